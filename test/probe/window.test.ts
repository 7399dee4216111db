import { Redis } from 'ioredis'
import { afterEach, describe, expect, it } from 'vitest'
import type { AnyRule, Readings, Role } from '../../src/model'
import connectionHeadroom from '../../src/rules/probe/connection-headroom'
import evictions from '../../src/rules/probe/evictions'
import flushInUse from '../../src/rules/probe/flush-in-use'
import hitRatio from '../../src/rules/probe/hit-ratio'
import keysInUse from '../../src/rules/probe/keys-in-use'
import latencyP99 from '../../src/rules/probe/latency-p99'
import { type RedisOptions, type RedisServer, startRedis } from '../support/redis-server.mjs'
import { evidenceOf, probe, readingsOf, readingsWith, withClient } from './support/probe'

let server: RedisServer | undefined
afterEach(async () => {
  await server?.stop()
  server = undefined
})

async function start(options: RedisOptions = {}): Promise<string> {
  server = await startRedis(options)
  return server.url
}

/** Long enough for each part of the window to see what happens meanwhile, on a busy machine too. */
const WINDOW = { windowMs: 900 }

/** The readings of a server on which `act` goes on, over and over, for as long as it is watched. */
async function readingsDuring(
  url: string,
  act: (client: Redis, round: number) => Promise<unknown>,
  window = WINDOW,
): Promise<Readings> {
  return withClient(url, async (client) => {
    let isOver = false
    const acting = (async () => {
      for (let round = 0; !isOver; round++) await act(client, round)
    })()
    const readings = await readingsOf(url, window).finally(() => {
      isOver = true
    })
    await acting
    return readings
  })
}

/** What a rule says on readings, as `severity outcome: message`. */
function said(rule: AnyRule, readings: Readings, role: Role = 'cache'): string[] {
  const { violations } = rule.run(evidenceOf(readings, { role }))
  for (const { message } of violations) expect(message).not.toMatch(/[{}]|undefined|NaN/)
  return violations.map(({ severity, outcome, message }) => `${severity} ${outcome}: ${message}`)
}

function skipped(rule: AnyRule, readings: Readings): string | undefined {
  return rule.run(evidenceOf(readings)).skipped
}

/** Many lookups at once; of each hundred, `hits` find a key. */
async function look(client: Redis, hits: number): Promise<void> {
  const pipeline = client.pipeline()
  for (let index = 0; index < 100; index++) pipeline.get(index < hits ? 'there' : 'not there')
  await pipeline.exec()
}

