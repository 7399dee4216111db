import { callCommand } from './command-call'
import type { Machine } from './machine'
import { asNumber, asText } from './reply'
import { resultsFrom } from './several-results'
import { EMPTY, type State, type Table } from './state'
import type { CallNode } from './tree'
import {
  identity,
  isPresent,
  joined,
  NIL,
  number,
  type Part,
  partsOf,
  symbol,
  text,
  typeOf,
  type Value,
  type Values,
} from './value'

/** One call of a function that Lua or Redis provides. */
interface LibraryCall {
  readonly machine: Machine
  readonly name: string
  readonly node: CallNode
  readonly args: Values
  readonly state: State
  /** Names the call in every run alike. */
  readonly site: string
}
type Handler = (call: LibraryCall) => Value | Values

const NOTHING: Values = { items: [], open: false }
const COMMANDS = new Set(['redis.call', 'redis.pcall', 'server.call', 'server.pcall'])
/** Functions whose result depends on their arguments alone. */
const PURE = /^(?:math|string|cjson|cmsgpack|struct|bit|table)\.|^(?:redis|server)\.sha1hex$|^(?:type|rawget|rawequal)$/
const IMPURE = /^math\.random/

const HANDLERS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['tonumber', ({ args }) => asNumber(args.items[0] ?? NIL)],
  ['tostring', ({ args }) => asText(args.items[0] ?? NIL)],
  ['type', ({ args, ...call }) => typeName(args.items[0] ?? NIL) ?? pure({ args, ...call })],
  ['unpack', unpack],
  ['table.unpack', unpack],
  ['select', select],
  ['next', next],
  ['table.insert', insert],
  ['table.remove', remove],
  ['table.getn', ({ args, state, site }) => lengthOf(args.items[0] ?? NIL, state, site)],
  ['table.concat', concat],
  ['string.format', format],
  ['string.lower', (call) => recased(call, (word) => word.toLowerCase())],
  ['string.upper', (call) => recased(call, (word) => word.toUpperCase())],
  ['math.max', max],
  ['assert', ({ args }) => args],
  ['setmetatable', ({ args }) => args.items[0] ?? NIL],
  ['error', fail],
  ['pcall', (call) => guarded(call, 1)],
  ['xpcall', (call) => guarded(call, 2)],
  ['redis.register_function', register],
  ['server.register_function', register],
])

/** Follows a call of a function that Lua or Redis provides; one that is not known gives a value that is not known. */
export function callLibrary(machine: Machine, name: string, node: CallNode, args: Values, state: State): Values {
  if (COMMANDS.has(name)) return { items: [callCommand(machine, node, 0, args, state)], open: false }
  const site = machine.siteOf(node)
  const result = (HANDLERS.get(name) ?? pure)({ machine, name, node, args, state, site })
  return 'items' in result ? result : resultsFrom(result, name, args, site)
}

function pure({ name, args, site }: LibraryCall): Value {
  if (!PURE.test(name) || IMPURE.test(name) || args.open) return symbol(`${name}@${site}`, site)
  const more = name.startsWith('math.') ? ({ type: 'number', present: true } as const) : {}
  return symbol(`${name}(${args.items.map(identity).join()})`, site, more)
}

function typeName(value: Value): Value | undefined {
  if (value.kind === 'library') return undefined
  if (value.kind !== 'symbol') return text(value.kind)
  const type = typeOf(value)
  return type !== undefined && isPresent(value) ? text(type) : undefined
}

function unpack({ args, state }: LibraryCall): Values {
  const [list, from] = args.items
  const table = list && state.table(list)
  if (table) {
    const start = from?.kind === 'number' ? from.value - 1 : 0
    return { items: table.items.slice(start), open: table.open || table.loose, loose: table.loose }
  }
  return { items: list?.kind === 'symbol' ? [elementOf(list)] : [], open: true }
}

/** Any element of a list that is known by its origin only. */
export function elementOf(list: Value): Value {
  const id = identity(list)
  return { kind: 'symbol', id: `${id}[${indexOf(id)}]` }
}

/** The index that runs over a list. */
export function indexOf(id: string): string {
  return `1..#${id}`
}

/** `#value`. */
export function lengthOf(value: Value, state: State, site: string): Value {
  if (value.kind === 'string') return number(value.value.length)
  const table = state.table(value)
  if (table && !table.loose && !table.open) return number(table.items.length)
  return symbol(`#${identity(value)}`, site, { type: 'number', min: table?.least ?? 0 })
}

function select({ args, site }: LibraryCall): Value | Values {
  const [which, ...rest] = args.items
  if (which?.kind === 'number') return { ...args, items: rest.slice(which.value - 1) }
  return args.open ? symbol(`select@${site}`, site) : number(rest.length)
}

