import { git } from '../files/git'
import type { Listing } from '../files/listing'
import { FileReader, type Unread } from '../files/reading'
import type { Diff } from './diff'

/** A file as it was, or undefined for one that is not to be there. */
type Former = ReadonlyMap<string, Buffer | undefined>

/** What was listed before a change, and where it may differ from what is there. */
export interface FormerListing extends Listing {
  /** Paths of which the change touched the file, in either state. */
  readonly touched: ReadonlySet<string>
}

/**
 * A checkout as it was before a change: what the change did not touch is read from the disk, the rest comes from git. A
 * moved file stands where it is now, so that what is found in it is the same finding. Rejects where git does.
 */
export async function listingBefore(listing: Listing, diff: Diff): Promise<FormerListing> {
  const former = await formerFiles(listing.files.root, diff)
  const paths = [...listing.paths.filter((path) => !former.has(path)), ...keysWithText(former)]
  const files = new FormerReader(listing.files.root, former)
  return { ...listing, files, paths: paths.sort(), touched: new Set(former.keys()) }
}

/**
 * Whether somebody who looks at the state before finds the same as now: nothing that was asked about was touched, and the
 * paths that decide by their names are the same. Collectors do the same with the same answers.
 */
export function isAsBefore(
  now: Listing,
  before: FormerListing,
  decidingPaths: (listing: Listing) => readonly string[],
): boolean {
  if ([...before.touched].some((path) => now.files.asked.has(path))) return false
  const [then, names] = [decidingPaths(before), decidingPaths(now)]
  return then.length === names.length && then.every((path, at) => path === names[at])
}

function keysWithText(former: Former): string[] {
  return [...former].flatMap(([path, bytes]) => (bytes === undefined ? [] : [path]))
}

async function formerFiles(root: string, { files, before }: Diff): Promise<Former> {
  const blobs = await readBlobs(root, [...new Set(before.values())])
  const former = new Map<string, Buffer | undefined>()
  for (const path of files.keys()) former.set(path, undefined)
  for (const [path, id] of before) former.set(path, blobs.get(id))
  return former
}

/** `<id> blob <size>\n<bytes>\n` for each id; `<id> missing\n` in a partial clone. */
async function readBlobs(folder: string, ids: readonly string[]): Promise<Map<string, Buffer>> {
  const blobs = new Map<string, Buffer>()
  if (ids.length === 0) return blobs
  const output = Buffer.from(
    await git(folder, ['cat-file', '--batch'], { input: `${ids.join('\n')}\n`, encoding: 'latin1' }),
    'latin1',
  )
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf('\n', at)
    const [id = '', kind, size] = output.toString('latin1', at, end).split(' ')
    const length = kind === 'blob' ? Number(size) : -1
    if (length >= 0) blobs.set(id, output.subarray(end + 1, end + 1 + length))
    at = end + 1 + (length >= 0 ? length + 1 : 0)
  }
  return blobs
}

class FormerReader extends FileReader {
  readonly #former: Former

  constructor(root: string, former: Former) {
    super(root)
    this.#former = former
  }

  override bytes(path: string, maxBytes: number): { readonly bytes: Buffer } | Unread {
    if (!this.#former.has(path)) return super.bytes(path, maxBytes)
    const bytes = this.#former.get(path)
    if (bytes === undefined) return { reason: 'not there before the change', isMissing: true }
    return bytes.length > maxBytes ? { reason: `larger than ${maxBytes / 1e6} MB`, isMissing: false } : { bytes }
  }
}
