"use strict";
exports.id = 198;
exports.ids = [198];
exports.modules = {

/***/ 8198:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  validateSettings: () => (/* binding */ validateSettings)
});

// EXTERNAL MODULE: ./node_modules/ajv/dist/ajv.js
var ajv = __webpack_require__(2463);
// EXTERNAL MODULE: ./src/model/index.ts + 25 modules
var model = __webpack_require__(2980);
// EXTERNAL MODULE: ./src/config/schema.ts
var schema = __webpack_require__(131);
;// CONCATENATED MODULE: ./src/config/complaint.ts


const VARIABLE = 'the name of an environment variable such as STAGING_REDIS_PASSWORD, never what is in it';
const PEM_FILE = 'the path of a PEM file within the checked folder, never its text';
const PERCENT = 'a percentage from 0 to 100';
const USER = 'a name without spaces';
/** What a value must look like, where the schema's pattern would not tell a reader. Instances are like `probe`. */
const EXPECTED = {
    ignore: 'a glob such as `legacy/**`',
    baseline: 'the path of a file',
    'overrides.files': 'at least one glob such as `legacy/**`',
    'overrides.reason': 'the reason, in words',
    immortal: 'a key pattern such as `flags:*`; to silence every key, set the rule `require-ttl` to off',
    'attestations.by': 'the person or team that vouches',
    'attestations.reason': 'the reason, in words',
    'attestations.link': 'an http(s) address',
    'attestations.until': 'a date such as 2027-01-31',
    'probe.url-env': 'the name of an environment variable such as STAGING_REDIS_URL, never the URL itself',
    'probe.username-env': VARIABLE,
    'probe.password-env': VARIABLE,
    'probe.ca-env': VARIABLE,
    'probe.cert-env': VARIABLE,
    'probe.key-env': VARIABLE,
    'probe.ca-file': PEM_FILE,
    'probe.cert-file': PEM_FILE,
    'probe.key-file': PEM_FILE,
    'probe.app-user': USER,
    'probe.servername': 'a host name such as redis.example.com',
    'probe.sentinel.master': USER,
    'probe.sentinel.username-env': VARIABLE,
    'probe.sentinel.password-env': VARIABLE,
    'probe.timeout': 'a duration of at most 10 minutes such as `20s`, `500ms` or a number of seconds',
    'probe.window': 'a duration of at most 10 minutes such as `5s`, `500ms` or a number of seconds',
    'probe.sample': 'a whole number from 0 to 1000000',
    'prometheus.url-env': 'the name of an environment variable such as PROMETHEUS_URL, never the URL itself',
    'prometheus.token-env': VARIABLE,
    'prometheus.timeout': 'a duration of at most 10 minutes such as `10s`, `500ms` or a number of seconds',
    'fix.default-ttl': 'a whole number of seconds, or a duration such as `30m`, `1h` or `7d`',
    'thresholds.immortal-keys.warning': PERCENT,
    'thresholds.immortal-keys.error': PERCENT,
    'thresholds.hit-ratio.warning': PERCENT,
    'thresholds.hit-ratio.error': PERCENT,
    'thresholds.big-key-bytes': 'a size above 0 such as `512kb`, `1mb` or a number of bytes',
    'thresholds.big-key-elements': 'a whole number above 0',
    'thresholds.flush-drill-days': 'a whole number of days above 0',
};
const TYPES = {
    boolean: 'true or false',
    array: 'a list',
    object: 'a mapping of keys to values',
    string: 'text',
};
/** Keys that people try, each of which would put a secret into the repository, and the keys that they are to use. */
const MISPLACED = {
    url: 'url-env',
    uri: 'url-env',
    'redis-url': 'url-env',
    redisurl: 'url-env',
    host: 'url-env',
    port: 'url-env',
    auth: 'password-env',
    password: 'password-env',
    username: 'username-env',
    user: 'username-env',
    ca: 'ca-env',
    cert: 'cert-env',
    key: 'key-env',
};
/**
 * The first thing that is wrong with a config file, as one sentence about the value at `path`. No value is quoted that may
 * be a secret.
 */
