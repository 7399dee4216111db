import type { Subject } from '../../model'

/** How the value of a metric follows from what Redis counts. */
export type Measure = 'hit-rate' | 'hits' | 'misses' | 'evictions'

/** One metric of a managed Redis. */
export interface KnownMetric {
  readonly subject: Subject
  readonly measure?: Measure
}

/**
 * The metrics of AWS by namespace and name (Amazon ElastiCache, "Metrics for Valkey and Redis OSS"; Amazon MemoryDB,
 * "Metrics for MemoryDB"): CacheHitRate is in percent, CacheHits, CacheMisses and Evictions are counts, published for
 * each node every 60 seconds.
 */
const REDIS_METRICS: Readonly<Record<string, KnownMetric>> = {
  'AWS/ElastiCache CacheHitRate': { subject: 'hit-ratio', measure: 'hit-rate' },
  'AWS/ElastiCache CacheHits': { subject: 'hit-ratio', measure: 'hits' },
  'AWS/ElastiCache CacheMisses': { subject: 'hit-ratio', measure: 'misses' },
  'AWS/ElastiCache Evictions': { subject: 'evictions', measure: 'evictions' },
  'AWS/MemoryDB KeyspaceHits': { subject: 'hit-ratio', measure: 'hits' },
  'AWS/MemoryDB KeyspaceMisses': { subject: 'hit-ratio', measure: 'misses' },
  'AWS/MemoryDB Evictions': { subject: 'evictions', measure: 'evictions' },
}

const REDIS_NAMESPACES = new Set(['AWS/ElastiCache', 'AWS/MemoryDB'])

/** Metrics that only Memcached has (Amazon ElastiCache, "Metrics for Memcached"). */
const MEMCACHED =
  /^(?:Cmd|Get|Delete|Incr|Decr|Cas|Touch)\w{0,30}$|^(?:BytesUsedForHash|SlabsMoved|UnusedMemory|CurrConfig|NewItems)$/

const SUBJECTS: readonly (readonly [RegExp, Subject])[] = [
  [/Memory|^BytesUsed|^SwapUsage$/, 'memory'],
  [/Connections$/, 'connections'],
  [/Latency/, 'latency'],
]

/** What a metric of CloudWatch says of a Redis; undefined where it is of something else. */
export function metricOf(namespace: string, name: string): KnownMetric | undefined {
  if (!REDIS_NAMESPACES.has(namespace) || MEMCACHED.test(name)) return undefined
  const subject = SUBJECTS.find(([pattern]) => pattern.test(name))?.[1] ?? 'other'
  return REDIS_METRICS[`${namespace} ${name}`] ?? { subject }
}

/** How often AWS publishes these metrics, in seconds. */
export const PUBLISHED_EVERY = 60
