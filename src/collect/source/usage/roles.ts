import { ts } from 'ts-morph'
import type { Client, Command, Role } from '../../../model'
import type { CallLike } from '../trace/index-of-names'
import type { Tracer } from '../trace/tracer'
import type { Guard } from './guard'
import type { Recogniser } from './recognition'
import { readShape } from './shapes'

/** Constructors that are handed a client, and what that makes of it. The names are those of the packages' own docs. */
const CONSUMERS: Readonly<Record<string, Role>> = {
  Queue: 'queue',
  Worker: 'queue',
  QueueEvents: 'queue',
  QueueScheduler: 'queue',
  FlowProducer: 'queue',
  Bull: 'queue',
  RedisStore: 'session',
  Redlock: 'lock',
  RateLimiterRedis: 'limiter',
}
const CLIENT_OPTIONS = /^(?:connection|client|storeClient|redis|redisClient|createClient)$/

/** What each construction is used for, where it is handed to a library that says so; the rest are caches. */
export function findRoles(recogniser: Recogniser, guard: Guard): Map<ts.Node, Role> {
  const roles = new Map<ts.Node, Role>()
  for (const [name, role] of Object.entries(CONSUMERS)) {
    const calls = recogniser.tracer.names.calls.get(name) ?? []
    for (const construction of calls.flatMap(
      (call) => guard.run(call, () => handedConstructions(recogniser, call)) ?? [],
    )) {
      // A connection that BullMQ blocks on is a queue's, whatever else uses it.
      if (roles.get(construction) !== 'queue') roles.set(construction, role)
    }
  }
  return roles
}

function handedConstructions(recogniser: Recogniser, call: CallLike): ts.Node[] {
  return handedClients(recogniser.tracer, call).flatMap((client) => recogniser.constructionsOf(client))
}

function handedClients(tracer: Tracer, call: CallLike): ts.Expression[] {
  if (!ts.isNewExpression(call)) return []
  return (call.arguments ?? []).flatMap((argument): ts.Expression[] => {
    if (ts.isArrayLiteralExpression(argument)) return [...argument.elements]
    const { properties } = readShape(tracer, argument)
    return [...properties].flatMap(([name, { value }]) => (value && CLIENT_OPTIONS.test(name) ? [value] : []))
  })
}

/** What a client is for by its own options: without a bound on retries it is made for BullMQ's blocking commands. */
export function roleOfOptions(options: Client['options']): Role | undefined {
  return options.maxRetriesPerRequest === null ? 'queue' : undefined
}

const SUBSCRIBING = /^[PS]?(?:UN)?SUBSCRIBE$/

/** Clients that do nothing but subscribe are for pub/sub, whatever they are called. */
export function withPubSubRoles(clients: readonly Client[], commands: readonly Command[]): Client[] {
  const isSubscriber = (id: number) => {
    const own = commands.filter((command) => command.client === id)
    return own.length > 0 && own.every(({ name }) => SUBSCRIBING.test(name))
  }
  return clients.map((client) =>
    client.role === 'cache' && isSubscriber(client.id) ? { ...client, role: 'pubsub' } : client,
  )
}
