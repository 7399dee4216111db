import { ts } from '../compiler'
import { isFunctionNode, memberName, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { literalOf } from './literals'

/** A value of a small computation. `nothing` is null, undefined, false or an error: what stops a reconnect strategy. */
export type Value = number | string | 'nothing' | { readonly members: Readonly<Record<string, Value>> } | undefined

/** What is known of the variables of a function. */
export type Variables = ReadonlyMap<ts.Symbol, Value>

const OPERATIONS: Readonly<Partial<Record<ts.SyntaxKind, (a: number, b: number) => number>>> = {
  [ts.SyntaxKind.PlusToken]: (a, b) => a + b,
  [ts.SyntaxKind.MinusToken]: (a, b) => a - b,
  [ts.SyntaxKind.AsteriskToken]: (a, b) => a * b,
  [ts.SyntaxKind.SlashToken]: (a, b) => a / b,
  [ts.SyntaxKind.PercentToken]: (a, b) => a % b,
  [ts.SyntaxKind.AsteriskAsteriskToken]: (a, b) => a ** b,
  [ts.SyntaxKind.LessThanLessThanToken]: (a, b) => a << b,
}
const COMPARISONS: Readonly<Partial<Record<ts.SyntaxKind, (a: Value, b: Value) => boolean>>> = {
  [ts.SyntaxKind.LessThanToken]: (a, b) => (a as number) < (b as number),
  [ts.SyntaxKind.LessThanEqualsToken]: (a, b) => (a as number) <= (b as number),
  [ts.SyntaxKind.GreaterThanToken]: (a, b) => (a as number) > (b as number),
  [ts.SyntaxKind.GreaterThanEqualsToken]: (a, b) => (a as number) >= (b as number),
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: (a, b) => a === b,
  [ts.SyntaxKind.EqualsEqualsToken]: (a, b) => a === b,
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: (a, b) => a !== b,
  [ts.SyntaxKind.ExclamationEqualsToken]: (a, b) => a !== b,
}
const MATH: Readonly<Record<string, (...all: number[]) => number>> = {
  min: Math.min,
  max: Math.max,
  pow: Math.pow,
  exp: Math.exp,
  floor: Math.floor,
  ceil: Math.ceil,
  round: Math.round,
  trunc: Math.trunc,
  sqrt: Math.sqrt,
  log2: Math.log2,
  abs: Math.abs,
  // Jitter is half of what it may be at most: what is judged are orders of magnitude.
  random: () => 0.5,
}

/** Works expressions out as far as constants and known variables go; undefined for the rest. */
export class Arithmetic {
  constructor(
    readonly tracer: Tracer,
    readonly variables: Variables,
    /** What a call of a function of the repository gives; undefined where that is too deep. */
    readonly call: (callee: ts.FunctionLikeDeclaration, args: readonly Value[]) => Value,
  ) {}

  valueOf(expression: ts.Expression): Value {
    const node = unwrap(expression)
    if (ts.isNumericLiteral(node)) return Number(node.text)
    if (ts.isStringLiteralLike(node)) return node.text
    if (isNothing(node)) return 'nothing'
    if (ts.isIdentifier(node)) return this.#ofName(node)
    if (ts.isPropertyAccessExpression(node)) return this.#ofMember(node)
    if (ts.isPrefixUnaryExpression(node)) return this.#ofPrefix(node)
    if (ts.isConditionalExpression(node)) return this.#ofConditional(node)
    if (ts.isBinaryExpression(node)) return this.#ofBinary(node)
    return ts.isCallExpression(node) ? this.#ofCall(node) : undefined
  }

  #ofPrefix({ operator, operand }: ts.PrefixUnaryExpression): Value {
    const value = operator === ts.SyntaxKind.MinusToken ? this.valueOf(operand) : undefined
    return typeof value === 'number' ? -value : undefined
  }

  #ofConditional({ condition, whenTrue, whenFalse }: ts.ConditionalExpression): Value {
    const truth = this.truthOf(condition)
    return truth === undefined ? undefined : this.valueOf(truth ? whenTrue : whenFalse)
  }

  /** Whether a condition holds; undefined where that is not known. */
  truthOf(condition: ts.Expression): boolean | undefined {
    const node = unwrap(condition)
    if (node.kind === ts.SyntaxKind.TrueKeyword) return true
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      const truth = this.truthOf(node.operand)
      return truth === undefined ? undefined : !truth
    }
    if (ts.isBinaryExpression(node)) {
      const kind = node.operatorToken.kind
      if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return this.#both(node, false)
      if (kind === ts.SyntaxKind.BarBarToken) return this.#both(node, true)
      if (COMPARISONS[kind]) return this.#compare(node)
    }
    const value = this.valueOf(node)
    return value === undefined ? undefined : value !== 'nothing' && value !== 0 && value !== ''
  }

  #compare(node: ts.BinaryExpression): boolean | undefined {
    const [left, right] = [this.valueOf(node.left), this.valueOf(node.right)]
    return left === undefined || right === undefined ? undefined : COMPARISONS[node.operatorToken.kind]?.(left, right)
  }

  #both({ left, right }: ts.BinaryExpression, decisive: boolean): boolean | undefined {
    const truths = [this.truthOf(left), this.truthOf(right)]
    if (truths.includes(decisive)) return decisive
    return truths.includes(undefined) ? undefined : !decisive
  }

  #ofName(node: ts.Identifier): Value {
    const symbol = this.tracer.symbolOf(node)
    if (symbol && this.variables.has(symbol)) return this.variables.get(symbol)
    return constant(literalOf(this.tracer, node))
  }

  #ofMember(node: ts.PropertyAccessExpression): Value {
    const owner = this.valueOf(node.expression)
    if (typeof owner === 'object') return owner.members[node.name.text]
    return owner === undefined ? constant(literalOf(this.tracer, node)) : undefined
  }

  #ofBinary(node: ts.BinaryExpression): Value {
    const kind = node.operatorToken.kind
    if (kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken) {
      const left = this.valueOf(node.left)
      const isTaken = left === 'nothing' || (kind === ts.SyntaxKind.BarBarToken && left === 0)
      return left === undefined ? undefined : isTaken ? this.valueOf(node.right) : left
    }
    const operation = OPERATIONS[kind]
    const [left, right] = [this.valueOf(node.left), this.valueOf(node.right)]
    return operation && typeof left === 'number' && typeof right === 'number' ? operation(left, right) : undefined
  }

  #ofCall(node: ts.CallExpression): Value {
    const callee = unwrap(node.expression)
    const name = memberName(callee) ?? ''
    const args = node.arguments.map((one) => this.valueOf(one))
    if (ts.isPropertyAccessExpression(callee) && callee.expression.getText() === 'Math') {
      const known = args.every((one): one is number => typeof one === 'number')
      return known && Object.hasOwn(MATH, name) ? MATH[name]?.(...args) : undefined
    }
    if (name === 'Number' && typeof args[0] === 'number') return args[0]
    if (/Error$/.test(name)) return 'nothing'
    const [only, ...others] = this.tracer.functionsOf(node.expression)
    return only && others.length === 0 && isFunctionNode(only) ? this.call(only, args) : undefined
  }
}

/** An error counts as nothing: node-redis stops where a strategy returns one. */
function isNothing(node: ts.Expression): boolean {
  if (ts.isNewExpression(node)) return /Error$/.test(memberName(node.expression) ?? '')
  const isFalsy = node.kind === ts.SyntaxKind.NullKeyword || node.kind === ts.SyntaxKind.FalseKeyword
  return isFalsy || ts.isVoidExpression(node) || (ts.isIdentifier(node) && node.text === 'undefined')
}

function constant(literal: string | number | boolean | null | undefined): Value {
  if (literal === null || literal === false || literal === 'undefined') return 'nothing'
  return typeof literal === 'number' || typeof literal === 'string' ? literal : undefined
}
