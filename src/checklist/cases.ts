import type { AnyRule, Attestation, Config, Evidence, Finding, Review, RuleOutcome, Severity } from '../model'
import type { Item } from './items'

/** One rule and what came of it: it ran, the config switched it off, or it threw. */
export interface RuleRun {
  readonly rule: AnyRule
  readonly state: 'ran' | 'off' | 'crashed'
  readonly outcome: RuleOutcome
}

/** All that the judge decides from; nothing else counts, not even the clock. */
export interface Case {
  readonly config: Config
  readonly evidence: Evidence
  readonly runs: readonly RuleRun[]
  /** Put before the paths in sentences: the checked folder as the reader's current folder sees it. */
  readonly prefix?: string
  /** The change that is looked at; absent where the service is looked at as it stands. */
  readonly review?: Review
}

/** What the verdict of one item is decided from. */
export interface ItemCase {
  readonly item: Item
  readonly evidence: Evidence
  readonly prefix: string
  readonly runs: readonly RuleRun[]
  /** Findings of this item, suppressed ones included. */
  readonly findings: readonly Finding[]
  readonly attestation: Attestation | undefined
  /** The least severity that blocks the deploy. */
  readonly failOn: Severity
  /** Findings left out because their keys are meant to last. */
  readonly immortal: number
  /** True when the repository does not use Redis and no server was to be probed. */
  readonly isNothingToCheck: boolean
}

/** True for an attestation whose last day is past. */
export function isExpired({ until }: Attestation, today: string): boolean {
  return until < today
}
