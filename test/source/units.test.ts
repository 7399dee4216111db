import { describe, expect, it } from 'vitest'
import {
  dividedBy,
  literal,
  measured,
  named,
  plus,
  resolved,
  times,
  UNKNOWN,
} from '../../src/collect/source/quantities/quantity'
import { momentOfName, unitOfName } from '../../src/collect/source/quantities/unit-names'

describe('the unit that a name tells', () => {
  it.each([
    ['ttlMs', 'milliseconds'],
    ['TTL_IN_MS', 'milliseconds'],
    ['timeoutMillis', 'milliseconds'],
    ['maxAgeSeconds', 'seconds'],
    ['CACHE_TTL_SECS', 'seconds'],
    ['SECONDS_PER_DAY', 'seconds'],
    ['MS_IN_A_MINUTE', 'milliseconds'],
    ['ttlDays', 'days'],
    ['expiresInMinutes', 'minutes'],
  ])('%s: %s', (name, unit) => {
    expect(unitOfName(name)).toBe(unit)
  })

  it.each([
    ['expiresAtInSeconds', 'unix-seconds'],
    ['expires_at_timestamp_in_seconds', 'unix-seconds'],
    ['timestampMs', 'unix-milliseconds'],
    ['NOW_SECONDS', 'unix-seconds'],
    ['expiresInSeconds', undefined],
    ['atMostSeconds', undefined],
    ['formatMs', undefined],
    ['expiresAt', undefined],
  ])('%s, as a time: %s', (name, unit) => {
    expect(momentOfName(name)).toBe(unit)
  })

  it.each([
    'ttl',
    'ONE_DAY',
    'THIRTY_DAYS',
    'FIVE_MINUTES',
    'fromMs',
    'items',
    'terms',
    'isSecond',
    'perSecond',
    'sms',
  ])('%s: none', (name) => {
    expect(unitOfName(name)).toBeUndefined()
  })
})

describe('the unit that a computation tells', () => {
  const product = (...factors: number[]) => factors.map(literal).reduce(times)

  it('takes a product with 1000 for milliseconds, one of 60s for seconds, and says nothing of others', () => {
    expect(resolved(product(60, 60, 1000))).toMatchObject({ unit: 'milliseconds', value: 3_600_000 })
    expect(resolved(product(7, 24, 60, 60))).toMatchObject({ unit: 'seconds', value: 604_800 })
    expect(resolved(product(5, 60)).unit).toBeUndefined()
    expect(resolved(literal(60_000)).unit).toBeUndefined()
    expect(resolved(times(UNKNOWN, literal(1000))).unit).toBe('milliseconds')
  })

  it('converts by multiplying and dividing, and keeps the unit otherwise', () => {
    const minutes = measured('minutes', 'it is')
    expect(times(minutes, literal(60)).unit).toBe('seconds')
    expect(times(times(minutes, literal(60)), literal(1000)).unit).toBe('milliseconds')
    expect(dividedBy(measured('milliseconds', 'it is'), literal(1000)).unit).toBe('seconds')
    expect(times(measured('milliseconds', 'it is'), literal(2)).unit).toBe('milliseconds')
    expect(times(named(UNKNOWN, 'seconds'), named(UNKNOWN, 'MS_PER_SECOND')).unit).toBe('milliseconds')
    expect(times(literal(30), named(literal(60), 'minutes'))).toMatchObject({ unit: 'seconds', value: 1800 })
  })

  it('tells moments from lengths of time', () => {
    const now = measured('unix-milliseconds', 'it is')
    expect(plus(now, measured('milliseconds', 'it is'), 1).unit).toBe('unix-milliseconds')
    expect(plus(UNKNOWN, now, -1).unit).toBe('milliseconds')
    expect(plus(now, now, -1).unit).toBe('milliseconds')
    expect(plus(now, UNKNOWN, -1).unit).toBeUndefined()
    expect(dividedBy(now, literal(1000)).unit).toBe('unix-seconds')
  })

  it('notes where a name contradicts what is computed', () => {
    expect(named(product(60, 60, 1000), 'TTL_SECONDS')).toMatchObject({
      unit: 'milliseconds',
      doubt: expect.any(String),
    })
    expect(named(product(10, 60), 'cacheMinutes').unit).toBeUndefined()
  })
})
