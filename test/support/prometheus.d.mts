/** Types of prometheus.mjs, for the tests, which are TypeScript. */

/** Paths of the two programs; throws an Error whose one sentence says what to install. */
export function findPrometheus(): Promise<{ readonly prometheus: string; readonly promtool: string }>

export interface PrometheusOptions {
  /** Rule files by name. Prometheus reads them at its start and evaluates them each second. */
  readonly rules?: Readonly<Record<string, string>>
  /** `host:port` of what it scrapes each second. */
  readonly targets?: readonly string[]
  /** Text of the web config: TLS, logins. */
  readonly web?: string
}

export interface PrometheusServer {
  readonly port: number
  readonly url: string
  /** Kills it and removes its folder. */
  stop(): Promise<void>
}

export function startPrometheus(options?: PrometheusOptions): Promise<PrometheusServer>
