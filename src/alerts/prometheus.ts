import { fill } from '../model'
import { type Alert, IDLE, WHOLE_NUMBERS } from './alerts'
import { expressionOf, noteOf } from './promql'
import type { Wishes } from './wishes'
import { literal, toYaml, type YamlNode } from './yaml'

const HEAD = [
  'The metrics are those of redis_exporter 1.x (github.com/oliver006/redis_exporter). Check this file with `promtool check rules`.',
  'severity: warning is for working hours, critical wakes somebody. Alertmanager routes by it; a rule that no route matches reaches nobody.',
  IDLE,
  'A server whose exporter cannot be scraped raises none of these: alert on `redis_up == 0` and on `absent(redis_up)` as well.',
]

/** A rule file of Prometheus: one group, with a comment at each rule that says where its metrics come from. */
export function renderPrometheus(alerts: readonly Alert[], { selector, labels, notes }: Wishes): string {
  const rules = alerts.map((alert): YamlNode => {
    const { name, severity, minutes, summary, finding, advice, docs } = alert
    const texts = {
      value: `{{ $value | printf "${WHOLE_NUMBERS.has(alert.topic) ? '%.0f' : '%.1f'}" }}`,
      instance: '{{ $labels.instance }}',
      command: '{{ $labels.cmd }}',
    }
    return {
      comment: noteOf(alert),
      value: {
        alert: name,
        expr: literal(expressionOf(alert, selector)),
        for: `${minutes}m`,
        labels: { severity, ...labels },
        annotations: {
          summary: fill(summary, texts),
          description: `${fill(finding, texts)} ${advice}`,
          runbook_url: docs,
        },
      },
    }
  })
  return toYaml([...HEAD, ...notes], { groups: [{ name: 'redis-preflight' }] }, rules)
}
