"use strict";
exports.id = 328;
exports.ids = [328];
exports.modules = {

/***/ 328:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ alertOfAlarm),
  C: () => (/* binding */ withKnown)
});

;// CONCATENATED MODULE: ./src/collect/alarms/cloudwatch-metrics.ts
/**
 * The metrics of AWS by namespace and name (Amazon ElastiCache, "Metrics for Valkey and Redis OSS"; Amazon MemoryDB,
 * "Metrics for MemoryDB"): CacheHitRate is in percent, CacheHits, CacheMisses and Evictions are counts, published for
 * each node every 60 seconds.
 */
const REDIS_METRICS = {
    'AWS/ElastiCache CacheHitRate': { subject: 'hit-ratio', measure: 'hit-rate' },
    'AWS/ElastiCache CacheHits': { subject: 'hit-ratio', measure: 'hits' },
    'AWS/ElastiCache CacheMisses': { subject: 'hit-ratio', measure: 'misses' },
    'AWS/ElastiCache Evictions': { subject: 'evictions', measure: 'evictions' },
    'AWS/MemoryDB KeyspaceHits': { subject: 'hit-ratio', measure: 'hits' },
    'AWS/MemoryDB KeyspaceMisses': { subject: 'hit-ratio', measure: 'misses' },
    'AWS/MemoryDB Evictions': { subject: 'evictions', measure: 'evictions' },
};
const REDIS_NAMESPACES = new Set(['AWS/ElastiCache', 'AWS/MemoryDB']);
/** Metrics that only Memcached has (Amazon ElastiCache, "Metrics for Memcached"). */
const MEMCACHED = /^(?:Cmd|Get|Delete|Incr|Decr|Cas|Touch)\w{0,30}$|^(?:BytesUsedForHash|SlabsMoved|UnusedMemory|CurrConfig|NewItems)$/;
const SUBJECTS = [
    [/Memory|^BytesUsed|^SwapUsage$/, 'memory'],
    [/Connections$/, 'connections'],
    [/Latency/, 'latency'],
];
/** What a metric of CloudWatch says of a Redis; undefined where it is of something else. */
function metricOf(namespace, name) {
    if (!REDIS_NAMESPACES.has(namespace) || MEMCACHED.test(name))
        return undefined;
    const subject = SUBJECTS.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';
    return REDIS_METRICS[`${namespace} ${name}`] ?? { subject };
}
/** How often AWS publishes these metrics, in seconds. */
const PUBLISHED_EVERY = 60;

// EXTERNAL MODULE: ./src/collect/alarms/comparisons.ts
var comparisons = __webpack_require__(4599);
// EXTERNAL MODULE: ./src/collect/alarms/firing.ts
var firing = __webpack_require__(5414);
// EXTERNAL MODULE: ./src/collect/alarms/formula.ts
var alarms_formula = __webpack_require__(8379);
;// CONCATENATED MODULE: ./src/collect/alarms/cloudwatch.ts




