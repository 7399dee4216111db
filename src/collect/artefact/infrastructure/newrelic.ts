import type { Alert, Subject } from '../../../model'
import { COMPARISONS, type Comparison } from '../../alarms/comparisons'
import { doubtful, type Firing, firingOf, type Situation } from '../../alarms/firing'
import { compute, type Functions, operandsOf, readFormula } from '../../alarms/formula'
import type { Tree } from '../documents/tree'
import { truth } from '../terraform/values'
import { keepAlert } from './alerts'
import { type Declared, nested } from './declared'
import type { Interpreter } from './interpretation'

/** Conditions of New Relic over NRQL. */
export const newRelic: { readonly types: RegExp; readonly interpret: Interpreter } = {
  types: /^newrelic_nrql_alert_condition$/,
  interpret: (declared, found, all) => keepAlert(alertOf(declared, all), declared, found),
}

/**
 * Names under which New Relic keeps what Redis counts: the integration's samples, rates a second each (newrelic/nri-redis,
 * metrics definitions), and the metrics that CloudWatch streams, a minute each.
 */
const METRICS: Readonly<Record<string, { readonly subject: Subject; readonly value: (now: Situation) => number }>> = {
  'db.keyspaceHitsPerSecond': { subject: 'hit-ratio', value: ({ hits }) => hits },
  'db.keyspaceMissesPerSecond': { subject: 'hit-ratio', value: ({ misses }) => misses },
  'db.evictedKeysPerSecond': { subject: 'evictions', value: ({ evictions }) => evictions },
  'aws.elasticache.CacheHitRate': { subject: 'hit-ratio', value: ({ hits, misses }) => (100 * hits) / (hits + misses) },
  'aws.elasticache.CacheHits': { subject: 'hit-ratio', value: ({ hits }) => 60 * hits },
  'aws.elasticache.CacheMisses': { subject: 'hit-ratio', value: ({ misses }) => 60 * misses },
  'aws.elasticache.Evictions': { subject: 'evictions', value: ({ evictions }) => 60 * evictions },
}

const OF_REDIS = /\bfrom\s{1,20}Redis\w{0,20}|\baws\.(?:elasticache|memorydb)\.|ElastiCacheRedis|\bredis[_.]\w/i

function alertOf({ tree, place, name }: Declared, all: readonly Declared[]): Alert | undefined {
  const query = nested(tree, 'nrql')?.at('query')?.text ?? ''
  if (!OF_REDIS.test(query)) return undefined
  const { subject, firing } = readQuery(query, tree)
  return {
    place,
    system: 'newrelic',
    name: tree.at('name')?.text ?? name,
    subject: subject ?? 'other',
    expression: query,
    ...(firing.trigger && { trigger: firing.trigger }),
    flaws: [...firing.flaws, ...(isOff(tree) ? ['is switched off'] : [])],
    doubts: [...firing.doubts, ...(isHeard(all) ? [] : ['whether its policy notifies anybody is not known here'])],
  }
}

const SELECTED =
  /^\s{0,100}(?:from\s{1,20}[\w, ]{1,200}\s)?\s{0,100}select\s{1,100}([\s\S]{1,2000}?)(?:\s{1,100}(?:as|from|where)\s|$)/i

function readQuery(query: string, tree: Tree): { subject?: 'hit-ratio' | 'evictions'; firing: Firing } {
  const expression = (SELECTED.exec(query)?.[1] ?? '').trim()
  const read = readFormula(expression, metricAt)
  if (read?.end !== expression.length) return { firing: doubtful('its query could not be read') }
  const metrics = operandsOf(read.formula)
  const subjects = metrics.flatMap((one) => METRICS[one]?.subject ?? [])
  const subject = (['hit-ratio', 'evictions'] as const).find((one) => subjects.includes(one))
  if (!subject) return { firing: { flaws: [], doubts: [] } }
  if (subjects.length < metrics.length) return { subject, firing: doubtful('it also reads other metrics') }
  const value = (now: Situation) => compute(read.formula, (one) => METRICS[one]?.value(now), FUNCTIONS)
  return { subject, firing: conditionFiring(tree, subject, value) }
}

function isOff(tree: Tree): boolean {
  const enabled = tree.at('enabled')
  return enabled !== undefined && truth(enabled) === false
}

/** Policies notify through workflows, or through channels in the older form. */
function isHeard(all: readonly Declared[]): boolean {
  return all.some(({ type, isCreated }) => {
    return isCreated !== false && /^newrelic_(?:workflow|alert_policy_channel|notification_channel)$/.test(type)
  })
}

function metricAt(text: string, at: number) {
  const metric = /`?([a-zA-Z][\w.]{1,200})`?(?![\w.(]|\s{0,20}\()/y
  metric.lastIndex = at
  const match = metric.exec(text)
  return match ? { operand: match[1] ?? '', end: at + match[0].length } : undefined
}

const first = ([value]: readonly number[]) => value
const FUNCTIONS: Functions = {
  average: first,
  latest: first,
  max: first,
  min: first,
  sum: first,
  median: first,
  abs: first,
}

const SIGNS: Readonly<Record<string, Comparison>> = {
  above: '>',
  above_or_equals: '>=',
  below: '<',
  below_or_equals: '<=',
  equals: '==',
}

/** Fires as soon as one of its terms holds: `critical`, `warning`, and `term` in the older form. */
function conditionFiring(tree: Tree, subject: Subject, value: (now: Situation) => number | undefined): Firing {
  if ((tree.at('type')?.text ?? 'static') !== 'static') {
    if (subject === 'evictions') return { trigger: { isRising: true }, flaws: [], doubts: [] }
    return doubtful('it compares the hit ratio with its own past, and is silent where it has always been low')
  }
  const terms = ['critical', 'warning', 'term'].flatMap((one) => tree.at(one)?.items ?? [])
  const thresholds = terms.map((term) => ({
    sign: SIGNS[(term.at('operator')?.text ?? 'equals').toLowerCase()],
    threshold: term.at('threshold')?.number,
  }))
  if (thresholds.length === 0 || thresholds.some(({ sign, threshold }) => !sign || threshold === undefined)) {
    return doubtful('its threshold is not known here')
  }
  return firingOf(subject, (now) => {
    const current = value(now)
    if (current === undefined) return undefined
    return thresholds.some(
      ({ sign, threshold }) => sign && threshold !== undefined && COMPARISONS[sign](current, threshold),
    )
  })
}
