import { methodNames } from '../vocabulary'

/**
 * Declarations of the client packages, written for the analyzer: every exported name (a missing one would silently turn
 * a union into `any`), every command, and nothing of the argument types, which no verdict depends on.
 */

const COMMANDS = methodNames()
  .map((name) => `${name}(...args: any[]): any`)
  .join('\n')

const CHAINED_COMMANDS = methodNames()
  .map((name) => `${name}(...args: any[]): this`)
  .join('\n')

const EMITTER = `
on(event: any, listener?: (...args: any[]) => void): this
once(event: any, listener?: (...args: any[]) => void): this
addListener(event: any, listener?: (...args: any[]) => void): this
off(event: any, listener?: any): this
removeListener(event: any, listener?: any): this
removeAllListeners(event?: any): this
emit(event: any, ...args: any[]): boolean
`

const IOREDIS = `
declare class Commander { ${COMMANDS}
  call(...args: any[]): Promise<any>
  sendCommand(...args: any[]): any
  defineCommand(name: string, definition: any): void
  ${EMITTER}
}
declare class IORedis extends Commander {
  constructor(...args: any[])
  static default: typeof IORedis
  static Command: any
  static createClient(...args: any[]): IORedis
  static Promise: any
  options: any
  status: string
  connect(callback?: any): Promise<void>
  disconnect(reconnect?: boolean): void
  end(): void
  quit(): any
  duplicate(override?: any): IORedis
  pipeline(commands?: any): IORedis.ChainableCommander
  multi(commands?: any, options?: any): IORedis.ChainableCommander
}
declare namespace IORedis {
  export { IORedis as Redis }
  export class Cluster extends Commander {
    constructor(startupNodes: any, options?: any)
    nodes(role?: any): IORedis[]
    options: any
    status: string
    connect(): Promise<void>
    disconnect(reconnect?: boolean): void
    quit(): any
    duplicate(override?: any, options?: any): Cluster
    pipeline(commands?: any): ChainableCommander
    multi(commands?: any, options?: any): ChainableCommander
  }
  export interface ChainableCommander { ${CHAINED_COMMANDS}
    call(...args: any[]): this
    length: number
    execBuffer(callback?: any): any
    exec(callback?: any): any
  }
  export type Pipeline = ChainableCommander
  export type RedisOptions = any
  export type ClusterOptions = any
  export type ClusterNode = any
  export type CommonRedisOptions = any
  export type SentinelAddress = any
  export type NodeRole = any
  export type Callback<T = any> = (error?: any, result?: T) => void
  export type RedisKey = any
  export type RedisValue = any
  export type Result<T, C> = any
  export type RedisCommander<C = any> = Commander
  export type Commands = Commander
  export type Ok = any
  export type KeyType = any
  export type ValueType = any
  export const Command: any
  export const ReplyError: any
  export const ScanStream: any
  export const SentinelConnector: any
  export const SentinelIterator: any
  export const AbstractConnector: any
  export const print: any
}
export = IORedis
`

const NODE_REDIS = `
interface Client { ${COMMANDS}
  ${EMITTER}
  connect(): Promise<this>
  disconnect(): Promise<void>
  quit(callback?: any): any
  close(): Promise<void>
  destroy(): void
  end(flush?: any): void
  duplicate(override?: any): this
  sendCommand(...args: any[]): any
  send_command(...args: any[]): any
  internal_send_command(...args: any[]): any
  executeIsolated(fn: (client: Client) => any): Promise<any>
  withTypeMapping(mapping: any): this
  withCommandOptions(options: any): this
  multi(commands?: any): Multi
  MULTI(commands?: any): Multi
  batch(commands?: any): Multi
  legacy(): this
  v4: this
  v5: this
  json: JsonCommands
  isOpen: boolean
  isReady: boolean
  connected: boolean
  options: any
}
interface JsonCommands { get(...args: any[]): any; set(...args: any[]): any; mSet(...args: any[]): any; del(...args: any[]): any; merge(...args: any[]): any }
interface Multi { ${CHAINED_COMMANDS}
  json: any
  addCommand(...args: any[]): this
  exec(callback?: any): any
  EXEC(callback?: any): any
  execAsPipeline(): any
  execTyped(): any
  exec_atomic(callback?: any): any
  exec_transaction(callback?: any): any
}
interface ClusterClient extends Client { masters: any[]; replicas: any[]; nodeClient(node: any): Promise<Client>; getSlotMaster(slot: any): any }
interface SentinelClient extends Client { use(fn: (client: Client) => any): Promise<any>; acquire(): Promise<Client> }
interface PoolClient extends Client { execute(fn: (client: Client) => any): Promise<any> }
export function createClient(...args: any[]): Client
export function createClientPool(...args: any[]): PoolClient
export function createCluster(...args: any[]): ClusterClient
export function createSentinel(...args: any[]): SentinelClient
export function createNodeRedisClient(...args: any[]): Client
export function createHandyClient(...args: any[]): Client
export function commandOptions(...args: any[]): any
export function defineScript(script: any): any
export function print(...args: any[]): void
export const SchemaFieldTypes: any
export const SCHEMA_FIELD_TYPE: any
export const RESP_TYPES: any
export const VectorAlgorithms: any
export const ErrorReply: any
export const WatchError: any
export const AbortError: any
export const ClientClosedError: any
export const Graph: any
export const Multi: any
export const IHandyRedis: any
export class RedisClient { constructor(...args: any[]) }
export interface RedisClient extends Client {}
export type RedisClientType<A = any, B = any, C = any, D = any, E = any> = Client
export type RedisClusterType<A = any, B = any, C = any, D = any, E = any> = ClusterClient
export type RedisClientPoolType<A = any, B = any, C = any, D = any, E = any> = PoolClient
export type RedisSentinelType<A = any, B = any, C = any, D = any, E = any> = SentinelClient
export type RedisDefaultModules = any
export type RedisModules = any
export type RedisFunctions = any
export type RedisScripts = any
export type RespVersions = any
export type TypeMapping = any
export type RedisClientOptions<A = any, B = any, C = any, D = any, E = any> = any
export type RedisClusterOptions<A = any, B = any, C = any, D = any, E = any> = any
export type RedisSocketOptions = any
export type RedisCommandArgument = any
export type RedisCommandArguments = any
export type RedisArgument = any
export type SetOptions = any
export type ClientOpts = any
export type Callback<T = any> = (error: any, reply: T) => void
export type RedisError = any
export type WrappedNodeRedisClient = Client
`

