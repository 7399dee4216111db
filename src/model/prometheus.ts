/** The running Prometheus to ask. Holds secrets: never printed, never serialised. */
export interface PrometheusTarget {
  /** `http://` or `https://`, without user and password; the API is below its path. */
  readonly url: string
  readonly username?: string
  readonly password?: string
  /** Bearer token, in place of user and password. */
  readonly token?: string
  /** For all that is asked, connecting included. */
  readonly budgetMs: number
}

/** Whether a running Prometheus is asked, or why not. */
export type Watching =
  | { readonly kind: 'live'; readonly target: PrometheusTarget }
  | { readonly kind: 'none'; readonly reason: string }

/**
 * Names of metrics that tell of hits, misses or evictions of Redis or of a cache, whichever exporter they come from; a
 * regular expression that means the same here and to Prometheus.
 */
export const WATCHED_METRICS = '.*(?:redis|valkey|keyspace|cache).*(?:hit|miss|evict).*'

/** An alerting rule as Prometheus has loaded it. All texts are strangers'. */
export interface LiveAlert {
  readonly name: string
  /** PromQL, as Prometheus prints it. */
  readonly expression: string
  /** How long the expression has to hold. */
  readonly forSeconds: number
  readonly labels: Readonly<Record<string, string>>
  /** `unknown` where Prometheus has not evaluated it yet. */
  readonly health: 'ok' | 'err' | 'unknown'
  /** Why it could not be evaluated the last time, shortened. */
  readonly lastError?: string
  readonly state: 'firing' | 'pending' | 'inactive' | 'unknown'
}

/** A recording rule as Prometheus has loaded it. */
export interface LiveRecording {
  /** Of the metric that it makes. */
  readonly name: string
  readonly expression: string
}

/** What a running Prometheus said. */
export interface PrometheusEvidence {
  readonly alerts: readonly LiveAlert[]
  readonly recordings: readonly LiveRecording[]
  /**
   * How many series have a sample at this moment, by the name of the metric, for {@link WATCHED_METRICS}. Absent where the query failed; `unread` says why then.
   */
  readonly samples?: Readonly<Record<string, number>>
  /** What could not be read, each one clause. */
  readonly unread: readonly string[]
}
