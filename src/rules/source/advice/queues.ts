import type { Command } from '../../../model'

/** Take elements out, so that who sends them works a queue off. */
const TAKES = /^(?:B?[LR]M?POP|B?LMOVE|B?RPOPLPUSH|B?Z(?:POPMIN|POPMAX|MPOP))$/
/** Put elements in. */
const FILLS = /^(?:[LR]PUSHX?|B?LMOVE|B?RPOPLPUSH|ZADD)$/

/** The command that takes elements from each key, by key pattern. */
export function takersOf(commands: readonly Command[]): ReadonlyMap<string, string> {
  const takers = new Map<string, string>()
  for (const { name, key, keys } of commands) {
    if (!TAKES.test(name)) continue
    for (const one of keys ?? [key]) if (one !== null && !takers.has(one)) takers.set(one, name)
  }
  return takers
}

/** How to bound a queue: EXPIRE on it would drop what nobody has taken yet. Undefined where the key is none. */
export function queueAdvice({ name, key }: Command, takers: ReadonlyMap<string, string>): string | undefined {
  const taker = key === null || !FILLS.test(name) ? undefined : takers.get(key)
  if (taker === undefined) return undefined
  const bound = name === 'ZADD' ? 'ZREMRANGEBYRANK' : 'LTRIM'
  return `bound its length with ${bound} (${taker} takes elements from it, so it is a queue, and EXPIRE would drop those that nobody has taken yet)`
}
