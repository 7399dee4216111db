/** The monitoring systems that alerts are printed for, by the name that `--format` takes. The first is the default. */
export const ALERT_FORMATS = ['prometheus', 'grafana', 'datadog', 'cloudwatch-terraform'] as const

/** One of {@link ALERT_FORMATS}. */
export type AlertFormat = (typeof ALERT_FORMATS)[number]
