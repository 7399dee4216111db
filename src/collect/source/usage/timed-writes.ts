import type { ts } from '../compiler'
import { owningScope } from '../trace/syntax'
import type { Guard } from './guard'
import type { KeyReader } from './keys'
import type { Site } from './site'

/** The writes of each function that give their key a TTL themselves, by key. */
export class TimedWrites {
  readonly #writes = new Map<ts.Node, Site[]>()
  readonly #timed = new Map<ts.Node, ReadonlyMap<string, Site[]>>()

  constructor(
    sites: readonly Site[],
    readonly keys: KeyReader,
    readonly guard: Guard,
    readonly isTimed: (site: Site) => boolean,
  ) {
    for (const site of sites) if (site.facts.writes) put(this.#writes, owningScope(site.sender), site)
  }

  /** Those of one function, in the order of the source. */
  in(scope: ts.Node): ReadonlyMap<string, Site[]> {
    const known = this.#timed.get(scope) ?? this.#byKey(scope)
    this.#timed.set(scope, known)
    return known
  }

  /** All writes of one function, with a TTL or without. */
  allIn(scope: ts.Node): readonly Site[] {
    return this.#writes.get(scope) ?? []
  }

  #byKey(scope: ts.Node): ReadonlyMap<string, Site[]> {
    const byKey = new Map<string, Site[]>()
    for (const site of this.#writes.get(scope) ?? []) {
      const identity = this.guard.run(site.at, () => this.#timedKey(site))
      if (identity !== undefined) put(byKey, identity, site)
    }
    return byKey
  }

  #timedKey(site: Site): string | undefined {
    const key = site.args?.[site.facts.keyAt]
    return key && this.isTimed(site) ? this.keys.identityOf(key) : undefined
  }
}

function put<K>(map: Map<K, Site[]>, key: K, site: Site): void {
  const known = map.get(key)
  if (known) known.push(site)
  else map.set(key, [site])
}
