import type { ClientKind, ConnectionSetting, Library } from '../../../model'

/** Where each setting stands in a client's options, as paths; the first that is there counts. */
export type OptionPaths = Readonly<Record<Exclude<ConnectionSetting, 'errorListener'>, readonly string[]>>

const IOREDIS: OptionPaths = {
  connectTimeout: ['connectTimeout'],
  commandTimeout: ['commandTimeout'],
  reconnectStrategy: ['retryStrategy', 'sentinelRetryStrategy'],
}
const IOREDIS_CLUSTER: OptionPaths = {
  connectTimeout: ['redisOptions.connectTimeout'],
  commandTimeout: ['redisOptions.commandTimeout'],
  reconnectStrategy: ['clusterRetryStrategy'],
}
/** Until version 3 node-redis has no option that bounds a command. */
const NODE_REDIS_3: OptionPaths = {
  connectTimeout: ['connect_timeout'],
  commandTimeout: [],
  reconnectStrategy: ['retry_strategy'],
}
const GLIDE: OptionPaths = {
  connectTimeout: ['advancedConfiguration.connectionTimeout'],
  commandTimeout: ['requestTimeout'],
  reconnectStrategy: ['connectionBackoff'],
}
/** Bun has no option that bounds a command (bun.com/docs/runtime/redis, connection options). */
const BUN: OptionPaths = {
  connectTimeout: ['connectionTimeout'],
  commandTimeout: [],
  reconnectStrategy: ['maxRetries', 'autoReconnect'],
}
/** Where node-redis has the options of one connection, by what is built. */
const NODE_REDIS_PREFIX: Partial<Record<ClientKind, string>> = { cluster: 'defaults.', sentinel: 'nodeClientOptions.' }

/** Only `socketTimeout` bounds a command that was already sent; `commandOptions.timeout` is dropped on write. */
function nodeRedisPaths(kind: ClientKind): OptionPaths {
  const prefix = NODE_REDIS_PREFIX[kind] ?? ''
  return {
    connectTimeout: [`${prefix}socket.connectTimeout`],
    commandTimeout: [`${prefix}socket.socketTimeout`],
    reconnectStrategy: [`${prefix}socket.reconnectStrategy`],
  }
}

/** Where the settings of a client stand; undefined for one that holds no connection. */
export function pathsFor({ library, kind, major }: ClientFacts): OptionPaths | undefined {
  if (library === 'ioredis' || library === 'iovalkey') return kind === 'cluster' ? IOREDIS_CLUSTER : IOREDIS
  if (library === 'valkey-glide') return GLIDE
  if (library === 'bun') return BUN
  if (library !== 'redis') return undefined
  return major !== undefined && major <= 3 ? NODE_REDIS_3 : nodeRedisPaths(kind)
}

/** What is built: decides where its options stand. */
export interface ClientFacts {
  readonly library: Library
  readonly kind: ClientKind
  /** Absent when no manifest declares the package. */
  readonly major?: number
}
