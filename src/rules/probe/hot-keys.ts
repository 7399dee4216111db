import { amount, defineRule, type KeySample, type ProbedServer } from '../../model'
import { coverage, hasKeys, named, whyUncounted, whyUnsampled } from './advice/sample'

/**
 * The counter of OBJECT FREQ goes up more rarely the higher it is: with the default lfu-log-factor of 10 it reaches 142
 * after about 100,000 uses and its end, 255, after about a million (redis.conf). It goes down by one a minute.
 */
const HOT = 142
const HOTTEST = 255
const SHOWN = 5

/** Why nothing can be said, and how that can be changed. */
function whyUnmeasurable(server: ProbedServer): string {
  const { policy } = server.readings.memory
  if (policy !== undefined && /-lfu$/.test(policy)) return whyUnsampled(server, 'OBJECT FREQ')
  const now = policy === undefined ? '' : `; here it is ${policy}`
  return `Redis counts how often keys are used under an LFU policy only${now}: set \`maxmemory-policy allkeys-lfu\` on staging and let it take traffic, or run \`redis-cli --hotkeys\` by hand where such a policy is set`
}

/** A sample finds hot patterns, but hardly the one key among a million. */
function whyNotAll(sample: KeySample, server: ProbedServer): string {
  const { sampled, all } = coverage(sample, server)
  return `none of the ${amount(sampled)} sampled of ${amount(all)} keys is hot, but a single hot key may be among the others: \`redis-cli --hotkeys\` looks at all of them, or raise \`probe.sample\``
}

export default defineRule({
  id: 'hot-keys',
  item: 'hot-keys',
  reads: 'probe',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Know the keys that take most of the traffic.',
  why: 'All uses of one key go to one thread of one node, on a cluster as well, and no further node makes that faster. A key that everybody reads sets the limit for the whole service, and when it expires, everybody asks the database at once.',
  instead:
    'Keep what everybody reads in the memory of the process for a few seconds, or spread it over several keys of which each reader takes one, and renew it before it expires. How often keys are used is known under an LFU policy only (`maxmemory-policy allkeys-lfu`), from a counter that goes up to 255 on a logarithmic scale. From 142 on (about 100,000 uses with the default settings, less one for each minute since) the pattern is noted, at 255 (about a million) it is a warning. Under other policies this cannot be measured without changing the server, and the rule says so.',
  links: [
    'https://redis.io/docs/latest/develop/reference/eviction/#lfu-eviction',
    'https://redis.io/docs/latest/commands/object-freq/',
  ],
  messages: {
    hot: 'Among the {keys} there are hot ones: the counter of uses stands at {frequency} of 255, about {uses} uses lately. Keep them in the memory of the process for a few seconds, or spread each over several keys.',
  },
  each: (server) => (hasKeys(server) ? [server] : []),
  check(server, { violation, cannot }) {
    const { keyspace, sample } = server.readings
    if (!sample) return cannot(keyspace ? whyUnsampled(server) : whyUncounted(server))
    if (!sample.hasFrequency) return cannot(whyUnmeasurable(server))
    const hot = sample.groups
      .filter(({ highestFrequency = 0 }) => highestFrequency >= HOT)
      .sort((a, b) => (b.highestFrequency ?? 0) - (a.highestFrequency ?? 0))
    if (hot.length === 0 && !sample.isComplete) return cannot(whyNotAll(sample, server))
    for (const { pattern, highestFrequency = 0 } of hot.slice(0, SHOWN)) {
      const isHottest = highestFrequency >= HOTTEST
      const data = {
        keys: named(pattern),
        frequency: highestFrequency,
        uses: isHottest ? 'a million or more' : '100,000 or more',
      }
      violation('hot', null, data, { severity: isHottest ? 'warning' : 'note', keyPattern: pattern })
    }
  },
})
