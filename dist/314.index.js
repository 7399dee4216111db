"use strict";
exports.id = 314;
exports.ids = [314];
exports.modules = {

/***/ 4314:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  collectArtefacts: () => (/* binding */ collectArtefacts)
});

// EXTERNAL MODULE: ./src/model/index.ts + 22 modules
var model = __webpack_require__(7094);
// EXTERNAL MODULE: ./src/collect/files/listing.ts + 1 modules
var files_listing = __webpack_require__(6420);
// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
var picomatch_default = /*#__PURE__*/__webpack_require__.n(picomatch);
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
const TRANSLATIONS = /(?:^|\/)(?:locales?|i18n|translations?|lang|langs|languages)\//;
const TEST_PURPOSES = new Set(['generated', 'test']);
/**
 * The listed files that readers may look at: no sources of tests, no generated folders, nothing that the config ignores.
 *
 * @param ignore globs relative to the root
 */
function candidatesOf(paths, ignore) {
    const isIgnored = ignore.length > 0 ? picomatch_default()([...ignore], { dot: true }) : () => false;
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
;// CONCATENATED MODULE: ./src/collect/artefact/index.ts




/** Larger than any file that a person keeps; dashboards of that size are exports that nobody reads either. */
const MAX_BYTES = 2_000_000;
/** What is too large to be read is still searched for words up to this size. */
const MAX_SEARCHED_BYTES = 64_000_000;
/**
 * Reads the files beside the source: alert rules, dashboards, configuration of the server, runbooks. Nothing is executed,
 * no template is rendered with anything from outside, no link is followed. `not-applicable` where nothing in the
 * repository is about Redis. A file that cannot be read costs itself alone and is told.
 */
async function collectArtefacts(root, options) {
    const listing = options.listing ?? (await (0,files_listing/* listFiles */.C)(root));
    if ('reason' in listing)
        return { status: 'not-collected', reason: listing.reason };
    const paths = candidatesOf(listing.paths, options.ignore);
    const sheets = paths.flatMap((path) => read(listing.files, path) ?? []);
    if (!options.prometheus && !sheets.some(({ path, text }) => (0,interest/* isAboutRedis */.h)(path) || (0,interest/* isAboutRedis */.h)(text))) {
        if (options.isUsed)
            return { status: 'collected', value: NOTHING };
        return {
            status: 'not-applicable',
            reason: `none of ${(0,model/* count */.U9)(paths.length, 'file')} beside the source is about Redis`,
        };
    }
    const { Desk } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(434), __webpack_require__.e(48), __webpack_require__.e(355)]).then(__webpack_require__.bind(__webpack_require__, 2355));
    const desk = new Desk((path) => textOf(listing.files, path), options.minutes);
    for (const sheet of sheets)
        desk.look(sheet);
    desk.conclude(paths);
    return { status: 'collected', value: desk.finish(options.prometheus) };
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
    const reading = files.text(path, MAX_BYTES);
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
    const reading = files.text(path, MAX_BYTES);
    return 'text' in reading ? reading.text : undefined;
}
/** The name of a file may say what its text takes for granted: `redis.conf`. */
function isWorthReading(path, text) {
    return ((0,interest/* isOfInterest */.G)(text) || (0,interest/* isOfInterest */.G)(path)) && !isDefinition(text);
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
const REDIS = /redis|valkey|keydb|dragonfly|elasticache|memorydb|memorystore|maxmemory/i;
/** Whether a text may say something that a reader looks for. */
function isOfInterest(text) {
    return WORDS.test(text);
}
/** Whether Redis is spoken of at all; a repository in which only the words around it occur has nothing to read. */
function isAboutRedis(text) {
    return REDIS.test(text);
}


/***/ }),

/***/ 663:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ foldersUpFrom),
/* harmony export */   y: () => (/* binding */ folderOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);

