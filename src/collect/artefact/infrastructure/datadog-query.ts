import type { Subject } from '../../../model'
import { type Comparison, isComparison } from '../../alarms/comparisons'
import { type Formula, readFormula } from '../../alarms/formula'

/** A metric within a query of Datadog: `avg:redis.keys.evicted{env:prod} by {host}`. */
export interface DatadogMetric {
  readonly name: string
  /** Turned into a number for each second: `.as_rate()`. */
  readonly isRate: boolean
}

/** A query of a monitor, as `aggregation(window):expression comparison threshold`. */
export interface DatadogQuery {
  /** `avg`, `sum`, `change`, `pct_change`. */
  readonly aggregation: string
  /** Seconds over which it looks; undefined where that is not known. */
  readonly window?: number
  /** Seconds between what `change` compares. */
  readonly shift?: number
  readonly formula: Formula<DatadogMetric>
  readonly comparison: Comparison
  /** Undefined where it is not known. */
  readonly threshold?: number
}

const HEAD =
  /^\s{0,100}([\w￼]{1,40})\(\s{0,10}(?:[\w￼]{1,40}\(\s{0,10}([\w￼]{1,40})\s{0,10}\)\s{0,10},\s{0,10})?([\w￼]{1,40})[^():]{0,100}\)\s{0,10}:/
/** A scope may come from elsewhere as a whole. */
const METRIC =
  /(?:[a-z]{3,5}(?:\([^()]{0,40}\))?:)?([a-zA-Z][\w.]{1,200})(?:\{[^{}]{0,1000}\}|￼)(?:\s{0,10}by\s{0,10}\{[^{}]{0,500}\})?/y
const SUFFIX = /\.(?:rollup|fill|as_rate|as_count|weighted)\([^()]{0,100}\)/y
const TAIL = /^\s{0,100}(<=|>=|<|>|==|!=)\s{0,100}(-?[\d.]{1,30}|[^\s]{1,40})\s{0,100}$/

/** Reads a query of a metric monitor; undefined for other kinds, and what is not known too far to be read. */
export function readDatadogQuery(query: string): DatadogQuery | undefined {
  const head = HEAD.exec(query)
  if (!head) return undefined
  // The comparison stands outside: it binds weaker than what the formula reads, so the last one is cut off first.
  const last = /(?:<=|>=|<|>|==|!=)[^<>=!{}]{0,80}$/.exec(query)
  const tail = last && TAIL.exec(last[0])
  if (!last || !tail) return undefined
  const expression = query.slice(head[0].length, last.index)
  const read = readFormula(expression, metricAt)
  if (!read || expression.slice(read.end).trim() !== '') return undefined
  const isChange = head[2] !== undefined
  const window = secondsOf(isChange ? head[2] : head[3])
  const shift = isChange ? secondsOf(head[3]) : undefined
  const [, comparison = '', written] = tail
  const threshold = Number(written)
  if (!isComparison(comparison)) return undefined
  return {
    aggregation: head[1] ?? '',
    ...(window !== undefined && { window }),
    ...(shift !== undefined && { shift }),
    formula: read.formula,
    comparison,
    ...(Number.isFinite(threshold) && { threshold }),
  }
}

function metricAt(text: string, at: number) {
  METRIC.lastIndex = at
  const match = METRIC.exec(text)
  if (!match) return undefined
  let end = at + match[0].length
  let isRate = false
  for (;;) {
    SUFFIX.lastIndex = end
    const suffix = SUFFIX.exec(text)
    if (!suffix) return { operand: { name: match[1] ?? '', isRate }, end }
    isRate ||= suffix[0].startsWith('.as_rate')
    end += suffix[0].length
  }
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }

/** `last_5m` in seconds. */
function secondsOf(window: string | undefined): number | undefined {
  const [, number, unit = ''] = /^last_(\d{1,6})([smhdw])$/.exec(window ?? '') ?? []
  return number === undefined ? undefined : Number(number) * (UNITS[unit] ?? 1)
}

