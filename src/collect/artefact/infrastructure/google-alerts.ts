import type { Alert, Subject } from '../../../model'
import { doubtful, type Situation } from '../../alarms/firing'
import type { Tree } from '../documents/tree'
import { type AlertReading, readAlertExpression } from '../promql/reading'
import { keepAlert } from './alerts'
import { hasMembers } from './cloudwatch'
import { type Declared, nested } from './declared'
import type { Interpreter } from './interpretation'
import { alertOf, type Criterion } from './metric-alerts'

/** Alert policies of Google Cloud on Memorystore: an alert for each of their conditions. */
export const googleAlerts: { readonly types: RegExp; readonly interpret: Interpreter } = {
  types: /^google_monitoring_alert_policy$/,
  interpret(declared, found) {
    const conditions = declared.tree.at('conditions')?.items ?? []
    const alerts = conditions.flatMap((condition) => alertOn(condition, declared) ?? [])
    // `AND` and `AND_WITH_MATCHING_RESOURCE`; `OR` counts each by itself.
    const isJoint = conditions.length > 1 && /^AND/.test(declared.tree.at('combiner')?.text ?? '')
    const doubts = isJoint ? ['it fires only together with its other conditions'] : []
    if (alerts.length === 0) keepAlert(undefined, declared, found)
    for (const alert of alerts) keepAlert({ ...alert, doubts: [...alert.doubts, ...doubts] }, declared, found)
  },
}

const METRIC = /(?:redis|memorystore)\.googleapis\.com\/[\w/.]{1,100}/
const OF_REDIS = /(?:redis|memorystore)(?:\.googleapis\.com|_googleapis_com)/

function alertOn(condition: Tree, declared: Declared): Alert | undefined {
  const heard = hasMembers(declared.tree.at('notification_channels'))
  const threshold = nested(condition, 'condition_threshold')
  const metric = METRIC.exec(threshold?.at('filter')?.text ?? '')?.[0]
  if (metric && threshold) return alertOf('google', declared, criterionOf(threshold, metric), heard)
  const promql = nested(condition, 'condition_prometheus_query_language')?.at('query')?.text
  const query = promql ?? nested(condition, 'condition_monitoring_query_language')?.at('query')?.text ?? ''
  const read = promql === undefined ? undefined : readPromQl(promql)
  if (!read?.subject && !OF_REDIS.test(query)) return undefined
  const { trigger, flaws, doubts } = read ?? doubtful('its query could not be read')
  const bare = alertOf('google', declared, { metric: query, subject: 'other' }, heard)
  return {
    ...bare,
    subject: read?.subject ?? 'other',
    expression: query,
    ...(trigger && { trigger }),
    flaws: [...flaws, ...bare.flaws],
    doubts: [...doubts, ...bare.doubts],
  }
}

function readPromQl(query: string): AlertReading | undefined {
  try {
    return readAlertExpression(query)
  } catch {
    return undefined
  }
}

/**
 * Metrics of Memorystore for Redis, for Redis Cluster and for Valkey ("Google Cloud metrics"): the hit ratio is a share, the
 * counts come as the aligner says. `cluster/stats/total_evicted_keys_count` is `stats/evicted_keys` of a whole cluster.
 */
function criterionOf(condition: Tree, metric: string): Criterion {
  const aggregation = nested(condition, 'aggregations')
  const period = Number.parseInt(aggregation?.at('alignment_period')?.text ?? '60', 10)
  const aligner = aggregation?.at('per_series_aligner')?.text ?? ''
  const seconds = aligner === 'ALIGN_RATE' ? 1 : period
  const name = metric
    .replace(/^\w{1,20}\.googleapis\.com\/(?:cluster\/|instance\/)?(?:node\/)?(?:stats\/)?/, '')
    .replace(/^(?:total|average|maximum)_(.{1,40}?)(?:_count)?$/, '$1')
  const known: Readonly<Record<string, readonly [Subject, ((now: Situation) => number)?]>> = {
    cache_hit_ratio: ['hit-ratio', ({ hits, misses }) => hits / (hits + misses)],
    keyspace_hits: ['hit-ratio', ({ hits }) => hits * seconds],
    keyspace_misses: ['hit-ratio', ({ misses }) => misses * seconds],
    evicted_keys: ['evictions', ({ evictions }) => evictions * seconds],
    'memory/usage_ratio': ['memory'],
    'clients/connected': ['connections'],
  }
  const [subject, value] = known[name] ?? (['other'] as const)
  const operator = condition.at('comparison')?.text
  return { metric, subject, ...(value && { value }), operator, threshold: condition.at('threshold_value') }
}
