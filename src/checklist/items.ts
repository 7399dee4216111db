import { count, type Evidence, hotKeyChecksIn, type ItemId, inServer, listSome, type Origin, size } from '../model'
import { flushFacts } from './flush-facts'

/** One item of the checklist, as data. */
export interface Item {
  readonly id: ItemId
  /** What should be true, in at most 36 characters: the checklist shows it in one line of a terminal. */
  readonly title: string
  /** The question as a person would ask it before a deploy. */
  readonly question: string
  /** Origins that must have been examined, with something to look at in each, before the item can pass. */
  readonly needs: readonly Origin[]
  /** The facts behind a pass, where they say more than the number of places looked at. */
  readonly facts?: (evidence: Evidence) => string | undefined
  /** What is known where the origins that it needs were not examined: it is told beside that, and never makes a pass. */
  readonly hints?: (evidence: Evidence, nameOf: (path: string) => string) => string | undefined
  /** Why its rules had nothing to look at, where the evidence says more than that. */
  readonly absence?: (evidence: Evidence) => string | undefined
}

/** The ten items, in the order in which they are shown. */
export const items: readonly Item[] = [
  {
    id: 'memory-policy',
    title: 'maxmemory, with a fitting policy',
    question:
      'Is maxmemory set, and does the eviction policy suit what the instance is for: allkeys-* for a pure cache, noeviction for a queue?',
    needs: ['probe'],
    facts: memoryFacts,
    hints: memoryHints,
  },
  {
    id: 'ttl',
    title: 'Every key has a TTL',
    question: 'Does every key get a TTL, so that no entry of the cache stays for good?',
    needs: ['source'],
    absence: throughOthers,
  },
  {
    id: 'circuit-breaker',
    title: 'Circuit breaker: works without Redis',
    question: 'Does the service degrade and answer, when Redis is down or slow?',
    needs: ['source'],
    facts: shelterFacts,
    absence: throughOthers,
  },
  {
    id: 'hit-ratio',
    title: 'Hit ratio monitored and alerted on',
    question: 'Would someone be told when the hit ratio falls: below 80 % to investigate, below 50 % at once?',
    needs: ['probe', 'artefact'],
  },
  {
    id: 'eviction-rate',
    title: 'Evictions monitored and alerted on',
    question: 'Would someone be told when Redis evicts keys, and evicts more and more?',
    needs: ['probe', 'artefact'],
  },
  {
    id: 'hot-keys',
    title: 'Hot keys detected',
    question: 'Would someone see that one key takes most of the traffic?',
    // Whether a key is hot on staging, the server can say under an LFU policy only; that somebody looks, the files say.
    needs: ['artefact'],
    facts: hotKeyFacts,
  },
  {
    id: 'scan-not-keys',
    title: 'SCAN instead of KEYS',
    question: 'Does the code page through keys with SCAN, and never block the server with KEYS?',
    needs: ['source'],
    absence: throughOthers,
  },
  {
    id: 'connections',
    title: 'Connections time out and reconnect',
    question: 'Does every client fail fast, come back by itself and survive a lost connection?',
    needs: ['source'],
    absence: withoutConnection,
  },
  {
    id: 'flush-procedure',
    title: 'Flush procedure written and tested',
    question: 'Is it written down how to empty the cache safely, and was it tried?',
    needs: ['source', 'artefact'],
    facts: flushFacts,
    absence: throughOthers,
  },
  {
    id: 'no-flush',
    title: 'No FLUSHALL, FLUSHDB in app code',
    question: 'Are FLUSHALL, FLUSHDB and the other commands of operators left to scripts and runbooks?',
    needs: ['source'],
    absence: throughOthers,
  },
]

function memoryFacts({ probe }: Evidence): string | undefined {
  if (probe.status !== 'collected') return undefined
  const facts = probe.value.servers.map(({ name, role, readings: { memory } }) => {
    if (!memory.maxmemory || !memory.policy) return undefined
    return inServer(name, `maxmemory is ${size(memory.maxmemory)} with ${memory.policy}, right for the role ${role}`)
  })
  return facts.includes(undefined) ? undefined : facts.join('; ')
}

/** What looks for hot keys, or takes the edge off them. */
function hotKeyFacts(evidence: Evidence): string | undefined {
  const checks = hotKeyChecksIn(evidence).filter(({ isCostly }) => !isCostly)
  return checks.length > 0 ? listSome(checks.map(({ what, place }) => `${what} (${place.path})`)) : undefined
}

/** Where no server was asked, the files say what it should be: that is worth less, since nobody knows whether it is so. */
function memoryHints({ artefact }: Evidence, nameOf: (path: string) => string): string | undefined {
  if (artefact.status !== 'collected') return undefined
  const said = artefact.value.settings.flatMap((settings) => {
    const { maxmemory, policy, unsetPolicy, isForDevelopment, isMaybeLocal, name, place } = settings
    if (isForDevelopment || isMaybeLocal || !maxmemory?.bytes) return []
    const policyName = policy ? policy.name : unsetPolicy
    const subject = [nameOf(place.path), ...(name === '' ? [] : [`for ${name}`])].join(' ')
    return [`${subject} says maxmemory ${size(maxmemory.bytes)}${policyName ? ` with ${policyName}` : ''}`]
  })
  return said.length > 0 ? `${listSome([...new Set(said)])}, which no server was asked about` : undefined
}

/** `12 reads on request paths, 10 of them behind 1 breaker`. */
function shelterFacts({ source }: Evidence): string | undefined {
  const commands = source.status === 'collected' ? source.value.commands : []
  const shelters = commands.flatMap(({ protection }) => (protection?.reached === 'request' ? [protection] : []))
  if (shelters.length === 0) return undefined
  const built = shelters.flatMap(({ breaker }) => (breaker ? [`${breaker.place.path}:${breaker.place.line}`] : []))
  const reads = `${count(shelters.length, 'read')} on request paths`
  const breakers = count(new Set(built).size, 'breaker')
  if (built.length === shelters.length) return `${reads} behind ${breakers}`
  return `${reads}, each with a fallback, ${built.length} behind ${breakers}`
}

/** Where Redis is reached through packages of others, what these send is not in sight, nor what they connect with alone. */
function throughOthers({ source }: Pick<Evidence, 'source'>): string | undefined {
  if (source.status !== 'collected') return undefined
  const { adapters = [], clients, commands } = source.value
  if (adapters.length === 0) return undefined
  const isAlone = clients.length === 0 && commands.length === 0
  const own = isAlone ? 'connections and commands' : 'commands'
  return `Redis is used here through ${listSome(adapters)}${isAlone ? '' : ' as well'}, whose own ${own} are not looked at`
}

/** HTTP clients have no connection of their own that could time out, break or be lost. */
function withoutConnection({ source }: Evidence): string | undefined {
  const through = throughOthers({ source })
  const clients = source.status === 'collected' ? source.value.clients : []
  if (clients.length === 0 || clients.some(({ kind }) => kind !== 'http')) return through
  const own = `${count(clients.length, 'HTTP client')} ${clients.length === 1 ? 'holds' : 'hold'} no connection`
  return through === undefined ? own : `${own}; ${through}`
}
