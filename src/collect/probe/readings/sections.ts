import type { CallCounts, Counters, Readings } from '../../../model'
import type { Section } from '../commands'
import { ProbeFailure } from '../connection/failure'
import { type InfoFields, known, numberOf, ratioOf, wholeNumber, wordOf } from './info'

/** What became of each section: its fields, or why it could not be read. */
export type Answers = ReadonlyMap<Section, InfoFields | ProbeFailure>

/** The fields of a section; none where it could not be read. */
export function fieldsOf(answers: Answers, section: Section): InfoFields {
  const answer = answers.get(section)
  return answer === undefined || answer instanceof ProbeFailure ? new Map() : answer
}

/** What one look at the sections of INFO tells. What the server did not say stays absent: absent is unknown, never zero. */
export function sectionsOf(
  answers: Answers,
): Pick<Readings, 'server' | 'memory' | 'keyspace' | 'stats' | 'clients' | 'calls' | 'unread'> {
  const memory = fieldsOf(answers, 'memory')
  const clients = fieldsOf(answers, 'clients')
  const keyspace = keyspaceOf(fieldsOf(answers, 'keyspace'))
  const calls = callsOf(answers)
  return {
    server: serverOf(answers),
    memory: known({
      maxmemory: numberOf(memory, 'maxmemory'),
      policy: wordOf(memory, 'maxmemory_policy'),
      usedBytes: numberOf(memory, 'used_memory'),
      totalSystemBytes: numberOf(memory, 'total_system_memory'),
      allocatorFragmentation: ratioOf(memory, 'allocator_frag_ratio'),
    }),
    ...(keyspace && { keyspace }),
    stats: countersOf(answers),
    clients: known({
      connected: numberOf(clients, 'connected_clients'),
      max: numberOf(clients, 'maxclients'),
    }),
    ...(calls && { calls }),
    unread: [...answers].flatMap(([section, answer]) =>
      answer instanceof ProbeFailure ? [{ section: `INFO ${section}`, reason: answer.message }] : [],
    ),
  }
}

/**
 * The counters since the start. Errors are counted since Redis 6.2 under `# Errorstats`; once the section is there, an
 * error that is missing from it never occurred.
 */
export function countersOf(answers: Answers): Counters {
  const stats = fieldsOf(answers, 'stats')
  const errors = fieldsOf(answers, 'errorstats')
  const refused = errors.has('# errorstats')
    ? wholeNumber(/^count=(\d+)/.exec(errors.get('errorstat_OOM') ?? 'count=0')?.[1])
    : undefined
  return known({
    evictedKeys: numberOf(stats, 'evicted_keys'),
    keyspaceHits: numberOf(stats, 'keyspace_hits'),
    keyspaceMisses: numberOf(stats, 'keyspace_misses'),
    rejectedConnections: numberOf(stats, 'rejected_connections'),
    refusedWrites: refused,
    exceededMs: numberOf(stats, 'total_eviction_exceeded_time'),
  })
}

/** Calls by command; undefined where the server does not count them. Only names that look like commands are kept. */
export function callsOf(answers: Answers): CallCounts | undefined {
  const fields = fieldsOf(answers, 'commandstats')
  if (!fields.has('# commandstats')) return undefined
  const calls: Record<string, number> = {}
  for (const [field, value] of fields) {
    const name = /^cmdstat_([\w.|-]{1,60})$/.exec(field)?.[1]
    const count = wholeNumber(/^calls=(\d+)/.exec(value)?.[1])
    if (name !== undefined && count !== undefined) calls[name.toUpperCase()] = count
  }
  return calls
}

/** How the server runs: `standalone`, `cluster`, `sentinel`; Valkey calls the field `server_mode`. */
export function modeOf(answers: Answers): string | undefined {
  const server = fieldsOf(answers, 'server')
  if (fieldsOf(answers, 'cluster').get('cluster_enabled') === '1') return 'cluster'
  return wordOf(server, 'redis_mode') ?? wordOf(server, 'server_mode')
}

/** Which server answered. */
export function serverOf(answers: Answers): Readings['server'] {
  const server = fieldsOf(answers, 'server')
  const product = productOf(server)
  const version = wordOf(server, `${product}_version`) ?? wordOf(server, 'redis_version')
  return {
    product,
    ...known({
      version: version?.replace(/^df-v/, ''),
      mode: modeOf(answers),
      replication: replicationOf(answers),
      uptimeSeconds: numberOf(server, 'uptime_in_seconds'),
      runId: wordOf(server, 'run_id'),
    }),
  }
}

/** The part of a server in replication. Redis says `slave`; Dragonfly and Valkey may say `replica`. */
export function replicationOf(answers: Answers): 'master' | 'replica' | undefined {
  const role = wordOf(fieldsOf(answers, 'replication'), 'role')
  if (role === 'master' || role === 'primary') return 'master'
  return role === 'slave' || role === 'replica' ? 'replica' : undefined
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
  const databases = databasesOf(fields)
  if (!databases) return undefined
  const sum = (field: 'keys' | 'expires') => databases.reduce((total, database) => total + database[field], 0)
  return { keys: sum('keys'), expires: sum('expires') }
}

/** The databases that hold keys, by their numbers; undefined where the server does not tell, or a line cannot be read. */
export function databasesOf(fields: InfoFields): { index: number; keys: number; expires: number }[] | undefined {
  if (!fields.has('# keyspace')) return undefined
  const databases = []
  for (const [name, value] of fields) {
    const index = /^db(\d{1,5})$/.exec(name)?.[1]
    if (index === undefined) continue
    const counts = /^keys=(\d{1,15}),expires=(\d{1,15})/.exec(value)
    if (!counts) return undefined
    databases.push({ index: Number(index), keys: Number(counts[1]), expires: Number(counts[2]) })
  }
  return databases
}
