import type { Attestation, ItemId, Levels, Role, Severity } from '../model'

/** The config file as it is written, after validation; every key is optional. */
export interface Settings {
  readonly rules?: Readonly<Record<string, Severity | 'off'>>
  readonly ignore?: readonly string[]
  readonly 'include-tests'?: boolean
  readonly immortal?: readonly string[]
  readonly require?: readonly ItemId[]
  readonly 'fail-on'?: Severity
  readonly attestations?: readonly Attestation[]
  readonly probe?: Partial<InstanceSettings> & {
    readonly enabled?: boolean
    /** As written: seconds, or text such as `10s`. */
    readonly timeout?: number | string
    readonly window?: number | string
    /** Keys to look at. */
    readonly sample?: number
  }
  /** The running Prometheus that is asked about its alerts; what ends in `-env` names an environment variable. */
  readonly prometheus?: {
    readonly 'url-env'?: string
    readonly 'token-env'?: string
    readonly timeout?: number | string
  }
  /** Instances by name, where there are several. */
  readonly instances?: Readonly<Record<string, InstanceSettings>>
  readonly thresholds?: ThresholdSettings
  readonly overrides?: readonly OverrideSettings[]
  readonly fix?: {
    /** Seconds, or text such as `1h`. */
    readonly 'default-ttl'?: number | string
  }
  /** The baseline file, relative to the folder of the config file. */
  readonly baseline?: string
}

/** Other severities for some files. */
export interface OverrideSettings {
  readonly files: readonly string[]
  readonly rules: Readonly<Record<string, Severity | 'off'>>
  readonly reason?: string
}

/** One instance to probe. What ends in `-env` names an environment variable, what ends in `-file` a PEM file. */
export interface InstanceSettings extends Login, Readonly<Partial<Record<`${Pem}-file` | `${Pem}-env`, string>>> {
  readonly 'url-env': string
  readonly role?: Role
  readonly 'app-user'?: string
  /** The name to expect in the server's certificate. */
  readonly servername?: string
  readonly sentinel?: SentinelSettings
  readonly 'prefer-replica'?: boolean
}

/** The URL is that of a sentinel: which of its masters is meant, and how to get into the sentinel. */
export interface SentinelSettings extends Login {
  readonly master?: string
}

interface Login {
  readonly 'username-env'?: string
  readonly 'password-env'?: string
}

type Pem = 'ca' | 'cert' | 'key'

/** Shares in percent. */
export interface ThresholdSettings {
  readonly 'immortal-keys'?: Partial<Levels>
  readonly 'hit-ratio'?: Partial<Levels>
  /** Bytes, or text such as `1mb`. */
  readonly 'big-key-bytes'?: number | string
  readonly 'big-key-elements'?: number
  readonly 'flush-drill-days'?: number
}

/** What the command line or the Action's inputs decide; it wins over the file. Empty strings count as not given. */
export interface Overrides {
  readonly failOn?: string
  /** Replaces the `require` of the file. */
  readonly require?: readonly string[]
  /** False: the server alone is looked at. */
  readonly source?: boolean
  /** False switches the probe off. */
  readonly probe?: boolean
  readonly redisUrl?: string
  readonly redisUsername?: string
  readonly redisPassword?: string
  /** PEM texts: authority, client certificate and its key. */
  readonly redisCa?: string
  readonly redisCert?: string
  readonly redisKey?: string
  readonly redisServername?: string
  readonly redisRole?: string
  /** File of an earlier probe, judged in place of a live one; relative to the current folder. */
  readonly replay?: string
  readonly prometheusUrl?: string
  readonly prometheusToken?: string
  /** How long the counters are watched, as written: `5s`. */
  readonly window?: string
  /** The baseline file; relative to the current folder. */
  readonly baseline?: string
  /** Accept all that is found, so that the baseline can be written anew. */
  readonly updateBaseline?: boolean
  /** A baseline that is named and not there is an empty one: as it was before a change brought it. */
  readonly isBaselineOptional?: boolean
  /** Why there is no URL, where the caller knows better: no secrets on a pull request from a fork. */
  readonly noUrlReason?: string
  /** How the user spells an option, for error messages; `--fail-on` unless the caller says otherwise. */
  readonly spell?: (option: string) => string
}
