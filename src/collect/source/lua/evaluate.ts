import { equal, isClash, less, negated } from './compare'
import { allocate, callLibrary, elementOf, indexOf, lengthOf } from './library'
import { firstOf, type Machine } from './machine'
import { isCustomaryAlias } from './program'
import { truthValue } from './reply'
import { assume, merge, type State, type Table, truthOf } from './state'
import { argumentsOf, type CallNode, type Expression, isCall, rangeOf, stringValue } from './tree'
import {
  either,
  FALSE,
  identity,
  isPresent,
  joined,
  NIL,
  number,
  partsOf,
  symbol,
  TRUE,
  text,
  type Value,
  type Values,
} from './value'

/** Globals that stand for what Redis and Lua provide. */
const LIBRARIES = new Set(
  `redis server table string math cjson cmsgpack struct bit os unpack tonumber tostring type select next
  pairs ipairs assert error pcall xpcall setmetatable getmetatable rawget rawset rawequal loadstring`.split(/\s+/),
)

/** The value of an expression on one path; calls in it take their effect on the state. */
export function evaluate(machine: Machine, node: Expression, state: State): Value {
  machine.spend(1)
  switch (node.type) {
    case 'StringLiteral':
      return text(stringValue(node.raw))
    case 'NumericLiteral':
      return number(node.value)
    case 'BooleanLiteral':
      return node.value ? TRUE : FALSE
    case 'NilLiteral':
      return NIL
    case 'Identifier':
      return variable(machine, node, state)
    case 'FunctionDeclaration':
      return { kind: 'function', node }
    case 'TableConstructorExpression':
      return construct(machine, node, state)
    case 'MemberExpression':
      return memberOf(machine, evaluate(machine, node.base, state), text(node.identifier.name), node, state)
    case 'IndexExpression':
      return memberOf(machine, evaluate(machine, node.base, state), evaluate(machine, node.index, state), node, state)
    case 'UnaryExpression':
      return unary(machine, node, state)
    case 'BinaryExpression':
      return binary(machine, node, state)
    case 'LogicalExpression':
      return logical(machine, node, state)
    default:
      return firstOf(evaluateMany(machine, node, state), NIL)
  }
}

/** The values of expressions in a list, the last of which may give several. */
export function evaluateAll(machine: Machine, nodes: readonly Expression[], state: State): Values {
  const items: Value[] = []
  for (const [at, node] of nodes.entries()) {
    if (at < nodes.length - 1) items.push(evaluate(machine, node, state))
    else {
      const last = evaluateMany(machine, node, state)
      return { ...last, items: [...items, ...last.items] }
    }
  }
  return { items, open: false }
}

function evaluateMany(machine: Machine, node: Expression, state: State): Values {
  if (node.type === 'VarargLiteral') return machine.frames.at(-1)?.rest ?? { items: [], open: true }
  if (isCall(node)) return evaluateCall(machine, node, state)
  return { items: [evaluate(machine, node, state)], open: false }
}

function variable(machine: Machine, node: Expression & { type: 'Identifier' }, state: State): Value {
  const binding = machine.nameOf(node)
  const value = state.env.get(binding)
  if (value !== undefined) return value
  if (machine.program.bindings.has(node)) return symbol(binding, machine.siteOf(node))
  if (LIBRARIES.has(node.name)) return { kind: 'library', name: node.name }
  if (isCustomaryAlias(node.name)) return { kind: 'library', name: 'redis.call' }
  return symbol(node.name, machine.siteOf(node))
}

function construct(machine: Machine, node: Expression & { type: 'TableConstructorExpression' }, state: State): Value {
  const items: Value[] = []
  const fields = new Map<string, Value>()
  let open = false
  for (const [at, field] of node.fields.entries()) {
    if (field.type === 'TableValue') {
      const isLast = at === node.fields.length - 1
      const values = isLast ? evaluateMany(machine, field.value, state) : undefined
      items.push(...(values?.items ?? [evaluate(machine, field.value, state)]))
      open ||= values?.open ?? false
    } else {
      const key = field.type === 'TableKey' ? evaluate(machine, field.key, state) : text(field.key.name)
      fields.set(fieldName(key), evaluate(machine, field.value, state))
    }
  }
  return allocate(state, `table@${machine.siteOf(node)}`, { items, fields, open, least: items.length })
}

/** How a table's fields are named: strings by themselves, other values by identity. */
export function fieldName(key: Value): string {
  return key.kind === 'string' ? key.value : identity(key)
}

function memberOf(machine: Machine, base: Value, key: Value, node: Expression, state: State): Value {
  const site = machine.siteOf(node)
  if (base.kind === 'library' && key.kind === 'string') return { kind: 'library', name: `${base.name}.${key.value}` }
  const table = state.table(base)
  if (table) return fieldOf(table, base, key, site)
  const isList = base.kind === 'symbol' && (base.id === 'KEYS' || base.id === 'ARGV')
  return symbol(`${identity(base)}[${identity(key)}]`, site, isList ? { type: 'string' } : {})
}

