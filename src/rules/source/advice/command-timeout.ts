import { type Client, type Command, isHousekeeping, REMEDIES, type SourceEvidence } from '../../../model'
import { inSocket, isIoredisLike, isNodeRedisBefore, spellSetting } from './connection'
import { defaultsOf, libraryTitle } from './defaults'

/** A node-redis reconnect strategy of one's own, as the default one gives up after a socket timeout. */
export const OWN_RECONNECT_STRATEGY = `reconnectStrategy: (attempt) => ${REMEDIES.reconnectDelay}`

/**
 * node-redis needs four settings at once (measured on 5.12 and 6.3): `commandOptions.timeout` and `pingInterval` alone
 * leave the command pending, `socketTimeout` alone closes an idle client for good. What the code sets itself stays.
 */
function nodeRedisAdvice(client: Client): string {
  const { settings } = client
  // One of node-redis 3 is not carried over by an upgrade: it stands elsewhere and is called otherwise.
  const isKept = settings.reconnectStrategy.state === 'set' && !isNodeRedisBefore(client, 4)
  const strategy = isKept ? '' : `, ${OWN_RECONNECT_STRATEGY}`
  const socket = inSocket(client, `socketTimeout: ${REMEDIES.socketTimeout}${strategy}`)
  const others = [
    ...(isPinging(client)
      ? []
      : [
          `\`pingInterval: ${REMEDIES.pingInterval}\` (shorter than the socketTimeout, or an idle healthy connection is closed)`,
        ]),
    ...(settings.errorListener.state === 'set' ? [] : ['an `error` listener']),
  ]
  return others.length === 0 ? `set \`${socket}\`` : `set \`${socket}\` together with ${others.join(' and ')}`
}

/** Whether a `pingInterval` is set that may keep an idle connection from the timeout that is advised. */
function isPinging(client: Client): boolean {
  const interval = pingIntervalOf(client)
  return typeof interval === 'number' ? interval > 0 && interval < REMEDIES.socketTimeout : Boolean(interval)
}

/** The `pingInterval` of node-redis; undefined where it is not set. */
export function pingIntervalOf({ options }: Client): Client['options'][string] | undefined {
  const name = Object.keys(options).find((option) => option.split('.').at(-1) === 'pingInterval')
  return name === undefined ? undefined : options[name]
}

/** How to bound a command with this client, as a clause that starts with a verb. */
export function boundAdvice(client: Client): string {
  if (isIoredisLike(client)) return `set \`${spellSetting(client, 'commandTimeout')}\``
  if (client.library === 'bun') return 'race each command against a timer: the client has no option for it'
  if (client.library !== 'redis') return 'set the option of the library that bounds a command'
  if (client.major === undefined) return `${nodeRedisAdvice(client)} (node-redis 5.1 or later)`
  return isNodeRedisBefore(client, 5)
    ? `upgrade to node-redis 5.1 or later, since no option of ${libraryTitle(client)} bounds a command, and ${nodeRedisAdvice(client)}`
    : nodeRedisAdvice(client)
}

/**
 * What else to do where a command through the client waits for elements: the bound would cut that off, and `duplicate()`
 * takes the options over, the bound among them (ioredis built/Redis.js, @redis/client dist/lib/client/index.js).
 */
export function ownClientAdvice(client: Client, waiting: Command | undefined): string {
  if (!waiting) return ''
  const why = `; ${waiting.name} waits for longer than that and needs a client of its own without the bound`
  if (isIoredisLike(client) && client.kind !== 'cluster') return `${why}: \`duplicate({ commandTimeout: undefined })\``
  return client.library === 'redis' && client.kind === 'standalone' && !isNodeRedisBefore(client, 4)
    ? `${why}: \`duplicate({ socket: { …, socketTimeout: undefined } })\``
    : why
}

/** Why an option that was set in its stead does not bound a command that was sent. */
export function whyNotBound(client: Client, option: string): string {
  if (client.library === 'redis') {
    return `\`${option}\` does not: node-redis drops that timer once the command is written to the socket, so it covers queued commands only`
  }
  return isIoredisLike(client) && option.endsWith('socketTimeout')
    ? '`socketTimeout` does not: ioredis reconnects and keeps the command pending'
    : `\`${option}\` does not`
}

/** True when the library bounds a command by itself: GLIDE does, after 250 ms. */
export function isBoundedByDefault(client: Client): boolean {
  const rows = defaultsOf(client)
  return rows.length > 0 && rows.every(({ commandTimeoutMs }) => commandTimeoutMs !== null)
}

/**
 * Whether all commands that a client sends are raced against a timer, those that libraries send through it among them, and
 * all those of its own library of which it is not known who sends them: it may be the one behind these.
 */
export function isRacing({ id, library }: Client, { commands, consumers }: SourceEvidence): boolean {
  const handedTo = consumers.filter(({ client }) => client === id)
  if (handedTo.some((one) => one.isRaced !== true)) return false
  const sent = commands.filter((one) => {
    const isOwn = one.client === id || (one.client === null && one.library === library)
    return isOwn && one.via !== 'lua' && one.unsure === undefined && !isHousekeeping(one.name)
  })
  return sent.length + handedTo.length > 0 && sent.every(({ isRaced }) => isRaced === true)
}
