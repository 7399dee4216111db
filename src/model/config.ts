import type { Baseline } from './change'
import type { Role } from './client'
import type { Credentials } from './credentials'
import type { Severity } from './finding'
import type { ItemId } from './item'
import type { Watching } from './prometheus'

/** A person vouches for an item whose evidence lives outside the repository. When its time is over it fails the item. */
export interface Attestation {
  readonly item: ItemId
  /** Who vouches: a person or a team. */
  readonly by: string
  /** Last day on which it counts, `YYYY-MM-DD` (UTC). */
  readonly until: string
  /** Where it is written down; one of this and {@link reason} is always there. */
  readonly link?: string
  /** What was seen or done. */
  readonly reason?: string
}

/** One instance to probe: where it is, how to get in, what it is for. Holds secrets: never printed, never serialised. */
export interface ProbeTarget {
  /** As the config calls it; empty where only one instance is probed. */
  readonly name: string
  /** `redis://`, `rediss://` or `unix://`, with or without user and password. */
  readonly url: string
  readonly username?: string
  readonly password?: string
  /** PEM texts and the name to expect in the server's certificate. */
  readonly tls?: {
    /** Authority to trust beside the system's. */
    readonly ca?: string
    readonly cert?: string
    readonly key?: string
    readonly servername?: string
  }
  /** The master to ask a sentinel for, and how to get into the sentinel. */
  readonly sentinel?: { readonly master?: string; readonly username?: string; readonly password?: string }
  readonly role: Role
  /** The ACL user that the application logs in as. */
  readonly appUser?: string
  /** Whether keys are sampled on a replica, where there is one. */
  readonly preferReplica?: boolean
}

/** How the servers are probed. */
export interface ProbePlan {
  readonly targets: readonly ProbeTarget[]
  /** Instances of the config that cannot be probed, and why. */
  readonly missing: readonly { readonly name: string; readonly reason: string }[]
  /** For the whole probe, connecting included. */
  readonly budgetMs: number
  /** How long the counters are watched; 0: not at all. */
  readonly windowMs: number
  /** Keys to sample on each server at most; 0 means none. */
  readonly sampleKeys: number
}

/** Limits of the rules that judge the server, and of the age of a drill. */
export interface Thresholds {
  /** Percent of the keys that have no TTL. */
  readonly immortalKeys: Levels
  /** Percent of the lookups that found a key. */
  readonly hitRatio: Levels
  /** Of one key, in bytes and in elements. */
  readonly bigKeyBytes: number
  readonly bigKeyElements: number
  /** After how many days the last drill of the flush procedure is stale. */
  readonly flushDrillDays: number
}

/** From where on it is a warning, and from where on an error. */
export interface Levels {
  readonly warning: number
  readonly error: number
}

/** Everything that the user decides, defaults filled in. */
export interface Config {
  /** Absolute path of the folder that is checked. */
  readonly root: string
  /** Severity by rule id, over the rule's own. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>
  /** Globs of files that are not analysed, relative to the root. */
  readonly ignore: readonly string[]
  /** Whether test files are analysed as well. */
  readonly includeTests: boolean
  /** Key patterns (`*` matches anything) that are meant to last. */
  readonly immortal: readonly string[]
  /** Items that must be `pass` or `attested` for the deploy to go on. */
  readonly require: readonly ItemId[]
  readonly failOn: Severity
  readonly attestations: readonly Attestation[]
  /** False: the server alone is looked at. */
  readonly source: boolean
  readonly probe: Probing
  readonly prometheus: Watching
  readonly thresholds: Thresholds
  readonly overrides: readonly PathOverride[]
  /** What fixes put in where the code says nothing. */
  readonly fix?: {
    /** For keys that have none; without it no TTL is suggested. */
    readonly defaultTtlSeconds?: number
  }
  /** Findings that were accepted; absent where no baseline is named. */
  readonly baseline?: Baseline
}

/** Severities that hold for some files alone; of several that match a file the last one counts. */
export interface PathOverride {
  /** Globs, relative to the root. */
  readonly files: readonly string[]
  readonly rules: Readonly<Record<string, Severity | 'off'>>
  /** Why these files are judged otherwise, if the author says so. */
  readonly reason?: string
  /** Whether a path, relative to the root, is meant. */
  matches(path: string): boolean
}

/** What is known of the server: from a probe, from the file of an earlier one, or nothing for a reason. */
export type Probing =
  | { readonly kind: 'live'; readonly plan: ProbePlan }
  | { readonly kind: 'replay' /** Absolute. */; readonly file: string }
  | { readonly kind: 'none'; readonly reason: string }

/** All that must never be printed. */
export function credentialsOf({ probe, prometheus }: Pick<Config, 'probe' | 'prometheus'>): readonly Credentials[] {
  return [...targetsOf({ probe }), ...(prometheus.kind === 'live' ? [prometheus.target] : [])]
}

/** Every instance that is probed in this run. */
export function targetsOf({ probe }: Pick<Config, 'probe'>): readonly ProbeTarget[] {
  return probe.kind === 'live' ? probe.plan.targets : []
}
