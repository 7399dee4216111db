import { type LiveAlert, type PrometheusEvidence, WATCHED_METRICS } from '../../../model'
import type { AlertDraft, Rules } from './drafts'

const NOT_LOADED = 'it is not among the rules that the running Prometheus has loaded'
const BROKEN = 'cannot be evaluated by the running Prometheus, and so never fires'

/**
 * Puts what a running Prometheus has loaded beside what the rule files hold. An alert that both have stays one alert, with
 * its place in the files; one that only the files have may never have been deployed; one that only Prometheus has counts
 * as well. What it cannot evaluate, or has no samples for, would not fire.
 */
export function joinLive(rules: Rules, prometheus: PrometheusEvidence): void {
  const waiting = [...prometheus.alerts]
  const known = rules.alerts.map((draft) => {
    if (draft.system !== 'prometheus') return draft
    const loaded = takeLoaded(draft, waiting)
    if (loaded) return withLive(draft, loaded, prometheus)
    return { ...draft, doubts: [...(draft.doubts ?? []), NOT_LOADED] }
  })
  const others = new Map(waiting.map((alert) => [`${alert.name}\n${alert.expression}`, alert]))
  rules.alerts = [...known, ...[...others.values()].map((alert) => withLive(draftOf(alert), alert, prometheus))]
  rules.recordings.push(...prometheus.recordings)
}

/** The loaded alert of that name, the one with the same expression first; it is taken out of the list. */
function takeLoaded({ name, expression }: AlertDraft, waiting: LiveAlert[]): LiveAlert | undefined {
  const named = waiting.filter((alert) => alert.name === name)
  const found = named.find((alert) => bare(alert.expression) === bare(expression)) ?? named[0]
  if (found) waiting.splice(waiting.indexOf(found), 1)
  return found
}

/** Prometheus prints expressions in its own way. */
function bare(expression: string): string {
  return expression.replace(/\s+/g, '')
}

function draftOf({ name, expression, labels, forSeconds }: LiveAlert): AlertDraft {
  return {
    name,
    expression,
    place: null,
    system: 'prometheus',
    labels: new Map(Object.entries(labels)),
    waits: `${forSeconds}s`,
  }
}

function withLive(draft: AlertDraft, alert: LiveAlert, prometheus: PrometheusEvidence): AlertDraft {
  const missing = missingIn(alert.expression, prometheus)
  const { state, health } = alert
  return {
    ...draft,
    flaws: [
      ...(draft.flaws ?? []),
      ...(health === 'err' ? [BROKEN] : []),
      ...(missing.length > 0
        ? [`is built on ${missing.join(' and ')}, of which the running Prometheus has no sample at this moment`]
        : []),
    ],
    live: { state, isHealthy: health === 'ok' },
  }
}

const NAMES = /[A-Za-z_][A-Za-z0-9_]*/g
const TEXTS = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/g
const WATCHED = new RegExp(`^${WATCHED_METRICS}$`)

/** The metrics of hits, misses or evictions in an expression, where there are some and none of them has a sample. */
function missingIn(expression: string, { samples, recordings }: PrometheusEvidence): string[] {
  if (!samples) return []
  const recorded = new Set(recordings.map(({ name }) => name))
  const names = new Set(expression.replace(TEXTS, '').match(NAMES) ?? [])
  const watched = [...names].filter((name) => WATCHED.test(name) && !recorded.has(name))
  return watched.some((name) => (samples[name] ?? 0) > 0) ? [] : watched
}
