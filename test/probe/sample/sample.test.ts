import { afterAll, beforeAll, describe, it } from 'vitest'
import { type RedisServer, startRedis } from '../../support/redis-server.mjs'
import { readingsOf, withClient } from '../support/probe'

describe('a', () => {
  let server: RedisServer
  beforeAll(async () => {
    server = await startRedis({})
  })
  afterAll(() => server?.stop())
  it('x', async () => {
    await withClient(server.url, async (client) => {
      for (let from = 0; from < 30000; from += 1000) {
        const p = client.pipeline()
        for (let i = from; i < from + 1000; i++)
          i % 3 ? p.set(`cart:${i}`, 'x'.repeat(i % 100)) : p.set(`user:${i}:profile`, 'y', 'EX', 1000)
        await p.exec()
      }
      await client.select(3)
      await client.set('a', 1)
      await client.zadd('z', 1, 'a', 2, 'b')
    })
    const t = performance.now()
    const r = await readingsOf(server.url, { sampleKeys: 10000 })
    console.log(performance.now() - t, JSON.stringify(r.sample, null, 1), r.unread)
    const r2 = await readingsOf(server.url, { sampleKeys: 100000 })
    console.log(JSON.stringify(r2.sample, null, 1), r2.unread)
  })
})
