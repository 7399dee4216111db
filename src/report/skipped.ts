import { count, type Skipped } from '../model'
import { plainText } from './plain'
import { shownPath, usableWidth, type View } from './view'
import { wrap } from './width'

/** `1 file or folder`, `3 files or folders`. */
export function countSkipped(skipped: readonly Skipped[]): string {
  return count(skipped.length, 'file') + (skipped.length === 1 ? ' or folder' : ' or folders')
}

/** What no collector could read, with reasons, for a terminal; the first `limit` of them. Empty for none. */
export function renderSkipped(skipped: readonly Skipped[], view: View, limit: number): string[] {
  if (skipped.length === 0) return []
  const width = usableWidth(view)
  const lines = wrap(`${countSkipped(skipped)} could not be read, so nothing is said about them:`, width)
  for (const { path, reason } of skipped.slice(0, limit)) {
    const place = plainText(shownPath(path, view), 300)
    const [first = '', ...more] = wrap(`${place}  ${plainText(reason, 300)}`, width - 4)
    lines.push(`  – ${first}`, ...more.map((line) => `    ${line}`))
  }
  if (skipped.length > limit) lines.push(`    and ${skipped.length - limit} more (--format json has all)`)
  return lines
}
