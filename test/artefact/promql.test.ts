import { describe, expect, it } from 'vitest'
import { parsePromQl } from '../../src/collect/artefact/promql/parse'
import { readAlertExpression } from '../../src/collect/artefact/promql/reading'
import { objection, refusal } from './support/promtool'

const H = 'redis_keyspace_hits_total'
const M = 'redis_keyspace_misses_total'
const E = 'redis_evicted_keys_total'
const RATIO = `rate(${H}[5m]) / (rate(${H}[5m]) + rate(${M}[5m]))`

/** Alerts on the hit ratio that all fire below 80 %, however they are written. */
const BELOW_80 = [
  `${RATIO} < 0.8`,
  `0.8 > ${RATIO}`,
  `${RATIO} * 100 < 80`,
  `100 * ${RATIO} <= 80`,
  `1 - ${RATIO} > 0.2`,
  `rate(${M}[5m]) / (rate(${H}[5m]) + rate(${M}[5m])) > 0.2`,
  `rate(${H}[5m]) / rate(${M}[5m]) < 4`,
  `4 * rate(${M}[5m]) > rate(${H}[5m])`,
  `increase(${H}[10m]) / (increase(${H}[10m]) + increase(${M}[10m])) < 0.8`,
  `sum(irate(${H}[5m])) / sum(irate(${H}[5m]) + irate(${M}[5m])) < 0.8`,
  `sum by (instance) (rate(${H}[5m])) / sum by (instance) (rate(${H}[5m]) + rate(${M}[5m])) < 0.8`,
  `avg_over_time((${RATIO})[10m:1m]) < 0.8`,
  `clamp_max(${RATIO}, 1) < 0.8 and rate(${H}[5m]) + rate(${M}[5m]) > 0.1`,
  `${RATIO} < 0.8 unless on (instance) rate(${H}[5m]) + rate(${M}[5m]) < 0.1`,
  `(sum(rate(${H}[5m])) or vector(0)) / (sum(rate(${H}[5m])) + sum(rate(${M}[5m]))) < 0.8`,
  `(${RATIO} < bool 0.8) == 1`,
  `count(${RATIO} < 0.8) > 0`,
]

/** Alerts that Prometheus loads and that never fire, or always: by what is said of them. */
const FLAWED: readonly (readonly [string, RegExp])[] = [
  [`${RATIO} < 80`, /fires whatever the hit ratio is: it compares a value between 0 and 1 with 80/],
  [`${RATIO} < -1`, /never fires/],
  [`${RATIO} > 0.8`, /above 80 %, not when it is low/],
  [`${RATIO} * 100 < 0.8`, /fraction compared with a percentage/],
  [RATIO, /compares its value with nothing/],
  [`${RATIO} < bool 0.8`, /`bool`/],
  [`${H} / (${H} + ${M}) < 0.8`, /since the server was started/],
  [`sum by (instance) (rate(${H}[5m])) / sum by (job) (rate(${M}[5m])) < 4`, /differ in the label `(?:instance|job)`/],
  [`rate(${H}[5m]) / sum(rate(${H}[5m]) + rate(${M}[5m])) < 0.8`, /differ in the label/],
  [`rate(${H}{job="a"}[5m]) / rate(${M}{job="b"}[5m]) < 4`, /differ in the label `job`/],
  [`${RATIO} < 0.8 and hour() > 8`, /differ in the label/],
  [`rate(${E}{job="a",job="b"}[5m]) > 0`, /contradict each other/],
  [`rate(${E}[5m]) < 0`, /never fires/],
  [`rate(${E}[5m]) >= 0`, /fires whatever is evicted/],
  [`${E} > 100`, /never falls/],
]

describe('an alert on the hit ratio', () => {
  it.each(BELOW_80)('fires below 80 %%: %s', (expression) => {
    expect(readAlertExpression(expression)).toEqual({
      subject: 'hit-ratio',
      trigger: { below: 80 },
      flaws: [],
      doubts: [],
    })
  })

  it('fires there in Prometheus itself, and not above', async () => {
    const series = (hits: number) => ({ [H]: `0+${hits}x120`, [M]: `0+${1000 - hits}x120` })
    const cases = [
      { series: series(790), minute: 60, firing: BELOW_80 },
      { series: series(810), minute: 60, firing: [] },
    ]
    expect(await objection(BELOW_80, cases)).toBe('')
  })

  it('is said to depend on traffic, where it counts misses alone', () => {
    const { trigger, doubts } = readAlertExpression(`rate(${M}[5m]) > 100`)
    expect({ trigger, doubts }).toEqual({ trigger: undefined, doubts: [expect.stringContaining('how many lookups')] })
  })

  it('may be built on what a cloud or an agent says of Redis', () => {
    const below = (expression: string) => readAlertExpression(expression).trigger
    expect(below('aws_elasticache_cache_hit_rate_average < 75')).toEqual({ below: 75 })
    expect(below('stackdriver_redis_instance_redis_googleapis_com_stats_cache_hit_ratio < 0.75')).toEqual({ below: 75 })
    expect(
      below(
        'aws_elasticache_cache_hits_sum / (aws_elasticache_cache_hits_sum + aws_elasticache_cache_misses_sum) < .75',
      ),
    ).toEqual({ below: 75 })
    expect(below('redis_keyspace_hitrate < 0.75')).toEqual({ below: 75 })
  })

  it('is not one on the cache of another program', () => {
    const other = 'sum(rate(coredns_cache_hits_total[5m])) / sum(rate(coredns_cache_requests_total[5m])) < 0.8'
    expect(readAlertExpression(other).subject).toBeNull()
  })

  it('is looked through recording rules, which may be in a circle', () => {
    const recordings = new Map([
      ['redis:hit_ratio:rate5m', parsePromQl(RATIO)],
      ['redis:circle', parsePromQl('redis:circle + 1')],
    ])
    const read = (expression: string) => readAlertExpression(expression, { recordings, counters: new Set() })
    expect(read('redis:hit_ratio:rate5m < 0.8')).toMatchObject({ trigger: { below: 80 }, flaws: [], doubts: [] })
    expect(read('redis:circle < 0.8').flaws).toEqual([])
    expect(readAlertExpression('redis:hit_ratio:rate5m < 0.8')).toMatchObject({
      subject: 'hit-ratio',
      doubts: ['when it fires depends on `redis:hit_ratio:rate5m`'],
    })
  })
})

