import type { Metric } from './metrics'

/** How fast something happens and how often it has happened, at moments in seconds; 0 is now, what was is below. */
export interface Flow {
  rate(at: number): number
  total(at: number): number
}

/** An imagined course of events, in which an expression is tried out. */
export interface World {
  readonly hits: Flow
  readonly misses: Flow
  readonly evictions: Flow
  /** How many servers there are, all alike. */
  readonly servers: number
  /** What a whole is in the ratios whose names do not tell: 1 or 100. */
  readonly whole: 1 | 100
}

/** The clouds sum up what happened in a minute, unless told otherwise. */
const PERIOD = 60

/** Always the same rate; `before` is what had been counted up to now. */
export function steady(rate: number, before: number): Flow {
  return { rate: () => rate, total: (at) => before + rate * at }
}

/** Another rate since some seconds ago, after a longer time of the first. */
export function changed(earlier: number, rate: number, since: number, uptime: number): Flow {
  return {
    rate: (at) => (at < -since ? earlier : rate),
    total: (at) => earlier * (uptime + Math.min(at, -since)) + rate * Math.max(0, at + since),
  }
}

/** Growing evenly from nothing within some seconds. */
export function growing(rate: number, within: number, before: number): Flow {
  const at = (moment: number) => Math.max(0, 1 + moment / within)
  return {
    rate: (moment) => rate * at(moment),
    total: (moment) => before + (rate * within * at(moment) ** 2) / 2,
  }
}

/** The value of a series at a moment; undefined where nothing here says what it would be. */
export function measured({ part, shape, whole, value }: Metric, world: World, at: number): number | undefined {
  if (value !== undefined) return value
  const { hits, misses, evictions } = world
  switch (part) {
    case 'hits':
      return flowing(hits, shape, at)
    case 'misses':
      return flowing(misses, shape, at)
    case 'lookups':
      return flowing(hits, shape, at) + flowing(misses, shape, at)
    case 'commands':
      return 2 * (flowing(hits, shape, at) + flowing(misses, shape, at))
    case 'evictions':
      return flowing(evictions, shape, at)
    case 'hit-ratio': {
      const [found, missed] =
        shape === 'lifetime' ? [hits.total(at), misses.total(at)] : [hits.rate(at), misses.rate(at)]
      return (found / (found + missed)) * (whole ?? world.whole)
    }
    case 'miss-ratio':
      return (misses.rate(at) / (hits.rate(at) + misses.rate(at))) * (whole ?? world.whole)
    default:
      return undefined
  }
}

function flowing(flow: Flow, shape: Metric['shape'], at: number): number {
  return shape === 'counter' ? flow.total(at) : flow.rate(at) * PERIOD
}
