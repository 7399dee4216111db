import type { FunctionDeclaration } from './tree'

/** A constant of Lua. `fresh` marks the count of a key that the write itself has just created, and the TTL of one that has none. */
export type Constant =
  | { readonly kind: 'nil' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number; readonly fresh?: true }
  | { readonly kind: 'string'; readonly value: string }

/** A condition that could not be decided, kept so that what it implies can be assumed in its branches. */
export type Test =
  | { readonly op: 'not'; readonly of: Value }
  | { readonly op: 'and' | 'or'; readonly left: Value; readonly right: Value }
  | { readonly op: 'eq'; readonly left: Value; readonly right: Value }

/** A value that is known by its origin only: two symbols with one id hold the same value. */
export interface Symbolic {
  readonly kind: 'symbol'
  readonly id: string
  /** A number (or nil) but never a string, or a string (or nil, false) but never a number. */
  readonly type?: 'number' | 'string'
  /** Never nil or false. */
  readonly present?: true
  /** Lower bound of a number. */
  readonly min?: number
  /** All the constants that it can be. */
  readonly choices?: readonly Constant[]
  /** Its text in parts, where it was concatenated. */
  readonly parts?: readonly Part[]
  /** The number that this is the text of. */
  readonly number?: Symbolic
  readonly test?: Test
  /** The counters whose answer it is, or may be. */
  readonly counters?: readonly string[]
}

/** A table of the script, by its place in {@link State.heap}. */
export interface Reference {
  readonly kind: 'table'
  readonly id: string
}
/** A function of the script. */
export interface Closure {
  readonly kind: 'function'
  readonly node: FunctionDeclaration
}
/** A global that Redis or Lua provides: `redis.call`, `table.insert`. */
export interface Library {
  readonly kind: 'library'
  readonly name: string
}
/** What an expression can be worth. */
export type Value = Constant | Symbolic | Reference | Closure | Library

/** A part of a text: constant, or a symbol. */
export type Part = string | Symbolic

/** Arguments or results; `open` where an unknown number of further values follows. */
export interface Values {
  readonly items: readonly Value[]
  readonly open: boolean
  /** Whether each of the items is there, and in which order, depends on the path. */
  readonly loose?: boolean
}

/** Lua's `nil`. */
export const NIL: Constant = { kind: 'nil' }
/** Lua's `true`. */
export const TRUE: Constant = { kind: 'boolean', value: true }
/** Lua's `false`, and a nil reply of Redis. */
export const FALSE: Constant = { kind: 'boolean', value: false }

/** A number constant. */
export function number(value: number): Constant {
  return { kind: 'number', value }
}

/** What a string literal holds; placeholders in it are parts that are not known. */
export function text(literal: string): Value {
  const parts: Part[] = []
  let from = 0
  for (const hole of literal.matchAll(/__hole_\d+/g)) {
    parts.push(literal.slice(from, hole.index), { kind: 'symbol', id: hole[0] })
    from = hole.index + hole[0].length
  }
  return joined([...parts, literal.slice(from)])
}

/** Ids longer than this are given up for the place they arise at, so that loops cannot grow them without end. */
const MAX_ID = 300

/** A symbol, `site` standing in where the id would grow too long. */
export function symbol(id: string, site: string, more: Partial<Omit<Symbolic, 'kind' | 'id'>> = {}): Symbolic {
  return { kind: 'symbol', id: id.length > MAX_ID ? `@${site}` : id, ...more }
}

/** Two values with one identity are equal; used for keys, conditions and merging. */
export function identity(value: Value): string {
  switch (value.kind) {
    case 'nil':
      return 'nil'
    case 'boolean':
    case 'number':
      return String(value.value)
    case 'string':
      return JSON.stringify(value.value)
    case 'function':
      return `function@${(value.node as unknown as { range: [number, number] }).range[0]}`
    case 'library':
      return value.name
    default:
      return value.id
  }
}

/** The parts of a value's text. */
export function partsOf(value: Value): readonly Part[] {
  if (value.kind === 'string' || value.kind === 'number') return [String(value.value)]
  if (value.kind === 'symbol') return value.number ? partsOf(value.number) : (value.parts ?? [value])
  return [{ kind: 'symbol', id: identity(value) }]
}

/** Texts above this many characters are no keys, and are not kept. */
const MAX_TEXT = 600

/** The text made of parts; a constant where all parts are. */
export function joined(parts: readonly Part[]): Value {
  const length = parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : part.id.length), 0)
  if (length > MAX_TEXT) return { kind: 'symbol', id: `text of ${length} characters`, type: 'string', present: true }
  const merged: Part[] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part
    else if (part !== '') merged.push(part)
  }
  if (merged.every((part) => typeof part === 'string')) return { kind: 'string', value: merged.join('') }
  const [only] = merged
  if (merged.length === 1 && typeof only === 'object') return { ...only, type: 'string' }
  const id = merged.map((part) => (typeof part === 'string' ? JSON.stringify(part) : part.id)).join('..')
  return { kind: 'symbol', id, type: 'string', present: true, parts: merged }
}

/** A key as a pattern: constants kept, `*` for the rest; null where nothing of it is constant. */
export function patternOf(value: Value | undefined): string | null {
  if (value === undefined) return null
  const parts = partsOf(value)
  if (!parts.some((part) => typeof part === 'string')) return null
  return parts
    .map((part) => (typeof part === 'string' ? part : '*'))
    .join('')
    .replace(/\*{2,}/g, '*')
}

/** One of two values, where two paths meet. */
export function either(left: Value, right: Value, id: string): Value {
  if (identity(left) === identity(right)) return left
  const choices = [...(choicesOf(left) ?? []), ...(choicesOf(right) ?? [])]
  const known = choicesOf(left) !== undefined && choicesOf(right) !== undefined && choices.length <= 4
  const type = typeOf(left) === typeOf(right) ? typeOf(left) : undefined
  const present = isPresent(left) && isPresent(right)
  const counters = [left, right].flatMap((one) => (one.kind === 'symbol' ? (one.counters ?? []) : []))
  return {
    kind: 'symbol',
    id,
    ...(counters.length > 0 && { counters: [...new Set(counters)] }),
    ...(known && { choices }),
    ...(type && { type }),
    ...(present && { present }),
  }
}

function choicesOf(value: Value): readonly Constant[] | undefined {
  if (value.kind === 'symbol') return value.choices
  return value.kind === 'table' || value.kind === 'function' || value.kind === 'library' ? undefined : [value]
}

/** Whether a value is surely a number, or surely a string, where it is not nil. */
export function typeOf(value: Value): 'number' | 'string' | undefined {
  if (value.kind === 'number' || value.kind === 'string') return value.kind
  return value.kind === 'symbol' ? value.type : undefined
}

/** Whether a value is surely neither nil nor false. */
export function isPresent(value: Value): boolean {
  if (value.kind === 'symbol') return value.present === true || value.min !== undefined
  return value.kind !== 'nil' && !(value.kind === 'boolean' && !value.value)
}

/** The constants that a string can be, in upper case; undefined where one of them is not known. */
export function wordsOf(value: Value | undefined): readonly string[] | undefined {
  const choices = value === undefined ? undefined : choicesOf(value)
  if (choices === undefined || !choices.every((choice) => choice.kind === 'string')) return undefined
  return [...new Set(choices.map((choice) => (choice as { value: string }).value.toUpperCase()))]
}