/** What is known of a metric, added to what is known of it already; the rest stays undefined. */
function withKnown(about, { namespace, name, statistic, period, }) {
    return {
        ...about,
        ...(namespace !== undefined && { namespace }),
        ...(name !== undefined && { name }),
        ...(statistic !== undefined && { statistic }),
        ...(period !== undefined && { period }),
    };
}
/** An alarm of CloudWatch as an alert about Redis; undefined where it watches something else. */
function alertOfAlarm(alarm) {
    const known = alarm.metrics.flatMap((metric) => knownMetric(metric) ?? []);
    if (known.length === 0)
        return undefined;
    const watched = watchedOf(alarm);
    const subject = subjectOf(watched ? metricsBehind(watched, alarm).flatMap((one) => knownMetric(one) ?? []) : known);
    const firing = watchedFiring(alarm, watched, subject);
    return {
        place: alarm.place,
        system: 'cloudwatch',
        name: alarm.name,
        subject,
        expression: expressionOf(alarm, watched),
        ...(firing.trigger && { trigger: firing.trigger }),
        flaws: [...firing.flaws, ...unheard(alarm), ...alarm.flaws],
        doubts: [...firing.doubts, ...(alarm.hasActions === undefined ? [NO_ACTION_KNOWN] : []), ...alarm.doubts],
    };
}
const NO_ACTION_KNOWN = 'whether it has an alarm action is not known here';
function unheard({ hasActions, isEnabled }) {
    if (isEnabled === false)
        return ['has its actions switched off, so nobody hears of it'];
    return hasActions === false ? ['has no alarm action, so nobody hears of it'] : [];
}
function knownMetric({ namespace, name }) {
    return namespace === undefined || name === undefined ? undefined : metricOf(namespace, name);
}
function watchedOf({ metrics }) {
    if (metrics.length === 1)
        return metrics[0];
    const expressions = metrics.filter((metric) => metric.expression !== undefined && !isBand(metric));
    return metrics.find(({ isWatched }) => isWatched) ?? (expressions.length === 1 ? expressions[0] : undefined);
}
/** The hit ratio stands above all else that an expression mentions: traffic guards it. */
function subjectOf(known) {
    const subjects = known.map(({ subject }) => subject);
    return ['hit-ratio', 'evictions'].find((one) => subjects.includes(one)) ?? subjects[0] ?? 'other';
}
function expressionOf(alarm, watched) {
    const sign = SIGNS[alarm.comparison ?? ''] ?? alarm.comparison ?? '?';
    const of = watched?.expression ?? [watched?.statistic, watched?.name].filter(Boolean).join(' ');
    return `${of.replace(/\s+/g, ' ').slice(0, 160)} ${sign} ${alarm.threshold ?? alarm.writtenThreshold ?? '?'}`;
}
const SIGNS = {
    GreaterThanThreshold: '>',
    GreaterThanOrEqualToThreshold: '>=',
    LessThanThreshold: '<',
    LessThanOrEqualToThreshold: '<=',
};
function watchedFiring(alarm, watched, subject) {
    const { comparison, threshold } = alarm;
    if (subject !== 'hit-ratio' && subject !== 'evictions')
        return { flaws: [], doubts: [] };
    if (!watched)
        return (0,firing/* doubtful */.Y)('which of its metrics it watches is not known here');
    if (alarm.metrics.some(isBand))
        return bandFiring(comparison, subject);
    const sign = SIGNS[comparison ?? ''];
    if (!sign)
        return (0,firing/* doubtful */.Y)('how it compares is not known here');
    if (threshold === undefined) {
        return (0,firing/* doubtful */.Y)(`its threshold is ${alarm.writtenThreshold ?? 'missing'}, whose value is not known here`);
    }
    const formula = formulaOf(watched, alarm);
    if (!formula)
        return (0,firing/* doubtful */.Y)('its expression could not be worked out');
    const unclear = (0,alarms_formula/* operandsOf */.ep)(formula).flatMap(unclearOf);
    if (unclear[0] !== undefined)
        return (0,firing/* doubtful */.Y)(unclear[0]);
    const countsWhole = formula.kind === 'operand' && formula.operand.statistic === 'Sum' && Number.isInteger(threshold);
    // Keys are counted one by one: at least 1 is more than 0.
    const isAtLeast = countsWhole && sign === '>=' && threshold >= 1;
    return (0,firing/* firingOf */.D)(subject, (situation) => {
        const value = (0,alarms_formula/* compute */.OX)(formula, (metric) => measured(metric, situation), FUNCTIONS);
        if (value === undefined)
            return undefined;
        return isAtLeast ? value > threshold - 1 : comparisons/* COMPARISONS */.F[sign](value, threshold);
    });
}
function isBand({ expression }) {
    return expression !== undefined && /\bANOMALY_DETECTION_BAND\b/.test(expression);
}
/** An anomaly is what leaves the usual range: more evictions than usual are rising ones. */
function bandFiring(comparison, subject) {
    if (subject === 'hit-ratio') {
        return (0,firing/* doubtful */.Y)('it compares the hit ratio with its own past, and is silent where the ratio has always been low');
    }
    const trigger = { isRising: true };
    if (comparison === 'LessThanLowerThreshold') {
        return { flaws: ['fires when fewer keys are evicted than usual'], doubts: [] };
    }
    return { trigger, flaws: [], doubts: [] };
}
/** The expression of a metric down to the metrics of AWS; undefined where it cannot be read. */
function formulaOf(metric, { metrics }) {
    let terms = 0;
    const read = (one) => {
        terms++;
        if (terms > MAX_TERMS)
            return undefined;
        if (one.expression === undefined)
            return { kind: 'operand', operand: one };
        const formula = (0,alarms_formula/* readFormula */.$t)(one.expression, idReader(metrics));
        return formula && one.expression.slice(formula.end).trim() === '' ? resolve(formula.formula) : undefined;
    };
    const resolve = (formula) => {
        if (formula.kind === 'operand')
            return read(formula.operand);
        if (formula.kind === 'number')
            return formula;
        if (formula.kind === 'binary') {
            const [left, right] = [resolve(formula.left), resolve(formula.right)];
            return left && right && { ...formula, left, right };
        }
        const items = formula.items.map(resolve);
        return items.includes(undefined) ? undefined : { ...formula, items: items };
    };
    return read(metric);
}
/** More than any alarm reads; expressions may stand on one another, also in circles. */
const MAX_TERMS = 500;
function idReader(metrics) {
    return (text, at) => {
        const id = /[a-z]\w{0,254}(?!\w|\s{0,20}\()/y;
        id.lastIndex = at;
        const name = id.exec(text)?.[0];
        const operand = name === undefined ? undefined : metrics.find((metric) => metric.id === name);
        return name !== undefined && operand ? { operand, end: at + name.length } : undefined;
    };
}
function metricsBehind(metric, alarm) {
    if (isBand(metric))
        return alarm.metrics;
    const formula = formulaOf(metric, alarm);
    return formula ? (0,alarms_formula/* operandsOf */.ep)(formula) : alarm.metrics;
}
function unclearOf(metric) {
    const known = knownMetric(metric);
    if (known?.measure === undefined)
        return [`it also reads ${metric.name ?? 'a metric that is not known here'}`];
    if (metric.period === undefined && metric.statistic === 'Sum')
        return ['its period is not known here'];
    return metric.statistic === undefined || metric.statistic === 'SampleCount' ? ['its statistic is not known here'] : [];
}
/** A sum adds the values of a period, every other statistic gives one of them. */
function measured({ namespace = '', name = '', statistic, period = PUBLISHED_EVERY }, now) {
    const measure = metricOf(namespace, name)?.measure;
    const published = measure && perMinute(measure, now);
    return published === undefined || statistic !== 'Sum' ? published : published * (period / PUBLISHED_EVERY);
}
function perMinute(measure, { hits, misses, evictions }) {
    if (measure === 'hit-rate')
        return (100 * hits) / (hits + misses);
    return PUBLISHED_EVERY * { hits, misses, evictions }[measure];
}
/** Functions of metric math whose value follows from one moment (CloudWatch, "Using metric math"). */
const FUNCTIONS = {
    FILL: ([value]) => value,
    ABS: ([value]) => (value === undefined ? undefined : Math.abs(value)),
    IF: ([test, yes, no]) => (test === undefined ? undefined : test === 0 ? no : yes),
    SUM: (values) => values.reduce((sum, value) => sum + value, 0),
    AVG: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
    MIN: (values) => Math.min(...values),
    MAX: (values) => Math.max(...values),
};


/***/ }),

