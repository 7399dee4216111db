"use strict";
exports.id = 748;
exports.ids = [748];
exports.modules = {

/***/ 8748:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  candidatesOf: () => (/* reexport */ candidatesOf),
  collectArtefacts: () => (/* binding */ collectArtefacts)
});

// EXTERNAL MODULE: ./src/model/index.ts + 25 modules
var model = __webpack_require__(2980);
// EXTERNAL MODULE: ./src/collect/files/listing.ts + 1 modules
var files_listing = __webpack_require__(6420);
// EXTERNAL MODULE: ./src/collect/files/scope.ts
var scope = __webpack_require__(4670);
;// CONCATENATED MODULE: ./src/collect/artefact/candidates.ts

/** Kinds of files that people write about servers, alerts and operations; every reader's files are among them. */
const KINDS = /\.(?:ya?ml|json|jsonc|json5|tf|tofu|tfvars|hcl|toml|ini|cfg|cnf|conf|config|properties|rules|tpl|tmpl|gotmpl|j2|erb|md|markdown|txt|adoc|asciidoc|rst|org|sh|bash|zsh|ksh|fish|ps1|cron|crontab|service|timer|alloy|river|mk|just|jsonnet|libsonnet|cue|nix|template|dist|example|sample|default)$|(?:^|\/)(?:Dockerfile|Containerfile|Makefile|Procfile|Justfile|Vagrantfile|crontab|README|RUNBOOK|OPERATIONS)[^/]{0,40}$/i;
/** Sites are written in MDX, thousands of pages of them; only what sounds like operations is looked at. */
const MDX = /(?:runbook|playbook|operat|on-?call|incident|flush|invalidat|purge|redis|cache)[^/]{0,80}(?:\/[^/]{1,100}){0,3}\.mdx$/i;
/** Files that never say anything about a server, however often they name Redis. */
const NEVER = /(?:^|\/)(?:package(?:-lock)?\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|[jt]sconfig[^/]{0,60}\.json|composer\.json|CHANGELOG\.mdx?|LICENSE[^/]{0,20}|\.all-contributorsrc)$/i;
/** Texts of an interface, in many languages. */
const TRANSLATIONS = /(?:^|\/)(?:(?:locales?|i18n|translations?|lang|langs|languages)|language\/[a-z]{2,3}(?:[-_@]\w{1,12}){0,2})\//;
const TEST_PURPOSES = new Set(['generated', 'test']);
/**
 * The listed files that readers may look at: no sources of tests, no generated folders, nothing that the config ignores.
 *
 * @param ignore globs relative to the root
 */
function candidatesOf(paths, ignore) {
    const isIgnored = (0,scope/* ignoring */.O_)(ignore);
    const packages = (0,scope/* packageFolders */.sp)(paths);
    return paths.filter((path) => {
        if (NEVER.test(path) || TRANSLATIONS.test(path) || isIgnored(path))
            return false;
        return (KINDS.test(path) || MDX.test(path)) && (!TEST_PURPOSES.has((0,scope/* purposeOf */.eK)(path, packages)) || isBuiltRule(path));
    });
}
/** Rules and dashboards that are made from a mixin are kept where they are built: `dist/rules/redis.yml`. */
const BUILT = /(?:^|\/)(?:dist|build|out|generated)\/(?:[^/]+\/){0,5}(?:rules|alerts?|alerting|prometheus|grafana|dashboards)[/.]/;
function isBuiltRule(path) {
    return BUILT.test(path) && !/(?:^|\/)(?:node_modules|vendor|tests?|fixtures)\//.test(path);
}

// EXTERNAL MODULE: ./src/collect/artefact/interest.ts
var interest = __webpack_require__(5631);
;// CONCATENATED MODULE: ./src/collect/artefact/mentions.ts


