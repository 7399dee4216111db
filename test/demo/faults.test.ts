import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { checkShop, SHOP, type ShopReport, type Told } from './shop'

/**
 * At the end of a line of the shop: `// planted: no-keys`, `// unsure: require-ttl`, `// fine: a Map`; in Lua with `--`, in
 * a document `<!-- planted: flush-runbook -->` or, in a listing, with `#`.
 */
const MARK = /(?:\/\/|--|#)\s*(planted|unsure|fine):\s*(\S.*?)\s*(?:-->)?$/

interface Mark {
  readonly kind: string
  readonly text: string
  readonly spot: string
}

const marks: readonly Mark[] = readdirSync(SHOP, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|lua|md|yml)$/.test(path))
  .sort()
  .flatMap((path) =>
    readFileSync(join(SHOP, path), 'utf8')
      .split('\n')
      .flatMap((content, index) => {
        const [, kind, text] = MARK.exec(content) ?? []
        return kind && text ? [{ kind, text, spot: `${path.replaceAll('\\', '/')}:${index + 1}` }] : []
      }),
  )

const spotOf = ({ path, line }: { path: string | null; line: number | null }) =>
  `${path?.replace(/^fixtures\/demo\//, '')}:${line}`
const of = (kind: string) => marks.filter((mark) => mark.kind === kind)

let code: number | null
let report: ShopReport
let standing: readonly Told[]

beforeAll(async () => {
  ;({ code, report } = await checkShop('--no-probe'))
  standing = report.findings.filter(({ suppressed, severity }) => !suppressed && severity !== 'note')
})

it('plants about a dozen faults among more look-alikes', () => {
  expect(of('planted').length + of('unsure').length).toBeGreaterThanOrEqual(12)
  expect(of('fine').length).toBeGreaterThanOrEqual(of('planted').length)
})

it('finds each planted fault on its line, and nothing else', () => {
  const told = standing.map(
    (finding) => `${spotOf(finding)} ${finding.outcome === 'fail' ? 'planted' : 'unsure'} ${finding.rule}`,
  )
  const expected = [...of('planted'), ...of('unsure')].map(({ spot, kind, text }) => `${spot} ${kind} ${text}`)
  expect(told.sort()).toEqual(expected.sort())
})

it('blocks the deploy', () => {
  expect(report.verdict).toBe('not-ready')
  expect(code).toBe(1)
})

it('silences the one suppressed line with its reason, and only that', () => {
  const suppressed = report.findings.filter((finding) => finding.suppressed)
  expect(suppressed.map(spotOf)).toEqual(
    of('fine')
      .filter(({ text }) => text.startsWith('suppressed'))
      .map(({ spot }) => spot),
  )
})

it('stays silent on the look-alikes because it understood them, not because it did not look', () => {
  const commands = report.inventory.commands.map((command) => ({ ...command, spot: spotOf(command) }))
  const seen = of('fine').map(({ spot, text }) => {
    const calls = commands.filter((command) => command.spot === spot).map(({ command, ttl }) => `${command} ${ttl}`)
    const clients = report.inventory.clients.filter((client) => spotOf(client) === spot).map(({ library }) => library)
    return `${[...calls, ...clients].join(', ') || 'not Redis'} | ${text}`
  })
  expect(seen.sort().join('\n')).toMatchInlineSnapshot(`
    "@upstash/redis | speaks HTTP, holds no connection
    FLUSHDB not-a-write | an operator's script
    GET not-a-write | KEYS[1] is an argument, not the command
    GET not-a-write | a failure is a miss
    HSET always | EXPIRE in the same transaction
    INCR always | EXPIRE on the next line
    INCR never | a version key is meant to last
    INCR never | suppressed, with a reason
    LMOVE never | immortal as well
    LPUSH always | EXPIRE on the same key, two lines on
    RPUSH never | named immortal in redis-preflight.config.yml
    SCAN not-a-write | SCAN
    SET always | EX
    SET always | EX
    SET always | EX, through a constant of another file
    SET always | ex, through a constant
    SET always | keeps the TTL of remember()
    SETEX always | SETEX
    SETEX always | SETEX carries its TTL
    not Redis | Map#keys
    not Redis | Map#keys
    not Redis | a Map in memory
    not Redis | a class of our own that is also called Redis
    not Redis | a header of Express, not a key
    not Redis | its failure is heard
    not Redis | no Redis
    not Redis | no Redis
    not Redis | no Redis
    not Redis | node-cache
    not Redis | node-cache, in this process
    not Redis | the keys of an object"
  `)
})
