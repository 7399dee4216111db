import { EXPIRE_FLAGS, type ExpireFlag, type Via } from '../../../model'
import { countUpTo } from '../../files/lines'
import type { ts } from '../compiler'
import { callersOf } from '../trace/callers'
import { brief, enclosingFunction, type FunctionNode, isFunctionNode, owningScope } from '../trace/syntax'
import { isReached } from './flow'
import type { Guard } from './guard'
import type { KeyReader } from './keys'
import { NOTHING_PASSED, passedBy } from './passed'
import { PassedValues } from './passed-values'
import { hasFlag, judgeOptions } from './set-options'
import type { Site } from './site'

/** A place at which a key is given a TTL. */
export interface Expiry {
  /** The node whose position in the control flow counts. */
  readonly node: ts.Node
  readonly at: ts.Node
  readonly key: string
  /** How, for the report: `EXPIRE`, `a TTL in expireUsage()`. */
  readonly how: string
  readonly via: Via
  readonly flag?: ExpireFlag
  /** What HEXPIRE is given after its key, where that is not the key but fields of it. */
  readonly fields?: readonly ts.Expression[]
  /** True where the key is deleted, which counts for writes of the same transaction only. */
  readonly isDeletion?: boolean
}

/** Nobody gives one key a TTL more often in one function; a machine that does is not compared with all that it wrote. */
const MOST_COMPARED = 50

/** Those of a list in the order of the source that stand nearest to a node. */
export function nearestTo<T extends { readonly at: ts.Node }>(node: ts.Node, all: readonly T[]): readonly T[] {
  if (all.length <= MOST_COMPARED) return all
  const before = countUpTo(all.length, (at) => (all[at] as T).at.pos < node.pos)
  const from = Math.max(0, Math.min(before - MOST_COMPARED / 2, all.length - MOST_COMPARED))
  return all.slice(from, from + MOST_COMPARED)
}

/** The one of a list that stands nearest to a node; undefined for an empty list. */
export function closestTo<T extends { readonly at: ts.Node }>(node: ts.Node, all: readonly T[]): T | undefined {
  const away = ({ at }: T) => Math.abs(at.pos - node.pos)
  return all.reduce<T | undefined>((best, one) => (best && away(best) <= away(one) ? best : one), undefined)
}

/** The same in valkey-glide (`ExpireOptions`). */
const IN_GLIDE: Readonly<Record<ExpireFlag, string>> = {
  NX: 'HasNoExpiry',
  XX: 'HasExistingExpiry',
  GT: 'NewExpiryGreaterThanCurrent',
  LT: 'NewExpiryLessThanCurrent',
}

const DELETES = /^(?:DEL|UNLINK)$/

/** How an expiry is sent, wherever it is. */
type Sent = Pick<Expiry, 'via' | 'flag' | 'fields'>

/** Where keys get a TTL, by the function in which it happens: EXPIRE and its family, and calls of helpers that run it. */
export class Expiries {
  readonly #byScope = new Map<ts.Node, Map<string, Expiry[]>>()

  constructor(
    sites: readonly Site[],
    readonly keys: KeyReader,
    guard: Guard,
  ) {
    for (const site of sites) guard.run(site.at, () => this.#addFrom(site))
    for (const site of sites) if (site.facts.name === 'RENAME') guard.run(site.at, () => this.#addRenamed(site))
    for (const inScope of this.#byScope.values()) {
      for (const all of inScope.values())
        if (all.length > MOST_COMPARED) all.sort((one, other) => one.at.pos - other.at.pos)
    }
  }

  /** Everything in one scope that gives a key of this identity a TTL. */
  of(scope: ts.Node, key: string): readonly Expiry[] {
    return this.#byScope.get(scope)?.get(key) ?? []
  }

  /** Everything in one scope that gives any key a TTL, by key. */
  in(scope: ts.Node): Iterable<readonly Expiry[]> {
    return this.#byScope.get(scope)?.values() ?? []
  }

  #addFrom(site: Site): void {
    if (site.facts.expires === 'key' || site.facts.expires === 'fields') this.#add(site)
    else if (site.via === 'pipeline' && DELETES.test(site.facts.name)) this.#addDeletion(site)
  }

  #add(site: Site): void {
    const key = site.args?.[site.facts.keyAt]
    // GETEX without an option only reads, and with PERSIST takes the TTL away.
    const isRead =
      site.facts.name === 'GETEX' && judgeOptions(this.keys.tracer, site.args?.slice(1) ?? []).ttl === 'never'
    if (!key || isRead) return
    const fields = site.facts.expires === 'fields' ? { fields: site.args?.slice(site.facts.keyAt + 1) ?? [] } : {}
    const sent = { via: site.via, ...this.#flag(site), ...fields }
    for (const identity of this.keys.identitiesOf(key)) {
      this.#put({ node: site.sender, at: site.at, key: identity, how: site.facts.name, ...sent })
    }
    // `const slide = (id) => counted('set', () => redis.expire(keyOf(id), 60))`: the helper is not the callback alone.
    const helpers = new Set([enclosingFunction(site.sender), owningScope(site.sender)])
    for (const helper of helpers) if (helper && isFunctionNode(helper)) this.#addCallers(helper, key, site.sender, sent)
  }

  /** `expire(key, 60, 'NX')`. */
  #flag({ args, facts }: Site): Pick<Expiry, 'flag'> {
    const options = args?.slice(facts.keyAt + 2) ?? []
    const flag = EXPIRE_FLAGS.find(
      (one) =>
        hasFlag(this.keys.tracer, options, one) || options.some((option) => option.getText().includes(IN_GLIDE[one])),
    )
    return flag ? { flag } : {}
  }

  /** What is given a TTL under its new name has one. */
  #addRenamed({ sender, at, args: [from, to] = [] }: Site): void {
    if (!from || !to) return
    const later = this.of(owningScope(sender), this.keys.identityOf(to)).filter((one) => one.at.pos > at.pos)
    for (const one of later) this.#put({ ...one, key: this.keys.identityOf(from), how: `${one.how} after RENAME` })
  }

  /** What one transaction writes and deletes again is never left behind. */
  #addDeletion(site: Site): void {
    for (const key of site.args ?? []) {
      const how = `${site.facts.name} in the same transaction`
      this.#put({
        node: site.sender,
        at: site.at,
        key: this.keys.identityOf(key),
        how,
        via: site.via,
        isDeletion: true,
      })
    }
  }

  /** A helper that expires a key, its own or one it is given, does so for its callers, if it does with what they pass. */
  #addCallers(helper: FunctionNode, key: ts.Expression, sender: ts.Node, sent: Sent): void {
    const { tracer } = this.keys
    for (const call of callersOf(tracer, helper).calls) {
      // Asked of the conditions around the EXPIRE alone, of which most helpers have none.
      const values = () => new PassedValues(tracer, passedBy(tracer, helper, call, NOTHING_PASSED))
      if (isReached(sender, helper, (condition, runsIf) => values().runs(condition, runsIf, true)) === false) continue
      const how = `a TTL in ${brief(call.expression)}()`
      this.#put({ node: call, at: call.expression, key: this.keys.identityAtCall(key, helper, call), how, ...sent })
    }
  }

  #put(expiry: Expiry): void {
    const scope = owningScope(expiry.node)
    const inScope = this.#byScope.get(scope) ?? new Map<string, Expiry[]>()
    this.#byScope.set(scope, inScope)
    const known = inScope.get(expiry.key)
    if (known) known.push(expiry)
    else inScope.set(expiry.key, [expiry])
  }
}
