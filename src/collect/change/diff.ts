import type { TouchedLines } from '../../model'
import { git } from '../files/git'
import { touchedLines } from './hunks'

/** What was done to the files of a folder since a commit. */
interface Diff {
  /** By path relative to the folder; files that are gone are left out. */
  readonly files: ReadonlyMap<string, TouchedLines>
  /** Old path by new path, of files that were moved. */
  readonly moved: ReadonlyMap<string, string>
}

/** Nothing that the user's or the repository's settings could change, and no program of theirs. */
const PLAIN = ['--no-ext-diff', '--no-textconv', '--no-color', '--submodule=short', '--relative', '-M'] as const

/**
 * What differs between a commit and the files of a folder as they are now, those that git does not know yet included.
 * Rejects where git does.
 */
export async function diffSince(folder: string, commit: string): Promise<Diff> {
  const [names, patches, untracked] = await Promise.all([
    git(folder, ['diff', ...PLAIN, '--name-status', '-z', commit, '--']),
    git(folder, ['diff', ...PLAIN, '-U0', commit, '--']),
    git(folder, ['ls-files', '-z', '--others', '--exclude-standard']),
  ])
  const entries = entriesOf(names)
  const parts = patches.split(/^(?=diff --git )/m).filter((part) => part.startsWith('diff --git '))
  const files = new Map<string, TouchedLines>()
  // Both lists are in the same order; where they are not of one length (a conflict), no line can be told from another.
  const isAligned = parts.length === entries.length
  for (const [index, { path, isGone }] of entries.entries()) {
    if (!isGone) files.set(path, isAligned ? linesOf(parts[index]!) : 'all')
  }
  for (const path of untracked.split('\0').filter(Boolean)) files.set(path, 'all')
  return { files, moved: new Map(entries.flatMap(({ path, from }) => (from === undefined ? [] : [[path, from]]))) }
}

/** A file that git takes for binary has no lines to tell apart. */
function linesOf(part: string): TouchedLines {
  return /^Binary files .* differ$/m.test(part) && !/^@@ /m.test(part) ? 'all' : touchedLines(part)
}

interface Entry {
  readonly path: string
  /** Where the file was, if it was moved. */
  readonly from?: string
  readonly isGone: boolean
}

/** `M\0path\0`, `R087\0old\0new\0`, …: names as they are, whatever they hold. */
function entriesOf(output: string): Entry[] {
  const fields = output.split('\0')
  const entries: Entry[] = []
  for (let at = 0; at + 1 < fields.length; ) {
    const status = fields[at++]!
    const path = fields[at++]!
    if (/^[RC]/.test(status))
      entries.push({ path: fields[at++]!, isGone: false, ...(status.startsWith('R') && { from: path }) })
    else entries.push({ path, isGone: status === 'D' })
  }
  return entries
}
