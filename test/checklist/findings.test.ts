import { describe, expect, it } from 'vitest'
import type { Violation } from '../../src/model'
import { judged, place, ran, rule, source, violation } from './evidence'

const noKeys = rule('no-keys', 'scan-not-keys')
const noFlush = rule('no-flush', 'no-flush')

function findings(text: string, ...violations: Violation[]) {
  return judged([ran(noKeys, { violations })], { evidence: { source: source({}, { 'a.ts': text }) } }).findings
}

function fingerprints(text: string, ...violations: Violation[]): string[] {
  return findings(text, ...violations).map(({ fingerprint }) => fingerprint)
}

describe('a fingerprint', () => {
  const line = "await redis.keys('*')"

  it('is 16 hex digits', () => {
    expect(fingerprints(line, violation(place('a.ts', 1)))).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/)])
  })

  it('stays when lines above move, the line is indented, or the message changes', () => {
    const before = fingerprints(line, violation(place('a.ts', 1)))
    const moved = violation(place('a.ts', 3, 5), { message: 'Reworded.', key: 'other' })
    expect(fingerprints(`import x\r\n\r\n\t${line}  `, moved)).toEqual(before)
  })

  it('changes with the line, the file and the rule', () => {
    const one = violation(place('a.ts', 1))
    const other = judged([ran(noFlush, { violations: [one] })], {
      evidence: { source: source({}, { 'a.ts': line }) },
    }).findings[0]!.fingerprint
    const all = [
      ...fingerprints(line, one),
      ...fingerprints(`${line}.length`, one),
      ...fingerprints(line, violation(place('b.ts', 1))),
      other,
    ]
    expect(new Set(all).size).toBe(4)
  })

  it('tells equal lines apart, in their order and whatever order the rule reports them in', () => {
    const first = violation(place('a.ts', 1))
    const second = violation(place('a.ts', 3))
    const prints = fingerprints(`${line}\n\n${line}`, second, first)
    expect(new Set(prints).size).toBe(2)
    expect(prints).toEqual(fingerprints(`//\n${line}\n${line}`, violation(place('a.ts', 2)), second))
  })

  it('of the server stays when the numbers in the message change', () => {
    const used = (percent: number) => violation(null, { message: `${percent} % used` })
    expect(fingerprints('', used(91))).toEqual(fingerprints('', used(97)))
    expect(fingerprints('', used(91))).not.toEqual(fingerprints('', { ...used(91), key: 'other' }))
  })
})

describe('findings', () => {
  it('link to the page of the rule', () => {
    expect(findings('', violation(null))[0]!.help).toBe(
      'https://github.com/redis-preflight/redis-preflight/blob/main/docs/rules/no-keys.md',
    )
  })

  it('are sorted by severity, path, line and column; the server comes first', () => {
    const at = (path: string, line: number, column = 1) => violation(place(path, line, column))
    const sorted = findings(
      '',
      { ...at('a.ts', 1), severity: 'warning' },
      at('b.ts', 2),
      at('a.ts', 10),
      at('a.ts', 9, 7),
      at('a.ts', 9, 2),
      violation(null),
    )
    expect(
      sorted.map(({ severity, place }) => [severity, place && `${place.path}:${place.line}:${place.column}`]),
    ).toEqual([
      ['error', null],
      ['error', 'a.ts:9:2'],
      ['error', 'a.ts:9:7'],
      ['error', 'a.ts:10:1'],
      ['error', 'b.ts:2:1'],
      ['warning', 'a.ts:1:1'],
    ])
  })

  it('take the severity of the config, except that a remark stays a note', () => {
    const violations = [
      violation(place('a.ts', 1)),
      violation(place('a.ts', 2), { severity: 'warning' }),
      violation(place('a.ts', 3), { severity: 'note' }),
    ]
    const severities = (level: 'error' | 'warning' | 'note', own: 'error' | 'note' = 'error') => {
      const of = rule('require-ttl', 'ttl', { severity: own })
      const { findings } = judged([ran(of, { violations })], { config: { rules: { 'require-ttl': level } } })
      return findings.map(({ severity }) => severity)
    }
    expect(severities('error')).toEqual(['error', 'error', 'note'])
    expect(severities('warning')).toEqual(['warning', 'warning', 'note'])
    expect(severities('note')).toEqual(['note', 'note', 'note'])
    expect(severities('error', 'note')).toEqual(['error', 'error', 'error'])
  })
})
