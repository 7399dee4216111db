import { type Alert, defineRule } from '../../model'
import { isUnwatched, NO_ALERTS, reportAlert, type Watch, watchedOn } from './advice/alerts'
import { doubtUnread } from './advice/unread'

export default defineRule({
  id: 'hit-ratio-alert',
  item: 'hit-ratio',
  reads: 'artefact',
  severity: 'warning',
  since: '0.1.0',
  summary: 'An alert should fire when the hit ratio falls below 80 %.',
  why: 'A cache that begins to miss says nothing: the service goes on answering, and the load moves to the database until that gives way. Whoever is told at 80 % has time to look for the reason; below 50 % the cache costs more than it saves.',
  instead:
    'Let an alert compare `rate(redis_keyspace_hits_total[5m]) / (rate(redis_keyspace_hits_total[5m]) + rate(redis_keyspace_misses_total[5m]))` with 0.8, and a second, more urgent one with 0.5. `redis-preflight alerts` prints both, ready-made. Use `rate`: the counters themselves start with the server and hardly move any more after some weeks.',
  links: [
    'https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/',
    'https://redis.io/docs/latest/commands/info/',
  ],
  messages: {
    none: 'No alert is built on the hit ratio of Redis: nobody is told when the cache begins to miss. `redis-preflight alerts` prints one to start from.',
    flawed: 'The alert {name} is on the hit ratio, but it {flaws}.',
    doubtful: 'Whether the alert {name} fires when the hit ratio falls is not certain: {doubts}.',
    firing:
      'The alert {name} fires at this moment, says the running Prometheus. The hit ratio is low where that watches: find out why before you deploy.',
    low: 'The alert {name} fires below {below} %, and none above that: {warning} % is where a look is worth it, {error} % is an emergency. Raise its threshold, or add one at {warning} %: `redis-preflight alerts` prints it.',
    gap: 'The alert {name} fires between {above} % and {below} %, and no alert fires below that: the worst falls go unnoticed.',
    relative:
      'The alert {name} compares the hit ratio with an earlier one: a slow fall goes unnoticed. Add one with a fixed bound at {warning} %.',
  },
  doubt: doubtUnread('alerts'),
  each: (evidence, all) =>
    watchedOn('hit-ratio', evidence, all).map((watched) => ({ ...watched, levels: all.thresholds.hitRatio })),
  check(watched, { violation, cannot }) {
    if (watched.kind !== 'repository') return reportAlert(watched, violation)
    const { watch, levels } = watched
    if (watch.inAll === 0) return cannot(NO_ALERTS)
    if (isUnwatched(watch)) return violation('none', watch.neighbour)
    const [first] = watch.sound
    if (!first) return
    const highest = highestOf(watch)
    if (!highest) return violation('relative', first.place, { name: first.name, ...levels }, { severity: 'note' })
    const { name, place, trigger: { below = 0, above = 0 } = {} } = highest
    if (below < levels.warning) {
      violation('low', place, { name, below, ...levels }, { severity: below < levels.error ? 'warning' : 'note' })
    }
    if (watch.sound.every(({ trigger }) => (trigger?.above ?? 0) > 0)) violation('gap', place, { name, above, below })
  },
})

/** The alert that fires first when the hit ratio falls. */
function highestOf({ sound }: Watch): Alert | undefined {
  const bounded = sound.filter(({ trigger }) => trigger?.below !== undefined)
  return bounded.toSorted((one, other) => (other.trigger?.below ?? 0) - (one.trigger?.below ?? 0))[0]
}
