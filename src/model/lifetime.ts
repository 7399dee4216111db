import type { Place } from './place'

/** What one of a number of times is: a length of time, or a moment counted from 1970. */
export type TimeUnit =
  | 'milliseconds'
  | 'seconds'
  | 'minutes'
  | 'hours'
  | 'days'
  | 'weeks'
  | 'unix-seconds'
  | 'unix-milliseconds'

/** A value that a command is given as the TTL of its key, and what the code says about it. */
export interface Lifetime {
  /** The unit that the command, or its option, takes. */
  readonly takes: TimeUnit
  /** What takes it, as the code spells it: `EX`, `ex`, `setEx`, `TimeUnit.Seconds`. */
  readonly option: string
  /** The value as written, shortened. */
  readonly written: string
  /** The number, where it can be worked out. */
  readonly value?: number
  /** The unit of the value, as far as its name or the way it is computed tells. */
  readonly unit?: TimeUnit
  /** How the unit is known, as a clause: `its name says so`. */
  readonly because?: string
  /** Why the unit is not certain: two things in the code tell different units. */
  readonly doubt?: string
  /** The variable of the environment that the number is read from without a default: NaN where it is not set. */
  readonly environment?: string
  /** Where the value is given, when that is not at the command: an argument of a wrapper's caller. */
  readonly place?: Place
}
