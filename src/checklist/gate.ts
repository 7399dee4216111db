import {
  type Attestation,
  type Blocker,
  type Config,
  count,
  type Evidence,
  type Finding,
  type ItemResult,
  isBlocking,
  type ReportVerdict,
} from '../model'
import { isExpired, type RuleRun } from './cases'
import { places } from './wording'

/** What the gate decides from. */
interface GateCase {
  readonly config: Config
  readonly evidence: Evidence
  readonly runs: readonly RuleRun[]
  /** Sorted. */
  readonly findings: readonly Finding[]
  readonly checklist: readonly ItemResult[]
  /** Put before the paths in sentences. */
  readonly prefix: string
}

/** True when there is nothing to check: no source and no other file uses Redis, and no server was to be probed. */
export function isNothingToCheck(config: Config, evidence: Evidence): boolean {
  const { source, artefact } = evidence
  return source.status === 'not-applicable' && artefact.status !== 'collected' && config.probe.kind === 'none'
}

/**
 * Whether the deploy may go on, and what keeps it from going on: findings at or above `fail-on` that are proven and not
 * suppressed, required items that are neither passed nor attested, attestations that ran out, and our own failure to
 * look at the source. A required item blocks also where no Redis was found: somebody expects it there.
 */
export function decideGate(gate: GateCase): { verdict: ReportVerdict; blockers: Blocker[] } {
  const blockers = [...blindSpots(gate), ...blockingFindings(gate), ...expiredAttestations(gate), ...missingItems(gate)]
  if (blockers.length > 0) return { verdict: 'not-ready', blockers }
  return { verdict: isNothingToCheck(gate.config, gate.evidence) ? 'not-applicable' : 'ready', blockers }
}

/** A gate that opens because the tool broke would be worse than none. */
function blindSpots({ config, evidence, runs }: GateCase): Blocker[] {
  const { source } = evidence
  const unread =
    config.source && source.status === 'not-collected'
      ? [{ sentence: `the source was not examined: ${source.reason}` }]
      : []
  const crashed = runs.filter(({ state }) => state === 'crashed')
  return [
    ...unread,
    ...crashed.map(({ rule: { id, item }, outcome }) => {
      return { sentence: `${id} could not run: ${outcome.skipped}`, item, rule: id }
    }),
  ]
}

function blockingFindings({ config, findings, prefix }: GateCase): Blocker[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings.filter((each) => isBlocking(each, config.failOn))) {
    const name = `${finding.severity} ${finding.rule}`
    groups.set(name, [...(groups.get(name) ?? []), finding])
  }
  return [...groups.values()].map((group) => {
    const { severity, rule, item } = group[0]!
    return { sentence: `${count(group.length, severity)} of ${rule} (${places(group, prefix)})`, item, rule }
  })
}

function expiredAttestations(gate: GateCase): Blocker[] {
  return gate.checklist.flatMap(({ item }) => {
    const attestation = expiredFor(item, gate)
    if (!attestation) return []
    const { by, until } = attestation
    return [{ sentence: `${item} is no longer attested: ${by} vouched until ${until}`, item }]
  })
}

/** The attestation that ran out and so fails an item; one for an item that is not applicable is of no account. */
function expiredFor(
  id: ItemResult['item'],
  { config, checklist, evidence: { today } }: GateCase,
): Attestation | undefined {
  const isJudged = checklist.some(({ item, verdict }) => item === id && verdict !== 'not-applicable')
  return isJudged ? config.attestations.find((one) => one.item === id && isExpired(one, today)) : undefined
}

function missingItems(gate: GateCase): Blocker[] {
  return gate.checklist
    .filter(({ item, verdict }) => gate.config.require.includes(item) && !['pass', 'attested'].includes(verdict))
    .filter(({ item }) => !expiredFor(item, gate))
    .map(({ item, verdict, because }) => ({ sentence: `${item} is required and is ${verdict}: ${because}`, item }))
}
