import type { Lifetime, TimeUnit } from '../../../model'
import type { Usage } from './usage'

/** A TTL beyond ten years outlives the service. */
const LONGEST_MS = 10 * 366 * 86_400_000
/** 2001-09-09 in seconds: no key is meant to expire before, and no TTL in seconds is as long. */
const FIRST_MOMENT = 1_000_000_000

/** What is wrong with a TTL; `suspicion` is what a bare number may be. */
export type LifetimeFault =
  | 'ms-as-s'
  | 'coarse'
  | 's-as-ms'
  | 'moment-as-length'
  | 'length-as-moment'
  | 's-as-ms-moment'
  | 'ms-as-s-moment'
  | 'not-positive'
  | 'not-a-number'
  | 'immortal'
  | 'looks-like-ms'
  | 'looks-like-s'

/** How many milliseconds each unit has. */
const MILLISECONDS: Readonly<Record<TimeUnit, number>> = {
  milliseconds: 1,
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
  weeks: 604_800_000,
  'unix-seconds': 1000,
  'unix-milliseconds': 1,
}

function isMoment(unit: TimeUnit): boolean {
  return unit === 'unix-seconds' || unit === 'unix-milliseconds'
}

/** The worst that can be said about a TTL; undefined where nothing is wrong with it. */
export function faultOf(lifetime: Lifetime): LifetimeFault | undefined {
  const { takes, unit, value, environment } = lifetime
  if (value !== undefined && value <= 0) return 'not-positive'
  const byUnit = unit && unit !== takes ? faultOfUnit(takes, unit) : undefined
  if (byUnit) return byUnit
  const byValue = value === undefined ? undefined : faultOfValue(lifetime, value)
  return byValue ?? (environment === undefined ? undefined : 'not-a-number')
}

function faultOfUnit(takes: TimeUnit, unit: TimeUnit): LifetimeFault {
  if (isMoment(takes) && !isMoment(unit)) return 'length-as-moment'
  if (isMoment(unit) && !isMoment(takes)) return 'moment-as-length'
  if (isMoment(takes)) return takes === 'unix-seconds' ? 'ms-as-s-moment' : 's-as-ms-moment'
  if (unit === 'milliseconds') return 'ms-as-s'
  return takes === 'milliseconds' && unit === 'seconds' ? 's-as-ms' : 'coarse'
}

function faultOfValue({ takes, unit }: Lifetime, value: number): LifetimeFault | undefined {
  if (takes === 'unix-seconds') return value < FIRST_MOMENT ? 'length-as-moment' : undefined
  if (takes === 'unix-milliseconds') return value < FIRST_MOMENT * 100 ? 'length-as-moment' : undefined
  if (value * MILLISECONDS[takes] > LONGEST_MS) return 'immortal'
  if (unit !== undefined) return undefined
  return takes === 'seconds' ? likelyMilliseconds(value) : likelySeconds(value)
}

/** Whole minutes in milliseconds, which as seconds would be an odd number of days: 60000, 300000, 3600000. */
function likelyMilliseconds(value: number): LifetimeFault | undefined {
  const isOdd = value % 86_400 !== 0 || value % 86_400_000 === 0
  return value % 60_000 === 0 && isOdd ? 'looks-like-ms' : undefined
}

/** A key that lives less than a tenth of a second, or whole minutes in seconds: 60, 300, 3600, 86400. */
function likelySeconds(value: number): LifetimeFault | undefined {
  const isWhole = value < 1000 ? value % 60 === 0 : value % 3600 === 0 && value % 1000 !== 0
  return value <= 60 || isWhole ? 'looks-like-s' : undefined
}

/** The same in words: `16.7 hours`. */
export function spoken(milliseconds: number): string {
  const [name, size] = STEPS.find(([, step]) => milliseconds >= step) ?? ['milliseconds', 1]
  const number = Number((milliseconds / size).toFixed(1))
  return `${number} ${number === 1 ? name.slice(0, -1) : name}`
}

const STEPS: readonly (readonly [string, number])[] = [
  ['years', 365 * 86_400_000],
  ['days', 86_400_000],
  ['hours', 3_600_000],
  ['minutes', 60_000],
  ['seconds', 1000],
]

/** How long a key would live, where the number is known: ` (16.7 hours)`. */
export function lasting({ takes, value }: Lifetime): string {
  return value === undefined || isMoment(takes) ? '' : ` (${spoken(value * MILLISECONDS[takes])})`
}

/** The option of the other unit, in the same spelling. */
const COUNTERPARTS: Readonly<Record<string, string>> = {
  EX: 'PX',
  PX: 'EX',
  EXAT: 'PXAT',
  PXAT: 'EXAT',
  SETEX: 'PSETEX',
  PSETEX: 'SETEX',
  EXPIRE: 'PEXPIRE',
  PEXPIRE: 'EXPIRE',
  EXPIREAT: 'PEXPIREAT',
  PEXPIREAT: 'EXPIREAT',
  setEx: 'pSetEx',
  pSetEx: 'setEx',
  pExpire: 'expire',
  expireAt: 'pExpireAt',
  pExpireAt: 'expireAt',
  'TimeUnit.Seconds': 'TimeUnit.Milliseconds',
  'TimeUnit.Milliseconds': 'TimeUnit.Seconds',
  'TimeUnit.UnixSeconds': 'TimeUnit.UnixMilliseconds',
  'TimeUnit.UnixMilliseconds': 'TimeUnit.UnixSeconds',
}

/** What takes the other of seconds and milliseconds, as the client at hand spells it: `PX` for `EX`. */
export function counterpart({ option }: Lifetime, { command, major }: Usage): string {
  const isCamel = command.library === 'redis' && command.via !== 'raw' && (major ?? 4) >= 4
  if (option === 'expire' && isCamel) return 'pExpire'
  const own = COUNTERPARTS[option]
  if (own) return own
  const upper = COUNTERPARTS[option.toUpperCase()] ?? option
  return option === option.toLowerCase() ? upper.toLowerCase() : upper
}

/** The option that takes a moment, in the same spelling. */
export function momentOption({ option, takes }: Lifetime): string {
  if (option.startsWith('TimeUnit.')) return `TimeUnit.Unix${option.slice('TimeUnit.'.length)}`
  const isLower = option === option.toLowerCase()
  const short = takes === 'seconds' ? 'EXAT' : 'PXAT'
  const long = takes === 'seconds' ? 'EXPIREAT' : 'PEXPIREAT'
  const name = /expire/i.test(option) ? long : short
  return isLower ? name.toLowerCase() : name
}
