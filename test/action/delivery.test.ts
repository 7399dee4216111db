import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BUILD_MS, bundledAction } from './support/bundle'
import { checkOut, cleanUp, type Outcome, runAction, scratch } from './support/runner'
import { below, CLEAN, ONE_FAULT } from './support/services'

beforeAll(bundledAction, BUILD_MS)
afterAll(cleanUp)

const warnings = (outcome: Outcome) => outcome.commands.filter(({ name }) => name === 'warning').map(({ data }) => data)
const annotated = (outcome: Outcome) => outcome.commands.some(({ properties }) => properties.file === 'src/names.ts')

test('a run without the files of a runner (a laptop) still gives its verdict', async () => {
  const env = {
    GITHUB_STEP_SUMMARY: undefined,
    GITHUB_OUTPUT: undefined,
    GITHUB_EVENT_PATH: undefined,
    GITHUB_EVENT_NAME: undefined,
    GITHUB_REPOSITORY: undefined,
    GITHUB_SHA: undefined,
    GITHUB_WORKSPACE: undefined,
    RUNNER_TEMP: undefined,
  }
  const outcome = await runAction({ workspace: checkOut(ONE_FAULT), env })
  expect(outcome.code).toBe(1)
  expect(annotated(outcome)).toBe(true)
  expect(warnings(outcome)).toEqual([])
  expect(outcome.shown).toContain('No job summary')
})

test('a summary file that is not there yet is made', async () => {
  const file = join(scratch(), 'summary.md')
  await runAction({ workspace: checkOut(CLEAN), env: { GITHUB_STEP_SUMMARY: file } })
  expect(readFileSync(file, 'utf8')).toContain('Ready to deploy')
})

// A folder stands for what cannot be written: root may write to read-only files.
test.each([
  ['not-ready', ONE_FAULT, 1],
  ['ready', CLEAN, 0],
])('a summary that cannot be written is a warning, and %s stays so', async (verdict, files, code) => {
  const outcome = await runAction({ workspace: checkOut(files), env: { GITHUB_STEP_SUMMARY: scratch() } })
  expect(warnings(outcome)).toEqual([expect.stringMatching(/^Could not write the job summary: .*EISDIR/)])
  expect(outcome.code).toBe(code)
  expect(outcome.outputs.verdict).toBe(verdict)
})

test('a full disk loses no annotation and no verdict', async () => {
  const env = { GITHUB_STEP_SUMMARY: '/dev/full', GITHUB_OUTPUT: '/dev/full', RUNNER_TEMP: '/dev/full' }
  const outcome = await runAction({ workspace: checkOut(ONE_FAULT), env })
  expect(outcome.code).toBe(1)
  expect(annotated(outcome)).toBe(true)
  expect(warnings(outcome).join('\n')).toMatch(/JSON report.*outputs.*job summary/s)
})

test.runIf(process.getuid?.() !== 0)('a read-only summary is a warning', async () => {
  const file = join(scratch(), 'summary.md')
  execFileSync('install', ['-m', '444', '/dev/null', file])
  const outcome = await runAction({ workspace: checkOut(ONE_FAULT), env: { GITHUB_STEP_SUMMARY: file } })
  expect(warnings(outcome)).toEqual([expect.stringMatching(/^Could not write the job summary: .*EACCES/)])
  expect(outcome.code).toBe(1)
})

test('`json-file` is relative to the working directory, its folders are made', async () => {
  const workspace = checkOut(below('api', ONE_FAULT))
  const inputs = { 'working-directory': 'api', 'json-file': 'out/reports/redis.json' }
  const outcome = await runAction({ workspace, inputs })
  expect(existsSync(join(workspace, 'api/out/reports/redis.json'))).toBe(true)
  expect(outcome.report.verdict).toBe('not-ready')
})

test('without `json-file` two runs of one job keep their reports apart', async () => {
  const env = { RUNNER_TEMP: scratch() }
  const [first, second] = [
    await runAction({ workspace: checkOut(CLEAN), env }),
    await runAction({ workspace: checkOut(ONE_FAULT), env }),
  ]
  expect(first.report.verdict).toBe('ready')
  expect(second.report.verdict).toBe('not-ready')
  expect(first.outputs.report).not.toBe(second.outputs.report)
})

test('a symlink in the checkout does not lead the JSON report elsewhere', async () => {
  const outside = scratch()
  const workspace = checkOut(ONE_FAULT)
  symlinkSync(outside, join(workspace, 'reports'))
  symlinkSync(join(outside, 'victim'), join(workspace, 'report.json'))
  mkdirSync(join(workspace, 'real'))
  symlinkSync(join(outside, 'missing'), join(workspace, 'real/dangling'))
  for (const file of ['reports/a.json', 'reports/new/a.json', 'report.json', 'real/dangling/a.json']) {
    const outcome = await runAction({ workspace, inputs: { 'json-file': file } })
    expect(warnings(outcome)).toEqual([expect.stringMatching(/^Could not write the JSON report: /)])
    expect(outcome.outputs).toMatchObject({ verdict: 'not-ready', report: '' })
    expect(outcome.code).toBe(1)
  }
  expect(execFileSync('ls', ['-A', outside], { encoding: 'utf8' })).toBe('')
})

test('the report is shown in colours, inside a group, and NO_COLOR is honoured', async () => {
  const workspace = checkOut(ONE_FAULT)
  const colour = `${String.fromCharCode(27)}[`
  const coloured = await runAction({ workspace })
  expect(coloured.shown).toContain(colour)
  const order = coloured.commands.map(({ name }) => name)
  expect(order.slice(0, 3)).toEqual(['group', 'stop-commands', 'endgroup'])
  const plain = await runAction({ workspace, env: { NO_COLOR: '1' } })
  expect(plain.shown).not.toContain(colour)
})
