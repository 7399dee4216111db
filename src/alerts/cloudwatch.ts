import { amount, ENOUGH_LOOKUPS, EVICTION_RISE, fill } from '../model'
import type { Alert, Topic } from './alerts'
import { Expression, type HclBlock, type HclValue, quote, renderBlock, renderComment } from './hcl'
import { ENOUGH_KEYS } from './promql'
import { byTopic, resourceName } from './terraform'
import type { Wishes } from './wishes'

/** One metric of AWS/ElastiCache with the statistic taken of it, by the id that the expression knows it by. */
type Metrics = Readonly<Record<string, readonly [name: string, statistic: string]>>

/** What an alarm watches: an expression over metrics, or one metric by itself. */
interface Watch {
  /** Ends the names of alarm and resource where a topic has several. */
  readonly suffix?: string
  /** What is slow, for the summary. */
  readonly command?: string
  readonly metrics: Metrics
  readonly expression: string
}

/** Nodes that an alarm is not for, by the variable that names them. */
const SPARED = {
  redis_full_by_design_ids: 'Nodes that may evict any key (allkeys-*): they fill up to maxmemory in normal work.',
  redis_not_cache_ids:
    'Nodes that are no caches, such as queues, locks and limiters: their hit ratio says nothing, and their keys may be meant to last.',
} as const

type Source =
  | {
      readonly note: string
      readonly watches: readonly Watch[]
      readonly comparison: 'LessThanThreshold' | 'GreaterThanThreshold' | 'GreaterThanOrEqualToThreshold'
      /** Seconds of one period. */
      readonly period: number
      /** Whether one period decides, however long the alert would wait. */
      readonly atOnce?: boolean
      /** How much of the metric's unit is one of the alert's. */
      readonly unit?: number
      /** The variable that holds the ids of nodes to leave out, and the severity that it is for, where not for both. */
      readonly spared?: { readonly variable: keyof typeof SPARED; readonly severity?: Alert['severity'] }
    }
  | { readonly missing: string }

/** Names and units: the ElastiCache user guide, "Metrics for Valkey and Redis OSS". Functions: "Using metric math". */
const SOURCES: Readonly<Record<Topic, Source>> = {
  'hit-ratio': {
    note: `A period with fewer than ${amount(ENOUGH_LOOKUPS)} lookups is idle and counts as 100 %.`,
    comparison: 'LessThanThreshold',
    period: 600,
    spared: { variable: 'redis_not_cache_ids' },
    watches: [
      {
        metrics: { hits: ['CacheHits', 'Sum'], misses: ['CacheMisses', 'Sum'] },
        expression: `IF(hits + misses >= ${ENOUGH_LOOKUPS}, 100 * hits / (hits + misses), 100)`,
      },
    ],
  },
  evictions: {
    note: `Evictions of 15 minutes, where they are more than ${EVICTION_RISE} times those of the 15 minutes before. CloudWatch cannot ask that a rise lasts, so a single burst alerts too.`,
    comparison: 'GreaterThanThreshold',
    period: 900,
    atOnce: true,
    watches: [
      {
        metrics: { evictions: ['Evictions', 'Sum'] },
        expression: `IF(evictions > ${EVICTION_RISE} * (evictions - DIFF(evictions)), evictions, 0)`,
      },
    ],
  },
  latency: {
    note: 'Only Valkey 7.2 and later send these metrics; without them the alarms stay silent. They take the whole request, not one command, and pipelines raise them.',
    comparison: 'GreaterThanThreshold',
    period: 300,
    unit: 1000,
    watches: [
      {
        suffix: 'Reads',
        command: '1 read in 100',
        metrics: { reads: ['SuccessfulReadRequestLatency', 'p99'] },
        expression: 'reads',
      },
      {
        suffix: 'Writes',
        command: '1 write in 100',
        metrics: { writes: ['SuccessfulWriteRequestLatency', 'p99'] },
        expression: 'writes',
      },
    ],
  },
  memory: {
    note: 'CloudWatch does not know the eviction policy: name the nodes that are full by design in redis_full_by_design_ids, and they are not critical.',
    spared: { variable: 'redis_full_by_design_ids', severity: 'critical' },
    comparison: 'GreaterThanOrEqualToThreshold',
    period: 300,
    watches: [{ metrics: { memory: ['DatabaseMemoryUsagePercentage', 'Maximum'] }, expression: 'memory' }],
  },
  'rejected-connections': {
    missing:
      'ElastiCache sends no number of rejected connections. CurrConnections against the limit of the node (65,000 unless maxclients is lower) comes closest.',
  },
  'immortal-keys': {
    note: `A node with fewer than ${amount(ENOUGH_KEYS)} keys counts as 0 %.`,
    spared: { variable: 'redis_not_cache_ids' },
    comparison: 'GreaterThanOrEqualToThreshold',
    period: 900,
    watches: [
      {
        metrics: { items: ['CurrItems', 'Maximum'], expiring: ['CurrVolatileItems', 'Maximum'] },
        expression: `IF(items >= ${ENOUGH_KEYS}, 100 * (items - expiring) / items, 0)`,
      },
    ],
  },
}

