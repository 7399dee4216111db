import { ts } from '../compiler'
import { dividedBy, literal, named, oneOf, plus, type Quantity, resolved, times, UNKNOWN } from '../quantities/quantity'
import { callersOf } from '../trace/callers'
import { readSymbol } from '../trace/read-symbol'
import { memberName, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { quantityOfCall } from './duration-calls'
import { asTested, besideOthers, withoutVariable } from './unset-variables'

/** One value that an expression may have, and the argument of a caller that it comes from. */
export interface Reading extends Quantity {
  readonly at?: ts.Expression
  /** Given by one caller of several, or one of several defaults: a test before may keep it away from here. */
  readonly isOneOfSeveral?: boolean
}

const MAX_DEPTH = 12
const MAX_READINGS = 24
/** Give back the number that they are given, as text or as another kind of number. */
const KEEPERS = /^(?:BigInt|String|toString|toFixed|valueOf)$/
const ROUNDINGS: Readonly<Record<string, (value: number) => number>> = {
  floor: Math.floor,
  ceil: Math.ceil,
  round: Math.round,
  trunc: Math.trunc,
  abs: Math.abs,
}
const PARSERS = /^(?:Number|parseInt|parseFloat)$/

/** Reads what numbers of times are: their values, and their units by name and by the way they are computed. */
export class DurationReader {
  readonly #active = new Set<ts.Node>()

  constructor(readonly tracer: Tracer) {}

  /** Everything that an expression may be. */
  read(expression: ts.Expression): Reading[] {
    const node = unwrap(expression)
    if (this.#active.has(node) || this.#active.size > MAX_DEPTH) return [UNKNOWN]
    this.#active.add(node)
    const found = this.#read(node)
    this.#active.delete(node)
    return found.length > 0 ? found.slice(0, MAX_READINGS) : [UNKNOWN]
  }

  #read(node: ts.Expression): Reading[] {
    const number = numberIn(node)
    if (number !== undefined) return [literal(number)]
    if (ts.isPrefixUnaryExpression(node)) return this.#ofPrefix(node)
    if (ts.isBinaryExpression(node)) return this.#ofBinary(node)
    if (ts.isConditionalExpression(node)) {
      const branches = [node.whenTrue, node.whenFalse]
      return several(branches.flatMap((one) => this.read(one).map((reading) => asTested(reading, one, node.condition))))
    }
    if (ts.isAwaitExpression(node)) return this.read(node.expression)
    if (ts.isTemplateExpression(node)) return this.#ofTemplate(node)
    if (ts.isCallExpression(node)) return this.#ofCall(node)
    if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
      return this.#ofName(node)
    return [UNKNOWN]
  }

  #ofPrefix(node: ts.PrefixUnaryExpression): Reading[] {
    if (node.operator === ts.SyntaxKind.PlusToken) return this.#parsed(node.operand)
    const isMinus = node.operator === ts.SyntaxKind.MinusToken
    return this.read(node.operand).map((one) => (isMinus ? { ...times(one, literal(-1)), factors: [] } : UNKNOWN))
  }

  #ofBinary(node: ts.BinaryExpression): Reading[] {
    const kind = node.operatorToken.kind
    if (kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken) {
      const isOr = kind === ts.SyntaxKind.BarBarToken
      const left = this.read(node.left).filter(({ value }) => !(isOr && value === 0))
      return several([...left.map(withoutVariable), ...this.read(node.right)])
    }
    if (kind === ts.SyntaxKind.EqualsToken || kind === ts.SyntaxKind.AmpersandAmpersandToken)
      return this.read(node.right)
    const combine = OPERATIONS.get(kind)
    if (!combine) return [UNKNOWN]
    const rights = this.read(node.right)
    return this.read(node.left).flatMap((left) => rights.map((right) => joined(combine(left, right), [left, right])))
  }

  /** `${seconds}` is the number as text. */
  #ofTemplate(node: ts.TemplateExpression): Reading[] {
    const [span, ...others] = node.templateSpans
    const isAlone = span && others.length === 0 && node.head.text === '' && span.literal.text === ''
    return isAlone ? this.read(span.expression) : [UNKNOWN]
  }

  #ofCall(node: ts.CallExpression): Reading[] {
    const name = memberName(node.expression) ?? ''
    const receiver = ts.isPropertyAccessExpression(node.expression) ? node.expression.expression : undefined
    const owner = receiver && memberName(receiver)
    const [argument] = node.arguments
    if (owner === 'Math') return this.#ofMath(node, name)
    if (argument && PARSERS.test(name) && (!owner || owner === 'Number')) return this.#parsed(argument)
    const known = quantityOfCall(this.tracer, node)
    if (known) return [known]
    const kept = KEEPERS.test(name) ? (receiver ?? argument) : undefined
    return kept ? this.read(kept) : this.#ofOrigins(node).map((one) => named(one, name))
  }

  #ofMath(node: ts.CallExpression, name: string): Reading[] {
    if (name === 'max' || name === 'min') return this.#ofExtreme(node, name === 'max' ? Math.max : Math.min)
    const [argument] = node.arguments
    return argument && Object.hasOwn(ROUNDINGS, name) ? this.read(argument).map((one) => rounded(one, name)) : [UNKNOWN]
  }

  #ofExtreme(node: ts.CallExpression, choose: (...values: number[]) => number): Reading[] {
    const all = node.arguments.map((one) => this.read(one))
    const [only, ...others] = all.filter((readings) => readings.length > 1)
    if (others.length > 0) return [UNKNOWN]
    const single = (readings: Reading[]) => readings[0] as Reading
    return (only ?? [UNKNOWN]).map((one) => {
      const parts = all.map((readings) => (readings === only ? one : single(readings)))
      return joined(oneOf(parts, choose), parts)
    })
  }

  /** `Number(process.env.TTL)` is NaN where the variable is not set. */
  #parsed(argument: ts.Expression): Reading[] {
    const node = unwrap(argument)
    const variable = environmentVariable(node)
    const readings = this.read(argument)
    return variable ? readings.map((one) => ({ ...one, environment: variable })) : readings
  }

  #ofName(node: ts.Identifier | ts.PropertyAccessExpression | ts.ElementAccessExpression): Reading[] {
    const name = memberName(node) ?? ''
    const constant = constantOf(node)
    if (constant !== undefined) return [literal(constant)]
    const symbol = readSymbol(node, this.tracer)
    const declaration = symbol?.valueDeclaration
    if (declaration && ts.isParameter(declaration)) return this.#ofParameter(declaration, name)
    const isFixed = declaration && ts.isVariableDeclaration(declaration) && declaration.initializer
    const isReassigned = symbol !== undefined && this.#isChanged(symbol, name, node)
    const found = isFixed && !isReassigned ? this.read(isFixed) : this.#ofOrigins(node)
    // A variable that changes has its first value for a moment only.
    return found.map((one) => named(isReassigned ? withoutValue(one) : one, name))
  }

  /** Whether a variable gets other values later: `ttl = …`, `delay++`, `wait *= 2`. */
  #isChanged(symbol: ts.Symbol, name: string, node: ts.Node): boolean {
    const assigned = this.tracer.names.assignments.get(name) ?? []
    if (assigned.some((one) => this.tracer.symbolOf(one.left) === symbol)) return true
    const step = new RegExp(`(?:\\+\\+|--)${name}\\b|\\b${name}\\s*(?:\\+\\+|--|[-+*/]=)`)
    return /^\w+$/.test(name) && step.test(node.getSourceFile().text)
  }

  /** What each caller gives is a value of its own; a unit in the parameter's name is what it should have. */
  #ofParameter(parameter: ts.ParameterDeclaration, name: string): Reading[] {
    const owner = parameter.parent
    const given =
      ts.isFunctionLike(owner) && 'body' in owner
        ? callersOf(this.tracer, owner as ts.FunctionLikeDeclaration)
            .argumentsFor(parameter)
            .filter(ts.isExpression)
        : []
    const passed = given.flatMap((one) => this.read(one).map((reading) => ({ at: one, ...reading })))
    const initial = parameter.initializer ? this.read(parameter.initializer) : []
    const own = named(UNKNOWN, name)
    const others = several([...initial, ...passed])
    if (own.unit === undefined) return [own, ...others]
    // An argument of another unit is wrong by itself, whatever the function makes of the parameter.
    return [own, ...others.map(resolved).filter(({ unit }) => unit !== undefined && unit !== own.unit)]
  }

  #ofOrigins(node: ts.Expression): Reading[] {
    const origins = [...this.tracer.originsOf(node)].filter((origin) => origin !== node)
    const found = origins.flatMap((origin) => this.#ofOrigin(origin))
    return origins.length > 1 ? several(found) : found
  }

  #ofOrigin(origin: ts.Node): Reading[] {
    if (ts.isEnumMember(origin)) {
      const value = this.tracer.checker.getConstantValue(origin)
      return typeof value === 'number' ? [literal(value)] : [UNKNOWN]
    }
    if (ts.isExpression(origin)) {
      return this.read(origin).map((one) => besideOthers(one, origin))
    }
    const name = (origin as Partial<ts.NamedDeclaration>).name
    return name && ts.isIdentifier(name) && !ts.isFunctionLike(origin) ? [named(UNKNOWN, name.text)] : [UNKNOWN]
  }
}

