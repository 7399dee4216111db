import type { Evaluator } from './evaluate'
import { whyAlways, whyNever } from './flaws'
import { dependsOn, type Judged } from './hit-ratio'
import type { Expression } from './syntax'
import { type Firing, firesIn, type Region, regionOf } from './trials'
import { type Flow, growing, steady, type World } from './world'

/** Evicted keys a second that are tried out: none at all, and from one in a day up. */
const SCALE = [0, ...Array.from({ length: 13 }, (_, step) => 10 ** (step - 6))]
const LEAST = SCALE[1] as number
/** Lookups a second. */
const LOOKUPS = 1000
/** What the server has evicted before. */
const BEFORE = 1e6
/** Seconds since the server was started. */
const UPTIME = 1e7
/** Seconds within which evictions have grown from nothing. */
const GROWTHS = [60, 600, 3600, 86_400]

/** When an alert on evictions fires: tried out at every rate, steady and growing. */
export function judgeEvictions(expression: Expression, evaluator: Evaluator): Judged {
  const fires = (evictions: Flow, lookups = LOOKUPS) => firesIn(evaluator, expression, worldWith(evictions, lookups))
  const [region, busier] = [LOOKUPS, 1000 * LOOKUPS].map((lookups) => {
    return regionOf(SCALE, (rate) => fires(steady(rate, BEFORE + rate * UPTIME), lookups), halfway)
  }) as [Region, Region]
  const doubts = region.isPartlyUncertain ? dependsOn(evaluator) : []
  if (region.from !== busier.from && region.kind === busier.kind) {
    return { flaws: [], doubts: [...doubts, 'when it fires depends on the traffic too, not on evictions alone'] }
  }
  switch (region.kind) {
    case 'never':
      return judgeGrowth(evaluator, fires)
    case 'always': {
      if (region.isUncertain) return { flaws: [], doubts }
      const isFresh = fires(steady(0, 0)) === 'no'
      return { flaws: [isFresh ? LIFETIME : whyAlways(expression, evaluator, 'whatever is evicted')], doubts }
    }
    case 'below':
      return {
        flaws: [`fires while fewer than ${region.to} keys are evicted a second, not when there are many`],
        doubts,
      }
    default: {
      const from = region.from ?? 0
      const above = from <= LEAST ? 0 : from
      return {
        trigger: { above },
        flaws: region.kind === 'between' ? [`fires no more above ${region.to} keys a second`] : [],
        doubts,
      }
    }
  }
}

const LIFETIME =
  'compares the counter itself, which never falls: once it has fired it goes on until the server is restarted, whether keys are evicted or not'

function halfway(one: number, other: number): number {
  return one === 0 || other === 0 ? (one + other) / 2 : Math.sqrt(one * other)
}

function worldWith(evictions: Flow, lookups: number): World {
  return {
    hits: steady(lookups * 0.9, lookups * 9e5),
    misses: steady(lookups * 0.1, lookups * 1e5),
    evictions,
    servers: 1,
    whole: 1,
  }
}

function judgeGrowth(evaluator: Evaluator, fires: (evictions: Flow) => Firing): Judged {
  const outcomes = GROWTHS.flatMap((within) => SCALE.slice(1).map((rate) => fires(growing(rate, within, BEFORE))))
  if (outcomes.every((one) => one === 'no'))
    return { flaws: whyNever(evaluator, 'however much is evicted'), doubts: [] }
  return { trigger: { isRising: true }, flaws: [], doubts: outcomes.includes('yes') ? [] : dependsOn(evaluator) }
}
