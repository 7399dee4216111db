exports.id = 675;
exports.ids = [675];
exports.modules = {

/***/ 9019:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  replacementsOf: () => (/* binding */ replacementsOf)
});

// UNUSED EXPORTS: changesOf

// EXTERNAL MODULE: ./src/collect/files/reading.ts
var reading = __webpack_require__(4526);
// EXTERNAL MODULE: ./src/model/index.ts + 25 modules
var model = __webpack_require__(2980);
// EXTERNAL MODULE: ./src/collect/files/lines.ts
var lines = __webpack_require__(6305);
;// CONCATENATED MODULE: ./src/fix/apply.ts

/**
 * Applies fixes to the text that they were made for, each as a whole or not at all. Of two that touch the same text the
 * first counts; what both want alike is done once. Everything else stays as it is, byte for byte.
 */
function apply_applyFixes(text, all) {
    const starts = (0,lines/* lineStarts */._$)(text);
    const accepted = [];
    const done = [];
    const left = [];
    for (const one of all) {
        const changes = one.fix.edits.map((edit) => changeOf(edit, starts));
        const added = changes.filter((change) => !accepted.some((other) => isSame(change, other)));
        if (added.some((change) => accepted.some((other) => isOver(change, other))))
            left.push(one);
        else {
            done.push(one);
            accepted.push(...added);
        }
    }
    return { text: changed(text, accepted), done, left };
}
function changeOf({ place, text }, starts) {
    const offset = (line, column) => (starts[line - 1] ?? 0) + column - 1;
    return { start: offset(place.line, place.column), end: offset(place.endLine, place.endColumn), text };
}
/** From the end on, so that no change moves another; insertions at one spot come in the order in which they were accepted. */
function changed(text, changes) {
    const inOrder = [...changes].sort((a, b) => a.start - b.start || a.end - b.end);
    return inOrder.reduceRight((before, { start, end, text: added }) => {
        return before.slice(0, start) + added + before.slice(end);
    }, text);
}
function isSame(one, other) {
    return one.start === other.start && one.end === other.end && one.text === other.text;
}
/** Two options may be inserted at the same spot, one after the other; anything else that meets is a conflict. */
function isOver(one, other) {
    const isInsertion = (change) => change.start === change.end;
    if (one.start === other.start && isInsertion(one) && isInsertion(other)) {
        const [a, b] = [optionIn(one.text), optionIn(other.text)];
        return a === undefined || b === undefined || a === b;
    }
    return one.start <= other.end && other.start <= one.end;
}
/** `, connectTimeout: 2000` → `connectTimeout`. */
function optionIn(text) {
    return /^[\s,]*(\w+): /.exec(text)?.[1];
}

// EXTERNAL MODULE: ./src/fix/source.ts
var source = __webpack_require__(6042);
;// CONCATENATED MODULE: ./src/fix/changes.ts




/** Far more than a source that is analysed. */
const MAX_BYTES = 8_000_000;
const BYTE_ORDER_MARK = '\ufeff';
/**
 * The changes that the fixes of these findings make to the checked folder; nothing is written. A file is only changed as
 * it was when it was analysed: a regular file within the folder, not behind a symbolic link, in UTF-8.
 *
 * @param root absolute path of the checked folder
 */
