/** A share with its 95 % confidence interval; all between 0 and 1. */
interface Share {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** The two-sided 95 % quantile of the normal distribution. */
export const Z = 1.96

/** The share of `hits` among `total`, with Wilson's interval, which holds for small numbers and shares near 0 or 1 too. */
export function shareOf(hits: number, total: number): Share {
  const value = hits / total
  const z2 = Z * Z
  const centre = (value + z2 / (2 * total)) / (1 + z2 / total)
  const half = (Z * Math.sqrt((value * (1 - value)) / total + z2 / (4 * total * total))) / (1 + z2 / total)
  return { value, low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}

/** A share in percent, without decimals but for small ones, never rounded to a whole that it is not: `99.9`, `0.3`. */
export function percent(share: number): string {
  const value = share * 100
  return (value < 1 || value > 99) && value !== Math.round(value) ? value.toFixed(1) : String(Math.round(value))
}
