import { describe, expect, it } from 'vitest'
import { collectArtefacts } from '../../src/collect/artefact'
import { writeRepository } from '../support/repository'

const RATIO =
  'rate(redis_keyspace_hits_total[5m]) / (rate(redis_keyspace_hits_total[5m]) + rate(redis_keyspace_misses_total[5m]))'

async function read(files: Record<string, string | Buffer>) {
  const collected = await collectArtefacts(writeRepository(files), { ignore: [] })
  if (collected.status !== 'collected') throw new Error(collected.reason)
  return collected.value
}

async function alertsIn(files: Record<string, string>) {
  const { alerts } = await read(files)
  return alerts.map(({ name, place, trigger, flaws, doubts }) => ({
    at: `${name} ${place?.path}:${place?.line}`,
    ...trigger,
    ...(flaws.length > 0 && { flaws }),
    ...(doubts.length > 0 && { doubts }),
  }))
}

const rule = (indent: string, expr: string, labels = '{severity: warning}') =>
  ['- alert: Low', `  expr: ${expr}`, `  labels: ${labels}`].map((line) => indent + line).join('\n')

describe('rules of Prometheus', () => {
  it('are read from resources, values of charts and texts in ConfigMaps, at their lines', async () => {
    const resource = `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec:\n  groups:\n    - name: r\n      rules:\n${rule('        ', `${RATIO} < 0.8`)}\n`
    const values = `kube-prometheus-stack:\n  additionalPrometheusRulesMap:\n    redis:\n      groups:\n        - name: r\n          rules:\n${rule('            ', `${RATIO} < 0.7`)}\n`
    const map = `kind: ConfigMap\ndata:\n  redis.rules.yml: |\n    groups:\n      - name: r\n        rules:\n${rule('          ', `${RATIO} < 0.6`)}\n`
    const json = JSON.stringify(
      { data: { 'r.yml': `groups:\n- name: r\n  rules:\n${rule('  ', `${RATIO} < 0.5`)}\n` } },
      null,
      1,
    )
    expect(
      await alertsIn({ 'k8s/a.yaml': resource, 'b/values.yaml': values, 'k8s/c.yaml': map, 'k8s/d.json': json }),
    ).toEqual([
      { at: 'Low b/values.yaml:7', below: 70 },
      { at: 'Low k8s/a.yaml:7', below: 80 },
      { at: 'Low k8s/c.yaml:7', below: 60 },
      expect.objectContaining({ below: 50 }),
    ])
  })

  it('are read from templates of Helm, with the values of their chart', async () => {
    const template = [
      '{{- if .Values.alerts.enabled }}',
      'kind: PrometheusRule',
      'metadata:',
      '  labels:',
      '    {{- include "shop.labels" . | nindent 4 }}',
      'spec:',
      '  groups:',
      '    - name: {{ .Release.Name }}-redis',
      '      rules:',
      '        - alert: Low',
      `          expr: ${RATIO} < {{ .Values.alerts.hitRatio }}`,
      '          for: {{ .Values.alerts.for | default "5m" }}',
      '          labels:',
      '            severity: {{ .Values.alerts.severity | quote }}',
      '          annotations:',
      '            summary: "{{ "{{" }} $labels.instance {{ "}}" }} misses"',
      '            text: {{`Hit ratio of {{ $labels.instance }}`}}',
      '        - alert: Open',
      '          expr: rate(redis_evicted_keys_total[{{ .Values.window }}]) > {{ .Values.evictions }}',
      '          labels: {severity: warning}',
      '{{- end }}',
      '',
    ].join('\n')
    const chart = (enabled: boolean) => ({
      'chart/Chart.yaml': 'name: shop\n',
      'chart/values.yaml': `alerts:\n  enabled: ${enabled}\n  hitRatio: 0.75\n  severity: page\n`,
      'chart/templates/rules.yaml': template,
    })
    const open = 'when it fires depends on a value of a template'
    expect(await alertsIn(chart(true))).toEqual([
      { at: 'Low chart/templates/rules.yaml:10', below: 75 },
      { at: 'Open chart/templates/rules.yaml:18', doubts: [open] },
    ])
    const off = 'it is rendered only with `.Values.alerts.enabled`, which the values of the chart do not set'
    expect(await alertsIn(chart(false))).toEqual([
      { at: 'Low chart/templates/rules.yaml:10', below: 75, doubts: [off] },
      { at: 'Open chart/templates/rules.yaml:18', doubts: [open, off] },
    ])
  })

  it('are read from each of the texts in a ConfigMap, not from the last alone', async () => {
    const text = (name: string, at: number) =>
      `  ${name}.yml: |\n    groups:\n      - rules:\n${rule('        ', `${RATIO} < 0.${at}`)}\n`
    const map = `kind: ConfigMap\ndata:\n${text('a', 8)}${text('b', 7)}\n${text('c', 6)}`
    expect(await alertsIn({ 'k8s/rules.yaml': map })).toEqual([
      { at: 'Low k8s/rules.yaml:6', below: 80 },
      { at: 'Low k8s/rules.yaml:12', below: 70 },
      { at: 'Low k8s/rules.yaml:19', below: 60 },
    ])
  })

  it('may be built on recording rules of another file', async () => {
    const record = `groups:\n- name: r\n  rules:\n  - record: redis:hit_ratio\n    expr: ${RATIO}\n`
    const files = {
      'a/alerts.yml': `groups:\n- rules:\n${rule('  ', 'redis:hit_ratio < 0.8')}\n`,
      'z/records.yml': record,
    }
    expect(await alertsIn(files)).toEqual([{ at: 'Low a/alerts.yml:3', below: 80 }])
  })

  it('reach somebody or not, by the routes of Alertmanager', async () => {
    const rules = ['info', 'warning', 'none'].map((severity) => {
      return rule('  ', `rate(redis_evicted_keys_total[5m]) > 0`, `{severity: ${severity}}`)
    })
    const routes = `route:\n  receiver: 'null'\n  routes:\n    - matchers: ['severity=~"critical|warning"']\n      receiver: team\nreceivers:\n  - name: 'null'\n  - name: team\n    slack_configs: [{channel: '#cache'}]\n`
    const files = { 'rules.yml': `groups:\n- rules:\n${rules.join('\n')}\n`, 'alertmanager.yml': routes }
    expect(await alertsIn(files)).toEqual([
      { at: 'Low rules.yml:3', above: 0, flaws: ['goes to the receiver `null` of Alertmanager, which tells nobody'] },
      { at: 'Low rules.yml:6', above: 0 },
      { at: 'Low rules.yml:9', above: 0, flaws: ['has the severity `none`, which is for what nobody is told of'] },
    ])
  })

  const evictions = (severity: string) =>
    `groups:\n- rules:\n${rule('  ', 'rate(redis_evicted_keys_total[5m]) > 0', `{severity: ${severity}}`)}\n`
  const nobody = "receivers:\n  - name: 'null'\n"

  it.each([
    ['matchers: [{name: severity, value: warning, matchType: =}]', undefined],
    ['matchers: [{name: severity, value: "warn.*", regex: true}]', undefined],
    [
      'matchers: [{name: severity, value: critical}]',
      'goes to the receiver `null` of Alertmanager, which tells nobody',
    ],
  ])('may be told of by an AlertmanagerConfig: %s', async (matchers, flaw) => {
    const part = `kind: AlertmanagerConfig\nspec:\n  route:\n    receiver: team\n    ${matchers}\n  receivers:\n    - name: team\n      slackConfigs: [{channel: '#cache'}]\n`
    const whole = `route:\n  receiver: 'null'\n${nobody}`
    const files = { 'rules.yml': evictions('warning'), 'k8s/a.yaml': part, 'alertmanager.yml': whole }
    expect(await alertsIn(files)).toEqual([{ at: 'Low rules.yml:3', above: 0, ...(flaw && { flaws: [flaw] }) }])
  })

  it('are not silent for an AlertmanagerConfig that tells nobody of them: the whole is elsewhere', async () => {
    const part = `kind: AlertmanagerConfig\nspec:\n  route: {receiver: 'null'}\n  ${nobody.replaceAll('\n', '\n  ')}`
    const files = { 'rules.yml': evictions('warning'), 'k8s/a.yaml': part }
    expect(await alertsIn(files)).toEqual([{ at: 'Low rules.yml:3', above: 0 }])
  })

  it('may be muted by others for as long as these fire', async () => {
    const watchdog = `groups:\n- rules:\n  - {alert: Watchdog, expr: vector(1), labels: {severity: none, team: ops}}\n`
    const config = (rules: string) =>
      `route:\n  receiver: team\nreceivers:\n  - name: team\n    slack_configs: [{channel: '#cache'}]\ninhibit_rules:\n${rules}`
    const muted = async (severity: string, rules: string) => {
      const files = { 'a.yml': evictions(severity), 'b.yml': watchdog, 'alertmanager.yml': config(rules) }
      const [alert] = await alertsIn(files)
      return [alert?.flaws?.join(), alert?.doubts?.join()]
    }
    const always = '  - source_matchers: [alertname = Watchdog]\n    target_matchers: [severity = "warning"]\n'
    const info =
      "  - source_match: {alertname: InfoInhibitor}\n    target_match: {severity: info}\n    equal: ['namespace']\n"
    const doubt = '`InfoInhibitor` mutes it while no graver alert fires'
    expect(await muted('warning', always)).toEqual(['is muted by `Watchdog`, which fires at all times', undefined])
    expect(await muted('warning', `${always}    equal: [namespace]\n`)).toEqual([undefined, undefined])
    expect(await muted('critical', always)).toEqual([undefined, undefined])
    expect(await muted('info', info)).toEqual([undefined, doubt])
    expect(await muted('warning', info)).toEqual([undefined, undefined])
  })

  it('are counted, whatever they are about; those of Loki are not about Redis', async () => {
    const loki = `sum(rate({app="redis"} |= "error" [5m])) > 0`
    const files = { 'rules.yml': `groups:\n- rules:\n${rule('  ', 'up == 0')}\n${rule('  ', loki)}\n# redis\n` }
    expect(await read(files)).toMatchObject({ alerts: [], allAlerts: 2, unread: [] })
  })
})

