import { ts } from '../compiler'
import { isClient } from '../trace/client-types'
import { isMerge, propertyName } from '../trace/members'
import { brief, holderOf, memberName, returnedExpressions, unwrap, withoutAwait } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { commonAncestor, guardsBetween } from './flow'
import type { Parameter, Passed } from './passed'
import { NOTHING_PASSED, passedBy } from './passed'
import { alternatives, EMPTY, leftOf, merged, type Shape, type ShapeProperty, single, TOO_LONG } from './shape'
import { Steps } from './steps'

const MAX_DEPTH = 8
const MERGERS = new Set(['assign', 'defaults', 'defaultsDeep', 'merge', 'extend'])
const KEEPS_FIRST = /^defaults/
const SCALAR_NAME =
  /(?:url|uri|dsn|host|hostname|port|path|address|endpoint|connection_?string|database|redis_?server)$/i
/** `requiredEnvVar`, `env`, `getEnvOrThrow`; what makes something else of the text says so. */
const READS_ENVIRONMENT = /^env|Env|_env|ENV/
const MAKES_OBJECTS = /json|object|parse/i
const ENVIRONMENT_VARIABLE = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/

/** Reads option objects through variables, spreads, merges, helper functions and later assignments. */
export function readShape(
  tracer: Tracer,
  expression: ts.Expression,
  given: Passed = NOTHING_PASSED,
  steps = new Steps(),
): Shape {
  return shapeOf({ tracer, given, steps }, expression, 0)
}

interface Reading {
  readonly tracer: Tracer
  /** What parameters stand for at the call that is being read. */
  readonly given: Passed
  readonly steps: Steps
}

function shapeOf(reading: Reading, expression: ts.Expression, depth: number): Shape {
  const node = unwrap(expression)
  if (depth > MAX_DEPTH || !reading.steps.take()) return TOO_LONG
  if (ts.isObjectLiteralExpression(node)) return shapeOfLiteral(reading, node, depth)
  if (ts.isConditionalExpression(node)) {
    return alternatives(
      reading.steps,
      [node.whenTrue, node.whenFalse].map((one) => shapeOf(reading, one, depth + 1)),
    )
  }
  if (ts.isCallExpression(node) && MERGERS.has(memberName(node.expression) ?? ''))
    return shapeOfMerge(reading, node, depth)
  if (ts.isBinaryExpression(node)) return shapeOfBinary(reading, node, depth)
  if (isNothing(node)) return EMPTY
  const symbol = ts.isIdentifier(node) ? reading.tracer.symbolOf(node) : undefined
  const parameter = symbol && reading.given.get(symbol)
  if (parameter) return shapeOfParameter(reading, parameter, depth)
  const result = ts.isCallExpression(node) ? shapeOfResult(reading, node, depth) : undefined
  if (result) return result
  if (isScalar(reading, node)) return { properties: new Map(), isScalar: true }
  return shapeOfOrigins(reading, node, depth)
}

/** What a parameter, or a name in its pattern, is at the call that is being read. */
function shapeOfParameter(reading: Reading, { given, member, without, defaults }: Parameter, depth: number): Shape {
  const outer = { ...reading, given: given.within }
  const whole = given.expression ?? defaults.whole
  if (!whole) return EMPTY
  const shape = shapeOf(given.expression ? outer : reading, whole, depth + 1)
  if (without) return leftOf(shape, without)
  if (member === undefined) return shape
  const value = shape.properties.get(member)?.value ?? defaults.own
  if (value) return shapeOf(outer, value, depth + 1)
  return shape.open === undefined ? EMPTY : { ...EMPTY, open: shape.open }
}

/** What a function of the repository returns to this call, whatever other callers give it. */
function shapeOfResult(reading: Reading, call: ts.CallExpression, depth: number): Shape | undefined {
  const [only, ...others] = reading.tracer.functionsOf(call.expression)
  const returned = only && others.length === 0 ? returnedExpressions(only) : []
  if (!only || returned.length === 0) return undefined
  const given = passedBy(reading.tracer, only, call, reading.given)
  return alternatives(
    reading.steps,
    returned.map((one) => shapeOf({ ...reading, given }, withoutAwait(one), depth + 1)),
  )
}

