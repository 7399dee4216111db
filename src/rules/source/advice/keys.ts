import type { Command } from '../../../model'

/**
 * Commands that write one value, a string or a JSON document: cache entries, counters, flags. Every other write makes a
 * collection (hash, list, set, sorted set, stream, sketch), which may be a queue or an index.
 */
const STRING_WRITES = new Set([
  ...['SET', 'SETNX', 'SETEX', 'PSETEX', 'MSET', 'MSETNX', 'MSETEX', 'GETSET', 'GETEX', 'APPEND', 'SETRANGE'],
  ...['INCR', 'INCRBY', 'INCRBYFLOAT', 'DECR', 'DECRBY'],
  ...['SETBIT', 'BITFIELD', 'BITOP', 'JSON.SET', 'JSON.MSET', 'JSON.MERGE'],
])

/** True for writes of one string or JSON document. */
export function isStringWrite(name: string): boolean {
  return STRING_WRITES.has(name)
}

/** The patterns by which a key can be named: its own, else those that all callers of the function around it pass. */
export function patternsOf({ key, keys }: Pick<Command, 'key' | 'keys'>): readonly string[] {
  if (key !== null) return [key]
  const passed = [...new Set(keys ?? [])].filter((one) => one !== null)
  return passed.length > 0 && !keys?.includes(null) && passed.every((one) => NAMED.test(one)) ? passed : []
}

/** What a pattern has that is more than placeholders and what stands between them. */
export const NAMED = /[\p{L}\d]/u

/** How to name the key of a command in a sentence. */
export function keyText(command: Pick<Command, 'key' | 'keys'>): string {
  const patterns = patternsOf(command)
  const [first, second, ...others] = patterns.map((one) => `\`${one}\``)
  if (first === undefined) return 'a key'
  if (second === undefined) return first
  const more = others.length === 0 ? ` and ${second}` : `, ${second} and ${others.length} more`
  return `the keys of its callers (${first}${more})`
}

/** True for one collection that is cut to a length, which takes up no more than that. */
export function isShort({ key, elements }: Pick<Command, 'key' | 'elements'>): boolean {
  return elements === 'trimmed' && key?.includes('*') === false
}

const VERSION_WORDS = new Set(['version', 'generation', 'epoch', 'seq', 'sequence', 'revision', 'rev', 'gen'])

/**
 * True for a value that other keys are built from, so that raising it empties a cache in one step. Such a key is meant to
 * last. Best told by the code that builds those keys; where that is not in sight, by INCR or INCRBY on one constant key
 * that is called a version. A key of many is also one where its name says so and the code builds keys from it.
 */
export function isVersion({ name, key, buildsKeys }: Pick<Command, 'name' | 'key' | 'buildsKeys'>): boolean {
  if (key === null) return false
  const isConstant = !key.includes('*')
  const isNamed = VERSION_WORDS.has(lastWord(key))
  if (buildsKeys) return isConstant || isNamed
  return isConstant && isNamed && ['INCR', 'INCRBY'].includes(name)
}

/** `cache:productVersion` → `version`: the last word, so that `stats:conversion` is none. */
function lastWord(key: string): string {
  const words = key.replace(/([a-z\d])([A-Z])/g, '$1 $2').match(/[A-Za-z]+/g) ?? []
  return words.at(-1)?.toLowerCase() ?? ''
}
