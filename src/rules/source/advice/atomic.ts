import type { ExpireFlag, Expiring, Library } from '../../../model'
import { setOnceAdvice, ttlAdvice } from './ttl'
import type { Usage } from './usage'

/** Sends both as one; `calls` are the write and its EXPIRE as the client spells them. */
const chained = (calls: string) => `send \`multi().${calls}.exec()\``
const TRANSACTIONS: Readonly<Record<Library, (calls: string) => string>> = {
  ioredis: chained,
  iovalkey: chained,
  redis: chained,
  '@upstash/redis': chained,
  '@vercel/kv': chained,
  'valkey-glide': (calls) => `exec \`new Batch(true).${calls}\``,
  bun: () => 'run both in one Lua script',
  unknown: () => 'send both in one MULTI',
}

/** How to write a key and its TTL in one step with the client at hand, as a clause that starts with a verb. */
export function atomicAdvice(usage: Usage, expiring: Expiring): string {
  const { name, via } = usage.command
  if (via === 'wrapper') {
    return name === 'SET'
      ? 'let the wrapper write the key with its TTL'
      : 'let the wrapper send both in one MULTI or Lua script'
  }
  // What runs only where SET has made the key is said by NX.
  if (name === 'SET' && expiring.isOnce) return setOnceAdvice(usage, isMoment(expiring))
  if (['SET', 'SETNX', 'GETSET'].includes(name)) return ttlAdvice(usage, isMoment(expiring))
  return via === 'raw' ? 'send both in one MULTI or Lua script' : transactionAdvice(usage, expiring)
}

function transactionAdvice(usage: Usage, expiring: Expiring): string {
  const { name, library } = usage.command
  const isCamel = library === 'redis' && (usage.major ?? 4) >= 4
  const write = `${isCamel ? camel(name) : name.toLowerCase()}(…)`
  const expire = isMoment(expiring) ? `${isCamel ? 'expireAt' : 'expireat'}(key, unixSeconds` : 'expire(key, seconds'
  // A condition that the code gives to EXPIRE decides when the time begins: without it each call would start it anew.
  const flag = expiring.flag ?? (expiring.isForNew ? 'NX' : undefined)
  if (flag === undefined) return TRANSACTIONS[library](`${write}.${expire})`)
  const spelled = library === 'valkey-glide' ? `{ expireOption: ExpireOptions.${IN_GLIDE[flag]} }` : `'${flag}'`
  const transaction = TRANSACTIONS[library](`${write}.${expire}, ${spelled})`)
  return expiring.flag
    ? transaction
    : `${transaction} (EXPIRE takes NX from Redis 7 on; before that run both in one Lua script)`
}

/** Whether the code has the time at which the key expires, rather than how long it lives. */
function isMoment({ by }: Expiring): boolean {
  return /^P?EXPIREAT$/.test(by)
}

const IN_GLIDE: Readonly<Record<ExpireFlag, string>> = {
  NX: 'HasNoExpiry',
  XX: 'HasExistingExpiry',
  GT: 'NewExpiryGreaterThanCurrent',
  LT: 'NewExpiryLessThanCurrent',
}

/** `HINCRBY` is `hIncrBy` in node-redis. */
function camel(name: string): string {
  const found = /^(H|L|R|S|Z|X|GEO|PF)?(INCR|DECR|SET|ADD|PUSH)(BYFLOAT|BY|NX)?$/.exec(name)
  if (!found) return name.toLowerCase()
  const [prefix, verb, suffix] = [found[1] ?? '', found[2] ?? '', found[3] ?? '']
  const tail = { BYFLOAT: 'ByFloat', BY: 'By', NX: 'NX' }[suffix] ?? ''
  const stem = prefix ? prefix.toLowerCase() + verb.charAt(0) + verb.slice(1).toLowerCase() : verb.toLowerCase()
  return stem + tail
}
