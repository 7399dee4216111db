import type { Library } from './client'
import type { Lifetime } from './lifetime'
import type { Place, Related } from './place'
import type { Protection, Unheard } from './protection'

/** Whether a write leaves its key with a TTL: on every path, on some path, on none; reads are `not-a-write`. */
export type TtlVerdict = 'always' | 'conditional' | 'never' | 'not-a-write'

/** How the command reaches the server. */
export type Via = 'direct' | 'wrapper' | 'pipeline' | 'lua' | 'raw'

/** When EXPIRE gives a key a TTL: where it has none, has one, or has one that is shorter or longer. */
export const EXPIRE_FLAGS = ['NX', 'XX', 'GT', 'LT'] as const

/** One of {@link EXPIRE_FLAGS}. */
export type ExpireFlag = (typeof EXPIRE_FLAGS)[number]

/** How a key that is written gets its TTL from an EXPIRE of its own. */
export interface Expiring {
  /** `together`: in the same transaction, pipeline or batch. `separately`: in a round trip of its own. */
  readonly how: 'together' | 'separately'
  /** Runs only when the write has just created the key, so that no later call makes up for one that was lost. */
  readonly isOnce: boolean
  /** Runs only where the key is new, or has no TTL: without that condition each call would start its time anew. */
  readonly isForNew?: true
  /** `EXPIRE`, `a TTL in touch()`. */
  readonly by: string
  /** The condition that it has by itself. */
  readonly flag?: ExpireFlag
  readonly place: Place
}

/** What SET does besides setting; the words of Redis, whatever the client calls them. */
export const SET_FLAGS = ['NX', 'XX', 'GET'] as const

/** One of {@link SET_FLAGS}. */
export type SetFlag = (typeof SET_FLAGS)[number]

/** A lock: a key that is set only if it is not there, and deleted again by the same code. */
export interface Lock {
  /** The constant that every holder writes; absent where the value may tell them apart. */
  readonly constant?: string
  readonly release: {
    readonly command: string
    readonly place: Place
    /** Whether the value is read and compared before. */
    readonly isCompared: boolean
  }
}

/**
 * What a command does with the elements of a hash, set, list, sorted set or stream, where its arguments say so: it reads
 * all there are, reads some that are then taken out, adds elements that differ from call to call, or cuts the rest to a
 * length: LTRIM and ZREMRANGEBYRANK do, and what adds an element before one of them, or does both itself.
 */
export type Elements = 'all-read' | 'taken' | 'added' | 'trimmed'

/** Where a command stands in a Lua script. */
export interface InScript {
  /** Whether a loop of the script may run it again. */
  readonly isRepeated: boolean
  /** Whether a read in the same loop decides if it runs for a key. */
  readonly isChosen: boolean
}

/** A RENAME of what was written, and the pattern of the key in whose place it puts that; null where it is not known. */
export interface Renamed {
  readonly key: string | null
  readonly place: Place
}

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
  /** True where its client is a cluster on some paths only; told of commands that go to one node alone. */
  readonly mayBeCluster?: boolean
  /** The receiver as written, shortened: `this.redis`, `redis.call`. */
  readonly receiver: string
  /** Key pattern with `*` for every part that is not constant; null where nothing of it is known. */
  readonly key: string | null
  /**
   * Every key that it may be about, where that is more than {@link key} says: further arguments, and what the callers of
   * its wrapper pass. Null stands for one that is not known.
   */
  readonly keys?: readonly (string | null)[]
  /** Those of a SET, in the order of the type. */
  readonly flags?: readonly SetFlag[]
  /** What KEYS is given, as the code writes it: a literal in single quotes, or a name. Absent where it is more than that. */
  readonly pattern?: string
  readonly elements?: Elements
  /** True where the server answers only once there is something, however long that takes: BLPOP, XREAD with BLOCK. */
  readonly waits?: boolean
  /** Where a SCAN, or a command that deletes keys, stands in its Lua script. */
  readonly inScript?: InScript
  /** True where its promise is raced against a timer, so that nobody waits for longer, whatever the client is set to. */
  readonly isRaced?: boolean
  /** True where it runs for each element of something, or again and again. */
  readonly isRepeated?: boolean
  /** True for a write with a TTL of what the same function has read and not found: it fills a cache. */
  readonly isFill?: boolean
  /** True for writes to a key whose value other keys are built from, as far as the code shows it. */
  readonly buildsKeys?: boolean
  /** True for a count whose answer names another key, a field or a member: an id, which must not be given twice. */
  readonly givesIds?: boolean
  readonly ttl: TtlVerdict
  /** Why the TTL verdict is what it is, in words for the report. */
  readonly because: string
  readonly via: Via
  /** The TTLs that it is given: one, or as many as its wrapper's callers give. */
  readonly lifetimes?: readonly Lifetime[]
  /** The EXPIRE that gives the written key its TTL. */
  readonly expiring?: Expiring
  readonly lock?: Lock
  /** Where the lines that write one constant key delete it again, having read it back: no more than one entry can be left. */
  readonly deletedAgain?: Place
  /** What the same lines give its key another name by. */
  readonly renamed?: Renamed
  /** Of a read that a request may wait for; absent for everything else, and where it could not be followed. */
  readonly protection?: Protection
  /** True of a read of what the same function has written there before, whatever the way to the read: its own, and nobody's cache. */
  readonly readsOwn?: true
  /** Where the promise of a write is dropped; empty where it is not, and absent where there is none to follow. */
  readonly unheard?: readonly Unheard[]
  /** Why the analyzer cannot be certain that this is Redis, or which command runs; absent when it is. */
  readonly unsure?: string
  /** True in operator scripts (`scripts/`, `bin/`), where FLUSHALL and FLUSHDB belong, and where only tests run it. */
  readonly operator: boolean
  readonly related: readonly Related[]
}

const VALUE_READ =
  /^(?:GET|MGET|GETEX|HGET|HMGET|HGETALL|SMEMBERS|SISMEMBER|SMISMEMBER|LRANGE|LINDEX|Z(?:REV)?RANGE(?:BYSCORE|BYLEX)?|ZM?SCORE|JSON\.M?GET)$/

/** Whether a command answers with what a key holds, as a cache is read. */
export function readsValue(name: string): boolean {
  return VALUE_READ.test(name)
}

/** Whether a write takes a key that nobody has, as locks and claims do: it fills no cache. */
export function claimsKey({ name, lock, flags }: Pick<Command, 'name' | 'lock' | 'flags'>): boolean {
  return lock !== undefined || name === 'SETNX' || flags?.includes('NX') === true
}

const HOUSEKEEPING = /^(?:PING|ECHO|INFO|TIME|AUTH|HELLO|SELECT|CLIENT|CONFIG|COMMAND|ROLE)$/

/** Whether a command is sent at the start, or to ask after the server: no request waits for it, and it tells no role. */
export function isHousekeeping(name: string): boolean {
  return HOUSEKEEPING.test(name)
}
