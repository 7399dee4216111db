"use strict";
exports.id = 90;
exports.ids = [90];
exports.modules = {

/***/ 1709:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  analyse: () => (/* binding */ analyse)
});

// EXTERNAL MODULE: ./src/model/index.ts + 25 modules
var model = __webpack_require__(2980);
// EXTERNAL MODULE: ./src/collect/files/failures.ts
var failures = __webpack_require__(6003);
// EXTERNAL MODULE: ./src/collect/source/compiler.ts
var compiler = __webpack_require__(4297);
// EXTERNAL MODULE: ./src/collect/alarms/cloudwatch.ts + 1 modules
var cloudwatch = __webpack_require__(328);
// EXTERNAL MODULE: ./src/collect/files/lines.ts
var lines = __webpack_require__(6305);
;// CONCATENATED MODULE: ./src/collect/source/alarms/syntax.ts

/** What the names of one file stand for, by its syntax alone: a name that is assigned more than once stands for nothing. */
class Names {
    #values = new Map();
    constructor(file) {
        for (const node of nodesOf(file))
            this.#note(node);
    }
    /** The expression itself, or what its name was given. */
    resolve(expression) {
        let [at, left] = [expression, MAX_NAMES];
        while (at && left > 0) {
            const name = nameOf(at);
            const value = name === undefined ? undefined : this.#values.get(name);
            if (!value)
                return compiler.ts.isAsExpression(at) || compiler.ts.isParenthesizedExpression(at) ? this.resolve(at.expression) : at;
            at = value;
            left--;
        }
        return at;
    }
    /** A text that is written out; undefined for one that is computed. */
    text(expression) {
        const value = this.resolve(expression);
        return value && compiler.ts.isStringLiteralLike(value) ? value.text : undefined;
    }
    /** A number that is written out; undefined for one that is computed. */
    number(expression) {
        const value = this.resolve(expression);
        if (value && compiler.ts.isPrefixUnaryExpression(value))
            return undefined;
        return value && compiler.ts.isNumericLiteral(value) ? Number(value.text) : undefined;
    }
    #note(node) {
        if ((compiler.ts.isVariableDeclaration(node) || compiler.ts.isPropertyDeclaration(node)) && node.initializer) {
            this.#keep(node.name.getText(), node.initializer);
        }
        else if (compiler.ts.isBinaryExpression(node) && node.operatorToken.kind === compiler.ts.SyntaxKind.EqualsToken) {
            const name = nameOf(node.left);
            if (name !== undefined)
                this.#keep(name, node.right);
        }
    }
    #keep(name, value) {
        this.#values.set(name, this.#values.has(name) ? undefined : value);
    }
}
const MAX_NAMES = 10;
/** `alarm` of `alarm` and of `this.alarm`; undefined for any other expression. */
function nameOf(expression) {
    if (compiler.ts.isIdentifier(expression))
        return expression.text;
    const isOwn = compiler.ts.isPropertyAccessExpression(expression) && expression.expression.kind === compiler.ts.SyntaxKind.ThisKeyword;
    return isOwn ? expression.name.getText() : undefined;
}
/** The last name of what is called or constructed: `Alarm` of `new cloudwatch.Alarm(…)`. */
function calledName(node) {
    const { expression } = node;
    return compiler.ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
}
/** The value of an option that is written out in an object. */
function syntax_option(object, name) {
    if (!object || !compiler.ts.isObjectLiteralExpression(object))
        return undefined;
    for (const property of object.properties) {
        if (!property.name || property.name.getText().replace(/^["']|["']$/g, '') !== name)
            continue;
        if (compiler.ts.isPropertyAssignment(property))
            return property.initializer;
        if (compiler.ts.isShorthandPropertyAssignment(property))
            return property.name;
    }
    return undefined;
}
/** Every node of a file, each before what it holds. */
function nodesOf(file) {
    const nodes = [];
    const visit = (node) => {
        nodes.push(node);
        compiler.ts.forEachChild(node, visit);
    };
    visit(file);
    return nodes;
}

;// CONCATENATED MODULE: ./src/collect/source/alarms/metrics.ts



/** What a metric of the AWS CDK is where nothing is said (aws-cdk-lib, `MetricProps`): an average over five minutes. */
const PERIOD = 300;
const STATISTIC = 'Average';
/** The metrics behind an alarm's `metric`, the watched one first; none where they are made elsewhere. */
function metricsOf(expression, names) {
    const value = names.resolve(expression);
    if (!value || !compiler.ts.isNewExpression(value))
        return [];
    const options = names.resolve(value.arguments?.[0]);
    if (calledName(value) === 'Metric')
        return [metricOf(options, names, { isWatched: true })];
    if (calledName(value) !== 'MathExpression')
        return [];
    const math = names.text(syntax_option(options, 'expression'));
    if (math === undefined)
        return [];
    const period = secondsOf(syntax_option(options, 'period'), names);
    const used = names.resolve(syntax_option(options, 'usingMetrics'));
    const properties = used && compiler.ts.isObjectLiteralExpression(used) ? used.properties : [];
    // The period of an expression is that of all its metrics.
    const inner = properties.flatMap((property) => {
        const id = property.name?.getText() ?? '';
        const metrics = metricsOf(syntax_option(used, id), names);
        return metrics.map((metric) => ({ ...metric, id, isWatched: false, ...(period !== undefined && { period }) }));
    });
    return [{ expression: math, isWatched: true }, ...inner];
}
/** A metric by its options; of `CfnAlarm` as well, which has them among its own. */
function metricOf(options, names, about) {
    return (0,cloudwatch/* withKnown */.C)(about, {
        namespace: names.text(syntax_option(options, 'namespace')),
        name: names.text(syntax_option(options, 'metricName')),
        statistic: statisticOf(syntax_option(options, 'statistic'), names),
        period: secondsOf(syntax_option(options, 'period'), names),
    });
}
/** `Stats.SUM`, `Statistic.SUM`, `'Sum'` and `'sum'` as CloudWatch spells it; undefined where it is computed. */
function statisticOf(expression, names) {
    const value = names.resolve(expression);
    if (!value)
        return STATISTIC;
    const written = names.text(value) ?? (compiler.ts.isPropertyAccessExpression(value) ? value.name.text : undefined);
    if (written === undefined)
        return undefined;
    const word = written.toLowerCase();
    return SPELLINGS[word] ?? written;
}
const SPELLINGS = {
    sum: 'Sum',
    avg: 'Average',
    average: 'Average',
    min: 'Minimum',
    minimum: 'Minimum',
    max: 'Maximum',
    maximum: 'Maximum',
    n: 'SampleCount',
    sample_count: 'SampleCount',
    samplecount: 'SampleCount',
};
const UNITS = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };
/** `Duration.minutes(5)`, or plain seconds as `CfnAlarm` takes them; undefined where it is computed. */
function secondsOf(expression, names) {
    const value = names.resolve(expression);
    if (!value)
        return PERIOD;
    const plain = names.number(value);
    if (plain !== undefined || !compiler.ts.isCallExpression(value))
        return plain;
    const unit = UNITS[calledName(value)];
    const number = names.number(value.arguments[0]);
    return unit === undefined || number === undefined ? undefined : number * unit;
}

;// CONCATENATED MODULE: ./src/collect/source/alarms/index.ts





/** What a file says somewhere that builds alarms on a managed Redis with the AWS CDK. */
const IMPORTS = /aws-cdk|aws-cloudwatch/;
const WORDS = /\bAWS\/(?:ElastiCache|MemoryDB)\b/;
/** Whether a file may hold such alarms, by its text. */
function mayHoldAlarms(text) {
    return WORDS.test(text) && IMPORTS.test(text) && /alarm/i.test(text);
}
/**
 * Alarms of CloudWatch on a managed Redis that a file builds with the AWS CDK, by its syntax alone: the compiler knows
 * nothing of the CDK, and metrics that other files make are not followed.
 */
function alarmsIn(path, file) {
    const names = new Names(file);
    const nodes = nodesOf(file);
    const starts = (0,lines/* lineStarts */._$)(file.text);
    return nodes.flatMap((node) => {
        if (!compiler.ts.isNewExpression(node) && !compiler.ts.isCallExpression(node))
            return [];
        const built = builtBy(node, names);
        if (!built)
            return [];
        const place = (0,lines/* placeIn */.VV)(path, starts, node.getStart(), built.options.getStart());
        return (0,cloudwatch/* alertOfAlarm */.p)(alarmOf(built, place, { node, names, file, nodes })) ?? [];
    });
}
/** `new Alarm(this, 'Id', {metric, …})`, `metric.createAlarm(this, 'Id', {…})` and `new CfnAlarm(this, 'Id', {…})`. */
function builtBy(node, names) {
    const [, id, third] = node.arguments ?? [];
    const options = names.resolve(third);
    if (!options || !compiler.ts.isObjectLiteralExpression(options))
        return undefined;
    const called = calledName(node);
    if (compiler.ts.isCallExpression(node)) {
        const metric = compiler.ts.isPropertyAccessExpression(node.expression) ? node.expression.expression : undefined;
        return called === 'createAlarm' ? { id, options, metrics: metricsOf(metric, names) } : undefined;
    }
    if (called === 'CfnAlarm')
        return { id, options, metrics: [metricOf(options, names, { isWatched: true })] };
    return called === 'Alarm' ? { id, options, metrics: metricsOf(syntax_option(options, 'metric'), names) } : undefined;
}
function alarmOf({ id, options, metrics }, place, around) {
    const { node, names } = around;
    const written = syntax_option(options, 'threshold');
    const threshold = names.number(written);
    const comparison = comparisonOf(syntax_option(options, 'comparisonOperator'), names);
    const hasActions = syntax_option(options, 'alarmActions') ? true : actionsOf(around);
    const enabled = syntax_option(options, 'actionsEnabled');
    return {
        place,
        name: names.text(syntax_option(options, 'alarmName')) ?? names.text(id) ?? 'of the CDK',
        metrics,
        ...(comparison !== undefined && { comparison }),
        ...(threshold !== undefined && { threshold }),
        ...(written && { writtenThreshold: `\`${written.getText().slice(0, 60)}\`` }),
        ...(hasActions !== undefined && { hasActions }),
        ...(enabled && { isEnabled: enabled.kind !== compiler.ts.SyntaxKind.FalseKeyword }),
        flaws: [],
        doubts: isConditional(node) ? ['it is only built under a condition'] : [],
    };
}
/** As CloudWatch spells it; what an alarm of the CDK compares by where nothing is said (`AlarmProps.comparisonOperator`). */
function comparisonOf(expression, names) {
    const value = names.resolve(expression);
    if (!value)
        return 'GreaterThanOrEqualToThreshold';
    const text = names.text(value);
    if (text !== undefined || !compiler.ts.isPropertyAccessExpression(value))
        return text;
    const words = value.name.text.toLowerCase().split('_');
    return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
/** Whether an alarm is given an action in its file; undefined where somebody else may give it one. */
function actionsOf({ node, file, nodes }) {
    const { parent } = node;
    if (compiler.ts.isPropertyAccessExpression(parent))
        return parent.name.text === 'addAlarmAction' ? true : undefined;
    const isAssigned = compiler.ts.isBinaryExpression(parent) || compiler.ts.isVariableDeclaration(parent) || compiler.ts.isPropertyDeclaration(parent);
    const name = isAssigned ? nameOf(compiler.ts.isBinaryExpression(parent) ? parent.left : parent.name) : undefined;
    if (name === undefined)
        return compiler.ts.isExpressionStatement(parent) && !/\bAspects\b/.test(file.text) ? false : undefined;
    const uses = nodes.filter((one) => compiler.ts.isIdentifier(one) && one.text === name && one.pos >= parent.end);
    if (uses.some((use) => isActionOn(use)))
        return true;
    const isSeenElsewhere = !compiler.ts.isVariableDeclaration(parent) || uses.length > 0 || /\bAspects\b/.test(file.text);
    return isSeenElsewhere ? undefined : false;
}
/** `alarm.addAlarmAction(…)` and `this.alarm.addAlarmAction(…)`. */
function isActionOn(use) {
    const { parent } = use;
    const access = compiler.ts.isPropertyAccessExpression(parent) && parent.name === use ? parent.parent : parent;
    return compiler.ts.isPropertyAccessExpression(access) && access.name.text === 'addAlarmAction';
}
function isConditional(node) {
    for (let at = node.parent; at; at = at.parent) {
        if (compiler.ts.isIfStatement(at) || compiler.ts.isConditionalExpression(at))
            return true;
    }
    return false;
}

;// CONCATENATED MODULE: ./src/collect/source/alarms/files.ts



/** The alarms that any source of a checkout builds; a file that cannot be read for them is told. */
function findAlarms({ sources }, skipped) {
    return [...sources].flatMap(([path, { text }]) => {
        if (!mayHoldAlarms(text))
            return [];
        try {
            return alarmsIn(path, compiler.ts.createSourceFile(path, text, compiler/* SYNTAX_ALONE */.a, true));
        }
        catch (error) {
            skipped.push({ path, reason: `its alarms could not be read: ${(0,failures/* reasonOf */.A3)(error)}` });
            return [];
        }
    });
}

// EXTERNAL MODULE: ./src/collect/files/scope.ts
var scope = __webpack_require__(4670);
// EXTERNAL MODULE: ./src/collect/source/trace/syntax.ts
var syntax = __webpack_require__(5045);
// EXTERNAL MODULE: ./src/collect/source/usage/keys.ts + 1 modules
var usage_keys = __webpack_require__(2839);
// EXTERNAL MODULE: ./src/collect/source/vocabulary.ts
var vocabulary = __webpack_require__(5380);
// EXTERNAL MODULE: ./src/collect/source/trace/elements.ts
var trace_elements = __webpack_require__(8015);
// EXTERNAL MODULE: ./src/collect/source/usage/steps.ts
var usage_steps = __webpack_require__(1377);
;// CONCATENATED MODULE: ./src/collect/source/usage/composition.ts




const MAX_SCRIPT = 1_000_000;
const MAX_DEPTH = 10;
/** A Lua script put together from the string pieces of a source file. */
class Composition {
    tracer;
    root;
    /** The pieces that it is made of. */
    pieces = new Set();
    /** True where there is more of it than anybody reads. */
    isCut = false;
    #chunks = [];
    #runs = [];
    /** Numbers of the expressions whose values are not known, by their text. */
    #holes = new Map();
    #steps = new usage_steps/* Steps */.g();
    #length = 0;
    constructor(tracer, root) {
        this.tracer = tracer;
        this.root = root;
        this.#add(root, 0);
    }
    get text() {
        return this.#chunks.join('');
    }
    /** Where a character of the text stands; undefined for what stands for an unknown value. */
    positionAt(offset) {
        const run = this.#runs[(0,lines/* countUpTo */.MJ)(this.#runs.length, (at) => this.#runs[at].at <= offset) - 1];
        return run?.file && { file: run.file, offset: run.isEscape ? run.offset : run.offset + offset - run.at };
    }
    #add(node, depth) {
        const piece = compiler.ts.isExpression(node) ? (0,syntax/* unwrap */.oA)(node) : node;
        if (this.#length > MAX_SCRIPT || !this.#steps.take())
            this.isCut = true;
        if (this.isCut)
            return;
        const parts = depth > MAX_DEPTH ? undefined : partsOf(this.tracer, piece);
        if (!parts) {
            this.#addConstant(piece, depth);
            return;
        }
        this.pieces.add(piece);
        for (const part of parts) {
            if (part === '\n')
                this.#put(part, undefined, 0, false);
            else if (isLiteralText(part))
                this.#addText(part);
            else
                this.#add(part, depth + 1);
        }
    }
    /** A constant that holds more Lua is read where it is used; anything else stands for one value. */
    #addConstant(node, depth) {
        const origins = compiler.ts.isExpression(node) && depth <= MAX_DEPTH ? [...this.tracer.originsOf(node)] : [];
        const [only] = origins;
        const isText = only &&
            only !== node &&
            (compiler.ts.isStringLiteralLike(only) || compiler.ts.isTemplateExpression(only) || compiler.ts.isBinaryExpression(only));
        const isTrimmed = compiler.ts.isCallExpression(node) && /^trim/.test((0,syntax/* memberName */.eg)(node.expression) ?? '');
        if (origins.length === 1 && isText)
            this.#add(only, depth + 1);
        else if (isTrimmed && compiler.ts.isPropertyAccessExpression(node.expression))
            this.#add(node.expression.expression, depth + 1);
        else
            this.#put(this.#placeholder(node), undefined, 0, false);
    }
    /** The same expression is the same value: two keys built with it are compared by its name. */
    #placeholder(node) {
        const text = node.getText();
        const number = this.#holes.get(text) ?? this.#holes.size + 1;
        this.#holes.set(text, number);
        return `__hole_${number}`;
    }
    /** Adds source text with its escapes resolved, so that everything keeps its position. */
    #addText(literal) {
        const file = literal.getSourceFile();
        const source = file.text;
        // A template's head and middle end with `${`, everything else with one quote.
        const end = literal.getEnd() - (compiler.ts.isTemplateHead(literal) || compiler.ts.isTemplateMiddle(literal) ? 2 : 1);
        for (let at = literal.getStart() + 1; at < end;) {
            if (source[at] === '\\') {
                const { text, length } = escapeAt(source, at);
                this.#put(text, file, at, true);
                at += length;
            }
            else {
                const next = source.indexOf('\\', at);
                const until = next < 0 || next > end ? end : next;
                this.#put(source.slice(at, until), file, at, false);
                at = until;
            }
        }
    }
    #put(text, file, offset, isEscape) {
        if (text === '')
            return;
        this.#runs.push({ at: this.#length, file, offset, isEscape });
        this.#chunks.push(text);
        this.#length += text.length;
    }
}
function isLiteralText(node) {
    return compiler.ts.isStringLiteralLike(node) || compiler.ts.isTemplateHead(node) || compiler.ts.isTemplateMiddleOrTemplateTail(node);
}
/** The parts that a text is made of, in order; undefined when it is not put together here. */
function partsOf(tracer, node) {
    if (compiler.ts.isStringLiteralLike(node))
        return [node];
    if (compiler.ts.isTemplateExpression(node)) {
        return [node.head, ...node.templateSpans.flatMap((span) => [span.expression, span.literal])];
    }
    if (isAddition(node))
        return termsOf(node);
    return linesOf(tracer, node);
}
/** The lines of a list: its elements, what is spread in, what is put behind it with `concat`; undefined for no list. */
function linesOf(tracer, node) {
    if (compiler.ts.isArrayLiteralExpression(node)) {
        return node.elements.flatMap((element) => compiler.ts.isSpreadElement(element) ? linesBehind(tracer, element.expression) : [element, '\n']);
    }
    if (!compiler.ts.isCallExpression(node) || !isConcat(node.expression))
        return undefined;
    return [node.expression.expression, ...node.arguments].flatMap((one) => linesBehind(tracer, one));
}
function linesBehind(tracer, list) {
    const [only, ...others] = tracer.originsOf(list);
    const lines = only && others.length === 0 && only !== list ? linesOf(tracer, only) : linesOf(tracer, (0,syntax/* unwrap */.oA)(list));
    return lines ?? [list, '\n'];
}
/** `lines.concat`. */
function isConcat(node) {
    return compiler.ts.isPropertyAccessExpression(node) && node.name.text === 'concat';
}
/** `a + b`. */
function isAddition(node) {
    return compiler.ts.isBinaryExpression(node) && node.operatorToken.kind === compiler.ts.SyntaxKind.PlusToken;
}
/** `a + b + c` nests to the left, once for every line of a long script. */
function termsOf(addition) {
    const terms = [];
    let first = addition;
    for (; isAddition(first); first = (0,syntax/* unwrap */.oA)(first.left))
        terms.push(first.right);
    return [first, ...terms.reverse()];
}
const ESCAPES = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '0': '\0' };
function escapeAt(source, at) {
    const next = source[at + 1] ?? '';
    const coded = /^(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|u\{([\da-fA-F]{1,6})\})/.exec(source.slice(at + 1, at + 11));
    if (coded) {
        const code = Number.parseInt(coded[1] ?? coded[2] ?? coded[3] ?? '0', 16);
        return { text: String.fromCodePoint(Math.min(code, 0x10ffff)), length: coded[0].length + 1 };
    }
    if (next === '\r' && source[at + 2] === '\n')
        return { text: '', length: 3 };
    if (next === '\n')
        return { text: '', length: 2 };
    return { text: ESCAPES[next] ?? next, length: 2 };
}

// EXTERNAL MODULE: ./src/collect/source/usage/flow.ts
var flow = __webpack_require__(5440);
;// CONCATENATED MODULE: ./src/collect/source/usage/argument-lists.ts





/** Lists within lists. */
const argument_lists_MAX_DEPTH = 4;
/** Writes out `...args` where the array is a literal, with what is pushed to it. */
function expandSpreads(tracer, args) {
    return united(args.map((one) => (compiler.ts.isSpreadElement(one) ? expandList(tracer, one.expression) : written(one))));
}
/** The elements of an array: those of its literal, of what is spread in or added with `concat`, and what is pushed to it. */
function expandList(tracer, list, depth = 0) {
    const [only, ...others] = tracer.originsOf(list);
    if (!only || others.length > 0 || depth > argument_lists_MAX_DEPTH)
        return { args: [], maybe: [], open: list };
    const joined = concatenated(only);
    if (joined)
        return united(joined.map((one) => expandPart(tracer, one, depth)));
    if (!compiler.ts.isArrayLiteralExpression(only))
        return { args: [], maybe: [], open: list };
    const pushed = pushesTo(tracer, list);
    const argumentsOf = (isGuarded) => pushed.filter((one) => one.isGuarded === isGuarded).flatMap(({ call }) => [...call.arguments]);
    const elements = only.elements.map((one) => compiler.ts.isSpreadElement(one) ? expandList(tracer, one.expression, depth + 1) : written(one));
    return united([...elements, { args: argumentsOf(false), maybe: argumentsOf(true) }]);
}
/** `first`, `second` and `third` of `first.concat(second, third)`. */
function concatenated(node) {
    if (!compiler.ts.isCallExpression(node) || !isConcat(node.expression))
        return undefined;
    return [node.expression.expression, ...node.arguments];
}
/** What is added with `concat` may be an array or one element. */
function expandPart(tracer, part, depth) {
    const node = (0,syntax/* unwrap */.oA)(part);
    const isElement = compiler.ts.isStringLiteralLike(node) || compiler.ts.isNumericLiteral(node) || compiler.ts.isTemplateExpression(node);
    return isElement ? written(node) : expandList(tracer, node, depth + 1);
}
function written(argument) {
    return { args: [argument], maybe: [] };
}
function united(all) {
    const open = all.find((one) => one.open)?.open;
    const [args, maybe] = [all.flatMap((one) => one.args), all.flatMap((one) => one.maybe)];
    return { args, maybe, ...(open && { open }) };
}
/** What is pushed to a list, and whether that is on some path only. */
function pushesTo(tracer, list) {
    return (0,trace_elements/* callsOn */.p)(tracer, (0,syntax/* unwrap */.oA)(list), 'push').map((call) => ({
        call,
        isGuarded: (0,flow/* guardsBetween */.Df)(call, (0,flow/* commonAncestor */.j1)(call, list)).length > 0,
    }));
}

// EXTERNAL MODULE: ./src/collect/source/trace/callers.ts
var trace_callers = __webpack_require__(7980);
// EXTERNAL MODULE: ./src/collect/source/trace/members.ts + 4 modules
var members = __webpack_require__(4792);
;// CONCATENATED MODULE: ./src/collect/source/usage/left-out.ts




/**
 * Whether an expression is what a parameter holds, without a default, and a caller in sight leaves it out: `put(key, value)`,
 * where those who have some pass `options`; `put(key, value, {})`, where some pass a `ttl`.
 */
function isLeftOutByCaller(tracer, expression) {
    const node = (0,syntax/* unwrap */.oA)(expression);
    const declared = compiler.ts.isIdentifier(node) ? tracer.symbolOf(node)?.valueDeclaration : undefined;
    if (!declared || !(compiler.ts.isParameter(declared) || compiler.ts.isBindingElement(declared)))
        return false;
    if (declared.initializer || declared.dotDotDotToken)
        return false;
    const parameter = compiler.ts.isParameter(declared) ? declared : declared.parent.parent;
    if (!compiler.ts.isParameter(parameter) || !(0,syntax/* isFunctionNode */.Px)(parameter.parent))
        return false;
    const { parent, initializer } = parameter;
    const at = parent.parameters.indexOf(parameter);
    const member = compiler.ts.isParameter(declared) ? undefined : (0,syntax/* memberName */.eg)(declared.propertyName ?? declared.name);
    return (0,trace_callers/* callersOf */.G)(tracer, parent).calls.some((call) => {
        if (call.arguments?.slice(0, at + 1).some(compiler.ts.isSpreadElement))
            return false;
        const passed = call.arguments?.[at] ?? initializer;
        return passed ? member !== undefined && lacks(passed, member) : true;
    });
}
/** Whether an object literal surely has no such property. */
function lacks(passed, member) {
    const node = (0,syntax/* unwrap */.oA)(passed);
    if (!compiler.ts.isObjectLiteralExpression(node))
        return false;
    return node.properties.every((one) => {
        const name = compiler.ts.isSpreadAssignment(one) ? undefined : (0,members/* propertyName */.Bz)(one.name);
        return name !== undefined && name !== member;
    });
}

;// CONCATENATED MODULE: ./src/collect/source/usage/option-words.ts

/** Words of SET that give the key a TTL or leave the one it has (redis.io/commands/set). */
const TTL_WORD = /^(?:ex|px|exat|pxat|keepttl)$/i;
/** No argument gives a TTL. */
const NEVER = { ttl: 'never', because: 'no TTL is given' };
/** An argument gives a TTL on every path. */
function always(what) {
    return { ttl: 'always', because: `${what} gives a TTL` };
}
/** An argument may give a TTL. */
function conditional(because) {
    return { ttl: 'conditional', because };
}
/** Whether an argument is a word or a number, not an object of options. */
function isTextual(tracer, node) {
    const { StringLike, NumberLike, Undefined, BooleanLike } = compiler.ts.TypeFlags;
    return partsOfType(tracer, node).every((one) => one.flags & (StringLike | NumberLike | Undefined | BooleanLike));
}
/** A constant that holds `'EX'`, or what is declared as one of such words; of other text it is not known what it asks for. */
function judgeWord(tracer, node) {
    const words = wordsBehind(tracer, node);
    const isTtl = words.map((word) => word !== undefined && TTL_WORD.test(word));
    if (isTtl.length > 0 && isTtl.every(Boolean))
        return always(node.getText());
    if (isTtl.some(Boolean))
        return conditional(`\`${node.getText()}\` is EX or PX on some path only`);
    return words.includes(undefined) ? conditional(`what \`${node.getText()}\` holds is not known here`) : NEVER;
}
/** The words that an expression may be, `''` for what is none; undefined for text that is not known. */
function wordsBehind(tracer, node) {
    return [...tracer.originsOf(node)].flatMap((origin) => {
        if (compiler.ts.isStringLiteralLike(origin))
            return [origin.text];
        return compiler.ts.isNumericLiteral(origin) ? [''] : partsOfType(tracer, node).map(wordOf);
    });
}
function wordOf(type) {
    if (type.isStringLiteral())
        return type.value;
    return type.flags & compiler.ts.TypeFlags.StringLike ? undefined : '';
}
/** The types of a union, or the one type that an expression has. */
function partsOfType(tracer, node) {
    const type = tracer.checker.getTypeAtLocation(node);
    return type.isUnion() ? type.types : [type];
}

;// CONCATENATED MODULE: ./src/collect/source/usage/passed.ts


/** Nothing is known of any parameter. */
const NOTHING_PASSED = new Map();
/** Binds the parameters of a function to the arguments of one call, which are read within the call around that. */
function passedBy(tracer, target, call, within) {
    const args = call.arguments ?? [];
    const known = target.parameters.filter(({ dotDotDotToken }, at) => !dotDotDotToken && !args.slice(0, at + 1).some(compiler.ts.isSpreadElement));
    return bySymbol(tracer, known.flatMap((parameter, at) => bindParameter(parameter, { expression: args[at], within })));
}
/** Binds the parameters of a function to themselves: what any call may pass. */
function passedByAnyone(tracer, target) {
    const names = target.parameters.flatMap(({ name }) => compiler.ts.isIdentifier(name) ? [name] : name.elements.flatMap((one) => ('name' in one ? [one.name] : [])));
    return bySymbol(tracer, names.flatMap((name) => {
        const given = compiler.ts.isIdentifier(name) ? { expression: name, within: NOTHING_PASSED } : undefined;
        return given ? [[name, { given, defaults: { whole: undefined, own: undefined } }]] : [];
    }));
}
function bySymbol(tracer, bound) {
    return new Map(bound.flatMap(([name, value]) => {
        const symbol = tracer.checker.getSymbolAtLocation(name);
        return symbol ? [[symbol, value]] : [];
    }));
}
function bindParameter({ name, initializer: whole }, given) {
    if (compiler.ts.isIdentifier(name))
        return [[name, { given, defaults: { whole, own: undefined } }]];
    if (!compiler.ts.isObjectBindingPattern(name))
        return [];
    return name.elements.flatMap((element) => {
        if (!compiler.ts.isIdentifier(element.name))
            return [];
        if (element.dotDotDotToken)
            return [[element.name, { given, without: namesTaken(name), defaults: { whole, own: undefined } }]];
        const member = takenBy(element);
        if (member === undefined)
            return [];
        return [[element.name, { given, member, defaults: { whole, own: element.initializer } }]];
    });
}
function namesTaken({ elements }) {
    return new Set(elements.flatMap((element) => (element.dotDotDotToken ? [] : (takenBy(element) ?? []))));
}
function takenBy({ propertyName, name }) {
    return (0,syntax/* memberName */.eg)(propertyName ?? name);
}

// EXTERNAL MODULE: ./src/collect/source/trace/client-types.ts
var client_types = __webpack_require__(2725);
;// CONCATENATED MODULE: ./src/collect/source/usage/shape.ts
/** An object without properties. */
const EMPTY = { properties: new Map() };
/** An object that is put together in more steps than are followed. */
const TOO_LONG = { properties: new Map(), open: 'its options are built in too many steps' };
/** An object with one property. */
function single(name, property) {
    return { properties: new Map([[name, property]]) };
}
/** What is left of an object once other names have taken properties out of it, as in `{ ttl, ...options }`. */
function leftOf(shape, taken) {
    const left = (all) => new Map([...all].filter(([name]) => !taken.has(name)));
    return { ...shape, properties: left(shape.properties), ...(shape.each && { each: shape.each.map(left) }) };
}
/** Later parts win, as in `{ ...a, ...b }`; what only some path sets leaves an earlier value in place. */
function merged(steps, parts) {
    if (!steps.take(sizeOf(parts)))
        return TOO_LONG;
    const properties = new Map();
    let open;
    for (const part of parts) {
        for (const [name, property] of part.properties) {
            const earlier = properties.get(name);
            properties.set(name, earlier && property.maybe ? eitherOf(earlier, property) : property);
        }
        open ??= part.open;
    }
    const each = eachMerged(steps, parts);
    return { properties, ...(each && { each }), ...(open !== undefined && { open }) };
}
/** More paths than a person writes; constants that hold the one before twice double them each time. */
const MAX_PATHS = 16;
function eachOf(objects) {
    const count = objects.reduce((sum, { each }) => sum + (each?.length ?? 1), 0);
    return count > MAX_PATHS ? undefined : objects.flatMap((shape) => shape.each ?? [shape.properties]);
}
/** The paths of the one part that has several, each with what the other parts add. */
function eachMerged(steps, parts) {
    const [forked, ...others] = parts.filter(({ each }) => each);
    if (!forked || others.length > 0)
        return undefined;
    return forked.each?.map((properties) => {
        return merged(steps, parts.map((part) => (part === forked ? { properties } : part))).properties;
    });
}
function sizeOf(shapes) {
    return shapes.reduce((sum, { properties }) => sum + properties.size, 0);
}
/** What holds on every one of several paths. */
function alternatives(steps, shapes) {
    const [only] = shapes;
    if (shapes.length === 1 && only)
        return only;
    if (!steps.take(sizeOf(shapes) * shapes.length))
        return TOO_LONG;
    const objects = shapes.filter((shape) => !shape.isScalar);
    if (objects.length === 0)
        return { properties: new Map(), isScalar: true };
    const properties = new Map();
    for (const shape of objects) {
        for (const [name, property] of shape.properties) {
            const everywhere = objects.every((one) => one.properties.get(name)?.maybe === false);
            const earlier = properties.get(name);
            properties.set(name, { ...(earlier ? eitherOf(earlier, property) : property), maybe: !everywhere });
        }
    }
    const open = objects.find((shape) => shape.open !== undefined)?.open;
    const each = eachOf(objects);
    return { properties, ...(each && { each }), ...(open !== undefined && { open }) };
}
/** A property that is one of two; there for certain where the first is, which the other only replaces. */
function eitherOf(one, other) {
    const values = [one.value, ...(one.others ?? []), other.value, ...(other.others ?? [])];
    const [value, ...others] = new Set(values.filter((each) => each !== undefined));
    const method = one.method ?? other.method;
    return { value, maybe: one.maybe, ...(others.length > 0 && { others }), ...(method && { method }) };
}

;// CONCATENATED MODULE: ./src/collect/source/usage/shapes.ts








const shapes_MAX_DEPTH = 8;
const MERGERS = new Set(['assign', 'defaults', 'defaultsDeep', 'merge', 'extend']);
const KEEPS_FIRST = /^defaults/;
const SCALAR_NAME = /(?:url|uri|dsn|host|hostname|port|path|address|endpoint|connection_?string|database|redis_?server)$/i;
/** `requiredEnvVar`, `env`, `getEnvOrThrow`; what makes something else of the text says so. */
const READS_ENVIRONMENT = /^env|Env|_env|ENV/;
const MAKES_OBJECTS = /json|object|parse/i;
const ENVIRONMENT_VARIABLE = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/;
/** Reads option objects through variables, spreads, merges, helper functions and later assignments. */
function readShape(tracer, expression, given = NOTHING_PASSED, steps = new usage_steps/* Steps */.g()) {
    return shapeOf({ tracer, given, steps }, expression, 0);
}
function shapeOf(reading, expression, depth) {
    const node = (0,syntax/* unwrap */.oA)(expression);
    if (depth > shapes_MAX_DEPTH || !reading.steps.take())
        return TOO_LONG;
    if (compiler.ts.isObjectLiteralExpression(node))
        return shapeOfLiteral(reading, node, depth);
    if (compiler.ts.isConditionalExpression(node)) {
        return alternatives(reading.steps, [node.whenTrue, node.whenFalse].map((one) => shapeOf(reading, one, depth + 1)));
    }
    if (compiler.ts.isCallExpression(node) && MERGERS.has((0,syntax/* memberName */.eg)(node.expression) ?? ''))
        return shapeOfMerge(reading, node, depth);
    if (compiler.ts.isBinaryExpression(node))
        return shapeOfBinary(reading, node, depth);
    if (isNothing(node))
        return EMPTY;
    const symbol = compiler.ts.isIdentifier(node) ? reading.tracer.symbolOf(node) : undefined;
    const parameter = symbol && reading.given.get(symbol);
    if (parameter)
        return shapeOfParameter(reading, parameter, depth);
    const result = compiler.ts.isCallExpression(node) ? shapeOfResult(reading, node, depth) : undefined;
    if (result)
        return result;
    if (isScalar(reading, node))
        return { properties: new Map(), isScalar: true };
    return shapeOfOrigins(reading, node, depth);
}
/** What a parameter, or a name in its pattern, is at the call that is being read. */
function shapeOfParameter(reading, { given, member, without, defaults }, depth) {
    const outer = { ...reading, given: given.within };
    const whole = given.expression ?? defaults.whole;
    if (!whole)
        return EMPTY;
    const shape = shapeOf(given.expression ? outer : reading, whole, depth + 1);
    if (without)
        return leftOf(shape, without);
    if (member === undefined)
        return shape;
    const value = shape.properties.get(member)?.value ?? defaults.own;
    if (value)
        return shapeOf(outer, value, depth + 1);
    return shape.open === undefined ? EMPTY : { ...EMPTY, open: shape.open };
}
/** What a function of the repository returns to this call, whatever other callers give it. */
function shapeOfResult(reading, call, depth) {
    const [only, ...others] = reading.tracer.functionsOf(call.expression);
    const returned = only && others.length === 0 ? (0,syntax/* returnedExpressions */.Fe)(only) : [];
    if (!only || returned.length === 0)
        return undefined;
    const given = passedBy(reading.tracer, only, call, reading.given);
    return alternatives(reading.steps, returned.map((one) => shapeOf({ ...reading, given }, (0,syntax/* withoutAwait */.nE)(one), depth + 1)));
}
function shapeOfBinary(reading, node, depth) {
    const right = shapeOf(reading, node.right, depth + 1);
    if (node.operatorToken.kind === compiler.ts.SyntaxKind.AmpersandAmpersandToken)
        return alternatives(reading.steps, [EMPTY, right]);
    const isEither = [compiler.ts.SyntaxKind.BarBarToken, compiler.ts.SyntaxKind.QuestionQuestionToken].includes(node.operatorToken.kind);
    return isEither
        ? alternatives(reading.steps, [shapeOf(reading, node.left, depth + 1), right])
        : { properties: new Map(), isScalar: true };
}
function shapeOfLiteral(reading, literal, depth) {
    const parts = literal.properties.map((property) => {
        if (compiler.ts.isSpreadAssignment(property))
            return shapeOf(reading, property.expression, depth + 1);
        const name = (0,members/* propertyName */.Bz)(property.name);
        const value = compiler.ts.isPropertyAssignment(property)
            ? property.initializer
            : compiler.ts.isShorthandPropertyAssignment(property)
                ? property.name
                : undefined;
        if (name === undefined)
            return { ...EMPTY, open: 'a property name is computed' };
        return single(name, { value, maybe: false, ...(compiler.ts.isMethodDeclaration(property) && { method: property }) });
    });
    return merged(reading.steps, parts);
}
function shapeOfOrigins(reading, node, depth) {
    // A parameter may be a client or options for one: the client is told apart before it gets where options are read.
    const origins = [...reading.tracer.originsOf(node)].filter((origin) => !isBuiltClient(reading, origin));
    const shapes = origins.map((origin) => shapeOfOrigin(reading, node, origin, depth));
    if (shapes.length > 0)
        return openTo(alternatives(reading.steps, shapes), parsedInstead(reading, node));
    return { ...EMPTY, open: `what \`${(0,syntax/* brief */.dh)(node)}\` holds is not known here` };
}
function openTo(shape, because) {
    return because === undefined || shape.isScalar ? shape : { ...shape, open: shape.open ?? because };
}
/** Why a member may come from elsewhere: `let config = { redis: {} }; if (process.env.CONFIG) config = JSON.parse(…)`. */
function parsedInstead({ tracer }, member) {
    for (let at = member; compiler.ts.isPropertyAccessExpression(at); at = (0,syntax/* unwrap */.oA)(at.expression)) {
        const parsed = [...tracer.originsOf(at.expression)].find(isParsed);
        if (parsed)
            return `\`${(0,syntax/* brief */.dh)(at.expression)}\` may be what \`${(0,syntax/* brief */.dh)(parsed)}\` gives`;
    }
    return undefined;
}
/** Settings out of a text that is not part of the source: `JSON.parse(…)`, `yaml.load(…)`. */
function isParsed(origin) {
    return compiler.ts.isCallExpression(origin) && /^(?:parse|load)$/.test((0,syntax/* memberName */.eg)(origin.expression) ?? '');
}
function isBuiltClient({ tracer }, origin) {
    return compiler.ts.isNewExpression(origin) && (0,client_types/* isClient */.oc)(tracer.checker, origin);
}
function shapeOfOrigin(reading, node, origin, depth) {
    if (compiler.ts.isObjectLiteralExpression(origin)) {
        const literal = shapeOfLiteral(reading, origin, depth + 1);
        return merged(reading.steps, [literal, ...laterAssignments(reading, origin, depth)]);
    }
    if ((0,members/* isMerge */.F5)(origin)) {
        return merged(reading.steps, [
            shapeOfMerge(reading, origin, depth + 1),
            ...laterAssignments(reading, origin, depth),
        ]);
    }
    const isOther = compiler.ts.isExpression(origin) && origin !== node && !compiler.ts.isIdentifier(origin);
    return isOther ? shapeOf(reading, origin, depth + 1) : shapeOfType(reading, node);
}
function shapeOfMerge(reading, call, depth) {
    const parts = call.arguments.map((argument) => shapeOf(reading, argument, depth + 1));
    // `defaults(a, b)` keeps the first value, the others the last.
    if (KEEPS_FIRST.test((0,syntax/* memberName */.eg)(call.expression) ?? ''))
        parts.reverse();
    return merged(reading.steps, parts.map((part) => (part.isScalar ? EMPTY : part)));
}
/** `options.socket = …`, `options['socket'] = …` and `Object.assign(options, …)` after the literal. */
function laterAssignments(reading, literal, depth) {
    const holder = (0,syntax/* holderOf */.Kd)(literal);
    const symbol = holder && reading.tracer.symbolOf(holder);
    const name = holder && (0,syntax/* memberName */.eg)(holder);
    if (!symbol || name === undefined)
        return [];
    const isHolder = (one) => (0,syntax/* memberName */.eg)(one) === name && reading.tracer.symbolOf(one) === symbol;
    const assigned = (reading.tracer.names.memberAssignments.get(name) ?? []).flatMap((assignment) => {
        const left = assignment.left;
        const property = (0,syntax/* memberName */.eg)(left);
        if (property === undefined || !isHolder(left.expression))
            return [];
        const maybe = (0,flow/* guardsBetween */.Df)(assignment, (0,flow/* commonAncestor */.j1)(assignment, literal)).length > 0;
        return [{ properties: new Map([[property, { value: assignment.right, maybe }]]) }];
    });
    const merges = (reading.tracer.names.calls.get('assign') ?? []).flatMap((call) => {
        const [target, ...sources] = call.arguments ?? [];
        return target && isHolder(target) ? sources.map((source) => shapeOf(reading, source, depth + 1)) : [];
    });
    return [...assigned, ...merges];
}
/** A declared type without a property rules it out, unless it is one of the client's own option types. */
function shapeOfType(reading, node) {
    const type = reading.tracer.checker.getNonNullableType(reading.tracer.checker.getTypeAtLocation(node));
    const text = (0,syntax/* brief */.dh)(node);
    const open = { properties: new Map(), open: `what \`${text}\` holds is not known here` };
    const isDescribed = type.flags & compiler.ts.TypeFlags.Object && type.getProperties().length > 0 && type.getCallSignatures().length === 0;
    if (!isDescribed || type.getStringIndexType())
        return open;
    const properties = new Map();
    for (const property of type.getProperties()) {
        const isOptional = (property.flags & compiler.ts.SymbolFlags.Optional) !== 0;
        properties.set(property.name, { value: undefined, maybe: isOptional });
    }
    return { properties };
}
function isNothing(node) {
    return (node.kind === compiler.ts.SyntaxKind.NullKeyword ||
        node.kind === compiler.ts.SyntaxKind.FalseKeyword ||
        (compiler.ts.isIdentifier(node) && node.text === 'undefined'));
}
function isScalar(reading, node) {
    if (compiler.ts.isStringLiteralLike(node) || compiler.ts.isTemplateExpression(node) || compiler.ts.isNumericLiteral(node))
        return true;
    if (/^process\.env\b|^import\.meta\.env\b|^Deno\.env\b|^env\.[A-Z_]+$/.test(node.getText()))
        return true;
    if (compiler.ts.isCallExpression(node) && isAddressGetter(node))
        return true;
    const type = reading.tracer.checker.getNonNullableType(reading.tracer.checker.getTypeAtLocation(node));
    const flags = compiler.ts.TypeFlags.StringLike | compiler.ts.TypeFlags.NumberLike | compiler.ts.TypeFlags.BooleanLike;
    if (type.isUnion() ? type.types.every((one) => one.flags & flags) : type.flags & flags)
        return true;
    return (type.flags & compiler.ts.TypeFlags.Any) !== 0 && SCALAR_NAME.test((0,syntax/* memberName */.eg)(node) ?? '');
}
/** `config.get('REDIS_URL')`, `getOrThrow<string>('redis.port')`; `requiredEnv('REDIS')`, as the environment holds text. */
function isAddressGetter({ expression, arguments: [name] }) {
    if (!name || !compiler.ts.isStringLiteralLike(name))
        return false;
    if (SCALAR_NAME.test(name.text))
        return true;
    const reader = (0,syntax/* memberName */.eg)(expression) ?? '';
    return READS_ENVIRONMENT.test(reader) && !MAKES_OBJECTS.test(reader) && ENVIRONMENT_VARIABLE.test(name.text);
}

;// CONCATENATED MODULE: ./src/collect/source/usage/set-options.ts







/** Properties of option objects that carry a TTL: node-redis, @upstash/redis, valkey-glide. */
const TTL_PROPERTIES = [
    'EX',
    'PX',
    'EXAT',
    'PXAT',
    'KEEPTTL',
    'ex',
    'px',
    'exat',
    'pxat',
    'keepTtl',
    'expiration',
    'expiry',
];
const TTL_PROPERTY = /^(?:ex|px|exat|pxat|keepttl|expiration|expiry)$/i;
/** Commands whose arguments after key and value may hold a TTL, and where these begin. */
const OPTIONS_FROM = { SET: 2, GETSET: 2, 'JSON.SET': 3 };
/** Clients of the callback era take a function last; its type is rarely written down. */
const CALLBACK_NAME = /^(?:cb|callback|done|next|fn|resolve|reject)$/i;
/** Position of the first argument of a command that may hold a TTL; undefined for commands that take none. */
function optionsFrom(command) {
    return OPTIONS_FROM[command];
}
/** Judges the arguments that follow key and value. */
function judgeOptions(tracer, args, steps = new usage_steps/* Steps */.g()) {
    let best = NEVER;
    for (const argument of args) {
        const verdict = judgeArgument(tracer, argument, steps);
        if (verdict.ttl === 'always')
            return verdict;
        if (verdict.ttl === 'conditional')
            best = verdict;
    }
    return best;
}
/** Whether a flag such as XX is given: as a word, as `{ XX: true }`, as `{ condition: 'XX' }`. */
function hasFlag(tracer, args, flag) {
    const isFlag = (one) => one !== undefined && compiler.ts.isStringLiteralLike(one) && one.text.toUpperCase() === flag;
    return args.some((argument) => {
        if (isFlag(argument))
            return true;
        if (!compiler.ts.isObjectLiteralExpression((0,syntax/* unwrap */.oA)(argument)))
            return false;
        const { properties } = readShape(tracer, argument);
        return [...properties].some(([name, { value }]) => (name.toUpperCase() === flag && value?.kind === compiler.ts.SyntaxKind.TrueKeyword) ||
            (name === 'condition' && isFlag(value)));
    });
}
function judgeArgument(tracer, argument, steps) {
    if (!steps.take())
        return conditional('its options are built in too many steps');
    const node = (0,syntax/* unwrap */.oA)(compiler.ts.isSpreadElement(argument) ? argument.expression : argument);
    if (compiler.ts.isStringLiteralLike(node))
        return TTL_WORD.test(node.text) ? always(node.text.toUpperCase()) : NEVER;
    if (compiler.ts.isNumericLiteral(node) || compiler.ts.isFunctionLike(node) || compiler.ts.isTemplateExpression(node))
        return NEVER;
    if (compiler.ts.isConditionalExpression(node)) {
        return either([node.whenTrue, node.whenFalse].map((one) => judgeArgument(tracer, one, steps)), node);
    }
    if (compiler.ts.isArrayLiteralExpression(node))
        return judgeOptions(tracer, [...node.elements], steps);
    if (isCallbackByName(node))
        return NEVER;
    // Compiled CoffeeScript and `once(callback)`: a call that gives a function is a callback.
    if (compiler.ts.isCallExpression(node) && tracer.functionsOf(node).length > 0)
        return NEVER;
    if (isTextual(tracer, node))
        return judgeWord(tracer, node);
    if (compiler.ts.isSpreadElement(argument))
        return judgeSpread(tracer, node, steps);
    return judgeObject(tracer, node, steps);
}
/** `callback`, and the `redis.print` of node_redis. */
function isCallbackByName(node) {
    if (compiler.ts.isPropertyAccessExpression(node))
        return node.name.text === 'print';
    return compiler.ts.isIdentifier(node) && CALLBACK_NAME.test(node.text);
}
function judgeSpread(tracer, node, steps) {
    const origins = [...tracer.originsOf(node)];
    const known = origins.filter((origin) => origin !== node && compiler.ts.isExpression(origin));
    if (known.length === 0)
        return conditional(`what \`...${(0,syntax/* brief */.dh)(node)}\` holds is not known here`);
    return either(known.map((origin) => judgeArgument(tracer, origin, steps)), node);
}
function judgeObject(tracer, node, steps) {
    const shape = readShape(tracer, node, NOTHING_PASSED, steps);
    if (shape.isScalar)
        return judgeWord(tracer, node);
    const verdict = judgeProperties(tracer, shape);
    if (verdict?.ttl === 'always' && isGivenLater(tracer, node) && mayBeLeftOut(tracer, node)) {
        return conditional(`\`${node.getText()}\` is given a value on some path only`);
    }
    if (verdict?.ttl === 'always' && isLeftOutByCaller(tracer, node)) {
        return conditional(`some callers pass no \`${node.getText()}\``);
    }
    if (verdict?.ttl !== 'conditional')
        return verdict ?? (shape.open === undefined ? NEVER : conditional(shape.open));
    // `{ PXAT: end }` on one path and `{ PX: length }` on the other.
    const paths = (mayBeLeftOut(tracer, node) ? [] : (shape.each ?? [])).map((properties) => judgeProperties(tracer, { properties }));
    return paths.length > 0 && paths.every((one) => one?.ttl === 'always') ? (paths[0] ?? verdict) : verdict;
}
/** `let options`, which gets its value in statements that follow. */
function isGivenLater(tracer, node) {
    const declared = compiler.ts.isIdentifier(node) ? tracer.symbolOf(node)?.valueDeclaration : undefined;
    return declared !== undefined && compiler.ts.isVariableDeclaration(declared) && declared.initializer === undefined;
}
/** Whether there may be a path on which nothing is given, which the shapes of what is given do not tell. */
function mayBeLeftOut(tracer, node) {
    const declared = compiler.ts.isIdentifier(node) ? tracer.symbolOf(node)?.valueDeclaration : undefined;
    const parameter = declared && compiler.ts.findAncestor(declared, (one) => compiler.ts.isParameter(one) || compiler.ts.isFunctionLike(one));
    if (parameter && compiler.ts.isParameter(parameter) && (parameter.questionToken || !parameter.type))
        return true;
    return partsOfType(tracer, node).some((one) => one.flags & (compiler.ts.TypeFlags.Undefined | compiler.ts.TypeFlags.Null));
}
/** Undefined where none of the properties carries a TTL. */
function judgeProperties(tracer, { properties }) {
    for (const [name, property] of properties) {
        if (!TTL_PROPERTY.test(name) || isSwitchedOff(property))
            continue;
        const doubt = doubtOf(tracer, name, property);
        return doubt === undefined ? always(name) : conditional(doubt);
    }
    return undefined;
}
/** Why a property may not be there, or may be undefined; undefined when it always has a value. */
function doubtOf(tracer, name, property) {
    if (property.maybe)
        return `\`${name}\` is set on some path only`;
    const { value } = property;
    if (!value)
        return undefined;
    const isOptional = partsOfType(tracer, value).some((one) => one.flags & (compiler.ts.TypeFlags.Undefined | compiler.ts.TypeFlags.Null));
    return isOptional || isLeftOutByCaller(tracer, value) ? `\`${name}: ${(0,syntax/* brief */.dh)(value)}\` may be undefined` : undefined;
}
/** `{ EX: undefined }` is no TTL. */
function isSwitchedOff({ value }) {
    if (!value)
        return false;
    return value.kind === compiler.ts.SyntaxKind.FalseKeyword || (compiler.ts.isIdentifier(value) && value.text === 'undefined');
}
function either(verdicts, node) {
    const [first] = verdicts;
    if (first && verdicts.every((one) => one.ttl === first.ttl))
        return first;
    return conditional(`the TTL depends on \`${(0,syntax/* brief */.dh)(node)}\``);
}

;// CONCATENATED MODULE: ./src/collect/source/usage/references.ts





/**
 * A command that is not called where it is named: `promisify(client.keys).bind(client)`, `store.keys.bind(store)`, a
 * method passed as a callback. Writes are reported where they are called, since only there the TTL shows; commands that
 * are wrong whatever their arguments are reported where they are named.
 */
function referenceSites(access, facts, recogniser) {
    if (!isValueUse((0,syntax/* outermost */.J9)(access)))
        return [];
    const client = recogniser.recognise(access.expression);
    if (!client)
        return [];
    const at = compiler.ts.isPropertyAccessExpression(access) ? access.name : access.argumentExpression;
    const { node, bound, sent } = throughWrappers(recogniser.tracer, access);
    if (sent)
        return [makeSite(facts, client, at, sent.call, sent.args, access.expression)];
    if (compiler.ts.isCallExpression(node.parent) && node.parent.expression === node) {
        return [makeSite(facts, client, at, node.parent, [...bound, ...node.parent.arguments], access.expression)];
    }
    const holder = holderOf(node);
    return sitesOfHolder(facts, client, at, access.expression, bound, holder, recogniser);
}
/** `const { keys, set: put } = client`. */
function patternSites(pattern, recogniser) {
    const owner = pattern.parent;
    const isCandidate = pattern.elements.some((element) => (0,vocabulary/* commandOf */.Nl)(elementName(element)));
    const source = isCandidate && compiler.ts.isVariableDeclaration(owner) ? owner.initializer : undefined;
    const client = source && recogniser.recognise(source);
    if (!client || !source)
        return [];
    return pattern.elements.flatMap((element) => {
        const facts = (0,vocabulary/* commandOf */.Nl)(elementName(element));
        return facts ? sitesOfHolder(facts, client, element, source, [], element.name, recogniser) : [];
    });
}
/** The calls of a command that is named in one place and called in others, as far as its holder is found by name. */
function callsOfReference(at, recogniser) {
    if (compiler.ts.isBindingElement(at))
        return callsOf(at.name, recogniser);
    const access = at.parent;
    if (!compiler.ts.isPropertyAccessExpression(access) && !compiler.ts.isElementAccessExpression(access))
        return [];
    const { node, bound } = throughWrappers(recogniser.tracer, access);
    const holder = holderOf(node);
    const sent = holder ? callsOf(holder, recogniser) : [];
    return sent.map(({ call, args }) => ({ call, args: args && [...bound, ...args] }));
}
function elementName(element) {
    const name = element.propertyName ?? element.name;
    return compiler.ts.isIdentifier(name) ? name.text : '';
}
function sitesOfHolder(facts, client, at, receiver, bound, holder, recogniser) {
    const reference = makeSite(facts, client, at, at, undefined, receiver);
    if (!facts.writes && !facts.expires)
        return [reference];
    const sent = holder ? callsOf(holder, recogniser) : [];
    if (sent.length === 0)
        return [reference];
    return sent.map(({ call, args }) => makeSite(facts, client, call.expression, call, args && [...bound, ...args], receiver));
}
function makeSite(facts, client, at, sender, args, receiver) {
    const via = client.kind === 'pipeline' ? 'pipeline' : 'direct';
    return {
        facts,
        at,
        sender,
        args,
        receiver,
        library: client.library,
        via,
        ...(client.unsure && { unsure: client.unsure }),
    };
}
/** Whether the member is used as a value: not assigned to, not tested, not part of a longer access. */
function isValueUse(node) {
    const { parent } = node;
    if (compiler.ts.isPropertyAccessExpression(parent))
        return /^(?:bind|call|apply)$/.test(parent.name.text);
    if (compiler.ts.isBinaryExpression(parent))
        return parent.right === node && parent.operatorToken.kind === compiler.ts.SyntaxKind.EqualsToken;
    if (compiler.ts.isCallExpression(parent))
        return parent.arguments.includes(node);
    return (compiler.ts.isVariableDeclaration(parent) ||
        compiler.ts.isPropertyAssignment(parent) ||
        compiler.ts.isPropertyDeclaration(parent) ||
        compiler.ts.isReturnStatement(parent) ||
        compiler.ts.isArrayLiteralExpression(parent) ||
        compiler.ts.isArrowFunction(parent));
}
/** Climbs out of `promisify(…)`, `.bind(client, …)`: the expression that stands for the command, and what is bound to it. */
function throughWrappers(tracer, access) {
    let found = { node: (0,syntax/* outermost */.J9)(access), bound: [] };
    for (let next = wrapperOf(tracer, found); next; next = wrapperOf(tracer, found)) {
        found = next;
        if (next.sent)
            break;
    }
    return found;
}
/** One step out; undefined where nothing is around that gives the command in another form, or calls it. */
function wrapperOf(tracer, { node, bound }) {
    const { parent } = node;
    const call = (0,syntax/* outermost */.J9)(parent).parent;
    if (compiler.ts.isPropertyAccessExpression(parent) && compiler.ts.isCallExpression(call)) {
        const method = parent.name.text;
        if (method === 'bind')
            return { node: (0,syntax/* outermost */.J9)(call), bound: [...call.arguments.slice(1), ...bound] };
        const isSent = method === 'call' || method === 'apply';
        return isSent ? { node, bound, sent: { call, args: argumentsOf(tracer, method, call) } } : undefined;
    }
    if (!compiler.ts.isCallExpression(parent))
        return undefined;
    const name = (0,syntax/* memberName */.eg)(parent.expression) ?? '';
    const isBound = BINDS.test(name);
    if (parent.arguments[0] !== node)
        return undefined;
    if (parent.expression.getText() === 'Reflect.apply')
        return { node, bound, sent: { call: parent, args: appliedTo(tracer, parent.arguments[2]) } };
    if (!isBound && !GIVES_ALIKE.test(name))
        return undefined;
    return { node: (0,syntax/* outermost */.J9)(parent), bound: isBound ? [...parent.arguments.slice(2), ...bound] : bound };
}
/** Functions that give another form of the one they are given: a promise, a thunk. */
const GIVES_ALIKE = /promisify|denodeify|thunkify/i;
/** `_.bind(client.keys, client, …)`, `Q.nbind(client.keys, client, …)`. */
const BINDS = /^n?bind$/;
function argumentsOf(tracer, method, call) {
    return method === 'call' ? call.arguments.slice(1) : appliedTo(tracer, call.arguments[1]);
}
function appliedTo(tracer, given) {
    const list = given && expandList(tracer, given);
    // What is pushed on some path only may be the TTL: then the arguments are as good as unknown.
    const isKnown = list && !list.open && judgeOptions(tracer, list.maybe).ttl === 'never';
    return isKnown ? list.args : undefined;
}
/** The name that holds the value: a variable, a property. */
function holderOf(node) {
    const { parent } = node;
    if (compiler.ts.isVariableDeclaration(parent) || compiler.ts.isPropertyAssignment(parent) || compiler.ts.isPropertyDeclaration(parent))
        return parent.name;
    if (compiler.ts.isBinaryExpression(parent) && parent.right === node)
        return parent.left;
    return undefined;
}
function callsOf(holder, recogniser) {
    const { tracer } = recogniser;
    const name = (0,syntax/* memberName */.eg)(holder);
    const declared = tracer.symbolOf(holder)?.valueDeclaration;
    if (!name || !declared)
        return [];
    // An object literal's property gets a symbol of its own where its type is widened: the declaration is the same.
    const isHolder = (node) => tracer.symbolOf(node)?.valueDeclaration === declared;
    const direct = (tracer.names.calls.get(name) ?? []).filter((call) => isHolder(call.expression));
    const through = ['call', 'apply'].flatMap((method) => (tracer.names.calls.get(method) ?? []).flatMap((call) => {
        const callee = call.expression;
        const isOurs = compiler.ts.isCallExpression(call) && compiler.ts.isPropertyAccessExpression(callee) && (0,syntax/* memberName */.eg)(callee.expression) === name;
        return isOurs && isHolder(callee.expression) ? [{ call, args: argumentsOf(tracer, method, call) }] : [];
    }));
    return [
        ...direct.map((call) => ({ call, args: call.arguments ?? [] })),
        ...through,
        ...boundCalls(name, isHolder, recogniser),
    ];
}
/** `const add = geoadd.bind(client)`: the calls of what it is bound to. */
function boundCalls(name, isHolder, recogniser) {
    return (recogniser.tracer.names.calls.get('bind') ?? []).flatMap((call) => {
        const callee = call.expression;
        if (!compiler.ts.isCallExpression(call) || !compiler.ts.isPropertyAccessExpression(callee))
            return [];
        if ((0,syntax/* memberName */.eg)(callee.expression) !== name || !isHolder(callee.expression))
            return [];
        const holder = holderOf((0,syntax/* outermost */.J9)(call));
        // Bound to its own name again (`this.get = this.get.bind(this)`) it has been followed already.
        if (!holder || (0,syntax/* memberName */.eg)(holder) === name)
            return [];
        const bound = call.arguments.slice(1);
        return callsOf(holder, recogniser).map((sent) => ({ ...sent, args: sent.args && [...bound, ...sent.args] }));
    });
}

// EXTERNAL MODULE: ./src/collect/source/usage/site.ts
var usage_site = __webpack_require__(9496);
;// CONCATENATED MODULE: ./src/collect/source/flushes/finds.ts




const METHODS = {
    SCAN: 'scan',
    KEYS: 'keys',
    SSCAN: 'index-set',
    SMEMBERS: 'index-set',
};
/** Whether a command may find the keys that a flush deletes. */
function mayFind({ facts }) {
    return Object.hasOwn(METHODS, facts.name);
}
/** Reads one such command. `majorOf` tells the major version of the client behind it, where it is known. */
function readFind(site, recogniser, keys, majorOf) {
    const how = METHODS[site.facts.name];
    if (!how)
        return undefined;
    const isCall = compiler.ts.isCallExpression(site.sender);
    const sent = isCall ? [{ call: site.sender, args: site.args }] : callsOfReference(site.at, recogniser);
    const args = sent[0]?.args ?? [];
    return {
        site,
        how,
        calls: sent.map(({ call }) => call),
        amount: amountOf(site, majorOf(site)),
        pattern: patternOf(how, args, recogniser, keys),
    };
}
/** Iterators and streams hand out pages; that of node-redis 4 and of @vercel/kv single keys. */
function amountOf({ facts, at, library }, major) {
    const method = at.getText();
    if (/stream$/i.test(method))
        return 'pages';
    if (/iterator$/i.test(method)) {
        return library === '@vercel/kv' || (library === 'redis' && major === 4) ? 'singles' : 'pages';
    }
    return facts.name === 'SCAN' || facts.name === 'SSCAN' ? 'reply' : 'all';
}
function patternOf(how, args, recogniser, keys) {
    const given = how === 'scan' ? matchOf(args, recogniser) : args[0];
    if (given === 'everything')
        return '*';
    return given ? keys.patternOf(given) : null;
}
/** What follows the word MATCH, or is the property `match` of the options; a SCAN without either visits every key. */
function matchOf(args, { tracer }) {
    const at = args.findIndex((one) => compiler.ts.isStringLiteralLike(one) && /^match$/i.test(one.text));
    if (at >= 0)
        return args[at + 1];
    let isOpen = false;
    for (const argument of args) {
        const node = (0,syntax/* unwrap */.oA)(argument);
        if (compiler.ts.isStringLiteralLike(node) || compiler.ts.isNumericLiteral(node) || compiler.ts.isFunctionLike(node))
            continue;
        const { properties, open } = readShape(tracer, argument);
        const match = properties.get('match') ?? properties.get('MATCH');
        if (match?.value && compiler.ts.isExpression(match.value))
            return match.value;
        if (open !== undefined)
            isOpen = true;
    }
    return isOpen ? undefined : 'everything';
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/collect/source/program.ts
var source_program = __webpack_require__(2822);
;// CONCATENATED MODULE: ./src/collect/source/flushes/names.ts





/** Names a function, or the part of a file that no function holds. `at` is the command inside it that matters. */
function nameOwner(owner, at) {
    const route = routeAround(at, owner);
    if (route !== undefined)
        return { name: route, route, place: (0,usage_site/* placeOf */.$t)(at) };
    const named = (0,syntax/* isFunctionNode */.Px)(owner) ? nameFunction(owner) : undefined;
    return named ?? { name: fileOf(owner), place: (0,usage_site/* placeOf */.$t)(at) };
}
/** By its own name; a decorator's replacement of a method (`descriptor.value = …`) by that of the decorator. */
function nameFunction(owner) {
    const called = (0,syntax/* functionName */.AQ)(owner);
    const around = (0,syntax/* enclosingFunction */.pG)(owner);
    if (called === undefined || called === '' || called === 'value')
        return around && nameFunction(around);
    const holder = holderName(owner);
    const node = owner.name ?? (compiler.ts.isVariableDeclaration(owner.parent) ? owner.parent.name : undefined);
    const place = (0,usage_site/* placeOf */.$t)(node ?? owner.getFirstToken() ?? owner);
    return { name: holder ? `${holder}.${called}` : called, called, place };
}
/** The class, or the object in a variable, whose member a function is. */
function holderName(owner) {
    const { parent } = owner;
    const member = compiler.ts.isPropertyDeclaration(parent) || compiler.ts.isPropertyAssignment(parent) ? parent.parent : parent;
    if (compiler.ts.isClassLike(member))
        return member.name?.text;
    if (!compiler.ts.isObjectLiteralExpression(member))
        return undefined;
    return compiler.ts.isVariableDeclaration(member.parent) ? (0,syntax/* memberName */.eg)(member.parent.name) : undefined;
}
function fileOf(node) {
    return (0,source_program/* repositoryPath */.SH)(node.getSourceFile());
}
const VERBS = /^(?:get|post|put|patch|delete|del|all)$/;
/** `router.post('/cache/clear', async () => { … })`: the route whose handler holds a node, inside of another. */
function routeAround(node, inside) {
    for (let at = node; at.parent && at !== inside; at = at.parent) {
        const { parent } = at;
        if (!(0,syntax/* isFunctionNode */.Px)(at) || !compiler.ts.isCallExpression(parent) || !compiler.ts.isPropertyAccessExpression(parent.expression))
            continue;
        const verb = parent.expression.name.text;
        const [path] = parent.arguments;
        if (path && compiler.ts.isStringLiteralLike(path) && path.text.startsWith('/') && VERBS.test(verb)) {
            return `${verb === 'del' ? 'DELETE' : verb.toUpperCase()} ${path.text}`;
        }
    }
    return undefined;
}
/** The last part of a path without its ending: how a script is called. */
function baseName(path) {
    return external_node_path_.posix.basename(path, external_node_path_.posix.extname(path));
}

;// CONCATENATED MODULE: ./src/collect/source/flushes/purposes.ts


/** What a function is for that deletes keys, as far as its file and the clients say: those of a queue are no cache. */
function purposeByPlace(path, sites, known) {
    if ((0,scope/* isMigrationFile */.Pb)(path))
        return 'migration';
    const clients = sites.flatMap((site) => known.clientOf(site) ?? []);
    const keeper = clients.find(({ role }) => role === 'session' || role === 'queue');
    return keeper && !isCacheToo(keeper, known) ? 'sessions-or-jobs' : undefined;
}
/** Whether the code itself stores values for a while through the client that it hands to a queue or a session store. */
function isCacheToo(client, { sites, clientOf, commandAt }) {
    return sites.some((site) => {
        if (!/^(?:SET|P?SETEX)$/.test(site.facts.name) || clientOf(site) !== client)
            return false;
        const command = commandAt(site);
        return command?.ttl === 'always' && !(0,model/* claimsKey */.be)(command);
    });
}
/** `releaseAllLocks`, `unlock`, `lock:*`; neither `block` nor `clock`. */
const LOCK = /(?<![A-Za-z])(?:un)?lock|Lock/;
/** What it is for, as far as its name and the keys say that it finds. */
function purposeByKeys(name, { find, isChosen, isRead, isMoved }, known) {
    if (LOCK.test(name) || LOCK.test(find.pattern ?? ''))
        return 'locks';
    if (isChosen)
        return 'chosen';
    if (isMoved)
        return 'buffer';
    return isRead && find.pattern !== null && isBuffer(find.pattern, known) ? 'buffer' : undefined;
}
/** Whether keys of a pattern are written, and never with a TTL: what is read before it is deleted is not lost. */
function isBuffer(pattern, { sites, commandAt }) {
    const core = coreOf(pattern);
    if (core === '')
        return false;
    const commands = sites.flatMap((site) => commandAt(site) ?? []).filter(({ key }) => key?.includes(core));
    const isBounded = commands.some(({ name, ttl }) => /EXPIRE/.test(name) || ttl === 'always' || ttl === 'conditional');
    return !isBounded && commands.some(({ ttl }) => ttl === 'never');
}
/** The longest constant part of a pattern: clients put a prefix before it that the pattern spells out. */
function coreOf(pattern) {
    const parts = pattern.split('*').map((part) => part.replace(/^:+|:+$/g, ''));
    return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

;// CONCATENATED MODULE: ./src/collect/source/flushes/scripts.ts





const FINDS = { KEYS: 'keys', SCAN: 'scan' };
const DELETES = /^(?:DEL|UNLINK)$/;
const EVALUATES = /^EVAL/;
/** Lua scripts that look for keys by pattern and delete what they find, in strings and in files of their own. */
function scriptFlushes(tracer, commands, sites) {
    const byPath = new Map();
    for (const command of commands) {
        const { via, place } = command;
        if (via === 'lua')
            byPath.set(place.path, [...(byPath.get(place.path) ?? []), command]);
    }
    if (![...byPath.values()].some((inFile) => inFile.some(({ name }) => Object.hasOwn(FINDS, name))))
        return [];
    const texts = tracer.names.luaTexts.flatMap((text) => {
        const whole = (0,usage_site/* placeOf */.$t)(text);
        const inside = (byPath.get(whole.path) ?? []).filter(({ place }) => isInside(place, whole));
        const owner = ownerOf(tracer, text, sites);
        return scriptFlush(inside, owner ? nameOwner(owner, text) : nameOfText(text), owner);
    });
    const files = [...byPath].flatMap(([path, inside]) => {
        if (!path.endsWith('.lua'))
            return [];
        const name = (at) => ({ name: path, called: baseName(path), place: at });
        return scriptFlush(inside, name, undefined);
    });
    return [...texts, ...files];
}
function scriptFlush(inside, named, owner) {
    const find = inside.find(({ name }) => Object.hasOwn(FINDS, name));
    const how = find && FINDS[find.name];
    const deletes = inside.find(({ name, key }) => DELETES.test(name) && key === null);
    if (!find || !how || !deletes)
        return [];
    const { name, place } = typeof named === 'function' ? named(deletes.place) : named;
    const otherPurpose = (0,scope/* isMigrationFile */.Pb)(place.path) ? 'migration' : deletes.inScript?.isChosen ? 'chosen' : undefined;
    return [
        {
            owner,
            flush: {
                name,
                place,
                how,
                finds: { command: find.name, place: find.place },
                deletes: { command: deletes.name, place: deletes.place },
                pattern: find.key,
                // Whatever a script does is one step for the server; one that pages leaves the pages to its callers otherwise.
                batching: how === 'scan' && find.inScript?.isRepeated === false ? 'page' : 'all',
                library: deletes.library,
                ...(otherPurpose && { otherPurpose }),
                operator: deletes.operator,
                ...(deletes.unsure !== undefined && { unsure: deletes.unsure }),
            },
        },
    ];
}
function isInside(place, whole) {
    const isAfter = place.line > whole.line || (place.line === whole.line && place.column >= whole.column);
    return isAfter && place.line <= whole.endLine;
}
/** The function that a script stands in, or the one that sends it. */
function ownerOf(tracer, text, sites) {
    const around = (0,syntax/* owningScope */.X2)(text);
    if ((0,syntax/* isFunctionNode */.Px)(around))
        return around;
    const senders = sites.filter(({ facts, args }) => {
        const [script] = args ?? [];
        if (!EVALUATES.test(facts.name) || script === undefined)
            return false;
        // What sends whichever script it is given is not the one that empties anything.
        const origins = tracer.originsOf(script);
        return origins.size === 1 && origins.has(text);
    });
    return senders.map(({ sender }) => (0,syntax/* owningScope */.X2)(sender)).find(syntax/* isFunctionNode */.Px);
}
/** A script is called as the variable that holds it, on its own or among others. */
function nameOfText(text) {
    const holder = compiler.ts.findAncestor(text, compiler.ts.isVariableDeclaration);
    if (!holder || !compiler.ts.isIdentifier(holder.name))
        return (place) => ({ name: place.path, place });
    const member = compiler.ts.isPropertyAssignment(text.parent) ? `.${text.parent.name.getText()}` : '';
    return { name: holder.name.text + member, called: holder.name.text, place: (0,usage_site/* placeOf */.$t)(text) };
}

;// CONCATENATED MODULE: ./src/collect/source/flushes/amounts.ts
const RANKS = ['one', 'page', 'reply', 'singles', 'pages', 'all'];
/** The larger of two amounts, where a value may hold either. */
function larger(one, other) {
    if (one === undefined || other === undefined)
        return one ?? other;
    return RANKS.indexOf(one) < RANKS.indexOf(other) ? other : one;
}
/** What is handed out when somebody walks over a value. */
function elementOf(amount) {
    return amount === 'pages' || amount === 'reply' ? 'page' : 'one';
}
/** Methods whose result holds no keys, or nothing that anybody deletes. */
const WITHOUT_KEYS = /^(?:length|size|includes|indexOf|some|every|has|startsWith|endsWith|test|join|push|unshift|add|forEach|exec|write|log|info|debug|warn|error)$/;
/** Methods that hand out one element. */
const HANDS_OUT = /^(?:next|shift|pop|at|find|findLast)$/;
/** Methods that put what was in pages into one list. */
const FLATTENS = /^(?:flat|flatMap|toArray)$/;
/** What a method gives when it is called on a value; undefined where its result holds no keys. */
function resultOfMethod(name, amount, argumentCount) {
    if (WITHOUT_KEYS.test(name))
        return undefined;
    if (HANDS_OUT.test(name))
        return elementOf(amount);
    if (FLATTENS.test(name))
        return amount === 'one' ? 'one' : amount === 'page' ? 'page' : 'all';
    // With both ends it takes a piece that is no longer than the code says.
    if (/^(?:slice|splice)$/.test(name) && argumentCount === 2 && amount === 'all')
        return 'page';
    return amount;
}
/** Functions that cut a list into pieces: `chunk(keys, 500)`. */
const CUTS = /chunk|partition|splitEvery|inBatches|toBatches|paginate/i;

;// CONCATENATED MODULE: ./src/collect/source/flushes/deletes.ts




/** How many of the keys that were found one call deletes; undefined where it deletes none of them. */
function deletedBy(args, keys) {
    return args.map((one) => keys.amountOf(one)).reduce(larger, undefined);
}
/**
 * How one delete takes its keys.
 *
 * @param sender the call that sends it, or that leads to it, in the function that finds the keys
 * @returns undefined where it takes one key of them and no more
 */
function batchingOf(amount, site, sender, keys) {
    const { scope } = keys;
    if (amount === 'all')
        return 'all';
    if (amount !== 'one')
        return 'page';
    const repeater = repeaterOf(sender, scope);
    if (!repeater)
        return undefined;
    if (site.via === 'pipeline')
        return isTransaction(site, keys) ? 'transaction' : 'pipeline';
    return compiler.ts.isIterationStatement(repeater, false) && isAwaited(sender) ? 'sequential' : 'concurrent';
}
/** `const all = client.multi()` before the loop over the pages: what it gathers runs in one step. */
function isTransaction({ receiver }, { tracer, scope }) {
    const declared = receiver && compiler.ts.isIdentifier(receiver) ? tracer.symbolOf(receiver)?.valueDeclaration : undefined;
    const opened = declared && compiler.ts.isVariableDeclaration(declared) ? declared.initializer : undefined;
    if (!declared || !opened || repeaterOf(declared, scope))
        return false;
    return compiler.ts.isCallExpression(opened) && (0,syntax/* memberName */.eg)(opened.expression) === 'multi';
}
/** The nearest loop or callback around a node, within a function. */
function repeaterOf(node, scope) {
    for (let at = node; at.parent && at !== scope; at = at.parent) {
        const { parent } = at;
        if (compiler.ts.isIterationStatement(parent, false) && parent.statement === at)
            return parent;
        if (parent !== scope && (0,syntax/* isFunctionNode */.Px)(parent))
            return parent;
    }
    return undefined;
}
function isAwaited(call) {
    for (let at = call; at !== (0,syntax/* outermost */.J9)(call).parent && at.parent; at = at.parent)
        if (compiler.ts.isAwaitExpression(at))
            return true;
    return false;
}
/** `del(...keys)`: each key is an argument of a JavaScript call. */
function isSpread(args) {
    return args.some((one) => compiler.ts.isSpreadElement(one));
}
/** Tests of the key's own text choose by pattern, as MATCH does. */
const BY_TEXT = /\.(?:startsWith|endsWith|includes|match|test|indexOf)\(/;
/**
 * Whether it depends on each key, beyond its text, if that key is deleted: `if (ttl === -1) await redis.del(key)` tidies
 * up, and what it leaves was meant to stay.
 */
function isSelective(sender, keys) {
    const repeater = repeaterOf(sender, keys.scope);
    if (!repeater)
        return false;
    const conditions = [
        ...(0,flow/* guardsBetween */.Df)(sender, repeater).map(({ condition }) => condition),
        ...earlierExits(sender, repeater),
    ];
    return conditions.some((one) => one !== undefined && !BY_TEXT.test(one.getText()) && isAboutKey(one, repeater, keys));
}
/** `if (…) continue` on the way to a node. */
function earlierExits(node, repeater) {
    const found = [];
    for (let at = node; at.parent && at !== repeater; at = at.parent) {
        const { parent } = at;
        if (!compiler.ts.isBlock(parent))
            continue;
        const before = parent.statements.filter((one) => one.end <= at.pos);
        found.push(...before
            .filter(compiler.ts.isIfStatement)
            .filter(leaves)
            .map((one) => one.expression));
    }
    return found;
}
function leaves({ thenStatement }) {
    const last = compiler.ts.isBlock(thenStatement) ? thenStatement.statements.at(-1) : thenStatement;
    return last !== undefined && (compiler.ts.isContinueStatement(last) || compiler.ts.isReturnStatement(last));
}
/** Whether a condition reads what is there for one key alone; how many keys a page has says nothing about them. */
function isAboutKey(condition, repeater, keys) {
    return (0,flow/* namesIn */.wX)(condition).some((name) => {
        if (compiler.ts.isPropertyAccessExpression(name.parent) && name.parent.name === name)
            return false;
        const amount = keys.amountOf(name);
        if (amount !== undefined)
            return amount === 'one' && !isBare(condition);
        const declared = keys.tracer.symbolOf(name)?.valueDeclaration;
        const isInside = declared !== undefined && compiler.ts.findAncestor(declared, (one) => one === repeater) !== undefined;
        return isInside && !isCount(declared) && amountAround(repeater, keys) === 'one';
    });
}
/** `if (key)`. */
function isBare(condition) {
    const node = (0,syntax/* unwrap */.oA)(condition);
    return compiler.ts.isIdentifier(node) || (compiler.ts.isPrefixUnaryExpression(node) && compiler.ts.isIdentifier((0,syntax/* unwrap */.oA)(node.operand)));
}
/** A pipeline, or a list that is put together. */
function isCount(declared) {
    const value = compiler.ts.isVariableDeclaration(declared) ? declared.initializer : undefined;
    return value !== undefined && (compiler.ts.isArrayLiteralExpression(value) || compiler.ts.isNumericLiteral(value));
}
/** How many keys each pass of a loop, each call of a callback, is about. */
function amountAround(repeater, keys) {
    if (compiler.ts.isForOfStatement(repeater) && compiler.ts.isVariableDeclarationList(repeater.initializer)) {
        const [declared] = repeater.initializer.declarations;
        return declared && keys.amountOf(declared.name);
    }
    const [parameter] = (0,syntax/* isFunctionNode */.Px)(repeater) ? repeater.parameters : [];
    return parameter ? keys.amountOf(parameter.name) : 'one';
}

;// CONCATENATED MODULE: ./src/collect/source/trace/read-symbol.ts


/** What a name reads where it stands, behind imports: in `{ id }` the variable, for which `symbolOf` gives the property. */
function readSymbol(node, tracer) {
    const isShorthand = compiler.ts.isShorthandPropertyAssignment(node.parent) && compiler.ts.isIdentifier(node);
    return isShorthand ? (0,syntax/* valueSymbol */.up)(tracer.checker, node) : tracer.symbolOf(node);
}

;// CONCATENATED MODULE: ./src/collect/source/flushes/callbacks.ts



/**
 * What the callbacks among the arguments of a call receive: `stream.on('data', (keys) => …)`, `keys.map((key) => …)`,
 * `.then((keys) => …)`, `redis.keys(pattern, (error, keys) => …)`, `async.each(keys, (key) => …)`.
 */
function callbackBindings(call, known) {
    return call.arguments.flatMap((argument) => {
        const callback = (0,syntax/* unwrap */.oA)(argument);
        if (!(0,syntax/* isFunctionNode */.Px)(callback))
            return [];
        const received = receivedBy(call, known);
        const name = received && callback.parameters[received.at]?.name;
        return received && name ? [{ name, amount: received.amount }] : [];
    });
}
function receivedBy(call, known) {
    const found = known.seeds.get(call);
    // The convention of Node: the error comes first.
    if (found)
        return { at: 1, amount: found };
    const callee = (0,syntax/* unwrap */.oA)(call.expression);
    const name = (0,syntax/* memberName */.eg)(callee) ?? '';
    const owner = compiler.ts.isPropertyAccessExpression(callee) ? known.amountOf(callee.expression) : undefined;
    if (owner)
        return ofMethod(name, owner, call.arguments[0]);
    const [given] = call.arguments
        .filter((one) => !(0,syntax/* isFunctionNode */.Px)((0,syntax/* unwrap */.oA)(one)))
        .flatMap((one) => known.amountOf(one) ?? []);
    return given && { at: 0, amount: elementOf(given) };
}
function ofMethod(name, owner, first) {
    if (name === 'then')
        return { at: 0, amount: owner };
    if (/^(?:on|once|addListener)$/.test(name)) {
        const isData = first !== undefined && compiler.ts.isStringLiteralLike(first) && first.text === 'data';
        return isData ? { at: 0, amount: elementOf(owner) } : undefined;
    }
    return { at: name === 'reduce' ? 1 : 0, amount: elementOf(owner) };
}

;// CONCATENATED MODULE: ./src/collect/source/flushes/expressions.ts



/** What an expression without a name holds: lists, choices, texts, what a function gives back. */
function ofOther(node, inner) {
    if (compiler.ts.isAwaitExpression(node) || compiler.ts.isSpreadElement(node))
        return inner(node.expression);
    if (compiler.ts.isElementAccessExpression(node)) {
        const owner = inner(node.expression);
        return owner && elementOf(owner);
    }
    if (compiler.ts.isArrayLiteralExpression(node))
        return ofList(node.elements, inner);
    if (compiler.ts.isConditionalExpression(node))
        return larger(inner(node.whenTrue), inner(node.whenFalse));
    if (compiler.ts.isTemplateExpression(node))
        return node.templateSpans.some((span) => inner(span.expression)) ? 'one' : undefined;
    if (compiler.ts.isBinaryExpression(node))
        return ofBinary(node, inner);
    // `tags.map((tag) => redis.smembers(tag))`, `retry(() => redis.keys(pattern))`
    return (0,syntax/* isFunctionNode */.Px)(node) ? largest((0,syntax/* returnedExpressions */.Fe)(node), inner) : undefined;
}
/** What `owner.name` holds. */
function ofMember(owner, { name: { text } }) {
    if (!owner || /^(?:length|size|cursor)$/.test(text))
        return undefined;
    return owner === 'reply' ? 'page' : owner;
}
/** `[...keys, index]`: what is written out one by one is no more than a page. */
function ofList(elements, inner) {
    const amount = largest(elements, inner);
    return amount === 'one' ? 'page' : amount;
}
function ofBinary({ left, operatorToken, right }, inner) {
    const { kind } = operatorToken;
    if (kind === compiler.ts.SyntaxKind.PlusToken)
        return inner(left) || inner(right) ? 'one' : undefined;
    const isChoice = kind === compiler.ts.SyntaxKind.BarBarToken || kind === compiler.ts.SyntaxKind.QuestionQuestionToken;
    return isChoice ? larger(inner(left), inner(right)) : undefined;
}
/** The largest amount among several nodes. */
function largest(nodes, inner) {
    return nodes.map(inner).reduce(larger, undefined);
}

;// CONCATENATED MODULE: ./src/collect/source/flushes/scope-nodes.ts


/** A function of more nodes was written by a machine. */
const MAX_NODES = 20_000;
/**
 * The nodes of a function in the order of the text, those of the functions inside it included. Of a whole file only what
 * runs when it is loaded, with the callbacks that it hands to others: its functions and classes are looked at by
 * themselves. Undefined where there are too many.
 */
function scope_nodes_nodesOf(scope) {
    const isFile = compiler.ts.isSourceFile(scope);
    const found = [];
    // A stack of our own: machine-written sources nest deeper than the call stack.
    const stack = [scope];
    for (let next = stack.pop(); next; next = stack.pop()) {
        if (found.push(next) > MAX_NODES)
            return undefined;
        const children = [];
        compiler.ts.forEachChild(next, (child) => {
            if (!(isFile && isOnItsOwn(child)))
                children.push(child);
        });
        stack.push(...children.reverse());
    }
    return found;
}
/** A function that is not handed to another where it is written. */
function isOnItsOwn(node) {
    if (compiler.ts.isClassLike(node))
        return true;
    return (0,syntax/* isFunctionNode */.Px)(node) && !compiler.ts.isCallExpression(node.parent) && !compiler.ts.isNewExpression(node.parent);
}

;// CONCATENATED MODULE: ./src/collect/source/flushes/found-keys.ts







const MAX_PASSES = 6;
const found_keys_MAX_DEPTH = 40;
/** Follows keys that were found through one function: into variables, lists, loops and callbacks. */
class FoundKeys {
    tracer;
    scope;
    seeds;
    isPaged;
    isCommand;
    nodes;
    #symbols = new Map();
    /** Asked anew in each pass, and for each key that is added to a list. */
    #emptied = new Map();
    #resolved = new Map();
    /** Lists that keys are added to. */
    #grown = new Set();
    #returned;
    #hasChanged = true;
    /**
     * @param scope the function, or the file, whose statements are followed
     * @param isPaged whether the keys arrive page by page, so that a list made for each page stays small
     * @param isCommand whether a call sends a command to the server: what comes back holds no keys that were found
     */
    constructor(tracer, scope, seeds, isPaged, isCommand) {
        this.tracer = tracer;
        this.scope = scope;
        this.seeds = seeds;
        this.isPaged = isPaged;
        this.isCommand = isCommand;
        this.nodes = scope_nodes_nodesOf(scope) ?? [];
        for (let pass = 0; pass < MAX_PASSES && this.#hasChanged; pass++) {
            this.#hasChanged = false;
            for (const node of this.nodes)
                this.#follow(node);
        }
    }
    /** What the function gives back; what it yields counts as handed out. */
    get returned() {
        return this.#returned;
    }
    /** The lists that a function is handed and adds keys to: the positions of its parameters. */
    filledParameters({ parameters }) {
        return parameters.flatMap(({ name }, at) => {
            const symbol = this.tracer.symbolOf(name);
            const amount = symbol && this.#grown.has(symbol) ? this.#symbols.get(symbol) : undefined;
            return amount ? [{ at, amount }] : [];
        });
    }
    /** How many of the keys an expression stands for; undefined where it holds none. */
    amountOf(expression, depth = 0) {
        if (depth > found_keys_MAX_DEPTH)
            return undefined;
        const node = compiler.ts.isExpression(expression) ? (0,syntax/* unwrap */.oA)(expression) : expression;
        const seed = this.seeds.get(node);
        if (seed)
            return seed;
        const inner = (one) => this.amountOf(one, depth + 1);
        if (compiler.ts.isIdentifier(node))
            return this.#ofSymbol(node);
        if (compiler.ts.isPropertyAccessExpression(node))
            return this.#ofSymbol(node) ?? ofMember(inner(node.expression), node);
        if (compiler.ts.isCallExpression(node))
            return this.isCommand(node) ? undefined : this.#ofCall(node, inner);
        return compiler.ts.isNewExpression(node) ? this.#ofNew(node, inner) : ofOther(node, inner);
    }
    #ofSymbol(node) {
        const symbol = readSymbol(node, this.tracer);
        return symbol && (this.#symbols.get(symbol) ?? this.seeds.get(symbol));
    }
    #ofCall(call, inner) {
        const callee = (0,syntax/* unwrap */.oA)(call.expression);
        const name = (0,syntax/* memberName */.eg)(callee) ?? '';
        const receiver = compiler.ts.isPropertyAccessExpression(callee) ? inner(callee.expression) : undefined;
        if (receiver)
            return resultOfMethod(name, receiver, call.arguments.length);
        const given = largest(call.arguments, inner);
        return given && given !== 'one' && CUTS.test(name) ? 'pages' : given;
    }
    /** `new Set(keys)`, `new Promise((resolve) => … resolve(keys))`. */
    #ofNew(node, inner) {
        const [executor] = node.arguments ?? [];
        if ((0,syntax/* memberName */.eg)(node.expression) !== 'Promise' || !executor)
            return largest(node.arguments ?? [], inner);
        const values = this.#resolved.get(node) ?? this.#resolvedBy(executor);
        this.#resolved.set(node, values);
        return largest(values, inner);
    }
    #resolvedBy(executor) {
        const [resolve] = (0,syntax/* isFunctionNode */.Px)(executor) ? executor.parameters : [];
        const symbol = resolve && this.tracer.symbolOf(resolve.name);
        if (!symbol)
            return [];
        const calls = this.nodes.filter(compiler.ts.isCallExpression).filter(({ expression }) => {
            return (compiler.ts.isIdentifier(expression) && expression.text === symbol.name && this.tracer.symbolOf(expression) === symbol);
        });
        return calls.flatMap((call) => [...call.arguments]);
    }
    #follow(node) {
        if (compiler.ts.isVariableDeclaration(node) && node.initializer)
            this.#bind(node.name, node.initializer);
        else if (compiler.ts.isForOfStatement(node))
            this.#followLoop(node);
        else if (compiler.ts.isBinaryExpression(node))
            this.#followAssignment(node);
        else if (compiler.ts.isCallExpression(node))
            this.#followCall(node);
        else if (compiler.ts.isReturnStatement(node) && node.expression && this.#isOwn(node))
            this.#give(this.amountOf(node.expression));
        else if (compiler.ts.isYieldExpression(node) && node.expression && this.#isOwn(node))
            this.#followYield(node, node.expression);
        else if (node === this.scope && (0,syntax/* isFunctionNode */.Px)(node) && node.body && !compiler.ts.isBlock(node.body)) {
            this.#give(this.amountOf(node.body));
        }
    }
    /** Whether a statement returns from the function itself, not from a callback in it. */
    #isOwn(node) {
        return compiler.ts.findAncestor(node, compiler.ts.isFunctionLike) === this.scope;
    }
    #followYield(node, value) {
        const amount = this.amountOf(value);
        const handsOn = node.asteriskToken !== undefined;
        if (amount)
            this.#give(handsOn ? amount : amount === 'one' ? 'singles' : 'pages');
    }
    #give(amount) {
        if (amount && larger(this.#returned, amount) !== this.#returned) {
            this.#returned = amount;
            this.#hasChanged = true;
        }
    }
    #followLoop({ initializer, expression }) {
        const amount = this.amountOf(expression);
        if (!amount)
            return;
        const target = compiler.ts.isVariableDeclarationList(initializer) ? initializer.declarations[0]?.name : initializer;
        if (target)
            this.#hold(target, elementOf(amount));
    }
    #followAssignment({ left, operatorToken, right }) {
        if (operatorToken.kind !== compiler.ts.SyntaxKind.EqualsToken)
            return;
        const amount = this.amountOf(right);
        const target = (0,syntax/* unwrap */.oA)(left);
        const isGrowing = compiler.ts.isIdentifier(target) && new RegExp(`\\b${target.text.replaceAll('$', '\\$')}\\b`).test(right.getText());
        if (amount && isGrowing && amount !== 'one')
            this.#collect(target, amount);
        else
            this.#bind(left, right);
    }
    #followCall(call) {
        const callee = (0,syntax/* unwrap */.oA)(call.expression);
        if (compiler.ts.isPropertyAccessExpression(callee) && /^(?:push|unshift|add)$/.test(callee.name.text)) {
            const amount = largest(call.arguments, (one) => this.amountOf(one));
            if (amount)
                this.#collect(callee.expression, amount);
        }
        for (const { name, amount } of callbackBindings(call, this))
            this.#hold(name, amount);
    }
    #bind(target, value) {
        const amount = this.amountOf(value);
        if (amount)
            this.#hold(target, amount);
    }
    /** Gives a name, or the names of a pattern, what they hold. */
    #hold(target, amount) {
        const node = compiler.ts.isExpression(target) ? (0,syntax/* unwrap */.oA)(target) : target;
        if (compiler.ts.isArrayBindingPattern(node) || compiler.ts.isObjectBindingPattern(node)) {
            for (const element of node.elements) {
                if (compiler.ts.isBindingElement(element))
                    this.#holdPart(element.name, amount, compiler.ts.isObjectBindingPattern(node));
            }
        }
        else if (compiler.ts.isArrayLiteralExpression(node)) {
            for (const element of node.elements)
                this.#holdPart(element, amount, false);
        }
        else
            this.#set(this.tracer.symbolOf(node), amount);
    }
    /** One of the parts into which a value is taken apart; a pattern with a rest takes what is left of a list. */
    #holdPart(part, amount, isNamed) {
        if (compiler.ts.isOmittedExpression(part) || /^\w{0,20}cursor$/i.test(part.getText()))
            return;
        this.#hold(part, isNamed && amount !== 'reply' ? amount : elementOf(amount));
    }
    /** A list that keys are added to: it grows to all of them, unless it is emptied or made anew for each page. */
    #collect(list, added) {
        const symbol = this.tracer.symbolOf((0,syntax/* unwrap */.oA)(list));
        if (!symbol)
            return;
        const isEmptied = this.#emptied.get(symbol) ?? this.#isEmptied(symbol);
        this.#emptied.set(symbol, isEmptied);
        const isSmall = added !== 'all' && added !== 'pages' && (isEmptied || this.#isOfOnePage(symbol));
        this.#grown.add(symbol);
        this.#set(symbol, isSmall ? 'page' : 'all');
    }
    #set(symbol, amount) {
        if (!symbol || larger(this.#symbols.get(symbol), amount) === this.#symbols.get(symbol))
            return;
        this.#symbols.set(symbol, amount);
        this.#hasChanged = true;
    }
    /** `batch = []`, `batch.length = 0`, `batch.clear()` on the way. */
    #isEmptied(symbol) {
        return this.nodes.some((node) => {
            if (compiler.ts.isBinaryExpression(node) && node.operatorToken.kind === compiler.ts.SyntaxKind.EqualsToken) {
                return this.tracer.symbolOf(emptied(node) ?? node) === symbol;
            }
            if (!compiler.ts.isCallExpression(node) || !compiler.ts.isPropertyAccessExpression(node.expression))
                return false;
            const { name, expression } = node.expression;
            return /^(?:splice|clear)$/.test(name.text) && this.tracer.symbolOf(expression) === symbol;
        });
    }
    #isOfOnePage({ valueDeclaration: declared }) {
        if (!this.isPaged || !declared)
            return false;
        for (let at = declared; at.parent && at.parent !== this.scope; at = at.parent) {
            const { parent } = at;
            if (compiler.ts.isIterationStatement(parent, false) && parent.statement === at)
                return true;
            if ((0,syntax/* isFunctionNode */.Px)(parent) && compiler.ts.isCallExpression(parent.parent))
                return true;
        }
        return false;
    }
}
/** What an assignment empties: `x` of `x = []`, of `x.length = 0`. */
function emptied({ left, right }) {
    if (compiler.ts.isArrayLiteralExpression(right) && right.elements.length === 0)
        return left;
    const isLength = compiler.ts.isPropertyAccessExpression(left) && left.name.text === 'length';
    return isLength && right.getText() === '0' ? left.expression : undefined;
}

;// CONCATENATED MODULE: ./src/collect/source/flushes/values.ts






/** Tell what a key holds, or what becomes of it. */
const DESCRIBES = /^(?:TYPE|P?TTL|OBJECT|MEMORY)$/;
const values_MAX_PASSES = 3;
/** What is read from the keys that were found, in the function that follows them. */
class ReadValues {
    keys;
    siteOf;
    #values = new Set();
    /** What came of work that was awaited for one key, beside what the key holds. */
    #answers = new Set();
    /** @param siteOf the command that a call sends, if it is one */
    constructor(keys, siteOf) {
        this.keys = keys;
        this.siteOf = siteOf;
        for (const node of keys.nodes) {
            this.#notePipeline(node);
            this.#noteCallback(node);
        }
        const declared = keys.nodes.filter(compiler.ts.isVariableDeclaration);
        for (let pass = 0; pass < values_MAX_PASSES; pass++)
            for (const one of declared)
                this.#noteVariable(one);
    }
    /** What a pipeline gathers is in the answer to its EXEC. */
    #notePipeline(node) {
        const site = this.#isRead(node) ? this.siteOf(node) : undefined;
        if (site?.via === 'pipeline' && site.receiver)
            this.#add(site.receiver);
    }
    /** `redis.get(key, (error, value) => …)`, `redis.get(key).then((value) => …)`. */
    #noteCallback(node) {
        if (!compiler.ts.isCallExpression(node))
            return;
        const { expression } = node;
        const isAfter = (0,syntax/* memberName */.eg)(expression) === 'then' && compiler.ts.isPropertyAccessExpression(expression);
        if (!this.#isRead(isAfter ? (0,syntax/* unwrap */.oA)(expression.expression) : node))
            return;
        const [received] = node.arguments.map((one) => (0,syntax/* unwrap */.oA)(one)).filter(syntax/* isFunctionNode */.Px);
        for (const { name } of received?.parameters ?? [])
            for (const one of (0,flow/* namesIn */.wX)(name))
                this.#add(one);
    }
    #noteVariable({ name, initializer }) {
        if (!initializer)
            return;
        const isValue = this.#isAboutValue(initializer);
        if (!isValue && !this.#isAboutAnswer(initializer))
            return;
        for (const one of (0,flow/* namesIn */.wX)(name))
            this.#add(one, isValue ? this.#values : this.#answers);
    }
    /** Whether what the keys hold decides which of them are kept for deletion. */
    get areDecisive() {
        return this.keys.nodes.some((node) => this.#choicesOf(node).some((one) => this.#isAboutValue(one)));
    }
    /** Whether the keys are read before a node. */
    areReadBefore(end) {
        return this.keys.nodes.some((node) => node.pos < end.pos && this.#isRead(node));
    }
    /**
     * Whether what a key holds, or what was asked about it elsewhere, decides if one call deletes it: `if (expired(await
     * redis.get(key))) await redis.del(key)`. What the call itself makes use of (a key that was looked up, the client of a
     * shard) is no answer about the key.
     */
    decide(sender) {
        const { scope, tracer } = this.keys;
        const used = new Set((0,flow/* namesIn */.wX)(sender).map((name) => readSymbol(name, tracer)));
        const isUsed = (node) => compiler.ts.isIdentifier(node) && used.has(readSymbol(node, tracer));
        const isAbout = (one) => this.#mentions(one, (node) => this.#isAnswer(node) && !isUsed(node));
        const conditions = (0,flow/* guardsBetween */.Df)(sender, scope).map(({ condition }) => condition);
        return [...conditions, ...earlierExits(sender, scope)].some((one) => one !== undefined && isAbout(one));
    }
    /** Whether what the keys hold is handed to somebody who is waited for before a node: it is moved, not dropped. */
    areMovedBefore(end) {
        return this.keys.nodes.some((node) => {
            if (!compiler.ts.isAwaitExpression(node) || node.end > end.pos)
                return false;
            const call = (0,syntax/* unwrap */.oA)(node.expression);
            if (!compiler.ts.isCallExpression(call) || this.siteOf(call))
                return false;
            return call.arguments.some((one) => this.#mentions(one, (inner) => this.#isValue(inner)));
        });
    }
    /** The conditions under which a key is put into a list, and the callback that picks from one. */
    #choicesOf(node) {
        if (!compiler.ts.isCallExpression(node) || !compiler.ts.isPropertyAccessExpression(node.expression))
            return [];
        const { name, expression } = node.expression;
        if (name.text === 'filter')
            return this.keys.amountOf(expression) === undefined ? [] : node.arguments;
        if (!/^(?:push|unshift|add)$/.test(name.text))
            return [];
        const repeater = repeaterOf(node, this.keys.scope);
        if (!repeater || node.arguments.every((one) => this.keys.amountOf(one) === undefined))
            return [];
        const conditions = (0,flow/* guardsBetween */.Df)(node, repeater).map(({ condition }) => condition);
        return [...conditions, ...earlierExits(node, repeater)].filter((one) => one !== undefined);
    }
    #isAboutValue(node) {
        return this.#mentions(node, (one) => this.#isRead(one) || this.#isValue(one));
    }
    #isAboutAnswer(node) {
        return this.#mentions(node, (one) => this.#isAnswer(one));
    }
    #mentions(node, isOne) {
        let isFound = false;
        const visit = (one) => {
            isFound ||= isOne(one);
            if (!isFound)
                compiler.ts.forEachChild(one, visit);
        };
        visit(node);
        return isFound;
    }
    #isRead(node) {
        const site = compiler.ts.isCallExpression(node) ? this.siteOf(node) : undefined;
        if (!site || !((0,model/* readsValue */.HW)(site.facts.name) || DESCRIBES.test(site.facts.name)))
            return false;
        return (site.args ?? []).some((one) => this.keys.amountOf(one) !== undefined);
    }
    /** What a key holds, how that reads in a name, or `await db.orders.findOne({ id })`: work about one key. */
    #isAnswer(node) {
        if (compiler.ts.isIdentifier(node))
            return this.#isOf(node, this.#answers) || (this.#isValue(node) && !isCounted(node));
        if (this.#isRead(node))
            return true;
        const call = compiler.ts.isAwaitExpression(node) ? (0,syntax/* unwrap */.oA)(node.expression) : undefined;
        if (!call || !compiler.ts.isCallExpression(call) || this.#sends(call))
            return false;
        return call.arguments.some((one) => this.#mentions(one, (inner) => this.keys.amountOf(inner) === 'one'));
    }
    /** Whether a call is a command, or a chain of them. */
    #sends(call) {
        return this.#mentions(call, (one) => this.siteOf(one) !== undefined);
    }
    #isValue(node) {
        return compiler.ts.isIdentifier(node) && this.#isOf(node, this.#values);
    }
    #isOf(name, symbols) {
        const symbol = readSymbol(name, this.keys.tracer);
        return symbol !== undefined && symbols.has(symbol);
    }
    #add(node, symbols = this.#values) {
        const symbol = this.keys.tracer.symbolOf(node);
        if (symbol)
            symbols.add(symbol);
    }
}
/** `values.length`: how many were read says nothing about one of them. */
function isCounted({ parent }) {
    return compiler.ts.isPropertyAccessExpression(parent) && parent.name.text === 'length';
}

;// CONCATENATED MODULE: ./src/collect/source/flushes/search.ts







const search_MAX_DEPTH = 3;
const MAX_CALLERS = 40;
/** Follows the keys that a command finds to the commands that delete them: within a function, to its callers, into helpers. */
class Search {
    tracer;
    siteOf;
    #values = new WeakMap();
    #byFile = new Map();
    constructor(tracer, deletes, siteOf) {
        this.tracer = tracer;
        this.siteOf = siteOf;
        for (const { site, calls } of deletes) {
            for (const { call, args } of calls) {
                const file = call.getSourceFile();
                const known = this.#byFile.get(file) ?? [];
                known.push({ call, args, site });
                this.#byFile.set(file, known);
            }
        }
    }
    /** Every meeting of what one command finds with a delete. */
    from(find) {
        return find.calls.flatMap((call) => this.#visit((0,syntax/* owningScope */.X2)(call), new Map([[call, find.amount]]), find, 0));
    }
    #visit(scope, seeds, find, depth) {
        const keys = this.#follow(scope, seeds, find);
        const here = [...this.#deletesIn(keys, find, scope), ...this.#inHelpers(keys, find, scope)];
        const { returned } = keys;
        const filled = (0,syntax/* isFunctionNode */.Px)(scope) ? keys.filledParameters(scope) : [];
        if ((!returned && filled.length === 0) || depth >= search_MAX_DEPTH || !(0,syntax/* isFunctionNode */.Px)(scope))
            return here;
        const calls = (0,trace_callers/* callersOf */.G)(this.tracer, scope).calls.slice(0, MAX_CALLERS);
        return [
            ...here,
            ...calls.flatMap((call) => {
                const given = new Map(returned && [[call, returned]]);
                for (const { at, amount } of filled) {
                    const argument = compiler.ts.isCallExpression(call) ? call.arguments[at] : undefined;
                    const list = argument && this.tracer.symbolOf(argument);
                    if (list)
                        given.set(list, amount);
                }
                return given.size > 0 ? this.#visit((0,syntax/* owningScope */.X2)(call), given, find, depth + 1) : [];
            }),
        ];
    }
    #follow(scope, seeds, { how, amount }) {
        const isPaged = how === 'scan' || amount !== 'all';
        return new FoundKeys(this.tracer, scope, seeds, isPaged, (node) => this.siteOf(node) !== undefined);
    }
    #deletesIn(keys, find, owner, senders = []) {
        const near = this.#byFile.get(keys.scope.getSourceFile()) ?? [];
        return near.flatMap(({ call, args, site }) => {
            if (!isPartOf(call, keys.scope))
                return [];
            const amount = deletedBy(args, keys);
            if (!amount || this.#isSelective({ call, keys }, amount))
                return [];
            const batching = batchingAlong([...senders, { call, keys }], amount, site);
            if (!batching)
                return [];
            const isDirect = !args.some((one) => compiler.ts.isTemplateExpression(one) || compiler.ts.isBinaryExpression(one));
            const at = spotOf(site, call);
            const [sender = { call, keys }] = senders;
            const values = this.#valuesOf(sender.keys);
            const [isChosen, isRead] = [values.areDecisive, values.areReadBefore(sender.call)];
            const isMoved = isRead && values.areMovedBefore(sender.call);
            return [{ owner, find, site, at, batching, isSpread: isSpread(args), isDirect, isChosen, isRead, isMoved }];
        });
    }
    /** Functions of the repository that the keys are handed to. */
    #inHelpers(keys, find, owner, senders = []) {
        if (senders.length >= search_MAX_DEPTH)
            return [];
        return keys.nodes.filter(compiler.ts.isCallExpression).flatMap((call) => {
            if (this.siteOf(call))
                return [];
            const given = call.arguments.map((one) => keys.amountOf(one));
            const amount = given.reduce(larger, undefined);
            if (!amount || this.#isSelective({ call, keys }, amount))
                return [];
            return this.tracer.functionsOf(call.expression).flatMap((helper) => {
                const seeds = this.#seedsOf(helper, given);
                if (seeds.size === 0 || helper === keys.scope)
                    return [];
                const inside = this.#follow(helper, seeds, find);
                const along = [...senders, { call, keys }];
                return [...this.#deletesIn(inside, find, owner, along), ...this.#inHelpers(inside, find, owner, along)];
            });
        });
    }
    /** Whether more than its text decides if a key is deleted, or if the call that leads there is made for it. */
    #isSelective({ call, keys }, amount) {
        if (isSelective(call, keys))
            return true;
        if (amount !== 'one')
            return false;
        const values = this.#valuesOf(keys);
        return values.decide(call) || values.areMovedBefore(call);
    }
    #valuesOf(keys) {
        const known = this.#values.get(keys) ?? new ReadValues(keys, this.siteOf);
        this.#values.set(keys, known);
        return known;
    }
    #seedsOf(helper, given) {
        const seeds = new Map();
        for (const [at, { name, dotDotDotToken }] of helper.parameters.entries()) {
            const symbol = this.tracer.symbolOf(name);
            const amount = given[at];
            if (symbol && amount)
                seeds.set(symbol, dotDotDotToken && amount === 'one' ? 'page' : amount);
        }
        return seeds;
    }
}
/** How a delete takes its keys: the call nearest to it that is made for many of them tells. */
function batchingAlong(senders, amount, site) {
    return senders.reduceRight((known, { call, keys }) => known ?? batchingOf(amount, site, call, keys), undefined);
}
function spotOf({ sender, at }, call) {
    if (compiler.ts.isCallExpression(sender))
        return at;
    return compiler.ts.isCallExpression(call) ? call.expression : call;
}
/** Whether a call runs as a part of a function; of a file only what runs when it is loaded does. */
function isPartOf(call, scope) {
    return compiler.ts.isSourceFile(scope) ? (0,syntax/* owningScope */.X2)(call) === scope : (0,syntax/* isWithin */.UO)(call, scope);
}

;// CONCATENATED MODULE: ./src/collect/source/flushes/slots.ts


/** Clients that send a command with keys of several slots as it is; valkey-glide takes it apart. */
const AS_IT_IS = /^(?:ioredis|iovalkey|redis)$/;
/**
 * Whether a delete takes several keys of a cluster at once: the keys of a page are in many slots, and the server refuses a
 * command about more than one of them (CROSSSLOT), from a node of its own as well. A hash tag keeps the keys together.
 */
function crossesSlots({ site, batching, find }, recogniser) {
    const takesSeveral = batching === 'page' || batching === 'all';
    if (!takesSeveral || site.via === 'pipeline' || !site.receiver || !AS_IT_IS.test(site.library))
        return false;
    if (find.pattern?.includes('{'))
        return false;
    return isCluster(site.receiver, recogniser) || isNodeOfCluster(site.receiver, recogniser);
}
function isCluster(receiver, recogniser) {
    const built = recogniser.constructionsOf(receiver).map((one) => recogniser.construction(one)?.kind);
    if (built.length > 0)
        return built.every((kind) => kind === 'cluster');
    return recogniser.recognise(receiver)?.kind === 'cluster';
}
/** `for (const node of cluster.nodes('master'))`, `cluster.nodes('master').map(async (node) => …)`. */
function isNodeOfCluster(receiver, recogniser) {
    const declared = compiler.ts.isIdentifier(receiver) ? recogniser.tracer.symbolOf(receiver)?.valueDeclaration : undefined;
    if (!declared)
        return false;
    const list = compiler.ts.isParameter(declared) ? listOfCallback(declared) : listOfLoop(declared);
    const call = list && compiler.ts.isCallExpression(list) ? list : list && nodesVariable(list, recogniser);
    return call !== undefined && (0,syntax/* memberName */.eg)(call.expression) === 'nodes' && isClusterCall(call, recogniser);
}
function isClusterCall({ expression }, recogniser) {
    return compiler.ts.isPropertyAccessExpression(expression) && isCluster(expression.expression, recogniser);
}
function listOfLoop(declared) {
    const loop = declared.parent?.parent;
    return loop && compiler.ts.isForOfStatement(loop) ? loop.expression : undefined;
}
function listOfCallback({ parent }) {
    const call = parent.parent;
    if (!compiler.ts.isCallExpression(call) || !compiler.ts.isPropertyAccessExpression(call.expression))
        return undefined;
    return /^(?:map|forEach)$/.test(call.expression.name.text) ? call.expression.expression : undefined;
}
/** `const nodes = cluster.nodes('master')`. */
function nodesVariable(list, { tracer }) {
    const declared = tracer.symbolOf(list)?.valueDeclaration;
    const value = declared && compiler.ts.isVariableDeclaration(declared) ? declared.initializer : undefined;
    return value && compiler.ts.isCallExpression(value) ? value : undefined;
}

;// CONCATENATED MODULE: ./src/collect/source/flushes/versions.ts



/** What a function is called that makes the readers build other keys. */
const INTENT = /flush|clear|invalidat|purge|bump|reset|bust|rotate|refresh|evict|wipe|increment|nextversion|newversion/i;
/** Whether it may do one of the two, as far as that shows before the command is read. */
function mayFlushAtOnce(site) {
    const { name } = site.facts;
    return /^(?:INCR|FLUSH(?:ALL|DB)$)/.test(name) || isRaise(site);
}
/** Whether a write raises the version that other keys are built from, which drops them all. */
function raisesVersion(site, command) {
    if (!command?.buildsKeys)
        return false;
    // `SET version 1` where there is none yet starts the count.
    return /^INCR/.test(site.facts.name) || (isRaise(site) && !command.flags?.includes('NX'));
}
function isRaise(site) {
    if (site.facts.name !== 'SET')
        return false;
    const owner = (0,syntax/* owningScope */.X2)(site.sender);
    const name = (0,syntax/* isFunctionNode */.Px)(owner) ? (0,syntax/* functionName */.AQ)(owner) : undefined;
    const value = site.args?.[1];
    return name !== undefined && INTENT.test(name) && value !== undefined && !compiler.ts.isStringLiteralLike(value);
}
/** Whether a command drops a whole database from where that is allowed: an operator's script. */
function dropsDatabase({ facts }, command) {
    return command !== undefined && (0,scope/* isOperatorFile */.bG)(command.place.path) && /^FLUSH(?:ALL|DB)$/.test(facts.name);
}
/** What sets are called that name the keys of a cache, and functions that empty one. */
const INDEX = /cache|tag|flush|clear|invalidat|purge|evict|wipe|bust|index|keys\b/i;
/** Whether a set names keys of a cache, by what the set or the function is called. */
function isKeyIndex(set, owner) {
    return INDEX.test(owner) || (set !== null && INDEX.test(set));
}

;// CONCATENATED MODULE: ./src/collect/source/flushes/index.ts














/**
 * Finds the functions that empty the cache or a part of it: those that look for keys and delete what they find, raise a
 * version that is part of every key, or, in an operator's script, drop the database.
 */
function findFlushes(usage, recogniser, guard) {
    const { sites } = usage;
    const found = [
        ...byKeys(usage, recogniser, guard),
        ...sites.filter(mayFlushAtOnce).flatMap((site) => guard.run(site.at, () => atOnce(site, usage)) ?? []),
        ...scriptFlushes(recogniser.tracer, usage.scripted, sites).map((one) => ({ ...one, named: {} })),
    ];
    return onePerFunction(found).sort(({ flush: one }, { flush: other }) => (0,model/* comparePlaces */.ig)(one.place, other.place));
}
/** A function that looks for keys more often than this was written by a machine; each search reads all of it. */
const MAX_FINDS = 20;
function firstOfEachScope(sites) {
    const counts = new Map();
    return sites.filter(({ sender }) => {
        const scope = (0,syntax/* owningScope */.X2)(sender);
        const count = (counts.get(scope) ?? 0) + 1;
        counts.set(scope, count);
        return count <= MAX_FINDS;
    });
}
/** Flushes that look for keys and delete them. */
function byKeys(usage, recogniser, guard) {
    const { sites, clientOf } = usage;
    const finding = firstOfEachScope(sites.filter(mayFind));
    if (finding.length === 0)
        return [];
    const deletes = sites
        .filter(({ facts }) => /^(?:DEL|UNLINK)$/.test(facts.name))
        .map((one) => deleteOf(one, recogniser));
    const senders = new Map(sites.map((site) => [site.sender, site]));
    const search = new Search(recogniser.tracer, deletes, (node) => senders.get(node));
    const keys = new usage_keys/* KeyReader */.r(recogniser.tracer);
    return finding.flatMap((site) => {
        return (guard.run(site.at, () => {
            const find = readFind(site, recogniser, keys, (one) => clientOf(one)?.major);
            const meetings = find ? search.from(find) : [];
            return meetings.flatMap((meeting) => flushOf(meeting, usage, recogniser) ?? []);
        }) ?? []);
    });
}
function deleteOf(site, recogniser) {
    const { sender, args } = site;
    if (!compiler.ts.isCallExpression(sender)) {
        const sent = callsOfReference(site.at, recogniser);
        return { site, calls: sent.map(({ call, args: given }) => ({ call, args: given ?? call.arguments ?? [] })) };
    }
    return { site, calls: [{ call: sender, args: args ?? sender.arguments }] };
}
function flushOf(meeting, usage, recogniser) {
    const { owner, find, site, at, batching, isSpread, isDirect } = meeting;
    const { name, place, ...named } = nameOwner(owner, at);
    if (find.how === 'index-set' && !(isDirect && isKeyIndex(find.pattern, name)))
        return undefined;
    const unsure = find.site.unsure ?? site.unsure;
    const otherPurpose = purposeByPlace(place.path, [find.site, site], usage) ?? purposeByKeys(name, meeting, usage);
    const flush = {
        name,
        place,
        how: find.how,
        finds: { command: find.site.facts.name, place: (0,usage_site/* placeOf */.$t)(find.site.at) },
        deletes: { command: site.facts.name, place: (0,usage_site/* placeOf */.$t)(at) },
        pattern: find.pattern,
        batching,
        ...(isSpread && { isSpread }),
        ...(crossesSlots(meeting, recogniser) && { crossesSlots: true }),
        library: site.library,
        ...(otherPurpose && { otherPurpose }),
        ...(unsure !== undefined && { unsure }),
        operator: (0,scope/* isOperatorFile */.bG)(place.path),
    };
    return { flush, owner, named };
}
/** Flushes that delete no key by itself. */
function atOnce(site, usage) {
    const command = usage.commandAt(site);
    const how = raisesVersion(site, command) ? 'version-bump' : dropsDatabase(site, command) ? 'flushdb' : undefined;
    if (!how)
        return [];
    const owner = (0,syntax/* owningScope */.X2)(site.sender);
    const { name, place, ...named } = nameOwner(owner, site.at);
    const otherPurpose = purposeByPlace(place.path, [site], usage);
    const flush = {
        name,
        place,
        how,
        deletes: { command: site.facts.name, place: (0,usage_site/* placeOf */.$t)(site.at) },
        pattern: how === 'version-bump' ? (command?.key ?? null) : '*',
        library: site.library,
        ...(otherPurpose && { otherPurpose }),
        ...(site.unsure !== undefined && { unsure: site.unsure }),
        operator: (0,scope/* isOperatorFile */.bG)(place.path),
    };
    return [{ flush, owner, named }];
}
const WORST = ['all', 'transaction', 'sequential', 'concurrent', 'pipeline', 'page'];
/** A function is named once, by what is worst about it: KEYS, then how it deletes, then what is not certain. */
function onePerFunction(found) {
    const byFunction = new Map();
    for (const one of found) {
        const key = (0,model/* spotOf */.Yf)(one.flush.place);
        const known = byFunction.get(key);
        if (!known || badness(one.flush) > badness(known.flush))
            byFunction.set(key, one);
    }
    return [...byFunction.values()];
}
function badness({ how, batching, crossesSlots, unsure }) {
    const ways = batching ? WORST.length - WORST.indexOf(batching) : 0;
    return ((unsure === undefined ? 100 : 0) +
        (how === 'keys' ? 50 : how === 'index-set' ? -50 : 0) +
        (crossesSlots ? 25 : 0) +
        ways);
}

;// CONCATENATED MODULE: ./src/collect/source/flushes/tests/bodies.ts


/** `it(…)`, `test.each(…)(…)`, `t.test(…)`, `Deno.test(…)`; `specify` is mocha's. */
const TESTS = /^(?:it|test|specify|fit|testCase)$/;
/** The functions that a file declares, wherever in it they stand. */
function functionsByName(file) {
    const found = new Map();
    for (const node of (0,syntax/* nodesIn */.vx)(file)) {
        const name = (0,syntax/* isFunctionNode */.Px)(node) && !compiler.ts.isMethodDeclaration(node) ? (0,syntax/* functionName */.AQ)(node) : undefined;
        if (name !== undefined && !found.has(name))
            found.set(name, node);
    }
    return found;
}
/**
 * The tests of a file: vitest, jest, mocha, ava, tap, node:test and bun alike give a function to a call by one of a few
 * names.
 *
 * @param helpers the functions that may be given by name
 */
function testBodies(file, helpers) {
    const found = [];
    const stack = [file];
    for (let next = stack.pop(); next; next = stack.pop()) {
        // What is skipped tests nothing, and neither does a suite that is.
        if (compiler.ts.isCallExpression(next) && isSkipped(next.expression))
            continue;
        const body = compiler.ts.isCallExpression(next) && isTest(next.expression) ? bodyOf(next, helpers) : undefined;
        if (body)
            found.push(body);
        // A suite of node:test may hold tests within a test: both count, the inner one as well.
        compiler.ts.forEachChild(next, (child) => {
            stack.push(child);
        });
    }
    return found.reverse();
}
/** `it('clears', async () => { … })`, `it('clears', clearsAll)`. */
function bodyOf(call, helpers) {
    const given = call.arguments.map((one) => (0,syntax/* unwrap */.oA)(one));
    const named = () => given.find((one) => compiler.ts.isIdentifier(one) && helpers.has(one.text));
    const body = given.find(syntax/* isFunctionNode */.Px) ?? named();
    return body && compiler.ts.isIdentifier(body) ? helpers.get(body.text) : body;
}
/** `describe.skip`, `it.todo`, `xit`, `xdescribe`. */
function isSkipped(callee) {
    const node = (0,syntax/* unwrap */.oA)(callee);
    if (compiler.ts.isIdentifier(node))
        return /^x(?:it|test|describe|context|specify)$/.test(node.text);
    if (compiler.ts.isCallExpression(node))
        return isSkipped(node.expression);
    if (!compiler.ts.isPropertyAccessExpression(node))
        return false;
    const isOfSuite = /^(?:it|test|describe|suite|context|specify)$/.test((0,syntax/* memberName */.eg)(node.expression) ?? '');
    return (isOfSuite && /^(?:skip|todo)$/.test(node.name.text)) || isSkipped(node.expression);
}
/** `it`, `it.only`, `test.each([…])`, `t.test`. */
function isTest(callee) {
    const node = (0,syntax/* unwrap */.oA)(callee);
    if (compiler.ts.isCallExpression(node) || compiler.ts.isTaggedTemplateExpression(node)) {
        return isTest(compiler.ts.isCallExpression(node) ? node.expression : node.tag);
    }
    if (TESTS.test((0,syntax/* memberName */.eg)(node) ?? ''))
        return true;
    return compiler.ts.isPropertyAccessExpression(node) && isTest(node.expression);
}
/** The calls below a node, in the order of the text. */
function callsIn(node) {
    return [...(0,syntax/* nodesIn */.vx)(node)].filter(compiler.ts.isCallExpression).sort((one, other) => one.getStart() - other.getStart());
}

;// CONCATENATED MODULE: ./src/collect/source/flushes/tests/entries.ts





const entries_MAX_DEPTH = 2;
const MAX_ENTRIES = 30;
const entries_MAX_CALLERS = 20;
/** The function itself, the functions that call it, and those that call them, with the routes among them. */
function entriesOf(tracer, { owner, named }) {
    if (!owner)
        return [];
    const path = (0,source_program/* repositoryPath */.SH)(owner.getSourceFile());
    const own = named.route !== undefined ? [routeEntry(named.route, path)] : [];
    return [...own, ...around(tracer, owner, 0, new Set())].slice(0, MAX_ENTRIES);
}
function around(tracer, node, depth, seen) {
    if (!(0,syntax/* isFunctionNode */.Px)(node) || depth > entries_MAX_DEPTH || seen.has(node))
        return [];
    seen.add(node);
    const { name, called } = nameOwner(node, node);
    const path = (0,source_program/* repositoryPath */.SH)(node.getSourceFile());
    const holder = called !== undefined && name.endsWith(`.${called}`) ? name.slice(0, -called.length - 1) : undefined;
    const builders = buildersOf(tracer, node);
    const own = called === undefined ? [] : [{ called, path, isRoute: false, builders, ...(holder && { holder }) }];
    const calls = (0,trace_callers/* callersOf */.G)(tracer, node).calls.slice(0, entries_MAX_CALLERS);
    return [...own, ...calls.flatMap((call) => ofCaller(tracer, call, depth, seen))];
}
function ofCaller(tracer, call, depth, seen) {
    const file = call.getSourceFile();
    const route = routeAround(call, file);
    return route === undefined
        ? around(tracer, (0,syntax/* owningScope */.X2)(call), depth + 1, seen)
        : [routeEntry(route, (0,source_program/* repositoryPath */.SH)(file))];
}
/** `POST /cache/clear` → `/cache/clear`. */
function routeEntry(route, path) {
    return { called: route.slice(route.indexOf(' ') + 1), path, isRoute: true, builders: [] };
}
/** What builds the object whose method this is, by name: the class, or else the function, around each `new`. */
function buildersOf(tracer, method) {
    const built = method.parent;
    if (!compiler.ts.isClassLike(built))
        return [];
    const names = (0,trace_callers/* constructionsOf */.i)(tracer, built).slice(0, entries_MAX_CALLERS).map(builderName);
    return [...new Set(names.filter((name) => name !== undefined))];
}
function builderName(construction) {
    const around = compiler.ts.findAncestor(construction, compiler.ts.isClassLike);
    if (around)
        return around.name?.text;
    const scope = (0,syntax/* owningScope */.X2)(construction);
    return (0,syntax/* isFunctionNode */.Px)(scope) ? (0,syntax/* functionName */.AQ)(scope) : undefined;
}

// EXTERNAL MODULE: ./src/collect/source/repository/imports.ts
var imports = __webpack_require__(2069);
;// CONCATENATED MODULE: ./src/collect/source/flushes/tests/files.ts




/** A file with what it says. Its imports are asked for by every way to every function, and by most files not at all. */
class TestFile {
    path;
    text;
    #imports;
    #parsed;
    constructor(path, text) {
        this.path = path;
        this.text = text;
    }
    get imports() {
        this.#imports ??= (0,imports/* importsOf */.c)(this.text);
        return this.#imports;
    }
    /** Undefined where it is nested too deeply for the call stack. */
    get parsed() {
        this.#parsed ??= { node: parse(this.path, this.text) };
        return this.#parsed.node;
    }
}
/** What a file of the repository says; empty where it is gone, undefined where it cannot be read. */
function textOf({ files, sources }, path) {
    const known = sources.get(path)?.text;
    if (known !== undefined)
        return known;
    const reading = files.source(path);
    return 'text' in reading ? reading.text : reading.isMissing ? '' : undefined;
}
/** Tests that several files share, each for an implementation of its own: what a test file imports from among the tests. */
function suitesOf(file, checkout) {
    const folder = external_node_path_.posix.dirname(file.path);
    const imported = file.imports.filter((one) => one.startsWith('.'));
    const stems = new Set(imported.map((one) => stemOf(external_node_path_.posix.join(folder, one))));
    return checkout.testPaths.flatMap((other) => {
        const suite = other !== file.path && stems.has(stemOf(other)) ? textOf(checkout, other) : undefined;
        return suite === undefined ? [] : [new TestFile(other, suite)];
    });
}
/** `drivers/utils` for `drivers/utils.ts`, `drivers/utils.js` and `drivers/utils/index.ts`. */
function stemOf(path) {
    return path.replace(/\.[cm]?[jt]sx?$/, '').replace(/\/index$/, '');
}
function parse(path, text) {
    const kind = /x$/.test(path) ? compiler.ts.ScriptKind.TSX : /\.[cm]?js$/.test(path) ? compiler.ts.ScriptKind.JSX : compiler.ts.ScriptKind.TS;
    try {
        return compiler.ts.createSourceFile(`/${path}`, text, compiler/* SYNTAX_ALONE */.a, true, kind);
    }
    catch {
        return undefined;
    }
}
/** Whether tests may call this very function, and not another of its name: they say the name, and their file reaches it. */
function mayCall(file, tests, entry) {
    return tests.text.includes(entry.called) && (entry.isRoute || reaches(file, entry));
}
/** Whether a test file names the class of a function or what builds one, or imports from its file. */
function reaches(file, { holder, builders, path: home, isRoute }) {
    if (isRoute)
        return false;
    if (holder !== undefined && [holder, ...builders].some((name) => file.text.includes(name)))
        return true;
    const module = baseName(home);
    const folder = baseName(home.slice(0, Math.max(0, home.lastIndexOf('/'))));
    const expected = new Set([module === 'index' ? folder : module]);
    // A package's own tests may import it by its entry.
    return file.path !== home && file.imports.some((one) => expected.has(baseName(one)));
}

;// CONCATENATED MODULE: ./src/collect/source/flushes/tests/judgement.ts




/** The best first. */
const WORTH = ['effect', 'result', 'nothing'];
/** Reads of a client, a cache or a service that show whether a key is still there. */
const READS = /^(?:m?get\w*|exists|keys|db_?size|scan\w*|has\w*|ttl|pttl|type|h(?:get|len|exists|keys)\w*|smembers|scard|size|count\w*|fetch\w*|find\w*|read\w*|load\w*|lookup\w*|list\w*|peek|inject|request)$/i;
/** Roots of assertions: `expect(…)`, `assert.equal(…)`, ava's and tap's `t.is(…)`, chai's `x.should`. */
const ROOTS = /^(?:expect\w*|assert\w*|should|t|tap|chai|Assert)$/;
/** What the context of ava, tap and node:test does besides asserting. */
const NO_ASSERTION = /^(?:test|skip|todo|plan|timeout|teardown|after|before|beforeEach|afterEach|log|comment|pass|mock|context|diagnostic)$/;
/** The first call of one of the entries in a test; undefined where there is none. */
function testedIn(body, entries) {
    for (const call of callsIn(body)) {
        const name = (0,syntax/* memberName */.eg)(call.expression);
        const entry = entries.find((one) => (one.isRoute ? requestsRoute(call, one) : one.called === name));
        if (entry)
            return { call, entry, asserts: assertedAfter(body, call) };
    }
    return undefined;
}
/**
 * The first such call in a function that a test calls by its name. What is asserted must stand there as well: a function
 * that only empties the cache is mostly called to begin with an empty one.
 */
function testedThrough(body, helpers, entries) {
    for (const { expression } of callsIn(body)) {
        const callee = (0,syntax/* unwrap */.oA)(expression);
        const helper = compiler.ts.isIdentifier(callee) ? helpers.get(callee.text) : undefined;
        const inner = helper && testedIn(helper, entries);
        if (inner)
            return inner;
    }
    return undefined;
}
/** `request(app).post('/cache/clear')`, `` fetch(`${base}/cache/clear`) ``, `app.inject({ url: '/cache/clear' })`. */
function requestsRoute(call, { called }) {
    return call.arguments.some((argument) => {
        const texts = compiler.ts.isObjectLiteralExpression(argument)
            ? argument.properties.filter(compiler.ts.isPropertyAssignment).map(({ initializer }) => initializer)
            : [argument];
        return texts.some((one) => judgement_textOf(one).endsWith(called));
    });
}
/** The end of a text that is written down. */
function judgement_textOf(node) {
    if (compiler.ts.isStringLiteralLike(node))
        return node.text;
    return compiler.ts.isTemplateExpression(node) ? (node.templateSpans.at(-1)?.literal.text ?? '') : '';
}
/**
 * What is asserted after a call. `effect`: something that was read afterwards. `result`: what the call returned, or that
 * something was called. `nothing`: no assertion follows.
 */
function assertedAfter(body, call) {
    const calls = callsIn(body);
    const assertions = calls.filter((one) => isAssertion(one) && one.getEnd() > call.getEnd());
    if (assertions.length === 0)
        return 'nothing';
    const owner = judgement_ownerOf(call);
    const isEffect = calls.some((one) => {
        if (one.getStart() <= call.getEnd() || isAssertion(one))
            return false;
        const looking = assertions.filter((assertion) => looksAt(assertion, one));
        return looking.length > 0 && (isRead(one, owner) || looking.some((assertion) => depends(assertion, one)));
    });
    return isEffect ? 'effect' : 'result';
}
/** Whether an assertion may be about what a call gave: it holds the call, or comes after it. */
function looksAt(assertion, call) {
    return assertion.getStart() > call.getEnd() || (0,syntax/* isWithin */.UO)(call, assertion);
}
/** Whether an assertion is about what a call gave: it holds the call, or a variable that does. */
function depends(assertion, call) {
    if (HELPS.test((0,syntax/* memberName */.eg)(call.expression) ?? ''))
        return false;
    if ((0,syntax/* isWithin */.UO)(call, assertion))
        return true;
    const declared = compiler.ts.findAncestor(call, compiler.ts.isVariableDeclaration);
    const names = declared ? (0,flow/* namesIn */.wX)(declared.name).map(({ text }) => text) : [];
    return (0,flow/* namesIn */.wX)(assertion).some(({ text }) => names.includes(text));
}
/** Calls that only put the expected value together. */
const HELPS = /^(?:map|filter|some|every|sort|slice|join|toString|stringify|parse|fn|spyOn|objectContaining|arrayContaining|stringContaining|stringMatching|any|anything|String|Number)$/;
function isRead(call, owner) {
    const name = (0,syntax/* memberName */.eg)(call.expression) ?? '';
    if (READS.test(name))
        return true;
    // Whatever else is asked of the same cache shows what it holds.
    return owner !== undefined && judgement_ownerOf(call) === owner;
}
function judgement_ownerOf(call) {
    const callee = (0,syntax/* unwrap */.oA)(call.expression);
    return compiler.ts.isPropertyAccessExpression(callee) ? callee.expression.getText() : undefined;
}
function isAssertion(call) {
    let node = call;
    let name = '';
    for (;;) {
        if (compiler.ts.isCallExpression(node) || compiler.ts.isNonNullExpression(node) || compiler.ts.isParenthesizedExpression(node))
            node = node.expression;
        else if (compiler.ts.isAwaitExpression(node))
            node = node.expression;
        else if (compiler.ts.isPropertyAccessExpression(node)) {
            if (node.name.text === 'should')
                return true;
            name = node.name.text;
            node = node.expression;
        }
        else
            break;
    }
    if (!compiler.ts.isIdentifier(node) || !ROOTS.test(node.text) || NO_ASSERTION.test(name))
        return false;
    // `t('greeting')` translates.
    return name !== '' || node.text !== 't';
}
const MOCKING_CALL = /\b(?:vi|jest|mock)\.(?:do|unstable_)?(?:mock|mockModule|module)\(\s{0,10}(?:import\(\s{0,4})?['"]([^'"\n]{0,100}(?:redis|valkey|@vercel\/kv)[^'"\n]{0,60})['"]/i;
const MOCK_PACKAGE = /['"]((?:ioredis|redis|@[\w-]{1,40}\/[\w-]{0,40}redis)-mock[\w/-]{0,40}|fakeredis)['"]/;
const STUBBED_COMMAND = /\b(?:del|unlink|scan|scanStream|scanIterator|keys|incr)\s{0,4}:\s{0,4}(?:(?:vi|jest|mock|td|t\.mock)\.(?:fn|func)|sinon\.(?:stub|fake|spy))\b/;
/** A stand-in of the repository's own: `./cache-service.mock`, `../fakes/redis`. */
const OWN_MOCK = /^(?=.{0,200}(?:mock|fake|stub|in-?memory))(?=.{0,200}(?:redis|valkey|cache|store))/i;
/**
 * What stands in for the server in a test file, where it replaces the client.
 *
 * @param imports what the file imports
 */
function mockIn(text, imports) {
    const mocked = MOCKING_CALL.exec(text)?.[1];
    if (mocked !== undefined)
        return `a mock of '${mocked}'`;
    const packaged = MOCK_PACKAGE.exec(text)?.[1];
    if (packaged !== undefined)
        return packaged;
    const own = imports.find((one) => one.startsWith('.') && OWN_MOCK.test(one));
    if (own !== undefined)
        return `'${own}'`;
    return STUBBED_COMMAND.test(text) ? 'a client made of stubs' : undefined;
}

;// CONCATENATED MODULE: ./src/collect/source/flushes/tests/index.ts





const MAX_TESTS = 5;
/** jest takes these in place of the package without being told. */
const MANUAL_MOCK = /(?:^|\/)__mocks__\/(?:@[\w-]+\/)?(?:ioredis|redis|iovalkey)(?:\/index)?\.[cm]?[jt]s$/;
/**
 * Finds the tests of the functions that empty the cache. Test files are read only where there is such a function, and
 * parsed only where they name it; they are not part of the analysis, so nothing is known of types in them.
 */
function findFlushTests(found, checkout, tracer, deadline) {
    const targets = found.map((one) => ({ found: one, entries: entriesOf(tracer, one), tests: [] }));
    const unread = [];
    const manual = [...checkout.paths].find((path) => MANUAL_MOCK.test(path));
    if (targets.some(({ entries }) => entries.length > 0)) {
        for (const path of checkout.testPaths) {
            const text = deadline.isOver ? undefined : textOf(checkout, path);
            const file = text === undefined ? undefined : new TestFile(path, text);
            if (!file || !readTests(file, checkout, targets, manual))
                unread.push(path);
        }
    }
    return {
        flushes: targets.map(({ found: { flush }, entries, tests }) => {
            return entries.length === 0 ? flush : { ...flush, tests: bestOf(tests) };
        }),
        unread,
    };
}
/** Adds what a file and the suites that it runs test; false where the compiler cannot parse one of them. */
function readTests(file, checkout, targets, manual) {
    const isReaching = targets.some(({ entries }) => entries.some((entry) => reaches(file, entry)));
    const suites = isReaching ? suitesOf(file, checkout) : [];
    return [file, ...suites].every((tests) => {
        const isOwn = tests === file;
        const isReachable = (entry) => mayCall(file, tests, entry) && (isOwn || (!entry.isRoute && !reaches(tests, entry)));
        const near = targets.filter(({ entries }) => entries.some(isReachable));
        if (near.length === 0)
            return true;
        if (!tests.parsed || !file.parsed)
            return false;
        const mock = mockIn(file.text, file.imports) ?? (isOfVitest(file) ? undefined : manual);
        const starts = (0,lines/* lineStarts */._$)(tests.text);
        for (const { entries, tests: found } of near) {
            for (const { call, entry, asserts } of testedCalls(file.parsed, tests.parsed, entries.filter(isReachable))) {
                const place = (0,lines/* placeIn */.VV)(tests.path, starts, call.getStart(), call.getEnd());
                found.push({ place, calls: entry.called, asserts, ...(mock !== undefined && { mock }) });
            }
        }
        return true;
    });
}
/** vitest takes no manual mock that it was not told of. */
function isOfVitest({ text }) {
    return /from ['"]vitest['"]/.test(text);
}
/**
 * Which functions the tests call that stand in a file, or in whose functions they look.
 *
 * @param file the test file that runs the tests, and says what of the service they are about
 * @param tests where the calls are looked for: the same file, or one that it imports
 */
function testedCalls(file, tests, entries) {
    const helpers = functionsByName(tests);
    const bodies = new Set([...testBodies(tests, helpers), ...testBodies(file, helpers)]);
    return [...bodies]
        .map((body) => {
        const own = body.getSourceFile() === tests ? testedIn(body, entries) : undefined;
        return own ?? testedThrough(body, helpers, entries);
    })
        .filter((one) => one !== undefined);
}
function byWorth(one, other) {
    const worth = ({ asserts, mock }) => WORTH.indexOf(asserts) * 2 + (mock === undefined ? 0 : 1);
    return worth(one) - worth(other);
}
/** The best tests, each place once: several files may run the same suite. */
function bestOf(tests) {
    const byPlace = new Map();
    for (const test of tests.sort(byWorth)) {
        const key = `${test.place.path}:${test.place.line}`;
        if (!byPlace.has(key))
            byPlace.set(key, test);
    }
    return [...byPlace.values()].slice(0, MAX_TESTS);
}

;// CONCATENATED MODULE: ./src/collect/source/hot-keys/fan-out.ts



const MAX_STEPS = 3;
/** A read of one of several copies of a key, picked at random: `hot:${Math.floor(Math.random() * 8)}`. */
function fanOut(around) {
    const read = around.reads.find(({ arguments: given }) => given.some((one) => isPicked(one, around, MAX_STEPS)));
    return read && { place: (0,usage_site/* placeOf */.$t)(read.expression), what: 'reads one of several copies of a key, picked at random' };
}
/** Whether a key has a part that is drawn by lot, here or in what builds it. */
function isPicked(expression, around, steps) {
    if (steps === 0)
        return false;
    for (const node of (0,syntax/* nodesIn */.vx)(expression)) {
        // What a callback does with the reply is no part of the key.
        if (compiler.ts.isFunctionLike(node))
            return false;
        if (compiler.ts.isCallExpression(node) && isLot(node))
            return true;
        if (behind(node, around).some((one) => isPicked(one, around, steps - 1)))
            return true;
    }
    return false;
}
/** The value of a variable, and what a function gives back. */
function behind(node, around) {
    if (compiler.ts.isCallExpression(node))
        return around.tracer.functionsOf(node.expression).flatMap(syntax/* returnedExpressions */.Fe);
    const value = compiler.ts.isIdentifier(node) ? variableOf(node, around) : undefined;
    return value ? [value] : [];
}
function isLot({ expression }) {
    const node = (0,syntax/* unwrap */.oA)(expression);
    const name = (0,syntax/* memberName */.eg)(node);
    if (name === 'randomInt')
        return true;
    return name === 'random' && compiler.ts.isPropertyAccessExpression(node) && (0,syntax/* memberName */.eg)(node.expression) === 'Math';
}
function variableOf(name, { tracer }) {
    const declared = tracer.symbolOf(name)?.valueDeclaration;
    return declared && compiler.ts.isVariableDeclaration(declared) ? declared.initializer : undefined;
}

// EXTERNAL MODULE: ./src/collect/source/hot-keys/key-counts.ts
var key_counts = __webpack_require__(3411);
// EXTERNAL MODULE: ./src/collect/source/trace/package-imports.ts
var package_imports = __webpack_require__(1435);
// EXTERNAL MODULE: ./src/collect/source/hot-keys/scopes.ts
var scopes = __webpack_require__(2388);
;// CONCATENATED MODULE: ./src/collect/source/hot-keys/local-caches.ts





/** Packages that hold entries in the memory of the process. */
const PACKAGES = /^(?:lru-cache|quick-lru|tiny-lru|lru_map|mnemonist|lru\.min|hashlru|flru|node-cache|memory-cache|@isaacs\/ttlcache|lfu-cache|cacheable|@cacheable\/(?:memory|node-cache)|stale-lru-cache)$/;
/** Classes of the repository's own that do. */
const OWN = /(?:lru|lfu|ttl|memory|local|inprocess)\w{0,20}(?:cache|map|store)|cache\w{0,20}(?:lru|memory)/i;
const ASKS = /^(?:get|has|peek|fetch)$/;
const KEEPS = /^(?:set|put|add)$/;
/** A cache in the memory of the process that is asked before Redis, in a function that reads from Redis. */
function localCache(around) {
    return ofCollection(around) ?? ofObject(around);
}
function ofCollection(around) {
    for (const call of around.calls) {
        const asked = (0,scopes/* methodCall */.iu)(call);
        const [key] = call.arguments;
        if (!asked || !key || !ASKS.test(asked.method) || !isBeforeRead(call, key, around))
            continue;
        const holder = keeperOf(asked.receiver, around);
        if (!holder || !isKept(asked.receiver, around))
            continue;
        const name = (0,syntax/* brief */.dh)(asked.receiver, 40);
        const isInFlight = isTakenOut(asked.receiver, around);
        const what = isInFlight
            ? `reads of the same key share one request (\`${name}\`)`
            : `\`${name}\`, ${holder}, is asked before Redis`;
        return { place: (0,usage_site/* placeOf */.$t)(call), what };
    }
    return undefined;
}
/** Whether Redis is read for a key later on: what is asked after it has missed protects the database alone. */
function isBeforeRead(asking, key, around) {
    const reads = around.readsOfKey(key);
    return reads.length > 0 && reads.every(({ pos }) => asking.pos < pos);
}
/** `paid[hash] ?? (await client.get(hash))`, where what was read is put into `paid`, an object that outlives the function. */
function ofObject(around) {
    for (const node of (0,syntax/* nodesIn */.vx)(around.scope)) {
        if (!compiler.ts.isElementAccessExpression(node) || isAssigned(node) || !isBeforeRead(node, node.argumentExpression, around))
            continue;
        const { expression } = node;
        const isPlain = [...around.tracer.originsOf(expression)].some((one) => isEmptyObject(one) && around.outlives(one));
        if (!isPlain || !isFilled(expression, around))
            continue;
        return {
            place: (0,usage_site/* placeOf */.$t)(node),
            what: `\`${(0,syntax/* brief */.dh)(expression, 40)}\`, an object in the process, is asked before Redis`,
        };
    }
    return undefined;
}
function isAssigned(node) {
    return compiler.ts.isBinaryExpression(node.parent) && node.parent.left === node && isAssignment(node.parent);
}
function isAssignment({ operatorToken }) {
    return operatorToken.kind >= compiler.ts.SyntaxKind.FirstAssignment && operatorToken.kind <= compiler.ts.SyntaxKind.LastAssignment;
}
/** `{}`, `Object.create(null)`. */
function isEmptyObject(origin) {
    if (compiler.ts.isObjectLiteralExpression(origin))
        return origin.properties.length === 0;
    return compiler.ts.isCallExpression(origin) && origin.expression.getText() === 'Object.create';
}
/** Whether the function puts into an object what it has read, or what it got instead: no count, no moment and no mark. */
function isFilled(object, { scope, reads }) {
    const name = (0,syntax/* memberName */.eg)(object);
    return [...(0,syntax/* nodesIn */.vx)(scope)].some((node) => {
        if (!compiler.ts.isBinaryExpression(node) || node.operatorToken.kind !== compiler.ts.SyntaxKind.EqualsToken)
            return false;
        const { left, right } = node;
        const isIt = compiler.ts.isElementAccessExpression(left) && (0,syntax/* memberName */.eg)(left.expression) === name;
        return isIt && reads.some(({ pos }) => pos < right.end) && isValue((0,syntax/* unwrap */.oA)(right));
    });
}
function isValue(node) {
    if (compiler.ts.isAwaitExpression(node))
        return true;
    return compiler.ts.isIdentifier(node) || compiler.ts.isPropertyAccessExpression(node) || compiler.ts.isObjectLiteralExpression(node);
}
/** What a receiver is, where it is a collection in memory that outlives the function. */
function keeperOf(receiver, around) {
    for (const origin of around.tracer.originsOf(receiver)) {
        const kind = around.outlives(origin) ? kindOf(origin, around.tracer) : undefined;
        if (kind)
            return kind;
    }
    return undefined;
}
function kindOf(origin, tracer) {
    if (!compiler.ts.isNewExpression(origin) && !compiler.ts.isCallExpression(origin))
        return undefined;
    const callee = (0,syntax/* memberName */.eg)(origin.expression) ?? '';
    if (compiler.ts.isNewExpression(origin) && callee === 'Map')
        return 'a Map in the process';
    const from = (0,package_imports/* importedAs */.X)(tracer, origin.expression)?.package;
    if (from !== undefined)
        return PACKAGES.test(from) ? `a cache in the process (${from})` : undefined;
    return compiler.ts.isNewExpression(origin) && OWN.test(callee) ? `a cache in the process (${callee})` : undefined;
}
/** Whether something is put where it is looked for: in the function, or somewhere in its class. */
function isKept(receiver, around) {
    return isDone(receiver, around, KEEPS);
}
/** Whether what was put is taken out again when the function is done: it was there for the time of the read alone. */
function isTakenOut(receiver, { calls }) {
    const name = (0,syntax/* memberName */.eg)(receiver);
    return calls.some((call) => {
        const made = (0,scopes/* methodCall */.iu)(call);
        return made?.method === 'delete' && (0,syntax/* memberName */.eg)(made.receiver) === name && isAtTheEnd(call);
    });
}
/** Within a `finally`, of a statement or a promise. */
function isAtTheEnd(node) {
    for (let at = node; at.parent; at = at.parent) {
        if (compiler.ts.isTryStatement(at.parent) && at.parent.finallyBlock === at)
            return true;
        if (compiler.ts.isCallExpression(at.parent) && (0,syntax/* memberName */.eg)(at.parent.expression) === 'finally')
            return true;
    }
    return false;
}
function isDone(receiver, { scope, calls }, method) {
    const name = (0,syntax/* memberName */.eg)(receiver);
    const isIt = (call) => {
        const made = (0,scopes/* methodCall */.iu)(call);
        return made !== undefined && method.test(made.method) && (0,syntax/* memberName */.eg)(made.receiver) === name;
    };
    if (calls.some(isIt))
        return true;
    const owner = compiler.ts.findAncestor(scope, compiler.ts.isClassLike) ?? scope.getSourceFile();
    for (const node of (0,syntax/* nodesIn */.vx)(owner))
        if (compiler.ts.isCallExpression(node) && isIt(node))
            return true;
    return false;
}

// EXTERNAL MODULE: ./src/collect/files/reading.ts
var files_reading = __webpack_require__(4526);
;// CONCATENATED MODULE: ./src/collect/source/hot-keys/shell.ts






/** Functions that run a command of the shell. */
const RUNS = /^(?:exec|execSync|execFile|execFileSync|spawn|spawnSync|execa|execaSync|execaCommand|\$|shell|run)$/;
const WHAT = '`redis-cli --hotkeys`';
/** `execSync('redis-cli --hotkeys')`, `spawn('redis-cli', ['--hotkeys'])`. */
function shellCommands(file) {
    const found = [];
    for (const node of (0,syntax/* nodesIn */.vx)(file)) {
        const isRun = compiler.ts.isCallExpression(node) && RUNS.test((0,syntax/* memberName */.eg)(node.expression) ?? '');
        const isTagged = compiler.ts.isTaggedTemplateExpression(node) && RUNS.test((0,syntax/* memberName */.eg)(node.tag) ?? '');
        if (!isRun && !isTagged)
            continue;
        const isHot = [...(0,syntax/* nodesIn */.vx)(node)].some((one) => {
            return ((compiler.ts.isStringLiteralLike(one) || compiler.ts.isTemplateHead(one) || compiler.ts.isTemplateTail(one)) &&
                one.text.includes('--hotkeys'));
        });
        if (isHot)
            found.push({ place: (0,usage_site/* placeOf */.$t)(node), what: WHAT, needsLfu: true });
    }
    return found;
}
/** A script of a package.json: `"hot-keys": "redis-cli -u $REDIS_URL --hotkeys"`. */
function scriptsOfManifests({ files, manifests }) {
    return manifests.flatMap(({ folder }) => {
        const path = external_node_path_.posix.join(folder, 'package.json');
        const reading = files.text(path, files_reading/* MAX_CONFIG_BYTES */.GW);
        if (!('text' in reading) || !reading.text.includes('--hotkeys'))
            return [];
        const starts = (0,lines/* lineStarts */._$)(reading.text);
        return [...reading.text.matchAll(SCRIPT)].map(({ index, 0: script }) => {
            const place = (0,lines/* placeIn */.VV)(path, starts, index, index + script.length);
            return { place, what: `${WHAT} in a script of package.json`, needsLfu: true };
        });
    });
}
const SCRIPT = /"[^"\n]{1,100}"[ \t]{0,20}:[ \t]{0,20}"[^"\n]{0,400}(?:redis|valkey)-cli[^"\n]{0,400}--hotkeys\b/g;

// EXTERNAL MODULE: ./src/collect/source/packages.ts
var source_packages = __webpack_require__(7293);
;// CONCATENATED MODULE: ./src/collect/source/hot-keys/tiers.ts




/** Packages whose caches may have a tier in the process before the one in Redis, and what a repository wraps around them. */
const TIERED = /cache|^(?:@nestjs\/common|@redis\/client|redis)$/i;
/** Whether a file may build a cache of several tiers, by its imports and text. */
function mayHoldTiers(imports, text) {
    // Asked of every file: imports are short.
    const isCache = imports.some((one) => TIERED.test(one.startsWith('.') ? one : (0,source_packages/* packageOf */.wg)(one)));
    return isCache && /\bstores\b|multiCaching|useL1Layer|secondary|[cC]lientSideCache/.test(text);
}
/** Caches of which the first tier is in the process and the second in Redis, as their packages spell them. */
function tiersIn(file) {
    const found = new Map();
    for (const node of (0,syntax/* nodesIn */.vx)(file)) {
        const what = tierOf(node);
        if (what !== undefined && !found.has(what))
            found.set(what, { place: (0,usage_site/* placeOf */.$t)(node), what });
    }
    return [...found.values()];
}
function tierOf(node) {
    if (compiler.ts.isCallExpression(node))
        return ofCall(node);
    if (compiler.ts.isNewExpression(node))
        return ofConstruction(node);
    if (!compiler.ts.isPropertyAssignment(node))
        return undefined;
    const name = (0,syntax/* memberName */.eg)(node.name);
    if (name === 'stores' && isTwofold(node.initializer))
        return 'a cache of two tiers, the first in the process';
    const isOn = !/^(?:false|undefined|null)$/.test(node.initializer.getText());
    return name === 'clientSideCache' && isOn ? 'the client-side cache of node-redis' : undefined;
}
function ofCall(call) {
    const name = (0,syntax/* memberName */.eg)(call.expression);
    const [first] = call.arguments;
    if (name === 'multiCaching' && first && isTwofold(first))
        return 'a cache of two tiers, the first in the process';
    if (name !== 'useL2Layer' || !compiler.ts.isPropertyAccessExpression(call.expression))
        return undefined;
    const hasFirst = call.expression.expression.getText().includes('useL1Layer');
    return hasFirst ? 'a cache of two tiers, the first in the process' : undefined;
}
function ofConstruction({ expression, arguments: given = [] }) {
    const [options] = given;
    if ((0,syntax/* memberName */.eg)(expression) !== 'Cacheable' || !options || !compiler.ts.isObjectLiteralExpression(options))
        return undefined;
    const secondary = options.properties.find((one) => one.name && (0,syntax/* memberName */.eg)(one.name) === 'secondary');
    const store = secondary && (compiler.ts.isPropertyAssignment(secondary) ? secondary.initializer : secondary.name);
    return store && compiler.ts.isExpression(store) && IN_REDIS.test(describe(store))
        ? 'a cache of two tiers, the first in the process'
        : undefined;
}
/** A list of stores, of which the first is not in Redis and a later one is. */
function isTwofold(list) {
    const node = (0,syntax/* unwrap */.oA)(list);
    if (!compiler.ts.isArrayLiteralExpression(node) || node.elements.length < 2)
        return false;
    const [first, ...others] = node.elements.map((one) => describe(one));
    return first !== undefined && !IN_REDIS.test(first) && others.some((one) => IN_REDIS.test(one));
}
const IN_REDIS = /redis|valkey/i;
/** What is said of a store: its construction, or that of the variable that holds it, and the package that builds it. */
function describe(store) {
    const node = (0,syntax/* unwrap */.oA)(store);
    if (!compiler.ts.isIdentifier(node))
        return built(node);
    const value = initializerOf(node);
    return value ? `${node.text} ${built(value)}` : node.text;
}
function built(value) {
    const isBuilt = compiler.ts.isCallExpression(value) || compiler.ts.isNewExpression(value);
    return `${isBuilt ? packageBehind(value.expression) : ''} ${value.getText()}`;
}
function initializerOf(name) {
    for (const one of (0,syntax/* nodesIn */.vx)(name.getSourceFile())) {
        if (compiler.ts.isVariableDeclaration(one) && (0,syntax/* memberName */.eg)(one.name) === name.text)
            return one.initializer;
    }
    return undefined;
}
/** The specifier that a name is imported from, by the file alone: `createKeyv` of `@keyv/redis`. */
function packageBehind(callee) {
    const name = (0,syntax/* memberName */.eg)(callee);
    const imported = callee.getSourceFile().statements.filter(compiler.ts.isImportDeclaration);
    const from = imported.find((one) => name !== undefined && namesIn(one.importClause).includes(name));
    return from && compiler.ts.isStringLiteral(from.moduleSpecifier) ? from.moduleSpecifier.text : '';
}
function namesIn(clause) {
    const bindings = clause?.namedBindings;
    const named = bindings && compiler.ts.isNamedImports(bindings) ? bindings.elements.map((one) => one.name.text) : [];
    return clause?.name ? [clause.name.text, ...named] : named;
}

;// CONCATENATED MODULE: ./src/collect/source/hot-keys/index.ts







/** Where the source looks for hot keys, or takes the edge off them, beside what its commands and counters tell. */
function findHotKeyChecks(search) {
    const { tracer, reading, share, files, guard } = search;
    const around = (0,scopes/* readScopes */.Q9)(tracer, reading, (scope) => share.holds((0,source_program/* repositoryPath */.SH)(scope.getSourceFile())));
    return {
        around: around.flatMap((one) => {
            return (guard.run(one.scope, () => [localCache(one), (0,key_counts/* keyCount */.f)(one), fanOut(one)].filter((found) => found !== undefined)) ?? []);
        }),
        written: [
            ...[...files.checkout.sources].flatMap(([path, { text, imports }]) => share.holds(path) ? inText(path, text, imports, search) : []),
            ...(share.takes('manifests') ? scriptsOfManifests(files.checkout) : []),
        ],
    };
}
function inText(path, text, imports, { files, guard }) {
    const isShell = text.includes('--hotkeys');
    const isTiered = mayHoldTiers(imports, text);
    const file = !path.endsWith('.lua') && (isShell || isTiered) ? files.file(path) : undefined;
    if (!file)
        return [];
    return guard.run(file, () => [...(isTiered ? tiersIn(file) : []), ...(isShell ? shellCommands(file) : [])]) ?? [];
}

;// CONCATENATED MODULE: ./src/collect/source/quoted.ts
/** A key pattern in single quotes, for advice to repeat; undefined for text that would not be the same in code. */
function quoted(pattern) {
    return /^[\w:.*?{}[\]/-]{1,100}$/.test(pattern) ? `'${pattern}'` : undefined;
}

;// CONCATENATED MODULE: ./src/collect/source/lua/value.ts
/** Lua's `nil`. */
const NIL = { kind: 'nil' };
/** Lua's `true`. */
const TRUE = { kind: 'boolean', value: true };
/** Lua's `false`, and a nil reply of Redis. */
const FALSE = { kind: 'boolean', value: false };
/** A number constant. */
function number(value) {
    return { kind: 'number', value };
}
/** What a string literal holds; placeholders in it are parts that are not known. */
function value_text(literal) {
    const parts = [];
    let from = 0;
    for (const hole of literal.matchAll(/__hole_\d+/g)) {
        parts.push(literal.slice(from, hole.index), { kind: 'symbol', id: hole[0] });
        from = hole.index + hole[0].length;
    }
    return joined([...parts, literal.slice(from)]);
}
/** Ids longer than this are given up for the place they arise at, so that loops cannot grow them without end. */
const MAX_ID = 300;
/** A symbol, `site` standing in where the id would grow too long. */
function symbol(id, site, more = {}) {
    return { kind: 'symbol', id: id.length > MAX_ID ? `@${site}` : id, ...more };
}
/** Two values with one identity are equal; used for keys, conditions and merging. */
function identity(value) {
    switch (value.kind) {
        case 'nil':
            return 'nil';
        case 'boolean':
        case 'number':
            return String(value.value);
        case 'string':
            return JSON.stringify(value.value);
        case 'function':
            return `function@${value.node.range[0]}`;
        case 'library':
            return value.name;
        default:
            return value.id;
    }
}
/** The parts of a value's text. */
function value_partsOf(value) {
    if (value.kind === 'string' || value.kind === 'number')
        return [String(value.value)];
    if (value.kind === 'symbol')
        return value.number ? value_partsOf(value.number) : (value.parts ?? [value]);
    return [{ kind: 'symbol', id: identity(value) }];
}
/** Texts above this many characters are no keys, and are not kept. */
const MAX_TEXT = 600;
/** The text made of parts; a constant where all parts are. */
function joined(parts) {
    const length = parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : part.id.length), 0);
    if (length > MAX_TEXT)
        return { kind: 'symbol', id: `text of ${length} characters`, type: 'string', present: true };
    const merged = [];
    for (const part of parts) {
        const last = merged.at(-1);
        if (typeof part === 'string' && typeof last === 'string')
            merged[merged.length - 1] = last + part;
        else if (part !== '')
            merged.push(part);
    }
    if (merged.every((part) => typeof part === 'string'))
        return { kind: 'string', value: merged.join('') };
    const [only] = merged;
    if (merged.length === 1 && typeof only === 'object')
        return { ...only, type: 'string' };
    const id = merged.map((part) => (typeof part === 'string' ? JSON.stringify(part) : part.id)).join('..');
    return { kind: 'symbol', id, type: 'string', present: true, parts: merged };
}
/** A key as a pattern: constants kept, `*` for the rest; null where nothing of it is constant. */
function value_patternOf(value) {
    if (value === undefined)
        return null;
    const parts = value_partsOf(value);
    if (!parts.some((part) => typeof part === 'string'))
        return null;
    return parts
        .map((part) => (typeof part === 'string' ? part : '*'))
        .join('')
        .replace(/\*{2,}/g, '*');
}
/** One of two values, where two paths meet. */
function value_either(left, right, id) {
    if (identity(left) === identity(right))
        return left;
    const choices = [...(choicesOf(left) ?? []), ...(choicesOf(right) ?? [])];
    const known = choicesOf(left) !== undefined && choicesOf(right) !== undefined && choices.length <= 4;
    const type = typeOf(left) === typeOf(right) ? typeOf(left) : undefined;
    const present = isPresent(left) && isPresent(right);
    const counters = [left, right].flatMap((one) => (one.kind === 'symbol' ? (one.counters ?? []) : []));
    return {
        kind: 'symbol',
        id,
        ...(counters.length > 0 && { counters: [...new Set(counters)] }),
        ...(known && { choices }),
        ...(type && { type }),
        ...(present && { present }),
    };
}
function choicesOf(value) {
    if (value.kind === 'symbol')
        return value.choices;
    return value.kind === 'table' || value.kind === 'function' || value.kind === 'library' ? undefined : [value];
}
/** Whether a value is surely a number, or surely a string, where it is not nil. */
function typeOf(value) {
    if (value.kind === 'number' || value.kind === 'string')
        return value.kind;
    return value.kind === 'symbol' ? value.type : undefined;
}
/** Whether a value is surely neither nil nor false. */
function isPresent(value) {
    if (value.kind === 'symbol')
        return value.present === true || value.min !== undefined;
    return value.kind !== 'nil' && !(value.kind === 'boolean' && !value.value);
}
/** The constants that a string can be, in upper case; undefined where one of them is not known. */
function wordsOf(value) {
    const choices = value === undefined ? undefined : choicesOf(value);
    if (choices === undefined || !choices.every((choice) => choice.kind === 'string'))
        return undefined;
    return [...new Set(choices.map((choice) => choice.value.toUpperCase()))];
}

;// CONCATENATED MODULE: ./src/collect/source/lua/action.ts


const NOTHING = {
    writes: [],
    keepsTtl: true,
    ownTtl: 'no',
    onlyNew: false,
    onlyExisting: false,
    expires: [],
    deletes: [],
    persists: [],
    shrinks: [],
};
/** Change the value in place, so a TTL stays (redis.io/docs/latest/commands/expire, "clear the timeout"). */
const IN_PLACE = `APPEND INCR INCRBY INCRBYFLOAT DECR DECRBY SETRANGE SETBIT BITFIELD PFADD PFMERGE
  HSET HMSET HSETNX HINCRBY HINCRBYFLOAT LPUSH RPUSH SADD ZADD ZINCRBY XADD GEOADD
  BF.ADD BF.MADD BF.INSERT BF.RESERVE CF.ADD CF.ADDNX CF.RESERVE CMS.INITBYDIM CMS.INITBYPROB CMS.MERGE
  TOPK.RESERVE TDIGEST.CREATE TS.ADD TS.CREATE TS.INCRBY TS.DECRBY`;
/** Replace the key, so a TTL goes. The destination is the first argument. */
const REPLACING = `GETSET SETNX SINTERSTORE SUNIONSTORE SDIFFSTORE ZUNIONSTORE ZINTERSTORE ZDIFFSTORE ZRANGESTORE GEOSEARCHSTORE`;
/** The destination is the second argument. */
const SECOND_IN_PLACE = 'SMOVE RPOPLPUSH LMOVE BRPOPLPUSH BLMOVE';
const SECOND_REPLACING = 'BITOP COPY';
/** Take elements out of the first argument. */
const SHRINKING = `SREM SPOP LREM LPOP RPOP ZREM ZPOPMIN ZPOPMAX ZREMRANGEBYSCORE ZREMRANGEBYRANK ZREMRANGEBYLEX`;
const SET_OPTIONS = new Set(['EX', 'PX', 'EXAT', 'PXAT', 'KEEPTTL']);
const first = (args) => args.items.slice(0, 1);
const second = (args) => args.items.slice(1, 2);
/** Every `step`-th argument from `from` on. */
const every = (args, from, step) => args.items.filter((_, at) => at >= from && (at - from) % step === 0);
const READERS = new Map([
    ...rows(IN_PLACE, (_, args) => ({ writes: first(args) })),
    ...rows(REPLACING, (_, args) => ({ writes: first(args), keepsTtl: false })),
    ...rows(SECOND_IN_PLACE, (_, args) => ({ writes: second(args), shrinks: first(args) })),
    ...rows(SHRINKING, (_, args) => ({ shrinks: first(args) })),
    ...rows('HDEL', (_, args) => (isRecord(args) ? {} : { shrinks: first(args) })),
    ...rows('LTRIM', trim),
    ...rows(SECOND_REPLACING, (_, args) => ({ writes: second(args), keepsTtl: false })),
    ...rows('SETNX', (_, args) => ({ writes: first(args), onlyNew: true })),
    ...rows('HSETEX', (_, args) => ({ writes: first(args), ...options(args, 1) })),
    ...rows('MSET', (_, args) => ({ writes: every(args, 0, 2), keepsTtl: false })),
    ...rows('MSETNX', (_, args) => ({ writes: every(args, 0, 2), onlyNew: true })),
    ...rows('JSON.SET JSON.MERGE', json),
    ...rows('JSON.MSET', (_, args) => ({ writes: every(args, 0, 3) })),
    ...rows('SETEX PSETEX', (name, args) => ({ writes: first(args), keepsTtl: false, ownTtl: 'yes', option: name })),
    ...rows('SET', (_, args) => ({ writes: first(args), keepsTtl: false, ...options(args, 2) })),
    ...rows('XADD', (_, args) => ({ writes: first(args), onlyExisting: has(args, 1, 'NOMKSTREAM') })),
    ...rows('ZADD GEOADD', (_, args) => ({ writes: first(args), onlyExisting: has(args, 1, 'XX') })),
    ...rows('XGROUP', (_, args) => ({ writes: has(args, 2, 'MKSTREAM') ? second(args) : [] })),
    ...rows('RESTORE', restore),
    ...rows('SORT GEORADIUS GEORADIUSBYMEMBER', (_, args) => ({ writes: stored(args), keepsTtl: false })),
    ...rows('EXPIRE PEXPIRE EXPIREAT PEXPIREAT', expire),
    // Fields that all expire take their hash with them.
    ...rows('HEXPIRE HPEXPIRE HEXPIREAT HPEXPIREAT', (_, args) => ({ expires: first(args) })),
    ...rows('GETEX', getex),
    ...rows('PERSIST', (_, args) => ({ persists: first(args) })),
    ...rows('DEL UNLINK', (_, args) => ({ deletes: args.items })),
    ...rows('GETDEL', (_, args) => ({ deletes: first(args) })),
    ...rows('RENAME RENAMENX', (_, { items: [from, to] }) => (from && to ? { renames: [from, to] } : {})),
]);
function rows(names, reader) {
    return names.split(/\s+/).map((name) => [name, reader]);
}
/**
 * What a command does, from its upper-case name and the arguments that follow the name. Commands that are not known,
 * that read, or that create nothing (LPUSHX, LSET, LINSERT) do nothing here.
 */
function actionOf(name, args) {
    return { ...NOTHING, ...READERS.get(name)?.(name, args) };
}
/** Whether a command can create a key. */
function isWrite(name) {
    const some = { items: [NIL, NIL, { kind: 'string', value: 'STORE' }, NIL], open: false };
    return actionOf(name, some).writes.length > 0;
}
function restore(_, args) {
    const ttl = args.items[1];
    const forever = ttl !== undefined && (ttl.kind === 'number' || ttl.kind === 'string') && Number(ttl.value) === 0;
    return { writes: first(args), keepsTtl: false, ownTtl: forever ? 'no' : 'yes', option: 'RESTORE' };
}
/** `XX` and `GT` leave a key without TTL as it is: no TTL counts as an endless one. */
function expire(_, args) {
    return has(args, 2, 'XX') || has(args, 2, 'GT') ? {} : { expires: first(args) };
}
/** Fields with names of their own are a few of what is known of one thing; all of them are deleted with the key. */
function isRecord({ items, open }) {
    return !open && items.slice(1).every(({ kind }) => kind === 'string');
}
/** What is trimmed to its first elements keeps one. */
function trim(_, args) {
    const [start, stop] = [1, 2].map((at) => args.items[at]);
    const isFromFirst = value_patternOf(start) === '0' && value_patternOf(stop)?.startsWith('-') !== true;
    return isFromFirst ? {} : { shrinks: first(args) };
}
/** A new key takes its whole document at once: a path within it asks for a key that is there (redis.io/commands/json.set). */
function json(_, args) {
    const pattern = value_patternOf(args.items[1]);
    const path = pattern === null ? 'unknown' : (0,vocabulary/* isRootPath */.ih)(pattern) ? undefined : 'part';
    const onlyExisting = path !== undefined || has(args, 3, 'XX');
    return { writes: first(args), onlyNew: has(args, 3, 'NX'), onlyExisting, ...(path && { path }) };
}
function getex(_, args) {
    const { ownTtl } = options(args, 1);
    return ownTtl === 'yes' ? { expires: first(args) } : {};
}
function has(args, from, word) {
    return args.items.slice(from).some((value) => wordsOf(value)?.includes(word) === true);
}
/** The key after `STORE` or `STOREDIST`. */
function stored(args) {
    const at = args.items.findIndex((value) => wordsOf(value)?.some((word) => word === 'STORE' || word === 'STOREDIST'));
    return at < 0 ? [] : args.items.slice(at + 1, at + 2);
}
/** The options of SET from argument `from` on. */
function options(args, from) {
    let ownTtl = args.open ? 'unknown' : 'no';
    let option;
    const words = args.items.slice(from).map(wordsOf);
    for (const [at, word] of words.entries()) {
        // The number after EX is not an option, even where it is not constant.
        if (at > 0 && words[at - 1]?.some((before) => before !== 'KEEPTTL' && SET_OPTIONS.has(before)))
            continue;
        const found = ttlOption(word, args.items[from + at]);
        if (found === 'yes' || ownTtl === 'no')
            ownTtl = found;
        option ??= word?.find((choice) => SET_OPTIONS.has(choice));
    }
    if (args.loose && ownTtl === 'yes')
        ownTtl = 'some';
    return { ownTtl, onlyNew: has(args, from, 'NX'), onlyExisting: has(args, from, 'XX'), ...(option && { option }) };
}
function ttlOption(choices, value) {
    if (choices === undefined)
        return isPossibleOption(value) ? 'unknown' : 'no';
    const ttl = choices.filter((choice) => SET_OPTIONS.has(choice));
    if (ttl.length === choices.length)
        return 'yes';
    return ttl.length > 0 ? 'some' : 'no';
}
/** Numbers are no options: `SET k v 10` is an error of its own, and not a TTL. */
function isPossibleOption(value) {
    return value?.kind === 'symbol' && value.type !== 'number';
}

// EXTERNAL MODULE: ./src/collect/source/excerpt.ts
var excerpt = __webpack_require__(1883);
;// CONCATENATED MODULE: ./src/collect/source/quantities/unit-names.ts
/** Milliseconds in one of each unit. */
const MILLISECONDS = {
    milliseconds: 1,
    seconds: 1000,
    minutes: 60_000,
    hours: 3_600_000,
    days: 86_400_000,
    weeks: 604_800_000,
};
const unit_names_WORDS = new Map([
    ...unit_names_rows('milliseconds', 'ms msec msecs milli millis millisec millisecs millisecond milliseconds'),
    ...unit_names_rows('seconds', 'sec secs second seconds'),
    ...unit_names_rows('minutes', 'minute minutes mins'),
    ...unit_names_rows('hours', 'hour hours hrs'),
    ...unit_names_rows('days', 'day days'),
    ...unit_names_rows('weeks', 'week weeks'),
]);
/** What may stand before minutes, hours or days where these are the unit: `ttlDays`, but not `ONE_DAY` or `THIRTY_DAYS`. */
const MEASURED = /^(?:ttl|expir\w*|expires?|timeout|lifetime|duration|age|in|retention|window|interval|cooldown)$/;
function unit_names_rows(unit, words) {
    return words.split(' ').map((word) => [word, unit]);
}
/** How many milliseconds one of a unit has. */
function millisecondsIn(unit) {
    return MILLISECONDS[unit];
}
/** The unit that has this many milliseconds; undefined where none has. */
function unitOfMilliseconds(milliseconds) {
    return Object.keys(MILLISECONDS).find((unit) => MILLISECONDS[unit] === milliseconds);
}
/** Whether a unit counts from 1970. */
function isMoment(unit) {
    return unit.startsWith('unix-');
}
/** The words of a name: `ttlMs`, `TTL_IN_MS` and `ttl-ms` all end in `ms`. Lower case. */
function unit_names_wordsOf(name) {
    return name
        .replace(/([a-z\d])([A-Z])/g, '$1 $2')
        .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
        .toLowerCase()
        .split(/[^a-z]+/)
        .filter(Boolean);
}
/**
 * The unit that a name tells by its last word: `ttlMs`, `maxAgeSeconds`, `TTL_IN_SECONDS`. Undefined for `ONE_DAY`, which
 * says how long but not in which unit, and for `fromMs`, which says what it is made of.
 */
function unitOfName(name) {
    const ratio = ratioOfName(name);
    if (ratio)
        return ratio.unit;
    const words = unit_names_wordsOf(name);
    const [before, last] = [words.at(-2), words.at(-1)];
    const unit = last === undefined ? undefined : unit_names_WORDS.get(last);
    if (unit === undefined || before === 'from' || before === 'per')
        return undefined;
    if (unit === 'milliseconds')
        return unit;
    const isPlural = last?.endsWith('s') === true;
    if (unit === 'seconds')
        return isPlural || (last === 'sec' && before !== undefined) ? unit : undefined;
    if (before === undefined)
        return isPlural ? unit : undefined;
    return isPlural && MEASURED.test(before) ? unit : undefined;
}
/** Ends in the unit of a time that is counted from 1970: `expires at in seconds`, `timestamp ms`, `now seconds`. */
const MOMENT = /(?:^| )(?:at|now|timestamp|epoch|unix)(?: (?:timestamp|time|epoch|unix|in))* [a-z]+$/;
/**
 * The unit of a name that tells a time and not a length of time: `expiresAtInSeconds`, `timestampMs`, `nowSeconds`. Undefined
 * for every other, and for one without a unit.
 */
function momentOfName(name) {
    const unit = MOMENT.test(unit_names_wordsOf(name).join(' ')) ? unitOfName(name) : undefined;
    return unit === 'seconds' || unit === 'milliseconds' ? `unix-${unit}` : undefined;
}
/**
 * `minutes = 60`, `ONE_HOUR = 3_600_000`: the value tells in which smaller unit a constant says how long its own unit is.
 * Undefined where the value is another.
 */
function smallerUnit(name, value) {
    const words = unit_names_wordsOf(name);
    const unit = unit_names_WORDS.get(words.at(-1) ?? '');
    if (!unit || words.slice(0, -1).some((word) => !/^(?:one|an?)$/.test(word)))
        return undefined;
    const smaller = unitOfMilliseconds(MILLISECONDS[unit] / value);
    return value > 1 && (smaller === 'milliseconds' || smaller === 'seconds') ? smaller : undefined;
}
/** `SECONDS_PER_DAY`, `MS_IN_A_SECOND`: so many of one unit in another. */
function ratioOfName(name) {
    const words = unit_names_wordsOf(name);
    const at = words.findLastIndex((word) => word === 'per' || word === 'in');
    const unit = unit_names_WORDS.get(words[at - 1] ?? '');
    const [whole, ...others] = words.slice(at + 1).filter((word) => !/^(?:an?|one)$/.test(word));
    const other = unit_names_WORDS.get(whole ?? '');
    if (at < 1 || others.length > 0 || !unit || !other || whole?.endsWith('s'))
        return undefined;
    const value = MILLISECONDS[other] / MILLISECONDS[unit];
    return value > 1 ? { unit, value } : undefined;
}

;// CONCATENATED MODULE: ./src/collect/source/quantities/quantity.ts

/** Nothing is known. */
const UNKNOWN = { factors: [] };
/** A number that is written down. */
function literal(value) {
    return { value, factors: [value] };
}
/** A number of units, and how they are known. */
function measured(unit, because, value) {
    return { unit, because, factors: [], ...(value !== undefined && { value }) };
}
/** Numbers that only a conversion from something longer multiplies with. */
const THOUSANDS = new Set([1000, 60_000, 3_600_000, 86_400_000, 604_800_000]);
const SECONDS = new Set([3600, 86_400, 604_800]);
/**
 * A product of literals tells its unit: `60 * 60 * 1000` are milliseconds, `7 * 24 * 60 * 60` are seconds. One number alone
 * tells nothing, and neither does `60 * 5`, which may be minutes.
 */
function resolved(quantity) {
    const { factors, unit, value } = quantity;
    const isProduct = factors.length > 1 || (factors.length === 1 && value === undefined);
    if (unit !== undefined || !isProduct)
        return quantity;
    const thousand = factors.find((factor) => THOUSANDS.has(factor));
    if (thousand !== undefined) {
        return { ...quantity, unit: 'milliseconds', because: `it is multiplied by ${thousand}` };
    }
    const isSeconds = factors.some((factor) => SECONDS.has(factor)) || factors.filter((one) => one === 60).length > 1;
    return isSeconds ? { ...quantity, unit: 'seconds', because: 'it is a product of seconds' } : quantity;
}
/** A quantity that is known under a name: the name tells the unit where nothing else does, or contradicts it. */
function named(quantity, name) {
    const ratio = ratioOfName(name);
    if (ratio) {
        const { value, unit } = ratio;
        return { value, unit, because: `\`${name}\` says so`, isRatio: true, factors: [value] };
    }
    const smaller = quantity.value === undefined ? undefined : smallerUnit(name, quantity.value);
    if (smaller !== undefined && quantity.unit === undefined) {
        const because = `\`${name}\` is ${quantity.value}`;
        return { ...quantity, unit: smaller, because, isRatio: true, factors: [quantity.value] };
    }
    const unit = momentOfName(name) ?? unitOfName(name);
    const inner = resolved(quantity);
    if (unit === undefined || inner.unit === unit)
        return quantity;
    const because = `\`${name}\` says so`;
    if (inner.unit === undefined) {
        // `cacheMinutes = 10 * 60`: the name says how long, and not the unit.
        const isComputed = inner.factors.length > 1;
        const isCoarse = !isMoment(unit) && unit !== 'seconds' && unit !== 'milliseconds';
        return isComputed && isCoarse ? quantity : { ...inner, unit, because, factors: [] };
    }
    return { ...inner, factors: [], doubt: `\`${name}\` says ${unit.replace('unix-', 'a Unix time in ')}` };
}
/** `left * right`. */
function times(left, right) {
    const value = both(left, right, (one, other) => one * other);
    const marks = marksOf(left, right);
    const [timed, plain] = isPlain(right) ? [left, right] : [right, left];
    if (!isPlain(plain))
        return { ...marks, factors: [], ...value };
    const ratio = [left, right].find(({ isRatio }) => isRatio);
    if (isPlain(timed) && ratio?.unit)
        return { ...marks, ...measured(ratio.unit, ratio.because ?? ''), ...value };
    if (isPlain(timed))
        return { ...marks, factors: [...left.factors, ...right.factors], ...value };
    return { ...scaled(timed, quantity_sizeOf(plain), (unit, by) => unit / by), ...marks, ...value, factors: [] };
}
/** `left / right`. */
function dividedBy(left, right) {
    const value = both(left, right, (one, other) => one / other);
    const marks = marksOf(left, right);
    const whole = resolved(left);
    if (!isPlain(right) || whole.unit === undefined)
        return { ...marks, factors: [], ...value };
    return { ...scaled(whole, quantity_sizeOf(right), (unit, factor) => unit * factor), ...marks, ...value, factors: [] };
}
/** `left + right`, or `left - right`. */
function plus(left, right, sign) {
    const [one, other] = [resolved(left), resolved(right)];
    const value = both(one, other, (a, b) => a + sign * b);
    const rest = { ...marksOf(one, other), factors: [], ...value };
    if (sign < 0 && other.unit && isMoment(other.unit)) {
        const isSpan = one.unit === undefined || one.unit === other.unit;
        return isSpan ? { ...rest, unit: lengthOf(other.unit), because: 'it is the difference of two times' } : rest;
    }
    // What an unknown value and a moment make is not known for a minus: the one before may be a moment, or a length.
    const timed = [one, other].find(({ unit }) => unit && isMoment(unit)) ?? [one, other].find(({ unit }) => unit);
    const isMixed = timed && [one, other].some(({ unit }) => unit && unit !== timed.unit && !isMoment(timed.unit ?? unit));
    if (!timed?.unit || isMixed || (sign < 0 && isMoment(timed.unit) && !other.unit && other.value === undefined))
        return rest;
    return { ...rest, unit: timed.unit, ...(timed.because && { because: timed.because }) };
}
/** `Math.max(…)` and `Math.min(…)`: the unit is that of the arguments that have one. */
function oneOf(all, choose) {
    const known = all.map(resolved);
    const units = new Set(known.map(({ unit }) => unit).filter((unit) => unit !== undefined));
    const values = known.map(({ value }) => value).filter((value) => value !== undefined);
    const timed = known.find(({ unit }) => unit !== undefined);
    return {
        factors: [],
        ...(units.size === 1 && timed?.unit && { unit: timed.unit, ...(timed.because && { because: timed.because }) }),
        ...(values.length === known.length && values.length > 0 && { value: choose(...values) }),
    };
}
/** A number without a unit, as far as is known, or one that converts between units. */
function isPlain({ unit, isRatio }) {
    return unit === undefined || isRatio === true;
}
/** `minutes * 60` are seconds, `ttlMs / 1000` too; `ttlMs * 2` are milliseconds still. */
function scaled(timed, by, convert) {
    const { unit } = timed;
    if (unit === undefined || by <= 1)
        return timed;
    const length = isMoment(unit) ? lengthOf(unit) : unit;
    const converted = unitOfMilliseconds(convert(millisecondsIn(length), by));
    if (converted === undefined)
        return timed;
    if (isMoment(unit))
        return { ...timed, unit: momentOf(converted) ?? unit };
    return { ...timed, unit: converted };
}
function quantity_sizeOf({ value, factors }) {
    return value ?? factors.reduce((product, factor) => product * factor, 1);
}
function lengthOf(unit) {
    return unit === 'unix-seconds' ? 'seconds' : 'milliseconds';
}
function momentOf(unit) {
    return unit === 'seconds' || unit === 'milliseconds' ? `unix-${unit}` : undefined;
}
function both(left, right, compute) {
    if (left.value === undefined || right.value === undefined)
        return {};
    const value = compute(left.value, right.value);
    return Number.isFinite(value) ? { value } : {};
}
/** What holds for a result as for its parts. */
function marksOf(left, right) {
    const environment = left.environment ?? right.environment;
    const doubt = left.doubt ?? right.doubt;
    return { ...(environment !== undefined && { environment }), ...(doubt !== undefined && { doubt }) };
}

;// CONCATENATED MODULE: ./src/collect/source/quantities/ttl-arguments.ts
/** Commands with a TTL at a fixed position after their name, and what it is counted in. Source: redis.io/commands. */
const POSITIONAL = new Map([
    ['SETEX', 'seconds'],
    ['PSETEX', 'milliseconds'],
    ['EXPIRE', 'seconds'],
    ['PEXPIRE', 'milliseconds'],
    ['EXPIREAT', 'unix-seconds'],
    ['PEXPIREAT', 'unix-milliseconds'],
]);
/** Commands with options, and where those start. */
const ttl_arguments_OPTIONS_FROM = new Map([
    ['SET', 2],
    ['GETEX', 1],
]);
const ttl_arguments_WORDS = new Map([
    ['EX', 'seconds'],
    ['PX', 'milliseconds'],
    ['EXAT', 'unix-seconds'],
    ['PXAT', 'unix-milliseconds'],
]);
/** What the TTL is counted in that a command takes behind its key; undefined for one that takes none there. */
function positionalTtl(command) {
    return POSITIONAL.get(command);
}
/** The position after its name from which on a command takes options, a TTL among them; undefined for others. */
function ttl_arguments_optionsFrom(command) {
    return ttl_arguments_OPTIONS_FROM.get(command);
}
/** What the TTL is counted in that follows an option, whatever its case; undefined for another word. */
function ttlAfter(option) {
    return ttl_arguments_WORDS.get(option.toUpperCase());
}

;// CONCATENATED MODULE: ./src/collect/source/lua/tree.ts
/** Start and end of a node in the script, in UTF-16 units, end exclusive (luaparse option `ranges`). */
function rangeOf(node) {
    return node.range;
}
/** Whether a node is a call. */
function isCall(node) {
    return node.type === 'CallExpression' || node.type === 'TableCallExpression' || node.type === 'StringCallExpression';
}
/** Whether a node is a loop. */
function isLoop(node) {
    return /^(?:While|Repeat|ForNumeric|ForGeneric)Statement$/.test(node.type);
}
/** The argument expressions of a call, however it is spelled. */
function tree_argumentsOf(call) {
    if (call.type === 'CallExpression')
        return call.arguments;
    return [call.type === 'TableCallExpression' ? call.arguments : call.argument];
}
/** The direct children of a node, in source order. */
function childrenOf(node) {
    const found = [];
    for (const value of Object.values(node)) {
        for (const item of Array.isArray(value) ? value : [value])
            if (isNode(item))
                found.push(item);
    }
    return found;
}
function isNode(value) {
    return typeof value === 'object' && value !== null && typeof value.type === 'string';
}
/** Calls `visit` for the node and all below it. */
function walk(node, visit) {
    visit(node);
    for (const child of childrenOf(node))
        walk(child, visit);
}
const tree_ESCAPES = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v', '\n': '\n' };
/**
 * The text of a Lua string literal from its source form. luaparse only decodes literals whose characters it can map
 * to bytes, and scripts inside JavaScript hold any character, so the decoding is done here.
 */
function stringValue(raw) {
    const long = /^\[(=*)\[\r?\n?([\s\S]*)\]\1\]$/.exec(raw);
    if (long)
        return long[2] ?? '';
    return raw.slice(1, -1).replace(/\\(\d{1,3}|x[0-9a-fA-F]{2}|[\s\S])/g, (_, code) => {
        if (/^\d/.test(code))
            return String.fromCharCode(Number(code));
        if (/^x./.test(code))
            return String.fromCharCode(Number.parseInt(code.slice(1), 16));
        return tree_ESCAPES[code] ?? code;
    });
}

;// CONCATENATED MODULE: ./src/collect/source/lua/lifetime.ts





/** Finds the TTL among the arguments of a command. */
function lifetimeArgument(name, { items }) {
    const takes = positionalTtl(name);
    if (takes)
        return items[1] && { at: 1, takes, option: name, value: items[1] };
    const from = ttl_arguments_optionsFrom(name);
    if (from === undefined)
        return undefined;
    for (const [index, item] of items.entries()) {
        const [word, ...others] = (index >= from && wordsOf(item)) || [];
        const unit = word !== undefined && others.length === 0 ? ttlAfter(word) : undefined;
        const value = items[index + 1];
        if (word !== undefined && unit && value)
            return { at: index + 1, takes: unit, option: word, value };
    }
    return undefined;
}
/** What the script says about the TTL that a command gives; only where the call itself names command and TTL. */
function lifetimesOf({ lifetime, call, name }, program) {
    if (!lifetime)
        return [];
    const [command, ...args] = tree_argumentsOf(call);
    const node = args[lifetime.at];
    if (command?.type !== 'StringLiteral' || stringValue(command.raw).toUpperCase() !== name || !node)
        return [];
    const { value, unit, because, doubt } = resolved(read(node, lifetime.value));
    const { takes, option } = lifetime;
    // A variable that starts at zero is mostly given another value on the path that counts.
    const isKnown = value !== undefined && (value > 0 || node.type === 'NumericLiteral' || node.type === 'UnaryExpression');
    return [
        {
            takes,
            option,
            written: (0,excerpt/* excerptOf */.z)(program.text.slice(...rangeOf(node))),
            ...(isKnown && { value }),
            ...(unit && { unit }),
            ...(because !== undefined && { because }),
            ...(doubt !== undefined && { doubt }),
        },
    ];
}
const OPERATIONS = {
    '*': times,
    '/': dividedBy,
    '+': (left, right) => plus(left, right, 1),
    '-': (left, right) => plus(left, right, -1),
};
/** Give back the number that they are given. */
const KEEPERS = /^(?:tonumber|tostring|floor|ceil|abs)$/;
/** Reads an expression; `value` is what following the script has found it to be. */
function read(node, value) {
    switch (node.type) {
        case 'NumericLiteral':
            return literal(node.value);
        case 'StringLiteral':
            return /^-?\d+$/.test(stringValue(node.raw)) ? literal(Number(stringValue(node.raw))) : UNKNOWN;
        case 'UnaryExpression':
            return node.operator === '-' ? { ...times(read(node.argument), literal(-1)), factors: [] } : UNKNOWN;
        case 'BinaryExpression':
            return OPERATIONS[node.operator]?.(read(node.left), read(node.right)) ?? UNKNOWN;
        case 'Identifier':
            return named(value?.kind === 'number' ? literal(value.value) : UNKNOWN, node.name);
        default:
            return isCall(node) ? readCall(node) : UNKNOWN;
    }
}
function readCall(node) {
    const { base } = node;
    const name = base.type === 'Identifier' ? base.name : base.type === 'MemberExpression' ? base.identifier.name : '';
    const [argument] = tree_argumentsOf(node);
    return argument && KEEPERS.test(name) ? read(argument) : UNKNOWN;
}

;// CONCATENATED MODULE: ./src/collect/source/lua/record.ts


/** A name for the site of a call and a command, under which {@link Record.sites} has it. */
function idOf({ call, name }) {
    return `${rangeOf(call)[0]} ${name}`;
}
/** What is known of all commands of a script. */
class Record {
    sites = new Map();
    /** Calls that some path reaches. */
    visited = new Set();
    /** Calls that give a key a TTL if it exists, by the key's identity. */
    setters = new Map();
    /** Comparisons of a number with a string, which Lua never finds equal: offset and text of the comparison. */
    neverEqual = new Set();
    /** The site of a call and a command name; `from` is the node that the report points at. */
    site(call, name, from) {
        const id = idOf({ call, name });
        const known = this.sites.get(id);
        if (known !== undefined)
            return known;
        const site = {
            name,
            call,
            offset: from[0],
            length: from[1] - from[0],
            keys: new Map(),
            first: undefined,
            action: undefined,
            lifetime: undefined,
            flags: new Set(),
            elements: new Set(),
            own: new Set(),
            absent: { good: new Map(), bad: false, leak: null },
            present: { good: new Map(), bad: false, leak: null },
            emptied: { good: new Map(), bad: false, leak: null, by: null },
            givesIds: false,
            uncalled: null,
        };
        this.sites.set(id, site);
        return site;
    }
    /** Notes what a site does, seen on one path. */
    see(site, action, first) {
        site.action ??= action;
        site.own.add(action.ownTtl);
        site.first = site.first === undefined || value_patternOf(site.first) === null ? (action.writes[0] ?? first) : site.first;
        for (const key of [...action.writes, ...(action.renames?.slice(0, 1) ?? [])])
            site.keys.set(identity(key), key);
        const setting = action.ownTtl === 'yes' ? [...action.writes, ...action.expires] : action.expires;
        for (const key of setting) {
            const setters = this.setters.get(identity(key)) ?? new Set();
            this.setters.set(identity(key), setters.add(site));
        }
    }
}

;// CONCATENATED MODULE: ./src/collect/source/lua/state.ts

/** The key is not there. A state holds a union of this and the next two. */
const ABSENT = 1;
/** There, with a TTL. */
const EXPIRING = 2;
/** There, without a TTL. */
const BARE = 4;
/** One moment on one path through the script, seen with one key in mind. */
class State {
    env = new Map();
    heap = new Map();
    /** Conditions that this path has assumed, by identity. */
    facts = new Map();
    /** Identity of the key in mind; RENAME moves it. */
    key = null;
    status = ABSENT;
    /** Writes since which the key has no TTL. */
    pending = new Set();
    content = null;
    /** The first command of this path that added to the key, or took elements out of it. */
    touchedBy = null;
    /** A function that is not in the script, and was given the key. */
    leak = null;
    /** `error()` was called: nothing follows. */
    dead = false;
    copy() {
        const copy = new State();
        copy.become(this);
        copy.env = new Map(this.env);
        copy.heap = new Map(this.heap);
        copy.facts = new Map(this.facts);
        copy.pending = new Set(this.pending);
        return copy;
    }
    /** Takes over all of another state, which is not used any more. */
    become(other) {
        this.env = other.env;
        this.heap = other.heap;
        this.facts = other.facts;
        this.key = other.key;
        this.status = other.status;
        this.pending = other.pending;
        this.content = other.content;
        this.touchedBy = other.touchedBy;
        this.leak = other.leak;
        this.dead = other.dead;
    }
    /** What copying and merging this state costs, for the budget. */
    get size() {
        return 1 + this.env.size + this.heap.size + this.facts.size;
    }
    table(value) {
        return value.kind === 'table' ? this.heap.get(value.id) : undefined;
    }
}
/** An empty table. */
const state_EMPTY = { items: [], fields: new Map(), least: 0, loose: false, open: false };
/** Conditions that are made of more conditions than this are a machine's; their truth is not known. */
const MAX_CONDITIONS = 500;
/** Truth of a value in a state; undefined where it is not known. */
function truthOf(value, state, asked = new Map()) {
    if (value.kind === 'nil')
        return false;
    if (value.kind === 'boolean')
        return value.value;
    if (value.kind !== 'symbol')
        return true;
    const assumed = state.facts.get(value.id);
    if (assumed !== undefined)
        return assumed;
    if (value.present || value.min !== undefined)
        return true;
    if (asked.has(value.id) || asked.size > MAX_CONDITIONS)
        return asked.get(value.id);
    asked.set(value.id, undefined);
    const truth = truthOfSymbol(value, state, asked);
    asked.set(value.id, truth);
    return truth;
}
function truthOfSymbol(value, state, asked) {
    if (value.choices?.length) {
        const truths = new Set(value.choices.map((choice) => truthOf(choice, state, asked)));
        if (truths.size === 1)
            return [...truths][0];
    }
    return value.test === undefined ? undefined : truthOfTest(value, state, asked);
}
function truthOfTest({ test }, state, asked) {
    if (test === undefined || test.op === 'eq')
        return undefined;
    if (test.op === 'not') {
        const truth = truthOf(test.of, state, asked);
        return truth === undefined ? undefined : !truth;
    }
    const [left, right] = [truthOf(test.left, state, asked), truthOf(test.right, state, asked)];
    const deciding = test.op === 'or';
    if (left === deciding || right === deciding)
        return deciding;
    return left === undefined || right === undefined ? undefined : !deciding;
}
/** Notes on a path that a value is true, or is not, and what follows from it. */
function assume(state, value, truth, noted = new Set()) {
    if (value.kind !== 'symbol' || noted.has(value.id) || noted.size > MAX_CONDITIONS)
        return;
    noted.add(value.id);
    state.facts.set(value.id, truth);
    const { test } = value;
    if (test?.op === 'not')
        assume(state, test.of, !truth, noted);
    else if (test?.op === 'and' && truth)
        for (const side of [test.left, test.right])
            assume(state, side, true, noted);
    else if (test?.op === 'or' && !truth)
        for (const side of [test.left, test.right])
            assume(state, side, false, noted);
    else if (test?.op === 'eq' && truth)
        substitute(state, test.left, test.right);
}
/** A variable that was found equal to a constant is that constant from here on. */
function substitute(state, left, right) {
    const [from, to] = left.kind === 'symbol' ? [left, right] : [right, left];
    if (from.kind !== 'symbol' || !['nil', 'boolean', 'number'].includes(to.kind))
        return;
    for (const [name, value] of state.env)
        if (value.kind === 'symbol' && value.id === from.id)
            state.env.set(name, to);
}
/** States that go on from one place, with those of equal standing merged; at most `limit` where standing allows. */
function settle(states, site, limit = 12) {
    const alive = states.filter((state) => !state.dead);
    if (alive.length < 2)
        return alive;
    const fine = group(alive, site, (state) => `${standing(state)} ${shape(state)}`);
    return fine.length <= limit ? fine : group(fine, site, standing);
}
function standing(state) {
    return `${state.key} ${state.status} ${state.leak}`;
}
/** How many items the script's own tables hold: `{'SET', key, value}` with and without `'EX', ttl` are kept apart. */
function shape(state) {
    let sizes = '';
    for (const [id, table] of state.heap)
        if (!table.loose && id.startsWith('table@'))
            sizes += `${id}:${table.items.length} `;
    return sizes;
}
function group(states, site, keyOf) {
    const groups = new Map();
    for (const state of states) {
        const key = keyOf(state);
        const known = groups.get(key);
        if (known === undefined)
            groups.set(key, state);
        else
            merge(known, state, site);
    }
    return [...groups.values()];
}
/** Merges a second path into a first, at a place. What differs is no longer known. */
function merge(into, other, site) {
    for (const [name, value] of into.env) {
        const second = other.env.get(name);
        if (second === undefined)
            into.env.delete(name);
        else if (second !== value)
            into.env.set(name, value_either(value, second, `either(${name}@${site})`));
    }
    for (const [fact, truth] of into.facts)
        if (other.facts.get(fact) !== truth)
            into.facts.delete(fact);
    for (const [id, table] of other.heap) {
        const first = into.heap.get(id);
        into.heap.set(id, first === undefined || first === table ? table : mergeTables(first, table, `${id}@${site}`));
    }
    into.status |= other.status;
    for (const pending of other.pending)
        into.pending.add(pending);
    if (into.content !== other.content)
        into.content = null;
    into.touchedBy ??= other.touchedBy;
    into.leak ??= other.leak;
}
function mergeTables(left, right, site) {
    const fields = new Map();
    for (const [name, value] of left.fields)
        fields.set(name, value_either(value, right.fields.get(name) ?? NIL, `${site}.${name}`));
    const least = Math.min(left.least, right.least);
    const open = left.open || right.open;
    if (!left.loose && !right.loose && left.items.length === right.items.length) {
        const items = left.items.map((item, at) => value_either(item, right.items[at] ?? NIL, `${site}[${at}]`));
        return { items, fields, least, open, loose: false };
    }
    const seen = new Map([...left.items, ...right.items].map((item) => [identity(item), item]));
    return { items: [...seen.values()], fields, least, open, loose: true };
}

;// CONCATENATED MODULE: ./src/collect/source/lua/reply.ts


const set = (words) => new Set(words.split(/\s+/));
/** Replies on a key that does not exist: a nil reply, which Lua sees as false. */
const FALSE_WITHOUT_KEY = set('GET HGET LINDEX ZSCORE LPOP RPOP SPOP ZRANK ZREVRANK GETDEL GETEX SRANDMEMBER HRANDFIELD RPOPLPUSH LMOVE JSON.GET DUMP');
const ZERO_WITHOUT_KEY = set(`EXISTS STRLEN LLEN SCARD ZCARD HLEN XLEN SISMEMBER HEXISTS ZCOUNT ZLEXCOUNT DEL UNLINK HDEL SREM ZREM
  LREM ZREMRANGEBYSCORE ZREMRANGEBYRANK ZREMRANGEBYLEX EXPIRE PEXPIRE EXPIREAT PEXPIREAT PERSIST LPUSHX RPUSHX GETBIT
  BITCOUNT PFCOUNT TOUCH XDEL XTRIM HSTRLEN`);
const EMPTY_WITHOUT_KEY = set(`HGETALL LRANGE SMEMBERS ZRANGE ZREVRANGE ZRANGEBYSCORE ZREVRANGEBYSCORE ZRANGEBYLEX HKEYS HVALS
  XRANGE XREVRANGE ZPOPMIN ZPOPMAX`);
const TTL = set('TTL PTTL EXPIRETIME PEXPIRETIME');
const LENGTHS = set('STRLEN LLEN SCARD ZCARD HLEN XLEN');
const ONE_WITH_KEY = set('EXISTS DEL UNLINK TOUCH');
/** Several keys may follow these, and then the reply is about all of them. */
const MANY_KEYS = set('EXISTS DEL UNLINK TOUCH PFCOUNT');
const STRING_REPLIES = set('GET HGET LINDEX ZSCORE LPOP RPOP SPOP GETDEL GETEX SRANDMEMBER INCRBYFLOAT HINCRBYFLOAT ZINCRBY GETSET');
const NUMBER_REPLIES = set(`INCR INCRBY DECR DECRBY HINCRBY LPUSH RPUSH SADD ZADD HSET HSETNX SETNX MSETNX APPEND SREM ZREM HDEL LREM
  ZCOUNT SISMEMBER HEXISTS ZREMRANGEBYSCORE SETRANGE SETBIT PFADD EXPIRE PEXPIRE`);
/** The reply to a command as it is known without the key's state. `site` makes it a value of its own. */
function unknownReply(name, site) {
    const id = `${name}@${site}`;
    if (LENGTHS.has(name) || name === 'EXISTS')
        return symbol(id, site, { type: 'number', min: 0 });
    if (TTL.has(name))
        return symbol(id, site, { type: 'number', min: -2 });
    if (NUMBER_REPLIES.has(name))
        return symbol(id, site, { type: 'number' });
    if (STRING_REPLIES.has(name))
        return symbol(id, site, { type: 'string' });
    return symbol(id, site);
}
/** The reply of a read (or a delete) on the key in mind, before it takes effect. */
function readReply(name, args, state, site) {
    if (MANY_KEYS.has(name) && (args.items.length > 1 || args.open))
        return undefined;
    if (state.status === ABSENT)
        return replyWithoutKey(name, args);
    return state.status & ABSENT ? undefined : replyWithKey(name, state, site);
}
function replyWithoutKey(name, args) {
    if (FALSE_WITHOUT_KEY.has(name))
        return FALSE;
    if (ZERO_WITHOUT_KEY.has(name))
        return number(0);
    if (EMPTY_WITHOUT_KEY.has(name))
        return state_EMPTY;
    if (TTL.has(name))
        return number(-2);
    if (name === 'TYPE')
        return { ...state_EMPTY, fields: new Map([['ok', { kind: 'string', value: 'none' }]]) };
    if ((name === 'HMGET' || name === 'MGET') && !args.open) {
        const items = args.items.slice(name === 'MGET' ? 0 : 1).map(() => FALSE);
        return { ...state_EMPTY, items, least: items.length };
    }
    return undefined;
}
function replyWithKey(name, { status, content }, site) {
    if (ONE_WITH_KEY.has(name))
        return number(1);
    if (TTL.has(name)) {
        if (status === BARE)
            return fresh(-1);
        return symbol(`${name}@${site}`, site, { type: 'number', min: status === EXPIRING ? 0 : -1 });
    }
    if (LENGTHS.has(name)) {
        const count = content?.count;
        return count === undefined ? symbol(`${name}@${site}`, site, { type: 'number', min: 1 }) : fresh(count);
    }
    if (name === 'GET')
        return content?.value ?? symbol(`GET@${site}`, site, { type: 'string', present: true });
    if (name === 'HGETALL' || name === 'SMEMBERS') {
        const items = content?.fields;
        return items ? { ...state_EMPTY, items, least: items.length } : { ...state_EMPTY, least: 1, open: true };
    }
    return undefined;
}
/** The reply of a command that has just taken elements out of a key. */
function removalReply(name, site) {
    const id = `${name}@${site}`;
    if (name === 'ZPOPMIN' || name === 'ZPOPMAX')
        return { ...state_EMPTY, least: 2, open: true };
    if (FALSE_WITHOUT_KEY.has(name))
        return symbol(id, site, { present: true });
    return ZERO_WITHOUT_KEY.has(name) ? symbol(id, site, { type: 'number', min: 1 }) : undefined;
}
/** How many there are in a key that was just created, above no limit that a caller would set; the TTL of a key that has none, below any. */
function fresh(count) {
    return { kind: 'number', value: count, fresh: true };
}
/** What a write leaves in a key that did not exist. */
function contentOf(name, args) {
    const rest = args.items.slice(1);
    if (args.open)
        return null;
    switch (name) {
        case 'SET':
        case 'SETNX':
        case 'GETSET':
            return rest[0] ? { value: asText(rest[0]) } : null;
        case 'SETEX':
        case 'PSETEX':
            return rest[1] ? { value: asText(rest[1]) } : null;
        case 'HSET':
        case 'HMSET':
            return { count: rest.length / 2, fields: rest.map(asText) };
        case 'LPUSH':
        case 'RPUSH':
            return { count: rest.length };
        case 'HSETNX':
        case 'HINCRBY':
            return { count: 1, fields: rest.map(asText) };
        case 'SADD':
            return rest.length === 1 ? { count: 1, fields: rest.map(asText) } : null;
        case 'ZADD':
            return rest.length === 2 ? { count: 1 } : null;
        default:
            return name === 'XADD' || name === 'ZINCRBY' ? { count: 1 } : null;
    }
}
/** The reply of a write on the key in mind, before it takes effect. */
function writeReply(name, args, action, state, site) {
    if (state.status & ABSENT)
        return state.status === ABSENT ? creationReply(name, args, action) : undefined;
    if (name === 'SETNX' || name === 'MSETNX')
        return number(0);
    if (name === 'SET')
        return action.onlyNew ? FALSE : reply_status();
    if (name === 'LPUSH' || name === 'RPUSH')
        return symbol(`${name}@${site}`, site, { type: 'number', min: 2 });
    return undefined;
}
function creationReply(name, args, action) {
    const last = args.items.at(-1) ?? NIL;
    switch (name) {
        case 'INCR':
        case 'SETNX':
        case 'HSETNX':
        case 'PFADD':
            return fresh(1);
        case 'DECR':
            return number(-1);
        case 'INCRBY':
        case 'HINCRBY':
            return args.open ? undefined : increment(last);
        case 'SETBIT':
            return number(0);
        case 'GETSET':
            return FALSE;
        case 'SET':
            return action.onlyExisting ? FALSE : reply_status();
        case 'SADD':
        case 'ZADD':
        case 'HSET':
        case 'LPUSH':
        case 'RPUSH': {
            const count = contentOf(name, args)?.count;
            return count === undefined ? undefined : fresh(count);
        }
        default:
            return undefined;
    }
}
function increment(by) {
    const value = asNumber(by);
    return value.kind === 'symbol' ? { ...value, present: true } : value;
}
/** The status reply `{ok = 'OK'}`. */
function reply_status() {
    return { ...state_EMPTY, fields: new Map([['ok', { kind: 'string', value: 'OK' }]]) };
}
/** `tonumber(value)`. */
function asNumber(value) {
    if (value.kind === 'number')
        return value;
    if (value.kind === 'string') {
        const parsed = value.value.trim() === '' ? Number.NaN : Number(value.value);
        return Number.isNaN(parsed) ? NIL : number(parsed);
    }
    if (value.kind !== 'symbol')
        return NIL;
    if (value.type === 'number')
        return value;
    return value.number ?? { kind: 'symbol', id: `number(${value.id})`, type: 'number' };
}
/** `tostring(value)`. */
function asText(value) {
    if (value.kind === 'number')
        return { kind: 'string', value: String(value.value) };
    if (value.kind === 'boolean' || value.kind === 'nil')
        return { kind: 'string', value: identity(value) };
    if (value.kind !== 'symbol')
        return { kind: 'symbol', id: `text(${identity(value)})`, type: 'string', present: true };
    if (value.type !== 'number')
        return value;
    return { kind: 'symbol', id: `text(${value.id})`, type: 'string', number: value };
}
/** Whether a reply is a table that is not in the heap yet. */
function isTable(reply) {
    return 'items' in reply;
}
/** `true` or `false` as a value. */
function truthValue(truth) {
    return truth ? TRUE : FALSE;
}

;// CONCATENATED MODULE: ./src/collect/source/lua/sequences.ts


const COUNTS = /^H?INCR(?:BY)?$/;
/** What comes after their key: a field, members, scores with a member at the end. */
const WITH_FIELD = /^HSET(?:NX)?$/;
const WITH_MEMBERS = /^SADD$/;
const WITH_SCORES = /^ZADD$/;
/** The reply of a command, which remembers the counter that gave it. */
function withCounter(reply, name, counter) {
    return COUNTS.test(name) ? { ...reply, counters: [counter] } : reply;
}
/** The counters whose answers a write names something by: its key, a field, a member. */
function countersNaming(name, args) {
    if (!isWrite(name))
        return [];
    const [key, ...rest] = args.items;
    const elements = elementsAmong(name, rest).filter(isNameAlone);
    return [...(key ? [key] : []), ...elements].flatMap(countersOf);
}
function elementsAmong(name, rest) {
    if (WITH_FIELD.test(name))
        return rest.slice(0, 1);
    if (WITH_SCORES.test(name))
        return rest.slice(-1);
    return WITH_MEMBERS.test(name) ? rest : [];
}
/** With a moment or a name beside it, a number that comes again makes no element that comes again. */
function isNameAlone(value) {
    return value_partsOf(value).filter((part) => typeof part !== 'string').length === 1;
}
function countersOf(value) {
    const own = value.kind === 'symbol' ? (value.counters ?? []) : [];
    return [...own, ...value_partsOf(value).flatMap((part) => (typeof part === 'string' ? [] : (part.counters ?? [])))];
}

;// CONCATENATED MODULE: ./src/collect/source/lua/command-call.ts









/** Name of a command that is computed. */
const COMPUTED = '*';
/**
 * Follows `redis.call(…)` on one path: what it does to the key in mind, and what it replies.
 *
 * @param at position of the command's name among the call's arguments: 1 in `pcall(redis.call, 'GET', key)`
 */
function callCommand(machine, call, at, args, state) {
    const names = wordsOf(args.items[0])?.filter((name) => !name.includes('__HOLE_')) ?? [];
    const rest = { ...args, items: args.items.slice(1) };
    const [only] = names;
    if (names.length <= 1)
        return sendOne(machine, call, at, only ?? COMPUTED, rest, state);
    const before = state.copy();
    for (const [index, name] of names.entries()) {
        const path = index === 0 ? state : before.copy();
        sendOne(machine, call, at, name, rest, path);
        if (path !== state)
            merge(state, path, machine.siteOf(call));
    }
    return unknownReply(COMPUTED, machine.siteOf(call));
}
function sendOne(machine, call, at, name, args, state) {
    const where = machine.siteOf(call);
    const action = actionOf(name, args);
    const site = siteFor(machine, call, at, name);
    machine.record.visited.add(call);
    machine.record.see(site, action, args.items[0]);
    site.lifetime ??= lifetimeArgument(name, args);
    if (name === 'SET')
        for (const flag of flagsAmong(args))
            site.flags.add(flag);
    if (name === 'XADD')
        site.elements.add(growthOf(args));
    const owner = machine.frames[0];
    if (owner !== undefined && owner.call === undefined && !machine.registered.has(owner.node)) {
        const ofParameter = [...site.keys.keys()].some((key) => key.includes('parameter:'));
        if (ofParameter)
            site.uncalled ??= owner.node.identifier ? machine.textOf(owner.node.identifier) : 'this function';
    }
    for (const id of countersNaming(name, args))
        nameBy(id, machine);
    const reply = new Effect(machine, site, action, state).apply(name, args, where);
    return settled(reply ?? withCounter(unknownReply(name, where), name, idOf(site)), where, state);
}
function nameBy(counter, { record }) {
    const site = record.sites.get(counter);
    if (site)
        site.givesIds = true;
}
function flagsAmong({ items }) {
    const words = items.slice(2).map((one) => (one.kind === 'string' ? one.value.toUpperCase() : ''));
    return model/* SET_FLAGS */.RV.filter((flag) => words.includes(flag));
}
/** `XADD key [NOMKSTREAM] [MAXLEN … | MINID …] id field value`: what cuts the stream stands before the id. */
function growthOf({ items }) {
    for (const item of items.slice(1)) {
        if (item.kind !== 'string')
            return undefined;
        if (/^(?:MAXLEN|MINID)$/i.test(item.value))
            return 'trimmed';
        if (!/^NOMKSTREAM$/i.test(item.value))
            return 'added';
    }
    return undefined;
}
function settled(reply, where, state) {
    if (!isTable(reply))
        return reply;
    const id = `reply@${where}`;
    state.heap.set(id, reply);
    return { kind: 'table', id };
}
/**
 * The place that the report points at. A helper such as `local function r(cmd, ...) return redis.call(cmd, ...) end`
 * sends whatever its callers name, so the call that names the command is the place.
 */
function siteFor(machine, call, at, name) {
    let place = call;
    let position = at;
    for (const frame of machine.frames.toReversed()) {
        const passed = tree_argumentsOf(place)[position];
        const parameter = passed === undefined ? -1 : parameterOf(machine, frame.node.parameters, passed);
        if (parameter < 0 || frame.call === undefined)
            break;
        place = frame.call;
        position = parameter;
    }
    const start = position > 0 && place === call ? tree_argumentsOf(call)[0] : undefined;
    const [from, to] = rangeOf(place);
    return machine.record.site(place, name, [start ? rangeOf(start)[0] : from, to]);
}
function parameterOf(machine, parameters, passed) {
    return parameters.findIndex((parameter) => {
        if (passed.type === 'VarargLiteral')
            return parameter.type === 'VarargLiteral';
        if (passed.type !== 'Identifier' || parameter.type !== 'Identifier')
            return false;
        return machine.nameOf(parameter) === machine.nameOf(passed);
    });
}
/** What one command does to the key in mind. */
class Effect {
    machine;
    site;
    action;
    state;
    constructor(machine, site, action, state) {
        this.machine = machine;
        this.site = site;
        this.action = action;
        this.state = state;
    }
    apply(name, args, where) {
        const { action, state } = this;
        if (state.key === null)
            return undefined;
        const isIn = (keys) => keys.some((key) => identity(key) === state.key);
        const writes = isIn(action.writes);
        const reads = isIn(args.items.slice(0, 1));
        if (name === COMPUTED && reads && state.pending.size > 0)
            state.leak = 'a command whose name is computed';
        let reply;
        if (writes)
            reply = writeReply(name, args, action, state, where);
        else if (reads)
            reply = readReply(name, args, state, where);
        if (writes)
            this.write(name, args);
        else if (isIn(action.shrinks))
            reply = this.shrink(name, where) ?? reply;
        if (isIn(action.expires))
            this.expire();
        if (isIn(action.deletes))
            this.remove('deleted');
        if (isIn(action.persists) && state.status & EXPIRING)
            state.status = (state.status & ~EXPIRING) | BARE;
        if (action.renames)
            this.rename(action.renames);
        return reply;
    }
    write(name, args) {
        const { state, action } = this;
        const acts = (action.onlyNew ? 0 : EXPIRING | BARE) | (action.onlyExisting ? 0 : ABSENT);
        const before = state.status & acts;
        if (before === 0)
            return;
        const untouched = state.status & ~acts;
        state.content = state.status === ABSENT && args.items[0] !== undefined ? contentOf(name, args) : null;
        state.touchedBy ??= this.site;
        let after = 0;
        if (action.ownTtl !== 'no') {
            this.good(this.site, 'own');
            after |= EXPIRING;
        }
        if (action.ownTtl === 'yes')
            this.release('rewritten');
        else
            after |= this.writeBare(before);
        state.status = untouched | after;
    }
    writeBare(before) {
        const { state, action, site } = this;
        let after = 0;
        if (before & EXPIRING && action.keepsTtl) {
            this.good(site, 'kept');
            after |= EXPIRING;
        }
        if (before & (action.keepsTtl ? ABSENT | BARE : ABSENT | BARE | EXPIRING)) {
            state.pending.add(site);
            after |= BARE;
        }
        return after;
    }
    /** Takes the last element, if that is what this run is about; an element that was added before stays. */
    shrink(name, where) {
        const { state, machine, site } = this;
        const isFirst = state.touchedBy === null && state.status !== ABSENT;
        state.touchedBy ??= site;
        if (!isFirst || machine.assumption !== 'emptied')
            return undefined;
        state.status = ABSENT;
        return removalReply(name, where);
    }
    expire() {
        const { state } = this;
        if (!(state.status & BARE))
            return;
        this.release('expire');
        state.status = (state.status & ABSENT) | EXPIRING;
    }
    remove(reason) {
        this.release(reason);
        this.state.status = ABSENT;
        this.state.content = null;
    }
    rename([from, to]) {
        const { state } = this;
        if (identity(to) === state.key) {
            this.remove('deleted');
            state.status = EXPIRING;
        }
        else if (identity(from) === state.key && state.status !== ABSENT) {
            const isBare = state.pending.size > 0;
            this.release('renamed');
            state.key = identity(to);
            if (isBare)
                state.pending.add(this.site);
        }
    }
    /** What was pending has its TTL now, or is gone. */
    release(reason) {
        for (const site of this.state.pending)
            this.good(site, reason);
        this.state.pending.clear();
        this.state.leak = null;
    }
    good(site, reason) {
        const { good } = tallyOf(this.machine, site);
        if (!good.has(reason))
            good.set(reason, this.site);
    }
}
/** The tally of a site that a run writes to. */
function tallyOf(machine, site) {
    return machine.assumption === 'survey' ? site.absent : site[machine.assumption];
}

;// CONCATENATED MODULE: ./src/collect/source/lua/compare.ts


/** `left == right`; a symbol where it is not known. */
function equal(left, right, site) {
    const known = isEqual(left, right);
    if (known !== undefined)
        return truthValue(known);
    const ids = [identity(left), identity(right)].sort();
    return symbol(`(${ids.join('==')})`, site, { test: { op: 'eq', left, right } });
}
/** Whether Lua finds two values equal; undefined where it is not known. A number never equals a string. */
function isEqual(left, right) {
    if (identity(left) === identity(right) && left.kind === right.kind)
        return true;
    if (isClash(left, right))
        return false;
    if (left.kind === 'symbol')
        return right.kind === 'symbol' ? undefined : isEqualTo(left, right);
    if (right.kind === 'symbol')
        return isEqualTo(right, left);
    return false;
}
function isEqualTo(one, other) {
    const isNothing = other.kind === 'nil' || (other.kind === 'boolean' && !other.value);
    if (isNothing && isPresent(one))
        return false;
    if (other.kind === 'boolean' && typeOf(one) !== undefined && other.value)
        return false;
    if (other.kind === 'number' && one.min !== undefined && one.min > other.value)
        return false;
    if (one.choices?.every((choice) => isEqual(choice, other) === false))
        return false;
    return undefined;
}
/** Whether one side is a number and the other a string, whatever they hold. */
function isClash(left, right) {
    const [one, other] = [typeOf(left), typeOf(right)];
    if (one === undefined || other === undefined || one === other)
        return false;
    return isPresent(left) || isPresent(right);
}
/** `left < right`; a symbol where it is not known. */
function less(left, right, site) {
    const known = isLess(left, right);
    if (known !== undefined)
        return truthValue(known);
    return symbol(`(${identity(left)}<${identity(right)})`, site);
}
function isLess(left, right) {
    if (left.kind === 'number' && right.kind === 'number')
        return left.value < right.value;
    if (left.kind === 'string' && right.kind === 'string')
        return left.value < right.value;
    if (identity(left) === identity(right))
        return false;
    if (left.kind === 'symbol' && left.min !== undefined && right.kind === 'number' && left.min >= right.value)
        return false;
    if (right.kind === 'symbol' && right.min !== undefined && left.kind === 'number' && left.value < right.min)
        return true;
    // `if count > limit then return end` behind an INCR: the first count, one, is above no limit.
    if (left.kind === 'symbol' && right.kind === 'number' && right.fresh && right.value <= 1)
        return false;
    // `if redis.call('TTL', key) < ttl`: -1, for a key without one, is below every TTL that a caller hands over.
    if (left.kind === 'number' && left.fresh && left.value < 0 && right.kind === 'symbol')
        return true;
    return undefined;
}
/** `not value` for a value whose truth is not known. */
function negated(of, site) {
    return symbol(`not(${identity(of)})`, site, { test: { op: 'not', of } });
}

;// CONCATENATED MODULE: ./src/collect/source/lua/several-results.ts

/** How many results there are besides the first; functions that are not named here give one. */
const OTHERS = {
    next: 1,
    loadstring: 1,
    'string.gsub': 1,
    'math.modf': 1,
    'math.frexp': 1,
};
/** As many as the format, the message or the range has. */
const OPEN = new Set([
    'struct.unpack',
    'cmsgpack.unpack',
    'cmsgpack.unpack_one',
    'cmsgpack.unpack_limit',
    'string.byte',
]);
/** The first of these is followed by the end of what was found; then come the captures, the first of which `match` gives first. */
const BEFORE_CAPTURES = { 'string.find': 1, 'string.match': -1 };
/** All results of a library function, by the first: `local _, _, status = string.find(text, '"status":(%d)')`. */
function resultsFrom(first, name, args, site) {
    if (first.kind === 'nil')
        return { items: [first], open: false };
    const count = othersOf(name, args);
    const others = Array.from({ length: count ?? 0 }, (_, at) => symbol(`${identity(first)}#${at + 2}`, site));
    return { items: [first, ...others], open: count === undefined };
}
/** Undefined where the number is not known. */
function othersOf(name, { items, open }) {
    if (OPEN.has(name))
        return name === 'string.byte' && items.length < 3 && !open ? 0 : undefined;
    const before = BEFORE_CAPTURES[name];
    if (before === undefined)
        return OTHERS[name] ?? 0;
    const pattern = items[1];
    return pattern?.kind === 'string' ? Math.max(before + capturesIn(pattern.value), before, 0) : undefined;
}
/** Escapes (`%(`, `%b()`), sets (`[(]`) and captures of a pattern of Lua. */
const PIECES = /%b..|%.|\[\^?\]?(?:%.|[^\]])*\]|\(/gs;
function capturesIn(pattern) {
    return (pattern.match(PIECES) ?? []).filter((piece) => piece === '(').length;
}

;// CONCATENATED MODULE: ./src/collect/source/lua/library.ts





const library_NOTHING = { items: [], open: false };
const COMMANDS = new Set(['redis.call', 'redis.pcall', 'server.call', 'server.pcall']);
/** Functions whose result depends on their arguments alone. */
const PURE = /^(?:math|string|cjson|cmsgpack|struct|bit|table)\.|^(?:redis|server)\.sha1hex$|^(?:type|rawget|rawequal)$/;
const IMPURE = /^math\.random/;
const HANDLERS = new Map([
    ['tonumber', ({ args }) => asNumber(args.items[0] ?? NIL)],
    ['tostring', ({ args }) => asText(args.items[0] ?? NIL)],
    ['type', ({ args, ...call }) => typeName(args.items[0] ?? NIL) ?? pure({ args, ...call })],
    ['unpack', unpack],
    ['table.unpack', unpack],
    ['select', library_select],
    ['next', next],
    ['table.insert', insert],
    ['table.remove', remove],
    ['table.getn', ({ args, state, site }) => library_lengthOf(args.items[0] ?? NIL, state, site)],
    ['table.concat', concat],
    ['string.format', format],
    ['string.lower', (call) => recased(call, (word) => word.toLowerCase())],
    ['string.upper', (call) => recased(call, (word) => word.toUpperCase())],
    ['math.max', max],
    ['assert', ({ args }) => args],
    ['setmetatable', ({ args }) => args.items[0] ?? NIL],
    ['error', fail],
    ['pcall', (call) => guarded(call, 1)],
    ['xpcall', (call) => guarded(call, 2)],
    ['redis.register_function', register],
    ['server.register_function', register],
]);
/** Follows a call of a function that Lua or Redis provides; one that is not known gives a value that is not known. */
function callLibrary(machine, name, node, args, state) {
    if (COMMANDS.has(name))
        return { items: [callCommand(machine, node, 0, args, state)], open: false };
    const site = machine.siteOf(node);
    const result = (HANDLERS.get(name) ?? pure)({ machine, name, node, args, state, site });
    return 'items' in result ? result : resultsFrom(result, name, args, site);
}
function pure({ name, args, site }) {
    if (!PURE.test(name) || IMPURE.test(name) || args.open)
        return symbol(`${name}@${site}`, site);
    const more = name.startsWith('math.') ? { type: 'number', present: true } : {};
    return symbol(`${name}(${args.items.map(identity).join()})`, site, more);
}
function typeName(value) {
    if (value.kind === 'library')
        return undefined;
    if (value.kind !== 'symbol')
        return value_text(value.kind);
    const type = typeOf(value);
    return type !== undefined && isPresent(value) ? value_text(type) : undefined;
}
function unpack({ args, state }) {
    const [list, from] = args.items;
    const table = list && state.table(list);
    if (table) {
        const start = from?.kind === 'number' ? from.value - 1 : 0;
        return { items: table.items.slice(start), open: table.open || table.loose, loose: table.loose };
    }
    return { items: list?.kind === 'symbol' ? [library_elementOf(list)] : [], open: true };
}
/** Any element of a list that is known by its origin only. */
function library_elementOf(list) {
    const id = identity(list);
    return { kind: 'symbol', id: `${id}[${indexOf(id)}]` };
}
/** The index that runs over a list. */
function indexOf(id) {
    return `1..#${id}`;
}
/** `#value`. */
function library_lengthOf(value, state, site) {
    if (value.kind === 'string')
        return number(value.value.length);
    const table = state.table(value);
    if (table && !table.loose && !table.open)
        return number(table.items.length);
    return symbol(`#${identity(value)}`, site, { type: 'number', min: table?.least ?? 0 });
}
function library_select({ args, site }) {
    const [which, ...rest] = args.items;
    if (which?.kind === 'number')
        return { ...args, items: rest.slice(which.value - 1) };
    return args.open ? symbol(`select@${site}`, site) : number(rest.length);
}
function next({ args, state, site }) {
    const [list] = args.items;
    const table = list && state.table(list);
    if (table && table.least + table.fields.size > 0)
        return symbol(`next@${site}`, site, { present: true });
    if (table && table.items.length === 0 && !table.open)
        return NIL;
    return symbol(`next(${list ? identity(list) : ''})`, site);
}
/** Tables keep this many items. */
const MAX_ITEMS = 200;
/** A table with one more item. */
function added(table, item) {
    if (table.items.length >= MAX_ITEMS)
        return { ...table, least: table.least + 1, loose: true, open: true };
    const isKnown = table.loose && table.items.some((other) => identity(other) === identity(item));
    return { ...table, items: isKnown ? table.items : [...table.items, item], least: table.least + 1 };
}
function insert({ args, state }) {
    const [list, position, third] = args.items;
    const table = list && state.table(list);
    if (list?.kind !== 'table' || table === undefined || position === undefined)
        return library_NOTHING;
    if (third === undefined)
        state.heap.set(list.id, added(table, position));
    else if (position.kind === 'number' && !table.loose) {
        const items = table.items.toSpliced(position.value - 1, 0, third);
        state.heap.set(list.id, { ...table, items, least: table.least + 1 });
    }
    else
        state.heap.set(list.id, { ...added(table, third), loose: true });
    return library_NOTHING;
}
function remove({ args, state, site }) {
    const [list] = args.items;
    const table = list && state.table(list);
    if (list?.kind === 'table' && table)
        state.heap.set(list.id, { ...table, least: 0, loose: true });
    return symbol(`remove@${site}`, site);
}
function concat({ args, state, site }) {
    const [list, separator] = args.items;
    const table = list && state.table(list);
    if (table === undefined || table.loose || table.open)
        return symbol(`concat@${site}`, site, { type: 'string', present: true });
    const parts = table.items.flatMap((item, at) => [
        ...(at > 0 && separator ? value_partsOf(separator) : []),
        ...value_partsOf(item),
    ]);
    return joined(parts);
}
/** `string.format('user:%s:log', id)` is the concatenation of its parts. */
function format(call) {
    const [template, ...values] = call.args.items;
    if (template === undefined || (template.kind !== 'string' && template.kind !== 'symbol'))
        return pure(call);
    const next = () => value_partsOf(values.shift() ?? symbol(`format@${call.site}`, call.site));
    return joined(value_partsOf(template).flatMap((part) => (typeof part === 'string' ? formatted(part, next) : [part])));
}
function formatted(template, next) {
    return template.split(/(%%|%[-+ #0-9.]*[a-zA-Z])/).flatMap((piece) => {
        if (piece === '%%')
            return ['%'];
        return /^%./.test(piece) ? next() : [piece];
    });
}
function recased(call, change) {
    const [value] = call.args.items;
    return value?.kind === 'string' ? value_text(change(value.value)) : pure(call);
}
/** `math.max(1, ttl)` is at least one. */
function max(call) {
    const bounds = call.args.items.map((value) => value.kind === 'number' ? value.value : value.kind === 'symbol' ? value.min : undefined);
    const known = bounds.filter((bound) => bound !== undefined);
    if (known.length === 0)
        return pure(call);
    const min = Math.max(...known);
    if (call.args.items.every((value) => value.kind === 'number'))
        return number(min);
    return symbol(`math.max(${call.args.items.map(identity).join()})`, call.site, { type: 'number', min });
}
function fail({ machine, state }) {
    machine.finish(state);
    state.dead = true;
    return library_NOTHING;
}
/** Lua's own `pcall(f, …)` and `xpcall(f, handler, …)`. */
function guarded({ machine, node, args, state, site }, skip) {
    const [callee] = args.items;
    const rest = { ...args, items: args.items.slice(skip) };
    const done = symbol(`pcall@${site}`, site);
    if (callee?.kind === 'function') {
        const result = machine.invoke(callee.node, rest, node, state);
        return { items: [done, ...result.items], open: result.open };
    }
    if (callee?.kind === 'library' && COMMANDS.has(callee.name)) {
        return { items: [done, callCommand(machine, node, skip, rest, state)], open: false };
    }
    return { items: [done], open: true };
}
/** `redis.register_function(name, f)` or `{function_name = …, callback = f}`: Redis calls these. */
function register({ machine, args, state }) {
    for (const value of args.items) {
        const callback = value.kind === 'table' ? state.table(value)?.fields.get('callback') : value;
        if (callback?.kind === 'function')
            machine.registered.add(callback.node);
    }
    return library_NOTHING;
}
/** A new table in the heap. */
function allocate(state, id, table) {
    state.heap.set(id, { ...state_EMPTY, ...table });
    return { kind: 'table', id };
}

;// CONCATENATED MODULE: ./src/collect/source/lua/machine.ts


/** Thrown where following a script costs more than it may. */
class OutOfBudget extends Error {
}
/** Calls of functions are followed to this depth. */
const machine_MAX_DEPTH = 12;
/** One run through a script with one assumption. Expressions and statements reach each other through it. */
class Machine {
    program;
    record;
    assumption;
    budget;
    frames = [];
    /** Elements of unrolled loops that are being followed. */
    turns = [];
    entered = new Set();
    /** Functions that Redis calls: given to `redis.register_function`. */
    registered = new Set();
    constructor(program, record, assumption, budget) {
        this.program = program;
        this.record = record;
        this.assumption = assumption;
        this.budget = budget;
    }
    spend(cost) {
        this.budget.left -= cost;
        if (this.budget.left < 0)
            throw new OutOfBudget();
    }
    /** A name for a node that is the same in every run, and differs between calls of the function it stands in. */
    siteOf(node) {
        const path = [...this.frames.map(({ call }) => (call ? rangeOf(call)[0] : '-')), ...this.turns];
        return path.length > 0 ? `${rangeOf(node)[0]}/${path.join('/')}` : String(rangeOf(node)[0]);
    }
    nameOf(node) {
        return this.program.bindings.get(node) ?? node.name;
    }
    textOf(node) {
        return (0,excerpt/* excerptOf */.z)(this.program.text.slice(...rangeOf(node)));
    }
}
/** A value's first, or nil. */
function firstOf(values, otherwise) {
    return values.items[0] ?? otherwise;
}

;// CONCATENATED MODULE: ./src/collect/source/lua/changes.ts

/** Tells what the code below a node changes; a function of the script that it may call changes what it can. */
class ChangeLog {
    found;
    known = new Map();
    functions;
    constructor(found) {
        this.found = found;
        this.functions = { changes: new Collector(found), done: false };
    }
    of(node) {
        const known = this.known.get(node);
        if (known !== undefined)
            return known;
        const changes = new Collector(this.found);
        this.collect(node, node, changes);
        if (changes.callsOut)
            changes.add(this.ofFunctions());
        this.known.set(node, changes);
        return changes;
    }
    /** A loop in a loop is asked by itself, and once: loops nest as deep as a machine likes. */
    collect(node, below, changes) {
        if (below !== node && isLoop(below))
            changes.add(this.of(below));
        else {
            changes.note(below);
            for (const child of childrenOf(below))
                this.collect(node, child, changes);
        }
    }
    ofFunctions() {
        const { changes, done } = this.functions;
        if (!done) {
            // Outer functions come first, and walking one covers those inside it.
            let end = -1;
            for (const node of this.found.functions) {
                if (rangeOf(node)[0] < end)
                    continue;
                end = rangeOf(node)[1];
                walk(node, (below) => changes.note(below));
            }
            this.functions.done = true;
        }
        return changes;
    }
}
class Collector {
    found;
    assigned = new Set();
    filled = new Set();
    callsOut = false;
    constructor(found) {
        this.found = found;
    }
    add(other) {
        for (const name of other.assigned)
            this.assigned.add(name);
        for (const name of other.filled)
            this.filled.add(name);
    }
    note(node) {
        if (node.type === 'AssignmentStatement')
            for (const target of node.variables)
                this.target(target);
        if (isCall(node))
            this.call(node.base, tree_argumentsOf(node)[0]);
    }
    target(node) {
        if (node.type === 'Identifier')
            this.assigned.add(this.nameOf(node));
        else if ('base' in node && node.base.type === 'Identifier')
            this.filled.add(this.nameOf(node.base));
    }
    /** `table.insert(list, …)` fills its first argument, under whatever local name. */
    call(callee, first) {
        const name = callee.type === 'MemberExpression' ? callee.identifier.name : callee.type === 'Identifier' ? callee.name : '';
        if (callee.type === 'Identifier')
            this.callsOut = true;
        if (first?.type === 'Identifier' && /insert|remove|push/i.test(name))
            this.filled.add(this.nameOf(first));
    }
    nameOf(identifier) {
        return this.found.bindings.get(identifier) ?? identifier.name;
    }
}

;// CONCATENATED MODULE: ./src/collect/source/lua/scope.ts

function lookUp(scope, name) {
    for (let at = scope; at !== undefined; at = at.outer) {
        const binding = at.names.get(name);
        if (binding !== undefined)
            return binding;
    }
    return undefined;
}
function declare(scope, identifier, found) {
    const binding = `${identifier.name}@${rangeOf(identifier)[0]}`;
    scope.names.set(identifier.name, binding);
    found.bindings.set(identifier, binding);
}
/** Binds every identifier below a node; `scope` is the one around it. */
function resolve(node, scope, found) {
    if (node.type === 'Identifier') {
        const binding = lookUp(scope, node.name);
        if (binding !== undefined)
            found.bindings.set(node, binding);
    }
    else if (node.type === 'FunctionDeclaration')
        resolveFunction(node, scope, found);
    else if (node.type === 'LocalStatement') {
        resolveAll(node.init, scope, found);
        for (const variable of node.variables)
            if (scope)
                declare(scope, variable, found);
    }
    else {
        const { outside, declared, inside } = scope_partsOf(node);
        resolveAll(outside, scope, found);
        const inner = { names: new Map(), outer: scope };
        for (const variable of declared)
            declare(inner, variable, found);
        resolveAll(inside, inside.length > 0 ? inner : scope, found);
    }
}
function scope_partsOf(node) {
    const none = { outside: [], declared: [], inside: [] };
    switch (node.type) {
        case 'MemberExpression':
            return { ...none, outside: [node.base] };
        case 'TableKeyString':
            return { ...none, outside: [node.value] };
        case 'ForNumericStatement':
            return {
                outside: [node.start, node.end, ...(node.step ? [node.step] : [])],
                declared: [node.variable],
                inside: node.body,
            };
        case 'ForGenericStatement':
            return { outside: node.iterators, declared: node.variables, inside: node.body };
        case 'RepeatStatement':
            return { ...none, inside: [...node.body, node.condition] };
        case 'IfClause':
        case 'ElseifClause':
        case 'WhileStatement':
            return { ...none, outside: [node.condition], inside: node.body };
        case 'Chunk':
        case 'DoStatement':
        case 'ElseClause':
            return { ...none, inside: node.body };
        default:
            return { ...none, outside: childrenOf(node) };
    }
}
function resolveAll(nodes, scope, found) {
    for (const node of nodes)
        resolve(node, scope, found);
}
function resolveFunction(node, scope, found) {
    found.functions.push(node);
    if (node.identifier?.type === 'Identifier' && node.isLocal && scope)
        declare(scope, node.identifier, found);
    else if (node.identifier)
        resolve(node.identifier, scope, found);
    const inner = { names: new Map(), outer: scope };
    for (const parameter of node.parameters)
        if (parameter.type === 'Identifier')
            declare(inner, parameter, found);
    resolveAll(node.body, inner, found);
}

;// CONCATENATED MODULE: ./src/collect/source/lua/program.ts



/** Globals that scripts of BullMQ's kind take from a common first part, where this text is only a later one. */
const CUSTOMARY = /^(?:rcall|redis_?call)$/i;
const REDIS = new Set(['redis', 'server']);
/** Resolves the names of a parsed script. */
function programOf(chunk, text) {
    const bindings = new Map();
    const functions = [];
    const guards = new Map();
    resolve(chunk, undefined, { bindings, functions });
    guard(chunk, undefined, guards);
    return {
        chunk,
        text,
        bindings,
        functions,
        guards,
        commandCalls: commandCalls(chunk, bindings),
        changes: new ChangeLog({ bindings, functions }),
    };
}
function guard(node, around, guards) {
    if (isCall(node) && around !== undefined)
        guards.set(node, around);
    if (node.type !== 'IfStatement') {
        for (const child of childrenOf(node))
            guard(child, around, guards);
        return;
    }
    let condition = node;
    for (const branch of node.clauses) {
        if (branch.type !== 'ElseClause') {
            guard(branch.condition, around, guards);
            condition = branch.condition;
        }
        const inner = { branch, condition, isElse: branch.type === 'ElseClause' };
        for (const statement of branch.body)
            guard(statement, inner, guards);
    }
}
/** The constant member of an index or member expression: `call` of `redis.call` and `redis['call']`. */
function memberOf(node) {
    if (node.type === 'MemberExpression')
        return { base: node.base, name: node.identifier.name };
    if (node.type === 'IndexExpression' && node.index.type === 'StringLiteral') {
        return { base: node.base, name: stringValue(node.index.raw) };
    }
    return undefined;
}
/** What each variable is ever assigned, as far as it is an alias of `redis` or `redis.call`. */
function aliasesOf(chunk, bindings) {
    const aliases = new Map();
    walk(chunk, (node) => {
        if (node.type !== 'LocalStatement' && node.type !== 'AssignmentStatement')
            return undefined;
        for (const [at, variable] of node.variables.entries()) {
            const value = node.init[at];
            if (variable.type !== 'Identifier' || value === undefined)
                continue;
            const kind = aliasKind(value, aliases, bindings);
            if (kind !== undefined)
                aliases.set(bindings.get(variable) ?? variable.name, kind);
        }
        return undefined;
    });
    return aliases;
}
function aliasKind(node, aliases, bindings) {
    if (node.type === 'Identifier') {
        const binding = bindings.get(node);
        if (binding === undefined && REDIS.has(node.name))
            return 'redis';
        return (aliases.get(binding ?? node.name) ?? (binding === undefined && CUSTOMARY.test(node.name) ? 'call' : undefined));
    }
    const member = memberOf(node);
    if (member === undefined || (member.name !== 'call' && member.name !== 'pcall'))
        return undefined;
    return aliasKind(member.base, aliases, bindings) === 'redis' ? 'call' : undefined;
}
function commandCalls(chunk, bindings) {
    const aliases = aliasesOf(chunk, bindings);
    const calls = [];
    walk(chunk, (node) => {
        if (isCall(node) && aliasKind(node.base, aliases, bindings) === 'call')
            calls.push(node);
        return undefined;
    });
    return calls;
}
/** Whether a global of this name is taken for `redis.call` although the text does not define it. */
function isCustomaryAlias(name) {
    return CUSTOMARY.test(name);
}

;// CONCATENATED MODULE: ./src/collect/source/lua/evaluate.ts








/** Globals that stand for what Redis and Lua provide. */
const LIBRARIES = new Set(`redis server table string math cjson cmsgpack struct bit os unpack tonumber tostring type select next
  pairs ipairs assert error pcall xpcall setmetatable getmetatable rawget rawset rawequal loadstring`.split(/\s+/));
/** The value of an expression on one path; calls in it take their effect on the state. */
function evaluate(machine, node, state) {
    machine.spend(1);
    switch (node.type) {
        case 'StringLiteral':
            return value_text(stringValue(node.raw));
        case 'NumericLiteral':
            return number(node.value);
        case 'BooleanLiteral':
            return node.value ? TRUE : FALSE;
        case 'NilLiteral':
            return NIL;
        case 'Identifier':
            return variable(machine, node, state);
        case 'FunctionDeclaration':
            return { kind: 'function', node };
        case 'TableConstructorExpression':
            return construct(machine, node, state);
        case 'MemberExpression':
            return evaluate_memberOf(machine, evaluate(machine, node.base, state), value_text(node.identifier.name), node, state);
        case 'IndexExpression':
            return evaluate_memberOf(machine, evaluate(machine, node.base, state), evaluate(machine, node.index, state), node, state);
        case 'UnaryExpression':
            return unary(machine, node, state);
        case 'BinaryExpression':
            return binary(machine, node, state);
        case 'LogicalExpression':
            return logical(machine, node, state);
        default:
            return firstOf(evaluateMany(machine, node, state), NIL);
    }
}
/** The values of expressions in a list, the last of which may give several. */
function evaluateAll(machine, nodes, state) {
    const items = [];
    for (const [at, node] of nodes.entries()) {
        if (at < nodes.length - 1)
            items.push(evaluate(machine, node, state));
        else {
            const last = evaluateMany(machine, node, state);
            return { ...last, items: [...items, ...last.items] };
        }
    }
    return { items, open: false };
}
function evaluateMany(machine, node, state) {
    if (node.type === 'VarargLiteral')
        return machine.frames.at(-1)?.rest ?? { items: [], open: true };
    if (isCall(node))
        return evaluateCall(machine, node, state);
    return { items: [evaluate(machine, node, state)], open: false };
}
function variable(machine, node, state) {
    const binding = machine.nameOf(node);
    const value = state.env.get(binding);
    if (value !== undefined)
        return value;
    if (machine.program.bindings.has(node))
        return symbol(binding, machine.siteOf(node));
    if (LIBRARIES.has(node.name))
        return { kind: 'library', name: node.name };
    if (isCustomaryAlias(node.name))
        return { kind: 'library', name: 'redis.call' };
    return symbol(node.name, machine.siteOf(node));
}
function construct(machine, node, state) {
    const items = [];
    const fields = new Map();
    let open = false;
    for (const [at, field] of node.fields.entries()) {
        if (field.type === 'TableValue') {
            const isLast = at === node.fields.length - 1;
            const values = isLast ? evaluateMany(machine, field.value, state) : undefined;
            items.push(...(values?.items ?? [evaluate(machine, field.value, state)]));
            open ||= values?.open ?? false;
        }
        else {
            const key = field.type === 'TableKey' ? evaluate(machine, field.key, state) : value_text(field.key.name);
            fields.set(fieldName(key), evaluate(machine, field.value, state));
        }
    }
    return allocate(state, `table@${machine.siteOf(node)}`, { items, fields, open, least: items.length });
}
/** How a table's fields are named: strings by themselves, other values by identity. */
function fieldName(key) {
    return key.kind === 'string' ? key.value : identity(key);
}
function evaluate_memberOf(machine, base, key, node, state) {
    const site = machine.siteOf(node);
    if (base.kind === 'library' && key.kind === 'string')
        return { kind: 'library', name: `${base.name}.${key.value}` };
    const table = state.table(base);
    if (table)
        return fieldOf(table, base, key, site);
    const isList = base.kind === 'symbol' && (base.id === 'KEYS' || base.id === 'ARGV');
    return symbol(`${identity(base)}[${identity(key)}]`, site, isList ? { type: 'string' } : {});
}
function fieldOf(table, base, key, site) {
    const field = table.fields.get(fieldName(key));
    if (field !== undefined)
        return field;
    if (key.kind === 'number' && (!table.loose || table.items.length === 1)) {
        const item = table.items[table.loose ? 0 : key.value - 1];
        if (item !== undefined)
            return item;
        if (!table.open)
            return NIL;
    }
    if (key.kind === 'string' && !table.open && table.fields.size === 0 && !table.loose)
        return NIL;
    return symbol(`${identity(base)}[${identity(key)}]@${site}`, site);
}
function unary(machine, node, state) {
    const value = evaluate(machine, node.argument, state);
    const site = machine.siteOf(node);
    if (node.operator === '#')
        return library_lengthOf(value, state, site);
    if (node.operator === 'not') {
        const truth = truthOf(value, state);
        return truth === undefined ? negated(value, site) : truthValue(!truth);
    }
    if (value.kind === 'number')
        return number(-value.value);
    return symbol(`-(${identity(value)})`, site, { type: 'number', present: true });
}
function binary(machine, node, state) {
    const left = evaluate(machine, node.left, state);
    const right = evaluate(machine, node.right, state);
    const site = machine.siteOf(node);
    const not = (value) => (value.kind === 'boolean' ? truthValue(!value.value) : negated(value, site));
    switch (node.operator) {
        case '..':
            return joined([...value_partsOf(left), ...value_partsOf(right)]);
        case '==':
        case '~=': {
            if (isClash(left, right))
                machine.record.neverEqual.add(rangeOf(node)[0]);
            const same = equal(left, right, site);
            return node.operator === '==' ? same : not(same);
        }
        case '<':
            return less(left, right, site);
        case '>':
            return less(right, left, site);
        case '<=':
            return not(less(right, left, site));
        case '>=':
            return not(less(left, right, site));
        default:
            return arithmetic(node.operator, left, right, site);
    }
}
const evaluate_OPERATIONS = {
    '+': (left, right) => left + right,
    '-': (left, right) => left - right,
    '*': (left, right) => left * right,
    '/': (left, right) => left / right,
    '%': (left, right) => left - Math.floor(left / right) * right,
    '^': (left, right) => left ** right,
};
/** Arithmetic; Lua takes numbers in strings, and gives numbers. */
function arithmetic(operator, left, right, site) {
    const numeric = (value) => value.kind === 'number' || value.kind === 'string' ? Number(value.value) : undefined;
    const [one, other] = [numeric(left), numeric(right)];
    const operation = evaluate_OPERATIONS[operator];
    if (one !== undefined && other !== undefined && operation)
        return number(operation(one, other));
    return symbol(`(${identity(left)}${operator}${identity(right)})`, site, { type: 'number', present: true });
}
/** `and` and `or` evaluate their right side only on some paths. */
function logical(machine, node, state) {
    const left = evaluate(machine, node.left, state);
    const isAnd = node.operator === 'and';
    const truth = truthOf(left, state);
    if (truth !== undefined)
        return truth === isAnd ? evaluate(machine, node.right, state) : left;
    const skipped = state.copy();
    machine.spend(state.size);
    assume(skipped, left, !isAnd);
    assume(state, left, isAnd);
    const right = evaluate(machine, node.right, state);
    const site = machine.siteOf(node);
    if (state.dead)
        state.become(skipped);
    else
        merge(state, skipped, site);
    const id = `(${identity(left)} ${node.operator} ${identity(right)})`;
    return isAnd ? symbol(id, site, { test: { op: 'and', left, right } }) : orValue(left, right, id, site);
}
/** The value of `left or right`; of `condition and left or right` too. */
function orValue(left, right, id, site) {
    const kept = left.kind === 'symbol' && left.test?.op === 'and' ? left.test.right : left;
    const value = value_either(kept, right, id);
    if (value.kind !== 'symbol')
        return value;
    const present = isPresent(right) ? { present: true } : {};
    return symbol(value.id, site, { ...value, ...present, test: { op: 'or', left, right } });
}
function evaluateCall(machine, node, state) {
    const { base } = node;
    const isMethod = base.type === 'MemberExpression' && base.indexer === ':';
    const receiver = isMethod ? evaluate(machine, base.base, state) : undefined;
    const callee = receiver === undefined ? evaluate(machine, base, state) : NIL;
    const args = evaluateAll(machine, tree_argumentsOf(node), state);
    if (receiver !== undefined && isMethod) {
        const passed = { ...args, items: [receiver, ...args.items] };
        return callLibrary(machine, `string.${base.identifier.name}`, node, passed, state);
    }
    if (callee.kind === 'library')
        return callLibrary(machine, callee.name, node, args, state);
    if (callee.kind === 'function')
        return machine.invoke(callee.node, args, node, state);
    if (args.items.some((value) => identity(value) === state.key))
        state.leak ??= machine.textOf(base);
    const site = machine.siteOf(node);
    return { items: [symbol(`call@${site}`, site)], open: true };
}
/** The values of a loop over a list: index and element. */
function overList(list) {
    const id = identity(list);
    return [{ kind: 'symbol', id: indexOf(id), type: 'number', min: 1 }, library_elementOf(list)];
}

;// CONCATENATED MODULE: ./src/collect/source/lua/loops.ts





/** Loops over this many known elements are followed element by element. */
const MAX_TURNS = 8;
/** Loops inside this many such loops are followed once only. */
const MAX_NESTED_TURNS = 3;
/** Follows a loop. Where its elements are not known, its body is followed once, for any of them. */
function follow(run, node, state) {
    switch (node.type) {
        case 'ForNumericStatement':
            return numeric(run, node, state);
        case 'ForGenericStatement':
            return generic(run, node, state);
        default:
            return loops_conditional(run, node, state);
    }
}
function numeric(run, node, state) {
    const start = evaluate(run, node.start, state);
    const end = evaluate(run, node.end, state);
    const step = node.step ? evaluate(run, node.step, state) : number(1);
    const items = listOver(node, state, run, start);
    if (items !== undefined)
        return turns(run, node, items.map((_, at) => [[node.variable, number(at + 1)]]), state);
    if (start.kind === 'number' && end.kind === 'number' && step.kind === 'number' && step.value !== 0) {
        const count = Math.floor((end.value - start.value) / step.value) + 1;
        if (count <= 0)
            return { next: [state], breaks: [], returns: [] };
        if (count <= MAX_TURNS && run.turns.length < MAX_NESTED_TURNS) {
            const values = Array.from({ length: count }, (_, at) => number(start.value + at * step.value));
            return turns(run, node, values.map((value) => [[node.variable, value]]), state);
        }
        return anyTurn(run, node, [[node.variable, over(start, end, step)]], state, undefined, true);
    }
    const value = over(start, end, step);
    return anyTurn(run, node, [[node.variable, value]], state, `runs(${identity(value)})`);
}
/** `1..#list`, so that two loops over one list run over the same elements. */
function over(start, end, step) {
    const by = step.kind === 'number' && step.value === 1 ? '' : `,${identity(step)}`;
    return { kind: 'symbol', id: `${identity(start)}..${identity(end)}${by}`, type: 'number', present: true };
}
/** The elements of `for i = 1, #list`, where the list is a table of the script whose items are known by sort only. */
function listOver(node, state, run, start) {
    if (node.end.type !== 'UnaryExpression' || node.end.operator !== '#' || node.step)
        return undefined;
    if (start.kind !== 'number' || start.value !== 1)
        return undefined;
    return knownItems(evaluate(run, node.end.argument, state), state);
}
function knownItems(list, state) {
    const table = state.table(list);
    if (table === undefined || table.open || table.items.length > MAX_TURNS)
        return undefined;
    return table.loose && table.least === 0 ? undefined : table.items;
}
/** Index and element of all that is in a table. */
function knownEntries(list, state) {
    const fields = [...(state.table(list)?.fields ?? [])].map(([name, value]) => [value_text(name), value]);
    const items = knownItems(list, state)?.map((item, at) => [number(at + 1), item]);
    return items && items.length + fields.length <= MAX_TURNS ? [...items, ...fields] : undefined;
}
function generic(run, node, state) {
    const list = listOf(run, node.iterators[0], state);
    if (list === undefined) {
        const unknown = node.variables.map((variable) => [variable, loops_fresh(run, variable)]);
        return anyTurn(run, node, unknown, state, undefined);
    }
    const entries = run.turns.length < MAX_NESTED_TURNS ? knownEntries(list, state) : undefined;
    if (entries !== undefined) {
        const each = entries.map((values) => node.variables.map((variable, at) => [variable, values[at] ?? NIL]));
        return turns(run, node, each, state);
    }
    const table = state.table(list);
    const [at, item] = overList(list);
    const only = table?.items.length === 1 && !table.open ? table.items[0] : undefined;
    const values = [at, only ?? item];
    const bound = node.variables.map((variable, position) => [variable, values[position] ?? NIL]);
    const isSurelyRun = (table?.least ?? 0) > 0;
    return anyTurn(run, node, bound, state, isSurelyRun ? undefined : `runs(${indexOf(identity(list))})`, isSurelyRun);
}
/** The list of `ipairs(list)` and `pairs(list)`. */
function listOf(run, iterator, state) {
    if (iterator === undefined)
        return undefined;
    if (isCall(iterator) && iterator.base.type === 'Identifier' && /^i?pairs$/.test(iterator.base.name)) {
        const [list] = tree_argumentsOf(iterator);
        return list && evaluate(run, list, state);
    }
    evaluate(run, iterator, state);
    return undefined;
}
function loops_fresh(run, node) {
    const site = run.siteOf(node);
    return symbol(`value@${site}`, site);
}
/** Follows the body for each of some known elements. */
function turns(run, node, elements, state) {
    let states = [state];
    const flow = { next: [], breaks: [], returns: [] };
    for (const [turn, bound] of elements.entries()) {
        for (const each of states)
            bind(run, bound, each);
        run.turns.push(turn);
        const one = run.block(node.body, states);
        run.turns.pop();
        flow.breaks.push(...one.breaks);
        flow.returns.push(...one.returns);
        states = one.next;
    }
    return { next: settle([...states, ...flow.breaks], run.siteOf(node)), breaks: [], returns: flow.returns };
}
function bind(run, bound, state) {
    for (const [variable, value] of bound)
        state.env.set(run.nameOf(variable), value);
}
/**
 * Follows the body once, for any of its elements: variables that the body changes are not known in it.
 *
 * @param fact what is assumed where the loop runs at all, so that a second loop over the same list runs as well
 */
function anyTurn(run, node, bound, state, fact, isSurelyRun = false) {
    run.spend(state.size);
    const runs = fact === undefined ? undefined : state.facts.get(fact);
    const skipped = isSurelyRun || runs === true ? undefined : state.copy();
    if (skipped && fact !== undefined)
        skipped.facts.set(fact, false);
    if (runs === false)
        return { next: [state], breaks: [], returns: [] };
    forget(run, node, state);
    if (fact !== undefined)
        state.facts.set(fact, true);
    bind(run, bound, state);
    const { next, breaks, returns } = run.block(node.body, [state]);
    const ends = [...next, ...breaks, ...(skipped ? [skipped] : [])];
    return { next: settle(ends, run.siteOf(node)), breaks: [], returns };
}
function forget(run, node, state) {
    const { assigned, filled } = run.program.changes.of(node);
    const site = run.siteOf(node);
    for (const name of assigned)
        if (state.env.has(name))
            state.env.set(name, symbol(`${name}@loop:${site}`, site));
    for (const name of filled) {
        const value = state.env.get(name);
        const table = value && state.table(value);
        if (value?.kind === 'table' && table)
            state.heap.set(value.id, { ...table, fields: new Map(), loose: true });
    }
}
function loops_conditional(run, node, state) {
    const isWhile = node.type === 'WhileStatement';
    const first = isWhile ? evaluate(run, node.condition, state) : undefined;
    const entry = first === undefined ? true : run.decide(first, state);
    if (entry === false)
        return { next: [state], breaks: [], returns: [] };
    const isEndless = isWhile && node.condition.type === 'BooleanLiteral' && node.condition.value;
    const skipped = entry === undefined && !isEndless ? state.copy() : undefined;
    if (skipped && first)
        assume(skipped, first, false);
    forget(run, node, state);
    if (isWhile)
        assume(state, evaluate(run, node.condition, state), true);
    const flow = run.block(node.body, [state]);
    if (!isWhile)
        for (const end of flow.next)
            evaluate(run, node.condition, end);
    const { next, breaks, returns } = isEndless ? leaving(run, node, flow) : flow;
    return { next: settle([...next, ...breaks, ...(skipped ? [skipped] : [])], run.siteOf(node)), breaks: [], returns };
}
/**
 * Where a loop without a condition leads: out of it goes what its first turn breaks off, and what a later turn does. What
 * a turn has left behind goes into the next one, which finds everything else anew.
 */
function leaving(run, node, first) {
    const states = settle(first.next, run.siteOf(node));
    if (run.turns.length >= MAX_NESTED_TURNS)
        return { ...first, breaks: [...first.breaks, ...states], next: [] };
    for (const state of states) {
        run.spend(state.size);
        forget(run, node, state);
    }
    run.turns.push(1);
    const later = run.block(node.body, states);
    run.turns.pop();
    const [breaks, returns] = [
        [...first.breaks, ...later.breaks],
        [...first.returns, ...later.returns],
    ];
    // Nothing in sight ends it: an error does, or the time limit of the server. What it has written by then stays.
    const isLeft = breaks.length > 0 || returns.length > 0;
    return { next: isLeft ? [] : later.next, breaks, returns };
}

;// CONCATENATED MODULE: ./src/collect/source/lua/variables.ts



/** `local a, b = …` */
function variables_declare(machine, node, state) {
    const values = evaluateAll(machine, node.init, state);
    for (const [at, variable] of node.variables.entries()) {
        state.env.set(machine.nameOf(variable), valueAt(machine, values, at, variable));
    }
}
/** `a, t.b, t[i] = …` */
function variables_assign(machine, { variables, init }, state) {
    const values = evaluateAll(machine, init, state);
    for (const [at, target] of variables.entries()) {
        const value = valueAt(machine, values, at, target);
        if (target.type === 'Identifier')
            state.env.set(machine.nameOf(target), value);
        else if (target.type === 'IndexExpression' || target.type === 'MemberExpression')
            store(machine, target, value, state);
    }
}
function valueAt(machine, values, at, target) {
    const site = machine.siteOf(target);
    return values.items[at] ?? (values.open ? symbol(`value@${site}`, site) : NIL);
}
function store(machine, target, value, state) {
    const base = evaluate(machine, target.base, state);
    const table = state.table(base);
    const key = target.type === 'MemberExpression' ? undefined : evaluate(machine, target.index, state);
    if (base.kind !== 'table' || table === undefined)
        return;
    if (key === undefined && target.type === 'MemberExpression') {
        state.heap.set(base.id, { ...table, fields: new Map(table.fields).set(target.identifier.name, value) });
    }
    else if (key !== undefined)
        state.heap.set(base.id, variables_stored(table, base, key, value));
}
function variables_stored(table, base, key, value) {
    if (key.kind === 'number' && key.value >= 1 && !table.loose) {
        if (key.value <= table.items.length)
            return { ...table, items: table.items.with(key.value - 1, value) };
        if (key.value === table.items.length + 1)
            return added(table, value);
    }
    // `list[#list + 1] = item`, where the length is not known.
    if (identity(key) === `(#${identity(base)}+1)`)
        return added({ ...table, loose: true }, value);
    if (key.kind === 'number' || (key.kind === 'symbol' && key.type === 'number'))
        return { ...added(table, value), loose: true };
    return { ...table, fields: new Map(table.fields).set(fieldName(key), value) };
}

;// CONCATENATED MODULE: ./src/collect/source/lua/execute.ts








/** Runs a script along all of its paths, merging those that stand alike. */
class Interpreter extends Machine {
    /**
     * The main part, then each function that nothing in the script calls: Redis or another text calls it.
     *
     * @param uncalled these functions as the survey found them; absent in the survey itself
     * @returns them
     */
    runAll(start, uncalled) {
        const ran = [];
        const flow = this.block(this.program.chunk.body, [start]);
        const ends = [...flow.next, ...flow.breaks, ...flow.returns.map(({ state }) => state)];
        for (const end of ends)
            this.finish(end);
        const [after] = settle(ends.length > 0 ? ends : [start], 'end', 1);
        for (const node of uncalled ?? this.program.functions) {
            if (uncalled === undefined && this.entered.has(node))
                continue;
            ran.push(node);
            this.runFunction(node, start, after ?? start);
        }
        return ran;
    }
    runFunction(node, start, after) {
        const state = after.copy();
        state.key = start.key;
        state.status = start.status;
        state.pending.clear();
        state.content = null;
        state.touchedBy = null;
        state.leak = null;
        for (const end of this.body(node, undefined, { items: [], open: true }, state))
            this.finish(end.state);
    }
    finish(state) {
        for (const site of state.pending) {
            const tally = tallyOf(this, site);
            tally.bad = true;
            tally.leak ??= state.leak;
            if (this.assumption === 'emptied')
                site.emptied.by ??= state.touchedBy;
        }
    }
    /** Follows a call; where its paths end differently, what they leave is merged. */
    invoke(node, args, call, state) {
        const site = this.siteOf(call);
        const isRunning = this.frames.some((frame) => frame.node === node);
        if (isRunning || this.frames.length >= machine_MAX_DEPTH)
            return { items: [symbol(`call@${site}`, site)], open: true };
        this.spend(state.size);
        const ends = this.body(node, call, args, state.copy());
        const [first, ...others] = ends.filter((end) => !end.state.dead);
        if (first === undefined) {
            state.dead = true;
            return { items: [], open: false };
        }
        let values = first.values;
        for (const other of others) {
            this.spend(first.state.size);
            merge(first.state, other.state, site);
            values = eitherAll(values, other.values, `call@${site}`);
        }
        // Variables of the function are gone; keeping them would make every later copy dearer.
        for (const name of first.state.env.keys())
            if (!state.env.has(name))
                first.state.env.delete(name);
        state.become(first.state);
        return values;
    }
    body(node, call, args, state) {
        this.entered.add(node);
        const named = node.parameters.filter((parameter) => parameter.type === 'Identifier');
        this.frames.push({ node, call, rest: { ...args, items: args.items.slice(named.length) } });
        const site = this.siteOf(node);
        for (const [at, parameter] of named.entries()) {
            const origin = this.registered.has(node) ? '' : 'parameter:';
            const unknown = symbol(`${origin}${this.nameOf(parameter)}${call ? site : ''}`, site);
            state.env.set(this.nameOf(parameter), args.items[at] ?? (args.open ? unknown : NIL));
        }
        const { next, breaks, returns } = this.block(node.body, [state]);
        this.frames.pop();
        return [...returns, ...[...next, ...breaks].map((end) => ({ state: end, values: { items: [], open: false } }))];
    }
    block(statements, states) {
        const flow = { next: [...states], breaks: [], returns: [] };
        for (const statement of statements) {
            const before = flow.next.splice(0);
            if (before.length === 0)
                break;
            for (const state of before) {
                join(flow, this.statement(statement, state));
            }
            for (const state of flow.next)
                this.spend(flow.next.length > 1 ? state.size : 1);
            flow.next.splice(0, flow.next.length, ...settle(flow.next, String(rangeOf(statement)[0])));
        }
        return flow;
    }
    statement(node, state) {
        const flow = { next: [state], breaks: [], returns: [] };
        switch (node.type) {
            case 'LocalStatement':
                variables_declare(this, node, state);
                return flow;
            case 'AssignmentStatement':
                variables_assign(this, node, state);
                return flow;
            case 'CallStatement':
                if (isCall(node.expression))
                    evaluateAll(this, [node.expression], state);
                return flow;
            case 'FunctionDeclaration':
                if (node.identifier?.type === 'Identifier')
                    state.env.set(this.nameOf(node.identifier), { kind: 'function', node });
                else if (node.identifier)
                    variables_assign(this, { variables: [node.identifier], init: [node] }, state);
                return flow;
            case 'ReturnStatement': {
                const values = evaluateAll(this, node.arguments, state);
                return { next: [], breaks: [], returns: state.dead ? [] : [{ state, values }] };
            }
            case 'BreakStatement':
                return { next: [], breaks: [state], returns: [] };
            case 'DoStatement':
                return this.block(node.body, [state]);
            case 'IfStatement':
                return this.branches(node, state);
            case 'WhileStatement':
            case 'RepeatStatement':
            case 'ForNumericStatement':
            case 'ForGenericStatement':
                return follow(this, node, state);
            default:
                return flow;
        }
    }
    branches(node, state) {
        const flow = { next: [], breaks: [], returns: [] };
        for (const clause of node.clauses) {
            const condition = clause.type === 'ElseClause' ? TRUE : evaluate(this, clause.condition, state);
            if (state.dead)
                return flow;
            const truth = clause.type === 'ElseClause' || this.decide(condition, state);
            if (truth === false)
                continue;
            const taken = truth === true ? state : state.copy();
            assume(taken, condition, true);
            this.spend(taken.size);
            join(flow, this.block(clause.body, [taken]));
            if (truth === true)
                return flow;
            assume(state, condition, false);
        }
        flow.next.push(state);
        return flow;
    }
    /** A survey looks into every branch that a run with an assumption may decide against. */
    decide(condition, state) {
        const truth = truthOf(condition, state);
        return this.assumption === 'survey' ? undefined : truth;
    }
}
function join(flow, more) {
    flow.next.push(...more.next);
    flow.breaks.push(...more.breaks);
    flow.returns.push(...more.returns);
}
function eitherAll(left, right, id) {
    const count = Math.max(left.items.length, right.items.length);
    const items = Array.from({ length: count }, (_, at) => value_either(left.items[at] ?? NIL, right.items[at] ?? NIL, `${id}:${at}`));
    return { items, open: left.open || right.open };
}

// EXTERNAL MODULE: ./node_modules/luaparse/luaparse.js
var luaparse = __webpack_require__(2548);
;// CONCATENATED MODULE: ./src/collect/source/lua/parse.ts



/** Scripts above this many UTF-16 units are refused: a Lua script for Redis is a few kilobytes. */
const MAX_LENGTH = 2 * 1024 * 1024;
/** How often a script is read again with a placeholder or a `return` rewritten. */
const MAX_REPAIRS = 60;
/** Total of UTF-16 units read over all repairs, so that a long broken text is given up early. */
const MAX_READ = 8 * 1024 * 1024;
/** Characters before a `;` that are looked at for the word it ends. */
const MAX_BETWEEN = 110;
const HOLE = /__hole_\d+/g;
/**
 * Reads a script as Lua 5.1. Every repair keeps the length of the text, so offsets stay true.
 *
 * Placeholders `__hole_N` are tried as they are, then as a call statement (an included script), then as one more
 * argument (an optional tail such as `, 'EX', ARGV[2]`), then blank. A `return` in the middle of a chunk, which Lua
 * refuses and concatenated scripts show, is read as an assignment. The semicolon of `break;` is left out.
 *
 * @returns the tree, or one line that says what is wrong and in which line of the script
 */
function parseLua(text) {
    if (text.length > MAX_LENGTH)
        return { error: 'line 1: the script is longer than 2 MB and was not read' };
    let source = text.startsWith('#')
        ? text.replace(/^[^\n]*/, (line) => '-'.repeat(Math.min(2, line.length)).padEnd(line.length))
        : text;
    const holes = holesOf(text);
    let read = 0;
    for (let repair = 0;; repair++) {
        const result = attempt(source);
        if ('chunk' in result)
            return result;
        read += source.length;
        const next = repair < MAX_REPAIRS && read < MAX_READ ? repaired(source, holes, result.failure) : undefined;
        if (next === undefined)
            return { error: result.failure.message };
        source = next;
    }
}
function holesOf(text) {
    return [...text.matchAll(HOLE)].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        tries: 0,
    }));
}
function attempt(source) {
    let lastReturn;
    const onCreateNode = (node) => {
        if (node.type === 'ReturnStatement')
            lastReturn = node;
    };
    try {
        return { chunk: (0,luaparse.parse)(source, { luaVersion: '5.1', comments: false, ranges: true, onCreateNode }) };
    }
    catch (error) {
        return { failure: parse_describe(error, lastReturn) };
    }
}
function parse_describe(error, lastReturn) {
    // What the parser throws about a script names a place in it.
    const { message, index, line } = error;
    if (line === undefined)
        return { message: `line 1: ${(0,failures/* reasonOf */.A3)(error)}`, index: -1, lastReturn: undefined };
    const what = String(message ?? error)
        .replace(/^\[\d+:\d+\]\s*/, '')
        .replace(/\s+/g, ' ');
    const short = what.length > 160 ? `${what.slice(0, 159)}…` : what;
    return { message: `line ${line}: ${short}`, index: index ?? -1, lastReturn };
}
function repaired(source, holes, failure) {
    if (failure.index < 0)
        return undefined;
    return withoutSemicolon(source, failure) ?? withoutReturn(source, failure) ?? withHole(source, holes, failure.index);
}
/** `break;` is Lua 5.1, and the parser wants the end of the block after `break`. */
function withoutSemicolon(source, { index }) {
    const before = source.slice(Math.max(0, index - MAX_BETWEEN), index);
    if (source[index] !== ';' || !/\bbreak\s{0,100}$/.test(before))
        return undefined;
    return `${source.slice(0, index)} ${source.slice(index + 1)}`;
}
/** `return a, b` in the middle becomes `_     =a, b`: what follows it can be read, and offsets stay. */
function withoutReturn(source, { lastReturn, index }) {
    if (lastReturn === undefined || lastReturn.type !== 'ReturnStatement')
        return undefined;
    const [start, end] = rangeOf(lastReturn);
    const between = source.slice(end, index).replace(/--[^\n]*/g, '');
    if (end > index || !/^[\s;]*$/.test(between))
        return undefined;
    const instead = lastReturn.arguments.length > 0 ? '_    =' : '      ';
    return source.slice(0, start) + instead + source.slice(start + 'return'.length);
}
function withHole(source, holes, index) {
    const hole = holes.findLast((candidate) => candidate.start <= index && candidate.tries < 3);
    if (hole === undefined)
        return undefined;
    const length = hole.end - hole.start;
    const forms = [`${'_hole'.padEnd(length - 2, '_')}()`, `,${'_hole'.padEnd(length - 1, '_')}`, ' '.repeat(length)];
    const form = forms[hole.tries++] ?? '';
    return source.slice(0, hole.start) + form + source.slice(hole.end);
}

;// CONCATENATED MODULE: ./src/collect/source/lua/surroundings.ts

/** Find the keys, or take them: neither says anything about what one of them holds. */
const ABOUT_KEYS = /^(?:SCAN|KEYS|DEL|UNLINK|EXISTS)$/;
/** Where one command call stands in its script. A function may be called in a loop of whatever calls it. */
function surroundingsOf(call, program) {
    const around = pathTo(program.chunk, call);
    const isRepeated = around.some((node) => isLoop(node) || node.type === 'FunctionDeclaration');
    const loop = around.filter(isLoop).findLast(isOverList);
    return { isRepeated, isChosen: loop !== undefined && isChosenIn(loop, call, program) };
}
function isOverList({ type }) {
    return type === 'ForGenericStatement' || type === 'ForNumericStatement';
}
/** Whether an `if` inside the loop, behind a command that may read the key, leads to the call. */
function isChosenIn(loop, call, { guards, commandCalls }) {
    const guard = guards.get(call);
    if (!guard || !surroundings_isInside(guard.branch, loop))
        return false;
    return commandCalls.some((other) => {
        const [start] = rangeOf(other);
        if (!surroundings_isInside(other, loop) || start >= rangeOf(call)[0])
            return false;
        return !ABOUT_KEYS.test(nameIn(other));
    });
}
function nameIn(call) {
    const [name] = tree_argumentsOf(call);
    return name?.type === 'StringLiteral' ? stringValue(name.raw).toUpperCase() : '';
}
function surroundings_isInside(node, around) {
    return rangeOf(node)[0] >= rangeOf(around)[0] && rangeOf(node)[1] <= rangeOf(around)[1];
}
/** The nodes around a node, outermost first. */
function pathTo(root, node) {
    const path = [];
    for (let at = root; at && at !== node;) {
        path.push(at);
        at = childrenOf(at).find((child) => surroundings_isInside(node, child));
    }
    return path;
}

;// CONCATENATED MODULE: ./src/collect/source/lua/verdict.ts




/** Weighs what the runs found of one command. `complete` is false where the script was too costly to follow. */
function verdictOf(site, record, program, complete) {
    if (site.name === COMPUTED) {
        return {
            ttl: 'not-a-write',
            because: 'the command is not known',
            unsure: 'the name of the command is computed in the script',
        };
    }
    const { absent, present } = site;
    if (site.name.startsWith('RENAME')) {
        if (!complete)
            return unfollowed(site, record);
        if (absent.bad || present.bad)
            return never(site, record, program, 'the key that is renamed has no TTL, and its new name gets none');
    }
    if (!isWrite(site.name) || site.action?.writes.length === 0) {
        return { ttl: 'not-a-write', because: `${site.name} creates no key` };
    }
    if (site.own.size === 1 && site.own.has('yes'))
        return { ttl: 'always', because: ownReason(site) };
    if (!complete)
        return unfollowed(site, record);
    const verdict = weigh(site, record, program);
    return site.action?.path === 'unknown' ? doubtful(site, verdict) : verdict;
}
/** What was weighed as the change of a document that is there may as well create one. */
function doubtful(site, verdict) {
    if (verdict.ttl === 'always')
        return verdict;
    const because = `${site.name} creates the key only where its path is the root, and its path is not constant`;
    return { ...verdict, ttl: 'conditional', because, unsure: because };
}
function ownReason({ name, action }) {
    const option = action?.option;
    if (option === undefined || option === name)
        return `${name} sets a TTL itself`;
    return option === 'KEEPTTL'
        ? `${name} with KEEPTTL keeps the TTL of the key`
        : `${name} sets a TTL itself, with ${option}`;
}
function unfollowed(site, record) {
    const setter = settersOf(site, record)[0];
    return {
        ttl: setter ? 'conditional' : 'never',
        because: setter
            ? `${setter.name} on the same key stands elsewhere in the script`
            : 'nothing in the script gives this key a TTL',
        unsure: 'the script is too large to follow all of its paths',
        ...(setter && { by: setter }),
    };
}
function weigh(site, record, program) {
    const { tallies, isAnew, isExisting } = deciding(site);
    // The TTL that a key had before the script is lost with the key.
    const good = new Map(tallies.flatMap((tally) => [...tally.good]).filter(([reason]) => !isAnew || reason !== 'kept'));
    const leak = tallies.map((tally) => tally.leak).find((name) => name !== null);
    if (!tallies.some((tally) => tally.bad)) {
        if (good.size === 0)
            return untouched(site);
        return isExisting ? existing(site, good, record) : verdict_always(site, good, program);
    }
    const otherwise = isAnew ? lossOf(site) : undefined;
    const verdict = good.size > 0 ? mixed(site, good, record, program) : never(site, record, program, otherwise);
    if (leak)
        return { ...verdict, unsure: `the key is handed to \`${leak}\`, which is not in this script` };
    if (site.uncalled)
        return { ...verdict, unsure: `\`${site.uncalled}\` is called from outside this script, which may set the TTL` };
    return verdict;
}
/** The assumptions about the key that say what becomes of its TTL. */
function deciding({ action, absent, present, emptied }) {
    const drops = action?.keepsTtl === false;
    const isReachedWithoutKey = absent.bad || absent.good.size > 0;
    if (isReachedWithoutKey)
        return { tallies: drops ? [absent, present] : [absent], isAnew: false, isExisting: false };
    const isAnew = !drops && isCreating(emptied);
    return { tallies: [isAnew ? emptied : present], isAnew, isExisting: !drops && !isAnew };
}
/** Whether the command does more than to keep the TTL that its key had before the script. */
function isCreating({ bad, good }) {
    return bad || [...good.keys()].some((reason) => reason !== 'kept');
}
/** No path reached the command with its key in mind. */
function untouched(site) {
    if (site.action?.onlyExisting) {
        const what = site.action.path ? 'a path within a document' : `${site.name} with XX`;
        return { ttl: 'not-a-write', because: `${what} creates no key` };
    }
    return {
        ttl: 'never',
        because: 'nothing in the script gives this key a TTL',
        unsure: 'no path through the script leads here',
    };
}
const verdict_WORDS = {
    own: (by) => `${by} sets a TTL itself`,
    kept: () => 'the key got its TTL earlier in the script, and this command keeps it',
    expire: (by) => `${by} on the same key in the same script`,
    rewritten: (by) => `${by} later in the script writes the same key with a TTL`,
    deleted: () => 'deleted later in the same script',
    renamed: () => 'deleted later in the same script: it is renamed',
};
function verdict_always(site, good, program) {
    const [reason, by] = [...good].find(([each]) => each !== 'own') ?? [...good][0] ?? ['own', site];
    const guard = program.guards.get(by.call);
    const isOwn = guard !== undefined && guard.branch !== program.guards.get(site.call)?.branch && reason === 'expire';
    const when = isOwn ? `, whenever this command creates the key (${worded(guard, program)})` : '';
    return { ttl: 'always', because: verdict_WORDS[reason](by.name) + when, ...(by !== site && { by }) };
}
/** How the key may have been lost before the command runs, where elements are taken out of it. */
function lossOf({ emptied: { by } }) {
    if (!by?.action?.shrinks.length)
        return undefined;
    return `${by.name} before it may take the last element, and Redis deletes the key with it and its TTL`;
}
/** The command runs only where the key exists, and keeps the TTL that the key has. */
function existing(site, good, record) {
    const because = 'runs only when the key exists, and keeps the TTL it has';
    const by = [...good.values()].find((other) => other !== site) ?? settersOf(site, record).find((other) => other !== site);
    return { ttl: by ? 'always' : 'not-a-write', because, ...(by && { by }) };
}
function mixed(site, good, record, program) {
    const other = [...good].find(([reason]) => reason !== 'own');
    if (other === undefined) {
        const because = site.own.has('unknown')
            ? `an argument of ${site.name} is not constant and may be a TTL option, or none`
            : `${site.action?.option ?? 'the TTL option'} is among the arguments on some paths only`;
        const isOpen = site.own.has('unknown') && !site.own.has('no');
        return { ttl: 'conditional', because, ...(isOpen && { unsure: `the options of ${site.name} are computed` }) };
    }
    const [reason, by] = other;
    if (reason === 'kept')
        return { ttl: 'conditional', because: 'the key got a TTL earlier in the script on some paths only', by };
    if (reason === 'deleted') {
        // On the other paths nothing bounds the key: a delete that may not come is no TTL.
        return { ttl: 'never', because: onSomePaths(by, record, program, 'of the same key').because, by };
    }
    return { ...onSomePaths(by, record, program, 'on the same key'), by };
}
function onSomePaths(by, record, program, does) {
    const guard = program.guards.get(by.call);
    if (guard === undefined)
        return { ttl: 'conditional', because: `${by.name} ${does} is not reached on every path` };
    const isNever = !guard.isElse && record.neverEqual.has(rangeOf(guard.condition)[0]);
    const note = isNever ? ', which compares a number with a string and is never true' : '';
    return { ttl: 'conditional', because: `${by.name} ${does} runs only ${worded(guard, program)}${note}` };
}
/** No path gives the key a TTL behind this command; if the script does so elsewhere, that is told. */
function never(site, record, program, otherwise = 'nothing in the script gives this key a TTL') {
    const setters = settersOf(site, record).filter((setter) => setter !== site);
    const [by] = setters;
    if (by === undefined)
        return { ttl: 'never', because: otherwise };
    const isBefore = by.offset < site.offset && program.guards.get(by.call)?.branch === program.guards.get(site.call)?.branch;
    if (!isBefore)
        return { ...onSomePaths(by, record, program, 'on the same key'), by };
    if (site.action?.keepsTtl === false)
        return { ttl: 'never', because: `${site.name} drops the TTL that ${by.name} has set before`, by };
    return {
        ttl: 'conditional',
        because: `${by.name} runs before the write, and does nothing to a key that is not there yet`,
        by,
    };
}
function settersOf(site, record) {
    return [...site.keys.keys()].flatMap((key) => [...(record.setters.get(key) ?? [])]);
}
/** `if \`count == 1\`` */
function worded({ condition, isElse }, program) {
    const short = (0,excerpt/* excerptOf */.z)(program.text.slice(...rangeOf(condition)));
    return isElse ? `where \`${short}\` does not hold` : `if \`${short}\``;
}

;// CONCATENATED MODULE: ./src/collect/source/lua/index.ts















/** What following one script may cost, in steps; real scripts stay below a hundredth of it. */
const BUDGET = 8_000_000;
/** What all scripts of a repository may cost together: a few times what the largest ones in sight need. */
class LuaEffort {
    /** UTF-16 units that are parsed. */
    characters = 24_000_000;
    /** Steps in which scripts are followed. */
    steps = 3 * BUDGET;
}
/** A script of more keys is not followed at all: what is known of some of them says nothing about the others. */
const MAX_KEYS = 200;
/** Their first argument is no key; that of CONFIG and its like is their second word, which the caller needs. */
const KEYLESS = new Set('SCAN FLUSHALL FLUSHDB TIME PUBLISH SPUBLISH PING ECHO SELECT INFO DBSIZE RANDOMKEY OBJECT XGROUP'.split(' '));
/**
 * Reads a Lua script for Redis and tells its commands in the order of the text, with what each write leaves of a TTL.
 * Placeholders `__hole_N` stand for text that is not known; give equal texts equal numbers.
 *
 * @returns the commands, or an error in one line that names the script's line; it never throws
 */
function readLua(script, effort = new LuaEffort()) {
    effort.characters -= script.length;
    if (effort.characters < 0)
        return { error: 'line 1: there is more Lua than is read of one repository' };
    try {
        const parsed = parseLua(script);
        if ('error' in parsed)
            return parsed;
        const program = programOf(parsed.chunk, script);
        const record = new Record();
        const complete = followAll(program, record, effort);
        addUnreached(program, record);
        const sites = [...record.sites.values()].sort((left, right) => left.offset - right.offset);
        return { commands: sites.map((site) => commandOf(site, record, program, complete)) };
    }
    catch (error) {
        return { error: `line 1: ${(0,failures/* reasonOf */.A3)(error)}` };
    }
}
/** Whether a text is worth reading as Lua: it calls `redis.call` or `server.call`, or something named like an alias. */
function looksLikeLua(text) {
    return /\b(?:redis|server)\s*(?:\.\s*|\[\s*["'])p?call\b|\bredis\.register_function\b|\b(?:\w+\s*\.\s*p?call|r_?call|redis_?call)\s*\(\s*["'][A-Za-z]+["']/i.test(text);
}
/** Follows the script for every key that it writes; false where that would cost too much. */
function followAll(program, record, effort) {
    const given = Math.min(BUDGET, effort.steps);
    const budget = { left: given };
    let uncalled;
    const run = (key, assumption, status) => {
        const start = new State();
        start.key = key;
        start.status = status;
        uncalled = new Interpreter(program, record, assumption, budget).runAll(start, uncalled);
    };
    try {
        run(null, 'survey', ABSENT);
        const writes = [...record.sites.values()].filter(needsFollowing);
        const keys = [...new Set(writes.flatMap((site) => [...site.keys.keys()]))];
        if (keys.length > MAX_KEYS)
            return false;
        for (const key of keys) {
            run(key, 'absent', ABSENT);
            if (writes.some((site) => site.keys.has(key) && isAboutExisting(site))) {
                run(key, 'present', EXPIRING);
                run(key, 'emptied', EXPIRING);
            }
            // `if redis.call('TTL', key) == -1 then … end` leads where neither of the other two runs goes.
            if (writes.some((site) => site.keys.has(key) && !isReached(site)))
                run(key, 'present', BARE);
        }
        return true;
    }
    catch (error) {
        if (error instanceof OutOfBudget)
            return false;
        throw error;
    }
    finally {
        effort.steps -= given - budget.left;
    }
}
function needsFollowing(site) {
    return isWrite(site.name) && site.keys.size > 0 && !(site.own.size === 1 && site.own.has('yes'));
}
/** Whether it matters what the write does to a key that exists: it drops the TTL, or runs only then. */
function isAboutExisting({ action, absent }) {
    return action?.keepsTtl === false || (!absent.bad && absent.good.size === 0);
}
function isReached({ absent, present, emptied }) {
    return [absent, present, emptied].some((tally) => tally.bad || tally.good.size > 0);
}
/** Calls that no path reaches are told all the same, as far as their arguments are literal. */
function addUnreached(program, record) {
    for (const call of program.commandCalls) {
        if (record.visited.has(call))
            continue;
        const [name, ...items] = tree_argumentsOf(call).map(lua_literal);
        const site = record.site(call, wordsOf(name)?.[0] ?? COMPUTED, rangeOf(call));
        record.see(site, actionOf(site.name, { items, open: false }), items[0]);
    }
}
function lua_literal(node) {
    return node.type === 'StringLiteral' ? value_text(stringValue(node.raw)) : { kind: 'symbol', id: `@${rangeOf(node)[0]}` };
}
function commandOf(site, record, program, complete) {
    const { ttl, because, unsure, by } = verdictOf(site, record, program, complete);
    const keys = [...site.keys.values()];
    const lifetimes = lifetimesOf(site, program);
    const first = KEYLESS.has(site.name) && keys.length === 0 ? undefined : (keys[0] ?? site.first);
    const pattern = keys.map(value_patternOf).find((each) => each !== null) ?? value_patternOf(first);
    const [elements, ...others] = site.elements;
    const given = site.name === 'KEYS' && first?.kind === 'string' ? quoted(first.value) : undefined;
    return {
        name: site.name,
        offset: site.offset,
        length: site.length,
        key: pattern,
        ...(given !== undefined && { pattern: given }),
        keyId: first ? identity(first) : '',
        ttl,
        because,
        ...(unsure && { unsure }),
        ...(site.givesIds && { givesIds: true }),
        ...(/^(?:SCAN|KEYS|DEL|UNLINK)$/.test(site.name) && { inScript: surroundingsOf(site.call, program) }),
        ...(site.flags.size > 0 && { flags: [...site.flags] }),
        ...(elements && others.length === 0 && { elements }),
        ...(lifetimes.length > 0 && { lifetimes }),
        ...(by && { expiry: { offset: by.offset, length: by.length } }),
    };
}

// EXTERNAL MODULE: ./src/collect/source/repository/names-in-text.ts
var names_in_text = __webpack_require__(7255);
;// CONCATENATED MODULE: ./src/collect/source/metrics/in-process.ts


/** Collections that live as long as the process, where nothing fills them at once: a table of constants is no cache. */
const COLLECTION = /^(?:Map|WeakMap|\w{0,20}LRU\w{0,20}|NodeCache|TTLCache)$/i;
const LOOKS_UP = /^(?:get|has|peek)$/;
/** What holds metrics by their names. */
const OF_METRICS = /counter|gauge|metric|histogram/i;
/** More nodes than a function that a person reads has. */
const in_process_MAX_NODES = 5000;
/**
 * Whether what is counted at a node is a lookup in the memory of the process: the nearest one before it in its function
 * is of a Map of the file or of the class, of an object that is filled by and by, of an AsyncLocalStorage. By the syntax
 * of the file alone, so that whatever comes from elsewhere is not known.
 */
function countsInProcess(node) {
    let nearest;
    let end = -1;
    let seen = 0;
    for (const one of (0,syntax/* nodesIn */.vx)((0,syntax/* owningScope */.X2)(node))) {
        if (++seen > in_process_MAX_NODES)
            return false;
        const searched = one.end <= node.pos && one.end > end ? searchedBy(one) : undefined;
        if (searched) {
            nearest = searched;
            end = one.end;
        }
    }
    return nearest !== undefined && isOfProcess(nearest, (0,syntax/* owningScope */.X2)(node));
}
/** What is searched for a key that is not written out: `entries.get(key)`, `entries[key]`. */
function searchedBy(node) {
    if (compiler.ts.isElementAccessExpression(node))
        return isKey(node.argumentExpression) ? node.expression : undefined;
    if (!compiler.ts.isCallExpression(node) || !compiler.ts.isPropertyAccessExpression(node.expression))
        return undefined;
    const { name, expression } = node.expression;
    const [key] = node.arguments;
    if (!LOOKS_UP.test(name.text) || !key || !isKey(key))
        return undefined;
    return OF_METRICS.test((0,syntax/* memberName */.eg)(expression) ?? '') ? undefined : expression;
}
function isKey(key) {
    return !compiler.ts.isStringLiteralLike(key) && !compiler.ts.isNumericLiteral(key);
}
function isOfProcess(searched, scope) {
    const node = (0,syntax/* unwrap */.oA)(searched);
    const declared = compiler.ts.isIdentifier(node) ? in_process_variableOf(node) : in_process_fieldOf(node);
    const value = declared?.initializer && (0,syntax/* unwrap */.oA)(declared.initializer);
    if (!value || !declared)
        return false;
    if (compiler.ts.isCallExpression(value))
        return (0,syntax/* memberName */.eg)(value.expression) === 'getStore';
    // What is made for each call is a list of what was found, and lives no longer.
    if ((0,syntax/* owningScope */.X2)(declared) === scope)
        return false;
    if (compiler.ts.isObjectLiteralExpression(value))
        return value.properties.length === 0;
    if (!compiler.ts.isNewExpression(value))
        return false;
    const name = (0,syntax/* memberName */.eg)(value.expression) ?? '';
    return COLLECTION.test(name) && (!/^(?:Weak)?Map$/.test(name) || !value.arguments?.length);
}
/** The variable of that name in the blocks around. */
function in_process_variableOf(name) {
    for (let at = name.parent; at; at = at.parent) {
        if (!compiler.ts.isSourceFile(at) && !compiler.ts.isBlock(at))
            continue;
        const found = at.statements
            .filter(compiler.ts.isVariableStatement)
            .flatMap(({ declarationList }) => declarationList.declarations)
            .find((one) => (0,syntax/* memberName */.eg)(one.name) === name.text);
        if (found)
            return found;
    }
    return undefined;
}
/** `this.entries`, as the class around declares it. */
function in_process_fieldOf(node) {
    if (!compiler.ts.isPropertyAccessExpression(node) || node.expression.kind !== compiler.ts.SyntaxKind.ThisKeyword)
        return undefined;
    const members = compiler.ts.findAncestor(node, compiler.ts.isClassLike)?.members ?? [];
    return [...members].filter(compiler.ts.isPropertyDeclaration).find((one) => (0,syntax/* memberName */.eg)(one.name) === (0,syntax/* memberName */.eg)(node));
}

;// CONCATENATED MODULE: ./src/collect/source/metrics/names.ts
const CACHE = new Set(['cache', 'cached', 'caches', 'caching', 'redis', 'valkey', 'keyspace']);
const names_REDIS = new Set(['redis', 'valkey', 'keyspace']);
const HIT = new Set(['hit', 'hits']);
const MISS = new Set(['miss', 'misses', 'missed']);
const RATIO = new Set(['ratio', 'rate', 'percent', 'percentage', 'pct', 'share', 'efficiency']);
const LOOKUP = new Set('lookup lookups request requests get gets read reads access accesses operation operations ops result results resolve query queries event events fetch fetches total count counter'.split(' '));
/** Caches that are elsewhere than in Redis, whatever else is said of them; a prompt's is a language model's. */
const ELSEWHERE = new Set('local memory inmemory mem lru l1 cdn edge browser page prompt token tokens module build turbo compile dns image images disk file files sqlite http cloudfront cloudflare swr query plan'.split(' '));
/** Words that tell nothing apart: the rest of a name says which cache it is about. */
const FILLERS = new Set(['total', 'count', 'counter', 'number', 'num', 'of', 'the', 'metric', 'metrics']);
/** A metric's name as the words in it: `cacheHits_total` is `cache`, `hits`, `total`. */
function names_wordsOf(name) {
    return name
        .replace(/([a-z\d])([A-Z])/g, '$1 $2')
        .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
        .split(/[^A-Za-z\d]+/)
        .flatMap((word) => /^(cache|redis|hit)(hits?|miss(?:es)?|rate|ratio)$/i.exec(word)?.slice(1) ?? [word])
        .map((word) => word.toLowerCase())
        .filter(Boolean);
}
/**
 * What a metric counts of a cache that may be in Redis; undefined where its name does not speak of one.
 *
 * @param name as it is sent: `cache_hits_total`
 * @param around what else is said of it: the variable that holds it, its help text
 */
function partOf(name, around = []) {
    const words = names_wordsOf(name);
    const all = [...words, ...around.flatMap(names_wordsOf)];
    if (!all.some((word) => CACHE.has(word)))
        return undefined;
    if (words.some((word) => ELSEWHERE.has(word)) && !words.some((word) => names_REDIS.has(word)))
        return undefined;
    const isHit = words.some((word) => HIT.has(word));
    const isMiss = words.some((word) => MISS.has(word));
    if (words.some((word) => RATIO.has(word)))
        return isHit || isMiss ? 'ratio' : undefined;
    if (isHit && isMiss)
        return 'lookups';
    if (isHit)
        return 'hits';
    if (isMiss)
        return 'misses';
    const isOfLookups = words.some((word) => LOOKUP.has(word)) || words.every((word) => CACHE.has(word));
    return isOfLookups ? 'lookups' : undefined;
}
/** Whether a name says by itself that the cache is in Redis. */
function namesRedis(name) {
    return names_wordsOf(name).some((word) => names_REDIS.has(word));
}
/** Which cache a metric is about: its words without those that say what is counted. */
function names_stemOf(name) {
    const words = names_wordsOf(name).filter((word) => ![HIT, MISS, LOOKUP, FILLERS].some((one) => one.has(word)) && !CACHE.has(word));
    return words.join(' ');
}
/** What a label's value says of one lookup. */
function outcomeOf(value) {
    const words = names_wordsOf(value);
    if (words.some((word) => HIT.has(word)))
        return 'hit';
    if (words.some((word) => MISS.has(word)))
        return 'miss';
    return /^(?:cache|cached|redis)$/i.test(value) ? 'hit' : undefined;
}
/** Labels by which lookups are told apart by the kind of their key; `namespace` and the like name kinds of keys, too. */
const KEY_LABEL = /^(?:(?:cache_?)?key_?(?:prefix|pattern|space|type|family|name)?|(?:cache_?)?prefix|namespace|keyspace)$/i;
/** Whether a label tells lookups apart by key or by prefix. */
function isKeyLabel(label) {
    return KEY_LABEL.test(label);
}

;// CONCATENATED MODULE: ./src/collect/source/metrics/counting.ts



/** Works out which metrics of a cache there are and whether anything moves them. */
class Ledger {
    files;
    sources;
    reading;
    #moves;
    #metrics;
    constructor(files, sources, reading) {
        this.files = files;
        this.sources = sources;
        this.reading = reading;
        this.#moves = files.flatMap(({ moves }) => moves);
        this.#metrics = files.flatMap(({ metrics }) => metrics);
    }
    /** Every metric of a cache: those that are defined, then those that are sent by name alone. */
    counted() {
        const defined = this.#metrics.flatMap((metric) => this.#counted(metric) ?? []);
        const known = new Set(this.#metrics.map(({ name }) => name));
        const sent = new Map();
        for (const move of this.#moves) {
            for (const name of move.names)
                if (!known.has(name))
                    sent.set(name, [...(sent.get(name) ?? []), move]);
        }
        return [...defined, ...[...sent].flatMap(([name, moves]) => this.#sent(name, moves) ?? [])];
    }
    #counted(metric) {
        const part = partOf(metric.name, metric.around);
        if (part === undefined)
            return undefined;
        const moves = this.#moves.filter((move) => this.#movesMetric(move, metric));
        if (this.#isOfProcess(moves, part))
            return undefined;
        const doubts = this.#doubts(metric.holder ?? metric.name, { part, moves }, metric);
        return {
            ...this.#common(metric.name, part, moves),
            isByKey: hasKeyLabel(moves, metric.labels),
            node: metric.node,
            doubts,
        };
    }
    #sent(name, moves) {
        const part = partOf(name);
        const [first] = moves;
        if (part === undefined || !first || this.#isOfProcess(moves, part))
            return undefined;
        const doubts = this.#doubts(name, { part, moves });
        return { ...this.#common(name, part, moves), isByKey: hasKeyLabel(moves, []), node: first.node, doubts };
    }
    #common(name, part, moves) {
        const outcomes = new Set(moves.flatMap(({ labels }) => [...labels.outcomes]));
        // Only what is not told by the labels themselves is looked for at the callers.
        if (part === 'lookups' && outcomes.size < 2) {
            for (const { labels } of moves)
                for (const one of this.sources.outcomesThrough(labels.through))
                    outcomes.add(one);
        }
        return { name, part, outcomes };
    }
    #movesMetric(move, metric) {
        if (move.names.includes(metric.name) || move.holder === metric.name)
            return true;
        const held = this.#heldAs(metric);
        if (!held.has(move.holder))
            return false;
        // Another file may call anything `counter`.
        return move.node.getSourceFile() === metric.node.getSourceFile() || isTelling(move.holder);
    }
    /** The names that a metric goes by: of its variable, of what it is injected as, of a getter. */
    #heldAs({ holder, name }) {
        const names = new Set(holder === undefined ? [] : [holder]);
        const aliasesOf = (one) => this.files.flatMap(({ aliases }) => aliases.get(one) ?? []);
        for (const alias of aliasesOf(name))
            names.add(alias);
        for (const one of [...names])
            if (isTelling(one))
                for (const alias of aliasesOf(one))
                    names.add(alias);
        return names;
    }
    /** Whether a metric counts what a cache in the memory of the process has, and nowhere what Redis has. */
    #isOfProcess(moves, part) {
        const isOne = moves.length > 0 && moves.every(({ node }) => countsInProcess(node));
        return isOne && !moves.some(({ node }) => this.#isByRead(node, part));
    }
    /** Whether a move tells of a read from Redis. All lookups may be counted before they are made. */
    #isByRead(node, part) {
        return this.reading.followsRead(node) || (part === 'lookups' && this.reading.precedesRead(node));
    }
    #doubts(shown, { part, moves }, metric) {
        const at = metric?.node ?? moves[0]?.node;
        const library = at && this.sources.libraryOf(at);
        if (library === undefined)
            return [`\`${moves[0]?.callee ?? shown}\` is of no metrics library that is known here`];
        if (metric?.isAsked)
            return namesRedis(metric.name) ? [] : [NOT_OF_REDIS];
        if (moves.length === 0)
            return [`nothing in sight moves \`${shown}\``];
        if (moves.some(({ node }) => this.#isByRead(node, part)))
            return [];
        const live = moves.filter(({ node }) => this.#isCalled(node));
        const [move] = moves;
        if (live.length === 0 && move)
            return [`nothing in sight calls \`${(0,syntax/* nameAround */.dv)(move.node)}\`, which moves \`${shown}\``];
        return namesRedis(metric?.name ?? shown) ? [] : [NOT_OF_REDIS];
    }
    /** Whether the function around is named anywhere else; one without a name is called by whoever holds it. */
    #isCalled(node) {
        const name = (0,syntax/* nameAround */.dv)(node);
        return name === undefined || this.sources.isNamedTwice(name);
    }
}
const NOT_OF_REDIS = 'nothing in sight shows that this cache is the one in Redis';
/** Whether a name says enough to mean the same thing in every file. */
function isTelling(name) {
    return /hit|miss|cache|redis/i.test(name);
}
function hasKeyLabel(moves, declared) {
    return [...declared, ...moves.flatMap(({ labels }) => labels.names)].some(isKeyLabel);
}

;// CONCATENATED MODULE: ./src/collect/source/metrics/pairing.ts


/** What together tells the share of hits: hits beside misses or lookups, lookups by outcome, or the ratio itself. */
function hitRatios(counted, sources) {
    const whole = counted.filter(({ part, outcomes }) => part === 'ratio' || outcomes.size === 2);
    const isOpen = (one) => !whole.includes(one);
    const hits = counted.filter((one) => one.part === 'hits' && isOpen(one));
    const others = counted.filter((one) => (one.part === 'misses' || one.part === 'lookups') && isOpen(one));
    const misses = others.filter(({ part }) => part === 'misses');
    const pairs = hits.flatMap((one) => {
        const other = partnerOf(one, others) ?? (hits.length === 1 && misses.length === 1 ? misses[0] : undefined);
        return other ? [[one, other]] : [];
    });
    const fromMisses = misses.flatMap((one) => {
        const other = hits.length === 0
            ? partnerOf(one, others.filter(({ part }) => part === 'lookups'))
            : undefined;
        return other ? [[other, one]] : [];
    });
    return [...whole.map((one) => [one]), ...pairs, ...fromMisses].map((parts) => monitorOf(parts, sources));
}
/** The misses of the same cache, else all its lookups. */
function partnerOf({ name }, others) {
    const same = others.filter((other) => names_stemOf(other.name) === names_stemOf(name));
    return same.find(({ part }) => part === 'misses') ?? same[0];
}
/** Counters of lookups by the prefix of the key, which show where the traffic goes even without hits and misses. */
function trafficByKey(counted, sources) {
    const parts = counted.filter(({ isByKey, part, doubts }) => isByKey && part !== 'ratio' && doubts.length === 0);
    return parts.slice(0, 1).map((one) => ({ ...monitorOf([one], sources), subjects: ['hot-keys'] }));
}
function monitorOf(parts, sources) {
    const [first] = parts;
    const doubts = [...new Set(parts.flatMap((one) => one.doubts))];
    const subjects = ['hit-ratio', ...(parts.some(({ isByKey }) => isByKey) ? ['hot-keys'] : [])];
    const names = parts.map(({ name }) => `\`${name}\``).join(' and ');
    return {
        place: (0,usage_site/* placeOf */.$t)(first.node),
        name: `${sources.libraryOf(first.node) ?? 'counters'} ${names}`,
        kind: 'counter',
        subjects,
        ...(doubts.length > 0 && { doubts }),
    };
}

;// CONCATENATED MODULE: ./src/collect/source/metrics/names-in.ts


const names_in_MAX_DEPTH = 6;
const names_in_MAX_NAMES = 16;
/**
 * The texts that an expression may be: a literal, both sides of a choice, the value of a constant of the same file.
 * A constant of elsewhere stands for itself, by its last name: `METRICS.CACHE_HIT`. Unknown parts of a template are `*`.
 */
function names_in_namesIn(expression, depth = 0) {
    const node = (0,syntax/* unwrap */.oA)(expression);
    if (depth > names_in_MAX_DEPTH)
        return [];
    if (compiler.ts.isStringLiteralLike(node))
        return [node.text];
    if (compiler.ts.isConditionalExpression(node)) {
        return [...names_in_namesIn(node.whenTrue, depth + 1), ...names_in_namesIn(node.whenFalse, depth + 1)];
    }
    if (compiler.ts.isTemplateExpression(node))
        return ofTemplate(node, depth);
    if (compiler.ts.isBinaryExpression(node) && node.operatorToken.kind === compiler.ts.SyntaxKind.PlusToken) {
        return names_in_joined(orUnknown(node.left, depth), orUnknown(node.right, depth));
    }
    if (compiler.ts.isIdentifier(node)) {
        const value = constantOf(node);
        return value ? names_in_namesIn(value, depth + 1) : [node.text];
    }
    if (compiler.ts.isPropertyAccessExpression(node))
        return [(0,syntax/* memberName */.eg)(node) ?? '*'];
    return [];
}
function ofTemplate({ head, templateSpans }, depth) {
    return templateSpans.reduce((texts, { expression, literal }) => names_in_joined(texts, orUnknown(expression, depth)).map((text) => text + literal.text), [head.text]);
}
/** Parts that are not written out say nothing: a prefix called `cacheHitPrefix` is no hit. */
function orUnknown(expression, depth) {
    const node = (0,syntax/* unwrap */.oA)(expression);
    const value = compiler.ts.isIdentifier(node) ? constantOf(node) : node;
    if (!value || compiler.ts.isPropertyAccessExpression(value) || compiler.ts.isIdentifier(value))
        return ['*'];
    const found = names_in_namesIn(value, depth + 1);
    return found.length > 0 ? found : ['*'];
}
function names_in_joined(before, after) {
    return before.flatMap((one) => after.map((other) => one + other)).slice(0, names_in_MAX_NAMES);
}
/** The value of a constant at the top of the same file, or in the block around. */
function constantOf(name) {
    for (let at = name.parent; at; at = at.parent) {
        if (!compiler.ts.isSourceFile(at) && !compiler.ts.isBlock(at))
            continue;
        const value = at.statements.flatMap((one) => declaredIn(one, name.text))[0];
        if (value)
            return (0,syntax/* unwrap */.oA)(value) === name ? undefined : (0,syntax/* unwrap */.oA)(value);
    }
    return undefined;
}
function declaredIn(statement, name) {
    if (!compiler.ts.isVariableStatement(statement))
        return [];
    const found = statement.declarationList.declarations.find((one) => (0,syntax/* memberName */.eg)(one.name) === name);
    return found?.initializer ? [found.initializer] : [];
}

;// CONCATENATED MODULE: ./src/collect/source/metrics/labels.ts




/** Reads labels from the arguments of a move: `{ result: 'hit' }`, `'hit'`, `['result:hit']`, `{ hit: found !== null }`. */
function labelsOf(expressions) {
    const names = [];
    const outcomes = new Set();
    const through = [];
    const value = (expression) => {
        for (const text of textsOf(expression)) {
            const outcome = outcomeOf(text);
            if (outcome)
                outcomes.add(outcome);
        }
        const parameter = labels_parameterOf(expression);
        if (parameter)
            through.push(parameter);
    };
    for (const expression of expressions) {
        const node = (0,syntax/* unwrap */.oA)(expression);
        if (compiler.ts.isObjectLiteralExpression(node)) {
            for (const property of node.properties)
                readProperty(property, { names, outcomes, value });
        }
        else if (compiler.ts.isArrayLiteralExpression(node))
            node.elements.forEach(value);
        else
            value(node);
    }
    return { names, outcomes, through };
}
function readProperty(property, { names, outcomes, value }) {
    const name = property.name && (0,syntax/* memberName */.eg)(property.name);
    if (name === undefined)
        return;
    names.push(name);
    const isShorthand = compiler.ts.isShorthandPropertyAssignment(property);
    const written = isShorthand ? property.name : compiler.ts.isPropertyAssignment(property) ? property.initializer : undefined;
    if (!written)
        return;
    const [first] = textsOf(written);
    const isAnswer = /^(?:is_?)?(?:cache_?)?hit$/i.test(name);
    if (!isAnswer || (first !== undefined && outcomeOf(first))) {
        value(written);
        return;
    }
    const { kind } = (0,syntax/* unwrap */.oA)(written);
    if (kind !== compiler.ts.SyntaxKind.FalseKeyword && first !== 'false')
        outcomes.add('hit');
    if (kind !== compiler.ts.SyntaxKind.TrueKeyword && first !== 'true')
        outcomes.add('miss');
}
/** Texts that a value may be, by the types of the file as well: `(result: 'hit' | 'miss')`. */
function textsOf(expression) {
    const node = (0,syntax/* unwrap */.oA)(expression);
    const parameter = compiler.ts.isIdentifier(node) ? declaredParameter(node) : undefined;
    if (parameter?.type)
        return literalsIn(parameter.type);
    return names_in_namesIn(node).filter((text) => !compiler.ts.isIdentifier(node) || text !== node.text);
}
const MAX_LITERALS = 50;
/** The strings of a union, or of a type of that name in the same file. */
function literalsIn(type, depth = 0) {
    if (depth > 3)
        return [];
    if (compiler.ts.isLiteralTypeNode(type))
        return compiler.ts.isStringLiteral(type.literal) ? [type.literal.text] : [];
    if (compiler.ts.isUnionTypeNode(type))
        return type.types.slice(0, MAX_LITERALS).flatMap((one) => literalsIn(one, depth + 1));
    if (!compiler.ts.isTypeReferenceNode(type) || !compiler.ts.isIdentifier(type.typeName))
        return [];
    const { text } = type.typeName;
    const alias = type.getSourceFile().statements.find((one) => compiler.ts.isTypeAliasDeclaration(one) && one.name.text === text);
    return alias && compiler.ts.isTypeAliasDeclaration(alias) ? literalsIn(alias.type, depth + 1) : [];
}
function declaredParameter(name) {
    return (0,syntax/* enclosingFunction */.pG)(name)?.parameters.find((one) => compiler.ts.isIdentifier(one.name) && one.name.text === name.text);
}
/** The untyped parameter that a value is, so that its callers may be asked. */
function labels_parameterOf(expression) {
    const node = (0,syntax/* unwrap */.oA)(expression);
    const parameter = compiler.ts.isIdentifier(node) ? declaredParameter(node) : undefined;
    const owner = parameter && (0,syntax/* enclosingFunction */.pG)(parameter.name);
    const callee = owner && (0,syntax/* functionName */.AQ)(owner);
    if (!parameter || !owner || callee === undefined || callee.length < 3)
        return undefined;
    return { callee, position: owner.parameters.indexOf(parameter) };
}

;// CONCATENATED MODULE: ./src/collect/source/metrics/libraries.ts

/** What takes the numbers, by package; words for the report. */
const libraries_LIBRARIES = {
    'prom-client': 'prom-client',
    '@willsoto/nestjs-prometheus': 'prom-client',
    '@opentelemetry/api': 'OpenTelemetry',
    '@opentelemetry/api-metrics': 'OpenTelemetry',
    '@opentelemetry/sdk-metrics': 'OpenTelemetry',
    'nestjs-otel': 'OpenTelemetry',
    'hot-shots': 'StatsD',
    'node-statsd': 'StatsD',
    'statsd-client': 'StatsD',
    lynx: 'StatsD',
    'node-dogstatsd': 'StatsD',
    'dd-trace': 'Datadog',
    'datadog-metrics': 'Datadog',
    '@aws-lambda-powertools/metrics': 'CloudWatch',
    'aws-embedded-metrics': 'CloudWatch',
    newrelic: 'New Relic',
    applicationinsights: 'Application Insights',
    '@sentry/node': 'Sentry',
    '@sentry/nextjs': 'Sentry',
    '@sentry/nestjs': 'Sentry',
};
/** The metrics library that a specifier imports; undefined for any other package. */
function metricsLibrary(specifier) {
    const name = (0,source_packages/* packageOf */.wg)(specifier);
    return Object.hasOwn(libraries_LIBRARIES, name) ? libraries_LIBRARIES[name] : undefined;
}
const DEFINES = /^(?:create(?:Observable|UpDown|ObservableUpDown)?(?:Counter|Gauge)|make(?:Counter|Gauge)Provider)$/;
const DEFINES_ITS_OWN_WAY = /^(?:(?:get|create|register|make|define|add|new|build)_?(?:or_?create_?)?\w{0,20}(?:counter|gauge|metric)(?:With\w{1,20})?|counter)$/i;
/** Methods that send one number under the name that they are given. */
const SENDS = /^(?:increment|incr|inc|count|gauge|distribution|incrementMetric|recordMetric|addMetric|putMetric|trackMetric)$/;
const SENDS_ITS_OWN_WAY = /^(?:incr?(?:ement)?|record|track|emit|send|report|publish|count|add|bump)_?\w{0,20}(?:metric|counter|stat)s?$/i;
/** Constructions of a metric: `new Counter(…)`, `new client.Gauge(…)`. */
const CONSTRUCTED = /^(?:Counter|Gauge)$/;
/** What calling something of this name with the name of a metric does. */
function deedOf(callee) {
    if (SENDS.test(callee))
        return 'sends';
    if (DEFINES.test(callee) || DEFINES_ITS_OWN_WAY.test(callee))
        return 'defines';
    return SENDS_ITS_OWN_WAY.test(callee) ? 'sends' : undefined;
}
/** The library that a spelling belongs to, whatever else the repository uses; undefined where several share it. */
function libraryOfSpelling(callee) {
    if (callee === 'Counter' || /^make(?:Counter|Gauge)Provider$/.test(callee))
        return 'prom-client';
    return /^create(?:Observable|UpDown|ObservableUpDown)(?:Counter|Gauge)$|^createCounter$/.test(callee)
        ? 'OpenTelemetry'
        : undefined;
}
/** Methods that move a metric that is at hand: `.inc()`, `.add(1)`, `.set(ratio)`. */
const MOVES = /^(?:inc|add|set|increment|incr|record|observe|addCallback|incBy)$/;
/** What is plainly no metric, although it has methods of those names: `console.count`, `prisma.user.count`. */
const NO_METRICS = /^(?:console|prisma|db|knex|repository|repo|redis|cache|client\.hincrby)$/i;

;// CONCATENATED MODULE: ./src/collect/source/metrics/reading.ts





/** Reads the metrics of one parsed file, by its syntax alone. */
function readMetrics(file) {
    const metrics = [];
    const moves = [];
    const aliases = new Map();
    const alias = (name, other) => aliases.set(name, [...(aliases.get(name) ?? []), other]);
    for (const node of (0,syntax/* nodesIn */.vx)(file)) {
        const metric = definitionIn(node);
        if (metric)
            metrics.push(metric);
        else if (compiler.ts.isCallExpression(node))
            moves.push(...movesIn(node));
        else if (compiler.ts.isDecorator(node))
            noteInjection(node, alias);
        else if (isGetter(node))
            noteGetter(node, alias);
    }
    return { metrics, moves, aliases };
}
function definitionIn(node) {
    if (!compiler.ts.isNewExpression(node) && !compiler.ts.isCallExpression(node))
        return undefined;
    const callee = (0,syntax/* memberName */.eg)(node.expression) ?? '';
    const isDefinition = compiler.ts.isNewExpression(node) ? CONSTRUCTED.test(callee) : deedOf(callee) === 'defines';
    if (!isDefinition)
        return undefined;
    const [first, second] = node.arguments ?? [];
    const options = [first, second].find((one) => one && compiler.ts.isObjectLiteralExpression(one));
    const named = options && first === options ? propertyOf(options, 'name') : first;
    const [name] = named ? names_in_namesIn(named) : [];
    if (name === undefined)
        return undefined;
    const holder = reading_holderOf(node);
    const labels = options && propertyOf(options, 'labelNames');
    return {
        name,
        around: [...(holder === undefined ? [] : [holder]), ...helpIn(options, second)],
        holder,
        labels: labels ? elementsIn(labels) : [],
        node,
        isAsked: (options !== undefined && reading_memberOf(options, 'collect') !== undefined) || isCalledBackOn(node),
    };
}
/** What a metric is for, in its options or as the second argument. */
function helpIn(options, second) {
    const help = options && (propertyOf(options, 'help') ?? propertyOf(options, 'description'));
    const text = help ?? (second && compiler.ts.isStringLiteralLike(second) ? second : undefined);
    return text ? names_in_namesIn(text) : [];
}
/** `createObservableGauge(…).addCallback(…)`: the metric is asked for its value from then on. */
function isCalledBackOn({ parent }) {
    return compiler.ts.isPropertyAccessExpression(parent) && parent.name.text === 'addCallback';
}
/** `x = new Counter()`, `this.x = …`, `{ x: … }`, a field `x = …`; through `as` and `??`. */
function reading_holderOf(node) {
    const { parent } = node;
    if (compiler.ts.isVariableDeclaration(parent) || compiler.ts.isPropertyDeclaration(parent) || compiler.ts.isPropertyAssignment(parent)) {
        return (0,syntax/* memberName */.eg)(parent.name);
    }
    if (compiler.ts.isBinaryExpression(parent))
        return parent.right === node ? (0,syntax/* memberName */.eg)(parent.left) : undefined;
    return compiler.ts.isAsExpression(parent) || compiler.ts.isParenthesizedExpression(parent) ? reading_holderOf(parent) : undefined;
}
function movesIn(node) {
    const { expression } = node;
    const method = (0,syntax/* memberName */.eg)(expression) ?? '';
    const receiver = compiler.ts.isPropertyAccessExpression(expression) ? expression.expression : undefined;
    const [first] = node.arguments;
    const isSending = deedOf(method) === 'sends' && first !== undefined && !NO_METRICS.test(lastName(receiver));
    const names = isSending ? names_in_namesIn(first) : [];
    const isMove = receiver !== undefined && MOVES.test(method);
    if (names.length === 0 && !isMove)
        return [];
    const { holder, labelled } = receiver ? throughLabels(receiver) : { holder: '', labelled: [] };
    const labels = labelsOf([...node.arguments.slice(names.length > 0 ? 1 : 0), ...labelled]);
    return [{ holder, names, callee: calleeText(expression), labels, node }];
}
/** `cacheRequests.labels('hit')` is `cacheRequests`, with labels; `getHits()` is whatever that gives. */
function throughLabels(receiver) {
    const node = (0,syntax/* unwrap */.oA)(receiver);
    if (!compiler.ts.isCallExpression(node))
        return { holder: (0,syntax/* memberName */.eg)(node) ?? '', labelled: [] };
    const { expression } = node;
    if ((0,syntax/* memberName */.eg)(expression) === 'labels' && compiler.ts.isPropertyAccessExpression(expression)) {
        return { holder: lastName(expression.expression), labelled: node.arguments };
    }
    const isByName = /^getSingleMetric$/.test((0,syntax/* memberName */.eg)(expression) ?? '');
    const [name] = isByName && node.arguments[0] ? names_in_namesIn(node.arguments[0]) : [];
    return { holder: name ?? (0,syntax/* memberName */.eg)(expression) ?? '', labelled: [] };
}
function lastName(node) {
    const inner = node && (0,syntax/* unwrap */.oA)(node);
    return inner ? ((0,syntax/* memberName */.eg)(compiler.ts.isCallExpression(inner) ? inner.expression : inner) ?? '') : '';
}
function calleeText(expression) {
    return expression.getText().replace(/\s+/g, ' ').slice(0, 60);
}
/** `@InjectMetric('cache_hits_total') private readonly hits: Counter`. */
function noteInjection({ expression, parent }, alias) {
    if (!compiler.ts.isCallExpression(expression) || (0,syntax/* memberName */.eg)(expression.expression) !== 'InjectMetric')
        return;
    const [first] = expression.arguments;
    const held = compiler.ts.isParameter(parent) || compiler.ts.isPropertyDeclaration(parent) ? (0,syntax/* memberName */.eg)(parent.name) : undefined;
    for (const name of first ? names_in_namesIn(first) : [])
        if (held !== undefined)
            alias(name, held);
}
function isGetter(node) {
    const isNamed = compiler.ts.isFunctionDeclaration(node) || compiler.ts.isMethodDeclaration(node) || compiler.ts.isGetAccessorDeclaration(node);
    return isNamed && node.name !== undefined && compiler.ts.isIdentifier(node.name) && node.body !== undefined;
}
/** What a function gives back by name goes by the name of the function, too: `return hits`. */
function noteGetter(node, alias) {
    for (const one of (0,syntax/* returnedExpressions */.Fe)(node)) {
        const held = (0,syntax/* memberName */.eg)(one);
        if (held !== undefined)
            alias(held, node.name.text);
    }
}
/** The value of a named property; undefined where it is not written out. */
function propertyOf(object, name) {
    const member = reading_memberOf(object, name);
    if (member && compiler.ts.isShorthandPropertyAssignment(member))
        return member.name;
    return member && compiler.ts.isPropertyAssignment(member) ? member.initializer : undefined;
}
function reading_memberOf(object, name) {
    if (!compiler.ts.isObjectLiteralExpression(object))
        return undefined;
    return object.properties.find((one) => one.name !== undefined && (0,syntax/* memberName */.eg)(one.name) === name);
}
function elementsIn(list) {
    const node = (0,syntax/* unwrap */.oA)(list);
    return compiler.ts.isArrayLiteralExpression(node) ? node.elements.flatMap((one) => names_in_namesIn(one)) : [];
}

;// CONCATENATED MODULE: ./src/collect/source/metrics/server-info.ts




/** What of INFO is about which subject. */
const FIELDS = [
    ['hit-ratio', ['keyspace_hits', 'keyspace_misses']],
    ['evictions', ['evicted_keys']],
];
const LOGS = /^(?:log|info|debug|warn|error|trace|verbose|http|metric|gauge|record|distribution|histogram)$/;
const LOGGER = /^(?:console|log|logger|\w{0,30}log(?:ger)?|statsd|\w{0,20}metrics?|telemetry)$/i;
/** A file that asks the server for INFO and reads its counters: what some collectors do by hand. */
function readServerInfo(file) {
    const named = new Map();
    let [asks, records] = [false, false];
    for (const node of (0,syntax/* nodesIn */.vx)(file)) {
        for (const field of fieldsNamedBy(node))
            if (!named.has(field))
                named.set(field, node);
        if (compiler.ts.isCallExpression(node)) {
            asks ||= asksForInfo(node);
            records ||= server_info_isRecord(node);
        }
    }
    const subjects = FIELDS.filter(([, fields]) => fields.every((field) => named.has(field))).map(([subject]) => subject);
    const [first] = [...named.values()];
    if (!asks || !first || !subjects.includes('hit-ratio'))
        return undefined;
    const doubts = ['it is not in sight where the numbers go: nothing in the file logs or records them'];
    return {
        place: (0,usage_site/* placeOf */.$t)(first),
        name: 'INFO read by the service',
        kind: 'counter',
        subjects,
        ...(!records && { doubts }),
    };
}
/** Only code counts: a comment is not among the nodes. */
function fieldsNamedBy(node) {
    const isText = compiler.ts.isStringLiteralLike(node) ||
        compiler.ts.isRegularExpressionLiteral(node) ||
        compiler.ts.isTemplateHead(node) ||
        compiler.ts.isTemplateMiddle(node) ||
        compiler.ts.isTemplateTail(node) ||
        compiler.ts.isIdentifier(node);
    return isText ? FIELDS.flatMap(([, fields]) => fields).filter((field) => node.text.includes(field)) : [];
}
/** `redis.info('stats')`, `client.info()`, `sendCommand(['INFO', 'stats'])`, `call('INFO')`. */
function asksForInfo(node) {
    const name = (0,syntax/* memberName */.eg)(node.expression);
    const receiver = compiler.ts.isPropertyAccessExpression(node.expression) ? (0,syntax/* memberName */.eg)(node.expression.expression) : undefined;
    const [first] = node.arguments;
    if (name === 'info')
        return !LOGGER.test(receiver ?? '') && (first === undefined || compiler.ts.isStringLiteralLike(first));
    const words = first && compiler.ts.isArrayLiteralExpression(first) ? first.elements[0] : first;
    const isRaw = /^(?:sendCommand|call|customCommand|send_command|sendcommand)$/.test(name ?? '');
    return isRaw && words !== undefined && compiler.ts.isStringLiteralLike(words) && /^info$/i.test(words.text);
}
function server_info_isRecord(node) {
    const { expression } = node;
    if (!compiler.ts.isPropertyAccessExpression(expression))
        return false;
    const receiver = (0,syntax/* memberName */.eg)(expression.expression) ?? '';
    const method = expression.name.text;
    if (LOGGER.test(receiver) && LOGS.test(method))
        return !['warn', 'error'].includes(method);
    return MOVES.test(method) && /gauge|counter|metric|ratio|hits|misses/i.test(receiver);
}

;// CONCATENATED MODULE: ./src/collect/source/metrics/sources.ts






/** Longer names are no person's. */
const MAX_NAME = 80;
/** Questions about the texts of all sources, asked of few names: each is one search. */
class Sources {
    checkout;
    #named = new Map();
    #libraries;
    constructor(checkout) {
        this.checkout = checkout;
        const all = [...checkout.sources.values()].flatMap(({ imports }) => imports.flatMap((one) => metricsLibrary(one) ?? []));
        this.#libraries = [...new Set(all)];
    }
    /** The library that takes a metric: one that its file imports, else one of the repository that is so spelled. */
    libraryOf(node) {
        const imports = this.checkout.sources.get((0,source_program/* repositoryPath */.SH)(node.getSourceFile()))?.imports ?? [];
        const own = imports.flatMap((one) => metricsLibrary(one) ?? []);
        const isCall = compiler.ts.isCallExpression(node) || compiler.ts.isNewExpression(node);
        const spelled = libraryOfSpelling((isCall && (0,syntax/* memberName */.eg)(node.expression)) || '');
        const known = [...own, ...this.#libraries];
        return (spelled !== undefined && known.includes(spelled) ? spelled : undefined) ?? known[0];
    }
    /** Whether a word stands in more than one place: what is declared and never named again is not called. */
    isNamedTwice(name) {
        const known = this.#named.get(name);
        if (known !== undefined)
            return known;
        const isTwice = name.length > MAX_NAME || this.#count(name) > 1;
        this.#named.set(name, isTwice);
        return isTwice;
    }
    #count(name) {
        const word = new RegExp(`(?<![\\w$])${(0,names_in_text/* escapeForRegExp */.If)(name)}(?![\\w$])`, 'g');
        let count = 0;
        for (const { text } of this.checkout.sources.values()) {
            if (!text.includes(name))
                continue;
            count += [...text.matchAll(word)].length;
            if (count > 1)
                break;
        }
        return count;
    }
    /** The outcomes that callers pass as plain text: `record('hit')`. */
    outcomesThrough(through) {
        return through.flatMap(({ callee, position }) => this.#passedTo(callee, position));
    }
    #passedTo(callee, position) {
        if (!/^\w{3,80}$/.test(callee) || position > 5)
            return [];
        const call = new RegExp(`\\b${callee}\\((?:[^,()]{0,100},){${position}}\\s{0,20}['"\`]([\\w-]{1,30})['"\`]`, 'g');
        return [...this.checkout.sources.values()]
            .filter(({ text }) => text.includes(callee))
            .flatMap(({ text }) => [...text.matchAll(call)].flatMap((match) => outcomeOf(match[1]) ?? []));
    }
}

;// CONCATENATED MODULE: ./src/collect/source/metrics/index.ts






/** Asked of every source, so each has to be quick: most files fail the first. */
const OUTCOME = /(?<![a-z])(?:hits?|miss(?:es|ed)?)(?![a-z])|(?:[a-z\d])(?:Hits?|Miss(?:es|ed)?)(?![a-z])|hit_?rat(?:e|io)|_(?:HITS?|MISS(?:ES)?)\b/i;
const metrics_CACHE = /cache|redis|valkey/i;
const METRIC = /\bnew\s{1,10}(?:\w{1,40}\.)?(?:Counter|Gauge)\b|(?:[cC]ounter|[gG]auge|[mM]etric|[sS]tat|[eE]vent)(?:Provider|With\w{1,20})?\(\s{0,40}[{'"`]|\.(?:increment|incr|inc|count|gauge)\(\s{0,40}['"`A-Z]|InjectMetric|\.(?:inc|add|observe|record)\(/g;
const SERVER_INFO = 'keyspace_hits';
/** Counters of the service that tell how many reads of the cache hit, and what it reads of the server's own. */
function findCounters(files, reading) {
    const sources = new Sources(files.checkout);
    const candidates = pathsOf(files, isCandidate);
    const read = parsed(files, candidates).map(readMetrics);
    const holders = holdersIn(read);
    const movers = holders
        ? pathsOf(files, (text) => holders.test(text)).filter((path) => !candidates.includes(path))
        : [];
    const counted = new Ledger([...read, ...parsed(files, movers).map(readMetrics)], sources, reading).counted();
    const infos = parsed(files, pathsOf(files, (text) => text.includes(SERVER_INFO))).flatMap((file) => {
        return readServerInfo(file) ?? [];
    });
    const ratios = hitRatios(counted, sources);
    const others = ratios.some(({ subjects }) => subjects.includes('hot-keys')) ? [] : trafficByKey(counted, sources);
    return [...ratios, ...others, ...infos];
}
function pathsOf({ checkout }, isWanted) {
    return [...checkout.sources]
        .filter(([path, { text }]) => !path.endsWith('.lua') && isWanted(text))
        .map(([path]) => path);
}
function parsed(files, paths) {
    return paths.flatMap((path) => files.file(path) ?? []);
}
/** How far from a metric the words stand that say what it counts: the branches around it, its labels, its help text. */
const BEFORE = 600;
const AFTER = 300;
/** A file with more than this is parsed without looking at all of them. */
const MAX_SEARCHED = 1000;
/** Whether a metric may be about hits or the prefixes of keys: a long file has both words somewhere. */
function isCandidate(text) {
    if (!metrics_CACHE.test(text) || !(OUTCOME.test(text) || isByKey(text)))
        return false;
    let searched = 0;
    for (const { index } of text.matchAll(METRIC)) {
        const around = text.slice(Math.max(0, index - BEFORE), index + AFTER);
        if (OUTCOME.test(around) || PREFIX.test(around) || ++searched > MAX_SEARCHED)
            return true;
    }
    return false;
}
function isByKey(text) {
    return /counter/i.test(text) && PREFIX.test(text);
}
const PREFIX = /prefix|namespace|key_?(?:pattern|space|type)/i;
/** Moves of what other files define: `metrics.cacheHits.inc()`. */
function holdersIn(files) {
    const held = files.flatMap(({ metrics, aliases }) => [...metrics.flatMap(namesOf), ...[...aliases.values()].flat()]);
    const names = [...new Set(held)].filter((name) => isTelling(name) && /^[\w$]{3,80}$/.test(name)).slice(0, MAX_HOLDERS);
    if (names.length === 0)
        return undefined;
    return new RegExp(`${(0,names_in_text/* wholeName */.fC)(names)}[\\s\\S]{0,80}?\\.(?:inc|add|set|record|observe)`);
}
const MAX_HOLDERS = 100;
function namesOf({ holder, name }) {
    return [name, ...(holder === undefined ? [] : [holder])];
}

;// CONCATENATED MODULE: ./src/collect/source/parsing.ts

/** Files by their syntax alone, each parsed once: those of the program, and any other that a question needs. */
class SyntaxFiles {
    checkout;
    parsed;
    skipped;
    deadline;
    /**
     * @param parsed what the program has parsed; what is parsed here is added
     * @param skipped told of what could not be parsed
     */
    constructor(checkout, parsed, skipped, deadline) {
        this.checkout = checkout;
        this.parsed = parsed;
        this.skipped = skipped;
        this.deadline = deadline;
    }
    /** One source; undefined where it cannot be parsed, which is told. The compiler knows nothing of one that is not its own. */
    file(path) {
        const isLate = this.deadline.isOver && !this.parsed.has((0,source_program/* compilerPath */.nY)(path));
        if (isLate)
            return this.#tell(path, this.deadline.reason);
        return (0,source_program/* parseSource */.PJ)(this.checkout, path, this.parsed, (reason) => this.#tell(path, reason));
    }
    /** What the compiler could not take either was told then. */
    #tell(path, reason) {
        if (!this.skipped.some((one) => one.path === path))
            this.skipped.push({ path, reason, kind: 'source' });
    }
}

// EXTERNAL MODULE: ./src/collect/source/protection/index.ts + 22 modules
var protection = __webpack_require__(7258);
// EXTERNAL MODULE: ./src/collect/source/repository/cached.ts
var cached = __webpack_require__(909);
;// CONCATENATED MODULE: ./src/collect/source/repository/exports.ts
/*
 * Every repetition below is bounded, and a list ends at the next brace of either kind: these run over all files, and a
 * hostile one must not cost more than its length.
 */
const DECLARED = /\bexport\s{1,100}(?:default\s{1,100})?(?:declare\s{1,100})?(?:abstract\s{1,100})?(?:async\s{1,100})?(?:const|let|var|function\*?|class|interface|type|enum|namespace)\s{1,100}([A-Za-z_$][\w$]{0,200})/g;
const LISTED = /\bexport\s{0,100}(?:type\s{0,100})?\{([^{}]{0,50000})\}/g;
const PASSED_ON = /\bexport\s{0,100}(?:type\s{0,100})?\{[^{}]{0,50000}\}\s{0,100}from\b/;
const STAR = /\bexport\s{0,100}\*/;
const COMMONJS = /\bmodule\.exports\s{0,100}=|\bexports\.[A-Za-z_$][\w$]{0,200}\s{0,100}=/;
/** `exports.connect =`, `module.exports.connect =`. */
const ASSIGNED = /\bexports\.([A-Za-z_$][\w$]{0,200})\s{0,100}=(?!=)/g;
const ASSIGNED_TABLE = /\bmodule\.exports\s{0,100}=\s{0,100}\{([^{}]{0,50000})/g;
const COMMENT = /\/\*[^*]{0,2000}\*\/|\/\/[^\n]{0,2000}/g;
/** A barrel of barrels of barrels; deeper ones are circular. */
const MAX_BARRELS = 6;
/** Enough to tell importers apart; a file that exports more is generated. */
const exports_MAX_NAMES = 300;
/** Names that a file exports, by its text. A default export has no name of its own and is not among them. */
function exportedNames(text) {
    return exports_namesOf(text, () => true);
}
const OF_TYPES = /^export\s{0,100}type\b|\b(?:type|interface)\s{1,100}[\w$]+$/;
/** Those of them that may be values: types alone hold no options and no lifetimes. */
function exportedValues(text) {
    return exports_namesOf(text, (statement) => !OF_TYPES.test(statement));
}
function exports_namesOf(text, isWanted) {
    const matching = (pattern) => [...text.matchAll(pattern)].filter(([statement]) => isWanted(statement));
    const declared = matching(DECLARED).map((match) => match[1]);
    const listed = matching(LISTED).flatMap((match) => namesInList(match[1]));
    return [...new Set([...declared, ...listed, ...assignedNames(text)])];
}
/** `type Options as RedisOptions`: the last word is what importers see. Quoted and empty names have none. */
function namesInList(list) {
    return list
        .replace(COMMENT, '')
        .split(',')
        .flatMap((part) => part.trim().split(/\s/).at(-1) ?? [])
        .filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && name !== 'default');
}
function assignedNames(text) {
    const single = [...text.matchAll(ASSIGNED)].map((match) => match[1]);
    const tables = [...text.matchAll(ASSIGNED_TABLE)].flatMap((match) => match[1].replace(COMMENT, '').split(','));
    // `connect`, `connect: open`, `connect() `: the first word is what importers see.
    const first = (part) => /^\s{0,1000}(?:async\s{1,100})?([A-Za-z_$][\w$]{0,200})/.exec(part)?.[1] ?? [];
    return [...single, ...tables.flatMap(first)];
}
/** Whether a file passes on what it imports: `export … from`, or a CommonJS module that assigns its exports. */
function isBarrel(text) {
    return STAR.test(text) || PASSED_ON.test(text) || COMMONJS.test(text);
}
/** `module.exports = require('./cache')`, `= { cache: require('./cache') }`, `{ ...require('./cache') }`. */
const COMMONJS_PASSED_ON = /\bmodule\.exports\s{0,100}=\s{0,100}(?:require\b|\{[^}]{0,50000}\brequire\b)/;
/** Whether a file hands on what others export, under the same names. */
function passesOn(text) {
    return STAR.test(text) || PASSED_ON.test(text) || COMMONJS_PASSED_ON.test(text);
}
/** `{ a, b as c } from`, `{ a, b: c } = require(`, `= await import(`. */
const NAMED_IMPORTS = /\{([^{}]{0,50000})\}\s{0,100}(?:from\b|=\s{0,100}(?:await\s{1,100})?(?:require|import)\s{0,100}\()/g;
const WHOLE_IMPORT = /\*\s{0,100}as\b|\w\s{0,100}=\s{0,100}(?:await\s{1,100})?(?:require|import)\s{0,100}\(/;
const MEMBER = /\.\s{0,20}([A-Za-z_$][\w$]{0,200})/g;
/** Names that a file may import from others, by its text: of a module that it imports whole, the members that it uses. */
function importedNames(text) {
    const names = new Set();
    for (const match of text.matchAll(NAMED_IMPORTS)) {
        for (const part of match[1].replace(COMMENT, '').split(',')) {
            const name = /^\s{0,1000}(?:type\s{1,100})?([A-Za-z_$][\w$]*)/.exec(part)?.[1];
            if (name)
                names.add(name);
        }
    }
    if (WHOLE_IMPORT.test(text))
        for (const match of text.matchAll(MEMBER))
            names.add(match[1]);
    return [...names];
}

;// CONCATENATED MODULE: ./src/collect/source/repository/object-makers.ts

/* Every repetition is bounded: these run over many files, and a hostile one must not cost more than its length. */
const object_makers_ASSIGNED = String.raw `\s{0,20}(?::[^=;\n]{0,100})?=\s{0,20}(?:await\s{1,20})?`;
/**
 * Whether a file gives on an object that it makes of a class, by its text: `export const mailer = new Mailer()`,
 * `return { mailer }`, `this.mailer = new Mailer()`, `start(new Mailer())`; not one that it makes for itself alone.
 *
 * @param classes what another file exports
 */
function givesOnObjects(text, classes) {
    if (classes.length === 0)
        return false;
    const made = `new\\s{1,20}${(0,names_in_text/* wholeName */.fC)(classes)}`;
    if (!new RegExp(`\\b${made}`).test(text))
        return false;
    const isHandedOn = new RegExp(`(?:\\breturn\\s|=>|[(,:[]|\\bdefault\\s|\\bexport\\s{1,20}(?:const|let)\\s{1,20}[\\w$]{1,60}${object_makers_ASSIGNED}|\\.[#\\w$]{1,60}\\s{0,20}(?:\\?\\?|\\|\\|)?=)\\s{0,20}${made}`);
    if (isHandedOn.test(text))
        return true;
    const held = new RegExp(`\\b(?:const|let|var)\\s{1,20}([\\w$]{1,60})${object_makers_ASSIGNED}${made}`, 'g');
    return [...text.matchAll(held)].some((match) => isGivenOn(text, match[1]));
}
/** Whether a variable is among what a file returns, exports or hands to a call. */
function isGivenOn(text, name) {
    const whole = `(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$.(])`;
    return new RegExp(`(?:\\breturn\\b|\\bexport\\b|\\bexports\\b|[(,])[^;()]{0,500}${whole}`).test(text);
}

;// CONCATENATED MODULE: ./src/collect/source/repository/passed-on.ts


const passed_on_NOTHING = new Map();
/** What barrels pass on, by the texts of files; each barrel is read once, however many import it. */
class PassedOn {
    imports;
    textOf;
    exportsIn;
    #byBarrel = new Map();
    #exported = new Map();
    constructor(imports, textOf, 
    /** The names that count: those of values, unless types are asked for, too. */
    exportsIn = exportedValues) {
        this.imports = imports;
        this.textOf = textOf;
        this.exportsIn = exportsIn;
    }
    /** The names that importers of a file may get through it from others; none where it is no barrel. */
    by(path, depth = 0) {
        const known = this.#byBarrel.get(path);
        if (known !== undefined)
            return known;
        if (depth >= MAX_BARRELS || !passesOn(this.textOf(path)))
            return passed_on_NOTHING;
        const providers = new Map();
        // Entered before it is complete: barrels that pass each other on must not follow each other for ever.
        this.#byBarrel.set(path, providers);
        for (const target of this.imports.get(path) ?? []) {
            for (const name of this.#exportsOf(target))
                if (!providers.has(name))
                    providers.set(name, [target]);
            for (const [name, behind] of this.by(target, depth + 1)) {
                if (!providers.has(name))
                    providers.set(name, [target, ...behind]);
            }
        }
        return providers;
    }
    #exportsOf(path) {
        return (0,cached/* cached */.P)(this.#exported, path, () => this.exportsIn(this.textOf(path)).slice(0, exports_MAX_NAMES));
    }
}

// EXTERNAL MODULE: ./src/collect/source/protection/requests.ts
var requests = __webpack_require__(5892);
;// CONCATENATED MODULE: ./src/collect/source/protection/uses.ts




/** What collections, requests and settings are called, whose `get()` and `set()` are no calls of a cache. */
const uses_COLLECTION = /^(?:params|headers|searchParams|formData|cookies|config\w{0,20}|axios|https?|url|req|request|res|response|ctx|context|app|router|reply|state|registry|\w{0,40}(?:Map|Set|Params|Headers|Router|Config))$/i;
const COLLECTION_METHOD = /^(?:get|set|has|add|delete|clear|keys|values|entries|find|filter|push|forEach|map)$/;
/** Whether collections have a method of this name. */
function isOfCollections(name) {
    return COLLECTION_METHOD.test(name);
}
/** The names that a file uses, and the functions around each. */
class Uses {
    #members = new Map();
    #names = new Map();
    /** What is around a function or a holder, for what is waited for in it and for what is not. */
    #around = { settled: new Map(), open: new Map() };
    constructor(file) {
        const stack = [file];
        const push = (child) => void stack.push(child);
        for (let next = stack.pop(); next; next = stack.pop()) {
            if (compiler.ts.isMemberName(next))
                add(isMember(next) ? this.#members : this.#names, next);
            else if (!isNameless(next))
                compiler.ts.forEachChild(next, push);
        }
    }
    /** Whether a name is used: as a member (`a.x`), else by itself as well. */
    has(wanted) {
        return this.#usesOf(wanted).some((uses) => uses.length > 0);
    }
    /** The functions around the uses of a name. */
    carriersOf(wanted) {
        return this.#usesOf(wanted).flatMap((uses) => {
            const around = uses.map((node) => this.#carriersAround(node));
            return [...new Set(around)].flat();
        });
    }
    #usesOf({ name, isMember, isLocal }) {
        const kinds = isMember ? [this.#members] : isLocal ? [this.#names] : [this.#members, this.#names];
        return kinds.map((one) => (one.get(name) ?? []).filter(isUse));
    }
    #carriersAround(node) {
        const { scope, isSettled } = scopeOf(node);
        if (!scope)
            return [];
        return (0,cached/* cached */.P)(isSettled ? this.#around.settled : this.#around.open, scope, () => carriersFrom(scope, isSettled));
    }
}
function add(uses, node) {
    const known = uses.get(node.text);
    if (known)
        known.push(node);
    else
        uses.set(node.text, [node]);
}
const WORD = /[\w$]/;
const RECEIVER = /([\w$]{1,100})(?:!|\?)?$/;
/** Whether a text may hold what {@link Uses} finds, without parsing it: common names are in files that do not use them. */
function mayUse(text, wanted) {
    const { name } = wanted;
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
        const isWhole = !WORD.test(text.charAt(at - 1)) && !WORD.test(text.charAt(at + name.length));
        if (isWhole && mayBeUse(text, at, wanted))
            return true;
    }
    return false;
}
function mayBeUse(text, at, { name, isMember }) {
    let before = at - 1;
    while (before > 0 && /\s/.test(text.charAt(before)))
        before--;
    if (text.charAt(before) !== '.')
        return !isMember;
    // A receiver on another line may as well be the end of a comment.
    const receiver = isOfCollections(name) && RECEIVER.exec(text.slice(Math.max(0, before - 102), before))?.[1];
    return !(receiver && uses_COLLECTION.test(receiver));
}
function isNameless(node) {
    return (compiler.ts.isImportDeclaration(node) ||
        compiler.ts.isExportDeclaration(node) ||
        compiler.ts.isTypeNode(node) ||
        compiler.ts.isInterfaceDeclaration(node) ||
        compiler.ts.isTypeAliasDeclaration(node));
}
function isMember(node) {
    return compiler.ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
}
function isUse(node) {
    const { parent } = node;
    if (compiler.ts.isFunctionLike(parent) || compiler.ts.isClassLike(parent))
        return false;
    if (compiler.ts.isPropertyAccessExpression(parent) && parent.name === node) {
        return !(isOfCollections(node.text) && uses_COLLECTION.test((0,syntax/* memberName */.eg)(parent.expression) ?? ''));
    }
    return parent.name !== node || compiler.ts.isShorthandPropertyAssignment(parent);
}
/** What a wrapper makes of a function is called by the name that it is given. */
function isHolder(node) {
    return (compiler.ts.isVariableDeclaration(node) ||
        compiler.ts.isPropertyDeclaration(node) ||
        compiler.ts.isPropertyAssignment(node) ||
        compiler.ts.isShorthandPropertyAssignment(node));
}
/** The functions around a node, and what holds them, as far as somebody else may call them; none in a request handler. */
function carriersOf(node) {
    const { scope, isSettled } = scopeOf(node);
    return scope ? carriersFrom(scope, isSettled) : [];
}
/** The nearest function or holder around a node, and whether what the node gives is waited for before it gets there. */
function scopeOf(node) {
    let isSettled = false;
    let at = node.parent;
    while (at && !(0,syntax/* isFunctionNode */.Px)(at) && !isHolder(at)) {
        isSettled ||= compiler.ts.isAwaitExpression(at);
        at = at.parent;
    }
    return { scope: at, isSettled };
}
function carriersFrom(scope, wasSettled) {
    const found = [];
    // What has been waited for is data: who reads it calls nothing.
    let isSettled = wasSettled;
    for (let at = scope; at; at = at.parent) {
        if ((0,syntax/* isFunctionNode */.Px)(at)) {
            if ((0,requests/* requestHandler */.OX)(at) !== undefined)
                return [];
            found.push(...carrierOf(at));
            isSettled = false;
        }
        else if (compiler.ts.isAwaitExpression(at)) {
            isSettled = true;
        }
        else if (!isSettled && isHolder(at)) {
            found.push(...heldAs(at));
        }
        else if (compiler.ts.isClassLike(at) && found.length > 0) {
            // Who makes a class, as a mixin does, runs none of its methods.
            break;
        }
    }
    return found.filter(({ name }) => /^#?[A-Za-z_$][\w$]*$/.test(name));
}
function carrierOf(node) {
    const name = (0,syntax/* functionName */.AQ)(node);
    if (name === undefined)
        return [];
    const isMember = compiler.ts.isMethodDeclaration(node) || compiler.ts.isAccessor(node);
    const isPrivate = name.startsWith('#');
    return [
        {
            name,
            isMember: isMember || isPrivate,
            isLocal: isPrivate || (!isMember && (0,syntax/* enclosingFunction */.pG)(node) !== undefined),
        },
    ];
}
function heldAs(holder) {
    if (!compiler.ts.isIdentifier(holder.name))
        return [];
    const name = holder.name.text;
    if (compiler.ts.isVariableDeclaration(holder))
        return [{ name, isMember: false, isLocal: (0,syntax/* enclosingFunction */.pG)(holder) !== undefined }];
    // `return { read }` may be taken apart by who gets it.
    return [{ name, isMember: !compiler.ts.isShorthandPropertyAssignment(holder), isLocal: false }];
}

;// CONCATENATED MODULE: ./src/collect/source/protection/dependants.ts






/** Bounded: this runs over many files, and a hostile one must not cost more than its length. */
const HERITAGE = /\b(?:implements|extends)\s{1,20}([\w$.,<>\s]{1,200})\{/g;
/** Tells which files may call what a file declares, by imports and by the texts of files. */
class Dependants {
    imports;
    importers;
    textOf;
    #importers = new Map();
    #holders = new Map();
    #types = new Map();
    #exports = new Map();
    #barrels = new Map();
    #passedOn;
    constructor(imports, importers, textOf) {
        this.imports = imports;
        this.importers = importers;
        this.textOf = textOf;
        this.#passedOn = new PassedOn(imports, textOf, exportedNames);
    }
    /**
     * The files that may use a carrier of a file: this itself, what imports it, and for a member what may hold the object that
     * has it, be it by a type.
     */
    of(path, { name, isMember, isLocal }) {
        if (isLocal)
            return new Map([[path, []]]);
        const importers = (0,cached/* cached */.P)(this.#importers, path, () => this.#importersOf(path));
        if (!isMember)
            return importers;
        // Every object has a `get` or a `set`: further off it is another's.
        const holders = isOfCollections(name)
            ? importers
            : (0,cached/* cached */.P)(this.#holders, path, () => this.#holdersOf(path, importers));
        const member = (0,names_in_text/* naming */.b7)([name]);
        const types = (0,cached/* cached */.P)(this.#types, path, () => this.#typesOf(path)).filter(({ text }) => member?.test(text));
        return types.length === 0 ? holders : new Map([...types.flatMap(({ users }) => [...users]), ...holders]);
    }
    #importersOf(path) {
        const found = new Map([[path, []]]);
        this.#addImporters(path, (0,names_in_text/* naming */.b7)(this.#exportsOf(path)), found, []);
        return found;
    }
    /** Where an importer gives on what it makes of a class, as a composition root does: who imports that one, and once more. */
    #holdersOf(path, importers) {
        const classes = this.#exportsOf(path);
        const found = new Map(importers);
        const addImportersOf = (one) => {
            this.#addImporters(one, (0,names_in_text/* naming */.b7)(this.#exportsOf(one)), found, [...(found.get(one) ?? []), one]);
        };
        for (const one of importers.keys()) {
            if (one !== path && givesOnObjects(this.textOf(one), classes))
                addImportersOf(one);
        }
        for (const one of [...found.keys()])
            if (!importers.has(one))
                addImportersOf(one);
        return found;
    }
    /** What imports a file: directly, or through barrels where it names what it gets. */
    #addImporters(path, named, found, between, seen = new Set([path])) {
        const depth = seen.size - 1;
        for (const importer of this.importers.get(path) ?? []) {
            const isMet = depth === 0 || named?.test(this.textOf(importer)) === true;
            if (isMet && !found.has(importer))
                found.set(importer, between);
            const isPassedOn = between.length < MAX_BARRELS && !seen.has(importer) && this.#isBarrel(importer);
            if (!isPassedOn)
                continue;
            seen.add(importer);
            this.#addImporters(importer, named, found, [...between, importer], seen);
        }
    }
    #isBarrel(path) {
        return (0,cached/* cached */.P)(this.#barrels, path, () => isBarrel(this.textOf(path)));
    }
    /** The interfaces and base classes that the classes of a file are made after. */
    #typesOf(path) {
        const types = [...this.textOf(path).matchAll(HERITAGE)].flatMap((match) => match[1]?.match(/[A-Za-z_$][\w$]*/g) ?? []);
        if (types.length === 0)
            return [];
        return (this.imports.get(path) ?? []).flatMap((target) => {
            const passed = this.#passedOn.by(target);
            const own = new Set(this.#exportsOf(target));
            return types.flatMap((name) => {
                const behind = own.has(name) ? [] : passed.get(name);
                return behind ? [this.#typeBehind(name, [target, ...behind])] : [];
            });
        });
    }
    /** A type that the last of some files declares, of which the others pass it on. */
    #typeBehind(name, between) {
        const declaring = between.at(-1);
        const users = new Map();
        this.#addImporters(declaring, (0,names_in_text/* naming */.b7)([name]), users, between);
        return { text: this.textOf(declaring), users };
    }
    #exportsOf(path) {
        return (0,cached/* cached */.P)(this.#exports, path, () => exportedNames(this.textOf(path)).slice(0, exports_MAX_NAMES));
    }
}

;// CONCATENATED MODULE: ./src/collect/source/protection/reach.ts




/** The nearest come first, and are enough to show a handler; more would cost as much as the search for commands. */
const MAX_FILES = 300;
/** Of callers of reads that may not be those of a cache. */
const MAX_OPEN_FILES = 20;
/** Functions of one name that are looked for in the importers of a file. */
const MAX_QUESTIONS = 10_000;
const MAX_LEVELS = 6;
/** Where the search begins for what is likely wrong near by: a promise is dropped by one of the first callers. */
const NEAR_LEVEL = MAX_LEVELS - 2;
/** The files of all callers in reach of the functions around these nodes. What the search has read is free afterwards. */
function callersInReach(sources, nodes) {
    const reach = new Reach(sources);
    return { paths: reach.from(nodes), doubt: reach.doubt };
}
/**
 * Walks from functions up to the files of their callers, by names alone, until a function answers requests: the selection
 * for the search of commands stops far below that. What it finds is given to the compiler, which tells who really calls.
 */
class Reach {
    sources;
    /** The least level that a function was asked about at. */
    #seen = new Map();
    #found = new Set();
    #isCut = false;
    #uses = new Map();
    #dependants;
    constructor(sources) {
        this.sources = sources;
        this.#dependants = new Dependants(sources.imports, sources.importers, (path) => this.#text(path));
    }
    /** The files of all callers in reach of the functions around these nodes, their own included; of writes only the nearest. */
    from({ reads, writes, open }) {
        this.#isCut = !this.#walk([...reads.flatMap((node) => wantedBy(node, 0)), ...writes.flatMap((node) => wantedBy(node, NEAR_LEVEL))], MAX_FILES);
        // After the others, which these must not crowd out.
        this.#walk(open.flatMap((node) => wantedBy(node, 0)), MAX_OPEN_FILES);
        return this.#found;
    }
    /** False where there are more callers than are looked for. */
    #walk(first, allowance) {
        const most = this.#found.size + allowance;
        let wanted = first;
        let isComplete = true;
        for (let asked = 0; wanted.length > 0;) {
            const next = [];
            for (const one of wanted) {
                if (!this.#isNew(one))
                    continue;
                if (++asked > MAX_QUESTIONS || this.#found.size > most || this.sources.deadline.isOver)
                    return false;
                const callers = this.#callersOf(one, allowance);
                isComplete &&= callers !== undefined;
                next.push(...(callers ?? []));
            }
            wanted = next;
        }
        return isComplete;
    }
    /** Why callers may have been missed, as a clause; undefined where all were looked for. */
    get doubt() {
        return this.#isCut ? `callers in more than ${MAX_FILES} files are not followed` : undefined;
    }
    #isNew({ path, name, level }) {
        const id = `${path}#${name}`;
        if (level > MAX_LEVELS || level >= (this.#seen.get(id) ?? Number.POSITIVE_INFINITY))
            return false;
        this.#seen.set(id, level);
        return true;
    }
    /** Undefined where more files may use it than are looked for, as those of a helper of the whole repository. */
    #callersOf(wanted, allowance) {
        const candidates = [...this.#dependants.of(wanted.path, wanted)].filter(([path]) => {
            return mayUse(this.#text(path), wanted);
        });
        if (candidates.length > allowance)
            return undefined;
        return candidates.flatMap(([candidate, between]) => {
            const uses = (0,cached/* cached */.P)(this.#uses, candidate, () => this.#usesIn(candidate));
            if (!uses?.has(wanted))
                return [];
            // Where a request handler uses it, nobody is looked for who calls that: the file is what shows the handler.
            for (const path of [candidate, ...between])
                this.#found.add(path);
            return uses.carriersOf(wanted).map((one) => ({ ...one, path: candidate, level: wanted.level + 1 }));
        });
    }
    #usesIn(path) {
        const file = this.sources.parse(path);
        return file && new Uses(file);
    }
    #text(path) {
        return this.sources.checkout.sources.get(path)?.text ?? '';
    }
}
function wantedBy(node, level) {
    return carriersOf(node).map((one) => ({ ...one, path: (0,source_program/* repositoryPath */.SH)(node.getSourceFile()), level }));
}

// EXTERNAL MODULE: ./src/collect/source/repository/manifests.ts
var manifests = __webpack_require__(2481);
;// CONCATENATED MODULE: ./src/collect/source/protection/rejections.ts







/** What nobody hears of as the first is raised as the second (nodejs.org/api/process.html, event `uncaughtException`). */
const EVENTS = ['unhandledRejection', 'uncaughtException'];
const LISTENS = /\.(?:on|once|addListener)\(\s{0,20}['"`](unhandledRejection|uncaughtException)['"`]/g;
const ATTACH = /^(?:on|once|addListener)$/;
/** Ends the process after all, by what a listener does or, where it is from elsewhere, by what it is called. */
const ENDS = /\bprocess\.(?:exit|kill|abort)\(|\bthrow\b/;
const ENDING_NAME = /exit|shut_?down|die|fatal|crash|kill/i;
/** Their `init` attaches a listener: mode `warn` of onunhandledrejection.ts. An import alone does nothing. */
const LISTENING = new Set(['@sentry/node', '@sentry/nextjs', '@sentry/nestjs', '@sentry/bun']);
const INIT = /\binit\s{0,5}\(/;
/** Files that a person or a process manager starts; others may be loaded by a framework. */
const STARTED = /(?:^|\/)(?:main|server|app|start|bootstrap|www)\.[cm]?[jt]sx?$|^(?:src\/)?index\.[cm]?[jt]s$|(?:^|\/|[._-])(?:worker|cli)\.[cm]?[jt]s$/i;
const rejections_SCRIPT = /(?:^|\/)(?:scripts?|bin|cli|workers?)\/|(?:^|\/|[._-])(?:worker|cli|script)\.[cm]?[jt]s$/i;
/**
 * Who keeps an unhandled rejection from ending the process in which it happens. A process is told by the file with which
 * it starts: one that nobody imports. Every process that reaches the code must have somebody who listens.
 */
class RejectionListeners {
    checkout;
    importers;
    parse;
    /** By path, and by the file with which a process starts. */
    #hearers = new Map();
    #hearersFrom = new Map();
    /** By path of a file that listens: all that load it. */
    #loaders = new Map();
    #attitudes;
    constructor(checkout, importers, parse) {
        this.checkout = checkout;
        this.importers = importers;
        this.parse = parse;
    }
    /** What becomes of a command, with who hears of the promises that are dropped. */
    told(fallout) {
        const { unheard, protection } = fallout;
        if (protection?.aside) {
            return { ...fallout, protection: { ...protection, aside: this.#withHearer(protection.aside) } };
        }
        return unheard?.length ? { ...fallout, unheard: unheard.map((one) => this.#withHearer(one)) } : fallout;
    }
    #withHearer(one) {
        const heardBy = this.heardIn(one.place.path);
        return { ...one, ...(heardBy !== undefined && { heardBy }) };
    }
    /** Who hears of the rejections of a file; undefined where nobody surely does. */
    heardIn(path) {
        return (0,cached/* cached */.P)(this.#hearers, path, () => this.#find(path));
    }
    #find(path) {
        const { importers } = this;
        const starts = [...reachable(path, importers)].filter((one) => !importers.has(one));
        // A script of an operator that ends takes no service down, unless nothing else runs the code.
        const services = starts.filter((one) => !(0,scope/* isOperatorFile */.bG)(one));
        const [processes = [path]] = [services, starts].filter((ones) => ones.length > 0);
        const hearers = processes.map((start) => (0,cached/* cached */.P)(this.#hearersFrom, start, () => this.#hearerFrom(start)));
        return hearers.includes(undefined) ? undefined : hearers[0];
    }
    /** Read only once there is a promise that nobody waits for. */
    get #listening() {
        this.#attitudes ??= attitudesOf(this.checkout, this.parse);
        return this.#attitudes;
    }
    /** Who listens in the process that starts with a file. */
    #hearerFrom(start) {
        const loaded = this.#loadedFrom(start);
        if (loaded.includes('ends'))
            return undefined;
        const [own] = loaded;
        if (own !== undefined && own !== 'ends')
            return own.by;
        if ((0,scope/* isOperatorFile */.bG)(start) || rejections_SCRIPT.test(start))
            return undefined;
        const home = this.#packageOf(start);
        // packages/next/src/server/lib/start-server.ts: process.on('unhandledRejection', …).
        if (home && Object.hasOwn(home.dependencies, 'next'))
            return 'Next.js';
        if (STARTED.test(withinPackage(start, home)))
            return undefined;
        return this.#hearerBeside(home) ?? (home && isLibrary(home) ? this.#hearerAnywhere() : undefined);
    }
    /** Asked from the files that listen: few do, and what a service loads may be all of a repository. */
    #loadedFrom(start) {
        return [...this.#listening].flatMap(([path, attitude]) => {
            const loaders = (0,cached/* cached */.P)(this.#loaders, path, () => reachable(path, this.importers));
            return loaders.has(start) ? [attitude] : [];
        });
    }
    /** A package that others load by its name runs in a process of theirs, which no import here may lead to. */
    #hearerAnywhere() {
        for (const [path, attitude] of this.#listening) {
            if (attitude !== 'ends' && !(0,scope/* isOperatorFile */.bG)(path))
                return attitude.by;
        }
        return undefined;
    }
    /** Frameworks load files that nobody imports; these run in the process of their package. */
    #hearerBeside(home) {
        for (const [path, attitude] of this.#listening) {
            const isBeside = this.#packageOf(path) === home && !(0,scope/* isOperatorFile */.bG)(path) && !rejections_SCRIPT.test(path);
            if (isBeside)
                return attitude === 'ends' ? undefined : attitude.by;
        }
        return undefined;
    }
    #packageOf(path) {
        return (0,manifests/* manifestAround */.JE)(this.checkout.manifests, path);
    }
}
function isLibrary({ folder, main, module, exports }) {
    return folder !== '' && (main ?? module ?? exports) !== undefined;
}
function withinPackage(path, home) {
    return home && home.folder !== '' ? path.slice(home.folder.length + 1) : path;
}
function reachable(path, graph) {
    const found = new Set([path]);
    for (const one of found)
        for (const next of graph.get(one) ?? [])
            found.add(next);
    return found;
}
function attitudesOf({ sources }, parse) {
    const found = new Map();
    for (const [path, source] of sources) {
        const attitude = attitudeOf(path, source, parse);
        if (attitude)
            found.set(path, attitude);
    }
    return found;
}
function attitudeOf(path, { text, imports }, parse) {
    const event = heardEvent(text);
    if (event !== undefined && !isEnding(parse(path), event))
        return { by: `a listener in ${path}` };
    // Where somebody else hears of the rejection, it does not come to be uncaught.
    if (event === 'unhandledRejection')
        return 'ends';
    if (!imports.some((one) => LISTENING.has((0,source_packages/* packageOf */.wg)(one))) || !INIT.test(text))
        return undefined;
    const file = parse(path);
    const init = file && initIn(file);
    // A comment may speak of it as well.
    return file && !init ? undefined : { by: `Sentry${init ? conditionOf(init) : ''}` };
}
/** The first of the two events that a text listens to. */
function heardEvent(text) {
    if (!EVENTS.some((event) => text.includes(event)))
        return undefined;
    const heard = new Set([...text.matchAll(LISTENS)].map((match) => match[1]));
    return EVENTS.find((event) => heard.has(event));
}
function initIn(file) {
    return [...(0,syntax/* nodesIn */.vx)(file)].filter(compiler.ts.isCallExpression).find((call) => (0,syntax/* memberName */.eg)(call.expression) === 'init');
}
/** `if (process.env.SENTRY_DSN) Sentry.init(…)`: on what it depends, as an insertion; empty where nothing in sight does. */
function conditionOf(init) {
    const fork = compiler.ts.findAncestor(init, (node) => compiler.ts.isFunctionLike(node) || compiler.ts.isIfStatement(node));
    if (fork && compiler.ts.isIfStatement(fork))
        return `, if \`${(0,syntax/* brief */.dh)(fork.expression)}\` holds,`;
    const exit = exitBefore(init);
    if (exit)
        return `, unless \`${(0,syntax/* brief */.dh)(exit.expression)}\` holds,`;
    const dsn = dsnOf(init);
    // Without one, no integration is set up (packages/core/src/client.ts, `init`).
    return dsn ? `, where \`${(0,syntax/* brief */.dh)(dsn)}\` is set,` : '';
}
/** `if (!dsn) return` before it. */
function exitBefore(init) {
    const block = compiler.ts.findAncestor(init, compiler.ts.isBlock);
    const before = block?.statements.filter(({ end }) => end <= init.pos) ?? [];
    return before.filter(compiler.ts.isIfStatement).find((one) => (0,flow/* endsWithExit */.XC)(one.thenStatement));
}
/** The `dsn` that it is given, where that is not written down. */
function dsnOf({ arguments: [options] }) {
    const node = options && (0,syntax/* unwrap */.oA)(options);
    const properties = node && compiler.ts.isObjectLiteralExpression(node) ? [...node.properties] : [];
    const dsn = properties.find(({ name }) => name && (0,syntax/* memberName */.eg)(name) === 'dsn');
    if (!dsn)
        return undefined;
    const value = compiler.ts.isPropertyAssignment(dsn) ? (0,syntax/* unwrap */.oA)(dsn.initializer) : dsn.name;
    return value && !compiler.ts.isStringLiteralLike(value) ? value : undefined;
}
/** Whether the listener of a file ends the process itself; one that cannot be read may do so. */
function isEnding(file, name) {
    if (!file)
        return true;
    for (const node of (0,syntax/* nodesIn */.vx)(file)) {
        if (!compiler.ts.isCallExpression(node) || !ATTACH.test((0,syntax/* memberName */.eg)(node.expression) ?? ''))
            continue;
        const [event, listener] = node.arguments;
        const isOurs = event && compiler.ts.isStringLiteralLike(event) && event.text === name;
        if (isOurs && listener && endsProcess(listener, file))
            return true;
    }
    return false;
}
function endsProcess(listener, file) {
    const node = (0,syntax/* unwrap */.oA)(listener);
    if (!compiler.ts.isIdentifier(node))
        return isEnd(node, file) || ENDING_NAME.test((0,syntax/* memberName */.eg)(node) ?? '');
    const declared = file.statements.find((one) => declares(one, node.text));
    return declared ? isEnd(declared, file) : ENDING_NAME.test(node.text);
}
/** `process.exit(1)` in it, or `shutDown(error)`; a logger's `fatal(error)` ends nothing. */
function isEnd(node, file) {
    if (ENDS.test(node.getText(file)))
        return true;
    const calls = [...(0,syntax/* nodesIn */.vx)(node)].filter(compiler.ts.isCallExpression);
    return calls.some(({ expression }) => {
        const name = (0,syntax/* memberName */.eg)(expression) ?? '';
        return ENDING_NAME.test(name) && !(compiler.ts.isPropertyAccessExpression(expression) && name === 'fatal');
    });
}
/** Whether a statement at the top of a file gives a function its name. */
function declares(statement, name) {
    if (compiler.ts.isFunctionDeclaration(statement))
        return statement.name?.text === name;
    return (compiler.ts.isVariableStatement(statement) &&
        statement.declarationList.declarations.some((one) => compiler.ts.isIdentifier(one.name) && one.name.text === name));
}

// EXTERNAL MODULE: ./src/collect/source/repository/adapters.ts
var adapters = __webpack_require__(927);
;// CONCATENATED MODULE: ./src/collect/source/repository/config-files.ts


/** The config files of a checkout, each read once, when it is asked for. */
function configFiles(checkout) {
    const known = new Map();
    return {
        read(path) {
            return (0,cached/* cached */.P)(known, path, () => checkout.paths.has(path) ? checkout.files.text(path, files_reading/* MAX_CONFIG_BYTES */.GW) : undefined);
        },
        packageFolder: (name) => checkout.manifests.find((manifest) => manifest.name === name)?.folder,
    };
}

// EXTERNAL MODULE: ./src/collect/files/folders.ts
var folders = __webpack_require__(663);
;// CONCATENATED MODULE: ./src/collect/source/repository/graph.ts

/** What each source imports of the others. */
function resolveImports(checkout, resolver) {
    const result = new Map();
    for (const [path, source] of checkout.sources) {
        const folder = (0,folders/* folderOf */.y)(path);
        const targets = source.imports.map((specifier) => resolver.resolve(folder, specifier));
        result.set(path, targets.filter((target) => target !== undefined && checkout.sources.has(target)));
    }
    return result;
}
/** The other way round: who imports each source. */
function invert(imports) {
    const importers = new Map();
    for (const [path, targets] of imports) {
        for (const target of targets) {
            const known = importers.get(target);
            if (known)
                known.push(path);
            else
                importers.set(target, [path]);
        }
    }
    return importers;
}

;// CONCATENATED MODULE: ./src/collect/source/repository/libraries.ts
/** Folders whose packages show what another one can do, or try it. */
const BESIDE = /(?:^|\/)(?:examples?|samples?|docs?|playgrounds?|bench(?:mark)?s?|website|demos?|templates?|sandbox|e2e|fixtures|[\w-]{0,40}tests?)\//i;
/**
 * The packages that are published for services elsewhere: those that no service of the repository has among its
 * dependencies, itself or through another package.
 */
function librariesOf({ manifests }) {
    const all = manifests.filter(({ folder }) => !BESIDE.test(`${folder}/`));
    const services = all.filter(({ isPublished }) => !isPublished);
    const byName = new Map(all.map((one) => [one.name, one]));
    // What is added while the set is walked is walked as well.
    const used = new Set(services);
    for (const { dependencies } of used) {
        for (const name of Object.keys(dependencies)) {
            const other = byName.get(name);
            if (other)
                used.add(other);
        }
    }
    return all.flatMap((one) => {
        const isLibrary = one.name !== undefined && !used.has(one) && !services.some((other) => isBelow(other, one));
        return isLibrary ? [{ name: one.name ?? '', folder: one.folder }] : [];
    });
}
function isBelow({ folder }, above) {
    return above.folder === '' ? folder !== '' : folder.startsWith(`${above.folder}/`);
}

// EXTERNAL MODULE: ./src/collect/files/json.ts
var files_json = __webpack_require__(1806);
;// CONCATENATED MODULE: ./src/collect/source/repository/resolution.ts






const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
const OUTPUT_FOLDER = /(^|\/)(?:dist|build|lib|out|esm|cjs|_?types)(?=\/)/;
/** `$lib/server/redis`; no package can be called so. Source: svelte.dev/docs/kit/$lib. */
const SVELTE_LIBRARY = /^\$lib(?=\/|$)/;
/** Where packages keep the sources of what they build. */
const SOURCE_FOLDERS = ['src', 'lib', 'source'];
/** Resolves module specifiers on the list of known files, without touching the disk. */
class ModuleResolver {
    files;
    tsconfigs;
    /** By folder, then by specifier: half a million of them in a large repository. */
    #cache = new Map();
    /** What path mappings make of a specifier is the same for every folder that they apply to. */
    #mapped = new Map();
    /** Workspace packages mean the same in every folder. */
    #packageFiles = new Map();
    #packages = new Map();
    #byFolder = new Map();
    /** Sources by their path without the extension. */
    #byStem;
    constructor(files, manifests, tsconfigs) {
        this.files = files;
        this.tsconfigs = tsconfigs;
        this.#byStem = stemsOf(files);
        for (const manifest of manifests) {
            this.#byFolder.set(manifest.folder, manifest);
            if (manifest.name && !this.#packages.has(manifest.name))
                this.#packages.set(manifest.name, manifest);
        }
    }
    /** The file of the repository that a specifier means for files of a folder; undefined for npm packages and unknowns. */
    resolve(folder, specifier) {
        return (0,cached/* cached */.P)((0,cached/* cached */.P)(this.#cache, folder, () => new Map()), specifier, () => this.#find(folder, specifier));
    }
    #find(folder, specifier) {
        if (specifier.startsWith('.'))
            return this.#file(resolution_joined(folder, specifier));
        const mapping = this.tsconfigs.mappingFor(folder);
        const mapped = mapping &&
            (0,cached/* cached */.P)((0,cached/* cached */.P)(this.#mapped, mapping, () => new Map()), specifier, () => this.#inMapping(mapping, specifier));
        if (mapped !== undefined)
            return mapped;
        if (specifier.startsWith('#'))
            return this.#packageImport(folder, specifier);
        return SVELTE_LIBRARY.test(specifier) ? this.#inSvelteLibrary(folder, specifier) : this.#inPackage(specifier);
    }
    /** The alias of SvelteKit stands in a tsconfig that it generates (`.svelte-kit/tsconfig.json`), which is in no checkout. */
    #inSvelteLibrary(folder, specifier) {
        for (const at of (0,folders/* foldersUpFrom */.t)(folder)) {
            const found = this.#file(external_node_path_.posix.join(at, specifier.replace(SVELTE_LIBRARY, 'src/lib')));
            if (found)
                return found;
        }
        return undefined;
    }
    #inPackage(specifier) {
        return (0,cached/* cached */.P)(this.#packageFiles, specifier, () => this.#workspacePackage(specifier));
    }
    #file(base) {
        if (base.startsWith('..'))
            return undefined;
        // `./`, `../`, `@/lib/`: a folder, and no file of its name.
        if (base.endsWith('/'))
            return this.#byStem.get(external_node_path_.posix.join(base, 'index'));
        if (this.files.has(base))
            return base;
        return this.#byStem.get(base.replace(/\.([cm]?)jsx?$/, '')) ?? this.#byStem.get(resolution_joined(base, './index'));
    }
    #inMapping(mapping, specifier) {
        for (const { name, star } of matchesIn(mapping.paths, specifier)) {
            for (const target of mapping.paths[name] ?? []) {
                const found = this.#file(external_node_path_.posix.join(mapping.base, target.replace('*', () => star)));
                if (found)
                    return found;
            }
        }
        return mapping.hasBaseUrl ? this.#file(external_node_path_.posix.join(mapping.base, specifier)) : undefined;
    }
    #packageImport(folder, specifier) {
        const at = (0,folders/* foldersUpFrom */.t)(folder).find((one) => this.#byFolder.get(one)?.imports);
        const imports = at === undefined ? undefined : this.#byFolder.get(at)?.imports;
        return at === undefined || !imports ? undefined : this.#subpath(at, imports, specifier);
    }
    #workspacePackage(specifier) {
        const name = (0,source_packages/* packageOf */.wg)(specifier);
        const manifest = this.#packages.get(name);
        if (!manifest)
            return undefined;
        const { folder } = manifest;
        const rest = specifier.slice(name.length + 1);
        if (rest) {
            const exported = (0,files_json/* isRecord */.u)(manifest.exports) ? this.#subpath(folder, manifest.exports, `./${rest}`) : undefined;
            return (exported ?? this.#file(external_node_path_.posix.join(folder, rest)) ?? this.#inSources(folder, (source) => `${source}/${rest}`));
        }
        const main = (0,files_json/* isRecord */.u)(manifest.exports) && '.' in manifest.exports ? manifest.exports['.'] : manifest.exports;
        const entries = [manifest.source, ...(0,manifests/* targetsOf */.QR)(main), manifest.module, manifest.types, manifest.main];
        return (this.#entry(folder, entries.filter((entry) => entry !== undefined)) ??
            this.#inSources(folder, (source) => source) ??
            this.#file(folder || '.'));
    }
    #inSources(folder, pathIn) {
        for (const source of SOURCE_FOLDERS) {
            const found = this.#file(external_node_path_.posix.join(folder, pathIn(source)));
            if (found)
                return found;
        }
        return undefined;
    }
    #subpath(folder, map, specifier) {
        for (const { name, star } of matchesIn(map, specifier)) {
            const found = this.#entry(folder, (0,manifests/* targetsOf */.QR)(map[name]).map((one) => one.replaceAll('*', () => star)));
            if (found)
                return found;
        }
        return undefined;
    }
    /** A plain checkout has no build output: `dist/index.js` is looked for as the source that it is built from. */
    #entry(folder, targets) {
        for (const target of targets) {
            const path = external_node_path_.posix.join(folder, target.replace(/\.d\.([cm]?)ts$/, '.$1ts'));
            const relative = path.slice(folder ? folder.length + 1 : 0);
            const found = this.#file(path.replace(/\.([cm]?)ts$/, '')) ??
                this.#inSources(folder, (source) => relative.replace(OUTPUT_FOLDER, `$1${source}`)) ??
                this.#file(external_node_path_.posix.join(folder, relative.replace(/^(?:dist|build|lib|out|esm|cjs)\//, '')));
            if (found)
                return found;
        }
        return undefined;
    }
}
/** Each stem with the file that an import without an extension means: TypeScript before JavaScript. */
function stemsOf(files) {
    const found = new Map();
    const rankOf = (path) => EXTENSIONS.indexOf(external_node_path_.posix.extname(path));
    for (const path of files) {
        const rank = rankOf(path);
        if (rank < 0)
            continue;
        const stem = path.slice(0, -EXTENSIONS[rank].length);
        const other = found.get(stem);
        if (other === undefined || rank < rankOf(other))
            found.set(stem, path);
    }
    return found;
}
/** `posix.join`, without its care for dots where there are none but the first. */
function resolution_joined(folder, relative) {
    const isPlain = relative.startsWith('./') && !relative.includes('.', 2) && !relative.includes('//');
    if (!isPlain || folder.startsWith('.'))
        return external_node_path_.posix.join(folder, relative);
    return folder ? `${folder}/${relative.slice(2)}` : relative.slice(2);
}
/** An import fits one pattern, or two; who writes more gets no further ones tried. */
const MAX_MATCHES = 5;
/** The names in a map that a specifier fits, the name itself first, with what each `*` stands for. */
function matchesIn(map, specifier) {
    const found = Object.hasOwn(map, specifier) ? [{ name: specifier, star: '' }] : [];
    for (const name of (0,manifests/* patternsOf */.D4)(map)) {
        const star = matchStar(name, specifier);
        if (star !== undefined && found.push({ name, star }) >= MAX_MATCHES)
            break;
    }
    return found;
}
function matchStar(pattern, text) {
    const at = pattern.indexOf('*');
    if (at < 0)
        return pattern === text ? '' : undefined;
    const [before, after] = [pattern.slice(0, at), pattern.slice(at + 1)];
    const fits = text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
    return fits ? text.slice(before.length, text.length - after.length) : undefined;
}

;// CONCATENATED MODULE: ./src/collect/source/usage/consumer-packages.ts
const QUEUE_MODULE = 'forRoot forRootAsync registerQueue registerQueueAsync';
const BULLMQ = facts('queue', 'Queue Worker QueueEvents QueueScheduler FlowProducer QueuePro WorkerPro QueueEventsPro FlowProducerPro', 'connection');
const SOCKET_IO = facts('pubsub', '* default createAdapter createShardedAdapter RedisAdapter Emitter', 'pubClient subClient', { isDirect: true });
const THROTTLER = facts('limiter', 'ThrottlerStorageRedisService', '', { isDirect: true });
const CACHE_MANAGER = facts('cache', '* default redisStore ioRedisStore redisInsStore redisClusterStore', 'client redisInstance', { isDirect: true, takesAddress: true });
/** The packages that are built upon a client, and what that makes of it. The names are those of the packages' own docs. */
const CONSUMERS = {
    bullmq: BULLMQ,
    '@taskforcesh/bullmq-pro': BULLMQ,
    bull: facts('queue', '* default Queue Bull', 'redis createClient', { takesAddress: true }),
    'bee-queue': facts('queue', '* default Queue', 'redis'),
    kue: facts('queue', 'createQueue', 'redis'),
    '@nestjs/bull': facts('queue', QUEUE_MODULE, 'redis createClient'),
    '@nestjs/bullmq': facts('queue', QUEUE_MODULE, 'connection'),
    'connect-redis': facts('session', '* default RedisStore', 'client', { takesAddress: true }),
    'koa-redis': facts('session', '* default', 'client'),
    redlock: facts('lock', '* default Redlock', '', { isDirect: true }),
    'rate-limiter-flexible': facts('limiter', 'RateLimiterRedis', 'storeClient'),
    'rate-limit-redis': facts('limiter', '* default RedisStore', 'client sendCommand'),
    // `limit()` lets the request pass after 5 s by default (src/ratelimit.ts of 0.4.3 and 2.0.5).
    '@upstash/ratelimit': facts('limiter', 'Ratelimit MultiRegionRatelimit', 'redis', {
        timer: { option: 'timeout', besides: ['getRemaining', 'resetUsedTokens'] },
    }),
    '@nest-lab/throttler-storage-redis': THROTTLER,
    'nestjs-throttler-storage-redis': THROTTLER,
    '@socket.io/redis-adapter': SOCKET_IO,
    '@socket.io/redis-emitter': SOCKET_IO,
    '@socket.io/redis-streams-adapter': SOCKET_IO,
    'socket.io-redis': SOCKET_IO,
    'graphql-redis-subscriptions': facts('pubsub', 'RedisPubSub', 'publisher subscriber connection'),
    'cache-manager-ioredis': CACHE_MANAGER,
    'cache-manager-ioredis-yet': CACHE_MANAGER,
    'cache-manager-redis-store': CACHE_MANAGER,
    'cache-manager-redis-yet': CACHE_MANAGER,
    '@keyv/redis': keyv('KeyvRedis createKeyvNonBlocking'),
    '@keyv/valkey': keyv('KeyvValkey'),
    'apollo-server-cache-redis': facts('cache', 'BaseRedisCache RedisCache', 'client'),
};
/** Classes of BullMQ that wait on their connection; it throws where that has a bound on retries (redis-connection.ts). */
const BLOCKING_CLASSES = /^(?:Worker|QueueEvents|QueueScheduler)(?:Pro)?$/;
/** Whether what a package exports waits on the client that it is handed. */
function isBlocking(library, name) {
    return library.includes('bullmq') && BLOCKING_CLASSES.test(name);
}
/** How a package is handed a client; undefined for packages that are handed none. */
function consumerFacts(library) {
    return Object.hasOwn(CONSUMERS, library) ? CONSUMERS[library] : undefined;
}
/** Every name under which one of the packages may be called. */
const CONSUMER_NAMES = new Set(Object.values(CONSUMERS).flatMap((one) => [...one.exports]));
function keyv(names) {
    return facts('cache', `* default createKeyv ${names}`, '', { isDirect: true, takesAddress: true });
}
function facts(role, exports, options, more = {}) {
    const set = (text) => new Set(text.split(' ').filter(Boolean));
    return { role, exports: set(exports), options: set(options), isDirect: false, takesAddress: false, ...more };
}

// EXTERNAL MODULE: ./src/collect/source/repository/checkout.ts + 1 modules
var repository_checkout = __webpack_require__(1620);
;// CONCATENATED MODULE: ./src/collect/source/repository/client-makers.ts
/** A function that gives a client is called after it: `createClient`, `getRedis`, `openConnection`. */
const MAKER = /redis|valkey|client|conn/i;
/* Every repetition is bounded: these run over many files, and a hostile one must not cost more than its length. */
/** `return redis.createClient(`, `=> createClient(`. */
const RETURNED = /(?:\breturn|=>)\s{1,20}(?:await\s{1,20})?(?:[\w$]{1,60}\.)?([\w$]{1,60})\(/g;
/** `const client = redis.createClient(`. */
const HELD = /\b(?:const|let|var)\s{1,20}([\w$]{1,60})\s{0,20}=\s{0,20}(?:await\s{1,20})?(?:[\w$]{1,60}\.)?([\w$]{1,60})\(/g;
const RETURNED_NAME = /(?:\breturn|=>)\s{1,20}([\w$]{1,60})\b/g;
/**
 * Whether a file gives on the clients that another makes, by its text: `createOne = (options) => redis.createClient(options)`.
 *
 * @param names what the other file exports
 */
function givesOnClients(text, names) {
    const makers = new Set(names.filter((name) => MAKER.test(name)));
    if (makers.size === 0)
        return false;
    if ([...text.matchAll(RETURNED)].some((match) => makers.has(match[1])))
        return true;
    const held = [...text.matchAll(HELD)].flatMap((match) => (makers.has(match[2]) ? [match[1]] : []));
    return held.length > 0 && [...text.matchAll(RETURNED_NAME)].some((match) => held.includes(match[1]));
}

;// CONCATENATED MODULE: ./src/collect/source/repository/injected-files.ts
const TOKEN = String.raw `(['"\`]?[\w.$]{1,100}['"\`]?)`;
const PROVIDED = new RegExp(String.raw `\bprovide\s{0,20}:\s{0,20}${TOKEN}`, 'g');
const INJECTED = new RegExp(String.raw `\bInject\(\s{0,20}${TOKEN}\s{0,20}\)`, 'g');
/** `{ provide: CachePort, useClass: RedisCache }`. */
const CLASS_PROVIDED = new RegExp(String.raw `\bprovide\s{0,20}:\s{0,20}${TOKEN}\s{0,20},\s{0,20}use(?:Class|Existing)\s{0,20}:\s{0,20}([\w$]{1,100})`, 'g');
const CLASS = /\bclass\s{1,20}([\w$]{1,100})/g;
/** `private readonly cache: CachePort`. */
const TYPED = /[\w$]\s{0,20}:\s{0,20}([A-Z][\w$]{0,100})/g;
/** What is provided to everybody is no port of a few: its first users show how it is used. */
const MOST_USERS = 200;
/**
 * Files that are injected with what others provide: no import leads from one to the other, they know each other by a token
 * alone, or by a class that is one. What a class of a touching file is provided for may be called anything, and have methods of
 * any name.
 */
function injectedFiles(sources, { touching, selected }, mentionsCommand) {
    const textsOf = (paths) => [...paths].map((path) => sources.get(path)?.text ?? '');
    const touched = textsOf(touching);
    const tokens = new Set(touched.flatMap((text) => [...text.matchAll(PROVIDED)].map((match) => match[1])));
    const ports = portsIn(textsOf(selected), touched);
    if (tokens.size === 0 && ports.size === 0)
        return [];
    const found = [];
    let users = 0;
    for (const [path, { text }] of sources) {
        const injected = [...text.matchAll(INJECTED)].map((match) => match[1]);
        const isUser = users < MOST_USERS && ports.size > 0 && (injected.some(injected_files_has(ports)) || isTypedWith(text, ports));
        if (isUser)
            users++;
        if (isUser || (injected.some(injected_files_has(tokens)) && mentionsCommand(text)))
            found.push(path);
    }
    return found;
}
/** The tokens for which a module provides classes of the touching files. */
function portsIn(modules, touched) {
    const provided = modules.flatMap((text) => [...text.matchAll(CLASS_PROVIDED)]);
    if (provided.length === 0)
        return new Set();
    const classes = new Set(touched.flatMap((text) => [...text.matchAll(CLASS)].map((match) => match[1])));
    return new Set(provided.flatMap(([, token = '', name = '']) => (classes.has(name) ? [token] : [])));
}
function isTypedWith(text, ports) {
    if (!text.includes('constructor'))
        return false;
    for (const match of text.matchAll(TYPED))
        if (ports.has(match[1]))
            return true;
    return false;
}
function injected_files_has(names) {
    return (name) => names.has(name);
}

;// CONCATENATED MODULE: ./src/collect/source/repository/telling-names.ts

/** What holds options, lifetimes, keys or clients is called so; most of what barrels pass on is none of them. */
const TELLING = /redis|valkey|cache|client|conn|option|config|setting|ttl|expir|lifetime|duration|millis|second|minute|hour|day|week|month|key|prefix|url|env/i;
/** `DAY`, `MAX_AGE`. */
const CONSTANT = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/;
/** `Sessions.keyPrefix`, `Settings.TTL`. */
const OF_CLASS = /(?<![\w$.])([A-Z][\w$]{0,60})\.([A-Za-z_$][\w$]{0,60})/g;
/** Names that a file imports for options, lifetimes, keys or clients, by its text: the name says so, or a member that is asked of it. */
function tellingNames(text) {
    const asked = new Set([...text.matchAll(OF_CLASS)].flatMap(([, name, member]) => (telling_names_isTelling(member) ? [name] : [])));
    return importedNames(text).filter((name) => telling_names_isTelling(name) || asked.has(name));
}
function telling_names_isTelling(name) {
    return TELLING.test(name) || (name.length > 2 && CONSTANT.test(name));
}

;// CONCATENATED MODULE: ./src/collect/source/repository/selection.ts












/** How far from a file that imports a client a Redis call is looked for, in imports; barrels do not count. */
const MAX_DISTANCE = 2;
/** How far down from a file that holds a client the modules are looked for that it is handed to. */
const MAX_RECEIVERS = 2;
const NAME = /redis|valkey/i;
/** Every repetition below is bounded: these run over all files, and a hostile one must not cost more than its length. */
const METHOD = /[.[]\s{0,20}['"]?([A-Za-z_]\w{0,60})/g;
const NAMED_RECEIVER = /(?:redis|valkey)[\w$]{0,60}(?:\(\))?[?!]{0,2}\s{0,20}[.[]\s{0,20}['"]?([A-Za-z_]\w{0,60})/gi;
const LIKELY_WRITE = /(?:redis|cache|client|store|kv)\w{0,60}(?:\(\))?[?!]{0,2}\.(?:set|keys|flush\w{0,10})\(/i;
const CLIENT_COMMAND = /(?:redis|client|conn|connection|kv)(?:\(\))?[?!]{0,2}\.([A-Za-z]\w{0,60})\(/gi;
/** In JavaScript nothing but the name tells what a parameter is, so more names count. */
const UNTYPED_COMMAND = /(?:redis|client|conn|connection|kv|backend|store|cache|db)(?:\(\))?[?!]{0,2}\.([A-Za-z]\w{0,60})\(/gi;
const IGNORE_COMMENT = 'redis-preflight-ignore';
/** The files worth parsing: those that touch Redis, the files between them and a client, and what they import. */
function selectFiles(checkout, imports, importers) {
    const selected = new Set();
    for (const [path, source] of checkout.sources)
        if (isSeed(path, source))
            selected.add(path);
    const touching = new Set(selected);
    new ImporterSearch(checkout, importers, selected, touching).run();
    addReceivers(checkout, imports, selected, touching);
    for (const path of injectedFiles(checkout.sources, { touching, selected }, mentionsCommand)) {
        selected.add(path);
        touching.add(path);
    }
    addListening(checkout, imports, selected);
    addImported(checkout, imports, selected, touching);
    return selected;
}
/** `keyProducer.ts`, `redis-keys.ts`, `CacheKeys.ts`; not `keyboard.ts`. */
const BUILDS_KEYS = /(?:^|[^A-Za-z])keys?(?:[^a-z]|$)|[a-z]Keys?(?![a-z])/;
/**
 * What the touching files import holds options, constants, key builders and the types of injected clients: by itself, or
 * by passing on what another file exports.
 */
function addImported(checkout, imports, selected, touching) {
    const textOf = (path) => checkout.sources.get(path)?.text ?? '';
    const passedOn = new PassedOn(imports, textOf);
    for (const path of touching) {
        const targets = imports.get(path) ?? [];
        const barrels = targets.map((target) => passedOn.by(target)).filter(({ size }) => size > 0);
        const names = barrels.length > 0 ? tellingNames(textOf(path)) : [];
        const providers = barrels.flatMap((barrel) => names.flatMap((name) => barrel.get(name) ?? []));
        for (const one of [...targets, ...providers])
            selected.add(one);
    }
    // Who makes the objects that touch Redis hands them what builds their keys.
    for (const path of [...selected]) {
        for (const target of imports.get(path) ?? [])
            if (BUILDS_KEYS.test(external_node_path_.posix.basename(target)))
                selected.add(target);
    }
}
/**
 * A composition root hands its client to modules that import none: `require('./sessions')(client)`. What the selected
 * files import is followed down to the files that run commands.
 */
function addReceivers(checkout, imports, selected, touching) {
    // A module that many import is asked about for each of them.
    const known = new Map();
    const mentions = (path) => (0,cached/* cached */.P)(known, path, () => runsOnReceiver(path, checkout.sources.get(path)?.text ?? ''));
    let frontier = [...selected];
    for (let distance = 1; distance <= MAX_RECEIVERS; distance++) {
        const next = new Set();
        for (const target of frontier.flatMap((path) => imports.get(path) ?? [])) {
            if (selected.has(target))
                continue;
            if (!mentions(target) && !(imports.get(target) ?? []).some(mentions))
                continue;
            selected.add(target);
            touching.add(target);
            next.add(target);
        }
        frontier = [...next];
    }
}
const selection_LISTENS = /\.(?:on|once|addListener)\(\s{0,20}['"`]error/;
/** A client is handed to another module to be listened to: what the selected files import may hold its listener. */
function addListening(checkout, imports, selected) {
    for (const target of [...selected].flatMap((path) => imports.get(path) ?? [])) {
        if (!selected.has(target) && selection_LISTENS.test(checkout.sources.get(target)?.text ?? ''))
            selected.add(target);
    }
}
function isSeed(path, source) {
    if (path.endsWith('.lua'))
        return false;
    // Asked of every import of a repository, most of which are of its own files.
    const packages = source.imports.filter((specifier) => !specifier.startsWith('.'));
    if (packages.some((specifier) => (0,source_packages/* importsRedis */.mW)(specifier, source.text)) || (0,source_packages/* namesBunClient */.t7)(source.text))
        return true;
    // What makes a client of its own from an address may be all that there is of Redis.
    if (packages.some((specifier) => consumerFacts((0,source_packages/* packageOf */.wg)(specifier))?.takesAddress))
        return true;
    if (/call/i.test(source.text) && repository_checkout/* REDIS_LUA */.LN.test(source.text))
        return true;
    if (source.text.includes(IGNORE_COMMENT))
        return true;
    if (NAME.test(external_node_path_.posix.basename(path)) && mentionsCommand(source.text))
        return true;
    if (!NAME.test(source.text))
        return false;
    for (const match of source.text.matchAll(NAMED_RECEIVER))
        if ((0,vocabulary/* commandOf */.Nl)(match[1]))
            return true;
    return /\bredis\b/i.test(source.text) && runsOnClient(source.text);
}
/** `strapi.redis.connections.default.client.keys(…)`: Redis is named somewhere, and something called a client runs a command. */
function runsOnClient(text) {
    for (const match of text.matchAll(CLIENT_COMMAND)) {
        const name = match[1];
        if ((0,vocabulary/* isUnmistakable */.bm)(name) || name === 'keys' || name === 'set')
            return true;
    }
    return false;
}
/** Walks from the files that touch Redis to those that import them, through barrels by the names that are passed on. */
class ImporterSearch {
    checkout;
    importers;
    selected;
    touching;
    constructor(checkout, importers, selected, touching) {
        this.checkout = checkout;
        this.importers = importers;
        this.selected = selected;
        this.touching = touching;
    }
    #barrels = new Map();
    #mentions = new Map();
    /** Files that give on the clients of another. */
    #makers = new Set();
    run() {
        let frontier = [...this.selected];
        for (let distance = 1; distance <= MAX_DISTANCE; distance++) {
            const next = [];
            for (const path of frontier)
                next.push(...this.#importersOf(path, distance));
            frontier = next;
        }
    }
    /** Selects the importers of one file and answers those whose importers are to be looked at in turn. */
    #importersOf(path, distance) {
        const found = [];
        const names = exportedNames(this.#text(path)).slice(0, exports_MAX_NAMES);
        const word = (0,names_in_text/* naming */.b7)(names);
        // Direct importers come first: one that also imports a barrel of this file must not be met through it alone.
        for (const { importer, barrels } of this.#reachedFrom(path)) {
            // Through a barrel only those count that name what they get; a renamed default is not followed through one.
            const isRelevant = barrels.length === 0 || word?.test(this.#text(importer)) === true;
            if (isRelevant && this.#select(path, importer, barrels, distance))
                found.push(importer);
            if (distance < MAX_DISTANCE && givesOnClients(this.#text(importer), names))
                this.#makers.add(importer);
        }
        return found;
    }
    /** Everything that imports a file, be it through barrels: the nearest first, each once. */
    #reachedFrom(path) {
        const visited = new Set([path]);
        const reached = [];
        const follow = (provider, barrels) => {
            for (const importer of this.importers.get(provider) ?? []) {
                if (visited.has(importer))
                    continue;
                visited.add(importer);
                reached.push({ importer, barrels });
            }
        };
        follow(path, []);
        for (const { importer, barrels } of reached) {
            if (barrels.length < MAX_BARRELS && this.#isBarrel(importer))
                follow(importer, [...barrels, importer]);
        }
        return reached;
    }
    /** Selects one importer with the barrels it goes through; true when it was not selected before. */
    #select(provider, importer, barrels, distance) {
        const mentions = this.#mentionsCommand(importer);
        // What a factory gives may have any name, and so may be whatever has methods that are called like commands.
        const mayHold = this.#makers.has(provider) && hasCommandName(this.#text(importer));
        if (distance > 1 && !mentions && !mayHold)
            return false;
        const isNew = !this.selected.has(importer);
        for (const path of [importer, ...barrels])
            this.selected.add(path);
        if (mentions)
            this.touching.add(importer);
        return isNew;
    }
    #isBarrel(path) {
        return (0,cached/* cached */.P)(this.#barrels, path, () => isBarrel(this.#text(path)));
    }
    #mentionsCommand(path) {
        return (0,cached/* cached */.P)(this.#mentions, path, () => mentionsCommand(this.#text(path)));
    }
    #text(path) {
        return this.checkout.sources.get(path)?.text ?? '';
    }
}
/** Whether something that is called like a client runs a command. */
function runsOnReceiver(path, text) {
    const command = /\.[cm]?tsx?$/.test(path) ? CLIENT_COMMAND : UNTYPED_COMMAND;
    for (const match of text.matchAll(command))
        if ((0,vocabulary/* commandOf */.Nl)(match[1]))
            return true;
    return false;
}
function hasCommandName(text) {
    for (const match of text.matchAll(METHOD))
        if ((0,vocabulary/* commandOf */.Nl)(match[1]))
            return true;
    return false;
}
function mentionsCommand(text) {
    for (const match of text.matchAll(METHOD))
        if ((0,vocabulary/* isUnmistakable */.bm)(match[1]))
            return true;
    return LIKELY_WRITE.test(text);
}

;// CONCATENATED MODULE: ./src/collect/source/repository/tsconfig.ts






const CONFIG_NAMES = ['tsconfig.json', 'tsconfig.base.json', 'jsconfig.json'];
const MAX_EXTENDS = 20;
/** Targets of one alias that are looked at; people write one or two. */
const MAX_TARGETS = 20;
/** Reads tsconfig files of the repository, the nearest one first; never from outside it and never from node_modules. */
class TsconfigReader {
    files;
    #mappings = new Map();
    #configs = new Map();
    /** Files that could not be read or are broken, each once. */
    skipped = [];
    constructor(files) {
        this.files = files;
    }
    /** The mapping that applies to files of a folder; undefined when no tsconfig above it has `paths` or `baseUrl`. */
    mappingFor(folder) {
        return (0,cached/* cached */.P)(this.#mappings, folder, () => {
            const own = CONFIG_NAMES.map((name) => external_node_path_.posix.join(folder, name)).find((path) => this.#config(path) !== undefined);
            const mapping = own === undefined ? undefined : this.#read(own, new Set());
            return mapping ?? (folder ? this.mappingFor((0,folders/* folderOf */.y)(folder)) : undefined);
        });
    }
    #read(path, seen) {
        const config = this.#config(path);
        if (config === undefined || seen.has(path) || seen.size > MAX_EXTENDS)
            return undefined;
        seen.add(path);
        const mapping = mappingOf((0,folders/* folderOf */.y)(path), config.compilerOptions);
        if (mapping && isCut(mapping) && !this.skipped.some((one) => one.path === path))
            this.#skip(path, 'too many aliases');
        return mapping ?? this.#inherited(path, config, seen);
    }
    /** What a tsconfig says; undefined when there is none, or none that can be read. */
    #config(path) {
        return (0,cached/* cached */.P)(this.#configs, path, () => this.#parse(path));
    }
    #parse(path) {
        const reading = this.files.read(path);
        if (reading === undefined)
            return undefined;
        if (!('text' in reading))
            return this.#skip(path, reading.reason);
        try {
            const { config, error } = parseLoosely(path, reading.text);
            // TypeScript takes what it can from a broken file; so do we, and say so.
            if (error)
                this.#skip(path, 'not valid JSON');
            return (0,files_json/* isRecord */.u)(config) ? config : {};
        }
        catch {
            return this.#skip(path, 'nested too deeply'); // deeper than the call stack
        }
    }
    #skip(path, reason) {
        this.skipped.push({ path, reason: `${reason}; its path aliases may not be known`, kind: 'config' });
    }
    #inherited(path, config, seen) {
        const parents = [config.extends].flat().filter((parent) => typeof parent === 'string');
        const references = Array.isArray(config.references) ? config.references : [];
        // A solution-style tsconfig holds no options itself: those of the projects it refers to apply.
        const referred = references
            .map((reference) => reference?.path)
            .filter((one) => typeof one === 'string');
        for (const parent of [...parents.reverse(), ...referred.map((one) => (one.startsWith('.') ? one : `./${one}`))]) {
            const found = this.#candidates(external_node_path_.posix.dirname(path), parent).find((one) => this.#config(one) !== undefined);
            const mapping = found && this.#read(found, seen);
            if (mapping)
                return mapping;
        }
        return undefined;
    }
    #candidates(folder, parent) {
        const base = parent.startsWith('.') ? external_node_path_.posix.join(folder, parent) : this.#inPackage(parent);
        return base === undefined || base.startsWith('..') ? [] : [base, `${base}.json`, external_node_path_.posix.join(base, 'tsconfig.json')];
    }
    #inPackage(specifier) {
        const parts = specifier.split('/');
        const length = specifier.startsWith('@') ? 2 : 1;
        const folder = this.files.packageFolder(parts.slice(0, length).join('/'));
        return folder === undefined ? undefined : external_node_path_.posix.join(folder, ...parts.slice(length));
    }
}
/** JSON with comments, as tsconfig files are written. Plain JSON, as most of them are, does not wake the compiler's parser. */
function parseLoosely(path, text) {
    try {
        return { config: JSON.parse(text) };
    }
    catch {
        return compiler.ts.parseConfigFileTextToJson(path, text);
    }
}
function mappingOf(folder, options) {
    const { baseUrl, paths } = (options ?? {});
    const hasBaseUrl = typeof baseUrl === 'string';
    if (!hasBaseUrl && (typeof paths !== 'object' || paths === null))
        return undefined;
    return {
        base: hasBaseUrl ? external_node_path_.posix.join(folder, baseUrl) : folder,
        hasBaseUrl,
        paths: Object.fromEntries(Object.entries((paths ?? {})).map(([pattern, targets]) => [
            pattern,
            [targets]
                .flat()
                .slice(0, MAX_TARGETS)
                .filter((target) => typeof target === 'string'),
        ])),
    };
}
/** Whether only a part of the aliases is looked at. */
function isCut({ paths }) {
    return (0,manifests/* isOverfull */.Or)(paths) || Object.values(paths).some(({ length }) => length >= MAX_TARGETS);
}

// EXTERNAL MODULE: ./src/collect/source/repository/versions.ts
var versions = __webpack_require__(1278);
;// CONCATENATED MODULE: ./src/collect/source/suppressions.ts



const suppressions_COMMENT = /(?:\/\/|\/\*{1,2}|--|\{\/\*)[ \t]{0,20}redis-preflight-ignore(-next-line|-file)?(?![\w-])([^\r\n]*)/g;
/**
 * The suppression comments of all sources.
 *
 * @param parsed the sources that have been parsed, by path: what looks like a comment in a string of theirs is none
 * @param skipped told of what could not be read
 */
function findSuppressions(sources, parsed, skipped) {
    return [...sources].flatMap(([path, { text }]) => {
        try {
            return suppressionsIn(path, text, parsed.get(path));
        }
        catch (error) {
            skipped.push({ path, reason: `its comments could not be read: ${(0,failures/* reasonOf */.A3)(error)}` });
            return [];
        }
    });
}
/**
 * Suppression comments of one file: `redis-preflight-ignore rule -- reason` for its own line, `-next-line` for the line
 * after it, `-file` for all. Several rules are separated by commas. In Lua the comment starts with `--`.
 */
function suppressionsIn(path, text, file) {
    if (!text.includes('redis-preflight-ignore'))
        return [];
    const starts = (0,lines/* lineStarts */._$)(text);
    const texts = file ? textsIn(file) : [];
    const found = [];
    for (const match of text.matchAll(suppressions_COMMENT)) {
        if (isWithinAny(texts, match.index))
            continue;
        const line = (0,lines/* lineAt */.mh)(starts, match.index);
        const [said = ''] = (match[2] ?? '').split('*/', 1);
        const [names = '', ...reason] = said.trim().split(/(?:^|\s)--(?:\s|$)/);
        const column = match.index - (starts[line - 1] ?? 0) + 1;
        const range = match[1] === '-file'
            ? { from: 1, to: starts.length }
            : match[1]
                ? { from: line + 1, to: line + 1 }
                : { from: line, to: line };
        found.push({
            rules: names.split(/[\s,]+/).filter(Boolean),
            reason: reason.join(' -- ').trim(),
            place: { path, line, column, endLine: line, endColumn: column + match[0].trimEnd().length },
            ...range,
        });
    }
    return found;
}
/** The strings and templates of a file, in one walk: a hostile file may hold a comment on each of its lines. */
function textsIn(file) {
    const found = [];
    // A stack of our own instead of recursion: sources can nest deeper than the call stack.
    const open = [file];
    for (let node = open.pop(); node; node = open.pop()) {
        if (isText(node) && !/\bp?call\s*\(/.test(node.getText(file)))
            found.push([node.getStart(file), node.end]);
        compiler.ts.forEachChild(node, (child) => {
            open.push(child);
        });
    }
    return found.sort(([one], [other]) => one - other);
}
function isText(node) {
    return compiler.ts.isStringLiteralLike(node) || compiler.ts.isTemplateHead(node) || compiler.ts.isTemplateMiddleOrTemplateTail(node);
}
function isWithinAny(ranges, offset) {
    const before = (0,lines/* countUpTo */.MJ)(ranges.length, (at) => ranges[at][0] <= offset);
    return before > 0 && offset < ranges[before - 1][1];
}

// EXTERNAL MODULE: ./src/collect/source/declarations/index.ts + 8 modules
var declarations = __webpack_require__(4035);
;// CONCATENATED MODULE: ./src/collect/source/repository/never-made.ts

/** `export { RedisMail } from './redis-mail'`: a barrel names a class, and makes none; under another name it may be made. */
const GIVEN_ON = /\bexport\s{1,20}(?:type\s{1,20})?\{[^{}]{0,5000}\}\s{0,20}from\b/g;
const RENAMES = /\bas\b/;
/** `from './RedisMail'`: files are called as their classes are. */
const SPECIFIER = /\bfrom\s{0,20}(?:'[^'\n]{1,300}'|"[^"\n]{1,300}")/g;
/** Bounded, as all that runs over many files. */
const HEADER = /\bclass\s{1,20}([\w$]{1,100})[^{}]{0,300}?\b(?:implements|extends)\s{1,20}([\w$.,<>\s]{1,200})\{/g;
/**
 * Tells classes that nothing in the repository makes, or so much as names, while another of the same type is made: what is
 * called through that type is the other. A class that stands alone is what its type is for, whoever makes it.
 */
class NeverMade {
    sources;
    #known = new Map();
    constructor(sources) {
        this.sources = sources;
    }
    /**
     * Whether a class is one.
     *
     * @param name of the class
     * @param path of the file that declares it
     * @param types the names of what it implements or extends
     */
    has(name, path, types) {
        const key = `${path}#${name}`;
        const known = this.#known.get(key) ?? (!this.#isNamed(name, path) && this.#isOtherMade(name, types));
        this.#known.set(key, known);
        return known;
    }
    /** A container of dependencies may have it under any call, a table under none. */
    #isNamed(name, path) {
        const word = new RegExp((0,names_in_text/* wholeName */.fC)([name]), 'g');
        for (const [other, { text }] of this.sources) {
            if (!text.includes(name))
                continue;
            const own = text.replace(GIVEN_ON, (names) => (RENAMES.test(names) ? names : 'from')).replace(SPECIFIER, '');
            const found = [...own.matchAll(word)].length;
            if (found > (other === path ? 1 : 0))
                return true;
        }
        return false;
    }
    #isOtherMade(name, types) {
        const type = (0,names_in_text/* naming */.b7)(types);
        if (!type)
            return false;
        const others = new Set();
        for (const { text } of this.sources.values()) {
            if (!text.includes('class') || !type.test(text))
                continue;
            for (const [, other = '', after = ''] of text.matchAll(HEADER)) {
                if (other !== name && type.test(after))
                    others.add(other);
            }
        }
        if (others.size === 0)
            return false;
        const made = new RegExp(String.raw `\bnew\s{1,20}${(0,names_in_text/* wholeName */.fC)([...others])}`);
        return [...this.sources.values()].some(({ text }) => made.test(text));
    }
}

;// CONCATENATED MODULE: ./src/collect/source/surroundings.ts




/** What a program does not say of its files by itself, for each of several programs over one checkout. */
function surroundings(checkout, resolver) {
    const packageOf = packageFinder(checkout);
    const neverMade = new NeverMade(checkout.sources);
    return (program) => ({
        packageOf,
        isNeverMade: (name, file, types) => neverMade.has(name, (0,source_program/* repositoryPath */.SH)(file), types),
        moduleNamed: (specifier, file) => {
            const declared = (0,declarations/* declarationPath */._e)(specifier);
            const path = declared === undefined ? resolver.resolve((0,folders/* folderOf */.y)((0,source_program/* repositoryPath */.SH)(file)), specifier) : undefined;
            const name = declared ?? (path === undefined ? undefined : (0,source_program/* compilerPath */.nY)(path));
            return name === undefined ? undefined : program.getSourceFile(name);
        },
    });
}
/** Folder of the package.json nearest to a file, cached by file: frameworks' objects are shared within a package. */
function packageFinder(checkout) {
    const folders = checkout.manifests
        .map(({ folder }) => (0,source_program/* compilerPath */.nY)(folder && `${folder}/`))
        .sort((a, b) => b.length - a.length);
    const known = new Map();
    return (fileName) => {
        const found = known.get(fileName) ?? folders.find((folder) => fileName.startsWith(folder)) ?? '';
        known.set(fileName, found);
        return found;
    };
}

;// CONCATENATED MODULE: ./src/collect/source/trace/declared-names.ts

/** What a function, or something that may hold one, is declared as; a class is constructed, and not called. */
const KINDS = new Set([
    compiler.ts.SyntaxKind.FunctionDeclaration,
    compiler.ts.SyntaxKind.FunctionExpression,
    compiler.ts.SyntaxKind.MethodDeclaration,
    compiler.ts.SyntaxKind.GetAccessor,
    compiler.ts.SyntaxKind.SetAccessor,
    compiler.ts.SyntaxKind.PropertyDeclaration,
    compiler.ts.SyntaxKind.PropertyAssignment,
    compiler.ts.SyntaxKind.ShorthandPropertyAssignment,
    compiler.ts.SyntaxKind.VariableDeclaration,
    compiler.ts.SyntaxKind.Parameter,
    compiler.ts.SyntaxKind.BindingElement,
    compiler.ts.SyntaxKind.ImportSpecifier,
    compiler.ts.SyntaxKind.ImportClause,
    compiler.ts.SyntaxKind.NamespaceImport,
    compiler.ts.SyntaxKind.ImportEqualsDeclaration,
]);
/** The names by which the functions of a repository may be called. */
class DeclaredNames {
    #names = new Set();
    /** Takes in the name of a node that declares something; any other says nothing. */
    record({ kind, name }) {
        if (!KINDS.has(kind) || !name)
            return;
        if (compiler.ts.isIdentifier(name) || compiler.ts.isPrivateIdentifier(name) || compiler.ts.isStringLiteralLike(name)) {
            this.#names.add(name.text);
        }
    }
    has(name) {
        return this.#names.has(name);
    }
}

;// CONCATENATED MODULE: ./src/collect/source/trace/import-names.ts


/**
 * What importers call the things they import. A function that is exported without a name, or renamed on the way, is
 * called by names of the importer's choosing; its callers are looked for under the name of its file.
 */
class ImportNames {
    #locals = new Map();
    #direct = new Map();
    /** Local names by the name they had: `createClient as connect`, `const { createClient: connect } = …`. */
    #renamed = new Map();
    /** Local names that files of a module are imported under. */
    localsOf(fileName) {
        return this.#locals.get(moduleName(fileName)) ?? [];
    }
    /** Calls of the import itself: `require('./store')(client)`. */
    directCallsOf(fileName) {
        return this.#direct.get(moduleName(fileName)) ?? [];
    }
    /** The name that something had before it was renamed; the same where it was not. */
    originalOf(local) {
        return this.#renamed.get(local) ?? local;
    }
    record(node) {
        if (compiler.ts.isImportDeclaration(node))
            this.#recordImport(node);
        else
            this.#recordVariable(node);
    }
    recordCall(node) {
        const specifier = requiredSpecifier(node.expression);
        if (specifier === undefined)
            return;
        const known = this.#direct.get(moduleName(specifier));
        if (known)
            known.push(node);
        else
            this.#direct.set(moduleName(specifier), [node]);
    }
    #recordImport({ importClause, moduleSpecifier }) {
        if (!importClause || !compiler.ts.isStringLiteral(moduleSpecifier))
            return;
        if (importClause.name)
            this.#add(moduleSpecifier.text, importClause.name.text);
        const bindings = importClause.namedBindings;
        for (const element of bindings && compiler.ts.isNamedImports(bindings) ? bindings.elements : []) {
            if (element.propertyName)
                this.#rename(moduleSpecifier.text, element.propertyName.text, element.name.text);
        }
    }
    #recordVariable({ name, initializer }) {
        if (!initializer)
            return;
        const specifier = requiredSpecifier(initializer);
        if (compiler.ts.isObjectBindingPattern(name))
            this.#recordPattern(specifier, name);
        if (!compiler.ts.isIdentifier(name))
            return;
        if (specifier !== undefined)
            this.#add(specifier, name.text);
        if (compiler.ts.isPropertyAccessExpression(initializer))
            this.#rename(specifier, initializer.name.text, name.text);
    }
    #recordPattern(specifier, pattern) {
        for (const { propertyName, name } of pattern.elements) {
            const original = propertyName && (0,syntax/* memberName */.eg)(propertyName);
            if (original !== undefined && compiler.ts.isIdentifier(name))
                this.#rename(specifier, original, name.text);
        }
    }
    #rename(specifier, original, local) {
        this.#renamed.set(local, original);
        if (specifier !== undefined)
            this.#add(specifier, local);
    }
    #add(specifier, local) {
        const known = this.#locals.get(moduleName(specifier));
        if (known)
            known.add(local);
        else
            this.#locals.set(moduleName(specifier), new Set([local]));
    }
}
/** The specifier in `require('x')`, `(await import('x')).default`, `require('x').y`. */
function requiredSpecifier(expression) {
    let node = (0,syntax/* unwrap */.oA)(expression);
    while (compiler.ts.isPropertyAccessExpression(node) || compiler.ts.isAwaitExpression(node))
        node = (0,syntax/* unwrap */.oA)(node.expression);
    if (!compiler.ts.isCallExpression(node))
        return undefined;
    const isImport = node.expression.kind === compiler.ts.SyntaxKind.ImportKeyword || (0,syntax/* memberName */.eg)(node.expression) === 'require';
    const [specifier] = node.arguments;
    return isImport && specifier && compiler.ts.isStringLiteralLike(specifier) ? specifier.text : undefined;
}
/** The last part of a path that names the module: `./store/index.js` and `../store` are both `store`. */
function moduleName(path) {
    return (path
        .replace(/\.[cm]?[jt]sx?$/, '')
        .replace(/\/index$/, '')
        .split('/')
        .at(-1) ?? path);
}

;// CONCATENATED MODULE: ./src/collect/source/trace/index-of-names.ts





/** Put what a token stands for into a container of dependencies. */
const REGISTERS = new Set(['register', 'registerInstance', 'registerValue']);
/** Hand their callback a value: an element, what a promise holds, one client of a pool. */
const HANDS_ON = new Set([...syntax/* ELEMENT_CALLBACKS */.Yv, 'then', 'use', 'acquire', 'andThen', 'tap']);
/**
 * Where each name is assigned, called and declared, over all files given to the compiler. Built in one walk without a
 * single type query; the tracer asks the checker only about the few nodes that a name leads to.
 */
class NameIndex {
    /** `x = …`, `a.x = …`, `x ??= …`, by the last name on the left. */
    assignments = new Map();
    /** `options.x = …`, by the name before the dot. */
    memberAssignments = new Map();
    /** `options[name] = …`, `this[name] = …`, by the name before the bracket. */
    computedAssignments = new Map();
    /** `x(…)`, `a.x(…)`, `new x(…)`, `super(…)`, by the last name of the callee. */
    calls = new Map();
    /** Functions that are handed by their name to what calls them with a value: `.then(connect)`, `clients.forEach(listen)`. */
    handed = new Map();
    /** Members of interfaces in `declare module` and `declare global`, by name. */
    augmentations = new Map();
    /** Member accesses that may be commands: `a.keys`, `a['keys']`, `a[expression]`. */
    accesses = [];
    /** Object patterns: `const { keys } = client`. */
    patterns = [];
    /** Object literals with `provide: X`, as dependency injection has them, by the text of X. */
    providers = new Map();
    /** What `container.register(X, …)` is given for X, by the text of X. */
    registrations = new Map();
    /** Local names of imports and requires, and calls on them at once, by the last part of the specifier. */
    imports = new ImportNames();
    /** Attributes of JSX elements, by the name of the component. */
    elements = new Map();
    /** Every class that extends something. */
    subclasses = [];
    /** `new this(…)`, which has no name to be found by. */
    thisConstructions = [];
    /** String literals and templates long enough to be Lua that talks to Redis. */
    luaTexts = [];
    #files = new Set();
    #declared = new DeclaredNames();
    constructor(files) {
        this.add(files);
    }
    /** Takes in more files. */
    add(files) {
        for (const file of files) {
            this.#files.add(file);
            this.#visit(file);
        }
    }
    /** Whether a file is among those that were taken in. */
    holds(file) {
        return this.#files.has(file);
    }
    /** Whether anything goes by a name: what nothing does is no function of the repository, whoever it is called on. */
    isDeclared(name) {
        return this.#declared.has(name) || this.assignments.has(name);
    }
    #visit(file) {
        const mayHoldLua = CALL.test(file.text);
        // A stack of our own: machine-written sources nest deeper than the call stack.
        const stack = [file];
        let left = Number.POSITIVE_INFINITY;
        const push = (child) => {
            const isReached = child.pos < left || compiler.ts.isFunctionDeclaration(child);
            if (isReached && mayHoldNames(child))
                stack.push(child);
        };
        for (let next = stack.pop(); next; next = stack.pop()) {
            left = (0,syntax/* leftAt */.$V)(next);
            this.#record(next);
            if (mayHoldLua && index_of_names_isText(next) && LUA_CALL.test(next.getText(file)))
                this.luaTexts.push(next);
            const from = stack.length;
            compiler.ts.forEachChild(next, push);
            reverseTail(stack, from);
        }
    }
    /** By kind, not by one question after the other: this sees every node of every file. */
    #record(node) {
        switch (node.kind) {
            case compiler.ts.SyntaxKind.BinaryExpression:
                this.#recordAssignment(node);
                break;
            case compiler.ts.SyntaxKind.CallExpression:
            case compiler.ts.SyntaxKind.NewExpression:
                this.#recordCall(node);
                break;
            case compiler.ts.SyntaxKind.PropertyAccessExpression:
            case compiler.ts.SyntaxKind.ElementAccessExpression:
                this.#recordAccess(node);
                break;
            case compiler.ts.SyntaxKind.PropertyAssignment:
                this.#recordProvider(node);
                this.#declared.record(node);
                break;
            case compiler.ts.SyntaxKind.JsxOpeningElement:
            case compiler.ts.SyntaxKind.JsxSelfClosingElement:
                this.#recordElement(node);
                break;
            default:
                this.#recordDeclaration(node);
                this.#declared.record(node);
        }
    }
    #recordDeclaration(node) {
        switch (node.kind) {
            case compiler.ts.SyntaxKind.ObjectBindingPattern:
                this.patterns.push(node);
                break;
            case compiler.ts.SyntaxKind.ClassDeclaration:
            case compiler.ts.SyntaxKind.ClassExpression:
                if (node.heritageClauses)
                    this.subclasses.push(node);
                break;
            case compiler.ts.SyntaxKind.ModuleDeclaration:
                this.#recordAugmentation(node);
                break;
            case compiler.ts.SyntaxKind.ImportDeclaration:
            case compiler.ts.SyntaxKind.VariableDeclaration:
                this.imports.record(node);
                break;
        }
    }
    #recordCall(node) {
        const name = node.expression.kind === compiler.ts.SyntaxKind.SuperKeyword ? 'super' : (0,syntax/* memberName */.eg)(node.expression);
        this.imports.recordCall(node);
        if (name)
            index_of_names_add(this.calls, name, node);
        else if (compiler.ts.isNewExpression(node))
            this.thisConstructions.push(node);
        const [first, second] = node.arguments ?? [];
        if (name && first && compiler.ts.isIdentifier(first) && HANDS_ON.has(name))
            index_of_names_add(this.handed, first.text, first);
        if (name && second && isToken(first) && REGISTERS.has(name))
            index_of_names_add(this.registrations, first.getText(), (0,syntax/* unwrap */.oA)(second));
    }
    #recordAccess(node) {
        const name = (0,syntax/* memberName */.eg)(node);
        if (name === undefined || mayBeCommand(name))
            this.accesses.push(node);
    }
    #recordProvider(node) {
        if (compiler.ts.isIdentifier(node.name) && node.name.text === 'provide') {
            index_of_names_add(this.providers, node.initializer.getText(), node.parent);
        }
    }
    #recordElement({ tagName, attributes }) {
        const name = (0,syntax/* memberName */.eg)(tagName);
        if (name && /^[A-Z]/.test(name))
            index_of_names_add(this.elements, name, attributes);
    }
    #recordAssignment(node) {
        const kind = node.operatorToken.kind;
        const isAssignment = kind === compiler.ts.SyntaxKind.EqualsToken ||
            kind === compiler.ts.SyntaxKind.QuestionQuestionEqualsToken ||
            kind === compiler.ts.SyntaxKind.BarBarEqualsToken;
        if (!isAssignment)
            return;
        const name = (0,syntax/* memberName */.eg)(node.left);
        const owner = isAccess(node.left) ? (0,syntax/* memberName */.eg)(node.left.expression) : undefined;
        if (name)
            index_of_names_add(this.assignments, name, node);
        if (owner)
            index_of_names_add(this.memberAssignments, owner, node);
        if (isComputed(node))
            this.#recordComputed(node, owner);
    }
    #recordComputed(node, owner) {
        const isThis = (0,syntax/* unwrap */.oA)(node.left.expression).kind === compiler.ts.SyntaxKind.ThisKeyword;
        const key = isThis ? 'this' : owner;
        if (key !== undefined)
            index_of_names_add(this.computedAssignments, key, node);
    }
    #recordAugmentation(node) {
        if (!node.body || !compiler.ts.isModuleBlock(node.body))
            return;
        const members = node.body.statements.filter(compiler.ts.isInterfaceDeclaration).flatMap((one) => [...one.members]);
        for (const member of members) {
            if (compiler.ts.isPropertySignature(member) && compiler.ts.isIdentifier(member.name))
                index_of_names_add(this.augmentations, member.name.text, member);
        }
    }
}
function isAccess(node) {
    return compiler.ts.isPropertyAccessExpression(node) || compiler.ts.isElementAccessExpression(node);
}
function isComputed(node) {
    return compiler.ts.isElementAccessExpression(node.left) && (0,syntax/* memberName */.eg)(node.left) === undefined;
}
/** In every file with a match of the next. */
const CALL = /call\b/;
/** A call of Redis from Lua, by its usual names: `redis.call(…)`, `redis.pcall`, `rcall('SET', …)`. */
const LUA_CALL = /\b(?:redis|server)\s*\.\s*p?call\b|\b\w*call\s*\(\s*\\?['"][A-Za-z.]+\\?['"]/;
/** `Redis`, `'redis'`, `TYPES.Redis`: what things go by in a container. */
function isToken(node) {
    return !!node && (compiler.ts.isIdentifier(node) || compiler.ts.isStringLiteralLike(node) || compiler.ts.isPropertyAccessExpression(node));
}
function mayBeCommand(name) {
    return (0,vocabulary/* commandOf */.Nl)(name) !== undefined || vocabulary/* RAW_METHODS */._.has(name.toLowerCase()) || vocabulary/* PIPELINE_METHODS */.A_.has(name);
}
/** Whether anything that is recorded may be below a node: types and names are most of a file, and have nothing. */
function mayHoldNames({ kind }) {
    const isType = kind >= compiler.ts.SyntaxKind.FirstTypeNode && kind <= compiler.ts.SyntaxKind.LastTypeNode;
    const isTypeDeclaration = kind === compiler.ts.SyntaxKind.InterfaceDeclaration || kind === compiler.ts.SyntaxKind.TypeAliasDeclaration;
    return kind !== compiler.ts.SyntaxKind.Identifier && !isType && !isTypeDeclaration;
}
function index_of_names_isText(node) {
    return compiler.ts.isStringLiteral(node) || compiler.ts.isNoSubstitutionTemplateLiteral(node) || compiler.ts.isTemplateExpression(node);
}
function index_of_names_add(map, name, value) {
    const known = map.get(name);
    if (known)
        known.push(value);
    else
        map.set(name, [value]);
}
/** Children were pushed in order; popped from the end, they must be turned round to be visited in order. */
function reverseTail(stack, from) {
    for (let left = from, right = stack.length - 1; left < right; left++, right--) {
        const other = stack[left];
        stack[left] = stack[right];
        stack[right] = other;
    }
}

// EXTERNAL MODULE: ./src/collect/source/trace/effects.ts
var effects = __webpack_require__(1970);
;// CONCATENATED MODULE: ./src/collect/source/trace/bases.ts


/** The class of the checkout that a class extends; undefined for one that extends none, or a package's. */
function baseOf(tracer, declaration) {
    const parent = (0,syntax/* extendedBy */.j9)(declaration);
    return parent && [...tracer.originsOf(parent)].find(compiler.ts.isClassLike);
}
/** The `super(…)` of a constructor. */
function superCallIn({ names }, builder) {
    return (names.calls.get('super') ?? []).find((call) => (0,syntax/* isWithin */.UO)(call, builder));
}

// EXTERNAL MODULE: ./src/collect/source/trace/providers.ts
var providers = __webpack_require__(5169);
;// CONCATENATED MODULE: ./src/collect/source/trace/injected.ts






/** Classes between one that is injected and the client that it extends. */
const MAX_BASES = 5;
/**
 * What a container hands to a parameter without anybody in sight calling the function: to a factory by its list of tokens,
 * `{ useFactory: (client) => …, inject: [CartClient] }`, to a constructor by the type, where that is a class of a client, or one that another is provided for.
 */
function injectedInto(tracer, parameter) {
    const token = tokenOf(parameter);
    if (token) {
        const classes = [...tracer.originsOf(token)].filter(compiler.ts.isClassLike);
        return [...tracer.union((0,providers/* providedAs */.g)(tracer, token.getText())), ...classes.flatMap((one) => builtAs(tracer, one))];
    }
    const { type } = parameter;
    if (!type || !compiler.ts.isTypeReferenceNode(type) || !compiler.ts.isConstructorDeclaration(parameter.parent))
        return [];
    const declared = tracer.symbolOf(type.typeName)?.declarations ?? [];
    const built = declared.filter(compiler.ts.isClassLike).flatMap((one) => builtAs(tracer, one));
    return [...built, ...tracer.union((0,providers/* providedAs */.g)(tracer, type.typeName.getText()))];
}
/** The token for one parameter of a factory. */
function tokenOf(parameter) {
    const factory = parameter.parent;
    const holder = compiler.ts.isMethodDeclaration(factory) ? factory : (0,syntax/* outermost */.J9)(factory).parent;
    if (!(compiler.ts.isMethodDeclaration(holder) || compiler.ts.isPropertyAssignment(holder)))
        return undefined;
    const provider = holder.parent;
    if ((0,members/* propertyName */.Bz)(holder.name) !== 'useFactory' || !compiler.ts.isObjectLiteralExpression(provider))
        return undefined;
    const inject = injected_initializerOf(provider, 'inject');
    const at = factory.parameters.indexOf(parameter);
    const element = inject && compiler.ts.isArrayLiteralExpression(inject) ? inject.elements[at] : undefined;
    return element && compiler.ts.isObjectLiteralExpression(element) ? injected_initializerOf(element, 'token') : element;
}
function injected_initializerOf({ properties }, name) {
    const assignments = properties.filter(compiler.ts.isPropertyAssignment);
    return assignments.find((one) => (0,members/* propertyName */.Bz)(one.name) === name)?.initializer;
}
/** The `super(…)` that stands for the construction of a subclass of a client: its own, or that of the class that has one. */
function builtAs(tracer, declaration) {
    if (declaration.getSourceFile().isDeclarationFile || !(0,client_types/* isClient */.oc)(tracer.checker, declaration))
        return [];
    let at = declaration;
    for (let bases = 0; at && bases < MAX_BASES; bases++) {
        const builder = at.members.find(compiler.ts.isConstructorDeclaration);
        if (builder) {
            const call = superCallIn(tracer, builder);
            return call ? [call] : [];
        }
        at = baseOf(tracer, at);
    }
    return [];
}

// EXTERNAL MODULE: ./src/collect/source/trace/results.ts
var results = __webpack_require__(2454);
;// CONCATENATED MODULE: ./src/collect/source/trace/tracing.ts
/** Of files that stand alone. */
const NO_SURROUNDINGS = {
    packageOf: () => '',
    moduleNamed: () => undefined,
    isNeverMade: () => false,
};

;// CONCATENATED MODULE: ./src/collect/source/trace/tracer.ts










const tracer_NOTHING = new Set();
const tracer_MAX_DEPTH = 40;
/**
 * Follows values backwards: through variables, assignments, fields, parameters and their callers, returns, imports. It
 * complements the checker where types are missing, and finds the constructions behind an expression where they are not.
 */
class Tracer {
    checker;
    names;
    surroundings;
    earlier;
    #known = new Map();
    #active = new Set();
    /** Active nodes at which another question about them was cut short. */
    #cut = new Set();
    /** Nodes without an answer as long as the same nodes are active, with the depth at which they were asked. */
    #fruitless = new Map();
    #ofSymbols = new Map();
    #cuts = 0;
    symbols = new Map();
    constructor(checker, names, surroundings = NO_SURROUNDINGS, 
    /** One of fewer files, whose answers stand where they name a declaration. */
    earlier) {
        this.checker = checker;
        this.names = names;
        this.surroundings = surroundings;
        this.earlier = earlier;
    }
    packageOf(node) {
        return this.surroundings.packageOf(node.getSourceFile().fileName);
    }
    originsOf(expression) {
        const node = compiler.ts.isExpression(expression) ? (0,syntax/* unwrap */.oA)(expression) : expression;
        const known = this.#known.get(node);
        if (known)
            return known;
        if (this.#isCut(node))
            return tracer_NOTHING;
        const before = this.#cuts;
        let found;
        this.#active.add(node);
        try {
            found = this.#resolve(node);
            // An empty answer inside a cycle may only mean that the cycle was entered here: it is asked again from outside.
            if (this.#active.size === 1 || found.size > 0 || this.#cuts === before)
                this.#known.set(node, found);
            else
                this.#fruitless.set(node, this.#active.size);
            return found;
        }
        finally {
            this.#active.delete(node);
            // What found nothing because this node was being asked for may find what it has. Where it has nothing either, to ask
            // again would go through every order of the nodes of a cycle.
            if (this.#cut.delete(node) && found?.size !== 0)
                this.#fruitless.clear();
        }
    }
    /** Whether asking again leads nowhere: round a cycle, too deep, or where it led nowhere a moment ago. */
    #isCut(node) {
        const isActive = this.#active.has(node);
        const depth = this.#active.size;
        if (isActive)
            this.#cut.add(node);
        else if (depth <= tracer_MAX_DEPTH && depth + 1 < (this.#fruitless.get(node) ?? Number.POSITIVE_INFINITY))
            return false;
        this.#cuts++;
        return true;
    }
    functionsOf(expression) {
        return [...this.originsOf(expression)].filter(syntax/* isFunctionNode */.Px);
    }
    union(nodes) {
        const all = new Set();
        for (const node of nodes)
            for (const origin of this.originsOf(node))
                all.add(origin);
        return all;
    }
    symbolOf(node) {
        // Every use of a variable asks for the symbols of all its assignments: the checker is asked once for each.
        if (!this.symbols.has(node))
            this.symbols.set(node, this.#findSymbol(node));
        return this.symbols.get(node);
    }
    declaredBy(node) {
        const known = this.earlier?.symbols.get(node);
        const isCertain = known?.declarations?.some((one) => compiler.ts.isFunctionLike(one) || compiler.ts.isClassLike(one));
        return isCertain ? known : this.symbolOf(node);
    }
    #findSymbol(node) {
        const symbol = this.checker.getSymbolAtLocation((0,syntax/* namingNode */.vb)(node));
        return symbol && symbol.flags & compiler.ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
    }
    #resolve(node) {
        if (compiler.ts.isIdentifier(node))
            return this.#identifier(node);
        if (compiler.ts.isPropertyAccessExpression(node))
            return this.#property(node, node.name.text);
        if (compiler.ts.isElementAccessExpression(node))
            return this.#element(node);
        if (compiler.ts.isCallExpression(node))
            return (0,results/* resultOf */.Bg)(this, node);
        if (compiler.ts.isNewExpression(node))
            return (0,results/* resolvedBy */.CO)(this, node) ?? new Set([node]);
        if (compiler.ts.isConditionalExpression(node))
            return this.union([node.whenTrue, node.whenFalse]);
        if (compiler.ts.isBinaryExpression(node))
            return this.#binary(node);
        if (compiler.ts.isAwaitExpression(node))
            return this.originsOf(node.expression);
        if (compiler.ts.isParameter(node))
            return this.#parameter(node);
        if (compiler.ts.isBindingElement(node))
            return this.#bindingElement(node);
        if (compiler.ts.isGetAccessorDeclaration(node))
            return this.union((0,syntax/* returnedExpressions */.Fe)(node));
        return compiler.ts.isYieldExpression(node) ? (0,effects/* yieldedBy */.q)(this, node) : new Set([node]);
    }
    #identifier(node) {
        if (node.text === 'undefined')
            return tracer_NOTHING;
        const local = (0,syntax/* valueSymbol */.up)(this.checker, node);
        if (!local)
            return this.#global(node);
        return this.ofSymbol(local, node);
    }
    ofSymbol(local, from) {
        const symbol = local.flags & compiler.ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(local) : local;
        const known = this.#ofSymbols.get(symbol);
        if (known)
            return known;
        const declarations = symbol.declarations ?? [];
        if (declarations.length === 0)
            return new Set(local.declarations ?? [from]); // an import that leads out of the checkout
        const values = declarations.flatMap((declaration) => this.#valuesOf(declaration));
        for (const assignment of this.names.assignments.get(symbol.name) ?? []) {
            if (this.symbolOf((0,syntax/* unwrap */.oA)(assignment.left)) === symbol)
                values.push(assignment.right);
        }
        const isGlobal = values.length === 0 && declarations.some((one) => (0,syntax/* isAmbientVariable */.Ly)(one));
        if (isGlobal && compiler.ts.isIdentifier(from))
            return this.#global(from);
        return values.length > 0 ? this.#unionFor(symbol, values) : new Set(declarations);
    }
    /** A name with thousands of values may also be read thousands of times: a whole answer is kept. */
    #unionFor(symbol, values) {
        const before = this.#cuts;
        const found = this.union(values);
        if (this.#cuts === before)
            this.#ofSymbols.set(symbol, found);
        return found;
    }
    /** Expressions (or declarations that stand for themselves) that a declaration gives its name. */
    #valuesOf(declaration) {
        if (compiler.ts.isVariableDeclaration(declaration))
            return this.#variable(declaration);
        if (compiler.ts.isPropertyAssignment(declaration))
            return [declaration.initializer];
        if (compiler.ts.isShorthandPropertyAssignment(declaration))
            return [declaration.name];
        if (compiler.ts.isPropertyDeclaration(declaration)) {
            return [...(declaration.initializer ? [declaration.initializer] : []), ...(0,providers/* providedFor */.L)(this, declaration)];
        }
        if (compiler.ts.isExportAssignment(declaration))
            return [declaration.expression];
        if (compiler.ts.isBinaryExpression(declaration))
            return [declaration.right];
        if (compiler.ts.isPropertyAccessExpression(declaration) || compiler.ts.isElementAccessExpression(declaration)) {
            const { parent } = declaration;
            return compiler.ts.isBinaryExpression(parent) && parent.left === declaration ? [parent.right] : [];
        }
        if (compiler.ts.isPropertySignature(declaration))
            return [];
        return [declaration];
    }
    #variable(declaration) {
        if (declaration.initializer)
            return [declaration.initializer];
        const loop = declaration.parent.parent;
        return compiler.ts.isForOfStatement(loop) ? [...(0,trace_elements/* elementsOf */.Z)(this, loop.expression)] : [];
    }
    #global(node) {
        const assigned = (this.names.assignments.get(node.text) ?? []).filter((one) => (0,syntax/* isGlobalMember */.uU)(one.left));
        return assigned.length > 0 ? this.union(assigned.map((one) => one.right)) : new Set([node]);
    }
    #property(node, name) {
        const symbol = this.checker.getSymbolAtLocation((0,syntax/* namingNode */.vb)(node));
        const declared = symbol?.declarations?.length ? this.ofSymbol(symbol, node) : tracer_NOTHING;
        // `client: null` in a literal says nothing about what is put there later.
        const typed = new Set([...declared].filter((one) => one.kind !== compiler.ts.SyntaxKind.NullKeyword));
        if ([...typed].some((origin) => !(0,syntax/* isSlot */.RK)(origin)))
            return typed;
        const found = (0,members/* memberOf */.C5)(this, node.expression, name);
        if (found.size > 0)
            return found;
        return typed.size > 0 ? typed : new Set([node]);
    }
    #element(node) {
        const name = (0,syntax/* memberName */.eg)(node);
        if (name !== undefined)
            return this.#property(node, name);
        const elements = [...(0,trace_elements/* elementsOf */.Z)(this, node.expression)];
        const found = elements.length > 0 ? this.union(elements) : (0,members/* computedMemberOf */.D7)(this, node);
        return found.size > 0 ? found : new Set([node]);
    }
    #binary(node) {
        const sides = (0,syntax/* sidesGiven */.S6)(node);
        return sides.length > 0 ? this.union(sides) : new Set([node]);
    }
    #parameter(node) {
        const { parent } = node;
        if (node.dotDotDotToken)
            return new Set([node]);
        const callers = compiler.ts.isFunctionLike(parent) && 'body' in parent ? (0,trace_callers/* callersOf */.G)(this, parent) : undefined;
        const passed = [...(callers?.argumentsFor(node) ?? []), ...(0,providers/* providedFor */.L)(this, node)];
        const found = new Set(this.union(node.initializer ? [...passed, node.initializer] : passed));
        for (const origin of injectedInto(this, node))
            found.add(origin);
        // Nobody in sight calls it: whoever does may pass anything.
        if (!callers?.isCalled || found.size === 0)
            found.add(node);
        return found;
    }
    #bindingElement(node) {
        const name = node.propertyName ?? node.name;
        const owner = node.parent.parent;
        if (compiler.ts.isArrayBindingPattern(node.parent))
            return this.#arrayElement(node, node.parent);
        if (!compiler.ts.isIdentifier(name))
            return new Set([node]);
        const from = compiler.ts.isVariableDeclaration(owner) ? owner.initializer : owner;
        if (from && node.dotDotDotToken)
            return this.originsOf(from);
        const found = new Set(from ? (0,members/* memberOf */.C5)(this, from, name.text) : []);
        if (found.size === 0)
            found.add(node);
        if (node.initializer)
            for (const origin of this.originsOf(node.initializer))
                found.add(origin);
        return found;
    }
    /** `const [client] = await Promise.all([connect()])`. */
    #arrayElement(node, pattern) {
        const owner = pattern.parent;
        const list = compiler.ts.isVariableDeclaration(owner) ? owner.initializer : undefined;
        const element = list && (0,trace_elements/* elementsOf */.Z)(this, list)[pattern.elements.indexOf(node)];
        return element ? this.originsOf(element) : new Set([node]);
    }
}

;// CONCATENATED MODULE: ./src/collect/source/usage/flat-arguments.ts




/** Clients that take arrays among the arguments for their elements (ioredis built/Command.js, node_redis 3 lib/commands.js). */
const FLATTENING = new Set(['ioredis', 'iovalkey', 'redis', 'unknown']);
/** Commands that do nothing with a key alone. */
const NEEDS_MORE = /^(?:SET|SETNX|GETSET|APPEND|HM?SET|SADD|[LR]PUSH|ZADD|XADD)$/;
/** Takes pairs of keys and values, in an array or not, and never a TTL. */
const TAKES_PAIRS = /^M/;
/** The arguments of a call, those in an array written out: `set(['key', value, 'EX', 10])`. Undefined where they are not known. */
function flatArguments(call, facts, library, tracer) {
    const args = call.arguments;
    const [first, second] = args;
    if (!first || compiler.ts.isSpreadElement(first) || !FLATTENING.has(library) || !isOfOneKey(facts))
        return args;
    if (isArray(tracer, first))
        return elementsOf(tracer, first, args);
    if (facts.name === 'SET' && second && compiler.ts.isArrayLiteralExpression((0,syntax/* unwrap */.oA)(second))) {
        const rest = elementsOf(tracer, second, args.slice(1));
        return rest && [first, ...rest];
    }
    const isAlone = args.filter((one) => !isCallback(tracer, one)).length === 1;
    return isAlone && NEEDS_MORE.test(facts.name) && isOpen(tracer, first) ? undefined : args;
}
/** An array elsewhere is a list of keys. */
function isOfOneKey({ name, writes, expires, keyAt }) {
    return keyAt === 0 && (writes !== undefined || expires !== undefined || name === 'KEYS') && !TAKES_PAIRS.test(name);
}
/** By what it is given or declared to be: the type of a key is not asked for, see `isComposed`. */
function isArray(tracer, argument) {
    const node = (0,syntax/* unwrap */.oA)(argument);
    if (compiler.ts.isArrayLiteralExpression(node))
        return true;
    if (!compiler.ts.isIdentifier(node) && !compiler.ts.isPropertyAccessExpression(node))
        return false;
    const type = typeNodeOf(tracer, node);
    if (type)
        return compiler.ts.isArrayTypeNode(type) || compiler.ts.isTupleTypeNode(type);
    return [...tracer.originsOf(node)].some((one) => compiler.ts.isArrayLiteralExpression(one));
}
function typeNodeOf(tracer, node) {
    const declared = tracer.symbolOf(node)?.valueDeclaration;
    return declared && (compiler.ts.isParameter(declared) || compiler.ts.isVariableDeclaration(declared)) ? declared.type : undefined;
}
function elementsOf(tracer, list, all) {
    const node = (0,syntax/* unwrap */.oA)(list);
    const own = compiler.ts.isArrayLiteralExpression(node) ? { args: [...node.elements], maybe: [] } : expandList(tracer, list);
    const isKnown = own.args.length > 0 && own.maybe.length === 0 && !('open' in own);
    return isKnown ? [...own.args, ...all.slice(1)] : undefined;
}
function isCallback(tracer, argument) {
    const node = (0,syntax/* unwrap */.oA)(argument);
    if (compiler.ts.isFunctionLike(node) || (compiler.ts.isIdentifier(node) && CALLBACK_NAME.test(node.text)))
        return true;
    return !compiler.ts.isSpreadElement(node) && tracer.functionsOf(node).length > 0;
}
/** A parameter of no known type: a key, or an array of all that the command takes. */
function isOpen(tracer, argument) {
    const node = (0,syntax/* unwrap */.oA)(argument);
    const declared = compiler.ts.isIdentifier(node) ? tracer.symbolOf(node)?.valueDeclaration : undefined;
    if (!declared || !compiler.ts.isParameter(declared))
        return false;
    return declared.type === undefined || declared.type.kind === compiler.ts.SyntaxKind.AnyKeyword;
}

;// CONCATENATED MODULE: ./src/collect/source/usage/invoked-methods.ts



/** Functions that call the method of an object by its name: `Q.ninvoke(client, 'keys', 'a:*')`, `_.invoke(client, 'keys', 'a:*')`. */
const INVOKE = ['ninvoke', 'nsend', 'nmcall', 'invoke'];
/** The same with the arguments in an array. */
const INVOKE_WITH_LIST = ['npost', 'nmapply'];
/** Commands of which only the name is written, handed with the client to a package that calls it. */
function invokedSites(names, recogniser, guard) {
    return [...INVOKE, ...INVOKE_WITH_LIST].flatMap((name) => (names.calls.get(name) ?? []).flatMap((call) => {
        if (!compiler.ts.isCallExpression(call))
            return [];
        return guard.run(call, () => sitesOf(call, INVOKE_WITH_LIST.includes(name), recogniser)) ?? [];
    }));
}
function sitesOf(call, isList, recogniser) {
    const [receiver, label, ...others] = call.arguments;
    const facts = label && compiler.ts.isStringLiteralLike(label) ? (0,vocabulary/* commandOf */.Nl)(label.text) : undefined;
    // A function of the repository's own does what it does.
    if (!receiver || !label || !facts || recogniser.tracer.functionsOf(call.expression).length > 0)
        return [];
    const client = recogniser.recognise(receiver);
    if (!client)
        return [];
    const { library, unsure } = client;
    const args = isList ? invoked_methods_elementsOf(others[0]) : others;
    return [{ facts, at: label, sender: call, args, receiver, library, via: 'direct', ...(unsure && { unsure }) }];
}
function invoked_methods_elementsOf(list) {
    const node = list && (0,syntax/* unwrap */.oA)(list);
    return node && compiler.ts.isArrayLiteralExpression(node) ? node.elements : undefined;
}

;// CONCATENATED MODULE: ./src/collect/source/usage/handed-commands.ts



/**
 * A helper that sends what it is handed: `run = (...words) => client.sendCommand(words)`, `run = (name, ...args) =>
 * client[name](...args)`. Each call of it is a command of its own; undefined where the words are no parameters, or where
 * nobody calls it with words that are known.
 */
function handedWords(tracer, words) {
    const [first] = words;
    const helper = first && handed_commands_parameterOf(tracer, first)?.parent;
    if (!helper || !(0,syntax/* isFunctionNode */.Px)(helper))
        return undefined;
    const calls = (0,trace_callers/* callersOf */.G)(tracer, helper).calls.filter((call) => compiler.ts.isCallExpression(call));
    const known = calls.flatMap((call) => wordsAt(tracer, helper, call, words) ?? []);
    return known.length > 0 ? { known, isWhole: known.length === calls.length } : undefined;
}
function wordsAt(tracer, helper, call, words) {
    const [first, ...others] = words.map((word) => givenFor(tracer, helper, call, word));
    const name = first?.[0] && (0,syntax/* unwrap */.oA)(first[0]);
    if (!first || !name || !compiler.ts.isStringLiteralLike(name))
        return undefined;
    const isKnown = others.every((one) => one !== undefined);
    return { call, name, args: isKnown ? [...first.slice(1), ...others.flat()] : undefined };
}
/** What a word of the helper is in one call: one argument, several, or those of an array; undefined where that is not known. */
function givenFor(tracer, helper, call, word) {
    const parameter = handed_commands_parameterOf(tracer, word);
    const at = parameter ? helper.parameters.indexOf(parameter) : -1;
    if (!parameter || at < 0)
        return compiler.ts.isSpreadElement(word) ? undefined : [word];
    const args = call.arguments ?? [];
    if (args.slice(0, at + 1).some(compiler.ts.isSpreadElement))
        return undefined;
    if (parameter.dotDotDotToken)
        return args.slice(at);
    const given = args[at] ?? parameter.initializer;
    if (!given)
        return [];
    const list = (0,syntax/* unwrap */.oA)(given);
    if (compiler.ts.isArrayLiteralExpression(list))
        return list.elements;
    return compiler.ts.isSpreadElement(word) || isList(parameter) ? undefined : [given];
}
function isList({ type }) {
    return type !== undefined && (compiler.ts.isArrayTypeNode(type) || compiler.ts.isTupleTypeNode(type));
}
/** The parameter that a word is, or that is spread there. */
function handed_commands_parameterOf(tracer, word) {
    const node = (0,syntax/* unwrap */.oA)(compiler.ts.isSpreadElement(word) ? word.expression : word);
    const declared = compiler.ts.isIdentifier(node) ? tracer.symbolOf(node)?.valueDeclaration : undefined;
    return declared && compiler.ts.isParameter(declared) ? declared : undefined;
}

;// CONCATENATED MODULE: ./src/collect/source/usage/raw-commands.ts





const raw_commands_UNKNOWN = 'the command is not known here';
/**
 * Raw commands in every spelling: `sendCommand(['SET', …])`, `call('SET', …)`, `send_command('SET', […])`,
 * `sendCommand(new Command('SET', […]))`, `sendCommand(key, false, ['SET', …])` of a cluster, `customCommand([…])`.
 */
function rawSites(access, call, recogniser) {
    // `Function#call` has the same name as ioredis' raw command: the receiver is then a function, not a client.
    const client = recogniser.recognise(access.expression);
    if (!client || !isRaw(access, client))
        return [];
    const handed = handedSites(access, call, wordsWritten(call), client, recogniser);
    if (handed)
        return handed;
    const [first, ...args] = raw_commands_wordsOf(call, recogniser);
    const name = first && stringOf(first, recogniser);
    const at = compiler.ts.isPropertyAccessExpression(access) ? access.name : access.argumentExpression;
    if (name === undefined)
        return [raw_commands_makeSite(access, call, client, at, undefined, '*', raw_commands_UNKNOWN)];
    return [raw_commands_makeSite(access, call, client, at, args, name, client.unsure)];
}
/**
 * The commands of those who call a helper that sends what it is handed, and one that is not known where some callers hand
 * over something that is not; undefined where it is no such helper.
 */
function handedSites(access, call, words, client, { tracer }) {
    const handed = handedWords(tracer, words);
    const sites = handed?.known.map(({ call: helped, name, args }) => {
        return { ...raw_commands_makeSite(access, helped, client, name, args, name.text, client.unsure), within: call };
    });
    if (!sites || handed?.isWhole)
        return sites;
    const at = compiler.ts.isPropertyAccessExpression(access) ? access.name : access.argumentExpression;
    return [...sites, raw_commands_makeSite(access, call, client, at, undefined, '*', raw_commands_UNKNOWN)];
}
/** The words as they stand there: `sendCommand([name, ...args])`, `call(name, ...args)`. */
function wordsWritten({ arguments: args }) {
    const list = args.map(syntax/* unwrap */.oA).find(compiler.ts.isArrayLiteralExpression);
    return list && args.length === 1 ? list.elements : args;
}
/** `send` is a command in Bun alone; elsewhere many things send. */
function isRaw(access, { library }) {
    return (0,syntax/* memberName */.eg)(access) !== 'send' || library === 'bun';
}
/** `pipeline([['set', 'k', 'v'], …])` and `multi([['setex', …]])`. */
function pipelineSites(access, call, recogniser) {
    const [list] = call.arguments;
    const client = list && recogniser.recognise(access.expression);
    if (!client)
        return [];
    return (0,trace_elements/* elementsOf */.Z)(recogniser.tracer, list)
        .filter(compiler.ts.isArrayLiteralExpression)
        .flatMap((command) => {
        const [first, ...args] = command.elements;
        const name = first && stringOf(first, recogniser);
        if (!name || !(0,vocabulary/* commandOf */.Nl)(name))
            return [];
        return [{ ...raw_commands_makeSite(access, call, client, first, args, name, client.unsure), via: 'pipeline' }];
    });
}
function raw_commands_makeSite(access, call, client, at, args, name, unsure) {
    return {
        facts: (0,vocabulary/* rawCommandOf */.ZV)(name),
        at,
        sender: call,
        args,
        receiver: access.expression,
        library: client.library,
        via: 'raw',
        ...(unsure && { unsure }),
    };
}
/** The words of a raw command: the arguments themselves, or those of an array or a `Command` among them. */
function raw_commands_wordsOf(call, recogniser) {
    for (const [at, argument] of call.arguments.entries()) {
        for (const origin of recogniser.tracer.originsOf(argument)) {
            if (compiler.ts.isArrayLiteralExpression(origin)) {
                const name = call.arguments.slice(0, at).find((one) => (0,vocabulary/* commandOf */.Nl)(stringOf(one, recogniser) ?? ''));
                return [...(name ? [name] : []), ...origin.elements];
            }
            if (compiler.ts.isNewExpression(origin) && (0,syntax/* memberName */.eg)(origin.expression) === 'Command')
                return wordsOfCommand(origin);
        }
    }
    return [...call.arguments];
}
function wordsOfCommand(command) {
    const [name, list] = command.arguments ?? [];
    return name ? [name, ...(list && compiler.ts.isArrayLiteralExpression(list) ? list.elements : [])] : [];
}
/** The text of an expression that is one string literal, directly or through constants. */
function stringOf(expression, recogniser) {
    if (compiler.ts.isStringLiteralLike(expression))
        return expression.text;
    const origins = [...recogniser.tracer.originsOf(expression)];
    const [only] = origins;
    return origins.length === 1 && only && compiler.ts.isStringLiteralLike(only) ? only.text : undefined;
}

;// CONCATENATED MODULE: ./src/collect/source/usage/call-sites.ts








/** Every command that goes through a client's methods: calls, raw commands, pipelines of arrays, references, names. */
function findSites(names, recogniser, guard) {
    return [
        ...names.accesses.flatMap((access) => guard.run(access, () => sitesOfAccess(access, recogniser)) ?? []),
        ...names.patterns.flatMap((pattern) => guard.run(pattern, () => patternSites(pattern, recogniser)) ?? []),
        ...invokedSites(names, recogniser, guard),
    ];
}
function sitesOfAccess(access, recogniser) {
    const name = (0,syntax/* memberName */.eg)(access);
    const outer = (0,syntax/* outermost */.J9)(access);
    const call = compiler.ts.isCallExpression(outer.parent) && outer.parent.expression === outer ? outer.parent : undefined;
    if (call)
        return sitesOfCall(access, name, call, recogniser);
    const facts = name === undefined ? undefined : (0,vocabulary/* commandOf */.Nl)(name);
    return facts ? referenceSites(access, facts, recogniser) : [];
}
function sitesOfCall(access, name, call, recogniser) {
    if (name === undefined)
        return computedSites(access, call, recogniser);
    if (vocabulary/* RAW_METHODS */._.has(name.toLowerCase()))
        return rawSites(access, call, recogniser);
    if (vocabulary/* PIPELINE_METHODS */.A_.has(name))
        return pipelineSites(access, call, recogniser);
    const { receiver, facts } = moduleCommand(access, name);
    if (!facts)
        return [];
    // KEYS takes a pattern: without one this is the `keys()` of a collection, whatever else the value may be.
    if (facts.name === 'KEYS' && call.arguments.length === 0)
        return [];
    const client = recogniser.recognise(receiver);
    if (!client || isOwnMethod(access, facts, recogniser))
        return [];
    const args = flatArguments(call, facts, client.library, recogniser.tracer);
    return [{ ...callSite(nameNode(access), call, receiver, facts, client), args }];
}
/** `shutdown()` that a subclass of a client defines itself: what it sends is seen where it is written. */
function isOwnMethod(access, { keyAt }, { tracer }) {
    if (keyAt >= 0)
        return false;
    const declared = tracer.symbolOf(nameNode(access))?.valueDeclaration;
    return declared !== undefined && compiler.ts.isMethodDeclaration(declared) && declared.body !== undefined;
}
/** What collections and in-memory caches have as well; a value that may be one of them runs these on it. */
const SHARED_METHODS = /^(?:GET|SET|DEL|APPEND|MGET|MSET|TTL|FLUSHALL)$/;
function callSite(at, call, receiver, facts, client) {
    const unsure = client.unsure ?? (SHARED_METHODS.test(facts.name) ? client.mayBe : undefined);
    return {
        facts,
        at,
        sender: call,
        args: call.arguments,
        receiver,
        library: client.library,
        via: client.kind === 'pipeline' ? 'pipeline' : 'direct',
        ...(unsure !== undefined && { unsure }),
    };
}
/** `client.json.set(…)`: a command of a Redis module, on the client before the module's name. */
function moduleCommand(access, name) {
    const owner = access.expression;
    const module = compiler.ts.isPropertyAccessExpression(owner) && /^(?:json|bf|cf|cms|topK|ts)$/.test(owner.name.text) ? owner : undefined;
    const facts = module && (0,vocabulary/* commandOf */.Nl)(`${module.name.text}.${name}`);
    return facts ? { receiver: module.expression, facts } : { receiver: owner, facts: (0,vocabulary/* commandOf */.Nl)(name) };
}
/** The node that names the command: the member's name, or the string in the brackets. */
function nameNode(access) {
    return compiler.ts.isPropertyAccessExpression(access) ? access.name : access.argumentExpression;
}
/** `client[condition ? 'rPush' : 'lPush'](…)`, `client[table[type]](…)`: the commands that the member may name. */
function computedSites(access, call, recogniser) {
    const client = recogniser.recognise(access.expression);
    if (!client)
        return [];
    const handed = handedSites(access, call, [access.argumentExpression, ...call.arguments], client, recogniser);
    if (handed)
        return handed;
    const words = wordsFor(access.argumentExpression, recogniser);
    const candidates = words.flatMap((word) => (word ? ((0,vocabulary/* commandOf */.Nl)(word) ?? []) : []));
    const worst = candidates.find((one) => /^(?:KEYS|FLUSH)/.test(one.name)) ?? candidates.find((one) => one.writes) ?? candidates[0];
    const isCertain = candidates.length === words.length && candidates.every((one) => isSameKind(one, worst));
    const unsure = client.unsure ?? (isCertain ? undefined : 'which command runs is decided at run time');
    const site = callSite(access.argumentExpression, call, access.expression, worst ?? (0,vocabulary/* rawCommandOf */.ZV)('*'), client);
    return [unsure === undefined ? site : { ...site, unsure }];
}
/** The texts that an expression may be, undefined for one that is not known: what reaches it, of which its type may rule out some. */
function wordsFor(expression, { tracer }) {
    const reaching = [...tracer.originsOf(expression)].map((one) => (compiler.ts.isStringLiteralLike(one) ? one.text : undefined));
    const parts = partsOfType(tracer, expression);
    if (!parts.every((one) => one.isStringLiteral()))
        return reaching;
    const typed = parts.map(({ value }) => value);
    const both = reaching.filter((one) => one === undefined || typed.includes(one));
    return both.length > 0 && !both.includes(undefined) ? both : typed;
}
function isSameKind(one, other) {
    return one.name === other?.name || (one.writes !== undefined && one.writes === other?.writes);
}

;// CONCATENATED MODULE: ./src/collect/source/usage/client-lifetimes.ts




const CLOSING = ['quit', 'disconnect', 'close', 'destroy', 'end'];
const client_lifetimes_LISTENING = ['on', 'once', 'addListener'];
const EXIT = /\bprocess\.(?:exit|kill|abort)\(/;
/** Constructions that need not outlive an outage: closed by the function that builds them, or in a script. */
function findTransients(recogniser, guard) {
    const calls = CLOSING.flatMap((name) => recogniser.tracer.names.calls.get(name) ?? []);
    return new Set(calls.flatMap((call) => {
        const callee = call.expression;
        if (!compiler.ts.isPropertyAccessExpression(callee) || !(0,syntax/* enclosingFunction */.pG)(call))
            return [];
        const built = guard.run(call, () => recogniser.constructionsOf(callee.expression)) ?? [];
        return built.filter((one) => (0,syntax/* owningScope */.X2)(one) === (0,syntax/* owningScope */.X2)(call));
    }));
}
/** Constructions in a script, which whoever started it starts again. */
function isInScript(construction) {
    return (0,scope/* isOperatorFile */.bG)((0,source_program/* repositoryPath */.SH)(construction.getSourceFile()));
}
/** Constructions with a listener that ends the process when the client is lost: something then starts it again. */
function findExiting(recogniser, guard) {
    const calls = client_lifetimes_LISTENING.flatMap((name) => recogniser.tracer.names.calls.get(name) ?? []);
    return new Set(calls.flatMap((call) => {
        const callee = call.expression;
        const [event, listener] = call.arguments ?? [];
        const isLoss = event && compiler.ts.isStringLiteralLike(event) && /^(?:end|error|close)$/.test(event.text);
        if (!isLoss || !listener || !compiler.ts.isPropertyAccessExpression(callee))
            return [];
        const handlers = guard.run(call, () => recogniser.tracer.functionsOf(listener)) ?? [];
        if (!handlers.some((one) => EXIT.test(one.getText())))
            return [];
        return guard.run(call, () => recogniser.constructionsOf(callee.expression)) ?? [];
    }));
}

;// CONCATENATED MODULE: ./src/collect/source/usage/duplicates.ts

/** Options with which a duplicate may go to another server than its original. */
const ADDRESS = /^(?:url|host|port|path|socket|sentinels|name|rootNodes|connectionString)$/;
/** Whether a construction, or the original of the duplicates before it, is among those that are known. */
function isRooted(construction, known, originalOf) {
    const seen = new Set([construction]);
    for (let at = construction;;) {
        const original = originalOf(at);
        if (original === undefined)
            return known.has(at);
        if (seen.has(original))
            return false;
        seen.add(original);
        at = original;
    }
}
/**
 * Gives the clients that `duplicate()` makes what they take over from theirs.
 *
 * @param originals by the number of each client the number of its original, which is its own where it has none
 */
function withOriginals(clients, originals) {
    const done = new Map();
    const complete = (client, behind) => {
        const known = done.get(client.id);
        if (known)
            return known;
        const original = clients[originals[client.id] ?? client.id];
        const isOwn = original === undefined || original === client || behind.has(original.id);
        const whole = isOwn ? client : inheriting(client, complete(original, new Set([...behind, client.id])));
        done.set(client.id, whole);
        return whole;
    };
    return clients.map((client) => complete(client, new Set()));
}
/**
 * Options are copied one by one, listeners are not (ioredis built/Redis.js, @redis/client dist/lib/client/index.js). What
 * node-redis has in `socket` is one option.
 */
function inheriting(client, original) {
    const isOtherServer = Object.keys(client.options).some((name) => ADDRESS.test(name));
    const instance = isOtherServer ? undefined : original.instance;
    const { instance: _, ...own } = client;
    const about = { ...own, ...(instance !== undefined && { instance }), duplicateOf: original.id };
    if (client.library === 'redis' && 'socket' in client.options)
        return about;
    const { retries, reconnection } = original;
    return {
        ...about,
        settings: inherited(client.settings, original.settings),
        options: { ...original.options, ...client.options },
        ...(client.retries?.state === 'missing' && retries && { retries }),
        ...(client.settings.reconnectStrategy.state === 'missing' && reconnection && { reconnection }),
    };
}
function inherited(own, original) {
    const taken = model/* CONNECTION_SETTINGS */.rE.map((name) => {
        const isTaken = name !== 'errorListener' && own[name].state === 'missing';
        return [name, isTaken ? original[name] : own[name]];
    });
    return Object.fromEntries(taken);
}

;// CONCATENATED MODULE: ./src/collect/source/usage/factory-calls.ts





/** Variables of variables, factories of factories. */
const factory_calls_MAX_DEPTH = 8;
const CHAINED = /^(?:on|once|addListener|prependListener|prependOnceListener)$/;
/**
 * Of a function that builds a new client at each call, the calls whose client has no listener though that of another has:
 * what is attached to one says nothing of the others. Nothing where the function attaches one itself, where its callers
 * share a client, and where it is not certain whose client a listener is attached to.
 *
 * @param receivers what listeners are attached to that may be of this construction
 */
function unheardCalls(construction, receivers, recogniser) {
    const calls = new Set(lastCalls(construction, recogniser));
    if (calls.size < 2)
        return [];
    const heard = new Set();
    for (const receiver of receivers) {
        const made = madeBy(receiver, calls, recogniser);
        if (!made || made.has(construction))
            return [];
        for (const one of made)
            heard.add(one);
    }
    const unheard = [...calls].filter((call) => !heard.has(call));
    return unheard.length < calls.size ? unheard.filter((call) => factory_calls_isKept(call, recogniser)) : [];
}
/** The calls to which a new client goes: of the function that gives it back or, where that one is passed on, of the next. */
function lastCalls(made, recogniser, depth = 0) {
    const factory = depth > factory_calls_MAX_DEPTH ? undefined : factoryOf(made, recogniser);
    if (!factory)
        return compiler.ts.isCallExpression(made) && depth > 0 ? [made] : [];
    return (0,trace_callers/* callersOf */.G)(recogniser.tracer, factory).calls.flatMap((call) => lastCalls(call, recogniser, depth + 1));
}
/** The function around a new client that gives back this one, or another that is as new; undefined where it may be an old one. */
function factoryOf(made, recogniser) {
    const owner = (0,syntax/* enclosingFunction */.pG)(made);
    if (!owner)
        return undefined;
    const given = (0,syntax/* returnedExpressions */.Fe)(owner).flatMap((one) => valuesWithin(one, owner, recogniser));
    const isNew = (node) => node === made || recogniser.construction(node) !== undefined;
    return given.includes(made) && given.every(isNew) ? owner : undefined;
}
/** What an expression may be, as far as the variables of a function tell. */
function valuesWithin(expression, owner, recogniser, depth = 0) {
    const node = (0,syntax/* withoutAwait */.nE)(expression);
    const branches = branchesOf(node);
    if (depth > factory_calls_MAX_DEPTH)
        return [node];
    if (branches)
        return branches.flatMap((one) => valuesWithin(one, owner, recogniser, depth + 1));
    const symbol = compiler.ts.isIdentifier(node) ? recogniser.tracer.symbolOf(node) : undefined;
    const declared = symbol?.valueDeclaration;
    if (!symbol || !declared || !compiler.ts.isVariableDeclaration(declared) || !(0,syntax/* isWithin */.UO)(declared, owner))
        return [node];
    return valuesOf(symbol, recogniser).flatMap((one) => valuesWithin(one, owner, recogniser, depth + 1));
}
/** The calls, and the constructions, that an expression gets its client from; undefined where that is not certain. */
function madeBy(expression, calls, recogniser, depth = 0) {
    const node = (0,syntax/* withoutAwait */.nE)(expression);
    if (calls.has(node) || recogniser.construction(node))
        return new Set([node]);
    const values = depth > factory_calls_MAX_DEPTH ? [] : valuesBehind(node, recogniser);
    const found = values.map((one) => madeBy(one, calls, recogniser, depth + 1));
    if (found.length === 0 || found.includes(undefined))
        return undefined;
    return new Set(found.flatMap((one) => [...(one ?? [])]));
}
/** One step back; nothing where there is none in sight. */
function valuesBehind(node, recogniser) {
    const { tracer } = recogniser;
    const branches = branchesOf(node);
    if (branches)
        return branches;
    if (compiler.ts.isCallExpression(node)) {
        const callee = (0,syntax/* unwrap */.oA)(node.expression);
        if (compiler.ts.isPropertyAccessExpression(callee) && CHAINED.test(callee.name.text))
            return [callee.expression];
        return tracer.functionsOf(callee).flatMap(syntax/* returnedExpressions */.Fe);
    }
    const symbol = compiler.ts.isIdentifier(node) || compiler.ts.isPropertyAccessExpression(node) ? tracer.symbolOf(node) : undefined;
    return symbol ? valuesOf(symbol, recogniser) : [];
}
/** The expressions that a variable, a parameter or a field is given, as far as they are in sight. */
function valuesOf(symbol, { tracer }) {
    const given = (symbol.declarations ?? []).flatMap((one) => {
        if (compiler.ts.isParameter(one))
            return (0,trace_callers/* callersOf */.G)(tracer, one.parent).argumentsFor(one);
        if (compiler.ts.isExportAssignment(one))
            return [one.expression];
        if (compiler.ts.isVariableDeclaration(one) && !one.initializer && compiler.ts.isForOfStatement(one.parent.parent))
            return (0,trace_elements/* elementsOf */.Z)(tracer, one.parent.parent.expression);
        const isGiven = compiler.ts.isVariableDeclaration(one) || compiler.ts.isPropertyDeclaration(one) || compiler.ts.isPropertyAssignment(one);
        return isGiven && one.initializer ? [one.initializer] : [];
    });
    const assigned = (tracer.names.assignments.get(symbol.name) ?? [])
        .filter(({ left }) => tracer.symbolOf((0,syntax/* unwrap */.oA)(left)) === symbol)
        .map(({ right }) => right);
    return [...new Set([...given, ...assigned])].filter(compiler.ts.isExpression);
}
function branchesOf(node) {
    if (compiler.ts.isConditionalExpression(node))
        return [node.whenTrue, node.whenFalse];
    if (!compiler.ts.isBinaryExpression(node))
        return undefined;
    const { kind } = node.operatorToken;
    if (kind === compiler.ts.SyntaxKind.EqualsToken)
        return [node.right];
    const isChoice = kind === compiler.ts.SyntaxKind.BarBarToken || kind === compiler.ts.SyntaxKind.QuestionQuestionToken;
    return isChoice ? [node.left, node.right] : undefined;
}
/**
 * Whether a client is put into a variable or a field on which, in its file, methods are called and nothing else: what is
 * handed on may be listened to where no listener is known to be of it.
 */
function factory_calls_isKept(call, { tracer }) {
    const holder = (0,syntax/* holderOf */.Kd)(call);
    const symbol = holder && tracer.symbolOf(holder);
    if (!holder || !symbol)
        return false;
    const uses = [...(0,syntax/* nodesIn */.vx)(call.getSourceFile())].filter(compiler.ts.isIdentifier).filter((node) => {
        if (node.text !== symbol.name || node === holder || node.parent === holder)
            return false;
        return readSymbol(node, tracer) === symbol;
    });
    return uses.every(isOwnUse);
}
/** Declarations, `client.get(…)`, `if (client)`, `client = …`, and exports: other files that import it name the same variable. */
function isOwnUse(node) {
    const isField = compiler.ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
    const at = (0,syntax/* outermost */.J9)(isField ? node.parent : node);
    const { parent } = at;
    if (compiler.ts.isPropertyDeclaration(parent) || compiler.ts.isVariableDeclaration(parent))
        return parent.name === at;
    if (compiler.ts.isPropertyAccessExpression(parent) || compiler.ts.isElementAccessExpression(parent))
        return parent.expression === at;
    if (compiler.ts.isBinaryExpression(parent) && parent.left === at)
        return true;
    return compiler.ts.isIfStatement(parent) || compiler.ts.isPrefixUnaryExpression(parent) || isExported(at);
}
/** `export { client }`, `export default client`, `module.exports = { client }`, `exports.client = client`. */
function isExported(at) {
    const { parent } = at;
    if (compiler.ts.isExportSpecifier(parent))
        return true;
    const isProperty = compiler.ts.isShorthandPropertyAssignment(parent) || compiler.ts.isPropertyAssignment(parent);
    const whole = isProperty ? parent.parent : at;
    const around = whole.parent;
    if (compiler.ts.isExportAssignment(around))
        return true;
    return compiler.ts.isBinaryExpression(around) && /^(?:module\.)?exports\b/.test(around.left.getText());
}

;// CONCATENATED MODULE: ./src/collect/source/usage/listeners.ts




const listeners_ATTACH = ['on', 'once', 'addListener', 'prependListener', 'prependOnceListener'];
/** The listener is gone once it has heard one event. */
const ONCE = /once/i;
const listeners_ENDS = /\bprocess\.(?:exit|kill|abort)\(|\bthrow\b/;
/** The constructions, and the subclasses of a client, that have an `error` listener somewhere. */
function findErrorListeners(recogniser, guard) {
    const found = { all: new Map(), first: new Map() };
    for (const { call, callee } of attachments(recogniser)) {
        const heard = guard.run(call, () => listeningTo(call, callee.expression, recogniser)) ?? [];
        const isFirst = heard.length > 0 && guard.run(call, () => hearsFirst(call, callee, recogniser)) === true;
        for (const one of heard)
            (0,cached/* cached */.P)(isFirst ? found.first : found.all, one, () => []).push(callee.expression);
    }
    return found;
}
/** Every call that attaches a listener to something, with the method that it calls. */
function attachments({ tracer }) {
    const calls = listeners_ATTACH.flatMap((name) => tracer.names.calls.get(name) ?? []);
    return calls.flatMap((call) => {
        const callee = call.expression;
        return compiler.ts.isPropertyAccessExpression(callee) ? [{ call, callee }] : [];
    });
}
/** `once('error', reject)`; where the first error ends the process there is no second one to hear. */
function hearsFirst(call, { name }, { tracer }) {
    const listener = call.arguments?.[1];
    if (!ONCE.test(name.text) || !listener)
        return false;
    return !tracer.functionsOf(listener).some((one) => listeners_ENDS.test(one.getText()));
}
/** The constructions, or the class of `this`, that a call attaches an error listener to. */
function listeningTo(call, receiver, recogniser) {
    if (!isErrorEvent(call.arguments?.[0], recogniser))
        return [];
    const isOwn = receiver.kind === compiler.ts.SyntaxKind.ThisKeyword || receiver.kind === compiler.ts.SyntaxKind.SuperKeyword;
    const owner = isOwn ? compiler.ts.findAncestor(receiver, compiler.ts.isClassLike) : undefined;
    return [...(owner ? [owner] : []), ...recogniser.constructionsOf(receiver)];
}
/** `'error'`, a constant that holds it, or the loop variable over a list or a table that has it. */
function isErrorEvent(event, recogniser) {
    if (!event)
        return false;
    if (compiler.ts.isStringLiteralLike(event))
        return event.text === 'error';
    const { tracer } = recogniser;
    const isError = [...tracer.originsOf(event)].some((one) => compiler.ts.isStringLiteralLike(one) && one.text === 'error');
    return isError || (compiler.ts.isIdentifier(event) && isKeyOfTable(event, recogniser));
}
/** `for (const [event, handler] of Object.entries(handlers))`, `Object.keys(handlers).forEach((event) => …)`. */
function isKeyOfTable(event, { tracer }) {
    const declared = tracer.symbolOf(event)?.valueDeclaration;
    const walk = declared && compiler.ts.findAncestor(declared, (node) => compiler.ts.isForOfStatement(node) || compiler.ts.isCallExpression(node));
    if (!walk)
        return false;
    const list = compiler.ts.isForOfStatement(walk) ? walk.expression : walk.expression;
    const source = compiler.ts.isPropertyAccessExpression(list) ? list.expression : list;
    const keys = [list, source].find((one) => compiler.ts.isCallExpression(one) && /^(?:keys|entries)$/.test((0,syntax/* memberName */.eg)(one.expression) ?? ''));
    const table = keys && compiler.ts.isCallExpression(keys) ? keys.arguments[0] : undefined;
    return table !== undefined && readShape(tracer, table).properties.has('error');
}

;// CONCATENATED MODULE: ./src/collect/source/usage/passed-listeners.ts





const CLIENT_NAME = /redis|valkey|client|conn|instance/i;
/**
 * By construction, why something may listen for errors though no listener is known to be of it: a class passes listeners on
 * (`on(event, listener) { this.client.on(event, listener) }`), and one is attached to something that it stands behind.
 */
function findPassedListeners(recogniser, guard) {
    const found = new Map();
    for (const { call, callee } of attachments(recogniser)) {
        const because = guard.run(call, () => reasonFor(call.arguments?.[0], recogniser.tracer));
        if (because === undefined)
            continue;
        for (const one of guard.run(call, () => recogniser.constructionsOf(callee.expression)) ?? [])
            found.set(one, because);
    }
    return found;
}
function reasonFor(event, tracer) {
    const declared = event && compiler.ts.isIdentifier(event) ? tracer.symbolOf(event)?.valueDeclaration : undefined;
    const method = declared && compiler.ts.isParameter(declared) ? (0,syntax/* enclosingFunction */.pG)(declared) : undefined;
    const owner = method && compiler.ts.isMethodDeclaration(method) ? method.parent : undefined;
    const name = method && (0,syntax/* memberName */.eg)(method.name ?? method);
    if (!owner || !compiler.ts.isClassLike(owner) || name === undefined)
        return undefined;
    const types = typesOf(owner, tracer);
    const listening = (tracer.names.calls.get(name) ?? []).find(({ arguments: args, expression }) => {
        const isError = args?.[0] && compiler.ts.isStringLiteralLike(args[0]) && args[0].text === 'error';
        if (!isError || !compiler.ts.isPropertyAccessExpression(expression))
            return false;
        return mayBeOf(types, expression.expression, tracer);
    });
    if (!listening)
        return undefined;
    const { path, line } = (0,usage_site/* placeOf */.$t)(listening.expression);
    const through = `\`${owner.name?.text ?? 'its class'}\` passes listeners on`;
    return `${through}, and \`${(0,syntax/* brief */.dh)(listening.expression)}('error', …)\` at ${path}:${line} may be one of them`;
}
/** Whether something has one of these types; where its type is not known, its name has to speak for it. */
function mayBeOf(types, receiver, tracer) {
    const type = (0,client_types/* definite */.Dj)(tracer.checker, tracer.checker.getTypeAtLocation(receiver));
    if ((0,client_types/* isUntyped */.md)(type))
        return CLIENT_NAME.test((0,syntax/* memberName */.eg)((0,syntax/* unwrap */.oA)(receiver)) ?? '');
    const symbol = type.getSymbol();
    return symbol !== undefined && types.has(symbol);
}
/** A class, and all that it extends or implements. */
function typesOf(owner, tracer, seen = new Set()) {
    const { checker } = tracer;
    const own = checker.getTypeAtLocation(owner).getSymbol();
    if (!own || seen.has(own))
        return seen;
    seen.add(own);
    const parents = (owner.heritageClauses ?? []).flatMap(({ types }) => types.map((one) => checker.getTypeAtLocation(one)));
    for (const declared of parents.flatMap((one) => one.getSymbol()?.declarations ?? []))
        if (compiler.ts.isClassLike(declared) || compiler.ts.isInterfaceDeclaration(declared))
            typesOf(declared, tracer, seen);
    return seen;
}

;// CONCATENATED MODULE: ./src/collect/source/usage/foreign.ts


/** What is called after a server. */
const REDIS_NAME = /redis|valkey/i;
/** Functions of packages that make a store with keys of its own, whatever stands behind it. */
const OTHER_STORES = { 'cache-manager': /^(?:caching|multiCaching|createCache)$/ };
/** Whether something speaks against Redis: a value of another kind, a declared type, an import that is not called after it. */
function isForeign(node, tracer) {
    return [...tracer.originsOf(node)].some((origin) => {
        if (origin === node)
            return false;
        if (compiler.ts.isNewExpression(origin) || compiler.ts.isSourceFile(origin) || compiler.ts.isObjectLiteralExpression(origin))
            return true;
        if (compiler.ts.isCallExpression(origin))
            return makesOtherStore(tracer, origin);
        if (isImport(origin))
            return !REDIS_NAME.test(specifierOf(origin));
        if (compiler.ts.isParameter(origin) ||
            compiler.ts.isPropertyDeclaration(origin) ||
            compiler.ts.isPropertySignature(origin) ||
            compiler.ts.isVariableDeclaration(origin))
            return (origin.type !== undefined &&
                origin.type.kind !== compiler.ts.SyntaxKind.AnyKeyword &&
                origin.type.kind !== compiler.ts.SyntaxKind.UnknownKeyword);
        return compiler.ts.isClassLike(origin) || compiler.ts.isFunctionLike(origin);
    });
}
/** Whether the class or the file around is named after Redis. */
function isInRedisCode(node) {
    const around = compiler.ts.findAncestor(node, compiler.ts.isClassLike)?.name?.text ?? '';
    const file = node.getSourceFile().fileName.split('/').at(-1) ?? '';
    return REDIS_NAME.test(around) || REDIS_NAME.test(file);
}
function makesOtherStore(tracer, call) {
    const imported = (0,package_imports/* importedAs */.X)(tracer, call.expression);
    return imported !== undefined && OTHER_STORES[imported.package]?.test(imported.name) === true;
}
function isImport(node) {
    return (compiler.ts.isImportDeclaration(node) || compiler.ts.isImportSpecifier(node) || compiler.ts.isImportClause(node) || compiler.ts.isNamespaceImport(node));
}
function specifierOf(node) {
    const declaration = compiler.ts.findAncestor(node, compiler.ts.isImportDeclaration);
    return declaration && compiler.ts.isStringLiteral(declaration.moduleSpecifier) ? declaration.moduleSpecifier.text : '';
}

;// CONCATENATED MODULE: ./src/collect/source/usage/hand-written.ts



/** With so many commands that nothing else has, an interface is written after a client. */
const ENOUGH = 3;
/** `RedisLike`, `IORedisCompat`, `IRedisClient`: one that is called after a client needs no more than a few commands. */
const CALLED_SO = /^I?(?:io|node)?(?:redis|valkey)(?:like|compat(?:ible)?|client\w{0,20}|commands)?$/i;
/**
 * The client that an interface of the repository's own is written after, so that the code need not depend on the package:
 * several commands of Redis, and no class that implements it, whose own commands would be seen. What is handed in under
 * it is not in sight, so that it is never for sure.
 */
function handWrittenClient(tracer, type) {
    const { checker } = tracer;
    const own = (0,client_types/* definite */.Dj)(checker, type);
    const symbol = own.getSymbol();
    const methods = checker.getPropertiesOfType(own).filter((one) => one.flags & compiler.ts.SymbolFlags.Method);
    const commands = methods.filter(({ name }) => (0,vocabulary/* isUnmistakable */.bm)(name));
    const isCalledSo = CALLED_SO.test((type.aliasSymbol ?? symbol)?.name ?? '') && isOfCommands(methods);
    if (!symbol || (commands.length < ENOUGH && !isCalledSo) || isImplemented(tracer, symbol))
        return undefined;
    const isPipeline = methods.some(({ name }) => name === 'exec');
    return {
        library: 'unknown',
        kind: isPipeline ? 'pipeline' : 'standalone',
        unsure: `${hand_written_nameOf(type, symbol)} has the commands of Redis, but nothing here says what is behind it`,
    };
}
function isOfCommands(methods) {
    return methods.length > 0 && methods.every(({ name }) => (0,vocabulary/* commandOf */.Nl)(name) !== undefined);
}
/** An object type may have no name of its own. */
function hand_written_nameOf(type, symbol) {
    const name = type.aliasSymbol?.name ?? symbol.name;
    return name === compiler.ts.InternalSymbolName.Type ? 'its type' : `\`${name}\``;
}
/**
 * What a client of the repository's own holds beside its commands: `client.packed.set(key, value)`, where most of `packed` is
 * called as commands are. They reach the server that the client talks to; what they make of values and options is not in sight.
 */
function facetOf({ checker }, node, type, owner) {
    if (!owner || owner.kind === 'pipeline' || !compiler.ts.isPropertyAccessExpression(node))
        return undefined;
    const members = checker.getPropertiesOfType((0,client_types/* definite */.Dj)(checker, type));
    const isFacet = members.length > 1 && members.some(({ name }) => (0,vocabulary/* isUnmistakable */.bm)(name));
    if (!isFacet || members.filter(({ name }) => (0,vocabulary/* commandOf */.Nl)(name)).length * 2 < members.length)
        return undefined;
    return {
        ...owner,
        unsure: owner.unsure ??
            `\`${node.name.text}\` is the repository's own, and may do more than the commands it is named after`,
    };
}
function isImplemented({ checker, names }, symbol) {
    return names.subclasses.some(({ heritageClauses = [] }) => heritageClauses.some(({ types }) => types.some((one) => isOrExtends(checker.getTypeFromTypeNode(one), symbol))));
}
function isOrExtends(type, symbol, seen = new Set()) {
    if (seen.has(type))
        return false;
    seen.add(type);
    if (type.getSymbol() === symbol)
        return true;
    return (type.getBaseTypes() ?? []).some((one) => isOrExtends(one, symbol, seen));
}

;// CONCATENATED MODULE: ./src/collect/source/usage/required-clients.ts





/** Libraries whose clients are made by functions as well. */
const BY_FUNCTION = new Set(['redis', '@vercel/kv', '@upstash/redis']);
/** `new (require('ioredis'))()`: what is built where the checker does not know `require`. */
function builtFromModule(tracer, callee, isNew) {
    const ours = [...tracer.originsOf(callee), ...staticsOf(tracer, callee)].find(isOfClientPackage);
    if (ours)
        return declaredBy(tracer.checker, ours);
    let root = (0,syntax/* unwrap */.oA)(callee);
    while (compiler.ts.isPropertyAccessExpression(root))
        root = (0,syntax/* unwrap */.oA)(root.expression);
    const origins = compiler.ts.isIdentifier(root) || compiler.ts.isCallExpression(root) ? tracer.originsOf(root) : [];
    for (const origin of origins) {
        const library = libraryOfRequire(origin);
        if (library && (isNew || BY_FUNCTION.has(library)))
            return { library, kind: (0,syntax/* memberName */.eg)(callee) === 'Cluster' ? 'cluster' : httpOr(library, 'standalone') };
    }
    return undefined;
}
/** The method in `GlideClient.createClient(…)`. */
function staticsOf(tracer, callee) {
    const node = (0,syntax/* unwrap */.oA)(callee);
    if (!compiler.ts.isPropertyAccessExpression(node))
        return [];
    const classes = [...tracer.originsOf(node.expression)].filter(compiler.ts.isClassLike);
    return classes.flatMap(({ members }) => members.filter(({ name }) => name && (0,syntax/* memberName */.eg)(name) === node.name.text));
}
/** A class or a function that we declare ourselves. */
function isOfClientPackage(node) {
    const isDeclared = compiler.ts.isClassLike(node) || compiler.ts.isFunctionDeclaration(node) || compiler.ts.isMethodDeclaration(node);
    return isDeclared && (0,declarations/* declaredLibrary */.eD)(node.getSourceFile().fileName) !== undefined;
}
/** What our declaration says is built, whatever it is called here; undefined for `Script` and what else is no client. */
function declaredBy(checker, node) {
    const signature = compiler.ts.isClassLike(node) ? undefined : checker.getSignatureFromDeclaration(node);
    const type = signature ? checker.getReturnTypeOfSignature(signature) : checker.getTypeAtLocation(node);
    const found = (0,client_types/* clientOfType */.H_)(checker, checker.getAwaitedType(type) ?? type);
    return found?.kind === 'pipeline' ? undefined : found;
}
function httpOr(library, kind) {
    return library === '@upstash/redis' || library === '@vercel/kv' ? 'http' : kind;
}
function libraryOfRequire(origin) {
    if (compiler.ts.isSourceFile(origin) || compiler.ts.isClassLike(origin))
        return (0,declarations/* declaredLibrary */.eD)(origin.getSourceFile().fileName);
    if (!compiler.ts.isCallExpression(origin))
        return undefined;
    const [specifier] = origin.arguments;
    return specifier && compiler.ts.isStringLiteralLike(specifier) ? (0,source_packages/* clientLibrary */.rt)(specifier.text) : undefined;
}

;// CONCATENATED MODULE: ./src/collect/source/usage/recognition.ts









/** Functions that build a client, as their packages spell them. */
const CONSTRUCTORS = /^(?:createClient|createCluster|createSentinel|createClientPool|createNodeRedisClient|createHandyClient|fromEnv)$/;
/** `ioredis-mock`, `redis-mock`, `@shelf/jest-redis-mock`. */
const STAND_IN = /redis.*mock|mock.*redis/;
const recognition_CLIENT_NAME = /client|conn|store|cache|multi|pipeline|commander|kv$|db$/i;
/** Tells Redis clients from everything else that has `get`, `set` and `keys`. */
class Recogniser {
    tracer;
    #known = new Map();
    /** By symbol; null where the declaration does not say that it is a client. */
    #declared = new Map();
    /** Duplications whose original is being looked for. */
    #copied = new Set();
    constructor(tracer) {
        this.tracer = tracer;
    }
    /** What an expression is; undefined when nothing says that it is Redis. */
    recognise(expression) {
        const node = (0,syntax/* unwrap */.oA)(expression);
        if (this.#known.has(node))
            return this.#known.get(node);
        this.#known.set(node, undefined); // an expression defined by itself is nothing
        try {
            const found = this.#recognise(node);
            this.#known.set(node, found);
            return found;
        }
        catch (error) {
            this.#known.delete(node); // too much for one question may be possible in another
            throw error;
        }
    }
    /** Whether a node builds a client: `new Redis(…)`, `createClient(…)`, `Redis.fromEnv()`, `client.duplicate()`. */
    construction(node) {
        if (compiler.ts.isNewExpression(node))
            return this.#ofType(node) ?? builtFromModule(this.tracer, node.expression, true);
        if (!compiler.ts.isCallExpression(node))
            return undefined;
        // Of a subclass that a container builds.
        if (node.expression.kind === compiler.ts.SyntaxKind.SuperKeyword)
            return this.subclassOf(node);
        if (isDuplication(node))
            return this.originalOf(node) && this.recognise(node.expression.expression);
        // Imports rename: what counts is the name that the package gives it.
        const name = this.tracer.names.imports.originalOf((0,syntax/* memberName */.eg)(node.expression) ?? '');
        if (!CONSTRUCTORS.test(name))
            return undefined;
        const declaration = this.tracer.checker.getResolvedSignature(node)?.declaration;
        const isOurs = declaration?.getSourceFile().isDeclarationFile === true;
        return isOurs ? this.#ofType(node) : builtFromModule(this.tracer, node.expression, false);
    }
    /** The construction of the client that `duplicate()` is called on, be it a duplicate itself; undefined for other calls. */
    originalOf(node) {
        if (!isDuplication(node) || this.#copied.has(node))
            return undefined;
        this.#copied.add(node); // a name that is given a duplicate of itself
        try {
            const { expression } = node.expression;
            return this.recognise(expression)?.kind === 'pipeline' ? undefined : this.constructionsOf(expression)[0];
        }
        finally {
            this.#copied.delete(node);
        }
    }
    /** The client that the class around a `super(…)` extends. */
    subclassOf(call) {
        const owner = compiler.ts.findAncestor(call, compiler.ts.isClassLike);
        const type = owner && this.tracer.checker.getTypeAtLocation(owner);
        const found = type && (0,client_types/* clientOfType */.H_)(this.tracer.checker, type);
        return found?.kind === 'pipeline' ? undefined : found;
    }
    /**
     * The constructions behind an expression, which is a client or a pipeline on one.
     *
     * @param opened pipelines that are gone through already: one that is opened on itself is no way to a client
     */
    constructionsOf(expression, opened = new Set()) {
        return [...this.tracer.originsOf(expression)].flatMap((origin) => {
            if (this.construction(origin) !== undefined)
                return [origin];
            const client = (0,results/* pipelinedClient */.w_)(origin);
            if (!client || opened.has(origin))
                return [];
            opened.add(origin);
            return this.constructionsOf(client, opened);
        });
    }
    #recognise(node) {
        const declared = compiler.ts.isIdentifier(node) ? this.#ofDeclaredName(node) : undefined;
        if (declared)
            return declared;
        const type = this.tracer.checker.getTypeAtLocation(node);
        const typed = (0,client_types/* clientOfType */.H_)(this.tracer.checker, type) ?? this.#awaited(type);
        if (typed)
            return typed;
        if ((0,client_types/* isUntyped */.md)(type))
            return this.#traced(node) ?? this.#named(node);
        // Behind an interface of the repository's own may stand a client: it is one if it was handed one.
        return (0,client_types/* isOwnInterface */.G3)(this.tracer.checker, type) ? (this.#traced(node) ?? this.#handWritten(node, type)) : undefined;
    }
    /**
     * The client that a name is declared to be. Its type is the same wherever it is read, unless there is something to
     * narrow; asking once spares the checker the way through every statement before each use.
     */
    #ofDeclaredName(node) {
        const symbol = this.tracer.symbolOf(node);
        if (!symbol)
            return undefined;
        const known = this.#declared.get(symbol);
        if (known !== undefined)
            return known ?? undefined;
        const { checker } = this.tracer;
        const type = symbol.valueDeclaration && checker.getNonNullableType(checker.getTypeOfSymbol(symbol));
        const found = type && !type.isUnion() ? (0,client_types/* clientOfType */.H_)(checker, type) : undefined;
        this.#declared.set(symbol, found ?? null);
        return found;
    }
    /** A promise of a client, used where the checker has lost the `await`: `ready.then((store) => …)`. */
    #awaited(type) {
        const inner = type.getSymbol()?.name === 'Promise' && this.tracer.checker.getTypeArguments(type)[0];
        return inner ? (0,client_types/* clientOfType */.H_)(this.tracer.checker, inner) : undefined;
    }
    #ofType(node) {
        const type = compiler.ts.isNewExpression(node) ? (0,client_types/* typeOfNew */.qN)(this.tracer, node) : this.tracer.checker.getTypeAtLocation(node);
        const found = (0,client_types/* clientOfType */.H_)(this.tracer.checker, type) ?? this.#awaited(type);
        return found?.kind === 'pipeline' ? undefined : found;
    }
    #traced(node) {
        const found = this.#tracedClient(node);
        if (!found || found.unsure !== undefined)
            return found;
        const other = [...this.tracer.originsOf(node)].find((origin) => this.#isOtherStore(origin));
        return other ? { ...found, mayBe: `it may also be \`${(0,syntax/* brief */.dh)(other)}\`` } : found;
    }
    /** A collection, or a class of another package: what has the same methods and is no Redis, nor stands in for one in tests. */
    #isOtherStore(origin) {
        if (!compiler.ts.isNewExpression(origin) || this.construction(origin))
            return false;
        if (STAND_IN.test((0,package_imports/* importedAs */.X)(this.tracer, origin.expression)?.package ?? ''))
            return false;
        const classes = [...this.tracer.originsOf(origin.expression)];
        return !classes.some((one) => compiler.ts.isClassLike(one) && !one.getSourceFile().isDeclarationFile);
    }
    #tracedClient(node) {
        for (const origin of this.tracer.originsOf(node)) {
            if (origin === node && !compiler.ts.isCallExpression(origin))
                continue;
            const found = this.construction(origin) ?? this.#ofTypedOrigin(origin);
            if (found)
                return found;
        }
        return undefined;
    }
    #ofTypedOrigin(origin) {
        if (compiler.ts.isSourceFile(origin))
            return undefined;
        const type = this.tracer.checker.getTypeAtLocation(origin);
        const typed = (0,client_types/* clientOfType */.H_)(this.tracer.checker, type) ?? this.#awaited(type) ?? this.#ofTypeArgument(origin);
        if (typed)
            return typed;
        // A chain on an untyped client: `client.multi().set(…)`, where no declaration says what `multi` gives.
        if (compiler.ts.isCallExpression(origin) && compiler.ts.isPropertyAccessExpression(origin.expression)) {
            const { name, expression } = origin.expression;
            const receiver = /^(?:multi|pipeline|batch|duplicate)$/.test(name.text) || (0,vocabulary/* commandOf */.Nl)(name.text)
                ? this.recognise(expression)
                : undefined;
            if (!receiver)
                return undefined;
            if (name.text === 'duplicate')
                return receiver;
            return receiver.kind === 'pipeline' || !(0,vocabulary/* commandOf */.Nl)(name.text) ? { ...receiver, kind: 'pipeline' } : undefined;
        }
        return undefined;
    }
    #handWritten(node, type) {
        const owner = compiler.ts.isPropertyAccessExpression(node) ? this.recognise(node.expression) : undefined;
        const facet = facetOf(this.tracer, node, type, owner);
        if (facet || [...this.tracer.originsOf(node)].some(compiler.ts.isObjectLiteralExpression))
            return facet;
        return handWrittenClient(this.tracer, type);
    }
    /** `container.resolve<Redis>('cache')` of a package whose types are not here. */
    #ofTypeArgument(origin) {
        const [argument] = compiler.ts.isCallExpression(origin) ? (origin.typeArguments ?? []) : [];
        return argument && (0,client_types/* clientOfType */.H_)(this.tracer.checker, this.tracer.checker.getTypeFromTypeNode(argument));
    }
    /** Nothing but a name speaks for Redis, and nothing against it. */
    #named(node) {
        const holder = holderAsked(node);
        if (holder)
            return this.#named(holder);
        const name = (0,syntax/* memberName */.eg)(compiler.ts.isCallExpression(node) ? node.expression : node);
        if (name === undefined || isForeign(node, this.tracer))
            return undefined;
        const isNamed = REDIS_NAME.test(name) || (recognition_CLIENT_NAME.test(name) && (isInRedisCode(node) || this.#isOfRedis(node)));
        if (!isNamed || (compiler.ts.isCallExpression(node) && !recognition_CLIENT_NAME.test(name)))
            return undefined;
        return {
            library: 'unknown',
            kind: 'standalone',
            unsure: `\`${name}\` looks like a Redis client, but nothing here says what it is`,
        };
    }
    /** `strapi.redis.connections.default.client`, `const { client } = strapi.redis`, `cacheManager.store.getClient()`. */
    #isOfRedis(node) {
        const declared = compiler.ts.isIdentifier(node) ? this.tracer.symbolOf(node)?.valueDeclaration : undefined;
        const owner = declared ? compiler.ts.findAncestor(declared, compiler.ts.isVariableDeclaration)?.initializer : node;
        return (owner !== undefined &&
            /redis|valkey|\bcache\w*\.store\b|\bstore\)?\.(?:getClient|client)\b/i.test(owner.getText().slice(0, 200)));
    }
}
/** `app.redis` in `app.redis.get('cache').keys(…)`: one of several clients, since no command runs on a reply that nobody waited for. */
function holderAsked(node) {
    if (!compiler.ts.isCallExpression(node) || !compiler.ts.isPropertyAccessExpression(node.expression))
        return undefined;
    const { name, expression } = node.expression;
    return name.text === 'get' && REDIS_NAME.test((0,syntax/* memberName */.eg)(expression) ?? '') ? (0,syntax/* unwrap */.oA)(expression) : undefined;
}
/** `client.duplicate(…)`, whatever the client is. */
function isDuplication(node) {
    if (!compiler.ts.isCallExpression(node) || !compiler.ts.isPropertyAccessExpression(node.expression))
        return false;
    return node.expression.name.text === 'duplicate';
}

;// CONCATENATED MODULE: ./src/collect/source/usage/waiting.ts





/** Wait for an element for as long as it takes: who sends them has made a queue. */
const WAITING = /^(?:BL(?:POP|MOVE|MPOP)|BR(?:POP|POPLPUSH)|BZ(?:POPMIN|POPMAX|MPOP))$/;
/** Wait for an entry where they are told to. */
const MAY_WAIT = /^XREAD(?:GROUP)?$/;
/** Whether the answer to a command comes only when there is something to answer with. */
function waitsForElements({ facts, args = [] }, tracer) {
    if (WAITING.test(facts.name))
        return true;
    if (!MAY_WAIT.test(facts.name))
        return false;
    const { args: all } = expandSpreads(tracer, args);
    return hasFlag(tracer, all, 'BLOCK') || all.some((one) => hasBlockOption(one, tracer));
}
/** `{ BLOCK: 5000 }` of node-redis, `{ block: 5000 }` of valkey-glide. */
function hasBlockOption(argument, tracer) {
    if (!compiler.ts.isObjectLiteralExpression((0,syntax/* unwrap */.oA)(argument)))
        return false;
    return [...readShape(tracer, argument).properties.keys()].some((name) => /^block$/i.test(name));
}

;// CONCATENATED MODULE: ./src/collect/source/usage/roles.ts


/** Where several libraries share a client, the one that suffers most from what suits the others decides. */
const PRECEDENCE = ['queue', 'lock', 'session', 'limiter', 'pubsub', 'cache'];
/** What each construction is used for, by the libraries that it is handed to; the rest are caches. */
function rolesOf(consumers) {
    const roles = new Map();
    for (const role of [...PRECEDENCE].reverse()) {
        for (const one of consumers)
            if (one.role === role && one.construction)
                roles.set(one.construction, role);
    }
    return roles;
}
const MESSAGES = /^(?:[PS]?(?:UN)?SUBSCRIBE|S?PUBLISH)$/;
const roles_NOTHING = { names: new Set(), isSure: false };
/**
 * What clients are for, by what is sent through them: of those that no library is handed, the ones that only subscribe and
 * publish are for pub/sub, and those that wait for elements for queues, whatever they are called. Where nothing surely is,
 * the options decide: in a repository with BullMQ, a client without a bound on retries is made for it. Elsewhere it says
 * nothing, since `null` is copied to clients of all kinds. What is handed to an adapter for messages, and reads and writes
 * keys as well, is no subscriber, which runs no other commands: one construction in a factory may make both.
 *
 * @param idsBehind the numbers of the clients that a command may be sent through
 */
function withRolesOfCommands(clients, idsBehind, hasQueues) {
    const sent = sentByClient(idsBehind);
    return clients.map((client) => {
        const { names, isSure } = sent.get(client.id) ?? roles_NOTHING;
        const isForQueues = hasQueues && client.options.maxRetriesPerRequest === null && !isSure;
        const isShared = client.role === 'pubsub' && names.size > 0 && !isOfMessages(names);
        if (!client.isRoleAssumed && !isShared)
            return client;
        const role = isForQueues ? 'queue' : isShared ? 'cache' : roleOfCommands(names);
        if (role === undefined)
            return client;
        const { isRoleAssumed: _, ...rest } = client;
        return { ...rest, role };
    });
}
function sentByClient(idsBehind) {
    const sent = new Map();
    for (const [{ facts }, ids] of idsBehind) {
        if ((0,model/* isHousekeeping */.WR)(facts.name) || facts.name === 'SHUTDOWN')
            continue;
        for (const id of ids) {
            const { names, isSure } = sent.get(id) ?? roles_NOTHING;
            sent.set(id, { names: new Set([...names, facts.name]), isSure: isSure || ids.length === 1 });
        }
    }
    return sent;
}
function roleOfCommands(names) {
    if (names.size === 0)
        return undefined;
    if (isOfMessages(names))
        return 'pubsub';
    return [...names].some((name) => WAITING.test(name)) ? 'queue' : undefined;
}
function isOfMessages(names) {
    return [...names].every((name) => MESSAGES.test(name));
}

;// CONCATENATED MODULE: ./src/collect/source/usage/duration-calls.ts




/** Calls that give a time in a unit that their documentation tells: Date, date-fns, dayjs, moment, luxon. */
const KNOWN = {
    'Date.now': 'unix-milliseconds',
    'Date.parse': 'unix-milliseconds',
    getTime: 'unix-milliseconds',
    getUnixTime: 'unix-seconds',
    unix: 'unix-seconds',
    differenceInMilliseconds: 'milliseconds',
    differenceInSeconds: 'seconds',
    asMilliseconds: 'milliseconds',
    asSeconds: 'seconds',
    toMillis: 'milliseconds',
};
const UNITS_OF_MS = {
    ms: 1,
    s: 1000,
    m: 60_000,
    h: 3_600_000,
    d: 86_400_000,
    w: 604_800_000,
};
/** Read a setting by its name: `config.get('CACHE_TTL_MS')`. */
const GETTERS = /^(?:get\w*|env\w*|int\w*|num\w*|as\w*|config\w*|required?|optional)$/i;
/** What a call of a well-known function gives; undefined for any other. */
function quantityOfCall(tracer, call) {
    const callee = call.expression;
    const name = (0,syntax/* memberName */.eg)(callee) ?? '';
    const owner = compiler.ts.isPropertyAccessExpression(callee) ? (0,syntax/* memberName */.eg)(callee.expression) : undefined;
    const [argument] = call.arguments;
    const qualified = owner === 'Date' ? `Date.${name}` : name;
    const because = `\`${qualified}()\` gives that`;
    const known = Object.hasOwn(KNOWN, qualified) ? KNOWN[qualified] : undefined;
    if (known && !isOwn(tracer, callee))
        return measured(known, because);
    if (name === 'ms' && argument && !isOwn(tracer, callee)) {
        return measured('milliseconds', because, compiler.ts.isStringLiteralLike(argument) ? parseMs(argument.text) : undefined);
    }
    if (name === 'diff')
        return measured(unitOfDiff(call), because);
    const setting = argument && compiler.ts.isStringLiteralLike(argument) && GETTERS.test(name) ? argument.text : undefined;
    if (setting !== undefined && unitOfName(setting))
        return named(UNKNOWN, setting);
    return undefined;
}
function isOwn(tracer, callee) {
    return tracer.functionsOf(callee).length > 0;
}
/** `later.diff(now, 'seconds')` of dayjs and moment; milliseconds by default. */
function unitOfDiff(call) {
    const unit = call.arguments[1];
    return (unit && compiler.ts.isStringLiteralLike(unit) && unitOfName(unit.text)) || 'milliseconds';
}
/** The texts that the package `ms` understands, as far as they are common: `'1h'`, `'2 days'`. */
function parseMs(text) {
    const found = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d|w)/i.exec(text);
    const unit = found?.[2]?.toLowerCase();
    return found && unit ? Number(found[1]) * (UNITS_OF_MS[unit] ?? 1) : undefined;
}

;// CONCATENATED MODULE: ./src/collect/source/usage/unset-variables.ts


/** Where a name is followed, `Number(process.env.X) || 60` is either of them, and so is `isNaN(ttl) ? 60 : ttl`. */
function besideOthers(one, origin) {
    const node = (0,syntax/* outermost */.J9)(origin);
    const { parent } = node;
    if (one.environment === undefined)
        return one;
    if (compiler.ts.isConditionalExpression(parent) && parent.condition !== node)
        return besideOthers(asTested(one, origin, parent.condition), parent);
    if (!compiler.ts.isBinaryExpression(parent) || parent.operatorToken.kind !== compiler.ts.SyntaxKind.BarBarToken)
        return one;
    return parent.left === node ? withoutVariable(one) : besideOthers(one, parent);
}
/** What a condition asks about is not NaN where that matters. */
function asTested(one, of, condition) {
    return testsFor(condition, of, one.environment) ? withoutVariable(one) : one;
}
/** Whether a condition names a value, or the variable of the environment that it is read from. */
function testsFor(condition, of, environment) {
    const text = condition.getText();
    return environment !== undefined && (text.includes(of.getText()) || text.includes(environment));
}
/** The same number, which is known not to be NaN where it is used. */
function withoutVariable({ environment: _, ...rest }) {
    return rest;
}

;// CONCATENATED MODULE: ./src/collect/source/usage/durations.ts







const durations_MAX_DEPTH = 12;
const MAX_READINGS = 24;
/** Give back the number that they are given, as text or as another kind of number. */
const durations_KEEPERS = /^(?:BigInt|String|toString|toFixed|valueOf)$/;
const ROUNDINGS = {
    floor: Math.floor,
    ceil: Math.ceil,
    round: Math.round,
    trunc: Math.trunc,
    abs: Math.abs,
};
const PARSERS = /^(?:Number|parseInt|parseFloat)$/;
/** Reads what numbers of times are: their values, and their units by name and by the way they are computed. */
class DurationReader {
    tracer;
    #active = new Set();
    constructor(tracer) {
        this.tracer = tracer;
    }
    /** Everything that an expression may be. */
    read(expression) {
        const node = (0,syntax/* unwrap */.oA)(expression);
        if (this.#active.has(node) || this.#active.size > durations_MAX_DEPTH)
            return [UNKNOWN];
        this.#active.add(node);
        const found = this.#read(node);
        this.#active.delete(node);
        return found.length > 0 ? found.slice(0, MAX_READINGS) : [UNKNOWN];
    }
    #read(node) {
        const number = numberIn(node);
        if (number !== undefined)
            return [literal(number)];
        if (compiler.ts.isPrefixUnaryExpression(node))
            return this.#ofPrefix(node);
        if (compiler.ts.isBinaryExpression(node))
            return this.#ofBinary(node);
        if (compiler.ts.isConditionalExpression(node)) {
            const branches = [node.whenTrue, node.whenFalse];
            return several(branches.flatMap((one) => this.read(one).map((reading) => asTested(reading, one, node.condition))));
        }
        if (compiler.ts.isAwaitExpression(node))
            return this.read(node.expression);
        if (compiler.ts.isTemplateExpression(node))
            return this.#ofTemplate(node);
        if (compiler.ts.isCallExpression(node))
            return this.#ofCall(node);
        if (compiler.ts.isIdentifier(node) || compiler.ts.isPropertyAccessExpression(node) || compiler.ts.isElementAccessExpression(node))
            return this.#ofName(node);
        return [UNKNOWN];
    }
    #ofPrefix(node) {
        if (node.operator === compiler.ts.SyntaxKind.PlusToken)
            return this.#parsed(node.operand);
        const isMinus = node.operator === compiler.ts.SyntaxKind.MinusToken;
        return this.read(node.operand).map((one) => (isMinus ? { ...times(one, literal(-1)), factors: [] } : UNKNOWN));
    }
    #ofBinary(node) {
        const kind = node.operatorToken.kind;
        if (kind === compiler.ts.SyntaxKind.BarBarToken || kind === compiler.ts.SyntaxKind.QuestionQuestionToken) {
            const isOr = kind === compiler.ts.SyntaxKind.BarBarToken;
            const left = this.read(node.left).filter(({ value }) => !(isOr && value === 0));
            return several([...left.map(withoutVariable), ...this.read(node.right)]);
        }
        if (kind === compiler.ts.SyntaxKind.EqualsToken || kind === compiler.ts.SyntaxKind.AmpersandAmpersandToken)
            return this.read(node.right);
        const combine = durations_OPERATIONS.get(kind);
        if (!combine)
            return [UNKNOWN];
        const rights = this.read(node.right);
        return this.read(node.left).flatMap((left) => rights.map((right) => durations_joined(combine(left, right), [left, right])));
    }
    /** `${seconds}` is the number as text. */
    #ofTemplate(node) {
        const [span, ...others] = node.templateSpans;
        const isAlone = span && others.length === 0 && node.head.text === '' && span.literal.text === '';
        return isAlone ? this.read(span.expression) : [UNKNOWN];
    }
    #ofCall(node) {
        const name = (0,syntax/* memberName */.eg)(node.expression) ?? '';
        const receiver = compiler.ts.isPropertyAccessExpression(node.expression) ? node.expression.expression : undefined;
        const owner = receiver && (0,syntax/* memberName */.eg)(receiver);
        const [argument] = node.arguments;
        if (owner === 'Math')
            return this.#ofMath(node, name);
        if (argument && PARSERS.test(name) && (!owner || owner === 'Number'))
            return this.#parsed(argument);
        const known = quantityOfCall(this.tracer, node);
        if (known)
            return [known];
        const kept = durations_KEEPERS.test(name) ? (receiver ?? argument) : undefined;
        return kept ? this.read(kept) : this.#ofOrigins(node).map((one) => named(one, name));
    }
    #ofMath(node, name) {
        if (name === 'max' || name === 'min')
            return this.#ofExtreme(node, name === 'max' ? Math.max : Math.min);
        const [argument] = node.arguments;
        return argument && Object.hasOwn(ROUNDINGS, name) ? this.read(argument).map((one) => rounded(one, name)) : [UNKNOWN];
    }
    #ofExtreme(node, choose) {
        const all = node.arguments.map((one) => this.read(one));
        const [only, ...others] = all.filter((readings) => readings.length > 1);
        if (others.length > 0)
            return [UNKNOWN];
        const single = (readings) => readings[0];
        return (only ?? [UNKNOWN]).map((one) => {
            const parts = all.map((readings) => (readings === only ? one : single(readings)));
            return durations_joined(oneOf(parts, choose), parts);
        });
    }
    /** `Number(process.env.TTL)` is NaN where the variable is not set. */
    #parsed(argument) {
        const node = (0,syntax/* unwrap */.oA)(argument);
        const variable = environmentVariable(node);
        const readings = this.read(argument);
        return variable ? readings.map((one) => ({ ...one, environment: variable })) : readings;
    }
    #ofName(node) {
        const name = (0,syntax/* memberName */.eg)(node) ?? '';
        const constant = durations_constantOf(node);
        if (constant !== undefined)
            return [literal(constant)];
        const symbol = readSymbol(node, this.tracer);
        const declaration = symbol?.valueDeclaration;
        if (declaration && compiler.ts.isParameter(declaration))
            return this.#ofParameter(declaration, name);
        const isFixed = declaration && compiler.ts.isVariableDeclaration(declaration) && declaration.initializer;
        const isReassigned = symbol !== undefined && this.#isChanged(symbol, name, node);
        const found = isFixed && !isReassigned ? this.read(isFixed) : this.#ofOrigins(node);
        // A variable that changes has its first value for a moment only.
        return found.map((one) => named(isReassigned ? withoutValue(one) : one, name));
    }
    /** Whether a variable gets other values later: `ttl = …`, `delay++`, `wait *= 2`. */
    #isChanged(symbol, name, node) {
        const assigned = this.tracer.names.assignments.get(name) ?? [];
        if (assigned.some((one) => this.tracer.symbolOf(one.left) === symbol))
            return true;
        const step = new RegExp(`(?:\\+\\+|--)${name}\\b|\\b${name}\\s*(?:\\+\\+|--|[-+*/]=)`);
        return /^\w+$/.test(name) && step.test(node.getSourceFile().text);
    }
    /** What each caller gives is a value of its own; a unit in the parameter's name is what it should have. */
    #ofParameter(parameter, name) {
        const owner = parameter.parent;
        const given = compiler.ts.isFunctionLike(owner) && 'body' in owner
            ? (0,trace_callers/* callersOf */.G)(this.tracer, owner)
                .argumentsFor(parameter)
                .filter(compiler.ts.isExpression)
            : [];
        const passed = given.flatMap((one) => this.read(one).map((reading) => ({ at: one, ...reading })));
        const initial = parameter.initializer ? this.read(parameter.initializer) : [];
        const own = named(UNKNOWN, name);
        const others = several([...initial, ...passed]);
        if (own.unit === undefined)
            return [own, ...others];
        // An argument of another unit is wrong by itself, whatever the function makes of the parameter.
        return [own, ...others.map(resolved).filter(({ unit }) => unit !== undefined && unit !== own.unit)];
    }
    #ofOrigins(node) {
        const origins = [...this.tracer.originsOf(node)].filter((origin) => origin !== node);
        const found = origins.flatMap((origin) => this.#ofOrigin(origin));
        return origins.length > 1 ? several(found) : found;
    }
    #ofOrigin(origin) {
        if (compiler.ts.isEnumMember(origin)) {
            const value = this.tracer.checker.getConstantValue(origin);
            return typeof value === 'number' ? [literal(value)] : [UNKNOWN];
        }
        if (compiler.ts.isExpression(origin)) {
            return this.read(origin).map((one) => besideOthers(one, origin));
        }
        const name = origin.name;
        return name && compiler.ts.isIdentifier(name) && !compiler.ts.isFunctionLike(origin) ? [named(UNKNOWN, name.text)] : [UNKNOWN];
    }
}
const durations_OPERATIONS = new Map([
    [compiler.ts.SyntaxKind.AsteriskToken, times],
    [compiler.ts.SyntaxKind.SlashToken, dividedBy],
    [compiler.ts.SyntaxKind.PlusToken, (left, right) => plus(left, right, 1)],
    [compiler.ts.SyntaxKind.MinusToken, (left, right) => plus(left, right, -1)],
]);
/** A number, or a number as text. */
function numberIn(node) {
    if (compiler.ts.isNumericLiteral(node))
        return Number(node.text);
    if (compiler.ts.isBigIntLiteral(node))
        return Number(node.text.slice(0, -1));
    return compiler.ts.isStringLiteralLike(node) && /^-?\d+(?:\.\d+)?$/.test(node.text) ? Number(node.text) : undefined;
}
function durations_constantOf(node) {
    const text = node.getText();
    if (text === 'Number.MAX_SAFE_INTEGER')
        return Number.MAX_SAFE_INTEGER;
    return text === 'Number.MAX_VALUE' ? Number.MAX_VALUE : undefined;
}
/** `process.env.X`, `process.env['X']`, `process.env.X!`. */
function environmentVariable(node) {
    const isAccess = compiler.ts.isPropertyAccessExpression(node) || compiler.ts.isElementAccessExpression(node);
    return isAccess && node.expression.getText() === 'process.env' ? (0,syntax/* memberName */.eg)(node) : undefined;
}
function withoutValue({ value: _, ...rest }) {
    return rest;
}
function rounded(one, name) {
    const round = ROUNDINGS[name];
    return one.value === undefined || !round ? one : { ...one, value: round(one.value) };
}
/** A result comes from the same caller as its parts. */
function durations_joined(result, parts) {
    const at = parts.find((one) => one.at)?.at;
    return { ...result, ...(at && { at }), ...(parts.some((one) => one.isOneOfSeveral) && { isOneOfSeveral: true }) };
}
function several(readings) {
    return readings.map((one) => ({ ...one, isOneOfSeveral: true }));
}

;// CONCATENATED MODULE: ./src/collect/source/usage/literals.ts



const KEYWORDS = new Map([
    [compiler.ts.SyntaxKind.NullKeyword, null],
    [compiler.ts.SyntaxKind.TrueKeyword, true],
    [compiler.ts.SyntaxKind.FalseKeyword, false],
]);
/** The literal behind an expression: through constants, products of numbers, functions that answer a constant. */
function literalOf(tracer, expression, steps = new usage_steps/* Steps */.g()) {
    const node = (0,syntax/* unwrap */.oA)(expression);
    if (!steps.take())
        return undefined;
    if (compiler.ts.isNumericLiteral(node))
        return Number(node.text);
    if (compiler.ts.isStringLiteralLike(node))
        return node.text;
    if (KEYWORDS.has(node.kind))
        return KEYWORDS.get(node.kind);
    if (compiler.ts.isBinaryExpression(node))
        return product(tracer, node, steps);
    if (compiler.ts.isArrowFunction(node) || compiler.ts.isFunctionExpression(node))
        return constantResult(tracer, node, steps);
    if (!compiler.ts.isIdentifier(node) && !compiler.ts.isPropertyAccessExpression(node))
        return undefined;
    if (compiler.ts.isIdentifier(node) && node.text === 'undefined')
        return 'undefined';
    const [only, ...others] = tracer.originsOf(node);
    return only && others.length === 0 && only !== node && compiler.ts.isExpression(only)
        ? literalOf(tracer, only, steps)
        : undefined;
}
function product(tracer, node, steps) {
    if (node.operatorToken.kind !== compiler.ts.SyntaxKind.AsteriskToken)
        return undefined;
    const [left, right] = [literalOf(tracer, node.left, steps), literalOf(tracer, node.right, steps)];
    return typeof left === 'number' && typeof right === 'number' ? left * right : undefined;
}
/** What a function answers whatever it is given: `() => null`, `() => 0`. */
function constantResult(tracer, node, steps) {
    const [first, ...others] = (0,syntax/* returnedExpressions */.Fe)(node).map((one) => literalOf(tracer, one, steps));
    return others.every((one) => one === first) ? first : undefined;
}

;// CONCATENATED MODULE: ./src/collect/source/usage/option-paths.ts
const IOREDIS = {
    connectTimeout: ['connectTimeout'],
    commandTimeout: ['commandTimeout'],
    reconnectStrategy: ['retryStrategy', 'sentinelRetryStrategy'],
};
const IOREDIS_CLUSTER = {
    connectTimeout: ['redisOptions.connectTimeout'],
    commandTimeout: ['redisOptions.commandTimeout'],
    reconnectStrategy: ['clusterRetryStrategy'],
};
/** Until version 3 node-redis has no option that bounds a command. */
const NODE_REDIS_3 = {
    connectTimeout: ['connect_timeout'],
    commandTimeout: [],
    reconnectStrategy: ['retry_strategy'],
};
const GLIDE = {
    connectTimeout: ['advancedConfiguration.connectionTimeout'],
    commandTimeout: ['requestTimeout'],
    reconnectStrategy: ['connectionBackoff'],
};
/** Bun has no option that bounds a command (bun.com/docs/runtime/redis, connection options). */
const BUN = {
    connectTimeout: ['connectionTimeout'],
    commandTimeout: [],
    reconnectStrategy: ['maxRetries', 'autoReconnect'],
};
/** Where node-redis has the options of one connection, by what is built. */
const NODE_REDIS_PREFIX = { cluster: 'defaults.', sentinel: 'nodeClientOptions.' };
/** Only `socketTimeout` bounds a command that was already sent; `commandOptions.timeout` is dropped on write. */
function nodeRedisPaths(kind) {
    const prefix = NODE_REDIS_PREFIX[kind] ?? '';
    return {
        connectTimeout: [`${prefix}socket.connectTimeout`],
        commandTimeout: [`${prefix}socket.socketTimeout`],
        reconnectStrategy: [`${prefix}socket.reconnectStrategy`],
    };
}
/** Where the settings of a client stand; undefined for one that holds no connection. */
function pathsFor({ library, kind, major }) {
    if (library === 'ioredis' || library === 'iovalkey')
        return kind === 'cluster' ? IOREDIS_CLUSTER : IOREDIS;
    if (library === 'valkey-glide')
        return GLIDE;
    if (library === 'bun')
        return BUN;
    if (library !== 'redis')
        return undefined;
    return major !== undefined && major <= 3 ? NODE_REDIS_3 : nodeRedisPaths(kind);
}

;// CONCATENATED MODULE: ./src/collect/source/usage/arithmetic.ts



const arithmetic_OPERATIONS = {
    [compiler.ts.SyntaxKind.PlusToken]: (a, b) => a + b,
    [compiler.ts.SyntaxKind.MinusToken]: (a, b) => a - b,
    [compiler.ts.SyntaxKind.AsteriskToken]: (a, b) => a * b,
    [compiler.ts.SyntaxKind.SlashToken]: (a, b) => a / b,
    [compiler.ts.SyntaxKind.PercentToken]: (a, b) => a % b,
    [compiler.ts.SyntaxKind.AsteriskAsteriskToken]: (a, b) => a ** b,
    [compiler.ts.SyntaxKind.LessThanLessThanToken]: (a, b) => a << b,
};
const COMPARISONS = {
    [compiler.ts.SyntaxKind.LessThanToken]: (a, b) => a < b,
    [compiler.ts.SyntaxKind.LessThanEqualsToken]: (a, b) => a <= b,
    [compiler.ts.SyntaxKind.GreaterThanToken]: (a, b) => a > b,
    [compiler.ts.SyntaxKind.GreaterThanEqualsToken]: (a, b) => a >= b,
    [compiler.ts.SyntaxKind.EqualsEqualsEqualsToken]: (a, b) => a === b,
    [compiler.ts.SyntaxKind.EqualsEqualsToken]: (a, b) => a === b,
    [compiler.ts.SyntaxKind.ExclamationEqualsEqualsToken]: (a, b) => a !== b,
    [compiler.ts.SyntaxKind.ExclamationEqualsToken]: (a, b) => a !== b,
};
const MATH = {
    min: Math.min,
    max: Math.max,
    pow: Math.pow,
    exp: Math.exp,
    floor: Math.floor,
    ceil: Math.ceil,
    round: Math.round,
    trunc: Math.trunc,
    sqrt: Math.sqrt,
    log2: Math.log2,
    abs: Math.abs,
    // Jitter is half of what it may be at most: what is judged are orders of magnitude.
    random: () => 0.5,
};
/** Works expressions out as far as constants and known variables go; undefined for the rest. */
class Arithmetic {
    tracer;
    variables;
    call;
    constructor(tracer, variables, 
    /** What a call of a function of the repository gives; undefined where that is too deep. */
    call) {
        this.tracer = tracer;
        this.variables = variables;
        this.call = call;
    }
    valueOf(expression) {
        const node = (0,syntax/* unwrap */.oA)(expression);
        if (compiler.ts.isNumericLiteral(node))
            return Number(node.text);
        if (compiler.ts.isStringLiteralLike(node))
            return node.text;
        if (arithmetic_isNothing(node))
            return 'nothing';
        if (compiler.ts.isIdentifier(node))
            return this.#ofName(node);
        if (compiler.ts.isPropertyAccessExpression(node))
            return this.#ofMember(node);
        if (compiler.ts.isPrefixUnaryExpression(node))
            return this.#ofPrefix(node);
        if (compiler.ts.isConditionalExpression(node))
            return this.#ofConditional(node);
        if (compiler.ts.isBinaryExpression(node))
            return this.#ofBinary(node);
        return compiler.ts.isCallExpression(node) ? this.#ofCall(node) : undefined;
    }
    #ofPrefix({ operator, operand }) {
        const value = operator === compiler.ts.SyntaxKind.MinusToken ? this.valueOf(operand) : undefined;
        return typeof value === 'number' ? -value : undefined;
    }
    #ofConditional({ condition, whenTrue, whenFalse }) {
        const truth = this.truthOf(condition);
        return truth === undefined ? undefined : this.valueOf(truth ? whenTrue : whenFalse);
    }
    /** Whether a condition holds; undefined where that is not known. */
    truthOf(condition) {
        const node = (0,syntax/* unwrap */.oA)(condition);
        if (node.kind === compiler.ts.SyntaxKind.TrueKeyword)
            return true;
        if (compiler.ts.isPrefixUnaryExpression(node) && node.operator === compiler.ts.SyntaxKind.ExclamationToken) {
            const truth = this.truthOf(node.operand);
            return truth === undefined ? undefined : !truth;
        }
        if (compiler.ts.isBinaryExpression(node)) {
            const kind = node.operatorToken.kind;
            if (kind === compiler.ts.SyntaxKind.AmpersandAmpersandToken)
                return this.#both(node, false);
            if (kind === compiler.ts.SyntaxKind.BarBarToken)
                return this.#both(node, true);
            if (COMPARISONS[kind])
                return this.#compare(node);
        }
        const value = this.valueOf(node);
        return value === undefined ? undefined : value !== 'nothing' && value !== 0 && value !== '';
    }
    #compare(node) {
        const [left, right] = [this.valueOf(node.left), this.valueOf(node.right)];
        return left === undefined || right === undefined ? undefined : COMPARISONS[node.operatorToken.kind]?.(left, right);
    }
    #both({ left, right }, decisive) {
        const truths = [this.truthOf(left), this.truthOf(right)];
        if (truths.includes(decisive))
            return decisive;
        return truths.includes(undefined) ? undefined : !decisive;
    }
    #ofName(node) {
        const symbol = this.tracer.symbolOf(node);
        if (symbol && this.variables.has(symbol))
            return this.variables.get(symbol);
        return constant(literalOf(this.tracer, node));
    }
    #ofMember(node) {
        const owner = this.valueOf(node.expression);
        if (typeof owner === 'object')
            return owner.members[node.name.text];
        return owner === undefined ? constant(literalOf(this.tracer, node)) : undefined;
    }
    #ofBinary(node) {
        const kind = node.operatorToken.kind;
        if (kind === compiler.ts.SyntaxKind.BarBarToken || kind === compiler.ts.SyntaxKind.QuestionQuestionToken) {
            const left = this.valueOf(node.left);
            const isTaken = left === 'nothing' || (kind === compiler.ts.SyntaxKind.BarBarToken && left === 0);
            return left === undefined ? undefined : isTaken ? this.valueOf(node.right) : left;
        }
        const operation = arithmetic_OPERATIONS[kind];
        const [left, right] = [this.valueOf(node.left), this.valueOf(node.right)];
        return operation && typeof left === 'number' && typeof right === 'number' ? operation(left, right) : undefined;
    }
    #ofCall(node) {
        const callee = (0,syntax/* unwrap */.oA)(node.expression);
        const name = (0,syntax/* memberName */.eg)(callee) ?? '';
        const args = node.arguments.map((one) => this.valueOf(one));
        if (compiler.ts.isPropertyAccessExpression(callee) && callee.expression.getText() === 'Math') {
            const known = args.every((one) => typeof one === 'number');
            return known && Object.hasOwn(MATH, name) ? MATH[name]?.(...args) : undefined;
        }
        if (name === 'Number' && typeof args[0] === 'number')
            return args[0];
        if (/Error$/.test(name))
            return 'nothing';
        const [only, ...others] = this.tracer.functionsOf(node.expression);
        return only && others.length === 0 && (0,syntax/* isFunctionNode */.Px)(only) ? this.call(only, args) : undefined;
    }
}
/** An error counts as nothing: node-redis stops where a strategy returns one. */
function arithmetic_isNothing(node) {
    if (compiler.ts.isNewExpression(node))
        return /Error$/.test((0,syntax/* memberName */.eg)(node.expression) ?? '');
    const isFalsy = node.kind === compiler.ts.SyntaxKind.NullKeyword || node.kind === compiler.ts.SyntaxKind.FalseKeyword;
    return isFalsy || compiler.ts.isVoidExpression(node) || (compiler.ts.isIdentifier(node) && node.text === 'undefined');
}
function constant(literal) {
    if (literal === null || literal === false || literal === 'undefined')
        return 'nothing';
    return typeof literal === 'number' || typeof literal === 'string' ? literal : undefined;
}

;// CONCATENATED MODULE: ./src/collect/source/usage/strategies.ts



const HOUR_MS = 3_600_000;
const MAX_ATTEMPTS = 2000;
const strategies_MAX_DEPTH = 4;
const strategies_EXIT = /\bprocess\.(?:exit|kill|abort)\(/;
/** What a server that is being restarted answers. */
const REFUSED = { members: { code: 'ECONNREFUSED' } };
/** Plays an outage of an hour through: the delays that a strategy asks for, and whether it ends before. */
function reconnectionOf(tracer, strategy, how) {
    const functions = (0,syntax/* isFunctionNode */.Px)(strategy)
        ? [strategy]
        : compiler.ts.isExpression(strategy)
            ? tracer.functionsOf(strategy)
            : [];
    const [only] = functions;
    if (!only || functions.length > 1 || only.asteriskToken)
        return undefined;
    const delaysMs = [];
    let total = 0;
    while (total < HOUR_MS && delaysMs.length < MAX_ATTEMPTS) {
        const outcome = strategies_outcomeOf(tracer, only, argumentsAt(how, delaysMs.length, total), 0);
        if (outcome === 'stops')
            return { delaysMs, givesUp: true };
        if (outcome === 'exits')
            return { delaysMs, givesUp: false };
        if (outcome === 'unknown' || !(outcome >= 0))
            return undefined;
        delaysMs.push(outcome);
        total += outcome;
    }
    return { delaysMs, givesUp: false };
}
function argumentsAt({ first, isObject }, attempts, total) {
    const members = { attempt: attempts + 1, total_retry_time: total, times_connected: 1, error: REFUSED };
    return isObject ? [{ members }] : [attempts + first, REFUSED];
}
function strategies_outcomeOf(tracer, strategy, args, depth) {
    const variables = new Map();
    for (const [at, parameter] of strategy.parameters.entries())
        strategies_bind(tracer, variables, parameter.name, args[at]);
    const call = (callee, given) => {
        const outcome = depth < strategies_MAX_DEPTH && (0,syntax/* isFunctionNode */.Px)(callee) ? strategies_outcomeOf(tracer, callee, given, depth + 1) : 'unknown';
        return outcome === 'stops' ? 'nothing' : typeof outcome === 'number' ? outcome : undefined;
    };
    const run = new Run(tracer, variables, new Arithmetic(tracer, variables, call));
    const { body } = strategy;
    if (!body)
        return 'unknown';
    return compiler.ts.isBlock(body) ? (run.statements(body.statements) ?? 'stops') : run.outcome(body);
}
function strategies_bind(tracer, variables, name, value) {
    if (compiler.ts.isIdentifier(name)) {
        const symbol = tracer.symbolOf(name);
        if (symbol)
            variables.set(symbol, value);
        return;
    }
    for (const element of name.elements) {
        if (!compiler.ts.isBindingElement(element))
            continue;
        const member = (element.propertyName ?? element.name).getText();
        strategies_bind(tracer, variables, element.name, typeof value === 'object' ? value.members[member] : undefined);
    }
}
/** One call of a strategy, statement by statement. */
class Run {
    tracer;
    variables;
    arithmetic;
    constructor(tracer, variables, arithmetic) {
        this.tracer = tracer;
        this.variables = variables;
        this.arithmetic = arithmetic;
    }
    /** The outcome of the statement that ends the call; undefined where none does. */
    statements(all) {
        for (const statement of all) {
            const outcome = this.#statement(statement);
            if (outcome !== undefined)
                return outcome;
        }
        return undefined;
    }
    outcome(expression) {
        const value = this.arithmetic.valueOf(expression);
        if (value === 'nothing')
            return 'stops';
        return typeof value === 'number' ? value : 'unknown';
    }
    #statement(node) {
        if (compiler.ts.isReturnStatement(node))
            return node.expression ? this.outcome(node.expression) : 'stops';
        if (compiler.ts.isBlock(node))
            return this.statements(node.statements);
        if (compiler.ts.isIfStatement(node))
            return this.#branch(node);
        if (compiler.ts.isVariableStatement(node))
            return this.#declare(node);
        if (compiler.ts.isExpressionStatement(node))
            return this.#expression(node.expression);
        if (compiler.ts.isThrowStatement(node))
            return 'exits';
        return compiler.ts.isEmptyStatement(node) || compiler.ts.isFunctionDeclaration(node) ? undefined : 'unknown';
    }
    #branch({ expression, thenStatement, elseStatement }) {
        const truth = this.arithmetic.truthOf(expression);
        if (truth === true)
            return this.#statement(thenStatement);
        if (truth === false)
            return elseStatement && this.#statement(elseStatement);
        // Not known: a branch that only logs changes nothing, one that answers decides what cannot be known.
        const branches = [thenStatement, ...(elseStatement ? [elseStatement] : [])].map((one) => this.#statement(one));
        return branches.every((one) => one === undefined) ? undefined : 'unknown';
    }
    #declare(node) {
        for (const { name, initializer } of node.declarationList.declarations) {
            strategies_bind(this.tracer, this.variables, name, initializer && this.arithmetic.valueOf(initializer));
        }
    }
    #expression(node) {
        if (strategies_EXIT.test(node.getText()))
            return 'exits';
        if (!compiler.ts.isBinaryExpression(node) || !compiler.ts.isIdentifier(node.left))
            return undefined;
        const symbol = this.tracer.symbolOf(node.left);
        const isPlain = node.operatorToken.kind === compiler.ts.SyntaxKind.EqualsToken;
        if (symbol)
            this.variables.set(symbol, isPlain ? this.arithmetic.valueOf(node.right) : undefined);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/collect/source/usage/settings.ts










const INSTEAD = ['commandOptions.timeout', 'defaults.commandOptions.timeout'];
/** The settings of one construction, by its options; the listener is told by the caller. */
function readSettings(tracer, construction, facts, errorListener) {
    const paths = pathsFor(facts);
    if (!paths) {
        const unknown = { state: 'unknown', because: 'this client holds no connection of its own' };
        return { settings: settingsOf(() => unknown, unknown), options: {} };
    }
    const shapes = optionShapes(tracer, construction, facts);
    // GLIDE has no such event; Bun has `onclose` and rejects what is pending.
    const hasNone = facts.library === 'valkey-glide' || facts.library === 'bun';
    return {
        settings: settingsOf((name) => {
            const setting = settingAt(tracer, shapes, paths[name]);
            if (setting.state !== 'missing' || name !== 'commandTimeout')
                return setting;
            const instead = findInstead(tracer, shapes);
            return { ...setting, ...(instead && { instead }) };
        }, hasNone ? { state: 'set' } : errorListener),
        options: literalOptions(tracer, shapes),
        ...readRetrying(tracer, shapes, facts, paths.reconnectStrategy),
    };
}
/** How often a request is tried again, and what the reconnect strategy does. */
function readRetrying(tracer, shapes, { library, kind, major }, paths) {
    const isIoredis = library === 'ioredis' || library === 'iovalkey';
    const retries = isIoredis && kind !== 'cluster' ? settingAt(tracer, shapes, ['maxRetriesPerRequest']) : undefined;
    const isObject = library === 'redis' && major !== undefined && major <= 3;
    const strategy = settings_valueAt(tracer, shapes, paths);
    const how = { first: library === 'redis' ? 0 : 1, isObject };
    const reconnection = strategy && reconnectionOf(tracer, strategy, how);
    return { ...(retries && { retries }), ...(reconnection && { reconnection }) };
}
function settingsOf(read, errorListener) {
    return {
        connectTimeout: read('connectTimeout'),
        commandTimeout: read('commandTimeout'),
        reconnectStrategy: read('reconnectStrategy'),
        errorListener,
    };
}
/** The option objects of a construction; those of a subclass are what its constructor passes to `super`. */
function optionShapes(tracer, construction, { library, kind }) {
    const { call, given } = lastCall(tracer, construction);
    const args = [...(call.arguments ?? [])];
    const isCluster = kind === 'cluster' && library !== 'redis' && library !== 'valkey-glide';
    // The first argument of a Cluster is its nodes, the second of a pool is about the pool; before the options of a client
    // stand its address and its port.
    const candidates = isCluster ? args.slice(1, 2) : kind === 'pool' ? args.slice(0, 1) : [...args].reverse();
    for (const argument of candidates) {
        const shape = readShape(tracer, compiler.ts.isSpreadElement(argument) ? argument.expression : argument, given);
        if (!shape.isScalar && !compiler.ts.isArrayLiteralExpression((0,syntax/* unwrap */.oA)(argument)) && !compiler.ts.isFunctionLike(argument))
            return [shape];
    }
    return [];
}
/** The call whose arguments reach the client: of subclasses what they pass to `super`, up to the class of the client. */
function lastCall(tracer, construction) {
    let call = construction;
    let given = NOTHING_PASSED;
    const seen = new Set();
    for (let built = classBuilt(tracer, call); built && !seen.has(built); built = baseOf(tracer, built)) {
        seen.add(built);
        const builder = built.members.find(compiler.ts.isConstructorDeclaration);
        const own = builder && superCallIn(tracer, builder);
        if (!own)
            continue;
        given = passedBy(tracer, builder, call, given);
        call = own;
    }
    return { call, given };
}
/** The class of the checkout whose constructor a call runs. */
function classBuilt(tracer, call) {
    const around = compiler.ts.findAncestor(call, compiler.ts.isClassLike);
    if (call.expression.kind === compiler.ts.SyntaxKind.SuperKeyword)
        return around && baseOf(tracer, around);
    if (!compiler.ts.isNewExpression(call))
        return undefined;
    if (call.expression.kind === compiler.ts.SyntaxKind.ThisKeyword)
        return around;
    return [...tracer.originsOf(call.expression)].find(compiler.ts.isClassLike);
}
function settingAt(tracer, shapes, paths) {
    let unknown;
    for (const shape of shapes) {
        for (const path of paths) {
            const found = settings_follow(tracer, shape, path.split('.'));
            if (found.state === 'set')
                return found;
            if (found.state === 'unknown')
                unknown ??= found;
        }
    }
    return unknown ?? { state: 'missing' };
}
/** What an option is set to, where it is written down; undefined where it is missing or on some path only. */
function settings_valueAt(tracer, shapes, paths) {
    const all = shapes.flatMap((shape) => paths.map((path) => valueIn(tracer, shape, path.split('.'))));
    return all.find((one) => one !== undefined);
}
function valueIn(tracer, shape, [name = '', ...rest]) {
    const property = shape.properties.get(name);
    if (!property || property.maybe)
        return undefined;
    if (rest.length === 0)
        return property.value ?? property.method;
    return property.value && valueIn(tracer, readShape(tracer, property.value), rest);
}
function settings_follow(tracer, shape, path) {
    const [name = '', ...rest] = path;
    const property = shape.properties.get(name);
    if (!property)
        return shape.open === undefined ? { state: 'missing' } : { state: 'unknown', because: shape.open };
    const found = candidates(property).map((value) => inValue(tracer, value, rest));
    // What no path sets is missing, be the object around it there or not.
    const [first] = found;
    const isAlike = found.every(({ state }) => state === first?.state);
    if (first?.state === 'missing' && isAlike && shape.open === undefined)
        return first;
    if (property.maybe || !isAlike) {
        return { state: 'unknown', because: `\`${name}\` is set on some path only`, ...largestOf(found) };
    }
    if (first?.state === 'set')
        return oneOfSeveral(first, found, name);
    if (first)
        return first;
    return rest.length === 0
        ? { state: 'set', ...(property.method && { place: (0,usage_site/* placeOf */.$t)(property.method.name) }) }
        : { state: 'unknown', because: `what \`${name}\` holds is not known here` };
}
/** The setting with the largest number, of those that some path has. */
function largestOf(found) {
    const all = found.flatMap((one) => {
        if (one.state === 'missing')
            return [];
        const number = one.state === 'set' && typeof one.value === 'number' ? one.value : one.upTo;
        return number === undefined ? [] : [{ upTo: number, ...(one.place && { place: one.place }) }];
    });
    return all.sort((one, other) => other.upTo - one.upTo)[0];
}
/** A setting of which several values are written down: what only one of them is, is not said of it. */
function oneOfSeveral(first, all, name) {
    const set = all.filter((one) => one.state === 'set');
    const values = new Set(set.map(({ value }) => value));
    if (values.size === 1)
        return first;
    const isOther = [...values].some((value) => value !== undefined && typeof value !== 'number');
    if (isOther)
        return { state: 'unknown', because: `\`${name}\` is not the same on every path` };
    const numbers = set.flatMap(({ value, upTo }) => (typeof value === 'number' ? [value] : (upTo ?? [])));
    return { state: 'set', ...(first.place && { place: first.place }), upTo: Math.max(...numbers) };
}
function candidates({ value, others = [] }) {
    return value ? [value, ...others] : [];
}
function inValue(tracer, value, rest) {
    if (rest.length > 0)
        return settings_follow(tracer, readShape(tracer, value), rest);
    const node = (0,syntax/* unwrap */.oA)(value);
    if (compiler.ts.isConditionalExpression(node)) {
        const isLeftOut = [node.whenTrue, node.whenFalse].map((one) => literalOf(tracer, one) === 'undefined');
        if (isLeftOut[0] !== isLeftOut[1])
            return { state: 'unknown', because: `\`${(0,syntax/* brief */.dh)(node)}\` sets it on one path only` };
    }
    const literal = literalOf(tracer, value);
    if (literal === 'undefined')
        return { state: 'missing' };
    if (literal !== undefined)
        return { state: 'set', place: (0,usage_site/* placeOf */.$t)(value), value: literal };
    const upTo = longestOf(tracer, value);
    return { state: 'set', place: (0,usage_site/* placeOf */.$t)(value), ...(upTo !== undefined && { upTo }) };
}
/** The largest of the numbers that an expression may be, of those that are written down. */
function longestOf(tracer, value) {
    const known = new DurationReader(tracer).read(value).flatMap((one) => one.value ?? []);
    return known.length > 0 ? Math.max(...known) : undefined;
}
function findInstead(tracer, shapes) {
    for (const shape of shapes) {
        for (const option of INSTEAD) {
            const found = settings_follow(tracer, shape, option.split('.'));
            if (found.state === 'set' && found.place)
                return { option: 'commandOptions.timeout', place: found.place };
        }
    }
    return undefined;
}
/** What an option is not shown with: addresses and credentials are named, never told. */
const PRIVATE = /url|host|user|pass|auth|token|tls|name$/i;
/** Option names with their literal values; what is computed, private or not the same on every path is `set`. */
function literalOptions(tracer, shapes) {
    const options = {};
    for (const shape of shapes) {
        for (const [name, property] of shape.properties) {
            const literal = PRIVATE.test(name) ? undefined : onlyLiteral(tracer, property);
            if (literal !== 'undefined')
                options[name] = literal === undefined ? 'set' : literal;
        }
    }
    return options;
}
function onlyLiteral(tracer, property) {
    const [first, ...others] = candidates(property).map((value) => literalOf(tracer, value));
    return others.every((one) => one === first) ? first : undefined;
}

;// CONCATENATED MODULE: ./src/collect/source/usage/clients.ts











/** Finds the constructions of clients and reads their settings. */
function findClients(recogniser, around, guard) {
    const { versions, instances, consumers, scripts } = around;
    const { all: listeners, first } = findErrorListeners(recogniser, guard);
    const passedOn = findPassedListeners(recogniser, guard);
    const roles = rolesOf(consumers);
    const transients = findTransients(recogniser, guard);
    const exiting = findExiting(recogniser, guard);
    const ids = new Map();
    const clients = [];
    const built = clients_candidates(recogniser).filter((call) => guard.run(call, () => recogniser.construction(call)) !== undefined);
    const all = new Set([...built, ...injectedConstructions(recogniser, built, guard)]);
    const originalOf = (call) => guard.run(call, () => recogniser.originalOf(call));
    for (const call of [...all].filter((one) => isRooted(one, all, originalOf)).sort(compare)) {
        const client = guard.run(call, () => readClient(recogniser, versions, call, listenerOf(recogniser, call, listeners, passedOn)));
        if (!client)
            continue;
        const isOpen = client.settings.errorListener.state === 'missing';
        const hearsFirstError = isOpen && guard.run(call, () => hasListener(recogniser, call, first)) === true;
        ids.set(call, clients.length);
        const unheard = guard.run(call, () => unheardCalls(call, listeners.get(call) ?? [], recogniser)) ?? [];
        // A script that ends with the error when its connection is lost does what it should.
        const ofService = unheard.filter((one) => !isInScript(one) && !scripts.has(one.getSourceFile()));
        const role = roles.get(call);
        const instance = guard.run(call, () => instances.ofConstruction(call));
        const isOneOff = guard.run(call, () => scripts.has(call.getSourceFile())) === true;
        const isTransient = isOneOff || transients.has(call) || exiting.has(call) || isInScript(call);
        clients.push({
            ...client,
            id: clients.length,
            ...(role ? { role } : { role: 'cache', isRoleAssumed: true }),
            ...(instance !== undefined && { instance }),
            ...(hearsFirstError && { hearsFirstError }),
            ...(isTransient && { isTransient }),
            ...(isOneOff && { isOneOff }),
            ...(ofService.length > 0 && { unheardCalls: ofService.map((one) => (0,usage_site/* placeOf */.$t)(one.expression)) }),
        });
    }
    const originals = [...ids.keys()].map((call) => ids.get(originalOf(call) ?? call));
    return { clients: withOriginals(clients, originals), idOf: (construction) => ids.get(construction) };
}
function readClient(recogniser, versions, call, errorListener) {
    const isSuper = call.expression.kind === compiler.ts.SyntaxKind.SuperKeyword;
    const found = isSuper ? recogniser.subclassOf(call) : recogniser.construction(call);
    if (!found || found.kind === 'pipeline')
        return undefined;
    const place = (0,usage_site/* placeOf */.$t)(constructorName(call));
    const version = versions.versionFor(place.path, found.library);
    const facts = {
        library: found.library,
        kind: found.kind,
        ...(version?.major !== undefined && { major: version.major }),
    };
    return {
        place,
        ...facts,
        ...(version && { version: version.version }),
        ...readSettings(recogniser.tracer, call, facts, errorListener),
    };
}
/**
 * A subclass of a client that nobody in sight builds is built by a container: its `super(…)` stands for the construction.
 */
function injectedConstructions(recogniser, built, guard) {
    const classes = new Set(built.flatMap((call) => guard.run(call, () => classesBuilt(recogniser, call)) ?? []));
    const injected = (recogniser.tracer.names.calls.get('super') ?? []).filter((call) => {
        const owner = compiler.ts.findAncestor(call, compiler.ts.isClassLike);
        if (!owner || !compiler.ts.isCallExpression(call) || classes.has(owner))
            return false;
        return guard.run(call, () => recogniser.subclassOf(call)) !== undefined;
    });
    const owners = injected.map((call) => compiler.ts.findAncestor(call, compiler.ts.isClassLike));
    const bases = new Set(owners.flatMap((one) => guard.run(one, () => basesOf(recogniser, one)) ?? []));
    return injected.filter((_, at) => {
        const owner = owners[at];
        return (!bases.has(owner) || !isBaseAlone(owner) || guard.run(owner, () => isBuiltThrough(recogniser, owner)) === true);
    });
}
/** Whether a class without a constructor of its own extends this one, whose `super(…)` then stands for it. */
function isBuiltThrough(recogniser, base) {
    const silent = recogniser.tracer.names.subclasses.filter((one) => !one.members.some(compiler.ts.isConstructorDeclaration));
    return silent.some((one) => basesOf(recogniser, one).includes(base));
}
/** Whether nobody elsewhere can ask for a class that others extend: an abstract one, or one that its file keeps to itself. */
function isBaseAlone(owner) {
    const { Abstract, Export } = compiler.ts.ModifierFlags;
    const flags = compiler.ts.getCombinedModifierFlags(owner);
    return (flags & Abstract) !== 0 || (flags & Export) === 0;
}
/** The classes that a construction builds, with those that they extend. */
function classesBuilt(recogniser, call) {
    const { tracer } = recogniser;
    const own = call.expression.kind === compiler.ts.SyntaxKind.ThisKeyword ? [compiler.ts.findAncestor(call, compiler.ts.isClassLike)] : [];
    const all = [...own, ...tracer.originsOf(call.expression)].filter((one) => one !== undefined && compiler.ts.isClassLike(one));
    return all.flatMap((one) => [one, ...basesOf(recogniser, one)]);
}
function basesOf(recogniser, declaration, seen = new Set([declaration])) {
    const parent = (0,syntax/* extendedBy */.j9)(declaration);
    if (!parent)
        return [];
    const bases = [...recogniser.tracer.originsOf(parent)].filter(compiler.ts.isClassLike).filter((base) => !seen.has(base));
    for (const base of bases)
        seen.add(base);
    return bases.flatMap((base) => [base, ...basesOf(recogniser, base, seen)]);
}
/** Built-in classes are built everywhere; asking the checker for the type of each would cost more than all the rest. */
const NEVER_A_CLIENT = /Error$|^(?:Map|Set|WeakMap|WeakSet|Date|URL|URLSearchParams|RegExp|Promise|Array|Headers|Response|Request|FormData|Proxy)$/;
function clients_candidates(recogniser) {
    const all = [...recogniser.tracer.names.calls.values()].flat();
    const unnamed = recogniser.tracer.names.thisConstructions;
    return [...all, ...unnamed]
        .filter((call) => !NEVER_A_CLIENT.test((0,syntax/* memberName */.eg)(call.expression) ?? ''))
        .filter((call) => compiler.ts.isNewExpression(call) || mayBuild(recogniser, call))
        .filter((call) => call.expression.kind !== compiler.ts.SyntaxKind.SuperKeyword);
}
function mayBuild(recogniser, call) {
    if ((0,syntax/* memberName */.eg)(call.expression) === 'duplicate')
        return true;
    return CONSTRUCTORS.test(recogniser.tracer.names.imports.originalOf((0,syntax/* memberName */.eg)(call.expression) ?? ''));
}
function compare(one, other) {
    const [a, b] = [one.getSourceFile().fileName, other.getSourceFile().fileName];
    return a < b ? -1 : a > b ? 1 : one.getStart() - other.getStart();
}
/** The node that names what is built: the last name of the callee. */
function constructorName(call) {
    return compiler.ts.isPropertyAccessExpression(call.expression) ? call.expression.name : call.expression;
}
function listenerOf(recogniser, call, listeners, passedOn) {
    if (hasListener(recogniser, call, listeners))
        return { state: 'set' };
    const because = passedOn.get(call);
    return because === undefined ? { state: 'missing' } : { state: 'unknown', because };
}
/** A listener on the construction itself, or on `this` in the class that is built or one that it extends. */
function hasListener(recogniser, call, listeners) {
    if (listeners.has(call))
        return true;
    const isSuper = call.expression.kind === compiler.ts.SyntaxKind.SuperKeyword;
    const owner = isSuper ? compiler.ts.findAncestor(call, compiler.ts.isClassLike) : undefined;
    if (owner)
        return listeners.has(owner);
    return compiler.ts.isNewExpression(call) && classesBuilt(recogniser, call).some((one) => listeners.has(one));
}

;// CONCATENATED MODULE: ./src/collect/source/usage/client-kinds.ts

/** Whether a client is a cluster on some paths and a single server on others: `Redis | Cluster`, a choice of two. */
function mayBeCluster(recogniser, receiver) {
    const { checker } = recogniser.tracer;
    const type = checker.getTypeAtLocation(receiver);
    const typed = type.isUnion() ? type.types.map((one) => (0,client_types/* clientOfType */.H_)(checker, one)) : [];
    const built = recogniser.constructionsOf(receiver).map((one) => recogniser.construction(one));
    const kinds = new Set([...typed, ...built].flatMap((one) => one?.kind ?? []));
    return kinds.has('cluster') && kinds.size > 1;
}

;// CONCATENATED MODULE: ./src/collect/source/usage/cuts.ts





/** What cuts a collection to a length, by what makes it longer. */
const TRIMS = [
    [/^[LR]PUSHX?$/, /^LTRIM$/],
    [/^Z(?:ADD|INCRBY)$/, /^ZREMRANGEBYRANK$/],
];
/** What takes out of a list or a sorted set what has been read, by the reads. Members of sets are mostly names of keys. */
const TAKES = [
    [/^LRANGE$/, /^(?:DEL|UNLINK|RENAME|LTRIM|LREM)$/],
    [/^Z(?:REV)?RANGE(?:BYSCORE|BYLEX)?$/, /^(?:DEL|UNLINK|RENAME|ZREM|ZREMRANGEBY(?:SCORE|RANK|LEX))$/],
];
/** Commands of either kind. */
const cuts_CUTS = [...TRIMS, ...TAKES].map(([, cuts]) => cuts);
/** What fills a list or a sorted set, anew where it has just been deleted. */
const FILLS = /^(?:[LR]PUSHX?|Z(?:ADD|INCRBY))$/;
/** Finds lists and sorted sets that one function writes or reads, and cuts to a length or takes elements out of. */
class CutFinder {
    keys;
    guard;
    #sites = new Map();
    #cutting = new Set();
    #identities = new Map();
    constructor(sites, keys, guard) {
        this.keys = keys;
        this.guard = guard;
        for (const site of sites) {
            const { name } = site.facts;
            const isCut = cuts_CUTS.some((one) => one.test(name));
            if (!isCut && !FILLS.test(name))
                continue;
            const scope = (0,syntax/* owningScope */.X2)(site.sender);
            (0,cached/* cached */.P)(this.#sites, scope, () => []).push(site);
            if (isCut)
                this.#cutting.add(scope);
        }
    }
    /** Whether a command cuts a collection to a length, or adds to one that is cut so. */
    trims(site) {
        return [site, ...this.#besides(site, TRIMS)].some((one) => isCutting(one, this.keys.tracer));
    }
    /** Whether the elements that a read answers with are then taken out, as from a queue, and none put in their place. */
    takes(read) {
        const isTaken = this.#besides(read, TAKES).some((one) => isTaking(one, read, this.keys.tracer));
        return isTaken && this.#besides(read, [[/./, FILLS]]).length === 0;
    }
    /** What the same function does to the same key, of the commands that belong to this one. */
    #besides(site, pairs) {
        const cuts = pairs.find(([names]) => names.test(site.facts.name))?.[1];
        const scope = (0,syntax/* owningScope */.X2)(site.sender);
        if (!cuts || !this.#cutting.has(scope))
            return [];
        const identity = this.#identityOf(site);
        if (identity === undefined)
            return [];
        return (this.#sites.get(scope) ?? []).filter((one) => {
            return cuts.test(one.facts.name) && this.#identityOf(one) === identity;
        });
    }
    #identityOf(site) {
        return (0,cached/* cached */.P)(this.#identities, site, () => {
            const key = (0,usage_site/* keyOf */.TN)(site);
            return key && this.guard.run(site.at, () => this.keys.identityOf(key));
        });
    }
}
/**
 * Whether a command takes out what another has read. One by one and under a condition, as an index is rid of what is gone,
 * the rest stays; so it does where another range is taken out than was read, as a sliding window does.
 */
function isTaking(cut, read, tracer) {
    if (cut.at.pos < read.at.pos || isCutting(cut, tracer))
        return false;
    const { name } = cut.facts;
    if (ONE_BY_ONE.test(name))
        return (0,flow/* guardsBetween */.Df)(cut.sender, (0,flow/* commonAncestor */.j1)(read.sender, cut.sender)).length === 0;
    return !/^ZREMRANGE/.test(name) || cuts_rangeOf(cut) === cuts_rangeOf(read);
}
const ONE_BY_ONE = /^(?:ZREM|LREM)$/;
function cuts_rangeOf({ args = [], facts }) {
    return args
        .slice(facts.keyAt + 1, facts.keyAt + 3)
        .map((one) => one.getText())
        .join(' ');
}
/** `ltrim(key, 0, 99)`, `ltrim(key, -100, -1)`, `zremrangebyrank(key, 0, -101)`; `ltrim(key, taken, -1)` takes elements out. */
function isCutting({ args, facts }, tracer) {
    if (!/^(?:LTRIM|ZREMRANGEBYRANK)$/.test(facts.name))
        return false;
    const [start, stop] = (args ?? []).slice(facts.keyAt + 1);
    if (!start || !stop)
        return false;
    return facts.name === 'LTRIM' ? /^(?:0$|-)/.test(digits(start, tracer)) : digits(stop, tracer).startsWith('-');
}
/** As it is written, also where a variable holds it: `const stop = -most - 1`. */
function digits(argument, tracer) {
    const [only = argument, ...others] = tracer.originsOf((0,syntax/* unwrap */.oA)(argument));
    const node = others.length === 0 && compiler.ts.isExpression(only) ? only : argument;
    return compiler.ts.isStringLiteralLike(node) ? node.text : node.getText();
}

;// CONCATENATED MODULE: ./src/collect/source/usage/variety.ts



const FINITE = compiler.ts.TypeFlags.Literal | compiler.ts.TypeFlags.Null | compiler.ts.TypeFlags.Undefined | compiler.ts.TypeFlags.BooleanLike;
/**
 * Whether an expression has another value from call to call, and no end of them: not one of a few words, which its type,
 * or everything that it may come from, writes down.
 */
function varies(tracer, expression, steps = new usage_steps/* Steps */.g()) {
    // What takes too many steps to follow is not known to vary.
    if (!steps.take())
        return false;
    const node = (0,syntax/* unwrap */.oA)(compiler.ts.isSpreadElement(expression) ? expression.expression : expression);
    const parts = variety_partsOf(node);
    if (parts)
        return parts.some((one) => varies(tracer, one, steps));
    const origins = [...tracer.originsOf(node)].filter((one) => one !== node);
    if (!origins.some(isPutTogether) && isFiniteType(tracer, node))
        return false;
    return origins.length === 0 || !origins.every((one) => isWritten(tracer, one, steps));
}
/**
 * Whether a value is text that is put together from parts. The checker must not be asked for its type: it writes the
 * text of constants out, however long that gets.
 */
function isComposed(tracer, node) {
    return isPutTogether(node) || [...tracer.originsOf(node)].some(isPutTogether);
}
function isPutTogether(node) {
    return compiler.ts.isTemplateExpression(node) || compiler.ts.isBinaryExpression(node);
}
function variety_partsOf(node) {
    if (compiler.ts.isArrayLiteralExpression(node))
        return node.elements;
    if (compiler.ts.isTemplateExpression(node))
        return node.templateSpans.map((span) => span.expression);
    return compiler.ts.isBinaryExpression(node) ? [node.left, node.right] : undefined;
}
function isFiniteType({ checker }, node) {
    const type = checker.getTypeAtLocation(node);
    const element = checker.isArrayType(type) ? checker.getTypeArguments(type)[0] : undefined;
    const one = element ?? type;
    return one.isUnion() ? one.types.every((each) => each.flags & FINITE) : (one.flags & FINITE) !== 0;
}
/** A literal, a member of an enum, a list of literals. */
function isWritten(tracer, origin, steps) {
    if (compiler.ts.isEnumMember(origin))
        return true;
    if (!compiler.ts.isExpression(origin))
        return false;
    const node = (0,syntax/* unwrap */.oA)(origin);
    const parts = variety_partsOf(node);
    if (parts)
        return !parts.some((one) => varies(tracer, one, steps));
    return compiler.ts.isStringLiteralLike(node) || compiler.ts.isNumericLiteral(node);
}

;// CONCATENATED MODULE: ./src/collect/source/usage/whole-reads.ts



/** These answer with everything, whatever they are given. */
const WHOLE = /^(?:HGETALL|HKEYS|HVALS|SMEMBERS)$/;
/** The two ends that stand for the whole of a range, in the order in which a command takes them. */
const whole_reads_ENDS = {
    LRANGE: /^0 -1$/,
    ZRANGE: /^(?:0 -1|-inf \+?inf|\+?inf -inf)$/,
    ZREVRANGE: /^0 -1$/,
    ZRANGEBYSCORE: /^-inf \+?inf$/,
    ZREVRANGEBYSCORE: /^\+?inf -inf$/,
    XRANGE: /^- \+$/,
    XREVRANGE: /^\+ -$/,
};
/** What may follow the ends without making the answer shorter. */
const HARMLESS = /^(?:WITHSCORES|WITHSCORE|BYSCORE|REV)$/i;
const HARMLESS_OPTION = /^(?:rev|byScore|withScores|BY)$/i;
/** Whether a command answers with a whole collection, however large it is. */
function isWholeRead(name, args, tracer) {
    if (WHOLE.test(name))
        return args.length > 0;
    const ends = Object.hasOwn(whole_reads_ENDS, name) ? whole_reads_ENDS[name] : undefined;
    if (!ends)
        return false;
    const [, first, second, ...options] = args;
    const glide = first && (0,syntax/* unwrap */.oA)(first);
    if (glide && compiler.ts.isObjectLiteralExpression(glide))
        return ends.test(endsOf(glide, tracer)) && second === undefined;
    if (!first || !second)
        return false;
    const given = [first, second].map((one) => whole_reads_wordOf(one, tracer)).join(' ');
    return ends.test(given) && options.every((one) => isHarmless(one, tracer));
}
function whole_reads_wordOf(expression, tracer) {
    const node = (0,syntax/* unwrap */.oA)(expression);
    if (compiler.ts.isPrefixUnaryExpression(node))
        return node.getText().replace(/\s+/g, '').replace('Infinity', 'inf');
    if (compiler.ts.isIdentifier(node) && node.text === 'Infinity')
        return 'inf';
    return String(literalOf(tracer, node) ?? '?');
}
/** `{ start: 0, end: -1 }` of valkey-glide. */
function endsOf(literal, tracer) {
    const values = new Map(literal.properties.filter(compiler.ts.isPropertyAssignment).map((one) => [one.name.getText(), one.initializer]));
    const [start, end] = [values.get('start'), values.get('end')];
    const isOnly = literal.properties.length === 2 && start !== undefined && end !== undefined;
    return isOnly ? `${whole_reads_wordOf(start, tracer)} ${whole_reads_wordOf(end, tracer)}` : '';
}
function isHarmless(option, tracer) {
    const node = (0,syntax/* unwrap */.oA)(option);
    if (!compiler.ts.isObjectLiteralExpression(node))
        return HARMLESS.test(whole_reads_wordOf(node, tracer));
    return node.properties.every(({ name }) => name !== undefined && HARMLESS_OPTION.test(name.getText()));
}

;// CONCATENATED MODULE: ./src/collect/source/usage/elements.ts





/** Lists hold the same element many times, so whatever is pushed makes them longer. */
const PUSHES = /^[LR]PUSHX?$/;
/** Commands whose second argument names a field. */
const FIELD_WRITES = /^(?:HSETNX|HINCRBY|HINCRBYFLOAT)$/;
const ENTRIES_AT = 2;
/** Words, and properties of options, that cut a stream: `MAXLEN`, `TRIM`, `trim`, `maxLen`. */
const elements_TRIMS = /^(?:MAXLEN|MINID|TRIM)$/i;
/** What a command does with the elements of its collection; undefined where its arguments do not say. */
function readElements({ facts, args, library }, tracer) {
    if (!args)
        return undefined;
    const { args: all, open } = expandSpreads(tracer, args);
    if (!open && isWholeRead(facts.name, withoutCallbacks(all), tracer))
        return 'all-read';
    // `xadd(key, id, entries, options)`: the third argument is what is added, whatever it is.
    const isApart = library === '@upstash/redis' || library === '@vercel/kv';
    const added = isApart && facts.name === 'XADD' ? all.filter((_, at) => at !== ENTRIES_AT) : all;
    if (facts.name === 'XADD')
        return ofStream(withoutCallbacks(added), open !== undefined, tracer);
    return addsElements(facts.name, withoutCallbacks(args).slice(facts.keyAt + 1), tracer) ? 'added' : undefined;
}
function withoutCallbacks(args) {
    return args.filter((one) => !compiler.ts.isFunctionLike((0,syntax/* unwrap */.oA)(one)));
}
/** XADD grows its stream unless it cuts it; options that cannot be read may do so. */
function ofStream(args, isOpen, tracer) {
    const parts = args.slice(1).map(syntax/* unwrap */.oA);
    if (parts.some((part) => isTrim(part)))
        return 'trimmed';
    const isPlain = parts.every((part) => !mayHoldOptions(part, tracer));
    return isPlain && !isOpen && parts.length > 0 ? 'added' : undefined;
}
function isTrim(part) {
    if (compiler.ts.isStringLiteralLike(part))
        return elements_TRIMS.test(part.text);
    if (!compiler.ts.isObjectLiteralExpression(part))
        return false;
    return part.properties.some(({ name }) => name && compiler.ts.isIdentifier(name) && elements_TRIMS.test(name.text));
}
/** A value whose type says that it is text or a number holds none. */
function mayHoldOptions(part, tracer) {
    if (compiler.ts.isObjectLiteralExpression(part))
        return part.properties.some(compiler.ts.isSpreadAssignment);
    if (compiler.ts.isArrayLiteralExpression(part) || isComposed(tracer, part))
        return false;
    const { flags } = tracer.checker.getTypeAtLocation(part);
    return (flags & (compiler.ts.TypeFlags.StringLike | compiler.ts.TypeFlags.NumberLike)) === 0;
}
/** Whether a write adds elements that differ from call to call: a field that is written down is the same for ever. */
function addsElements(name, args, tracer) {
    const [first, , third] = args;
    if (!first)
        return false;
    if (PUSHES.test(name))
        return true;
    if (name === 'SADD')
        return args.some((one) => varies(tracer, one));
    if (FIELD_WRITES.test(name))
        return varies(tracer, first);
    if (/^HM?SET$/.test(name))
        return fieldsOf(args).some((one) => varies(tracer, one));
    if (name === 'ZINCRBY')
        return args[1] !== undefined && varies(tracer, args[1]);
    return name === 'ZADD' && membersOf(args, third).some((one) => varies(tracer, one));
}
/** `hset(key, field, value, …)`, `hset(key, { [field]: value })`. What a variable holds is not known to be any number of fields. */
function fieldsOf(args) {
    const [first, ...others] = args;
    const literal = first && (0,syntax/* unwrap */.oA)(first);
    if (literal && compiler.ts.isObjectLiteralExpression(literal))
        return computedNames(literal);
    return others.length === 0 ? [] : args.filter((one, at) => at % 2 === 0 && !compiler.ts.isSpreadElement(one));
}
function computedNames({ properties }) {
    return properties.flatMap(({ name }) => (name && compiler.ts.isComputedPropertyName(name) ? [name.expression] : []));
}
/** `zadd(key, score, member)`, `zAdd(key, { score, value })`, `zadd(key, { [member]: score })`, lists of them. */
function membersOf(args, third) {
    const named = args.flatMap(namedMembers);
    if (named.length > 0)
        return named;
    const last = third ?? args[1];
    return last && !compiler.ts.isSpreadElement(last) ? [args.at(-1) ?? last] : [];
}
function namedMembers(argument) {
    const node = (0,syntax/* unwrap */.oA)(argument);
    if (compiler.ts.isArrayLiteralExpression(node))
        return node.elements.flatMap(namedMembers);
    if (!compiler.ts.isObjectLiteralExpression(node))
        return [];
    const values = node.properties.flatMap((property) => {
        const isMember = property.name && /^(?:value|member|element)$/.test(property.name.getText());
        if (compiler.ts.isShorthandPropertyAssignment(property))
            return isMember ? [property.name] : [];
        return isMember && compiler.ts.isPropertyAssignment(property) ? [property.initializer] : [];
    });
    return [...values, ...computedNames(node)];
}

;// CONCATENATED MODULE: ./src/collect/source/usage/values.ts

/** Something that is there, is neither text, number nor boolean, and counts as true. */
const OBJECT = Symbol('an object');
/** What cannot be worked out. */
const values_UNKNOWN = Symbol('not known');
/** Whether a value counts as true; undefined where it is not known. */
function truth(value) {
    return value === values_UNKNOWN ? undefined : Boolean(value);
}
/** The value of an expression that is written down; UNKNOWN for everything that has to be computed. */
function writtenValue(node) {
    if (compiler.ts.isStringLiteralLike(node))
        return node.text;
    if (compiler.ts.isNumericLiteral(node))
        return Number(node.text);
    if (node.kind === compiler.ts.SyntaxKind.TrueKeyword)
        return true;
    if (node.kind === compiler.ts.SyntaxKind.FalseKeyword)
        return false;
    if (node.kind === compiler.ts.SyntaxKind.NullKeyword)
        return null;
    if (compiler.ts.isIdentifier(node) && node.text === 'Infinity')
        return Number.POSITIVE_INFINITY;
    const isObject = compiler.ts.isObjectLiteralExpression(node) || compiler.ts.isArrayLiteralExpression(node) || compiler.ts.isFunctionLike(node);
    return isObject || compiler.ts.isNewExpression(node) ? OBJECT : values_UNKNOWN;
}
/** `!x`, `-x`, `+x`. */
function prefixed(operator, operand) {
    if (operand === values_UNKNOWN)
        return values_UNKNOWN;
    if (operator === compiler.ts.SyntaxKind.ExclamationToken)
        return !operand;
    if (operand === OBJECT)
        return values_UNKNOWN;
    if (operator === compiler.ts.SyntaxKind.MinusToken)
        return -Number(operand);
    return operator === compiler.ts.SyntaxKind.PlusToken ? Number(operand) : values_UNKNOWN;
}
/** What `typeof` says; that of an object may also be `function`. */
function values_typeName(operand) {
    return operand === values_UNKNOWN || operand === OBJECT ? values_UNKNOWN : typeof operand;
}
/** Operators on values that are known; with OBJECT on a side only equality says something. */
const OPERATORS = new Map([
    [compiler.ts.SyntaxKind.GreaterThanToken, (left, right) => left > right],
    [compiler.ts.SyntaxKind.GreaterThanEqualsToken, (left, right) => left >= right],
    [compiler.ts.SyntaxKind.LessThanToken, (left, right) => left < right],
    [compiler.ts.SyntaxKind.LessThanEqualsToken, (left, right) => left <= right],
    [compiler.ts.SyntaxKind.AsteriskToken, (left, right) => left * right],
    [compiler.ts.SyntaxKind.SlashToken, (left, right) => left / right],
    [compiler.ts.SyntaxKind.MinusToken, (left, right) => left - right],
    [compiler.ts.SyntaxKind.PlusToken, (left, right) => left + right],
]);
const STRICT = [compiler.ts.SyntaxKind.EqualsEqualsEqualsToken, compiler.ts.SyntaxKind.ExclamationEqualsEqualsToken];
const NEGATED = [compiler.ts.SyntaxKind.ExclamationEqualsToken, compiler.ts.SyntaxKind.ExclamationEqualsEqualsToken];
const LOOSE = [compiler.ts.SyntaxKind.EqualsEqualsToken, compiler.ts.SyntaxKind.ExclamationEqualsToken];
/** What a binary operator gives; `&&`, `||` and `??` are choices and not among them. */
function combined(operator, left, right) {
    if (left === values_UNKNOWN || right === values_UNKNOWN)
        return values_UNKNOWN;
    if (STRICT.includes(operator) || LOOSE.includes(operator)) {
        const areEqual = values_equal(left, right, LOOSE.includes(operator));
        return areEqual === undefined ? values_UNKNOWN : areEqual !== NEGATED.includes(operator);
    }
    if (left === OBJECT || right === OBJECT)
        return values_UNKNOWN;
    return OPERATORS.get(operator)?.(left, right) ?? values_UNKNOWN;
}
function values_equal(left, right, isLoose) {
    const isNothing = (value) => value === undefined || value === null;
    if (left === OBJECT && right === OBJECT)
        return undefined;
    if (left === OBJECT || right === OBJECT)
        return isNothing(left) || isNothing(right) ? false : undefined;
    if (!isLoose)
        return left === right;
    if (isNothing(left) || isNothing(right))
        return isNothing(left) && isNothing(right);
    return typeof left === typeof right ? left === right : undefined;
}
const isNumber = (value) => typeof value === 'number';
/** Functions that test or round a number, by the text of the callee. */
const FUNCTIONS = {
    Boolean: (value) => truth(value) ?? values_UNKNOWN,
    Number: (value) => (value === OBJECT ? values_UNKNOWN : Number(value)),
    'Number.isFinite': (value) => isNumber(value) && Number.isFinite(value),
    'Number.isInteger': (value) => Number.isInteger(value),
    'Number.isSafeInteger': (value) => Number.isSafeInteger(value),
    'Number.isNaN': (value) => Number.isNaN(value),
    isNaN: (value) => (value === OBJECT ? values_UNKNOWN : Number.isNaN(Number(value))),
    isFinite: (value) => (value === OBJECT ? values_UNKNOWN : Number.isFinite(Number(value))),
    'Math.floor': (value) => (value === OBJECT ? values_UNKNOWN : Math.floor(Number(value))),
    'Math.ceil': (value) => (value === OBJECT ? values_UNKNOWN : Math.ceil(Number(value))),
    'Math.round': (value) => (value === OBJECT ? values_UNKNOWN : Math.round(Number(value))),
    'Math.trunc': (value) => (value === OBJECT ? values_UNKNOWN : Math.trunc(Number(value))),
};
/** What a call of one of the language's own functions gives. */
function called(callee, args) {
    const [first] = args;
    if (args.length !== 1 || first === values_UNKNOWN || !Object.hasOwn(FUNCTIONS, callee))
        return values_UNKNOWN;
    return FUNCTIONS[callee]?.(first) ?? values_UNKNOWN;
}

;// CONCATENATED MODULE: ./src/collect/source/usage/passed-values.ts





const passed_values_MAX_DEPTH = 12;
/** Works out expressions for one call: literals, parameters, tests for undefined, arithmetic; everything else is unknown. */
class PassedValues {
    tracer;
    passed;
    constructor(tracer, passed) {
        this.tracer = tracer;
        this.passed = passed;
    }
    /**
     * Whether something runs in this call that runs when a condition has a certain truth; undefined where that is not known.
     *
     * @param otherwise the answer for a condition that has nothing to do with what is passed
     */
    runs(condition, runsIf, otherwise = undefined) {
        const found = condition && runsIf !== undefined ? truth(this.valueOf(condition)) : undefined;
        if (found !== undefined)
            return found === runsIf;
        return condition && this.#readsParameter(condition) ? undefined : otherwise;
    }
    /** Whether a condition depends on what is passed, be it through variables. */
    #readsParameter(condition, seen = new Set()) {
        return (0,flow/* namesIn */.wX)(condition).some((name) => {
            const symbol = this.tracer.checker.getSymbolAtLocation(name);
            if (!symbol || seen.has(symbol))
                return false;
            seen.add(symbol);
            const declared = symbol.valueDeclaration;
            const initializer = declared && compiler.ts.isVariableDeclaration(declared) ? declared.initializer : undefined;
            return this.passed.has(symbol) || (initializer !== undefined && this.#readsParameter(initializer, seen));
        });
    }
    valueOf(expression) {
        return this.#value({ expression, within: this.passed }, 0);
    }
    /** The property of an object literal, spreads included; UNKNOWN where it may come from something unseen. */
    memberOf(literal, name) {
        const found = this.#member(literal, this.passed, name, 0);
        return found === values_UNKNOWN ? values_UNKNOWN : found ? this.#value(found, 0) : undefined;
    }
    /** The expression that one stands for in this call: the branch that is taken, the argument behind a parameter. */
    standIn(expression) {
        return this.#standIn({ expression, within: this.passed }, 0);
    }
    #value(bound, depth) {
        if (depth > passed_values_MAX_DEPTH)
            return values_UNKNOWN;
        const found = this.#standIn(bound, depth);
        if (found === values_UNKNOWN)
            return values_UNKNOWN;
        const node = found.expression && (0,syntax/* unwrap */.oA)(found.expression);
        if (!node || isUndefined(node))
            return undefined;
        const known = writtenValue(node);
        if (known !== values_UNKNOWN)
            return known;
        const inner = (one) => this.#value({ expression: one, within: found.within }, depth + 1);
        if (compiler.ts.isPrefixUnaryExpression(node))
            return prefixed(node.operator, inner(node.operand));
        if (compiler.ts.isTypeOfExpression(node))
            return values_typeName(inner(node.expression));
        if (compiler.ts.isBinaryExpression(node))
            return combined(node.operatorToken.kind, inner(node.left), inner(node.right));
        return compiler.ts.isCallExpression(node) ? called(node.expression.getText(), node.arguments.map(inner)) : values_UNKNOWN;
    }
    #standIn(bound, depth) {
        if (depth > passed_values_MAX_DEPTH)
            return values_UNKNOWN;
        const node = bound.expression && (0,syntax/* unwrap */.oA)(bound.expression);
        if (!node)
            return bound;
        const at = (expression) => this.#standIn({ expression, within: bound.within }, depth + 1);
        if (compiler.ts.isIdentifier(node))
            return this.#name(node, bound, depth);
        if (compiler.ts.isPropertyAccessExpression(node))
            return this.#property(node, bound, depth);
        if (compiler.ts.isConditionalExpression(node)) {
            const isTrue = truth(this.#value({ expression: node.condition, within: bound.within }, depth + 1));
            return isTrue === undefined ? values_UNKNOWN : at(isTrue ? node.whenTrue : node.whenFalse);
        }
        return compiler.ts.isBinaryExpression(node) && isChoice(node.operatorToken.kind) ? this.#choice(node, bound, depth) : bound;
    }
    /** `a ?? b`, `a || b`, `a && b`: the side that is taken. */
    #choice(node, { within }, depth) {
        const { kind } = node.operatorToken;
        const left = this.#value({ expression: node.left, within }, depth + 1);
        if (left === values_UNKNOWN)
            return values_UNKNOWN;
        const isNothing = left === undefined || left === null;
        const isAnd = kind === compiler.ts.SyntaxKind.AmpersandAmpersandToken;
        const isRight = kind === compiler.ts.SyntaxKind.QuestionQuestionToken ? isNothing : isAnd === truth(left);
        return this.#standIn({ expression: isRight ? node.right : node.left, within }, depth + 1);
    }
    #name(node, bound, depth) {
        if (isUndefined(node))
            return bound;
        const symbol = (0,syntax/* valueSymbol */.up)(this.tracer.checker, node);
        const parameter = symbol && bound.within.get(symbol);
        if (parameter)
            return this.#parameter(parameter, bound.within, depth);
        const declared = symbol?.valueDeclaration;
        if (!declared || !compiler.ts.isVariableDeclaration(declared) || !declared.initializer)
            return values_UNKNOWN;
        if (!(compiler.ts.getCombinedNodeFlags(declared) & compiler.ts.NodeFlags.Const))
            return values_UNKNOWN;
        return this.#standIn({ expression: declared.initializer, within: bound.within }, depth + 1);
    }
    #parameter({ given, member, without, defaults }, within, depth) {
        if (without)
            return values_UNKNOWN;
        const whole = this.#orDefault(this.#standIn(given, depth + 1), defaults.whole, within, depth);
        if (member === undefined || whole === values_UNKNOWN)
            return whole;
        const found = this.#memberOfBound(whole, member, depth);
        return this.#orDefault(found, defaults.own, within, depth);
    }
    #orDefault(found, initializer, within, depth) {
        if (found === values_UNKNOWN || !initializer)
            return found;
        const isAbsent = !found.expression || isUndefined((0,syntax/* unwrap */.oA)(found.expression));
        return isAbsent ? this.#standIn({ expression: initializer, within }, depth + 1) : found;
    }
    #property(node, bound, depth) {
        const owner = this.#standIn({ expression: node.expression, within: bound.within }, depth + 1);
        return owner === values_UNKNOWN ? values_UNKNOWN : this.#memberOfBound(owner, node.name.text, depth);
    }
    /** A member of nothing is nothing: what reads it has asked before, or fails. */
    #memberOfBound(owner, name, depth) {
        const node = owner.expression && (0,syntax/* unwrap */.oA)(owner.expression);
        if (!node || isUndefined(node))
            return { expression: undefined, within: owner.within };
        if (!compiler.ts.isObjectLiteralExpression(node))
            return values_UNKNOWN;
        const found = this.#member(node, owner.within, name, depth);
        if (found === values_UNKNOWN)
            return values_UNKNOWN;
        return found ? this.#standIn(found, depth + 1) : { expression: undefined, within: owner.within };
    }
    #member(literal, within, name, depth) {
        for (const property of [...literal.properties].reverse()) {
            const found = compiler.ts.isSpreadAssignment(property)
                ? this.#memberOfSpread({ expression: property.expression, within }, name, depth)
                : memberOfProperty(property, within, name);
            if (found)
                return found;
        }
        return undefined;
    }
    #memberOfSpread(spread, name, depth) {
        const holder = this.#standIn(spread, depth + 1);
        const node = holder !== values_UNKNOWN && holder.expression ? (0,syntax/* unwrap */.oA)(holder.expression) : undefined;
        if (holder === values_UNKNOWN)
            return values_UNKNOWN;
        if (!node || isUndefined(node) || truth(writtenValue(node)) === false)
            return undefined;
        return compiler.ts.isObjectLiteralExpression(node) ? this.#member(node, holder.within, name, depth + 1) : values_UNKNOWN;
    }
}
function memberOfProperty(property, within, name) {
    const own = (0,members/* propertyName */.Bz)(property.name);
    if (own === undefined)
        return values_UNKNOWN;
    if (own !== name)
        return undefined;
    if (compiler.ts.isPropertyAssignment(property))
        return { expression: property.initializer, within };
    return compiler.ts.isShorthandPropertyAssignment(property) ? { expression: property.name, within } : values_UNKNOWN;
}
function isUndefined(node) {
    return (compiler.ts.isIdentifier(node) && node.text === 'undefined') || compiler.ts.isVoidExpression(node);
}
function isChoice(kind) {
    return (kind === compiler.ts.SyntaxKind.QuestionQuestionToken ||
        kind === compiler.ts.SyntaxKind.BarBarToken ||
        kind === compiler.ts.SyntaxKind.AmpersandAmpersandToken);
}

;// CONCATENATED MODULE: ./src/collect/source/usage/expiries.ts








/** Nobody gives one key a TTL more often in one function; a machine that does is not compared with all that it wrote. */
const MOST_COMPARED = 50;
/** Those of a list in the order of the source that stand nearest to a node. */
function nearestTo(node, all) {
    if (all.length <= MOST_COMPARED)
        return all;
    const before = (0,lines/* countUpTo */.MJ)(all.length, (at) => all[at].at.pos < node.pos);
    const from = Math.max(0, Math.min(before - MOST_COMPARED / 2, all.length - MOST_COMPARED));
    return all.slice(from, from + MOST_COMPARED);
}
/** The one of a list that stands nearest to a node; undefined for an empty list. */
function closestTo(node, all) {
    const away = ({ at }) => Math.abs(at.pos - node.pos);
    return all.reduce((best, one) => (best && away(best) <= away(one) ? best : one), undefined);
}
/** The same in valkey-glide (`ExpireOptions`). */
const IN_GLIDE = {
    NX: 'HasNoExpiry',
    XX: 'HasExistingExpiry',
    GT: 'NewExpiryGreaterThanCurrent',
    LT: 'NewExpiryLessThanCurrent',
};
const expiries_DELETES = /^(?:DEL|UNLINK)$/;
/** Where keys get a TTL, by the function in which it happens: EXPIRE and its family, and calls of helpers that run it. */
class Expiries {
    keys;
    #byScope = new Map();
    constructor(sites, keys, guard) {
        this.keys = keys;
        for (const site of sites)
            guard.run(site.at, () => this.#addFrom(site));
        for (const site of sites)
            if (site.facts.name === 'RENAME')
                guard.run(site.at, () => this.#addRenamed(site));
        for (const inScope of this.#byScope.values()) {
            for (const all of inScope.values())
                if (all.length > MOST_COMPARED)
                    all.sort((one, other) => one.at.pos - other.at.pos);
        }
    }
    /** Everything in one scope that gives a key of this identity a TTL. */
    of(scope, key) {
        return this.#byScope.get(scope)?.get(key) ?? [];
    }
    /** Everything in one scope that gives any key a TTL, by key. */
    in(scope) {
        return this.#byScope.get(scope)?.values() ?? [];
    }
    #addFrom(site) {
        if (site.facts.expires === 'key' || site.facts.expires === 'fields')
            this.#add(site);
        else if (site.via === 'pipeline' && expiries_DELETES.test(site.facts.name))
            this.#addDeletion(site);
    }
    #add(site) {
        const key = site.args?.[site.facts.keyAt];
        // GETEX without an option only reads, and with PERSIST takes the TTL away.
        const isRead = site.facts.name === 'GETEX' && judgeOptions(this.keys.tracer, site.args?.slice(1) ?? []).ttl === 'never';
        if (!key || isRead)
            return;
        const fields = site.facts.expires === 'fields' ? { fields: site.args?.slice(site.facts.keyAt + 1) ?? [] } : {};
        const sent = { via: site.via, ...this.#flag(site), ...fields };
        for (const identity of this.keys.identitiesOf(key)) {
            this.#put({ node: site.sender, at: site.at, key: identity, how: site.facts.name, ...sent });
        }
        // `const slide = (id) => counted('set', () => redis.expire(keyOf(id), 60))`: the helper is not the callback alone.
        const helpers = new Set([(0,syntax/* enclosingFunction */.pG)(site.sender), (0,syntax/* owningScope */.X2)(site.sender)]);
        for (const helper of helpers)
            if (helper && (0,syntax/* isFunctionNode */.Px)(helper))
                this.#addCallers(helper, key, site.sender, sent);
    }
    /** `expire(key, 60, 'NX')`. */
    #flag({ args, facts }) {
        const options = args?.slice(facts.keyAt + 2) ?? [];
        const flag = model/* EXPIRE_FLAGS */._r.find((one) => hasFlag(this.keys.tracer, options, one) || options.some((option) => option.getText().includes(IN_GLIDE[one])));
        return flag ? { flag } : {};
    }
    /** What is given a TTL under its new name has one. */
    #addRenamed({ sender, at, args: [from, to] = [] }) {
        if (!from || !to)
            return;
        const later = this.of((0,syntax/* owningScope */.X2)(sender), this.keys.identityOf(to)).filter((one) => one.at.pos > at.pos);
        for (const one of later)
            this.#put({ ...one, key: this.keys.identityOf(from), how: `${one.how} after RENAME` });
    }
    /** What one transaction writes and deletes again is never left behind. */
    #addDeletion(site) {
        for (const key of site.args ?? []) {
            const how = `${site.facts.name} in the same transaction`;
            this.#put({
                node: site.sender,
                at: site.at,
                key: this.keys.identityOf(key),
                how,
                via: site.via,
                isDeletion: true,
            });
        }
    }
    /** A helper that expires a key, its own or one it is given, does so for its callers, if it does with what they pass. */
    #addCallers(helper, key, sender, sent) {
        const { tracer } = this.keys;
        for (const call of (0,trace_callers/* callersOf */.G)(tracer, helper).calls) {
            // Asked of the conditions around the EXPIRE alone, of which most helpers have none.
            const values = () => new PassedValues(tracer, passedBy(tracer, helper, call, NOTHING_PASSED));
            if ((0,flow/* isReached */.xg)(sender, helper, (condition, runsIf) => values().runs(condition, runsIf, true)) === false)
                continue;
            const how = `a TTL in ${(0,syntax/* brief */.dh)(call.expression)}()`;
            this.#put({ node: call, at: call.expression, key: this.keys.identityAtCall(key, helper, call), how, ...sent });
        }
    }
    #put(expiry) {
        const scope = (0,syntax/* owningScope */.X2)(expiry.node);
        const inScope = this.#byScope.get(scope) ?? new Map();
        this.#byScope.set(scope, inScope);
        const known = inScope.get(expiry.key);
        if (known)
            known.push(expiry);
        else
            inScope.set(expiry.key, [expiry]);
    }
}

;// CONCATENATED MODULE: ./src/collect/source/usage/fills.ts






const VALUE_AT = { SET: 1, SETEX: 2, PSETEX: 2 };
/**
 * Finds writes that fill a cache: of what the function around has asked Redis for, and only where that was not there. A hit
 * is made use of; of a mark that something was done, nothing but its being there counts.
 */
class FillFinder {
    keys;
    guard;
    #reads = new Map();
    constructor(sites, keys, guard) {
        this.keys = keys;
        this.guard = guard;
        for (const site of sites) {
            if (site.facts.name !== 'GET')
                continue;
            (0,cached/* cached */.P)(this.#reads, (0,syntax/* owningScope */.X2)(site.sender), () => []).push(site);
        }
        for (const reads of this.#reads.values())
            reads.sort((one, other) => one.at.pos - other.at.pos);
    }
    /** Whether a write is one; that it gives its key a TTL is for the caller to know. */
    has(write) {
        const key = write.args?.[write.facts.keyAt];
        const value = write.args?.[VALUE_AT[write.facts.name] ?? Number.POSITIVE_INFINITY];
        if (!key || !value || literalOf(this.keys.tracer, value) !== undefined)
            return false;
        const reads = this.#reads.get((0,syntax/* owningScope */.X2)(write.sender)) ?? [];
        const near = nearestTo(write.at, reads).filter((read) => {
            return this.guard.run(read.at, () => this.#isSameKey(read, key)) === true;
        });
        return near.some((read) => this.#isOnMiss(read, write));
    }
    #isSameKey({ args, facts }, key) {
        const own = args?.[facts.keyAt];
        return own !== undefined && this.keys.identityOf(own) === this.keys.identityOf(key);
    }
    /** `if (found) return parse(found)` before the write, or `else` around it. */
    #isOnMiss(read, write) {
        if (read.at.pos > write.at.pos)
            return false;
        const answer = compiler.ts.findAncestor(read.sender, compiler.ts.isVariableDeclaration)?.name;
        if (!answer || !compiler.ts.isIdentifier(answer))
            return false;
        const isAnswer = (name) => compiler.ts.isIdentifier(name) && name.text === answer.text && this.#isSame(name, answer);
        const common = (0,flow/* commonAncestor */.j1)(read.sender, write.sender);
        const guards = [...(0,flow/* guardsBetween */.Df)(write.sender, common), ...(0,flow/* exitsBetween */.oy)(read.sender, write.sender, common)];
        const conditions = guards.flatMap(({ condition }) => condition ?? []);
        if (!conditions.some((one) => (0,flow/* namesIn */.wX)(one).some(isAnswer)))
            return false;
        // A file may hold any number of writes: there the branches must tell.
        const places = compiler.ts.isSourceFile(common) ? guards.map(({ node }) => node) : [common];
        return places.some((place) => {
            return [...(0,syntax/* nodesIn */.vx)(place)].some((node) => isAnswer(node) && node !== answer && !conditions.some((one) => (0,syntax/* isWithin */.UO)(node, one)));
        });
    }
    #isSame(one, other) {
        return this.keys.tracer.symbolOf(one) === this.keys.tracer.symbolOf(other);
    }
}

;// CONCATENATED MODULE: ./src/collect/source/repository/loaded-by-name.ts



/** What is loaded under a name that is put together: a template, or `'./' + name`. Bounded: this runs over all files. */
const TEMPLATE = /\b(?:require|import)\s{0,20}\(\s{0,20}`(\.{1,2}\/[^`$\n]{0,200})\$\{[^{}`\n]{1,200}\}([^`$\n]{0,100})`/g;
const CONCATENATION = /\b(?:require|import)\s{0,20}\(\s{0,20}(?:'(\.{1,2}\/[^'\n]{0,200})'|"(\.{1,2}\/[^"\n]{0,200})")\s{0,20}\+/g;
/** Tells modules that others load under a name that is known at run time only: no import leads to who uses them. */
class LoadedByName {
    sources;
    #patterns;
    constructor(sources) {
        this.sources = sources;
    }
    /** Whether a file is one. */
    has(path) {
        this.#patterns ??= [...this.sources].flatMap(([from, { text }]) => patternsIn(from, text));
        return this.#patterns.some((pattern) => pattern.test(path));
    }
}
function patternsIn(from, text) {
    const templates = [...text.matchAll(TEMPLATE)].map(([, before = '', after = '']) => loaded_by_name_patternOf(from, before, after));
    const added = [...text.matchAll(CONCATENATION)].map(([, one, other]) => loaded_by_name_patternOf(from, one ?? other ?? '', undefined));
    return [...templates, ...added];
}
/** Paths that a name leads to; what is added behind it may be left out of a path, as an ending is. */
function loaded_by_name_patternOf(from, before, after) {
    // The last part may be the beginning of a name: `./driver-${name}`.
    const base = external_node_path_.posix.join((0,folders/* folderOf */.y)(from), `${before}x`).slice(0, -1);
    const end = after ? (0,names_in_text/* escapeForRegExp */.If)(after) : '';
    return new RegExp(String.raw `^${(0,names_in_text/* escapeForRegExp */.If)(base)}[^/]{1,200}${end}(?:/index)?(?:\.[cm]?[jt]sx?)?$`);
}

// EXTERNAL MODULE: ./src/collect/source/usage/key-parts.ts
var key_parts = __webpack_require__(226);
;// CONCATENATED MODULE: ./src/collect/source/usage/ttl-judgement.ts
/** Nothing gives the key a TTL. */
const NO_TTL = {
    ttl: 'never',
    because: 'neither an option nor EXPIRE on the same key gives it one',
    related: [],
};
const RANK = { always: 2, conditional: 1, never: 0 };
/** A verdict with its reason. */
function judgement(ttl, because, related = []) {
    return { ttl, because, related };
}
/** The one that promises most; of several the first. */
function best(...all) {
    return all.reduce((one, other) => ((RANK[other.ttl] ?? 0) > (RANK[one.ttl] ?? 0) ? other : one));
}

;// CONCATENATED MODULE: ./src/collect/source/usage/handed-on.ts










/**
 * Functions that hand a command on for a key that they are given, beside others that do so with EXPIRE: a driver, an adapter,
 * a pipeline of one's own. What becomes of a key is for those to say who use both.
 */
class HandedOn {
    tracer;
    checkout;
    /** The functions that send EXPIRE and nothing else, by what holds them: a class, an object, a file. */
    #expiring = new Map();
    #loaded;
    constructor(sites, tracer, checkout, guard) {
        this.tracer = tracer;
        this.checkout = checkout;
        this.#loaded = new LoadedByName(checkout.sources);
        const expiring = sites.filter(({ facts }) => facts.expires === 'key' && facts.name !== 'GETEX');
        const inScope = countByScope(expiring.length > 0 ? sites : []);
        for (const site of expiring) {
            if (inScope.get((0,syntax/* owningScope */.X2)(site.sender)) !== 1)
                continue;
            const sender = guard.run(site.at, () => this.#senderOf(site));
            if (sender)
                (0,cached/* cached */.P)(this.#expiring, this.#holderOf(sender), () => sender);
        }
    }
    /**
     * What is known of a write that is handed on for nobody in sight, by a published package or by a module that others load
     * under a name that is put together at run time; undefined for any other.
     */
    judge(site) {
        const sender = this.#senderOf(site);
        const holder = sender && this.#holderOf(sender);
        const expiring = holder && this.#expiring.get(holder);
        if (!expiring || (0,trace_callers/* callersOf */.G)(this.tracer, sender).isCalled)
            return undefined;
        const isOpen = this.#isPublished(site) || this.#loaded.has((0,source_program/* repositoryPath */.SH)(holder.getSourceFile()));
        if (!isOpen)
            return undefined;
        const [own, other] = [sender, expiring].map((one) => (0,syntax/* functionName */.AQ)(one) ?? 'it');
        return judgement('conditional', `no call of \`${own}\` is in sight, which may give the key a TTL by \`${other}\``);
    }
    /** Whether others may use it. */
    #isPublished({ at }) {
        return (0,manifests/* manifestAround */.JE)(this.checkout.manifests, (0,source_program/* repositoryPath */.SH)(at.getSourceFile()))?.isPublished === true;
    }
    /** The function around a command whose key is a parameter of it, or an element of one. */
    #senderOf(site) {
        const key = (0,usage_site/* keyOf */.TN)(site);
        const sender = (0,syntax/* owningScope */.X2)(site.sender);
        if (!key || !(0,syntax/* isFunctionNode */.Px)(sender))
            return undefined;
        let declared = this.#declarationOf(key);
        // `keys.forEach((key) => …)`: the list is what the function is given.
        const list = declared && declared.parent !== sender ? (0,key_parts/* listOf */.c3)(declared) : undefined;
        if (list)
            declared = this.#declarationOf(list);
        return declared && compiler.ts.isParameter(declared) && declared.parent === sender ? sender : undefined;
    }
    /** Of a name, or of what an element is taken of. */
    #declarationOf(expression) {
        let node = (0,syntax/* unwrap */.oA)(expression);
        while (compiler.ts.isElementAccessExpression(node))
            node = (0,syntax/* unwrap */.oA)(node.expression);
        return compiler.ts.isIdentifier(node) ? this.tracer.symbolOf(node)?.valueDeclaration : undefined;
    }
    /** A class, an object, or the exports that several files put functions on: `module.set = async (key, value) => { … }`. */
    #holderOf(sender) {
        const { parent } = (0,syntax/* outermost */.J9)(sender);
        if (compiler.ts.isClassLike(parent) || compiler.ts.isObjectLiteralExpression(parent))
            return parent;
        if (compiler.ts.isPropertyAssignment(parent) || compiler.ts.isPropertyDeclaration(parent))
            return parent.parent;
        const isMember = compiler.ts.isBinaryExpression(parent) && compiler.ts.isPropertyAccessExpression(parent.left);
        const [owner, ...others] = isMember
            ? this.tracer.originsOf(parent.left.expression)
            : [];
        return owner && others.length === 0 ? owner : sender.getSourceFile();
    }
}
function countByScope(sites) {
    const counts = new Map();
    for (const { sender } of sites) {
        const scope = (0,syntax/* owningScope */.X2)(sender);
        counts.set(scope, (counts.get(scope) ?? 0) + 1);
    }
    return counts;
}

;// CONCATENATED MODULE: ./src/collect/source/usage/lifetimes.ts









/** Types of valkey-glide's `expiry`. */
const GLIDE_TYPES = {
    Seconds: 'seconds',
    Milliseconds: 'milliseconds',
    UnixSeconds: 'unix-seconds',
    UnixMilliseconds: 'unix-milliseconds',
};
const MOST = 8;
/** The TTLs that the arguments of a command give, in every client's spelling. */
function lifetimes_lifetimesOf(site, reader) {
    return givenTo(site, reader.tracer).flatMap((given) => {
        const found = new Map();
        for (const reading of reader.read(given.value)) {
            const lifetime = lifetimeOf(given, reading, site);
            const { path, line, column } = lifetime.place ?? { path: '', line: 0, column: 0 };
            found.set(`${path}:${line}:${column} ${lifetime.value} ${lifetime.unit}`, lifetime);
        }
        return [...found.values()].slice(0, MOST);
    });
}
function lifetimeOf({ takes, option, value }, reading, site) {
    const { at, isOneOfSeveral } = reading;
    const { unit, because, doubt, ...rest } = resolved(reading);
    // Zero as a default, or from one of several callers, is mostly tested for before it comes here.
    const number = isOneOfSeveral && (rest.value ?? 1) <= 0 ? undefined : rest.value;
    const isElsewhere = at !== undefined && at.getStart() !== site.at.getStart();
    return {
        takes,
        option,
        written: (0,syntax/* brief */.dh)(at ?? value),
        ...(number !== undefined && { value: number }),
        ...(unit && { unit }),
        ...(because !== undefined && { because }),
        ...(doubt !== undefined && { doubt }),
        ...(rest.environment !== undefined &&
            !isTested(site, value, rest.environment) && { environment: rest.environment }),
        ...(isElsewhere && { place: (0,usage_site/* placeOf */.$t)(at) }),
    };
}
/** `if (ttl > 0) await redis.setex(key, ttl, value)`. */
function isTested({ at }, value, environment) {
    return (0,flow/* guardsBetween */.Df)(at, at.getSourceFile()).some(({ condition }) => condition && testsFor(condition, value, environment));
}
function givenTo(site, tracer) {
    const { facts } = site;
    const { args } = expandSpreads(tracer, site.args ?? []);
    const takes = positionalTtl(facts.name);
    if (takes) {
        const value = args[1];
        const option = compiler.ts.isStringLiteralLike(site.at) ? site.at.text : site.at.getText();
        const spelled = site.via === 'raw' ? facts.name : option;
        return value && !compiler.ts.isSpreadElement(value) ? [{ takes, option: memberOption(spelled), value }] : [];
    }
    const from = ttl_arguments_optionsFrom(facts.name);
    if (from === undefined)
        return [];
    const options = args.slice(from);
    return options.flatMap((option, at) => ofOption(tracer, option, options[at + 1]));
}
/** `this.client.setEx` is called `setEx`. */
function memberOption(text) {
    return text.split('.').at(-1) ?? text;
}
function ofOption(tracer, option, next) {
    const node = (0,syntax/* unwrap */.oA)(option);
    const word = lifetimes_wordOf(tracer, node);
    if (word !== undefined) {
        const takes = ttlAfter(word);
        return takes && next && !compiler.ts.isSpreadElement(next) ? [{ takes, option: word, value: next }] : [];
    }
    const isObject = compiler.ts.isObjectLiteralExpression(node) || compiler.ts.isIdentifier(node) || compiler.ts.isPropertyAccessExpression(node);
    return isObject ? ofShape(tracer, readShape(tracer, node)) : [];
}
/** The word that an argument is, directly or through a constant. */
function lifetimes_wordOf(tracer, node) {
    if (compiler.ts.isStringLiteralLike(node))
        return node.text;
    if (!compiler.ts.isIdentifier(node) && !compiler.ts.isPropertyAccessExpression(node))
        return undefined;
    const [only, ...others] = tracer.originsOf(node);
    return only && others.length === 0 && compiler.ts.isStringLiteralLike(only) ? only.text : undefined;
}
function ofShape(tracer, { properties }) {
    return [...properties].flatMap(([name, { value }]) => {
        if (!value)
            return [];
        const takes = ttlAfter(name);
        if (takes)
            return [{ takes, option: name, value }];
        if (name === 'type')
            return ofTyped(tracer, properties, value);
        return name === 'expiration' || name === 'expiry' ? ofShape(tracer, readShape(tracer, value)) : [];
    });
}
/** `{ type: 'EX', value }` of node-redis, `{ type: TimeUnit.Seconds, count }` of valkey-glide. */
function ofTyped(tracer, properties, type) {
    const value = properties.get('value')?.value ?? properties.get('count')?.value ?? properties.get('duration')?.value;
    const word = lifetimes_wordOf(tracer, (0,syntax/* unwrap */.oA)(type));
    const unit = (0,syntax/* memberName */.eg)((0,syntax/* unwrap */.oA)(type)) ?? '';
    const takes = word === undefined ? GLIDE_TYPES[unit] : ttlAfter(word);
    if (!takes || !value)
        return [];
    return [{ takes, option: word ?? `TimeUnit.${unit}`, value }];
}

;// CONCATENATED MODULE: ./src/collect/source/usage/set-flags.ts






/** The same in valkey-glide: an option, and what it is set to. */
const set_flags_IN_GLIDE = {
    NX: ['conditionalSet', 'onlyIfDoesNotExist'],
    XX: ['conditionalSet', 'onlyIfExists'],
    GET: ['returnOldValue', 'true'],
};
/** What a SET does besides setting, in every client's spelling; nothing for other commands. */
function setFlags({ facts, args }, tracer) {
    if (facts.name !== 'SET' || !args)
        return [];
    const options = expandSpreads(tracer, args).args.slice(2);
    return model/* SET_FLAGS */.RV.filter((flag) => hasFlag(tracer, options, flag) || options.some((one) => isInGlide(one, flag, tracer)));
}
function isInGlide(option, flag, tracer) {
    if (!compiler.ts.isObjectLiteralExpression((0,syntax/* unwrap */.oA)(option)))
        return false;
    const [name, word] = set_flags_IN_GLIDE[flag];
    const value = readShape(tracer, option).properties.get(name)?.value;
    if (!value)
        return false;
    return compiler.ts.isStringLiteralLike(value) ? value.text === word : value.getText() === word;
}

;// CONCATENATED MODULE: ./src/collect/source/usage/locks.ts








/** What locks are called. A claim or a reservation may be a mark that an event was seen. */
const LOCK_WORD = /^(?:(?:un)?lock(?:s|ed|er|ing)?|mutex|semaphore|lease|leader)$/;
const locks_DELETES = /^(?:DEL|UNLINK)$/;
/** Finds where a key that was set with NX is deleted again: a lock and its release. */
class LockFinder {
    keys;
    #deletes;
    #reads;
    #watches;
    constructor(sites, keys) {
        this.keys = keys;
        this.#deletes = sites.filter(({ facts }) => locks_DELETES.test(facts.name));
        this.#reads = sites.filter(({ facts }) => facts.name === 'GET');
        this.#watches = sites.filter(({ facts }) => facts.name === 'WATCH');
    }
    /** The lock that a command takes; undefined where the key is no lock, or nothing in sight deletes it. */
    of(site) {
        const { args, facts } = site;
        const key = args?.[facts.keyAt];
        const value = args?.[1];
        if (!key || !value || compiler.ts.isSpreadElement(key) || compiler.ts.isSpreadElement(value) || !this.#isOnlyIfNew(site))
            return undefined;
        const releases = this.#deletes.filter((one) => this.#releases(site, key, one));
        // The release that compares nothing is the one that hurts.
        const found = releases.find((one) => !this.#isCompared(one)) ?? releases[0];
        if (!found)
            return undefined;
        const constant = literalOf(this.keys.tracer, value);
        const isConstant = ['string', 'number', 'boolean'].includes(typeof constant) && constant !== 'undefined';
        const { name: command } = found.facts;
        return {
            ...(isConstant && { constant: String(constant) }),
            release: { command, place: (0,usage_site/* placeOf */.$t)(found.at), isCompared: this.#isCompared(found) },
        };
    }
    #isOnlyIfNew(site) {
        return site.facts.name === 'SETNX' || setFlags(site, this.keys.tracer).includes('NX');
    }
    #releases(site, key, other) {
        const released = keysOf(other).find((one) => this.#isSameKey(site, key, other, one));
        if (!released || isRetraction(other) || this.#isWatched(other))
            return false;
        const isNamed = [this.keys.patternOf(key) ?? '', key.getText(), released.getText()].some(isLockName);
        if ((0,syntax/* owningScope */.X2)(other.sender) !== (0,syntax/* owningScope */.X2)(site.sender))
            return isNamed || isPair(site, other);
        // `del(key); set(key, …, 'NX')` clears the key for what follows.
        return other.at.getStart() > site.at.getStart() && (isNamed || this.#isReachedAnyway(site, other));
    }
    /** In the same function, or in another of the same class or file with the same pattern. */
    #isSameKey(site, key, other, otherKey) {
        if ((0,syntax/* owningScope */.X2)(other.sender) === (0,syntax/* owningScope */.X2)(site.sender)) {
            return this.keys.identityOf(key) === this.keys.identityOf(otherKey);
        }
        if (homeOf(site.sender) !== homeOf(other.sender))
            return false;
        const [pattern, released] = [this.keys.patternOf(key), this.keys.patternOf(otherKey)];
        if (pattern !== null && released !== null)
            return pattern === released;
        if (!isPair(site, other) || (0,syntax/* unwrap */.oA)(key).getText() !== (0,syntax/* unwrap */.oA)(otherKey).getText())
            return false;
        // Whoever releases may have the key from what was acquired, so that only one of the two is known; or nobody releases.
        return pattern === released || this.#isCalled(other);
    }
    #isCalled({ sender }) {
        const around = (0,syntax/* enclosingFunction */.pG)(sender);
        return around !== undefined && (0,trace_callers/* callersOf */.G)(this.keys.tracer, around).isCalled;
    }
    /**
     * What holds the key for the time of some work lets go of it however the work ends. A mark that is taken back in one
     * case only (the work failed, the session is not valid any more) says that something was done.
     */
    #isReachedAnyway(site, release) {
        if (isInFinally(release.sender))
            return true;
        const common = (0,flow/* commonAncestor */.j1)(site.sender, release.sender);
        const conditions = [...(0,flow/* guardsBetween */.Df)(release.sender, common), ...(0,flow/* exitsBetween */.oy)(site.sender, release.sender, common)];
        return conditions.every(({ condition }) => condition !== undefined && this.#holds(condition, site));
    }
    /** WATCH on the key makes the transaction that deletes it fail when somebody else has changed it. */
    #isWatched(release) {
        const scope = (0,syntax/* owningScope */.X2)(release.sender);
        return release.via === 'pipeline' && this.#watches.some((one) => (0,syntax/* owningScope */.X2)(one.sender) === scope);
    }
    /** `if ((await redis.get(key)) === token) await redis.del(key)`. */
    #isCompared(release) {
        const scope = (0,syntax/* owningScope */.X2)(release.sender);
        const reads = this.#reads.filter((one) => (0,syntax/* owningScope */.X2)(one.sender) === scope);
        const guards = (0,flow/* guardsBetween */.Df)(release.sender, (0,flow/* commonAncestor */.j1)(release.sender, scope));
        const conditions = [...guards.map(({ condition }) => condition), ...leavingConditions(scope, release.sender)];
        return conditions.some((condition) => {
            if (!condition || !/[!=]==?/.test(condition.getText()))
                return false;
            return reads.some((read) => this.#holds(condition, read));
        });
    }
    /** Whether a condition asks for what a command has answered. */
    #holds(condition, read) {
        if ((0,syntax/* isWithin */.UO)(read.sender, condition))
            return true;
        return (0,flow/* namesIn */.wX)(condition).some((name) => {
            const declared = this.keys.tracer.symbolOf(name)?.valueDeclaration;
            const value = declared && compiler.ts.findAncestor(declared, compiler.ts.isVariableDeclaration)?.initializer;
            const isParameter = declared && compiler.ts.isParameter(declared) && (0,syntax/* isWithin */.UO)(declared, read.sender);
            return isParameter === true || (value !== undefined && (0,syntax/* isWithin */.UO)(read.sender, value));
        });
    }
}
/** The keys of a DEL: arguments, or an array of them. */
function keysOf({ args = [] }) {
    const all = args.flatMap((argument) => {
        const node = (0,syntax/* unwrap */.oA)(argument);
        return compiler.ts.isArrayLiteralExpression(node) ? node.elements : [argument];
    });
    return all.filter((one) => !compiler.ts.isSpreadElement(one));
}
/** `if (current !== token) return` before the release, anywhere in the function. */
function leavingConditions(scope, release) {
    const found = [];
    const visit = (node) => {
        if (node.pos > release.pos)
            return;
        if (compiler.ts.isIfStatement(node) && /\b(?:return|throw|continue)\b/.test(node.thenStatement.getText())) {
            found.push(node.expression);
        }
        compiler.ts.forEachChild(node, visit);
    };
    compiler.ts.forEachChild(scope, visit);
    return found;
}
/** A mark that is taken back only when the work has failed is no lock: it is kept when all goes well. */
function isRetraction(release) {
    const scope = (0,syntax/* owningScope */.X2)(release.sender);
    for (let at = release.sender; at !== scope && at.parent; at = at.parent) {
        if (compiler.ts.isCatchClause(at))
            return true;
        const call = at.parent;
        const isHandler = compiler.ts.isCallExpression(call) && compiler.ts.isPropertyAccessExpression(call.expression);
        if (isHandler && compiler.ts.isFunctionLike(at) && call.expression.name.text === 'catch')
            return true;
    }
    return false;
}
function isLockName(name) {
    return unit_names_wordsOf(name).some((word) => LOCK_WORD.test(word));
}
/** The class around, or the file. */
function homeOf(node) {
    return compiler.ts.findAncestor(node, compiler.ts.isClassLike) ?? node.getSourceFile();
}
function nameAround(node) {
    const names = [];
    for (let at = (0,syntax/* enclosingFunction */.pG)(node); at; at = (0,syntax/* enclosingFunction */.pG)(at))
        names.push((0,syntax/* functionName */.AQ)(at) ?? '');
    return [...names, compiler.ts.findAncestor(node, compiler.ts.isClassLike)?.name?.text ?? ''].join(' ');
}
/** `acquire()` and `release()`, or two functions of a lock. */
function isPair(site, release) {
    const [taker, releaser] = [nameAround(site.sender), nameAround(release.sender)];
    if (/(?:^|\s)acquire/.test(taker) && /(?:^|\s)release/.test(releaser))
        return true;
    return isLockName(taker) && isLockName(releaser);
}
/** In a `finally`, or in the callback of `.finally()`. */
function isInFinally(node) {
    for (let at = node; at.parent && !compiler.ts.isSourceFile(at); at = at.parent) {
        const { parent } = at;
        if (compiler.ts.isTryStatement(parent) && parent.finallyBlock === at)
            return true;
        if (!compiler.ts.isFunctionLike(at))
            continue;
        if (!compiler.ts.isCallExpression(parent) || !compiler.ts.isPropertyAccessExpression(parent.expression))
            return false;
        if (parent.expression.name.text === 'finally')
            return true;
    }
    return false;
}

;// CONCATENATED MODULE: ./src/collect/source/usage/numbered-keys.ts


/** Say how many keys follow, but for clients that take these as an array (redis.io/docs/latest/commands/zmpop). */
const NUMBERED = /^(?:[LZ]MPOP|ZUNION|ZINTER|ZDIFF|[SZ]INTERCARD)$/;
/** The same behind a timeout. */
const numbered_keys_WAITING = /^B[LZ]MPOP$/;
/** The argument that is the key, or the first of several; undefined where it is not known. */
function keyArgument({ args, facts }) {
    const at = facts.keyAt + (numbered_keys_WAITING.test(facts.name) ? 1 : 0);
    const isNumbered = numbered_keys_WAITING.test(facts.name) || NUMBERED.test(facts.name);
    const first = args?.[at];
    return isNumbered && first && numbered_keys_isCount((0,syntax/* unwrap */.oA)(first)) ? args?.[at + 1] : first;
}
/** `1`, `keys.length`. */
function numbered_keys_isCount(node) {
    return compiler.ts.isNumericLiteral(node) || (compiler.ts.isPropertyAccessExpression(node) && node.name.text === 'length');
}

;// CONCATENATED MODULE: ./src/collect/source/usage/pipelines.ts



/** What a chain of commands is sent through: `multi` of `multi.hset(…).zadd(…)`, `client.multi()` of `client.multi().set(…)`. */
function pipelineOf(receiver) {
    let at = (0,syntax/* unwrap */.oA)(receiver);
    while (compiler.ts.isCallExpression(at) && compiler.ts.isPropertyAccessExpression(at.expression)) {
        if (vocabulary/* PIPELINE_METHODS */.A_.has(at.expression.name.text))
            return at;
        at = (0,syntax/* unwrap */.oA)(at.expression.expression);
    }
    return at;
}
/** A receiver for messages: without the commands before it in its chain, and without the breaks between its lines. */
function receiverText({ receiver, via }) {
    if (!receiver)
        return '';
    return (0,syntax/* brief */.dh)(via === 'pipeline' ? pipelineOf(receiver) : receiver).replace(/ (?=\??\.\w+)/g, '');
}
/** Whether what is sent goes into a pipeline that others fill as well: the function around it is handed it, and opens none. */
function isSharedPipeline({ via, receiver }, owner, tracer) {
    if (via !== 'pipeline' || !receiver)
        return false;
    const pipeline = pipelineOf(receiver);
    const declared = compiler.ts.isIdentifier(pipeline) ? tracer.symbolOf(pipeline)?.valueDeclaration : undefined;
    const isOwn = declared !== undefined && compiler.ts.isVariableDeclaration(declared) && (0,syntax/* isWithin */.UO)(declared, owner);
    return !isOwn && !compiler.ts.isCallExpression(pipeline);
}

;// CONCATENATED MODULE: ./src/collect/source/usage/races.ts



/** Packages whose function bounds the promise that it is handed. */
const RACING_PACKAGES = /^(?:p-timeout|promise-timeout|promise\.timeout)$/;
/** What makes one of two promises in a race end in time. */
const TIMED = /\bsetTimeout\s{0,5}\(|\bAbortSignal\.timeout\s{0,5}\(/;
const races_CHAINED = /^(?:then|catch|finally)$/;
/** Whether the promise of a command is raced against a timer where it is sent, or by the function that it is handed to. */
function isRaced(sender, tracer) {
    const promise = promiseOf(sender);
    const { parent } = promise;
    if (compiler.ts.isVariableDeclaration(parent))
        return isRacedByName(parent, tracer);
    if (compiler.ts.isArrayLiteralExpression(parent))
        return isRace(unawaited(parent).parent) && isTimed(promise);
    if (!compiler.ts.isCallExpression(parent))
        return false;
    const at = parent.arguments.indexOf(promise);
    if (at < 0)
        return false;
    if (RACING_PACKAGES.test((0,package_imports/* importedAs */.X)(tracer, parent.expression)?.package ?? ''))
        return at === 0;
    const targets = tracer.functionsOf(parent.expression);
    return targets.length > 0 && targets.every((target) => races(target, at));
}
/** `const reply = client.get(key)`: raced where it is named, and not waited for anywhere else. */
function isRacedByName(declaration, tracer) {
    const { name } = declaration;
    if (!compiler.ts.isIdentifier(name))
        return false;
    const scope = (0,syntax/* enclosingFunction */.pG)(declaration)?.body ?? declaration.getSourceFile();
    const isSame = (node) => compiler.ts.isShorthandPropertyAssignment(node.parent) || tracer.symbolOf(node) === tracer.symbolOf(name);
    const isUse = (node) => compiler.ts.isIdentifier(node) && node.text === name.text && !(0,syntax/* isWithin */.UO)(node, declaration);
    const uses = [...(0,syntax/* nodesIn */.vx)(scope)].filter((node) => isUse(node) && isSame(node));
    // `reply.catch(() => {})` only hears of what comes too late.
    const waits = uses.filter((use) => !compiler.ts.isExpressionStatement(promiseOf(use).parent));
    return waits.length > 0 && waits.every((use) => isRaced(use, tracer));
}
/** The outermost expression that is the promise: `client.get(key).catch(…)`, one branch of a condition. */
function promiseOf(sender) {
    let at = unawaited(sender);
    for (;;) {
        const { parent } = at;
        const isLink = compiler.ts.isPropertyAccessExpression(parent) && races_CHAINED.test(parent.name.text);
        if (isLink && compiler.ts.isCallExpression(parent.parent) && parent.parent.expression === parent)
            at = unawaited(parent.parent);
        else if (compiler.ts.isConditionalExpression(parent) && parent.condition !== at)
            at = unawaited(parent);
        else
            return at;
    }
}
/** The node in parentheses and casts; what is behind an `await` is no promise any more. */
function unawaited(node) {
    let outer = node;
    while ((0,syntax/* isWrapped */.Yu)(outer.parent))
        outer = outer.parent;
    return outer;
}
/** Whether a function races one of its parameters against a timer. */
function races(target, at) {
    const parameter = target.parameters[at]?.name;
    if (!parameter || !compiler.ts.isIdentifier(parameter) || !target.body || !TIMED.test(target.body.getText()))
        return false;
    for (const node of (0,syntax/* nodesIn */.vx)(target.body)) {
        if (!isRace(node))
            continue;
        const list = node.arguments[0] && (0,syntax/* unwrap */.oA)(node.arguments[0]);
        if (!list || !compiler.ts.isArrayLiteralExpression(list) || list.elements.length < 2)
            continue;
        if (list.elements.some((one) => isNamed(one, parameter.text)))
            return true;
    }
    return false;
}
function isNamed(element, name) {
    const node = (0,syntax/* unwrap */.oA)(element);
    return compiler.ts.isIdentifier(node) && node.text === name;
}
function isRace(node) {
    if (!compiler.ts.isCallExpression(node) || (0,syntax/* memberName */.eg)(node.expression) !== 'race')
        return false;
    return compiler.ts.isPropertyAccessExpression(node.expression) && (0,syntax/* memberName */.eg)(node.expression.expression) === 'Promise';
}
/** Whether the function around a race makes a timer for it. */
function isTimed(node) {
    const around = compiler.ts.findAncestor(node, compiler.ts.isFunctionLike) ?? node.getSourceFile();
    return TIMED.test(around.getText());
}

;// CONCATENATED MODULE: ./src/collect/source/usage/renames.ts




/**
 * Finds what is built under one key and then put in the place of another: `sadd('blocked:new', …)`, `rename('blocked:new',
 * 'blocked')`. RENAME takes the TTL along, or that there is none (redis.io/docs/latest/commands/rename).
 */
class Renames {
    keys;
    guard;
    #byScope = new Map();
    constructor(sites, keys, guard) {
        this.keys = keys;
        this.guard = guard;
        // RENAMENX leaves the key where it is, if the other one is there.
        for (const site of sites) {
            if (site.facts.name === 'RENAME')
                (0,cached/* cached */.P)(this.#byScope, (0,syntax/* owningScope */.X2)(site.sender), () => []).push(site);
        }
    }
    /** What the key of a write is surely called after the function around it. */
    after(write) {
        const key = (0,usage_site/* keyOf */.TN)(write);
        const renames = this.#byScope.get((0,syntax/* owningScope */.X2)(write.sender));
        if (!key || !renames)
            return undefined;
        const identity = this.keys.identityOf(key);
        const rename = renames.find((one) => {
            const [from, to] = one.args ?? [];
            return from && to && follows(one, write) && this.guard.run(one.at, () => this.keys.identityOf(from)) === identity;
        });
        const to = rename?.args?.[1];
        return rename && to && { key: this.keys.patternOf(to), place: (0,usage_site/* placeOf */.$t)(rename.at) };
    }
}
function follows(later, first) {
    const common = (0,flow/* commonAncestor */.j1)(first.sender, later.sender);
    return (later.at.pos > first.at.pos &&
        (0,flow/* guardsBetween */.Df)(later.sender, common).length === 0 &&
        (0,flow/* exitsBetween */.oy)(first.sender, later.sender, common).length === 0);
}

;// CONCATENATED MODULE: ./src/collect/source/usage/ingredients.ts


const ingredients_MAX_DEPTH = 10;
/** Calls that give the text of what they are given or called on. */
const TEXT_FUNCTION = /^(?:String|Number|parseInt)$/;
const TEXT_METHOD = /^(?:toString|trim|padStart|concat|join)$/;
/**
 * The answers of commands that are put into one text, together with others (`part`), or are the text (`whole`). A key that
 * is an answer as a whole is looked up, not built.
 */
class Ingredients {
    tracer;
    answers;
    as;
    #found = new Set();
    #seen = new Set();
    constructor(tracer, answers, as) {
        this.tracer = tracer;
        this.answers = answers;
        this.as = as;
    }
    of(text) {
        this.#visit(text, false, 0);
        return this.#found;
    }
    /** `isPart`: within a larger text. */
    #visit(node, isPart, depth) {
        const inner = compiler.ts.isExpression(node) ? (0,syntax/* unwrap */.oA)(node) : node;
        if (depth > ingredients_MAX_DEPTH || this.#seen.has(inner))
            return;
        this.#seen.add(inner);
        if (isPart === (this.as === 'part') && this.answers.has(inner))
            this.#found.add(inner);
        else
            for (const [part, isInText] of this.#partsOf(inner))
                this.#visit(part, isPart || isInText, depth + 1);
    }
    #partsOf(node) {
        if (compiler.ts.isTemplateExpression(node))
            return node.templateSpans.map((span) => [span.expression, true]);
        if (compiler.ts.isBinaryExpression(node)) {
            const { kind } = node.operatorToken;
            // What is left of a division comes again and again: it chooses one of a few.
            if (kind === compiler.ts.SyntaxKind.PercentToken)
                return [];
            const isInText = kind === compiler.ts.SyntaxKind.PlusToken;
            return [node.left, node.right].map((one) => [one, isInText]);
        }
        if (compiler.ts.isConditionalExpression(node))
            return [node.whenTrue, node.whenFalse].map((one) => [one, false]);
        if (compiler.ts.isAwaitExpression(node))
            return [[node.expression, false]];
        if (compiler.ts.isArrayLiteralExpression(node))
            return node.elements.map((one) => [one, true]);
        if (compiler.ts.isCallExpression(node))
            return this.#partsOfCall(node).map((one) => [one, false]);
        if (!compiler.ts.isIdentifier(node) && !compiler.ts.isPropertyAccessExpression(node))
            return [];
        return [...this.tracer.originsOf(node)]
            .map((one) => (compiler.ts.isParameter(one) ? this.#answerTo(one) : one))
            .flatMap((one) => (one && one !== node && compiler.ts.isExpression(one) ? [[one, false]] : []));
    }
    /** The command whose callback has this parameter for its answer: `incr(key, (error, count) => …)`. */
    #answerTo(parameter) {
        const sender = (0,syntax/* outermost */.J9)(parameter.parent).parent;
        return parameter.parent.parameters.indexOf(parameter) === 1 && this.answers.has(sender) ? sender : undefined;
    }
    #partsOfCall(node) {
        const callee = (0,syntax/* unwrap */.oA)(node.expression);
        const name = (0,syntax/* memberName */.eg)(callee) ?? '';
        if (compiler.ts.isPropertyAccessExpression(callee) && TEXT_METHOD.test(name))
            return [callee.expression, ...node.arguments];
        if (compiler.ts.isIdentifier(callee) && TEXT_FUNCTION.test(name))
            return [...node.arguments];
        return this.tracer.functionsOf(node.expression).flatMap(syntax/* returnedExpressions */.Fe);
    }
}

;// CONCATENATED MODULE: ./src/collect/source/usage/sequences.ts


const sequences_COUNTS = /^H?INCR(?:BY)?$/;
/**
 * Counters that give ids: the answer is put into the key of a write (`user:${id}`), or is a field or a member of one. A
 * moment or a name beside it in one member makes that unique without it.
 */
function sequences(sites, tracer) {
    const counters = new Map();
    for (const site of sites)
        if (sequences_COUNTS.test(site.facts.name))
            counters.set(site.sender, site);
    const found = new Set();
    if (counters.size === 0)
        return found;
    for (const site of sites) {
        if (!site.facts.writes)
            continue;
        const nodes = sequences_namesIn(site).flatMap(([text, as]) => [...new Ingredients(tracer, counters, as).of(text)]);
        for (const node of nodes)
            found.add(counters.get(node));
    }
    return found;
}
function sequences_namesIn({ args = [], facts }) {
    if (args.some(compiler.ts.isSpreadElement))
        return [];
    const key = args[facts.keyAt];
    const elements = sequences_elementsOf(facts.name, args.slice(facts.keyAt + 1));
    return [...(key ? [[key, 'part']] : []), ...elements.map((one) => [one, 'whole'])];
}
/** The field of HSET, the members of SADD, the member of ZADD, which follows its score. */
function sequences_elementsOf(name, rest) {
    if (/^HSET(?:NX)?$/.test(name))
        return rest.slice(0, 1).flatMap(sequences_fieldsOf);
    if (name === 'ZADD')
        return rest.slice(1, 2);
    return name === 'SADD' ? rest : [];
}
/** `hset(key, id, data)`, `hSet(key, { [id]: data })`. */
function sequences_fieldsOf(field) {
    if (!compiler.ts.isObjectLiteralExpression(field))
        return [field];
    return field.properties.flatMap(({ name }) => (name && compiler.ts.isComputedPropertyName(name) ? [name.expression] : []));
}

;// CONCATENATED MODULE: ./src/collect/source/usage/subcommands.ts




/** Commands whose first argument says what they do. */
const CONTAINERS = new Set(['CONFIG', 'DEBUG', 'SCRIPT', 'FUNCTION']);
/** Common in services that listen to expiring keys, and harmless beside the rest of what CONFIG SET can do. */
const subcommands_HARMLESS = 'notify-keyspace-events';
/** Whether the first argument of a command is its second word. */
function hasSubcommand(name) {
    return CONTAINERS.has(name);
}
/** The second word of a command, from its method (`configSet`) or its first argument, and what `CONFIG SET` sets. */
function readSubcommand(tracer, { facts, args }) {
    if (!hasSubcommand(facts.name))
        return {};
    const [first, ...rest] = args ?? [];
    const subcommand = facts.subcommand ?? subcommands_wordOf(tracer, first)?.toUpperCase();
    if (subcommand === undefined)
        return {};
    if (facts.name !== 'CONFIG' || subcommand !== 'SET')
        return { subcommand };
    const parameter = subcommands_parameterOf(tracer, facts.subcommand === undefined ? rest[0] : first);
    return { subcommand, ...(parameter !== undefined && { parameter }) };
}
function subcommands_wordOf(tracer, argument) {
    if (!argument || compiler.ts.isSpreadElement(argument))
        return undefined;
    const literal = literalOf(tracer, argument);
    return typeof literal === 'string' ? literal : undefined;
}
/** `'maxmemory'`, or of `{ maxmemory: '1gb', … }` the name that matters most. */
function subcommands_parameterOf(tracer, argument) {
    const word = subcommands_wordOf(tracer, argument);
    if (word !== undefined || !argument || !compiler.ts.isObjectLiteralExpression((0,syntax/* unwrap */.oA)(argument)))
        return word?.toLowerCase();
    const names = [...readShape(tracer, argument).properties.keys()].map((name) => name.toLowerCase());
    return names.find((name) => name !== subcommands_HARMLESS) ?? names[0];
}

;// CONCATENATED MODULE: ./src/collect/source/usage/test-only.ts



/** Where nothing of this is in a file, nothing in it asks whether it is tested. */
const test_only_ASKS = /NODE_ENV|VITEST|JEST_WORKER_ID|\bis_?Test/i;
const test_only_TESTS = /^tests?(?:ing)?$/i;
/** Variables that the runners of tests set. */
const RUNNERS = /^(?:VITEST|JEST)(?:_WORKER_ID)?$/;
/** What such conditions are made of; deeper ones are a machine's. */
const test_only_MAX_DEPTH = 8;
/** Whether a node runs in tests alone: behind `if (process.env.NODE_ENV === 'test')`, or a call that throws outside of them. */
function runsInTestsOnly(node, tracer) {
    const file = node.getSourceFile();
    if (!test_only_ASKS.test(file.text))
        return false;
    const isOutside = (condition) => condition && holdsOutside(condition, tracer);
    const reached = (0,flow/* isReached */.xg)(node, file, (condition, runsIf) => {
        const holds = isOutside(condition);
        return holds === undefined ? undefined : holds === runsIf;
    });
    return reached === false || isEnsured(node, tracer);
}
/** `ensureTestRedis(client)` before it, in the same function. */
function isEnsured(node, tracer) {
    const top = (0,syntax/* enclosingFunction */.pG)(node) ?? node.getSourceFile();
    for (let at = node; at !== top && at.parent; at = at.parent) {
        if (compiler.ts.isBlock(at.parent) && before(at, at.parent).some((one) => throwsOutside(one, tracer)))
            return true;
    }
    return false;
}
/** More statements than a function has that asks at its beginning. */
const MAX_STATEMENTS = 50;
function before(at, { statements }) {
    return statements.slice(0, MAX_STATEMENTS).filter((one) => one.end <= at.pos);
}
function throwsOutside(statement, tracer) {
    const call = compiler.ts.isExpressionStatement(statement) ? (0,syntax/* withoutAwait */.nE)(statement.expression) : undefined;
    const [target, ...others] = call && compiler.ts.isCallExpression(call) ? tracer.functionsOf(call.expression) : [];
    if (!target?.body || others.length > 0 || !compiler.ts.isBlock(target.body))
        return false;
    return target.body.statements.slice(0, MAX_STATEMENTS).some((one) => {
        return compiler.ts.isIfStatement(one) && isThrow(one.thenStatement) && holdsOutside(one.expression, tracer) === true;
    });
}
function isThrow(statement) {
    const last = compiler.ts.isBlock(statement) ? statement.statements.at(-1) : statement;
    return last !== undefined && compiler.ts.isThrowStatement(last);
}
/** The truth of a condition where no tests run; undefined where that is not known. */
function holdsOutside(condition, tracer, depth = 0) {
    const node = (0,syntax/* unwrap */.oA)(condition);
    const inner = (one) => (depth < test_only_MAX_DEPTH ? holdsOutside(one, tracer, depth + 1) : undefined);
    if (compiler.ts.isPrefixUnaryExpression(node) && node.operator === compiler.ts.SyntaxKind.ExclamationToken) {
        return (0,flow/* negated */.vR)(inner(node.operand));
    }
    if (compiler.ts.isBinaryExpression(node))
        return test_only_ofBinary(node, inner, tracer);
    if (RUNNERS.test((0,syntax/* memberName */.eg)(node) ?? ''))
        return false;
    const value = compiler.ts.isIdentifier(node) ? test_only_initializerOf(node, tracer) : undefined;
    return value && inner(value);
}
function test_only_ofBinary({ left, right, operatorToken: { kind } }, inner, tracer) {
    const isOr = kind === compiler.ts.SyntaxKind.BarBarToken;
    if (isOr || kind === compiler.ts.SyntaxKind.AmpersandAmpersandToken) {
        return (0,flow/* connected */.aW)(isOr, [inner(left), inner(right)]);
    }
    const isTest = [left, right].some(isTestName) && [left, right].some((one) => isEnvironment(one, tracer));
    if (!isTest)
        return undefined;
    if (kind === compiler.ts.SyntaxKind.EqualsEqualsEqualsToken || kind === compiler.ts.SyntaxKind.EqualsEqualsToken)
        return false;
    return kind === compiler.ts.SyntaxKind.ExclamationEqualsEqualsToken || kind === compiler.ts.SyntaxKind.ExclamationEqualsToken
        ? true
        : undefined;
}
function isTestName(node) {
    const value = (0,syntax/* unwrap */.oA)(node);
    return compiler.ts.isStringLiteralLike(value) && test_only_TESTS.test(value.text);
}
/** `process.env.NODE_ENV`, or a constant that holds it. */
function isEnvironment(node, tracer) {
    const name = (0,syntax/* unwrap */.oA)(node);
    if ((0,syntax/* memberName */.eg)(name) === 'NODE_ENV')
        return true;
    const value = compiler.ts.isIdentifier(name) ? test_only_initializerOf(name, tracer) : undefined;
    return value !== undefined && (0,syntax/* memberName */.eg)(value) === 'NODE_ENV';
}
/** What a constant is made with. */
function test_only_initializerOf(name, tracer) {
    const declared = tracer.symbolOf(name)?.valueDeclaration;
    const isConstant = declared && compiler.ts.isVariableDeclaration(declared) && compiler.ts.isVariableDeclarationList(declared.parent);
    if (!isConstant || !(declared.parent.flags & compiler.ts.NodeFlags.Const))
        return undefined;
    return declared.initializer && (0,syntax/* unwrap */.oA)(declared.initializer);
}

;// CONCATENATED MODULE: ./src/collect/source/usage/listed-keys.ts



/** Commands all of whose arguments are keys. */
const OF_KEYS = /^(?:MGET|DEL|UNLINK|EXISTS|TOUCH|PFCOUNT|SUNION|SINTER|SDIFF)$/;
/** Commands with a value after each key. */
const OF_PAIRS = /^MSET(?:NX)?$/;
/**
 * The patterns of the keys that a command is handed as a list, each once: `mget(ids.map((id) => `dish:${id}`))`, `del(...keys)`,
 * `mset({ [key]: value })`. Undefined where it is handed none, or not all of them are known.
 */
function listedKeys({ args, facts }, keys) {
    const arePairs = OF_PAIRS.test(facts.name);
    const [first, ...others] = args ?? [];
    if (!first || others.length > 0 || !(arePairs || OF_KEYS.test(facts.name)))
        return undefined;
    const list = compiler.ts.isSpreadElement(first) ? first.expression : (0,syntax/* unwrap */.oA)(first);
    const elements = compiler.ts.isObjectLiteralExpression(list) ? listed_keys_namesIn(list) : keysAmong(listed_keys_elementsIn(list, keys), arePairs);
    const patterns = new Set(elements.map((one) => (typeof one === 'object' ? keys.patternOf(one) : (one ?? null))));
    const known = [...patterns].filter((one) => one !== null);
    return known.length > 0 && known.length === patterns.size ? known : undefined;
}
function listed_keys_elementsIn(list, keys) {
    if (!compiler.ts.isArrayLiteralExpression(list))
        return elementsBehind(list, keys);
    return list.elements.flatMap((one) => (compiler.ts.isSpreadElement(one) ? elementsBehind(one.expression, keys) : [one]));
}
/** The elements of a list that is put together elsewhere. */
function elementsBehind(list, { tracer }) {
    const found = (0,trace_elements/* elementsOf */.Z)(tracer, list);
    return found.length > 0 ? found.map((one) => (compiler.ts.isExpression(one) ? (0,syntax/* unwrap */.oA)(one) : undefined)) : [undefined];
}
/** `[[key, value], …]` and `[key, value, …]`. */
function keysAmong(elements, arePairs) {
    const flat = elements.flatMap((one) => {
        return one && compiler.ts.isArrayLiteralExpression(one) ? one.elements : [one];
    });
    return arePairs ? flat.filter((_, at) => at % 2 === 0) : flat;
}
/** `{ [key]: value }`, and `{ menu: value }`, whose name is the key itself. */
function listed_keys_namesIn({ properties }) {
    return properties.map(({ name }) => {
        if (!name || compiler.ts.isPrivateIdentifier(name))
            return undefined;
        return compiler.ts.isComputedPropertyName(name) ? name.expression : name.text;
    });
}

;// CONCATENATED MODULE: ./src/collect/source/usage/script-calls.ts



const script_calls_EVALUATES = /^EVAL(?:_RO)?$/;
/** How the reader of Lua names what a script is given. */
const GIVEN = /^(KEYS|ARGV)\[(\d{1,3})\]$/;
/** Tells which keys the scripts in the source are evaluated with. */
class ScriptCalls {
    keys;
    guard;
    /** By the node of the script's text. */
    #sites = new Map();
    constructor(sites, keys, guard) {
        this.keys = keys;
        this.guard = guard;
        for (const site of sites) {
            const script = script_calls_EVALUATES.test(site.facts.name) ? site.args?.[0] : undefined;
            const origins = script && guard.run(site.at, () => keys.tracer.originsOf(script));
            for (const origin of origins ?? [])
                (0,cached/* cached */.P)(this.#sites, origin, () => []).push(site);
        }
    }
    /**
     * The key of a command in a script, as the calls of the script give it: one pattern, or all of them.
     *
     * @param text the node of the script's text
     * @param keyId `KEYS[1]`, `ARGV[2]`
     * @returns undefined where some call, or none, says what it is
     */
    keyOf(text, keyId) {
        const [, list, position] = GIVEN.exec(keyId) ?? [];
        const sites = this.#sites.get(text) ?? [];
        if (list === undefined || sites.length === 0)
            return undefined;
        const patterns = sites.map((site) => {
            const key = script_calls_givenTo(site)?.[list]?.[Number(position) - 1];
            return (key && this.guard.run(site.at, () => this.keys.patternOf(key))) ?? null;
        });
        const [only, ...others] = new Set(patterns.filter((one) => one !== null));
        if (only === undefined || patterns.includes(null))
            return undefined;
        return others.length === 0 ? { key: only } : { key: null, keys: [only, ...others] };
    }
}
/** What one call gives its script: `eval(script, 1, key, value)`, `eval(script, { keys: [key], arguments: [value] })`, `eval(script, [key], [value])`. */
function script_calls_givenTo({ args = [] }) {
    const [, second, ...others] = args;
    const node = second && (0,syntax/* unwrap */.oA)(second);
    if (!node)
        return undefined;
    if (compiler.ts.isNumericLiteral(node)) {
        const count = Number(node.text);
        const isSpread = others.some(compiler.ts.isSpreadElement);
        return isSpread ? undefined : { KEYS: others.slice(0, count), ARGV: others.slice(count) };
    }
    if (compiler.ts.isObjectLiteralExpression(node))
        return { KEYS: listIn(node, 'keys'), ARGV: listIn(node, 'arguments') };
    return { KEYS: script_calls_elementsOf(node), ARGV: script_calls_elementsOf(others[0]) };
}
function listIn({ properties }, name) {
    const list = properties.filter(compiler.ts.isPropertyAssignment).find((one) => (0,syntax/* memberName */.eg)(one.name) === name);
    return script_calls_elementsOf(list?.initializer);
}
function script_calls_elementsOf(list) {
    const node = list && (0,syntax/* unwrap */.oA)(list);
    const isKnown = node && compiler.ts.isArrayLiteralExpression(node) && !node.elements.some(compiler.ts.isSpreadElement);
    return isKnown ? node.elements : undefined;
}

;// CONCATENATED MODULE: ./src/collect/source/usage/touched-keys.ts







/** Commands about several keys: any argument may be one. Numbers and options among them are like no key in sight. */
const SEVERAL = /^(?:DEL|UNLINK|RENAME(?:NX)?|B?[LR]M?POP|B?LMOVE|B?RPOPLPUSH|B?Z(?:POPMIN|POPMAX|MPOP)|SMOVE|COPY|\w+STORE)$/;
const SCRIPTS = /^(?:EVAL|FCALL)/;
/** Commands whose key matters although it is only known where their wrapper is called. */
const CHANGES_SIZE = /^(?:H?P?EXPIRE(?:AT)?|HDEL|SREM|SPOP|Z(?:REM\w*|ADD|INCRBY)|L(?:REM|TRIM|PUSHX?)|RPUSHX?|X(?:TRIM|DEL|ADD)|SADD|H(?:M?SET|SETNX|INCRBY(?:FLOAT)?))$/;
const MAX_WRAPPERS = 3;
/** Reading a key at a call costs as much as so many steps. */
const STEPS_PER_CALL = 100;
/** Every key that a command may be about, for telling what happens to a key in other places of the repository. */
class TouchedKeys {
    keys;
    #steps = new usage_steps/* Steps */.g();
    constructor(keys) {
        this.keys = keys;
    }
    /** The key pattern of a command, null where nothing of it is known, and all that it may be about where that is more. */
    of(site) {
        const listed = listedKeys(site, this.keys);
        if (listed)
            return ofListed(listed);
        const argument = keyArgument(site);
        const key = argument && !compiler.ts.isSpreadElement(argument) ? this.keys.patternOf(argument) : null;
        const keys = this.#allOf(site, key);
        return { key, ...(keys && { keys }) };
    }
    /** Undefined where the command's own key pattern says it all. */
    #allOf(site, own) {
        const { args, facts } = site;
        this.#steps = new usage_steps/* Steps */.g();
        if (SCRIPTS.test(facts.name)) {
            const given = script_calls_givenTo(site)?.KEYS;
            return given ? this.#patternsOf(given, site) : [null];
        }
        if (SEVERAL.test(facts.name))
            return args ? this.#patternsOf(args, site) : [null];
        if (own !== null || !(facts.writes || CHANGES_SIZE.test(facts.name)))
            return undefined;
        const key = args?.[facts.keyAt];
        return key ? this.#patternsOf([key], site) : [null];
    }
    #patternsOf(args, { sender }) {
        const keys = args.flatMap((one) => {
            const node = (0,syntax/* unwrap */.oA)(one);
            return compiler.ts.isArrayLiteralExpression(node) ? node.elements : [node];
        });
        return [...new Set(keys.filter((one) => !compiler.ts.isFunctionLike(one)).flatMap((one) => this.#patterns(one, sender)))];
    }
    #patterns(key, sender) {
        if (compiler.ts.isSpreadElement(key))
            return [null];
        const own = this.keys.patternOf(key);
        return own === null ? this.#atCallers(key, sender, []) : [own];
    }
    /** What the key is where the function around it is called; null where nobody in sight calls it. */
    #atCallers(key, node, entered) {
        const wrapper = (0,syntax/* owningScope */.X2)(node);
        if (!(0,syntax/* isFunctionNode */.Px)(wrapper) || entered.length >= MAX_WRAPPERS)
            return [null];
        const { calls } = (0,trace_callers/* callersOf */.G)(this.keys.tracer, wrapper);
        if (calls.length === 0 || !this.#steps.take(calls.length * STEPS_PER_CALL))
            return [null];
        return calls.flatMap((call) => {
            const inCall = [...entered, { inside: wrapper, call }];
            const found = this.keys.patternAtCalls(key, inCall);
            return found === null ? this.#atCallers(key, call, inCall) : [found];
        });
    }
}
function ofListed(patterns) {
    const [only = null] = patterns;
    return patterns.length === 1 ? { key: only } : { key: null, keys: patterns };
}

;// CONCATENATED MODULE: ./src/collect/source/usage/trial-writes.ts







const trial_writes_DELETES = /^(?:DEL|UNLINK)$/;
/** What another run overwrites or adds to before it deletes the key. A key that is only set where it is new is taken. */
const OVERWRITES = /^(?:SET|GETSET|H(?:M)?SET|[LR]PUSH|SADD|ZADD|JSON\.SET)$/;
/** A key that more commands than these are sent to is no mere probe. */
const MOST_TOUCHED = 50;
/** Run what they are handed once they have the answer before. */
const trial_writes_AFTER = /^(?:then|finally)$/;
/**
 * Finds writes on trial: one constant key that is written, read back and deleted by the same lines, as a health check does.
 * Where the process stops in between, the one entry is overwritten and deleted by the next run, and nobody else reads it.
 */
class TrialWrites {
    sites;
    keys;
    guard;
    /** What is sent to each constant key; read once a function deletes something after it has written. */
    #byKey;
    #deleting;
    constructor(sites, keys, guard) {
        this.sites = sites;
        this.keys = keys;
        this.guard = guard;
        const deletes = sites.filter(({ facts }) => trial_writes_DELETES.test(facts.name));
        this.#deleting = new Set(deletes.map(({ sender }) => (0,syntax/* owningScope */.X2)(sender)));
    }
    /** Where the key is deleted again; undefined for every other write. */
    deletionAfter(site) {
        const key = (0,usage_site/* keyOf */.TN)(site);
        if (!key || !OVERWRITES.test(site.facts.name) || setFlags(site, this.keys.tracer).includes('NX'))
            return undefined;
        // Asked first, as it costs least: few functions delete what they write.
        if (!this.#deleting.has((0,syntax/* owningScope */.X2)(site.sender)))
            return undefined;
        const pattern = this.keys.patternOf(key);
        this.#byKey ??= this.#sitesByKey();
        const touching = (pattern !== null && this.#byKey.get(pattern)) || [];
        if (touching.length > MOST_TOUCHED)
            return undefined;
        const deletion = touching.find((one) => trial_writes_DELETES.test(one.facts.name) && trial_writes_follows(one, site));
        return deletion && isProbe(site, deletion, touching) ? (0,usage_site/* placeOf */.$t)(deletion.at) : undefined;
    }
    #sitesByKey() {
        const byKey = new Map();
        for (const site of this.sites) {
            const key = (0,usage_site/* keyOf */.TN)(site);
            const pattern = key && this.guard.run(site.at, () => this.keys.patternOf(key));
            if (!pattern || pattern.includes('*'))
                continue;
            (0,cached/* cached */.P)(byKey, pattern, () => []).push(site);
        }
        return byKey;
    }
}
/** Whether one command surely runs after another of the same client, as part of the same run. */
function trial_writes_follows(later, first) {
    if (later.at.pos < first.at.pos || later.receiver?.getText() !== first.receiver?.getText())
        return false;
    const common = (0,flow/* commonAncestor */.j1)(first.sender, later.sender);
    if ((0,flow/* guardsBetween */.Df)(later.sender, common).length > 0)
        return false;
    if ((0,flow/* exitsBetween */.oy)(first.sender, later.sender, common).length > 0)
        return false;
    return [first, later].every(({ sender }) => isInLine(sender, common, first.receiver));
}
/** Whether every function between a command and a node around it runs at once: `retry(() => …)` that is waited for. */
function isInLine(sender, common, receiver) {
    for (let at = sender; at !== common && at.parent; at = at.parent) {
        const { parent } = at;
        if (!compiler.ts.isFunctionLike(at))
            continue;
        if (!compiler.ts.isCallExpression(parent))
            return false;
        const isWaitedFor = compiler.ts.isAwaitExpression(parent.parent) || compiler.ts.isReturnStatement(parent.parent);
        if (!isWaitedFor && !runsAfter(parent, receiver))
            return false;
    }
    return true;
}
/** `.then(() => …)`, and the callback of a command of the same client. */
function runsAfter({ expression }, receiver) {
    if (!compiler.ts.isPropertyAccessExpression(expression))
        return false;
    return trial_writes_AFTER.test(expression.name.text) || expression.expression.getText() === receiver?.getText();
}
/** Whether the key is read back between the two, not asked for before, and none of anybody else's business. */
function isProbe(write, deletion, touching) {
    const scope = (0,syntax/* owningScope */.X2)(write.sender);
    const inScope = touching.filter(({ sender }) => (0,syntax/* owningScope */.X2)(sender) === scope);
    const before = inScope.filter(({ at }) => at.pos < write.at.pos).sort((one, other) => other.at.pos - one.at.pos)[0];
    if (before && (0,model/* readsValue */.HW)(before.facts.name))
        return false;
    const isReadBack = inScope.some((one) => isReading(one) && trial_writes_follows(one, write) && one.at.pos < deletion.at.pos);
    return isReadBack && touching.filter(isReading).every((read) => hasWriteBefore(read, touching));
}
function isReading({ facts }) {
    return (0,model/* readsValue */.HW)(facts.name);
}
/** Whether a read is of what the lines before it have written. */
function hasWriteBefore(read, touching) {
    return touching.some((one) => one.facts.writes && trial_writes_follows(read, one));
}

;// CONCATENATED MODULE: ./src/collect/source/usage/branches.ts



/**
 * The same places, and for each fork whose every branch gives the key a TTL one more, at the fork itself: `if (short)
 * expire(key, 5) else expire(key, 50)` gives it one either way.
 */
function withForks(expiries) {
    if (expiries.length < 2)
        return expiries;
    const all = [...expiries];
    // What is added while the list is walked is walked as well: an `else if` is a fork in a branch.
    for (const [at, one] of all.entries()) {
        for (const other of all.slice(0, at)) {
            const fork = forkOf(one.node, other.node);
            if (fork && !all.some(({ node }) => node === fork))
                all.push({ ...other, node: fork });
        }
    }
    return all;
}
function forkOf(one, other) {
    const fork = (0,flow/* commonAncestor */.j1)(one, other);
    const branches = branches_branchesOf(fork);
    const isCovered = branches.every((branch) => [one, other].some((node) => (0,syntax/* isWithin */.UO)(node, branch) && runs(node, branch)));
    return branches.length === 2 && isCovered ? fork : undefined;
}
function branches_branchesOf(node) {
    if (compiler.ts.isConditionalExpression(node))
        return [node.whenTrue, node.whenFalse];
    return compiler.ts.isIfStatement(node) && node.elseStatement ? [node.thenStatement, node.elseStatement] : [];
}
/** Whether whoever enters a branch comes to a node in it. */
function runs(node, branch) {
    return (0,flow/* isReached */.xg)(node, branch, () => undefined) === true;
}

;// CONCATENATED MODULE: ./src/collect/source/usage/documents.ts


/**
 * What the path of JSON.SET and JSON.MERGE says about the key: only the root can be set where there is no document, so a
 * part of one is changed in place (redis.io/docs/latest/commands/json.set).
 */
function judgePart({ args = [], facts }, keys) {
    const path = /^JSON\.(?:SET|MERGE)$/.test(facts.name) ? args[facts.keyAt + 1] : undefined;
    if (!path)
        return NO_TTL;
    const pattern = keys.patternOf(path);
    if (pattern === null)
        return judgement('conditional', 'it creates a key only where its path is the root, which is not known here');
    return (0,vocabulary/* isRootPath */.ih)(pattern) ? NO_TTL : judgement('not-a-write', 'a path within a document creates no key');
}

;// CONCATENATED MODULE: ./src/collect/source/usage/earlier-writes.ts







/** Commands that write anew what is there, and take the TTL of the key away, or give it one of its own. */
const earlier_writes_OVERWRITES = /^(?:SET|SETEX|PSETEX|MSET|GETSET|COPY|BITOP|JSON\.M?SET|\w+STORE)$/;
/** A function that calls more than this is not searched for helpers. */
const MOST_CALLS = 300;
/**
 * What gave the key of a write a TTL before it: `multi().set(key, 0, { EX, NX }).incr(key)`. A command that changes what is
 * there keeps it.
 */
class EarlierWrites {
    timed;
    expiries;
    keys;
    relations;
    constructor(timed, expiries, keys, relations) {
        this.timed = timed;
        this.expiries = expiries;
        this.keys = keys;
        this.relations = relations;
    }
    /** Whether the key, by its identity in the function around, has a TTL when a write comes to it. */
    before(site, identity) {
        if (earlier_writes_OVERWRITES.test(site.facts.name))
            return NO_TTL;
        const scope = (0,syntax/* owningScope */.X2)(site.sender);
        const own = nearestTo(site.at, this.timed.in(scope).get(identity) ?? []);
        const found = best(NO_TTL, ...own.map((write) => this.#byWrite(site, write)), ...this.#byExpiries(site, identity, scope));
        return found.ttl === 'never' ? this.#byHelpers(site, identity, scope) : found;
    }
    /** `set(key, 0, { EX: 60 })`, then `incr(key)`. */
    #byWrite(site, write) {
        // HSETEX gives the fields a TTL that it writes, and the key none.
        if (write.facts.name === 'HSETEX' || !this.#precedes(write, site))
            return NO_TTL;
        const flags = setFlags(write, this.keys.tracer);
        if (flags.includes('XX'))
            return NO_TTL;
        const isFresh = !flags.includes('NX') && guardsTo(write.sender, site).length === 0;
        return kept(site, write.facts.name, write.at, isFresh || areTogether(write, site));
    }
    /** `incr(key)`, `expire(key, 60)`, then `decr(key)`. */
    #byExpiries(site, identity, scope) {
        const before = nearestTo(site.at, this.expiries.of(scope, identity)).filter(({ at, node, isDeletion, fields }) => !isDeletion &&
            !fields &&
            at.getEnd() <= site.at.getStart() &&
            !(0,flow/* areExclusive */.dP)(node, site.sender) &&
            node !== site.sender);
        if (before.length === 0)
            return [];
        const writes = this.timed.allIn(scope).filter((one) => this.#precedes(one, site) && this.#isOf(one, identity));
        return before.flatMap((expiry) => {
            const isGiven = writes.some((write) => isBefore(write.at, expiry.at) && this.relations.relate(write, expiry).ttl === 'always');
            const isFresh = guardsTo(expiry.node, site).length === 0;
            return isGiven ? [kept(site, expiry.how, expiry.at, isFresh || areTogether(expiry, site))] : [];
        });
    }
    /** `if (!(await redis.exists(key))) await populate(id)`, then `incr(key)`. */
    #byHelpers(site, identity, scope) {
        let calls = 0;
        for (const node of (0,syntax/* nodesIn */.vx)(scope)) {
            if (!compiler.ts.isCallExpression(node))
                continue;
            if (++calls > MOST_CALLS)
                return NO_TTL;
            if (!isBefore(node, site.at) || (0,flow/* areExclusive */.dP)(node, site.sender))
                continue;
            if (!this.#isReached(node, site, site))
                continue;
            const helper = this.keys.tracer.functionsOf(node.expression).find((one) => this.#writes(one, node, identity));
            if (helper)
                return kept(site, `${(0,syntax/* brief */.dh)(node.expression)}()`, node.expression, false);
        }
        return NO_TTL;
    }
    #writes(helper, call, identity) {
        return [...this.timed.in(helper).values()].flat().some((write) => {
            const key = write.args?.[write.facts.keyAt];
            return key !== undefined && this.keys.identityAtCall(key, helper, call) === identity;
        });
    }
    /** Whether a write has run when another one in the same function does, or the key was there already. */
    #precedes(write, site) {
        const isOther = write !== site && write.sender !== site.sender && isBefore(write.at, site.at);
        return isOther && !(0,flow/* areExclusive */.dP)(write.sender, site.sender) && this.#isReached(write.sender, site, write);
    }
    #isReached(node, site, write) {
        return guardsTo(node, site).every((guard) => this.relations.asksWhetherNew(guard, write));
    }
    #isOf({ args, facts }, identity) {
        const key = args?.[facts.keyAt];
        return key !== undefined && !compiler.ts.isSpreadElement(key) && this.keys.identityOf(key) === identity;
    }
}
function isBefore(one, other) {
    return one.getEnd() <= other.getStart();
}
function guardsTo(node, { sender }) {
    return (0,flow/* guardsBetween */.Df)(node, (0,flow/* commonAncestor */.j1)(node, sender));
}
/** Nothing runs out in the middle of a transaction. */
function areTogether(one, other) {
    return one.via === 'pipeline' && other.via === 'pipeline';
}
function kept({ facts }, by, at, isCertain) {
    const related = [{ place: (0,usage_site/* placeOf */.$t)(at), message: `${by} gives the same key a TTL` }];
    return isCertain
        ? judgement('always', `it keeps the TTL that ${by} gives the key before it`, related)
        : judgement('conditional', `${by} gives it one before, but where that runs out in between, ${facts.name} creates the key anew`, related);
}

;// CONCATENATED MODULE: ./src/collect/source/usage/field-expiries.ts


/** Adds or changes fields, which are named in its second argument. */
const WRITES_FIELDS = /^H(?:M?SET|SETNX|INCRBY|INCRBYFLOAT)$/;
/**
 * Whether HEXPIRE gives a TTL to all fields that a command writes. Redis deletes a hash with its last field, so a hash of
 * which every field expires is bounded (redis.io/docs/latest/commands/hexpire).
 *
 * @param fields what HEXPIRE is given after its key
 */
function coversFields({ args = [], facts }, fields) {
    if (!WRITES_FIELDS.test(facts.name))
        return false;
    const written = writtenIn(args.slice(facts.keyAt + 1));
    const expiring = new Set(fields.flatMap(field_expiries_textsOf));
    return written.length > 0 && written.every((one) => expiring.has(one));
}
/** `hset(key, field, value, …)`, `hSet(key, { [field]: value })`, `hSet(key, entries)`. */
function writtenIn(args) {
    const [first] = args;
    if (!first || compiler.ts.isSpreadElement(first))
        return [];
    if (args.length > 1)
        return args.filter((_, at) => at % 2 === 0).flatMap(field_expiries_textsOf);
    const node = (0,syntax/* unwrap */.oA)(first);
    if (!compiler.ts.isObjectLiteralExpression(node))
        return [`Object.keys(${node.getText()})`];
    return node.properties.map((one) => (one.name ? nameText(one.name) : one.getText()));
}
/** A computed name as its expression is written, any other as a text in quotes. */
function nameText(name) {
    return compiler.ts.isComputedPropertyName(name) ? name.expression.getText() : `'${name.text}'`;
}
function field_expiries_textsOf(expression) {
    const node = (0,syntax/* unwrap */.oA)(expression);
    if (compiler.ts.isArrayLiteralExpression(node))
        return node.elements.flatMap(field_expiries_textsOf);
    return [compiler.ts.isStringLiteralLike(node) ? `'${node.text}'` : node.getText()];
}

;// CONCATENATED MODULE: ./src/collect/source/usage/newness.ts



/** A condition on one of these asks whether the key is new or has no TTL yet. */
const NEWNESS_CALL = /\b(?:p?ttl|exists|exec|expiretime)\w*\s*\(/i;
/** `if (count === 1) expire(…)`: whoever creates the key with this write gets past the condition. */
function asksWhetherNew(tracer, { condition }, write) {
    if (!condition)
        return false;
    if ((0,syntax/* isWithin */.UO)(write.sender, condition) || NEWNESS_CALL.test(condition.getText()))
        return true;
    return (0,flow/* namesIn */.wX)(condition).some((name) => comesFromWrite(tracer, name, write));
}
function comesFromWrite(tracer, name, write) {
    const declared = tracer.checker.getSymbolAtLocation(name)?.valueDeclaration;
    if (declared && compiler.ts.isParameter(declared))
        return isCallbackOf(declared, write.sender);
    return newness_valuesOf(tracer, name).some((value) => {
        return (0,syntax/* isWithin */.UO)(write.sender, value) || NEWNESS_CALL.test(value.getText().slice(0, 500));
    });
}
/** All that a variable is given: where it is declared, and `ttl = await redis.ttl(key)` later on. */
function newness_valuesOf(tracer, name) {
    const symbol = tracer.checker.getSymbolAtLocation(name);
    const declared = symbol?.valueDeclaration;
    if (!declared)
        return [];
    const owner = compiler.ts.findAncestor(declared, compiler.ts.isVariableDeclaration);
    const assigned = (tracer.names.assignments.get(name.text) ?? []).filter((one) => tracer.symbolOf(one.left) === symbol);
    return [...(owner?.initializer ? [owner.initializer] : []), ...assigned.map((one) => one.right)];
}
/** The parameter of a callback that receives what the write answers: `incr(key, (error, count) => …)`, `.then((count) => …)`. */
function isCallbackOf(parameter, sender) {
    const call = parameter.parent.parent;
    if (!compiler.ts.isCallExpression(call))
        return false;
    return call === sender || (0,syntax/* isWithin */.UO)(sender, call.expression);
}

;// CONCATENATED MODULE: ./src/collect/source/usage/round-trips.ts





/** Asks for the TTL that the key has: such a test gives one to a key that was left without, sooner or later. */
const TTL_CALL = /\b(?:p?ttl|p?expiretime)\w*\s*\(/i;
/** Tells how an EXPIRE reaches the server after a write, and whether a later call makes up for one that was lost. */
function expiringBy(tracer, site, expiry, guards) {
    const isTogether = (site.via === 'pipeline' && expiry.via === 'pipeline') || !isAnsweredBefore(site.sender, expiry.node);
    const [asking, others] = parted(guards, ({ condition }) => condition !== undefined && asksForTtl(tracer, condition));
    const isMending = asking.length > 0 && others.every(isForLaterCalls);
    const isOnce = others.some(({ condition }) => condition !== undefined) && !isMending;
    return {
        how: isTogether ? 'together' : 'separately',
        isOnce,
        ...(guards.some(({ condition }) => condition !== undefined) && { isForNew: true }),
        by: expiry.how,
        ...(expiry.flag && { flag: expiry.flag }),
        place: (0,usage_site/* placeOf */.$t)(expiry.at),
    };
}
function parted(guards, test) {
    return [guards.filter(test), guards.filter((one) => !test(one))];
}
/** `if (count <= 1) … else …`, `if (count > 1) …`: a branch for the calls that find the key there. */
function isForLaterCalls({ condition, runsIf }) {
    if (!condition || runsIf === undefined)
        return false;
    const test = (0,syntax/* unwrap */.oA)(condition);
    const kind = compiler.ts.isBinaryExpression(test) ? test.operatorToken.kind : undefined;
    return runsIf
        ? kind === compiler.ts.SyntaxKind.GreaterThanToken || kind === compiler.ts.SyntaxKind.GreaterThanEqualsToken
        : kind !== compiler.ts.SyntaxKind.GreaterThanToken && kind !== compiler.ts.SyntaxKind.GreaterThanEqualsToken;
}
/**
 * Whether the answer to the write is waited for before the EXPIRE is sent. Without that the client sends both at once, and
 * nothing comes between them but a connection that breaks in the middle of what it sends.
 */
function isAnsweredBefore(write, expire) {
    const common = (0,flow/* commonAncestor */.j1)(write, expire);
    // `incr(key, (error, count) => expire(key, 60))`, `incr(key).then((count) => …)`
    if (common !== write && isInCallbackOf(common, write, expire))
        return true;
    if (common === write)
        return isWithinFunction(expire, write);
    for (let at = write; at !== common && at.parent; at = at.parent) {
        if (compiler.ts.isAwaitExpression(at) || compiler.ts.isYieldExpression(at))
            return true;
        // What another function waits for is not seen from here: `Promise.all(keys.map(async (key) => { await … }))` does.
        if (compiler.ts.isFunctionLike(at) && !isInvokedInPlace(at))
            return false;
    }
    return false;
}
function isInvokedInPlace(node) {
    return compiler.ts.isCallExpression((0,syntax/* outermost */.J9)(node).parent);
}
function isInCallbackOf(common, write, expire) {
    if (!compiler.ts.isCallExpression(common) || !compiler.ts.isPropertyAccessExpression(common.expression))
        return false;
    const isChain = (0,syntax/* isWithin */.UO)(write, common.expression.expression);
    return isChain && /^(?:then|finally)$/.test(common.expression.name.text) && isWithinFunction(expire, common);
}
function isWithinFunction(node, call) {
    for (let at = node; at !== call && at.parent; at = at.parent)
        if (compiler.ts.isFunctionLike(at))
            return true;
    return false;
}
/** `if ((await redis.ttl(key)) < 0)`, or a variable that holds such an answer. */
function asksForTtl(tracer, condition) {
    if (TTL_CALL.test(condition.getText()))
        return true;
    return (0,flow/* namesIn */.wX)(condition).some((name) => {
        return newness_valuesOf(tracer, name).some((value) => TTL_CALL.test(value.getText().slice(0, 500)));
    });
}

;// CONCATENATED MODULE: ./src/collect/source/usage/timed-writes.ts

/** The writes of each function that give their key a TTL themselves, by key. */
class TimedWrites {
    keys;
    guard;
    isTimed;
    #writes = new Map();
    #timed = new Map();
    constructor(sites, keys, guard, isTimed) {
        this.keys = keys;
        this.guard = guard;
        this.isTimed = isTimed;
        for (const site of sites)
            if (site.facts.writes)
                put(this.#writes, (0,syntax/* owningScope */.X2)(site.sender), site);
    }
    /** Those of one function, in the order of the source. */
    in(scope) {
        const known = this.#timed.get(scope) ?? this.#byKey(scope);
        this.#timed.set(scope, known);
        return known;
    }
    /** All writes of one function, with a TTL or without. */
    allIn(scope) {
        return this.#writes.get(scope) ?? [];
    }
    #byKey(scope) {
        const byKey = new Map();
        for (const site of this.#writes.get(scope) ?? []) {
            const identity = this.guard.run(site.at, () => this.#timedKey(site));
            if (identity !== undefined)
                put(byKey, identity, site);
        }
        return byKey;
    }
    #timedKey(site) {
        const key = site.args?.[site.facts.keyAt];
        return key && this.isTimed(site) ? this.keys.identityOf(key) : undefined;
    }
}
function put(map, key, site) {
    const known = map.get(key);
    if (known)
        known.push(site);
    else
        map.set(key, [site]);
}

;// CONCATENATED MODULE: ./src/collect/source/usage/ttl.ts


















const TOO_MANY = {
    ttl: 'conditional',
    because: 'its function gives TTLs in too many places to compare all of them',
    related: [],
};
/** Judges writes: by their own arguments, by EXPIRE on the same key in the same function, by what their callers do. */
class TtlJudge {
    expiries;
    keys;
    #timed;
    #earlier;
    #own = new Map();
    constructor(sites, expiries, keys, failures) {
        this.expiries = expiries;
        this.keys = keys;
        this.#timed = new TimedWrites(sites, keys, failures, (site) => this.isTimed(site));
        this.#earlier = new EarlierWrites(this.#timed, expiries, keys, {
            relate: (write, expiry) => this.#relate(write, expiry),
            asksWhetherNew: (condition, write) => asksWhetherNew(this.keys.tracer, condition, write),
        });
    }
    judge(site) {
        const { facts, args } = site;
        if (!facts.writes)
            return judgement('not-a-write', `${facts.name} creates nothing`);
        if (facts.expires === 'itself')
            return judgement('always', `${facts.name} sets a TTL`);
        if (!args)
            return judgement('conditional', 'its arguments are not known here');
        if (/^(?:ZADD|GEOADD)$/.test(facts.name) && hasFlag(this.keys.tracer, args, 'XX')) {
            return judgement('not-a-write', 'XX creates nothing');
        }
        const part = judgePart(site, this.keys);
        if (part.ttl === 'not-a-write')
            return part;
        if (facts.name.startsWith('MSET'))
            return this.#severalKeys(site);
        const own = this.#ownVerdict(site);
        if (own.ttl === 'always')
            return own;
        const key = expandSpreads(this.keys.tracer, args).args[facts.keyAt];
        if (!key || compiler.ts.isSpreadElement(key))
            return best(own, judgement('conditional', 'its key is not known here'));
        const here = best(own, part, this.#byExpiry(site, key), this.#byOtherWrites(site, key), this.#byCallers(site, key));
        return here.ttl === 'always' ? here : best(here, this.#earlier.before(site, this.keys.identityOf(key)));
    }
    #ownVerdict(site) {
        const known = this.#own.get(site) ?? this.#judgeOptions(site);
        this.#own.set(site, known);
        return known;
    }
    #judgeOptions(site) {
        const from = optionsFrom(site.facts.name);
        if (from === undefined)
            return NO_TTL;
        const { tracer } = this.keys;
        const { args, maybe, open } = expandSpreads(tracer, site.args ?? []);
        const own = judgeOptions(tracer, open ? args : args.slice(from));
        if (own.ttl === 'always')
            return judgement('always', own.because);
        if (judgeOptions(tracer, maybe).ttl !== 'never')
            return judgement('conditional', 'a TTL is added on some path only');
        if (!open)
            return fromOptions(own);
        return fromOptions(judgeOptions(tracer, (site.args ?? []).filter((one) => compiler.ts.isSpreadElement(one) && one.expression === open)));
    }
    /** MSET takes no TTL; a loop over its keys may follow. */
    #severalKeys(site) {
        const scope = (0,syntax/* owningScope */.X2)(site.sender);
        const following = [...this.expiries.in(scope)].filter(([one]) => one?.key.includes('${each '));
        const sibling = [...this.#timed.in(scope).values()]
            .flatMap((others) => nearestTo(site.at, others))
            .find((one) => one !== site && (0,flow/* areExclusive */.dP)(site.sender, one.sender));
        const beside = sibling
            ? [judgement('conditional', `${sibling.facts.name} with a TTL stands in another branch`)]
            : [];
        return best(NO_TTL, ...following.map((expiries) => this.#relateAll(site, expiries)), ...beside);
    }
    /** Whether a write gives its key a TTL by itself, whatever stands around it. */
    isTimed(site) {
        return site.facts.expires === 'itself' || this.#ownVerdict(site).ttl === 'always';
    }
    #byExpiry(site, key) {
        const identity = this.keys.identityOf(key);
        const found = this.expiries
            .of((0,syntax/* owningScope */.X2)(site.sender), identity)
            .filter((expiry) => !expiry.isDeletion || site.via === 'pipeline');
        return this.#relateAll(site, found);
    }
    #relateAll(site, expiries) {
        const near = nearestTo(site.at, expiries);
        const all = withForks(near).map((expiry) => this.#relate(site, expiry));
        const found = best(NO_TTL, ...all);
        return near.length < expiries.length && found.ttl === 'never' ? TOO_MANY : mended(found, all);
    }
    #relate(site, expiry) {
        const related = [{ place: (0,usage_site/* placeOf */.$t)(expiry.at), message: `${expiry.how} on the same key` }];
        const common = (0,flow/* commonAncestor */.j1)(site.sender, expiry.node);
        const isBefore = expiry.at.getStart() < site.at.getStart();
        if (isBefore && !isUnordered(common))
            return judgement('never', `${expiry.how} runs before the write`);
        if ((0,flow/* areExclusive */.dP)(site.sender, expiry.node))
            return judgement('conditional', `${expiry.how} on the same key stands in another branch`, related);
        if (expiry.fields && !coversFields(site, expiry.fields))
            return judgement('conditional', `${expiry.how} follows on the same key, for fields that may be others`, related);
        const shared = (0,flow/* guardsBetween */.Df)(site.sender, common);
        const guards = (0,flow/* guardsBetween */.Df)(expiry.node, common).filter((one) => !shared.some((other) => isSame(one, other)));
        const guard = guards.find((one) => !asksWhetherNew(this.keys.tracer, one, site));
        if (!guard && this.#leavesBetween(site, expiry, common)) {
            return judgement('conditional', `a way out stands between the write and ${expiry.how} on the same key`, related);
        }
        // `if (reply !== 'OK') return` before EXPIRE: only who set the key gets there. What is left here asks for that alone.
        const exits = /^SET(?:NX)?$/.test(site.facts.name) ? (0,flow/* exitsBetween */.oy)(site.sender, expiry.node, common) : [];
        const expiring = expiringBy(this.keys.tracer, site, expiry, [...guards, ...exits]);
        if (!guard)
            return { ...judgement('always', `${expiry.how} follows on the same key`, related), expiring };
        const condition = guard.condition ? `only if \`${(0,syntax/* brief */.dh)(guard.condition)}\`` : 'on some path only';
        return judgement('conditional', `${expiry.how} follows ${condition}`, related);
    }
    /** `set(key); if (other) return; expire(key)`: some calls never come to the TTL. */
    #leavesBetween(site, expiry, common) {
        return (0,flow/* exitsBetween */.oy)(site.sender, expiry.node, common).some((guard) => !asksWhetherNew(this.keys.tracer, guard, site));
    }
    /** `if (ttl) setex(key, …) else set(key, …)`. */
    #byOtherWrites(site, key) {
        const identity = this.keys.identityOf(key);
        const timed = this.#timed.in((0,syntax/* owningScope */.X2)(site.sender)).get(identity) ?? [];
        const near = nearestTo(site.at, timed);
        const others = near.filter((one) => one !== site && (0,flow/* areExclusive */.dP)(site.sender, one.sender));
        const other = closestTo(site.at, others);
        if (!other)
            return near.length < timed.length ? TOO_MANY : NO_TTL;
        const related = [{ place: (0,usage_site/* placeOf */.$t)(other.at), message: `${other.facts.name} with a TTL on the same key` }];
        return judgement('conditional', 'the same key gets a TTL in another branch only', related);
    }
    /** A wrapper that passes its key on: what every caller does right after counts. */
    #byCallers(site, key) {
        const calls = this.callers(site, key);
        const timed = calls.filter(({ found }) => found.ttl !== 'never');
        if (timed.length === 0)
            return NO_TTL;
        const related = timed.slice(0, 3).map(({ call, deletes }) => {
            return { place: (0,usage_site/* placeOf */.$t)(call.expression), message: `This caller ${deletes ? 'deletes the key' : 'sets a TTL'}.` };
        });
        const what = timed.some(({ deletes }) => deletes) ? 'set a TTL on the key or delete it' : 'set a TTL on the key';
        const isEvery = timed.length === calls.length && timed.every(({ found }) => found.ttl === 'always');
        return isEvery
            ? judgement('always', `all callers ${what}`, related)
            : judgement('conditional', `${timed.length} of ${calls.length} callers ${what}`, related);
    }
    /** Who calls the function around a write, and what each of them does about the key that it hands over. */
    callers(site, key) {
        const wrapper = (0,syntax/* enclosingFunction */.pG)(site.sender);
        if (!wrapper || wrapper.parameters.length === 0)
            return [];
        const { tracer } = this.keys;
        // A transaction of its own is over before a caller deletes the key in another one.
        const mayDelete = isSharedPipeline(site, wrapper, tracer);
        return (0,trace_callers/* callersOf */.G)(tracer, wrapper).calls.map((call) => {
            const passed = this.keys.identityAtCall(key, wrapper, call);
            const expiries = this.expiries
                .of((0,syntax/* owningScope */.X2)(call), passed)
                .filter((one) => one.node !== call && (mayDelete || !one.isDeletion));
            const asCaller = { ...site, sender: call, at: call.expression };
            const deletes = expiries.length > 0 && expiries.every(({ isDeletion }) => isDeletion);
            const found = this.#relateAll(asCaller, expiries);
            const before = found.ttl === 'never' ? this.#earlier.before(asCaller, passed) : found;
            return { inside: wrapper, call, found: best(found, before), deletes };
        });
    }
}
/** An EXPIRE for the call that made the key, beside one that later calls send where they find the key without a TTL. */
function mended(found, all) {
    const { expiring } = found;
    if (!expiring?.isOnce)
        return found;
    const isMended = all.some((one) => one.expiring?.isOnce === false && one.expiring.flag !== 'XX');
    return isMended ? { ...found, expiring: { ...expiring, isOnce: false } } : found;
}
/** `isLate && set(key)`, `isLate && expire(key)`: whoever comes to the one comes to the other. */
function isSame(one, other) {
    const test = one.condition?.getText();
    return test !== undefined && test === other.condition?.getText() && one.runsIf === other.runsIf && !key_parts/* IMPURE */.Vm.test(test);
}
function fromOptions({ ttl, because }) {
    return ttl === 'never' ? NO_TTL : judgement(ttl, because);
}
/** Elements of an array or arguments of one call (`Promise.all([…])`, `exec`) have no order that a reader relies on. */
function isUnordered(common) {
    return compiler.ts.isArrayLiteralExpression(common) || compiler.ts.isCallExpression(common) || compiler.ts.isIterationStatement(common, false);
}

;// CONCATENATED MODULE: ./src/collect/source/usage/version-keys.ts


/**
 * Patterns of the keys whose values other keys are built from: `get('menu:version')` whose answer ends up in
 * `menu:${version}:${dish}`. Raising such a value drops all that was built from it, so it has to outlive them.
 */
function versionKeys(sites, keys) {
    const reads = new Map();
    for (const site of sites) {
        const pattern = site.facts.name === 'GET' ? version_keys_patternOf(site, keys) : undefined;
        if (pattern !== undefined)
            reads.set(site.sender, pattern);
    }
    const found = new Set();
    if (reads.size === 0)
        return found;
    for (const site of sites) {
        const key = (0,usage_site/* keyOf */.TN)(site);
        if (!key)
            continue;
        for (const node of new Ingredients(keys.tracer, reads, 'part').of(key))
            found.add(reads.get(node));
    }
    return found;
}
function version_keys_patternOf(site, keys) {
    const key = (0,usage_site/* keyOf */.TN)(site);
    return (key && keys.patternOf(key)) ?? undefined;
}

;// CONCATENATED MODULE: ./src/collect/source/trace/handed-about.ts


/**
 * Whether a function is given to somebody who may call it out of sight, as far as the files tell in which it is called:
 * `run(save)`, `{ save }`, `store.save.bind(store)`; or it has no name by which that could be told.
 */
function isHandedAbout(target, calls) {
    const name = (0,syntax/* functionName */.AQ)(target);
    if (name === undefined || compiler.ts.isConstructorDeclaration(target))
        return true;
    const files = new Set([target, ...calls].map((node) => node.getSourceFile()));
    return [...files].some((file) => {
        if (!file.text.includes(name))
            return false;
        for (const node of (0,syntax/* nodesIn */.vx)(file))
            if (compiler.ts.isIdentifier(node) && node.text === name && handed_about_isValue(node))
                return true;
        return false;
    });
}
/** Whether a name stands for a function that is not called where it stands. */
function handed_about_isValue(node) {
    const { parent } = node;
    if (compiler.ts.isShorthandPropertyAssignment(parent) || compiler.ts.isExportAssignment(parent))
        return true;
    if (compiler.ts.isImportSpecifier(parent) || compiler.ts.isExportSpecifier(parent) || compiler.ts.isImportClause(parent))
        return false;
    const isMember = compiler.ts.isPropertyAccessExpression(parent) && parent.name === node;
    const isDeclared = !isMember && parent.name === node;
    if (isDeclared || compiler.ts.isTypeNode(parent))
        return false;
    const used = (0,syntax/* outermost */.J9)(isMember ? parent : node);
    const isAssigned = compiler.ts.isBinaryExpression(used.parent) && used.parent.left === used;
    return !isAssigned && !(compiler.ts.isCallExpression(used.parent) && used.parent.expression === used);
}

;// CONCATENATED MODULE: ./src/collect/source/usage/options-in-call.ts








/** Whether the write's own arguments give a TTL in one call of the function around it. */
function optionsInCall(site, values) {
    const from = optionsFrom(site.facts.name);
    if (from === undefined)
        return false;
    const written = writtenOut(site.args ?? [], values);
    return written && anyOf(written.slice(from).map((one) => one()));
}
/** The arguments with the arrays that are spread in; undefined where it is not known how many these hold. */
function writtenOut(args, values) {
    const all = [];
    for (const argument of args) {
        if (!compiler.ts.isSpreadElement(argument)) {
            all.push(() => inArgument(argument, values));
            continue;
        }
        const found = values.standIn(argument.expression);
        const list = found !== values_UNKNOWN && found.expression ? (0,syntax/* unwrap */.oA)(found.expression) : undefined;
        if (found === values_UNKNOWN || !list || !compiler.ts.isArrayLiteralExpression(list))
            return undefined;
        const inner = writtenOut(list.elements, new PassedValues(values.tracer, found.within));
        if (!inner)
            return undefined;
        all.push(...inner, ...pushed(argument.expression, values));
    }
    return all;
}
function anyOf(all) {
    if (all.includes(true))
        return true;
    return all.includes(undefined) ? undefined : false;
}
function inArgument(argument, values) {
    if (compiler.ts.isSpreadElement(argument))
        return undefined;
    const found = values.standIn(argument);
    if (found === values_UNKNOWN)
        return byItself(argument, values);
    const node = found.expression && (0,syntax/* unwrap */.oA)(found.expression);
    if (!node)
        return false;
    const inner = new PassedValues(values.tracer, found.within);
    if (compiler.ts.isArrayLiteralExpression(node)) {
        return anyOf(node.elements.map((one) => inArgument(one, inner)));
    }
    if (!compiler.ts.isObjectLiteralExpression(node))
        return byItself(node, inner);
    return anyOf([inObject(node, inner), ...addedTo((0,syntax/* unwrap */.oA)(argument), values)]);
}
/** `const options = {}; if (ttl) options.EX = ttl`: nothing where the condition around it does not hold in this call. */
function addedTo(options, values) {
    const { tracer } = values;
    const symbol = compiler.ts.isIdentifier(options) ? tracer.symbolOf(options) : undefined;
    const declared = symbol?.valueDeclaration;
    if (!compiler.ts.isIdentifier(options) || !declared || !compiler.ts.isVariableDeclaration(declared))
        return [];
    const uses = [...(0,syntax/* nodesIn */.vx)((0,syntax/* owningScope */.X2)(declared))].filter((node) => {
        return compiler.ts.isIdentifier(node) && node.text === options.text && node !== declared.name && node !== options;
    });
    return uses.filter((node) => tracer.symbolOf(node) === symbol).map((node) => addedBy(node, options, values));
}
/** What one use of an option object adds to it; not known where it is handed to somebody else. */
function addedBy(use, options, values) {
    const access = use.parent;
    const isAccess = compiler.ts.isPropertyAccessExpression(access) || compiler.ts.isElementAccessExpression(access);
    if (!isAccess || access.expression !== use)
        return undefined;
    const { parent } = access;
    const isAssigned = compiler.ts.isBinaryExpression(parent) && parent.left === access;
    const name = (0,syntax/* memberName */.eg)(access);
    if (!isAssigned)
        return compiler.ts.isCallExpression(parent) && parent.expression === access ? undefined : false;
    if (name === undefined)
        return undefined;
    if (!TTL_PROPERTIES.includes(name))
        return false;
    const top = (0,flow/* commonAncestor */.j1)(parent, options);
    const isRun = (0,flow/* isReached */.xg)(parent, top, (condition, runsIf) => values.runs(condition, runsIf));
    if (isRun === false)
        return false;
    const given = isGiven(values.valueOf(parent.right));
    return given === false || isRun ? given : undefined;
}
function isGiven(value) {
    return value === values_UNKNOWN ? undefined : value !== undefined && value !== null && value !== false;
}
function inObject(literal, values) {
    return anyOf(TTL_PROPERTIES.map((name) => isGiven(values.memberOf(literal, name))));
}
/** `args.push('EX', ttl)`: nothing where the condition around it does not hold in this call. */
function pushed(list, values) {
    return pushesTo(values.tracer, list).flatMap(({ call }) => {
        const isRun = (0,flow/* isReached */.xg)(call, (0,flow/* commonAncestor */.j1)(call, list), (condition, runsIf) => values.runs(condition, runsIf));
        if (isRun === false)
            return [];
        return [...call.arguments].map((one) => () => {
            const given = inArgument(one, values);
            return given === false || isRun ? given : undefined;
        });
    });
}
/** A word, a number, or something that has to be judged without the call. */
function byItself(node, values) {
    const value = values.valueOf(node);
    if (typeof value === 'string')
        return TTL_WORD.test(value);
    if (value !== values_UNKNOWN && typeof value !== 'symbol')
        return false;
    const { ttl } = judgeOptions(values.tracer, [node]);
    return ttl === 'always' ? true : ttl === 'never' ? false : undefined;
}

;// CONCATENATED MODULE: ./src/collect/source/usage/wrapper-calls.ts









/** Wrappers of wrappers of wrappers; deeper ones are not looked through. */
const wrapper_calls_MAX_WRAPPERS = 3;
/** A wrapper with more callers is a library of its own; the first ones show what is wrong. */
const MAX_CALLS = 1000;
/** A function that expires one key more often is a machine's, and left alone. */
const MAX_EXPIRIES = 50;
const TTL_NAME = /ttl|expir|seconds|millis|^ex$|^px$|maxage|lifetime|duration/i;
/**
 * Where a write has a TTL only if its wrapper is given one, looks at who calls the wrapper: those that surely give none
 * write a key that lasts, and they are the places to mend. A caller about which there is doubt is left alone.
 */
class WrapperCalls {
    expiries;
    keys;
    judge;
    constructor(expiries, keys, judge) {
        this.expiries = expiries;
        this.keys = keys;
        this.judge = judge;
    }
    /** The calls that leave the key of a write without a TTL; none where the calls do not decide about it. */
    withoutTtl(site) {
        const wrapper = (0,syntax/* owningScope */.X2)(site.sender);
        if (!(0,syntax/* isFunctionNode */.Px)(wrapper) || !site.args?.[site.facts.keyAt])
            return [];
        if ((0,trace_callers/* callersOf */.G)(this.keys.tracer, wrapper).calls.length === 0)
            return [];
        const inAnyCall = new PassedValues(this.keys.tracer, passedByAnyone(this.keys.tracer, wrapper));
        return this.#isTimed(site, inAnyCall) === undefined ? this.#callsOf(site, wrapper, []) : [];
    }
    /** Whether every call of the function around a write gives a TTL, be it that some call of it might give none. */
    isTimedByAll(site) {
        const wrapper = (0,syntax/* owningScope */.X2)(site.sender);
        return (0,syntax/* isFunctionNode */.Px)(wrapper) && site.args?.[site.facts.keyAt] !== undefined && this.#areTimed(site, wrapper, []);
    }
    #areTimed(site, wrapper, inner) {
        const { calls } = (0,trace_callers/* callersOf */.G)(this.keys.tracer, wrapper);
        if (calls.length === 0 || calls.length >= MAX_CALLS || isForOthers(wrapper))
            return false;
        const areTimed = calls.every((call) => {
            const entered = [...inner, { inside: wrapper, call }];
            const isTimed = this.#isTimedIn(site, entered);
            const caller = (0,syntax/* owningScope */.X2)(call);
            return isTimed ?? (this.#isWrapper(caller, entered) && this.#areTimed(site, caller, entered));
        });
        return areTimed && !isHandedAbout(wrapper, calls);
    }
    /** Whether a caller is one more wrapper, whose callers decide. */
    #isWrapper(caller, entered) {
        return (0,syntax/* isFunctionNode */.Px)(caller) && entered.length < wrapper_calls_MAX_WRAPPERS && !entered.some(({ inside }) => inside === caller);
    }
    /** `await cache.incr(key)`, then `await cache.expire(key, 60)`: the calls whose key has no TTL between two round trips. */
    expiredApart(site) {
        const key = site.args?.[site.facts.keyAt];
        if (!key || compiler.ts.isSpreadElement(key) || this.judge.isTimed(site))
            return [];
        return this.judge.callers(site, key).flatMap(({ found, ...entered }) => {
            const { ttl, because, expiring, related } = found;
            if (ttl !== 'always' || expiring?.how !== 'separately' || this.#isTimedIn(site, [entered]))
                return [];
            return [{ call: entered.call, key: this.keys.patternAtCalls(key, [entered]), ttl, because, expiring, related }];
        });
    }
    #callsOf(site, wrapper, inner) {
        const { calls } = (0,trace_callers/* callersOf */.G)(this.keys.tracer, wrapper);
        return calls
            .slice(0, MAX_CALLS)
            .flatMap((call) => this.#judge(site, [...inner, { inside: wrapper, call }], (0,syntax/* owningScope */.X2)(call)));
    }
    /** @param entered the calls from the write outwards; the last of them stands in `caller` */
    #judge(site, entered, caller) {
        const isTimed = this.#isTimedIn(site, entered);
        if (isTimed === false)
            return this.#isExpiredBy(site, entered, caller) ? [] : [this.#found(site, entered)];
        return isTimed === undefined && this.#isWrapper(caller, entered) ? this.#callsOf(site, caller, entered) : [];
    }
    /** The same for one way to the write, from the calls outwards. */
    #isTimedIn(site, entered) {
        const { tracer } = this.keys;
        const passed = entered.reduceRight((within, { inside, call }) => passedBy(tracer, inside, call, within), NOTHING_PASSED);
        return this.#isTimed(site, new PassedValues(tracer, passed));
    }
    /** Whether the key has a TTL after one call of the wrapper; undefined where that is not known, true where it writes nothing. */
    #isTimed(site, values) {
        const scope = (0,syntax/* owningScope */.X2)(site.sender);
        const isWritten = (0,flow/* isReached */.xg)(site.sender, scope, (condition, runsIf) => values.runs(condition, runsIf, true));
        if (!isWritten)
            return isWritten === false ? true : undefined;
        const reaches = (node) => (0,flow/* isReached */.xg)(node, scope, (condition, runsIf) => values.runs(condition, runsIf));
        const own = optionsInCall(site, values);
        if (own !== false)
            return own;
        const expiries = this.expiries.of(scope, this.keys.identityOf(keyOf(site)));
        if (expiries.length > MAX_EXPIRIES)
            return undefined;
        const others = expiries.map(({ node }) => reaches(node));
        if (others.includes(true))
            return true;
        return others.includes(undefined) ? undefined : false;
    }
    /** `await cache.set(key, value); await cache.expire(key)`: the caller sees to it. */
    #isExpiredBy(site, entered, caller) {
        const identity = this.keys.identityAtCalls(keyOf(site), entered);
        return this.expiries.of(caller, identity).some(({ node }) => node !== entered.at(-1)?.call);
    }
    #found(site, entered) {
        const { inside, call } = entered.at(-1);
        return {
            call,
            key: this.keys.patternAtCalls(keyOf(site), entered),
            ttl: 'never',
            because: `${whatIsLeftOut(inside, call)}, so ${site.facts.name} in the wrapper gives none`,
            related: [
                { place: (0,usage_site/* placeOf */.$t)(site.at), message: `${site.facts.name} in the wrapper, without a TTL when called so.` },
            ],
        };
    }
}
/** What a class does for an interface or a base class is called through these as well, and so is a method of an object. */
function isForOthers({ parent }) {
    if (compiler.ts.isClassLike(parent))
        return parent.heritageClauses !== undefined;
    return compiler.ts.isObjectLiteralExpression(parent) || compiler.ts.isPropertyAssignment(parent);
}
function keyOf({ args, facts }) {
    return args?.[facts.keyAt];
}
/** Which parameter the call leaves out, if it is one. */
function whatIsLeftOut(wrapper, call) {
    const given = call.arguments?.length ?? 0;
    const left = wrapper.parameters.slice(given).map(({ name }) => name);
    const names = left.flatMap((name) => (compiler.ts.isIdentifier(name) ? [name.text] : []));
    const [name] = [...names.filter((one) => TTL_NAME.test(one)), ...names];
    return name === undefined ? `\`${(0,syntax/* brief */.dh)(call, 50)}\` passes no TTL` : `this call passes no \`${name}\``;
}

;// CONCATENATED MODULE: ./src/collect/source/usage/commands.ts































/** Works out client, key and TTL of the commands that were found: each once, when somebody asks. */
class CommandReader {
    recogniser;
    around;
    guard;
    #judge;
    #wrappers;
    #durations;
    #locks;
    #versions;
    #sequences;
    #touched;
    #trials;
    #renames;
    #cuts;
    #fills;
    #handedOn;
    #known = new Map();
    constructor(sites, recogniser, around, guard) {
        this.recogniser = recogniser;
        this.around = around;
        this.guard = guard;
        const keys = new usage_keys/* KeyReader */.r(recogniser.tracer);
        const expiries = new Expiries(sites, keys, guard);
        this.#judge = new TtlJudge(sites, expiries, keys, guard);
        this.#wrappers = new WrapperCalls(expiries, keys, this.#judge);
        this.#durations = new DurationReader(recogniser.tracer);
        this.#locks = new LockFinder(sites, keys);
        this.#versions = versionKeys(sites, keys);
        this.#sequences = sequences(sites, keys.tracer);
        this.#touched = new TouchedKeys(keys);
        this.#trials = new TrialWrites(sites, keys, guard);
        this.#renames = new Renames(sites, keys, guard);
        this.#cuts = new CutFinder(sites, keys, guard);
        this.#fills = new FillFinder(sites, keys, guard);
        this.#handedOn = new HandedOn(sites, keys.tracer, around.checkout, guard);
    }
    /** The command itself; undefined where it cannot be read, which is told. */
    at(site) {
        if (!this.#known.has(site))
            this.#known.set(site, this.guard.run(site.at, () => this.#command(site)));
        return this.#known.get(site);
    }
    /** The command itself, and the calls of its wrapper that stand for it; two commands may be called by one. */
    read(site) {
        const command = this.at(site);
        return (command && this.guard.run(site.at, () => this.#withCalls(site, command))) ?? [];
    }
    #withCalls(site, command) {
        // What gets its TTL beside the write needs nothing from a caller.
        if (command.expiring || (command.ttl !== 'conditional' && command.ttl !== 'always'))
            return [command];
        const apart = this.#wrappers.expiredApart(site).map((call) => commandOfCall(command, call));
        if (command.ttl === 'always')
            return [command, ...apart];
        const calls = this.#wrappers.withoutTtl(site).map((call) => commandOfCall(command, call));
        const related = [...command.related, ...calls.slice(0, MAX_CALLERS_TOLD).map(asRelated)];
        return [{ ...command, related }, ...calls, ...apart];
    }
    #command(site) {
        const sender = this.#libraryAround(site);
        const { ttl, because, related, expiring } = this.#ofCallers(site, ofLibrary(this.#judge.judge(site), sender));
        const place = (0,usage_site/* placeOf */.$t)(site.at);
        const deletedAgain = ttl === 'never' ? this.#trials.deletionAfter(site) : undefined;
        const renamed = ttl === 'never' ? this.#renames.after(site) : undefined;
        return {
            place,
            name: site.facts.name,
            client: this.around.clientOf(site)?.id ?? null,
            library: site.library,
            ...(site.receiver && OF_ONE_NODE.test(site.facts.name) && this.#isEither(site.receiver)),
            receiver: receiverText(site),
            ...this.#key(site),
            ...this.#collection(site),
            ...(this.#sequences.has(site) && { givesIds: true }),
            ...readSubcommand(this.recogniser.tracer, site),
            ttl,
            because,
            via: site.via,
            ...this.#lifetime(site),
            ...(ttl === 'always' && this.#fills.has(site) && { isFill: true }),
            ...(expiring && { expiring }),
            ...(deletedAgain && { deletedAgain }),
            ...(renamed && { renamed }),
            ...(site.unsure !== undefined && { unsure: site.unsure }),
            ...((sender?.isRaced || isRaced(site.sender, this.recogniser.tracer)) && { isRaced: true }),
            operator: (0,scope/* isOperatorFile */.bG)(place.path) || runsInTestsOnly(site.sender, this.recogniser.tracer),
            related,
        };
    }
    /** What some call of its function might leave without a TTL has one where each call in sight gives one. */
    #ofCallers(site, own) {
        if (own.ttl === 'never')
            return this.#handedOn.judge(site) ?? own;
        const isOpen = own.ttl === 'conditional' && site.facts.writes !== undefined;
        if (!isOpen || !this.#wrappers.isTimedByAll(site))
            return own;
        return judgement('always', 'every call of its function gives a TTL');
    }
    /** The library that has the command sent, through a function that it is handed. */
    #libraryAround({ sender }) {
        return this.around.consumers.find(({ through }) => through?.some((one) => (0,syntax/* isWithin */.UO)(sender, one)));
    }
    #isEither(receiver) {
        return mayBeCluster(this.recogniser, receiver) ? { mayBeCluster: true } : {};
    }
    #key(site) {
        const { facts } = site;
        const touched = this.#touched.of(site);
        const { key } = touched;
        const buildsKeys = key !== null && facts.writes === 'string' && this.#versions.has(key);
        const argument = facts.name === 'KEYS' ? keyArgument(site) : undefined;
        const pattern = argument && plainText(argument);
        return { ...touched, ...(pattern !== undefined && { pattern }), ...(buildsKeys && { buildsKeys }) };
    }
    #collection(site) {
        const elements = this.#elements(site);
        const waits = waitsForElements(site, this.recogniser.tracer);
        const isAgain = elements === 'all-read' && (0,flow/* isRepeated */.B5)(site.sender);
        return { ...(elements && { elements }), ...(waits && { waits }), ...(isAgain && { isRepeated: true }) };
    }
    #elements(site) {
        if (this.#cuts.trims(site))
            return 'trimmed';
        return this.#cuts.takes(site) ? 'taken' : readElements(site, this.recogniser.tracer);
    }
    #lifetime(site) {
        const lifetimes = lifetimes_lifetimesOf(site, this.#durations);
        const lock = this.#locks.of(site);
        const flags = setFlags(site, this.recogniser.tracer);
        return {
            ...(lifetimes.length > 0 && { lifetimes }),
            ...(lock && { lock }),
            ...(flags.length > 0 && { flags }),
        };
    }
}
/** Which keys a library writes, and what becomes of them, is not said by the function that sends it. */
function ofLibrary(own, sender) {
    if (!sender || own.ttl !== 'never')
        return own;
    return { ...own, ttl: 'conditional', because: `${sender.library} decides which keys it writes, and for how long` };
}
/** Commands that are about the keys of the node that they are sent to. */
const OF_ONE_NODE = /^(?:KEYS|FLUSHALL|FLUSHDB)$/;
/** A literal or a name, so that advice can repeat it. */
function plainText(argument) {
    const node = (0,syntax/* unwrap */.oA)(argument);
    if (compiler.ts.isStringLiteralLike(node))
        return quoted(node.text);
    const text = node.getText();
    return /^[\w$]{1,40}(?:\.#?[\w$]{1,40}){0,3}$/.test(text) && !compiler.ts.isNumericLiteral(node) ? text : undefined;
}
/** A wrapper's write names this many of the callers that leave its TTL out; each of them is a command of its own. */
const MAX_CALLERS_TOLD = 5;
/** A call of a wrapper stands for the write inside it where only the call decides about the TTL. */
function commandOfCall(write, { call, ...found }) {
    const at = compiler.ts.isPropertyAccessExpression(call.expression) ? call.expression.name : call.expression;
    const place = (0,usage_site/* placeOf */.$t)(at);
    const operator = (0,scope/* isOperatorFile */.bG)(place.path);
    const receiver = (0,syntax/* brief */.dh)(call.expression);
    const { name, client, library, unsure } = write;
    const known = { place, name, client, library, receiver, operator, ...found };
    return { ...known, via: 'wrapper', ...(unsure !== undefined && { unsure }) };
}
function asRelated({ place }) {
    return { place, message: 'This caller gives no TTL.' };
}

;// CONCATENATED MODULE: ./src/collect/source/usage/client-adapters.ts



/** The clients through which the functions of an object send what they are asked for; none where it is a client itself. */
function adaptedClients(recogniser, object) {
    if (recogniser.recognise(object))
        return [];
    const { properties } = readShape(recogniser.tracer, object);
    const functions = [...properties.values()].flatMap((property) => functionsIn(recogniser, property));
    const byText = new Map();
    for (const { body } of functions) {
        for (const node of body ? (0,syntax/* nodesIn */.vx)(body) : []) {
            const receiver = compiler.ts.isCallExpression(node) ? receiverOf(node) : undefined;
            if (receiver && recogniser.recognise(receiver))
                byText.set(receiver.getText(), receiver);
        }
    }
    return [...byText.values()].map((client) => ({ client, functions }));
}
function functionsIn({ tracer }, { value, method }) {
    return method ? [method] : value ? tracer.functionsOf(value) : [];
}
function receiverOf({ expression }) {
    return compiler.ts.isPropertyAccessExpression(expression) ? expression.expression : undefined;
}

;// CONCATENATED MODULE: ./src/collect/source/usage/consumers.ts








const RAW_CALL = /^(?:call|sendCommand|send_command)$/;
/** Finds the places at which libraries are handed a client, by the packages that they are imported from. */
function findConsumers(recogniser, instances, guard) {
    const reader = new ConsumerReader(recogniser, instances);
    const { calls, imports } = recogniser.tracer.names;
    return [...calls].flatMap(([name, all]) => 
    // Most calls are of nothing that is imported: a name that no package has is asked about only where it was given.
    all.flatMap((call) => {
        const isCandidate = name === 'super' ||
            CONSUMER_NAMES.has(imports.originalOf(name)) ||
            compiler.ts.isNewExpression(call) ||
            isPlainName(call);
        return (isCandidate && guard.run(call, () => reader.read(call))) || [];
    }));
}
function isPlainName({ expression }) {
    return compiler.ts.isIdentifier(expression);
}
class ConsumerReader {
    recogniser;
    instances;
    constructor(recogniser, instances) {
        this.recogniser = recogniser;
        this.instances = instances;
    }
    read(call) {
        const { tracer } = this.recogniser;
        const isSuper = call.expression.kind === compiler.ts.SyntaxKind.SuperKeyword;
        const callee = isSuper ? (0,syntax/* extendedBy */.j9)(compiler.ts.findAncestor(call, compiler.ts.isClassLike)) : call.expression;
        const found = callee && (0,package_imports/* importedAs */.X)(tracer, callee);
        const facts = found && consumerFacts(found.package);
        if (!found || !facts?.exports.has(found.name))
            return [];
        const about = {
            place: (0,usage_site/* placeOf */.$t)(compiler.ts.isPropertyAccessExpression(call.expression) ? call.expression.name : call.expression),
            library: found.package,
            name: /^(?:\*|default)$/.test(found.name) ? ((0,syntax/* memberName */.eg)(call.expression) ?? found.package) : found.name,
            role: facts.role,
            ...(this.#isRaced(call, facts) && { isRaced: true }),
        };
        return this.#handed(call, facts).flatMap(({ value, purpose, through }) => {
            const blocks = isBlocking(found.package, found.name) || (purpose !== undefined && purpose !== 'client');
            const constructions = this.recogniser.constructionsOf(value);
            if (constructions.length > 0) {
                return constructions.map((construction) => ({ ...about, blocks, construction, ...(through && { through }) }));
            }
            const client = this.recogniser.recognise(value);
            if (client && client.unsure === undefined)
                return [];
            // Anything that is no client is an address, or holds one.
            const instance = this.instances.ofAddress(value);
            return [{ ...about, blocks, construction: undefined, ...(instance !== undefined && { instance }) }];
        });
    }
    /** Whether the package's own timer is left on, and nothing is called that sends without it. */
    #isRaced(call, { timer }) {
        const { tracer } = this.recogniser;
        if (!timer || timer.besides.some((name) => tracer.names.calls.has(name)))
            return false;
        const values = [...(call.arguments ?? [])].map((one) => readShape(tracer, one).properties.get(timer.option)?.value);
        return values.every((value) => value === undefined || literalOf(tracer, value) !== 0);
    }
    #handed(call, facts) {
        return [...(call.arguments ?? [])].flatMap((argument, at) => {
            if (!facts.isDirect)
                return this.#inOptions(argument, facts);
            const own = this.#direct(argument);
            const found = own.length > 0 ? own : this.#inOptions(argument, facts);
            // In the place of a client stands what it is made from.
            const isAddress = found.length === 0 && facts.takesAddress && at === 0 && !compiler.ts.isFunctionLike((0,syntax/* unwrap */.oA)(argument));
            return isAddress ? [{ value: argument }] : found;
        });
    }
    #direct(argument) {
        const node = (0,syntax/* unwrap */.oA)(argument);
        const values = compiler.ts.isArrayLiteralExpression(node) ? [...node.elements] : [node];
        return values.filter((value) => this.recogniser.recognise(value) !== undefined).map((value) => ({ value }));
    }
    #inOptions(argument, facts) {
        const { tracer } = this.recogniser;
        const node = (0,syntax/* unwrap */.oA)(argument);
        if (compiler.ts.isFunctionLike(node) || compiler.ts.isStringLiteralLike(node))
            return this.#url(node, facts);
        const shape = readShape(tracer, node);
        const own = [...shape.properties].flatMap(([name, property]) => {
            if (!facts.options.has(name))
                return [];
            if (/^(?:createClient|sendCommand)$/.test(name))
                return this.#functionsIn(property).flatMap((one) => fromFunction(name, one));
            const { value } = property;
            if (!value)
                return [];
            const adapted = adaptedClients(this.recogniser, value);
            return adapted.length === 0
                ? [{ value }]
                : adapted.map(({ client, functions }) => ({ value: client, through: functions }));
        });
        const factory = shape.properties.get('useFactory');
        const built = factory ? this.#functionsIn(factory).flatMap(syntax/* returnedExpressions */.Fe) : [];
        return [
            ...own,
            ...built.flatMap((one) => this.#inOptions(one, facts)),
            ...(shape.isScalar ? this.#url(node, facts) : []),
        ];
    }
    #functionsIn({ value, method }) {
        if (method)
            return [method];
        return value ? this.recogniser.tracer.functionsOf(value) : [];
    }
    /** `new Queue('mails', process.env.REDIS_URL)`: the first argument is the name of the queue. */
    #url(node, { takesAddress }) {
        const isAddress = takesAddress && compiler.ts.isExpression(node) && /redis|valkey|url/i.test(node.getText()) && !compiler.ts.isFunctionLike(node);
        return isAddress && /:\/\/|url|uri/i.test(node.getText()) ? [{ value: node }] : [];
    }
}
/** What `createClient(type)` gives, by type, and the client that `sendCommand: (…) => client.call(…)` goes through. */
function fromFunction(name, builder) {
    return (0,syntax/* returnedExpressions */.Fe)(builder).flatMap((returned) => {
        if (name === 'createClient')
            return byPurpose(returned);
        const sent = (0,syntax/* unwrap */.oA)(compiler.ts.isAwaitExpression(returned) ? returned.expression : returned);
        const callee = compiler.ts.isCallExpression(sent) ? sent.expression : undefined;
        return callee && compiler.ts.isPropertyAccessExpression(callee) && RAW_CALL.test(callee.name.text)
            ? [{ value: callee.expression }]
            : [];
    });
}
/** What Bull asks for where this is returned: the label of the case, or of the condition, around it. */
function byPurpose(returned) {
    const node = (0,syntax/* unwrap */.oA)(returned);
    if (compiler.ts.isConditionalExpression(node)) {
        const label = labelIn(node.condition);
        const other = label === 'client' ? 'bclient' : 'client';
        return [
            { value: node.whenTrue, purpose: label ?? 'client' },
            { value: node.whenFalse, purpose: other },
        ];
    }
    const around = compiler.ts.findAncestor(node, compiler.ts.isCaseOrDefaultClause);
    if (around && compiler.ts.isDefaultClause(around)) {
        const isForTheRest = around.parent.clauses.some((one) => compiler.ts.isCaseClause(one) && labelIn(one.expression) === 'bclient');
        return [{ value: node, purpose: isForTheRest ? 'client' : 'bclient' }];
    }
    const condition = around?.expression ?? compiler.ts.findAncestor(node, compiler.ts.isIfStatement)?.expression;
    return [{ value: node, purpose: (condition && labelIn(condition)) ?? 'bclient' }];
}
function labelIn(condition) {
    return /['"`](client|bclient|subscriber)['"`]/.exec(condition.getText())?.[1];
}

;// CONCATENATED MODULE: ./src/collect/source/usage/guard.ts


/**
 * Keeps one expression that the compiler cannot digest (chains and nestings deeper than the call stack) from costing
 * more than itself, and all of them together from taking for ever: what is left out is told.
 */
class Guard {
    skipped;
    deadline;
    /** One reason for each file, which does not depend on what was asked first. */
    #reasons = new Map();
    constructor(skipped, deadline) {
        this.skipped = skipped;
        this.deadline = deadline;
    }
    /** What `read` gives, or undefined where it failed or came too late. */
    run(node, read) {
        if (this.deadline.isOver)
            return this.#tell(node, this.deadline.reason);
        try {
            return this.deadline.attend(() => (0,usage_site/* placeOf */.$t)(node).path, read);
        }
        catch (error) {
            return this.#tell(node, `not analysed in full: ${(0,failures/* reasonOf */.A3)(error)}`);
        }
    }
    /** The files in which something was left out, once each. */
    get incomplete() {
        return [...this.#reasons].map(([path, reason]) => ({ path, reason }));
    }
    #tell(node, reason) {
        const { path } = (0,usage_site/* placeOf */.$t)(node);
        const known = this.#reasons.get(path);
        if (known === undefined || reason < known)
            this.#reasons.set(path, reason);
    }
}

;// CONCATENATED MODULE: ./src/collect/source/usage/instances.ts




const instances_MAX_DEPTH = 10;
const DEFAULT_PORT = '6379';
const ENVIRONMENT = /^(?:process|import\.meta|Bun|Deno)\.env$/;
const instances_TEXT_FUNCTION = /^(?:Number|String|parseInt|parseFloat)$/;
const CONFIG_GETTER = /^(?:get|getOrThrow)$/;
/**
 * Numbers the servers that clients talk to. Two get the same number only where their addresses are surely the same: one
 * environment variable of one package, one constant, one member of a config module. The number of the database does not
 * count, since a server has one eviction policy for all of them.
 */
class Instances {
    tracer;
    #numbers = new Map();
    #symbols = new Map();
    constructor(tracer) {
        this.tracer = tracer;
    }
    /** The server of `new Redis(…)` or `createClient(…)`; undefined where its address is not certain. */
    ofConstruction(call) {
        const args = [...(call.arguments ?? [])];
        // A class of the repository's own may make anything of what it is given.
        if (args.some(compiler.ts.isSpreadElement) || !(0,package_imports/* importedAs */.X)(this.tracer, call.expression))
            return undefined;
        const isCluster = /Cluster/.test(call.expression.getText());
        return this.#number(isCluster ? this.#ofNodes(args[0]) : this.#ofArguments(args));
    }
    /** The server at an address: a URL, or an object with a host. */
    ofAddress(address) {
        return this.#number(this.#ofArguments([address]));
    }
    #number(id) {
        if (id === undefined)
            return undefined;
        const known = this.#numbers.get(id) ?? this.#numbers.size + 1;
        this.#numbers.set(id, known);
        return known;
    }
    /** One node is enough: no node belongs to two clusters. */
    #ofNodes(nodes) {
        const list = nodes && (0,syntax/* unwrap */.oA)(nodes);
        const [first] = list && compiler.ts.isArrayLiteralExpression(list) ? list.elements : [];
        return first ? this.#ofArguments([first]) : list && this.#stable(list, 0);
    }
    /** `()`, `(url, options)`, `(port, host)`, `({ host, port })`, `({ url })`, `({ socket: { host, port } })`. */
    #ofArguments(args) {
        const [first] = args;
        if (!first)
            return `localhost:${DEFAULT_PORT}`;
        const shape = readShape(this.tracer, first);
        if (!shape.isScalar)
            return this.#ofShape(shape) ?? (shape.open ? this.#stable(first, 0) : undefined);
        const second = args[1] && readShape(this.tracer, args[1]).isScalar ? this.#stable(args[1], 0) : '';
        const own = this.#stable(first, 0);
        if (own === undefined || second === undefined)
            return undefined;
        return second === '' ? withoutDatabase(own) : `${second}:${own}`;
    }
    #ofShape(shape) {
        const { properties } = shape;
        const url = properties.get('url') ?? properties.get('connectionString');
        const nested = properties.get('socket') ?? properties.get('redis');
        if (url?.value)
            return url.maybe ? undefined : withId(this.#stable(url.value, 0), withoutDatabase);
        if (properties.has('sentinels'))
            return this.#ofParts(properties.get('sentinels'), properties.get('name'));
        if (properties.has('host'))
            return this.#ofParts(properties.get('host'), properties.get('port'), DEFAULT_PORT);
        if (nested?.value)
            return this.#ofShape(readShape(this.tracer, nested.value));
        return shape.open || properties.has('path') || properties.has('port') ? undefined : `localhost:${DEFAULT_PORT}`;
    }
    #ofParts(one, other, fallback) {
        if (!one?.value || one.maybe || other?.maybe)
            return undefined;
        const [first, second] = [this.#stable(one.value, 0), other?.value ? this.#stable(other.value, 0) : fallback];
        return first === undefined || second === undefined ? undefined : `${first}:${second}`;
    }
    /** The same text for two expressions that have the same value wherever they are read; undefined where that is open. */
    #stable(expression, depth) {
        const node = (0,syntax/* unwrap */.oA)(expression);
        const inner = (one) => this.#stable(one, depth + 1);
        if (depth > instances_MAX_DEPTH)
            return undefined;
        if (compiler.ts.isStringLiteralLike(node) || compiler.ts.isNumericLiteral(node))
            return node.text;
        if (compiler.ts.isTemplateExpression(node))
            return this.#ofTemplate(node, inner);
        if (compiler.ts.isBinaryExpression(node))
            return this.#ofBinary(node, depth);
        if (compiler.ts.isConditionalExpression(node))
            return this.#ofChoice(node, inner);
        if (compiler.ts.isPrefixUnaryExpression(node))
            return isPlus(node) ? inner(node.operand) : undefined;
        if (compiler.ts.isCallExpression(node))
            return this.#ofCall(node, depth);
        if (compiler.ts.isPropertyAccessExpression(node) || compiler.ts.isElementAccessExpression(node))
            return this.#ofMember(node, depth);
        return compiler.ts.isIdentifier(node) ? this.#ofName(node, depth) : undefined;
    }
    #ofTemplate({ head, templateSpans }, inner) {
        const parts = templateSpans.map((span) => withId(inner(span.expression), (id) => id + span.literal.text));
        return parts.includes(undefined) ? undefined : head.text + parts.join('');
    }
    #ofChoice({ condition, whenTrue, whenFalse }, inner) {
        const parts = [condition, whenTrue, whenFalse].map(inner);
        return parts.includes(undefined) ? undefined : `(${parts.join('?')})`;
    }
    #ofBinary({ left, operatorToken, right }, depth) {
        const [one, other] = [this.#stable(left, depth + 1), this.#stable(right, depth + 1)];
        if (one === undefined || other === undefined)
            return undefined;
        return operatorToken.kind === compiler.ts.SyntaxKind.PlusToken ? one + other : `(${one}${operatorToken.getText()}${other})`;
    }
    /** `Number(process.env.PORT)`, `config.get('REDIS_HOST')`. */
    #ofCall(node, depth) {
        const name = (0,syntax/* memberName */.eg)(node.expression) ?? '';
        const [argument] = node.arguments;
        if (!argument)
            return undefined;
        if (compiler.ts.isIdentifier(node.expression) || isOfNumber(node.expression))
            return instances_TEXT_FUNCTION.test(name) ? this.#stable(argument, depth + 1) : undefined;
        const isGetter = CONFIG_GETTER.test(name) && compiler.ts.isStringLiteralLike(argument);
        return isGetter ? `get ${argument.text} of ${this.tracer.packageOf(node)}` : undefined;
    }
    #ofMember(node, depth) {
        const name = (0,syntax/* memberName */.eg)(node);
        if (name === undefined)
            return undefined;
        if (ENVIRONMENT.test(node.expression.getText()))
            return `env ${name} of ${this.tracer.packageOf(node)}`;
        const value = this.#value(node, depth);
        if (value !== undefined)
            return value;
        const base = this.tracer.originsOf(node).size > 1 ? undefined : this.#stable(node.expression, depth + 1);
        return withId(base, (id) => `${id}.${name}`);
    }
    #ofName(node, depth) {
        const value = this.#value(node, depth);
        if (value !== undefined)
            return value;
        const [only] = this.tracer.originsOf(node);
        const declaration = only && compiler.ts.findAncestor(only, compiler.ts.isImportDeclaration);
        if (only && declaration)
            return `${only.getText()} of ${declaration.moduleSpecifier.getText()}`;
        const symbol = this.tracer.symbolOf(node);
        return symbol?.valueDeclaration && isModuleConstant(symbol.valueDeclaration)
            ? `#${this.#numberOf(symbol)}`
            : undefined;
    }
    /** What a name has been given, where that happens in one place alone. */
    #value(node, depth) {
        const declarations = this.tracer.symbolOf(node)?.declarations ?? [];
        const [declaration] = declarations;
        if (declarations.length === 1 && declaration && isGivenOnce(declaration) && !this.#isAssigned(node)) {
            return declaration.initializer && this.#stable(declaration.initializer, depth + 1);
        }
        const [only, ...others] = this.tracer.originsOf(node);
        const isOne = only && others.length === 0 && only !== node && compiler.ts.isExpression(only);
        return isOne ? this.#stable(only, depth + 1) : undefined;
    }
    #isAssigned(node) {
        const symbol = this.tracer.symbolOf(node);
        const assigned = this.tracer.names.assignments.get((0,syntax/* memberName */.eg)(node) ?? '') ?? [];
        return assigned.some(({ left }) => this.tracer.symbolOf((0,syntax/* unwrap */.oA)(left)) === symbol);
    }
    #numberOf(symbol) {
        const known = this.#symbols.get(symbol) ?? this.#symbols.size + 1;
        this.#symbols.set(symbol, known);
        return known;
    }
}
function isPlus({ operator }) {
    return operator === compiler.ts.SyntaxKind.PlusToken;
}
/** `Number.parseInt`. */
function isOfNumber(callee) {
    return compiler.ts.isPropertyAccessExpression(callee) && callee.expression.getText() === 'Number';
}
function isGivenOnce(node) {
    return compiler.ts.isVariableDeclaration(node) || compiler.ts.isPropertyAssignment(node);
}
/** A constant of a module has one value, whatever it is. */
function isModuleConstant(node) {
    const statement = compiler.ts.findAncestor(node, compiler.ts.isVariableStatement);
    const isTop = statement !== undefined && compiler.ts.isSourceFile(statement.parent);
    return isTop && (statement.declarationList.flags & compiler.ts.NodeFlags.Const) !== 0;
}
function withId(id, change) {
    return id === undefined ? undefined : change(id);
}
/** `redis://cache:6379/1` is a database of `redis://cache:6379`. */
function withoutDatabase(url) {
    return url.replace(/\/\d{0,5}$/, '');
}

;// CONCATENATED MODULE: ./src/collect/source/usage/lua-commands.ts





/** Commands of one script, at the places where they are written. */
function commandsOfScript(commands, placeAt, givenKey = () => undefined) {
    return commands.flatMap(({ offset, length, expiry, keyId, ...command }) => {
        const place = placeAt(offset, length);
        const other = expiry && placeAt(expiry.offset, expiry.length);
        if (!place)
            return [];
        return [
            {
                ...command,
                ...(command.key === null && givenKey(keyId)),
                // Lua hands the second word over as the first argument, where a key would be.
                ...(hasSubcommand(command.name) &&
                    command.key !== null && { key: null, subcommand: command.key.toUpperCase() }),
                place,
                client: null,
                library: 'unknown',
                receiver: 'redis.call',
                via: 'lua',
                operator: (0,scope/* isOperatorFile */.bG)(place.path),
                related: other ? [{ place: other, message: 'What happens to the same key here.' }] : [],
            },
        ];
    });
}
/** Commands of the `.lua` files of a checkout. */
function luaFileCommands(checkout, skipped, effort) {
    return [...checkout.sources].flatMap(([path, { text }]) => {
        if (!path.endsWith('.lua') || !repository_checkout/* REDIS_LUA */.LN.test(text))
            return [];
        const result = readLua(text, effort);
        if ('error' in result) {
            skipped.push({ path, reason: `the Lua script could not be parsed: ${result.error}` });
            return [];
        }
        return commandsOfScript(result.commands, placesIn(path, text));
    });
}
function placesIn(path, text) {
    const starts = (0,lines/* lineStarts */._$)(text);
    return (offset, length) => (0,lines/* placeIn */.VV)(path, starts, offset, offset + length);
}

;// CONCATENATED MODULE: ./src/collect/source/usage/lua-texts.ts






/** Commands of Lua scripts in string literals, templates, concatenations and joined arrays, at their own lines. */
function luaTextCommands(tracer, calls, guard, effort) {
    const roots = wholeTexts(tracer);
    // Put together twice, so that the texts of a repository full of scripts are never all there at once.
    const included = new Set(roots.flatMap((root) => guard.run(root, () => piecesBelow(tracer, root)) ?? []));
    const found = new Map();
    for (const root of roots) {
        if (included.has(root))
            continue;
        const givenKey = (keyId) => calls.keyOf(root, keyId);
        for (const command of guard.run(root, () => commandsOf(tracer, root, givenKey, guard.skipped, effort)) ?? []) {
            const { place } = command;
            const id = `${place.path}:${place.line}:${place.column}`;
            // A piece shared by several scripts is reported once, for the script that leaves its key without a TTL.
            if (!found.has(id) || command.ttl === 'never')
                found.set(id, command);
        }
    }
    return [...found.values()];
}
function piecesBelow(tracer, root) {
    return [...new Composition(tracer, root).pieces].filter((piece) => piece !== root);
}
function commandsOf(tracer, root, givenKey, skipped, effort) {
    const composition = new Composition(tracer, root);
    const { text } = composition;
    if (!looksLikeLua(text))
        return [];
    const result = composition.isCut ? lua_texts_TOO_LONG : readScriptOrExpression(text, effort);
    if ('error' in result) {
        const { path, line } = (0,usage_site/* placeOf */.$t)(root);
        skipped.push({ path: `${path}:${line}`, reason: `a Lua script could not be parsed: ${result.error}` });
        return [];
    }
    const placeAt = (offset, length) => {
        const start = composition.positionAt(offset);
        return start && (0,usage_site/* placeOfRange */.CR)(start.file, start.offset, start.offset + length);
    };
    return commandsOfScript(result.commands, placeAt, givenKey);
}
const lua_texts_TOO_LONG = { error: 'it is put together from too many pieces, or longer than 1 MB' };
/** A piece of Lua may be an expression that other scripts are built around: `"redis.call('GET', k) or '0'"`. */
function readScriptOrExpression(text, effort) {
    const script = readLua(text, effort);
    if (!('error' in script))
        return script;
    const prefix = 'return ';
    const expression = readLua(prefix + text, effort);
    if ('error' in expression)
        return script;
    return { commands: expression.commands.map((command) => ({ ...command, offset: command.offset - prefix.length })) };
}
/** The largest expression of which each string is a part: a concatenation, a `[…].join('\n')`. */
function wholeTexts(tracer) {
    const known = new Map();
    for (const text of tracer.names.luaTexts) {
        const way = [text];
        let whole = text;
        while (!known.has(whole) && isPart(tracer, whole)) {
            whole = whole.parent;
            way.push(whole);
        }
        for (const node of way)
            known.set(node, known.get(whole) ?? whole);
    }
    return [...new Set(tracer.names.luaTexts.map((text) => known.get(text)))];
}
function isPart(tracer, node) {
    const { parent } = node;
    return (isAddition(parent) ||
        compiler.ts.isParenthesizedExpression(parent) ||
        isConcat(parent) ||
        (compiler.ts.isCallExpression(parent) && isConcat(parent.expression)) ||
        (compiler.ts.isArrayLiteralExpression(parent) && isJoined(tracer, parent)));
}
function isJoined(tracer, array) {
    const { parent } = array;
    if (compiler.ts.isPropertyAccessExpression(parent))
        return parent.name.text === 'join';
    return compiler.ts.isVariableDeclaration(parent) && (0,trace_elements/* callsOn */.p)(tracer, parent.name, 'join').length > 0;
}

;// CONCATENATED MODULE: ./src/collect/source/usage/one-off.ts





const one_off_CLOSING = /^(?:quit|disconnect|close|destroy|end)$/;
/** Files that are called so are started to stay, however they end. */
const STAYING = /(?:^|\/)workers?\/|(?:^|\/|[._-])(?:main|server|app|index|start|bootstrap|www|workers?|consumers?|daemon)\.[cm]?[jt]sx?$/i;
/** What whoever serves, listens or works a queue off does; a comment that speaks of it is enough to leave a file alone. */
const SERVING = /\b(?:createServer|serve|setInterval|fork)\s{0,5}\(|\.(?:listen|[ps]?subscribe|process|consume)\s{0,5}\(|\bnew\s{1,5}(?:Worker|Server|WebSocketServer)\b|\bwhile\s{0,5}\(\s{0,5}(?:true|1)\s{0,5}\)|\bfor\s{0,5}\(\s{0,5};\s{0,5};|\b(?:SIGTERM|SIGINT)\b|cron|schedul/i;
const SERVING_PACKAGES = /^(?:express|fastify|koa|hono|next|nuxt|socket\.io|ws|bull|bullmq|bee-queue|kue|agenda|@nestjs\/.+|@hapi\/hapi|@hono\/.+)$/;
const STARTED_ITSELF = /\brequire\.main\b|\bimport\.meta\b/;
/** Tells scripts that do one thing and end, by what they are: no request waits for them, wherever they lie. */
class OneOffScripts {
    checkout;
    importers;
    recogniser;
    #known = new Map();
    constructor(checkout, importers, recogniser) {
        this.checkout = checkout;
        this.importers = importers;
        this.recogniser = recogniser;
    }
    /** Whether a file is one: nobody imports it, nothing in it serves, and its top level ends the process or closes the client. */
    has(file) {
        return (0,cached/* cached */.P)(this.#known, file, () => this.#isOneOff(file));
    }
    #isOneOff(file) {
        const own = (0,source_program/* repositoryPath */.SH)(file);
        if (STAYING.test(own) || SERVING.test(file.text) || isExporting(file))
            return false;
        const imported = this.checkout.sources.get(own)?.imports ?? [];
        if (imported.some((one) => SERVING_PACKAGES.test((0,source_packages/* packageOf */.wg)(one))))
            return false;
        if (this.importers.has(own))
            return false;
        const path = new MainPath(file);
        return path.calls.some((call) => (isGoodExit(call) || this.#isClose(call)) && path.holds(call));
    }
    #isClose({ expression }) {
        if (!compiler.ts.isPropertyAccessExpression(expression) || !one_off_CLOSING.test(expression.name.text))
            return false;
        return this.recogniser.constructionsOf(expression.expression).length > 0;
    }
}
/** A file that exports something is loaded by somebody, if only by a framework. */
function isExporting(file) {
    return file.statements.some((one) => {
        if (compiler.ts.isExportDeclaration(one) || compiler.ts.isExportAssignment(one))
            return true;
        const isExported = compiler.ts.canHaveModifiers(one) && compiler.ts.getModifiers(one)?.some(({ kind }) => kind === compiler.ts.SyntaxKind.ExportKeyword);
        return isExported === true || /^(?:module\.)?exports\b/.test(one.getText(file).slice(0, 20));
    });
}
/** `process.exit()`, with anything but the number of a failure. */
function isGoodExit({ expression, arguments: [code] }) {
    if (!compiler.ts.isPropertyAccessExpression(expression) || expression.getText() !== 'process.exit')
        return false;
    return !(code && compiler.ts.isNumericLiteral(code) && code.text !== '0');
}
/** What a file comes to when all goes well: no condition, no handler and no `catch` stands before it. */
class MainPath {
    calls;
    #byName = new Map();
    /** Whether functions of the file are called on it; those that are being asked about are not, so far. */
    #called = new Map();
    constructor(file) {
        this.calls = [...(0,syntax/* nodesIn */.vx)(file)].filter(compiler.ts.isCallExpression);
        for (const call of this.calls) {
            if (!compiler.ts.isIdentifier(call.expression))
                continue;
            (0,cached/* cached */.P)(this.#byName, call.expression.text, () => []).push(call);
        }
    }
    holds(call) {
        for (let at = call; !compiler.ts.isSourceFile(at); at = at.parent) {
            const { parent } = at;
            if ((0,syntax/* isFunctionNode */.Px)(at)) {
                const name = (0,syntax/* functionName */.AQ)(at);
                if (name !== undefined)
                    return this.#isCalled(name);
                if (!isRunInPlace(at))
                    return false;
            }
            else if (one_off_isConditional(at, parent))
                return false;
        }
        return true;
    }
    #isCalled(name) {
        const known = this.#called.get(name);
        if (known !== undefined)
            return known;
        this.#called.set(name, false);
        const isCalled = this.#byName.get(name)?.some((call) => this.holds(call)) ?? false;
        this.#called.set(name, isCalled);
        return isCalled;
    }
}
function one_off_isConditional(at, parent) {
    if (compiler.ts.isIfStatement(parent))
        return at !== parent.expression && !STARTED_ITSELF.test(parent.expression.getText());
    return (compiler.ts.isCatchClause(at) ||
        compiler.ts.isCaseOrDefaultClause(at) ||
        compiler.ts.isConditionalExpression(parent) ||
        compiler.ts.isIterationStatement(parent, false));
}
/** `(async () => { … })()`, `.then(() => { … })`, `.finally(() => { … })`. */
function isRunInPlace(node) {
    let outer = node;
    while (compiler.ts.isParenthesizedExpression(outer.parent))
        outer = outer.parent;
    const call = outer.parent;
    if (!compiler.ts.isCallExpression(call))
        return false;
    if (call.expression === outer)
        return true;
    return /^(?:then|finally)$/.test((0,syntax/* memberName */.eg)(call.expression) ?? '') && call.arguments[0] === outer;
}

;// CONCATENATED MODULE: ./src/collect/source/usage/reading-functions.ts



/** How many calls a read may lie behind: in the end anything reads from Redis. */
const reading_functions_MAX_STEPS = 2;
/** More calls than a function that a person reads makes. */
const reading_functions_MAX_CALLS = 400;
/** A name that is called more often than this is too common to be followed. */
const reading_functions_MAX_CALLERS = 60;
/** Which functions read from Redis: themselves, or through a function that they call. */
class ReadingFunctions {
    tracer;
    #direct = new Map();
    /** By the steps that were left. */
    #through = Array.from({ length: reading_functions_MAX_STEPS + 1 }, () => new Map());
    #senders = new Set();
    constructor(tracer, sites) {
        this.tracer = tracer;
        for (const site of sites) {
            if (!(0,model/* readsValue */.HW)(site.facts.name))
                continue;
            this.#senders.add(site.sender);
            const scope = (0,syntax/* owningScope */.X2)(site.sender);
            this.#direct.set(scope, [...(this.#direct.get(scope) ?? []), site]);
        }
    }
    /** The functions that read, and those that call them. */
    scopes() {
        const direct = [...this.#direct.keys()];
        const callers = direct.flatMap((one) => ((0,syntax/* isFunctionNode */.Px)(one) ? this.#callsOf(one) : []));
        return new Set([...direct, ...callers.map((call) => (0,syntax/* owningScope */.X2)(call))]);
    }
    /** The reads in a function, or in what it calls; callbacks count as part of whoever passes them. */
    readsOf(scope, steps = reading_functions_MAX_STEPS) {
        const direct = this.#direct.get(scope);
        // At the top of a file stands what runs once, and everything that its functions do.
        if (direct || steps === 0 || !(0,syntax/* isFunctionNode */.Px)(scope) || !this.#isInSight(scope))
            return direct ?? [];
        const known = this.#through[steps]?.get(scope);
        if (known)
            return known;
        const found = reading_functions_callsIn(scope).flatMap((call) => this.#behind(call, steps - 1));
        this.#through[steps]?.set(scope, found);
        return found;
    }
    /** Whether a call reads from Redis, itself or through the function that it calls. */
    isRead(call) {
        return this.#senders.has(call) || this.#behind(call, reading_functions_MAX_STEPS - 1).length > 0;
    }
    /**
     * Whether what is done at a node follows upon a read from Redis: the nearest lookup before it in its function, else
     * before a call of that function. A lookup in a collection of the process comes between.
     */
    followsRead(node) {
        const own = this.#isInSight(node) ? this.#lookupBefore(node) : undefined;
        if (own)
            return own === 'redis';
        const scope = (0,syntax/* owningScope */.X2)(node);
        return (0,syntax/* isFunctionNode */.Px)(scope) && this.#callsOf(scope).some((call) => this.#lookupBefore(call) === 'redis');
    }
    /** Whether the nearest lookup after a node in its function is a read from Redis. */
    precedesRead(node) {
        if (!this.#isInSight(node))
            return false;
        const calls = reading_functions_callsIn((0,syntax/* owningScope */.X2)(node)).filter((call) => call.pos >= node.end);
        return this.#firstLookup(calls.sort((one, other) => one.pos - other.pos)) === 'redis';
    }
    #lookupBefore(node) {
        const calls = reading_functions_callsIn((0,syntax/* owningScope */.X2)(node)).filter((call) => call.end <= node.pos);
        return this.#firstLookup(calls.sort((one, other) => other.end - one.end));
    }
    #firstLookup(calls) {
        for (const call of calls) {
            if (this.isRead(call))
                return 'redis';
            if (isLookup(call))
                return 'elsewhere';
        }
        return undefined;
    }
    /** The calls of a function, as far as it is called by a name that is not too common. */
    #callsOf(target) {
        const name = (0,syntax/* functionName */.AQ)(target);
        const calls = name === undefined ? [] : (this.tracer.names.calls.get(name) ?? []);
        if (calls.length > reading_functions_MAX_CALLERS)
            return [];
        return calls.filter((call) => !this.#isInSight(target) || this.#calledBy(call).includes(target));
    }
    #behind(call, steps) {
        return this.#calledBy(call).flatMap((target) => this.readsOf(target, steps));
    }
    #calledBy({ expression }) {
        // `list.includes(…)`, `span.end()`: to find out what these are of, the checker has to type whatever they are called on.
        const name = (0,syntax/* memberName */.eg)(expression);
        if (name !== undefined && !this.tracer.names.isDeclared(name))
            return [];
        const declared = this.tracer.symbolOf(expression)?.declarations ?? [];
        const functions = declared.flatMap((one) => ((0,syntax/* isFunctionNode */.Px)(one) ? [one] : reading_functions_initializerOf(one)));
        if (functions.length > 0)
            return functions;
        const behind = declared.flatMap((one) => this.#implementing(one));
        return behind.length > 0 ? behind : this.tracer.functionsOf(expression);
    }
    /** The methods of the classes that implement an interface, or extend an abstract class. */
    #implementing(declaration) {
        const owner = declaration.parent;
        if (!compiler.ts.isInterfaceDeclaration(owner) && !compiler.ts.isClassLike(owner))
            return [];
        const name = compiler.ts.getNameOfDeclaration(declaration);
        const [method, type] = [name && (0,syntax/* memberName */.eg)(name), owner.name?.text];
        if (method === undefined || type === undefined)
            return [];
        const classes = this.tracer.names.subclasses.filter((one) => inherits(one, type));
        return classes.flatMap(({ members }) => members.filter((one) => (0,syntax/* isFunctionNode */.Px)(one) && (0,syntax/* functionName */.AQ)(one) === method));
    }
    /** The checker knows nothing of files that it was not given. */
    #isInSight(scope) {
        return this.tracer.names.holds(scope.getSourceFile());
    }
}
/** `cache.get(key)`: a lookup by a key that is not written out, as a setting's would be. */
function isLookup({ expression, arguments: [key] }) {
    const isNamed = compiler.ts.isPropertyAccessExpression(expression) && /^(?:get|has|peek|match)$/.test(expression.name.text);
    return isNamed && key !== undefined && !compiler.ts.isStringLiteralLike(key);
}
function inherits({ heritageClauses }, type) {
    return [...(heritageClauses ?? [])].some(({ types }) => types.some(({ expression }) => (0,syntax/* memberName */.eg)(expression) === type));
}
function reading_functions_initializerOf(declaration) {
    const value = compiler.ts.isVariableDeclaration(declaration) ||
        compiler.ts.isPropertyDeclaration(declaration) ||
        compiler.ts.isPropertyAssignment(declaration)
        ? declaration.initializer
        : undefined;
    return value && (0,syntax/* isFunctionNode */.Px)(value) ? [value] : [];
}
function reading_functions_callsIn(scope) {
    const calls = [];
    for (const node of (0,syntax/* nodesIn */.vx)(scope)) {
        if (compiler.ts.isCallExpression(node))
            calls.push(node);
        if (calls.length >= reading_functions_MAX_CALLS)
            break;
    }
    return calls;
}

;// CONCATENATED MODULE: ./src/collect/source/analysis.ts








































/**
 * Parses the files that touch Redis and reads clients, commands, keys and TTLs from them, and what stands around these, as
 * far as it is of a share. What is asked of one file must not depend on what was asked of others before.
 */
function analyse(checkout, options) {
    const bench = layOut(checkout, options);
    const { skipped, files, guard } = bench;
    const usage = readUsage(bench);
    const found = {
        clients: usage.clients,
        consumers: numbered(usage.consumers, usage.clients, usage.idOf),
        adapters: (0,adapters/* adaptersOf */.Y)(checkout),
        libraries: librariesOf(checkout),
        alarms: findAlarms(checkout, skipped),
        suppressions: findSuppressions(checkout.sources, bench.byPath, skipped),
        files: { listed: checkout.sources.size, analysed: files.length, leftOut: checkout.leftOut },
        ...lookAround(bench, usage),
        // Last, since it takes in more files: what is found above does not depend on them.
        ...followed(bench, usage),
    };
    return { ...found, skipped, incomplete: guard.incomplete };
}
function layOut(checkout, { prefilter, onProgress, deadline, share }) {
    const skipped = [...checkout.skipped];
    const tsconfigs = new TsconfigReader(configFiles(checkout));
    const resolver = new ModuleResolver(new Set(checkout.sources.keys()), checkout.manifests, tsconfigs);
    const imports = resolveImports(checkout, resolver);
    const importers = invert(imports);
    const selected = prefilter ? selectFiles(checkout, imports, importers) : new Set(checkout.sources.keys());
    skipped.push(...tsconfigs.skipped);
    onProgress(`reading ${selected.size} of ${checkout.sources.size} source files`);
    const parsed = new Map();
    const program = (0,source_program/* createProgram */.rC)(checkout, resolver, selected, skipped, deadline, parsed);
    const files = ownFiles(program);
    const around = surroundings(checkout, resolver);
    const tracer = new Tracer(program.getTypeChecker(), new NameIndex(files), around(program));
    const recogniser = new Recogniser(tracer);
    const guard = new Guard(skipped, deadline);
    const byPath = new Map(files.map((file) => [(0,source_program/* repositoryPath */.SH)(file), file]));
    const chosen = { resolver, imports, importers, selected, parsed, files, byPath, around };
    return { checkout, skipped, deadline, onProgress, share, ...chosen, tracer, recogniser, guard };
}
function ownFiles(program) {
    return program.getSourceFiles().filter((file) => !file.isDeclarationFile);
}
function readUsage({ checkout, importers, tracer, recogniser, guard, skipped, share }) {
    const instances = new Instances(tracer);
    const consumers = findConsumers(recogniser, instances, guard);
    const scripts = new OneOffScripts(checkout, importers, recogniser);
    const around = { versions: new versions/* VersionFinder */.fQ(checkout), instances, consumers, scripts };
    const { clients: found, idOf } = findClients(recogniser, around, guard);
    const sites = findSites(tracer.names, recogniser, guard);
    const effort = new LuaEffort();
    // Whole in every share: all scripts of a repository have one budget.
    const calls = new ScriptCalls(sites, new usage_keys/* KeyReader */.r(tracer), guard);
    const scripted = [...luaTextCommands(tracer, calls, guard, effort), ...luaFileCommands(checkout, skipped, effort)];
    const idsBehind = clientIds(sites, recogniser, idOf, guard);
    const clients = withRolesOfCommands(found, idsBehind, usesQueues(checkout));
    const clientOf = (site) => clients[idsBehind.get(site)?.[0] ?? -1];
    const reader = new CommandReader(sites, recogniser, { clientOf, consumers, checkout }, guard);
    const own = sites.flatMap((site, at) => share.holds(pathOf(site)) ? [{ at, site, commands: reader.read(site) }] : []);
    return { clients, idOf, clientOf, consumers, sites, scripted, reader, own };
}
/** The clients behind each command that is sent through known ones, by number: a factory may make one of several. */
function clientIds(sites, recogniser, idOf, guard) {
    const ids = new Map();
    for (const site of sites) {
        const { receiver, at } = site;
        const constructions = (receiver && guard.run(at, () => recogniser.constructionsOf(receiver))) ?? [];
        const known = [...constructions].map(idOf).filter((id) => id !== undefined);
        ids.set(site, [...new Set(known)]);
    }
    return ids;
}
/** What the service counts, what it does about hot keys, how it empties its cache, and whether that is tested. */
function lookAround(bench, usage) {
    const { checkout, tracer, guard, skipped, deadline, share } = bench;
    const reading = new ReadingFunctions(tracer, usage.sites);
    const syntax = new SyntaxFiles(checkout, bench.parsed, skipped, deadline);
    const counters = share.takes('counters') ? findCounters(syntax, reading) : [];
    const flushes = share.takes('flushes') ? testedFlushes(bench, usage) : { flushes: [], unread: [] };
    return {
        counters,
        hotKeyChecks: findHotKeyChecks({ files: syntax, tracer, reading, share, guard }),
        flushes: flushes.flushes,
        unreadTests: flushes.unread,
    };
}
function testedFlushes({ checkout, tracer, recogniser, guard, deadline }, usage) {
    const { sites, scripted, clientOf, reader } = usage;
    const ofTests = new Set(checkout.testPaths);
    const known = { sites, scripted, clientOf, commandAt: (site) => reader.at(site) };
    const flushes = findFlushes(known, recogniser, guard);
    const own = flushes.filter(({ flush }) => !ofTests.has(flush.place.path));
    return findFlushTests(own, checkout, tracer, deadline);
}
/** The commands with what becomes of a failure, followed into the files from which they are called. */
function followed(bench, usage) {
    const { sites, scripted, own, clients, clientOf, reader } = usage;
    const { checkout, importers, parsed, tracer, guard, share } = bench;
    let wider = { tracer };
    const widen = (nodes) => {
        wider = widened(bench, nodes);
        return wider.tracer;
    };
    const known = { tracer, sites, clients, clientOf, commandAt: (site) => reader.at(site) };
    const fallout = (0,protection/* findFallout */.x)(known, (site) => share.holds(pathOf(site)), widen, guard);
    const listeners = new RejectionListeners(checkout, importers, (path) => (0,source_program/* parseSource */.PJ)(checkout, path, parsed));
    const keys = new TouchedKeys(new usage_keys/* KeyReader */.r(wider.tracer));
    const withCallers = (command, site) => ({
        ...command,
        ...(command.key === null && wider.tracer !== tracer && guard.run(site.at, () => keys.of(site))),
        ...listeners.told(fallout.get(site) ?? {}),
    });
    const sent = own.flatMap(({ at, site, commands }) => commands.map((command, index) => ({ at, command: index === 0 ? withCallers(command, site) : command })));
    const inScripts = scripted.map((command, index) => ({ at: sites.length + index, command }));
    const commands = [...sent, ...inScripts.filter(({ command }) => share.holds(command.place.path))];
    return { commands, ...(wider.doubt !== undefined && { missedCallers: wider.doubt }) };
}
function widened(bench, nodes) {
    const { checkout, imports, importers, deadline, parsed, selected, tracer, onProgress } = bench;
    const parse = (path) => (0,source_program/* parseSource */.PJ)(checkout, path, parsed);
    const { paths, doubt } = callersInReach({ checkout, imports, importers, deadline, parse }, nodes);
    const added = [...paths].filter((path) => !selected.has(path));
    if (added.length === 0)
        return { tracer, doubt };
    onProgress(`reading ${added.length} more files that call them`);
    const all = new Set([...selected, ...added]);
    const larger = (0,source_program/* createProgram */.rC)(checkout, bench.resolver, all, bench.skipped, deadline, parsed);
    tracer.names.add(ownFiles(larger).filter((file) => !tracer.names.holds(file)));
    return { tracer: new Tracer(larger.getTypeChecker(), tracer.names, bench.around(larger), tracer), doubt };
}
function pathOf({ at }) {
    return (0,source_program/* repositoryPath */.SH)(at.getSourceFile());
}
function usesQueues({ sources }) {
    return [...sources.values()].some(({ imports }) => imports.some((one) => model/* QUEUE_PACKAGES */.cb.has((0,source_packages/* packageOf */.wg)(one))));
}
/** Consumers with the numbers of their clients, and of the servers that these talk to. */
function numbered(consumers, clients, idOf) {
    return consumers.map(({ construction, through: _, ...consumer }) => {
        const id = construction && idOf(construction);
        const instance = (id === undefined ? undefined : clients[id]?.instance) ?? consumer.instance;
        return { ...consumer, client: id ?? null, ...(instance !== undefined && { instance }) };
    });
}


/***/ })

};
;