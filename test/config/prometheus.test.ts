import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadConfig, type Overrides } from '../../src/config'
import { credentialsOf, spellingsOf, UsageError } from '../../src/model'
import { writeRepository } from '../support/repository'

async function load(overrides: Overrides = {}, env: NodeJS.ProcessEnv = {}, file = '') {
  const dir = writeRepository({})
  writeFileSync(join(dir, 'redis-preflight.config.yml'), file)
  return loadConfig({ cwd: dir, dir: '.', overrides, env, knownRules: async () => [] })
}

async function targetOf(...args: Parameters<typeof load>) {
  const { prometheus } = await load(...args)
  if (prometheus.kind === 'none') throw new Error(prometheus.reason)
  return prometheus.target
}

async function reasonOf(...args: Parameters<typeof load>): Promise<string> {
  const { prometheus } = await load(...args)
  return prometheus.kind === 'none' ? prometheus.reason : 'live'
}

async function refusal(...args: Parameters<typeof load>): Promise<string> {
  const error = await load(...args).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(UsageError)
  return (error as UsageError).message
}

const URL = 'https://prometheus.example.com/team/'

describe('the Prometheus to ask', () => {
  it('is named by the option before the variable of the file before PROMETHEUS_URL', async () => {
    const file = 'prometheus: { url-env: OURS }\n'
    const env = { OURS: 'http://ours/', PROMETHEUS_URL: 'http://general/' }
    expect((await targetOf({ prometheusUrl: URL }, env, file)).url).toBe(URL)
    expect((await targetOf({}, env, file)).url).toBe('http://ours/')
    expect((await targetOf({}, env)).url).toBe('http://general/')
  })

  it('has ten seconds, or as long as the file says', async () => {
    expect(await targetOf({ prometheusUrl: URL })).toEqual({ url: URL, budgetMs: 10_000 })
    expect(await targetOf({ prometheusUrl: URL }, {}, 'prometheus: { timeout: 500ms }\n')).toMatchObject({
      budgetMs: 500,
    })
  })

  it.each<[string, Parameters<typeof load>, object]>([
    ['within the URL', [{ prometheusUrl: 'http://a:b%40c@h' }], { url: 'http://h/', username: 'a', password: 'b@c' }],
    ['as an option', [{ prometheusUrl: URL, prometheusToken: 't\n' }], { token: 't' }],
    ['in the environment', [{ prometheusUrl: URL }, { PROMETHEUS_TOKEN: 't' }], { token: 't' }],
    [
      'in a variable that the file names',
      [{ prometheusUrl: URL }, { OURS: 't', PROMETHEUS_TOKEN: 'u' }, 'prometheus: { token-env: OURS }\n'],
      { token: 't' },
    ],
  ])('takes a login %s', async (_, args, login) => {
    expect(await targetOf(...args)).toMatchObject(login)
  })

  it('does not send a token where the URL has a login of its own', async () => {
    const target = await targetOf({ prometheusUrl: 'http://a:b@h' }, { PROMETHEUS_TOKEN: 't' })
    expect(target).not.toHaveProperty('token')
  })

  it('counts its token and its password as secrets', async () => {
    const spelled = async (...args: Parameters<typeof load>) =>
      credentialsOf(await load(...args)).flatMap((one) => spellingsOf(one))
    expect(await spelled({ prometheusUrl: URL, prometheusToken: 't0ken-1' })).toContain('t0ken-1')
    expect(await spelled({ prometheusUrl: 'http://a:s3cret%2F1@h' })).toEqual(
      expect.arrayContaining(['s3cret/1', 's3cret%2F1']),
    )
  })
})

describe('nobody is asked', () => {
  it.each<[Parameters<typeof load>, string]>([
    [[], 'no Prometheus URL: give --prometheus-url or set PROMETHEUS_URL'],
    [
      [{}, { PROMETHEUS_URL: URL }, 'prometheus: { url-env: OURS }\n'],
      'no Prometheus URL: the environment variable OURS (prometheus.url-env) is not set',
    ],
    [
      [{ prometheusUrl: URL }, {}, 'prometheus: { token-env: OURS }\n'],
      'the environment variable OURS (prometheus.token-env) is not set',
    ],
    [[{ noUrlReason: 'no credentials' }], 'no credentials'],
    [[{ prometheusUrl: URL, probe: false }], 'switched off with --no-probe'],
    [[{ prometheusUrl: URL, source: false }], 'not looked at, only the server was asked for'],
  ])('%j', async (args, reason) => {
    expect(await reasonOf(...args)).toBe(reason)
  })
})

describe('what cannot be used is refused, and never shown', () => {
  it.each<[Parameters<typeof load>, RegExp]>([
    [[{ prometheusUrl: 'hunter2' }], /^--prometheus-url is not a URL like https:\/\//],
    [[{ prometheusUrl: 'redis://:hunter2@h' }], /^--prometheus-url is not a URL like https:\/\//],
    [[{ prometheusUrl: 'http://a:hunter2?b@h' }], /^--prometheus-url is not a URL like|without `\?` and `#`/],
    [[{ prometheusUrl: 'http://h/?token=hunter2' }], /^--prometheus-url must be the address below which/],
    [[{}, { PROMETHEUS_URL: 'http://a:%hunter2@h' }], /^the environment variable PROMETHEUS_URL: user and password/],
    [[{}, { PROMETHEUS_URL: 'hunter2' }], /^the environment variable PROMETHEUS_URL is not a URL/],
    [[{}, {}, 'prometheus: { url-env: "https://:hunter2@h" }\n'], /`prometheus\.url-env` .*never the URL itself/],
    [[{}, {}, 'prometheus: { token-env: "Bearer hunter2" }\n'], /`prometheus\.token-env` .*never what is in it/],
    [[{ prometheusUrl: URL }, {}, 'prometheus: { timeout: 11m }\n'], /^prometheus\.timeout /],
    [[{}, {}, 'prometheus: { token: hunter2 }\n'], /`token`/],
  ])('%j', async (args, sentence) => {
    const message = await refusal(...args)
    expect(message).toMatch(sentence)
    expect(message).not.toContain('hunter2')
  })
})
