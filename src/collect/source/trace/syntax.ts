import { ts } from '../compiler'
import { excerptOf } from '../excerpt'

/** The last name of an expression: `x`, `a.x`, `a['x']`; undefined when it is computed. */
export function memberName(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node)) return node.text
  if (ts.isPropertyAccessExpression(node)) return node.name.text
  if (ts.isElementAccessExpression(node)) {
    return ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : undefined
  }
  if (isWrapped(node)) return memberName(node.expression)
  return undefined
}

/** The node that the checker knows a member by: `name` in `a.name` and in `a['name']`. */
export function namingNode(node: ts.Node): ts.Node {
  if (ts.isPropertyAccessExpression(node)) return node.name
  return ts.isElementAccessExpression(node) && memberName(node) !== undefined ? node.argumentExpression : node
}

type Wrapped =
  | ts.ParenthesizedExpression
  | ts.AsExpression
  | ts.NonNullExpression
  | ts.SatisfiesExpression
  | ts.TypeAssertion

/** Whether a node is another expression in parentheses, a cast or `!`. */
export function isWrapped(node: ts.Node): node is Wrapped {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isTypeAssertionExpression(node)
  )
}

/** The expression inside parentheses, casts and `!`. */
export function unwrap(node: ts.Expression): ts.Expression {
  let inner = node
  while (isWrapped(inner)) inner = inner.expression
  return inner
}

/** The expression behind `await`, parentheses, casts and `!`. */
export function withoutAwait(expression: ts.Expression): ts.Expression {
  const node = unwrap(expression)
  return ts.isAwaitExpression(node) ? withoutAwait(node.expression) : node
}

/** The outermost node that is the same expression in parentheses, casts, `!` or `await`. */
export function outermost(node: ts.Node): ts.Node {
  let outer = node
  while (isWrapped(outer.parent) || ts.isAwaitExpression(outer.parent)) outer = outer.parent
  return outer
}

/** Methods that hand each element of their receiver to a callback. */
export const ELEMENT_CALLBACKS: ReadonlySet<string> = new Set([
  'forEach',
  'map',
  'filter',
  'some',
  'every',
  'find',
  'flatMap',
])

/** A function of any kind that has, or may have, a body. */
export type FunctionNode = ts.FunctionLikeDeclaration

/** What a class extends, as written; undefined when it extends nothing. */
export function extendedBy(declaration: ts.ClassLikeDeclaration | undefined): ts.Expression | undefined {
  return declaration?.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression
}

/** Whether a node is a function with a body of its own. */
export function isFunctionNode(node: ts.Node): node is FunctionNode {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined
}

/** The nearest function around a node; undefined at the top level of a file. */
export function enclosingFunction(node: ts.Node): FunctionNode | undefined {
  for (let at = node.parent; at; at = at.parent) if (ts.isFunctionLike(at) && 'body' in at) return at as FunctionNode
  return undefined
}

/**
 * The function in which statements belong together: callbacks given to `.then`, `forEach`, `Promise.all` and the like run
 * as part of the function that passes them, so they are looked through.
 */
export function owningScope(node: ts.Node): ts.Node {
  let scope = enclosingFunction(node)
  while (scope && isCallback(scope)) scope = enclosingFunction(scope)
  return scope ?? node.getSourceFile()
}

function isCallback(node: FunctionNode): boolean {
  const inline = ts.isArrowFunction(node) || ts.isFunctionExpression(node)
  const outer = inline ? outermost(node) : node
  // `async.series([function (next) { … }, …])` runs its steps as one.
  const holder = ts.isArrayLiteralExpression(outer.parent) ? outer.parent.parent : outer.parent
  if (!inline) return false
  // The executor of a promise runs at once, as part of whoever makes the promise.
  return ts.isCallExpression(holder) || (ts.isNewExpression(holder) && memberName(holder.expression) === 'Promise')
}

/** Whether `inner` is `outer` or lies within it. */
export function isWithin(inner: ts.Node, outer: ts.Node): boolean {
  return inner.pos >= outer.pos && inner.end <= outer.end && inner.getSourceFile() === outer.getSourceFile()
}

/** A node and everything below it, each before what it holds. With a stack of its own: machines nest deeper than the call stack. */
export function* nodesIn(root: ts.Node): Generator<ts.Node> {
  const open: ts.Node[] = [root]
  for (let node = open.pop(); node; node = open.pop()) {
    yield node
    const below: ts.Node[] = []
    ts.forEachChild(node, (child) => {
      below.push(child)
    })
    open.push(...below.reverse())
  }
}

