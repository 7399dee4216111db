import type { Alert, ArtefactEvidence, HotKeyCheck, Monitor } from './artefact'
import type { Client, Role } from './client'
import type { Command } from './command'
import type { Thresholds } from './config'
import type { Consumer } from './consumer'
import type { Flush } from './flush'
import type { Place, Skipped } from './place'
import type { PrometheusEvidence } from './prometheus'
import type { Readings } from './readings'

/** Where evidence comes from: the TypeScript/JavaScript source, the staging server, other files of the repository. */
export type Origin = 'source' | 'probe' | 'artefact'

/** A comment that silences findings, as the collector found it. */
export interface Suppression {
  /** Rule ids as written. */
  readonly rules: readonly string[]
  /** Text after `--`; empty when the author gave none, which is a finding of its own. */
  readonly reason: string
  readonly place: Place
  /** Lines it covers, inclusive; a file-wide suppression covers all. */
  readonly from: number
  readonly to: number
}

/** How many source files of a checkout were looked at, and how many were left out on purpose. */
export interface FileCounts {
  /** Files in scope whose text was read. */
  readonly listed: number
  /** Files given to the compiler: those that touch Redis, and what they import. */
  readonly analysed: number
  /** Files out of scope, by what they are: test code, generated or vendored code, named by `ignore` in the config. */
  readonly leftOut?: { readonly tests: number; readonly generated: number; readonly ignored: number }
}

/** A package that services elsewhere install. */
export interface PublishedPackage {
  readonly name: string
  /** Relative to the root; empty for the root. */
  readonly folder: string
}

/** What the analyzer found in the source. */
export interface SourceEvidence {
  readonly clients: readonly Client[]
  readonly commands: readonly Command[]
  readonly consumers: readonly Consumer[]
  /** Packages that talk to Redis by themselves, which the sources import: `@keyv/redis`, `bullmq`. */
  readonly adapters?: readonly string[]
  /** Packages that are published for services elsewhere, and part of none here. */
  readonly libraries?: readonly PublishedPackage[]
  /** Metrics of the service that tell how often its reads of the cache hit; those with doubts may not. */
  readonly counters?: readonly Monitor[]
  /** Where the source looks for hot keys, or takes the edge off them. */
  readonly hotKeyChecks?: readonly HotKeyCheck[]
  /** Alarms that are built in code, as with the CDK. */
  readonly alarms?: readonly Alert[]
  /** Functions that empty the cache. */
  readonly flushes?: readonly Flush[]
  /** Test files that could not be read when their tests were looked for. */
  readonly unreadTests?: readonly string[]
  /** Why what becomes of some commands was not followed, or callers were missed, as a clause; absent where all was. */
  readonly unfollowed?: string
  readonly suppressions: readonly Suppression[]
  readonly skipped: readonly Skipped[]
  readonly files: FileCounts
  /** Text of a file that holds a client, a command or a suppression. */
  text(path: string): string | undefined
  /** The lines of the statement around a place, both ends inclusive: what a change must touch to touch the place. */
  statementAt?(place: Place): { readonly from: number; readonly to: number } | undefined
}

/** One server that was read: a standalone server, or one primary of a cluster. */
export interface ProbedServer {
  /** The instance's name in the config and the node in its cluster; empty where there is one server only. */
  readonly name: string
  /** What the instance is for. */
  readonly role: Role
  readonly readings: Readings
}

/** What the probe read. */
export interface ProbeEvidence {
  /** One at least. */
  readonly servers: readonly ProbedServer[]
  /** Instances and nodes that could not be read, and why. */
  readonly unreached: readonly { readonly name: string; readonly reason: string }[]
  /** When a recording was made, ISO 8601; absent where the servers were read in this run. */
  readonly recordedAt?: string
}

/** The result of one collector: what it read, or why it read nothing. */
export type Collected<T> =
  | { readonly status: 'collected'; readonly value: T }
  | { readonly status: 'not-collected'; readonly reason: string }
  /** The repository does not use Redis: there is nothing to collect. */
  | {
      readonly status: 'not-applicable'
      readonly reason: string
      /** What could not be read on the way to that answer; no source file that may hold Redis is among it. */
      readonly skipped?: readonly Skipped[]
      readonly files?: FileCounts
    }

/** The texts of the files in which the collectors found something, by path. */
export function textsOf({ source, artefact }: Pick<Evidence, 'source' | 'artefact'>) {
  return (path: string): string | undefined =>
    (source.status === 'collected' ? source.value.text(path) : undefined) ??
    (artefact.status === 'collected' ? artefact.value.text(path) : undefined)
}

/** Where hot keys are looked for or spread out, in the files and in the source, those that slow the server down included. */
export function hotKeyChecksIn({ source, artefact }: Pick<Evidence, 'source' | 'artefact'>): readonly HotKeyCheck[] {
  const written = artefact.status === 'collected' ? artefact.value.hotKeyChecks : []
  const own = source.status === 'collected' ? (source.value.hotKeyChecks ?? []) : []
  return [...written, ...own]
}

/** All that the rules may look at. */
export interface Evidence {
  readonly source: Collected<SourceEvidence>
  readonly probe: Collected<ProbeEvidence>
  readonly artefact: Collected<ArtefactEvidence>
  readonly prometheus: Collected<PrometheusEvidence>
  readonly thresholds: Thresholds
  /** Day of the run, `YYYY-MM-DD` (UTC): attestations run out and drills go stale. */
  readonly today: string
}
