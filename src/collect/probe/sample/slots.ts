import { randomInt } from 'node:crypto'
import { ProbeFailure } from '../connection/failure'
import type { Session } from '../connection/session'

/** Each takes a server about a microsecond. */
const BATCH = 500

/** Gives a slot at random. */
export type SlotPicker = () => number

/**
 * A picker that takes each slot as often as it has keys, so that keys which a hash tag crowds into one slot are as likely
 * to be met as any others. Where the server does not tell how many there are, it takes each slot as often as any other, and
 * the failure is given. Throws ProbeFailure when the session ends.
 */
export async function pickerOf(
  session: Session,
  slots: readonly number[],
): Promise<{ pick: SlotPicker; failure?: ProbeFailure }> {
  const upTo: number[] = []
  let keys = 0
  for (let at = 0; at < slots.length; at = upTo.length) {
    // One is enough to learn that it is refused: each refusal ends up in the server's ACL LOG.
    const asked = slots.slice(at, at + (at === 0 ? 1 : BATCH))
    for (const reply of await session.askAll(asked.map((slot) => ({ name: 'keysInSlot', more: [String(slot)] })))) {
      if (reply instanceof ProbeFailure) return { pick: anyOf(slots), failure: reply }
      keys += typeof reply === 'number' ? reply : 0
      upTo.push(keys)
    }
  }
  return { pick: keys === 0 ? anyOf(slots) : () => slots[indexOf(upTo, randomInt(keys))]! }
}

function anyOf(slots: readonly number[]): SlotPicker {
  return () => slots[randomInt(slots.length)]!
}

/** The first place whose running total is above `number`. */
function indexOf(upTo: readonly number[], number: number): number {
  let [low, high] = [0, upTo.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (upTo[middle]! > number) high = middle
    else low = middle + 1
  }
  return low
}
