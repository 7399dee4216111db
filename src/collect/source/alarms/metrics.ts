import { type AlarmMetric, withKnown } from '../../alarms/cloudwatch'
import { ts } from '../compiler'
import { calledName, type Names, option } from './syntax'

/** What a metric of the AWS CDK is where nothing is said (aws-cdk-lib, `MetricProps`): an average over five minutes. */
const PERIOD = 300
const STATISTIC = 'Average'

/** The metrics behind an alarm's `metric`, the watched one first; none where they are made elsewhere. */
export function metricsOf(expression: ts.Expression | undefined, names: Names): AlarmMetric[] {
  const value = names.resolve(expression)
  if (!value || !ts.isNewExpression(value)) return []
  const options = names.resolve(value.arguments?.[0])
  if (calledName(value) === 'Metric') return [metricOf(options, names, { isWatched: true })]
  if (calledName(value) !== 'MathExpression') return []
  const math = names.text(option(options, 'expression'))
  if (math === undefined) return []
  const period = secondsOf(option(options, 'period'), names)
  const used = names.resolve(option(options, 'usingMetrics'))
  const properties = used && ts.isObjectLiteralExpression(used) ? used.properties : []
  // The period of an expression is that of all its metrics.
  const inner = properties.flatMap((property) => {
    const id = property.name?.getText() ?? ''
    const metrics = metricsOf(option(used, id), names)
    return metrics.map((metric) => ({ ...metric, id, isWatched: false, ...(period !== undefined && { period }) }))
  })
  return [{ expression: math, isWatched: true }, ...inner]
}

/** A metric by its options; of `CfnAlarm` as well, which has them among its own. */
export function metricOf(options: ts.Expression | undefined, names: Names, about: AlarmMetric): AlarmMetric {
  return withKnown(about, {
    namespace: names.text(option(options, 'namespace')),
    name: names.text(option(options, 'metricName')),
    statistic: statisticOf(option(options, 'statistic'), names),
    period: secondsOf(option(options, 'period'), names),
  })
}

/** `Stats.SUM`, `Statistic.SUM`, `'Sum'` and `'sum'` as CloudWatch spells it; undefined where it is computed. */
function statisticOf(expression: ts.Expression | undefined, names: Names): string | undefined {
  const value = names.resolve(expression)
  if (!value) return STATISTIC
  const written = names.text(value) ?? (ts.isPropertyAccessExpression(value) ? value.name.text : undefined)
  if (written === undefined) return undefined
  const word = written.toLowerCase()
  return SPELLINGS[word] ?? written
}

const SPELLINGS: Readonly<Record<string, string>> = {
  sum: 'Sum',
  avg: 'Average',
  average: 'Average',
  min: 'Minimum',
  minimum: 'Minimum',
  max: 'Maximum',
  maximum: 'Maximum',
  n: 'SampleCount',
  sample_count: 'SampleCount',
  samplecount: 'SampleCount',
}

const UNITS: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 }

/** `Duration.minutes(5)`, or plain seconds as `CfnAlarm` takes them; undefined where it is computed. */
function secondsOf(expression: ts.Expression | undefined, names: Names): number | undefined {
  const value = names.resolve(expression)
  if (!value) return PERIOD
  const plain = names.number(value)
  if (plain !== undefined || !ts.isCallExpression(value)) return plain
  const unit = UNITS[calledName(value)]
  const number = names.number(value.arguments[0])
  return unit === undefined || number === undefined ? undefined : number * unit
}
