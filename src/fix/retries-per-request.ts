import { type Client, REMEDIES } from '../model'
import { builtAt, setIn } from './settings'
import type { Fixer, Subject } from './subject'

const OPTION = 'maxRetriesPerRequest'

/**
 * BullMQ throws when it is handed a client with a bound: where it alone uses the client, nothing that works today depends
 * on it. For all others a bound makes requests fail that a short outage only made wait, so it is suggested.
 */
export const fixRetries: Fixer = (subject) => {
  const built = builtAt(subject)
  if (built?.client.retries?.state !== 'missing') return undefined
  const isBlocking = isHandedToBullmq(built.client, subject)
  if (isBlocking === undefined) return undefined
  const value = isBlocking ? 'null' : String(REMEDIES.retriesPerRequest)
  const changes = setIn(subject, built, [{ within: [], name: OPTION, value }])
  if (!changes) return undefined
  return isBlocking
    ? { title: `set \`${OPTION}: null\`, as BullMQ demands`, isSafe: !sendsCommands(built.client, subject), changes }
    : { title: 'try a request again once, then let it fail', isSafe: false, changes }
}

/** Undefined where something else than BullMQ blocks on the client: Bull wants more than this option. */
function isHandedToBullmq({ id }: Client, { evidence }: Subject): boolean | undefined {
  const blocking = evidence.consumers.filter(({ client, blocks }) => client === id && blocks)
  if (blocking.length === 0) return false
  return blocking.every(({ library }) => library.includes('bullmq')) ? true : undefined
}

function sendsCommands({ id }: Client, { evidence }: Subject): boolean {
  return evidence.commands.some(({ client }) => client === id)
}
