import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/model'
import {
  FORMATS,
  type FormatName,
  renderBaseline,
  renderCheckRun,
  renderComment,
  renderInventory,
} from '../../src/report'
import { plainCode } from '../../src/report/plain'
import {
  client,
  finding,
  HOSTILE,
  hostileReport,
  PULL_REQUEST,
  place,
  richReport,
  TERMINAL,
} from '../support/report-fixture'

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const ACTIVE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/

const attacks = Object.entries(HOSTILE)
const formats = Object.keys(FORMATS) as FormatName[]
const outputs = (text: string) =>
  ({
    ...Object.fromEntries(formats.map((format) => [format, FORMATS[format].render(hostileReport(text), PULL_REQUEST)])),
    console: FORMATS.console.render(hostileReport(text), TERMINAL),
    inventory: renderInventory(hostileReport(text), TERMINAL),
    comment: renderComment(hostileReport(text), PULL_REQUEST, { service: text, commit: text, limit: 65_536 }),
    'check run': Object.values(renderCheckRun(hostileReport(text), PULL_REQUEST))
      .flat()
      .map(textOf)
      .join('\n'),
    baseline: renderBaseline(hostileReport(text)),
  }) as Record<FormatName | 'inventory' | 'comment' | 'check run' | 'baseline', string>

/** What is shown of a part of a check run; the path of an annotation is a key, by which GitHub finds the file. */
function textOf(part: unknown): string {
  if (typeof part !== 'object' || part === null) return String(part)
  return Object.entries(part)
    .flatMap(([name, value]) => (name === 'path' ? [] : [String(value)]))
    .join('\n')
}

describe.each(attacks)('hostile text %s', (_name, text) => {
  const out = outputs(text)

  it('leaves no character that acts on a terminal, in any format', () => {
    for (const [format, rendered] of Object.entries(out)) expect(ACTIVE.exec(rendered), format).toBeNull()
  })

  it('starts no workflow command in a log', () => {
    const { annotations, markdown: _page, comment: _text, 'check run': _run, ...others } = out
    for (const [format, rendered] of Object.entries(others)) {
      expect(rendered, format).not.toMatch(/^\s*::/m)
      expect(rendered, format).not.toMatch(/##\w*\[/)
    }
    const lines = annotations.trimEnd().split('\n')
    expect(lines).toHaveLength(5)
    for (const line of lines) expect(line).toMatch(/^::(error|warning|notice) [^\n]*::/)
  })

  it('leaves no markup, mention, link or HTML of its own in Markdown', () => {
    const prose = out.markdown.replace(/^ *(`{3,})text\n[\s\S]*?^ *\1$/gm, '')
    expect(prose.match(/<(?!\/?(b|br|code|sub|details|summary)>)/g)).toBeNull()
    expect(prose.match(/<details>/g)?.length).toBe(prose.match(/<\/details>/g)?.length)
    expect(prose).not.toMatch(/@\w/)
    expect(prose).not.toMatch(/!\[/)
    expect(prose).not.toMatch(/(?<!\]\()https?:\/\//)
    for (const [, target] of prose.matchAll(/(?<!\\)\]\(([^)]*)\)/g)) {
      expect(target).toMatch(
        /^https:\/\/github\.com\/acme\/(shop\/blob\/0123abc\/[\w./%~-]+#L\d+|redis-preflight\/blob\/main\/docs\/rules\/no-keys\.md)$/,
      )
    }
    expect(prose).not.toMatch(/(?<!\\)`/)
    const rows = prose.split('\n').filter((line) => line.startsWith('|'))
    expect(rows).toHaveLength(12)
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(5)
  })

  it('reaches the JSON as it was', () => {
    const json = JSON.parse(out.json)
    expect(json.findings[0].message).toBe(text)
    expect(json.findings[0].path).toBe(`src/${text}.ts`)
    expect(json.inventory.commands[0].key).toBe(text)
  })
})

describe('secrets', () => {
  const url = 'redis://app:hunter2-secret@cache.internal:6379'

  it.each([...formats, 'inventory'] as const)('%s masks passwords in messages, options, code and reasons', (format) => {
    const base = hostileReport(`cannot reach ${url}`)
    const excerpts = new Map([
      [
        'src/redis.ts',
        new Map([[1, `new Redis({ password: "hunter2-secret", sentinelPassword: 'hunter2-secret' }) // ${url}`]]),
      ],
    ])
    const report: Report = {
      ...base,
      excerpts,
      findings: [...base.findings, finding({ place: place('src/redis.ts', 1, 1, 1, 10), message: `uses ${url}` })],
      inventory: {
        ...base.inventory,
        clients: [client({ options: { url, password: 'hunter2-secret', token: 'hunter2-secret' } })],
      },
    }
    const rendered =
      format === 'inventory' ? renderInventory(report, TERMINAL) : FORMATS[format].render(report, PULL_REQUEST)
    expect(rendered).not.toContain('hunter2')
  })

  it.each([
    ["new Redis({ password: 'hunter2', db: 1 })", "new Redis({ password: '*******', db: 1 })"],
    [`{"sentinelPassword":"hunter2"}`, `{"sentinelPassword":"*******"}`],
    ["env.REDIS_PASSWORD ?? 'hunter2'", "env.REDIS_PASSWORD ?? '*******'"],
    ["options.token = 'hunter2'", "options.token = '*******'"],
    ['https://aaaaaaaaaaaaaaaaaaaaaaaa@github.com/x', 'https://************************@github.com/x'],
    ["redis.set('token:' + id, 'x')", "redis.set('token:' + id, 'x')"],
    ['set(`reset:token:` + x, `y`)', 'set(`reset:token:` + x, `y`)'],
    ['redis.del(password)', 'redis.del(password)'],
  ])('shows %s as %s', (code, expected) => {
    expect(plainCode(code)).toBe(expected)
  })

  it('keeps an address without password, and a password that is a variable', () => {
    const message = `\${url} rediss://cache.internal:6380 and redis://\${user}:\${password}@host`
    const rendered = FORMATS.json.render(richReport({ findings: [finding({ message })] }), TERMINAL)
    expect(JSON.parse(rendered).findings[0].message).toBe(message)
  })
})
