import { excerptsOf, hygieneRules, judge, type RuleRun } from './checklist'
import type { FormerListing } from './collect/change'
import type { Listing } from './collect/files/listing'
import {
  type Gathered,
  type GatheringOptions,
  gather,
  gatherAgain,
  internalError,
  type SourceReader,
} from './gathering'
import {
  type AnyRule,
  type Config,
  type Evidence,
  type Finding,
  isStanding,
  metaOf,
  type Report,
  type Review,
  textsOf,
  UsageError,
  utcDay,
} from './model'
import { rules } from './rules'
import { VERSION } from './version'

export { minimalAcl } from './collect/probe/acl'

/** Ids of all rules that a config file may name. */
export const knownRules: readonly string[] = [...rules, ...hygieneRules].map(({ id }) => id)

/** How one run is watched and dated, and how thorough it is. */
export interface RunOptions extends Partial<GatheringOptions> {
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
  const gathering = { onProgress, today, prefilter, readSource }
  const gathered = await gather(config, gathering)
  const { evidence } = gathered
  onProgress('applying the rules')
  const runs = rules.map((rule) => apply(rule, evidence, config))
  const review = options.review && (await compared(options.review, config, { ...gathered, runs }, gathering))
  const judgement = judge({ config, evidence, runs, prefix, ...(review && { review }) })
  return {
    tool: { name: 'redis-preflight', version: VERSION },
    failOn: config.failOn,
    ...judgement,
    rules: [...rules, ...hygieneRules].filter(({ id }) => config.rules[id] !== 'off').map(metaOf),
    findings: await fixable(judgement.findings, evidence, config),
    ...view(evidence, judgement),
    ...(config.prometheus.kind === 'live' && { prometheus: evidence.prometheus }),
  }
}

/**
 * The review with what stood in the files before the change. What is found on the server is the same on both sides. A
 * state before that cannot be examined is left out: the changed lines still count.
 */
async function compared(
  { review, listingBefore, readSource }: ReviewedChange,
  config: Config,
  { evidence, listings, runs }: Gathered & { readonly runs: readonly RuleRun[] },
  options: GatheringOptions,
): Promise<Review> {
  if (!listingBefore || !listings) return review
  try {
    const former = await listingBefore(listings.source)
    const before = await gatherAgain(config, { evidence, listings }, former, { ...options, readSource })
    const runsBefore = before === evidence ? runs : rules.map((rule) => apply(rule, before, config))
    const standing = judge({ config, evidence: before, runs: runsBefore }).findings.filter(isStanding)
    const placed = standing.filter(({ place }) => place !== null)
    return { ...review, found: new Set(placed.map(({ fingerprint }) => fingerprint)) }
  } catch (error) {
    if (error instanceof UsageError) throw error
    return review
  }
}

/** The compiler is loaded only where there is something that a source was found to hold. */
async function fixable(
  findings: readonly Finding[],
  { source }: Evidence,
  { fix }: Config,
): Promise<readonly Finding[]> {
  if (source.status !== 'collected' || findings.every(({ origin }) => origin !== 'source')) return findings
  const { withFixes } = await import('./fix')
  return withFixes(findings, source.value, fix)
}

function apply(rule: AnyRule, evidence: Evidence, config: Config): RuleRun {
  const nothing = { looked: 0, violations: [] }
  if (config.rules[rule.id] === 'off') {
    return { rule, state: 'off', outcome: { ...nothing, skipped: 'switched off in the config' } }
  }
  try {
    return { rule, state: 'ran', outcome: rule.run(evidence) }
  } catch (error) {
    return { rule, state: 'crashed', outcome: { ...nothing, skipped: internalError(rule.id, error, config) } }
  }
}

function view({ source, probe, artefact }: Evidence, { findings }: Pick<Report, 'findings'>) {
  const read = source.status === 'collected' ? source.value : undefined
  const others = artefact.status === 'collected' ? artefact.value : undefined
  const seen = source.status === 'not-applicable' ? source : read
  return {
    inventory: {
      clients: read?.clients ?? [],
      commands: read?.commands ?? [],
      skipped: [...(seen?.skipped ?? []), ...(others?.unread ?? [])],
      settings: others?.settings ?? [],
      alerts: others?.alerts ?? [],
      monitors: others?.monitors ?? [],
      hotKeyChecks: others?.hotKeyChecks ?? [],
      files: seen?.files ?? { listed: 0, analysed: 0 },
      ...(source.status === 'not-collected' && { unexamined: source.reason }),
    },
    readings: probe,
    excerpts: excerptsOf(findings, textsOf({ source, artefact })),
  }
}
