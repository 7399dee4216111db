/** Types of redis-server.mjs, for the tests, which are TypeScript. */

/** Files that {@link makeCertificates} made; `ca` is the PEM text of the authority. */
export interface TlsFiles {
  readonly ca: string
  readonly caFile: string
  readonly certFile: string
  readonly keyFile: string
  /** PEM texts, and their files. */
  readonly clientCert: string
  readonly clientKey: string
  readonly clientCertFile: string
  readonly clientKeyFile: string
  remove(): Promise<void>
}

export interface RedisOptions {
  /** Path of the server binary; found (or installed) when absent. */
  readonly binary?: string
  /** Command line after the config file: `['--sentinel']`, `['--maxmemory', '100mb']`. */
  readonly args?: readonly string[]
  /** Lines of redis.conf: `{ maxmemory: '100mb' }`. */
  readonly config?: Readonly<Record<string, string | number>>
  /** With these files the port speaks TLS only. */
  readonly tls?: TlsFiles
  /** Lines of the ACL file: `user probe on >secret -@all +info`. */
  readonly acl?: readonly string[]
  /** Where to listen; a free port when absent. */
  readonly port?: number
}

export interface RedisServer {
  readonly port: number
  /** Without user and password: `redis://127.0.0.1:6380`, with TLS `rediss://localhost:6380`. */
  readonly url: string
  readonly pid: number
  /** Its temporary folder; removed when it stops. */
  readonly folder: string
  /** Kills it (a stopped process too) and removes its folder. */
  stop(): Promise<void>
}

export function findRedisServer(options?: { say?: (line: string) => void }): Promise<string>
export function startRedis(options?: RedisOptions): Promise<RedisServer>
export function findFreePort(): Promise<number>
export function findFreePorts(count: number): Promise<number[]>
export function makeCertificates(options?: {
  names?: string[]
  authority?: string | undefined
  clientDays?: number
}): Promise<TlsFiles>
