import type { Finding } from './finding'

/** Lines of one file that a change touches: ranges, both ends inclusive and 1-based, or the whole file. */
export type TouchedLines = 'all' | readonly { readonly from: number; readonly to: number }[]

/** What a change touches: a pull request, or what was done since a commit. */
export interface ChangedLines {
  /** What it is compared with, as a reader knows it: `main`, `HEAD~3`, a short commit. */
  readonly since: string
  /** By path as in the report; a file that is not there is as it was. */
  readonly files: ReadonlyMap<string, TouchedLines>
}

/** How a run stands against the state before the change. */
export interface ChangeSummary {
  readonly since: string
  /** Findings that stand and are touched by the change. */
  readonly inside: number
  /** Findings that stand elsewhere. */
  readonly outside: number
  /** Held against a run over the base: what the change brought and what it mended; absent where there was no such run. */
  readonly base?: { readonly added: number; readonly fixed: number }
}

/** One finding that was accepted when the baseline was written. */
export interface BaselineEntry {
  readonly fingerprint: string
  readonly rule: string
  /** Where it was, for readers; null for one without a place. */
  readonly path: string | null
  /** What it said, for readers. */
  readonly message: string
}

/** The accepted findings, and where they are written down. */
export interface Baseline {
  /** As the user spelled it. */
  readonly file: string
  readonly entries: readonly BaselineEntry[]
}

/** How a run stands against its baseline. */
export interface BaselineSummary {
  readonly file: string
  /** Findings that were accepted and are still there. */
  readonly known: number
  /** Entries whose finding is gone. */
  readonly stale: readonly BaselineEntry[]
}

/** The entry of a baseline that accepts a finding. */
export function baselineEntry({ fingerprint, rule, place, message }: Finding): BaselineEntry {
  return { fingerprint, rule, path: place?.path ?? null, message }
}
