import { type Batching, type Client, type Command, comparePlaces, type Flush, spotOf } from '../../../model'
import { isOperatorFile } from '../../files/scope'
import { ts } from '../compiler'
import { owningScope } from '../trace/syntax'
import type { Guard } from '../usage/guard'
import { KeyReader } from '../usage/keys'
import type { Recogniser } from '../usage/recognition'
import { callsOfReference } from '../usage/references'
import { placeOf, type Site } from '../usage/site'
import type { Delete } from './deletes'
import { mayFind, readFind } from './finds'
import { nameOwner, type OwnerName } from './names'
import { purposeByKeys, purposeByPlace } from './purposes'
import { scriptFlushes } from './scripts'
import { type Meeting, Search } from './search'
import { crossesSlots } from './slots'
import { dropsDatabase, isKeyIndex, mayFlushAtOnce, raisesVersion } from './versions'

/** One function that empties the cache, with its node: tests look for its callers. */
export interface FoundFlush {
  readonly flush: Flush
  /** The function; the file, where no function holds it; absent for a script in a file of its own. */
  readonly owner: ts.Node | undefined
  readonly named: Pick<OwnerName, 'called' | 'route'>
}

/** What was found before. */
export interface Usage {
  readonly sites: readonly Site[]
  /** Commands of Lua scripts. */
  readonly scripted: readonly Command[]
  /** What is sent at a site; undefined where it could not be read. */
  commandAt(site: Site): Command | undefined
  /** The client behind a receiver, where it is known. */
  clientOf(site: Site): Client | undefined
}

/**
 * Finds the functions that empty the cache or a part of it: those that look for keys and delete what they find, raise a
 * version that is part of every key, or, in an operator's script, drop the database.
 */
export function findFlushes(usage: Usage, recogniser: Recogniser, guard: Guard): FoundFlush[] {
  const { sites } = usage
  const found = [
    ...byKeys(usage, recogniser, guard),
    ...sites.filter(mayFlushAtOnce).flatMap((site) => guard.run(site.at, () => atOnce(site, usage)) ?? []),
    ...scriptFlushes(recogniser.tracer, usage.scripted, sites).map((one) => ({ ...one, named: {} })),
  ]
  return onePerFunction(found).sort(({ flush: one }, { flush: other }) => comparePlaces(one.place, other.place))
}

/** A function that looks for keys more often than this was written by a machine; each search reads all of it. */
const MAX_FINDS = 20

function firstOfEachScope(sites: readonly Site[]): Site[] {
  const counts = new Map<ts.Node, number>()
  return sites.filter(({ sender }) => {
    const scope = owningScope(sender)
    const count = (counts.get(scope) ?? 0) + 1
    counts.set(scope, count)
    return count <= MAX_FINDS
  })
}

/** Flushes that look for keys and delete them. */
function byKeys(usage: Usage, recogniser: Recogniser, guard: Guard): FoundFlush[] {
  const { sites, clientOf } = usage
  const finding = firstOfEachScope(sites.filter(mayFind))
  if (finding.length === 0) return []
  const deletes = sites
    .filter(({ facts }) => /^(?:DEL|UNLINK)$/.test(facts.name))
    .map((one) => deleteOf(one, recogniser))
  const senders = new Map(sites.map((site) => [site.sender, site]))
  const search = new Search(recogniser.tracer, deletes, (node) => senders.get(node))
  const keys = new KeyReader(recogniser.tracer)
  return finding.flatMap((site) => {
    return (
      guard.run(site.at, () => {
        const find = readFind(site, recogniser, keys, (one) => clientOf(one)?.major)
        const meetings = find ? search.from(find) : []
        return meetings.flatMap((meeting) => flushOf(meeting, usage, recogniser) ?? [])
      }) ?? []
    )
  })
}

function deleteOf(site: Site, recogniser: Recogniser): Delete {
  const { sender, args } = site
  if (!ts.isCallExpression(sender)) {
    const sent = callsOfReference(site.at, recogniser)
    return { site, calls: sent.map(({ call, args: given }) => ({ call, args: given ?? call.arguments ?? [] })) }
  }
  return { site, calls: [{ call: sender, args: args ?? sender.arguments }] }
}

function flushOf(meeting: Meeting, usage: Usage, recogniser: Recogniser): FoundFlush | undefined {
  const { owner, find, site, at, batching, isSpread, isDirect } = meeting
  const { name, place, ...named } = nameOwner(owner, at)
  if (find.how === 'index-set' && !(isDirect && isKeyIndex(find.pattern, name))) return undefined
  const unsure = find.site.unsure ?? site.unsure
  const otherPurpose = purposeByPlace(place.path, [find.site, site], usage) ?? purposeByKeys(name, meeting, usage)
  const flush: Flush = {
    name,
    place,
    how: find.how,
    finds: { command: find.site.facts.name, place: placeOf(find.site.at) },
    deletes: { command: site.facts.name, place: placeOf(at) },
    pattern: find.pattern,
    batching,
    ...(isSpread && { isSpread }),
    ...(crossesSlots(meeting, recogniser) && { crossesSlots: true }),
    library: site.library,
    ...(otherPurpose && { otherPurpose }),
    ...(unsure !== undefined && { unsure }),
    operator: isOperatorFile(place.path),
  }
  return { flush, owner, named }
}

/** Flushes that delete no key by itself. */
function atOnce(site: Site, usage: Usage): FoundFlush[] {
  const command = usage.commandAt(site)
  const how = raisesVersion(site, command) ? 'version-bump' : dropsDatabase(site, command) ? 'flushdb' : undefined
  if (!how) return []
  const owner = owningScope(site.sender)
  const { name, place, ...named } = nameOwner(owner, site.at)
  const otherPurpose = purposeByPlace(place.path, [site], usage)
  const flush: Flush = {
    name,
    place,
    how,
    deletes: { command: site.facts.name, place: placeOf(site.at) },
    pattern: how === 'version-bump' ? (command?.key ?? null) : '*',
    library: site.library,
    ...(otherPurpose && { otherPurpose }),
    ...(site.unsure !== undefined && { unsure: site.unsure }),
    operator: isOperatorFile(place.path),
  }
  return [{ flush, owner, named }]
}

const WORST: readonly Batching[] = ['all', 'transaction', 'sequential', 'concurrent', 'pipeline', 'page']

/** A function is named once, by what is worst about it: KEYS, then how it deletes, then what is not certain. */
function onePerFunction(found: readonly FoundFlush[]): FoundFlush[] {
  const byFunction = new Map<string, FoundFlush>()
  for (const one of found) {
    const key = spotOf(one.flush.place)
    const known = byFunction.get(key)
    if (!known || badness(one.flush) > badness(known.flush)) byFunction.set(key, one)
  }
  return [...byFunction.values()]
}

function badness({ how, batching, crossesSlots, unsure }: Flush): number {
  const ways = batching ? WORST.length - WORST.indexOf(batching) : 0
  return (
    (unsure === undefined ? 100 : 0) +
    (how === 'keys' ? 50 : how === 'index-set' ? -50 : 0) +
    (crossesSlots ? 25 : 0) +
    ways
  )
}
