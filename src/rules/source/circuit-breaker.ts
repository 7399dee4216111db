import {
  type Client,
  type Command,
  count,
  defineRule,
  listSome,
  type Protection,
  type SourceEvidence,
} from '../../model'
import { BREAKER_ADVICE, requestReads } from './advice/fallback'
import { doubtCommands } from './advice/usage'

/** The reads of one client that fall back when they fail, as far as a request waits for them, or may. */
interface Sheltered {
  readonly client: Client | undefined
  readonly behind: readonly Command[]
  readonly without: readonly Command[]
  /** Reads without a breaker that are sent only while the client says that it is connected. */
  readonly checked: readonly Command[]
  /** Reads without a breaker of which no handler in sight is known to wait. */
  readonly unseen: readonly Command[]
}

/** Reads of a client that is not known are told file by file. */
function byClient(evidence: SourceEvidence): Sheltered[] {
  const clients = new Map(evidence.clients.map((client) => [client.id, client]))
  const groups = new Map<number | string, Command[]>()
  for (const command of requestReads(evidence)) {
    const { shelter } = command.protection ?? {}
    if (shelter !== 'guarded' && shelter !== 'breaker') continue
    const id = command.client ?? command.place.path
    groups.set(id, [...(groups.get(id) ?? []), command])
  }
  return [...groups].map(([id, reads]) => {
    const awaited = withoutBreaker(reads, 'request')
    return {
      client: typeof id === 'number' ? clients.get(id) : undefined,
      behind: reads.filter(({ protection }) => protection?.shelter === 'breaker'),
      without: awaited.filter(({ protection }) => !protection?.isChecked),
      checked: awaited.filter(({ protection }) => protection?.isChecked),
      unseen: withoutBreaker(reads, 'unknown'),
    }
  })
}

function withoutBreaker(reads: readonly Command[], reached: Protection['reached']): Command[] {
  return reads.filter(({ protection }) => protection?.shelter === 'guarded' && protection.reached === reached)
}

/** What ends the wait for these reads where Redis does not answer. */
function endOfWait(reads: readonly Command[]): string {
  const isBounded = reads.every(({ isRaced }) => isRaced === true)
  return isBounded
    ? `the timer runs out that bounds the ${reads.length === 1 ? 'read' : 'reads'}`
    : 'the client gives up'
}

/** A function that holds reads; alone where there is nothing in it but these, or no function. */
interface Wrapper {
  readonly name: string
  readonly first: Command
  readonly isAlone: boolean
}

/** The functions that hold the reads, those with the most first. */
function wrappersOf(reads: readonly Command[]): Wrapper[] {
  const wrappers = new Map<string, Command[]>()
  for (const read of reads) {
    const name = read.protection?.wrapper?.name ?? read.place.path
    wrappers.set(name, [...(wrappers.get(name) ?? []), read])
  }
  const sorted = [...wrappers].sort(([, one], [, other]) => other.length - one.length)
  return sorted.map(([name, held]) => {
    const isAlone = held.every(({ protection }) => protection?.wrapper && !protection.wrapper.doesMore)
    return { name, first: held[0] as Command, isAlone }
  })
}

/** What a breaker can stand around: whole functions, or the reads of those that do more, which it would cut off. */
function targetsOf(wrappers: readonly Wrapper[]): string {
  const alone = wrappers.filter(({ isAlone }) => isAlone)
  if (alone.length === wrappers.length) return namesOf(wrappers)
  const others = wrappers.filter(({ isAlone }) => !isAlone)
  const taken = `the reads alone of ${namesOf(others)}, in a function of their own, since there is more in ${others.length === 1 ? 'it' : 'them'} than these`
  return alone.length === 0 ? taken : `${namesOf(alone)}, and around ${taken}`
}

function namesOf(wrappers: readonly Wrapper[]): string {
  return listSome(wrappers.map(({ name }) => `\`${name}\``))
}

export default defineRule({
  id: 'circuit-breaker',
  item: 'circuit-breaker',
  reads: 'source',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Put a circuit breaker before the reads of a cache.',
  why: 'A fallback alone answers only after the client has given up: with a timeout of a second, every request of an outage takes a second longer, holds its connection and its memory for that time, and Redis meets all of them at once when it comes back. A breaker that has seen a few failures answers the next requests at once, and tries again after a while.',
  instead:
    "Wrap the one function that reads the cache: opossum, cockatiel or mollitia, or a few lines of one's own with a count of failures, a threshold, and a time after which it tries again. Give it a timeout well below that of the request, and a fallback that is a miss. Reads that are not sent while the client is not connected (`isReady` of node-redis, `status` of ioredis) are a note: an outage costs them nothing, and only a server that hangs does.",
  links: [
    'https://martinfowler.com/bliki/CircuitBreaker.html',
    'https://nodeshift.dev/opossum/',
    'https://github.com/connor4312/cockatiel',
  ],
  messages: {
    missing:
      '{reads} of this client on request paths {fall} back when Redis fails, but no circuit breaker stands before {them}: in an outage every request waits until {until}. Put one around {wrapper}: {advice}.',
    checked:
      '{reads} of this client on request paths {fall} back when Redis fails, and {are} not sent while the client is not connected, but no circuit breaker stands before {them}: where the server hangs with the connection open, every request waits until {until}. Put one around {wrapper}: {advice}.',
    partly:
      '{reads} of this client on request paths {fall} back when Redis fails, but, unlike {others}, not behind a circuit breaker: in an outage each waits until {until}. Put one around {wrapper} as well.',
  },
  doubt: doubtCommands,
  each: byClient,
  check({ client, behind, without, checked, unseen }, { violation, cannot }) {
    const isChecked = without.length === 0
    const told = isChecked ? checked : without
    const wrappers = wrappersOf(told)
    const [main, ...others] = wrappers
    const [hidden] = wrappersOf(unseen)
    if (!main && hidden)
      return cannot(`no request handler in sight calls \`${hidden.name}\`, which has no circuit breaker`)
    if (!main) return
    const data = {
      reads: count(told.length, 'read'),
      fall: told.length === 1 ? 'falls' : 'fall',
      them: told.length === 1 ? 'it' : 'them',
      are: told.length === 1 ? 'is' : 'are',
      others: count(behind.length, 'other'),
      wrapper: targetsOf(wrappers),
      advice: BREAKER_ADVICE,
      until: endOfWait(told),
    }
    const related = [
      ...(client ? [{ place: client.place, message: 'The client.' }] : []),
      ...others
        .slice(0, 4)
        .map(({ name, first }) => ({ place: first.place, message: `\`${name}\` reads it as well.` })),
    ]
    if (isChecked) return violation('checked', main.first.place, data, { related, severity: 'note' })
    violation(behind.length > 0 ? 'partly' : 'missing', main.first.place, data, { related })
  },
})
