import type { SlowCommand, Slowlog } from '../../../model'
import type { Reply } from '../connection/session'
import { known } from './info'

/** One entry as the server has it. The arguments may hold anything, so nothing but the command's name is kept of them. */
interface Entry {
  readonly timestamp: number
  readonly microseconds: number
  readonly words: readonly string[]
}

/** Commands whose second word names what they do. */
const WITH_SUBCOMMAND = new Set([
  'ACL',
  'CLIENT',
  'CLUSTER',
  'CONFIG',
  'DEBUG',
  'LATENCY',
  'MEMORY',
  'OBJECT',
  'SCRIPT',
  'XGROUP',
  'XINFO',
])

/** Commands whose first argument is no key. */
const WITHOUT_KEY =
  /^(?:ACL|CLIENT|CLUSTER|CONFIG|DEBUG|EVAL|EVALSHA|EVAL_RO|EVALSHA_RO|FCALL|FCALL_RO|FLUSHALL|FLUSHDB|INFO|KEYS|LATENCY|MEMORY|OBJECT|PSYNC|PUBLISH|RANDOMKEY|REPLCONF|SCAN|SCRIPT|SLOWLOG|SORT_RO|SYNC|XREAD|XREADGROUP|EXEC|MULTI|AUTH|HELLO)\b/

/**
 * Reads the reply of SLOWLOG GET: `[[id, timestamp, microseconds, [command, argument, ...], address, name], ...]`.
 * `patternOf` gives the pattern of a key, or null where it cannot be told. Undefined where the reply is none of that kind.
 */
export function slowlogOf(
  reply: Reply,
  length: Reply,
  more: { threshold: number | undefined; nowSeconds: number; patternOf: (key: string) => string | null },
): Slowlog | undefined {
  if (!Array.isArray(reply)) return undefined
  const groups = new Map<string, SlowCommand>()
  for (const entry of reply.flatMap(entryOf)) {
    const name = commandOf(entry.words)
    if (name === undefined) continue
    const key = WITHOUT_KEY.test(name) ? undefined : entry.words[1]
    const pattern = key === undefined ? null : more.patternOf(key)
    const id = JSON.stringify([name, pattern])
    const ago = Math.max(0, Math.round(more.nowSeconds - entry.timestamp))
    const known = groups.get(id)
    groups.set(id, {
      command: name,
      pattern,
      count: (known?.count ?? 0) + 1,
      slowestMicroseconds: Math.max(known?.slowestMicroseconds ?? 0, entry.microseconds),
      latestSecondsAgo: Math.min(known?.latestSecondsAgo ?? Number.POSITIVE_INFINITY, ago),
    })
  }
  const commands = [...groups.values()].sort((a, b) => b.slowestMicroseconds - a.slowestMicroseconds)
  return {
    ...known({ threshold: more.threshold }),
    length: typeof length === 'number' ? length : reply.length,
    commands,
  }
}

function entryOf(reply: Reply): Entry[] {
  if (!Array.isArray(reply)) return []
  const [, timestamp, microseconds, words] = reply
  if (typeof timestamp !== 'number' || typeof microseconds !== 'number' || !Array.isArray(words)) return []
  return [{ timestamp, microseconds, words: words.map(String) }]
}

/** The name in upper case; undefined for a word that is none, which could be anything. */
function commandOf([verb = '', sub = '']: readonly string[]): string | undefined {
  const name = verb.toUpperCase()
  if (!/^[A-Z][A-Z0-9._-]{0,40}$/.test(name)) return undefined
  return WITH_SUBCOMMAND.has(name) && /^[a-z-]{1,20}$/i.test(sub) ? `${name} ${sub.toUpperCase()}` : name
}
