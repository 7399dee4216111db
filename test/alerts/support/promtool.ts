import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { findPrometheus } from '../../support/prometheus.mjs'

/** Series by name with labels, as promtool writes their values minute by minute: `0+100x60`. */
export type Series = Readonly<Record<string, string>>

/** What one run of promtool said. */
export interface Verdict {
  readonly code: number
  readonly text: string
}

/** Runs `promtool check rules` on the text of a rule file. */
export function checkRules(rules: string): Promise<Verdict> {
  return inFolder({ 'rules.yml': rules }, ['check', 'rules', 'rules.yml'])
}

/** Fails with promtool's own words unless just these alerts fire at that minute, as `severity name instance`. */
export async function expectFiring(rules: string, series: Series, minute: number, alerts: readonly string[]) {
  const expected = alerts.map((alert) => {
    const [severity, name, instance] = alert.split(' ')
    return { labels: `{alertname="${name}", instance="${instance}", severity="${severity}"}`, value: 1 }
  })
  const expr = 'count by (alertname, severity, instance) (ALERTS{alertstate="firing"})'
  await runTest(rules, series, { promql_expr_test: [{ expr, eval_time: `${minute}m`, exp_samples: expected }] })
}

/** Fails unless the alert fires at that minute with just these labels and annotations, its templates filled in. */
export async function expectAlert(
  rules: string,
  series: Series,
  minute: number,
  { name, labels, annotations }: { name: string; labels: object; annotations: object },
) {
  const alert = { exp_labels: labels, exp_annotations: annotations }
  const test = { alertname: name, eval_time: `${minute}m`, exp_alerts: [alert] }
  await runTest(rules, series, { alert_rule_test: [test] })
}

async function runTest(rules: string, series: Series, test: object) {
  const input = Object.entries(series).map(([name, values]) => ({ series: name, values }))
  const tests = [{ interval: '1m', input_series: input, ...test }]
  const file = stringify({ rule_files: ['rules.yml'], evaluation_interval: '1m', tests })
  const { code, text } = await inFolder({ 'rules.yml': rules, 'test.yml': file }, ['test', 'rules', 'test.yml'])
  if (code !== 0) throw new Error(text)
}

async function inFolder(files: Readonly<Record<string, string>>, args: string[]): Promise<Verdict> {
  const { promtool } = await findPrometheus()
  const folder = mkdtempSync(join(tmpdir(), 'promtool-'))
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    return await new Promise((resolve) => {
      execFile(promtool, args, { cwd: folder }, (error, stdout, stderr) => {
        resolve({ code: error ? 1 : 0, text: `${stdout}${stderr}` })
      })
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
