import type { ts } from 'ts-morph'
import type { Via } from '../../../model'
import { callersOf } from '../trace/callers'
import { enclosingFunction, type FunctionNode, owningScope } from '../trace/syntax'
import type { KeyReader } from './keys'
import { judgeOptions } from './set-options'
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
  /** True where the key is deleted, which counts for writes of the same transaction only. */
  readonly isDeletion?: boolean
}

const DELETES = /^(?:DEL|UNLINK)$/

/** Where keys get a TTL, by the function in which it happens: EXPIRE and its family, and calls of helpers that run it. */
export class Expiries {
  readonly #byScope = new Map<ts.Node, Expiry[]>()

  constructor(
    sites: readonly Site[],
    readonly keys: KeyReader,
  ) {
    for (const site of sites) {
      if (site.facts.expires === 'key') this.#add(site)
      else if (site.via === 'pipeline' && DELETES.test(site.facts.name)) this.#addDeletion(site)
    }
  }

  /** Everything in one scope that gives a key of this identity a TTL. */
  of(scope: ts.Node, key: string): Expiry[] {
    return this.in(scope).filter((expiry) => expiry.key === key)
  }

  /** Everything in one scope that gives any key a TTL. */
  in(scope: ts.Node): readonly Expiry[] {
    return this.#byScope.get(scope) ?? []
  }

  #add(site: Site): void {
    const key = site.args?.[site.facts.keyAt]
    // GETEX without an option only reads, and with PERSIST takes the TTL away.
    const isRead =
      site.facts.name === 'GETEX' && judgeOptions(this.keys.tracer, site.args?.slice(1) ?? []).ttl === 'never'
    if (!key || isRead) return
    for (const identity of this.keys.identitiesOf(key)) {
      this.#put({ node: site.sender, at: site.at, key: identity, how: site.facts.name, via: site.via })
    }
    const helper = enclosingFunction(site.sender)
    if (helper) this.#addCallers(helper, key, site.via)
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

  /** A helper that expires a key, its own or one it is given, does so for its callers. */
  #addCallers(helper: FunctionNode, key: ts.Expression, via: Via): void {
    for (const call of callersOf(this.keys.tracer, helper).calls) {
      const how = `a TTL in ${call.expression.getText().slice(0, 40)}()`
      this.#put({ node: call, at: call.expression, key: this.keys.identityAtCall(key, helper, call), how, via })
    }
  }

  #put(expiry: Expiry): void {
    const scope = owningScope(expiry.node)
    const known = this.#byScope.get(scope)
    if (known) known.push(expiry)
    else this.#byScope.set(scope, [expiry])
  }
}
