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

it('knows a connection made for BullMQ where there is BullMQ, and one that only subscribes or waits by itself', async () => {
  const blocking = { 'blocking.ts': `${IMPORT}export const connection = new Redis({ maxRetriesPerRequest: null })\n` }
  expect(await roles(blocking)).toEqual(['blocking.ts:2 cache'])
  expect(
    await roles({
      'jobs.ts': "import { Queue } from 'bullmq'\nexport type Jobs = Queue\n",
      'waiting.ts': `${IMPORT}const jobs = new Redis()\nawait jobs.blpop('jobs', 0)\n`,
      'blocking.ts': `${IMPORT}export const connection = new Redis({ maxRetriesPerRequest: null })\n`,
      'subscriber.ts': `${IMPORT}const events = new Redis()\nawait events.psubscribe('orders:*')\n`,
      'publisher.ts': `${IMPORT}const out = new Redis()\nawait out.publish('orders', '1')\n`,
      'both.ts': `${IMPORT}const shared = new Redis()\nawait shared.subscribe('orders')\nawait shared.get('a')\n`,
    }),
  ).toEqual([
    'blocking.ts:2 queue',
    'both.ts:2 cache',
    'publisher.ts:2 pubsub',
    'subscriber.ts:2 pubsub',
    'waiting.ts:2 queue',
  ])
})

it('does not take a client for one of BullMQ by the option alone where the service sends its own commands through it', async () => {
  expect(
    await roles({
      'redis.ts': `${IMPORT}export const redis = new Redis({ maxRetriesPerRequest: null })\n`,
      'server.ts': "import { redis } from './redis'\nexport const read = (id: string) => redis.get(id)\n",
      'health.ts': `${IMPORT}const connection = new Redis({ maxRetriesPerRequest: null })\nexport const ready = () => connection.ping()\nexport default connection\n`,
      'worker.ts':
        "import { Worker } from 'bullmq'\nexport const worker = new Worker('mails', async () => {}, { connection: { url: process.env.QUEUE_URL } })\n",
    }),
  ).toEqual(['health.ts:2 queue', 'redis.ts:2 cache'])
})

it('knows what a client of a factory is for by all that may be sent through it', async () => {
  const factory = `${IMPORT}const cluster = () => new Redis('a')\nconst single = () => new Redis('b')
export const make = (large: boolean) => (large ? cluster() : single())\n`
  expect(
    await roles({
      'messages/redis.ts': factory,
      'messages/tell.ts':
        "import { make } from './redis'\nexport const tell = () => make(true).publish('orders', '1')\n",
      'shared/redis.ts': factory,
      'shared/socket.ts':
        "import { createAdapter } from '@socket.io/redis-adapter'\nimport { make } from './redis'\nexport const adapter = createAdapter(make(true), make(false))\n",
      'shared/read.ts': "import { make } from './redis'\nexport const read = (id: string) => make(false).get(id)\n",
      'jobs/redis.ts': `${IMPORT}const cluster = () => new Redis('a')\nconst single = () => new Redis('b', { maxRetriesPerRequest: null })
export const make = (large: boolean) => (large ? cluster() : single())\n`,
      'jobs/read.ts': "import { make } from './redis'\nexport const read = (id: string) => make(true).get(id)\n",
      'jobs/queue.ts': "import { Queue } from 'bullmq'\nexport type Jobs = Queue\n",
    }),
  ).toEqual([
    'jobs/redis.ts:2 cache',
    'jobs/redis.ts:3 queue',
    'messages/redis.ts:2 pubsub',
    'messages/redis.ts:3 pubsub',
    'shared/redis.ts:2 cache',
    'shared/redis.ts:3 cache',
  ])
})

it('takes a duplicate for a client of its own, with the options and the server of the other', async () => {
  const { clients, commands } = await analyse({
    'redis.ts': `${IMPORT}export const redis = new Redis(process.env.REDIS_URL, { connectTimeout: 900, maxRetriesPerRequest: 1 })\nredis.on('error', console.error)\n`,
    'events.ts':
      "import { redis } from './redis'\nconst events = redis.duplicate({ maxRetriesPerRequest: null })\nawait events.subscribe('orders')\nexport const read = (id: string) => redis.get(id)\n",
    'socket.ts':
      "import { createClient } from 'redis'\nconst base = createClient({ url: 'redis://a', socket: { connectTimeout: 900 } })\nexport const near = base.duplicate({ socket: { reconnectStrategy: 5 } })\n",
  })
  const [events, redis, base, near] = clients
  expect(events).toMatchObject({ role: 'pubsub', duplicateOf: redis?.id, instance: redis?.instance })
  expect(events?.settings).toMatchObject({ connectTimeout: { state: 'set' }, errorListener: { state: 'missing' } })
  expect(events?.retries).toMatchObject({ value: null })
  expect(redis?.role).toBe('cache')
  expect(near).toMatchObject({ duplicateOf: base?.id, settings: { connectTimeout: { state: 'missing' } } })
  expect(commands.map(({ name, client }) => [name, client])).toEqual([
    ['SUBSCRIBE', events?.id],
    ['GET', redis?.id],
  ])
})

