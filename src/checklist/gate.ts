import { type Config, type Evidence, type Finding, type ItemResult, isAtLeast, type ReportVerdict } from '../model'
import { isStanding, type RuleRun } from './cases'
import { count, places } from './wording'

/** What the gate decides from. */
export interface GateCase {
  readonly config: Config
  readonly evidence: Evidence
  readonly runs: readonly RuleRun[]
  /** Sorted. */
  readonly findings: readonly Finding[]
  readonly checklist: readonly ItemResult[]
  /** Put before the paths in sentences. */
  readonly prefix: string
}

/** True when there is nothing to check: the repository does not use Redis and no server was to be probed. */
export function isNothingToCheck(config: Config, evidence: Evidence): boolean {
  return evidence.source.status === 'not-applicable' && config.probe.target === undefined
}

/**
 * Whether the deploy may go on, and what keeps it from going on: findings at or above `fail-on` that are proven and not
 * suppressed, required items that are neither passed nor attested, and our own failure to look at the source.
 */
export function decideGate(gate: GateCase): { verdict: ReportVerdict; blockers: string[] } {
  if (isNothingToCheck(gate.config, gate.evidence)) return { verdict: 'not-applicable', blockers: [] }
  const blockers = [...blindSpots(gate), ...blockingFindings(gate), ...missingItems(gate)]
  return { verdict: blockers.length > 0 ? 'not-ready' : 'ready', blockers }
}

/** A gate that opens because the tool broke would be worse than none. */
function blindSpots({ evidence, runs }: GateCase): string[] {
  const { source } = evidence
  const unread = source.status === 'not-collected' ? [`the source was not examined: ${source.reason}`] : []
  const crashed = runs.filter(({ state }) => state === 'crashed')
  return [...unread, ...crashed.map(({ rule, outcome }) => `${rule.id} could not run: ${outcome.skipped}`)]
}

function blockingFindings({ config, findings, prefix }: GateCase): string[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    if (!isStanding(finding) || finding.outcome !== 'fail' || !isAtLeast(finding.severity, config.failOn)) continue
    const name = `${finding.severity} ${finding.rule}`
    groups.set(name, [...(groups.get(name) ?? []), finding])
  }
  return [...groups.values()].map((group) => {
    const { severity, rule } = group[0]!
    return `${count(group.length, severity)} of ${rule} (${places(group, prefix)})`
  })
}

function missingItems({ config, checklist }: GateCase): string[] {
  return checklist
    .filter(({ item, verdict }) => config.require.includes(item) && verdict !== 'pass' && verdict !== 'attested')
    .map(({ item, verdict, because }) => `${item} is required and is ${verdict}: ${because}`)
}
