/** A part of a report that can be cut between its entries. */
export interface Section {
  readonly open: string
  readonly entries: readonly string[]
  readonly close: string
}

/**
 * The sections within a budget: whole entries, from the first on, and none after the first that does not fit. `sizeOf`
 * counts what the reader's limit counts, bytes or characters.
 */
export function keepWhatFits(
  sections: readonly Section[],
  budget: number,
  sizeOf: (text: string) => number,
): { text: string; dropped: number } {
  let left = budget
  let dropped = 0
  const kept: string[] = []
  for (const { open, entries, close } of sections) {
    left -= sizeOf(open) + sizeOf(close)
    const sizes = entries.map(sizeOf)
    let used = 0
    let number = 0
    while (dropped === 0 && number < entries.length && used + (sizes[number] ?? 0) <= left) used += sizes[number++] ?? 0
    dropped += entries.length - number
    left -= used
    if (number > 0) kept.push(open, ...entries.slice(0, number), close)
  }
  return { text: kept.join(''), dropped }
}