const OPERATIONS: ReadonlyMap<ts.SyntaxKind, (left: Quantity, right: Quantity) => Quantity> = new Map([
  [ts.SyntaxKind.AsteriskToken, times],
  [ts.SyntaxKind.SlashToken, dividedBy],
  [ts.SyntaxKind.PlusToken, (left: Quantity, right: Quantity) => plus(left, right, 1)],
  [ts.SyntaxKind.MinusToken, (left: Quantity, right: Quantity) => plus(left, right, -1)],
])

/** A number, or a number as text. */
function numberIn(node: ts.Expression): number | undefined {
  if (ts.isNumericLiteral(node)) return Number(node.text)
  if (ts.isBigIntLiteral(node)) return Number(node.text.slice(0, -1))
  return ts.isStringLiteralLike(node) && /^-?\d+(?:\.\d+)?$/.test(node.text) ? Number(node.text) : undefined
}

function constantOf(node: ts.Expression): number | undefined {
  const text = node.getText()
  if (text === 'Number.MAX_SAFE_INTEGER') return Number.MAX_SAFE_INTEGER
  return text === 'Number.MAX_VALUE' ? Number.MAX_VALUE : undefined
}

/** `process.env.X`, `process.env['X']`, `process.env.X!`. */
function environmentVariable(node: ts.Expression): string | undefined {
  const isAccess = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)
  return isAccess && node.expression.getText() === 'process.env' ? memberName(node) : undefined
}

function withoutValue({ value: _, ...rest }: Reading): Reading {
  return rest
}

function rounded(one: Reading, name: string): Reading {
  const round = ROUNDINGS[name]
  return one.value === undefined || !round ? one : { ...one, value: round(one.value) }
}

/** A result comes from the same caller as its parts. */
function joined(result: Quantity, parts: readonly Reading[]): Reading {
  const at = parts.find((one) => one.at)?.at
  return { ...result, ...(at && { at }), ...(parts.some((one) => one.isOneOfSeveral) && { isOneOfSeveral: true }) }
}

function several(readings: readonly Reading[]): Reading[] {
  return readings.map((one) => ({ ...one, isOneOfSeveral: true }))
}
