import { ts } from 'ts-morph'
import type { Client, Command, Role } from '../../../model'
import type { CallLike } from '../trace/index-of-names'
import { propertyName } from '../trace/members'
import type { Recogniser } from './recognition'

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
    for (const call of recogniser.tracer.names.calls.get(name) ?? []) {
      for (const client of handedClients(call)) {
        for (const construction of recogniser.constructionsOf(client)) roles.set(construction, role)
      }
    }
  }
  return roles
}

function handedClients(call: CallLike): ts.Expression[] {
  if (!ts.isNewExpression(call)) return []
  return (call.arguments ?? []).flatMap((argument): ts.Expression[] => {
    if (ts.isArrayLiteralExpression(argument)) return [...argument.elements]
    if (!ts.isObjectLiteralExpression(argument)) return []
    return argument.properties.flatMap((property) => {
      if (ts.isPropertyAssignment(property))
        return CLIENT_OPTIONS.test(propertyName(property.name) ?? '') ? [property.initializer] : []
      return ts.isShorthandPropertyAssignment(property) && CLIENT_OPTIONS.test(property.name.text)
        ? [property.name]
        : []
    })
  })
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
