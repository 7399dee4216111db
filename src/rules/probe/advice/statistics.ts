/** An estimate and the range in which the true value lies with a probability of 95 %. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** The 97.5th percentile of the normal distribution: two-sided 95 %. */
const Z = 1.959964

/** What was seen of a group in a simple random sample. */
export interface Seen {
  /** Members of the group in the sample. */
  readonly hits: number
  /** Size of the sample; 1 at least. */
  readonly sampled: number
  /** How many there are to sample from. */
  readonly population: number
}

/**
 * The share of a group, from 0 to 1, with Wilson's score interval, which holds for small samples and shares near 0 and 1
 * too (E. B. Wilson, 1927; Brown, Cai and DasGupta, 2001).
 */
export function shareOf({ hits, sampled }: Pick<Seen, 'hits' | 'sampled'>): Estimate {
  const share = hits / sampled
  const square = Z ** 2 / sampled
  const centre = (share + square / 2) / (1 + square)
  const half = (Z * Math.sqrt((share * (1 - share)) / sampled + square / (4 * sampled))) / (1 + square)
  return { value: share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}

/** How many of the population are in the group: never fewer than were seen, never more than were not seen elsewhere. */
export function countOf(seen: Seen): Estimate {
  const { hits, sampled } = seen
  const population = Math.max(seen.population, sampled)
  const { value, low, high } = shareOf(seen)
  return {
    value: Math.round(value * population),
    low: Math.max(hits, Math.floor(low * population)),
    high: Math.min(population - (sampled - hits), Math.ceil(high * population)),
  }
}

/**
 * The bytes of the whole group, from the mean and standard deviation of its sampled members: both how many there are and
 * how large they are is uncertain. Each sampled key counts with its bytes if it is a member and with 0 if not; the mean
 * of that is nearly normal. Never less than what was seen.
 */
export function bytesOf(seen: Seen, { mean, deviation }: { mean: number; deviation: number }): Estimate {
  const { hits, sampled } = seen
  const population = Math.max(seen.population, sampled)
  const share = hits / sampled
  const variance = share * (deviation ** 2 + mean ** 2) - (share * mean) ** 2
  const half = Z * population * Math.sqrt(Math.max(0, variance) / sampled)
  const value = share * mean * population
  return { value, low: Math.max(hits * mean, value - half), high: value + half }
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

/** A share from 0 to 1 for people: `12 %`, `1.3 %`, `under 0.1 %`. */
export function percent(share: number): string {
  const value = share * 100
  if (value > 0 && value < 0.1) return 'under 0.1 %'
  return `${value < 10 ? Number(value.toFixed(1)) : Math.round(value)} %`
}
