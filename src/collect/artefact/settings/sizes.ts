/** Redis counts `1k` in thousands and `1kb` in 1024s, whatever the case (redis.conf, "Note on units"). */
const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1000,
  kb: 1024,
  m: 1000 ** 2,
  mb: 1024 ** 2,
  g: 1000 ** 3,
  gb: 1024 ** 3,
}

/** Bytes of a `maxmemory` as redis.conf writes it; null for what is not a size, such as a variable or a percentage. */
export function bytesOf(written: string): number | null {
  const [, number, unit = ''] = /^(\d{1,15})([a-z]{0,2})$/i.exec(written.trim()) ?? []
  const factor = UNITS[unit.toLowerCase()]
  return number === undefined || factor === undefined ? null : Number(number) * factor
}
