/** Types of redis-topology.mjs, for the tests, which are TypeScript. */
import type { RedisOptions, RedisServer, TlsFiles } from './redis-server.mjs'

export interface ClusterOptions {
  /** 3 when absent. */
  readonly primaries?: number
  /** Of each primary; none when absent. */
  readonly replicas?: number
  /** Lines of redis.conf for every node, and for single ones by number: primaries come first. */
  readonly config?: RedisOptions['config']
  readonly configOf?: (index: number) => RedisOptions['config'] | undefined
  readonly tls?: TlsFiles
  readonly acl?: readonly string[]
  /** `user password` of somebody who may ask CLUSTER INFO, where the user `default` may not. */
  readonly login?: string
}

export interface ClusterMember extends RedisServer {
  readonly id: string
  /** Of a primary: `0-5460`. */
  readonly slots?: string
  /** Of a replica: the id of its primary. */
  readonly primary?: string
}

export interface RedisCluster {
  readonly primaries: readonly ClusterMember[]
  /** The first follows the first primary, and so on. */
  readonly replicas: readonly ClusterMember[]
  stop(): Promise<void>
}

export function startCluster(options?: ClusterOptions): Promise<RedisCluster>
export function startSentinel(
  masters: Readonly<Record<string, { readonly port: number }>>,
  options?: RedisOptions,
): Promise<RedisServer>
