import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFreePort, makeCertificates, type RedisServer, startRedis } from '../support/redis-server.mjs'
import { startSentinel } from '../support/redis-topology.mjs'
import { probe, readingsOf, reasonOf, withClient } from './support/probe'

describe('a sentinel', () => {
  let shop: RedisServer
  let replica: RedisServer
  let jobs: RedisServer
  let one: RedisServer
  let two: RedisServer
  let locked: RedisServer

  beforeAll(async () => {
    const acl = ['user default on nopass ~* &* +@all', 'user probe on >master-pw ~* +@all']
    ;[shop, jobs] = await Promise.all([
      startRedis({ acl, config: { 'maxmemory-policy': 'allkeys-lru', 'repl-diskless-sync-delay': 0 } }),
      startRedis(),
    ])
    ;[replica, one, two, locked] = await Promise.all([
      startRedis({ config: { replicaof: `127.0.0.1 ${shop.port}` } }),
      startSentinel({ shop }),
      startSentinel({ shop, jobs }),
      startSentinel({ shop }, { config: { requirepass: 'sentinel-pw' } }),
    ])
  })
  afterAll(async () => {
    for (const server of [one, two, locked, replica, shop, jobs]) await server?.stop()
  })

  it('that is found at the URL leads to its only master', async () => {
    const readings = await readingsOf(one.url)
    expect(readings.server).toMatchObject({ mode: 'standalone', replication: 'master' })
    expect(readings.memory.policy).toBe('allkeys-lru')
    expect(readings.unread).toEqual([])
  })

  it('that the config names leads to the master of that name', async () => {
    expect((await readingsOf(two.url, { sentinel: { master: 'shop' } })).memory.policy).toBe('allkeys-lru')
    expect((await readingsOf(two.url, { sentinel: { master: 'jobs' } })).memory.policy).toBe('noeviction')
    expect((await readingsOf(one.url, { sentinel: {} })).memory.policy).toBe('allkeys-lru')
  })

  it('with several masters must be told which', async () => {
    expect(await reasonOf(two.url)).toBe(
      'the sentinel watches 2 masters: name the one to probe as `sentinel.master` in the config',
    )
  })

  it('does not know every name', async () => {
    const reason = await reasonOf(two.url, { sentinel: { master: 'shpo' } })
    expect(reason).toBe('the sentinel knows no master with that name: correct `sentinel.master` in the config')
  })

  it('has a login of its own, and the master another one', async () => {
    const login = { username: 'probe', password: 'master-pw' }
    expect((await readingsOf(locked.url, { ...login, sentinel: { password: 'sentinel-pw' } })).unread).toEqual([])
    expect((await readingsOf(two.url, { ...login, sentinel: { master: 'shop' } })).unread).toEqual([])
    expect(await reasonOf(locked.url, { ...login, sentinel: {} })).toMatch(
      /^the sentinel asks for a password \(NOAUTH\).*`sentinel\.password-env`$/,
    )
    expect(await reasonOf(locked.url, { ...login, sentinel: { password: 'x' } })).toMatch(/^the sentinel: .*WRONGPASS/)
    expect(await reasonOf(one.url, { username: 'probe', password: 'x', sentinel: {} })).toMatch(
      /^the master that the sentinel names: .*WRONGPASS/,
    )
  })

  it('is not what every server is', async () => {
    expect(await reasonOf(jobs.url, { sentinel: { master: 'jobs' } })).toMatch(/^this is no sentinel/)
  })

  it('knows a replica through its master, where one is preferred', async () => {
    await expect
      .poll(async () => withClient(shop.url, (client) => client.info('replication')), { timeout: 10_000 })
      .toMatch(/slave0:.*state=online/)
    const connections = () =>
      withClient(replica.url, async (client) =>
        Number(/total_connections_received:(\d+)/.exec(await client.info('stats'))?.[1]),
      )
    const before = await connections()
    const readings = await readingsOf(one.url, { preferReplica: true, sampleKeys: 10 })
    expect(readings.server.replication).toBe('master')
    expect(readings.unread).toEqual([])
    expect(await connections()).toBe(before + 2)
  })

  it('watches a master that is down', async () => {
    const nowhere = await startSentinel({ shop: { port: await findFreePort() } })
    try {
      expect(await reasonOf(nowhere.url)).toMatch(
        /^the master that the sentinel names: nothing takes connections at the address that is announced/,
      )
    } finally {
      await nowhere.stop()
    }
  })
})

it('needs few rights', async () => {
  const master = await startRedis()
  const rights = '-@all +info +acl|whoami +sentinel|masters +sentinel|get-master-addr-by-name'
  const acl = ['user default off', `user looker on >pw ${rights}`]
  const sentinel = await startSentinel({ shop: master }, { acl })
  try {
    for (const name of [{}, { master: 'shop' }])
      expect(
        (await readingsOf(sentinel.url, { sentinel: { username: 'looker', password: 'pw', ...name } })).unread,
      ).toEqual([])
  } finally {
    await sentinel.stop()
    await master.stop()
  }
})

it('watches nothing at first', async () => {
  const empty = await startSentinel({})
  try {
    expect(await reasonOf(empty.url)).toMatch(/^the sentinel watches no master/)
  } finally {
    await empty.stop()
  }
})

it('is reached over TLS, and so is its master', async () => {
  const files = await makeCertificates()
  const config = { 'tls-auth-clients': 'yes', 'tls-replication': 'yes' }
  const master = await startRedis({ tls: files, config })
  const sentinel = await startSentinel({ shop: master }, { tls: files, config })
  try {
    const tls = { ca: files.ca, cert: files.clientCert, key: files.clientKey }
    expect((await readingsOf(sentinel.url, { tls })).server.mode).toBe('standalone')
  } finally {
    await sentinel.stop()
    await master.stop()
    await files.remove()
  }
})

it('leaves the primary to do it where no replica is there, and says so', async () => {
  const alone = await startRedis()
  try {
    const { unread } = await readingsOf(alone.url, { preferReplica: true, sampleKeys: 10 })
    expect(unread).toEqual([
      { section: 'a replica', reason: 'keys are looked at on the primary: no replica is connected' },
    ])
    expect((await probe(alone.url, { preferReplica: false, sampleKeys: 10 })).status).toBe('collected')
  } finally {
    await alone.stop()
  }
})
