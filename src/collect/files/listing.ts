import { lstatSync, readdirSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Skipped } from '../../model'
import { git } from './git'
import { FileReader, MAX_CONFIG_BYTES } from './reading'
import { walk } from './walk'

/** Every file of a checkout that is not ignored, relative to the root. Sorted, so that no order depends on the machine. */
export interface Listing {
  /** Reads what is listed, for everybody who looks at it. */
  readonly files: FileReader
  readonly paths: readonly string[]
  /** Symbolic links among what is there; none of them is followed. */
  readonly links: readonly string[]
  /** Folders that could not be listed. */
  readonly skipped: readonly Skipped[]
}

/** Told of the tracked files, with what reads them. */
type OnTracked = (files: FileReader, paths: readonly string[]) => void

/** What was found so far. */
interface Found {
  readonly root: string
  readonly files: FileReader
  readonly paths: string[]
  readonly links: string[]
  readonly skipped: Skipped[]
}

/** Submodules of submodules of submodules; deeper ones are a mistake. */
const MAX_NESTING = 5

/**
 * Lists the files below a folder: from git's index where the folder is part of a checkout (with the untracked files that
 * .gitignore does not name, and the repositories inside it), else by walking it. A reason, where the folder itself cannot
 * be listed.
 *
 * @param onTracked called with what git tracks at the root as soon as that is known: what is untracked takes git longer
 */
export async function listFiles(root: string, onTracked?: OnTracked): Promise<Listing | { readonly reason: string }> {
  const found: Found = { root, files: new FileReader(root), paths: [], links: [], skipped: [] }
  try {
    // At once, so that git is asked before the caller goes on.
    readdirSync(root)
  } catch (error) {
    return { reason: `the folder could not be listed (${(error as NodeJS.ErrnoException).code})` }
  }
  await listFolder(found, '', 0, onTracked)
  return {
    files: found.files,
    paths: [...new Set(found.paths)].sort(),
    links: [...new Set(found.links)].sort(),
    skipped: found.skipped.sort((one, other) => (one.path < other.path ? -1 : 1)),
  }
}

async function listFolder(found: Found, folder: string, nesting: number, onTracked?: OnTracked): Promise<void> {
  const listed = await askGit(join(found.root, folder), (paths) => onTracked?.(found.files, paths))
  if (!listed) return walk(found, folder)
  const prefix = folder && `${folder}/`
  for (const path of listed.files) found.paths.push(prefix + path)
  for (const path of listed.links) found.links.push(prefix + path)
  for (const path of listed.others) {
    const kept = isLink(found.root, prefix + path) ? found.links : found.paths
    kept.push(prefix + path)
  }
  for (const path of listed.repositories) await listRepository(found, prefix + path, nesting + 1)
}

/** A submodule, or a repository that somebody cloned into this one: git names it without looking into it. */
async function listRepository(found: Found, folder: string, nesting: number): Promise<void> {
  const entries = await entriesOf(found.root, folder)
  const tell = (reason: string) => found.skipped.push({ path: folder, reason, kind: 'folder' })
  if (entries.length === 0) tell('a submodule that is not checked out')
  else if (nesting > MAX_NESTING) tell('a repository nested too deeply')
  else if (isWorktree(found.files, folder)) tell('another working tree of a repository')
  // Without a .git of its own, git would answer for the repository around it.
  else await (entries.includes('.git') ? listFolder(found, folder, nesting) : walk(found, folder))
}

/** `git worktree add`: the same code once more, at another commit. Its .git is a file that names its own administration. */
function isWorktree(files: FileReader, folder: string): boolean {
  const reading = files.text(`${folder}/.git`, MAX_CONFIG_BYTES)
  return 'text' in reading && /[\\/]worktrees[\\/][^\\/\n]{1,255}\s{0,10}$/.test(reading.text)
}

async function entriesOf(root: string, folder: string): Promise<string[]> {
  return isLink(root, folder) ? [] : readdir(join(root, folder)).catch(() => [])
}

function isLink(root: string, path: string): boolean {
  return lstatSync(join(root, path), { throwIfNoEntry: false })?.isSymbolicLink() === true
}

/** What git tracks, by what it is. */
interface Tracked {
  readonly files: string[]
  readonly links: string[]
  /** Submodules. */
  readonly repositories: string[]
}

interface GitList extends Readonly<Tracked> {
  /** Untracked files, of whatever kind. */
  readonly others: readonly string[]
}

/** What git knows of a folder; undefined without git, outside of a checkout, and where git ignores the whole folder. */
async function askGit(folder: string, onTracked: (paths: readonly string[]) => void): Promise<GitList | undefined> {
  try {
    const [staged, untracked] = await Promise.all([
      listWithGit(folder, ['--stage']).then((lines) => {
        const tracked = trackedIn(lines)
        onTracked(tracked.files)
        return { ...tracked, isEmpty: lines.length === 0 }
      }),
      listWithGit(folder, ['--others', '--exclude-standard']),
    ])
    if (staged.isEmpty && untracked.length === 0) return undefined
    const others = untracked.filter(isOwnCode)
    const embedded = others.filter((path) => path.endsWith('/')).map((path) => path.slice(0, -1))
    return {
      files: staged.files,
      links: staged.links,
      others: others.filter((path) => !path.endsWith('/')),
      repositories: [...staged.repositories, ...embedded],
    }
  } catch {
    return undefined
  }
}

/** The modes are those of git's index format. */
const LINK_MODE = '120000'
const SUBMODULE_MODE = '160000'

/** `<mode> <object> <stage>\t<path>`; tens of thousands of them in a large repository. */
function trackedIn(lines: readonly string[]): Tracked {
  const found: Tracked = { files: [], links: [], repositories: [] }
  for (const line of lines) {
    const path = line.slice(line.indexOf('\t') + 1)
    if (!isOwnCode(path)) continue
    if (line.startsWith(LINK_MODE)) found.links.push(path)
    else if (line.startsWith(SUBMODULE_MODE)) found.repositories.push(path)
    else found.files.push(path)
  }
  return found
}

/** Installed packages are nobody's own code, tracked or not. */
function isOwnCode(path: string): boolean {
  return path !== '' && !path.startsWith('node_modules/') && !path.includes('/node_modules/')
}

async function listWithGit(folder: string, options: readonly string[]): Promise<string[]> {
  return (await git(folder, ['ls-files', '-z', ...options])).split('\0').filter(Boolean)
}
