import { type Command, claimsKey, defineRule, type Place, type Role, type SourceEvidence } from '../../model'

/** Something that keeps what must not be deleted, and the caches on the same server. */
interface Sharing {
  readonly role: Role
  /** How it is called: `Queue of bullmq`. */
  readonly name: string
  readonly place: Place
  readonly caches: readonly Place[]
}

/** What an eviction deletes of each role; the first that shares a server with a cache is told. */
const LOSES: Readonly<Partial<Record<Role, string>>> = {
  queue: 'jobs vanish without a trace',
  lock: 'locks vanish while they are held',
  session: 'people are logged out',
}
const KEPT = /session|token|nonce|otp|lock|limit|throttl|quota|idempot|dedup|seen|state/i
const TIMED_WRITES = /^(?:SET|SETEX|PSETEX|MSETEX)$/

/** Servers that a queue, a lock or a session store is surely on, each with its first holder and its caches. */
function sharedInstances(evidence: SourceEvidence): Sharing[] {
  const caches = cachePlaces(evidence)
  const found = new Map<number, Sharing>()
  for (const role of Object.keys(LOSES) as Role[]) {
    for (const { instance, ...holder } of holdersOf(evidence, role)) {
      if (instance === undefined || found.has(instance)) continue
      found.set(instance, { ...holder, role, caches: caches.get(instance) ?? [] })
    }
  }
  return [...found.values()]
}

function holdersOf({ consumers, clients }: SourceEvidence, role: Role) {
  const libraries = consumers
    .filter((consumer) => consumer.role === role)
    .map(({ instance, place, name, library }) => ({ instance, place, name: `\`${name}\` of ${library}` }))
  const own = clients
    .filter((client) => client.role === role)
    .map(({ instance, place }) => ({ instance, place, name: 'this client' }))
  return [...libraries, ...own]
}

/**
 * Where a server is used as a cache, beyond doubt: by a library, by writes that fill one, or by reads and timed writes of
 * what is called one.
 */
function cachePlaces({ consumers, clients, commands }: SourceEvidence): Map<number, Place[]> {
  const places = new Map<number, Place[]>()
  const add = (instance: number | undefined, place: Place) => {
    if (instance !== undefined) places.set(instance, [...(places.get(instance) ?? []), place])
  }
  for (const { role, instance, place } of consumers) if (role === 'cache') add(instance, place)
  const reading = new Set(commands.filter(({ name }) => /^M?GET$/.test(name)).map(({ client }) => client))
  for (const command of commands) {
    if (command.client === null || !reading.has(command.client) || !isCaching(command)) continue
    add(clients.find(({ id }) => id === command.client)?.instance, command.place)
  }
  return places
}

function isCaching(command: Command): boolean {
  const { name, ttl, isFill, key, receiver, place } = command
  if (!TIMED_WRITES.test(name) || ttl !== 'always') return false
  const names = [key ?? '', receiver, place.path]
  if (names.some((text) => /cach(?:e|ing)/i.test(text))) return true
  // What is made anew where it is not there, and yet must not be lost.
  return isFill === true && !claimsKey(command) && !names.some((text) => KEPT.test(text))
}

export default defineRule({
  id: 'shared-instance',
  item: 'memory-policy',
  reads: 'source',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Keep a cache on an instance of its own, apart from queues, locks and sessions.',
  why: 'A server has one eviction policy for all of its databases. BullMQ and Bull need `noeviction`, or their jobs are deleted when the memory is full; a cache needs `allkeys-*`, or it fills the memory until every write fails, those of the queue with them. One instance cannot have both.',
  instead:
    'Give the queue an instance of its own with `maxmemory-policy noeviction`, and the cache another one with `allkeys-lru`. Another database number on the same server does not help: the policy is the same. Only where one address, one client or a duplicate of it is surely shared does this rule say so.',
  links: [
    'https://docs.bullmq.io/guide/going-to-production#max-memory-policy',
    'https://redis.io/docs/latest/develop/reference/eviction/',
  ],
  messages: {
    queue:
      'The queue of {name} shares its server with a cache: the queue needs `maxmemory-policy noeviction`, or {loss} when the memory is full, and the cache needs `allkeys-*`. Give the cache an instance of its own.',
    other:
      'What {name} keeps shares its server with a cache: under `allkeys-*`, which a cache needs, {loss} when the memory is full. Give the cache an instance of its own.',
  },
  each: sharedInstances,
  check({ role, name, place, caches }, { violation }) {
    const [cache] = caches
    if (!cache) return
    const related = [{ place: cache, message: 'A cache on the same server.' }]
    const data = { name, loss: LOSES[role] ?? '' }
    if (role === 'queue') violation('queue', place, data, { related })
    else violation('other', place, data, { related, severity: 'note' })
  },
})
