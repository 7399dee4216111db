import { type Client, REMEDIES } from '../model'
import { listenerFor } from './error-listener'
import type { Wish } from './options'
import { type Built, builtAt, connectionOptions, isIoredisLike, setIn, wishFor } from './settings'
import type { Change } from './source'
import type { Fixer, Subject } from './subject'

/** Commands after which a connection waits for what comes, and not for an answer. */
const LISTENING = /^(?:[PS]?SUBSCRIBE|MONITOR)$/

/**
 * Suggested alone: a command that is answered late fails from then on, though it may have been done, and only those who
 * know the slow ones know the right bound. Never where a command waits on purpose, or where a library has the client.
 */
export const fixCommandTimeout: Fixer = (subject) => {
  const built = builtAt(subject)
  if (built?.client.settings.commandTimeout.state !== 'missing' || waits(built.client, subject)) return undefined
  const isIoredis = isIoredisLike(built.client)
  const changes = isIoredis ? ofIoredis(subject, built) : ofNodeRedis(subject, built)
  const bound = isIoredis ? REMEDIES.commandTimeout : REMEDIES.socketTimeout
  return changes && { title: `give up a command after ${bound} ms`, isSafe: false, changes }
}

function waits({ id }: Client, { evidence }: Subject): boolean {
  return (
    evidence.commands.some((one) => one.client === id && (one.waits || LISTENING.test(one.name))) ||
    evidence.consumers.some(({ client }) => client === id) ||
    isDuplicated(evidence)
  )
}

/** `duplicate()` takes the options over, and who makes one mostly wants it for what waits: a subscriber, a worker. */
function isDuplicated({ clients, commands, text }: Subject['evidence']): boolean {
  const paths = new Set([...clients, ...commands].map(({ place }) => place.path))
  return [...paths].some((path) => text(path)?.includes('.duplicate('))
}

function ofIoredis(subject: Subject, built: Built): readonly Change[] | undefined {
  const wish = wishFor(built.client, 'commandTimeout')
  return wish && setIn(subject, built, [wish])
}

/**
 * `socketTimeout` alone closes an idle client for good (measured on node-redis 5.12 and 6.3): it goes with PINGs that come
 * earlier, a strategy that reconnects after a timeout as well, and a listener, or not at all. It is there from 5.1 on.
 */
function ofNodeRedis(subject: Subject, built: Built): readonly Change[] | undefined {
  const { client } = built
  const { settings, options, version = '' } = client
  const [timeout, strategy] = [wishFor(client, 'commandTimeout'), wishFor(client, 'reconnectStrategy')]
  if (!timeout || !strategy || /^\D*5\.0\./.test(version) || 'pingInterval' in options) return undefined
  if (settings.reconnectStrategy.state === 'unknown' || settings.errorListener.state === 'unknown') return undefined
  const ping: Wish = { within: connectionOptions(client), name: 'pingInterval', value: String(REMEDIES.pingInterval) }
  const isSilent = settings.errorListener.state === 'missing'
  const listener = isSilent ? listenerFor(subject.source, built) : undefined
  if (isSilent && !listener) return undefined
  const wishes = [timeout, ping, ...(settings.reconnectStrategy.state === 'missing' ? [strategy] : [])]
  const changes = setIn(subject, built, wishes)
  return changes && [...changes, ...(listener ? [listener] : [])]
}
