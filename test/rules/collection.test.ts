import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type AnyRule, ITEM_IDS, SEVERITIES } from '../../src/model'
import { NO_EVIDENCE } from '../support/evidence'
import { loadRule, type RuleFile, repository, ruleFiles } from './collection'
import { readMarkers } from './markers'

/** A capital, code, a value that is filled in, or the name of a server's setting, which is lower case everywhere. */
const SENTENCES = /^(?:[A-Z`'{]|maxmemory).*[.!?]$/s
const KEBAB = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/
const files = ruleFiles()

describe.each(files)('$folder/$name', (file: RuleFile) => {
  let rule: AnyRule
  beforeAll(async () => {
    rule = await loadRule(file)
  })

  it('has the kebab-case name of its file', () => {
    expect(rule.id).toBe(file.name)
    expect(rule.id).toMatch(KEBAB)
  })

  it('reads what its folder says, for an item of the checklist', () => {
    expect(rule.reads).toBe(file.folder)
    expect(ITEM_IDS).toContain(rule.item)
    expect(SEVERITIES).toContain(rule.severity)
    expect(rule.since).toMatch(/^\d+\.\d+\.\d+$/)
  })

  it('says what, why and what to do instead, in whole sentences', () => {
    for (const text of [rule.summary, rule.why, rule.instead]) expect(text).toMatch(SENTENCES)
    expect(rule.summary.length).toBeLessThanOrEqual(100)
    for (const message of Object.values(rule.messages)) expect(message).toMatch(SENTENCES)
  })

  it('links to further reading over https', () => {
    expect(rule.links.length).toBeGreaterThan(0)
    for (const link of rule.links) expect(new URL(link).protocol).toBe('https:')
  })

  it('looks at nothing, and says why, when there is no evidence', () => {
    const none = { status: 'not-collected', reason: 'switched off' } as const
    expect(rule.run({ ...NO_EVIDENCE, source: none, probe: none, artefact: none })).toEqual({
      looked: 0,
      violations: [],
      skipped: 'switched off',
    })
  })

  it.runIf(file.folder === 'artefact')('has a bad and a good repository among its fixtures', () => {
    const cases = readdirSync(join(repository, 'fixtures/rules', file.name))
    expect(cases).toEqual(expect.arrayContaining(['bad', 'good']))
    expect(cases.filter((name) => !/^(?:bad|good)(?:-|$)/.test(name))).toEqual([])
  })

  it.runIf(file.folder === 'source')('has a bad and a good fixture with markers', () => {
    const home = join(repository, 'fixtures/rules', file.name)
    for (const name of ['package.json', 'bad.ts', 'good.ts']) expect(existsSync(join(home, name)), name).toBe(true)
    const markers = readMarkers(home)
    expect(markers.filter(({ path }) => path === 'bad.ts')).not.toEqual([])
    expect(markers.filter(({ path }) => /(?:^|\/)good[^/]*$/.test(path))).toEqual([])
  })
})

it('uses every id once', () => {
  const names = files.map(({ name }) => name)
  expect([...new Set(names)]).toEqual(names)
})
