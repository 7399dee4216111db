import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { expect, it } from 'vitest'
import { hygieneRules } from '../../src/checklist'
import { configSchema, loadConfig } from '../../src/config'
import { rules } from '../../src/rules'

const repository = join(__dirname, '..', '..')
const all = [...rules, ...hygieneRules].sort((a, b) => a.id.localeCompare(b.id))
const schema = configSchema(all)

it('schema/config.schema.json is the schema that the tool itself uses, with every rule', async () => {
  const text = `${JSON.stringify(schema, null, 2)}\n`
  await expect(text).toMatchFileSnapshot(join(repository, 'schema/config.schema.json'))
})

it('the schema describes every key for editors', () => {
  expect(new Ajv({ allowUnionTypes: true, strictTypes: false }).validateSchema(schema)).toBe(true)
  expect(undescribed(schema)).toEqual([])
})

it("the README's config is accepted as it stands", async () => {
  const readme = readFileSync(join(repository, 'README.md'), 'utf8')
  const [, example] = /## Config\n[\s\S]*?```yaml\n([\s\S]*?)```/.exec(readme) ?? []
  const dir = mkdtempSync(join(tmpdir(), 'redis-preflight-readme-'))
  try {
    writeFileSync(join(dir, 'redis-preflight.config.yml'), example ?? '')
    const knownRules = async () => all.map(({ id }) => id)
    const config = await loadConfig({ cwd: dir, dir: '.', overrides: {}, env: {}, knownRules })
    expect(config.attestations).toHaveLength(1)
    expect(config.require).toEqual(['memory-policy'])
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
})

function undescribed(node: Record<string, unknown>, path = ''): string[] {
  const properties = (node.properties ?? {}) as Record<string, Record<string, unknown>>
  const items = node.items as Record<string, unknown> | undefined
  const here = Object.entries(properties).filter(([, each]) => typeof each.description !== 'string')
  return [
    ...here.map(([key]) => `${path}/${key}`),
    ...Object.entries(properties).flatMap(([key, each]) => undescribed(each, `${path}/${key}`)),
    ...(items ? undescribed(items, `${path}[]`) : []),
  ]
}
