import { ts } from '../compiler'
import { type FunctionNode, isFunctionNode, memberName, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { Handlings } from './handling'
import { type Fate, OPEN, ownerOf, type Passage } from './passage'

/** How often a promise may be handed on within one function: variables of variables, wrappers of wrappers. */
const MAX_DEPTH = 6
/** Of a variable that is used more often the first uses decide. */
const MAX_USES = 20
/** Give one promise for several, which fails as soon as one of them does. */
const COMBINING = /^(?:all|race|any|resolve|props|map|mapSeries|each)$/
/** Take a promise and never fail: `to(promise)`, `ResultAsync.fromPromise(promise)`, `context.waitUntil(promise)`. */
const SETTLING =
  /^(?:allSettled|to|waitUntil|settle|fromPromise|catchError|ignore\w{0,20}|safe\w{0,20}|tryCatch\w{0,20}|attempt\w{0,20})$/
const ADDING = /^(?:push|unshift|add)$/

/**
 * Follows the failure of an expression to the edge of the function that it is in: through `await`, `.then()`, `.catch()`,
 * `try`, variables, lists of promises, and functions that are handed a promise.
 */
export class Failures {
  readonly handlings: Handlings

  constructor(readonly tracer: Tracer) {
    this.handlings = new Handlings(tracer)
  }

  /** Every way on of a promise that may be rejected. */
  ofPromise(expression: ts.Node, fate: Fate = OPEN, depth = 0): Passage[] {
    let at = expression
    for (;;) {
      const { parent } = at
      if (isTransparent(parent, at)) at = parent
      else if (
        ts.isPropertyAccessExpression(parent) &&
        ts.isCallExpression(parent.parent) &&
        parent.expression === at
      ) {
        const next = this.#chained(parent.name.text, parent.parent)
        const executor = next.caught && executorAround(parent.parent)
        // `.then(resolve, reject)`: the promise around fails in its stead.
        if (executor) return this.ofPromise(executor, { ...fate, ...next }, depth + 1)
        if (next.guard || next.failed) return this.#settled(parent.parent, { ...fate, ...next })
        return this.ofPromise(parent.parent, { ...fate, ...next }, depth)
      } else return this.#end(at, fate, depth)
    }
  }

  /** Every way on of a failure that is thrown where a node stands. */
  ofThrow(node: ts.Node, fate: Fate = OPEN): Passage[] {
    let now = fate
    for (let at = node; at.parent; at = at.parent) {
      const { parent } = at
      if (ts.isTryStatement(parent) && parent.tryBlock === at && parent.catchClause && !now.guard) {
        now = this.#handled(now, parent.catchClause, this.handlings.ofClause(parent.catchClause))
        if (now.failed) break
      }
      if (ts.isFunctionLike(at) || ts.isSourceFile(parent)) break
    }
    return [{ fate: now, leaves: ownerOf(node) }]
  }

  /** What a Node callback does with the failure that it is told; undefined where the last argument is none. */
  ofNodeCallback(call: ts.CallExpression): Passage[] | undefined {
    const last = call.arguments.at(-1)
    const [callback] = last ? this.tracer.functionsOf(last).filter(isFunctionNode) : []
    if (!last || !callback || isWithinChain(call)) return undefined
    const found = this.handlings.ofNodeCallback(callback)
    if (!found) return [{ fate: { guard: callback }, leaves: ownerOf(call) }]
    const executor = executorAround(found.at)
    if (found.handling === 'throws' && executor) return this.ofPromise(executor, { caught: found.at })
    return [{ fate: { failed: found.at }, leaves: ownerOf(call) }]
  }

  #handled(fate: Fate, at: ts.Node, handling: 'answers' | 'throws' | 'fails'): Fate {
    if (handling === 'answers') return { ...fate, guard: at }
    return handling === 'fails' ? { ...fate, failed: at } : { ...fate, caught: at }
  }

  /** `.catch(handler)`, `.then(value, handler)`. */
  #chained(method: string, call: ts.CallExpression): Fate {
    const handler = method === 'catch' ? call.arguments[0] : method === 'then' ? call.arguments[1] : undefined
    if (!handler || handler.kind === ts.SyntaxKind.NullKeyword) return OPEN
    return this.#handled(OPEN, handler, this.handlings.ofCallback(handler))
  }

  #end(at: ts.Node, fate: Fate, depth: number): Passage[] {
    const { parent } = at
    if (isAwaited(parent)) return this.ofThrow(parent, fate)
    if (ts.isReturnStatement(parent)) return [{ fate, leaves: ownerOf(parent) }]
    if (ts.isArrowFunction(parent) && parent.body === at) return [{ fate, leaves: parent }]
    if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent))
      return this.#settled(at, { ...fate, dropped: at })
    if (depth > MAX_DEPTH) return this.#settled(at, { ...fate, isLost: true })
    // A function that was made of a failing one is called: the failure is that of the call.
    if (ts.isCallExpression(parent) && parent.expression === at) return this.ofPromise(parent, fate, depth)
    if (ts.isCallExpression(parent)) return this.#handedTo(parent, at as ts.Expression, fate, depth + 1)
    const name = variableFor(at)
    return name ? this.#usesOf(name, ownerOf(parent), fate, depth + 1) : this.#settled(at, { ...fate, isLost: true })
  }

  #settled(at: ts.Node, fate: Fate): Passage[] {
    return [{ fate, leaves: ownerOf(at) }]
  }

  #handedTo(call: ts.CallExpression, argument: ts.Expression, fate: Fate, depth: number): Passage[] {
    const name = memberName(call.expression) ?? ''
    const receiver = ts.isPropertyAccessExpression(call.expression) ? unwrap(call.expression.expression) : undefined
    if (receiver && ADDING.test(name) && ts.isIdentifier(receiver)) {
      return this.#usesOf(receiver, ownerOf(call), fate, depth)
    }
    if (receiver && COMBINING.test(name)) return this.ofPromise(call, fate, depth)
    const position = call.arguments.indexOf(argument)
    const inner = this.tracer.functionsOf(call.expression).flatMap((one) => this.insideOf(one, position, depth))
    if (inner.length > 0) {
      return inner.flatMap((one) => {
        return one.guard || one.failed
          ? this.#settled(call, { ...fate, ...one })
          : this.ofPromise(call, { ...fate, ...one }, depth)
      })
    }
    if (SETTLING.test(name)) return this.#settled(call, { ...fate, guard: call })
    return this.ofPromise(call, fate, depth)
  }

  /**
   * What a function makes of the failure of one of its arguments, a promise or a function that it calls; nothing where it
   * does not use it in sight.
   */
  insideOf(target: FunctionNode, position: number, depth = 0): Fate[] {
    const parameter = target.parameters[position]
    if (!parameter || !target.body || !ts.isIdentifier(parameter.name) || depth > MAX_DEPTH) return []
    return this.#usesOf(parameter.name, target, OPEN, depth + 1)
      .filter(({ fate, leaves }) => !fate.isLost || leaves === target)
      .map(({ fate }) => fate)
      .filter(({ isLost }) => !isLost)
  }

  /** The ways on of every use of a name; a promise that is stored and never looked at is dropped. */
  #usesOf(name: ts.Identifier, within: FunctionNode | ts.SourceFile, fate: Fate, depth: number): Passage[] {
    const uses = this.#references(name, within)
    const passages = uses.slice(0, MAX_USES).flatMap((use) => this.ofPromise(use, fate, depth))
    // One that awaits it is enough, whatever the others do with it; calls of a function count one by one.
    const handled = passages.filter(({ fate: { guard, failed, caught, dropped, isLost } }) => {
      return Boolean(guard ?? failed ?? caught) || !(dropped || isLost)
    })
    if (handled.length > 0) return handled
    return passages.slice(0, 1).concat(passages.length > 0 ? [] : this.#settled(name, { ...fate, isLost: true }))
  }

  #references(name: ts.Identifier, within: FunctionNode | ts.SourceFile): ts.Identifier[] {
    const symbol = this.tracer.checker.getSymbolAtLocation(name)
    const found: ts.Identifier[] = []
    const visit = (node: ts.Node): void => {
      if (found.length >= MAX_USES) return
      if (ts.isIdentifier(node) && node.text === name.text && node !== name && isUse(node)) {
        if (this.tracer.checker.getSymbolAtLocation(node) === symbol) found.push(node)
      }
      ts.forEachChild(node, visit)
    }
    if (symbol) visit(within)
    return found
  }
}

