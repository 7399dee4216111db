import type { Expiring, Related, TtlVerdict } from '../../../model'
import { ts } from '../compiler'
import { callersOf } from '../trace/callers'
import { isHandedAbout } from '../trace/handed-about'
import type { CallLike } from '../trace/index-of-names'
import { brief, type FunctionNode, isFunctionNode, owningScope } from '../trace/syntax'
import type { Expiries } from './expiries'
import { isReached } from './flow'
import type { EnteredCall, KeyReader } from './keys'
import { optionsInCall } from './options-in-call'
import { NOTHING_PASSED, passedBy, passedByAnyone } from './passed'
import { PassedValues } from './passed-values'
import { placeOf, type Site } from './site'
import type { TtlJudge } from './ttl'

/** A call of a wrapper which decides about the TTL of the key that is written inside. */
export interface WrapperCall {
  readonly call: CallLike
  readonly key: string | null
  readonly ttl: Extract<TtlVerdict, 'always' | 'never'>
  readonly because: string
  /** What the caller gives the key its TTL by. */
  readonly expiring?: Expiring
  readonly related: readonly Related[]
}

/** Wrappers of wrappers of wrappers; deeper ones are not looked through. */
const MAX_WRAPPERS = 3
/** A wrapper with more callers is a library of its own; the first ones show what is wrong. */
const MAX_CALLS = 1000
/** A function that expires one key more often is a machine's, and left alone. */
const MAX_EXPIRIES = 50
const TTL_NAME = /ttl|expir|seconds|millis|^ex$|^px$|maxage|lifetime|duration/i

/**
 * Where a write has a TTL only if its wrapper is given one, looks at who calls the wrapper: those that surely give none
 * write a key that lasts, and they are the places to mend. A caller about which there is doubt is left alone.
 */
export class WrapperCalls {
  constructor(
    readonly expiries: Expiries,
    readonly keys: KeyReader,
    readonly judge: TtlJudge,
  ) {}

  /** The calls that leave the key of a write without a TTL; none where the calls do not decide about it. */
  withoutTtl(site: Site): WrapperCall[] {
    const wrapper = owningScope(site.sender)
    if (!isFunctionNode(wrapper) || !site.args?.[site.facts.keyAt]) return []
    if (callersOf(this.keys.tracer, wrapper).calls.length === 0) return []
    const inAnyCall = new PassedValues(this.keys.tracer, passedByAnyone(this.keys.tracer, wrapper))
    return this.#isTimed(site, inAnyCall) === undefined ? this.#callsOf(site, wrapper, []) : []
  }

  /** Whether every call of the function around a write gives a TTL, be it that some call of it might give none. */
  isTimedByAll(site: Site): boolean {
    const wrapper = owningScope(site.sender)
    return isFunctionNode(wrapper) && site.args?.[site.facts.keyAt] !== undefined && this.#areTimed(site, wrapper, [])
  }

  #areTimed(site: Site, wrapper: FunctionNode, inner: readonly EnteredCall[]): boolean {
    const { calls } = callersOf(this.keys.tracer, wrapper)
    if (calls.length === 0 || calls.length >= MAX_CALLS || isForOthers(wrapper)) return false
    const areTimed = calls.every((call) => {
      const entered = [...inner, { inside: wrapper, call }]
      const isTimed = this.#isTimedIn(site, entered)
      const caller = owningScope(call)
      return isTimed ?? (this.#isWrapper(caller, entered) && this.#areTimed(site, caller, entered))
    })
    return areTimed && !isHandedAbout(wrapper, calls)
  }