function complaintAbout(errors, data, rules) {
    const error = firstOf(errors);
    const path = pointer(error.instancePath);
    if (error.keyword === 'additionalProperties') {
        const key = String(error.params.additionalProperty);
        return { path: [...path, key], sentence: unknownKey(path, key, rules) };
    }
    if (error.propertyName !== undefined) {
        const rule = 'use letters, digits, `-` and `_`, 40 at most, a letter or digit first';
        return {
            path: [...path, error.propertyName],
            sentence: `an instance cannot be called ${quoted(error.propertyName)}; ${rule}.`,
        };
    }
    return { path, sentence: faultyValue(error, path, data) };
}
/** Where a key is missing, a misspelled one beside it (`url` for `url-env`) is what was meant. */
function firstOf(errors) {
    const first = errors[0];
    const misspelled = errors.find(({ keyword, instancePath }) => keyword === 'additionalProperties' && instancePath === first.instancePath);
    return first.keyword === 'required' && misspelled ? misspelled : first;
}
function faultyValue(error, path, data) {
    if (error.keyword === 'required') {
        const entry = path[0] === 'instances' ? `\`${dotted(path)}\`` : `this entry of \`${path[0]}\``;
        return `${entry} needs \`${error.params.missingProperty}\`.`;
    }
    if (error.keyword === 'enum')
        return notOneOf(data, path, error.params.allowedValues);
    if (path.length === 0)
        return 'the file must hold a mapping of keys to values.';
    return `${nameOf(path)} must be ${expected(error, kindOf(path))}.`;
}
function expected(error, kind) {
    const type = error.keyword === 'type' ? String(error.params.type) : '';
    const container = type === 'array' || type === 'object';
    return (container ? undefined : EXPECTED[kind]) ?? TYPES[type] ?? 'something else';
}
function nameOf(path) {
    const isEntry = typeof path.at(-1) === 'number' && path[0] !== 'instances';
    return `${isEntry ? 'an entry of ' : ''}\`${dotted(path)}\``;
}
function pointer(instancePath) {
    return instancePath
        .split('/')
        .slice(1)
        .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'))
        .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
/** Without the indexes of lists; an instance may be called `1`. */
function dotted(path) {
    return path.filter((part) => typeof part === 'string' || path[0] === 'instances').join('.');
}
/** What a value is, whichever instance it is of: `instances.cache.url-env` is a `probe.url-env`. */
function kindOf(path) {
    return dotted(path[0] === 'instances' && path.length > 2 ? ['probe', ...path.slice(2)] : path);
}
function unknownKey(path, key, rules) {
    const where = dotted(path);
    if (path.at(-1) === 'rules')
        return `there is no rule ${quoted(key)}${hint(key, rules)}`;
    const better = isInstance(path) ? MISPLACED[key.toLowerCase().replace(/_/g, '-')] : undefined;
    if (better)
        return misplaced(where, key, better);
    return `unknown key ${quoted(key)}${where && ` in \`${where}\``}${hint(key, keysAt(path))}`;
}
function isInstance(path) {
    return (path[0] === 'probe' && path.length <= 2) || (path[0] === 'instances' && path.length > 1);
}
function misplaced(where, key, better) {
    const start = `\`${where}.${key}\` does not belong in a file: `;
    const option = where === 'probe' && better === 'url-env' ? 'pass --redis-url or ' : '';
    const what = better === 'url-env' ? 'the URL' : 'it';
    const place = better === 'url-env' && where.endsWith('.sentinel') ? where.replace(/\.sentinel$/, '') : where;
    return `${start}${option}put ${what} into an environment variable and name that in \`${place}.${better}\`.`;
}
/** The keys that the schema knows at a path. */
function keysAt(path) {
    let node = (0,schema/* configSchema */.Q)([]);
    for (const part of path) {
        const any = typeof node?.additionalProperties === 'object' ? node.additionalProperties : undefined;
        node = node?.items ?? node?.properties?.[part] ?? any;
    }
    return Object.keys(node?.properties ?? {}).filter((key) => key !== '$schema');
}
function hint(name, known) {
    const near = (0,model/* nearest */.pA)(name, known);
    return near ? `; did you mean \`${near}\`?` : `; known are ${known.map((each) => `\`${each}\``).join(', ')}.`;
}
function notOneOf(data, path, allowed) {
    const value = path.reduce((node, part) => node[part], data);
    const name = dotted(path);
    const given = typeof value === 'string' ? value : JSON.stringify(value);
    const kind = name === 'require' || name === 'attestations.item' ? 'there is no item' : `\`${name}\` cannot be`;
    return `${kind} ${quoted(given)}${hint(given, allowed)}`;
}
/** A name from the file, cut short and without anything that could be a URL with a password. */
function quoted(name) {
    if (name.includes('://'))
        return '(a URL)';
    return `\`${name.length > 60 ? `${name.slice(0, 60)}…` : name}\``;
}