/** The folder of a path relative to the root; empty for the root itself. */
function folderOf(path) {
    const folder = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(path);
    return folder === '.' ? '' : folder;
}
/** A folder and every folder above it up to the root (empty), nearest first. */
function foldersUpFrom(folder) {
    const all = [folder];
    for (let at = folder; at !== '';) {
        at = folderOf(at);
        all.push(at);
    }
    return all;
}


/***/ }),

/***/ 4670:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MH: () => (/* binding */ isTestCode),
/* harmony export */   __: () => (/* binding */ isSource),
/* harmony export */   bG: () => (/* binding */ isOperatorFile),
/* harmony export */   eK: () => (/* binding */ purposeOf),
/* harmony export */   sp: () => (/* binding */ packageFolders)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _folders__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(663);


const SOURCE = /\.(?:[cm]?[jt]sx?|lua)$/;
const DECLARATION = /\.d\.(?:[\w-]+\.)?[cm]?ts$/;
const TEST_FILE = /[._-](?:(?:server|client|unit|int|integration|e2e|api|db)?-?(?:test|tests|spec)|e2e|stories|mock|fixture)\.[cm]?[jt]sx?$/;
/** What runs the tests: `vitest.config.ts`, `vitest.e2e.setup.ts`, `jest.setup-redis.js`, `jest-global-setup.ts`. */
const RUNNER_FILE = /(?:^|\/)(?:vitest|jest|playwright|cypress|karma|mocha)[._-](?:[^/]{0,100}[._-])?(?:global)?(?:config|setup|teardown|workspace)(?:[._-][^/]{0,100})?\.[cm]?[jt]sx?$/i;
/** What prepares them under a name of its own: `setupTests.js`, `setup-jest.ts`, `test-setup.ts`, `testGlobalSetup.ts`. */
const SETUP_FILE = /(?:^|\/)(?:setup[._-]?(?:tests?(?:[._-]?after[._-]?env)?|jest|vitest|mocha)|(?:tests?|jest|vitest)[._-]?(?:global[._-]?)?(?:setup|teardown))\.[cm]?[jt]sx?$/i;
/** Names that mean test code wherever the folder lies. */
const TEST_FOLDER = /(?:^|\/)(?:__[a-z0-9-]{0,30}(?:test|mock|fixture|snapshot|spec|stub|e2e)[a-z0-9-]{0,30}__|tests?|e2e|e2e-tests|integration-tests|fixtures|mocks|cypress|playwright)\//;
const TEST_PATHS = [TEST_FOLDER, TEST_FILE, RUNNER_FILE, SETUP_FILE];
const GENERATED_FILE = /(?:\.min|\.bundle|[.-]generated|\.gen)\.[cm]?[jt]sx?$|(?:^|\/)(?:pnp\.[cm]?js|\.pnp\.[cm]?js)$/;
/** Names that mean code of others, or of a machine, wherever the folder lies. */
const GENERATED_FOLDER = /(?:^|\/)(?:node_modules|bower_components|third_party|generated|__generated__|\.yarn|\.next|\.nuxt|\.output|\.git)\//;
/** Code of others that a page loads. */
const ASSET_FOLDER = /(?:^|\/)(?:public|static|assets)\/(?:[^/]+\/)*vendors?\//;
/**
 * Names that mean so at the top of a package alone: below it, `vendors` are sellers, `dist` are distances and a `spec`
 * is what is sold.
 */
const PACKAGE_FOLDER = /(?<=^|\/)(?:(dist|out|build|coverage|vendors?)|specs?|benchmarks?)(?=\/)/g;
const OPERATOR_FOLDER = /(?:^|\/)(?:scripts?|bin|ops|runbooks?|maintenance)\//;
/** The folders among these files that hold a package.json, as {@link purposeOf} wants them. */
function packageFolders(paths) {
    return new Set([...paths].filter((path) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(path) === 'package.json').map(_folders__WEBPACK_IMPORTED_MODULE_1__/* .folderOf */ .y));
}
const ROOT_ALONE = new Set();
/** Whether the analyzer can read this kind of file at all. */
function isSource(path) {
    return SOURCE.test(path) && !DECLARATION.test(path);
}
/**
 * What a file is for, by its path relative to the root. Only whole folder names count: `app/api/docs/route.ts` is code.
 * `packages` are the folders that hold a package.json; the root counts as one in any case.
 */
