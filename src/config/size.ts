const UNITS: Readonly<Record<string, number>> = { '': 1, b: 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 }

/** Bytes of `512kb`, `1mb` or a number of bytes, with the units of redis.conf; the schema has checked how it is written. */
export function sizeBytes(written: number | string): number {
  if (typeof written === 'number') return written
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)([a-z]*)$/i.exec(written) ?? []
  return Math.round(Number(number) * (UNITS[unit.toLowerCase()] ?? 1))
}
