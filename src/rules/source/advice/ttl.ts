import type { Command, Library, SetFlag } from '../../../model'
import { collectionOf } from './growth'
import { isShort } from './keys'
import type { Usage } from './usage'

/** A TTL as a length of time, or as the moment at which the key expires, in the words of SET. */
interface Ttl {
  readonly option: 'EX' | 'EXAT'
  readonly value: string
  /** The same in valkey-glide. */
  readonly unit: string
}

const FOR: Ttl = { option: 'EX', value: 'seconds', unit: 'TimeUnit.Seconds' }
const UNTIL: Ttl = { option: 'EXAT', value: 'unixSeconds', unit: 'TimeUnit.UnixSeconds' }

/** How SET carries its TTL and its flags: `EX seconds NX` as arguments, or an object of options. */
type Spelling = (flags: readonly SetFlag[], ttl: Ttl) => string

const ARGUMENTS: Spelling = (flags, { option, value }) => `set(key, value, '${option}', ${value}${quoted(flags)})`

const UPPER_CASE: Spelling = (flags, { option, value }) =>
  `set(key, value, { ${option}: ${value}${switchedOn(flags)} })`

const LOWER_CASE: Spelling = (flags, { option, value }) =>
  `set(key, value, { ${option.toLowerCase()}: ${value}${switchedOn(flags).toLowerCase()} })`

const GLIDE: Spelling = (flags, { unit, value }) =>
  `set(key, value, { ${flags.map((flag) => `${IN_GLIDE[flag]}, `).join('')}expiry: { type: ${unit}, count: ${value} } })`

const LUA: Spelling = (flags, { option, value }) =>
  `redis.call('SET', key, value, '${option}', ${value}${quoted(flags)})`

const COMMAND_LINE: Spelling = (flags, { option, value }) => [`SET key value ${option} ${value}`, ...flags].join(' ')

const IN_GLIDE: Readonly<Record<SetFlag, string>> = {
  NX: "conditionalSet: 'onlyIfDoesNotExist'",
  XX: "conditionalSet: 'onlyIfExists'",
  GET: 'returnOldValue: true',
}

function quoted(flags: readonly SetFlag[]): string {
  return flags.map((flag) => `, '${flag}'`).join('')
}

function switchedOn(flags: readonly SetFlag[]): string {
  return flags.map((flag) => `, ${flag}: true`).join('')
}

const BY_LIBRARY: Readonly<Record<Library, Spelling>> = {
  ioredis: ARGUMENTS,
  iovalkey: ARGUMENTS,
  redis: UPPER_CASE,
  '@upstash/redis': LOWER_CASE,
  '@vercel/kv': LOWER_CASE,
  'valkey-glide': GLIDE,
  bun: ARGUMENTS,
  unknown: COMMAND_LINE,
}

function spellingOf({ command, major }: Usage): Spelling {
  if (command.via === 'lua') return LUA
  if (command.via === 'raw') return COMMAND_LINE
  if (command.library === 'redis' && major !== undefined && major < 4) return ARGUMENTS
  return BY_LIBRARY[command.library]
}

/**
 * How to give the key of this write a TTL, in the spelling of its client, as a clause that starts with a verb.
 *
 * @param isMoment whether what the code has is the time at which the key expires
 */
export function ttlAdvice(usage: Usage, isMoment = false): string {
  const { command } = usage
  if (command.via === 'wrapper') return 'pass one, or give the parameter of the wrapper a default'
  const spelling = (flags: readonly SetFlag[]) => spellingOf(usage)(flags, isMoment ? UNTIL : FOR)
  switch (command.name) {
    case 'SET':
      return `write \`${spelling(command.flags ?? [])}\``
    case 'SETNX':
      return `write \`${spelling(['NX'])}\`: SETNX itself takes no TTL, and SET answers ${command.via === 'lua' ? "`{ ok = 'OK' }` or false" : "`'OK'` or null"}`
    case 'GETSET':
      return `write \`${spelling(['GET'])}\`: GETSET drops the TTL that the key had`
    case 'MSET':
    case 'MSETNX':
      return `${command.name} takes no TTL: send one \`${spelling([])}\` for each key, together in a pipeline`
    default:
      return expireAdvice(command)
  }
}

/** How to set a key with a TTL only where there is none, as a clause that starts with a verb. */
export function setOnceAdvice(usage: Usage, isMoment: boolean): string {
  const others = (usage.command.flags ?? []).filter((flag) => flag === 'GET')
  return `write \`${spellingOf(usage)(['NX', ...others], isMoment ? UNTIL : FOR)}\``
}

/** What is left to do about a collection that is kept short, as a clause that starts with a verb. */
export function boundedAdvice(name: string): string {
  return `send \`expire(key, seconds)\` where the ${collectionOf(name)} is no longer needed: its entries are bounded, the key is not`
}

function expireAdvice(command: Command): string {
  const { via, name, elements } = command
  if (name === 'XADD' ? elements === 'trimmed' : isShort(command)) return boundedAdvice(name)
  if (name === 'XADD') {
    const where = elements === 'added' ? '' : ', where its options do not do so'
    return `bound the stream with MAXLEN${where} (EXPIRE would drop entries that nobody has read yet)`
  }
  if (via === 'lua') return "add `redis.call('EXPIRE', key, seconds)` for the same key to the script"
  if (via === 'raw') return 'send EXPIRE for the same key in the same transaction'
  return 'send `expire(key, seconds)` for the same key in the same transaction or pipeline'
}
