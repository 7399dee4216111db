import type { Site } from './record'
import { either, identity, NIL, type Symbolic, type Value } from './value'

/** A table of the script as far as it is known. */
export interface Table {
  readonly items: readonly Value[]
  readonly fields: ReadonlyMap<string, Value>
  /** How many items it has at least. */
  readonly least: number
  /** The items are those listed, but how often and in which order is not known. */
  readonly loose: boolean
  /** There may be other items. */
  readonly open: boolean
}

/** The key is not there. A state holds a union of this and the next two. */
export const ABSENT = 1
/** There, with a TTL. */
export const EXPIRING = 2
/** There, without a TTL. */
export const BARE = 4

/** What is in the key when one write of this script has just created it. */
export interface Content {
  readonly value?: Value
  readonly count?: number
  readonly fields?: readonly Value[]
}

/** One moment on one path through the script, seen with one key in mind. */
export class State {
  env = new Map<string, Value>()
  heap = new Map<string, Table>()
  /** Conditions that this path has assumed, by identity. */
  facts = new Map<string, boolean>()
  /** Identity of the key in mind; RENAME moves it. */
  key: string | null = null
  status = ABSENT
  /** Writes since which the key has no TTL. */
  pending = new Set<Site>()
  content: Content | null = null
  /** The first command of this path that added to the key, or took elements out of it. */
  touchedBy: Site | null = null
  /** A function that is not in the script, and was given the key. */
  leak: string | null = null
  /** `error()` was called: nothing follows. */
  dead = false

  copy(): State {
    const copy = new State()
    copy.become(this)
    copy.env = new Map(this.env)
    copy.heap = new Map(this.heap)
    copy.facts = new Map(this.facts)
    copy.pending = new Set(this.pending)
    return copy
  }

  /** Takes over all of another state, which is not used any more. */
  become(other: State): void {
    this.env = other.env
    this.heap = other.heap
    this.facts = other.facts
    this.key = other.key
    this.status = other.status
    this.pending = other.pending
    this.content = other.content
    this.touchedBy = other.touchedBy
    this.leak = other.leak
    this.dead = other.dead
  }

  /** What copying and merging this state costs, for the budget. */
  get size(): number {
    return 1 + this.env.size + this.heap.size + this.facts.size
  }

  table(value: Value): Table | undefined {
    return value.kind === 'table' ? this.heap.get(value.id) : undefined
  }
}

/** An empty table. */
export const EMPTY: Table = { items: [], fields: new Map(), least: 0, loose: false, open: false }

/** What was found of conditions while one of them is asked: they share parts, which would be asked over and over. */
type Asked = Map<Symbolic['id'], boolean | undefined>
/** Conditions that are made of more conditions than this are a machine's; their truth is not known. */
const MAX_CONDITIONS = 500

/** Truth of a value in a state; undefined where it is not known. */
export function truthOf(value: Value, state: State, asked: Asked = new Map()): boolean | undefined {
  if (value.kind === 'nil') return false
  if (value.kind === 'boolean') return value.value
  if (value.kind !== 'symbol') return true
  const assumed = state.facts.get(value.id)
  if (assumed !== undefined) return assumed
  if (value.present || value.min !== undefined) return true
  if (asked.has(value.id) || asked.size > MAX_CONDITIONS) return asked.get(value.id)
  asked.set(value.id, undefined)
  const truth = truthOfSymbol(value, state, asked)
  asked.set(value.id, truth)
  return truth
}

function truthOfSymbol(value: Symbolic, state: State, asked: Asked): boolean | undefined {
  if (value.choices?.length) {
    const truths = new Set(value.choices.map((choice) => truthOf(choice, state, asked)))
    if (truths.size === 1) return [...truths][0]
  }
  return value.test === undefined ? undefined : truthOfTest(value, state, asked)
}

function truthOfTest({ test }: Symbolic, state: State, asked: Asked): boolean | undefined {
  if (test === undefined || test.op === 'eq') return undefined
  if (test.op === 'not') {
    const truth = truthOf(test.of, state, asked)
    return truth === undefined ? undefined : !truth
  }
  const [left, right] = [truthOf(test.left, state, asked), truthOf(test.right, state, asked)]
  const deciding = test.op === 'or'
  if (left === deciding || right === deciding) return deciding
  return left === undefined || right === undefined ? undefined : !deciding
}

