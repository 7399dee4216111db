import type { Alert, Place } from '../../../model'
import { COMPARISONS } from '../../alarms/comparisons'
import { doubtful, type Firing, firingOf, type Situation } from '../../alarms/firing'
import { compute, type Formula, type Functions, operandsOf } from '../../alarms/formula'
import type { Tree } from '../documents/tree'
import { HOLE } from '../terraform/values'
import { keepAlert } from './alerts'
import { type DatadogMetric, type DatadogQuery, datadogMetric, readDatadogQuery } from './datadog-query'
import { nested } from './declared'
import type { Interpreter } from './interpretation'

/** Monitors of Datadog in Terraform, in their own resource and as JSON. */
export const datadog: { readonly types: RegExp; readonly interpret: Interpreter } = {
  types: /^datadog_monitor(?:_json)?$/,
  interpret(declared, found, all) {
    const { tree, type, place } = declared
    const monitor = type === 'datadog_monitor_json' ? tree.at('monitor') : tree
    const hasRules = all.some((one) => one.type === 'datadog_monitor_notification_rule')
    keepAlert(monitor && alertOfMonitor(monitor, place, declared.name, hasRules), declared, found)
  },
}

/**
 * A monitor as an alert about Redis; undefined where it watches something else.
 *
 * @param hasRules whether rules that send monitors to people by their tags are declared beside it
 */
export function alertOfMonitor(monitor: Tree, place: Place, fallback: string, hasRules: boolean): Alert | undefined {
  const query = monitor.at('query')?.text ?? ''
  const read = readDatadogQuery(query)
  const known = read ? operandsOf(read.formula).flatMap(({ name }) => datadogMetric(name) ?? []) : []
  const isOfRedis = read ? known.length > 0 : OF_REDIS.test(query)
  if (!isOfRedis) return undefined
  const subject = (['hit-ratio', 'evictions'] as const).find((one) => known.some((metric) => metric.subject === one))
  const firing: Firing = read && subject ? monitorFiring(read, subject, warningOf(monitor)) : { flaws: [], doubts: [] }
  const { flaws, doubts } = notified(monitor, hasRules)
  return {
    place,
    system: 'datadog',
    name: monitor.at('name')?.text ?? fallback,
    subject: subject ?? known[0]?.subject ?? 'other',
    expression: query,
    ...(firing.trigger && { trigger: firing.trigger }),
    flaws: [...firing.flaws, ...flaws],
    doubts: [...firing.doubts, ...doubts, ...(read ? [] : ['its query could not be read'])],
  }
}

const OF_REDIS = /\b(?:redis|aws\.elasticache|aws\.memorydb|azure\.cache_redis|gcp\.redis)\.\w/

