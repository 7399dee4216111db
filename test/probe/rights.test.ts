import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import flushPermitted from '../../src/rules/probe/flush-permitted'
import { type RedisServer, startRedis } from '../support/redis-server.mjs'
import { evidenceOf, readingsOf, runRule } from './support/probe'

/** As managed services refuse ACL DRYRUN, and as servers before Redis 7 do not know it. */
const NO_DRYRUN = 'user old on >o ~* +@all -acl|dryrun'

let server: RedisServer
beforeAll(async () => {
  server = await startRedis({
    acl: [
      'user default on nopass ~* &* +@all',
      'user shop on >hushhush ~* &* +@all',
      'user careful on nopass ~* &* +@all -@dangerous',
      'user picky on nopass ~* &* -@all +@read +@write -keys',
      'user partly on nopass ~* &* +@all -flushall -flushdb',
      'user probe on >p ~* -@all +info +acl|dryrun',
      NO_DRYRUN,
      'user blind on >b ~* -@all +info',
    ],
  })
})
afterAll(() => server?.stop())

const as = (user: string, password: string) => server.url.replace('://', `://${user}:${password}@`)

describe('the rights of the application’s user', () => {
  it.each([
    ['shop', ['FLUSHALL', 'FLUSHDB', 'KEYS']],
    ['careful', []],
    ['picky', ['FLUSHALL', 'FLUSHDB']],
    ['partly', ['KEYS']],
  ])('%s: the same by ACL DRYRUN and by ACL GETUSER', async (appUser, permitted) => {
    const denied = ['FLUSHALL', 'FLUSHDB', 'KEYS'].filter((name) => !permitted.includes(name))
    const access = { user: 'application', permitted, denied }
    expect((await readingsOf(as('probe', 'p'), { appUser })).access).toEqual(access)
    const fallback = await readingsOf(as('old', 'o'), { appUser })
    expect(fallback.access).toEqual(access)
    // The reply of ACL GETUSER has the hash of the password in it.
    expect(JSON.stringify(fallback)).not.toMatch(/[0-9a-f]{64}|shop|careful|picky|partly/)
  })

  it('that may flush is a warning that names the commands and the rules', async () => {
    const { violations } = await runRule(flushPermitted, as('probe', 'p'), { appUser: 'shop' })
    expect(violations).toEqual([expect.objectContaining({ severity: 'warning', key: 'application' })])
    expect(violations[0]?.message).toContain('may run FLUSHALL, FLUSHDB and KEYS')
    expect(violations[0]?.message).toContain('`ACL SETUSER <user> -flushall -flushdb -keys`')
  })

  it('that may not is fine', async () => {
    const outcome = await runRule(flushPermitted, as('probe', 'p'), { appUser: 'careful' })
    expect(outcome).toEqual({ looked: 1, violations: [] })
  })

  it('is asked of the user default where nobody is named and nobody logs in', async () => {
    const { violations } = await runRule(flushPermitted, server.url)
    expect(violations).toEqual([expect.objectContaining({ severity: 'warning', key: 'everybody' })])
  })

  it('is not known where another user logs in and none is named', async () => {
    const outcome = await runRule(flushPermitted, as('probe', 'p'))
    expect(outcome).toMatchObject({
      looked: 0,
      violations: [],
      skipped: expect.stringMatching(/`app-user` in the config/),
    })
  })

  it('is not known where the server does not have that user', async () => {
    for (const login of [as('probe', 'p'), as('old', 'o')]) {
      const { skipped } = await runRule(flushPermitted, login, { appUser: 'nobody' })
      expect(skipped).toMatch(/does not know the user of `app-user`/)
    }
  })

  it('is not known where the probe may not ask', async () => {
    const { skipped } = await runRule(flushPermitted, as('blind', 'b'), { appUser: 'shop' })
    expect(skipped).toMatch(/rights of the application’s user could not be read: .*NOPERM/)
  })
})

it('a server where ACL was renamed away tells nothing', async () => {
  const old = await startRedis({ config: { 'rename-command': 'ACL ""' } })
  try {
    const readings = await readingsOf(old.url)
    expect(flushPermitted.run(evidenceOf(readings)).skipped).toMatch(/does not know this command: it was renamed/)
  } finally {
    await old.stop()
  }
})
