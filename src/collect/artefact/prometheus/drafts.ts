import type { Alert, Place } from '../../../model'

/** An alert as a rule file or a running Prometheus has it; what its expression means is worked out once all files are read. */
export interface AlertDraft {
  readonly name: string
  readonly expression: string
  /** Null where only the running Prometheus has it. */
  readonly place: Place | null
  readonly system: 'prometheus' | 'grafana'
  /** Absent where labels do not decide who is told. */
  readonly labels?: ReadonlyMap<string, string>
  /** What is known already, as in `Alert`. */
  readonly flaws?: readonly string[]
  readonly doubts?: readonly string[]
  /** `for`, as written. */
  readonly waits?: string | undefined
  /** A value that switches it off where it stands: `monitoring.enabled`, in words for a doubt. */
  readonly condition?: string | undefined
  /** What the running Prometheus says of it. */
  readonly live?: Alert['live']
}

/** What the rule files hold. */
export class Rules {
  alerts: AlertDraft[] = []
  readonly recordings: { readonly name: string; readonly expression: string }[] = []
}
