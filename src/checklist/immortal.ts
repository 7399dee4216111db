import { type AnyRule, type Command, type SourceEvidence, spotOf, type Violation } from '../model'
import { groupBy } from './groups'

/**
 * The rules that ask for a TTL, and so have nothing to say about keys that are meant to last: one looks at the writes in
 * the source, one at the keys on the server.
 */
const OF_WRITES = 'require-ttl'
const OF_KEYS = 'immortal-keys'

/**
 * True when every key that `key` may stand for also matches `pattern`. In both, `*` is any sequence of characters, also
 * none: `user:*` covers `user:*:profile` and `user:1`, `user:*:profile` does not cover `user:*`.
 *
 * A `*` in the key is taken for one opaque character that only a `*` of the pattern can swallow. That is exact: a real
 * key may hold a character there that the pattern does not name.
 */
export function covers(pattern: string, key: string): boolean {
  let p = 0
  let k = 0
  let star = -1
  let resume = 0
  while (k < key.length) {
    if (pattern[p] === '*') {
      star = p++
      resume = k
    } else if (p < pattern.length && pattern[p] === key[k]) {
      p++
      k++
    } else if (star >= 0) {
      p = star + 1
      k = ++resume
    } else return false
  }
  while (pattern[p] === '*') p++
  return p === pattern.length
}

/** What is reported of what a rule found, and how many findings were left out. */
interface Parted {
  readonly reported: readonly Violation[]
  readonly immortal: number
}

/**
 * Parts what a rule found into what is reported and the number of findings on keys that the config names as immortal.
 * Only a finding whose every write at that place goes to such a key is left out; an unknown key never is.
 */
export function withoutImmortal(
  rule: AnyRule,
  violations: readonly Violation[],
  source: SourceEvidence | undefined,
  patterns: readonly string[],
): Parted {
  const isCovered = (key: string | null | undefined): boolean =>
    typeof key === 'string' && patterns.some((pattern) => covers(pattern, key))
  if (rule.id === OF_KEYS) return part(violations, ({ keyPattern }) => isCovered(keyPattern))
  if (!source || patterns.length === 0 || rule.id !== OF_WRITES) return { reported: violations, immortal: 0 }
  const open = source.commands.filter(({ ttl }) => ttl !== 'always' && ttl !== 'not-a-write')
  const writes = groupBy(open, ({ place }) => spotOf(place))
  const isLasting = ({ key, keys, renamed }: Command) =>
    isCovered(key) || isCovered(renamed?.key) || (key === null && keys !== undefined && keys.every(isCovered))
  return part(violations, ({ place }) => {
    const here: readonly Command[] = place ? (writes.get(spotOf(place)) ?? []) : []
    return here.length > 0 && here.every(isLasting)
  })
}

function part(violations: readonly Violation[], isImmortal: (violation: Violation) => boolean): Parted {
  const reported = violations.filter((violation) => !isImmortal(violation))
  return { reported, immortal: violations.length - reported.length }
}
