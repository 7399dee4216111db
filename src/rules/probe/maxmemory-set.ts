import { defineRule, size } from '../../model'
import { whyUnread } from './advice/unread'

export default defineRule({
  id: 'maxmemory-set',
  item: 'memory-policy',
  reads: 'probe',
  severity: 'error',
  since: '0.1.0',
  summary: 'Give Redis a memory limit.',
  why: 'Without maxmemory Redis takes memory until the machine or the container has none left. Then the operating system kills it, and the whole cache is gone at once; the eviction policy never gets a chance to act.',
  instead:
    'Set `maxmemory` to about three quarters of what the machine or container has, so that forks, buffers and fragmentation fit into the rest. Write it into redis.conf or the settings of the service: CONFIG SET alone is lost at the next restart.',
  links: [
    'https://redis.io/docs/latest/develop/reference/eviction/',
    'https://redis.io/docs/latest/operate/oss_and_stack/management/config/',
  ],
  messages: {
    unlimited:
      'maxmemory is 0, which is no limit: Redis, now at {used}, grows until the operating system kills it. Set `maxmemory` to about three quarters of the memory that the machine or container has.',
    beyond:
      'maxmemory is {maxmemory}, but the machine has {total} only: the operating system kills Redis before the limit is reached. Set `maxmemory` to about three quarters of the memory of the machine or container.',
  },
  each: (evidence) => [evidence],
  check(evidence, { violation, cannot }) {
    const { maxmemory, usedBytes, totalSystemBytes } = evidence.readings.memory
    if (maxmemory === undefined) return cannot(whyUnread(evidence.readings, 'INFO memory', 'maxmemory'))
    if (maxmemory === 0) {
      violation('unlimited', null, { used: usedBytes === undefined ? 'an unknown size' : size(usedBytes) })
    } else if (totalSystemBytes !== undefined && totalSystemBytes > 0 && maxmemory >= totalSystemBytes) {
      violation('beyond', null, { maxmemory: size(maxmemory), total: size(totalSystemBytes) }, { severity: 'warning' })
    }
  },
})
