import type { KeySample, Readings } from '../../../model'
import { ProbeFailure, reasonOf } from '../connection/failure'
import type { Session } from '../connection/session'
import type { InfoFields } from '../readings/info'
import { databasesOf } from '../readings/sections'
import { countElements, type Elements } from './elements'
import { gatherKeys, type Harvest, Selection } from './gather'
import { groupOf, type Kin, kinOf } from './groups'
import { learnPatterns } from './patterns'

/** Far below what a server can take (some 200,000 keys a second), so that nobody feels it. */
const RATE = 20_000

/** What to sample, and how. */
export interface SampleWish {
  /** The section of INFO that counts the keys of each database, or why it could not be read. */
  readonly keyspace: InfoFields | ProbeFailure
  readonly product: Readings['server']['product']
  readonly policy: string | undefined
  /** Keys at most; 0 means none. */
  readonly most: number
  /** Keys in a second at most. */
  readonly rate?: number
  /** The slots that the node owns; only where the server keeps a table for each slot (clusters of Redis 7.4, Valkey 8). */
  readonly slots?: readonly number[]
}

/** A sample, what could not be read of it, and the patterns learned. */
export interface Sampled {
  readonly sample?: KeySample
  readonly unread: Readings['unread']
  /** The pattern of a key, such as one of the slow log; null where it is not known. */
  readonly patternOf: (key: string) => string | null
}

/**
 * Samples the keys of one server: all of them where there are no more than wished for, and otherwise as many from random
 * places, from each database in proportion to its keys. TTL, TYPE and OBJECT count as lookups, so the counters have to be
 * read before. Key names stay in here: what is given has patterns. Never throws; what was read before an error counts.
 */
export async function readSample(session: Session, wish: SampleWish): Promise<Sampled> {
  const nothing = (reason?: string): Sampled => {
    return { unread: reason === undefined ? [] : [{ section: 'the keys', reason }], patternOf: () => null }
  }
  const { keyspace } = wish
  if (keyspace instanceof ProbeFailure) return nothing(keyspace.message)
  const databases = databasesOf(keyspace)
  if (databases?.every(({ keys }) => keys === 0)) return nothing()
  if (wish.most === 0) return nothing('switched off with probe.sample: 0')
  if (!databases) return nothing('INFO keyspace does not tell how many there are')
  const selection = new Selection(session)
  const harvest = await gatherKeys(session, selection, databases, {
    most: wish.most,
    rate: wish.rate ?? RATE,
    hasFrequency: /-lfu$/.test(wish.policy ?? ''),
    // Dragonfly takes no cursor that it did not give; the tables of the others are those of Redis.
    hasRandomCursors: ['redis', 'valkey', 'keydb'].includes(wish.product),
    ...(wish.slots && { slots: wish.slots }),
  })
  // The same name may stand in several databases and is still one name.
  const patterns = learnPatterns([...new Set(harvest.keys.map(({ name }) => name))])
  const kin = kinOf(harvest.keys, patterns.groupOf)
  const elements = await elementsOf(session, selection, kin)
  return {
    ...(harvest.keys.length > 0 && { sample: sampleOf(harvest, kin, elements) }),
    unread: [...harvest.unread, ...elements.unread],
    patternOf: patterns.patternOf,
  }
}

function sampleOf({ keys, databases, isComplete, hasFrequency }: Harvest, kin: Kin[], { counts }: Elements): KeySample {
  const sum = (field: 'keys' | 'expires') => databases.reduce((total, database) => total + database[field], 0)
  return {
    keys: keys.length,
    isComplete,
    population: { keys: sum('keys'), expires: sum('expires') },
    hasFrequency,
    groups: kin.map((group) => groupOf(group, group.largest && counts.get(group.largest))),
  }
}

/** Only the largest key of each pattern is shown, so only those are asked for their elements. */
async function elementsOf(session: Session, selection: Selection, kin: readonly Kin[]): Promise<Elements> {
  try {
    return await countElements(
      session,
      selection,
      kin.flatMap(({ largest }) => largest ?? []),
    )
  } catch (error) {
    return { counts: new Map(), unread: [{ section: 'the elements of large keys', reason: reasonOf(error) }] }
  }
}
