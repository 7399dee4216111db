import { expect, it } from 'vitest'
import { analyse } from './collect'

async function roles(files: Record<string, string>): Promise<string[]> {
  const { clients } = await analyse(files)
  return clients.map(({ place, role }) => `${place.path}:${place.line} ${role}`)
}

const IMPORT = "import Redis from 'ioredis'\n"

it('takes the role from the library that a client is handed to', async () => {
  expect(
    await roles({
      'queue.ts': `${IMPORT}import { Queue } from 'bullmq'\nconst connection = new Redis()\nexport const mails = new Queue('mails', { connection })\n`,
      'session.ts': `${IMPORT}import { RedisStore } from 'connect-redis'\nexport const store = new RedisStore({ client: new Redis() })\n`,
      'lock.ts': `${IMPORT}import Redlock from 'redlock'\nconst client = new Redis()\nexport const locks = new Redlock([client])\n`,
      'limiter.ts': `${IMPORT}import { RateLimiterRedis } from 'rate-limiter-flexible'\nexport const limiter = new RateLimiterRedis({ storeClient: new Redis() })\n`,
      'cache.ts': `${IMPORT}export const cache = new Redis()\n`,
    }),
  ).toEqual(['cache.ts:2 cache', 'limiter.ts:3 limiter', 'lock.ts:3 lock', 'queue.ts:3 queue', 'session.ts:3 session'])
})

it('follows BullMQ connections through option factories, and lets the queue win over other uses', async () => {
  expect(
    await roles({
      'redis.ts': `${IMPORT}export const create = () => new Redis({ retryStrategy: () => 1000 })\n`,
      'options.ts':
        "import { create } from './redis'\nexport const options = (name: string) => ({ connection: create(), prefix: name })\n",
      'worker.ts':
        "import { Worker } from 'bullmq'\nimport { options } from './options'\nexport const worker = new Worker('mail', async () => {}, { ...options('mail'), concurrency: 4 })\n",
      'limiter.ts':
        "import { RateLimiterRedis } from 'rate-limiter-flexible'\nimport { create } from './redis'\nexport const limiter = new RateLimiterRedis({ storeClient: create() })\n",
    }),
  ).toEqual(['redis.ts:2 queue'])
})

it('knows a connection made for blocking commands and one that only subscribes by themselves', async () => {
  expect(
    await roles({
      'blocking.ts': `${IMPORT}export const connection = new Redis({ maxRetriesPerRequest: null })\n`,
      'subscriber.ts': `${IMPORT}const events = new Redis()\nawait events.psubscribe('orders:*')\n`,
      'both.ts': `${IMPORT}const shared = new Redis()\nawait shared.subscribe('orders')\nawait shared.get('a')\n`,
    }),
  ).toEqual(['blocking.ts:2 queue', 'both.ts:2 cache', 'subscriber.ts:2 pubsub'])
})
