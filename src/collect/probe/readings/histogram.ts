import type { CommandLatency } from '../../../model'
import type { Reply } from '../connection/session'

/** Buckets of one command: the upper edge in microseconds, and the calls at or below it since the start. */
interface Buckets {
  readonly calls: number
  readonly upTo: readonly (readonly [edge: number, calls: number])[]
}

/** The buckets by command in upper case. */
export type CommandBuckets = ReadonlyMap<string, Buckets>

/** More commands than this are of no use to a reader. */
const KEPT = 20

/** What the probe itself runs within the window, and monitoring does. */
const OWN = new Set(['INFO', 'PING', 'LATENCY|HISTOGRAM'])

/**
 * Reads the reply of LATENCY HISTOGRAM (Redis 7): `[name, ['calls', n, 'histogram_usec', [edge, calls, ...]], ...]`, with
 * cumulative counts over edges that double. Undefined where the reply is none of that kind.
 */
export function parseHistogram(reply: Reply): CommandBuckets | undefined {
  if (!Array.isArray(reply)) return undefined
  const commands = new Map<string, Buckets>()
  for (let index = 0; index + 1 < reply.length; index += 2) {
    const [name, details] = [reply[index], reply[index + 1]]
    if (typeof name !== 'string' || !/^[\w.|-]{1,60}$/.test(name) || !Array.isArray(details)) continue
    const [, calls, , edges] = details
    if (typeof calls === 'number' && Array.isArray(edges) && edges.every((edge) => typeof edge === 'number'))
      commands.set(name.toUpperCase(), { calls, upTo: pairsOf(edges) })
  }
  return commands
}

function pairsOf(flat: readonly number[]): [number, number][] {
  return Array.from({ length: Math.floor(flat.length / 2) }, (_, index) => [flat[2 * index]!, flat[2 * index + 1]!])
}

/** The 99th percentile of each command's calls between two readings; those with most calls first. */
export function latencyBetween(
  before: CommandBuckets,
  after: CommandBuckets | undefined,
): CommandLatency[] | undefined {
  if (!after) return undefined
  const changed = [...after].flatMap(([command, buckets]) => {
    const latency = percentileBetween(before.get(command), buckets)
    return latency && !OWN.has(command) ? [{ command, ...latency }] : []
  })
  return changed.sort((a, b) => b.calls - a.calls).slice(0, KEPT)
}

/**
 * Edges double, so what is at or below an edge and not below it took more than half of it. Edges at which nothing
 * changes are left out of the reply: the count at an edge is that of the highest edge up to it.
 */
function percentileBetween(before: Buckets | undefined, after: Buckets): Omit<CommandLatency, 'command'> | undefined {
  const calls = after.calls - (before?.calls ?? 0)
  if (calls <= 0) return undefined
  const found = after.upTo.find(([edge, count]) => count - countAt(before, edge) >= calls * 0.99)
  return found && { calls, p99: { over: Math.floor(found[0] / 2), upTo: found[0] } }
}

function countAt(buckets: Buckets | undefined, edge: number): number {
  return buckets?.upTo.findLast(([upTo]) => upTo <= edge)?.[1] ?? 0
}
