import { amount, defineRule, ENOUGH_LOOKUPS, type Readings, type Role, type Thresholds } from '../../model'
import { percent, shareOf } from './advice/shares'
import { sinceStart, span, whyUnwatched } from './advice/time'

/** Roles in which a miss costs something: the work of computing the value again, or a login. */
const READS_OFTEN: readonly Role[] = ['cache', 'session']

interface Lookups {
  readonly readings: Readings
  readonly thresholds: Thresholds
}

export default defineRule({
  id: 'hit-ratio',
  item: 'hit-ratio',
  reads: 'probe',
  severity: 'error',
  since: '0.1.0',
  summary: 'Most lookups should find their key.',
  why: 'A cache that misses often does its work twice: the lookup, and then the query that it should have saved. When the hit ratio falls, the load moves to the database behind it.',
  instead:
    'Below 80 % look for TTLs that are too short, keys that hold too much variety (a timestamp, a whole query), evictions for want of memory, or caching of what nobody asks for again. Below 50 % the cache costs more than it saves. The ratio is that of the time in which the probe watches (`--window`), since the one since the start hides what happens now; only on a server without traffic the latter is told, as a note.',
  links: [
    'https://redis.io/docs/latest/commands/info/',
    'https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/latency/',
  ],
  messages: {
    low: 'The hit ratio is {ratio} % ({hits} of {lookups} lookups in {window}); {limit} % are expected. Look for TTLs that are too short, keys with too much variety in them, and evictions.',
    doubtful:
      'The hit ratio is {ratio} % ({hits} of {lookups} lookups in {window}), somewhere between {low} % and {high} %; {limit} % are expected. Watch it for longer: `--window 60s`.',
    lifetime:
      'The hit ratio {since} is {ratio} % ({hits} of {lookups} lookups); {limit} % are expected. There were {few} lookups while the probe watched, too few to tell how it is now.',
  },
  each: ({ role, readings }, { thresholds }): Lookups[] =>
    READS_OFTEN.includes(role) ? [{ readings, thresholds }] : [],
  check({ readings, thresholds: { hitRatio } }, { violation, cannot }) {
    const { window } = readings
    if (!window) return cannot(whyUnwatched(readings))
    const now = countsOf(window.stats)
    if (!now) return cannot('the server does not report keyspace_hits and keyspace_misses')
    if (now.lookups >= ENOUGH_LOOKUPS) {
      const { value, low, high } = shareOf(now.hits, now.lookups)
      if (value * 100 >= hitRatio.warning) return
      const limit = value * 100 < hitRatio.error ? hitRatio.error : hitRatio.warning
      const severity = limit === hitRatio.error ? 'error' : 'warning'
      const data = {
        ...told(now),
        ratio: percent(value),
        low: percent(low),
        high: percent(high),
        limit,
        window: span(window.seconds),
      }
      // An upper end beyond the limit means that another look may well find it met.
      if (high * 100 >= limit) violation('doubtful', null, data, { severity, outcome: 'unsure' })
      else violation('low', null, data, { severity })
      return
    }
    const ever = countsOf(readings.stats)
    const few = `${now.lookups} lookups in ${span(window.seconds)} are too few to tell the hit ratio`
    if (!ever || ever.lookups < ENOUGH_LOOKUPS) return cannot(`${few}: probe while there is traffic`)
    const { value } = shareOf(ever.hits, ever.lookups)
    if (value * 100 >= hitRatio.warning) {
      return cannot(`${few}; ${sinceStart(readings)} it is ${percent(value)} %: probe while there is traffic`)
    }
    const data = {
      ...told(ever),
      ratio: percent(value),
      limit: hitRatio.warning,
      since: sinceStart(readings),
      few: now.lookups,
    }
    violation('lifetime', null, data, { severity: 'note' })
  },
})

function told({ hits, lookups }: { hits: number; lookups: number }) {
  return { hits: amount(hits), lookups: amount(lookups) }
}

function countsOf({ keyspaceHits, keyspaceMisses }: Readings['stats']) {
  if (keyspaceHits === undefined || keyspaceMisses === undefined) return undefined
  return { hits: keyspaceHits, lookups: keyspaceHits + keyspaceMisses }
}
