import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listFiles } from '../../src/collect/files/listing'
import { collectSource } from '../../src/collect/source'
import { Share } from '../../src/collect/source/share'
import { conclude, readSources, work } from '../../src/collect/source/sharing'
import { loadConfig } from '../../src/config'
import type { Collected, SourceEvidence } from '../../src/model'
import { parseShard, renderShard } from '../../src/sharding/file'
import { Merge } from '../../src/sharding/merge'
import { workOnShare } from '../../src/sharding/work'
import { writeRepository } from '../support/repository'

const FIXTURES = join(__dirname, '..', '..', 'fixtures')
const OPTIONS = { ignore: [], includeTests: false, prefilter: true }

/** What was collected by so many shares, each written down and read back. */
async function merged(root: string, count: number): Promise<Collected<SourceEvidence>> {
  const knownRules = async () => []
  const config = await loadConfig({ cwd: root, dir: '.', overrides: { probe: false }, env: {}, knownRules })
  const shards = []
  for (let index = 1; index <= count; index++) {
    const shard = await workOnShare(config, new Share(index, count), { prefilter: true, onProgress: () => {} })
    const name = `${index}.json`
    shards.push({
      ...parseShard(
        renderShard(shard, (text) => text),
        name,
      ),
      name,
    })
  }
  const listing = await listFiles(root)
  if ('reason' in listing) throw new Error(listing.reason)
  return new Merge(shards.reverse()).readSource(listing, OPTIONS)
}

/** All but the functions, in their order. */
const written = (found: Collected<SourceEvidence>) => JSON.stringify(found, null, 1)

describe('the union of all shards is what one run finds', () => {
  it.each([
    ['usage', [2]],
    ['rules/flush-tested', [2, 5]],
    ['rules/hit-ratio-metric', [3]],
    ['rules/hot-key-detection', [2, 5]],
    ['rules/no-keys', [3]],
    ['rules/require-ttl', [5]],
    ['rules/unguarded-reads', [3]],
    ['rules/unhandled-writes', [2]],
  ] as const)('fixtures/%s', async (folder, counts) => {
    const root = join(FIXTURES, folder)
    const whole = written(await collectSource(root, OPTIONS))
    for (const count of counts) expect(written(await merged(root, count)), `${count} shards`).toBe(whole)
  })

  it('where nothing uses Redis', async () => {
    const root = writeRepository({ 'src/a.ts': 'export const answer = 42\n', 'src/b.ts': 'export const no = 0\n' })
    const whole = await collectSource(root, OPTIONS)
    expect(whole.status).toBe('not-applicable')
    expect(await merged(root, 3)).toEqual(whole)
  })

  it('where functions of several files call each other in a circle', async () => {
    const names = ['one', 'two', 'three', 'four', 'five']
    const files = names.map((name, at) => {
      const next = names[(at + 1) % names.length]!
      const text = `import { redis } from './redis'
import { ${next} } from './${next}'
export const ${name} = async () => (await redis.get('${name}')) ?? (await ${next}())
`
      return [`src/${name}.ts`, text] as const
    })
    const imports = names.map((name) => `import { ${name} } from './${name}'`)
    const routes = names.map((name) => `app.get('/${name}', async (req, res) => res.send(await ${name}()))`)
    const root = writeRepository({
      'src/redis.ts': "import Redis from 'ioredis'\nexport const redis = new Redis()\n",
      // Last, so that each function is seen to be called by the one before it first.
      'src/zoo.ts': [...imports, ...routes].join('\n'),
      ...Object.fromEntries(files),
    })
    const whole = await collectSource(root, OPTIONS)
    const read = whole.status === 'collected' ? whole.value.commands : []
    expect(read.map(({ protection }) => protection?.reached)).toEqual(names.map(() => 'request'))
    expect(written(await merged(root, 5))).toBe(written(whole))
  })

  it('where some of it cannot be read', async () => {
    const chain = `export const deep = ${'a('.repeat(20_000)}${')'.repeat(20_000)}\n`
    const files = Array.from({ length: 8 }, (_, at) => [`src/${at}.ts`, `import Redis from 'ioredis'\n${chain}`])
    const root = writeRepository({
      ...Object.fromEntries(files),
      'src/cache.ts':
        "import Redis from 'ioredis'\nexport const value = new Redis({ maxRetriesPerRequest: Infinity }).get('a')\n",
      'lua/broken.lua': "redis.call('GET'",
    })
    const whole = await collectSource(root, OPTIONS)
    expect(whole.status === 'collected' && whole.value.skipped.length).toBe(9)
    expect(written(await merged(root, 3))).toBe(written(whole))
  })
})

describe('a share', () => {
  const paths = Array.from({ length: 1000 }, (_, at) => `src/services/shop-${at}/index.ts`)

  it('holds each file once, and not far from as many as the others', () => {
    const shares = [1, 2, 3, 4].map((index) => new Share(index, 4))
    const sizes = shares.map((share) => paths.filter((path) => share.holds(path)).length)
    expect(sizes.reduce((sum, size) => sum + size)).toBe(1000)
    expect(Math.min(...sizes)).toBeGreaterThan(200)
  })

  it('asks each question about the whole once, however many shares there are', () => {
    for (const count of [1, 2, 3, 7]) {
      const shares = Array.from({ length: count }, (_, at) => new Share(at + 1, count))
      for (const question of ['counters', 'flushes', 'manifests'] as const) {
        expect(shares.filter((share) => share.takes(question))).toHaveLength(1)
      }
    }
  })
})

it('does not mix what shards found that do not agree', async () => {
  const root = join(FIXTURES, 'usage')
  const listing = await listFiles(root)
  if ('reason' in listing) throw new Error(listing.reason)
  const checkout = readSources(listing, OPTIONS)
  const [one, other] = await Promise.all(
    [1, 2].map((index) => work(checkout, new Share(index, 2), { ...OPTIONS, onProgress: () => {} })),
  )
  if (one?.status !== 'collected' || other?.status !== 'collected') throw new Error('the fixture uses Redis')
  const cut = { ...other, value: { ...other.value, clients: other.value.clients.slice(1) } }
  expect((await conclude(checkout, one, [other])).status).toBe('collected')
  expect(await conclude(checkout, one, [cut])).toEqual({
    status: 'not-collected',
    reason: 'the shards found different clients, as where one of them ran out of time; write them again',
  })
})
