import { ts } from '../compiler'
import type { CallLike } from '../trace/index-of-names'
import { brief, type FunctionNode, nodesIn, owningScope } from '../trace/syntax'
import { type Expiries, type Expiry, nearestTo } from './expiries'
import { areExclusive, commonAncestor, type Guard, guardsBetween } from './flow'
import type { KeyReader } from './keys'
import { setFlags } from './set-flags'
import { placeOf, type Site } from './site'
import type { TimedWrites } from './timed-writes'
import { best, judgement, NO_TTL, type TtlJudgement } from './ttl-judgement'

/** Commands that write anew what is there, and take the TTL of the key away, or give it one of its own. */
const OVERWRITES = /^(?:SET|SETEX|PSETEX|MSET|GETSET|COPY|BITOP|JSON\.M?SET|\w+STORE)$/
/** A function that calls more than this is not searched for helpers. */
const MOST_CALLS = 300

/** Answers about two places of one function, as the judge of TTLs has them. */
export interface Relations {
  /** Whether an EXPIRE gives the key of a write a TTL. */
  relate(write: Site, expiry: Expiry): TtlJudgement
  /** Whether a condition asks if the key is new. */
  asksWhetherNew(guard: Guard, write: Site): boolean
}

/**
 * What gave the key of a write a TTL before it: `multi().set(key, 0, { EX, NX }).incr(key)`. A command that changes what is
 * there keeps it.
 */
export class EarlierWrites {
  constructor(
    readonly timed: TimedWrites,
    readonly expiries: Expiries,
    readonly keys: KeyReader,
    readonly relations: Relations,
  ) {}

  /** Whether the key, by its identity in the function around, has a TTL when a write comes to it. */
  before(site: Site, identity: string): TtlJudgement {
    if (OVERWRITES.test(site.facts.name)) return NO_TTL
    const scope = owningScope(site.sender)
    const own = nearestTo(site.at, this.timed.in(scope).get(identity) ?? [])
    const found = best(
      NO_TTL,
      ...own.map((write) => this.#byWrite(site, write)),
      ...this.#byExpiries(site, identity, scope),
    )
    return found.ttl === 'never' ? this.#byHelpers(site, identity, scope) : found
  }

  /** `set(key, 0, { EX: 60 })`, then `incr(key)`. */
  #byWrite(site: Site, write: Site): TtlJudgement {
    // HSETEX gives the fields a TTL that it writes, and the key none.
    if (write.facts.name === 'HSETEX' || !this.#precedes(write, site)) return NO_TTL
    const flags = setFlags(write, this.keys.tracer)
    if (flags.includes('XX')) return NO_TTL
    const isFresh = !flags.includes('NX') && guardsTo(write.sender, site).length === 0
    return kept(site, write.facts.name, write.at, isFresh || areTogether(write, site))
  }

  /** `incr(key)`, `expire(key, 60)`, then `decr(key)`. */
  #byExpiries(site: Site, identity: string, scope: ts.Node): TtlJudgement[] {
    const before = nearestTo(site.at, this.expiries.of(scope, identity)).filter(
      ({ at, node, isDeletion, fields }) =>
        !isDeletion &&
        !fields &&
        at.getEnd() <= site.at.getStart() &&
        !areExclusive(node, site.sender) &&
        node !== site.sender,
    )
    if (before.length === 0) return []
    const writes = this.timed.allIn(scope).filter((one) => this.#precedes(one, site) && this.#isOf(one, identity))
    return before.flatMap((expiry) => {
      const isGiven = writes.some(
        (write) => isBefore(write.at, expiry.at) && this.relations.relate(write, expiry).ttl === 'always',
      )
      const isFresh = guardsTo(expiry.node, site).length === 0
      return isGiven ? [kept(site, expiry.how, expiry.at, isFresh || areTogether(expiry, site))] : []
    })
  }

  /** `if (!(await redis.exists(key))) await populate(id)`, then `incr(key)`. */
  #byHelpers(site: Site, identity: string, scope: ts.Node): TtlJudgement {
    let calls = 0
    for (const node of nodesIn(scope)) {
      if (!ts.isCallExpression(node)) continue
      if (++calls > MOST_CALLS) return NO_TTL
      if (!isBefore(node, site.at) || areExclusive(node, site.sender)) continue
      if (!this.#isReached(node, site, site)) continue
      const helper = this.keys.tracer.functionsOf(node.expression).find((one) => this.#writes(one, node, identity))
      if (helper) return kept(site, `${brief(node.expression)}()`, node.expression, false)
    }
    return NO_TTL
  }

  #writes(helper: FunctionNode, call: CallLike, identity: string): boolean {
    return [...this.timed.in(helper).values()].flat().some((write) => {
      const key = write.args?.[write.facts.keyAt]
      return key !== undefined && this.keys.identityAtCall(key, helper, call) === identity
    })
  }

  /** Whether a write has run when another one in the same function does, or the key was there already. */
  #precedes(write: Site, site: Site): boolean {
    const isOther = write !== site && write.sender !== site.sender && isBefore(write.at, site.at)
    return isOther && !areExclusive(write.sender, site.sender) && this.#isReached(write.sender, site, write)
  }

  #isReached(node: ts.Node, site: Site, write: Site): boolean {
    return guardsTo(node, site).every((guard) => this.relations.asksWhetherNew(guard, write))
  }

  #isOf({ args, facts }: Site, identity: string): boolean {
    const key = args?.[facts.keyAt]
    return key !== undefined && !ts.isSpreadElement(key) && this.keys.identityOf(key) === identity
  }
}

function isBefore(one: ts.Node, other: ts.Node): boolean {
  return one.getEnd() <= other.getStart()
}

function guardsTo(node: ts.Node, { sender }: Site): Guard[] {
  return guardsBetween(node, commonAncestor(node, sender))
}

/** Nothing runs out in the middle of a transaction. */
function areTogether(one: Pick<Site, 'via'>, other: Pick<Site, 'via'>): boolean {
  return one.via === 'pipeline' && other.via === 'pipeline'
}

function kept({ facts }: Site, by: string, at: ts.Node, isCertain: boolean): TtlJudgement {
  const related = [{ place: placeOf(at), message: `${by} gives the same key a TTL` }]
  return isCertain
    ? judgement('always', `it keeps the TTL that ${by} gives the key before it`, related)
    : judgement(
        'conditional',
        `${by} gives it one before, but where that runs out in between, ${facts.name} creates the key anew`,
        related,
      )
}
