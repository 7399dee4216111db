import { setTimeout } from 'node:timers/promises'
import { excerptsOf, hygieneRules, judge, type RuleRun } from './checklist'
import {
  type AnyRule,
  type Collected,
  type Config,
  type Evidence,
  type ProbeEvidence,
  type Report,
  type SourceEvidence,
  scrub,
  spellingsOf,
  targetsOf,
  UsageError,
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
  await Promise.race([probing, setTimeout(HEAD_START_MS, undefined, { ref: false })])
  const source = await collect('the source analysis', config, () => collectFromSource(config, prefilter, onProgress))
  const evidence: Evidence = { source, probe: await probing, thresholds: config.thresholds }
  onProgress('applying the rules')
  const runs = rules.map((rule) => apply(rule, evidence, config))
  const judgement = judge({ config, evidence, runs, today, prefix })
  return {
    tool: { name: 'redis-preflight', version: VERSION },
    failOn: config.failOn,
    ...judgement,
    ...view(evidence, judgement),
  }
}

/** Both collectors are loaded only when they are needed: a run without a probe never loads ioredis. */
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

async function collectFromSource(
  { root, ignore, includeTests, source }: Config,
  prefilter: boolean,
  onProgress: (message: string) => void,
): Promise<Collected<SourceEvidence>> {
  if (!source) return { status: 'not-collected', reason: 'not looked at, only the server was asked for' }
  const { collectSource } = await import('./collect/source')
  return collectSource(root, { ignore, includeTests, prefilter, onProgress })
}

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
  return scrub(`internal error in ${where}: ${message}`, targetsOf(config).flatMap(spellingsOf))
}

function view({ source, probe }: Evidence, { findings }: Pick<Report, 'findings'>) {
  const read = source.status === 'collected' ? source.value : undefined
  const seen = source.status === 'not-applicable' ? source : read
  return {
    inventory: {
      clients: read?.clients ?? [],
      commands: read?.commands ?? [],
      skipped: seen?.skipped ?? [],
      files: seen?.files ?? { listed: 0, analysed: 0 },
      ...(source.status === 'not-collected' && { unexamined: source.reason }),
    },
    readings: probe,
    excerpts: excerptsOf(findings, read?.text.bind(read)),
  }
}

function utcDay(): string {
  return new Date().toISOString().slice(0, 10)
}
