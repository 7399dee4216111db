import { countUpTo } from '../../files/lines'
import { ts } from '../compiler'
import { ELEMENT_CALLBACKS, isWithin } from '../trace/syntax'

/** A condition under which a node runs, seen from a common ancestor with another node. */
export interface Guard {
  readonly node: ts.Node
  /** The tested expression; undefined for `catch` and the like. */
  readonly condition: ts.Expression | undefined
  /** The truth of the condition with which the node runs; undefined where truth does not decide (`??`, `switch`). */
  readonly runsIf?: boolean
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
  if (ts.isIfStatement(parent)) {
    const { expression, thenStatement } = parent
    return child === expression ? undefined : { node: parent, condition: expression, runsIf: child === thenStatement }
  }
  if (ts.isConditionalExpression(parent)) {
    const { condition, whenTrue } = parent
    return child === condition ? undefined : { node: parent, condition, runsIf: child === whenTrue }
  }
  if (ts.isBinaryExpression(parent)) {
    return isShortCircuit(parent) && child === parent.right ? shortCircuit(parent) : undefined
  }
  if (ts.isCaseOrDefaultClause(parent))
    return { node: parent.parent.parent, condition: parent.parent.parent.expression }
  if (ts.isCatchClause(parent)) return { node: parent, condition: undefined }
  return undefined
}

function shortCircuit(node: ts.BinaryExpression): Guard {
  const { kind } = node.operatorToken
  const isDecided = kind !== ts.SyntaxKind.QuestionQuestionToken
  return {
    node,
    condition: node.left,
    ...(isDecided && { runsIf: kind === ts.SyntaxKind.AmpersandAmpersandToken }),
  }
}

function isShortCircuit(node: ts.BinaryExpression): boolean {
  const kind = node.operatorToken.kind
  return (
    kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken
  )
}

/** The truth of `!a`, where that of `a` may not be known. */
export function negated(truth: boolean | undefined): boolean | undefined {
  return truth === undefined ? undefined : !truth
}

/** The truth of `a || b`, or of `a && b`, where that of either side may not be known. */
export function connected(isOr: boolean, sides: readonly (boolean | undefined)[]): boolean | undefined {
  if (sides.includes(isOr)) return isOr
  return sides.includes(undefined) ? undefined : !isOr
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

/** Whether a node runs under one condition: `runsIf` is the truth with which it does. Undefined where that is not known. */
export type Runs = (condition: ts.Expression | undefined, runsIf: boolean | undefined) => boolean | undefined

/**
 * Whether a node runs when the function around it does, as far as the conditions on the way to it can be told: the
 * branches that it stands in, and those before it that leave. Undefined where one of them is not known.
 */
export function isReached(node: ts.Node, top: ts.Node, runs: Runs): boolean | undefined {
  let isCertain = true
  for (let at = node; at !== top && at.parent; at = at.parent) {
    const guard = guardOf(at)
    const before = ts.isBlock(at.parent) || ts.isSourceFile(at.parent) ? exitsBefore(at, at.parent.statements) : []
    const answers = [
      ...(guard ? [runs(guard.condition, guard.runsIf)] : []),
      ...before.map((condition) => runs(condition, false)),
    ]
    if (answers.includes(false)) return false
    if (answers.includes(undefined)) isCertain = false
  }
  return isCertain ? true : undefined
}

/** The statements of a block that may leave it, each found once: machines write blocks of many thousand statements. */
const exits = new WeakMap<readonly ts.Statement[], readonly ts.IfStatement[]>()

/** Conditions of the statements before one under which it is never reached. */
function exitsBefore(at: ts.Node, statements: readonly ts.Statement[]): ts.Expression[] {
  const leaving = exits.get(statements) ?? statements.filter(isExit)
  exits.set(statements, leaving)
  return leaving.filter((one) => one.end <= at.pos).map((one) => one.expression)
}

function isExit(statement: ts.Statement): statement is ts.IfStatement {
  return ts.isIfStatement(statement) && endsWithExit(statement.thenStatement)
}

/** By halving: machines write functions of many thousand statements. */
function statementAt(statements: readonly ts.Statement[], { pos }: ts.Node): number {
  return countUpTo(statements.length, (at) => (statements[at] as ts.Statement).end <= pos)
}

/** Whether whoever enters a statement leaves the function, or the turn of the loop, at its end. */
export function endsWithExit(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement
  return last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last) || ts.isContinueStatement(last))
}

/** Whether a node runs once for each element of something: in the body of a loop, or in a callback of `map`. */
export function isRepeated(node: ts.Node): boolean {
  for (let at = node; at.parent && !ts.isSourceFile(at); at = at.parent) {
    const { parent } = at
    if (ts.isIterationStatement(parent, false) && (at === parent.statement || isTested(parent, at))) return true
    if (!ts.isFunctionLike(at)) continue
    if (!ts.isCallExpression(parent)) return false
    if (ts.isPropertyAccessExpression(parent.expression) && runsForEach(parent.expression.name.text)) return true
  }
  return false
}

/** `reduce` hands its callback the elements, too, but not first. */
function runsForEach(method: string): boolean {
  return method === 'reduce' || ELEMENT_CALLBACKS.has(method)
}

/** The condition of `while` and `do` runs as often as their body. */
function isTested(loop: ts.IterationStatement, part: ts.Node): boolean {
  return (ts.isWhileStatement(loop) || ts.isDoStatement(loop)) && part === loop.expression
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
