import { existsSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** The checked folder within its repository: `services/shop`; empty where it is the repository, or in none. */
export function pathInRepository(root: string): string {
  let top = root
  while (!existsSync(join(top, '.git'))) {
    if (dirname(top) === top) return ''
    top = dirname(top)
  }
  return relativeTo(top, root)
}

/** A path as seen from a folder, with `/` between folders. */
export function relativeTo(from: string, path: string): string {
  return relative(from, path).replaceAll('\\', '/')
}
