import type { Subject, Trigger } from '../../model'

/** What Redis counts, as an alert sees it at one moment: requests and evicted keys per second. */
export interface Situation {
  readonly hits: number
  readonly misses: number
  readonly evictions: number
}

/** Whether an alert fires in a situation; undefined where that cannot be told. */
export type Fires = (situation: Situation) => boolean | undefined

/** When an alert fires, or why it does not do what its subject asks for. */
export interface Firing {
  readonly trigger?: Trigger
  readonly flaws: readonly string[]
  readonly doubts: readonly string[]
}

/** Requests per second: an alert on the hit ratio says the same of both, or it counts requests. */
const TRAFFIC = [100_000, 1_000_000] as const
const STEPS = 200

/**
 * When an alert fires, found by trying: whatever the form of its expression, it is asked for every hit ratio, or for
 * eviction rates from none to very many.
 */
export function firingOf(subject: Subject, fires: Fires): Firing {
  if (subject === 'hit-ratio') return ofHitRatio(fires)
  return subject === 'evictions' ? ofEvictions(fires) : { flaws: [], doubts: [] }
}

function ofHitRatio(fires: Fires): Firing {
  const [few, many] = TRAFFIC.map((traffic) => at(fires, traffic)) as [AtRatio, AtRatio]
  const ratios = Array.from({ length: STEPS + 1 }, (_, step) => (step * 100) / STEPS)
  const firing = ratios.map(few)
  if (firing.includes(undefined)) return doubtful('its expression could not be worked out')
  if (ratios.some((ratio, step) => many(ratio) !== firing[step])) {
    return doubtful('it counts requests, so that it follows the traffic rather than the hit ratio')
  }
  const changes = ratios.filter((_, step) => step > 0 && firing[step] !== firing[step - 1])
  const [change] = changes
  if (change === undefined) return constant(firing[0] === true, 'hit ratio')
  if (changes.length > 1) return doubtful('it fires for some hit ratios in between')
  const border = bisected(few, change - 100 / STEPS, change)
  if (firing[0]) return { trigger: { below: border }, flaws: [], doubts: [] }
  return { trigger: { above: border }, flaws: ['fires when the hit ratio is high, not when it is low'], doubts: [] }
}

type AtRatio = (ratio: number) => boolean | undefined

function at(fires: Fires, traffic: number): AtRatio {
  return (ratio) => fires({ hits: (traffic * ratio) / 100, misses: (traffic * (100 - ratio)) / 100, evictions: 0 })
}

function ofEvictions(fires: Fires): Firing {
  const rate = (evictions: number) => fires({ hits: TRAFFIC[0], misses: TRAFFIC[0], evictions })
  const rates = [0, ...Array.from({ length: STEPS }, (_, step) => 10 ** (-6 + (step * 15) / STEPS))]
  const firing = rates.map(rate)
  if (firing.includes(undefined)) return doubtful('its expression could not be worked out')
  const changes = rates.flatMap((_, step) => (step > 0 && firing[step] !== firing[step - 1] ? [step] : []))
  const [change] = changes
  if (change === undefined) return constant(firing[0] === true, 'eviction rate')
  if (changes.length > 1) return doubtful('it fires for some eviction rates in between')
  if (firing[0]) return { flaws: ['fires when few keys are evicted, not when many are'], doubts: [] }
  const above = change === 1 ? 0 : bisected(rate, rates[change - 1] ?? 0, rates[change] ?? 0)
  return { trigger: { above }, flaws: [], doubts: [] }
}

function constant(always: boolean, what: string): Firing {
  return { flaws: [always ? `fires whatever the ${what} is` : `never fires, whatever the ${what} is`], doubts: [] }
}

/** An alert of which only this can be said. */
export function doubtful(doubt: string): Firing {
  return { flaws: [], doubts: [doubt] }
}

/** Where the answer changes between two values, to three digits or so. */
function bisected(holds: (value: number) => boolean | undefined, from: number, to: number): number {
  let [low, high] = [from, to]
  const first = holds(low)
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2
    if (holds(middle) === first) low = middle
    else high = middle
  }
  return Number(((low + high) / 2).toPrecision(4))
}
