import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadConfig, type Overrides } from '../../src/config'
import { type Config, targetsOf, UsageError } from '../../src/model'

let dir: string

beforeEach(() => {
  dir = realpathSync(mkdtempSync(join(tmpdir(), 'redis-preflight-config-')))
})

afterEach(() => rmSync(dir, { recursive: true, force: true }))

function load(overrides: Overrides = {}, env: NodeJS.ProcessEnv = {}, folder = '.') {
  return loadConfig({ cwd: dir, dir: folder, overrides, env, knownRules: async () => [] })
}

async function refusal(...args: Parameters<typeof load>): Promise<string> {
  const error = await load(...args).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(UsageError)
  return (error as UsageError).message
}

function writeConfig(text: string): void {
  writeFileSync(join(dir, 'redis-preflight.config.yml'), text)
}

describe('the checked folder', () => {
  it('must exist', async () => {
    expect(await refusal({}, {}, 'nowhere')).toBe('The folder nowhere does not exist.')
  })

  it('must be a folder', async () => {
    writeConfig('')
    expect(await refusal({}, {}, 'redis-preflight.config.yml')).toBe(
      'redis-preflight.config.yml is a file; name the folder to check.',
    )
  })

  it('is told as an absolute path', async () => {
    mkdirSync(join(dir, 'a/b'), { recursive: true })
    expect((await load({}, {}, 'a/./b/')).root).toBe(join(dir, 'a/b'))
  })
})

describe('flags', () => {
  it('win over the file', async () => {
    writeConfig('fail-on: note\nrequire: [ttl]\nprobe: {role: queue}\n')
    const config = await load({
      failOn: 'warning',
      require: ['memory-policy', 'no-flush', 'no-flush'],
      redisUrl: 'redis://h',
      redisRole: 'session',
    })
    expect(config).toMatchObject({
      failOn: 'warning',
      require: ['memory-policy', 'no-flush'],
      probe: { plan: { targets: [{ role: 'session' }] } },
    })
  })

  it('count as not given when they are empty', async () => {
    writeConfig('fail-on: note\nrequire: [ttl]\nprobe: {role: queue}\n')
    const empty = { failOn: '', require: [''], redisUrl: '', redisUsername: '', redisPassword: '', redisRole: '' }
    const config = await load(empty, { REDIS_URL: 'redis://env' })
    expect(config).toMatchObject({ failOn: 'note', require: ['ttl'] })
    expect(targetOf(config)).toEqual({ name: '', url: 'redis://env', role: 'queue' })
  })

  it.each<[Overrides, string]>([
    [{ failOn: 'warn' }, '--fail-on cannot be `warn`; choose from error, warning, note.'],
    [{ failOn: 'eror' }, '--fail-on cannot be `eror`; did you mean `error`?'],
    [{ require: ['ttl', 'tls'] }, '--require: there is no item `tls`; did you mean `ttl`?'],
    [
      { require: ['everything'], spell: (option) => `input \`${option}\`` },
      'input `require`: there is no item `everything`; choose from memory-policy, ttl, circuit-breaker, hit-ratio, eviction-rate, hot-keys, scan-not-keys, connections, flush-procedure, no-flush.',
    ],
    [{ redisUrl: 'redis://h', redisRole: 'cash' }, '--redis-role cannot be `cash`; did you mean cache?'],
  ])('are refused by name: %j', async (overrides, message) => {
    expect(await refusal(overrides)).toBe(message)
  })
})

/** The only instance that is probed. */
function targetOf(config: Config) {
  const [target, ...others] = targetsOf(config)
  expect(others).toEqual([])
  return target
}

