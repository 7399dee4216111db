import { FileReader } from '../collect/files/reading'
import { comparePlaces, type Finding, type Fix, type Place } from '../model'
import { applyFixes } from './apply'
import { digestOf } from './source'

/** Far more than a source that is analysed. */
const MAX_BYTES = 8_000_000
const BYTE_ORDER_MARK = '\ufeff'

/** A finding with a fix. */
type Fixable = Finding & { readonly fix: Fix; readonly place: Place }

/** What becomes of one file. */
export interface FileChange {
  readonly path: string
  /** With the byte order mark, where there is one. */
  readonly before: string
  readonly after: string
  readonly fixed: readonly Finding[]
}

/** All that is to be done, and what is not done. */
export interface Changes {
  readonly files: readonly FileChange[]
  /** Files that cannot be changed, and why. */
  readonly refused: readonly { readonly path: string; readonly reason: string }[]
  /** Findings whose fix would change what another fix changes. */
  readonly left: readonly Finding[]
  /** Findings whose fix changes more than a fix may without being asked. */
  readonly suggested: readonly Fixable[]
}

/**
 * The changes that the fixes of these findings make to the checked folder; nothing is written. A file is only changed as
 * it was when it was analysed: a regular file within the folder, not behind a symbolic link, in UTF-8.
 *
 * @param root absolute path of the checked folder
 */
export function changesOf(root: string, findings: readonly Finding[], options: { suggestions: boolean }): Changes {
  const fixable = findings.filter(isFixable)
  const wanted = fixable.filter(({ fix }) => fix.isSafe || options.suggestions)
  const reader = new FileReader(root)
  const paths = [...new Set(wanted.map(({ place }) => place.path))].sort()
  const outcomes = paths.map((path) => {
    const own = wanted.filter(({ place }) => place.path === path).sort(bySafety)
    return { path, ...changeOf(reader, path, own) }
  })
  return {
    files: outcomes.flatMap((one) => ('after' in one && one.fixed.length > 0 ? [one] : [])),
    refused: outcomes.flatMap((one) => ('reason' in one ? [{ path: one.path, reason: one.reason }] : [])),
    left: outcomes.flatMap((one) => ('after' in one ? one.left : [])),
    suggested: fixable.filter((one) => !wanted.includes(one)),
  }
}

/** Whole lines of a file, and what they become. */
export interface Replacement {
  readonly finding: Fixable
  /** Both ends inclusive. */
  readonly from: number
  readonly to: number
  /** Without the end of the last line. */
  readonly text: string
}

/** What each safe fix by itself makes of the lines that it touches, for a reviewer to accept. Nothing is written. */
export function replacementsOf(root: string, findings: readonly Finding[]): Replacement[] {
  const reader = new FileReader(root)
  return findings.flatMap((one) => {
    if (!isFixable(one) || !one.fix.isSafe) return []
    const reading = readUnchanged(reader, one.place.path, one.fix.digest)
    return 'reason' in reading ? [] : [replacementOf(one, reading.text)]
  })
}

function replacementOf(finding: Fixable, before: string): Replacement {
  const places = finding.fix.edits.map(({ place }) => place)
  const from = Math.min(...places.map(({ line }) => line))
  const to = Math.max(...places.map(({ endLine }) => endLine))
  const after = applyFixes(before, [finding]).text.split('\n')
  const more = after.length - before.split('\n').length
  const text = after.slice(from - 1, to + more).join('\n')
  return { finding, from, to, text: text.replaceAll('\r', '') }
}

function isFixable(finding: Finding): finding is Fixable {
  return finding.fix !== undefined && finding.place !== null
}

/** What is safe first: a suggestion that does not go with it waits. */
function bySafety(one: Fixable, other: Fixable): number {
  return Number(other.fix.isSafe) - Number(one.fix.isSafe) || comparePlaces(one.place, other.place)
}

function changeOf(reader: FileReader, path: string, fixable: readonly Fixable[]) {
  const reading = readUnchanged(reader, path, fixable[0]?.fix.digest)
  if ('reason' in reading) return reading
  const { text, mark } = reading
  const { text: after, done, left } = applyFixes(text, fixable)
  return { before: mark + text, after: mark + after, fixed: done, left }
}

function readUnchanged(reader: FileReader, path: string, digest: string | undefined) {
  const reading = reader.bytes(path, MAX_BYTES)
  if (!('bytes' in reading)) return { reason: reading.reason }
  const whole = reading.bytes
  const hasMark = whole[0] === 0xef && whole[1] === 0xbb && whole[2] === 0xbf
  const bytes = hasMark ? whole.subarray(3) : whole
  // Also where the file is not in UTF-8: the digest is that of its text in UTF-8.
  if (digestOf(bytes) !== digest) return { reason: 'it has changed since it was read, or is not in UTF-8' }
  return { text: bytes.toString('utf8'), mark: hasMark ? BYTE_ORDER_MARK : '' }
}