/** Notes on a path that a value is true, or is not, and what follows from it. */
export function assume(state: State, value: Value, truth: boolean, noted = new Set<Symbolic['id']>()): void {
  if (value.kind !== 'symbol' || noted.has(value.id) || noted.size > MAX_CONDITIONS) return
  noted.add(value.id)
  state.facts.set(value.id, truth)
  const { test } = value
  if (test?.op === 'not') assume(state, test.of, !truth, noted)
  else if (test?.op === 'and' && truth) for (const side of [test.left, test.right]) assume(state, side, true, noted)
  else if (test?.op === 'or' && !truth) for (const side of [test.left, test.right]) assume(state, side, false, noted)
  else if (test?.op === 'eq' && truth) substitute(state, test.left, test.right)
}

/** A variable that was found equal to a constant is that constant from here on. */
function substitute(state: State, left: Value, right: Value): void {
  const [from, to] = left.kind === 'symbol' ? [left, right] : [right, left]
  if (from.kind !== 'symbol' || !['nil', 'boolean', 'number'].includes(to.kind)) return
  for (const [name, value] of state.env) if (value.kind === 'symbol' && value.id === from.id) state.env.set(name, to)
}

/** States that go on from one place, with those of equal standing merged; at most `limit` where standing allows. */
export function settle(states: readonly State[], site: string, limit = 12): State[] {
  const alive = states.filter((state) => !state.dead)
  if (alive.length < 2) return alive
  const fine = group(alive, site, (state) => `${standing(state)} ${shape(state)}`)
  return fine.length <= limit ? fine : group(fine, site, standing)
}

function standing(state: State): string {
  return `${state.key} ${state.status} ${state.leak}`
}

/** How many items the script's own tables hold: `{'SET', key, value}` with and without `'EX', ttl` are kept apart. */
function shape(state: State): string {
  let sizes = ''
  for (const [id, table] of state.heap)
    if (!table.loose && id.startsWith('table@')) sizes += `${id}:${table.items.length} `
  return sizes
}

function group(states: readonly State[], site: string, keyOf: (state: State) => string): State[] {
  const groups = new Map<string, State>()
  for (const state of states) {
    const key = keyOf(state)
    const known = groups.get(key)
    if (known === undefined) groups.set(key, state)
    else merge(known, state, site)
  }
  return [...groups.values()]
}

/** Merges a second path into a first, at a place. What differs is no longer known. */
export function merge(into: State, other: State, site: string): void {
  for (const [name, value] of into.env) {
    const second = other.env.get(name)
    if (second === undefined) into.env.delete(name)
    else if (second !== value) into.env.set(name, either(value, second, `either(${name}@${site})`))
  }
  for (const [fact, truth] of into.facts) if (other.facts.get(fact) !== truth) into.facts.delete(fact)
  for (const [id, table] of other.heap) {
    const first = into.heap.get(id)
    into.heap.set(id, first === undefined || first === table ? table : mergeTables(first, table, `${id}@${site}`))
  }
  into.status |= other.status
  for (const pending of other.pending) into.pending.add(pending)
  if (into.content !== other.content) into.content = null
  into.touchedBy ??= other.touchedBy
  into.leak ??= other.leak
}

function mergeTables(left: Table, right: Table, site: string): Table {
  const fields = new Map<string, Value>()
  for (const [name, value] of left.fields)
    fields.set(name, either(value, right.fields.get(name) ?? NIL, `${site}.${name}`))
  const least = Math.min(left.least, right.least)
  const open = left.open || right.open
  if (!left.loose && !right.loose && left.items.length === right.items.length) {
    const items = left.items.map((item, at) => either(item, right.items[at] ?? NIL, `${site}[${at}]`))
    return { items, fields, least, open, loose: false }
  }
  const seen = new Map([...left.items, ...right.items].map((item) => [identity(item), item]))
  return { items: [...seen.values()], fields, least, open, loose: true }
}
