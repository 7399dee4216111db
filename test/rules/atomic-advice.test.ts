import { describe, expect, it } from 'vitest'
import expireNotAtomic from '../../src/rules/source/expire-not-atomic'
import { analyse } from '../source/collect'
import { NO_EVIDENCE } from '../support/evidence'

/** What is advised for the functions of a small file on ioredis, in the order of the lines. */
async function messages(code: string): Promise<string[]> {
  const source = await analyse({ 'src/limits.ts': `import Redis from 'ioredis'\nconst redis = new Redis()\n${code}\n` })
  const evidence = { ...NO_EVIDENCE, source: { status: 'collected', value: source } } as const
  return expireNotAtomic.run(evidence).violations.map(({ message }) => message)
}

describe('the advice for an EXPIRE in a round trip of its own', () => {
  it('knows a later call that finds the key without a TTL by a variable that is assigned', async () => {
    const [found] = await messages(`
      export async function visit(page: string) {
        let count: number
        let ttl: number
        try {
          count = await redis.incr('visits:' + page)
          if (count === 1) await redis.expire('visits:' + page, 60)
          ttl = await redis.ttl('visits:' + page)
          if (ttl === -1) await redis.expire('visits:' + page, 60)
        } catch {
          return 0
        }
        return count
      }`)
    expect(found).toContain('has no TTL until the next call')
    expect(found).toContain("`multi().incr(…).expire(key, seconds, 'NX').exec()`")
  })

  it('keeps the condition that the code gives to EXPIRE, also in a helper', async () => {
    const [fixed, helped, sliding] = await messages(`
      export async function charge(key: string) {
        await redis.incr(key)
        await redis.expire(key, 3600, 'NX')
      }
      const begin = async (key: string) => { await redis.expire(key, 3600, 'NX') }
      export async function count(team: string) {
        await redis.incr(\`count:\${team}\`)
        await begin(\`count:\${team}\`)
      }
      export async function see(key: string) {
        await redis.incr(key)
        await redis.expire(key, 3600)
      }`)
    for (const one of [fixed, helped]) {
      expect(one).toContain("`multi().incr(…).expire(key, seconds, 'NX').exec()`")
      expect(one).not.toContain('before that')
    }
    expect(sliding).toContain('`multi().incr(…).expire(key, seconds).exec()`')
  })

  it('gives a time where the code has one', async () => {
    const [set, pushed] = await messages(`
      export async function save(id: string, expiresAt: number) {
        await redis.set(id, '1')
        await redis.expireat(id, expiresAt)
      }
      export async function gather(id: string, expiresAt: number) {
        await redis.rpush(id, '1')
        await redis.pexpireat(id, expiresAt)
      }`)
    expect(set).toContain("`set(key, value, 'EXAT', unixSeconds)`")
    expect(pushed).toContain('`multi().rpush(…).expireat(key, unixSeconds).exec()`')
  })

  it('says what SET answers in the place of SETNX', async () => {
    const [found] = await messages(`
      export async function first(id: string) {
        const isSet = await redis.setnx(id, 'yes')
        await redis.expire(id, 86_400)
        return isSet === 1
      }`)
    expect(found).toContain(
      "`set(key, value, 'EX', seconds, 'NX')`: SETNX itself takes no TTL, and SET answers `'OK'` or null",
    )
  })

  it('does not say that nothing mends a lost EXPIRE where later calls ask for the TTL', async () => {
    const [reserved, counted, once, asked] = await messages(`
      export async function reserve(key: string, cost: number) {
        const total = await redis.incrby(key, cost)
        if (total <= cost) {
          await redis.expire(key, 3600)
        } else {
          const ttl = await redis.ttl(key)
          if (ttl < 0) await redis.expire(key, 3600)
        }
      }
      export async function count(key: string) {
        const count = await redis.incr(key)
        if (count === 1) await redis.expire(key, 60)
        if (count > 100 && (await redis.ttl(key)) < 0) await redis.expire(key, 60)
      }
      export async function once(key: string) {
        const count = await redis.incr(key)
        if (count === 1) await redis.expire(key, 60)
      }
      export async function asked(key: string) {
        const count = await redis.incr(key)
        if (count === 1) {
          const ttl = await redis.ttl(key)
          if (ttl < 0) await redis.expire(key, 60)
        }
      }`)
    for (const one of [reserved, counted]) expect(one).toContain('has no TTL until the next call')
    for (const one of [reserved, counted]) expect(one).toContain("expire(key, seconds, 'NX')")
    for (const one of [once, asked]) expect(one).toContain('no later call mends that')
  })
})
