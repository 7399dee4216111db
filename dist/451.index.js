"use strict";
exports.id = 451;
exports.ids = [451];
exports.modules = {

/***/ 5451:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  collectPrometheus: () => (/* binding */ collectPrometheus)
});

// EXTERNAL MODULE: ./src/model/index.ts + 25 modules
var model = __webpack_require__(2980);
// EXTERNAL MODULE: ./src/collect/timing/budget.ts
var budget = __webpack_require__(3140);
// EXTERNAL MODULE: ./src/collect/files/json.ts
var json = __webpack_require__(1806);
;// CONCATENATED MODULE: ./src/collect/prometheus/failure.ts
/**
 * Why Prometheus could not be asked: one clause that says what to do. It is built from fixed texts only, never from what
 * the server or Node said, so that it can hold no secret and no address.
 */
class PrometheusFailure extends Error {
    name = 'PrometheusFailure';
}
const UNTRUSTED = 'the certificate of Prometheus is signed by no authority that this machine trusts: name the file with its authority in NODE_EXTRA_CA_CERTS';
const NOT_TLS = 'the port of Prometheus does not speak TLS: use http:// instead of https://';
const NOT_HTTP = 'what answers at that address does not speak HTTP: give the address of Prometheus, with https:// for TLS';
const CUT_OFF = 'Prometheus closed the connection before it had answered';
/** Codes of Node and OpenSSL. */
const BY_CODE = {
    ECONNREFUSED: 'nothing takes connections at the host and port of Prometheus: start it, or correct its URL',
    ECONNRESET: CUT_OFF,
    EPIPE: CUT_OFF,
    ENOTFOUND: 'the host name of Prometheus is unknown here: correct its URL, or run where that name can be resolved',
    EAI_AGAIN: 'the host name of Prometheus could not be resolved: name resolution does not work here at the moment',
    EHOSTUNREACH: 'the host of Prometheus cannot be reached from here: check the network and the firewall',
    ENETUNREACH: 'the network of Prometheus cannot be reached from here: check the network and the firewall',
    ETIMEDOUT: 'the host of Prometheus does not answer: check its URL, the network and the firewall',
    SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
    DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
    UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
    CERT_HAS_EXPIRED: 'the certificate of Prometheus has expired: renew it',
    CERT_NOT_YET_VALID: 'the certificate of Prometheus is not valid yet: check the clocks of both machines',
    ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate of Prometheus is for another host name: use a name that it lists in the URL',
    ERR_SSL_WRONG_VERSION_NUMBER: NOT_TLS,
    ERR_SSL_PACKET_LENGTH_TOO_LONG: NOT_TLS,
    // What Node 20 calls every fault of a handshake.
    EPROTO: 'no TLS connection to Prometheus could be made: use http:// in its URL where it does not speak TLS',
    ERR_INVALID_CHAR: 'the token for Prometheus holds characters that no token has, such as a line break',
};
/** An error of Node, in our words. */
function failureFrom(error) {
    if (error instanceof PrometheusFailure)
        return error;
    const code = String(error?.code ?? '');
    if (code.startsWith('HPE_'))
        return new PrometheusFailure(NOT_HTTP);
    const known = BY_CODE[code];
    if (known)
        return new PrometheusFailure(known);
    const kind = error instanceof Error ? error.name : typeof error;
    return new PrometheusFailure(`asking Prometheus failed (${code || kind})`);
}
/** An answer that is none, by its status. */
function failureOf(status, hasLogin) {
    return new PrometheusFailure(reasonFor(status, hasLogin));
}
function reasonFor(status, hasLogin) {
    if (status === 401) {
        return hasLogin
            ? 'Prometheus does not accept the login: correct the token, or user and password within the URL'
            : 'Prometheus wants a login: give a token (PROMETHEUS_TOKEN, to the action as prometheus-token), or user and password within the URL';
    }
    if (status === 403)
        return 'the login for Prometheus may not read its rules: give it that right';
    if (status === 404)
        return 'there is no API of Prometheus at that URL: give the address below which /api/v1/rules answers';
    if (status >= 300 && status < 400)
        return 'Prometheus answers with a redirect, which is not followed: give the address that it leads to, or a token where it leads to a login';
    if (status === 429)
        return 'Prometheus is asked too often at the moment (429)';
    if (status >= 500)
        return `Prometheus, or what stands before it, is in trouble (${status})`;
    return `Prometheus refuses the question (${status})`;
}

