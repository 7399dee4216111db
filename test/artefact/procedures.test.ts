import { describe, expect, it } from 'vitest'
import { collectArtefacts } from '../../src/collect/artefact'
import type { ArtefactEvidence } from '../../src/model'
import rule from '../../src/rules/artefact/flush-runbook'
import { NO_EVIDENCE } from '../support/evidence'
import { writeRepository } from '../support/repository'

const RUNBOOK = [
  '# Flush the Redis cache',
  '',
  'Who may: the engineer on call.',
  '',
  "Delete the menus: `redis-cli --scan --pattern 'menu:*' | xargs -L 500 redis-cli unlink`.",
  '',
  'Verify with `DBSIZE`.',
].join('\n')

async function read(files: Readonly<Record<string, string | Buffer>>): Promise<ArtefactEvidence> {
  const collected = await collectArtefacts(writeRepository(files), { ignore: [] })
  if (collected.status !== 'collected') throw new Error(collected.reason)
  return collected.value
}

async function daysIn(line: string): Promise<string[]> {
  const { procedures } = await read({ 'docs/runbook.md': `${RUNBOOK}\n\n${line}\n` })
  return procedures.flatMap(({ drills }) => drills.map(({ day, otherwise }) => [day, otherwise].join(' or '))).sort()
}

function judge(value: ArtefactEvidence, part: Partial<typeof NO_EVIDENCE> = {}) {
  const { violations, skipped } = rule.run({ ...NO_EVIDENCE, ...part, artefact: { status: 'collected', value } })
  return {
    keys: violations.map(({ key, outcome }) => `${outcome} ${key}`),
    messages: violations.map(({ message }) => message),
    skipped,
  }
}

describe('the day of the last drill', () => {
  it.each([
    ['Last drill: 2026-02-01', '2026-02-01 or '],
    ['Last drill: 2026/2/1', '2026-02-01 or '],
    ['Last drilled on 1 February 2026.', '2026-02-01 or '],
    ['Last drill (dry run): Feb 1st, 2026', '2026-02-01 or '],
    ['Last tested: 01.02.2026.', '2026-02-01 or '],
    ['Last drill: 13/02/2026', '2026-02-13 or '],
    ['Last drill: 02/01/2026', '2026-02-01 or 2026-01-02'],
    ['We rehearsed this in February 2026; last drill: February 2026', '2026-02-28 or '],
  ])('is read from "%s"', async (line, day) => {
    expect((await daysIn(line)).at(-1)).toBe(day)
  })

  it.each([
    'Last updated: 2026-02-01',
    'Last drill: 2026-02-31',
    'Last drill: 12026-02-01-7',
    'Released with 1.2.2026',
  ])('is not read from "%s"', async (line) => {
    expect(await daysIn(line)).toEqual([])
  })

  it('may lie ahead, and is no drill then', async () => {
    const evidence = await read({ 'docs/runbook.md': `${RUNBOOK}\n\nNext and last drill: 2026-12-01.\n` })
    expect(judge(evidence).messages[0]).toContain('does not say when it was last drilled.')
  })

  it('counts for as long as the config says', async () => {
    const evidence = await read({ 'docs/runbook.md': `${RUNBOOK}\n\nLast drill: 2025-12-01.\n` })
    expect(judge(evidence).keys).toEqual([])
    const thresholds = { ...NO_EVIDENCE.thresholds, flushDrillDays: 30 }
    expect(judge(evidence, { thresholds }).keys).toEqual(['fail stale'])
  })
})

