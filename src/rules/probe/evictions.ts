import { amount, defineRule, EVICTION_RISE } from '../../model'
import { sinceStart, span, whyUnwatched } from './advice/time'

export default defineRule({
  id: 'evictions',
  item: 'eviction-rate',
  reads: 'probe',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Evictions should be rare and must not rise.',
  why: 'Redis evicts when it is full: each new key then costs an old one. A full cache lives with that, but a rate that rises means that the data in use no longer fits, and the hit ratio falls next. Where nothing may be evicted, writes are refused instead.',
  instead:
    'Raise `maxmemory`, shorten TTLs, store less for each key, or move what is no cache to an instance of its own. Alert on `rate(redis_evicted_keys_total[5m])`, on its rise, and on errors of the kind OOM.',
  links: ['https://redis.io/docs/latest/develop/reference/eviction/', 'https://redis.io/docs/latest/commands/info/'],
  messages: {
    rising:
      '{rate} keys are evicted each second, and it rises: {first} at the beginning of {window}, {last} at the end. What is in use no longer fits: raise `maxmemory`, shorten TTLs or store less.',
    steady:
      '{rate} keys are evicted each second (over {window}). A full cache lives with that as long as the hit ratio is good; watch both.',
    refusing:
      '{count} writes were refused with OOM within {window}: the memory is full and nothing may be evicted. Raise `maxmemory`, delete keys, or let the policy evict.',
    refused:
      '{count} writes were refused with OOM {since}: the memory was full and nothing could be evicted. Raise `maxmemory`, or let the policy evict.',
    exceeded:
      'The memory in use stood above maxmemory for {ms} ms within {window}: there was nothing left to evict, and writes may have been refused. Raise `maxmemory`, delete keys, or let the policy evict.',
  },
  each: ({ readings }) => [readings],
  check(readings, { violation, cannot }) {
    const { window, stats } = readings
    if (!window) return cannot(whyUnwatched(readings))
    const { evictedKeys, refusedWrites, exceededMs = 0 } = window.stats
    if (evictedKeys === undefined) return cannot('the server does not report evicted_keys')
    const over = span(window.seconds)
    if (refusedWrites === undefined) {
      if (exceededMs > 0) violation('exceeded', null, { ms: amount(exceededMs), window: over })
    } else if (refusedWrites > 0) {
      violation('refusing', null, { count: amount(refusedWrites), window: over }, { severity: 'error' })
    } else if ((stats.refusedWrites ?? 0) > 0) {
      violation('refused', null, { count: amount(stats.refusedWrites ?? 0), since: sinceStart(readings) })
    }
    if (evictedKeys === 0) return
    const rates = window.evictionsPerSecond ?? []
    const [first = 0, last = 0] = [rates[0], rates.at(-1)]
    const data = { rate: amount(evictedKeys / window.seconds), first: amount(first), last: amount(last), window: over }
    if (isRising(rates)) violation('rising', null, data)
    else violation('steady', null, data, { severity: 'note' })
  },
})

/** Each part of the window above the one before, and the last well above the first. */
function isRising(rates: readonly number[]): boolean {
  const grows = rates.slice(1).every((rate, index) => rate > (rates[index] ?? 0))
  return rates.length >= 3 && grows && (rates.at(-1) ?? 0) >= EVICTION_RISE * (rates[0] ?? 0)
}
