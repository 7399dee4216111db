import {
  type ArtefactEvidence,
  type Client,
  type Command,
  type Evidence,
  findsOf,
  type HotKeyCheck,
  hotKeyChecksIn,
  inServer,
  type Place,
  readsValue,
  type SourceEvidence,
} from '../../../model'

/** A policy that a server has or is to have, and who says so. */
export interface KnownPolicy {
  readonly name: string
  /** `deploy/redis.conf`, `the server`. */
  readonly by: string
}

/** The policies that the files and the server say, files for development aside. */
export function knownPolicies({ settings }: ArtefactEvidence, { probe }: Evidence): KnownPolicy[] {
  const written = settings.flatMap(({ policy, isForDevelopment }) => {
    return isForDevelopment || policy?.name == null ? [] : [{ name: policy.name, by: policy.place.path }]
  })
  const servers = probe.status === 'collected' ? probe.value.servers : []
  const read = servers.flatMap(({ name, readings }) => {
    const { policy } = readings.memory
    return policy === undefined ? [] : [{ name: policy, by: inServer(name, 'the server') }]
  })
  return [...written, ...read]
}

/** True for policies under which Redis counts how often a key is used. */
export function isLfu({ name }: KnownPolicy): boolean {
  return /-lfu$/.test(name)
}

/** What looks for hot keys or takes the edge off them, wherever it is; what slows the server down is none. */
export function harmlessChecks(evidence: ArtefactEvidence, all: Evidence): HotKeyCheck[] {
  const shown = evidence.monitors.filter(
    ({ subjects, doubts = [] }) => subjects.includes('hot-keys') && doubts.length === 0,
  )
  const alerted = evidence.alerts.filter(({ subject, flaws }) => subject === 'hot-keys' && flaws.length === 0)
  return [
    ...hotKeyChecksIn(all).filter(({ isCostly }) => !isCostly),
    ...shown.map(({ place, name }) => ({ place, what: name })),
    ...alerted.flatMap(({ place, name }) => (place ? [{ place, what: `the alert ${name}` }] : [])),
  ]
}

/** The reads in the source that a key may be hot with, and the client that most of them go through. */
export interface CacheReads {
  readonly commands: readonly Command[]
  readonly client: Client | undefined
  /** Packages with such reads that run in services elsewhere. */
  readonly libraries: readonly string[]
}

/**
 * Reads through clients that are caches, or for which nothing says what they are; those whose client is not known count
 * where one of these is built. Locks are read by their holders, not by everybody, and what a function has just written is its
 * own: memory in front of it would hide what others have added. What finds the keys for a function that empties the cache runs
 * when that does. Those in a published package are told apart: who runs it looks for hot keys.
 */
export function cacheReads(evidence: SourceEvidence): CacheReads {
  const { clients, commands } = evidence
  const isFind = findsOf(evidence)
  const locks = lockKeys(commands)
  const caches = new Map(clients.filter(({ role }) => role === 'cache').map((client) => [client.id, client]))
  const isOpen = clients.length === 0 || caches.size > 0
  const reads = commands.filter((command) => {
    const { name, key, operator, unsure, via, client, lock, readsOwn } = command
    const isRead = readsValue(name) && !operator && unsure === undefined && via !== 'lua' && lock === undefined
    if (!isRead || readsOwn || isFind(command) || (key !== null && locks.has(key))) return false
    return client === null ? isOpen : caches.has(client)
  })
  const libraryOf = ({ place }: Command) => evidence.libraries?.find(({ folder }) => isWithin(place.path, folder))?.name
  const own = reads.filter((command) => libraryOf(command) === undefined)
  const [first] = [...caches.values()].sort((a, b) => readsOf(b, own) - readsOf(a, own))
  return { commands: own, client: first, libraries: [...new Set(reads.flatMap((one) => libraryOf(one) ?? []))].sort() }
}

function isWithin(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`)
}

const LOCK = /lock|mutex|lease|leader|claim/i

/** Keys of locks, by name and by a SET that succeeds only where there is nothing: a renewal sets them in another way. */
function lockKeys(commands: readonly Command[]): Set<string> {
  return new Set(
    commands.flatMap(({ name, key, flags }) => {
      const isClaim = name === 'SETNX' || (name === 'SET' && flags?.includes('NX') === true)
      return isClaim && key !== null && LOCK.test(key) ? [key] : []
    }),
  )
}

function readsOf({ id }: Client, reads: readonly Command[]): number {
  return reads.filter(({ client }) => client === id).length
}

/** Where a finding about the whole repository is best shown: at the client, else at a read. */
export function placeOfReads({ client, commands }: CacheReads): Place | null {
  return client?.place ?? commands[0]?.place ?? null
}

/** The cheapest way to see hot keys, or to do without, with what the repository has. */
export function cheapestWay(
  { client, commands }: Pick<CacheReads, 'client' | 'commands'>,
  policies: readonly KnownPolicy[],
): string {
  const lfu = policies.find(isLfu)
  if (lfu) return `run \`redis-cli --hotkeys\` in a scheduled job, since the policy is ${lfu.name} (${lfu.by})`
  // A pipeline is called `multi`, which names no client.
  const named = commands.find(({ via }) => via !== 'pipeline')
  const front = named ? `\`${named.receiver}\`` : 'Redis'
  const local = `keep what everybody reads in the memory of the process for a few seconds, in front of ${front}`
  // Upstash has one policy, `optimistic-volatile`: https://upstash.com/docs/redis/features/eviction
  if (client?.kind === 'http') {
    return `${local}, or count reads by the prefix of the key in the metrics of the service; a server behind HTTP lets nobody choose an LFU policy, which \`redis-cli --hotkeys\` needs`
  }
  const inClient = 'switch on its client-side cache (`RESP: 3, clientSideCache: { ttl: 5000, maxEntries: 1000 }`)'
  const isNodeRedis = client?.library === 'redis' && (client.major ?? 0) >= 5
  const job = 'set `maxmemory-policy allkeys-lfu` and run `redis-cli --hotkeys` in a scheduled job'
  return `${isNodeRedis ? inClient : local}, or ${job}`
}
