import type { Sample } from './samples'

/** Values of one series at moments of a range, oldest first. */
export interface Track {
  readonly values: readonly number[]
  readonly moments: readonly number[]
}

/** How often Prometheus is taken to read a metric, seconds; its own default is a minute, most set less. */
const SCRAPED_EVERY = 30

/** What a function of a range makes of the values in it; undefined where it cannot be said. */
export function overRange(name: string, { values, moments }: Track, parameter: number | undefined): number | undefined {
  const [first, last] = [values[0], values.at(-1)]
  const [start, end] = [moments[0], moments.at(-1)]
  if (first === undefined || last === undefined || start === undefined || end === undefined) return undefined
  const slope = end > start ? (last - first) / (end - start) : 0
  switch (name) {
    case 'rate':
    case 'irate':
    case 'deriv':
      return slope
    case 'increase':
    case 'delta':
      return last - first
    case 'idelta':
      return slope * SCRAPED_EVERY
    case 'predict_linear':
      return parameter === undefined ? undefined : last + slope * parameter
    case 'avg_over_time':
      return mean(values)
    case 'min_over_time':
      return Math.min(...values)
    case 'max_over_time':
    case 'quantile_over_time':
      return Math.max(...values)
    case 'sum_over_time':
      return mean(values) * Math.max(1, (end - start) / SCRAPED_EVERY)
    case 'last_over_time':
      return last
    case 'first_over_time':
      return first
    case 'stddev_over_time':
      return Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)))
    case 'changes':
      return values.some((value) => value !== first) ? (end - start) / SCRAPED_EVERY : 0
    case 'resets':
      return 0
    case 'present_over_time':
      return 1
    case 'count_over_time':
      return Math.max(1, (end - start) / SCRAPED_EVERY)
    default:
      return undefined
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** A function that changes one value, given its other arguments; undefined: not one of these. */
export function ofValue(
  name: string,
  args: readonly (number | undefined)[],
): ((value: number) => number | undefined) | undefined {
  const [one, two] = args
  switch (name) {
    case 'abs':
      return Math.abs
    case 'ceil':
      return Math.ceil
    case 'floor':
      return Math.floor
    case 'sqrt':
      return Math.sqrt
    case 'exp':
      return Math.exp
    case 'ln':
      return Math.log
    case 'log2':
      return Math.log2
    case 'log10':
      return Math.log10
    case 'sgn':
      return Math.sign
    case 'clamp_max':
      return (value) => (one === undefined ? undefined : Math.min(value, one))
    case 'clamp_min':
      return (value) => (one === undefined ? undefined : Math.max(value, one))
    case 'clamp':
      return (value) => (one === undefined || two === undefined ? undefined : Math.max(one, Math.min(two, value)))
    case 'round':
      return (value) => Math.round(value / (one ?? 1)) * (one ?? 1)
    case 'sort':
    case 'sort_desc':
    case 'sort_by_label':
    case 'sort_by_label_desc':
    case 'label_join':
      return (value) => value
    default:
      return undefined
  }
}

/** What `absent()` yields: a sample where there is none. */
export function absent(samples: readonly Sample[], labels: Sample['labels']): Sample[] {
  if (samples.some(({ isCertain }) => isCertain)) return []
  return [{ labels, value: 1, isCertain: samples.length === 0 }]
}
