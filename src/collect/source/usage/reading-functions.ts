import { ts } from '../compiler'
import { type FunctionNode, functionName, isFunctionNode, nodesIn, owningScope } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import type { Site } from './site'

/** Commands that answer with what a key holds, as a cache is read. */
export const CACHE_READ =
  /^(?:GET|MGET|GETEX|HGET|HMGET|HGETALL|SMEMBERS|SISMEMBER|SMISMEMBER|LRANGE|LINDEX|Z(?:REV)?RANGE(?:BYSCORE|BYLEX)?|Z?M?SCORE|ZSCORE|JSON\.M?GET)$/

/** More calls than a function that a person reads makes. */
const MAX_CALLS = 400
/** A name that is called more often than this is too common to be followed. */
const MAX_CALLERS = 60

/** Which functions read from Redis: themselves, or through a function that they call. */
export class ReadingFunctions {
  readonly #direct = new Map<ts.Node, Site[]>()
  readonly #through = new Map<ts.Node, readonly Site[]>()

  constructor(
    readonly tracer: Tracer,
    sites: readonly Site[],
  ) {
    for (const site of sites) {
      if (!CACHE_READ.test(site.facts.name)) continue
      const scope = owningScope(site.sender)
      this.#direct.set(scope, [...(this.#direct.get(scope) ?? []), site])
    }
  }

  /** True where nothing in sight reads from Redis. */
  get isEmpty(): boolean {
    return this.#direct.size === 0
  }

  /** The reads in a function, or in what it calls; callbacks count as part of whoever passes them. */
  readsOf(scope: ts.Node): readonly Site[] {
    const known = this.#direct.get(scope) ?? this.#through.get(scope)
    if (known) return known
    this.#through.set(scope, []) // a function that calls itself
    // At the top of a file stands what runs once, and everything that its functions do.
    const found =
      isFunctionNode(scope) && this.#isInSight(scope) ? callsIn(scope).flatMap((call) => this.#behind(call)) : []
    this.#through.set(scope, found)
    return found
  }

  /** Whether a function is part of a read: it reads, or is called by one that does. */
  isPartOfRead(scope: ts.Node): boolean {
    if (this.readsOf(scope).length > 0) return true
    if (!isFunctionNode(scope) || !this.#isInSight(scope)) return false
    return this.callersOf(scope).some((caller) => this.readsOf(caller).length > 0)
  }

  /** The functions that call one, as far as it is called by name. */
  callersOf(target: FunctionNode): ts.Node[] {
    const name = functionName(target)
    const calls = name === undefined ? [] : (this.tracer.names.calls.get(name) ?? [])
    if (calls.length > MAX_CALLERS) return []
    return calls.filter((call) => this.#calledBy(call).includes(target)).map((call) => owningScope(call))
  }

  /** The reads in the functions that a call leads to; one step, since anything reads Redis in the end. */
  #behind(call: ts.CallExpression): readonly Site[] {
    return this.#calledBy(call).flatMap((target) => this.#direct.get(target) ?? [])
  }

  #calledBy({ expression }: ts.CallExpression | ts.NewExpression): ts.Node[] {
    const declared = this.tracer.symbolOf(expression)?.declarations ?? []
    const functions = declared.flatMap((one) => (isFunctionNode(one) ? [one] : initializerOf(one)))
    return functions.length > 0 ? functions : this.tracer.functionsOf(expression)
  }

  /** The checker knows nothing of files that it was not given. */
  #isInSight(scope: ts.Node): boolean {
    return this.tracer.names.holds(scope.getSourceFile())
  }
}

function initializerOf(declaration: ts.Declaration): ts.Node[] {
  const value =
    ts.isVariableDeclaration(declaration) ||
    ts.isPropertyDeclaration(declaration) ||
    ts.isPropertyAssignment(declaration)
      ? declaration.initializer
      : undefined
  return value && isFunctionNode(value) ? [value] : []
}

function callsIn(scope: ts.Node): ts.CallExpression[] {
  const calls: ts.CallExpression[] = []
  for (const node of nodesIn(scope)) {
    if (ts.isCallExpression(node)) calls.push(node)
    if (calls.length >= MAX_CALLS) break
  }
  return calls
}
