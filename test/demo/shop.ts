import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export const ROOT = resolve(__dirname, '../..')
export const SHOP = join(ROOT, 'fixtures', 'demo')

/** What the tests read of a finding in the JSON report. */
export interface Told {
  readonly rule: string
  readonly severity: string
  readonly outcome: string
  readonly path: string | null
  readonly line: number | null
  readonly suppressed?: unknown
}

/** What the tests read of the JSON report. */
export interface ShopReport {
  readonly verdict: string
  readonly checklist: readonly { readonly item: string; readonly verdict: string }[]
  readonly findings: readonly Told[]
  readonly inventory: {
    readonly clients: readonly { path: string; line: number; library: string }[]
    readonly commands: readonly { path: string; line: number; command: string; ttl: string }[]
  }
}

/** Runs a program without a terminal and without the environment's own Redis; gives its exit code and output. */
export function execute(args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const { REDIS_URL: _, FORCE_COLOR: __, COLUMNS: ___, ...env } = process.env
  const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...env, NO_COLOR: '1' } })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
}

/** Checks the shop with the built command, as the demo does, and reads what it printed and its JSON report. */
export async function checkShop(
  ...options: string[]
): Promise<{ code: number | null; output: string; report: ShopReport }> {
  const folder = mkdtempSync(join(tmpdir(), 'demo-report-'))
  const file = join(folder, 'report.json')
  try {
    const format = ['--format', `console,json:${file}`]
    const result = await execute(['build/cli.js', 'check', 'fixtures/demo', ...format, ...options])
    return { ...result, report: readReport(file, result.output) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readReport(file: string, output: string): ShopReport {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`The check wrote no report (${error}); it said: ${output}`)
  }
}
