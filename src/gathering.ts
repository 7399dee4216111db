import { setTimeout } from 'node:timers/promises'
import { type FormerListing, isAsBefore } from './collect/change'
import { type Listing, listFiles } from './collect/files/listing'
import { FileReader } from './collect/files/reading'
import type { ReadOptions } from './collect/source/digest'
import {
  type ArtefactEvidence,
  type Collected,
  type Config,
  credentialsOf,
  type Evidence,
  type ProbeEvidence,
  type PrometheusEvidence,
  type SourceEvidence,
  scrub,
  spellingsOf,
  UsageError,
} from './model'

/** How the evidence of one run is gathered. */
export interface GatheringOptions {
  /** Called with a few words at the start of each step. */
  readonly onProgress: (message: string) => void
  /** `YYYY-MM-DD` (UTC). */
  readonly today: string
  /** False: the source analysis parses every file in scope, not only those that may touch Redis. */
  readonly prefilter: boolean
  /** Called once git is asked what the folder holds; loads what will be needed later. */
  readonly whileListing?: () => Promise<unknown>
  /** Gives the evidence of the sources that were listed in another way than by analysing them. */
  readonly readSource?: SourceReader | undefined
}

/** Source evidence of a listing, read as the config says. */
export type SourceReader = (listing: Listing, options: ReadOptions) => Promise<Collected<SourceEvidence>>

/** All evidence of one run, and what the checked folder holds, where it could be listed. */
export interface Gathered {
  readonly evidence: Evidence
  readonly listings?: Listings
}

/** The listing as either collector had it: the reader of each knows what it was asked about. */
interface Listings {
  readonly source: Listing
  readonly others: Listing
}

/**
 * The compiler keeps the event loop busy for seconds, in which the probe's timers would run out on a healthy server. So
 * the probe goes ahead; one that takes longer than this has most likely met a server that does not answer.
 */
const HEAD_START_MS = 3000

/** Asks the servers and reads the files. Whatever could not be read is in the evidence, with its reason. */
export async function gather(config: Config, options: GatheringOptions): Promise<Gathered> {
  const { onProgress, today } = options
  const probing = collect('the probe', config, () => collectFromServer(config, onProgress))
  const asking = collect('the questions to Prometheus', config, () => collectFromPrometheus(config))
  await Promise.race([Promise.all([probing, asking]), setTimeout(HEAD_START_MS, undefined, { ref: false })])
  const listing = config.source ? await list(config, options) : undefined
  const listings = listing && !('reason' in listing) ? apart(listing) : undefined
  // The source first: whether other files matter depends on it.
  const source = await readSource(config, listings?.source ?? listing, options)
  const prometheus = await asking
  const artefact = await readOthers(config, listings?.others ?? listing, { source, prometheus })
  const evidence = { source, artefact, prometheus, probe: await probing, thresholds: config.thresholds, today }
  return { evidence, ...(listings && { listings }) }
}

/** What is in the checked folder; what will be needed in any case is loaded while git is asked. */
async function list({ root }: Config, { readSource, whileListing }: GatheringOptions): Promise<Listed> {
  const listForAnalysis = readSource ? listFiles : (await import('./collect/source/ahead')).listForAnalysis
  const listing = listForAnalysis(root)
  // Whoever needs it asks again, and is told why it fails.
  whileListing?.().catch(() => {})
  return listing
}

function apart(listing: Listing): Listings {
  const own = () => ({ ...listing, files: new FileReader(listing.files.root) })
  return { source: own(), others: own() }
}

/**
 * The evidence as it was before a change; the same object where it is the same. What the change does not reach is not
 * looked at again.
 */
