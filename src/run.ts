import type { FormerListing } from './collect/change'
import type { Listing } from './collect/files/listing'
import { type Gathered, type GatheringOptions, gather, gatherAgain, type SourceReader } from './gathering'
import type { Examined } from './judging'
import { type Config, type Report, type Review, UsageError, utcDay } from './model'

export { minimalAcl } from './collect/probe/acl'

/** The rules and the checklist, a third of the code: loaded while git is asked what there is. */
const loadJudging = () => import('./judging')

/** Ids of all rules that a config file may name. */
export async function knownRules(): Promise<readonly string[]> {
  return (await loadJudging()).ruleIds
}

/** How one run is watched and dated, and how thorough it is. */
export interface RunOptions extends Partial<Omit<GatheringOptions, 'whileListing'>> {
  /** The checked folder as the reader's current folder sees it (`services/shop`), for the paths in sentences. */
  readonly prefix?: string
  /** The change to look at; without it the service is looked at as it stands. */
  readonly review?: ReviewedChange | undefined
}

/** A change, and the files as they were before it. */
export interface ReviewedChange {
  readonly review: Review
  /** Makes the listing of what was there before out of that of what is there; absent where it is not known. */
  readonly listingBefore?: (listing: Listing) => Promise<FormerListing>
  /** The commit that they are of; absent where it is not known. */
  readonly commit?: string
  /** As {@link GatheringOptions.readSource}, for the files as they were. */
  readonly readSource?: SourceReader
}

/** The pipeline: gather evidence, apply the rules, judge. Fails only on our own faults; whatever could not be read is in the report. */
export async function run(config: Config, options: RunOptions = {}): Promise<Report> {
  const { onProgress = () => {}, today = utcDay(), prefix = '', prefilter = true, readSource } = options
  const gathering = { onProgress, today, prefilter, readSource, whileListing: loadJudging }
  const gathered = await gather(config, gathering)
  const { evidence } = gathered
  onProgress('applying the rules')
  const { applyRules, reportOf } = await loadJudging()
  const runs = applyRules(evidence, config)
  const review = options.review && (await compared(options.review, { config, runs }, gathered, gathering))
  return reportOf({ config, evidence, runs, prefix, ...(review && { review }) })
}

/**
 * The review with what stood in the files before the change. What is found on the server is the same on both sides. A
 * state before that cannot be examined is left out: the changed lines still count.
 */
async function compared(
  { review, listingBefore, readSource }: ReviewedChange,
  now: Pick<Examined, 'config' | 'runs'>,
  { evidence, listings }: Gathered,
  options: GatheringOptions,
): Promise<Review> {
  if (!listingBefore || !listings) return review
  try {
    const { applyRules, standingFindings } = await loadJudging()
    const { config } = now
    const former = await listingBefore(listings.source)
    const before = await gatherAgain(config, { evidence, listings }, former, { ...options, readSource })
    const runs = before === evidence ? now.runs : applyRules(before, config)
    return { ...review, found: standingFindings({ config, evidence: before, runs }) }
  } catch (error) {
    if (error instanceof UsageError) throw error
    return review
  }
}
