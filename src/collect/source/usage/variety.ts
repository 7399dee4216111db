import { ts } from 'ts-morph'
import { unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'

const FINITE = ts.TypeFlags.Literal | ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.BooleanLike

/**
 * Whether an expression has another value from call to call, and no end of them: not one of a few words, which its type,
 * or everything that it may come from, writes down.
 */
export function varies(tracer: Tracer, expression: ts.Expression): boolean {
  const node = unwrap(ts.isSpreadElement(expression) ? expression.expression : expression)
  if (ts.isArrayLiteralExpression(node)) return node.elements.some((one) => varies(tracer, one))
  if (ts.isTemplateExpression(node)) return node.templateSpans.some((span) => varies(tracer, span.expression))
  if (isFiniteType(tracer, node)) return false
  const origins = [...tracer.originsOf(node)].filter((one) => one !== node)
  return origins.length === 0 || !origins.every((one) => isWritten(tracer, one))
}

function isFiniteType({ checker }: Tracer, node: ts.Expression): boolean {
  const type = checker.getTypeAtLocation(node)
  const element = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference)[0] : undefined
  const one = element ?? type
  return one.isUnion() ? one.types.every((each) => each.flags & FINITE) : (one.flags & FINITE) !== 0
}

/** A literal, a member of an enum, a list of literals. */
function isWritten(tracer: Tracer, origin: ts.Node): boolean {
  if (ts.isEnumMember(origin)) return true
  if (!ts.isExpression(origin)) return false
  const node = unwrap(origin)
  if (ts.isArrayLiteralExpression(node)) return !node.elements.some((one) => varies(tracer, one))
  return ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)
}
