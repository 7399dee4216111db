import { builtAt, setIn, wishFor } from './settings'
import type { Fixer } from './subject'

/**
 * Suggested alone: the client comes back as before, but at other times than by its default, up to a second later after a
 * long outage, and with ioredis up to 5 a request that is tried again 20 times waits 21 s in place of 10 s.
 */
export const fixReconnectStrategy: Fixer = (subject) => {
  const built = builtAt(subject)
  if (built?.client.settings.reconnectStrategy.state !== 'missing') return undefined
  const wish = wishFor(built.client, 'reconnectStrategy')
  const changes = wish && setIn(subject, built, [wish])
  return changes && { title: 'say how the client reconnects', isSafe: false, changes }
}
