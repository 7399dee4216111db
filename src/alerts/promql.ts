import { amount, ENOUGH_CALLS, ENOUGH_LOOKUPS, EVICTION_RISE, FULL_BY_DESIGN, WAITING_COMMANDS } from '../model'
import { type Alert, EARLIER_MINUTES, RATE_MINUTES, REJECTION_MINUTES, type Topic } from './alerts'

/**
 * What an instance has to have before an immortal share says something about it: a handful of settings in an otherwise
 * empty database is no fault.
 */
export const ENOUGH_KEYS = 1000

/** An expression, and where its metrics come from. */
interface Source {
  /** Gives a metric of redis_exporter with the label matchers of the user, and more of them. */
  readonly expression: (alert: Alert, metric: (name: string, ...matchers: string[]) => string) => string
  /** For the reader of the rule: which part of INFO, and what has to be switched on. */
  readonly note: string
}

const RATE = `[${RATE_MINUTES}m]`
const REJECTIONS = `[${REJECTION_MINUTES}m]`

/**
 * The metrics are those of redis_exporter 1.x (exporter/exporter.go, info.go, latency.go there). No expression sums
 * servers up: each keeps all labels that its series has, which is what alerts are routed by.
 */
const SOURCES: Readonly<Record<Topic, Source>> = {
  'hit-ratio': {
    note: `INFO stats: keyspace_hits and keyspace_misses. It says something about caches and sessions: leave out queues, locks and limiters with --selector.`,
    expression: ({ limit }, metric) => {
      const hits = `${metric('redis_keyspace_hits_total')}${RATE}`
      const misses = `${metric('redis_keyspace_misses_total')}${RATE}`
      return `100 * rate(${hits})
  / (rate(${hits}) + rate(${misses}))
  < ${limit}
and
increase(${hits}) + increase(${misses}) >= ${ENOUGH_LOOKUPS}`
    },
  },
  evictions: {
    note: `INFO stats: evicted_keys. A full cache may evict at a steady rate for ever; what counts is a rate that grows. A server that is new has no earlier rate: it counts as 0.`,
    expression: ({ limit }, metric) => {
      const evicted = `${metric('redis_evicted_keys_total')}${RATE}`
      return `rate(${evicted}) > ${limit}
and
rate(${evicted})
  > ${EVICTION_RISE} * (rate(${evicted} offset ${EARLIER_MINUTES}m) or 0 * rate(${evicted}))`
    },
  },
  latency: {
    note: `LATENCY HISTOGRAM, by command (Redis 7.0 and Valkey): the server keeps it while latency-tracking is yes, which is the default, and the exporter reads it unless it runs with --exclude-latency-histogram-metrics. redis_latency_percentiles_usec is not used here: it counts from the start of the server and hides what happens now. The buckets double in width (4.2 to 8.4 ms), so the value is an estimate. Commands that wait on purpose are left out.`,
    expression: ({ limit }, metric) => {
      const busy = `cmd!~"${WAITING_COMMANDS.map((name) => name.toLowerCase()).join('|')}"`
      return `histogram_quantile(0.99, rate(${metric('redis_commands_latencies_usec_bucket', busy)}${RATE})) / 1000 > ${limit}
and
increase(${metric('redis_commands_latencies_usec_count', busy)}${RATE}) >= ${ENOUGH_CALLS}`
    },
  },
  memory: {
    note: 'INFO memory: used_memory and maxmemory. Silent where maxmemory is 0: there is no limit to measure against.',
    expression: ({ limit, severity }, metric) => {
      const max = metric('redis_memory_max_bytes')
      const full = `100 * ${metric('redis_memory_used_bytes')} / ${max} >= ${limit}
and
${max} > 0`
      // The warning stands for them as well: a cache that fills up is worth knowing of, and not worth waking anybody.
      return severity === 'warning'
        ? full
        : `${full}
unless on (job, instance)
${metric('redis_instance_info', `maxmemory_policy=~"${FULL_BY_DESIGN}"`)}`
    },
  },
  'rejected-connections': {
    note: 'INFO stats: rejected_connections.',
    expression: ({ limit }, metric) =>
      `increase(${metric('redis_rejected_connections_total')}${REJECTIONS}) > ${limit}`,
  },
  'immortal-keys': {
    note: `INFO keyspace: keys and expires of each database, all databases of a server together. Silent below ${amount(ENOUGH_KEYS)} keys. The keys of a queue such as BullMQ last by design: leave such servers out with --selector.`,
    expression: ({ limit }, metric) => {
      const keys = `sum without (db) (${metric('redis_db_keys')})`
      const expiring = `sum without (db) (${metric('redis_db_keys_expiring')})`
      return `100 * (${keys} - ${expiring})
  / ${keys}
  ${limit > 0 ? `>= ${limit}` : '> 0'}
and
${keys} >= ${ENOUGH_KEYS}`
    },
  },
}

/** The condition of an alert in PromQL, on several lines; each series that it gives is one server that is in trouble. */
export function expressionOf(alert: Alert, selector: string): string {
  return SOURCES[alert.topic].expression(alert, (name, ...matchers) => {
    const all = [selector, ...matchers].filter((matcher) => matcher !== '')
    return all.length > 0 ? `${name}{${all.join(',')}}` : name
  })
}

/** Where the metrics of an alert come from and what has to be switched on. */
export function noteOf({ topic, severity }: Alert): string {
  const { note } = SOURCES[topic]
  if (topic !== 'memory') return note
  return severity === 'critical'
    ? `${note} A cache that may evict any key (allkeys-*) is full by design and is left out here; its evictions and its hit ratio are what counts.`
    : `${note} It also tells of a cache that is full by design (allkeys-*), where it is no more than a hint.`
}
