import type { Client, Command, Evidence } from '../../../model'

/** Characters that a varying part of a sampled pattern never has in it. */
const DELIMITERS = ':/|#{}'
/** Longer patterns are no key that anybody would recognise. */
const MAX_LENGTH = 300

/**
 * Whether some key matches both: a pattern of sampled keys, whose `*` is one part of a key without `: / | # { }`, and a
 * pattern of the source, whose `*` is anything. `user:*` and `user:*:profile` share no key, `user:*:profile` and `user:*`
 * do. Takes time in proportion to the product of their lengths.
 */
export function overlaps(sampled: string, source: string): boolean {
  if (sampled.length > MAX_LENGTH || source.length > MAX_LENGTH) return false
  if (sampled[0] !== source[0] && sampled[0] !== '*' && source[0] !== '*') return false
  // can[j]: whether what is left of `sampled` and source.slice(j) share a text; from the last character to the first.
  let can: boolean[] = []
  for (let i = sampled.length; i >= 0; i--) can = rowFor(sampled, i, source, can)
  return can[0]!
}

/** The row for sampled.slice(i), from that for sampled.slice(i + 1). */
function rowFor(sampled: string, i: number, source: string, below: readonly boolean[]): boolean[] {
  const row: boolean[] = []
  const letter = sampled[i]
  for (let j = source.length; j >= 0; j--) {
    const other = source[j]
    if (other === '*') row[j] = row[j + 1]! || (letter !== undefined && below[j]!)
    else if (letter === '*') row[j] = below[j]! || (other !== undefined && !DELIMITERS.includes(other) && row[j + 1]!)
    else if (letter === undefined || other === undefined) row[j] = letter === other
    else row[j] = letter === other && below[j + 1]!
  }
  return row
}

/** The writes of the source that make the keys of a sampled pattern, or why there is nothing to say about them. */
export type Writers =
  /** The source was not analysed, or the pattern says nothing. */
  | { readonly kind: 'unknown' }
  /** With writes whose key is not known, it may be one of these. */
  | { readonly kind: 'none'; readonly hasUnclear: boolean }
  /** Those whose key is closest to the pattern; those without a TTL first, one at least. */
  | { readonly kind: 'found'; readonly commands: readonly Command[] }

const TTLS: readonly Command['ttl'][] = ['never', 'conditional', 'always']

/** Finds the writes for a pattern of sampled keys. */
export function writersOf(pattern: string, source: Evidence['source']): Writers {
  if (source.status !== 'collected' || pattern === '*') return { kind: 'unknown' }
  const { clients } = source.value
  const writes = source.value.commands.filter(({ ttl }) => ttl !== 'not-a-write')
  const matching = writes.map((command) => ({ command, closeness: closenessOf(command, pattern, clients) }))
  const best = Math.max(...matching.map(({ closeness }) => closeness), 0)
  if (best === 0) {
    return { kind: 'none', hasUnclear: writes.some((command) => keysOf(command).some(isUnclear)) }
  }
  const commands = matching.filter(({ closeness }) => closeness === best).map(({ command }) => command)
  return { kind: 'found', commands: commands.sort((a, b) => TTLS.indexOf(a.ttl) - TTLS.indexOf(b.ttl)) }
}

/** How close the closest of its keys comes to the pattern; 0 where none matches. */
function closenessOf(command: Command, pattern: string, clients: readonly Client[]): number {
  const prefix = prefixOf(clients.find(({ id }) => id === command.client))
  const keys = keysOf(command).filter((key) => key !== null && !isUnclear(key)) as string[]
  const matching = keys.map((key) => prefix + key).filter((key) => overlaps(pattern, key))
  return Math.max(0, ...matching.map((key) => likeness(wordsOf(pattern), wordsOf(key))))
}

/**
 * The letters of the words that both have, less a little for each that the key has beyond them. Without a word in common
 * they may share a key (`product:*` and `*:counter` do), but nothing says that they do.
 */
function likeness(sampled: readonly string[], written: readonly string[]): number {
  const letters = (words: readonly string[]) => words.join('').length
  const shared = written.filter((word) => sampled.includes(word))
  return shared.length === 0 ? 0 : letters(shared) - (letters(written) - letters(shared)) / MAX_LENGTH
}

function wordsOf(pattern: string): string[] {
  return pattern.match(/[A-Za-z][A-Za-z0-9]*/g) ?? []
}

/** What ioredis puts before every key of a client (`keyPrefix`). */
function prefixOf(client: Client | undefined): string {
  const { keyPrefix } = client?.options ?? {}
  if (keyPrefix === undefined || keyPrefix === null) return ''
  return keyPrefix === 'set' ? '*' : String(keyPrefix)
}

function keysOf({ key, keys }: Command): readonly (string | null)[] {
  return keys ?? [key]
}

/** A key of which no letter is known could be any. */
function isUnclear(key: string | null): boolean {
  return key === null || !/[A-Za-z]/.test(key)
}
