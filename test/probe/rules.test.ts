import { afterEach, describe, expect, it } from 'vitest'
import type { AnyRule, Role } from '../../src/model'
import evictionPolicy from '../../src/rules/probe/eviction-policy'
import maxmemorySet from '../../src/rules/probe/maxmemory-set'
import memoryHeadroom from '../../src/rules/probe/memory-headroom'
import { type RedisOptions, type RedisServer, startRedis } from '../support/redis-server.mjs'
import { evidenceOf, readingsWith, runRule, withClient } from './support/probe'

const MIB = 1024 * 1024

let server: RedisServer | undefined
afterEach(async () => {
  await server?.stop()
  server = undefined
})

/** Starts a server with these arguments and gives its URL. */
async function withConfig(options: RedisOptions): Promise<string> {
  server = await startRedis(options)
  return server.url
}

/** What a rule says, as `severity outcome: message`. */
async function said(rule: AnyRule, url: string, role: Role = 'cache'): Promise<string[]> {
  const outcome = await runRule(rule, url, { role })
  expect(outcome).toMatchObject({ looked: 1 })
  expect(outcome).not.toHaveProperty('skipped')
  for (const { place, message } of outcome.violations) {
    expect(place).toBeNull()
    expect(message).not.toMatch(/[{}]|undefined|NaN/)
  }
  return outcome.violations.map(({ severity, outcome: certainty, message }) => `${severity} ${certainty}: ${message}`)
}

/** Each key with or without a TTL. */
async function write(url: string, keys: { lasting?: number; expiring?: number }): Promise<void> {
  await withClient(url, async (client) => {
    for (let index = 0; index < (keys.lasting ?? 0); index++) await client.set(`lasting:${index}`, '1')
    for (let index = 0; index < (keys.expiring ?? 0); index++) await client.set(`expiring:${index}`, '1', 'EX', 600)
  })
}

describe.each([maxmemorySet, evictionPolicy, memoryHeadroom])('$id without INFO memory', (rule) => {
  it('cannot judge, and says why, where the section is denied', async () => {
    const acl = ['user default on >x ~* +@all', 'user probe on >p -@all +info|server +info|keyspace']
    const url = await withConfig({ acl })
    const outcome = await runRule(rule, url, { username: 'probe', password: 'p' })
    expect(outcome).toMatchObject({ looked: 0, violations: [] })
    expect(outcome.skipped).toMatch(/^INFO memory could not be read: the user may not run this command \(NOPERM\)/)
  })

  it('cannot judge where the service leaves the fields out', () => {
    // As Redis Cloud and Redis Software answer; they do not run here.
    const outcome = rule.run(evidenceOf(readingsWith({})))
    expect(outcome).toMatchObject({ looked: 0, violations: [] })
    expect(outcome.skipped).toMatch(/^the server does not report maxmemory\w* in INFO memory/)
  })

  it('cannot judge where the probe read nothing', async () => {
    const outcome = await runRule(rule, 'redis://127.0.0.1:1')
    expect(outcome).toEqual({ looked: 0, violations: [], skipped: expect.stringMatching(/nothing takes connections/) })
  })
})

describe('maxmemory-set', () => {
  it('fails a server without a limit', async () => {
    const url = await withConfig({ args: ['--maxmemory', '0'] })
    const [violation, ...others] = await said(maxmemorySet, url)
    expect(violation).toMatch(/^error fail: maxmemory is 0, which is no limit: Redis, now at [\d.]+ (KiB|MiB), grows/)
    expect(others).toEqual([])
  })

  it('passes a server with one', async () => {
    expect(await said(maxmemorySet, await withConfig({ args: ['--maxmemory', '100mb'] }))).toEqual([])
  })

  it('warns of a limit beyond the memory of the machine', async () => {
    const [violation] = await said(maxmemorySet, await withConfig({ args: ['--maxmemory', '900000gb'] }))
    expect(violation).toMatch(/^warning fail: maxmemory is \d+(\.\d)? TiB, but the machine has [\d.]+ GiB only/)
  })

  it.each(['queue', 'session'] as const)('asks the same of the role %s', async (role) => {
    expect(await said(maxmemorySet, await withConfig({}), role)).toHaveLength(1)
  })
})

