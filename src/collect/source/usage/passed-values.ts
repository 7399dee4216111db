import { ts } from '../compiler'
import { propertyName } from '../trace/members'
import { unwrap, valueSymbol } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { namesIn } from './flow'
import type { Bound, Parameter, Passed } from './passed'
import { called, combined, prefixed, truth, typeName, UNKNOWN, type Value, writtenValue } from './values'

const MAX_DEPTH = 12

/** Works out expressions for one call: literals, parameters, tests for undefined, arithmetic; everything else is unknown. */
export class PassedValues {
  constructor(
    readonly tracer: Tracer,
    readonly passed: Passed,
  ) {}

  /**
   * Whether something runs in this call that runs when a condition has a certain truth; undefined where that is not known.
   *
   * @param otherwise the answer for a condition that has nothing to do with what is passed
   */
  runs(
    condition: ts.Expression | undefined,
    runsIf: boolean | undefined,
    otherwise: boolean | undefined = undefined,
  ): boolean | undefined {
    const found = condition && runsIf !== undefined ? truth(this.valueOf(condition)) : undefined
    if (found !== undefined) return found === runsIf
    return condition && this.#readsParameter(condition) ? undefined : otherwise
  }

  /** Whether a condition depends on what is passed, be it through variables. */
  #readsParameter(condition: ts.Expression, seen = new Set<ts.Symbol>()): boolean {
    return namesIn(condition).some((name) => {
      const symbol = this.tracer.checker.getSymbolAtLocation(name)
      if (!symbol || seen.has(symbol)) return false
      seen.add(symbol)
      const declared = symbol.valueDeclaration
      const initializer = declared && ts.isVariableDeclaration(declared) ? declared.initializer : undefined
      return this.passed.has(symbol) || (initializer !== undefined && this.#readsParameter(initializer, seen))
    })
  }

  valueOf(expression: ts.Expression): Value {
    return this.#value({ expression, within: this.passed }, 0)
  }

  /** The property of an object literal, spreads included; UNKNOWN where it may come from something unseen. */
  memberOf(literal: ts.ObjectLiteralExpression, name: string): Value {
    const found = this.#member(literal, this.passed, name, 0)
    return found === UNKNOWN ? UNKNOWN : found ? this.#value(found, 0) : undefined
  }

  /** The expression that one stands for in this call: the branch that is taken, the argument behind a parameter. */
  standIn(expression: ts.Expression): Bound | typeof UNKNOWN {
    return this.#standIn({ expression, within: this.passed }, 0)
  }

