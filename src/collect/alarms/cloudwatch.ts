import type { Alert, Place, Subject, Trigger } from '../../model'
import { type KnownMetric, type Measure, metricOf, PUBLISHED_EVERY } from './cloudwatch-metrics'
import { COMPARISONS, type Comparison } from './comparisons'
import { doubtful, type Firing, firingOf, type Situation } from './firing'
import { compute, type Formula, type Functions, operandsOf, readFormula } from './formula'

/** One metric or expression that an alarm names; what is not known is undefined. */
export interface AlarmMetric {
  /** What expressions call it. */
  readonly id?: string
  readonly namespace?: string
  readonly name?: string
  readonly statistic?: string
  /** Seconds. */
  readonly period?: number
  /** Metric math, instead of a metric. */
  readonly expression?: string
  /** Whether the alarm watches it; the others only feed expressions. */
  readonly isWatched: boolean
}

/** What is known of a metric, added to what is known of it already; the rest stays undefined. */
export function withKnown(
  about: AlarmMetric,
  {
    namespace,
    name,
    statistic,
    period,
  }: { [K in 'namespace' | 'name' | 'statistic' | 'period']: AlarmMetric[K] | undefined },
): AlarmMetric {
  return {
    ...about,
    ...(namespace !== undefined && { namespace }),
    ...(name !== undefined && { name }),
    ...(statistic !== undefined && { statistic }),
    ...(period !== undefined && { period }),
  }
}

/** An alarm of CloudWatch, wherever it is written down. */
export interface CloudWatchAlarm {
  readonly place: Place
  readonly name: string
  readonly metrics: readonly AlarmMetric[]
  /** `GreaterThanThreshold` and so on. */
  readonly comparison?: string
  readonly threshold?: number
  /** How the threshold is written, where its value is not known. */
  readonly writtenThreshold?: string
  /** Whether anything is told when it fires; undefined where that is not known. */
  readonly hasActions?: boolean
  readonly isEnabled?: boolean
  /** What is known of it besides, in the words of {@link Alert}. */
  readonly flaws: readonly string[]
  readonly doubts: readonly string[]
}

/** An alarm of CloudWatch as an alert about Redis; undefined where it watches something else. */
export function alertOfAlarm(alarm: CloudWatchAlarm): Alert | undefined {
  const known = alarm.metrics.flatMap((metric) => knownMetric(metric) ?? [])
  if (known.length === 0) return undefined
  const watched = watchedOf(alarm)
  const subject = subjectOf(watched ? metricsBehind(watched, alarm).flatMap((one) => knownMetric(one) ?? []) : known)
  const firing = watchedFiring(alarm, watched, subject)
  return {
    place: alarm.place,
    system: 'cloudwatch',
    name: alarm.name,
    subject,
    expression: expressionOf(alarm, watched),
    ...(firing.trigger && { trigger: firing.trigger }),
    flaws: [...firing.flaws, ...unheard(alarm), ...alarm.flaws],
    doubts: [...firing.doubts, ...(alarm.hasActions === undefined ? [NO_ACTION_KNOWN] : []), ...alarm.doubts],
  }
}

const NO_ACTION_KNOWN = 'whether it has an alarm action is not known here'

function unheard({ hasActions, isEnabled }: CloudWatchAlarm): string[] {
  if (isEnabled === false) return ['has its actions switched off, so nobody hears of it']
  return hasActions === false ? ['has no alarm action, so nobody hears of it'] : []
}

function knownMetric({ namespace, name }: AlarmMetric): KnownMetric | undefined {
  return namespace === undefined || name === undefined ? undefined : metricOf(namespace, name)
}

function watchedOf({ metrics }: CloudWatchAlarm): AlarmMetric | undefined {
  if (metrics.length === 1) return metrics[0]
  const expressions = metrics.filter((metric) => metric.expression !== undefined && !isBand(metric))
  return metrics.find(({ isWatched }) => isWatched) ?? (expressions.length === 1 ? expressions[0] : undefined)
}

/** The hit ratio stands above all else that an expression mentions: traffic guards it. */
function subjectOf(known: readonly KnownMetric[]): Subject {
  const subjects = known.map(({ subject }) => subject)
  return (['hit-ratio', 'evictions'] as const).find((one) => subjects.includes(one)) ?? subjects[0] ?? 'other'
}

function expressionOf(alarm: CloudWatchAlarm, watched: AlarmMetric | undefined): string {
  const sign = SIGNS[alarm.comparison ?? ''] ?? alarm.comparison ?? '?'
  const of = watched?.expression ?? [watched?.statistic, watched?.name].filter(Boolean).join(' ')
  return `${of.replace(/\s+/g, ' ').slice(0, 160)} ${sign} ${alarm.threshold ?? alarm.writtenThreshold ?? '?'}`
}

const SIGNS: Readonly<Record<string, Comparison>> = {
  GreaterThanThreshold: '>',
  GreaterThanOrEqualToThreshold: '>=',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '<=',
}

