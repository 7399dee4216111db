import { describe, expect, it } from 'vitest'
import { FORMATS, type FormatName, renderInventory, withoutSecrets } from '../../src/report'
import { client, command, finding, place, richReport, TERMINAL } from '../support/report-fixture'

/** What JSON, Markdown and a narrow terminal each spell in their own way. */
const SECRET = 'pass_"word\\ is <long> $enough #1'
const text = `it is ${SECRET}, as said`

const report = richReport({
  blockers: [{ sentence: text }],
  checklist: richReport().checklist.map((line) => ({ ...line, because: text })),
  findings: [
    finding({ place: place(`src/${SECRET}.ts`, 3, 1, 3, 9), message: text }),
    finding({ place: null, message: text, related: [{ place: place('src/a.ts', 1, 1, 1, 2), message: text }] }),
  ],
  inventory: {
    ...richReport().inventory,
    clients: [client({ options: { host: SECRET } })],
    commands: [command({ key: SECRET, because: text, receiver: SECRET, unsure: text })],
    skipped: [{ path: SECRET, reason: text }],
    settings: richReport().inventory.settings.map((one) => ({
      ...one,
      name: text,
      policy: { name: SECRET, place: one.place },
    })),
    alerts: richReport().inventory.alerts.map((one) => ({ ...one, name: SECRET, flaws: [text], doubts: [text] })),
    monitors: richReport().inventory.monitors.map((one) => ({ ...one, name: text })),
    hotKeyChecks: richReport().inventory.hotKeyChecks.map((one) => ({ ...one, what: text })),
  },
  readings: { status: 'not-collected', reason: text },
  excerpts: new Map([[`src/${SECRET}.ts`, new Map([[3, `redis.keys('${SECRET}') // here`]])]]),
})
const clean = withoutSecrets(report, [SECRET])

describe('a report without a known secret', () => {
  it.each([...Object.keys(FORMATS), 'inventory'])('holds no part of it as %s', (format) => {
    const view = { ...TERMINAL, width: 60 }
    const rendered =
      format === 'inventory' ? renderInventory(clean, view) : FORMATS[format as FormatName].render(clean, view)
    expect(rendered).toContain('***')
    expect(rendered).not.toMatch(/pass.?_|word|long|enough/)
  })

  it('keeps the width of code', () => {
    const [[path, lines] = ['', new Map()]] = [...clean.excerpts]
    expect(path).toBe('src/***.ts')
    expect(lines.get(3)).toBe(`redis.keys('${'*'.repeat(SECRET.length)}') // here`)
  })

  it('keeps words of ours, even where a secret is spelled like one', () => {
    const { checklist, findings, verdict } = withoutSecrets(report, ['not-ready', 'no-keys', 'scan-not-keys', 'error'])
    expect(verdict).toBe('not-ready')
    expect(findings[0]).toMatchObject({ rule: 'no-keys', item: 'scan-not-keys', severity: 'error' })
    expect(checklist.map(({ item }) => item)).toEqual(report.checklist.map(({ item }) => item))
  })

  it('is the same report where there is no secret', () => {
    expect(withoutSecrets(report, [])).toBe(report)
  })
})
