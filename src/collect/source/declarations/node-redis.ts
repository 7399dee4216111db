import { CHAINED_COMMANDS, COMMANDS, EMITTER } from './members'

/** redis (node-redis) from 2 to 6, and the packages around it: one client type under every name it ever had. */
export const NODE_REDIS = `
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
interface ClusterNode { id: any; address: any; readonly: any; client?: Client | Promise<Client>; pubSub?: any; pubSubClient?: any }
interface ClusterClient extends Client { masters: ClusterNode[]; replicas: ClusterNode[]; nodeClient(node: any): Promise<Client>; getSlotMaster(slot: any): any }
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
