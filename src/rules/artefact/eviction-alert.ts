import { defineRule } from '../../model'
import { isUnwatched, NO_ALERTS, reportAlert, watchedOn } from './advice/alerts'
import { doubtUnread } from './advice/unread'

export default defineRule({
  id: 'eviction-alert',
  item: 'eviction-rate',
  reads: 'artefact',
  severity: 'warning',
  since: '0.1.0',
  summary: 'An alert should fire when Redis evicts keys, and evicts more and more.',
  why: 'Redis evicts when its memory is full: each new key then costs an old one. Nothing fails, so nobody notices, until so much is evicted that the hit ratio falls and the database gets the load. Rising evictions are the first sign, hours or days before.',
  instead:
    'Alert on `rate(redis_evicted_keys_total[5m]) > 0`, and where a full cache is meant to evict, on its rise: `rate(redis_evicted_keys_total[5m]) > 2 * rate(redis_evicted_keys_total[5m] offset 1h)`. `redis-preflight alerts` prints one that asks for both. The counter itself never falls: compared as it is, it fires for ever after the first eviction.',
  links: [
    'https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/',
    'https://redis.io/docs/latest/develop/reference/eviction/',
  ],
  messages: {
    none: 'No alert is built on the evictions of Redis: nobody is told when its memory is full and keys are thrown out. `redis-preflight alerts` prints one to start from.',
    flawed: 'The alert {name} is on evictions, but it {flaws}.',
    doubtful: 'Whether the alert {name} fires when Redis evicts keys is not certain: {doubts}.',
    firing:
      'The alert {name} fires at this moment, says the running Prometheus. Keys are thrown out where that watches: find out why before you deploy.',
  },
  doubt: doubtUnread('alerts'),
  each: (evidence, all) => watchedOn('evictions', evidence, all),
  check(watched, { violation, cannot }) {
    if (watched.kind !== 'repository') return reportAlert(watched, violation)
    if (watched.watch.inAll === 0) cannot(NO_ALERTS)
    else if (isUnwatched(watched.watch)) violation('none', watched.watch.neighbour)
  },
})