/** Where a list of statements is left for certain: but for functions, which are there all the same, nothing behind it ever runs. */
export function leftAt(node: ts.Node): number {
  const isList = ts.isBlock(node) || ts.isCaseOrDefaultClause(node) || ts.isSourceFile(node)
  return (isList ? node.statements.find(leaves)?.end : undefined) ?? Number.POSITIVE_INFINITY
}

function leaves(node: ts.Statement): boolean {
  return (
    ts.isReturnStatement(node) || ts.isThrowStatement(node) || ts.isBreakStatement(node) || ts.isContinueStatement(node)
  )
}

/** What a function gives back: its expression body, or every returned expression. */
export function returnedExpressions(node: FunctionNode): ts.Expression[] {
  if (!node.body) return []
  if (!ts.isBlock(node.body)) return [node.body]
  const found: ts.Expression[] = []
  const visit = (child: ts.Node): void => {
    if (ts.isReturnStatement(child)) {
      if (child.expression) found.push(child.expression)
    } else if (!ts.isFunctionLike(child) && !ts.isClassLike(child)) ts.forEachChild(child, visit)
  }
  ts.forEachChild(node.body, visit)
  return found
}

/** The name by which a function is called: its own, its variable's or its property's. */
export function functionName(node: FunctionNode): string | undefined {
  if (ts.isConstructorDeclaration(node)) return node.parent.name?.text
  if (node.name && (ts.isIdentifier(node.name) || ts.isStringLiteral(node.name) || ts.isPrivateIdentifier(node.name)))
    return node.name.text
  const { parent } = outermost(node)
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) return parent.name.text
  if ((ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) && !ts.isComputedPropertyName(parent.name))
    return parent.name.getText().replace(/^['"]|['"]$/g, '')
  return ts.isBinaryExpression(parent) ? memberName(parent.left) : undefined
}

/** Shortened source text of a node on one line, for messages. */
export function brief(node: ts.Node, length = 60): string {
  // A receiver can be a chain of a thousand calls, and each of them has one.
  return excerptOf(node.getText().slice(0, 20 * length), length)
}

/** `globalThis.x`, and what else a member of the global object is written as. */
export function isGlobalMember(node: ts.Expression): boolean {
  const target = unwrap(node)
  if (!ts.isPropertyAccessExpression(target) && !ts.isElementAccessExpression(target)) return false
  return /^(?:global|globalThis|self|window)$/.test(memberName(target.expression) ?? '')
}

/** The name of the function around a node, for messages; undefined at the top of a file, and for functions without one. */
export function nameAround(node: ts.Node): string | undefined {
  const around = enclosingFunction(node)
  return around && functionName(around)
}

/** The variable or field that a value is put into where it is written. */
export function holderOf(value: ts.Node): ts.Node | undefined {
  const { parent } = outermost(value)
  if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent)) return parent.name
  return ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
    ? parent.left
    : undefined
}

/** A variable that is only declared, and has its value from elsewhere. */
export function isAmbientVariable(node: ts.Declaration): boolean {
  return ts.isVariableDeclaration(node) && (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Ambient) !== 0
}

/** What a name in an expression stands for: of `{ id }` the variable, not the property. An import stands for itself. */
export function valueSymbol(checker: ts.TypeChecker, name: ts.Identifier): ts.Symbol | undefined {
  return ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name)
}

/** The module that a file is; the checker answers for ES modules alone, and a CommonJS file has its symbol all the same. */
export function symbolOfFile(file: ts.SourceFile): ts.Symbol | undefined {
  return (file as { symbol?: ts.Symbol }).symbol
}

/** `get(key: string): Promise<string>` of an interface of the checked sources, `abstract get(…)`: classes say what it does. */
export function isMethodToImplement(node: ts.Node): boolean {
  if (ts.isMethodSignature(node)) return !node.getSourceFile().isDeclarationFile
  return ts.isMethodDeclaration(node) && node.body === undefined && !node.getSourceFile().isDeclarationFile
}

/** A member whose value is somewhere else: a field, what an interface of the checked sources or an abstract class asks for. */
export function isSlot(origin: ts.Node): boolean {
  return ts.isPropertySignature(origin) || ts.isPropertyDeclaration(origin) || isMethodToImplement(origin)
}

/** The sides of an expression that may be its value: both of `a ?? b`, the right one of `a = b`, none of `a + b`. */
export function sidesGiven({ operatorToken, left, right }: ts.BinaryExpression): readonly ts.Expression[] {
  switch (operatorToken.kind) {
    case ts.SyntaxKind.EqualsToken:
    case ts.SyntaxKind.CommaToken:
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return [right]
    case ts.SyntaxKind.QuestionQuestionToken:
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.QuestionQuestionEqualsToken:
    case ts.SyntaxKind.BarBarEqualsToken:
      return [left, right]
    default:
      return []
  }
}
