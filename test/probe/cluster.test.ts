import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { minimalAcl } from '../../src/collect/probe/acl'
import type { ProbeEvidence } from '../../src/model'
import evictionPolicy from '../../src/rules/probe/eviction-policy'
import { makeCertificates, startRedis, type TlsFiles } from '../support/redis-server.mjs'
import { type RedisCluster, startCluster } from '../support/redis-topology.mjs'
import { evidenceOf, probe, reasonOf, SHORT_BUDGET_MS, withClient } from './support/probe'

const RIGHTS = '-@all +info +acl|whoami'

/** What a probe read; it must have read something. */
async function evidence(url: string, wishes: Parameters<typeof probe>[1] = {}): Promise<ProbeEvidence> {
  const result = await probe(url, wishes)
  if (result.status !== 'collected') throw new Error(`not collected: ${result.status} ${result.reason}`)
  return result.value
}

describe('a cluster of three primaries with replicas', () => {
  let cluster: RedisCluster
  beforeAll(async () => {
    cluster = await startCluster({
      replicas: 1,
      config: { 'maxmemory-policy': 'allkeys-lru' },
      configOf: (index) => (index === 1 ? { 'maxmemory-policy': 'volatile-ttl' } : undefined),
      acl: [
        'user default on nopass ~* &* +@all',
        `user nodes on >n ${RIGHTS} +cluster|nodes`,
        `user blind on >b ${RIGHTS}`,
        minimalAcl().replace('ACL SETUSER', 'user'),
      ],
    })
  })
  afterAll(() => cluster?.stop())

  const names = () => cluster.primaries.map(({ id, slots }) => `primary ${id.slice(0, 8)} (slots ${slots})`)

  it('is read primary by primary, from whichever node it is entered', async () => {
    for (const { url } of [...cluster.primaries, cluster.replicas[0]!]) {
      const { servers, unreached } = await evidence(url)
      expect(unreached).toEqual([])
      expect(servers.map(({ name }) => name).sort()).toEqual(names().sort())
      expect(servers.map(({ readings }) => readings.server)).toEqual(
        servers.map(() => expect.objectContaining({ mode: 'cluster', replication: 'master' })),
      )
      expect(new Set(servers.map(({ readings }) => readings.server.runId)).size).toBe(3)
      expect(servers.flatMap(({ readings }) => readings.unread)).toEqual([])
    }
  })

  it('has the one primary named that is set differently', async () => {
    const { violations } = evictionPolicy.run(evidenceOf(await probe(cluster.replicas[2]!.url)))
    expect(violations.map(({ server }) => server)).toEqual([names()[1]])
    expect(violations[0]!.message).toMatch(/^primary [0-9a-f]{8} \(slots 5461-10922\): The policy is volatile-ttl/)
  })

  it('says which instance the primaries are of', async () => {
    const { servers } = await evidence(cluster.primaries[0]!.url, { name: 'jobs' })
    expect(servers.map(({ name }) => name)).toEqual(names().map((name) => `jobs, ${name}`))
  })

  it('is read by a user who may do just that', async () => {
    const { servers, unreached } = await evidence(cluster.primaries[0]!.url, { username: 'nodes', password: 'n' })
    expect(servers).toHaveLength(3)
    expect(unreached).toEqual([])
  })

  it('is read whole with the rights that --print-acl prints, and denies nothing', async () => {
    const login = { username: 'preflight', password: 'PASSWORD' }
    const seed = cluster.primaries[0]!.url
    const { servers, unreached } = await evidence(seed, { ...login, preferReplica: true, sampleKeys: 10 })
    expect(unreached).toEqual([])
    expect(servers.flatMap(({ readings }) => readings.unread)).toEqual([])
    for (const { url } of [...cluster.primaries, ...cluster.replicas]) {
      const log = await withClient(url, (client) => client.acl('LOG'))
      expect(JSON.stringify(log)).not.toContain('preflight')
    }
  })

  it('gives the node at hand to a user who may not ask for the others, and says so', async () => {
    const { servers, unreached } = await evidence(cluster.primaries[0]!.url, { username: 'blind', password: 'b' })
    expect(servers.map(({ name }) => name)).toEqual(['the node of the URL'])
    expect(unreached).toEqual([
      { name: 'the other nodes of the cluster', reason: expect.stringMatching(/^CLUSTER NODES: .*NOPERM/) },
    ])
  })

  it('refuses a wrong password once and for all', async () => {
    expect(await reasonOf(cluster.primaries[0]!.url, { username: 'nodes', password: 'x' })).toMatch(/WRONGPASS/)
  })

  it('shows no address of a node anywhere', async () => {
    const text = JSON.stringify(await evidence(cluster.primaries[0]!.url))
    for (const { port } of [...cluster.primaries, ...cluster.replicas]) expect(text).not.toContain(`${port}`)
    expect(text).not.toContain('127.0.0.1')
  })

  describe('where a replica is preferred', () => {
    const connectionsTo = (url: string) =>
      withClient(url, async (client) =>
        Number(/total_connections_received:(\d+)/.exec(await client.info('stats'))?.[1]),
      )

    it('goes to one replica of each primary for its keys', async () => {
      const replicas = cluster.replicas.map(({ url }) => url)
      const before = await Promise.all(replicas.map(connectionsTo))
      const seed = cluster.primaries[0]!.url
      await evidence(seed, { preferReplica: true, sampleKeys: 0 })
      expect(await Promise.all(replicas.map(connectionsTo))).toEqual(before.map((count) => count + 1))
      const { servers } = await evidence(seed, { preferReplica: true, sampleKeys: 10 })
      expect(await Promise.all(replicas.map(connectionsTo))).toEqual(before.map((count) => count + 3))
      expect(servers.flatMap(({ readings }) => readings.unread)).toEqual([])
    })

    it('stays with the primary where the user may not read there, and says so', async () => {
      const login = { username: 'nodes', password: 'n' }
      const { servers } = await evidence(cluster.primaries[0]!.url, { ...login, preferReplica: true, sampleKeys: 10 })
      for (const { readings } of servers)
        expect(readings.unread).toContainEqual({
          section: 'a replica',
          reason: expect.stringMatching(/^keys are looked at on the primary: .*NOPERM/),
        })
    })
  })
})

