import { lstatSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { contains } from '../../paths'

/** Larger sources are bundles or data; the compiler would spend seconds on them. */
const MAX_SOURCE_BYTES = 1_500_000
/** Far more than any package.json or tsconfig that a person wrote. */
export const MAX_CONFIG_BYTES = 1_000_000

/** Why a file was not read. */
export interface Unread {
  /** Ends the sentence "the file was not read: …". */
  readonly reason: string
  /** Listed, but not there: deleted in the working tree, or left out by a sparse checkout. */
  readonly isMissing: boolean
}

/** The text of a file, or why it is not read. */
export type Reading = { readonly text: string } | Unread

/** Reads the files of one checkout; the only way in which this room reads anything. */
export class FileReader {
  /** Whether a folder lies inside the root: asked once for each, not for each of its files. */
  readonly #isWithin = new Map<string, boolean>()
  /** Every path that somebody asked about, whether or not there was something to read. */
  readonly asked = new Set<string>()

  /** @param root absolute path of the checked folder */
  constructor(readonly root: string) {}

  /**
   * The bytes of one listed file. Nothing but a regular file of at most `maxBytes` inside the root is opened: a link may
   * lead out of the workspace, and a device or a pipe may never end.
   */
  bytes(path: string, maxBytes: number): { readonly bytes: Buffer } | Unread {
    const full = join(this.root, path)
    this.asked.add(posix.normalize(path))
    try {
      const stat = lstatSync(full)
      if (stat.isSymbolicLink()) return unread(LINK_NOT_FOLLOWED)
      if (!stat.isFile()) return unread('not a regular file')
      if (stat.size > maxBytes) return unread(`larger than ${maxBytes / 1e6} MB`)
      if (!this.#holds(dirname(full))) return unread('outside of the checked folder, behind a symbolic link')
      return { bytes: readFileSync(full) }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      const isMissing = code === 'ENOENT' || code === 'ENOTDIR'
      return unread(isMissing ? 'not in the working tree' : `could not be read (${code ?? 'unknown error'})`, isMissing)
    }
  }

  /** The text of a config file, a manifest or a lockfile of at most `maxBytes`. */
  text(path: string, maxBytes: number): Reading {
    const reading = this.bytes(path, maxBytes)
    return 'bytes' in reading ? { text: decode(reading.bytes) } : reading
  }

  /** The text of one source file, refused when it is too large or no text at all. */
  source(path: string): Reading {
    const reading = this.bytes(path, MAX_SOURCE_BYTES)
    if (!('bytes' in reading)) return reading
    const { bytes } = reading
    return isBinary(bytes) && !isUtf16(bytes) ? unread('binary content in a source file') : { text: decode(bytes) }
  }

  #holds(folder: string): boolean {
    const known = this.#isWithin.get(folder) ?? isWithin(this.root, folder)
    this.#isWithin.set(folder, known)
    return known
  }
}

/** Said of every symbolic link whose target is not read by its own name. */
export const LINK_NOT_FOLLOWED = 'a symbolic link, not followed'

function unread(reason: string, isMissing = false): Unread {
  return { reason, isMissing }
}

function isWithin(root: string, folder: string): boolean {
  return folder === root || contains(realpathSync.native(root), realpathSync.native(folder))
}

const UTF8 = new TextDecoder('utf-8', { fatal: true })

/**
 * UTF-8, or UTF-16 with a byte order mark, else Latin-1 where the bytes are no UTF-8: every byte becomes a character then,
 * so that lines and columns stay right. No byte order mark is left in the text.
 */
function decode(bytes: Buffer): string {
  if (isLittleEndian(bytes)) return bytes.toString('utf16le', 2)
  if (isBigEndian(bytes)) {
    const even = bytes.length - (bytes.length % 2)
    return Buffer.from(bytes.subarray(2, even)).swap16().toString('utf16le')
  }
  try {
    return UTF8.decode(bytes)
  } catch {
    return bytes.toString('latin1')
  }
}

function isUtf16(bytes: Buffer): boolean {
  return isLittleEndian(bytes) || isBigEndian(bytes)
}

function isLittleEndian(bytes: Buffer): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xfe
}

function isBigEndian(bytes: Buffer): boolean {
  return bytes[0] === 0xfe && bytes[1] === 0xff
}

/** Sources may hold a stray NUL in a string; a file in which they are common is none. */
function isBinary(bytes: Buffer): boolean {
  const sample = bytes.subarray(0, 8000)
  if (!sample.includes(0)) return false
  let zeros = 0
  for (const byte of sample) if (byte === 0) zeros++
  return zeros > sample.length / 200
}
