import { describe, expect, it } from 'vitest'
import { renderCheckRun, renderComment, renderUnjudged } from '../../src/report'
import { finding, floodReport, HOSTILE, PULL_REQUEST, place, readyReport, richReport } from '../support/report-fixture'

const OPTIONS = {
  service: '',
  commit: '0123abc'.repeat(5).padEnd(40, '0'),
  runUrl: 'https://github.com/acme/shop/actions/runs/5',
  limit: 65_536,
}

describe('the comment', () => {
  it('tells the loosened gate first, then verdict, blockers, checklist, findings, the rest in numbers', () => {
    const text = renderComment(richReport({ weakened: ['`require` lost ttl'] }), PULL_REQUEST, OPTIONS)
    const parts = ['loosens the gate', '### ❌ Not ready', '**What blocks', '| ❌ |', '**[no-keys]', 'Also 1 note']
    const order = parts.map((part) => text.indexOf(part))
    expect(order.every((index) => index >= 0)).toBe(true)
    expect([...order].sort((one, other) => one - other)).toEqual(order)
    expect(text.startsWith('> [!WARNING]')).toBe(true)
  })

  it('is shorter than the summary and the same for the same report', () => {
    const text = renderComment(richReport(), PULL_REQUEST, OPTIONS)
    expect(renderComment(richReport(), PULL_REQUEST, OPTIONS)).toBe(text)
    expect(text).not.toContain('```')
  })

  it.each([65_536, 20_000, 4_000])('stays within %d characters, verdict and balanced folds kept', (limit) => {
    const text = renderComment(floodReport(), PULL_REQUEST, { ...OPTIONS, limit })
    expect(text.length).toBeLessThanOrEqual(limit)
    expect(text).toContain('### ❌ Not ready')
    expect(text).toMatch(/Too long for a comment: .*left out/)
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length)
  })

  it('counts characters and not bytes', () => {
    const wide = finding({ message: '여'.repeat(390), place: place('a.ts', 1, 1, 1, 2) })
    const text = renderComment(richReport({ findings: Array(200).fill(wide) }), PULL_REQUEST, OPTIONS)
    expect(text.length).toBeGreaterThan(60_000)
    expect(text.length).toBeLessThanOrEqual(65_536)
    expect(Buffer.byteLength(text)).toBeGreaterThan(120_000)
  })

  it('keeps its verdict when names alone would fill it', () => {
    const blockers = Array.from({ length: 20 }, () => ({ sentence: '@a#1'.repeat(75) }))
    const weakened = Array(20).fill('@a#1'.repeat(75))
    const text = renderComment(richReport({ blockers, weakened }), PULL_REQUEST, { ...OPTIONS, limit: 20_000 })
    expect(text.length).toBeLessThanOrEqual(20_000)
    expect(text).toContain('### ❌ Not ready')
    expect(text).toContain('the checklist left out')
  })

  it('lists what blocks whatever its severity, and opens ten errors', () => {
    const errors = Array.from({ length: 12 }, (_, index) =>
      finding({ place: place('a.ts', index + 1, 1, index + 1, 2) }),
    )
    const note = finding({ rule: 'a-note', severity: 'note' })
    const text = renderComment(richReport({ findings: [...errors, note], failOn: 'note' }), PULL_REQUEST, OPTIONS)
    expect(text).toContain('<b>2 more errors, blocking</b>')
    expect(text).toContain('<b>1 note, blocking</b>')
    expect(text).not.toContain('Also')
  })

  it('names the service and is plain where there is no run to link to', () => {
    const { runUrl: _, ...rest } = OPTIONS
    const text = renderComment(readyReport(), PULL_REQUEST, { ...rest, service: 'services/api', commit: 'no commit' })
    expect(text).toMatch(/^### ✅ Ready to deploy · services\/api\n/)
    expect(text).not.toContain('no commit')
    expect(text).not.toContain('/actions/runs/')
  })

  it.each(Object.entries(HOSTILE))('lets nothing of a stranger act: %s', (_, text) => {
    const found = finding({ message: text, rule: text, help: 'https://example.com/help' })
    const report = richReport({ findings: [found], weakened: [text] })
    const comment = renderComment(report, PULL_REQUEST, { ...OPTIONS, service: text, commit: text })
    expect(comment).not.toMatch(
      /<(?:img|script)|(?<!\\)\]\(javascript|@octocat|@github\/|^#+ heading|[\p{Cc}\u202e](?<!\n)/mu,
    )
    expect(comment.match(/<details>/g)?.length).toBe(comment.match(/<\/details>/g)?.length)
  })
})

