/**
 * Packages that carry a value of the repository's own type from one place to another. Without their types what comes out
 * is `any`, and a client in it is not seen.
 */

/** node:async_hooks: the store of a request. */
export const ASYNC_HOOKS = `
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
`

/** hono: the variables of a request's context. */
export const HONO = `
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
`

/** @trpc/server: the context of a procedure. */
export const TRPC = `
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
`
