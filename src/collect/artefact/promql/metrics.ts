import type { Subject } from '../../../model'
import type { Selector } from './syntax'

/** How a series counts: ever upwards since the start, within each period of a cloud, as a value that goes up and down, or a ratio since the start. */
type Shape = 'counter' | 'per-period' | 'gauge' | 'lifetime'

/** What a series of Redis measures. `value`: it is always this. */
export interface Metric {
  readonly subject: Subject | null
  readonly part?: 'hits' | 'misses' | 'lookups' | 'commands' | 'hit-ratio' | 'miss-ratio' | 'evictions'
  readonly shape?: Shape
  /** What a whole is: 1 or 100; absent where the name does not tell. */
  readonly whole?: 1 | 100
  readonly value?: number
  /** Said of every alert that is built on it. */
  readonly doubt?: string
}

const hits = { subject: 'hit-ratio', part: 'hits' } as const
const misses = { subject: 'hit-ratio', part: 'misses' } as const
const evictions = { subject: 'evictions', part: 'evictions' } as const

/**
 * Names, the first that fits counts. Sources: redis_exporter (exporter/exporter.go); Telegraf's redis input, whose
 * hitrate is computed from the totals; the OpenTelemetry Collector's redis receiver (metadata.yaml, dots become
 * underscores, counters end in _total); the CloudWatch exporters, which write namespace, metric and statistic in snake
 * case; stackdriver_exporter and Google's managed Prometheus for redis.googleapis.com; the exporters of Azure Monitor.
 * A service may put a prefix of its own before the name.
 */
const NAMES: readonly (readonly [RegExp, Metric])[] = [
  [/^(?:\w{1,40}_)?(?:redis|valkey|keydb|dragonfly)_keyspace_hits(?:_total)?$/, { ...hits, shape: 'counter' }],
  [/^(?:\w{1,40}_)?(?:redis|valkey|keydb|dragonfly)_keyspace_misses(?:_total)?$/, { ...misses, shape: 'counter' }],
  [
    /^(?:\w{1,40}_)?(?:redis|valkey|keydb|dragonfly)_(?:evicted_keys|keys_evicted)(?:_total)?$/,
    { ...evictions, shape: 'counter' },
  ],
  [/^redis_keyspace_hitrate$/, { subject: 'hit-ratio', part: 'hit-ratio', shape: 'lifetime', whole: 1 }],
  [/^aws_(?:elasticache|ec|memorydb)_(?:cache|keyspace)_hits(?:_sum)?$/, { ...hits, shape: 'per-period' }],
  [/^aws_(?:elasticache|ec|memorydb)_(?:cache|keyspace)_misses(?:_sum)?$/, { ...misses, shape: 'per-period' }],
  [/^aws_(?:elasticache|ec|memorydb)_(?:cache|keyspace)_hits_\w{1,20}$/, { ...hits, shape: 'gauge' }],
  [/^aws_(?:elasticache|ec|memorydb)_(?:cache|keyspace)_misses_\w{1,20}$/, { ...misses, shape: 'gauge' }],
  [
    /^aws_(?:elasticache|ec|memorydb)_(?:cache|keyspace)_hit_rate(?:_\w{1,20})?$/,
    { subject: 'hit-ratio', part: 'hit-ratio', shape: 'gauge', whole: 100 },
  ],
  [/^aws_(?:elasticache|ec|memorydb)_evictions(?:_\w{1,20})?$/, { ...evictions, shape: 'per-period' }],
  [
    /^amazonaws_com_AWS_(?:ElastiCache|MemoryDB)_(?:Cache|Keyspace)Hits(?:_\w{1,20})?$/i,
    { ...hits, shape: 'per-period' },
  ],
  [
    /^amazonaws_com_AWS_(?:ElastiCache|MemoryDB)_(?:Cache|Keyspace)Misses(?:_\w{1,20})?$/i,
    { ...misses, shape: 'per-period' },
  ],
  [
    /^amazonaws_com_AWS_(?:ElastiCache|MemoryDB)_(?:Cache|Keyspace)HitRate(?:_\w{1,20})?$/i,
    { subject: 'hit-ratio', part: 'hit-ratio', shape: 'gauge', whole: 100 },
  ],
  [/^amazonaws_com_AWS_(?:ElastiCache|MemoryDB)_Evictions(?:_\w{1,20})?$/i, { ...evictions, shape: 'per-period' }],
  [
    /redis_googleapis_com[_:]\w{0,40}stats_cache_hit_ratio$/,
    { subject: 'hit-ratio', part: 'hit-ratio', shape: 'gauge', whole: 1 },
  ],
  [
    /^(?:redis|memorystore)_googleapis_com:\w{0,40}stats_(?:\w{5,8}_)?keyspace_hits(?:_count)?$/,
    { ...hits, shape: 'counter' },
  ],
  [
    /^(?:redis|memorystore)_googleapis_com:\w{0,40}stats_(?:\w{5,8}_)?keyspace_misses(?:_count)?$/,
    { ...misses, shape: 'counter' },
  ],
  [
    /^(?:redis|memorystore)_googleapis_com:\w{0,40}stats_(?:\w{5,8}_)?evicted_keys(?:_count)?$/,
    { ...evictions, shape: 'counter' },
  ],
  [
    /(?:redis|memorystore)_googleapis_com_\w{0,40}stats_(?:\w{5,8}_)?keyspace_hits(?:_count)?$/,
    { ...hits, shape: 'per-period' },
  ],
  [
    /(?:redis|memorystore)_googleapis_com_\w{0,40}stats_(?:\w{5,8}_)?keyspace_misses(?:_count)?$/,
    { ...misses, shape: 'per-period' },
  ],
  [
    /(?:redis|memorystore)_googleapis_com_\w{0,40}stats_(?:\w{5,8}_)?evicted_keys(?:_count)?$/,
    { ...evictions, shape: 'per-period' },
  ],
  [/^azure\w{0,60}_(?:all)?cachehits(?:_\w{1,20})?$/, { ...hits, shape: 'per-period' }],
  [/^azure\w{0,60}_(?:all)?cachemisses(?:_\w{1,20})?$/, { ...misses, shape: 'per-period' }],
  [
    /^azure\w{0,60}_(?:all)?cachemissrate(?:_\w{1,20})?$/,
    { subject: 'hit-ratio', part: 'miss-ratio', shape: 'gauge', whole: 100 },
  ],
  [/^azure\w{0,60}_(?:all)?evictedkeys(?:_\w{1,20})?$/, { ...evictions, shape: 'per-period' }],
  [/^redis_commands_processed(?:_total)?$/, { subject: 'other', part: 'commands', shape: 'counter' }],
  [/^(?:redis_up|redis_instance_info)$/, { subject: 'other', value: 1 }],
  [/^\w{1,80}_(?:info|labels)$/, { subject: null, value: 1 }],
]

