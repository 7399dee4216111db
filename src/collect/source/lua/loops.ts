import { evaluate, overList } from './evaluate'
import { indexOf } from './library'
import type { Machine } from './machine'
import { assume, type State, settle } from './state'
import { argumentsOf, type Expression, isCall, type LoopNode, type Node, type Statement } from './tree'
import { identity, NIL, number, symbol, text, type Value, type Values } from './value'

/** Where the paths through a part of a script lead. */
export interface Flow {
  readonly next: State[]
  readonly breaks: State[]
  readonly returns: { readonly state: State; readonly values: Values }[]
}

/** What a loop needs of the run that it is in. */
export interface Run extends Machine {
  block(statements: readonly Statement[], states: readonly State[]): Flow
  decide(condition: Value, state: State): boolean | undefined
}

type Numeric = Statement & { type: 'ForNumericStatement' }
type Generic = Statement & { type: 'ForGenericStatement' }

/** Loops over this many known elements are followed element by element. */
const MAX_TURNS = 8
/** Loops inside this many such loops are followed once only. */
const MAX_NESTED_TURNS = 3

/** Follows a loop. Where its elements are not known, its body is followed once, for any of them. */
export function follow(run: Run, node: LoopNode, state: State): Flow {
  switch (node.type) {
    case 'ForNumericStatement':
      return numeric(run, node, state)
    case 'ForGenericStatement':
      return generic(run, node, state)
    default:
      return conditional(run, node, state)
  }
}

function numeric(run: Run, node: Numeric, state: State): Flow {
  const start = evaluate(run, node.start, state)
  const end = evaluate(run, node.end, state)
  const step = node.step ? evaluate(run, node.step, state) : number(1)
  const items = listOver(node, state, run, start)
  if (items !== undefined)
    return turns(
      run,
      node,
      items.map((_, at) => [[node.variable, number(at + 1)]]),
      state,
    )
  if (start.kind === 'number' && end.kind === 'number' && step.kind === 'number' && step.value !== 0) {
    const count = Math.floor((end.value - start.value) / step.value) + 1
    if (count <= 0) return { next: [state], breaks: [], returns: [] }
    if (count <= MAX_TURNS && run.turns.length < MAX_NESTED_TURNS) {
      const values = Array.from({ length: count }, (_, at) => number(start.value + at * step.value))
      return turns(
        run,
        node,
        values.map((value) => [[node.variable, value]]),
        state,
      )
    }
    return anyTurn(run, node, [[node.variable, over(start, end, step)]], state, undefined, true)
  }
  const value = over(start, end, step)
  return anyTurn(run, node, [[node.variable, value]], state, `runs(${identity(value)})`)
}

/** `1..#list`, so that two loops over one list run over the same elements. */
function over(start: Value, end: Value, step: Value): Value {
  const by = step.kind === 'number' && step.value === 1 ? '' : `,${identity(step)}`
  return { kind: 'symbol', id: `${identity(start)}..${identity(end)}${by}`, type: 'number', present: true }
}

/** The elements of `for i = 1, #list`, where the list is a table of the script whose items are known by sort only. */
function listOver(node: Numeric, state: State, run: Run, start: Value): readonly Value[] | undefined {
  if (node.end.type !== 'UnaryExpression' || node.end.operator !== '#' || node.step) return undefined
  if (start.kind !== 'number' || start.value !== 1) return undefined
  return knownItems(evaluate(run, node.end.argument, state), state)
}

function knownItems(list: Value, state: State): readonly Value[] | undefined {
  const table = state.table(list)
  if (table === undefined || table.open || table.items.length > MAX_TURNS) return undefined
  return table.loose && table.least === 0 ? undefined : table.items
}

/** Index and element of all that is in a table. */
function knownEntries(list: Value, state: State): readonly (readonly [Value, Value])[] | undefined {
  const fields = [...(state.table(list)?.fields ?? [])].map(([name, value]) => [text(name), value] as const)
  const items = knownItems(list, state)?.map((item, at) => [number(at + 1), item] as const)
  return items && items.length + fields.length <= MAX_TURNS ? [...items, ...fields] : undefined
}

function generic(run: Run, node: Generic, state: State): Flow {
  const list = listOf(run, node.iterators[0], state)
  if (list === undefined) {
    const unknown = node.variables.map((variable) => [variable, fresh(run, variable)] as const)
    return anyTurn(run, node, unknown, state, undefined)
  }
  const entries = run.turns.length < MAX_NESTED_TURNS ? knownEntries(list, state) : undefined
  if (entries !== undefined) {
    const each = entries.map((values) => node.variables.map((variable, at) => [variable, values[at] ?? NIL] as const))
    return turns(run, node, each, state)
  }
  const table = state.table(list)
  const [at, item] = overList(list)
  const only = table?.items.length === 1 && !table.open ? table.items[0] : undefined
  const values = [at, only ?? item]
  const bound = node.variables.map((variable, position) => [variable, values[position] ?? NIL] as const)
  const isSurelyRun = (table?.least ?? 0) > 0
  return anyTurn(run, node, bound, state, isSurelyRun ? undefined : `runs(${indexOf(identity(list))})`, isSurelyRun)
}

