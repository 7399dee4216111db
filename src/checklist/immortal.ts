import type { AnyRule, Command, Place, SourceEvidence, Violation } from '../model'
import { groupBy } from './groups'

/** The rules that ask for a TTL, and so have nothing to say about keys that are meant to last. */
const TTL_RULES: ReadonlySet<string> = new Set(['require-ttl'])

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

/**
 * Parts what a rule found into what is reported and the number of findings on keys that the config names as immortal.
 * Only a finding whose every write at that place goes to such a key is left out; an unknown key never is.
 */
export function withoutImmortal(
  rule: AnyRule,
  violations: readonly Violation[],
  source: SourceEvidence | undefined,
  patterns: readonly string[],
): { readonly reported: readonly Violation[]; readonly immortal: number } {
  if (!source || patterns.length === 0 || !TTL_RULES.has(rule.id)) return { reported: violations, immortal: 0 }
  const open = source.commands.filter(({ ttl }) => ttl !== 'always' && ttl !== 'not-a-write')
  const writes = groupBy(open, ({ place }) => spot(place))
  const isImmortal = ({ key }: Command) => key !== null && patterns.some((pattern) => covers(pattern, key))
  const reported = violations.filter(({ place }) => {
    const here = place ? (writes.get(spot(place)) ?? []) : []
    return here.length === 0 || !here.every(isImmortal)
  })
  return { reported, immortal: violations.length - reported.length }
}

function spot({ path, line, column }: Place): string {
  return `${path}:${line}:${column}`
}
