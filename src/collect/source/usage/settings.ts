import { ts } from 'ts-morph'
import type { Client, ConnectionSetting, Library, Setting } from '../../../model'
import { isWithin, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { literalOf } from './literals'
import { readShape, type Shape } from './shapes'
import { placeOf } from './site'

/** Where each setting stands in a client's options, as paths; the first that is there counts. */
type OptionPaths = Readonly<Record<Exclude<ConnectionSetting, 'errorListener'>, readonly string[]>>

const IOREDIS: OptionPaths = {
  connectTimeout: ['connectTimeout', 'redisOptions.connectTimeout'],
  commandTimeout: ['commandTimeout', 'redisOptions.commandTimeout'],
  reconnectStrategy: ['retryStrategy', 'clusterRetryStrategy', 'sentinelRetryStrategy'],
}
/** Only `socketTimeout` bounds a command that was already sent; `commandOptions.timeout` is dropped on write. */
const NODE_REDIS: OptionPaths = {
  connectTimeout: [
    'socket.connectTimeout',
    'defaults.socket.connectTimeout',
    'nodeClientOptions.socket.connectTimeout',
    'connect_timeout',
  ],
  commandTimeout: ['socket.socketTimeout', 'defaults.socket.socketTimeout', 'nodeClientOptions.socket.socketTimeout'],
  reconnectStrategy: [
    'socket.reconnectStrategy',
    'defaults.socket.reconnectStrategy',
    'nodeClientOptions.socket.reconnectStrategy',
    'retry_strategy',
  ],
}
const GLIDE: OptionPaths = {
  connectTimeout: ['advancedConfiguration.connectionTimeout'],
  commandTimeout: ['requestTimeout'],
  reconnectStrategy: ['connectionBackoff'],
}
const PATHS: Partial<Record<Library, OptionPaths>> = {
  ioredis: IOREDIS,
  iovalkey: IOREDIS,
  redis: NODE_REDIS,
  'valkey-glide': GLIDE,
}
const INSTEAD = ['commandOptions.timeout', 'defaults.commandOptions.timeout']

/** The settings of one construction, by its options; the listener is told by the caller. */
export function readSettings(
  tracer: Tracer,
  construction: ts.Node,
  library: Library,
  hasErrorListener: boolean,
): Pick<Client, 'settings' | 'options'> {
  const paths = PATHS[library]
  if (!paths) {
    const unknown: Setting = { state: 'unknown', because: 'this client holds no connection of its own' }
    return { settings: settingsOf(() => unknown, unknown), options: {} }
  }
  const shapes = optionShapes(tracer, construction)
  const listener: Setting = hasErrorListener || library === 'valkey-glide' ? { state: 'set' } : { state: 'missing' }
  return {
    settings: settingsOf((name) => settingAt(tracer, shapes, paths[name], name), listener),
    options: literalOptions(tracer, shapes),
  }
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
function optionShapes(tracer: Tracer, construction: ts.Node): Shape[] {
  const call = construction as ts.NewExpression | ts.CallExpression
  const own = ts.isNewExpression(call) ? superCall(tracer, call) : undefined
  const args = [...((own ?? call).arguments ?? [])]
  return args.flatMap((argument) => {
    const shape = readShape(tracer, ts.isSpreadElement(argument) ? argument.expression : argument)
    return shape.isScalar || ts.isArrayLiteralExpression(unwrap(argument)) ? [] : [shape]
  })
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

function settingAt(
  tracer: Tracer,
  shapes: readonly Shape[],
  paths: readonly string[],
  name: ConnectionSetting,
): Setting {
  let unknown: string | undefined
  for (const shape of shapes) {
    for (const path of paths) {
      const found = follow(tracer, shape, path.split('.'))
      if (found.state === 'set') return found
      if (found.state === 'unknown') unknown ??= found.because
    }
  }
  if (unknown !== undefined) return { state: 'unknown', because: unknown }
  const instead = name === 'commandTimeout' ? findInstead(tracer, shapes) : undefined
  return { state: 'missing', ...(instead && { instead }) }
}

function follow(tracer: Tracer, shape: Shape, path: readonly string[]): Setting {
  const [name = '', ...rest] = path
  const property = shape.properties.get(name)
  if (!property) return shape.open === undefined ? { state: 'missing' } : { state: 'unknown', because: shape.open }
  if (property.maybe) return { state: 'unknown', because: `\`${name}\` is set on some path only` }
  if (!property.value)
    return rest.length === 0
      ? { state: 'set' }
      : { state: 'unknown', because: `what \`${name}\` holds is not known here` }
  if (rest.length > 0) return follow(tracer, readShape(tracer, property.value), rest)
  const literal = literalOf(tracer, property.value)
  if (literal === 'undefined') return { state: 'missing' }
  return { state: 'set', place: placeOf(property.value), ...(literal !== undefined && { value: literal }) }
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
