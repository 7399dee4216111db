import { describe, expect, it } from 'vitest'
import type { AnyRule, Client, ConnectionSetting, Setting } from '../../src/model'
import commandTimeout from '../../src/rules/source/command-timeout'
import connectTimeout from '../../src/rules/source/connect-timeout'
import errorListener from '../../src/rules/source/error-listener'
import reconnectStrategy from '../../src/rules/source/reconnect-strategy'
import { client, command, evidence } from './evidence'

type Part = Parameters<typeof client>[0]

const BY_SETTING: readonly (readonly [ConnectionSetting, AnyRule])[] = [
  ['connectTimeout', connectTimeout],
  ['commandTimeout', commandTimeout],
  ['reconnectStrategy', reconnectStrategy],
  ['errorListener', errorListener],
]

describe.each(BY_SETTING)('%s', (setting, rule) => {
  it('does not look at HTTP clients', () => {
    const http = { library: '@upstash/redis', kind: 'http' } as const
    expect(run(rule, http)).toEqual({ looked: 0, violations: [] })
  })

  it('does not judge what it cannot see, and says so', () => {
    const settings = { [setting]: { state: 'unknown', because: 'the options are a parameter' } satisfies Setting }
    expect(run(rule, { settings })).toEqual({ looked: 0, violations: [], skipped: 'the options are a parameter' })
  })

  it('accepts a setting whose value it cannot read', () => {
    expect(run(rule, { settings: { [setting]: { state: 'set' } satisfies Setting } })).toEqual({
      looked: 1,
      violations: [],
    })
  })

  it('reports a missing one at the construction of the client', () => {
    const { looked, violations } = run(rule, {})
    expect(looked).toBe(1)
    expect(violations).toMatchObject([{ outcome: 'fail', place: client().place }])
  })

  it('leaves no placeholder unfilled for any library, kind and major', () => {
    for (const made of everyClient()) {
      for (const { message } of run(rule, made).violations) expect(message).not.toMatch(/\{[a-z]+\}|undefined|null/)
    }
  })
})

describe('connect-timeout', () => {
  const text = (part: Part) => run(connectTimeout, part).violations[0]?.message

  it('is a warning that names the default of the installed major', () => {
    expect(run(connectTimeout, {}).violations[0]?.severity).toBe('warning')
    expect(text({ major: 5 })).toContain('the default of ioredis 5 applies: 10 s')
    expect(text({ library: 'redis', major: 4 })).toContain('the default of node-redis 4 applies: 5 s')
    expect(text({ library: 'redis', major: 3 })).toContain('the default of node-redis 3 applies: 1 h')
  })

  it('names every candidate when the major is unknown, one when they agree', () => {
    expect(text({ library: 'redis' })).toMatch(
      /1 h \(node-redis 3\), 5 s \(node-redis 4\), 5 s \(node-redis 5 and later\)/,
    )
    expect(text({})).toContain('the default of ioredis applies: 10 s')
  })

  it('spells the option for the kind of client', () => {
    expect(text({ kind: 'cluster' })).toContain('`redisOptions: { connectTimeout: 2000 }`')
    expect(text({ library: 'redis', major: 5 })).toContain('`socket: { connectTimeout: 2000 }`')
    expect(text({ library: 'redis', major: 5, kind: 'cluster' })).toContain('`defaults: { socket: {')
    expect(text({ library: 'redis', major: 5, kind: 'sentinel' })).toContain('`nodeClientOptions: { socket: {')
  })

  it('judges values: above 5 s does not fail fast, 0 waits for ever, GLIDE has a default that does', () => {
    const place = { ...client().place, line: 9 }
    const given = (value: number) => ({ settings: { connectTimeout: { state: 'set', value, place } } }) as const
    expect(text(given(5000))).toBeUndefined()
    expect(run(connectTimeout, given(30_000)).violations).toMatchObject([
      { place, related: [{ place: client().place }] },
    ])
    expect(text(given(30_000))).toContain('A connect timeout of 30 s does not fail fast')
    expect(text(given(0))).toContain('switches the connect timeout')
    expect(text({ library: 'valkey-glide' })).toBeUndefined()
  })
})

