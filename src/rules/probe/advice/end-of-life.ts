/**
 * As of 2026-11-27: versions that get no more fixes, with the day on which that began: from the security page of Redis and the release page
 * of Valkey, as endoflife.date collects them. A version that is not here is supported, or nobody has said that it is not.
 */
const ENDED: Readonly<Record<string, readonly (readonly [version: string, ended: string])[]>> = {
  redis: [
    ['8.0', '2026-02-11'],
    ['7.0', '2024-07-29'],
    ['6.0', '2022-05-31'],
    ['5.0', '2022-04-27'],
  ],
}

/** Older majors ended before the oldest of the table. */
const OLDEST_MAJOR = 5

/** The day on which a product's version stopped getting fixes, `YYYY-MM-DD`; undefined where it still does or nothing is known. */
export function endOfLife(product: string, version: string): string | undefined {
  const [major = Number.NaN, minor = 0] = version.split('.').map(Number)
  const known = ENDED[product]
  if (!known || Number.isNaN(major)) return undefined
  if (major < OLDEST_MAJOR) return known.at(-1)?.[1]
  return known.find(([ended]) => ended === `${major}.${minor}`)?.[1]
}