describe('the probe target', () => {
  it('comes from the flag before the environment', async () => {
    const config = await load({ redisUrl: 'rediss://flag' }, { REDIS_URL: 'redis://env' })
    expect(targetOf(config)).toEqual({ name: '', url: 'rediss://flag', role: 'cache' })
  })

  it('takes credentials from flags, else from the environment', async () => {
    const env = { REDIS_URL: 'redis://h', REDIS_USERNAME: 'app', REDIS_PASSWORD: 'secret' }
    expect(targetOf(await load({}, env))).toMatchObject({ username: 'app', password: 'secret' })
    const flags = { redisUsername: 'probe', redisPassword: 'other', redisCa: 'PEM' }
    expect(targetOf(await load(flags, env))).toMatchObject({
      username: 'probe',
      password: 'other',
      tls: { ca: 'PEM' },
    })
  })

  it('does not mix a complete URL with credentials of the environment', async () => {
    const config = await load({ redisUrl: 'redis://me:mine@h' }, { REDIS_PASSWORD: 'of another server' })
    expect(targetOf(config)).toEqual({ name: '', url: 'redis://me:mine@h', role: 'cache' })
  })

  it.each<[string, Overrides, NodeJS.ProcessEnv, string]>([
    ['', { probe: false, redisUrl: 'redis://h' }, {}, 'switched off with --no-probe'],
    ['probe: {enabled: false}', {}, { REDIS_URL: 'redis://h' }, 'switched off in the config file (probe.enabled)'],
    ['', {}, {}, 'no Redis URL: give --redis-url or set REDIS_URL'],
    [
      'probe: {url-env: STAGING}',
      {},
      { REDIS_URL: 'redis://h' },
      'no Redis URL: the environment variable STAGING (probe.url-env) is not set',
    ],
    ['', { noUrlReason: 'no credentials' }, {}, 'no credentials'],
  ])('is told why there is none (%j, %j)', async (file, overrides, env, reason) => {
    writeConfig(file)
    expect((await load(overrides, env)).probe).toEqual({ kind: 'none', reason })
  })

  it.each<[string, Overrides, object]>([
    ['', {}, { budgetMs: 20_000, windowMs: 5000 }],
    ['', { window: '60s' }, { budgetMs: 75_000, windowMs: 60_000 }],
    ['probe: {timeout: 2s}', {}, { budgetMs: 2000, windowMs: 500 }],
    ['probe: {timeout: 60s}', {}, { budgetMs: 60_000, windowMs: 5000 }],
    ['probe: {timeout: 60s, window: 5s}', { window: '10s' }, { budgetMs: 60_000, windowMs: 10_000 }],
  ])('has a time in which the window fits (%j, %j)', async (file, overrides, times) => {
    writeConfig(file)
    expect((await load({ redisUrl: 'redis://h', ...overrides })).probe).toMatchObject({ plan: times })
  })

  it.each<[string, Overrides, string]>([
    [
      'probe: {timeout: 5s}',
      { window: '5s' },
      '--window must be shorter than probe.timeout (5s), which is for the whole probe.',
    ],
    [
      'probe: {timeout: 5s, window: 6s}',
      {},
      'probe.window must be shorter than probe.timeout (5s), which is for the whole probe.',
    ],
    ['', { window: '1h' }, '--window must be a duration of at most 10 minutes such as 5s or 500ms.'],
  ])('is refused where the window does not fit (%j, %j)', async (file, overrides, message) => {
    writeConfig(file)
    expect(await refusal({ redisUrl: 'redis://h', ...overrides })).toBe(message)
  })

  it('is probed on the flag even where the file switches the probe off', async () => {
    writeConfig('probe: {enabled: false}')
    expect(targetOf(await load({ redisUrl: 'redis://h' }))?.url).toBe('redis://h')
  })

  const SHAPE =
    'is not a URL like redis://user:password@host:6379/0; percent-encode the password or give it as REDIS_PASSWORD.'
  const SCHEME = 'does not start with redis://, rediss:// (TLS) or unix://; write it as redis://host:6379.'

  const SOCKET =
    'is not a URL like unix:///path/to/redis.sock or unix://user:password@/path/to/redis.sock; percent-encode the password.'

  it.each([
    ['localhost:6379', SCHEME],
    ['https://:hunter2@h', SCHEME],
    ['redis://', SHAPE],
    ['redis://:hunter2#x@h:6379', SHAPE],
    ['redis://:hunter2/x@h:6379', SHAPE],
    ['redis://:hunter2%zz@h:6379', SHAPE],
    ['redis://h:6379/first', SHAPE],
    ['hunter2', SHAPE],
    ['unix://run/redis.sock', SOCKET],
    ['unix://:hunter2@', SOCKET],
    ['redis+unix://:hunter2%zz@/run/redis.sock', SOCKET],
  ])('is refused without being shown: %s', async (url, complaint) => {
    expect(await refusal({ redisUrl: url })).toBe(`--redis-url ${complaint}`)
    expect(await refusal({}, { REDIS_URL: url })).toBe(`the environment variable REDIS_URL ${complaint}`)
  })
})
