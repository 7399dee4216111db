import { type Command, findsOf, type SourceEvidence } from '../../../model'
import type { Usage } from './usage'

/** Methods as node-redis spells them, where that differs from lower case. */
const CAMEL: Readonly<Record<string, string>> = {
  MGET: 'mGet',
  GETEX: 'getEx',
  GETRANGE: 'getRange',
  HGET: 'hGet',
  HMGET: 'hmGet',
  HGETALL: 'hGetAll',
  HVALS: 'hVals',
  HKEYS: 'hKeys',
  HEXISTS: 'hExists',
  SMEMBERS: 'sMembers',
  SISMEMBER: 'sIsMember',
  SMISMEMBER: 'smIsMember',
  LRANGE: 'lRange',
  LINDEX: 'lIndex',
  ZRANGE: 'zRange',
  ZSCORE: 'zScore',
  'JSON.GET': 'json.get',
}
const COLLECTIONS = /^(?:HVALS|HKEYS|SMEMBERS|LRANGE|ZRANGE\w*|ZREVRANGE\w*|SMISMEMBER|ZMSCORE|HMGET|MGET|JSON\.MGET)$/

/**
 * Words of keys and functions that Redis alone holds the data of: there is no database behind a one-time code, a lock or a
 * counter, so that a failed read of one can only be answered by refusing the request in good order.
 */
const ONLY_COPY =
  /(?:^|[^a-z])(?:otp|codes?|tokens?|challenges?|nonces?|csrf|sessions?|locks?|mutex|leases?|presence|online|oauth|state|verification|verify|magic|reset|rate|limits?|limiter|throttle|attempts|counters?|counts|progress|queues?|jobs?|idempotency|dedupe?|cursors?|invites?|invitations?|quota|usage|flags?|heartbeat)(?:$|[^a-z])/i
/** What says more loudly than these that it is a cache. */
const CACHE = /cache|cached|memo/i

/** How to answer without this read in the spelling of the client at hand, as a clause that starts with a verb. */
export function fallbackAdvice(usage: Usage): string {
  const { command } = usage
  if (hasCallbacks(usage))
    return 'take an error for a miss in the callback (`if (error) value = null`), log it, and go on to the source of the data'
  const call = `${command.receiver}.${methodOf(command)}(…)`
  return `take a failure for a miss: \`await ${call}.catch(() => ${emptyOf(command)})\`, with the error logged, and go on to the source of the data`
}

/** What this command gives where there is nothing. */
function emptyOf({ name }: Command): string {
  if (name === 'HGETALL') return '({})'
  if (COLLECTIONS.test(name)) return '[]'
  return /^(?:EXISTS|HEXISTS|SISMEMBER)$/.test(name) ? '0' : 'null'
}

function methodOf({ name, library, via }: Command): string {
  if (via === 'raw') return 'sendCommand'
  return (library === 'redis' && CAMEL[name]) || name.toLowerCase()
}

function hasCallbacks({ command, major }: Usage): boolean {
  return command.library === 'redis' && major !== undefined && major < 4
}

/** Folders of what is stored, rather than cached. */
const STORE_FOLDER = /(?:^|\/)(?:db|databases?|storages?|stores?|repositor(?:y|ies)|persistence)\//i

/** What is read out of an order that Redis keeps was put there one by one; a cache holds whole answers. */
const OF_ORDER = /^(?:LRANGE|LINDEX|Z(?:REV)?RANGE\w*)$/

/** What is counted in Redis comes from nowhere else. */
const COUNTS = /^(?:H?INCRBY(?:FLOAT)?|INCR|DECR(?:BY)?|ZINCRBY|SETBIT|PFADD)$/

/**
 * Whether the service writes what is read, and never for a time, or only counts there: that is a store, or a cache that
 * somebody forgot a TTL for.
 */
function isStored(key: string | null, commands: readonly Command[]): boolean {
  if (key === null || !/[a-z]/i.test(key)) return false
  const writes = commands.filter((one) => one.key === key && one.ttl !== 'not-a-write')
  return (
    writes.length > 0 && (writes.every(({ ttl }) => ttl === 'never') || writes.every(({ name }) => COUNTS.test(name)))
  )
}

/**
 * Whether Redis holds the only copy of what is read: by what follows on a miss and, where that is not in sight, by the words of
 * the key and of the function and by how it is written and read, which is a guess.
 */
export function isOnlyCopy(command: Command, commands: readonly Command[]): boolean {
  const { key, name, protection, place, client } = command
  if (whyKept(command) !== undefined) return true
  if (protection?.miss) return false
  const wrapper = protection?.wrapper?.name ?? ''
  const file = place.path.split('/').at(-1) ?? ''
  const words = [key ?? '', wrapper, file].map(spaced)
  if (words.some((text) => CACHE.test(text))) return false
  if (words.some((text) => ONLY_COPY.test(text)) || isStored(key, commands) || OF_ORDER.test(name)) return true
  return STORE_FOLDER.test(place.path) && !commands.some((one) => one.client === client && one.ttl === 'always')
}

/** What to do where Redis holds the only copy, likely or by all that is in sight, as a clause that starts with a verb. */
export function refusalAdvice(usage: Usage): string {
  const refusal = 'answer 503 with Retry-After rather than an unexpected error'
  const because = whyKept(usage.command)
  return because === undefined
    ? `${refusal} if Redis holds the only copy of this; else ${fallbackAdvice(usage)}`
    : `${refusal}: ${because}, so Redis holds the only copy, and an empty answer would be a wrong one`
}

/** Why nothing else can hold what is read; undefined where that is not in sight. */
function whyKept({ protection, elements }: Command): string | undefined {
  if (elements === 'taken') return 'what it reads is then taken out'
  return protection?.miss === 'kept' ? 'nothing in sight is asked where it finds nothing' : undefined
}

/** `VerificationCode.retrieve` → `Verification Code.retrieve`. */
function spaced(text: string): string {
  return text.replace(/([a-z])([A-Z])/g, '$1 $2')
}

/**
 * Reads of caches that a request waits for, or may wait for; not those that find the keys for a function that empties the
 * cache: it has nothing else to go on to, and must be heard to fail.
 */
export function requestReads(evidence: SourceEvidence): Command[] {
  const isFind = findsOf(evidence)
  return evidence.commands.filter((command) => {
    return command.protection !== undefined && command.protection.reached !== 'elsewhere' && !isFind(command)
  })
}

/** What to build a breaker with: a maintained library, in one line. */
export const BREAKER_ADVICE =
  '`new CircuitBreaker(read, { timeout: 250, errorThresholdPercentage: 50, resetTimeout: 10_000 })` with `.fallback(() => null)` from opossum, or `circuitBreaker(handleAll, { halfOpenAfter: 10_000, breaker: new ConsecutiveBreaker(5) })` from cockatiel'
