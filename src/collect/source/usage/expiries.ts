import { ts } from 'ts-morph'
import { callersOf } from '../trace/callers'
import { enclosingFunction, type FunctionNode, owningScope } from '../trace/syntax'
import type { KeyReader } from './keys'
import type { Site } from './site'

/** A place at which a key is given a TTL. */
export interface Expiry {
  /** The node whose position in the control flow counts. */
  readonly node: ts.Node
  readonly at: ts.Node
  readonly key: string
  /** How, for the report: `EXPIRE`, `a TTL in expireUsage()`. */
  readonly how: string
}

/** Where keys get a TTL, by the function in which it happens: EXPIRE and its family, and calls of helpers that run it. */
export class Expiries {
  readonly #byScope = new Map<ts.Node, Expiry[]>()

  constructor(
    sites: readonly Site[],
    readonly keys: KeyReader,
  ) {
    for (const site of sites) if (site.facts.expires === 'key') this.#add(site)
  }

  /** Everything in one scope that gives a key of this identity a TTL. */
  of(scope: ts.Node, key: string): Expiry[] {
    return (this.#byScope.get(scope) ?? []).filter((expiry) => expiry.key === key)
  }

  #add(site: Site): void {
    const key = site.args?.[site.facts.keyAt]
    if (!key) return
    this.#put({ node: site.sender, at: site.at, key: this.keys.identityOf(key), how: site.facts.name })
    const helper = enclosingFunction(site.sender)
    if (helper) this.#addCallers(helper, key)
  }

  /** A helper that expires the key it is given does so for its callers. */
  #addCallers(helper: FunctionNode, key: ts.Expression): void {
    const { tracer } = this.keys
    const at = helper.parameters.findIndex(
      (parameter) => ts.isIdentifier(parameter.name) && tracer.symbolOf(parameter.name) === tracer.symbolOf(key),
    )
    if (at < 0) return
    for (const call of callersOf(tracer, helper).calls) {
      const passed = call.arguments?.[at]
      if (!passed) continue
      const how = `a TTL in ${call.expression.getText().slice(0, 40)}()`
      this.#put({ node: call, at: call.expression, key: this.keys.identityOf(passed), how })
    }
  }

  #put(expiry: Expiry): void {
    const scope = owningScope(expiry.node)
    const known = this.#byScope.get(scope)
    if (known) known.push(expiry)
    else this.#byScope.set(scope, [expiry])
  }
}