describe('a section that names what empties the cache', () => {
  const titles = async (text: string) =>
    (await read({ 'docs/menus.md': text, 'redis.conf': 'maxmemory 1gb\n' })).procedures.map(({ title }) => title)

  it.each([
    [
      'a design document',
      '### Cache invalidation on a change of prices\n\nMenus are kept in Redis for 60 s. `invalidateMenu(id)` is called by\n`save()`, `publish()` and `remove()` alone, not when a price was approved. Either\n\n- issue a flush across `menu:*` (`SCAN`-then-`DEL`, as `invalidateMenu` does), or\n- include a revision in the key.\n',
    ],
    [
      'the reference of a library',
      '# Redis driver\n\n## Listing and clearing keys\n\n### `clear(base?, options?)`\n\nWithout a base, clears every mount.\n\n```ts\nawait storage.clear()\n```\n',
    ],
    [
      'operations that a library has',
      '# Redis cache\n\n## Tag Operations\n\n### Invalidate keys by Tag\n\n```ts\nconst count = await cache.invalidate("menus")\n```\n',
    ],
  ])('is none to follow in %s', async (_, text) => {
    expect(await titles(text)).toEqual([])
  })

  it.each([
    ['is told to call it', 'Call `dropMenus()` in the console.'],
    ['is told to after a reason', 'To get rid of wrong prices, call `dropMenus()`.'],
    ['is told in a list', '1. Open the console.\n2. `dropMenus()`\n'],
    ['is told how it is done', 'All menus can be cleared with `dropMenus()`.'],
    ['is given a request', '`POST /admin/menus/flush` drops them.'],
    ['is told what to look at', '`dropMenus()` drops them. Check that no key is left.'],
    ['has done so before', '`dropMenus()` drops them. Last drill: 2026-02-01.'],
    ['can copy a command', 'See `npm run cache:clear`.'],
  ])('is one where somebody %s', async (_, text) => {
    expect(await titles(`# Redis\n\n## Flush the cache\n\n${text}\n`)).toEqual(['Flush the cache'])
  })

  it('is one in a runbook', async () => {
    const text = '# Redis operations\n\n## Flush the cache\n\n`dropMenus()` drops them.\n'
    expect(await titles(text)).toEqual(['Flush the cache'])
  })
})

describe('a document that cannot be read', () => {
  const large = `${RUNBOOK}\n${'word '.repeat(1_000_000)}`

  it('is told, and leaves open whether there is a procedure', async () => {
    const evidence = await read({
      'docs/large.md': large,
      'docs/binary.md': Buffer.concat([Buffer.from(RUNBOOK), Buffer.alloc(9)]),
    })
    expect(evidence.unread.map(({ path, reason }) => `${path}: ${reason}`)).toEqual([
      'docs/binary.md: binary content in a text file',
      'docs/large.md: larger than 2 MB',
    ])
    const { keys, skipped } = judge(evidence)
    expect(keys).toEqual([])
    expect(skipped).toContain('2 files could not be read')
  })

  it('costs itself alone', async () => {
    const evidence = await read({ 'docs/large.md': large, 'docs/runbook.md': `${RUNBOOK}\n\nLast drill: 2026-02-01\n` })
    expect(judge(evidence).keys).toEqual([])
  })
})

it('reads every encoding of text, and what was written to stop a parser', async () => {
  const text = `${RUNBOOK}\n\nLast drill: 2026-02-01. Für die Küche.\n`
  const evidence = await read({
    'docs/latin1.md': Buffer.from(text, 'latin1'),
    'docs/utf16.md': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
    'docs/windows.md': text.replaceAll('\n', '\r\n'),
    'docs/deep.md': `${text}${'> '.repeat(2000)}x\n${`${'- '.repeat(500)}x\n`.repeat(100)}${'<!-- '.repeat(50_000)}`,
    'docs/many.md': text + '## Flush the cache\n'.repeat(20_000),
  })
  expect(evidence.procedures.map(({ place, drills }) => `${place.path} ${drills[0]?.day}`)).toEqual(
    ['deep', 'latin1', 'many', 'utf16', 'windows'].map((name) => `docs/${name}.md 2026-02-01`),
  )
  expect(evidence.unread).toEqual([])
})

it('is at the heading, in a file with front matter as well', async () => {
  const { procedures } = await read({ 'ops/flush.md': `---\ntitle: Redis\nlast-drill: 2026-02-01\n---\n\n${RUNBOOK}` })
  expect(procedures[0]?.place).toMatchObject({ line: 6, column: 1 })
  expect(procedures[0]?.drills[0]).toMatchObject({ day: '2026-02-01', place: { line: 3, column: 1 } })
})

it('is not what a document says of other caches, or of Redis in passing', async () => {
  const { procedures, keysRecipes } = await read({
    'README.md':
      '# Shop\n\nRedis holds the sessions.\n\n## Clear the browser cache\n\nPress `Ctrl+F5`, then run `npm run cache:clear`.\n',
    'docs/design.md': '# Design\n\nWe flush the cache in Redis.\n\n## Errors\n\n`redis-cli FLUSHALL` is forbidden.\n',
    'docs/setup.md': '# Set-up\n\n```sh\nredis-cli keys "*"\n```\n\nFlush it.\n',
  })
  expect(procedures).toEqual([])
  expect(keysRecipes).toEqual([])
})
