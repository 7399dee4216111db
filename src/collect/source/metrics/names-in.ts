import { ts } from '../compiler'
import { memberName, unwrap } from '../trace/syntax'

const MAX_DEPTH = 6
const MAX_NAMES = 16

/**
 * The texts that an expression may be: a literal, both sides of a choice, the value of a constant of the same file.
 * A constant of elsewhere stands for itself, by its last name: `METRICS.CACHE_HIT`. Unknown parts of a template are `*`.
 */
export function namesIn(expression: ts.Expression, depth = 0): string[] {
  const node = unwrap(expression)
  if (depth > MAX_DEPTH) return []
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isConditionalExpression(node)) {
    return [...namesIn(node.whenTrue, depth + 1), ...namesIn(node.whenFalse, depth + 1)]
  }
  if (ts.isTemplateExpression(node)) return ofTemplate(node, depth)
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    return joined(orUnknown(node.left, depth), orUnknown(node.right, depth))
  }
  if (ts.isIdentifier(node)) {
    const value = constantOf(node)
    return value ? namesIn(value, depth + 1) : [node.text]
  }
  if (ts.isPropertyAccessExpression(node)) return [memberName(node) ?? '*']
  return []
}

function ofTemplate({ head, templateSpans }: ts.TemplateExpression, depth: number): string[] {
  return templateSpans.reduce<string[]>(
    (texts, { expression, literal }) => joined(texts, orUnknown(expression, depth)).map((text) => text + literal.text),
    [head.text],
  )
}

/** Parts that are not written out say nothing: a prefix called `cacheHitPrefix` is no hit. */
function orUnknown(expression: ts.Expression, depth: number): string[] {
  const node = unwrap(expression)
  const value = ts.isIdentifier(node) ? constantOf(node) : node
  if (!value || ts.isPropertyAccessExpression(value) || ts.isIdentifier(value)) return ['*']
  const found = namesIn(value, depth + 1)
  return found.length > 0 ? found : ['*']
}

function joined(before: readonly string[], after: readonly string[]): string[] {
  return before.flatMap((one) => after.map((other) => one + other)).slice(0, MAX_NAMES)
}

/** The value of a constant at the top of the same file, or in the block around. */
function constantOf(name: ts.Identifier): ts.Expression | undefined {
  for (let at: ts.Node = name.parent; at; at = at.parent) {
    if (!ts.isSourceFile(at) && !ts.isBlock(at)) continue
    const value = at.statements.flatMap((one) => declaredIn(one, name.text))[0]
    if (value) return unwrap(value) === name ? undefined : unwrap(value)
  }
  return undefined
}

function declaredIn(statement: ts.Statement, name: string): ts.Expression[] {
  if (!ts.isVariableStatement(statement)) return []
  const found = statement.declarationList.declarations.find((one) => memberName(one.name) === name)
  return found?.initializer ? [found.initializer] : []
}
