// The staging server of the demo: a cache with a limit but without eviction, filled with the shop's keys.
import { Redis } from 'ioredis'
import { findRedisServer, startRedis } from '../support/redis-server.mjs'

const PRODUCTS = 200
const WRONG_PASSWORDS = 120
const HOUR = 3_600

/**
 * Starts a redis-server on a free loopback port with the wrong policy for a cache and some keys without a TTL.
 * @param {{ say?: (line: string) => void }} [options] `say` is told when a redis-server has to be installed first
 * @returns {Promise<{ url: string, description: string, stop: () => Promise<void> }>}
 */
export async function startDemoRedis({ say } = {}) {
  const binary = await findRedisServer(say ? { say } : {})
  const server = await startRedis({ binary, config: { maxmemory: '64mb', 'maxmemory-policy': 'noeviction' } })
  try {
    await seed(server.url)
  } catch (error) {
    await server.stop()
    throw error
  }
  const description = `maxmemory 64mb, noeviction, ${PRODUCTS + WRONG_PASSWORDS} keys, ${WRONG_PASSWORDS} of them without a TTL`
  return { url: server.url, description, stop: () => server.stop() }
}

/** What the shop would have left there: products that expire and counters of wrong passwords that never do. */
async function seed(url) {
  const redis = new Redis(url, { connectTimeout: 5_000, commandTimeout: 5_000, retryStrategy: () => null })
  redis.on('error', () => {})
  try {
    const pipeline = redis.pipeline()
    for (let id = 0; id < PRODUCTS; id++)
      pipeline.setex(`catalogue:0:product:${id}`, HOUR, `{"id":"${id}","cents":100}`)
    for (let id = 0; id < WRONG_PASSWORDS; id++) pipeline.incr(`wrong-passwords:customer-${id}`)
    const replies = await pipeline.exec()
    const fault = replies?.find(([error]) => error)?.[0]
    if (fault) throw fault
  } finally {
    redis.disconnect()
  }
}
