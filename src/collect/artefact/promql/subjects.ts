import type { Subject } from '../../../model'
import { PLACEHOLDER } from '../documents/placeholder'
import type { Surroundings } from './evaluate'
import { type Metric, metricOf } from './metrics'
import { type Expression, partsOf } from './syntax'

/** More metrics than any expression is built on; recording rules that use each other end there too. */
const MAX_METRICS = 500

/** Which come first, where an expression is about several. */
const ORDER: readonly (Subject | null)[] = [
  'hit-ratio',
  'evictions',
  'hot-keys',
  'latency',
  'memory',
  'connections',
  'other',
  null,
]

/**
 * What the series are that an expression is built on, recording rules looked through. What stands in `absent()` is left
 * out: it is asked whether it is there, not what it is.
 */
export function metricsIn(expression: Expression, surroundings: Surroundings): Metric[] {
  const metrics: Metric[] = []
  const seen = new Set<string>()
  const open: Expression[] = [expression]
  for (let at = open.pop(); at !== undefined && metrics.length + seen.size < MAX_METRICS; at = open.pop()) {
    if (at.kind === 'call' && at.name.startsWith('absent')) continue
    open.push(...partsOf(at).toReversed())
    if (at.kind !== 'selector') continue
    const recorded = surroundings.recordings.get(at.name)
    if (recorded && !seen.has(at.name)) open.push(recorded)
    else if (!at.name.startsWith(PLACEHOLDER)) metrics.push(metricOf(at, surroundings.counters))
    seen.add(at.name)
  }
  return metrics
}

/** The subjects of an expression, the weightiest first; none where it is not about Redis. */
export function subjectsIn(expression: Expression, surroundings: Surroundings): Subject[] {
  const subjects = new Set(metricsIn(expression, surroundings).map(({ subject }) => subject))
  return ORDER.filter((one): one is Subject => one !== null && subjects.has(one))
}