/** `@slack-cache`, `@pagerduty`, `@cache@example.com`; in a conditional as well: `{{#is_alert}}@ops{{/is_alert}}`. */
const HANDLE = /(?:^|[\s{}(,;"'>￼])@[\w￼][\w.￼-]{0,200}/

function notified(monitor: Tree, hasRules: boolean): { flaws: string[]; doubts: string[] } {
  const message = monitor.at('message')
  const muted = monitor.at('silenced') ?? monitor.at('options', 'silenced')
  const isMuted = muted?.at('*') !== undefined || monitor.at('draft_status')?.text === 'draft'
  const flaws = isMuted ? ['is muted, so nobody hears of it'] : []
  const text = message?.text ?? ''
  if (HANDLE.test(text)) return { flaws, doubts: [] }
  if (message?.unknown !== undefined || text.includes(HOLE)) {
    return { flaws, doubts: ['whether its message names anybody to notify is not known here'] }
  }
  if (hasRules) return { flaws, doubts: ['whether a notification rule takes it up is not known here'] }
  return { flaws: [...flaws, 'notifies nobody: its message holds no @handle'], doubts: [] }
}

/** Where a warning is set, it is what is heard first. */
function warningOf(monitor: Tree): Tree | undefined {
  const thresholds =
    nested(monitor, 'monitor_thresholds') ?? monitor.at('thresholds') ?? monitor.at('options', 'thresholds')
  return thresholds?.at('warning')
}

/** Functions that compare with other moments: they tell a change, not a level. */
const COMPARING = /^(?:anomalies|outliers|forecast|timeshift|(?:hour|day|week|month)_before|calendar_shift)$/

function monitorFiring(query: DatadogQuery, subject: 'hit-ratio' | 'evictions', warning: Tree | undefined): Firing {
  const isCompared = callsOf(query.formula).some((name) => COMPARING.test(name))
  const measures = operandsOf(query.formula).map(({ name }) => datadogMetric(name))
  const isOfTotals = measures.every((measure) => measure?.per === 'total')
  const isChange = /change$/.test(query.aggregation)
  if (isCompared || (isChange && !isOfTotals)) return changeFiring(query, subject)
  if (measures.some((measure) => measure?.of === undefined)) return doubtful('it also reads other metrics')
  const threshold = warning?.number ?? query.threshold
  if (threshold === undefined) return doubtful('its threshold is not known here')
  const firing = firingOf(subject, (situation) => {
    const value = compute(query.formula, (metric) => measured(metric, query, situation), FUNCTIONS)
    // Monitors compare with a bound; what compares for equality is none that they know.
    const isBound = /^[<>]/.test(query.comparison)
    return value === undefined || !isBound ? undefined : COMPARISONS[query.comparison](value, threshold)
  })
  const isRate = isChange || callsOf(query.formula).some((name) => RATES.has(name))
  if (!isOfTotals || isRate) return firing
  const stays = 'compares the total since the server started: once above, it stays so and tells of no later eviction'
  return { flaws: [...firing.flaws, stays], doubts: firing.doubts }
}

function changeFiring({ comparison }: DatadogQuery, subject: 'hit-ratio' | 'evictions'): Firing {
  if (subject === 'hit-ratio') {
    return doubtful('it compares the hit ratio with its own past, and is silent where the ratio has always been low')
  }
  const isRising = comparison.startsWith('>')
  return isRising
    ? { trigger: { isRising }, flaws: [], doubts: [] }
    : { flaws: ['fires when fewer keys are evicted than before'], doubts: [] }
}

function callsOf(formula: Formula<DatadogMetric>): string[] {
  if (formula.kind === 'binary') return [...callsOf(formula.left), ...callsOf(formula.right)]
  return formula.kind === 'call' ? [formula.name, ...formula.items.flatMap(callsOf)] : []
}

/** The value of a metric at one moment; a total as what it grows by in a second, which functions of rates start from. */
function measured({ name, isRate }: DatadogMetric, query: DatadogQuery, now: Situation): number | undefined {
  const { of, per } = datadogMetric(name) ?? {}
  const share = now.hits / (now.hits + now.misses)
  if (of === 'hit-share') return share
  if (of === 'hit-percent') return 100 * share
  if (of === 'miss-percent') return 100 - 100 * share
  if (of === undefined) return undefined
  if (per === 'total') return now[of] * (query.shift ?? 1)
  if (isRate) return now[of]
  // A sum over the window adds what every value counts.
  const isSum = query.aggregation === 'sum' && typeof per === 'number' && per > 1
  return now[of] * (isSum ? (query.window ?? per) : (per ?? 1))
}

const first = ([value]: readonly number[]) => value
const smoothing = [
  'abs',
  'default',
  'default_zero',
  'exclude_null',
  'fill',
  'moving_rollup',
  'autosmooth',
  'top',
  'cutoff_min',
]
const averages = ['3', '5', '7', '10', '20'].flatMap((span) => [`ewma_${span}`, `median_${span}`])

/** Functions that turn a total into a rate; the agent's check runs every 15 seconds, which `diff` goes by. */
const RATES: ReadonlyMap<string, number> = new Map([
  ['per_second', 1],
  ['per_minute', 60],
  ['per_hour', 3600],
  ['derivative', 1],
  ['dt', 1],
  ['diff', 15],
  ['monotonic_diff', 15],
])

const FUNCTIONS: Functions = {
  ...Object.fromEntries([...smoothing, ...averages].map((name) => [name, first])),
  ...Object.fromEntries(
    [...RATES].map(([name, seconds]) => [
      name,
      ([value]: readonly number[]) => (value !== undefined ? value * seconds : value),
    ]),
  ),
  clamp_min: ([value, least]) => (value === undefined || least === undefined ? undefined : Math.max(value, least)),
  clamp_max: ([value, most]) => (value === undefined || most === undefined ? undefined : Math.min(value, most)),
}
