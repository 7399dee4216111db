import { ts } from '../compiler'
import { owningScope, unwrap } from '../trace/syntax'
import type { KeyReader } from './keys'
import type { Site } from './site'

/** What cuts a collection to a length, by what makes it longer. */
const TRIMS: readonly (readonly [RegExp, string])[] = [
  [/^[LR]PUSHX?$/, 'LTRIM'],
  [/^Z(?:ADD|INCRBY)$/, 'ZREMRANGEBYRANK'],
]

/** Finds writes whose function cuts the same list or sorted set to a length. */
export class TrimFinder {
  readonly #trims = new Map<ts.Node, Site[]>()

  constructor(
    sites: readonly Site[],
    readonly keys: KeyReader,
  ) {
    for (const site of sites) {
      if (!TRIMS.some(([, name]) => name === site.facts.name) || !isCutting(site)) continue
      const scope = owningScope(site.sender)
      this.#trims.set(scope, [...(this.#trims.get(scope) ?? []), site])
    }
  }

  /** Whether the elements that a write adds are cut to a length again. */
  follows(site: Site): boolean {
    const trim = TRIMS.find(([writes]) => writes.test(site.facts.name))?.[1]
    const key = keyOf(site)
    if (trim === undefined || key === undefined) return false
    const trims = (this.#trims.get(owningScope(site.sender)) ?? []).filter(({ facts }) => facts.name === trim)
    return trims.some((one) => {
      const other = keyOf(one)
      return other !== undefined && this.keys.identityOf(other) === this.keys.identityOf(key)
    })
  }
}

function keyOf({ args, facts }: Site): ts.Expression | undefined {
  const key = args?.[facts.keyAt]
  return key && !ts.isSpreadElement(key) ? key : undefined
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
