import type { TimeUnit } from '../../../model'
import {
  isMoment,
  type Length,
  millisecondsIn,
  momentOfName,
  ratioOfName,
  smallerUnit,
  unitOfMilliseconds,
  unitOfName,
} from './unit-names'

/** A number in the code, with what is known of it as a time. */
export interface Quantity {
  readonly value?: number
  readonly unit?: TimeUnit
  /** How the unit is known, as a clause. */
  readonly because?: string
  /** Two things in the code tell different units. */
  readonly doubt?: string
  /** The literal numbers that it is a product of, with those of other factors unknown. */
  readonly factors: readonly number[]
  /** So many of one unit in another: it converts what it is multiplied with. */
  readonly isRatio?: boolean
  /** The variable of the environment that it is read from without a default. */
  readonly environment?: string
}

/** Nothing is known. */
export const UNKNOWN: Quantity = { factors: [] }

/** A number that is written down. */
export function literal(value: number): Quantity {
  return { value, factors: [value] }
}

/** A number of units, and how they are known. */
export function measured(unit: TimeUnit, because: string, value?: number): Quantity {
  return { unit, because, factors: [], ...(value !== undefined && { value }) }
}

/** Numbers that only a conversion from something longer multiplies with. */
const THOUSANDS = new Set([1000, 60_000, 3_600_000, 86_400_000, 604_800_000])
const SECONDS = new Set([3600, 86_400, 604_800])

/**
 * A product of literals tells its unit: `60 * 60 * 1000` are milliseconds, `7 * 24 * 60 * 60` are seconds. One number alone
 * tells nothing, and neither does `60 * 5`, which may be minutes.
 */
export function resolved(quantity: Quantity): Quantity {
  const { factors, unit, value } = quantity
  const isProduct = factors.length > 1 || (factors.length === 1 && value === undefined)
  if (unit !== undefined || !isProduct) return quantity
  const thousand = factors.find((factor) => THOUSANDS.has(factor))
  if (thousand !== undefined) {
    return { ...quantity, unit: 'milliseconds', because: `it is multiplied by ${thousand}` }
  }
  const isSeconds = factors.some((factor) => SECONDS.has(factor)) || factors.filter((one) => one === 60).length > 1
  return isSeconds ? { ...quantity, unit: 'seconds', because: 'it is a product of seconds' } : quantity
}

/** A quantity that is known under a name: the name tells the unit where nothing else does, or contradicts it. */
export function named(quantity: Quantity, name: string): Quantity {
  const ratio = ratioOfName(name)
  if (ratio) {
    const { value, unit } = ratio
    return { value, unit, because: `\`${name}\` says so`, isRatio: true, factors: [value] }
  }
  const smaller = quantity.value === undefined ? undefined : smallerUnit(name, quantity.value)
  if (smaller !== undefined && quantity.unit === undefined) {
    const because = `\`${name}\` is ${quantity.value}`
    return { ...quantity, unit: smaller, because, isRatio: true, factors: [quantity.value as number] }
  }
  const unit = momentOfName(name) ?? unitOfName(name)
  const inner = resolved(quantity)
  if (unit === undefined || inner.unit === unit) return quantity
  const because = `\`${name}\` says so`
  if (inner.unit === undefined) {
    // `cacheMinutes = 10 * 60`: the name says how long, and not the unit.
    const isComputed = inner.factors.length > 1
    const isCoarse = !isMoment(unit) && unit !== 'seconds' && unit !== 'milliseconds'
    return isComputed && isCoarse ? quantity : { ...inner, unit, because, factors: [] }
  }
  return { ...inner, factors: [], doubt: `\`${name}\` says ${unit.replace('unix-', 'a Unix time in ')}` }
}

/** `left * right`. */
export function times(left: Quantity, right: Quantity): Quantity {
  const value = both(left, right, (one, other) => one * other)
  const marks = marksOf(left, right)
  const [timed, plain] = isPlain(right) ? [left, right] : [right, left]
  if (!isPlain(plain)) return { ...marks, factors: [], ...value }
  const ratio = [left, right].find(({ isRatio }) => isRatio)
  if (isPlain(timed) && ratio?.unit) return { ...marks, ...measured(ratio.unit, ratio.because ?? ''), ...value }
  if (isPlain(timed)) return { ...marks, factors: [...left.factors, ...right.factors], ...value }
  return { ...scaled(timed, sizeOf(plain), (unit, by) => unit / by), ...marks, ...value, factors: [] }
}

