import { evaluate, evaluateAll, fieldName } from './evaluate'
import { added } from './library'
import type { Machine } from './machine'
import type { State, Table } from './state'
import type { Expression, Statement } from './tree'
import { identity, NIL, symbol, type Value, type Values } from './value'

type Assignment = Pick<Statement & { type: 'AssignmentStatement' }, 'variables' | 'init'>

/** `local a, b = …` */
export function declare(machine: Machine, node: Statement & { type: 'LocalStatement' }, state: State): void {
  const values = evaluateAll(machine, node.init, state)
  for (const [at, variable] of node.variables.entries()) {
    state.env.set(machine.nameOf(variable), valueAt(machine, values, at, variable))
  }
}

/** `a, t.b, t[i] = …` */
export function assign(machine: Machine, { variables, init }: Assignment, state: State): void {
  const values = evaluateAll(machine, init, state)
  for (const [at, target] of variables.entries()) {
    const value = valueAt(machine, values, at, target)
    if (target.type === 'Identifier') state.env.set(machine.nameOf(target), value)
    else if (target.type === 'IndexExpression' || target.type === 'MemberExpression')
      store(machine, target, value, state)
  }
}

function valueAt(machine: Machine, values: Values, at: number, target: Expression): Value {
  const site = machine.siteOf(target)
  return values.items[at] ?? (values.open ? symbol(`value@${site}`, site) : NIL)
}

function store(
  machine: Machine,
  target: Expression & { type: 'IndexExpression' | 'MemberExpression' },
  value: Value,
  state: State,
): void {
  const base = evaluate(machine, target.base, state)
  const table = state.table(base)
  const key = target.type === 'MemberExpression' ? undefined : evaluate(machine, target.index, state)
  if (base.kind !== 'table' || table === undefined) return
  if (key === undefined && target.type === 'MemberExpression') {
    state.heap.set(base.id, { ...table, fields: new Map(table.fields).set(target.identifier.name, value) })
  } else if (key !== undefined) state.heap.set(base.id, stored(table, base, key, value))
}

function stored(table: Table, base: Value, key: Value, value: Value): Table {
  if (key.kind === 'number' && key.value >= 1 && !table.loose) {
    if (key.value <= table.items.length) return { ...table, items: table.items.with(key.value - 1, value) }
    if (key.value === table.items.length + 1) return added(table, value)
  }
  // `list[#list + 1] = item`, where the length is not known.
  if (identity(key) === `(#${identity(base)}+1)`) return added({ ...table, loose: true }, value)
  if (key.kind === 'number' || (key.kind === 'symbol' && key.type === 'number'))
    return { ...added(table, value), loose: true }
  return { ...table, fields: new Map(table.fields).set(fieldName(key), value) }
}
