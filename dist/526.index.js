"use strict";
exports.id = 526;
exports.ids = [526];
exports.modules = {

/***/ 2526:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   validateSettings: () => (/* binding */ validateSettings)
/* harmony export */ });
/* harmony import */ var ajv__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2463);
/* harmony import */ var ajv__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(ajv__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _model__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2514);
/* harmony import */ var _duration__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7840);
/* harmony import */ var _schema__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(131);




/** Keys that people try in `probe`; each of them would put a secret into the repository. */
const SECRET_KEYS = new Set(['url', 'uri', 'redis-url', 'redisurl', 'host', 'password', 'username', 'user', 'auth']);
/** What a text must look like, where the schema's pattern would not tell a reader. */
const EXPECTED = {
    ignore: 'a glob such as `legacy/**`',
    immortal: 'a key pattern such as `flags:*`; to silence every key, set the rule `require-ttl` to off',
    'attested.owner': 'the person or team that vouches',
    'attested.reason': 'the reason, in words',
    'attested.link': 'an http(s) address',
    'attested.expires': 'a date such as 2027-01-31',
    'probe.url-env': 'the name of an environment variable such as STAGING_REDIS_URL, never the URL itself',
    'probe.timeout': 'a duration of at most 10 minutes such as `10s`, `500ms` or a number of seconds',
};
const TYPES = {
    boolean: 'true or false',
    array: 'a list',
    object: 'a mapping of keys to values',
    string: 'text',
};
/**
 * Holds a parsed config file against the schema. Throws UsageError for the first fault, as one sentence with file and
 * line; values are quoted only where they cannot be a secret.
 */
function validateSettings(file, rules) {
    const validate = new ajv__WEBPACK_IMPORTED_MODULE_2__.Ajv({ allowUnionTypes: true, strictTypes: false }).compile((0,_schema__WEBPACK_IMPORTED_MODULE_1__/* .configSchema */ .Q)(rules.map((id) => ({ id }))));
    if (!validate(file.data))
        throw fault(file, validate.errors[0], rules);
    return checked(file, file.data);
}
function fault(file, error, rules) {
    const path = pointer(error.instancePath);
    if (error.keyword === 'additionalProperties') {
        const key = String(error.params.additionalProperty);
        return at(file, [...path, key], unknownKey(path, key, rules));
    }
    if (error.keyword === 'required') {
        return at(file, path, `this entry of \`${path[0]}\` needs \`${error.params.missingProperty}\`.`);
    }
    if (error.keyword === 'enum')
        return at(file, path, notOneOf(file, path, error.params.allowedValues));
    if (path.length === 0)
        return at(file, path, 'the file must hold a mapping of keys to values.');
    return at(file, path, `${nameOf(path)} must be ${expected(error, dotted(path))}.`);
}
function expected(error, name) {
    const type = error.keyword === 'type' ? String(error.params.type) : '';
    const container = type === 'array' || type === 'object';
    return (container ? undefined : EXPECTED[name]) ?? TYPES[type] ?? 'something else';
}
function nameOf(path) {
    const isEntry = typeof path.at(-1) === 'number';
    return `${isEntry ? 'an entry of ' : ''}\`${dotted(path)}\``;
}
function at(file, path, sentence) {
    return new _model__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(`${file.shown}:${file.lineOf(path)}: ${sentence}`);
}
function pointer(instancePath) {
    return instancePath
        .split('/')
        .slice(1)
        .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'))
        .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
function dotted(path) {
    return path.filter((part) => typeof part === 'string').join('.');
}
function unknownKey(path, key, rules) {
    const where = dotted(path);
    if (where === 'probe' && SECRET_KEYS.has(key.toLowerCase().replace(/_/g, '-'))) {
        return `\`probe.${key}\` does not belong in a file: pass --redis-url or put the URL into an environment variable and name that in \`probe.url-env\`.`;
    }
    if (where === 'rules')
        return `there is no rule ${quoted(key)}${hint(key, rules)}`;
    const known = keysAt(where);
    return `unknown key ${quoted(key)}${where && ` in \`${where}\``}${hint(key, known)}`;
}
function keysAt(where) {
    const root = (0,_schema__WEBPACK_IMPORTED_MODULE_1__/* .configSchema */ .Q)([]);
    const node = where ? root.properties[where] : root;
    return Object.keys((node.items ?? node).properties ?? {}).filter((key) => key !== '$schema');
}
function hint(name, known) {
    const near = (0,_model__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .pA)(name, known);
    return near ? `; did you mean \`${near}\`?` : `; known are ${known.map((each) => `\`${each}\``).join(', ')}.`;
}
function notOneOf(file, path, allowed) {
    const value = path.reduce((node, part) => node[part], file.data);
    const name = dotted(path);
    const given = typeof value === 'string' ? value : JSON.stringify(value);
    const kind = name === 'require' || name === 'attested.item' ? 'there is no item' : `\`${name}\` cannot be`;
    return `${kind} ${quoted(given)}${hint(given, allowed)}`;
}
/** A name from the file, cut short and without anything that could be a URL with a password. */
function quoted(name) {
    if (name.includes('://'))
        return '(a URL)';
    return `\`${name.length > 60 ? `${name.slice(0, 60)}…` : name}\``;
}
/** What a schema cannot say: dates that exist, one attestation for an item. */
function checked(file, settings) {
    const seen = new Set();
    for (const [index, { item, expires }] of (settings.attested ?? []).entries()) {
        if (seen.has(item))
            throw at(file, ['attested', index], `\`${item}\` is attested twice; keep one entry.`);
        seen.add(item);
        if (!isDate(expires)) {
            throw at(file, ['attested', index, 'expires'], `\`attested.expires\` is ${expires}, a day that does not exist.`);
        }
    }
    const { timeout } = settings.probe ?? {};
    if (timeout !== undefined && !isBudget((0,_duration__WEBPACK_IMPORTED_MODULE_3__/* .durationMs */ .p)(timeout))) {
        throw at(file, ['probe', 'timeout'], `\`probe.timeout\` must be ${EXPECTED['probe.timeout']}.`);
    }
    return settings;
}
function isDate(text) {
    const date = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
function isBudget(milliseconds) {
    return milliseconds >= 1 && milliseconds <= 600_000;
}


/***/ })

};
;