function purposeOf(path, packages = ROOT_ALONE) {
    const top = topFolderOf(path, packages);
    if (top === 'generated' || GENERATED_FOLDER.test(path) || GENERATED_FILE.test(path) || ASSET_FOLDER.test(path)) {
        return 'generated';
    }
    if (top === 'test' || TEST_PATHS.some((one) => one.test(path)))
        return 'test';
    return OPERATOR_FOLDER.test(path) ? 'operator' : 'application';
}
/** What a folder at the top of a package says: `packages/shop/dist/` is generated, `packages/shop/src/dist/` is not. */
function topFolderOf(path, packages) {
    for (const match of path.matchAll(PACKAGE_FOLDER)) {
        const parent = path.slice(0, Math.max(0, match.index - 1));
        if (parent === '' || packages.has(parent))
            return match[1] ? 'generated' : 'test';
    }
    return undefined;
}
const TEST_PACKAGE = /^(?:vitest|@jest\/globals|jest|mocha|ava|tap|node:test|bun:test|@playwright\/test|cypress|testcontainers|@testcontainers\/.+|supertest|chai|sinon)$/;
/** The globals of jest, mocha and vitest, used as only tests use them. */
const TEST_CALLS = [
    /^\s{0,8}describe(?:\.\w{1,40})?\(\s{0,4}['"`]/m,
    /^\s{0,20}(?:it|test)(?:\.\w{1,40})?\(\s{0,4}['"`]/m,
];
/** How a line starts that imports something; a comment or a text about an import starts otherwise. */
const IMPORTING_LINE = /^\s{0,40}(?:import\b|export\b|\}?\s{0,4}from\b|(?:(?:const|let|var)\b.{0,300}?)?(?:\bawait\s{1,4})?\b(?:require|import)\s{0,4}\()/;
/** Whether a file is test code by what it holds, wherever it lies: suites, helpers that start containers. */
function isTestCode(imports, text) {
    return (imports.some((specifier) => TEST_PACKAGE.test(specifier) && isImported(specifier, text)) ||
        (text.includes('describe') && TEST_CALLS.every((call) => call.test(text))));
}
/** Whether a specifier stands in an import, not in a comment that mentions one. */
function isImported(specifier, text) {
    return [`'`, `"`, '`'].some((quote) => {
        const quoted = quote + specifier + quote;
        let at = text.indexOf(quoted);
        for (let tries = 0; at >= 0 && tries < MAX_MENTIONS; tries++) {
            const before = text.slice(Math.max(0, at - MAX_BEFORE), at);
            if (IMPORTING_LINE.test(before.slice(before.lastIndexOf('\n') + 1)) && !isInComment(before))
                return true;
            at = text.indexOf(quoted, at + quoted.length);
        }
        return false;
    });
}
/** An import stands near the top; a file that speaks of it more often without importing it is no test. */
const MAX_MENTIONS = 20;
/** How much text before an import is looked at for the start of its line and of a comment around it. */
const MAX_BEFORE = 20_000;
/** Whether a block comment that starts a line is still open; `/*` within a line is as likely part of a glob. */
function isInComment(before) {
    const closed = before.lastIndexOf('*/');
    return /^\s{0,40}\/\*/m.test(before.slice(closed < 0 ? 0 : closed + 2));
}
/** Whether a file is an operator's script, by its path: what may flush a database belongs there. */
function isOperatorFile(path) {
    return OPERATOR_FOLDER.test(path);
}


/***/ })

};
;