import { readFileSync, realpathSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../model'
import { contains } from '../paths'
import type { ConfigFile } from './file'

/** A chain of certificates has a few KiB. */
const MAX_BYTES = 256 * 1024

/** Reads the file that a key of the config names; gives its text. */
export type ReadPem = (path: string, key: readonly string[]) => string

/**
 * Makes what reads the PEM files that the config names, relative to the config's folder. The config may come from a
 * stranger's pull request, so only regular files in the checked folder or in the config's own are read, wherever links
 * lead. Throws UsageError with the line of the key; no message holds anything of a file.
 */
export function pemReader(config: ConfigFile | undefined, root: string): ReadPem {
  return (path, key) => {
    if (!config) return ''
    const where = `${config.shown}:${config.lineOf(key)}: the file of \`${key.join('.')}\``
    const real = realPathOf(resolve(config.folder, path))
    if (real === undefined) throw new UsageError(`${where} does not exist.`)
    const isInside = [root, config.folder].some((folder) => contains(realPathOf(folder) ?? folder, real))
    if (!isInside)
      throw new UsageError(
        `${where} is not in the checked folder; put the text into an environment variable and name that in \`${key.join('.').replace(/-file$/, '-env')}\`.`,
      )
    return read(real, where)
  }
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}

function read(path: string, where: string): string {
  const info = statSync(path)
  if (!info.isFile()) throw new UsageError(`${where} is not a file.`)
  if (info.size > MAX_BYTES) throw new UsageError(`${where} is larger than 256 KiB, which no certificate is.`)
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new UsageError(`${where} cannot be read.`)
  }
}
