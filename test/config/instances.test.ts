import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ConfigInputs, loadConfig } from '../../src/config'
import { spellingsOf, targetsOf, UsageError } from '../../src/model'

const YML = 'redis-preflight.config.yml'
const PEM = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'

let base: string
let dir: string

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'redis-preflight-config-')))
  dir = join(base, 'checkout')
  mkdirSync(dir)
})

afterEach(() => rmSync(base, { recursive: true, force: true }))

function write(name: string, text: string): void {
  mkdirSync(dirname(join(dir, name)), { recursive: true })
  writeFileSync(join(dir, name), text)
}

function load(text: string, env: NodeJS.ProcessEnv = {}, more: Partial<ConfigInputs> = {}) {
  write(YML, text)
  return loadConfig({ cwd: dir, dir: '.', overrides: {}, env, knownRules: async () => [], ...more })
}

async function targets(...args: Parameters<typeof load>) {
  return targetsOf(await load(...args))
}

async function refusal(...args: Parameters<typeof load>): Promise<string> {
  const error = await load(...args).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(UsageError)
  return (error as UsageError).message
}

describe('an instance', () => {
  it('has its own address, role, login, certificates and sentinel', async () => {
    write('certs/ca.pem', PEM)
    const text = `instances:
  jobs:
    url-env: JOBS_URL
    role: queue
    app-user: worker
    username-env: JOBS_USER
    password-env: JOBS_PASSWORD
    ca-file: certs/ca.pem
    cert-env: JOBS_CERT
    key-env: JOBS_KEY
    servername: redis.example.com
    sentinel: {master: jobs, username-env: S_USER, password-env: S_PASSWORD}
    prefer-replica: true
`
    const env = {
      JOBS_URL: 'rediss://h',
      JOBS_USER: 'probe',
      JOBS_PASSWORD: 'secret',
      JOBS_CERT: 'CERT',
      JOBS_KEY: 'KEY',
      S_USER: 's',
      S_PASSWORD: 'of the sentinel',
      REDIS_PASSWORD: 'of another server',
    }
    const [jobs, ...others] = await targets(text, env)
    expect(others).toEqual([])
    expect(jobs).toEqual({
      name: 'jobs',
      url: 'rediss://h',
      username: 'probe',
      password: 'secret',
      tls: { ca: PEM, cert: 'CERT', key: 'KEY', servername: 'redis.example.com' },
      sentinel: { master: 'jobs', username: 's', password: 'of the sentinel' },
      role: 'queue',
      appUser: 'worker',
      preferReplica: true,
    })
    expect(spellingsOf(jobs!)).toEqual(expect.arrayContaining(['secret', 'of the sentinel']))
  })

  it('may lie behind a socket', async () => {
    expect((await targets('instances:\n  a: {url-env: A}\n', { A: 'unix://me:pw@/run/redis.sock?db=1' }))[0]).toEqual({
      name: 'a',
      url: 'unix://me:pw@/run/redis.sock?db=1',
      role: 'cache',
    })
  })

  it('is left out aloud where a variable that it names is not set', async () => {
    const text = 'instances:\n  a: {url-env: A}\n  b: {url-env: B}\n  c: {url-env: C, sentinel: {password-env: D}}\n'
    expect((await load(text, { A: 'redis://a', C: 'redis://c' })).probe).toMatchObject({
      kind: 'live',
      plan: {
        targets: [{ name: 'a' }],
        missing: [
          { name: 'b', reason: 'the environment variable B is not set' },
          { name: 'c', reason: 'the environment variable D is not set' },
        ],
      },
    })
    expect((await load(text)).probe).toEqual({
      kind: 'none',
      reason: ['a: …A', 'b: …B', 'c: …C']
        .map((each) => each.replace('…', 'the environment variable ').concat(' is not set'))
        .join('; '),
    })
  })

  it('goes by its own settings before the options, which are for all of them', async () => {
    const text = 'instances:\n  a: {url-env: A, password-env: PW, servername: own}\n  b: {url-env: B}\n'
    const overrides = { redisPassword: 'common', redisServername: 'common', redisCa: 'CA' }
    const found = await targets(text, { A: 'redis://a', B: 'redis://b', PW: 'own' }, { overrides })
    expect(found).toMatchObject([
      { password: 'own', tls: { servername: 'own', ca: 'CA' } },
      { password: 'common', tls: { servername: 'common', ca: 'CA' } },
    ])
  })
})

