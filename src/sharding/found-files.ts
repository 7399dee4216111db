import { closeSync, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { isShardText, SHARD_FORMAT, UsageError } from '../model'
import { parseShard } from './file'
import type { NamedShard } from './merge'

/** A string of JavaScript can be twice as long; no share of a repository is a tenth of it. */
const MAX_BYTES = 200_000_000

/**
 * Reads shard files by their names, and by those of folders that hold them: directly, or each in a folder of its own, as
 * `actions/download-artifact` leaves them.
 *
 * @param names relative to the current folder, or absolute
 * @throws UsageError for what is not there or is no shard file, and for a folder that holds none
 */
export function readShards(names: readonly string[], cwd: string): NamedShard[] {
  const shards = new Map<string, NamedShard>()
  for (const name of names.flatMap((one) => filesAt(one, cwd))) {
    const file = realpathSync(resolve(cwd, name))
    if (!shards.has(file)) shards.set(file, { ...parseShard(textOf(file, name), name), name })
  }
  return [...shards.values()]
}

function filesAt(name: string, cwd: string): string[] {
  const path = resolve(cwd, name)
  const info = statSync(path, { throwIfNoEntry: false })
  if (!info) throw new UsageError(`There is no file ${name}; name the shard files, or the folder that holds them.`)
  if (!info.isDirectory()) return [name]
  const below = entriesOf(path).flatMap((entry) => {
    const own = join(name, entry.name)
    return entry.isDirectory() ? entriesOf(join(path, entry.name)).map((inner) => join(own, inner.name)) : [own]
  })
  const found = below.filter((one) => isShardFile(resolve(cwd, one))).sort()
  if (found.length === 0) throw new UsageError(`The folder ${name} holds no shard file; name the one that does.`)
  return found
}

function entriesOf(path: string) {
  return readdirSync(path, { withFileTypes: true })
}

/** By its name, so that a damaged one is told, or by its first words, where it was given a name of its own. */
function isShardFile(path: string): boolean {
  const name = basename(path)
  if (!name.endsWith('.json') || !statSync(path, { throwIfNoEntry: false })?.isFile()) return false
  return name.startsWith(SHARD_FORMAT) || isShardText(firstWordsOf(path))
}

/** Any other file in the folder is not read. */
function firstWordsOf(path: string): string {
  const words = Buffer.alloc(100)
  const handle = openSync(path, 'r')
  try {
    return words.toString('utf8', 0, readSync(handle, words))
  } finally {
    closeSync(handle)
  }
}

function textOf(path: string, name: string): string {
  const info = statSync(path)
  if (!info.isFile()) throw new UsageError(`${name} is no file; name the shard files, or the folder that holds them.`)
  if (info.size > MAX_BYTES) throw new UsageError(`${name} is larger than ${MAX_BYTES / 1e6} MB, and no shard file.`)
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new UsageError(`${name} cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  }
}
