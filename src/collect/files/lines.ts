import type { Place } from '../../model'

/** Offsets at which the lines of a text start. Lines end as editors and the report see them: `\n`, `\r\n` or `\r`. */
export function lineStarts(text: string): number[] {
  const starts = [0]
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length)
  return starts
}

/** Tells where in a file a range of offsets in a text is. */
export type PlaceOf = (start: number, end: number) => Place

/**
 * Tells places in a text.
 *
 * @param before how many lines of the file come before it
 */
export function placesIn(path: string, text: string, before = 0): PlaceOf {
  const starts = lineStarts(text)
  return (start, end) => {
    const place = placeIn(path, starts, start, end)
    return { ...place, line: place.line + before, endLine: place.endLine + before }
  }
}

/** The place of a range of offsets in a text whose lines start there. */
export function placeIn(path: string, starts: readonly number[], start: number, end: number): Place {
  const [line, endLine] = [lineAt(starts, start), lineAt(starts, end)]
  return {
    path,
    line,
    column: start - (starts[line - 1] ?? 0) + 1,
    endLine,
    endColumn: end - (starts[endLine - 1] ?? 0) + 1,
  }
}

/** The line of an offset, 1-based. */
export function lineAt(starts: readonly number[], offset: number): number {
  return countUpTo(starts.length, (at) => (starts[at] as number) <= offset)
}

/** How many numbers from 0 on fit, by halving: those that fit come first. */
export function countUpTo(length: number, fits: (at: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (fits(middle)) low = middle + 1
    else high = middle
  }
  return low
}
