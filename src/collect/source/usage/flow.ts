import { ts } from 'ts-morph'
import { countUpTo } from '../lines'
import { isWithin } from '../trace/syntax'

/** A condition under which a node runs, seen from a common ancestor with another node. */
export interface Guard {
  readonly node: ts.Node
  /** The tested expression; undefined for `catch` and the like. */
  readonly condition: ts.Expression | undefined
}

/** The nearest node that holds both. */
export function commonAncestor(one: ts.Node, other: ts.Node): ts.Node {
  let ancestor = one
  while (!isWithin(other, ancestor)) ancestor = ancestor.parent
  return ancestor
}

/**
 * The conditions between a node and an ancestor, the ancestor included when the node is in one of its branches. Loops do
 * not count: a key that is written is walked over as well.
 */
export function guardsBetween(node: ts.Node, ancestor: ts.Node): Guard[] {
  const guards: Guard[] = []
  for (let at = node; at !== ancestor.parent && at.parent; at = at.parent) {
    const guard = guardOf(at)
    if (guard && isWithin(guard.node, ancestor)) guards.push(guard)
  }
  return guards
}

function guardOf(child: ts.Node): Guard | undefined {
  const { parent } = child
  if (ts.isIfStatement(parent))
    return child === parent.expression ? undefined : { node: parent, condition: parent.expression }
  if (ts.isConditionalExpression(parent))
    return child === parent.condition ? undefined : { node: parent, condition: parent.condition }
  if (ts.isBinaryExpression(parent))
    return isShortCircuit(parent) && child === parent.right ? { node: parent, condition: parent.left } : undefined
  if (ts.isCaseOrDefaultClause(parent))
    return { node: parent.parent.parent, condition: parent.parent.parent.expression }
  if (ts.isCatchClause(parent)) return { node: parent, condition: undefined }
  return undefined
}

function isShortCircuit(node: ts.BinaryExpression): boolean {
  const kind = node.operatorToken.kind
  return (
    kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken
  )
}

/** Whether two nodes lie in branches of which only one runs. */
export function areExclusive(one: ts.Node, other: ts.Node): boolean {
  const common = commonAncestor(one, other)
  // What stands in the condition runs before either branch.
  const condition = ts.isIfStatement(common)
    ? common.expression
    : ts.isConditionalExpression(common)
      ? common.condition
      : undefined
  if (condition) return !isWithin(one, condition) && !isWithin(other, condition)
  if (ts.isCaseBlock(common)) return true
  return leavesBefore(one, other, common) || leavesBefore(other, one, common)
}

/** `if (x) return a(); b()`: where `a` runs, `b` does not. */
function leavesBefore(first: ts.Node, second: ts.Node, common: ts.Node): boolean {
  if (first.pos > second.pos) return false
  return guardsBetween(first, common).some(({ node }) => {
    if (!ts.isIfStatement(node)) return false
    const branch = isWithin(first, node.thenStatement) ? node.thenStatement : node.elseStatement
    return branch !== undefined && endsWithExit(branch)
  })
}

/** Conditions between two nodes of one block under which the second is never reached. */
export function exitsBetween(first: ts.Node, second: ts.Node, common: ts.Node): Guard[] {
  if (!ts.isBlock(common) && !ts.isSourceFile(common)) return []
  const { statements } = common
  const from = statementAt(statements, first)
  const to = statementAt(statements, second)
  return statements.slice(from + 1, Math.max(from + 1, to)).flatMap((statement) => {
    const leaves = ts.isIfStatement(statement) && endsWithExit(statement.thenStatement)
    return leaves ? [{ node: statement, condition: statement.expression }] : []
  })
}

/** By halving: machines write functions of many thousand statements. */
function statementAt(statements: readonly ts.Statement[], { pos }: ts.Node): number {
  return countUpTo(statements.length, (at) => (statements[at] as ts.Statement).end <= pos)
}

function endsWithExit(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement
  return last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last) || ts.isContinueStatement(last))
}

/** The names that an expression reads. */
export function namesIn(expression: ts.Node): ts.Identifier[] {
  const found: ts.Identifier[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) found.push(node)
    ts.forEachChild(node, visit)
  }
  visit(expression)
  return found
}
