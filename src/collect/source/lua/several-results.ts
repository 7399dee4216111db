import { identity, symbol, type Value, type Values } from './value'

/** How many results there are besides the first; functions that are not named here give one. */
const OTHERS: Readonly<Record<string, number>> = {
  next: 1,
  loadstring: 1,
  'string.gsub': 1,
  'math.modf': 1,
  'math.frexp': 1,
}
/** As many as the format, the message or the range has. */
const OPEN = new Set([
  'struct.unpack',
  'cmsgpack.unpack',
  'cmsgpack.unpack_one',
  'cmsgpack.unpack_limit',
  'string.byte',
])
/** The first of these is followed by the end of what was found; then come the captures, the first of which `match` gives first. */
const BEFORE_CAPTURES: Readonly<Record<string, number>> = { 'string.find': 1, 'string.match': -1 }

/** All results of a library function, by the first: `local _, _, status = string.find(text, '"status":(%d)')`. */
export function resultsFrom(first: Value, name: string, args: Values, site: string): Values {
  if (first.kind === 'nil') return { items: [first], open: false }
  const count = othersOf(name, args)
  const others = Array.from({ length: count ?? 0 }, (_, at) => symbol(`${identity(first)}#${at + 2}`, site))
  return { items: [first, ...others], open: count === undefined }
}

/** Undefined where the number is not known. */
function othersOf(name: string, { items, open }: Values): number | undefined {
  if (OPEN.has(name)) return name === 'string.byte' && items.length < 3 && !open ? 0 : undefined
  const before = BEFORE_CAPTURES[name]
  if (before === undefined) return OTHERS[name] ?? 0
  const pattern = items[1]
  return pattern?.kind === 'string' ? Math.max(before + capturesIn(pattern.value), before, 0) : undefined
}

/** Escapes (`%(`, `%b()`), sets (`[(]`) and captures of a pattern of Lua. */
const PIECES = /%b..|%.|\[\^?\]?(?:%.|[^\]])*\]|\(/gs

function capturesIn(pattern: string): number {
  return (pattern.match(PIECES) ?? []).filter((piece) => piece === '(').length
}
