import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collectArtefacts } from '../../src/collect/artefact'
import { replayProbe } from '../../src/collect/probe'
import { collectSource } from '../../src/collect/source'
import type { Evidence } from '../../src/model'
import { NO_EVIDENCE } from '../support/evidence'
import { loadRule, type RuleFile, repository, ruleFiles } from './collection'
import { differences, EXPECTED, readMarkers } from './markers'

// The markers are the expectation and are only ever written by hand: there is nothing here that `-u` could rewrite.

const files = ruleFiles().filter(({ folder }) => folder === 'source')
const artefactCases = ruleFiles()
  .filter(({ folder }) => folder === 'artefact')
  .flatMap((file) => casesOf(file).map((name) => ({ file, name, title: `${file.name}/${name}` })))

describe.each(files)('fixtures/rules/$name', (file: RuleFile) => {
  it('finds what is marked, and nothing else', async () => {
    const home = join(repository, 'fixtures/rules', file.name)
    const source = await collectSource(home, { ignore: [], includeTests: false })
    expect(source.status).toBe('collected')
    const { violations, looked } = (await loadRule(file)).run({ ...NO_EVIDENCE, source })
    expect(looked).toBeGreaterThan(0)
    expect(differences(file.name, readMarkers(home), violations)).toEqual([])
  })
})

// Each folder is a repository of its own: what counts is also what is nowhere in it.
describe.each(artefactCases)('fixtures/rules/$title', ({ file, name }) => {
  it('finds what is marked, and nothing else', async () => {
    const home = join(repository, 'fixtures/rules', file.name, name)
    const source = await collectSource(home, { ignore: [], includeTests: false })
    const artefact = await collectArtefacts(home, { ignore: [], isUsed: source.status === 'collected' })
    const probe = await recordedProbe(home)
    const { violations, skipped = '' } = (await loadRule(file)).run({ ...NO_EVIDENCE, source, artefact, probe })
    const expected = expectedOf(home)
    const nowhere = violations.filter(({ place }) => place === null)
    expect(nowhere.map(({ outcome }) => `${outcome}: ${file.name}`)).toEqual(
      expected.filter((one) => !CANNOT.test(one)),
    )
    const reasons = expected.filter((one) => CANNOT.test(one)).map((one) => one.replace(CANNOT, ''))
    for (const reason of reasons) expect(skipped).toContain(reason)
    if (reasons.length === 0) expect(skipped).toBe('')
    const placed = violations.filter(({ place }) => place !== null)
    expect(differences(file.name, readMarkers(home), placed)).toEqual([])
    expect(violations.length + reasons.length > 0).toBe(name.startsWith('bad'))
  })
})

/** What a server said, for rules that compare it with files: `recording.json`, as `--record` writes it. */
async function recordedProbe(home: string): Promise<Evidence['probe']> {
  const file = join(home, 'recording.json')
  return existsSync(file) ? replayProbe(file, '2026-03-01T00:00:00.000Z') : NO_EVIDENCE.probe
}

const CANNOT = /^cannot: /

function casesOf({ name }: RuleFile): string[] {
  return readdirSync(join(repository, 'fixtures/rules', name)).sort()
}

function expectedOf(home: string): string[] {
  const file = join(home, EXPECTED)
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
}
