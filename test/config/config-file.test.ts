import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ConfigInputs, DEFAULT_THRESHOLDS, loadConfig } from '../../src/config'
import { UsageError } from '../../src/model'

let dir: string

beforeEach(() => {
  dir = realpathSync(mkdtempSync(join(tmpdir(), 'redis-preflight-config-')))
})

afterEach(() => rmSync(dir, { recursive: true, force: true }))

function write(name: string, text: string | Buffer): void {
  mkdirSync(dirname(join(dir, name)), { recursive: true })
  writeFileSync(join(dir, name), text)
}

function load(inputs: Partial<ConfigInputs> = {}) {
  const knownRules = async () => ['no-keys', 'no-flush', 'require-ttl']
  return loadConfig({ cwd: dir, dir: '.', overrides: {}, env: {}, knownRules, ...inputs })
}

async function refusal(inputs: Partial<ConfigInputs> = {}): Promise<string> {
  const error = await load(inputs).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(UsageError)
  return (error as UsageError).message
}

const YML = 'redis-preflight.config.yml'

describe('a config file', () => {
  it('is not needed: without one the defaults hold', async () => {
    expect(await load()).toEqual({
      root: dir,
      rules: {},
      ignore: [],
      includeTests: false,
      overrides: [],
      immortal: [],
      require: [],
      failOn: 'error',
      attestations: [],
      source: true,
      thresholds: DEFAULT_THRESHOLDS,
      probe: { kind: 'none', reason: 'no Redis URL: give --redis-url or set REDIS_URL' },
      prometheus: {
        kind: 'none',
        reason: 'no Prometheus URL: give --prometheus-url or set PROMETHEUS_URL',
      },
    })
  })

  it('decides every key', async () => {
    write(
      YML,
      `$schema: ./schema/config.schema.json
rules:
  no-keys: warning
  require-ttl: off
ignore: ['legacy/**']
include-tests: true
overrides: [{ files: ['old/**'], rules: { no-keys: note } }]
immortal: [feature-flags, 'version:*']
require: [memory-policy, ttl]
fail-on: warning
attestations:
  - item: hit-ratio
    by: payments team
    reason: Dashboard and alert are in place.
    link: https://example.com/board
    until: 2027-01-31
probe:
  url-env: STAGING_REDIS
  role: queue
  timeout: 2500ms
  window: 1s
  sample: 500
  app-user: shop
prometheus: { url-env: OURS, timeout: 4s }
thresholds:
  immortal-keys: {warning: 5}
  hit-ratio: {error: 40.5}
  big-key-bytes: 512kb
  big-key-elements: 100
`,
    )
    const env = { STAGING_REDIS: 'redis://staging:6380/2', REDIS_URL: 'redis://other', OURS: 'http://ours' }
    expect(await load({ env })).toEqual({
      root: dir,
      rules: { 'no-keys': 'warning', 'require-ttl': 'off' },
      ignore: ['legacy/**'],
      includeTests: true,
      overrides: [{ files: ['old/**'], rules: { 'no-keys': 'note' }, matches: expect.any(Function) }],
      immortal: ['feature-flags', 'version:*'],
      require: ['memory-policy', 'ttl'],
      failOn: 'warning',
      source: true,
      thresholds: {
        immortalKeys: { warning: 5, error: 25 },
        hitRatio: { warning: 80, error: 40.5 },
        bigKeyBytes: 512 * 1024,
        bigKeyElements: 100,
        flushDrillDays: 180,
      },
      attestations: [
        {
          item: 'hit-ratio',
          by: 'payments team',
          reason: 'Dashboard and alert are in place.',
          link: 'https://example.com/board',
          until: '2027-01-31',
        },
      ],
      prometheus: { kind: 'live', target: { url: 'http://ours/', budgetMs: 4000 } },
      probe: {
        kind: 'live',
        plan: {
          targets: [{ name: '', url: 'redis://staging:6380/2', role: 'queue', appUser: 'shop' }],
          missing: [],
          budgetMs: 2500,
          windowMs: 1000,
          sampleKeys: 500,
        },
      },
    })
  })

  it.each([
    ['redis-preflight.config.yaml', 'fail-on: note'],
    ['redis-preflight.config.json', '\uFEFF{\n\t"fail-on": "note"\n}'],
  ])('may be called %s', async (name, text) => {
    write(name, text)
    expect((await load()).failOn).toBe('note')
  })

  it.each(['', '# nothing yet\n', '---\n'])('may be empty: %j', async (text) => {
    write(YML, text)
    expect((await load()).failOn).toBe('error')
  })

  it('is looked for in the checked folder, not in the current one', async () => {
    write(YML, 'fail-on: note')
    write('service/README.md', '')
    expect((await load({ dir: 'service' })).failOn).toBe('error')
  })

  it('may be named and lie elsewhere', async () => {
    write('ci/strict.yml', 'fail-on: note')
    write(YML, 'fail-on: warning')
    expect((await load({ configFile: 'ci/strict.yml' })).failOn).toBe('note')
  })

  it('may repeat a value with an alias', async () => {
    write(YML, 'ignore: &globs [old/**]\nimmortal: *globs\n')
    expect((await load()).immortal).toEqual(['old/**'])
  })

  it.each([
    ['0.5', 500],
    ['10s', 10_000],
    ['1m', 60_000],
    ['20ms', 20],
    ["'15'", 15_000],
  ])('takes the timeout %s', async (timeout, budgetMs) => {
    write(YML, `probe:\n  timeout: ${timeout}\n`)
    expect((await load({ env: { REDIS_URL: 'redis://h' } })).probe).toMatchObject({ plan: { budgetMs } })
  })
})

