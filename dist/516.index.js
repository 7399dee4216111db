"use strict";
exports.id = 516;
exports.ids = [516];
exports.modules = {

/***/ 3728:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ Deadline)
/* harmony export */ });
/** Of a repository that people wrote the largest take a minute; one that takes this long was written to take for ever. */
const MINUTES = 10;
/**
 * Ends what a collector does in all. Every single question is bounded in steps, so that answers do not depend on the
 * machine; this bounds how many there are. What is not looked at any more is told, file by file.
 */
class Deadline {
    reason;
    #end;
    constructor(minutes = MINUTES) {
        this.reason = `not looked at: what came before it took longer than ${minutes} minutes`;
        this.#end = performance.now() + minutes * 60_000;
    }
    get isOver() {
        return performance.now() >= this.#end;
    }
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

/***/ 1806:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ isRecord)
/* harmony export */ });
/** Whether a value of a JSON document is an object, neither a list nor null. */
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
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


/***/ }),

/***/ 516:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  collectSource: () => (/* binding */ collectSource)
});

// EXTERNAL MODULE: ./src/collect/files/deadline.ts
var files_deadline = __webpack_require__(3728);
// EXTERNAL MODULE: ./src/collect/files/listing.ts + 1 modules
var files_listing = __webpack_require__(6420);
// EXTERNAL MODULE: ./src/collect/source/repository/adapters.ts
var adapters = __webpack_require__(927);
// EXTERNAL MODULE: ./src/collect/source/repository/checkout.ts + 1 modules
var repository_checkout = __webpack_require__(1620);
// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(8877);
;// CONCATENATED MODULE: ./src/collect/source/young-generation.ts

/**
 * Keeps V8's room for young objects at the size it has. Syntax trees live as long as the analysis: doubling the room
 * again and again, to find that everything in it survived, takes a quarter more memory (measured on 349 parsed files:
 * 488 MiB at the peak with it, 370 MiB without) and spares no time unless there are tens of thousands of texts to read.
 */
function keepYoungGenerationSmall() {
    (0,external_node_v8_.setFlagsFromString)('--semi-space-growth-factor=1');
}

;// CONCATENATED MODULE: ./src/collect/source/index.ts





/**
 * Reads the Redis usage of a checkout: clients, commands, key patterns, TTLs, Lua. Nothing is executed and nothing
 * outside the root is read. `not-applicable` when nothing in it uses Redis, which is found without loading the compiler;
 * never so while a source that could not be read may use it. `not-collected` when the folder cannot be listed.
 */
async function collectSource(root, options) {
    const { prefilter = true, onProgress = () => { } } = options;
    const deadline = new files_deadline/* Deadline */.B(options.minutes);
    keepYoungGenerationSmall();
    onProgress('listing the source files');
    const listing = options.listing ?? (await (0,files_listing/* listFiles */.C)(root));
    if ('reason' in listing)
        return { status: 'not-collected', reason: listing.reason };
    const checkout = (0,repository_checkout/* readCheckout */.b$)(listing, options);
    const isPlain = !(0,repository_checkout/* usesRedis */.Ev)(checkout) && (0,adapters/* adaptersOf */.Y)(checkout).length === 0 && !(0,repository_checkout/* mayHideRedis */.n3)(checkout);
    if (isPlain && prefilter)
        return notApplicable(checkout);
    const { analyse } = await Promise.all(/* import() */[__webpack_require__.e(415), __webpack_require__.e(548), __webpack_require__.e(48), __webpack_require__.e(602)]).then(__webpack_require__.bind(__webpack_require__, 7602));
    const value = analyse(checkout, { prefilter, onProgress, deadline });
    // What the reference finds in spite of the quick answer is shown, not hidden behind it.
    if (isPlain && !holdsUsage(value))
        return notApplicable(checkout, value.files.analysed);
    return { status: 'collected', value };
}
function notApplicable({ sources, skipped, leftOut }, analysed = 0) {
    const reason = `none of ${sources.size} source files uses Redis`;
    return { status: 'not-applicable', reason, skipped, files: { listed: sources.size, analysed, leftOut } };
}
function holdsUsage({ clients, commands, consumers }) {
    return clients.length > 0 || commands.length > 0 || consumers.length > 0;
}