function changesOf(root, findings, options) {
    const fixable = findings.filter(isFixable);
    const wanted = fixable.filter(({ fix }) => fix.isSafe || options.suggestions);
    const reader = new FileReader(root);
    const paths = [...new Set(wanted.map(({ place }) => place.path))].sort();
    const outcomes = paths.map((path) => {
        const own = wanted.filter(({ place }) => place.path === path).sort(bySafety);
        return { path, ...changes_changeOf(reader, path, own) };
    });
    return {
        files: outcomes.flatMap((one) => ('after' in one && one.fixed.length > 0 ? [one] : [])),
        refused: outcomes.flatMap((one) => ('reason' in one ? [{ path: one.path, reason: one.reason }] : [])),
        left: outcomes.flatMap((one) => ('after' in one ? one.left : [])),
        suggested: fixable.filter((one) => !wanted.includes(one)),
    };
}
/** What each safe fix by itself makes of the lines that it touches, for a reviewer to accept. Nothing is written. */
function replacementsOf(root, findings) {
    const reader = new reading/* FileReader */.qg(root);
    return findings.flatMap((one) => {
        if (!isFixable(one) || !one.fix.isSafe)
            return [];
        const reading = readUnchanged(reader, one.place.path, one.fix.digest);
        return 'reason' in reading ? [] : [replacementOf(one, reading.text)];
    });
}
function replacementOf(finding, before) {
    const places = finding.fix.edits.map(({ place }) => place);
    const from = Math.min(...places.map(({ line }) => line));
    const to = Math.max(...places.map(({ endLine }) => endLine));
    const after = apply_applyFixes(before, [finding]).text.split('\n');
    const more = after.length - before.split('\n').length;
    const text = after.slice(from - 1, to + more).join('\n');
    return { finding, from, to, text: text.replaceAll('\r', '') };
}
function isFixable(finding) {
    return finding.fix !== undefined && finding.place !== null;
}
/** What is safe first: a suggestion that does not go with it waits. */
function bySafety(one, other) {
    return Number(other.fix.isSafe) - Number(one.fix.isSafe) || comparePlaces(one.place, other.place);
}
function changes_changeOf(reader, path, fixable) {
    const reading = readUnchanged(reader, path, fixable[0]?.fix.digest);
    if ('reason' in reading)
        return reading;
    const { text, mark } = reading;
    const { text: after, done, left } = applyFixes(text, fixable);
    return { before: mark + text, after: mark + after, fixed: done, left };
}
function readUnchanged(reader, path, digest) {
    const reading = reader.bytes(path, MAX_BYTES);
    if (!('bytes' in reading))
        return { reason: reading.reason };
    const whole = reading.bytes;
    const hasMark = whole[0] === 0xef && whole[1] === 0xbb && whole[2] === 0xbf;
    const bytes = hasMark ? whole.subarray(3) : whole;
    // Also where the file is not in UTF-8: the digest is that of its text in UTF-8.
    if ((0,source/* digestOf */.o)(bytes) !== digest)
        return { reason: 'it has changed since it was read, or is not in UTF-8' };
    return { text: bytes.toString('utf8'), mark: hasMark ? BYTE_ORDER_MARK : '' };
}


/***/ }),

/***/ 6042:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ Source),
/* harmony export */   o: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _collect_files_lines__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6305);
/* harmony import */ var _style__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9274);
/* harmony import */ var _syntax__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1568);




