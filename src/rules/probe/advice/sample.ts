import type { KeySample, ProbedServer } from '../../../model'
import { whyUnread } from './unread'

/** Whether there is anything to judge: a server without keys says nothing about keys. */
export function hasKeys({ readings }: ProbedServer): boolean {
  return readings.keyspace?.keys !== 0
}

/** Why it is not known how many keys there are. */
export function whyUncounted({ readings }: ProbedServer): string {
  return whyUnread(readings, 'INFO keyspace', 'its keys')
}

/** Why nothing is known of the keys, or of one of their sides: the commands that would have told it. */
export function whyUnsampled({ readings }: ProbedServer, ...commands: readonly string[]): string {
  const unread = readings.unread.find(({ section }) => section.startsWith('the keys') || commands.includes(section))
  return unread
    ? `${unread.section} could not be read: ${unread.reason}`
    : 'no keys could be sampled in the time there was'
}

/** How much of the server a sample has seen: `10,000 of 1,000,000 keys`. */
export function coverage({ keys }: KeySample, { readings }: ProbedServer): { sampled: number; all: number } {
  return { sampled: keys, all: Math.max(keys, readings.keyspace?.keys ?? 0) }
}

/** A pattern for people, after a number of keys or in general. */
export function named(pattern: string, number = 2): string {
  if (pattern === '*') return number === 1 ? 'key that follows no pattern' : 'keys that follow no pattern'
  return `${number === 1 ? 'key' : 'keys'} \`${pattern}\``
}