/** The id of the node, in a template. */
const EACH = `\${each.value}`
const IDS = new Expression('set(string)')

const HEAD = [
  'Alarms of CloudWatch in Terraform (aws_cloudwatch_metric_alarm), for the nodes of ElastiCache for Valkey and Redis OSS that are not serverless. ElastiCache sends these metrics by itself, for each node.',
  'The severity is a tag, and decides which actions an alarm has: warning is for working hours, critical wakes somebody. An alarm without actions tells nobody.',
  'A node that sends no data raises none of these (treat_missing_data).',
]

/** Terraform with alarms for each alert that ElastiCache has the metrics for, and a comment for each that it has not. */
export function renderCloudWatch(alerts: readonly Alert[], { labels, notes }: Wishes): string {
  const alarms = byTopic(alerts).map(([topic, own]) => {
    const source = SOURCES[topic]
    if ('missing' in source) {
      return renderComment([`Not here: ${own.map(({ name }) => name).join(', ')}: ${source.missing}`])
    }
    const blocks = own.flatMap((alert) => source.watches.map((watch) => alarmOf(alert, source, watch, labels)))
    return [renderComment([source.note]), blocks.map(renderBlock).join('\n\n')].join('\n')
  })
  return `${[renderComment([...HEAD, ...notes]), ...variables().map(renderBlock), ...alarms].join('\n\n')}\n`
}

function variables(): HclBlock[] {
  const ids = variable('redis_cluster_ids', 'Ids of the cache clusters, one for each node (CacheClusterId).', {
    type: IDS,
  })
  const spared = Object.entries(SPARED).map(([name, description]) =>
    variable(name, description, { type: IDS, default: [] }),
  )
  const actions = (['warning', 'critical'] as const).map((severity) =>
    variable(`redis_${severity}_actions`, `What a ${severity} alarm does: ARNs of SNS topics.`, {
      type: new Expression('list(string)'),
    }),
  )
  return [ids, ...spared, ...actions]
}

function variable(name: string, description: string, rest: Readonly<Record<string, HclValue>>): HclBlock {
  return { head: `variable "${name}"`, groups: [{ description, ...rest }] }
}

function alarmOf(
  alert: Alert,
  source: Exclude<Source, { missing: string }>,
  { suffix = '', command = '', metrics, expression }: Watch,
  labels: Wishes['labels'],
): HclBlock {
  const { severity, limit, minutes, summary, advice, docs } = alert
  const name = alert.name + suffix
  const told = quote(`${fill(summary, { command })}. ${advice} ${docs}`)
  const { period, comparison, unit = 1, atOnce = false, spared } = source
  const isSpared = spared !== undefined && (spared.severity ?? severity) === severity
  const nodes = isSpared ? `setsubtract(var.redis_cluster_ids, var.${spared.variable})` : 'var.redis_cluster_ids'
  const actions = new Expression(`var.redis_${severity}_actions`)
  return {
    head: `resource "aws_cloudwatch_metric_alarm" "${resourceName(name)}"`,
    groups: [
      { for_each: new Expression(nodes) },
      {
        alarm_name: new Expression(`"${EACH}-${resourceName(name).replaceAll('_', '-')}"`),
        alarm_description: new Expression(fill(told, { instance: EACH })),
        comparison_operator: comparison,
        threshold: limit * unit,
        evaluation_periods: atOnce ? 1 : Math.ceil((minutes * 60) / period),
        treat_missing_data: 'notBreaching',
        alarm_actions: actions,
        ok_actions: actions,
        tags: { severity, ...labels },
      },
    ],
    blocks: queries(metrics, expression, period),
  }
}

/** The metrics, and the expression over them where it is more than one of them. */
function queries(metrics: Metrics, expression: string, period: number): HclBlock[] {
  const isMath = !(expression in metrics)
  const each = Object.entries(metrics).map(([id, [metric, stat]]): HclBlock => {
    const dimensions = { CacheClusterId: new Expression('each.value') }
    return {
      head: 'metric_query',
      groups: [isMath ? { id } : { id, return_data: true }],
      blocks: [
        { head: 'metric', groups: [{ namespace: 'AWS/ElastiCache', metric_name: metric, period, stat, dimensions }] },
      ],
    }
  })
  const math = { id: 'value', expression, label: 'Value', return_data: true }
  return isMath ? [...each, { head: 'metric_query', groups: [math] }] : each
}
