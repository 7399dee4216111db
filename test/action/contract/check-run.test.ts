import { afterAll, beforeAll, expect, test } from 'vitest'
import { BUILD_MS, bundledAction } from '../support/bundle'
import { cleanUp, type Outcome } from '../support/runner'
import { below, CLEAN, type Files, NO_REDIS, ONE_FAULT } from '../support/services'
import { HEAD, type Options } from './github'
import { RUN, visit, warnings } from './pull-request'

beforeAll(bundledAction, BUILD_MS)
afterAll(cleanUp)

const FORBIDDEN = { status: 403, body: { message: 'Resource not accessible by integration' } }
const ON_LINES = { 'check-run': 'true', comment: 'never' }

const annotated = (outcome: Outcome) => outcome.commands.filter(({ properties }) => 'file' in properties)

function keysCalls(number: number): Files {
  const calls = Array.from(
    { length: number },
    (_, index) => `export const f${index} = () => redis.keys('u${index}:*')\n`,
  )
  return { ...CLEAN, 'src/names.ts': `import { redis } from './redis'\n${calls.join('')}` }
}

test('a check run on the head commit takes the place of the annotations of the log', async () => {
  const { outcome, github } = await visit(ONE_FAULT, {}, { inputs: ON_LINES })
  expect(github.calls).toEqual(['checks/create'])
  const [run] = github.checkRuns
  expect(run?.request).toMatchObject({
    name: 'Redis preflight',
    head_sha: HEAD,
    status: 'completed',
    conclusion: 'failure',
    details_url: RUN,
    output: { summary: expect.stringContaining('Not ready to deploy') },
  })
  expect(run?.annotations).toEqual([
    expect.objectContaining({
      path: 'src/names.ts',
      start_line: 4,
      end_line: 4,
      start_column: 22,
      annotation_level: 'failure',
      title: 'no-keys',
    }),
  ])
  expect(annotated(outcome)).toEqual([])
  expect(outcome.code).toBe(1)
})

test.each<[string, Files, string]>([
  ['no fault', CLEAN, 'success'],
  ['no Redis', NO_REDIS, 'neutral'],
])('%s: its conclusion', async (_, files, conclusion) => {
  const { github } = await visit(files, {}, { inputs: ON_LINES, event: 'merge_group', payload: {} })
  const [run] = github.checkRuns
  expect(run?.request).toMatchObject({ conclusion, head_sha: `${'c0ffee00'.repeat(5)}` })
})

test('120 findings go in batches of fifty, none is lost', async () => {
  const { github } = await visit(keysCalls(120), {}, { inputs: ON_LINES })
  expect(github.calls).toEqual(['checks/create', 'checks/update', 'checks/update'])
  expect(github.checkRuns.map(({ annotations }) => new Set(annotations.map((one) => one.start_line)).size)).toEqual([
    120,
  ])
})

test('a batch that fails is told; what is there stays, with its conclusion', async () => {
  const trouble: Options['trouble'] = (operation, nth) =>
    operation === 'checks/update' && nth > 1 ? FORBIDDEN : undefined
  const { outcome, github } = await visit(keysCalls(120), { trouble }, { inputs: ON_LINES })
  expect(github.checkRuns[0]?.annotations).toHaveLength(100)
  expect(warnings(outcome)).toEqual([expect.stringMatching(/^Could not post 20 annotations of the check run: .*403/)])
  expect(outcome.code).toBe(1)
})

test('without the permission the annotations are in the log after all', async () => {
  const { outcome, github } = await visit(ONE_FAULT, { trouble: () => FORBIDDEN }, { inputs: ON_LINES })
  expect(github.checkRuns).toEqual([])
  expect(warnings(outcome)).toEqual([
    expect.stringMatching(/^Could not post the check run: .*403 \(Resource not accessible.*`checks: write`/),
  ])
  expect(annotated(outcome)).toHaveLength(1)
  expect(outcome.code).toBe(1)
})

test('findings on several lines have no columns, a service has its name and its paths', async () => {
  const client = [
    "import Redis from 'ioredis'",
    "export const redis = new Redis(process.env.REDIS_URL ?? '', {",
    '  retryStrategy: () => {',
    '    return null',
    '  },',
    '})',
  ].join('\n')
  const inputs = { ...ON_LINES, 'working-directory': 'services/api' }
  const { github } = await visit(below('services/api', { ...CLEAN, 'src/redis.ts': client }), {}, { inputs })
  const [run] = github.checkRuns
  expect(run?.request.name).toBe('Redis preflight (services/api)')
  const spread = run?.annotations.filter((one) => one.start_line !== one.end_line) ?? []
  expect(spread.length).toBeGreaterThan(0)
  expect(spread.filter((one) => 'start_column' in one || 'end_column' in one)).toEqual([])
  expect(run?.annotations.every(({ path }) => String(path).startsWith('services/api/src/'))).toBe(true)
})

test('`annotations: false` leaves the lines alone', async () => {
  const { outcome, github } = await visit(ONE_FAULT, {}, { inputs: { ...ON_LINES, annotations: 'false' } })
  expect(github.checkRuns.map(({ annotations }) => annotations)).toEqual([[]])
  expect(annotated(outcome)).toEqual([])
})