/***/ 4599:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ COMPARISONS),
/* harmony export */   g: () => (/* binding */ isComparison)
/* harmony export */ });
/** Whether each comparison holds; systems that name theirs in words lead to one of these. */
const COMPARISONS = {
    '<': (left, right) => left < right,
    '<=': (left, right) => left <= right,
    '>': (left, right) => left > right,
    '>=': (left, right) => left >= right,
    '==': (left, right) => left === right,
    '!=': (left, right) => left !== right,
};
/** Whether a text is one of the comparisons. */
function isComparison(text) {
    return Object.hasOwn(COMPARISONS, text);
}


/***/ }),

/***/ 5414:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ firingOf),
/* harmony export */   Y: () => (/* binding */ doubtful)
/* harmony export */ });
/** Requests per second: an alert on the hit ratio says the same of both, or it counts requests. */
const TRAFFIC = [100_000, 1_000_000];
const STEPS = 200;
/**
 * When an alert fires, found by trying: whatever the form of its expression, it is asked for every hit ratio, or for
 * eviction rates from none to very many.
 */
function firingOf(subject, fires) {
    if (subject === 'hit-ratio')
        return ofHitRatio(fires);
    return subject === 'evictions' ? ofEvictions(fires) : { flaws: [], doubts: [] };
}
function ofHitRatio(fires) {
    const [few, many] = TRAFFIC.map((traffic) => at(fires, traffic));
    const ratios = Array.from({ length: STEPS + 1 }, (_, step) => (step * 100) / STEPS);
    const firing = ratios.map(few);
    if (firing.includes(undefined))
        return doubtful('its expression could not be worked out');
    if (ratios.some((ratio, step) => many(ratio) !== firing[step])) {
        return doubtful('it counts requests, so that it follows the traffic rather than the hit ratio');
    }
    const changes = ratios.filter((_, step) => step > 0 && firing[step] !== firing[step - 1]);
    const [change] = changes;
    if (change === undefined)
        return constant(firing[0] === true, 'hit ratio');
    if (changes.length > 1)
        return doubtful('it fires for some hit ratios in between');
    const border = bisected(few, change - 100 / STEPS, change);
    if (firing[0])
        return { trigger: { below: border }, flaws: [], doubts: [] };
    return { trigger: { above: border }, flaws: ['fires when the hit ratio is high, not when it is low'], doubts: [] };
}
function at(fires, traffic) {
    return (ratio) => fires({ hits: (traffic * ratio) / 100, misses: (traffic * (100 - ratio)) / 100, evictions: 0 });
}
function ofEvictions(fires) {
    const rate = (evictions) => fires({ hits: TRAFFIC[0], misses: TRAFFIC[0], evictions });
    const rates = [0, ...Array.from({ length: STEPS }, (_, step) => 10 ** (-6 + (step * 15) / STEPS))];
    const firing = rates.map(rate);
    if (firing.includes(undefined))
        return doubtful('its expression could not be worked out');
    const changes = rates.flatMap((_, step) => (step > 0 && firing[step] !== firing[step - 1] ? [step] : []));
    const [change] = changes;
    if (change === undefined)
        return constant(firing[0] === true, 'eviction rate');
    if (changes.length > 1)
        return doubtful('it fires for some eviction rates in between');
    if (firing[0])
        return { flaws: ['fires when few keys are evicted, not when many are'], doubts: [] };
    const above = change === 1 ? 0 : bisected(rate, rates[change - 1] ?? 0, rates[change] ?? 0);
    return { trigger: { above }, flaws: [], doubts: [] };
}
function constant(always, what) {
    return { flaws: [always ? `fires whatever the ${what} is` : `never fires, whatever the ${what} is`], doubts: [] };
}
/** An alert of which only this can be said. */
function doubtful(doubt) {
    return { flaws: [], doubts: [doubt] };
}
/** Where the answer changes between two values, to three digits or so. */
function bisected(holds, from, to) {
    let [low, high] = [from, to];
    const first = holds(low);
    for (let step = 0; step < 40; step++) {
        const middle = (low + high) / 2;
        if (holds(middle) === first)
            low = middle;
        else
            high = middle;
    }
    return Number(((low + high) / 2).toPrecision(4));
}


