/** Whether somebody may be made to wait that long: 1 ms to 10 minutes; false for NaN. */
export function isBudget(milliseconds: number): boolean {
  return milliseconds >= 1 && milliseconds <= 600_000
}

/** A duration of the config file in milliseconds: `500ms`, `10s`, `1m`, or a number of seconds; NaN for anything else. */
export function durationMs(duration: string | number): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m)?$/.exec(String(duration)) ?? []
  const factor = { ms: 1, s: 1000, m: 60_000 }[unit ?? 's'] ?? 1000
  return Math.round(Number(amount) * factor)
}

/** A TTL of the config file in seconds: `90s`, `30m`, `1h`, `7d`, or a number of seconds; NaN for anything else. */
export function ttlSeconds(ttl: string | number): number {
  const [, amount, unit] = /^(\d+)([smhd])?$/.exec(String(ttl)) ?? []
  const factor = { s: 1, m: 60, h: 3600, d: 86_400 }[unit ?? 's'] ?? 1
  return Number(amount) * factor
}
