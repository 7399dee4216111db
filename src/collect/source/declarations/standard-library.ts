import { COMMAND_TYPES } from './members'

/**
 * The part of the standard library that data flow goes through, as small as it can be: the real lib files cost more to
 * parse than most repositories' Redis files. What is absent here is `any`, which the tracer follows by itself.
 */
export const STANDARD_LIBRARY = `${COMMAND_TYPES}interface SymbolConstructor { readonly iterator: unique symbol; readonly asyncIterator: unique symbol }
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
`
