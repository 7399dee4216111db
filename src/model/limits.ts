import type { Levels } from './config'

/**
 * Limits that no config changes. The rules about the server judge by them and the printed alerts fire by them, so that
 * what is alerted on in production is what was judged before the deploy.
 */

/** Lookups that a hit ratio is told from: with fewer of them the interval around it is wider than two points (Wilson, 95 %). */
export const ENOUGH_LOOKUPS = 1000

/** A rate of evictions against an earlier one: less is what any traffic does by itself. */
export const EVICTION_RISE = 1.5

/** Percent of maxmemory in use. */
export const MEMORY_LEVELS: Levels = { warning: 80, error: 95 }

/** Policies that let a cache fill up to maxmemory in normal work, as INFO and its exporters name them; a regular expression. */
export const FULL_BY_DESIGN = '(allkeys-.*|eviction)'

/** 99th percentile of the time that a command takes on the server, in milliseconds. */
export const LATENCY_P99_MS = 5

/** Calls that a 99th percentile is told from: below it is nothing but the slowest call. */
export const ENOUGH_CALLS = 100

/** Commands that wait on purpose, and whose waiting counts as time that they take. */
export const WAITING_COMMANDS: readonly string[] = [
  'BLPOP',
  'BRPOP',
  'BLMOVE',
  'BRPOPLPUSH',
  'BLMPOP',
  'BZPOPMIN',
  'BZPOPMAX',
  'BZMPOP',
  'XREAD',
  'XREADGROUP',
  'WAIT',
  'WAITAOF',
]