/** A counter of the service itself: `cache_hits_total`, `app_redis_cache_misses`. */
const OWN_COUNTER =
  /^(?:\w{0,40}redis\w{0,40}|(?:(?:app|api|http|service|svc|node|nodejs|nestjs)_)?(?:\w{1,20}_)?cache)_(hits?|miss(?:es)?|hit_count|miss_count)(?:_total|_count)?$/
/** `cache_requests_total{result="hit"}`: the label tells hits from misses. */
const OWN_LOOKUPS =
  /^(?:\w{0,40}redis\w{0,40}|(?:(?:app|api|http|service|svc|node|nodejs|nestjs)_)?(?:\w{1,20}_)?cache)_(?:requests|lookups|operations|ops|gets|reads|accesses|access)(?:_total|_count)?$/
const OWN_RATIO =
  /^(?:\w{0,40}redis\w{0,40}|(?:(?:app|api|service)_)?cache)_(hit|miss)_?(?:ratio|rate|percent|percentage)(?:_\w{1,20})?$/
/** Caches of other programs, whose counters are named alike. */
const FOREIGN =
  /coredns|varnish|nginx|memcached|mysql|mariadb|postgres|couchbase|cassandra|elasticsearch|opensearch|solr|clickhouse|thanos|cortex|mimir|loki|squid|rocksdb|apollo|envoy|buildkit|hibernate|caffeine/i
const OWN = 'it is built on counters of the service itself'

const SUBJECTS: readonly (readonly [RegExp, Subject])[] = [
  [/hit_?(?:rate|ratio|percent)|miss_?(?:rate|ratio|percent)/, 'hit-ratio'],
  [/evict/, 'evictions'],
  [/latenc|duration|slowlog|response_time|usec|microseconds/, 'latency'],
  [/hot_?keys?/, 'hot-keys'],
  [/mem|bytes_used/, 'memory'],
  [/connected_(?:slaves|replicas)|slaves_connected/, 'other'],
  [/connect|clients|maxclients/, 'connections'],
]
const REDIS = /redis|valkey|keydb|dragonfly|elasticache|memorydb|memorystore/i

/**
 * What a selector measures, by its name and matchers.
 *
 * @param counters names of counters of hits and misses that were found in the source
 */
export function metricOf(selector: Selector, counters: ReadonlySet<string>): Metric {
  const { name } = selector
  if (name === 'up') return { subject: isOfRedis(selector) ? 'other' : null, value: 1 }
  const known = NAMES.find(([pattern]) => pattern.test(name))
  if (known) return known[1]
  const own = isOfOthers(selector) ? undefined : ownMetricOf(name)
  if (own) return { ...own, ...(!counters.has(name) && !REDIS.test(name) && { doubt: `${OWN}, whatever they count` }) }
  if (REDIS.test(name)) return { subject: SUBJECTS.find(([pattern]) => pattern.test(name))?.[1] ?? 'other' }
  return { subject: isOfRedis(selector) ? 'other' : null }
}

/** By its name, or by what it is selected by: `job="integrations/couchbase"`. */
function isOfOthers({ name, matchers }: Selector): boolean {
  return FOREIGN.test(name) || matchers.some(({ operator, value }) => !operator.startsWith('!') && FOREIGN.test(value))
}

function isOfRedis({ matchers }: Selector): boolean {
  return matchers.some(({ operator, value }) => !operator.startsWith('!') && REDIS.test(value))
}

function ownMetricOf(name: string): Metric | undefined {
  const [, counted] = OWN_COUNTER.exec(name) ?? []
  if (counted) return { ...(counted.startsWith('hit') ? hits : misses), shape: 'counter' }
  if (OWN_LOOKUPS.test(name)) return { subject: 'hit-ratio', part: 'lookups', shape: 'counter' }
  const [, ratio] = OWN_RATIO.exec(name) ?? []
  if (!ratio) return undefined
  return { subject: 'hit-ratio', part: ratio === 'hit' ? 'hit-ratio' : 'miss-ratio', shape: 'gauge' }
}
