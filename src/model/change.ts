import type { Config } from './config'
import type { Collected } from './evidence'
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

/** The change that is looked at, and the state before it. */
export interface Review {
  readonly lines: Collected<ChangedLines>
  /** Whether findings that the change does not touch are counted alone. */
  readonly isNarrow: boolean
  /** The config before the change; where it is not known, neither is what the change does to the gate. */
  readonly before: Collected<Config>
  /** Workflows that run this check and that the change touches, relative to the root of the repository. */
  readonly workflows: readonly string[]
  /** Fingerprints of what stood in files before the change; absent where that was not examined. */
  readonly found?: ReadonlySet<string>
}

/** Whether a change touches any of the lines; both ends inclusive. */
export function touches(touched: TouchedLines | undefined, from: number, to: number): boolean {
  if (touched === undefined) return false
  return touched === 'all' || touched.some((range) => range.from <= to && from <= range.to)
}

/** Whether a change touches every one of the lines; both ends inclusive. */
export function touchesAll(touched: TouchedLines | undefined, from: number, to: number): boolean {
  const lines = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  return lines.every((line) => touches(touched, line, line))
}

/** How a run stands against the state before the change. */
export interface ChangeSummary {
  readonly since: string
  /** Findings that stand and are touched by the change, and those that stand elsewhere; absent where all of them count. */
  readonly scope?: { readonly inside: number; readonly outside: number }
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

/** Version of the baseline file; raised when an entry can no longer be read as it was written. */
export const BASELINE_VERSION = 1

/** The accepted findings, and where they are written down. */
export interface Baseline {
  /** As the user spelled it. */
  readonly file: string
  /** Absolute. */
  readonly path: string
  readonly entries: readonly BaselineEntry[]
  /** Whether this run accepts all that it finds, so that the file can be written anew. */
  readonly isUpdated: boolean
}

/** How a run stands against its baseline. */
export interface BaselineSummary {
  readonly file: string
  /** Findings that are accepted and are there. */
  readonly known: number
  /** How many of them this very run accepted; 0 unless the baseline is being written. */
  readonly added: number
  /** Entries whose finding is gone. */
  readonly stale: readonly BaselineEntry[]
  /** Entries of rules that could not look at everything this time: whether their findings are gone is not known. */
  readonly unseen: readonly BaselineEntry[]
}

/** The entry of a baseline that accepts a finding. */
export function baselineEntry({ fingerprint, rule, place, message }: Finding): BaselineEntry {
  return { fingerprint, rule, path: place?.path ?? null, message }
}