describe('what cannot be read', () => {
  it.each([
    [
      'broken PromQL',
      `groups:\n- rules:\n${rule('  ', 'rate(redis_evicted_keys_total[5m) > 0')}\n`,
      /the alert Low at line 3: not valid PromQL/,
    ],
    [
      'PromQL that is refused',
      `groups:\n- rules:\n${rule('  ', 'rate(redis_up) > 0')}\n`,
      /Prometheus refuses: rate\(\) needs a range/,
    ],
    ['broken YAML', 'groups:\n- rules:\n  - alert: Redis\n   expr: [\n', /not valid YAML at line/],
    [
      'a template',
      'groups:\n- rules:\n  - alert: Redis\n  {{ include "x" . }}: [ {{ .Values.y }\n',
      /a template that is not YAML by itself/,
    ],
    ['too deep', `alert: redis\nx: ${'['.repeat(5000)}${']'.repeat(5000)}\n`, /nested too deeply|not valid YAML/],
    [
      'a bomb of aliases',
      `# redis\nalert: x\na0: &a0 [x, x]\n${Array.from({ length: 40 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`).join('\n')}\n`,
      /more values than are looked through|not valid YAML|nested/,
    ],
  ])('is told: %s', async (_, text, reason) => {
    const { unread, alerts } = await read({
      'redis.rules.yml': text,
      'ok.yml': `groups:\n- rules:\n${rule('  ', `${RATIO} < 0.8`)}\n`,
    })
    expect(unread).toEqual([
      expect.objectContaining({ path: 'redis.rules.yml', reason: expect.stringMatching(reason) }),
    ])
    expect(unread[0]?.topics).toContain('alerts')
    expect(alerts).toHaveLength(1)
  })

  it('is told of Jsonnet, which is not run', async () => {
    const mixin = `{ groups: [{ rules: [{ alert: 'RedisDown', expr: 'redis_up == 0' }] }] }\n`
    const { unread } = await read({ 'mixin/redis.libsonnet': mixin })
    expect(unread.map(({ reason }) => reason)).toEqual([expect.stringContaining('Jsonnet, which is not evaluated')])
  })

  it('is not told of Jsonnet about other caches, unless Redis is named beside it', async () => {
    const mixin = (metric: string) => `{ rules: [{ alert: 'CacheHitRatioLow', expr: '${metric} < 0.8' }] }\n`
    const files = { 'a.libsonnet': mixin('squid_hits'), 'b.libsonnet': mixin('redis_hits'), 'redis.conf': 'port 1\n' }
    expect((await read(files)).unread.map(({ path }) => path)).toEqual(['b.libsonnet'])
  })

  it('leaves what stands around it: line ends of Windows, a mark of the byte order', async () => {
    const text = `\uFEFFgroups:\n- rules:\n${rule('  ', `${RATIO} < 0.8`)}\n`.replaceAll('\n', '\r\n')
    expect(await alertsIn({ 'redis.yml': text })).toEqual([{ at: 'Low redis.yml:3', below: 80 }])
  })
})

describe('dashboards', () => {
  const dashboard = (...queries: string[]) =>
    JSON.stringify({ title: 'd', panels: [{ targets: queries.map((expr) => ({ expr })) }] })

  it('show what their panels ask for; counters of a service may be of another cache', async () => {
    const { monitors } = await read({
      'a.json': dashboard('rate(redis_keyspace_hits_total[5m])', 'redis_connected_slaves'),
      'b.json': dashboard('redis_memory_used_bytes', 'rate(shop_cache_hits_total[5m])'),
      'c.json': dashboard('rate(index_cache_hits_total{job=~"integrations/couchbase"}[5m])'),
      'd.json': dashboard('redis_connected_slaves'),
    })
    const doubts = ['it is built on counters of the service itself, whatever they count']
    expect(
      monitors.map(({ place, subjects, doubts }) => ({ path: place.path, subjects, ...(doubts && { doubts }) })),
    ).toEqual([
      { path: 'a.json', subjects: ['hit-ratio', 'other'] },
      { path: 'b.json', subjects: ['memory'] },
      { path: 'b.json', subjects: ['hit-ratio'], doubts },
    ])
  })
})
