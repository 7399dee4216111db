import type { Attestation, ItemId, Role, Severity } from '../model'

/** The config file as it is written, after validation; every key is optional. */
export interface Settings {
  readonly rules?: Readonly<Record<string, Severity | 'off'>>
  readonly ignore?: readonly string[]
  readonly 'include-tests'?: boolean
  readonly immortal?: readonly string[]
  readonly require?: readonly ItemId[]
  readonly 'fail-on'?: Severity
  readonly attested?: readonly Attestation[]
  readonly probe?: {
    readonly enabled?: boolean
    readonly 'url-env'?: string
    readonly role?: Role
    /** As written: seconds, or text such as `10s`. */
    readonly timeout?: number | string
  }
}

/** What the command line or the Action's inputs decide; it wins over the file. Empty strings count as not given. */
export interface Overrides {
  readonly failOn?: string
  /** Replaces the `require` of the file. */
  readonly require?: readonly string[]
  /** False switches the probe off. */
  readonly probe?: boolean
  readonly redisUrl?: string
  readonly redisUsername?: string
  readonly redisPassword?: string
  /** PEM text. */
  readonly redisCa?: string
  readonly redisRole?: string
  /** Why there is no URL, where the caller knows better: no secrets on a pull request from a fork. */
  readonly noUrlReason?: string
  /** How the user spells an option, for error messages; `--fail-on` unless the caller says otherwise. */
  readonly spell?: (option: string) => string
}
