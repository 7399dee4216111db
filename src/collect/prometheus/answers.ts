import type { LiveAlert, LiveRecording } from '../../model'
import { isRecord } from '../files/json'
import { PrometheusFailure } from './failure'

/** More rules than any team keeps; what is beyond is told. */
const MAX_RULES = 20_000
const MAX_EXPRESSION = 20_000
const MAX_WORDS = 300

/** The rules of an answer to /api/v1/rules. */
export interface LiveRules {
  readonly alerts: readonly LiveAlert[]
  readonly recordings: readonly LiveRecording[]
  /** Rules that are not as the API documents them, or too many. */
  readonly unreadable: number
}

/** Reads the data of /api/v1/rules (Prometheus HTTP API, "Rules"). Throws PrometheusFailure for what is none. */
export function rulesIn(data: unknown): LiveRules {
  const { groups } = data as { groups?: unknown }
  if (!Array.isArray(groups)) {
    throw new PrometheusFailure('the answer of Prometheus holds no rules as its API documents them')
  }
  const all = groups.flatMap((group: unknown) => (isRecord(group) && Array.isArray(group.rules) ? group.rules : []))
  const rules = all.slice(0, MAX_RULES)
  const alerts = rules.flatMap((rule: unknown) => alertIn(rule) ?? [])
  const recordings = rules.flatMap((rule: unknown) => recordingIn(rule) ?? [])
  return { alerts, recordings, unreadable: all.length - alerts.length - recordings.length }
}

/** Reads the data of an instant query that counts series by name: series by metric. Throws PrometheusFailure. */
export function countsIn(data: unknown): Record<string, number> {
  const { resultType, result } = data as { resultType?: unknown; result?: unknown }
  if (resultType !== 'vector' || !Array.isArray(result)) {
    throw new PrometheusFailure('the answer of Prometheus is no vector as its API documents it')
  }
  const counts = result.slice(0, MAX_RULES).flatMap((sample: unknown): [string, number][] => {
    if (!isRecord(sample) || !isRecord(sample.metric) || !Array.isArray(sample.value)) return []
    const name = sample.metric.__name__
    const number = Number(sample.value[1])
    return typeof name === 'string' && Number.isFinite(number) ? [[name.slice(0, MAX_WORDS), number]] : []
  })
  return Object.fromEntries(counts)
}

function alertIn(rule: unknown): LiveAlert | undefined {
  if (!isRecord(rule) || rule.type !== 'alerting') return undefined
  const { name, query, duration, labels, health, lastError, state } = rule
  if (!isName(name) || !isExpression(query)) return undefined
  return {
    name,
    expression: query,
    forSeconds: typeof duration === 'number' ? duration : 0,
    labels: labelsIn(labels),
    health: health === 'ok' || health === 'err' ? health : 'unknown',
    ...(typeof lastError === 'string' && lastError !== '' && { lastError: lastError.slice(0, MAX_WORDS) }),
    state: state === 'firing' || state === 'pending' || state === 'inactive' ? state : 'unknown',
  }
}

function recordingIn(rule: unknown): LiveRecording | undefined {
  if (!isRecord(rule) || rule.type !== 'recording') return undefined
  const { name, query } = rule
  return isName(name) && isExpression(query) ? { name, expression: query } : undefined
}

function labelsIn(labels: unknown): Record<string, string> {
  if (!isRecord(labels)) return {}
  const texts = Object.entries(labels).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return Object.fromEntries(texts)
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_WORDS
}

function isExpression(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_EXPRESSION
}
