import {
  type Client,
  type Command,
  type Consumer,
  defineRule,
  type ReportViolation,
  type SourceEvidence,
} from '../../model'
import { isRacing } from './advice/command-timeout'
import { connectedClients, isIoredisLike, whereSet } from './advice/connection'
import { DEFAULT_RETRIES_PER_REQUEST, duration, libraryTitle, waitForRetriesMs } from './advice/defaults'
import { isAnswered, isForRequests, isReading } from './advice/requests'

/** One client, and what is asked of it by those that use it. */
interface Retrying {
  readonly client: Client
  /** Libraries that refuse a client whose requests are given up. */
  readonly blocking: readonly Consumer[]
  /** Libraries that add jobs and wait for the answer. */
  readonly adding: readonly Consumer[]
  /** True where the client itself waits for messages. */
  readonly isReader: boolean
  /** True where nobody waits for longer than a timer that its commands are raced against. */
  readonly isRaced: boolean
  /** A command that the service itself sends through it, and that should not wait. */
  readonly own: Command | undefined
  /** False for the connections of queues and of subscribers, where nobody waits for an answer. */
  readonly isForRequests: boolean
}

/** So many retries are over before anybody notices. */
const FEW = 3
/** A wait that is worth more than a remark. */
const LONG_MS = 15_000

/** In a cluster the strategy of the cluster decides, and the option of its nodes does nothing. */
function retryingClients(evidence: SourceEvidence): Retrying[] {
  const readers = new Set(evidence.commands.filter(isReading).map(({ client }) => client))
  return connectedClients(evidence)
    .filter((client) => isIoredisLike(client) && client.kind !== 'cluster' && client.retries !== undefined)
    .map((client) => {
      const own = evidence.consumers.filter((consumer) => consumer.client === client.id)
      const blocking = own.filter(({ blocks }) => blocks)
      const isProducer = own.length > 0 && own.every(({ role, blocks }) => role === 'queue' && !blocks)
      return {
        client,
        blocking,
        adding: isProducer ? own : [],
        isReader: readers.has(client.id),
        isRaced: isRacing(client, evidence),
        own: evidence.commands.find((command) => command.client === client.id && isAnswered(command)),
        isForRequests: isForRequests(client, evidence),
      }
    })
}

type Report = ReportViolation<'refused' | 'mixed' | 'endlessProducer' | 'endless' | 'many' | 'default'>

/** BullMQ throws in redis-connection.ts, Bull in queue.js, for anything but null and 0. */
function judgeBlocking(thing: Retrying, violation: Report): void {
  const { client, blocking } = thing
  const { retries } = client
  const [consumer] = blocking
  if (!consumer || !retries || retries.state === 'unknown') return
  const isSet = retries.state === 'set'
  if (isSet && (retries.value === undefined || retries.value === null || retries.value === 0)) {
    if (retries.value === null) judgeMixed(thing, consumer, violation)
    return
  }
  // What a duplicate has taken over is right for its original.
  const { at, related } = whereSet(client, isSet && client.duplicateOf === undefined ? retries.place : undefined)
  const given = isSet ? `sets it to ${retries.value}` : `leaves it at the default of ${DEFAULT_RETRIES_PER_REQUEST}`
  const library = consumer.library.includes('bullmq') ? 'BullMQ' : 'Bull'
  const advice =
    library === 'BullMQ' ? '`maxRetriesPerRequest: null`' : '`maxRetriesPerRequest: null, enableReadyCheck: false`'
  const user = { place: consumer.place, message: `${consumer.name} is handed the client here.` }
  violation('refused', at, { library, consumer: consumer.name, given, advice }, { related: [...related, user] })
}

/** What is right for the blocking commands of a worker is not for those that a request waits for. */
function judgeMixed({ client, own }: Retrying, { name, place }: Consumer, violation: Report): void {
  if (!own || isBounded(client)) return
  const related = [
    { place, message: `${name} is handed the client here.` },
    { place: client.place, message: 'The client is made here.' },
  ]
  violation('mixed', own.place, { command: own.name, consumer: name }, { related, severity: 'note' })
}

/** A command timeout bounds the wait as well: its clock starts before the command is queued (Redis.js, sendCommand). */
function isBounded({ settings, options, isTransient }: Client): boolean {
  const { commandTimeout } = settings
  const isTimed = commandTimeout.state === 'set' && commandTimeout.value !== null && commandTimeout.value !== false
  return isTimed || options.enableOfflineQueue === false || isTransient === true
}

