import { defineRule, size } from '../../model'

/** With less in use, the fixed costs of the allocator weigh more than any fragmentation (measured: 2.9 at 6 MB). */
const MATTERS_FROM = 100 * 1024 * 1024
/** Where Redis' own active defragmentation takes the upper end of what is bearable (active-defrag-threshold-upper is 100 %). */
const WARNING_AT = 1.5

export default defineRule({
  id: 'fragmentation',
  item: 'memory-policy',
  reads: 'probe',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Memory should not be lost to fragmentation.',
  why: 'The allocator holds pages in which only a part is in use. That part does not count towards maxmemory, but the machine has to have it, so Redis may be killed although it is within its limit.',
  instead:
    'Set `activedefrag yes` (with jemalloc), or restart or fail over at a quiet time. Values of very different sizes that are rewritten all the time are the usual cause. Judged from 100 MiB in use on, by allocator_frag_ratio.',
  links: ['https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/memory-optimization/'],
  messages: {
    high: 'The allocator holds {ratio} times the memory that is in use ({used}): fragmentation takes what maxmemory does not count. Set `activedefrag yes`, or restart at a quiet time.',
  },
  each: ({ readings: { memory } }) => {
    const { allocatorFragmentation: ratio, usedBytes: used } = memory
    return ratio !== undefined && used !== undefined && used >= MATTERS_FROM ? [{ ratio, used }] : []
  },
  check({ ratio, used }, { violation }) {
    if (ratio >= WARNING_AT) violation('high', null, { ratio: ratio.toFixed(2), used: size(used) })
  },
})
