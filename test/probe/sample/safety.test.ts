import { spawn } from 'node:child_process'
import net from 'node:net'
import { join } from 'node:path'
import type { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { COMMANDS_WITH_MORE, PROBE_COMMANDS } from '../../../src/collect/probe/commands'
import type { Readings } from '../../../src/model'
import { type RedisServer, startRedis } from '../../support/redis-server.mjs'
import { commandsIn, listen, record } from '../support/port'
import { planFor, probe, readingsOf, withClient } from '../support/probe'
import { writeMany } from './keys'

/** All that the probe may do, as `redis-preflight probe --print-acl` says it. */
const RIGHTS =
  '%R~* resetchannels -@all +info +ping +acl|whoami +acl|dryrun +latency|histogram +slowlog|get +slowlog|len +config|get +select +scan +ttl +type +memory|usage +object|freq +llen +hlen +scard +zcard +xlen'
const LOGIN = { username: 'probe', password: 'secret', sampleKeys: 50_000 }

let server: RedisServer | undefined
afterEach(async () => {
  await server?.stop()
  server = undefined
})

/** A server with 300 carts, 30 hashes and the user `probe`, who has other rights as far as the test changes them. */
async function withRights(change: (rights: string) => string, policy = 'allkeys-lru'): Promise<RedisServer> {
  server = await startRedis({
    config: { 'maxmemory-policy': policy, maxmemory: '100mb' },
    acl: ['user default on nopass ~* &* +@all', `user probe on >secret ${change(RIGHTS)}`],
  })
  await withClient(server.url, async (client) => {
    await writeMany(client, 300, (pipeline, n) => pipeline.set(`cart:${n}`, 'x'))
    await writeMany(client, 30, (pipeline, n) => pipeline.hset(`meta:${n}`, 'a', 1, 'b', 2))
  })
  return server
}

const told = ({ unread }: Readings) => unread.map(({ section }) => section)
const denials = (url: string) =>
  withClient(url, async (client) => {
    const log = (await client.call('ACL', 'LOG')) as unknown[][]
    return log.map((entry) => String(entry[entry.indexOf('object') + 1]))
  })

describe('a command that is refused', () => {
  it('is none with the rights of the probe', async () => {
    const { url } = await withRights((rights) => rights)
    const readings = await readingsOf(url, LOGIN)
    expect(told(readings)).toEqual([])
    expect(readings.sample).toMatchObject({ keys: 330, isComplete: true })
    expect(await denials(url)).toEqual([])
  })

  it.each([
    [
      '+ttl',
      'TTL',
      (sample: Readings['sample']) => sample?.groups.map(({ immortal }) => immortal),
      [undefined, undefined],
    ],
    [
      '+memory|usage',
      'MEMORY USAGE',
      (sample: Readings['sample']) => sample?.groups.map(({ largest }) => largest),
      [undefined, undefined],
    ],
    ['+type', 'TYPE', (sample: Readings['sample']) => sample?.groups.map(({ immortal }) => immortal), [300, 30]],
    [
      '+hlen',
      'HLEN',
      (sample: Readings['sample']) => sample?.groups.map(({ largest }) => largest?.elements),
      [undefined, undefined],
    ],
  ])('without %s costs that alone, and is asked once', async (right, section, seen, expected) => {
    const { url } = await withRights((rights) => rights.replace(right, ''))
    const readings = await readingsOf(url, LOGIN)
    expect(told(readings)).toEqual([section])
    expect(readings.unread[0]?.reason).toMatch(/NOPERM/)
    expect(readings.sample).toMatchObject({ keys: 330, isComplete: true })
    expect(readings.sample?.groups.map(({ pattern }) => pattern)).toEqual(['cart:*', 'meta:*'])
    expect(seen(readings.sample)).toEqual(expected)
    expect(await denials(url)).toHaveLength(1)
  })

  it('OBJECT FREQ is one of them', async () => {
    const { url } = await withRights((rights) => rights.replace('+object|freq', ''), 'allkeys-lfu')
    const readings = await readingsOf(url, LOGIN)
    expect(told(readings)).toEqual(['OBJECT FREQ'])
    expect(readings.sample).toMatchObject({ keys: 330, hasFrequency: false })
  })

  it('leaves no sample where it is SCAN', async () => {
    const { url } = await withRights((rights) => rights.replace('+scan', ''))
    const readings = await readingsOf(url, LOGIN)
    expect(readings).not.toHaveProperty('sample')
    expect(told(readings)).toEqual(['the keys'])
    expect(await denials(url)).toEqual(['scan'])
  })

  it('leaves the first database where it is SELECT', async () => {
    const { url } = await withRights((rights) => rights.replace('+select', ''))
    await withClient(url, async (client) => {
      for (const database of [3, 5]) {
        await client.select(database)
        await client.set('a', 1)
      }
    })
    const readings = await readingsOf(url, LOGIN)
    expect(told(readings)).toEqual(['the keys of databases 3 and 5'])
    expect(readings.sample).toMatchObject({ keys: 330, isComplete: false, population: { keys: 330 } })
    expect(await denials(url)).toEqual(['select'])
  })

  it('is asked for one key where some keys may not be read', async () => {
    const { url } = await withRights((rights) => rights.replace('%R~*', '%R~other:*'))
    const readings = await readingsOf(url, LOGIN)
    expect(told(readings)).toEqual(['TTL', 'TYPE', 'MEMORY USAGE'])
    expect(readings.sample).toMatchObject({ keys: 330 })
    expect((await denials(url)).length).toBe(1)
  })

  it('may be one that a service has renamed', async () => {
    server = await startRedis({ config: { 'rename-command': 'MEMORY ""' } })
    await withClient(server.url, (client) => writeMany(client, 20, (pipeline, n) => pipeline.set(`cart:${n}`, 'x')))
    const readings = await readingsOf(server.url, { sampleKeys: 100 })
    expect(readings.unread).toEqual([{ section: 'MEMORY USAGE', reason: expect.stringMatching(/does not know this/) }])
    expect(readings.sample?.groups).toEqual([{ pattern: 'cart:*', keys: 20, immortal: 20 }])
  })
})

it('sends what is on the list only', async () => {
  const { port, url } = await withRights((rights) => rights, 'allkeys-lfu')
  await withClient(url, async (client) => {
    await client.select(1)
    await writeMany(client, 5, (pipeline, n) => {
      pipeline.rpush(`list:${n}`, 1).sadd(`set:${n}`, 1).zadd(`sorted:${n}`, 1, 'a').xadd(`stream:${n}`, '*', 'a', 1)
    })
  })
  const proxy = await record(port)
  try {
    await readingsOf(proxy.url, LOGIN)
    const list = Object.entries<readonly string[]>(PROBE_COMMANDS)
    const used = new Set<string>()
    for (const words of commandsIn(proxy.sent())) {
      const fitting = list.find(([name, fixed]) => {
        const hasMore = (COMMANDS_WITH_MORE as readonly string[]).includes(name)
        return fixed.every((word, at) => word === words[at]) && (hasMore || words.length === fixed.length)
      })
      expect(fitting, words.join(' ')).toBeDefined()
      used.add(fitting![0])
    }
    const sampling = ['select', 'scan', 'ttl', 'type', 'usage', 'frequency', 'llen', 'hlen', 'scard', 'zcard', 'xlen']
    expect(sampling.filter((name) => !used.has(name))).toEqual([])
  } finally {
    await proxy.close()
  }
})

describe('what sampling does to the server', () => {
  const counters = (client: Redis) =>
    client.info('stats').then((text) => /keyspace_hits:(\d+)\r\nkeyspace_misses:(\d+)/.exec(text)?.slice(1).map(Number))

  it('is two lookups a key, after the counters were watched, and no use of a key but the largest', async () => {
    const { url } = await withRights((rights) => rights)
    const names = ['cart:1', 'cart:299', 'meta:3', 'meta:20', 'meta:large']
    const idle = () =>
      withClient(url, (client) => Promise.all(names.map(async (name) => Number(await client.object('IDLETIME', name)))))
    await withClient(url, async (client) => {
      await client.hset('meta:large', Object.fromEntries(Array.from({ length: 300 }, (_, n) => [n, n])))
      for (const name of names) {
        const dump = (await client.dumpBuffer(name)) as Buffer
        await client.call('RESTORE', name, 0, dump, 'REPLACE', 'IDLETIME', 10_000)
      }
      await client.config('RESETSTAT')
    })
    const { window, sample } = await readingsOf(url, { ...LOGIN, windowMs: 300 })
    expect(window?.stats).toMatchObject({ keyspaceHits: 0, keyspaceMisses: 0 })
    expect(sample?.keys).toBe(331)
    // One lookup more: that of HLEN.
    expect(await withClient(url, counters)).toEqual([2 * 331 + 1, 0])
    const [large, ...others] = (await idle()).reverse()
    for (const seconds of others) expect(seconds).toBeGreaterThanOrEqual(10_000)
    expect(large).toBeLessThan(10_000)
  })

  it('is nothing to keys, values, TTLs, settings and the log of refusals', async () => {
    const { url } = await withRights((rights) => rights)
    const state = () =>
      withClient(url, async (client) => {
        const keys = (await client.keys('*')).sort()
        const dumps = await Promise.all(
          keys.map(async (key) => [key, await client.call('DUMP', key), await client.call('PEXPIRETIME', key)]),
        )
        return { dumps, config: await client.config('GET', '*') }
      })
    const before = await state()
    await readingsOf(url, LOGIN)
    expect(await state()).toEqual(before)
    expect(await denials(url)).toEqual([])
  })
})

describe('the connection', () => {
  it('may end in the middle: what was read before counts', async () => {
    const { port, url } = await withRights((rights) => rights)
    await withClient(url, (client) => writeMany(client, 3000, (pipeline, n) => pipeline.set(`page:${n}`, 'x')))
    let scans = 0
    const cutting = await listen((socket) => {
      const behind = net.connect(port, '127.0.0.1')
      behind.on('error', () => socket.destroy())
      socket.on('data', (chunk) => {
        if (chunk.includes('SCAN') && ++scans === 12) socket.destroy()
        else behind.write(chunk)
      })
      behind.pipe(socket)
      socket.on('close', () => behind.destroy())
    })
    try {
      const readings = await readingsOf(cutting.url, { sampleKeys: 50_000 })
      expect(readings.sample?.isComplete).toBe(false)
      expect(readings.sample?.keys).toBeGreaterThan(500)
      expect(readings.unread[0]).toEqual({ section: 'SLOWLOG', reason: expect.stringMatching(/closed the connection/) })
      expect(told(readings)).toContain('the keys')
    } finally {
      await cutting.close()
    }
  })
})

describe('key names', () => {
  const SECRETS = ['alice', 'QmFzZTY0', 'grün', 'gr\u00c3', 'x.org', 'deadbeefdeadbeef']
  let shop: RedisServer
  beforeAll(async () => {
    shop = await startRedis({ config: { 'maxmemory-policy': 'allkeys-lfu', maxmemory: '100mb' } })
    await withClient(shop.url, async (client) => {
      await writeMany(client, 300, (pipeline, n) => pipeline.hset(`cart:${n}`, 'alice', 'alice'))
      for (const name of ['alice', 'user:alice', 'user:alice:cart', 'mail:alice@x.org', 'QmFzZTY0', 'grün:1'])
        await client.set(name, 'alice')
      await client.hset('deadbeefdeadbeef', 'a', 'x'.repeat(100_000))
    })
  })
  afterAll(() => shop?.stop())

  const isClean = (text: string) => {
    for (const secret of SECRETS) expect(text.includes(secret), secret).toBe(false)
  }

  it('are in no reading and no reason', async () => {
    const result = await probe(shop.url, { sampleKeys: 50_000 })
    expect(JSON.stringify(result)).toContain('cart:*')
    isClean(JSON.stringify(result))
  })

  it('are not printed, even with all debug output on', async () => {
    const plan = JSON.stringify(planFor(shop.url, { sampleKeys: 50_000 }))
    const built = join(__dirname, '..', '..', '..', 'build', 'collect', 'probe', 'index.js')
    const script = `require(${JSON.stringify(built)}).collectProbe(${plan}).then((result) => process.stdout.write(JSON.stringify(result)))`
    const child = spawn(process.execPath, ['-e', script], { env: { PATH: process.env.PATH, DEBUG: '*' } })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0)
    expect(output).toContain('ioredis:')
    expect(output).toContain('"pattern":"cart:*"')
    isClean(output)
  })
})
