import type { Library } from '../../../model'
import type { Usage } from './usage'

type Spell = (match: string, usage: Usage) => string

const CURSOR_LOOP: Spell = (match) =>
  `loop over \`scan(cursor, { match: ${match}, count: 100 })\` until the cursor is back at 0`

const SCAN_STREAM: Spell = (match, usage) => {
  const call = `scanStream({ match: ${match}, count: 100 })`
  return byKind(
    usage,
    `page with \`${call}\``,
    `page through every node: \`for (const node of cluster.nodes('master')) node.${call}\``,
  )
}

/** Each in its case, and both where the client is the one or the other. */
function byKind({ client, command }: Usage, single: string, cluster: string): string {
  if (command.mayBeCluster) return `${single}; where the client is a cluster, ${cluster}`
  return client?.kind === 'cluster' ? cluster : single
}

const BY_LIBRARY: Readonly<Record<Library, Spell>> = {
  ioredis: SCAN_STREAM,
  iovalkey: SCAN_STREAM,
  redis: scanIterator,
  '@upstash/redis': CURSOR_LOOP,
  '@vercel/kv': CURSOR_LOOP,
  'valkey-glide': (match, usage) =>
    usage.client?.kind === 'cluster'
      ? `loop over \`scan(cursor, { match: ${match}, count: 100 })\` from \`new ClusterScanCursor()\` until \`cursor.isFinished()\``
      : CURSOR_LOOP(match, usage),
  bun: (match) =>
    `loop over \`send('SCAN', [cursor, 'MATCH', ${match}, 'COUNT', '100'])\` until the cursor is back at '0'`,
  unknown: (match) => `loop over SCAN with MATCH ${match} COUNT 100 until the cursor is back at 0`,
}

function scanIterator(match: string, usage: Usage): string {
  const { major } = usage
  if (major !== undefined && major < 4) {
    return `loop over \`scan(cursor, 'MATCH', ${match}, 'COUNT', 100, callback)\` until the cursor is back at '0'`
  }
  const call = `scanIterator({ MATCH: ${match}, COUNT: 100 })`
  const everywhere = `page through every node: \`for (const { client } of cluster.masters) …${call}\`, each client from \`cluster.nodeClient(master)\``
  return byKind(usage, iterated(call, major), everywhere)
}

function iterated(call: string, major: number | undefined): string {
  if (major === undefined) return `page with \`${call}\` (it yields single keys in node-redis 4, batches from 5 on)`
  return major === 4
    ? `page with \`for await (const key of client.${call})\``
    : `page with \`for await (const keys of client.${call})\`, which yields batches of keys`
}

/**
 * How to page through keys with the client library at hand, as a clause that starts with a verb.
 *
 * A Lua script runs as one step, so SCAN inside it blocks the server as KEYS does, and before Redis 5 a script must not
 * write after it (https://redis.io/docs/latest/develop/interact/programmability/eval-intro/): the paging has to move out.
 */
export function scanAdvice(usage: Usage): string {
  const { command } = usage
  const match = command.pattern ?? 'pattern'
  const spelled = BY_LIBRARY[command.library](match, usage)
  return command.via === 'lua'
    ? `find the keys before the script runs and pass them in as KEYS[] (a SCAN loop inside the script blocks the server just as long): ${spelled}`
    : spelled
}
