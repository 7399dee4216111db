import { describe, expect, it } from 'vitest'
import { learnPatterns } from '../../../src/collect/probe/sample/patterns'
import { randomFrom } from './random'

/** As many keys as asked for; the number is the seed of each. */
function many<T>(count: number, name: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => name(index))
}

/** The patterns of the keys, most keys first, with how many there are of each. */
function groups(keys: readonly string[]): Record<string, number> {
  const patterns = learnPatterns(keys)
  const counts: Record<string, number> = {}
  for (const key of keys) counts[patterns.groupOf(key)] = (counts[patterns.groupOf(key)] ?? 0) + 1
  return counts
}

const NAMES =
  'ada alan alice anita barbara bjarne bob carol claude dana dave dennis donald edsger eve frances grace guido ivan james jean joan john ken larry linus margaret mary niklaus radia rasmus ray ritchie robin shafi sophie tim vint yukihiro'.split(
    ' ',
  )

describe('what varies is *', () => {
  it.each([
    ['user:*:profile', (n: number) => `user:${n}:profile`],
    ['session:*', (n: number) => `session:${uuid(n)}`],
    ['session:*', (n: number) => `session:${hex(n)}`],
    ['stats:*', (n: number) => `stats:2024-${1 + (n % 12)}-${1 + (n % 28)}T${n}:`.slice(0, -1)],
    ['mail:*', (n: number) => `mail:${NAMES[n % NAMES.length]}.smith@example.com`],
    ['user:*', (n: number) => `user:${NAMES[n % NAMES.length]}-${NAMES[(n * 7) % NAMES.length]}`],
    ['token:*', (n: number) => `token:${nanoid(n)}`],
    ['cart*', (n: number) => `cart${n}`],
    ['{user:*}:cart', (n: number) => `{user:${n}}:cart`],
    ['app/v2/page/*', (n: number) => `app/v2/page/${n}`],
    ['a|b|*', (n: number) => `a|b|${n}`],
    ['rate_limit:*', (n: number) => `rate_limit:10.0.${n % 200}.${n % 7}`],
    ['queue#*', (n: number) => `queue#${n}`],
  ])('%s', (pattern, name) => {
    expect(groups([...new Set(many(200, name))])).toEqual({ [pattern]: expect.any(Number) })
  })

  it('and so are names, however few, whatever follows them', () => {
    expect(groups(NAMES.map((name) => `user:${name}`))).toEqual({ 'user:*': NAMES.length })
    const kinds = ['cart', 'orders', 'profile']
    const few = NAMES.slice(0, 6).flatMap((name) => many(60, (n) => `user:${name}:${kinds[n % 3]}:${n}`))
    expect(Object.keys(groups(few)).sort()).toEqual(['user:*:cart:*', 'user:*:orders:*', 'user:*:profile:*'])
    const first = NAMES.slice(0, 6).flatMap((name) => many(60, (n) => `${name}:${kinds[n % 3]}:${n}`))
    expect(Object.keys(groups(first)).sort()).toEqual(['*:cart:*', '*:orders:*', '*:profile:*'])
  })

  it('also a name that has most of the keys, where there are many others', () => {
    const keys = [...many(800, (n) => `job:alice:${n}`), ...many(200, (n) => `job:${letters(n)}:${n}`)]
    expect(groups(keys)).toEqual({ 'job:*:*': 1000 })
  })

  it('and what stands once, or follows no pattern', () => {
    const keys = [...many(50, (n) => `cart:${n}`), 'lock-alice', 'secret', '', ':', '*', '::::', 'flags:beta']
    expect(groups(keys)).toEqual({ 'cart:*': 50, '*': 7 })
  })
})

