import { Cluster } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type RedisCluster, startCluster } from '../support/redis-topology.mjs'
import { probe, withClient } from './support/probe'

describe('the keys of a cluster', () => {
  let cluster: RedisCluster
  beforeAll(async () => {
    cluster = await startCluster({ primaries: 2, replicas: 1, config: { 'maxmemory-policy': 'allkeys-lfu' } })
    const client = new Cluster([{ host: '127.0.0.1', port: cluster.primaries[0]!.port }], {
      redisOptions: { disableClientInfo: true },
    })
    try {
      const users = Array.from({ length: 200 }, (_, index) => client.set(`user:${index}:profile`, 'x'))
      const carts = Array.from({ length: 100 }, (_, index) => client.set(`cart:${index}`, 'x', 'EX', 600))
      await Promise.all([...users, ...carts])
    } finally {
      client.disconnect()
    }
    const sizes = () => Promise.all(cluster.replicas.map(({ url }) => withClient(url, (one) => one.dbsize())))
    await vi.waitFor(async () => expect((await sizes()).reduce((sum, size) => sum + size, 0)).toBe(300))
  })
  afterAll(() => cluster?.stop())

  const lookups = ({ url }: { url: string }) =>
    withClient(url, async (client) => {
      const stats = await client.info('stats')
      return [...stats.matchAll(/keyspace_(?:hits|misses):(\d+)/g)].reduce((sum, [, count]) => sum + Number(count), 0)
    })

  /** Sampled keys of each pattern, all primaries together. */
  async function sampled(wishes: Parameters<typeof probe>[1]) {
    const result = await probe(cluster.primaries[0]!.url, { sampleKeys: 1000, ...wishes })
    if (result.status !== 'collected') throw new Error(`not collected: ${result.reason}`)
    const { servers } = result.value
    const counts: Record<string, [keys: number, immortal: number]> = {}
    for (const { pattern, keys, immortal = 0 } of servers.flatMap(({ readings }) => readings.sample?.groups ?? [])) {
      const [before, immortalBefore] = counts[pattern] ?? [0, 0]
      counts[pattern] = [before + keys, immortalBefore + immortal]
    }
    return { counts, servers }
  }
  const ALL = { 'user:*:profile': [200, 200], 'cart:*': [100, 0] }

  it('are sampled on every primary', async () => {
    const { counts, servers } = await sampled({})
    expect(counts).toEqual(ALL)
    for (const { readings } of servers) expect(readings.sample).toMatchObject({ isComplete: true, hasFrequency: true })
  })

  it('are sampled on replicas where that is wished, and the primaries feel nothing of it', async () => {
    const before = await Promise.all(cluster.primaries.map(lookups))
    const onReplica = await lookups(cluster.replicas[0]!)
    const { counts, servers } = await sampled({ preferReplica: true })
    expect(counts).toEqual(ALL)
    expect(await Promise.all(cluster.primaries.map(lookups))).toEqual(before)
    expect(await lookups(cluster.replicas[0]!)).toBeGreaterThan(onReplica)
    for (const { readings } of servers) {
      expect(readings.sample?.hasFrequency).toBe(false)
      const reason = 'a replica counts only its own reads: leave `prefer-replica` out to see which keys are hot'
      expect(readings.unread).toEqual([{ section: 'OBJECT FREQ', reason }])
    }
  })
})
