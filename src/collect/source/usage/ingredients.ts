import { ts } from '../compiler'
import { memberName, outermost, returnedExpressions, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'

const MAX_DEPTH = 10
/** Calls that give the text of what they are given or called on. */
const TEXT_FUNCTION = /^(?:String|Number|parseInt)$/
const TEXT_METHOD = /^(?:toString|trim|padStart|concat|join)$/

/**
 * The answers of commands that are put into one text, together with others (`part`), or are the text (`whole`). A key that
 * is an answer as a whole is looked up, not built.
 */
export class Ingredients {
  readonly #found = new Set<ts.Node>()
  readonly #seen = new Set<ts.Node>()

  constructor(
    readonly tracer: Tracer,
    readonly answers: { has(sender: ts.Node): boolean },
    readonly as: 'part' | 'whole',
  ) {}

  of(text: ts.Expression): ReadonlySet<ts.Node> {
    this.#visit(text, false, 0)
    return this.#found
  }

  /** `isPart`: within a larger text. */
  #visit(node: ts.Node, isPart: boolean, depth: number): void {
    const inner = ts.isExpression(node) ? unwrap(node) : node
    if (depth > MAX_DEPTH || this.#seen.has(inner)) return
    this.#seen.add(inner)
    if (isPart === (this.as === 'part') && this.answers.has(inner)) this.#found.add(inner)
    else for (const [part, isInText] of this.#partsOf(inner)) this.#visit(part, isPart || isInText, depth + 1)
  }

  #partsOf(node: ts.Node): (readonly [ts.Node, boolean])[] {
    if (ts.isTemplateExpression(node)) return node.templateSpans.map((span) => [span.expression, true])
    if (ts.isBinaryExpression(node)) {
      const { kind } = node.operatorToken
      // What is left of a division comes again and again: it chooses one of a few.
      if (kind === ts.SyntaxKind.PercentToken) return []
      const isInText = kind === ts.SyntaxKind.PlusToken
      return [node.left, node.right].map((one) => [one, isInText])
    }
    if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].map((one) => [one, false])
    if (ts.isAwaitExpression(node)) return [[node.expression, false]]
    if (ts.isArrayLiteralExpression(node)) return node.elements.map((one) => [one, true])
    if (ts.isCallExpression(node)) return this.#partsOfCall(node).map((one) => [one, false])
    if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return []
    return [...this.tracer.originsOf(node)]
      .map((one) => (ts.isParameter(one) ? this.#answerTo(one) : one))
      .flatMap((one) => (one && one !== node && ts.isExpression(one) ? [[one, false]] : []))
  }

  /** The command whose callback has this parameter for its answer: `incr(key, (error, count) => …)`. */
  #answerTo(parameter: ts.ParameterDeclaration): ts.Node | undefined {
    const sender = outermost(parameter.parent).parent
    return parameter.parent.parameters.indexOf(parameter) === 1 && this.answers.has(sender) ? sender : undefined
  }

  #partsOfCall(node: ts.CallExpression): ts.Node[] {
    const callee = unwrap(node.expression)
    const name = memberName(callee) ?? ''
    if (ts.isPropertyAccessExpression(callee) && TEXT_METHOD.test(name)) return [callee.expression, ...node.arguments]
    if (ts.isIdentifier(callee) && TEXT_FUNCTION.test(name)) return [...node.arguments]
    return this.tracer.functionsOf(node.expression).flatMap(returnedExpressions)
  }
}
