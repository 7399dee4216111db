import { ts } from '../compiler'

/** Something that is there, is neither text, number nor boolean, and counts as true. */
export const OBJECT = Symbol('an object')
/** What cannot be worked out. */
export const UNKNOWN = Symbol('not known')

/** What an expression gives, as far as the source alone can tell. */
export type Value = string | number | boolean | null | undefined | typeof OBJECT | typeof UNKNOWN

/** Whether a value counts as true; undefined where it is not known. */
export function truth(value: Value): boolean | undefined {
  return value === UNKNOWN ? undefined : Boolean(value)
}

/** The value of an expression that is written down; UNKNOWN for everything that has to be computed. */
export function writtenValue(node: ts.Expression): Value {
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isNumericLiteral(node)) return Number(node.text)
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false
  if (node.kind === ts.SyntaxKind.NullKeyword) return null
  if (ts.isIdentifier(node) && node.text === 'Infinity') return Number.POSITIVE_INFINITY
  const isObject = ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node) || ts.isFunctionLike(node)
  return isObject || ts.isNewExpression(node) ? OBJECT : UNKNOWN
}

/** `!x`, `-x`, `+x`. */
export function prefixed(operator: ts.SyntaxKind, operand: Value): Value {
  if (operand === UNKNOWN) return UNKNOWN
  if (operator === ts.SyntaxKind.ExclamationToken) return !operand
  if (operand === OBJECT) return UNKNOWN
  if (operator === ts.SyntaxKind.MinusToken) return -Number(operand)
  return operator === ts.SyntaxKind.PlusToken ? Number(operand) : UNKNOWN
}

/** What `typeof` says; that of an object may also be `function`. */
export function typeName(operand: Value): Value {
  return operand === UNKNOWN || operand === OBJECT ? UNKNOWN : typeof operand
}

type Combine = (left: Exclude<Value, symbol>, right: Exclude<Value, symbol>) => Value

/** Operators on values that are known; with OBJECT on a side only equality says something. */
const OPERATORS = new Map<ts.SyntaxKind, Combine>([
  [ts.SyntaxKind.GreaterThanToken, (left, right) => (left as number) > (right as number)],
  [ts.SyntaxKind.GreaterThanEqualsToken, (left, right) => (left as number) >= (right as number)],
  [ts.SyntaxKind.LessThanToken, (left, right) => (left as number) < (right as number)],
  [ts.SyntaxKind.LessThanEqualsToken, (left, right) => (left as number) <= (right as number)],
  [ts.SyntaxKind.AsteriskToken, (left, right) => (left as number) * (right as number)],
  [ts.SyntaxKind.SlashToken, (left, right) => (left as number) / (right as number)],
  [ts.SyntaxKind.MinusToken, (left, right) => (left as number) - (right as number)],
  [ts.SyntaxKind.PlusToken, (left, right) => (left as number) + (right as number)],
])

const STRICT = [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken]
const NEGATED = [ts.SyntaxKind.ExclamationEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken]
const LOOSE = [ts.SyntaxKind.EqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsToken]

/** What a binary operator gives; `&&`, `||` and `??` are choices and not among them. */
export function combined(operator: ts.SyntaxKind, left: Value, right: Value): Value {
  if (left === UNKNOWN || right === UNKNOWN) return UNKNOWN
  if (STRICT.includes(operator) || LOOSE.includes(operator)) {
    const areEqual = equal(left, right, LOOSE.includes(operator))
    return areEqual === undefined ? UNKNOWN : areEqual !== NEGATED.includes(operator)
  }
  if (left === OBJECT || right === OBJECT) return UNKNOWN
  return OPERATORS.get(operator)?.(left, right) ?? UNKNOWN
}

function equal(left: Value, right: Value, isLoose: boolean): boolean | undefined {
  const isNothing = (value: Value) => value === undefined || value === null
  if (left === OBJECT && right === OBJECT) return undefined
  if (left === OBJECT || right === OBJECT) return isNothing(left) || isNothing(right) ? false : undefined
  if (!isLoose) return left === right
  if (isNothing(left) || isNothing(right)) return isNothing(left) && isNothing(right)
  return typeof left === typeof right ? left === right : undefined
}

const isNumber = (value: Value | undefined) => typeof value === 'number'

/** Functions that test or round a number, by the text of the callee. */
const FUNCTIONS: Readonly<Record<string, (value: Value) => Value>> = {
  Boolean: (value) => truth(value) ?? UNKNOWN,
  Number: (value) => (value === OBJECT ? UNKNOWN : Number(value)),
  'Number.isFinite': (value) => isNumber(value) && Number.isFinite(value),
  'Number.isInteger': (value) => Number.isInteger(value),
  'Number.isSafeInteger': (value) => Number.isSafeInteger(value),
  'Number.isNaN': (value) => Number.isNaN(value),
  isNaN: (value) => (value === OBJECT ? UNKNOWN : Number.isNaN(Number(value))),
  isFinite: (value) => (value === OBJECT ? UNKNOWN : Number.isFinite(Number(value))),
  'Math.floor': (value) => (value === OBJECT ? UNKNOWN : Math.floor(Number(value))),
  'Math.ceil': (value) => (value === OBJECT ? UNKNOWN : Math.ceil(Number(value))),
  'Math.round': (value) => (value === OBJECT ? UNKNOWN : Math.round(Number(value))),
  'Math.trunc': (value) => (value === OBJECT ? UNKNOWN : Math.trunc(Number(value))),
}

/** What a call of one of the language's own functions gives. */
export function called(callee: string, args: readonly Value[]): Value {
  const [first] = args
  if (args.length !== 1 || first === UNKNOWN || !Object.hasOwn(FUNCTIONS, callee)) return UNKNOWN
  return FUNCTIONS[callee]?.(first) ?? UNKNOWN
}
