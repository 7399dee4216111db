import { existsSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { FormatName } from '../report'

/** The top of the repository that holds a folder, absolute; undefined where none does. */
export function repositoryOf(root: string): string | undefined {
  for (let top = root; ; top = dirname(top)) {
    if (existsSync(join(top, '.git'))) return top
    if (dirname(top) === top) return undefined
  }
}

/** The checked folder within its repository: `services/shop`; empty where it is the repository, or in none. */
export function pathInRepository(root: string): string {
  const top = repositoryOf(root)
  return top === undefined ? '' : relativeTo(top, root)
}

/** A path as seen from a folder, with `/` between folders. */
export function relativeTo(from: string, path: string): string {
  return relative(from, path).replaceAll('\\', '/')
}

/** On a terminal, paths that can be clicked; for programs, paths from the root of the repository. */
export function prefixFor(format: FormatName, root: string, cwd: string): string {
  return format === 'console' ? relativeTo(cwd, root) : pathInRepository(root)
}
