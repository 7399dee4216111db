import type { TimeUnit } from '../../../model'

/** Commands with a TTL at a fixed position after their name, and what it is counted in. Source: redis.io/commands. */
const POSITIONAL: ReadonlyMap<string, TimeUnit> = new Map([
  ['SETEX', 'seconds'],
  ['PSETEX', 'milliseconds'],
  ['EXPIRE', 'seconds'],
  ['PEXPIRE', 'milliseconds'],
  ['EXPIREAT', 'unix-seconds'],
  ['PEXPIREAT', 'unix-milliseconds'],
])
/** Commands with options, and where those start. */
const OPTIONS_FROM: ReadonlyMap<string, number> = new Map([
  ['SET', 2],
  ['GETEX', 1],
])
const WORDS: ReadonlyMap<string, TimeUnit> = new Map([
  ['EX', 'seconds'],
  ['PX', 'milliseconds'],
  ['EXAT', 'unix-seconds'],
  ['PXAT', 'unix-milliseconds'],
])

/** What the TTL is counted in that a command takes behind its key; undefined for one that takes none there. */
export function positionalTtl(command: string): TimeUnit | undefined {
  return POSITIONAL.get(command)
}

/** The position after its name from which on a command takes options, a TTL among them; undefined for others. */
export function optionsFrom(command: string): number | undefined {
  return OPTIONS_FROM.get(command)
}

/** What the TTL is counted in that follows an option, whatever its case; undefined for another word. */
export function ttlAfter(option: string): TimeUnit | undefined {
  return WORDS.get(option.toUpperCase())
}