describe('command-timeout', () => {
  const first = (part: Part) => run(commandTimeout, part).violations[0]
  const place = { ...client().place, line: 9 }

  it('is an error, with the whole set of options that node-redis needs', () => {
    expect(first({})).toMatchObject({ severity: 'error' })
    expect(first({})?.message).toContain('set `commandTimeout: 1000`')
    const nodeRedis = first({ library: 'redis', major: 5 })?.message
    for (const part of ['socketTimeout', 'pingInterval', 'reconnectStrategy', '`error` listener']) {
      expect(nodeRedis).toContain(part)
    }
    expect(first({ library: 'redis', major: 4 })?.message).toContain('upgrade to node-redis 5.1 or later')
  })

  it('is a warning where nothing but the check of a health waits', () => {
    const sent = (...names: string[]) => ({
      clients: [client()],
      commands: names.map((name) => command({ name, client: client().id })),
    })
    const [probe] = commandTimeout.run(evidence(sent('PING', 'INFO'))).violations
    expect(probe).toMatchObject({ severity: 'warning' })
    expect(probe?.message).toContain('hangs whatever asks whether Redis is up')
    const [cache] = commandTimeout.run(evidence(sent('PING', 'GET'))).violations
    expect(cache).toMatchObject({ severity: 'error' })
    expect(cache?.message).toContain('hangs every request')
  })

  it('leaves out what the code sets already', () => {
    const set = { state: 'set' } as const
    const adviceFor = (part: Parameters<typeof client>[0]) =>
      commandTimeout.run(evidence({ clients: [client({ library: 'redis', major: 6, ...part })] })).violations[0]
        ?.message
    const own = { reconnectStrategy: set, errorListener: set }
    expect(adviceFor({ settings: own, options: { pingInterval: 1000 } })).toMatch(
      /To bound it, set `socket: { socketTimeout: 5000 }`\.$/,
    )
    expect(adviceFor({ settings: own, options: { pingInterval: 'set' } })).toMatch(/5000 }`\.$/)
    expect(adviceFor({ settings: own, options: { pingInterval: 60_000 } })).toMatch(
      /together with `pingInterval: 1000` \([^)]*\)\.$/,
    )
    expect(adviceFor({ major: 3, settings: own })).toContain('reconnectStrategy')
    expect(adviceFor({ settings: { reconnectStrategy: set }, options: { pingInterval: 1000 } })).toMatch(
      /5000 }` together with an `error` listener\.$/,
    )
  })

  it('says why commandOptions.timeout does not count', () => {
    const setting = { state: 'missing', instead: { option: 'commandOptions.timeout', place } } as const
    const violation = first({ library: 'redis', major: 5, settings: { commandTimeout: setting } })
    expect(violation?.message).toContain('node-redis drops that timer once the command is written')
    expect(violation?.related).toMatchObject([{ place }])
  })

  it('does not ask BullMQ connections for one, since it would cut off their blocking commands', () => {
    expect(run(commandTimeout, { role: 'queue' })).toEqual({ looked: 0, violations: [] })
  })

  it('reports a socketTimeout that closes idle connections, worse when the client then stays closed', () => {
    const set = { state: 'set', value: 5000, place } as const
    const made = (part: Part) => first({ library: 'redis', major: 5, ...part })
    const own = { commandTimeout: set, reconnectStrategy: { state: 'set' } } as const
    const options = { 'socket.socketTimeout': 5000 }
    expect(made({ settings: { commandTimeout: set }, options })).toMatchObject({ severity: 'error', place })
    expect(made({ settings: { commandTimeout: set }, options })?.message).toContain('closed for good')
    expect(made({ settings: own, options })).toMatchObject({ severity: 'warning' })
    expect(made({ settings: own, options: { ...options, pingInterval: 60_000 } })).toMatchObject({
      severity: 'warning',
    })
    expect(made({ settings: own, options: { ...options, pingInterval: 1000 } })).toBeUndefined()
    expect(made({ settings: own })).toBeUndefined()
  })
})

describe('reconnect-strategy', () => {
  const text = (part: Part) => run(reconnectStrategy, part).violations[0]?.message
  const given = (value: number | boolean | null) =>
    ({ settings: { reconnectStrategy: { state: 'set', value } } }) as const

  it('is a warning that names the default of the installed major', () => {
    expect(text({ major: 5 })).toContain('min(attempt × 50, 2000) ms')
    expect(text({ major: 6 })).toContain('min(2^(attempt − 1) × 50, 5000) ms')
    expect(text({ library: 'redis', major: 5 })).toContain('none at all after a socket timeout')
    expect(text({ library: 'redis', major: 4 })).toContain('min(attempt × 50, 500) ms')
    expect(text({ kind: 'cluster' })).toMatch(/min\(100 \+ attempt × 2, 2000\) ms.*clusterRetryStrategy/)
  })

  it('reports strategies that never reconnect or leave no time', () => {
    expect(text(given(false))).toContain('never reconnects')
    expect(text(given(null))).toContain('never reconnects')
    expect(text(given(0))).toContain('without any delay')
    expect(text(given(500))).toBeUndefined()
  })
})

describe('error-listener', () => {
  const first = (part: Part) => run(errorListener, part).violations[0]

  it('is an error where the process ends, a warning where the error is only printed', () => {
    expect(first({ library: 'redis', major: 5 })).toMatchObject({ severity: 'error' })
    expect(first({ library: 'redis' })?.message).toContain('ends the process')
    expect(first({})).toMatchObject({ severity: 'warning' })
    expect(first({ library: 'iovalkey' })?.message).toContain('[ioredis] Unhandled error event')
  })

  it('does not look at clients without an error event, nor judge a library that it does not know', () => {
    expect(run(errorListener, { library: 'valkey-glide' })).toEqual({ looked: 0, violations: [] })
    expect(run(errorListener, { library: 'unknown' })).toMatchObject({
      looked: 0,
      violations: [],
      skipped: expect.any(String),
    })
  })
})

function run(rule: AnyRule, part: Part) {
  return rule.run(evidence({ clients: [client(part)] }))
}

function everyClient(): Partial<Client>[] {
  const libraries = ['ioredis', 'redis', 'iovalkey', 'valkey-glide', 'bun', 'unknown'] as const
  const kinds = ['standalone', 'cluster', 'sentinel', 'pool'] as const
  const majors = [undefined, 0, 1, 3, 4, 5, 6, 9]
  return libraries.flatMap((library) =>
    kinds.flatMap((kind) => majors.map((major) => ({ library, kind, ...(major !== undefined && { major }) }))),
  )
}