/***/ }),

/***/ 7293:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MK: () => (/* binding */ versionPackages),
/* harmony export */   YR: () => (/* binding */ isRedisPackage),
/* harmony export */   _O: () => (/* binding */ isAdapterPackage),
/* harmony export */   mW: () => (/* binding */ importsRedis),
/* harmony export */   rt: () => (/* binding */ clientLibrary),
/* harmony export */   t7: () => (/* binding */ namesBunClient),
/* harmony export */   wg: () => (/* binding */ packageOf),
/* harmony export */   zh: () => (/* binding */ mentionsRedis)
/* harmony export */ });
/** Packages whose types we declare ourselves: what they export is a Redis client. */
const CLIENT_PACKAGES = {
    ioredis: 'ioredis',
    iovalkey: 'iovalkey',
    redis: 'redis',
    '@redis/client': 'redis',
    'async-redis': 'redis',
    'handy-redis': 'redis',
    '@node-redis/client': 'redis',
    '@valkey/valkey-glide': 'valkey-glide',
    '@upstash/redis': '@upstash/redis',
    '@vercel/kv': '@vercel/kv',
    bun: 'bun',
};
/** Packages that hand out a client of another package. */
const CARRIER_PACKAGES = {
    '@liaoliaots/nestjs-redis': 'ioredis',
    '@songkeys/nestjs-redis': 'ioredis',
    '@nestjs-modules/ioredis': 'ioredis',
    'nestjs-redis': 'ioredis',
    '@fastify/redis': 'ioredis',
    'fastify-redis': 'ioredis',
    'egg-redis': 'ioredis',
    '@adonisjs/redis': 'ioredis',
    '@ioc:Adonis/Addons': 'ioredis',
    '@midwayjs/redis': 'ioredis',
    '@nestjs/bull': 'ioredis',
    '@nestjs/bullmq': 'ioredis',
    'bee-queue': 'redis',
    bull: 'ioredis',
    bullmq: 'ioredis',
    'connect-redis': 'unknown',
    redlock: 'unknown',
    'rate-limiter-flexible': 'unknown',
    'rate-limit-redis': 'unknown',
};
/** The package that a specifier names: `@upstash/redis/cloudflare` → `@upstash/redis`, `npm:redis@4` → `redis`. */
function packageOf(specifier) {
    const path = specifier.startsWith('npm:') ? specifier.replace(/^npm:(@?[^@]+)(?:@[^/]*)?/, '$1') : specifier;
    const end = path.indexOf('/', path.startsWith('@') ? path.indexOf('/') + 1 : 0);
    return end < 0 ? path : path.slice(0, end);
}
/** The client library that a module specifier imports; undefined when it is none. */
function clientLibrary(specifier) {
    const name = packageOf(specifier);
    return Object.hasOwn(CLIENT_PACKAGES, name) ? CLIENT_PACKAGES[name] : undefined;
}
/** Packages that are built upon Redis have it in their name: `@keyv/redis`, `cache-manager-ioredis-yet`, `koa-redis`. */
const NAMED_AFTER_REDIS = /(?:^|[/._-])(?:io)?(?:redis|valkey)(?:$|[._-])/;
/** What helps with tests, types or the protocol, and talks to no server. */
const NO_ADAPTER = /^@types\/|mock|memory|errors|parser|info|commands|protocol|types/;
/** Whether a package talks to Redis by itself: one that is handed an address, or builds its client. */
function isAdapterPackage(name) {
    if (Object.hasOwn(CLIENT_PACKAGES, name))
        return false;
    return (NAMED_AFTER_REDIS.test(name) && !NO_ADAPTER.test(name)) || Object.hasOwn(CARRIER_PACKAGES, name);
}
/** Whether importing this specifier means that the file may hold Redis usage. */
function isRedisPackage(specifier) {
    return clientLibrary(specifier) !== undefined || Object.hasOwn(CARRIER_PACKAGES, packageOf(specifier));
}
/** Whether a file that imports this specifier uses Redis. Bun is a runtime: importing it means nothing by itself. */
function importsRedis(specifier, text) {
    return isRedisPackage(specifier) && (specifier !== 'bun' || /\bRedisClient\b|\bredis\b/.test(text));
}
/** Bun hands out its client through a global, without an import. */
const BUN_CLIENT = /\bBun\s{0,20}\??\.\s{0,20}(?:redis|RedisClient)\b|\b(?:redis|RedisClient)\b[^{}]{0,200}\}\s{0,20}=\s{0,20}Bun\b/;
/** Whether a file takes the Redis client from the global `Bun`. */
function namesBunClient(text) {
    return text.includes('Bun') && BUN_CLIENT.test(text);
}
const NAMES = [...Object.keys(CLIENT_PACKAGES), ...Object.keys(CARRIER_PACKAGES)].filter((name) => name !== 'bun');
/** Whether a text that nobody parses may use Redis: it has the word in it, or the quoted name of a package. */
function mentionsRedis(text) {
    return (/redis|valkey/i.test(text) ||
        NAMES.some((name) => ['"', "'", '`'].some((mark) => text.includes(mark + name + mark))));
}
/** The npm packages that a client's version is looked up under, best first. */
function versionPackages(library) {
    if (library === 'redis')
        return ['redis', '@redis/client', '@node-redis/client', 'async-redis'];
    if (library === 'valkey-glide')
        return ['@valkey/valkey-glide'];
    return [library];
}


