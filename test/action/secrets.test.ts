import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFreePort, makeCertificates, startRedis } from '../support/redis-server.mjs'
import { BUILD_MS, bundledAction } from './support/bundle'
import { checkOut, cleanUp, commit, type Job, type Outcome, runAction, write } from './support/runner'
import { below, CLEAN, NO_REDIS, ONE_FAULT } from './support/services'

beforeAll(bundledAction, BUILD_MS)
afterAll(cleanUp)

const PASSWORD = 'p@ss/w0rd-8c1f'
const ENCODED = encodeURIComponent(PASSWORD)
const FORKS = 'no credentials: secrets are not available to pull requests from forks'

const notices = (outcome: Outcome) => outcome.commands.filter(({ name }) => name === 'notice').map(({ data }) => data)
const masks = (outcome: Outcome) => outcome.commands.filter(({ name }) => name === 'add-mask').map(({ data }) => data)
const memoryPolicy = (outcome: Outcome): { verdict: string; because: string } =>
  outcome.report.checklist.find(({ item }: { item: string }) => item === 'memory-policy')

function pullRequest(head: { full_name: string } | null, sha = 'b'.repeat(40)) {
  return { pull_request: { head: { repo: head }, base: { sha, repo: { full_name: 'octo/shop' } } } }
}

test.each<[string, (port: number) => Pick<Job, 'inputs' | 'env'>]>([
  ['in the URL', (port) => ({ inputs: { 'redis-url': `redis://app:${ENCODED}@127.0.0.1:${port}` } })],
  ['as an input', (port) => ({ inputs: { 'redis-url': `redis://127.0.0.1:${port}`, 'redis-password': PASSWORD } })],
  ['in the environment', (port) => ({ env: { REDIS_URL: `redis://:${ENCODED}@127.0.0.1:${port}` } })],
  ['beside the environment', (port) => ({ env: { REDIS_URL: `redis://127.0.0.1:${port}`, REDIS_PASSWORD: PASSWORD } })],
])('a password %s is masked first and never printed', async (_, give) => {
  const outcome = await runAction({ workspace: checkOut(ONE_FAULT), ...give(await findFreePort()) })
  expect(outcome.commands[0]?.name).toBe('add-mask')
  expect(masks(outcome)).toContain(PASSWORD)
  expect(outcome.kept).not.toContain(PASSWORD)
  expect(outcome.kept).not.toContain(ENCODED)
  expect(memoryPolicy(outcome)).toMatchObject({ verdict: 'not-checked' })
  expect(memoryPolicy(outcome).because).toMatch(/^nothing takes connections at that host and port/)
  expect(outcome.code).toBe(1)
})

test.each<[string, (port: number) => Pick<Job, 'inputs' | 'env'>]>([
  [
    'as an input',
    (port) => ({ inputs: { 'prometheus-url': `http://127.0.0.1:${port}`, 'prometheus-token': PASSWORD } }),
  ],
  ['in the URL', (port) => ({ inputs: { 'prometheus-url': `http://app:${ENCODED}@127.0.0.1:${port}` } })],
  [
    'in the environment',
    (port) => ({ env: { PROMETHEUS_URL: `http://127.0.0.1:${port}`, PROMETHEUS_TOKEN: PASSWORD } }),
  ],
])('a login for Prometheus %s is masked first and never printed', async (_, give) => {
  const outcome = await runAction({ workspace: checkOut(ONE_FAULT), ...give(await findFreePort()) })
  expect(masks(outcome)).toContain(PASSWORD)
  expect(outcome.kept).not.toContain(PASSWORD)
  expect(outcome.kept).not.toContain(ENCODED)
  expect(outcome.report.prometheus).toEqual({
    status: 'not-collected',
    reason: expect.stringMatching(/^nothing takes connections at the host and port of Prometheus/),
  })
})

test('a server behind TLS and a password is probed, and neither gets out', async () => {
  const tls = await makeCertificates()
  const acl = [`user default on >${PASSWORD} ~* +@all`]
  const server = await startRedis({ tls, acl, config: { 'maxmemory-policy': 'noeviction' } })
  try {
    const inputs = { 'redis-url': server.url, 'redis-password': `${PASSWORD}\n`, 'redis-ca': tls.ca }
    const outcome = await runAction({ workspace: checkOut(CLEAN), inputs })
    expect(outcome.report.readings).toMatchObject({
      status: 'collected',
      servers: [{ memory: { policy: 'noeviction' } }],
    })
    expect(memoryPolicy(outcome).verdict).toBe('fail')
    expect(outcome.kept).not.toContain(PASSWORD)
    expect(outcome.stderr).toBe('')
    expect(outcome.code).toBe(1)
  } finally {
    await server.stop()
    await tls.remove()
  }
})

