import { amount, ENOUGH_LOOKUPS, fill } from '../model'
import { type Alert, EARLIER_MINUTES, RATE_MINUTES, REJECTION_MINUTES, type Topic } from './alerts'
import { Expression, type HclBlock, quote, renderBlock, renderComment } from './hcl'
import { ENOUGH_KEYS } from './promql'
import { byTopic, resourceName } from './terraform'
import type { Wishes } from './wishes'

/** A query without its comparison, or why Datadog has none. Metric names: metadata.csv and redisdb.py of its redisdb check. */
type Source =
  | {
      readonly note: string
      readonly query: (alert: Alert, metric: (name: string) => string) => string
      /** In place of the limit and the finding of the alert. */
      readonly limit?: number
      readonly finding?: string
      readonly operator: '<' | '>' | '>='
    }
  | { readonly missing: string }

const LOOKUPS_EACH_SECOND = Math.ceil((ENOUGH_LOOKUPS / RATE_MINUTES / 60) * 10) / 10

const SOURCES: Readonly<Record<Topic, Source>> = {
  'hit-ratio': {
    note: `The Agent sends keyspace_hits and keyspace_misses as rates. Below ${LOOKUPS_EACH_SECOND} lookups a second a server is idle, and there is no value to alert on. The ratio says something about caches and sessions: leave out queues, locks and limiters with --selector.`,
    operator: '<',
    query: ({ minutes }, metric) => {
      const hits = metric('sum:redis.stats.keyspace_hits')
      const lookups = `${hits} + ${metric('sum:redis.stats.keyspace_misses')}`
      return `avg(${last(minutes)}):100 * ${hits} / cutoff_min(${lookups}, ${LOOKUPS_EACH_SECOND})`
    },
  },
  evictions: {
    note: `redis.keys.evicted counts from the start of the server, so its rate is taken. Datadog compares with ${EARLIER_MINUTES} minutes ago by difference and not by ratio, since a ratio to 0 is none: this asks for one key a second more than then.`,
    operator: '>',
    limit: 1,
    finding: `{value} keys more are evicted each second than ${EARLIER_MINUTES} minutes ago.`,
    query: (_, metric) =>
      `change(avg(${last(RATE_MINUTES)}),${last(EARLIER_MINUTES)}):per_second(${metric('max:redis.keys.evicted')})`,
  },
  latency: {
    missing:
      'the Agent sends no percentile of all commands. redis.command.usec_per_call is an average (with command_stats: true), and redis.slowlog.micros.95percentile knows the slow log alone.',
  },
  memory: {
    note: 'No value where maxmemory is 0. Datadog does not know the eviction policy: a cache that may evict any key (allkeys-*) is full by design, so leave it out with --selector, or mute it.',
    operator: '>=',
    query: ({ minutes }, metric) =>
      `min(${last(minutes)}):100 * ${metric('max:redis.mem.used')} / ${metric('max:redis.mem.maxmemory')}`,
  },
  'rejected-connections': {
    note: 'redis.net.rejected counts from the start of the server.',
    operator: '>',
    query: (_, metric) =>
      `change(max(${last(REJECTION_MINUTES)}),${last(REJECTION_MINUTES)}):${metric('max:redis.net.rejected')}`,
  },
  'immortal-keys': {
    note: `redis.persist is the number of keys without a TTL, of each database. Below ${amount(ENOUGH_KEYS)} keys there is no value to alert on. The keys of a queue such as BullMQ last by design: leave such servers out with --selector.`,
    operator: '>=',
    query: ({ minutes }, metric) =>
      `min(${last(minutes)}):100 * ${metric('sum:redis.persist')} / cutoff_min(${metric('sum:redis.keys')}, ${ENOUGH_KEYS})`,
  },
}

const HEAD = [
  'Monitors of Datadog in Terraform (datadog_monitor). The metrics are those of the Redis integration of the Datadog Agent (redisdb); nothing but the integration has to be switched on.',
  'The tag severity: warning is for working hours, critical wakes somebody. A monitor tells whom its message names: set the two variables, or it reaches nobody.',
  'Servers that send no data raise none of these: alert on the service check redis.can_connect as well.',
]

/** Terraform with one monitor for each alert that Datadog has the metrics for, and a comment for each that it has not. */
export function renderDatadog(alerts: readonly Alert[], { selector, labels, notes }: Wishes): string {
  const monitors = byTopic(alerts).map(([topic, own]) => {
    const source = SOURCES[topic]
    if ('missing' in source) {
      return renderComment([`Not here: ${own.map(({ name }) => name).join(', ')}: ${source.missing}`])
    }
    const blocks = own.map((alert) => renderBlock(monitorOf(alert, source, selector, labels)))
    return [renderComment([source.note]), blocks.join('\n\n')].join('\n')
  })
  const variables = (['warning', 'critical'] as const).map((severity) => renderBlock(variableOf(severity)))
  return `${[renderComment([...HEAD, ...notes]), ...variables, ...monitors].join('\n\n')}\n`
}

/** Time windows that Datadog knows: minutes up to 30, then hours. */
function last(minutes: number): string {
  return minutes < 60 ? `last_${minutes}m` : `last_${Math.round(minutes / 60)}h`
}

function variableOf(severity: Alert['severity']): HclBlock {
  const description = `Whom a ${severity} alert about Redis tells, such as @slack-redis or @pagerduty-redis.`
  return {
    head: `variable "redis_notify_${severity}"`,
    groups: [{ description, type: new Expression('string') }],
  }
}

function monitorOf(
  alert: Alert,
  source: Exclude<Source, { missing: string }>,
  selector: string,
  labels: Wishes['labels'],
): HclBlock {
  const { name, severity, summary, finding, advice, docs } = alert
  const metric = (text: string) => `${text}{${selector || '*'}} by {host,redis_host,redis_port}`
  const limit = source.limit ?? alert.limit
  const texts = { value: '{{value}}', instance: '{{redis_host.name}}:{{redis_port.name}}', command: '' }
  const message = quote(`${fill(source.finding ?? finding, texts)} ${advice} ${docs} `).slice(0, -1)
  const tags = Object.entries({ severity, ...labels }).map(([key, value]) => `${key}:${value}`)
  return {
    head: `resource "datadog_monitor" "${resourceName(name)}"`,
    groups: [
      {
        name: fill(summary, texts),
        type: 'query alert',
        query: `${source.query(alert, metric)} ${source.operator} ${limit}`,
        message: new Expression(`${message}\${var.redis_notify_${severity}}"`),
        priority: severity === 'critical' ? 1 : 3,
        tags,
        notify_no_data: false,
        require_full_window: false,
      },
    ],
    blocks: [{ head: 'monitor_thresholds', groups: [{ critical: limit }] }],
  }
}