/** Alerts on evictions, and from how many keys a second on they fire. */
const EVICTIONS: readonly (readonly [string, number])[] = [
  [`rate(${E}[5m]) > 0`, 0],
  [`increase(${E}[5m]) > 0`, 0],
  [`changes(${E}[10m]) > 0`, 0],
  [`deriv(${E}[5m]) > 0`, 0],
  [`${E} - ${E} offset 10m > 0`, 0],
  [`${E} > ${E} offset 10m + 6000`, 10],
  [`6000 + ${E} offset 10m < ${E} and on (instance) ${E} offset 1m > 0`, 10],
  [`max by (instance) (rate(${E}[5m])) > 10`, 10],
  [`increase(${E}[5m]) > 3000`, 10],
  [`delta(${E}[1m]) > 600`, 10],
  [`rate(${E}[5m]) * 60 > 600`, 10],
]
const RISING = [`rate(${E}[5m]) > 2 * rate(${E}[5m] offset 30m)`, `deriv(rate(${E}[5m])[30m:1m]) > 0.01`]

describe('an alert on evictions', () => {
  it.each(EVICTIONS)('%s fires above %d keys a second', (expression, above) => {
    expect(readAlertExpression(expression)).toEqual({ subject: 'evictions', trigger: { above }, flaws: [], doubts: [] })
  })

  it.each(RISING)('%s fires when they rise', (expression) => {
    expect(readAlertExpression(expression)).toMatchObject({ trigger: { isRising: true }, flaws: [], doubts: [] })
  })

  it('fires in Prometheus as it was read', async () => {
    const all = [...EVICTIONS.map(([expression]) => expression), ...RISING]
    const above = (rate: number) => EVICTIONS.filter(([, bound]) => rate > bound).map(([expression]) => expression)
    const cases = [
      { series: { [E]: '5000+0x120' }, minute: 60, firing: [] },
      { series: { [E]: '5000+480x120' }, minute: 60, firing: above(8) },
      { series: { [E]: '5000+720x120' }, minute: 60, firing: above(12) },
      { series: { [E]: '5000+0x80 5000+1200x40' }, minute: 92, firing: all },
    ]
    expect(await objection(all, cases)).toBe('')
  })
})

describe('what does not do what it should', () => {
  it.each(FLAWED)('%s', async (expression, flaw) => {
    const { flaws, doubts } = readAlertExpression(expression)
    expect(flaws.join('; ')).toMatch(flaw)
    expect(doubts).toEqual([])
    expect(await refusal(expression)).toBe('')
  })

  it.each([
    'rate(redis_evicted_keys_total[5m] > 0',
    'rate(redis_evicted_keys_total) > 0',
    'rate(redis_evicted_keys_total[5m]) > "0"',
    'sum(redis_evicted_keys_total, 5) > 0',
    'redis_evicted_keys_total{job="a} > 0',
    'redis_evicted_keys_total[5m] > 0',
    'rates(redis_evicted_keys_total[5m]) > 0',
    '1 > 0',
    '{job=""} > 0',
    'redis_evicted_keys_total and 1',
  ])('is refused, as by Prometheus: %s', async (expression) => {
    expect(() => parsePromQl(expression)).toThrow()
    expect(await refusal(expression)).not.toBe('')
  })

  it('ends where an expression is too long, too deep or too involved', () => {
    expect(() => parsePromQl(`redis_up ${'+ 1 '.repeat(6000)}`)).toThrow('too long')
    expect(() => parsePromQl(`${'('.repeat(500)}redis_up${')'.repeat(500)}`)).toThrow('nested too deeply')
    const nested = Array.from({ length: 9 }).reduce<string>((of) => `avg_over_time((${of})[1h:1m])`, RATIO)
    expect(readAlertExpression(`${nested} < 0.8`).doubts).toEqual(['an expression too involved to be followed'])
  })
})
