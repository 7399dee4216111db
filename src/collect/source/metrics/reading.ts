import { ts } from '../compiler'
import { memberName, nodesIn, returnedExpressions, unwrap } from '../trace/syntax'
import { type Labels, labelsOf } from './labels'
import { CONSTRUCTED, deedOf, MOVES, NO_METRICS } from './libraries'
import { namesIn } from './names-in'

/** A metric that is defined: `new Counter({ name: 'cache_hits_total' })`. */
export interface Metric {
  readonly name: string
  /** Its help text and the variable that holds it. */
  readonly around: readonly string[]
  /** The variable or property that holds it; undefined where there is none. */
  readonly holder: string | undefined
  /** The names of its labels, where they are listed. */
  readonly labels: readonly string[]
  readonly node: ts.Node
  /** True for one that is asked for its value: it moves by itself. */
  readonly isAsked: boolean
}

/** A place that moves a metric, by what holds it or by its name: `cacheHits.inc()`, `statsd.increment('cache.hit')`. */
export interface Move {
  /** The last name of what is moved; empty where it is named alone. */
  readonly holder: string
  /** The names that are sent; none where a metric is at hand. */
  readonly names: readonly string[]
  /** Receiver and method as written, for a doubt about what they do. */
  readonly callee: string
  readonly labels: Labels
  readonly node: ts.CallExpression
}

/** What one file says of metrics. */
export interface FileMetrics {
  readonly metrics: readonly Metric[]
  readonly moves: readonly Move[]
  /** Other names of what holds a metric: by the name of the metric (injected), or by the holder (a getter). */
  readonly aliases: ReadonlyMap<string, readonly string[]>
}

/** Reads the metrics of one parsed file, by its syntax alone. */
export function readMetrics(file: ts.SourceFile): FileMetrics {
  const metrics: Metric[] = []
  const moves: Move[] = []
  const aliases = new Map<string, string[]>()
  const alias = (name: string, other: string) => aliases.set(name, [...(aliases.get(name) ?? []), other])
  for (const node of nodesIn(file)) {
    const metric = definitionIn(node)
    if (metric) metrics.push(metric)
    else if (ts.isCallExpression(node)) moves.push(...movesIn(node))
    else if (ts.isDecorator(node)) noteInjection(node, alias)
    else if (isGetter(node)) noteGetter(node, alias)
  }
  return { metrics, moves, aliases }
}

function definitionIn(node: ts.Node): Metric | undefined {
  if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return undefined
  const callee = memberName(node.expression) ?? ''
  const isDefinition = ts.isNewExpression(node) ? CONSTRUCTED.test(callee) : deedOf(callee) === 'defines'
  if (!isDefinition) return undefined
  const [first, second] = node.arguments ?? []
  const options = [first, second].find((one) => one && ts.isObjectLiteralExpression(one))
  const named = options && first === options ? propertyOf(options, 'name') : first
  const [name] = named ? namesIn(named) : []
  if (name === undefined) return undefined
  const holder = holderOf(node)
  const labels = options && propertyOf(options, 'labelNames')
  return {
    name,
    around: [...(holder === undefined ? [] : [holder]), ...helpIn(options, second)],
    holder,
    labels: labels ? elementsIn(labels) : [],
    node,
    isAsked: (options !== undefined && memberOf(options, 'collect') !== undefined) || isCalledBackOn(node),
  }
}

/** What a metric is for, in its options or as the second argument. */
function helpIn(options: ts.Expression | undefined, second: ts.Expression | undefined): string[] {
  const help = options && (propertyOf(options, 'help') ?? propertyOf(options, 'description'))
  const text = help ?? (second && ts.isStringLiteralLike(second) ? second : undefined)
  return text ? namesIn(text) : []
}

/** `createObservableGauge(…).addCallback(…)`: the metric is asked for its value from then on. */
function isCalledBackOn({ parent }: ts.Node): boolean {
  return ts.isPropertyAccessExpression(parent) && parent.name.text === 'addCallback'
}

/** `x = new Counter()`, `this.x = …`, `{ x: … }`, a field `x = …`; through `as` and `??`. */
function holderOf(node: ts.Node): string | undefined {
  const { parent } = node
  if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent) || ts.isPropertyAssignment(parent)) {
    return memberName(parent.name)
  }
  if (ts.isBinaryExpression(parent)) return parent.right === node ? memberName(parent.left) : undefined
  return ts.isAsExpression(parent) || ts.isParenthesizedExpression(parent) ? holderOf(parent) : undefined
}

