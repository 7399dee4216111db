import type { Place } from './place'

/** The npm package (or runtime) that a client comes from; node-redis is spelled `redis` as on npm. */
export type Library =
  | 'ioredis'
  | 'redis'
  | 'iovalkey'
  | 'valkey-glide'
  | '@upstash/redis'
  | '@vercel/kv'
  | 'bun'
  | 'unknown'

/** How the client talks to Redis. `http` clients hold no connection, so connection options do not apply to them. */
export type ClientKind = 'standalone' | 'cluster' | 'sentinel' | 'pool' | 'http'

/** What an instance is used for; it decides which eviction policy is right and what the client is asked for. */
export type Role = 'cache' | 'queue' | 'session' | 'lock' | 'limiter' | 'pubsub'

/** What every connection needs to fail fast and come back (checklist item `connections`). */
export const CONNECTION_SETTINGS = ['connectTimeout', 'commandTimeout', 'reconnectStrategy', 'errorListener'] as const

export type ConnectionSetting = (typeof CONNECTION_SETTINGS)[number]

/** What the code says about one setting of one client. */
export type Setting =
  /** `upTo` is the largest of several numbers that it may be, as far as they are written down. */
  | {
      readonly state: 'set'
      readonly value?: string | number | boolean | null
      readonly upTo?: number
      readonly place?: Place
    }
  /** `instead` names an option that was set in its stead and does not do the job. */
  | { readonly state: 'missing'; readonly instead?: { readonly option: string; readonly place: Place } }
  /** `upTo` is the largest number that it is on some path, as far as these are written down. */
  | { readonly state: 'unknown'; readonly because: string; readonly upTo?: number; readonly place?: Place }

/** How a client comes back in an outage in which the server refuses connections, where that can be worked out. */
export interface Reconnection {
  /** The delay before each attempt in milliseconds, from the first on, for an hour at most. */
  readonly delaysMs: readonly number[]
  /** True where no attempt follows these, while the process lives on. */
  readonly givesUp: boolean
}

/** One construction of a Redis client in the source. */
export interface Client {
  /** Unique within one run; commands refer to it. */
  readonly id: number
  readonly place: Place
  readonly library: Library
  /** Installed version or declared range, as the lockfile or package.json says it. */
  readonly version?: string
  /** Its major as its users count it, whichever part of the client was installed; decides which defaults apply. */
  readonly major?: number
  readonly kind: ClientKind
  readonly role: Role
  /** True where nothing in sight says what it is for, so that `cache` is only the likeliest. */
  readonly isRoleAssumed?: boolean
  readonly settings: Readonly<Record<ConnectionSetting, Setting>>
  /** `maxRetriesPerRequest`, which ioredis and iovalkey alone have. */
  readonly retries?: Setting
  /** What its reconnect strategy does. */
  readonly reconnection?: Reconnection
  /** Clients and consumers with the same number surely talk to the same server; absent where that is not known. */
  readonly instance?: number
  /**
   * {@link Client.id} of the client that `duplicate()` made it from: it has taken over the options that it does not set
   * itself, and nobody's listeners.
   */
  readonly duplicateOf?: number
  /** True where the function that builds it closes it again, so that it need not outlive an outage. */
  readonly isTransient?: boolean
  /** True where a script that does one thing and ends builds it: no request waits for its answers. */
  readonly isOneOff?: boolean
  /**
   * Calls of the function that builds it anew for each, to whose client nothing listens, though somebody listens to that of
   * another call.
   */
  readonly unheardCalls?: readonly Place[]
  /** True where nobody listens to its errors but `once`, which hears the first alone. */
  readonly hearsFirstError?: boolean
  /** Options that the code sets, with their value where it is a literal and `set` where it is not. */
  readonly options: Readonly<Record<string, string | number | boolean | null>>
}

/** The settings that the code neither sets nor may set through something the analyzer cannot see. */
export function missingSettings(client: Client): ConnectionSetting[] {
  return CONNECTION_SETTINGS.filter((name) => client.settings[name].state === 'missing')
}
