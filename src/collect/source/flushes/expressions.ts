import { ts } from '../compiler'
import { isFunctionNode, returnedExpressions } from '../trace/syntax'
import { type Amount, elementOf, larger } from './amounts'

type Inner = (one: ts.Node) => Amount | undefined

/** What an expression without a name holds: lists, choices, texts, what a function gives back. */
export function ofOther(node: ts.Node, inner: Inner): Amount | undefined {
  if (ts.isAwaitExpression(node) || ts.isSpreadElement(node)) return inner(node.expression)
  if (ts.isElementAccessExpression(node)) {
    const owner = inner(node.expression)
    return owner && elementOf(owner)
  }
  if (ts.isArrayLiteralExpression(node)) return ofList(node.elements, inner)
  if (ts.isConditionalExpression(node)) return larger(inner(node.whenTrue), inner(node.whenFalse))
  if (ts.isTemplateExpression(node))
    return node.templateSpans.some((span) => inner(span.expression)) ? 'one' : undefined
  if (ts.isBinaryExpression(node)) return ofBinary(node, inner)
  // `tags.map((tag) => redis.smembers(tag))`, `retry(() => redis.keys(pattern))`
  return isFunctionNode(node) ? largest(returnedExpressions(node), inner) : undefined
}

/** What `owner.name` holds. */
export function ofMember(
  owner: Amount | undefined,
  { name: { text } }: ts.PropertyAccessExpression,
): Amount | undefined {
  if (!owner || /^(?:length|size|cursor)$/.test(text)) return undefined
  return owner === 'reply' ? 'page' : owner
}

/** `[...keys, index]`: what is written out one by one is no more than a page. */
function ofList(elements: readonly ts.Expression[], inner: Inner): Amount | undefined {
  const amount = largest(elements, inner)
  return amount === 'one' ? 'page' : amount
}

function ofBinary({ left, operatorToken, right }: ts.BinaryExpression, inner: Inner): Amount | undefined {
  const { kind } = operatorToken
  if (kind === ts.SyntaxKind.PlusToken) return inner(left) || inner(right) ? 'one' : undefined
  const isChoice = kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken
  return isChoice ? larger(inner(left), inner(right)) : undefined
}

/** The largest amount among several nodes. */
export function largest(nodes: readonly ts.Node[], inner: Inner): Amount | undefined {
  return nodes.map(inner).reduce(larger, undefined)
}