function movesIn(node: ts.CallExpression): Move[] {
  const { expression } = node
  const method = memberName(expression) ?? ''
  const receiver = ts.isPropertyAccessExpression(expression) ? expression.expression : undefined
  const [first] = node.arguments
  const isSending = deedOf(method) === 'sends' && first !== undefined && !NO_METRICS.test(lastName(receiver))
  const names = isSending ? namesIn(first) : []
  const isMove = receiver !== undefined && MOVES.test(method)
  if (names.length === 0 && !isMove) return []
  const { holder, labelled } = receiver ? throughLabels(receiver) : { holder: '', labelled: [] }
  const labels = labelsOf([...node.arguments.slice(names.length > 0 ? 1 : 0), ...labelled])
  return [{ holder, names, callee: calleeText(expression), labels, node }]
}

/** `cacheRequests.labels('hit')` is `cacheRequests`, with labels; `getHits()` is whatever that gives. */
function throughLabels(receiver: ts.Expression): { holder: string; labelled: readonly ts.Expression[] } {
  const node = unwrap(receiver)
  if (!ts.isCallExpression(node)) return { holder: memberName(node) ?? '', labelled: [] }
  const { expression } = node
  if (memberName(expression) === 'labels' && ts.isPropertyAccessExpression(expression)) {
    return { holder: lastName(expression.expression), labelled: node.arguments }
  }
  const isByName = /^getSingleMetric$/.test(memberName(expression) ?? '')
  const [name] = isByName && node.arguments[0] ? namesIn(node.arguments[0]) : []
  return { holder: name ?? memberName(expression) ?? '', labelled: [] }
}

function lastName(node: ts.Expression | undefined): string {
  const inner = node && unwrap(node)
  return inner ? (memberName(ts.isCallExpression(inner) ? inner.expression : inner) ?? '') : ''
}

function calleeText(expression: ts.Expression): string {
  return expression.getText().replace(/\s+/g, ' ').slice(0, 60)
}

/** `@InjectMetric('cache_hits_total') private readonly hits: Counter`. */
function noteInjection({ expression, parent }: ts.Decorator, alias: (name: string, other: string) => void): void {
  if (!ts.isCallExpression(expression) || memberName(expression.expression) !== 'InjectMetric') return
  const [first] = expression.arguments
  const held = ts.isParameter(parent) || ts.isPropertyDeclaration(parent) ? memberName(parent.name) : undefined
  for (const name of first ? namesIn(first) : []) if (held !== undefined) alias(name, held)
}

/** A function or method with a name of its own. */
type Named = (ts.FunctionDeclaration | ts.MethodDeclaration | ts.GetAccessorDeclaration) & {
  readonly name: ts.Identifier
}

function isGetter(node: ts.Node): node is Named {
  const isNamed = ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isGetAccessorDeclaration(node)
  return isNamed && node.name !== undefined && ts.isIdentifier(node.name) && node.body !== undefined
}

/** What a function gives back by name goes by the name of the function, too: `return hits`. */
function noteGetter(node: Named, alias: (name: string, other: string) => void): void {
  for (const one of returnedExpressions(node)) {
    const held = memberName(one)
    if (held !== undefined) alias(held, node.name.text)
  }
}

/** The value of a named property; undefined where it is not written out. */
function propertyOf(object: ts.Expression, name: string): ts.Expression | undefined {
  const member = memberOf(object, name)
  if (member && ts.isShorthandPropertyAssignment(member)) return member.name
  return member && ts.isPropertyAssignment(member) ? member.initializer : undefined
}

function memberOf(object: ts.Expression, name: string): ts.ObjectLiteralElementLike | undefined {
  if (!ts.isObjectLiteralExpression(object)) return undefined
  return object.properties.find((one) => one.name !== undefined && memberName(one.name) === name)
}

function elementsIn(list: ts.Expression): string[] {
  const node = unwrap(list)
  return ts.isArrayLiteralExpression(node) ? node.elements.flatMap((one) => namesIn(one)) : []
}
