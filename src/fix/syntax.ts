import { SYNTAX_ALONE, ts } from '../collect/source/compiler'

export { SYNTAX_ALONE, ts }

type Wrapped = ts.ParenthesizedExpression | ts.AsExpression | ts.SatisfiesExpression | ts.NonNullExpression

/** True for parentheses, casts and `!` around an expression. */
export function isWrapped(node: ts.Node): node is Wrapped {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node)
  )
}

/** The expression inside parentheses, casts and `!`. */
export function unwrap(node: ts.Expression): ts.Expression {
  let inner = node
  while (isWrapped(inner)) inner = inner.expression
  return inner
}

/** The same expression with the parentheses, casts and `!` around it. */
export function wrapped(node: ts.Expression): ts.Expression {
  let outer = node
  while (isWrapped(outer.parent)) outer = outer.parent
  return outer
}

/** A node and everything below it. With a stack of its own: machines nest deeper than the call stack. */
export function* nodesIn(root: ts.Node): Generator<ts.Node> {
  const open: ts.Node[] = [root]
  for (let node = open.pop(); node; node = open.pop()) {
    yield node
    ts.forEachChild(node, (child) => {
      open.push(child)
    })
  }
}

/** `x`, `this`, `this.a.x`: evaluating it does nothing, however often. */
export function isPlainReference(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return !node.questionDotToken && isPlainReference(node.expression)
  return ts.isIdentifier(node) || node.kind === ts.SyntaxKind.ThisKeyword
}

/** The nearest function around a node; undefined at the top level of a file, and in the initializer of a field. */
export function functionAround(node: ts.Node): ts.FunctionLikeDeclaration | undefined {
  for (let at = node.parent; at; at = at.parent) {
    if (ts.isFunctionLike(at)) return at as ts.FunctionLikeDeclaration
    if (ts.isPropertyDeclaration(at) || ts.isClassStaticBlockDeclaration(at)) return undefined
  }
  return undefined
}

/** True where a statement may stand beside others. */
export function isInList({ parent }: ts.Statement): boolean {
  return ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isCaseOrDefaultClause(parent) || ts.isModuleBlock(parent)
}