it('goes by the package, not by the name of a class', async () => {
  expect(
    await roles({
      'own.ts': `${IMPORT}class Queue { constructor(readonly name: string, readonly options: { connection: Redis }) {} }\nexport const own = new Queue('a', { connection: new Redis() })\n`,
      'other.ts': `${IMPORT}import { Worker } from 'node:worker_threads'\nexport const worker = new Worker('a', { connection: new Redis() })\n`,
      'renamed.ts': `${IMPORT}import { Queue as Mails } from 'bullmq'\nexport const mails = new Mails('a', { connection: new Redis() })\n`,
      'required.js':
        "const Redis = require('ioredis')\nconst session = require('express-session')\nconst Store = require('connect-redis')(session)\nmodule.exports = new Store({ client: new Redis() })\n",
      'subclass.ts': `${IMPORT}import { Worker } from 'bullmq'\nexport class Mailer extends Worker {\n  constructor() {\n    super('mail', null, { connection: new Redis() })\n  }\n}\n`,
    }),
  ).toEqual([
    'other.ts:3 cache',
    'own.ts:3 cache',
    'renamed.ts:3 queue',
    'required.js:4 session',
    'subclass.ts:5 queue',
  ])
})

it('knows the libraries that are built upon a client', async () => {
  expect(
    await roles({
      'adapter.ts': `${IMPORT}import { createAdapter } from '@socket.io/redis-adapter'\nconst pub = new Redis()\nexport const adapter = createAdapter(pub, pub.duplicate())\n`,
      'bull.ts': `${IMPORT}import Bull from 'bull'\nexport const mails = new Bull('mails', { createClient: (type) => (type === 'client' ? new Redis() : new Redis({ maxRetriesPerRequest: null })) })\n`,
      'graphql.ts': `${IMPORT}import { RedisPubSub } from 'graphql-redis-subscriptions'\nexport const events = new RedisPubSub({ publisher: new Redis(), subscriber: new Redis() })\n`,
      'keyv.ts':
        "import { createClient } from 'redis'\nimport KeyvRedis from '@keyv/redis'\nexport const store = new KeyvRedis(createClient())\n",
      'limit.ts': `${IMPORT}import { RedisStore } from 'rate-limit-redis'\nconst client = new Redis()\nexport const store = new RedisStore({ sendCommand: (...args: string[]) => client.call(...args) })\n`,
      'nest.ts': `${IMPORT}import { BullModule } from '@nestjs/bullmq'\nexport const module = BullModule.forRootAsync({ useFactory: () => ({ connection: new Redis() }) })\n`,
      'session.ts': `${IMPORT}import connectRedis from 'connect-redis'\nimport session from 'express-session'\nconst Store = connectRedis(session)\nexport const store = new Store({ client: new Redis() })\n`,
    }),
  ).toEqual([
    'adapter.ts:3 pubsub',
    'adapter.ts:4 pubsub',
    'bull.ts:3 queue',
    'bull.ts:3 queue',
    'graphql.ts:3 pubsub',
    'graphql.ts:3 pubsub',
    'keyv.ts:3 cache',
    'limit.ts:3 limiter',
    'nest.ts:3 queue',
    'session.ts:5 session',
  ])
})

it('tells of queues what they connect with by themselves, be it an address or options from elsewhere', async () => {
  const { consumers } = await analyse({
    'cache.ts': `${IMPORT}export const cache = new Redis()\n`,
    'queue.ts':
      "import { Queue } from 'bullmq'\nimport config from 'config'\nexport const mails = new Queue('mails', { connection: { host: 'queue.internal' } })\nexport const bills = new Queue('bills', { connection: config.get('bills') })\n",
  })
  expect(consumers.map(({ place, client }) => ({ line: place.line, client }))).toEqual([
    { line: 3, client: null },
    { line: 4, client: null },
  ])
})

it('finds what a store connects with by itself, whatever it is called, beside a client of another file', async () => {
  const { consumers, clients } = await analyse({
    'events.ts': `${IMPORT}export const events = new Redis()\n`,
    'store.ts':
      "import KeyvRedis from '@keyv/redis'\nexport const provider = {\n  useFactory: ({ redis }) => new KeyvRedis(redis, { useRedisSets: false }),\n}\n",
  })
  expect(clients).toHaveLength(1)
  expect(consumers).toEqual([expect.objectContaining({ library: '@keyv/redis', role: 'cache', client: null })])
})
