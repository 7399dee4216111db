import { ts } from '../compiler'
import { returnedExpressions, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { Steps } from './steps'

/** A value that is written down; `'undefined'` for that word, undefined where the value is computed. */
export type Literal = string | number | boolean | null | undefined

const KEYWORDS = new Map<ts.SyntaxKind, Literal>([
  [ts.SyntaxKind.NullKeyword, null],
  [ts.SyntaxKind.TrueKeyword, true],
  [ts.SyntaxKind.FalseKeyword, false],
])

/** The literal behind an expression: through constants, products of numbers, functions that answer a constant. */
export function literalOf(tracer: Tracer, expression: ts.Expression, steps = new Steps()): Literal {
  const node = unwrap(expression)
  if (!steps.take()) return undefined
  if (ts.isNumericLiteral(node)) return Number(node.text)
  if (ts.isStringLiteralLike(node)) return node.text
  if (KEYWORDS.has(node.kind)) return KEYWORDS.get(node.kind)
  if (ts.isBinaryExpression(node)) return product(tracer, node, steps)
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return constantResult(tracer, node, steps)
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return undefined
  if (ts.isIdentifier(node) && node.text === 'undefined') return 'undefined'
  const [only, ...others] = tracer.originsOf(node)
  return only && others.length === 0 && only !== node && ts.isExpression(only)
    ? literalOf(tracer, only, steps)
    : undefined
}

function product(tracer: Tracer, node: ts.BinaryExpression, steps: Steps): Literal {
  if (node.operatorToken.kind !== ts.SyntaxKind.AsteriskToken) return undefined
  const [left, right] = [literalOf(tracer, node.left, steps), literalOf(tracer, node.right, steps)]
  return typeof left === 'number' && typeof right === 'number' ? left * right : undefined
}

/** What a function answers whatever it is given: `() => null`, `() => 0`. */
function constantResult(tracer: Tracer, node: ts.ArrowFunction | ts.FunctionExpression, steps: Steps): Literal {
  const [first, ...others] = returnedExpressions(node).map((one) => literalOf(tracer, one, steps))
  return others.every((one) => one === first) ? first : undefined
}
