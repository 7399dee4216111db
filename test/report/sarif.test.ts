import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import type { Log, Result, Run } from 'sarif'
import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/model'
import { FORMATS } from '../../src/report'
import {
  finding,
  floodReport,
  notApplicableReport,
  PULL_REQUEST,
  place,
  readyReport,
  richReport,
} from '../support/report-fixture'

// Its dialect is draft 4, of which it uses nothing that later ones changed but the name of the id.
const {
  $schema: _dialect,
  id: _id,
  ...schema
} = JSON.parse(readFileSync(`${__dirname}/schemas/sarif-2.1.0-rtm.5.json`, 'utf8'))
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
addFormats.default(ajv)
const validate = ajv.compile(schema)

function runOf(report: Report, prefix = ''): Run {
  const log: Log = JSON.parse(FORMATS.sarif.render(report, { ...PULL_REQUEST, prefix }))
  expect(log.runs).toHaveLength(1)
  return log.runs[0]!
}

const only = (over: Parameters<typeof finding>[0], more: Partial<Report> = {}): Result =>
  runOf(richReport({ findings: [finding(over)], ...more })).results![0]!
const nothing = { ...richReport().inventory, clients: [], settings: [], alerts: [], monitors: [] }
const told = (run: Run) => run.invocations![0]!.toolExecutionNotifications!.map(({ message }) => message.text)

describe('the SARIF log', () => {
  it.each([
    ['rich', richReport()],
    ['ready', readyReport()],
    ['not applicable', notApplicableReport()],
    ['flood', floodReport(300)],
    ['server alone', richReport({ findings: [finding({ place: null })], inventory: nothing })],
    ['loosened', richReport({ weakened: ['`fail-on` goes from note to error'] })],
  ])('%s fits the schema of SARIF 2.1.0', (_name, report) => {
    validate(JSON.parse(FORMATS.sarif.render(report, PULL_REQUEST)))
    expect(validate.errors).toBeNull()
  })

  it('the schema refuses what is no SARIF', () => {
    const log = JSON.parse(FORMATS.sarif.render(richReport(), PULL_REQUEST))
    log.runs[0].results[0].level = 'fatal'
    expect(validate(log)).toBe(false)
  })

  it('has all that GitHub asks of a rule, and few tags', () => {
    for (const rule of runOf(richReport()).tool.driver.rules!) {
      expect(rule).toMatchObject({
        id: expect.any(String),
        shortDescription: { text: expect.stringMatching(/^[^`]+$/) },
        fullDescription: { text: expect.any(String) },
        help: { text: expect.stringContaining('Instead: '), markdown: expect.stringContaining('## Instead') },
        helpUri: expect.stringMatching(/\/docs\/rules\/[\w-]+\.md$/),
      })
      expect(rule.properties!.tags!.length).toBeLessThanOrEqual(10)
    }
  })

  it('points each result to its rule', () => {
    const { tool, results } = runOf(richReport())
    for (const { ruleId, ruleIndex } of results!) expect(tool.driver.rules![ruleIndex!]!.id).toBe(ruleId)
  })

  it('gives every result a place, a fingerprint of its own and the working directory before paths', () => {
    const { results = [], automationDetails } = runOf(richReport(), 'services/a b')
    const uris = results!.map(({ locations }) => locations![0]!.physicalLocation!.artifactLocation!.uri)
    expect(uris.every((uri) => uri!.startsWith('services/a%20b/'))).toBe(true)
    const hashes = results!.map(({ partialFingerprints }) => partialFingerprints!.primaryLocationLineHash)
    expect(new Set(hashes).size).toBe(results!.length)
    expect(automationDetails!.id).toBe('redis-preflight/services/a%20b/')
    expect(runOf(richReport()).automationDetails!.id).toBe('redis-preflight/root/')
  })

  it('percent-encodes paths', () => {
    const at = place('src/日本/a#b?.ts', 2, 3, 4, 5)
    expect(only({ place: at }).locations![0]!.physicalLocation).toEqual({
      artifactLocation: { uri: 'src/%E6%97%A5%E6%9C%AC/a%23b%3F.ts', uriBaseId: '%SRCROOT%' },
      region: { startLine: 2, startColumn: 3, endLine: 4, endColumn: 5 },
    })
  })

  it('stands at the first client without columns where there is no place, and says so', () => {
    const { message, locations, properties } = only({ place: null, message: 'maxmemory is 0.' })
    expect(message.text).toBe('(staging server) maxmemory is 0.')
    expect(locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'src/redis.ts', uriBaseId: '%SRCROOT%' },
          region: { startLine: 4 },
        },
        logicalLocations: [{ name: 'staging server', kind: 'resource' }],
      },
    ])
    expect(properties).toMatchObject({ placeless: true })
  })

  it('tells in a notification what has neither place nor anchor, since GitHub would refuse the log', () => {
    const run = runOf(
      richReport({ findings: [finding({ place: null, message: 'maxmemory is 0.' })], inventory: nothing }),
    )
    expect(run.results).toEqual([])
    expect(told(run)).toContain('(staging server) maxmemory is 0.')
  })

  it('makes a guess milder and says that it is one', () => {
    const { level, message, properties } = only({ outcome: 'unsure', message: 'm' })
    expect({ level, text: message.text, outcome: properties!.outcome }).toEqual({
      level: 'warning',
      text: 'unsure: m',
      outcome: 'unsure',
    })
    expect(only({ outcome: 'unsure', severity: 'note' }).level).toBe('note')
  })

  it.each([
    ['comment', 'inSource'],
    ['baseline', 'external'],
    ['config', 'external'],
  ] as const)('keeps a finding suppressed by %s as %s with its reason', (kind, expected) => {
    expect(only({ suppressed: { kind, reason: 'known since May' } }).suppressions).toEqual([
      { kind: expected, justification: 'known since May' },
    ])
  })

  it('keeps what the change does not touch and marks it', () => {
    expect(only({ isOutside: true }).properties).toMatchObject({ outside: true })
    expect(only({}).properties).not.toHaveProperty('outside')
  })

  it('makes no link of brackets in a message', () => {
    expect(only({ message: 'see [here](https://evil.example) and args[0]' }).message.text).toBe(
      'see [here\\](https://evil.example) and args[0]',
    )
  })

  it('keeps within the limits of GitHub, drops what matters least and says how much', () => {
    const many = Array.from({ length: 25_010 }, (_, index) => finding({ fingerprint: `${index}` }))
    const suppressed = many
      .slice(0, 12)
      .map((one) => ({ ...one, suppressed: { kind: 'config', reason: 'r' } as const }))
    const run = runOf(richReport({ findings: [...suppressed, ...many.slice(12)] }))
    expect(run.results).toHaveLength(25_000)
    expect(run.results!.filter(({ suppressions }) => suppressions)).toHaveLength(2)
    expect(told(run).join()).toContain('10 findings left out')
    const related = Array.from({ length: 1200 }, () => ({ place: place('a.ts', 1, 1, 1, 2), message: 'called here' }))
    expect(only({ related }).relatedLocations).toHaveLength(100)
  })

  it('tells what blocks beside the findings, what was not checked and what was not read', () => {
    const run = runOf(richReport({ weakened: ['`no-keys` is switched off'] }))
    const texts = told(run).join('\n')
    expect(texts).toContain('blocks the deploy: circuit-breaker is required')
    expect(texts).toContain('eviction-rate was not checked')
    expect(texts).toContain('not read: 5.2 MB is over the limit of 2 MB')
    expect(run.invocations![0]!.toolConfigurationNotifications![0]!.message.text).toContain('loosens the gate')
  })
})
