import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { relativeTo } from '../paths'
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

/** On a terminal, paths that can be clicked; for programs, paths from the root of the repository. */
export function prefixFor(format: FormatName, root: string, cwd: string): string {
  return format === 'console' ? relativeTo(cwd, root) : pathInRepository(root)
}
