import type { Trigger } from '../../../model'
import type { Evaluator } from './evaluate'
import { whyAlways, whyNever } from './flaws'
import type { Expression } from './syntax'
import { firesIn, type Region, regionOf } from './trials'
import { changed, steady, type World } from './world'

/** What was worked out about when an alert fires. */
export interface Judged {
  readonly trigger?: Trigger
  readonly flaws: readonly string[]
  readonly doubts: readonly string[]
}

const DAY = 86_400
/** Hit ratios that are tried out. */
const SCALE = Array.from({ length: 41 }, (_, step) => step / 40)
/** Lookups a second and servers: an alert may ask for some traffic before it fires. */
const LEVELS = [
  { lookups: 10, servers: 1 },
  { lookups: 1000, servers: 1 },
  { lookups: 1e6, servers: 100 },
]
/** A server that has run for ten years, and whose hit ratio fell a month ago. */
const UPTIME = 3650 * DAY
const FALLEN_SINCE = 30 * DAY
const GOOD = 0.99

/** When an alert on the hit ratio fires: tried out at every hit ratio and with more and less traffic. */
export function judgeHitRatio(expression: Expression, evaluator: Evaluator, whole: 1 | 100): Judged {
  const regions = LEVELS.map((level) => ({ level, region: regionAt(expression, evaluator, level, whole) }))
  const firing = regions.filter(({ region }) => region.kind !== 'never')
  const [first] = firing
  if (!first) return judgeFall(expression, evaluator, whole)
  const doubts = firing.some(({ region }) => region.isPartlyUncertain) ? dependsOn(evaluator) : []
  if (firing.some(({ region }) => !isAlike(region, first.region))) {
    return {
      flaws: [],
      doubts: [...doubts, 'when it fires depends on how many lookups there are, not on the share of hits alone'],
    }
  }
  const { kind, to = 1, from = 0, isUncertain } = first.region
  if (kind === 'always') {
    return isUncertain
      ? { flaws: [], doubts }
      : { flaws: [whyAlways(expression, evaluator, 'whatever the hit ratio is')], doubts }
  }
  const [below, above] = [percent(to), percent(from)]
  if (kind === 'above') return { flaws: [`fires when the hit ratio is above ${above} %, not when it is low`], doubts }
  const trigger = { below, ...(above > 0 && { above }) }
  return { trigger, flaws: flawsBelow(expression, evaluator, first.level, whole, from, to), doubts }
}

type Level = (typeof LEVELS)[number]

function regionAt(expression: Expression, evaluator: Evaluator, level: Level, whole: 1 | 100): Region {
  const fires = (ratio: number) => firesIn(evaluator, expression, worldAt(ratio, level, whole))
  return regionOf(SCALE, fires, (one, other) => (one + other) / 2)
}

function worldAt(ratio: number, { lookups, servers }: Level, whole: 1 | 100): World {
  const before = lookups * UPTIME
  return {
    hits: steady(lookups * ratio, before * ratio),
    misses: steady(lookups * (1 - ratio), before * (1 - ratio)),
    evictions: steady(1, 1e6),
    servers,
    whole,
  }
}

/** The hit ratio was good, and has been this since some seconds ago. */
function fallenTo(ratio: number, { lookups, servers }: Level, whole: 1 | 100, since: number): World {
  return {
    hits: changed(lookups * GOOD, lookups * ratio, since, UPTIME),
    misses: changed(lookups * (1 - GOOD), lookups * (1 - ratio), since, UPTIME),
    evictions: steady(1, 1e6),
    servers,
    whole,
  }
}

function isAlike(one: Region, other: Region): boolean {
  return one.kind === other.kind && Math.abs((one.to ?? 1) - (other.to ?? 1)) < 0.005
}

function percent(ratio: number): number {
  return Math.round(ratio * 10_000) / 100
}

/** A bound below this is a fraction that was compared with a percentage. */
const HARDLY_EVER = 0.011

function flawsBelow(
  expression: Expression,
  evaluator: Evaluator,
  level: Level,
  whole: 1 | 100,
  from: number,
  to: number,
): string[] {
  if (to < HARDLY_EVER) return [hardlyEver(percent(to))]
  const now = firesIn(evaluator, expression, fallenTo((from + to) / 2, level, whole, FALLEN_SINCE))
  if (now !== 'no') return []
  return ['looks at all lookups since the server was started, so that it notices a fall only weeks later']
}

function hardlyEver(bound: number): string {
  return bound > 0
    ? `fires only below ${bound} %, which looks like a fraction compared with a percentage`
    : 'fires only when hardly a lookup is a hit'
}

/** It fires at no steady hit ratio; it may compare with an earlier one. */
function judgeFall(expression: Expression, evaluator: Evaluator, whole: 1 | 100): Judged {
  const [, level = LEVELS[0] as Level] = LEVELS
  const falls = [60, 600, 3600, DAY].map((since) => firesIn(evaluator, expression, fallenTo(0.3, level, whole, since)))
  if (falls.every((one) => one === 'no')) return { flaws: whyNever(evaluator, 'whatever the hit ratio is'), doubts: [] }
  return { trigger: { isFalling: true }, flaws: [], doubts: falls.includes('yes') ? [] : dependsOn(evaluator) }
}

/** What decides beside the metric, as a doubt. */
export function dependsOn({ notes }: Evaluator): string[] {
  const names = [...notes.unknown].slice(0, 3)
  return names.length > 0 ? [`when it fires depends on ${names.join(', ')}`] : ['when it fires could not be worked out']
}
