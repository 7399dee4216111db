import { describe, expect, it } from 'vitest'
import { cases, expectedOf, fix, fixAll, repositoryOf } from './support/cases'

describe.each(cases)('$rule/$name', (one) => {
  it.each([false, true])('becomes what it should (suggestions: %s), and stays so', async (suggestions) => {
    const repository = repositoryOf(one)
    const first = await fixAll(repository, suggestions)
    expect(first.text).toBe(expectedOf(one, suggestions))
    expect([...first.problems, ...first.changes.refused, ...first.changes.left]).toEqual([])
    const fixed = first.files.flatMap((file) => file.fixed.map(({ rule }) => rule))
    const found = first.report.findings.map(({ rule }) => rule)
    const again = await fix(repository, suggestions)
    expect(again.text).toBe(first.text)
    for (const rule of new Set(fixed)) {
      const left = again.report.findings.filter((finding) => finding.rule === rule)
      expect([rule, left.length]).toEqual([rule, times(found, rule) - times(fixed, rule)])
    }
    expect(again.changes.files).toEqual([])
  })
})

function times(all: readonly string[], wanted: string): number {
  return all.filter((one) => one === wanted).length
}
