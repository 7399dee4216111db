import { CHAINED_COMMANDS, COMMANDS } from './members'

/** @upstash/redis: a client over HTTP. */
export const HTTP_CLIENT = `
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

/** @vercel/kv: the same client under another name, and a ready-made one. */
export const VERCEL_KV = `${HTTP_CLIENT.replaceAll('class Redis', 'class VercelKV').replaceAll('): Redis', '): VercelKV')}
export function createClient(config: any): VercelKV
export const kv: VercelKV
declare const _default: VercelKV
export default _default
`

/** @valkey/valkey-glide. */
export const GLIDE = `
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

/** The client that is part of Bun, which has it as a module and as a global. */
export const BUN = `
export class RedisClient { constructor(url?: any, options?: any); ${COMMANDS}
  connect(): Promise<void>
  close(): void
  send(command: string, args: any[]): any
  duplicate(): Promise<RedisClient>
  onconnect: any
  onclose: any
}
export const redis: RedisClient
declare global { var Bun: { readonly redis: RedisClient; readonly RedisClient: typeof RedisClient; [member: string]: any } }
`
