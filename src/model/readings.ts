/** What the staging server said. A field that is absent is unknown, never zero. Holds no secret, address or key name. */
export interface Readings {
  readonly server: {
    /** `redis`, `valkey`, `dragonfly`, `keydb`. */
    readonly product: string
    readonly version?: string
    /** `standalone`, `cluster` or `sentinel`. */
    readonly mode?: string
    readonly uptimeSeconds?: number
  }
  readonly memory: {
    /** Bytes; 0 means no limit. */
    readonly maxmemory?: number
    readonly policy?: string
    readonly usedBytes?: number
    readonly totalSystemBytes?: number
  }
  readonly keyspace?: { readonly keys: number; readonly expires: number }
  readonly stats: {
    readonly evictedKeys?: number
    readonly keyspaceHits?: number
    readonly keyspaceMisses?: number
    readonly rejectedConnections?: number
  }
  readonly clients: { readonly connected?: number; readonly max?: number }
  /** Sections of INFO that could not be read, and why. */
  readonly unread: readonly { readonly section: string; readonly reason: string }[]
  /** How long the whole probe took, in milliseconds. */
  readonly tookMs: number
}
