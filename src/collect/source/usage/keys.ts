import { createHash } from 'node:crypto'
import { TooManySteps } from '../../files/failures'
import { ts } from '../compiler'
import { elementsOf } from '../trace/elements'
import type { CallLike } from '../trace/index-of-names'
import { type FunctionNode, returnedExpressions, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { destructured, IMPURE, listOf, MAX_LENGTH, opaque, type Part, patternOfParts, text } from './key-parts'
import { Steps } from './steps'
import { piecesOf, textOfParts, withoutFilter } from './text-calls'

/** What the parameters of a key builder stand for, at the call that is being read. */
type Bindings = ReadonlyMap<ts.Symbol, Bound>

interface Bound {
  readonly expression: ts.Expression
  readonly bindings: Bindings
  /** All that a rest parameter takes, the first of which is `expression`. */
  readonly rest?: readonly ts.Expression[]
}

/** A function and the call by which it is entered. */
export interface EnteredCall {
  readonly inside: FunctionNode
  readonly call: CallLike
}

const MAX_DEPTH = 12
const NO_BINDINGS: Bindings = new Map()
/** So many characters count as one step. */
const CHARACTERS = 100

/**
 * Reads key expressions: as patterns for people (`user:*:profile`), as identities for comparing two of them. Builders,
 * constants, templates and concatenations of the same key come out the same.
 */
export class KeyReader {
  readonly #ids = new Map<ts.Symbol, number>()
  readonly #identities = new Map<ts.Node, string>()
  #steps = new Steps()

  constructor(readonly tracer: Tracer) {}

  /**
   * The key pattern, `*` for whatever is not constant; null where nothing of it is known.
   *
   * @throws as all methods do, where the key is put together in too many steps to be read
   */
  patternOf(expression: ts.Expression): string | null {
    this.#steps = new Steps()
    return patternOfParts(this.#parts(expression, NO_BINDINGS, 0))
  }

  /** The pattern that a key has behind calls: the innermost function that it stands in comes first. */
  patternAtCalls(key: ts.Expression, calls: readonly EnteredCall[]): string | null {
    this.#steps = new Steps()
    return patternOfParts(this.#parts(key, this.#bindAll(calls), 0))
  }

  /** The same text for two expressions that give the same key when evaluated in the same scope. */
  identityOf(expression: ts.Expression): string {
    const known = this.#identities.get(expression) ?? this.#identity(expression, NO_BINDINGS)
    this.#identities.set(expression, known)
    return known
  }

  /** The identity that a key inside a function has for one of its callers. */
  identityAtCall(key: ts.Expression, inside: ts.FunctionLikeDeclaration, call: CallLike): string {
    return this.identityAtCalls(key, [{ inside, call }])
  }

  /** The identity that a key has for the caller behind several calls. */
  identityAtCalls(key: ts.Expression, calls: readonly EnteredCall[]): string {
    return this.#identity(key, this.#bindAll(calls))
  }

  #identity(expression: ts.Expression, bindings: Bindings): string {
    this.#steps = new Steps()
    const id = this.#id(expression, bindings, 0)
    return id.length > MAX_LENGTH ? createHash('sha256').update(id).digest('hex') : id
  }

  /** Identities of every key that an expression stands for: one that walks over a list stands for its elements. */
  identitiesOf(expression: ts.Expression): string[] {
    const node = unwrap(expression)
    const declaration = ts.isIdentifier(node) ? this.tracer.symbolOf(node)?.valueDeclaration : undefined
    const list = declaration && listOf(declaration)
    const elements = list ? elementsOf(this.tracer, list).filter(ts.isExpression) : []
    return [this.identityOf(expression), ...elements.map((element) => this.identityOf(element))]
  }

  #id(expression: ts.Expression, bindings: Bindings, depth: number): string {
    const id = this.#parts(expression, bindings, depth + 1)
      .map((part) => part.id)
      .join('')
    this.#spend(id.length / CHARACTERS)
    return id
  }

  #parts(expression: ts.Expression, bindings: Bindings, depth: number): Part[] {
    const node = unwrap(expression)
    this.#spend(1)
    if (depth > MAX_DEPTH) return [opaque(node.getText())]
    const inner = (one: ts.Expression) => this.#parts(one, bindings, depth + 1)
    if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return [text(node.text)]
    if (ts.isTemplateExpression(node)) {
      return [
        text(node.head.text),
        ...node.templateSpans.flatMap((span) => [...inner(span.expression), text(span.literal.text)]),
      ]
    }
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
      return [...inner(node.left), ...inner(node.right)]
    }
    if (ts.isAwaitExpression(node)) return inner(node.expression)
    // `set((key = `a:${id}`), value)`: the same key as `key` later on, and as plain as what is assigned.
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      const pattern = inner(node.right).map((part) => part.pattern)
      return [{ id: this.#id(node.left, bindings, depth), pattern: pattern.join('') }]
    }
    if (ts.isCallExpression(node)) return this.#ofCall(node, bindings, depth)
    if (ts.isIdentifier(node)) return this.#ofName(node, bindings, depth)
    if (ts.isPropertyAccessExpression(node)) {
      return this.#ofMember(node, `${this.#id(node.expression, bindings, depth)}.${node.name.text}`, depth)
    }
    if (ts.isElementAccessExpression(node)) {
      const member = this.#id(node.argumentExpression, bindings, depth)
      return this.#ofMember(node, `${this.#id(node.expression, bindings, depth)}[${member}]`, depth)
    }
    return [opaque(node.getText().replace(/\s+/g, ''))]
  }

  #spend(steps: number): void {
    if (!this.#steps.take(steps)) throw new TooManySteps('a key is put together in too many steps')
  }

  #ofCall(node: ts.CallExpression, bindings: Bindings, depth: number): Part[] {
    const known = this.#ofText(node, bindings, depth)
    if (known) return known
    const [builder, ...others] = this.tracer.functionsOf(node.expression)
    const [returned, ...more] = builder && others.length === 0 ? returnedExpressions(builder) : []
    if (builder && returned && more.length === 0 && !IMPURE.test(returned.getText())) {
      return this.#parts(returned, this.#bind(builder, node, bindings), depth + 1)
    }
    const args = node.arguments.map((argument) => this.#id(argument, bindings, depth)).join()
    return [opaque(`${this.#id(node.expression, bindings, depth)}(${args})`)]
  }

  /** Calls that only put text together. */
  #ofText(node: ts.CallExpression, bindings: Bindings, depth: number): Part[] | undefined {
    const inner = (one: ts.Expression) => this.#parts(one, bindings, depth + 1)
    const pieces = piecesOf(node, (one) => textOfParts(inner(one)))
    if (pieces) return pieces.flatMap((one) => (typeof one === 'string' ? [text(one)] : inner(one)))
    const elements = this.#joined(node, bindings)
    if (!elements) return undefined
    const [argument] = node.arguments
    const separator = argument ? inner(argument) : [text(',')]
    return elements.flatMap(({ expression, bindings: within }, at) => {
      const parts = this.#parts(expression, within, depth + 1)
      return at === 0 ? parts : [...separator, ...parts]
    })
  }

  /** The elements in `['cart', id].join(':')`, and in `parts.filter(Boolean).join(':')` those that the parts are. */
  #joined({ expression }: ts.CallExpression, bindings: Bindings): Bound[] | undefined {
    const callee = unwrap(expression)
    if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'join') return undefined
    const list = withoutFilter(unwrap(callee.expression))
    if (ts.isArrayLiteralExpression(list)) return list.elements.flatMap((one) => this.#elements(one, bindings))
    const symbol = ts.isIdentifier(list) ? this.tracer.symbolOf(list) : undefined
    const { rest, bindings: within = bindings } = (symbol && bindings.get(symbol)) ?? {}
    return rest?.map((one) => ({ expression: one, bindings: within }))
  }

  /** One element of a list, or those that `...parts` stands for at the call that is being read. */
  #elements(element: ts.Expression, bindings: Bindings): Bound[] {
    if (!ts.isSpreadElement(element)) return [{ expression: element, bindings }]
    const { expression } = element
    const symbol = ts.isIdentifier(expression) ? this.tracer.symbolOf(expression) : undefined
    const bound = symbol && bindings.get(symbol)
    const within = bound?.bindings ?? bindings
    return bound?.rest?.map((one) => ({ expression: one, bindings: within })) ?? [{ expression, bindings }]
  }

  #bindAll(calls: readonly EnteredCall[]): Bindings {
    return calls.reduceRight((outer, { inside, call }) => this.#bind(inside, call, outer), NO_BINDINGS)
  }

  #bind(builder: ts.FunctionLikeDeclaration, call: CallLike, bindings: Bindings): Bindings {
    const inside = new Map<ts.Symbol, Bound>()
    for (const [at, parameter] of builder.parameters.entries()) {
      const symbol = ts.isIdentifier(parameter.name) ? this.tracer.symbolOf(parameter.name) : undefined
      const passed = call.arguments?.[at]
      const expression = passed ?? parameter.initializer
      const rest = parameter.dotDotDotToken ? call.arguments?.slice(at) : undefined
      const within = passed ? bindings : NO_BINDINGS
      if (symbol && expression) inside.set(symbol, { expression, bindings: within, ...(rest && { rest }) })
    }
    return inside
  }

  #ofName(node: ts.Identifier, bindings: Bindings, depth: number): Part[] {
    const symbol = this.tracer.symbolOf(node)
    if (!symbol) return [opaque(node.text)]
    const bound = bindings.get(symbol)
    if (bound) return this.#parts(bound.expression, bound.bindings, depth + 1)
    const declaration = symbol.valueDeclaration
    const list = declaration && listOf(declaration)
    if (list) return [opaque(`each ${this.#id(list, NO_BINDINGS, depth)}`)]
    if (declaration && ts.isVariableDeclaration(declaration) && this.#isFixed(symbol, declaration.initializer)) {
      return this.#parts(declaration.initializer, NO_BINDINGS, depth + 1)
    }
    const owner = declaration && destructured(declaration)
    if (owner) return this.#ofMember(node, `${this.#id(owner.from, NO_BINDINGS, depth)}.${owner.name}`, depth)
    return this.#ofMember(node, `#${this.#numberOf(symbol)}`, depth)
  }

  /** Something that is known by name; a constant behind it is its value, anything else only lends it a pattern. */
  #ofMember(node: ts.Expression, id: string, depth: number): Part[] {
    const [only, ...others] = this.tracer.originsOf(node)
    if (!only || others.length > 0 || only === node) return [opaque(id)]
    const value = ts.isEnumMember(only) ? only.initializer : ts.isExpression(only) ? only : undefined
    if (!value || ts.isIdentifier(value)) return [opaque(id)]
    if (ts.isStringLiteralLike(value) || ts.isNumericLiteral(value)) return [text(value.text)]
    const pattern = this.#parts(value, NO_BINDINGS, depth + 1)
      .map((part) => part.pattern)
      .join('')
    return [{ id: `\${${id}}`, pattern }]
  }

  /** Whether a variable has the same value wherever it is read. */
  #isFixed(symbol: ts.Symbol, initializer: ts.Expression | undefined): initializer is ts.Expression {
    if (!initializer || IMPURE.test(initializer.getText())) return false
    const assigned = this.tracer.names.assignments.get(symbol.name) ?? []
    return !assigned.some((one) => this.tracer.symbolOf(one.left) === symbol)
  }

  #numberOf(symbol: ts.Symbol): number {
    const known = this.#ids.get(symbol) ?? this.#ids.size + 1
    this.#ids.set(symbol, known)
    return known
  }
}
