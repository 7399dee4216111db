/**
 * effect: a program that gives a value, which `yield*` takes out, and services that are found by their class. Without these
 * types a client that such a program makes is `any`, and so is a service of the repository's own.
 */
export const EFFECT = `
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
`
