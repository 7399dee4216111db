import { ts } from 'ts-morph'
import { memberName, returnedExpressions, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'

type Bindings = ReadonlyMap<ts.Symbol, ts.Expression>

const MAX_DEPTH = 12
const NO_BINDINGS: Bindings = new Map()

/** Reads key expressions: as patterns for people (`user:*:profile`), as identities for comparing two of them. */
export class KeyReader {
  readonly #ids = new Map<ts.Symbol, number>()

  constructor(readonly tracer: Tracer) {}

  /** The key pattern, `*` for whatever is not constant; null where nothing of it is known. */
  patternOf(expression: ts.Expression): string | null {
    const pattern = this.#pattern(expression, NO_BINDINGS, 0).replace(/\*+/g, '*')
    return pattern === '*' || pattern === '' ? null : pattern
  }

  /** The same text for two expressions that give the same key when evaluated in the same scope. */
  identityOf(expression: ts.Expression): string {
    return this.#identity(expression, 0)
  }

  #pattern(expression: ts.Expression, bindings: Bindings, depth: number): string {
    const node = unwrap(expression)
    if (depth > MAX_DEPTH) return '*'
    const inner = (one: ts.Expression) => this.#pattern(one, bindings, depth + 1)
    if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return node.text
    if (ts.isTemplateExpression(node)) {
      return node.head.text + node.templateSpans.map((span) => inner(span.expression) + span.literal.text).join('')
    }
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
      return inner(node.left) + inner(node.right)
    if (ts.isConditionalExpression(node)) {
      const [yes, no] = [inner(node.whenTrue), inner(node.whenFalse)]
      return yes === no ? yes : '*'
    }
    if (ts.isAwaitExpression(node)) return inner(node.expression)
    if (ts.isCallExpression(node)) return this.#patternOfCall(node, bindings, depth)
    return this.#patternOfName(node, bindings, depth)
  }

  #patternOfCall(node: ts.CallExpression, bindings: Bindings, depth: number): string {
    const name = memberName(node.expression)
    const callee = unwrap(node.expression)
    if (name === 'join' && ts.isPropertyAccessExpression(callee)) {
      const list = unwrap(callee.expression)
      const separator = node.arguments[0] && ts.isStringLiteralLike(node.arguments[0]) ? node.arguments[0].text : ','
      if (ts.isArrayLiteralExpression(list))
        return list.elements.map((one) => this.#pattern(one, bindings, depth + 1)).join(separator)
    }
    if ((name === 'String' || name === 'toString') && node.arguments[0])
      return this.#pattern(node.arguments[0], bindings, depth + 1)
    const [builder, ...others] = this.tracer.functionsOf(node.expression)
    const returned = builder && others.length === 0 ? returnedExpressions(builder) : []
    const [only] = returned
    if (!builder || returned.length !== 1 || !only) return '*'
    const inside = new Map<ts.Symbol, ts.Expression>()
    builder.parameters.forEach((parameter, at) => {
      const symbol = ts.isIdentifier(parameter.name) ? this.tracer.symbolOf(parameter.name) : undefined
      const argument = node.arguments[at] ?? parameter.initializer
      if (symbol && argument) inside.set(symbol, argument)
    })
    return this.#pattern(only, inside, depth + 1)
  }

  #patternOfName(node: ts.Expression, bindings: Bindings, depth: number): string {
    const symbol = ts.isIdentifier(node) ? this.tracer.symbolOf(node) : undefined
    const bound = symbol && bindings.get(symbol)
    if (bound) return this.#pattern(bound, NO_BINDINGS, depth + 1)
    const origins = [...this.tracer.originsOf(node)]
    const [only] = origins
    if (origins.length !== 1 || !only || only === node) return '*'
    if (ts.isEnumMember(only)) return only.initializer ? this.#pattern(only.initializer, NO_BINDINGS, depth + 1) : '*'
    return ts.isExpression(only) && !ts.isIdentifier(only) ? this.#pattern(only, bindings, depth + 1) : '*'
  }

  #identity(expression: ts.Expression, depth: number): string {
    const node = unwrap(expression)
    if (depth > MAX_DEPTH) return node.getText()
    const inner = (one: ts.Expression) => this.#identity(one, depth + 1)
    if (ts.isStringLiteralLike(node)) return node.text
    if (ts.isTemplateExpression(node)) {
      return node.head.text + node.templateSpans.map((span) => inner(span.expression) + span.literal.text).join('')
    }
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
      return inner(node.left) + inner(node.right)
    if (ts.isIdentifier(node)) return this.#identityOfName(node, depth)
    if (ts.isPropertyAccessExpression(node)) return `\${${inner(node.expression)}.${node.name.text}}`
    if (ts.isElementAccessExpression(node)) return `\${${inner(node.expression)}[${inner(node.argumentExpression)}]}`
    if (ts.isCallExpression(node)) return `\${${inner(node.expression)}(${node.arguments.map(inner).join()})}`
    if (ts.isAwaitExpression(node)) return inner(node.expression)
    return `\${${node.getText().replace(/\s+/g, '')}}`
  }

  #identityOfName(node: ts.Identifier, depth: number): string {
    const symbol = this.tracer.symbolOf(node)
    if (!symbol) return `\${${node.text}}`
    const declaration = symbol.valueDeclaration
    const isConstant =
      declaration &&
      ts.isVariableDeclaration(declaration) &&
      declaration.initializer !== undefined &&
      (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0
    if (isConstant && isPure(declaration.initializer)) return this.#identity(declaration.initializer, depth + 1)
    const id = this.#ids.get(symbol) ?? this.#ids.size + 1
    this.#ids.set(symbol, id)
    return `\${#${id}}`
  }
}

/** Whether evaluating an initialiser twice gives the same: no random, no clock, no counter. */
function isPure(node: ts.Expression | undefined): node is ts.Expression {
  if (!node) return false
  return !/\b(?:random|now|uuid|nanoid|Date|next|shift|pop|incr|await|new)\b/i.test(node.getText())
}
