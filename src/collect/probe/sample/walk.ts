import { randomInt } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { ProbeFailure } from '../connection/failure'
import type { Reply, Request, Session } from '../connection/session'
import type { Details, SampledKey } from './details'
import type { SlotPicker } from './slots'

/** A server is busy for 75 µs with so many, and for about 1 ms with 1,000: a probe must not show up in its slow log. */
const COUNT = 100
/** Keys of one slot may be of one kind (a hash tag): many small pages tell more about the whole than a few large ones. */
const COUNT_IN_SLOT = 20
/** More calls from random places than this in a row, and none had a key that is new: there are no more. */
const MAX_IDLE_CALLS = 100
/** Tables have fewer buckets than this; what is beyond the size of a table is ignored. */
const CURSORS = 2 ** 32
const SLOT_BITS = 14

/** What to take from one database. */
export interface Errand {
  readonly database: number
  /** How many keys to take; `all` of them from the first to the last, or so many from random places. */
  readonly take: 'all' | number
  /** Keys in a second at most. */
  readonly rate: number
  /** Milliseconds that have to be left of the budget for the next call. */
  readonly untilLeftMs: number
  /**
   * Gives one of the slots that the node owns, on a cluster whose tables are split by slot (Redis 7.4, Valkey 8): there the
   * low 14 bits of a cursor are the slot.
   */
  readonly pickSlot?: SlotPicker
  /** False where a cursor has to be one that the server gave (Dragonfly): then the walk starts at the beginning. */
  readonly hasRandomCursors: boolean
}

/** What a walk gives, even when it ends before its time. */
export interface Walked {
  readonly keys: SampledKey[]
  /** Whether it has seen all keys of the database. */
  isWhole: boolean
}

/**
 * Walks through the selected database with SCAN and asks about each key once. SCAN does not count as a lookup; what is
 * asked about keys does, so counters must have been read before. Fills `walked` as it goes. Throws ProbeFailure when
 * SCAN is refused or the session ends.
 */
export async function walk(session: Session, errand: Errand, details: Details, walked: Walked): Promise<void> {
  const pages = new Pages(errand)
  const startedAt = performance.now()
  while (!pages.isDone && session.leftMs > errand.untilLeftMs) {
    const names = pages.names.splice(0, details.batch)
    const { keys, reply } = await details.ask(session, names, errand.database, pages.request())
    walked.keys.push(...keys)
    if (reply !== undefined) pages.take(reply)
    const aheadMs = (pages.found / errand.rate) * 1000 - (performance.now() - startedAt)
    if (aheadMs > 0) await setTimeout(aheadMs)
  }
  walked.isWhole = pages.isDone && pages.hasReachedEnd
}

/** The pages of SCAN, from the first to the last or from random places. */
class Pages {
  /** Keys that nobody has asked about yet. */
  readonly names: string[] = []
  /** True when the walk began at the beginning and came to the end. */
  hasReachedEnd = false
  private readonly seen = new Set<string>()
  private readonly isRandom: boolean
  private readonly wanted: number
  private cursor: string | undefined
  private idleCalls = 0

  constructor(private readonly errand: Errand) {
    this.isRandom = errand.take !== 'all' && errand.hasRandomCursors
    this.wanted = errand.take === 'all' ? Number.POSITIVE_INFINITY : errand.take
    this.cursor = this.isRandom ? randomCursor(errand.pickSlot) : '0'
  }

  get isDone(): boolean {
    return this.names.length === 0 && this.cursor === undefined
  }

  /** Keys found so far. */
  get found(): number {
    return this.seen.size
  }

  /** The next SCAN; undefined where there are names enough for now, or no more are wanted. */
  request(): Request | undefined {
    if (this.cursor === undefined || this.names.length >= COUNT) return undefined
    const count = this.isRandom && this.errand.pickSlot ? COUNT_IN_SLOT : COUNT
    return { name: 'scan', more: [this.cursor, 'COUNT', String(count)] }
  }

  take(reply: Reply): void {
    const page = pageOf(reply)
    const before = this.seen.size
    for (const name of page.names) this.add(name)
    this.idleCalls = this.seen.size > before ? 0 : this.idleCalls + 1
    this.cursor = this.isRandom ? randomCursor(this.errand.pickSlot) : page.cursor
    this.hasReachedEnd = !this.isRandom && page.cursor === undefined
    const isIdle = this.isRandom && this.idleCalls > MAX_IDLE_CALLS
    if (this.seen.size >= this.wanted || isIdle) this.cursor = undefined
  }

  private add(name: string): void {
    if (this.seen.has(name) || this.seen.size >= this.wanted) return
    this.seen.add(name)
    this.names.push(name)
  }
}

/** Buckets are taken in the order of their hashes, so each start is as good as any other. */
function randomCursor(pickSlot: SlotPicker | undefined): string {
  const cursor = randomInt(CURSORS)
  return String(pickSlot ? cursor * 2 ** SLOT_BITS + pickSlot() : cursor)
}

/** SCAN answers `[cursor, [key, ...]]`; with the cursor 0 it is at the end. */
function pageOf(reply: Reply): { cursor: string | undefined; names: string[] } {
  const [cursor, names] = Array.isArray(reply) ? reply : []
  if (typeof cursor !== 'string' || !/^\d{1,20}$/.test(cursor) || !Array.isArray(names))
    throw new ProbeFailure('the server answers SCAN with something else')
  return { cursor: cursor === '0' ? undefined : cursor, names: names.filter((name) => typeof name === 'string') }
}
