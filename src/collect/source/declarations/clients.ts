import { ASYNC_HOOKS, HONO, TRPC } from './carriers-of-context'
import { EFFECT } from './effect'
import { IOREDIS } from './ioredis'
import { NODE_REDIS } from './node-redis'
import { BUN, GLIDE, HTTP_CLIENT, VERCEL_KV } from './other-clients'

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

/** Queues carry the client that they were given or have made. */
const BULL = carrier(`
declare class Bull { constructor(...args: any[]); client: Redis; [member: string]: any }
declare namespace Bull { export { Bull as Queue }; export type Job<T = any> = any; export type QueueOptions = any; export type JobOptions = any }
export = Bull
`)
const BULLMQ = carrier(`
declare class Connected { constructor(...args: any[]); readonly client: Promise<Redis>; [member: string]: any }
export class Queue<A = any, B = any, C extends string = any> extends Connected {}
export class Worker<A = any, B = any, C extends string = any> extends Connected {}
export class QueueEvents extends Connected {}
export class FlowProducer extends Connected {}
export type Job<A = any, B = any, C = any> = any
export type ConnectionOptions = any
export type QueueOptions = any
export type WorkerOptions = any
export type JobsOptions = any
`)

/** A plugin of Fastify: what it puts on the application stands here as a member of the plugin itself. */
const FASTIFY = carrier(`
declare const plugin: plugin.Plugin
declare namespace plugin {
  export type FastifyRedis = Redis & { [namespace: string]: Redis }
  export type FastifyRedisPluginOptions = any
  export type FastifyRedisPlugin = any
  export interface Plugin { (...args: any[]): any; readonly redis: FastifyRedis; readonly fastifyRedis: Plugin; readonly default: Plugin }
}
export = plugin
`)

/** Frameworks whose own service is, or extends, an ioredis client. */
const ADONIS = carrier(`
export interface Manager extends Redis { connection(name?: any): Redis }
declare const redis: Manager
export default redis
`)
const MIDWAY = carrier(`
export class RedisService extends Redis {}
export class RedisServiceFactory { get(name?: any): Redis }
`)

/**
 * Text of the declaration file by npm package, written for the analyzer: every exported name (a missing one would
 * silently turn a union into `any`), every command, and nothing of the argument types, which no verdict depends on.
 */
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
  bull: BULL,
  bullmq: BULLMQ,
  '@fastify/redis': FASTIFY,
  'fastify-redis': FASTIFY,
  '@adonisjs/redis': ADONIS,
  '@ioc:Adonis/Addons': ADONIS,
  '@midwayjs/redis': MIDWAY,
  'node:async_hooks': ASYNC_HOOKS,
  async_hooks: ASYNC_HOOKS,
  hono: HONO,
  '@trpc/server': TRPC,
  effect: EFFECT,
}
