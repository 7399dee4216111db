import type { Client, Place, Setting } from '../../../model'
import { ts } from '../compiler'
import { baseOf, superCallIn } from '../trace/bases'
import type { CallLike } from '../trace/index-of-names'
import { brief, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { DurationReader } from './durations'
import { type Literal, literalOf } from './literals'
import { type ClientFacts, type OptionPaths, pathsFor } from './option-paths'
import { NOTHING_PASSED, type Passed, passedBy } from './passed'
import type { Shape, ShapeProperty } from './shape'
import { readShape } from './shapes'
import { placeOf } from './site'
import { reconnectionOf } from './strategies'

type SetTo = Extract<Setting, { state: 'set' }>

const INSTEAD = ['commandOptions.timeout', 'defaults.commandOptions.timeout']

/** The settings of one construction, by its options; the listener is told by the caller. */
export function readSettings(
  tracer: Tracer,
  construction: ts.Node,
  facts: ClientFacts,
  errorListener: Setting,
): Pick<Client, 'settings' | 'options' | 'retries' | 'reconnection'> {
  const paths = pathsFor(facts)
  if (!paths) {
    const unknown: Setting = { state: 'unknown', because: 'this client holds no connection of its own' }
    return { settings: settingsOf(() => unknown, unknown), options: {} }
  }
  const shapes = optionShapes(tracer, construction, facts)
  // GLIDE has no such event; Bun has `onclose` and rejects what is pending.
  const hasNone = facts.library === 'valkey-glide' || facts.library === 'bun'
  return {
    settings: settingsOf(
      (name) => {
        const setting = settingAt(tracer, shapes, paths[name])
        if (setting.state !== 'missing' || name !== 'commandTimeout') return setting
        const instead = findInstead(tracer, shapes)
        return { ...setting, ...(instead && { instead }) }
      },
      hasNone ? { state: 'set' } : errorListener,
    ),
    options: literalOptions(tracer, shapes),
    ...readRetrying(tracer, shapes, facts, paths.reconnectStrategy),
  }
}

/** How often a request is tried again, and what the reconnect strategy does. */
function readRetrying(
  tracer: Tracer,
  shapes: readonly Shape[],
  { library, kind, major }: ClientFacts,
  paths: readonly string[],
): Pick<Client, 'retries' | 'reconnection'> {
  const isIoredis = library === 'ioredis' || library === 'iovalkey'
  const retries = isIoredis && kind !== 'cluster' ? settingAt(tracer, shapes, ['maxRetriesPerRequest']) : undefined
  const isObject = library === 'redis' && major !== undefined && major <= 3
  const strategy = valueAt(tracer, shapes, paths)
  const how = { first: library === 'redis' ? 0 : 1, isObject } as const
  const reconnection = strategy && reconnectionOf(tracer, strategy, how)
  return { ...(retries && { retries }), ...(reconnection && { reconnection }) }
}

function settingsOf(read: (name: keyof OptionPaths) => Setting, errorListener: Setting): Client['settings'] {
  return {
    connectTimeout: read('connectTimeout'),
    commandTimeout: read('commandTimeout'),
    reconnectStrategy: read('reconnectStrategy'),
    errorListener,
  }
}

/** The option objects of a construction; those of a subclass are what its constructor passes to `super`. */
function optionShapes(tracer: Tracer, construction: ts.Node, { library, kind }: ClientFacts): Shape[] {
  const { call, given } = lastCall(tracer, construction as CallLike)
  const args = [...(call.arguments ?? [])]
  const isCluster = kind === 'cluster' && library !== 'redis' && library !== 'valkey-glide'
  // The first argument of a Cluster is its nodes, the second of a pool is about the pool; before the options of a client
  // stand its address and its port.
  const candidates = isCluster ? args.slice(1, 2) : kind === 'pool' ? args.slice(0, 1) : [...args].reverse()
  for (const argument of candidates) {
    const shape = readShape(tracer, ts.isSpreadElement(argument) ? argument.expression : argument, given)
    if (!shape.isScalar && !ts.isArrayLiteralExpression(unwrap(argument)) && !ts.isFunctionLike(argument))
      return [shape]
  }
  return []
}

/** The call whose arguments reach the client: of subclasses what they pass to `super`, up to the class of the client. */
function lastCall(tracer: Tracer, construction: CallLike): { call: CallLike; given: Passed } {
  let call = construction
  let given = NOTHING_PASSED
  const seen = new Set<ts.Node>()
  for (let built = classBuilt(tracer, call); built && !seen.has(built); built = baseOf(tracer, built)) {
    seen.add(built)
    const builder = built.members.find(ts.isConstructorDeclaration)
    const own = builder && superCallIn(tracer, builder)
    if (!own) continue
    given = passedBy(tracer, builder, call, given)
    call = own
  }
  return { call, given }
}

/** The class of the checkout whose constructor a call runs. */
function classBuilt(tracer: Tracer, call: CallLike): ts.ClassLikeDeclaration | undefined {
  const around = ts.findAncestor(call, ts.isClassLike)
  if (call.expression.kind === ts.SyntaxKind.SuperKeyword) return around && baseOf(tracer, around)
  if (!ts.isNewExpression(call)) return undefined
  if (call.expression.kind === ts.SyntaxKind.ThisKeyword) return around
  return [...tracer.originsOf(call.expression)].find(ts.isClassLike)
}

function settingAt(tracer: Tracer, shapes: readonly Shape[], paths: readonly string[]): Setting {
  let unknown: Setting | undefined
  for (const shape of shapes) {
    for (const path of paths) {
      const found = follow(tracer, shape, path.split('.'))
      if (found.state === 'set') return found
      if (found.state === 'unknown') unknown ??= found
    }
  }
  return unknown ?? { state: 'missing' }
}

/** What an option is set to, where it is written down; undefined where it is missing or on some path only. */
function valueAt(tracer: Tracer, shapes: readonly Shape[], paths: readonly string[]): ts.Node | undefined {
  const all = shapes.flatMap((shape) => paths.map((path) => valueIn(tracer, shape, path.split('.'))))
  return all.find((one) => one !== undefined)
}

function valueIn(tracer: Tracer, shape: Shape, [name = '', ...rest]: readonly string[]): ts.Node | undefined {
  const property = shape.properties.get(name)
  if (!property || property.maybe) return undefined
  if (rest.length === 0) return property.value ?? property.method
  return property.value && valueIn(tracer, readShape(tracer, property.value), rest)
}

function follow(tracer: Tracer, shape: Shape, path: readonly string[]): Setting {
  const [name = '', ...rest] = path
  const property = shape.properties.get(name)
  if (!property) return shape.open === undefined ? { state: 'missing' } : { state: 'unknown', because: shape.open }
  const found = candidates(property).map((value) => inValue(tracer, value, rest))
  // What no path sets is missing, be the object around it there or not.
  const [first] = found
  const isAlike = found.every(({ state }) => state === first?.state)
  if (first?.state === 'missing' && isAlike && shape.open === undefined) return first
  if (property.maybe || !isAlike) {
    return { state: 'unknown', because: `\`${name}\` is set on some path only`, ...largestOf(found) }
  }
  if (first?.state === 'set') return oneOfSeveral(first, found, name)
  if (first) return first
  return rest.length === 0
    ? { state: 'set', ...(property.method && { place: placeOf(property.method.name) }) }
    : { state: 'unknown', because: `what \`${name}\` holds is not known here` }
}

/** The setting with the largest number, of those that some path has. */
function largestOf(found: readonly Setting[]): { upTo: number; place?: Place } | undefined {
  const all = found.flatMap((one) => {
    if (one.state === 'missing') return []
    const number = one.state === 'set' && typeof one.value === 'number' ? one.value : one.upTo
    return number === undefined ? [] : [{ upTo: number, ...(one.place && { place: one.place }) }]
  })
  return all.sort((one, other) => other.upTo - one.upTo)[0]
}

/** A setting of which several values are written down: what only one of them is, is not said of it. */
function oneOfSeveral(first: SetTo, all: readonly Setting[], name: string): Setting {
  const set = all.filter((one): one is SetTo => one.state === 'set')
  const values = new Set(set.map(({ value }) => value))
  if (values.size === 1) return first
  const isOther = [...values].some((value) => value !== undefined && typeof value !== 'number')
  if (isOther) return { state: 'unknown', because: `\`${name}\` is not the same on every path` }
  const numbers = set.flatMap(({ value, upTo }) => (typeof value === 'number' ? [value] : (upTo ?? [])))
  return { state: 'set', ...(first.place && { place: first.place }), upTo: Math.max(...numbers) }
}

function candidates({ value, others = [] }: ShapeProperty): readonly ts.Expression[] {
  return value ? [value, ...others] : []
}

function inValue(tracer: Tracer, value: ts.Expression, rest: readonly string[]): Setting {
  if (rest.length > 0) return follow(tracer, readShape(tracer, value), rest)
  const node = unwrap(value)
  if (ts.isConditionalExpression(node)) {
    const isLeftOut = [node.whenTrue, node.whenFalse].map((one) => literalOf(tracer, one) === 'undefined')
    if (isLeftOut[0] !== isLeftOut[1])
      return { state: 'unknown', because: `\`${brief(node)}\` sets it on one path only` }
  }
  const literal = literalOf(tracer, value)
  if (literal === 'undefined') return { state: 'missing' }
  if (literal !== undefined) return { state: 'set', place: placeOf(value), value: literal }
  const upTo = longestOf(tracer, value)
  return { state: 'set', place: placeOf(value), ...(upTo !== undefined && { upTo }) }
}

/** The largest of the numbers that an expression may be, of those that are written down. */
function longestOf(tracer: Tracer, value: ts.Expression): number | undefined {
  const known = new DurationReader(tracer).read(value).flatMap((one) => one.value ?? [])
  return known.length > 0 ? Math.max(...known) : undefined
}

function findInstead(tracer: Tracer, shapes: readonly Shape[]) {
  for (const shape of shapes) {
    for (const option of INSTEAD) {
      const found = follow(tracer, shape, option.split('.'))
      if (found.state === 'set' && found.place) return { option: 'commandOptions.timeout', place: found.place }
    }
  }
  return undefined
}

/** What an option is not shown with: addresses and credentials are named, never told. */
const PRIVATE = /url|host|user|pass|auth|token|tls|name$/i

/** Option names with their literal values; what is computed, private or not the same on every path is `set`. */
function literalOptions(tracer: Tracer, shapes: readonly Shape[]): Client['options'] {
  const options: Record<string, string | number | boolean | null> = {}
  for (const shape of shapes) {
    for (const [name, property] of shape.properties) {
      const literal = PRIVATE.test(name) ? undefined : onlyLiteral(tracer, property)
      if (literal !== 'undefined') options[name] = literal === undefined ? 'set' : literal
    }
  }
  return options
}

function onlyLiteral(tracer: Tracer, property: ShapeProperty): Literal {
  const [first, ...others] = candidates(property).map((value) => literalOf(tracer, value))
  return others.every((one) => one === first) ? first : undefined
}
