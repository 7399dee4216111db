import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync } from 'node:fs'
import { dirname, join, posix, resolve } from 'node:path'
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
  readonly #isWithin: Map<string, boolean>
  #room = Buffer.allocUnsafeSlow(65_536)
  /** Every path that somebody asked about, whether or not there was something to read. */
  readonly asked = new Set<string>()

  /** @param root absolute path of the checked folder */
  constructor(readonly root: string) {
    this.#isWithin = new Map([[resolve(root), true]])
  }

  /**
   * The bytes of one listed file, in room that the next file may be given. Nothing but a regular file of at most `maxBytes`
   * inside the root is opened: a link may lead out of the workspace, and a device or a pipe may never end.
   */
  bytes(path: string, maxBytes: number): { readonly bytes: Buffer } | Unread {
    const full = join(this.root, path)
    let file: number | undefined
    this.asked.add(posix.normalize(path))
    try {
      if (!this.#holds(dirname(full))) return unread('outside of the checked folder, behind a symbolic link')
      file = openUnlinked(full)
      if (file === undefined) return unread(LINK_NOT_FOLLOWED)
      const stat = fstatSync(file)
      if (!stat.isFile()) return unread('not a regular file')
      if (stat.size > maxBytes) return unread(`larger than ${maxBytes / 1e6} MB`)
      return { bytes: contentOf(file, this.#roomFor(stat.size)) }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      const isMissing = code === 'ENOENT' || code === 'ENOTDIR'
      return unread(isMissing ? 'not in the working tree' : `could not be read (${code ?? 'unknown error'})`, isMissing)
    } finally {
      if (file !== undefined) closeSync(file)
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

  /** The same room for all files but large ones: new room for each of thousands costs more than reading them. */
  #roomFor(size: number): Buffer {
    if (size > MAX_SOURCE_BYTES) return Buffer.allocUnsafe(size)
    if (size > this.#room.length) this.#room = Buffer.allocUnsafeSlow(Math.min(2 * size, MAX_SOURCE_BYTES))
    return this.#room.subarray(0, size)
  }

  /** By the folder around it, and by whether it is a link: to resolve each of thousands takes a tenth of a second. */
  #holds(folder: string): boolean {
    const known = this.#isWithin.get(folder)
    if (known !== undefined) return known
    // A path with `..` leaves the root without a link.
    const isBelow = contains(this.root, folder)
    const isLink = isBelow && lstatSync(folder).isSymbolicLink()
    const isWithin = isLink ? this.#leadsInside(folder) : isBelow && this.#holds(dirname(folder))
    this.#isWithin.set(folder, isWithin)
    return isWithin
  }

  #leadsInside(link: string): boolean {
    return contains(realpathSync.native(this.root), realpathSync.native(link))
  }
}

/** Windows has no flag for it. */
const NO_FOLLOW: number | undefined = constants.O_NOFOLLOW
/** Opening a pipe that nobody writes to must not wait for somebody. */
const OPENING = constants.O_RDONLY | (NO_FOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/**
 * Opens a file, or answers undefined for a symbolic link. The system refuses links where it can: asking first would cost
 * a call for each of thousands of files, and leave a moment in which a file may become a link.
 */
function openUnlinked(full: string): number | undefined {
  if (NO_FOLLOW === undefined && lstatSync(full).isSymbolicLink()) return undefined
  try {
    return openSync(full, OPENING)
  } catch (error) {
    // Linux and macOS say the first, FreeBSD the second.
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ELOOP' || code === 'EMLINK') return undefined
    throw error
  }
}

/** What an open file holds, as far as there is room: one that has grown since it was asked is not read for ever. */
function contentOf(file: number, room: Buffer): Buffer {
  let length = 0
  while (length < room.length) {
    const read = readSync(file, room, length, room.length - length, null)
    if (read === 0) break
    length += read
  }
  return room.subarray(0, length)
}

/** Said of every symbolic link whose target is not read by its own name. */
export const LINK_NOT_FOLLOWED = 'a symbolic link, not followed'

function unread(reason: string, isMissing = false): Unread {
  return { reason, isMissing }
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
