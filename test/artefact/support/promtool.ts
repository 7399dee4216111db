import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { stringify } from 'yaml'

const run = promisify(execFile)

/** Series of one server over two hours, by the minute: the rise of its counters, or values. */
export type Series = Readonly<Record<string, string>>

/** One case: with these series, at this minute, these expressions fire and no others. */
export interface Case {
  readonly series: Series
  readonly minute: number
  readonly firing: readonly string[]
}

/** What `promtool check rules` says of one expression; empty where Prometheus would load it. */
export async function refusal(expression: string): Promise<string> {
  const rules = { groups: [{ name: 'one', rules: [{ alert: 'A0', expr: expression }] }] }
  return inFolder(rules, {}, ['check', 'rules', 'rules.yml'])
}

/** What `promtool test rules` objects to: empty where exactly the expected expressions fire. */
export async function objection(expressions: readonly string[], cases: readonly Case[]): Promise<string> {
  const rules = expressions.map((expr, at) => ({ alert: `A${at}`, expr: `count(${expr}) > 0` }))
  const tests = cases.map(({ series, minute, firing }) => ({
    interval: '1m',
    input_series: Object.entries(series).map(([name, values]) => ({
      series: `${name}{job="redis",instance="cache:9121"}`,
      values,
    })),
    alert_rule_test: expressions.map((expr, at) => ({
      eval_time: `${minute}m`,
      alertname: `A${at}`,
      exp_alerts: firing.includes(expr) ? [{}] : [],
    })),
  }))
  const file = { rule_files: ['rules.yml'], evaluation_interval: '1m', tests }
  return inFolder({ groups: [{ name: 'all', rules }] }, file, ['test', 'rules', 'test.yml'])
}

async function inFolder(rules: unknown, test: unknown, command: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'redis-preflight-promtool-'))
  try {
    writeFileSync(join(folder, 'rules.yml'), stringify(rules))
    writeFileSync(join(folder, 'test.yml'), stringify(test))
    await run('promtool', command, { cwd: folder })
    return ''
  } catch (error) {
    return String((error as { stderr?: string }).stderr || error)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