describe('hit-ratio', () => {
  it('is that of the window, not that since the start', async () => {
    const url = await start()
    await withClient(url, async (client) => {
      await client.set('there', '1')
      for (let round = 0; round < 500; round++) await look(client, 100)
    })
    const readings = await readingsDuring(url, (client) => look(client, 30))
    expect(readings.window?.stats.keyspaceHits).toBeGreaterThan(300)
    expect(said(hitRatio, readings)).toEqual([expect.stringMatching(/^error fail: The hit ratio is 30 % \(/)])
  })

  it('is a warning below 80 %, and nothing above', async () => {
    const url = await start()
    await withClient(url, (client) => client.set('there', '1'))
    expect(said(hitRatio, await readingsDuring(url, (client) => look(client, 65)))).toEqual([
      expect.stringMatching(/^warning fail: The hit ratio is 65 %.*; 80 % are expected/),
    ])
    const good = await readingsDuring(url, (client) => look(client, 95))
    expect(said(hitRatio, good)).toEqual([])
    expect(skipped(hitRatio, good)).toBeUndefined()
  })

  it('is not told from a server without traffic', async () => {
    const url = await start()
    await withClient(url, async (client) => {
      await client.set('there', '1')
      await look(client, 10)
    })
    const idle = await readingsOf(url, WINDOW)
    expect(said(hitRatio, idle)).toEqual([])
    expect(skipped(hitRatio, idle)).toMatch(/^0 lookups in \d seconds? are too few.*probe while there is traffic$/)
  })

  it('since the start is a note where that is all there is', async () => {
    const url = await start()
    await withClient(url, async (client) => {
      await client.set('there', '1')
      for (let round = 0; round < 20; round++) await look(client, 10)
    })
    expect(said(hitRatio, await readingsOf(url, WINDOW))).toEqual([
      expect.stringMatching(
        /^note fail: The hit ratio in the \d+ seconds? since the server started is 10 % \(200 of 2,000/,
      ),
    ])
  })

  it('near a limit is unsure', () => {
    const stats = { keyspaceHits: 795, keyspaceMisses: 205 }
    expect(said(hitRatio, readingsWith({ stats, window: { seconds: 5, stats } }))).toEqual([
      expect.stringMatching(/^warning unsure: .*somewhere between 7\d % and 8\d %/),
    ])
  })

  it('does not matter to a queue', () => {
    const stats = { keyspaceHits: 0, keyspaceMisses: 5000 }
    expect(said(hitRatio, readingsWith({ stats, window: { seconds: 5, stats } }), 'queue')).toEqual([])
  })

  it('without a window is not judged', async () => {
    expect(skipped(hitRatio, await readingsOf(await start()))).toMatch(/not watched/)
  })
})

describe('evictions', () => {
  /** Less memory than the client buffers of a burst would need. */
  const FULL = { args: ['--maxmemory', '8mb', '--maxmemory-policy', 'allkeys-lru'] }
  const write = async (client: Redis, round: number, number: number) => {
    const pipeline = client.pipeline()
    for (let index = 0; index < number; index++) pipeline.set(`key:${round}:${index}`, 'x'.repeat(5000)).get('no')
    await pipeline.exec()
  }

  it('are told with their rate', async () => {
    const url = await start(FULL)
    await withClient(url, async (client) => {
      for (let round = 0; round < 30; round++) await write(client, round, 100)
    })
    const readings = await readingsDuring(url, (client, round) => write(client, 1000 + round, 20))
    expect(readings.window?.evictionsPerSecond).toHaveLength(3)
    expect(readings.window?.stats.evictedKeys).toBeGreaterThan(0)
    expect(said(evictions, readings)[0]).toMatch(/^(note|warning) fail: [\d,.]+ keys are evicted each second/)
  })

  it('that rise are a warning', () => {
    const rising = { seconds: 6, stats: { evictedKeys: 300 }, evictionsPerSecond: [10, 40, 100] }
    expect(said(evictions, readingsWith({ window: rising }))).toEqual([
      'warning fail: 50 keys are evicted each second, and it rises: 10 at the beginning of 6 seconds, 100 at the end. What is in use no longer fits: raise `maxmemory`, shorten TTLs or store less.',
    ])
    for (const evictionsPerSecond of [
      [100, 40, 10],
      [50, 40, 60],
      [50, 51, 52],
    ]) {
      const window = { ...rising, evictionsPerSecond }
      expect(said(evictions, readingsWith({ window }))).toEqual([expect.stringMatching(/^note fail/)])
    }
  })

  it('that the server does not count are told from the time above the limit', () => {
    const window = { seconds: 5, stats: { evictedKeys: 0, exceededMs: 1200 } }
    expect(said(evictions, readingsWith({ window }))).toEqual([
      expect.stringMatching(/^warning fail: The memory in use stood above maxmemory for 1,200 ms within 5 seconds/),
    ])
  })

  it('none is fine', async () => {
    const readings = await readingsOf(await start(), WINDOW)
    expect(said(evictions, readings)).toEqual([])
    expect(skipped(evictions, readings)).toBeUndefined()
  })

  it('are refusals of writes where nothing may be evicted', async () => {
    const url = await start({ args: ['--maxmemory', '3mb', '--maxmemory-policy', 'noeviction'] })
    await withClient(url, async (client) => {
      for (let round = 0; round < 20; round++) await write(client, round, 50)
    })
    const readings = await readingsDuring(url, (client, round) => write(client, round, 5))
    expect(readings.window?.stats).toMatchObject({ evictedKeys: 0 })
    expect(said(evictions, readings)).toEqual([
      expect.stringMatching(/^error fail: [\d,]+ writes were refused with OOM/),
    ])
    expect(said(evictions, await readingsOf(url, WINDOW))).toEqual([
      expect.stringMatching(/^warning fail: .* refused with OOM in the \d+ seconds? since the server started/),
    ])
  })
})

describe('commands that the server counts', () => {
  it('KEYS within the window is an error, from a script too', async () => {
    const readings = await readingsDuring(await start(), (client) => client.eval("return redis.call('KEYS', 'a*')", 0))
    expect(said(keysInUse, readings)).toEqual([expect.stringMatching(/^error fail: KEYS was run [\d,]+ times? within/)])
  })

  it('KEYS before it is a warning, with the time since when', async () => {
    const url = await start()
    await withClient(url, (client) => client.keys('*'))
    expect(said(keysInUse, await readingsOf(url, WINDOW))).toEqual([
      expect.stringMatching(/^warning fail: KEYS was run 1 time in the \d+ seconds? since the server started/),
    ])
  })

  it('a flush within the window is a warning, one before it a note', async () => {
    const url = await start()
    const readings = await readingsDuring(url, (client) => client.flushdb())
    expect(said(flushInUse, readings)).toEqual([
      expect.stringMatching(/^warning fail: FLUSHDB was run [\d,]+ times within/),
    ])
    await withClient(url, (client) => client.flushall())
    expect(said(flushInUse, await readingsOf(url, WINDOW))).toEqual([
      expect.stringMatching(/^note fail: FLUSHALL was run 1 time and FLUSHDB [\d,]+ times in the/),
    ])
  })

  it('none of them is fine', async () => {
    const readings = await readingsOf(await start(), WINDOW)
    for (const rule of [keysInUse, flushInUse]) {
      expect(rule.run(evidenceOf(readings))).toMatchObject({ looked: 1, violations: [] })
    }
  })

  it('are not known where the server does not count', () => {
    for (const rule of [keysInUse, flushInUse]) {
      expect(skipped(rule, readingsWith({}))).toMatch(/does not report calls by command in INFO commandstats/)
    }
  })
})

describe('latency-p99', () => {
  it('tells a command that takes long, as a range', async () => {
    const url = await start({ config: { 'enable-debug-command': 'yes' } })
    const sleep = (client: Redis) => client.call('DEBUG', 'SLEEP', '0.02')
    const readings = await readingsDuring(url, sleep, { windowMs: 6000 })
    expect(said(latencyP99, readings)).toEqual([
      expect.stringMatching(/^warning fail: DEBUG takes more than \d+\.\d ms in one call of a hundred/),
    ])
  })

  it('is fine with fast commands', async () => {
    const readings = await readingsDuring(await start(), (client) => look(client, 50))
    expect(readings.window?.latency?.map(({ command }) => command)).toEqual(['GET'])
    const outcome = latencyP99.run(evidenceOf(readings))
    expect(outcome).toMatchObject({ looked: 1, violations: [] })
  })

  it('is unsure where the bucket has the limit in it', () => {
    const window = { seconds: 5, stats: {}, latency: [{ command: 'GET', calls: 500, p99: { over: 4227, upTo: 8454 } }] }
    expect(said(latencyP99, readingsWith({ window }))).toEqual([
      expect.stringMatching(
        /^warning unsure: The 99th percentile of GET lies between 4\.2 and 8\.5 ms \(500 calls in 5 seconds\)/,
      ),
    ])
  })

  it('leaves out what waits on purpose, and few calls', async () => {
    const slow = { over: 100_000, upTo: 200_000 }
    const latency = [
      { command: 'BLPOP', calls: 500, p99: slow },
      { command: 'GET', calls: 5, p99: slow },
    ]
    const readings = readingsWith({ window: { seconds: 5, stats: {}, latency } })
    expect(said(latencyP99, readings)).toEqual([])
    expect(skipped(latencyP99, readings)).toMatch(/^no command was called 100 times in 5 seconds/)
  })
})

describe('connection-headroom', () => {
  it('warns when most connections are taken, and of those that were refused', async () => {
    const url = await start({ config: { maxclients: 10 } })
    const idle = await Promise.all(Array.from({ length: 8 }, () => holdConnection(url)))
    try {
      const readings = await readingsOf(url)
      expect(said(connectionHeadroom, readings)).toEqual([
        expect.stringMatching(/^warning fail: 90 % of maxclients is in use \(9 of 10\)/),
      ])
    } finally {
      for (const close of idle) close()
    }
  })

  it('tells refused connections', () => {
    const clients = { connected: 2, max: 10 }
    expect(said(connectionHeadroom, readingsWith({ clients, stats: { rejectedConnections: 7 } }))).toEqual([
      expect.stringMatching(/^warning fail: 7 connections were refused since the server started/),
    ])
    const window = { seconds: 5, stats: { rejectedConnections: 1 } }
    expect(said(connectionHeadroom, readingsWith({ clients, stats: { rejectedConnections: 7 }, window }))).toEqual([
      expect.stringMatching(/^error fail: 1 connection was refused within 5 seconds/),
    ])
  })

  it('tells that dead connections stay', async () => {
    const readings = await readingsOf(await start({ config: { 'tcp-keepalive': 0, timeout: 0 } }))
    expect(said(connectionHeadroom, readings)).toEqual([expect.stringMatching(/^warning fail: `timeout` and/)])
  })

  it('is fine with room', async () => {
    expect(said(connectionHeadroom, await readingsOf(await start()))).toEqual([])
  })
})

describe('a server that begins anew while it is watched', () => {
  it('has its counters reset: nothing is told from them, all else is', async () => {
    const url = await start()
    await withClient(url, async (client) => {
      await client.set('there', '1')
      for (let round = 0; round < 20; round++) await look(client, 10)
      const probing = readingsOf(url, WINDOW)
      await new Promise((resolve) => setTimeout(resolve, 400))
      await client.config('RESETSTAT')
      const readings = await probing
      expect(readings).not.toHaveProperty('window')
      expect(readings.memory.policy).toBe('noeviction')
      expect(skipped(hitRatio, readings)).toMatch(
        /counters of the server were reset while it was watched \(CONFIG RESETSTAT\)/,
      )
    })
  })

  it('is killed: what was read before stands', async () => {
    const url = await start()
    const probing = probe(url, WINDOW)
    await new Promise((resolve) => setTimeout(resolve, 400))
    process.kill(server!.pid, 'SIGKILL')
    const result = await probing
    if (result.status !== 'collected') throw new Error(result.reason)
    const { readings } = result.value.servers[0]!
    expect(readings.memory.policy).toBe('noeviction')
    expect(readings.unread.map(({ section }) => section)).toContain('the counters over time')
  })
})

/** An ordinary connection that does nothing; the returned function closes it. */
async function holdConnection(url: string): Promise<() => void> {
  const client = new Redis(url, { disableClientInfo: true, retryStrategy: () => null })
  await client.ping()
  return () => client.disconnect()
}
