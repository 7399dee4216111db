import type { Readings } from '../../model'
import type { Section } from './commands'
import { type InfoFields, numberOf, wordOf } from './info'

/** What became of each section: its fields, or why it could not be read. */
export type Answers = ReadonlyMap<Section, InfoFields | { readonly reason: string }>

/** The fields of a section; none where it could not be read. */
export function fieldsOf(answers: Answers, section: Section): InfoFields {
  const answer = answers.get(section)
  return answer === undefined || 'reason' in answer ? new Map() : answer
}

/** Puts the sections together. What the server did not say stays absent: absent is unknown, never zero. */
export function readingsOf(answers: Answers, tookMs: number): Readings {
  const memory = fieldsOf(answers, 'memory')
  const stats = fieldsOf(answers, 'stats')
  const clients = fieldsOf(answers, 'clients')
  const keyspace = keyspaceOf(fieldsOf(answers, 'keyspace'))
  const unread = [...answers].flatMap(([section, answer]) =>
    'reason' in answer ? [{ section, reason: answer.reason }] : [],
  )
  return {
    server: serverOf(answers),
    memory: known({
      maxmemory: numberOf(memory, 'maxmemory'),
      policy: wordOf(memory, 'maxmemory_policy'),
      usedBytes: numberOf(memory, 'used_memory'),
      totalSystemBytes: numberOf(memory, 'total_system_memory'),
    }),
    ...(keyspace && { keyspace }),
    stats: known({
      evictedKeys: numberOf(stats, 'evicted_keys'),
      keyspaceHits: numberOf(stats, 'keyspace_hits'),
      keyspaceMisses: numberOf(stats, 'keyspace_misses'),
      rejectedConnections: numberOf(stats, 'rejected_connections'),
    }),
    clients: known({
      connected: numberOf(clients, 'connected_clients'),
      max: numberOf(clients, 'maxclients'),
    }),
    unread,
    tookMs: Math.round(tookMs),
  }
}

/** How the server runs: `standalone`, `cluster`, `sentinel`; Valkey calls the field `server_mode`. */
export function modeOf(answers: Answers): string | undefined {
  const server = fieldsOf(answers, 'server')
  if (fieldsOf(answers, 'cluster').get('cluster_enabled') === '1') return 'cluster'
  return wordOf(server, 'redis_mode') ?? wordOf(server, 'server_mode')
}

function serverOf(answers: Answers): Readings['server'] {
  const server = fieldsOf(answers, 'server')
  const product = productOf(server)
  const version = wordOf(server, `${product}_version`) ?? wordOf(server, 'redis_version')
  return {
    product,
    ...known({
      version: version?.replace(/^df-v/, ''),
      mode: modeOf(answers),
      uptimeSeconds: numberOf(server, 'uptime_in_seconds'),
    }),
  }
}

/** All of them report a `redis_version`, so the marks of the others come first. */
function productOf(server: InfoFields): string {
  if (server.has('dragonfly_version')) return 'dragonfly'
  if (server.has('valkey_version') || server.get('server_name') === 'valkey') return 'valkey'
  if (/(^|[/\\])keydb-server(-\w+)?$/.test(server.get('executable') ?? '')) return 'keydb'
  return server.has('redis_version') ? 'redis' : 'unknown'
}

/**
 * Sums the databases. An empty server sends the heading alone, which is zero keys; without a heading it is unknown. TTLs
 * of hash fields do not count as `expires` of the key.
 */
function keyspaceOf(fields: InfoFields): Readings['keyspace'] {
  if (!fields.has('# keyspace')) return undefined
  let keys = 0
  let expires = 0
  for (const [name, value] of fields) {
    if (!/^db\d+$/.test(name)) continue
    const counts = /^keys=(\d+),expires=(\d+)/.exec(value)
    if (!counts) return undefined
    keys += Number(counts[1])
    expires += Number(counts[2])
  }
  return { keys, expires }
}

type Known<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Leaves out the fields that are undefined. */
function known<T extends object>(fields: T): Known<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Known<T>
}
