import { setTimeout } from 'node:timers/promises'
import type { CallCounts, Counters, Window } from '../../../model'
import type { Section } from '../commands'
import { ProbeFailure } from '../connection/failure'
import { type CommandBuckets, latencyBetween } from './histogram'
import { numberOf, wordOf } from './info'
import { type Answers, callsOf, countersOf, fieldsOf } from './sections'

/** Whether evictions rise takes three samples at least. */
const PARTS = 3

/** What a sample of the counters asks for. */
export const SAMPLED: readonly Section[] = ['server', 'stats', 'commandstats', 'errorstats']

/** The counters at one moment. */
interface Moment {
  /** Milliseconds on the server's clock, where it tells; on ours otherwise. */
  readonly ms: number
  readonly runId: string | undefined
  readonly stats: Counters
  readonly calls: CallCounts | undefined
}

/** How the counters are read again. */
export interface Sampling {
  /** The sections of {@link SAMPLED}, now. */
  readonly sections: () => Promise<Answers>
  /** LATENCY HISTOGRAM, now; undefined where the server does not offer it. */
  readonly histogram: () => Promise<CommandBuckets | undefined>
}

/**
 * Watches the counters for `windowMs` and gives what changed. `first` is the look that was just taken, `before` the
 * histogram of that moment. Throws ProbeFailure where the counters cannot be compared.
 */
export async function watchCounters(
  first: Answers,
  before: CommandBuckets | undefined,
  { sections, histogram }: Sampling,
  windowMs: number,
): Promise<Window> {
  const moments = [momentOf(first)]
  for (let part = 1; part <= PARTS; part++) {
    await setTimeout(windowMs / PARTS)
    moments.push(momentOf(await sections()))
  }
  return windowOf(moments, before && latencyBetween(before, await histogram()))
}

/** The counters in the answers. The server's clock is exact where our event loop may be late. */
export function momentOf(answers: Answers): Moment {
  const server = fieldsOf(answers, 'server')
  const microseconds = numberOf(server, 'server_time_usec')
  return {
    ms: microseconds === undefined ? performance.now() : microseconds / 1000,
    runId: wordOf(server, 'run_id'),
    stats: countersOf(answers),
    calls: callsOf(answers),
  }
}

/** What changed between the first and the last moment. Throws ProbeFailure where the server began anew in between. */
export function windowOf(moments: readonly Moment[], latency: Window['latency']): Window {
  const parts = moments.slice(1).map((moment, index) => differenceOf(moments[index]!, moment))
  const [first, last] = [moments[0]!, moments.at(-1)!]
  const rates = parts.map(({ seconds, stats }) => stats.evictedKeys !== undefined && stats.evictedKeys / seconds)
  const evictionsPerSecond = rates.filter((rate) => rate !== false)
  return {
    ...differenceOf(first, last),
    ...(evictionsPerSecond.length === parts.length && parts.length > 1 && { evictionsPerSecond }),
    ...(latency && { latency }),
  }
}

function differenceOf(from: Moment, to: Moment): Pick<Window, 'seconds' | 'stats' | 'calls'> {
  const ms = to.ms - from.ms
  if (from.runId !== to.runId) throw new ProbeFailure('the server was restarted while it was watched: probe it again')
  const names = Object.keys(from.stats).filter((name) => name in to.stats) as (keyof Counters)[]
  const stats: Partial<Record<keyof Counters, number>> = {}
  for (const name of names) stats[name] = (to.stats[name] ?? 0) - (from.stats[name] ?? 0)
  const calls = from.calls && to.calls && callsBetween(from.calls, to.calls)
  const isReset = [...Object.values(stats), ...Object.values(calls ?? {})].some((change) => change < 0)
  if (isReset || ms <= 0)
    throw new ProbeFailure(
      'the counters of the server were reset while it was watched (CONFIG RESETSTAT): probe it again',
    )
  return { seconds: ms / 1000, stats, ...(calls && { calls }) }
}

/** Commands that were called in between. One that is gone was reset. */
function callsBetween(from: CallCounts, to: CallCounts): CallCounts {
  const names = new Set([...Object.keys(from), ...Object.keys(to)])
  const changes = [...names].map((name) => [name, (to[name] ?? 0) - (from[name] ?? 0)] as const)
  return Object.fromEntries(changes.filter(([, change]) => change !== 0))
}
