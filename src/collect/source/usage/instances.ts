import { ts } from '../compiler'
import { importedAs } from '../trace/package-imports'
import { memberName, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import type { Shape, ShapeProperty } from './shape'
import { readShape } from './shapes'

const MAX_DEPTH = 10
const DEFAULT_PORT = '6379'
const ENVIRONMENT = /^(?:process|import\.meta|Bun|Deno)\.env$/
const TEXT_FUNCTION = /^(?:Number|String|parseInt|parseFloat)$/
const CONFIG_GETTER = /^(?:get|getOrThrow)$/

type Stable = (expression: ts.Expression) => string | undefined

/**
 * Numbers the servers that clients talk to. Two get the same number only where their addresses are surely the same: one
 * environment variable of one package, one constant, one member of a config module. The number of the database does not
 * count, since a server has one eviction policy for all of them.
 */
export class Instances {
  readonly #numbers = new Map<string, number>()
  readonly #symbols = new Map<ts.Symbol, number>()

  constructor(readonly tracer: Tracer) {}

  /** The server of `new Redis(…)` or `createClient(…)`; undefined where its address is not certain. */
  ofConstruction(call: ts.NewExpression | ts.CallExpression): number | undefined {
    const args = [...(call.arguments ?? [])]
    // A class of the repository's own may make anything of what it is given.
    if (args.some(ts.isSpreadElement) || !importedAs(this.tracer, call.expression)) return undefined
    const isCluster = /Cluster/.test(call.expression.getText())
    return this.#number(isCluster ? this.#ofNodes(args[0]) : this.#ofArguments(args))
  }

  /** The server at an address: a URL, or an object with a host. */
  ofAddress(address: ts.Expression): number | undefined {
    return this.#number(this.#ofArguments([address]))
  }

  #number(id: string | undefined): number | undefined {
    if (id === undefined) return undefined
    const known = this.#numbers.get(id) ?? this.#numbers.size + 1
    this.#numbers.set(id, known)
    return known
  }

  /** One node is enough: no node belongs to two clusters. */
  #ofNodes(nodes: ts.Expression | undefined): string | undefined {
    const list = nodes && unwrap(nodes)
    const [first] = list && ts.isArrayLiteralExpression(list) ? list.elements : []
    return first ? this.#ofArguments([first]) : list && this.#stable(list, 0)
  }

  /** `()`, `(url, options)`, `(port, host)`, `({ host, port })`, `({ url })`, `({ socket: { host, port } })`. */
  #ofArguments(args: readonly ts.Expression[]): string | undefined {
    const [first] = args
    if (!first) return `localhost:${DEFAULT_PORT}`
    const shape = readShape(this.tracer, first)
    if (!shape.isScalar) return this.#ofShape(shape) ?? (shape.open ? this.#stable(first, 0) : undefined)
    const second = args[1] && readShape(this.tracer, args[1]).isScalar ? this.#stable(args[1], 0) : ''
    const own = this.#stable(first, 0)
    if (own === undefined || second === undefined) return undefined
    return second === '' ? withoutDatabase(own) : `${second}:${own}`
  }

  #ofShape(shape: Shape): string | undefined {
    const { properties } = shape
    const url = properties.get('url') ?? properties.get('connectionString')
    const nested = properties.get('socket') ?? properties.get('redis')
    if (url?.value) return url.maybe ? undefined : withId(this.#stable(url.value, 0), withoutDatabase)
    if (properties.has('sentinels')) return this.#ofParts(properties.get('sentinels'), properties.get('name'))
    if (properties.has('host')) return this.#ofParts(properties.get('host'), properties.get('port'), DEFAULT_PORT)
    if (nested?.value) return this.#ofShape(readShape(this.tracer, nested.value))
    return shape.open || properties.has('path') || properties.has('port') ? undefined : `localhost:${DEFAULT_PORT}`
  }

  #ofParts(one?: ShapeProperty, other?: ShapeProperty, fallback?: string): string | undefined {
    if (!one?.value || one.maybe || other?.maybe) return undefined
    const [first, second] = [this.#stable(one.value, 0), other?.value ? this.#stable(other.value, 0) : fallback]
    return first === undefined || second === undefined ? undefined : `${first}:${second}`
  }

  /** The same text for two expressions that have the same value wherever they are read; undefined where that is open. */
  #stable(expression: ts.Expression, depth: number): string | undefined {
    const node = unwrap(expression)
    const inner = (one: ts.Expression) => this.#stable(one, depth + 1)
    if (depth > MAX_DEPTH) return undefined
    if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return node.text
    if (ts.isTemplateExpression(node)) return this.#ofTemplate(node, inner)
    if (ts.isBinaryExpression(node)) return this.#ofBinary(node, depth)
    if (ts.isConditionalExpression(node)) return this.#ofChoice(node, inner)
    if (ts.isPrefixUnaryExpression(node)) return isPlus(node) ? inner(node.operand) : undefined
    if (ts.isCallExpression(node)) return this.#ofCall(node, depth)
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) return this.#ofMember(node, depth)
    return ts.isIdentifier(node) ? this.#ofName(node, depth) : undefined
  }

  #ofTemplate({ head, templateSpans }: ts.TemplateExpression, inner: Stable): string | undefined {
    const parts = templateSpans.map((span) => withId(inner(span.expression), (id) => id + span.literal.text))
    return parts.includes(undefined) ? undefined : head.text + parts.join('')
  }

  #ofChoice({ condition, whenTrue, whenFalse }: ts.ConditionalExpression, inner: Stable): string | undefined {
    const parts = [condition, whenTrue, whenFalse].map(inner)
    return parts.includes(undefined) ? undefined : `(${parts.join('?')})`
  }

  #ofBinary({ left, operatorToken, right }: ts.BinaryExpression, depth: number): string | undefined {
    const [one, other] = [this.#stable(left, depth + 1), this.#stable(right, depth + 1)]
    if (one === undefined || other === undefined) return undefined
    return operatorToken.kind === ts.SyntaxKind.PlusToken ? one + other : `(${one}${operatorToken.getText()}${other})`
  }

  /** `Number(process.env.PORT)`, `config.get('REDIS_HOST')`. */
  #ofCall(node: ts.CallExpression, depth: number): string | undefined {
    const name = memberName(node.expression) ?? ''
    const [argument] = node.arguments
    if (!argument) return undefined
    if (ts.isIdentifier(node.expression) || isOfNumber(node.expression))
      return TEXT_FUNCTION.test(name) ? this.#stable(argument, depth + 1) : undefined
    const isGetter = CONFIG_GETTER.test(name) && ts.isStringLiteralLike(argument)
    return isGetter ? `get ${argument.text} of ${this.tracer.packageOf(node)}` : undefined
  }

  #ofMember(node: ts.PropertyAccessExpression | ts.ElementAccessExpression, depth: number): string | undefined {
    const name = memberName(node)
    if (name === undefined) return undefined
    if (ENVIRONMENT.test(node.expression.getText())) return `env ${name} of ${this.tracer.packageOf(node)}`
    const value = this.#value(node, depth)
    if (value !== undefined) return value
    const base = this.tracer.originsOf(node).size > 1 ? undefined : this.#stable(node.expression, depth + 1)
    return withId(base, (id) => `${id}.${name}`)
  }

  #ofName(node: ts.Identifier, depth: number): string | undefined {
    const value = this.#value(node, depth)
    if (value !== undefined) return value
    const [only] = this.tracer.originsOf(node)
    const declaration = only && ts.findAncestor(only, ts.isImportDeclaration)
    if (only && declaration) return `${only.getText()} of ${declaration.moduleSpecifier.getText()}`
    const symbol = this.tracer.symbolOf(node)
    return symbol?.valueDeclaration && isModuleConstant(symbol.valueDeclaration)
      ? `#${this.#numberOf(symbol)}`
      : undefined
  }

  /** What a name has been given, where that happens in one place alone. */
  #value(node: ts.Expression, depth: number): string | undefined {
    const declarations = this.tracer.symbolOf(node)?.declarations ?? []
    const [declaration] = declarations
    if (declarations.length === 1 && declaration && isGivenOnce(declaration) && !this.#isAssigned(node)) {
      return declaration.initializer && this.#stable(declaration.initializer, depth + 1)
    }
    const [only, ...others] = this.tracer.originsOf(node)
    const isOne = only && others.length === 0 && only !== node && ts.isExpression(only)
    return isOne ? this.#stable(only, depth + 1) : undefined
  }

  #isAssigned(node: ts.Expression): boolean {
    const symbol = this.tracer.symbolOf(node)
    const assigned = this.tracer.names.assignments.get(memberName(node) ?? '') ?? []
    return assigned.some(({ left }) => this.tracer.symbolOf(unwrap(left)) === symbol)
  }

  #numberOf(symbol: ts.Symbol): number {
    const known = this.#symbols.get(symbol) ?? this.#symbols.size + 1
    this.#symbols.set(symbol, known)
    return known
  }
}

function isPlus({ operator }: ts.PrefixUnaryExpression): boolean {
  return operator === ts.SyntaxKind.PlusToken
}

/** `Number.parseInt`. */
function isOfNumber(callee: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(callee) && callee.expression.getText() === 'Number'
}

function isGivenOnce(node: ts.Declaration): node is ts.VariableDeclaration | ts.PropertyAssignment {
  return ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)
}

/** A constant of a module has one value, whatever it is. */
function isModuleConstant(node: ts.Declaration): boolean {
  const statement = ts.findAncestor(node, ts.isVariableStatement)
  const isTop = statement !== undefined && ts.isSourceFile(statement.parent)
  return isTop && (statement.declarationList.flags & ts.NodeFlags.Const) !== 0
}

function withId(id: string | undefined, change: (id: string) => string): string | undefined {
  return id === undefined ? undefined : change(id)
}

/** `redis://cache:6379/1` is a database of `redis://cache:6379`. */
function withoutDatabase(url: string): string {
  return url.replace(/\/\d{0,5}$/, '')
}
