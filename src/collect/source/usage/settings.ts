import type { Client, ClientKind, ConnectionSetting, Library, Setting } from '../../../model'
import { ts } from '../compiler'
import { brief, isWithin, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { DurationReader } from './durations'
import { literalOf } from './literals'
import { NOTHING_PASSED, passedBy } from './passed'
import type { Shape, ShapeProperty } from './shape'
import { readShape } from './shapes'
import { placeOf } from './site'
import { reconnectionOf } from './strategies'

/** Where each setting stands in a client's options, as paths; the first that is there counts. */
type OptionPaths = Readonly<Record<Exclude<ConnectionSetting, 'errorListener'>, readonly string[]>>

const IOREDIS: OptionPaths = {
  connectTimeout: ['connectTimeout'],
  commandTimeout: ['commandTimeout'],
  reconnectStrategy: ['retryStrategy', 'sentinelRetryStrategy'],
}
const IOREDIS_CLUSTER: OptionPaths = {
  connectTimeout: ['redisOptions.connectTimeout'],
  commandTimeout: ['redisOptions.commandTimeout'],
  reconnectStrategy: ['clusterRetryStrategy'],
}
/** Until version 3 node-redis has no option that bounds a command. */
const NODE_REDIS_3: OptionPaths = {
  connectTimeout: ['connect_timeout'],
  commandTimeout: [],
  reconnectStrategy: ['retry_strategy'],
}
const GLIDE: OptionPaths = {
  connectTimeout: ['advancedConfiguration.connectionTimeout'],
  commandTimeout: ['requestTimeout'],
  reconnectStrategy: ['connectionBackoff'],
}
/** Bun has no option that bounds a command (bun.com/docs/runtime/redis, connection options). */
const BUN: OptionPaths = {
  connectTimeout: ['connectionTimeout'],
  commandTimeout: [],
  reconnectStrategy: ['maxRetries', 'autoReconnect'],
}
/** Where node-redis has the options of one connection, by what is built. */
const NODE_REDIS_PREFIX: Partial<Record<ClientKind, string>> = { cluster: 'defaults.', sentinel: 'nodeClientOptions.' }

/** Only `socketTimeout` bounds a command that was already sent; `commandOptions.timeout` is dropped on write. */
function nodeRedisPaths(kind: ClientKind): OptionPaths {
  const prefix = NODE_REDIS_PREFIX[kind] ?? ''
  return {
    connectTimeout: [`${prefix}socket.connectTimeout`],
    commandTimeout: [`${prefix}socket.socketTimeout`],
    reconnectStrategy: [`${prefix}socket.reconnectStrategy`],
  }
}

function pathsFor({ library, kind, major }: ClientFacts): OptionPaths | undefined {
  if (library === 'ioredis' || library === 'iovalkey') return kind === 'cluster' ? IOREDIS_CLUSTER : IOREDIS
  if (library === 'valkey-glide') return GLIDE
  if (library === 'bun') return BUN
  if (library !== 'redis') return undefined
  return major !== undefined && major <= 3 ? NODE_REDIS_3 : nodeRedisPaths(kind)
}

/** What is built: decides where its options stand. */
export interface ClientFacts {
  readonly library: Library
  readonly kind: ClientKind
  /** Absent when no manifest declares the package. */
  readonly major?: number
}

const INSTEAD = ['commandOptions.timeout', 'defaults.commandOptions.timeout']

/** The settings of one construction, by its options; the listener is told by the caller. */
export function readSettings(
  tracer: Tracer,
  construction: ts.Node,
  facts: ClientFacts,
  hasErrorListener: boolean,
): Pick<Client, 'settings' | 'options' | 'retries' | 'reconnection'> {
  const paths = pathsFor(facts)
  if (!paths) {
    const unknown: Setting = { state: 'unknown', because: 'this client holds no connection of its own' }
    return { settings: settingsOf(() => unknown, unknown), options: {} }
  }
  const shapes = optionShapes(tracer, construction, facts)
  // GLIDE has no such event; Bun has `onclose` and rejects what is pending.
  const isSet = hasErrorListener || facts.library === 'valkey-glide' || facts.library === 'bun'
  return {
    settings: settingsOf(
      (name) => {
        const setting = settingAt(tracer, shapes, paths[name])
        if (setting.state !== 'missing' || name !== 'commandTimeout') return setting
        const instead = findInstead(tracer, shapes)
        return { ...setting, ...(instead && { instead }) }
      },
      isSet ? { state: 'set' } : { state: 'missing' },
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
  const call = construction as ts.NewExpression | ts.CallExpression
  const own = ts.isNewExpression(call) ? superCall(tracer, call) : undefined
  const builder = own && ts.findAncestor(own, ts.isConstructorDeclaration)
  const given = builder && passedBy(tracer, builder, call, NOTHING_PASSED)
  const args = [...((own ?? call).arguments ?? [])]
  const isCluster = kind === 'cluster' && library !== 'redis' && library !== 'valkey-glide'
  // The first argument of a Cluster is its nodes; before the options of a client stand its address and its port.
  const candidates = isCluster ? args.slice(1, 2) : [...args].reverse()
  for (const argument of candidates) {
    const shape = readShape(tracer, ts.isSpreadElement(argument) ? argument.expression : argument, given)
    if (!shape.isScalar && !ts.isArrayLiteralExpression(unwrap(argument)) && !ts.isFunctionLike(argument))
      return [shape]
  }
  return []
}

function superCall(tracer: Tracer, call: ts.NewExpression): ts.CallExpression | undefined {
  const classes =
    call.expression.kind === ts.SyntaxKind.ThisKeyword
      ? [ts.findAncestor(call, ts.isClassLike)]
      : [...tracer.originsOf(call.expression)].filter(ts.isClassLike)
  for (const one of classes) {
    const builder = one?.members.find(ts.isConstructorDeclaration)
    const found = builder && (tracer.names.calls.get('super') ?? []).find((inner) => isWithin(inner, builder))
    if (found && ts.isCallExpression(found)) return found
  }
  return undefined
}

function settingAt(tracer: Tracer, shapes: readonly Shape[], paths: readonly string[]): Setting {
  let unknown: string | undefined
  for (const shape of shapes) {
    for (const path of paths) {
      const found = follow(tracer, shape, path.split('.'))
      if (found.state === 'set') return found
      if (found.state === 'unknown') unknown ??= found.because
    }
  }
  return unknown === undefined ? { state: 'missing' } : { state: 'unknown', because: unknown }
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
  if (property.maybe || !isAlike) return { state: 'unknown', because: `\`${name}\` is set on some path only` }
  if (first) return first
  return rest.length === 0
    ? { state: 'set', ...(property.method && { place: placeOf(property.method.name) }) }
    : { state: 'unknown', because: `what \`${name}\` holds is not known here` }
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

/** Option names with their literal values; what is computed or private is `set`. */
function literalOptions(tracer: Tracer, shapes: readonly Shape[]): Client['options'] {
  const options: Record<string, string | number | boolean | null> = {}
  for (const shape of shapes) {
    for (const [name, { value }] of shape.properties) {
      const literal = value && !PRIVATE.test(name) ? literalOf(tracer, value) : undefined
      if (literal !== 'undefined') options[name] = literal === undefined ? 'set' : literal
    }
  }
  return options
}