describe('the only instance', () => {
  it('goes by the options before the file', async () => {
    const text = 'probe: {username-env: NAME, password-env: PW, servername: file, ca-env: CA}\n'
    const env = { REDIS_URL: 'redis://h', NAME: 'file', CA: 'file' }
    const overrides = { redisPassword: 'option', redisServername: 'option', redisCert: 'option', redisKey: 'option' }
    expect(await targets(text, env, { overrides })).toEqual([
      {
        name: '',
        url: 'redis://h',
        username: 'file',
        password: 'option',
        tls: { ca: 'file', cert: 'option', key: 'option', servername: 'option' },
        role: 'cache',
      },
    ])
  })

  it('does not mix the login of the file with that of the environment or of a complete URL', async () => {
    const text = 'probe: {password-env: PW}\n'
    const env = { REDIS_URL: 'redis://h', PW: 'file', REDIS_USERNAME: 'another', REDIS_PASSWORD: 'another' }
    const [target] = await targets(text, env)
    expect(target).toMatchObject({ password: 'file' })
    expect(target).not.toHaveProperty('username')
    const overrides = { redisUrl: 'redis://me:mine@other' }
    expect(await targets(text, env, { overrides })).toEqual([{ name: '', url: overrides.redisUrl, role: 'cache' }])
  })

  it('is not probed where a variable that the file names is not set', async () => {
    const env = { REDIS_URL: 'redis://h' }
    const reason = 'the environment variable PW is not set'
    expect((await load('probe: {password-env: PW}\n', env)).probe).toEqual({ kind: 'none', reason })
    const overrides = { noUrlReason: 'no secrets here' }
    expect((await load('probe: {password-env: PW}\n', env, { overrides })).probe).toEqual({
      kind: 'none',
      reason: 'no secrets here',
    })
  })
})

describe('a PEM file', () => {
  const env = { REDIS_URL: 'rediss://h' }

  it('is found from the folder of the config, and within the checked one', async () => {
    write('certs/ca.pem', PEM)
    write('ci/strict.yml', 'probe: {ca-file: ../certs/ca.pem}\n')
    const [target] = await targets('', env, { configFile: 'ci/strict.yml' })
    expect(target?.tls?.ca).toBe(PEM)
    symlinkSync(join(dir, 'certs/ca.pem'), join(dir, 'link.pem'))
    expect((await targets('probe: {ca-file: link.pem}\n', env))[0]?.tls?.ca).toBe(PEM)
  })

  it('must lie in the checked folder, wherever links lead', async () => {
    writeFileSync(join(base, 'outside.pem'), PEM)
    symlinkSync(join(base, 'outside.pem'), join(dir, 'link.pem'))
    symlinkSync(base, join(dir, 'up'))
    for (const path of ['../outside.pem', 'link.pem', 'up/outside.pem', '/etc/hostname', join(base, 'outside.pem')])
      expect(await refusal(`\nprobe:\n  key-file: ${path}\n`, env)).toBe(
        `${YML}:3: the file of \`probe.key-file\` is not in the checked folder; put the text into an environment variable and name that in \`probe.key-env\`.`,
      )
  })

  it.each([
    ['none.pem', 'does not exist.'],
    ['folder', 'is not a file.'],
    ['large.pem', 'is larger than 256 KiB, which no certificate is.'],
  ])('%s is refused with its line', async (path, complaint) => {
    write('folder/x', '')
    write('large.pem', 'x'.repeat(300_000))
    const text = `instances:\n  a:\n    url-env: REDIS_URL\n    ca-file: ${path}\n`
    expect(await refusal(text, env)).toBe(`${YML}:4: the file of \`instances.a.ca-file\` ${complaint}`)
  })

  it('is not read where nothing is probed', async () => {
    expect((await load('probe: {ca-file: none.pem}\n')).probe.kind).toBe('none')
  })
})

