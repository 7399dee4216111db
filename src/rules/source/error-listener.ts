import {
  type Client,
  type Consumer,
  defineRule,
  type Place,
  QUEUE_PACKAGES,
  type Related,
  type SourceEvidence,
} from '../../model'
import { connectedClients, spellSetting } from './advice/connection'
import { defaultsOf, libraryTitle } from './advice/defaults'

/**
 * Whether a library listens to a client itself: queues pass the errors on (redis-connection.ts, Bull's queue.js, lib/queue.js
 * of bee-queue), and the adapter of Socket.IO warns where it alone listens (lib/index.ts).
 */
function isListening({ library, name }: Consumer): boolean {
  if (QUEUE_PACKAGES.has(library) || library === 'bee-queue') return true
  return library === '@socket.io/redis-adapter' && name === 'createAdapter'
}

/** Libraries of which only later versions listen, as a clause: `initClient` in index.js of @keyv/redis. */
const LISTENING_SINCE: Readonly<Record<string, string>> = {
  '@keyv/redis': '`@keyv/redis` is handed this client, and listens to it from version 5.1.6 on',
}

/** A client that emits errors, and whether a library that it is handed to listens to them. */
interface Emitting {
  readonly client: Client
  readonly isHeard: boolean
  /** Why a library may listen to it, as a clause. */
  readonly doubt: string | undefined
}

/** GLIDE and Bun emit no `error` event: there is nothing to listen to, so they are not looked at. */
function emittingClients(evidence: SourceEvidence): Emitting[] {
  const heard = new Set(evidence.consumers.filter(isListening).map(({ client }) => client))
  return connectedClients(evidence).flatMap((client) => {
    const rows = defaultsOf(client)
    const isEmitting = rows.length === 0 || rows.some(({ unheardError }) => unheardError !== null)
    const handedTo = evidence.consumers.filter((consumer) => consumer.client === client.id)
    const [doubt] = handedTo.flatMap(({ library }) => LISTENING_SINCE[library] ?? [])
    return isEmitting ? [{ client, isHeard: heard.has(client.id), doubt }] : []
  })
}

/** Related places beyond these are counted: there is one thing to do for all of them. */
const CALLS_SHOWN = 10

/** The calls to whose client nothing listens; the listener itself belongs where the client is made. */
function relatedOf(calls: readonly Place[]): Related[] {
  const rest = calls.length - CALLS_SHOWN
  return calls.slice(0, CALLS_SHOWN).map((place, index) => {
    const more = rest > 0 && index === CALLS_SHOWN - 1 ? ` There are ${rest} more.` : ''
    return { place, message: `Nothing listens to the client of this call.${more}` }
  })
}

function kindOf({ hearsFirstError }: Client, isCrash: boolean) {
  if (hearsFirstError) return isCrash ? 'onceCrash' : 'onceLog'
  return isCrash ? 'crash' : 'log'
}

export default defineRule({
  id: 'error-listener',
  item: 'connections',
  reads: 'source',
  severity: 'error',
  since: '0.1.0',
  summary: 'Listen to the `error` event of every client.',
  why: 'A client reports a lost connection as an `error` event. On node-redis an event that nobody listens to is an uncaught exception (SocketClosedUnexpectedlyError): the first dropped connection ends the process. ioredis and iovalkey only print `[ioredis] Unhandled error event` and reconnect, so there it is a warning: the outage is missing from the logs and metrics that somebody watches.',
  instead:
    "Attach the listener where the client is made, before it connects: `client.on('error', (error) => logger.error(error))`. BullMQ and Bull listen to the connection that they are handed, and emit the error on the queue or worker: listen there, `worker.on('error', …)`. The adapter of Socket.IO listens to both of its clients, so that no error ends the process, and says in a warning what is missing.",
  links: [
    'https://github.com/redis/node-redis#events',
    'https://github.com/redis/ioredis#error-handling',
    'https://nodejs.org/api/events.html#error-events',
  ],
  messages: {
    crash:
      'Nothing listens to the `error` event of this client: {library} throws it instead, so the first dropped connection ends the process. {copied}Add `{advice}` where the client is made.',
    log: 'Nothing listens to the `error` event of this client: {library} only prints `[ioredis] Unhandled error event`, so no log or alert sees the outage. {copied}Add `{advice}` where the client is made.',
    onceCrash:
      "Only `once('error')` listens to this client, which hears the first error alone: {library} throws the next, which ends the process, and a lost connection gives many. Add `{advice}` where the client is made.",
    onceLog:
      "Only `once('error')` listens to this client, which hears the first error alone: of those that follow {library} only prints `[ioredis] Unhandled error event`, so no log or alert sees the outage. Add `{advice}` where the client is made.",
    someCrash:
      'A client is built here for each caller, and nothing listens to the `error` event of {calls}: what another caller attaches hears nothing of theirs. {library} throws it instead, so the first dropped connection ends the process. Add `{advice}` where the client is made, for all of them.',
    someLog:
      'A client is built here for each caller, and nothing listens to the `error` event of {calls}: what another caller attaches hears nothing of theirs. {library} only prints `[ioredis] Unhandled error event`, so no log or alert sees the outage. Add `{advice}` where the client is made, for all of them.',
  },
  each: emittingClients,
  check({ client, isHeard, doubt }, { violation, cannot }) {
    const setting = client.settings.errorListener
    const { unheardCalls = [] } = client
    // A script that ends with the error when its connection is lost does what it should.
    if (isHeard || client.isOneOff || (setting.state === 'set' && unheardCalls.length === 0)) return
    if (doubt !== undefined) return cannot(doubt)
    if (setting.state === 'unknown') return cannot(setting.because)
    const rows = defaultsOf(client)
    if (rows.length === 0)
      return cannot(`it is not known what ${libraryTitle(client)} does with an error that is not heard`)
    const copied = client.duplicateOf === undefined ? '' : '`duplicate()` copies the options and no listener. '
    const data = { library: libraryTitle(client), advice: spellSetting(client, 'errorListener'), copied }
    const isCrash = rows.some(({ unheardError }) => unheardError === 'crash')
    if (setting.state === 'set') {
      const about = { ...data, calls: unheardCalls.length === 1 ? 'one of them' : `${unheardCalls.length} of them` }
      const options = { related: relatedOf(unheardCalls), severity: 'warning' } as const
      return violation(isCrash ? 'someCrash' : 'someLog', client.place, about, options)
    }
    violation(kindOf(client, isCrash), client.place, data, isCrash ? {} : { severity: 'warning' })
  },
})