describe('the comment of a run that could not judge', () => {
  const { limit, ...run } = { ...OPTIONS, sentence: 'The config file `x.yml` does not exist.' }
  const report = renderComment(richReport(), PULL_REQUEST, OPTIONS)
  const once = renderUnjudged(run, report, limit)

  it('says so with the commit, the reason and the run, and keeps the last report folded', () => {
    const start = once.indexOf('<details>')
    const [head, folded] = [once.slice(0, start), once.slice(start)]
    expect(head).toMatch(/^### ⚠️ Could not judge\n/)
    for (const part of [OPTIONS.commit, OPTIONS.runUrl, '<code>x.yml</code> does not exist'])
      expect(head).toContain(part)
    expect(folded).toContain('The last report')
    expect(folded.trimEnd().endsWith(`${report.trim()}\n\n</details>`)).toBe(true)
  })

  it('folds the same report once, however many runs could not judge, whatever GitHub does to the ends of lines', () => {
    const stored = once.replaceAll('\n', '\r\n').trimEnd()
    expect(renderUnjudged(run, stored, limit)).toBe(once)
    expect(renderUnjudged({ ...run, sentence: 'Other.' }, stored, limit)).toContain(report.trim())
  })

  it('leaves out what is too long or was not there, then and later', () => {
    for (const former of ['', report]) {
      const alone = renderUnjudged(run, former, 1000)
      expect(alone).not.toContain('<details>')
      expect(alone).toContain('Could not judge')
      expect(renderUnjudged(run, alone, limit)).toBe(alone)
    }
  })

  it.each(Object.entries(HOSTILE))('lets nothing of a stranger act: %s', (_, text) => {
    const comment = renderUnjudged({ ...run, sentence: text, service: text, commit: text }, '', limit)
    expect(comment).not.toMatch(
      /<(?:img|script)|(?<!\\)\]\(javascript|@octocat|@github\/|^#+ heading|[\p{Cc}\u202e](?<!\n)/mu,
    )
    expect(comment.match(/<!--/g)).toHaveLength(1)
  })
})

describe('the check run', () => {
  it('has proven findings first, 500 at most, and says how many there are', () => {
    const guess = finding({ outcome: 'unsure', message: 'guess' })
    const proven = finding({ severity: 'note', message: 'proven' })
    const { annotations, summary } = renderCheckRun(
      richReport({ findings: [...Array(600).fill(guess), proven] }),
      PULL_REQUEST,
    )
    expect(annotations).toHaveLength(500)
    expect(annotations[0]).toMatchObject({ message: 'proven', annotation_level: 'notice' })
    expect(annotations[1]).toMatchObject({ message: 'unsure: guess', annotation_level: 'warning' })
    expect(summary).toContain('500 of 601 annotations shown')
  })

  it('keeps the summary within what GitHub takes, and findings without a place in it', () => {
    const { summary, title } = renderCheckRun(floodReport(), PULL_REQUEST)
    expect(summary.length).toBeLessThanOrEqual(65_535)
    expect(title.length).toBeLessThanOrEqual(255)
    const server = renderCheckRun(richReport({ findings: [finding({ place: null, message: 'm' })] }), PULL_REQUEST)
    expect(server.annotations).toEqual([])
    expect(server.summary).toContain('staging server')
  })
})
