import { ts } from '../compiler'
import { cached } from '../repository/cached'
import { owningScope, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { commonAncestor, guardsBetween } from './flow'
import type { Guard } from './guard'
import type { KeyReader } from './keys'
import { keyOf, type Site } from './site'

/** What cuts a collection to a length, by what makes it longer. */
const TRIMS: readonly (readonly [RegExp, RegExp])[] = [
  [/^[LR]PUSHX?$/, /^LTRIM$/],
  [/^Z(?:ADD|INCRBY)$/, /^ZREMRANGEBYRANK$/],
]
/** What takes out of a list or a sorted set what has been read, by the reads. Members of sets are mostly names of keys. */
const TAKES: readonly (readonly [RegExp, RegExp])[] = [
  [/^LRANGE$/, /^(?:DEL|UNLINK|RENAME|LTRIM|LREM)$/],
  [/^Z(?:REV)?RANGE(?:BYSCORE|BYLEX)?$/, /^(?:DEL|UNLINK|RENAME|ZREM|ZREMRANGEBY(?:SCORE|RANK|LEX))$/],
]
/** Commands of either kind. */
const CUTS = [...TRIMS, ...TAKES].map(([, cuts]) => cuts)
/** What fills a list or a sorted set, anew where it has just been deleted. */
const FILLS = /^(?:[LR]PUSHX?|Z(?:ADD|INCRBY))$/

/** Finds lists and sorted sets that one function writes or reads, and cuts to a length or takes elements out of. */
export class CutFinder {
  readonly #sites = new Map<ts.Node, Site[]>()
  readonly #cutting = new Set<ts.Node>()
  readonly #identities = new Map<Site, string | undefined>()

  constructor(
    sites: readonly Site[],
    readonly keys: KeyReader,
    readonly guard: Guard,
  ) {
    for (const site of sites) {
      const { name } = site.facts
      const isCut = CUTS.some((one) => one.test(name))
      if (!isCut && !FILLS.test(name)) continue
      const scope = owningScope(site.sender)
      cached(this.#sites, scope, () => []).push(site)
      if (isCut) this.#cutting.add(scope)
    }
  }

  /** Whether a command cuts a collection to a length, or adds to one that is cut so. */
  trims(site: Site): boolean {
    return [site, ...this.#besides(site, TRIMS)].some((one) => isCutting(one, this.keys.tracer))
  }

  /** Whether the elements that a read answers with are then taken out, as from a queue, and none put in their place. */
  takes(read: Site): boolean {
    const isTaken = this.#besides(read, TAKES).some((one) => isTaking(one, read, this.keys.tracer))
    return isTaken && this.#besides(read, [[/./, FILLS]]).length === 0
  }

  /** What the same function does to the same key, of the commands that belong to this one. */
  #besides(site: Site, pairs: readonly (readonly [RegExp, RegExp])[]): readonly Site[] {
    const cuts = pairs.find(([names]) => names.test(site.facts.name))?.[1]
    const scope = owningScope(site.sender)
    if (!cuts || !this.#cutting.has(scope)) return []
    const identity = this.#identityOf(site)
    if (identity === undefined) return []
    return (this.#sites.get(scope) ?? []).filter((one) => {
      return cuts.test(one.facts.name) && this.#identityOf(one) === identity
    })
  }

  #identityOf(site: Site): string | undefined {
    return cached(this.#identities, site, () => {
      const key = keyOf(site)
      return key && this.guard.run(site.at, () => this.keys.identityOf(key))
    })
  }
}

/**
 * Whether a command takes out what another has read. One by one and under a condition, as an index is rid of what is gone,
 * the rest stays; so it does where another range is taken out than was read, as a sliding window does.
 */
function isTaking(cut: Site, read: Site, tracer: Tracer): boolean {
  if (cut.at.pos < read.at.pos || isCutting(cut, tracer)) return false
  const { name } = cut.facts
  if (ONE_BY_ONE.test(name)) return guardsBetween(cut.sender, commonAncestor(read.sender, cut.sender)).length === 0
  return !/^ZREMRANGE/.test(name) || rangeOf(cut) === rangeOf(read)
}

const ONE_BY_ONE = /^(?:ZREM|LREM)$/

function rangeOf({ args = [], facts }: Site): string {
  return args
    .slice(facts.keyAt + 1, facts.keyAt + 3)
    .map((one) => one.getText())
    .join(' ')
}

/** `ltrim(key, 0, 99)`, `ltrim(key, -100, -1)`, `zremrangebyrank(key, 0, -101)`; `ltrim(key, taken, -1)` takes elements out. */
function isCutting({ args, facts }: Site, tracer: Tracer): boolean {
  if (!/^(?:LTRIM|ZREMRANGEBYRANK)$/.test(facts.name)) return false
  const [start, stop] = (args ?? []).slice(facts.keyAt + 1)
  if (!start || !stop) return false
  return facts.name === 'LTRIM' ? /^(?:0$|-)/.test(digits(start, tracer)) : digits(stop, tracer).startsWith('-')
}

/** As it is written, also where a variable holds it: `const stop = -most - 1`. */
function digits(argument: ts.Expression, tracer: Tracer): string {
  const [only = argument, ...others] = tracer.originsOf(unwrap(argument))
  const node = others.length === 0 && ts.isExpression(only) ? only : argument
  return ts.isStringLiteralLike(node) ? node.text : node.getText()
}
