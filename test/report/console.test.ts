import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/model'
import { FORMATS, renderInventory } from '../../src/report'
import { displayWidth } from '../../src/report/width'
import { finding, floodReport, place, readyReport, richReport, TERMINAL } from '../support/report-fixture'

const render = (report: Report, width = 100, quiet = false) =>
  FORMATS.console.render(report, { ...TERMINAL, width, quiet })
const order = (text: string, ...parts: string[]) => parts.map((part) => text.indexOf(part))

describe('the console report', () => {
  it('tells the checklist first and the verdict last', () => {
    const text = render(richReport())
    const positions = order(
      text,
      '✗ fail',
      '4 ERRORS',
      '2 WARNINGS',
      '1 NOTE',
      '2 UNSURE',
      'suppressed',
      'could not be read',
      '✗ NOT READY',
      'What blocks',
      'What to do next',
    )
    expect(positions).toEqual([...positions].sort((a, b) => a - b))
    expect(positions).not.toContain(-1)
  })

  it('always shows all ten items, with a word for every verdict', () => {
    const words = /^ {2}[✗!○◆–✓] (fail|needs a look|not checked|attested|not applicable|pass) {2,}\S/gm
    for (const width of [60, 80, 100, 160]) expect(render(richReport(), width).match(words)).toHaveLength(10)
  })

  it.each([40, 60, 80, 100, 120])('stays within %d columns, addresses and names aside', (width) => {
    const text = `${render(richReport(), width)}${renderInventory(richReport(), { ...TERMINAL, width })}`
    const tooWide = text
      .split('\n')
      .filter((line) => displayWidth(line) > width && !/help http|^ {2}\S+ .*:\d+:\d+$/.test(line))
    expect(tooWide).toEqual([])
  })

  it('says the same with colours', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: picocolors writes them
    const strip = (text: string) => text.replace(/\u001b\[\d+m/g, '').replaceAll('`', '')
    const colored = FORMATS.console.render(richReport(), { ...TERMINAL, color: true })
    expect(strip(colored)).toBe(render(richReport()).replaceAll('`', ''))
  })

  it('is checklist and verdict alone when quiet', () => {
    const text = render(richReport(), 100, true)
    expect(text).toContain('NOT READY')
    expect(text).toContain('What blocks the deploy')
    expect(text).not.toMatch(/ERRORS|could not be read|suppressed/)
  })

  it('says of a ready report what was not looked at', () => {
    expect(render(readyReport())).toMatch(
      /✓ READY {2}2 not checked · 8 pass[\s\S]*2 items of the checklist were not checked: that is not a pass/,
    )
  })

  it.each([
    [undefined, '38 of 2,256 source files analysed, 3 clients, 4 commands'],
    [{ tests: 0, generated: 0, ignored: 0 }, '38 of 2,256 source files analysed, 3 clients, 4 commands'],
    [{ tests: 0, generated: 0, ignored: 1 }, '38 of 2,256 source files analysed; 1 ignored file left out; 3 clients'],
    [
      { tests: 1310, generated: 12, ignored: 0 },
      '38 of 2,256 source files analysed; 1,310 test and 12 generated files left out; 3 clients',
    ],
  ])('tells in its head what was left out: %j', (leftOut, expected) => {
    const { inventory } = richReport()
    const files = { listed: 2256, analysed: 38, ...(leftOut && { leftOut }) }
    expect(render(richReport({ inventory: { ...inventory, files } }), 160)).toContain(`source: ${expected}`)
  })

  it('shows all errors, and fifty warnings of a rule before it counts by file', () => {
    const text = render(floodReport(600))
    expect(text.match(/✗ error {2}no-keys/g)).toHaveLength(200)
    expect(text.match(/! warning {2}require-ttl/g)).toHaveLength(50)
    expect(text.match(/… and 150 more of require-ttl \(--format json has all\)/g)).toHaveLength(2)
  })

  it('names the severities that block under another fail-on', () => {
    expect(render(richReport({ failOn: 'warning' }))).toMatch(/2 WARNINGS {2}block the deploy/)
    expect(render(richReport())).not.toMatch(/2 WARNINGS {2}block/)
  })

  it('puts the prefix before the places it shows, and still finds the code', () => {
    const text = FORMATS.console.render(richReport(), { ...TERMINAL, prefix: 'services/api' })
    expect(text).toContain('services/api/src/cache/sessions.ts:12:22')
    expect(text).toContain("redis.keys('session:*')")
  })
})

/** The focus line and the marks under it, without gutter. */
function frame(line: string, column: number, endColumn: number, width = 80): [string, string] {
  const at = place('a.ts', 1, column, 1, endColumn)
  const text = render(
    richReport({ findings: [finding({ place: at })], excerpts: new Map([['a.ts', new Map([[1, line]])]]) }),
    width,
  )
  const rows = text.split('\n')
  const index = rows.findIndex((row) => row.startsWith('    › 1 │'))
  return [rows[index]?.slice(10) ?? '', rows[index + 1]?.slice(10) ?? '']
}

describe('the code frame', () => {
  it.each([
    ['plain', "a = r.keys('*')", "r.keys('*')"],
    ['tabs', "\t\tr.keys('*')", "r.keys('*')"],
    ['a tab within', "ab\tr.keys('*')", "r.keys('*')"],
    ['wide characters', "缓存 = 缓存.keys('会话')", "缓存.keys('会话')"],
    ['emoji', "/* 👨‍👩‍👧 */ r.keys('👍🏽')", "r.keys('👍🏽')"],
    ['combining marks', "e\u0301 = r.keys('e\u0301')", "r.keys('e\u0301')"],
    ['terminal escapes', "'\u001b[31m' + r.keys('\u001b')", "r.keys('\u001b')"],
  ])('marks the range under %s', (_name, line, range) => {
    const column = line.indexOf(range) + 1
    const [text, marks] = frame(line, column, column + range.length)
    const lead = marks.length - marks.trimStart().length
    const visible = range.replaceAll('\u001b', '␛')
    expect(displayWidth(text.slice(0, text.indexOf(visible)))).toBe(lead)
    expect(marks.trim()).toBe('^'.repeat(displayWidth(visible)))
  })

  it.each([0, 1, 30, 79, 80, 5000, 2_000_000])('windows a long line around column %d', (before) => {
    const line = `${'x'.repeat(before)}r.keys("*")${'y'.repeat(1_000_000)}`
    const [text, marks] = frame(line, before + 1, before + 12)
    expect(displayWidth(text)).toBeLessThanOrEqual(70)
    expect(text.indexOf('r.keys("*")')).toBe(marks.indexOf('^'))
    expect(marks.trim()).toBe('^'.repeat(11))
  })

  it.each([
    ['behind the end of the line', 'short', 40, 50],
    ['an empty range', 'short', 2, 2],
    ['an empty line', '', 1, 1],
    ['a lone surrogate', 'a\ud800b', 2, 3],
  ])('survives %s', (_name, line, column, endColumn) => {
    expect(frame(line, column, endColumn)[1]).toMatch(/^ *\^+$/)
  })

  it('is left out where the lines are not known', () => {
    const text = render(richReport({ findings: [finding({ place: place('gone.ts', 1, 1, 1, 2) })] }))
    expect(text).toContain('gone.ts:1:1')
    expect(text).not.toContain('›')
  })
})
