import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import ignore, { type Ignore } from 'ignore'
import type { Skipped } from '../../model'
import { type FileReader, MAX_CONFIG_BYTES } from './reading'

/** Where a walk puts what it finds; all paths are relative to the root. */
export interface Walk {
  readonly root: string
  readonly files: FileReader
  readonly paths: string[]
  readonly links: string[]
  readonly skipped: Skipped[]
}

/** The rules of one .gitignore, for paths below its folder. */
interface Ignores {
  readonly folder: string
  readonly rules: Ignore
}

const NEVER_LISTED = new Set(['node_modules', '.git'])

/** Adds every file and link below a folder that no .gitignore on the way names. Links are not followed. */
export async function walk(found: Walk, folder: string, inherited: readonly Ignores[] = []): Promise<void> {
  const entries = await readdir(join(found.root, folder), { withFileTypes: true }).catch((error: Error): Dirent[] => {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException
    found.skipped.push({ path: folder || '.', reason: `the folder could not be read (${code})`, kind: 'folder' })
    return []
  })
  const hasOwn = entries.some((entry) => entry.name === '.gitignore' && entry.isFile())
  const ignores = hasOwn ? [...inherited, readIgnores(found.files, folder)] : inherited
  for (const entry of entries) {
    const path = folder ? `${folder}/${entry.name}` : entry.name
    if (NEVER_LISTED.has(entry.name) || isIgnored(ignores, entry.isDirectory() ? `${path}/` : path)) continue
    if (entry.isDirectory()) await walk(found, path, ignores)
    else if (entry.isSymbolicLink()) found.links.push(path)
    else found.paths.push(path)
  }
}

function readIgnores(files: FileReader, folder: string): Ignores {
  const reading = files.text(folder ? `${folder}/.gitignore` : '.gitignore', MAX_CONFIG_BYTES)
  return { folder, rules: ignore().add('text' in reading ? reading.text : '') }
}

function isIgnored(ignores: readonly Ignores[], path: string): boolean {
  return ignores.some(({ folder, rules }) => rules.ignores(folder ? path.slice(folder.length + 1) : path))
}
