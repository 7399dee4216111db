import { describe, expect, it } from 'vitest'
import { covers } from '../../src/checklist'
import { command, judged, place, ran, rule, source, suppression, violation } from './evidence'

describe('an immortal pattern', () => {
  it.each([
    ['flags', 'flags', true],
    ['flags', 'flags:a', false],
    ['flags', 'my-flags', false],
    ['user:*', 'user:1', true],
    ['user:*', 'user:', true],
    ['user:*', 'user:*', true],
    ['user:*', 'user:*:profile', true],
    ['user:*:profile', 'user:*', false],
    ['user:*:profile', 'user:*:*:profile', true],
    ['user:1', 'user:*', false],
    ['*:version', 'cache:*:version', true],
    ['*:version', '*', false],
    ['*a*', 'xay', true],
    ['*a*', 'x*y', false],
    ['a*b*c', 'a*c', false],
    ['a*b*c', 'aXbYbZc', true],
    ['a**c', 'ac', true],
    ['user.1', 'user:1', false],
    ['[a-z]', 'b', false],
    ['', '', true],
  ])('%j covers %j: %s', (pattern, key, expected) => {
    expect(covers(pattern, key)).toBe(expected)
  })

  it('stays fast on patterns made to be slow', () => {
    expect(covers(`${'a*'.repeat(2000)}b`, 'a'.repeat(20_000))).toBe(false)
  })
})

describe('findings on immortal keys', () => {
  const requireTtl = rule('require-ttl', 'ttl')
  const commands = [
    command('a.ts', 1, { key: 'flags:*' }),
    command('a.ts', 2, { key: null }),
    command('a.ts', 3, { key: 'flags:x' }),
    command('a.ts', 3, { key: 'user:*' }),
    command('a.ts', 3, { key: 'other', ttl: 'always' }),
    command('a.ts', 4, { key: 'user:*' }),
    command('a.ts', 5, { key: 'index:new', renamed: { key: 'index', place: place('a.ts', 6) } }),
    command('a.ts', 7, { key: null, keys: ['limit:a:*', 'limit:b:*'] }),
    command('a.ts', 8, { key: null, keys: ['limit:a:*', null] }),
  ]
  const violations = [1, 2, 3, 4, 5].map((line) => violation(place('a.ts', line)))

  function lines(immortal: string[], of = requireTtl) {
    const judgement = judged([ran(of, { violations, looked: 5 })], {
      config: { immortal },
      evidence: { source: source({ commands }) },
    })
    return judgement.findings.map((finding) => finding.place?.line)
  }

  it('are not reported where every write at the place is covered', () => {
    expect(lines([])).toEqual([1, 2, 3, 4, 5])
    expect(lines(['flags:*'])).toEqual([2, 3, 4, 5])
    expect(lines(['flags:*', 'user:*'])).toEqual([2, 5])
  })

  it('are named by the callers that pass them, where all of these are known', () => {
    const passed = [7, 8].map((line) => violation(place('a.ts', line)))
    const left = (immortal: string[]) => {
      const outcome = ran(requireTtl, { violations: passed, looked: 2 })
      const given = { config: { immortal }, evidence: { source: source({ commands }) } }
      return judged([outcome], given).findings.map((finding) => finding.place?.line)
    }
    expect(left(['limit:a:*'])).toEqual([7, 8])
    expect(left(['limit:*'])).toEqual([8])
  })

  it('are named as RENAME leaves them', () => {
    expect(lines(['index'])).toEqual([1, 2, 3, 4])
    expect(lines(['index:new'])).toEqual([1, 2, 3, 4])
  })

  it('are left out for rules about TTLs alone', () => {
    expect(lines(['flags:*', 'user:*'], rule('no-keys', 'scan-not-keys'))).toEqual([1, 2, 3, 4, 5])
  })

  it('are counted in the verdict, and make a comment for the same line unused', () => {
    const judgement = judged([ran(requireTtl, { violations: violations.slice(0, 1), looked: 5 })], {
      config: { immortal: ['flags:*'] },
      evidence: { source: source({ commands, suppressions: [suppression('a.ts', 0, ['require-ttl'])] }) },
    })
    expect(judgement.findings.map((finding) => finding.rule)).toEqual(['unused-suppression'])
    const alone = judged([ran(requireTtl, { violations: violations.slice(0, 1), looked: 5 })], {
      config: { immortal: ['flags:*'] },
      evidence: { source: source({ commands }) },
    })
    expect(alone.item('ttl')).toMatchObject({
      verdict: 'pass',
      because: 'require-ttl found nothing in 5 places of the source; 1 finding on keys that the config calls immortal',
    })
  })
})
