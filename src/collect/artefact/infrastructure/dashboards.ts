import type { Monitor, Subject } from '../../../model'
import type { Tree } from '../documents/tree'
import { isForDevelopment } from '../settings/environment'
import type { Interpreter } from './interpretation'

/** Dashboards of CloudWatch and Datadog, by the metrics that they name. */
export const cloudDashboards: { readonly types: RegExp; readonly interpret: Interpreter } = {
  types: /^(?:aws_cloudwatch_dashboard|AWS::CloudWatch::Dashboard|datadog_dashboard(?:_json)?)$/,
  interpret({ tree, type, place, isCreated }, { monitors }) {
    const text = textsOf(tree)
    const subjects = METRICS.flatMap(([pattern, subject]) => (pattern.test(text) ? [subject] : []))
    if (isCreated !== true || subjects.length === 0 || isForDevelopment(place.path)) return
    const name = type.startsWith('datadog') ? 'Datadog dashboard' : 'CloudWatch dashboard'
    const monitor: Monitor = { place, name, kind: 'dashboard', subjects }
    if (!monitors.some((one) => one.place.path === place.path && one.place.line === place.line)) monitors.push(monitor)
  },
}

/** What the metrics are called that show a subject; the hit ratio needs both of its halves, or itself. */
const METRICS: readonly (readonly [RegExp, Subject])[] = [
  [
    /\bCacheHitRate\b|\bCacheHits\b[\s\S]*\bCacheMisses\b|cache_hit_rate|keyspace_hits[\s\S]*keyspace_misses/,
    'hit-ratio',
  ],
  [/\bAWS\/(?:ElastiCache|MemoryDB)\b[\s\S]*\bEvictions\b|redis\.keys\.evicted|elasticache\.evictions/, 'evictions'],
  [/DatabaseMemoryUsagePercentage|redis\.mem\./, 'memory'],
]

/** More values than a dashboard holds. */
const MAX_VALUES = 50_000

function textsOf(tree: Tree): string {
  const texts: string[] = []
  let values = 0
  for (const { text } of tree.all()) {
    values++
    if (text !== undefined) texts.push(text)
    if (values > MAX_VALUES) break
  }
  return texts.join('\n')
}
