import { ts } from '../compiler'
import { type FunctionNode, memberName, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { isAside, isLeft } from './asides'
import { type Handling, Handlings } from './handling'
import { knownOf } from './known-callees'
import { called, droppedAt, type Fate, isSettled, OPEN, ownerOf, type Passage, UNCALLED } from './passage'
import { executorAround, isAwaited, isTransparent, isUse, isWithinChain, variableFor } from './positions'

/** How often a promise may be handed on within one function: variables of variables, wrappers of wrappers. */
const MAX_DEPTH = 6
/** Of a variable that is used more often the first uses decide. */
const MAX_USES = 20
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

  /**
   * Every way on of a promise that may be rejected; with a fate that is uncalled, of a function that may give one, of which
   * nothing fails before it is called.
   */
  ofPromise(expression: ts.Node, fate: Fate = OPEN, depth = 0): Passage[] {
    let at = expression
    while (isTransparent(at.parent, at) || (fate.isUncalled && isMember(at.parent))) at = at.parent
    const access = at.parent
    const isChained = ts.isPropertyAccessExpression(access) && access.expression === at
    return isChained && ts.isCallExpression(access.parent)
      ? this.#alongChain(access.name.text, access.parent, fate, depth)
      : this.#end(at, fate, depth)
  }

  /** A method is called on the promise, or on the function. */
  #alongChain(method: string, call: ts.CallExpression, fate: Fate, depth: number): Passage[] {
    const next = this.#chained(method, call)
    const going = { ...(CALLING.test(method) ? called(fate) : fate), ...next }
    const executor = next.caught && executorAround(call)
    // `.then(resolve, reject)`: the promise around fails in its stead.
    if (executor) return this.ofPromise(executor, going, depth + 1)
    return next.guard || next.failed ? this.#settled(call, going) : this.ofPromise(call, going, depth)
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
    if (!last || isWithinChain(call)) return undefined
    const [callback] = this.tracer.functionsOf(last)
    // One that the callers bring hears of the failure; what it makes of it is not in sight.
    if (!callback) return this.#isGivenCallback(last) ? [{ fate: { isLost: true }, leaves: ownerOf(call) }] : undefined
    const found = this.handlings.ofNodeCallback(callback)
    if (!found) return [{ fate: { guard: callback }, leaves: ownerOf(call) }]
    const executor = executorAround(found.at)
    if (found.handling === 'throws' && executor) return this.ofPromise(executor, { caught: found.at })
    return [{ fate: { failed: found.at }, leaves: ownerOf(call) }]
  }

  #isGivenCallback(last: ts.Expression): boolean {
    const node = unwrap(last)
    if (!ts.isIdentifier(node) || !CALLBACK.test(node.text)) return false
    const declared = this.tracer.symbolOf(node)?.valueDeclaration
    return declared !== undefined && ts.isParameter(declared)
  }

  #handled(fate: Fate, at: ts.Node, handling: Handling): Fate {
    if (handling === 'answers') return { ...fate, guard: at }
    if (handling === 'unclear') return { ...fate, through: fate.through ?? this.handlings.unclearIn(at) }
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
    if (isAwaited(parent)) return this.ofThrow(parent, called(fate))
    if (ts.isReturnStatement(parent)) return [{ fate, leaves: ownerOf(parent) }]
    if (ts.isArrowFunction(parent) && parent.body === at) return [{ fate, leaves: parent }]
    if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent)) return this.#settled(at, droppedAt([at], fate))
    if (depth > MAX_DEPTH) return this.#settled(at, { ...fate, isLost: true })
    // A function that was made of a failing one is called: the failure is that of the call.
    if (ts.isCallExpression(parent) && parent.expression === at) return this.ofPromise(parent, called(fate), depth)
    // The executor of a promise runs at once, and what it throws is the promise's failure.
    if (ts.isNewExpression(parent) && memberName(parent.expression) === 'Promise')
      return this.ofPromise(parent, called(fate), depth)
    if (ts.isCallExpression(parent)) return this.#handedTo(parent, at as ts.Expression, fate, depth + 1)
    const name = variableFor(at)
    return name ? this.#usesOf(name, ownerOf(parent), fate, depth + 1) : this.#settled(at, { ...fate, isLost: true })
  }

  #settled(at: ts.Node, fate: Fate): Passage[] {
    const isBeside = (fate.guard ?? fate.dropped) !== undefined && isLeft(at) && isAside(at, this.tracer)
    return [{ fate: isBeside ? { ...fate, isAside: true } : fate, leaves: ownerOf(at) }]
  }

  #handedTo(call: ts.CallExpression, argument: ts.Expression, fate: Fate, depth: number): Passage[] {
    const name = memberName(call.expression) ?? ''
    const receiver = ts.isPropertyAccessExpression(call.expression) ? unwrap(call.expression.expression) : undefined
    if (receiver && ADDING.test(name) && ts.isIdentifier(receiver)) {
      return this.#usesOf(receiver, ownerOf(call), fate, depth)
    }
    return this.resultsOf(call, argument, fate, depth).flatMap((one) => {
      return isSettled(one) ? this.#settled(call, one) : this.ofPromise(call, one, depth)
    })
  }

  /**
   * How the result of a call fails that is handed a promise, or a function that may give one. A function is called, or kept
   * for later: where that is not in sight nobody knows whether, and by whom, its failure is waited for.
   */
  resultsOf(call: ts.CallExpression, argument: ts.Expression, fate: Fate, depth = 0): Fate[] {
    const targets = this.tracer.functionsOf(call.expression)
    const position = call.arguments.indexOf(argument)
    const inner = targets.flatMap((one) => this.insideOf(one, position, fate, depth))
    if (inner.length > 0) return inner
    switch (targets.length === 0 ? knownOf(this.tracer, call, fate.isUncalled === true) : undefined) {
      case 'settles':
        return [{ ...called(fate), guard: call }]
      case 'passes':
        return [called(fate)]
      case 'drops':
        return [{ ...called(fate), dropped: [call] }]
      case undefined:
        return [{ ...fate, through: fate.through ?? call }]
    }
  }

  /**
   * What a function makes of the failure of one of its arguments, a promise or a function that it calls; nothing where it
   * does not use it in sight.
   */
  insideOf(target: FunctionNode, position: number, fate: Fate, depth = 0): Fate[] {
    const parameter = target.parameters[position]
    if (!parameter || !target.body || !ts.isIdentifier(parameter.name) || depth > MAX_DEPTH) return []
    return this.#usesOf(parameter.name, target, fate, depth + 1)
      .flatMap((passage) => this.#upTo(target, passage, depth + 1))
      .filter(({ isLost }) => !isLost)
  }

  /** Out of the functions within a function: `(read) => async (id) => read(id)` gives one that fails as `read` does. */
  #upTo(target: FunctionNode, { fate, leaves }: Passage, depth: number): Fate[] {
    if (leaves === target || isSettled(fate)) return [fate]
    if (ts.isSourceFile(leaves) || depth > MAX_DEPTH) return []
    const outward = { ...fate, ...UNCALLED }
    const passages =
      ts.isFunctionDeclaration(leaves) && leaves.name
        ? this.#usesOf(leaves.name, target, outward, depth)
        : this.ofPromise(leaves, outward, depth)
    return passages.flatMap((passage) => this.#upTo(target, passage, depth + 1))
  }

  /** The ways on of every use of a name; a promise that is stored and never looked at is dropped. */
  #usesOf(name: ts.Identifier, within: FunctionNode | ts.SourceFile, fate: Fate, depth: number): Passage[] {
    const uses = this.#references(name, within)
    const passages = uses.slice(0, MAX_USES).flatMap((use) => this.ofPromise(use, fate, depth))
    // One that awaits it is enough, whatever the others do with it; calls of a function count one by one.
    const handled = passages.filter(({ fate: { guard, failed, caught, dropped, isLost } }) => {
      return Boolean(guard ?? failed ?? caught) || !(dropped || isLost)
    })
    // Looked at or kept as well: each call of a function whose promise is dropped counts all the same.
    const dropped = fate.isUncalled ? passages.filter((one) => one.fate.dropped && !handled.includes(one)) : []
    if (handled.length + dropped.length > 0) return [...handled, ...dropped]
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

/** `publish(channel, message, callback)`: a parameter that is called like a callback. */
const CALLBACK = /^(?:cb|done|next)$|callback$/i

/** Make of a function a call, or are of a promise alone. */
const CALLING = /^(?:call|apply|then|catch|finally)$/

/** An object with a function is no less uncalled than the function: `return { run: () => read() }`. */
function isMember(parent: ts.Node): boolean {
  return (
    ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent) || ts.isObjectLiteralExpression(parent)
  )
}
