import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/model'
import { FORMATS } from '../../src/report'
import {
  finding,
  floodReport,
  HOSTILE,
  notApplicableReport,
  place,
  readyReport,
  richReport,
  TERMINAL,
} from '../support/report-fixture'
import { complaintsOf } from './xml'

const schemaOf = (name: string) => new Ajv().compile(JSON.parse(readFileSync(`${__dirname}/schemas/${name}`, 'utf8')))
const isGitlab = schemaOf('gitlab.json')
const isRdjson = schemaOf('rdjson.json')
const gitlab = (report: Report, prefix = '') => JSON.parse(FORMATS.gitlab.render(report, { ...TERMINAL, prefix }))
const rdjson = (report: Report) => JSON.parse(FORMATS.rdjson.render(report, TERMINAL)).diagnostics
const checkstyle = (report: Report) => FORMATS.checkstyle.render(report, TERMINAL)
const only = (over: Parameters<typeof finding>[0], more: Partial<Report> = {}) =>
  richReport({ findings: [finding(over)], blockers: [], ...more })
const nothing = { ...richReport().inventory, clients: [], settings: [], alerts: [], monitors: [] }

const REPORTS: readonly [string, Report][] = [
  ['rich', richReport()],
  ['ready', readyReport()],
  ['not applicable', notApplicableReport()],
  ['flood', floodReport(300)],
  ['server alone', richReport({ findings: [finding({ place: null })], inventory: nothing })],
  ...Object.entries(HOSTILE).map(([name, text]): [string, Report] => [
    name,
    only({ message: text, help: text, place: place(`src/${text}.ts`, 1, 1, 1, 2) }),
  ]),
  ['illegal characters', only({ message: '\u0000\ud800 ]]> \uffff <![CDATA[' })],
]

describe.each(REPORTS)('a report that is %s', (_name, report) => {
  it('fits the schemas', async () => {
    isGitlab(gitlab(report))
    expect(isGitlab.errors).toBeNull()
    isRdjson(JSON.parse(FORMATS.rdjson.render(report, TERMINAL)))
    expect(isRdjson.errors).toBeNull()
    expect(await complaintsOf(checkstyle(report), 'checkstyle.xsd')).toEqual([])
  })
})

describe('all three', () => {
  it('leave suppressed findings out', () => {
    const report = only({ suppressed: { kind: 'baseline', reason: 'r' } })
    expect(gitlab(report)).toEqual([])
    expect(rdjson(report)).toEqual([])
    expect(checkstyle(report)).not.toContain('<error')
  })

  it('keep what a change does not touch where the reader compares for itself, and not for a review', () => {
    const report = only({ isOutside: true })
    expect(gitlab(report)).toHaveLength(1)
    expect(checkstyle(report).match(/<error/g)).toHaveLength(1)
    expect(rdjson(report)).toEqual([])
  })

  it('tell what blocks without being a finding', () => {
    const report = richReport({ findings: [], blockers: [{ sentence: 'ttl is required', item: 'ttl' }] })
    expect(gitlab(report)).toEqual([
      {
        description: 'blocks the deploy: ttl is required',
        check_name: 'redis-preflight',
        fingerprint: 'redis-preflight/ttl/0',
        severity: 'blocker',
        location: { path: 'src/redis.ts', lines: { begin: 4 } },
      },
    ])
    expect(rdjson(report)[0]).toMatchObject({ severity: 'ERROR', location: { path: 'src/redis.ts' } })
    expect(checkstyle(report)).toContain('source="redis-preflight"')
  })

  it('stand at the first client, or at the root of the service, where there is no place', () => {
    const report = only({ place: null, message: 'maxmemory is 0' })
    expect(gitlab(report)[0]).toMatchObject({
      description: '(staging server) maxmemory is 0',
      location: { path: 'src/redis.ts', lines: { begin: 4 } },
    })
    expect(checkstyle(report)).toMatch(/<file name="src\/redis.ts">\n {2}<error line="4" severity="error"/)
    expect(rdjson(report)[0].location).toEqual({ path: 'src/redis.ts', range: { start: { line: 4 } } })
    const alone = only({ place: null }, { inventory: nothing })
    expect(gitlab(alone)[0].location.path).toBe('.')
    expect(gitlab(alone, 'services/api')[0].location.path).toBe('services/api')
  })

  it.each([
    ['@octocat', '@\u2060octocat'],
    ['see #1 and GH-2', 'see #\u20601 and GH-\u20602'],
    ['[x](https://evil.example)', '[x]\u2060(https://evil.example)'],
    ['![x][y]', '![x]\u2060[y]'],
    ['<img src=x>', '‹img src=x>'],
    ['`a @b <i>` of `@upstash/redis`', '`a @b ‹i>` of `@upstash/redis`'],
    ['2 < 3, a[0]', '2 < 3, a[0]'],
  ])('let no text act in a comment: %s', (message, expected) => {
    expect(gitlab(only({ message }))[0].description).toBe(expected)
    expect(rdjson(only({ message }))[0].message).toBe(expected)
  })
})

describe('GitLab code quality', () => {
  it.each([
    ['blocker', { severity: 'error' }],
    ['major', { severity: 'warning' }],
    ['minor', { severity: 'note' }],
    ['major', { severity: 'error', outcome: 'unsure' }],
    ['minor', { severity: 'warning', outcome: 'unsure' }],
    ['info', { severity: 'note', outcome: 'unsure' }],
    ['critical', { severity: 'error', isOutside: true }],
  ] as const)('says %s for %j', (severity, over) => {
    expect(gitlab(only(over))[0].severity).toBe(severity)
  })

  it('gives each issue a fingerprint of its own', () => {
    const fingerprints = gitlab(richReport()).map(({ fingerprint }: { fingerprint: string }) => fingerprint)
    expect(new Set(fingerprints).size).toBe(fingerprints.length)
  })
})

describe('reviewdog diagnostics', () => {
  it('count columns in bytes of UTF-8', () => {
    const line = "\tconst 名前 = await 缓存.keys('😀:*')"
    const from = line.indexOf('缓存') + 1
    const to = line.indexOf(')') + 2
    const report = only(
      { place: place('a.ts', 7, from, 7, to) },
      { excerpts: new Map([['a.ts', new Map([[7, line]])]]) },
    )
    expect(rdjson(report)[0].location.range).toEqual({
      start: { line: 7, column: Buffer.from(line).indexOf('缓存') + 1 },
      end: { line: 7, column: Buffer.byteLength(line) + 1 },
    })
  })

  it('name whole lines where the text of one end is not known', () => {
    const excerpts = new Map([['a.ts', new Map([[1, 'const a = {']])]])
    expect(rdjson(only({ place: place('a.ts', 1, 5, 40, 2) }, { excerpts }))[0].location.range).toEqual({
      start: { line: 1 },
      end: { line: 40 },
    })
  })

  it('link the rule, and related places', () => {
    const [first] = rdjson(only({ related: [{ place: place('b.ts', 3, 1, 3, 4), message: 'built here' }] }))
    expect(first.code).toEqual({ value: 'no-keys', url: expect.stringContaining('no-keys.md') })
    expect(first.related_locations).toEqual([
      { message: 'built here', location: { path: 'b.ts', range: { start: { line: 3 }, end: { line: 3 } } } },
    ])
  })
})
