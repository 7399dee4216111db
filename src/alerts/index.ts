import { nearest, type Thresholds, UsageError } from '../model'
import { type Alert, alertsFor, unreachable } from './alerts'
import { renderCloudWatch } from './cloudwatch'
import { renderDatadog } from './datadog'
import { ALERT_FORMATS, type AlertFormat } from './formats'
import { renderGrafana } from './grafana'
import { parseLabels, parseMatchers, parseScope } from './parsing'
import { renderPrometheus } from './prometheus'
import type { Wishes } from './wishes'

interface Output {
  readonly render: (alerts: readonly Alert[], wishes: Wishes) => string
  /** Checks the text of `--selector` in this system's spelling; throws UsageError. */
  readonly selector: (text: string) => string
}

const OUTPUTS: Readonly<Record<AlertFormat, Output>> = {
  prometheus: { render: renderPrometheus, selector: parseMatchers },
  grafana: { render: renderGrafana, selector: parseMatchers },
  datadog: { render: renderDatadog, selector: parseScope },
  'cloudwatch-terraform': { render: renderCloudWatch, selector: refuseSelector },
}

/** How the alerts are wanted, as the options are typed. */
export interface AlertsRequest {
  /** A name of {@link ALERT_FORMATS}; Prometheus where it is not given. */
  readonly format?: string
  /** Which servers: label matchers of PromQL, for Datadog tags; all of them where it is not given. */
  readonly selector?: string
  /** `name=value` for every alert. */
  readonly labels?: readonly string[]
}

/**
 * The alerts of a monitoring system as a file, with the limits by which the rules judge a server. Throws UsageError for
 * a format, a selector or a label that cannot be used.
 */
export function renderAlerts(
  thresholds: Thresholds,
  { format = ALERT_FORMATS[0], selector, labels }: AlertsRequest,
): string {
  const chosen = outputOf(format)
  const wishes: Wishes = {
    selector: selector === undefined ? '' : chosen.selector(selector),
    labels: parseLabels(labels ?? []),
    notes: unreachable(thresholds).map(
      (name) => `${name} is left out: its limit in the config is 0, which no ratio is below.`,
    ),
  }
  return chosen.render(alertsFor(thresholds), wishes)
}

function outputOf(name: string): Output {
  const format = ALERT_FORMATS.find((known) => known === name)
  if (format) return OUTPUTS[format]
  const near = nearest(name, ALERT_FORMATS)
  const hint = near ? `did you mean ${near}?` : `use one of ${ALERT_FORMATS.join(', ')}.`
  throw new UsageError(`alerts has no format ${name}; ${hint}`)
}

function refuseSelector(): never {
  throw new UsageError(
    '--selector does not go with the format cloudwatch-terraform; its variable redis_cluster_ids names the servers.',
  )
}
