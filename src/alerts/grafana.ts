import { fill } from '../model'
import { type Alert, EARLIER_MINUTES, IDLE, RATE_MINUTES, WHOLE_NUMBERS } from './alerts'
import { expressionOf, noteOf } from './promql'
import type { Wishes } from './wishes'
import { literal, toYaml, type YamlNode } from './yaml'

/** Grafana's name for the data source of its own expressions. */
const EXPRESSIONS = '__expr__'

const HEAD = [
  'Alert rules for the provisioning of Grafana 9 or later: put this file into provisioning/alerting/. The expressions are those of `redis-preflight alerts`, over the metrics of redis_exporter 1.x.',
  'Replace the datasourceUid `prometheus` by the uid of your Prometheus data source, as its settings page shows it in the address.',
  'severity: warning is for working hours, critical wakes somebody. A notification policy routes by it; what no policy matches goes to the default contact point.',
  'While all is well the queries give no series, so noDataState is OK.',
  IDLE,
  'A server whose exporter cannot be scraped raises none of these: alert on `redis_up == 0` and on `absent(redis_up)` as well.',
]

/**
 * A provisioning file of Grafana. An alert fires for each series that the query gives, as in Prometheus: the two steps
 * after it are those that Grafana's own import of Prometheus rules makes (pkg/services/ngalert/prom/query.go).
 */
export function renderGrafana(alerts: readonly Alert[], { selector, labels, notes }: Wishes): string {
  const rules = alerts.map((alert): YamlNode => {
    const { name, severity, minutes, summary, finding, advice, docs } = alert
    // Written without `$`, which the provisioning of older versions takes for an environment variable.
    const texts = {
      value: `{{ printf "${WHOLE_NUMBERS.has(alert.topic) ? '%.0f' : '%.1f'}" .Values.A.Value }}`,
      instance: '{{ .Labels.instance }}',
      command: '{{ .Labels.cmd }}',
    }
    return {
      comment: noteOf(alert),
      value: {
        uid: uidOf(name),
        title: name,
        condition: 'C',
        data: [query(expressionOf(alert, selector)), isThere, isTrue],
        noDataState: 'OK',
        execErrState: 'Error',
        for: `${minutes}m`,
        labels: withoutVariables({ severity, ...labels }),
        annotations: {
          summary: fill(summary, texts),
          description: `${fill(finding, texts)} ${advice}`,
          runbook_url: docs,
        },
        isPaused: false,
      },
    }
  })
  const group = { orgId: 1, name: 'redis-preflight', folder: 'Redis', interval: '1m' }
  return toYaml([...HEAD, ...notes], { apiVersion: 1, groups: [group] }, rules)
}

/** All series of Prometheus for which the condition holds. */
function query(expression: string) {
  return {
    refId: 'A',
    relativeTimeRange: { from: (RATE_MINUTES + EARLIER_MINUTES) * 60, to: 0 },
    datasourceUid: 'prometheus',
    model: { refId: 'A', expr: literal(expression), instant: true, range: false },
  }
}

/** 1 for each of them, whatever its value is. */
const isThere = step('B', { type: 'math', expression: 'is_number($A) || is_nan($A) || is_inf($A)' })
const isTrue = step('C', {
  type: 'threshold',
  expression: 'B',
  conditions: [{ evaluator: { type: 'gt', params: [0] } }],
})

function step(refId: string, model: object) {
  const datasource = { type: EXPRESSIONS, uid: EXPRESSIONS }
  return { refId, datasourceUid: EXPRESSIONS, model: { refId, datasource, ...model } }
}

/** `redis-preflight-hit-ratio-low`: Grafana takes up to 40 letters, digits, `-` and `_`. */
function uidOf(name: string): string {
  return `redis-preflight-${name.replace(/^Redis/, '').replace(/(?<!^)[A-Z]/g, '-$&')}`.toLowerCase()
}

/** `$$` is a dollar sign. */
function withoutVariables(labels: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, value.replaceAll('$', '$$$$')]))
}