/** The same promise, or a list with it: parentheses, casts, branches, arrays. */
function isTransparent(parent: ts.Node, at: ts.Node): boolean {
  if (ts.isConditionalExpression(parent)) return parent.condition !== at
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken
    const isChoice = kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken
    return (
      isChoice ||
      ((kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.CommaToken) && parent.right === at)
    )
  }
  return (
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isNonNullExpression(parent) ||
    ts.isSatisfiesExpression(parent) ||
    ts.isTypeAssertionExpression(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isSpreadElement(parent)
  )
}

function isAwaited(parent: ts.Node): boolean {
  if (ts.isForOfStatement(parent)) return parent.awaitModifier !== undefined
  return ts.isAwaitExpression(parent) || ts.isYieldExpression(parent)
}

/** The variable that an expression is put into. */
function variableFor(at: ts.Node): ts.Identifier | undefined {
  const { parent } = at
  if (ts.isVariableDeclaration(parent)) return ts.isIdentifier(parent.name) ? parent.name : undefined
  const isAssigned = ts.isBinaryExpression(parent) && parent.right === at
  return isAssigned && ts.isIdentifier(parent.left) ? parent.left : undefined
}

/** Whether an identifier reads a variable, rather than declaring or assigning it or naming a member. */
function isUse(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    return parent.right === node
  }
  return !ts.isVariableDeclaration(parent) || parent.initializer === node
}

/** `redis.get(key, callback).then(…)`: where the promise is used as well, it decides. */
function isWithinChain(call: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(call.parent) || ts.isAwaitExpression(call.parent)
}

/** The `new Promise(executor)` that a node lies in. */
function executorAround(node: ts.Node): ts.NewExpression | undefined {
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at
    const isExecutor = ts.isFunctionLike(at) && ts.isNewExpression(parent) && parent.arguments?.[0] === at
    if (isExecutor && memberName(parent.expression) === 'Promise') return parent
  }
  return undefined
}
