import { type Command, claimsKey, type Protection } from '../../../model'
import { ts } from '../compiler'
import type { CallLike } from '../trace/index-of-names'
import { type FunctionNode, isFunctionNode, memberName, nodesIn } from '../trace/syntax'
import type { EnteredCall, KeyReader } from '../usage/keys'
import { keyOf, type Site } from '../usage/site'
import { FoundValue } from './found-values'
import { isTransparent } from './positions'
import type { RoundTrips } from './round-trips'
import { isHandlerScope } from './scopes'
import { hasText, type Spelled, type Written, type WrittenKeys } from './written-keys'

/**
 * What is known of one way of an answer: nothing is asked in its stead, the key is filled, it remembers from then on that
 * something was done, or nobody can tell.
 */
type Ending = NonNullable<Protection['miss']> | 'marked' | 'open'

/** Helpers of helpers of helpers. */
const MAX_CALLS_OUT = 4
/** A helper with more callers is asked about the first of them only, and what is in none of these is not known. */
const MAX_CALLERS = 100
/** A function of more characters is a machine's. */
const LONGEST = 60_000
/** Answers to the request, and what only puts values together: nothing that could be asked instead of Redis. */
const NO_SOURCE =
  /^_?(?:res|resp|response|reply|h|c|ctx|context|next|json|redirect|notFound|NextResponse|Response|Promise|JSON|Object|Array|Number|String|Math)$/

/** What changes something, as databases and the repositories around them call it. */
const CHANGING =
  /^(?:create|update|upsert|insert|delete|remove|save|charge|refund|send|publish|enqueue|record)(?![a-z])/

const CLOCK = /^(?:Date|now|getTime|valueOf|toISOString|toString|String|Number)$/

/** Finds out what happens where a read finds nothing, in the function around it and in those that its answer is given on to. */
export class Misses {
  /** Functions that send commands themselves. */
  readonly #scopes: ReadonlySet<ts.Node>

  constructor(
    readonly keys: KeyReader,
    readonly written: WrittenKeys,
    readonly trips: RoundTrips,
    sites: readonly Site[],
    readonly commandAt: (site: Site) => Command | undefined,
    /** The calls of a function, through an interface as well. */
    readonly callsOf: (target: FunctionNode) => readonly CallLike[],
  ) {
    this.#scopes = new Set(sites.map(({ sender }) => written.scopeOf(sender)))
  }

  /** What follows on a miss; undefined where not all that may follow is in sight. */
  of(read: Site): Protection['miss'] {
    const key = keyOf(read)
    if (!key) return undefined
    if (this.trips.readsOwn(read)) return 'kept'
    const endings = this.#endings(read.sender, key, [])
    if (endings.includes('filled')) return 'filled'
    if (endings.includes('open')) return undefined
    if (endings.includes('marked')) return 'kept'
    const pattern = this.keys.patternOf(key)
    const isWritten = hasText(pattern) && this.written.isWrittenOutside(this.written.scopeOf(read.sender), pattern)
    return isWritten ? 'kept' : undefined
  }