/** `left / right`. */
export function dividedBy(left: Quantity, right: Quantity): Quantity {
  const value = both(left, right, (one, other) => one / other)
  const marks = marksOf(left, right)
  const whole = resolved(left)
  if (!isPlain(right) || whole.unit === undefined) return { ...marks, factors: [], ...value }
  return { ...scaled(whole, sizeOf(right), (unit, factor) => unit * factor), ...marks, ...value, factors: [] }
}

/** `left + right`, or `left - right`. */
export function plus(left: Quantity, right: Quantity, sign: 1 | -1): Quantity {
  const [one, other] = [resolved(left), resolved(right)]
  const value = both(one, other, (a, b) => a + sign * b)
  const rest = { ...marksOf(one, other), factors: [], ...value }
  if (sign < 0 && other.unit && isMoment(other.unit)) {
    const isSpan = one.unit === undefined || one.unit === other.unit
    return isSpan ? { ...rest, unit: lengthOf(other.unit), because: 'it is the difference of two times' } : rest
  }
  // What an unknown value and a moment make is not known for a minus: the one before may be a moment, or a length.
  const timed = [one, other].find(({ unit }) => unit && isMoment(unit)) ?? [one, other].find(({ unit }) => unit)
  const isMixed = timed && [one, other].some(({ unit }) => unit && unit !== timed.unit && !isMoment(timed.unit ?? unit))
  if (!timed?.unit || isMixed || (sign < 0 && isMoment(timed.unit) && !other.unit && other.value === undefined))
    return rest
  return { ...rest, unit: timed.unit, ...(timed.because && { because: timed.because }) }
}

/** `Math.max(…)` and `Math.min(…)`: the unit is that of the arguments that have one. */
export function oneOf(all: readonly Quantity[], choose: (...values: number[]) => number): Quantity {
  const known = all.map(resolved)
  const units = new Set(known.map(({ unit }) => unit).filter((unit) => unit !== undefined))
  const values = known.map(({ value }) => value).filter((value) => value !== undefined)
  const timed = known.find(({ unit }) => unit !== undefined)
  return {
    factors: [],
    ...(units.size === 1 && timed?.unit && { unit: timed.unit, ...(timed.because && { because: timed.because }) }),
    ...(values.length === known.length && values.length > 0 && { value: choose(...values) }),
  }
}

/** A number without a unit, as far as is known, or one that converts between units. */
function isPlain({ unit, isRatio }: Quantity): boolean {
  return unit === undefined || isRatio === true
}

/** `minutes * 60` are seconds, `ttlMs / 1000` too; `ttlMs * 2` are milliseconds still. */
function scaled(timed: Quantity, by: number, convert: (unit: number, by: number) => number): Quantity {
  const { unit } = timed
  if (unit === undefined || by <= 1) return timed
  const length = isMoment(unit) ? lengthOf(unit) : unit
  const converted = unitOfMilliseconds(convert(millisecondsIn(length), by))
  if (converted === undefined) return timed
  if (isMoment(unit)) return { ...timed, unit: momentOf(converted) ?? unit }
  return { ...timed, unit: converted }
}

function sizeOf({ value, factors }: Quantity): number {
  return value ?? factors.reduce((product, factor) => product * factor, 1)
}

function lengthOf(unit: Exclude<TimeUnit, Length>): Length {
  return unit === 'unix-seconds' ? 'seconds' : 'milliseconds'
}

function momentOf(unit: Length): TimeUnit | undefined {
  return unit === 'seconds' || unit === 'milliseconds' ? `unix-${unit}` : undefined
}

function both(left: Quantity, right: Quantity, compute: (left: number, right: number) => number): { value?: number } {
  if (left.value === undefined || right.value === undefined) return {}
  const value = compute(left.value, right.value)
  return Number.isFinite(value) ? { value } : {}
}

/** What holds for a result as for its parts. */
function marksOf(left: Quantity, right: Quantity): Pick<Quantity, 'environment' | 'doubt'> {
  const environment = left.environment ?? right.environment
  const doubt = left.doubt ?? right.doubt
  return { ...(environment !== undefined && { environment }), ...(doubt !== undefined && { doubt }) }
}