function fieldOf(table: Table, base: Value, key: Value, site: string): Value {
  const field = table.fields.get(fieldName(key))
  if (field !== undefined) return field
  if (key.kind === 'number' && (!table.loose || table.items.length === 1)) {
    const item = table.items[table.loose ? 0 : key.value - 1]
    if (item !== undefined) return item
    if (!table.open) return NIL
  }
  if (key.kind === 'string' && !table.open && table.fields.size === 0 && !table.loose) return NIL
  return symbol(`${identity(base)}[${identity(key)}]@${site}`, site)
}

function unary(machine: Machine, node: Expression & { type: 'UnaryExpression' }, state: State): Value {
  const value = evaluate(machine, node.argument, state)
  const site = machine.siteOf(node)
  if (node.operator === '#') return lengthOf(value, state, site)
  if (node.operator === 'not') {
    const truth = truthOf(value, state)
    return truth === undefined ? negated(value, site) : truthValue(!truth)
  }
  if (value.kind === 'number') return number(-value.value)
  return symbol(`-(${identity(value)})`, site, { type: 'number', present: true })
}

function binary(machine: Machine, node: Expression & { type: 'BinaryExpression' }, state: State): Value {
  const left = evaluate(machine, node.left, state)
  const right = evaluate(machine, node.right, state)
  const site = machine.siteOf(node)
  const not = (value: Value) => (value.kind === 'boolean' ? truthValue(!value.value) : negated(value, site))
  switch (node.operator) {
    case '..':
      return joined([...partsOf(left), ...partsOf(right)])
    case '==':
    case '~=': {
      if (isClash(left, right)) machine.record.neverEqual.add(rangeOf(node)[0])
      const same = equal(left, right, site)
      return node.operator === '==' ? same : not(same)
    }
    case '<':
      return less(left, right, site)
    case '>':
      return less(right, left, site)
    case '<=':
      return not(less(right, left, site))
    case '>=':
      return not(less(left, right, site))
    default:
      return arithmetic(node.operator, left, right, site)
  }
}

const OPERATIONS: Record<string, (left: number, right: number) => number> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left - Math.floor(left / right) * right,
  '^': (left, right) => left ** right,
}

/** Arithmetic; Lua takes numbers in strings, and gives numbers. */
function arithmetic(operator: string, left: Value, right: Value, site: string): Value {
  const numeric = (value: Value) =>
    value.kind === 'number' || value.kind === 'string' ? Number(value.value) : undefined
  const [one, other] = [numeric(left), numeric(right)]
  const operation = OPERATIONS[operator]
  if (one !== undefined && other !== undefined && operation) return number(operation(one, other))
  return symbol(`(${identity(left)}${operator}${identity(right)})`, site, { type: 'number', present: true })
}

/** `and` and `or` evaluate their right side only on some paths. */
function logical(machine: Machine, node: Expression & { type: 'LogicalExpression' }, state: State): Value {
  const left = evaluate(machine, node.left, state)
  const isAnd = node.operator === 'and'
  const truth = truthOf(left, state)
  if (truth !== undefined) return truth === isAnd ? evaluate(machine, node.right, state) : left
  const skipped = state.copy()
  machine.spend(state.size)
  assume(skipped, left, !isAnd)
  assume(state, left, isAnd)
  const right = evaluate(machine, node.right, state)
  const site = machine.siteOf(node)
  if (state.dead) state.become(skipped)
  else merge(state, skipped, site)
  const id = `(${identity(left)} ${node.operator} ${identity(right)})`
  return isAnd ? symbol(id, site, { test: { op: 'and', left, right } }) : orValue(left, right, id, site)
}

/** The value of `left or right`; of `condition and left or right` too. */
function orValue(left: Value, right: Value, id: string, site: string): Value {
  const kept = left.kind === 'symbol' && left.test?.op === 'and' ? left.test.right : left
  const value = either(kept, right, id)
  if (value.kind !== 'symbol') return value
  const present = isPresent(right) ? ({ present: true } as const) : {}
  return symbol(value.id, site, { ...value, ...present, test: { op: 'or', left, right } })
}

function evaluateCall(machine: Machine, node: CallNode, state: State): Values {
  const { base } = node
  const isMethod = base.type === 'MemberExpression' && base.indexer === ':'
  const receiver = isMethod ? evaluate(machine, base.base, state) : undefined
  const callee: Value = receiver === undefined ? evaluate(machine, base, state) : NIL
  const args = evaluateAll(machine, argumentsOf(node), state)
  if (receiver !== undefined && isMethod) {
    const passed = { ...args, items: [receiver, ...args.items] }
    return callLibrary(machine, `string.${base.identifier.name}`, node, passed, state)
  }
  if (callee.kind === 'library') return callLibrary(machine, callee.name, node, args, state)
  if (callee.kind === 'function') return machine.invoke(callee.node, args, node, state)
  if (args.items.some((value) => identity(value) === state.key)) state.leak ??= machine.textOf(base)
  const site = machine.siteOf(node)
  return { items: [symbol(`call@${site}`, site)], open: true }
}

/** The values of a loop over a list: index and element. */
export function overList(list: Value): readonly [Value, Value] {
  const id = identity(list)
  return [{ kind: 'symbol', id: indexOf(id), type: 'number', min: 1 }, elementOf(list)]
}
