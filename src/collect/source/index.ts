import type { Collected, SourceEvidence } from '../../model'
import { type Listing, listFiles } from '../files/listing'
import type { ScopeOptions } from './repository/checkout'
import { Share } from './share'
import { conclude, readSources, type WorkOptions, work } from './sharing'

export { decidingPaths } from './repository/checkout'

/** What to analyse, and whom to tell how far it is. */
export interface SourceOptions extends ScopeOptions, Partial<Omit<WorkOptions, keyof ScopeOptions>> {
  /** What the root holds, where somebody has listed it already. */
  readonly listing?: Listing
}

/**
 * Reads the Redis usage of a checkout: clients, commands, key patterns, TTLs, Lua. Nothing is executed and nothing
 * outside the root is read. `not-applicable` when nothing in it uses Redis, which is found without loading the compiler;
 * never so while a source that could not be read may use it. `not-collected` when the folder cannot be listed.
 */
export async function collectSource(root: string, options: SourceOptions): Promise<Collected<SourceEvidence>> {
  const { prefilter = true, onProgress = () => {} } = options
  onProgress('listing the source files')
  const listing = options.listing ?? (await listFiles(root))
  if ('reason' in listing) return { status: 'not-collected', reason: listing.reason }
  const how = { ...options, prefilter, onProgress }
  const checkout = readSources(listing, how)
  return conclude(checkout, await work(checkout, new Share(1, 1), how))
}
