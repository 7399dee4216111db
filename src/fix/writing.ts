import { randomBytes } from 'node:crypto'
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { FileReader } from '../collect/files/reading'
import type { FileChange } from './changes'

const PERMISSIONS = 0o7777

/**
 * Puts one changed file in place of the old one, in one step: whoever reads it meanwhile sees all of the old text or all
 * of the new one. Answers why it was not done.
 */
export function writeChange(root: string, { path, before, after }: FileChange): string | undefined {
  const full = join(root, path)
  const beside = join(dirname(full), `.redis-preflight-${randomBytes(6).toString('hex')}.tmp`)
  try {
    // A file that nobody may write is not replaced behind its owner's back.
    accessSync(full, constants.W_OK)
    const { mode } = lstatSync(full)
    write(beside, after, mode & PERMISSIONS)
    // As late as can be.
    if (!isStill(root, path, before)) return 'it has changed since it was read'
    renameSync(beside, full)
    return undefined
  } catch (error) {
    return `it cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`
  } finally {
    rmSync(beside, { force: true })
  }
}

function write(file: string, text: string, mode: number): void {
  const descriptor = openSync(file, 'wx', 0o600)
  try {
    const bytes = Buffer.from(text)
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at)
    fchmodSync(descriptor, mode)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** A reader of its own, which remembers nothing of the folders: a link may have taken the place of one. */
function isStill(root: string, path: string, text: string): boolean {
  const bytes = Buffer.from(text)
  const reading = new FileReader(root).bytes(path, bytes.length)
  return 'bytes' in reading && reading.bytes.equals(bytes)
}
