import { ts } from '../compiler'
import type { CallLike } from '../trace/index-of-names'
import { type FunctionNode, unwrap } from '../trace/syntax'

/**
 * Whether a call of a function may come to a node within it, by the properties of the object that it is given: the conditions
 * around the node may ask for some (`if (match.id) return redis.get(match.id)`). Undefined where none do.
 */
export function reachedBy(node: ts.Node, target: FunctionNode): ((call: CallLike) => boolean) | undefined {
  const conditions = conditionsAround(node, target)
  const names = target.parameters.map(({ name }) => (ts.isIdentifier(name) ? name.text : undefined))
  const isAsked = conditions.some((one) => names.some((name) => name !== undefined && asksFor(one, name)))
  if (!isAsked) return undefined
  return (call) => {
    const given = new Map(
      names.flatMap((name, at) => (name === undefined ? [] : [[name, call.arguments?.[at]] as const])),
    )
    return conditions.every((one) => mayHold(one, given))
  }
}

/** What must hold where a node stands within a function. */
function conditionsAround(node: ts.Node, target: FunctionNode): ts.Expression[] {
  const found: ts.Expression[] = []
  for (let at = node; at !== target && at.parent; at = at.parent) {
    const { parent } = at
    if (ts.isIfStatement(parent) && parent.thenStatement === at) found.push(parent.expression)
    if (ts.isConditionalExpression(parent) && parent.whenTrue === at) found.push(parent.condition)
    const isSecond = ts.isBinaryExpression(parent) && parent.right === at
    if (isSecond && parent.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) found.push(parent.left)
  }
  return found
}

function asksFor(condition: ts.Node, name: string): boolean {
  if (ts.isPropertyAccessExpression(condition) && ts.isIdentifier(condition.expression)) {
    if (condition.expression.text === name) return true
  }
  return ts.forEachChild(condition, (child) => asksFor(child, name)) ?? false
}

type Given = ReadonlyMap<string, ts.Expression | undefined>

/** Whatever is no property of an argument that is written out may be as it is asked for. */
function mayHold(condition: ts.Expression, given: Given): boolean {
  const node = unwrap(condition)
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken
    if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return mayHold(node.left, given) && mayHold(node.right, given)
    if (kind === ts.SyntaxKind.BarBarToken) return mayHold(node.left, given) || mayHold(node.right, given)
    // `match.id !== undefined`.
    return !isUnequalToNothing(node) || mayHold(node.left, given)
  }
  if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression)) return true
  const argument = given.get(node.expression.text)
  return argument === undefined || mayHave(argument, node.name.text)
}

function mayHave(argument: ts.Expression, name: string): boolean {
  const object = unwrap(argument)
  if (!ts.isObjectLiteralExpression(object)) return true
  return object.properties.some((one) => {
    if (ts.isSpreadAssignment(one) || ts.isComputedPropertyName(one.name)) return true
    return (ts.isIdentifier(one.name) || ts.isStringLiteralLike(one.name)) && one.name.text === name
  })
}

function isUnequalToNothing({ operatorToken, right }: ts.BinaryExpression): boolean {
  const { kind } = operatorToken
  const isUnequal = kind === ts.SyntaxKind.ExclamationEqualsEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsToken
  return isUnequal && (right.kind === ts.SyntaxKind.NullKeyword || right.getText() === 'undefined')
}
