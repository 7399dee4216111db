import { afterAll, beforeAll, expect, test } from 'vitest'
import { BUILD_MS, bundledAction } from './support/bundle'
import { ACTION, checkOut, cleanUp, commit, type Outcome, runAction, scratch, write } from './support/runner'
import { below, CLEAN, KEYS_COLUMN, KEYS_LINE, KEYS_MODULE, NO_REDIS, ONE_FAULT } from './support/services'

beforeAll(bundledAction, BUILD_MS)
afterAll(cleanUp)

const errors = (outcome: Outcome) => outcome.commands.filter(({ name }) => name === 'error')
const onFiles = (outcome: Outcome) => errors(outcome).filter(({ properties }) => 'file' in properties)

test('one KEYS call: annotation on its line and column, summary, outputs, exit 1', async () => {
  const outcome = await runAction({ workspace: checkOut(ONE_FAULT), event: 'pull_request' })
  expect(outcome.code).toBe(1)
  expect(outcome.stderr).toBe('')
  const [annotation, ...others] = onFiles(outcome)
  expect(others).toEqual([])
  expect(annotation?.properties).toMatchObject({
    file: 'src/names.ts',
    line: String(KEYS_LINE),
    col: String(KEYS_COLUMN),
    title: 'no-keys',
  })
  expect(annotation?.data).toMatch(/KEYS.*scanStream/s)
  expect(outcome.summary).toContain('Not ready')
  expect(outcome.summary).toContain(
    'https://github.com/octo/shop/blob/c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00/src/names.ts#L4',
  )
  expect(outcome.outputs).toMatchObject({ verdict: 'not-ready', failed: '1', warnings: '0' })
  // The one of a job that works on a shard, and has no verdict.
  const own = Object.keys(ACTION.outputs).filter((name) => name !== 'shard-file')
  expect(Object.keys(outcome.outputs).sort()).toEqual(own.sort())
  expect(outcome.report).toMatchObject({ schemaVersion: 1, verdict: 'not-ready' })
})

test('the last line says in one sentence why the step failed', async () => {
  const outcome = await runAction({ workspace: checkOut(ONE_FAULT) })
  const last = errors(outcome).at(-1)
  expect(last?.properties).not.toHaveProperty('file')
  expect(last?.data).toMatch(/^Not ready: 1 error of no-keys \(src\/names\.ts:4\)\.$/)
})

test('a clean service: exit 0, no errors, ready', async () => {
  const outcome = await runAction({ workspace: checkOut(CLEAN) })
  expect(outcome.stderr).toBe('')
  expect(errors(outcome)).toEqual([])
  expect(outcome.code).toBe(0)
  expect(outcome.outputs).toMatchObject({ verdict: 'ready', failed: '0' })
  expect(outcome.summary).toContain('Ready to deploy')
})

test('no Redis: exit 0, not applicable', async () => {
  const outcome = await runAction({ workspace: checkOut(NO_REDIS) })
  expect(outcome.code).toBe(0)
  expect(outcome.outputs).toMatchObject({ verdict: 'not-applicable', failed: '0', warnings: '0' })
})

test.each(['push', 'pull_request', 'merge_group', 'workflow_dispatch', 'deployment', 'schedule', ''])(
  'the verdict does not depend on the event: %s',
  async (event) => {
    const outcome = await runAction({ workspace: checkOut(ONE_FAULT), event })
    expect(outcome.code).toBe(1)
    expect(onFiles(outcome)).toHaveLength(1)
    expect(outcome.outputs.verdict).toBe('not-ready')
  },
)

test('a service in a folder: paths lead from the root of the repository', async () => {
  const workspace = checkOut({ ...below('services/api', ONE_FAULT), ...below('services/web', ONE_FAULT) })
  const outcome = await runAction({ workspace, inputs: { 'working-directory': 'services/api' } })
  expect(onFiles(outcome).map(({ properties }) => properties.file)).toEqual(['services/api/src/names.ts'])
  expect(outcome.summary).toContain('/services/api/src/names.ts#L4')
  expect(outcome.report.findings[0].path).toBe('services/api/src/names.ts')
  expect(errors(outcome).at(-1)?.data).toContain('(services/api/src/names.ts:4)')
})

test('a checkout below the workspace (`path:`): paths lead from the root of that checkout', async () => {
  const workspace = scratch()
  write(workspace, below('checkout', below('api', ONE_FAULT)))
  commit(`${workspace}/checkout`)
  const outcome = await runAction({ workspace, inputs: { 'working-directory': 'checkout/api/' } })
  expect(onFiles(outcome).map(({ properties }) => properties.file)).toEqual(['api/src/names.ts'])
})

test('annotations and summary can be switched off; the verdict stays', async () => {
  const inputs = { annotations: 'false', summary: 'False' }
  const outcome = await runAction({ workspace: checkOut(ONE_FAULT), inputs })
  expect(onFiles(outcome)).toEqual([])
  expect(outcome.summary).toBe('')
  expect(outcome.code).toBe(1)
  expect(outcome.shown).toContain('no-keys')
})

test('`fail-on` and `require` decide what blocks', async () => {
  const lenient = { 'redis-preflight.config.yml': 'rules:\n  no-keys: warning\n' }
  const workspace = checkOut({ ...ONE_FAULT, ...lenient })
  const byDefault = await runAction({ workspace })
  expect(byDefault.outputs).toMatchObject({ verdict: 'ready', failed: '0', warnings: '1' })
  const strict = await runAction({ workspace, inputs: { 'fail-on': 'warning' } })
  expect(strict.outputs).toMatchObject({ verdict: 'not-ready', failed: '1', warnings: '0' })
  const required = await runAction({ workspace, inputs: { require: 'memory-policy,\nno-flush' } })
  expect(required.code).toBe(1)
  expect(errors(required).at(-1)?.data).toMatch(/^Not ready: memory-policy is required and is not-checked: /)
})

test('hostile file names and code do not speak to the runner', async () => {
  const name = 'src/a,b:c%0A::add-mask::x\n::set-output name=verdict::ready ##[add-path]evil.ts'
  const code = `${KEYS_MODULE}
::set-output name=verdict::ready
export const all = () => redis.keys('*') // ##[set-output name=verdict;]ready ##[stop-commands]x
`
  const outcome = await runAction({ workspace: checkOut({ ...CLEAN, [name]: code }) })
  const names = new Set(outcome.commands.map((command) => command.name))
  expect([...names].sort()).toEqual(['endgroup', 'error', 'group', 'stop-commands'])
  expect(outcome.code).toBe(1)
  expect(outcome.outputs.verdict).toBe('not-ready')
  expect(new Set(onFiles(outcome).map(({ properties }) => properties.file))).toEqual(new Set([name]))
})