function watchedFiring(alarm: CloudWatchAlarm, watched: AlarmMetric | undefined, subject: Subject): Firing {
  const { comparison, threshold } = alarm
  if (subject !== 'hit-ratio' && subject !== 'evictions') return { flaws: [], doubts: [] }
  if (!watched) return doubtful('which of its metrics it watches is not known here')
  if (alarm.metrics.some(isBand)) return bandFiring(comparison, subject)
  const sign = SIGNS[comparison ?? '']
  if (!sign) return doubtful('how it compares is not known here')
  if (threshold === undefined) {
    return doubtful(`its threshold is ${alarm.writtenThreshold ?? 'missing'}, whose value is not known here`)
  }
  const formula = formulaOf(watched, alarm)
  if (!formula) return doubtful('its expression could not be worked out')
  const unclear = operandsOf(formula).flatMap(unclearOf)
  if (unclear[0] !== undefined) return doubtful(unclear[0])
  const countsWhole = formula.kind === 'operand' && formula.operand.statistic === 'Sum' && Number.isInteger(threshold)
  // Keys are counted one by one: at least 1 is more than 0.
  const isAtLeast = countsWhole && sign === '>=' && threshold >= 1
  return firingOf(subject, (situation) => {
    const value = compute(formula, (metric) => measured(metric, situation), FUNCTIONS)
    if (value === undefined) return undefined
    return isAtLeast ? value > threshold - 1 : COMPARISONS[sign](value, threshold)
  })
}

function isBand({ expression }: AlarmMetric): boolean {
  return expression !== undefined && /\bANOMALY_DETECTION_BAND\b/.test(expression)
}

/** An anomaly is what leaves the usual range: more evictions than usual are rising ones. */
function bandFiring(comparison: string | undefined, subject: Subject): Firing {
  if (subject === 'hit-ratio') {
    return doubtful('it compares the hit ratio with its own past, and is silent where the ratio has always been low')
  }
  const trigger: Trigger = { isRising: true }
  if (comparison === 'LessThanLowerThreshold') {
    return { flaws: ['fires when fewer keys are evicted than usual'], doubts: [] }
  }
  return { trigger, flaws: [], doubts: [] }
}

/** The expression of a metric down to the metrics of AWS; undefined where it cannot be read. */
function formulaOf(metric: AlarmMetric, { metrics }: CloudWatchAlarm): Formula<AlarmMetric> | undefined {
  let terms = 0
  const read = (one: AlarmMetric): Formula<AlarmMetric> | undefined => {
    terms++
    if (terms > MAX_TERMS) return undefined
    if (one.expression === undefined) return { kind: 'operand', operand: one }
    const formula = readFormula(one.expression, idReader(metrics))
    return formula && one.expression.slice(formula.end).trim() === '' ? resolve(formula.formula) : undefined
  }
  const resolve = (formula: Formula<AlarmMetric>): Formula<AlarmMetric> | undefined => {
    if (formula.kind === 'operand') return read(formula.operand)
    if (formula.kind === 'number') return formula
    if (formula.kind === 'binary') {
      const [left, right] = [resolve(formula.left), resolve(formula.right)]
      return left && right && { ...formula, left, right }
    }
    const items = formula.items.map(resolve)
    return items.includes(undefined) ? undefined : { ...formula, items: items as Formula<AlarmMetric>[] }
  }
  return read(metric)
}

/** More than any alarm reads; expressions may stand on one another, also in circles. */
const MAX_TERMS = 500

function idReader(metrics: readonly AlarmMetric[]) {
  return (text: string, at: number) => {
    const id = /[a-z]\w{0,254}(?!\w|\s{0,20}\()/y
    id.lastIndex = at
    const name = id.exec(text)?.[0]
    const operand = name === undefined ? undefined : metrics.find((metric) => metric.id === name)
    return name !== undefined && operand ? { operand, end: at + name.length } : undefined
  }
}

function metricsBehind(metric: AlarmMetric, alarm: CloudWatchAlarm): readonly AlarmMetric[] {
  if (isBand(metric)) return alarm.metrics
  const formula = formulaOf(metric, alarm)
  return formula ? operandsOf(formula) : alarm.metrics
}

function unclearOf(metric: AlarmMetric): string[] {
  const known = knownMetric(metric)
  if (known?.measure === undefined) return [`it also reads ${metric.name ?? 'a metric that is not known here'}`]
  if (metric.period === undefined && metric.statistic === 'Sum') return ['its period is not known here']
  return metric.statistic === undefined || metric.statistic === 'SampleCount' ? ['its statistic is not known here'] : []
}

/** A sum adds the values of a period, every other statistic gives one of them. */
function measured({ namespace = '', name = '', statistic, period = PUBLISHED_EVERY }: AlarmMetric, now: Situation) {
  const measure = metricOf(namespace, name)?.measure
  const published = measure && perMinute(measure, now)
  return published === undefined || statistic !== 'Sum' ? published : published * (period / PUBLISHED_EVERY)
}

function perMinute(measure: Measure, { hits, misses, evictions }: Situation): number {
  if (measure === 'hit-rate') return (100 * hits) / (hits + misses)
  return PUBLISHED_EVERY * { hits, misses, evictions }[measure]
}

/** Functions of metric math whose value follows from one moment (CloudWatch, "Using metric math"). */
const FUNCTIONS: Functions = {
  FILL: ([value]) => value,
  ABS: ([value]) => (value === undefined ? undefined : Math.abs(value)),
  IF: ([test, yes, no]) => (test === undefined ? undefined : test === 0 ? no : yes),
  SUM: (values) => values.reduce((sum, value) => sum + value, 0),
  AVG: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  MIN: (values) => Math.min(...values),
  MAX: (values) => Math.max(...values),
}
