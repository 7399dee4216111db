import type { Tree } from '../documents/tree'
import { withoutVariables } from './queries'

/** Steps of an alert rule by their `refId`. */
export type Steps = ReadonlyMap<string, Tree>

/** Steps that use each other in a circle, or more of them than anybody writes. */
const MAX_DEPTH = 20

const COMPARISONS: Readonly<Record<string, string>> = { gt: '>', lt: '<', gte: '>=', lte: '<=', eq: '==', ne: '!=' }

/**
 * The condition of a Grafana alert as one PromQL expression: reductions keep what they reduce, since an alert is asked
 * at one moment, thresholds and classic conditions are comparisons, math is arithmetic. Undefined for what has none,
 * such as a query of another data source.
 *
 * Source: Grafana's documentation on alerting, "Write expression queries" and its provisioning format.
 */
export function conditionOf(refId: string, steps: Steps, depth = 0): string | undefined {
  const model = steps.get(refId)?.at('model') ?? steps.get(refId)
  if (!model || depth > MAX_DEPTH) return undefined
  const query = model.at('expr')?.text
  if (query !== undefined) return `(${withoutVariables(query)})`
  const from = model.at('expression')?.text ?? ''
  const inner = (ref: string) => conditionOf(ref.replace(/^\$\{?|\}$/g, ''), steps, depth + 1)
  switch (model.at('type')?.text) {
    case 'reduce':
    case 'resample':
      return inner(from)
    case 'math':
      return mathOf(from, inner)
    case 'threshold':
      return compared(inner(from), model.at('conditions', 0))
    case 'classic_conditions':
      return classicOf(model.at('conditions')?.items ?? [], inner)
    default:
      return undefined
  }
}

/** Conditions of dashboards before Grafana 8, and of `classic_conditions`: each asks a query, joined by and/or. */
export function classicOf(
  conditions: readonly Tree[],
  inner: (refId: string) => string | undefined,
): string | undefined {
  let all: string | undefined
  for (const condition of conditions) {
    const refId = condition.at('query', 'params', 0)?.text ?? ''
    const one = compared(inner(refId), condition)
    if (one === undefined) return undefined
    const operator = condition.at('operator', 'type')?.text === 'or' ? 'or' : 'and'
    // The queries of one alert have other labels each; Grafana joins only whether they are met.
    all = all === undefined ? one : `(${all}) ${operator} on () (${one})`
  }
  return all
}

/** `$A / ($A + $B) * 100 < 80`; the comparison yields 0 or 1, and 1 fires. */
function mathOf(written: string, inner: (refId: string) => string | undefined): string | undefined {
  let isWhole = true
  const text = written.replace(/\$\{?(\w{1,40})\}?/g, (_, refId: string) => {
    const one = inner(refId)
    if (one === undefined) isWhole = false
    return one ?? ''
  })
  return isWhole && text.trim() !== '' ? `(${text.replaceAll('&&', ' and ').replaceAll('||', ' or ')})` : undefined
}

/** `within_range` and `outside_range` have two bounds. */
function compared(of: string | undefined, condition: Tree | undefined): string | undefined {
  const [type, one, other] = [
    condition?.at('evaluator', 'type')?.text ?? '',
    condition?.at('evaluator', 'params', 0)?.number,
    condition?.at('evaluator', 'params', 1)?.number,
  ]
  if (of === undefined || one === undefined) return undefined
  if (COMPARISONS[type]) return `(${of} ${COMPARISONS[type]} ${one})`
  if (other === undefined) return undefined
  const [low, high] = [Math.min(one, other), Math.max(one, other)]
  if (type === 'within_range') return `(${of} > ${low} < ${high})`
  return type === 'outside_range' ? `((${of} < ${low}) or (${of} > ${high}))` : undefined
}
