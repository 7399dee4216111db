import type { SourceText } from './checkout'
import { naming, wholeName } from './names-in-text'

/** `export { RedisMail } from './redis-mail'`: a barrel names a class, and makes none; under another name it may be made. */
const GIVEN_ON = /\bexport\s{1,20}(?:type\s{1,20})?\{[^{}]{0,5000}\}\s{0,20}from\b/g
const RENAMES = /\bas\b/
/** `from './RedisMail'`: files are called as their classes are. */
const SPECIFIER = /\bfrom\s{0,20}(?:'[^'\n]{1,300}'|"[^"\n]{1,300}")/g
/** Bounded, as all that runs over many files. */
const HEADER = /\bclass\s{1,20}([\w$]{1,100})[^{}]{0,300}?\b(?:implements|extends)\s{1,20}([\w$.,<>\s]{1,200})\{/g

/**
 * Tells classes that nothing in the repository makes, or so much as names, while another of the same type is made: what is
 * called through that type is the other. A class that stands alone is what its type is for, whoever makes it.
 */
export class NeverMade {
  readonly #known = new Map<string, boolean>()

  constructor(readonly sources: ReadonlyMap<string, SourceText>) {}

  /**
   * Whether a class is one.
   *
   * @param name of the class
   * @param path of the file that declares it
   * @param types the names of what it implements or extends
   */
  has(name: string, path: string, types: readonly string[]): boolean {
    const key = `${path}#${name}`
    const known = this.#known.get(key) ?? (!this.#isNamed(name, path) && this.#isOtherMade(name, types))
    this.#known.set(key, known)
    return known
  }

  /** A container of dependencies may have it under any call, a table under none. */
  #isNamed(name: string, path: string): boolean {
    const word = new RegExp(wholeName([name]), 'g')
    for (const [other, { text }] of this.sources) {
      if (!text.includes(name)) continue
      const own = text.replace(GIVEN_ON, (names) => (RENAMES.test(names) ? names : 'from')).replace(SPECIFIER, '')
      const found = [...own.matchAll(word)].length
      if (found > (other === path ? 1 : 0)) return true
    }
    return false
  }

  #isOtherMade(name: string, types: readonly string[]): boolean {
    const type = naming(types)
    if (!type) return false
    const others = new Set<string>()
    for (const { text } of this.sources.values()) {
      if (!text.includes('class') || !type.test(text)) continue
      for (const [, other = '', after = ''] of text.matchAll(HEADER)) {
        if (other !== name && type.test(after)) others.add(other)
      }
    }
    if (others.size === 0) return false
    const made = new RegExp(String.raw`\bnew\s{1,20}${wholeName([...others])}`)
    return [...this.sources.values()].some(({ text }) => made.test(text))
  }
}
