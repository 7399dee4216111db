/** A JSON schema of the kinds that the readings need. */
export interface ReadingsSchema {
  readonly type: 'object' | 'array' | 'string' | 'number' | 'boolean' | readonly ['string', 'null']
  readonly description: string
  readonly properties?: Readonly<Record<string, ReadingsSchema>>
  readonly additionalProperties?: false | ReadingsSchema
  readonly required?: readonly string[]
  readonly items?: ReadingsSchema
  readonly minItems?: number
  readonly minimum?: number
  readonly enum?: readonly string[]
}

type Properties = Readonly<Record<string, ReadingsSchema>>

const text = (description: string): ReadingsSchema => ({ type: 'string', description })
const number = (description: string): ReadingsSchema => ({ type: 'number', minimum: 0, description })
const flag = (description: string): ReadingsSchema => ({ type: 'boolean', description })
const list = (description: string, items: ReadingsSchema): ReadingsSchema => ({ type: 'array', description, items })
const word = (description: string, values: readonly string[]): ReadingsSchema => ({
  type: 'string',
  enum: values,
  description,
})

/** Names that end in `?` may be missing: what the server did not say is unknown. */
function object(description: string, properties: Properties): ReadingsSchema {
  const entries = Object.entries(properties)
  return {
    type: 'object',
    description,
    additionalProperties: false,
    required: entries.map(([name]) => name).filter((name) => !name.endsWith('?')),
    properties: Object.fromEntries(entries.map(([name, schema]) => [name.replace('?', ''), schema])),
  }
}

const counters = (description: string) =>
  object(description, {
    'evictedKeys?': number('Keys evicted.'),
    'keyspaceHits?': number('Lookups that found a key.'),
    'keyspaceMisses?': number('Lookups that found none.'),
    'rejectedConnections?': number('Connections refused over maxclients.'),
    'refusedWrites?': number('Writes refused with OOM.'),
    'exceededMs?': number('Milliseconds in which the memory in use stood above maxmemory.'),
  })

const calls = (description: string): ReadingsSchema => ({
  type: 'object',
  description,
  additionalProperties: number('Calls of one command, those from scripts included.'),
})

const unread = list(
  'What could not be read.',
  object('One part.', { section: text('What was asked for.'), reason: text('Why it could not be read.') }),
)

const server = object('Which server answered.', {
  product: text('`redis`, `valkey`, `dragonfly`, `keydb` or `unknown`.'),
  'version?': text('As the server says it.'),
  'mode?': text('`standalone`, `cluster` or `sentinel`.'),
  'replication?': word('Its part in replication.', ['master', 'replica']),
  'uptimeSeconds?': number('Seconds since it started.'),
  'runId?': text('Random, and new with each start.'),
})

const memory = object('Memory and its limit.', {
  'maxmemory?': number('Bytes; 0 means no limit.'),
  'policy?': text('maxmemory-policy.'),
  'usedBytes?': number('Bytes in use.'),
  'totalSystemBytes?': number('Bytes the machine has.'),
  'allocatorFragmentation?': number('Bytes that the allocator holds for each byte in use.'),
})

const latency = object('One command.', {
  command: text('Its name.'),
  calls: number('Calls within the window.'),
  p99: object('The 99th percentile in microseconds, as far as the buckets of the server tell.', {
    over: number('It is more than this.'),
    upTo: number('It is at most this.'),
  }),
})

const window = object('What changed while the probe watched.', {
  seconds: number('Length by the clock of the server.'),
  stats: counters('Changes of the counters.'),
  'calls?': calls('Calls by command.'),
  'evictionsPerSecond?': list('In each part of the window, in order.', number('Evictions per second.')),
  'latency?': list('Execution times of the commands with most calls, without network and queueing.', latency),
})

const slowlog = object('SLOWLOG without arguments.', {
  'threshold?': { type: 'number', description: 'slowlog-log-slower-than in microseconds; negative: the log is off.' },
  length: number('Entries that the server holds.'),
  commands: list(
    'Entries by command and key pattern.',
    object('Entries of one kind.', {
      command: text('The command.'),
      pattern: { type: ['string', 'null'], description: 'Key pattern; null where there is none or it is not known.' },
      count: number('Number of entries.'),
      slowestMicroseconds: number('Longest execution.'),
      latestSecondsAgo: number('Age of the latest entry in seconds.'),
    }),
  ),
})

const sample = object('A sample of the keys.', {
  keys: number('Keys looked at.'),
  isComplete: flag('Whether those were all keys.'),
  population: object('The databases that were sampled.', {
    keys: number('Number of keys.'),
    expires: number('Number of keys with a TTL.'),
  }),
  hasFrequency: flag('Whether OBJECT FREQ told how often keys are used.'),
  groups: list(
    'Sampled keys by pattern.',
    object('Keys of one pattern.', {
      pattern: text('Varying parts are `*`.'),
      keys: number('Sampled keys.'),
      'immortal?': number('Those without a TTL.'),
      'immortalBytes?': object('MEMORY USAGE of those without a TTL, in bytes.', {
        mean: number('Mean.'),
        deviation: number('Standard deviation.'),
      }),
      'largest?': object('The largest key.', {
        type: text('Its type.'),
        bytes: number('MEMORY USAGE.'),
        'elements?': number('Its elements, where it is a collection.'),
      }),
      'highestFrequency?': number('Highest counter of OBJECT FREQ, 0 to 255 on a logarithmic scale.'),
    }),
  ),
})

const readings = {
  server,
  memory,
  'keyspace?': object('All databases together.', {
    keys: number('Number of keys.'),
    expires: number('Number of keys with a TTL.'),
  }),
  stats: counters('Counters since the server started or CONFIG RESETSTAT.'),
  clients: object('Connections.', { 'connected?': number('Connected now.'), 'max?': number('maxclients.') }),
  'calls?': calls('Calls by command since the start.'),
  'window?': window,
  'slowlog?': slowlog,
  'settings?': object('From CONFIG GET.', {
    'timeout?': number('Seconds after which an idle client is dropped; 0 means never.'),
    'tcpKeepalive?': number('Seconds between TCP keepalive probes; 0 means none.'),
  }),
  'access?': object('What a user may run.', {
    user: word('The user of the application, or the one without a login.', ['application', 'default']),
    permitted: list('Commands that it may run.', text('A command.')),
    denied: list('Commands that it may not run.', text('A command.')),
  }),
  'sample?': sample,
  'roundTrip?': object('PING from the machine of the probe, network included.', {
    samples: number('Number of PINGs.'),
    medianMs: number('Median in milliseconds.'),
    slowestMs: number('Slowest in milliseconds.'),
  }),
  unread,
  tookMs: number('Duration in milliseconds.'),
}

/** How readings look in reports and recordings; whatever is not named here never leaves the process. */
export const READINGS_SCHEMA: ReadingsSchema = object('What the servers said.', {
  servers: {
    ...list(
      'Each server that was read.',
      object('One server: a standalone one, or one primary of a cluster.', {
        name: text('The instance in the config and the node in its cluster; empty where there is one server only.'),
        role: word('What the instance is for.', ['cache', 'queue', 'session', 'lock', 'limiter', 'pubsub']),
        ...readings,
      }),
    ),
    minItems: 1,
  },
  unreached: list(
    'Instances and nodes that could not be read.',
    object('One of them.', { name: text('Which.'), reason: text('Why.') }),
  ),
  'recordedAt?': text('When a recording was made (ISO 8601); missing where the servers were read in this run.'),
})

/** The first key of a recording, so that any other JSON file is refused by name. */
export const RECORDING_VERSION = 1
