import type { ProbeCommand } from '../commands'
import { ProbeFailure } from '../connection/failure'
import type { Session } from '../connection/session'
import type { SampledKey } from './details'
import type { Selection } from './gather'

/** These commands count as uses of the key: they set back its idle time and raise its counter, so few keys are asked. */
const MOST = 20

/** How the elements of each type are counted, without visiting them. */
const COUNTERS: Readonly<Record<string, ProbeCommand>> = {
  list: 'llen',
  hash: 'hlen',
  set: 'scard',
  zset: 'zcard',
  stream: 'xlen',
}

function isCollection({ type }: Pick<SampledKey, 'type'>): boolean {
  return type !== undefined && type in COUNTERS
}

/** What was counted, and what could not be. */
export interface Elements {
  readonly counts: ReadonlyMap<SampledKey, number>
  readonly unread: readonly { readonly section: string; readonly reason: string }[]
}

/**
 * Counts the elements of the largest collections among `keys`, 20 at most. A command that is refused is asked once.
 * Throws ProbeFailure when the session ends.
 */
export async function countElements(
  session: Session,
  selection: Selection,
  keys: readonly SampledKey[],
): Promise<Elements> {
  const largest = keys
    .filter(isCollection)
    .sort((a, b) => (b.bytes ?? 0) - (a.bytes ?? 0))
    .slice(0, MOST)
    .sort((a, b) => a.database - b.database)
  const counts = new Map<SampledKey, number>()
  const refused = new Map<ProbeCommand, ProbeFailure>()
  for (const key of largest) {
    const name = counterOf(key)
    if (refused.has(name)) continue
    if (await selection.select(key.database)) continue
    const [reply] = await session.askAll([{ name, more: [key.name] }])
    if (reply instanceof ProbeFailure) refused.set(name, reply)
    // A collection without elements does not exist: it has vanished.
    else if (typeof reply === 'number' && reply > 0) counts.set(key, reply)
  }
  const unread = [...refused].map(([name, failure]) => ({ section: name.toUpperCase(), reason: failure.message }))
  return { counts, unread }
}

function counterOf({ type }: SampledKey): ProbeCommand {
  return COUNTERS[type ?? '']!
}
