import { type Client, isHousekeeping, type Role } from '../../../model'
import type { ts } from '../compiler'
import type { FoundConsumer } from './consumers'
import type { Site } from './site'
import { WAITING } from './waiting'

/** Where several libraries share a client, the one that suffers most from what suits the others decides. */
const PRECEDENCE: readonly Role[] = ['queue', 'lock', 'session', 'limiter', 'pubsub', 'cache']

/** What each construction is used for, by the libraries that it is handed to; the rest are caches. */
export function rolesOf(consumers: readonly FoundConsumer[]): Map<ts.Node, Role> {
  const roles = new Map<ts.Node, Role>()
  for (const role of [...PRECEDENCE].reverse()) {
    for (const one of consumers) if (one.role === role && one.construction) roles.set(one.construction, role)
  }
  return roles
}

const MESSAGES = /^(?:[PS]?(?:UN)?SUBSCRIBE|S?PUBLISH)$/

/** What is sent through a client for what it is for. */
interface Sent {
  readonly names: ReadonlySet<string>
  /** Whether some of it goes through no other client: a factory may make one of several. */
  readonly isSure: boolean
}

const NOTHING: Sent = { names: new Set(), isSure: false }

/**
 * What clients are for, by what is sent through them: of those that no library is handed, the ones that only subscribe and
 * publish are for pub/sub, and those that wait for elements for queues, whatever they are called. Where nothing surely is,
 * the options decide: in a repository with BullMQ, a client without a bound on retries is made for it. Elsewhere it says
 * nothing, since `null` is copied to clients of all kinds. What is handed to an adapter for messages, and reads and writes
 * keys as well, is no subscriber, which runs no other commands: one construction in a factory may make both.
 *
 * @param idsBehind the numbers of the clients that a command may be sent through
 */
export function withRolesOfCommands(
  clients: readonly Client[],
  idsBehind: ReadonlyMap<Site, readonly number[]>,
  hasQueues: boolean,
): Client[] {
  const sent = sentByClient(idsBehind)
  return clients.map((client) => {
    const { names, isSure } = sent.get(client.id) ?? NOTHING
    const isForQueues = hasQueues && client.options.maxRetriesPerRequest === null && !isSure
    const isShared = client.role === 'pubsub' && names.size > 0 && !isOfMessages(names)
    if (!client.isRoleAssumed && !isShared) return client
    const role = isForQueues ? 'queue' : isShared ? 'cache' : roleOfCommands(names)
    if (role === undefined) return client
    const { isRoleAssumed: _, ...rest } = client
    return { ...rest, role }
  })
}

function sentByClient(idsBehind: ReadonlyMap<Site, readonly number[]>): ReadonlyMap<number, Sent> {
  const sent = new Map<number, Sent>()
  for (const [{ facts }, ids] of idsBehind) {
    if (isHousekeeping(facts.name) || facts.name === 'SHUTDOWN') continue
    for (const id of ids) {
      const { names, isSure } = sent.get(id) ?? NOTHING
      sent.set(id, { names: new Set([...names, facts.name]), isSure: isSure || ids.length === 1 })
    }
  }
  return sent
}

function roleOfCommands(names: ReadonlySet<string>): Role | undefined {
  if (names.size === 0) return undefined
  if (isOfMessages(names)) return 'pubsub'
  return [...names].some((name) => WAITING.test(name)) ? 'queue' : undefined
}

function isOfMessages(names: ReadonlySet<string>): boolean {
  return [...names].every((name) => MESSAGES.test(name))
}