describe('a cluster that lost a primary', () => {
  it('has the others read, and the lost one named', async () => {
    const cluster = await startCluster({ config: { 'cluster-require-full-coverage': 'no' } })
    try {
      const [seed, , lost] = cluster.primaries
      await lost!.stop()
      const { servers, unreached } = await evidence(seed!.url)
      expect(servers).toHaveLength(2)
      expect(unreached).toEqual([
        {
          name: `primary ${lost!.id.slice(0, 8)} (slots ${lost!.slots})`,
          reason: expect.stringMatching(/nothing takes connections at the address that is announced for this server/),
        },
      ])
      await expect
        .poll(async () => (await evidence(seed!.url)).unreached[0]?.reason, { timeout: 30_000 })
        .toMatch(/the cluster counts this primary as failed/)
    } finally {
      await cluster.stop()
    }
  })

  it('has what was read of one that stops in the middle', async () => {
    const cluster = await startCluster({ primaries: 2 })
    const [seed, lost] = cluster.primaries
    try {
      const reading = evidence(seed!.url, { windowMs: 900 })
      const met = async () =>
        (await withClient(lost!.url, (client) => client.info('commandstats'))).includes('cmdstat_latency')
      await expect.poll(met, { timeout: 5000, interval: 20 }).toBe(true)
      await lost!.stop()
      const { servers } = await reading
      expect(servers).toHaveLength(2)
      const { readings } = servers[1]!
      expect(readings.memory.policy).toBe('noeviction')
      expect(readings.unread.map(({ section }) => section)).toContain('the counters over time')
      expect(servers[0]!.readings.window).toBeDefined()
    } finally {
      await cluster.stop()
    }
  })

  it('has one told that hangs', async () => {
    const cluster = await startCluster()
    const [seed, hung] = cluster.primaries
    try {
      process.kill(hung!.pid, 'SIGSTOP')
      const { servers, unreached } = await evidence(seed!.url, { budgetMs: SHORT_BUDGET_MS })
      expect(servers).toHaveLength(2)
      expect(unreached).toEqual([
        { name: expect.stringContaining(`(slots ${hung!.slots})`), reason: expect.stringMatching(/no answer within/) },
      ])
    } finally {
      await cluster.stop()
    }
  })

  it('is served by the replica that took over', async () => {
    const cluster = await startCluster({ replicas: 1 })
    try {
      const [first, second] = cluster.primaries
      await withClient(cluster.replicas[0]!.url, (client) => client.cluster('FAILOVER', 'TAKEOVER'))
      await expect
        .poll(async () => (await evidence(second!.url)).servers.map(({ name }) => name), { timeout: 20_000 })
        .toContain(`primary ${cluster.replicas[0]!.id.slice(0, 8)} (slots ${first!.slots})`)
      await first!.stop()
      const { servers, unreached } = await evidence(second!.url)
      expect(servers).toHaveLength(3)
      expect(unreached).toEqual([])
    } finally {
      await cluster.stop()
    }
  })
})

