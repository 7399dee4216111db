import type { Listing } from '../collect/files/listing'
import { listForAnalysis } from '../collect/source/ahead'
import { digestOf } from '../collect/source/digest'
import type { Share } from '../collect/source/share'
import { readSources, type WorkOptions, work } from '../collect/source/sharing'
import { collect } from '../gathering'
import { type Config, count, UsageError } from '../model'
import type { ReviewedChange } from '../run'
import type { Shard, Worked } from './file'

/** How one share is worked on. */
interface ShareOptions extends Pick<WorkOptions, 'prefilter' | 'onProgress'> {
  /** The change that is looked at: the files as they were before it are worked on as well. */
  readonly change?: Pick<ReviewedChange, 'commit' | 'listingBefore'> | undefined
}

/**
 * Works on one share of the sources; no server is asked and no rule applied. A fault of ours is in what it found, with its
 * reason. Throws UsageError where the files cannot be listed.
 */
export async function workOnShare(config: Config, share: Share, options: ShareOptions): Promise<Shard> {
  const { change, ...how } = options
  const listing = await listForAnalysis(config.root)
  if ('reason' in listing) throw new UsageError(`There is nothing to work on: ${listing.reason}.`)
  const now = await workOn(listing, share, config, how)
  const { index, count: all } = share
  const { commit, listingBefore } = change ?? {}
  if (commit === undefined || !listingBefore) return { index, count: all, now }
  how.onProgress('looking at the state before the change')
  const former = await formerListing(listingBefore, listing)
  return { index, count: all, now, before: { commit, ...(await workOn(former, share, config, how)) } }
}

/** Which share it is and what it has found, in a few words. They may hold text of the repository. */
export function summaryOf({ index, count: all, now: { found } }: Shard): string {
  const head = `shard ${index} of ${all}: `
  if (found.status !== 'collected') return head + found.reason
  const paths = new Set(found.value.commands.map(({ command }) => command.place.path))
  return `${head}${count(found.value.commands.length, 'command')} in ${count(paths.size, 'file')}`
}

async function formerListing(
  listingBefore: NonNullable<ReviewedChange['listingBefore']>,
  now: Listing,
): Promise<Listing> {
  try {
    return await listingBefore(now)
  } catch (error) {
    const [because = ''] = String((error as Error).message).split('\n')
    throw new UsageError(`The state before the change could not be read (${because}).`)
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
