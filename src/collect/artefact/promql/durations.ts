/** Prometheus counts a day as 24 hours, a week as 7 days, a year as 365 days (common/model, `Duration`). */
const SECONDS: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
}
const DURATION = /^-?(?:\d{1,15}(?:ms|[smhdwy])){1,7}$/

/** Seconds of a duration as Prometheus writes it: `5m`, `1h30m`; undefined for anything else. */
export function secondsOf(written: string): number | undefined {
  if (!DURATION.test(written)) return undefined
  const parts = [...written.matchAll(/(\d{1,15})(ms|[smhdwy])/g)]
  const sum = parts.reduce((seconds, [, number, unit = '']) => seconds + Number(number) * (SECONDS[unit] ?? 0), 0)
  return written.startsWith('-') ? -sum : sum
}

/** A number as PromQL writes it: `0.8`, `1e3`, `0x1f`, `Inf`, also a duration in seconds; NaN for anything else. */
export function numberOf(written: string): number {
  const [, sign, plain = ''] = /^([-+]?)\s{0,10}(.{1,60})$/.exec(written) ?? []
  const value = /^inf$/i.test(plain)
    ? Number.POSITIVE_INFINITY
    : (secondsOf(plain) ?? Number(plain.replaceAll('_', '')))
  return sign === '-' ? -value : value
}