  #value(bound: Bound, depth: number): Value {
    if (depth > MAX_DEPTH) return UNKNOWN
    const found = this.#standIn(bound, depth)
    if (found === UNKNOWN) return UNKNOWN
    const node = found.expression && unwrap(found.expression)
    if (!node || isUndefined(node)) return undefined
    const known = writtenValue(node)
    if (known !== UNKNOWN) return known
    const inner = (one: ts.Expression) => this.#value({ expression: one, within: found.within }, depth + 1)
    if (ts.isPrefixUnaryExpression(node)) return prefixed(node.operator, inner(node.operand))
    if (ts.isTypeOfExpression(node)) return typeName(inner(node.expression))
    if (ts.isBinaryExpression(node)) return combined(node.operatorToken.kind, inner(node.left), inner(node.right))
    return ts.isCallExpression(node) ? called(node.expression.getText(), node.arguments.map(inner)) : UNKNOWN
  }

  #standIn(bound: Bound, depth: number): Bound | typeof UNKNOWN {
    if (depth > MAX_DEPTH) return UNKNOWN
    const node = bound.expression && unwrap(bound.expression)
    if (!node) return bound
    const at = (expression: ts.Expression) => this.#standIn({ expression, within: bound.within }, depth + 1)
    if (ts.isIdentifier(node)) return this.#name(node, bound, depth)
    if (ts.isPropertyAccessExpression(node)) return this.#property(node, bound, depth)
    if (ts.isConditionalExpression(node)) {
      const isTrue = truth(this.#value({ expression: node.condition, within: bound.within }, depth + 1))
      return isTrue === undefined ? UNKNOWN : at(isTrue ? node.whenTrue : node.whenFalse)
    }
    return ts.isBinaryExpression(node) && isChoice(node.operatorToken.kind) ? this.#choice(node, bound, depth) : bound
  }

  /** `a ?? b`, `a || b`, `a && b`: the side that is taken. */
  #choice(node: ts.BinaryExpression, { within }: Bound, depth: number): Bound | typeof UNKNOWN {
    const { kind } = node.operatorToken
    const left = this.#value({ expression: node.left, within }, depth + 1)
    if (left === UNKNOWN) return UNKNOWN
    const isNothing = left === undefined || left === null
    const isAnd = kind === ts.SyntaxKind.AmpersandAmpersandToken
    const isRight = kind === ts.SyntaxKind.QuestionQuestionToken ? isNothing : isAnd === truth(left)
    return this.#standIn({ expression: isRight ? node.right : node.left, within }, depth + 1)
  }

  #name(node: ts.Identifier, bound: Bound, depth: number): Bound | typeof UNKNOWN {
    if (isUndefined(node)) return bound
    const symbol = valueSymbol(this.tracer.checker, node)
    const parameter = symbol && bound.within.get(symbol)
    if (parameter) return this.#parameter(parameter, bound.within, depth)
    const declared = symbol?.valueDeclaration
    if (!declared || !ts.isVariableDeclaration(declared) || !declared.initializer) return UNKNOWN
    if (!(ts.getCombinedNodeFlags(declared) & ts.NodeFlags.Const)) return UNKNOWN
    return this.#standIn({ expression: declared.initializer, within: bound.within }, depth + 1)
  }

  #parameter({ given, member, without, defaults }: Parameter, within: Passed, depth: number): Bound | typeof UNKNOWN {
    if (without) return UNKNOWN
    const whole = this.#orDefault(this.#standIn(given, depth + 1), defaults.whole, within, depth)
    if (member === undefined || whole === UNKNOWN) return whole
    const found = this.#memberOfBound(whole, member, depth)
    return this.#orDefault(found, defaults.own, within, depth)
  }

  #orDefault(
    found: Bound | typeof UNKNOWN,
    initializer: ts.Expression | undefined,
    within: Passed,
    depth: number,
  ): Bound | typeof UNKNOWN {
    if (found === UNKNOWN || !initializer) return found
    const isAbsent = !found.expression || isUndefined(unwrap(found.expression))
    return isAbsent ? this.#standIn({ expression: initializer, within }, depth + 1) : found
  }

  #property(node: ts.PropertyAccessExpression, bound: Bound, depth: number): Bound | typeof UNKNOWN {
    const owner = this.#standIn({ expression: node.expression, within: bound.within }, depth + 1)
    return owner === UNKNOWN ? UNKNOWN : this.#memberOfBound(owner, node.name.text, depth)
  }

  /** A member of nothing is nothing: what reads it has asked before, or fails. */
  #memberOfBound(owner: Bound, name: string, depth: number): Bound | typeof UNKNOWN {
    const node = owner.expression && unwrap(owner.expression)
    if (!node || isUndefined(node)) return { expression: undefined, within: owner.within }
    if (!ts.isObjectLiteralExpression(node)) return UNKNOWN
    const found = this.#member(node, owner.within, name, depth)
    if (found === UNKNOWN) return UNKNOWN
    return found ? this.#standIn(found, depth + 1) : { expression: undefined, within: owner.within }
  }

  #member(
    literal: ts.ObjectLiteralExpression,
    within: Passed,
    name: string,
    depth: number,
  ): Bound | typeof UNKNOWN | undefined {
    for (const property of [...literal.properties].reverse()) {
      const found = ts.isSpreadAssignment(property)
        ? this.#memberOfSpread({ expression: property.expression, within }, name, depth)
        : memberOfProperty(property, within, name)
      if (found) return found
    }
    return undefined
  }

  #memberOfSpread(spread: Bound, name: string, depth: number): Bound | typeof UNKNOWN | undefined {
    const holder = this.#standIn(spread, depth + 1)
    const node = holder !== UNKNOWN && holder.expression ? unwrap(holder.expression) : undefined
    if (holder === UNKNOWN) return UNKNOWN
    if (!node || isUndefined(node) || truth(writtenValue(node)) === false) return undefined
    return ts.isObjectLiteralExpression(node) ? this.#member(node, holder.within, name, depth + 1) : UNKNOWN
  }
}

function memberOfProperty(
  property: Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>,
  within: Passed,
  name: string,
): Bound | typeof UNKNOWN | undefined {
  const own = propertyName(property.name)
  if (own === undefined) return UNKNOWN
  if (own !== name) return undefined
  if (ts.isPropertyAssignment(property)) return { expression: property.initializer, within }
  return ts.isShorthandPropertyAssignment(property) ? { expression: property.name, within } : UNKNOWN
}

function isUndefined(node: ts.Expression): boolean {
  return (ts.isIdentifier(node) && node.text === 'undefined') || ts.isVoidExpression(node)
}

function isChoice(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.QuestionQuestionToken ||
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.AmpersandAmpersandToken
  )
}
