import { ts } from '../compiler'
import { cached } from '../repository/cached'
import { isWithin, nodesIn, owningScope } from '../trace/syntax'
import { nearestTo } from './expiries'
import { commonAncestor, exitsBetween, guardsBetween, namesIn } from './flow'
import type { Guard } from './guard'
import type { KeyReader } from './keys'
import { literalOf } from './literals'
import type { Site } from './site'

const VALUE_AT: Readonly<Record<string, number>> = { SET: 1, SETEX: 2, PSETEX: 2 }

/**
 * Finds writes that fill a cache: of what the function around has asked Redis for, and only where that was not there. A hit
 * is made use of; of a mark that something was done, nothing but its being there counts.
 */
export class FillFinder {
  readonly #reads = new Map<ts.Node, Site[]>()

  constructor(
    sites: readonly Site[],
    readonly keys: KeyReader,
    readonly guard: Guard,
  ) {
    for (const site of sites) {
      if (site.facts.name !== 'GET') continue
      cached(this.#reads, owningScope(site.sender), () => []).push(site)
    }
    for (const reads of this.#reads.values()) reads.sort((one, other) => one.at.pos - other.at.pos)
  }

  /** Whether a write is one; that it gives its key a TTL is for the caller to know. */
  has(write: Site): boolean {
    const key = write.args?.[write.facts.keyAt]
    const value = write.args?.[VALUE_AT[write.facts.name] ?? Number.POSITIVE_INFINITY]
    if (!key || !value || literalOf(this.keys.tracer, value) !== undefined) return false
    const reads = this.#reads.get(owningScope(write.sender)) ?? []
    const near = nearestTo(write.at, reads).filter((read) => {
      return this.guard.run(read.at, () => this.#isSameKey(read, key)) === true
    })
    return near.some((read) => this.#isOnMiss(read, write))
  }

  #isSameKey({ args, facts }: Site, key: ts.Expression): boolean {
    const own = args?.[facts.keyAt]
    return own !== undefined && this.keys.identityOf(own) === this.keys.identityOf(key)
  }

  /** `if (found) return parse(found)` before the write, or `else` around it. */
  #isOnMiss(read: Site, write: Site): boolean {
    if (read.at.pos > write.at.pos) return false
    const answer = ts.findAncestor(read.sender, ts.isVariableDeclaration)?.name
    if (!answer || !ts.isIdentifier(answer)) return false
    const isAnswer = (name: ts.Node) => ts.isIdentifier(name) && name.text === answer.text && this.#isSame(name, answer)
    const common = commonAncestor(read.sender, write.sender)
    const guards = [...guardsBetween(write.sender, common), ...exitsBetween(read.sender, write.sender, common)]
    const conditions = guards.flatMap(({ condition }) => condition ?? [])
    if (!conditions.some((one) => namesIn(one).some(isAnswer))) return false
    // A file may hold any number of writes: there the branches must tell.
    const places = ts.isSourceFile(common) ? guards.map(({ node }) => node) : [common]
    return places.some((place) => {
      return [...nodesIn(place)].some(
        (node) => isAnswer(node) && node !== answer && !conditions.some((one) => isWithin(node, one)),
      )
    })
  }

  #isSame(one: ts.Node, other: ts.Node): boolean {
    return this.keys.tracer.symbolOf(one) === this.keys.tracer.symbolOf(other)
  }
}
