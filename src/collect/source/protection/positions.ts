import { ts } from '../compiler'
import { isWrapped, memberName } from '../trace/syntax'

/** The same promise, or a list with it: parentheses, casts, branches, arrays. */
export function isTransparent(parent: ts.Node, at: ts.Node): boolean {
  if (ts.isConditionalExpression(parent)) return parent.condition !== at
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken
    const isChoice = kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken
    return (
      isChoice ||
      ((kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.CommaToken) && parent.right === at)
    )
  }
  return isWrapped(parent) || ts.isArrayLiteralExpression(parent) || ts.isSpreadElement(parent)
}

/** Whether a promise is waited for where it stands. */
export function isAwaited(parent: ts.Node): boolean {
  if (ts.isForOfStatement(parent)) return parent.awaitModifier !== undefined
  return ts.isAwaitExpression(parent) || ts.isYieldExpression(parent)
}

/** The variable that an expression is put into. */
export function variableFor(at: ts.Node): ts.Identifier | undefined {
  const { parent } = at
  if (ts.isVariableDeclaration(parent)) return ts.isIdentifier(parent.name) ? parent.name : undefined
  const isAssigned = ts.isBinaryExpression(parent) && parent.right === at
  return isAssigned && ts.isIdentifier(parent.left) ? parent.left : undefined
}

/** Whether an identifier reads a variable, rather than declaring or assigning it or naming a member. */
export function isUse(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    return parent.right === node
  }
  return !ts.isVariableDeclaration(parent) || parent.initializer === node
}

/** `redis.get(key, callback).then(…)`: where the promise is used as well, it decides. */
export function isWithinChain(call: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(call.parent) || ts.isAwaitExpression(call.parent)
}

/** The `new Promise(executor)` that a node lies in. */
export function executorAround(node: ts.Node): ts.NewExpression | undefined {
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at
    const isExecutor = ts.isFunctionLike(at) && ts.isNewExpression(parent) && parent.arguments?.[0] === at
    if (isExecutor && memberName(parent.expression) === 'Promise') return parent
  }
  return undefined
}
