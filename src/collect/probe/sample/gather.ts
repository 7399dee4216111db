import { list } from '../../../model'
import { ProbeFailure, reasonOf } from '../connection/failure'
import type { Session } from '../connection/session'
import { Details, type SampledKey } from './details'
import { pickerOf } from './slots'
import { type Errand, type Walked, walk } from './walk'

/** The share of the time left that the sample may take; what follows it needs some, too. */
const SHARE_OF_TIME = 0.75

/** A database that holds keys, as INFO keyspace counts them. */
export interface Database {
  readonly index: number
  readonly keys: number
  readonly expires: number
}

/** How keys are gathered from all databases. */
export interface Gathering extends Pick<Errand, 'rate' | 'hasRandomCursors'> {
  /** The slots that the node owns, where it keeps a table for each. */
  readonly slots?: readonly number[]
  /** Keys at most. */
  readonly most: number
  /** Whether OBJECT FREQ can answer. */
  readonly hasFrequency: boolean
}

/** The keys that were gathered, as far as that went. */
export interface Harvest {
  readonly keys: readonly SampledKey[]
  /** Where they come from. */
  readonly databases: readonly Database[]
  readonly isComplete: boolean
  readonly hasFrequency: boolean
  readonly unread: readonly { readonly section: string; readonly reason: string }[]
}

/** The database that the commands of a session go to; it begins with the first. */
export class Selection {
  private selected = 0

  constructor(private readonly session: Session) {}

  /** Gives the failure where that is refused; throws ProbeFailure when the session ends. */
  async select(index: number): Promise<ProbeFailure | undefined> {
    if (index === this.selected) return undefined
    const [reply] = await this.session.askAll([{ name: 'select', more: [String(index)] }])
    if (reply instanceof ProbeFailure) return reply
    this.selected = index
    return undefined
  }
}

/**
 * Takes keys from each database in proportion to what it holds. Never throws: what could not be had is told among
 * `unread`, and what was gathered before counts.
 */
export async function gatherKeys(
  session: Session,
  selection: Selection,
  databases: readonly Database[],
  how: Gathering,
): Promise<Harvest> {
  const details = new Details(how.hasFrequency)
  const harvest = { keys: [] as SampledKey[], databases: [] as Database[], isComplete: true, unread: [] as Unread[] }
  const errands = errandsFor(databases, session.leftMs, how)
  try {
    const isPartial = errands.some(({ take }) => take !== 'all')
    const picker = how.slots && isPartial ? await pickerOf(session, how.slots) : undefined
    if (picker?.failure)
      harvest.unread.push({ section: 'the number of keys in each slot', reason: picker.failure.message })
    for (const [index, errand] of errands.entries()) {
      const failure = await selection.select(errand.database)
      if (failure) {
        harvest.unread.push({ section: keysOf(databases.slice(index)), reason: failure.message })
        harvest.isComplete = false
        break
      }
      const walked: Walked = { keys: harvest.keys, isWhole: false }
      harvest.databases.push(databases[index]!)
      await walk(session, { ...errand, ...(picker && { pickSlot: picker.pick }) }, details, walked)
      harvest.isComplete &&= walked.isWhole
    }
  } catch (error) {
    harvest.isComplete = false
    harvest.unread.push({ section: 'the keys', reason: reasonOf(error) })
  }
  const unread = [...harvest.unread, ...details.unread]
  return { ...harvest, hasFrequency: details.answers('frequency'), unread }
}

type Unread = Harvest['unread'][number]

/** The keys to take and the time to take them in are shared out by how many keys a database has. */
function errandsFor(databases: readonly Database[], leftMs: number, how: Gathering): Errand[] {
  const all = databases.reduce((sum, { keys }) => sum + keys, 0)
  let before = 0
  return databases.map(({ index, keys }) => {
    before += keys
    return {
      database: index,
      take: all <= how.most ? 'all' : Math.max(1, Math.round((how.most * keys) / all)),
      untilLeftMs: leftMs * (1 - (SHARE_OF_TIME * before) / all),
      rate: how.rate,
      hasRandomCursors: how.hasRandomCursors,
    }
  })
}

function keysOf(databases: readonly Database[]): string {
  const numbers = databases.map(({ index }) => String(index))
  return `the keys of ${numbers.length === 1 ? 'database' : 'databases'} ${list(numbers)}`
}
