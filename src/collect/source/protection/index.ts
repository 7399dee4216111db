import { type Client, type Command, count, type Protection, type SourceEvidence } from '../../../model'
import { isOperatorFile } from '../../files/scope'
import { ts } from '../compiler'
import { repositoryPath } from '../program'
import type { Tracer } from '../trace/tracer'
import type { Guard } from '../usage/guard'
import { KeyReader } from '../usage/keys'
import type { Site } from '../usage/site'
import { isSentOnlyConnected } from './connection-checks'
import { FilledKeys } from './filled-keys'
import { Misses } from './misses'
import { badness, type Passage } from './passage'
import { RoundTrips } from './round-trips'
import type { Route } from './route'
import { Routes } from './routes'
import { protectionOf } from './told'
import { unheardAt } from './unheard'
import { WrittenKeys } from './written-keys'

/** Reads whose answer a request waits for. What tells a length or a TTL alone is not worth a breaker of its own. */
const READS =
  /^(?:M?GET|GETEX|GETRANGE|HM?GET|HGETALL|HVALS|HKEYS|HEXISTS|EXISTS|SMEMBERS|SISMEMBER|SMISMEMBER|LRANGE|LINDEX|ZRANGE\w*|ZREVRANGE\w*|ZM?SCORE|JSON\.M?GET)$/
/** Writes that populate a cache, or take something out of it; and what is sent without asking for an answer. */
const WRITES =
  /^(?:SET|SETEX|PSETEX|SETNX|MSET|GETSET|HSET|HMSET|HSETNX|DEL|UNLINK|EXPIRE|PEXPIRE|SADD|SREM|HDEL|LPUSH|RPUSH|LTRIM|LREM|ZADD|ZREM|INCR\w*|DECR\w*|HINCRBY\w*|APPEND|JSON\.SET|[PS]?SUBSCRIBE|S?PUBLISH|XADD|PERSIST|EXPIREAT|[LRS]POP|RPOPLPUSH|LMOVE|ZPOP(?:MIN|MAX)|[LZ]MPOP|GETDEL)$/
/** Libraries whose commands give a promise; node-redis did not before version 4. */
const PROMISING: ReadonlySet<string> = new Set([
  'ioredis',
  'iovalkey',
  'redis',
  '@upstash/redis',
  '@vercel/kv',
  'valkey-glide',
  'bun',
])

/** What is known of the clients and commands before it is asked what protects them. */
export interface Unprotected {
  readonly tracer: Tracer
  /** All of the repository, also where only some are asked about: how far callers are followed depends on all of them. */
  readonly sites: readonly Site[]
  readonly clients: readonly Client[]
  /** What is sent at a site; undefined where it could not be read. */
  commandAt(site: Site): Command | undefined
  clientOf(site: Site): Client | undefined
}

/** What protects a read of a cache, or where the failure of a write is not heard. */
export type Fallout = Pick<Command, 'protection' | 'unheard' | 'readsOwn'>

/** What callers are looked for of: `open` are reads that are only those of a cache where somebody fills what they read. */
export type Followed = Readonly<Record<'reads' | 'writes' | 'open', readonly ts.Node[]>>

/** Whether what becomes of a failure of a command is asked at all: a read of a cache, or a write of anything. */
function isFollowed({ facts, via, receiver, unsure, at }: Site): boolean {
  const isKnown = receiver !== undefined && via !== 'pipeline' && via !== 'lua' && unsure === undefined
  return isKnown && (isRead(facts) || WRITES.test(facts.name)) && !isOperatorFile(repositoryPath(at.getSourceFile()))
}

function isRead({ name }: Site['facts']): boolean {
  return READS.test(name)
}

/**
 * Each read of a cache with what protects it and each write with where its failure is not heard.
 *
 * @param isAsked which of them are asked about
 * @param withCallers gives a tracer that knows the files in which the functions around them are called
 */
export function findFallout(
  known: Unprotected,
  isAsked: (site: Site) => boolean,
  withCallers: (nodes: Followed) => Tracer,
  guard: Guard,
): ReadonlyMap<Site, Fallout | undefined> {
  const { all, open } = followed(known)
  if (all.length === 0) return new Map()
  const tracer = withCallers({
    reads: nodesOf(all.filter((site) => isRead(site.facts) && !open.has(site))),
    writes: nodesOf(all.filter(({ facts }) => !isRead(facts))),
    open: nodesOf([...open]),
  })
  const sentReads = new Set(nodesOf(known.sites.filter(({ facts }) => isRead(facts))))
  // What follows on a miss is asked of reads alone.
  const asked = all.some(({ facts }) => isRead(facts)) ? known.sites : []
  const routes = new Routes(tracer)
  const misses = missesOf({ ...known, sites: asked }, routes, guard)
  const reader = new ProtectionReader(routes, misses, open, sentReads)
  return new Map(
    all
      .filter(isAsked)
      .map((site) => [
        site,
        guard.run(site.at, () => (isRead(site.facts) ? reader.ofRead(site) : reader.ofWrite(site))),
      ]),
  )
}

function nodesOf(sites: readonly Site[]): ts.Node[] {
  return sites.map(({ sender }) => sender)
}

