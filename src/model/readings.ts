/** What one server said. A field that is absent is unknown, never zero. Holds no secret, address or key name. */
export interface Readings {
  readonly server: {
    /** `redis`, `valkey`, `dragonfly`, `keydb`; `unknown` where the server does not say. */
    readonly product: string
    readonly version?: string
    /** `standalone`, `cluster` or `sentinel`. */
    readonly mode?: string
    /** `master` or `replica`. */
    readonly replication?: 'master' | 'replica'
    readonly uptimeSeconds?: number
    /** Changes with each start: the same at two addresses means one server. */
    readonly runId?: string
  }
  readonly memory: {
    /** Bytes; 0 means no limit. */
    readonly maxmemory?: number
    readonly policy?: string
    readonly usedBytes?: number
    readonly totalSystemBytes?: number
    /** Memory that the allocator holds for each byte in use; without what the kernel and forks add. */
    readonly allocatorFragmentation?: number
  }
  /** Over all databases. `expires`: keys with a TTL. */
  readonly keyspace?: { readonly keys: number; readonly expires: number }
  /** Since the server started, or since CONFIG RESETSTAT. */
  readonly stats: Counters
  readonly clients: { readonly connected?: number; readonly max?: number }
  /** Calls by command since the server started, calls from scripts included; a command that is missing was never called. */
  readonly calls?: CallCounts
  /** What changed while the probe watched. */
  readonly window?: Window
  readonly slowlog?: Slowlog
  /** Settings that CONFIG GET gave; most managed services refuse it. */
  readonly settings?: {
    /** Seconds after which an idle client is dropped; 0 means never. */
    readonly timeout?: number
    /** Seconds between TCP keepalive probes; 0 means none. */
    readonly tcpKeepalive?: number
  }
  readonly access?: Access
  readonly sample?: KeySample
  readonly roundTrip?: RoundTrip
  /** What could not be read, and why. */
  readonly unread: readonly { readonly section: string; readonly reason: string }[]
  /** How long reading this server took, in milliseconds. */
  readonly tookMs: number
}

/** Counters of INFO stats and errorstats. */
export interface Counters {
  readonly evictedKeys?: number
  readonly keyspaceHits?: number
  readonly keyspaceMisses?: number
  readonly rejectedConnections?: number
  /** Writes refused with OOM (errorstat_OOM). */
  readonly refusedWrites?: number
  /** Milliseconds in which used_memory stood above maxmemory (total_eviction_exceeded_time, Redis 7). */
  readonly exceededMs?: number
}

/** Number of calls by command in upper case; subcommands as `CLIENT|LIST`. */
export type CallCounts = Readonly<Record<string, number>>

/** The difference between readings of one server at the start and at the end of a stretch of time. */
export interface Window {
  /** By the clock of the server. */
  readonly seconds: number
  readonly stats: Counters
  readonly calls?: CallCounts
  /** Evictions per second in each part of the window, in order; two parts at least. */
  readonly evictionsPerSecond?: readonly number[]
  /** From LATENCY HISTOGRAM: execution on the server without network and queueing; the commands with most calls. */
  readonly latency?: readonly CommandLatency[]
}

/** How long one command took within the window. Histogram buckets are coarse, so a percentile is a range. */
export interface CommandLatency {
  readonly command: string
  readonly calls: number
  /** Microseconds: the 99th percentile lies above `over` and at or below `upTo`. */
  readonly p99: { readonly over: number; readonly upTo: number }
}

/** SLOWLOG, without arguments, addresses and client names. */
export interface Slowlog {
  /** slowlog-log-slower-than in microseconds: what took less is invisible; negative: the log is off. */
  readonly threshold?: number
  /** Entries that the server still holds. */
  readonly length: number
  readonly commands: readonly SlowCommand[]
}

/** Entries of the slow log with the same command and key pattern. */
export interface SlowCommand {
  readonly command: string
  /** Null where the command has no key, or its pattern is not known. */
  readonly pattern: string | null
  readonly count: number
  readonly slowestMicroseconds: number
  /** Seconds between the latest entry and the reading. */
  readonly latestSecondsAgo: number
}

/** Which dangerous commands a user may run, by ACL DRYRUN or ACL GETUSER. */
export interface Access {
  /** `application`: the user that the config names; `default`: the one that a client without a login is. */
  readonly user: 'application' | 'default'
  readonly permitted: readonly string[]
  readonly denied: readonly string[]
}

/** A sample of the keys. */
export interface KeySample {
  /** Keys looked at, each once. */
  readonly keys: number
  /** Whether those were all keys of the server, so that counts are exact. */
  readonly isComplete: boolean
  /** What INFO counted in the databases that were sampled; keys with a TTL are `expires`. */
  readonly population: { readonly keys: number; readonly expires: number }
  /** Whether OBJECT FREQ told how often keys are used; it does so under an LFU policy only. */
  readonly hasFrequency: boolean
  /** Most sampled first. */
  readonly groups: readonly KeyGroup[]
}

/** Sampled keys of one pattern. */
export interface KeyGroup {
  /** Varying parts are `*`; `*` alone is what follows no pattern. */
  readonly pattern: string
  readonly keys: number
  /** Keys without a TTL; absent where TTL was refused. */
  readonly immortal?: number
  /** Mean and standard deviation of MEMORY USAGE of the immortal keys in bytes; absent where it is not known. */
  readonly immortalBytes?: { readonly mean: number; readonly deviation: number }
  /** Of the largest key: MEMORY USAGE, and its elements where it is a collection. */
  readonly largest?: { readonly type: string; readonly bytes: number; readonly elements?: number }
  /** Highest counter of OBJECT FREQ, 0 to 255 on a logarithmic scale. */
  readonly highestFrequency?: number
}

/** PING from the machine of the probe: the network is in it, so it says nothing about the application's latency. */
export interface RoundTrip {
  readonly samples: number
  readonly medianMs: number
  readonly slowestMs: number
}
