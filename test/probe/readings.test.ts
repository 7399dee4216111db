import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseInfo } from '../../src/collect/probe/readings/info'
import { modeOf, sectionsOf } from '../../src/collect/probe/readings/sections'
import { type RedisServer, startRedis } from '../support/redis-server.mjs'
import { readingsOf, withClient } from './support/probe'

describe('a real server', () => {
  let server: RedisServer
  beforeAll(async () => {
    server = await startRedis({ config: { maxmemory: '100mb', 'maxmemory-policy': 'allkeys-lfu', maxclients: 500 } })
  })
  afterAll(() => server?.stop())

  it('is read: version, memory, an empty keyspace, stats and clients', async () => {
    const readings = await readingsOf(server.url)
    expect(readings).toMatchObject({
      server: { product: expect.stringMatching(/^(redis|valkey)$/), mode: 'standalone' },
      memory: { maxmemory: 100 * 1024 * 1024, policy: 'allkeys-lfu' },
      keyspace: { keys: 0, expires: 0 },
      stats: { evictedKeys: 0, rejectedConnections: 0 },
      clients: { connected: 1, max: 500 },
      unread: [],
    })
    expect(readings.server.version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(readings.memory.usedBytes).toBeGreaterThan(100_000)
    expect(readings.memory.totalSystemBytes).toBeGreaterThan(readings.memory.usedBytes ?? 0)
    expect(Number.isInteger(readings.tookMs)).toBe(true)
  })

  it('has its keys counted over all databases, with and without a TTL', async () => {
    await withClient(server.url, async (client) => {
      await client.mset('a', '1', 'b', '2')
      await client.set('c', '3', 'EX', 600)
      await client.select(3)
      await client.set('d', '4', 'EX', 600)
    })
    expect((await readingsOf(server.url)).keyspace).toEqual({ keys: 4, expires: 2 })
  })

  it('may have a database number in its URL', async () => {
    expect((await readingsOf(`${server.url}/3`)).keyspace).toEqual({ keys: 4, expires: 2 })
  })
})

it('reads a replica, also one that has lost its master', async () => {
  const master = await startRedis()
  const options = { replicaof: `127.0.0.1 ${master.port}`, 'replica-serve-stale-data': 'no' }
  const replica = await startRedis({ config: { ...options, maxmemory: '50mb' } })
  try {
    expect((await readingsOf(replica.url)).memory.maxmemory).toBe(50 * 1024 * 1024)
    await master.stop()
    expect((await readingsOf(replica.url)).memory.maxmemory).toBe(50 * 1024 * 1024)
  } finally {
    await replica.stop()
    await master.stop()
  }
})

// These servers cannot be installed everywhere, so their INFO stands here as they send it, shortened.
describe('other products', () => {
  const read = (server: string, memory = '') => {
    const answers = new Map([
      ['server', parseInfo(server.replace(/\n/g, '\r\n'))],
      ['memory', parseInfo(memory.replace(/\n/g, '\r\n'))],
    ] as const)
    return { readings: sectionsOf(answers), mode: modeOf(answers) }
  }

  it('Valkey keeps redis_version and names its mode differently', () => {
    const { readings } = read(
      '# Server\nredis_version:7.2.4\nserver_name:valkey\nvalkey_version:8.1.1\nserver_mode:standalone\n',
    )
    expect(readings.server).toEqual({ product: 'valkey', version: '8.1.1', mode: 'standalone' })
  })

  it('Dragonfly', () => {
    const { readings } = read(
      '# Server\nredis_version:7.4.0\ndragonfly_version:df-v1.23.0\nredis_mode:standalone\n',
      '# Memory\nused_memory:1000\nmaxmemory:2000\nmaxmemory_policy:eviction\n',
    )
    expect(readings.server).toEqual({ product: 'dragonfly', version: '1.23.0', mode: 'standalone' })
    expect(readings.memory).toEqual({ usedBytes: 1000, maxmemory: 2000, policy: 'eviction' })
  })

  it('KeyDB', () => {
    const { readings } = read(
      '# Server\nredis_version:6.3.4\nredis_mode:standalone\nexecutable:/usr/bin/keydb-server\n',
    )
    expect(readings.server).toMatchObject({ product: 'keydb', version: '6.3.4' })
  })

  it('a field that is missing, or says no number, stays absent and is never zero', () => {
    const { readings } = read('# Server\nredis_version:7.4.0\n', '# Memory\nused_memory:-1\nmaxmemory:plenty\n')
    expect(readings.memory).toEqual({})
    expect(readings).not.toHaveProperty('keyspace')
    expect(readings.stats).toEqual({})
    expect(readings.clients).toEqual({})
  })

  it('text that is no plain word is not passed on', () => {
    const { readings } = read('# Server\nredis_version:\u001b[31m7\n', '# Memory\nmaxmemory_policy:all keys <b>\n')
    expect(readings.server).not.toHaveProperty('version')
    expect(readings.memory).not.toHaveProperty('policy')
  })

  it('a cluster is one by either sign', () => {
    expect(read('# Server\nredis_mode:cluster\n').mode).toBe('cluster')
    expect(modeOf(new Map([['cluster', parseInfo('# Cluster\r\ncluster_enabled:1\r\n')]]))).toBe('cluster')
  })
})
