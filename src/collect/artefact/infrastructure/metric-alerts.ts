import type { Alert, Subject } from '../../../model'
import { COMPARISONS, type Comparison } from '../../alarms/comparisons'
import { doubtful, type Firing, firingOf, type Situation } from '../../alarms/firing'
import type { Tree } from '../documents/tree'
import { truth } from '../terraform/values'
import { keepAlert } from './alerts'
import { hasMembers } from './cloudwatch'
import { type Declared, nested } from './declared'
import type { Interpreter } from './interpretation'

/** One threshold on one metric. */
export interface Criterion {
  readonly metric: string
  readonly subject: Subject
  /** Undefined where the metric is of something else than hits and evictions. */
  readonly value?: (now: Situation) => number
  readonly operator?: string | undefined
  readonly threshold?: Tree | undefined
}

/** Metric alerts of Azure on its caches. */
export const azureAlerts: { readonly types: RegExp; readonly interpret: Interpreter } = {
  types: /^azurerm_monitor_metric_alert$/,
  interpret(declared, found) {
    const { tree } = declared
    const criteria = nested(tree, 'criteria') ?? nested(tree, 'dynamic_criteria')
    const isRedis = /^microsoft\.cache\/redis/i.test(criteria?.at('metric_namespace')?.text ?? '')
    const action = tree.at('action')
    const alert =
      isRedis && criteria ? alertOf('azure', declared, azureCriterion(criteria, tree), hasMembers(action)) : undefined
    keepAlert(alert, declared, found)
  },
}

/** An alert on one criterion, with whom it tells. */
export function alertOf(
  system: Alert['system'],
  { tree, place, name }: Declared,
  criterion: Criterion,
  heard: boolean | undefined,
): Alert {
  const { metric, subject, operator, threshold } = criterion
  const firing = criterionFiring(criterion)
  const enabled = tree.at('enabled')
  return {
    place,
    system,
    name: (tree.at('display_name') ?? tree.at('name'))?.text ?? name,
    subject,
    expression: `${metric} ${operator ?? '?'} ${threshold?.text ?? threshold?.unknown ?? '?'}`,
    ...(firing.trigger && { trigger: firing.trigger }),
    flaws: [
      ...firing.flaws,
      ...(enabled && truth(enabled) === false ? ['is switched off'] : []),
      ...(heard === false ? ['notifies nobody'] : []),
    ],
    doubts: [...firing.doubts, ...(heard === undefined ? ['whom it notifies is not known here'] : [])],
  }
}

/** Both clouds name their comparisons much alike: `LessThan`, `COMPARISON_LT`. */
const SIGNS: Readonly<Record<string, Comparison>> = {
  GreaterThan: '>',
  GreaterThanOrEqual: '>=',
  LessThan: '<',
  LessThanOrEqual: '<=',
  COMPARISON_GT: '>',
  COMPARISON_GE: '>=',
  COMPARISON_LT: '<',
  COMPARISON_LE: '<=',
}

function criterionFiring({ subject, value, operator, threshold }: Criterion): Firing {
  if (subject !== 'hit-ratio' && subject !== 'evictions') return { flaws: [], doubts: [] }
  const sign = SIGNS[operator ?? '']
  const limit = threshold?.number
  if (!value || !sign || limit === undefined) return doubtful('its threshold is not known here')
  return firingOf(subject, (now) => COMPARISONS[sign](value(now), limit))
}

/** `PT5M` in seconds. */
function durationOf(window: string | undefined): number {
  const [, hours = '0', minutes = '0'] = /^PT(?:(\d{1,3})H)?(?:(\d{1,3})M)?$/.exec(window ?? 'PT5M') ?? []
  return Number(hours) * 3600 + Number(minutes) * 60
}

/** Metrics of Azure Cache for Redis ("Supported metrics for Microsoft.Cache/redis"), counts unless they say otherwise. */
function azureCriterion(criteria: Tree, tree: Tree): Criterion {
  const metric = criteria.at('metric_name')?.text ?? ''
  const isTotal = criteria.at('aggregation')?.text === 'Total'
  // A minute is the grain of these metrics; a total adds those of the window.
  const seconds = isTotal ? durationOf(tree.at('window_size')?.text) : 60
  const name = metric.toLowerCase().replace(/^all/, '').replace(/\d$/, '')
  const known: Readonly<Record<string, readonly [Subject, ((now: Situation) => number)?]>> = {
    cachehits: ['hit-ratio', ({ hits }) => hits * seconds],
    cachemisses: ['hit-ratio', ({ misses }) => misses * seconds],
    cachemissrate: ['hit-ratio', ({ hits, misses }) => (100 * misses) / (hits + misses)],
    evictedkeys: ['evictions', ({ evictions }) => evictions * seconds],
    usedmemory: ['memory'],
    usedmemorypercentage: ['memory'],
    connectedclients: ['connections'],
  }
  const [subject, value] = known[name] ?? (['other'] as const)
  const operator = criteria.at('operator')?.text
  return { metric, subject, ...(value && { value }), operator, threshold: criteria.at('threshold') }
}
