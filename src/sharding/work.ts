import type { Listing } from '../collect/files/listing'
import { listFiles } from '../collect/files/listing'
import { digestOf } from '../collect/source/digest'
import type { Share } from '../collect/source/share'
import { readSources, type WorkOptions, work } from '../collect/source/sharing'
import { collect } from '../gathering'
import { type Config, UsageError } from '../model'
import type { Shard, Worked } from './file'

/** How one share is worked on. */
interface ShareOptions extends Pick<WorkOptions, 'prefilter' | 'onProgress'> {
  /** The files as they were before a change, where that is looked at. */
  readonly before?: { readonly commit: string; listing(now: Listing): Promise<Listing> } | undefined
}

/**
 * Works on one share of the sources; no server is asked and no rule applied. A fault of ours is in what it found, with its
 * reason. Throws UsageError where the files cannot be listed.
 */
export async function workOnShare(config: Config, share: Share, options: ShareOptions): Promise<Shard> {
  const { before, ...how } = options
  const listing = await listFiles(config.root)
  if ('reason' in listing) throw new UsageError(`There is nothing to work on: ${listing.reason}.`)
  const now = await workOn(listing, share, config, how)
  const { index, count } = share
  if (!before) return { index, count, now }
  how.onProgress('looking at the state before the change')
  const former = await formerListing(before, listing)
  return { index, count, now, before: { commit: before.commit, ...(await workOn(former, share, config, how)) } }
}

async function formerListing({ listing }: NonNullable<ShareOptions['before']>, now: Listing): Promise<Listing> {
  try {
    return await listing(now)
  } catch (error) {
    const [because = ''] = String((error as Error).message).split('\n')
    throw new UsageError(`--changed-since: the state before the change could not be read (${because}).`)
  }
}

async function workOn(
  listing: Listing,
  share: Share,
  config: Config,
  how: Pick<WorkOptions, 'prefilter' | 'onProgress'>,
): Promise<Worked> {
  const options = { ignore: config.ignore, includeTests: config.includeTests, ...how }
  const checkout = readSources(listing, options)
  const digest = digestOf(checkout, options)
  return { digest, found: await collect('the source analysis', config, () => work(checkout, share, options)) }
}
