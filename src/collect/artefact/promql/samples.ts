import { type Labels, NO_LABELS } from './labels'

/** One value of one series, as far as it is known. */
export interface Sample {
  readonly labels: Labels
  /** Undefined: some number. */
  readonly value: number | undefined
  /** False where it may as well not be there. */
  readonly isCertain: boolean
}

/** What an expression is at one moment: a number or samples. */
export type Result = number | undefined | readonly Sample[]

/** Whether a result is samples, not a number. */
export function isVector(result: Result): result is readonly Sample[] {
  return Array.isArray(result)
}

/** A result as samples: a number is one without labels. */
export function samplesOf(result: Result): readonly Sample[] {
  return isVector(result) ? result : [{ labels: NO_LABELS, value: result, isCertain: true }]
}

/** A result as one number, as a parameter of a function. */
export function scalarOf(result: Result): number | undefined {
  if (!isVector(result)) return result
  return result.length === 1 ? result[0]?.value : Number.NaN
}

/** Samples with other values. */
export function mapped(samples: readonly Sample[], change: (value: number) => number | undefined): Sample[] {
  return samples.map((sample) => ({ ...sample, value: sample.value === undefined ? undefined : change(sample.value) }))
}

/** What was noticed while an expression was tried out, over all tries. */
export class Notes {
  /** Series whose value nothing here tells. */
  readonly unknown = new Set<string>()
  /** Clauses that are told as doubts. */
  readonly doubts = new Set<string>()
  /** Reasons why something never yields anything, each a clause. */
  readonly dead = new Set<string>()
  /** True where a function was met that a handful of moments cannot stand for: a deviation, a quantile. */
  isRough = false
  /** What each comparison compared. */
  readonly compared = new Map<object, Span>()
}

/** The values on both sides of a comparison, from the least to the greatest. */
export interface Span {
  readonly left: [number, number]
  readonly right: [number, number]
}