const HTTP_CLIENT = `
export class Redis { constructor(config?: any); ${COMMANDS}
  static fromEnv(config?: any): Redis
  pipeline(): Pipeline
  multi(): Pipeline
  createScript(script: string, options?: any): Script
  json: { get(...args: any[]): any; set(...args: any[]): any; mset(...args: any[]): any; del(...args: any[]): any; merge(...args: any[]): any }
  request(...args: any[]): any
  use(middleware: any): void
}
export class Pipeline { ${CHAINED_COMMANDS}
  json: any
  exec<T = any>(options?: any): Promise<any>
  length(): number
}
export class Script { eval(keys: any, args: any): any; evalsha(keys: any, args: any): any; exec(keys: any, args: any): any }
export type RedisConfigNodejs = any
export type RedisConfigCloudflare = any
export type RedisConfigFastly = any
export type Requester = any
export type UpstashRequest = any
export type UpstashResponse<T = any> = any
export type SetCommandOptions = any
export type ScoreMember<T = any> = any
export type GeoAddOptions = any
export const errors: any
`

const VERCEL_KV = `${HTTP_CLIENT.replaceAll('class Redis', 'class VercelKV').replaceAll('): Redis', '): VercelKV')}
export function createClient(config: any): VercelKV
export const kv: VercelKV
declare const _default: VercelKV
export default _default
`

const GLIDE = `
interface GlideCommands { ${COMMANDS}
  customCommand(args: any, options?: any): any
  invokeScript(script: any, options?: any): any
  exec(batch: any, raiseOnError?: boolean, options?: any): any
  updateConnectionPassword(...args: any[]): any
  close(): void
}
export class BaseClient {}
export interface BaseClient extends GlideCommands {}
export class GlideClient extends BaseClient { static createClient(options: any): Promise<GlideClient> }
export class GlideClusterClient extends BaseClient { static createClient(options: any): Promise<GlideClusterClient> }
export class Batch { constructor(isAtomic?: boolean); ${CHAINED_COMMANDS} customCommand(args: any): this }
export class ClusterBatch { constructor(isAtomic?: boolean); ${CHAINED_COMMANDS} customCommand(args: any): this }
export class Transaction { ${CHAINED_COMMANDS} customCommand(args: any): this }
export class ClusterTransaction { ${CHAINED_COMMANDS} customCommand(args: any): this }
export class Script { constructor(code: string) }
export const TimeUnit: any
export const Decoder: any
export const InfoOptions: any
export const ClusterScanCursor: any
export type GlideString = any
export type GlideClientConfiguration = any
export type GlideClusterClientConfiguration = any
export type BaseClientConfiguration = any
export type SetOptions = any
`

const BUN = `
export class RedisClient { constructor(url?: any, options?: any); ${COMMANDS}
  connect(): Promise<void>
  close(): void
  send(command: string, args: any[]): any
  duplicate(): Promise<RedisClient>
  onconnect: any
  onclose: any
}
export const redis: RedisClient
`

/** NestJS modules and queue libraries that hand out an ioredis client. */
const carrier = (members: string) => `import { Redis, Cluster } from 'ioredis'\n${members}`

const NEST_SERVICE = carrier(`
export class RedisService { getOrThrow(namespace?: any): Redis; getOrNil(namespace?: any): Redis | null; getClient(namespace?: any): Redis }
export class ClusterService { getOrThrow(namespace?: any): Cluster; getClient(namespace?: any): Cluster }
export const RedisModule: any
export const ClusterModule: any
export function InjectRedis(namespace?: any): any
export function InjectCluster(namespace?: any): any
export const DEFAULT_REDIS: any
export const DEFAULT_REDIS_NAMESPACE: any
export type RedisModuleOptions = any
export type RedisOptionsFactory = any
`)

/** Text of the declaration file by npm package. */
export const CLIENT_DECLARATIONS: Readonly<Record<string, string>> = {
  ioredis: IOREDIS,
  iovalkey: IOREDIS,
  redis: NODE_REDIS,
  '@redis/client': NODE_REDIS,
  '@node-redis/client': NODE_REDIS,
  'async-redis': NODE_REDIS,
  'handy-redis': NODE_REDIS,
  '@upstash/redis': HTTP_CLIENT,
  '@vercel/kv': VERCEL_KV,
  '@valkey/valkey-glide': GLIDE,
  bun: BUN,
  '@liaoliaots/nestjs-redis': NEST_SERVICE,
  '@songkeys/nestjs-redis': NEST_SERVICE,
  'nestjs-redis': NEST_SERVICE,
}
