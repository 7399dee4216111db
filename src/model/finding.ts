import type { Origin } from './evidence'
import type { Fix } from './fix'
import type { ItemId } from './item'
import type { Place, Related } from './place'

/** How bad it is. `error` blocks the deploy by default. */
export const SEVERITIES = ['error', 'warning', 'note'] as const

export type Severity = (typeof SEVERITIES)[number]

/** `unsure`: the analyzer cannot prove it and says why; it never fails a build on its own. */
export type Outcome = 'fail' | 'unsure'

/** Why a finding does not count: a comment beside it, an entry of the baseline, or an override of the config for its path. */
interface SuppressedBy {
  readonly kind: 'comment' | 'baseline' | 'config'
  readonly reason: string
}

/** One violation, at one place of a file or, with `place: null`, on the staging server or in the repository as a whole. */
export interface Finding {
  readonly rule: string
  readonly item: ItemId
  /** What its rule reads, and so where it is if it has no place: on the server, or in the repository as a whole. */
  readonly origin: Origin
  readonly severity: Severity
  readonly outcome: Outcome
  readonly place: Place | null
  /** Which server it is about, where there are several. */
  readonly server?: string
  /** What, why and what to do, in one or two sentences. */
  readonly message: string
  /** Address of the rule's page. */
  readonly help: string
  /** Hex; the same for the same fault when lines above it move. */
  readonly fingerprint: string
  readonly related: readonly Related[]
  readonly suppressed?: SuppressedBy
  /** Not touched by the change, in a run in which only the change counts: it is told in numbers and never blocks. */
  readonly isOutside?: true
  /** How to mend it, where that can be written down; only findings that are shown have one. */
  readonly fix?: Fix
}

/** True when a severity is at least as bad as the threshold. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold)
}

/** Where a finding without a place is, in two words: `staging server`, or `repository` for what is nowhere in it. */
export function whereaboutsOf({ origin }: Pick<Finding, 'origin'>): string {
  return origin === 'probe' ? 'staging server' : 'repository'
}

/** True for a finding that counts: nobody suppressed it. */
export function isStanding(finding: Finding): boolean {
  return finding.suppressed === undefined
}

/** True for a finding that a reader of this run has to look at one by one: it stands, and the change touches it. */
export function isShown(finding: Finding): boolean {
  return isStanding(finding) && !finding.isOutside
}

/** True for a finding that by itself keeps the deploy from going on: it is shown, is proven, and is bad enough. */
export function isBlocking(finding: Finding, failOn: Severity): boolean {
  return isShown(finding) && finding.outcome === 'fail' && isAtLeast(finding.severity, failOn)
}
