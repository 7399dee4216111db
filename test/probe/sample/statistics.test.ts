import { describe, expect, it } from 'vitest'
import { bytesOf, countOf, inPercent, largestUnseenShare, rounded } from '../../../src/rules/probe/advice/statistics'
import { randomFrom } from './random'

describe('how many there are', () => {
  it('lies around the share of the sample', () => {
    expect(countOf({ hits: 410, sampled: 10_000, population: 1_000_000 })).toEqual({
      value: 41_000,
      low: 37_286,
      high: 45_066,
    })
  })

  it('is at least what was seen, and leaves room for the others that were seen', () => {
    expect(countOf({ hits: 2, sampled: 2, population: 5 })).toEqual({ value: 5, low: 2, high: 5 })
    expect(countOf({ hits: 9, sampled: 10, population: 12 })).toMatchObject({ low: 9, high: 11 })
    // Keys were added since the server counted them.
    expect(countOf({ hits: 3, sampled: 3, population: 2 })).toEqual({ value: 3, low: 3, high: 3 })
  })

  it('is within its interval in about 95 of 100 samples, and so are the bytes', () => {
    const random = randomFrom(3)
    const population = 20_000
    const keys = Array.from({ length: population }, () => ({ isIn: random() < 0.2, bytes: 50 + 400 * random() ** 2 }))
    const group = keys.filter(({ isIn }) => isIn)
    const bytes = group.reduce((sum, key) => sum + key.bytes, 0)
    let [hits, byteHits] = [0, 0]
    const runs = 1000
    for (let run = 0; run < runs; run++) {
      const sample = Array.from({ length: 500 }, () => keys[Math.floor(random() * population)]!)
      const seen = sample.filter(({ isIn }) => isIn).map((key) => key.bytes)
      const mean = seen.reduce((sum, one) => sum + one, 0) / seen.length
      const deviation = Math.sqrt(seen.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (seen.length - 1))
      const of = { hits: seen.length, sampled: sample.length, population }
      if (isWithin(group.length, countOf(of))) hits++
      if (isWithin(bytes, bytesOf(of, { mean, deviation }))) byteHits++
    }
    for (const share of [hits / runs, byteHits / runs]) {
      expect(share).toBeGreaterThan(0.93)
      expect(share).toBeLessThan(0.97)
    }
  })
})

function isWithin(truth: number, { low, high }: { low: number; high: number }): boolean {
  return low <= truth && truth <= high
}

it('none of a sample of 10,000 means that fewer than 0.03 % are', () => {
  expect(largestUnseenShare(10_000)).toBeCloseTo(0.0003, 5)
  expect(largestUnseenShare(1)).toBeCloseTo(0.95, 10)
})

it.each([
  [0, 0],
  [7, 7],
  [999, 999],
  [41_234, 41_200],
  [1_999_999, 2_000_000],
])('%d is rounded to %d', (value, expected) => {
  expect(rounded(value)).toBe(expected)
})

it.each([
  [0, '0 %'],
  [0.00001, 'under 0.1 %'],
  [0.0042, '0.4 %'],
  [0.123, '12 %'],
  [1, '100 %'],
])('%d is %s', (share, expected) => {
  expect(inPercent(share)).toBe(expected)
})