describe('a fault in instances or thresholds', () => {
  const VARIABLE = 'the name of an environment variable such as STAGING_REDIS_PASSWORD, never what is in it.'

  it.each([
    ['instances: [a]', '1: `instances` must be a mapping of keys to values.'],
    ['instances:\n  a:', '2: `instances.a` must be a mapping of keys to values.'],
    ['instances:\n  1:', '2: `instances.1` must be a mapping of keys to values.'],
    ['instances:\n  a: {role: cache}', '2: `instances.a` needs `url-env`.'],
    [
      'instances:\n  a:\n    url-env: redis://:hunter2@h',
      '3: `instances.a.url-env` must be the name of an environment variable such as STAGING_REDIS_URL, never the URL itself.',
    ],
    ['instances:\n  a:\n    url-env: A\n    rol: cache', '4: unknown key `rol` in `instances.a`; did you mean `role`?'],
    [
      'instances:\n  a:\n    url-env: A\n    role: cash',
      '4: `instances.a.role` cannot be `cash`; did you mean `cache`?',
    ],
    [
      'instances:\n  a:\n    url: redis://:hunter2@h',
      '3: `instances.a.url` does not belong in a file: put the URL into an environment variable and name that in `instances.a.url-env`.',
    ],
    [
      'instances:\n  a:\n    url-env: A\n    password: hunter2',
      '4: `instances.a.password` does not belong in a file: put it into an environment variable and name that in `instances.a.password-env`.',
    ],
    [
      'instances:\n  a:\n    url-env: A\n    password-env: hunter 2',
      `4: \`instances.a.password-env\` must be ${VARIABLE}`,
    ],
    [
      `instances:\n  a:\n    url-env: A\n    key-file: |\n      ${PEM.split('\n').join('\n      ')}`,
      '4: `instances.a.key-file` must be the path of a PEM file within the checked folder, never its text.',
    ],
    [
      'instances:\n  a: {url-env: A, ca-file: x, ca-env: Y}',
      '2: `instances.a.ca-file` and `instances.a.ca-env` are both there; keep one.',
    ],
    [
      'instances:\n  a:\n    url-env: A\n    sentinel:\n      mastr: x',
      '5: unknown key `mastr` in `instances.a.sentinel`; did you mean `master`?',
    ],
    [
      'instances:\n  a:\n    url-env: A\n    sentinel:\n      password: hunter2',
      '5: `instances.a.sentinel.password` does not belong in a file: put it into an environment variable and name that in `instances.a.sentinel.password-env`.',
    ],
    [
      'instances:\n  a:\n    url-env: A\n    sentinel:\n      host: h',
      '5: `instances.a.sentinel.host` does not belong in a file: put the URL into an environment variable and name that in `instances.a.url-env`.',
    ],
    [
      'instances:\n  a:\n    url-env: A\n    prefer-replica: yes please',
      '4: `instances.a.prefer-replica` must be true or false.',
    ],
    [
      'instances:\n  my cache: {url-env: A}',
      '2: an instance cannot be called `my cache`; use letters, digits, `-` and `_`, 40 at most, a letter or digit first.',
    ],
    [
      "instances:\n  'redis://:hunter2@h': {url-env: A}",
      '2: an instance cannot be called (a URL); use letters, digits, `-` and `_`, 40 at most, a letter or digit first.',
    ],
    [
      'probe:\n  password: hunter2',
      '2: `probe.password` does not belong in a file: put it into an environment variable and name that in `probe.password-env`.',
    ],
    ['probe:\n  sample: many', '2: `probe.sample` must be a whole number from 0 to 1000000.'],
    ['thresholds:\n  hit-rate: {warning: 1}', '2: unknown key `hit-rate` in `thresholds`; did you mean `hit-ratio`?'],
    ['thresholds:\n  hit-ratio: 80', '2: `thresholds.hit-ratio` must be a mapping of keys to values.'],
    [
      'thresholds:\n  hit-ratio:\n    warn: 80',
      '3: unknown key `warn` in `thresholds.hit-ratio`; known are `warning`, `error`.',
    ],
    [
      'thresholds:\n  immortal-keys:\n    error: 200',
      '3: `thresholds.immortal-keys.error` must be a percentage from 0 to 100.',
    ],
    [
      'thresholds:\n  big-key-bytes: huge',
      '2: `thresholds.big-key-bytes` must be a size above 0 such as `512kb`, `1mb` or a number of bytes.',
    ],
    ['thresholds:\n  big-key-elements: 0', '2: `thresholds.big-key-elements` must be a whole number above 0.'],
  ])('%j is told in one sentence', async (text, message) => {
    expect(await refusal(text)).toBe(`${YML}:${message}`)
  })
})