test.each([
  ['no port', `redis://app:${PASSWORD}@host:port`],
  ['a hash in the password', 'redis://:8c1f#w0rd-8c1f@127.0.0.1:6379'],
  ['another protocol', `http://app:${ENCODED}@127.0.0.1`],
])('a URL that is none (%s): one sentence without it, exit 2', async (_, url) => {
  const outcome = await runAction({ workspace: checkOut(CLEAN), inputs: { 'redis-url': url } })
  expect(outcome.code).toBe(2)
  const [error, ...others] = outcome.commands.filter(({ name }) => name === 'error')
  expect(others).toEqual([])
  expect(error?.data).toMatch(/^The input `redis-url` /)
  expect(outcome.kept).not.toMatch(/w0rd-8c1f/)
})

/** Legal in a password, and spelled in its own way by JSON, Markdown, HTML and URLs. */
const ODD = 'a_b$c "d\\e" <f> 9#1'

test('a password that the source holds as well is in no output, however a format spells it', async () => {
  const files = {
    ...ONE_FAULT,
    'src/names.ts': `import { redis } from './redis'

export const names = (kept: string) => redis.keys(kept || ${JSON.stringify(ODD)})
`,
  }
  const inputs = { 'redis-url': `redis://127.0.0.1:${await findFreePort()}`, 'redis-password': ODD }
  const outcome = await runAction({ workspace: checkOut(files), inputs })
  expect(outcome.code).toBe(1)
  expect(outcome.report.findings).toHaveLength(1)
  expect(outcome.summary).toContain('redis.keys(kept')
  for (const part of ['a_b', 'a\\_b', '$c', '&#36;c', 'd\\e', '<f>', '9#1']) expect(outcome.summary).not.toContain(part)
  const spellings = [ODD, JSON.stringify(ODD).slice(1, -1), encodeURIComponent(ODD)]
  for (const spelling of spellings) {
    expect(outcome.kept).not.toContain(spelling)
    expect(masks(outcome)).toContain(spelling)
  }
})

test.each<[string, unknown]>([
  ['another repository', pullRequest({ full_name: 'stranger/shop' })],
  ['a deleted fork', pullRequest(null)],
])('a pull request from %s says aloud why nothing was probed', async (_, payload) => {
  const outcome = await runAction({ workspace: checkOut(CLEAN), event: 'pull_request', payload })
  expect(notices(outcome)).toEqual([`The server was not probed: ${FORKS}.`])
  expect(memoryPolicy(outcome)).toMatchObject({ verdict: 'not-checked', because: expect.stringContaining(FORKS) })
  expect(outcome.summary).toContain(FORKS)
  expect(outcome.code).toBe(0)
})

test('a run that Dependabot started says so', async () => {
  const env = { GITHUB_ACTOR: 'dependabot[bot]' }
  const payload = pullRequest({ full_name: 'octo/shop' })
  const outcome = await runAction({ workspace: checkOut(CLEAN), event: 'pull_request', payload, env })
  expect(notices(outcome)).toEqual([expect.stringMatching(/no credentials: .*Dependabot secrets/)])
})

test('a pull request of the repository itself only lacks a URL; `probe: false` lacks nothing', async () => {
  const job = { workspace: checkOut(CLEAN), event: 'pull_request', payload: pullRequest({ full_name: 'octo/shop' }) }
  const own = await runAction(job)
  expect(notices(own)).toEqual([])
  expect(memoryPolicy(own).because).toContain('no Redis URL: give the input `redis-url`')
  const fork = { ...job, payload: pullRequest({ full_name: 'stranger/shop' }), inputs: { probe: 'false' } }
  const off = await runAction(fork)
  expect(notices(off)).toEqual([])
  expect(memoryPolicy(off).because).toContain('the input `probe: false`')
})

test('under pull_request_target the credentials go only with the base commit', async () => {
  const workspace = checkOut(NO_REDIS)
  const base = commit(workspace)
  const inputs = { 'redis-url': `redis://:${ENCODED}@127.0.0.1:${await findFreePort()}` }
  const event = 'pull_request_target'
  const payload = pullRequest({ full_name: 'stranger/shop' }, base)
  write(workspace, below('head', CLEAN))
  commit(`${workspace}/head`)
  const onBase = await runAction({ workspace, event, payload, inputs })
  expect(notices(onBase)).toEqual([])
  expect(memoryPolicy(onBase).because).not.toContain('pull_request_target')
  const onHead = await runAction({ workspace, event, payload, inputs: { ...inputs, 'working-directory': 'head' } })
  expect(notices(onHead)).toEqual([expect.stringContaining('not probed under pull_request_target')])
  expect(memoryPolicy(onHead).because).toContain('pull_request_target')
})
