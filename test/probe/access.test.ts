import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RedisServer, startRedis } from '../support/redis-server.mjs'
import { readingsOf, reasonOf, withClient } from './support/probe'

const PASSWORD = 'p@ss:w/rd#%21é'

describe('a server with users', () => {
  let server: RedisServer
  const at = (login: string) => server.url.replace('redis://', `redis://${login}@`)

  beforeAll(async () => {
    server = await startRedis({
      acl: [
        'user default on >standard ~* &* +@all',
        `user full on >${PASSWORD} ~* +@all`,
        'user minimal on >m -@all +info',
        'user blind on >b ~* +@all -info',
        'user memory on >only -@all +info|memory',
        'user server on >only -@all +info|server +info|keyspace',
        'user open on nopass -@all +info',
        'user off off >o ~* +@all',
      ],
    })
  })
  afterAll(() => server?.stop())

  it('takes user and password from the URL, percent-encoded', async () => {
    expect((await readingsOf(at(`full:${encodeURIComponent(PASSWORD)}`))).unread).toEqual([])
  })

  it('takes them from their own fields, which win over the URL', async () => {
    expect((await readingsOf(server.url, { username: 'full', password: PASSWORD })).unread).toEqual([])
    expect((await readingsOf(at('nobody:wrong'), { username: 'full', password: PASSWORD })).unread).toEqual([])
    expect((await readingsOf(at('full'), { password: PASSWORD })).unread).toEqual([])
  })

  it('takes a password without a user, which is that of the user default', async () => {
    expect((await readingsOf(at(':standard'))).unread).toEqual([])
    expect((await readingsOf(server.url, { password: 'standard' })).unread).toEqual([])
  })

  it('takes a user without a password, where the server does', async () => {
    expect((await readingsOf(at('open'))).memory.policy).toBe('noeviction')
  })

  it('reads what it can with +info alone, and tells what it could not', async () => {
    const readings = await readingsOf(at('minimal:m'))
    expect(readings.memory.policy).toBe('noeviction')
    expect(readings.unread.map(({ section }) => section)).toEqual([
      'LATENCY HISTOGRAM',
      'PING',
      'CONFIG GET',
      'SLOWLOG',
    ])
    for (const { reason } of readings.unread) expect(reason).toMatch(/NOPERM.*--print-acl/)
  })

  it('says that the password is wrong', async () => {
    expect(await reasonOf(at('full:wrong'))).toMatch(/refuses this user and password \(WRONGPASS\)/)
    expect(await reasonOf(at(':wrong'))).toMatch(/WRONGPASS/)
    expect(await reasonOf(at('nobody:wrong'))).toMatch(/WRONGPASS/)
    expect(await reasonOf(at('off:o'))).toMatch(/WRONGPASS/)
  })

  it('says that a password is asked for', async () => {
    expect(await reasonOf(server.url)).toMatch(/asks for a password \(NOAUTH\): put it into the Redis URL/)
  })

  it('says that the user may not run INFO, and asks twice at most', async () => {
    const denied = () =>
      withClient(
        at(':standard'),
        async (client) => /errorstat_NOPERM:count=(\d+)/.exec(await client.info('errorstats'))?.[1],
      )
    const before = Number((await denied()) ?? 0)
    expect(await reasonOf(at('blind:b'))).toMatch(/may not run this command \(NOPERM\).*--print-acl/)
    expect(Number(await denied()) - before).toBe(2)
  })

  it('keeps the sections that it may read and tells the others', async () => {
    const readings = await readingsOf(at('memory:only'), { sampleKeys: 100 })
    expect(readings.memory).toMatchObject({ maxmemory: 0, policy: 'noeviction' })
    expect(readings.server).toEqual({ product: 'unknown' })
    expect(readings).not.toHaveProperty('keyspace')
    expect(readings.unread.map(({ section }) => section).sort()).toEqual(
      expect.arrayContaining(['INFO clients', 'INFO keyspace', 'INFO server', 'INFO stats']),
    )
    for (const { reason } of readings.unread) expect(reason).toMatch(/NOPERM|INFO keyspace does not tell/)
  })

  it('leaves memory unknown where that is the section it may not read', async () => {
    const readings = await readingsOf(at('server:only'))
    expect(readings.memory).toEqual({})
    expect(readings.keyspace).toEqual({ keys: 0, expires: 0 })
    expect(readings.unread).toContainEqual({ section: 'INFO memory', reason: expect.stringMatching(/NOPERM/) })
  })
})

it('reads a server that needs no password although one is given', async () => {
  const server = await startRedis()
  try {
    expect((await readingsOf(server.url, { password: 'needless' })).unread).toEqual([])
  } finally {
    await server.stop()
  }
})

it('takes requirepass', async () => {
  const server = await startRedis({ config: { requirepass: 'secret' } })
  try {
    expect((await readingsOf(server.url, { password: 'secret' })).unread).toEqual([])
    expect(await reasonOf(server.url, { password: 'wrong' })).toMatch(/WRONGPASS/)
    expect(await reasonOf(server.url)).toMatch(/NOAUTH/)
  } finally {
    await server.stop()
  }
})