// EXTERNAL MODULE: ./src/config/duration.ts
var config_duration = __webpack_require__(7840);
;// CONCATENATED MODULE: ./src/config/validate.ts





/**
 * Holds a parsed config file against the schema. Throws UsageError for the first fault, as one sentence with file and
 * line; values are quoted only where they cannot be a secret.
 */
function validateSettings(file, rules, today) {
    const validate = new ajv.Ajv({ allowUnionTypes: true, strictTypes: false, allErrors: true }).compile((0,schema/* configSchema */.Q)(rules.map((id) => ({ id }))));
    if (!validate(file.data)) {
        const { path, sentence } = complaintAbout(validate.errors, file.data, rules);
        throw at(file, path, sentence);
    }
    return checked(file, file.data, today);
}
function at(file, path, sentence) {
    return new model/* UsageError */.eb(`${file.shown}:${file.lineOf(path)}: ${sentence}`);
}
/** What a schema cannot say. */
function checked(file, settings, today) {
    checkAttestations(file, settings.attestations ?? [], today);
    for (const name of ['timeout', 'window']) {
        const duration = settings.probe?.[name];
        if (duration !== undefined && !(0,config_duration/* isBudget */.ae)((0,config_duration/* durationMs */.pc)(duration))) {
            throw at(file, ['probe', name], `\`probe.${name}\` must be ${EXPECTED[`probe.${name}`]}.`);
        }
    }
    const instances = Object.entries(settings.instances ?? {}).map(([name, one]) => [['instances', name], one]);
    for (const [path, one] of [[['probe'], settings.probe ?? {}], ...instances])
        checkPem(file, path, one);
    return settings;
}
/** Nobody can know for longer than this that something outside the repository still holds. */
const MAX_ATTESTED_DAYS = 366;
/** One attestation for an item, of something, until a day that exists and is not too far ahead. */
function checkAttestations(file, attestations, today) {
    const seen = new Set();
    for (const [index, { item, until, link, reason }] of attestations.entries()) {
        const path = ['attestations', index];
        if (seen.has(item))
            throw at(file, path, `\`${item}\` is attested twice; keep one entry.`);
        seen.add(item);
        if (link === undefined && reason === undefined) {
            throw at(file, path, 'this entry of `attestations` needs `link` or `reason`: where it is written down, or what was seen.');
        }
        if (!(0,model/* isDay */.N)(until)) {
            throw at(file, [...path, 'until'], `\`attestations.until\` is ${until}, a day that does not exist.`);
        }
        if ((0,model/* daysBetween */.YM)(today, until) > MAX_ATTESTED_DAYS) {
            throw at(file, [...path, 'until'], `\`attestations.until\` is ${until}, more than a year ahead; look again within a year.`);
        }
    }
}
/** Each PEM text from one place, and a client certificate with its key. */
function checkPem(file, path, settings) {
    const where = path.join('.');
    const keysOf = (kind) => [`${kind}-file`, `${kind}-env`].filter((key) => settings[key]);
    for (const kind of ['ca', 'cert', 'key']) {
        const [key, other] = keysOf(kind);
        if (key && other)
            throw at(file, [...path, other], `\`${where}.${key}\` and \`${where}.${other}\` are both there; keep one.`);
    }
}


/***/ })

};
;