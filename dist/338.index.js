"use strict";
exports.id = 338;
exports.ids = [338];
exports.modules = {

/***/ 5338:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  collectProbe: () => (/* binding */ collectProbe)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/collect/probe/failure.ts
/**
 * Why the probe, or one section of it, could not be read: one clause that says what to do. It is built from fixed texts
 * only, never from what the server or Node said, so that it can hold no secret, address or key name.
 */
class ProbeFailure extends Error {
    kind;
    name = 'ProbeFailure';
    constructor(message, kind = 'other') {
        super(message);
        this.kind = kind;
    }
}
const UNTRUSTED = 'the certificate of the server is signed by no authority that this machine trusts: give the certificate of its authority (PEM): to the action as redis-ca, to the command through NODE_EXTRA_CA_CERTS';
const NOT_TLS = 'the port does not speak TLS: use redis:// instead of rediss://';
const WANTS_CLIENT_CERTIFICATE = 'the server asks for a client certificate, which the probe cannot give: set `tls-auth-clients optional` there';
/** Codes of Node and OpenSSL. */
const BY_CODE = {
    ECONNREFUSED: 'nothing takes connections at that host and port: start the server, or correct the host and port of the Redis URL',
    ENOTFOUND: 'the host name of the Redis URL is unknown here: correct it, or run where that name can be resolved',
    EAI_AGAIN: 'the host name of the Redis URL could not be resolved: name resolution does not work here at the moment',
    EHOSTUNREACH: 'the host of the Redis URL cannot be reached from here: check the network and the firewall',
    ENETUNREACH: 'the network of the Redis host cannot be reached from here: check the network and the firewall',
    SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
    DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
    UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
    CERT_HAS_EXPIRED: 'the certificate of the server has expired: renew it',
    CERT_NOT_YET_VALID: 'the certificate of the server is not valid yet: check the clocks of both machines',
    ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate of the server is for another host name: use a name that it lists in the Redis URL',
    ERR_SSL_WRONG_VERSION_NUMBER: NOT_TLS,
    ERR_SSL_PACKET_LENGTH_TOO_LONG: NOT_TLS,
    ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: WANTS_CLIENT_CERTIFICATE,
    ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: WANTS_CLIENT_CERTIFICATE,
    'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE': WANTS_CLIENT_CERTIFICATE,
};
/** Error replies by their first words (Redis 5 to 8, Valkey, Dragonfly), most specific first. */
const BY_REPLY = [
    [
        /^WRONGPASS|^ERR invalid password/i,
        'the server refuses this user and password (WRONGPASS): correct them, and percent-encode special characters in the URL',
    ],
    [
        /^NOAUTH/,
        'the server asks for a password (NOAUTH): put it into the Redis URL or give it as redis-password (on the command line REDIS_PASSWORD)',
    ],
    [
        /^ERR .*(no password is set|without any password configured)/i,
        'the server has no password, but one was given',
        'no-password-set',
    ],
    [
        /^ERR wrong number of arguments for 'auth'/i,
        'the server knows no user names (Redis before 6): leave the user name out and give the password alone',
    ],
    [/^NOPERM/, 'the user may not run this command (NOPERM): allow it with `ACL SETUSER <user> +info`'],
    [
        /^DENIED/,
        'the server is in protected mode and takes connections from its own machine only: give it a password or set `bind`',
    ],
    [/max number of clients/i, 'the server has reached its maxclients and takes no more connections: try again later'],
    [/^LOADING/, 'the server is still loading its data (LOADING): try again when it has started'],
    [/^MASTERDOWN/, 'the server is a replica that has lost its master (MASTERDOWN): probe the master'],
    [/^BUSY/, 'the server is busy with a script that does not end (BUSY): stop it with SCRIPT KILL'],
    [/^ERR unknown command/i, 'the server does not know this command: it was renamed, or the service does not offer it'],
];
/** An error reply of the server as a failure; of the reply's text only its meaning is kept. */
function replyFailure(reply) {
    const known = BY_REPLY.find(([pattern]) => pattern.test(reply));
    if (known)
        return new ProbeFailure(known[1], known[2]);
    return new ProbeFailure('the server answered with an error that the probe does not know');
}
/** An error of the socket, of TLS or of name resolution as a failure. `ms` is how long was waited, if it is a timeout. */
function connectionFailure(error, stage, ms) {
    if (error instanceof ProbeFailure)
        return error;
    const code = codeOf(error);
    if (code === 'ETIMEDOUT')
        return timeoutFailure(stage, ms);
    const known = BY_CODE[code];
    if (known)
        return new ProbeFailure(known);
    if (code === 'ECONNRESET' || code === 'EPIPE')
        return closedFailure(stage);
    if (stage === 'tls')
        return new ProbeFailure(`the TLS handshake failed${code && ` (${code})`}: check that the port speaks TLS`);
    return new ProbeFailure(`the connection failed${code && ` (${code})`}: check the host and port of the Redis URL`);
}
function codeOf(error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return typeof code === 'string' && /^[A-Z0-9_/]+$/.test(code) ? code : '';
}
/** Nothing came within the time that the probe may take. */
function timeoutFailure(stage, ms) {
    const time = `${Number((ms / 1000).toFixed(1))} s`;
    const silent = `the server took the connection but gave no answer within ${time}: it hangs, or the port is not that of a Redis server`;
    const reasons = {
        connecting: `no connection within ${time}: check the host and port of the Redis URL, and the firewall`,
        tls: `no TLS handshake within ${time}: the port speaks no TLS (use redis:// instead of rediss://), or the server hangs`,
        asking: silent,
        'asking-tls': silent,
    };
    return new ProbeFailure(reasons[stage]);
}
/** The other side closed the connection. */
function closedFailure(stage) {
    if (stage === 'tls') {
        return new ProbeFailure('the server closed the connection during the TLS handshake: the port speaks no TLS (use redis:// instead of rediss://), or it refuses this client');
    }
    if (stage !== 'asking') {
        return new ProbeFailure('the server closed the connection without an answer: look into its log');
    }
    return new ProbeFailure('the server closed the connection without an answer: the port may speak TLS (use rediss:// instead of redis://), or it is not that of a Redis server');
}

;// CONCATENATED MODULE: ./src/collect/probe/address.ts


const DEFAULT_PORT = 6379;
const BAD_URL = 'the Redis URL cannot be read: write redis://user:password@host:6379 (or rediss:// for TLS), with special characters of the password percent-encoded';
/** Takes the target apart; the fields of the target win over the URL's. Throws ProbeFailure for one that is no Redis URL. */
function addressOf({ url, username, password, ca }) {
    const parsed = parse(url);
    const user = username || decode(parsed.username);
    const secret = password || decode(parsed.password);
    if (ca !== undefined)
        checkCertificate(ca);
    return {
        host: parsed.hostname.replace(/^\[|\]$/g, ''),
        port: parsed.port === '' ? DEFAULT_PORT : Number(parsed.port),
        isTls: parsed.protocol === 'rediss:',
        ...(user && { username: user }),
        ...(secret && { password: secret }),
        ...(ca !== undefined && { ca }),
    };
}
function parse(url) {
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    if (!parsed)
        throw new ProbeFailure(BAD_URL);
    if (!/^rediss?:$/.test(parsed.protocol)) {
        throw new ProbeFailure('the Redis URL must start with redis:// or with rediss:// (TLS), like redis://host:6379');
    }
    // A `/`, `?` or `#` in a password cuts the URL in the wrong place: what follows it would be taken for a path.
    if (parsed.hostname === '' || parsed.hash !== '' || !/^(\/\d*)?$/.test(parsed.pathname)) {
        throw new ProbeFailure(BAD_URL);
    }
    return parsed;
}
function decode(part) {
    try {
        return decodeURIComponent(part);
    }
    catch {
        throw new ProbeFailure(BAD_URL);
    }
}
/** Node ignores a CA text without a certificate in it, and the handshake then fails for a reason that misleads. */
function checkCertificate(pem) {
    try {
        new external_node_crypto_.X509Certificate(pem);
    }
    catch {
        throw new ProbeFailure('redis-ca is not a certificate in PEM form: give the text from BEGIN to END CERTIFICATE');
    }
}

;// CONCATENATED MODULE: ./src/collect/probe/info.ts
/** Parses the reply to INFO: `name:value` lines under `# Section` headings. A heading is kept as a field `# section`. */
function parseInfo(text) {
    const fields = new Map();
    for (const line of text.split(/\r?\n/)) {
        const colon = line.indexOf(':');
        if (line.startsWith('#'))
            fields.set(`# ${line.slice(1).trim().toLowerCase()}`, '');
        else if (colon > 0)
            fields.set(line.slice(0, colon), line.slice(colon + 1));
    }
    return fields;
}
/** A whole number that is not negative; undefined where the field is missing or says something else. */
function numberOf(fields, name) {
    const text = fields.get(name);
    if (text === undefined || !/^\d{1,16}$/.test(text))
        return undefined;
    const number = Number(text);
    return Number.isSafeInteger(number) ? number : undefined;
}
/** A short plain word such as `allkeys-lru` or `7.0.15`; undefined where the field is missing or is no such word. */
function wordOf(fields, name) {
    const text = fields.get(name);
    return text !== undefined && /^[\w.+-]{1,40}$/.test(text) ? text : undefined;
}

;// CONCATENATED MODULE: ./src/collect/probe/readings.ts

/** The fields of a section; none where it could not be read. */
function fieldsOf(answers, section) {
    const answer = answers.get(section);
    return answer === undefined || 'reason' in answer ? new Map() : answer;
}
/** Puts the sections together. What the server did not say stays absent: absent is unknown, never zero. */
function readingsOf(answers, tookMs) {
    const memory = fieldsOf(answers, 'memory');
    const stats = fieldsOf(answers, 'stats');
    const clients = fieldsOf(answers, 'clients');
    const keyspace = keyspaceOf(fieldsOf(answers, 'keyspace'));
    const unread = [...answers].flatMap(([section, answer]) => 'reason' in answer ? [{ section, reason: answer.reason }] : []);
    return {
        server: serverOf(answers),
        memory: known({
            maxmemory: numberOf(memory, 'maxmemory'),
            policy: wordOf(memory, 'maxmemory_policy'),
            usedBytes: numberOf(memory, 'used_memory'),
            totalSystemBytes: numberOf(memory, 'total_system_memory'),
        }),
        ...(keyspace && { keyspace }),
        stats: known({
            evictedKeys: numberOf(stats, 'evicted_keys'),
            keyspaceHits: numberOf(stats, 'keyspace_hits'),
            keyspaceMisses: numberOf(stats, 'keyspace_misses'),
            rejectedConnections: numberOf(stats, 'rejected_connections'),
        }),
        clients: known({
            connected: numberOf(clients, 'connected_clients'),
            max: numberOf(clients, 'maxclients'),
        }),
        unread,
        tookMs: Math.round(tookMs),
    };
}
/** How the server runs: `standalone`, `cluster`, `sentinel`; Valkey calls the field `server_mode`. */
function modeOf(answers) {
    const server = fieldsOf(answers, 'server');
    if (fieldsOf(answers, 'cluster').get('cluster_enabled') === '1')
        return 'cluster';
    return wordOf(server, 'redis_mode') ?? wordOf(server, 'server_mode');
}
function serverOf(answers) {
    const server = fieldsOf(answers, 'server');
    const product = productOf(server);
    const version = wordOf(server, `${product}_version`) ?? wordOf(server, 'redis_version');
    return {
        product,
        ...known({
            version: version?.replace(/^df-v/, ''),
            mode: modeOf(answers),
            uptimeSeconds: numberOf(server, 'uptime_in_seconds'),
        }),
    };
}
/** All of them report a `redis_version`, so the marks of the others come first. */
function productOf(server) {
    if (server.has('dragonfly_version'))
        return 'dragonfly';
    if (server.has('valkey_version') || server.get('server_name') === 'valkey')
        return 'valkey';
    if (/(^|[/\\])keydb-server(-\w+)?$/.test(server.get('executable') ?? ''))
        return 'keydb';
    return server.has('redis_version') ? 'redis' : 'unknown';
}
/**
 * Sums the databases. An empty server sends the heading alone, which is zero keys; without a heading it is unknown. TTLs
 * of hash fields do not count as `expires` of the key.
 */
function keyspaceOf(fields) {
    if (!fields.has('# keyspace'))
        return undefined;
    let keys = 0;
    let expires = 0;
    for (const [name, value] of fields) {
        if (!/^db\d+$/.test(name))
            continue;
        const counts = /^keys=(\d+),expires=(\d+)/.exec(value);
        if (!counts)
            return undefined;
        keys += Number(counts[1]);
        expires += Number(counts[2]);
    }
    return { keys, expires };
}
/** Leaves out the fields that are undefined. */
function known(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

;// CONCATENATED MODULE: ./src/collect/probe/commands.ts
/**
 * Every command that the probe ever sends, whole except for the credentials that follow AUTH. All of them only read.
 * INFO is asked for one section at a time: several sections in one call need Redis 7. CONFIG is not needed, since
 * maxmemory and its policy are in INFO memory, and managed services do not allow it.
 */
const PROBE_COMMANDS = {
    auth: ['AUTH'],
    whoami: ['ACL', 'WHOAMI'],
    server: ['INFO', 'server'],
    memory: ['INFO', 'memory'],
    keyspace: ['INFO', 'keyspace'],
    stats: ['INFO', 'stats'],
    clients: ['INFO', 'clients'],
    persistence: ['INFO', 'persistence'],
    cluster: ['INFO', 'cluster'],
};

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
var external_node_net_default = /*#__PURE__*/__webpack_require__.n(external_node_net_);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
var external_node_tls_default = /*#__PURE__*/__webpack_require__.n(external_node_tls_);
;// CONCATENATED MODULE: ./src/collect/probe/guard.ts

/** INFO sections are a few KiB; whoever sends this much is no Redis server, or means harm. */
const MAX_BYTES = 4 * 1024 * 1024;
const MAX_LINE = 64 * 1024;
const LF = 10;
/**
 * Watches the bytes that come in and lets through only what the commands of the probe can be answered with in RESP2: a
 * status, an error or a bulk string. Whatever else a port may say never reaches the client library, which is made for
 * Redis servers and may crash the process on a null or a push message that nobody asked for.
 */
class ReplyGuard {
    line = '';
    bodyLeft = 0;
    total = 0;
    /** Takes the next bytes; gives the failure to end the connection with, or undefined where they may pass. */
    refuse(chunk) {
        this.total += chunk.length;
        if (this.total > MAX_BYTES)
            return new ProbeFailure('the server sends far more than INFO has: is it a Redis server?');
        for (let at = 0; at < chunk.length;) {
            if (this.bodyLeft > 0) {
                const step = Math.min(this.bodyLeft, chunk.length - at);
                this.bodyLeft -= step;
                at += step;
                continue;
            }
            const end = chunk.indexOf(LF, at);
            const next = end === -1 ? chunk.length : end + 1;
            this.line += chunk.toString('latin1', at, next);
            at = next;
            if (!this.isLineFine(end !== -1))
                return notRedis(this.line);
            if (end !== -1)
                this.line = '';
        }
        return undefined;
    }
    isLineFine(isWhole) {
        if (!/^[+$-]/.test(this.line) || this.line.length > MAX_LINE)
            return false;
        if (!isWhole)
            return true;
        if (!/^[^\r]*\r\n$/.test(this.line))
            return false;
        if (!this.line.startsWith('$'))
            return true;
        if (!/^\$\d{1,9}\r\n$/.test(this.line))
            return false;
        this.bodyLeft = Number.parseInt(this.line.slice(1), 10) + 2;
        return true;
    }
}
/** First byte of a TLS record that carries an alert (21) or a handshake (22), RFC 8446, 5.1. */
const TLS_RECORDS = [21, 22];
function notRedis(start) {
    if (start.startsWith('HTTP')) {
        return new ProbeFailure('the port speaks HTTP, not the Redis protocol: correct the host and port of the Redis URL');
    }
    if (TLS_RECORDS.includes(start.charCodeAt(0)))
        return new ProbeFailure('the port speaks TLS: use rediss:// instead of redis://');
    return new ProbeFailure('the port does not speak the Redis protocol: correct the host and port of the Redis URL');
}

;// CONCATENATED MODULE: ./src/collect/probe/connector.ts



/**
 * Makes the class that ioredis opens its socket with. Unlike its own, it puts a {@link ReplyGuard} before the first byte
 * and tells how far the connection has come.
 */
function connectorFor({ AbstractConnector }, address, watch) {
    return class ProbeConnector extends AbstractConnector {
        constructor() {
            super(0);
        }
        async connect() {
            this.connecting = true;
            const socket = openSocket(address);
            this.stream = socket;
            guard(socket);
            socket.once('error', (error) => {
                this.firstError = error;
            });
            // Errors may come after ioredis has let go of the socket; without a listener they would end the process.
            socket.on('error', () => { });
            socket.once('connect', () => watch.onStage(address.isTls ? 'tls' : 'asking'));
            socket.once('secureConnect', () => watch.onStage('asking-tls'));
            watch.onSocket(socket);
            return socket;
        }
    };
}
function openSocket({ host, port, isTls, ca }) {
    if (!isTls)
        return external_node_net_default().connect({ host, port });
    // SNI takes names only, never addresses.
    const servername = external_node_net_default().isIP(host) === 0 ? { servername: host } : {};
    return external_node_tls_default().connect({ host, port, ...servername, ...(ca !== undefined && { ca: [...systemAuthorities(), ca] }) });
}
/** Node takes `ca` in place of the authorities that it knows, so they have to be named as well. */
function systemAuthorities() {
    const { getCACertificates } = (external_node_tls_default());
    return getCACertificates?.('default') ?? (external_node_tls_default()).rootCertificates;
}
/** Looks at each chunk before the stream takes it; `push` is where Node hands over what it read. */
function guard(socket) {
    const replies = new ReplyGuard();
    const push = socket.push.bind(socket);
    socket.push = (chunk, encoding) => {
        if (socket.destroyed)
            return false;
        const failure = chunk === null ? undefined : replies.refuse(chunk);
        if (!failure)
            return push(chunk, encoding);
        socket.destroy(failure);
        return false;
    };
}

;// CONCATENATED MODULE: ./src/collect/probe/session.ts



/** The longest that connecting alone may take; a firewall that swallows packets never answers. */
const MAX_CONNECT_MS = 5000;
/**
 * One connection to the server. It sends nothing but the commands of {@link PROBE_COMMANDS}, never connects twice, ends
 * at the latest when the budget is used up, and fails with ProbeFailure only.
 */
class Session {
    ioredis;
    address;
    budgetMs;
    stage = 'connecting';
    cause;
    socket;
    redis;
    timer;
    connectMs;
    /** Rejects when the session ends, so that nothing waits longer than that. */
    ended;
    rejectEnded = () => { };
    constructor(ioredis, address, budgetMs, leftMs) {
        this.ioredis = ioredis;
        this.address = address;
        this.budgetMs = budgetMs;
        this.ended = new Promise((_, reject) => {
            this.rejectEnded = reject;
        });
        this.ended.catch(() => { });
        this.connectMs = Math.min(MAX_CONNECT_MS, budgetMs / 2);
        this.redis = this.makeClient();
        this.timer = setTimeout(() => this.end(timeoutFailure(this.stage, budgetMs)), leftMs);
    }
    /** Connects; takes at most `budgetMs` from now until the session is closed, whatever is asked in between. */
    static async open(address, budgetMs) {
        const startedAt = performance.now();
        const ioredis = await loadIoredis();
        const session = new Session(ioredis, address, budgetMs, budgetMs - (performance.now() - startedAt));
        try {
            await Promise.race([session.redis.connect(), session.ended]);
            return session;
        }
        catch (error) {
            session.close();
            throw session.whyEnded(error);
        }
    }
    /** Sends one command of the list and gives its reply. `credentials` follow AUTH and nothing else. */
    async ask(name, credentials = []) {
        if (this.cause)
            throw this.cause;
        const command = this.commandOf(name, credentials);
        // ioredis rejects commands that are in flight when the session ends; by then nobody may be listening.
        command.promise.catch(() => { });
        try {
            this.writeTogether();
            this.redis.sendCommand(command);
            return String(await Promise.race([command.promise, this.ended]));
        }
        catch (error) {
            if (error instanceof Error && error.name === 'ReplyError')
                throw replyFailure(error.message);
            throw this.whyEnded(error);
        }
    }
    /** Ends the connection at once; nothing is left that keeps the process alive. */
    close() {
        this.end(closedFailure(this.stage));
    }
    /**
     * Commands of one turn leave in one write. A server at its maxclients has said so and closed by then: a second write
     * would fail with EPIPE, and Node would drop the socket together with the explanation that waits there to be read.
     */
    writeTogether() {
        const { socket } = this;
        socket?.cork();
        process.nextTick(() => socket?.uncork());
    }
    end(cause) {
        this.cause ??= cause;
        clearTimeout(this.timer);
        this.rejectEnded(this.cause);
        this.socket?.destroy();
    }
    whyEnded(error) {
        if (error instanceof ProbeFailure)
            return error;
        return this.cause ?? closedFailure(this.stage);
    }
    /**
     * The secrets stay out of ioredis, which would put them into its errors (`command.args`) and its DEBUG output: the
     * command has no arguments there, and writes them only when it is put on the wire.
     */
    commandOf(name, credentials) {
        const [verb, ...words] = PROBE_COMMANDS[name];
        const command = new this.ioredis.Command(verb, words, { replyEncoding: 'utf8' });
        if (name === 'auth')
            command.toWritable = () => encode([verb, ...credentials]);
        return command;
    }
    makeClient() {
        const redis = new this.ioredis.Redis({
            Connector: connectorFor(this.ioredis, this.address, {
                onSocket: (socket) => {
                    this.socket = socket;
                },
                onStage: (stage) => {
                    this.stage = stage;
                },
            }),
            lazyConnect: true,
            connectTimeout: this.connectMs,
            commandTimeout: this.budgetMs,
            disconnectTimeout: 0,
            retryStrategy: () => null,
            maxRetriesPerRequest: 0,
            enableOfflineQueue: false,
            enableReadyCheck: false,
            autoResendUnfulfilledCommands: false,
            disableClientInfo: true,
            // With RESP3, ioredis opens with HELLO and the credentials; RESP2 needs no greeting at all.
            protocol: 2,
            // ioredis reads whether it is TLS from here; ProbeConnector has the rest.
            ...(this.address.isTls && { tls: {} }),
        });
        // `connect()` itself rejects with "Connection is closed." only; the real cause comes as an event, and may come late.
        redis.on('error', (error) => {
            this.cause ??= unsolicitedFailure(error) ?? connectionFailure(error, this.stage, this.connectMs);
        });
        return redis;
    }
}
/**
 * Loaded only when there is something to probe. The CommonJS module of ioredis is the class itself with all exports as
 * its properties; in the action's bundle a dynamic import of it has no named exports, only this default.
 */
async function loadIoredis() {
    const { default: everything } = await __webpack_require__.e(/* import() */ 796).then(__webpack_require__.t.bind(__webpack_require__, 7796, 23));
    return everything;
}
/** Replies that nobody asked for: a server at its maxclients or in protected mode says so at once and hangs up. */
function unsolicitedFailure(error) {
    const message = error instanceof Error ? error.message : '';
    if (!message.startsWith('Command queue state error'))
        return undefined;
    const reply = /Last error: (.*)/s.exec(message);
    if (reply?.[1])
        return replyFailure(reply[1]);
    return new ProbeFailure('the port talks before it is asked, which a Redis server does not: correct the Redis URL');
}
function encode(words) {
    return `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;
}

;// CONCATENATED MODULE: ./src/collect/probe/index.ts





/** Without one of these there is nothing to tell; they are asked for first, so that a user without INFO is refused twice at most. */
const FIRST = ['server', 'memory'];
const REST = ['keyspace', 'stats', 'clients', 'persistence', 'cluster'];
/**
 * Reads the staging server within `target.budgetMs` and changes nothing there. Never throws: where nothing could be read
 * the reason says what to do, in one clause that holds no secret, address or key name.
 */
async function collectProbe(target) {
    const startedAt = performance.now();
    let session;
    try {
        const address = addressOf(target);
        session = await Session.open(address, target.budgetMs);
        await logIn(session, address);
        const answers = await readServer(session);
        const readings = readingsOf(answers, performance.now() - startedAt);
        return { status: 'collected', value: { readings, role: target.role } };
    }
    catch (error) {
        return { status: 'not-collected', reason: reasonOf(error) };
    }
    finally {
        session?.close();
    }
}
function reasonOf(error) {
    if (error instanceof ProbeFailure)
        return error.message;
    // A fault of our own; its message is not shown, because nobody knows what is in it.
    return `the probe itself failed (${error instanceof Error ? error.name : typeof error}): please report this`;
}
async function logIn(session, { username, password }) {
    if (username === undefined) {
        if (password !== undefined)
            await session.ask('auth', [password]).catch(allowNeedlessPassword);
        return;
    }
    await session.ask('auth', [username, password ?? '']);
    await verifyUser(session, username);
}
/** A server without a password refuses AUTH and goes on serving everybody. */
function allowNeedlessPassword(error) {
    if (!(error instanceof ProbeFailure && error.kind === 'no-password-set'))
        throw error;
}
/** A proxy may accept AUTH and serve another user. A user who may not ask ACL WHOAMI has to be taken at AUTH's word. */
async function verifyUser(session, username) {
    const user = await session.ask('whoami').catch(() => username);
    if (user !== username)
        throw new ProbeFailure('the server logged the probe in as another user than the one given');
}
async function readServer(session) {
    const first = await readSections(session, FIRST);
    const [server, memory] = FIRST.map((section) => first.get(section));
    // The first refusal has the cause: a server at its maxclients says so once and then hangs up.
    if (server && memory && 'reason' in server && 'reason' in memory)
        throw new ProbeFailure(server.reason);
    refuseOtherModes(first);
    const answers = new Map([...first, ...(await readSections(session, REST))]);
    refuseOtherModes(answers);
    if (fieldsOf(answers, 'persistence').get('loading') === '1') {
        throw new ProbeFailure('the server is still loading its data: try again when it has started');
    }
    return answers;
}
/** One node says nothing certain about the others, and a sentinel holds no data at all. */
function refuseOtherModes(answers) {
    const mode = modeOf(answers);
    if (mode === 'sentinel') {
        throw new ProbeFailure('this is a sentinel, which holds no data: give the URL of the master that it watches');
    }
    if (mode === 'cluster') {
        throw new ProbeFailure('this is one node of a Redis Cluster: standalone servers only are probed so far, and one node cannot vouch for the others');
    }
}
/** Asks for all sections at once; a section that is refused costs only itself. */
async function readSections(session, sections) {
    const asked = sections.map(async (section) => [section, await readSection(session, section)]);
    return new Map(await Promise.all(asked));
}
async function readSection(session, section) {
    try {
        const fields = parseInfo(await session.ask(section));
        return fields.size > 0 ? fields : { reason: 'the server answers INFO with nothing in it' };
    }
    catch (error) {
        return { reason: reasonOf(error) };
    }
}


/***/ })

};
;