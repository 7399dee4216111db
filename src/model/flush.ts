import type { Library } from './client'
import type { Command } from './command'
import { type Place, spotOf } from './place'

/**
 * How a function empties the cache: it pages through the keys, asks KEYS for all of them, walks over a set that names
 * them, raises a version that is part of every key, or drops the whole database.
 */
export type FlushMethod = 'scan' | 'keys' | 'index-set' | 'version-bump' | 'flushdb'

/**
 * How many keys one delete takes: those of one page, all that were found, one in a transaction over all of them, one in a
 * pipeline, one beside others that are not waited for, or one whose answer is waited for before the next is sent.
 */
export type Batching = 'page' | 'all' | 'transaction' | 'pipeline' | 'concurrent' | 'sequential'

/** What a test does with the function that empties the cache. */
export interface FlushTest {
  readonly place: Place
  /** The name by which it calls the function: its own, a caller's, a route. */
  readonly calls: string
  /**
   * What it asserts after the call: an `effect` that it reads, the `result` of the call or that something was called, or
   * `nothing`.
   */
  readonly asserts: 'effect' | 'result' | 'nothing'
  /** What stands in for the server in this file, where it replaces the client: `ioredis-mock`, `vi.mock('ioredis')`. */
  readonly mock?: string
}

/**
 * Why a function that deletes keys by pattern is no way to empty the cache: its client keeps sessions or jobs, it releases
 * locks, what a key holds decides, it is a migration, or what is deleted was a buffer that is written elsewhere.
 */
export type OtherPurpose = 'sessions-or-jobs' | 'locks' | 'chosen' | 'migration' | 'buffer'

/** One function that empties the cache, or a part of it: by key pattern, by a set of keys, by version. */
export interface Flush {
  /** With its class: `CacheService.clearByPrefix`. */
  readonly name: string
  /** The function's name. */
  readonly place: Place
  readonly how: FlushMethod
  /** The command that finds the keys, `SCAN`; absent where none does. */
  readonly finds?: { readonly command: string; readonly place: Place }
  /** The command that deletes them, raises the version or drops the database. */
  readonly deletes: { readonly command: string; readonly place: Place }
  /** Pattern of the keys, or the version's key; null where callers decide or nothing of it is known. */
  readonly pattern: string | null
  /** Absent where nothing is deleted key by key. */
  readonly batching?: Batching
  /** True where the keys are spread over the arguments of a call: `del(...keys)`. */
  readonly isSpread?: boolean
  /** True where one command, or one pipeline, takes keys of several slots of a cluster. */
  readonly crossesSlots?: boolean
  readonly library: Library
  /** Absent where it may well be a way to empty the cache. */
  readonly otherPurpose?: OtherPurpose
  readonly unsure?: string
  /** True in operator scripts. */
  readonly operator: boolean
  /** Tests that call it, directly, through a caller or a route; absent where it has no name to be called by. */
  readonly tests?: readonly FlushTest[]
}

/** Those that empty the cache, without what deletes keys for another purpose. */
export function cacheFlushes(flushes: readonly Flush[] = []): Flush[] {
  return flushes.filter(({ otherPurpose }) => otherPurpose === undefined)
}

const LISTING = /^(?:SMEMBERS|HKEYS|LRANGE|ZRANGE\w*|ZREVRANGE\w*)$/

/** Tells the reads by which functions that empty the cache, or a part of it, find out which keys there are. */
export function findsOf({ flushes = [] }: { readonly flushes?: readonly Flush[] }): (command: Command) => boolean {
  const finds = new Set(flushes.flatMap((flush) => (flush.finds ? [spotOf(flush.finds.place)] : [])))
  const functions = new Set(flushes.map(({ place }) => spotOf(place)))
  return ({ name, place, protection }) => {
    const isInFlush = protection?.wrapper !== undefined && functions.has(spotOf(protection.wrapper.place))
    return finds.has(spotOf(place)) || (LISTING.test(name) && isInFlush)
  }
}
