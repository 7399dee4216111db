import { lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Larger sources are bundles or data; the compiler would spend seconds on them. */
export const MAX_SOURCE_BYTES = 1_500_000

/** The text of a file, or why it is not read. `reason: null` means: nothing that anyone needs to be told. */
export type Reading = { readonly text: string } | { readonly reason: string | null }

/**
 * Reads one source file. UTF-8 and UTF-16 with a byte order mark, else Latin-1 when the bytes are no UTF-8, so that lines
 * and columns stay right. Refuses symbolic links, which may lead out of the workspace or in circles.
 */
export function readSource(root: string, path: string): Reading {
  const full = join(root, path)
  try {
    const stat = lstatSync(full)
    if (stat.isSymbolicLink() || !stat.isFile()) return { reason: null }
    if (stat.size > MAX_SOURCE_BYTES) return { reason: `larger than ${MAX_SOURCE_BYTES / 1e6} MB` }
    return decode(readFileSync(full))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    // Tracked by git and deleted in the working tree: there is nothing to look at.
    return code === 'ENOENT' ? { reason: null } : { reason: `could not be read (${code ?? 'unknown error'})` }
  }
}

function decode(bytes: Buffer): Reading {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: bytes.toString('utf16le', 2) }
  if (isBinary(bytes)) return { reason: 'binary content in a source file' }
  const text = bytes.toString('utf8')
  if (text.charCodeAt(0) === 0xfeff) return { text: text.slice(1) }
  return { text: text.includes('\uFFFD') ? bytes.toString('latin1') : text }
}

/** Sources may hold a stray NUL in a string; a file in which they are common is none. */
function isBinary(bytes: Buffer): boolean {
  const sample = bytes.subarray(0, 8000)
  let zeros = 0
  for (const byte of sample) if (byte === 0) zeros++
  return zeros > sample.length / 200
}
