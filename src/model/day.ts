const DAY_MS = 24 * 60 * 60 * 1000

/** The day of a moment in UTC, `YYYY-MM-DD`; today unless given. */
export function utcDay(moment: Date = new Date()): string {
  return moment.toISOString().slice(0, 10)
}

/** Whether a text is a day that exists, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && utcDay(date) === text
}

/** Days from one day to another, both `YYYY-MM-DD`; negative where the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}
