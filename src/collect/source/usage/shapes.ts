import { ts } from 'ts-morph'
import { propertyName } from '../trace/members'
import { memberName, outermost, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { commonAncestor, guardsBetween } from './flow'
import { Steps } from './steps'

/** One property of an option object. */
export interface ShapeProperty {
  /** Its value; undefined where only a type says that it is there. */
  readonly value: ts.Expression | undefined
  /** Where it is a method: `retryStrategy(times) { … }`. */
  readonly method?: ts.MethodDeclaration
  /** True when it is there on some path only. */
  readonly maybe: boolean
}

/** What is known of an option object: its properties, and why there may be more. */
export interface Shape {
  readonly properties: ReadonlyMap<string, ShapeProperty>
  /** Why properties may be missing here; absent when all are known. */
  readonly open?: string
  /** True for strings and numbers: an address, a port, not options. */
  readonly isScalar?: boolean
}

const EMPTY: Shape = { properties: new Map() }
const TOO_LONG: Shape = { properties: new Map(), open: 'its options are built in too many steps' }
const MAX_DEPTH = 8
const MERGERS = new Set(['assign', 'defaults', 'defaultsDeep', 'merge', 'extend'])
const SCALAR_NAME =
  /(?:url|uri|dsn|host|hostname|port|path|address|endpoint|connection_?string|database|redis_?server)$/i

/** Reads option objects through variables, spreads, merges, helper functions and later assignments. */
export function readShape(
  tracer: Tracer,
  expression: ts.Expression,
  given: Given = new Map(),
  steps = new Steps(),
): Shape {
  return shapeOf({ tracer, given, steps }, expression, 0)
}

/** What parameters stand for at one call, by their symbols; undefined for those that are not passed. */
export type Given = ReadonlyMap<ts.Symbol, ts.Expression | undefined>

interface Reading {
  readonly tracer: Tracer
  readonly given: Given
  readonly steps: Steps
}

function shapeOf(reading: Reading, expression: ts.Expression, depth: number): Shape {
  const node = unwrap(expression)
  if (depth > MAX_DEPTH || !reading.steps.take()) return TOO_LONG
  if (ts.isObjectLiteralExpression(node)) return shapeOfLiteral(reading, node, depth)
  if (ts.isConditionalExpression(node)) {
    return alternatives(
      reading,
      [node.whenTrue, node.whenFalse].map((one) => shapeOf(reading, one, depth + 1)),
    )
  }
  if (ts.isCallExpression(node) && MERGERS.has(memberName(node.expression) ?? ''))
    return shapeOfMerge(reading, node, depth)
  if (ts.isBinaryExpression(node)) return shapeOfBinary(reading, node, depth)
  if (isNothing(node)) return EMPTY
  const symbol = ts.isIdentifier(node) ? reading.tracer.symbolOf(node) : undefined
  if (symbol && reading.given.has(symbol)) {
    const passed = reading.given.get(symbol)
    return passed ? shapeOf({ ...reading, given: new Map() }, passed, depth + 1) : EMPTY
  }
  if (isScalar(reading, node)) return { properties: new Map(), isScalar: true }
  return shapeOfOrigins(reading, node, depth)
}

function shapeOfBinary(reading: Reading, node: ts.BinaryExpression, depth: number): Shape {
  const right = shapeOf(reading, node.right, depth + 1)
  if (node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) return alternatives(reading, [EMPTY, right])
  const isEither = [ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken].includes(node.operatorToken.kind)
  return isEither
    ? alternatives(reading, [shapeOf(reading, node.left, depth + 1), right])
    : { properties: new Map(), isScalar: true }
}

function shapeOfLiteral(reading: Reading, literal: ts.ObjectLiteralExpression, depth: number): Shape {
  const parts = literal.properties.map((property): Shape => {
    if (ts.isSpreadAssignment(property)) return shapeOf(reading, property.expression, depth + 1)
    const name = propertyName(property.name)
    const value = ts.isPropertyAssignment(property)
      ? property.initializer
      : ts.isShorthandPropertyAssignment(property)
        ? property.name
        : undefined
    if (name === undefined) return { ...EMPTY, open: 'a property name is computed' }
    return single(name, { value, maybe: false, ...(ts.isMethodDeclaration(property) && { method: property }) })
  })
  return merged(reading, parts)
}

function single(name: string, property: ShapeProperty): Shape {
  return { properties: new Map([[name, property]]) }
}

/** Later parts win, as in `{ ...a, ...b }`; what only some path sets leaves an earlier value in place. */
function merged(reading: Reading, parts: readonly Shape[]): Shape {
  if (!reading.steps.take(sizeOf(parts))) return TOO_LONG
  const properties = new Map<string, ShapeProperty>()
  let open: string | undefined
  for (const part of parts) {
    for (const [name, property] of part.properties) {
      const earlier = properties.get(name)
      properties.set(name, property.maybe && earlier && !earlier.maybe ? earlier : property)
    }
    open ??= part.open
  }
  return { properties, ...(open !== undefined && { open }) }
}

function sizeOf(shapes: readonly Shape[]): number {
  return shapes.reduce((sum, { properties }) => sum + properties.size, 0)
}

/** What holds on every one of several paths. */
function alternatives(reading: Reading, shapes: readonly Shape[]): Shape {
  const [only] = shapes
  if (shapes.length === 1 && only) return only
  if (!reading.steps.take(sizeOf(shapes) * shapes.length)) return TOO_LONG
  const objects = shapes.filter((shape) => !shape.isScalar)
  if (objects.length === 0) return { properties: new Map(), isScalar: true }
  const properties = new Map<string, ShapeProperty>()
  for (const shape of objects) {
    for (const [name, property] of shape.properties) {
      const everywhere = objects.every((one) => one.properties.get(name)?.maybe === false)
      properties.set(name, { ...property, maybe: !everywhere })
    }
  }
  const open = objects.find((shape) => shape.open !== undefined)?.open
  return { properties, ...(open !== undefined && { open }) }
}

function shapeOfOrigins(reading: Reading, node: ts.Expression, depth: number): Shape {
  const shapes = [...reading.tracer.originsOf(node)].map((origin) => shapeOfOrigin(reading, node, origin, depth))
  if (shapes.length > 0) return alternatives(reading, shapes)
  return { ...EMPTY, open: `what \`${node.getText().slice(0, 40)}\` holds is not known here` }
}

function shapeOfOrigin(reading: Reading, node: ts.Expression, origin: ts.Node, depth: number): Shape {
  if (ts.isObjectLiteralExpression(origin)) {
    const literal = shapeOfLiteral(reading, origin, depth + 1)
    return merged(reading, [literal, ...laterAssignments(reading, origin, depth)])
  }
  const isOther = ts.isExpression(origin) && origin !== node && !ts.isIdentifier(origin)
  return isOther ? shapeOf(reading, origin, depth + 1) : shapeOfType(reading, node)
}

function shapeOfMerge(reading: Reading, call: ts.CallExpression, depth: number): Shape {
  const parts = call.arguments.map((argument) => shapeOf(reading, argument, depth + 1))
  // `defaults(a, b)` keeps the first value, which makes no difference to whether there is one.
  return merged(
    reading,
    parts.map((part) => (part.isScalar ? EMPTY : part)),
  )
}

/** `options.socket = …`, `options['socket'] = …` and `Object.assign(options, …)` after the literal. */
function laterAssignments(reading: Reading, literal: ts.ObjectLiteralExpression, depth: number): Shape[] {
  const holder = holderOf(literal)
  const symbol = holder && reading.tracer.symbolOf(holder)
  const name = holder && memberName(holder)
  if (!symbol || name === undefined) return []
  const isHolder = (one: ts.Node) => memberName(one) === name && reading.tracer.symbolOf(one) === symbol
  const assigned = (reading.tracer.names.memberAssignments.get(name) ?? []).flatMap((assignment): Shape[] => {
    const left = assignment.left as ts.PropertyAccessExpression | ts.ElementAccessExpression
    const property = memberName(left)
    if (property === undefined || !isHolder(left.expression)) return []
    const maybe = guardsBetween(assignment, commonAncestor(assignment, literal)).length > 0
    return [{ properties: new Map([[property, { value: assignment.right, maybe }]]) }]
  })
  const merges = (reading.tracer.names.calls.get('assign') ?? []).flatMap((call) => {
    const [target, ...sources] = call.arguments ?? []
    return target && isHolder(target) ? sources.map((source) => shapeOf(reading, source, depth + 1)) : []
  })
  return [...assigned, ...merges]
}

/** The variable or field that a literal is put into. */
function holderOf(literal: ts.Expression): ts.Node | undefined {
  const { parent } = outermost(literal)
  if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent)) return parent.name
  return ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
    ? parent.left
    : undefined
}

