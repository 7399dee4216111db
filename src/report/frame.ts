import type { Place } from '../model'
import { plainCode } from './plain'
import { graphemes, graphemeWidth, padStart } from './width'

/** One row of a code frame: a source line with its number, or the marks under the line before it. */
interface FrameRow {
  readonly kind: 'focus' | 'context' | 'mark'
  /** Line number, right-aligned; spaces for marks. */
  readonly gutter: string
  readonly text: string
}

interface Cell {
  readonly text: string
  /** UTF-16 offset in the line. */
  readonly offset: number
  /** First column on screen. */
  readonly column: number
  readonly width: number
}

const TAB = 4

/**
 * The lines around a place with marks under its range: one line before, up to three of the range, one after. A range
 * of several lines is marked on its first one. Empty where the excerpts do not hold the line.
 *
 * @param lines line number to text, as the report's excerpts hold it
 * @param width columns for line number and text
 */
export function codeFrame(lines: ReadonlyMap<number, string> | undefined, place: Place, width: number): FrameRow[] {
  if (lines?.get(place.line) === undefined) return []
  const last = Math.min(place.endLine, place.line + 2)
  const numbers: number[] = []
  for (let number = place.line - 1; number <= last + 1; number++)
    if (isWorthShowing(lines, number, place)) numbers.push(number)
  const gutterWidth = String(numbers.at(-1)).length
  const room = Math.max(20, width - gutterWidth - 3)
  return numbers.flatMap((number): FrameRow[] => {
    const gutter = padStart(String(number), gutterWidth)
    const line = lines.get(number) ?? ''
    if (number !== place.line) return [{ kind: 'context', gutter, text: windowed(line, 1, 1, room).text }]
    const end = place.endLine > place.line ? Number.POSITIVE_INFINITY : place.endColumn
    const { text, mark } = windowed(line, place.column, end, room)
    return [
      { kind: 'focus', gutter, text },
      { kind: 'mark', gutter: ' '.repeat(gutterWidth), text: mark },
    ]
  })
}

function isWorthShowing(lines: ReadonlyMap<number, string>, number: number, place: Place): boolean {
  const line = lines.get(number)
  return line !== undefined && (number === place.line || line.trim() !== '')
}

/** The part of a line around a range of columns that fits into the room, and the marks that go under it. */
function windowed(line: string, column: number, endColumn: number, room: number): { text: string; mark: string } {
  const { slice, cutBefore, cutAfter } = neighbourhood(line, column, room)
  const cells = layOut(plainCode(slice, true))
  const from = column - 1 - cutBefore
  const to = endColumn - 1 - cutBefore
  const total = endOf(cells)
  const start = cells.find((cell) => cell.offset + cell.text.length > from)?.column ?? total
  const end = cells.find((cell) => cell.offset >= to)?.column ?? total
  const isCut = cutBefore > 0 || cutAfter || total > room
  if (!isCut) return { text: textOf(cells).trimEnd(), mark: marks(start, end) }
  const first =
    total <= room && cutBefore === 0 ? 0 : Math.max(0, Math.min(start - Math.floor(room / 3), total - room + 2))
  const shown = cells.filter((cell) => cell.column >= first && cell.column + cell.width <= first + room - 2)
  const lead = first > 0 || cutBefore > 0 ? '…' : ''
  const trail = cutAfter || endOf(shown) < total ? '…' : ''
  const shift = lead.length - (shown[0]?.column ?? 0)
  return { text: lead + textOf(shown) + trail, mark: marks(start + shift, Math.min(end, endOf(shown)) + shift) }
}

/** A minified line can be megabytes long: only the surroundings of the column are looked at. */
function neighbourhood(line: string, column: number, room: number) {
  const reach = room * 4
  const at = Math.min(column - 1, line.length)
  const start = isLowSurrogate(line, at - reach) ? at - reach + 1 : Math.max(0, at - reach)
  const stop = at + reach
  const slice = line.slice(start, isLowSurrogate(line, stop) ? stop + 1 : stop)
  return { slice, cutBefore: start, cutAfter: start + slice.length < line.length }
}

function isLowSurrogate(line: string, index: number): boolean {
  const code = line.charCodeAt(index)
  return code >= 0xdc00 && code <= 0xdfff
}

function layOut(text: string): Cell[] {
  const cells: Cell[] = []
  let offset = 0
  let column = 0
  for (const grapheme of graphemes(text)) {
    const isTab = grapheme === '\t'
    const width = isTab ? TAB - (column % TAB) : graphemeWidth(grapheme)
    cells.push({ text: grapheme, offset, column, width })
    offset += grapheme.length
    column += width
  }
  return cells
}

function textOf(cells: readonly Cell[]): string {
  return cells.map((cell) => (cell.text === '\t' ? ' '.repeat(cell.width) : cell.text)).join('')
}

function endOf(cells: readonly Cell[]): number {
  const last = cells.at(-1)
  return last ? last.column + last.width : 0
}

function marks(start: number, end: number): string {
  return ' '.repeat(Math.max(0, start)) + '^'.repeat(Math.max(1, end - start))
}
