"use strict";
exports.id = 489;
exports.ids = [489];
exports.modules = {

/***/ 8489:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Desk: () => (/* binding */ Desk)
});

// EXTERNAL MODULE: ./src/collect/files/deadline.ts
var deadline = __webpack_require__(3728);
// EXTERNAL MODULE: ./src/collect/files/failures.ts
var failures = __webpack_require__(6003);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/collect/files/folders.ts
var folders = __webpack_require__(663);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./src/collect/files/lines.ts
var files_lines = __webpack_require__(6305);
;// CONCATENATED MODULE: ./src/collect/artefact/documents/tree.ts
/** One value of a parsed document, whatever its language, with the place at which it stands. */
class Tree {
    content;
    place;
    unknown;
    /**
     * @param place for a named value, that of the name and the value
     * @param unknown how it is written, where only a run of its tool would tell the value: `var.threshold`; its content
     * is null then
     */
    constructor(content, place, unknown) {
        this.content = content;
        this.place = place;
        this.unknown = unknown;
    }
    /** The value at the end of a path of names and positions; undefined where the document holds none. */
    at(...path) {
        return path.reduce((tree, step) => tree && childOf(tree, step), this);
    }
    /** The members of a list; none for anything else. */
    get items() {
        return Array.isArray(this.content) ? this.content : [];
    }
    /** The named values of a mapping; none for anything else. */
    get entries() {
        return this.content instanceof Map ? [...this.content] : [];
    }
    /** A plain value as text, as it would be written; undefined for null, lists and mappings. */
    get text() {
        const { content } = this;
        return typeof content === 'string' || typeof content === 'number' || typeof content === 'boolean'
            ? String(content)
            : undefined;
    }
    /** A number, also one that is written as a string: `"0.8"`. Undefined for anything else. */
    get number() {
        const { content } = this;
        if (typeof content === 'number')
            return content;
        if (typeof content !== 'string' || content.trim() === '')
            return undefined;
        const number = Number(content);
        return Number.isFinite(number) ? number : undefined;
    }
    /** What it holds, in order: members or named values. */
    get children() {
        return this.content instanceof Map ? [...this.content.values()] : this.items;
    }
    /** Another value at the same place: a part of this one. */
    withContent(content) {
        return new Tree(content, this.place);
    }
    /** The place of the name alone, for a named value; the start of it for others. */
    nameAt(name) {
        const { path, line, column } = this.place;
        return { path, line, column, endLine: line, endColumn: column + name.length };
    }
    /** This value and everything below it, each before what it holds. */
    *all() {
        const open = [this];
        for (let tree = open.pop(); tree !== undefined; tree = open.pop()) {
            yield tree;
            open.push(...tree.children.toReversed());
        }
    }
}
function childOf({ content, items }, step) {
    if (typeof step === 'number')
        return items[step];
    return content instanceof Map ? content.get(step) : undefined;
}
/** More values than any file that a person keeps; a machine's export of that size is not looked through. */
const MAX_VALUES = 200_000;
/** Deeper than any format that is read here nests its values. */
const MAX_DEPTH = 100;

;// CONCATENATED MODULE: ./src/collect/artefact/documents/yaml.ts




/**
 * Every document of a YAML file; empty documents are left out. Tags of CloudFormation become what they stand for (`!Ref
 * Topic` is `{Ref: Topic}`), others are passed over, their values stay. Aliases are followed up to {@link MAX_VALUES} values in all, which stops "billion
 * laughs" files.
 *
 * @param placeOf where a range of offsets in the text is, for a text that is a part of a file
 * @throws Unreadable for what is not YAML, too deep or too much
 */
function parseYaml(path, text, placeOf = (0,files_lines/* placesIn */.yN)(path, text)) {
    const lines = new dist.LineCounter();
    const documents = (0,dist/* parseAllDocuments */.hR)(text, { lineCounter: lines, logLevel: 'silent', uniqueKeys: false });
    if (!Array.isArray(documents))
        return [];
    const [error] = documents.flatMap(({ errors }) => errors);
    if (error?.code === 'RESOURCE_EXHAUSTION')
        throw new failures/* Unreadable */.IO(TOO_DEEP);
    if (error)
        throw new failures/* Unreadable */.IO(`not valid YAML at line ${lines.linePos(error.pos[0]).line}`);
    const reader = new YamlReader(placeOf);
    return documents.flatMap((document) => {
        if (!document.contents)
            return [];
        reader.targets = targetsIn(document);
        return reader.read(document.contents, 0);
    });
}
/** What each alias stands for: the last node before it with that anchor. `Alias.resolve` walks the document for each of them. */
function targetsIn(document) {
    const anchored = new Map();
    const targets = new Map();
    (0,dist/* visit */.YR)(document, {
        Node: (_, node) => {
            if (!(0,dist/* isAlias */.Vj)(node) && node.anchor !== undefined)
                anchored.set(node.anchor, node);
        },
        Alias: (_, alias) => {
            const target = anchored.get(alias.source);
            if (target)
                targets.set(alias, target);
        },
    });
    return targets;
}
const TOO_DEEP = 'nested too deeply';
class YamlReader {
    placeOf;
    targets = new Map();
    #values = 0;
    constructor(placeOf) {
        this.placeOf = placeOf;
    }
    read(node, depth, from) {
        this.#values++;
        if (this.#values > MAX_VALUES)
            throw new failures/* Unreadable */.IO('more values than are looked through');
        if (depth > MAX_DEPTH)
            throw new failures/* Unreadable */.IO(TOO_DEEP);
        const place = this.#place(from?.range ?? node?.range, node?.range);
        const content = this.#content(node, depth, place);
        const intrinsic = INTRINSICS.get(node?.tag ?? '');
        return intrinsic === undefined ? content : new Tree(new Map([[intrinsic, content]]), place);
    }
    #content(node, depth, place) {
        if ((0,dist/* isAlias */.Vj)(node))
            return new Tree(this.read(this.targets.get(node) ?? null, depth + 1).content, place);
        if ((0,dist/* isSeq */.oP)(node))
            return new Tree(node.items.map((item) => this.read(item, depth + 1)), place);
        if ((0,dist/* isMap */.jh)(node))
            return new Tree(this.#entries(node.items, depth), place);
        return new Tree((0,dist/* isScalar */.jn)(node) ? plainValue(node.value) : null, place);
    }
    /** `<<: *base` puts the values of another mapping below those that are written here. */
    #entries(items, depth) {
        const named = items.flatMap(({ key, value }) => {
            return (0,dist/* isScalar */.jn)(key) ? [[String(key.value), this.read(value, depth + 1, key)]] : [];
        });
        const merged = named.filter(([name]) => name === '<<').flatMap(([, base]) => [base, ...base.items]);
        return new Map([...merged.flatMap(({ entries }) => entries), ...named.filter(([name]) => name !== '<<')]);
    }
    #place(start, end) {
        const from = start?.[0] ?? 0;
        return this.placeOf(from, Math.max(from, end?.[1] ?? from));
    }
}
/** Short forms of intrinsic functions (AWS CloudFormation, "Intrinsic function reference"). */
const INTRINSICS = new Map([
    ['!Ref', 'Ref'],
    ['!Condition', 'Condition'],
    ...['Sub', 'GetAtt', 'If', 'Join', 'FindInMap', 'ImportValue', 'Select', 'Split', 'Base64'].map((name) => [`!${name}`, `Fn::${name}`]),
]);
function plainValue(value) {
    if (typeof value === 'string' || typeof value === 'boolean')
        return value;
    if (typeof value === 'number')
        return value;
    return value === null || value === undefined ? null : String(value);
}

;// CONCATENATED MODULE: ./src/collect/artefact/charts.ts



/** The charts of a repository: their values are parsed once, however many templates ask for them. */
class Charts {
    beside;
    #byFolder = new Map();
    #byChart = new Map();
    constructor(beside) {
        this.beside = beside;
    }
    /** The values of the chart that a file belongs to; undefined where it belongs to none, or they are not known. */
    valuesFor(path) {
        const folder = (0,folders/* folderOf */.y)(path);
        if (!this.#byFolder.has(folder))
            this.#byFolder.set(folder, this.#around(folder));
        return this.#byFolder.get(folder);
    }
    #around(folder) {
        const chart = (0,folders/* foldersUpFrom */.t)(folder).find((above) => this.beside(external_node_path_.posix.join(above, 'Chart.yaml')) !== undefined);
        if (chart === undefined)
            return undefined;
        if (!this.#byChart.has(chart))
            this.#byChart.set(chart, this.#read(external_node_path_.posix.join(chart, 'values.yaml')));
        return this.#byChart.get(chart);
    }
    #read(path) {
        try {
            return parseYaml(path, this.beside(path) ?? '')[0];
        }
        catch {
            // The values file is told as unread by itself, where it is about Redis; its values are then not known.
            return undefined;
        }
    }
}

// EXTERNAL MODULE: ./node_modules/jsonc-parser/lib/umd/main.js
var main = __webpack_require__(9547);
;// CONCATENATED MODULE: ./src/collect/artefact/documents/json.ts




/**
 * A JSON document; comments and trailing commas are let pass, as the tools that read such files do.
 *
 * @param placeOf where a range of offsets in the text is, for a text that is a part of a file
 * @throws Unreadable for what is not JSON, too deep or too much
 */
function parseJson(path, text, placeOf = (0,files_lines/* placesIn */.yN)(path, text)) {
    const errors = [];
    const root = (0,main.parseTree)(text, errors, { allowTrailingComma: true });
    const [error] = errors;
    if (error) {
        const line = (0,files_lines/* lineAt */.mh)((0,files_lines/* lineStarts */._$)(text), error.offset);
        throw new failures/* Unreadable */.IO(`not valid JSON at line ${line} (${(0,main.printParseErrorCode)(error.error)})`);
    }
    if (!root)
        throw new failures/* Unreadable */.IO('an empty file');
    let values = 0;
    const read = (node, depth, from = node.offset) => {
        values++;
        if (values > MAX_VALUES)
            throw new failures/* Unreadable */.IO('more values than are looked through');
        if (depth > MAX_DEPTH)
            throw new failures/* Unreadable */.IO('nested too deeply');
        const place = placeOf(from, node.offset + node.length);
        const children = node.children ?? [];
        if (node.type === 'array')
            return new Tree(children.map((child) => read(child, depth + 1)), place);
        if (node.type !== 'object')
            return new Tree(node.value, place);
        return new Tree(new Map(children.flatMap(({ children: pair = [] }) => entry(pair, depth))), place);
    };
    const entry = ([name, value], depth) => {
        return name && value ? [[String(name.value), read(value, depth + 1, name.offset)]] : [];
    };
    return read(root, 0);
}

;// CONCATENATED MODULE: ./src/collect/artefact/documents/nested.ts



/** `data: |`, `rules.yml: |-2 # comment`: what follows is a text, line by line. */
const BLOCK = /[:-][ \t]{1,20}\|[-+0-9]{0,3}[ \t]{0,20}(?:#.{0,200})?$/;
/**
 * The documents that stand as a text within a value: a rule file in a ConfigMap. The places are those of the lines of
 * the file where the text is a block of lines, else the place of the value. None where the text is not YAML or JSON.
 */
function documentsWithin(value, lines) {
    const { content, place } = value;
    if (typeof content !== 'string')
        return [];
    const isBlock = BLOCK.test(lines[place.line - 1] ?? '');
    // A block goes on to the end of its last line, which is where the next name begins.
    const end = place.endColumn === 1 ? place.endLine - 1 : place.endLine;
    const text = isBlock ? lines.slice(place.line, end).join('\n') : content;
    const placeOf = isBlock ? (0,files_lines/* placesIn */.yN)(place.path, text, place.line) : () => place;
    try {
        return /^\s{0,1000}[[{]/.test(content)
            ? [parseJson(place.path, isBlock ? text : content.replace(/\n/g, ' '), placeOf)]
            : parseYaml(place.path, text, placeOf);
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./src/collect/artefact/documents/placeholder.ts
/** Begins what stands for a value that only the rendering of a template gives; reads as a name in YAML and in PromQL. */
const PLACEHOLDER = 'template_value_';
/** Whether a text holds a value that only the rendering of a template gives. */
function hasPlaceholder(text) {
    return text.includes(PLACEHOLDER);
}

;// CONCATENATED MODULE: ./src/collect/artefact/documents/values.ts
/** A chain of names below the values: `.Values.alerts.redis.threshold`. */
const PATH = /^\(?\s{0,10}\$?\.Values\.([\w.-]{1,200})\s{0,10}\)?$/;
/** What is done to a value on its way into the text and does not change it. */
const PLAIN_PIPES = new Set(['quote', 'squote', 'int', 'int64', 'float64', 'toString', 'trim', 'toYaml', 'toJson']);
/**
 * What an action gives: `.Values.a.b`, also with `| default 5` and `| quote`. Undefined for everything else, and for a
 * value that is a list or a mapping.
 */
function givenBy(body, values) {
    const [source = '', ...pipes] = body.split('|').map((part) => part.trim());
    const found = lookUp(source, values);
    if (found === undefined)
        return undefined;
    let text = found.tree?.text;
    for (const pipe of pipes) {
        const [, fallback] = /^default\s{1,10}(.{1,100})$/.exec(pipe) ?? [];
        if (fallback !== undefined)
            text = text === undefined || text === '' ? fallback.replace(/^(["`])(.*)\1$/, '$2') : text;
        else if (!PLAIN_PIPES.has(pipe))
            return undefined;
    }
    return text !== undefined && pipes.some((pipe) => /^s?quote$/.test(pipe)) ? JSON.stringify(text) : text;
}
/** Whether a condition is certainly false with these values: `.Values.a.b`, `and .Values.a .Values.b`, `not .Values.a`. */
function isFalse(condition, values) {
    const text = condition.trim().replace(/^\((.*)\)$/s, '$1');
    const [, word, rest = ''] = /^(and|or|not)\s{1,10}(.{1,300})$/s.exec(text) ?? [];
    if (word === undefined) {
        const found = lookUp(text, values);
        return found !== undefined && isEmpty(found.tree);
    }
    // What stands in brackets is one part: `and .Values.a (not .Values.b)`.
    const parts = rest.match(/\([^()]{0,300}\)|[^\s()]{1,300}/g) ?? [];
    if (word === 'and')
        return parts.some((part) => isFalse(part, values));
    if (word === 'or')
        return parts.every((part) => isFalse(part, values));
    const found = lookUp(rest, values);
    return found !== undefined && !isEmpty(found.tree);
}
function lookUp(source, values) {
    const [, path] = PATH.exec(source) ?? [];
    return path === undefined ? undefined : { tree: values.at(...path.split('.')) };
}
/** What Go's templates take for false. */
function isEmpty(tree) {
    if (tree === undefined)
        return true;
    const { content } = tree;
    if (content instanceof Map)
        return content.size === 0;
    return Array.isArray(content) ? content.length === 0 : !content;
}

;// CONCATENATED MODULE: ./src/collect/artefact/documents/template.ts


/** Actions that only Helm has: `{{ if }}` and `{{ with }}` also stand in the annotations that Prometheus fills in. */
const HELM = /\{\{-?\s{0,20}(?:(?:if|with|range|else if|and|or|not|\()\s{0,10}){0,3}\(?(?:["`]|(?:include|define|tpl|toYaml|default|required|quote)\b|\$?\.(?:Values|Release|Chart|Capabilities|Files|Template)\b)/;
const CONTROL = /^(?:(?:if|else|end|range|with|define|block|template|break|continue|fail)\b|\/\*|\$[\w]{0,40}\s{0,10}:?=)/;
const OPENING = /^(?:if|range|with|define|block)\b/;
const JINJA = /\{%[-+]?(?:[^%\n]|%(?!\})){0,500}%\}/g;
/** Whether a text is a template of Helm, not a file with placeholders for Prometheus. */
function isHelmTemplate(text) {
    return HELM.test(text);
}
/** Fills in a text: actions that steer are taken out, values are looked up, the rest is a placeholder. */
function fillTemplate(text, values) {
    const plain = text.replace(JINJA, '');
    const filler = new Filler(plain, values);
    for (const action of actionsIn(plain))
        filler.take(action);
    return filler.finish();
}
class Filler {
    text;
    values;
    #omissions = [];
    #open = [];
    #text = '';
    #done = 0;
    #line = 1;
    #placeholders = 0;
    constructor(text, values) {
        this.text = text;
        this.values = values;
    }
    take(action) {
        const before = this.text.slice(this.#done, action.start);
        this.#line += newlinesIn(before);
        this.#text += before;
        if (action.literal === undefined && CONTROL.test(action.body))
            this.#steer(action.body);
        else
            this.#text += action.literal ?? this.#value(action);
        const written = this.text.slice(action.start, action.end);
        const broken = newlinesIn(written) - newlinesIn(action.literal ?? '');
        // What follows an action of several lines stays as far to the right as it is.
        if (broken > 0)
            this.#text += '\n'.repeat(broken) + (/\n([ \t]{0,200})[^\n]{0,200}$/.exec(written)?.[1] ?? '');
        this.#line += newlinesIn(this.text.slice(action.start, action.end));
        this.#done = action.end;
    }
    finish() {
        return { text: this.#text + this.text.slice(this.#done), omissions: this.#omissions };
    }
    #steer(body) {
        if (OPENING.test(body)) {
            const isOff = /^(?:if|with)\b/.test(body) && this.values !== undefined && isFalse(body.replace(/^\w+/, ''), this.values);
            this.#open.push({ line: this.#line, condition: isOff ? body.replace(/^\w+\s{1,20}/, '') : undefined });
        }
        else if (/^(?:end|else)\b/.test(body)) {
            const opened = this.#open.pop();
            if (opened?.condition !== undefined) {
                this.#omissions.push({ from: opened.line, to: this.#line, condition: opened.condition });
            }
            if (body.startsWith('else'))
                this.#open.push({ line: this.#line, condition: undefined });
        }
    }
    #value({ start, end, body }) {
        const known = this.values && givenBy(body, this.values);
        if (known !== undefined)
            return known;
        if (isAlone(this.text, start, end) || isContinued(this.text, start, end))
            return '';
        // Within brackets PromQL has durations: `[{{ .Values.window }}]`, `[{{ .Values.minutes }}m]`.
        if (this.text[start - 1] === '[')
            return /[smhdwy]/.test(this.text[end] ?? '') ? '5' : '5m';
        return PLACEHOLDER + ++this.#placeholders;
    }
}
/** An action that has a line for itself gives lines, as `toYaml` and `include` do. */
function isAlone(text, start, end) {
    const [from, to] = [text.lastIndexOf('\n', start - 1) + 1, text.indexOf('\n', end)];
    return `${text.slice(from, start)}${text.slice(end, to < 0 ? undefined : to)}`.trim() === '';
}
/** How far ahead the line is looked for that goes on with a value. */
const MAX_AHEAD = 1000;
/**
 * `labels: {{ include "labels" . | nindent 4 }}` with further labels in the lines below: the action gives the first lines
 * of a mapping or a list, so nothing else may stand in their place.
 */
function isContinued(text, start, end) {
    const from = text.lastIndexOf('\n', start - 1) + 1;
    const before = /^(\s{0,200}(?:- {1,8}){0,3})([\w."'/-]{1,100}:)? {0,8}$/.exec(text.slice(from, start));
    const after = /^[ \t]{0,20}\n/.exec(text.slice(end, end + 30));
    if (!before || !after)
        return false;
    const next = text
        .slice(end + after[0].length, end + after[0].length + MAX_AHEAD)
        .split('\n')
        .find((line) => !/^\s{0,200}(?:#|\{\{.{0,500}\}\}\s{0,20}$|$)/.test(line));
    if (next === undefined)
        return false;
    const [, margin = '', name] = before;
    if (name === undefined)
        return indentOf(next) > indentOf(margin);
    return indentOf(next) > margin.length || (indentOf(next) === margin.length && /^\s{0,200}- /.test(next));
}
function indentOf(line) {
    return line.length - line.trimStart().length;
}
function newlinesIn(text) {
    let count = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
        count++;
    return count;
}
function* actionsIn(text) {
    for (let start = text.indexOf('{{'); start >= 0;) {
        const action = literalAt(text, start) ?? actionAt(text, start);
        if (!action)
            return;
        yield action;
        start = text.indexOf('{{', action.end);
    }
}
function actionAt(text, start) {
    const close = text.indexOf('}}', start + 2);
    if (close < 0)
        return undefined;
    const body = text
        .slice(start + 2, close)
        .replace(/^-/, '')
        .replace(/-$/, '')
        .trim();
    return { start, end: close + 2, body };
}
/** `{{ "{{" }}` and {{`{{ $labels.instance }}`}} stand for what is between the quotes. */
function literalAt(text, start) {
    const opening = /^\{\{-?\s{0,20}(["`])/.exec(text.slice(start, start + 30));
    if (!opening)
        return undefined;
    const from = start + opening[0].length;
    const to = text.indexOf(opening[1], from);
    if (to < 0)
        return undefined;
    const closing = /^.\s{0,20}-?\}\}/s.exec(text.slice(to, to + 30));
    return closing ? { start, end: to + closing[0].length, body: '', literal: text.slice(from, to) } : undefined;
}

// EXTERNAL MODULE: ./src/collect/artefact/interest.ts
var interest = __webpack_require__(5631);
;// CONCATENATED MODULE: ./src/collect/artefact/file.ts







const YAML = /\.(?:ya?ml|rules|tpl|tmpl|gotmpl|j2|ya?ml\.\w{2,10})$/i;
/** Helm renders no file of such a name; it holds pieces for the others, names and labels for the most part. */
const PARTIAL = /(?:^|\/)_[^/]{1,100}\.tpl$/;
/** What such a piece has to hold to be missed where it cannot be read. */
const SAYS_MORE = /^[ \t-]{0,60}(?:alert|record|image):|(?:redis|valkey)[_-]exporter|maxmemory/m;
/** A text of one line is no document. */
const SEVERAL_LINES = /\n[ \t]{0,40}\S|^\s{0,100}[[{]/;
/** One file beside the source, with its text; parsed once, and only where a reader asks for it. */
class ArtefactFile {
    path;
    text;
    charts;
    #documents;
    #every;
    #starts;
    #filled;
    constructor(
    /** Relative to the root. */
    path, text, charts) {
        this.path = path;
        this.text = text;
        this.charts = charts;
    }
    /** The documents of a YAML or JSON file, none for other files; templates are filled in. Throws Unreadable. */
    get documents() {
        this.#documents ??= this.#attempt();
        if ('failure' in this.#documents)
            throw this.#documents.failure;
        return this.#documents;
    }
    /** The documents, and those that stand as texts within their values, as files do in a ConfigMap. Throws Unreadable. */
    get everyDocument() {
        this.#every ??= this.#everyDocument();
        return this.#every;
    }
    /** The place of a range of offsets in the text. */
    placeOf(start, end) {
        return (0,files_lines/* placeIn */.VV)(this.path, this.#lineStarts, start, end);
    }
    /** The offset at which a line starts, counted from 0; the end of the text for lines that it does not have. */
    lineStart(line) {
        return this.#lineStarts[line] ?? this.text.length;
    }
    get #lineStarts() {
        this.#starts ??= (0,files_lines/* lineStarts */._$)(this.text);
        return this.#starts;
    }
    /**
     * The place of some words within a place, the last where they stand there several times; the whole place, if nowhere.
     * A part of a longer word does not count.
     */
    placeOfWords(within, words) {
        const start = this.lineStart(within.line - 1) + within.column - 1;
        const end = this.lineStart(within.endLine - 1) + within.endColumn - 1;
        const text = this.text.slice(start, end);
        let at = words === '' ? -1 : text.lastIndexOf(words);
        while (at > 0 && /[\w-]/.test(text[at + words.length] ?? ''))
            at = text.lastIndexOf(words, at - 1);
        return at < 0 ? within : this.placeOf(start + at, start + at + words.length);
    }
    /** A text out of a document with what a template still leaves open in it filled in, or a placeholder. */
    resolved(text) {
        return text.includes('{{') || text.includes('{%') ? fillTemplate(text, this.#chartValues()).text : text;
    }
    /** Whether it is a template of Helm, of which parts are left out. */
    get isTemplate() {
        return isHelmTemplate(this.text);
    }
    /** Why a line may not be there once the template is rendered, as a clause; undefined where nothing says so. */
    conditionAt(line) {
        const omission = this.#filled?.omissions.find(({ from, to }) => from <= line && line <= to);
        return omission && `it is rendered only with \`${omission.condition}\`, which the values of the chart do not set`;
    }
    /** What cannot be read is not tried again for the next reader. */
    #attempt() {
        try {
            return this.#parse();
        }
        catch (failure) {
            return { failure };
        }
    }
    #parse() {
        const isJson = this.path.endsWith('.json');
        if (!isJson && !YAML.test(this.path))
            return [];
        const isTemplate = !isJson && isHelmTemplate(this.text);
        if (isTemplate)
            this.#filled = fillTemplate(this.text, this.#chartValues());
        try {
            return isJson ? [parseJson(this.path, this.text)] : parseYaml(this.path, this.#filled?.text ?? this.text);
        }
        catch (error) {
            if (PARTIAL.test(this.path) && !SAYS_MORE.test(this.text))
                return [];
            throw isTemplate ? asTemplate(error) : error;
        }
    }
    #everyDocument() {
        const lines = (this.#filled?.text ?? this.text).split(/\r\n|\n|\r/);
        const within = this.documents.flatMap((document) => {
            const texts = [...document.all()].filter(({ content }) => typeof content === 'string' && SEVERAL_LINES.test(content) && (0,interest/* isOfInterest */.G)(content));
            return texts.flatMap((text) => documentsWithin(text, lines));
        });
        return [...this.documents, ...within];
    }
    /** The values of the chart that the file belongs to. */
    #chartValues() {
        return this.charts?.valuesFor(this.path);
    }
}
function asTemplate(error) {
    if (!(error instanceof failures/* Unreadable */.IO))
        return error;
    return new failures/* Unreadable */.IO(`a template that is not YAML by itself (${(0,failures/* reasonOf */.A3)(error)})`);
}

;// CONCATENATED MODULE: ./src/collect/artefact/prometheus/drafts.ts
/** What the rule files hold. */
class Rules {
    alerts = [];
    recordings = [];
}

;// CONCATENATED MODULE: ./src/collect/artefact/settings/deployments.ts
/**
 * The pieces from which it is worked out how servers are configured. They refer to each other across files, so they are
 * put together when all files have been read.
 */
class Deployments {
    /** Files in the language of redis.conf, by path. */
    confs = new Map();
    composes = [];
    /** By path. */
    dockerfiles = new Map();
    configMaps = [];
    /** ConfigMaps that Kustomize makes: the files in them, by their key. */
    generators = [];
    resources = [];
    /** Chart.yaml, by folder. */
    charts = new Map();
    values = [];
}

;// CONCATENATED MODULE: ./src/collect/artefact/found.ts


/** What the readers have found so far, over all files. */
class Found {
    alerts = [];
    monitors = [];
    settings = [];
    hotKeyChecks = [];
    procedures = [];
    keysRecipes = [];
    /** Alerts about other things than Redis. */
    otherAlerts = 0;
    /** Rules of Prometheus, which are judged once all of them are known. */
    rules = new Rules();
    /** What the servers' settings are put together from when all files have been read. */
    deployments = new Deployments();
    /** Where alerts of Prometheus go. */
    routings = [];
    /** Files of Terraform that speak of Redis or of alerts; the folders they stand in are read as a whole in the end. */
    terraform = [];
}

;// CONCATENATED MODULE: ./src/collect/artefact/alertmanager/matchers.ts

/** Labels that rules set themselves; where a rule does not, its alert has none of that name. */
const SET_BY_RULES = new Set(['alertname', 'severity', 'team', 'owner', 'priority', 'page', 'tier']);
/** `severity="critical"`, `team=~web|db`, `page != "false"`. */
const MATCHER = /^\s{0,10}["']?([\w.-]{1,100})["']?\s{0,10}(=~|!~|!=|=)\s{0,10}(["']?)(.{0,500}?)\3\s{0,10}$/;
/** Only lists of plain words are looked into; anything else may match. */
const WORDS = /^\(?[\w-]{1,80}(?:\|[\w-]{1,80}){0,50}\)?$/;
/**
 * Whether a route takes an alert: `match`, `match_re`, and `matchers` as texts, as one text, as a mapping or as a list of them.
 *
 * @param side of an inhibition rule: `source_` or `target_`
 */
function matches(route, labels, side = '') {
    let isOpen = false;
    for (const condition of conditionsOf(route, side)) {
        const one = condition ? verdict(condition, labels) : 'maybe';
        if (one === 'no')
            return 'no';
        isOpen ||= one === 'maybe';
    }
    return isOpen ? 'maybe' : 'yes';
}
/** Each alert is held against each route: their conditions are read once. */
const READ = new WeakMap();
function conditionsOf(route, side) {
    const known = READ.get(route) ?? new Map();
    READ.set(route, known);
    const conditions = known.get(side) ?? readConditions(route, side);
    known.set(side, conditions);
    return conditions;
}
function readConditions(route, side) {
    const mapped = (name, operator) => (route.at(name)?.entries ?? []).map(([label, { text }]) => ({ label, operator, value: text ?? '' }));
    return [
        ...mapped(`${side}match`, '='),
        ...mapped(`${side}match_re`, '=~'),
        ...written(route.at(`${side}matchers`)).map(conditionIn),
    ];
}
function written(matchers) {
    if (!matchers)
        return [];
    if (matchers.entries.length > 0)
        return matchers.entries.map(([label, { text = '' }]) => `${label}="${text}"`);
    const texts = matchers.items.length > 0 ? matchers.items : [matchers];
    return texts.flatMap((one) => (one.text ?? ofResource(one))
        .replace(/^\s{0,10}\{|\}\s{0,10}$/g, '')
        .split(/,(?=\s{0,10}[\w"]{1,100}\s{0,10}[!=])/));
}
/** A matcher of an AlertmanagerConfig: `{name, value, matchType}`, or `{name, value, regex}` in its older form. */
function ofResource(matcher) {
    const isPattern = matcher.at('regex')?.content === true;
    const operator = matcher.at('matchType')?.text ?? (isPattern ? '=~' : '=');
    return `${matcher.at('name')?.text ?? ''}${operator}"${matcher.at('value')?.text ?? ''}"`;
}
function conditionIn(text) {
    const [, label, operator, , value = ''] = MATCHER.exec(text) ?? [];
    return label === undefined || operator === undefined ? undefined : { label, operator, value };
}
function verdict({ label, operator, value }, labels) {
    const actual = labels.get(label);
    if (actual === undefined && !SET_BY_RULES.has(label))
        return 'maybe';
    if (hasPlaceholder(value) || hasPlaceholder(actual ?? '') || actual?.includes('{{'))
        return 'maybe';
    const isMet = operator.endsWith('~') ? isLike(actual ?? '', value) : value === (actual ?? '');
    if (isMet === undefined)
        return 'maybe';
    return isMet === operator.startsWith('!') ? 'no' : 'yes';
}
/** Undefined for a pattern that is not looked into. */
function isLike(actual, pattern) {
    if (pattern === '.*')
        return true;
    if (pattern === '.+')
        return actual !== '';
    if (!WORDS.test(pattern))
        return undefined;
    return pattern
        .replace(/^\(|\)$/g, '')
        .split('|')
        .includes(actual);
}

;// CONCATENATED MODULE: ./src/collect/artefact/alertmanager/inhibitions.ts

/** An alert that always fires, so that its silence tells of a broken chain: `vector(1)`. */
const CONSTANT = /^\(?\s{0,20}vector\s{0,20}\(\s{0,20}\d{1,20}\s{0,20}\)\s{0,20}\)?(?:\s{0,20}(?:==|>|>=)\s{0,20}\d{1,20})?$/;
/** An alert on other alerts, as kube-prometheus' InfoInhibitor: `ALERTS{severity="info"} == 1 unless …`. */
const ON_ALERTS = /^\(?\s{0,20}ALERTS\s{0,20}\{[^}]{0,200}severity\s{0,10}=~?\s{0,10}"([^"]{1,60})"/;
/** It comes with the rules of Kubernetes, which are seldom in the repository (kubernetes-mixin and kube-prometheus). */
const WELL_KNOWN = {
    labels: new Map([
        ['alertname', 'InfoInhibitor'],
        ['severity', 'none'],
    ]),
    isConstant: false,
    severity: 'info',
};
/** More than anybody writes; each alert is compared with each of them. */
const MAX_INHIBITORS = 50;
const MAX_RULES = 100;
/** Finds out which alerts are muted by others for as long as they fire. */
class Inhibitions {
    #mutings;
    constructor(routings, alerts) {
        const whole = routings.filter(({ isPart }) => !isPart).map(({ inhibitions }) => inhibitions);
        const isUsed = whole.length > 0 && whole.every((rules) => rules.length > 0);
        const inhibitors = isUsed ? [...alerts.flatMap(inhibitorIn).slice(0, MAX_INHIBITORS), WELL_KNOWN] : [];
        this.#mutings = inhibitors.map((inhibitor) => {
            const rulesOf = (rules) => rules.filter((rule) => matches(rule, inhibitor.labels, 'source_') === 'yes').slice(0, MAX_RULES);
            return { ...inhibitor, rules: whole.map(rulesOf) };
        });
    }
    /** The name of the alert that mutes one with these labels, in every configuration there is; undefined for most. */
    muterOf(labels) {
        const muting = this.#mutings.find((one) => {
            if (one.severity !== undefined && one.severity !== labels.get('severity'))
                return false;
            return one.rules.every((rules) => rules.some((rule) => isMuted(labels, one, rule)));
        });
        return muting && { name: muting.labels.get('alertname') ?? '', isConstant: muting.isConstant };
    }
}
function inhibitorIn({ name, labels, expression }) {
    const all = new Map([['alertname', name], ...(labels ?? [])]);
    if (CONSTANT.test(expression.trim()))
        return [{ labels: all, isConstant: true }];
    const [, severity] = ON_ALERTS.exec(expression.trim()) ?? [];
    return severity === undefined ? [] : [{ labels: all, isConstant: false, severity }];
}
function isMuted(labels, { labels: source, isConstant }, rule) {
    if (matches(rule, labels, 'target_') !== 'yes')
        return false;
    // An alert that meets both sides is not muted by another that does (Alertmanager, "Inhibition").
    if (matches(rule, labels, 'source_') !== 'no' && matches(rule, source, 'target_') !== 'no')
        return false;
    // What fires together takes its labels over from the other.
    const equal = (rule.at('equal')?.items ?? []).map(({ text = '' }) => text);
    return equal.every((name) => !isConstant || (source.has(name) && source.get(name) === labels.get(name)));
}

;// CONCATENATED MODULE: ./src/collect/artefact/alertmanager/routes.ts

/** Names under which people put what is to be thrown away. */
const NOBODY = /^(?:null|none|blackhole|black-hole|devnull|dev-null|noop|void|drop|silence|silent|ignore|trash)$/i;
const routes_MAX_DEPTH = 30;
/** Configurations of Alertmanager, as a file, as values of a chart and as resources of the operators. */
const alertmanager = {
    topics: ['alerts'],
    accepts: (path) => /\.(?:ya?ml|json|tpl|j2|tmpl)$/i.test(path),
    mentions: /\breceivers\\?["']?\s{0,4}:/,
    read(file, found) {
        for (const document of file.everyDocument) {
            const isPart = /AlertmanagerConfig$/.test(document.at('kind')?.text ?? '');
            for (const tree of document.all()) {
                const [route, receivers] = [tree.at('route'), tree.at('receivers')];
                if (!route?.at('receiver') || !receivers || receivers.items.length === 0)
                    continue;
                const silent = isLong(route) ? [] : receivers.items.filter((one) => isSilent(one, file.isTemplate));
                const names = new Set(silent.map((one) => one.at('name')?.text ?? ''));
                found.routings.push({ route, silent: names, inhibitions: tree.at('inhibit_rules')?.items ?? [], isPart });
            }
        }
    },
};
/** More routes than each alert is held against; of so many it is not said that they lead nowhere. */
const MAX_ROUTES = 2000;
function isLong(route) {
    const open = [route];
    let routes = 0;
    for (let at = open.pop(); at !== undefined && routes <= MAX_ROUTES; at = open.pop()) {
        routes++;
        open.push(...(at.at('routes')?.items ?? []).slice(0, MAX_ROUTES));
    }
    return routes > MAX_ROUTES;
}
/** A receiver without `…_configs`; in a template these may be among what was not rendered. */
function isSilent(receiver, isTemplate) {
    const tells = receiver.entries.some(([name, { items, content }]) => {
        return /_?configs$/i.test(name) && (items.length > 0 || content === null);
    });
    return !tells && (!isTemplate || NOBODY.test(receiver.at('name')?.text ?? ''));
}
/**
 * The receiver that tells nobody to which an alert goes, whichever of the configurations is in use; undefined where one
 * of them may tell somebody. A part of a configuration may tell somebody as well; what it leaves alone the whole decides.
 */
function silentReceiverOf(labels, routings) {
    let name;
    for (const { route, silent, isPart } of routings) {
        if (!isPart && silent.size === 0)
            return undefined;
        if (isPart && matches(route, labels) === 'no')
            continue;
        const receivers = receiversOf(route, labels, undefined, 0);
        if (receivers.some((one) => !silent.has(one)) || (receivers.length === 0 && !isPart))
            return undefined;
        if (!isPart)
            name = receivers[0];
    }
    return name;
}
/** All receivers that an alert may go to from here on. A route without a receiver has that of the one above. */
function receiversOf(route, labels, above, depth) {
    const own = route.at('receiver')?.text ?? above;
    if (depth > routes_MAX_DEPTH)
        return own === undefined ? [] : [own];
    const found = [];
    for (const child of route.at('routes')?.items ?? []) {
        const verdict = matches(child, labels);
        if (verdict === 'no')
            continue;
        found.push(...receiversOf(child, labels, own, depth + 1));
        if (verdict === 'yes' && child.at('continue')?.content !== true)
            return found;
    }
    return found.length > 0 && isTaken(route, labels) ? found : [...found, ...(own === undefined ? [] : [own])];
}
/** Whether a child certainly takes the alert, so that the route itself does not send it. */
function isTaken(route, labels) {
    return (route.at('routes')?.items ?? []).some((child) => matches(child, labels) === 'yes');
}

;// CONCATENATED MODULE: ./src/collect/artefact/excerpt.ts
/** As much of an expression as a line of a report takes. */
const MAX_LENGTH = 160;
/** A text in one line, cut where it is long. */
function shortened(text) {
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length <= MAX_LENGTH ? line : `${line.slice(0, MAX_LENGTH - 1)}…`;
}

;// CONCATENATED MODULE: ./src/collect/artefact/promql/durations.ts
/** Prometheus counts a day as 24 hours, a week as 7 days, a year as 365 days (common/model, `Duration`). */
const SECONDS = {
    ms: 0.001,
    s: 1,
    m: 60,
    h: 3600,
    d: 86_400,
    w: 604_800,
    y: 31_536_000,
};
const DURATION = /^-?(?:\d{1,15}(?:ms|[smhdwy])){1,7}$/;
/** Seconds of a duration as Prometheus writes it: `5m`, `1h30m`; undefined for anything else. */
function secondsOf(written) {
    if (!DURATION.test(written))
        return undefined;
    const parts = [...written.matchAll(/(\d{1,15})(ms|[smhdwy])/g)];
    const sum = parts.reduce((seconds, [, number, unit = '']) => seconds + Number(number) * (SECONDS[unit] ?? 0), 0);
    return written.startsWith('-') ? -sum : sum;
}
/** A number as PromQL writes it: `0.8`, `1e3`, `0x1f`, `Inf`, also a duration in seconds; NaN for anything else. */
function numberOf(written) {
    const [, sign, plain = ''] = /^([-+]?)\s{0,10}(.{1,60})$/.exec(written) ?? [];
    const value = /^inf$/i.test(plain)
        ? Number.POSITIVE_INFINITY
        : (secondsOf(plain) ?? Number(plain.replaceAll('_', '')));
    return sign === '-' ? -value : value;
}

// EXTERNAL MODULE: ./node_modules/@prometheus-io/lezer-promql/dist/index.es.js + 3 modules
var index_es = __webpack_require__(6828);
;// CONCATENATED MODULE: ./src/collect/artefact/promql/precedence.ts
/** From what binds least; all associate to the left but `^` (Prometheus' documentation, "Binary operator precedence"). */
const LEVELS = [
    ['or'],
    ['and', 'unless'],
    ['==', '!=', '<=', '<', '>=', '>'],
    ['+', '-'],
    ['*', '/', '%', 'atan2'],
    ['^'],
];
const RIGHT = '^';
/** Operands and the operators between them as one expression, by the precedence of the operators. */
function associate(operands, operations) {
    const done = [];
    const open = [];
    const close = () => {
        const [right, left, operation] = [done.pop(), done.pop(), open.pop()];
        if (left && right && operation)
            done.push({ kind: 'binary', ...operation, left, right });
    };
    for (const [at, operand] of operands.entries()) {
        done.push(operand);
        const next = operations[at];
        if (!next)
            break;
        for (let last = open.at(-1); last && bindsFirst(last, next); last = open.at(-1))
            close();
        open.push(next);
    }
    while (open.length > 0)
        close();
    return done[0];
}
function bindsFirst({ operator }, next) {
    const [level, other] = [levelOf(operator), levelOf(next.operator)];
    return level > other || (level === other && next.operator !== RIGHT);
}
function levelOf(operator) {
    return LEVELS.findIndex((operators) => operators.includes(operator));
}

;// CONCATENATED MODULE: ./src/collect/artefact/promql/functions.ts
const of = (takes, gives = 'vector', optional = 0) => ({ takes, gives, optional });
const named = (names, signature) => names.split(' ').map((name) => [name, signature]);
/** The functions of PromQL, after promql/parser/functions.go of Prometheus; those not named here are not checked. */
const SIGNATURES = new Map([
    ...named('abs acos acosh asin asinh atan atanh ceil cos cosh deg exp floor ln log10 log2 rad sgn sin sinh sort sort_desc sqrt tan tanh timestamp absent', of(['vector'])),
    ...named('absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta increase irate last_over_time mad_over_time max_over_time min_over_time present_over_time rate resets stddev_over_time stdvar_over_time sum_over_time', of(['matrix'])),
    ...named('quantile_over_time', of(['scalar', 'matrix'])),
    ...named('predict_linear', of(['matrix', 'scalar'])),
    ...named('holt_winters double_exponential_smoothing', of(['matrix', 'scalar', 'scalar'])),
    ...named('clamp', of(['vector', 'scalar', 'scalar'])),
    ...named('clamp_max clamp_min', of(['vector', 'scalar'])),
    ...named('round', of(['vector', 'scalar'], 'vector', 1)),
    ...named('histogram_quantile', of(['scalar', 'vector'])),
    ...named('label_replace', of(['vector', 'string', 'string', 'string', 'string'])),
    ...named('label_join', of(['vector', 'string', 'string', 'string'], 'vector', Number.POSITIVE_INFINITY)),
    ...named('day_of_month day_of_week day_of_year days_in_month hour minute month year', of(['vector'], 'vector', 1)),
    ...named('vector', of(['scalar'])),
    ...named('scalar', of(['vector'], 'scalar')),
    ...named('pi time', of([], 'scalar')),
]);
/** What a call of a function yields; `fault`: why Prometheus refuses it. Functions not known here yield a vector. */
function yieldOfCall(name, args) {
    const signature = SIGNATURES.get(name);
    if (!signature)
        return 'vector';
    const { takes, optional, gives } = signature;
    const [least, most] = [takes.length - (Number.isFinite(optional) ? optional : 1), takes.length];
    if (args.length < least || (args.length > most && Number.isFinite(optional))) {
        return { fault: `${name}() is given ${args.length} arguments` };
    }
    const wrong = args.findIndex((arg, at) => arg !== (takes[at] ?? takes.at(-1)));
    if (wrong < 0)
        return gives;
    return { fault: `${name}() needs ${functions_WORDS[takes[wrong] ?? 'vector']} and is given ${functions_WORDS[args[wrong] ?? 'vector']}` };
}
/** For messages. */
const functions_WORDS = {
    scalar: 'a number',
    string: 'a text',
    vector: 'an instant vector',
    matrix: 'a range such as `[5m]`',
};

;// CONCATENATED MODULE: ./src/collect/artefact/promql/syntax.ts
/** Operators that drop what they are not true of. */
const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>=']);
/** Operators on which series there are, not on their values. */
const SET_OPERATORS = new Set(['and', 'or', 'unless']);
/** An expression and everything within it, each before what it holds. */
function* within(expression) {
    yield expression;
    for (const part of partsOf(expression))
        yield* within(part);
}
/** What an operator, a function or a range is applied to. */
function partsOf(expression) {
    switch (expression.kind) {
        case 'range':
        case 'offset':
        case 'negative':
            return [expression.of];
        case 'call':
        case 'aggregate':
            return expression.args;
        case 'binary':
            return [expression.left, expression.right];
        default:
            return [];
    }
}

;// CONCATENATED MODULE: ./src/collect/artefact/promql/types.ts



/** Aggregations that take a parameter before the vector. */
const WITH_PARAMETER = new Set(['topk', 'bottomk', 'quantile', 'count_values', 'limitk', 'limit_ratio']);
/**
 * What an expression yields, checked as the server checks it when it loads a rule (promql/parser, `checkAST`): it
 * refuses the whole file for one expression that does not type.
 *
 * @throws Unreadable with what the server would say
 */
function checkTypes(expression) {
    switch (expression.kind) {
        case 'number':
            return 'scalar';
        case 'string':
            return 'string';
        case 'selector':
            return checkSelector(expression);
        case 'range':
            return checkRange(expression);
        case 'offset':
        case 'negative':
            return checkTypes(expression.of);
        case 'call': {
            const given = yieldOfCall(expression.name, expression.args.map(checkTypes));
            return typeof given === 'string' ? given : refuse(given.fault);
        }
        case 'aggregate':
            return checkAggregate(expression);
        case 'binary':
            return checkBinary(expression);
    }
}
function refuse(fault) {
    throw new failures/* Unreadable */.IO(`PromQL that Prometheus refuses: ${fault}`);
}
function checkSelector({ name, matchers }) {
    const isBounded = name !== '' ||
        matchers.some(({ operator, value }) => (operator === '=' ? value !== '' : !['', '.*'].includes(value)));
    return isBounded ? 'vector' : refuse('a selector without a name needs a matcher that is not empty');
}
function checkRange({ of, isSubquery }) {
    const given = checkTypes(of);
    if (given !== 'vector' && !(isSubquery && given === 'scalar'))
        refuse('a range stands after something that has none');
    if (!isSubquery && of.kind !== 'selector')
        refuse('a range stands after an expression, not after a metric');
    return 'matrix';
}
function checkAggregate({ name, args }) {
    const [needed, given] = [WITH_PARAMETER.has(name) ? 2 : 1, args.map(checkTypes)];
    if (given.length !== needed)
        refuse(`${name}() is given ${given.length} arguments`);
    if (given.at(-1) !== 'vector')
        refuse(`${name}() needs an instant vector`);
    return 'vector';
}
function checkBinary({ operator, left, right, isBool, matching }) {
    const sides = [checkTypes(left), checkTypes(right)];
    if (sides.some((side) => side === 'matrix' || side === 'string'))
        refuse(`\`${operator}\` between what is no number`);
    const isScalar = sides.every((side) => side === 'scalar');
    if (SET_OPERATORS.has(operator) && sides.includes('scalar'))
        refuse(`\`${operator}\` with a number`);
    if (isBool && !COMPARISONS.has(operator))
        refuse(`\`bool\` after \`${operator}\``);
    if (COMPARISONS.has(operator) && isScalar && !isBool)
        refuse('a comparison between two numbers needs `bool`');
    if (matching && sides.includes('scalar') && (matching.labels.length > 0 || matching.on)) {
        refuse('`on` or `ignoring` needs series on both sides');
    }
    return isScalar ? 'scalar' : 'vector';
}

;// CONCATENATED MODULE: ./src/collect/artefact/promql/parse.ts





/** Longer than any expression that a person wrote. */
const parse_MAX_LENGTH = 20_000;
const parse_MAX_DEPTH = 100;
/**
 * Parses a PromQL expression with the grammar of Prometheus' own web interface, and checks the types that the server
 * checks when it loads a rule.
 *
 * @throws Unreadable for what is not PromQL, and for what the server would refuse
 */
function parsePromQl(text) {
    if (text.trim() === '')
        throw new failures/* Unreadable */.IO('an empty expression');
    if (text.length > parse_MAX_LENGTH)
        throw new failures/* Unreadable */.IO('a PromQL expression too long to be read');
    const tree = index_es/* parser */.K3D.parse(text);
    let broken;
    tree.iterate({
        enter({ type, from }) {
            if (type.isError)
                broken ??= from;
        },
    });
    if (broken !== undefined)
        throw notPromQl(text, broken);
    const root = tree.topNode.firstChild;
    if (!root || tree.topNode.name !== 'PromQL')
        throw notPromQl(text, 0);
    const expression = new Builder(text).build(skipComments(root), 0);
    checkTypes(expression);
    return expression;
}
function notPromQl(text, at) {
    const rest = text
        .slice(at, at + 20)
        .replace(/\s+/g, ' ')
        .trim();
    return new failures/* Unreadable */.IO(`not valid PromQL ${rest ? `at "${rest}"` : 'at its end'}`);
}
function skipComments(node) {
    let at = node;
    while (at.name === 'LineComment' && at.nextSibling)
        at = at.nextSibling;
    return at;
}
/** What stands behind an operand. */
const BEHIND = new Set([
    'MatrixSelector',
    'SubqueryExpr',
    'OffsetExpr',
    'StepInvariantExpr',
    'AnchoredExpr',
    'SmoothedExpr',
]);
class Builder {
    text;
    constructor(text) {
        this.text = text;
    }
    build(node, depth) {
        if (depth > parse_MAX_DEPTH)
            throw new failures/* Unreadable */.IO('a PromQL expression nested too deeply');
        const parts = childrenOf(node);
        const first = () => this.build(parts[0] ?? node, depth + 1);
        switch (node.name) {
            case 'ParenExpr':
                return first();
            case 'NumberDurationLiteral':
                return { kind: 'number', value: numberOf(this.#slice(node)) };
            case 'StringLiteral':
                return { kind: 'string', value: this.#string(node) };
            case 'VectorSelector':
                return this.#selector(parts);
            case 'UnaryExpr': {
                const of = this.build(parts.at(-1) ?? node, depth + 1);
                return this.#slice(parts[0] ?? node) === '-' ? { kind: 'negative', of } : of;
            }
            case 'FunctionCall':
                return { kind: 'call', name: this.#slice(parts[0] ?? node), args: this.#args(parts[1], depth) };
            case 'AggregateExpr':
                return this.#aggregate(parts, depth);
            case 'BinaryExpr':
            case 'MatrixSelector':
            case 'SubqueryExpr':
            case 'OffsetExpr':
            case 'StepInvariantExpr':
            case 'AnchoredExpr':
            case 'SmoothedExpr':
                return this.#operation(node, depth);
            default:
                throw new failures/* Unreadable */.IO(`PromQL that is not read here: ${this.#slice(node).slice(0, 40)}`);
        }
    }
    #slice({ from, to }) {
        return this.text.slice(from, to);
    }
    /** The grammar lets pass a string that is never closed. */
    #string(node) {
        const written = this.#slice(node);
        if (written.length < 2 || written.at(-1) !== written[0])
            throw notPromQl(this.text, node.from);
        const inner = written.slice(1, -1);
        return written[0] === '`' ? inner : inner.replace(/\\(.)/gs, (_, one) => (one === 'n' ? '\n' : one));
    }
    #selector(parts) {
        const matchers = [];
        let name = '';
        for (const part of parts) {
            if (part.name === 'Identifier')
                name = this.#slice(part);
            else
                for (const matcher of childrenOf(part))
                    matchers.push(this.#matcher(matcher));
        }
        const named = matchers.find(({ label, operator }) => label === '__name__' && operator === '=');
        return {
            kind: 'selector',
            name: name || (named?.value ?? ''),
            matchers: matchers.filter((matcher) => matcher !== named),
        };
    }
    /** `{"metric.with.dots", job="x"}` holds a name instead of a first matcher. */
    #matcher(node) {
        const [label, operator, value] = childrenOf(node);
        if (label && !operator)
            return { label: '__name__', operator: '=', value: this.#string(childrenOf(node)[0] ?? label) };
        if (!label || !operator || !value)
            throw notPromQl(this.text, node.from);
        const name = label.name === 'QuotedLabelName' ? this.#string(childrenOf(label)[0] ?? label) : this.#slice(label);
        return { label: name, operator: this.#slice(operator), value: this.#string(value) };
    }
    /** What stands behind an operand: a range, an offset, a moment. */
    #behind(node, of) {
        const last = this.#slice(childrenOf(node)[node.name === 'OffsetExpr' ? childrenOf(node).length - 1 : 1] ?? node);
        switch (node.name) {
            case 'OffsetExpr':
                return { kind: 'offset', of, seconds: numberOr(last, 0) };
            case 'MatrixSelector':
            case 'SubqueryExpr':
                return { kind: 'range', of, seconds: numberOr(last, null), isSubquery: node.name === 'SubqueryExpr' };
            default:
                return of;
        }
    }
    #args(body, depth) {
        return body ? childrenOf(body).map((arg) => this.build(arg, depth + 1)) : [];
    }
    #aggregate(parts, depth) {
        const modifier = parts.find(({ name }) => name === 'AggregateModifier');
        const words = modifier ? childrenOf(modifier) : [];
        return {
            kind: 'aggregate',
            name: this.#slice(parts[0]).toLowerCase(),
            args: this.#args(parts.find(({ name }) => name === 'FunctionCallBody'), depth),
            grouping: { without: words[0]?.name === 'Without', labels: this.#labels(words[1]) },
        };
    }
    #labels(node) {
        const labels = node ? childrenOf(node) : [];
        return labels.map((label) => this.#slice(label).replace(/^["'`](.*)["'`]$/s, '$1'));
    }
    /**
     * What stands behind an operand belongs to it alone: `offset 1h` in `a > b offset 1h + 1` to `b`. The grammar takes all
     * that is before it for the operand, so operations are put together anew.
     */
    #operation(node, depth) {
        const operands = [];
        const operations = [];
        const flatten = (at, level) => {
            if (level > parse_MAX_DEPTH)
                throw new failures/* Unreadable */.IO('a PromQL expression nested too deeply');
            const parts = childrenOf(at);
            const [left, right] = [parts[0], parts.at(-1)];
            if (at.name === 'BinaryExpr' && left && right) {
                flatten(left, level + 1);
                operations.push(this.#operator(parts));
                flatten(right, level + 1);
            }
            else if (BEHIND.has(at.name) && left) {
                flatten(left, level + 1);
                operands.push(this.#behind(at, operands.pop()));
            }
            else
                operands.push(this.build(at, level + 1));
        };
        flatten(node, depth);
        return associate(operands, operations);
    }
    #operator(parts) {
        const clause = parts.find(({ name }) => name === 'MatchingModifierClause');
        return {
            operator: this.#slice(parts[1]).toLowerCase(),
            isBool: parts.some(({ name }) => name === 'BoolModifier'),
            ...(clause && { matching: this.#matching(clause) }),
        };
    }
    #matching(clause) {
        const words = childrenOf(clause);
        const many = words.find(({ name }) => name === 'GroupLeft' || name === 'GroupRight');
        return {
            on: words[0]?.name === 'On',
            labels: this.#labels(words[1]),
            ...(many && { many: many.name === 'GroupLeft' ? 'left' : 'right' }),
        };
    }
}
function childrenOf(node) {
    const children = [];
    for (let child = node.firstChild; child; child = child.nextSibling) {
        if (child.name !== 'LineComment')
            children.push(child);
    }
    return children;
}
function numberOr(written, otherwise) {
    const number = numberOf(written.trim());
    return Number.isFinite(number) ? number : otherwise;
}

;// CONCATENATED MODULE: ./src/collect/artefact/promql/labels.ts

/** Prometheus puts these on every series that it scrapes. */
const ALWAYS = ['job', 'instance'];
const NONE = new Set();
/** No label at all, as `vector(0)` and `sum(x)` yield. */
const NO_LABELS = { known: new Map(), rest: NONE, dropped: NONE };
/** The labels of what a selector selects; undefined where its matchers contradict each other. */
function labelsOf(matchers) {
    const known = new Map();
    for (const { label, operator, value } of matchers) {
        if (operator !== '=' || value === '' || isOpen(value))
            continue;
        if (known.has(label) && known.get(label) !== value)
            return undefined;
        known.set(label, value);
    }
    const isMet = matchers.every((matcher) => fits(matcher, known.get(matcher.label)));
    return isMet ? { known, rest: 'all', dropped: NONE } : undefined;
}
/** Only lists of plain words are looked into; any other pattern may fit. */
const labels_WORDS = /^[\w./:-]{1,80}(?:\|[\w/:-]{1,80}){0,50}$/;
/** A value that a template or the viewer of a dashboard gives. */
function isOpen(value) {
    return hasPlaceholder(value) || /[${]/.test(value);
}
function fits({ operator, value }, actual) {
    if (actual === undefined || isOpen(value))
        return true;
    if (operator === '!=')
        return actual !== value;
    if (operator === '=' || !labels_WORDS.test(value) || value.includes('.'))
        return true;
    return value.split('|').includes(actual) === (operator === '=~');
}
/** The same labels and these with a value. */
function withKnown(labels, known) {
    return { ...labels, known: new Map([...labels.known, ...known]) };
}
/** What `by (…)` leaves. */
function keep({ known, rest, dropped }, names) {
    const kept = names.filter((name) => !known.has(name) && (rest === 'all' ? !dropped.has(name) : rest.has(name)));
    return { known: new Map([...known].filter(([name]) => names.includes(name))), rest: new Set(kept), dropped: NONE };
}
/** What `without (…)` leaves. */
function drop({ known, rest, dropped }, names) {
    return {
        known: new Map([...known].filter(([name]) => !names.includes(name))),
        rest: rest === 'all' ? 'all' : new Set([...rest].filter((name) => !names.includes(name))),
        dropped: rest === 'all' ? new Set([...dropped, ...names]) : NONE,
    };
}
/** Two label sets that are equal here are the same series. */
function keyOf({ known, rest, dropped }) {
    const values = [...known].map(([name, value]) => `${name}=${value}`).sort();
    return JSON.stringify([values, rest === 'all' ? '*' : [...rest].sort(), [...dropped].sort()]);
}
/** What an operator compares of the labels of one side. */
function compared(labels, matching) {
    if (!matching)
        return labels;
    return matching.on ? keep(labels, matching.labels) : drop(labels, matching.labels);
}
/** Why two label sets cannot be equal, or may not be; undefined where they are. */
function difference(one, other) {
    for (const [name, value] of one.known) {
        const there = other.known.get(name);
        if (there !== undefined && there !== value)
            return { isProven: true, label: name };
    }
    const lacking = [...lackingIn(one, other), ...lackingIn(other, one)];
    const proven = lacking.find(({ isProven }) => isProven);
    return proven ?? lacking[0];
}
/** Labels of the first that the second has not got. */
function lackingIn(one, other) {
    const named = [...one.known.keys(), ...(one.rest === 'all' ? [] : one.rest)];
    const missing = named
        .filter((name) => !has(other, name))
        .map((label) => ({ isProven: one.known.has(label) || ALWAYS.includes(label), label }));
    if (one.rest !== 'all')
        return missing;
    const always = ALWAYS.filter((name) => has(one, name) && !has(other, name)).map((label) => ({
        isProven: true,
        label,
    }));
    const open = other.rest === 'all' ? [...other.dropped].filter((name) => has(one, name)) : ['a further label'];
    return [...missing, ...always, ...open.map((label) => ({ isProven: ALWAYS.includes(label), label }))];
}
function has({ known, rest, dropped }, name) {
    return known.has(name) || (rest === 'all' ? !dropped.has(name) : rest.has(name));
}

;// CONCATENATED MODULE: ./src/collect/artefact/promql/aggregates.ts

/** Aggregations that pass on some of the samples as they are. */
const CHOOSING = new Set(['topk', 'bottomk', 'limitk', 'limit_ratio']);
/**
 * Sums up samples by their labels. Every sample stands for that of each of the servers.
 *
 * @param servers how many there are
 */
function aggregate({ name, grouping }, samples, servers) {
    if (CHOOSING.has(name))
        return samples;
    const groups = new Map();
    for (const sample of samples) {
        const labels = grouping.without ? drop(sample.labels, grouping.labels) : keep(sample.labels, grouping.labels);
        const group = groups.get(keyOf(labels)) ?? [];
        groups.set(keyOf(labels), [...group, { ...sample, labels }]);
    }
    return [...groups.values()].map((group) => ({
        labels: group[0].labels,
        value: summedUp(name, group, servers),
        isCertain: group.some(({ isCertain }) => isCertain),
    }));
}
function summedUp(name, group, servers) {
    if (name === 'count')
        return group.length * servers;
    if (name === 'group')
        return 1;
    const values = group.flatMap(({ value }) => (value === undefined ? [] : [value]));
    if (values.length < group.length)
        return undefined;
    const sum = values.reduce((one, other) => one + other, 0);
    switch (name) {
        case 'sum':
            return sum * servers;
        case 'avg':
            return sum / values.length;
        case 'min':
            return Math.min(...values);
        case 'max':
        case 'quantile':
            return Math.max(...values);
        case 'stddev':
        case 'stdvar':
            return values.length === 1 ? 0 : undefined;
        default:
            return undefined;
    }
}

;// CONCATENATED MODULE: ./src/collect/artefact/promql/calls.ts
/** How often Prometheus is taken to read a metric, seconds; its own default is a minute, most set less. */
const SCRAPED_EVERY = 30;
/** What a function of a range makes of the values in it; undefined where it cannot be said. */
function overRange(name, { values, moments }, parameter) {
    const [first, last] = [values[0], values.at(-1)];
    const [start, end] = [moments[0], moments.at(-1)];
    if (first === undefined || last === undefined || start === undefined || end === undefined)
        return undefined;
    const slope = end > start ? (last - first) / (end - start) : 0;
    switch (name) {
        case 'rate':
        case 'irate':
        case 'deriv':
            return slope;
        case 'increase':
        case 'delta':
            return last - first;
        case 'idelta':
            return slope * SCRAPED_EVERY;
        case 'predict_linear':
            return parameter === undefined ? undefined : last + slope * parameter;
        case 'avg_over_time':
            return mean(values);
        case 'min_over_time':
            return Math.min(...values);
        case 'max_over_time':
        case 'quantile_over_time':
            return Math.max(...values);
        case 'sum_over_time':
            return mean(values) * Math.max(1, (end - start) / SCRAPED_EVERY);
        case 'last_over_time':
            return last;
        case 'first_over_time':
            return first;
        case 'stddev_over_time':
            return Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
        case 'changes':
            return values.some((value) => value !== first) ? (end - start) / SCRAPED_EVERY : 0;
        case 'resets':
            return 0;
        case 'present_over_time':
            return 1;
        case 'count_over_time':
            return Math.max(1, (end - start) / SCRAPED_EVERY);
        default:
            return undefined;
    }
}
function mean(values) {
    return values.reduce((sum, value) => sum + value, 0) / values.length;
}
/** A function that changes one value, given its other arguments; undefined: not one of these. */
function ofValue(name, args) {
    const [one, two] = args;
    switch (name) {
        case 'abs':
            return Math.abs;
        case 'ceil':
            return Math.ceil;
        case 'floor':
            return Math.floor;
        case 'sqrt':
            return Math.sqrt;
        case 'exp':
            return Math.exp;
        case 'ln':
            return Math.log;
        case 'log2':
            return Math.log2;
        case 'log10':
            return Math.log10;
        case 'sgn':
            return Math.sign;
        case 'clamp_max':
            return (value) => (one === undefined ? undefined : Math.min(value, one));
        case 'clamp_min':
            return (value) => (one === undefined ? undefined : Math.max(value, one));
        case 'clamp':
            return (value) => (one === undefined || two === undefined ? undefined : Math.max(one, Math.min(two, value)));
        case 'round':
            return (value) => Math.round(value / (one ?? 1)) * (one ?? 1);
        case 'sort':
        case 'sort_desc':
        case 'sort_by_label':
        case 'sort_by_label_desc':
        case 'label_join':
            return (value) => value;
        default:
            return undefined;
    }
}
/** What `absent()` yields: a sample where there is none. */
function absent(samples, labels) {
    if (samples.some(({ isCertain }) => isCertain))
        return [];
    return [{ labels, value: 1, isCertain: samples.length === 0 }];
}

;// CONCATENATED MODULE: ./src/collect/artefact/promql/metrics.ts
const hits = { subject: 'hit-ratio', part: 'hits' };
const misses = { subject: 'hit-ratio', part: 'misses' };
const evictions = { subject: 'evictions', part: 'evictions' };
/**
 * Names, the first that fits counts. Sources: redis_exporter (exporter/exporter.go); Telegraf's redis input, whose
 * hitrate is computed from the totals; the OpenTelemetry Collector's redis receiver (metadata.yaml, dots become
 * underscores, counters end in _total); the CloudWatch exporters, which write namespace, metric and statistic in snake
 * case; stackdriver_exporter and Google's managed Prometheus for redis.googleapis.com; the exporters of Azure Monitor.
 * A service may put a prefix of its own before the name.
 */
const NAMES = [
    [/^(?:\w{1,40}_)?(?:redis|valkey|keydb|dragonfly)_keyspace_hits(?:_total)?$/, { ...hits, shape: 'counter' }],
    [/^(?:\w{1,40}_)?(?:redis|valkey|keydb|dragonfly)_keyspace_misses(?:_total)?$/, { ...misses, shape: 'counter' }],
    [
        /^(?:\w{1,40}_)?(?:redis|valkey|keydb|dragonfly)_(?:evicted_keys|keys_evicted)(?:_total)?$/,
        { ...evictions, shape: 'counter' },
    ],
    [/^redis_keyspace_hitrate$/, { subject: 'hit-ratio', part: 'hit-ratio', shape: 'lifetime', whole: 1 }],
    [/^aws_(?:elasticache|ec|memorydb)_(?:cache|keyspace)_hits(?:_sum)?$/, { ...hits, shape: 'per-period' }],
    [/^aws_(?:elasticache|ec|memorydb)_(?:cache|keyspace)_misses(?:_sum)?$/, { ...misses, shape: 'per-period' }],
    [/^aws_(?:elasticache|ec|memorydb)_(?:cache|keyspace)_hits_\w{1,20}$/, { ...hits, shape: 'gauge' }],
    [/^aws_(?:elasticache|ec|memorydb)_(?:cache|keyspace)_misses_\w{1,20}$/, { ...misses, shape: 'gauge' }],
    [
        /^aws_(?:elasticache|ec|memorydb)_(?:cache|keyspace)_hit_rate(?:_\w{1,20})?$/,
        { subject: 'hit-ratio', part: 'hit-ratio', shape: 'gauge', whole: 100 },
    ],
    [/^aws_(?:elasticache|ec|memorydb)_evictions(?:_\w{1,20})?$/, { ...evictions, shape: 'per-period' }],
    [
        /^amazonaws_com_AWS_(?:ElastiCache|MemoryDB)_(?:Cache|Keyspace)Hits(?:_\w{1,20})?$/i,
        { ...hits, shape: 'per-period' },
    ],
    [
        /^amazonaws_com_AWS_(?:ElastiCache|MemoryDB)_(?:Cache|Keyspace)Misses(?:_\w{1,20})?$/i,
        { ...misses, shape: 'per-period' },
    ],
    [
        /^amazonaws_com_AWS_(?:ElastiCache|MemoryDB)_(?:Cache|Keyspace)HitRate(?:_\w{1,20})?$/i,
        { subject: 'hit-ratio', part: 'hit-ratio', shape: 'gauge', whole: 100 },
    ],
    [/^amazonaws_com_AWS_(?:ElastiCache|MemoryDB)_Evictions(?:_\w{1,20})?$/i, { ...evictions, shape: 'per-period' }],
    [
        /redis_googleapis_com[_:]\w{0,40}stats_cache_hit_ratio$/,
        { subject: 'hit-ratio', part: 'hit-ratio', shape: 'gauge', whole: 1 },
    ],
    [
        /^(?:redis|memorystore)_googleapis_com:\w{0,40}stats_(?:\w{5,8}_)?keyspace_hits(?:_count)?$/,
        { ...hits, shape: 'counter' },
    ],
    [
        /^(?:redis|memorystore)_googleapis_com:\w{0,40}stats_(?:\w{5,8}_)?keyspace_misses(?:_count)?$/,
        { ...misses, shape: 'counter' },
    ],
    [
        /^(?:redis|memorystore)_googleapis_com:\w{0,40}stats_(?:\w{5,8}_)?evicted_keys(?:_count)?$/,
        { ...evictions, shape: 'counter' },
    ],
    [
        /(?:redis|memorystore)_googleapis_com_\w{0,40}stats_(?:\w{5,8}_)?keyspace_hits(?:_count)?$/,
        { ...hits, shape: 'per-period' },
    ],
    [
        /(?:redis|memorystore)_googleapis_com_\w{0,40}stats_(?:\w{5,8}_)?keyspace_misses(?:_count)?$/,
        { ...misses, shape: 'per-period' },
    ],
    [
        /(?:redis|memorystore)_googleapis_com_\w{0,40}stats_(?:\w{5,8}_)?evicted_keys(?:_count)?$/,
        { ...evictions, shape: 'per-period' },
    ],
    [/^azure\w{0,60}_(?:all)?cachehits(?:_\w{1,20})?$/, { ...hits, shape: 'per-period' }],
    [/^azure\w{0,60}_(?:all)?cachemisses(?:_\w{1,20})?$/, { ...misses, shape: 'per-period' }],
    [
        /^azure\w{0,60}_(?:all)?cachemissrate(?:_\w{1,20})?$/,
        { subject: 'hit-ratio', part: 'miss-ratio', shape: 'gauge', whole: 100 },
    ],
    [/^azure\w{0,60}_(?:all)?evictedkeys(?:_\w{1,20})?$/, { ...evictions, shape: 'per-period' }],
    [/^redis_commands_processed(?:_total)?$/, { subject: 'other', part: 'commands', shape: 'counter' }],
    [/^(?:redis_up|redis_instance_info)$/, { subject: 'other', value: 1 }],
    [/^\w{1,80}_(?:info|labels)$/, { subject: null, value: 1 }],
];
/** A counter of the service itself: `cache_hits_total`, `app_redis_cache_misses`. */
const OWN_COUNTER = /^(?:\w{0,40}redis\w{0,40}|(?:(?:app|api|http|service|svc|node|nodejs|nestjs)_)?(?:\w{1,20}_)?cache)_(hits?|miss(?:es)?|hit_count|miss_count)(?:_total|_count)?$/;
/** `cache_requests_total{result="hit"}`: the label tells hits from misses. */
const OWN_LOOKUPS = /^(?:\w{0,40}redis\w{0,40}|(?:(?:app|api|http|service|svc|node|nodejs|nestjs)_)?(?:\w{1,20}_)?cache)_(?:requests|lookups|operations|ops|gets|reads|accesses|access)(?:_total|_count)?$/;
const OWN_RATIO = /^(?:\w{0,40}redis\w{0,40}|(?:(?:app|api|service)_)?cache)_(hit|miss)_?(?:ratio|rate|percent|percentage)(?:_\w{1,20})?$/;
/** Caches of other programs, whose counters are named alike. */
const FOREIGN = /coredns|varnish|nginx|memcached|mysql|mariadb|postgres|couchbase|cassandra|elasticsearch|opensearch|solr|clickhouse|thanos|cortex|mimir|loki|squid|rocksdb|apollo|envoy|buildkit|hibernate|caffeine/i;
const OWN = 'it is built on counters of the service itself';
const SUBJECTS = [
    [/hit_?(?:rate|ratio|percent)|miss_?(?:rate|ratio|percent)/, 'hit-ratio'],
    [/evict/, 'evictions'],
    [/latenc|duration|slowlog|response_time|usec|microseconds/, 'latency'],
    [/hot_?keys?/, 'hot-keys'],
    [/mem|bytes_used/, 'memory'],
    [/connected_(?:slaves|replicas)|slaves_connected/, 'other'],
    [/connect|clients|maxclients/, 'connections'],
];
const REDIS = /redis|valkey|keydb|dragonfly|elasticache|memorydb|memorystore/i;
/**
 * What a selector measures, by its name and matchers.
 *
 * @param counters names of counters of hits and misses that were found in the source
 */
function metricOf(selector, counters) {
    const { name } = selector;
    if (name === 'up')
        return { subject: isOfRedis(selector) ? 'other' : null, value: 1 };
    const known = NAMES.find(([pattern]) => pattern.test(name));
    if (known)
        return known[1];
    const own = isOfOthers(selector) ? undefined : ownMetricOf(name);
    if (own)
        return { ...own, ...(!counters.has(name) && !REDIS.test(name) && { doubt: `${OWN}, whatever they count` }) };
    if (REDIS.test(name))
        return { subject: SUBJECTS.find(([pattern]) => pattern.test(name))?.[1] ?? 'other' };
    return { subject: isOfRedis(selector) ? 'other' : null };
}
/** By its name, or by what it is selected by: `job="integrations/couchbase"`. */
function isOfOthers({ name, matchers }) {
    return FOREIGN.test(name) || matchers.some(({ operator, value }) => !operator.startsWith('!') && FOREIGN.test(value));
}
function isOfRedis({ matchers }) {
    return matchers.some(({ operator, value }) => !operator.startsWith('!') && REDIS.test(value));
}
function ownMetricOf(name) {
    const [, counted] = OWN_COUNTER.exec(name) ?? [];
    if (counted)
        return { ...(counted.startsWith('hit') ? hits : misses), shape: 'counter' };
    if (OWN_LOOKUPS.test(name))
        return { subject: 'hit-ratio', part: 'lookups', shape: 'counter' };
    const [, ratio] = OWN_RATIO.exec(name) ?? [];
    if (!ratio)
        return undefined;
    return { subject: 'hit-ratio', part: ratio === 'hit' ? 'hit-ratio' : 'miss-ratio', shape: 'gauge' };
}

// EXTERNAL MODULE: ./src/collect/alarms/formula.ts
var formula = __webpack_require__(8379);
;// CONCATENATED MODULE: ./src/collect/artefact/promql/samples.ts

/** Whether a result is samples, not a number. */
function isVector(result) {
    return Array.isArray(result);
}
/** A result as samples: a number is one without labels. */
function samplesOf(result) {
    return isVector(result) ? result : [{ labels: NO_LABELS, value: result, isCertain: true }];
}
/** A result as one number, as a parameter of a function. */
function scalarOf(result) {
    if (!isVector(result))
        return result;
    return result.length === 1 ? result[0]?.value : Number.NaN;
}
/** Samples with other values. */
function mapped(samples, change) {
    return samples.map((sample) => ({ ...sample, value: sample.value === undefined ? undefined : change(sample.value) }));
}
/** What was noticed while an expression was tried out, over all tries. */
class Notes {
    /** Series whose value nothing here tells. */
    unknown = new Set();
    /** Clauses that are told as doubts. */
    doubts = new Set();
    /** Reasons why something never yields anything, each a clause. */
    dead = new Set();
    /** True where a function was met that a handful of moments cannot stand for: a deviation, a quantile. */
    isRough = false;
    /** What each comparison compared. */
    compared = new Map();
}

;// CONCATENATED MODULE: ./src/collect/artefact/promql/operators.ts




/** Does what a binary operator does with what its sides are at one moment. */
function combine(node, left, right, notes) {
    if (SET_OPERATORS.has(node.operator))
        return setOperation(node, samplesOf(left), samplesOf(right), notes);
    if (!isVector(left) && !isVector(right))
        return operators_numberOf(node, left, right, notes);
    if (!isVector(right))
        return samplesOf(left).flatMap((sample) => pair(node, sample, sample.value, right, notes));
    if (!isVector(left))
        return right.flatMap((sample) => pair(node, sample, left, sample.value, notes, true));
    return matched(node, left, right, notes);
}
function operators_numberOf(node, left, right, notes) {
    const [result] = pair({ ...node, isBool: true }, { labels: NOWHERE, value: 0, isCertain: true }, left, right, notes);
    return result?.value;
}
const NOWHERE = { known: new Map(), rest: new Set(), dropped: new Set() };
/** One sample of the result, or none where a comparison drops it. A comparison keeps the value of the series. */
function pair(node, sample, left, right, notes, keepsRight = false) {
    if (!COMPARISONS.has(node.operator))
        return [{ ...sample, value: computed(node.operator, left, right) }];
    if (left === undefined || right === undefined)
        return [{ ...sample, isCertain: false, value: undefined }];
    remember(notes.compared, node, left, right);
    const isTrue = (0,formula/* operate */.NX)(node.operator, left, right) === 1;
    if (node.isBool)
        return [{ ...sample, value: isTrue ? 1 : 0 }];
    return isTrue ? [{ ...sample, value: keepsRight ? right : left }] : [];
}
/** What is not known on one side is not known of both. */
function computed(operator, left, right) {
    return left === undefined || right === undefined ? undefined : (0,formula/* operate */.NX)(operator, left, right);
}
function remember(spans, node, left, right) {
    if (Number.isNaN(left) || Number.isNaN(right))
        return;
    const span = spans.get(node) ?? { left: [left, left], right: [right, right] };
    span.left[0] = Math.min(span.left[0], left);
    span.left[1] = Math.max(span.left[1], left);
    span.right[0] = Math.min(span.right[0], right);
    span.right[1] = Math.max(span.right[1], right);
    spans.set(node, span);
}
/** Every series of one side with the series of the other that has the same labels, as far as they are compared. */
function matched(node, left, right, notes) {
    return left.flatMap((one) => {
        const partners = right.filter((other) => isSame(node, one, other, notes));
        if (partners.length > 1 && node.matching?.many !== 'right')
            notes.dead.add(MANY);
        return partners.flatMap((other) => {
            const kept = node.matching?.many === 'right' ? other.labels : one.labels;
            const labels = node.matching?.on && !node.matching.many ? keep(kept, node.matching.labels) : kept;
            const isCertain = one.isCertain && other.isCertain;
            return pair(node, { labels, value: one.value, isCertain }, one.value, other.value, notes);
        });
    });
}
const MANY = 'finds several series on one side of an operator for one on the other, which Prometheus refuses';
function isSame(node, one, other, notes) {
    const between = difference(compared(one.labels, node.matching), compared(other.labels, node.matching));
    if (!between)
        return true;
    const sides = `the two sides of its \`${node.operator}\``;
    if (between.isProven)
        notes.dead.add(`never yields anything, since ${sides} differ in the label \`${between.label}\``);
    else
        notes.doubts.add(`${sides} may differ in ${between.label.includes(' ') ? between.label : `the label \`${between.label}\``}`);
    return !between.isProven;
}
function setOperation(node, left, right, notes) {
    const partnersOf = (one, others) => others.filter((other) => isSame(node, one, other, notes));
    if (node.operator === 'or') {
        const added = right.flatMap((one) => {
            const partners = partnersOf(one, left);
            if (partners.some(({ isCertain }) => isCertain))
                return [];
            return [{ ...one, isCertain: one.isCertain && partners.length === 0 }];
        });
        return [...left, ...added];
    }
    return left.flatMap((one) => {
        const partners = partnersOf(one, right);
        const isThere = partners.some(({ isCertain }) => isCertain);
        if (node.operator === 'and') {
            return partners.length > 0 ? [{ ...one, isCertain: one.isCertain && isThere }] : [];
        }
        return isThere ? [] : [{ ...one, isCertain: one.isCertain && partners.length === 0 }];
    });
}

;// CONCATENATED MODULE: ./src/collect/artefact/promql/world.ts
/** The clouds sum up what happened in a minute, unless told otherwise. */
const PERIOD = 60;
/** Always the same rate; `before` is what had been counted up to now. */
function steady(rate, before) {
    return { rate: () => rate, total: (at) => before + rate * at };
}
/** Another rate since some seconds ago, after a longer time of the first. */
function changed(earlier, rate, since, uptime) {
    return {
        rate: (at) => (at < -since ? earlier : rate),
        total: (at) => earlier * (uptime + Math.min(at, -since)) + rate * Math.max(0, at + since),
    };
}
/** Growing evenly from nothing within some seconds. */
function growing(rate, within, before) {
    const at = (moment) => Math.max(0, 1 + moment / within);
    return {
        rate: (moment) => rate * at(moment),
        total: (moment) => before + (rate * within * at(moment) ** 2) / 2,
    };
}
/** The value of a series at a moment; undefined where nothing here says what it would be. */
function measured({ part, shape, whole, value }, world, at) {
    if (value !== undefined)
        return value;
    const { hits, misses, evictions } = world;
    switch (part) {
        case 'hits':
            return flowing(hits, shape, at);
        case 'misses':
            return flowing(misses, shape, at);
        case 'lookups':
            return flowing(hits, shape, at) + flowing(misses, shape, at);
        case 'commands':
            return 2 * (flowing(hits, shape, at) + flowing(misses, shape, at));
        case 'evictions':
            return flowing(evictions, shape, at);
        case 'hit-ratio': {
            const [found, missed] = shape === 'lifetime' ? [hits.total(at), misses.total(at)] : [hits.rate(at), misses.rate(at)];
            return (found / (found + missed)) * (whole ?? world.whole);
        }
        case 'miss-ratio':
            return (misses.rate(at) / (hits.rate(at) + misses.rate(at))) * (whole ?? world.whole);
        default:
            return undefined;
    }
}
function flowing(flow, shape, at) {
    return shape === 'counter' ? flow.total(at) : flow.rate(at) * PERIOD;
}

;// CONCATENATED MODULE: ./src/collect/artefact/promql/evaluate.ts










/** Moments at which a range is looked at. */
const MOMENTS = 6;
/** Evaluations of a part of an expression, over all worlds. */
const MAX_STEPS = 200_000;
/** For a range that only the viewer of a dashboard or a template gives. */
const ASSUMED_RANGE = 300;
const ROUGH = new Set([
    'stddev_over_time',
    'stdvar_over_time',
    'mad_over_time',
    'quantile_over_time',
    'count_over_time',
    'sum_over_time',
    'changes',
    'idelta',
]);
const RATES = new Set(['rate', 'increase', 'irate']);
/** Tries an expression out in imagined worlds, as Prometheus evaluates it, and notes what it comes across. */
class Evaluator {
    surroundings;
    notes = new Notes();
    #steps = 0;
    #open = [];
    /** Metrics whose hits and misses are told apart by a label somewhere in the expression. */
    #split;
    /** @param expression what is going to be tried out */
    constructor(surroundings, expression) {
        this.surroundings = surroundings;
        const selectors = [...within(expression)].filter((part) => part.kind === 'selector');
        this.#split = new Set(selectors.filter((one) => toldApartBy(one) !== undefined).map(({ name }) => name));
    }
    /** The value of an expression in a world, at a moment in seconds from now. Throws TooManySteps. */
    evaluate(expression, world, at) {
        if (++this.#steps > MAX_STEPS)
            throw new failures/* TooManySteps */.zf('an expression too involved to be followed');
        switch (expression.kind) {
            case 'number':
                return expression.value;
            case 'string':
                return undefined;
            case 'selector':
                return this.#select(expression, world, at);
            case 'offset':
                return this.evaluate(expression.of, world, at - expression.seconds);
            case 'negative': {
                const result = this.evaluate(expression.of, world, at);
                if (isVector(result))
                    return mapped(result, (value) => -value);
                return result === undefined ? undefined : -result;
            }
            case 'range':
                return samplesOf(this.evaluate(expression.of, world, at));
            case 'aggregate':
                return aggregate(expression, this.#samples(expression.args.at(-1), world, at), world.servers);
            case 'call':
                return this.#call(expression, world, at);
            case 'binary': {
                const left = this.evaluate(expression.left, world, at);
                return combine(expression, left, this.evaluate(expression.right, world, at), this.notes);
            }
        }
    }
    #samples(expression, world, at) {
        return expression ? samplesOf(this.evaluate(expression, world, at)) : [];
    }
    #select(selector, world, at) {
        if (selector.name.startsWith(PLACEHOLDER)) {
            this.notes.unknown.add('a value of a template');
            return undefined;
        }
        const labels = labelsOf(selector.matchers);
        if (!labels) {
            this.notes.dead.add(`selects nothing, since the matchers of \`${selector.name}\` contradict each other`);
            return [];
        }
        const recorded = this.surroundings.recordings.get(selector.name);
        if (recorded)
            return this.#recorded(selector, recorded, labels, world, at);
        const metric = metricOf(selector, this.surroundings.counters);
        if (metric.doubt)
            this.notes.doubts.add(metric.doubt);
        if (metric.part === 'lookups')
            return this.#lookups(selector, metric, labels, world, at);
        const value = measured(metric, world, at);
        if (value === undefined)
            this.notes.unknown.add(`\`${selector.name || 'a metric without a name'}\``);
        return [{ labels, value, isCertain: true }];
    }
    /** A name that is recorded from itself is what is scraped under that name. */
    #recorded(selector, recorded, labels, world, at) {
        if (this.#open.includes(selector.name))
            return [{ labels, value: undefined, isCertain: true }];
        this.#open.push(selector.name);
        const samples = samplesOf(this.evaluate(recorded, world, at));
        this.#open.pop();
        return samples.map((sample) => ({ ...sample, labels: withKnown(sample.labels, labels.known) }));
    }
    /** Hits and misses may be series of one name, told apart by a label. */
    #lookups(selector, metric, labels, world, at) {
        const told = toldApartBy(selector);
        const of = (part) => measured({ ...metric, part }, world, at);
        if (!this.#split.has(selector.name))
            return [{ labels, value: of('lookups'), isCertain: true }];
        const isHit = told && /hit/i.test(told.value) === !told.operator.startsWith('!');
        const [label, parts] = [told?.label ?? 'result', told ? [isHit] : [true, false]];
        return parts.map((hit) => ({
            labels: withKnown(labels, [[label, hit ? 'hit' : 'miss']]),
            value: of(hit ? 'hits' : 'misses'),
            isCertain: true,
        }));
    }
    #call({ name, args }, world, at) {
        const range = args.find(({ kind }) => kind === 'range' || kind === 'offset');
        if (range && isRange(range))
            return this.#overRange(name, range, args, world, at);
        const [of, ...others] = args;
        if (name === 'time')
            return 1_800_000_000 + at;
        if (name === 'pi')
            return Math.PI;
        if (name === 'vector')
            return samplesOf(of && scalarOf(this.evaluate(of, world, at)));
        if (name === 'scalar')
            return of && scalarOf(this.evaluate(of, world, at));
        const samples = this.#samples(of, world, at);
        if (name === 'absent')
            return absent(samples, NO_LABELS);
        if (name === 'label_replace')
            return this.#relabelled(samples, others);
        const change = ofValue(name, others.map((other) => scalarOf(this.evaluate(other, world, at))));
        if (change)
            return mapped(samples, change);
        this.notes.unknown.add(`\`${name}()\``);
        return (of ? samples : samplesOf(undefined)).map((sample) => ({ ...sample, value: undefined }));
    }
    /** `label_replace(v, "to", "value", "from", "pattern")`. */
    #relabelled(samples, [to, value]) {
        if (to?.kind !== 'string' || value?.kind !== 'string')
            return samples;
        return samples.map((sample) => ({ ...sample, labels: withKnown(sample.labels, [[to.value, value.value]]) }));
    }
    #overRange(name, range, args, world, now) {
        const { of, seconds, offset } = rangeOf(range);
        const [length, end] = [seconds ?? ASSUMED_RANGE, now - offset];
        if (RATES.has(name))
            this.#checkCounter(of, name);
        if (ROUGH.has(name))
            this.notes.isRough = true;
        const tracks = new Map();
        for (let step = 0; step < MOMENTS; step++) {
            const at = end - length + (length * step) / (MOMENTS - 1);
            for (const sample of this.#samples(of, world, at)) {
                const track = tracks.get(keyOf(sample.labels)) ?? { samples: [], moments: [] };
                track.samples.push(sample);
                track.moments.push(at);
                tracks.set(keyOf(sample.labels), track);
            }
        }
        const found = [...tracks.values()];
        if (name === 'absent_over_time')
            return absent(found.flatMap(({ samples }) => samples), NO_LABELS);
        const parameter = args.find(({ kind }) => kind === 'number');
        return found.map(({ samples, moments }) => {
            const values = samples.flatMap(({ value }) => (value === undefined ? [] : [value]));
            const isKnown = values.length === samples.length;
            return {
                labels: samples[0].labels,
                value: isKnown
                    ? overRange(name, { values, moments }, parameter?.kind === 'number' ? parameter.value : undefined)
                    : undefined,
                isCertain: samples.some(({ isCertain }) => isCertain),
            };
        });
    }
    /** The clouds give sums of a period, which rise and fall: the rate of these says nothing. */
    #checkCounter(of, name) {
        if (of.kind !== 'selector' || this.surroundings.recordings.has(of.name))
            return;
        const { shape } = metricOf(of, this.surroundings.counters);
        if (shape !== undefined && shape !== 'counter') {
            this.notes.doubts.add(`it takes ${name}() of \`${of.name}\`, which is no counter that only rises`);
        }
    }
}
/** The condition that picks the hits, or the misses, of all lookups: `result="hit"`. */
function toldApartBy({ matchers }) {
    return matchers.find(({ value }) => /^(?:cache[_-])?(?:hits?|miss(?:es)?)$/i.test(value));
}
function isRange(expression) {
    return expression.kind === 'range' || (expression.kind === 'offset' && isRange(expression.of));
}
/** `x[5m] offset 1h` is an offset around a range; both move the same series. */
function rangeOf(expression) {
    if (expression.kind === 'offset') {
        const inner = rangeOf(expression.of);
        return { ...inner, offset: inner.offset + expression.seconds };
    }
    return expression.kind === 'range'
        ? { of: expression.of, seconds: expression.seconds, offset: 0 }
        : { of: expression, seconds: 0, offset: 0 };
}

;// CONCATENATED MODULE: ./src/collect/artefact/promql/flaws.ts

/** Why an expression fires whatever its metric says, as a clause that goes after "it". */
function whyAlways(expression, { notes }, whatever) {
    const comparisons = [...within(expression)].filter((part) => part.kind === 'binary' && COMPARISONS.has(part.operator));
    if (comparisons.length === 0)
        return 'compares its value with nothing, so it fires for as long as there are samples';
    if (comparisons.every((part) => part.kind === 'binary' && part.isBool)) {
        return 'compares with `bool`, which turns the outcome into a 0 or a 1 and drops nothing, so it fires for as long as there are samples';
    }
    return `fires ${whatever}${saying(notes.compared)}`;
}
/** Why an expression never fires, each a clause that goes after "it". */
function whyNever({ notes }, whatever) {
    return notes.dead.size > 0 ? [...notes.dead] : [`never fires, ${whatever}${saying(notes.compared)}`];
}
/** What the comparison compared, where there is one alone. */
function saying(compared) {
    const [one, another] = compared.values();
    if (!one || another)
        return '';
    return `: it compares ${flaws_written(one.left)} with ${flaws_written(one.right)}`;
}
function flaws_written([least, greatest]) {
    const [from, to] = [least, greatest].map((value) => String(Number(value.toPrecision(3))));
    return from === to ? String(from) : `a value between ${from} and ${to}`;
}

;// CONCATENATED MODULE: ./src/collect/artefact/promql/trials.ts

/** Whether an expression fires in a world. Only samples fire an alert. */
function firesIn(evaluator, expression, world) {
    const result = evaluator.evaluate(expression, world, 0);
    if (!isVector(result))
        return 'yes';
    if (result.some(({ isCertain }) => isCertain))
        return 'yes';
    return result.length > 0 ? 'maybe' : 'no';
}
/** Halvings until a bound is exact enough to be shown. */
const HALVINGS = 40;
/**
 * The region of a scale in which something fires.
 *
 * @param scale values in rising order
 * @param between a value between two others: halfway, or by their orders of magnitude
 */
function regionOf(scale, fires, between) {
    const outcomes = scale.map(fires);
    const isOn = outcomes.map((one) => one !== 'no');
    const [first, last] = [isOn.indexOf(true), isOn.lastIndexOf(true)];
    const on = outcomes.filter((one) => one !== 'no');
    const certainty = {
        isUncertain: on.length > 0 && !on.includes('yes'),
        isPartlyUncertain: on.includes('maybe'),
    };
    if (first < 0)
        return { kind: 'never', ...certainty };
    const bound = (off, firing) => {
        let [low, high] = [scale[off], scale[firing]];
        for (let step = 0; step < HALVINGS; step++) {
            const middle = between(low, high);
            if (fires(middle) === 'no')
                low = middle;
            else
                high = middle;
        }
        return tidy(high);
    };
    const from = first > 0 ? bound(first - 1, first) : undefined;
    const to = last < scale.length - 1 ? bound(last + 1, last) : undefined;
    const kind = from === undefined ? (to === undefined ? 'always' : 'below') : to === undefined ? 'above' : 'between';
    return { kind, ...(from !== undefined && { from }), ...(to !== undefined && { to }), ...certainty };
}
/** Four digits are more than anybody set. */
function tidy(value) {
    return Number(value.toPrecision(4));
}

;// CONCATENATED MODULE: ./src/collect/artefact/promql/hit-ratio.ts



const DAY = 86_400;
/** Hit ratios that are tried out. */
const SCALE = Array.from({ length: 41 }, (_, step) => step / 40);
/** Lookups a second and servers: an alert may ask for some traffic before it fires. */
const hit_ratio_LEVELS = [
    { lookups: 10, servers: 1 },
    { lookups: 1000, servers: 1 },
    { lookups: 1e6, servers: 100 },
];
/** A server that has run for ten years, and whose hit ratio fell a month ago. */
const UPTIME = 3650 * DAY;
const FALLEN_SINCE = 30 * DAY;
const GOOD = 0.99;
/** When an alert on the hit ratio fires: tried out at every hit ratio and with more and less traffic. */
function judgeHitRatio(expression, evaluator, whole) {
    const regions = hit_ratio_LEVELS.map((level) => ({ level, region: regionAt(expression, evaluator, level, whole) }));
    const firing = regions.filter(({ region }) => region.kind !== 'never');
    const [first] = firing;
    if (!first)
        return judgeFall(expression, evaluator, whole);
    const doubts = firing.some(({ region }) => region.isPartlyUncertain) ? dependsOn(evaluator) : [];
    if (firing.some(({ region }) => !isAlike(region, first.region))) {
        return {
            flaws: [],
            doubts: [...doubts, 'when it fires depends on how many lookups there are, not on the share of hits alone'],
        };
    }
    const { kind, to = 1, from = 0, isUncertain } = first.region;
    if (kind === 'always') {
        return isUncertain
            ? { flaws: [], doubts }
            : { flaws: [whyAlways(expression, evaluator, 'whatever the hit ratio is')], doubts };
    }
    const [below, above] = [percent(to), percent(from)];
    if (kind === 'above')
        return { flaws: [`fires when the hit ratio is above ${above} %, not when it is low`], doubts };
    const trigger = { below, ...(above > 0 && { above }) };
    return { trigger, flaws: flawsBelow(expression, evaluator, first.level, whole, from, to), doubts };
}
function regionAt(expression, evaluator, level, whole) {
    const fires = (ratio) => firesIn(evaluator, expression, worldAt(ratio, level, whole));
    return regionOf(SCALE, fires, (one, other) => (one + other) / 2);
}
function worldAt(ratio, { lookups, servers }, whole) {
    const before = lookups * UPTIME;
    return {
        hits: steady(lookups * ratio, before * ratio),
        misses: steady(lookups * (1 - ratio), before * (1 - ratio)),
        evictions: steady(1, 1e6),
        servers,
        whole,
    };
}
/** The hit ratio was good, and has been this since some seconds ago. */
function fallenTo(ratio, { lookups, servers }, whole, since) {
    return {
        hits: changed(lookups * GOOD, lookups * ratio, since, UPTIME),
        misses: changed(lookups * (1 - GOOD), lookups * (1 - ratio), since, UPTIME),
        evictions: steady(1, 1e6),
        servers,
        whole,
    };
}
function isAlike(one, other) {
    return one.kind === other.kind && Math.abs((one.to ?? 1) - (other.to ?? 1)) < 0.005;
}
function percent(ratio) {
    return Math.round(ratio * 10_000) / 100;
}
/** A bound below this is a fraction that was compared with a percentage. */
const HARDLY_EVER = 0.011;
function flawsBelow(expression, evaluator, level, whole, from, to) {
    if (to < HARDLY_EVER)
        return [hardlyEver(percent(to))];
    const now = firesIn(evaluator, expression, fallenTo((from + to) / 2, level, whole, FALLEN_SINCE));
    if (now !== 'no')
        return [];
    return ['looks at all lookups since the server was started, so that it notices a fall only weeks later'];
}
function hardlyEver(bound) {
    return bound > 0
        ? `fires only below ${bound} %, which looks like a fraction compared with a percentage`
        : 'fires only when hardly a lookup is a hit';
}
/** It fires at no steady hit ratio; it may compare with an earlier one. */
function judgeFall(expression, evaluator, whole) {
    const [, level = hit_ratio_LEVELS[0]] = hit_ratio_LEVELS;
    const falls = [60, 600, 3600, DAY].map((since) => firesIn(evaluator, expression, fallenTo(0.3, level, whole, since)));
    if (falls.every((one) => one === 'no'))
        return { flaws: whyNever(evaluator, 'whatever the hit ratio is'), doubts: [] };
    return { trigger: { isFalling: true }, flaws: [], doubts: falls.includes('yes') ? [] : dependsOn(evaluator) };
}
/** What decides beside the metric, as a doubt. */
function dependsOn({ notes }) {
    const names = [...notes.unknown].slice(0, 3);
    return names.length > 0 ? [`when it fires depends on ${names.join(', ')}`] : ['when it fires could not be worked out'];
}

;// CONCATENATED MODULE: ./src/collect/artefact/promql/evictions.ts




/** Evicted keys a second that are tried out: none at all, and from one in a day up. */
const evictions_SCALE = [0, ...Array.from({ length: 13 }, (_, step) => 10 ** (step - 6))];
const LEAST = evictions_SCALE[1];
/** Lookups a second. */
const LOOKUPS = 1000;
/** What the server has evicted before. */
const BEFORE = 1e6;
/** Seconds since the server was started. */
const evictions_UPTIME = 1e7;
/** Seconds within which evictions have grown from nothing. */
const GROWTHS = [60, 600, 3600, 86_400];
/** When an alert on evictions fires: tried out at every rate, steady and growing. */
function judgeEvictions(expression, evaluator) {
    const fires = (evictions, lookups = LOOKUPS) => firesIn(evaluator, expression, worldWith(evictions, lookups));
    const [region, busier] = [LOOKUPS, 1000 * LOOKUPS].map((lookups) => {
        return regionOf(evictions_SCALE, (rate) => fires(steady(rate, BEFORE + rate * evictions_UPTIME), lookups), halfway);
    });
    const doubts = region.isPartlyUncertain ? dependsOn(evaluator) : [];
    if (region.from !== busier.from && region.kind === busier.kind) {
        return { flaws: [], doubts: [...doubts, 'when it fires depends on the traffic too, not on evictions alone'] };
    }
    switch (region.kind) {
        case 'never':
            return judgeGrowth(evaluator, fires);
        case 'always': {
            if (region.isUncertain)
                return { flaws: [], doubts };
            const isFresh = fires(steady(0, 0)) === 'no';
            return { flaws: [isFresh ? LIFETIME : whyAlways(expression, evaluator, 'whatever is evicted')], doubts };
        }
        case 'below':
            return {
                flaws: [`fires while fewer than ${region.to} keys are evicted a second, not when there are many`],
                doubts,
            };
        default: {
            const from = region.from ?? 0;
            const above = from <= LEAST ? 0 : from;
            return {
                trigger: { above },
                flaws: region.kind === 'between' ? [`fires no more above ${region.to} keys a second`] : [],
                doubts,
            };
        }
    }
}
const LIFETIME = 'compares the counter itself, which never falls: once it has fired it goes on until the server is restarted, whether keys are evicted or not';
function halfway(one, other) {
    return one === 0 || other === 0 ? (one + other) / 2 : Math.sqrt(one * other);
}
function worldWith(evictions, lookups) {
    return {
        hits: steady(lookups * 0.9, lookups * 9e5),
        misses: steady(lookups * 0.1, lookups * 1e5),
        evictions,
        servers: 1,
        whole: 1,
    };
}
function judgeGrowth(evaluator, fires) {
    const outcomes = GROWTHS.flatMap((within) => evictions_SCALE.slice(1).map((rate) => fires(growing(rate, within, BEFORE))));
    if (outcomes.every((one) => one === 'no'))
        return { flaws: whyNever(evaluator, 'however much is evicted'), doubts: [] };
    return { trigger: { isRising: true }, flaws: [], doubts: outcomes.includes('yes') ? [] : dependsOn(evaluator) };
}

;// CONCATENATED MODULE: ./src/collect/artefact/promql/subjects.ts



/** More metrics than any expression is built on; recording rules that use each other end there too. */
const MAX_METRICS = 500;
/** Which come first, where an expression is about several. */
const ORDER = [
    'hit-ratio',
    'evictions',
    'hot-keys',
    'latency',
    'memory',
    'connections',
    'other',
    null,
];
/**
 * What the series are that an expression is built on, recording rules looked through. What stands in `absent()` is left
 * out: it is asked whether it is there, not what it is.
 */
function metricsIn(expression, surroundings) {
    const metrics = [];
    const seen = new Set();
    const open = [expression];
    for (let at = open.pop(); at !== undefined && metrics.length + seen.size < MAX_METRICS; at = open.pop()) {
        if (at.kind === 'call' && at.name.startsWith('absent'))
            continue;
        open.push(...partsOf(at).toReversed());
        if (at.kind !== 'selector')
            continue;
        const recorded = surroundings.recordings.get(at.name);
        if (recorded && !seen.has(at.name))
            open.push(recorded);
        else if (!at.name.startsWith(PLACEHOLDER))
            metrics.push(metricOf(at, surroundings.counters));
        seen.add(at.name);
    }
    return metrics;
}
/** The subjects of an expression, the weightiest first; none where it is not about Redis. */
function subjectsIn(expression, surroundings) {
    const subjects = new Set(metricsIn(expression, surroundings).map(({ subject }) => subject));
    return ORDER.filter((one) => one !== null && subjects.has(one));
}

;// CONCATENATED MODULE: ./src/collect/artefact/promql/reading.ts






/** No recording rules and no counters of the service. */
const NO_SURROUNDINGS = { recordings: new Map(), counters: new Set() };
/**
 * Reads the expression of an alert: what of Redis it is about, when it fires, and why it would not. It is not matched
 * against known spellings but evaluated, as Prometheus would, in imagined worlds of every hit ratio and every rate of
 * evictions; so it does not matter how it is written.
 *
 * @throws Unreadable for what is not PromQL or what the server would refuse to load
 */
function readAlertExpression(text, surroundings = NO_SURROUNDINGS) {
    const expression = parsePromQl(text);
    const subjects = subjectsIn(expression, surroundings);
    const judged = subjects.slice(0, 2).flatMap((subject) => {
        if (subject !== 'hit-ratio' && subject !== 'evictions')
            return [];
        return [{ subject, ...judge(expression, subject, surroundings) }];
    });
    // Of an alert on both, the one decides that makes a difference.
    return judged.find(({ trigger }) => trigger) ?? judged[0] ?? { subject: subjects[0] ?? null, flaws: [], doubts: [] };
}
function judge(expression, subject, surroundings) {
    try {
        const evaluator = new Evaluator(surroundings, expression);
        if (subject === 'evictions')
            return withNotes(judgeEvictions(expression, evaluator), evaluator);
        const judged = withNotes(judgeHitRatio(expression, evaluator, 1), evaluator);
        if (judged.trigger && judged.flaws.length === 0)
            return judged;
        if (!isWholeOpen(expression, surroundings))
            return judged;
        const again = new Evaluator(surroundings, expression);
        const other = withNotes(judgeHitRatio(expression, again, 100), again);
        return other.trigger ? other : judged;
    }
    catch (error) {
        if (error instanceof failures/* TooManySteps */.zf)
            return { flaws: [], doubts: [(0,failures/* reasonOf */.A3)(error)] };
        throw error;
    }
}
/** Whether it is built on a ratio whose name does not tell whether it goes to 1 or to 100. */
function isWholeOpen(expression, surroundings) {
    return metricsIn(expression, surroundings).some(({ part, whole }) => /-ratio$/.test(part ?? '') && whole === undefined);
}
function withNotes(judged, evaluator) {
    const { notes } = evaluator;
    // What a few moments show of a deviation or a number of changes proves nothing.
    if (notes.isRough && judged.flaws.length > 0)
        return { flaws: [], doubts: dependsOn(evaluator) };
    return { ...judged, doubts: [...new Set([...judged.doubts, ...notes.doubts])] };
}

;// CONCATENATED MODULE: ./src/collect/artefact/settings/environment.ts
/** Words in a path that say that production does not run on what the file describes. */
const DEVELOPMENT = /(?:^|[./_-])(?:dev|devel|development|local|localhost|test|tests|testing|integration|ci|lint|e2e|examples?|samples?|sandbox|playground|devcontainer|demos?|override|quickstart|tutorials?|workshop|bench|benchmarks?|minikube|kind|k3d|tilt|skaffold|cypress|preview)(?=[./_-]|$)/i;
/** Words that say that something is deployed from it. */
const DEPLOYED = /(?:^|[./_-])(?:prod|production|prd|staging|stage|live|deploy|deployment|deployments|swarm)(?=[./_-]|$)/i;
/** Whether a file is for development or tests by its path: `docker-compose.dev.yml`, `examples/redis.conf`. */
function isForDevelopment(path) {
    return DEVELOPMENT.test(path);
}
/** Whether a file is what is deployed, by its path: `docker-compose.prod.yml`, `deploy/compose.yml`. */
function isDeployed(path) {
    return DEPLOYED.test(path);
}

;// CONCATENATED MODULE: ./src/collect/artefact/prometheus/judge.ts








/** An expression that names none of these is about something else, and is not parsed. */
const judge_WORDS = /redis|valkey|keydb|dragonfly|elasticache|memorydb|memorystore|cache|:/i;
/** An expression that cannot be parsed is told only where it is about Redis by its words. */
const judge_REDIS = /redis|valkey|keydb|dragonfly|elasticache|memorydb|memorystore/i;
const SILENT_SEVERITY = /^(?:none|null|off|disabled|silent|silenced|ignore|ignored)$/i;
/** Whoever waits for longer is told of nothing that happens within a working day. */
const LONG_WAIT = 8 * 3600;
/** The recording rules of all files, parsed; what cannot be parsed records nothing. */
function surroundingsOf({ recordings }) {
    const parsed = new Map();
    for (const { name, expression } of recordings) {
        if (parsed.has(name))
            continue;
        try {
            parsed.set(name, parsePromQl(expression));
        }
        catch {
            // An alert that is built on it says so: the name is then a series that nothing here explains.
        }
    }
    return { recordings: parsed, counters: new Set() };
}
/** Reads the expressions of all alerts, now that all recording rules are known, and where each of them goes. */
function judgeRules(rules, routings) {
    const surroundings = surroundingsOf(rules);
    const sent = { routings, inhibitions: new Inhibitions(routings, rules.alerts) };
    const alerts = [];
    const unread = [];
    let others = 0;
    for (const draft of rules.alerts) {
        try {
            const alert = judge_WORDS.test(draft.expression) ? judge_judge(draft, surroundings, sent) : undefined;
            if (alert)
                alerts.push(alert);
            else
                others += countOf(draft);
        }
        catch (error) {
            others += countOf(draft);
            const isConcerned = judge_REDIS.test(draft.expression) || judge_REDIS.test(draft.name);
            if (isConcerned)
                unread.push({ path: draft.place?.path ?? 'the running Prometheus', reason: whyUnread(draft, error) });
        }
    }
    return { alerts, others, unread };
}
function countOf({ place }) {
    return place && isForDevelopment(place.path) ? 0 : 1;
}
function whyUnread({ name, place }, error) {
    const where = place === null ? '' : ` at line ${place.line}`;
    return `the alert ${shortened(name)}${where}: ${(0,failures/* reasonOf */.A3)(error)}`;
}
function judge_judge(draft, surroundings, sent) {
    const { subject, trigger, flaws, doubts } = readAlertExpression(draft.expression, surroundings);
    if (subject === null)
        return undefined;
    return {
        place: draft.place,
        system: draft.system,
        name: draft.name,
        subject,
        expression: shortened(draft.expression),
        ...(trigger && { trigger }),
        flaws: [...flaws, ...flawsOf(draft, sent)],
        doubts: [...doubts, ...doubtsOf(draft, sent)],
        ...(draft.live && { live: draft.live }),
    };
}
function flawsOf({ name, labels, flaws = [] }, { routings, inhibitions }) {
    if (!labels)
        return [...flaws];
    const severity = labels.get('severity') ?? '';
    if (SILENT_SEVERITY.test(severity)) {
        return [...flaws, `has the severity \`${severity}\`, which is for what nobody is told of`];
    }
    const all = new Map([['alertname', name], ...labels]);
    const silent = silentReceiverOf(all, routings);
    if (silent !== undefined)
        return [...flaws, `goes to the receiver \`${silent}\` of Alertmanager, which tells nobody`];
    const muter = inhibitions.muterOf(all);
    return muter?.isConstant ? [...flaws, `is muted by \`${muter.name}\`, which fires at all times`] : [...flaws];
}
function doubtsOf({ name, labels, waits, condition, doubts = [] }, sent) {
    const seconds = waits === undefined ? 0 : (secondsOf(waits) ?? 0);
    const isUnlabelled = labels?.size === 0 && sent.routings.length === 0;
    const muter = labels && sent.inhibitions.muterOf(new Map([['alertname', name], ...labels]));
    return [
        ...doubts,
        ...(seconds >= LONG_WAIT ? [`it fires only after ${waits}`] : []),
        ...(isUnlabelled ? ['it has no label by which a receiver could be chosen'] : []),
        ...(muter && !muter.isConstant ? [`\`${muter.name}\` mutes it while no graver alert fires`] : []),
        ...(condition === undefined ? [] : [condition]),
    ];
}

// EXTERNAL MODULE: ./src/model/index.ts + 25 modules
var model = __webpack_require__(2980);
;// CONCATENATED MODULE: ./src/collect/artefact/prometheus/live.ts

const NOT_LOADED = 'it is not among the rules that the running Prometheus has loaded';
const BROKEN = 'cannot be evaluated by the running Prometheus, and so never fires';
/**
 * Puts what a running Prometheus has loaded beside what the rule files hold. An alert that both have stays one alert, with
 * its place in the files; one that only the files have may never have been deployed; one that only Prometheus has counts
 * as well. What it cannot evaluate, or has no samples for, would not fire.
 */
function joinLive(rules, prometheus) {
    const waiting = [...prometheus.alerts];
    const known = rules.alerts.map((draft) => {
        if (draft.system !== 'prometheus')
            return draft;
        const loaded = takeLoaded(draft, waiting);
        if (loaded)
            return withLive(draft, loaded, prometheus);
        return { ...draft, doubts: [...(draft.doubts ?? []), NOT_LOADED] };
    });
    const others = new Map(waiting.map((alert) => [`${alert.name}\n${alert.expression}`, alert]));
    rules.alerts = [...known, ...[...others.values()].map((alert) => withLive(draftOf(alert), alert, prometheus))];
    rules.recordings.push(...prometheus.recordings);
}
/** The loaded alert of that name, the one with the same expression first; it is taken out of the list. */
function takeLoaded({ name, expression }, waiting) {
    const named = waiting.filter((alert) => alert.name === name);
    const found = named.find((alert) => bare(alert.expression) === bare(expression)) ?? named[0];
    if (found)
        waiting.splice(waiting.indexOf(found), 1);
    return found;
}
/** Prometheus prints expressions in its own way. */
function bare(expression) {
    return expression.replace(/\s+/g, '');
}
function draftOf({ name, expression, labels, forSeconds }) {
    return {
        name,
        expression,
        place: null,
        system: 'prometheus',
        labels: new Map(Object.entries(labels)),
        waits: `${forSeconds}s`,
    };
}
function withLive(draft, alert, prometheus) {
    const missing = missingIn(alert.expression, prometheus);
    const { state, health } = alert;
    return {
        ...draft,
        flaws: [
            ...(draft.flaws ?? []),
            ...(health === 'err' ? [BROKEN] : []),
            ...(missing.length > 0
                ? [`is built on ${missing.join(' and ')}, of which the running Prometheus has no sample at this moment`]
                : []),
        ],
        live: { state, isHealthy: health === 'ok' },
    };
}
const live_NAMES = /[A-Za-z_][A-Za-z0-9_]*/g;
const TEXTS = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/g;
const WATCHED = new RegExp(`^${model/* WATCHED_METRICS */.lt}$`);
/** The metrics of hits, misses or evictions in an expression, where there are some and none of them has a sample. */
function missingIn(expression, { samples, recordings }) {
    if (!samples)
        return [];
    const recorded = new Set(recordings.map(({ name }) => name));
    const names = new Set(expression.replace(TEXTS, '').match(live_NAMES) ?? []);
    const watched = [...names].filter((name) => WATCHED.test(name) && !recorded.has(name));
    return watched.some((name) => (samples[name] ?? 0) > 0) ? [] : watched;
}

// EXTERNAL MODULE: ./src/collect/alarms/cloudwatch.ts + 1 modules
var cloudwatch = __webpack_require__(328);
;// CONCATENATED MODULE: ./src/collect/artefact/terraform/values.ts

/** Stands in a text where a part of it is not known: `{env:${var.env}}` becomes `{env:￼}`. */
const HOLE = '\uFFFC';
/** Longer texts and lists are not built: a few lines can describe gigabytes. */
const MAX_TEXT = 200_000;
const MAX_ITEMS = 10_000;
/** A value that only a run of Terraform would tell. */
function unknown(written, place) {
    return new Tree(null, place, written.slice(0, MAX_WRITTEN));
}
const MAX_WRITTEN = 500;
/** The same value at another place. */
function placed(tree, place) {
    return new Tree(tree.content, place, tree.unknown);
}
/** A list, or an unknown one where it would be too long. */
function listOf(items, place) {
    return items.length > MAX_ITEMS ? unknown('a long list', place) : new Tree(items, place);
}
/** Texts joined, with a hole for each part that is not known. */
function joined(parts, place) {
    const texts = parts.map((part) => (typeof part === 'string' ? part : (part.text ?? HOLE)));
    const length = texts.reduce((sum, text) => sum + text.length, 0);
    if (length > MAX_TEXT)
        return unknown('a long text', place);
    return new Tree(texts.join(''), place);
}
/** Whether a value and all parts of it are known, as far as one look tells: a text has no holes. */
function isKnown({ unknown: written, content }) {
    return written === undefined && !(typeof content === 'string' && content.includes(HOLE));
}
/** True or false, also as a text, as Terraform converts them; undefined for anything else and what is not known. */
function truth(tree) {
    if (tree.content === true || tree.content === 'true')
        return true;
    return tree.content === false || tree.content === 'false' ? false : undefined;
}
/**
 * How something that is not known is written, or a known text; empty for the rest. For following references in it: lists
 * are looked into a little way alone, since a few lines can describe a list without end.
 */
function writtenIn(tree, depth = 0) {
    if (tree.unknown !== undefined || depth > 2)
        return tree.unknown ?? '';
    const parts = tree.items.slice(0, 20).map((item) => writtenIn(item, depth + 1));
    return tree.text ?? parts.join(', ').slice(0, MAX_WRITTEN);
}
/** A plain value. */
function plain(content, place) {
    return new Tree(content, place);
}

;// CONCATENATED MODULE: ./src/collect/artefact/infrastructure/alerts.ts


/** Keeps an alert with what its declaration says of it, once where a module is called several times alike. */
function keepAlert(alert, { isCreated, place }, found) {
    if (!alert) {
        found.otherAlerts++;
        return;
    }
    const flaws = isCreated === false ? ['is never created: a condition on it does not hold'] : [];
    const doubts = [
        ...(isCreated === undefined ? ['whether it is created is not known here'] : []),
        ...(isForDevelopment(place.path) ? ['its path says that it is an example or for development'] : []),
    ];
    const whole = {
        ...alert,
        name: shown(alert.name),
        expression: shown(alert.expression),
        flaws: [...alert.flaws, ...flaws],
        doubts: [...alert.doubts, ...doubts],
    };
    const same = JSON.stringify(whole);
    if (!found.alerts.some((one) => one.place?.line === place.line && JSON.stringify(one) === same))
        found.alerts.push(whole);
}
/** What is not known of a text is shown as dots. */
function shown(text) {
    return text.replaceAll(HOLE, '…').replace(/\s+/g, ' ').trim().slice(0, 200);
}

;// CONCATENATED MODULE: ./src/collect/artefact/infrastructure/declared.ts
/** A setting of a resource, by its name in Terraform; CloudFormation writes `ThresholdMetricId` for `threshold_metric_id`. */
function setting(tree, name) {
    return tree?.at(name) ?? tree?.at(pascal(name));
}
function pascal(name) {
    return name.replace(/(?:^|_)([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}
/** The first nested block of a name: a list of one in Terraform, the mapping itself elsewhere. */
function nested(tree, name) {
    const value = setting(tree, name);
    return value?.items[0] ?? value;
}

;// CONCATENATED MODULE: ./src/collect/artefact/infrastructure/cloudwatch.ts




/** Alarms of CloudWatch, also those of the module that is most used for them. */
const cloudWatch = {
    types: /^(?:aws_cloudwatch_metric_alarm|AWS::CloudWatch::Alarm)$|terraform-aws-modules\/(?:terraform-aws-)?cloudwatch\/.{0,40}\bmetric-alarms?(?:-by-multiple-dimensions)?\b/,
    interpret(declared, found, all) {
        keepAlert(isOfMemcached(declared, all) ? undefined : (0,cloudwatch/* alertOfAlarm */.p)(alarmOf(declared)), declared, found);
    },
};
/** Memcached has metrics of the same names: an alarm is of what is declared beside it. */
function isOfMemcached({ home }, all) {
    const beside = all.filter((one) => one.home === home && /(?:_cluster|CacheCluster|replication_?group)$/i.test(one.type));
    const engines = beside.map(({ tree, type }) => (/group$/i.test(type) ? 'redis' : setting(tree, 'engine')?.text));
    return engines.includes('memcached') && engines.every((engine) => engine === 'memcached');
}
/** An alarm as CloudWatch takes it. */
function alarmOf({ tree, name, place }) {
    const threshold = setting(tree, 'threshold');
    const isEnabled = enabledOf(tree);
    const comparison = known(setting(tree, 'comparison_operator'));
    const hasActions = hasMembers(setting(tree, 'alarm_actions'));
    return {
        place,
        name: setting(tree, 'alarm_name')?.text ?? name,
        metrics: metricsOf(tree),
        ...(comparison !== undefined && { comparison }),
        ...(threshold?.number !== undefined && { threshold: threshold.number }),
        ...(threshold && { writtenThreshold: `\`${threshold.unknown ?? threshold.text ?? ''}\`` }),
        ...(hasActions !== undefined && { hasActions }),
        ...(isEnabled !== undefined && { isEnabled }),
        flaws: [],
        doubts: [],
    };
}
function enabledOf(tree) {
    const written = setting(tree, 'actions_enabled');
    const created = setting(tree, 'create_metric_alarm');
    if (created && truth(created) === false)
        return false;
    return written ? truth(written) : true;
}
/** Whether a list holds anything; undefined where it is not known. Members that are not known count. */
function hasMembers(list) {
    if (!list)
        return false;
    if (list.unknown !== undefined)
        return undefined;
    return list.items.some(({ content, unknown }) => unknown !== undefined || (content !== null && content !== ''));
}
function metricsOf(tree) {
    const queries = setting(tree, 'metric_query') ?? setting(tree, 'metrics');
    const listed = queries?.items ?? [];
    if (listed.length === 0)
        return [metric(tree, { isWatched: true })];
    return listed.map((query) => {
        const [id, expression] = [known(setting(query, 'id')), setting(query, 'expression')?.text];
        const returned = setting(query, 'return_data');
        const isWatched = returned ? truth(returned) === true : listed.length === 1;
        const about = { ...(id !== undefined && { id }), ...(expression !== undefined && { expression }), isWatched };
        const stat = nested(query, 'metric_stat') ?? nested(query, 'metric');
        return metric(stat, about);
    });
}
/** Terraform keeps the metric and its statistic together, CloudFormation puts the metric into `MetricStat`. */
function metric(tree, about) {
    const inner = nested(tree, 'metric') ?? tree;
    return (0,cloudwatch/* withKnown */.C)(about, {
        namespace: known(setting(inner, 'namespace')),
        name: known(setting(inner, 'metric_name')),
        statistic: known(setting(tree, 'statistic') ?? setting(tree, 'stat') ?? setting(tree, 'extended_statistic')),
        period: setting(tree, 'period')?.number,
    });
}
function known(tree) {
    return tree?.text?.includes(HOLE) ? undefined : tree?.text;
}

;// CONCATENATED MODULE: ./src/collect/artefact/infrastructure/dashboards.ts

/** Dashboards of CloudWatch and Datadog, by the metrics that they name. */
const cloudDashboards = {
    types: /^(?:aws_cloudwatch_dashboard|AWS::CloudWatch::Dashboard|datadog_dashboard(?:_json)?)$/,
    interpret({ tree, type, place, isCreated }, { monitors }) {
        const text = textsOf(tree);
        const subjects = METRICS.flatMap(([pattern, subject]) => (pattern.test(text) ? [subject] : []));
        if (isCreated !== true || subjects.length === 0 || isForDevelopment(place.path))
            return;
        const name = type.startsWith('datadog') ? 'Datadog dashboard' : 'CloudWatch dashboard';
        const monitor = { place, name, kind: 'dashboard', subjects };
        if (!monitors.some((one) => one.place.path === place.path && one.place.line === place.line))
            monitors.push(monitor);
    },
};
/** What the metrics are called that show a subject; the hit ratio needs both of its halves, or itself. */
const METRICS = [
    [
        /\bCacheHitRate\b|\bCacheHits\b[\s\S]*\bCacheMisses\b|cache_hit_rate|keyspace_hits[\s\S]*keyspace_misses/,
        'hit-ratio',
    ],
    [/\bAWS\/(?:ElastiCache|MemoryDB)\b[\s\S]*\bEvictions\b|redis\.keys\.evicted|elasticache\.evictions/, 'evictions'],
    [/DatabaseMemoryUsagePercentage|redis\.mem\./, 'memory'],
];
/** More values than a dashboard holds. */
const dashboards_MAX_VALUES = 50_000;
function textsOf(tree) {
    const texts = [];
    let values = 0;
    for (const { text } of tree.all()) {
        values++;
        if (text !== undefined)
            texts.push(text);
        if (values > dashboards_MAX_VALUES)
            break;
    }
    return texts.join('\n');
}

// EXTERNAL MODULE: ./src/collect/alarms/comparisons.ts
var comparisons = __webpack_require__(4599);
// EXTERNAL MODULE: ./src/collect/alarms/firing.ts
var alarms_firing = __webpack_require__(5414);
;// CONCATENATED MODULE: ./src/collect/artefact/infrastructure/datadog-query.ts


const HEAD = /^\s{0,100}([\w￼]{1,40})\(\s{0,10}(?:[\w￼]{1,40}\(\s{0,10}([\w￼]{1,40})\s{0,10}\)\s{0,10},\s{0,10})?([\w￼]{1,40})[^():]{0,100}\)\s{0,10}:/;
/** A scope may come from elsewhere as a whole. */
const METRIC = /(?:[a-z]{3,5}(?:\([^()]{0,40}\))?:)?([a-zA-Z][\w.]{1,200})(?:\{[^{}]{0,1000}\}|￼)(?:\s{0,10}by\s{0,10}\{[^{}]{0,500}\})?/y;
const SUFFIX = /\.(?:rollup|fill|as_rate|as_count|weighted)\([^()]{0,100}\)/y;
const TAIL = /^\s{0,100}(<=|>=|<|>|==|!=)\s{0,100}(-?[\d.]{1,30}|[^\s]{1,40})\s{0,100}$/;
/** Reads a query of a metric monitor; undefined for other kinds, and what is not known too far to be read. */
function readDatadogQuery(query) {
    const head = HEAD.exec(query);
    if (!head)
        return undefined;
    // The comparison stands outside: it binds weaker than what the formula reads, so the last one is cut off first.
    const last = /(?:<=|>=|<|>|==|!=)[^<>=!{}]{0,80}$/.exec(query);
    const tail = last && TAIL.exec(last[0]);
    if (!last || !tail)
        return undefined;
    const expression = query.slice(head[0].length, last.index);
    const read = (0,formula/* readFormula */.$t)(expression, metricAt);
    if (!read || expression.slice(read.end).trim() !== '')
        return undefined;
    const isChange = head[2] !== undefined;
    const window = datadog_query_secondsOf(isChange ? head[2] : head[3]);
    const shift = isChange ? datadog_query_secondsOf(head[3]) : undefined;
    const [, comparison = '', written] = tail;
    const threshold = Number(written);
    if (!(0,comparisons/* isComparison */.g)(comparison))
        return undefined;
    return {
        aggregation: head[1] ?? '',
        ...(window !== undefined && { window }),
        ...(shift !== undefined && { shift }),
        formula: read.formula,
        comparison,
        ...(Number.isFinite(threshold) && { threshold }),
    };
}
function metricAt(text, at) {
    METRIC.lastIndex = at;
    const match = METRIC.exec(text);
    if (!match)
        return undefined;
    let end = at + match[0].length;
    let isRate = false;
    for (;;) {
        SUFFIX.lastIndex = end;
        const suffix = SUFFIX.exec(text);
        if (!suffix)
            return { operand: { name: match[1] ?? '', isRate }, end };
        isRate ||= suffix[0].startsWith('.as_rate');
        end += suffix[0].length;
    }
}
const UNITS = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };
/** `last_5m` in seconds. */
function datadog_query_secondsOf(window) {
    const [, number, unit = ''] = /^last_(\d{1,6})([smhdw])$/.exec(window ?? '') ?? [];
    return number === undefined ? undefined : Number(number) * (UNITS[unit] ?? 1);
}
/**
 * Metrics of Datadog's integrations by name. The agent's check sends keyspace hits and misses as rates and evicted keys as
 * the running total of INFO (DataDog/integrations-core, redisdb, `RATE_KEYS` and `GAUGE_KEYS`); those of the clouds are
 * the clouds' own, a minute each.
 */
const datadog_query_METRICS = {
    'redis.stats.keyspace_hits': { subject: 'hit-ratio', of: 'hits', per: 1 },
    'redis.stats.keyspace_misses': { subject: 'hit-ratio', of: 'misses', per: 1 },
    'redis.keys.evicted': { subject: 'evictions', of: 'evictions', per: 'total' },
    'aws.elasticache.cache_hit_rate': { subject: 'hit-ratio', of: 'hit-percent' },
    'aws.elasticache.cache_hits': { subject: 'hit-ratio', of: 'hits', per: 60 },
    'aws.elasticache.cache_misses': { subject: 'hit-ratio', of: 'misses', per: 60 },
    'aws.elasticache.evictions': { subject: 'evictions', of: 'evictions', per: 60 },
    'aws.memorydb.keyspace_hits': { subject: 'hit-ratio', of: 'hits', per: 60 },
    'aws.memorydb.keyspace_misses': { subject: 'hit-ratio', of: 'misses', per: 60 },
    'aws.memorydb.evictions': { subject: 'evictions', of: 'evictions', per: 60 },
    'azure.cache_redis.cachehits': { subject: 'hit-ratio', of: 'hits', per: 60 },
    'azure.cache_redis.cachemisses': { subject: 'hit-ratio', of: 'misses', per: 60 },
    'azure.cache_redis.cachemissrate': { subject: 'hit-ratio', of: 'miss-percent' },
    'azure.cache_redis.evictedkeys': { subject: 'evictions', of: 'evictions', per: 60 },
    'gcp.redis.stats.cache_hit_ratio': { subject: 'hit-ratio', of: 'hit-share' },
    'gcp.redis.stats.keyspace_hits': { subject: 'hit-ratio', of: 'hits', per: 60 },
    'gcp.redis.stats.keyspace_misses': { subject: 'hit-ratio', of: 'misses', per: 60 },
    'gcp.redis.stats.evicted_keys': { subject: 'evictions', of: 'evictions', per: 60 },
};
/** Memorystore for Redis Cluster counts the same under longer names. */
const OF_CLUSTER = /^gcp\.redis\.cluster\.stats\.(?:total|average|maximum)_(\w{1,40}?)(?:_count)?$/;
const OF_REDIS = /^(?:redis|aws\.elasticache|aws\.memorydb|azure\.cache_redis|gcp\.redis)\./;
/** ElastiCache reports these for Memcached alone. */
const MEMCACHED = /^aws\.elasticache\.(?:cmd|get|delete|incr|decr|cas|touch)_/;
const datadog_query_SUBJECTS = [
    [/\.mem\.|memory|bytes_used|swap/, 'memory'],
    [/latency|slowlog/, 'latency'],
    [/clients|connections|net\.rejected/, 'connections'],
];
/** What a metric of Datadog says of a Redis; undefined where it is of something else. */
function datadogMetric(name) {
    if (!OF_REDIS.test(name) || MEMCACHED.test(name))
        return undefined;
    return (datadog_query_METRICS[name.replace(OF_CLUSTER, 'gcp.redis.stats.$1')] ?? {
        subject: datadog_query_SUBJECTS.find(([pattern]) => pattern.test(name))?.[1] ?? 'other',
    });
}

;// CONCATENATED MODULE: ./src/collect/artefact/infrastructure/datadog.ts







/** Monitors of Datadog in Terraform, in their own resource and as JSON. */
const datadog = {
    types: /^datadog_monitor(?:_json)?$/,
    interpret(declared, found, all) {
        const { tree, type, place } = declared;
        const monitor = type === 'datadog_monitor_json' ? tree.at('monitor') : tree;
        const hasRules = all.some((one) => one.type === 'datadog_monitor_notification_rule');
        keepAlert(monitor && alertOfMonitor(monitor, place, declared.name, hasRules), declared, found);
    },
};
/**
 * A monitor as an alert about Redis; undefined where it watches something else.
 *
 * @param hasRules whether rules that send monitors to people by their tags are declared beside it
 */
function alertOfMonitor(monitor, place, fallback, hasRules) {
    const query = monitor.at('query')?.text ?? '';
    const read = readDatadogQuery(query);
    const known = read ? (0,formula/* operandsOf */.ep)(read.formula).flatMap(({ name }) => datadogMetric(name) ?? []) : [];
    const isOfRedis = read ? known.length > 0 : datadog_OF_REDIS.test(query);
    if (!isOfRedis)
        return undefined;
    const subject = ['hit-ratio', 'evictions'].find((one) => known.some((metric) => metric.subject === one));
    const firing = read && subject ? monitorFiring(read, subject, warningOf(monitor)) : { flaws: [], doubts: [] };
    const { flaws, doubts } = notified(monitor, hasRules);
    return {
        place,
        system: 'datadog',
        name: monitor.at('name')?.text ?? fallback,
        subject: subject ?? known[0]?.subject ?? 'other',
        expression: query,
        ...(firing.trigger && { trigger: firing.trigger }),
        flaws: [...firing.flaws, ...flaws],
        doubts: [...firing.doubts, ...doubts, ...(read ? [] : ['its query could not be read'])],
    };
}
const datadog_OF_REDIS = /\b(?:redis|aws\.elasticache|aws\.memorydb|azure\.cache_redis|gcp\.redis)\.\w/;
/** `@slack-cache`, `@pagerduty`, `@cache@example.com`; in a conditional as well: `{{#is_alert}}@ops{{/is_alert}}`. */
const HANDLE = /(?:^|[\s{}(,;"'>￼])@[\w￼][\w.￼-]{0,200}/;
function notified(monitor, hasRules) {
    const message = monitor.at('message');
    const muted = monitor.at('silenced') ?? monitor.at('options', 'silenced');
    const isMuted = muted?.at('*') !== undefined || monitor.at('draft_status')?.text === 'draft';
    const flaws = isMuted ? ['is muted, so nobody hears of it'] : [];
    const text = message?.text ?? '';
    if (HANDLE.test(text))
        return { flaws, doubts: [] };
    if (message?.unknown !== undefined || text.includes(HOLE)) {
        return { flaws, doubts: ['whether its message names anybody to notify is not known here'] };
    }
    if (hasRules)
        return { flaws, doubts: ['whether a notification rule takes it up is not known here'] };
    return { flaws: [...flaws, 'notifies nobody: its message holds no @handle'], doubts: [] };
}
/** Where a warning is set, it is what is heard first. */
function warningOf(monitor) {
    const thresholds = nested(monitor, 'monitor_thresholds') ?? monitor.at('thresholds') ?? monitor.at('options', 'thresholds');
    return thresholds?.at('warning');
}
/** Functions that compare with other moments: they tell a change, not a level. */
const COMPARING = /^(?:anomalies|outliers|forecast|timeshift|(?:hour|day|week|month)_before|calendar_shift)$/;
function monitorFiring(query, subject, warning) {
    const isCompared = callsOf(query.formula).some((name) => COMPARING.test(name));
    const measures = (0,formula/* operandsOf */.ep)(query.formula).map(({ name }) => datadogMetric(name));
    const isOfTotals = measures.every((measure) => measure?.per === 'total');
    const isChange = /change$/.test(query.aggregation);
    if (isCompared || (isChange && !isOfTotals))
        return changeFiring(query, subject);
    if (measures.some((measure) => measure?.of === undefined))
        return (0,alarms_firing/* doubtful */.Y)('it also reads other metrics');
    const threshold = warning?.number ?? query.threshold;
    if (threshold === undefined)
        return (0,alarms_firing/* doubtful */.Y)('its threshold is not known here');
    const firing = (0,alarms_firing/* firingOf */.D)(subject, (situation) => {
        const value = (0,formula/* compute */.OX)(query.formula, (metric) => datadog_measured(metric, query, situation), FUNCTIONS);
        // Monitors compare with a bound; what compares for equality is none that they know.
        const isBound = /^[<>]/.test(query.comparison);
        return value === undefined || !isBound ? undefined : comparisons/* COMPARISONS */.F[query.comparison](value, threshold);
    });
    const isRate = isChange || callsOf(query.formula).some((name) => datadog_RATES.has(name));
    if (!isOfTotals || isRate)
        return firing;
    const stays = 'compares the total since the server started: once above, it stays so and tells of no later eviction';
    return { flaws: [...firing.flaws, stays], doubts: firing.doubts };
}
function changeFiring({ comparison }, subject) {
    if (subject === 'hit-ratio') {
        return (0,alarms_firing/* doubtful */.Y)('it compares the hit ratio with its own past, and is silent where the ratio has always been low');
    }
    const isRising = comparison.startsWith('>');
    return isRising
        ? { trigger: { isRising }, flaws: [], doubts: [] }
        : { flaws: ['fires when fewer keys are evicted than before'], doubts: [] };
}
function callsOf(formula) {
    if (formula.kind === 'binary')
        return [...callsOf(formula.left), ...callsOf(formula.right)];
    return formula.kind === 'call' ? [formula.name, ...formula.items.flatMap(callsOf)] : [];
}
/** The value of a metric at one moment; a total as what it grows by in a second, which functions of rates start from. */
function datadog_measured({ name, isRate }, query, now) {
    const { of, per } = datadogMetric(name) ?? {};
    const share = now.hits / (now.hits + now.misses);
    if (of === 'hit-share')
        return share;
    if (of === 'hit-percent')
        return 100 * share;
    if (of === 'miss-percent')
        return 100 - 100 * share;
    if (of === undefined)
        return undefined;
    if (per === 'total')
        return now[of] * (query.shift ?? 1);
    if (isRate)
        return now[of];
    // A sum over the window adds what every value counts.
    const isSum = query.aggregation === 'sum' && typeof per === 'number' && per > 1;
    return now[of] * (isSum ? (query.window ?? per) : (per ?? 1));
}
const first = ([value]) => value;
const smoothing = [
    'abs',
    'default',
    'default_zero',
    'exclude_null',
    'fill',
    'moving_rollup',
    'autosmooth',
    'top',
    'cutoff_min',
];
const averages = ['3', '5', '7', '10', '20'].flatMap((span) => [`ewma_${span}`, `median_${span}`]);
/** Functions that turn a total into a rate; the agent's check runs every 15 seconds, which `diff` goes by. */
const datadog_RATES = new Map([
    ['per_second', 1],
    ['per_minute', 60],
    ['per_hour', 3600],
    ['derivative', 1],
    ['dt', 1],
    ['diff', 15],
    ['monotonic_diff', 15],
]);
const FUNCTIONS = {
    ...Object.fromEntries([...smoothing, ...averages].map((name) => [name, first])),
    ...Object.fromEntries([...datadog_RATES].map(([name, seconds]) => [
        name,
        ([value]) => (value !== undefined ? value * seconds : value),
    ])),
    clamp_min: ([value, least]) => (value === undefined || least === undefined ? undefined : Math.max(value, least)),
    clamp_max: ([value, most]) => (value === undefined || most === undefined ? undefined : Math.min(value, most)),
};

;// CONCATENATED MODULE: ./src/collect/artefact/infrastructure/parameter-groups.ts


/** Whether something declared is a parameter group of ElastiCache. */
function isGroup({ type }) {
    return /parameter_?group$/i.test(type);
}
/** Where a server names its parameter group. */
function groupSetting(tree) {
    return setting(tree, 'parameter_group_name') ?? setting(tree, 'cache_parameter_group_name');
}
const parameter_groups_known = new WeakMap();
/** The parameter groups among all that is declared; looked through once. */
function groupsOf(all) {
    const groups = parameter_groups_known.get(all) ?? new Groups(all);
    parameter_groups_known.set(all, groups);
    return groups;
}
/** Parameter groups by their names: a repository may declare thousands of them, and as many servers. */
class Groups {
    /** By module or template and the name in the language; the first of a name counts. */
    #byReference = new Map();
    /** By module or template and the name that the cloud gives it. */
    #byName = new Map();
    #used;
    constructor(all) {
        for (const one of all) {
            if (!isGroup(one) || one.isCreated === false)
                continue;
            const text = setting(one.tree, 'name')?.text ?? one.name;
            for (const [index, name] of [[this.#byReference, one.name], [this.#byName, text]]) {
                if (!index.has(parameter_groups_keyOf(one, name)))
                    index.set(parameter_groups_keyOf(one, name), one);
            }
        }
        this.#used = new Set(all.flatMap((one) => (isGroup(one) ? [] : (this.namedBy(one) ?? []))));
    }
    /** The group that a server names, by reference or by name, within the same module or template. */
    namedBy(server) {
        const written = groupSetting(server.tree);
        if (!written)
            return undefined;
        if (written.unknown === undefined)
            return this.#byName.get(parameter_groups_keyOf(server, written.text ?? ''));
        const names = writtenIn(written).match(/(?<=parameter_group\.|^)[\w-]+/g) ?? [];
        return names.map((name) => this.#byReference.get(parameter_groups_keyOf(server, name))).find((group) => group !== undefined);
    }
    /** Whether any server names the group. */
    isUsed(group) {
        return this.#used.has(group);
    }
}
function parameter_groups_keyOf({ home }, name) {
    return `${home}\0${name}`;
}

;// CONCATENATED MODULE: ./src/collect/artefact/infrastructure/servers.ts


/** A policy as redis.conf spells it, however the service does: `AllKeysLRU`, `allkeys_lru`. */
function policyOf({ text, unknown, place }) {
    const name = (text ?? '')
        .replace(/_/g, '-')
        .replace(/^(AllKeys|Volatile)(?=[A-Z])/, '$1-')
        .toLowerCase();
    return { name: unknown === undefined && /^[a-z]{2,20}(?:-[a-z]{2,10})?$/.test(name) ? name : null, place };
}
/** Keeps the settings of a managed server, once where a module is called several times alike; not one that is never created. */
function keepServer(policy, declared, bounded, found) {
    const { language, type, name, place, isCreated } = declared;
    if (isCreated === false)
        return;
    const settings = {
        place,
        name,
        format: `${language} ${type}`,
        ...(policy && { policy }),
        bounded,
        isForDevelopment: isForDevelopment(place.path),
    };
    const same = JSON.stringify(settings);
    if (found.settings.some((one) => one.place.line === place.line && JSON.stringify(one) === same))
        return;
    found.settings.push(settings);
    keepMonitor(declared, found);
}
/** Clouds record hits, misses and evictions of their servers without being asked. */
const RECORDED = [
    [/elasticache/i, 'CloudWatch metrics of ElastiCache'],
    [/memorydb/i, 'CloudWatch metrics of MemoryDB'],
    [/^azurerm_/, 'Azure Monitor metrics of Azure Cache for Redis'],
    [/^google_/, 'Cloud Monitoring metrics of Memorystore'],
];
function keepMonitor({ type, place }, { monitors }) {
    const name = RECORDED.find(([pattern]) => pattern.test(type))?.[1];
    if (name === undefined || monitors.some((one) => one.name === name))
        return;
    const subjects = ['hit-ratio', 'evictions', 'memory', 'connections'];
    monitors.push({ place, name, kind: 'collector', subjects });
}
const SERVICES = [
    {
        type: /^azurerm_redis_cache$/,
        policy: (tree) => nested(tree, 'redis_configuration')?.at('maxmemory_policy'),
        // terraform-provider-azurerm, azurerm_redis_cache: "maxmemory_policy … Defaults to volatile-lru".
        otherwise: 'volatile-lru',
        bounded: 'Azure Cache for Redis sets maxmemory from the size of the cache',
    },
    {
        type: /^azurerm_managed_redis$/,
        policy: (tree) => nested(tree, 'default_database')?.at('eviction_policy'),
        // Azure Managed Redis, "Memory management": "The default policy … is volatile-lru".
        otherwise: 'volatile-lru',
        bounded: 'Azure Managed Redis sets maxmemory from its size',
    },
    {
        type: /^google_redis_(?:instance|cluster)$/,
        policy: (tree) => setting(tree, 'redis_configs')?.at('maxmemory-policy'),
        // Memorystore for Redis, "Supported Redis configurations": "The default maxmemory policy … is volatile-lru".
        otherwise: 'volatile-lru',
        bounded: 'Memorystore sets maxmemory from the size of the instance',
    },
    {
        type: /^google_memorystore_instance$/,
        policy: (tree) => setting(tree, 'engine_configs')?.at('maxmemory-policy'),
        otherwise: null,
        bounded: 'Memorystore sets maxmemory from the size of the instance',
    },
    {
        type: /^digitalocean_database_cluster$/,
        policy: (tree) => setting(tree, 'eviction_policy'),
        otherwise: null,
        bounded: 'DigitalOcean sets maxmemory from the size of the node',
        isRedis: (tree) => /^(?:redis|valkey)$/.test(tree.at('engine')?.text ?? ''),
    },
    {
        type: /^aiven_(?:redis|valkey)$/,
        policy: (tree) => {
            const config = nested(tree, 'redis_user_config') ?? nested(tree, 'valkey_user_config');
            return config?.at('redis_maxmemory_policy') ?? config?.at('valkey_maxmemory_policy');
        },
        otherwise: null,
        bounded: 'Aiven sets maxmemory from the plan',
    },
    {
        type: /^upstash_redis_database$/,
        policy: () => undefined,
        otherwise: null,
        bounded: 'Upstash bounds the data by the plan',
    },
];
/** Managed Redis of the other clouds in Terraform. */
const otherServers = {
    types: new RegExp(SERVICES.map(({ type }) => type.source).join('|')),
    interpret(declared, found) {
        const { tree, place, type } = declared;
        const service = SERVICES.find((one) => one.type.test(type));
        if (!service || service.isRedis?.(tree) === false)
            return;
        const { policy, otherwise, bounded } = service;
        const written = policy(tree);
        keepServer(written ? policyOf(written) : { name: otherwise, place }, declared, bounded, found);
    },
};

;// CONCATENATED MODULE: ./src/collect/artefact/infrastructure/elasticache.ts




/** ElastiCache and MemoryDB for Redis and Valkey, in Terraform and CloudFormation, with the parameter groups they use. */
const elastiCache = {
    types: /^aws_(?:elasticache_(?:replication_group|cluster|serverless_cache|parameter_group)|memorydb_cluster)$|^AWS::(?:ElastiCache::(?:ReplicationGroup|CacheCluster|ServerlessCache|ParameterGroup)|MemoryDB::Cluster)$|^(?:terraform-aws-modules\/elasticache\/aws$|cloudposse\/elasticache-redis\/aws)/,
    interpret(declared, found, all) {
        if (isMemcached(declared) || isMember(declared))
            return;
        if (isGroup(declared)) {
            if (!groupsOf(all).isUsed(declared) && policyIn(declared))
                keepServer(policyIn(declared), declared, BOUNDED, found);
            return;
        }
        const service = declared.type.toLowerCase();
        if (service.includes('serverless')) {
            // Which policy the serverless offer follows cannot be set, and differs from what a parameter group says.
            keepServer({ name: null, place: declared.place }, declared, 'ElastiCache Serverless sets its limits itself', found);
        }
        else
            keepServer(policyFor(declared, all), declared, service.includes('memorydb') ? BOUNDED_MEMORYDB : BOUNDED, found);
    },
};
const BOUNDED = 'ElastiCache sets maxmemory from the node type';
const BOUNDED_MEMORYDB = 'MemoryDB sets maxmemory from the node type';
/**
 * What ElastiCache evicts by where no parameter says otherwise (Database Caching Strategies Using Redis, "Evictions": "By
 * default, Amazon ElastiCache sets the volatile-lru eviction policy for your Redis cluster").
 */
const DEFAULT = 'volatile-lru';
function isMemcached({ tree }) {
    const words = ['engine', 'family', 'cache_parameter_group_family'].map((name) => setting(tree, name)?.text ?? '');
    return words.some((word) => word.startsWith('memcached'));
}
/** A node of a replication group, which is declared itself; a cluster of no known engine is not taken for Redis. */
function isMember({ tree, type }) {
    if (!/(?:_cluster|CacheCluster)$/.test(type) || type.includes('memorydb') || type.includes('MemoryDB'))
        return false;
    return (setting(tree, 'replication_group_id') !== undefined ||
        !/^(?:redis|valkey)/.test(setting(tree, 'engine')?.text ?? ''));
}
/** The policy among the parameters of a group, or of a module that makes one. */
function policyIn({ tree }) {
    const listed = ['parameter', 'parameters'].flatMap((name) => tree.at(name)?.items ?? []);
    const parameter = listed.find((one) => one.at('name')?.text === 'maxmemory-policy');
    const value = parameter?.at('value') ?? tree.at('Properties', 'maxmemory-policy');
    if (value)
        return policyOf(value);
    // Parameters that are not known may hold one.
    const hidden = [...listed, tree.at('parameter'), tree.at('parameters')].find((one) => one?.unknown !== undefined);
    return hidden && { name: null, place: hidden.place };
}
function policyFor(server, all) {
    const { tree, place, type } = server;
    const fallback = type.toLowerCase().includes('memorydb') ? { name: null, place } : { name: DEFAULT, place };
    if (server.isModule)
        return policyIn(server) ?? fallback;
    const written = groupSetting(tree);
    if (!written)
        return fallback;
    const group = groupsOf(all).namedBy(server);
    if (group)
        return policyIn(group) ?? { ...fallback, place: group.place };
    // Either way a group of AWS: `var.is_valkey ? "default.valkey8" : "default.redis7"`.
    const names = writtenIn(written).split(' or ');
    const isDefault = names.every((name) => name.startsWith('default.'));
    return { name: isDefault ? fallback.name : null, place: written.place };
}

;// CONCATENATED MODULE: ./src/collect/artefact/infrastructure/metric-alerts.ts






/** Metric alerts of Azure on its caches. */
const azureAlerts = {
    types: /^azurerm_monitor_metric_alert$/,
    interpret(declared, found) {
        const { tree } = declared;
        const criteria = nested(tree, 'criteria') ?? nested(tree, 'dynamic_criteria');
        const isRedis = /^microsoft\.cache\/redis/i.test(criteria?.at('metric_namespace')?.text ?? '');
        const action = tree.at('action');
        const alert = isRedis && criteria ? alertOf('azure', declared, azureCriterion(criteria, tree), hasMembers(action)) : undefined;
        keepAlert(alert, declared, found);
    },
};
/** An alert on one criterion, with whom it tells. */
function alertOf(system, { tree, place, name }, criterion, heard) {
    const { metric, subject, operator, threshold } = criterion;
    const firing = criterionFiring(criterion);
    const enabled = tree.at('enabled');
    return {
        place,
        system,
        name: (tree.at('display_name') ?? tree.at('name'))?.text ?? name,
        subject,
        expression: `${metric} ${operator ?? '?'} ${threshold?.text ?? threshold?.unknown ?? '?'}`,
        ...(firing.trigger && { trigger: firing.trigger }),
        flaws: [
            ...firing.flaws,
            ...(enabled && truth(enabled) === false ? ['is switched off'] : []),
            ...(heard === false ? ['notifies nobody'] : []),
        ],
        doubts: [...firing.doubts, ...(heard === undefined ? ['whom it notifies is not known here'] : [])],
    };
}
/** Both clouds name their comparisons much alike: `LessThan`, `COMPARISON_LT`. */
const SIGNS = {
    GreaterThan: '>',
    GreaterThanOrEqual: '>=',
    LessThan: '<',
    LessThanOrEqual: '<=',
    COMPARISON_GT: '>',
    COMPARISON_GE: '>=',
    COMPARISON_LT: '<',
    COMPARISON_LE: '<=',
};
function criterionFiring({ subject, value, operator, threshold }) {
    if (subject !== 'hit-ratio' && subject !== 'evictions')
        return { flaws: [], doubts: [] };
    const sign = SIGNS[operator ?? ''];
    const limit = threshold?.number;
    if (!value || !sign || limit === undefined)
        return (0,alarms_firing/* doubtful */.Y)('its threshold is not known here');
    return (0,alarms_firing/* firingOf */.D)(subject, (now) => comparisons/* COMPARISONS */.F[sign](value(now), limit));
}
/** `PT5M` in seconds. */
function durationOf(window) {
    const [, hours = '0', minutes = '0'] = /^PT(?:(\d{1,3})H)?(?:(\d{1,3})M)?$/.exec(window ?? 'PT5M') ?? [];
    return Number(hours) * 3600 + Number(minutes) * 60;
}
/** Metrics of Azure Cache for Redis ("Supported metrics for Microsoft.Cache/redis"), counts unless they say otherwise. */
function azureCriterion(criteria, tree) {
    const metric = criteria.at('metric_name')?.text ?? '';
    const isTotal = criteria.at('aggregation')?.text === 'Total';
    // A minute is the grain of these metrics; a total adds those of the window.
    const seconds = isTotal ? durationOf(tree.at('window_size')?.text) : 60;
    const name = metric.toLowerCase().replace(/^all/, '').replace(/\d$/, '');
    const known = {
        cachehits: ['hit-ratio', ({ hits }) => hits * seconds],
        cachemisses: ['hit-ratio', ({ misses }) => misses * seconds],
        cachemissrate: ['hit-ratio', ({ hits, misses }) => (100 * misses) / (hits + misses)],
        evictedkeys: ['evictions', ({ evictions }) => evictions * seconds],
        usedmemory: ['memory'],
        usedmemorypercentage: ['memory'],
        connectedclients: ['connections'],
    };
    const [subject, value] = known[name] ?? ['other'];
    const operator = criteria.at('operator')?.text;
    return { metric, subject, ...(value && { value }), operator, threshold: criteria.at('threshold') };
}

;// CONCATENATED MODULE: ./src/collect/artefact/infrastructure/google-alerts.ts






/** Alert policies of Google Cloud on Memorystore: an alert for each of their conditions. */
const googleAlerts = {
    types: /^google_monitoring_alert_policy$/,
    interpret(declared, found) {
        const conditions = declared.tree.at('conditions')?.items ?? [];
        const alerts = conditions.flatMap((condition) => alertOn(condition, declared) ?? []);
        // `AND` and `AND_WITH_MATCHING_RESOURCE`; `OR` counts each by itself.
        const isJoint = conditions.length > 1 && /^AND/.test(declared.tree.at('combiner')?.text ?? '');
        const doubts = isJoint ? ['it fires only together with its other conditions'] : [];
        if (alerts.length === 0)
            keepAlert(undefined, declared, found);
        for (const alert of alerts)
            keepAlert({ ...alert, doubts: [...alert.doubts, ...doubts] }, declared, found);
    },
};
const google_alerts_METRIC = /(?:redis|memorystore)\.googleapis\.com\/[\w/.]{1,100}/;
const google_alerts_OF_REDIS = /(?:redis|memorystore)(?:\.googleapis\.com|_googleapis_com)/;
function alertOn(condition, declared) {
    const heard = hasMembers(declared.tree.at('notification_channels'));
    const threshold = nested(condition, 'condition_threshold');
    const metric = google_alerts_METRIC.exec(threshold?.at('filter')?.text ?? '')?.[0];
    if (metric && threshold)
        return alertOf('google', declared, criterionOf(threshold, metric), heard);
    const promql = nested(condition, 'condition_prometheus_query_language')?.at('query')?.text;
    const query = promql ?? nested(condition, 'condition_monitoring_query_language')?.at('query')?.text ?? '';
    const read = promql === undefined ? undefined : readPromQl(promql);
    if (!read?.subject && !google_alerts_OF_REDIS.test(query))
        return undefined;
    const { trigger, flaws, doubts } = read ?? (0,alarms_firing/* doubtful */.Y)('its query could not be read');
    const bare = alertOf('google', declared, { metric: query, subject: 'other' }, heard);
    return {
        ...bare,
        subject: read?.subject ?? 'other',
        expression: query,
        ...(trigger && { trigger }),
        flaws: [...flaws, ...bare.flaws],
        doubts: [...doubts, ...bare.doubts],
    };
}
function readPromQl(query) {
    try {
        return readAlertExpression(query);
    }
    catch {
        return undefined;
    }
}
/**
 * Metrics of Memorystore for Redis, for Redis Cluster and for Valkey ("Google Cloud metrics"): the hit ratio is a share, the
 * counts come as the aligner says. `cluster/stats/total_evicted_keys_count` is `stats/evicted_keys` of a whole cluster.
 */
function criterionOf(condition, metric) {
    const aggregation = nested(condition, 'aggregations');
    const period = Number.parseInt(aggregation?.at('alignment_period')?.text ?? '60', 10);
    const aligner = aggregation?.at('per_series_aligner')?.text ?? '';
    const seconds = aligner === 'ALIGN_RATE' ? 1 : period;
    const name = metric
        .replace(/^\w{1,20}\.googleapis\.com\/(?:cluster\/|instance\/)?(?:node\/)?(?:stats\/)?/, '')
        .replace(/^(?:total|average|maximum)_(.{1,40}?)(?:_count)?$/, '$1');
    const known = {
        cache_hit_ratio: ['hit-ratio', ({ hits, misses }) => hits / (hits + misses)],
        keyspace_hits: ['hit-ratio', ({ hits }) => hits * seconds],
        keyspace_misses: ['hit-ratio', ({ misses }) => misses * seconds],
        evicted_keys: ['evictions', ({ evictions }) => evictions * seconds],
        'memory/usage_ratio': ['memory'],
        'clients/connected': ['connections'],
    };
    const [subject, value] = known[name] ?? ['other'];
    const operator = condition.at('comparison')?.text;
    return { metric, subject, ...(value && { value }), operator, threshold: condition.at('threshold_value') };
}

;// CONCATENATED MODULE: ./src/collect/artefact/infrastructure/newrelic.ts






/** Conditions of New Relic over NRQL. */
const newRelic = {
    types: /^newrelic_nrql_alert_condition$/,
    interpret: (declared, found, all) => keepAlert(newrelic_alertOf(declared, all), declared, found),
};
/**
 * Names under which New Relic keeps what Redis counts: the integration's samples, rates a second each (newrelic/nri-redis,
 * metrics definitions), and the metrics that CloudWatch streams, a minute each.
 */
const newrelic_METRICS = {
    'db.keyspaceHitsPerSecond': { subject: 'hit-ratio', value: ({ hits }) => hits },
    'db.keyspaceMissesPerSecond': { subject: 'hit-ratio', value: ({ misses }) => misses },
    'db.evictedKeysPerSecond': { subject: 'evictions', value: ({ evictions }) => evictions },
    'aws.elasticache.CacheHitRate': { subject: 'hit-ratio', value: ({ hits, misses }) => (100 * hits) / (hits + misses) },
    'aws.elasticache.CacheHits': { subject: 'hit-ratio', value: ({ hits }) => 60 * hits },
    'aws.elasticache.CacheMisses': { subject: 'hit-ratio', value: ({ misses }) => 60 * misses },
    'aws.elasticache.Evictions': { subject: 'evictions', value: ({ evictions }) => 60 * evictions },
};
const newrelic_OF_REDIS = /\bfrom\s{1,20}Redis\w{0,20}|\baws\.(?:elasticache|memorydb)\.|ElastiCacheRedis|\bredis[_.]\w/i;
function newrelic_alertOf({ tree, place, name }, all) {
    const query = nested(tree, 'nrql')?.at('query')?.text ?? '';
    if (!newrelic_OF_REDIS.test(query))
        return undefined;
    const { subject, firing } = readQuery(query, tree);
    return {
        place,
        system: 'newrelic',
        name: tree.at('name')?.text ?? name,
        subject: subject ?? 'other',
        expression: query,
        ...(firing.trigger && { trigger: firing.trigger }),
        flaws: [...firing.flaws, ...(isOff(tree) ? ['is switched off'] : [])],
        doubts: [...firing.doubts, ...(isHeard(all) ? [] : ['whether its policy notifies anybody is not known here'])],
    };
}
const SELECTED = /^\s{0,100}(?:from\s{1,20}[\w, ]{1,200}\s)?\s{0,100}select\s{1,100}([\s\S]{1,2000}?)(?:\s{1,100}(?:as|from|where)\s|$)/i;
function readQuery(query, tree) {
    const expression = (SELECTED.exec(query)?.[1] ?? '').trim();
    const read = (0,formula/* readFormula */.$t)(expression, newrelic_metricAt);
    if (read?.end !== expression.length)
        return { firing: (0,alarms_firing/* doubtful */.Y)('its query could not be read') };
    const metrics = (0,formula/* operandsOf */.ep)(read.formula);
    const subjects = metrics.flatMap((one) => newrelic_METRICS[one]?.subject ?? []);
    const subject = ['hit-ratio', 'evictions'].find((one) => subjects.includes(one));
    if (!subject)
        return { firing: { flaws: [], doubts: [] } };
    if (subjects.length < metrics.length)
        return { subject, firing: (0,alarms_firing/* doubtful */.Y)('it also reads other metrics') };
    const value = (now) => (0,formula/* compute */.OX)(read.formula, (one) => newrelic_METRICS[one]?.value(now), newrelic_FUNCTIONS);
    return { subject, firing: conditionFiring(tree, subject, value) };
}
function isOff(tree) {
    const enabled = tree.at('enabled');
    return enabled !== undefined && truth(enabled) === false;
}
/** Policies notify through workflows, or through channels in the older form. */
function isHeard(all) {
    return all.some(({ type, isCreated }) => {
        return isCreated !== false && /^newrelic_(?:workflow|alert_policy_channel|notification_channel)$/.test(type);
    });
}
function newrelic_metricAt(text, at) {
    const metric = /`?([a-zA-Z][\w.]{1,200})`?(?![\w.(]|\s{0,20}\()/y;
    metric.lastIndex = at;
    const match = metric.exec(text);
    return match ? { operand: match[1] ?? '', end: at + match[0].length } : undefined;
}
const newrelic_first = ([value]) => value;
const newrelic_FUNCTIONS = {
    average: newrelic_first,
    latest: newrelic_first,
    max: newrelic_first,
    min: newrelic_first,
    sum: newrelic_first,
    median: newrelic_first,
    abs: newrelic_first,
};
const newrelic_SIGNS = {
    above: '>',
    above_or_equals: '>=',
    below: '<',
    below_or_equals: '<=',
    equals: '==',
};
/** Fires as soon as one of its terms holds: `critical`, `warning`, and `term` in the older form. */
function conditionFiring(tree, subject, value) {
    if ((tree.at('type')?.text ?? 'static') !== 'static') {
        if (subject === 'evictions')
            return { trigger: { isRising: true }, flaws: [], doubts: [] };
        return (0,alarms_firing/* doubtful */.Y)('it compares the hit ratio with its own past, and is silent where it has always been low');
    }
    const terms = ['critical', 'warning', 'term'].flatMap((one) => tree.at(one)?.items ?? []);
    const thresholds = terms.map((term) => ({
        sign: newrelic_SIGNS[(term.at('operator')?.text ?? 'equals').toLowerCase()],
        threshold: term.at('threshold')?.number,
    }));
    if (thresholds.length === 0 || thresholds.some(({ sign, threshold }) => !sign || threshold === undefined)) {
        return (0,alarms_firing/* doubtful */.Y)('its threshold is not known here');
    }
    return (0,alarms_firing/* firingOf */.D)(subject, (now) => {
        const current = value(now);
        if (current === undefined)
            return undefined;
        return thresholds.some(({ sign, threshold }) => sign && threshold !== undefined && comparisons/* COMPARISONS */.F[sign](current, threshold));
    });
}

;// CONCATENATED MODULE: ./src/collect/artefact/infrastructure/interpretation.ts








const INTERPRETERS = [
    cloudWatch,
    datadog,
    newRelic,
    azureAlerts,
    googleAlerts,
    cloudDashboards,
    elastiCache,
    otherServers,
];
/** Takes alerts, dashboards and settings of servers from what files declare. */
function interpret(all, found) {
    for (const declared of all) {
        for (const { types, interpret: take } of INTERPRETERS) {
            if (types.test(declared.type))
                take(declared, found, all);
        }
    }
}

;// CONCATENATED MODULE: ./src/collect/artefact/cloudformation/intrinsics.ts


/** The values of a template with its functions worked out as far as its parameters' defaults tell. */
function resolveTemplate(tree, parameters) {
    const { place } = tree;
    const resolve = (one) => resolveTemplate(one, parameters);
    if (tree.items.length > 0)
        return new Tree(tree.items.map(resolve), place);
    const [entry, ...rest] = tree.entries;
    if (!entry)
        return tree;
    const [name, value] = entry;
    const apply = rest.length === 0 ? intrinsics_FUNCTIONS.get(name) : undefined;
    if (apply)
        return apply(value, tree, (one) => resolve(one), parameters);
    return new Tree(new Map(tree.entries.map(([key, one]) => [key, resolve(one)])), place);
}
const intrinsics_FUNCTIONS = new Map([
    ['Ref', (value, { place }, _, parameters) => parameters.get(value.text ?? '') ?? unknown(value.text ?? '', place)],
    ['Fn::Sub', substituted],
    [
        'Fn::Join',
        (value, { place }, resolve) => {
            const by = value.at(0)?.text ?? '';
            const list = value.at(1) && resolve(value.items[1]);
            return joined(list?.items.flatMap((item, at) => (at > 0 ? [by, item] : [item])) ?? [], place);
        },
    ],
    ['Fn::If', chosen],
    ...['GetAtt', 'FindInMap', 'ImportValue', 'Select', 'Split', 'Base64', 'GetAZs', 'Transform'].map((name) => [`Fn::${name}`, (value, { place }) => unknown(value.text ?? writtenIn(value), place)]),
]);
/** `${Name}` is a parameter, or one of the names that are given beside the text; the rest is not known. */
function substituted(value, { place }, resolve, parameters) {
    const text = value.text ?? value.at(0)?.text;
    if (text === undefined)
        return unknown('Fn::Sub', place);
    const parts = text.split(/\$\{([^{}]{1,200})\}/);
    const given = value.at(1);
    return joined(parts.map((part, at) => {
        if (at % 2 === 0)
            return part;
        const named = given?.at(part);
        return (named ? resolve(named) : parameters.get(part)) ?? unknown(part, place);
    }), place);
}
/** Which branch counts is decided at deployment. */
function chosen(value, { place }, resolve) {
    const [yes, no] = [value.at(1), value.at(2)].map((one) => one && resolve(one));
    if (yes?.text !== undefined && yes.text === no?.text)
        return yes;
    return unknown([yes, no].map((one) => (one ? writtenIn(one) : '')).join(' or '), place);
}

;// CONCATENATED MODULE: ./src/collect/artefact/cloudformation/reader.ts




/** Templates of CloudFormation and SAM, and the resources that a serverless.yml brings along. */
const cloudFormation = {
    topics: ['alerts', 'metrics', 'server-settings'],
    accepts: (path) => /\.(?:ya?ml|json|template)$/i.test(path),
    mentions: /\bAWS::(?:CloudWatch::(?:Alarm|Dashboard)|ElastiCache::|MemoryDB::)/,
    read(file, found) {
        interpret(documentsOf(file).flatMap(declaredIn), found);
    },
};
function documentsOf(file) {
    const { path, text, documents } = file;
    if (!path.endsWith('.template'))
        return documents;
    return /^\s{0,1000}\{/.test(text) ? [parseJson(path, text)] : parseYaml(path, text);
}
function declaredIn(document) {
    // The Serverless Framework keeps a template, or several of them, under `resources`.
    const below = document.at('resources');
    const templates = [document, ...(below ? [below, ...below.items] : [])];
    return templates.flatMap((template) => {
        const parameters = defaultsOf(template);
        const resources = template.at('Resources')?.entries ?? [];
        return resources.map(([name, resource]) => declaredBy(name, resource, parameters));
    });
}
function declaredBy(name, resource, parameters) {
    const properties = resource.at('Properties') ?? resource;
    return {
        language: 'CloudFormation',
        type: resource.at('Type')?.text ?? '',
        isModule: false,
        name,
        place: firstLine(resource.place, name),
        tree: resolveTemplate(properties, parameters),
        isCreated: resource.at('Condition') ? undefined : true,
        home: resource.place.path,
    };
}
function defaultsOf(template) {
    const defaults = template.at('Parameters')?.entries.flatMap(([name, parameter]) => {
        const value = parameter.at('Default');
        // An empty default is there to be set at deployment.
        return value && value.text !== undefined && value.text !== '' ? [[name, value]] : [];
    });
    return new Map(defaults);
}
function firstLine({ path, line, column }, name) {
    return { path, line, column, endLine: line, endColumn: column + name.length };
}

;// CONCATENATED MODULE: ./src/collect/artefact/datadog/reader.ts


/** Monitors of Datadog as JSON exports, in files of other tools that keep their form, and as objects of Kubernetes. */
const datadogMonitors = {
    topics: ['alerts'],
    accepts: (path) => /\.(?:json|ya?ml)$/i.test(path),
    mentions: /["']?(?:query|metric) alert["']?\s{0,20}(?:[,}\r\n]|$)/,
    read(file, found) {
        for (const document of file.documents) {
            for (const monitor of document.all()) {
                if (!isMonitor(monitor))
                    continue;
                const name = monitor.at('name') ?? monitor;
                const place = { ...name.place, endLine: name.place.line, endColumn: name.place.column + 1 };
                const alert = alertOfMonitor(monitor, name === monitor ? place : name.place, '', false);
                keepAlert(alert, { isCreated: true, place: name.place }, found);
            }
        }
    },
};
function isMonitor(tree) {
    return /^(?:query|metric) alert$/.test(tree.at('type')?.text ?? '') && tree.at('query')?.text !== undefined;
}

;// CONCATENATED MODULE: ./src/collect/artefact/promql/dialect.ts
/** Line filters and parsers, which only LogQL has after a selector of a log stream. */
const LOGQL = /\}\s{0,20}(?:\|[=~>]|!=\s{0,4}["`]|!~\s{0,4}["`]|\|\s{0,4}(?:json|logfmt|pattern|regexp|unpack|unwrap|line_format|label_format|decolorize)\b)/;
/** Whether a query is one of Loki, whose rule files look like those of Prometheus. */
function isLogQl(query) {
    return LOGQL.test(query);
}

;// CONCATENATED MODULE: ./src/collect/artefact/grafana/queries.ts





/** A duration that the viewer chooses: `[$__rate_interval]`, `[${range}:1m]`, `offset $back`. */
const OPEN_RANGE = /(\[|\boffset\s{1,10})\$\{?\w{1,60}(?::\w{1,20})?\}?/g;
const OPEN_STEP = /:\$\{?\w{1,60}\}?\]/g;
const VARIABLE = /\$\{?(\w{1,60})(?::[\w:]{1,40})?\}?|\[\[(\w{1,60})\]\]/g;
/** Fields of Telegraf's redis input and metrics of the clouds, where they are asked for in another language. */
const FIELDS = [
    [/keyspace_hitrate|keyspace_hits|CacheHitRate|CacheHits|cache_hit_ratio|cachehits/i, 'hit-ratio'],
    [/evicted_keys|Evictions\b|evictedkeys/i, 'evictions'],
    [/used_memory|DatabaseMemoryUsage/i, 'memory'],
];
const queries_REDIS = /redis|valkey|elasticache|memorydb/i;
/** A query of Grafana as PromQL: what the viewer chooses is a placeholder. */
function withoutVariables(query) {
    return query
        .replace(OPEN_RANGE, '$15m')
        .replace(OPEN_STEP, ':1m]')
        .replace(VARIABLE, (_, name, other) => PLACEHOLDER + (name ?? other));
}
/** What a panel's query asks of Redis; none where it is about something else or cannot be read. */
function shownBy(target) {
    const expression = target.at('expr')?.text;
    if (expression !== undefined)
        return isLogQl(expression) ? [] : shownByPromQl(expression);
    const text = [...target.all()].map((tree) => tree.text ?? '').join(' ');
    return queries_REDIS.test(text) ? FIELDS.flatMap(([pattern, subject]) => (pattern.test(text) ? [{ subject }] : [])) : [];
}
function shownByPromQl(expression) {
    try {
        const metrics = metricsIn(parsePromQl(withoutVariables(expression)), NO_SURROUNDINGS);
        return metrics.flatMap(({ subject, doubt }) => subject ? [{ subject, ...(doubt !== undefined && { doubt }) }] : []);
    }
    catch {
        // A panel whose query is broken shows nothing; that is for the one who looks at it.
        return [];
    }
}

;// CONCATENATED MODULE: ./src/collect/artefact/grafana/conditions.ts

/** Steps that use each other in a circle, or more of them than anybody writes. */
const conditions_MAX_DEPTH = 20;
const conditions_COMPARISONS = { gt: '>', lt: '<', gte: '>=', lte: '<=', eq: '==', ne: '!=' };
/**
 * The condition of a Grafana alert as one PromQL expression: reductions keep what they reduce, since an alert is asked
 * at one moment, thresholds and classic conditions are comparisons, math is arithmetic. Undefined for what has none,
 * such as a query of another data source.
 *
 * Source: Grafana's documentation on alerting, "Write expression queries" and its provisioning format.
 */
function conditionOf(refId, steps, depth = 0) {
    const model = steps.get(refId)?.at('model') ?? steps.get(refId);
    if (!model || depth > conditions_MAX_DEPTH)
        return undefined;
    const query = model.at('expr')?.text;
    if (query !== undefined)
        return `(${withoutVariables(query)})`;
    const from = model.at('expression')?.text ?? '';
    const inner = (ref) => conditionOf(ref.replace(/^\$\{?|\}$/g, ''), steps, depth + 1);
    switch (model.at('type')?.text) {
        case 'reduce':
        case 'resample':
            return inner(from);
        case 'math':
            return mathOf(from, inner);
        case 'threshold':
            return conditions_compared(inner(from), model.at('conditions', 0));
        case 'classic_conditions':
            return classicOf(model.at('conditions')?.items ?? [], inner);
        default:
            return undefined;
    }
}
/** Conditions of dashboards before Grafana 8, and of `classic_conditions`: each asks a query, joined by and/or. */
function classicOf(conditions, inner) {
    let all;
    for (const condition of conditions) {
        const refId = condition.at('query', 'params', 0)?.text ?? '';
        const one = conditions_compared(inner(refId), condition);
        if (one === undefined)
            return undefined;
        const operator = condition.at('operator', 'type')?.text === 'or' ? 'or' : 'and';
        // The queries of one alert have other labels each; Grafana joins only whether they are met.
        all = all === undefined ? one : `(${all}) ${operator} on () (${one})`;
    }
    return all;
}
/** `$A / ($A + $B) * 100 < 80`; the comparison yields 0 or 1, and 1 fires. */
function mathOf(written, inner) {
    let isWhole = true;
    const text = written.replace(/\$\{?(\w{1,40})\}?/g, (_, refId) => {
        const one = inner(refId);
        if (one === undefined)
            isWhole = false;
        return one ?? '';
    });
    return isWhole && text.trim() !== '' ? `(${text.replaceAll('&&', ' and ').replaceAll('||', ' or ')})` : undefined;
}
/** `within_range` and `outside_range` have two bounds. */
function conditions_compared(of, condition) {
    const [type, one, other] = [
        condition?.at('evaluator', 'type')?.text ?? '',
        condition?.at('evaluator', 'params', 0)?.number,
        condition?.at('evaluator', 'params', 1)?.number,
    ];
    if (of === undefined || one === undefined)
        return undefined;
    if (conditions_COMPARISONS[type])
        return `(${of} ${conditions_COMPARISONS[type]} ${one})`;
    if (other === undefined)
        return undefined;
    const [low, high] = [Math.min(one, other), Math.max(one, other)];
    if (type === 'within_range')
        return `(${of} > ${low} < ${high})`;
    return type === 'outside_range' ? `((${of} < ${low}) or (${of} > ${high}))` : undefined;
}

;// CONCATENATED MODULE: ./src/collect/artefact/grafana/alerts.ts

/**
 * Alerts of Grafana: rules as they are provisioned or exported (`data` and a `condition`), and those that dashboards
 * held before Grafana 8.
 */
const grafanaAlerts = {
    topics: ['alerts'],
    accepts: (path) => /\.(?:json|ya?ml|tpl)$/i.test(path),
    mentions: /\bcondition\\?["']?\s{0,4}:|\balert\\?["']?\s{0,4}:/,
    read(file, found) {
        for (const document of file.everyDocument) {
            for (const tree of document.all()) {
                if (isRule(tree))
                    readRule(tree, file, found);
                else if (tree.at('alert', 'conditions'))
                    readPanel(tree, file, found);
            }
        }
    },
};
function isRule(tree) {
    return tree.at('condition')?.text !== undefined && (tree.at('data')?.items ?? []).some((step) => step.at('refId'));
}
function readRule(rule, file, found) {
    const title = rule.at('title') ?? rule.at('grafana_alert', 'title') ?? rule.at('condition');
    const condition = conditionOf(rule.at('condition')?.text ?? '', stepsOf(rule.at('data')));
    add(found, file, title ?? rule, condition, {
        waits: rule.at('for')?.text,
        isPaused: rule.at('isPaused')?.content === true || rule.at('is_paused')?.content === true,
        isHeard: true,
    });
}
/** `alert` of a panel: its conditions name the panel's own queries. */
function readPanel(panel, file, found) {
    const alert = panel.at('alert');
    const steps = stepsOf(panel.at('targets'));
    const condition = classicOf(alert.at('conditions')?.items ?? [], (refId) => conditionOf(refId, steps));
    add(found, file, alert.at('name') ?? alert, condition, {
        waits: alert.at('for')?.text,
        isPaused: false,
        isHeard: (alert.at('notifications')?.items ?? []).length > 0,
    });
}
function stepsOf(list) {
    return new Map((list?.items ?? []).map((step) => [step.at('refId')?.text ?? '', step]));
}
function add(found, file, title, condition, around) {
    if (condition === undefined) {
        found.otherAlerts++;
        return;
    }
    found.rules.alerts.push({
        name: title.text ?? 'of a panel',
        system: 'grafana',
        expression: condition,
        place: title.place,
        flaws: around.isPaused ? ['is paused'] : [],
        doubts: around.isHeard ? [] : ['it names no notification channel'],
        waits: around.waits,
        condition: file.conditionAt(title.place.line),
    });
}

;// CONCATENATED MODULE: ./src/collect/artefact/grafana/dashboards.ts

/** Dashboards: files, texts in ConfigMaps and in GrafanaDashboard resources, values of charts. */
const dashboards = {
    topics: ['metrics'],
    accepts: (path) => /\.(?:json|ya?ml|tpl|json\.tmpl)$/i.test(path),
    mentions: /["']?(?:panels|rows)\\?["']?\s{0,4}:/,
    read(file, found) {
        for (const document of file.everyDocument) {
            for (const tree of dashboardsIn(document))
                readDashboard(tree, found);
        }
    },
};
/** The outermost ones: rows of a dashboard have panels as well. */
function* dashboardsIn(tree) {
    if (isDashboard(tree))
        yield tree;
    else
        for (const child of tree.children)
            yield* dashboardsIn(child);
}
function isDashboard(tree) {
    const panels = tree.at('panels') ?? tree.at('rows');
    return (panels !== undefined &&
        panels.items.length > 0 &&
        (tree.at('title') ?? tree.at('schemaVersion')) !== undefined &&
        tree.at('type') === undefined);
}
function readDashboard(dashboard, found) {
    const shown = [...dashboard.all()].flatMap((tree) => {
        return (tree.at('targets')?.items ?? []).flatMap((target) => shownBy(target).map((one) => ({ ...one, target })));
    });
    const sure = shown.filter(({ doubt }) => doubt === undefined);
    const doubtful = shown.filter(({ doubt, subject }) => {
        return doubt !== undefined && !sure.some((one) => one.subject === subject);
    });
    for (const panels of [sure, doubtful]) {
        const [first] = panels;
        if (!first || panels.every(({ subject }) => subject === 'other'))
            continue;
        found.monitors.push({
            place: (dashboard.at('title') ?? first.target).place,
            name: 'Grafana dashboard',
            kind: 'dashboard',
            subjects: [...new Set(panels.map(({ subject }) => subject))],
            ...(first.doubt !== undefined && { doubts: [first.doubt] }),
        });
    }
}

;// CONCATENATED MODULE: ./src/collect/artefact/hot-keys/shell.ts
/** What may stand before the first word of a command in its line: a list's dash, a name in YAML or of a unit, a time. */
const LEAD = /^(?:[-@+!]{1,2}\s{0,10}|[\w.-]{1,60}\s{0,4}[:=]\s{0,10}|(?:[\d*/,-]{1,40}\s{1,10}){5}(?:root\s{1,10}|\w{1,40}\s{1,10}(?=\S*$))?|@\w{1,10}\s{1,10}|(?:then|do|else|if|while|until|exec|sudo|time|nohup)\s{1,10}|[A-Za-z_]\w{0,60}=\S{0,200}\s{1,10})/;
/** Programs that run the command which follows their options. */
const RUNNERS = /^(?:\S{0,80}\/)?(?:(?:ba|da|z|k)?sh|env|nice|ionice|watch|timeout|stdbuf|xargs|su|gosu|runuser|chroot|ssh|docker|docker-compose|podman|nerdctl|kubectl|oc|fly|flyctl|heroku|railway|aws|gcloud|az|nix|nix-shell|script|unbuffer|proxychains|tsh|vagrant|ansible)(?=\s|$)/;
/**
 * Whether a command line tool is run, as far as the text in front of its name in the line and its own words tell: in
 * prose, other words stand there.
 *
 * @param words the tool and what follows, up to the word that decides
 */
function isCommand(before, words) {
    return isStart(before) && isSpelled(words);
}
/** Whether a command begins behind this text: behind a separator of the shell or a quote, or only what runs others. */
function isStart(line) {
    // Only a line that a machine wrote goes on for longer.
    const before = line.slice(-2000);
    const start = Math.max(...[...';|&(`"\'{['].map((mark) => before.lastIndexOf(mark))) + 1;
    let rest = before.slice(start).trimStart();
    // The path of the tool itself.
    rest = rest.replace(/\S{0,200}\/$/, '');
    for (let lead = LEAD.exec(rest); lead !== null && rest !== ''; lead = LEAD.exec(rest))
        rest = rest.slice(lead[0].length);
    return rest === '' || RUNNERS.test(rest);
}
/** Whether the words behind the tool's name are options, their values, and what a shell fills in. */
function isSpelled(text) {
    const words = text.split(/\s+/).slice(1, -1);
    return words.every((word, at) => SPELLED.test(word) || /^-/.test(words[at - 1] ?? ''));
}
const SPELLED = /^(?:[-"'$<{[]|\d|\w+=|(?:HOTKEYS|OBJECT)$)|["']$/i;

;// CONCATENATED MODULE: ./src/collect/artefact/hot-keys/jobs.ts

const KINDS = /\.(?:sh|bash|zsh|ksh|fish|ps1|ya?ml|json|mk|just|cron|crontab|service|timer|tf|hcl|tpl|nix|j2)$|(?:^|\/)(?:Makefile|Justfile|Procfile|crontab)[^/]{0,40}$/i;
/** What is run, and whether it needs an LFU policy: without one, Redis does not count how often a key is used. */
const COMMANDS = [
    [/\b(?:redis|valkey)-cli\b[^\n;]{0,300}?--hotkeys\b/, { what: '`redis-cli --hotkeys`', needsLfu: true }],
    [/\b(?:redis|valkey)-cli\b[^\n;]{0,300}?\bHOTKEYS\s{1,10}["']?(?:START|GET)\b/i, { what: '`HOTKEYS`' }],
    [/\b(?:redis|valkey)-cli\b[^\n;]{0,300}?\bOBJECT\s{1,10}FREQ\b/i, { what: '`OBJECT FREQ`', needsLfu: true }],
    [/\b(?:redis|valkey)-cli\b[^\n;|]{0,300}?\sMONITOR\b/i, { what: '`MONITOR`', isCostly: true }],
];
/** Scripts and jobs that look for hot keys: shell scripts, Makefiles, crontabs, CronJobs, workflows. */
const hotKeyJobs = {
    topics: ['hot-keys'],
    accepts: (path) => KINDS.test(path),
    mentions: /--hotkeys\b|\bHOTKEYS\s{1,10}["']?(?:START|GET)\b|\bOBJECT\s{1,10}FREQ\b|-cli\b[^\n]{0,300}\smonitor\b/i,
    read(file, found) {
        if (/\.(?:ya?ml|json)$/.test(file.path))
            for (const document of file.documents)
                readDocument(file, document, found);
        else
            readLines(file, found);
    },
};
/** What a line or a command runs; nothing for what it prints, or comments on. */
function commandIn(text) {
    const lines = text.replace(/\\\r?\n/g, ' ').split('\n');
    const run = lines.filter((line) => !/^\s{0,40}(?:#|\/\/|::|[-@+]{0,2}(?:echo|printf)\b)/.test(line));
    return COMMANDS.find(([command]) => run.some((line) => isRunIn(line, command)))?.[1];
}
/** Whether a line runs a command, and does not only speak of it. */
function isRunIn(line, command) {
    const match = command.exec(line);
    return match !== null && isCommand(line.slice(0, match.index), match[0]);
}
function readLines(file, found) {
    const where = /(?:^|\/)[^/]{0,60}cron(?:tab)?[^/]{0,20}$|\/cron\.[^/]{1,20}\//.test(file.path)
        ? 'in a crontab'
        : 'in a script';
    // A line that ends in a backslash goes on in the next.
    for (const { index, 0: line } of file.text.matchAll(/(?:[^\n\\]|\\[\s\S])+/g)) {
        const command = commandIn(line);
        if (!command)
            continue;
        const indent = line.length - line.trimStart().length;
        const place = file.placeOf(index + indent, index + line.trimEnd().length);
        found.hotKeyChecks.push({ place, ...command, what: `${command.what} ${where}` });
    }
}
/** Commands of one document: in a text, or as a list of words as containers have them. */
function readDocument(file, document, found) {
    const where = whereIn(file, document);
    if (where === undefined)
        return;
    const seen = new Set();
    for (const tree of document.all()) {
        const command = commandOf(tree);
        if (!command || seen.has(command.place.line))
            continue;
        for (let { line } = command.place; line <= command.place.endLine; line++)
            seen.add(line);
        found.hotKeyChecks.push({ ...command, what: `${command.what} ${where}` });
    }
}
function commandOf(tree) {
    if (typeof tree.content === 'string')
        return jobs_placed(commandIn(tree.content), tree);
    const lists = tree.items.length > 0 ? [tree] : [tree.at('command'), tree.at('args')].filter((one) => one !== undefined);
    const texts = lists.map(({ items }) => items.flatMap(({ text }) => text ?? []).join(' '));
    // The last list holds what decides: `command: [redis-cli]` is nothing without its `args`.
    const last = lists.findLast((_, at) => commandIn(texts[at] ?? '')) ?? lists.at(-1);
    return last && jobs_placed(commandIn(texts.join(' ')), last);
}
function jobs_placed(command, { place }) {
    return command && { place, ...command };
}
/** What runs the document; undefined for what is switched off. */
function whereIn({ path }, document) {
    if (document.at('kind')?.text === 'CronJob') {
        return document.at('spec', 'suspend')?.text === 'true' ? undefined : 'in a CronJob';
    }
    if (/(?:^|\/)\.github\/workflows\//.test(path)) {
        return document.at('on', 'schedule') ? 'in a scheduled workflow' : 'in a workflow';
    }
    return `in ${path.split('/').at(-1)}`;
}

;// CONCATENATED MODULE: ./src/collect/artefact/monitors/subjects.ts
/** What everything that reads all of INFO regularly records. */
const OF_INFO = ['hit-ratio', 'evictions', 'memory', 'connections'];

;// CONCATENATED MODULE: ./src/collect/artefact/monitors/agents.ts


/** A line that is no comment and switches on the reading of INFO, by the agent whose configuration has it. */
const AGENTS = [
    [/^[ \t]{0,40}\[\[inputs\.redis\]\]/m, 'Telegraf'],
    [/^[ \t]{0,40}prometheus\.exporter\.redis[ \t]{1,10}"/m, 'Grafana Alloy'],
    [/^[ \t]{0,40}<Plugin[ \t]{1,4}"?redis"?>/im, 'collectd'],
    [/^[ \t]{0,40}(?:ExecStart=\S{0,200}\/)?redis_exporter(?:[ \t]{1,4}-|$)/m, 'redis_exporter'],
];
/** Agents whose configuration is no YAML: one line of it tells. */
const agents = {
    topics: ['metrics'],
    accepts: (path) => /\.(?:conf|toml|alloy|river|service|cfg)$/.test(path) && !isForDevelopment(path),
    mentions: /inputs\.redis|exporter\.redis|<Plugin|redis_exporter/,
    read(file, found) {
        for (const [pattern, name] of AGENTS) {
            const line = pattern.exec(file.text);
            if (!line)
                continue;
            const start = line.index + line[0].length - line[0].trimStart().length;
            const place = file.placeOf(start, line.index + line[0].length);
            found.monitors.push({ place, name, kind: 'collector', subjects: OF_INFO });
        }
    },
};

;// CONCATENATED MODULE: ./src/collect/artefact/monitors/collectors.ts


const FILES = /\.(?:ya?ml|json|tpl|j2|tmpl)$/i;
const EXPORTER = /(?:^|[/"'])(?:[\w.-]{1,60}\/)*(?:redis[_-]exporter|prometheus-redis-exporter|valkey[_-]exporter)(?:[:@]|$)/i;
const EXPORTER_CHART = /^prometheus-redis-exporter$/;
/** The exporter's port, given to it by the list of Prometheus' default ports. */
const EXPORTER_TARGET = /(?:^|\/)[^/]{0,100}:9121$|redis[_-]exporter/i;
/** What only the charts of Redis have beside `metrics`: Bitnami's, and those made after it. */
const CHART_PARTS = ['master', 'replica', 'architecture', 'sentinel', 'primary', 'auth'];
const REDIS_KEY = /^(?:redis|valkey|keydb|dragonfly)(?:[-_]?(?:cluster|ha|cache|master|server|sentinel|queue))?$/i;
const DATADOG_FILE = /(?:^|\/)(?:redisdb\.d\/[^/]{1,60}|conf\.d\/redisdb)\.ya?ml$/;
const DATADOG_CHECK = /^(?:ad\.datadoghq\.com\/[\w-]{1,80}|com\.datadoghq\.ad)\.(?:check_names|checks)$/;
/** Exporters and agents that read INFO, in compose files, manifests, charts and their own configuration. */
const collectors = {
    topics: ['metrics'],
    accepts: (path) => FILES.test(path) && !isForDevelopment(path),
    mentions: /exporter|redisdb|nri-redis|^[ \t]{0,40}metrics:|"metrics"|\breceivers\b|\bmodule:\s{0,4}redis|:9121\b/im,
    read(file, found) {
        for (const document of file.everyDocument)
            collectors_readDocument(document, file, found);
    },
};
function collectors_readDocument(document, file, found) {
    const add = (tree, name) => found.monitors.push({ place: tree.place, name, kind: 'collector', subjects: OF_INFO });
    if (DATADOG_FILE.test(file.path) && document.at('instances', 0))
        add(document, 'Datadog agent');
    if (CHART_PARTS.some((part) => document.at(part)))
        addMetricsOf(document, add);
    for (const tree of document.all()) {
        readImage(tree, add);
        readAgents(tree, file, add);
        for (const [name, value] of tree.entries) {
            if (REDIS_KEY.test(name))
                addMetricsOf(value, add);
            if (DATADOG_CHECK.test(name) && /"redisdb"/.test(value.text ?? ''))
                add(value, 'Datadog agent');
        }
    }
}
/** `metrics: {enabled: true}` of a chart runs redis_exporter beside the server. */
function addMetricsOf(chart, add) {
    const metrics = chart.at('metrics');
    if (metrics?.at('enabled')?.content === true)
        add(metrics, 'redis_exporter');
}
function readImage(tree, add) {
    const image = tree.at('image');
    const named = image?.text ?? image?.at('repository')?.text;
    if (image && named !== undefined && EXPORTER.test(named))
        add(image, 'redis_exporter');
    const chart = tree.at('chart') ?? (tree.at('repository') ? tree.at('name') : undefined);
    if (chart && EXPORTER_CHART.test(chart.text ?? ''))
        add(chart, 'redis_exporter');
}
function readAgents(tree, { path }, add) {
    const job = tree.at('job_name');
    if (job && (/redis|valkey/i.test(job.text ?? '') || scrapesExporter(tree)))
        add(job, 'Prometheus scrape job');
    if (isUsedReceiver(tree))
        add(tree.at('receivers'), 'OpenTelemetry Collector');
    const module = tree.at('module');
    if (module?.text === 'redis' && (tree.at('metricsets') || /metricbeat/i.test(path)))
        add(module, 'Metricbeat');
    const integration = tree.at('name');
    if (integration?.text === 'nri-redis')
        add(integration, 'New Relic agent');
}
function scrapesExporter(job) {
    return [...(job.at('static_configs')?.all() ?? [])].some(({ text }) => EXPORTER_TARGET.test(text ?? ''));
}
/** A receiver that no pipeline names receives nothing. */
function isUsedReceiver(tree) {
    const names = (tree.at('receivers')?.entries ?? [])
        .map(([name]) => name)
        .filter((name) => /^redis(?:\/|$)/.test(name));
    const pipelines = tree.at('service', 'pipelines')?.entries ?? [];
    const used = pipelines.flatMap(([, pipeline]) => pipeline.at('receivers')?.items ?? []);
    return used.some(({ text = '' }) => names.includes(text));
}

;// CONCATENATED MODULE: ./src/collect/artefact/procedures/aspects.ts
/** After a word that takes a pattern: `--pattern 'menu:*'`, `MATCH menu:*`; after INCR stands the version's key. */
const GIVEN_PATTERN = /(?:--pattern|\bmatch|\bkeys|\bincr(?:by)?)[\s=:]{1,4}\\?["']?([\w{}$<>:.*[\]-]{1,80})/gi;
/** A span of code that is a key, a prefix or a pattern: `menu:*`, `{tenant}:menu:`, `catalogue:version`. */
const KEY = /^["']?[\w{}$<>.*[\]-]{1,60}(?::[\w{}$<>.*[\]-]{0,60}){1,8}["']?$/;
const STARRED = /^["']?[\w{}$<>.[\]-]{2,60}[:_-]?\*["']?$/;
const EVERYTHING = /\b(?:everything|all (?:of )?(?:the |its |our )?(?:cache[ds]? )?(?:keys|entries)|(?:whole|entire|complete) (?:\w{1,20} )?(?:cache|database|db|keyspace|instance)|every (?:key|entry)|(?:database|db) ?#?\d{1,2})\b/i;
const NUMBERED_DATABASE = /\b(?:redis|valkey)-cli\b[^\n]{0,200}\s-n\s{0,2}(\d{1,2})\b/i;
/** How a sentence or an item starts that tells somebody to do something, or says how it is done. */
const TOLD = /(?:^|[.:;!?]\s{1,4}|^\s{0,12}(?:[-*+]|\d{1,2}[.)])\s{1,4})(?:(?:\w{1,20}|[Tt]o [^.\n]{1,100}), )?(?:then )?(?:Run|Call|Execute|Invoke|Trigger|Use|Send|Open|Press|Click|Type|Connect|Bump|Raise|Increment|Delete|Remove|Flush|Clear|Purge|Empty|Drop|Wipe|Invalidate|Reset|Scan|Restart)\b|\b[Tt]o [^.\n]{1,100}, (?:run|call|execute|invoke|trigger|use|send|open|bump|raise|increment|delete)\b|\b(?:by|can be|must be|should be) (?:run|call|execut|invok|trigger|start|rais|bump|incre?ment|clear|flush|purg|empt|invalidat|delet)(?:s|ed|ied|ing|n?ning)?\b|\b(?:POST|DELETE|PUT|PATCH) \//m;
/** Whether a text tells somebody what to do, rather than what the service does by itself. */
function tellsToAct(prose) {
    return TOLD.test(prose);
}
/** Which keys a section says that it deletes, as written; undefined where it does not say. */
function keysIn(prose, code) {
    for (const { text } of code) {
        const given = [...text.matchAll(GIVEN_PATTERN)].map(([, one = '']) => one).find((one) => /[:*_-]/.test(one));
        if (given !== undefined)
            return given;
    }
    const named = code.find(({ text }) => KEY.test(text) || STARRED.test(text));
    if (named)
        return named.text.replace(/["']/g, '');
    const database = code.map(({ text }) => NUMBERED_DATABASE.exec(text)?.[1]).find((one) => one !== undefined);
    return database === undefined ? EVERYTHING.exec(prose)?.[0] : `database ${database}`;
}
const WHO = /\bwho (?:may|can|is allowed|should|decides)|\bon-?call\b|\bapprov(?:al|ed|er|ers|es)\b|\bauthori[sz]ed\b|\bpermission\b|\bonly (?:the |an? )?[\w -]{2,40}(?:team|engineers?|admins?|administrators?|leads?|operators?|SREs?|managers?)\b|\b(?:owner|owned by|owners|responsible|incident commander|duty officer|sign-?off|two-person|four-eyes|SREs?|escalat\w{1,4})\b|\b(?:platform|infra(?:structure)?|ops|operations|devops|backend) team\b/i;
/** Whether a text says who may empty the cache, or whom to ask. */
function tellsWho(text) {
    return WHO.test(text);
}
const MEASURED = /\bdbsize\b|\bhit[- ](?:ratio|rate)\b|\bkeyspace(?:_hits|_misses)?\b|\binfo (?:stats|keyspace)\b|\|\s{0,4}wc -l|\bcache misses\b/i;
const CHECKED = /\b(?:verif(?:y|ies|ied|ication)|confirm(?:s|ed)?|check|make sure|ensure|expect(?:s|ed)?|should (?:return|print|show|answer|be|say))\b[^.\n]{0,120}\b(?:keys?|cache|gone|empty|0|zero|nil|null|refill\w{0,4}|hits?|miss(?:es)?|load|fresh|new|scan|exists|latency|dashboard|responses?|version)\b/i;
/** Whether a text says how to see that the cache is empty, and filling again. */
function tellsVerification(prose, code) {
    return MEASURED.test(prose) || CHECKED.test(prose) || code.some(({ text }) => MEASURED.test(text));
}

;// CONCATENATED MODULE: ./src/collect/artefact/procedures/dates.ts
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH = '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const ORDINAL = '(\\d{1,2})(?:st|nd|rd|th)?';
/** Each spelling with how it is read; none of them matches within a longer number. */
const SPELLINGS = [
    [/(?<![\d.-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d-])/g, (year, month, day) => dayOf(year, month, day)],
    [
        new RegExp(`\\b${ORDINAL}(?: of)?[ -]${MONTH},?[ -](\\d{4})\\b`, 'gi'),
        (day, month, year) => dayOf(year, month, day),
    ],
    [new RegExp(`\\b${MONTH} ${ORDINAL},? (\\d{4})\\b`, 'gi'), (month, day, year) => dayOf(year, month, day)],
    [/(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\.?\d)/g, (day, month, year) => dayOf(year, month, day)],
    [/(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/g, (one, other, year) => eitherWay(year, one, other)],
    [new RegExp(`(?<![\\d] |[\\d]|,)\\b${MONTH},? (\\d{4})\\b`, 'gi'), (month, year) => lastDayOf(year, month)],
];
/** Every day that a line of text names, in whichever spelling. */
function daysIn(text) {
    return SPELLINGS.flatMap(([pattern, read]) => {
        return [...text.matchAll(pattern)].flatMap(([, ...parts]) => read(...parts) ?? []);
    });
}
function monthNumber(month) {
    const named = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
    return named >= 0 ? named + 1 : Number(month);
}
function dayOf(year = '', month = '', day = '') {
    const written = [year, String(monthNumber(month)).padStart(2, '0'), day.padStart(2, '0')].join('-');
    const date = new Date(`${written}T00:00:00Z`);
    const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written);
    return isReal ? { day: written } : undefined;
}
/** Americans put the month first, others the day. */
function eitherWay(year = '', one = '', other = '') {
    const american = dayOf(year, one, other);
    const european = dayOf(year, other, one);
    if (!american || !european || american.day === european.day)
        return american ?? european;
    return { day: american.day, otherwise: european.day };
}
/** A month alone is taken for its last day: what it does not say is not held against it. */
function lastDayOf(year = '', month = '') {
    const date = new Date(Date.UTC(Number(year), monthNumber(month), 0));
    return Number.isNaN(date.getTime()) ? undefined : { day: date.toISOString().slice(0, 10) };
}

;// CONCATENATED MODULE: ./src/collect/artefact/procedures/drills.ts

const FRONT_MATTER_KEY = /^(?:last[-_ ]?(?:flush[-_ ]?)?(?:drill(?:ed)?|tested|test|rehears(?:al|ed)|exercised?|practi[cs]ed|run)(?:[-_ ]?(?:on|at|date))?|(?:flush[-_ ]?)?drill(?:ed|s)?(?:[-_ ]?(?:on|at|date))?|tested[-_ ]?(?:on|at)?)$/i;
const SAID = /\b(?:last|latest|most recent|previous)\s{1,4}(?:\w{1,20}\s{1,4}){0,2}(?:drill(?:ed)?|tested|test|tried|rehears(?:al|ed)|exercised?|practi[cs]ed|dry[- ]run)\b|\bdrill(?:ed|s)?\b|\b(?:tested|rehearsed|tried|exercised) (?:on|in|last)\b|\bgame ?day\b/i;
/** A heading below which each date is one of a drill. */
const LOG = /\b(?:drills?|rehearsals?|game ?days?|drill log|exercises)\b/i;
/** Days that the front matter names. What is no YAML says nothing. */
function drillsInFrontMatter(frontMatter) {
    if (frontMatter === '')
        return [];
    return frontMatter.split('\n').flatMap((line, at) => {
        const [, key = '', value = ''] = /^\s{0,12}["']?([\w -]{1,40}?)["']?\s{0,4}:\s{0,4}(.{1,200})$/.exec(line) ?? [];
        return FRONT_MATTER_KEY.test(key) ? daysIn(value).map((day) => ({ ...day, line: at + 1 })) : [];
    });
}
/** The title that the front matter gives the document. */
function titleInFrontMatter(frontMatter) {
    for (const [at, line] of frontMatter.split('\n').entries()) {
        const [, text] = /^title\s{0,4}:\s{0,4}["']?(.{1,200}?)["']?\s{0,20}$/.exec(line) ?? [];
        if (text !== undefined)
            return { text, line: at + 1 };
    }
    return undefined;
}
/** Whether the front matter names somebody: `owner: platform team`. */
function ownerInFrontMatter(frontMatter) {
    return /^\s{0,12}["']?(?:owners?(?:[-_]\w{1,20})?|team|approvers?|responsible|contact|maintainers?|who)["']?\s{0,4}:\s{0,4}\S/im.test(frontMatter);
}
/**
 * Days on which a text says that the procedure was tried: "Last drill: 1 August 2026", or a table below a heading about
 * drills.
 *
 * @param lines the prose, from the first line of the section on
 * @param from 0-based number of that line in the document
 * @param isLog whether the section is a log of drills
 */
function drillsInText(lines, from, isLog) {
    return lines.flatMap((line, at) => {
        if (!isLog && !SAID.test(line))
            return [];
        // A sentence may go on in the next line of the paragraph.
        const own = daysIn(line);
        const said = own.length > 0 ? own : isLog ? [] : daysIn(lines[at + 1] ?? '').slice(0, 1);
        return said.map((day) => ({ ...day, line: from + at }));
    });
}
/** Whether a section is a log of drills, by its title. */
function isDrillLog(title) {
    return LOG.test(title);
}

// EXTERNAL MODULE: ./node_modules/markdown-it/dist/markdown-it.mjs + 12 modules
var markdown_it = __webpack_require__(5251);
;// CONCATENATED MODULE: ./src/collect/artefact/procedures/outline.ts

/** More headings than any document of a person has. */
const MAX_SECTIONS = 2000;
const parser = new markdown_it/* default */.A('commonmark', { html: true }).enable('table');
/**
 * Reads the structure of a Markdown document. Links, emphasis and HTML are passed over.
 *
 * @param title of the document as a whole, where its front matter gives one
 */
function readOutline(markdown, title) {
    const lines = markdown.split('\n');
    const tokens = [];
    // Only blocks: spans of code are found in the lines, and nothing else within a line matters.
    parser.block.parse(markdown, parser, {}, tokens);
    const prose = [...lines];
    const listings = [];
    for (const { type, map, content } of tokens) {
        if ((type !== 'fence' && type !== 'code_block') || !map)
            continue;
        listings.push({ text: content, line: type === 'fence' ? map[0] + 1 : map[0] });
        for (let at = map[0]; at < map[1]; at++)
            prose[at] = '';
    }
    return { sections: sectionsOf(tokens, lines.length, title), prose, code: [...listings, ...prose.flatMap(spansOf)] };
}
/** `` `SCAN` ``, ``` ``a`b`` ```. */
function spansOf(line, at) {
    return [...line.matchAll(/(`{1,3})([^`\n]{1,300})\1/g)].map(([, , text = '']) => ({ text: text.trim(), line: at }));
}
function sectionsOf(tokens, lineCount, title) {
    const headings = tokens.flatMap(({ type, level, tag, map }, at) => {
        if (type !== 'heading_open' || level > 0 || !map)
            return [];
        return [{ title: titleOf(tokens[at + 1]?.content ?? ''), rank: Number(tag.slice(1)), line: map[0] }];
    });
    const whole = title ? [{ title: title.text, rank: 0.5, line: title.line }] : [];
    const kept = [...whole, ...headings].slice(0, MAX_SECTIONS);
    if (kept.length === 0)
        return [{ title: '', above: [], line: 0, end: lineCount }];
    const path = [];
    return kept.map(({ title, rank, line }, at) => {
        while ((path.at(-1)?.rank ?? 0) >= rank)
            path.pop();
        const above = path.map((one) => one.title);
        path.push({ title, rank });
        const next = kept.slice(at + 1).find((one) => one.rank <= rank);
        return { title, above, line, end: next?.line ?? lineCount };
    });
}
/** Without the marks of emphasis and code, and the target of a link. */
function titleOf(inline) {
    return inline
        .replace(/\]\([^)\n]{0,500}\)/g, '')
        .replace(/[`*_[\]]/g, '')
        .trim();
}

;// CONCATENATED MODULE: ./src/collect/artefact/procedures/plain-text.ts
/** Front matter of a document: `---`, lines of YAML, `---` at the very start. */
const FENCE = /^---[ \t]{0,20}$/;
/** Underlines of reStructuredText that Markdown does not know as such. */
const RST_UNDERLINE = /^([~^"'*+#])\1{2,199}$/;
/** Takes front matter and comments out of a document, and turns the headings and listings of other formats into Markdown's. */
function strip(path, text) {
    const lines = withoutComments(text).split(/\r\n|\n|\r/);
    const end = FENCE.test(lines[0] ?? '') ? lines.findIndex((line, at) => at > 0 && FENCE.test(line)) : -1;
    const frontMatter = end > 0 ? lines.slice(1, end) : [];
    const body = lines.map((line, at) => (at <= end ? '' : line));
    return { markdown: asMarkdown(path, body).join('\n'), frontMatter: frontMatter.join('\n') };
}
function asMarkdown(path, lines) {
    if (/\.(?:adoc|asciidoc)$/i.test(path))
        return lines.map(ofAsciiDoc);
    if (/\.rst$/i.test(path))
        return lines.map((line, at) => ofRestructured(line, lines[at - 1] ?? '', lines[at + 1] ?? ''));
    return [...lines];
}
/** `== Title`, `----` around a listing. */
function ofAsciiDoc(line) {
    if (/^(?:-{4,99}|\.{4,99})$/.test(line))
        return '```';
    if (/^\[[^\]\n]{0,200}\]$/.test(line))
        return '';
    return line.replace(/^={1,6}(?= )/, (marks) => '#'.repeat(marks.length));
}
/** A title is underlined with any mark; Markdown knows two of them. */
function ofRestructured(line, before, after) {
    if (/^\.\. code(?:-block)?::/.test(line))
        return '';
    const isTitle = line.trim() !== '' && RST_UNDERLINE.test(after) && !RST_UNDERLINE.test(line);
    if (isTitle)
        return `### ${line}`;
    return RST_UNDERLINE.test(line) && before.trim() !== '' ? '' : line;
}
/** Comments of HTML are instructions to whoever edits, not to whoever reads; their line breaks stay. */
function withoutComments(text) {
    let rest = text;
    let kept = '';
    for (;;) {
        const from = rest.indexOf('<!--');
        const to = from < 0 ? -1 : rest.indexOf('-->', from);
        if (to < 0)
            return kept + rest;
        kept += rest.slice(0, from) + rest.slice(from, to).replace(/[^\r\n]/g, '');
        rest = rest.slice(to + 3);
    }
}

;// CONCATENATED MODULE: ./src/collect/artefact/procedures/recipes.ts
const DELETES = /\b(?:unlink|del)\b/i;
const CLI_KEYS = /\b(?:redis|valkey|keydb)-cli\b[^\n|;]{0,300}?\skeys\s/i;
const SESSION_KEYS = /^\s{0,20}(?:[\w.:[\]-]{0,60}>\s{0,4})?keys\s{1,4}\S/im;
const LUA_KEYS = /\bcall\s{0,4}\(\s{0,4}\\?['"]keys\\?['"]/i;
const SCANS = /--scan\b|\bscan(?:Stream|Iterator)?\b/i;
const DROPS = /\bflush(?:db|all)\b/i;
const RAISES = /\bincr(?:by)?\b/i;
const VERSION = /version|generation|namespace|epoch/i;
/** `npm run cache:clear`, `make flush-cache`, `curl -X POST …/cache/purge`, `node scripts/empty-cache.mjs`. */
const VERB = 'flush|clear|purge|invalidate|bust|empty|wipe|reset';
const OWN_COMMAND = new RegExp(`\\b(?:${VERB})[-_:/ ]?(?:the[-_ ]|all[-_ ])?(?:redis|valkey|\\w{0,20}[-_]?cache)|\\b(?:cache|caches|redis|valkey)[-_:/ .](?:${VERB})\\b`, 'i');
/** What starts a command of a shell; method calls in an example of code are none. */
const RUNS = /^\s{0,20}(?:[$>#]\s{1,4})?(?:[A-Z_]{1,40}=\S{0,200}\s{1,4}){0,4}(?:sudo\s{1,4})?(?:npm|pnpm|yarn|npx|bunx?|node|tsx|ts-node|deno|make|just|task|docker(?:-compose)?|podman|kubectl|helm|heroku|fly(?:ctl)?|railway|curl|https?|ssh|aws|gcloud|az|nx|turbo|sh|bash|php|python3?|rails|rake|bundle|k|\.{0,2}\/?(?:bin|scripts?|ops|tools)\/|\.\/)(?:\b|\S)/;
const recipes_MAX_TEXT = 120;
/**
 * The ways of emptying a cache that the code of a section shows. SCAN and UNLINK that are named apart count together: a
 * document may explain one after the other.
 */
function recipesIn(code) {
    const found = code.flatMap((one) => ofListing({ ...one, text: one.text.replace(/\\\r?\n/g, ' ') }));
    if (found.length > 0)
        return found;
    const scan = code.find(({ text }) => SCANS.test(text));
    const deletes = code.find(({ text }) => DELETES.test(text));
    if (!scan || !deletes)
        return [];
    const kind = /\bunlink\b/i.test(deletes.text) ? 'scan-unlink' : 'scan-del';
    return [{ ...recipe(kind, scan, scan.text), isApart: true }];
}
function ofListing(code) {
    const { text } = code;
    const line = (pattern) => text.split('\n').find((one) => pattern.test(one)) ?? text;
    const isDeleting = DELETES.test(text);
    const keys = isDeleting ? [CLI_KEYS, SESSION_KEYS, LUA_KEYS].find((one) => one.test(text)) : undefined;
    if (keys)
        return [recipe('keys', code, line(keys))];
    if (SCANS.test(text) && isDeleting) {
        return [recipe(/\bunlink\b/i.test(text) ? 'scan-unlink' : 'scan-del', code, line(SCANS))];
    }
    if (DROPS.test(text))
        return [recipe('flushdb', code, line(DROPS))];
    if (RAISES.test(text) && VERSION.test(text))
        return [recipe('version-bump', code, line(RAISES))];
    const own = text.split('\n').find((one) => RUNS.test(one) && OWN_COMMAND.test(one));
    return own === undefined ? [] : [recipe('command', code, own)];
}
function recipe(kind, { text, line }, shown) {
    const at = text.split('\n').indexOf(shown);
    // What follows a command as a comment is none of it.
    const short = shown
        .replace(/\s#\s.*$/, '')
        .trim()
        .replace(/\s+/g, ' ');
    return {
        kind,
        text: short.length > recipes_MAX_TEXT ? `${short.slice(0, recipes_MAX_TEXT - 1)}…` : short,
        line: line + Math.max(0, at),
    };
}

;// CONCATENATED MODULE: ./src/collect/artefact/procedures/index.ts






const STORE = /redis|valkey|keydb|elasticache|memorystore/i;
/** Words that no document about emptying a cache is without. */
const ACTS = /flush|invalidat|purg|\bunlink\b|(?:clear|empty|emptie|wip|bust|reset|drop)\w{0,4}[^\n]{0,40}(?:cache|redis|valkey)|(?:redis|valkey)-cli[^\n]{0,200}\bdel\b/i;
const OBJECT = /\b(?:caches?|redis|valkey|elasticache|memorystore|keys?)\b/i;
const FLUSHES = /\b(?:empt(?:y|ies|ying)|flush(?:es|ing)?|flushing|purg(?:e|es|ing)|invalidat(?:e|es|ing|ion))\b/i;
const EMPTIES = /\b(?:clear(?:s|ing)?|wip(?:e|es|ing)|bust(?:s|ing)?|drop(?:s|ping)?|reset(?:s|ting)?|evict(?:s|ing)?|delet(?:e|es|ing)|remov(?:e|es|ing))\b/i;
/** Caches of other kinds have pages of their own. */
const OTHER_CACHES = /\b(?:browser|cdn|cloudflare|cloudfront|fastly|akamai|varnish|nginx|npm|yarn|pnpm|bundle|build|docker|gradle|maven|pip|webpack|vite|turbo\w{0,4}|dns|apt|composer|opcache|http|babel|metro|jest|eslint|service worker|git|image)\b/i;
const RUNBOOK_PATH = /(?:^|\/)(?:runbooks?|playbooks?|sops?|procedures?|operations?|ops|on-?call|incidents?|maintenance)(?:\/|\.[a-z]{2,8}$)|runbook|playbook|flush/i;
/** "Operations" alone: those on tags and keys are what a library offers. */
const RUNBOOK_TITLE = /\b(?:runbook|playbook|procedure|SOP|on-?call)\b|^[\d. ]{0,6}(?:(?:redis|valkey|service|production) )?operations(?: (?:guide|manual|handbook))?$/i;
/** Documents that say how to empty the cache: runbooks, sections of a README, operations guides. */
const procedures = {
    topics: ['procedures'],
    accepts: (path) => /\.(?:md|mdx|markdown|adoc|asciidoc|rst|txt)$/i.test(path),
    // Anchored, so that each of the two is looked for once.
    mentions: new RegExp(`^(?=[^]*?(?:${STORE.source}))(?=[^]*?(?:${ACTS.source}))`, 'i'),
    read(file, found) {
        if (file.text.includes('\0'))
            throw new failures/* Unreadable */.IO('binary content in a text file');
        const { markdown, frontMatter } = strip(file.path, file.text);
        const outline = readOutline(markdown, titleInFrontMatter(frontMatter));
        const document = { file, outline, frontMatter };
        const { sections } = outline;
        const about = sections.filter(isAboutFlush).slice(0, MAX_CANDIDATES);
        const all = about.flatMap((section) => procedureOf(document, section) ?? []);
        const best = all.sort((one, other) => completeness(other) - completeness(one))[0];
        if (best)
            found.procedures.push(best);
        const recipes = recipesIn(outline.code).filter(({ kind }) => kind === 'keys');
        found.keysRecipes.push(...recipes.map((recipe) => recipeAt(file, recipe)));
    },
};
/** A document with more headings about a flush is a log, or was made by a machine. */
const MAX_CANDIDATES = 50;
/** Whether a heading is about emptying the cache. What is to be emptied may stand in a heading above. */
function isAboutFlush({ title, above }) {
    if (OTHER_CACHES.test(title))
        return false;
    if (FLUSHES.test(title))
        return OBJECT.test(title) || above.some((one) => OBJECT.test(one));
    return EMPTIES.test(title) && OBJECT.test(title);
}
/** Undefined where a section only speaks of a flush. */
function procedureOf({ file, outline, frontMatter }, section) {
    const prose = outline.prose.slice(section.line, section.end);
    const code = outline.code.filter(({ line }) => isWithin(line, section));
    const beside = besides(outline, section);
    const text = prose.join('\n');
    const recipes = recipesIn(code);
    const keys = keysIn(text, code) ?? (recipes.some(({ kind }) => kind === 'flushdb') ? 'the whole database' : undefined);
    const drills = [...drillsInFrontMatter(frontMatter), ...drillsOf(outline, section, beside)];
    const isRunbook = RUNBOOK_PATH.test(file.path) || [section.title, ...section.above].some((one) => RUNBOOK_TITLE.test(one));
    const names = wordsOf(code);
    const verified = tellsVerification(text, code) || beside.some((one) => isVerification(outline, one));
    const isForSomebody = verified || drills.length > 0 || tellsToAct(text);
    if (!isRunbook && !isRunnable(recipes) && !(isForSomebody && recipes.length + names.length > 0))
        return undefined;
    return {
        place: placeOfLine(file, section.line),
        title: section.title,
        isRunbook,
        ...(keys !== undefined && { keys }),
        recipes: recipes.map((recipe) => recipeAt(file, recipe)),
        names,
        tellsWho: tellsWho(text) || ownerInFrontMatter(frontMatter) || beside.some((one) => tellsWho(textOf(outline, one))),
        tellsVerification: verified,
        drills: drills.map(({ day, otherwise, line }) => {
            return { day, ...(otherwise !== undefined && { otherwise }), place: placeOfLine(file, line) };
        }),
    };
}
/** What holds for the whole document: its first lines, and sections about people, checks and drills. */
function besides({ sections }, { line, end }) {
    const [first, second] = sections;
    const preamble = first && { title: '', above: [], line: 0, end: second?.line ?? first.end };
    const others = sections.filter((one) => one.line >= end || one.end <= line);
    const about = others.filter(({ title }) => /\b(?:who|owners?|contacts?|roles?|approv\w{1,4}|verif\w{1,8}|drills?|rehearsals?|game ?days?)\b/i.test(title));
    return [...(preamble ? [preamble] : []), ...about];
}
/** What a text of the document says of drills; all that a log of drills holds, wherever it is. */
function drillsOf(outline, section, beside) {
    const { prose, sections } = outline;
    const told = [section, ...beside].flatMap(({ line, end }) => drillsInText(prose.slice(line, end), line, false));
    const logs = sections.filter(({ title }) => isDrillLog(title));
    return [...told, ...logs.flatMap(({ line, end }) => drillsInText(prose.slice(line, end), line, true))];
}
function isVerification(outline, section) {
    return /\bverif/i.test(section.title) && textOf(outline, section).trim().length > section.title.length + 20;
}
function textOf({ prose }, { line, end }) {
    return prose.slice(line, end).join('\n');
}
function isWithin(line, section) {
    return line >= section.line && line < section.end;
}
const MAX_WORDS = 200;
function wordsOf(code) {
    return code
        .flatMap(({ text }) => text.split('\n'))
        .map((one) => one.trim().slice(0, 200))
        .filter(Boolean)
        .slice(0, MAX_WORDS);
}
/**
 * Whether there is something to run in it. Functions that are only named are in a design document or in the reference of
 * a library, too: there somebody has to be told to call them.
 */
function isRunnable(recipes) {
    return recipes.some(({ isApart }) => !isApart);
}
function completeness({ keys, recipes, tellsWho: who, tellsVerification: verified, drills }) {
    return [keys !== undefined, recipes.length > 0, who, verified, drills.length > 0].filter(Boolean).length;
}
function recipeAt(file, { kind, text, line }) {
    return { kind, text, place: placeOfLine(file, line) };
}
/** A line without the blanks around it. */
function placeOfLine(file, line) {
    const start = file.lineStart(line);
    const text = file.text.slice(start, file.lineStart(line + 1)).trimEnd();
    const indent = text.length - text.trimStart().length;
    return file.placeOf(start + indent, start + text.length);
}

;// CONCATENATED MODULE: ./src/collect/artefact/prometheus/jsonnet.ts

/** Mixins are programs that make rules; they are not run here, and say so. */
const jsonnet = {
    topics: ['alerts'],
    accepts: (path) => /\.(?:jsonnet|libsonnet)$/.test(path),
    mentions: /\balert['"]?\s{0,4}:\s{0,4}['"][^'"\n]{0,80}(?:redis|valkey)|^(?=[\s\S]*(?:redis|valkey))[\s\S]*\balert['"]?\s{0,4}:\s{0,4}['"][^'"\n]{0,80}cache/i,
    read() {
        throw new failures/* Unreadable */.IO('alerts in Jsonnet, which is not evaluated here; commit the rules that it makes to have them read');
    },
};

;// CONCATENATED MODULE: ./src/collect/artefact/prometheus/rules.ts

/** Kinds of files in which rules are kept. */
const RULE_FILE = /\.(?:ya?ml|json|rules|tpl|tmpl|j2)$/i;
/**
 * Rules of Prometheus, and of what reads the same format (Mimir, Thanos, vmalert): a mapping with `alert` or `record`
 * beside `expr`, wherever it stands. So it makes no difference whether the groups are a file of their own, a
 * PrometheusRule, values of a Helm chart or a text in a ConfigMap.
 */
const prometheusRules = {
    topics: ['alerts'],
    accepts: (path) => RULE_FILE.test(path),
    mentions: /^[ \t]{0,60}(?:- {1,8})?["']?(?:alert|record)["']?[ \t]{0,4}:|\\n[ ]{0,60}(?:- {1,8})?alert:|"alert"\s{0,4}:|[{,][ \t]{0,8}(?:alert|record):/m,
    read(file, found) {
        for (const document of file.everyDocument)
            readRules(document, file, found);
    },
};
function readRules(document, file, found) {
    for (const tree of document.all()) {
        const [expr, alert, record] = ['expr', 'alert', 'record'].map((name) => tree.at(name)?.text);
        if (expr === undefined)
            continue;
        if (record !== undefined)
            found.rules.recordings.push({ name: record, expression: file.resolved(expr) });
        if (alert === undefined)
            continue;
        if (isLogQl(expr))
            found.otherAlerts++;
        else {
            found.rules.alerts.push({
                name: file.resolved(alert),
                system: 'prometheus',
                expression: file.resolved(expr),
                place: tree.at('alert')?.place ?? tree.place,
                labels: new Map((tree.at('labels')?.entries ?? []).map(([name, { text = '' }]) => [name, file.resolved(text)])),
                waits: tree.at('for')?.text,
                condition: file.conditionAt(tree.place.line),
            });
        }
    }
}

;// CONCATENATED MODULE: ./src/collect/artefact/settings/compose.ts

/** Names under which compose files are kept: `docker-compose.prod.yml`, `compose.yaml`, `docker-stack.yml`. */
const COMPOSE = /(?:compose|stack)[^/]{0,60}\.ya?ml$/i;
/** Files of Docker Compose, Podman and Swarm. */
const composeFile = {
    topics: ['server-settings'],
    accepts: (path) => COMPOSE.test(external_node_path_.posix.basename(path)),
    mentions: /redis|valkey|keydb|dragonfly/i,
    read(file, found) {
        for (const root of file.documents) {
            if (root.at('services')?.entries.length)
                found.deployments.composes.push({ file, root });
        }
    },
};
/** Every service of every compose file. */
function servicesOf({ composes }) {
    return composes.flatMap(({ file, root }) => {
        const base = baseOf(file, composes);
        return (root.at('services')?.entries ?? []).map(([name, own]) => {
            const below = own.at('image') || own.at('build') ? [] : layersIn(base, name);
            const layers = [...below, ...extended({ file, root, tree: own }, composes), { file, tree: own }];
            const section = (wanted) => root.at(wanted) ?? base?.root.at(wanted);
            return { name, file, files: layers.map((one) => one.file), layers: layers.map(({ tree }) => tree), section };
        });
    });
}
/** The file that Compose reads first in a folder; the others there are laid over it. */
function baseOf({ path }, composes) {
    const folder = external_node_path_.posix.dirname(path);
    return composes.find(({ file }) => {
        const isNext = external_node_path_.posix.dirname(file.path) === folder && file.path !== path;
        return isNext && /^(?:(?:docker-)?compose)\.ya?ml$/.test(external_node_path_.posix.basename(file.path));
    });
}
function layersIn(base, name) {
    const tree = base?.root.at('services', name);
    return base && tree ? [{ file: base.file, tree }] : [];
}
/** `extends: { file, service }`, one step deep. */
function extended({ file, root, tree }, composes) {
    const wanted = tree.at('extends');
    if (!wanted)
        return [];
    const service = wanted.text ?? wanted.at('service')?.text ?? '';
    const path = wanted.at('file')?.text;
    const from = path === undefined ? { file, root } : composes.find((one) => one.file.path === nextTo(file, path));
    return layersIn(from, service);
}
/** A path in a compose file, relative to the root of the repository. */
function nextTo(file, path) {
    return external_node_path_.posix.join(external_node_path_.posix.dirname(file.path), path);
}
/** The value of a setting: the last layer that has it decides. */
function valueIn({ layers }, ...path) {
    return layers.findLast((layer) => layer.at(...path))?.at(...path);
}
/** The environment of a service, written as a list or as a mapping; what comes from outside is left out. */
function environmentOf({ layers }) {
    return new Map(layers.flatMap((layer) => entriesOf(layer.at('environment'))));
}
function entriesOf(environment) {
    const listed = (environment?.items ?? []).flatMap((item) => {
        const [, name = '', value] = /^(\w{1,80})=(.{0,4000})$/s.exec(item.text ?? '') ?? [];
        return value === undefined ? [] : [[name, item.withContent(value)]];
    });
    return [...(environment?.entries ?? []).filter(([, value]) => value.text !== undefined), ...listed];
}
/** What a service sees at a path of its own: a path in the repository, or undefined where nothing known is mounted there. */
function mountedAt(service, wanted) {
    for (const { source, target } of mountsOf(service)) {
        if (target === wanted)
            return source;
        if (wanted.startsWith(`${target.replace(/\/$/, '')}/`))
            return external_node_path_.posix.join(source, external_node_path_.posix.relative(target, wanted));
    }
    return undefined;
}
/** Files and folders of the repository that a service sees; the last layer comes first. */
function mountsOf(service) {
    const { layers, file } = service;
    const volumes = layers.flatMap((layer) => layer.at('volumes')?.items ?? []);
    const mounts = volumes.flatMap((volume) => {
        const [, source, target] = /^([^:]{1,400}):([^:]{1,400})(?::[\w,]{1,20})?$/.exec(volume.text ?? '') ?? [];
        return [{ source: source ?? volume.at('source')?.text ?? '', target: target ?? volume.at('target')?.text ?? '' }];
    });
    const local = mounts
        .map(({ source, target }) => ({ source: withoutFolder(source), target }))
        .filter(({ source, target }) => /^\.{1,2}(?:\/|$)/.test(source) && target !== '')
        .map(({ source, target }) => ({ source: nextTo(file, source), target }));
    return [...local, ...configsOf(service)].toReversed();
}
/** `${PWD}/redis.conf` and the like: the folder of the file, as far as anybody can tell. */
function withoutFolder(source) {
    return source.replace(/^\$(?:PWD|\{PWD[^}]{0,40}\})\//, './').replace(/^\$\{\w{1,80}:?-(\.[^}]{0,200})\}/, '$1');
}
/** `configs:` of a service, which name files of the repository in a section of their own. */
function configsOf({ layers, section, file }) {
    return layers.flatMap((layer) => (layer.at('configs')?.items ?? []).flatMap((item) => {
        const name = item.text ?? item.at('source')?.text ?? '';
        const path = section('configs')?.at(name, 'file')?.text;
        return path === undefined ? [] : [{ source: nextTo(file, path), target: item.at('target')?.text ?? `/${name}` }];
    }));
}

;// CONCATENATED MODULE: ./src/collect/artefact/settings/images.ts
const PRODUCTS = {
    redis: 'redis',
    'redis-cluster': 'redis',
    'redis-stack': 'redis',
    'redis-stack-server': 'redis',
    redismod: 'redis',
    valkey: 'valkey',
    'valkey-bundle': 'valkey',
    'valkey-cluster': 'valkey',
    keydb: 'keydb',
    dragonfly: 'dragonfly',
};
/**
 * Who publishes them, at whatever registry. Registries that keep copies of Docker's official images name them
 * `library/redis` below a folder of their own (public.ecr.aws/docker/library/redis).
 */
const STOCK = /^(?:(?:[\w.:-]{1,80}\/){0,4}library\/|(?:[\w.:-]{1,80}\/)?(?:bitnami|bitnamilegacy|bitnamisecure|redis|redislabs|valkey|valkey-io|eqalpha|dragonflydb|chainguard)\/)?[\w.-]{1,40}$/;
/** Docker Hub and its mirror by Google, where a name alone is that of an official image. */
const HUB = /^(?:docker\.io|index\.docker\.io|registry-1\.docker\.io|registry\.hub\.docker\.com|mirror\.gcr\.io)\//;
const BITNAMI = /(?:^|\/)bitnami(?:legacy|secure)?\//;
/**
 * What an image is, by its name: `redis:7-alpine`, `docker.io/bitnami/valkey@sha256:…`. Undefined for others, exporters
 * and sentinels among them.
 */
function serverImageOf(image) {
    const name = image
        .trim()
        .replace(/@.*$/s, '')
        .replace(/:[^/]*$/s, '');
    const last = name.slice(name.lastIndexOf('/') + 1);
    const product = Object.hasOwn(PRODUCTS, last) ? PRODUCTS[last] : undefined;
    if (product === undefined)
        return undefined;
    return { product, isStock: STOCK.test(name.replace(HUB, '')), ...startOf(name, last, product) };
}
function startOf(name, last, product) {
    // The start scripts of Bitnami add them (rootfs/opt/bitnami/scripts/redis/run.sh); they read mounted-etc as well.
    if (BITNAMI.test(name)) {
        const prefix = product.toUpperCase();
        return { flagVariables: [`${prefix}_EXTRA_FLAGS`], ownConf: /^\/opt\/bitnami\/\w{1,20}\/(?:mounted-)?etc\// };
    }
    // redis-stack's entrypoint reads REDIS_ARGS and /redis-stack.conf.
    if (last.startsWith('redis-stack'))
        return { flagVariables: ['REDIS_ARGS'], ownConf: /^\/redis-stack\.conf$/ };
    // valkey's docker-entrypoint.sh ends in `exec "$@" $VALKEY_EXTRA_FLAGS`; that of redis adds nothing.
    if (product === 'valkey')
        return { flagVariables: ['VALKEY_EXTRA_FLAGS'], ownConf: undefined };
    return { flagVariables: [], ownConf: undefined };
}
/** Words in which a server is started: by its own name, or by the start script of Bitnami's images. */
const STARTS_SERVER = /(?:^|\/)(?:(?:redis|valkey|keydb)-server|dragonfly|run\.sh)$/;

;// CONCATENATED MODULE: ./src/collect/artefact/settings/dockerfile.ts


const DOCKERFILE = /(?:^|\/)(?:[^/]{0,60}[.-])?(?:Dockerfile|Containerfile)(?:[.-][^/]{0,60})?$/i;
/** Dockerfiles whose last stage is built on an image of a server. */
const dockerfile = {
    topics: ['server-settings'],
    accepts: (path) => DOCKERFILE.test(path),
    mentions: /^[ \t]{0,20}FROM\b.{0,200}(?:redis|valkey|keydb|dragonfly)/im,
    read(file, found) {
        const instructions = lastStage(instructionsIn(file));
        const [from] = instructions;
        if (from && serverImageOf(baseImageOf(from)))
            found.deployments.dockerfiles.set(external_node_path_.posix.normalize(file.path), { file, instructions });
    },
};
const INSTRUCTION = /^[ \t]{0,20}(FROM|CMD|ENTRYPOINT|COPY|ADD|ENV)[ \t]{1,20}((?:[^\\\r\n]|\\[^\r\n]|\\\r?\n)*)/gim;
function instructionsIn(file) {
    return [...file.text.matchAll(INSTRUCTION)].map(({ index, 0: whole, 1: name = '', 2: text = '' }) => ({
        name: name.toUpperCase(),
        text: text.replace(/\\\r?\n/g, ' ').trim(),
        place: file.placeOf(index, index + whole.length),
    }));
}
function lastStage(instructions) {
    const from = instructions.findLastIndex(({ name }) => name === 'FROM');
    return from < 0 ? [] : instructions.slice(from);
}
/** `redis:7` of `FROM --platform=linux/amd64 redis:7 AS cache`. */
function baseImageOf({ text }) {
    return text.split(/\s+/).find((word) => !word.startsWith('--')) ?? '';
}
/** The words of CMD or ENTRYPOINT, as a shell would split them; the JSON form is read as the list that it is. */
function wordsOfInstruction({ text }) {
    if (!text.startsWith('['))
        return [text];
    try {
        const words = JSON.parse(text.slice(0, text.lastIndexOf(']') + 1));
        return Array.isArray(words) ? words.filter((word) => typeof word === 'string') : [text];
    }
    catch {
        return [text];
    }
}
/** Where files of the build's folder end up in the image: `COPY redis.conf /etc/redis.conf`. */
function copiesIn(instructions) {
    return instructions
        .filter(({ name, text }) => (name === 'COPY' || name === 'ADD') && !/--from=/.test(text))
        .flatMap(({ text }) => {
        const words = text.split(/\s+/).filter((word) => !word.startsWith('--'));
        const target = words.at(-1) ?? '';
        const isFolder = words.length > 2 || target.endsWith('/');
        return words.slice(0, -1).map((source) => ({
            source,
            target: isFolder ? external_node_path_.posix.join(target, external_node_path_.posix.basename(source)) : target,
        }));
    });
}

;// CONCATENATED MODULE: ./src/collect/artefact/settings/helm.ts

const VALUES = /(?:^|\/)(?:[^/]{1,60}[._-])?values?(?:[._-][^/]{1,60})?\.ya?ml$|(?:^|\/)(?:helm|helmfile|values)\/(?:[^/]+\/){0,4}[^/]{1,80}\.ya?ml$/i;
/** Values for a Helm chart; whether they are about a server is told by the Chart.yaml beside them, or by their shape. */
const helmValues = {
    topics: ['server-settings'],
    accepts: (path) => VALUES.test(path) && !/(?:^|\/)(?:templates|crds)\//.test(path),
    mentions: /redis|valkey|keydb|dragonfly|maxmemory/i,
    read(file, found) {
        // A template of values, as helmfile has them, is no YAML before it is rendered.
        if (/\{\{/.test(file.text) && /\.gotmpl$/.test(file.path))
            return;
        for (const tree of file.documents) {
            if (tree.entries.length > 0 && !tree.at('apiVersion'))
                found.deployments.values.push({ file, tree });
        }
    },
};
/** What a chart is made of. */
const helmChart = {
    topics: ['server-settings'],
    accepts: (path) => external_node_path_.posix.basename(path) === 'Chart.yaml' || external_node_path_.posix.basename(path) === 'requirements.yaml',
    mentions: /redis|valkey|keydb|dragonfly/i,
    read(file, found) {
        const [root] = file.documents;
        if (root)
            found.deployments.charts.set(external_node_path_.posix.dirname(file.path), { file, root });
    },
};
const SERVERS = /^(?:redis|valkey|keydb)(?:-cluster)?$/;
/** The kind of a chart by its name and repository; undefined for charts of other things. */
function chartKindOf(name, repository = '') {
    const last = name.slice(name.lastIndexOf('/') + 1);
    if (last === 'redis-ha')
        return 'redis-ha';
    if (!SERVERS.test(last))
        return undefined;
    if (/bitnami/i.test(repository + name))
        return 'bitnami';
    return /valkey-io|valkey\.io/i.test(repository) ? 'valkey-io' : 'other';
}
/** The kind of a chart by the names of its values, where only those are known. */
function chartKindByShape(values) {
    const has = (name) => values.at(name) !== undefined;
    const isNode = ['master', 'replica', 'primary'].some((name) => (values.at(name)?.entries.length ?? 0) > 0);
    if (has('valkeyConfig'))
        return 'valkey-io';
    if (has('commonConfiguration') || (isNode && (has('architecture') || has('auth'))))
        return 'bitnami';
    const config = values.at('redis', 'config');
    const isHa = has('haproxy') || has('sentinel') || has('hardAntiAffinity') || config?.at('maxmemory') !== undefined;
    return isHa && (config || values.at('redis', 'customConfig')) ? 'redis-ha' : undefined;
}
/** The servers that a chart depends on. */
function dependenciesOf(chart) {
    return (chart.at('dependencies')?.items ?? []).flatMap((tree) => {
        const name = tree.at('name')?.text ?? '';
        const repository = tree.at('repository')?.text ?? '';
        const kind = chartKindOf(name, repository);
        // A chart of the repository itself is read by its own templates.
        if (!kind || repository.startsWith('file:'))
            return [];
        const conditions = (tree.at('condition')?.text ?? '').split(',').map((path) => path.trim().split('.'));
        return [{ key: tree.at('alias')?.text ?? name, kind, tree, conditions: conditions.filter(([first]) => first) }];
    });
}
/** Values with others laid over them, as Helm does it: mappings are joined, everything else is replaced. */
function laidOver(base, over) {
    if (!base || base.entries.length === 0 || over.entries.length === 0)
        return over;
    const joined = new Map(base.entries);
    for (const [name, value] of over.entries)
        joined.set(name, laidOver(joined.get(name), value));
    return over.withContent(joined);
}
/** Whether a file is the one that Helm reads first: `values.yaml` beside the Chart.yaml. */
function isBase({ path }) {
    return /^values\.ya?ml$/.test(external_node_path_.posix.basename(path));
}

;// CONCATENATED MODULE: ./src/collect/artefact/settings/kubernetes.ts

/** Kinds that run containers. */
const WORKLOADS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Pod']);
/** Kinds that ask an operator for a server: of Spotahome, OT-Container-Kit and Dragonfly. */
const OPERATED = new Set([
    'RedisFailover',
    'Redis',
    'RedisReplication',
    'RedisCluster',
    'Dragonfly',
]);
const kubernetes_YAML = /\.ya?ml$/;
/** Manifests of Kubernetes, also those in the templates of a Helm chart; HelmReleases and Argo CD's Applications. */
const kubernetes = {
    topics: ['server-settings'],
    accepts: (path) => kubernetes_YAML.test(path) && !/(?:^|\/)\.github\//.test(path),
    mentions: /redis|valkey|keydb|dragonfly|maxmemory/i,
    read(file, found) {
        for (const root of kubernetes_documentsOf(file)) {
            for (const tree of root.at('kind')?.text === 'List' ? (root.at('items')?.items ?? []) : [root]) {
                kubernetes_add(file, tree, found);
            }
        }
    },
};
/** Documents that are of interest here; definitions of resources are large, and none of them. */
const MANIFEST = /^[ \t]{0,4}(?:- )?kind:[ \t]{0,8}["']?(?:List|ConfigMap|Deployment|StatefulSet|DaemonSet|ReplicaSet|Pod|Kustomization|HelmRelease|Application|Redis(?:Failover|Replication|Cluster)?|Dragonfly)["']?\s{0,20}$/m;
/** A template that starts a server itself. */
const STARTS = /\b(?:redis|valkey|keydb)-server\b|^[ \t-]{0,40}image:.{0,200}(?:redis|valkey|keydb)(?!.{0,20}exporter)/m;
function kubernetes_documentsOf(file) {
    if (!MANIFEST.test(file.text))
        return [];
    // Most templates about Redis only name its address; those are not missed where they cannot be read.
    return file.isTemplate && !STARTS.test(file.text) ? [] : file.documents;
}
function kubernetes_add(file, tree, { deployments }) {
    const kind = tree.at('kind')?.text ?? '';
    if (kind === 'ConfigMap') {
        const name = tree.at('metadata', 'name')?.text ?? '';
        deployments.configMaps.push({ name, file, data: tree.at('data')?.entries ?? [] });
    }
    else if (WORKLOADS.has(kind) || OPERATED.has(kind))
        deployments.resources.push({ file, tree });
    else if (kind === 'Kustomization')
        generated(file, tree, deployments);
    else
        released(file, tree, deployments);
}
/** What Flux (`HelmRelease`) and Argo CD (`Application`) give a chart. */
function released(file, tree, { values }) {
    const flux = tree.at('spec', 'chart', 'spec');
    const sources = [tree.at('spec', 'source'), ...(tree.at('spec', 'sources')?.items ?? [])];
    const asked = [
        { from: flux, repository: flux?.at('sourceRef', 'name'), given: tree.at('spec', 'values') },
        ...sources.map((from) => ({ from, repository: from?.at('repoURL'), given: from?.at('helm', 'valuesObject') })),
    ];
    for (const { from, repository, given } of asked) {
        const chart = from?.at('chart')?.text;
        const release = { file, repository: repository?.text ?? '', name: nameOf(tree) };
        if (chart && given)
            values.push({ ...release, tree: given, chart });
    }
}
/** `configMapGenerator` of Kustomize: files that become a ConfigMap. */
function generated(file, tree, { generators }) {
    for (const generator of tree.at('configMapGenerator')?.items ?? []) {
        const files = (generator.at('files')?.items ?? []).flatMap(({ text = '' }) => {
            const [first = '', second] = text.split('=');
            const path = second ?? first;
            return [[second === undefined ? external_node_path_.posix.basename(path) : first, external_node_path_.posix.join(external_node_path_.posix.dirname(file.path), path)]];
        });
        generators.push({ name: generator.at('name')?.text ?? '', files });
    }
}
function nameOf(tree) {
    return tree.at('metadata', 'name')?.text ?? '';
}

;// CONCATENATED MODULE: ./src/collect/artefact/settings/redis-conf.ts
/** Names under which configuration files of the server are kept: `redis.conf`, `redis-cache.conf`, `conf/valkey.conf`. */
const CONF = /(?:^|\/)[^/]{0,60}(?:redis|valkey|keydb)[^/]{0,60}\.conf(?:\.\w{1,20})?$|(?:^|\/)(?:redis|valkey|keydb)[^/]{0,20}\/(?:[^/]+\/){0,3}[^/]{1,60}\.conf$/i;
/** Directives of the server that other programs with a `.conf` do not have, or not spelled so (redis.conf of 8.0). */
const KNOWN = /^(?:maxmemory(?:-[a-z]+)*|bind|port|save|append(?:only|fsync|filename|dirname)|requirepass|masterauth|masteruser|(?:replica|slave)of|(?:replica|slave|repl|min-replicas|cluster|latency|slowlog|notify|hash|list|set|zset|hll|stream|lazyfree|active|client|rdb|aof|lua|tls|io|oom)-[a-z0-9-]+|dbfilename|dir|databases|loglevel|logfile|daemonize|pidfile|timeout|tcp-(?:backlog|keepalive)|protected-mode|maxclients|rename-command|include|loadmodule|supervised|unixsocket(?:perm)?|rdbcompression|rdbchecksum|stop-writes-on-bgsave-error|no-appendfsync-on-rewrite|auto-aof-rewrite-[a-z-]+|activerehashing|activedefrag|hz|dynamic-hz|jemalloc-bg-thread|aclfile|user|always-show-logo|set-proc-title|enable-[a-z-]+|disable-thp|shutdown-[a-z-]+|syslog-[a-z]+|sentinel|propagation-error-behavior|proto-max-bulk-len|acllog-max-len|tracking-table-max-keys)$/i;
/** Configuration files of the server, one directive a line. */
const redisConf = {
    topics: ['server-settings'],
    accepts: (path) => CONF.test(path),
    mentions: /^[ \t]{0,20}(?:maxmemory|port|bind|save|appendonly|requirepass|replicaof|include|dir|loglevel|daemonize|tcp-keepalive)\b/im,
    read(file, found) {
        if (isConf(file.text))
            found.deployments.confs.set(file.path, file);
    },
};
/** So many lines are looked at to tell what a file is. */
const LOOKED_AT = 500;
/** Whether a text is a configuration of the server, not one of nginx, supervisor or PHP about Redis. */
function isConf(text) {
    const names = text
        .slice(0, 200_000)
        .split(/\r\n|\n|\r/, 20_000)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !/^[#{]/.test(line))
        .slice(0, LOOKED_AT)
        .map((line) => /^\S{1,60}/.exec(line)?.[0] ?? '');
    const known = names.filter((name) => KNOWN.test(name)).length;
    return known > 0 && known * 2 > names.length;
}

;// CONCATENATED MODULE: ./src/collect/artefact/settings/role-names.ts
/** What names of servers and files say of what is kept there; `redis-cache`, `bull-redis`, `sessions.conf`. */
const role_names_WORDS = [
    ['queue', /(?:^|[^a-z])(?:queues?|bull(?:mq)?|jobs?|workers?|celery|sidekiq|broker|resque)(?=[^a-z]|$)/],
    ['session', /(?:^|[^a-z])sessions?(?=[^a-z]|$)/],
    ['lock', /(?:^|[^a-z])(?:locks?|redlock)(?=[^a-z]|$)/],
    ['limiter', /(?:^|[^a-z])(?:limiter|rate-?limit(?:s|ing|er)?|throttling)(?=[^a-z]|$)/],
    ['pubsub', /(?:^|[^a-z])pub-?sub(?=[^a-z]|$)/],
    ['cache', /(?:^|[^a-z])caches?(?=[^a-z]|$)/],
];
/** The role that a name tells; undefined where it tells none, or several. */
function roleNamed(name) {
    const told = role_names_WORDS.filter(([, word]) => word.test(name.toLowerCase()));
    return told.length === 1 ? told[0]?.[0] : undefined;
}

;// CONCATENATED MODULE: ./src/collect/artefact/settings/render.ts


/** Blueprints of Render (render.com/docs/blueprint-spec): the plan bounds the memory, the file names the policy. */
const renderBlueprint = {
    topics: ['server-settings'],
    accepts: (path) => /^render\.ya?ml$/.test(external_node_path_.posix.basename(path)),
    mentions: /^[ \t-]{0,40}type:[ \t]{1,20}["']?(?:redis|keyvalue)\b/m,
    read(file, found) {
        for (const service of file.documents.flatMap((root) => root.at('services')?.items ?? [])) {
            if (!/^(?:redis|keyvalue)$/.test(service.at('type')?.text ?? ''))
                continue;
            const name = service.at('name')?.text ?? '';
            const policy = service.at('maxmemoryPolicy');
            const role = roleNamed(name);
            found.settings.push({
                place: service.at('type')?.place ?? service.place,
                name,
                format: 'Render blueprint',
                ...(role && { role }),
                ...(policy?.text !== undefined && { policy: { name: policy.text, place: policy.place } }),
                bounded: 'Render sets maxmemory from the plan',
                isForDevelopment: false,
            });
        }
    },
};

;// CONCATENATED MODULE: ./src/collect/artefact/documents/hcl/templates.ts
/** Where the plain text of a template stops: at an escape, an interpolation, a directive, or what ends it. */
const STOP = /\\|\$\$\{|%%\{|\$\{|%\{|"|\n/;
const HEREDOC_STOP = /\$\$\{|%%\{|\$\{|%\{/;
const ESCAPES = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };
/**
 * A quoted string from its opening quote on.
 *
 * @throws Unreadable where it does not end on its line
 */
function quoted(scanner, { start, end }, interpolate) {
    const parts = new Parts(scanner, interpolate);
    let at = end;
    for (;;) {
        const stop = parts.upTo(STOP, at, scanner.text.length);
        const char = scanner.text[stop];
        if (char === '"')
            return { kind: 'template', parts: parts.all(), start, end: stop + 1 };
        if (char === undefined || char === '\n')
            scanner.fail(start, 'a string that does not end');
        at = char === '\\' ? parts.escape(stop) : parts.special(stop);
    }
}
/**
 * A heredoc from its marker on: `<<EOT` and `<<-EOT`. The indentation that `<<-` takes away stays, since nothing that is
 * read here minds it.
 *
 * @throws Unreadable where no line holds the marker alone
 */
function heredoc(scanner, { text, start, end }, interpolate) {
    const marker = text.replace(/^<<-?/, '').trim();
    const closing = new RegExp(`^[ \\t]*${marker}[ \\t\\r]*$`, 'gmu');
    closing.lastIndex = end;
    const last = closing.exec(scanner.text);
    if (!last)
        return scanner.fail(start, `a heredoc whose ${marker} is missing`);
    const parts = new Parts(scanner, interpolate);
    let at = end;
    while (at < last.index) {
        const stop = parts.upTo(HEREDOC_STOP, at, last.index);
        at = stop < last.index ? parts.special(stop) : stop;
    }
    return { kind: 'template', parts: parts.all(), start, end: last.index + last[0].trimEnd().length };
}
/**
 * The parts of a text that is a template as a whole: a string of Terraform's JSON syntax, whose escapes are gone already.
 *
 * @throws Unreadable for an interpolation that is none
 */
function templates_bare(scanner, interpolate) {
    const parts = new Parts(scanner, interpolate);
    const { length } = scanner.text;
    for (let at = 0; at < length;) {
        const stop = parts.upTo(HEREDOC_STOP, at, length);
        at = stop < length ? parts.special(stop) : stop;
    }
    return parts.all();
}
/** Collects the parts of one template. */
class Parts {
    scanner;
    interpolate;
    #parts = [];
    #text = [];
    constructor(scanner, interpolate) {
        this.scanner = scanner;
        this.interpolate = interpolate;
    }
    /** Takes the plain text up to the first of the signs, or up to the limit; answers where it stopped. */
    upTo(signs, from, limit) {
        const text = this.scanner.text.slice(from, limit);
        const length = signs.exec(text)?.index ?? text.length;
        this.#text.push(text.slice(0, length));
        return from + length;
    }
    escape(at) {
        const { text } = this.scanner;
        const [character, length] = hexAt(text, at);
        if (character !== undefined && length !== undefined) {
            this.#text.push(character);
            return at + length;
        }
        const char = text[at + 1] ?? '';
        this.#text.push(ESCAPES[char] ?? char);
        return at + 2;
    }
    /** `$${` and `%%{` are text, `${ … }` is an interpolation, `%{ … }` a directive. */
    special(at) {
        const { text } = this.scanner;
        if (text[at + 1] !== '{') {
            this.#text.push(text.slice(at + 1, at + 3));
            return at + 3;
        }
        this.#flush();
        if (text[at] === '%')
            return this.#directive(at);
        const from = text[at + 2] === '~' ? at + 3 : at + 2;
        const { expression, end } = this.interpolate(from);
        this.#parts.push(expression);
        return end;
    }
    all() {
        this.#flush();
        return this.#parts;
    }
    #directive(at) {
        const end = this.scanner.text.indexOf('}', at);
        if (end < 0)
            return this.scanner.fail(at, 'a template directive that does not end');
        this.#parts.push({ kind: 'opaque', start: at, end: end + 1 });
        return end + 1;
    }
    #flush() {
        const text = this.#text.join('');
        if (text !== '')
            this.#parts.push(text);
        this.#text = [];
    }
}
/** The character of `\uXXXX` or `\UXXXXXXXX` and the length of the escape. */
function hexAt(text, at) {
    const digits = /^\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8}))/.exec(text.slice(at, at + 10));
    if (!digits)
        return [];
    const code = Number.parseInt(digits[1] ?? digits[2] ?? '', 16);
    return [code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD', digits[0].length];
}

;// CONCATENATED MODULE: ./src/collect/artefact/documents/hcl/words.ts
/** The words of one file in their order, from wherever they are asked for. */
class Words {
    scanner;
    /** Where the next word is looked for. */
    at = 0;
    /** Within brackets the ends of lines say nothing. */
    #isBracketed = false;
    #last;
    constructor(scanner) {
        this.scanner = scanner;
    }
    /** The next word, which stays. */
    peek() {
        let token = this.#tokenAt(this.at);
        while (this.#isBracketed && token.kind === 'line')
            token = this.#tokenAt(token.end);
        return token;
    }
    /** Each word is asked for several times before it is taken. */
    #tokenAt(at) {
        if (this.#last?.at !== at)
            this.#last = { at, token: this.scanner.tokenAt(at) };
        return this.#last.token;
    }
    /** The next word, taken. */
    next() {
        const token = this.peek();
        this.at = token.end;
        return token;
    }
    /** Takes the next word where it is this sign. */
    takes(sign) {
        const token = this.peek();
        if (token.kind !== 'sign' || token.text !== sign)
            return false;
        this.at = token.end;
        return true;
    }
    /** @throws Unreadable where the next word is another one */
    expects(sign) {
        if (!this.takes(sign))
            this.unexpected(this.peek(), `\`${sign}\``);
    }
    /** @throws Unreadable always */
    unexpected({ text, start }, expected) {
        return this.scanner.fail(start, `${expected} expected, not ${text.trim().slice(0, 30)}`);
    }
    /** Whether the next word that is not the end of a line is this name. */
    isBefore(name) {
        let token = this.#tokenAt(this.at);
        while (token.kind === 'line')
            token = this.#tokenAt(token.end);
        return token.kind === 'name' && token.text === name;
    }
    /** Reads what stands between brackets, of which the opening one is taken. */
    bracketed(read, closing) {
        return this.enclosed(true, () => {
            const inner = read();
            this.expects(closing);
            return inner;
        });
    }
    /** Reads with or without minding the ends of lines. */
    enclosed(isBracketed, read) {
        const before = this.#isBracketed;
        this.#isBracketed = isBracketed;
        const inner = read();
        this.#isBracketed = before;
        return inner;
    }
}

;// CONCATENATED MODULE: ./src/collect/artefact/documents/hcl/expressions.ts




/** How strongly the operators bind (HCL native syntax specification, "Operations"). */
const STRENGTH = {
    '||': 1,
    '&&': 2,
    '==': 3,
    '!=': 3,
    '<': 4,
    '<=': 4,
    '>': 4,
    '>=': 4,
    '+': 5,
    '-': 5,
    '*': 6,
    '/': 6,
    '%': 6,
};
const expressions_WORDS = { true: true, false: false, null: null };
/** More operators or steps in a row than anybody writes. */
const MAX_CHAIN = 500;
/** Reads the expressions of one file; each starts at an offset that it is given and ends where `at` stands afterwards. */
class ExpressionReader extends Words {
    #depth = 0;
    #values = 0;
    /** @throws Unreadable for what is no expression, too deep or too much */
    read() {
        this.#depth++;
        if (this.#depth > MAX_DEPTH)
            throw new failures/* Unreadable */.IO('nested too deeply');
        const test = this.#binary(0);
        const expression = this.takes('?') ? this.#conditional(test) : test;
        this.#depth--;
        return expression;
    }
    #conditional(test) {
        const yes = this.read();
        this.expects(':');
        const no = this.read();
        return { kind: 'conditional', test, yes, no, start: test.start, end: no.end };
    }
    #binary(weakest) {
        let left = this.#unary();
        for (let links = 0;; links++) {
            if (links > MAX_CHAIN)
                throw new failures/* Unreadable */.IO(`more than ${MAX_CHAIN} operators in a row`);
            const { kind, text } = this.peek();
            const strength = kind === 'sign' ? (STRENGTH[text] ?? 0) : 0;
            if (strength <= weakest)
                return left;
            this.next();
            const right = this.#binary(strength);
            left = { kind: 'binary', operator: text, left, right, start: left.start, end: right.end };
        }
    }
    #unary() {
        const { start, text } = this.peek();
        if (text !== '!' && text !== '-')
            return this.#steps(this.#term());
        this.next();
        this.#depth++;
        if (this.#depth > MAX_DEPTH)
            throw new failures/* Unreadable */.IO('nested too deeply');
        const operand = this.#unary();
        this.#depth--;
        return { kind: 'unary', operator: text, operand, start, end: operand.end };
    }
    /** `.name`, `[index]`, and the splats `.*` and `[*]`. */
    #steps(first) {
        let of = first;
        for (let links = 0;; links++) {
            if (links > MAX_CHAIN)
                throw new failures/* Unreadable */.IO(`more than ${MAX_CHAIN} steps in a row`);
            const { start } = of;
            if (this.takes('.')) {
                const { kind, text, end } = this.next();
                if (kind === 'name')
                    of = { kind: 'member', of, name: text, start, end };
                else
                    of = { kind: 'opaque', start, end };
            }
            else if (this.takes('[')) {
                const at = this.bracketed(() => (this.takes('*') ? undefined : this.read()), ']');
                of = at ? { kind: 'index', of, at, start, end: this.at } : { kind: 'opaque', start, end: this.at };
            }
            else
                return of;
        }
    }
    #term() {
        this.#values++;
        if (this.#values > MAX_VALUES)
            throw new failures/* Unreadable */.IO('more values than are looked through');
        const token = this.next();
        const { start, end, text, kind } = token;
        if (kind === 'number')
            return { kind: 'literal', value: Number(text), start, end };
        if (kind === 'name')
            return this.#named(token);
        if (kind === 'quote' || kind === 'heredoc')
            return this.#template(token);
        if (text === '(') {
            const expression = this.bracketed(() => this.read(), ')');
            return { ...expression, start, end: this.at };
        }
        if (text === '[')
            return this.#list(start);
        if (text === '{')
            return this.#object(start);
        return this.unexpected(token, 'a value');
    }
    #named({ text, start, end }) {
        const word = expressions_WORDS[text];
        if (word !== undefined)
            return { kind: 'literal', value: word, start, end };
        let name = text;
        while (this.takes('::'))
            name += `::${this.next().text}`;
        if (!this.takes('('))
            return { kind: 'name', name, start, end: this.at };
        const items = this.#items(')');
        return { kind: 'call', name, items, start, end: this.at };
    }
    #template(token) {
        const read = token.kind === 'quote' ? quoted : heredoc;
        const template = read(this.scanner, token, (from) => this.interpolation(from));
        this.at = template.end;
        return template;
    }
    /** The expression of `${ … }` from behind the opening brace on. */
    interpolation(from) {
        this.at = from;
        const expression = this.bracketed(() => {
            const inner = this.read();
            this.takes('~');
            return inner;
        }, '}');
        return { expression, end: this.at };
    }
    #list(start) {
        if (this.isBefore('for'))
            return this.#loop(start, ']');
        const items = this.#items(']');
        return { kind: 'list', items, start, end: this.at };
    }
    /** Values between commas, up to the closing bracket; `...` after the last one spreads it, and so hides it. */
    #items(closing) {
        const items = [];
        this.bracketed(() => {
            while (this.peek().text !== closing) {
                const item = this.read();
                items.push(this.takes('...') ? { kind: 'opaque', start: item.start, end: item.end } : item);
                if (!this.takes(','))
                    break;
            }
        }, closing);
        return items;
    }
    #object(start) {
        if (this.isBefore('for'))
            return this.#loop(start, '}');
        const entries = [];
        this.enclosed(false, () => {
            for (;;) {
                while (this.peek().kind === 'line' || this.peek().text === ',')
                    this.next();
                if (this.takes('}'))
                    return;
                entries.push(this.#entry());
                const { kind, text } = this.peek();
                if (kind !== 'line' && text !== ',' && text !== '}')
                    this.unexpected(this.peek(), 'a comma');
            }
        });
        return { kind: 'object', entries, start, end: this.at };
    }
    #entry() {
        const key = this.read();
        if (!this.takes('='))
            this.expects(':');
        const value = this.read();
        const { start, end } = key;
        return { key: key.kind === 'name' ? { kind: 'literal', value: key.name, start, end } : key, value };
    }
    /** `[for x in list : …]` and `{for k, v in map : … => …}`, read over. */
    #loop(start, closing) {
        this.bracketed(() => {
            this.next();
            do
                this.next();
            while (this.takes(','));
            this.next();
            this.read();
            this.expects(':');
            this.read();
            if (this.takes('=>'))
                this.read();
            this.takes('...');
            if (this.peek().text === 'if') {
                this.next();
                this.read();
            }
        }, closing);
        return { kind: 'opaque', start, end: this.at };
    }
}

;// CONCATENATED MODULE: ./src/collect/artefact/documents/hcl/scanner.ts


const BLANK = /(?:[ \t\r\uFEFF]|#[^\n]*|\/\/[^\n]*)+/y;
const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SIGN = /\.\.\.|::|=>|==|!=|<=|>=|&&|\|\||[-+*/%!?:=<>.,()[\]{}~]/y;
const HEREDOC = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t\r]*\n/uy;
/** Cuts a text of HCL into words, from wherever it is told to. */
class Scanner {
    text;
    #starts;
    constructor(text) {
        this.text = text;
    }
    /** The word at an offset, or the first one after blanks and comments. */
    tokenAt(from) {
        const start = this.#afterBlanks(from);
        const char = this.text[start];
        if (char === undefined)
            return { kind: 'end', text: 'the end of the file', start, end: start };
        if (char === '\n')
            return { kind: 'line', text: 'the end of the line', start, end: start + 1 };
        if (char === '"')
            return { kind: 'quote', text: char, start, end: start + 1 };
        return (this.#match('name', NAME, start) ??
            this.#match('number', NUMBER, start) ??
            this.#match('heredoc', HEREDOC, start) ??
            this.#match('sign', SIGN, start) ??
            this.fail(start, 'a character that does not belong there'));
    }
    /** @throws Unreadable always, naming the line of the offset */
    fail(offset, what) {
        this.#starts ??= (0,files_lines/* lineStarts */._$)(this.text);
        throw new failures/* Unreadable */.IO(`not valid HCL at line ${(0,files_lines/* lineAt */.mh)(this.#starts, offset)} (${what})`);
    }
    #match(kind, pattern, start) {
        pattern.lastIndex = start;
        const text = pattern.exec(this.text)?.[0];
        return text === undefined ? undefined : { kind, text, start, end: start + text.length };
    }
    #afterBlanks(from) {
        let at = from;
        for (;;) {
            BLANK.lastIndex = at;
            at += BLANK.exec(this.text)?.[0].length ?? 0;
            if (!this.text.startsWith('/*', at))
                return at;
            const end = this.text.indexOf('*/', at + 2);
            if (end < 0)
                this.fail(at, 'a comment that does not end');
            at = end + 2;
        }
    }
}

;// CONCATENATED MODULE: ./src/collect/artefact/documents/hcl/json.ts







/** The blocks of Terraform and how many labels each has (Terraform, "JSON configuration syntax"). */
const LABELS = {
    resource: 2,
    data: 2,
    module: 1,
    variable: 1,
    output: 1,
    provider: 1,
    locals: 0,
    terraform: 0,
};
/**
 * The blocks of a file in the JSON syntax of Terraform; strings are templates. Blocks within blocks stay attributes with
 * objects or lists of them, which is how they are looked at in the native syntax as well.
 *
 * @param isVariables for a file of variables (`.tfvars.json`), which holds attributes alone
 * @throws Unreadable for what is not JSON, too deep or too much
 */
function parseHclJson(text, isVariables) {
    const errors = [];
    const root = (0,main.parseTree)(text, errors, { allowTrailingComma: true });
    const [error] = errors;
    if (error || root?.type !== 'object') {
        throw new failures/* Unreadable */.IO(`not valid JSON at line ${(0,files_lines/* lineAt */.mh)((0,files_lines/* lineStarts */._$)(text), error?.offset ?? 0)}`);
    }
    const reader = new JsonReader();
    if (isVariables)
        return { attributes: reader.attributes(root, 0), blocks: [] };
    return {
        attributes: [],
        blocks: pairsOf(root).flatMap(([type, value]) => reader.blocks(type, value, LABELS[type] ?? 0, [])),
    };
}
class JsonReader {
    #values = 0;
    /** One block for each object below as many names as the block has labels. */
    blocks(type, node, labels, named) {
        if (node.type === 'array')
            return (node.children ?? []).flatMap((one) => this.blocks(type, one, labels, named));
        if (node.type !== 'object')
            return [];
        if (labels > 0)
            return pairsOf(node).flatMap(([name, value]) => this.blocks(type, value, labels - 1, [...named, name]));
        const body = { attributes: this.attributes(node, 0), blocks: [] };
        return [{ type, labels: named, body, start: node.offset, end: node.offset + 1 }];
    }
    attributes(node, depth) {
        return pairsOf(node).map(([name, value, start]) => {
            return { name, value: this.#expression(value, depth + 1), start, end: value.offset + value.length };
        });
    }
    #expression(node, depth) {
        this.#values++;
        if (this.#values > MAX_VALUES)
            throw new failures/* Unreadable */.IO('more values than are looked through');
        if (depth > MAX_DEPTH)
            throw new failures/* Unreadable */.IO('nested too deeply');
        const range = { start: node.offset, end: node.offset + node.length };
        if (node.type === 'array') {
            return { kind: 'list', items: (node.children ?? []).map((one) => this.#expression(one, depth + 1)), ...range };
        }
        if (node.type === 'object') {
            const entries = pairsOf(node).map(([name, value]) => {
                return { key: { kind: 'literal', value: name, ...range }, value: this.#expression(value, depth + 1) };
            });
            return { kind: 'object', entries, ...range };
        }
        if (typeof node.value !== 'string') {
            return { kind: 'literal', value: node.value, ...range };
        }
        return templateOf(node.value, range);
    }
}
/** Offsets within a template of a JSON string are not those of the file: every part gets the place of the whole string. */
function templateOf(text, range) {
    if (!/[$%]\{/.test(text))
        return { kind: 'literal', value: text, ...range };
    try {
        const scanner = new Scanner(text);
        const reader = new ExpressionReader(scanner);
        const parts = templates_bare(scanner, (from) => reader.interpolation(from));
        return {
            kind: 'template',
            parts: parts.map((part) => (typeof part === 'string' ? part : moved(part, range))),
            ...range,
        };
    }
    catch (error) {
        if (!(error instanceof failures/* Unreadable */.IO))
            throw error;
        return { kind: 'opaque', ...range };
    }
}
/** The same expression at another place. */
function moved(expression, range) {
    return JSON.parse(JSON.stringify(expression), (name, value) => {
        if (name === 'start')
            return range.start;
        return name === 'end' ? range.end : value;
    });
}
/** The names of an object with their values and the offsets at which they start. */
function pairsOf(node) {
    return (node.children ?? []).flatMap(({ children: [name, value] = [] }) => {
        return name && value ? [[String(name.value), value, name.offset]] : [];
    });
}

;// CONCATENATED MODULE: ./src/collect/artefact/documents/hcl/parser.ts




// Why a reader of our own: none of the packages that read HCL gives places and is kept. @cdktf/hcl2json is archived with
// CDKTF, hcl2-parser is a GopherJS build without places, codemirror-lang-hcl mends errors silently and brings an editor
// along, the tree-sitter grammar is built natively at installation.
/**
 * The blocks and attributes of a file in the native syntax of HCL 2, as Terraform and OpenTofu write it.
 *
 * @throws Unreadable for what is not HCL, too deep or too much
 */
function parseHcl(text) {
    return new BodyReader(new ExpressionReader(new Scanner(text))).read('end', 0);
}
class BodyReader {
    reader;
    #items = 0;
    constructor(reader) {
        this.reader = reader;
    }
    /** What stands up to the end of the file, or up to the brace that closes a block. */
    read(closing, depth) {
        if (depth > MAX_DEPTH)
            throw new failures/* Unreadable */.IO('nested too deeply');
        const attributes = [];
        const blocks = [];
        for (;;) {
            const token = this.reader.next();
            if (token.kind === 'line')
                continue;
            if (closes(token, closing))
                return { attributes, blocks };
            if (token.kind !== 'name')
                this.reader.unexpected(token, 'the name of an attribute or a block');
            this.#items++;
            if (this.#items > MAX_VALUES)
                throw new failures/* Unreadable */.IO('more values than are looked through');
            if (this.reader.takes('='))
                attributes.push(this.#attribute(token));
            else
                blocks.push(this.#block(token, depth));
            this.#expectsEnd(closing);
        }
    }
    #attribute({ text: name, start }) {
        const value = this.reader.read();
        return { name, value, start, end: value.end };
    }
    #block({ text: type, start }, depth) {
        const labels = [];
        while (!this.reader.takes('{')) {
            const token = this.reader.peek();
            if (token.kind !== 'name' && token.kind !== 'quote')
                this.reader.unexpected(token, '`=` or `{`');
            const label = token.kind === 'name' ? this.reader.next().text : labelOf(this.reader);
            labels.push(label);
        }
        const end = this.reader.at;
        return { type, labels, body: this.read('}', depth + 1), start, end };
    }
    /** Each attribute and block stands on lines of its own, but for a block on one line. */
    #expectsEnd(closing) {
        const token = this.reader.peek();
        if (token.kind === 'line' || token.kind === 'end')
            return;
        if (closing !== '}' || token.text !== '}')
            this.reader.unexpected(token, 'the end of the line');
    }
}
function closes({ kind, text }, closing) {
    return closing === 'end' ? kind === 'end' : kind === 'sign' && text === closing;
}
/** A label in quotes, which holds no interpolation. */
function labelOf(reader) {
    const label = reader.read();
    const parts = label.kind === 'template' ? label.parts : [];
    return parts.filter((part) => typeof part === 'string').join('');
}

;// CONCATENATED MODULE: ./src/collect/artefact/terraform/file.ts



/** Files of Terraform and OpenTofu, and of their variables. */
const TERRAFORM_FILE = /\.(?:tf|tofu)(?:\.json)?$/;
/** Files of variables; those with names of their own are loaded by an option alone. */
const ANY_VARIABLES_FILE = /\.tfvars(?:\.json)?$/;
/** Files of variables that are loaded by themselves (Terraform, "Variable definitions files"). */
const VARIABLES_FILE = /(?:^|\/)(?:terraform\.tfvars|[^/]+\.auto\.tfvars)(?:\.json)?$/;
/** One parsed file. */
class TerraformFile {
    path;
    text;
    body;
    #starts;
    /** @throws Unreadable for what is neither HCL nor its JSON syntax, too deep or too much */
    constructor(path, text) {
        this.path = path;
        this.text = text;
        this.body = path.endsWith('.json') ? parseHclJson(text, ANY_VARIABLES_FILE.test(path)) : parseHcl(text);
        this.#starts = (0,files_lines/* lineStarts */._$)(text);
    }
    placeOf({ start, end }) {
        return (0,files_lines/* placeIn */.VV)(this.path, this.#starts, start, end);
    }
    /** What stands there, on one line. */
    textOf({ start, end }) {
        return this.text.slice(start, Math.min(end, start + file_MAX_WRITTEN)).replace(/\s+/g, ' ');
    }
}
/** How much of an expression is kept where its value is not known. */
const file_MAX_WRITTEN = 300;

;// CONCATENATED MODULE: ./src/collect/artefact/terraform/functions.ts


/**
 * What a function of Terraform gives for these values; unknown for functions that are not known here, among them all
 * that read files. Encoders give the value itself: who reads a body of JSON takes either.
 */
function call(name, values, place) {
    const result = Object.hasOwn(functions_FUNCTIONS, name) ? functions_FUNCTIONS[name]?.(values, place) : undefined;
    return result ?? unknown(`${name}(${values.map(writtenIn).join(', ')})`, place);
}
const functions_FUNCTIONS = {
    lookup: ([map, key, otherwise]) => {
        if (map === undefined || map.unknown !== undefined || key?.text === undefined || !isKnown(key))
            return undefined;
        return map.at(key.text) ?? otherwise;
    },
    // An unknown first choice may fail or be null: then the next one counts.
    try: ([first]) => (first && isKnown(first) ? first : undefined),
    coalesce: (values) => firstOf(values, ({ content }) => content !== null && content !== ''),
    coalescelist: (values) => firstOf(values, ({ items }) => items.length > 0),
    merge: (values, place) => {
        if (values.some(({ unknown: written }) => written !== undefined))
            return undefined;
        return new Tree(new Map(values.flatMap(({ entries }) => entries)), place);
    },
    concat: (values, place) => {
        if (values.some(({ unknown: written }) => written !== undefined))
            return undefined;
        return listOf(values.flatMap(({ items }) => items), place);
    },
    compact: ([list], place) => {
        return list && list.unknown === undefined
            ? listOf(list.items.filter(({ content, unknown: written }) => written !== undefined || (content !== '' && content !== null)), place)
            : undefined;
    },
    length: ([value], place) => {
        if (!value || !isKnown(value))
            return undefined;
        const length = typeof value.content === 'string' ? value.content.length : value.items.length + value.entries.length;
        return plain(length, place);
    },
    contains: ([list, value], place) => {
        if (!list || list.unknown !== undefined || !value || !isKnown(value) || !list.items.every(isKnown))
            return undefined;
        return plain(list.items.some(({ text }) => text === value.text), place);
    },
    format: ([pattern, ...values], place) => formatted(pattern, values, place),
    join: ([separator, list], place) => {
        const by = separator?.text;
        if (by === undefined || !list || list.unknown !== undefined)
            return undefined;
        return joined(list.items.flatMap((item, at) => (at > 0 ? [by, item] : [item])), place);
    },
    lower: ([value], place) => functions_mapped(value, (text) => text.toLowerCase(), place),
    upper: ([value], place) => functions_mapped(value, (text) => text.toUpperCase(), place),
    trimspace: ([value], place) => functions_mapped(value, (text) => text.trim(), place),
    tonumber: ([value], place) => (value?.number === undefined ? undefined : plain(value.number, place)),
    tobool: ([value], place) => {
        const is = value && truth(value);
        return is === undefined ? undefined : plain(is, place);
    },
    tostring: ([value]) => value,
    tolist: ([value]) => value,
    toset: ([value]) => value,
    tomap: ([value]) => value,
    distinct: ([value]) => value,
    sensitive: ([value]) => value,
    nonsensitive: ([value]) => value,
    jsonencode: ([value]) => value,
    yamlencode: ([value]) => value,
};
/** The first that holds, as long as everything before it is known not to. */
function firstOf(values, holds) {
    const first = values.find((value) => value.unknown !== undefined || holds(value));
    return first?.unknown === undefined ? first : undefined;
}
function functions_mapped(value, change, place) {
    return value?.text === undefined ? undefined : plain(change(value.text), place);
}
/** `format("%s-%02d", …)`: each verb takes the next value. */
function formatted(pattern, values, place) {
    if (pattern?.text === undefined)
        return undefined;
    let next = 0;
    const parts = pattern.text.split(/(%%|%[-+# 0-9.]{0,8}[a-zA-Z])/);
    return joined(parts.map((part) => {
        if (part === '%%')
            return '%';
        if (!part.startsWith('%'))
            return part;
        const value = values[next++];
        return part === '%s' || part === '%d' ? (value ?? HOLE) : (value?.text ?? HOLE);
    }), place);
}

;// CONCATENATED MODULE: ./src/collect/artefact/terraform/evaluation.ts



/** The value of an expression as far as it can be worked out without running Terraform. */
function evaluate(expression, scope) {
    const place = scope.file.placeOf(expression);
    switch (expression.kind) {
        case 'literal':
            return plain(expression.value, place);
        case 'template':
            return templated(expression.parts, scope, expression);
        case 'list':
            return listOf(expression.items.map((item) => evaluate(item, scope)), place);
        case 'object':
            return object(expression, scope);
        case 'name':
            return scope.bindings.get(expression.name) ?? unknown(expression.name, place);
        case 'member':
            return member(expression, scope);
        case 'index':
            return indexed(expression, scope);
        case 'call': {
            const values = expression.items.map((item) => evaluate(item, scope));
            return expression.name === 'try' || expression.items.every(({ kind }) => kind !== 'opaque')
                ? call(expression.name, values, place)
                : evaluation_written(expression, scope);
        }
        case 'conditional':
            return conditional(expression, scope);
        case 'binary':
            return binary(expression, scope);
        case 'unary':
            return unary(expression, scope);
        case 'opaque':
            return evaluation_written(expression, scope);
    }
}
function evaluation_written(expression, { file }) {
    return unknown(file.textOf(expression), file.placeOf(expression));
}
/** A template of one part alone is that value, whatever its type: `"${var.threshold}"`. */
function templated(parts, scope, range) {
    const place = scope.file.placeOf(range);
    const values = parts.map((part) => (typeof part === 'string' ? part : evaluate(part, scope)));
    const [only] = values;
    if (values.length === 1 && typeof only === 'object')
        return placed(only, place);
    return joined(values, place);
}
function object({ entries, ...range }, scope) {
    const place = scope.file.placeOf(range);
    const named = entries.map(({ key, value }) => {
        const tree = evaluate(value, scope);
        const whole = scope.file.placeOf({ start: key.start, end: value.end });
        return [evaluate(key, scope), placed(tree, whole)];
    });
    return new Tree(new Map(named.flatMap(([key, value]) => (key.text === undefined ? [] : [[key.text, value]]))), place);
}
function member({ of, name, ...range }, scope) {
    const place = scope.file.placeOf(range);
    if (of.kind === 'name' && !scope.bindings.has(of.name)) {
        const value = of.name === 'var' ? scope.variable(name) : of.name === 'local' ? scope.local(name) : undefined;
        return value ? placed(value, place) : unknown(`${of.name}.${name}`, place);
    }
    return evaluation_childOf(evaluate(of, scope), name, range, scope);
}
function indexed({ of, at, ...range }, scope) {
    const [whole, key] = [evaluate(of, scope), evaluate(at, scope)];
    const step = key.number ?? key.text;
    if (step !== undefined && isKnown(key))
        return evaluation_childOf(whole, step, range, scope);
    return unknown(`${writtenIn(whole)}[]`, scope.file.placeOf(range));
}
function evaluation_childOf(whole, step, range, scope) {
    const place = scope.file.placeOf(range);
    const child = whole.at(step) ?? (typeof step === 'number' ? whole.at(String(step)) : undefined);
    if (child)
        return placed(child, place);
    const name = typeof step === 'number' ? `[${step}]` : `.${step}`;
    return unknown(`${whole.unknown ?? scope.file.textOf(range)}${whole.unknown === undefined ? '' : name}`, place);
}
function conditional({ test, yes, no, ...range }, scope) {
    const holds = truth(evaluate(test, scope));
    if (holds !== undefined)
        return evaluate(holds ? yes : no, scope);
    const [one, other] = [evaluate(yes, scope), evaluate(no, scope)];
    if (one.text !== undefined && isKnown(one) && one.text === other.text)
        return one;
    return unknown(`${writtenIn(one)} or ${writtenIn(other)}`, scope.file.placeOf(range));
}
function binary({ operator, left, right, ...range }, scope) {
    const place = scope.file.placeOf(range);
    const [one, other] = [evaluate(left, scope), evaluate(right, scope)];
    if (operator === '&&' || operator === '||') {
        const [a, b] = [truth(one), truth(other)];
        const decides = operator === '||';
        if (a === decides || b === decides)
            return plain(decides, place);
        return a === undefined || b === undefined ? unknown(scope.file.textOf(range), place) : plain(!decides, place);
    }
    const result = isKnown(one) && isKnown(other) ? OPERATIONS[operator]?.(one, other) : undefined;
    return result === undefined ? unknown(scope.file.textOf(range), place) : plain(result, place);
}
const OPERATIONS = {
    '==': isEqual,
    '!=': (one, other) => {
        const equal = isEqual(one, other);
        return equal === undefined ? undefined : !equal;
    },
    '+': numeric((a, b) => a + b),
    '-': numeric((a, b) => a - b),
    '*': numeric((a, b) => a * b),
    '/': numeric((a, b) => (b === 0 ? undefined : a / b)),
    '%': numeric((a, b) => (b === 0 ? undefined : a % b)),
    '<': numeric((a, b) => a < b),
    '<=': numeric((a, b) => a <= b),
    '>': numeric((a, b) => a > b),
    '>=': numeric((a, b) => a >= b),
};
function numeric(compute) {
    return ({ number: a }, { number: b }) => (a === undefined || b === undefined ? undefined : compute(a, b));
}
/** Whether plain values are equal; undefined for lists and mappings, but for empty lists. */
function isEqual(one, other) {
    if (isPlain(one) && isPlain(other))
        return one.content === other.content || one.text === (other.text ?? null);
    if (one.content === null || other.content === null)
        return false;
    return undefined;
}
function isPlain({ content }) {
    return content === null || typeof content !== 'object';
}
function unary({ operator, operand, ...range }, scope) {
    const place = scope.file.placeOf(range);
    const value = evaluate(operand, scope);
    if (operator === '!') {
        const holds = truth(value);
        return holds === undefined ? unknown(scope.file.textOf(range), place) : plain(!holds, place);
    }
    return value.number === undefined ? unknown(scope.file.textOf(range), place) : plain(-value.number, place);
}

;// CONCATENATED MODULE: ./src/collect/artefact/terraform/module.ts


/** How many locals may stand on one another. */
const MAX_LOCALS = 60;
const NOTHING = new Map();
/** The files of one folder, which Terraform reads as one. */
class Folder {
    path;
    locals = new Map();
    defaults = new Map();
    /** What `terraform.tfvars` and the like say, where the folder is not called as a module. */
    assigned = new Map();
    files;
    constructor(
    /** Relative to the root; empty for the root. */
    path, files) {
        this.path = path;
        this.files = files.filter((file) => !VARIABLES_FILE.test(file.path));
        for (const file of files) {
            if (VARIABLES_FILE.test(file.path))
                this.#keep(this.assigned, file, file.body);
        }
        for (const file of this.files)
            this.#take(file);
    }
    #take(file) {
        for (const { type, labels, body } of file.body.blocks) {
            if (type === 'locals')
                this.#keep(this.locals, file, body);
            if (type !== 'variable')
                continue;
            const written = body.attributes.find(({ name }) => name === 'default');
            if (written)
                this.defaults.set(labels[0] ?? '', { file, value: written.value });
        }
    }
    #keep(into, file, { attributes }) {
        for (const { name, value } of attributes)
            into.set(name, { file, value });
    }
}
/** A folder with the values that its variables have in one call of it, or where nobody calls it. */
class ModuleInstance {
    folder;
    address;
    optional;
    inputs;
    #known = new Map();
    #depth = 0;
    constructor(folder, 
    /** Where in the tree of calls it stands, which tells it from other instances. */
    address, 
    /** Variables that some file of variables sets which is not loaded by itself. */
    optional, 
    /** What the call sets; undefined where nobody calls it. */
    inputs) {
        this.folder = folder;
        this.address = address;
        this.optional = optional;
        this.inputs = inputs;
    }
    /** What names stand for in one of its files. */
    scopeOf(file, bindings = NOTHING) {
        return {
            file,
            bindings,
            variable: (name) => this.#variable(name),
            local: (name) => this.#once(`local.${name}`, this.folder.locals.get(name)),
        };
    }
    #variable(name) {
        const input = this.inputs?.at(name);
        if (input)
            return input;
        const written = this.inputs ? undefined : this.folder.assigned.get(name);
        if (written || this.inputs)
            return this.#once(`var.${name}`, written ?? this.folder.defaults.get(name));
        const value = this.optional.has(name) ? undefined : this.#once(`var.${name}`, this.folder.defaults.get(name));
        return value && module_isEmpty(value) ? undefined : value;
    }
    /** Each is worked out once; one that stands on itself is not known. */
    #once(key, written) {
        if (!written || this.#known.has(key))
            return this.#known.get(key);
        if (this.#depth >= MAX_LOCALS)
            return undefined;
        this.#known.set(key, undefined);
        this.#depth++;
        const value = evaluate(written.value, this.scopeOf(written.file));
        this.#depth--;
        this.#known.set(key, value);
        return value;
    }
}
/** An empty default is there to be set from outside, where nobody calls the module. */
function module_isEmpty({ content, items, entries }) {
    if (content === null || content === '')
        return true;
    return typeof content === 'object' && items.length + entries.length === 0;
}

;// CONCATENATED MODULE: ./src/collect/artefact/terraform/resources.ts



/** Of what `count` and `for_each` repeat this many are looked at. */
const MAX_REPEATS = 100;
/** The resources and calls of modules that a module's files declare, each as often as it is created. */
function resources_declaredIn(instance) {
    return instance.folder.files.flatMap((file) => {
        return file.body.blocks
            .filter(({ type }) => type === 'resource' || type === 'module')
            .flatMap((block) => declarations(block, file, instance));
    });
}
function declarations(block, file, instance) {
    const isModule = block.type === 'module';
    const repeats = repeatsOf(block.body, instance.scopeOf(file));
    return repeats.map(({ bindings, isCreated }) => {
        const tree = treeOf(block, instance.scopeOf(file, bindings));
        return {
            language: 'Terraform',
            type: isModule ? (tree.at('source')?.text ?? '') : (block.labels[0] ?? ''),
            isModule,
            name: block.labels[isModule ? 0 : 1] ?? '',
            place: tree.place,
            tree,
            isCreated,
            home: instance.address,
        };
    });
}
/** One for each time that it is created; one that is not created is told once, as such. */
function repeatsOf({ attributes }, scope) {
    const count = attributes.find(({ name }) => name === 'count');
    const forEach = attributes.find(({ name }) => name === 'for_each');
    if (count)
        return counted(evaluate(count.value, scope));
    if (!forEach)
        return [{ bindings: new Map(), isCreated: true }];
    const over = evaluate(forEach.value, scope);
    const each = resources_pairsOf(over);
    if (each === undefined)
        return [{ bindings: new Map(), isCreated: isComputed(over) ? true : undefined }];
    if (each.length === 0)
        return [{ bindings: new Map(), isCreated: false }];
    return each.map((pair) => ({ bindings: new Map([['each', pair]]), isCreated: true }));
}
/** `true` and `false` count as one and none. */
function counted(count) {
    const times = count.number;
    if (times === undefined)
        return [{ bindings: new Map(), isCreated: isComputed(count) ? true : undefined }];
    if (times <= 0)
        return [{ bindings: new Map(), isCreated: false }];
    return Array.from({ length: Math.min(times, MAX_REPEATS) }, (_, at) => {
        const index = new Tree(new Map([['index', plain(at, count.place)]]), count.place);
        return { bindings: new Map([['count', index]]), isCreated: true };
    });
}
/** One for each of what another resource has, such as the nodes of a cluster: there is always one. */
function isComputed({ unknown: written = '' }) {
    return /^(?:\w{1,20}\()?(?:(?:aws|azurerm|google)_\w{1,60}|module|data)\.[^\s?]{1,300}$/.test(written);
}
/** `{key, value}` for each member of a mapping or a list; undefined where they are not known. */
function resources_pairsOf(over) {
    if (over.unknown !== undefined || over.content === null)
        return undefined;
    const pairs = over.entries.map(([name, value]) => [plain(name, value.place), value]);
    const members = over.items.map((item) => [item, item]);
    return [...pairs, ...members].slice(0, MAX_REPEATS).map(([key, value]) => {
        return new Tree(new Map([
            ['key', key],
            ['value', value],
        ]), value.place);
    });
}
/** The attributes and nested blocks of a block; blocks of one name are a list. */
function treeOf({ body, ...range }, scope) {
    const content = new Map();
    for (const { name, value, start, end } of body.attributes) {
        const { content: held, unknown: written } = evaluate(value, scope);
        content.set(name, new Tree(held, scope.file.placeOf({ start, end }), written));
    }
    for (const block of body.blocks) {
        const isDynamic = block.type === 'dynamic';
        const name = isDynamic ? (block.labels[0] ?? '') : block.type;
        const added = isDynamic ? dynamicBlocks(block, scope) : [treeOf(block, scope)];
        const before = content.get(name);
        content.set(name, listOf([...(before?.items ?? []), ...added], before?.place ?? scope.file.placeOf(block)));
    }
    return new Tree(content, scope.file.placeOf(range));
}
/** `dynamic "parameter" { for_each = …, content { … } }`: a block for each member, or one that is not known. */
function dynamicBlocks({ labels, body, ...range }, scope) {
    const place = scope.file.placeOf(range);
    const content = body.blocks.find(({ type }) => type === 'content');
    const over = attributeOf(body, 'for_each');
    const each = over && resources_pairsOf(evaluate(over, scope));
    if (!content || !each)
        return [unknown(over ? scope.file.textOf(over) : 'a dynamic block', place)];
    const named = attributeOf(body, 'iterator');
    const iterator = named?.kind === 'name' ? named.name : (labels[0] ?? '');
    return each.map((pair) => treeOf(content, { ...scope, bindings: new Map([...scope.bindings, [iterator, pair]]) }));
}
function attributeOf({ attributes }, wanted) {
    return attributes.find(({ name }) => name === wanted)?.value;
}

;// CONCATENATED MODULE: ./src/collect/artefact/terraform/workspace.ts




/** How deep modules call one another, and how many instances are looked at in all. */
const MAX_CALLS = 8;
const MAX_INSTANCES = 1000;
/**
 * Everything that the files declare: each folder that nobody calls as a module is run by itself, with its variables'
 * defaults and the values of `terraform.tfvars`; the others with what their callers give them.
 */
function declaredInAll(files) {
    return new Workspace(files).declared();
}
class Workspace {
    #folders;
    #seen = new Set();
    #optional;
    #found = [];
    #instances = 0;
    constructor(all) {
        const isOptional = ({ path }) => ANY_VARIABLES_FILE.test(path) && !VARIABLES_FILE.test(path);
        this.#optional = new Set(all.filter(isOptional).flatMap(({ body }) => body.attributes.map(({ name }) => name)));
        const files = all.filter((file) => !isOptional(file));
        const groups = new Map();
        for (const file of files) {
            const folder = external_node_path_.posix.dirname(file.path);
            groups.set(folder, [...(groups.get(folder) ?? []), file]);
        }
        this.#folders = new Map([...groups].map(([path, group]) => [path, new Folder(path, group)]));
    }
    declared() {
        const called = new Set([...this.#folders.values()].flatMap((folder) => this.#calledBy(folder)));
        for (const [path, folder] of this.#folders) {
            if (!called.has(path))
                this.#run(new ModuleInstance(folder, path, this.#optional), 0);
        }
        // What only calls itself, or is called where that cannot be followed.
        for (const [path, folder] of this.#folders) {
            if (!this.#seen.has(path))
                this.#run(new ModuleInstance(folder, path, this.#optional), 0);
        }
        return this.#found;
    }
    #run(instance, depth) {
        this.#instances++;
        if (this.#instances > MAX_INSTANCES)
            return;
        this.#seen.add(instance.folder.path);
        for (const declared of resources_declaredIn(instance)) {
            this.#found.push(declared);
            const folder = declared.isModule ? this.#local(instance.folder, declared.type) : undefined;
            if (folder && depth < MAX_CALLS)
                this.#call(folder, declared, depth);
        }
    }
    /** What a call with `count = 0` holds is not created either. */
    #call(folder, { name, tree, home, isCreated }, depth) {
        const from = this.#found.length;
        const address = `${home}/${name}#${this.#instances}`;
        this.#run(new ModuleInstance(folder, address, this.#optional, tree), depth + 1);
        if (isCreated === true)
            return;
        for (const one of this.#found.splice(from)) {
            this.#found.push(one.isCreated === false ? one : { ...one, isCreated });
        }
    }
    /** `source = "./alarms"`; modules from elsewhere are not at hand. */
    #local(folder, source) {
        return /^\.\.?\//.test(source) ? this.#folders.get(external_node_path_.posix.join(folder.path, source).replace(/\/$/, '')) : undefined;
    }
    #calledBy(folder) {
        const sources = folder.files.flatMap(({ body }) => {
            const calls = body.blocks.filter(({ type }) => type === 'module');
            return calls.map((call) => call.body.attributes.find(({ name }) => name === 'source')?.value);
        });
        return sources.flatMap((source) => {
            const [path] = source?.kind === 'template' ? source.parts : source?.kind === 'literal' ? [source.value] : [];
            return typeof path === 'string' ? (this.#local(folder, path)?.path ?? []) : [];
        });
    }
}

;// CONCATENATED MODULE: ./src/collect/artefact/terraform/reader.ts





/** More files than a repository of one service has; of what is beyond them variables stay unknown. */
const MAX_FILES = 5000;
/** Terraform and OpenTofu: managed servers, and the alerts and dashboards of the clouds, Datadog and New Relic. */
const terraform = {
    topics: ['alerts', 'metrics', 'server-settings'],
    accepts: (path) => TERRAFORM_FILE.test(path) && !/(?:^|\/)\.terraform\//.test(path),
    mentions: /redis|valkey|elasticache|memorydb|metric[_-]alarm|datadog_(?:monitor|dashboard)|newrelic_(?:nrql_)?alert|monitor_metric_alert|monitoring_alert_policy|cloudwatch_dashboard/i,
    read(file, found) {
        found.terraform.push(new TerraformFile(file.path, file.text));
    },
    finish(found, neighbours) {
        if (found.terraform.length > 0)
            interpret(declaredInAll(allFiles(found, neighbours)), found);
    },
};
/** The files that were read and all others: variables and callers need not name what they are for. */
function allFiles({ terraform: read }, { paths, text, tell }) {
    const known = new Set(read.map(({ path }) => path));
    const folders = new Set(read.map(({ path }) => external_node_path_.posix.dirname(path)));
    const others = paths.filter((path) => (terraform.accepts(path) || ANY_VARIABLES_FILE.test(path)) && !known.has(path));
    return [
        ...read,
        ...others.slice(0, MAX_FILES).flatMap((path) => {
            const content = text(path);
            if (content === undefined || (!folders.has(external_node_path_.posix.dirname(path)) && !CONCERNS_OTHERS.test(content)))
                return [];
            try {
                return new TerraformFile(path, content);
            }
            catch (error) {
                if (folders.has(external_node_path_.posix.dirname(path)))
                    tell(path, (0,failures/* reasonOf */.A3)(error));
                return [];
            }
        }),
    ];
}
/** A call of a module of the repository, or values of variables. */
const CONCERNS_OTHERS = /source["\s]{0,20}[=:]\s{0,20}"\.\.?\/|^[\w-]{1,60}\s{0,40}=/m;

;// CONCATENATED MODULE: ./src/collect/artefact/readers.ts


















/** Every kind of file that is looked at beside the source. */
const readers = [
    redisConf,
    procedures,
    composeFile,
    dockerfile,
    kubernetes,
    helmChart,
    helmValues,
    renderBlueprint,
    prometheusRules,
    alertmanager,
    jsonnet,
    collectors,
    agents,
    dashboards,
    grafanaAlerts,
    hotKeyJobs,
    terraform,
    cloudFormation,
    datadogMonitors,
];

;// CONCATENATED MODULE: ./src/collect/artefact/settings/assembly.ts

/** Limits itself to four fifths of what the machine or the container has (dragonflydb.io, flag --maxmemory). */
const DRAGONFLY_BOUND = 'Dragonfly limits itself to the memory of the machine or container';
/**
 * The settings of one server, from what its configuration asks for. Undefined for sentinels, which keep nothing, and for
 * replicas, which follow another server.
 *
 * @param product absent where it is not known which server it is
 */
function settingsOf(identity, { maxmemory, policy, isReplica, isSentinel }, more = {}) {
    if (isReplica || isSentinel)
        return undefined;
    const { product, ...rest } = more;
    const role = roleNamed(identity.name);
    const isAutomatic = product === 'dragonfly' && (maxmemory === undefined || maxmemory.bytes === 0);
    return {
        ...identity,
        ...(role && { role }),
        ...(maxmemory && !isAutomatic && { maxmemory }),
        ...(policy && { policy }),
        ...(isAutomatic && { bounded: DRAGONFLY_BOUND }),
        unsetPolicy: 'noeviction',
        ...rest,
    };
}

;// CONCATENATED MODULE: ./src/collect/artefact/settings/sizes.ts
/** Redis counts `1k` in thousands and `1kb` in 1024s, whatever the case (redis.conf, "Note on units"). */
const sizes_REDIS = {
    '': 1,
    b: 1,
    k: 1000,
    kb: 1024,
    m: 1000 ** 2,
    mb: 1024 ** 2,
    g: 1000 ** 3,
    gb: 1024 ** 3,
};
/** Compose counts in 1024s, with or without the b (compose specification, "Specifying byte values"). */
const sizes_COMPOSE = {
    '': 1,
    b: 1,
    k: 1024,
    kb: 1024,
    m: 1024 ** 2,
    mb: 1024 ** 2,
    g: 1024 ** 3,
    gb: 1024 ** 3,
};
/** Kubernetes: `M` is a million, `Mi` is 1024 × 1024, `m` a thousandth; case counts (resource.Quantity). */
const KUBERNETES = {
    '': 1,
    m: 0.001,
    k: 1000,
    M: 1000 ** 2,
    G: 1000 ** 3,
    T: 1000 ** 4,
    Ki: 1024,
    Mi: 1024 ** 2,
    Gi: 1024 ** 3,
    Ti: 1024 ** 4,
};
/** Bytes of a `maxmemory` as redis.conf writes it; null for what is not a size, such as a variable or a percentage. */
function bytesOf(written) {
    return sizeIn(sizes_REDIS, written.toLowerCase(), /^(\d{1,15})([a-z]{0,2})$/) ?? null;
}
/** Bytes of a `mem_limit` or a memory limit of a compose file; undefined for what is not a size. */
function composeBytesOf(written) {
    return sizeIn(sizes_COMPOSE, written.toLowerCase(), /^(\d{1,15}(?:\.\d{1,6})?)([a-z]{0,2})$/);
}
/** Bytes of a memory limit of a Kubernetes container; undefined for what is not a quantity. */
function quantityOf(written) {
    return sizeIn(KUBERNETES, written, /^(\d{1,15}(?:\.\d{1,6})?)([A-Za-z]{0,2})$/);
}
function sizeIn(units, written, spelling) {
    const [, number, unit = ''] = spelling.exec(written.trim()) ?? [];
    const factor = units[unit];
    return number === undefined || factor === undefined ? undefined : Math.floor(Number(number) * factor);
}

;// CONCATENATED MODULE: ./src/collect/artefact/settings/directives.ts


/** A file in the language of redis.conf. */
function confOfFile(file) {
    const place = file.placeOf(0, 0);
    return { path: file.path, text: file.text, place, at: (index, words) => file.placeOf(index, index + words.length) };
}
/** A value in a YAML file in the language of redis.conf. */
function confOfTree(file, tree) {
    return {
        path: file.path,
        text: tree.text ?? '',
        place: tree.place,
        at: (_, words) => file.placeOfWords(tree.place, words),
    };
}
const DIRECTIVE = /^[ \t]{0,20}(maxmemory|maxmemory-policy|include|replicaof|slaveof|sentinel)[ \t]{1,20}([^\s#]\S{0,200})/gim;
/** Redis itself stops at no depth; a configuration of more than this is a circle. */
const MAX_INCLUDES = 20;
/** What a configuration asks, its includes among it: the last directive of a name counts, as for the server. */
function wishesIn(conf, find, left = { includes: MAX_INCLUDES }) {
    const wishes = {};
    const found = [...conf.text.matchAll(DIRECTIVE)];
    const last = new Map(found.map((match, index) => [directives_nameOf(match), index]));
    for (const [position, match] of found.entries()) {
        const name = directives_nameOf(match);
        // Only the last one is placed: finding a place costs time, and a file may hold thousands.
        if (name !== 'include' && last.get(name) !== position)
            continue;
        const words = match[0].trimStart();
        const place = () => conf.at(match.index + match[0].length - words.length, words);
        Object.assign(wishes, wishOfDirective(name, unquoted(match[2] ?? ''), place, (path) => included(path, place)));
    }
    return wishes;
    function included(path, place) {
        if (left.includes-- <= 0)
            return {};
        const other = find(path, conf);
        return other ? wishesIn(other, find, left) : unknownAt(place());
    }
}
function wishOfDirective(name, value, place, included) {
    if (name === 'include')
        return included(value);
    if (name === 'sentinel')
        return { isSentinel: true };
    if (name === 'replicaof' || name === 'slaveof')
        return { isReplica: true };
    return wishOf(name, value, place());
}
/** One directive or flag: `maxmemory` or `maxmemory-policy`, and its value. Undefined: the value is not known here. */
function wishOf(name, value, place) {
    if (name === 'maxmemory')
        return { maxmemory: { bytes: value === undefined ? null : bytesOf(value), place } };
    const isKnown = value !== undefined && !hasPlaceholder(value) && /^[a-z][a-z_-]{2,30}$/i.test(value);
    return { policy: { name: isKnown ? value.toLowerCase() : null, place } };
}
/** Both may be set by something that is not in the repository. */
function unknownAt(place) {
    return { maxmemory: { bytes: null, place }, policy: { name: null, place } };
}
function directives_nameOf(match) {
    return (match[1] ?? '').toLowerCase();
}
function unquoted(value) {
    return value.replace(/^(["'])(.*)\1$/, '$2');
}

;// CONCATENATED MODULE: ./src/collect/artefact/settings/shell.ts
/** Stands between two commands: `&&`, `;`, `|`, a new line. */
const BETWEEN = '\n';
/** A continued line or space; the end of a command; what is quoted, escaped or expanded later; plain text. */
const PIECE = /(?<space>(?:\\\r?\n|[ \t\r])+)|(?<line>\n)|(?<operator>[&;|()]+)|"(?<double>[^"]*)"?|'(?<single>[^']*)'?|\\(?<escaped>.?)|(?<text>\$\{[^}]*\}?|\$\([^)]*\)?|[^\s&;|()"'\\$]+|.)/gs;
/**
 * The words of a command line as a POSIX shell splits them, with {@link BETWEEN} where one command ends. Nothing is
 * expanded. A line that begins with `-` goes on where the one before it ended, as in a compose file, where a new line
 * is a space.
 */
function shellWords(text) {
    const words = [];
    let isOpen = false;
    for (const { index, groups = {} } of text.matchAll(PIECE)) {
        const { line, operator, double, single, escaped } = groups;
        const said = double ?? single ?? escaped ?? groups.text;
        if (said !== undefined)
            words.push((isOpen ? words.pop() : '') + said);
        else if (operator !== undefined || (line !== undefined && !goesOn(text, index)))
            words.push(BETWEEN);
        isOpen = said !== undefined;
    }
    return words;
}
/** Whether what stands behind a line's end is a flag. */
function goesOn(text, at) {
    return /^\s{0,80}-/.test(text.slice(at, at + 100));
}
/** `${NAME:-default}`, `${NAME-default}`, `${NAME}`, `$(NAME)`, `$NAME`; compose writes `$$` for a `$` of the shell. */
const shell_VARIABLE = /\$?\$(?:\{(\w{1,80})(?::?-([^}]{0,200}))?[^}]{0,200}\}|\((\w{1,80})\)|(\w{1,80}))/g;
/**
 * A text with its variables replaced by what is known of them, else by the default that is written beside them.
 * Undefined where one of them is not known.
 */
function expand(text, known) {
    let isKnown = true;
    const expanded = text.replace(shell_VARIABLE, (_, braced, fallback, called, plain) => {
        const value = known.get(braced ?? called ?? plain) ?? fallback;
        if (value === undefined)
            isKnown = false;
        return value ?? '';
    });
    return isKnown && !/[`]|\$[({]/.test(expanded) ? expanded : undefined;
}

;// CONCATENATED MODULE: ./src/collect/artefact/settings/command-line.ts



/** No command: the image starts its server with its own defaults. */
const command_line_NONE = { wishes: {}, isOpaque: false, namesServer: false };
/**
 * Reads the command that starts a server: a string, a list of words, or a script for `sh -c`.
 *
 * @param parts the values that make it up, in their order: entrypoint and command, or flags that are added to it
 * @param known what its variables stand for
 */
function readCommand(locate, parts, known) {
    const words = parts.flatMap((part) => (part ? command_line_wordsOf(part) : []));
    const [first] = words;
    if (!first)
        return command_line_NONE;
    const own = ownWords(words);
    if (!own)
        return { ...command_line_NONE, isOpaque: true };
    const options = words.slice(own.from, own.to);
    const conf = confIn(options);
    const named = conf === undefined ? undefined : expand(conf.text, known);
    const wishes = { ...roleIn(words.slice(own.start, own.to)) };
    if (conf && named === undefined)
        Object.assign(wishes, unknownAt(locate(conf.within.place, conf.text)));
    for (const name of ['maxmemory', 'maxmemory-policy'])
        Object.assign(wishes, optionIn(locate, options, name, known));
    Object.assign(wishes, cacheMode(locate, options));
    return { wishes, isOpaque: false, namesServer: own.start < own.from, ...(named !== undefined && { conf: named }) };
}
/** A script that a shell is given with `-c` is one word of a command, and made of words itself. */
function command_line_wordsOf(tree) {
    const parts = tree.items.length > 0 ? tree.items : [tree];
    return parts.flatMap((part) => {
        const words = shellWords(part.text ?? '');
        const all = words.flatMap((word, index) => (words[index - 1] === '-c' ? shellWords(word) : [word]));
        return all.map((text) => ({ text, within: part }));
    });
}
/** Where the server's own words are among all of a command; undefined where it is not seen how the server is started. */
function ownWords(words) {
    const at = words.findIndex(({ text }) => STARTS_SERVER.test(text) || /(?:^|\/)(?:redis|valkey)-sentinel$/.test(text));
    if (at < 0 && !/^-|\.conf$/.test(words[0]?.text ?? ''))
        return undefined;
    const end = words.findIndex(({ text }, index) => index > at && text === BETWEEN);
    return { start: Math.max(at, 0), from: at + 1, to: end < 0 ? words.length : end };
}
/** `redis-server /etc/redis.conf --port 0`: the first word, or any that is a file of settings. */
function confIn(options) {
    const [first] = options;
    if (first && !first.text.startsWith('--'))
        return first;
    return options.find(({ text }, index) => /\.conf$/.test(text) && !/^--./.test(options[index - 1]?.text ?? ''));
}
function roleIn(words) {
    const texts = words.map(({ text }) => text);
    return {
        ...(texts.some((text) => /^--(?:replicaof|slaveof)$/.test(text)) && { isReplica: true }),
        ...(texts.some((text) => /^--sentinel$|-sentinel$/.test(text)) && { isSentinel: true }),
    };
}
/** `--maxmemory 1gb`; the last one counts. Dragonfly writes `--maxmemory=1gb`. */
function optionIn(locate, options, name, known) {
    const spelling = new RegExp(`^--?${name}(?:=(.*))?$`, 'is');
    const at = options.findLastIndex(({ text }) => spelling.test(text));
    const option = options[at];
    if (!option)
        return {};
    const written = spelling.exec(option.text)?.[1] ?? options[at + 1]?.text ?? '';
    return wishOf(name, expand(written, known), locate(option.within.place, option.text));
}
/** Dragonfly evicts when it is told to be a cache; INFO calls that policy `eviction` (its flag --cache_mode). */
function cacheMode(locate, options) {
    const option = options.findLast(({ text }) => /^--?cache_mode(?:=(?:true|1|yes))?$/i.test(text));
    return option ? { policy: { name: 'eviction', place: locate(option.within.place, option.text) } } : {};
}

;// CONCATENATED MODULE: ./src/collect/artefact/settings/compose-neighbours.ts

/** Paths of the files whose services show that they run on a laptop, beside an application that is started by hand. */
function localFiles(services) {
    const byFile = new Map();
    for (const service of services) {
        const beside = byFile.get(service.file.path);
        if (beside)
            beside.push(service);
        else
            byFile.set(service.file.path, [service]);
    }
    return new Set([...byFile].flatMap(([path, all]) => (isLocal(all) ? [path] : [])));
}
function isLocal(services) {
    const images = services.map((one) => (valueIn(one, 'build') ? 'built' : imageName(one)));
    return (images.some((image) => TOOLS.test(image)) ||
        images.every((image) => INFRASTRUCTURE.test(image)) ||
        services.some((one) => environmentOf(one).get('NODE_ENV')?.text === 'development'));
}
function imageName(service) {
    const image = valueIn(service, 'image')?.text ?? '';
    return image.replace(/:[^/]*$/, '').replace(/^.*\//, '');
}
/** What nobody runs in production beside Redis. */
const TOOLS = /^(?:mailhog|mailpit|mailcatcher|maildev|redis-commander|redisinsight|localstack|adminer|inbucket)$/i;
/** A file that starts nothing but these leaves the application to be started by hand. */
const INFRASTRUCTURE = /^(?:postgres(?:ql)?|postgis|pgvector|timescaledb.{0,10}|mysql|mysql-server|mariadb|mongo(?:db)?|percona.{0,20}|redis.{0,20}|valkey.{0,20}|keydb|dragonfly|memcached|minio|mc|rabbitmq|kafka|cp-kafka|zookeeper|redpanda|nats|elasticsearch|opensearch|kibana|meilisearch|typesense|clickhouse(?:-server)?|grafana|prometheus|jaeger|all-in-one|zipkin|loki|keycloak|serverless-redis-http|mssql|cockroach|dynamodb-local|electric|toxiproxy)$/i;

;// CONCATENATED MODULE: ./src/collect/artefact/settings/compose-servers.ts













/** Every server that a compose file starts. */
function composeServers(deployments, open) {
    const services = servicesOf(deployments);
    const local = localFiles(services);
    const found = services.map((service) => {
        return new ComposeServer(service, local.has(service.file.path), deployments, open).assemble();
    });
    return {
        settings: found.flatMap(({ settings }) => settings),
        claimed: found.flatMap(({ claimed }) => claimed),
    };
}
class ComposeServer {
    service;
    isInLocalFile;
    open;
    claimed = [];
    #known;
    #build;
    constructor(service, isInLocalFile, deployments, open) {
        this.service = service;
        this.isInLocalFile = isInLocalFile;
        this.open = open;
        const environment = [...environmentOf(service)].map(([name, { text = '' }]) => [name, text]);
        const expanded = environment.map(([name, text]) => [name, expand(text, new Map())]);
        this.#known = new Map(expanded.flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])));
        this.#build = this.#buildIn(deployments);
    }
    assemble() {
        const image = this.#image();
        const command = readCommand(this.#locate, this.#command(), this.#known);
        if (!image && !command.namesServer)
            return compose_servers_NOTHING;
        const flags = this.#flags(image);
        const conf = command.isOpaque ? this.#unknown() : this.#confWishes(image, command.conf);
        const notLoaded = image && !command.isOpaque && command.conf === undefined ? this.#notLoaded(image) : undefined;
        const settings = settingsOf(this.#identity(), this.#withReplication({ ...conf, ...flags, ...command.wishes }), {
            ...(image && { product: image.product }),
            ...this.#limit(),
            ...(notLoaded !== undefined && { notLoaded }),
        });
        return { settings: settings ? [settings] : [], claimed: this.claimed };
    }
    #image() {
        const [from] = this.#build?.instructions ?? [];
        const built = from && serverImageOf(baseImageOf(from));
        if (built)
            return built;
        const image = expand(valueIn(this.service, 'image')?.text ?? '', new Map());
        return image === undefined || valueIn(this.service, 'build') ? undefined : serverImageOf(image);
    }
    #buildIn({ dockerfiles }) {
        const build = valueIn(this.service, 'build');
        const context = build?.text ?? build?.at('context')?.text;
        if (context === undefined)
            return undefined;
        const folder = external_node_path_.posix.join(external_node_path_.posix.dirname(this.service.file.path), context);
        const found = dockerfiles.get(external_node_path_.posix.join(folder, build?.at('dockerfile')?.text ?? 'Dockerfile'));
        return found && { context: folder, instructions: found.instructions };
    }
    /** What starts the server: of the compose file, else of the Dockerfile. */
    #command() {
        const entrypoint = valueIn(this.service, 'entrypoint');
        const command = valueIn(this.service, 'command');
        const isSet = (tree) => tree !== undefined && (tree.text !== undefined || tree.items.length > 0);
        const own = (name) => {
            const instruction = this.#build?.instructions.findLast((one) => one.name === name);
            if (!instruction)
                return undefined;
            const words = wordsOfInstruction(instruction).map((word) => new Tree(word, this.#place()));
            return new Tree(words, this.#place());
        };
        return [
            isSet(entrypoint) ? entrypoint : own('ENTRYPOINT'),
            isSet(command) ? command : isSet(entrypoint) ? undefined : own('CMD'),
        ];
    }
    /** Flags that the image's start script takes from the environment. */
    #flags(image) {
        const environment = environmentOf(this.service);
        const flags = (image?.flagVariables ?? []).map((name) => environment.get(name));
        const dragonfly = image?.product === 'dragonfly' ? environment.get('DFLY_maxmemory') : undefined;
        const added = dragonfly?.withContent(`--maxmemory=${dragonfly.text}`);
        return readCommand(this.#locate, [...flags, added], this.#known).wishes;
    }
    #confWishes(image, named) {
        const isOwn = image?.isStock ?? true;
        if (named === undefined && !isOwn)
            return this.#unknown();
        const paths = named === undefined ? this.#ownConfs(image) : [this.#inRepository(named)];
        return Object.assign({}, ...paths.map((path) => this.#wishesAt(path)));
    }
    /** Configurations that the image reads by itself. */
    #ownConfs(image) {
        const { ownConf } = image ?? {};
        if (!ownConf)
            return [];
        const mounts = mountsOf(this.service).map(({ source, target }) => ({
            source,
            target: /\.conf$/.test(target) ? target : `${target}/`,
        }));
        return mounts
            .filter(({ target }) => ownConf.test(target))
            .map(({ source, target }) => (target.endsWith('/') ? external_node_path_.posix.join(source, 'redis.conf') : source));
    }
    #wishesAt(path) {
        const file = path === undefined ? undefined : this.open(path);
        if (!file)
            return this.#unknown();
        this.claimed.push(file.path);
        return wishesIn(confOfFile(file), this.#include);
    }
    #include = (path, from) => {
        const file = this.open(this.#inRepository(path) ?? '') ?? this.open(external_node_path_.posix.join(external_node_path_.posix.dirname(from.path), external_node_path_.posix.basename(path)));
        if (!file)
            return undefined;
        this.claimed.push(file.path);
        return confOfFile(file);
    };
    /** Where a path of the container is in the repository. */
    #inRepository(path) {
        const mounted = mountedAt(this.service, path);
        if (mounted !== undefined || !this.#build)
            return mounted;
        const { context, instructions } = this.#build;
        const copy = copiesIn(instructions).find(({ target }) => target === path);
        return copy && external_node_path_.posix.join(context, copy.source);
    }
    /** The official images read no configuration that their command does not name. */
    #notLoaded({ ownConf, isStock, product }) {
        if (ownConf || !isStock || product === 'dragonfly')
            return undefined;
        for (const { source, target } of mountsOf(this.service)) {
            const file = /\.conf$/.test(target) ? this.open(source) : undefined;
            if (!file || !isConf(file.text))
                continue;
            this.claimed.push(file.path);
            if (wishesIn(confOfFile(file), () => undefined).maxmemory)
                return file.path;
        }
        return undefined;
    }
    #withReplication(wishes) {
        const modes = ['REDIS', 'VALKEY', 'KEYDB'].map((product) => this.#known.get(`${product}_REPLICATION_MODE`));
        return modes.some((mode) => /^(?:slave|replica)$/i.test(mode ?? '')) ? { ...wishes, isReplica: true } : wishes;
    }
    #limit() {
        const tree = valueIn(this.service, 'deploy', 'resources', 'limits', 'memory') ?? valueIn(this.service, 'mem_limit');
        const bytes = composeBytesOf(expand(tree?.text ?? '', new Map()) ?? '');
        return tree && bytes !== undefined && bytes > 0 ? { limit: { bytes, place: tree.place } } : {};
    }
    #identity() {
        const { name, file } = this.service;
        const isDevelopment = isForDevelopment(file.path) || (!isDeployed(file.path) && this.#isLocal());
        return {
            place: this.#place(),
            name,
            format: 'docker-compose',
            isForDevelopment: isDevelopment,
            ...(!isDevelopment && !isDeployed(file.path) && { isMaybeLocal: true }),
        };
    }
    /** Content that says where a compose file is used: on the laptop of somebody who runs the application itself. */
    #isLocal() {
        const profiles = valueIn(this.service, 'profiles')?.items ?? [];
        const isProfiled = profiles.length > 0 && profiles.every(({ text = '' }) => isForDevelopment(text));
        return isProfiled || this.isInLocalFile;
    }
    #locate = (within, words) => {
        return this.service.files.find(({ path }) => path === within.path)?.placeOfWords(within, words) ?? within;
    };
    #place() {
        return this.service.layers.at(-1).nameAt(this.service.name);
    }
    #unknown() {
        return unknownAt(this.#place());
    }
}
const compose_servers_NOTHING = { settings: [], claimed: [] };

;// CONCATENATED MODULE: ./src/collect/artefact/settings/overlays.ts

/** What overlays of Kustomize know a document by. */
function idOf(tree) {
    return `${tree.at('kind')?.text} ${tree.at('metadata', 'name')?.text}`;
}
/** Finds the documents that are of the same kind and name as another: a base and the overlays of Kustomize over it. */
function alikeTo(resources) {
    const byId = new Map();
    for (const resource of resources) {
        const same = byId.get(idOf(resource.tree));
        if (same)
            same.push(resource);
        else
            byId.set(idOf(resource.tree), [resource]);
    }
    return ({ tree }) => byId.get(idOf(tree)) ?? [];
}
/** What the containers of a workload run in. */
function podOf(tree) {
    return tree.at('kind')?.text === 'Pod' ? tree.at('spec') : tree.at('spec', 'template', 'spec');
}
/** Templates whose names are not known are all alike; more overlays than this nobody keeps. */
const MAX_ALIKE = 200;
/** What overlays of Kustomize say of a container: documents of the same name whose container has no image. */
function patchesOf(tree, container, alike) {
    return alike.slice(0, MAX_ALIKE).flatMap((other) => {
        if (other.tree === tree || isForDevelopment(other.file.path))
            return [];
        const same = (podOf(other.tree)?.at('containers')?.items ?? []).find((one) => {
            return one.at('name')?.text === container.at('name')?.text && !one.at('image');
        });
        return same ? [{ file: other.file, tree: same }] : [];
    });
}

;// CONCATENATED MODULE: ./src/collect/artefact/settings/kubernetes-servers.ts











/** Every server that manifests of Kubernetes start. */
function kubernetesServers({ resources }, maps) {
    const workloads = resources.filter(({ tree }) => WORKLOADS.has(tree.at('kind')?.text ?? ''));
    const alike = alikeTo(workloads);
    return workloads.flatMap((resource) => workloadServers(resource, alike(resource), maps));
}
/** Texts of configuration by ConfigMap and key, of manifests and of Kustomize's generators. */
class ConfigMaps {
    deployments;
    open;
    claimed = [];
    #used = new Set();
    #byName = new Map();
    constructor(deployments, open) {
        this.deployments = deployments;
        this.open = open;
        for (const map of deployments.configMaps) {
            const named = this.#byName.get(map.name);
            if (named)
                named.push(map);
            else
                this.#byName.set(map.name, [map]);
        }
    }
    /** The first text of that name; a key that is not given is any that holds a configuration of the server. */
    text(name, key) {
        this.#used.add(name);
        for (const map of this.#byName.get(name) ?? []) {
            const tree = map.data.find(([own, value]) => (key === undefined ? isConf(value.text ?? '') : own === key))?.[1];
            if (tree)
                return confOfTree(map.file, tree);
        }
        const files = this.deployments.generators.filter((one) => one.name === name).flatMap((one) => one.files);
        const path = files.find(([own]) => key === undefined || own === key)?.[1];
        const file = path === undefined ? undefined : this.open(path);
        if (!file)
            return undefined;
        this.claimed.push(file.path);
        return confOfFile(file);
    }
    /** Configurations that no workload here mounts: something outside of the repository does. */
    unused() {
        return this.deployments.configMaps.flatMap(({ name, file, data }) => {
            if (this.#used.has(name))
                return [];
            return data.flatMap(([key, tree]) => {
                const conf = confOfTree(file, tree);
                const isServer = /\.conf$/.test(key) && !/sentinel|replica|slave/i.test(key) && isConf(conf.text);
                const identity = identityOf(file, tree.nameAt(key), name, 'ConfigMap');
                return ((isServer &&
                    settingsOf(identity, wishesIn(conf, () => undefined))) ||
                    []);
            });
        });
    }
}
/** The servers among the containers of one workload; `alike` are the documents of the same kind and name. */
function workloadServers({ file, tree }, alike, maps) {
    const pod = podOf(tree);
    const name = tree.at('metadata', 'name')?.text ?? '';
    return (pod?.at('containers')?.items ?? []).flatMap((container) => {
        // The values of the chart switch it off.
        if (file.conditionAt(container.place.line) !== undefined)
            return [];
        const patches = patchesOf(tree, container, alike);
        const settings = containerSettings({ file, pod, container, patches, name, maps });
        return settings ?? [];
    });
}
function containerSettings(the) {
    const { file, container, patches, name } = the;
    const image = serverImageOf(container.at('image')?.text ?? '');
    const layers = [{ file, tree: container }, ...patches];
    const last = (...path) => layers.findLast(({ tree }) => tree.at(...path));
    const args = last('args');
    const command = last('command');
    const locate = (within, words) => {
        return layers.find((one) => one.file.path === within.path)?.file.placeOfWords(within, words) ?? within;
    };
    const line = readCommand(locate, [command?.tree.at('command'), args?.tree.at('args')], kubernetes_servers_environmentOf(container));
    if (!image && !line.namesServer)
        return undefined;
    const conf = isUnseen(the, line.isOpaque) ? unknownAt(placeOfContainer(container)) : confWishes(the, image, line.conf);
    const flags = readCommand(locate, flagsOf(container, image), kubernetes_servers_environmentOf(container)).wishes;
    const limited = last('resources', 'limits', 'memory');
    return settingsOf(identityOf(file, placeOfContainer(container), calledIn(name, container), 'Kubernetes manifest'), { ...conf, ...flags, ...line.wishes }, {
        ...(image && { product: image.product }),
        ...limitOf(limited?.tree.at('resources', 'limits', 'memory')),
    });
}
/** The name of a workload; that of the container, where a template makes the other. */
function calledIn(name, container) {
    return hasPlaceholder(name) ? (container.at('name')?.text ?? '') : name;
}
/** Whether what starts the container is not in sight: a script, a template's loop, an image of somebody's own. */
function isUnseen({ file, container }, isOpaque) {
    if (isOpaque)
        return true;
    const { line, endLine } = container.place;
    // A block that the template writes may hold anything, further arguments among it.
    const lines = file.text.slice(file.lineStart(line - 1), file.lineStart(endLine)).split('\n');
    return lines.some((text) => /\{\{-?\s{0,8}(?:range|toYaml|with)\b/.test(text) && /arg|flag|command|toYaml \.\s/i.test(text));
}
function confWishes(the, image, named) {
    const { container, maps } = the;
    const unknown = () => unknownAt(placeOfContainer(container));
    if (named === undefined) {
        const own = image?.ownConf ? kubernetes_servers_mountsOf(the).find(({ target }) => image.ownConf?.test(`${target}/`)) : undefined;
        if (own)
            return unknown();
        return image?.isStock === false ? unknown() : {};
    }
    const conf = mountedConf(the, named);
    const find = (path) => mountedConf(the, path);
    return conf ? wishesIn(conf, find) : unknown();
    function mountedConf(mount, path) {
        for (const { target, map, items, subPath } of kubernetes_servers_mountsOf(mount)) {
            if (target === path && subPath !== undefined)
                return maps.text(map, items.get(subPath) ?? subPath);
            const key = external_node_path_.posix.relative(target, path);
            if (!key.startsWith('..') && key !== '')
                return maps.text(map, items.get(key) ?? key);
        }
        return undefined;
    }
}
/** ConfigMaps that a container sees, and where; `items` are the keys of files that have a name of their own. */
function kubernetes_servers_mountsOf({ pod, container }) {
    const volumes = new Map((pod?.at('volumes')?.items ?? []).map((volume) => [volume.at('name')?.text ?? '', volume]));
    return (container.at('volumeMounts')?.items ?? []).flatMap((mount) => {
        const source = volumes.get(mount.at('name')?.text ?? '')?.at('configMap');
        const map = source?.at('name')?.text;
        if (map === undefined)
            return [];
        const items = (source?.at('items')?.items ?? []).map((item) => {
            return [item.at('path')?.text ?? '', item.at('key')?.text ?? ''];
        });
        return [
            { target: mount.at('mountPath')?.text ?? '', map, items: new Map(items), subPath: mount.at('subPath')?.text },
        ];
    });
}
function kubernetes_servers_environmentOf(container) {
    const entries = (container.at('env')?.items ?? []).map((item) => {
        return [item.at('name')?.text ?? '', item.at('value')?.text];
    });
    return new Map(entries.flatMap(([name, value]) => (value === undefined || hasPlaceholder(value) ? [] : [[name, value]])));
}
function flagsOf(container, image) {
    const items = container.at('env')?.items ?? [];
    return items.flatMap((item) => {
        const value = item.at('value');
        return value && image?.flagVariables.includes(item.at('name')?.text ?? '') ? [value] : [];
    });
}
/** Where a container begins: its first line. */
function placeOfContainer({ place }) {
    return { ...place, endLine: place.line, endColumn: place.column + 1 };
}
/** The memory limit of a container, where it is written as one. */
function limitOf(tree) {
    const bytes = quantityOf(tree?.text ?? '');
    return tree && bytes !== undefined && bytes > 0 ? { limit: { bytes, place: tree.place } } : {};
}
/** A server of Kubernetes; manifests are there to be deployed. */
function identityOf(file, place, name, format) {
    return { place, name: hasPlaceholder(name) ? '' : name, format, isForDevelopment: isForDevelopment(file.path) };
}
/** Configurations that an operator is given, one after the other. */
function wishesOfConfs(confs) {
    const wishes = {};
    for (const conf of confs)
        if (conf)
            Object.assign(wishes, wishesIn(conf, () => undefined));
    return wishes;
}

;// CONCATENATED MODULE: ./src/collect/artefact/settings/helm-servers.ts






/** Every server that a Helm chart is given values for. */
function helmServers(deployments, maps) {
    const releases = deployments.values.flatMap((values) => releasesIn(values, deployments));
    const all = releases.map((release) => ({ release, settings: settingsIn(release, maps) }));
    const settled = all.filter(({ release, settings }) => !release.base || saysOfItsOwn(release.file, settings));
    return settled.flatMap(({ release, settings }) => {
        if (!settings)
            return [];
        // What a chart's own values leave open is often said in the file of each environment.
        const isSettledAbove = settled.some(({ release: other, settings: above }) => {
            const isAbove = other.base === release.file && other.key === release.key;
            return isAbove && above?.isForDevelopment === false && above.maxmemory !== undefined;
        });
        return isSettledAbove ? [] : [settings];
    });
}
/** Whether a file that is laid over another says anything of the memory itself. */
function saysOfItsOwn({ path }, settings) {
    const { maxmemory, policy, limit } = settings ?? {};
    return [maxmemory, policy, limit].some((one) => one?.place.path === path);
}
function releasesIn(given, deployments) {
    const { file, tree, chart, name = '' } = given;
    if (chart !== undefined) {
        const kind = knownKind(chartKindOf(chart, given.repository), tree);
        return kind ? [{ file, kind, key: '', name, values: tree, place: helm_servers_firstLine(tree) }] : [];
    }
    const folder = external_node_path_.posix.dirname(file.path);
    const parent = deployments.charts.get(folder);
    // The chart of a server itself, kept in the repository: its values are the defaults for whoever uses it.
    if (parent && chartKindOf(parent.root.at('name')?.text ?? ''))
        return [];
    const base = isBase(file)
        ? undefined
        : deployments.values.find((one) => isBase(one.file) && external_node_path_.posix.dirname(one.file.path) === folder);
    const dependencies = parent ? dependenciesOf(parent.root) : [];
    if (dependencies.length > 0)
        return dependencies.flatMap((one) => dependencyRelease(file, tree, base, one));
    return shapedReleases(file, tree, base);
}
/** The server that a chart brings along. A file laid over the chart's own counts where it says something of it. */
function dependencyRelease(file, tree, base, { key, kind, conditions, tree: dependency }) {
    const all = laidOver(base?.tree, tree);
    if (conditions.some((path) => all.at(...path)?.text === 'false'))
        return [];
    const own = tree.at(key);
    if (base && !own)
        return [];
    const values = all.at(key) ?? dependency.withContent(new Map());
    const place = own ? own.nameAt(key) : helm_servers_firstLine(dependency);
    const known = knownKind(kind, values) ?? kind;
    return [{ file, kind: known, key, name: key, values, place, ...(base && { base: base.file }) }];
}
/** A mirror of a chart keeps the shape of its values. */
function knownKind(kind, values) {
    return kind === 'other' ? (chartKindByShape(values) ?? kind) : kind;
}
/** Files of values far from their chart: what they are about is seen by the names of the values alone. */
function shapedReleases(file, tree, base) {
    const whole = chartKindByShape(tree);
    const over = base && { base: base.file };
    if (whole) {
        const values = laidOver(base?.tree, tree);
        return [{ file, kind: whole, key: '', name: '', values, place: helm_servers_firstLine(tree), ...over }];
    }
    return tree.entries.flatMap(([key, own]) => {
        const kind = /redis|valkey|keydb/i.test(key) ? chartKindByShape(own) : undefined;
        if (!kind || own.at('enabled')?.text === 'false')
            return [];
        const values = laidOver(base?.tree.at(key), own);
        return [{ file, kind, key, name: key, values, place: own.nameAt(key), ...over }];
    });
}
function settingsIn(release, maps) {
    const { file, kind, name, values, place } = release;
    const identity = identityOf(file, place, name, 'Helm values');
    if (kind === 'redis-ha') {
        const custom = values.at('redis', 'customConfig');
        return settingsOf(identity, custom ? wishesOfConfs([confOfTree(file, custom)]) : haWishes(values), {
            ...limitOf(values.at('redis', 'resources', 'limits', 'memory')),
            // Its own values.yaml says so, where redis.conf's default is noeviction.
            ...(!custom && { unsetPolicy: 'volatile-lru' }),
        });
    }
    if (kind === 'other')
        return settingsOf(identity, unknownAt(place));
    if (kind === 'valkey-io') {
        const config = values.at('valkeyConfig');
        const wishes = config ? wishesOfConfs([confOfTree(file, config)]) : {};
        return settingsOf(identity, wishes, limitOf(values.at('resources', 'limits', 'memory')));
    }
    const node = values.at('master') ?? values.at('primary') ?? values.at('redis') ?? values.at('valkey');
    return settingsOf(identity, bitnamiWishes(release, node, maps), limitOf(node?.at('resources', 'limits', 'memory')));
}
function haWishes(values) {
    const asked = (name) => {
        const tree = values.at('redis', 'config', name);
        return tree?.text === undefined ? {} : wishOf(name, tree.text, tree.place);
    };
    return { ...asked('maxmemory'), ...asked('maxmemory-policy') };
}
/** The chart writes the common configuration, then that of the node, and adds flags to the command (its configmap.yaml). */
function bitnamiWishes({ file, values }, node, maps) {
    const existing = values.at('existingConfigmap');
    const map = existing?.text ? maps.text(existing.text) : undefined;
    const confs = [values.at('commonConfiguration'), node?.at('configuration'), node?.at('configmap')];
    const asked = wishesOfConfs([...confs.map((tree) => tree && confOfTree(file, tree)), map]);
    const variables = (node?.at('extraEnvVars')?.items ?? []).filter((item) => {
        return /^(?:REDIS|VALKEY)_EXTRA_FLAGS$/.test(item.at('name')?.text ?? '');
    });
    const flags = [...variables.map((item) => item.at('value')), node?.at('extraFlags')];
    const line = readCommand(file.placeOfWords.bind(file), flags, new Map());
    const isUnseen = (existing?.text && !map) || (node?.at('args')?.items.length ?? 0) > 0;
    return { ...(isUnseen && existing ? unknownAt(existing.place) : {}), ...asked, ...line.wishes };
}
function helm_servers_firstLine({ place }) {
    return { ...place, endLine: place.line, endColumn: place.column + 1 };
}

;// CONCATENATED MODULE: ./src/collect/artefact/settings/operator-servers.ts





/** Every server that a resource asks an operator for. */
function operatorServers({ resources }, maps) {
    return resources
        .filter(({ tree }) => OPERATED.has(tree.at('kind')?.text ?? ''))
        .flatMap((resource) => serverOf(resource, maps) ?? []);
}
function serverOf({ file, tree }, maps) {
    const kind = tree.at('kind')?.text ?? '';
    const name = tree.at('metadata', 'name')?.text ?? '';
    const place = tree.at('kind')?.nameAt(`kind: ${kind}`) ?? tree.place;
    const identity = identityOf(file, place, name, kind);
    if (kind === 'RedisFailover') {
        const lines = tree.at('spec', 'redis', 'customConfig')?.items ?? [];
        const wishes = wishesOfConfs(lines.map((line) => confOfTree(file, line)));
        return settingsOf(identity, wishes, limitOf(tree.at('spec', 'redis', 'resources', 'limits', 'memory')));
    }
    if (kind === 'Dragonfly') {
        const locate = file.placeOfWords.bind(file);
        const { wishes } = readCommand(locate, [tree.at('spec', 'args')], new Map());
        return settingsOf(identity, wishes, {
            product: 'dragonfly',
            ...limitOf(tree.at('spec', 'resources', 'limits', 'memory')),
        });
    }
    const limit = limitOf(tree.at('spec', 'kubernetesConfig', 'resources', 'limits', 'memory') ??
        tree.at('spec', 'redisLeader', 'resources', 'limits', 'memory'));
    return settingsOf(identity, operatedWishes(tree, limit.limit?.bytes, maps), limit);
}
/**
 * The operator of OT-Container-Kit: a ConfigMap of the user's (`redis-additional.conf`), and a share of the container's
 * limit, of which nothing comes where the container has none (api/common/v1beta2, RedisConfig).
 */
function operatedWishes(tree, limit, maps) {
    const config = tree.at('spec', 'redisConfig') ?? tree.at('spec', 'redisLeader', 'redisConfig');
    const share = config?.at('maxMemoryPercentOfLimit');
    const name = config?.at('additionalRedisConfig');
    const conf = name?.text === undefined ? undefined : maps.text(name.text);
    const percent = share?.number;
    return {
        ...(share &&
            percent !== undefined &&
            limit !== undefined && { maxmemory: { bytes: Math.floor((limit * percent) / 100), place: share.place } }),
        ...(name && (conf ? wishesOfConfs([conf]) : unknownAt(name.place))),
    };
}

;// CONCATENATED MODULE: ./src/collect/artefact/settings/settle.ts













/** How every server is configured that the files describe, put together from all of them. */
function settle(deployments, open) {
    const maps = new ConfigMaps(deployments, open);
    const composed = composeServers(deployments, open);
    const settings = [
        ...composed.settings,
        ...kubernetesServers(deployments, maps),
        ...operatorServers(deployments, maps),
        ...helmServers(deployments, maps),
        ...maps.unused(),
    ];
    const claimed = new Set([...composed.claimed, ...maps.claimed]);
    const images = imageServers(deployments, open, claimed);
    return [...settings, ...images, ...confServers(deployments, open, claimed)];
}
/** Images of one's own that bring a configuration along. Without one, it is given to the server when the image runs. */
function imageServers({ dockerfiles }, open, claimed) {
    return [...dockerfiles.values()].flatMap(({ file, instructions }) => {
        const [from] = instructions;
        if (!from)
            return [];
        const commands = ['ENTRYPOINT', 'CMD'].map((name) => instructions.findLast((one) => one.name === name));
        const parts = commands.map((one) => {
            return (one &&
                new Tree(wordsOfInstruction(one).map((word) => new Tree(word, one.place)), one.place));
        });
        const line = readCommand(file.placeOfWords.bind(file), parts, new Map());
        const copy = copiesIn(instructions).find(({ target }) => target === line.conf);
        const conf = copy && open(external_node_path_.posix.join(external_node_path_.posix.dirname(file.path), copy.source));
        const isClaimed = conf && claimed.has(conf.path);
        if (conf)
            claimed.add(conf.path);
        const wishes = { ...(conf && wishesIn(confOfFile(conf), () => undefined)), ...line.wishes };
        if (isClaimed || (!wishes.maxmemory && !wishes.policy))
            return [];
        const name = external_node_path_.posix.basename(external_node_path_.posix.dirname(external_node_path_.posix.resolve('/', file.path)));
        const identity = { place: from.place, name, format: 'Dockerfile', isForDevelopment: isForDevelopment(file.path) };
        const product = serverImageOf(baseImageOf(from))?.product;
        return settingsOf(identity, wishes, { ...(product && { product }) }) ?? [];
    });
}
/** Configuration files that nothing here starts a server with. */
function confServers({ confs }, open, claimed) {
    const included = new Set(claimed);
    const find = (path, from) => {
        const file = open(external_node_path_.posix.join(external_node_path_.posix.dirname(from.path), external_node_path_.posix.isAbsolute(path) ? external_node_path_.posix.basename(path) : path));
        if (!file)
            return undefined;
        included.add(file.path);
        return confOfFile(file);
    };
    const found = [...confs.values()].map((file) => [file.path, confOfFile(file)]);
    const settled = found.map(([path, conf]) => [path, wishesIn(conf, find), conf]);
    return settled.flatMap(([path, wishes, { place }]) => {
        if (included.has(path))
            return [];
        const identity = { place, name: '', format: 'redis.conf', isForDevelopment: isForDevelopment(path) };
        const settings = settingsOf(identity, wishes);
        const role = roleNamed(external_node_path_.posix.basename(path));
        return settings ? [{ ...settings, ...(role && { role }) }] : [];
    });
}

;// CONCATENATED MODULE: ./src/collect/artefact/desk.ts









/** Gives each file to the readers that know its kind. */
class Desk {
    beside;
    found = new Found();
    unread = [];
    #texts = new Map();
    #deadline;
    #charts;
    /**
     * @param beside for what a file needs of another, as a template of the values of its chart
     * @param minutes after which what is left is told as not looked at
     */
    constructor(beside, minutes) {
        this.beside = beside;
        this.#deadline = new deadline/* Deadline */.B(minutes);
        this.#charts = new Charts(beside);
    }
    look({ path, text, unread }) {
        const willing = readers.filter((reader) => reader.accepts(path) && reader.mentions.test(text));
        if (willing.length === 0)
            return;
        const reason = this.#deadline.isOver ? this.#deadline.reason : unread;
        if (reason !== undefined)
            this.#tell(path, reason, willing);
        else
            this.#read(path, text, willing);
    }
    #read(path, text, willing) {
        this.#texts.set(path, text);
        const file = new ArtefactFile(path, text, this.#charts);
        for (const reader of willing)
            this.#guard(path, reader.topics, () => reader.read(file, this.found));
    }
    /**
     * What readers make of all files together; they may open further files for it.
     *
     * @param paths the files that readers may look at
     */
    conclude(paths) {
        for (const reader of readers) {
            if (!reader.finish)
                continue;
            const together = () => reader.finish?.(this.found, this.#neighbours(reader, paths));
            if (!this.#deadline.isOver)
                this.#guard('.', reader.topics, together);
            else if (!this.#isLate)
                this.#tell('.', this.#deadline.reason, [reader]);
        }
        const open = (path) => this.#open(path);
        this.#guard('.', ['server-settings'], () => this.found.settings.push(...settle(this.found.deployments, open)));
    }
    /** What one step makes of the files is lost as a whole where it fails; what others read is not. */
    #guard(path, topics, step) {
        try {
            step();
        }
        catch (error) {
            this.#note(path, (0,failures/* reasonOf */.A3)(error), topics);
        }
    }
    /** Whether files were left out already for want of time. */
    get #isLate() {
        return this.unread.some(({ reason }) => reason === this.#deadline.reason);
    }
    #neighbours(reader, paths) {
        return {
            paths,
            text: (path) => this.#open(path)?.text,
            tell: (path, reason) => this.#tell(path, reason, [reader]),
        };
    }
    /** A file that another refers to, whatever its name: what it says is found in it as well. */
    #open(path) {
        const text = path === '' ? undefined : (this.#texts.get(path) ?? this.beside(path));
        if (text === undefined)
            return undefined;
        this.#texts.set(path, text);
        return new ArtefactFile(path, text, this.#charts);
    }
    /** What was found, together with what a running Prometheus has loaded. */
    finish(prometheus) {
        if (prometheus)
            joinLive(this.found.rules, prometheus);
        const { monitors, settings, hotKeyChecks, procedures, keysRecipes, otherAlerts } = this.found;
        const rules = judgeRules(this.found.rules, this.found.routings);
        for (const { path, reason } of rules.unread)
            this.#note(path, reason, ['alerts']);
        const alerts = [...this.found.alerts, ...rules.alerts];
        return {
            alerts,
            allAlerts: alerts.length + otherAlerts + rules.others,
            monitors,
            settings,
            hotKeyChecks,
            procedures,
            keysRecipes,
            files: this.#texts.size,
            unread: this.unread,
            text: (path) => this.#texts.get(path),
        };
    }
    /** One entry for a file, whichever of its readers failed. */
    #tell(path, reason, concerned) {
        this.#note(path, reason, concerned.flatMap((reader) => reader.topics));
    }
    #note(path, reason, open) {
        const topics = new Set(open);
        const at = this.unread.findIndex((one) => one.path === path && one.reason === reason);
        for (const topic of this.unread[at]?.topics ?? [])
            topics.add(topic);
        const told = { path, reason, kind: 'artefact', topics: [...topics] };
        if (at < 0)
            this.unread.push(told);
        else
            this.unread[at] = told;
    }
}


/***/ }),

/***/ 6003:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ reasonOf),
/* harmony export */   IO: () => (/* binding */ Unreadable),
/* harmony export */   zf: () => (/* binding */ TooManySteps)
/* harmony export */ });
/** What every reason says that names a fault of the analyzer itself. */
const OWN_FAULT = 'a fault of redis-preflight';
/** Thrown where following something in a source takes more steps than it may; the message says what. */
class TooManySteps extends Error {
}
/** Thrown for a file that is not what its name says, or too much of it; the message says why, naming the line. */
class Unreadable extends Error {
}
/**
 * Why a file or a part of it could not be analysed, in one line: it is nested too deeply for the call stack or takes too
 * many steps, which is the file's doing, or the analyzer failed, which is told as such so that somebody reports it.
 */
function reasonOf(error) {
    if (isStackOverflow(error))
        return 'nested too deeply to be analysed';
    if (error instanceof TooManySteps || error instanceof Unreadable)
        return error.message;
    const [message = ''] = String(error?.message ?? error).split('\n');
    return `${OWN_FAULT}: ${message}`;
}
/** Other range errors (a string that grew too long, a bad code point) are faults like any other. */
function isStackOverflow(error) {
    return error instanceof RangeError && /call stack/i.test(error.message);
}


/***/ }),

/***/ 6305:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MJ: () => (/* binding */ countUpTo),
/* harmony export */   VV: () => (/* binding */ placeIn),
/* harmony export */   _$: () => (/* binding */ lineStarts),
/* harmony export */   mh: () => (/* binding */ lineAt),
/* harmony export */   yN: () => (/* binding */ placesIn)
/* harmony export */ });
/** Offsets at which the lines of a text start. Lines end as editors and the report see them: `\n`, `\r\n` or `\r`. */
function lineStarts(text) {
    const starts = [0];
    for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g))
        starts.push(index + end.length);
    return starts;
}
/**
 * Tells places in a text.
 *
 * @param before how many lines of the file come before it
 */
function placesIn(path, text, before = 0) {
    const starts = lineStarts(text);
    return (start, end) => {
        const place = placeIn(path, starts, start, end);
        return { ...place, line: place.line + before, endLine: place.endLine + before };
    };
}
/** The place of a range of offsets in a text whose lines start there. */
function placeIn(path, starts, start, end) {
    const [line, endLine] = [lineAt(starts, start), lineAt(starts, end)];
    return {
        path,
        line,
        column: start - (starts[line - 1] ?? 0) + 1,
        endLine,
        endColumn: end - (starts[endLine - 1] ?? 0) + 1,
    };
}
/** The line of an offset, 1-based. */
function lineAt(starts, offset) {
    return countUpTo(starts.length, (at) => starts[at] <= offset);
}
/** How many numbers from 0 on fit, by halving: those that fit come first. */
function countUpTo(length, fits) {
    let [low, high] = [0, length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if (fits(middle))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}


/***/ })

};
;