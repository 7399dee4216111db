import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { CONNECTION_SETTINGS, ITEM_IDS, READINGS_SCHEMA, type Report, SEVERITIES, VERDICTS } from '../../src/model'
import { FORMATS, SCHEMA_VERSION } from '../../src/report'
import { finding, floodReport, notApplicableReport, readyReport, richReport, TERMINAL } from '../support/report-fixture'

const SCHEMA_FILE = `${__dirname}/../../schema/report.schema.json`
const schema = JSON.parse(readFileSync(SCHEMA_FILE, 'utf8'))
const validate = new Ajv({ strict: true, allErrors: true }).compile(schema)
const render = (report: Report, prefix?: string) =>
  JSON.parse(FORMATS.json.render(report, { ...TERMINAL, ...(prefix !== undefined && { prefix }) }))

describe('the JSON report', () => {
  it.each([
    ['rich', richReport()],
    ['ready', readyReport()],
    ['not applicable', notApplicableReport()],
    ['flood', floodReport()],
    ['server alone', richReport({ findings: [finding({ place: null })] })],
  ])('%s fits the committed schema', (_name, report) => {
    validate(render(report))
    expect(validate.errors).toBeNull()
  })

  it.each<[string, (json: ReturnType<typeof render>) => void]>([
    ['an unknown key', (json) => Object.assign(json.findings[0], { secret: 1 })],
    ['a line without a path', (json) => Object.assign(json.findings[0], { path: null, line: 3 })],
    ['a path without a line', (json) => Object.assign(json.findings[1], { line: null })],
    ['an alert about something else', (json) => Object.assign(json.inventory.alerts[0], { subject: 'weather' })],
    ['a server of no known use', (json) => Object.assign(json.inventory.settings[0], { use: 'fun' })],
    ['line 0', (json) => Object.assign(json.inventory.commands[0], { line: 0 })],
    ['nine items', (json) => json.checklist.pop()],
    ['a verdict of its own', (json) => Object.assign(json.checklist[0], { verdict: 'fine' })],
    ['a reading nobody named', (json) => Object.assign(json.readings, { host: 'cache.internal' })],
  ])('the schema refuses %s', (_name, spoil) => {
    const json = render(richReport())
    spoil(json)
    expect(validate(json)).toBe(false)
  })

  it('readings in the schema are those of the model', async () => {
    const [nothing] = schema.properties.readings.oneOf
    const { properties, required = [], ...rest } = READINGS_SCHEMA
    const status = { const: 'collected', description: 'The servers answered.' }
    const read = { ...rest, required: ['status', ...required], properties: { status, ...properties } }
    const readings = { ...schema.properties.readings, oneOf: [nothing, read] }
    const whole = { ...schema, properties: { ...schema.properties, readings } }
    await expect(`${JSON.stringify(whole, null, 2)}\n`).toMatchFileSnapshot(SCHEMA_FILE)
  })

  it('names in the schema are those of the model', () => {
    expect(schema.definitions.item.enum).toEqual(ITEM_IDS)
    expect(schema.definitions.severity.enum).toEqual(SEVERITIES)
    expect(schema.properties.checklist.items.properties.verdict.enum).toEqual(VERDICTS)
    const clients = schema.properties.inventory.properties.clients.items.properties
    expect(clients.missing.items.enum).toEqual(CONNECTION_SETTINGS)
    expect(schema.properties.schemaVersion.const).toBe(SCHEMA_VERSION)
  })

  it('lists as missing only what the code certainly does not set', () => {
    const { clients } = render(richReport()).inventory
    expect(clients.map((client: { missing: string[] }) => client.missing)).toEqual([
      ['commandTimeout', 'errorListener'],
      [...CONNECTION_SETTINGS],
      [],
    ])
  })

  it('tells what is set, what is not known and what is not set apart', () => {
    const [known, open] = render(richReport()).inventory.settings
    expect(known).toMatchObject({ maxmemory: 2 * 1024 ** 3, policy: 'allkeys-lru', use: 'production' })
    expect(open).toMatchObject({ maxmemory: null, limit: 1024 ** 3, use: 'unclear' })
    expect(open).not.toHaveProperty('policy')
  })

  it('puts the prefix of a working directory before every path', () => {
    const json = render(richReport(), './services/api/')
    expect(json.findings[1].path).toBe('services/api/dist/app.min.js')
    expect(json.findings[2].related[0].path).toBe('services/api/src/redis.ts')
    expect(json.inventory.skipped[0].path).toBe('services/api/src/generated/huge.ts')
  })

  it('ends with a newline and is the same each time', () => {
    const text = FORMATS.json.render(richReport(), TERMINAL)
    expect(text.endsWith('}\n')).toBe(true)
    expect(FORMATS.json.render(richReport(), { ...TERMINAL, color: true, width: 20, quiet: true })).toBe(text)
  })
})