/***/ }),

/***/ 927:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ adaptersOf)
/* harmony export */ });
/* harmony import */ var _packages__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7293);

/**
 * The packages of others through which the sources reach Redis without a client of their own: imported by a source, and
 * declared by a package.json, so that an alias of the repository's own folders is none.
 */
function adaptersOf({ sources, manifests }) {
    const own = new Set(manifests.map(({ name }) => name));
    const names = manifests.flatMap(({ dependencies }) => Object.keys(dependencies));
    const declared = new Set(names.filter((name) => (0,_packages__WEBPACK_IMPORTED_MODULE_0__/* .isAdapterPackage */ ._O)(name) && !own.has(name)));
    // Most repositories declare none, and need not have all their imports looked at.
    if (declared.size === 0)
        return [];
    const imported = new Set([...sources.values()].flatMap(({ imports }) => imports));
    const found = new Set([...imported].map(_packages__WEBPACK_IMPORTED_MODULE_0__/* .packageOf */ .wg));
    return [...declared].filter((name) => found.has(name)).sort();
}


/***/ }),

/***/ 1620:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  LN: () => (/* binding */ REDIS_LUA),
  n3: () => (/* binding */ mayHideRedis),
  b$: () => (/* binding */ readCheckout),
  Ev: () => (/* binding */ usesRedis)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
var picomatch_default = /*#__PURE__*/__webpack_require__.n(picomatch);
// EXTERNAL MODULE: ./src/collect/files/folders.ts
var files_folders = __webpack_require__(663);
// EXTERNAL MODULE: ./src/collect/files/reading.ts
var files_reading = __webpack_require__(4526);
// EXTERNAL MODULE: ./src/collect/files/scope.ts
var scope = __webpack_require__(4670);
// EXTERNAL MODULE: ./src/collect/source/packages.ts
var source_packages = __webpack_require__(7293);
// EXTERNAL MODULE: ./src/collect/source/repository/imports.ts
var repository_imports = __webpack_require__(2069);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./src/collect/source/repository/links.ts





const CONFIG_FILE = /^(?:package|[tj]sconfig(?:\.[\w-]{1,60})?)\.json$/;
/**
 * The symbolic links that hide something from the analysis: sources and folders whose target is not listed under its own
 * name, and package.json and tsconfig files, which mean something only where they lie.
 */
