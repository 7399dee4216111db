import { lstat, open, realpath } from 'node:fs/promises'
import { dirname, relative } from 'node:path'
import { UsageError } from '../model'
import { contains } from '../paths'

/**
 * Reads a file of settings by its absolute path: undefined where there is none. `name` is how sentences call it
 * (`config file shop/redis-preflight.config.yml`). Throws UsageError for what cannot be read or is too large.
 */
export type ReadText = (path: string, name: string, maxBytes: number) => Promise<string | undefined>

/** Reads from the disk; at most one byte over the limit is ever read. */
export const readText: ReadText = async (path, name, maxBytes) => {
  try {
    const handle = await open(path, 'r')
    try {
      const info = await handle.stat()
      if (!info.isFile()) throw new UsageError(`The ${name} is not a file.`)
      // A file that grows while it is read, or one that has no size of its own, stops here too.
      const buffer = Buffer.alloc(Math.min(info.size, maxBytes) + 1)
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0)
      if (info.size > maxBytes || bytesRead > maxBytes) {
        throw new UsageError(`The ${name} is larger than ${maxBytes / 1024} KiB.`)
      }
      return decode(buffer.subarray(0, bytesRead), name)
    } finally {
      await handle.close()
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    if (error instanceof UsageError) throw error
    throw new UsageError(`The ${name} cannot be read (${code ?? 'unknown error'}).`)
  }
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UsageError(`The ${name} is not UTF-8 text.`)
  }
}

/** A path as sentences show it: relative to the current folder where it lies inside. */
export function shownPath(cwd: string, path: string): string {
  return contains(cwd, path) ? relative(cwd, path) : path
}

/** Whether a path leads out of a folder, links followed. The checkout may be a stranger's pull request. */
export async function leadsOut(folder: string, path: string): Promise<boolean> {
  if (!contains(folder, path)) return true
  const root = await realPathOf(folder)
  for (let above = path; above !== folder && root !== undefined; above = dirname(above)) {
    const real = await realPathOf(above)
    if (real !== undefined) return !contains(root, real)
    // A link to nothing: whoever writes through it makes the file there.
    if (await isLink(above)) return true
  }
  return false
}

function realPathOf(path: string): Promise<string | undefined> {
  return realpath(path).catch(() => undefined)
}

async function isLink(path: string): Promise<boolean> {
  const info = await lstat(path).catch(() => undefined)
  return info?.isSymbolicLink() ?? false
}
