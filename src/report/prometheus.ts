import { blotSecrets, type Collected, count, type PrometheusEvidence } from '../model'

/**
 * What a running Prometheus said, in one line: `9 alerts loaded, 1 firing`; or why it was not read. In numbers alone: what
 * else a Prometheus watches is nobody's business.
 */
export function describePrometheus(collected: Collected<PrometheusEvidence>): string {
  if (collected.status !== 'collected') return `not read, ${collected.reason}`
  const { alerts, firing, broken } = numbersOf(collected.value)
  const parts = [
    `${count(alerts, 'alert')} loaded`,
    ...(firing > 0 ? [`${firing} firing`] : []),
    ...(broken > 0 ? [`${broken} that cannot be evaluated`] : []),
  ]
  return [parts.join(', '), ...collected.value.unread].join('; ')
}

function numbersOf({ alerts }: PrometheusEvidence) {
  return {
    alerts: alerts.length,
    firing: alerts.filter(({ state }) => state === 'firing').length,
    broken: alerts.filter(({ health }) => health === 'err').length,
  }
}

/** The same for other programs. */
export function prometheusJson(collected: Collected<PrometheusEvidence>): Record<string, unknown> {
  if (collected.status !== 'collected') return { status: collected.status, reason: blotSecrets(collected.reason) }
  const { recordings, samples, unread } = collected.value
  return {
    status: collected.status,
    ...numbersOf(collected.value),
    recordings: recordings.length,
    ...(samples && {
      samples: Object.fromEntries(Object.entries(samples).map(([name, series]) => [blotSecrets(name), series])),
    }),
    unread: unread.map((reason) => blotSecrets(reason)),
  }
}
