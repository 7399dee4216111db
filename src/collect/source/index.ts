import type { Collected, SourceEvidence } from '../../model'
import { Deadline } from '../files/deadline'
import { type Listing, listFiles } from '../files/listing'
import { adaptersOf } from './repository/adapters'
import { type Checkout, mayHideRedis, readCheckout, type ScopeOptions, usesRedis } from './repository/checkout'
import { keepYoungGenerationSmall } from './young-generation'

export { decidingPaths } from './repository/checkout'

/** What to analyse, and whom to tell how far it is. */
export interface SourceOptions extends ScopeOptions {
  /** False: every source in scope is parsed and analysed, not only those that may touch Redis. The slow reference. */
  readonly prefilter?: boolean
  onProgress?(message: string): void
  /** What the root holds, where somebody has listed it already. */
  readonly listing?: Listing
  /** After how many minutes what is left is told as skipped; {@link Deadline} has a default. */
  readonly minutes?: number
}

/**
 * Reads the Redis usage of a checkout: clients, commands, key patterns, TTLs, Lua. Nothing is executed and nothing
 * outside the root is read. `not-applicable` when nothing in it uses Redis, which is found without loading the compiler;
 * never so while a source that could not be read may use it. `not-collected` when the folder cannot be listed.
 */
export async function collectSource(root: string, options: SourceOptions): Promise<Collected<SourceEvidence>> {
  const { prefilter = true, onProgress = () => {} } = options
  const deadline = new Deadline(options.minutes)
  keepYoungGenerationSmall()
  onProgress('listing the source files')
  const listing = options.listing ?? (await listFiles(root))
  if ('reason' in listing) return { status: 'not-collected', reason: listing.reason }
  const checkout = readCheckout(listing, options)
  const isPlain = !usesRedis(checkout) && adaptersOf(checkout).length === 0 && !mayHideRedis(checkout)
  if (isPlain && prefilter) return notApplicable(checkout)
  const { analyse } = await import('./analysis')
  const value = analyse(checkout, { prefilter, onProgress, deadline })
  // What the reference finds in spite of the quick answer is shown, not hidden behind it.
  if (isPlain && !holdsUsage(value)) return notApplicable(checkout, value.files.analysed)
  return { status: 'collected', value }
}

function notApplicable({ sources, skipped, leftOut }: Checkout, analysed = 0): Collected<SourceEvidence> {
  const reason = `none of ${sources.size} source files uses Redis`
  return { status: 'not-applicable', reason, skipped, files: { listed: sources.size, analysed, leftOut } }
}

function holdsUsage({ clients, commands, consumers }: SourceEvidence): boolean {
  return clients.length > 0 || commands.length > 0 || consumers.length > 0
}