function missesOf({ sites, commandAt }: Unprotected, { tracer, users }: Routes, guard: Guard): Misses {
  const keys = new KeyReader(tracer)
  const written = new WrittenKeys(sites, keys, commandAt, guard)
  const trips = new RoundTrips(keys, written, sites)
  return new Misses(keys, written, trips, sites, commandAt, (target) => users.callsOf(target))
}

/** Why reads of a cache are not followed, as a clause: those in a pipeline fail with it. Undefined where all are. */
export function doubtPipelines({
  commands,
  clients,
}: Pick<SourceEvidence, 'commands' | 'clients'>): string | undefined {
  const caches = new Set(clients.filter(({ role }) => role === 'cache').map(({ id }) => id))
  const reads = commands.filter(({ via, name, client, operator }) => {
    return via === 'pipeline' && !operator && client !== null && caches.has(client) && READS.test(name)
  })
  if (reads.length === 0) return undefined
  return `${count(reads.length, 'read')} in pipelines and transactions ${reads.length === 1 ? 'is' : 'are'} not followed`
}

/** The sites that are asked about, and those among them that are only if their callers fill what they read. */
function followed(known: Unprotected): { readonly all: Site[]; readonly open: ReadonlySet<Site> } {
  // A script that ends with the failure does what it should.
  const sites = known.sites.filter((site) => isFollowed(site) && known.clientOf(site)?.isOneOff !== true)
  const filled = new FilledKeys(sites, known)
  const role = soleRole(known.clients)
  const open = new Set<Site>()
  const all = sites.filter((site) => {
    const client = known.clientOf(site)
    if (!isRead(site.facts)) return hasPromises(site, client?.major)
    if ((client?.role ?? role) === 'cache' || filled.has(site)) return true
    if (filled.mayHave(site)) open.add(site)
    return open.has(site)
  })
  return { all, open }
}

/** What a client is for that is injected from where nobody sees it: what all others are for. */
function soleRole(clients: readonly Client[]): Client['role'] | undefined {
  const roles = new Set(clients.map(({ role }) => role))
  return roles.size === 0 ? 'cache' : roles.size === 1 ? [...roles][0] : undefined
}

function hasPromises({ library }: Site, major: number | undefined): boolean {
  return PROMISING.has(library) && !(library === 'redis' && major !== undefined && major < 4)
}

class ProtectionReader {
  /**
   * @param open reads that are only those of a cache where somebody fills what they read
   * @param reads the expressions that send reads, those of caches and others
   */
  constructor(
    readonly routes: Routes,
    readonly misses: Misses,
    readonly open: ReadonlySet<Site>,
    readonly reads: ReadonlySet<ts.Node>,
  ) {}

  ofRead(site: Site): Pick<Command, 'protection' | 'readsOwn'> | undefined {
    const { sender } = site
    if (!ts.isCallExpression(sender) || this.#isHandledWithin(site)) return undefined
    const own = this.misses.trips.readsOwn(site) ? { readsOwn: true as const } : {}
    const protection = this.misses.trips.isProbe(site) ? undefined : this.#protectionOf(site, sender)
    return { ...own, ...(protection && { protection }) }
  }

  #protectionOf(site: Site, sender: ts.CallExpression): Protection | undefined {
    const miss = this.misses.of(site)
    if (this.open.has(site) && miss !== 'filled') return undefined
    const passages = this.#passages(sender)
    const routes = passages.flatMap((passage) => this.routes.alongTo(sender, passage)).map(withoutAsides)
    const reached = (['request', 'unknown', 'elsewhere'] as const).find((end) => routes.some((one) => one.end === end))
    if (!reached) return undefined
    const [worst] = routes
      .filter(({ end }) => end === reached)
      .sort((one, other) => badness(other.fate) - badness(one.fate))
    if (!worst) return undefined
    const isChecked = isSentOnlyConnected(sender)
    return {
      ...protectionOf(sender, reached, worst, this.reads),
      ...(miss && { miss }),
      ...(isChecked && { isChecked }),
    }
  }

  ofWrite(site: Site): Pick<Command, 'unheard'> | undefined {
    const { sender, at } = site
    if (!ts.isCallExpression(sender) || this.#isHandledWithin(site) || this.routes.failures.ofNodeCallback(sender))
      return undefined
    const routes = this.#passages(sender).flatMap((passage) => this.routes.along(passage))
    const dropped = routes.flatMap(({ fate }) => (fate.guard || fate.failed ? [] : (fate.dropped ?? [])))
    // A script of an operator that ends with the error does what it should.
    const ofService = dropped.filter((node) => !isOperatorFile(repositoryPath(node.getSourceFile())))
    return { unheard: [...new Set(ofService)].map((node) => unheardAt(node, at)) }
  }

  /** Whether the helper that sends a command does something about its failure; then it is not followed to who calls it. */
  #isHandledWithin({ within }: Site): boolean {
    return within !== undefined && this.#passages(within).some(({ fate }) => fate.guard || fate.failed)
  }

  #passages(sender: ts.CallExpression): readonly Passage[] {
    return this.routes.failures.ofNodeCallback(sender) ?? this.routes.failures.ofPromise(sender)
  }
}

/** No request waits for what is guarded and left to itself. */
function withoutAsides(route: Route): Route {
  return route.fate.isAside && route.fate.guard ? { ...route, end: 'elsewhere' } : route
}
