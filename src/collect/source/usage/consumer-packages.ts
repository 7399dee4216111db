import type { Role } from '../../../model'

/** How a package is handed a client, or the address of a server. */
export interface ConsumerFacts {
  readonly role: Role
  /** What it exports that takes one: classes, functions, methods of modules. `*` and `default` as imports have them. */
  readonly exports: ReadonlySet<string>
  /** Options under which one stands. */
  readonly options: ReadonlySet<string>
  /** True where the arguments themselves are clients or lists of clients. */
  readonly isDirect: boolean
  /** True where a string among the arguments, or the options themselves, may be the address. */
  readonly takesAddress: boolean
  /** How it bounds what it sends, where it does. */
  readonly timer?: PackageTimer
}

/** A timer against which a package races what it sends, unless it is told not to. */
interface PackageTimer {
  /** The option that sets it; 0 switches it off. */
  readonly option: string
  /** Methods that send something without it. */
  readonly besides: readonly string[]
}

const QUEUE_MODULE = 'forRoot forRootAsync registerQueue registerQueueAsync'
const BULLMQ = facts(
  'queue',
  'Queue Worker QueueEvents QueueScheduler FlowProducer QueuePro WorkerPro QueueEventsPro FlowProducerPro',
  'connection',
)
const SOCKET_IO = facts(
  'pubsub',
  '* default createAdapter createShardedAdapter RedisAdapter Emitter',
  'pubClient subClient',
  { isDirect: true },
)
const THROTTLER = facts('limiter', 'ThrottlerStorageRedisService', '', { isDirect: true })
const CACHE_MANAGER = facts(
  'cache',
  '* default redisStore ioRedisStore redisInsStore redisClusterStore',
  'client redisInstance',
  { isDirect: true, takesAddress: true },
)

/** The packages that are built upon a client, and what that makes of it. The names are those of the packages' own docs. */
const CONSUMERS: Readonly<Record<string, ConsumerFacts>> = {
  bullmq: BULLMQ,
  '@taskforcesh/bullmq-pro': BULLMQ,
  bull: facts('queue', '* default Queue Bull', 'redis createClient', { takesAddress: true }),
  'bee-queue': facts('queue', '* default Queue', 'redis'),
  kue: facts('queue', 'createQueue', 'redis'),
  '@nestjs/bull': facts('queue', QUEUE_MODULE, 'redis createClient'),
  '@nestjs/bullmq': facts('queue', QUEUE_MODULE, 'connection'),
  'connect-redis': facts('session', '* default RedisStore', 'client', { takesAddress: true }),
  'koa-redis': facts('session', '* default', 'client'),
  redlock: facts('lock', '* default Redlock', '', { isDirect: true }),
  'rate-limiter-flexible': facts('limiter', 'RateLimiterRedis', 'storeClient'),
  'rate-limit-redis': facts('limiter', '* default RedisStore', 'client sendCommand'),
  // `limit()` lets the request pass after 5 s by default (src/ratelimit.ts of 0.4.3 and 2.0.5).
  '@upstash/ratelimit': facts('limiter', 'Ratelimit MultiRegionRatelimit', 'redis', {
    timer: { option: 'timeout', besides: ['getRemaining', 'resetUsedTokens'] },
  }),
  '@nest-lab/throttler-storage-redis': THROTTLER,
  'nestjs-throttler-storage-redis': THROTTLER,
  '@socket.io/redis-adapter': SOCKET_IO,
  '@socket.io/redis-emitter': SOCKET_IO,
  '@socket.io/redis-streams-adapter': SOCKET_IO,
  'socket.io-redis': SOCKET_IO,
  'graphql-redis-subscriptions': facts('pubsub', 'RedisPubSub', 'publisher subscriber connection'),
  'cache-manager-ioredis': CACHE_MANAGER,
  'cache-manager-ioredis-yet': CACHE_MANAGER,
  'cache-manager-redis-store': CACHE_MANAGER,
  'cache-manager-redis-yet': CACHE_MANAGER,
  '@keyv/redis': keyv('KeyvRedis createKeyvNonBlocking'),
  '@keyv/valkey': keyv('KeyvValkey'),
  'apollo-server-cache-redis': facts('cache', 'BaseRedisCache RedisCache', 'client'),
}

/** Classes of BullMQ that wait on their connection; it throws where that has a bound on retries (redis-connection.ts). */
const BLOCKING_CLASSES = /^(?:Worker|QueueEvents|QueueScheduler)(?:Pro)?$/

/** Whether what a package exports waits on the client that it is handed. */
export function isBlocking(library: string, name: string): boolean {
  return library.includes('bullmq') && BLOCKING_CLASSES.test(name)
}

/** How a package is handed a client; undefined for packages that are handed none. */
export function consumerFacts(library: string): ConsumerFacts | undefined {
  return Object.hasOwn(CONSUMERS, library) ? CONSUMERS[library] : undefined
}

/** Every name under which one of the packages may be called. */
export const CONSUMER_NAMES: ReadonlySet<string> = new Set(Object.values(CONSUMERS).flatMap((one) => [...one.exports]))

function keyv(names: string): ConsumerFacts {
  return facts('cache', `* default createKeyv ${names}`, '', { isDirect: true, takesAddress: true })
}

function facts(role: Role, exports: string, options: string, more: Partial<ConsumerFacts> = {}): ConsumerFacts {
  const set = (text: string) => new Set(text.split(' ').filter(Boolean))
  return { role, exports: set(exports), options: set(options), isDirect: false, takesAddress: false, ...more }
}
