import { ts } from '../compiler'
import { type FunctionNode, memberName } from '../trace/syntax'

/** What a breaker remembers: that it is open, until when, and how much has failed. */
const STATE =
  /^_?(?:is_?)?(?:(?:circuit|breaker)?_?(?:state|open|opened|tripped|broken|half_?open)|open(?:ed)?_?(?:until|at|since|time)|(?:retry|disabled|blocked|skip|down|broken|paused|cooldown)_?(?:until|at|after|since|ends?)|next_?(?:attempt|try|retry)(?:_?at)?|(?:circuit|breaker)\w{0,20})$/i
/** What it counts. */
const COUNT =
  /^_?(?:(?:consecutive|recent|num|total)_?)?(?:fail(?:ure|ed)?s?|errors?)_?(?:count|counter|total|in_?a_?row)?$/i
const CLOCK = /^(?:now|setTimeout|hrtime)$/
/** A class or a module longer than this is more than a breaker; what it is made of is not counted over. */
const MAX_TEXT = 60_000

const known = new WeakMap<ts.Node, ReadonlySet<string> | undefined>()

/**
 * The class or the module that makes a function a circuit breaker of its own: it counts failures, compares the count with
 * a threshold, and goes by the clock before it tries again; and the function asks for that state before it runs what it
 * guards. Undefined where one of these is missing.
 */
export function isOwnBreaker(target: FunctionNode): ts.Node | undefined {
  for (const home of homesOf(target)) {
    const state = known.has(home) ? known.get(home) : stateOf(home)
    known.set(home, state)
    if (state && target.body && asksFor(target, state)) return ts.isClassLike(home) ? (home.name ?? home) : target
  }
  return undefined
}

/** Where the state is kept: the class around, the function that made the closure, the file. */
function homesOf(target: FunctionNode): ts.Node[] {
  const homes: ts.Node[] = []
  for (let at: ts.Node = target.parent; at; at = at.parent) {
    if (ts.isClassLike(at) || ts.isFunctionLike(at) || ts.isSourceFile(at)) homes.push(at)
  }
  return homes.filter((one) => one.end - one.pos < MAX_TEXT)
}

interface Traits {
  readonly states: Set<string>
  hasThreshold: boolean
  hasCount: boolean
  hasClock: boolean
}

/** The names of the state, and of functions that ask for it; undefined where this is no breaker. */
function stateOf(home: ts.Node): ReadonlySet<string> | undefined {
  const traits: Traits = { states: new Set(), hasThreshold: false, hasCount: false, hasClock: false }
  collect(home, home, traits)
  const isBreaker = traits.hasThreshold && traits.hasCount && traits.hasClock && traits.states.size > 0
  return isBreaker ? withAskers(home, traits.states) : undefined
}

function collect(node: ts.Node, home: ts.Node, traits: Traits): void {
  // In a file, the classes are homes of their own.
  if (node !== home && ts.isSourceFile(home) && ts.isClassLike(node)) return
  if (ts.isBinaryExpression(node)) collectComparison(node, traits)
  if (isCounted(node)) traits.hasCount = true
  const name = ts.isIdentifier(node) || ts.isPrivateIdentifier(node) ? node.text.replace(/^#/, '') : undefined
  if (name !== undefined && STATE.test(name) && !isTypeName(node)) traits.states.add(name)
  if (name !== undefined && CLOCK.test(name)) traits.hasClock = true
  ts.forEachChild(node, (child) => collect(child, home, traits))
}

function isTypeName(node: ts.Node): boolean {
  return ts.isTypeReferenceNode(node.parent) || ts.isTypeAliasDeclaration(node.parent)
}

const COMPARING = [
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
]

/** `this.failures >= 5`, `++failures > limit`. */
function collectComparison({ left, operatorToken, right }: ts.BinaryExpression, traits: Traits): void {
  if (COMPARING.includes(operatorToken.kind) && [left, right].some((side) => COUNT.test(countName(side)))) {
    traits.hasThreshold = true
  }
}

function countName(side: ts.Expression): string {
  const inner = ts.isPrefixUnaryExpression(side) || ts.isPostfixUnaryExpression(side) ? side.operand : side
  // `failures.length` of a list of moments.
  const name =
    ts.isPropertyAccessExpression(inner) && inner.name.text === 'length'
      ? memberName(inner.expression)
      : memberName(inner)
  return (name ?? '').replace(/^#/, '')
}

/** `failures++`, `failures += 1`, `failures.push(now)`. */
function isCounted(node: ts.Node): boolean {
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) return COUNT.test(countName(node.operand))
  if (ts.isBinaryExpression(node)) {
    const isAdded =
      node.operatorToken.kind === ts.SyntaxKind.PlusEqualsToken || node.operatorToken.kind === ts.SyntaxKind.EqualsToken
    return isAdded && COUNT.test(countName(node.left))
  }
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === 'push' &&
    COUNT.test(countName(node.expression.expression))
  )
}

/** Functions of the home that ask for the state, one step away: `isOpen()`, `allows()`. */
function withAskers(home: ts.Node, states: ReadonlySet<string>): ReadonlySet<string> {
  const names = new Set(states)
  const visit = (node: ts.Node): void => {
    const isNamed =
      (ts.isMethodDeclaration(node) || ts.isFunctionDeclaration(node) || ts.isGetAccessorDeclaration(node)) && node.name
    if (isNamed && mentions(node, states)) names.add(node.name?.getText().replace(/^#/, '') ?? '')
    ts.forEachChild(node, visit)
  }
  visit(home)
  return names
}

function asksFor({ body }: FunctionNode, names: ReadonlySet<string>): boolean {
  return body !== undefined && mentions(body, names)
}

function mentions(node: ts.Node, names: ReadonlySet<string>): boolean {
  if ((ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) && names.has(node.text.replace(/^#/, ''))) return true
  return ts.forEachChild(node, (child) => mentions(child, names)) ?? false
}
