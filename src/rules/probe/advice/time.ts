import { count, type Readings } from '../../../model'

/** A stretch of time in its largest whole unit: `3 days`, `1 hour`, `45 seconds`. */
export function span(seconds: number): string {
  if (seconds >= 2 * 86_400) return count(Math.floor(seconds / 86_400), 'day')
  if (seconds >= 2 * 3600) return count(Math.floor(seconds / 3600), 'hour')
  if (seconds >= 2 * 60) return count(Math.floor(seconds / 60), 'minute')
  return count(Math.round(seconds), 'second')
}

/** What the counters of a server cover: `in the 3 days since the server started`. CONFIG RESETSTAT may have cut it short. */
export function sinceStart({ server: { uptimeSeconds } }: Readings): string {
  return uptimeSeconds === undefined
    ? 'since the server started'
    : `in the ${span(uptimeSeconds)} since the server started`
}

/** Why there is no reading over time: what became of the attempt. */
export function whyUnwatched({ unread }: Readings): string {
  const failed = unread.find(({ section }) => section === WATCHING)
  return failed ? `the counters could not be watched: ${failed.reason}` : 'the counters were not watched'
}

/** The name under which the collector notes that it could not watch the counters. */
const WATCHING = 'the counters over time'
