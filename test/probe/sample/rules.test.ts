import { afterEach, describe, expect, it } from 'vitest'
import type { AnyRule, Evidence, KeyGroup, KeySample, Readings, Role, Thresholds } from '../../../src/model'
import bigKeys from '../../../src/rules/probe/big-keys'
import hotKeys from '../../../src/rules/probe/hot-keys'
import immortalKeys from '../../../src/rules/probe/immortal-keys'
import { command, judged, ran, source } from '../../checklist/evidence'
import { type RedisServer, startRedis } from '../../support/redis-server.mjs'
import { evidenceOf, readingsOf, readingsWith, withClient } from '../support/probe'
import { writeMany } from './keys'

/** A sample of a server with a million keys, of which 400,000 have no TTL. */
function sampled(groups: KeyGroup[], more: Partial<KeySample> = {}): Readings {
  const keys = groups.reduce((sum, group) => sum + group.keys, 0)
  const population = { keys: 1_000_000, expires: 600_000 }
  return readingsWith({
    keyspace: population,
    sample: { keys, isComplete: false, population, hasFrequency: false, groups, ...more },
  })
}

function complete(groups: KeyGroup[], more: Partial<KeySample> = {}): Readings {
  const keys = groups.reduce((sum, group) => sum + group.keys, 0)
  const population = { keys, expires: keys - groups.reduce((sum, { immortal = 0 }) => sum + immortal, 0) }
  return { ...sampled(groups, { isComplete: true, population, ...more }), keyspace: population }
}

interface More {
  role?: Role
  source?: Evidence['source']
  thresholds?: Partial<Thresholds>
}

function said(rule: AnyRule, readings: Readings, more: More = {}): string[] {
  const { violations, skipped } = rule.run(evidenceOf(readings, more))
  expect(skipped).toBeUndefined()
  for (const { message, place } of violations) {
    expect(place).toBeNull()
    expect(message).not.toMatch(/[{}]|undefined|NaN|Infinity/)
  }
  return violations.map(({ severity, message }) => `${severity}: ${message}`)
}

const CARTS: KeyGroup = { pattern: 'cart:*', keys: 3900, immortal: 3900, immortalBytes: { mean: 1000, deviation: 200 } }
const FLAGS: KeyGroup = { pattern: 'flag:*', keys: 100, immortal: 100 }
const PAGES: KeyGroup = { pattern: 'page:*', keys: 6000, immortal: 0 }

let server: RedisServer | undefined
afterEach(async () => {
  await server?.stop()
  server = undefined
})

