import type { Command } from '../../../model'
import { isStringWrite } from './keys'

/** The types of Redis that hold any number of elements. */
export type Collection = 'hash' | 'set' | 'list' | 'sorted set' | 'stream'

/** What makes a collection longer, and whether elements are taken out of it one by one. */
export interface Growth {
  readonly by: Command
  readonly isOnlyUp: boolean
}

const TYPES: readonly (readonly [RegExp, Collection])[] = [
  [/^H/, 'hash'],
  [/^S/, 'set'],
  [/^[LR]/, 'list'],
  [/^Z/, 'sorted set'],
  [/^X/, 'stream'],
]
/** Take out one element that is named, so that as many may stay as there are things alive. */
const REMOVE_ONE = /^(?:HDEL|HGETDEL|SREM|SMOVE|LREM|ZREM|XDEL|XACKDEL|XDELEX)$/
/** Keep a collection of one type short, empty it or put another in its place. */
const CUT: Readonly<Record<Collection, RegExp>> = {
  hash: /^H(?:P?EXPIRE(?:AT)?|SETEX|GETEX)$/,
  set: /^(?:SPOP|S\w+STORE)$/,
  list: /^(?:LTRIM|B?[LR]M?POP|B?LMOVE|B?RPOPLPUSH)$/,
  'sorted set': /^(?:ZREMRANGE\w+|B?Z(?:POPMIN|POPMAX|MPOP)|Z\w+STORE|GEO\w*STORE)$/,
  stream: /^XTRIM$/,
}
/** End a key of any type, or may do anything to it. */
const END = /^(?:DEL|UNLINK|P?EXPIRE(?:AT)?|RENAME(?:NX)?|COPY|RESTORE|MIGRATE|MOVE|(?:EVAL|FCALL)\w*|\*)$/

/** Cut a collection to a length without adding to it. */
const TRIM = /^(?:LTRIM|ZREMRANGEBYRANK)$/

/** What keeps the one collection short that a write adds to, wherever that is done; undefined for one key of many. */
export function trimOf(write: Command, commands: readonly Command[]): Command | undefined {
  const { key, name } = write
  if (key === null || key.includes('*') || isStringWrite(name)) return undefined
  const type = collectionOf(name)
  return commands.find((one) => {
    const isTrim = one.name === 'XTRIM' || (TRIM.test(one.name) && one.elements === 'trimmed')
    return isTrim && one.key === key && collectionOf(one.name) === type
  })
}

/** The type that a command of a collection works on. */
export function collectionOf(name: string): Collection {
  return TYPES.find(([names]) => names.test(name))?.[1] ?? 'set'
}

/**
 * What makes the key of a read grow without a bound, as far as all commands in sight say so: elements that differ from
 * call to call are added, and no command that may be about this key trims it, deletes it or gives it a TTL.
 */
export function growthOf(read: Command, commands: readonly Command[]): Growth | undefined {
  const { key, name } = read
  if (key === null) return undefined
  const type = collectionOf(name)
  const by = commands.find((one) => isGrowing(one, type) && keysOf(one).includes(key))
  if (!by) return undefined
  const changes = commands.filter((one) => keysOf(one).some((other) => mayBeSame(key, other)))
  if (changes.some((one) => isBounding(one, type))) return undefined
  return { by, isOnlyUp: !changes.some((one) => REMOVE_ONE.test(one.name) && collectionOf(one.name) === type) }
}

function isGrowing({ name, elements, ttl, unsure, operator }: Command, type: Collection): boolean {
  return elements === 'added' && ttl === 'never' && unsure === undefined && !operator && collectionOf(name) === type
}

function isBounding({ name, elements, ttl }: Command, type: Collection): boolean {
  if (END.test(name) || CUT[type].test(name)) return true
  // An XADD whose options are not known may hold MAXLEN.
  if (name === 'XADD') return elements !== 'added' || ttl !== 'never'
  return ttl === 'always' || ttl === 'conditional'
}

function keysOf({ key, keys }: Command): readonly (string | null)[] {
  return keys ?? [key]
}

/** Whether two patterns may stand for one key, as far as their beginnings and ends tell. */
export function mayBeSame(one: string, other: string | null): boolean {
  if (other === null) return true
  if (!one.includes('*') && !other.includes('*')) return one === other
  const [start, otherStart] = [beginning(one), beginning(other)]
  const [end, otherEnd] = [ending(one), ending(other)]
  return (
    (start.startsWith(otherStart) || otherStart.startsWith(start)) && (end.endsWith(otherEnd) || otherEnd.endsWith(end))
  )
}

function beginning(pattern: string): string {
  return pattern.split('*', 1)[0] ?? ''
}

function ending(pattern: string): string {
  return pattern.slice(pattern.lastIndexOf('*') + 1)
}
