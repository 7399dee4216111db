import { parse } from 'luaparse'
import { reasonOf } from '../../files/failures'
import { type Chunk, type Node, rangeOf } from './tree'

/** Scripts above this many UTF-16 units are refused: a Lua script for Redis is a few kilobytes. */
const MAX_LENGTH = 2 * 1024 * 1024
/** How often a script is read again with a placeholder or a `return` rewritten. */
const MAX_REPAIRS = 60
/** Total of UTF-16 units read over all repairs, so that a long broken text is given up early. */
const MAX_READ = 8 * 1024 * 1024

/** Characters before a `;` that are looked at for the word it ends. */
const MAX_BETWEEN = 110

const HOLE = /__hole_\d+/g

interface Failure {
  readonly message: string
  readonly index: number
  /** The last `return` that was read before the failure. */
  readonly lastReturn: Node | undefined
}

interface Hole {
  readonly start: number
  readonly end: number
  tries: number
}

/**
 * Reads a script as Lua 5.1. Every repair keeps the length of the text, so offsets stay true.
 *
 * Placeholders `__hole_N` are tried as they are, then as a call statement (an included script), then as one more
 * argument (an optional tail such as `, 'EX', ARGV[2]`), then blank. A `return` in the middle of a chunk, which Lua
 * refuses and concatenated scripts show, is read as an assignment. The semicolon of `break;` is left out.
 *
 * @returns the tree, or one line that says what is wrong and in which line of the script
 */
export function parseLua(text: string): { readonly chunk: Chunk } | { readonly error: string } {
  if (text.length > MAX_LENGTH) return { error: 'line 1: the script is longer than 2 MB and was not read' }
  let source = text.startsWith('#')
    ? text.replace(/^[^\n]*/, (line) => '-'.repeat(Math.min(2, line.length)).padEnd(line.length))
    : text
  const holes = holesOf(text)
  let read = 0
  for (let repair = 0; ; repair++) {
    const result = attempt(source)
    if ('chunk' in result) return result
    read += source.length
    const next = repair < MAX_REPAIRS && read < MAX_READ ? repaired(source, holes, result.failure) : undefined
    if (next === undefined) return { error: result.failure.message }
    source = next
  }
}

function holesOf(text: string): Hole[] {
  return [...text.matchAll(HOLE)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    tries: 0,
  }))
}

function attempt(source: string): { chunk: Chunk } | { failure: Failure } {
  let lastReturn: Node | undefined
  const onCreateNode = (node: Node) => {
    if (node.type === 'ReturnStatement') lastReturn = node
  }
  try {
    return { chunk: parse(source, { luaVersion: '5.1', comments: false, ranges: true, onCreateNode }) }
  } catch (error) {
    return { failure: describe(error, lastReturn) }
  }
}

function describe(error: unknown, lastReturn: Node | undefined): Failure {
  // What the parser throws about a script names a place in it.
  const { message, index, line } = error as { message?: string; index?: number; line?: number }
  if (line === undefined) return { message: `line 1: ${reasonOf(error)}`, index: -1, lastReturn: undefined }
  const what = String(message ?? error)
    .replace(/^\[\d+:\d+\]\s*/, '')
    .replace(/\s+/g, ' ')
  const short = what.length > 160 ? `${what.slice(0, 159)}…` : what
  return { message: `line ${line}: ${short}`, index: index ?? -1, lastReturn }
}

function repaired(source: string, holes: readonly Hole[], failure: Failure): string | undefined {
  if (failure.index < 0) return undefined
  return withoutSemicolon(source, failure) ?? withoutReturn(source, failure) ?? withHole(source, holes, failure.index)
}

/** `break;` is Lua 5.1, and the parser wants the end of the block after `break`. */
function withoutSemicolon(source: string, { index }: Failure): string | undefined {
  const before = source.slice(Math.max(0, index - MAX_BETWEEN), index)
  if (source[index] !== ';' || !/\bbreak\s{0,100}$/.test(before)) return undefined
  return `${source.slice(0, index)} ${source.slice(index + 1)}`
}

/** `return a, b` in the middle becomes `_     =a, b`: what follows it can be read, and offsets stay. */
function withoutReturn(source: string, { lastReturn, index }: Failure): string | undefined {
  if (lastReturn === undefined || lastReturn.type !== 'ReturnStatement') return undefined
  const [start, end] = rangeOf(lastReturn)
  const between = source.slice(end, index).replace(/--[^\n]*/g, '')
  if (end > index || !/^[\s;]*$/.test(between)) return undefined
  const instead = lastReturn.arguments.length > 0 ? '_    =' : '      '
  return source.slice(0, start) + instead + source.slice(start + 'return'.length)
}

function withHole(source: string, holes: readonly Hole[], index: number): string | undefined {
  const hole = holes.findLast((candidate) => candidate.start <= index && candidate.tries < 3)
  if (hole === undefined) return undefined
  const length = hole.end - hole.start
  const forms = [`${'_hole'.padEnd(length - 2, '_')}()`, `,${'_hole'.padEnd(length - 1, '_')}`, ' '.repeat(length)]
  const form = forms[hole.tries++] ?? ''
  return source.slice(0, hole.start) + form + source.slice(hole.end)
}
