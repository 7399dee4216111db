import { setTimeout } from 'node:timers/promises'
import { excerptsOf, hygieneRules, judge, type RuleRun } from './checklist'
import { listFiles } from './collect/files/listing'
import {
  type AnyRule,
  type ArtefactEvidence,
  type Collected,
  type Config,
  credentialsOf,
  type Evidence,
  metaOf,
  type ProbeEvidence,
  type PrometheusEvidence,
  type Report,
  type SourceEvidence,
  scrub,
  spellingsOf,
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
interface RunOptions {
  /** Called with a few words at the start of each step. */
  readonly onProgress?: (message: string) => void
  /** `YYYY-MM-DD` (UTC), for the expiry of attestations; today unless given. */
  readonly today?: string
  /** The checked folder as the reader's current folder sees it (`services/shop`), for the paths in sentences. */
  readonly prefix?: string
  /** False: the source analysis parses every file in scope, not only those that may touch Redis. */
  readonly prefilter?: boolean
}

/**
 * The compiler keeps the event loop busy for seconds, in which the probe's timers would run out on a healthy server. So
 * the probe goes ahead; one that takes longer than this has most likely met a server that does not answer.
 */
const HEAD_START_MS = 3000

/** The whole pipeline: collect, apply the rules, judge. Fails only on our own faults; whatever could not be read is in the report. */
export async function run(
  config: Config,
  { onProgress = () => {}, today = utcDay(), prefix = '', prefilter = true }: RunOptions = {},
): Promise<Report> {
  const probing = collect('the probe', config, () => collectFromServer(config, onProgress))
  const asking = collect('the questions to Prometheus', config, () => collectFromPrometheus(config))
  await Promise.race([Promise.all([probing, asking]), setTimeout(HEAD_START_MS, undefined, { ref: false })])
  const listing = config.source ? await listFiles(config.root) : undefined
  const source = await collect('the source analysis', config, () =>
    collectFromSource(config, { listing, prefilter, onProgress }),
  )
  const prometheus = await asking
  const artefact = await collect('the reading of other files', config, () =>
    collectFromFiles(config, listing, { source, prometheus }),
  )
  const { thresholds } = config
  const evidence: Evidence = { source, probe: await probing, artefact, prometheus, thresholds, today }
  onProgress('applying the rules')
  const runs = rules.map((rule) => apply(rule, evidence, config))
  const judgement = judge({ config, evidence, runs, prefix })
  return {
    tool: { name: 'redis-preflight', version: VERSION },
    failOn: config.failOn,
    ...judgement,
    rules: [...rules, ...hygieneRules].filter(({ id }) => config.rules[id] !== 'off').map(metaOf),
    weakened: [],
    ...view(evidence, judgement),
    ...(config.prometheus.kind === 'live' && { prometheus: evidence.prometheus }),
  }
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
  { listing, ...options }: { listing: Listed | undefined; prefilter: boolean; onProgress: (message: string) => void },
): Promise<Collected<SourceEvidence>> {
  if (!source || !listing) return NOT_ASKED_FOR
  if ('reason' in listing) return { status: 'not-collected', reason: listing.reason }
  const { collectSource } = await import('./collect/source')
  return collectSource(root, { ignore, includeTests, listing, ...options })
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
    ...(known.prometheus.status === 'collected' && { prometheus: known.prometheus.value }),
  })
}

type Listed = Awaited<ReturnType<typeof listFiles>>

const NOT_ASKED_FOR = { status: 'not-collected', reason: 'not looked at, only the server was asked for' } as const

/** A collector that breaks costs its own half of the report, not the other; what the user gave wrongly ends the run. */
async function collect<T>(name: string, config: Config, read: () => Promise<Collected<T>>): Promise<Collected<T>> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof UsageError) throw error
    return { status: 'not-collected', reason: internalError(name, error, config) }
  }
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

function internalError(where: string, error: unknown, config: Config): string {
  const message = error instanceof Error ? error.message : String(error)
  return scrub(`internal error in ${where}: ${message}`, credentialsOf(config).flatMap(spellingsOf))
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