  #endings(read: ts.Node, key: ts.Expression, entered: readonly EnteredCall[]): Ending[] {
    const scope = this.written.scopeOf(read)
    if (!isFunctionNode(scope) || scope.end - scope.pos > LONGEST) return ['open']
    const value = new FoundValue(this.keys.tracer, read, scope)
    const ending = this.#endingIn(value, this.written.spelled(key, entered))
    if (ending !== 'kept' || !value.isGivenOn || isHandlerScope(scope)) return [ending]
    const calls = this.callsOf(scope)
    if (calls.length === 0 || calls.length > MAX_CALLERS || entered.length === MAX_CALLS_OUT) return ['open']
    return calls.flatMap((call) => {
      const isAround = entered.some(({ inside }) => inside === scope)
      return isAround ? [] : this.#endings(call, key, [...entered, { inside: scope, call }])
    })
  }

  #endingIn(value: FoundValue, key: Spelled): Ending {
    const reached = this.written.in(value.scope).filter((one) => {
      return one.node.pos >= value.read.end && isOfKey(one, key) && value.runsAfter('miss', one.node) !== false
    })
    const puts = reached.filter((one) => this.#isPut(one))
    const fills = puts.some(({ node }) => value.isForMiss(node))
    const { isAsked, isLoaded } = this.#asked(value)
    // Who takes the key first does what must not be done twice, and so does who keeps what a change has answered.
    if (fills && isLoaded && puts.length === reached.length && !this.#isChange(value)) return 'filled'
    const isReplaced = puts.some(({ node }) => !isWriteOf(node, value))
    if (isAsked || !(fills || isReplaced)) return isAsked ? 'open' : 'kept'
    return fills && puts.every((one) => this.#isMark(one)) ? 'marked' : 'open'
  }

  /** Whether a write tells no more than that something was done, or when: `set(key, 1)`, `setex(key, 60, Date.now())`. */
  #isMark({ node, site: { sender, facts, args } }: Written): boolean {
    const valueAt = /^(?:SET|SETNX)$/.test(facts.name) ? 1 : /^P?SETEX$/.test(facts.name) ? 2 : undefined
    const value = node === sender && valueAt !== undefined ? args?.[facts.keyAt + valueAt] : undefined
    if (!value) return false
    return isOfClock(value) || this.keys.patternOf(value)?.includes('*') === false
  }

  /** What is set only where there is nothing is taken, and not filled. */
  #isPut({ site }: Written): boolean {
    const command = this.commandAt(site)
    return command === undefined || !claimsKey(command)
  }

  /** Whether something is asked after a miss, and only then, and whether that is something else than Redis. */
  #asked(value: FoundValue): { readonly isAsked: boolean; readonly isLoaded: boolean } {
    let isAsked = false
    for (const node of value.after()) {
      if (!ts.isCallExpression(node) || !isAnswered(node) || !this.#isOnMiss(value, node)) continue
      if (this.#refuses(node)) continue
      isAsked = true
      if (this.#isLoad(node)) return { isAsked, isLoaded: true }
    }
    return { isAsked, isLoaded: false }
  }

  /** `badAuth(response)`, which does no more than to answer the request. */
  #refuses({ expression }: ts.CallExpression): boolean {
    const targets = this.keys.tracer.functionsOf(expression)
    const calls = targets.flatMap((target) => [...nodesIn(target)].filter(ts.isCallExpression))
    return calls.length > 0 && !targets.some(isAsync) && calls.every((one) => NO_SOURCE.test(rootOf(one.expression)))
  }

  /** Whether something is changed elsewhere after a miss, and only then: the key remembers that it was done. */
  #isChange(value: FoundValue): boolean {
    return [...value.after()].some((node) => {
      if (!ts.isCallExpression(node) || !CHANGING.test(memberName(node.expression) ?? '')) return false
      return ts.isAwaitExpression(waiterOf(node)) && this.#isOnMiss(value, node)
    })
  }

  /** Whether a call of something else than Redis is made after a miss, and not after every hit. */
  #isOnMiss(value: FoundValue, call: ts.CallExpression): boolean {
    return !this.#isSent(call) && value.isForMiss(call)
  }

  /** Whether a call sends a command, or is chained to one that does. */
  #isSent(call: ts.CallExpression): boolean {
    let at: ts.Expression = call
    while (ts.isPropertyAccessExpression(at) || ts.isCallExpression(at)) {
      if (this.trips.senders.has(at)) return true
      at = at.expression
    }
    return false
  }

  /** Whether a call surely waits for something else than what Redis holds. */
  #isLoad(call: ts.CallExpression): boolean {
    const targets = this.keys.tracer.functionsOf(call.expression)
    if (targets.some((target) => this.#scopes.has(target))) return false
    return ts.isAwaitExpression(waiterOf(call)) || targets.some(isAsync)
  }
}

/** Whether a function writes the key that was read, or one that is put together alike out of what it has found. */
function isOfKey({ spelled }: Written, { identity, pattern }: Spelled): boolean {
  return spelled.identity === identity || (hasText(pattern) && spelled.pattern === pattern)
}

/** Whether what is written is what was read, and more: that changes what Redis holds, and fills nothing. */
function isWriteOf(node: ts.Node, value: FoundValue): boolean {
  const given = ts.isCallExpression(node) ? node.arguments : []
  return given.some((argument) => value.isMadeOf(argument))
}

/** Whether an expression is made of the time of day, and of nothing else: `String(Date.now())`. */
function isOfClock(value: ts.Expression): boolean {
  const names = [...nodesIn(value)].filter(ts.isIdentifier)
  return names.some(({ text }) => text === 'Date') && names.every(({ text }) => CLOCK.test(text))
}

/** Whether the answer of a call is waited for and used, or given back as it is. */
function isAnswered(call: ts.CallExpression): boolean {
  if (NO_SOURCE.test(rootOf(call.expression))) return false
  const waiter = waiterOf(call)
  if (ts.isAwaitExpression(waiter)) return !ts.isExpressionStatement(waiter.parent)
  return ts.isReturnStatement(waiter) || ts.isArrowFunction(waiter)
}

/** What stands around a call and all that is chained to it: `await` of `await Promise.all([load(id).catch(log)])`. */
function waiterOf(call: ts.CallExpression): ts.Node {
  let at: ts.Node = call
  while (isTransparent(at.parent, at) || isChained(at) || isCombined(at)) at = at.parent
  return at.parent
}

function isChained(at: ts.Node): boolean {
  const { parent } = at
  if (ts.isPropertyAccessExpression(parent)) return /^(?:then|catch|finally)$/.test(parent.name.text)
  return ts.isPropertyAccessExpression(at) && ts.isCallExpression(parent) && parent.expression === at
}

function isCombined(at: ts.Node): boolean {
  return ts.isCallExpression(at.parent) && at.parent.expression !== at && rootOf(at.parent.expression) === 'Promise'
}

function isAsync(target: FunctionNode): boolean {
  return ts.canHaveModifiers(target) && (ts.getModifiers(target) ?? []).some(isAsyncKeyword)
}

function isAsyncKeyword({ kind }: ts.Modifier): boolean {
  return kind === ts.SyntaxKind.AsyncKeyword
}

/** `res` of `res.status(404).json`. */
function rootOf(callee: ts.Expression): string {
  let at = callee
  while (ts.isPropertyAccessExpression(at) || ts.isCallExpression(at)) at = at.expression
  return memberName(at) ?? ''
}
