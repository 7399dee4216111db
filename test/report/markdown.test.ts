import { describe, expect, it } from 'vitest'
import { FORMATS, renderMarkdown, SUMMARY_LIMIT } from '../../src/report'
import { finding, floodReport, PULL_REQUEST, place, richReport, TERMINAL } from '../support/report-fixture'

describe('the Markdown report', () => {
  it.each([SUMMARY_LIMIT, 65_536, 20_000])('stays under %d bytes, table and whole entries kept', (limit) => {
    const text = renderMarkdown(floodReport(), PULL_REQUEST, limit)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limit)
    expect(Buffer.byteLength(text)).toBeGreaterThan(limit * 0.9)
    expect(text.split('\n').filter((line) => line.startsWith('| '))).toHaveLength(11)
    const shown = text.match(/^- \*\*\[(no-keys|require-ttl)\]/gm)?.length ?? 0
    const skipped = text.match(/^- <code>/gm)?.length ?? 0
    const cut = Number(/: ([\d,]+) entries not shown/.exec(text)?.[1]?.replace(',', ''))
    expect(shown + skipped + cut).toBe(6002)
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length)
    expect(text.match(/@&#8203;octocat. <code>|@&#8203;octocat\.$/gm)?.length).toBe(shown)
  })

  it('cuts nothing that fits', () => {
    expect(renderMarkdown(richReport(), PULL_REQUEST)).not.toContain('Cut at')
  })

  it('links places to the commit, the prefix before the path', () => {
    const at = place('src/a (b)/ü#1.ts', 3, 1, 5, 2)
    const text = FORMATS.markdown.render(richReport({ findings: [finding({ place: at })] }), {
      ...PULL_REQUEST,
      prefix: 'services/api',
    })
    expect(text).toContain(
      '(https://github.com/acme/shop/blob/0123abc/services/api/src/a%20%28b%29/%C3%BC%231.ts#L3-L5)',
    )
  })

  it('writes places without links where the address of the source is not known', () => {
    const text = FORMATS.markdown.render(richReport({ findings: [finding({ help: '' })] }), TERMINAL)
    expect(text).toContain('- **no-keys** · src/cache/sessions.ts:12')
  })

  it('is verdict and checklist alone when quiet', () => {
    const text = FORMATS.markdown.render(richReport(), { ...PULL_REQUEST, quiet: true })
    expect(text).toContain('| ❌ |')
    expect(text).not.toContain('### ')
  })

  it('opens errors and folds the rest away', () => {
    const text = FORMATS.markdown.render(richReport(), PULL_REQUEST)
    expect(text).toContain('### 4 errors, blocking')
    for (const title of ['2 warnings', '1 note', '2 unsure'])
      expect(text).toMatch(new RegExp(`<details><summary><b>${title}`))
  })
})
