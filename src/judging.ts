import { excerptsOf, hygieneRules, judge, type RuleRun } from './checklist'
import { internalError } from './gathering'
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
} from './model'
import { rules } from './rules'
import { VERSION } from './version'

/** Ids of all rules that a config file may name. */
export const ruleIds: readonly string[] = [...rules, ...hygieneRules].map(({ id }) => id)

/** What the rules are applied to. */
export interface Examined {
  readonly config: Config
  readonly evidence: Evidence
  readonly runs: readonly RuleRun[]
}

/** Applies every rule. One that crashes says so and costs what it would have found, not the others. */
export function applyRules(evidence: Evidence, config: Config): RuleRun[] {
  return rules.map((rule) => apply(rule, evidence, config))
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

/** The fingerprints of what is found in files and counts: a review compares them with those of another state. */
export function standingFindings(examined: Examined): ReadonlySet<string> {
  const standing = judge(examined).findings.filter(isStanding)
  return new Set(standing.filter(({ place }) => place !== null).map(({ fingerprint }) => fingerprint))
}

/**
 * What the rules found, judged and put together for the reader, with the fixes of what can be fixed.
 *
 * @param prefix the checked folder as the reader's current folder sees it
 */
export async function reportOf(
  examined: Examined & { readonly prefix: string; readonly review?: Review },
): Promise<Report> {
  const { config, evidence } = examined
  const judgement = judge(examined)
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
