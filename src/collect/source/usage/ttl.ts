import { ts } from '../compiler'
import { callersOf } from '../trace/callers'
import { brief, enclosingFunction, owningScope } from '../trace/syntax'
import { expandSpreads } from './argument-lists'
import { withForks } from './branches'
import { judgePart } from './documents'
import { EarlierWrites } from './earlier-writes'
import { closestTo, type Expiries, type Expiry, nearestTo } from './expiries'
import { coversFields } from './field-expiries'
import { areExclusive, commonAncestor, exitsBetween, type Guard, guardsBetween } from './flow'
import type { Guard as Failures } from './guard'
import { IMPURE } from './key-parts'
import type { EnteredCall, KeyReader } from './keys'
import { asksWhetherNew } from './newness'
import type { OptionVerdict } from './option-words'
import { isSharedPipeline } from './pipelines'
import { expiringBy } from './round-trips'
import { hasFlag, judgeOptions, optionsFrom } from './set-options'
import { placeOf, type Site } from './site'
import { TimedWrites } from './timed-writes'
import { best, judgement, NO_TTL, type TtlJudgement } from './ttl-judgement'

/** A call of the function around a write, and whether the key has a TTL after what follows it there. */
export interface JudgedCall extends EnteredCall {
  readonly found: TtlJudgement
  /** True where the caller gives the key no TTL, but deletes it in the transaction that it is written in. */
  readonly deletes: boolean
}

const TOO_MANY: TtlJudgement = {
  ttl: 'conditional',
  because: 'its function gives TTLs in too many places to compare all of them',
  related: [],
}

/** Judges writes: by their own arguments, by EXPIRE on the same key in the same function, by what their callers do. */
export class TtlJudge {
  readonly #timed: TimedWrites
  readonly #earlier: EarlierWrites
  readonly #own = new Map<Site, TtlJudgement>()