/** One source that findings are mended in: its text, its syntax, and the way in which it is written. */
class Source {
    path;
    text;
    file;
    digest;
    #starts;
    #given = new Map();
    #names;
    #style;
    constructor(path, text, file) {
        this.path = path;
        this.text = text;
        this.file = file;
        this.digest = digestOf(text);
        this.#starts = (0,_collect_files_lines__WEBPACK_IMPORTED_MODULE_3__/* .lineStarts */ ._$)(text);
    }
    /** Undefined for a file that a program writes, and for one that the compiler cannot read without a complaint. */
    static open(path, text) {
        if (isGenerated(text))
            return undefined;
        const kind = /\.[cm]?js$/.test(path) ? _syntax__WEBPACK_IMPORTED_MODULE_2__.ts.ScriptKind.JSX : undefined;
        const file = _syntax__WEBPACK_IMPORTED_MODULE_2__.ts.createSourceFile(path, text, _syntax__WEBPACK_IMPORTED_MODULE_2__/* .SYNTAX_ALONE */ .aP, true, kind);
        const { parseDiagnostics } = file;
        return parseDiagnostics.length > 0 ? undefined : new Source(path, text, file);
    }
    get style() {
        this.#style ??= (0,_style__WEBPACK_IMPORTED_MODULE_1__/* .styleOf */ .Vj)(this.file);
        return this.#style;
    }
    /** Whether types can be written here. */
    get isTyped() {
        return /\.[cm]?tsx?$/.test(this.path);
    }
    /** The innermost node that covers exactly a place. */
    nodeAt(place) {
        const [start, end] = [this.#offset(place.line, place.column), this.#offset(place.endLine, place.endColumn)];
        let found;
        const visit = (node) => {
            if (node.end < end || node.getStart(this.file) > start)
                return;
            if (node.end === end && node.getStart(this.file) === start)
                found = node;
            _syntax__WEBPACK_IMPORTED_MODULE_2__.ts.forEachChild(node, visit);
        };
        visit(this.file);
        return found;
    }
    /** The place of a node, as the collector tells it. */
    placeOf(node) {
        return (0,_collect_files_lines__WEBPACK_IMPORTED_MODULE_3__/* .placeIn */ .VV)(this.path, this.#starts, node.getStart(this.file), node.end);
    }
    edit({ start, end, text }) {
        return { place: (0,_collect_files_lines__WEBPACK_IMPORTED_MODULE_3__/* .placeIn */ .VV)(this.path, this.#starts, start, end), text };
    }
    /** A name that nothing in the file has. */
    freshName(wish) {
        this.#names ??= new Set([...(0,_syntax__WEBPACK_IMPORTED_MODULE_2__/* .nodesIn */ .vx)(this.file)].filter(_syntax__WEBPACK_IMPORTED_MODULE_2__.ts.isIdentifier).map(({ text }) => text));
        let name = wish;
        for (let number = 2; this.#names.has(name); number++)
            name = `${wish}${number}`;
        return name;
    }
    /** A name for a declaration beside a statement: nobody else gets it there. */
    freshNameBeside(statement, wish) {
        const { parent } = statement;
        const scope = _syntax__WEBPACK_IMPORTED_MODULE_2__.ts.isCaseOrDefaultClause(parent) ? parent.parent : parent;
        const given = this.#given.get(scope) ?? new Set();
        let name = this.freshName(wish);
        for (let number = 2; given.has(name); number++)
            name = this.freshName(`${wish}${number}`);
        this.#given.set(scope, given.add(name));
        return name;
    }
    /** Whether a comment stands between two offsets that lie outside of strings. */
    hasComment(start, end) {
        return /\/[/*]/.test(this.text.slice(start, end));
    }
    #offset(line, column) {
        return (this.#starts[line - 1] ?? 0) + column - 1;
    }
}
/** What tells one text from every other. */
function digestOf(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');
}
/** What generators write at the top of their files, so that nobody edits them. */
const GENERATED = /@generated\b|\bdo not (?:edit|modify)\b|\bauto-?generated\b|\bgenerated (?:by|from)\b/i;
function isGenerated(text) {
    const head = text.slice(0, 2000);
    const [comments = ''] = /^(?:\s*(?:\/\/[^\n\r]*|\/\*[\s\S]*?\*\/|#![^\n\r]*))+/.exec(head) ?? [];
    return GENERATED.test(comments);
}


/***/ }),

/***/ 9274:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vj: () => (/* binding */ styleOf),
/* harmony export */   oY: () => (/* binding */ indentAt),
/* harmony export */   wo: () => (/* binding */ isFirstOnLine)
/* harmony export */ });
/* harmony import */ var _syntax__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1568);

/** What most of the file does; where it says nothing, what Prettier does not mind. */
function styleOf(file) {
    const { text } = file;
    const counts = { single: 0, double: 0, closed: 0, open: 0 };
    for (const node of (0,_syntax__WEBPACK_IMPORTED_MODULE_0__/* .nodesIn */ .vx)(file)) {
        if (_syntax__WEBPACK_IMPORTED_MODULE_0__.ts.isStringLiteral(node))
            counts[text[node.getStart(file)] === '"' ? 'double' : 'single']++;
        if (endsWithSemicolon(node))
            counts[text[node.end - 1] === ';' ? 'closed' : 'open']++;
    }
    const returns = text.split('\r\n').length;
    return {
        newline: returns > text.split('\n').length / 2 ? '\r\n' : '\n',
        semicolon: counts.closed > counts.open ? ';' : '',
        quote: counts.double > counts.single ? '"' : "'",
        indent: indentOf(text),
    };
}
function endsWithSemicolon(node) {
    return (_syntax__WEBPACK_IMPORTED_MODULE_0__.ts.isVariableStatement(node) ||
        _syntax__WEBPACK_IMPORTED_MODULE_0__.ts.isExpressionStatement(node) ||
        _syntax__WEBPACK_IMPORTED_MODULE_0__.ts.isReturnStatement(node) ||
        _syntax__WEBPACK_IMPORTED_MODULE_0__.ts.isImportDeclaration(node));
}
/** The first step inwards that the file takes. */
function indentOf(text) {
    const [, first = '  '] = /\n(\t| {2,8})(?=[^\s*])/.exec(text) ?? [];
    return first;
}
/** What stands before the first character of the line of an offset. */
function indentAt(text, offset) {
    const start = lineStart(text, offset);
    return /^[\t ]*/.exec(text.slice(start, offset))?.[0] ?? '';
}
/** True where nothing but white space stands before an offset on its line. */
function isFirstOnLine(text, offset) {
    return /^\s*$/.test(text.slice(lineStart(text, offset), offset));
}
function lineStart(text, offset) {
    return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}


/***/ }),

/***/ 1568:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K3: () => (/* binding */ isInList),
/* harmony export */   Yu: () => (/* binding */ isWrapped),
/* harmony export */   aP: () => (/* reexport safe */ _collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.a),
/* harmony export */   ky: () => (/* binding */ wrapped),
/* harmony export */   oA: () => (/* binding */ unwrap),
/* harmony export */   ts: () => (/* reexport safe */ _collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.ts),
/* harmony export */   vx: () => (/* binding */ nodesIn),
/* harmony export */   wz: () => (/* binding */ isPlainReference)
/* harmony export */ });
/* unused harmony export functionAround */
/* harmony import */ var _collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4297);


