import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { expect, it } from 'vitest'
import type { Fix } from '../../src/model'
import { FORMATS } from '../../src/report'
import { finding, richReport, TERMINAL } from '../support/report-fixture'

const schema = JSON.parse(readFileSync(`${__dirname}/../../schema/report.schema.json`, 'utf8'))
const validate = new Ajv({ strict: true, allErrors: true }).compile(schema)

const fix = (text: string, isSafe = true): Fix => ({
  title: 'page with `scanStream()` instead of KEYS',
  isSafe,
  digest: 'a'.repeat(64),
  edits: [{ place: { path: 'src/a.ts', line: 3, column: 5, endLine: 3, endColumn: 9 }, text }],
})
const reportWith = (one: Fix) => richReport({ findings: [finding({ fix: one })] })
const json = (one: Fix) => JSON.parse(FORMATS.json.render(reportWith(one), TERMINAL))

it('the JSON report holds a fix with its edits, as the schema says', () => {
  const told = json(fix('scanStream\n'))
  validate(told)
  expect(validate.errors).toBeNull()
  expect(told.findings[0].fix).toEqual({
    title: 'page with `scanStream()` instead of KEYS',
    safe: true,
    digest: 'a'.repeat(64),
    edits: [{ line: 3, column: 5, endLine: 3, endColumn: 9, text: 'scanStream\n' }],
  })
})

it.each(["url: 'redis://app:hunter2secret@cache'", "password: '***'"])(
  'a fix with a secret is not told: %s',
  (text) => {
    expect(json(fix(text)).findings[0]).not.toHaveProperty('fix')
  },
)

it('the console names the option that does it', () => {
  const render = (one: Fix) => FORMATS.console.render(reportWith(one), { ...TERMINAL, width: 120 })
  expect(render(fix(''))).toContain('✎ `--fix`: page with `scanStream()` instead of KEYS')
  expect(render(fix('', false))).toContain('✎ `--fix --fix-suggestions`: page with')
})