  constructor(
    sites: readonly Site[],
    readonly expiries: Expiries,
    readonly keys: KeyReader,
    failures: Failures,
  ) {
    this.#timed = new TimedWrites(sites, keys, failures, (site) => this.isTimed(site))
    this.#earlier = new EarlierWrites(this.#timed, expiries, keys, {
      relate: (write, expiry) => this.#relate(write, expiry),
      asksWhetherNew: (condition, write) => asksWhetherNew(this.keys.tracer, condition, write),
    })
  }

  judge(site: Site): TtlJudgement {
    const { facts, args } = site
    if (!facts.writes) return judgement('not-a-write', `${facts.name} creates nothing`)
    if (facts.expires === 'itself') return judgement('always', `${facts.name} sets a TTL`)
    if (!args) return judgement('conditional', 'its arguments are not known here')
    if (/^(?:ZADD|GEOADD)$/.test(facts.name) && hasFlag(this.keys.tracer, args, 'XX')) {
      return judgement('not-a-write', 'XX creates nothing')
    }
    const part = judgePart(site, this.keys)
    if (part.ttl === 'not-a-write') return part
    if (facts.name.startsWith('MSET')) return this.#severalKeys(site)
    const own = this.#ownVerdict(site)
    if (own.ttl === 'always') return own
    const key = expandSpreads(this.keys.tracer, args).args[facts.keyAt]
    if (!key || ts.isSpreadElement(key)) return best(own, judgement('conditional', 'its key is not known here'))
    const here = best(own, part, this.#byExpiry(site, key), this.#byOtherWrites(site, key), this.#byCallers(site, key))
    return here.ttl === 'always' ? here : best(here, this.#earlier.before(site, this.keys.identityOf(key)))
  }

  #ownVerdict(site: Site): TtlJudgement {
    const known = this.#own.get(site) ?? this.#judgeOptions(site)
    this.#own.set(site, known)
    return known
  }

  #judgeOptions(site: Site): TtlJudgement {
    const from = optionsFrom(site.facts.name)
    if (from === undefined) return NO_TTL
    const { tracer } = this.keys
    const { args, maybe, open } = expandSpreads(tracer, site.args ?? [])
    const own = judgeOptions(tracer, open ? args : args.slice(from))
    if (own.ttl === 'always') return judgement('always', own.because)
    if (judgeOptions(tracer, maybe).ttl !== 'never') return judgement('conditional', 'a TTL is added on some path only')
    if (!open) return fromOptions(own)
    return fromOptions(
      judgeOptions(
        tracer,
        (site.args ?? []).filter((one) => ts.isSpreadElement(one) && one.expression === open),
      ),
    )
  }

  /** MSET takes no TTL; a loop over its keys may follow. */
  #severalKeys(site: Site): TtlJudgement {
    const scope = owningScope(site.sender)
    const following = [...this.expiries.in(scope)].filter(([one]) => one?.key.includes('${each '))
    const sibling = [...this.#timed.in(scope).values()]
      .flatMap((others) => nearestTo(site.at, others))
      .find((one) => one !== site && areExclusive(site.sender, one.sender))
    const beside = sibling
      ? [judgement('conditional', `${sibling.facts.name} with a TTL stands in another branch`)]
      : []
    return best(NO_TTL, ...following.map((expiries) => this.#relateAll(site, expiries)), ...beside)
  }

  /** Whether a write gives its key a TTL by itself, whatever stands around it. */
  isTimed(site: Site): boolean {
    return site.facts.expires === 'itself' || this.#ownVerdict(site).ttl === 'always'
  }

  #byExpiry(site: Site, key: ts.Expression): TtlJudgement {
    const identity = this.keys.identityOf(key)
    const found = this.expiries
      .of(owningScope(site.sender), identity)
      .filter((expiry) => !expiry.isDeletion || site.via === 'pipeline')
    return this.#relateAll(site, found)
  }

  #relateAll(site: Site, expiries: readonly Expiry[]): TtlJudgement {
    const near = nearestTo(site.at, expiries)
    const all = withForks(near).map((expiry) => this.#relate(site, expiry))
    const found = best(NO_TTL, ...all)
    return near.length < expiries.length && found.ttl === 'never' ? TOO_MANY : mended(found, all)
  }

  #relate(site: Site, expiry: Expiry): TtlJudgement {
    const related = [{ place: placeOf(expiry.at), message: `${expiry.how} on the same key` }]
    const common = commonAncestor(site.sender, expiry.node)
    const isBefore = expiry.at.getStart() < site.at.getStart()
    if (isBefore && !isUnordered(common)) return judgement('never', `${expiry.how} runs before the write`)
    if (areExclusive(site.sender, expiry.node))
      return judgement('conditional', `${expiry.how} on the same key stands in another branch`, related)
    if (expiry.fields && !coversFields(site, expiry.fields))
      return judgement('conditional', `${expiry.how} follows on the same key, for fields that may be others`, related)
    const shared = guardsBetween(site.sender, common)
    const guards = guardsBetween(expiry.node, common).filter((one) => !shared.some((other) => isSame(one, other)))
    const guard = guards.find((one) => !asksWhetherNew(this.keys.tracer, one, site))
    if (!guard && this.#leavesBetween(site, expiry, common)) {
      return judgement('conditional', `a way out stands between the write and ${expiry.how} on the same key`, related)
    }
    // `if (reply !== 'OK') return` before EXPIRE: only who set the key gets there. What is left here asks for that alone.
    const exits = /^SET(?:NX)?$/.test(site.facts.name) ? exitsBetween(site.sender, expiry.node, common) : []
    const expiring = expiringBy(this.keys.tracer, site, expiry, [...guards, ...exits])
    if (!guard) return { ...judgement('always', `${expiry.how} follows on the same key`, related), expiring }
    const condition = guard.condition ? `only if \`${brief(guard.condition)}\`` : 'on some path only'
    return judgement('conditional', `${expiry.how} follows ${condition}`, related)
  }

  /** `set(key); if (other) return; expire(key)`: some calls never come to the TTL. */
  #leavesBetween(site: Site, expiry: Expiry, common: ts.Node): boolean {
    return exitsBetween(site.sender, expiry.node, common).some(
      (guard) => !asksWhetherNew(this.keys.tracer, guard, site),
    )
  }

  /** `if (ttl) setex(key, …) else set(key, …)`. */
  #byOtherWrites(site: Site, key: ts.Expression): TtlJudgement {
    const identity = this.keys.identityOf(key)
    const timed = this.#timed.in(owningScope(site.sender)).get(identity) ?? []
    const near = nearestTo(site.at, timed)
    const others = near.filter((one) => one !== site && areExclusive(site.sender, one.sender))
    const other = closestTo(site.at, others)
    if (!other) return near.length < timed.length ? TOO_MANY : NO_TTL
    const related = [{ place: placeOf(other.at), message: `${other.facts.name} with a TTL on the same key` }]
    return judgement('conditional', 'the same key gets a TTL in another branch only', related)
  }

  /** A wrapper that passes its key on: what every caller does right after counts. */
  #byCallers(site: Site, key: ts.Expression): TtlJudgement {
    const calls = this.callers(site, key)
    const timed = calls.filter(({ found }) => found.ttl !== 'never')
    if (timed.length === 0) return NO_TTL
    const related = timed.slice(0, 3).map(({ call, deletes }) => {
      return { place: placeOf(call.expression), message: `This caller ${deletes ? 'deletes the key' : 'sets a TTL'}.` }
    })
    const what = timed.some(({ deletes }) => deletes) ? 'set a TTL on the key or delete it' : 'set a TTL on the key'
    const isEvery = timed.length === calls.length && timed.every(({ found }) => found.ttl === 'always')
    return isEvery
      ? judgement('always', `all callers ${what}`, related)
      : judgement('conditional', `${timed.length} of ${calls.length} callers ${what}`, related)
  }

  /** Who calls the function around a write, and what each of them does about the key that it hands over. */
  callers(site: Site, key: ts.Expression): JudgedCall[] {
    const wrapper = enclosingFunction(site.sender)
    if (!wrapper || wrapper.parameters.length === 0) return []
    const { tracer } = this.keys
    // A transaction of its own is over before a caller deletes the key in another one.
    const mayDelete = isSharedPipeline(site, wrapper, tracer)
    return callersOf(tracer, wrapper).calls.map((call) => {
      const passed = this.keys.identityAtCall(key, wrapper, call)
      const expiries = this.expiries
        .of(owningScope(call), passed)
        .filter((one) => one.node !== call && (mayDelete || !one.isDeletion))
      const asCaller: Site = { ...site, sender: call, at: call.expression }
      const deletes = expiries.length > 0 && expiries.every(({ isDeletion }) => isDeletion)
      const found = this.#relateAll(asCaller, expiries)
      const before = found.ttl === 'never' ? this.#earlier.before(asCaller, passed) : found
      return { inside: wrapper, call, found: best(found, before), deletes }
    })
  }
}

/** An EXPIRE for the call that made the key, beside one that later calls send where they find the key without a TTL. */
function mended(found: TtlJudgement, all: readonly TtlJudgement[]): TtlJudgement {
  const { expiring } = found
  if (!expiring?.isOnce) return found
  const isMended = all.some((one) => one.expiring?.isOnce === false && one.expiring.flag !== 'XX')
  return isMended ? { ...found, expiring: { ...expiring, isOnce: false } } : found
}

/** `isLate && set(key)`, `isLate && expire(key)`: whoever comes to the one comes to the other. */
function isSame(one: Guard, other: Guard): boolean {
  const test = one.condition?.getText()
  return test !== undefined && test === other.condition?.getText() && one.runsIf === other.runsIf && !IMPURE.test(test)
}

function fromOptions({ ttl, because }: OptionVerdict): TtlJudgement {
  return ttl === 'never' ? NO_TTL : judgement(ttl, because)
}

/** Elements of an array or arguments of one call (`Promise.all([…])`, `exec`) have no order that a reader relies on. */
function isUnordered(common: ts.Node): boolean {
  return ts.isArrayLiteralExpression(common) || ts.isCallExpression(common) || ts.isIterationStatement(common, false)
}