/***/ }),

/***/ 8379:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ readFormula),
/* harmony export */   NX: () => (/* binding */ operate),
/* harmony export */   OX: () => (/* binding */ compute),
/* harmony export */   ep: () => (/* binding */ operandsOf)
/* harmony export */ });
/* harmony import */ var _comparisons__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4599);

const STRENGTH = {
    '||': 1,
    OR: 1,
    '&&': 2,
    AND: 2,
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
    '^': 7,
};
const OPERATOR = /\|\||&&|==|!=|<=|>=|[-+*/%^<>]|\b(?:AND|OR)\b/y;
const NUMBER = /\d{1,20}(?:\.\d{0,20})?(?:[eE][+-]?\d{1,3})?|\.\d{1,20}/y;
const CALLED = /([A-Za-z_]\w{0,60})[ \t\r\n]{0,20}\(/y;
const BLANK = /\s{0,1000}/y;
const MAX_DEPTH = 50;
const MAX_TERMS = 500;
/**
 * Reads a formula up to where it ends, and says where that is; undefined for what is none, too deep or too long.
 *
 * @param from where it starts
 */
function readFormula(text, operand, from = 0) {
    const reader = new FormulaReader(text, operand, from);
    const formula = reader.read(0, 0);
    return formula && { formula, end: reader.at };
}
class FormulaReader {
    text;
    operand;
    at;
    #terms = 0;
    constructor(text, operand, at) {
        this.text = text;
        this.operand = operand;
        this.at = at;
    }
    read(weakest, depth) {
        if (depth > MAX_DEPTH)
            return undefined;
        let left = this.#term(depth);
        while (left) {
            const before = this.at;
            const operator = this.#match(OPERATOR)?.[0];
            const strength = operator === undefined ? 0 : (STRENGTH[operator] ?? 0);
            if (operator === undefined || strength <= weakest) {
                this.at = before;
                return left;
            }
            const right = this.read(strength, depth + 1);
            left = right && { kind: 'binary', operator, left, right };
        }
        return undefined;
    }
    #term(depth) {
        this.#terms++;
        if (this.#terms > MAX_TERMS)
            return undefined;
        this.#match(BLANK);
        const read = this.operand(this.text, this.at);
        if (read) {
            this.at = read.end;
            return { kind: 'operand', operand: read.operand };
        }
        const number = this.#match(NUMBER)?.[0];
        if (number !== undefined)
            return { kind: 'number', value: Number(number) };
        const name = this.#match(CALLED)?.[1];
        if (name !== undefined)
            return this.#call(name, depth);
        if (this.#takes('('))
            return this.#closed(this.read(0, depth + 1), ')');
        if (this.#takes('['))
            return this.#list(depth);
        if (!this.#takes('-'))
            return undefined;
        const right = this.read(STRENGTH['*'] ?? 0, depth + 1);
        return right && { kind: 'binary', operator: '-', left: { kind: 'number', value: 0 }, right };
    }
    #call(name, depth) {
        const items = [];
        if (this.#takes(')'))
            return { kind: 'call', name, items };
        do {
            const item = this.#quoted() ?? this.read(0, depth + 1);
            if (!item)
                return undefined;
            items.push(item);
        } while (this.#takes(','));
        return this.#closed({ kind: 'call', name, items }, ')');
    }
    /** `SUM([m1, m2])`: a list is a call without a name. */
    #list(depth) {
        const items = [];
        do {
            const item = this.read(0, depth + 1);
            if (!item)
                return undefined;
            items.push(item);
        } while (this.#takes(','));
        return this.#closed({ kind: 'call', name: '', items }, ']');
    }
    /** Texts are options of functions: their wording decides nothing here. */
    #quoted() {
        this.#match(BLANK);
        return this.#match(/(["'])[^"']{0,500}\1/y) && { kind: 'call', name: 'text', items: [] };
    }
    #closed(formula, sign) {
        return this.#takes(sign) ? formula : undefined;
    }
    #takes(sign) {
        this.#match(BLANK);
        if (!this.text.startsWith(sign, this.at))
            return false;
        this.at += sign.length;
        return true;
    }
    #match(pattern) {
        if (pattern !== BLANK)
            this.#match(BLANK);
        pattern.lastIndex = this.at;
        const match = pattern.exec(this.text);
        if (match)
            this.at = match.index + match[0].length;
        return match ?? undefined;
    }
}
/** The operands of a formula, in their order. */
function operandsOf(formula) {
    if (formula.kind === 'operand')
        return [formula.operand];
    if (formula.kind === 'binary')
        return [...operandsOf(formula.left), ...operandsOf(formula.right)];
    return formula.kind === 'call' ? formula.items.flatMap(operandsOf) : [];
}
/** The value of a formula for given values of its operands; undefined where a function is not known. True is 1, false is 0. */
function compute(formula, measured, functions) {
    if (formula.kind === 'number')
        return formula.value;
    if (formula.kind === 'operand')
        return measured(formula.operand);
    if (formula.kind === 'call')
        return computeCall(formula, measured, functions);
    const left = compute(formula.left, measured, functions);
    const right = compute(formula.right, measured, functions);
    return left === undefined || right === undefined ? undefined : operate(formula.operator, left, right);
}
function computeCall({ name, items }, measured, functions) {
    const flat = items.flatMap((item) => (item.kind === 'call' && item.name === '' ? item.items : [item]));
    const values = flat
        .filter((item) => item.kind !== 'call' || item.name !== 'text')
        .map((item) => compute(item, measured, functions));
    if (!Object.hasOwn(functions, name) || values.includes(undefined))
        return undefined;
    return functions[name]?.(values);
}
/**
 * What an operator makes of two numbers; a comparison gives 1 where it holds and 0 where not. Undefined for an operator
 * that is none.
 */
function operate(operator, left, right) {
    switch (operator) {
        case '+':
            return left + right;
        case '-':
            return left - right;
        case '*':
            return left * right;
        case '/':
            return left / right;
        case '%':
            return left % right;
        case '^':
            return left ** right;
        case '&&':
        case 'AND':
            return Number(left !== 0 && right !== 0);
        case '||':
        case 'OR':
            return Number(left !== 0 || right !== 0);
        default:
            return (0,_comparisons__WEBPACK_IMPORTED_MODULE_0__/* .isComparison */ .g)(operator) ? Number(_comparisons__WEBPACK_IMPORTED_MODULE_0__/* .COMPARISONS */ .F[operator](left, right)) : undefined;
    }
}


/***/ })

};
;