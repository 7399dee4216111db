/** One condition on a label: `job="redis"`, `instance=~"cache-.*"`. */
export interface Matcher {
  readonly label: string
  readonly operator: '=' | '!=' | '=~' | '!~'
  readonly value: string
}

/** `instance[5m] offset 1h`: which series, and how far back. */
export interface Selector {
  readonly kind: 'selector'
  /** Empty where only matchers name it, and these are no single name. */
  readonly name: string
  readonly matchers: readonly Matcher[]
}

/** `on (instance) group_left`, by which two sides of an operator find each other. */
export interface Matching {
  readonly on: boolean
  readonly labels: readonly string[]
  /** Which side may hold several series for one of the other. */
  readonly many?: 'left' | 'right'
}

/** A PromQL expression without the parts that do not bear on when it is true. Times are seconds. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | Selector
  /** `of[range]`, or with a step of its own a subquery. Null: a duration that is not known here. */
  | { readonly kind: 'range'; readonly of: Expression; readonly seconds: number | null; readonly isSubquery: boolean }
  | { readonly kind: 'offset'; readonly of: Expression; readonly seconds: number }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | {
      readonly kind: 'aggregate'
      readonly name: string
      readonly args: readonly Expression[]
      readonly grouping: { readonly without: boolean; readonly labels: readonly string[] }
    }
  | { readonly kind: 'negative'; readonly of: Expression }
  | {
      readonly kind: 'binary'
      readonly operator: string
      readonly left: Expression
      readonly right: Expression
      readonly isBool: boolean
      readonly matching?: Matching
    }

/** Operators that drop what they are not true of. */
export const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>='])
/** Operators on which series there are, not on their values. */
export const SET_OPERATORS: ReadonlySet<string> = new Set(['and', 'or', 'unless'])

/** An expression and everything within it, each before what it holds. */
export function* within(expression: Expression): Generator<Expression> {
  yield expression
  for (const part of partsOf(expression)) yield* within(part)
}

/** What an operator, a function or a range is applied to. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'range':
    case 'offset':
    case 'negative':
      return [expression.of]
    case 'call':
    case 'aggregate':
      return expression.args
    case 'binary':
      return [expression.left, expression.right]
    default:
      return []
  }
}