/** The list of `ipairs(list)` and `pairs(list)`. */
function listOf(run: Run, iterator: Expression | undefined, state: State): Value | undefined {
  if (iterator === undefined) return undefined
  if (isCall(iterator) && iterator.base.type === 'Identifier' && /^i?pairs$/.test(iterator.base.name)) {
    const [list] = argumentsOf(iterator)
    return list && evaluate(run, list, state)
  }
  evaluate(run, iterator, state)
  return undefined
}

function fresh(run: Run, node: Node): Value {
  const site = run.siteOf(node)
  return symbol(`value@${site}`, site)
}

type Bound = readonly (readonly [Expression & { type: 'Identifier' }, Value])[]

/** Follows the body for each of some known elements. */
function turns(run: Run, node: LoopNode, elements: readonly Bound[], state: State): Flow {
  let states = [state]
  const flow: Flow = { next: [], breaks: [], returns: [] }
  for (const [turn, bound] of elements.entries()) {
    for (const each of states) bind(run, bound, each)
    run.turns.push(turn)
    const one = run.block(node.body, states)
    run.turns.pop()
    flow.breaks.push(...one.breaks)
    flow.returns.push(...one.returns)
    states = one.next
  }
  return { next: settle([...states, ...flow.breaks], run.siteOf(node)), breaks: [], returns: flow.returns }
}

function bind(run: Run, bound: Bound, state: State): void {
  for (const [variable, value] of bound) state.env.set(run.nameOf(variable), value)
}

/**
 * Follows the body once, for any of its elements: variables that the body changes are not known in it.
 *
 * @param fact what is assumed where the loop runs at all, so that a second loop over the same list runs as well
 */
function anyTurn(
  run: Run,
  node: LoopNode,
  bound: Bound,
  state: State,
  fact: string | undefined,
  isSurelyRun = false,
): Flow {
  run.spend(state.size)
  const runs = fact === undefined ? undefined : state.facts.get(fact)
  const skipped = isSurelyRun || runs === true ? undefined : state.copy()
  if (skipped && fact !== undefined) skipped.facts.set(fact, false)
  if (runs === false) return { next: [state], breaks: [], returns: [] }
  forget(run, node, state)
  if (fact !== undefined) state.facts.set(fact, true)
  bind(run, bound, state)
  const { next, breaks, returns } = run.block(node.body, [state])
  const ends = [...next, ...breaks, ...(skipped ? [skipped] : [])]
  return { next: settle(ends, run.siteOf(node)), breaks: [], returns }
}

function forget(run: Run, node: LoopNode, state: State): void {
  const { assigned, filled } = run.program.changes.of(node)
  const site = run.siteOf(node)
  for (const name of assigned) if (state.env.has(name)) state.env.set(name, symbol(`${name}@loop:${site}`, site))
  for (const name of filled) {
    const value = state.env.get(name)
    const table = value && state.table(value)
    if (value?.kind === 'table' && table) state.heap.set(value.id, { ...table, fields: new Map(), loose: true })
  }
}

function conditional(run: Run, node: Statement & { type: 'WhileStatement' | 'RepeatStatement' }, state: State): Flow {
  const isWhile = node.type === 'WhileStatement'
  const first = isWhile ? evaluate(run, node.condition, state) : undefined
  const entry = first === undefined ? true : run.decide(first, state)
  if (entry === false) return { next: [state], breaks: [], returns: [] }
  const isEndless = isWhile && node.condition.type === 'BooleanLiteral' && node.condition.value
  const skipped = entry === undefined && !isEndless ? state.copy() : undefined
  if (skipped && first) assume(skipped, first, false)
  forget(run, node, state)
  if (isWhile) assume(state, evaluate(run, node.condition, state), true)
  const flow = run.block(node.body, [state])
  if (!isWhile) for (const end of flow.next) evaluate(run, node.condition, end)
  const { next, breaks, returns } = isEndless ? leaving(run, node, flow) : flow
  return { next: settle([...next, ...breaks, ...(skipped ? [skipped] : [])], run.siteOf(node)), breaks: [], returns }
}

/**
 * Where a loop without a condition leads: out of it goes what its first turn breaks off, and what a later turn does. What
 * a turn has left behind goes into the next one, which finds everything else anew.
 */
function leaving(run: Run, node: LoopNode, first: Flow): Flow {
  const states = settle(first.next, run.siteOf(node))
  if (run.turns.length >= MAX_NESTED_TURNS) return { ...first, breaks: [...first.breaks, ...states], next: [] }
  for (const state of states) {
    run.spend(state.size)
    forget(run, node, state)
  }
  run.turns.push(1)
  const later = run.block(node.body, states)
  run.turns.pop()
  const [breaks, returns] = [
    [...first.breaks, ...later.breaks],
    [...first.returns, ...later.returns],
  ]
  // Nothing in sight ends it: an error does, or the time limit of the server. What it has written by then stays.
  const isLeft = breaks.length > 0 || returns.length > 0
  return { next: isLeft ? [] : later.next, breaks, returns }
}
