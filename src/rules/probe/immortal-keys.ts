import {
  amount,
  type Command,
  defineRule,
  type Evidence,
  type Levels,
  type ProbedServer,
  type Related,
} from '../../model'
import { describe, lastingOf, severitiesOf, severityAt } from './advice/immortal'
import { hasKeys, whyUncounted, whyUnsampled } from './advice/sample'
import { inPercent } from './advice/statistics'
import { type Writers, writersOf } from './advice/writers'

/** Keys of a queue are immortal by design (those of BullMQ have no TTL), and pub/sub keeps none. */
const EXEMPT: readonly ProbedServer['role'][] = ['queue', 'pubsub']
/** A lock or counter without a TTL may be a fault, but its number says nothing about a cache. */
const NOTED: readonly ProbedServer['role'][] = ['lock', 'limiter']
const MAX_RELATED = 5

interface Thing {
  readonly server: ProbedServer
  readonly source: Evidence['source']
  readonly levels: Levels
}

/** Where they are written, as the end of a sentence; the places go beside it. */
function written(writers: Writers): { written: string; related: Related[] } {
  if (writers.kind === 'unknown') return { written: '', related: [] }
  if (writers.kind === 'none') {
    const unclear = writers.hasUnclear ? ', where some writes have a key that is not known' : ''
    return { written: `; no write to such keys was found in this repository${unclear}`, related: [] }
  }
  const { ttl } = writers.commands[0]!
  const same = writers.commands.filter((command) => command.ttl === ttl)
  const { path, line } = same[0]!.place
  const place = `${path}:${line}${same.length > 1 ? ` and ${same.length - 1} more` : ''}`
  const related = same
    .slice(0, MAX_RELATED)
    .map(({ place: at, name }) => ({ place: at, message: `${name} of such keys` }))
  const endings: Readonly<Record<Command['ttl'], string>> = {
    never: `they are written at ${place} without one`,
    conditional: `${place} writes them and may leave them without one`,
    always: `${place} sets one, so they are older than that or come from another writer`,
    'not-a-write': '',
  }
  return { written: `; ${endings[ttl]}`, related }
}

/** Keys without a TTL that the sample could not tell apart: in databases that were not read, or all of them. */
function unsampledIn({ readings: { keyspace, sample } }: ProbedServer): number {
  const all = (keyspace?.keys ?? 0) - (keyspace?.expires ?? 0)
  if (!sample || sample.groups.every(({ immortal }) => immortal === undefined)) return all
  return all - (sample.population.keys - sample.population.expires)
}

export default defineRule({
  id: 'immortal-keys',
  item: 'ttl',
  reads: 'probe',
  severity: 'error',
  since: '0.1.0',
  summary: 'Let no key of a cache stay for good.',
  why: 'A key without a TTL stays until something deletes it, also when the code that wrote it is long gone. Such keys fill the memory with entries that nobody reads, and under a volatile-* policy they cannot even be evicted.',
  instead:
    'Give the keys a TTL in the write itself, and those that are there already with EXPIRE. How many keys have none is counted by the server (INFO keyspace) and exact; which ones they are is told by a sample of 10,000 keys (`probe.sample`), as patterns without names, with the range in which the true number lies with a probability of 95 %. It is a warning from 1 % of all keys on and an error from 25 % on (`thresholds.immortal-keys`); a pattern counts with all smaller ones together. Patterns that are meant to last are named under `immortal:`. For the roles lock and limiter it is only noted; queues and pub/sub are not judged, since the keys of a queue such as BullMQ last by design. The sample runs after the counters were watched, because TTL, TYPE and OBJECT count as lookups.',
  links: [
    'https://redis.io/docs/latest/commands/expire/',
    'https://redis.io/docs/latest/commands/ttl/',
    'https://redis.io/docs/latest/commands/info/',
  ],
  messages: {
    pattern:
      '{keys} {have} no TTL ({share}){memory}{written}. Give such keys a TTL in the write itself; a pattern that is meant to last goes under `immortal:` in the config.',
    unseen:
      '{immortal} of the {keys} keys ({share}) have no TTL; the sample met none of them, so which ones they are is not known. Raise `probe.sample` to find them.',
    unsampled:
      '{immortal} of the {keys} keys ({share}) have no TTL, and which ones they are is not known ({reason}). Give every key a TTL in the write itself.',
  },
  each: (server, { source, thresholds }) =>
    EXEMPT.includes(server.role) || !hasKeys(server) ? [] : [{ server, source, levels: thresholds.immortalKeys }],
  check({ server, source, levels }: Thing, { violation, cannot }) {
    const { keyspace, sample } = server.readings
    if (!keyspace) return cannot(whyUncounted(server))
    const { keys } = keyspace
    const graded = (share: number) => (NOTED.includes(server.role) ? 'note' : severityAt(share, levels))
    const report = (message: 'unseen' | 'unsampled', immortal: number) => {
      const data = { immortal: amount(immortal), keys: amount(keys), share: inPercent(immortal / keys) }
      const reason = whyUnsampled(server, 'TTL')
      violation(message, null, { ...data, reason }, { severity: graded(immortal / keys) })
    }
    const unsampled = unsampledIn(server)
    if (unsampled > 0) report('unsampled', unsampled)
    const lasting = sample ? lastingOf(sample) : []
    const severities = severitiesOf(lasting, keys, levels)
    for (const [index, group] of lasting.entries()) {
      const { written: ending, related } = written(writersOf(group.pattern, source))
      const data = { ...describe(group, keys), written: ending }
      const severity = NOTED.includes(server.role) ? 'note' : severities[index]!
      violation('pattern', null, data, { severity, related, keyPattern: group.pattern })
    }
    const met = keyspace.keys - keyspace.expires - unsampled
    if (sample && !sample.isComplete && met > 0 && lasting.length === 0) report('unseen', met)
  },
})
