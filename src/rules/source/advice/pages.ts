import type { Command, Library } from '../../../model'
import { type Collection, collectionOf } from './growth'
import type { Usage } from './usage'

/** How a client reads a part of each type. */
type Spelling = Readonly<Record<Collection, string>> & { readonly reversed: string }

const PAGE = 'start, start + 99'

const IOREDIS: Spelling = {
  hash: 'page with `hscanStream(key, { count: 100 })`',
  set: 'page with `sscanStream(key, { count: 100 })`',
  list: `read pages with \`lrange(key, ${PAGE})\``,
  'sorted set': `read pages with \`zrange(key, ${PAGE})\``,
  reversed: `read pages with \`zrevrange(key, ${PAGE})\``,
  stream: "read pages with `xrange(key, '(' + lastId, '+', 'COUNT', 100)`",
}

const NODE_REDIS: Spelling = {
  hash: 'page with `hScanIterator(key, { COUNT: 100 })`',
  set: 'page with `sScanIterator(key, { COUNT: 100 })`',
  list: `read pages with \`lRange(key, ${PAGE})\``,
  'sorted set': `read pages with \`zRange(key, ${PAGE})\``,
  reversed: `read pages with \`zRange(key, ${PAGE}, { REV: true })\``,
  stream: "read pages with `xRange(key, '(' + lastId, '+', { COUNT: 100 })`",
}

const CALLBACKS: Spelling = {
  hash: "loop over `hscan(key, cursor, 'COUNT', 100, callback)` until the cursor is back at '0'",
  set: "loop over `sscan(key, cursor, 'COUNT', 100, callback)` until the cursor is back at '0'",
  list: `read pages with \`lrange(key, ${PAGE}, callback)\``,
  'sorted set': `read pages with \`zrange(key, ${PAGE}, callback)\``,
  reversed: `read pages with \`zrevrange(key, ${PAGE}, callback)\``,
  stream: "read pages with `xrange(key, '(' + lastId, '+', 'COUNT', 100, callback)`",
}

const HTTP: Spelling = {
  hash: 'loop over `hscan(key, cursor, { count: 100 })` until the cursor is back at 0',
  set: 'loop over `sscan(key, cursor, { count: 100 })` until the cursor is back at 0',
  list: `read pages with \`lrange(key, ${PAGE})\``,
  'sorted set': `read pages with \`zrange(key, ${PAGE})\``,
  reversed: `read pages with \`zrange(key, ${PAGE}, { rev: true })\``,
  stream: "read pages with `xrange(key, '(' + lastId, '+', 100)`",
}

const GLIDE: Spelling = {
  hash: HTTP.hash,
  set: HTTP.set,
  list: HTTP.list,
  'sorted set': 'read pages with `zrange(key, { start, end: start + 99 })`',
  reversed: 'read pages with `zrange(key, { start, end: start + 99 }, { reverse: true })`',
  stream:
    'read pages with `xrange(key, { value: lastId, isInclusive: false }, InfBoundary.PositiveInfinity, { count: 100 })`',
}

const COMMAND_LINE: Spelling = {
  hash: 'loop over HSCAN key cursor COUNT 100 until the cursor is back at 0',
  set: 'loop over SSCAN key cursor COUNT 100 until the cursor is back at 0',
  list: 'read pages with LRANGE key start stop',
  'sorted set': 'read pages with ZRANGE key start stop',
  reversed: 'read pages with ZREVRANGE key start stop',
  stream: 'read pages with XRANGE key (last-id + COUNT 100',
}

const BY_LIBRARY: Readonly<Record<Library, Spelling>> = {
  ioredis: IOREDIS,
  iovalkey: IOREDIS,
  redis: NODE_REDIS,
  '@upstash/redis': HTTP,
  '@vercel/kv': HTTP,
  'valkey-glide': GLIDE,
  bun: COMMAND_LINE,
  unknown: COMMAND_LINE,
}

/** How the writing side keeps each type short. */
const BOUNDS: Readonly<Record<Collection, string>> = {
  hash: 'give the key a TTL',
  set: 'give the key a TTL',
  list: 'trim it with LTRIM after each push',
  'sorted set': 'cut it with ZREMRANGEBYRANK or ZREMRANGEBYSCORE after each write',
  stream: 'cap it with MAXLEN in each XADD',
}

/** How to read a collection in parts with the client at hand, or to bound it, as a clause that starts with a verb. */
export function pageAdvice(usage: Usage): string {
  const type = collectionOf(usage.command.name)
  const spelled = spellingOf(usage)[usage.command.name.startsWith('ZREV') ? 'reversed' : type]
  return `${spelled}, or ${BOUNDS[type]}`
}

function spellingOf({ command, major }: Usage): Spelling {
  if (isCommandLine(command)) return COMMAND_LINE
  return command.library === 'redis' && (major ?? 4) < 4 ? CALLBACKS : BY_LIBRARY[command.library]
}

function isCommandLine({ via }: Command): boolean {
  return via === 'raw' || via === 'lua'
}
