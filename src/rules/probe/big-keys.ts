import {
  amount,
  count,
  defineRule,
  type KeyGroup,
  type KeySample,
  type ProbedServer,
  size,
  type Thresholds,
} from '../../model'
import { coverage, hasKeys, named, whyUncounted, whyUnsampled } from './advice/sample'
import { inPercent, largestUnseenShare } from './advice/statistics'

/** How each type is deleted or read in pieces. */
const PIECES: Readonly<Record<string, string>> = {
  hash: 'Split it over several hashes, or read fields with HMGET and HSCAN instead of HGETALL',
  list: 'Bound it with LTRIM, or read ranges instead of the whole list',
  set: 'Split it over several sets, and page with SSCAN instead of SMEMBERS',
  zset: 'Bound it with ZREMRANGEBYRANK, or read ranges instead of all of it',
  stream: 'Bound it with MAXLEN in XADD',
  string: 'Split or compress the value, or keep it in a store for files and only its address in Redis',
}

interface Thing {
  readonly server: ProbedServer
  readonly limits: Thresholds
}

function isBig({ largest }: KeyGroup, { bigKeyBytes, bigKeyElements }: Thresholds): boolean {
  return largest !== undefined && (largest.bytes >= bigKeyBytes || (largest.elements ?? 0) >= bigKeyElements)
}

/** A sample cannot rule out the single key: it says how common big keys are at most. */
function whyNotAll(sample: KeySample, server: ProbedServer): string {
  const { sampled, all } = coverage(sample, server)
  const most = inPercent(largestUnseenShare(sampled))
  return `none of the ${amount(sampled)} sampled of ${amount(all)} keys is that big, so with a probability of 95 % ${most} of the keys are at most; a single one may still be: \`redis-cli --memkeys\` looks at all of them, or raise \`probe.sample\``
}

export default defineRule({
  id: 'big-keys',
  item: 'hot-keys',
  reads: 'probe',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Keep single keys small.',
  why: 'Redis serves one command at a time. Reading, deleting or expiring a key of megabytes, or one with tens of thousands of elements, keeps every other client waiting, and on a cluster such a key cannot be spread over nodes.',
  instead:
    'Split large values and collections, bound lists and streams, delete with UNLINK. A key is big from 1 MiB or 10,000 elements on (`thresholds.big-key-bytes`, `thresholds.big-key-elements`). The keys are sampled: what is common is found, the single big key among millions need not be. Sizes are those of MEMORY USAGE. Elements are counted (LLEN, HLEN, SCARD, ZCARD, XLEN) for at most the 20 largest collections, since these commands count as a use of the key for LRU and LFU eviction; TTL, TYPE and MEMORY USAGE do not.',
  links: [
    'https://redis.io/docs/latest/commands/memory-usage/',
    'https://redis.io/docs/latest/commands/unlink/',
    'https://redis.io/docs/latest/develop/tools/cli/#scan-for-big-keys-and-memory-usage',
  ],
  messages: {
    big: 'Among the {keys} the largest that was sampled is a {type} of {size}: reading or deleting it makes every other client wait. {advice}; delete with UNLINK.',
  },
  each: (server, { thresholds }) => (hasKeys(server) ? [{ server, limits: thresholds }] : []),
  check({ server, limits }: Thing, { violation, cannot }) {
    const { keyspace, sample } = server.readings
    if (!sample) return cannot(keyspace ? whyUnsampled(server) : whyUncounted(server))
    if (!sample.groups.some(({ largest }) => largest)) return cannot(whyUnsampled(server, 'MEMORY USAGE', 'TYPE'))
    const big = sample.groups.filter((group) => isBig(group, limits))
    if (big.length === 0 && !sample.isComplete) return cannot(whyNotAll(sample, server))
    for (const { pattern, largest } of big) {
      const { type, bytes, elements } = largest!
      const length = elements === undefined ? '' : ` with ${count(elements, 'element')}`
      const advice = PIECES[type] ?? 'Split it'
      const data = { keys: named(pattern), type, size: size(bytes) + length, advice }
      violation('big', null, data, { keyPattern: pattern })
    }
  },
})
