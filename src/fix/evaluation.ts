import { isPlainReference, isWrapped, ts } from './syntax'

/**
 * The statement that evaluates an expression before anything else in it, once and in any case; undefined where something
 * that has effects may come before, or where it may not run, or run again.
 */
export function evaluatedFirstIn(expression: ts.Expression): ts.Statement | undefined {
  let at: ts.Node = expression
  while (isFirst(at, at.parent)) at = at.parent
  const { parent } = at
  if (ts.isVariableDeclaration(parent)) return ofDeclaration(parent)
  return isOnceIn(at, parent) ? parent : undefined
}

/** Whether the evaluation of an expression begins with a part of it. */
function isFirst(part: ts.Node, whole: ts.Node): boolean {
  if (isWrapped(whole) || ts.isAwaitExpression(whole) || ts.isSpreadElement(whole)) return true
  if (ts.isPrefixUnaryExpression(whole)) return true
  if (ts.isPropertyAccessExpression(whole) || ts.isElementAccessExpression(whole)) return whole.expression === part
  if (ts.isCallExpression(whole)) return isFirstInCall(part, whole)
  if (ts.isNewExpression(whole)) return whole.arguments?.[0] === part && isPlainReference(whole.expression)
  if (ts.isArrayLiteralExpression(whole)) return whole.elements[0] === part
  if (ts.isConditionalExpression(whole)) return whole.condition === part
  return ts.isBinaryExpression(whole) && isFirstInBinary(part, whole)
}

function isFirstInCall(part: ts.Node, call: ts.CallExpression): boolean {
  if (call.expression === part) return true
  return call.arguments[0] === part && !call.questionDotToken && isPlainReference(call.expression)
}

function isFirstInBinary(part: ts.Node, { left, right, operatorToken }: ts.BinaryExpression): boolean {
  if (operatorToken.kind !== ts.SyntaxKind.EqualsToken) return left === part
  return right === part && isPlainReference(left)
}

function ofDeclaration({ parent: list }: ts.VariableDeclaration): ts.Statement | undefined {
  const isOne = ts.isVariableDeclarationList(list) && list.declarations.length === 1
  return isOne && ts.isVariableStatement(list.parent) ? list.parent : undefined
}

/** A loop asks for its list once, and for its condition again and again. */
function isOnceIn(part: ts.Node, whole: ts.Node): whole is ts.Statement {
  if (ts.isExpressionStatement(whole) || ts.isReturnStatement(whole) || ts.isThrowStatement(whole)) return true
  return (ts.isForOfStatement(whole) || ts.isIfStatement(whole)) && whole.expression === part
}
