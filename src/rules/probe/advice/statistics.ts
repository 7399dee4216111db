import { percent, shareOf, Z } from './shares'

/** An estimate and the range in which the true value lies with a probability of 95 %. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** What was seen of a group in a simple random sample. */
export interface Seen {
  /** Members of the group in the sample. */
  readonly hits: number
  /** Size of the sample; 1 at least. */
  readonly sampled: number
  /** How many there are to sample from. */
  readonly population: number
}

/** How many of the population are in the group: never fewer than were seen, never more than were not seen elsewhere. */
export function countOf(seen: Seen): Estimate {
  const { hits, sampled } = seen
  const population = Math.max(seen.population, sampled)
  const { value, low, high } = shareOf(hits, sampled)
  return {
    value: Math.round(value * population),
    low: Math.max(hits, Math.floor(low * population)),
    high: Math.min(population - (sampled - hits), Math.ceil(high * population)),
  }
}

/**
 * The bytes of the whole group, from the mean and standard deviation of its sampled members: both how many there are and
 * how large they are is uncertain. Each sampled key counts with its bytes if it is a member and with 0 if not; the mean
 * of that is nearly normal. Never less uncertain than their number, which matters where all that was sampled are members.
 */
export function bytesOf(seen: Seen, { mean, deviation }: { mean: number; deviation: number }): Estimate {
  const { hits, sampled } = seen
  const population = Math.max(seen.population, sampled)
  const share = hits / sampled
  const variance = share * (deviation ** 2 + mean ** 2) - (share * mean) ** 2
  const half = Z * population * Math.sqrt(Math.max(0, variance) / sampled)
  const value = share * mean * population
  const count = countOf(seen)
  return {
    value,
    low: Math.max(hits * mean, Math.min(value - half, count.low * mean)),
    high: Math.max(value + half, count.high * mean),
  }
}

/** The largest share, from 0 to 1, of which a sample of this size has no member with a probability of 5 %. */
export function largestUnseenShare(sampled: number): number {
  return 1 - 0.05 ** (1 / sampled)
}

/** A number with three digits that count: an estimate does not know more. */
export function rounded(value: number): number {
  if (value === 0) return 0
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(value))) - 2)
  return Math.round(value / unit) * unit
}

/** A share from 0 to 1 for people: `12 %`, `0.3 %`, `under 0.1 %`. */
export function inPercent(share: number): string {
  return share > 0 && share < 0.001 ? 'under 0.1 %' : `${percent(share)} %`
}
