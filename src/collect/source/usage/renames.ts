import type { Renamed } from '../../../model'
import type { ts } from '../compiler'
import { cached } from '../repository/cached'
import { owningScope } from '../trace/syntax'
import { commonAncestor, exitsBetween, guardsBetween } from './flow'
import type { Guard } from './guard'
import type { KeyReader } from './keys'
import { keyOf, placeOf, type Site } from './site'

/**
 * Finds what is built under one key and then put in the place of another: `sadd('blocked:new', …)`, `rename('blocked:new',
 * 'blocked')`. RENAME takes the TTL along, or that there is none (redis.io/docs/latest/commands/rename).
 */
export class Renames {
  readonly #byScope = new Map<ts.Node, Site[]>()

  constructor(
    sites: readonly Site[],
    readonly keys: KeyReader,
    readonly guard: Guard,
  ) {
    // RENAMENX leaves the key where it is, if the other one is there.
    for (const site of sites) {
      if (site.facts.name === 'RENAME') cached(this.#byScope, owningScope(site.sender), () => []).push(site)
    }
  }

  /** What the key of a write is surely called after the function around it. */
  after(write: Site): Renamed | undefined {
    const key = keyOf(write)
    const renames = this.#byScope.get(owningScope(write.sender))
    if (!key || !renames) return undefined
    const identity = this.keys.identityOf(key)
    const rename = renames.find((one) => {
      const [from, to] = one.args ?? []
      return from && to && follows(one, write) && this.guard.run(one.at, () => this.keys.identityOf(from)) === identity
    })
    const to = rename?.args?.[1]
    return rename && to && { key: this.keys.patternOf(to), place: placeOf(rename.at) }
  }
}

function follows(later: Site, first: Site): boolean {
  const common = commonAncestor(first.sender, later.sender)
  return (
    later.at.pos > first.at.pos &&
    guardsBetween(later.sender, common).length === 0 &&
    exitsBetween(first.sender, later.sender, common).length === 0
  )
}
