import type { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RedisServer, startRedis } from '../support/redis-server.mjs'
import { readingsOf, withClient } from './support/probe'

const KEYS = 100_000
/** Commands of this test itself, which takes its time. */
const isNotOurs = (command: string) => !/^(?:debug|config|info),/i.test(command)

const WHOLE = { windowMs: 300, sampleKeys: 10_000, budgetMs: 60_000 }

describe('a server with 100,000 keys', () => {
  let server: RedisServer
  beforeAll(async () => {
    server = await startRedis({
      args: ['--maxmemory', '500mb', '--maxmemory-policy', 'allkeys-lru'],
      // Under load a server is interrupted for a few milliseconds; what the probe asks takes a tenth of one.
      config: { 'enable-debug-command': 'yes', 'slowlog-log-slower-than': 1_000_000 },
      acl: ['user default on nopass ~* &* +@all', 'user app on nopass ~* +@all -@dangerous'],
    })
    await withClient(server.url, async (client) => {
      await client.call('DEBUG', 'POPULATE', String(KEYS), 'key', '50')
      for (let index = 0; index < 2000; index++) client.expire(`key:${index}`, 10_000)
      await client.get('key:1')
    })
  })
  afterAll(() => server?.stop())

  /** Everything that a probe must leave as it is. */
  async function state(client: Redis) {
    const ids = Array.from({ length: 200 }, (_, index) => `key:${index * 491}`)
    const idle = await Promise.all(ids.map((id) => client.object('IDLETIME', id)))
    return {
      idle: idle.map(Number),
      rest: {
        digest: await client.call('DEBUG', 'DIGEST'),
        keyspace: await client.info('keyspace').then((text) => text.replace(/avg_ttl=\d+/, '')),
        expiry: await client.call('PEXPIRETIME', 'key:7'),
        settings: await client.config('GET', '*'),
        slow: ((await client.call('SLOWLOG', 'GET', '-1')) as unknown[][])
          .map(([, , , words]) => String(words))
          .filter(isNotOurs),
        refusals: ((await client.acl('LOG')) as unknown[]).length,
        errors: await client.info('errorstats'),
        evicted: /evicted_keys:\d+|expired_keys:\d+/g.exec(await client.info('stats'))?.[0],
      },
    }
  }

  async function lookups(client: Redis): Promise<number> {
    const [hits = 0, misses = 0] = [...(await client.info('stats')).matchAll(/keyspace_(?:hits|misses):(\d+)/g)].map(
      ([, number]) => Number(number),
    )
    return hits + misses
  }

  it('is left as it was, but for the lookups that TTL and TYPE count as', async () => {
    await withClient(server.url, async (client) => {
      const before = await state(client)
      const [counted, readings, countedAfter] = [
        await lookups(client),
        await readingsOf(server.url, { ...WHOLE, appUser: 'app' }),
        await lookups(client),
      ]
      const after = await state(client)
      expect(readings.sample).toMatchObject({ keys: 10_000, isComplete: false })
      expect(after.rest).toEqual(before.rest)
      // Idle time goes on: a key that was used would be back at 0.
      for (const [index, seconds] of after.idle.entries()) expect(seconds).toBeGreaterThanOrEqual(before.idle[index]!)
      expect(countedAfter - counted).toBeLessThanOrEqual(2 * 10_000 + 2)
    })
  })
})

describe('a managed service', () => {
  it.each([
    [
      'with its commands renamed away',
      (command: string) => ({ config: { 'rename-command': `${command} ""` } }),
      /does not know this command/,
    ],
    [
      'with rights that leave them out',
      (command: string) => ({ acl: [`user default on nopass ~* &* +@all -${command.toLowerCase()}`] }),
      /may not run this command \(NOPERM\)/,
    ],
  ])('%s costs what they tell, and no more', async (_, without, reason) => {
    for (const [command, section, lost] of [
      ['CONFIG', 'CONFIG GET', 'settings'],
      ['SLOWLOG', 'SLOWLOG', 'slowlog'],
      ['ACL', 'ACL DRYRUN', 'access'],
      ['PING', 'PING', 'roundTrip'],
      ['SCAN', 'the keys', 'sample'],
    ] as const) {
      const server = await startRedis(without(command))
      try {
        await withClient(server.url, (client) => client.set('a', '1'))
        const readings = await readingsOf(server.url, { windowMs: 90, sampleKeys: 100 })
        expect(readings, command).not.toHaveProperty(lost)
        expect(readings.unread, command).toEqual([{ section, reason: expect.stringMatching(reason) }])
        expect(readings.keyspace).toEqual({ keys: 1, expires: 0 })
        expect(readings.window?.stats.evictedKeys).toBe(0)
      } finally {
        await server.stop()
      }
    }
  })
})
