import type { Client, Role } from '../../../model'
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

/** Libraries whose connections are made without a bound on retries, wherever they are handed over. */
export const QUEUE_PACKAGES: ReadonlySet<string> = new Set([
  'bull',
  'bullmq',
  '@taskforcesh/bullmq-pro',
  '@nestjs/bull',
  '@nestjs/bullmq',
])

/** What a client is for by its own options: in a repository with BullMQ, one without a bound on retries is made for it. */
export function roleOfOptions({ maxRetriesPerRequest }: Client['options'], hasQueues: boolean): Role | undefined {
  return hasQueues && maxRetriesPerRequest === null ? 'queue' : undefined
}

const SUBSCRIBING = /^[PS]?(?:UN)?SUBSCRIBE$/

/**
 * Clients that only subscribe are for pub/sub, and clients that wait for elements for queues, whatever they are called.
 *
 * @param namesOf the commands that are sent through a client, by its number
 */
export function withRolesOfCommands(
  clients: readonly Client[],
  namesOf: ReadonlyMap<number, ReadonlySet<string>>,
): Client[] {
  return clients.map((client) => {
    const names = [...(namesOf.get(client.id) ?? [])]
    if (client.role !== 'cache' || names.length === 0) return client
    if (names.every((name) => SUBSCRIBING.test(name))) return { ...client, role: 'pubsub' }
    return names.some((name) => WAITING.test(name)) ? { ...client, role: 'queue' } : client
  })
}