it('reads a cluster over TLS, with client certificates', async () => {
  const files: TlsFiles = await makeCertificates()
  const cluster = await startCluster({ tls: files, config: { 'tls-auth-clients': 'yes' } })
  try {
    const tls = { ca: files.ca, cert: files.clientCert, key: files.clientKey }
    const { servers, unreached } = await evidence(cluster.primaries[1]!.url, { tls })
    expect(servers).toHaveLength(3)
    expect(unreached).toEqual([])
  } finally {
    await cluster.stop()
    await files.remove()
  }
})

it('holds the certificates of the nodes against the name that the user gives', async () => {
  const files = await makeCertificates({ names: ['DNS:redis.example.com'] })
  const cluster = await startCluster({ primaries: 2, tls: files })
  try {
    const { url } = cluster.primaries[0]!
    expect((await evidence(url, { tls: { ca: files.ca, servername: 'redis.example.com' } })).servers).toHaveLength(2)
    expect(await reasonOf(url, { tls: { ca: files.ca } })).toMatch(/for another host name.*redis-servername/)
  } finally {
    await cluster.stop()
    await files.remove()
  }
})

it('tells announced addresses that lead to the wrong server', async () => {
  const cluster = await startCluster()
  const stranger = await startRedis()
  try {
    const [seed, second, third] = cluster.primaries
    const announce = (url: string, port: number) =>
      withClient(url, (client) => client.config('SET', 'cluster-announce-port', port))
    await announce(second!.url, stranger.port)
    await announce(third!.url, seed!.port)
    const reasons = async () => (await evidence(seed!.url)).unreached.map(({ reason }) => reason)
    await expect
      .poll(reasons, { timeout: 10_000 })
      .toEqual([
        'the address that the cluster announces leads to a server outside of the cluster',
        'the address that the cluster announces for it leads to another node of the cluster',
      ])
  } finally {
    await stranger.stop()
    await cluster.stop()
  }
})

describe('a lone node', () => {
  it('is told as one whose cluster serves no slot', async () => {
    const server = await startRedis({ config: { 'cluster-enabled': 'yes' } })
    try {
      expect(await reasonOf(server.url)).toMatch(/a Redis Cluster in which no node serves a slot/)
    } finally {
      await server.stop()
    }
  })

  it('with some of the slots is read, and the others are told', async () => {
    const server = await startRedis({ config: { 'cluster-enabled': 'yes' } })
    try {
      await withClient(server.url, (client) => client.cluster('ADDSLOTS', 0, 1, 2, 7))
      const { servers, unreached } = await evidence(server.url, { budgetMs: SHORT_BUDGET_MS })
      expect(servers.map(({ name }) => name)).toEqual([expect.stringMatching(/^primary [0-9a-f]{8} \(slots 0-2, 7\)$/)])
      expect(unreached).toEqual([{ name: 'slots 3-6, 8-16383', reason: 'no primary of the cluster serves them' }])
    } finally {
      await server.stop()
    }
  })
})
