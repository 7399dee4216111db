import { describe, expect, it } from 'vitest'
import type { Blocker, Report } from '../../src/model'
import { FORMATS } from '../../src/report'
import { finding, floodReport, PULL_REQUEST, place, readyReport, richReport } from '../support/report-fixture'

const lines = (report: Report, prefix?: string) =>
  FORMATS.annotations
    .render(report, { ...PULL_REQUEST, ...(prefix !== undefined && { prefix }) })
    .split('\n')
    .filter((line) => line !== '')
const only = (over: Parameters<typeof finding>[0], more: Partial<Report> = {}) =>
  lines(richReport({ findings: [finding(over)], blockers: [], ...more }))

describe('annotations', () => {
  it('writes file, line, columns and title as the runner reads them', () => {
    expect(only({ message: 'KEYS' })).toEqual([
      '::error file=src/cache/sessions.ts,line=12,col=22,endLine=12,endColumn=46,title=no-keys::KEYS',
    ])
  })

  it('leaves columns out over several lines, which the runner would drop', () => {
    const [line] = only({ place: place('a.ts', 1, 5, 3, 2), message: 'm' })
    expect(line).toBe('::error file=a.ts,line=1,endLine=3,title=no-keys::m')
  })

  it('escapes data and properties as the toolkit does', () => {
    const [line] = only({ place: place('src/a,b:c%d.ts', 1, 1, 1, 2), message: '50%\r\nnext: a, b' })
    expect(line).toBe(
      '::error file=src/a%2Cb%3Ac%25d.ts,line=1,col=1,endLine=1,endColumn=2,title=no-keys::50%25%0Anext: a, b',
    )
  })

  it('names no file for the staging server', () => {
    expect(only({ place: null, message: 'm' })).toEqual(['::error title=no-keys::m'])
  })

  it('puts the working directory before paths', () => {
    expect(lines(richReport({ findings: [finding()], blockers: [] }), 'services/api')[0]).toContain(
      'file=services/api/src/cache/',
    )
  })

  it('shows an unsure error as a warning, an unsure note as a notice, and a suppressed finding not at all', () => {
    expect(only({ outcome: 'unsure', message: 'm' })[0]).toMatch(/^::warning .*::unsure: m$/)
    expect(only({ outcome: 'unsure', severity: 'note', message: 'm' })[0]).toMatch(/^::notice .*::unsure: m$/)
    expect(only({ suppressed: { kind: 'comment', reason: 'r' } })).toEqual([])
  })

  it('shows proven warnings before unsure ones, so that the cap drops a guess first', () => {
    const guess = finding({ outcome: 'unsure', message: 'guess' })
    const proven = finding({ severity: 'warning', message: 'proven' })
    const shown = lines(richReport({ findings: [...Array(12).fill(guess), proven], blockers: [] }))
    expect(shown[0]).toMatch(/::proven$/)
    expect(shown.at(-1)).toContain('annotations for 10 of 13 warnings')
  })

  it('keeps ten of each level, worst first, and tells what it dropped without spending a notice', () => {
    const all = lines({ ...floodReport(90), blockers: [] })
    const levels = all.map((line) => /^::(\w+)/.exec(line)?.[1])
    expect(levels).toEqual([
      ...Array(10).fill('error'),
      ...Array(10).fill('warning'),
      ...Array(10).fill('notice'),
      undefined,
    ])
    expect(all.at(-1)).toMatch(
      /^redis-preflight: annotations for 10 of 30 errors, 10 of 30 warnings and 10 of 30 notices,/,
    )
  })

  it('cuts a message at 4096 characters', () => {
    const [line = ''] = only({ message: '😀'.repeat(5000) })
    const message = line.slice(line.lastIndexOf('::') + 2)
    expect(message.length).toBeLessThanOrEqual(4096)
    expect(message.endsWith('😀…')).toBe(true)
  })

  it.each<[string, Blocker, boolean]>([
    [
      'a required item that was not checked',
      { sentence: 'circuit-breaker is required', item: 'circuit-breaker' },
      true,
    ],
    ['an attestation that ran out', { sentence: 'hit-ratio is no longer attested', item: 'hit-ratio' }, true],
    ['a rule that could not run', { sentence: 'require-ttl crashed', item: 'ttl', rule: 'require-ttl' }, true],
    ['a rule of an item with other findings', { sentence: 'no-scan crashed', item: 'scan-not-keys', rule: 'x' }, true],
    ['source that was not examined', { sentence: 'the source was not examined: no permission' }, true],
    [
      'an item whose findings are shown anyway',
      { sentence: 'scan-not-keys is required', item: 'scan-not-keys' },
      false,
    ],
    ['findings that are shown anyway', { sentence: '1 error', item: 'scan-not-keys', rule: 'no-keys' }, false],
  ])('gives %s an error of its own: %j', (_name, blocker, expected) => {
    const shown = only({ message: 'm' }, { blockers: [blocker] })
    expect(shown.includes(`::error title=redis-preflight::${blocker.sentence}`)).toBe(expected)
  })

  it('does not let a finding below fail-on stand for a blocker', () => {
    const sentence = 'scan-not-keys is required but needs a look'
    const shown = only({ severity: 'warning', message: 'm' }, { blockers: [{ sentence, item: 'scan-not-keys' }] })
    expect(shown[0]).toBe(`::error title=redis-preflight::${sentence}`)
  })

  it('is empty where there is nothing to say', () => {
    expect(FORMATS.annotations.render(readyReport(), PULL_REQUEST)).toBe('')
  })
})
