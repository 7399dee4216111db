import { describe, expect, it } from 'vitest'
import type { Client } from '../../../src/model'
import { overlaps, writersOf } from '../../../src/rules/probe/advice/writers'
import { command, source } from '../../checklist/evidence'
import { randomFrom } from './random'

describe('a pattern of sampled keys and one of the source', () => {
  it.each([
    ['user:*', 'user:*', true],
    ['user:*', 'user:1', true],
    ['user:*', '*:1', true],
    ['user:*', 'user:*:profile', false],
    ['user:*:profile', 'user:*', true],
    ['user:*:profile', 'user:*:settings', false],
    ['user:*:profile', '*', true],
    ['cart*', 'cart:*', false],
    ['cart*', 'cart1', true],
    ['a*c', 'a*b*c', true],
    ['a*c', 'ab', false],
    ['{user:*}:cart', '{user:*}:*', true],
    ['cart:*', 'page:*', false],
    ['', '', true],
    ['', '*', true],
    ['*', '', true],
    ['*', ':', false],
  ])('%j and %j: %s', (sampled, written, expected) => {
    expect(overlaps(sampled, written)).toBe(expected)
  })

  it('share a key whenever some key matches both', () => {
    const random = randomFrom(11)
    const text = (letters: string, length: number) =>
      Array.from({ length: Math.floor(random() * length) }, () => letters[Math.floor(random() * letters.length)]).join(
        '',
      )
    const isKey = (pattern: string, star: string, key: string) =>
      new RegExp(`^${pattern.replaceAll('*', star)}$`).test(key)
    let found = 0
    for (let round = 0; round < 30_000; round++) {
      const [sampled, written, key] = [text('ab:*', 5), text('ab:*', 5), text('ab:', 6)]
      if (!isKey(sampled, '[^:]*', key) || !isKey(written, '.*', key)) continue
      found++
      expect(overlaps(sampled, written), `${sampled} and ${written}: ${key}`).toBe(true)
    }
    expect(found).toBeGreaterThan(100)
  })

  it('are not compared when one is long, and quickly when both are', () => {
    expect(overlaps(`${'a*'.repeat(149)}b`, '*a'.repeat(149))).toBe(false)
    expect(overlaps('a'.repeat(301), '*')).toBe(false)
  })
})

describe('the writes of a pattern', () => {
  const commands = [
    command('a.ts', 1, { key: 'cart:*' }),
    command('a.ts', 2, { key: 'cart:*', ttl: 'always' }),
    command('a.ts', 3, { key: 'cart:*', ttl: 'not-a-write', name: 'GET' }),
    command('a.ts', 4, { key: 'cart:*:items', ttl: 'always' }),
    command('a.ts', 5, { key: '*' }),
    command('a.ts', 6, { key: null, keys: ['page:1', 'feed:*'] }),
  ]
  const lines = (pattern: string, more: Parameters<typeof source>[0] = {}) => {
    const writers = writersOf(pattern, source({ commands, ...more }))
    return writers.kind === 'found' ? writers.commands.map(({ place }) => place.line) : writers.kind
  }

  it('are those whose key is closest, those without a TTL first', () => {
    expect(lines('cart:*')).toEqual([1, 2])
    expect(lines('cart:*:items')).toEqual([4])
    expect(lines('feed:*')).toEqual([6])
    expect(lines('page:*')).toEqual([6])
  })

  it('are none where no key fits; a key of which nothing is known is no answer', () => {
    expect(writersOf('user:*', source({ commands }))).toEqual({ kind: 'none', hasUnclear: true })
    expect(writersOf('user:*', source({ commands: commands.slice(0, 4) }))).toEqual({ kind: 'none', hasUnclear: false })
  })

  it('have a word in common with the pattern, and no more than they need', () => {
    const written = (...keys: string[]) => keys.map((key, index) => command('a.ts', index + 1, { key }))
    expect(lines('product:*', { commands: written('*:currentConcurrency') })).toBe('none')
    expect(lines('user:*', { commands: written('user:settings', 'user:*', '*:*') })).toEqual([2])
    expect(lines('user:*:profile', { commands: written('user:*', '*:profile', 'user:*:profile') })).toEqual([3])
    expect(lines('s:*', { commands: written('s:*') })).toEqual([1])
  })

  it('are unknown where there is no source, and for keys without a pattern', () => {
    expect(writersOf('user:*', { status: 'not-collected', reason: 'no source' })).toEqual({ kind: 'unknown' })
    expect(lines('*')).toBe('unknown')
  })

  it('may have a prefix that the client puts before each key', () => {
    const client = (keyPrefix: string) => ({ id: 0, options: { keyPrefix } }) as unknown as Client
    const prefixed = [command('a.ts', 9, { key: 'cart:*', client: 0 })]
    expect(lines('app:cart:*', { commands: prefixed, clients: [client('app:')] })).toEqual([9])
    expect(lines('cart:*', { commands: prefixed, clients: [client('app:')] })).toBe('none')
    expect(lines('app:cart:*', { commands: prefixed, clients: [client('set')] })).toEqual([9])
  })
})
