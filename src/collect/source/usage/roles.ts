import { type Client, isHousekeeping, type Role } from '../../../model'
import type { ts } from '../compiler'
import type { FoundConsumer } from './consumers'
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

/**
 * What clients that no library is handed are for, by what is sent through them: those that only subscribe and publish are for pub/sub,
 * and those that wait for elements for queues, whatever they are called. Where nothing is sent, the options decide: in a
 * repository with BullMQ, a client without a bound on retries is made for it. Elsewhere it says nothing, since `null` is
 * copied to clients of all kinds.
 *
 * @param namesOf the commands that are sent through a client, by its number
 */
export function withRolesOfCommands(
  clients: readonly Client[],
  namesOf: ReadonlyMap<number, ReadonlySet<string>>,
  hasQueues: boolean,
): Client[] {
  return clients.map((client) => {
    const role = client.isRoleAssumed
      ? roleOfCommands(client, namesOf.get(client.id) ?? new Set(), hasQueues)
      : undefined
    if (role === undefined) return client
    const { isRoleAssumed: _, ...rest } = client
    return { ...rest, role }
  })
}

function roleOfCommands({ options }: Client, sent: ReadonlySet<string>, hasQueues: boolean): Role | undefined {
  const names = [...sent].filter((name) => !isHousekeeping(name) && name !== 'SHUTDOWN')
  if (names.length === 0) return hasQueues && options.maxRetriesPerRequest === null ? 'queue' : undefined
  if (names.every((name) => MESSAGES.test(name))) return 'pubsub'
  return names.some((name) => WAITING.test(name)) ? 'queue' : undefined
}