function hidingLinks(root, links, paths) {
    if (links.length === 0)
        return [];
    const top = external_node_fs_.realpathSync.native(root);
    const folders = new Set([...paths].flatMap((path) => (0,files_folders/* foldersUpFrom */.t)((0,files_folders/* folderOf */.y)(path))));
    return links.flatMap((path) => {
        const kind = kindOf((0,external_node_path_.join)(root, path), path);
        if (kind === undefined)
            return [];
        const target = targetWithin(top, (0,external_node_path_.join)(root, path));
        const isListed = target !== undefined && (paths.has(target) || folders.has(target));
        return isListed && kind !== 'config' ? [] : [{ path, reason: files_reading/* LINK_NOT_FOLLOWED */.uC, kind }];
    });
}
function kindOf(full, path) {
    if (isFolder(full))
        return 'folder';
    if ((0,scope/* isSource */.__)(path))
        return 'source';
    return CONFIG_FILE.test(external_node_path_.posix.basename(path)) ? 'config' : undefined;
}
function isFolder(full) {
    try {
        return (0,external_node_fs_.statSync)(full).isDirectory();
    }
    catch {
        return false; // leads nowhere, or in a circle
    }
}
/** Where a link leads, relative to the root; undefined when that is outside, or nowhere. */
function targetWithin(top, full) {
    try {
        const target = (0,external_node_path_.relative)(top, external_node_fs_.realpathSync.native(full)).split(external_node_path_.sep).join('/');
        return target === '..' || target.startsWith('../') || external_node_path_.posix.isAbsolute(target) ? undefined : target;
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./src/collect/source/repository/manifests.ts
var manifests = __webpack_require__(2481);
;// CONCATENATED MODULE: ./src/collect/source/repository/checkout.ts









/** Reads the sources of what was listed. Every file is read once; none is executed. */
function readCheckout({ files, paths, links, skipped }, options) {
    const reader = new CheckoutReader(files, new Set(paths), options);
    reader.tell(hidingLinks(files.root, links, reader.paths));
    reader.tell(skipped);
    for (const path of paths)
        reader.read(path);
    return reader.finish();
}
/** Named one by one up to this many; more are a sparse checkout, told in one line. */
const MAX_MISSING_NAMED = 3;
class CheckoutReader {
    files;
    paths;
    options;
    sources = new Map();
    manifests = [];
    leftOut = { tests: 0, generated: 0, ignored: 0 };
    testPaths = [];
    #skipped = [];
    #missing = [];
    #packages;
    #isIgnored;
    constructor(files, paths, options) {
        this.files = files;
        this.paths = paths;
        this.options = options;
        this.#packages = (0,scope/* packageFolders */.sp)(paths);
        this.#isIgnored = options.ignore.length > 0 ? picomatch_default()([...options.ignore], { dot: true }) : () => false;
    }
    /** Takes over what was skipped while listing, as far as it is in scope. */
    tell(skipped) {
        // What a folder is for shows in the paths below it.
        const inScope = skipped.filter(({ path, kind }) => !this.#exclusionOf(kind === 'folder' ? `${path}/index.ts` : path));
        this.#skipped.push(...inScope);
    }
    read(path) {
        if (external_node_path_.posix.basename(path) === 'package.json')
            this.#readManifest(path);
        else if ((0,scope/* isSource */.__)(path))
            this.#readSource(path);
    }
    finish() {
        const { files, paths, sources, manifests, testPaths, leftOut } = this;
        return { files, paths, sources, manifests, testPaths, leftOut, skipped: [...this.#skipped, ...this.#tellMissing()] };
    }
    #readSource(path) {
        const exclusion = this.#exclusionOf(path);
        if (exclusion) {
            this.leftOut[exclusion]++;
            if (exclusion === 'tests')
                this.testPaths.push(path);
            return;
        }
        const reading = this.files.source(path);
        if ('text' in reading)
            this.#keepSource(path, reading.text);
        else if (reading.isMissing)
            this.#missing.push(path);
        else
            this.#skipped.push({ path, reason: reading.reason, kind: mayHoldRedis(this.files, path) ? 'source' : 'data' });
    }
    #keepSource(path, text) {
        const imports = (0,repository_imports/* importsOf */.c)(text);
        const isTest = (0,scope/* isTestCode */.MH)(imports, text) || (this.options.includeTests && (0,scope/* purposeOf */.eK)(path, this.#packages) === 'test');
        if (isTest)
            this.testPaths.push(path);
        if (isTest && !this.options.includeTests)
            this.leftOut.tests++;
        else
            this.sources.set(path, { text, imports });
    }
    #readManifest(path) {
        if (this.#exclusionOf(path))
            return;
        const reading = this.files.text(path, files_reading/* MAX_CONFIG_BYTES */.GW);
        const manifest = 'text' in reading ? (0,manifests/* parseManifest */.Ng)(path, reading.text) : undefined;
        if (manifest)
            this.#keepManifest(path, manifest);
        else if ('isMissing' in reading && reading.isMissing)
            this.#missing.push(path);
        else {
            const reason = 'text' in reading ? 'not valid JSON' : reading.reason;
            this.#skipped.push({ path, reason: `${reason}; what it depends on is not known`, kind: 'config' });
        }
    }
    #keepManifest(path, manifest) {
        this.manifests.push(manifest);
        if (!(0,manifests/* isOverfull */.Or)(manifest.exports) && !(0,manifests/* isOverfull */.Or)(manifest.imports))
            return;
        this.#skipped.push({ path, reason: 'too many patterns; some imports may not be followed', kind: 'config' });
    }
    #exclusionOf(path) {
        if (this.#isIgnored(path))
            return 'ignored';
        const purpose = (0,scope/* purposeOf */.eK)(path, this.#packages);
        if (purpose === 'generated')
            return 'generated';
        return purpose === 'test' && !this.options.includeTests ? 'tests' : undefined;
    }
    #tellMissing() {
        const missing = this.#missing;
        if (missing.length <= MAX_MISSING_NAMED) {
            return missing.map((path) => ({ path, reason: 'tracked by git, but not in the working tree', kind: 'folder' }));
        }
        const reason = `${missing.length} tracked files are not in the working tree`;
        return [{ path: commonFolder(missing) || '.', reason, kind: 'folder' }];
    }
}
function commonFolder(paths) {
    const [first = [], ...others] = paths.map((path) => (0,files_folders/* folderOf */.y)(path).split('/'));
    const differs = first.findIndex((name, at) => others.some((parts) => parts[at] !== name));
    return (differs < 0 ? first : first.slice(0, differs)).join('/');
}
/** A Lua script that talks to Redis, by its text alone. */
const REDIS_LUA = /\b(?:redis|server)\s{0,100}\.\s{0,100}p?call\b|\br(?:edis)?_?call\s{0,100}\(/i;
/**
 * Whether the checkout uses Redis in any way: a source that imports a client, a Lua script, or a declared dependency.
 * Decided on text alone, so that a repository without Redis never pays for the compiler.
 */
function usesRedis(checkout) {
    for (const [path, { text, imports }] of checkout.sources) {
        if (imports.some((specifier) => (0,source_packages/* importsRedis */.mW)(specifier, text)) || (0,source_packages/* namesBunClient */.t7)(text))
            return true;
        if (path.endsWith('.lua') && REDIS_LUA.test(text))
            return true;
    }
    // Bun is a runtime: depending on it says nothing.
    return checkout.manifests.some(({ dependencies }) => Object.keys(dependencies).some((name) => name !== 'bun' && (0,source_packages/* isRedisPackage */.YR)(name)));
}
/** Enough for every bundle; a larger file counts as one that may hold anything. */
const MAX_SEARCHED_BYTES = 64_000_000;
/** Whether a source that was not read may use Redis after all. */
function mayHideRedis({ skipped }) {
    return skipped.some(({ kind }) => kind === 'source');
}
/**
 * Searches the bytes of a file that was not read (too large, no text, a link) for the name of a client: most such files
 * are data, and `.ts` is an ending of videos, too.
 */
function mayHoldRedis(files, path) {
    const reading = files.bytes(path, MAX_SEARCHED_BYTES);
    // UTF-16 without a byte order mark has a NUL beside every letter.
    return !('bytes' in reading) || (0,source_packages/* mentionsRedis */.zh)(reading.bytes.toString('latin1').replaceAll('\0', ''));
}


/***/ }),

/***/ 2069:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ importsOf)
/* harmony export */ });
/**
 * Finds the module specifiers of a file without a parser: this runs over every file of the repository, and only files
 * that lead to Redis are parsed. It may find a specifier in a comment or a string; that costs a parse, never a verdict.
 * Every repetition is bounded, so that a hostile file costs no more than its length.
 */
