import { ts } from 'ts-morph'
import type { Client, Command, Role } from '../../../model'
import type { CallLike } from '../trace/index-of-names'
import type { Tracer } from '../trace/tracer'
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
export function findRoles(recogniser: Recogniser): Map<ts.Node, Role> {
  const roles = new Map<ts.Node, Role>()
  for (const [name, role] of Object.entries(CONSUMERS)) {
    const clients = (recogniser.tracer.names.calls.get(name) ?? []).flatMap((call) =>
      handedClients(recogniser.tracer, call),
    )
    for (const construction of clients.flatMap((client) => recogniser.constructionsOf(client))) {
      // A connection that BullMQ blocks on is a queue's, whatever else uses it.
      if (roles.get(construction) !== 'queue') roles.set(construction, role)
    }
  }
  return roles
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
