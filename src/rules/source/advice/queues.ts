import type { Command } from '../../../model'

/** Take elements out, so that who sends them works a queue off. */
const TAKES = /^(?:SPOP|B?[LR]M?POP|B?LMOVE|B?RPOPLPUSH|B?Z(?:POPMIN|POPMAX|MPOP))$/
/** Take an element from their first key and put it in their second, where it stays while somebody works on it. */
const MOVES = /^B?(?:LMOVE|RPOPLPUSH)$/
/** Put elements in. */
const FILLS = /^(?:[LR]PUSHX?|SADD|ZADD)$/

/** What takes elements from each key, by key pattern: `RPOP`, `LRANGE with a deletion after it`. */
export function takersOf(commands: readonly Command[]): ReadonlyMap<string, string> {
  const takers = new Map<string, string>()
  for (const command of commands) {
    const taker = takerIn(command)
    if (taker === undefined) continue
    for (const key of emptiedBy(command)) if (key !== null && !takers.has(key)) takers.set(key, taker)
  }
  return takers
}

function takerIn({ name, elements }: Command): string | undefined {
  if (elements === 'taken') return `${name} with a deletion after it`
  return TAKES.test(name) ? name : undefined
}

function emptiedBy({ name, key, keys = [key] }: Command): readonly (string | null)[] {
  return MOVES.test(name) ? keys.slice(0, 1) : keys
}

const MOVED =
  'take each element out with LREM when its work is done, and move back those whose worker has died (the list holds what is being worked on, and EXPIRE or LTRIM would lose it)'

const BOUND = 'bound its length with LTRIM where the oldest may be lost'
const BOUNDS: Readonly<Record<string, string>> = {
  ZADD: 'bound its length with ZREMRANGEBYRANK where some may be lost',
  SADD: 'ask for its size with SCARD before you add to it',
}

/** How to bound a queue: EXPIRE on it would drop what nobody has taken yet. Undefined where the key is none. */
export function queueAdvice({ name, key }: Command, takers: ReadonlyMap<string, string>): string | undefined {
  if (MOVES.test(name)) return MOVED
  const taker = key === null || !FILLS.test(name) ? undefined : takers.get(key)
  if (taker === undefined) return undefined
  return `${BOUNDS[name] ?? BOUND} (${taker} takes elements from it, so it is a queue, and EXPIRE would drop all that nobody has taken yet)`
}
