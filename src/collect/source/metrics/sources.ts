import { ts } from '../compiler'
import { repositoryPath } from '../program'
import type { Checkout } from '../repository/checkout'
import { escapeForRegExp } from '../repository/names-in-text'
import { memberName } from '../trace/syntax'
import type { Labels } from './labels'
import { libraryOfSpelling, metricsLibrary } from './libraries'
import { outcomeOf } from './names'

/** Longer names are no person's. */
const MAX_NAME = 80

/** Questions about the texts of all sources, asked of few names: each is one search. */
export class Sources {
  readonly #named = new Map<string, boolean>()
  readonly #libraries: readonly string[]

  constructor(readonly checkout: Checkout) {
    const all = [...checkout.sources.values()].flatMap(({ imports }) =>
      imports.flatMap((one) => metricsLibrary(one) ?? []),
    )
    this.#libraries = [...new Set(all)]
  }

  /** The library that takes a metric: one that its file imports, else one of the repository that is so spelled. */
  libraryOf(node: ts.Node): string | undefined {
    const imports = this.checkout.sources.get(repositoryPath(node.getSourceFile()))?.imports ?? []
    const own = imports.flatMap((one) => metricsLibrary(one) ?? [])
    const isCall = ts.isCallExpression(node) || ts.isNewExpression(node)
    const spelled = libraryOfSpelling((isCall && memberName(node.expression)) || '')
    const known = [...own, ...this.#libraries]
    return (spelled !== undefined && known.includes(spelled) ? spelled : undefined) ?? known[0]
  }

  /** Whether a word stands in more than one place: what is declared and never named again is not called. */
  isNamedTwice(name: string): boolean {
    const known = this.#named.get(name)
    if (known !== undefined) return known
    const isTwice = name.length > MAX_NAME || this.#count(name) > 1
    this.#named.set(name, isTwice)
    return isTwice
  }

  #count(name: string): number {
    const word = new RegExp(`(?<![\\w$])${escapeForRegExp(name)}(?![\\w$])`, 'g')
    let count = 0
    for (const { text } of this.checkout.sources.values()) {
      if (!text.includes(name)) continue
      count += [...text.matchAll(word)].length
      if (count > 1) break
    }
    return count
  }

  /** The outcomes that callers pass as plain text: `record('hit')`. */
  outcomesThrough(through: Labels['through']): ('hit' | 'miss')[] {
    return through.flatMap(({ callee, position }) => this.#passedTo(callee, position))
  }

  #passedTo(callee: string, position: number): ('hit' | 'miss')[] {
    if (!/^\w{3,80}$/.test(callee) || position > 5) return []
    const call = new RegExp(`\\b${callee}\\((?:[^,()]{0,100},){${position}}\\s{0,20}['"\`]([\\w-]{1,30})['"\`]`, 'g')
    return [...this.checkout.sources.values()]
      .filter(({ text }) => text.includes(callee))
      .flatMap(({ text }) => [...text.matchAll(call)].flatMap((match) => outcomeOf(match[1] as string) ?? []))
  }
}
