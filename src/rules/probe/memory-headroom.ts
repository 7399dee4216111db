import { defineRule, FULL_BY_DESIGN, MEMORY_LEVELS, type ProbedServer, size } from '../../model'
import { whyUnread } from './advice/unread'

/** A cache that may evict any key fills up to maxmemory in normal work and loses nothing that it needs to keep. */
function isFullByDesign({ role, readings }: ProbedServer): boolean {
  return role === 'cache' && new RegExp(`^${FULL_BY_DESIGN}$`).test(readings.memory.policy ?? '')
}

export default defineRule({
  id: 'memory-headroom',
  item: 'memory-policy',
  reads: 'probe',
  severity: 'error',
  since: '0.1.0',
  summary: 'Keep room between the memory in use and maxmemory.',
  why: 'At maxmemory Redis either refuses writes (noeviction, or volatile-* without any TTL) or deletes keys to make room for each one. A deploy that adds keys to a nearly full instance brings that about within minutes.',
  instead:
    'Raise `maxmemory`, shorten TTLs or delete keys that nobody reads. From 80 % on this is a warning and from 95 % on an error; for a cache that may evict any key (allkeys-*) it stays a warning, since such a cache is full by design.',
  links: [
    'https://redis.io/docs/latest/develop/reference/eviction/',
    'https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/memory-optimization/',
  ],
  messages: {
    full: '{percent} % of maxmemory is in use ({used} of {maxmemory}): soon Redis refuses writes or deletes keys at every write. Raise `maxmemory`, shorten TTLs or delete keys before deploying.',
    evicting:
      '{percent} % of maxmemory is in use ({used} of {maxmemory}), so new keys push out others. If that lowers the hit ratio, raise `maxmemory` or shorten TTLs.',
  },
  each: (evidence) => [evidence],
  check(evidence, { violation, cannot }) {
    const { maxmemory, usedBytes } = evidence.readings.memory
    if (maxmemory === undefined) return cannot(whyUnread(evidence.readings, 'INFO memory', 'maxmemory'))
    if (usedBytes === undefined) return cannot(whyUnread(evidence.readings, 'INFO memory', 'used_memory'))
    if (maxmemory === 0) return cannot('maxmemory is 0: there is no limit to measure against')
    const percent = Math.floor((usedBytes / maxmemory) * 100)
    if (percent < MEMORY_LEVELS.warning) return
    const data = { percent, used: size(usedBytes), maxmemory: size(maxmemory) }
    const isEvicting = isFullByDesign(evidence)
    const severity = percent >= MEMORY_LEVELS.error && !isEvicting ? 'error' : 'warning'
    violation(isEvicting ? 'evicting' : 'full', null, data, { severity })
  },
})
