import type { Library } from '../../../model'
import { effectiveMajor } from './defaults'
import { ttlAdvice } from './ttl'
import type { Usage } from './usage'

/** Sends a counter and its EXPIRE as one; `method` is the command as the client spells it. */
const TRANSACTIONS: Readonly<Record<Library, (method: string) => string>> = {
  ioredis: (method) => `send \`multi().${method}(…).expire(key, seconds, 'NX').exec()\``,
  iovalkey: (method) => `send \`multi().${method}(…).expire(key, seconds, 'NX').exec()\``,
  redis: (method) => `send \`multi().${method}(…).expire(key, seconds, 'NX').exec()\``,
  '@upstash/redis': (method) => `send \`multi().${method}(…).expire(key, seconds, 'NX').exec()\``,
  '@vercel/kv': (method) => `send \`multi().${method}(…).expire(key, seconds, 'NX').exec()\``,
  'valkey-glide': (method) => `exec a \`new Batch(true)\` of \`${method}\` and \`expire\``,
  bun: () => 'run both in one Lua script',
  unknown: () => 'send both in one MULTI',
}

/** How to write a key and its TTL in one step with the client at hand, as a clause that starts with a verb. */
export function atomicAdvice(usage: Usage): string {
  const { name, library, via } = usage.command
  if (['SET', 'SETNX', 'GETSET'].includes(name)) return ttlAdvice(usage)
  if (via === 'raw') return 'send both in one MULTI or Lua script'
  const major = effectiveMajor(library, usage.major)
  const method = library === 'redis' && (major ?? 4) >= 4 ? camel(name) : name.toLowerCase()
  return `${TRANSACTIONS[library](method)} (NX of EXPIRE needs Redis 7; before that a Lua script, or EXPIRE without NX where the window may slide)`
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