function shapeOfBinary(reading: Reading, node: ts.BinaryExpression, depth: number): Shape {
  const right = shapeOf(reading, node.right, depth + 1)
  if (node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken)
    return alternatives(reading.steps, [EMPTY, right])
  const isEither = [ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken].includes(node.operatorToken.kind)
  return isEither
    ? alternatives(reading.steps, [shapeOf(reading, node.left, depth + 1), right])
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
  return merged(reading.steps, parts)
}

function shapeOfOrigins(reading: Reading, node: ts.Expression, depth: number): Shape {
  // A parameter may be a client or options for one: the client is told apart before it gets where options are read.
  const origins = [...reading.tracer.originsOf(node)].filter((origin) => !isBuiltClient(reading, origin))
  const shapes = origins.map((origin) => shapeOfOrigin(reading, node, origin, depth))
  if (shapes.length > 0) return openTo(alternatives(reading.steps, shapes), parsedInstead(reading, node))
  return { ...EMPTY, open: `what \`${brief(node)}\` holds is not known here` }
}

function openTo(shape: Shape, because: string | undefined): Shape {
  return because === undefined || shape.isScalar ? shape : { ...shape, open: shape.open ?? because }
}

/** Why a member may come from elsewhere: `let config = { redis: {} }; if (process.env.CONFIG) config = JSON.parse(…)`. */
function parsedInstead({ tracer }: Reading, member: ts.Expression): string | undefined {
  for (let at = member; ts.isPropertyAccessExpression(at); at = unwrap(at.expression)) {
    const parsed = [...tracer.originsOf(at.expression)].find(isParsed)
    if (parsed) return `\`${brief(at.expression)}\` may be what \`${brief(parsed)}\` gives`
  }
  return undefined
}

/** Settings out of a text that is not part of the source: `JSON.parse(…)`, `yaml.load(…)`. */
function isParsed(origin: ts.Node): boolean {
  return ts.isCallExpression(origin) && /^(?:parse|load)$/.test(memberName(origin.expression) ?? '')
}

function isBuiltClient({ tracer }: Reading, origin: ts.Node): boolean {
  return ts.isNewExpression(origin) && isClient(tracer.checker, origin)
}

function shapeOfOrigin(reading: Reading, node: ts.Expression, origin: ts.Node, depth: number): Shape {
  if (ts.isObjectLiteralExpression(origin)) {
    const literal = shapeOfLiteral(reading, origin, depth + 1)
    return merged(reading.steps, [literal, ...laterAssignments(reading, origin, depth)])
  }
  if (isMerge(origin)) {
    return merged(reading.steps, [
      shapeOfMerge(reading, origin, depth + 1),
      ...laterAssignments(reading, origin, depth),
    ])
  }
  const isOther = ts.isExpression(origin) && origin !== node && !ts.isIdentifier(origin)
  return isOther ? shapeOf(reading, origin, depth + 1) : shapeOfType(reading, node)
}

function shapeOfMerge(reading: Reading, call: ts.CallExpression, depth: number): Shape {
  const parts = call.arguments.map((argument) => shapeOf(reading, argument, depth + 1))
  // `defaults(a, b)` keeps the first value, the others the last.
  if (KEEPS_FIRST.test(memberName(call.expression) ?? '')) parts.reverse()
  return merged(
    reading.steps,
    parts.map((part) => (part.isScalar ? EMPTY : part)),
  )
}

/** `options.socket = …`, `options['socket'] = …` and `Object.assign(options, …)` after the literal. */
function laterAssignments(reading: Reading, literal: ts.Expression, depth: number): Shape[] {
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

/** A declared type without a property rules it out, unless it is one of the client's own option types. */
function shapeOfType(reading: Reading, node: ts.Expression): Shape {
  const type = reading.tracer.checker.getNonNullableType(reading.tracer.checker.getTypeAtLocation(node))
  const text = brief(node)
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

/** `config.get('REDIS_URL')`, `getOrThrow<string>('redis.port')`; `requiredEnv('REDIS')`, as the environment holds text. */
function isAddressGetter({ expression, arguments: [name] }: ts.CallExpression): boolean {
  if (!name || !ts.isStringLiteralLike(name)) return false
  if (SCALAR_NAME.test(name.text)) return true
  const reader = memberName(expression) ?? ''
  return READS_ENVIRONMENT.test(reader) && !MAKES_OBJECTS.test(reader) && ENVIRONMENT_VARIABLE.test(name.text)
}
