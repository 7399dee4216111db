import { type Client, CONNECTION_SETTINGS, type Setting } from '../../../model'

/** Options with which a duplicate may go to another server than its original. */
const ADDRESS = /^(?:url|host|port|path|socket|sentinels|name|rootNodes|connectionString)$/

/** Whether a construction, or the original of the duplicates before it, is among those that are known. */
export function isRooted<T>(construction: T, known: ReadonlySet<T>, originalOf: (one: T) => T | undefined): boolean {
  const seen = new Set([construction])
  for (let at = construction; ; ) {
    const original = originalOf(at)
    if (original === undefined) return known.has(at)
    if (seen.has(original)) return false
    seen.add(original)
    at = original
  }
}

/**
 * Gives the clients that `duplicate()` makes what they take over from theirs.
 *
 * @param originals by the number of each client the number of its original, which is its own where it has none
 */
export function withOriginals(clients: readonly Client[], originals: readonly (number | undefined)[]): Client[] {
  const done = new Map<number, Client>()
  const complete = (client: Client, behind: ReadonlySet<number>): Client => {
    const known = done.get(client.id)
    if (known) return known
    const original = clients[originals[client.id] ?? client.id]
    const isOwn = original === undefined || original === client || behind.has(original.id)
    const whole = isOwn ? client : inheriting(client, complete(original, new Set([...behind, client.id])))
    done.set(client.id, whole)
    return whole
  }
  return clients.map((client) => complete(client, new Set()))
}

/**
 * Options are copied one by one, listeners are not (ioredis built/Redis.js, @redis/client dist/lib/client/index.js). What
 * node-redis has in `socket` is one option.
 */
function inheriting(client: Client, original: Client): Client {
  const isOtherServer = Object.keys(client.options).some((name) => ADDRESS.test(name))
  const instance = isOtherServer ? undefined : original.instance
  const { instance: _, ...own } = client
  const about = { ...own, ...(instance !== undefined && { instance }), duplicateOf: original.id }
  if (client.library === 'redis' && 'socket' in client.options) return about
  const { retries, reconnection } = original
  return {
    ...about,
    settings: inherited(client.settings, original.settings),
    options: { ...original.options, ...client.options },
    ...(client.retries?.state === 'missing' && retries && { retries }),
    ...(client.settings.reconnectStrategy.state === 'missing' && reconnection && { reconnection }),
  }
}

function inherited(own: Client['settings'], original: Client['settings']): Client['settings'] {
  const taken = CONNECTION_SETTINGS.map((name): [string, Setting] => {
    const isTaken = name !== 'errorListener' && own[name].state === 'missing'
    return [name, isTaken ? original[name] : own[name]]
  })
  return Object.fromEntries(taken) as Client['settings']
}
