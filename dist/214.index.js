exports.id = 214;
exports.ids = [214];
exports.modules = {

/***/ 5716:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  unite: () => (/* binding */ unite)
});

// EXTERNAL MODULE: ./src/model/index.ts + 25 modules
var model = __webpack_require__(2980);
// EXTERNAL MODULE: ./src/collect/source/hot-keys/key-counts.ts
var key_counts = __webpack_require__(3411);
// EXTERNAL MODULE: ./src/collect/source/protection/index.ts + 22 modules
var protection = __webpack_require__(7258);
// EXTERNAL MODULE: ./src/collect/source/compiler.ts
var compiler = __webpack_require__(4297);
;// CONCATENATED MODULE: ./src/collect/source/statements.ts

/**
 * Tells the lines of the innermost statement around a place, up to the function that it stands in: an option that is gone
 * from the end of a call touches the call. Files are parsed when they are asked for; undefined for one that is no source.
 */
function statementFinder(textOf) {
    const files = new Map();
    return (place) => {
        const text = /\.[cm]?[jt]sx?$/.test(place.path) ? textOf(place.path) : undefined;
        if (text === undefined)
            return undefined;
        try {
            const file = files.get(place.path) ?? compiler.ts.createSourceFile(place.path, text, compiler/* SYNTAX_ALONE */.a, true);
            files.set(place.path, file);
            return linesAround(place, file);
        }
        catch {
            // Nested too deeply for the call stack: the lines of the place itself have to do.
            return undefined;
        }
    };
}
function linesAround({ line, column }, file) {
    const start = file.getLineStarts()[line - 1];
    return start === undefined ? undefined : linesOf(statementAround(file, start + column - 1), file);
}
function statementAround(file, position) {
    let statement = file;
    const visit = (node) => {
        if (position < node.getStart(file) || node.end <= position)
            return;
        if (isBoundary(node))
            statement = node;
        compiler.ts.forEachChild(node, visit);
    };
    compiler.ts.forEachChild(file, visit);
    return statement;
}
/** What is changed as one: a statement that holds no others, a member of a class, the body of an arrow function. */
function isBoundary(node) {
    if (compiler.ts.isBlock(node) || compiler.ts.isCaseBlock(node))
        return false;
    if (compiler.ts.isArrowFunction(node.parent) && node.parent.body === node)
        return true;
    return compiler.ts.isStatement(node) || compiler.ts.isClassElement(node);
}
/** Of a statement that holds others (`if`, `for`, a method) its head alone. */
function linesOf(node, file) {
    const lineOf = (position) => file.getLineAndCharacterOfPosition(position).line + 1;
    const block = compiler.ts.forEachChild(node, (child) => (compiler.ts.isBlock(child) || compiler.ts.isCaseBlock(child) ? child : undefined));
    return { from: lineOf(node.getStart(file)), to: lineOf(block ? block.getStart(file) : node.end) };
}

;// CONCATENATED MODULE: ./src/collect/source/uniting.ts




/**
 * The evidence of a repository out of what its shares have found, each of them once. Nothing in it tells how many there
 * were.
 *
 * @param text the text of a source, by its path
 */
function unite(first, others, text) {
    const { clients, consumers, adapters, libraries, alarms, suppressions, files, missedCallers } = first;
    const parts = [first, ...others];
    const found = parts
        .flatMap(({ commands }) => commands)
        .sort((one, other) => one.at - other.at)
        .map(({ command }) => command)
        .filter(isFirst());
    const counters = parts.flatMap((part) => part.counters);
    const commands = sorted(found);
    const doubts = [(0,protection/* doubtPipelines */.k)({ commands, clients }), missedCallers].filter((doubt) => doubt !== undefined);
    return {
        clients,
        consumers,
        adapters: adapters ?? [],
        libraries: libraries ?? [],
        alarms: alarms ?? [],
        counters,
        hotKeyChecks: allChecks(parts, found, counters),
        flushes: parts.flatMap((part) => part.flushes),
        unreadTests: parts.flatMap((part) => part.unreadTests),
        commands,
        ...(doubts.length > 0 && { unfollowed: doubts.join('; ') }),
        suppressions,
        skipped: allSkipped(parts),
        files,
        text,
        statementAt: statementFinder(text),
    };
}
function allChecks(parts, commands, counters) {
    const byKey = counters.filter(({ subjects, doubts = [] }) => subjects.includes('hot-keys') && doubts.length === 0);
    return [
        ...sorted(parts.flatMap(({ hotKeyChecks }) => hotKeyChecks.around)),
        ...(0,key_counts/* checksByCommands */.p)(commands),
        ...byKey.map(({ place, name }) => ({ place, what: `counts reads by the prefix of the key (${name})` })),
        ...sorted(parts.flatMap(({ hotKeyChecks }) => hotKeyChecks.written)),
    ];
}
/** Several shares may meet the same file: it is told once, and for the same reason whoever met it. */
function allSkipped(parts) {
    const told = parts.flatMap(({ skipped }) => skipped);
    const incomplete = parts.flatMap((part) => part.incomplete).sort(compareSkipped);
    const byReason = new Map(told.map((one) => [`${one.path}\0${one.reason}`, one]));
    const byPath = new Map(incomplete.reverse().map((one) => [one.path, one]));
    return [...byReason.values(), ...byPath.values()].sort(compareSkipped);
}
function compareSkipped(one, other) {
    return (0,model/* compareTexts */.qy)(one.path, other.path) || (0,model/* compareTexts */.qy)(one.reason, other.reason);
}
function sorted(found) {
    return [...found].sort((one, other) => (0,model/* comparePlaces */.ig)(one.place, other.place));
}
/** A wrapper with several writes of one kind is called once: the call is one command. */
function isFirst() {
    const seen = new Set();
    return ({ via, name, place }) => {
        if (via !== 'wrapper')
            return true;
        const id = `${name} ${(0,model/* spotOf */.Yf)(place)}`;
        const isNew = !seen.has(id);
        seen.add(id);
        return isNew;
    };
}


/***/ }),

/***/ 5549:
/***/ ((module) => {

module.exports = eval("require")("source-map-support");


/***/ })

};
;