describe('a faulty config file', () => {
  it.each([
    ['rule: {}', `${YML}:1: unknown key \`rule\`; did you mean \`rules\`?`],
    ['\nfailOn: error', `${YML}:2: unknown key \`failOn\`; did you mean \`fail-on\`?`],
    ['probe:\n  roles: cache', `${YML}:2: unknown key \`roles\` in \`probe\`; did you mean \`role\`?`],
    [
      'probe:\n  database: 3',
      `${YML}:2: unknown key \`database\` in \`probe\`; known are \`enabled\`, \`url-env\`, \`role\`, \`app-user\`, \`username-env\`, \`password-env\`, \`ca-file\`, \`ca-env\`, \`cert-file\`, \`cert-env\`, \`key-file\`, \`key-env\`, \`servername\`, \`sentinel\`, \`prefer-replica\`, \`timeout\`, \`window\`, \`sample\`.`,
    ],
    ['rules:\n  no-key: off', `${YML}:2: there is no rule \`no-key\`; did you mean \`no-keys\`?`],
    ['rules:\n  x: off', `${YML}:2: there is no rule \`x\`; known are \`no-keys\`, \`no-flush\`, \`require-ttl\`.`],
    ['rules:\n\n  no-keys:\n    eror', `${YML}:3: \`rules.no-keys\` cannot be \`eror\`; did you mean \`error\`?`],
    [
      'rules:\n  no-keys: false',
      `${YML}:2: \`rules.no-keys\` cannot be \`false\`; known are \`error\`, \`warning\`, \`note\`, \`off\`.`,
    ],
    ['rules: [no-keys]', `${YML}:1: \`rules\` must be a mapping of keys to values.`],
    ['rules:', `${YML}:1: \`rules\` must be a mapping of keys to values.`],
    [
      'require:\n  - ttl\n  - memory_polcy',
      `${YML}:3: there is no item \`memory_polcy\`; did you mean \`memory-policy\`?`,
    ],
    ['ignore: legacy', `${YML}:1: \`ignore\` must be a list.`],
    ['ignore:\n  - a\n  - 7', `${YML}:3: an entry of \`ignore\` must be a glob such as \`legacy/**\`.`],
    ['include-tests: sometimes', `${YML}:1: \`include-tests\` must be true or false.`],
    [
      "immortal:\n  - '*'",
      `${YML}:2: an entry of \`immortal\` must be a key pattern such as \`flags:*\`; to silence every key, set the rule \`require-ttl\` to off.`,
    ],
    ['fail-on: never', `${YML}:1: \`fail-on\` cannot be \`never\`; known are \`error\`, \`warning\`, \`note\`.`],
    [
      'attestations:\n  - item: ttl\n    by: me\n    until: 2027-01-31',
      `${YML}:2: this entry of \`attestations\` needs \`link\` or \`reason\`: where it is written down, or what was seen.`,
    ],
    [
      'attestations:\n  - item: ttl\n    by: me\n    link: https://example.com\n    until: 9999-01-31',
      `${YML}:5: \`attestations.until\` is 9999-01-31, more than a year ahead; look again within a year.`,
    ],
    ['attestations: [hit-ratio]', `${YML}:1: an entry of \`attestations\` must be a mapping of keys to values.`],
    [
      'attestations:\n  - item: ttl\n    by: me\n    reason: seen\n    until: tomorrow',
      `${YML}:5: \`attestations.until\` must be a date such as 2027-01-31.`,
    ],
    [
      'attestations:\n  - item: ttl\n    by: me\n    reason: seen\n    until: 2027-02-30',
      `${YML}:5: \`attestations.until\` is 2027-02-30, a day that does not exist.`,
    ],
    [
      'attestations:\n  - &a {item: ttl, by: me, reason: seen, until: 2027-01-31}\n  - *a',
      `${YML}:3: \`ttl\` is attested twice; keep one entry.`,
    ],
    [
      'probe:\n  url: redis://:hunter2@h',
      `${YML}:2: \`probe.url\` does not belong in a file: pass --redis-url or put the URL into an environment variable and name that in \`probe.url-env\`.`,
    ],
    [
      'probe:\n  url-env: redis://:hunter2@h',
      `${YML}:2: \`probe.url-env\` must be the name of an environment variable such as STAGING_REDIS_URL, never the URL itself.`,
    ],
    [
      'probe:\n  role: redis://:hunter2@h',
      `${YML}:2: \`probe.role\` cannot be (a URL); known are \`cache\`, \`queue\`, \`session\`, \`lock\`, \`limiter\`, \`pubsub\`.`,
    ],
    [
      'probe:\n  timeout: soon',
      `${YML}:2: \`probe.timeout\` must be a duration of at most 10 minutes such as \`20s\`, \`500ms\` or a number of seconds.`,
    ],
    [
      'probe:\n  timeout: 1h',
      `${YML}:2: \`probe.timeout\` must be a duration of at most 10 minutes such as \`20s\`, \`500ms\` or a number of seconds.`,
    ],
    [
      'probe:\n  timeout: 11m',
      `${YML}:2: \`probe.timeout\` must be a duration of at most 10 minutes such as \`20s\`, \`500ms\` or a number of seconds.`,
    ],
    [
      'probe:\n  timeout: 0',
      `${YML}:2: \`probe.timeout\` must be a duration of at most 10 minutes such as \`20s\`, \`500ms\` or a number of seconds.`,
    ],
    ['- rules', `${YML}:1: the file must hold a mapping of keys to values.`],
    ['just text', `${YML}:1: the file must hold a mapping of keys to values.`],
    ['fail-on: error\nfail-on: note', `${YML}:2: Map keys must be unique.`],
    ['fail-on: !!js/function "x"', `${YML}:1: Unresolved tag: tag:yaml.org,2002:js/function.`],
    ['ignore: *nowhere', `${YML}: the YAML aliases in it do not resolve to a finite value; write the values out.`],
    ['ignore: &a [*a]', `${YML}: the YAML aliases in it do not resolve to a finite value; write the values out.`],
    [bomb(), `${YML}: the YAML aliases in it do not resolve to a finite value; write the values out.`],
  ])('is refused with one sentence: %j', async (text, message) => {
    write(YML, text)
    expect(await refusal()).toBe(message)
  })

  it.each([
    [
      '{fail-on: note}',
      'redis-preflight.config.json: is YAML and not JSON; quote all keys and texts, or name the file .yml.',
    ],
    [
      '{\n  "rules": {"no-kyes": "off"}\n}',
      'redis-preflight.config.json:2: there is no rule `no-kyes`; did you mean `no-keys`?',
    ],
  ])('is refused as JSON too: %j', async (text, message) => {
    write('redis-preflight.config.json', text)
    expect(await refusal()).toBe(message)
  })

  it('names the line of broken syntax and does not quote the file', async () => {
    write(YML, 'rules:\n  no-keys: off\nprobe: {url: "redis://:hunter2@h"\n')
    const message = await refusal()
    expect(message).toMatch(new RegExp(`^${YML}:[34]: `))
    expect(message).not.toContain('hunter2')
  })

  it('survives a file that nests without end', async () => {
    write(YML, '['.repeat(100_000))
    expect(await refusal()).toMatch(new RegExp(`^${YML}:1: `))
  })

  it('must be the only one', async () => {
    write(YML, '')
    write('redis-preflight.config.json', '{}')
    expect(await refusal()).toBe(
      `${YML} and redis-preflight.config.json are both there, and only one config file can count; remove one or name it.`,
    )
    expect((await load({ configFile: YML })).failOn).toBe('error')
  })

  it('must exist when it is named', async () => {
    expect(await refusal({ configFile: 'ci/none.yml' })).toBe('The config file ci/none.yml does not exist.')
  })

  it('must be a file', async () => {
    write(`${YML}/x`, '')
    expect(await refusal()).toBe(`The config file ${YML} is not a file.`)
  })

  it('must be small', async () => {
    write(YML, `# ${'x'.repeat(256 * 1024)}`)
    expect(await refusal()).toBe(`The config file ${YML} is larger than 256 KiB.`)
  })

  it('must be text', async () => {
    write(YML, Buffer.from([0xff, 0xfe, 0x00]))
    expect(await refusal()).toBe(`The config file ${YML} is not UTF-8 text.`)
  })
})

function bomb(): string {
  const levels = 'abcdefghi'.split('')
  const lines = levels.map((name, index) => {
    const before = levels[index - 1]
    return `  ${name}: &${name} [${before ? Array(9).fill(`*${before}`).join(', ') : 'x'}]`
  })
  return `rules:\n${lines.join('\n')}\n`
}

it('follows a link within the checked folder, and none that leads out of it', async () => {
  write('config/real.yml', 'fail-on: note\n')
  symlinkSync(join(dir, 'config/real.yml'), join(dir, 'redis-preflight.config.yml'))
  expect((await load()).failOn).toBe('note')
  rmSync(join(dir, 'redis-preflight.config.yml'))
  symlinkSync('/etc/hostname', join(dir, 'redis-preflight.config.yml'))
  expect(await refusal()).toBe(
    'The config file redis-preflight.config.yml is a link that leads out of the checked folder; name the file with --config.',
  )
})
