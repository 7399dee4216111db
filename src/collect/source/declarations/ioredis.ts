import { CHAINED_COMMANDS, COMMANDS, EMITTER } from './members'

/** ioredis and iovalkey: a class that is the module, so that `import`, `require` and `.default` all build it. */
export const IOREDIS = `
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
`