function judgeWaiting({ client, isReader, isRaced }: Retrying, violation: Report): void {
  const { retries } = client
  if (!retries || isReader || isRaced || isBounded(client)) return
  const { at, related } = whereSet(client, retries.state === 'set' ? retries.place : undefined)
  if (retries.state === 'set' && (retries.value === null || retries.value === false)) {
    violation('endless', at, {}, { related, severity: 'warning' })
    return
  }
  const value = retries.state === 'set' ? retries.value : DEFAULT_RETRIES_PER_REQUEST
  if (typeof value !== 'number' || value <= FEW) return
  const wait = waitForRetriesMs(client, value)
  const severity = wait !== undefined && wait > LONG_MS ? 'warning' : 'note'
  const told = wait === undefined ? 'for all the delays between them' : `for about ${duration(wait)}`
  const data = { wait: told, retries: value, library: libraryTitle(client) }
  violation(retries.state === 'set' ? 'many' : 'default', at, data, { related, severity })
}

export default defineRule({
  id: 'retries-per-request',
  item: 'connections',
  reads: 'source',
  severity: 'error',
  since: '0.1.0',
  summary: 'Bound how often ioredis tries a request again; not at all for a worker of BullMQ or Bull.',
  why: 'While the connection is down, ioredis and iovalkey keep requests and try them again, 20 times by default: with the default delays a request waits 10 seconds (ioredis up to 5, iovalkey) or more than a minute (ioredis 6) before it fails, and everything behind it waits too. `null` means for ever. That is what the blocking connections of BullMQ and Bull need, which throw when they are handed a client with any other value, and what no other client should have.',
  instead:
    'Set `maxRetriesPerRequest: 1` (3 at most) where a request waits for the answer, also for a BullMQ `Queue` that only adds jobs. A `commandTimeout` bounds the wait as well. For the connection of a BullMQ `Worker` or `QueueEvents` set `maxRetriesPerRequest: null`; for `bclient` and `subscriber` of Bull also `enableReadyCheck: false`.',
  links: [
    'https://github.com/redis/ioredis#auto-reconnect',
    'https://docs.bullmq.io/guide/going-to-production#maxretriesperrequest',
    'https://github.com/OptimalBits/bull/issues/1873',
  ],
  messages: {
    refused:
      '{library} throws when {consumer} is handed a client with a bound on `maxRetriesPerRequest`, and this one {given}. Set {advice}.',
    mixed:
      '{command} goes through the client of {consumer}, which needs `maxRetriesPerRequest: null`: while Redis is down the command waits for as long, and whoever waits for it too. Give the commands of the service a client of their own with `maxRetriesPerRequest: 1`.',
    endlessProducer:
      'This client only adds jobs, and with `maxRetriesPerRequest: null` whoever adds one waits for as long as Redis is down. Give the `{consumer}` a client of its own with `maxRetriesPerRequest: 1`, so that a request fails fast.',
    endless:
      'With `maxRetriesPerRequest: null` a request waits for as long as Redis is down, and everything behind it too. Set `maxRetriesPerRequest: 1` (3 at most); null is for the blocking connections of BullMQ and Bull.',
    many: 'A request is tried again {retries} times here: while Redis is down it waits {wait} before it fails. Set `maxRetriesPerRequest: 1` (3 at most), or a `commandTimeout`, which bounds the wait as well.',
    default:
      'This client sets no `maxRetriesPerRequest`, and {library} tries a request again {retries} times: while Redis is down it waits {wait} before it fails. Set `maxRetriesPerRequest: 1` (3 at most), or a `commandTimeout`, which bounds the wait as well.',
  },
  each: retryingClients,
  check(thing, { violation, cannot }) {
    const { client, blocking, adding } = thing
    const { retries } = client
    if (retries?.state === 'unknown') return cannot(retries.because)
    if (blocking.length > 0) return judgeBlocking(thing, violation)
    // What is told of a client holds for its duplicates.
    if (client.duplicateOf !== undefined) return
    const [producer] = adding
    const isEndless = retries?.state === 'set' && retries.value === null
    if (producer && isEndless && !isBounded(client) && !thing.isForRequests) {
      const { at, related } = whereSet(client, retries.place)
      return violation('endlessProducer', at, { consumer: producer.name }, { related, severity: 'note' })
    }
    if (thing.isForRequests) judgeWaiting(thing, violation)
  },
})
