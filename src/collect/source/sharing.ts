import type { Collected, SourceEvidence } from '../../model'
import { MINUTES } from '../files/deadline'
import type { Listing } from '../files/listing'
import type { ReadOptions } from './digest'
import { spareMemory, withRoom } from './memory'
import type { SourcePart } from './part'
import { adaptersOf } from './repository/adapters'
import { type Checkout, mayHideRedis, readCheckout, usesRedis } from './repository/checkout'
import type { Share } from './share'

/** How the files are read, whom to tell how far it is, and until when. */
export interface WorkOptions extends ReadOptions {
  readonly onProgress: (message: string) => void
  /** After how many minutes what is left is told as skipped; {@link MINUTES} by default. */
  readonly minutes?: number | undefined
}

/** The checkout as every share reads it. */
export function readSources(listing: Listing, options: ReadOptions): Checkout {
  spareMemory()
  return withRoom(() => readCheckout(listing, options))
}

/** Works on one share. A repository that does not use Redis is found to be one without loading the compiler. */
export async function work(checkout: Checkout, share: Share, options: WorkOptions): Promise<Collected<SourcePart>> {
  const { prefilter, onProgress, minutes = MINUTES } = options
  if (prefilter && isPlain(checkout)) return notApplicable(checkout)
  const { analyse } = await import('./analysis')
  const { analyseInTime } = await import('./attempts')
  return analyseInTime(checkout, minutes, (left, deadline) => {
    return analyse(left, { prefilter, onProgress, deadline, share })
  })
}

/** The evidence of a checkout from what its shares have found. What one of them could not do is not known of the whole. */
export async function conclude(
  checkout: Checkout,
  first: Collected<SourcePart>,
  others: readonly Collected<SourcePart>[] = [],
): Promise<Collected<SourceEvidence>> {
  const failed = [first, ...others].find(({ status }) => status === 'not-collected')
  if (failed?.status === 'not-collected') return failed
  if (first.status !== 'collected') return first
  const rest = others.flatMap((one) => (one.status === 'collected' ? [one.value] : []))
  // Commands name their clients by number, which is the same in all parts unless one was cut off.
  const clients = JSON.stringify(first.value.clients)
  if (rest.some((part) => JSON.stringify(part.clients) !== clients)) return DISAGREEMENT
  const { unite } = await import('./uniting')
  const value = unite(first.value, rest, (path) => checkout.sources.get(path)?.text)
  // What the reference finds in spite of the quick answer is shown, not hidden behind it.
  if (isPlain(checkout) && !holdsUsage(value)) return notApplicable(checkout, value.files.analysed)
  return { status: 'collected', value }
}

const DISAGREEMENT = {
  status: 'not-collected',
  reason: 'the shards found different clients, as where one of them ran out of time; write them again',
} as const

/** Nothing that was read speaks of Redis, and nothing that was not read may. */
function isPlain(checkout: Checkout): boolean {
  return !usesRedis(checkout) && adaptersOf(checkout).length === 0 && !mayHideRedis(checkout)
}

type NotApplicable = Extract<Collected<never>, { status: 'not-applicable' }>

function notApplicable({ sources, skipped, leftOut }: Checkout, analysed = 0): NotApplicable {
  const reason = `none of ${sources.size} source files uses Redis`
  return { status: 'not-applicable', reason, skipped, files: { listed: sources.size, analysed, leftOut } }
}

function holdsUsage({ clients, commands, consumers }: SourceEvidence): boolean {
  return clients.length > 0 || commands.length > 0 || consumers.length > 0
}