;// CONCATENATED MODULE: ./src/collect/prometheus/answers.ts


/** More rules than any team keeps; what is beyond is told. */
const MAX_RULES = 20_000;
const MAX_EXPRESSION = 20_000;
const MAX_WORDS = 300;
/** Reads the data of /api/v1/rules (Prometheus HTTP API, "Rules"). Throws PrometheusFailure for what is none. */
function rulesIn(data) {
    const { groups } = data;
    if (!Array.isArray(groups)) {
        throw new PrometheusFailure('the answer of Prometheus holds no rules as its API documents them');
    }
    const all = groups.flatMap((group) => ((0,json/* isRecord */.u)(group) && Array.isArray(group.rules) ? group.rules : []));
    const rules = all.slice(0, MAX_RULES);
    const alerts = rules.flatMap((rule) => alertIn(rule) ?? []);
    const recordings = rules.flatMap((rule) => recordingIn(rule) ?? []);
    return { alerts, recordings, unreadable: all.length - alerts.length - recordings.length };
}
/** Reads the data of an instant query that counts series by name: series by metric. Throws PrometheusFailure. */
function countsIn(data) {
    const { resultType, result } = data;
    if (resultType !== 'vector' || !Array.isArray(result)) {
        throw new PrometheusFailure('the answer of Prometheus is no vector as its API documents it');
    }
    const counts = result.slice(0, MAX_RULES).flatMap((sample) => {
        if (!(0,json/* isRecord */.u)(sample) || !(0,json/* isRecord */.u)(sample.metric) || !Array.isArray(sample.value))
            return [];
        const name = sample.metric.__name__;
        const number = Number(sample.value[1]);
        return typeof name === 'string' && Number.isFinite(number) ? [[name.slice(0, MAX_WORDS), number]] : [];
    });
    return Object.fromEntries(counts);
}
function alertIn(rule) {
    if (!(0,json/* isRecord */.u)(rule) || rule.type !== 'alerting')
        return undefined;
    const { name, query, duration, labels, health, lastError, state } = rule;
    if (!isName(name) || !isExpression(query))
        return undefined;
    return {
        name,
        expression: query,
        forSeconds: typeof duration === 'number' ? duration : 0,
        labels: labelsIn(labels),
        health: health === 'ok' || health === 'err' ? health : 'unknown',
        ...(typeof lastError === 'string' && lastError !== '' && { lastError: lastError.slice(0, MAX_WORDS) }),
        state: state === 'firing' || state === 'pending' || state === 'inactive' ? state : 'unknown',
    };
}
function recordingIn(rule) {
    if (!(0,json/* isRecord */.u)(rule) || rule.type !== 'recording')
        return undefined;
    const { name, query } = rule;
    return isName(name) && isExpression(query) ? { name, expression: query } : undefined;
}
function labelsIn(labels) {
    if (!(0,json/* isRecord */.u)(labels))
        return {};
    const texts = Object.entries(labels).filter((entry) => typeof entry[1] === 'string');
    return Object.fromEntries(texts);
}
function isName(value) {
    return typeof value === 'string' && value !== '' && value.length <= MAX_WORDS;
}
function isExpression(value) {
    return typeof value === 'string' && value.length <= MAX_EXPRESSION;
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
var external_node_http_default = /*#__PURE__*/__webpack_require__.n(external_node_http_);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
var external_node_https_default = /*#__PURE__*/__webpack_require__.n(external_node_https_);
;// CONCATENATED MODULE: ./src/collect/prometheus/client.ts




/** Ten times what a Prometheus with ten thousand alerts answers. */
const MAX_BYTES = 32 * 1024 * 1024;
/** Asks one Prometheus: GET alone, no redirect followed, bounded in size and time. */
class PrometheusClient {
    target;
    budget;
    constructor(target, budget) {
        this.target = target;
        this.budget = budget;
    }
    /** The `data` of an answer. Throws PrometheusFailure. */
    async get(path, parameters) {
        const url = new URL(this.target.url);
        url.pathname = url.pathname.replace(/\/+$/, '') + path;
        url.search = new URLSearchParams(parameters).toString();
        return dataOf(await this.withinTime((signal) => this.fetch(url, signal)));
    }
    /** Ends the request when the time is used up; time in which this process was busy with something else does not count. */
    async withinTime(work) {
        const controller = new AbortController();
        const seconds = this.budget.totalMs / 1000;
        const tooSlow = new PrometheusFailure(`Prometheus did not answer within ${seconds} s (prometheus.timeout)`);
        if (this.budget.leftMs === 0)
            throw tooSlow;
        const unwatch = this.budget.watch(() => {
            if (this.budget.leftMs === 0)
                controller.abort();
        });
        try {
            return await work(controller.signal);
        }
        catch (error) {
            throw controller.signal.aborted ? tooSlow : failureFrom(error);
        }
        finally {
            unwatch();
        }
    }
    fetch(url, signal) {
        return new Promise((resolve, reject) => {
            const { request } = url.protocol === 'https:' ? (external_node_https_default()) : (external_node_http_default());
            const headers = { accept: 'application/json', 'user-agent': 'redis-preflight', ...this.authorization() };
            request(url, { method: 'GET', headers, signal, agent: false }, (response) => {
                const { statusCode = 0 } = response;
                response.once('error', reject);
                if (statusCode !== 200) {
                    response.destroy();
                    reject(failureOf(statusCode, 'authorization' in headers));
                    return;
                }
                collectText(response, resolve, reject);
            })
                .once('error', reject)
                .end();
        });
    }
    authorization() {
        const { username, password = '', token } = this.target;
        if (token)
            return { authorization: `Bearer ${token}` };
        if (username === undefined)
            return {};
        return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
    }
}
function collectText(response, resolve, reject) {
    const chunks = [];
    let bytes = 0;
    response.on('data', (chunk) => {
        bytes += chunk.length;
        if (bytes > MAX_BYTES) {
            reject(new PrometheusFailure(`the answer of Prometheus is larger than ${(0,model/* size */.Ej)(MAX_BYTES)}`));
            response.destroy();
        }
        else
            chunks.push(chunk);
    });
    response.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
}
const NO_PROMETHEUS = 'what answers at that address is no Prometheus: give the address below which /api/v1/rules answers';
/** Takes the envelope of the API off: `{"status": "success", "data": …}`. */
function dataOf(text) {
    let answer;
    try {
        answer = JSON.parse(text);
    }
    catch {
        throw new PrometheusFailure(NO_PROMETHEUS);
    }
    const { status, data } = (answer ?? {});
    if (status !== 'success' || typeof data !== 'object' || data === null)
        throw new PrometheusFailure(NO_PROMETHEUS);
    return data;
}

;// CONCATENATED MODULE: ./src/collect/prometheus/index.ts





/** One question for all exporters. */
const SAMPLES = `count by (__name__) ({__name__=~"${model/* WATCHED_METRICS */.lt}"})`;
/**
 * Asks a running Prometheus which rules it has loaded, how they are, and whether the metrics behind them have samples.
 * Reads only: two GET requests. Never throws: where nothing could be read the reason says what to do, in one clause that
 * holds no secret and no address.
 */
async function collectPrometheus(target) {
    const client = new PrometheusClient(target, new budget/* Budget */._(target.budgetMs));
    const rules = client.get('/api/v1/rules', { exclude_alerts: 'true' }).then(rulesIn);
    const samples = client.get('/api/v1/query', { query: SAMPLES }).then(countsIn);
    const [loaded, counted] = await Promise.allSettled([rules, samples]);
    if (loaded.status === 'rejected') {
        return { status: 'not-collected', reason: failureFrom(loaded.reason).message };
    }
    const { alerts, recordings, unreadable } = loaded.value;
    const unread = [
        ...(unreadable > 0 ? [`${(0,model/* count */.U9)(unreadable, 'rule')} of Prometheus could not be read`] : []),
        ...(counted.status === 'rejected'
            ? [`which metrics have samples is not known: ${failureFrom(counted.reason).message}`]
            : []),
    ];
    return {
        status: 'collected',
        value: { alerts, recordings, ...(counted.status === 'fulfilled' && { samples: counted.value }), unread },
    };
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