import type { TouchedLines } from '../../model'

/** `@@ -12,3 +14,2 @@`; a count that is left out is 1. */
const HUNK = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm

/**
 * The lines that a patch without context (`-U0`) touches in the new file. Where lines are only taken away, the two beside
 * the gap are touched: what was deleted there may be what the code around it needs.
 */
export function touchedLines(patch: string): Exclude<TouchedLines, 'all'> {
  return [...patch.matchAll(HUNK)].map(([, start, length = '1']) => {
    const from = Number(start)
    const lines = Number(length)
    return lines === 0 ? { from, to: from + 1 } : { from, to: from + lines - 1 }
  })
}

/**
 * The lines that a patch with context touches, as GitHub's API gives it for one file. The patch may be of another state
 * than `text`, since the API speaks of the head and the checkout is a merge: it counts only where each line that it shows
 * stands where it says. Else the whole file counts as touched.
 */
export function linesOfPatch(patch: string | undefined, text: string): TouchedLines {
  if (patch === undefined) return 'all'
  const lines = text.split('\n')
  const touched: { from: number; to: number }[] = []
  for (const { mark, row, at } of rowsOf(patch)) {
    if (mark === '-') touched.push({ from: Math.max(1, at - 1), to: at })
    else if (lines[at - 1] !== row) return 'all'
    else if (mark === '+') touched.push({ from: at, to: at })
  }
  return touched
}

/** The lines that a patch shows, each with its mark and its number in the new file; of one that is gone, the next number. */
function rowsOf(patch: string): { mark: string; row: string; at: number }[] {
  let next = 0
  return patch.split('\n').flatMap((line) => {
    const [, start] = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line) ?? []
    const mark = line.charAt(0)
    if (start !== undefined) next = Number(start)
    else if ('+- '.includes(mark) && mark !== '')
      return [{ mark, row: line.slice(1), at: mark === '-' ? next : next++ }]
    return []
  })
}
