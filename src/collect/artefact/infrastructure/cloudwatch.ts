import { type AlarmMetric, alertOfAlarm, type CloudWatchAlarm, withKnown } from '../../alarms/cloudwatch'
import type { Tree } from '../documents/tree'
import { HOLE, truth } from '../terraform/values'
import { keepAlert } from './alerts'
import { type Declared, nested, setting } from './declared'
import type { Interpreter } from './interpretation'

/** Alarms of CloudWatch, also those of the module that is most used for them. */
export const cloudWatch: { readonly types: RegExp; readonly interpret: Interpreter } = {
  types:
    /^(?:aws_cloudwatch_metric_alarm|AWS::CloudWatch::Alarm)$|terraform-aws-modules\/(?:terraform-aws-)?cloudwatch\/.{0,40}\bmetric-alarms?(?:-by-multiple-dimensions)?\b/,
  interpret(declared, found, all) {
    keepAlert(isOfMemcached(declared, all) ? undefined : alertOfAlarm(alarmOf(declared)), declared, found)
  },
}

/** Memcached has metrics of the same names: an alarm is of what is declared beside it. */
function isOfMemcached({ home }: Declared, all: readonly Declared[]): boolean {
  const beside = all.filter(
    (one) => one.home === home && /(?:_cluster|CacheCluster|replication_?group)$/i.test(one.type),
  )
  const engines = beside.map(({ tree, type }) => (/group$/i.test(type) ? 'redis' : setting(tree, 'engine')?.text))
  return engines.includes('memcached') && engines.every((engine) => engine === 'memcached')
}

/** An alarm as CloudWatch takes it. */
function alarmOf({ tree, name, place }: Declared): CloudWatchAlarm {
  const threshold = setting(tree, 'threshold')
  const isEnabled = enabledOf(tree)
  const comparison = known(setting(tree, 'comparison_operator'))
  const hasActions = hasMembers(setting(tree, 'alarm_actions'))
  return {
    place,
    name: setting(tree, 'alarm_name')?.text ?? name,
    metrics: metricsOf(tree),
    ...(comparison !== undefined && { comparison }),
    ...(threshold?.number !== undefined && { threshold: threshold.number }),
    ...(threshold && { writtenThreshold: `\`${threshold.unknown ?? threshold.text ?? ''}\`` }),
    ...(hasActions !== undefined && { hasActions }),
    ...(isEnabled !== undefined && { isEnabled }),
    flaws: [],
    doubts: [],
  }
}

function enabledOf(tree: Tree): boolean | undefined {
  const written = setting(tree, 'actions_enabled')
  const created = setting(tree, 'create_metric_alarm')
  if (created && truth(created) === false) return false
  return written ? truth(written) : true
}

/** Whether a list holds anything; undefined where it is not known. Members that are not known count. */
export function hasMembers(list: Tree | undefined): boolean | undefined {
  if (!list) return false
  if (list.unknown !== undefined) return undefined
  return list.items.some(({ content, unknown }) => unknown !== undefined || (content !== null && content !== ''))
}

function metricsOf(tree: Tree): readonly AlarmMetric[] {
  const queries = setting(tree, 'metric_query') ?? setting(tree, 'metrics')
  const listed = queries?.items ?? []
  if (listed.length === 0) return [metric(tree, { isWatched: true })]
  return listed.map((query) => {
    const [id, expression] = [known(setting(query, 'id')), setting(query, 'expression')?.text]
    const returned = setting(query, 'return_data')
    const isWatched = returned ? truth(returned) === true : listed.length === 1
    const about = { ...(id !== undefined && { id }), ...(expression !== undefined && { expression }), isWatched }
    const stat = nested(query, 'metric_stat') ?? nested(query, 'metric')
    return metric(stat, about)
  })
}

/** Terraform keeps the metric and its statistic together, CloudFormation puts the metric into `MetricStat`. */
function metric(tree: Tree | undefined, about: AlarmMetric): AlarmMetric {
  const inner = nested(tree, 'metric') ?? tree
  return withKnown(about, {
    namespace: known(setting(inner, 'namespace')),
    name: known(setting(inner, 'metric_name')),
    statistic: known(setting(tree, 'statistic') ?? setting(tree, 'stat') ?? setting(tree, 'extended_statistic')),
    period: setting(tree, 'period')?.number,
  })
}

function known(tree: Tree | undefined): string | undefined {
  return tree?.text?.includes(HOLE) ? undefined : tree?.text
}
