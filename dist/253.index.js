"use strict";
exports.id = 253;
exports.ids = [253];
exports.modules = {

/***/ 1253:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  collectProbe: () => (/* binding */ collectProbe),
  replayProbe: () => (/* reexport */ replayProbe)
});

// EXTERNAL MODULE: ./src/model/index.ts + 25 modules
var model = __webpack_require__(2980);
// EXTERNAL MODULE: ./src/collect/timing/budget.ts
var timing_budget = __webpack_require__(3140);
;// CONCATENATED MODULE: ./src/collect/probe/connection/failure.ts
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
/**
 * Why something could not be read. The message of an error that is not ours is not shown, because nobody knows what is
 * in it.
 */
function failureFrom(error) {
    if (error instanceof ProbeFailure)
        return error;
    const kind = error instanceof Error ? error.name : typeof error;
    return new ProbeFailure(`the probe itself failed (${kind}): please report this`);
}
/** As {@link failureFrom}, in words for the report. */
function reasonOf(error) {
    return failureFrom(error).message;
}
const UNTRUSTED = 'the certificate of the server is signed by no authority that this machine trusts: give the certificate of its authority (PEM): to the action as redis-ca, to the command with --redis-ca, in the config as `ca-file`';
const NOT_TLS = 'the port does not speak TLS: use redis:// instead of rediss://';
const WANTS_CLIENT_CERTIFICATE = 'the server asks for a client certificate: give it with its key, to the action as redis-cert and redis-key, to the command with --redis-cert and --redis-key, in the config as `cert-file` and `key-file`';
const REFUSES_CERTIFICATE = 'the server does not accept the client certificate of redis-cert';
const WRONG_AUTHORITY = `${REFUSES_CERTIFICATE}: it must be signed by an authority of the server's tls-ca-cert-file`;
const EXPIRED = `${REFUSES_CERTIFICATE}, which has expired: renew it`;
/** Codes of Node and OpenSSL. An alert is what the server says of the client's certificate. */
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
    CERT_SIGNATURE_FAILURE: 'the certificate of the server is not signed by the authority given, only by one of the same name: give the right redis-ca',
    CERT_HAS_EXPIRED: 'the certificate of the server has expired: renew it',
    CERT_NOT_YET_VALID: 'the certificate of the server is not valid yet: check the clocks of both machines',
    ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate of the server is for another host name: use a name that it lists in the Redis URL, or give that name to the action as redis-servername, to the command with --redis-servername',
    ERR_SSL_WRONG_VERSION_NUMBER: NOT_TLS,
    ERR_SSL_PACKET_LENGTH_TOO_LONG: NOT_TLS,
    ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: WANTS_CLIENT_CERTIFICATE,
    ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: WANTS_CLIENT_CERTIFICATE,
    'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE': WANTS_CLIENT_CERTIFICATE,
    ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: WRONG_AUTHORITY,
    // The name of the authority fits, its signature does not.
    ERR_SSL_TLSV1_ALERT_DECRYPT_ERROR: WRONG_AUTHORITY,
    ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED: EXPIRED,
    'ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_EXPIRED': EXPIRED,
    ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: REFUSES_CERTIFICATE,
    'ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE': REFUSES_CERTIFICATE,
    ERR_SSL_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE: `${REFUSES_CERTIFICATE}: it is not meant for clients (extendedKeyUsage)`,
    'ERR_SSL_SSL/TLS_ALERT_UNSUPPORTED_CERTIFICATE': `${REFUSES_CERTIFICATE}: it is not meant for clients (extendedKeyUsage)`,
};
const NO_SOCKET = 'there is no socket at the path of the Redis URL: start the server (`unixsocket`), or correct the path';
/** What a code means where the URL names a socket. */
const BY_CODE_OF_SOCKET = {
    ENOENT: NO_SOCKET,
    ENOTDIR: NO_SOCKET,
    ENOTSOCK: NO_SOCKET,
    ECONNREFUSED: 'nothing takes connections at the socket of the Redis URL: start the server, or correct the path',
    EACCES: 'this user may not use the socket of the Redis URL: set `unixsocketperm`, or run as a user of the group of the server',
};
const ANNOUNCED_NAME = 'the host name that is announced for this server is unknown here: run where it can be resolved';
const ANNOUNCED_FAR = 'the address that is announced for this server cannot be reached from here: run within its network, or let the server announce an address that clients can reach';
/** What a code means where another server told the address, which no URL can correct. */
const BY_CODE_OF_ANNOUNCED = {
    ECONNREFUSED: 'nothing takes connections at the address that is announced for this server: start it, or correct what it announces',
    ENOTFOUND: ANNOUNCED_NAME,
    EAI_AGAIN: ANNOUNCED_NAME,
    EHOSTUNREACH: ANNOUNCED_FAR,
    ENETUNREACH: ANNOUNCED_FAR,
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
        'wants-password',
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
    [
        /^NOPERM/,
        'the user may not run this command (NOPERM): give it the rights that `redis-preflight probe --print-acl` prints',
    ],
    [
        /^DENIED/,
        'the server is in protected mode and takes connections from its own machine only: give it a password or set `bind`',
    ],
    [/max number of clients/i, 'the server has reached its maxclients and takes no more connections: try again later'],
    [/^LOADING/, 'the server is still loading its data (LOADING): try again when it has started'],
    [/^MASTERDOWN/, 'the server is a replica that has lost its master (MASTERDOWN): probe the master'],
    [
        /^ERR User '.*' not found/i,
        'the server does not know the user of `app-user`: correct the name in the config',
        'unknown-user',
    ],
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
function connectionFailure(error, stage, address, ms) {
    if (error instanceof ProbeFailure)
        return error;
    const code = codeOf(error);
    if (code === 'ETIMEDOUT')
        return timeoutFailure(stage, address, ms);
    const known = ownReasons(address)[code] ?? BY_CODE[code];
    if (known)
        return new ProbeFailure(known);
    if (code === 'ECONNRESET' || code === 'EPIPE')
        return closedFailure(stage);
    if (stage === 'tls')
        return new ProbeFailure(`the TLS handshake failed${code && ` (${code})`}: check that the port speaks TLS`);
    return new ProbeFailure(`the connection failed${code && ` (${code})`}: check the host and port of the Redis URL`);
}
function ownReasons({ socketPath, teller }) {
    if (socketPath !== undefined)
        return BY_CODE_OF_SOCKET;
    return teller === 'url' ? {} : BY_CODE_OF_ANNOUNCED;
}
function codeOf(error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return typeof code === 'string' && /^[A-Z0-9_/]+$/.test(code) ? code : '';
}
/** Nothing came within the time that the probe may take. */
function timeoutFailure(stage, address, ms) {
    const time = `${Number((ms / 1000).toFixed(1))} s`;
    const silent = `the server took the connection but gave no answer within ${time}: it hangs, or the port is not that of a Redis server`;
    const reasons = {
        connecting: `no connection within ${time}: ${address.teller === 'url' ? 'check the host and port of the Redis URL, and the firewall' : ANNOUNCED_FAR}`,
        tls: `no TLS handshake within ${time}: the port speaks no TLS (use redis:// instead of rediss://), or the server hangs`,
        asking: silent,
        'asking-tls': silent,
    };
    return new ProbeFailure(reasons[stage]);
}
/** A reply that no Redis server gives to that command. */
function strangeReply() {
    return new ProbeFailure('the port does not speak the Redis protocol: correct the host and port of the Redis URL');
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

// EXTERNAL MODULE: ./src/collect/probe/commands.ts
var commands = __webpack_require__(9493);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
var external_node_net_default = /*#__PURE__*/__webpack_require__.n(external_node_net_);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
var external_node_tls_default = /*#__PURE__*/__webpack_require__.n(external_node_tls_);
;// CONCATENATED MODULE: ./src/collect/probe/connection/certificates.ts



/** Checks the texts and gives them back. Throws ProbeFailure for what Node would take, and fail with for another reason. */
function certificatesOf({ ca, cert, key }) {
    // Node ignores a CA text without a certificate in it, and the handshake then fails for a reason that misleads.
    if (ca !== undefined)
        certificateIn(ca, 'redis-ca');
    if (cert === undefined && key === undefined)
        return { ...(ca !== undefined && { ca }) };
    if (cert === undefined)
        throw new ProbeFailure('redis-key was given without redis-cert: a client certificate needs both');
    const certificate = certificateIn(cert, 'redis-cert');
    if (key === undefined)
        throw new ProbeFailure('redis-cert was given without redis-key: a client certificate needs both');
    if (!certificate.checkPrivateKey(keyIn(key)))
        throw new ProbeFailure('redis-key is not the private key of the certificate in redis-cert');
    return { ...(ca !== undefined && { ca }), cert, key };
}
function certificateIn(pem, name) {
    try {
        return new external_node_crypto_.X509Certificate(pem);
    }
    catch {
        throw new ProbeFailure(`${name} is not a certificate in PEM form: give the text from BEGIN to END CERTIFICATE`);
    }
}
function keyIn(pem) {
    try {
        return (0,external_node_crypto_.createPrivateKey)(pem);
    }
    catch {
        throw new ProbeFailure(pem.includes('ENCRYPTED')
            ? 'redis-key is protected by a passphrase: give the private key without one'
            : 'redis-key is not a private key in PEM form: give the text from BEGIN to END PRIVATE KEY');
    }
}
/** Node takes `ca` in place of the authorities that it knows, so they have to be named as well. */
function systemAuthorities() {
    const { getCACertificates } = (external_node_tls_default());
    return getCACertificates?.('default') ?? (external_node_tls_default()).rootCertificates;
}

;// CONCATENATED MODULE: ./src/collect/probe/connection/address.ts




const FAULTS = {
    scheme: 'the Redis URL must start with redis://, with rediss:// (TLS) or with unix:// (a socket), like redis://host:6379',
    shape: 'the Redis URL cannot be read: write redis://user:password@host:6379 (or rediss:// for TLS), with special characters of the password percent-encoded',
    socket: 'the Redis URL cannot be read: write unix:///path/to/redis.sock or unix://user:password@/path/to/redis.sock, with special characters percent-encoded',
};
/** Takes the target apart; the fields of the target win over the URL's. Throws ProbeFailure for what cannot be used. */
function addressOf({ url, username, password, tls = {} }) {
    const parsed = (0,model/* parseRedisUrl */.CI)(url);
    if (typeof parsed === 'string')
        throw new ProbeFailure(FAULTS[parsed]);
    const { host, port, isTls, socketPath } = parsed;
    const user = username || parsed.username;
    const secret = password || parsed.password;
    const certificates = certificatesOf(tls);
    const { servername } = tls;
    return {
        teller: 'url',
        host,
        port,
        ...(socketPath !== undefined && { socketPath }),
        ...(isTls && { tls: { ...certificates, names: [servername || host], isNamed: Boolean(servername) } }),
        ...(user && { username: user }),
        ...(secret && { password: secret }),
    };
}
const ANNOUNCERS = {
    cluster: 'the cluster',
    sentinel: 'the sentinel',
    primary: 'the primary',
};
/**
 * The address that a server at `known` announces: same login, same TLS. The certificate may be for any name by which the
 * user or the announcement knows the server. Throws ProbeFailure where nobody but the announcing machine can go there.
 */
function announcedAddress(known, announced, teller) {
    const { port, hostname } = announced;
    const knownHost = known.socketPath === undefined ? known.host : 'localhost';
    const host = announced.host || knownHost;
    if (port === 0)
        throw new ProbeFailure(`${ANNOUNCERS[teller]} does not know the address of this server`);
    if (isLoopback(host) && !isLoopback(knownHost))
        throw new ProbeFailure(`${ANNOUNCERS[teller]} announces a loopback address for this server, which leads nowhere from here: set ${teller === 'cluster' ? 'cluster-announce-ip' : 'replica-announce-ip'} to an address that clients can reach`);
    const { socketPath: _, ...rest } = known;
    const names = [host, hostname ?? '', ...(known.tls?.names ?? [])].filter((name) => name !== '');
    return {
        ...rest,
        teller,
        host,
        port,
        ...(known.tls && { tls: known.tls.isNamed ? known.tls : { ...known.tls, names: [...new Set(names)] } }),
    };
}
function isLoopback(host) {
    if (external_node_net_default().isIP(host) === 0)
        return /^localhost\.?$/i.test(host);
    return /^(?:127\.|::1$|::ffff:127\.)/i.test(host);
}

;// CONCATENATED MODULE: ./src/collect/probe/readings/access.ts


/** What an application should not be able to run, each with the fewest arguments that ACL DRYRUN takes. */
const DANGEROUS = [['FLUSHALL'], ['FLUSHDB'], ['KEYS', '*']];
/**
 * What the application's user may run, or, where the config names none and the probe itself is the user `default`, what
 * that one may. Undefined where there is nobody to ask about. Throws ProbeFailure where the server does not tell.
 */
async function readAccess(session, target) {
    const { appUser } = target;
    const name = appUser ?? (isDefaultUser(target) ? 'default' : undefined);
    if (name === undefined)
        return undefined;
    const may = await dryRun(session, name).catch(async (error) => {
        if (error instanceof ProbeFailure && error.kind === 'unknown-user')
            throw error;
        return fromRules(await session.ask('getuser', [name]));
    });
    const names = (isPermitted) => DANGEROUS.filter((_, at) => may[at] === isPermitted).map(([verb]) => verb);
    return { user: appUser === undefined ? 'default' : 'application', permitted: names(true), denied: names(false) };
}
/** Whoever gives no user name is the user `default`, with or without a password. */
function isDefaultUser(target) {
    return (addressOf(target).username ?? 'default') === 'default';
}
/** ACL DRYRUN (Redis 7) answers OK, or with a text that is no error; other servers word that text differently. */
async function dryRun(session, user) {
    const answers = [];
    for (const command of DANGEROUS)
        answers.push((await session.ask('dryrun', [user, ...command])) === 'OK');
    return answers;
}
/**
 * Reads the rules of ACL GETUSER, of which nothing else is kept: the reply also has hashes of the user's passwords. The
 * last rule that names a command or one of its categories decides (Redis 6: `-@all +@read -keys`).
 */
function fromRules(reply) {
    const fields = Array.isArray(reply) ? reply : [];
    const rules = fields[fields.indexOf('commands') + 1];
    if (!fields.includes('commands') || typeof rules !== 'string')
        throw new ProbeFailure('the server does not know the user of `app-user`: correct the name in the config', 'unknown-user');
    return DANGEROUS.map(([verb]) => {
        const categories = verb === 'KEYS'
            ? ['@all', '@keyspace', '@read', '@slow', '@dangerous']
            : ['@all', '@keyspace', '@write', '@slow', '@dangerous'];
        const names = [verb.toLowerCase(), ...categories];
        const last = rules.split(' ').findLast((rule) => names.includes(rule.slice(1).toLowerCase()));
        return last?.startsWith('+') ?? false;
    });
}

;// CONCATENATED MODULE: ./src/collect/probe/readings/info.ts
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
    return wholeNumber(fields.get(name));
}
/** As {@link numberOf}, for a text of its own. */
function wholeNumber(text) {
    if (text === undefined || !/^\d{1,16}$/.test(text))
        return undefined;
    const number = Number(text);
    return Number.isSafeInteger(number) ? number : undefined;
}
/** A number with decimals, such as a ratio; undefined where the field is missing or says something else. */
function ratioOf(fields, name) {
    const text = fields.get(name);
    return text !== undefined && /^\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : undefined;
}
/** A short plain word such as `allkeys-lru` or `7.0.15`; undefined where the field is missing or is no such word. */
function wordOf(fields, name) {
    const text = fields.get(name);
    return text !== undefined && /^[\w.+-]{1,40}$/.test(text) ? text : undefined;
}
/** Leaves out the fields that are undefined: what the server did not say is absent. */
function known(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

;// CONCATENATED MODULE: ./src/collect/probe/readings/sections.ts


/** The fields of a section; none where it could not be read. */
function fieldsOf(answers, section) {
    const answer = answers.get(section);
    return answer === undefined || answer instanceof ProbeFailure ? new Map() : answer;
}
/** What one look at the sections of INFO tells. What the server did not say stays absent: absent is unknown, never zero. */
function sectionsOf(answers) {
    const memory = fieldsOf(answers, 'memory');
    const clients = fieldsOf(answers, 'clients');
    const keyspace = keyspaceOf(fieldsOf(answers, 'keyspace'));
    const calls = callsOf(answers);
    return {
        server: serverOf(answers),
        memory: known({
            maxmemory: numberOf(memory, 'maxmemory'),
            policy: wordOf(memory, 'maxmemory_policy'),
            usedBytes: numberOf(memory, 'used_memory'),
            totalSystemBytes: numberOf(memory, 'total_system_memory'),
            allocatorFragmentation: ratioOf(memory, 'allocator_frag_ratio'),
        }),
        ...(keyspace && { keyspace }),
        stats: countersOf(answers),
        clients: known({
            connected: numberOf(clients, 'connected_clients'),
            max: numberOf(clients, 'maxclients'),
        }),
        ...(calls && { calls }),
        unread: [...answers].flatMap(([section, answer]) => answer instanceof ProbeFailure ? [{ section: `INFO ${section}`, reason: answer.message }] : []),
    };
}
/**
 * The counters since the start. Errors are counted since Redis 6.2 under `# Errorstats`; once the section is there, an
 * error that is missing from it never occurred.
 */
function countersOf(answers) {
    const stats = fieldsOf(answers, 'stats');
    const errors = fieldsOf(answers, 'errorstats');
    const refused = errors.has('# errorstats')
        ? wholeNumber(/^count=(\d+)/.exec(errors.get('errorstat_OOM') ?? 'count=0')?.[1])
        : undefined;
    return known({
        evictedKeys: numberOf(stats, 'evicted_keys'),
        keyspaceHits: numberOf(stats, 'keyspace_hits'),
        keyspaceMisses: numberOf(stats, 'keyspace_misses'),
        rejectedConnections: numberOf(stats, 'rejected_connections'),
        refusedWrites: refused,
        exceededMs: numberOf(stats, 'total_eviction_exceeded_time'),
    });
}
/** Calls by command; undefined where the server does not count them. Only names that look like commands are kept. */
function callsOf(answers) {
    const fields = fieldsOf(answers, 'commandstats');
    if (!fields.has('# commandstats'))
        return undefined;
    const calls = {};
    for (const [field, value] of fields) {
        const name = /^cmdstat_([\w.|-]{1,60})$/.exec(field)?.[1];
        const count = wholeNumber(/^calls=(\d+)/.exec(value)?.[1]);
        if (name !== undefined && count !== undefined)
            calls[name.toUpperCase()] = count;
    }
    return calls;
}
/** How the server runs: `standalone`, `cluster`, `sentinel`; Valkey calls the field `server_mode`. */
function modeOf(answers) {
    const server = fieldsOf(answers, 'server');
    if (fieldsOf(answers, 'cluster').get('cluster_enabled') === '1')
        return 'cluster';
    return wordOf(server, 'redis_mode') ?? wordOf(server, 'server_mode');
}
/** Which server answered. */
function serverOf(answers) {
    const server = fieldsOf(answers, 'server');
    const product = productOf(server);
    const version = wordOf(server, `${product}_version`) ?? wordOf(server, 'redis_version');
    return {
        product,
        ...known({
            version: version?.replace(/^df-v/, ''),
            mode: modeOf(answers),
            replication: replicationOf(answers),
            uptimeSeconds: numberOf(server, 'uptime_in_seconds'),
            runId: wordOf(server, 'run_id'),
        }),
    };
}
/** The part of a server in replication. Redis says `slave`; Dragonfly and Valkey may say `replica`. */
function replicationOf(answers) {
    const role = wordOf(fieldsOf(answers, 'replication'), 'role');
    if (role === 'master' || role === 'primary')
        return 'master';
    return role === 'slave' || role === 'replica' ? 'replica' : undefined;
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
    const databases = databasesOf(fields);
    if (!databases)
        return undefined;
    const sum = (field) => databases.reduce((total, database) => total + database[field], 0);
    return { keys: sum('keys'), expires: sum('expires') };
}
/** The databases that hold keys, by their numbers; undefined where the server does not tell, or a line cannot be read. */
function databasesOf(fields) {
    if (!fields.has('# keyspace'))
        return undefined;
    const databases = [];
    for (const [name, value] of fields) {
        const index = /^db(\d{1,5})$/.exec(name)?.[1];
        if (index === undefined)
            continue;
        const counts = /^keys=(\d{1,15}),expires=(\d{1,15})/.exec(value);
        if (!counts)
            return undefined;
        databases.push({ index: Number(index), keys: Number(counts[1]), expires: Number(counts[2]) });
    }
    return databases;
}

;// CONCATENATED MODULE: ./src/collect/probe/readings/answers.ts



/** Without one of these there is nothing to tell; they are asked for first, so that a user without INFO is refused twice at most. */
const FIRST = ['server', 'memory'];
const REST = [
    'keyspace',
    'stats',
    'clients',
    'persistence',
    'cluster',
    'replication',
    'commandstats',
    'errorstats',
];
/** Reads INFO as far as it is needed to know what kind of server this is. Throws where the server tells nothing. */
async function readFirst(session) {
    const first = await askSections(session, FIRST);
    const [server, memory] = FIRST.map((section) => first.get(section));
    // The first refusal has the cause: a server at its maxclients says so once and then hangs up.
    if (server instanceof ProbeFailure && memory instanceof ProbeFailure)
        throw server;
    return first;
}
/** Reads the other sections. Throws where the server has not loaded its data yet. */
async function readRest(session, first) {
    const answers = new Map([...first, ...(await askSections(session, REST))]);
    if (fieldsOf(answers, 'persistence').get('loading') === '1') {
        throw new ProbeFailure('the server is still loading its data: try again when it has started');
    }
    return answers;
}
/** Asks for all sections at once; a section that is refused costs only itself. */
async function askSections(session, sections) {
    const asked = sections.map(async (section) => [section, await askSection(session, section)]);
    return new Map(await Promise.all(asked));
}
async function askSection(session, section) {
    try {
        const fields = parseInfo(await session.text(section));
        return fields.size > 0 ? fields : new ProbeFailure('the server answers INFO with nothing in it');
    }
    catch (error) {
        return failureFrom(error);
    }
}

;// CONCATENATED MODULE: ./src/collect/probe/readings/histogram.ts
/** More commands than this are of no use to a reader. */
const KEPT = 20;
/** What the probe itself runs within the window, and monitoring does. */
const OWN = new Set(['INFO', 'PING', 'LATENCY|HISTOGRAM']);
/**
 * Reads the reply of LATENCY HISTOGRAM (Redis 7): `[name, ['calls', n, 'histogram_usec', [edge, calls, ...]], ...]`, with
 * cumulative counts over edges that double. Undefined where the reply is none of that kind.
 */
function parseHistogram(reply) {
    if (!Array.isArray(reply))
        return undefined;
    const commands = new Map();
    for (let index = 0; index + 1 < reply.length; index += 2) {
        const [name, details] = [reply[index], reply[index + 1]];
        if (typeof name !== 'string' || !/^[\w.|-]{1,60}$/.test(name) || !Array.isArray(details))
            continue;
        const [, calls, , edges] = details;
        if (typeof calls === 'number' && Array.isArray(edges) && edges.every((edge) => typeof edge === 'number'))
            commands.set(name.toUpperCase(), { calls, upTo: pairsOf(edges) });
    }
    return commands;
}
function pairsOf(flat) {
    return Array.from({ length: Math.floor(flat.length / 2) }, (_, index) => [flat[2 * index], flat[2 * index + 1]]);
}
/** The 99th percentile of each command's calls between two readings; those with most calls first. */
function latencyBetween(before, after) {
    if (!after)
        return undefined;
    const changed = [...after].flatMap(([command, buckets]) => {
        const latency = percentileBetween(before.get(command), buckets);
        return latency && !OWN.has(command) ? [{ command, ...latency }] : [];
    });
    return changed.sort((a, b) => b.calls - a.calls).slice(0, KEPT);
}
/**
 * Edges double, so what is at or below an edge and not below it took more than half of it. Edges at which nothing
 * changes are left out of the reply: the count at an edge is that of the highest edge up to it.
 */
function percentileBetween(before, after) {
    const calls = after.calls - (before?.calls ?? 0);
    if (calls <= 0)
        return undefined;
    const found = after.upTo.find(([edge, count]) => count - countAt(before, edge) >= calls * 0.99);
    return found && { calls, p99: { over: Math.floor(found[0] / 2), upTo: found[0] } };
}
function countAt(buckets, edge) {
    return buckets?.upTo.findLast(([upTo]) => upTo <= edge)?.[1] ?? 0;
}

;// CONCATENATED MODULE: ./src/collect/probe/readings/round-trip.ts
const SAMPLES = 20;
/** Times PING, one after the other. */
async function measureRoundTrip(session) {
    const times = [];
    for (let index = 0; index < SAMPLES; index++) {
        const startedAt = performance.now();
        await session.ask('ping');
        times.push(performance.now() - startedAt);
    }
    const sorted = times.sort((a, b) => a - b).map((ms) => Math.round(ms * 1000) / 1000);
    return { samples: SAMPLES, medianMs: sorted[SAMPLES / 2], slowestMs: sorted.at(-1) };
}

;// CONCATENATED MODULE: ./src/collect/probe/readings/slowlog.ts

/** Commands whose second word names what they do. */
const WITH_SUBCOMMAND = new Set([
    'ACL',
    'CLIENT',
    'CLUSTER',
    'CONFIG',
    'DEBUG',
    'LATENCY',
    'MEMORY',
    'OBJECT',
    'SCRIPT',
    'XGROUP',
    'XINFO',
]);
/** Commands whose first argument is no key. */
const WITHOUT_KEY = /^(?:ACL|CLIENT|CLUSTER|CONFIG|DEBUG|EVAL|EVALSHA|EVAL_RO|EVALSHA_RO|FCALL|FCALL_RO|FLUSHALL|FLUSHDB|INFO|KEYS|LATENCY|MEMORY|OBJECT|PSYNC|PUBLISH|RANDOMKEY|REPLCONF|SCAN|SCRIPT|SLOWLOG|SORT_RO|SYNC|XREAD|XREADGROUP|EXEC|MULTI|AUTH|HELLO)\b/;
/**
 * Reads the reply of SLOWLOG GET: `[[id, timestamp, microseconds, [command, argument, ...], address, name], ...]`.
 * `patternOf` gives the pattern of a key, or null where it cannot be told. Undefined where the reply is none of that kind.
 */
function slowlogOf(reply, length, more) {
    if (!Array.isArray(reply))
        return undefined;
    const groups = new Map();
    for (const entry of reply.flatMap(entryOf)) {
        const name = commandOf(entry.words);
        if (name === undefined)
            continue;
        const key = WITHOUT_KEY.test(name) ? undefined : entry.words[1];
        const pattern = key === undefined ? null : more.patternOf(key);
        const id = JSON.stringify([name, pattern]);
        const ago = Math.max(0, Math.round(more.nowSeconds - entry.timestamp));
        const known = groups.get(id);
        groups.set(id, {
            command: name,
            pattern,
            count: (known?.count ?? 0) + 1,
            slowestMicroseconds: Math.max(known?.slowestMicroseconds ?? 0, entry.microseconds),
            latestSecondsAgo: Math.min(known?.latestSecondsAgo ?? Number.POSITIVE_INFINITY, ago),
        });
    }
    const commands = [...groups.values()].sort((a, b) => b.slowestMicroseconds - a.slowestMicroseconds);
    return {
        ...known({ threshold: more.threshold }),
        length: typeof length === 'number' ? length : reply.length,
        commands,
    };
}
function entryOf(reply) {
    if (!Array.isArray(reply))
        return [];
    const [, timestamp, microseconds, words] = reply;
    if (typeof timestamp !== 'number' || typeof microseconds !== 'number' || !Array.isArray(words))
        return [];
    return [{ timestamp, microseconds, words: words.map(String) }];
}
/** The name in upper case; undefined for a word that is none, which could be anything. */
function commandOf([verb = '', sub = '']) {
    const name = verb.toUpperCase();
    if (!/^[A-Z][A-Z0-9._-]{0,40}$/.test(name))
        return undefined;
    return WITH_SUBCOMMAND.has(name) && /^[a-z-]{1,20}$/i.test(sub) ? `${name} ${sub.toUpperCase()}` : name;
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./src/collect/probe/readings/window.ts





/** Whether evictions rise takes three samples at least. */
const PARTS = 3;
/** What a sample of the counters asks for. */
const SAMPLED = ['server', 'stats', 'commandstats', 'errorstats'];
/**
 * Watches the counters for `windowMs` and gives what changed. `first` is the look that was just taken, `before` the
 * histogram of that moment. Throws ProbeFailure where the counters cannot be compared.
 */
async function watchCounters(first, before, { sections, histogram }, windowMs) {
    const moments = [momentOf(first)];
    for (let part = 1; part <= PARTS; part++) {
        await (0,promises_.setTimeout)(windowMs / PARTS);
        moments.push(momentOf(await sections()));
    }
    return windowOf(moments, before && latencyBetween(before, await histogram()));
}
/** The counters in the answers. The server's clock is exact where our event loop may be late. */
function momentOf(answers) {
    const server = fieldsOf(answers, 'server');
    const microseconds = numberOf(server, 'server_time_usec');
    return {
        ms: microseconds === undefined ? performance.now() : microseconds / 1000,
        runId: wordOf(server, 'run_id'),
        stats: countersOf(answers),
        calls: callsOf(answers),
    };
}
/** What changed between the first and the last moment. Throws ProbeFailure where the server began anew in between. */
function windowOf(moments, latency) {
    const parts = moments.slice(1).map((moment, index) => differenceOf(moments[index], moment));
    const [first, last] = [moments[0], moments.at(-1)];
    const rates = parts.map(({ seconds, stats }) => stats.evictedKeys !== undefined && stats.evictedKeys / seconds);
    const evictionsPerSecond = rates.filter((rate) => rate !== false);
    return {
        ...differenceOf(first, last),
        ...(evictionsPerSecond.length === parts.length && parts.length > 1 && { evictionsPerSecond }),
        ...(latency && { latency }),
    };
}
function differenceOf(from, to) {
    const ms = to.ms - from.ms;
    if (from.runId !== to.runId)
        throw new ProbeFailure('the server was restarted while it was watched: probe it again');
    const names = Object.keys(from.stats).filter((name) => name in to.stats);
    const stats = {};
    for (const name of names)
        stats[name] = (to.stats[name] ?? 0) - (from.stats[name] ?? 0);
    const calls = from.calls && to.calls && callsBetween(from.calls, to.calls);
    const isReset = [...Object.values(stats), ...Object.values(calls ?? {})].some((change) => change < 0);
    if (isReset || ms <= 0)
        throw new ProbeFailure('the counters of the server were reset while it was watched (CONFIG RESETSTAT): probe it again');
    return { seconds: ms / 1000, stats, ...(calls && { calls }) };
}
/** Commands that were called in between. One that is gone was reset. */
function callsBetween(from, to) {
    const names = new Set([...Object.keys(from), ...Object.keys(to)]);
    const changes = [...names].map((name) => [name, (to[name] ?? 0) - (from[name] ?? 0)]);
    return Object.fromEntries(changes.filter(([, change]) => change !== 0));
}

;// CONCATENATED MODULE: ./src/collect/probe/sample/elements.ts

/** These commands count as uses of the key: they set back its idle time and raise its counter, so few keys are asked. */
const MOST = 20;
/** How the elements of each type are counted, without visiting them. */
const COUNTERS = {
    list: 'llen',
    hash: 'hlen',
    set: 'scard',
    zset: 'zcard',
    stream: 'xlen',
};
function isCollection({ type }) {
    return type !== undefined && type in COUNTERS;
}
/**
 * Counts the elements of the largest collections among `keys`, 20 at most. A command that is refused is asked once.
 * Throws ProbeFailure when the session ends.
 */
async function countElements(session, selection, keys) {
    const largest = keys
        .filter(isCollection)
        .sort((a, b) => (b.bytes ?? 0) - (a.bytes ?? 0))
        .slice(0, MOST)
        .sort((a, b) => a.database - b.database);
    const counts = new Map();
    const refused = new Map();
    for (const key of largest) {
        const name = counterOf(key);
        if (refused.has(name))
            continue;
        if (await selection.select(key.database))
            continue;
        const [reply] = await session.askAll([{ name, more: [key.name] }]);
        if (reply instanceof ProbeFailure)
            refused.set(name, reply);
        // A collection without elements does not exist: it has vanished.
        else if (typeof reply === 'number' && reply > 0)
            counts.set(key, reply);
    }
    const unread = [...refused].map(([name, failure]) => ({ section: name.toUpperCase(), reason: failure.message }));
    return { counts, unread };
}
function counterOf({ type }) {
    return COUNTERS[type ?? ''];
}

;// CONCATENATED MODULE: ./src/collect/probe/sample/details.ts

/** What is asked of each key. */
const QUESTIONS = {
    ttl: 'TTL',
    type: 'TYPE',
    usage: 'MEMORY USAGE',
    frequency: 'OBJECT FREQ',
};
/** A batch of keys is about half a millisecond of work for a server, and one key is enough to learn what is refused. */
const BATCH = 100;
/** Asks about keys. A command that is refused once is not asked again, since each refusal ends up in the server's ACL LOG. */
class Details {
    unread = [];
    questions;
    isFirst = true;
    constructor(hasFrequency) {
        this.questions = hasFrequency ? ['ttl', 'type', 'usage', 'frequency'] : ['ttl', 'type', 'usage'];
    }
    /** How many keys the next call should be given at most. */
    get batch() {
        return this.isFirst ? 1 : BATCH;
    }
    /** Whether the server answers this question. */
    answers(question) {
        return this.questions.includes(question);
    }
    /**
     * Asks about the keys, together with `alongside`, in one round trip. Gives the keys that are still there, and the reply
     * to `alongside`. Throws ProbeFailure when the session ends, or when `alongside` is refused.
     */
    async ask(session, names, database, alongside) {
        const { questions } = this;
        const requests = names.flatMap((key) => questions.map((name) => ({ name, more: [key] })));
        const replies = await session.askAll(alongside ? [...requests, alongside] : requests);
        if (names.length > 0)
            this.isFirst = false;
        const reply = alongside ? replies[requests.length] : undefined;
        if (reply instanceof ProbeFailure)
            throw reply;
        const keys = names.flatMap((name, index) => {
            const answers = replies.slice(index * questions.length, (index + 1) * questions.length);
            return this.keyOf(name, database, new Map(questions.map((question, at) => [question, answers[at]])));
        });
        return { keys, reply };
    }
    /** None where the key has vanished: TTL answers -2, TYPE `none`, MEMORY USAGE nil. */
    keyOf(name, database, answers) {
        for (const [question, answer] of answers)
            if (answer instanceof ProbeFailure)
                this.giveUp(question, answer);
        const [ttl, type, bytes, frequency] = ['ttl', 'type', 'usage', 'frequency'].map((q) => answers.get(q));
        if (ttl === -2 || type === 'none' || bytes === null)
            return [];
        return [
            {
                name,
                database,
                ...(typeof ttl === 'number' && { isImmortal: ttl === -1 }),
                ...(typeof type === 'string' && { type: /^[\w.-]{1,40}$/.test(type) ? type : 'unknown' }),
                ...(typeof bytes === 'number' && { bytes }),
                ...(typeof frequency === 'number' && { frequency }),
            },
        ];
    }
    giveUp(question, failure) {
        if (!this.answers(question))
            return;
        this.questions = this.questions.filter((other) => other !== question);
        this.unread.push({ section: QUESTIONS[question], reason: failure.message });
    }
}

;// CONCATENATED MODULE: ./src/collect/probe/sample/slots.ts


/** Each takes a server about a microsecond. */
const slots_BATCH = 500;
/**
 * A picker that takes each slot as often as it has keys, so that keys which a hash tag crowds into one slot are as likely
 * to be met as any others. Where the server does not tell how many there are, it takes each slot as often as any other, and
 * the failure is given. Throws ProbeFailure when the session ends.
 */
async function pickerOf(session, slots) {
    const upTo = [];
    let keys = 0;
    for (let at = 0; at < slots.length; at = upTo.length) {
        // One is enough to learn that it is refused: each refusal ends up in the server's ACL LOG.
        const asked = slots.slice(at, at + (at === 0 ? 1 : slots_BATCH));
        for (const reply of await session.askAll(asked.map((slot) => ({ name: 'keysInSlot', more: [String(slot)] })))) {
            if (reply instanceof ProbeFailure)
                return { pick: anyOf(slots), failure: reply };
            keys += typeof reply === 'number' ? reply : 0;
            upTo.push(keys);
        }
    }
    return { pick: keys === 0 ? anyOf(slots) : () => slots[indexOf(upTo, (0,external_node_crypto_.randomInt)(keys))] };
}
function anyOf(slots) {
    return () => slots[(0,external_node_crypto_.randomInt)(slots.length)];
}
/** The first place whose running total is above `number`. */
function indexOf(upTo, number) {
    let [low, high] = [0, upTo.length - 1];
    while (low < high) {
        const middle = (low + high) >> 1;
        if (upTo[middle] > number)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

;// CONCATENATED MODULE: ./src/collect/probe/sample/walk.ts



/** A server is busy for 75 µs with so many, and for about 1 ms with 1,000: a probe must not show up in its slow log. */
const COUNT = 100;
/** Keys of one slot may be of one kind (a hash tag): many small pages tell more about the whole than a few large ones. */
const COUNT_IN_SLOT = 20;
/** More calls from random places than this in a row, and none had a key that is new: there are no more. */
const MAX_IDLE_CALLS = 100;
/** Tables have fewer buckets than this; what is beyond the size of a table is ignored. */
const CURSORS = 2 ** 32;
const SLOT_BITS = 14;
/**
 * Walks through the selected database with SCAN and asks about each key once. SCAN does not count as a lookup; what is
 * asked about keys does, so counters must have been read before. Fills `walked` as it goes. Throws ProbeFailure when
 * SCAN is refused or the session ends.
 */
async function walk(session, errand, details, walked) {
    const pages = new Pages(errand);
    const startedAt = performance.now();
    while (!pages.isDone && session.leftMs > errand.untilLeftMs) {
        const names = pages.names.splice(0, details.batch);
        const { keys, reply } = await details.ask(session, names, errand.database, pages.request());
        walked.keys.push(...keys);
        if (reply !== undefined)
            pages.take(reply);
        const aheadMs = (pages.found / errand.rate) * 1000 - (performance.now() - startedAt);
        if (aheadMs > 0)
            await (0,promises_.setTimeout)(aheadMs);
    }
    walked.isWhole = pages.isDone && pages.hasReachedEnd;
}
/** The pages of SCAN, from the first to the last or from random places. */
class Pages {
    errand;
    /** Keys that nobody has asked about yet. */
    names = [];
    /** True when the walk began at the beginning and came to the end. */
    hasReachedEnd = false;
    seen = new Set();
    isRandom;
    wanted;
    cursor;
    idleCalls = 0;
    constructor(errand) {
        this.errand = errand;
        this.isRandom = errand.take !== 'all' && errand.hasRandomCursors;
        this.wanted = errand.take === 'all' ? Number.POSITIVE_INFINITY : errand.take;
        this.cursor = this.isRandom ? randomCursor(errand.pickSlot) : '0';
    }
    get isDone() {
        return this.names.length === 0 && this.cursor === undefined;
    }
    /** Keys found so far. */
    get found() {
        return this.seen.size;
    }
    /** The next SCAN; undefined where there are names enough for now, or no more are wanted. */
    request() {
        if (this.cursor === undefined || this.names.length >= COUNT)
            return undefined;
        const count = this.isRandom && this.errand.pickSlot ? COUNT_IN_SLOT : COUNT;
        return { name: 'scan', more: [this.cursor, 'COUNT', String(count)] };
    }
    take(reply) {
        const page = pageOf(reply);
        const before = this.seen.size;
        for (const name of page.names)
            this.add(name);
        this.idleCalls = this.seen.size > before ? 0 : this.idleCalls + 1;
        this.cursor = this.isRandom ? randomCursor(this.errand.pickSlot) : page.cursor;
        this.hasReachedEnd = !this.isRandom && page.cursor === undefined;
        const isIdle = this.isRandom && this.idleCalls > MAX_IDLE_CALLS;
        if (this.seen.size >= this.wanted || isIdle)
            this.cursor = undefined;
    }
    add(name) {
        if (this.seen.has(name) || this.seen.size >= this.wanted)
            return;
        this.seen.add(name);
        this.names.push(name);
    }
}
/** Buckets are taken in the order of their hashes, so each start is as good as any other. */
function randomCursor(pickSlot) {
    const cursor = (0,external_node_crypto_.randomInt)(CURSORS);
    return String(pickSlot ? cursor * 2 ** SLOT_BITS + pickSlot() : cursor);
}
/** SCAN answers `[cursor, [key, ...]]`; with the cursor 0 it is at the end. */
function pageOf(reply) {
    const [cursor, names] = Array.isArray(reply) ? reply : [];
    if (typeof cursor !== 'string' || !/^\d{1,20}$/.test(cursor) || !Array.isArray(names))
        throw new ProbeFailure('the server answers SCAN with something else');
    return { cursor: cursor === '0' ? undefined : cursor, names: names.filter((name) => typeof name === 'string') };
}

;// CONCATENATED MODULE: ./src/collect/probe/sample/gather.ts





/** The share of the time left that the sample may take; what follows it needs some, too. */
const SHARE_OF_TIME = 0.75;
/** The database that the commands of a session go to; it begins with the first. */
class Selection {
    session;
    selected = 0;
    constructor(session) {
        this.session = session;
    }
    /** Gives the failure where that is refused; throws ProbeFailure when the session ends. */
    async select(index) {
        if (index === this.selected)
            return undefined;
        const [reply] = await this.session.askAll([{ name: 'select', more: [String(index)] }]);
        if (reply instanceof ProbeFailure)
            return reply;
        this.selected = index;
        return undefined;
    }
}
/**
 * Takes keys from each database in proportion to what it holds. Never throws: what could not be had is told among
 * `unread`, and what was gathered before counts.
 */
async function gatherKeys(session, selection, databases, how) {
    const details = new Details(how.hasFrequency);
    const harvest = { keys: [], databases: [], isComplete: true, unread: [] };
    const errands = errandsFor(databases, session.leftMs, how);
    try {
        const isPartial = errands.some(({ take }) => take !== 'all');
        const picker = how.slots && isPartial ? await pickerOf(session, how.slots) : undefined;
        if (picker?.failure)
            harvest.unread.push({ section: 'the number of keys in each slot', reason: picker.failure.message });
        for (const [index, errand] of errands.entries()) {
            const failure = await selection.select(errand.database);
            if (failure) {
                harvest.unread.push({ section: keysOf(databases.slice(index)), reason: failure.message });
                harvest.isComplete = false;
                break;
            }
            const walked = { keys: harvest.keys, isWhole: false };
            harvest.databases.push(databases[index]);
            await walk(session, { ...errand, ...(picker && { pickSlot: picker.pick }) }, details, walked);
            harvest.isComplete &&= walked.isWhole;
        }
    }
    catch (error) {
        harvest.isComplete = false;
        harvest.unread.push({ section: 'the keys', reason: reasonOf(error) });
    }
    const unread = [...harvest.unread, ...details.unread];
    return { ...harvest, hasFrequency: details.answers('frequency'), unread };
}
/** The keys to take and the time to take them in are shared out by how many keys a database has. */
function errandsFor(databases, leftMs, how) {
    const all = databases.reduce((sum, { keys }) => sum + keys, 0);
    let before = 0;
    return databases.map(({ index, keys }) => {
        before += keys;
        return {
            database: index,
            take: all <= how.most ? 'all' : Math.max(1, Math.round((how.most * keys) / all)),
            untilLeftMs: leftMs * (1 - (SHARE_OF_TIME * before) / all),
            rate: how.rate,
            hasRandomCursors: how.hasRandomCursors,
        };
    });
}
function keysOf(databases) {
    const numbers = databases.map(({ index }) => String(index));
    return `the keys of ${numbers.length === 1 ? 'database' : 'databases'} ${(0,model/* list */.p_)(numbers)}`;
}

;// CONCATENATED MODULE: ./src/collect/probe/sample/groups.ts
/** Puts keys together that have the same pattern; most keys first, and the same order for the same keys. */
function kinOf(keys, groupOf) {
    const groups = new Map();
    for (const key of keys) {
        const pattern = groupOf(key.name);
        const group = groups.get(pattern);
        if (group)
            group.push(key);
        else
            groups.set(pattern, [key]);
    }
    return [...groups]
        .sort(([a, more], [b, less]) => less.length - more.length || (a < b ? -1 : 1))
        .map(([pattern, group]) => {
        const largest = largestOf(group);
        return { pattern, keys: group, ...(largest && { largest }) };
    });
}
function largestOf(keys) {
    let largest;
    for (const key of keys) {
        if (key.bytes !== undefined && key.type !== undefined && key.bytes > (largest?.bytes ?? 0))
            largest = key;
    }
    return largest;
}
/** What the report says of one pattern; `elements` are those of its largest key, where they were counted. */
function groupOf({ pattern, keys, largest }, elements) {
    const judged = keys.filter(({ isImmortal }) => isImmortal !== undefined);
    const immortal = keys.filter(({ isImmortal }) => isImmortal);
    const bytes = spreadOf(immortal.flatMap(({ bytes }) => bytes ?? []));
    const frequencies = keys.flatMap(({ frequency }) => frequency ?? []);
    return {
        pattern,
        keys: keys.length,
        ...(judged.length > 0 && { immortal: immortal.length }),
        ...(bytes && { immortalBytes: bytes }),
        ...(largest && {
            largest: { type: largest.type, bytes: largest.bytes, ...(elements !== undefined && { elements }) },
        }),
        ...(frequencies.length > 0 && { highestFrequency: frequencies.reduce((a, b) => Math.max(a, b)) }),
    };
}
/** Mean and standard deviation, rounded to bytes. */
function spreadOf(values) {
    if (values.length === 0)
        return undefined;
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    const deviation = Math.sqrt(squares / Math.max(1, values.length - 1));
    return { mean: Math.round(mean), deviation: Math.round(deviation) };
}

;// CONCATENATED MODULE: ./src/collect/probe/sample/words.ts
/** Longer keys are cut: what follows counts as varying. */
const MAX_LENGTH = 256;
const MAX_PARTS = 12;
const MAX_WORD = 24;
/** Where more pieces than this come out, the key is cut anyway. */
const MAX_PIECES = 2 * MAX_PARTS + 3;
const STRONG = /([:/|#{}]+)/;
const WEAK = /([._-]+)/;
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const UUID_LENGTH = 36;
/** What varies from key to key, and whatever may be a name, stands as this. */
const ANY = '*';
/**
 * Takes a key apart at `: / | # { }` and `. - _`: `[part, delimiter, part, ...]`, an odd number of texts. A part that is a
 * number, a date, a UUID, an address or anything else but a word is `*` already; whether a word may stay is decided by
 * the other keys. The key is bytes or text; linear in its length.
 */
function partsOf(key) {
    const text = key.length > MAX_LENGTH ? key.slice(0, MAX_LENGTH) + ANY : key;
    const parts = [];
    for (const [index, piece] of text.split(STRONG, MAX_PIECES).entries()) {
        if (index % 2 === 1)
            parts.push(piece);
        else
            addSegment(parts, piece);
    }
    return parts.length <= 2 * MAX_PARTS + 1 ? parts : [...parts.slice(0, 2 * MAX_PARTS), ANY];
}
/** What stands between two strong delimiters: an address, or parts between weak ones. Most often it is one part. */
function addSegment(parts, segment) {
    if (!/[._@-]/.test(segment) || segment.includes('@')) {
        addPart(parts, segment);
        return;
    }
    const text = segment.length < UUID_LENGTH ? segment : segment.replace(UUID, ANY);
    for (const [index, piece] of text.split(WEAK, MAX_PIECES).entries()) {
        if (index % 2 === 1)
            parts.push(piece);
        else
            addPart(parts, piece);
    }
}
/** A word and a number without a delimiter, as in `cart7`, are two parts. */
function addPart(parts, part) {
    const word = part === '' || isWord(part) ? part : /^([a-z]{2,})\d+$/i.exec(part)?.[1];
    if (word === undefined || (word !== '' && !isWord(word)))
        parts.push(ANY);
    else if (word === part)
        parts.push(part);
    else
        parts.push(word, '', ANY);
}
/**
 * Whether a part could be a word that a programmer wrote: letters only, or a version like `v2`. Hex digits, base64 and
 * other random letters are none: they change case all the time, or go on without a vowel.
 */
function isWord(part) {
    if (part.length > MAX_WORD || !/^[A-Za-z]+$/.test(part))
        return /^v\d{1,2}$/.test(part);
    if (part.length >= 8 && /^[a-f]+$/i.test(part))
        return false;
    const changes = part.match(/[a-z][A-Z]/g)?.length ?? 0;
    return changes * 3 <= part.length && !/[^aeiouy]{7}/i.test(part);
}
/** Parts as a pattern. Varying parts that only `. - _` part are one: a date or an identifier has those in it. */
function patternFrom(parts) {
    return parts
        .join('')
        .replace(/\*(?:[._-]*\*)+/g, ANY)
        .replace(/(^|[:/|#{}])[._-]+\*/g, `$1${ANY}`)
        .replace(/\*[._-]+(?=$|[:/|#{}])/g, ANY);
}

;// CONCATENATED MODULE: ./src/collect/probe/sample/patterns.ts

/** A word has to be in so many keys, and in so large a share of all of them. */
const LEAST_KEYS = 5;
const LEAST_SHARE = 0.001;
/** The share of the keys with the same beginning that a word has to have, where that beginning is followed by many others. */
const LEAST_SHARE_THERE = 0.01;
/** Of a word at the beginning of keys, where most keys begin with words that do not recur. */
const DOMINANT_SHARE = 0.05;
/** More words than this that hardly recur at one position: it holds names, or other values. */
const FEW_WORDS = 20;
const MAX_GROUPS = 50;
/**
 * Learns the patterns of keys, each given once: `user:*:profile`. A word stays where it recurs among the keys with the
 * same beginning and few other words are found there, so that `user:alice` and `user:bob` are `user:*`. What a pattern
 * says stands in {@link LEAST_KEYS} keys at least, so no pattern tells the name of one. At most 50 patterns, the rest is
 * `*`. The same keys give the same patterns in any order; linear in their length.
 */
function learnPatterns(keys) {
    const least = Math.max(LEAST_KEYS, Math.ceil(keys.length * LEAST_SHARE));
    const parted = keys.map(partsOf);
    const root = branchOf(parted, 0, least);
    const patterns = parted.map((parts) => generalise(root, parts));
    const counts = new Map();
    for (const pattern of patterns)
        counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
    const kept = [...counts]
        .filter(([pattern, count]) => count >= least && /[a-z]/i.test(pattern))
        .sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))
        .slice(0, MAX_GROUPS - 1);
    const names = new Set(kept.map(([pattern]) => pattern));
    const groups = new Map(keys.map((key, index) => [key, names.has(patterns[index]) ? patterns[index] : ANY]));
    const patternOf = (key) => {
        const pattern = generalise(root, partsOf(key));
        return names.has(pattern) ? pattern : null;
    };
    return { patternOf, groupOf: (key) => groups.get(key) ?? ANY };
}
function generalise(root, parts) {
    const shown = [...parts];
    let branch = root;
    for (let at = 0; at < parts.length; at += 2) {
        shown[at] = shownIn(branch?.words, parts[at]);
        branch = branch?.next.get(stepOf(shown[at], parts[at + 1]));
    }
    return patternFrom(shown);
}
function shownIn(words, part) {
    return part === '' || words?.has(part) ? part : ANY;
}
/** The end of a key is none of its delimiters, which may be empty. */
function stepOf(part, delimiter) {
    return delimiter === undefined ? part : `${part}\0${delimiter}`;
}
/** `keys` have the same beginning, up to the part `at`. With fewer keys than `least` no word can stay. */
function branchOf(keys, at, least) {
    const words = wordsThatStay(keys, at, least);
    const groups = new Map();
    for (const parts of keys) {
        if (at + 1 >= parts.length)
            continue;
        const step = stepOf(shownIn(words, parts[at]), parts[at + 1]);
        const group = groups.get(step);
        if (group)
            group.push(parts);
        else
            groups.set(step, [parts]);
    }
    const large = [...groups].filter(([, group]) => group.length >= least);
    return { words, next: new Map(large.map(([step, group]) => [step, branchOf(group, at + 2, least)])) };
}
function wordsThatStay(keys, at, least) {
    const counts = countWords(keys, at);
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const isCrowded = [...counts.values()].filter((count) => count < least).length > FEW_WORDS;
    const isFirst = at === 0;
    const there = isFirst && !isCrowded ? 0 : keys.length * LEAST_SHARE_THERE;
    const frequent = [...counts].filter(([, count]) => count >= Math.max(least, there));
    const covered = frequent.reduce((sum, [, count]) => sum + count, 0);
    const isKind = covered >= all * (isCrowded && !isFirst ? 0.9 : 0.5);
    const stay = frequent.filter(([, count]) => isKind || (isFirst && count >= keys.length * DOMINANT_SHARE));
    const words = new Set(stay.map(([word]) => word));
    return areAlike(keys, at, words) ? new Set() : words;
}
function countWords(keys, at) {
    const counts = new Map();
    for (const parts of keys) {
        const part = parts[at];
        if (part !== undefined && part !== '' && part !== ANY)
            counts.set(part, (counts.get(part) ?? 0) + 1);
    }
    return counts;
}
/**
 * Whether most of the words are followed by the same words, as names are: `alice:cart`, `alice:orders`, `bob:cart`,
 * `bob:orders`. Kinds of data differ in what follows.
 */
function areAlike(keys, at, words) {
    const followers = new Map([...words].map((word) => [word, new Set()]));
    for (const parts of keys) {
        const follower = parts[at + 2];
        if (follower !== undefined && follower !== '' && follower !== ANY)
            followers.get(parts[at])?.add(follower);
    }
    const leaders = new Map();
    for (const set of followers.values())
        for (const word of set)
            leaders.set(word, (leaders.get(word) ?? 0) + 1);
    const alike = [...followers.values()].filter((set) => {
        const shared = [...set].filter((word) => (leaders.get(word) ?? 0) > 1).length;
        return shared >= 2 && shared * 2 >= set.size;
    });
    return words.size > 1 && alike.length * 2 > words.size;
}

;// CONCATENATED MODULE: ./src/collect/probe/sample/index.ts






/** Far below what a server can take (some 200,000 keys a second), so that nobody feels it. */
const RATE = 20_000;
/**
 * Samples the keys of one server: all of them where there are no more than wished for, and otherwise as many from random
 * places, from each database in proportion to its keys. TTL, TYPE and OBJECT count as lookups, so the counters have to be
 * read before. Key names stay in here: what is given has patterns. Never throws; what was read before an error counts.
 */
async function readSample(session, wish) {
    const nothing = (reason) => {
        return { unread: reason === undefined ? [] : [{ section: 'the keys', reason }], patternOf: () => null };
    };
    const { keyspace } = wish;
    if (keyspace instanceof ProbeFailure)
        return nothing(keyspace.message);
    const databases = databasesOf(keyspace);
    if (databases?.every(({ keys }) => keys === 0))
        return nothing();
    if (wish.most === 0)
        return nothing('switched off with probe.sample: 0');
    if (!databases)
        return nothing('INFO keyspace does not tell how many there are');
    const selection = new Selection(session);
    const harvest = await gatherKeys(session, selection, databases, {
        most: wish.most,
        rate: wish.rate ?? RATE,
        hasFrequency: /-lfu$/.test(wish.policy ?? ''),
        // Dragonfly takes no cursor that it did not give; the tables of the others are those of Redis.
        hasRandomCursors: ['redis', 'valkey', 'keydb'].includes(wish.product),
        ...(wish.slots && { slots: wish.slots }),
    });
    // The same name may stand in several databases and is still one name.
    const patterns = learnPatterns([...new Set(harvest.keys.map(({ name }) => name))]);
    const kin = kinOf(harvest.keys, patterns.groupOf);
    const elements = await elementsOf(session, selection, kin);
    return {
        ...(harvest.keys.length > 0 && { sample: sampleOf(harvest, kin, elements) }),
        unread: [...harvest.unread, ...elements.unread],
        patternOf: patterns.patternOf,
    };
}
function sampleOf({ keys, databases, isComplete, hasFrequency }, kin, { counts }) {
    const sum = (field) => databases.reduce((total, database) => total + database[field], 0);
    return {
        keys: keys.length,
        isComplete,
        population: { keys: sum('keys'), expires: sum('expires') },
        hasFrequency,
        groups: kin.map((group) => groupOf(group, group.largest && counts.get(group.largest))),
    };
}
/** Only the largest key of each pattern is shown, so only those are asked for their elements. */
async function elementsOf(session, selection, kin) {
    try {
        return await countElements(session, selection, kin.flatMap(({ largest }) => largest ?? []));
    }
    catch (error) {
        return { counts: new Map(), unread: [{ section: 'the elements of large keys', reason: reasonOf(error) }] };
    }
}

;// CONCATENATED MODULE: ./src/collect/probe/server.ts











/**
 * Reads one server over a session that is logged in. Counters come first: looking at keys counts as lookups of them.
 * Throws ProbeFailure where nothing at all can be read; a part that cannot be read is told among `unread`.
 */
async function readServer(session, target, plan, answers, keys) {
    const startedAt = performance.now();
    const parts = new Parts();
    parts.unread.push(...lossesOf(keys, answers));
    const histogram = async () => parseHistogram(await session.ask('histogram'));
    const before = await parts.read('LATENCY HISTOGRAM', histogram);
    const sections = () => askSections(session, SAMPLED);
    const watching = { sections, histogram: async () => before && (await histogram()) };
    const window = plan.windowMs > 0
        ? await parts.read('the counters over time', () => watchCounters(answers, before, watching, plan.windowMs))
        : undefined;
    const roundTrip = await parts.read('PING', () => measureRoundTrip(session));
    const access = await parts.read('ACL DRYRUN', () => readAccess(session, target));
    const settings = await readSettings(session, parts);
    const seen = sectionsOf(answers);
    const { sample, unread, patternOf } = await readSample(keys.session, {
        keyspace: answers.get('keyspace') ?? new Map(),
        product: seen.server.product,
        policy: keys.isReplica ? undefined : seen.memory.policy,
        most: plan.sampleKeys,
        ...(keys.slots && { slots: keys.slots }),
    });
    const readLog = () => readSlowlog(session, settings.slowerThan, answers, patternOf);
    const slowlog = await parts.read('SLOWLOG', readLog);
    return {
        ...seen,
        ...known({ window, slowlog, settings: settings.shown, access, sample, roundTrip }),
        unread: [...seen.unread, ...parts.unread, ...unread],
        tookMs: Math.round(performance.now() - startedAt),
    };
}
/** What cannot be had because of where the keys are looked at. */
function lossesOf({ isReplica, noReplica }, answers) {
    if (noReplica)
        return [{ section: 'a replica', reason: noReplica }];
    if (!isReplica || !/-lfu$/.test(sectionsOf(answers).memory.policy ?? ''))
        return [];
    const reason = 'a replica counts only its own reads: leave `prefer-replica` out to see which keys are hot';
    return [{ section: 'OBJECT FREQ', reason }];
}
/** Takes the parts of a reading one by one, and notes those that could not be had. */
class Parts {
    unread = [];
    async read(section, read) {
        try {
            return await read();
        }
        catch (error) {
            this.unread.push({ section, reason: reasonOf(error) });
            return undefined;
        }
    }
}
/** Managed services refuse CONFIG as a whole, and each refusal ends up in the server's ACL LOG: the first is the last. */
async function readSettings(session, parts) {
    const setting = async (name) => settingOf(await session.ask(name), commands/* PROBE_COMMANDS */.m[name][2] ?? '');
    const timeout = await parts.read('CONFIG GET', () => setting('timeout'));
    const isRefused = parts.unread.some(({ section }) => section === 'CONFIG GET');
    if (isRefused)
        return { shown: undefined, slowerThan: undefined };
    const tcpKeepalive = await parts.read('CONFIG GET tcp-keepalive', () => setting('tcpKeepalive'));
    const slowerThan = await parts.read('CONFIG GET slowlog-log-slower-than', () => setting('slowlogThreshold'));
    return { shown: known({ timeout, tcpKeepalive }), slowerThan };
}
/** CONFIG GET answers `[name, value]`, and an empty array for a name that it does not have. */
function settingOf(reply, name) {
    if (!Array.isArray(reply) || reply[0] !== name || typeof reply[1] !== 'string')
        return undefined;
    return reply[1] === '-1' ? -1 : wholeNumber(reply[1]);
}
async function readSlowlog(session, threshold, answers, patternOf) {
    const [entries, length] = [await session.ask('slowlog'), await session.ask('slowlogLength')];
    const microseconds = numberOf(fieldsOf(answers, 'server'), 'server_time_usec');
    const nowSeconds = microseconds === undefined ? Date.now() / 1000 : microseconds / 1e6;
    return slowlogOf(entries, length, { threshold, nowSeconds, patternOf });
}

;// CONCATENATED MODULE: ./src/collect/probe/topology/cluster-nodes.ts

/** Number of hash slots in every cluster. */
const SLOTS = 16_384;
/** The largest cluster that Redis recommends has a thousand nodes. */
const MAX_NODES = 2000;
/**
 * Parses the reply to CLUSTER NODES: `id ip:port@cport[,hostname] flags primary ping pong epoch link slot…`. It is the same
 * since Redis 3, but for the bus port (4) and the hostname (7). Throws ProbeFailure for anything else.
 */
function parseClusterNodes(text) {
    const lines = text.split(/\r?\n/).filter((line) => line !== '');
    const nodes = lines.slice(0, MAX_NODES).map(parseLine);
    if (nodes.length === 0 || nodes.includes(undefined))
        throw new ProbeFailure('the server does not list the nodes of its cluster (CLUSTER NODES) as Redis does');
    return nodes;
}
function parseLine(line) {
    const [id = '', address = '', flags = '', primary = '', , , , link, ...slots] = line.split(' ');
    const announced = parseAddress(address);
    if (!/^[0-9a-f]{8,64}$/i.test(id) || !announced || link === undefined)
        return undefined;
    return {
        id,
        announced,
        flags: new Set(flags.split(',')),
        ...(primary !== '-' && { primary }),
        isConnected: link === 'connected',
        slots: slots.flatMap(parseSlots).sort((a, b) => a.from - b.from),
    };
}
/** IPv6 addresses have no brackets here: the port is what follows the last colon. */
function parseAddress(text) {
    const [, host = '', port, hostname] = /^(.*):(\d{1,5})(?:@\d+)?(?:,([^,=]*))?(?:,.*)?$/.exec(text) ?? [];
    if (port === undefined || host.includes(','))
        return undefined;
    return { host: host.replace(/^\[|\]$/g, ''), port: Number(port), ...(hostname && { hostname }) };
}
/** `0-5460` or `5461`; slots that are being moved (`[93->-id]`) are listed among those of their owner already. */
function parseSlots(text) {
    const [, from, to = from] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
    return from === undefined ? [] : [{ from: Number(from), to: Number(to) }];
}
/** `slots 0-5460`, `slot 7`, `slots 0-99, 200-300 and 4 more ranges`. */
function describeSlots(slots) {
    const shown = slots.slice(0, 2).map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`));
    const more = slots.length - shown.length;
    const word = slots.length === 1 && slots[0].from === slots[0].to ? 'slot' : 'slots';
    return `${word} ${shown.join(', ')}${more > 0 ? ` and ${more} more range${more > 1 ? 's' : ''}` : ''}`;
}
/** The slots that no node of the list has. */
function unservedSlots(nodes) {
    const taken = nodes.flatMap(({ slots }) => slots).sort((a, b) => a.from - b.from);
    const gaps = [];
    let next = 0;
    for (const { from, to } of [...taken, { from: SLOTS, to: SLOTS }]) {
        if (from > next)
            gaps.push({ from: next, to: from - 1 });
        next = Math.max(next, to + 1);
    }
    return gaps;
}

;// CONCATENATED MODULE: ./src/collect/probe/topology/cluster.ts




/**
 * The primaries of the cluster that a node belongs to. Throws ProbeFailure where none of them serves a slot. A user who may
 * not ask for the nodes gets the node at hand, and is told that there are others.
 */
async function primariesOf(seed, visits) {
    const listed = await seed.session.text('nodes').catch((error) => ({ reason: reasonOf(error) }));
    if (typeof listed !== 'string') {
        const others = { name: 'the other nodes of the cluster', reason: `CLUSTER NODES: ${listed.reason}` };
        return { nodes: [{ name: 'the node of the URL', reach: async () => seed }], unreached: [others] };
    }
    const all = parseClusterNodes(listed);
    // A node without slots keeps no keys: it is new, or it failed and another one has taken its slots over.
    const serving = all.filter(({ slots }) => slots.length > 0);
    if (serving.length === 0)
        throw new ProbeFailure('this is a node of a Redis Cluster in which no node serves a slot: set the cluster up (`redis-cli --cluster create`)');
    const met = new Set([runIdOf(seed)]);
    const gaps = unservedSlots(serving);
    const unserved = { name: describeSlots(gaps), reason: 'no primary of the cluster serves them' };
    return {
        nodes: [...serving].sort(bySeedFirst).map((node) => nodeOf(node, all, { seed, visits, met })),
        unreached: gaps.length > 0 ? [unserved] : [],
    };
}
/** The counters of the node at hand were looked at when it was entered: it must not wait for its turn. */
function bySeedFirst(a, b) {
    return Number(b.flags.has('myself')) - Number(a.flags.has('myself')) || a.slots[0].from - b.slots[0].from;
}
function nodeOf(node, all, round) {
    const { seed } = round;
    const replicas = all.filter(({ primary, isConnected, flags }) => primary === node.id && isConnected && isUp(flags));
    return {
        name: `primary ${node.id.slice(0, 8)} (${describeSlots(node.slots)})`,
        slots: node.slots,
        replicas: replicas.map(({ announced }) => dialled(announced, seed)),
        reach: () => (node.flags.has('myself') ? Promise.resolve(seed) : reachPrimary(node, round)),
    };
}
function isUp(flags) {
    return !['fail', 'fail?', 'handshake', 'noaddr'].some((flag) => flags.has(flag));
}
async function reachPrimary({ announced, flags }, { seed, visits, met }) {
    if (flags.has('fail'))
        throw new ProbeFailure('the cluster counts this primary as failed, and no replica has taken its slots over: start it again');
    const visit = await visits.enter(announcedAddress(seed.address, dialled(announced, seed), 'cluster'));
    if (visit.mode !== 'cluster')
        throw new ProbeFailure('the address that the cluster announces leads to a server outside of the cluster');
    const runId = runIdOf(visit);
    // As behind one forwarded port: the same server must not be taken for two.
    if (runId !== undefined && met.has(runId))
        throw new ProbeFailure('the address that the cluster announces for it leads to another node of the cluster');
    met.add(runId);
    if (fieldsOf(visit.answers, 'replication').has('role') && replicationOf(visit.answers) !== 'master')
        throw new ProbeFailure('this node is a replica by now: the cluster failed over while it was probed, probe it again');
    return visit;
}
function runIdOf({ answers }) {
    return serverOf(answers).runId;
}
/** Over TLS the hostname is what the certificate is for; in the open the address needs no name resolution. */
function dialled(announced, { address }) {
    return address.tls && announced.hostname ? { ...announced, host: announced.hostname } : announced;
}

;// CONCATENATED MODULE: ./src/collect/probe/topology/sentinel.ts


/** Where to ask first: a sentinel of the config has a login of its own, and is not given that of the servers. */
function entranceOf(target) {
    const address = addressOf(target);
    if (target.sentinel === undefined)
        return address;
    const { username: _, password: __, ...rest } = address;
    const { username, password } = target.sentinel;
    return { ...rest, ...(username && { username }), ...(password && { password }) };
}
/** What went wrong with a sentinel of the config, in whose place nobody looks for the password of a sentinel. */
function sentinelFailure(error) {
    const failure = failureFrom(error);
    if (failure.kind === 'wants-password')
        return new ProbeFailure('the sentinel asks for a password (NOAUTH): name the environment variable that holds it in `sentinel.password-env`');
    return new ProbeFailure(`the sentinel: ${failure.message}`);
}
/** Goes to the master that a sentinel watches. Throws ProbeFailure where it is not clear which, or it cannot be reached. */
async function masterBehind(sentinel, target, visits) {
    const announced = await masterOf(sentinel.session, target.sentinel?.master);
    const { username: _, password: __, ...place } = announcedAddress(sentinel.address, announced, 'sentinel');
    const { username, password } = addressOf(target);
    const address = { ...place, ...(username && { username }), ...(password && { password }) };
    const visit = await visits.enter(address).catch((error) => {
        throw new ProbeFailure(`the master that the sentinel names: ${reasonOf(error)}`);
    });
    if (visit.mode === 'sentinel')
        throw new ProbeFailure('the master that the sentinel names is a sentinel itself');
    return visit;
}
async function masterOf(session, name) {
    if (name === undefined)
        return onlyMaster(await session.ask('masters'));
    const reply = await session.ask('masterAddress', [name]);
    // No such name: a null array.
    if (reply === null)
        throw new ProbeFailure('the sentinel knows no master with that name: correct `sentinel.master` in the config');
    return addressIn(Array.isArray(reply) ? reply : []);
}
/** SENTINEL MASTERS answers one array of names and values for each master. */
function onlyMaster(reply) {
    if (!Array.isArray(reply))
        throw strangeReply();
    if (reply.length === 0)
        throw new ProbeFailure('the sentinel watches no master: set it up (`sentinel monitor`)');
    if (reply.length > 1)
        throw new ProbeFailure(`the sentinel watches ${reply.length} masters: name the one to probe as \`sentinel.master\` in the config`);
    const fields = Array.isArray(reply[0]) ? reply[0] : [];
    return addressIn(['ip', 'port'].map((name) => fields[fields.indexOf(name) + 1] ?? null));
}
function addressIn([host, port]) {
    if (typeof host !== 'string' || typeof port !== 'string' || !/^\d{1,5}$/.test(port))
        throw strangeReply();
    return { host, port: Number(port) };
}

;// CONCATENATED MODULE: ./src/collect/probe/topology/in-turns.ts
/** Does the work for every thing, for `atOnce` of them at the same time; gives the results in the order of the things. */
async function inTurns(things, atOnce, work) {
    const results = [];
    const queue = things.entries();
    const worker = async () => {
        for (const [index, thing] of queue)
            results[index] = await work(thing);
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, things.length) }, worker));
    return results;
}

;// CONCATENATED MODULE: ./src/collect/probe/topology/key-source.ts




/** Replicas that are tried. */
const MAX_TRIES = 3;
/** The keys of a server: looked at on a healthy replica where that is wished and there is one, else on the server. */
async function keySourceOf({ slots, replicas }, server, wishesReplica, visits) {
    const tables = slots && hasTables(server.answers) ? { slots: slots.flatMap(numbersOf) } : {};
    const own = { session: server.session, isReplica: false, ...tables };
    if (!wishesReplica || replicationOf(server.answers) === 'replica')
        return own;
    const candidates = replicas ?? replicasIn(server.answers);
    let reason = 'no replica is connected';
    for (const announced of candidates.slice(0, MAX_TRIES)) {
        try {
            return { session: await openReplica(announced, server, visits), isReplica: true, ...tables };
        }
        catch (error) {
            reason = reasonOf(error);
        }
    }
    return { ...own, noReplica: `keys are looked at on the primary: ${reason}` };
}
/** Nodes of a cluster have had a table for each slot since Redis 7.4 and Valkey 8. */
function hasTables(answers) {
    const { product, version = '' } = serverOf(answers);
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (product === 'valkey')
        return major >= 8;
    return product === 'redis' && (major > 7 || (major === 7 && minor >= 4));
}
function numbersOf({ from, to }) {
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
/** `slave0:ip=10.0.0.2,port=6379,state=online,offset=98,lag=0`, those that lag least first. */
function replicasIn(answers) {
    const lines = [...fieldsOf(answers, 'replication')].filter(([name]) => /^(?:slave|replica)\d+$/.test(name));
    const replicas = lines.map(([, text]) => new Map(text.split(',').map((part) => pairOf(part))));
    return replicas
        .filter((fields) => fields.get('state') === 'online' && /^\d{1,5}$/.test(fields.get('port') ?? ''))
        .sort((a, b) => Number(a.get('lag')) - Number(b.get('lag')))
        .map((fields) => ({ host: fields.get('ip') ?? '', port: Number(fields.get('port')) }));
}
function pairOf(text) {
    const equals = text.indexOf('=');
    return [text.slice(0, equals), text.slice(equals + 1)];
}
async function openReplica(announced, { address, mode }, visits) {
    const isCluster = mode === 'cluster';
    const session = await visits.open(announcedAddress(address, announced, isCluster ? 'cluster' : 'primary'));
    const replication = parseInfo(await session.text('replication'));
    if (replication.get('master_link_status') !== 'up')
        throw new ProbeFailure('the replica has lost the connection to its primary');
    // Without it a replica of a cluster sends every question about a key on to its primary.
    if (isCluster)
        await session.ask('readonly');
    return session;
}

;// CONCATENATED MODULE: ./src/collect/probe/connection/login.ts

/** Logs in as the address says. Throws ProbeFailure where the server refuses, or takes the probe for another user. */
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

;// CONCATENATED MODULE: ./src/collect/probe/connection/guard.ts

/** The largest reply of the probe's commands, INFO or LATENCY HISTOGRAM, has some 50 KiB; SLOWLOG GET may have 2 MiB. */
const MAX_REPLY_BYTES = 8 * 1024 * 1024;
const MAX_LINE = 64 * 1024;
const MAX_DEPTH = 8;
const LF = 10;
/**
 * Watches the bytes that come in and lets through only what a Redis server answers in RESP2: a status, an error, a
 * number, a bulk string or an array of those, and one reply for each command. Whatever else a port may say never reaches
 * the client library, which is made for Redis servers and may crash the process on what nobody asked for.
 */
class ReplyGuard {
    line = '';
    bodyLeft = 0;
    replyBytes = 0;
    /** Elements that are still to come of each array that is open. */
    open = [];
    expected = 0;
    /** Called for each command that is sent. */
    expectReply() {
        this.expected++;
    }
    /** Takes the next bytes; gives the failure to end the connection with, or undefined where they may pass. */
    refuse(chunk) {
        for (let at = 0; at < chunk.length;) {
            const from = at;
            at = this.bodyLeft > 0 ? this.skipBody(chunk, at) : this.readLine(chunk, at);
            this.replyBytes += at - from;
            if (this.line !== '' && !this.isLineFine())
                return notRedis(this.line);
            if (this.replyBytes > MAX_REPLY_BYTES)
                return new ProbeFailure('the server sends far more than was asked for: is it a Redis server?');
            if (this.line.endsWith('\n') && !this.takeLine())
                return notRedis(this.line);
        }
        return undefined;
    }
    skipBody(chunk, at) {
        const step = Math.min(this.bodyLeft, chunk.length - at);
        this.bodyLeft -= step;
        if (this.bodyLeft === 0)
            this.endElement();
        return at + step;
    }
    readLine(chunk, at) {
        const end = chunk.indexOf(LF, at);
        const next = end === -1 ? chunk.length : end + 1;
        this.line += chunk.toString('latin1', at, Math.min(next, at + MAX_LINE + 1));
        return next;
    }
    isLineFine() {
        if (!/^[+\-$:*]/.test(this.line) || this.line.length > MAX_LINE)
            return false;
        return !this.line.endsWith('\n') || /^(?:[+-][^\r]*|:-?\d{1,20}|[$*](?:-1|\d{1,9}))\r\n$/.test(this.line);
    }
    /** A whole line. Errors may come unasked, as from a server at its maxclients; nothing else may. */
    takeLine() {
        const kind = this.line[0];
        const isUnasked = this.open.length === 0 && this.expected === 0;
        if (isUnasked && kind !== '-' && kind !== '+')
            return false;
        const size = Number.parseInt(this.line.slice(1), 10);
        this.line = '';
        if (kind === '$' && size >= 0)
            this.bodyLeft = size + 2;
        else if (kind === '*' && size > 0)
            this.open.push(size);
        else
            this.endElement();
        return this.open.length <= MAX_DEPTH;
    }
    endElement() {
        while (this.open.length > 0) {
            const left = (this.open.pop() ?? 1) - 1;
            if (left > 0) {
                this.open.push(left);
                return;
            }
        }
        this.replyBytes = 0;
        this.expected = Math.max(0, this.expected - 1);
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
    return strangeReply();
}

;// CONCATENATED MODULE: ./src/collect/probe/connection/connector.ts




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
            const replies = new ReplyGuard();
            guard(socket, replies, watch);
            socket.once('error', (error) => {
                this.firstError = error;
            });
            // Errors may come after ioredis has let go of the socket; without a listener they would end the process.
            socket.on('error', () => { });
            socket.once('connect', () => watch.onStage(address.tls ? 'tls' : 'asking'));
            socket.once('secureConnect', () => watch.onStage('asking-tls'));
            watch.onSocket(socket, replies);
            return socket;
        }
    };
}
function openSocket({ host, port, socketPath, tls: secure }) {
    if (socketPath !== undefined)
        return external_node_net_default().connect({ path: socketPath });
    if (!secure)
        return external_node_net_default().connect({ host, port });
    const { names, isNamed: _, ca, ...client } = secure;
    // SNI takes names only, never addresses.
    const servername = names.find((name) => external_node_net_default().isIP(name) === 0);
    return external_node_tls_default().connect({
        host,
        port,
        ...client,
        ...(servername !== undefined && { servername }),
        ...(ca !== undefined && { ca: [...systemAuthorities(), ca] }),
        checkServerIdentity: (_host, certificate) => {
            const faults = names.map((name) => external_node_tls_default().checkServerIdentity(name, certificate));
            return faults.includes(undefined) ? undefined : faults[0];
        },
    });
}
/** Looks at each chunk before the stream takes it; `push` is where Node hands over what it read. */
function guard(socket, replies, watch) {
    const push = socket.push.bind(socket);
    socket.push = (chunk, encoding) => {
        if (socket.destroyed)
            return false;
        watch.onBytes();
        const failure = chunk === null ? undefined : replies.refuse(chunk);
        if (!failure)
            return push(chunk, encoding);
        socket.destroy(failure);
        return false;
    };
}

;// CONCATENATED MODULE: ./src/collect/probe/connection/session.ts



/** The longest wait for a connection or for the next byte of a reply; a firewall that swallows packets never answers. */
const MAX_SILENCE_MS = 5000;
/** ioredis' own timer would count the time in which the compiler keeps the event loop busy; {@link Budget} does not. */
const NO_TIMEOUT_MS = 3_600_000;
/**
 * One connection to one server. It sends nothing but the commands of {@link PROBE_COMMANDS}, never connects twice, ends
 * when the server falls silent or the budget is used up, and fails with ProbeFailure only.
 */
class Session {
    ioredis;
    address;
    budget;
    stage = 'connecting';
    cause;
    socket;
    replies;
    redis;
    unwatch;
    /** Connecting counts as one. */
    waiting = 1;
    silentMs = 0;
    /** Rejects when the session ends, so that nothing waits longer than that. */
    ended;
    rejectEnded = () => { };
    constructor(ioredis, address, budget) {
        this.ioredis = ioredis;
        this.address = address;
        this.budget = budget;
        this.ended = new Promise((_, reject) => {
            this.rejectEnded = reject;
        });
        this.ended.catch(() => { });
        this.redis = this.makeClient();
        this.unwatch = budget.watch((ms) => this.spend(ms));
    }
    /** Connects; throws ProbeFailure. */
    static async open(address, budget) {
        const session = new Session(await loadIoredis(), address, budget);
        try {
            await Promise.race([session.redis.connect(), session.ended]);
            session.waiting = 0;
            return session;
        }
        catch (error) {
            session.close();
            throw session.whyEnded(error);
        }
    }
    /**
     * Sends one command of the list and gives its reply. `more` are the words that follow those of the list: credentials, a
     * user. Throws ProbeFailure for an error reply and when the session ends first.
     */
    async ask(name, more = []) {
        const [reply] = await this.send([this.commandOf({ name, more }, 'utf8')]);
        if (reply instanceof ProbeFailure)
            throw reply;
        return reply;
    }
    /**
     * Sends several commands of the list in one write and gives their replies in that order; an error reply is the failure
     * that it means. Words and replies are bytes, one character for each, since keys need not be text. Throws ProbeFailure
     * when the session ends first.
     */
    askAll(requests) {
        return this.send(requests.map((request) => this.commandOf(request, 'latin1')));
    }
    /** As {@link ask}, for a command whose reply is a text. */
    async text(name) {
        const reply = await this.ask(name);
        if (typeof reply !== 'string')
            throw strangeReply();
        return reply;
    }
    /** Milliseconds of the budget that are left. */
    get leftMs() {
        return this.budget.leftMs;
    }
    /** Ends the connection at once; nothing is left that keeps the process alive. */
    close() {
        this.end(closedFailure(this.stage));
    }
    async send(commands) {
        if (this.cause)
            throw this.cause;
        // ioredis rejects commands that are in flight when the session ends; by then nobody may be listening.
        for (const { promise } of commands)
            promise.catch(() => { });
        if (this.waiting++ === 0)
            this.silentMs = 0;
        try {
            this.writeTogether();
            for (const command of commands) {
                this.replies?.expectReply();
                this.redis.sendCommand(command);
            }
            const replies = Promise.all(commands.map(({ promise }) => promise.catch(failureOf)));
            return (await Promise.race([replies, this.ended]));
        }
        catch (error) {
            throw this.whyEnded(error);
        }
        finally {
            this.waiting--;
        }
    }
    spend(ms) {
        this.silentMs = this.waiting > 0 ? this.silentMs + ms : 0;
        const limitMs = Math.min(MAX_SILENCE_MS, this.budget.totalMs);
        if (this.silentMs >= limitMs)
            this.end(timeoutFailure(this.stage, this.address, limitMs));
        else if (this.budget.leftMs === 0)
            this.end(timeoutFailure(this.stage, this.address, this.budget.totalMs));
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
        this.unwatch();
        this.rejectEnded(this.cause);
        this.socket?.destroy();
    }
    whyEnded(error) {
        if (error instanceof ProbeFailure)
            return error;
        return this.cause ?? closedFailure(this.stage);
    }
    /**
     * Secrets and key names stay out of ioredis, which would put them into its errors (`command.args`) and its DEBUG
     * output: the command has no such arguments there, and writes them only when it is put on the wire.
     */
    commandOf({ name, more }, encoding) {
        const [verb, ...words] = commands/* PROBE_COMMANDS */.m[name];
        const command = new this.ioredis.Command(verb, words, { replyEncoding: encoding });
        if (more.length > 0)
            command.toWritable = () => encode([verb, ...words, ...more], encoding);
        return command;
    }
    makeClient() {
        const redis = new this.ioredis.Redis({
            Connector: connectorFor(this.ioredis, this.address, {
                onSocket: (socket, replies) => {
                    this.socket = socket;
                    this.replies = replies;
                },
                onStage: (stage) => {
                    this.stage = stage;
                    this.silentMs = 0;
                },
                onBytes: () => {
                    this.silentMs = 0;
                },
            }),
            lazyConnect: true,
            connectTimeout: NO_TIMEOUT_MS,
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
            ...(this.address.tls && { tls: {} }),
        });
        // `connect()` itself rejects with "Connection is closed." only; the real cause comes as an event, and may come late.
        redis.on('error', (error) => {
            this.cause ??= unsolicitedFailure(error) ?? connectionFailure(error, this.stage, this.address, MAX_SILENCE_MS);
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
/** An error reply as what it means; throws what else may have gone wrong. */
function failureOf(error) {
    if (error instanceof Error && error.name === 'ReplyError')
        return replyFailure(error.message);
    throw error;
}
function encode(words, encoding) {
    const bulks = words.map((word) => `$${Buffer.byteLength(word, encoding)}\r\n${word}\r\n`);
    return Buffer.from(`*${words.length}\r\n${bulks.join('')}`, encoding);
}

;// CONCATENATED MODULE: ./src/collect/probe/topology/visits.ts





/** The connections to one instance: made one by one as they are needed, ended all together. */
class Visits {
    budget;
    sessions = [];
    constructor(budget) {
        this.budget = budget;
    }
    /** Connects and logs in. Throws ProbeFailure. */
    async open(address) {
        if (this.budget.leftMs === 0) {
            const seconds = this.budget.totalMs / 1000;
            throw new ProbeFailure(`the ${seconds} s of the whole probe were over before it was this server's turn: raise \`probe.timeout\``);
        }
        const session = await Session.open(address, this.budget);
        this.sessions.push(session);
        await logIn(session, address);
        return session;
    }
    /** Connects, logs in and asks the server what it is. Throws ProbeFailure. */
    async enter(address) {
        const session = await this.open(address);
        const first = await readFirst(session);
        if (modeOf(first) === 'sentinel')
            return { address, session, answers: first, mode: 'sentinel' };
        const answers = await readRest(session, first);
        return { address, session, answers, mode: modeOf(answers) };
    }
    /** Ends every connection at once. */
    close() {
        for (const session of this.sessions)
            session.close();
    }
}

;// CONCATENATED MODULE: ./src/collect/probe/topology/index.ts






/**
 * Finds what there is to read behind the address of a target: the server itself, the master that a sentinel there
 * watches, or the primaries of the cluster that it belongs to. Throws ProbeFailure where there is nothing.
 */
async function serversOf(target, visits) {
    const found = await enter(target, visits);
    const server = found.mode === 'sentinel' ? await masterBehind(found, target, visits) : found;
    if (server.mode === 'cluster')
        return primariesOf(server, visits);
    return { nodes: [{ name: '', reach: async () => server }], unreached: [] };
}
async function enter(target, visits) {
    if (target.sentinel === undefined)
        return visits.enter(entranceOf(target));
    const visit = await visits.enter(entranceOf(target)).catch((error) => {
        throw sentinelFailure(error);
    });
    if (visit.mode === 'sentinel')
        return visit;
    throw new ProbeFailure('this is no sentinel: take `sentinel` out of the config, or give the URL of a sentinel');
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./node_modules/ajv/dist/ajv.js
var ajv = __webpack_require__(2463);
;// CONCATENATED MODULE: ./src/collect/probe/recording.ts



/** Far more than any recording has. */
const MAX_BYTES = 16 * 1024 * 1024;
/** After a week the data of a staging server say little about the next deploy. */
const FRESH_DAYS = 7;
/**
 * Takes what an earlier probe wrote with `--record`; `now` is the time in ISO 8601. An old recording is told among what
 * could not be read, so that nothing passes on it alone. Throws UsageError for a file that is no recording.
 */
async function replayProbe(file, now) {
    const text = await (0,external_node_fs_promises_.readFile)(file, 'utf8').catch(() => undefined);
    if (text === undefined)
        throw new model/* UsageError */.eb(`The recording ${file} cannot be read; name a file that --record has written.`);
    const recording = text.length <= MAX_BYTES ? parse(text) : undefined;
    if (!recording)
        throw new model/* UsageError */.eb(`${file} is no recording; write one with \`redis-preflight probe --record FILE\`.`);
    const { servers, unreached, recordedAt } = recording;
    const doubt = doubtOf(recordedAt, now);
    const age = doubt === undefined ? [] : [{ name: 'the recording', reason: doubt }];
    return {
        status: 'collected',
        value: { servers: servers.map(recording_serverOf), unreached: [...unreached, ...age], recordedAt },
    };
}
function doubtOf(recordedAt, now) {
    const days = Math.floor((Date.parse(now) - Date.parse(recordedAt)) / 86_400_000);
    if (!(days >= -1))
        return 'it is dated in the future or not at all: record the readings again';
    return days > FRESH_DAYS ? `it is ${(0,model/* count */.U9)(days, 'day')} old: record the readings again` : undefined;
}
function parse(text) {
    const schema = {
        ...model/* READINGS_SCHEMA */.yx,
        required: [...(model/* READINGS_SCHEMA */.yx.required ?? []), 'recording', 'recordedAt'],
        properties: { ...model/* READINGS_SCHEMA */.yx.properties, recording: { const: model/* RECORDING_VERSION */.$w } },
    };
    try {
        const data = JSON.parse(text);
        return new ajv.Ajv({ strict: false }).validate(schema, data) ? data : undefined;
    }
    catch {
        return undefined;
    }
}
function recording_serverOf({ name, role, ...readings }) {
    return { name, role, readings };
}

;// CONCATENATED MODULE: ./src/collect/probe/index.ts






/**
 * Reads every instance of the plan within `plan.budgetMs`, all at the same time, and changes nothing there. Never throws:
 * where nothing could be read the reason says what to do, in one clause that holds no secret, address or key name.
 */
async function collectProbe(plan) {
    const budget = new timing_budget/* Budget */._(plan.budgetMs);
    const results = await Promise.all(plan.targets.map((target) => probeInstance(target, plan, budget)));
    const servers = results.flatMap(({ servers }) => servers);
    const unreached = [...results.flatMap(({ unreached }) => unreached), ...plan.missing];
    if (servers.length > 0)
        return { status: 'collected', value: { servers, unreached } };
    return { status: 'not-collected', reason: unreached.map(({ name, reason }) => (0,model/* inServer */.Rq)(name, reason)).join('; ') };
}
/** Primaries of one cluster that are read at the same time. */
const AT_ONCE = 8;
/** Reads every server of one instance; one that cannot be read costs only itself. */
async function probeInstance(target, plan, budget) {
    const visits = new Visits(budget);
    try {
        const { nodes, unreached } = await serversOf(target, visits);
        const named = ({ name }) => [target.name, name].filter((part) => part !== '').join(', ');
        const results = await inTurns(nodes, AT_ONCE, async (node) => {
            const name = named(node);
            try {
                return { name, role: target.role, readings: await readNode(node, target, plan, visits) };
            }
            catch (error) {
                return { name, reason: reasonOf(error) };
            }
        });
        const servers = results.filter((result) => 'readings' in result);
        const failed = results.filter((result) => 'reason' in result);
        return { servers, unreached: [...failed, ...unreached.map((one) => ({ ...one, name: named(one) }))] };
    }
    catch (error) {
        return { servers: [], unreached: [{ name: target.name, reason: reasonOf(error) }] };
    }
    finally {
        visits.close();
    }
}
async function readNode(node, target, plan, visits) {
    const server = await node.reach();
    try {
        const wishesReplica = plan.sampleKeys > 0 && target.preferReplica === true;
        const keys = await keySourceOf(node, server, wishesReplica, visits);
        return await readServer(server.session, target, plan, server.answers, keys);
    }
    finally {
        // A large cluster is read a few nodes at a time, and takes no more connections than that.
        server.session.close();
    }
}


/***/ }),

/***/ 3140:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ Budget)
/* harmony export */ });
const TICK_MS = 50;
/**
 * The time that talking to servers may take, all of them together. Time in which the event loop stood still does not count: the
 * compiler works for seconds beside it, and a healthy server must not seem silent because nobody listened.
 */
class Budget {
    totalMs;
    usedMs = 0;
    lastTick = performance.now();
    timer;
    watchers = new Set();
    constructor(totalMs) {
        this.totalMs = totalMs;
    }
    /** Milliseconds that are left; 0 when it is used up. */
    get leftMs() {
        return Math.max(0, this.totalMs - this.usedMs);
    }
    /** Calls back a few times a second with the milliseconds that went by, until the returned function is called. */
    watch(watcher) {
        this.watchers.add(watcher);
        if (!this.timer) {
            this.lastTick = performance.now();
            this.timer = setInterval(() => this.tick(), TICK_MS);
        }
        return () => {
            this.watchers.delete(watcher);
            if (this.watchers.size === 0)
                this.stop();
        };
    }
    tick() {
        const now = performance.now();
        // A late tick means that the loop was busy; what waits in the sockets is read only after this.
        const ms = Math.min(now - this.lastTick, 2 * TICK_MS);
        this.lastTick = now;
        this.usedMs += ms;
        for (const watcher of this.watchers)
            watcher(ms);
    }
    stop() {
        clearInterval(this.timer);
        this.timer = undefined;
    }
}


/***/ })

};
;