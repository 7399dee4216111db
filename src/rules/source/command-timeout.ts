import {
  type Client,
  type Command,
  defineRule,
  isHousekeeping,
  type ReportViolation,
  type Setting,
  type SourceEvidence,
} from '../../model'
import {
  boundAdvice,
  isBoundedByDefault,
  isRacing,
  OWN_RECONNECT_STRATEGY,
  ownClientAdvice,
  pingIntervalOf,
  whyNotBound,
} from './advice/command-timeout'
import { connectedClients, whereSet } from './advice/connection'
import { duration, libraryTitle } from './advice/defaults'
import { isForRequests } from './advice/requests'

/** A client that is asked for a command timeout, and the command through it that must not have one. */
interface Asked {
  readonly client: Client
  readonly waiting: Command | undefined
  readonly isRaced: boolean
  /** Sends nothing but PING and its like: what asks after the server waits, and no request for data. */
  readonly isProbe: boolean
  /** Who waits while the server hangs. */
  readonly whom: string
}

function askedClients(evidence: SourceEvidence): Asked[] {
  const waiting = new Map(evidence.commands.filter(({ waits }) => waits).map((one) => [one.client, one]))
  // A queue's blocking commands would be cut off, and a subscriber waits for messages, not for answers.
  const asked = connectedClients(evidence).filter((client) => isForRequests(client, evidence))
  const ids = new Set(asked.map(({ id }) => id))
  // What is told of a client holds for its duplicates, unless the client itself is not asked.
  const clients = asked.filter(({ duplicateOf }) => duplicateOf === undefined || !ids.has(duplicateOf))
  return clients.map((client) => {
    const sent = evidence.commands.filter((command) => command.client === client.id)
    return {
      client,
      waiting: waiting.get(client.id),
      isRaced: isRacing(client, evidence),
      isProbe: isProbe(sent),
      whom: whomOf(client, sent),
    }
  })
}

/** Through a client of a library of locks alone, what takes them waits, be it a request or a job. */
function whomOf({ role }: Client, sent: readonly Command[]): string {
  if (isProbe(sent)) return 'whatever asks whether Redis is up'
  return role === 'lock' && sent.length === 0 ? 'whatever takes a lock' : 'every request'
}

function isProbe(sent: readonly Command[]): boolean {
  return sent.length > 0 && sent.every(({ name, unsure }) => isHousekeeping(name) && unsure === undefined)
}

/**
 * True when the code says all of a node-redis client's options and no PING comes in time to keep an idle connection
 * from the socket timeout.
 */
function isLeftIdle(client: Client, socketTimeout: unknown): boolean {
  const { library, options, settings } = client
  if (library !== 'redis' || Object.values(settings).some(({ state }) => state === 'unknown')) return false
  const interval = pingIntervalOf(client)
  if (interval === undefined) return Object.keys(options).length > 0
  return typeof interval === 'number' && typeof socketTimeout === 'number' && interval >= socketTimeout
}

/** Longer than this, whoever waits for the answer has left. */
const FAILS_IN_TIME_MS = 10_000

type SetSetting = Setting & { readonly state: 'set' }

