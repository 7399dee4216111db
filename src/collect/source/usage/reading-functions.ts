import { readsValue } from '../../../model'
import { ts } from '../compiler'
import { type FunctionNode, functionName, isFunctionNode, memberName, nodesIn, owningScope } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import type { Site } from './site'

/** How many calls a read may lie behind: in the end anything reads from Redis. */
const MAX_STEPS = 2
/** More calls than a function that a person reads makes. */
const MAX_CALLS = 400
/** A name that is called more often than this is too common to be followed. */
const MAX_CALLERS = 60

/** Which functions read from Redis: themselves, or through a function that they call. */
export class ReadingFunctions {
  readonly #direct = new Map<ts.Node, Site[]>()
  /** By the steps that were left. */
  readonly #through = Array.from({ length: MAX_STEPS + 1 }, () => new Map<ts.Node, readonly Site[]>())
  readonly #senders = new Set<ts.Node>()

  constructor(
    readonly tracer: Tracer,
    sites: readonly Site[],
  ) {
    for (const site of sites) {
      if (!readsValue(site.facts.name)) continue
      this.#senders.add(site.sender)
      const scope = owningScope(site.sender)
      this.#direct.set(scope, [...(this.#direct.get(scope) ?? []), site])
    }
  }

  /** The functions that read, and those that call them. */
  scopes(): Set<ts.Node> {
    const direct = [...this.#direct.keys()]
    const callers = direct.flatMap((one) => (isFunctionNode(one) ? this.#callsOf(one) : []))
    return new Set([...direct, ...callers.map((call) => owningScope(call))])
  }

  /** The reads in a function, or in what it calls; callbacks count as part of whoever passes them. */
  readsOf(scope: ts.Node, steps = MAX_STEPS): readonly Site[] {
    const direct = this.#direct.get(scope)
    // At the top of a file stands what runs once, and everything that its functions do.
    if (direct || steps === 0 || !isFunctionNode(scope) || !this.#isInSight(scope)) return direct ?? []
    const known = this.#through[steps]?.get(scope)
    if (known) return known
    const found = callsIn(scope).flatMap((call) => this.#behind(call, steps - 1))
    this.#through[steps]?.set(scope, found)
    return found
  }

  /** Whether a call reads from Redis, itself or through the function that it calls. */
  isRead(call: ts.CallExpression): boolean {
    return this.#senders.has(call) || this.#behind(call, MAX_STEPS - 1).length > 0
  }

  /**
   * Whether what is done at a node follows upon a read from Redis: the nearest lookup before it in its function, else
   * before a call of that function. A lookup in a collection of the process comes between.
   */
  followsRead(node: ts.Node): boolean {
    const own = this.#isInSight(node) ? this.#lookupBefore(node) : undefined
    if (own) return own === 'redis'
    const scope = owningScope(node)
    return isFunctionNode(scope) && this.#callsOf(scope).some((call) => this.#lookupBefore(call) === 'redis')
  }

  /** Whether the nearest lookup after a node in its function is a read from Redis. */
  precedesRead(node: ts.Node): boolean {
    if (!this.#isInSight(node)) return false
    const calls = callsIn(owningScope(node)).filter((call) => call.pos >= node.end)
    return this.#firstLookup(calls.sort((one, other) => one.pos - other.pos)) === 'redis'
  }

  #lookupBefore(node: ts.Node): 'redis' | 'elsewhere' | undefined {
    const calls = callsIn(owningScope(node)).filter((call) => call.end <= node.pos)
    return this.#firstLookup(calls.sort((one, other) => other.end - one.end))
  }

  #firstLookup(calls: readonly ts.CallExpression[]): 'redis' | 'elsewhere' | undefined {
    for (const call of calls) {
      if (this.isRead(call)) return 'redis'
      if (isLookup(call)) return 'elsewhere'
    }
    return undefined
  }

  /** The calls of a function, as far as it is called by a name that is not too common. */
  #callsOf(target: FunctionNode): (ts.CallExpression | ts.NewExpression)[] {
    const name = functionName(target)
    const calls = name === undefined ? [] : (this.tracer.names.calls.get(name) ?? [])
    if (calls.length > MAX_CALLERS) return []
    return calls.filter((call) => !this.#isInSight(target) || this.#calledBy(call).includes(target))
  }

  #behind(call: ts.CallExpression, steps: number): readonly Site[] {
    return this.#calledBy(call).flatMap((target) => this.readsOf(target, steps))
  }

  #calledBy({ expression }: ts.CallExpression | ts.NewExpression): ts.Node[] {
    // `list.includes(…)`, `span.end()`: to find out what these are of, the checker has to type whatever they are called on.
    const name = memberName(expression)
    if (name !== undefined && !this.tracer.names.isDeclared(name)) return []
    const declared = this.tracer.symbolOf(expression)?.declarations ?? []
    const functions = declared.flatMap((one) => (isFunctionNode(one) ? [one] : initializerOf(one)))
    if (functions.length > 0) return functions
    const behind = declared.flatMap((one) => this.#implementing(one))
    return behind.length > 0 ? behind : this.tracer.functionsOf(expression)
  }

  /** The methods of the classes that implement an interface, or extend an abstract class. */
  #implementing(declaration: ts.Declaration): ts.Node[] {
    const owner = declaration.parent
    if (!ts.isInterfaceDeclaration(owner) && !ts.isClassLike(owner)) return []
    const name = ts.getNameOfDeclaration(declaration)
    const [method, type] = [name && memberName(name), owner.name?.text]
    if (method === undefined || type === undefined) return []
    const classes = this.tracer.names.subclasses.filter((one) => inherits(one, type))
    return classes.flatMap(({ members }) =>
      members.filter((one) => isFunctionNode(one) && functionName(one) === method),
    )
  }

  /** The checker knows nothing of files that it was not given. */
  #isInSight(scope: ts.Node): boolean {
    return this.tracer.names.holds(scope.getSourceFile())
  }
}

/** `cache.get(key)`: a lookup by a key that is not written out, as a setting's would be. */
function isLookup({ expression, arguments: [key] }: ts.CallExpression): boolean {
  const isNamed = ts.isPropertyAccessExpression(expression) && /^(?:get|has|peek|match)$/.test(expression.name.text)
  return isNamed && key !== undefined && !ts.isStringLiteralLike(key)
}

function inherits({ heritageClauses }: ts.ClassLikeDeclaration, type: string): boolean {
  return [...(heritageClauses ?? [])].some(({ types }) =>
    types.some(({ expression }) => memberName(expression) === type),
  )
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
