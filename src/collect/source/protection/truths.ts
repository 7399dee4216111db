import { ts } from '../compiler'
import { memberName, withoutAwait } from '../trace/syntax'
import { connected, negated } from '../usage/flow'

/** Tells a value out of a read from everything else. */
export type IsValue = (node: ts.Expression) => boolean

/** Say whether there is anything in what they are given, and give the same otherwise. */
const SAME = /^(?:Boolean|isArray|keys|values|entries|parse|String|Number)$/
const SIZES = /^(?:length|size)$/

/**
 * What a condition comes to where a read has found something, or nothing; undefined where that does not decide, or where the
 * condition asks for something else.
 */
export function truthFor(condition: ts.Expression, isValue: IsValue, isThere: boolean): boolean | undefined {
  const node = withoutAwait(condition)
  if (isValue(node)) return isThere
  const inner = (one: ts.Expression) => truthFor(one, isValue, isThere)
  if (ts.isPrefixUnaryExpression(node)) {
    return node.operator === ts.SyntaxKind.ExclamationToken ? negated(inner(node.operand)) : undefined
  }
  if (ts.isBinaryExpression(node)) return truthOfBinary(node, isValue, isThere)
  if (ts.isPropertyAccessExpression(node)) return ofPart(inner(node.expression), SIZES.test(node.name.text))
  if (ts.isElementAccessExpression(node)) return ofPart(inner(node.expression), false)
  const [first] = ts.isCallExpression(node) ? node.arguments : []
  return first && SAME.test(memberName((node as ts.CallExpression).expression) ?? '') ? inner(first) : undefined
}

/** A part of nothing is nothing; of a part of something only the size is known. */
function ofPart(whole: boolean | undefined, isSize: boolean): boolean | undefined {
  return whole === true && !isSize ? undefined : whole
}

function truthOfBinary(node: ts.BinaryExpression, isValue: IsValue, isThere: boolean): boolean | undefined {
  const { kind } = node.operatorToken
  const left = truthFor(node.left, isValue, isThere)
  if (kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken) {
    return connected(kind === ts.SyntaxKind.BarBarToken, [left, truthFor(node.right, isValue, isThere)])
  }
  if (EQUAL.has(kind)) return ofComparison(node, left ?? truthOfType(node.left, isValue, isThere))
  if (UNEQUAL.has(kind)) return negated(ofComparison(node, left ?? truthOfType(node.left, isValue, isThere)))
  return kind === ts.SyntaxKind.GreaterThanToken || kind === ts.SyntaxKind.GreaterThanEqualsToken ? left : undefined
}

const EQUAL: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
])
const UNEQUAL: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
])

/** `value === null`, `keys.length === 0`; a value that equals something else is there. */
function ofComparison({ right }: ts.BinaryExpression, left: boolean | undefined): boolean | undefined {
  if (left === undefined) return undefined
  const isNothing =
    right.kind === ts.SyntaxKind.NullKeyword ||
    ts.isVoidExpression(right) ||
    /^(?:undefined|0|false|''|"")$|^['"]undefined['"]$/.test(right.getText())
  if (isNothing) return !left
  return left ? undefined : false
}

/** `typeof value === 'undefined'`. */
function truthOfType(node: ts.Expression, isValue: IsValue, isThere: boolean): boolean | undefined {
  return ts.isTypeOfExpression(node) ? truthFor(node.expression, isValue, isThere) : undefined
}