const PROSE = /\.(?:mdx?|markdown|adoc|asciidoc|rst|org|txt)$|(?:^|\/)(?:README|RUNBOOK|OPERATIONS)[^/.]{0,40}$/i;
/** Where a block of code begins or ends, in Markdown and in AsciiDoc. */
const FENCE = /^[ \t]*(?:`{3}|~{3}|(?:-{4,}|\.{4,})[ \t]*$)/;
/** What is set off as something to type: indented, behind a prompt. */
const TYPED = /^(?: {4}|\t)|^[ \t]*\$ /;
/** Formats in which a `#` begins a comment; `;` and `//` do in some of them, and begin nothing else in the others. */
const WITH_COMMENTS = /\.(?:ya?ml|tf|tofu|tfvars|hcl|toml|ini|cfg|cnf|conf|config|properties|rules|sh|bash|zsh|ksh|fish|ps1|service|timer|mk|just|nix|example|sample|dist)$|(?:^|\/)(?:Dockerfile|Containerfile|Makefile|Procfile|Justfile|Vagrantfile)[^/]{0,40}$/i;
const COMMENT = /^[ \t]*(?:#|;|\/\/)[^\n]*|[ \t]#[ \t][^\n]*/gm;
/** Whether a file says more of Redis than to speak of it in prose or in a comment: `such as Redis`, `# image: redis:7`. */
function isMoreThanMentioned({ path, text }) {
    if ((0,interest/* isAboutRedis */.h)(path))
        return true;
    if (PROSE.test(path))
        return codeIn(text).some(interest/* isAboutRedis */.h);
    return (0,interest/* isAboutRedis */.h)(WITH_COMMENTS.test(path) ? text.replace(COMMENT, '') : text);
}
/** The lines of a document that are code; a rule drawn across the page that looks like a fence makes it more of them. */
function codeIn(text) {
    let isFenced = false;
    return text.split('\n').filter((line) => {
        const isFence = FENCE.test(line);
        if (isFence)
            isFenced = !isFenced;
        return isFenced || isFence || TYPED.test(line);
    });
}
/** Languages of services that the source analysis does not read. */
const OTHER_LANGUAGES = /\.(?:go|py|rb|php|java|kts?|scala|groovy|cs|fs|vb|rs|exs?|erl|cljc?|hs|c|cc|cpp|cxx|h|hpp|pl|pm|r|jl|nim|zig|cr|ml|vue|svelte|astro)$/i;
/** More of them are a service in another language, about which nothing is known here. */
const MAX_SEARCHED = 2000;
const MAX_BYTES = 2_000_000;
/** Whether a program may use Redis that the source analysis does not read: those in other languages, or all, where it read none. */
function mayBeUsedUnseen({ files, paths }) {
    if (!paths.some(scope/* isSource */.__))
        return true;
    const others = paths.filter((path) => OTHER_LANGUAGES.test(path));
    if (others.length > MAX_SEARCHED)
        return true;
    return others.some((path) => {
        const reading = files.text(path, MAX_BYTES);
        return 'text' in reading ? (0,interest/* isAboutRedis */.h)(reading.text) : !reading.isMissing;
    });
}
/** What brings a client in, at the beginning of a line: `import redis`, `use Predis\\Client;`, `require 'redis'`. */
const IMPORTED = /^[ \t]{0,20}(?:import|from|require|require_once|using|use|alias|gem|#include)[ \t(]{1,10}['"<]?[\w./\\:-]{0,120}(?:redis|valkey|jedis|lettuce|redix)[\w./\\:-]{0,120}['">)]{0,3}[ \t]{0,20}(?:;|,|\{|as\b|import\b|\r?$)/im;
/** Go names what it imports in a block of quoted paths. */
const IMPORTED_IN_GO = /^[ \t]{0,20}(?:import )?(?:\w{1,40} )?"[\w.-]{1,80}\/[\w./-]{0,120}(?:redis|valkey)[\w./-]{0,120}"/m;
/** What is no part of a service, whatever it is written in. */
const BESIDE_SERVICES = /(?:^|\/)(?:vendor|third_party|tests?|fixtures|bench(?:mark)?s?|examples?|samples?)\/|_test\.go$/;
/** A source that brings a client in, in a language that the source analysis does not read; undefined where none was found. */
function userUnseen({ files, paths }, isIgnored) {
    const packages = (0,scope/* packageFolders */.sp)(paths);
    const others = paths.filter((path) => {
        const isOther = OTHER_LANGUAGES.test(path) && !BESIDE_SERVICES.test(path);
        return isOther && (0,scope/* purposeOf */.eK)(path, packages) === 'application' && !isIgnored(path);
    });
    return others.slice(0, MAX_SEARCHED).find((path) => {
        const reading = files.text(path, MAX_BYTES);
        if (!('text' in reading) || !(0,interest/* isAboutRedis */.h)(reading.text))
            return false;
        return (path.endsWith('.go') ? IMPORTED_IN_GO : IMPORTED).test(reading.text);
    });
}

;// CONCATENATED MODULE: ./src/collect/artefact/index.ts







/** Larger than any file that a person keeps; dashboards of that size are exports that nobody reads either. */
const artefact_MAX_BYTES = 2_000_000;
/** What is too large to be read is still searched for words up to this size. */
const MAX_SEARCHED_BYTES = 64_000_000;
/**
 * Reads the files beside the source: alert rules, dashboards, configuration of the server, runbooks. Nothing is executed,
 * no template is rendered with anything from outside, no link is followed. `not-applicable` where nothing in the
 * repository is about Redis, or where it is only spoken of. A file that cannot be read costs itself alone and is told.
 */
async function collectArtefacts(root, options) {
    const listing = options.listing ?? (await (0,files_listing/* listFiles */.C)(root));
    if ('reason' in listing)
        return { status: 'not-collected', reason: listing.reason };
    const paths = candidatesOf(listing.paths, options.ignore);
    const sheets = paths.flatMap((path) => read(listing.files, path) ?? []);
    if (!options.prometheus && !sheets.some(({ path, text }) => (0,interest/* isAboutRedis */.h)(path) || (0,interest/* isAboutRedis */.h)(text))) {
        if (options.isUsed)
            return { status: 'collected', value: withUser(NOTHING, listing, options) };
        return {
            status: 'not-applicable',
            reason: `none of ${(0,model/* count */.U9)(paths.length, 'file')} beside the source is about Redis`,
        };
    }
    const { Desk } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(434), __webpack_require__.e(328), __webpack_require__.e(489)]).then(__webpack_require__.bind(__webpack_require__, 8489));
    const desk = new Desk((path) => textOf(listing.files, path), options.minutes);
    for (const sheet of sheets)
        desk.look(sheet);
    desk.conclude(paths);
    const value = desk.finish(options.prometheus);
    const isMentionedOnly = options.isUnused && !options.prometheus && isEmpty(value) && !mayBeUsedUnseen(listing);
    if (isMentionedOnly && !sheets.some(isMoreThanMentioned)) {
        const mentions = sheets.filter(({ text }) => (0,interest/* isAboutRedis */.h)(text)).length;
        const among = `${mentions} of ${(0,model/* count */.U9)(paths.length, 'file')} beside the source`;
        return { status: 'not-applicable', reason: `Redis is spoken of only in prose or comments, in ${among}` };
    }
    return { status: 'collected', value: withUser(value, listing, options) };
}
/** With a source of another language that uses Redis, where the sources that are analysed were looked at. */
function withUser(evidence, listing, { isUsed, isUnused, ignore }) {
    const user = isUsed || isUnused ? userUnseen(listing, (0,scope/* ignoring */.O_)(ignore)) : undefined;
    return user === undefined ? evidence : { ...evidence, user };
}
/** Whether nothing was found that a rule looks at, and nothing was left unread. */
function isEmpty({ files, text, allAlerts, user, ...found }) {
    return Object.values(found).every((all) => all.length === 0);
}
const NOTHING = {
    alerts: [],
    allAlerts: 0,
    monitors: [],
    settings: [],
    hotKeyChecks: [],
    procedures: [],
    keysRecipes: [],
    files: 0,
    unread: [],
    text: () => undefined,
};
function read(files, path) {
    const reading = files.text(path, artefact_MAX_BYTES);
    if ('text' in reading)
        return isWorthReading(path, reading.text) ? { path, text: reading.text } : undefined;
    if (reading.isMissing)
        return undefined;
    // Most large files are data: those that name nothing of interest leave nothing open.
    const searched = files.bytes(path, MAX_SEARCHED_BYTES);
    const text = 'bytes' in searched ? searched.bytes.toString('latin1') : '';
    return isWorthReading(path, text) ? { path, text, unread: reading.reason } : undefined;
}
function textOf(files, path) {
    const reading = files.text(path, artefact_MAX_BYTES);
    return 'text' in reading ? reading.text : undefined;
}
/** The name of a file may say what its text takes for granted: `redis.conf`. */
function isWorthReading(path, text) {
    return ((0,interest/* isOfInterest */.G)(text) || (0,interest/* isOfInterest */.G)(path)) && !isDefinition(text) && !(0,model/* isShardText */.eO)(text);
}
const KIND = /^kind:.{0,80}/gm;
/** Definitions of resources of Kubernetes are large and say what may be written, not what runs. */
function isDefinition(text) {
    const kinds = text.match(KIND) ?? [];
    return kinds.length > 0 && kinds.every((kind) => /\bCustomResourceDefinition\b/.test(kind));
}


/***/ }),

/***/ 5631:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ isOfInterest),
/* harmony export */   h: () => (/* binding */ isAboutRedis)
/* harmony export */ });
/**
 * What every file that is read says somewhere: the name of a server or a service, a cache, an alert of any kind, or the
 * receivers that alerts are sent to. Most repositories are told apart by it without loading a parser.
 */
const WORDS = /redis|valkey|keydb|dragonfly|elasticache|memorydb|memorystore|maxmemory|cache|receivers|\balert\b|metric[_-]alarm|CloudWatch::Alarm|metric_alert|alert_policy|datadog_monitor|nrql_alert|:9121\b/i;
/** Not `Redistribution and use in source and binary forms`, `vcredist`. */
const REDIS = /redis(?!t(?:ribut|s?\b))|valkey|keydb|dragonfly|elasticache|memorydb|memorystore|maxmemory/i;
/** Whether a text may say something that a reader looks for. */
function isOfInterest(text) {
    return WORDS.test(text);
}
/** Whether Redis is spoken of at all; a repository in which only the words around it occur has nothing to read. */
function isAboutRedis(text) {
    return REDIS.test(text);
}


/***/ })

};
;