/** How the value of a metric follows from what Redis counts. */
export interface KnownDatadogMetric {
  readonly subject: Subject
  readonly of?: 'hits' | 'misses' | 'evictions' | 'hit-percent' | 'hit-share' | 'miss-percent'
  /** Seconds that one value counts over; `total` for a number that only ever grows. */
  readonly per?: number | 'total'
}

/**
 * Metrics of Datadog's integrations by name. The agent's check sends keyspace hits and misses as rates and evicted keys as
 * the running total of INFO (DataDog/integrations-core, redisdb, `RATE_KEYS` and `GAUGE_KEYS`); those of the clouds are
 * the clouds' own, a minute each.
 */
const METRICS: Readonly<Record<string, KnownDatadogMetric>> = {
  'redis.stats.keyspace_hits': { subject: 'hit-ratio', of: 'hits', per: 1 },
  'redis.stats.keyspace_misses': { subject: 'hit-ratio', of: 'misses', per: 1 },
  'redis.keys.evicted': { subject: 'evictions', of: 'evictions', per: 'total' },
  'aws.elasticache.cache_hit_rate': { subject: 'hit-ratio', of: 'hit-percent' },
  'aws.elasticache.cache_hits': { subject: 'hit-ratio', of: 'hits', per: 60 },
  'aws.elasticache.cache_misses': { subject: 'hit-ratio', of: 'misses', per: 60 },
  'aws.elasticache.evictions': { subject: 'evictions', of: 'evictions', per: 60 },
  'aws.memorydb.keyspace_hits': { subject: 'hit-ratio', of: 'hits', per: 60 },
  'aws.memorydb.keyspace_misses': { subject: 'hit-ratio', of: 'misses', per: 60 },
  'aws.memorydb.evictions': { subject: 'evictions', of: 'evictions', per: 60 },
  'azure.cache_redis.cachehits': { subject: 'hit-ratio', of: 'hits', per: 60 },
  'azure.cache_redis.cachemisses': { subject: 'hit-ratio', of: 'misses', per: 60 },
  'azure.cache_redis.cachemissrate': { subject: 'hit-ratio', of: 'miss-percent' },
  'azure.cache_redis.evictedkeys': { subject: 'evictions', of: 'evictions', per: 60 },
  'gcp.redis.stats.cache_hit_ratio': { subject: 'hit-ratio', of: 'hit-share' },
  'gcp.redis.stats.keyspace_hits': { subject: 'hit-ratio', of: 'hits', per: 60 },
  'gcp.redis.stats.keyspace_misses': { subject: 'hit-ratio', of: 'misses', per: 60 },
  'gcp.redis.stats.evicted_keys': { subject: 'evictions', of: 'evictions', per: 60 },
}

/** Memorystore for Redis Cluster counts the same under longer names. */
const OF_CLUSTER = /^gcp\.redis\.cluster\.stats\.(?:total|average|maximum)_(\w{1,40}?)(?:_count)?$/
const OF_REDIS = /^(?:redis|aws\.elasticache|aws\.memorydb|azure\.cache_redis|gcp\.redis)\./
/** ElastiCache reports these for Memcached alone. */
const MEMCACHED = /^aws\.elasticache\.(?:cmd|get|delete|incr|decr|cas|touch)_/

const SUBJECTS: readonly (readonly [RegExp, Subject])[] = [
  [/\.mem\.|memory|bytes_used|swap/, 'memory'],
  [/latency|slowlog/, 'latency'],
  [/clients|connections|net\.rejected/, 'connections'],
]

/** What a metric of Datadog says of a Redis; undefined where it is of something else. */
export function datadogMetric(name: string): KnownDatadogMetric | undefined {
  if (!OF_REDIS.test(name) || MEMCACHED.test(name)) return undefined
  return (
    METRICS[name.replace(OF_CLUSTER, 'gcp.redis.stats.$1')] ?? {
      subject: SUBJECTS.find(([pattern]) => pattern.test(name))?.[1] ?? 'other',
    }
  )
}