export async function gatherAgain(
  config: Config,
  { evidence, listings }: Gathered & { readonly listings: Listings },
  before: FormerListing,
  options: GatheringOptions,
): Promise<Evidence> {
  const { decidingPaths } = await import('./collect/source')
  const { candidatesOf } = await import('./collect/artefact')
  const candidates = ({ paths }: Listing) => candidatesOf(paths, config.ignore)
  const isSourceSame = isAsBefore(listings.source, before, decidingPaths)
  if (!isSourceSame) options.onProgress('analysing the source as it was before the change')
  const source = isSourceSame ? evidence.source : await readSource(config, before, { ...options, onProgress: () => {} })
  const areOthersSame = source.status === evidence.source.status && isAsBefore(listings.others, before, candidates)
  if (isSourceSame && areOthersSame) return evidence
  if (!areOthersSame) options.onProgress('reading the other files as they were before the change')
  const known = { source, prometheus: evidence.prometheus }
  return { ...evidence, source, artefact: areOthersSame ? evidence.artefact : await readOthers(config, before, known) }
}

function readSource(
  config: Config,
  listing: Listed | undefined,
  options: GatheringOptions,
): Promise<Evidence['source']> {
  return collect('the source analysis', config, () => collectFromSource(config, listing, options))
}

function readOthers(
  config: Config,
  listing: Listed | undefined,
  known: Pick<Evidence, 'source' | 'prometheus'>,
): Promise<Evidence['artefact']> {
  return collect('the reading of other files', config, () => collectFromFiles(config, listing, known))
}

/** Collectors are loaded only when they are needed: a run without a probe never loads ioredis. */
async function collectFromServer(
  { probe }: Config,
  onProgress: (message: string) => void,
): Promise<Collected<ProbeEvidence>> {
  if (probe.kind === 'none') return { status: 'not-collected', reason: probe.reason }
  const { collectProbe, replayProbe } = await import('./collect/probe')
  if (probe.kind === 'replay') return replayProbe(probe.file, new Date().toISOString())
  onProgress(probe.plan.targets.length > 1 ? 'probing the servers' : 'probing the server')
  return collectProbe(probe.plan)
}

async function collectFromPrometheus({ prometheus }: Config): Promise<Collected<PrometheusEvidence>> {
  if (prometheus.kind === 'none') return { status: 'not-collected', reason: prometheus.reason }
  const { collectPrometheus } = await import('./collect/prometheus')
  return collectPrometheus(prometheus.target)
}

async function collectFromSource(
  { root, ignore, includeTests, source }: Config,
  listing: Listed | undefined,
  { prefilter, onProgress, readSource: given }: GatheringOptions,
): Promise<Collected<SourceEvidence>> {
  if (!source || !listing) return NOT_ASKED_FOR
  if ('reason' in listing) return { status: 'not-collected', reason: listing.reason }
  if (given) return given(listing, { ignore, includeTests, prefilter })
  const { collectSource } = await import('./collect/source')
  return collectSource(root, { ignore, includeTests, listing, prefilter, onProgress })
}

async function collectFromFiles(
  { root, ignore, source }: Config,
  listing: Listed | undefined,
  known: Pick<Evidence, 'source' | 'prometheus'>,
): Promise<Collected<ArtefactEvidence>> {
  if (!source || !listing) return NOT_ASKED_FOR
  if ('reason' in listing) return { status: 'not-collected', reason: listing.reason }
  const { collectArtefacts } = await import('./collect/artefact')
  return collectArtefacts(root, {
    ignore,
    listing,
    isUsed: known.source.status === 'collected',
    isUnused: known.source.status === 'not-applicable',
    ...(known.prometheus.status === 'collected' && { prometheus: known.prometheus.value }),
  })
}

type Listed = Listing | { readonly reason: string }

const NOT_ASKED_FOR = { status: 'not-collected', reason: 'not looked at, only the server was asked for' } as const

/** A collector that breaks costs its own half of the report, not the other; what the user gave wrongly ends the run. */
export async function collect<T>(
  name: string,
  config: Config,
  read: () => Promise<Collected<T>>,
): Promise<Collected<T>> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof UsageError) throw error
    return { status: 'not-collected', reason: internalError(name, error, config) }
  }
}

/** What a reader is told of a fault of ours, without what must not be printed. */
export function internalError(where: string, error: unknown, config: Config): string {
  const message = error instanceof Error ? error.message : String(error)
  return scrub(`internal error in ${where}: ${message}`, credentialsOf(config).flatMap(spellingsOf))
}
