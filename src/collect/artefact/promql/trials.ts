import type { Evaluator } from './evaluate'
import { isVector } from './samples'
import type { Expression } from './syntax'
import type { World } from './world'

/** Whether an alert fires: `maybe` where something is not known that decides it. */
export type Firing = 'no' | 'maybe' | 'yes'

/** Where along a scale of values an alert fires. */
export interface Region {
  readonly kind: 'never' | 'always' | 'below' | 'above' | 'between'
  /** The bounds on the scale, where it does not reach to the scale's end. */
  readonly from?: number
  readonly to?: number
  /** True where not one of the values fires for certain. */
  readonly isUncertain: boolean
  /** True where something that is not known decides in some cases. */
  readonly isPartlyUncertain: boolean
}

/** Whether an expression fires in a world. Only samples fire an alert. */
export function firesIn(evaluator: Evaluator, expression: Expression, world: World): Firing {
  const result = evaluator.evaluate(expression, world, 0)
  if (!isVector(result)) return 'yes'
  if (result.some(({ isCertain }) => isCertain)) return 'yes'
  return result.length > 0 ? 'maybe' : 'no'
}

/** Halvings until a bound is exact enough to be shown. */
const HALVINGS = 40

/**
 * The region of a scale in which something fires.
 *
 * @param scale values in rising order
 * @param between a value between two others: halfway, or by their orders of magnitude
 */
export function regionOf(
  scale: readonly number[],
  fires: (value: number) => Firing,
  between: (one: number, other: number) => number,
): Region {
  const outcomes = scale.map(fires)
  const isOn = outcomes.map((one) => one !== 'no')
  const [first, last] = [isOn.indexOf(true), isOn.lastIndexOf(true)]
  const on = outcomes.filter((one) => one !== 'no')
  const certainty = {
    isUncertain: on.length > 0 && !on.includes('yes'),
    isPartlyUncertain: on.includes('maybe'),
  }
  if (first < 0) return { kind: 'never', ...certainty }
  const bound = (off: number, firing: number) => {
    let [low, high] = [scale[off] as number, scale[firing] as number]
    for (let step = 0; step < HALVINGS; step++) {
      const middle = between(low, high)
      if (fires(middle) === 'no') low = middle
      else high = middle
    }
    return tidy(high)
  }
  const from = first > 0 ? bound(first - 1, first) : undefined
  const to = last < scale.length - 1 ? bound(last + 1, last) : undefined
  const kind = from === undefined ? (to === undefined ? 'always' : 'below') : to === undefined ? 'above' : 'between'
  return { kind, ...(from !== undefined && { from }), ...(to !== undefined && { to }), ...certainty }
}

/** Four digits are more than anybody set. */
function tidy(value: number): number {
  return Number(value.toPrecision(4))
}
