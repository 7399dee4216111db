import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collectSource } from '../../src/collect/source'
import { DEFAULT_THRESHOLDS } from '../../src/config'
import { loadRule, type RuleFile, repository, ruleFiles } from './collection'
import { differences, readMarkers } from './markers'

// The markers are the expectation and are only ever written by hand: there is nothing here that `-u` could rewrite.

const files = ruleFiles().filter(({ folder }) => folder === 'source')

describe.each(files)('fixtures/rules/$name', (file: RuleFile) => {
  it('finds what is marked, and nothing else', async () => {
    const home = join(repository, 'fixtures/rules', file.name)
    const source = await collectSource(home, { ignore: [], includeTests: false })
    expect(source.status).toBe('collected')
    const probe = { status: 'not-collected', reason: 'fixtures have no server' } as const
    const { violations, looked } = (await loadRule(file)).run({ source, probe, thresholds: DEFAULT_THRESHOLDS })
    expect(looked).toBeGreaterThan(0)
    expect(differences(file.name, readMarkers(home), violations)).toEqual([])
  })
})
