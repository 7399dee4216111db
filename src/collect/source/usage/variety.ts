import { ts } from '../compiler'
import { unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { Steps } from './steps'

const FINITE = ts.TypeFlags.Literal | ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.BooleanLike

/**
 * Whether an expression has another value from call to call, and no end of them: not one of a few words, which its type,
 * or everything that it may come from, writes down.
 */
export function varies(tracer: Tracer, expression: ts.Expression, steps = new Steps()): boolean {
  // What takes too many steps to follow is not known to vary.
  if (!steps.take()) return false
  const node = unwrap(ts.isSpreadElement(expression) ? expression.expression : expression)
  const parts = partsOf(node)
  if (parts) return parts.some((one) => varies(tracer, one, steps))
  const origins = [...tracer.originsOf(node)].filter((one) => one !== node)
  if (!origins.some(isPutTogether) && isFiniteType(tracer, node)) return false
  return origins.length === 0 || !origins.every((one) => isWritten(tracer, one, steps))
}

/**
 * Whether a value is text that is put together from parts. The checker must not be asked for its type: it writes the
 * text of constants out, however long that gets.
 */
export function isComposed(tracer: Tracer, node: ts.Expression): boolean {
  return isPutTogether(node) || [...tracer.originsOf(node)].some(isPutTogether)
}

function isPutTogether(node: ts.Node): boolean {
  return ts.isTemplateExpression(node) || ts.isBinaryExpression(node)
}

function partsOf(node: ts.Expression): readonly ts.Expression[] | undefined {
  if (ts.isArrayLiteralExpression(node)) return node.elements
  if (ts.isTemplateExpression(node)) return node.templateSpans.map((span) => span.expression)
  return ts.isBinaryExpression(node) ? [node.left, node.right] : undefined
}

function isFiniteType({ checker }: Tracer, node: ts.Expression): boolean {
  const type = checker.getTypeAtLocation(node)
  const element = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference)[0] : undefined
  const one = element ?? type
  return one.isUnion() ? one.types.every((each) => each.flags & FINITE) : (one.flags & FINITE) !== 0
}

/** A literal, a member of an enum, a list of literals. */
function isWritten(tracer: Tracer, origin: ts.Node, steps: Steps): boolean {
  if (ts.isEnumMember(origin)) return true
  if (!ts.isExpression(origin)) return false
  const node = unwrap(origin)
  const parts = partsOf(node)
  if (parts) return !parts.some((one) => varies(tracer, one, steps))
  return ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)
}
