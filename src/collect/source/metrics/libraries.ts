import { packageOf } from '../packages'

/** What takes the numbers, by package; words for the report. */
const LIBRARIES: Readonly<Record<string, string>> = {
  'prom-client': 'prom-client',
  '@willsoto/nestjs-prometheus': 'prom-client',
  '@opentelemetry/api': 'OpenTelemetry',
  '@opentelemetry/api-metrics': 'OpenTelemetry',
  '@opentelemetry/sdk-metrics': 'OpenTelemetry',
  'nestjs-otel': 'OpenTelemetry',
  'hot-shots': 'StatsD',
  'node-statsd': 'StatsD',
  'statsd-client': 'StatsD',
  lynx: 'StatsD',
  'node-dogstatsd': 'StatsD',
  'dd-trace': 'Datadog',
  'datadog-metrics': 'Datadog',
  '@aws-lambda-powertools/metrics': 'CloudWatch',
  'aws-embedded-metrics': 'CloudWatch',
  newrelic: 'New Relic',
  applicationinsights: 'Application Insights',
  '@sentry/node': 'Sentry',
  '@sentry/nextjs': 'Sentry',
  '@sentry/nestjs': 'Sentry',
}

/** The metrics library that a specifier imports; undefined for any other package. */
export function metricsLibrary(specifier: string): string | undefined {
  const name = packageOf(specifier)
  return Object.hasOwn(LIBRARIES, name) ? LIBRARIES[name] : undefined
}

/** What a call does with a metric, by the name of what is called. */
export type Deed = 'defines' | 'sends' | undefined

const DEFINES = /^(?:create(?:Observable|UpDown|ObservableUpDown)?(?:Counter|Gauge)|make(?:Counter|Gauge)Provider)$/
const DEFINES_ITS_OWN_WAY =
  /^(?:(?:get|create|register|make|define|add|new|build)_?(?:or_?create_?)?\w{0,20}(?:counter|gauge|metric)(?:With\w{1,20})?|counter)$/i
/** Methods that send one number under the name that they are given. */
const SENDS =
  /^(?:increment|incr|inc|count|gauge|distribution|incrementMetric|recordMetric|addMetric|putMetric|trackMetric)$/
const SENDS_ITS_OWN_WAY =
  /^(?:incr?(?:ement)?|record|track|emit|send|report|publish|count|add|bump)_?\w{0,20}(?:metric|counter|stat)s?$/i
/** Constructions of a metric: `new Counter(…)`, `new client.Gauge(…)`. */
export const CONSTRUCTED = /^(?:Counter|Gauge)$/

/** What calling something of this name with the name of a metric does. */
export function deedOf(callee: string): Deed {
  if (SENDS.test(callee)) return 'sends'
  if (DEFINES.test(callee) || DEFINES_ITS_OWN_WAY.test(callee)) return 'defines'
  return SENDS_ITS_OWN_WAY.test(callee) ? 'sends' : undefined
}

/** The library that a spelling belongs to, whatever else the repository uses; undefined where several share it. */
export function libraryOfSpelling(callee: string): string | undefined {
  if (callee === 'Counter' || /^make(?:Counter|Gauge)Provider$/.test(callee)) return 'prom-client'
  return /^create(?:Observable|UpDown|ObservableUpDown)(?:Counter|Gauge)$|^createCounter$/.test(callee)
    ? 'OpenTelemetry'
    : undefined
}

/** Methods that move a metric that is at hand: `.inc()`, `.add(1)`, `.set(ratio)`. */
export const MOVES = /^(?:inc|add|set|increment|incr|record|observe|addCallback|incBy)$/

/** What is plainly no metric, although it has methods of those names: `console.count`, `prisma.user.count`. */
export const NO_METRICS = /^(?:console|prisma|db|knex|repository|repo|redis|cache|client\.hincrby)$/i
