import type { Subject } from '../../../model'
import { PLACEHOLDER } from '../documents/placeholder'
import type { Tree } from '../documents/tree'
import { isLogQl } from '../promql/dialect'
import { parsePromQl } from '../promql/parse'
import { NO_SURROUNDINGS } from '../promql/reading'
import { metricsIn } from '../promql/subjects'

/** A duration that the viewer chooses: `[$__rate_interval]`, `[${range}:1m]`, `offset $back`. */
const OPEN_RANGE = /(\[|\boffset\s{1,10})\$\{?\w{1,60}(?::\w{1,20})?\}?/g
const OPEN_STEP = /:\$\{?\w{1,60}\}?\]/g
const VARIABLE = /\$\{?(\w{1,60})(?::[\w:]{1,40})?\}?|\[\[(\w{1,60})\]\]/g
/** Fields of Telegraf's redis input and metrics of the clouds, where they are asked for in another language. */
const FIELDS: readonly (readonly [RegExp, Subject])[] = [
  [/keyspace_hitrate|keyspace_hits|CacheHitRate|CacheHits|cache_hit_ratio|cachehits/i, 'hit-ratio'],
  [/evicted_keys|Evictions\b|evictedkeys/i, 'evictions'],
  [/used_memory|DatabaseMemoryUsage/i, 'memory'],
]
const REDIS = /redis|valkey|elasticache|memorydb/i

/** A query of Grafana as PromQL: what the viewer chooses is a placeholder. */
export function withoutVariables(query: string): string {
  return query
    .replace(OPEN_RANGE, '$15m')
    .replace(OPEN_STEP, ':1m]')
    .replace(VARIABLE, (_, name: string | undefined, other: string) => PLACEHOLDER + (name ?? other))
}

/** A subject that a panel shows. */
export interface Shown {
  readonly subject: Subject
  /** Why it may be about something else, as a clause. */
  readonly doubt?: string
}

/** What a panel's query asks of Redis; none where it is about something else or cannot be read. */
export function shownBy(target: Tree): readonly Shown[] {
  const expression = target.at('expr')?.text
  if (expression !== undefined) return isLogQl(expression) ? [] : shownByPromQl(expression)
  const text = [...target.all()].map((tree) => tree.text ?? '').join(' ')
  return REDIS.test(text) ? FIELDS.flatMap(([pattern, subject]) => (pattern.test(text) ? [{ subject }] : [])) : []
}

function shownByPromQl(expression: string): readonly Shown[] {
  try {
    const metrics = metricsIn(parsePromQl(withoutVariables(expression)), NO_SURROUNDINGS)
    return metrics.flatMap(({ subject, doubt }) =>
      subject ? [{ subject, ...(doubt !== undefined && { doubt }) }] : [],
    )
  } catch {
    // A panel whose query is broken shows nothing; that is for the one who looks at it.
    return []
  }
}