describe('what stays', () => {
  it('is the words of a program', () => {
    const keys = [
      ...many(400, (n) => `shop:user:${n}:profile`),
      ...many(300, (n) => `shop:user:${n}:settings`),
      ...many(200, (n) => `shop:cart:${n}`),
      ...many(100, (n) => `rate-limit:${n}`),
    ]
    expect(groups(keys)).toEqual({
      'shop:user:*:profile': 400,
      'shop:user:*:settings': 300,
      'shop:cart:*': 200,
      'rate-limit:*': 100,
    })
  })

  it('is the kinds that a server has, although half of the keys are of no kind', () => {
    const keys = [...many(500, (n) => letters(n)), ...many(300, (n) => `cart:${n}`), ...many(200, (n) => `page:${n}`)]
    expect(groups(keys)).toEqual({ '*': 500, 'cart:*': 300, 'page:*': 200 })
  })

  it('is 50 patterns at most', () => {
    const keys = Array.from({ length: 100 }, (_, kind) => kind).flatMap((kind) =>
      many(10 + kind, (n) => `${syllables(kind)}:${n}`),
    )
    const found = groups(keys)
    expect(Object.keys(found)).toHaveLength(50)
    expect(found['*']).toBe(Array.from({ length: 51 }, (_, kind) => 10 + kind).reduce((sum, count) => sum + count))
  })
})

describe('a pattern that was learned', () => {
  const patterns = learnPatterns([...many(50, (n) => `user:${n}:profile`), ...many(50, (n) => `cart:${n}`)])

  it('is that of other keys, too', () => {
    expect(patterns.patternOf('user:alice:profile')).toBe('user:*:profile')
    expect(patterns.patternOf('cart:alice')).toBe('cart:*')
  })

  it('is none for a key of another form, whose words are unknown', () => {
    expect(patterns.patternOf('user:alice')).toBeNull()
    expect(patterns.patternOf('alice')).toBeNull()
    expect(patterns.patternOf('')).toBeNull()
  })
})

describe('for keys of any form', () => {
  const random = randomFrom(7)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const PIECES = [...NAMES, 'user', 'cart', 'page', 'a', '', '*', 'é', '\u0000', 'v1', '{', '}', '@', 'deadbeef00']
  const piece = () => (random() < 0.4 ? String(Math.floor(random() * 1e6)) : pick(PIECES))
  const key = () =>
    many(1 + Math.floor(random() * 5), piece).reduce((left, right) => left + pick([...':/|.-_#{}', '::', ':{']) + right)
  const sets = many(60, () => [...new Set(many(1 + Math.floor(random() * 400), key))])

  it('no word of a pattern stands in one key only', () => {
    for (const keys of sets) {
      const patterns = learnPatterns(keys)
      for (const pattern of new Set(keys.map(patterns.groupOf))) {
        for (const word of pattern.match(/[A-Za-z0-9\u0080-\uffff]+/g) ?? []) {
          const holders = keys.filter((one) => one.includes(word))
          expect(holders.length, `${word} of ${pattern}`).toBeGreaterThanOrEqual(5)
        }
      }
    }
  })

  it('the order of the keys does not matter', () => {
    for (const keys of sets) {
      const [one, other] = [learnPatterns(keys), learnPatterns([...keys].reverse())]
      expect(keys.map(one.groupOf)).toEqual(keys.map(other.groupOf))
    }
  })

  it('each pattern matches its keys', () => {
    for (const keys of sets) {
      const { groupOf } = learnPatterns(keys)
      for (const one of keys) {
        const parts = groupOf(one)
          .split('*')
          .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        expect(one).toMatch(new RegExp(`^${parts.join('[^]*')}$`))
      }
    }
  })
})

function hex(seed: number): string {
  const random = randomFrom(seed)
  return Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('')
}

function uuid(seed: number): string {
  return hex(seed).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function nanoid(seed: number): string {
  const random = randomFrom(seed)
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'
  return Array.from({ length: 21 }, () => alphabet[Math.floor(random() * 64)]).join('')
}

/** A word that can be said, for each number below 250. */
function syllables(number: number): string {
  const [left, right] = [Math.floor(number / 25), number % 25]
  return `${'bdfgklmnpr'[left]}o${'aeiou'[Math.floor(right / 5)]}n${'aeiou'[right % 5]}`
}

function letters(seed: number): string {
  const random = randomFrom(seed + 1000)
  return Array.from({ length: 9 }, () => 'abcdefghijklmnopqrstuvwxyz'[Math.floor(random() * 26)]).join('')
}
