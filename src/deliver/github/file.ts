import { closeSync, constants, existsSync, mkdirSync, openSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { contains } from '../../paths'

/**
 * Writes a file and the folders above it. The checkout may be a stranger's pull request, so a path within `workspace`
 * must not lead out of it through a symlink, and the file itself must not be one.
 * Throws an Error with a sentence, or what the file system says.
 */
export function writeSafely(file: string, text: string, workspace: string): void {
  const folder = dirname(file)
  if (contains(workspace, file) && !contains(workspace, realpathSync(existingAbove(folder))))
    throw new Error(`${file} leads out of the workspace through a symlink`)
  makeFolder(folder)
  // Windows has no O_NOFOLLOW.
  const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW = 0 } = constants
  const handle = openSync(file, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o666)
  try {
    writeFileSync(handle, text)
  } finally {
    closeSync(handle)
  }
}

function existingAbove(folder: string): string {
  let path = folder
  while (!existsSync(path) && dirname(path) !== path) path = dirname(path)
  return path
}

/** Step by step: Node's own recursive mkdir never ends where a file system such as /proc refuses new folders. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  mkdirSync(folder)
}
