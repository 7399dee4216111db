/** A comparison of two numbers, as most languages write it. */
export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!='

/** Whether each comparison holds; systems that name theirs in words lead to one of these. */
export const COMPARISONS: Readonly<Record<Comparison, (left: number, right: number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
}

/** Whether a text is one of the comparisons. */
export function isComparison(text: string): text is Comparison {
  return Object.hasOwn(COMPARISONS, text)
}
