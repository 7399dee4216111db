import type { TimeUnit } from '../../../model'

/** Milliseconds in one of each unit. */
const MILLISECONDS: Readonly<Record<Length, number>> = {
  milliseconds: 1,
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
  weeks: 604_800_000,
}

/** A unit of a length of time. */
export type Length = Exclude<TimeUnit, `unix-${string}`>

const WORDS: ReadonlyMap<string, Length> = new Map<string, Length>([
  ...rows('milliseconds', 'ms msec msecs milli millis millisec millisecs millisecond milliseconds'),
  ...rows('seconds', 'sec secs second seconds'),
  ...rows('minutes', 'minute minutes mins'),
  ...rows('hours', 'hour hours hrs'),
  ...rows('days', 'day days'),
  ...rows('weeks', 'week weeks'),
])

/** What may stand before minutes, hours or days where these are the unit: `ttlDays`, but not `ONE_DAY` or `THIRTY_DAYS`. */
const MEASURED = /^(?:ttl|expir\w*|expires?|timeout|lifetime|duration|age|in|retention|window|interval|cooldown)$/

function rows(unit: Length, words: string): [string, Length][] {
  return words.split(' ').map((word) => [word, unit])
}

/** How many milliseconds one of a unit has. */
export function millisecondsIn(unit: Length): number {
  return MILLISECONDS[unit]
}

/** The unit that has this many milliseconds; undefined where none has. */
export function unitOfMilliseconds(milliseconds: number): Length | undefined {
  return (Object.keys(MILLISECONDS) as Length[]).find((unit) => MILLISECONDS[unit] === milliseconds)
}

/** Whether a unit counts from 1970. */
export function isMoment(unit: TimeUnit): unit is Exclude<TimeUnit, Length> {
  return unit.startsWith('unix-')
}

/** The words of a name: `ttlMs`, `TTL_IN_MS` and `ttl-ms` all end in `ms`. Lower case. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean)
}

/**
 * The unit that a name tells by its last word: `ttlMs`, `maxAgeSeconds`, `TTL_IN_SECONDS`. Undefined for `ONE_DAY`, which
 * says how long but not in which unit, and for `fromMs`, which says what it is made of.
 */
export function unitOfName(name: string): Length | undefined {
  const ratio = ratioOfName(name)
  if (ratio) return ratio.unit
  const words = wordsOf(name)
  const [before, last] = [words.at(-2), words.at(-1)]
  const unit = last === undefined ? undefined : WORDS.get(last)
  if (unit === undefined || before === 'from' || before === 'per') return undefined
  if (unit === 'milliseconds') return unit
  const isPlural = last?.endsWith('s') === true
  if (unit === 'seconds') return isPlural || (last === 'sec' && before !== undefined) ? unit : undefined
  if (before === undefined) return isPlural ? unit : undefined
  return isPlural && MEASURED.test(before) ? unit : undefined
}

/** Ends in the unit of a time that is counted from 1970: `expires at in seconds`, `timestamp ms`, `now seconds`. */
const MOMENT = /(?:^| )(?:at|now|timestamp|epoch|unix)(?: (?:timestamp|time|epoch|unix|in))* [a-z]+$/

/**
 * The unit of a name that tells a time and not a length of time: `expiresAtInSeconds`, `timestampMs`, `nowSeconds`. Undefined
 * for every other, and for one without a unit.
 */
export function momentOfName(name: string): Exclude<TimeUnit, Length> | undefined {
  const unit = MOMENT.test(wordsOf(name).join(' ')) ? unitOfName(name) : undefined
  return unit === 'seconds' || unit === 'milliseconds' ? `unix-${unit}` : undefined
}

/**
 * `minutes = 60`, `ONE_HOUR = 3_600_000`: the value tells in which smaller unit a constant says how long its own unit is.
 * Undefined where the value is another.
 */
export function smallerUnit(name: string, value: number): Length | undefined {
  const words = wordsOf(name)
  const unit = WORDS.get(words.at(-1) ?? '')
  if (!unit || words.slice(0, -1).some((word) => !/^(?:one|an?)$/.test(word))) return undefined
  const smaller = unitOfMilliseconds(MILLISECONDS[unit] / value)
  return value > 1 && (smaller === 'milliseconds' || smaller === 'seconds') ? smaller : undefined
}

/** `SECONDS_PER_DAY`, `MS_IN_A_SECOND`: so many of one unit in another. */
export function ratioOfName(name: string): { readonly unit: Length; readonly value: number } | undefined {
  const words = wordsOf(name)
  const at = words.findLastIndex((word) => word === 'per' || word === 'in')
  const unit = WORDS.get(words[at - 1] ?? '')
  const [whole, ...others] = words.slice(at + 1).filter((word) => !/^(?:an?|one)$/.test(word))
  const other = WORDS.get(whole ?? '')
  if (at < 1 || others.length > 0 || !unit || !other || whole?.endsWith('s')) return undefined
  const value = MILLISECONDS[other] / MILLISECONDS[unit]
  return value > 1 ? { unit, value } : undefined
}