  /** Whether a caller is one more wrapper, whose callers decide. */
  #isWrapper(caller: ts.Node, entered: readonly EnteredCall[]): caller is FunctionNode {
    return isFunctionNode(caller) && entered.length < MAX_WRAPPERS && !entered.some(({ inside }) => inside === caller)
  }

  /** `await cache.incr(key)`, then `await cache.expire(key, 60)`: the calls whose key has no TTL between two round trips. */
  expiredApart(site: Site): WrapperCall[] {
    const key = site.args?.[site.facts.keyAt]
    if (!key || ts.isSpreadElement(key) || this.judge.isTimed(site)) return []
    return this.judge.callers(site, key).flatMap(({ found, ...entered }) => {
      const { ttl, because, expiring, related } = found
      if (ttl !== 'always' || expiring?.how !== 'separately' || this.#isTimedIn(site, [entered])) return []
      return [{ call: entered.call, key: this.keys.patternAtCalls(key, [entered]), ttl, because, expiring, related }]
    })
  }

  #callsOf(site: Site, wrapper: FunctionNode, inner: readonly EnteredCall[]): WrapperCall[] {
    const { calls } = callersOf(this.keys.tracer, wrapper)
    return calls
      .slice(0, MAX_CALLS)
      .flatMap((call) => this.#judge(site, [...inner, { inside: wrapper, call }], owningScope(call)))
  }

  /** @param entered the calls from the write outwards; the last of them stands in `caller` */
  #judge(site: Site, entered: readonly EnteredCall[], caller: ts.Node): WrapperCall[] {
    const isTimed = this.#isTimedIn(site, entered)
    if (isTimed === false) return this.#isExpiredBy(site, entered, caller) ? [] : [this.#found(site, entered)]
    return isTimed === undefined && this.#isWrapper(caller, entered) ? this.#callsOf(site, caller, entered) : []
  }

  /** The same for one way to the write, from the calls outwards. */
  #isTimedIn(site: Site, entered: readonly EnteredCall[]): boolean | undefined {
    const { tracer } = this.keys
    const passed = entered.reduceRight(
      (within, { inside, call }) => passedBy(tracer, inside, call, within),
      NOTHING_PASSED,
    )
    return this.#isTimed(site, new PassedValues(tracer, passed))
  }

  /** Whether the key has a TTL after one call of the wrapper; undefined where that is not known, true where it writes nothing. */
  #isTimed(site: Site, values: PassedValues): boolean | undefined {
    const scope = owningScope(site.sender)
    const isWritten = isReached(site.sender, scope, (condition, runsIf) => values.runs(condition, runsIf, true))
    if (!isWritten) return isWritten === false ? true : undefined
    const reaches = (node: ts.Node) => isReached(node, scope, (condition, runsIf) => values.runs(condition, runsIf))
    const own = optionsInCall(site, values)
    if (own !== false) return own
    const expiries = this.expiries.of(scope, this.keys.identityOf(keyOf(site)))
    if (expiries.length > MAX_EXPIRIES) return undefined
    const others = expiries.map(({ node }) => reaches(node))
    if (others.includes(true)) return true
    return others.includes(undefined) ? undefined : false
  }

  /** `await cache.set(key, value); await cache.expire(key)`: the caller sees to it. */
  #isExpiredBy(site: Site, entered: readonly EnteredCall[], caller: ts.Node): boolean {
    const identity = this.keys.identityAtCalls(keyOf(site), entered)
    return this.expiries.of(caller, identity).some(({ node }) => node !== entered.at(-1)?.call)
  }

  #found(site: Site, entered: readonly EnteredCall[]): WrapperCall {
    const { inside, call } = entered.at(-1) as EnteredCall
    return {
      call,
      key: this.keys.patternAtCalls(keyOf(site), entered),
      ttl: 'never',
      because: `${whatIsLeftOut(inside, call)}, so ${site.facts.name} in the wrapper gives none`,
      related: [
        { place: placeOf(site.at), message: `${site.facts.name} in the wrapper, without a TTL when called so.` },
      ],
    }
  }
}

/** What a class does for an interface or a base class is called through these as well, and so is a method of an object. */
function isForOthers({ parent }: FunctionNode): boolean {
  if (ts.isClassLike(parent)) return parent.heritageClauses !== undefined
  return ts.isObjectLiteralExpression(parent) || ts.isPropertyAssignment(parent)
}

function keyOf({ args, facts }: Site): ts.Expression {
  return args?.[facts.keyAt] as ts.Expression
}

/** Which parameter the call leaves out, if it is one. */
function whatIsLeftOut(wrapper: FunctionNode, call: CallLike): string {
  const given = call.arguments?.length ?? 0
  const left = wrapper.parameters.slice(given).map(({ name }) => name)
  const names = left.flatMap((name) => (ts.isIdentifier(name) ? [name.text] : []))
  const [name] = [...names.filter((one) => TTL_NAME.test(one)), ...names]
  return name === undefined ? `\`${brief(call, 50)}\` passes no TTL` : `this call passes no \`${name}\``
}
