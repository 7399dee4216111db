import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hygieneRules, items } from '../../src/checklist'
import { renderRulePage } from '../../src/report/rule-page'
import { renderChecklistPage } from './checklist-page'
import { loadRule, type RuleFile, repository, ruleFiles } from './collection'
import { markersOf } from './markers'

// The pages are file snapshots: `npm test -- -u` rewrites them, and a stale page fails in CI.

const files = ruleFiles()

describe('docs/rules', () => {
  it.each(files)('$name: the page is made from the rule and its fixtures', async (file: RuleFile) => {
    const page = renderRulePage(await loadRule(file), examplesOf(file))
    await expect(page).toMatchFileSnapshot(join(repository, 'docs/rules', `${file.name}.md`))
  })

  it.each(hygieneRules)('$id: the page of a rule about suppression comments', async (rule) => {
    await expect(renderRulePage(rule)).toMatchFileSnapshot(join(repository, 'docs/rules', `${rule.id}.md`))
  })

  it('has no page of a rule that is gone', () => {
    const current = new Set(
      [...files.map(({ name }) => name), ...hygieneRules.map(({ id }) => id)].map((id) => `${id}.md`),
    )
    expect(readdirSync(join(repository, 'docs/rules')).filter((page) => !current.has(page))).toEqual([])
  })
})

it('docs/checklist.md tells the items, their rules and the verdicts', async () => {
  const rules = await Promise.all(files.map(loadRule))
  await expect(renderChecklistPage(items, rules)).toMatchFileSnapshot(join(repository, 'docs/checklist.md'))
})

function examplesOf({ folder, name }: RuleFile) {
  if (folder === 'probe') return undefined
  if (folder === 'artefact') return repositoryExamples(name)
  const read = (fixture: string) => readFileSync(join(repository, 'fixtures/rules', name, fixture), 'utf8')
  return { bad: read('bad.ts'), good: read('good.ts') }
}

const LANGUAGES: Readonly<Record<string, string>> = { yml: 'yaml', md: 'markdown', tf: 'hcl', conf: 'ini' }

/** The file of the bad repository that has markers, and the one of the same name in the good one. */
function repositoryExamples(rule: string) {
  const home = join(repository, 'fixtures/rules', rule)
  const read = (path: string) => readFileSync(join(home, path), 'utf8')
  const files = readdirSync(join(home, 'good'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'package.json')
    .map((entry) => relative(join(home, 'good'), join(entry.parentPath, entry.name)))
    .sort()
  const shown = files.find((file) => markersOf(file, read(`bad/${file}`)).length > 0) ?? files[0]
  if (shown === undefined) throw new Error(`fixtures/rules/${rule}/good is empty`)
  const extension = extname(shown).slice(1)
  return { bad: read(`bad/${shown}`), good: read(`good/${shown}`), language: LANGUAGES[extension] ?? extension }
}
