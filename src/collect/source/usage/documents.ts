import { isRootPath } from '../vocabulary'
import type { KeyReader } from './keys'
import type { Site } from './site'
import { judgement, NO_TTL, type TtlJudgement } from './ttl-judgement'

/**
 * What the path of JSON.SET and JSON.MERGE says about the key: only the root can be set where there is no document, so a
 * part of one is changed in place (redis.io/docs/latest/commands/json.set).
 */
export function judgePart({ args = [], facts }: Site, keys: KeyReader): TtlJudgement {
  const path = /^JSON\.(?:SET|MERGE)$/.test(facts.name) ? args[facts.keyAt + 1] : undefined
  if (!path) return NO_TTL
  const pattern = keys.patternOf(path)
  if (pattern === null)
    return judgement('conditional', 'it creates a key only where its path is the root, which is not known here')
  return isRootPath(pattern) ? NO_TTL : judgement('not-a-write', 'a path within a document creates no key')
}
