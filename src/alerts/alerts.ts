import {
  amount,
  ENOUGH_LOOKUPS,
  EVICTION_RISE,
  fill,
  LATENCY_P99_MS,
  type Levels,
  MEMORY_LEVELS,
  type Thresholds,
} from '../model'

/** What an alert watches. Each system has an expression for it, or says why it has none. */
export type Topic = 'hit-ratio' | 'evictions' | 'latency' | 'memory' | 'rejected-connections' | 'immortal-keys'

/** One alert, in no system's spelling. */
export interface Alert {
  readonly topic: Topic
  /** `RedisHitRatioLow`: unique, in words that begin with capitals. */
  readonly name: string
  /** The label by which it is routed: `warning` is for working hours, `critical` wakes somebody. */
  readonly severity: 'warning' | 'critical'
  /** What the value is held against; percent, milliseconds or a number, as the topic has it. */
  readonly limit: number
  /** How long it has to stay so, in minutes. */
  readonly minutes: number
  /** With `{instance}`, and with `{command}` where the topic is latency. */
  readonly summary: string
  /** What was measured, with `{value}`; for systems that tell it. */
  readonly finding: string
  /** What it means and what to do. */
  readonly advice: string
  /** Page that says more. */
  readonly docs: string
}

/** Minutes over which rates and ratios are taken: long enough for a thousand lookups on a server that is in use at all. */
export const RATE_MINUTES = 10
/** Minutes before now that an eviction rate is compared with. */
export const EARLIER_MINUTES = 60
/** Minutes over which rejected connections are counted. */
export const REJECTION_MINUTES = 5

/** Percentages, milliseconds and rates have one digit after the point; these are whole numbers. */
export const WHOLE_NUMBERS: ReadonlySet<Topic> = new Set<Topic>(['rejected-connections'])

/** What a topic says, whatever its severity. `{limit}` is filled in here, all else by the system. */
interface Words {
  readonly summary: string
  readonly finding: string
  readonly advice: string
  readonly rule: string
}

const WORDS: Readonly<Record<Topic, Words>> = {
  'hit-ratio': {
    summary: 'Redis {instance}: hit ratio below {limit} %',
    finding: '{value} % of the lookups found their key; {limit} % are expected.',
    advice:
      'Each miss is work for the database behind the cache. After a restart or a flush it recovers by itself; otherwise look for TTLs that are too short, keys with too much variety in them, and evictions.',
    rule: 'hit-ratio',
  },
  evictions: {
    summary: 'Redis {instance}: evictions rise',
    finding: `{value} keys are evicted each second, more than ${EVICTION_RISE} times as many as ${EARLIER_MINUTES} minutes ago.`,
    advice: 'What is in use no longer fits, and the hit ratio falls next. Raise maxmemory, shorten TTLs or store less.',
    rule: 'evictions',
  },
  latency: {
    summary: 'Redis {instance}: {command} takes more than {limit} ms',
    finding: '1 call in 100 takes {value} ms or more on the server, and every other client waits meanwhile.',
    advice: 'Look at what the command touches: big values, long ranges, scripts, one key that everybody reads.',
    rule: 'latency-p99',
  },
  memory: {
    summary: 'Redis {instance}: {limit} % of maxmemory or more in use',
    finding: '{value} % of maxmemory is in use.',
    advice:
      'Soon Redis refuses writes or deletes keys at every write, as its eviction policy says. Raise maxmemory, shorten TTLs or delete keys.',
    rule: 'memory-headroom',
  },
  'rejected-connections': {
    summary: 'Redis {instance}: connections are rejected',
    finding: `{value} connections were rejected within ${REJECTION_MINUTES} minutes.`,
    advice:
      'As many as maxclients allows were open. Look for a client that opens connections and does not close them, or for pools that are too large; then raise maxclients.',
    rule: 'connection-headroom',
  },
  'immortal-keys': {
    summary: 'Redis {instance}: {limit} % of the keys or more have no TTL',
    finding: '{value} % of the keys have no TTL.',
    advice:
      'Such keys stay until something deletes them. `redis-preflight probe` tells their patterns, and the lines of the source that write them.',
    rule: 'immortal-keys',
  },
}

const DOCS = 'https://github.com/redis-preflight/redis-preflight/blob/main/docs/rules'

/** Name, severity, limit and minutes of one alert of a topic. */
type Step = Pick<Alert, 'name' | 'severity' | 'limit' | 'minutes'>

/**
 * Every alert, with the limits by which the rules judge a server: those of the config, and those that are fixed. A limit
 * that nothing can reach gives no alert; {@link unreachable} names those.
 */
export function alertsFor(thresholds: Thresholds): Alert[] {
  return allOf(thresholds).filter(isReachable)
}

/** Names of the alerts that the thresholds of the config switch off. */
export function unreachable(thresholds: Thresholds): string[] {
  return allOf(thresholds)
    .filter((alert) => !isReachable(alert))
    .map(({ name }) => name)
}

/** No share is below 0 %. */
function isReachable({ topic, limit }: Alert): boolean {
  return topic !== 'hit-ratio' || limit > 0
}

function allOf({ hitRatio, immortalKeys }: Thresholds): Alert[] {
  return [
    ...alertsOf('hit-ratio', inSteps(['RedisHitRatioLow', 'RedisHitRatioCritical'], hitRatio, [15, 5])),
    ...alertsOf('evictions', [{ name: 'RedisEvictionsRising', severity: 'warning', limit: 0, minutes: 15 }]),
    ...alertsOf('latency', [{ name: 'RedisSlowCommand', severity: 'warning', limit: LATENCY_P99_MS, minutes: 10 }]),
    ...alertsOf('memory', inSteps(['RedisMemoryHigh', 'RedisMemoryCritical'], MEMORY_LEVELS, [15, 5])),
    ...alertsOf('rejected-connections', [
      { name: 'RedisConnectionsRejected', severity: 'critical', limit: 0, minutes: 1 },
    ]),
    ...alertsOf('immortal-keys', inSteps(['RedisImmortalKeys', 'RedisImmortalKeysMany'], immortalKeys, [60, 60])),
  ]
}

function inSteps(names: readonly [string, string], levels: Levels, minutes: readonly [number, number]): Step[] {
  return [
    { name: names[0], severity: 'warning', limit: levels.warning, minutes: minutes[0] },
    { name: names[1], severity: 'critical', limit: levels.error, minutes: minutes[1] },
  ]
}

function alertsOf(topic: Topic, steps: readonly Step[]): Alert[] {
  const { summary, finding, advice, rule } = WORDS[topic]
  return steps.map((step) => ({
    topic,
    ...step,
    summary: fill(summary, { limit: step.limit }),
    finding: fill(finding, { limit: step.limit }),
    advice,
    docs: `${DOCS}/${rule}.md`,
  }))
}

/** What every format tells about servers that nobody uses. */
export const IDLE = `A server with fewer than ${amount(ENOUGH_LOOKUPS)} lookups in ${RATE_MINUTES} minutes is idle: it has no hit ratio to speak of, and the alerts on it stay silent.`
