"use strict";
exports.id = 708;
exports.ids = [708];
exports.modules = {

/***/ 6003:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ reasonOf),
/* harmony export */   IO: () => (/* binding */ Unreadable),
/* harmony export */   zf: () => (/* binding */ TooManySteps)
/* harmony export */ });
/** What every reason says that names a fault of the analyzer itself. */
const OWN_FAULT = 'a fault of redis-preflight';
/** Thrown where following something in a source takes more steps than it may; the message says what. */
class TooManySteps extends Error {
}
/** Thrown for a file that is not what its name says, or too much of it; the message says why, naming the line. */
class Unreadable extends Error {
}
/**
 * Why a file or a part of it could not be analysed, in one line: it is nested too deeply for the call stack or takes too
 * many steps, which is the file's doing, or the analyzer failed, which is told as such so that somebody reports it.
 */
function reasonOf(error) {
    if (isStackOverflow(error))
        return 'nested too deeply to be analysed';
    if (error instanceof TooManySteps || error instanceof Unreadable)
        return error.message;
    const [message = ''] = String(error?.message ?? error).split('\n');
    return `${OWN_FAULT}: ${message}`;
}
/** Other range errors (a string that grew too long, a bad code point) are faults like any other. */
function isStackOverflow(error) {
    return error instanceof RangeError && /call stack/i.test(error.message);
}


/***/ }),

/***/ 4035:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  XG: () => (/* binding */ LIBRARY_FILE),
  _e: () => (/* binding */ declarationPath),
  o9: () => (/* binding */ declarationText),
  kl: () => (/* binding */ declaredClient),
  eD: () => (/* binding */ declaredLibrary),
  Ns: () => (/* binding */ declaredPackage)
});

// EXTERNAL MODULE: ./src/collect/source/packages.ts
var source_packages = __webpack_require__(7293);
;// CONCATENATED MODULE: ./src/collect/source/declarations/carriers-of-context.ts
/**
 * Packages that carry a value of the repository's own type from one place to another. Without their types what comes out
 * is `any`, and a client in it is not seen.
 */
/** node:async_hooks: the store of a request. */
const ASYNC_HOOKS = `
export class AsyncLocalStorage<T> {
  getStore(): T | undefined
  run<R>(store: T, callback: (...args: any[]) => R, ...args: any[]): R
  enterWith(store: T): void
  exit<R>(callback: (...args: any[]) => R, ...args: any[]): R
  disable(): void
}
export class AsyncResource { constructor(...args: any[]); [member: string]: any }
export const executionAsyncId: any
export const createHook: any
`;
/** hono: the variables of a request's context. */
const HONO = `
type Variables<E> = E extends { Variables: infer V } ? V : any
export interface Context<E = any, P = any, I = any> {
  get<K extends keyof Variables<E>>(name: K): Variables<E>[K]
  set(name: any, value: any): void
  readonly var: Variables<E>
  [member: string]: any
}
type Handler<E> = (c: Context<E>, next: any) => any
interface Route<E> { (path: string, ...handlers: Handler<E>[]): Hono<E>; (...handlers: Handler<E>[]): Hono<E> }
export class Hono<E = any, S = any, B = any> {
  constructor(...args: any[])
  get: Route<E>; post: Route<E>; put: Route<E>; delete: Route<E>; patch: Route<E>; all: Route<E>; use: Route<E>
  options: Route<E>
  on(method: any, path: any, ...handlers: Handler<E>[]): Hono<E>
  [member: string]: any
}
export type Env = any
export type MiddlewareHandler<E = any, P = any, I = any> = Handler<E>
export function createMiddleware<E = any>(handler: Handler<E>): Handler<E>
export function createFactory<E = any>(...args: any[]): any
`;
/** @trpc/server: the context of a procedure. */
const TRPC = `
interface Options<C> { ctx: C; input: any; next: any; [member: string]: any }
interface Procedure<C> {
  input(...args: any[]): this
  output(...args: any[]): this
  meta(...args: any[]): this
  use(middleware: (options: Options<C>) => any): this
  concat(...args: any[]): any
  query(resolve: (options: Options<C>) => any): any
  mutation(resolve: (options: Options<C>) => any): any
  subscription(resolve: (options: Options<C>) => any): any
}
interface Root<C> {
  procedure: Procedure<C>
  router(table: any): any
  middleware(middleware: (options: Options<C>) => any): any
  mergeRouters(...args: any[]): any
  createCallerFactory: any
}
type Resolved<C> = C extends (...args: any[]) => infer R ? Awaited<R> : C
interface Builder<C> { context<T>(): Builder<Resolved<T>>; meta<T>(): Builder<C>; create(options?: any): Root<C> }
export const initTRPC: Builder<any>
export const TRPCError: any
export type inferAsyncReturnType<T extends (...args: any) => any> = Awaited<ReturnType<T>>
export type inferRouterInputs<T> = any
export type inferRouterOutputs<T> = any
`;

;// CONCATENATED MODULE: ./src/collect/source/declarations/effect.ts
/**
 * effect: a program that gives a value, which `yield*` takes out, and services that are found by their class. Without these
 * types a client that such a program makes is `any`, and so is a service of the repository's own.
 */
const EFFECT = `
type Made<A> = Effect.Effect<A>
type Step<A, B> = (value: A) => B
interface Piped {
  pipe<A>(this: A): A
  pipe<A, B>(this: A, a: Step<A, B>): B
  pipe<A, B, C>(this: A, a: Step<A, B>, b: Step<B, C>): C
  pipe<A, B, C, D>(this: A, a: Step<A, B>, b: Step<B, C>, c: Step<C, D>): D
  pipe<A, B, C, D, E>(this: A, a: Step<A, B>, b: Step<B, C>, c: Step<C, D>, d: Step<D, E>): E
  pipe(...steps: any[]): any
}
type Same = (...args: any[]) => <S>(self: S) => S
interface Functions {
  succeed<A>(value: A): Made<A>
  sync<A>(make: () => A): Made<A>
  promise<A>(make: (signal?: any) => A): Made<Awaited<A>>
  try<A>(options: { try: () => A; catch: any }): Made<A>
  try<A>(make: () => A): Made<A>
  tryPromise<A>(options: { try: (signal?: any) => A; catch: any }): Made<Awaited<A>>
  tryPromise<A>(make: (signal?: any) => A): Made<Awaited<A>>
  acquireRelease<A>(acquire: Made<A>, release: (value: A, exit?: any) => any): Made<A>
  gen<A>(program: (...args: any[]) => Generator<any, A, any>): Made<A>
  gen<A>(self: any, program: (...args: any[]) => Generator<any, A, any>): Made<A>
  flatMap<A, B>(step: (value: A) => Made<B>): (self: Made<A>) => Made<B>
  flatMap<A, B>(self: Made<A>, step: (value: A) => Made<B>): Made<B>
  map<A, B>(step: (value: A) => B): (self: Made<A>) => Made<B>
  map<A, B>(self: Made<A>, step: (value: A) => B): Made<B>
  as<B>(value: B): (self: Made<any>) => Made<B>
  tap<A>(step: (value: A) => any): (self: Made<A>) => Made<A>
  mapError: Same; tapError: Same; orDie: any; withSpan: Same; retry: Same; timeout: Same; provide: Same; annotateLogs: Same
  [member: string]: any
}
export const Effect: Functions
export namespace Effect { export interface Effect<A = any, E = any, R = any> extends Piped { [Symbol.iterator](): Generator<any, A, any>; readonly _A: A } }
interface ServiceClass<A> {
  new (...args: any[]): any
  of(service: A): A
  [Symbol.iterator](): Generator<any, A, any>
  readonly _A: A
}
export const ServiceMap: { Service<Self, A>(): (id: string, options?: any) => ServiceClass<A>; [member: string]: any }
export const Context: {
  Tag(id: string): <Self, A>() => ServiceClass<A>
  GenericTag<A, B = any>(id: string): Made<A>
  [member: string]: any
}
`;

// EXTERNAL MODULE: ./src/collect/source/vocabulary.ts
var vocabulary = __webpack_require__(5380);
;// CONCATENATED MODULE: ./src/collect/source/declarations/members.ts

/**
 * The types of all members below, global so that each is there once. A method of its own for each of nearly a thousand names
 * has twice the nodes, and the compiler is slow when it parses our declarations: they are the first that it gets.
 */
const COMMAND_TYPES = `
type __Command = (...args: any[]) => any
type __Chained<T> = (...args: any[]) => T
`;
/** Every command as a member of a client, whose answer says nothing. */
const COMMANDS = (0,vocabulary/* methodNames */.Ar)()
    .map((name) => `${name}: __Command`)
    .join('\n');
/** Every command as a member of a pipeline, which gives back the pipeline. */
const CHAINED_COMMANDS = (0,vocabulary/* methodNames */.Ar)()
    .map((name) => `${name}: __Chained<this>`)
    .join('\n');
/** What an event emitter has; it calls its listeners as its own methods. */
const EMITTER = `
on(event: any, listener?: (this: this, ...args: any[]) => void): this
once(event: any, listener?: (this: this, ...args: any[]) => void): this
addListener(event: any, listener?: (this: this, ...args: any[]) => void): this
off(event: any, listener?: any): this
removeListener(event: any, listener?: any): this
removeAllListeners(event?: any): this
emit(event: any, ...args: any[]): boolean
`;

;// CONCATENATED MODULE: ./src/collect/source/declarations/ioredis.ts

/** ioredis and iovalkey: a class that is the module, so that `import`, `require` and `.default` all build it. */
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
  export interface RedisOptions { [option: string]: any }
  export interface ClusterOptions { [option: string]: any }
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
`;

;// CONCATENATED MODULE: ./src/collect/source/declarations/node-redis.ts

/** redis (node-redis) from 2 to 6, and the packages around it: one client type under every name it ever had. */
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
`;

;// CONCATENATED MODULE: ./src/collect/source/declarations/other-clients.ts

/** @upstash/redis: a client over HTTP. */
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
`;
/** @vercel/kv: the same client under another name, and a ready-made one. */
const VERCEL_KV = `${HTTP_CLIENT.replaceAll('class Redis', 'class VercelKV').replaceAll('): Redis', '): VercelKV')}
export function createClient(config: any): VercelKV
export const kv: VercelKV
declare const _default: VercelKV
export default _default
`;
/** @valkey/valkey-glide. */
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
`;
/** The client that is part of Bun, which has it as a module and as a global. */
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
declare global { var Bun: { readonly redis: RedisClient; readonly RedisClient: typeof RedisClient; [member: string]: any } }
`;

;// CONCATENATED MODULE: ./src/collect/source/declarations/clients.ts





/** NestJS modules and queue libraries that hand out an ioredis client. */
const carrier = (members) => `import { Redis, Cluster } from 'ioredis'\n${members}`;
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
`);
/** Queues carry the client that they were given or have made. */
const BULL = carrier(`
declare class Bull { constructor(...args: any[]); client: Redis; [member: string]: any }
declare namespace Bull { export { Bull as Queue }; export type Job<T = any> = any; export type QueueOptions = any; export type JobOptions = any }
export = Bull
`);
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
`);
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
`);
/** Frameworks whose own service is, or extends, an ioredis client. */
const ADONIS = carrier(`
export interface Manager extends Redis { connection(name?: any): Redis }
declare const redis: Manager
export default redis
`);
const MIDWAY = carrier(`
export class RedisService extends Redis {}
export class RedisServiceFactory { get(name?: any): Redis }
`);
/**
 * Text of the declaration file by npm package, written for the analyzer: every exported name (a missing one would
 * silently turn a union into `any`), every command, and nothing of the argument types, which no verdict depends on.
 */
const CLIENT_DECLARATIONS = {
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
};

;// CONCATENATED MODULE: ./src/collect/source/declarations/standard-library.ts

/**
 * The part of the standard library that data flow goes through, as small as it can be: the real lib files cost more to
 * parse than most repositories' Redis files. What is absent here is `any`, which the tracer follows by itself.
 */
const STANDARD_LIBRARY = `${COMMAND_TYPES}interface SymbolConstructor { readonly iterator: unique symbol; readonly asyncIterator: unique symbol }
declare var Symbol: SymbolConstructor
interface IteratorYieldResult<T> { done?: false; value: T }
interface IteratorReturnResult<R> { done: true; value: R }
type IteratorResult<T, R = any> = IteratorYieldResult<T> | IteratorReturnResult<R>
interface Iterator<T, R = any, N = any> { next(...args: any[]): IteratorResult<T, R> }
interface Iterable<T, R = any, N = any> { [Symbol.iterator](): Iterator<T, R, N> }
interface IterableIterator<T, R = any, N = any> extends Iterator<T, R, N> { [Symbol.iterator](): IterableIterator<T, R, N> }
interface IteratorObject<T, R = any, N = any> extends Iterator<T, R, N> { [Symbol.iterator](): IteratorObject<T, R, N> }
interface Generator<T = unknown, R = any, N = any> extends IteratorObject<T, R, N> { [Symbol.iterator](): Generator<T, R, N> }
interface AsyncIterator<T, R = any, N = any> { next(...args: any[]): Promise<IteratorResult<T, R>> }
interface AsyncIterable<T, R = any, N = any> { [Symbol.asyncIterator](): AsyncIterator<T, R, N> }
interface AsyncIterableIterator<T, R = any, N = any> extends AsyncIterator<T, R, N> { [Symbol.asyncIterator](): AsyncIterableIterator<T, R, N> }
interface AsyncIteratorObject<T, R = any, N = any> extends AsyncIterator<T, R, N> { [Symbol.asyncIterator](): AsyncIteratorObject<T, R, N> }
interface AsyncGenerator<T = unknown, R = any, N = any> extends AsyncIteratorObject<T, R, N> { [Symbol.asyncIterator](): AsyncGenerator<T, R, N> }
type BuiltinIteratorReturn = any
interface PromiseLike<T> { then<A = T, B = never>(ok?: ((value: T) => A | PromiseLike<A>) | null, bad?: ((reason: any) => B | PromiseLike<B>) | null): PromiseLike<A | B> }
interface Promise<T> {
  then<A = T, B = never>(ok?: ((value: T) => A | PromiseLike<A>) | null, bad?: ((reason: any) => B | PromiseLike<B>) | null): Promise<A | B>
  catch<B = never>(bad?: ((reason: any) => B | PromiseLike<B>) | null): Promise<T | B>
  finally(done?: (() => void) | null): Promise<T>
}
interface PromiseConstructor {
  new <T>(executor: (resolve: (value: T | PromiseLike<T>) => void, reject: (reason?: any) => void) => void): Promise<T>
  all<T extends readonly unknown[] | []>(values: T): Promise<{ -readonly [P in keyof T]: Awaited<T[P]> }>
  allSettled(values: any): Promise<any>
  race<T>(values: readonly T[]): Promise<Awaited<T>>
  resolve(): Promise<void>
  resolve<T>(value: T | PromiseLike<T>): Promise<Awaited<T>>
  reject<T = never>(reason?: any): Promise<T>
}
declare var Promise: PromiseConstructor
interface Array<T> {
  length: number
  [n: number]: T
  [Symbol.iterator](): IterableIterator<T>
  push(...items: T[]): number
  pop(): T | undefined
  shift(): T | undefined
  unshift(...items: T[]): number
  concat(...items: any[]): T[]
  slice(start?: number, end?: number): T[]
  splice(start: number, count?: number, ...items: T[]): T[]
  reverse(): T[]
  sort(compare?: (a: T, b: T) => number): this
  join(separator?: string): string
  indexOf(item: T): number
  includes(item: T): boolean
  at(index: number): T | undefined
  find(test: (value: T, index: number, all: T[]) => unknown): T | undefined
  findIndex(test: (value: T, index: number, all: T[]) => unknown): number
  filter(test: (value: T, index: number, all: T[]) => unknown): T[]
  some(test: (value: T, index: number, all: T[]) => unknown): boolean
  every(test: (value: T, index: number, all: T[]) => unknown): boolean
  forEach(visit: (value: T, index: number, all: T[]) => void): void
  map<U>(visit: (value: T, index: number, all: T[]) => U): U[]
  flatMap<U>(visit: (value: T, index: number, all: T[]) => U | U[]): U[]
  reduce<U>(visit: (sum: U, value: T, index: number, all: T[]) => U, start?: U): U
  keys(): IterableIterator<number>
  values(): IterableIterator<T>
  entries(): IterableIterator<[number, T]>
}
interface ReadonlyArray<T> extends Array<T> {}
interface ArrayConstructor { new <T>(n?: number): T[]; isArray(value: any): value is any[]; from<T>(values: Iterable<T>): T[]; from<T, U>(values: Iterable<T>, map: (v: T, k: number) => U): U[]; of<T>(...items: T[]): T[] }
declare var Array: ArrayConstructor
interface Map<K, V> {
  get(key: K): V | undefined
  set(key: K, value: V): this
  has(key: K): boolean
  delete(key: K): boolean
  clear(): void
  readonly size: number
  keys(): IterableIterator<K>
  values(): IterableIterator<V>
  entries(): IterableIterator<[K, V]>
  forEach(visit: (value: V, key: K, map: Map<K, V>) => void): void
  [Symbol.iterator](): IterableIterator<[K, V]>
}
interface ReadonlyMap<K, V> extends Map<K, V> {}
interface WeakMap<K, V> { get(key: K): V | undefined; set(key: K, value: V): this; has(key: K): boolean; delete(key: K): boolean }
interface MapConstructor { new <K = any, V = any>(entries?: Iterable<readonly [K, V]> | null): Map<K, V> }
declare var Map: MapConstructor
interface WeakMapConstructor { new <K = any, V = any>(entries?: any): WeakMap<K, V> }
declare var WeakMap: WeakMapConstructor
interface Set<T> {
  add(value: T): this
  has(value: T): boolean
  delete(value: T): boolean
  clear(): void
  readonly size: number
  keys(): IterableIterator<T>
  values(): IterableIterator<T>
  entries(): IterableIterator<[T, T]>
  forEach(visit: (value: T) => void): void
  [Symbol.iterator](): IterableIterator<T>
}
interface ReadonlySet<T> extends Set<T> {}
interface SetConstructor { new <T = any>(values?: Iterable<T> | null): Set<T> }
declare var Set: SetConstructor
interface WeakSet<T> { add(value: T): this; has(value: T): boolean; delete(value: T): boolean }
interface Object { toString(): string; hasOwnProperty(name: any): boolean }
interface ObjectConstructor {
  keys(value: any): string[]
  values<T>(value: { [name: string]: T }): T[]
  entries<T>(value: { [name: string]: T }): [string, T][]
  fromEntries(entries: any): any
  assign<T, U>(target: T, source: U): T & U
  assign<T, U, V>(target: T, a: U, b: V): T & U & V
  assign(target: any, ...sources: any[]): any
  freeze<T>(value: T): T
  create(proto: any, properties?: any): any
}
declare var Object: ObjectConstructor
interface Function { bind(self: any, ...args: any[]): any; call(self: any, ...args: any[]): any; apply(self: any, args?: any): any; name: string }
interface CallableFunction extends Function {
  bind<T>(this: T, self: any): T
  bind(self: any, ...args: any[]): any
}
interface NewableFunction extends Function {}
interface IArguments { [n: number]: any; length: number }
interface String { length: number; toString(): string; trim(): string; replace(a: any, b: any): string; split(a: any, b?: any): string[]; slice(a?: number, b?: number): string; toUpperCase(): string; toLowerCase(): string; includes(s: string): boolean; startsWith(s: string): boolean; endsWith(s: string): boolean; concat(...s: string[]): string; padStart(n: number, s?: string): string; [n: number]: string }
interface Number { toString(radix?: number): string; toFixed(n?: number): string }
interface Boolean {}
interface RegExp { test(s: string): boolean; exec(s: string): any }
interface TemplateStringsArray extends Array<string> { readonly raw: string[] }
interface Error { name: string; message: string; stack?: string }
interface Date { getTime(): number; toISOString(): string }
interface ProxyConstructor { new <T extends object>(target: T, handler: any): T }
declare var Proxy: ProxyConstructor
interface ImportMeta { url: string }
type Awaited<T> = T extends null | undefined ? T : T extends PromiseLike<infer V> ? Awaited<V> : T
type Partial<T> = { [P in keyof T]?: T[P] }
type Required<T> = { [P in keyof T]-?: T[P] }
type Readonly<T> = { readonly [P in keyof T]: T[P] }
type Pick<T, K extends keyof T> = { [P in K]: T[P] }
type Record<K extends keyof any, T> = { [P in K]: T }
type Exclude<T, U> = T extends U ? never : T
type Extract<T, U> = T extends U ? T : never
type Omit<T, K extends keyof any> = Pick<T, Exclude<keyof T, K>>
type NonNullable<T> = T & {}
type Parameters<T> = T extends (...args: infer P) => any ? P : never
type ConstructorParameters<T> = T extends abstract new (...args: infer P) => any ? P : never
type ReturnType<T> = T extends (...args: any) => infer R ? R : any
type InstanceType<T> = T extends abstract new (...args: any) => infer R ? R : any
type ThisParameterType<T> = any
type OmitThisParameter<T> = T
interface ThisType<T> {}
declare function Number(value?: any): number
declare function String(value?: any): string
declare function Boolean(value?: any): boolean
declare function parseInt(value: any, radix?: number): number
declare var JSON: { parse(text: any): any; stringify(value: any, ...rest: any[]): string }
declare var Math: { min(...n: number[]): number; max(...n: number[]): number; floor(n: number): number; ceil(n: number): number; round(n: number): number; random(): number }
declare var process: { env: { [name: string]: string | undefined }; [name: string]: any }
declare var console: any
`;

;// CONCATENATED MODULE: ./src/collect/source/declarations/index.ts



const FOLDER = '/.redis-preflight-declarations/';
/** Path under which the compiler is given the standard library. */
const LIBRARY_FILE = `${FOLDER}lib.d.ts`;
/** Path of the declaration file that a module specifier resolves to; undefined when we declare no such package. */
function declarationPath(specifier) {
    const name = (0,source_packages/* packageOf */.wg)(specifier);
    return Object.hasOwn(CLIENT_DECLARATIONS, name) ? `${FOLDER}${name}.d.ts` : undefined;
}
/** Text of one of our declaration files; undefined for any other path. */
function declarationText(path) {
    if (path === LIBRARY_FILE)
        return STANDARD_LIBRARY;
    const name = path.startsWith(FOLDER) && path.endsWith('.d.ts') ? path.slice(FOLDER.length, -'.d.ts'.length) : '';
    return Object.hasOwn(CLIENT_DECLARATIONS, name) ? CLIENT_DECLARATIONS[name] : undefined;
}
/** The npm package that one of our declaration files is of; undefined for any other path. */
function declaredPackage(path) {
    return path.startsWith(FOLDER) && path !== LIBRARY_FILE ? path.slice(FOLDER.length, -'.d.ts'.length) : undefined;
}
const KINDS = {
    IORedis: 'standalone',
    Redis: 'standalone',
    Commander: 'standalone',
    Client: 'standalone',
    RedisClient: 'standalone',
    BaseClient: 'standalone',
    GlideCommands: 'standalone',
    GlideClient: 'standalone',
    VercelKV: 'http',
    Cluster: 'cluster',
    ClusterClient: 'cluster',
    GlideClusterClient: 'cluster',
    SentinelClient: 'sentinel',
    PoolClient: 'pool',
    ChainableCommander: 'pipeline',
    Multi: 'pipeline',
    Pipeline: 'pipeline',
    Batch: 'pipeline',
    ClusterBatch: 'pipeline',
    Transaction: 'pipeline',
    ClusterTransaction: 'pipeline',
};
/** The client library that one of our declaration files declares; undefined for any other path. */
function declaredLibrary(path) {
    return path.startsWith(FOLDER) ? (0,source_packages/* clientLibrary */.rt)(path.slice(FOLDER.length, -'.d.ts'.length)) : undefined;
}
/** The client that a type declared in one of our files stands for; undefined for options, errors and other names. */
function declaredClient(path, typeName) {
    const library = declaredLibrary(path);
    const kind = Object.hasOwn(KINDS, typeName) ? KINDS[typeName] : undefined;
    if (!library || !kind)
        return undefined;
    return { library, kind: library === '@upstash/redis' && kind !== 'pipeline' ? 'http' : kind };
}


/***/ }),

/***/ 1883:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ excerptOf)
/* harmony export */ });
/** An expression in one line, as a message quotes it: where it is too long, it ends behind a whole word and `…`. */
function excerptOf(expression, limit = 60) {
    const line = expression.replace(/\s+/g, ' ');
    if (line.length <= limit)
        return line;
    const start = line.slice(0, limit - 1);
    const isInWord = /[\w$]/.test(line.charAt(limit - 1));
    const whole = isInWord ? start.replace(/[\w$]+$/, '').trimEnd() : start.trimEnd();
    return `${whole === '' ? start : whole}…`;
}


/***/ }),

/***/ 3411:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ keyCount),
/* harmony export */   p: () => (/* binding */ checksByCommands)
/* harmony export */ });
/* harmony import */ var _compiler__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4297);
/* harmony import */ var _protection_found_values__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4793);
/* harmony import */ var _trace_syntax__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5045);
/* harmony import */ var _usage_site__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9496);
/* harmony import */ var _scopes__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2388);





/** Commands that count their argument: `ZINCRBY hot 1 <key>`, `TOPK.ADD hot <key>`. */
const COUNTS = /^(?:z_?incr_?by|h_?incr_?by|topk_?\.?(?:add|incr_?by)|cms_?\.?incr_?by)$/i;
const RAW_COUNTS = /^(?:ZINCRBY|HINCRBY|TOPK\.(?:ADD|INCRBY)|CMS\.INCRBY)$/i;
/** Sketches that count many keys in little memory. */
const SKETCH = /^(?:CountMinSketch|TopK|HeavyHitters|SpaceSaving|CountMin)$/;
/** A count of the uses of each key, kept where the keys are read. */
function keyCount(around) {
    for (const node of (0,_trace_syntax__WEBPACK_IMPORTED_MODULE_2__/* .nodesIn */ .vx)(around.scope)) {
        const counted = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCallExpression(node) ? countedByCall(node, around) : countedByStep(node, around);
        if (!counted || !around.readsOfKey(counted).some((read) => runsOnHit(node, read, around)))
            continue;
        return { place: (0,_usage_site__WEBPACK_IMPORTED_MODULE_3__/* .placeOf */ .$t)(node), what: `counts how often each key is read (\`${(0,_trace_syntax__WEBPACK_IMPORTED_MODULE_2__/* .brief */ .dh)(node, 50)}\`)` };
    }
    return undefined;
}
/** What is counted only where nothing was found, or is written then, is no use of what is there. */
function runsOnHit(node, read, { tracer, scope }) {
    return node.pos < read.end || new _protection_found_values__WEBPACK_IMPORTED_MODULE_1__/* .FoundValue */ ._(tracer, read, scope).runsAfter('hit', node) !== false;
}
function countedByCall(call, around) {
    const made = (0,_scopes__WEBPACK_IMPORTED_MODULE_4__/* .methodCall */ .iu)(call);
    if (!made || around.reads.includes(call))
        return undefined;
    const { method, args, receiver } = made;
    if (COUNTS.test(method))
        return isData(args, around) ? undefined : args.slice(1).find(isName);
    const [first, second] = args;
    if (first && _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isStringLiteralLike(first) && RAW_COUNTS.test(first.text)) {
        return isData(args.slice(1), around) ? undefined : args.slice(2).find(isName);
    }
    if (method === 'set' && first && second && isOneMore(second, receiver))
        return first;
    const isSketch = /^(?:update|add|increment)$/.test(method) && [...around.tracer.originsOf(receiver)].some(isNewSketch);
    return isSketch ? first : undefined;
}
/**
 * Whether what is counted is what the cache holds: a field of the very key that is read, `hincrby(key, category, 1)` beside
 * `hget(key, category)`, or an amount that is worked out.
 */
function isData(args, around) {
    const [counter] = args;
    const isRead = around.reads.some(({ arguments: [key] }) => key && key.getText() === counter?.getText());
    // Of `(set, 1, key)` and `(hash, key, 1)` one is the key; TOPK.ADD names keys alone.
    return isRead || (args.length === 3 && !args.slice(1).some(isFixed));
}
/** One use, or as many as a sample stands for: `1`, `SAMPLE_SIZE`. */
function isFixed(node) {
    const inner = (0,_trace_syntax__WEBPACK_IMPORTED_MODULE_2__/* .unwrap */ .oA)(node);
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isNumericLiteral(inner) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isStringLiteralLike(inner))
        return Number(inner.text) > 0;
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isIdentifier(inner) && /^[A-Z][A-Z\d_]*$/.test(inner.text);
}
/** `counts.set(key, (counts.get(key) ?? 0) + 1)`. */
function isOneMore(value, receiver) {
    const node = (0,_trace_syntax__WEBPACK_IMPORTED_MODULE_2__/* .unwrap */ .oA)(value);
    if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isBinaryExpression(node) || node.operatorToken.kind !== _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.PlusToken)
        return false;
    const name = (0,_trace_syntax__WEBPACK_IMPORTED_MODULE_2__/* .memberName */ .eg)(receiver);
    return [...(0,_trace_syntax__WEBPACK_IMPORTED_MODULE_2__/* .nodesIn */ .vx)(node)].some((one) => {
        const made = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCallExpression(one) ? (0,_scopes__WEBPACK_IMPORTED_MODULE_4__/* .methodCall */ .iu)(one) : undefined;
        return made?.method === 'get' && (0,_trace_syntax__WEBPACK_IMPORTED_MODULE_2__/* .memberName */ .eg)(made.receiver) === name;
    });
}
function isNewSketch(origin) {
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isNewExpression(origin) && SKETCH.test((0,_trace_syntax__WEBPACK_IMPORTED_MODULE_2__/* .memberName */ .eg)(origin.expression) ?? '');
}
/** `counts[key]++`, `counts[key] += 1`, `counts[key] = (counts[key] ?? 0) + 1`. */
function countedByStep(node, around) {
    const counted = steppedBy(node);
    if (!counted)
        return undefined;
    // What is made anew in each call counts nothing beyond it.
    const outlives = [...around.tracer.originsOf(counted.expression)].some((origin) => around.outlives(origin));
    return outlives ? counted.argumentExpression : undefined;
}
function steppedBy(node) {
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPostfixUnaryExpression(node) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPrefixUnaryExpression(node)) {
        return node.operator === _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.PlusPlusToken ? indexed(node.operand) : undefined;
    }
    if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isBinaryExpression(node))
        return undefined;
    if (node.operatorToken.kind === _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.PlusEqualsToken)
        return isFixed(node.right) ? indexed(node.left) : undefined;
    const right = (0,_trace_syntax__WEBPACK_IMPORTED_MODULE_2__/* .unwrap */ .oA)(node.right);
    const isSum = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isBinaryExpression(right) && right.operatorToken.kind === _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.PlusToken;
    const isAssigned = node.operatorToken.kind === _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.EqualsToken && isSum;
    const left = (0,_trace_syntax__WEBPACK_IMPORTED_MODULE_2__/* .unwrap */ .oA)(node.left);
    const isStep = isSum && (isFixed(right.left) || isFixed(right.right));
    return isAssigned && isStep && right.getText().includes(left.getText()) ? indexed(node.left) : undefined;
}
function indexed(expression) {
    const node = (0,_trace_syntax__WEBPACK_IMPORTED_MODULE_2__/* .unwrap */ .oA)(expression);
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isElementAccessExpression(node) && isName(node.argumentExpression) ? node : undefined;
}
/** A key that is held by a variable: numbers and texts are none. */
function isName(node) {
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isIdentifier(node) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAccessExpression(node) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isTemplateExpression(node);
}
const HOT_KEY_NAME = /hot[-_:]?keys?\b/i;
/** Commands that look for hot keys by themselves, or count under a key that is called so. */
function checksByCommands(commands) {
    return commands.flatMap(({ name, subcommand, key, place, unsure }) => {
        if (unsure !== undefined)
            return [];
        if (name === 'HOTKEYS')
            return [{ place, what: 'runs HOTKEYS' }];
        if (name === 'OBJECT' && subcommand === 'FREQ')
            return [{ place, what: 'asks for OBJECT FREQ', needsLfu: true }];
        if (name === 'CLIENT' && subcommand === 'TRACKING')
            return [{ place, what: 'caches in the client (CLIENT TRACKING)' }];
        const isCount = /^(?:ZINCRBY|HINCRBY|TOPK\.(?:ADD|INCRBY)|CMS\.INCRBY)$/.test(name);
        return isCount && key !== null && HOT_KEY_NAME.test(key)
            ? [{ place, what: `counts uses of keys in \`${key}\`` }]
            : [];
    });
}


/***/ }),

/***/ 2388:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q9: () => (/* binding */ readScopes),
/* harmony export */   iu: () => (/* binding */ methodCall)
/* harmony export */ });
/* unused harmony export ReadScope */
/* harmony import */ var _compiler__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4297);
/* harmony import */ var _trace_syntax__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5045);


/** More calls than a function that a person reads makes. */
const MAX_CALLS = 400;
/** A function that reads from Redis, by itself or through a function that it calls. */
class ReadScope {
    scope;
    tracer;
    /** Its calls, in their order. */
    calls;
    /** Those that read from Redis. */
    reads;
    constructor(scope, tracer, reading) {
        this.scope = scope;
        this.tracer = tracer;
        this.calls = [...(0,_trace_syntax__WEBPACK_IMPORTED_MODULE_1__/* .nodesIn */ .vx)(scope)].filter(_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCallExpression).slice(0, MAX_CALLS);
        this.reads = this.calls.filter((call) => reading.isRead(call));
    }
    /** Whether a read is about the same key as an expression. */
    readsKeyOf(key) {
        return this.readsOfKey(key).length > 0;
    }
    /** The reads that are about the same key as an expression: they are made of the same variables, or are the same text. */
    readsOfKey(key) {
        const words = this.wordsOf(key);
        return this.reads.filter(({ arguments: given }) => {
            return given.some((one) => [...this.wordsOf(one)].some((word) => words.has(word)));
        });
    }
    /** The variables and texts that an expression is made of, those behind a variable of the function included. */
    wordsOf(expression) {
        const words = new Set();
        const open = [expression];
        for (let node = open.pop(), steps = 0; node && steps < MAX_WORDS; node = open.pop(), steps++) {
            for (const one of (0,_trace_syntax__WEBPACK_IMPORTED_MODULE_1__/* .nodesIn */ .vx)(node)) {
                if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isStringLiteralLike(one) && one.text !== '')
                    words.add(`'${one.text}'`);
                if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isIdentifier(one) || isCallee(one) || words.has(one.text))
                    continue;
                words.add(one.text);
                const value = this.#variable(one);
                if (value)
                    open.push(value);
            }
        }
        return words;
    }
    /** The value of a variable that the function declares. */
    #variable(name) {
        const declared = this.tracer.symbolOf(name)?.valueDeclaration;
        const isOwn = declared !== undefined && _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isVariableDeclaration(declared) && isWithinScope(declared, this.scope);
        const value = isOwn ? declared.initializer : undefined;
        return value && !_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isAwaitExpression((0,_trace_syntax__WEBPACK_IMPORTED_MODULE_1__/* .unwrap */ .oA)(value)) ? value : undefined;
    }
    /** Whether something outlives a call of the function: it is not made in it. */
    outlives(origin) {
        return !isWithinScope(origin, this.scope);
    }
}
const MAX_WORDS = 20;
/** Names of functions and of the objects that they belong to say nothing of a key. */
function isCallee(node) {
    const { parent } = node;
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAccessExpression(parent))
        return parent.name !== node || isCalled(parent);
    return isCalled(node);
}
function isCalled(node) {
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCallExpression(node.parent) && node.parent.expression === node;
}
function isWithinScope(node, scope) {
    return node.pos >= scope.pos && node.end <= scope.end && node.getSourceFile() === scope.getSourceFile();
}
/** Every function that reads, and those that call them by a name that is not too common, as far as they are wanted. */
function readScopes(tracer, reading, isWanted) {
    const wanted = [...reading.scopes()].filter((scope) => (0,_trace_syntax__WEBPACK_IMPORTED_MODULE_1__/* .isFunctionNode */ .Px)(scope) && isWanted(scope));
    return wanted.map((scope) => new ReadScope(scope, tracer, reading));
}
/** A method call as receiver, method and arguments; undefined for any other. */
function methodCall(call) {
    const callee = (0,_trace_syntax__WEBPACK_IMPORTED_MODULE_1__/* .unwrap */ .oA)(call.expression);
    if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAccessExpression(callee))
        return undefined;
    return { receiver: callee.expression, method: (0,_trace_syntax__WEBPACK_IMPORTED_MODULE_1__/* .memberName */ .eg)(callee) ?? '', args: call.arguments };
}


/***/ }),

/***/ 2822:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PJ: () => (/* binding */ parseSource),
/* harmony export */   SH: () => (/* binding */ repositoryPath),
/* harmony export */   nY: () => (/* binding */ compilerPath),
/* harmony export */   rC: () => (/* binding */ createProgram)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _files_failures__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6003);
/* harmony import */ var _files_folders__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(663);
/* harmony import */ var _compiler__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4297);
/* harmony import */ var _declarations__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4035);
/* harmony import */ var _memory__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3118);
/* harmony import */ var _repository_imports__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2069);







const ROOT = '/';
const OPTIONS = {
    target: _compiler__WEBPACK_IMPORTED_MODULE_2__.ts.ScriptTarget.ES2022,
    module: _compiler__WEBPACK_IMPORTED_MODULE_2__.ts.ModuleKind.ESNext,
    moduleResolution: _compiler__WEBPACK_IMPORTED_MODULE_2__.ts.ModuleResolutionKind.Bundler,
    allowJs: true,
    checkJs: false,
    strict: true,
    esModuleInterop: true,
    experimentalDecorators: true,
    jsx: _compiler__WEBPACK_IMPORTED_MODULE_2__.ts.JsxEmit.Preserve,
    noLib: true,
    // Files are given to the compiler, not found by it: it would follow imports by recursion, and exceed the call stack.
    noResolve: true,
    types: [],
    skipLibCheck: true,
    noEmit: true,
};
/** What a program gives to its files as well. */
const PARSE_OPTIONS = {
    languageVersion: _compiler__WEBPACK_IMPORTED_MODULE_2__.ts.ScriptTarget.ES2022,
    // In TypeScript nothing depends on comments.
    jsDocParsingMode: _compiler__WEBPACK_IMPORTED_MODULE_2__.ts.JSDocParsingMode.ParseForTypeInfo,
};
/** Stands for a backslash, which the compiler takes for a slash and Linux for a letter; followed by a digit. */
const ESCAPE = '\uf05c';
/** Path of a file of the checkout inside the compiler's own file system, which has nothing else in it. */
function compilerPath(path) {
    return ROOT + path.replaceAll(ESCAPE, `${ESCAPE}1`).replaceAll('\\', `${ESCAPE}0`);
}
/** The other way round: the repository path of a source file. */
function repositoryPath(file) {
    return pathOf(file.fileName);
}
function pathOf(fileName) {
    return fileName.slice(ROOT.length).replaceAll(`${ESCAPE}0`, '\\').replaceAll(`${ESCAPE}1`, ESCAPE);
}
/**
 * The selected files as one program, typed by our own declarations of the client packages and nothing from disk.
 *
 * @param parsed what another program has parsed; what this one parses is added
 */
function createProgram(checkout, resolver, selected, skipped, deadline, parsed) {
    const textOf = (name) => (0,_declarations__WEBPACK_IMPORTED_MODULE_3__/* .declarationText */ .o9)(name) ?? checkout.sources.get(pathOf(name))?.text;
    const host = {
        fileExists: (name) => textOf(name) !== undefined,
        readFile: textOf,
        getSourceFile: (name, options) => {
            const text = textOf(name);
            if (text === undefined || parsed.has(name))
                return parsed.get(name);
            (0,_memory__WEBPACK_IMPORTED_MODULE_4__/* .limitRoom */ .rk)();
            // The compiler does not start without our own declarations.
            const isLate = deadline.isOver && (0,_declarations__WEBPACK_IMPORTED_MODULE_3__/* .declarationText */ .o9)(name) === undefined;
            const reading = isLate
                ? { reason: deadline.reason }
                : deadline.attend(() => pathOf(name), () => parse(name, text, options));
            parsed.set(name, 'file' in reading ? reading.file : undefined);
            if ('file' in reading)
                return reading.file;
            skipped.push({ path: pathOf(name), reason: reading.reason, kind: 'source' });
            return undefined;
        },
        jsDocParsingMode: _compiler__WEBPACK_IMPORTED_MODULE_2__.ts.JSDocParsingMode.ParseForTypeInfo,
        getDefaultLibFileName: () => _declarations__WEBPACK_IMPORTED_MODULE_3__/* .LIBRARY_FILE */ .XG,
        getCurrentDirectory: () => ROOT,
        getCanonicalFileName: (name) => name,
        useCaseSensitiveFileNames: () => true,
        getNewLine: () => '\n',
        writeFile: () => { },
        directoryExists: () => false,
        getDirectories: () => [],
        resolveModuleNameLiterals: (literals, containing) => literals.map((literal) => ({ resolvedModule: resolveModule(literal.text, containing, resolver, selected) })),
    };
    const sources = [...selected].filter((path) => !path.endsWith('.lua'));
    const texts = sources.flatMap((path) => checkout.sources.get(path) ?? []);
    const specifiers = texts.flatMap(({ imports }) => imports);
    // The global of that name has what the package has, which declares it.
    if (texts.some(({ text }) => text.includes('Bun')))
        specifiers.push('bun');
    const roots = [...declarationsFor(specifiers), ...sources.map(compilerPath)];
    return (0,_memory__WEBPACK_IMPORTED_MODULE_4__/* .withRoom */ .Eo)(() => _compiler__WEBPACK_IMPORTED_MODULE_2__.ts.createProgram({ rootNames: roots, options: OPTIONS, host }));
}
/** Paths of our declaration files that these specifiers and the standard library lead to, also through each other. */
function declarationsFor(specifiers) {
    const found = new Set([_declarations__WEBPACK_IMPORTED_MODULE_3__/* .LIBRARY_FILE */ .XG]);
    const add = (all) => {
        for (const specifier of all) {
            const path = (0,_declarations__WEBPACK_IMPORTED_MODULE_3__/* .declarationPath */ ._e)(specifier);
            if (path !== undefined)
                found.add(path);
        }
    };
    add(specifiers);
    // What is added while the set is walked is walked as well.
    for (const path of found)
        add((0,_repository_imports__WEBPACK_IMPORTED_MODULE_5__/* .importsOf */ .c)((0,_declarations__WEBPACK_IMPORTED_MODULE_3__/* .declarationText */ .o9)(path) ?? ''));
    return found;
}
/**
 * One source of the checkout, parsed as the program does it, and once for all who ask.
 *
 * @param tell told why it cannot be parsed, when that is found
 */
function parseSource(checkout, path, parsed, tell = () => { }) {
    const name = compilerPath(path);
    const text = checkout.sources.get(path)?.text;
    if (text === undefined || path.endsWith('.lua') || parsed.has(name))
        return parsed.get(name);
    const reading = parse(name, text, PARSE_OPTIONS);
    const file = 'file' in reading ? reading.file : undefined;
    parsed.set(name, file);
    if ('reason' in reading)
        tell(reading.reason);
    return file;
}
/**
 * Parses and binds one file, or says why that fails. Machine-written nesting and long chains of calls can
 * exceed the call stack. The type checker would bind all files at once and fail for all: bound here, such a file costs
 * itself alone, and the program goes on as if it were not there.
 */
function parse(name, text, options) {
    try {
        // Parents are set by binding; a walk of its own for them would take as long again.
        const file = _compiler__WEBPACK_IMPORTED_MODULE_2__.ts.createSourceFile(name, text, options, false, scriptKind(name, text));
        _compiler__WEBPACK_IMPORTED_MODULE_2__.ts.bindSourceFile(file, OPTIONS);
        return { file };
    }
    catch (error) {
        return { reason: (0,_files_failures__WEBPACK_IMPORTED_MODULE_6__/* .reasonOf */ .A3)(error) };
    }
}
/** Plain JavaScript may hold JSX; TypeScript's own endings decide for themselves. */
function scriptKind(name, text) {
    if (/\.[cm]?js$/.test(name))
        return /<[A-Za-z>]/.test(text) ? _compiler__WEBPACK_IMPORTED_MODULE_2__.ts.ScriptKind.JSX : _compiler__WEBPACK_IMPORTED_MODULE_2__.ts.ScriptKind.JS;
    return undefined;
}
function resolveModule(specifier, containing, resolver, selected) {
    const declared = (0,_declarations__WEBPACK_IMPORTED_MODULE_3__/* .declarationPath */ ._e)(specifier);
    if (declared)
        return { resolvedFileName: declared, extension: _compiler__WEBPACK_IMPORTED_MODULE_2__.ts.Extension.Dts, isExternalLibraryImport: false };
    const folder = (0,_files_folders__WEBPACK_IMPORTED_MODULE_1__/* .folderOf */ .y)(pathOf(containing));
    const path = resolver.resolve(folder, specifier);
    if (path === undefined || !selected.has(path))
        return undefined;
    return { resolvedFileName: compilerPath(path), extension: extensionOf(path), isExternalLibraryImport: false };
}
function extensionOf(path) {
    return (node_path__WEBPACK_IMPORTED_MODULE_0__.posix.extname(path) || '.js');
}


/***/ }),

/***/ 3119:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Uy: () => (/* binding */ exportedHandler),
/* harmony export */   l5: () => (/* binding */ exportedStatement),
/* harmony export */   uP: () => (/* binding */ isDefault)
/* harmony export */ });
/* harmony import */ var _compiler__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4297);

/** What frameworks take for a handler by its name and the place of its file: Next.js, SvelteKit, Remix, AWS Lambda. */
const NAMED_HANDLERS = [
    {
        name: /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/,
        path: /(?:^|\/)(?:route|\+server)\.[cm]?[jt]sx?$|(?:^|\/)(?:api|functions|server\/routes)\//,
    },
    { name: /^(?:getServerSideProps|getInitialProps)$/, path: /./ },
    { name: /^(?:loader|action|load)$/, path: /(?:^|\/)(?:routes|app)\// },
    { name: /^handler$/, path: /lambda|handler|function|api/i },
    { name: /^middleware$/, path: /(?:^|\/)middleware\.[jt]s$/ },
];
const PAGE_FOLDER = /(?:^|\/)(?:app|pages)\//;
const PAGE_FILE = /(?:^|\/)(?:page|layout|template|not-found|default|sitemap|robots|opengraph-image)\.[jt]sx?$/;
const API_FOLDER = /(?:^|\/)(?:pages\/api|server\/(?:api|routes|middleware))\//;
/** How the export of a file is called that a framework takes for a handler; undefined where it is none. */
function exportedHandler(name, path, isDefaultExport, file) {
    if (isDefaultExport && (API_FOLDER.test(path) || (PAGE_FOLDER.test(path) && PAGE_FILE.test(path))))
        return path;
    if (name === undefined)
        return undefined;
    const isNamed = NAMED_HANDLERS.some((one) => one.name.test(name) && one.path.test(path));
    if (isNamed)
        return `${name} of ${path}`;
    return isServerFile(file) ? `the server action ${name}` : undefined;
}
/** `'use server'` at the top of a file: whatever it exports is called over the network. */
function isServerFile({ statements }) {
    const [first] = statements;
    return first !== undefined && isDirective(first, 'use server');
}
function isDirective(statement, text) {
    return (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isExpressionStatement(statement) &&
        _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isStringLiteral(statement.expression) &&
        statement.expression.text === text);
}
/** The exported statement that a function, or the variable that holds it, stands in. */
function exportedStatement(node) {
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isFunctionDeclaration(node))
        return isExported(node) ? node : undefined;
    let at = node;
    while (at.parent && !_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isStatement(at)) {
        at = at.parent;
        if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isFunctionLike(at) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isClassLike(at))
            return undefined;
    }
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isExportAssignment(at))
        return at;
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isStatement(at) && _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isVariableStatement(at) && isExported(at) ? at : undefined;
}
function isExported(node) {
    const modifiers = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.canHaveModifiers(node) ? (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.getModifiers(node) ?? []) : [];
    return modifiers.some(({ kind }) => kind === _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.ExportKeyword);
}
/** Whether an exported statement is the default export of its file. */
function isDefault(node) {
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isExportAssignment(node))
        return true;
    const modifiers = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.canHaveModifiers(node) ? (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.getModifiers(node) ?? []) : [];
    return modifiers.some(({ kind }) => kind === _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.DefaultKeyword);
}


/***/ }),

/***/ 4793:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ FoundValue)
});

// EXTERNAL MODULE: ./src/collect/source/compiler.ts
var compiler = __webpack_require__(4297);
// EXTERNAL MODULE: ./src/collect/source/trace/syntax.ts
var syntax = __webpack_require__(5045);
// EXTERNAL MODULE: ./src/collect/source/usage/flow.ts
var flow = __webpack_require__(5440);
// EXTERNAL MODULE: ./src/collect/source/protection/positions.ts
var positions = __webpack_require__(1616);
;// CONCATENATED MODULE: ./src/collect/source/protection/truths.ts



/** Say whether there is anything in what they are given, and give the same otherwise. */
const SAME = /^(?:Boolean|isArray|keys|values|entries|parse|String|Number)$/;
const SIZES = /^(?:length|size)$/;
/**
 * What a condition comes to where a read has found something, or nothing; undefined where that does not decide, or where the
 * condition asks for something else.
 */
function truthFor(condition, isValue, isThere) {
    const node = (0,syntax/* withoutAwait */.nE)(condition);
    if (isValue(node))
        return isThere;
    const inner = (one) => truthFor(one, isValue, isThere);
    if (compiler.ts.isPrefixUnaryExpression(node)) {
        return node.operator === compiler.ts.SyntaxKind.ExclamationToken ? (0,flow/* negated */.vR)(inner(node.operand)) : undefined;
    }
    if (compiler.ts.isBinaryExpression(node))
        return truthOfBinary(node, isValue, isThere);
    if (compiler.ts.isPropertyAccessExpression(node))
        return ofPart(inner(node.expression), SIZES.test(node.name.text));
    if (compiler.ts.isElementAccessExpression(node))
        return ofPart(inner(node.expression), false);
    const [first] = compiler.ts.isCallExpression(node) ? node.arguments : [];
    return first && SAME.test((0,syntax/* memberName */.eg)(node.expression) ?? '') ? inner(first) : undefined;
}
/** A part of nothing is nothing; of a part of something only the size is known. */
function ofPart(whole, isSize) {
    return whole === true && !isSize ? undefined : whole;
}
function truthOfBinary(node, isValue, isThere) {
    const { kind } = node.operatorToken;
    const left = truthFor(node.left, isValue, isThere);
    if (kind === compiler.ts.SyntaxKind.AmpersandAmpersandToken || kind === compiler.ts.SyntaxKind.BarBarToken) {
        return (0,flow/* connected */.aW)(kind === compiler.ts.SyntaxKind.BarBarToken, [left, truthFor(node.right, isValue, isThere)]);
    }
    if (EQUAL.has(kind))
        return ofComparison(node, left ?? truthOfType(node.left, isValue, isThere));
    if (UNEQUAL.has(kind))
        return (0,flow/* negated */.vR)(ofComparison(node, left ?? truthOfType(node.left, isValue, isThere)));
    return kind === compiler.ts.SyntaxKind.GreaterThanToken || kind === compiler.ts.SyntaxKind.GreaterThanEqualsToken ? left : undefined;
}
const EQUAL = new Set([
    compiler.ts.SyntaxKind.EqualsEqualsToken,
    compiler.ts.SyntaxKind.EqualsEqualsEqualsToken,
]);
const UNEQUAL = new Set([
    compiler.ts.SyntaxKind.ExclamationEqualsToken,
    compiler.ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);
/** `value === null`, `keys.length === 0`; a value that equals something else is there. */
function ofComparison({ right }, left) {
    if (left === undefined)
        return undefined;
    const isNothing = right.kind === compiler.ts.SyntaxKind.NullKeyword ||
        compiler.ts.isVoidExpression(right) ||
        /^(?:undefined|0|false|''|"")$|^['"]undefined['"]$/.test(right.getText());
    if (isNothing)
        return !left;
    return left ? undefined : false;
}
/** `typeof value === 'undefined'`. */
function truthOfType(node, isValue, isThere) {
    return compiler.ts.isTypeOfExpression(node) ? truthFor(node.expression, isValue, isThere) : undefined;
}

;// CONCATENATED MODULE: ./src/collect/source/protection/found-values.ts





/** Deeper ones are handed through functions of functions, and no longer the value. */
const MAX_STEPS = 40;
const MAX_DERIVED = 200;
/**
 * What one function does with the answer of a read, or of a call that gives it: which variables hold it, and what runs where
 * there is an answer and where there is none.
 */
class FoundValue {
    tracer;
    read;
    scope;
    #same = new Set();
    #derived = new Set();
    constructor(tracer, read, 
    /** The function that it is worked with in. */
    scope) {
        this.tracer = tracer;
        this.read = read;
        this.scope = scope;
        const held = keeperOf(read, scope);
        if (held)
            this.#name(held.name, held.isSame ? this.#same : undefined);
        for (const node of this.after()) {
            if (compiler.ts.isVariableDeclaration(node) && node.initializer && this.isMadeOf(node.initializer)) {
                this.#name(node.name, this.#isSame(node.initializer) ? this.#same : undefined);
            }
            if (this.#derived.size > MAX_DERIVED)
                break;
        }
    }
    /** The nodes of the function that stand behind the read. */
    *after() {
        for (const node of (0,syntax/* nodesIn */.vx)(this.scope))
            if (node.pos >= this.read.end)
                yield node;
    }
    /** Whether an expression contains what was read, or something that was made of it. */
    isMadeOf(expression) {
        for (const node of (0,syntax/* nodesIn */.vx)(expression)) {
            if (node === this.read || (compiler.ts.isIdentifier(node) && this.#holds(node, this.#derived)))
                return true;
        }
        return false;
    }
    /** Whether the function gives on what it has found, and that it has found nothing: not one that throws then. */
    get isGivenOn() {
        return (givesSomething(this.scope) && ![...this.after()].some((node) => compiler.ts.isThrowStatement(node) && this.#ends(node)));
    }
    /** Whether a throw surely ends the function after a miss, and asks for nothing else. */
    #ends(node) {
        for (let at = node; at !== this.scope; at = at.parent) {
            const { parent } = at;
            const isPlain = compiler.ts.isBlock(parent) || parent === this.scope;
            if (!isPlain && !(compiler.ts.isIfStatement(parent) && this.isMadeOf(parent.expression)))
                return false;
        }
        return this.runsAfter('miss', node) === true;
    }
    /** Whether a node runs after a hit, or after a miss, as far as its conditions ask for that; undefined where one cannot be told. */
    runsAfter(finding, node) {
        const answers = this.#exits(node, finding);
        for (let at = node; at !== this.scope && at.parent; at = at.parent)
            answers.push(this.#enters(at, finding));
        if (answers.includes(false))
            return false;
        return answers.includes(undefined) ? undefined : true;
    }
    /** Whether a node runs after a miss and not after every hit: after none, or after one that is stale or empty. */
    isForMiss(node) {
        const onMiss = this.runsAfter('miss', node);
        if (onMiss === false)
            return false;
        const onHit = this.runsAfter('hit', node);
        return onHit === false || (onHit === undefined && onMiss === true);
    }
    /** Whether what stands around a node leads into it. */
    #enters(at, finding) {
        const { parent } = at;
        if (compiler.ts.isIfStatement(parent) && at !== parent.expression) {
            return this.#is(parent.expression, at === parent.thenStatement, finding);
        }
        if (compiler.ts.isConditionalExpression(parent) && at !== parent.condition) {
            return this.#is(parent.condition, at === parent.whenTrue, finding);
        }
        if (!compiler.ts.isBinaryExpression(parent) || at !== parent.right)
            return true;
        const { kind } = parent.operatorToken;
        if (kind === compiler.ts.SyntaxKind.AmpersandAmpersandToken)
            return this.#is(parent.left, true, finding);
        const isElse = kind === compiler.ts.SyntaxKind.BarBarToken || kind === compiler.ts.SyntaxKind.QuestionQuestionToken;
        return isElse ? this.#is(parent.left, false, finding) : true;
    }
    /** Whether the statements between the read and a node let it be reached, those of every block around one of them. */
    #exits(node, finding) {
        const blocks = new Set([...blocksAround(this.read, this.scope), ...blocksAround(node, this.scope)]);
        const between = [...blocks].flatMap(({ statements }) => {
            return statements.filter(({ pos, end }) => end > this.read.pos && end <= node.pos && pos < node.pos);
        });
        return between
            .filter(compiler.ts.isIfStatement)
            .flatMap(({ expression, thenStatement, elseStatement }) => [
            leaves(thenStatement, finding) ? this.#is(expression, false, finding) : true,
            elseStatement && leaves(elseStatement, finding) ? this.#is(expression, true, finding) : true,
        ]);
    }
    /** Whether a condition has a certain truth; one that asks for something else is taken to have it. */
    #is(condition, truth, finding) {
        const isValue = (node) => node === this.read || (compiler.ts.isIdentifier(node) && this.#holds(node, this.#same));
        const found = truthFor(condition, isValue, finding === 'hit');
        if (found !== undefined)
            return found === truth;
        return this.isMadeOf(condition) ? undefined : true;
    }
    /** Whether a name stands for what was read, and not for what has been put in its place since. */
    #holds(name, symbols) {
        const symbol = this.tracer.checker.getSymbolAtLocation(name);
        if (!symbol || !symbols.has(symbol))
            return false;
        const assigned = this.tracer.names.assignments.get(name.text) ?? [];
        return !assigned.some(({ left, pos, end }) => {
            return (pos > this.read.end &&
                end < name.pos &&
                left.getSourceFile() === name.getSourceFile() &&
                this.tracer.checker.getSymbolAtLocation(left) === symbol);
        });
    }
    #name(name, same) {
        for (const node of (0,syntax/* nodesIn */.vx)(name)) {
            const symbol = compiler.ts.isIdentifier(node) ? this.tracer.checker.getSymbolAtLocation(node) : undefined;
            if (!symbol)
                continue;
            this.#derived.add(symbol);
            if (node === name)
                same?.add(symbol);
        }
    }
    /** `value ? JSON.parse(value) : null`, `value && parse(value)`: there is one of these where there is the other. */
    #isSame(initializer) {
        const node = (0,syntax/* withoutAwait */.nE)(initializer);
        if (compiler.ts.isConditionalExpression(node)) {
            const truth = truthFor(node.condition, (one) => this.#isValue(one), true);
            const other = truth === true ? node.whenFalse : truth === false ? node.whenTrue : undefined;
            return other !== undefined && isNothing(other);
        }
        if (compiler.ts.isBinaryExpression(node)) {
            const { kind } = node.operatorToken;
            if (kind === compiler.ts.SyntaxKind.AmpersandAmpersandToken)
                return this.#isValue((0,syntax/* withoutAwait */.nE)(node.left));
            return kind === compiler.ts.SyntaxKind.QuestionQuestionToken && isNothing(node.right) && this.#isSame(node.left);
        }
        const [first] = compiler.ts.isCallExpression(node) ? node.arguments : [];
        if (first && (0,syntax/* memberName */.eg)(node.expression) === 'parse')
            return this.#isSame(first);
        return this.#isValue(node);
    }
    #isValue(node) {
        return node === this.read || (compiler.ts.isIdentifier(node) && this.#holds(node, this.#same));
    }
}
/** Follows an answer out of the expression that it stands in, to the names that it is put into. */
function keeperOf(read, scope) {
    let isSame = true;
    let element;
    let at = read;
    for (let step = 0; step < MAX_STEPS && at !== scope && at.parent; step++) {
        const { parent } = at;
        const name = nameFor(at, element);
        if (name)
            return { name, isSame };
        if (compiler.ts.isArrayLiteralExpression(parent))
            element = parent.elements.indexOf(at);
        if (compiler.ts.isObjectLiteralExpression(parent) || compiler.ts.isTemplateSpan(parent))
            isSame = false;
        at = parent;
    }
    return undefined;
}
/** The name that a node is put into where it stands; of a list the one for an element. */
function nameFor(at, element) {
    const { parent } = at;
    if (!compiler.ts.isVariableDeclaration(parent))
        return (0,positions/* variableFor */.S_)(at);
    const { name } = parent;
    if (element === undefined || !compiler.ts.isArrayBindingPattern(name))
        return name;
    const one = name.elements[element];
    return one && compiler.ts.isBindingElement(one) ? one.name : undefined;
}
function blocksAround(node, scope) {
    const found = [];
    for (let at = node; at !== scope && at.parent; at = at.parent)
        if (compiler.ts.isBlock(at.parent))
            found.push(at.parent);
    return found;
}
/** Whether a branch may end the function: after a hit any `return` in it will do. */
function leaves(branch, finding) {
    return (0,flow/* endsWithExit */.XC)(branch) || (finding === 'hit' && returns(branch));
}
function returns(node) {
    if (compiler.ts.isReturnStatement(node))
        return true;
    return !compiler.ts.isFunctionLike(node) && (compiler.ts.forEachChild(node, returns) ?? false);
}
function isNothing(node) {
    return node.kind === compiler.ts.SyntaxKind.NullKeyword || /^(?:undefined|void 0|\[\]|\{\}|''|"")$/.test(node.getText());
}
function givesSomething(scope) {
    if (compiler.ts.isArrowFunction(scope) && !compiler.ts.isBlock(scope.body))
        return true;
    const visit = (node) => {
        if (compiler.ts.isReturnStatement(node))
            return node.expression !== undefined;
        return compiler.ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
    };
    return visit(scope);
}


/***/ }),

/***/ 7258:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ doubtPipelines),
  x: () => (/* binding */ findFallout)
});

// EXTERNAL MODULE: ./src/model/index.ts + 25 modules
var model = __webpack_require__(2980);
// EXTERNAL MODULE: ./src/collect/files/scope.ts
var scope = __webpack_require__(4670);
// EXTERNAL MODULE: ./src/collect/source/compiler.ts
var compiler = __webpack_require__(4297);
// EXTERNAL MODULE: ./src/collect/source/program.ts
var program = __webpack_require__(2822);
// EXTERNAL MODULE: ./src/collect/source/usage/keys.ts + 1 modules
var usage_keys = __webpack_require__(2839);
// EXTERNAL MODULE: ./src/collect/source/trace/syntax.ts
var syntax = __webpack_require__(5045);
// EXTERNAL MODULE: ./src/collect/source/usage/flow.ts
var flow = __webpack_require__(5440);
;// CONCATENATED MODULE: ./src/collect/source/protection/connection-checks.ts



/**
 * What says that a client can take commands now. `isOpen` of node-redis is none: it stays true while the client reconnects
 * (github.com/redis/node-redis, packages/client/lib/client/socket.ts).
 */
const READY = /^\w{0,30}(?:(?<!al)ready|connected|available|healthy)$/i;
const BARE = /^(?:is)?(?:ready|connected)$/i;
/** What may be a client, or speak of one; goods are available as well, and users connected. */
const CLIENT = /redis|valkey|cache|client|store|kv/i;
/** The state of an ioredis client that takes commands (ioredis, README, "Connection Events"). */
const READY_STATES = new Set(['ready', 'connect']);
/** Whether a read is sent only while its client says that it is connected: `if (!redis.isReady) return null` before it. */
function isSentOnlyConnected(read) {
    const scope = (0,syntax/* enclosingFunction */.pG)(read);
    if (!scope)
        return false;
    const isSent = (0,flow/* isReached */.xg)(read, scope, (condition, runsIf) => {
        const truth = condition && runsIf !== undefined ? truthWithout(condition) : undefined;
        return truth === undefined ? undefined : truth === runsIf;
    });
    return isSent === false;
}
/** The truth of a condition while there is no connection; undefined where that is not known. */
function truthWithout(condition) {
    const node = (0,syntax/* unwrap */.oA)(condition);
    if (compiler.ts.isPrefixUnaryExpression(node)) {
        return node.operator === compiler.ts.SyntaxKind.ExclamationToken ? (0,flow/* negated */.vR)(truthWithout(node.operand)) : undefined;
    }
    if (compiler.ts.isBinaryExpression(node))
        return truthOfBinary(node);
    return saysReady(compiler.ts.isCallExpression(node) ? (0,syntax/* unwrap */.oA)(node.expression) : node) ? false : undefined;
}
/** `redis.isReady`, `this.connected`, `isRedisAvailable()`. */
function saysReady(asked) {
    const name = ((0,syntax/* memberName */.eg)(asked) ?? '').replace(/^#/, '');
    if (!READY.test(name))
        return false;
    if (CLIENT.test(name))
        return true;
    if (!compiler.ts.isPropertyAccessExpression(asked))
        return BARE.test(name);
    const owner = (0,syntax/* unwrap */.oA)(asked.expression);
    return owner.kind === compiler.ts.SyntaxKind.ThisKeyword || CLIENT.test((0,syntax/* memberName */.eg)(owner) ?? '');
}
function truthOfBinary({ left, operatorToken, right }) {
    switch (operatorToken.kind) {
        case compiler.ts.SyntaxKind.AmpersandAmpersandToken:
            return (0,flow/* connected */.aW)(false, [truthWithout(left), truthWithout(right)]);
        case compiler.ts.SyntaxKind.BarBarToken:
            return (0,flow/* connected */.aW)(true, [truthWithout(left), truthWithout(right)]);
        case compiler.ts.SyntaxKind.EqualsEqualsEqualsToken:
        case compiler.ts.SyntaxKind.EqualsEqualsToken:
            return isReadyState(left, right) ? false : undefined;
        case compiler.ts.SyntaxKind.ExclamationEqualsEqualsToken:
        case compiler.ts.SyntaxKind.ExclamationEqualsToken:
            return isReadyState(left, right) ? true : undefined;
        default:
            return undefined;
    }
}
/** `redis.status`, `'ready'`. */
function isReadyState(state, value) {
    const node = (0,syntax/* unwrap */.oA)(value);
    return (0,syntax/* memberName */.eg)((0,syntax/* unwrap */.oA)(state)) === 'status' && compiler.ts.isStringLiteralLike(node) && READY_STATES.has(node.text);
}

// EXTERNAL MODULE: ./src/collect/source/repository/cached.ts
var cached = __webpack_require__(909);
;// CONCATENATED MODULE: ./src/collect/source/protection/filled-keys.ts




function isTimedWrite(command) {
    return command.ttl !== 'never' && !(0,model/* claimsKey */.be)(command);
}
/**
 * A function that reads a key and writes the same one with a TTL uses it as a cache, whatever else its client is for: many
 * hand the one client that they have to a limiter or a session store as well.
 */
class FilledKeys {
    known;
    #writes;
    #byScope = new Map();
    constructor(sites, known) {
        this.known = known;
        this.#writes = sites.filter(({ facts }) => /^(?:SET|SETEX|PSETEX)$/.test(facts.name));
        for (const site of this.#writes) {
            (0,cached/* cached */.P)(this.#byScope, (0,syntax/* owningScope */.X2)(site.sender), () => []).push(site);
        }
    }
    /** Whether the function around a read fills the key that it reads. */
    has(read) {
        return this.#writesBeside(read).some((command) => command.ttl === 'always' && isTimedWrite(command));
    }
    /**
     * Whether the function around a read writes its key without a TTL; or is given its key, and another one writes a key that it
     * is given with a TTL, through the same client: `getValue(key)` and `setValue(key, value, seconds)`, whose callers may fill
     * what they read.
     */
    mayHave(read) {
        if (this.#isWrittenHere(read))
            return true;
        if (!isGiven(read, this.known.tracer))
            return false;
        const client = this.known.clientOf(read);
        return client !== undefined && this.#writes.some((write) => this.#isCounterpart(write, client));
    }
    /** Whether the function around a read writes its key for good: a cache that somebody forgot the TTL of, or a store. */
    #isWrittenHere(read) {
        return this.#writesBeside(read).some((command) => !(0,model/* claimsKey */.be)(command));
    }
    /** The writes to the key of a read in the function around it. */
    #writesBeside(read) {
        const writes = this.#byScope.get((0,syntax/* owningScope */.X2)(read.sender)) ?? [];
        const key = writes.length > 0 ? (this.known.commandAt(read)?.key ?? null) : null;
        if (key === null || key === '*')
            return [];
        return writes.flatMap((write) => {
            const command = this.known.commandAt(write);
            return command?.key === key ? [command] : [];
        });
    }
    #isCounterpart(write, client) {
        const isOurs = this.known.clientOf(write) === client && isGiven(write, this.known.tracer);
        const command = isOurs ? this.known.commandAt(write) : undefined;
        return command !== undefined && isTimedWrite(command);
    }
}
/** A key of a key of a key: deeper ones count as made of something else. */
const MAX_VARIABLES = 3;
/** Whether the key of a command is made of what the function around it is given, in variables of its own or at once. */
function isGiven({ args, facts, sender }, tracer) {
    const scope = (0,syntax/* owningScope */.X2)(sender);
    const key = args?.[facts.keyAt];
    return key !== undefined && (0,syntax/* isFunctionNode */.Px)(scope) && isMadeOfParameters(key, scope, tracer, 0);
}
function isMadeOfParameters(node, scope, tracer, depth) {
    if (!compiler.ts.isIdentifier(node)) {
        return compiler.ts.forEachChild(node, (child) => isMadeOfParameters(child, scope, tracer, depth) || undefined) === true;
    }
    const declared = (0,syntax/* valueSymbol */.up)(tracer.checker, node)?.valueDeclaration;
    if (!declared || compiler.ts.findAncestor(declared, compiler.ts.isFunctionLike) !== scope)
        return false;
    if (compiler.ts.findAncestor(declared, compiler.ts.isParameter)?.parent === scope)
        return true;
    const value = compiler.ts.isVariableDeclaration(declared) ? declared.initializer : undefined;
    return value !== undefined && depth < MAX_VARIABLES && isMadeOfParameters(value, scope, tracer, depth + 1);
}

// EXTERNAL MODULE: ./src/collect/source/usage/site.ts
var site = __webpack_require__(9496);
// EXTERNAL MODULE: ./src/collect/source/protection/found-values.ts + 1 modules
var found_values = __webpack_require__(4793);
// EXTERNAL MODULE: ./src/collect/source/protection/positions.ts
var positions = __webpack_require__(1616);
;// CONCATENATED MODULE: ./src/collect/source/protection/background.ts



/** Methods and functions that run what they are given at another time: timers, queues, cron, events. */
const SCHEDULERS = /^(?:setInterval|setTimeout|setImmediate|nextTick|queueMicrotask|schedule|scheduleJob|cron|process|define|consume|createFunction|task|addJob|registerProcessor|eachMessage|addCronJob|createWorker|after)$/;
const CONSTRUCTED = /^(?:Worker|CronJob|Cron|Job|QueueScheduler|Consumer|Task)$/;
const EVENTS = /^(?:on|once|addListener|addEventListener|prependListener|subscribe)$/;
const DECORATORS = /^(?:Cron|Interval|Timeout|Process|OnEvent|OnQueue\w{0,30}|OnWorkerEvent|EventPattern|Command|SubCommand|QueueConsume|RabbitSubscribe|SqsMessageHandler|Schedule|Job)$/;
const CLASS = /(?:Processor|Task|Job|Worker|Consumer|Command|Migration|Seeder|Seed|Scheduler|Cron|Subscriber|Listener)$/;
/** What frameworks call when the process starts or ends. */
const LIFECYCLE = /^(?:onModuleInit|onModuleDestroy|onApplicationBootstrap|onApplicationShutdown|beforeApplicationShutdown|main|bootstrap|start|startServer|init|initialize|shutdown|up|down|onReady|onClose)$/;
const FOLDER = /(?:^|\/)(?:jobs?|workers?|processors?|tasks?|crons?|queues?|consumers?|migrations?|scripts?|cli|commands?|seeds?|seeders?|schedulers?|trigger|inngest|instrumentation)(?:\/|\.[cm]?[jt]s$)/i;
const FILE = /[._-](?:jobs?|workers?|processor|task|cron|consumer|migration|command|seeder|seed|scheduler|queue|listener|subscriber)\.[cm]?[jt]s$/i;
/** Whether a function runs apart from any request: a job, a command, a step of starting or ending the process. */
function isBackground(node) {
    return isDecorated(node) || isOfJobClass(node) || LIFECYCLE.test((0,syntax/* functionName */.AQ)(node) ?? '') || isBackgroundFile(node);
}
/** Whether what is handed to this call runs apart from the request that makes it. */
function runsLater(call) {
    const name = (0,syntax/* memberName */.eg)(call.expression) ?? '';
    if (compiler.ts.isNewExpression(call))
        return CONSTRUCTED.test(name);
    return SCHEDULERS.test(name) || EVENTS.test(name);
}
const TIMERS = /^(?:setInterval|setTimeout|setImmediate|queueMicrotask)$/;
const GLOBALS = /^(?:globalThis|global|window|self)$/;
/** Whether a call hands a function to a timer of the platform, which takes no notice of the promise that it gives. */
function isTimer({ expression }) {
    if (compiler.ts.isIdentifier(expression))
        return TIMERS.test(expression.text);
    if (!compiler.ts.isPropertyAccessExpression(expression) || !compiler.ts.isIdentifier(expression.expression))
        return false;
    const owner = expression.expression.text;
    const name = expression.name.text;
    return (GLOBALS.test(owner) && TIMERS.test(name)) || (owner === 'process' && name === 'nextTick');
}
function isDecorated(node) {
    const decorators = compiler.ts.canHaveDecorators(node) ? (compiler.ts.getDecorators(node) ?? []) : [];
    return decorators.some(({ expression }) => {
        return DECORATORS.test((0,syntax/* memberName */.eg)(compiler.ts.isCallExpression(expression) ? expression.expression : expression) ?? '');
    });
}
function isOfJobClass(node) {
    const owner = compiler.ts.isClassLike(node.parent) ? node.parent : undefined;
    const extended = owner?.heritageClauses?.flatMap(({ types }) => types.map(({ expression }) => (0,syntax/* memberName */.eg)(expression) ?? ''));
    return owner !== undefined && [owner.name?.text ?? '', ...(extended ?? [])].some((name) => CLASS.test(name));
}
function isBackgroundFile(node) {
    const path = (0,program/* repositoryPath */.SH)(node.getSourceFile());
    return FOLDER.test(path) || FILE.test(path);
}

// EXTERNAL MODULE: ./src/collect/source/protection/requests.ts
var requests = __webpack_require__(5892);
;// CONCATENATED MODULE: ./src/collect/source/protection/scopes.ts




/**
 * The function in which a node does its work: that of the callbacks around it, but never beyond a handler or a job, which are
 * handed to something as callbacks are, and are functions of their own all the same.
 */
function workScope(node) {
    const owner = (0,syntax/* owningScope */.X2)(node);
    let scope = (0,syntax/* enclosingFunction */.pG)(node);
    while (scope && scope !== owner && !isOfItsOwn(scope)) {
        const outer = (0,syntax/* enclosingFunction */.pG)(scope);
        if (!outer)
            break;
        scope = outer;
    }
    return scope ?? owner;
}
/** Whether a function answers requests itself. */
function isHandlerScope(scope) {
    return (0,syntax/* isFunctionNode */.Px)(scope) && ((0,requests/* requestHandler */.OX)(scope) !== undefined || isRouted(scope));
}
function isOfItsOwn(scope) {
    const { parent } = (0,syntax/* outermost */.J9)(scope);
    const isLater = (compiler.ts.isCallExpression(parent) || compiler.ts.isNewExpression(parent)) && runsLater(parent);
    return isLater || isHandlerScope(scope);
}
function isRouted(scope) {
    const { parent } = (0,syntax/* outermost */.J9)(scope);
    return compiler.ts.isCallExpression(parent) && (0,requests/* routedBy */.zQ)(parent, (0,syntax/* outermost */.J9)(scope)) !== undefined;
}

// EXTERNAL MODULE: ./src/collect/source/trace/callers.ts
var callers = __webpack_require__(7980);
;// CONCATENATED MODULE: ./src/collect/source/protection/written-keys.ts




/** What a key that cannot be read shares with no other. */
const UNREAD = { identity: '', pattern: null };
/** Functions that call functions that write. */
const MAX_CALLS_DEEP = 2;
/** A helper that is called more often is a library of its own; the first calls are enough to know what it is for. */
const MAX_CALLS = 300;
/** Where keys are written, by the function in which it happens. */
class WrittenKeys {
    keys;
    commandAt;
    guard;
    #byScope = new Map();
    #scopes = new Map();
    #patterns;
    constructor(sites, keys, commandAt, guard) {
        this.keys = keys;
        this.commandAt = commandAt;
        this.guard = guard;
        for (const site of sites) {
            const key = site.facts.writes ? site.args?.[site.facts.keyAt] : undefined;
            if (key)
                guard.run(site.at, () => this.#add(site, key, site.sender, []));
        }
    }
    /** What one function writes, its helpers included. */
    in(scope) {
        return this.#byScope.get(scope) ?? [];
    }
    /** Whether keys of a pattern are written in a function other than this one. */
    isWrittenOutside(scope, pattern) {
        this.#patterns ??= this.#scopesByPattern();
        return [...(this.#patterns.get(pattern) ?? [])].some((one) => one !== scope);
    }
    #scopesByPattern() {
        const found = new Map();
        for (const [scope, all] of this.#byScope) {
            for (const one of all) {
                // What is sent there has been read before.
                const command = one.node === one.site.sender ? this.commandAt(one.site) : undefined;
                const pattern = command ? command.key : one.spelled.pattern;
                if (hasText(pattern))
                    (0,cached/* cached */.P)(found, pattern, () => new Set()).add(scope);
            }
        }
        return found;
    }
    /** The function in which a node does its work, found once. */
    scopeOf(node) {
        return (0,cached/* cached */.P)(this.#scopes, node, () => workScope(node));
    }
    /** A key as it is in a function, behind calls that lead from there to where it is written down. */
    spelled(key, entered) {
        if (entered.length === 0)
            return { identity: this.keys.identityOf(key), pattern: this.keys.patternOf(key) };
        return { identity: this.keys.identityAtCalls(key, entered), pattern: this.keys.patternAtCalls(key, entered) };
    }
    #written(site, key, node, entered) {
        let known;
        const spell = () => this.guard.run(site.at, () => this.spelled(key, entered)) ?? UNREAD;
        return {
            node,
            site,
            get spelled() {
                known ??= spell();
                return known;
            },
        };
    }
    #add(site, key, node, entered) {
        const scope = this.scopeOf(node);
        (0,cached/* cached */.P)(this.#byScope, scope, () => []).push(this.#written(site, key, node, entered));
        if (entered.length === MAX_CALLS_DEEP || !(0,syntax/* isFunctionNode */.Px)(scope))
            return;
        for (const call of (0,callers/* callersOf */.G)(this.keys.tracer, scope).calls.slice(0, MAX_CALLS)) {
            if (this.scopeOf(call) !== scope)
                this.#add(site, key, call, [...entered, { inside: scope, call }]);
        }
    }
}
/** Whether a pattern has anything in it that tells it from others. */
function hasText(pattern) {
    return pattern !== null && /[^*:]/.test(pattern);
}

;// CONCATENATED MODULE: ./src/collect/source/protection/misses.ts








/** Helpers of helpers of helpers. */
const MAX_CALLS_OUT = 4;
/** A helper with more callers is asked about the first of them only, and what is in none of these is not known. */
const MAX_CALLERS = 100;
/** A function of more characters is a machine's. */
const LONGEST = 60_000;
/** Answers to the request, and what only puts values together: nothing that could be asked instead of Redis. */
const NO_SOURCE = /^_?(?:res|resp|response|reply|h|c|ctx|context|next|json|redirect|notFound|NextResponse|Response|Promise|JSON|Object|Array|Number|String|Math)$/;
/** What changes something, as databases and the repositories around them call it. */
const CHANGING = /^(?:create|update|upsert|insert|delete|remove|save|charge|refund|send|publish|enqueue|record)(?![a-z])/;
const CLOCK = /^(?:Date|now|getTime|valueOf|toISOString|toString|String|Number)$/;
/** Finds out what happens where a read finds nothing, in the function around it and in those that its answer is given on to. */
class Misses {
    keys;
    written;
    trips;
    commandAt;
    callsOf;
    /** Functions that send commands themselves. */
    #scopes;
    constructor(keys, written, trips, sites, commandAt, 
    /** The calls of a function, through an interface as well. */
    callsOf) {
        this.keys = keys;
        this.written = written;
        this.trips = trips;
        this.commandAt = commandAt;
        this.callsOf = callsOf;
        this.#scopes = new Set(sites.map(({ sender }) => written.scopeOf(sender)));
    }
    /** What follows on a miss; undefined where not all that may follow is in sight. */
    of(read) {
        const key = (0,site/* keyOf */.TN)(read);
        if (!key)
            return undefined;
        if (this.trips.readsOwn(read))
            return 'kept';
        const endings = this.#endings(read.sender, key, []);
        if (endings.includes('filled'))
            return 'filled';
        if (endings.includes('open'))
            return undefined;
        if (endings.includes('marked'))
            return 'kept';
        const pattern = this.keys.patternOf(key);
        const isWritten = hasText(pattern) && this.written.isWrittenOutside(this.written.scopeOf(read.sender), pattern);
        return isWritten ? 'kept' : undefined;
    }
    #endings(read, key, entered) {
        const scope = this.written.scopeOf(read);
        if (!(0,syntax/* isFunctionNode */.Px)(scope) || scope.end - scope.pos > LONGEST)
            return ['open'];
        const value = new found_values/* FoundValue */._(this.keys.tracer, read, scope);
        const ending = this.#endingIn(value, this.written.spelled(key, entered));
        if (ending !== 'kept' || !value.isGivenOn || isHandlerScope(scope))
            return [ending];
        const calls = this.callsOf(scope);
        if (calls.length === 0 || calls.length > MAX_CALLERS || entered.length === MAX_CALLS_OUT)
            return ['open'];
        return calls.flatMap((call) => {
            const isAround = entered.some(({ inside }) => inside === scope);
            return isAround ? [] : this.#endings(call, key, [...entered, { inside: scope, call }]);
        });
    }
    #endingIn(value, key) {
        const reached = this.written.in(value.scope).filter((one) => {
            return one.node.pos >= value.read.end && isOfKey(one, key) && value.runsAfter('miss', one.node) !== false;
        });
        const puts = reached.filter((one) => this.#isPut(one));
        const fills = puts.some(({ node }) => value.isForMiss(node));
        const { isAsked, isLoaded } = this.#asked(value);
        // Who takes the key first does what must not be done twice, and so does who keeps what a change has answered.
        if (fills && isLoaded && puts.length === reached.length && !this.#isChange(value))
            return 'filled';
        const isReplaced = puts.some(({ node }) => !isWriteOf(node, value));
        if (isAsked || !(fills || isReplaced))
            return isAsked ? 'open' : 'kept';
        return fills && puts.every((one) => this.#isMark(one)) ? 'marked' : 'open';
    }
    /** Whether a write tells no more than that something was done, or when: `set(key, 1)`, `setex(key, 60, Date.now())`. */
    #isMark({ node, site: { sender, facts, args } }) {
        const valueAt = /^(?:SET|SETNX)$/.test(facts.name) ? 1 : /^P?SETEX$/.test(facts.name) ? 2 : undefined;
        const value = node === sender && valueAt !== undefined ? args?.[facts.keyAt + valueAt] : undefined;
        if (!value)
            return false;
        return isOfClock(value) || this.keys.patternOf(value)?.includes('*') === false;
    }
    /** What is set only where there is nothing is taken, and not filled. */
    #isPut({ site }) {
        const command = this.commandAt(site);
        return command === undefined || !(0,model/* claimsKey */.be)(command);
    }
    /** Whether something is asked after a miss, and only then, and whether that is something else than Redis. */
    #asked(value) {
        let isAsked = false;
        for (const node of value.after()) {
            if (!compiler.ts.isCallExpression(node) || !isAnswered(node) || !this.#isOnMiss(value, node))
                continue;
            if (this.#refuses(node))
                continue;
            isAsked = true;
            if (this.#isLoad(node))
                return { isAsked, isLoaded: true };
        }
        return { isAsked, isLoaded: false };
    }
    /** `badAuth(response)`, which does no more than to answer the request. */
    #refuses({ expression }) {
        const targets = this.keys.tracer.functionsOf(expression);
        const calls = targets.flatMap((target) => [...(0,syntax/* nodesIn */.vx)(target)].filter(compiler.ts.isCallExpression));
        return calls.length > 0 && !targets.some(isAsync) && calls.every((one) => NO_SOURCE.test(rootOf(one.expression)));
    }
    /** Whether something is changed elsewhere after a miss, and only then: the key remembers that it was done. */
    #isChange(value) {
        return [...value.after()].some((node) => {
            if (!compiler.ts.isCallExpression(node) || !CHANGING.test((0,syntax/* memberName */.eg)(node.expression) ?? ''))
                return false;
            return compiler.ts.isAwaitExpression(waiterOf(node)) && this.#isOnMiss(value, node);
        });
    }
    /** Whether a call of something else than Redis is made after a miss, and not after every hit. */
    #isOnMiss(value, call) {
        return !this.#isSent(call) && value.isForMiss(call);
    }
    /** Whether a call sends a command, or is chained to one that does. */
    #isSent(call) {
        let at = call;
        while (compiler.ts.isPropertyAccessExpression(at) || compiler.ts.isCallExpression(at)) {
            if (this.trips.senders.has(at))
                return true;
            at = at.expression;
        }
        return false;
    }
    /** Whether a call surely waits for something else than what Redis holds. */
    #isLoad(call) {
        const targets = this.keys.tracer.functionsOf(call.expression);
        if (targets.some((target) => this.#scopes.has(target)))
            return false;
        return compiler.ts.isAwaitExpression(waiterOf(call)) || targets.some(isAsync);
    }
}
/** Whether a function writes the key that was read, or one that is put together alike out of what it has found. */
function isOfKey({ spelled }, { identity, pattern }) {
    return spelled.identity === identity || (hasText(pattern) && spelled.pattern === pattern);
}
/** Whether what is written is what was read, and more: that changes what Redis holds, and fills nothing. */
function isWriteOf(node, value) {
    const given = compiler.ts.isCallExpression(node) ? node.arguments : [];
    return given.some((argument) => value.isMadeOf(argument));
}
/** Whether an expression is made of the time of day, and of nothing else: `String(Date.now())`. */
function isOfClock(value) {
    const names = [...(0,syntax/* nodesIn */.vx)(value)].filter(compiler.ts.isIdentifier);
    return names.some(({ text }) => text === 'Date') && names.every(({ text }) => CLOCK.test(text));
}
/** Whether the answer of a call is waited for and used, or given back as it is. */
function isAnswered(call) {
    if (NO_SOURCE.test(rootOf(call.expression)))
        return false;
    const waiter = waiterOf(call);
    if (compiler.ts.isAwaitExpression(waiter))
        return !compiler.ts.isExpressionStatement(waiter.parent);
    return compiler.ts.isReturnStatement(waiter) || compiler.ts.isArrowFunction(waiter);
}
/** What stands around a call and all that is chained to it: `await` of `await Promise.all([load(id).catch(log)])`. */
function waiterOf(call) {
    let at = call;
    while ((0,positions/* isTransparent */.ty)(at.parent, at) || isChained(at) || isCombined(at))
        at = at.parent;
    return at.parent;
}
function isChained(at) {
    const { parent } = at;
    if (compiler.ts.isPropertyAccessExpression(parent))
        return /^(?:then|catch|finally)$/.test(parent.name.text);
    return compiler.ts.isPropertyAccessExpression(at) && compiler.ts.isCallExpression(parent) && parent.expression === at;
}
function isCombined(at) {
    return compiler.ts.isCallExpression(at.parent) && at.parent.expression !== at && rootOf(at.parent.expression) === 'Promise';
}
function isAsync(target) {
    return compiler.ts.canHaveModifiers(target) && (compiler.ts.getModifiers(target) ?? []).some(isAsyncKeyword);
}
function isAsyncKeyword({ kind }) {
    return kind === compiler.ts.SyntaxKind.AsyncKeyword;
}
/** `res` of `res.status(404).json`. */
function rootOf(callee) {
    let at = callee;
    while (compiler.ts.isPropertyAccessExpression(at) || compiler.ts.isCallExpression(at))
        at = at.expression;
    return (0,syntax/* memberName */.eg)(at) ?? '';
}

;// CONCATENATED MODULE: ./src/collect/source/protection/passage.ts


/** Nothing has happened to it yet. */
const OPEN = {};
/** Of a function: nothing fails before it is called. */
const UNCALLED = { isUncalled: true };
/** What was a function is the promise that it gives. */
function called({ isUncalled: _, ...fate }) {
    return fate;
}
/** Nobody waits for it; which is no harm to a function, nor certain to be one to what a call out of sight gives back. */
function droppedAt(dropped, fate) {
    return fate.isUncalled || fate.through ? { ...fate, isLost: true } : { ...fate, dropped };
}
/** What is left of a failure further up, of which this has already become something below. */
function joined(inner, outer) {
    const breaker = inner.breaker ?? outer.breaker;
    const withBreaker = breaker ? { breaker } : {};
    if (isSettled(inner))
        return { ...inner, ...withBreaker, ...(outer.isAside && { isAside: true }) };
    const through = inner.through ?? outer.through;
    const later = { ...outer, ...(inner.caught && { caught: inner.caught }), ...(through && { through }), ...withBreaker };
    if (!outer.dropped || !(inner.through || inner.isUncalled))
        return later;
    const { dropped, ...rest } = later;
    return droppedAt(dropped ?? outer.dropped, { ...rest, ...(inner.isUncalled && UNCALLED) });
}
/** Whether nothing further up can make a difference any more. */
function isSettled({ guard, failed, dropped, isLost }) {
    return Boolean(guard ?? failed ?? dropped) || isLost === true;
}
/** How bad a fate is, for whoever waits: the worst of several paths decides. */
function badness({ guard, failed, caught, breaker, through, isLost, isAside }) {
    if (isAside)
        return guard ? 0 : 1.5;
    if (guard)
        return breaker ? 0 : 2;
    if (isLost)
        return 1;
    if (through)
        return 2.5;
    return failed || caught ? 3 : 4;
}
/** No promise is dropped at more places than calls of a function are followed; nobody reads on so far. */
const MAX_DROPPED = 200;
/**
 * The first of each kind that its fate comes to, with what is dropped by all of the kind: each of these has to be mended by
 * itself.
 */
function alike(all, nameOf = () => '') {
    const kinds = new Map();
    for (const one of all) {
        const kind = `${nameOf(one)},${kindOf(one.fate)}`;
        const { dropped } = (0,cached/* cached */.P)(kinds, kind, () => ({ first: one, dropped: new Set() }));
        for (const node of one.fate.dropped ?? [])
            if (dropped.size < MAX_DROPPED)
                dropped.add(node);
    }
    return [...kinds.values()].map(({ first, dropped }) => {
        return dropped.size > 1 ? { ...first, fate: { ...first.fate, dropped: [...dropped] } } : first;
    });
}
function kindOf({ guard, failed, caught, dropped, breaker, through, isLost, isAside }) {
    return [guard, failed, caught, dropped, breaker, through, isLost, isAside].map(Boolean).join();
}
/** The function around a node whose body it is in, or the file. */
function ownerOf(node) {
    for (let at = node.parent; at; at = at.parent) {
        if (compiler.ts.isFunctionLike(at) && 'body' in at)
            return at;
        if (compiler.ts.isSourceFile(at))
            return at;
    }
    return node.getSourceFile();
}

// EXTERNAL MODULE: ./src/collect/source/usage/key-parts.ts
var key_parts = __webpack_require__(226);
;// CONCATENATED MODULE: ./src/collect/source/protection/round-trips.ts






/** Tells the reads by which a function reads back what it has written itself. */
class RoundTrips {
    keys;
    written;
    /** The nodes that send commands. */
    senders;
    /** By the function in which they are sent. */
    #deletes = new Map();
    constructor(keys, written, sites) {
        this.keys = keys;
        this.written = written;
        this.senders = new Set(sites.map(({ sender }) => sender));
        for (const site of sites.filter(({ facts }) => /^(?:DEL|UNLINK)$/.test(facts.name))) {
            (0,cached/* cached */.P)(this.#deletes, written.scopeOf(site.sender), () => []).push(site);
        }
    }
    /** Whether the function around a read has written to the same key before, whatever the way that led to the read. */
    readsOwn(read) {
        const key = (0,site/* keyOf */.TN)(read);
        if (!key)
            return false;
        return this.written.in(this.written.scopeOf(read.sender)).some((one) => {
            const isBefore = one.node.end <= read.sender.pos && isCertain(one.node, read.sender);
            return isBefore && one.spelled.identity === this.keys.identityOf(key);
        });
    }
    /**
     * Whether a read is one step of a round trip by which a function finds out whether Redis works: SET, GET and DEL of one
     * key, or SET and GET of a key that it makes for this alone.
     */
    isProbe(read) {
        const key = this.readsOwn(read) ? (0,site/* keyOf */.TN)(read) : undefined;
        return key !== undefined && (this.#isDeletedAfter(read, key) || this.#isMadeForIt(read, key));
    }
    #isDeletedAfter(read, key) {
        const pattern = this.keys.patternOf(key);
        if (!pattern || pattern.includes('*'))
            return false;
        const deletes = this.#deletes.get(this.written.scopeOf(read.sender)) ?? [];
        return deletes.some(({ sender, args = [] }) => {
            return sender.pos >= read.sender.end && args.some((one) => this.keys.patternOf(one) === pattern);
        });
    }
    /** `const key = 'health:' + randomUUID()` of the same function, which nothing but commands is given. */
    #isMadeForIt(read, key) {
        const name = (0,syntax/* unwrap */.oA)(key);
        const declared = compiler.ts.isIdentifier(name) ? this.keys.tracer.symbolOf(name)?.valueDeclaration : undefined;
        if (!declared || !compiler.ts.isVariableDeclaration(declared) || !declared.initializer)
            return false;
        const scope = this.written.scopeOf(read.sender);
        if (this.written.scopeOf(declared) !== scope || !key_parts/* MADE_ANEW */.Oj.test(declared.initializer.getText()))
            return false;
        const uses = [...(0,syntax/* nodesIn */.vx)(scope)].filter((node) => {
            return compiler.ts.isIdentifier(node) && node.text === name.text && node !== declared.name;
        });
        return uses.every((use) => this.senders.has(use.parent));
    }
}
/** Whether a node has run wherever another one of the same function does that stands behind it. */
function isCertain(node, later) {
    return (0,flow/* guardsBetween */.Df)(node, (0,flow/* commonAncestor */.j1)(node, later)).length === 0;
}

// EXTERNAL MODULE: ./src/collect/source/trace/package-imports.ts
var package_imports = __webpack_require__(1435);
;// CONCATENATED MODULE: ./src/collect/source/protection/own-breakers.ts


/** What a breaker remembers: that it is open, until when, and how much has failed. */
const STATE = /^_?(?:is_?)?(?:(?:circuit|breaker)?_?(?:state|open|opened|tripped|broken|half_?open)|open(?:ed)?_?(?:until|at|since|time)|(?:retry|disabled|blocked|skip|down|broken|paused|cooldown)_?(?:until|at|after|since|ends?)|next_?(?:attempt|try|retry)(?:_?at)?|(?:circuit|breaker)\w{0,20})$/i;
/** What it counts. */
const COUNT = /^_?(?:(?:consecutive|recent|num|total)_?)?(?:fail(?:ure|ed)?s?|errors?)_?(?:count|counter|total|in_?a_?row)?$/i;
const own_breakers_CLOCK = /^(?:now|setTimeout|hrtime)$/;
/** A class or a module longer than this is more than a breaker; what it is made of is not counted over. */
const MAX_TEXT = 60_000;
const known = new WeakMap();
/**
 * The class or the module that makes a function a circuit breaker of its own: it counts failures, compares the count with
 * a threshold, and goes by the clock before it tries again; and the function asks for that state before it runs what it
 * guards. Undefined where one of these is missing.
 */
function isOwnBreaker(target) {
    for (const home of homesOf(target)) {
        const state = known.has(home) ? known.get(home) : stateOf(home);
        known.set(home, state);
        if (state && target.body && asksFor(target, state))
            return compiler.ts.isClassLike(home) ? (home.name ?? home) : target;
    }
    return undefined;
}
/** Where the state is kept: the class around, the function that made the closure, the file. */
function homesOf(target) {
    const homes = [];
    for (let at = target.parent; at; at = at.parent) {
        if (compiler.ts.isClassLike(at) || compiler.ts.isFunctionLike(at) || compiler.ts.isSourceFile(at))
            homes.push(at);
    }
    return homes.filter((one) => one.end - one.pos < MAX_TEXT);
}
/** The names of the state, and of functions that ask for it; undefined where this is no breaker. */
function stateOf(home) {
    const traits = { states: new Set(), hasThreshold: false, hasCount: false, hasClock: false };
    collect(home, home, traits);
    const isBreaker = traits.hasThreshold && traits.hasCount && traits.hasClock && traits.states.size > 0;
    return isBreaker ? withAskers(home, traits.states) : undefined;
}
function collect(node, home, traits) {
    // In a file, the classes are homes of their own.
    if (node !== home && compiler.ts.isSourceFile(home) && compiler.ts.isClassLike(node))
        return;
    if (compiler.ts.isBinaryExpression(node))
        collectComparison(node, traits);
    if (isCounted(node))
        traits.hasCount = true;
    const name = compiler.ts.isIdentifier(node) || compiler.ts.isPrivateIdentifier(node) ? node.text.replace(/^#/, '') : undefined;
    if (name !== undefined && STATE.test(name) && !isTypeName(node))
        traits.states.add(name);
    if (name !== undefined && own_breakers_CLOCK.test(name))
        traits.hasClock = true;
    compiler.ts.forEachChild(node, (child) => collect(child, home, traits));
}
function isTypeName(node) {
    return compiler.ts.isTypeReferenceNode(node.parent) || compiler.ts.isTypeAliasDeclaration(node.parent);
}
const COMPARING = [
    compiler.ts.SyntaxKind.GreaterThanToken,
    compiler.ts.SyntaxKind.GreaterThanEqualsToken,
    compiler.ts.SyntaxKind.LessThanToken,
    compiler.ts.SyntaxKind.LessThanEqualsToken,
    compiler.ts.SyntaxKind.EqualsEqualsEqualsToken,
];
/** `this.failures >= 5`, `++failures > limit`. */
function collectComparison({ left, operatorToken, right }, traits) {
    if (COMPARING.includes(operatorToken.kind) && [left, right].some((side) => COUNT.test(countName(side)))) {
        traits.hasThreshold = true;
    }
}
function countName(side) {
    const inner = compiler.ts.isPrefixUnaryExpression(side) || compiler.ts.isPostfixUnaryExpression(side) ? side.operand : side;
    // `failures.length` of a list of moments.
    const name = compiler.ts.isPropertyAccessExpression(inner) && inner.name.text === 'length'
        ? (0,syntax/* memberName */.eg)(inner.expression)
        : (0,syntax/* memberName */.eg)(inner);
    return (name ?? '').replace(/^#/, '');
}
/** `failures++`, `failures += 1`, `failures.push(now)`. */
function isCounted(node) {
    if (compiler.ts.isPrefixUnaryExpression(node) || compiler.ts.isPostfixUnaryExpression(node))
        return COUNT.test(countName(node.operand));
    if (compiler.ts.isBinaryExpression(node)) {
        const isAdded = node.operatorToken.kind === compiler.ts.SyntaxKind.PlusEqualsToken || node.operatorToken.kind === compiler.ts.SyntaxKind.EqualsToken;
        return isAdded && COUNT.test(countName(node.left));
    }
    return (compiler.ts.isCallExpression(node) &&
        compiler.ts.isPropertyAccessExpression(node.expression) &&
        node.expression.name.text === 'push' &&
        COUNT.test(countName(node.expression.expression)));
}
/** Functions of the home that ask for the state, one step away: `isOpen()`, `allows()`. */
function withAskers(home, states) {
    const names = new Set(states);
    const visit = (node) => {
        const isNamed = (compiler.ts.isMethodDeclaration(node) || compiler.ts.isFunctionDeclaration(node) || compiler.ts.isGetAccessorDeclaration(node)) && node.name;
        if (isNamed && mentions(node, states))
            names.add(node.name?.getText().replace(/^#/, '') ?? '');
        compiler.ts.forEachChild(node, visit);
    };
    visit(home);
    return names;
}
function asksFor({ body }, names) {
    return body !== undefined && mentions(body, names);
}
function mentions(node, names) {
    if ((compiler.ts.isIdentifier(node) || compiler.ts.isPrivateIdentifier(node)) && names.has(node.text.replace(/^#/, '')))
        return true;
    return compiler.ts.forEachChild(node, (child) => mentions(child, names)) ?? false;
}

;// CONCATENATED MODULE: ./src/collect/source/protection/breakers.ts





const PACKAGES = /^(?:opossum|cockatiel|mollitia|brakes|@mollitia\/.{1,60}|resilience-typescript|levee|nestjs-resilience|@nestjs-resilience\/.{1,60}|hystrixjs|@connectfit\/.{1,60})$/;
const RUNS = ['fire', 'exec', 'execute', 'call', 'run'];
/** Parts of a policy that answer in place of what failed. */
const FALLBACK = /\bfallback\s{0,5}\(|\bnew\s+(?:\w{1,40}\.)?Fallback\b|\bFallback\s{0,5}\(/i;
const BREAKING = /\bcircuitBreaker\s{0,5}\(|\bBreaker\b|\bConsecutiveBreaker\b|\bSamplingBreaker\b|\bcircuit/i;
/** Tells circuit breakers: of libraries, by the package that they are imported from, and hand-made ones by what they do. */
class Breakers {
    tracer;
    users;
    constructor(tracer, users) {
        this.tracer = tracer;
        this.users = users;
    }
    /** What a call that is handed a function makes of it, where it belongs to a breaker. */
    around(call) {
        return this.#built(call) ?? this.#executed(call) ?? this.#ofMollitia(call);
    }
    /** The hand-made breaker that a function is, or runs what it is given in. */
    ofFunction(target) {
        const found = isOwnBreaker(target);
        return found ? { place: (0,site/* placeOf */.$t)(found) } : undefined;
    }
    /** `new CircuitBreaker(fn, options)`, `new Brakes(fn)`, `brakes.slaveCircuit(fn)`. */
    #built(call) {
        const isMade = compiler.ts.isNewExpression(call) || (0,syntax/* memberName */.eg)(call.expression) === 'slaveCircuit';
        const library = isMade ? this.#libraryOf(call.expression) : undefined;
        if (library === undefined)
            return undefined;
        const holder = (0,syntax/* holderOf */.Kd)(call);
        const runs = holder ? this.users.callsOn(holder, RUNS) : chainedRuns(call);
        const [fallback] = holder ? this.users.callsOn(holder, ['fallback']) : [];
        return { breaker: { library, place: (0,site/* placeOf */.$t)(call) }, runs, ...(fallback && { fallback }) };
    }
    /** `policy.execute(() => …)` of cockatiel. */
    #executed(call) {
        const callee = (0,syntax/* unwrap */.oA)(call.expression);
        if (!compiler.ts.isCallExpression(call) || !compiler.ts.isPropertyAccessExpression(callee) || !RUNS.includes(callee.name.text))
            return undefined;
        for (const origin of this.tracer.originsOf(callee.expression)) {
            const library = compiler.ts.isCallExpression(origin) || compiler.ts.isNewExpression(origin) ? this.#libraryOf(origin.expression) : undefined;
            if (library === undefined)
                continue;
            const parts = this.#partsOf(origin, 0);
            if (!parts.some((one) => BREAKING.test(one.getText().slice(0, 500))))
                continue;
            const fallback = parts.find((one) => FALLBACK.test(one.getText().slice(0, 500)));
            return { breaker: { library, place: (0,site/* placeOf */.$t)(origin) }, runs: [call], ...(fallback && { fallback }) };
        }
        return undefined;
    }
    /** `circuit.fn(read).execute()`. */
    #ofMollitia(call) {
        const callee = (0,syntax/* unwrap */.oA)(call.expression);
        if (!compiler.ts.isCallExpression(call) || !compiler.ts.isPropertyAccessExpression(callee) || callee.name.text !== 'fn')
            return undefined;
        const [origin] = [...this.tracer.originsOf(callee.expression)].filter(compiler.ts.isNewExpression);
        const library = origin && this.#libraryOf(origin.expression);
        if (!origin || library === undefined)
            return undefined;
        const text = this.#partsOf(origin, 0)
            .map((one) => one.getText().slice(0, 1000))
            .join(' ');
        const breaker = { library, place: (0,site/* placeOf */.$t)(origin) };
        return { breaker, runs: chainedRuns(call), ...(FALLBACK.test(text) && { fallback: origin }) };
    }
    /** What a policy is put together of: the arguments of `wrap(…)`, the modules in the options of a circuit. */
    #partsOf(node, depth) {
        if (depth > 4)
            return [];
        const inner = [];
        const visit = (child) => {
            if (compiler.ts.isIdentifier(child) && !isCallee(child))
                inner.push(...this.tracer.originsOf(child));
            else if (!compiler.ts.isFunctionLike(child))
                compiler.ts.forEachChild(child, visit);
        };
        const given = compiler.ts.isCallExpression(node) || compiler.ts.isNewExpression(node) ? (node.arguments ?? []) : [];
        given.forEach(visit);
        const parts = inner.filter((one) => one !== node && (compiler.ts.isCallExpression(one) || compiler.ts.isNewExpression(one)));
        return [node, ...parts.flatMap((one) => this.#partsOf(one, depth + 1))];
    }
    /** The breaker library behind `CircuitBreaker`, `Policy.handleAll().circuitBreaker`, `new Mollitia.Circuit`. */
    #libraryOf(callee) {
        let root = (0,syntax/* unwrap */.oA)(callee);
        for (let depth = 0; depth < 10; depth++) {
            const found = (0,package_imports/* importedAs */.X)(this.tracer, root);
            if (found)
                return PACKAGES.test(found.package) ? found.package : undefined;
            if (compiler.ts.isPropertyAccessExpression(root) || compiler.ts.isCallExpression(root))
                root = (0,syntax/* unwrap */.oA)(root.expression);
            else
                break;
        }
        const origins = compiler.ts.isIdentifier(root) ? [...this.tracer.originsOf(root)] : [];
        const made = origins.find((one) => compiler.ts.isNewExpression(one) || compiler.ts.isCallExpression(one));
        return made &&
            made !== callee &&
            (compiler.ts.isNewExpression(made) || compiler.ts.isCallExpression(made)) &&
            (0,syntax/* unwrap */.oA)(made.expression) !== root
            ? this.#libraryOf(made.expression)
            : undefined;
    }
}
function isCallee(node) {
    return compiler.ts.isCallExpression(node.parent) && node.parent.expression === node;
}
/** `new CircuitBreaker(fn).fire()`, `circuit.fn(read).execute()`. */
function chainedRuns(call) {
    const access = (0,syntax/* outermost */.J9)(call).parent;
    const isRun = compiler.ts.isPropertyAccessExpression(access) && RUNS.includes(access.name.text) && compiler.ts.isCallExpression(access.parent);
    return isRun ? [access.parent] : [];
}

// EXTERNAL MODULE: ./src/collect/source/protection/exported-handlers.ts
var exported_handlers = __webpack_require__(3119);
;// CONCATENATED MODULE: ./src/collect/source/protection/holders.ts






/** The name under which a module or a class keeps a function that a wrapper has made. */
function heldBy(parent) {
    if (compiler.ts.isVariableDeclaration(parent) || compiler.ts.isPropertyAssignment(parent) || compiler.ts.isPropertyDeclaration(parent))
        return parent.name;
    if (compiler.ts.isExportAssignment(parent))
        return parent;
    const isAssigned = compiler.ts.isBinaryExpression(parent) && parent.operatorToken.kind === compiler.ts.SyntaxKind.EqualsToken;
    return isAssigned && compiler.ts.isPropertyAccessExpression(parent.left) ? parent.left.name : undefined;
}
/** `Effect.tryPromise({ try: () => read(), catch: … })`: the failure is a value from there on, which others look at. */
function isTried(holder) {
    if (!compiler.ts.isPropertyAssignment(holder) || (0,syntax/* memberName */.eg)(holder.name) !== 'try')
        return false;
    const call = holder.parent.parent;
    return compiler.ts.isCallExpression(call) && /^try(?:Promise)?$/.test((0,syntax/* memberName */.eg)(call.expression) ?? '');
}
/** At the top of a module or of a class it is made once, and is not the promise of one call. */
function isMadeOnce(parent) {
    return compiler.ts.isPropertyDeclaration(parent) || compiler.ts.isSourceFile(ownerOf(parent));
}
/** `export const GET = withAuth(async (request) => …)`, `export default handle(async (req, res) => …)`. */
function handlerHeldBy(parent, holder) {
    const file = parent.getSourceFile();
    const statement = compiler.ts.findAncestor(parent, compiler.ts.isStatement);
    const isExported = compiler.ts.isExportAssignment(parent) ||
        compiler.ts.isBinaryExpression(parent) ||
        (statement !== undefined && compiler.ts.isVariableStatement(statement) && statement.modifiers !== undefined);
    if (!isExported)
        return (0,requests/* routedByProperty */.wk)(parent);
    const name = compiler.ts.isIdentifier(holder) ? holder.text : undefined;
    return (0,exported_handlers/* exportedHandler */.Uy)(name, (0,program/* repositoryPath */.SH)(file), compiler.ts.isExportAssignment(parent), file) ?? (0,requests/* routedByProperty */.wk)(parent);
}
/**
 * The function that gives back a function, or what a wrapper has made of one: `(handler) => async (request) => …`, or by its
 * name, `const guarded = async (request) => …; return guarded`.
 */
function makerOf(node) {
    const outer = (0,syntax/* outermost */.J9)(node);
    const { parent } = outer;
    if (compiler.ts.isArrowFunction(parent) && parent.body === outer)
        return parent;
    const owner = ownerOf(outer);
    if (compiler.ts.isSourceFile(owner))
        return undefined;
    if (compiler.ts.isReturnStatement(parent))
        return owner;
    const declared = compiler.ts.isFunctionDeclaration(node) ? node : compiler.ts.isVariableDeclaration(parent) ? parent : undefined;
    const name = declared?.name && compiler.ts.isIdentifier(declared.name) ? declared.name.text : undefined;
    return name !== undefined && givesBack(owner, name) ? owner : undefined;
}
function givesBack(owner, name) {
    return [...(0,syntax/* nodesIn */.vx)(owner)].some((node) => {
        const given = compiler.ts.isReturnStatement(node) && node.expression ? (0,syntax/* unwrap */.oA)(node.expression) : undefined;
        return given !== undefined && compiler.ts.isIdentifier(given) && given.text === name && ownerOf(node) === owner;
    });
}

;// CONCATENATED MODULE: ./src/collect/source/protection/callers.ts




/** A name as common as `get` is asked about this often, at most: each time the checker has to find out what it is of. */
const MAX_CANDIDATES = 1500;
const MAX_USES = 200;
/** Finds what runs a function: calls, also through an interface, and calls and properties that it is handed to by name. */
class Users {
    tracer;
    /** Arguments that are names or members, by the last name. */
    #handed = new Map();
    #known = new Map();
    constructor(tracer) {
        this.tracer = tracer;
        for (const calls of tracer.names.calls.values())
            for (const call of calls)
                this.#record(call);
    }
    /** Every use in sight, by their places: which of them is told must not depend on when its file was read. */
    of(target) {
        const known = this.#known.get(target) ??
            this.#find(target)
                .flatMap((use) => this.#toldBy(use))
                .sort((one, other) => byPlace(one.call, other.call))
                .slice(0, MAX_USES);
        this.#known.set(target, known);
        return known;
    }
    /** The calls of a function, through an interface as well. */
    callsOf(target) {
        return this.of(target).flatMap((use) => (use.how === 'called' ? [use.call] : []));
    }
    /** The calls of what a variable holds, wherever it is imported, and those that it is handed to. */
    ofName(name) {
        const symbol = this.tracer.symbolOf(name);
        if (!symbol)
            return [];
        const calls = [name.text, ...exportedAs(name)].flatMap((one) => this.tracer.names.calls.get(one) ?? []);
        return [
            ...calls
                .slice(0, MAX_CANDIDATES)
                .filter(({ expression }) => this.#names(expression, symbol))
                .map((call) => ({ how: 'called', call })),
            ...this.#handedAs(name.text, (argument) => this.#names(argument, symbol)),
        ];
    }
    /** The calls of a method on what a variable or a field holds: every `breaker.fire()`. */
    callsOn(holder, methods) {
        const symbol = this.tracer.symbolOf(holder);
        const name = (0,syntax/* memberName */.eg)(holder);
        if (!symbol || name === undefined)
            return [];
        return methods.flatMap((method) => (this.tracer.names.calls.get(method) ?? []).filter((call) => {
            const callee = (0,syntax/* unwrap */.oA)(call.expression);
            if (!compiler.ts.isCallExpression(call) || !compiler.ts.isPropertyAccessExpression(callee))
                return false;
            return (0,syntax/* memberName */.eg)(callee.expression) === name && this.#names(callee.expression, symbol);
        }));
    }
    #record(call) {
        for (const argument of call.arguments ?? []) {
            const name = handedName(argument);
            if (name === undefined)
                continue;
            const known = this.#handed.get(name);
            if (known)
                known.push({ call, argument });
            else
                this.#handed.set(name, [{ call, argument }]);
        }
    }
    #find(target) {
        const name = (0,syntax/* functionName */.AQ)(target);
        const called = (0,callers/* callersOf */.G)(this.tracer, target).calls.map((call) => ({ how: 'called', call }));
        const outer = (0,syntax/* outermost */.J9)(target);
        const { parent } = outer;
        const isHanded = (compiler.ts.isCallExpression(parent) || compiler.ts.isNewExpression(parent)) && parent.expression !== outer;
        const inline = isHanded ? [{ how: 'handed', call: parent, argument: outer }] : [];
        if (name === undefined)
            return [...inline, ...called];
        const symbol = symbolOfDeclared(this.tracer, target);
        const handed = symbol ? this.#handedAs(name, (argument) => this.#names(argument, symbol)) : [];
        return [...inline, ...called, ...this.#throughInterfaces(target, name), ...handed];
    }
    /** A use itself; of a function that `callbackify` is handed, the uses of what that gives. */
    #toldBy(use) {
        if (use.how !== 'handed' || (0,syntax/* memberName */.eg)(use.call.expression) !== 'callbackify')
            return [use];
        const holder = heldBy((0,syntax/* outermost */.J9)(use.call).parent);
        if (!holder || !compiler.ts.isIdentifier(holder))
            return [];
        return this.ofName(holder).flatMap(({ how, call }) => {
            return how === 'called' && compiler.ts.isCallExpression(call) ? [{ how: 'told', call }] : [];
        });
    }
    #handedAs(name, isOurs) {
        return (this.#handed.get(name) ?? [])
            .slice(0, MAX_CANDIDATES)
            .filter(({ argument }) => isOurs(functionBehind(argument)))
            .map(({ call, argument }) => ({ how: 'handed', call, argument }));
    }
    #names(expression, symbol) {
        const found = this.tracer.declaredBy((0,syntax/* unwrap */.oA)(expression));
        if (found === symbol)
            return true;
        return found?.valueDeclaration !== undefined && found.valueDeclaration === symbol.valueDeclaration;
    }
    /** Calls of a method of an interface or a base class that the class, or the object literal, of the function implements. */
    #throughInterfaces(target, name) {
        const declared = new Set(this.#typesBehind(target).filter(isTypeDeclaration));
        if (declared.size === 0)
            return [];
        if (compiler.ts.isClassLike(target.parent) && this.#isNeverMade(target.parent, declared))
            return [];
        const calls = (this.tracer.names.calls.get(name) ?? []).slice(0, MAX_CANDIDATES);
        return calls
            .filter(({ expression }) => {
            const found = this.tracer.declaredBy((0,syntax/* unwrap */.oA)(expression));
            return found?.declarations?.some((one) => declared.has(one.parent)) === true;
        })
            .map((call) => ({ how: 'called', call }));
    }
    /** Whether a class is declared for others alone, while another of its types is made here. */
    #isNeverMade(target, types) {
        const { name, parent } = target;
        // Who imports a default export calls it as he likes.
        const isDefault = (compiler.ts.getCombinedModifierFlags(target) & compiler.ts.ModifierFlags.Default) !== 0;
        if (!name || isDefault || !compiler.ts.isSourceFile(parent))
            return false;
        const named = [...types].flatMap((one) => (compiler.ts.isInterfaceDeclaration(one) ? one.name.text : []));
        return this.tracer.surroundings.isNeverMade(name.text, parent, named);
    }
    /** The types that are written for a class, or for an object literal: `create(): Store { return { async get() {} } }`. */
    #typesBehind(target) {
        const { parent } = target;
        if (compiler.ts.isClassLike(parent)) {
            const types = (parent.heritageClauses ?? []).flatMap(({ types }) => types);
            return types.flatMap(({ expression }) => this.tracer.symbolOf(expression)?.declarations ?? []);
        }
        const literal = compiler.ts.isPropertyAssignment(parent) ? parent.parent : parent;
        if (!compiler.ts.isObjectLiteralExpression(literal))
            return [];
        const type = this.tracer.checker.getContextualType(literal);
        // In an async function it is the type, or a promise of it.
        return (type?.isUnion() ? type.types : [type]).flatMap((one) => one?.symbol?.declarations ?? []);
    }
}
/** Other names under which a module exports what it calls so: `export { showNow as show }`. */
function exportedAs(name) {
    const exported = name.getSourceFile().statements.flatMap((one) => {
        const clause = compiler.ts.isExportDeclaration(one) && !one.moduleSpecifier ? one.exportClause : undefined;
        return clause && compiler.ts.isNamedExports(clause) ? [...clause.elements] : [];
    });
    return exported.filter(({ propertyName }) => propertyName?.text === name.text).map((one) => one.name.text);
}
function isTypeDeclaration(node) {
    return compiler.ts.isClassDeclaration(node) || compiler.ts.isInterfaceDeclaration(node) || compiler.ts.isTypeLiteralNode(node);
}
function symbolOfDeclared(tracer, target) {
    if (target.name)
        return tracer.checker.getSymbolAtLocation(target.name);
    const { parent } = (0,syntax/* outermost */.J9)(target);
    if (compiler.ts.isVariableDeclaration(parent) || compiler.ts.isPropertyAssignment(parent) || compiler.ts.isPropertyDeclaration(parent)) {
        return tracer.checker.getSymbolAtLocation(parent.name);
    }
    return compiler.ts.isBinaryExpression(parent) ? tracer.symbolOf(parent.left) : undefined;
}
/** `show`, `users.show`, `users.show.bind(users)`. */
function handedName(argument) {
    const node = functionBehind(argument);
    return compiler.ts.isIdentifier(node) || compiler.ts.isPropertyAccessExpression(node) ? (0,syntax/* memberName */.eg)(node) : undefined;
}
function functionBehind(argument) {
    const node = (0,syntax/* unwrap */.oA)(argument);
    const callee = compiler.ts.isCallExpression(node) ? (0,syntax/* unwrap */.oA)(node.expression) : undefined;
    const isBound = callee && compiler.ts.isPropertyAccessExpression(callee) && callee.name.text === 'bind';
    return isBound ? (0,syntax/* unwrap */.oA)(callee.expression) : node;
}
function byPlace(one, other) {
    const [path, otherPath] = [one.getSourceFile().fileName, other.getSourceFile().fileName];
    if (path === otherPath)
        return one.pos - other.pos;
    return path < otherPath ? -1 : 1;
}

;// CONCATENATED MODULE: ./src/collect/source/protection/conditions.ts


/**
 * Whether a call of a function may come to a node within it, by the properties of the object that it is given: the conditions
 * around the node may ask for some (`if (match.id) return redis.get(match.id)`). Undefined where none do.
 */
function reachedBy(node, target) {
    const conditions = conditionsAround(node, target);
    const names = target.parameters.map(({ name }) => (compiler.ts.isIdentifier(name) ? name.text : undefined));
    const isAsked = conditions.some((one) => names.some((name) => name !== undefined && conditions_asksFor(one, name)));
    if (!isAsked)
        return undefined;
    return (call) => {
        const given = new Map(names.flatMap((name, at) => (name === undefined ? [] : [[name, call.arguments?.[at]]])));
        return conditions.every((one) => mayHold(one, given));
    };
}
/** What must hold where a node stands within a function. */
function conditionsAround(node, target) {
    const found = [];
    for (let at = node; at !== target && at.parent; at = at.parent) {
        const { parent } = at;
        if (compiler.ts.isIfStatement(parent) && parent.thenStatement === at)
            found.push(parent.expression);
        if (compiler.ts.isConditionalExpression(parent) && parent.whenTrue === at)
            found.push(parent.condition);
        const isSecond = compiler.ts.isBinaryExpression(parent) && parent.right === at;
        if (isSecond && parent.operatorToken.kind === compiler.ts.SyntaxKind.AmpersandAmpersandToken)
            found.push(parent.left);
    }
    return found;
}
function conditions_asksFor(condition, name) {
    if (compiler.ts.isPropertyAccessExpression(condition) && compiler.ts.isIdentifier(condition.expression)) {
        if (condition.expression.text === name)
            return true;
    }
    return compiler.ts.forEachChild(condition, (child) => conditions_asksFor(child, name)) ?? false;
}
/** Whatever is no property of an argument that is written out may be as it is asked for. */
function mayHold(condition, given) {
    const node = (0,syntax/* unwrap */.oA)(condition);
    if (compiler.ts.isBinaryExpression(node)) {
        const { kind } = node.operatorToken;
        if (kind === compiler.ts.SyntaxKind.AmpersandAmpersandToken)
            return mayHold(node.left, given) && mayHold(node.right, given);
        if (kind === compiler.ts.SyntaxKind.BarBarToken)
            return mayHold(node.left, given) || mayHold(node.right, given);
        // `match.id !== undefined`.
        return !isUnequalToNothing(node) || mayHold(node.left, given);
    }
    if (!compiler.ts.isPropertyAccessExpression(node) || !compiler.ts.isIdentifier(node.expression))
        return true;
    const argument = given.get(node.expression.text);
    return argument === undefined || mayHave(argument, node.name.text);
}
function mayHave(argument, name) {
    const object = (0,syntax/* unwrap */.oA)(argument);
    if (!compiler.ts.isObjectLiteralExpression(object))
        return true;
    return object.properties.some((one) => {
        if (compiler.ts.isSpreadAssignment(one) || compiler.ts.isComputedPropertyName(one.name))
            return true;
        return (compiler.ts.isIdentifier(one.name) || compiler.ts.isStringLiteralLike(one.name)) && one.name.text === name;
    });
}
function isUnequalToNothing({ operatorToken, right }) {
    const { kind } = operatorToken;
    const isUnequal = kind === compiler.ts.SyntaxKind.ExclamationEqualsEqualsToken || kind === compiler.ts.SyntaxKind.ExclamationEqualsToken;
    return isUnequal && (right.kind === compiler.ts.SyntaxKind.NullKeyword || right.getText() === 'undefined');
}

;// CONCATENATED MODULE: ./src/collect/source/protection/asides.ts



/** What a request is answered through, and what settles the promise that somebody waits for instead. */
const ANSWERING = /^_?(?:res|resp|response|reply|h|ctx|context|c|next|resolve|reject|callback|cb|done|controller|stream|writer|event)$/;
/** Whether nobody waits for a promise where it stands: it is a statement of its own, with all that is chained to it. */
function isLeft(promise) {
    const { parent } = wholeOf(promise);
    return compiler.ts.isExpressionStatement(parent) || compiler.ts.isVoidExpression(parent);
}
/**
 * Whether what is left to itself is a side effect, and no part of the answer: `notify(team)` is one, and
 * `load(id).then((found) => response.json(found))` is not.
 */
function isAside(promise, tracer) {
    const whole = wholeOf(promise);
    if (answersIn(whole))
        return false;
    let root = whole;
    while (compiler.ts.isCallExpression(root) || compiler.ts.isPropertyAccessExpression(root)) {
        const inner = compiler.ts.isCallExpression(root) ? tracer.functionsOf(root.expression).filter(syntax/* enclosingFunction */.pG) : [];
        // A function within the handler answers through what the handler was given.
        if (inner.some(answersIn))
            return false;
        root = root.expression;
    }
    return true;
}
function wholeOf(promise) {
    let at = promise;
    for (;;) {
        const { parent } = at;
        const isChained = compiler.ts.isPropertyAccessExpression(parent) && compiler.ts.isCallExpression(parent.parent);
        if ((0,positions/* isTransparent */.ty)(parent, at))
            at = parent;
        else if (isChained && parent.expression === at && parent.parent.expression === parent)
            at = parent.parent;
        else
            return at;
    }
}
function answersIn(node) {
    for (const one of (0,syntax/* nodesIn */.vx)(node))
        if (compiler.ts.isIdentifier(one) && ANSWERING.test(one.text))
            return true;
    return false;
}

;// CONCATENATED MODULE: ./src/collect/source/protection/responses.ts


/** Members of a response that make of it a failed one, with the status as the first argument. */
const STATUS_SETTERS = /^(?:status|code|sendStatus|writeHead|setStatus|throw|status_code|error|fail)$/;
const BODY_SETTERS = /^(?:json|text|body|html)$/;
const SENDERS = /^(?:json|jsonp|send|end)$/;
/** What a body has that says whether the request has failed. */
const FAILURE = /^(?:error|err|errors|errorMessage)$/;
const SUCCESS = /^(?:success|ok)$/;
const NOTHING = /^(?:false|null|undefined|''|"")$/;
const STATUS_NAME = /^(?:status|statusCode|httpStatus)$/;
const FAILED_STATUS = /\b(?:status|statusCode|code|httpStatus)['"]?\s{0,20}[:=]\s{0,20}(?:[45]\d\d\b|\w{0,40}\.(?:BAD_|INTERNAL_|SERVICE_|NOT_|UNAUTH|FORBID|TOO_))/i;
const FAILED_CODE = /^(?:[45]\d\d|(?:\w{1,40}\.)?(?:(?:HTTP_)?(?:STATUS_)?\d{0,3}_?(?:INTERNAL|SERVICE|BAD|NOT_FOUND|UNAUTH|FORBID|TOO_MANY|GATEWAY)\w{0,40}))$/i;
const FINE_CODE = /^[123]\d\d$|(?:^|[._])(?:OK|CREATED|ACCEPTED|NO_CONTENT|SUCCESS|FOUND|NOT_MODIFIED)$/i;
/** What answers a request, by its name or that of its class. */
const RESPONSE = /^_?(?:res|resp|reply|h|ctx|context|c|set)$|response$/i;
/**
 * Tells whether an answer says that the request has failed: by a status that is written out, by a body that says so, or,
 * where it is given because of a failure, by a status that is computed: `{ status: isKnown ? 400 : 500 }`,
 * `res.status(error.status)`.
 */
class Responses {
    tracer;
    constructor(tracer) {
        this.tracer = tracer;
    }
    /** `ctx.status = 500`. */
    isFailedStatus({ left, operatorToken, right }, isForFailure) {
        const isAssigned = operatorToken.kind === compiler.ts.SyntaxKind.EqualsToken;
        if (!isAssigned || !/^(?:status|statusCode)$/.test((0,syntax/* memberName */.eg)(left) ?? ''))
            return false;
        if (FAILED_CODE.test(right.getText()))
            return true;
        return isForFailure && isOfResponse(left) && this.#isComputed(right);
    }
    /** `res.status(500).json(…)`, `reply.code(503)`, `new Response(null, { status: 500 })`, `ctx.throw(500)`. */
    areFailed(call, isForFailure) {
        const [, second] = call.arguments ?? [];
        if (second && (isFailedOptions(second) || isFailedBody(call, second)))
            return true;
        if (saysFailed(call))
            return true;
        if (second && isForFailure && this.#hasComputedStatus(call, second))
            return true;
        for (let at = call; compiler.ts.isCallExpression(at) || compiler.ts.isPropertyAccessExpression(at); at = at.expression) {
            if (compiler.ts.isCallExpression(at) && this.#setsFailedStatus(at, isForFailure))
                return true;
        }
        return false;
    }
    /** `Response.json(body, { status })`, `context.json(body, status)`. */
    #hasComputedStatus(call, second) {
        const isMade = compiler.ts.isNewExpression(call) && RESPONSE.test((0,syntax/* memberName */.eg)(call.expression) ?? '');
        const isSent = BODY_SETTERS.test((0,syntax/* memberName */.eg)(call.expression) ?? '') && isOfResponse(call.expression);
        if (!isMade && !isSent)
            return false;
        if (!compiler.ts.isObjectLiteralExpression(second))
            return isSent && this.#isComputed(second);
        return second.properties.some((one) => {
            if (!one.name || !STATUS_NAME.test(one.name.getText()))
                return false;
            if (compiler.ts.isPropertyAssignment(one))
                return this.#isComputed(one.initializer);
            return compiler.ts.isShorthandPropertyAssignment(one) && this.#isComputed(one.name);
        });
    }
    #setsFailedStatus({ expression, arguments: [status] }, isForFailure) {
        const name = compiler.ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
        if (!STATUS_SETTERS.test(name) || status === undefined)
            return false;
        if (FAILED_CODE.test(status.getText()))
            return true;
        const isStatus = /^(?:status|code|sendStatus|writeHead|setStatus)$/.test(name);
        return isForFailure && isStatus && isOfResponse(expression) && this.#isComputed(status);
    }
    /** A status that may be a failure: none that is written out as a fine one, and none that somebody else answered with. */
    #isComputed(status, depth = 0) {
        const node = (0,syntax/* unwrap */.oA)(status);
        const text = node.getText();
        if (FAILED_CODE.test(text))
            return true;
        if (FINE_CODE.test(text) || compiler.ts.isStringLiteralLike(node) || compiler.ts.isObjectLiteralExpression(node))
            return false;
        const value = compiler.ts.isIdentifier(node) && depth < 3 ? this.#valueOf(node) : undefined;
        if (value)
            return this.#isComputed(value, depth + 1);
        const root = responses_rootOf(node);
        const answer = root && root !== node && compiler.ts.isIdentifier(root) ? this.#valueOf(root) : undefined;
        return !compiler.ts.isAwaitExpression((0,syntax/* unwrap */.oA)(answer ?? node));
    }
    /** What a constant is declared as; the whole of what it is taken out of: `const { status } = describe(error)`. */
    #valueOf(name) {
        const declared = (0,syntax/* valueSymbol */.up)(this.tracer.checker, name)?.valueDeclaration;
        const holder = declared && compiler.ts.isBindingElement(declared) ? declared.parent.parent : declared;
        return holder && compiler.ts.isVariableDeclaration(holder) ? holder.initializer : undefined;
    }
}
/** `res.status`, `ctx.response.status`, `NextResponse.json`. */
function isOfResponse(member) {
    return compiler.ts.isPropertyAccessExpression(member) && RESPONSE.test(chainName(member.expression));
}
/** The name of what a chain of calls is about: `reply.header('a', 'b')` is about `reply`. */
function chainName(node) {
    let at = (0,syntax/* unwrap */.oA)(node);
    while (compiler.ts.isCallExpression(at) && compiler.ts.isPropertyAccessExpression(at.expression))
        at = (0,syntax/* unwrap */.oA)(at.expression.expression);
    return (0,syntax/* memberName */.eg)(at) ?? '';
}
function responses_rootOf(node) {
    let at = (0,syntax/* unwrap */.oA)(node);
    while (compiler.ts.isPropertyAccessExpression(at))
        at = (0,syntax/* unwrap */.oA)(at.expression);
    return at;
}
function isFailedOptions(options) {
    return compiler.ts.isObjectLiteralExpression(options) && FAILED_STATUS.test(options.getText().slice(0, 500));
}
/** `res.send({ error: true, message })`, `res.json({ success: false })`, whatever the status is. */
function saysFailed(call) {
    if (!SENDERS.test((0,syntax/* memberName */.eg)(call.expression) ?? '') || !isOfResponse(call.expression))
        return false;
    const body = call.arguments?.[0] && (0,syntax/* unwrap */.oA)(call.arguments[0]);
    return body !== undefined && compiler.ts.isObjectLiteralExpression(body) && body.properties.some(tellsFailure);
}
function tellsFailure(property) {
    const name = (property.name && (0,syntax/* memberName */.eg)(property.name)) ?? '';
    if (compiler.ts.isShorthandPropertyAssignment(property))
        return FAILURE.test(name);
    if (!compiler.ts.isPropertyAssignment(property))
        return false;
    const value = property.initializer.getText();
    return SUCCESS.test(name) ? value === 'false' : FAILURE.test(name) && !NOTHING.test(value);
}
/** `context.json({ error }, 500)` of Hono. */
function isFailedBody(call, status) {
    return BODY_SETTERS.test((0,syntax/* memberName */.eg)(call.expression) ?? '') && FAILED_CODE.test(status.getText());
}

;// CONCATENATED MODULE: ./src/collect/source/protection/handling.ts



/** Functions that carry a failure on to whoever waits: `next(error)`, `reject(error)`, `callback(error)`. */
const CARRIERS = /^(?:next|reject|rej|callback|cb|done)$/;
/** Those of them by which a promise is rejected; where others are called with a failure, no promise has it any more. */
const REJECTERS = /^rej(?:ect)?$/;
/** Functions that are known to throw, wherever they come from. */
const THROWERS = /^(?:rethrow|throwError|(?:handle\w{0,30}And)?throw\w{0,30})$/;
/** Functions that write a failure down, or make a value of it; what they give back is no answer to a request. */
const RECORDERS = /log|console|sentry|bugsnag|rollbar|captur|report|track|notif|record|metric|warn|debug|trace|^(?:error|info|fatal|print|noop|ignore|emit|err|errAsync|left|failure)$/i;
const handling_RESPONSE = /^_?(?:res|resp|response|reply|h|ctx|context|c)$/;
const MAX_DEPTH = 3;
/** Reads what `catch` clauses and `.catch()` callbacks do with a failure that they are given. */
class Handlings {
    tracer;
    responses;
    #unclear = new WeakSet();
    constructor(tracer) {
        this.tracer = tracer;
        this.responses = new Responses(tracer);
    }
    /** What a `catch` clause does in the end; a throw under a condition leaves the other way open. */
    ofClause({ block, variableDeclaration }) {
        return this.#ofStatements(block.statements, readingOf(variableDeclaration?.name, 0));
    }
    /** The call within a handler that makes it unclear what becomes of a failure. */
    unclearIn(handler) {
        for (const node of (0,syntax/* nodesIn */.vx)(handler))
            if (this.#unclear.has(node))
                return node;
        return handler;
    }
    /** What is given to `.catch()`: a function here or elsewhere, `next`, `console.error`. */
    ofCallback(handler, depth = 0) {
        const node = (0,syntax/* unwrap */.oA)(handler);
        const name = (0,syntax/* memberName */.eg)(node) ?? '';
        if (CARRIERS.test(name))
            return carriedBy(name);
        if (THROWERS.test(name))
            return 'throws';
        const [only, ...others] = this.tracer.functionsOf(node);
        return only && others.length === 0 ? this.ofFunction(only, depth) : 'answers';
    }
    /** What a function does that is given a failure. */
    ofFunction({ body, parameters }, depth = 0, position = 0) {
        if (!body || depth > MAX_DEPTH)
            return 'answers';
        const reading = readingOf(parameters[position]?.name, depth);
        return compiler.ts.isBlock(body) ? this.#ofStatements(body.statements, reading) : this.#ofExpression(body, reading);
    }
    /** What a Node callback `(error, value) => …` does: one that never looks at the error takes it for a miss. */
    ofNodeCallback(callback) {
        const [first] = callback.parameters;
        if (!first || !compiler.ts.isIdentifier(first.name) || !callback.body)
            return undefined;
        const error = first.name.text;
        for (const branch of branchesOn(error, callback.body)) {
            const reading = { depth: 0, error };
            const handling = compiler.ts.isExpression(branch)
                ? this.#ofExpression(branch, reading)
                : this.#ofStatements(listed(branch), reading);
            if (handling === 'throws' || handling === 'fails')
                return { handling, at: branch };
        }
        const carried = carrierOf(error, callback.body);
        return carried && { handling: carriedBy((0,syntax/* memberName */.eg)(carried.expression) ?? ''), at: carried };
    }
    #ofStatements(statements, reading) {
        for (const statement of statements) {
            const handling = this.#ofStatement(statement, reading);
            if (handling !== undefined)
                return handling;
        }
        return 'answers';
    }
    /** Undefined where the next statement is reached, and nothing is said yet. */
    #ofStatement(statement, reading) {
        if (compiler.ts.isThrowStatement(statement))
            return 'throws';
        if (compiler.ts.isBlock(statement))
            return this.#ofReached(this.#ofStatements(statement.statements, reading));
        if (compiler.ts.isReturnStatement(statement)) {
            return statement.expression ? this.#ofExpression(statement.expression, reading) : 'answers';
        }
        if (compiler.ts.isExpressionStatement(statement)) {
            const handling = this.#ofExpression(statement.expression, reading);
            return handling === 'unclear' && !isGivenResponse(statement.expression) ? undefined : this.#ofReached(handling);
        }
        if (!compiler.ts.isIfStatement(statement) || !statement.elseStatement)
            return undefined;
        const branches = [statement.thenStatement, statement.elseStatement].map((one) => this.#ofStatements(listed(one), reading));
        return branches.includes('answers') ? undefined : branches[0];
    }
    #ofReached(handling) {
        return handling === 'answers' ? undefined : handling;
    }
    #ofExpression(expression, reading) {
        const node = (0,syntax/* withoutAwait */.nE)(expression);
        if (compiler.ts.isVoidExpression(node))
            return this.#ofExpression(node.expression, reading);
        if (compiler.ts.isBinaryExpression(node)) {
            return this.responses.isFailedStatus(node, isForFailure(reading)) ? 'fails' : 'answers';
        }
        if (compiler.ts.isNewExpression(node))
            return this.responses.areFailed(node, isForFailure(reading)) ? 'fails' : 'answers';
        return compiler.ts.isCallExpression(node) ? this.#ofCall(node, reading) : 'answers';
    }
    #ofCall(node, reading) {
        const name = (0,syntax/* memberName */.eg)(node.expression) ?? '';
        const text = name === 'exit' || name === 'reject' ? node.expression.getText() : '';
        if (text === 'process.exit')
            return 'fails';
        if (text === 'Promise.reject' || THROWERS.test(name))
            return 'throws';
        if (CARRIERS.test(name) && node.arguments.length > 0)
            return handlingOfCarrier(name, node);
        if (this.responses.areFailed(node, isForFailure(reading)))
            return 'fails';
        return this.#ofHelper(node, reading);
    }
    /** A function that is called in the course of it, which may be given the failure. */
    #ofHelper(node, { depth, error }) {
        const position = error === undefined ? -1 : node.arguments.findIndex((one) => names(one, error));
        const [only, ...others] = depth < MAX_DEPTH ? this.tracer.functionsOf(node.expression) : [];
        if (only && others.length > 0)
            return 'answers';
        const unseen = position >= 0 && !isRecorder(node) ? 'unclear' : 'answers';
        const handling = only ? this.ofFunction(only, depth + 1, position) : unseen;
        if (handling === 'unclear')
            this.#unclear.add(node);
        return handling;
    }
}
function readingOf(error, depth) {
    return { depth, ...(error && compiler.ts.isIdentifier(error) && { error: error.text }) };
}
/** In the `catch` itself, and in functions that it hands the failure to: elsewhere a status is that of a usual answer. */
function isForFailure({ depth, error }) {
    return depth === 0 || error !== undefined;
}
/** `logger.error(error)`, `captureException(error)`. */
function isRecorder({ expression }) {
    const callee = (0,syntax/* unwrap */.oA)(expression);
    const receiver = compiler.ts.isPropertyAccessExpression(callee) ? ((0,syntax/* memberName */.eg)(callee.expression) ?? '') : '';
    return RECORDERS.test((0,syntax/* memberName */.eg)(callee) ?? '') || RECORDERS.test(receiver);
}
/** `sendError(response, error)`. */
function isGivenResponse(node) {
    const call = (0,syntax/* withoutAwait */.nE)(node);
    return compiler.ts.isCallExpression(call) && call.arguments.some((one) => handling_RESPONSE.test((0,syntax/* memberName */.eg)(one) ?? ''));
}
/** `callback(null, fallback)` answers; `next()` goes on without an error. */
function handlingOfCarrier(name, { arguments: [first] }) {
    const isNothing = first?.kind === compiler.ts.SyntaxKind.NullKeyword || first?.getText() === 'undefined';
    return isNothing ? 'answers' : carriedBy(name);
}
function carriedBy(name) {
    return REJECTERS.test(name) ? 'throws' : 'fails';
}
function listed(statement) {
    if (compiler.ts.isBlock(statement))
        return statement.statements;
    return compiler.ts.isStatement(statement) ? [statement] : [];
}
/** What runs where there is an error: `if (err) …`, `err ? … : …`, `if (!err) … else …`. */
function branchesOn(error, body) {
    const found = [];
    const visit = (node) => {
        if (compiler.ts.isIfStatement(node) && names(node.expression, error)) {
            found.push(isNegated(node.expression) ? (node.elseStatement ?? node.expression) : node.thenStatement);
        }
        if (compiler.ts.isConditionalExpression(node) && names(node.condition, error)) {
            found.push(isNegated(node.condition) ? node.whenFalse : node.whenTrue);
        }
        if (!compiler.ts.isFunctionLike(node))
            compiler.ts.forEachChild(node, visit);
    };
    visit(body);
    return found;
}
function isNegated(condition) {
    return compiler.ts.isPrefixUnaryExpression(condition) && condition.operator === compiler.ts.SyntaxKind.ExclamationToken;
}
function names(expression, name) {
    if (compiler.ts.isIdentifier(expression))
        return expression.text === name;
    return compiler.ts.forEachChild(expression, (child) => names(child, name)) ?? false;
}
/** `callback(err, value)`: the error is handed on without a look at it. */
function carrierOf(error, body) {
    if (compiler.ts.isCallExpression(body) && CARRIERS.test((0,syntax/* memberName */.eg)(body.expression) ?? '')) {
        const [first] = body.arguments;
        if (first && compiler.ts.isIdentifier(first) && first.text === error)
            return body;
    }
    return compiler.ts.isFunctionLike(body) ? undefined : compiler.ts.forEachChild(body, (child) => carrierOf(error, child));
}

;// CONCATENATED MODULE: ./src/collect/source/protection/known-callees.ts



/** Give one promise for several, which fails as soon as one of them does. */
const COMBINING = /^(?:all|race|any|resolve|props|map|mapSeries|each)$/;
/** Call each time what they are given, and give on what becomes of it. */
const CONTINUING = /^(?:then|catch|finally|reduce|all|from|map\w{0,10})$/;
/** Take a promise or a function and never fail: `to(promise)`, `ResultAsync.fromPromise(promise)`, `trySafe(read)`, `tryit(read)()`. */
const SETTLING = /^(?:allSettled|to|waitUntil|settle|reflect|fromPromise|fromAsyncThrowable|catchError|ignore\w{0,20}|safe\w{0,20}|tryCatch\w{0,20}|attempt\w{0,20}|trySafe|tryit|tryToCatch|goTry\w{0,20})$/;
/** What they export gives the failure as a value: `[error, value]`, `{ isRejected }`. */
const SETTLING_PACKAGES = /^(?:await-to-js|p-reflect|p-settle)$/;
/** Run what they are given, and fail as it does: retries, limits, locks, spans, transactions, memory. */
const PASSING = /^(?:p?[rR]etry|backOff|p?[lL]imit|p?[tT]imeout|withTimeout|\$?transaction|runExclusive|startActiveSpan|startSpan|startSpanManual|withActiveSpan|withScope|withIsolationScope|using|run|runInContext|runWithContext|runInAsyncScope|memoize|memoizee|memo|once|promisify|unstable_cache)$/;
const PASSING_PACKAGES = /^(?:p-(?:all|any|debounce|limit|map|map-series|memoize|props|queue|race|retry|series|throttle|timeout|try)|async-retry|exponential-backoff|async-mutex|async-lock|bottleneck|react|@opentelemetry\/api|@sentry\/.{1,40})$/;
/** What is known by its name, or by its package, of a call whose code is not in sight. */
function knownOf(tracer, call, isFunction) {
    const callee = (0,syntax/* unwrap */.oA)(call.expression);
    const name = (0,syntax/* memberName */.eg)(callee) ?? '';
    if (SETTLING.test(name))
        return 'settles';
    if (PASSING.test(name))
        return 'passes';
    const isMethod = compiler.ts.isPropertyAccessExpression(callee);
    return (isMethod && byMethod(callee, name, isFunction)) || byPackage(tracer, callee);
}
function byMethod(callee, name, isFunction) {
    if (isFunction)
        return name === 'forEach' ? 'drops' : isContinuing(name) ? 'passes' : undefined;
    // What is printed is not waited for.
    return COMBINING.test(name) || (0,syntax/* memberName */.eg)(callee.expression) === 'console' ? 'passes' : undefined;
}
function byPackage(tracer, callee) {
    const from = importedBehind(tracer, callee)?.package ?? '';
    if (SETTLING_PACKAGES.test(from))
        return 'settles';
    return PASSING_PACKAGES.test(from) ? 'passes' : undefined;
}
/** Whether a method of this name calls what it is handed, and fails as that does: `list.map(read)`, `promise.then(read)`. */
function isContinuing(name) {
    return syntax/* ELEMENT_CALLBACKS */.Yv.has(name) || CONTINUING.test(name);
}
/** The package of a function, or of the class of the object that it is a method of: `new PQueue().add`. */
function importedBehind(tracer, callee) {
    const found = (0,package_imports/* importedAs */.X)(tracer, callee);
    if (found || !compiler.ts.isPropertyAccessExpression(callee))
        return found;
    for (const origin of tracer.originsOf(callee.expression)) {
        if (compiler.ts.isNewExpression(origin) || compiler.ts.isCallExpression(origin))
            return (0,package_imports/* importedAs */.X)(tracer, origin.expression);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./src/collect/source/protection/failures.ts







/** How often a promise may be handed on within one function: variables of variables, wrappers of wrappers. */
const failures_MAX_DEPTH = 6;
/** Of a variable that is used more often the first uses decide. */
const failures_MAX_USES = 20;
const ADDING = /^(?:push|unshift|add)$/;
/**
 * Follows the failure of an expression to the edge of the function that it is in: through `await`, `.then()`, `.catch()`,
 * `try`, variables, lists of promises, and functions that are handed a promise.
 */
class Failures {
    tracer;
    handlings;
    constructor(tracer) {
        this.tracer = tracer;
        this.handlings = new Handlings(tracer);
    }
    /**
     * Every way on of a promise that may be rejected; with a fate that is uncalled, of a function that may give one, of which
     * nothing fails before it is called.
     */
    ofPromise(expression, fate = OPEN, depth = 0) {
        let at = expression;
        while ((0,positions/* isTransparent */.ty)(at.parent, at) || (fate.isUncalled && isMember(at.parent)))
            at = at.parent;
        const access = at.parent;
        const isChained = compiler.ts.isPropertyAccessExpression(access) && access.expression === at;
        return isChained && compiler.ts.isCallExpression(access.parent)
            ? this.#alongChain(access.name.text, access.parent, fate, depth)
            : this.#end(at, fate, depth);
    }
    /** A method is called on the promise, or on the function. */
    #alongChain(method, call, fate, depth) {
        const next = this.#chained(method, call);
        const going = { ...(CALLING.test(method) ? called(fate) : fate), ...next };
        const executor = next.caught && (0,positions/* executorAround */.TR)(call);
        // `.then(resolve, reject)`: the promise around fails in its stead.
        if (executor)
            return this.ofPromise(executor, going, depth + 1);
        return next.guard || next.failed ? this.#settled(call, going) : this.ofPromise(call, going, depth);
    }
    /** Every way on of a failure that is thrown where a node stands. */
    ofThrow(node, fate = OPEN) {
        let now = fate;
        for (let at = node; at.parent; at = at.parent) {
            const { parent } = at;
            if (compiler.ts.isTryStatement(parent) && parent.tryBlock === at && parent.catchClause && !now.guard) {
                now = this.#handled(now, parent.catchClause, this.handlings.ofClause(parent.catchClause));
                if (now.failed)
                    break;
            }
            if (compiler.ts.isFunctionLike(at) || compiler.ts.isSourceFile(parent))
                break;
        }
        return [{ fate: now, leaves: ownerOf(node) }];
    }
    /** What a Node callback does with the failure that it is told; undefined where the last argument is none. */
    ofNodeCallback(call) {
        const last = call.arguments.at(-1);
        if (!last || (0,positions/* isWithinChain */.Nn)(call))
            return undefined;
        const [callback] = this.tracer.functionsOf(last);
        // One that the callers bring hears of the failure; what it makes of it is not in sight.
        if (!callback)
            return this.#isGivenCallback(last) ? [{ fate: { isLost: true }, leaves: ownerOf(call) }] : undefined;
        const found = this.handlings.ofNodeCallback(callback);
        if (!found)
            return [{ fate: { guard: callback }, leaves: ownerOf(call) }];
        const executor = (0,positions/* executorAround */.TR)(found.at);
        if (found.handling === 'throws' && executor)
            return this.ofPromise(executor, { caught: found.at });
        return [{ fate: { failed: found.at }, leaves: ownerOf(call) }];
    }
    #isGivenCallback(last) {
        const node = (0,syntax/* unwrap */.oA)(last);
        if (!compiler.ts.isIdentifier(node) || !CALLBACK.test(node.text))
            return false;
        const declared = this.tracer.symbolOf(node)?.valueDeclaration;
        return declared !== undefined && compiler.ts.isParameter(declared);
    }
    #handled(fate, at, handling) {
        if (handling === 'answers')
            return { ...fate, guard: at };
        if (handling === 'unclear')
            return { ...fate, through: fate.through ?? this.handlings.unclearIn(at) };
        return handling === 'fails' ? { ...fate, failed: at } : { ...fate, caught: at };
    }
    /** `.catch(handler)`, `.then(value, handler)`. */
    #chained(method, call) {
        const handler = method === 'catch' ? call.arguments[0] : method === 'then' ? call.arguments[1] : undefined;
        if (!handler || handler.kind === compiler.ts.SyntaxKind.NullKeyword)
            return OPEN;
        return this.#handled(OPEN, handler, this.handlings.ofCallback(handler));
    }
    #end(at, fate, depth) {
        const { parent } = at;
        if ((0,positions/* isAwaited */.AJ)(parent))
            return this.ofThrow(parent, called(fate));
        if (compiler.ts.isReturnStatement(parent))
            return [{ fate, leaves: ownerOf(parent) }];
        if (compiler.ts.isArrowFunction(parent) && parent.body === at)
            return [{ fate, leaves: parent }];
        if (compiler.ts.isExpressionStatement(parent) || compiler.ts.isVoidExpression(parent))
            return this.#settled(at, droppedAt([at], fate));
        if (depth > failures_MAX_DEPTH)
            return this.#settled(at, { ...fate, isLost: true });
        // A function that was made of a failing one is called: the failure is that of the call.
        if (compiler.ts.isCallExpression(parent) && parent.expression === at)
            return this.ofPromise(parent, called(fate), depth);
        // The executor of a promise runs at once, and what it throws is the promise's failure.
        if (compiler.ts.isNewExpression(parent) && (0,syntax/* memberName */.eg)(parent.expression) === 'Promise')
            return this.ofPromise(parent, called(fate), depth);
        if (compiler.ts.isCallExpression(parent))
            return this.#handedTo(parent, at, fate, depth + 1);
        const name = (0,positions/* variableFor */.S_)(at);
        return name ? this.#usesOf(name, ownerOf(parent), fate, depth + 1) : this.#settled(at, { ...fate, isLost: true });
    }
    #settled(at, fate) {
        const isBeside = (fate.guard ?? fate.dropped) !== undefined && isLeft(at) && isAside(at, this.tracer);
        return [{ fate: isBeside ? { ...fate, isAside: true } : fate, leaves: ownerOf(at) }];
    }
    #handedTo(call, argument, fate, depth) {
        const name = (0,syntax/* memberName */.eg)(call.expression) ?? '';
        const receiver = compiler.ts.isPropertyAccessExpression(call.expression) ? (0,syntax/* unwrap */.oA)(call.expression.expression) : undefined;
        if (receiver && ADDING.test(name) && compiler.ts.isIdentifier(receiver)) {
            return this.#usesOf(receiver, ownerOf(call), fate, depth);
        }
        return this.resultsOf(call, argument, fate, depth).flatMap((one) => {
            return isSettled(one) ? this.#settled(call, one) : this.ofPromise(call, one, depth);
        });
    }
    /**
     * How the result of a call fails that is handed a promise, or a function that may give one. A function is called, or kept
     * for later: where that is not in sight nobody knows whether, and by whom, its failure is waited for.
     */
    resultsOf(call, argument, fate, depth = 0) {
        const targets = this.tracer.functionsOf(call.expression);
        const position = call.arguments.indexOf(argument);
        const inner = targets.flatMap((one) => this.insideOf(one, position, fate, depth));
        if (inner.length > 0)
            return inner;
        switch (targets.length === 0 ? knownOf(this.tracer, call, fate.isUncalled === true) : undefined) {
            case 'settles':
                return [{ ...called(fate), guard: call }];
            case 'passes':
                return [called(fate)];
            case 'drops':
                return [{ ...called(fate), dropped: [call] }];
            case undefined:
                return [{ ...fate, through: fate.through ?? call }];
        }
    }
    /**
     * What a function makes of the failure of one of its arguments, a promise or a function that it calls; nothing where it
     * does not use it in sight.
     */
    insideOf(target, position, fate, depth = 0) {
        const parameter = target.parameters[position];
        if (!parameter || !target.body || !compiler.ts.isIdentifier(parameter.name) || depth > failures_MAX_DEPTH)
            return [];
        return this.#usesOf(parameter.name, target, fate, depth + 1)
            .flatMap((passage) => this.#upTo(target, passage, depth + 1))
            .filter(({ isLost }) => !isLost);
    }
    /** Out of the functions within a function: `(read) => async (id) => read(id)` gives one that fails as `read` does. */
    #upTo(target, { fate, leaves }, depth) {
        if (leaves === target || isSettled(fate))
            return [fate];
        if (compiler.ts.isSourceFile(leaves) || depth > failures_MAX_DEPTH)
            return [];
        const outward = { ...fate, ...UNCALLED };
        const passages = compiler.ts.isFunctionDeclaration(leaves) && leaves.name
            ? this.#usesOf(leaves.name, target, outward, depth)
            : this.ofPromise(leaves, outward, depth);
        return passages.flatMap((passage) => this.#upTo(target, passage, depth + 1));
    }
    /** The ways on of every use of a name; a promise that is stored and never looked at is dropped. */
    #usesOf(name, within, fate, depth) {
        const uses = this.#references(name, within);
        const passages = uses.slice(0, failures_MAX_USES).flatMap((use) => this.ofPromise(use, fate, depth));
        // One that awaits it is enough, whatever the others do with it; calls of a function count one by one.
        const handled = passages.filter(({ fate: { guard, failed, caught, dropped, isLost } }) => {
            return Boolean(guard ?? failed ?? caught) || !(dropped || isLost);
        });
        // Looked at or kept as well: each call of a function whose promise is dropped counts all the same.
        const dropped = fate.isUncalled ? passages.filter((one) => one.fate.dropped && !handled.includes(one)) : [];
        if (handled.length + dropped.length > 0)
            return [...handled, ...dropped];
        return passages.slice(0, 1).concat(passages.length > 0 ? [] : this.#settled(name, { ...fate, isLost: true }));
    }
    #references(name, within) {
        const symbol = this.tracer.checker.getSymbolAtLocation(name);
        const found = [];
        const visit = (node) => {
            if (found.length >= failures_MAX_USES)
                return;
            if (compiler.ts.isIdentifier(node) && node.text === name.text && node !== name && (0,positions/* isUse */.C)(node)) {
                if (this.tracer.checker.getSymbolAtLocation(node) === symbol)
                    found.push(node);
            }
            compiler.ts.forEachChild(node, visit);
        };
        if (symbol)
            visit(within);
        return found;
    }
}
/** `publish(channel, message, callback)`: a parameter that is called like a callback. */
const CALLBACK = /^(?:cb|done|next)$|callback$/i;
/** Make of a function a call, or are of a promise alone. */
const CALLING = /^(?:call|apply|then|catch|finally)$/;
/** An object with a function is no less uncalled than the function: `return { run: () => read() }`. */
function isMember(parent) {
    return (compiler.ts.isPropertyAssignment(parent) || compiler.ts.isShorthandPropertyAssignment(parent) || compiler.ts.isObjectLiteralExpression(parent));
}

;// CONCATENATED MODULE: ./src/collect/source/protection/route.ts




/** One route of each kind is kept; there are not many kinds. */
const MAX_ROUTES = 12;
/** The routes of a failure of which something has become before. */
function after(fate, routes) {
    return routes.map((route) => ({ ...route, fate: joined(fate, route.fate) }));
}
/** Whether nothing lies between a request and the function itself. */
function isAtHandler({ end, hops }) {
    return end === 'request' && hops.length === 1;
}
/** A route that begins with a request. */
function request(handler, at) {
    return {
        end: 'request',
        fate: OPEN,
        handler,
        hops: [{ place: headOf(at), message: `A request comes in here: ${handler}.` }],
    };
}
/** A route that no request begins. */
function elsewhere() {
    return { end: 'elsewhere', fate: OPEN, hops: [] };
}
/** A route whose beginning is out of sight. */
function unknown() {
    return { end: 'unknown', fate: OPEN, hops: [] };
}
/** The name of a function, or its first line: a handler may be as long as its file. */
function headOf(node) {
    return (0,site/* placeOf */.$t)(node.name ?? node.parameters[0] ?? node);
}
/** A call on the way, as a message names it. */
function hopName(call) {
    const callee = compiler.ts.isCallExpression(call) || compiler.ts.isNewExpression(call) ? call.expression : call;
    return `\`${(0,syntax/* memberName */.eg)(callee) ?? 'this function'}\``;
}
/** The first route of each end and kind of fate, with what is dropped on the others. */
function distinct(routes) {
    return alike(routes, ({ end }) => end).slice(0, MAX_ROUTES);
}

;// CONCATENATED MODULE: ./src/collect/source/protection/routes.ts













/** Functions that call functions that call functions: deeper ones are not followed. */
const routes_MAX_DEPTH = 12;
const MAX_HOPS = 6;
/** Questions of one run; a repository that asks more is told as not followed. */
const MAX_STEPS = 60_000;
/**
 * Finds who waits for a function, and what becomes of its failure on the way there. What it answers does not depend on what
 * it was asked before.
 */
class Routes {
    tracer;
    users;
    failures;
    breakers;
    #known = new Map();
    /** What was cut short somewhere on the way: it stands where the question begins, and may go on where another leads to it. */
    #cutShort = new Map();
    #active = new Set();
    #steps = 0;
    #cuts = 0;
    constructor(tracer) {
        this.tracer = tracer;
        this.users = new Users(tracer);
        this.failures = new Failures(tracer);
        this.breakers = new Breakers(tracer, this.users);
    }
    /** The routes of a failure that arrives at the edge of a function. */
    along({ fate, leaves }) {
        return after(fate, this.of(leaves));
    }
    /**
     * The routes of a failure at a node, along calls that come to it where there are such: of a function that reads a cache only
     * if it is asked for an `id`, one that is asked for something else shows no way to the read.
     */
    alongTo(node, passage) {
        const { fate, leaves } = passage;
        const isMet = compiler.ts.isSourceFile(leaves) ? undefined : reachedBy(node, leaves);
        if (compiler.ts.isSourceFile(leaves) || !isMet)
            return this.along(passage);
        const met = this.#within(leaves, () => this.#find(leaves, isMet));
        return [...after(fate, met), ...this.along(passage)];
    }
    #within(owner, find) {
        this.#active.add(owner);
        try {
            return find();
        }
        finally {
            this.#active.delete(owner);
        }
    }
    /** The routes from a function upwards, one for each end and fate. */
    of(owner) {
        if (compiler.ts.isSourceFile(owner))
            return [{ end: 'elsewhere', fate: OPEN, hops: [] }];
        const isFirst = this.#active.size === 0;
        const known = this.#known.get(owner) ?? (isFirst ? this.#cutShort.get(owner) : undefined);
        if (known)
            return known;
        if (this.#isCut(owner))
            return this.#active.has(owner) ? [] : [unknown()];
        const before = this.#cuts;
        const found = this.#within(owner, () => this.#find(owner));
        if (this.#cuts === before)
            this.#known.set(owner, found);
        else if (isFirst)
            this.#cutShort.set(owner, found);
        return found;
    }
    /** Whether a way ends at a function because it has been there, leads too far or takes too long. */
    #isCut(owner) {
        const isCut = this.#active.has(owner) || this.#active.size > routes_MAX_DEPTH || ++this.#steps > MAX_STEPS;
        if (isCut)
            this.#cuts++;
        return isCut;
    }
    #find(owner, isMet) {
        const breaker = this.breakers.ofFunction(owner);
        const found = this.#routes(owner, isMet);
        return distinct(breaker ? found.map((one) => ({ ...one, fate: { ...one.fate, breaker } })) : found);
    }
    #routes(owner, isMet) {
        const handler = (0,requests/* requestHandler */.OX)(owner);
        if (handler !== undefined)
            return [request(handler, owner)];
        const uses = this.users.of(owner).filter(({ how, call }) => !isMet || (how === 'called' && isMet(call)));
        const routes = uses.flatMap((use) => this.#ofUse(use, owner));
        if (routes.length > 0 || isMet)
            return routes;
        const holder = (0,syntax/* outermost */.J9)(owner).parent;
        if (isTried(holder))
            return after({ isLost: true }, [unknown()]);
        const routed = (0,requests/* routedByProperty */.wk)(holder);
        if (routed !== undefined)
            return [request(routed, owner)];
        const isInvoked = compiler.ts.isCallExpression(holder) && holder.expression === (0,syntax/* outermost */.J9)(owner);
        if (isInvoked)
            return this.#through(this.failures.ofPromise(holder), holder);
        const made = this.#made(owner, owner, UNCALLED);
        return made.length > 0 ? made : [isBackground(owner) ? elsewhere() : unknown()];
    }
    /** Of a function that another one makes and gives back: what becomes of it where that one is called. */
    #made(node, owner, fate) {
        const maker = makerOf(node);
        if (!maker || this.#isCut(maker))
            return [];
        const calls = this.users.callsOf(maker).filter(compiler.ts.isCallExpression);
        return this.#within(maker, () => calls.flatMap((call) => this.#ofResult(call, owner, fate)));
    }
    #ofUse(use, owner) {
        if (use.how === 'called')
            return this.#through(this.failures.ofPromise(use.call), use.call);
        if (use.how === 'told')
            return this.#through(this.failures.ofNodeCallback(use.call) ?? [], use.call);
        return this.#handed(use.call, use.argument, owner);
    }
    /** The routes of what leaves a call, with the call as a hop. */
    #through(passages, call) {
        const hop = { place: (0,site/* placeOf */.$t)(call), message: `${hopName(call)} is called here.` };
        return passages.flatMap((passage) => this.along(passage).map((route) => ({ ...route, hops: [...route.hops, hop].slice(-MAX_HOPS) })));
    }
    #handed(call, argument, owner) {
        const shielded = this.breakers.around(call);
        if (shielded)
            return this.#shielded(shielded);
        const handler = (0,requests/* routedBy */.zQ)(call, argument);
        if (handler !== undefined)
            return [request(handler, owner)];
        const name = (0,syntax/* memberName */.eg)(call.expression) ?? '';
        if (compiler.ts.isNewExpression(call)) {
            if (name === 'Promise')
                return this.#through(this.failures.ofPromise(call), call);
            return [runsLater(call) ? elsewhere() : unknown()];
        }
        if (name === 'forEach')
            return this.#through(this.failures.ofPromise(call, { dropped: [call] }), call);
        if (isContinuing(name))
            return this.#passed(this.failures.ofPromise(call));
        return this.#ofWrapper(call, argument, owner);
    }
    /** Behind a breaker: what it is run by, with its fallback. */
    #shielded({ breaker, runs, fallback }) {
        const fate = { breaker, ...(fallback && { guard: fallback }) };
        const routes = runs.flatMap((run) => this.#through(this.failures.ofPromise(run, fallback ? fate : OPEN), run));
        const found = routes.length > 0 ? routes : [unknown()];
        return found.map((route) => ({ ...route, fate: joined(fate, route.fate) }));
    }
    /** A function that is handed to one of the repository's own, or of a package that is not here. */
    #ofWrapper(call, argument, owner) {
        const wrappers = this.tracer.functionsOf(call.expression);
        if (wrappers.length === 0 && isTimer(call))
            return after({ dropped: [call] }, [elsewhere()]);
        if (wrappers.length === 0 && runsLater(call))
            return [elsewhere()];
        const breaker = wrappers.map((wrapper) => this.breakers.ofFunction(wrapper)).find(Boolean);
        const results = this.failures.resultsOf(call, argument, UNCALLED);
        const fates = results.sort((one, other) => badness(other) - badness(one)).map((fate) => ({ fate }));
        const [worst = { fate: OPEN }, ...others] = alike(fates);
        // What is dropped somewhere is a fault of its own, whatever becomes of the rest.
        return [worst, ...others.filter(({ fate }) => fate.dropped)].flatMap(({ fate }) => this.#ofResult(call, owner, breaker ? { ...fate, breaker } : fate));
    }
    /** What a wrapper gives back fails as its argument does: a promise, or a function that somebody else calls. */
    #ofResult(call, owner, fate) {
        const { parent } = (0,syntax/* outermost */.J9)(call);
        // Whatever a wrapper of a handler makes of a failure, it has no answer to the request but an error.
        const { through: _, ...known } = fate;
        if (compiler.ts.isCallExpression(parent) && parent.expression !== (0,syntax/* outermost */.J9)(call)) {
            const handler = (0,requests/* routedBy */.zQ)(parent, (0,syntax/* outermost */.J9)(call));
            if (handler !== undefined)
                return after(known, [request(handler, owner)]);
            if (compiler.ts.isSourceFile(ownerOf(call))) {
                const routes = this.#handed(parent, (0,syntax/* outermost */.J9)(call), owner);
                return routes.flatMap((route) => after(isAtHandler(route) ? known : fate, [route]));
            }
        }
        const holder = heldBy(parent);
        if (!holder || !isMadeOnce(parent))
            return this.#ofValue(call, owner, fate);
        const handler = handlerHeldBy(parent, holder);
        if (handler !== undefined)
            return after(known, [request(handler, owner)]);
        const routes = compiler.ts.isIdentifier(holder) ? this.users.ofName(holder).flatMap((use) => this.#ofUse(use, owner)) : [];
        return after(called(fate), routes.length > 0 ? routes : [isBackground(owner) ? elsewhere() : unknown()]);
    }
    /** What a wrapper gives back within a function: one that is given on, or the promise of one call. */
    #ofValue(call, owner, fate) {
        const made = fate.isUncalled ? this.#made(call, owner, fate) : [];
        if (made.length > 0)
            return made;
        return isSettled(fate)
            ? after(fate, this.#passed(this.failures.ofPromise(call)))
            : this.#passed(this.failures.ofPromise(call, fate));
    }
    #passed(passages) {
        return passages.flatMap((passage) => this.along(passage));
    }
}

;// CONCATENATED MODULE: ./src/collect/source/protection/unheard.ts




/** Run a function for each item; none of them gives a promise. */
const LOOPS = /^(?:forEach|map|flatMap|filter|some|every|find)$/;
/** Where the promise of a write is dropped, and what is called there. */
function unheardAt(node, write) {
    return compiler.ts.isCallExpression(node) ? atCall(node, write) : { place: (0,site/* placeOf */.$t)(node), called: nameOf(node) };
}
function atCall(call, write) {
    const callee = call.expression;
    const target = (0,syntax/* unwrap */.oA)(callee);
    if ((0,syntax/* isFunctionNode */.Px)(target))
        return { place: (0,site/* placeOf */.$t)(unheard_headOf(target)), called: shellOf(target) };
    const isOwn = callee.pos <= write.pos && write.end <= callee.end;
    const at = compiler.ts.isPropertyAccessExpression(callee) ? callee.name : callee;
    const each = loopOf(call);
    const isTimed = isTimer(call);
    return {
        place: (0,site/* placeOf */.$t)(isOwn ? write : at),
        called: nameOf(callee),
        ...(each && { each }),
        ...(isTimed && { isTimed }),
    };
}
function nameOf(node) {
    return (0,syntax/* brief */.dh)(node, 50) || ((0,syntax/* memberName */.eg)(node) ?? '');
}
/** What is told of a function that is called where it is written: it may hold several writes, and is to be mended once. */
function unheard_headOf(called) {
    return called.modifiers?.[0] ?? called.name ?? called.parameters[0] ?? called;
}
function shellOf({ modifiers }) {
    const isAsync = modifiers?.some(({ kind }) => kind === compiler.ts.SyntaxKind.AsyncKeyword);
    return `(${isAsync ? 'async ' : ''}() => { … })()`;
}
/** `dishes.forEach((dish) => redis.del(dish))`. */
function loopOf({ expression, arguments: [callback] }) {
    const callee = (0,syntax/* unwrap */.oA)(expression);
    if (!compiler.ts.isPropertyAccessExpression(callee) || !LOOPS.test(callee.name.text) || !callback)
        return undefined;
    const loop = (0,syntax/* brief */.dh)(callee, 50);
    const list = (0,syntax/* brief */.dh)(callee.expression, 40);
    const work = (0,syntax/* unwrap */.oA)(callback);
    const body = compiler.ts.isArrowFunction(work) && !compiler.ts.isBlock(work.body) ? (0,syntax/* withoutAwait */.nE)(work.body) : undefined;
    const run = body && compiler.ts.isCallExpression(body) ? (0,syntax/* brief */.dh)(body.expression, 50) : undefined;
    return { loop, list, ...(run !== undefined && { run }) };
}

;// CONCATENATED MODULE: ./src/collect/source/protection/told.ts






/** A function of more characters is a machine's, and read no further. */
const told_LONGEST = 60_000;
/** What protects a read on the way of its failure that was chosen, in the words of the model; `reads` are all that are sent. */
function protectionOf(read, reached, { fate, hops, handler }, reads) {
    const { guard, caught, failed, breaker, dropped, through, isLost, isAside } = fate;
    const isShielded = guard !== undefined;
    const thrown = failed ?? caught;
    const wrapper = wrapperOf(read, reads);
    return {
        shelter: isShielded ? (breaker ? 'breaker' : 'guarded') : isLost ? 'unknown' : thrown ? 'rethrown' : 'unguarded',
        reached,
        path: relatedOf(hops, read),
        ...(breaker && { breaker }),
        ...(handler !== undefined && { handler }),
        ...(!isShielded && thrown && { caught: (0,site/* placeOf */.$t)(thrown) }),
        ...(!isShielded && dropped?.[0] && droppedOf(dropped[0], read, isAside)),
        ...(!isShielded && through && { through: { name: told_nameOf(through), place: (0,site/* placeOf */.$t)(through) } }),
        ...(wrapper && { wrapper }),
    };
}
function told_nameOf(node) {
    return (0,syntax/* brief */.dh)(compiler.ts.isCallExpression(node) ? node.expression : node, 40);
}
function droppedOf(dropped, read, isAside = false) {
    if (!isAside)
        return { isDropped: true };
    const { place, called } = unheardAt(dropped, read);
    return { aside: { place, called } };
}
/** The way from the handler to the read, without the read itself. */
function relatedOf(hops, read) {
    const own = (0,site/* placeOf */.$t)(read);
    return hops.filter(({ place }) => !(place.path === own.path && place.line === own.line));
}
/** The nearest named function around a read. */
function wrapperOf(read, reads) {
    for (let at = (0,syntax/* enclosingFunction */.pG)(read); at; at = (0,syntax/* enclosingFunction */.pG)(at)) {
        const name = (0,requests/* qualifiedName */.OL)(at);
        if (name === undefined)
            continue;
        const isMore = isHandlerScope(at) || waitsForMore(at, reads);
        return { name, place: (0,site/* placeOf */.$t)(at.name ?? (0,syntax/* outermost */.J9)(at).parent), ...(isMore && { doesMore: true }) };
    }
    return undefined;
}
/** Whether a function waits for anything but reads: what loads, writes or sleeps is none to be cut off after a moment. */
function waitsForMore(target, reads) {
    if (target.end - target.pos > told_LONGEST)
        return true;
    for (const node of (0,syntax/* nodesIn */.vx)(target))
        if (compiler.ts.isAwaitExpression(node) && !holdsRead(node, reads))
            return true;
    return false;
}
function holdsRead(node, reads) {
    for (const one of (0,syntax/* nodesIn */.vx)(node))
        if (reads.has(one))
            return true;
    return false;
}

;// CONCATENATED MODULE: ./src/collect/source/protection/index.ts














/** Reads whose answer a request waits for. What tells a length or a TTL alone is not worth a breaker of its own. */
const READS = /^(?:M?GET|GETEX|GETRANGE|HM?GET|HGETALL|HVALS|HKEYS|HEXISTS|EXISTS|SMEMBERS|SISMEMBER|SMISMEMBER|LRANGE|LINDEX|ZRANGE\w*|ZREVRANGE\w*|ZM?SCORE|JSON\.M?GET)$/;
/** Writes that populate a cache, or take something out of it; and what is sent without asking for an answer. */
const WRITES = /^(?:SET|SETEX|PSETEX|SETNX|MSET|GETSET|HSET|HMSET|HSETNX|DEL|UNLINK|EXPIRE|PEXPIRE|SADD|SREM|HDEL|LPUSH|RPUSH|LTRIM|LREM|ZADD|ZREM|INCR\w*|DECR\w*|HINCRBY\w*|APPEND|JSON\.SET|[PS]?SUBSCRIBE|S?PUBLISH|XADD|PERSIST|EXPIREAT|[LRS]POP|RPOPLPUSH|LMOVE|ZPOP(?:MIN|MAX)|[LZ]MPOP|GETDEL)$/;
/** Libraries whose commands give a promise; node-redis did not before version 4. */
const PROMISING = new Set([
    'ioredis',
    'iovalkey',
    'redis',
    '@upstash/redis',
    '@vercel/kv',
    'valkey-glide',
    'bun',
]);
/** Whether what becomes of a failure of a command is asked at all: a read of a cache, or a write of anything. */
function isFollowed({ facts, via, receiver, unsure, at }) {
    const isKnown = receiver !== undefined && via !== 'pipeline' && via !== 'lua' && unsure === undefined;
    return isKnown && (isRead(facts) || WRITES.test(facts.name)) && !(0,scope/* isOperatorFile */.bG)((0,program/* repositoryPath */.SH)(at.getSourceFile()));
}
function isRead({ name }) {
    return READS.test(name);
}
/**
 * Each read of a cache with what protects it and each write with where its failure is not heard.
 *
 * @param isAsked which of them are asked about
 * @param withCallers gives a tracer that knows the files in which the functions around them are called
 */
function findFallout(known, isAsked, withCallers, guard) {
    const { all, open } = followed(known);
    if (all.length === 0)
        return new Map();
    const tracer = withCallers({
        reads: nodesOf(all.filter((site) => isRead(site.facts) && !open.has(site))),
        writes: nodesOf(all.filter(({ facts }) => !isRead(facts))),
        open: nodesOf([...open]),
    });
    const sentReads = new Set(nodesOf(known.sites.filter(({ facts }) => isRead(facts))));
    // What follows on a miss is asked of reads alone.
    const asked = all.some(({ facts }) => isRead(facts)) ? known.sites : [];
    const routes = new Routes(tracer);
    const misses = missesOf({ ...known, sites: asked }, routes, guard);
    const reader = new ProtectionReader(routes, misses, open, sentReads);
    return new Map(all
        .filter(isAsked)
        .map((site) => [
        site,
        guard.run(site.at, () => (isRead(site.facts) ? reader.ofRead(site) : reader.ofWrite(site))),
    ]));
}
function nodesOf(sites) {
    return sites.map(({ sender }) => sender);
}
function missesOf({ sites, commandAt }, { tracer, users }, guard) {
    const keys = new usage_keys/* KeyReader */.r(tracer);
    const written = new WrittenKeys(sites, keys, commandAt, guard);
    const trips = new RoundTrips(keys, written, sites);
    return new Misses(keys, written, trips, sites, commandAt, (target) => users.callsOf(target));
}
/** Why reads of a cache are not followed, as a clause: those in a pipeline fail with it. Undefined where all are. */
function doubtPipelines({ commands, clients, }) {
    const caches = new Set(clients.filter(({ role }) => role === 'cache').map(({ id }) => id));
    const reads = commands.filter(({ via, name, client, operator }) => {
        return via === 'pipeline' && !operator && client !== null && caches.has(client) && READS.test(name);
    });
    if (reads.length === 0)
        return undefined;
    return `${(0,model/* count */.U9)(reads.length, 'read')} in pipelines and transactions ${reads.length === 1 ? 'is' : 'are'} not followed`;
}
/** The sites that are asked about, and those among them that are only if their callers fill what they read. */
function followed(known) {
    // A script that ends with the failure does what it should.
    const sites = known.sites.filter((site) => isFollowed(site) && known.clientOf(site)?.isOneOff !== true);
    const filled = new FilledKeys(sites, known);
    const role = soleRole(known.clients);
    const open = new Set();
    const all = sites.filter((site) => {
        const client = known.clientOf(site);
        if (!isRead(site.facts))
            return hasPromises(site, client?.major);
        if ((client?.role ?? role) === 'cache' || filled.has(site))
            return true;
        if (filled.mayHave(site))
            open.add(site);
        return open.has(site);
    });
    return { all, open };
}
/** What a client is for that is injected from where nobody sees it: what all others are for. */
function soleRole(clients) {
    const roles = new Set(clients.map(({ role }) => role));
    return roles.size === 0 ? 'cache' : roles.size === 1 ? [...roles][0] : undefined;
}
function hasPromises({ library }, major) {
    return PROMISING.has(library) && !(library === 'redis' && major !== undefined && major < 4);
}
class ProtectionReader {
    routes;
    misses;
    open;
    reads;
    /**
     * @param open reads that are only those of a cache where somebody fills what they read
     * @param reads the expressions that send reads, those of caches and others
     */
    constructor(routes, misses, open, reads) {
        this.routes = routes;
        this.misses = misses;
        this.open = open;
        this.reads = reads;
    }
    ofRead(site) {
        const { sender } = site;
        if (!compiler.ts.isCallExpression(sender) || this.#isHandledWithin(site))
            return undefined;
        const own = this.misses.trips.readsOwn(site) ? { readsOwn: true } : {};
        const protection = this.misses.trips.isProbe(site) ? undefined : this.#protectionOf(site, sender);
        return { ...own, ...(protection && { protection }) };
    }
    #protectionOf(site, sender) {
        const miss = this.misses.of(site);
        if (this.open.has(site) && miss !== 'filled')
            return undefined;
        const passages = this.#passages(sender);
        const routes = passages.flatMap((passage) => this.routes.alongTo(sender, passage)).map(withoutAsides);
        const reached = ['request', 'unknown', 'elsewhere'].find((end) => routes.some((one) => one.end === end));
        if (!reached)
            return undefined;
        const [worst] = routes
            .filter(({ end }) => end === reached)
            .sort((one, other) => badness(other.fate) - badness(one.fate));
        if (!worst)
            return undefined;
        const isChecked = isSentOnlyConnected(sender);
        return {
            ...protectionOf(sender, reached, worst, this.reads),
            ...(miss && { miss }),
            ...(isChecked && { isChecked }),
        };
    }
    ofWrite(site) {
        const { sender, at } = site;
        if (!compiler.ts.isCallExpression(sender) || this.#isHandledWithin(site) || this.routes.failures.ofNodeCallback(sender))
            return undefined;
        const routes = this.#passages(sender).flatMap((passage) => this.routes.along(passage));
        const dropped = routes.flatMap(({ fate }) => (fate.guard || fate.failed ? [] : (fate.dropped ?? [])));
        // A script of an operator that ends with the error does what it should.
        const ofService = dropped.filter((node) => !(0,scope/* isOperatorFile */.bG)((0,program/* repositoryPath */.SH)(node.getSourceFile())));
        return { unheard: [...new Set(ofService)].map((node) => unheardAt(node, at)) };
    }
    /** Whether the helper that sends a command does something about its failure; then it is not followed to who calls it. */
    #isHandledWithin({ within }) {
        return within !== undefined && this.#passages(within).some(({ fate }) => fate.guard || fate.failed);
    }
    #passages(sender) {
        return this.routes.failures.ofNodeCallback(sender) ?? this.routes.failures.ofPromise(sender);
    }
}
/** No request waits for what is guarded and left to itself. */
function withoutAsides(route) {
    return route.fate.isAside && route.fate.guard ? { ...route, end: 'elsewhere' } : route;
}


/***/ }),

/***/ 1616:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AJ: () => (/* binding */ isAwaited),
/* harmony export */   C: () => (/* binding */ isUse),
/* harmony export */   Nn: () => (/* binding */ isWithinChain),
/* harmony export */   S_: () => (/* binding */ variableFor),
/* harmony export */   TR: () => (/* binding */ executorAround),
/* harmony export */   ty: () => (/* binding */ isTransparent)
/* harmony export */ });
/* harmony import */ var _compiler__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4297);
/* harmony import */ var _trace_syntax__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5045);


/** The same promise, or a list with it: parentheses, casts, branches, arrays. */
function isTransparent(parent, at) {
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isConditionalExpression(parent))
        return parent.condition !== at;
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isBinaryExpression(parent)) {
        const { kind } = parent.operatorToken;
        const isChoice = kind === _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.BarBarToken || kind === _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.QuestionQuestionToken;
        return (isChoice ||
            ((kind === _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.AmpersandAmpersandToken || kind === _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.CommaToken) && parent.right === at));
    }
    return (0,_trace_syntax__WEBPACK_IMPORTED_MODULE_1__/* .isWrapped */ .Yu)(parent) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isArrayLiteralExpression(parent) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isSpreadElement(parent);
}
/** Whether a promise is waited for where it stands. */
function isAwaited(parent) {
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isForOfStatement(parent))
        return parent.awaitModifier !== undefined;
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isAwaitExpression(parent) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isYieldExpression(parent);
}
/** The variable that an expression is put into. */
function variableFor(at) {
    const { parent } = at;
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isVariableDeclaration(parent))
        return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isIdentifier(parent.name) ? parent.name : undefined;
    const isAssigned = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isBinaryExpression(parent) && parent.right === at;
    return isAssigned && _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isIdentifier(parent.left) ? parent.left : undefined;
}
/** Whether an identifier reads a variable, rather than declaring or assigning it or naming a member. */
function isUse(node) {
    const { parent } = node;
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAccessExpression(parent))
        return parent.expression === node;
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isBinaryExpression(parent) && parent.operatorToken.kind === _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.EqualsToken) {
        return parent.right === node;
    }
    return !_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isVariableDeclaration(parent) || parent.initializer === node;
}
/** `redis.get(key, callback).then(…)`: where the promise is used as well, it decides. */
function isWithinChain(call) {
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAccessExpression(call.parent) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isAwaitExpression(call.parent);
}
/** The `new Promise(executor)` that a node lies in. */
function executorAround(node) {
    for (let at = node; at.parent; at = at.parent) {
        const { parent } = at;
        const isExecutor = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isFunctionLike(at) && _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isNewExpression(parent) && parent.arguments?.[0] === at;
        if (isExecutor && (0,_trace_syntax__WEBPACK_IMPORTED_MODULE_1__/* .memberName */ .eg)(parent.expression) === 'Promise')
            return parent;
    }
    return undefined;
}


/***/ }),

/***/ 5892:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OL: () => (/* binding */ qualifiedName),
/* harmony export */   OX: () => (/* binding */ requestHandler),
/* harmony export */   wk: () => (/* binding */ routedByProperty),
/* harmony export */   zQ: () => (/* binding */ routedBy)
/* harmony export */ });
/* harmony import */ var _compiler__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4297);
/* harmony import */ var _program__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2822);
/* harmony import */ var _trace_syntax__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5045);
/* harmony import */ var _exported_handlers__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3119);




const VERBS = /^(?:get|post|put|patch|delete|del|all|head|options|opts|route|on)$/;
/** What has methods of these names and takes callbacks, but routes nothing. */
const NO_ROUTER = /^(?:https?|axios|request|superagent|got|map|cache|redis|client|storage|config|emitter|process|queue|worker)$/i;
const PROCEDURES = /^(?:query|mutation|subscription|action|serverAction|stateAction|handler|loader)$/;
const HOOKS = /^(?:addHook|before|preHandler|onRequest|middleware)$/;
const EVENT_HANDLERS = /^(?:defineEventHandler|eventHandler|defineCachedEventHandler|cachedEventHandler|createRouteHandler|defineAction)$/;
/** Decorators of methods that answer requests: NestJS, routing-controllers, tsoa, type-graphql. */
const METHOD_DECORATORS = /^(?:Get|Post|Put|Patch|Delete|All|Head|Options|Sse|Query|Mutation|ResolveField|ResolveProperty|FieldResolver|Subscription|SubscribeMessage|MessagePattern|GrpcMethod|ResolveReference|TsRestHandler)$/;
/** What NestJS calls before and after a handler. */
const AROUND_HANDLERS = new Set([
    'canActivate',
    'intercept',
    'use',
    'transform',
    'validate',
    'handleRequest',
]);
const AROUND_INTERFACES = /\b(?:CanActivate|NestInterceptor|NestMiddleware|PipeTransform|PassportStrategy|AuthGuard|ThrottlerGuard)\b/;
const REQUEST_NAME = /^_?(?:req|request)$/;
const RESPONSE_NAME = /^_?(?:res|response|reply|resp|h)$/;
const CONTEXT_NAME = /^_?(?:ctx|context|c)$/;
const REQUEST_TYPE = /^(?:\w+\.)?(?:Request|NextRequest|FastifyRequest|NextApiRequest|IncomingMessage|APIGateway\w*Event\w*|ALBEvent|GetServerSidePropsContext|LoaderFunctionArgs|ActionFunctionArgs|LoaderArgs|ActionArgs|RequestEvent|HttpRequest|Koa\.(?:Context|ParameterizedContext)|APIContext\w*|ExecutionContext|H3Event)\b/;
/** How a handler is called in a report; undefined for a function that answers no request by what it is itself. */
function requestHandler(node) {
    return byDecorator(node) ?? byExport(node) ?? byParameters(node) ?? byProperty(node);
}
/** How a handler is called that is handed to this call: `GET /products/:id`; undefined where the call routes nothing. */
function routedBy(call, handler) {
    const callee = (0,_trace_syntax__WEBPACK_IMPORTED_MODULE_2__/* .unwrap */ .oA)(call.expression);
    const name = (0,_trace_syntax__WEBPACK_IMPORTED_MODULE_2__/* .memberName */ .eg)(callee) ?? '';
    const [first] = call.arguments ?? [];
    if (EVENT_HANDLERS.test(name))
        return `the handler of ${(0,_program__WEBPACK_IMPORTED_MODULE_1__/* .repositoryPath */ .SH)(call.getSourceFile())}`;
    const receiver = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
    if (!receiver || !first || NO_ROUTER.test((0,_trace_syntax__WEBPACK_IMPORTED_MODULE_2__/* .memberName */ .eg)(receiver) ?? ''))
        return undefined;
    if (first === handler)
        return routedAlone(name, call);
    if (name === 'use')
        return `middleware of ${(0,_trace_syntax__WEBPACK_IMPORTED_MODULE_2__/* .brief */ .dh)(first, 40)}`;
    if (HOOKS.test(name) && _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isStringLiteralLike(first))
        return `the hook ${first.text}`;
    // `app.openapi(createRoute({ … }), handler)` of @hono/zod-openapi; a third argument hears of requests that are not valid.
    if (name === 'openapi')
        return `the route ${(0,_trace_syntax__WEBPACK_IMPORTED_MODULE_2__/* .brief */ .dh)(first, 40)}`;
    return VERBS.test(name) ? routed(name, receiver, first) : undefined;
}
/** `app.use(handler)`, `procedure.query(handler)`. */
function routedAlone(name, call) {
    if (name === 'use')
        return 'a middleware';
    return PROCEDURES.test(name) ? `the ${name} ${holderName(call) ?? ''}`.trim() : undefined;
}
function routed(verb, receiver, path) {
    if (verb === 'on')
        return isSocket(receiver) ? `the socket event ${textOf(path)}` : undefined;
    return isPath(path) ? `${verb.toUpperCase()} ${textOf(path)}` : undefined;
}
/** `{ method: 'GET', url: '/x', handler }`, `{ resolve(parent, args, context) {} }`. */
function routedByProperty(property) {
    if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAssignment(property) &&
        !_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isShorthandPropertyAssignment(property) &&
        !_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isMethodDeclaration(property))
        return undefined;
    const name = property.name.getText();
    const owner = property.parent;
    if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isObjectLiteralExpression(owner))
        return undefined;
    const others = new Map(owner.properties.flatMap((one) => _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAssignment(one) ? [[one.name.getText(), one.initializer]] : []));
    const path = others.get('url') ?? others.get('path');
    if (/^(?:handler|preHandler|onRequest)$/.test(name) && path) {
        return `${textOf(others.get('method') ?? path)} ${textOf(path)}`;
    }
    if (name === 'resolve' && (others.has('type') || others.has('args')))
        return 'a GraphQL resolver';
    return undefined;
}
function byDecorator(node) {
    if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isMethodDeclaration(node) || !_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isClassLike(node.parent))
        return undefined;
    const name = qualifiedName(node);
    const decorators = (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.getDecorators(node) ?? []).map(({ expression }) => {
        return (0,_trace_syntax__WEBPACK_IMPORTED_MODULE_2__/* .memberName */ .eg)(_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCallExpression(expression) ? expression.expression : expression) ?? '';
    });
    if (decorators.some((one) => METHOD_DECORATORS.test(one)))
        return name;
    const own = (0,_trace_syntax__WEBPACK_IMPORTED_MODULE_2__/* .functionName */ .AQ)(node) ?? '';
    const heritage = (node.parent.heritageClauses ?? []).map((one) => one.getText()).join(' ');
    return AROUND_HANDLERS.has(own) && AROUND_INTERFACES.test(heritage) ? name : undefined;
}
function byExport(node) {
    const path = (0,_program__WEBPACK_IMPORTED_MODULE_1__/* .repositoryPath */ .SH)(node.getSourceFile());
    const statement = (0,_exported_handlers__WEBPACK_IMPORTED_MODULE_3__/* .exportedStatement */ .l5)(node);
    if (!statement)
        return undefined;
    return (0,_exported_handlers__WEBPACK_IMPORTED_MODULE_3__/* .exportedHandler */ .Uy)((0,_trace_syntax__WEBPACK_IMPORTED_MODULE_2__/* .functionName */ .AQ)(node), path, (0,_exported_handlers__WEBPACK_IMPORTED_MODULE_3__/* .isDefault */ .uP)(statement), node.getSourceFile());
}
/** `(req, res) => …`, `(ctx, next) => …`, `(request: FastifyRequest) => …`. */
function byParameters(node) {
    const [first, second] = node.parameters;
    if (!first)
        return undefined;
    const [one, other] = [first, second].map((parameter) => (parameter ? parameter.name.getText() : ''));
    const isPair = (REQUEST_NAME.test(one ?? '') && RESPONSE_NAME.test(other ?? '')) ||
        (CONTEXT_NAME.test(one ?? '') && other === 'next');
    const type = first.type?.getText() ?? '';
    const isTyped = REQUEST_TYPE.test(type) && isEntry(node, type);
    return isPair || isTyped ? describe(node) : undefined;
}
const PLAIN = new Set([
    _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.StringKeyword,
    _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.NumberKeyword,
    _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.BooleanKeyword,
]);
/** Handlers of these give data, of which the framework makes the answer. */
const GIVES_DATA = /(?:Args|Event\w{0,10}|Context\w{0,10})(?:<|$)/;
/** What a handler is declared to give: an answer, or nothing. */
const ANSWER = /response|reply|result|void|any|unknown|never|html|stream|output|data\b/i;
/**
 * A helper may be handed a request as well; what is exported is more likely the handler, unless it wants a text or a number
 * beside the request, or gives something else than an answer.
 */
function isEntry(node, type) {
    const beside = node.parameters[1]?.type?.kind;
    const isHelper = beside !== undefined && PLAIN.has(beside);
    return (!isHelper &&
        (node.type === undefined || ANSWER.test(node.type.getText()) || GIVES_DATA.test(type)) &&
        node.parameters.length <= 2 &&
        (0,_exported_handlers__WEBPACK_IMPORTED_MODULE_3__/* .exportedStatement */ .l5)(node) !== undefined &&
        !/^(?:get|is|has|check|read|parse)[A-Z]/.test((0,_trace_syntax__WEBPACK_IMPORTED_MODULE_2__/* .functionName */ .AQ)(node) ?? ''));
}
/** A resolver of a schema: `Query: { user: (parent, args, context) => … }`; `fetch(request, env)` of a worker. */
function byProperty(node) {
    const holder = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isMethodDeclaration(node) ? node : node.parent;
    const routed = holder && routedByProperty(holder);
    if (routed)
        return routed;
    const names = node.parameters.map(({ name }) => name.getText());
    const isResolver = names.length >= 3 &&
        /^_?(?:args|params|arguments|input|\{)/.test(names[1] ?? '') &&
        /^_?(?:ctx|context|\{)/.test(names[2] ?? '');
    if (isResolver && holder && _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isObjectLiteralExpression(holder.parent))
        return `the resolver ${(0,_trace_syntax__WEBPACK_IMPORTED_MODULE_2__/* .functionName */ .AQ)(node) ?? ''}`.trim();
    const isFetch = (0,_trace_syntax__WEBPACK_IMPORTED_MODULE_2__/* .functionName */ .AQ)(node) === 'fetch' && REQUEST_NAME.test(names[0] ?? '');
    return isFetch ? `fetch() of ${(0,_program__WEBPACK_IMPORTED_MODULE_1__/* .repositoryPath */ .SH)(node.getSourceFile())}` : undefined;
}
function describe(node) {
    const name = qualifiedName(node);
    const call = node.parent;
    const routed = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCallExpression(call) ? routedBy(call, node) : undefined;
    return routed ?? (name === undefined ? 'a request handler' : `the handler ${name}`);
}
/** `CacheService.get`, `get`; undefined for a function without a name. */
function qualifiedName(node) {
    const own = (0,_trace_syntax__WEBPACK_IMPORTED_MODULE_2__/* .functionName */ .AQ)(node);
    const holder = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.findAncestor(node.parent, (one) => _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isClassLike(one) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isFunctionLike(one));
    const owner = holder && _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isClassLike(holder) ? holder.name?.text : undefined;
    if (own === undefined || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isConstructorDeclaration(node))
        return own === undefined ? undefined : `new ${own}()`;
    if (owner !== undefined)
        return `${owner}.${own}`;
    const literal = (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isMethodDeclaration(node) ? node : node.parent)?.parent;
    const variable = literal && _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isObjectLiteralExpression(literal) ? literal.parent : undefined;
    return variable && _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isVariableDeclaration(variable) ? `${variable.name.getText()}.${own}` : own;
}
function isPath(node) {
    return (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isStringLiteralLike(node) ||
        _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isTemplateExpression(node) ||
        _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isRegularExpressionLiteral(node) ||
        _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isArrayLiteralExpression(node) ||
        _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isIdentifier(node) ||
        _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAccessExpression(node) ||
        _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isBinaryExpression(node));
}
function textOf(node) {
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isStringLiteralLike(node) ? node.text : (0,_trace_syntax__WEBPACK_IMPORTED_MODULE_2__/* .brief */ .dh)(node, 40);
}
function isSocket(receiver) {
    return /socket|^io$|^ws$|^wss$|nsp|namespace|connection/i.test((0,_trace_syntax__WEBPACK_IMPORTED_MODULE_2__/* .memberName */ .eg)(receiver) ?? '');
}
function holderName(call) {
    const holder = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.findAncestor(call, (one) => _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAssignment(one) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isVariableDeclaration(one));
    return holder && (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAssignment(holder) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isVariableDeclaration(holder))
        ? holder.name.getText()
        : undefined;
}


/***/ }),

/***/ 7980:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ callersOf),
/* harmony export */   i: () => (/* binding */ constructionsOf)
/* harmony export */ });
/* harmony import */ var _compiler__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4297);
/* harmony import */ var _effects__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1970);
/* harmony import */ var _elements__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8015);
/* harmony import */ var _package_imports__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1435);
/* harmony import */ var _results__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2454);
/* harmony import */ var _syntax__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5045);






const MAX_CALLS = 1000;
/** Calls of the same name that are asked whether they are of this function; a repository has `set` everywhere. */
const MAX_CANDIDATES = 5000;
const known = new WeakMap();
/** Finds where a function is called: by name first, then only those calls that the checker or the tracer confirms. */
function callersOf(tracer, target) {
    const cache = known.get(tracer) ?? new Map();
    known.set(tracer, cache);
    const calls = cache.get(target) ?? findCalls(tracer, target);
    cache.set(target, calls);
    const isCalled = calls.length > 0 || handedOver(tracer, target).length > 0;
    return { calls, isCalled, argumentsFor: (parameter) => argumentsFor(tracer, target, calls, parameter) };
}
function findCalls(tracer, target) {
    const { names } = tracer;
    const file = target.getSourceFile().fileName;
    const name = (0,_syntax__WEBPACK_IMPORTED_MODULE_5__/* .functionName */ .AQ)(target);
    const locals = new Set(isExported(target) ? names.imports.localsOf(file) : []);
    if (name !== undefined)
        locals.add(name);
    const candidates = [
        ...[...locals].flatMap((local) => names.calls.get(local) ?? []),
        ...names.imports.directCallsOf(file),
    ];
    const symbol = symbolOfFunction(tracer, target);
    const called = [...new Set(candidates)]
        .slice(0, MAX_CANDIDATES)
        .filter((call) => hasArgumentsFor(target, call) && isCallOf(tracer, call, target, symbol))
        .slice(0, MAX_CALLS);
    const inherited = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isConstructorDeclaration(target) ? inheritedCalls(tracer, target).slice(0, MAX_CALLS) : [];
    return [...new Set([...called, ...inherited])];
}
/** Whether a function, or the class it builds, may be reached from other files under another name. */
function isExported(target) {
    const owner = (0,_syntax__WEBPACK_IMPORTED_MODULE_5__/* .outermost */ .J9)(_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isConstructorDeclaration(target) ? target.parent : target);
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isExportAssignment(owner.parent))
        return true;
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.canHaveModifiers(owner) && _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.getModifiers(owner)?.some((one) => one.kind === _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.ExportKeyword))
        return true;
    const statement = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.findAncestor(owner, _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isStatement);
    return statement !== undefined && _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isSourceFile(statement.parent);
}
/** `super(…)` of direct subclasses, `new Subclass(…)` of those without a constructor, `new this(…)` in static methods. */
function inheritedCalls(tracer, target) {
    const own = tracer.names.thisConstructions.filter((call) => _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.findAncestor(call, _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isClassLike) === target.parent);
    const inherited = (tracer.names.calls.get('super') ?? []).filter((call) => {
        const parent = (0,_syntax__WEBPACK_IMPORTED_MODULE_5__/* .extendedBy */ .j9)(_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.findAncestor(call, _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isClassLike));
        return parent !== undefined && extendsClass(tracer, parent, target.parent);
    });
    return [
        ...own,
        ...inherited,
        ...silentSubclasses(tracer, target.parent).flatMap((one) => constructionsOf(tracer, one)),
    ];
}
function extendsClass(tracer, parent, base) {
    const symbol = base.name && tracer.symbolOf(base.name);
    return (symbol !== undefined && tracer.symbolOf(parent) === symbol) || tracer.originsOf(parent).has(base);
}
/** Subclasses that take over the constructor of their base, theirs included. */
function silentSubclasses(tracer, base) {
    // What is added while the set is walked is walked as well; classes in a circle are found once.
    const found = new Set(subclassesOf(tracer, base));
    for (const one of found)
        for (const below of subclassesOf(tracer, one))
            found.add(below);
    return [...found];
}
function subclassesOf(tracer, base) {
    return tracer.names.subclasses.filter((one) => {
        const parent = (0,_syntax__WEBPACK_IMPORTED_MODULE_5__/* .extendedBy */ .j9)(one);
        return parent !== undefined && !one.members.some(_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isConstructorDeclaration) && extendsClass(tracer, parent, base);
    });
}
/** Every `new` of a class that is in sight. */
function constructionsOf(tracer, built) {
    const locals = new Set([
        ...(built.name ? [built.name.text] : []),
        ...tracer.names.imports.localsOf(built.getSourceFile().fileName),
    ]);
    const calls = [...locals].flatMap((local) => tracer.names.calls.get(local) ?? []).filter(_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isNewExpression);
    return calls.filter((call) => tracer.originsOf(call.expression).has(built));
}
function symbolOfFunction(tracer, target) {
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isConstructorDeclaration(target))
        return target.parent.name && tracer.symbolOf(target.parent.name);
    if (target.name)
        return tracer.checker.getSymbolAtLocation(target.name);
    const { parent } = (0,_syntax__WEBPACK_IMPORTED_MODULE_5__/* .outermost */ .J9)(target);
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isVariableDeclaration(parent) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAssignment(parent) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyDeclaration(parent))
        return tracer.checker.getSymbolAtLocation(parent.name);
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isBinaryExpression(parent) ? tracer.symbolOf(parent.left) : undefined;
}
/**
 * Whether a call passes what a function requires. `list.push(x)` is no call of a `push(queue, message)`, and asking for
 * the types of all lists to find that out takes long. JavaScript lets anybody leave out anything.
 */
function hasArgumentsFor(target, call) {
    const given = call.arguments ?? [];
    const required = target.parameters.findLastIndex(isRequired) + 1;
    if (given.length >= required || given.some(_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isSpreadElement))
        return true;
    return ((target.flags | call.flags) & _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.NodeFlags.JavaScriptFile) !== 0;
}
function isRequired({ questionToken, initializer, dotDotDotToken, name, type, parent, }) {
    // What an interface asks for says by itself what may be left out: `const store: Store = { put(key, options) { … } }`.
    const isTypedAround = !type && !_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isFunctionDeclaration(parent) && !_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isClassLike(parent.parent);
    return !questionToken && !initializer && !dotDotDotToken && !isTypedAround && (0,_syntax__WEBPACK_IMPORTED_MODULE_5__/* .memberName */ .eg)(name) !== 'this';
}
function isCallOf(tracer, call, target, symbol) {
    const callee = (0,_syntax__WEBPACK_IMPORTED_MODULE_5__/* .unwrap */ .oA)(call.expression);
    const called = tracer.declaredBy(callee);
    const declared = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isConstructorDeclaration(target) ? target.parent : target;
    if (called && (called === symbol || called.declarations?.some((one) => one === declared)))
        return true;
    // A call that the checker resolved to something else is no call of ours; an unresolved one is followed.
    if (called?.declarations?.some((one) => isOneFunction(one) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isClassLike(one)))
        return false;
    return tracer.originsOf(callee).has(declared);
}
function argumentsFor(tracer, target, calls, parameter) {
    const at = target.parameters.indexOf(parameter);
    const passed = calls.flatMap((call) => call.arguments?.[at] ?? []);
    return [...passed, ...passedToCallback(tracer, target, at)].filter((node) => !_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isSpreadElement(node));
}
/** Where a function is handed to another: it itself where it is written there, else its name. */
function handedOver(tracer, target) {
    const node = (0,_syntax__WEBPACK_IMPORTED_MODULE_5__/* .outermost */ .J9)(target);
    if (isArgument(node))
        return [node];
    const name = (0,_syntax__WEBPACK_IMPORTED_MODULE_5__/* .functionName */ .AQ)(target);
    const named = (name === undefined ? undefined : tracer.names.handed.get(name)) ?? [];
    const symbol = named.length > 0 ? symbolOfFunction(tracer, target) : undefined;
    return symbol ? named.filter((one) => isArgument(one) && tracer.symbolOf(one) === symbol) : [];
}
function isArgument(node) {
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCallExpression(node.parent) && node.parent.arguments.includes(node);
}
/** What a function receives from whoever it is passed to: a promise's value, an array's elements, a wrapper's client. */
function passedToCallback(tracer, target, at) {
    return handedOver(tracer, target).flatMap((node) => givenBy(tracer, node, at));
}
function givenBy(tracer, node, at) {
    const call = node.parent;
    const piped = at === 0 ? (0,_effects__WEBPACK_IMPORTED_MODULE_1__/* .pipedInto */ .F)(tracer, call) : undefined;
    if (piped)
        return [...piped];
    const callee = (0,_syntax__WEBPACK_IMPORTED_MODULE_5__/* .unwrap */ .oA)(call.expression);
    const name = (0,_syntax__WEBPACK_IMPORTED_MODULE_5__/* .memberName */ .eg)(callee) ?? '';
    const receiver = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
    if (receiver && name === 'then' && at === 0)
        return [receiver];
    const [list] = call.arguments;
    if (list && list !== node && at === 0 && walksOver(tracer, callee))
        return [...(0,_elements__WEBPACK_IMPORTED_MODULE_2__/* .elementsOf */ .Z)(tracer, list)];
    if (receiver && _syntax__WEBPACK_IMPORTED_MODULE_5__/* .ELEMENT_CALLBACKS */ .Yv.has(name) && at === 0)
        return [...(0,_elements__WEBPACK_IMPORTED_MODULE_2__/* .elementsOf */ .Z)(tracer, receiver)];
    const pooled = receiver && (name === 'use' || name === 'acquire') && at === 0 ? (0,_results__WEBPACK_IMPORTED_MODULE_4__/* .pooledBy */ .Do)(tracer, receiver) : undefined;
    if (pooled)
        return [...pooled];
    const position = call.arguments.indexOf(node);
    return tracer.functionsOf(callee).flatMap((wrapper) => argumentsGivenTo(tracer, wrapper, position, at));
}
const OF_LISTS = /^(?:each|forEach|map|flatMap|concat|filter|reject|some|every|find|detect|sortBy|groupBy)$/;
/** Functions of packages that hand each element of their first argument to a callback; `async` has them in three kinds. */
const WALKS = {
    async: /^(?:each|forEach|map|concat|filter|reject|some|every|detect|sortBy|groupBy)(?:Series|Limit)?$/,
    bluebird: /^(?:each|map|mapSeries|filter)$/,
    lodash: OF_LISTS,
    underscore: OF_LISTS,
    'p-map': /^default$/,
};
function walksOver(tracer, callee) {
    const imported = (0,_package_imports__WEBPACK_IMPORTED_MODULE_3__/* .importedAs */ .X)(tracer, callee);
    return imported !== undefined && WALKS[imported.package]?.test(imported.name) === true;
}
/** Inside a wrapper, the calls of the parameter that holds the callback. */
function argumentsGivenTo(tracer, wrapper, position, at) {
    const parameter = wrapper.parameters[position];
    if (!parameter || !_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isIdentifier(parameter.name))
        return [];
    const symbol = tracer.checker.getSymbolAtLocation(parameter.name);
    return (tracer.names.calls.get(parameter.name.text) ?? [])
        .filter((call) => tracer.symbolOf(call.expression) === symbol)
        .flatMap((call) => call.arguments?.[at] ?? []);
}
/** A function that is called as it stands there; a method of an interface is whatever class stands behind it. */
function isOneFunction(node) {
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isFunctionLike(node) && !(0,_syntax__WEBPACK_IMPORTED_MODULE_5__/* .isMethodToImplement */ .y5)(node);
}


/***/ }),

/***/ 2725:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dj: () => (/* binding */ definite),
/* harmony export */   G3: () => (/* binding */ isOwnInterface),
/* harmony export */   H_: () => (/* binding */ clientOfType),
/* harmony export */   md: () => (/* binding */ isUntyped),
/* harmony export */   oc: () => (/* binding */ isClient),
/* harmony export */   qN: () => (/* binding */ typeOfNew)
/* harmony export */ });
/* harmony import */ var _compiler__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4297);
/* harmony import */ var _declarations__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4035);
/* harmony import */ var _syntax__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5045);



/** The client that a type is: one of our declared types, a subclass of one, a union or `Pick` of one; else undefined. */
function clientOfType(checker, type, seen = new Set()) {
    if (seen.has(type) || type.flags & (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.TypeFlags.Any | _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.TypeFlags.Unknown))
        return undefined;
    seen.add(type);
    if (type.isUnionOrIntersection()) {
        return first(type.types, (one) => clientOfType(checker, one, seen));
    }
    if (type.flags & _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.TypeFlags.TypeParameter) {
        const constraint = checker.getBaseConstraintOfType(type);
        return constraint && constraint !== type ? clientOfType(checker, constraint, seen) : undefined;
    }
    if (!(type.flags & _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.TypeFlags.Object))
        return undefined;
    return ofDeclarations(type) ?? ofBaseTypes(checker, type, seen) ?? ofPickedMembers(checker, type);
}
/** Whether the type of a node is that of a client. */
function isClient(checker, node) {
    return clientOfType(checker, checker.getTypeAtLocation(node)) !== undefined;
}
function ofDeclarations(type) {
    const symbol = type.getSymbol();
    return first(symbol?.declarations ?? [], (one) => (0,_declarations__WEBPACK_IMPORTED_MODULE_1__/* .declaredClient */ .kl)(one.getSourceFile().fileName, symbol?.name ?? ''));
}
function ofBaseTypes(checker, type, seen) {
    const declared = type.isClassOrInterface() ? type : type.target;
    if (!declared?.isClassOrInterface())
        return undefined;
    // Interfaces may extend many others, which the checker compares with each other: here each is asked once.
    const extended = declared.symbol.declarations?.filter(_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isInterfaceDeclaration).flatMap(extendedTypes);
    if (extended?.length)
        return first(extended, (one) => clientOfType(checker, checker.getTypeFromTypeNode(one), seen));
    return first(checker.getBaseTypes(declared), (base) => clientOfType(checker, base, seen));
}
function extendedTypes({ heritageClauses }) {
    return [...(heritageClauses ?? [])].flatMap(({ types }) => [...types]);
}
/** `Pick<Redis, 'get' | 'set'>` has lost the name, but its members still come from our declaration. */
function ofPickedMembers(checker, type) {
    const mapped = (type.objectFlags & _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.ObjectFlags.Mapped) !== 0;
    if (!mapped)
        return undefined;
    const member = checker.getPropertiesOfType(type)[0];
    const owner = member?.declarations?.[0]?.parent;
    if (!owner || !(_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isInterfaceDeclaration(owner) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isClassDeclaration(owner)))
        return undefined;
    return (0,_declarations__WEBPACK_IMPORTED_MODULE_1__/* .declaredClient */ .kl)(owner.getSourceFile().fileName, owner.name?.text ?? '');
}
/**
 * The type of `new X(…)`. A class says by itself what it builds, and so does a callee of which nothing is known; asked
 * about the construction, the checker would look at every argument first.
 */
function typeOfNew(tracer, node) {
    const { checker } = tracer;
    const callee = (0,_syntax__WEBPACK_IMPORTED_MODULE_2__/* .unwrap */ .oA)(node.expression);
    const symbol = tracer.symbolOf(callee);
    if (symbol && symbol.flags & _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SymbolFlags.Class)
        return checker.getDeclaredTypeOfSymbol(symbol);
    const built = checker.getTypeAtLocation(callee);
    return isUntyped(built) ? built : checker.getTypeAtLocation(node);
}
const NOTHING_SAID = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.TypeFlags.Any | _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.TypeFlags.Unknown | _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.TypeFlags.Never | _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.TypeFlags.NonPrimitive;
const NOTHING_GIVEN = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.TypeFlags.Undefined | _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.TypeFlags.Null;
/** Whether a type says nothing: the value has to be followed by hand. In JSDoc, `{object}` and `{Object}` are what a client is. */
function isUntyped(type) {
    if (!type.isUnion())
        return (type.flags & NOTHING_SAID) !== 0 || isAnyObject(type);
    const given = type.types.filter(({ flags }) => !(flags & NOTHING_GIVEN));
    return given.length > 0 && given.every(isUntyped);
}
/** The `Object` of the language itself, which everything is. */
function isAnyObject(type) {
    const symbol = type.getSymbol();
    if (symbol?.name !== 'Object')
        return false;
    return (symbol.declarations ?? []).some((one) => one.getSourceFile().fileName === _declarations__WEBPACK_IMPORTED_MODULE_1__/* .LIBRARY_FILE */ .XG);
}
/** A type without `null` and `undefined`; of a type parameter, what it extends. */
function definite(checker, type) {
    return checker.getNonNullableType(checker.getBaseConstraintOfType(type) ?? type);
}
/** Whether a type is an interface, or an object type, that the checked sources declare. */
function isOwnInterface(checker, type) {
    const declarations = definite(checker, type).getSymbol()?.declarations ?? [];
    return (declarations.length > 0 &&
        declarations.every((one) => (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isInterfaceDeclaration(one) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isTypeLiteralNode(one)) && !one.getSourceFile().isDeclarationFile));
}
function first(all, pick) {
    for (const one of all) {
        const found = pick(one);
        if (found !== undefined)
            return found;
    }
    return undefined;
}


/***/ }),

/***/ 1970:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ pipedInto),
/* harmony export */   q: () => (/* binding */ yieldedBy)
/* harmony export */ });
/* harmony import */ var _compiler__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4297);
/* harmony import */ var _members__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4792);
/* harmony import */ var _syntax__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5045);



/** Programs of programs; nobody nests them deeper. */
const MAX_DEPTH = 8;
const NOTHING = new Set();
/** Steps of a program of Effect that are handed its value. */
const STEPS = /^(?:flatMap|map|andThen|tap)$/;
/** What `yield* program` gives, where the program is one of Effect (effect.website); the node itself where that is not known. */
function yieldedBy(tracer, node) {
    const found = node.asteriskToken && node.expression ? givenBy(tracer, node.expression, 0) : NOTHING;
    return found.size > 0 ? found : new Set([node]);
}
/** What a step in a pipe is handed: `made.pipe(Effect.flatMap((client) => …))`; undefined for a call that is none. */
function pipedInto(tracer, step) {
    const { parent } = step;
    const isStep = STEPS.test(nameInEffect(step) ?? '') && _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCallExpression(parent);
    const pipe = isStep ? pipeOf(parent) : undefined;
    const at = pipe ? pipe.steps.indexOf(step) : -1;
    return pipe && at >= 0 ? afterSteps(tracer, pipe.from, pipe.steps.slice(0, at), 0) : undefined;
}
/** What a program gives that stands behind an expression. */
function givenBy(tracer, program, depth) {
    if (depth > MAX_DEPTH)
        return NOTHING;
    return union([...tracer.originsOf(program)].filter(_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCallExpression).map((call) => ofCall(tracer, call, depth + 1)));
}
function ofCall(tracer, call, depth) {
    const pipe = pipeOf(call);
    if (pipe)
        return afterSteps(tracer, pipe.from, pipe.steps, depth);
    const [first] = call.arguments;
    if (!first)
        return NOTHING;
    switch (nameInEffect(call)) {
        case 'succeed':
            return tracer.originsOf(first);
        case 'sync':
        case 'promise':
        case 'try':
        case 'tryPromise':
            return tracer.union(makersOf(tracer, first).flatMap(_syntax__WEBPACK_IMPORTED_MODULE_2__/* .returnedExpressions */ .Fe));
        case 'gen':
            return tracer.union(call.arguments.flatMap((one) => tracer.functionsOf(one)).flatMap(_syntax__WEBPACK_IMPORTED_MODULE_2__/* .returnedExpressions */ .Fe));
        case 'acquireRelease':
            return givenBy(tracer, first, depth);
        default:
            return NOTHING;
    }
}
/** `Effect.sync(() => new Redis())`, `Effect.tryPromise({ try: () => connect(), catch: … })`. */
function makersOf(tracer, argument) {
    const node = (0,_syntax__WEBPACK_IMPORTED_MODULE_2__/* .unwrap */ .oA)(argument);
    if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isObjectLiteralExpression(node))
        return tracer.functionsOf(argument);
    return [...(0,_members__WEBPACK_IMPORTED_MODULE_1__/* .memberOf */ .C5)(tracer, node, 'try')].filter(_syntax__WEBPACK_IMPORTED_MODULE_2__/* .isFunctionNode */ .Px);
}
function afterSteps(tracer, from, steps, depth) {
    return steps.reduce((value, step) => afterStep(tracer, value, (0,_syntax__WEBPACK_IMPORTED_MODULE_2__/* .unwrap */ .oA)(step), depth), givenBy(tracer, from, depth));
}
function afterStep(tracer, value, step, depth) {
    const [argument] = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCallExpression(step) ? step.arguments : [];
    const name = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCallExpression(step) ? nameInEffect(step) : nameOfMember(step);
    const returned = () => (argument ? tracer.functionsOf(argument).flatMap(_syntax__WEBPACK_IMPORTED_MODULE_2__/* .returnedExpressions */ .Fe) : []);
    switch (name) {
        case 'flatMap':
        case 'andThen':
            return union(returned().map((one) => givenBy(tracer, one, depth)));
        case 'map':
            return tracer.union(returned());
        case 'as':
            return argument ? tracer.originsOf(argument) : NOTHING;
        case 'asVoid':
            return NOTHING;
        default:
            return value;
    }
}
/** `program.pipe(step, step)`: what it begins with, and its steps. */
function pipeOf({ expression, arguments: steps }) {
    const callee = (0,_syntax__WEBPACK_IMPORTED_MODULE_2__/* .unwrap */ .oA)(expression);
    const isPipe = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAccessExpression(callee) && callee.name.text === 'pipe';
    return isPipe ? { from: callee.expression, steps: [...steps] } : undefined;
}
function nameInEffect({ expression }) {
    return nameOfMember((0,_syntax__WEBPACK_IMPORTED_MODULE_2__/* .unwrap */ .oA)(expression));
}
function nameOfMember(node) {
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAccessExpression(node) && (0,_syntax__WEBPACK_IMPORTED_MODULE_2__/* .memberName */ .eg)(node.expression) === 'Effect' ? node.name.text : undefined;
}
function union(all) {
    return new Set(all.flatMap((one) => [...one]));
}


/***/ }),

/***/ 8015:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ elementsOf),
/* harmony export */   p: () => (/* binding */ callsOn)
/* harmony export */ });
/* harmony import */ var _compiler__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4297);
/* harmony import */ var _syntax__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5045);


/** The elements that an array or a table may hold, as nodes to follow. */
function elementsOf(tracer, list) {
    const own = [...tracer.originsOf(list)].flatMap((origin) => elementsOfOrigin(tracer, origin));
    return [...own, ...addedLater(tracer, list)];
}
/** The values of a list are its own; the nodes of a cluster are clients as it is one. */
const OF_RECEIVER = new Set(['values', 'nodes']);
function elementsOfOrigin(tracer, origin) {
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isArrayLiteralExpression(origin)) {
        return origin.elements.map((element) => (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isSpreadElement(element) ? element.expression : element));
    }
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isObjectLiteralExpression(origin))
        return origin.properties.flatMap(elementOfTable);
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isNewExpression(origin)) {
        const [given] = (0,_syntax__WEBPACK_IMPORTED_MODULE_1__/* .memberName */ .eg)(origin.expression) === 'Set' ? (origin.arguments ?? []) : [];
        return given ? elementsOf(tracer, given) : [];
    }
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCallExpression(origin) ? elementsGivenBy(tracer, origin) : [];
}
function elementsGivenBy(tracer, call) {
    const [argument] = call.arguments;
    const name = (0,_syntax__WEBPACK_IMPORTED_MODULE_1__/* .memberName */ .eg)(call.expression);
    if (name === 'all' && argument)
        return elementsOf(tracer, argument);
    if ((name === 'map' || name === 'flatMap') && argument) {
        const returned = tracer.functionsOf(argument).flatMap(_syntax__WEBPACK_IMPORTED_MODULE_1__/* .returnedExpressions */ .Fe);
        return name === 'map' ? returned : returned.flatMap((list) => elementsOf(tracer, list));
    }
    const isOfReceiver = OF_RECEIVER.has(name) && _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAccessExpression(call.expression);
    return isOfReceiver ? [call.expression.expression] : [];
}
/** Calls of a method on what an expression names: every `list.push(…)`. */
function callsOn(tracer, holder, method) {
    const symbol = tracer.symbolOf(holder);
    if (!symbol)
        return [];
    return (tracer.names.calls.get(method) ?? []).filter((call) => {
        const callee = call.expression;
        return (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCallExpression(call) &&
            _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAccessExpression(callee) &&
            mayName(callee.expression, symbol) &&
            tracer.symbolOf(callee.expression) === symbol);
    });
}
/** A member is called what it is called; only a plain name may be an import under another one. */
function mayName(node, symbol) {
    return !_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAccessExpression(node) || node.name.text === symbol.name;
}
/** `list.push(x)`, `set.add(x)` and `table.name = x`. */
function addedLater(tracer, list) {
    const symbol = tracer.symbolOf(list);
    const name = (0,_syntax__WEBPACK_IMPORTED_MODULE_1__/* .memberName */ .eg)(list);
    if (!symbol || name === undefined)
        return [];
    const pushed = ['push', 'add'].flatMap((method) => callsOn(tracer, list, method).flatMap((call) => [...call.arguments]));
    const assigned = (tracer.names.memberAssignments.get(name) ?? []).filter((assignment) => {
        const left = assignment.left;
        return tracer.symbolOf(left.expression) === symbol;
    });
    return [...pushed, ...assigned.map((assignment) => assignment.right)];
}
function elementOfTable(property) {
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAssignment(property))
        return [property.initializer];
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isMethodDeclaration(property) ? [property] : [];
}


/***/ }),

/***/ 4792:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D7: () => (/* binding */ computedMemberOf),
  F5: () => (/* binding */ isMerge),
  C5: () => (/* binding */ memberOf),
  Bz: () => (/* binding */ propertyName)
});

// EXTERNAL MODULE: ./src/collect/source/compiler.ts
var compiler = __webpack_require__(4297);
// EXTERNAL MODULE: ./src/collect/source/trace/client-types.ts
var client_types = __webpack_require__(2725);
// EXTERNAL MODULE: ./src/collect/source/trace/syntax.ts
var syntax = __webpack_require__(5045);
;// CONCATENATED MODULE: ./src/collect/source/trace/component-props.ts


/** A component's property, from the elements that are made of it: `<Keys redis={client} />`. */
function propsOf(tracer, owner, name) {
    const component = componentOf(owner);
    const elements = component === undefined ? [] : (tracer.names.elements.get(component) ?? []);
    return elements.flatMap(({ properties }) => properties.flatMap((one) => {
        const isOurs = compiler.ts.isJsxAttribute(one) && one.name.getText() === name;
        const value = isOurs ? one.initializer : undefined;
        return value && compiler.ts.isJsxExpression(value) && value.expression ? [value.expression] : [];
    }));
}
/** The component whose properties an expression is: `this.props` in a class, the first parameter of a function. */
function componentOf(owner) {
    if (compiler.ts.isPropertyAccessExpression(owner) &&
        owner.name.text === 'props' &&
        owner.expression.kind === compiler.ts.SyntaxKind.ThisKeyword) {
        return compiler.ts.findAncestor(owner, compiler.ts.isClassLike)?.name?.text;
    }
    const isFirst = compiler.ts.isParameter(owner) && owner.parent.parameters[0] === owner;
    return isFirst && (0,syntax/* isFunctionNode */.Px)(owner.parent) ? (0,syntax/* functionName */.AQ)(owner.parent) : undefined;
}

;// CONCATENATED MODULE: ./src/collect/source/trace/computed-names.ts


/** What is put under a member by its computed name: `this[name] = client`, called with `'client'`. */
function givenUnder(tracer, owner, name) {
    const isNamed = (expression) => namesOf(tracer, expression).names.has(name);
    return [...assignedToTable(tracer, owner, isNamed), ...assignedToThis(tracer, owner, isNamed)];
}
/** What `owner[expression]` is given where the brackets hold the same expression: the same variable, or in one function. */
function givenAlike(tracer, { expression, argumentExpression }) {
    const isAlike = (name) => name !== argumentExpression && isSameName(tracer, name, argumentExpression);
    return [...assignedToTable(tracer, expression, isAlike), ...assignedToThis(tracer, expression, isAlike)];
}
/**
 * What is built and put into a table under names that nobody knows: `clients[name] = new Redis(…)`. Any member may be it;
 * a number or a text that is put there is no reason to take it for one certain member.
 */
function builtUnderAnyName(tracer, owner) {
    const values = tracer.union(assignedToTable(tracer, owner, (name) => namesOf(tracer, name).isOpen));
    return [...values].filter((value) => compiler.ts.isNewExpression(value) || compiler.ts.isCallExpression(value));
}
/** The texts that an expression may be, and whether it may be something else. */
function namesOf(tracer, expression) {
    const origins = [...tracer.originsOf(expression)];
    const texts = origins.filter(compiler.ts.isStringLiteralLike);
    return { names: new Set(texts.map(({ text }) => text)), isOpen: texts.length < origins.length || texts.length === 0 };
}
function isSameName(tracer, one, other) {
    if (compiler.ts.isIdentifier(one) || compiler.ts.isIdentifier(other)) {
        const symbol = tracer.symbolOf(one);
        return symbol !== undefined && tracer.symbolOf(other) === symbol;
    }
    return one.getText() === other.getText() && (0,syntax/* owningScope */.X2)(one) === (0,syntax/* owningScope */.X2)(other);
}
/** What is put into the table that an expression names, or into one that it is made as. */
function assignedToTable(tracer, owner, accepts) {
    const literals = [...tracer.originsOf(owner)].filter(compiler.ts.isObjectLiteralExpression);
    const holders = [owner, ...literals.flatMap((literal) => (0,syntax/* holderOf */.Kd)(literal) ?? [])];
    return [...new Set(holders.flatMap((holder) => assignedToName(tracer, holder, accepts)))];
}
function assignedToName(tracer, holder, accepts) {
    const name = (0,syntax/* memberName */.eg)(holder);
    const candidates = name === undefined ? [] : (tracer.names.computedAssignments.get(name) ?? []);
    const symbol = candidates.length > 0 ? tracer.symbolOf(holder) : undefined;
    if (symbol === undefined)
        return [];
    return candidates.flatMap(({ left, right }) => tracer.symbolOf(left.expression) === symbol && accepts(left.argumentExpression) ? [right] : []);
}
/** What is put into `this` of the class that an expression is an instance of. */
function assignedToThis(tracer, owner, accepts) {
    const written = tracer.names.computedAssignments.get('this') ?? [];
    const candidates = written.filter(({ left }) => accepts(left.argumentExpression));
    if (candidates.length === 0)
        return [];
    const owners = new Set([owner, ...tracer.originsOf(owner)].map((one) => classOf(tracer, one)));
    return candidates.flatMap(({ left, right }) => {
        const symbol = classOf(tracer, left.expression);
        return symbol !== undefined && owners.has(symbol) ? [right] : [];
    });
}
function classOf({ checker }, node) {
    return compiler.ts.isSourceFile(node) ? undefined : checker.getTypeAtLocation(node).getSymbol();
}

;// CONCATENATED MODULE: ./src/collect/source/trace/described-values.ts



/** Types made of types; nobody nests them deeper. */
const MAX_DEPTH = 8;
/**
 * What a written type is made of, where the checker takes the whole for `any` because a part of it comes from a package
 * that is not here: `Request & { redis: Redis }`, `Awaited<ReturnType<typeof createContext>>` of what spreads a request.
 */
function describedBy(tracer, holder) {
    const type = typeOf(tracer, holder);
    const isLost = type !== undefined && (0,client_types/* isUntyped */.md)(tracer.checker.getTypeFromTypeNode(type));
    return isLost ? partsOf(tracer, type, 0) : [];
}
/** The type that is written at a declaration; of a parameter also where the function is handed to. */
function typeOf({ checker }, holder) {
    if (compiler.ts.isVariableDeclaration(holder) || compiler.ts.isPropertyDeclaration(holder) || compiler.ts.isPropertySignature(holder)) {
        return holder.type;
    }
    if (!compiler.ts.isParameter(holder))
        return undefined;
    if (holder.type)
        return holder.type;
    const { parent } = holder;
    const expected = contextOf(checker, parent)?.getCallSignatures()[0];
    const declared = expected?.parameters[parent.parameters.indexOf(holder)]?.valueDeclaration;
    return declared && compiler.ts.isParameter(declared) ? declared.type : undefined;
}
/** What is asked for where a function stands. */
function contextOf(checker, node) {
    if (compiler.ts.isArrowFunction(node) || compiler.ts.isFunctionExpression(node))
        return checker.getContextualType(node);
    if (!compiler.ts.isMethodDeclaration(node) || !compiler.ts.isObjectLiteralExpression(node.parent))
        return undefined;
    const member = checker.getContextualType(node.parent)?.getProperty((0,syntax/* memberName */.eg)(node.name) ?? '');
    return member && checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(member, node));
}
/** Types with the members of the first type they are given, and those of what a function gives back, by their usual names. */
const OF_THE_SAME = /^(?:Awaited|NonNullable|Readonly|Partial|Required|Pick|Omit|Promise|Exclude|Extract)$/;
const OF_A_RESULT = /ReturnType$/;
function partsOf(tracer, type, depth) {
    const within = (one) => (depth < MAX_DEPTH ? partsOf(tracer, one, depth + 1) : []);
    if (compiler.ts.isIntersectionTypeNode(type) || compiler.ts.isUnionTypeNode(type))
        return type.types.flatMap(within);
    if (compiler.ts.isParenthesizedTypeNode(type) || compiler.ts.isTypeOperatorNode(type))
        return within(type.type);
    if (compiler.ts.isTypeLiteralNode(type))
        return [type];
    if (compiler.ts.isTypeQueryNode(type))
        return compiler.ts.isIdentifier(type.exprName) ? [type.exprName] : [];
    const name = nameOf(type);
    const [first] = type.typeArguments ?? [];
    if (!name)
        return [];
    if (first && OF_A_RESULT.test(name.text))
        return resultsOf(tracer, first);
    if (first && OF_THE_SAME.test(name.text))
        return within(first);
    return (tracer.symbolOf(name)?.declarations ?? []).flatMap((one) => {
        if (compiler.ts.isTypeAliasDeclaration(one))
            return within(one.type);
        if (!compiler.ts.isInterfaceDeclaration(one))
            return [];
        return [one, ...(one.heritageClauses ?? []).flatMap(({ types }) => types).flatMap(within)];
    });
}
/** The name of a type that is told by one: `Context`, of `interface Request extends Base` the `Base`. */
function nameOf(type) {
    const named = compiler.ts.isTypeReferenceNode(type)
        ? type.typeName
        : compiler.ts.isExpressionWithTypeArguments(type)
            ? type.expression
            : undefined;
    return named && compiler.ts.isIdentifier(named) ? named : undefined;
}
/** What the function gives back that `typeof createContext` names. */
function resultsOf(tracer, type) {
    if (!compiler.ts.isTypeQueryNode(type) || !compiler.ts.isIdentifier(type.exprName))
        return [];
    return tracer.functionsOf(type.exprName).flatMap(syntax/* returnedExpressions */.Fe);
}

// EXTERNAL MODULE: ./src/collect/source/trace/registrations.ts
var registrations = __webpack_require__(5282);
;// CONCATENATED MODULE: ./src/collect/source/trace/members-by-name.ts



/**
 * Frameworks put a client on an object that nobody types: `app.decorate('redis', client)`, `app.redis = client`, an
 * augmented interface. A member of that name on an untyped object is taken for it.
 */
function membersByName(tracer, owner, name) {
    if (!registrations/* STORE_NAME */.EF.test(name))
        return [];
    const isNear = (node) => tracer.packageOf(node) === tracer.packageOf(owner);
    const assigned = (tracer.names.assignments.get(name) ?? []).filter(({ left }) => {
        const target = (0,syntax/* unwrap */.oA)(left);
        return isNear(left) && compiler.ts.isPropertyAccessExpression(target) && !tracer.symbolOf(target)?.declarations?.length;
    });
    const values = [...assigned.map((assignment) => assignment.right), ...(0,registrations/* registeredAs */.bN)(tracer, name, owner)];
    return [...tracer.union(values), ...(tracer.names.augmentations.get(name) ?? []).filter(isNear)];
}

;// CONCATENATED MODULE: ./src/collect/source/trace/members.ts








/** Origins of `owner.name`, where the checker does not know the member: from object literals, classes, modules, assignments. */
function memberOf(tracer, owner, name) {
    const found = new Set();
    const add = (origins) => {
        for (const origin of origins)
            found.add(origin);
    };
    const open = [];
    for (const holder of tracer.originsOf(owner)) {
        const before = found.size;
        add(memberOfHolder(tracer, holder, name));
        if (found.size === before && isOpen(tracer, holder))
            open.push(holder);
    }
    // `(options || { prefix: '' }).prefix`: a text that one of them has is not what all have.
    if (found.size > 0 && [...found].every(isText))
        add(open);
    add(tracer.union(givenUnder(tracer, owner, name)));
    if (owner.kind === compiler.ts.SyntaxKind.ThisKeyword)
        add(tracer.union(assignedInLiteral(tracer, owner, name)));
    if (found.size === 0 && owner.kind === compiler.ts.SyntaxKind.ThisKeyword)
        add(memberOfOwnLiteral(tracer, owner, name));
    if (found.size === 0 && owner.kind === compiler.ts.SyntaxKind.ThisKeyword)
        add(members_assignedToThis(tracer, owner, name));
    if (found.size === 0)
        add(builtUnderAnyName(tracer, owner));
    if (found.size === 0)
        add(tracer.union(propsOf(tracer, owner, name)));
    if (found.size === 0)
        add(tracer.union(definedProperties(tracer, owner, name)));
    if (found.size === 0)
        add(membersByName(tracer, owner, name));
    return found;
}
/** Whether an object is not in sight, so that it may have any members: a parameter that nobody types, an answer of something. */
function isOpen(tracer, holder) {
    if (compiler.ts.isFunctionLike(holder) || compiler.ts.isObjectLiteralExpression(holder) || compiler.ts.isSourceFile(holder))
        return false;
    return (tracer.checker.getTypeAtLocation(holder).flags & compiler.ts.TypeFlags.Any) !== 0;
}
/** What is taken for a constant, where it is all that there is. */
function isText(node) {
    const isSum = compiler.ts.isBinaryExpression(node) && node.operatorToken.kind === compiler.ts.SyntaxKind.PlusToken;
    return isSum || compiler.ts.isStringLiteralLike(node) || compiler.ts.isTemplateExpression(node) || compiler.ts.isNumericLiteral(node);
}
/** What `owner[expression]` may be: by the names that the expression may have, and by the same expression elsewhere. */
function computedMemberOf(tracer, access) {
    const { names, isOpen } = namesOf(tracer, access.argumentExpression);
    const named = isOpen ? [] : [...names].flatMap((name) => [...memberOf(tracer, access.expression, name)]);
    return new Set([...named, ...tracer.union(givenAlike(tracer, access))]);
}
function memberOfHolder(tracer, holder, name, seen = new Set()) {
    if (seen.has(holder))
        return []; // `x = { ...x, y }`
    seen.add(holder);
    if (compiler.ts.isObjectLiteralExpression(holder))
        return memberOfLiteral(tracer, holder, name, seen);
    if (isMerge(holder))
        return memberOfMerge(tracer, holder, name, seen);
    if (compiler.ts.isSourceFile(holder)) {
        const module = tracer.checker.getSymbolAtLocation(holder) ?? (0,syntax/* symbolOfFile */.Um)(holder);
        const exported = module && tracer.checker.getExportsOfModule(module).find((one) => one.name === name);
        return exported ? tracer.ofSymbol(exported, holder) : [];
    }
    const injected = (0,registrations/* inCradle */.nB)(tracer, holder, name);
    if (injected.length > 0)
        return tracer.union(injected);
    const type = tracer.checker.getTypeAtLocation(holder);
    const member = type.getProperty(name);
    if (member?.declarations?.length)
        return tracer.ofSymbol(member, holder);
    if (!(type.flags & compiler.ts.TypeFlags.Any))
        return ofIndex(tracer, type);
    return compiler.ts.isNewExpression(holder) ? optionOf(tracer, holder, name) : memberOfType(tracer, holder, name);
}
/** Any member of what has clients under names of the user's choosing: `app.redis.sessions`. */
function ofIndex({ checker }, type) {
    const index = checker.getIndexInfoOfType(type, compiler.ts.IndexKind.String);
    const written = index?.declaration?.type;
    return written && (0,client_types/* clientOfType */.H_)(checker, index.type) ? [written] : [];
}
/** Holders whose written types are being read: a type may be of what has that type. */
const beingRead = new Set();
function memberOfType(tracer, holder, name) {
    if (beingRead.has(holder))
        return [];
    beingRead.add(holder);
    try {
        return describedBy(tracer, holder).flatMap((one) => compiler.ts.isTypeLiteralNode(one) || compiler.ts.isInterfaceDeclaration(one)
            ? one.members.filter((member) => member.name && propertyName(member.name) === name)
            : [...memberOf(tracer, one, name)]);
    }
    finally {
        beingRead.delete(holder);
    }
}
/** `Object.assign({}, a, b)`: a new object, whose last source wins. */
function isMerge(node) {
    if (!compiler.ts.isCallExpression(node) || node.expression.getText() !== 'Object.assign')
        return false;
    const [target, ...sources] = node.arguments;
    return target !== undefined && compiler.ts.isObjectLiteralExpression((0,syntax/* unwrap */.oA)(target)) && sources.length > 0;
}
function memberOfMerge(tracer, merge, name, seen) {
    for (const source of [...merge.arguments].reverse()) {
        const holders = [...tracer.originsOf(source)];
        const found = holders.flatMap((one) => [...memberOfHolder(tracer, one, name, seen)]);
        if (found.length > 0)
            return found;
    }
    return [];
}
/** `new RedisStore({ client })` of a package that is not here: what it was given is likely what it has. */
function optionOf(tracer, holder, name) {
    const literals = [...(holder.arguments ?? [])].filter(compiler.ts.isObjectLiteralExpression);
    return literals.flatMap((literal) => [...memberOfLiteral(tracer, literal, name, new Set())]);
}
function memberOfLiteral(tracer, literal, name, seen) {
    for (const property of [...literal.properties].reverse()) {
        if (compiler.ts.isSpreadAssignment(property)) {
            const holders = [...tracer.originsOf(property.expression)];
            const found = holders.flatMap((one) => [...memberOfHolder(tracer, one, name, seen)]);
            if (found.length > 0)
                return found;
        }
        else if (property.name && propertyName(property.name) === name)
            return valueOfProperty(tracer, property);
    }
    return [];
}
function valueOfProperty(tracer, property) {
    if (compiler.ts.isPropertyAssignment(property))
        return tracer.originsOf(property.initializer);
    if (compiler.ts.isShorthandPropertyAssignment(property))
        return tracer.originsOf(property.name);
    return compiler.ts.isGetAccessorDeclaration(property) ? tracer.originsOf(property) : [property];
}
/** `this.client = …` in a method of an object literal, which belongs to the literal around. */
function assignedInLiteral(tracer, owner, name) {
    const around = outermostLiteral(owner);
    if (!around)
        return [];
    return (tracer.names.assignments.get(name) ?? []).flatMap(({ left, right }) => {
        const target = (0,syntax/* unwrap */.oA)(left);
        const isThis = compiler.ts.isPropertyAccessExpression(target) && target.expression.kind === compiler.ts.SyntaxKind.ThisKeyword;
        return isThis && outermostLiteral(target) === around ? [right] : [];
    });
}
/** `this.client` in a method of the object literal that has it, where that is given to something whose type is not known. */
function memberOfOwnLiteral(tracer, owner, name) {
    const method = compiler.ts.findAncestor(owner, (node) => compiler.ts.isFunctionLike(node) && !compiler.ts.isArrowFunction(node));
    const holder = method && compiler.ts.isPropertyAssignment(method.parent) ? method.parent.parent : method?.parent;
    return holder && compiler.ts.isObjectLiteralExpression(holder) ? memberOfLiteral(tracer, holder, name, new Set()) : [];
}
function outermostLiteral(node) {
    let found;
    for (let at = node.parent; at && !compiler.ts.isClassLike(at); at = at.parent)
        if (compiler.ts.isObjectLiteralExpression(at))
            found = at;
    return found;
}
/** `Object.assign(this, deps)` in the class around. */
function members_assignedToThis(tracer, owner, name) {
    const around = compiler.ts.findAncestor(owner, compiler.ts.isClassLike);
    return (tracer.names.calls.get('assign') ?? []).flatMap((call) => {
        const [target, ...sources] = call.arguments ?? [];
        const isOurs = target?.kind === compiler.ts.SyntaxKind.ThisKeyword && compiler.ts.findAncestor(call, compiler.ts.isClassLike) === around;
        return isOurs ? sources.flatMap((source) => [...memberOf(tracer, source, name)]) : [];
    });
}
/**
 * `Object.defineProperty(x, 'client', { get() { … } })`, `Object.defineProperties(x, { client: { get: … } })`: of the owner
 * itself or, under the name of a store, of anything in its package.
 */
function definedProperties(tracer, owner, name) {
    const symbol = tracer.symbolOf(owner);
    const isOurs = (call) => {
        const target = call.arguments?.[0];
        if (target === undefined)
            return false;
        if (registrations/* STORE_NAME */.EF.test(name))
            return tracer.packageOf(target) === tracer.packageOf(owner);
        return symbol !== undefined && tracer.symbolOf(target) === symbol;
    };
    const callsOf = (method) => (tracer.names.calls.get(method) ?? []).filter(isOurs);
    const single = callsOf('defineProperty').flatMap((call) => {
        const [, label, descriptor] = call.arguments ?? [];
        return label && descriptor && compiler.ts.isStringLiteralLike(label) && label.text === name ? [descriptor] : [];
    });
    const several = callsOf('defineProperties').flatMap((call) => {
        const table = call.arguments?.[1];
        return table && compiler.ts.isObjectLiteralExpression(table) ? [...memberOfLiteral(tracer, table, name, new Set())] : [];
    });
    return [...single, ...several].filter(compiler.ts.isObjectLiteralExpression).flatMap((descriptor) => {
        const getters = [...memberOfLiteral(tracer, descriptor, 'get', new Set())];
        const results = getters.flatMap((getter) => ((0,syntax/* isFunctionNode */.Px)(getter) ? (0,syntax/* returnedExpressions */.Fe)(getter) : []));
        return [...results, ...memberOfLiteral(tracer, descriptor, 'value', new Set())];
    });
}
/** The name of a property when it is written down; undefined when it is computed. */
function propertyName(name) {
    if (compiler.ts.isIdentifier(name) ||
        compiler.ts.isStringLiteralLike(name) ||
        compiler.ts.isNumericLiteral(name) ||
        compiler.ts.isPrivateIdentifier(name))
        return name.text;
    return compiler.ts.isComputedPropertyName(name) && compiler.ts.isStringLiteralLike(name.expression) ? name.expression.text : undefined;
}


/***/ }),

/***/ 1435:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ importedAs)
/* harmony export */ });
/* harmony import */ var _compiler__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4297);
/* harmony import */ var _declarations__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4035);
/* harmony import */ var _packages__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7293);
/* harmony import */ var _syntax__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5045);




const MAX_DEPTH = 8;
/**
 * The package that a callee comes from: through renamed imports, `require`, members (`BullModule.forRoot` is `forRoot`),
 * factories (`connectRedis(session)`) and re-exports. Undefined for everything of the repository's own.
 */
function importedAs(tracer, expression, depth = 0) {
    const node = (0,_syntax__WEBPACK_IMPORTED_MODULE_3__/* .unwrap */ .oA)(expression);
    if (depth > MAX_DEPTH)
        return undefined;
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isAwaitExpression(node))
        return importedAs(tracer, node.expression, depth + 1);
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAccessExpression(node)) {
        const owner = importedAs(tracer, node.expression, depth + 1);
        return owner && { ...owner, name: node.name.text };
    }
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCallExpression(node))
        return required(node) ?? importedAs(tracer, node.expression, depth + 1);
    if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isIdentifier(node))
        return undefined;
    const local = tracer.checker.getSymbolAtLocation(node);
    for (const declaration of local?.declarations ?? []) {
        const found = ofDeclaration(tracer, declaration, depth);
        if (found)
            return found;
    }
    const symbol = tracer.symbolOf(node);
    const name = symbol?.declarations?.map((one) => (0,_declarations__WEBPACK_IMPORTED_MODULE_1__/* .declaredPackage */ .Ns)(one.getSourceFile().fileName)).find(Boolean);
    return symbol && name !== undefined ? { package: name, name: symbol.name } : undefined;
}
function ofDeclaration(tracer, node, depth) {
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isImportSpecifier(node))
        return from(node, (node.propertyName ?? node.name).text);
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isImportClause(node))
        return from(node, 'default');
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isNamespaceImport(node))
        return from(node, '*');
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isImportEqualsDeclaration(node))
        return ofReference(node.moduleReference);
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isBindingElement(node))
        return ofElement(tracer, node, depth);
    const value = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isVariableDeclaration(node) ? node.initializer : undefined;
    return value && importedAs(tracer, value, depth + 1);
}
function ofReference(reference) {
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isExternalModuleReference(reference) ? named(reference.expression, '*') : undefined;
}
/** `const { Queue } = require('bullmq')`. */
function ofElement(tracer, node, depth) {
    const declaration = node.parent.parent;
    const value = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
    const owner = value && importedAs(tracer, value, depth + 1);
    const name = (0,_syntax__WEBPACK_IMPORTED_MODULE_3__/* .memberName */ .eg)(node.propertyName ?? node.name);
    return owner && name !== undefined ? { ...owner, name } : undefined;
}
function from(node, name) {
    const declaration = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.findAncestor(node, _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isImportDeclaration);
    return declaration && named(declaration.moduleSpecifier, name);
}
/** `require('x')`, `import('x')`. */
function required(node) {
    const isImport = node.expression.kind === _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.ImportKeyword || (0,_syntax__WEBPACK_IMPORTED_MODULE_3__/* .memberName */ .eg)(node.expression) === 'require';
    const [specifier] = node.arguments;
    return isImport && specifier ? named(specifier, '*') : undefined;
}
/** Nothing for a file of the repository: what it re-exports is told by the symbol. */
function named(specifier, name) {
    if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isStringLiteralLike(specifier) || /^[./#~]/.test(specifier.text))
        return undefined;
    return { package: (0,_packages__WEBPACK_IMPORTED_MODULE_2__/* .packageOf */ .wg)(specifier.text), name };
}


/***/ }),

/***/ 5169:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ providedFor),
/* harmony export */   g: () => (/* binding */ providedAs)
/* harmony export */ });
/* harmony import */ var _compiler__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4297);
/* harmony import */ var _registrations__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5282);
/* harmony import */ var _syntax__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5045);



/** `@Inject(TOKEN)` of NestJS and TypeDI, `@inject(TOKEN)` of tsyringe and Inversify. */
const INJECTS = /^[iI]nject$/;
/**
 * What a container puts into a parameter or a field: for `@Inject(TOKEN)` what the token stands for, for a parameter of awilix
 * what is registered under its name.
 */
function providedFor(tracer, target) {
    const decorators = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.getDecorators(target) ?? [];
    if (decorators.length === 0)
        return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isParameter(target) ? (0,_registrations__WEBPACK_IMPORTED_MODULE_1__/* .injectedByName */ .Pw)(tracer, target) : [];
    return decorators.flatMap(({ expression }) => {
        if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCallExpression(expression) || !INJECTS.test((0,_syntax__WEBPACK_IMPORTED_MODULE_2__/* .memberName */ .eg)(expression.expression) ?? ''))
            return [];
        const [token] = expression.arguments;
        const registered = token && _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isStringLiteralLike(token) ? (0,_registrations__WEBPACK_IMPORTED_MODULE_1__/* .registeredAs */ .bN)(tracer, token.text, target) : [];
        return token === undefined ? [] : [...providedAs(tracer, token.getText()), ...registered];
    });
}
/**
 * What a token stands for: the value, the class or the factory's result of every `{ provide: TOKEN, … }`, and of every
 * `container.register(TOKEN, …)`.
 *
 * @param token as it is written
 */
function providedAs(tracer, token) {
    const { providers, registrations } = tracer.names;
    const given = (registrations.get(token) ?? []).flatMap((value) => {
        return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isObjectLiteralExpression(value) ? (0,_registrations__WEBPACK_IMPORTED_MODULE_1__/* .provision */ .mg)(tracer, value) : [value];
    });
    return [...(providers.get(token) ?? []).flatMap((provider) => (0,_registrations__WEBPACK_IMPORTED_MODULE_1__/* .provision */ .mg)(tracer, provider)), ...given];
}


/***/ }),

/***/ 5282:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EF: () => (/* binding */ STORE_NAME),
/* harmony export */   Pw: () => (/* binding */ injectedByName),
/* harmony export */   bN: () => (/* binding */ registeredAs),
/* harmony export */   mg: () => (/* binding */ provision),
/* harmony export */   nB: () => (/* binding */ inCradle),
/* harmony export */   qu: () => (/* binding */ fromContainer)
/* harmony export */ });
/* harmony import */ var _compiler__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4297);
/* harmony import */ var _declarations__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4035);
/* harmony import */ var _syntax__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5045);



/** Names under which frameworks and containers carry a client; `options` or `data` are on everything. */
const STORE_NAME = /redis|valkey|cache|client|store|kv|conn|link|backend/i;
/** Methods that put a value on an object, or into a container, under a name. */
const DECORATORS = ['decorate', 'decorateRequest', 'register', 'registerInstance', 'provide'];
/** Values under a name: `app.decorate('redis', client)`, awilix' `container.register({ redis: asFunction(make) })`. */
function registeredAs(tracer, name, from) {
    if (!STORE_NAME.test(name))
        return [];
    const isNear = (node) => tracer.packageOf(node) === tracer.packageOf(from);
    const calls = DECORATORS.flatMap((method) => tracer.names.calls.get(method) ?? []).filter(isNear);
    return calls.flatMap((call) => {
        const [label, value] = call.arguments ?? [];
        if (!label)
            return [];
        if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isObjectLiteralExpression(label))
            return madeAs(label, name);
        if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isStringLiteralLike(label))
            return value && label.text === name ? providedIn(tracer, value) : [];
        return broughtBy(tracer, label, name);
    });
}
/** The value itself, or what makes it: tsyringe's `register('redis', { useFactory: connect })`. */
function providedIn(tracer, value) {
    const provided = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isObjectLiteralExpression(value) ? provision(tracer, value) : [];
    return provided.length > 0 ? provided : [value];
}
/** What a provider of dependency injection gives: its `useValue`, its class, or the result of its `useFactory`. */
function provision(tracer, provider) {
    return provider.properties.flatMap((property) => {
        const name = property.name && (0,_syntax__WEBPACK_IMPORTED_MODULE_2__/* .memberName */ .eg)(property.name);
        if (name === 'useFactory' && _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isMethodDeclaration(property))
            return (0,_syntax__WEBPACK_IMPORTED_MODULE_2__/* .returnedExpressions */ .Fe)(property);
        if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAssignment(property))
            return [];
        if (name === 'useValue')
            return [property.initializer];
        // A class stands for the one instance that there is of it: its members are asked for, and nobody builds it in sight.
        if (name === 'useClass' || name === 'useExisting') {
            return [...tracer.originsOf(property.initializer)].filter(_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isClassLike);
        }
        return name === 'useFactory' ? tracer.functionsOf(property.initializer).flatMap(_syntax__WEBPACK_IMPORTED_MODULE_2__/* .returnedExpressions */ .Fe) : [];
    });
}
/** What a plugin puts on the application, which our declaration has as a member of the plugin: `app.register(fastifyRedis)`. */
function broughtBy({ checker }, plugin, name) {
    const declarations = checker.getTypeAtLocation(plugin).getProperty(name)?.declarations ?? [];
    return declarations.filter((one) => (0,_declarations__WEBPACK_IMPORTED_MODULE_1__/* .declaredPackage */ .Ns)(one.getSourceFile().fileName) !== undefined);
}
/** What awilix passes for a parameter by its name, where it is set to do so. */
function injectedByName(tracer, parameter) {
    const { name } = parameter;
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isIdentifier(name) ? madeByAwilix(tracer, parameter, name.text) : [];
}
/** What awilix has under a name on the one object that it passes else: `constructor({ redis }: Cradle)`. */
function inCradle(tracer, holder, name) {
    if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isParameter(holder) || holder.parent.parameters[0] !== holder)
        return [];
    return madeByAwilix(tracer, holder, name);
}
function madeByAwilix(tracer, parameter, name) {
    const { parent } = parameter;
    const isMaker = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isConstructorDeclaration(parent) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isSourceFile((0,_syntax__WEBPACK_IMPORTED_MODULE_2__/* .owningScope */ .X2)(parent));
    if (!isMaker)
        return [];
    return registeredAs(tracer, name, parameter).filter((one) => _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isExpression(one) && isMadeByAwilix(one));
}
function madeAs(table, name) {
    const values = table.properties.filter(_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAssignment).filter((one) => (0,_syntax__WEBPACK_IMPORTED_MODULE_2__/* .memberName */ .eg)(one.name) === name);
    return values.map(({ initializer }) => initializer).filter(isMadeByAwilix);
}
/** What a container gives: `asFunction(make)` of awilix, `container.resolve('redis')`; undefined for any other call. */
function fromContainer(tracer, call) {
    const maker = makerOf(call);
    if (maker)
        return madeBy(tracer, maker);
    const [label] = call.arguments;
    if ((0,_syntax__WEBPACK_IMPORTED_MODULE_2__/* .memberName */ .eg)(call.expression) !== 'resolve' || !label || !_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isStringLiteralLike(label))
        return undefined;
    const values = registeredAs(tracer, label.text, call);
    return values.length > 0 ? tracer.union(values) : undefined;
}
/** `asFunction(make)`, `asValue(client)`, `asClass(Store)`. */
function madeBy(tracer, { expression, arguments: [given] }) {
    if (!given)
        return undefined;
    if ((0,_syntax__WEBPACK_IMPORTED_MODULE_2__/* .memberName */ .eg)(expression) !== 'asFunction')
        return tracer.originsOf(given);
    return tracer.union(tracer.functionsOf(given).flatMap(_syntax__WEBPACK_IMPORTED_MODULE_2__/* .returnedExpressions */ .Fe));
}
function isMadeByAwilix(node) {
    const call = (0,_syntax__WEBPACK_IMPORTED_MODULE_2__/* .unwrap */ .oA)(node);
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCallExpression(call) && makerOf(call) !== undefined;
}
/** Says how something is made, and gives back itself: `asFunction(make).singleton().disposer(close)`. */
const REFINES = /^(?:singleton|scoped|transient|disposer|inject|proxy|classic|setLifetime|setInjectionMode)$/;
/** The call of awilix at the beginning of a chain. */
function makerOf(call) {
    const callee = (0,_syntax__WEBPACK_IMPORTED_MODULE_2__/* .unwrap */ .oA)(call.expression);
    if (/^as(?:Function|Value|Class)$/.test((0,_syntax__WEBPACK_IMPORTED_MODULE_2__/* .memberName */ .eg)(callee) ?? ''))
        return call;
    if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAccessExpression(callee) || !REFINES.test(callee.name.text))
        return undefined;
    const before = (0,_syntax__WEBPACK_IMPORTED_MODULE_2__/* .unwrap */ .oA)(callee.expression);
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCallExpression(before) ? makerOf(before) : undefined;
}


/***/ }),

/***/ 2454:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bg: () => (/* binding */ resultOf),
/* harmony export */   CO: () => (/* binding */ resolvedBy),
/* harmony export */   Do: () => (/* binding */ pooledBy),
/* harmony export */   w_: () => (/* binding */ pipelinedClient)
/* harmony export */ });
/* harmony import */ var _compiler__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4297);
/* harmony import */ var _client_types__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2725);
/* harmony import */ var _members__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4792);
/* harmony import */ var _package_imports__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1435);
/* harmony import */ var _providers__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5169);
/* harmony import */ var _registrations__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5282);
/* harmony import */ var _syntax__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5045);







/** Methods that give back what they are called on, in every client and in promises. */
const RETURN_RECEIVER = new Set(['on', 'once', 'addListener', 'connect', 'catch', 'finally', 'bind']);
/** Calls that give back their first argument, or a function that calls it. */
const RETURN_ARGUMENT = /^(?:(?:\w*\.)?promisify(?:All)?|pify|coRedis|Promise\.resolve|Object\.(?:freeze|assign|seal)|(?:\w+\.)?(?:toRaw|cache|mem|\w*[oO]nce|onetime|moize|\w*[mM]emo\w*|\w+CachingFactory))$/;
/** Functions of packages that give the client that they are given, with promises. */
const PROMISING = { 'co-redis': /^(?:default|\*)$/, 'async-redis': /^decorate$/ };
/** Methods of a client that give a client of its own. */
const NEW_CLIENT = /^(?:duplicate|create\w*|fromEnv|nodes|getOrThrow|getClient|getOrNil)$/;
/** The origins of what a call gives back. */
function resultOf(tracer, call) {
    const required = moduleOf(tracer, call);
    if (required)
        return required;
    const callee = (0,_syntax__WEBPACK_IMPORTED_MODULE_6__/* .unwrap */ .oA)(call.expression);
    const name = (0,_syntax__WEBPACK_IMPORTED_MODULE_6__/* .memberName */ .eg)(callee) ?? '';
    const receiver = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
    if (receiver && isChained(tracer, call, receiver, name))
        return tracer.originsOf(receiver);
    const provided = resolvedFrom(tracer, call, name);
    if (provided)
        return provided;
    // The repository's own `connect()` says itself what it gives; a name counts where nothing else does.
    const own = ofFunctions(tracer, call, callee);
    if (own)
        return own;
    if (receiver && RETURN_RECEIVER.has(name))
        return tracer.originsOf(receiver);
    return ofKnownFunction(tracer, call, name, receiver) ?? new Set([call]);
}
/** What containers are asked by: `container.resolve(X)`, `moduleRef.get(X)`, and helpers called after them. */
const RESOLVES = /^(?:resolve|get$|make$|inject$)/;
/**
 * What a container gives for a token: what was registered under it, else an object of the class that it is. That stands for
 * its objects, as the checker has it.
 */
function resolvedFrom(tracer, { arguments: [token] }, name) {
    const isClass = token !== undefined && _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isIdentifier(token) && /^[A-Z]/.test(token.text);
    if (!token || !RESOLVES.test(name) || !(isClass || name.startsWith('resolve')))
        return undefined;
    const declared = tracer.symbolOf(token)?.valueDeclaration;
    // A helper's own parameter is called the same in the one that registers and in the one that resolves.
    if (declared && _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isParameter(declared))
        return undefined;
    const values = tracer.names.registrations.size > 0 ? (0,_providers__WEBPACK_IMPORTED_MODULE_4__/* .providedAs */ .g)(tracer, token.getText()) : [];
    if (values.length > 0)
        return tracer.union(values);
    const isOwn = declared && _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isClassDeclaration(declared) && !declared.getSourceFile().isDeclarationFile;
    return isOwn ? new Set([declared]) : undefined;
}
/** What stands behind `new Proxy(target, …)`; undefined for any other node, and for a target that is only there to be replaced. */
function proxied(node) {
    if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isNewExpression(node) || (0,_syntax__WEBPACK_IMPORTED_MODULE_6__/* .memberName */ .eg)(node.expression) !== 'Proxy' || !node.arguments?.[0])
        return undefined;
    const target = (0,_syntax__WEBPACK_IMPORTED_MODULE_6__/* .unwrap */ .oA)(node.arguments[0]);
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isObjectLiteralExpression(target) || (0,_syntax__WEBPACK_IMPORTED_MODULE_6__/* .isFunctionNode */ .Px)(target) ? undefined : target;
}
/** What `new Promise((resolve) => … resolve(value))` is resolved with, and what a proxy stands before; undefined for any other construction. */
function resolvedBy(tracer, node) {
    const target = proxied(node);
    if (target)
        return tracer.originsOf(target);
    const [executor] = node.arguments ?? [];
    if ((0,_syntax__WEBPACK_IMPORTED_MODULE_6__/* .memberName */ .eg)(node.expression) !== 'Promise' || !executor)
        return undefined;
    if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isArrowFunction(executor) && !_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isFunctionExpression(executor))
        return undefined;
    const resolve = executor.parameters[0]?.name;
    const symbol = resolve && tracer.checker.getSymbolAtLocation(resolve);
    if (!resolve || !_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isIdentifier(resolve) || !symbol)
        return undefined;
    const calls = (tracer.names.calls.get(resolve.text) ?? []).filter((call) => tracer.symbolOf(call.expression) === symbol);
    const values = calls.flatMap((call) => call.arguments?.[0] ?? []);
    return values.length > 0 ? tracer.union(values) : undefined;
}
/**
 * What one function returns to one call. A helper that hands on its argument, or what its argument gives, is read with
 * the argument of this call: `retry(() => new Map())` is a Map, whatever other callers retry.
 */
function returnedTo(tracer, builder, call) {
    return (0,_syntax__WEBPACK_IMPORTED_MODULE_6__/* .returnedExpressions */ .Fe)(builder).flatMap((returned) => valueFor(tracer, builder, returned, call));
}
function valueFor(tracer, builder, returned, call) {
    const given = (0,_syntax__WEBPACK_IMPORTED_MODULE_6__/* .withoutAwait */ .nE)(returned);
    const value = proxied(given) ?? given;
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isConditionalExpression(value)) {
        return [value.whenTrue, value.whenFalse].flatMap((branch) => valueFor(tracer, builder, branch, call));
    }
    const called = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCallExpression(value) ? (0,_syntax__WEBPACK_IMPORTED_MODULE_6__/* .unwrap */ .oA)(value.expression) : undefined;
    const argument = argumentBehind(tracer, builder, called ?? value, call);
    if (!argument)
        return [returned];
    if (!called)
        return [argument];
    const functions = tracer.functionsOf(argument);
    return functions.length > 0 ? functions.flatMap(_syntax__WEBPACK_IMPORTED_MODULE_6__/* .returnedExpressions */ .Fe) : [returned];
}
function argumentBehind(tracer, builder, name, call) {
    const symbol = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isIdentifier(name) ? tracer.symbolOf(name) : undefined;
    const at = builder.parameters.findIndex((one) => symbol !== undefined && tracer.symbolOf(one.name) === symbol);
    return at < 0 ? undefined : call.arguments[at];
}
/** What the functions return that the callee may be; undefined when none is in sight. */
function ofFunctions(tracer, call, callee) {
    const functions = tracer.functionsOf(callee);
    if (functions.length === 0)
        return undefined;
    const returned = tracer.union(functions.flatMap((one) => returnedTo(tracer, one, call)));
    return returned.size > 0 ? returned : new Set([call]);
}
function isPromising(tracer, call) {
    const imported = (0,_package_imports__WEBPACK_IMPORTED_MODULE_3__/* .importedAs */ .X)(tracer, call.expression);
    return imported !== undefined && PROMISING[imported.package]?.test(imported.name) === true;
}
function ofKnownFunction(tracer, call, name, receiver) {
    const [argument] = call.arguments;
    if ((0,_members__WEBPACK_IMPORTED_MODULE_2__/* .isMerge */ .F5)(call))
        return undefined;
    const contained = (0,_registrations__WEBPACK_IMPORTED_MODULE_5__/* .fromContainer */ .qu)(tracer, call);
    if (contained)
        return contained;
    const label = receiver ? `${(0,_syntax__WEBPACK_IMPORTED_MODULE_6__/* .memberName */ .eg)(receiver) ?? ''}.${name}` : name;
    if (argument && (RETURN_ARGUMENT.test(label) || isPromising(tracer, call)))
        return tracer.originsOf(argument);
    if (argument && name === 'then')
        return tracer.union(tracer.functionsOf(argument).flatMap(_syntax__WEBPACK_IMPORTED_MODULE_6__/* .returnedExpressions */ .Fe));
    if (receiver && name === 'acquire')
        return pooledBy(tracer, receiver);
    // What a Redis client gives is text of the server's, not what was put in.
    return receiver && name === 'get' && !(0,_client_types__WEBPACK_IMPORTED_MODULE_1__/* .isClient */ .oc)(tracer.checker, receiver)
        ? mapValueOf(tracer, receiver, argument)
        : undefined;
}
/** A method that gives back what it is called on: a client or a pipeline. One that opens a pipeline gives something new. */
function isChained({ checker }, call, receiver, name) {
    if (NEW_CLIENT.test(name))
        return false;
    const client = (0,_client_types__WEBPACK_IMPORTED_MODULE_1__/* .clientOfType */ .H_)(checker, checker.getTypeAtLocation(receiver));
    const result = client && (0,_client_types__WEBPACK_IMPORTED_MODULE_1__/* .clientOfType */ .H_)(checker, checker.getTypeAtLocation(call));
    return result !== undefined && (result.kind === 'pipeline') === (client?.kind === 'pipeline');
}
const OPENS_PIPELINE = /^(?:multi|pipeline|batch|MULTI)$/;
/** The client that a pipeline is opened on: `client` of `client.multi()`; undefined for any other node. */
function pipelinedClient(node) {
    if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCallExpression(node) || !_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAccessExpression(node.expression))
        return undefined;
    return OPENS_PIPELINE.test(node.expression.name.text) ? node.expression.expression : undefined;
}
/** What a pool hands out: the result of the `create` that `createPool(factory)` was given. */
function pooledBy(tracer, pool) {
    const created = [...tracer.originsOf(pool)].flatMap((origin) => {
        if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCallExpression(origin) || (0,_syntax__WEBPACK_IMPORTED_MODULE_6__/* .memberName */ .eg)(origin.expression) !== 'createPool')
            return [];
        const [factory] = origin.arguments;
        return factory ? [...(0,_members__WEBPACK_IMPORTED_MODULE_2__/* .memberOf */ .C5)(tracer, factory, 'create')] : [];
    });
    const results = created.filter(_syntax__WEBPACK_IMPORTED_MODULE_6__/* .isFunctionNode */ .Px).flatMap(_syntax__WEBPACK_IMPORTED_MODULE_6__/* .returnedExpressions */ .Fe);
    return results.length > 0 ? tracer.union(results) : undefined;
}
/** `map.get(x)` is whatever was put in by `map.set(x, value)`; `app.get('x')` what was set under that name. */
function mapValueOf(tracer, map, key) {
    const symbol = tracer.symbolOf(map);
    const label = key && _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isStringLiteralLike(key) ? key.text : undefined;
    const values = (tracer.names.calls.get('set') ?? []).flatMap((call) => {
        const [name, value] = call.arguments ?? [];
        if (!value || !name || !_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAccessExpression(call.expression))
            return [];
        const holder = call.expression.expression;
        const isSameName = (0,_syntax__WEBPACK_IMPORTED_MODULE_6__/* .memberName */ .eg)(holder) === (0,_syntax__WEBPACK_IMPORTED_MODULE_6__/* .memberName */ .eg)(map) && _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isStringLiteralLike(name) && name.text === label;
        const isNear = isSameName && tracer.packageOf(call) === tracer.packageOf(map);
        return isNear || (symbol !== undefined && tracer.symbolOf(holder) === symbol) ? [value] : [];
    });
    return values.length > 0 ? tracer.union(values) : undefined;
}
/** `require('x')` and `import('x')`: the value of `module.exports`, or the file with its exports, or the call itself. */
function moduleOf(tracer, call) {
    const [specifier] = call.arguments;
    const isImport = call.expression.kind === _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.ImportKeyword || (0,_syntax__WEBPACK_IMPORTED_MODULE_6__/* .memberName */ .eg)(call.expression) === 'require';
    if (!isImport || !specifier || !_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isStringLiteralLike(specifier))
        return undefined;
    const module = tracer.checker.getSymbolAtLocation(specifier) ?? requiredModule(tracer, specifier);
    const assigned = module?.exports?.get(_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.InternalSymbolName.ExportEquals);
    if (assigned)
        return tracer.ofSymbol(assigned, call);
    return new Set(module?.declarations ?? [call]);
}
/** The module behind `require('x')` in TypeScript, where the checker knows only what is imported. */
function requiredModule({ surroundings }, specifier) {
    const file = surroundings.moduleNamed(specifier.text, specifier.getSourceFile());
    return file && (0,_syntax__WEBPACK_IMPORTED_MODULE_6__/* .symbolOfFile */ .Um)(file);
}


/***/ }),

/***/ 5045:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $V: () => (/* binding */ leftAt),
/* harmony export */   AQ: () => (/* binding */ functionName),
/* harmony export */   Fe: () => (/* binding */ returnedExpressions),
/* harmony export */   J9: () => (/* binding */ outermost),
/* harmony export */   Kd: () => (/* binding */ holderOf),
/* harmony export */   Ly: () => (/* binding */ isAmbientVariable),
/* harmony export */   Px: () => (/* binding */ isFunctionNode),
/* harmony export */   RK: () => (/* binding */ isSlot),
/* harmony export */   S6: () => (/* binding */ sidesGiven),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   Um: () => (/* binding */ symbolOfFile),
/* harmony export */   X2: () => (/* binding */ owningScope),
/* harmony export */   Yu: () => (/* binding */ isWrapped),
/* harmony export */   Yv: () => (/* binding */ ELEMENT_CALLBACKS),
/* harmony export */   dh: () => (/* binding */ brief),
/* harmony export */   dv: () => (/* binding */ nameAround),
/* harmony export */   eg: () => (/* binding */ memberName),
/* harmony export */   j9: () => (/* binding */ extendedBy),
/* harmony export */   nE: () => (/* binding */ withoutAwait),
/* harmony export */   oA: () => (/* binding */ unwrap),
/* harmony export */   pG: () => (/* binding */ enclosingFunction),
/* harmony export */   uU: () => (/* binding */ isGlobalMember),
/* harmony export */   up: () => (/* binding */ valueSymbol),
/* harmony export */   vb: () => (/* binding */ namingNode),
/* harmony export */   vx: () => (/* binding */ nodesIn),
/* harmony export */   y5: () => (/* binding */ isMethodToImplement)
/* harmony export */ });
/* harmony import */ var _compiler__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4297);
/* harmony import */ var _excerpt__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1883);


/** The last name of an expression: `x`, `a.x`, `a['x']`; undefined when it is computed. */
function memberName(node) {
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isIdentifier(node))
        return node.text;
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAccessExpression(node))
        return node.name.text;
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isElementAccessExpression(node)) {
        return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : undefined;
    }
    if (isWrapped(node))
        return memberName(node.expression);
    return undefined;
}
/** The node that the checker knows a member by: `name` in `a.name` and in `a['name']`. */
function namingNode(node) {
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAccessExpression(node))
        return node.name;
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isElementAccessExpression(node) && memberName(node) !== undefined ? node.argumentExpression : node;
}
/** Whether a node is another expression in parentheses, a cast or `!`. */
function isWrapped(node) {
    return (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isParenthesizedExpression(node) ||
        _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isAsExpression(node) ||
        _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isNonNullExpression(node) ||
        _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isSatisfiesExpression(node) ||
        _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isTypeAssertionExpression(node));
}
/** The expression inside parentheses, casts and `!`. */
function unwrap(node) {
    let inner = node;
    while (isWrapped(inner))
        inner = inner.expression;
    return inner;
}
/** The expression behind `await`, parentheses, casts and `!`. */
function withoutAwait(expression) {
    const node = unwrap(expression);
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isAwaitExpression(node) ? withoutAwait(node.expression) : node;
}
/** The outermost node that is the same expression in parentheses, casts, `!` or `await`. */
function outermost(node) {
    let outer = node;
    while (isWrapped(outer.parent) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isAwaitExpression(outer.parent))
        outer = outer.parent;
    return outer;
}
/** Methods that hand each element of their receiver to a callback. */
const ELEMENT_CALLBACKS = new Set([
    'forEach',
    'map',
    'filter',
    'some',
    'every',
    'find',
    'flatMap',
]);
/** What a class extends, as written; undefined when it extends nothing. */
function extendedBy(declaration) {
    return declaration?.heritageClauses?.find(({ token }) => token === _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression;
}
/** Whether a node is a function with a body of its own. */
function isFunctionNode(node) {
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}
/** The nearest function around a node; undefined at the top level of a file. */
function enclosingFunction(node) {
    for (let at = node.parent; at; at = at.parent)
        if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isFunctionLike(at) && 'body' in at)
            return at;
    return undefined;
}
/**
 * The function in which statements belong together: callbacks given to `.then`, `forEach`, `Promise.all` and the like run
 * as part of the function that passes them, so they are looked through.
 */
function owningScope(node) {
    let scope = enclosingFunction(node);
    while (scope && isCallback(scope))
        scope = enclosingFunction(scope);
    return scope ?? node.getSourceFile();
}
function isCallback(node) {
    const inline = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isArrowFunction(node) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isFunctionExpression(node);
    const outer = inline ? outermost(node) : node;
    // `async.series([function (next) { … }, …])` runs its steps as one.
    const holder = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isArrayLiteralExpression(outer.parent) ? outer.parent.parent : outer.parent;
    if (!inline)
        return false;
    // The executor of a promise runs at once, as part of whoever makes the promise.
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCallExpression(holder) || (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isNewExpression(holder) && memberName(holder.expression) === 'Promise');
}
/** Whether `inner` is `outer` or lies within it. */
function isWithin(inner, outer) {
    return inner.pos >= outer.pos && inner.end <= outer.end && inner.getSourceFile() === outer.getSourceFile();
}
/** A node and everything below it, each before what it holds. With a stack of its own: machines nest deeper than the call stack. */
function* nodesIn(root) {
    const open = [root];
    for (let node = open.pop(); node; node = open.pop()) {
        yield node;
        const below = [];
        _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.forEachChild(node, (child) => {
            below.push(child);
        });
        open.push(...below.reverse());
    }
}
/** Where a list of statements is left for certain: but for functions, which are there all the same, nothing behind it ever runs. */
function leftAt(node) {
    const isList = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isBlock(node) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCaseOrDefaultClause(node) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isSourceFile(node);
    return (isList ? node.statements.find(leaves)?.end : undefined) ?? Number.POSITIVE_INFINITY;
}
function leaves(node) {
    return (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isReturnStatement(node) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isThrowStatement(node) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isBreakStatement(node) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isContinueStatement(node));
}
/** What a function gives back: its expression body, or every returned expression. */
function returnedExpressions(node) {
    if (!node.body)
        return [];
    if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isBlock(node.body))
        return [node.body];
    const found = [];
    const visit = (child) => {
        if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isReturnStatement(child)) {
            if (child.expression)
                found.push(child.expression);
        }
        else if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isFunctionLike(child) && !_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isClassLike(child))
            _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.forEachChild(child, visit);
    };
    _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.forEachChild(node.body, visit);
    return found;
}
/** The name by which a function is called: its own, its variable's or its property's. */
function functionName(node) {
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isConstructorDeclaration(node))
        return node.parent.name?.text;
    if (node.name && (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isIdentifier(node.name) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isStringLiteral(node.name) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPrivateIdentifier(node.name)))
        return node.name.text;
    const { parent } = outermost(node);
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isVariableDeclaration(parent) && _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isIdentifier(parent.name))
        return parent.name.text;
    if ((_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAssignment(parent) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyDeclaration(parent)) && !_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isComputedPropertyName(parent.name))
        return parent.name.getText().replace(/^['"]|['"]$/g, '');
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isBinaryExpression(parent) ? memberName(parent.left) : undefined;
}
/** Shortened source text of a node on one line, for messages. */
function brief(node, length = 60) {
    // A receiver can be a chain of a thousand calls, and each of them has one.
    return (0,_excerpt__WEBPACK_IMPORTED_MODULE_1__/* .excerptOf */ .z)(node.getText().slice(0, 20 * length), length);
}
/** `globalThis.x`, and what else a member of the global object is written as. */
function isGlobalMember(node) {
    const target = unwrap(node);
    if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAccessExpression(target) && !_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isElementAccessExpression(target))
        return false;
    return /^(?:global|globalThis|self|window)$/.test(memberName(target.expression) ?? '');
}
/** The name of the function around a node, for messages; undefined at the top of a file, and for functions without one. */
function nameAround(node) {
    const around = enclosingFunction(node);
    return around && functionName(around);
}
/** The variable or field that a value is put into where it is written. */
function holderOf(value) {
    const { parent } = outermost(value);
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isVariableDeclaration(parent) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyDeclaration(parent))
        return parent.name;
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isBinaryExpression(parent) && parent.operatorToken.kind === _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.EqualsToken
        ? parent.left
        : undefined;
}
/** A variable that is only declared, and has its value from elsewhere. */
function isAmbientVariable(node) {
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isVariableDeclaration(node) && (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.getCombinedModifierFlags(node) & _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.ModifierFlags.Ambient) !== 0;
}
/** What a name in an expression stands for: of `{ id }` the variable, not the property. An import stands for itself. */
function valueSymbol(checker, name) {
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isShorthandPropertyAssignment(name.parent)
        ? checker.getShorthandAssignmentValueSymbol(name.parent)
        : checker.getSymbolAtLocation(name);
}
/** The module that a file is; the checker answers for ES modules alone, and a CommonJS file has its symbol all the same. */
function symbolOfFile(file) {
    return file.symbol;
}
/** `get(key: string): Promise<string>` of an interface of the checked sources, `abstract get(…)`: classes say what it does. */
function isMethodToImplement(node) {
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isMethodSignature(node))
        return !node.getSourceFile().isDeclarationFile;
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isMethodDeclaration(node) && node.body === undefined && !node.getSourceFile().isDeclarationFile;
}
/** A member whose value is somewhere else: a field, what an interface of the checked sources or an abstract class asks for. */
function isSlot(origin) {
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertySignature(origin) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyDeclaration(origin) || isMethodToImplement(origin);
}
/** The sides of an expression that may be its value: both of `a ?? b`, the right one of `a = b`, none of `a + b`. */
function sidesGiven({ operatorToken, left, right }) {
    switch (operatorToken.kind) {
        case _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.EqualsToken:
        case _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.CommaToken:
        case _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.AmpersandAmpersandToken:
            return [right];
        case _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.QuestionQuestionToken:
        case _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.BarBarToken:
        case _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.QuestionQuestionEqualsToken:
        case _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.BarBarEqualsToken:
            return [left, right];
        default:
            return [];
    }
}


/***/ }),

/***/ 5440:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B5: () => (/* binding */ isRepeated),
/* harmony export */   Df: () => (/* binding */ guardsBetween),
/* harmony export */   XC: () => (/* binding */ endsWithExit),
/* harmony export */   aW: () => (/* binding */ connected),
/* harmony export */   dP: () => (/* binding */ areExclusive),
/* harmony export */   j1: () => (/* binding */ commonAncestor),
/* harmony export */   oy: () => (/* binding */ exitsBetween),
/* harmony export */   vR: () => (/* binding */ negated),
/* harmony export */   wX: () => (/* binding */ namesIn),
/* harmony export */   xg: () => (/* binding */ isReached)
/* harmony export */ });
/* harmony import */ var _files_lines__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6305);
/* harmony import */ var _compiler__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4297);
/* harmony import */ var _trace_syntax__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5045);



/** The nearest node that holds both. */
function commonAncestor(one, other) {
    let ancestor = one;
    while (!(0,_trace_syntax__WEBPACK_IMPORTED_MODULE_1__/* .isWithin */ .UO)(other, ancestor))
        ancestor = ancestor.parent;
    return ancestor;
}
/**
 * The conditions between a node and an ancestor, the ancestor included when the node is in one of its branches. Loops do
 * not count: a key that is written is walked over as well.
 */
function guardsBetween(node, ancestor) {
    const guards = [];
    for (let at = node; at !== ancestor.parent && at.parent; at = at.parent) {
        const guard = guardOf(at);
        if (guard && (0,_trace_syntax__WEBPACK_IMPORTED_MODULE_1__/* .isWithin */ .UO)(guard.node, ancestor))
            guards.push(guard);
    }
    return guards;
}
function guardOf(child) {
    const { parent } = child;
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isIfStatement(parent)) {
        const { expression, thenStatement } = parent;
        return child === expression ? undefined : { node: parent, condition: expression, runsIf: child === thenStatement };
    }
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isConditionalExpression(parent)) {
        const { condition, whenTrue } = parent;
        return child === condition ? undefined : { node: parent, condition, runsIf: child === whenTrue };
    }
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isBinaryExpression(parent)) {
        return isShortCircuit(parent) && child === parent.right ? shortCircuit(parent) : undefined;
    }
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCaseOrDefaultClause(parent))
        return { node: parent.parent.parent, condition: parent.parent.parent.expression };
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCatchClause(parent))
        return { node: parent, condition: undefined };
    return undefined;
}
function shortCircuit(node) {
    const { kind } = node.operatorToken;
    const isDecided = kind !== _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.QuestionQuestionToken;
    return {
        node,
        condition: node.left,
        ...(isDecided && { runsIf: kind === _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.AmpersandAmpersandToken }),
    };
}
function isShortCircuit(node) {
    const kind = node.operatorToken.kind;
    return (kind === _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.AmpersandAmpersandToken ||
        kind === _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.BarBarToken ||
        kind === _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.QuestionQuestionToken);
}
/** The truth of `!a`, where that of `a` may not be known. */
function negated(truth) {
    return truth === undefined ? undefined : !truth;
}
/** The truth of `a || b`, or of `a && b`, where that of either side may not be known. */
function connected(isOr, sides) {
    if (sides.includes(isOr))
        return isOr;
    return sides.includes(undefined) ? undefined : !isOr;
}
/** Whether two nodes lie in branches of which only one runs. */
function areExclusive(one, other) {
    const common = commonAncestor(one, other);
    // What stands in the condition runs before either branch.
    const condition = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isIfStatement(common)
        ? common.expression
        : _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isConditionalExpression(common)
            ? common.condition
            : undefined;
    if (condition)
        return !(0,_trace_syntax__WEBPACK_IMPORTED_MODULE_1__/* .isWithin */ .UO)(one, condition) && !(0,_trace_syntax__WEBPACK_IMPORTED_MODULE_1__/* .isWithin */ .UO)(other, condition);
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCaseBlock(common))
        return true;
    return leavesBefore(one, other, common) || leavesBefore(other, one, common);
}
/** `if (x) return a(); b()`: where `a` runs, `b` does not. */
function leavesBefore(first, second, common) {
    if (first.pos > second.pos)
        return false;
    return guardsBetween(first, common).some(({ node }) => {
        if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isIfStatement(node))
            return false;
        const branch = (0,_trace_syntax__WEBPACK_IMPORTED_MODULE_1__/* .isWithin */ .UO)(first, node.thenStatement) ? node.thenStatement : node.elseStatement;
        return branch !== undefined && endsWithExit(branch);
    });
}
/** Conditions between two nodes of one block under which the second is never reached. */
function exitsBetween(first, second, common) {
    if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isBlock(common) && !_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isSourceFile(common))
        return [];
    const { statements } = common;
    const from = statementAt(statements, first);
    const to = statementAt(statements, second);
    return statements.slice(from + 1, Math.max(from + 1, to)).flatMap((statement) => {
        const leaves = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isIfStatement(statement) && endsWithExit(statement.thenStatement);
        return leaves ? [{ node: statement, condition: statement.expression }] : [];
    });
}
/**
 * Whether a node runs when the function around it does, as far as the conditions on the way to it can be told: the
 * branches that it stands in, and those before it that leave. Undefined where one of them is not known.
 */
function isReached(node, top, runs) {
    let isCertain = true;
    for (let at = node; at !== top && at.parent; at = at.parent) {
        const guard = guardOf(at);
        const before = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isBlock(at.parent) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isSourceFile(at.parent) ? exitsBefore(at, at.parent.statements) : [];
        const answers = [
            ...(guard ? [runs(guard.condition, guard.runsIf)] : []),
            ...before.map((condition) => runs(condition, false)),
        ];
        if (answers.includes(false))
            return false;
        if (answers.includes(undefined))
            isCertain = false;
    }
    return isCertain ? true : undefined;
}
/** The statements of a block that may leave it, each found once: machines write blocks of many thousand statements. */
const exits = new WeakMap();
/** Conditions of the statements before one under which it is never reached. */
function exitsBefore(at, statements) {
    const leaving = exits.get(statements) ?? statements.filter(isExit);
    exits.set(statements, leaving);
    return leaving.filter((one) => one.end <= at.pos).map((one) => one.expression);
}
function isExit(statement) {
    return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isIfStatement(statement) && endsWithExit(statement.thenStatement);
}
/** By halving: machines write functions of many thousand statements. */
function statementAt(statements, { pos }) {
    return (0,_files_lines__WEBPACK_IMPORTED_MODULE_2__/* .countUpTo */ .MJ)(statements.length, (at) => statements[at].end <= pos);
}
/** Whether whoever enters a statement leaves the function, or the turn of the loop, at its end. */
function endsWithExit(statement) {
    const last = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isBlock(statement) ? statement.statements.at(-1) : statement;
    return last !== undefined && (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isReturnStatement(last) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isThrowStatement(last) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isContinueStatement(last));
}
/** Whether a node runs once for each element of something: in the body of a loop, or in a callback of `map`. */
function isRepeated(node) {
    for (let at = node; at.parent && !_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isSourceFile(at); at = at.parent) {
        const { parent } = at;
        if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isIterationStatement(parent, false) && (at === parent.statement || isTested(parent, at)))
            return true;
        if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isFunctionLike(at))
            continue;
        if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCallExpression(parent))
            return false;
        if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAccessExpression(parent.expression) && runsForEach(parent.expression.name.text))
            return true;
    }
    return false;
}
/** `reduce` hands its callback the elements, too, but not first. */
function runsForEach(method) {
    return method === 'reduce' || _trace_syntax__WEBPACK_IMPORTED_MODULE_1__/* .ELEMENT_CALLBACKS */ .Yv.has(method);
}
/** The condition of `while` and `do` runs as often as their body. */
function isTested(loop, part) {
    return (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isWhileStatement(loop) || _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isDoStatement(loop)) && part === loop.expression;
}
/** The names that an expression reads. */
function namesIn(expression) {
    const found = [];
    const visit = (node) => {
        if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isIdentifier(node))
            found.push(node);
        _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.forEachChild(node, visit);
    };
    visit(expression);
    return found;
}


/***/ }),

/***/ 226:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E2: () => (/* binding */ MAX_LENGTH),
/* harmony export */   OZ: () => (/* binding */ opaque),
/* harmony export */   Oj: () => (/* binding */ MADE_ANEW),
/* harmony export */   P1: () => (/* binding */ destructured),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   Vm: () => (/* binding */ IMPURE),
/* harmony export */   WN: () => (/* binding */ patternOfParts),
/* harmony export */   c3: () => (/* binding */ listOf)
/* harmony export */ });
/* harmony import */ var _compiler__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4297);
/* harmony import */ var _trace_syntax__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5045);


/** Longer texts are no keys: a pattern ends here with `*`, an identity is told by its digest. */
const MAX_LENGTH = 1000;
/** Calls of these hand each element of a list to a callback. */
const EACH = new Set(['forEach', 'map', 'flatMap', 'filter']);
/** Calls whose answer nobody else can have: it makes a key that is there for one run alone. */
const MADE_ANEW = /\b(?:random\w{0,40}|now|uuid\w{0,40}|v[14]|[cu]uid2?|ulid|nanoid)(?:\.(?:v\d|generate))?\s{0,5}\(/i;
/** An initialiser that calls one of these gives something else each time it is evaluated; a parameter may be called so. */
const IMPURE = new RegExp(`\\b(?:await|new)\\b|\\b(?:Date|next|shift|pop|incr\\w{0,40})\\s{0,5}\\(|${MADE_ANEW.source}`, 'i');
/** The pattern that the parts make together; null where nothing of it is known. */
function patternOfParts(parts) {
    const pattern = parts
        .map((part) => part.pattern)
        .join('')
        .replace(/\*+/g, '*');
    if (pattern.length > MAX_LENGTH)
        return `${pattern.slice(0, MAX_LENGTH)}*`;
    return pattern === '*' || pattern === '' ? null : pattern;
}
/** A part that is written down. */
function text(value) {
    return { id: value, pattern: value };
}
/** A part whose value is not known, told apart from others by its id. */
function opaque(id) {
    return { id: `\${${id}}`, pattern: '*' };
}
/** The list that a variable walks over: `for (const key of keys)`, `keys.forEach((key) => …)`. */
function listOf(declaration) {
    if (_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isVariableDeclaration(declaration)) {
        const loop = declaration.parent.parent;
        return _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isForOfStatement(loop) ? loop.expression : undefined;
    }
    if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isParameter(declaration) || declaration.parent.parameters[0] !== declaration)
        return undefined;
    const call = declaration.parent.parent;
    if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCallExpression(call) || !_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAccessExpression(call.expression))
        return undefined;
    return EACH.has(call.expression.name.text) ? call.expression.expression : undefined;
}
/** `const { id } = order` is `order.id`. */
function destructured(declaration) {
    if (!_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isBindingElement(declaration) || !_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isObjectBindingPattern(declaration.parent))
        return undefined;
    const owner = declaration.parent.parent;
    const name = (0,_trace_syntax__WEBPACK_IMPORTED_MODULE_1__/* .memberName */ .eg)(declaration.propertyName ?? declaration.name);
    const from = _compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isVariableDeclaration(owner) ? owner.initializer : undefined;
    return from && name !== undefined && !IMPURE.test(from.getText()) ? { from, name } : undefined;
}


/***/ }),

/***/ 2839:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  r: () => (/* binding */ KeyReader)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/collect/files/failures.ts
var failures = __webpack_require__(6003);
// EXTERNAL MODULE: ./src/collect/source/compiler.ts
var compiler = __webpack_require__(4297);
// EXTERNAL MODULE: ./src/collect/source/trace/elements.ts
var trace_elements = __webpack_require__(8015);
// EXTERNAL MODULE: ./src/collect/source/trace/syntax.ts
var syntax = __webpack_require__(5045);
// EXTERNAL MODULE: ./src/collect/source/usage/key-parts.ts
var key_parts = __webpack_require__(226);
// EXTERNAL MODULE: ./src/collect/source/usage/steps.ts
var steps = __webpack_require__(1377);
;// CONCATENATED MODULE: ./src/collect/source/usage/text-calls.ts


const PLACEHOLDER = /%[sdijoO]/;
/**
 * The pieces of a text that a call only puts together: `String(id)`, `a.concat(b)`, `format('user:%s', id)`,
 * `KEY.replace('{id}', id)`; undefined for any other call.
 *
 * @param constant the text of an expression that is nothing but text
 */
function piecesOf(call, constant) {
    const callee = (0,syntax/* unwrap */.oA)(call.expression);
    const name = (0,syntax/* memberName */.eg)(callee) ?? '';
    const [first, second] = call.arguments;
    const receiver = compiler.ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
    if (name === 'format' && first)
        return formatted(constant(first), call.arguments.slice(1));
    if (!receiver)
        return name === 'String' && first ? [first] : undefined;
    if (name === 'toString')
        return [receiver];
    if (name === 'concat')
        return [receiver, ...call.arguments];
    return /^replace(?:All)?$/.test(name) && first && second ? replaced(constant(receiver), first, second) : undefined;
}
function formatted(template, values) {
    const texts = template?.split(PLACEHOLDER);
    // A date is formatted as well, with other placeholders.
    if (!texts || texts.length < 2 || texts.length !== values.length + 1)
        return undefined;
    return texts.flatMap((text, at) => [text, ...values.slice(at, at + 1)]);
}
/** What is replaced is there once: a placeholder for one value. */
function replaced(text, what, value) {
    const texts = compiler.ts.isStringLiteralLike(what) ? text?.split(what.text) : undefined;
    const [before, after, ...others] = texts ?? [];
    const isOnce = before !== undefined && after !== undefined && others.length === 0;
    return isOnce && !compiler.ts.isFunctionLike((0,syntax/* unwrap */.oA)(value)) ? [before, value, after] : undefined;
}
/** The text of parts that are all written down; undefined where one of them varies. */
function textOfParts(parts) {
    return parts.every(({ id, pattern }) => id === pattern) ? parts.map(({ id }) => id).join('') : undefined;
}
/** `parts` of `parts.filter(Boolean)`, which leaves out what is not there. */
function withoutFilter(list) {
    const isFilter = compiler.ts.isCallExpression(list) && list.arguments[0]?.getText() === 'Boolean';
    const callee = isFilter ? (0,syntax/* unwrap */.oA)(list.expression) : undefined;
    return callee && compiler.ts.isPropertyAccessExpression(callee) ? (0,syntax/* unwrap */.oA)(callee.expression) : list;
}

;// CONCATENATED MODULE: ./src/collect/source/usage/keys.ts








const MAX_DEPTH = 12;
const NO_BINDINGS = new Map();
/** So many characters count as one step. */
const CHARACTERS = 100;
/**
 * Reads key expressions: as patterns for people (`user:*:profile`), as identities for comparing two of them. Builders,
 * constants, templates and concatenations of the same key come out the same.
 */
class KeyReader {
    tracer;
    #ids = new Map();
    #identities = new Map();
    #steps = new steps/* Steps */.g();
    constructor(tracer) {
        this.tracer = tracer;
    }
    /**
     * The key pattern, `*` for whatever is not constant; null where nothing of it is known.
     *
     * @throws as all methods do, where the key is put together in too many steps to be read
     */
    patternOf(expression) {
        this.#steps = new steps/* Steps */.g();
        return (0,key_parts/* patternOfParts */.WN)(this.#parts(expression, NO_BINDINGS, 0));
    }
    /** The pattern that a key has behind calls: the innermost function that it stands in comes first. */
    patternAtCalls(key, calls) {
        this.#steps = new steps/* Steps */.g();
        return (0,key_parts/* patternOfParts */.WN)(this.#parts(key, this.#bindAll(calls), 0));
    }
    /** The same text for two expressions that give the same key when evaluated in the same scope. */
    identityOf(expression) {
        const known = this.#identities.get(expression) ?? this.#identity(expression, NO_BINDINGS);
        this.#identities.set(expression, known);
        return known;
    }
    /** The identity that a key inside a function has for one of its callers. */
    identityAtCall(key, inside, call) {
        return this.identityAtCalls(key, [{ inside, call }]);
    }
    /** The identity that a key has for the caller behind several calls. */
    identityAtCalls(key, calls) {
        return this.#identity(key, this.#bindAll(calls));
    }
    #identity(expression, bindings) {
        this.#steps = new steps/* Steps */.g();
        const id = this.#id(expression, bindings, 0);
        return id.length > key_parts/* MAX_LENGTH */.E2 ? (0,external_node_crypto_.createHash)('sha256').update(id).digest('hex') : id;
    }
    /** Identities of every key that an expression stands for: one that walks over a list stands for its elements. */
    identitiesOf(expression) {
        const node = (0,syntax/* unwrap */.oA)(expression);
        const declaration = compiler.ts.isIdentifier(node) ? this.tracer.symbolOf(node)?.valueDeclaration : undefined;
        const list = declaration && (0,key_parts/* listOf */.c3)(declaration);
        const elements = list ? (0,trace_elements/* elementsOf */.Z)(this.tracer, list).filter(compiler.ts.isExpression) : [];
        return [this.identityOf(expression), ...elements.map((element) => this.identityOf(element))];
    }
    #id(expression, bindings, depth) {
        const id = this.#parts(expression, bindings, depth + 1)
            .map((part) => part.id)
            .join('');
        this.#spend(id.length / CHARACTERS);
        return id;
    }
    #parts(expression, bindings, depth) {
        const node = (0,syntax/* unwrap */.oA)(expression);
        this.#spend(1);
        if (depth > MAX_DEPTH)
            return [(0,key_parts/* opaque */.OZ)(node.getText())];
        const inner = (one) => this.#parts(one, bindings, depth + 1);
        if (compiler.ts.isStringLiteralLike(node) || compiler.ts.isNumericLiteral(node))
            return [(0,key_parts/* text */.Qq)(node.text)];
        if (compiler.ts.isTemplateExpression(node)) {
            return [
                (0,key_parts/* text */.Qq)(node.head.text),
                ...node.templateSpans.flatMap((span) => [...inner(span.expression), (0,key_parts/* text */.Qq)(span.literal.text)]),
            ];
        }
        if (compiler.ts.isBinaryExpression(node) && node.operatorToken.kind === compiler.ts.SyntaxKind.PlusToken) {
            return [...inner(node.left), ...inner(node.right)];
        }
        if (compiler.ts.isAwaitExpression(node))
            return inner(node.expression);
        // `set((key = `a:${id}`), value)`: the same key as `key` later on, and as plain as what is assigned.
        if (compiler.ts.isBinaryExpression(node) && node.operatorToken.kind === compiler.ts.SyntaxKind.EqualsToken) {
            const pattern = inner(node.right).map((part) => part.pattern);
            return [{ id: this.#id(node.left, bindings, depth), pattern: pattern.join('') }];
        }
        if (compiler.ts.isCallExpression(node))
            return this.#ofCall(node, bindings, depth);
        if (compiler.ts.isIdentifier(node))
            return this.#ofName(node, bindings, depth);
        if (compiler.ts.isPropertyAccessExpression(node)) {
            return this.#ofMember(node, `${this.#id(node.expression, bindings, depth)}.${node.name.text}`, depth);
        }
        if (compiler.ts.isElementAccessExpression(node)) {
            const member = this.#id(node.argumentExpression, bindings, depth);
            return this.#ofMember(node, `${this.#id(node.expression, bindings, depth)}[${member}]`, depth);
        }
        return [(0,key_parts/* opaque */.OZ)(node.getText().replace(/\s+/g, ''))];
    }
    #spend(steps) {
        if (!this.#steps.take(steps))
            throw new failures/* TooManySteps */.zf('a key is put together in too many steps');
    }
    #ofCall(node, bindings, depth) {
        const known = this.#ofText(node, bindings, depth);
        if (known)
            return known;
        const [builder, ...others] = this.tracer.functionsOf(node.expression);
        const [returned, ...more] = builder && others.length === 0 ? (0,syntax/* returnedExpressions */.Fe)(builder) : [];
        if (builder && returned && more.length === 0 && !key_parts/* IMPURE */.Vm.test(returned.getText())) {
            return this.#parts(returned, this.#bind(builder, node, bindings), depth + 1);
        }
        const args = node.arguments.map((argument) => this.#id(argument, bindings, depth)).join();
        return [(0,key_parts/* opaque */.OZ)(`${this.#id(node.expression, bindings, depth)}(${args})`)];
    }
    /** Calls that only put text together. */
    #ofText(node, bindings, depth) {
        const inner = (one) => this.#parts(one, bindings, depth + 1);
        const pieces = piecesOf(node, (one) => textOfParts(inner(one)));
        if (pieces)
            return pieces.flatMap((one) => (typeof one === 'string' ? [(0,key_parts/* text */.Qq)(one)] : inner(one)));
        const elements = this.#joined(node, bindings);
        if (!elements)
            return undefined;
        const [argument] = node.arguments;
        const separator = argument ? inner(argument) : [(0,key_parts/* text */.Qq)(',')];
        return elements.flatMap(({ expression, bindings: within }, at) => {
            const parts = this.#parts(expression, within, depth + 1);
            return at === 0 ? parts : [...separator, ...parts];
        });
    }
    /** The elements in `['cart', id].join(':')`, and in `parts.filter(Boolean).join(':')` those that the parts are. */
    #joined({ expression }, bindings) {
        const callee = (0,syntax/* unwrap */.oA)(expression);
        if (!compiler.ts.isPropertyAccessExpression(callee) || callee.name.text !== 'join')
            return undefined;
        const list = withoutFilter((0,syntax/* unwrap */.oA)(callee.expression));
        if (compiler.ts.isArrayLiteralExpression(list))
            return list.elements.flatMap((one) => this.#elements(one, bindings));
        const symbol = compiler.ts.isIdentifier(list) ? this.tracer.symbolOf(list) : undefined;
        const { rest, bindings: within = bindings } = (symbol && bindings.get(symbol)) ?? {};
        return rest?.map((one) => ({ expression: one, bindings: within }));
    }
    /** One element of a list, or those that `...parts` stands for at the call that is being read. */
    #elements(element, bindings) {
        if (!compiler.ts.isSpreadElement(element))
            return [{ expression: element, bindings }];
        const { expression } = element;
        const symbol = compiler.ts.isIdentifier(expression) ? this.tracer.symbolOf(expression) : undefined;
        const bound = symbol && bindings.get(symbol);
        const within = bound?.bindings ?? bindings;
        return bound?.rest?.map((one) => ({ expression: one, bindings: within })) ?? [{ expression, bindings }];
    }
    #bindAll(calls) {
        return calls.reduceRight((outer, { inside, call }) => this.#bind(inside, call, outer), NO_BINDINGS);
    }
    #bind(builder, call, bindings) {
        const inside = new Map();
        for (const [at, parameter] of builder.parameters.entries()) {
            const symbol = compiler.ts.isIdentifier(parameter.name) ? this.tracer.symbolOf(parameter.name) : undefined;
            const passed = call.arguments?.[at];
            const expression = passed ?? parameter.initializer;
            const rest = parameter.dotDotDotToken ? call.arguments?.slice(at) : undefined;
            const within = passed ? bindings : NO_BINDINGS;
            if (symbol && expression)
                inside.set(symbol, { expression, bindings: within, ...(rest && { rest }) });
        }
        return inside;
    }
    #ofName(node, bindings, depth) {
        const symbol = this.tracer.symbolOf(node);
        if (!symbol)
            return [(0,key_parts/* opaque */.OZ)(node.text)];
        const bound = bindings.get(symbol);
        if (bound)
            return this.#parts(bound.expression, bound.bindings, depth + 1);
        const declaration = symbol.valueDeclaration;
        const list = declaration && (0,key_parts/* listOf */.c3)(declaration);
        if (list)
            return [(0,key_parts/* opaque */.OZ)(`each ${this.#id(list, NO_BINDINGS, depth)}`)];
        if (declaration && compiler.ts.isVariableDeclaration(declaration) && this.#isFixed(symbol, declaration.initializer)) {
            return this.#parts(declaration.initializer, NO_BINDINGS, depth + 1);
        }
        const owner = declaration && (0,key_parts/* destructured */.P1)(declaration);
        if (owner)
            return this.#ofMember(node, `${this.#id(owner.from, NO_BINDINGS, depth)}.${owner.name}`, depth);
        return this.#ofMember(node, `#${this.#numberOf(symbol)}`, depth);
    }
    /** Something that is known by name; a constant behind it is its value, anything else only lends it a pattern. */
    #ofMember(node, id, depth) {
        const [only, ...others] = this.tracer.originsOf(node);
        if (!only || others.length > 0 || only === node)
            return [(0,key_parts/* opaque */.OZ)(id)];
        const value = compiler.ts.isEnumMember(only) ? only.initializer : compiler.ts.isExpression(only) ? only : undefined;
        if (!value || compiler.ts.isIdentifier(value))
            return [(0,key_parts/* opaque */.OZ)(id)];
        if (compiler.ts.isStringLiteralLike(value) || compiler.ts.isNumericLiteral(value))
            return [(0,key_parts/* text */.Qq)(value.text)];
        const pattern = this.#parts(value, NO_BINDINGS, depth + 1)
            .map((part) => part.pattern)
            .join('');
        return [{ id: `\${${id}}`, pattern }];
    }
    /** Whether a variable has the same value wherever it is read. */
    #isFixed(symbol, initializer) {
        if (!initializer || key_parts/* IMPURE */.Vm.test(initializer.getText()))
            return false;
        const assigned = this.tracer.names.assignments.get(symbol.name) ?? [];
        return !assigned.some((one) => this.tracer.symbolOf(one.left) === symbol);
    }
    #numberOf(symbol) {
        const known = this.#ids.get(symbol) ?? this.#ids.size + 1;
        this.#ids.set(symbol, known);
        return known;
    }
}


/***/ }),

/***/ 9496:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   CR: () => (/* binding */ placeOfRange),
/* harmony export */   TN: () => (/* binding */ keyOf)
/* harmony export */ });
/* harmony import */ var _files_lines__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6305);
/* harmony import */ var _compiler__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4297);
/* harmony import */ var _program__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2822);



/** The key that a command is sent with; undefined where it is not known, or one of several that are spread. */
function keyOf({ args, facts }) {
    const key = args?.[facts.keyAt];
    return key && !_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isSpreadElement(key) ? key : undefined;
}
/** The place of a node; for a property access, of the member's name. */
function placeOf(node) {
    return placeOfRange(node.getSourceFile(), node.getStart(), node.getEnd());
}
const lines = new WeakMap();
/** The place of a range of offsets in a file. */
function placeOfRange(file, start, end) {
    const starts = lines.get(file) ?? (0,_files_lines__WEBPACK_IMPORTED_MODULE_2__/* .lineStarts */ ._$)(file.text);
    lines.set(file, starts);
    return (0,_files_lines__WEBPACK_IMPORTED_MODULE_2__/* .placeIn */ .VV)((0,_program__WEBPACK_IMPORTED_MODULE_1__/* .repositoryPath */ .SH)(file), starts, start, end);
}


/***/ }),

/***/ 1377:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ Steps)
/* harmony export */ });
/** More than any value takes that a person wrote, by a factor of a hundred. */
const MOST = 20_000;
/**
 * Bounds how far one question about a value is followed. Constants that hold the one before twice are a few lines of
 * source and more steps than there are atoms; whoever runs out says that it did.
 */
class Steps {
    #left = MOST;
    /** False once there have been too many. */
    take(count = 1) {
        this.#left -= count;
        return this.#left >= 0;
    }
}


/***/ }),

/***/ 5380:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A_: () => (/* binding */ PIPELINE_METHODS),
/* harmony export */   Ar: () => (/* binding */ methodNames),
/* harmony export */   Nl: () => (/* binding */ commandOf),
/* harmony export */   ZV: () => (/* binding */ rawCommandOf),
/* harmony export */   _: () => (/* binding */ RAW_METHODS),
/* harmony export */   bm: () => (/* binding */ isUnmistakable),
/* harmony export */   ih: () => (/* binding */ isRootPath)
/* harmony export */ });
/* harmony import */ var _repository_cached__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(909);

const STRING_WRITES = `set mSet mSetNX setNX getSet append incr incrBy incrByFloat decr decrBy setRange setBit bitField
  json.set json.mSet json.merge`;
const COLLECTION_WRITES = `hSet hmSet hSetNX hIncrBy hIncrByFloat lPush rPush sAdd sInterStore sUnionStore sDiffStore zAdd zIncrBy
  zUnionStore zInterStore zDiffStore zRangeStore xAdd geoAdd geoSearchStore pfAdd pfMerge
  bf.add bf.reserve cf.add cms.incrBy topK.add ts.add ts.create`;
/** The key that these create is their second argument. */
const SECOND_KEY_WRITES = 'bitOp copy lMove rPopLPush bLMove bRPopLPush sMove';
const EXPIRING_WRITES = 'setEx pSetEx hSetEx';
const KEY_EXPIRES = 'expire pExpire expireAt pExpireAt getEx';
const FIELD_EXPIRES = 'hExpire hpExpire hExpireAt hpExpireAt';
const OTHERS = `get mGet getDel getRange strLen lcs substr getBit bitCount bitPos bitFieldRo del unlink exists touch type ttl pTTL
  expireTime pExpireTime persist rename renameNX dump restore keys hScan sScan zScan sort sortRo object wait
  hGet hmGet hGetAll hKeys hVals hLen hExists hDel hStrLen hRandField hGetDel hGetEx
  hTTL hpTTL hExpireTime hpExpireTime hPersist
  lPushX rPushX lPop rPop lRange lTrim lIndex lInsert lLen lPos lRem lSet blPop brPop lmPop blmPop
  sRem sMembers sIsMember smIsMember sCard sPop sRandMember sInter sInterCard sUnion sDiff
  zRem zScore zmScore zRange zRangeByScore zRangeByLex zRevRange zRevRangeByScore zRank zRevRank zCard zCount zLexCount zPopMin
  zPopMax bzPopMin bzPopMax zmPop bzmPop zRandMember zRemRangeByRank zRemRangeByScore zRemRangeByLex zUnion zInter zDiff zInterCard
  xRead xReadGroup xRange xRevRange xLen xDel xDelEx xTrim xAck xAckDel xClaim xAutoClaim xPending xGroup xInfo xSetId xGroupCreate
  geoDist geoHash geoPos geoRadius geoRadiusByMember geoSearch pfCount move json.get json.mGet json.del json.type`;
const EVALUATIONS = 'eval evalSha evalRo evalShaRo fCall fCallRo';
const WITHOUT_KEY = `randomKey dbSize scan publish sPublish subscribe pSubscribe sSubscribe unsubscribe pUnsubscribe sUnsubscribe
  script function flushAll flushDb config monitor
  debug save bgSave bgRewriteAof swapDb shutdown slaveOf replicaOf migrate info client cluster command acl latency memory module
  slowlog ping echo select auth hello time role watch unwatch discard exec`;
/** Methods that name a command and its subcommand in one word, by the command (node-redis, valkey-glide). */
const SUBCOMMANDS = {
    CONFIG: 'configSet configGet configRewrite configResetStat',
    SCRIPT: 'scriptLoad scriptFlush scriptKill scriptExists scriptShow scriptDebug',
    FUNCTION: 'functionFlush functionKill functionLoad functionList functionDelete functionStats functionDump functionRestore',
};
/** Methods of node-redis for one form of a command, by the command: `lPopCount` sends LPOP with a count. */
const FORMS = {
    LPOP: 'lPopCount',
    RPOP: 'rPopCount',
    SPOP: 'sPopCount',
    LPOS: 'lPosCount',
    LCS: 'lcsLen lcsIdx lcsIdxWithMatchLen',
    SRANDMEMBER: 'sRandMemberCount',
    HRANDFIELD: 'hRandFieldCount hRandFieldCountWithValues',
    HSCAN: 'hScanNoValues',
    ZADD: 'zAddIncr',
    ZRANGE: 'zRangeWithScores',
    ZRANGEBYSCORE: 'zRangeByScoreWithScores',
    ZRANK: 'zRankWithScore',
    ZPOPMIN: 'zPopMinCount',
    ZPOPMAX: 'zPopMaxCount',
    ZRANDMEMBER: 'zRandMemberCount zRandMemberCountWithScores',
    ZDIFF: 'zDiffWithScores',
    ZINTER: 'zInterWithScores',
    ZUNION: 'zUnionWithScores',
    XPENDING: 'xPendingRange',
    XCLAIM: 'xClaimJustId',
    XAUTOCLAIM: 'xAutoClaimJustId',
    GEORADIUS: 'geoRadiusWith geoRadiusRo geoRadiusRoWith',
    GEORADIUSBYMEMBER: 'geoRadiusByMemberWith geoRadiusByMemberRo geoRadiusByMemberRoWith',
    GEOSEARCH: 'geoSearchWith',
};
/** The same for commands whose second word it is, which are about a key. */
const ABOUT_A_KEY = {
    OBJECT: 'objectEncoding objectFreq objectIdleTime objectRefCount',
    MEMORY: 'memoryUsage',
};
/** Iterators that clients build on the SCAN family, and the command that each sends. */
const ITERATORS = {
    scanIterator: 'SCAN',
    scanStream: 'SCAN',
    hScanIterator: 'HSCAN',
    hscanStream: 'HSCAN',
    sScanIterator: 'SSCAN',
    sscanStream: 'SSCAN',
    zScanIterator: 'ZSCAN',
    zscanStream: 'ZSCAN',
};
/** Methods that take the command as data: its name in the first argument, or the first element of an array. */
const RAW_METHODS = new Set([
    'sendcommand',
    'send_command',
    'call',
    'callbuffer',
    'customcommand',
    'internal_send_command',
    'addcommand',
    'send',
]);
/** Methods that open a pipeline or a transaction; their array argument holds raw commands. */
const PIPELINE_METHODS = new Set(['multi', 'pipeline', 'batch']);
/** `configSet` → CONFIG with the subcommand SET. */
function compound([name, methods], keyAt = -1) {
    return words(methods).map((method) => {
        return [spelling(method), { name, subcommand: method.slice(name.length).toUpperCase(), keyAt }];
    });
}
function words(text) {
    return text.split(/\s+/).filter(Boolean);
}
function facts(list, rest) {
    return words(list).map((word) => [spelling(word), { name: word.toUpperCase(), ...rest }]);
}
/** Folds a client's method name to the key of the table: `setEx`, `SETEX`, `keysAsync` and `getBuffer` all arrive. */
function spelling(method) {
    return method.toLowerCase().replaceAll('.', '');
}
const BY_NAME = new Map([
    ...facts(OTHERS, { keyAt: 0 }),
    ...facts(EVALUATIONS, { keyAt: 2 }),
    ...facts(WITHOUT_KEY, { keyAt: -1 }),
    ...Object.entries(SUBCOMMANDS).flatMap((one) => compound(one)),
    ...Object.entries(ABOUT_A_KEY).flatMap((one) => compound(one, 0)),
    ...Object.entries(ITERATORS).map(([method, name]) => [
        spelling(method),
        { name, keyAt: name === 'SCAN' ? -1 : 0 },
    ]),
    ...facts(STRING_WRITES, { writes: 'string', keyAt: 0 }),
    ...facts(COLLECTION_WRITES, { writes: 'collection', keyAt: 0 }),
    ...facts(SECOND_KEY_WRITES, { writes: 'collection', keyAt: 1 }),
    ...facts(EXPIRING_WRITES, { writes: 'string', keyAt: 0, expires: 'itself' }),
    ...facts(KEY_EXPIRES, { keyAt: 0, expires: 'key' }),
    ...facts(FIELD_EXPIRES, { keyAt: 0, expires: 'fields' }),
]);
const COMMANDS = new Map([
    ...BY_NAME,
    ...Object.entries(FORMS).flatMap(([name, methods]) => words(methods).map((method) => [
        spelling(method),
        BY_NAME.get(spelling(name)),
    ])),
]);
/** Names that no ordinary class or object has: enough to suspect Redis where only the receiver's name says so. */
const COMMON_NAMES = new Set(words('get set del type keys append copy object wait sort scan eval time role client command info select auth echo ping publish subscribe unsubscribe exec watch config debug save monitor shutdown script function module memory persist exists touch rename expire unlink dump restore move memoryusage migrate latency acl cluster discard unwatch hello slowlog ttl substr'));
/** `Select`, `Object`, `Config`: types and components. No client spells a method like this. */
const PASCAL = /^[A-Z][a-z]/;
/** Method names that were asked about, with the answer: every member access of every parsed file asks. */
const known = new Map();
/** Facts of a command by a client's method name; undefined when it is none. Suffixes `Async` and `Buffer` are client idioms. */
function commandOf(method) {
    return (0,_repository_cached__WEBPACK_IMPORTED_MODULE_0__/* .cached */ .P)(known, method, () => findCommand(method));
}
/** `config_set` of node-redis 3, `LPOP_COUNT` and `SCRIPT_LOAD` of later ones. */
const SPLIT = /^(?:[Cc]onfig|[Ss]cript|[Ff]unction)_|^[A-Z]{3,20}_[A-Z_]{3,30}$/;
function findCommand(method) {
    if (PASCAL.test(method))
        return undefined;
    return (COMMANDS.get(spelling(method)) ??
        COMMANDS.get(spelling(method.replace(/(?:Async|Buffer)$/, ''))) ??
        (SPLIT.test(method) ? COMMANDS.get(spelling(method.replaceAll('_', ''))) : undefined));
}
/** Facts of a command by the name that goes over the wire; unknown commands are reads of their first argument. */
function rawCommandOf(name) {
    return COMMANDS.get(spelling(name)) ?? { name: name.toUpperCase(), keyAt: 0 };
}
/** Whether a method name alone makes Redis likely. */
function isUnmistakable(method) {
    return !PASCAL.test(method) && COMMANDS.has(spelling(method)) && !COMMON_NAMES.has(method.toLowerCase());
}
/** Every method name for the clients' declaration files: lower case, camel case, upper case. */
function methodNames() {
    const all = words([
        STRING_WRITES,
        COLLECTION_WRITES,
        SECOND_KEY_WRITES,
        EXPIRING_WRITES,
        KEY_EXPIRES,
        FIELD_EXPIRES,
        OTHERS,
        EVALUATIONS,
        WITHOUT_KEY,
        ...Object.values(SUBCOMMANDS),
        ...Object.values(FORMS),
        ...Object.values(ABOUT_A_KEY),
        ...Object.keys(ITERATORS),
    ].join(' '));
    return [
        ...new Set(all.filter((word) => !word.includes('.')).flatMap((word) => [word, word.toLowerCase(), word.toUpperCase()])),
    ];
}
/** Whether a path of RedisJSON, or its pattern, is the whole document: `$`, or `.` of its first version. */
function isRootPath(path) {
    return path === '$' || path === '.';
}


/***/ })

};
;