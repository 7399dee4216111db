import type { Role } from './client'
import type { Severity } from './finding'
import type { ItemId } from './item'

/** A person vouches for an item that no rule can see. Expired, it fails the item. */
export interface Attestation {
  readonly item: ItemId
  /** Who vouches: a person or a team. */
  readonly owner: string
  /** What was vouched for, or where it is written down. */
  readonly reason: string
  readonly link?: string
  /** Last day on which it counts, `YYYY-MM-DD` (UTC). */
  readonly expires: string
}

/** Where and how to probe. Holds secrets: never printed, never serialised. */
export interface ProbeTarget {
  /** `redis://` or `rediss://`, with or without user and password. */
  readonly url: string
  readonly username?: string
  readonly password?: string
  /** PEM text of the certificate authority to trust beside the system's. */
  readonly ca?: string
  readonly role: Role
  /** For the whole probe, connecting included. */
  readonly budgetMs: number
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
  readonly attested: readonly Attestation[]
  /** Absent: no probe; `reason` says why. */
  readonly probe: { readonly target: ProbeTarget } | { readonly target?: undefined; readonly reason: string }
}
