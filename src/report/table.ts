import { displayWidth, padEnd, truncateEnd, truncateStart } from './width'

/** One column of a table on the terminal. */
export interface Column {
  readonly title: string
  /** How it gives way where the table is too wide: not at all, its end, or its start (paths). */
  readonly shrink: 'never' | 'end' | 'start'
}

const GAP = 2
const NARROWEST = 8

/** A header and one line per row, aligned, cut to so many columns. Texts must be plain. */
export function renderTable(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string[] {
  const wanted = columns.map(({ title }, index) =>
    rows.reduce((most, row) => Math.max(most, displayWidth(row[index] ?? '')), title.length),
  )
  const widths = shrink(columns, wanted, width - GAP * (columns.length - 1))
  const write = (cells: readonly string[]) => {
    const padded = columns.map((column, index) =>
      padEnd(cutCell(cells[index] ?? '', widths[index] ?? 0, column), widths[index] ?? 0),
    )
    return truncateEnd(padded.join(' '.repeat(GAP)).trimEnd(), width)
  }
  return [write(columns.map(({ title }) => title)), ...rows.map(write)]
}

function cutCell(text: string, width: number, { shrink: how }: Column): string {
  return how === 'start' ? truncateStart(text, width) : truncateEnd(text, width)
}

/** Takes columns away from the widest one that can give way, until the table fits or none can. */
function shrink(columns: readonly Column[], wanted: readonly number[], room: number): number[] {
  const widths = [...wanted]
  const sum = () => widths.reduce((total, width) => total + width, 0)
  while (sum() > room) {
    const able = columns.map((column, index) => (column.shrink === 'never' ? 0 : (widths[index] ?? 0)))
    const widest = Math.max(...able)
    if (widest <= NARROWEST) break
    const index = able.indexOf(widest)
    const second = Math.max(NARROWEST, ...able.filter((width) => width < widest))
    widths[index] = Math.max(second, widest - (sum() - room), NARROWEST)
    if (widths[index] === widest) widths[index] = widest - 1
  }
  return widths
}
