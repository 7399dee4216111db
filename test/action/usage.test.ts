import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BUILD_MS, bundledAction } from './support/bundle'
import { ACTION, checkOut, cleanUp, type Job, runAction, scratch } from './support/runner'
import { CLEAN, ONE_FAULT } from './support/services'

beforeAll(bundledAction, BUILD_MS)
afterAll(cleanUp)

/** Runs a job that cannot work, holds it to exit code 2 and one `::error::`, and returns that sentence. */
async function complaint(job: Job): Promise<string> {
  const outcome = await runAction(job)
  const errors = outcome.commands.filter(({ name }) => name === 'error')
  expect(errors).toHaveLength(1)
  expect(errors[0]!.properties).toEqual({ '': '' })
  expect(errors[0]!.data).toMatch(/^[^\n]+$/)
  expect(outcome.stdout).not.toMatch(/^\s+at /m)
  expect(outcome.stderr).toBe('')
  expect(outcome.code).toBe(2)
  expect(outcome.outputs).toEqual({})
  return errors[0]!.data
}

test.each<[string, Readonly<Record<string, string>>, RegExp]>([
  ['a flag', { probe: 'maybe' }, /^The input `probe` is "maybe"; write true or false\.$/],
  ['a severity', { 'fail-on': 'eror' }, /^The input `fail-on` cannot be `eror`; did you mean `error`\?$/],
  [
    'an item',
    { require: 'ttl memory-polcy' },
    /^The input `require`: .*`memory-polcy`; did you mean `memory-policy`\?$/,
  ],
  [
    'a role',
    { 'redis-role': 'cash', 'redis-url': 'redis://127.0.0.1:1' },
    /^The input `redis-role` .*did you mean cache\?$/,
  ],
  [
    'a folder',
    { 'working-directory': 'services/api' },
    /^The input `working-directory`: services\/api does not exist;/,
  ],
  ['a file for a folder', { 'working-directory': 'package.json' }, /package\.json is not a folder;/],
  ['a way out', { 'working-directory': '..' }, /^The input `working-directory`: \.\. leads out of the workspace;/],
  ['a recording', { replay: 'missing.json' }, /^The recording .*missing\.json cannot be read; name a file/],
  ['a shard', { shard: '3/2' }, /^The input `shard` is "3\/2"; with 2 in all, the first is 1\/2 and the last 2\/2\.$/],
  ['shards that are not there', { merge: 'parts' }, /^There is no file parts; name the shard files, or the folder/],
  ['a config file', { config: 'missing.yml' }, /^The config file missing\.yml does not exist\.$/],
])('bad input, %s: one sentence, exit 2', async (_, inputs, sentence) => {
  expect(await complaint({ workspace: checkOut(CLEAN), inputs })).toMatch(sentence)
})

test('a bad config file is told with its line', async () => {
  const config = 'fail-on: error\nrules:\n  no-kys: off\n'
  const workspace = checkOut({ ...ONE_FAULT, 'redis-preflight.config.yml': config })
  expect(await complaint({ workspace })).toMatch(
    /^redis-preflight\.config\.yml:3: .*`no-kys`; did you mean `no-keys`\?$/,
  )
})

test('a symlink out of the workspace is not followed', async () => {
  const workspace = checkOut(CLEAN)
  symlinkSync(checkOut(ONE_FAULT), join(workspace, 'elsewhere'))
  const inputs = { 'working-directory': 'elsewhere' }
  expect(await complaint({ workspace, inputs })).toMatch(/elsewhere leads out of the workspace/)
})

test('a workflow without a checkout is not a repository without Redis', async () => {
  expect(await complaint({ workspace: scratch() })).toMatch(/nothing to check.*actions\/checkout/)
  const workspace = checkOut(CLEAN)
  mkdirSync(join(workspace, 'submodule'))
  const inputs = { 'working-directory': 'submodule' }
  expect(await complaint({ workspace, inputs })).toMatch(/nothing to check/)
})

test('action.yml says what each input and output is, and runs the committed bundle', () => {
  expect(ACTION.runs).toEqual({ using: 'node24', main: 'dist/index.js' })
  for (const { description } of [...Object.values(ACTION.inputs), ...Object.values(ACTION.outputs)]) {
    expect(description).toMatch(/^[A-Z`].*\.$/)
  }
})
