/**
 * The known name that a mistyped one most likely meant; undefined when none is close (more than two edits, or more than
 * one edit in three letters of a longer name). Case, `_` and camelCase do not count: `failOn` means `fail-on`.
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const wanted = kebab(name)
  const limit = Math.max(2, Math.floor(wanted.length / 3))
  let best: { readonly name: string; readonly edits: number } | undefined
  for (const candidate of known) {
    const edits = distance(wanted, kebab(candidate))
    // A name that shares no letter at all is not "near" only because it is short.
    if (edits > limit || edits >= candidate.length) continue
    if (!best || edits < best.edits) best = { name: candidate, edits }
  }
  return best?.name
}

function kebab(name: string): string {
  return name
    .slice(0, 100)
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/_/g, '-')
    .toLowerCase()
}

/** Levenshtein distance, one row at a time. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[b.length]!
}
