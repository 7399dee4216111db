import { describe, expect, it } from 'vitest'
import type { AnyRule } from '../../src/model'
import noKeys from '../../src/rules/source/no-keys'
import requireTtl from '../../src/rules/source/require-ttl'
import { analyse } from '../source/collect'

/** What a rule says about a small file on ioredis, in the order of the lines. */
async function messages(rule: AnyRule, code: string, head = IOREDIS): Promise<string[]> {
  const source = await analyse({ 'package.json': PACKAGE, 'src/shop.ts': `${head}\n${code}\n` })
  const evidence = {
    source: { status: 'collected', value: source },
    probe: { status: 'not-collected', reason: 'no server' },
  } as const
  return rule.run(evidence).violations.map(({ message }) => message)
}

const PACKAGE = JSON.stringify({ dependencies: { ioredis: '^5.4.1', redis: '^5.8.0' } })
const IOREDIS = "import Redis, { Cluster } from 'ioredis'\nconst redis = new Redis()"

describe('the pattern in the advice against KEYS', () => {
  it('is the one in the code: a literal or a name, and never one that was put together', async () => {
    const found = await messages(
      noKeys,
      `
      class Store {
        constructor(readonly mask: string) {}
        all = () => redis.keys(this.mask)
      }
      export const byPattern = (pattern: string) => redis.keys(pattern)
      byPattern('never:*')
      export const byUser = (user: string) => redis.keys(\`cart:\${user}:*\`)
      export const fixed = () => redis.keys('cart:*')
      export const script = "return redis.call('KEYS', 'cart:*')"
      export const open = "return redis.call('KEYS', 'cart:' .. ARGV[1])"
      new Store('a:*')`,
    )
    expect(found.map((one) => /(?:match:|MATCH) ([^, ]+)/.exec(one)?.[1])).toEqual([
      'this.mask',
      'pattern',
      'pattern',
      "'cart:*'",
      "'cart:*'",
      'pattern',
    ])
  })
})

describe('the advice for a SET without a TTL', () => {
  const spelled = (found: string[]) => found.map((one) => /`((?:redis\.call|set)\(.*\))`/.exec(one)?.[1])

  it('keeps the flags that the code gives it', async () => {
    const ioredis = `
      await redis.set('a', 1, 'NX')
      await redis.set('b', 1, 'xx', 'GET')
      await redis.set('c', 1)
      await redis.eval("return redis.call('SET', KEYS[1], 1, 'NX')", 1, 'd')`
    expect(spelled(await messages(requireTtl, ioredis))).toEqual([
      "set(key, value, 'EX', seconds, 'NX')",
      "set(key, value, 'EX', seconds, 'XX', 'GET')",
      "set(key, value, 'EX', seconds)",
      "redis.call('SET', key, value, 'EX', seconds, 'NX')",
    ])
  })

  it('spells them for the client', async () => {
    const nodeRedis = `await client.set('a', '1', { NX: true, GET: true })
      await client.set('b', '1', { condition: 'XX' })`
    const head = "import { createClient } from 'redis'\nconst client = createClient()"
    expect(spelled(await messages(requireTtl, nodeRedis, head))).toEqual([
      'set(key, value, { EX: seconds, NX: true, GET: true })',
      'set(key, value, { EX: seconds, XX: true })',
    ])
    const upstash = "import { Redis } from '@upstash/redis'\nconst kv = Redis.fromEnv()"
    expect(spelled(await messages(requireTtl, "await kv.set('a', 1, { nx: true })", upstash))).toEqual([
      'set(key, value, { ex: seconds, nx: true })',
    ])
    const glide =
      "import { GlideClient } from '@valkey/valkey-glide'\nconst glide = await GlideClient.createClient({ addresses: [] })"
    const conditional = "await glide.set('a', '1', { conditionalSet: 'onlyIfExists' })"
    expect(spelled(await messages(requireTtl, conditional, glide))).toEqual([
      "set(key, value, { conditionalSet: 'onlyIfExists', expiry: { type: TimeUnit.Seconds, count: seconds } })",
    ])
  })
})
