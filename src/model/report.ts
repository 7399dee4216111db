import type { ArtefactEvidence } from './artefact'
import type { BaselineSummary, ChangeSummary } from './change'
import type { Client } from './client'
import type { Command } from './command'
import type { Collected, ProbeEvidence, SourceEvidence } from './evidence'
import type { Finding, Severity } from './finding'
import type { ItemId } from './item'
import type { Skipped } from './place'
import type { PrometheusEvidence } from './prometheus'
import type { RuleMeta } from './rule'

/** Verdict of one item; see docs/checklist.md. */
export const VERDICTS = ['pass', 'fail', 'needs-a-look', 'not-checked', 'attested', 'not-applicable'] as const

export type Verdict = (typeof VERDICTS)[number]

/** One rule within an item: how many things it looked at, how many findings stand, why it looked at none. */
export interface RuleSummary {
  readonly rule: string
  readonly looked: number
  readonly findings: number
  readonly skipped?: string
}

/** One line of the checklist. */
export interface ItemResult {
  readonly item: ItemId
  readonly title: string
  readonly verdict: Verdict
  /** The evidence in one sentence. */
  readonly because: string
  readonly rules: readonly RuleSummary[]
}

/** `not-applicable`: the repository does not use Redis and no server was probed. */
export type ReportVerdict = 'ready' | 'not-ready' | 'not-applicable'

/** One thing that blocks the deploy. */
export interface Blocker {
  /** One short sentence without a full stop. */
  readonly sentence: string
  /** The item that it is about. */
  readonly item?: ItemId
  /** The rule whose findings it sums up, or that could not run. */
  readonly rule?: string
}

/** Lines of a file around findings, for code frames: line number to text. */
export type Excerpts = ReadonlyMap<string, ReadonlyMap<number, string>>

/** Everything one run has to say; every format is a view of it. */
export interface Report {
  readonly tool: { readonly name: string; readonly version: string }
  readonly verdict: ReportVerdict
  /** What blocks the deploy; empty when nothing does. */
  readonly blockers: readonly Blocker[]
  readonly failOn: Severity
  readonly checklist: readonly ItemResult[]
  /** What the rules of this run are about, those that found nothing included; formats that describe rules take it from here. */
  readonly rules: readonly RuleMeta[]
  /** Sorted: severity, then path, then line. Suppressed ones included. */
  readonly findings: readonly Finding[]
  readonly inventory: {
    readonly clients: readonly Client[]
    readonly commands: readonly Command[]
    readonly skipped: readonly Skipped[]
    readonly files: SourceEvidence['files']
    /** What the files beside the source say of servers, alerts and what watches Redis. */
    readonly settings: ArtefactEvidence['settings']
    readonly alerts: ArtefactEvidence['alerts']
    readonly monitors: ArtefactEvidence['monitors']
    readonly hotKeyChecks: ArtefactEvidence['hotKeyChecks']
    /** Why the source was not examined; absent where it was. */
    readonly unexamined?: string
  }
  readonly readings: Collected<ProbeEvidence>
  /** What a running Prometheus said; absent where none was to be asked. */
  readonly prometheus?: Collected<PrometheusEvidence>
  /** Held against the change that is looked at; where it could not be told what changed, everything counts. */
  readonly change?: Collected<ChangeSummary>
  /** Held against the accepted findings; absent where there are none. */
  readonly baseline?: BaselineSummary
  /** What the change does to the gate itself, one sentence each without a full stop: told before everything else. */
  readonly weakened: readonly string[]
  /** Why it is not known what the change does to the gate; absent where it is known, and where no change is looked at. */
  readonly unweighed?: string
  readonly excerpts: Excerpts
}
