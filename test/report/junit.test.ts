import { describe, expect, it } from 'vitest'
import type { Finding, ItemResult, Report, RuleSummary } from '../../src/model'
import { FORMATS } from '../../src/report'
import {
  finding,
  floodReport,
  HOSTILE,
  notApplicableReport,
  readyReport,
  richReport,
  TERMINAL,
} from '../support/report-fixture'
import { complaintsOf } from './xml'

const render = (report: Report) => FORMATS.junit.render(report, TERMINAL)

/** The case of `no-keys` in a report in which that rule alone matters. */
function caseOf(rule: Partial<RuleSummary>, findings: readonly Finding[], more: Partial<Report> = {}): string {
  const line: ItemResult = {
    item: 'scan-not-keys',
    title: 'SCAN instead of KEYS',
    verdict: 'fail',
    because: 'b',
    rules: [{ rule: 'no-keys', looked: 3, findings: findings.length, ...rule }],
  }
  const xml = render(richReport({ checklist: [line], findings, blockers: [], ...more }))
  return /<testcase [^>]*name="no-keys"[\s\S]*?(?:\/>|<\/testcase>)/.exec(xml)?.[0] ?? ''
}

describe('the JUnit report', () => {
  it.each<[string, Report]>([
    ['rich', richReport()],
    ['ready', readyReport()],
    ['not applicable', notApplicableReport()],
    ['flood', floodReport(300)],
    ['loosened', richReport({ weakened: ['`no-keys` is off', '`fail-on` is error'] })],
    [
      'crashed',
      richReport({ blockers: [{ sentence: 'no-keys crashed', item: 'scan-not-keys', rule: 'no-keys' }], findings: [] }),
    ],
    ['source unread', richReport({ blockers: [{ sentence: 'the source was not examined' }] })],
    ...Object.entries(HOSTILE).map(([name, text]): [string, Report] => [
      name,
      richReport({ findings: [finding({ message: text })] }),
    ]),
    ['illegal characters', richReport({ findings: [finding({ message: '\u0000\ud800 ]]> \uffff <![CDATA[' })] })],
  ])('%s fits the schema', async (_name, report) => {
    expect(await complaintsOf(render(report), 'junit.xsd')).toEqual([])
  })

  it('the schema refuses a case that is both', async () => {
    const both = '<skipped message="x"/><failure message="x" type="x"></failure>'
    const spoilt = render(readyReport()).replace(/<skipped [^>]*\/>/, both)
    expect(await complaintsOf(spoilt, 'junit.xsd')).not.toEqual([])
  })

  it('fails a rule that blocks, with all its findings and what it could not see', () => {
    const text = caseOf({ skipped: 'two files are too large' }, [
      finding(),
      finding({ severity: 'warning', message: 'mild' }),
    ])
    expect(text).toContain('<failure message="1 blocking finding" type="no-keys">')
    expect(text).toContain('src/cache/sessions.ts:12:22: error: `redis` runs KEYS')
    expect(text).toContain('warning: mild')
    expect(text).toContain('not looked at everything: two files are too large')
  })

  it.each<[string, Partial<RuleSummary>, Finding[], string]>([
    ['found what does not block', {}, [finding({ severity: 'warning' })], 'needs a look: 1 finding, not blocking'],
    ['found what it cannot prove', {}, [finding({ outcome: 'unsure' })], 'needs a look: 1 finding, not blocking'],
    ['could not look', { looked: 0, skipped: 'no server was given' }, [], 'no server was given'],
    ['could not look everywhere', { skipped: 'one file is broken' }, [], 'one file is broken'],
    ['had nothing to look at', { looked: 0 }, [], 'there was nothing to look at'],
  ])('skips a rule that %s', (_name, rule, findings, reason) => {
    const text = caseOf(rule, findings)
    expect(text).toContain(`<skipped message="${reason}"/>`)
    expect(text).not.toMatch(/<failure|<error/)
  })

  it('passes a rule that looked and found nothing that counts, and tells what does not count', () => {
    const text = caseOf({}, [
      finding({ isOutside: true }),
      finding({ suppressed: { kind: 'comment', reason: 'a <migration>' } }),
    ])
    expect(text).not.toMatch(/<failure|<error|<skipped/)
    expect(text).toContain('1 finding that the change does not touch')
    expect(text).toContain('suppressed by comment: src/cache/sessions.ts:12: a &lt;migration&gt;')
  })

  it('counts a rule that broke as an error, and a required item as a failure', () => {
    const crashed = caseOf({ looked: 0, skipped: 'internal error' }, [], {
      blockers: [{ sentence: 'no-keys could not run', item: 'scan-not-keys', rule: 'no-keys' }],
    })
    expect(crashed).toContain('<error message="no-keys could not run" type="no-keys">')
    expect(render(richReport())).toMatch(/name="required"[^>]*><failure message="circuit-breaker is required/)
  })

  it('adds up', () => {
    const xml = render(richReport())
    const total = (name: string) => Number(new RegExp(`<testsuites [^>]*${name}="(\\d+)"`).exec(xml)?.[1])
    expect(total('tests')).toBe(xml.match(/<testcase /g)?.length)
    expect(total('failures')).toBe(xml.match(/<failure /g)?.length)
    const skipped = [...xml.matchAll(/<testsuite [^>]*skipped="(\d+)"/g)].reduce(
      (sum, [, number]) => sum + Number(number),
      0,
    )
    expect(skipped).toBe(xml.match(/<skipped /g)?.length)
  })
})
