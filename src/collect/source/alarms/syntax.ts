import { ts } from '../compiler'

/** What the names of one file stand for, by its syntax alone: a name that is assigned more than once stands for nothing. */
export class Names {
  readonly #values = new Map<string, ts.Expression | undefined>()

  constructor(file: ts.SourceFile) {
    for (const node of nodesOf(file)) this.#note(node)
  }

  /** The expression itself, or what its name was given. */
  resolve(expression: ts.Expression | undefined): ts.Expression | undefined {
    let [at, left] = [expression, MAX_NAMES]
    while (at && left > 0) {
      const name = nameOf(at)
      const value = name === undefined ? undefined : this.#values.get(name)
      if (!value) return ts.isAsExpression(at) || ts.isParenthesizedExpression(at) ? this.resolve(at.expression) : at
      at = value
      left--
    }
    return at
  }

  /** A text that is written out; undefined for one that is computed. */
  text(expression: ts.Expression | undefined): string | undefined {
    const value = this.resolve(expression)
    return value && ts.isStringLiteralLike(value) ? value.text : undefined
  }

  /** A number that is written out; undefined for one that is computed. */
  number(expression: ts.Expression | undefined): number | undefined {
    const value = this.resolve(expression)
    if (value && ts.isPrefixUnaryExpression(value)) return undefined
    return value && ts.isNumericLiteral(value) ? Number(value.text) : undefined
  }

  #note(node: ts.Node): void {
    if ((ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) && node.initializer) {
      this.#keep(node.name.getText(), node.initializer)
    } else if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      const name = nameOf(node.left)
      if (name !== undefined) this.#keep(name, node.right)
    }
  }

  #keep(name: string, value: ts.Expression): void {
    this.#values.set(name, this.#values.has(name) ? undefined : value)
  }
}

const MAX_NAMES = 10

/** `alarm` of `alarm` and of `this.alarm`; undefined for any other expression. */
export function nameOf(expression: ts.Node): string | undefined {
  if (ts.isIdentifier(expression)) return expression.text
  const isOwn = ts.isPropertyAccessExpression(expression) && expression.expression.kind === ts.SyntaxKind.ThisKeyword
  return isOwn ? expression.name.getText() : undefined
}

/** The last name of what is called or constructed: `Alarm` of `new cloudwatch.Alarm(…)`. */
export function calledName(node: ts.CallExpression | ts.NewExpression): string {
  const { expression } = node
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText()
}

/** The value of an option that is written out in an object. */
export function option(object: ts.Expression | undefined, name: string): ts.Expression | undefined {
  if (!object || !ts.isObjectLiteralExpression(object)) return undefined
  for (const property of object.properties) {
    if (!property.name || property.name.getText().replace(/^["']|["']$/g, '') !== name) continue
    if (ts.isPropertyAssignment(property)) return property.initializer
    if (ts.isShorthandPropertyAssignment(property)) return property.name
  }
  return undefined
}

/** Every node of a file, each before what it holds. */
export function nodesOf(file: ts.SourceFile): ts.Node[] {
  const nodes: ts.Node[] = []
  const visit = (node: ts.Node): void => {
    nodes.push(node)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return nodes
}
