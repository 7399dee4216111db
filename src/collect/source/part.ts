import type { Command, Flush, HotKeyCheck, Monitor, Skipped, SourceEvidence } from '../../model'

/** What is found out by following names through all files, and is the same in every share. */
type Common = Pick<
  SourceEvidence,
  'clients' | 'consumers' | 'adapters' | 'libraries' | 'alarms' | 'suppressions' | 'files'
>

/** A command with the number of what it was read from: the same in every share, so that they can be put in order again. */
export interface NumberedCommand {
  readonly at: number
  readonly command: Command
}

/** What the analysis found that worked on one share, as it may be written down: nothing of the compiler's is in it. */
export interface SourcePart extends Common {
  /** With the calls of their wrappers, of which several commands may tell the same one. */
  readonly commands: readonly NumberedCommand[]
  /** Those around reads of the cache, then those in the texts of sources and manifests. */
  readonly hotKeyChecks: { readonly around: readonly HotKeyCheck[]; readonly written: readonly HotKeyCheck[] }
  readonly counters: readonly Monitor[]
  readonly flushes: readonly Flush[]
  readonly unreadTests: readonly string[]
  /** Why callers were missed, as a clause. */
  readonly missedCallers?: string
  readonly skipped: readonly Skipped[]
  /** Files in which some expression was not analysed, once each. */
  readonly incomplete: readonly Skipped[]
}
