import { REMEDIES } from '../model'
import { builtAt, setIn, wishFor } from './settings'
import type { Fixer } from './subject'

/** An attempt to connect ends earlier, and the next one follows as before: nothing but that is faster. */
export const fixConnectTimeout: Fixer = (subject) => {
  const built = builtAt(subject)
  if (built?.client.settings.connectTimeout.state !== 'missing') return undefined
  const wish = wishFor(built.client, 'connectTimeout')
  const changes = wish && setIn(subject, built, [wish])
  return (
    changes && { title: `give up an attempt to connect after ${REMEDIES.connectTimeout} ms`, isSafe: true, changes }
  )
}
