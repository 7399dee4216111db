/** What a client is told to set, in messages and in fixes alike; times in milliseconds. */
export const REMEDIES = {
  connectTimeout: 2000,
  /** ioredis and iovalkey. */
  commandTimeout: 1000,
  /** node-redis; an idle connection needs a PING before it is over. */
  socketTimeout: 5000,
  pingInterval: 1000,
  /** A growing, bounded delay by the number of the attempt. */
  reconnectDelay: 'Math.min(attempt * 100, 3000)',
  retriesPerRequest: 1,
} as const
