import type { Command, Library } from '../../../model'
import { effectiveMajor } from './defaults'
import type { Usage } from './usage'

/** How SET carries its TTL: `EX seconds` as arguments, or an object of options. */
interface Spelling {
  set: string
  setIfAbsent: string
  getAndSet: string
}

const ARGUMENTS: Spelling = {
  set: "set(key, value, 'EX', seconds)",
  setIfAbsent: "set(key, value, 'EX', seconds, 'NX')",
  getAndSet: "set(key, value, 'EX', seconds, 'GET')",
}

const UPPER_CASE: Spelling = {
  set: 'set(key, value, { EX: seconds })',
  setIfAbsent: 'set(key, value, { EX: seconds, NX: true })',
  getAndSet: 'set(key, value, { EX: seconds, GET: true })',
}

const LOWER_CASE: Spelling = {
  set: 'set(key, value, { ex: seconds })',
  setIfAbsent: 'set(key, value, { ex: seconds, nx: true })',
  getAndSet: 'set(key, value, { ex: seconds, get: true })',
}

const GLIDE: Spelling = {
  set: 'set(key, value, { expiry: { type: TimeUnit.Seconds, count: seconds } })',
  setIfAbsent:
    "set(key, value, { conditionalSet: 'onlyIfDoesNotExist', expiry: { type: TimeUnit.Seconds, count: seconds } })",
  getAndSet: 'set(key, value, { returnOldValue: true, expiry: { type: TimeUnit.Seconds, count: seconds } })',
}

const LUA: Spelling = {
  set: "redis.call('SET', key, value, 'EX', seconds)",
  setIfAbsent: "redis.call('SET', key, value, 'EX', seconds, 'NX')",
  getAndSet: "redis.call('SET', key, value, 'EX', seconds, 'GET')",
}

const COMMAND_LINE: Spelling = {
  set: 'SET key value EX seconds',
  setIfAbsent: 'SET key value EX seconds NX',
  getAndSet: 'SET key value EX seconds GET',
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
  const effective = effectiveMajor(command.library, major)
  if (command.library === 'redis' && effective !== undefined && effective < 4) return ARGUMENTS
  return BY_LIBRARY[command.library]
}

/** How to give the key of this write a TTL, in the spelling of its client, as a clause that starts with a verb. */
export function ttlAdvice(usage: Usage): string {
  const { command } = usage
  if (command.via === 'wrapper') return 'pass one, or give the parameter of the wrapper a default'
  const spelling = spellingOf(usage)
  switch (command.name) {
    case 'SET':
      return `write \`${spelling.set}\``
    case 'SETNX':
      return `write \`${spelling.setIfAbsent}\`: SETNX itself takes no TTL`
    case 'GETSET':
      return `write \`${spelling.getAndSet}\`: GETSET drops the TTL that the key had`
    case 'MSET':
    case 'MSETNX':
      return `${command.name} takes no TTL: send one \`${spelling.set}\` for each key, together in a pipeline`
    default:
      return expireAdvice(command)
  }
}

/** How to set a key with a TTL only where there is none, as a clause that starts with a verb. */
export function setOnceAdvice(usage: Usage): string {
  return `write \`${spellingOf(usage).setIfAbsent}\``
}

function expireAdvice({ via, name }: Command): string {
  if (via === 'lua') return "add `redis.call('EXPIRE', key, seconds)` for the same key to the script"
  if (via === 'raw') return 'send EXPIRE for the same key in the same transaction'
  if (name === 'XADD') return 'bound the stream with MAXLEN (EXPIRE would drop entries that nobody has read yet)'
  return 'send `expire(key, seconds)` for the same key in the same transaction or pipeline'
}
