import { ts } from '../compiler'
import { cached } from '../repository/cached'
import { owningScope, unwrap } from '../trace/syntax'
import type { Guard } from './guard'
import type { KeyReader } from './keys'
import { keyOf, type Site } from './site'

/** What cuts a collection to a length, by what makes it longer. */
const TRIMS: readonly (readonly [RegExp, string])[] = [
  [/^[LR]PUSHX?$/, 'LTRIM'],
  [/^Z(?:ADD|INCRBY)$/, 'ZREMRANGEBYRANK'],
]

/** Finds writes whose function cuts the same list or sorted set to a length. */
export class TrimFinder {
  readonly #trims = new Map<ts.Node, Site[]>()
  /** The keys of each function that are cut, with the command that does so. */
  readonly #cut = new Map<ts.Node, ReadonlySet<string>>()

  constructor(
    sites: readonly Site[],
    readonly keys: KeyReader,
    readonly guard: Guard,
  ) {
    for (const site of sites) {
      if (!TRIMS.some(([, name]) => name === site.facts.name) || !isCutting(site)) continue
      cached(this.#trims, owningScope(site.sender), () => []).push(site)
    }
  }

  /** Whether the elements that a write adds are cut to a length again. */
  follows(site: Site): boolean {
    const trim = TRIMS.find(([writes]) => writes.test(site.facts.name))?.[1]
    const key = keyOf(site)
    const scope = owningScope(site.sender)
    if (trim === undefined || key === undefined || !this.#trims.has(scope)) return false
    return this.#cutIn(scope).has(`${trim} ${this.keys.identityOf(key)}`)
  }

  #cutIn(scope: ts.Node): ReadonlySet<string> {
    return cached(this.#cut, scope, () => {
      const all = (this.#trims.get(scope) ?? []).map((site) => {
        const key = keyOf(site)
        return key && this.guard.run(site.at, () => `${site.facts.name} ${this.keys.identityOf(key)}`)
      })
      return new Set(all.filter((one) => one !== undefined))
    })
  }
}

/** `ltrim(key, 0, 99)`, `ltrim(key, -100, -1)`, `zremrangebyrank(key, 0, -101)`; `ltrim(key, taken, -1)` takes elements out. */
function isCutting({ args, facts }: Site): boolean {
  const [start, stop] = (args ?? []).slice(facts.keyAt + 1)
  if (!start || !stop) return false
  return facts.name === 'LTRIM' ? /^(?:0$|-)/.test(digits(start)) : digits(stop).startsWith('-')
}

function digits(argument: ts.Expression): string {
  const node = unwrap(argument)
  return ts.isStringLiteralLike(node) ? node.text : node.getText()
}