function next({ args, state, site }: LibraryCall): Value {
  const [list] = args.items
  const table = list && state.table(list)
  if (table && table.least + table.fields.size > 0) return symbol(`next@${site}`, site, { present: true })
  if (table && table.items.length === 0 && !table.open) return NIL
  return symbol(`next(${list ? identity(list) : ''})`, site)
}

/** Tables keep this many items. */
const MAX_ITEMS = 200

/** A table with one more item. */
export function added(table: Table, item: Value): Table {
  if (table.items.length >= MAX_ITEMS) return { ...table, least: table.least + 1, loose: true, open: true }
  const isKnown = table.loose && table.items.some((other) => identity(other) === identity(item))
  return { ...table, items: isKnown ? table.items : [...table.items, item], least: table.least + 1 }
}

function insert({ args, state }: LibraryCall): Values {
  const [list, position, third] = args.items
  const table = list && state.table(list)
  if (list?.kind !== 'table' || table === undefined || position === undefined) return NOTHING
  if (third === undefined) state.heap.set(list.id, added(table, position))
  else if (position.kind === 'number' && !table.loose) {
    const items = table.items.toSpliced(position.value - 1, 0, third)
    state.heap.set(list.id, { ...table, items, least: table.least + 1 })
  } else state.heap.set(list.id, { ...added(table, third), loose: true })
  return NOTHING
}

function remove({ args, state, site }: LibraryCall): Value {
  const [list] = args.items
  const table = list && state.table(list)
  if (list?.kind === 'table' && table) state.heap.set(list.id, { ...table, least: 0, loose: true })
  return symbol(`remove@${site}`, site)
}

function concat({ args, state, site }: LibraryCall): Value {
  const [list, separator] = args.items
  const table = list && state.table(list)
  if (table === undefined || table.loose || table.open)
    return symbol(`concat@${site}`, site, { type: 'string', present: true })
  const parts = table.items.flatMap((item, at): readonly Part[] => [
    ...(at > 0 && separator ? partsOf(separator) : []),
    ...partsOf(item),
  ])
  return joined(parts)
}

/** `string.format('user:%s:log', id)` is the concatenation of its parts. */
function format(call: LibraryCall): Value {
  const [template, ...values] = call.args.items
  if (template === undefined || (template.kind !== 'string' && template.kind !== 'symbol')) return pure(call)
  const next = () => partsOf(values.shift() ?? symbol(`format@${call.site}`, call.site))
  return joined(partsOf(template).flatMap((part) => (typeof part === 'string' ? formatted(part, next) : [part])))
}

function formatted(template: string, next: () => readonly Part[]): readonly Part[] {
  return template.split(/(%%|%[-+ #0-9.]*[a-zA-Z])/).flatMap((piece) => {
    if (piece === '%%') return ['%']
    return /^%./.test(piece) ? next() : [piece]
  })
}

function recased(call: LibraryCall, change: (word: string) => string): Value {
  const [value] = call.args.items
  return value?.kind === 'string' ? text(change(value.value)) : pure(call)
}

/** `math.max(1, ttl)` is at least one. */
function max(call: LibraryCall): Value {
  const bounds = call.args.items.map((value) =>
    value.kind === 'number' ? value.value : value.kind === 'symbol' ? value.min : undefined,
  )
  const known = bounds.filter((bound) => bound !== undefined)
  if (known.length === 0) return pure(call)
  const min = Math.max(...known)
  if (call.args.items.every((value) => value.kind === 'number')) return number(min)
  return symbol(`math.max(${call.args.items.map(identity).join()})`, call.site, { type: 'number', min })
}

function fail({ machine, state }: LibraryCall): Values {
  machine.finish(state)
  state.dead = true
  return NOTHING
}

/** Lua's own `pcall(f, …)` and `xpcall(f, handler, …)`. */
function guarded({ machine, node, args, state, site }: LibraryCall, skip: number): Values {
  const [callee] = args.items
  const rest: Values = { ...args, items: args.items.slice(skip) }
  const done = symbol(`pcall@${site}`, site)
  if (callee?.kind === 'function') {
    const result = machine.invoke(callee.node, rest, node, state)
    return { items: [done, ...result.items], open: result.open }
  }
  if (callee?.kind === 'library' && COMMANDS.has(callee.name)) {
    return { items: [done, callCommand(machine, node, skip, rest, state)], open: false }
  }
  return { items: [done], open: true }
}

/** `redis.register_function(name, f)` or `{function_name = …, callback = f}`: Redis calls these. */
function register({ machine, args, state }: LibraryCall): Values {
  for (const value of args.items) {
    const callback = value.kind === 'table' ? state.table(value)?.fields.get('callback') : value
    if (callback?.kind === 'function') machine.registered.add(callback.node)
  }
  return NOTHING
}

/** A new table in the heap. */
export function allocate(state: State, id: string, table: Partial<Table>): Value {
  state.heap.set(id, { ...EMPTY, ...table })
  return { kind: 'table', id }
}
