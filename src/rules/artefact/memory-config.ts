import { defineRule } from '../../model'
import { doubtUnread } from './advice/unread'

export default defineRule({
  id: 'memory-config',
  item: 'memory-policy',
  reads: 'artefact',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Write maxmemory into the configuration that is deployed.',
  why: 'A server that is configured without maxmemory takes memory until the operating system kills it. What somebody has set by CONFIG SET is gone at the next restart; what is in the repository comes back.',
  instead:
    'Set `maxmemory` to about three quarters of what the machine or container has, and a `maxmemory-policy` that suits what the instance is for.',
  links: ['https://redis.io/docs/latest/develop/reference/eviction/'],
  messages: {
    unlimited: 'This {format} sets no maxmemory: Redis grows until the operating system kills it.',
  },
  doubt: doubtUnread('server-settings'),
  each: ({ settings }) => settings.filter(({ isForDevelopment }) => !isForDevelopment),
  check({ maxmemory, place, format }, { violation }) {
    if (maxmemory === undefined || maxmemory.bytes === 0) violation('unlimited', maxmemory?.place ?? place, { format })
  },
})
