import type { TouchedLines } from '../../model'
import { git } from '../files/git'
import { touchedLines } from './hunks'

/** What was done to the files of a folder since a commit. */
export interface Diff {
  /** By path relative to the folder; files that are gone are left out. */
  readonly files: ReadonlyMap<string, TouchedLines>
  /** What stood in these files before, by the path that they have now, or had if they are gone: ids of git's objects. */
  readonly before: ReadonlyMap<string, string>
}

/** Nothing that the user's or the repository's settings could change, and no program of theirs. */
const PLAIN = ['--no-ext-diff', '--no-textconv', '--no-color', '--submodule=short', '--relative', '-M'] as const

/**
 * What differs between a commit and the files of a folder as they are now, those that git does not know yet included.
 * Rejects where git does.
 */
export async function diffSince(folder: string, commit: string): Promise<Diff> {
  const [names, patches, untracked] = await Promise.all([
    git(folder, ['diff', ...PLAIN, '--raw', '--no-abbrev', '-z', commit, '--']),
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
  return { files, before: new Map(entries.flatMap(({ path, blob }) => (blob === undefined ? [] : [[path, blob]]))) }
}

/** A file that git takes for binary has no lines to tell apart. */
function linesOf(part: string): TouchedLines {
  return /^Binary files .* differ$/m.test(part) && !/^@@ /m.test(part) ? 'all' : touchedLines(part)
}

interface Entry {
  /** The path that the file has, or had if it is gone. */
  readonly path: string
  readonly isGone: boolean
  /** The object that it was; absent for one that is new, or was a link or a submodule. */
  readonly blob?: string
}

/** `:<mode> <mode> <object> <object> <status>\0<path>\0`, with a second path where a file was moved (git: diff-format). */
const RAW = /^:(\d{6}) \d{6} ([0-9a-f]{40,64}) [0-9a-f]{40,64} ([A-Z])\d*$/
const FILE_MODES: ReadonlySet<string> = new Set(['100644', '100755'])

/** Names are as they are, whatever they hold. */
function entriesOf(output: string): Entry[] {
  const fields = output.split('\0')
  const entries: Entry[] = []
  for (let at = 0; at + 1 < fields.length; ) {
    const [, mode = '', blob = '', status = ''] = RAW.exec(fields[at++]!) ?? []
    const first = fields[at++]!
    const path = status === 'R' || status === 'C' ? fields[at++]! : first
    const isFile = FILE_MODES.has(mode) && status !== 'C'
    entries.push({ path, isGone: status === 'D', ...(isFile && { blob }) })
  }
  return entries
}
