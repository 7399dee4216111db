import { describe, expect, it } from 'vitest'
import type { Config, Suppression } from '../../src/model'
import { judged, place, ran, rule, source, suppression, violation } from './evidence'

const noKeys = rule('no-keys', 'scan-not-keys')
const noFlush = rule('no-flush', 'no-flush')
const found = ran(noKeys, { violations: [violation(place('a.ts', 8))] })

function suppressed(suppressions: Suppression[], config: Partial<Config> = {}, runs = [found, ran(noFlush)]) {
  return judged(runs, { config, evidence: { source: source({ suppressions }) } })
}

describe('a suppression comment', () => {
  it('silences the findings of its rule on its lines, and the report still has them', () => {
    const judgement = suppressed([suppression('a.ts', 7, ['no-flush', 'no-keys'].slice(1), '  one-off script ')])
    expect(judgement.findings).toHaveLength(1)
    expect(judgement.findings[0]!.suppressed).toEqual({ kind: 'comment', reason: 'one-off script' })
    expect(judgement).toMatchObject({ verdict: 'ready', blockers: [] })
    expect(judgement.item('scan-not-keys')).toMatchObject({
      verdict: 'pass',
      because: 'no-keys found nothing in 1 place of the source; 1 finding silenced with a reason',
      rules: [{ rule: 'no-keys', looked: 1, findings: 0 }],
    })
  })

  it('covers a whole file', () => {
    const all: Suppression = { rules: ['no-keys'], reason: 'legacy', place: place('a.ts', 1), from: 1, to: 99 }
    expect(suppressed([all]).verdict).toBe('ready')
  })

  it.each([
    ['another line', suppression('a.ts', 8, ['no-keys'])],
    ['another file', suppression('b.ts', 7, ['no-keys'])],
    ['another rule', suppression('a.ts', 7, ['no-flush'])],
  ])('for %s silences nothing and is told', (_, comment) => {
    const judgement = suppressed([comment])
    expect(judgement.verdict).toBe('not-ready')
    expect(judgement.findings.map((finding) => [finding.rule, finding.severity])).toEqual([
      ['no-keys', 'error'],
      ['unused-suppression', 'warning'],
    ])
  })

  it('without a reason silences nothing and is told under the item of its rule', () => {
    const judgement = suppressed([suppression('a.ts', 7, ['no-keys'], ' ')])
    expect(judgement.verdict).toBe('not-ready')
    expect(judgement.findings[0]!.suppressed).toBeUndefined()
    expect(judgement.findings[1]).toMatchObject({
      rule: 'suppression-reason',
      item: 'scan-not-keys',
      severity: 'warning',
      outcome: 'fail',
      place: { path: 'a.ts', line: 7 },
      message:
        'This comment gives no reason, so it silences nothing; write `// redis-preflight-ignore-next-line <rule> -- <reason>`.',
    })
    expect(judgement.item('scan-not-keys').rules.at(-1)).toEqual({ rule: 'suppression-reason', looked: 1, findings: 1 })
  })

  it.each([
    [
      ['no-kyes'],
      'There is no rule `no-kyes` (did you mean `no-keys`?), so this comment silences nothing.',
      'scan-not-keys',
    ],
    [['*'], 'There is no rule `*`, so this comment silences nothing.', 'no-flush'],
    [
      [],
      'This comment names no rule, so it silences nothing; write `// redis-preflight-ignore-next-line <rule> -- <reason>`.',
      'no-flush',
    ],
    [['no-flush'], '`no-flush` finds nothing here, so this comment silences nothing; remove it.', 'no-flush'],
  ])('that names %j is told', (rules, message, item) => {
    const { findings } = suppressed([suppression('a.ts', 7, rules)])
    expect(findings.find(({ rule }) => rule === 'unused-suppression')).toMatchObject({ message, item })
  })

  it('is not called unused for the part that is used', () => {
    const { findings } = suppressed([suppression('a.ts', 7, ['no-keys', 'no-flush'])])
    expect(findings.map(({ rule, message }) => [rule, message.slice(0, 10)])).toEqual([
      ['no-keys', 'Found it. '],
      ['unused-suppression', '`no-flush`'],
    ])
  })

  it('is not called unused when its rule is off or could not look', () => {
    const off = { rule: noFlush, state: 'off', outcome: { looked: 0, violations: [] } } as const
    const blind = ran(noFlush, { looked: 0, skipped: 'unreadable' })
    for (const run of [off, blind]) {
      expect(suppressed([suppression('b.ts', 7, ['no-flush'])], {}, [run]).findings).toEqual([])
    }
  })

  it('is not called unused when its rule could not judge everything', () => {
    const partly = ran(noFlush, { looked: 3, skipped: 'the command comes from a variable' })
    expect(suppressed([suppression('b.ts', 7, ['no-flush'])], {}, [partly]).findings).toEqual([])
  })

  it('may be about another comment', () => {
    const left = suppression('b.ts', 7, ['no-flush'], 'kept for the next release')
    const about = (line: number, ids: string[], reason?: string) => suppression('b.ts', line, ids, reason)
    const told = (...comments: Suppression[]) =>
      suppressed(comments, {}, [ran(noFlush)]).findings.map(({ rule, suppressed }) => [rule, suppressed?.reason])
    expect(told(left, about(6, ['unused-suppression'], 'a migration'))).toEqual([['unused-suppression', 'a migration']])
    expect(told({ ...left, reason: '' }, about(6, ['suppression-reason'], 'old'))).toEqual([
      ['suppression-reason', 'old'],
    ])
    expect(told(about(6, ['unused-suppression']))).toEqual([['unused-suppression', undefined]])
    const off = suppressed([left], { rules: { 'unused-suppression': 'off' } }, [ran(noFlush)])
    expect(off.findings).toEqual([])
  })

  it('is judged as severely as the config says', () => {
    const comment = suppression('a.ts', 7, ['no-keys'], '')
    const severity = (level: 'error' | 'off') =>
      suppressed([comment], { rules: { 'suppression-reason': level } }).findings.map((finding) => finding.severity)
    expect(severity('error')).toEqual(['error', 'error'])
    expect(severity('off')).toEqual(['error'])
  })
})