describe('eviction-policy', () => {
  const start = (policy: string) => withConfig({ args: ['--maxmemory', '100mb', '--maxmemory-policy', policy] })

  describe('for a cache', () => {
    it.each(['allkeys-lru', 'allkeys-lfu'])('%s is right', async (policy) => {
      expect(await said(evictionPolicy, await start(policy))).toEqual([])
    })

    it('allkeys-random is noted', async () => {
      expect(await said(evictionPolicy, await start('allkeys-random'))).toEqual([
        expect.stringMatching(/^note fail: The policy is allkeys-random/),
      ])
    })

    it('noeviction is wrong, also as the default', async () => {
      const expected = [expect.stringMatching(/^error fail: The policy is noeviction: .*every write fails with `OOM/)]
      const url = await start('noeviction')
      expect(await said(evictionPolicy, url)).toEqual(expected)
      await server?.stop()
      expect(await said(evictionPolicy, await withConfig({}))).toEqual(expected)
    })

    it.each(['volatile-lru', 'volatile-lfu', 'volatile-random', 'volatile-ttl'])('%s is a risk', async (policy) => {
      const url = await start(policy)
      expect(await said(evictionPolicy, url)).toEqual([
        expect.stringMatching(
          new RegExp(`^warning fail: The policy is ${policy}: only keys with a TTL can be evicted\\.`),
        ),
      ])
      await write(url, { lasting: 3, expiring: 2 })
      expect(await said(evictionPolicy, url)).toEqual([expect.stringMatching(/^warning .* at the moment 2 of 5\./)])
    })

    it('volatile-* is wrong where no key has a TTL', async () => {
      const url = await start('volatile-lru')
      await write(url, { lasting: 3 })
      expect(await said(evictionPolicy, url)).toEqual([
        expect.stringMatching(/^error fail: .*none of the 3 keys has one: it acts as noeviction/),
      ])
    })
  })

  describe.each(['queue', 'lock', 'limiter'] as const)('for a %s', (role) => {
    it('noeviction is right', async () => {
      expect(await said(evictionPolicy, await start('noeviction'), role)).toEqual([])
    })

    it.each(['allkeys-lru', 'volatile-ttl'])('%s loses what must stay', async (policy) => {
      expect(await said(evictionPolicy, await start(policy), role)).toEqual([
        expect.stringMatching(
          new RegExp(`^error fail: The policy is ${policy}, but this instance has the role ${role}`),
        ),
      ])
    })
  })

  describe('for sessions', () => {
    it.each(['allkeys-lru', 'volatile-lru'])('%s is right', async (policy) => {
      const url = await start(policy)
      await write(url, { expiring: 2 })
      expect(await said(evictionPolicy, url, 'session')).toEqual([])
    })

    it('noeviction is a risk', async () => {
      expect(await said(evictionPolicy, await start('noeviction'), 'session')).toEqual([
        expect.stringMatching(/^warning fail: .*nobody can log in/),
      ])
    })

    it('volatile-* is a risk where no key has a TTL', async () => {
      const url = await start('volatile-lru')
      await write(url, { lasting: 1 })
      expect(await said(evictionPolicy, url, 'session')).toEqual([
        expect.stringMatching(/^warning fail: .*acts as noeviction/),
      ])
    })
  })

  it('has nothing to say on pub/sub, which keeps no keys', async () => {
    expect(await said(evictionPolicy, await start('noeviction'), 'pubsub')).toEqual([])
  })

  // Policies of servers that do not run here: Redis 8.6, Dragonfly, one that nobody has thought of yet.
  it.each([
    ['allkeys-lrm', []],
    ['eviction', []],
    ['volatile-lrm', ['warning fail']],
    ['sometimes', ['warning unsure']],
  ])('takes the unknown name %s for what it says', (policy, expected) => {
    const { violations } = evictionPolicy.run(evidenceOf(readingsWith({ memory: { policy } })))
    expect(violations.map(({ severity, outcome }) => `${severity} ${outcome}`)).toEqual(expected)
  })
})

describe('memory-headroom', () => {
  /** A server whose memory in use is about this share of its limit: the limit is set to suit, as CONFIG SET allows. */
  async function filledTo(percent: number, policy: string): Promise<string> {
    const url = await withConfig({ args: ['--maxmemory-policy', policy] })
    await withClient(url, async (client) => {
      // Large against the buffers of clients, which come and go; made by the server, so that it fills no buffer itself.
      await client.setrange('ballast', 40 * MIB - 1, 'x')
      const used = Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1])
      await client.config('SET', 'maxmemory', Math.round((used * 100) / percent))
    })
    return url
  }

  it('is content below 80 %', async () => {
    expect(await said(memoryHeadroom, await filledTo(70, 'noeviction'), 'queue')).toEqual([])
  })

  it('warns from 80 % on', async () => {
    expect(await said(memoryHeadroom, await filledTo(87, 'noeviction'), 'queue')).toEqual([
      expect.stringMatching(/^warning fail: 8\d % of maxmemory is in use \(4\d(\.\d)? MiB of [45]\d(\.\d)? MiB\)/),
    ])
  })

  it('fails from 95 % on', async () => {
    expect(await said(memoryHeadroom, await filledTo(98, 'noeviction'), 'queue')).toEqual([
      expect.stringMatching(/^error fail: 9\d % of maxmemory is in use/),
    ])
    await server?.stop()
    expect(await said(memoryHeadroom, await filledTo(98, 'volatile-lru'))).toEqual([
      expect.stringMatching(/^error fail/),
    ])
  })

  it('only warns of a full cache that may evict any key', async () => {
    expect(await said(memoryHeadroom, await filledTo(98, 'allkeys-lru'))).toEqual([
      expect.stringMatching(/^warning fail: 9\d % .* new keys push out others/),
    ])
  })

  it('cannot measure against no limit', async () => {
    const outcome = await runRule(memoryHeadroom, await withConfig({}))
    expect(outcome).toEqual({ looked: 0, violations: [], skipped: expect.stringMatching(/maxmemory is 0/) })
  })
})