/** True for parentheses, casts and `!` around an expression. */
function isWrapped(node) {
    return (_collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isParenthesizedExpression(node) ||
        _collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isAsExpression(node) ||
        _collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isSatisfiesExpression(node) ||
        _collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isNonNullExpression(node));
}
/** The expression inside parentheses, casts and `!`. */
function unwrap(node) {
    let inner = node;
    while (isWrapped(inner))
        inner = inner.expression;
    return inner;
}
/** The same expression with the parentheses, casts and `!` around it. */
function wrapped(node) {
    let outer = node;
    while (isWrapped(outer.parent))
        outer = outer.parent;
    return outer;
}
/** A node and everything below it. With a stack of its own: machines nest deeper than the call stack. */
function* nodesIn(root) {
    const open = [root];
    for (let node = open.pop(); node; node = open.pop()) {
        yield node;
        _collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.forEachChild(node, (child) => {
            open.push(child);
        });
    }
}
/** `x`, `this`, `this.a.x`: evaluating it does nothing, however often. */
function isPlainReference(node) {
    if (_collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAccessExpression(node))
        return !node.questionDotToken && isPlainReference(node.expression);
    return _collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isIdentifier(node) || node.kind === _collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.ThisKeyword;
}
/** The nearest function around a node; undefined at the top level of a file, and in the initializer of a field. */
function functionAround(node) {
    for (let at = node.parent; at; at = at.parent) {
        if (ts.isFunctionLike(at))
            return at;
        if (ts.isPropertyDeclaration(at) || ts.isClassStaticBlockDeclaration(at))
            return undefined;
    }
    return undefined;
}
/** True where a statement may stand beside others. */
function isInList({ parent }) {
    return _collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isBlock(parent) || _collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isSourceFile(parent) || _collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCaseOrDefaultClause(parent) || _collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isModuleBlock(parent);
}


/***/ }),

/***/ 5549:
/***/ ((module) => {

module.exports = eval("require")("source-map-support");


/***/ })

};
;