describe('immortal-keys', () => {
  it('estimates how many keys of each pattern there are, within an interval', () => {
    const [carts, flags, ...others] = said(immortalKeys, sampled([PAGES, CARTS, FLAGS]))
    expect(carts).toMatch(
      /^error: About 390,000 keys `cart:\*` have no TTL \(95 %: 388,000 to 392,000; 39 % of all\), about 371\.9 MiB \(95 %: 36\d[.\d]* MiB to 37\d[.\d]* MiB\)\. Give such keys a TTL/,
    )
    expect(flags).toMatch(/^warning: About 10,000 keys `flag:\*` have no TTL \(95 %: 8,240 to 12,100; 1 % of all\)\. /)
    expect(others).toEqual([])
  })

  it('counts exactly where the sample is complete', () => {
    expect(said(immortalKeys, complete([PAGES, CARTS]))).toEqual([
      expect.stringMatching(/^error: 3,900 keys `cart:\*` have no TTL \(39 % of all\), 3\.7 MiB\. Give such keys/),
    ])
    const one = complete([PAGES, { pattern: '*', keys: 1, immortal: 1, immortalBytes: { mean: 80, deviation: 0 } }])
    expect(said(immortalKeys, one)).toEqual([
      expect.stringMatching(/^note: 1 key that follows no pattern has no TTL \(under 0\.1 % of all\), 80 bytes\. /),
    ])
  })

  it('finds nothing where every key has a TTL', () => {
    expect(said(immortalKeys, complete([PAGES]))).toEqual([])
    expect(immortalKeys.run(evidenceOf(complete([PAGES]))).looked).toBe(1)
  })

  it('judges a pattern with all smaller ones together, so that many of them add up', () => {
    const groups = Array.from({ length: 30 }, (_, n) => ({ pattern: `k${n}:*`, keys: 100, immortal: 100 - n }))
    const severities = said(immortalKeys, complete([PAGES, ...groups])).map((text) => text.split(':')[0])
    expect(severities.slice(0, 2)).toEqual(['error', 'error'])
    expect(severities.at(-1)).toBe('note')
    expect([...new Set(severities)]).toEqual(['error', 'warning', 'note'])
  })

  it('follows the thresholds', () => {
    const thresholds = { immortalKeys: { warning: 45, error: 50 } }
    expect(said(immortalKeys, sampled([PAGES, CARTS]), { thresholds })[0]).toMatch(/^note: /)
  })

  describe('names the place in the source', () => {
    const commands = [
      command('src/cart.ts', 88, { key: 'cart:*' }),
      command('src/cart.ts', 99, { key: 'cart:*' }),
      command('src/flag.ts', 5, { key: 'flag:*', ttl: 'always' }),
    ]
    const ends = (of: Evidence['source']) =>
      said(immortalKeys, complete([PAGES, CARTS, FLAGS]), { source: of }).map(
        (text) => /; (.*?)\. Give/.exec(text)?.[1],
      )

    it('that writes such keys without a TTL, or with one', () => {
      expect(ends(source({ commands }))).toEqual([
        'they are written at src/cart.ts:88 and 1 more without one',
        'src/flag.ts:5 sets one, so they are older than that or come from another writer',
      ])
      const { violations } = immortalKeys.run(evidenceOf(complete([CARTS]), { source: source({ commands }) }))
      expect(violations[0]).toMatchObject({
        keyPattern: 'cart:*',
        related: [
          { place: { path: 'src/cart.ts', line: 88 }, message: 'SET of such keys' },
          { place: { path: 'src/cart.ts', line: 99 } },
        ],
      })
    })

    it('that may do so', () => {
      const conditional = [command('src/cart.ts', 7, { key: 'cart:*', ttl: 'conditional' })]
      expect(ends(source({ commands: conditional }))[0]).toBe(
        'src/cart.ts:7 writes them and may leave them without one',
      )
    })

    it('or says that there is none, where the source was looked at', () => {
      expect(ends(source({ commands: [] }))[0]).toBe('no write to such keys was found in this repository')
      expect(ends(source({ commands: [command('a.ts', 1)] }))[0]).toBe(
        'no write to such keys was found in this repository, where some writes have a key that is not known',
      )
      expect(ends({ status: 'not-collected', reason: 'not asked' })[0]).toBeUndefined()
      expect(ends({ status: 'not-applicable', reason: 'no Redis' })[0]).toBeUndefined()
    })
  })

  it('leaves out the patterns that the config calls immortal', () => {
    const probed = evidenceOf(complete([PAGES, CARTS, FLAGS]))
    const run = ran(immortalKeys, immortalKeys.run(probed))
    const messages = (immortal: string[]) =>
      judged([run], { config: { immortal }, evidence: probed }).findings.map(({ message }) => message.split(' have')[0])
    expect(messages([])).toEqual(['3,900 keys `cart:*`', '100 keys `flag:*`'])
    expect(messages(['cart:*'])).toEqual(['100 keys `flag:*`'])
    expect(messages(['cart:1'])).toHaveLength(2)
    expect(messages(['*'])).toEqual([])
  })

  it('does not judge queues and pub/sub, and only notes what a lock or limiter keeps', () => {
    for (const role of ['queue', 'pubsub'] as const) {
      expect(immortalKeys.run(evidenceOf(complete([CARTS]), { role }))).toEqual({ looked: 0, violations: [] })
    }
    for (const role of ['lock', 'limiter'] as const)
      expect(said(immortalKeys, complete([CARTS]), { role })[0]).toMatch(/^note: 3,900 keys/)
    expect(said(immortalKeys, complete([CARTS]), { role: 'session' })[0]).toMatch(/^error: 3,900 keys/)
  })

  it('tells the exact number where the keys could not be told apart, and why', () => {
    const keyspace = { keys: 1000, expires: 700 }
    const off = { section: 'the keys', reason: 'switched off with probe.sample: 0' }
    expect(said(immortalKeys, readingsWith({ keyspace, unread: [off] }))).toEqual([
      expect.stringMatching(
        /^error: 300 of the 1,000 keys \(30 %\) have no TTL, and which ones .* \(the keys could not be read: switched off with probe\.sample: 0\)/,
      ),
    ])
    const refused = { section: 'TTL', reason: 'the user may not run this command (NOPERM)' }
    const groups = [{ pattern: 'cart:*', keys: 1000 }]
    const sample = { keys: 1000, isComplete: true, population: keyspace, hasFrequency: false, groups }
    expect(said(immortalKeys, readingsWith({ keyspace, sample, unread: [refused] }))).toEqual([
      expect.stringMatching(/^error: 300 of .*\(TTL could not be read: the user may not run this command \(NOPERM\)\)/),
    ])
    const elsewhere = { section: 'the keys of database 3', reason: 'NOPERM' }
    const readings = {
      ...sampled([PAGES, CARTS]),
      keyspace: { keys: 1_100_000, expires: 600_000 },
      unread: [elsewhere],
    }
    expect(said(immortalKeys, readings)).toEqual([
      expect.stringMatching(/^warning: 100,000 of the 1,100,000 keys .*\(the keys of database 3 could not be read/),
      expect.stringMatching(/^error: About 400,000 keys `cart:\*`/),
    ])
  })

  it('tells a number too small for the sample to meet', () => {
    const population = { keys: 1_000_000, expires: 999_995 }
    const readings = { ...sampled([PAGES], { population }), keyspace: population }
    expect(said(immortalKeys, readings)).toEqual([
      expect.stringMatching(/^note: 5 of the 1,000,000 keys \(under 0\.1 %\) have no TTL; the sample met none/),
    ])
  })

  it('cannot judge what was not counted, and has nothing to judge on an empty server', () => {
    const unread = [{ section: 'INFO keyspace', reason: 'refused' }]
    expect(immortalKeys.run(evidenceOf(readingsWith({ unread })))).toEqual({
      looked: 0,
      violations: [],
      skipped: 'INFO keyspace could not be read: refused',
    })
    const empty = readingsWith({ keyspace: { keys: 0, expires: 0 } })
    for (const rule of [immortalKeys, bigKeys, hotKeys]) {
      expect(rule.run(evidenceOf(empty))).toEqual({ looked: 0, violations: [] })
    }
  })

  it('is right about a real server', async () => {
    server = await startRedis()
    await withClient(server.url, async (client) => {
      await writeMany(client, 9000, (pipeline, n) => pipeline.set(`cart:${n}`, 'x'))
      await writeMany(client, 1000, (pipeline, n) => pipeline.set(`page:${n}`, 'x', 'EX', 600))
    })
    expect(said(immortalKeys, await readingsOf(server.url, { sampleKeys: 20_000 }))).toEqual([
      expect.stringMatching(/^error: 9,000 keys `cart:\*` have no TTL \(90 % of all\), [\d.]+ KiB\. /),
    ])
    // All keys without a TTL are carts, which the server itself has counted.
    expect(said(immortalKeys, await readingsOf(server.url, { sampleKeys: 1000 }))).toEqual([
      expect.stringMatching(
        /^error: About 9,000 keys `cart:\*` have no TTL \(95 %: 8,9\d0 to 9,000; 90 % of all\), about/,
      ),
    ])
  })
})

describe('big-keys', () => {
  const BIG = { type: 'hash', bytes: 3 * 1024 * 1024, elements: 120_000 }

  it('names the pattern, type, size and elements', () => {
    const groups = [
      { ...PAGES, largest: BIG },
      { ...CARTS, largest: { type: 'string', bytes: 1000 } },
    ]
    expect(said(bigKeys, sampled(groups))).toEqual([
      expect.stringMatching(
        /^warning: Among the keys `page:\*` the largest that was sampled is a hash of 3 MiB with 120,000 elements: .*HSCAN/,
      ),
    ])
  })

  it('goes by elements as well, and by the thresholds', () => {
    const many = { ...PAGES, largest: { type: 'set', bytes: 500_000, elements: 10_000 } }
    expect(said(bigKeys, sampled([many]))).toHaveLength(1)
    expect(said(bigKeys, complete([many]), { thresholds: { bigKeyElements: 10_001 } })).toEqual([])
    expect(said(bigKeys, complete([many]), { thresholds: { bigKeyBytes: 500_000, bigKeyElements: 1e9 } })).toHaveLength(
      1,
    )
  })

  it('passes a server whose every key is small, but not one of which a sample alone is known', () => {
    const small = { ...PAGES, largest: { type: 'string', bytes: 1000 } }
    expect(said(bigKeys, complete([small]))).toEqual([])
    const { looked, violations, skipped } = bigKeys.run(evidenceOf(sampled([small])))
    expect({ looked, violations }).toEqual({ looked: 0, violations: [] })
    expect(skipped).toMatch(/^none of the 6,000 sampled of 1,000,000 keys is that big, .*under 0\.1 % of the keys/)
  })

  it('cannot judge without sizes or without a sample', () => {
    const unread = [{ section: 'MEMORY USAGE', reason: 'refused' }]
    expect(bigKeys.run(evidenceOf({ ...complete([PAGES]), unread })).skipped).toBe(
      'MEMORY USAGE could not be read: refused',
    )
    const keyspace = { keys: 5, expires: 0 }
    expect(bigKeys.run(evidenceOf(readingsWith({ keyspace }))).skipped).toMatch(/no keys could be sampled/)
    expect(bigKeys.run(evidenceOf(readingsWith({}))).skipped).toMatch(/does not report its keys/)
  })

  it('finds one on a real server', async () => {
    server = await startRedis()
    await withClient(server.url, async (client) => {
      await writeMany(client, 20, (pipeline, n) => pipeline.rpush(`jobs:${n}`, 1))
      await client.rpush('jobs:7', ...Array.from({ length: 11_999 }, (_, n) => n))
      await client.setrange('page:1', 2 * 1024 * 1024, 'x')
    })
    expect(said(bigKeys, await readingsOf(server.url, { sampleKeys: 1000 }))).toEqual([
      expect.stringMatching(/^warning: Among the keys `jobs:\*` .* is a list of [\d.]+ KiB with 12,000 elements: /),
      expect.stringMatching(/^warning: Among the keys that follow no pattern .* is a string of 2\.[\d] MiB: /),
    ])
  })
})

describe('hot-keys', () => {
  const hot = (frequency: number): KeyGroup => ({ ...PAGES, highestFrequency: frequency })

  it('notes hot patterns and warns of the hottest', () => {
    const groups = [hot(142), { ...CARTS, highestFrequency: 255 }, { ...FLAGS, highestFrequency: 10 }]
    expect(said(hotKeys, sampled(groups, { hasFrequency: true }))).toEqual([
      expect.stringMatching(/^warning: Among the keys `cart:\*` .* stands at 255 of 255, about a million or more uses/),
      expect.stringMatching(/^note: Among the keys `page:\*` .* stands at 142 of 255/),
    ])
  })

  it('finds nothing on a server whose every key is cool, but cannot say so from a sample', () => {
    expect(said(hotKeys, complete([hot(141)], { hasFrequency: true }))).toEqual([])
    expect(hotKeys.run(evidenceOf(sampled([hot(141)], { hasFrequency: true })))).toMatchObject({
      looked: 0,
      skipped: expect.stringMatching(/single hot key may be among the others/),
    })
  })

  it('cannot measure under another policy, and says how it could', () => {
    const readings = { ...complete([PAGES]), memory: { policy: 'allkeys-lru' } }
    expect(hotKeys.run(evidenceOf(readings))).toMatchObject({
      looked: 0,
      skipped: expect.stringMatching(
        /under an LFU policy only; here it is allkeys-lru: set `maxmemory-policy allkeys-lfu`/,
      ),
    })
    const unread = [{ section: 'OBJECT FREQ', reason: 'refused' }]
    expect(hotKeys.run(evidenceOf({ ...readings, memory: { policy: 'allkeys-lfu' }, unread })).skipped).toBe(
      'OBJECT FREQ could not be read: refused',
    )
  })

  it('reads the counters of a real server', async () => {
    server = await startRedis({ config: { 'maxmemory-policy': 'allkeys-lfu', maxmemory: '100mb' } })
    await withClient(server.url, async (client) => {
      await writeMany(client, 20, (pipeline, n) => pipeline.set(`page:${n}`, 'x'))
      const dump = (await client.dumpBuffer('page:1')) as Buffer
      await client.call('RESTORE', 'page:1', 0, dump, 'REPLACE', 'FREQ', 200)
    })
    expect(said(hotKeys, await readingsOf(server.url, { sampleKeys: 1000 }))).toEqual([
      expect.stringMatching(
        /^note: Among the keys `page:\*` there are hot ones: the counter of uses stands at 200 of 255/,
      ),
    ])
  })
})
