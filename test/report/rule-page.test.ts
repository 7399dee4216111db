import { describe, expect, it } from 'vitest'
import type { RuleMeta } from '../../src/model'
import { renderExplanation, renderRulePage } from '../../src/report'
import { TERMINAL } from '../support/report-fixture'

const rule: RuleMeta & { messages: Record<string, string> } = {
  id: 'no-keys',
  item: 'scan-not-keys',
  reads: 'source',
  severity: 'error',
  since: '0.1.0',
  summary: 'Do not run `KEYS` in application code.',
  why: 'KEYS visits every key in one step; the server answers no other client meanwhile.',
  instead: 'Page with SCAN: `scanStream()` in ioredis, `scanIterator()` in node-redis.',
  links: ['https://redis.io/docs/latest/commands/keys/'],
  messages: { found: '`{receiver}` runs KEYS on {pattern}; use SCAN.', unsure: 'May run KEYS: {because}.' },
}
const examples = { bad: "await redis.keys('a:*') // fail: no-keys\n", good: 'const md = "```"\n' }

describe('pages and explanations of rules', () => {
  it('page', async () => {
    await expect(renderRulePage(rule, examples)).toMatchFileSnapshot('snapshots/rule-page.txt')
  })

  it('page without examples and links has no empty sections', () => {
    const page = renderRulePage({ ...rule, links: [] }, { bad: ' \n', good: '' })
    expect(page).not.toMatch(/## (Links|Reported|Fine)/)
    expect(renderRulePage({ ...rule, links: [] })).toBe(page)
  })

  it('explanation of a rule and of an item', async () => {
    const item = {
      item: 'scan-not-keys',
      title: 'SCAN instead of KEYS',
      question: 'Does anything iterate with KEYS?',
    } as const
    const texts = [
      renderExplanation({ rule, examples }, TERMINAL),
      renderExplanation(
        { ...item, rules: [rule, { ...rule, id: 'keys-in-use', reads: 'probe', severity: 'note' }] },
        TERMINAL,
      ),
    ]
    await expect(texts.join('\n=====\n\n')).toMatchFileSnapshot('snapshots/explanations.txt')
  })
})
