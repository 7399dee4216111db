import { drop, keep, keyOf } from './labels'
import type { Result, Sample } from './samples'
import type { Expression } from './syntax'

type Aggregate = Extract<Expression, { kind: 'aggregate' }>

/** Aggregations that pass on some of the samples as they are. */
const CHOOSING = new Set(['topk', 'bottomk', 'limitk', 'limit_ratio'])

/**
 * Sums up samples by their labels. Every sample stands for that of each of the servers.
 *
 * @param servers how many there are
 */
export function aggregate({ name, grouping }: Aggregate, samples: readonly Sample[], servers: number): Result {
  if (CHOOSING.has(name)) return samples
  const groups = new Map<string, Sample[]>()
  for (const sample of samples) {
    const labels = grouping.without ? drop(sample.labels, grouping.labels) : keep(sample.labels, grouping.labels)
    const group = groups.get(keyOf(labels)) ?? []
    groups.set(keyOf(labels), [...group, { ...sample, labels }])
  }
  return [...groups.values()].map((group) => ({
    labels: (group[0] as Sample).labels,
    value: summedUp(name, group, servers),
    isCertain: group.some(({ isCertain }) => isCertain),
  }))
}

function summedUp(name: string, group: readonly Sample[], servers: number): number | undefined {
  if (name === 'count') return group.length * servers
  if (name === 'group') return 1
  const values = group.flatMap(({ value }) => (value === undefined ? [] : [value]))
  if (values.length < group.length) return undefined
  const sum = values.reduce((one, other) => one + other, 0)
  switch (name) {
    case 'sum':
      return sum * servers
    case 'avg':
      return sum / values.length
    case 'min':
      return Math.min(...values)
    case 'max':
    case 'quantile':
      return Math.max(...values)
    case 'stddev':
    case 'stdvar':
      return values.length === 1 ? 0 : undefined
    default:
      return undefined
  }
}