const SPECIFIER = /(?:\bfrom|\bimport|\brequire)\s{0,100}(?:\(\s{0,100})?(?:\/\*[^*]{0,500}\*\/\s{0,100})?['"`]([^'"`\n]{1,300})['"`]/g;
/** Module specifiers that a file imports, requires or re-exports, without repetition. */
function importsOf(text) {
    const found = new Set();
    for (const match of text.matchAll(SPECIFIER))
        found.add(match[1]);
    return [...found];
}


/***/ }),

/***/ 2481:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ patternsOf),
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   Or: () => (/* binding */ isOverfull),
/* harmony export */   QR: () => (/* binding */ targetsOf)
/* harmony export */ });
/* harmony import */ var _files_folders__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(663);
/* harmony import */ var _files_json__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1806);


/** Parses a package.json; undefined when it is no JSON object. Nothing but names and versions is taken from it. */
function parseManifest(path, text) {
    let data;
    try {
        data = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    if (!(0,_files_json__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(data))
        return undefined;
    const word = (name) => (typeof data[name] === 'string' ? { [name]: data[name] } : {});
    return {
        folder: (0,_files_folders__WEBPACK_IMPORTED_MODULE_0__/* .folderOf */ .y)(path),
        ...word('name'),
        ...word('main'),
        ...word('module'),
        ...word('types'),
        ...word('source'),
        exports: data.exports,
        ...((0,_files_json__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(data.imports) && { imports: data.imports }),
        dependencies: Object.fromEntries(['peerDependencies', 'devDependencies', 'optionalDependencies', 'dependencies'].flatMap((kind) => (0,_files_json__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(data[kind]) ? Object.entries(data[kind]).filter(([, range]) => typeof range === 'string') : [])),
    };
}
/** Far more than any package has; each costs a look for every import. */
const MAX_PATTERNS = 1000;
const patterns = new WeakMap();
/** The names with a `*` in a map of exports, imports or aliases, as far as they are looked at. */
function patternsOf(map) {
    const known = patterns.get(map) ?? Object.keys(map).filter((name) => name.includes('*'));
    patterns.set(map, known);
    return known.length > MAX_PATTERNS ? known.slice(0, MAX_PATTERNS) : known;
}
/** Whether only a part of a map's patterns is looked at. */
function isOverfull(map) {
    return (0,_files_json__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(map) && patternsOf(map).length < (patterns.get(map)?.length ?? 0);
}
/** No path is longer; a longer one would be repeated for every star in it. */
const MAX_TARGET = 1000;
/** File paths that a conditional export or import leads to, most source-like first. */
function targetsOf(entry, depth = 0) {
    if (typeof entry === 'string')
        return entry.length <= MAX_TARGET ? [entry] : [];
    if (depth > 5 || !(0,_files_json__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u)(entry))
        return Array.isArray(entry) ? entry.flatMap((one) => targetsOf(one, depth + 1)) : [];
    return Object.values(entry).flatMap((one) => targetsOf(one, depth + 1));
}


/***/ })

};
;