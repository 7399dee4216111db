import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import ignore, { type Ignore } from 'ignore'
import type { Skipped } from '../../../model'

/** Every file of a checkout that is not ignored, relative to the root, and folders that could not be read. */
export interface Listing {
  readonly paths: readonly string[]
  readonly skipped: readonly Skipped[]
}

const MAX_LIST_BYTES = 256 * 1024 * 1024

/**
 * Lists the files below a folder: from git's index where the folder is part of a checkout (with the untracked files that
 * .gitignore does not name), else by walking it. Symbolic links are not followed: they may lead out of the workspace.
 */
export async function listFiles(root: string): Promise<Listing> {
  return (await listWithGit(root)) ?? (await walk(root))
}

async function listWithGit(root: string): Promise<Listing | undefined> {
  const args = ['-C', root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate']
  try {
    // The checked repository's own config must not run anything: ls-files can start an fsmonitor hook.
    const { stdout } = await promisify(execFile)('git', ['-c', 'core.fsmonitor=false', ...args], {
      maxBuffer: MAX_LIST_BYTES,
    })
    const paths = stdout.split('\0').filter(Boolean)
    return paths.length > 0 ? { paths, skipped: [] } : undefined
  } catch {
    return undefined // no git, or no checkout
  }
}

const NEVER_LISTED = new Set(['node_modules', '.git'])

/** The rules of one .gitignore, for paths below its folder. */
interface Ignores {
  readonly folder: string
  readonly rules: Ignore
}

interface Walk {
  readonly root: string
  readonly paths: string[]
  readonly skipped: Skipped[]
}

async function walk(root: string): Promise<Listing> {
  const state: Walk = { root, paths: [], skipped: [] }
  await walkFolder(state, '', [])
  return state
}

async function walkFolder(state: Walk, folder: string, inherited: readonly Ignores[]): Promise<void> {
  const entries = await readdir(join(state.root, folder), { withFileTypes: true }).catch((error: Error) => {
    state.skipped.push({ path: folder || '.', reason: `the folder could not be read: ${error.message}` })
    return []
  })
  const hasOwn = entries.some((entry) => entry.name === '.gitignore' && entry.isFile())
  const ignores = hasOwn ? [...inherited, await readIgnores(state.root, folder)] : inherited
  for (const entry of entries) {
    const path = folder ? `${folder}/${entry.name}` : entry.name
    if (NEVER_LISTED.has(entry.name) || isIgnored(ignores, entry.isDirectory() ? `${path}/` : path)) continue
    if (entry.isDirectory()) await walkFolder(state, path, ignores)
    else if (entry.isFile()) state.paths.push(path)
  }
}

async function readIgnores(root: string, folder: string): Promise<Ignores> {
  const text = await readFile(join(root, folder, '.gitignore'), 'utf8').catch(() => '')
  return { folder, rules: ignore().add(text) }
}

function isIgnored(ignores: readonly Ignores[], path: string): boolean {
  return ignores.some(({ folder, rules }) => rules.ignores(folder ? path.slice(folder.length + 1) : path))
}
