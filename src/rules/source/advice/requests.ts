import { type Client, type Command, isHousekeeping, type SourceEvidence } from '../../../model'

const READS = /^(?:XREAD|XREADGROUP|BLPOP|BRPOP|BLMOVE|BRPOPLPUSH|BLMPOP|BZPOPMIN|BZPOPMAX|BZMPOP|[PS]?SUBSCRIBE)$/

/** True for commands that wait for elements or messages, whatever bound they are given. */
export function isReading({ name }: Pick<Command, 'name'>): boolean {
  return READS.test(name)
}

/** Whether somebody waits for the answer to a command, and not in a script that may wait. */
export function isAnswered(command: Command): boolean {
  const { name, waits, operator, unsure, isRaced } = command
  return !waits && !operator && unsure === undefined && !isRaced && !isReading(command) && !isHousekeeping(name)
}

/** Whether somebody waits until a message is published. */
function isAwaitedMessage(command: Command): boolean {
  return /^S?PUBLISH$/.test(command.name) && isAnswered(command) && !command.unheard?.length
}

/**
 * Whether the wait for an answer has to be bounded: not of clients that only subscribe, or publish what nobody waits for,
 * nor of those of a queue, unless nothing of the queue waits on them (a `Queue` of BullMQ, `client` of Bull) and the
 * service sends commands of its own.
 */
export function isForRequests({ id, role }: Client, { consumers, commands }: SourceEvidence): boolean {
  if (role === 'pubsub') return commands.some((command) => command.client === id && isAwaitedMessage(command))
  if (role !== 'queue') return true
  const own = consumers.filter(({ client }) => client === id)
  return (
    own.length > 0 &&
    !own.some(({ blocks }) => blocks) &&
    commands.some((command) => command.client === id && isAnswered(command)) &&
    !commands.some((command) => command.client === id && (command.waits || isReading(command)))
  )
}
