import type { Library } from './client'
import type { Place, Related } from './place'

/** Whether a write leaves its key with a TTL: on every path, on some path, on none; reads are `not-a-write`. */
export type TtlVerdict = 'always' | 'conditional' | 'never' | 'not-a-write'

/** How the command reaches the server. */
export type Via = 'direct' | 'wrapper' | 'pipeline' | 'lua' | 'raw'

/** One place in the source that sends one Redis command, whatever the client and its spelling. */
export interface Command {
  readonly place: Place
  /** Upper-case name as in the Redis documentation: `SETEX`, `ZADD`. */
  readonly name: string
  /** Upper-case second word of a command that has one, `SET` of `CONFIG SET`; absent where it is not known. */
  readonly subcommand?: string
  /** What `CONFIG SET` sets, in lower case, where it is written down. */
  readonly parameter?: string
  /** {@link Client.id} where the construction is known. */
  readonly client: number | null
  readonly library: Library
  /** The receiver as written, shortened: `this.redis`, `redis.call`. */
  readonly receiver: string
  /** Key pattern with `*` for every part that is not constant; null where nothing of it is known. */
  readonly key: string | null
  /** True for writes to a key whose value other keys are built from, as far as the code shows it. */
  readonly buildsKeys?: boolean
  readonly ttl: TtlVerdict
  /** Why the TTL verdict is what it is, in words for the report. */
  readonly because: string
  readonly via: Via
  /** Why the analyzer cannot be certain that this is Redis, or which command runs; absent when it is. */
  readonly unsure?: string
  /** True in operator scripts (`scripts/`, `bin/`): FLUSHALL and FLUSHDB belong there. */
  readonly operator: boolean
  readonly related: readonly Related[]
}
