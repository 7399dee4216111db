import { ANY, partsOf, patternFrom } from './words'

/** A word has to be in so many keys, and in so large a share of all of them. */
const LEAST_KEYS = 5
const LEAST_SHARE = 0.001
/** The share of the keys with the same beginning that a word has to have, where that beginning is followed by many others. */
const LEAST_SHARE_THERE = 0.01
/** Of a word at the beginning of keys, where most keys begin with words that do not recur. */
const DOMINANT_SHARE = 0.05
/** More words than this that hardly recur at one position: it holds names, or other values. */
const FEW_WORDS = 20
const MAX_GROUPS = 50

/** What may follow one beginning of keys. */
interface Branch {
  /** Words that stay; whatever else is there varies. */
  readonly words: ReadonlySet<string>
  /** By part and delimiter. A branch that is missing has no words that stay. */
  readonly next: ReadonlyMap<string, Branch>
}

/** Patterns learned from keys. */
export interface Patterns {
  /** The pattern of a key; `*` for one that follows no pattern. */
  groupOf(key: string): string
  /** The pattern of a key that need not be one of those learned from; null where it follows none. */
  patternOf(key: string): string | null
}

/**
 * Learns the patterns of keys, each given once: `user:*:profile`. A word stays where it recurs among the keys with the
 * same beginning and few other words are found there, so that `user:alice` and `user:bob` are `user:*`. What a pattern
 * says stands in {@link LEAST_KEYS} keys at least, so no pattern tells the name of one. At most 50 patterns, the rest is
 * `*`. The same keys give the same patterns in any order; linear in their length.
 */
export function learnPatterns(keys: readonly string[]): Patterns {
  const least = Math.max(LEAST_KEYS, Math.ceil(keys.length * LEAST_SHARE))
  const root = branchOf(keys.map(partsOf), 0, least)
  const counts = new Map<string, number>()
  for (const key of keys) {
    const pattern = generalise(root, key)
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1)
  }
  const kept = [...counts]
    .filter(([pattern, count]) => count >= least && /[a-z]/i.test(pattern))
    .sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))
    .slice(0, MAX_GROUPS - 1)
  const names = new Set(kept.map(([pattern]) => pattern))
  const patternOf = (key: string) => {
    const pattern = generalise(root, key)
    return names.has(pattern) ? pattern : null
  }
  return { patternOf, groupOf: (key) => patternOf(key) ?? ANY }
}

function generalise(root: Branch, key: string): string {
  const parts = partsOf(key)
  let branch: Branch | undefined = root
  for (let at = 0; at < parts.length; at += 2) {
    parts[at] = shownIn(branch, parts[at]!)
    branch = branch?.next.get(stepOf(parts, at))
  }
  return patternFrom(parts)
}

function shownIn(branch: Branch | undefined, part: string): string {
  return part === '' || branch?.words.has(part) ? part : ANY
}

/** A delimiter is never empty at the end of a key, since there is none: `a` and `a:` go different ways. */
function stepOf(parts: readonly string[], at: number): string {
  return `${parts[at]}\0${parts[at + 1] ?? 'end'}`
}

/** `keys` have the same beginning, up to the part `at`. With fewer keys than `least` no word can stay. */
function branchOf(keys: readonly string[][], at: number, least: number): Branch {
  const words = wordsThatStay(keys, at, least)
  const groups = new Map<string, string[][]>()
  for (const parts of keys) {
    if (at + 1 >= parts.length) continue
    const step = stepOf([shownIn({ words, next: new Map() }, parts[at]!), parts[at + 1]!], 0)
    const group = groups.get(step)
    if (group) group.push(parts)
    else groups.set(step, [parts])
  }
  const large = [...groups].filter(([, group]) => group.length >= least)
  return { words, next: new Map(large.map(([step, group]) => [step, branchOf(group, at + 2, least)])) }
}

function wordsThatStay(keys: readonly string[][], at: number, least: number): Set<string> {
  const counts = countWords(keys, at)
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const isCrowded = [...counts.values()].filter((count) => count < least).length > FEW_WORDS
  const isFirst = at === 0
  const there = isFirst && !isCrowded ? 0 : keys.length * LEAST_SHARE_THERE
  const frequent = [...counts].filter(([, count]) => count >= Math.max(least, there))
  const covered = frequent.reduce((sum, [, count]) => sum + count, 0)
  const isKind = covered >= all * (isCrowded && !isFirst ? 0.9 : 0.5)
  const stay = frequent.filter(([, count]) => isKind || (isFirst && count >= keys.length * DOMINANT_SHARE))
  const words = new Set(stay.map(([word]) => word))
  return areAlike(keys, at, words) ? new Set() : words
}

function countWords(keys: readonly string[][], at: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (const parts of keys) {
    const part = parts[at]
    if (part !== undefined && part !== '' && part !== ANY) counts.set(part, (counts.get(part) ?? 0) + 1)
  }
  return counts
}

/**
 * Whether most of the words are followed by the same words, as names are: `alice:cart`, `alice:orders`, `bob:cart`,
 * `bob:orders`. Kinds of data differ in what follows.
 */
function areAlike(keys: readonly string[][], at: number, words: ReadonlySet<string>): boolean {
  const followers = new Map([...words].map((word) => [word, new Set<string>()]))
  for (const parts of keys) {
    const follower = parts[at + 2]
    if (follower !== undefined && follower !== '' && follower !== ANY) followers.get(parts[at]!)?.add(follower)
  }
  const leaders = new Map<string, number>()
  for (const set of followers.values()) for (const word of set) leaders.set(word, (leaders.get(word) ?? 0) + 1)
  const alike = [...followers.values()].filter((set) => {
    const shared = [...set].filter((word) => (leaders.get(word) ?? 0) > 1).length
    return shared >= 2 && shared * 2 >= set.size
  })
  return words.size > 1 && alike.length * 2 > words.size
}