export default defineRule({
  id: 'command-timeout',
  item: 'connections',
  reads: 'source',
  severity: 'error',
  since: '0.1.0',
  summary: 'Bound the time that a command may stay unanswered.',
  why: 'No default of ioredis or node-redis bounds a command that was sent. A server that hangs (a stuck disk, a frozen virtual machine, a long script) keeps the connection open and answers nothing, so every request that touches Redis hangs with it, and no circuit breaker ever sees an error.',
  instead:
    'In ioredis and iovalkey set `commandTimeout`. In node-redis only `socket.socketTimeout` (5.1 and later) ends a command that was sent; `commandOptions.timeout` covers queued commands only. Set it together with a shorter `pingInterval`, a `reconnectStrategy` of your own (the default one stops for good after a socket timeout) and an `error` listener. A client all of whose commands are raced against a timer (`Promise.race`, `p-timeout`), each by itself or in a function that they are handed to, is bounded as well. Connections of BullMQ and Bull and clients that only subscribe are not asked for one: it would cut off their blocking commands, or has nothing to bound. The client of a `Queue`, on which nothing waits, is, where the service sends commands of its own through it. For a script that does one thing and ends, where no request waits, a missing one is a note; for a client that sends nothing but PING or INFO, a warning.',
  links: [
    'https://redis.github.io/ioredis/interfaces/CommonRedisOptions.html#commandTimeout',
    'https://github.com/redis/node-redis/blob/master/docs/client-configuration.md',
  ],
  messages: {
    missing:
      'Nothing bounds a command that this client has sent, and {library} has no default for it: a hung server hangs {whom}. To bound it, {advice}.',
    other:
      'Nothing bounds a command that this client has sent: {why}. A hung server hangs {whom}. To bound it, {advice}.',
    script:
      'Nothing bounds a command that this client has sent, so this script never ends while the server hangs. To bound it, {advice}.',
    off: 'This switches the command timeout of {library} off: a hung server hangs every request. To bound a command, {advice}.',
    slow: 'A command timeout of {given} hardly bounds anything: while the server hangs, every request waits that long. For a bound that users do not notice, {advice}.',
    idle: 'This `socketTimeout` also closes a healthy connection that is idle, since no `pingInterval` shorter than it keeps the connection busy. Set `pingInterval` below the socketTimeout.',
    idleForGood:
      'This `socketTimeout` also closes a healthy connection that is idle, since no `pingInterval` shorter than it keeps the connection busy, and the default reconnect strategy then leaves the client closed for good. Set `pingInterval` below the socketTimeout, and `{strategy}` among the socket options.',
  },
  each: askedClients,
  check({ client, waiting, isRaced, isProbe, whom }, { violation, cannot }) {
    const { commandTimeout } = client.settings
    const advice = boundAdvice(client) + ownClientAdvice(client, waiting)
    const data = { library: libraryTitle(client), advice, whom }
    if (commandTimeout.state === 'unknown') return isRaced ? undefined : cannot(commandTimeout.because)
    if (client.isOneOff) return judgeScript(client, isRaced, advice, violation)
    if (commandTimeout.state === 'set') return judgeValue(client, commandTimeout, advice, violation)
    if (isRaced || isBoundedByDefault(client)) return
    const { instead } = commandTimeout
    const related = waiting ? [{ place: waiting.place, message: `${waiting.name} waits here.` }] : []
    const weight = isProbe ? { severity: 'warning' as const } : {}
    if (instead === undefined) return violation('missing', client.place, data, { related, ...weight })
    const set = { place: instead.place, message: `\`${instead.option}\` is set here.` }
    const why = whyNotBound(client, instead.option)
    violation('other', client.place, { ...data, why }, { related: [set, ...related], ...weight })
  },
})

/** No request waits for a script, and whoever started it can stop it. */
function judgeScript(client: Client, isRaced: boolean, advice: string, violation: ReportViolation<'script'>): void {
  const { commandTimeout } = client.settings
  const isSet = commandTimeout.state === 'set' && !isOff(client, commandTimeout.value)
  if (isSet || isRaced || isBoundedByDefault(client)) return
  violation('script', client.place, { advice }, { severity: 'note' })
}

function isOff({ library }: Client, value: SetSetting['value']): boolean {
  return value === null || value === false || (value === 0 && library === 'redis')
}

function judgeValue(
  client: Client,
  { value, place }: SetSetting,
  advice: string,
  violation: ReportViolation<'off' | 'slow' | 'idle' | 'idleForGood'>,
): void {
  const { at, related } = whereSet(client, place)
  if (isOff(client, value)) {
    violation('off', at, { library: libraryTitle(client), advice }, { related })
  } else if (typeof value === 'number' && value > FAILS_IN_TIME_MS) {
    violation('slow', at, { given: duration(value), advice }, { related, severity: 'warning' })
  } else if (isLeftIdle(client, value)) {
    const isForGood = client.settings.reconnectStrategy.state === 'missing'
    if (isForGood) violation('idleForGood', at, { strategy: OWN_RECONNECT_STRATEGY }, { related })
    else violation('idle', at, {}, { related, severity: 'warning' })
  }
}