/** A declared type without a property rules it out, unless it is one of the client's own option types. */
function shapeOfType(reading: Reading, node: ts.Expression): Shape {
  const type = reading.tracer.checker.getNonNullableType(reading.tracer.checker.getTypeAtLocation(node))
  const text = node.getText().replace(/\s+/g, ' ').slice(0, 40)
  const open = { properties: new Map<string, ShapeProperty>(), open: `what \`${text}\` holds is not known here` }
  const isDescribed =
    type.flags & ts.TypeFlags.Object && type.getProperties().length > 0 && type.getCallSignatures().length === 0
  if (!isDescribed || type.getStringIndexType()) return open
  const properties = new Map<string, ShapeProperty>()
  for (const property of type.getProperties()) {
    const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0
    properties.set(property.name, { value: undefined, maybe: isOptional })
  }
  return { properties }
}

function isNothing(node: ts.Expression): boolean {
  return (
    node.kind === ts.SyntaxKind.NullKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword ||
    (ts.isIdentifier(node) && node.text === 'undefined')
  )
}

function isScalar(reading: Reading, node: ts.Expression): boolean {
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || ts.isNumericLiteral(node)) return true
  if (/^process\.env\b|^import\.meta\.env\b|^Deno\.env\b|^env\.[A-Z_]+$/.test(node.getText())) return true
  if (ts.isCallExpression(node) && isAddressGetter(node)) return true
  const type = reading.tracer.checker.getNonNullableType(reading.tracer.checker.getTypeAtLocation(node))
  const flags = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike
  if (type.isUnion() ? type.types.every((one) => one.flags & flags) : type.flags & flags) return true
  return (type.flags & ts.TypeFlags.Any) !== 0 && SCALAR_NAME.test(memberName(node) ?? '')
}

/** `config.get('REDIS_URL')`, `getOrThrow<string>('redis.port')`. */
function isAddressGetter(call: ts.CallExpression): boolean {
  const [name] = call.arguments
  return name !== undefined && ts.isStringLiteralLike(name) && SCALAR_NAME.test(name.text)
}
