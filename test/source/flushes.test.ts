import { describe, expect, it } from 'vitest'
import type { Flush } from '../../src/model'
import rule from '../../src/rules/source/flush-tested'
import { NO_EVIDENCE } from '../support/evidence'
import { analyse } from './collect'

const PACKAGE = JSON.stringify({ dependencies: { ioredis: '^5.4.1' } })
const CLIENT = "import Redis from 'ioredis'\nexport const redis = new Redis()\n"
const PAGES =
  "for await (const keys of redis.scanStream({ match: 'menu:*' })) if (keys.length) await redis.unlink(...keys)"

async function flushesIn(files: Readonly<Record<string, string>>, options = {}) {
  const evidence = await analyse({ 'package.json': PACKAGE, ...files }, options)
  return evidence.flushes ?? []
}

function lines(flushes: readonly Flush[]): string[] {
  return flushes.map(({ name, how, pattern, place, batching }) => {
    return `${place.path}:${place.line} ${name} ${how} ${pattern ?? '-'} ${batching ?? '-'}`
  })
}

describe('the functions that empty the cache', () => {
  it('include those of operators that drop the database, and none that only tests run', async () => {
    const flush = "import { redis } from '../src/cache'\nexport async function wipe() { await redis.flushdb() }\n"
    const guarded = `${CLIENT}export async function wipe() { if (process.env.NODE_ENV === 'test') await redis.flushdb() }\n`
    const flushes = await flushesIn({ 'src/cache.ts': guarded, 'scripts/wipe.ts': flush })
    expect(flushes.map(({ place }) => place.path)).toEqual(['scripts/wipe.ts'])
  })

  it('are named with their class, their object or their route', async () => {
    const flushes = await flushesIn({
      'src/cache.ts': [
        CLIENT,
        `export class Menus { async clear() { ${PAGES} } }`,
        `export const menus = { async drop() { ${PAGES} } }`,
        'declare const router: any',
        `router.delete('/menus', async () => { ${PAGES} })`,
        `export default async () => { ${PAGES} }`,
      ].join('\n'),
    })
    expect(lines(flushes)).toEqual([
      'src/cache.ts:4 Menus.clear scan menu:* page',
      'src/cache.ts:5 menus.drop scan menu:* page',
      'src/cache.ts:7 DELETE /menus scan menu:* page',
      'src/cache.ts:8 src/cache.ts scan menu:* page',
    ])
  })

  it('are found where the keys go through promises, lists and sets', async () => {
    const flushes = await flushesIn({
      'src/cache.ts': [
        CLIENT,
        "export const a = () => redis.keys('a:*').then((keys) => Promise.all(keys.map((key) => redis.unlink(key))))",
        'export async function b(tags: string[]) {',
        "  const lists = await Promise.all(tags.map((tag) => redis.smembers('tag:' + tag)))",
        '  for (const key of new Set(lists.flat())) await redis.unlink(key)',
        '}',
        "export async function c() { let cursor = '0'",
        "  do { const reply = await redis.scan(cursor, 'MATCH', 'c:*'); cursor = reply[0]",
        "    const names = reply[1].map((key) => key.replace('c:', ''))",
        "    await redis.unlink(names.map((name) => 'c:' + name))",
        "  } while (cursor !== '0')",
        '}',
      ].join('\n'),
    })
    expect(lines(flushes)).toEqual([
      'src/cache.ts:4 a keys a:* concurrent',
      'src/cache.ts:5 b index-set tag:* sequential',
      'src/cache.ts:9 c scan c:* page',
    ])
  })

  it('are no functions that delete something else, or one key, or choose among the keys', async () => {
    const flushes = await flushesIn({
      'src/cache.ts': [
        CLIENT,
        "export async function a() { const keys = await redis.keys('a:*'); await redis.del('b'); return keys }",
        "export async function b() { const [key] = await redis.keys('b:*'); if (key) await redis.del(key) }",
        "export async function c() { for (const key of await redis.keys('c:*')) { const ttl = await redis.ttl(key); if (ttl > 0) continue; await redis.del(key) } }",
        "export async function d() { await redis.del('d:1', 'd:2') }",
        "export async function e(id: string) { for (const one of await redis.smembers('devices:' + id)) await redis.del('device:' + one) }",
      ].join('\n'),
    })
    expect(lines(flushes)).toEqual([])
  })

  it('may drop the database in an operator’s script alone', async () => {
    const flush = 'export async function wipe() { await redis.flushdb() }'
    const flushes = await flushesIn({ 'src/cache.ts': CLIENT + flush, 'scripts/wipe.ts': CLIENT + flush })
    expect(lines(flushes)).toEqual(['scripts/wipe.ts:3 wipe flushdb * -'])
    expect(flushes[0]?.operator).toBe(true)
  })

  it('are not those of tests', async () => {
    const files = {
      'src/cache.ts': CLIENT,
      'test/cache.test.ts': `import { redis } from '../src/cache'\nexport async function tidy() { ${PAGES} }`,
    }
    expect(await flushesIn(files, { includeTests: true })).toEqual([])
  })
})

describe('their tests', () => {
  const CACHE = `${CLIENT}export async function clear() { ${PAGES} }`
  const test = (body: string, head = "import { clear, redis } from '../src/cache'") =>
    `import { expect, it, vi } from 'vitest'\n${head}\nit('clears', async () => {\n${body}\n})`
  const assertsOf = async (body: string, head?: string) => {
    const [flush] = await flushesIn({ 'src/cache.ts': CACHE, 'test/cache.test.ts': test(body, head) })
    return flush?.tests?.map(({ asserts, mock }) => (mock === undefined ? asserts : `${asserts} with ${mock}`))
  }

  it('assert an effect only with what is read after the call', async () => {
    expect(await assertsOf("await clear()\nexpect(await redis.exists('menu:1')).toBe(0)")).toEqual(['effect'])
    expect(await assertsOf("expect(await redis.exists('menu:1')).toBe(1)\nawait clear()")).toEqual(['nothing'])
    expect(await assertsOf('await expect(clear()).resolves.toBeUndefined()')).toEqual(['result'])
    expect(
      await assertsOf("vi.spyOn(redis, 'unlink')\nawait clear()\nexpect(redis.unlink).toHaveBeenCalled()"),
    ).toEqual(['result'])
  })

  it('may run against something else than a server', async () => {
    const mocked = "vi.mock('ioredis')\nimport { clear, redis } from '../src/cache'"
    expect(await assertsOf("await clear()\nexpect(await redis.get('menu:1')).toBeNull()", mocked)).toEqual([
      "effect with a mock of 'ioredis'",
    ])
  })

  it('are of this function and not of another of its name', async () => {
    expect(await assertsOf('clear()\nexpect(get()).toBe(0)', "import { clear, get } from './other'")).toEqual([])
  })

  it('may be a suite that the tests of several implementations share', async () => {
    const suite = (body: string) =>
      `import { expect, it } from 'vitest'\nexport function testStore(store) {\n  it('clears', async () => {\n${body}\n  })\n}`
    const of = (imported: string) =>
      `import { createStore } from '../src/${imported}'\nimport { testStore } from './suite.js'\ntestStore(createStore())`
    const found = async (body: string, tested: string) => {
      const [flush] = await flushesIn({
        'src/cache.ts': `${CLIENT}export const createStore = () => ({ async clear() { ${PAGES} } })`,
        'src/memory.ts': 'export const createStore = () => new Map()',
        'test/suite.ts': suite(body),
        'test/store.test.ts': of(tested),
      })
      return flush?.tests?.map(({ place, asserts }) => `${place.path}:${place.line} ${asserts}`)
    }
    const clear = 'await store.clear()\nexpect(await store.keys()).toEqual([])'
    expect(await found(clear, 'cache')).toEqual(['test/suite.ts:4 effect'])
    expect(await found('await store.clear()', 'cache')).toEqual(['test/suite.ts:4 nothing'])
    expect(await found(clear, 'memory')).toEqual([])
  })

  it('may be functions that the tests call', async () => {
    const files = (suite: string, tests: string) => ({
      'src/cache.ts': `${CLIENT}export class RedisCache { async clear() { ${PAGES} } }`,
      'src/plugin.ts': "import { RedisCache } from './cache'\nexport class CachePlugin { cache = new RedisCache() }",
      'test/shared.ts': `import { expect } from 'vitest'\n${suite}`,
      'test/plugin.test.ts': `import { it } from 'vitest'\nimport { CachePlugin } from 'my-plugin'\n${tests}`,
    })
    const found = async (suite: string, tests: string) => {
      const [flush] = await flushesIn(files(suite, tests))
      return flush?.tests?.map(({ place, asserts }) => `${place.path}:${place.line} ${asserts}`)
    }
    const clears = (rest: string) => `export async function clears(cache) {\n  await cache.clear()\n${rest}}`
    const gone = '  expect(await cache.get(1)).toBeNull()\n'
    const imported = "import { clears } from './shared'\nconst { cache } = new CachePlugin()\n"
    // Through the class that builds the cache, in a function of another file.
    const byCall = `${imported}it('clears', () => clears(cache))`
    expect(await found(clears(gone), byCall)).toEqual(['test/shared.ts:3 effect'])
    expect(await found(clears(''), byCall)).toEqual(['test/shared.ts:3 nothing'])
    expect(await found(clears(gone), `${imported}it.skip('clears', () => clears(cache))`)).toEqual([])
    expect(await found(clears(gone), `${imported}it('clears', clears)`)).toEqual(['test/shared.ts:3 effect'])
    // In a function of the same file. One that only empties the cache is there to begin with an empty one.
    const near = (rest: string) =>
      `const { cache } = new CachePlugin()\nconst empty = async () => {\n  await cache.clear()\n${rest}}\nit('is empty', async () => {\n  await empty()\n  expect(await cache.get(2)).toBeNull()\n})`
    expect(await found('', near(gone))).toEqual(['test/plugin.test.ts:5 effect'])
    expect(await found('', near(''))).toEqual(['test/plugin.test.ts:5 nothing'])
    // Of another class than the one that builds it.
    const other = byCall.replaceAll('CachePlugin', 'MemoryPlugin')
    expect(await flushesIn({ ...files(clears(gone), other), 'test/plugin.test.ts': other })).toMatchObject([
      { tests: [] },
    ])
  })

  it('count where analysed with the rest, too', async () => {
    const files = {
      'src/cache.ts': CACHE,
      'test/cache.test.ts': test('await clear()\nexpect(await redis.dbsize()).toBe(0)'),
    }
    const [flush] = await flushesIn(files, { includeTests: true })
    expect(flush?.tests?.map(({ asserts }) => asserts)).toEqual(['effect'])
  })

  it('are in doubt while a test file cannot be read', async () => {
    const evidence = await analyse({
      'package.json': PACKAGE,
      'src/cache.ts': CACHE,
      'test/cache.test.ts': test('await clear()\nexpect(await redis.dbsize()).toBe(0)'),
      'test/large.test.ts': `// ${'x'.repeat(1_600_000)}`,
    })
    const outcome = rule.run({ ...NO_EVIDENCE, source: { status: 'collected', value: evidence } })
    expect(outcome.violations).toEqual([])
    expect(outcome.skipped).toBe('1 test file could not be read (test/large.test.ts)')
  })

  it('cannot be judged where nothing empties the cache', async () => {
    const evidence = await analyse({ 'package.json': PACKAGE, 'src/cache.ts': CLIENT })
    const outcome = rule.run({ ...NO_EVIDENCE, source: { status: 'collected', value: evidence } })
    expect(outcome).toEqual({
      looked: 0,
      violations: [],
      skipped: 'no function that empties the cache by pattern or by version was found',
    })
  })
})

describe('functions that delete keys for another purpose', () => {
  async function purposes(files: Readonly<Record<string, string>>) {
    return (await flushesIn(files)).map(({ name, otherPurpose }) => `${name}: ${otherPurpose ?? 'cache'}`)
  }

  it('are those that choose by what the keys hold', async () => {
    const code = `
      export async function logOut(user: string) {
        const gone: string[] = []
        for await (const keys of redis.scanStream({ match: 'visit:*' })) {
          const visits = await redis.mget(...keys)
          for (let at = 0; at < visits.length; at++) if (JSON.parse(visits[at] ?? '{}').user === user) gone.push(keys[at])
        }
        const pipeline = redis.pipeline()
        gone.forEach((key) => pipeline.unlink(key))
        await pipeline.exec()
      }
      export async function clear(except: string) {
        const gone: string[] = []
        for await (const keys of redis.scanStream({ match: 'menu:*' }))
          for (const key of keys) if (key !== except) gone.push(key)
        await redis.unlink(...gone)
      }`
    expect(await purposes({ 'src/cache.ts': CLIENT + code })).toEqual(['logOut: chosen', 'clear: cache'])
  })

  it('are migrations, and those of clients that keep sessions', async () => {
    const flush = `
      export async function drop() {
        for await (const keys of redis.scanStream({ match: 'sess:*' })) await redis.unlink(...keys)
      }`
    const sessions = `import session from 'express-session'
      import { RedisStore } from 'connect-redis'
      export const middleware = session({ store: new RedisStore({ client: redis }) })`
    expect(await purposes({ 'src/migrations/0007-sessions.ts': CLIENT + flush })).toEqual(['drop: migration'])
    expect(await purposes({ 'src/sessions.ts': CLIENT + sessions + flush })).toEqual(['drop: sessions-or-jobs'])
    const cache = "export const put = (id: string, menu: string) => redis.set('menu:' + id, menu, 'EX', 60)"
    expect(await purposes({ 'src/sessions.ts': `${CLIENT + sessions + flush}\n${cache}` })).toEqual(['drop: cache'])
  })

  it('are those that write a buffer elsewhere', async () => {
    const bake = (write: string) => `
      export async function count(id: string) {
        ${write}
      }
      export async function bake(save: (key: string, counts: unknown) => Promise<void>) {
        const keys: string[] = []
        for await (const page of redis.scanStream({ match: 'counts:*' })) keys.push(...page)
        const reading = redis.pipeline()
        for (const key of keys) reading.hgetall(key)
        const counts = await reading.exec()
        await redis.unlink(...keys)
        for (const [at, key] of keys.entries()) await save(key, counts?.[at])
      }`
    const buffered = "await redis.hincrby('counts:' + id, 'seen', 1)"
    expect(await purposes({ 'src/counts.ts': CLIENT + bake(buffered) })).toEqual(['bake: buffer'])
    const cached = 'await redis.set("counts:" + id, 1, "EX", 60)'
    expect(await purposes({ 'src/counts.ts': CLIENT + bake(cached) })).toEqual(['bake: cache'])
  })

  it('are those that wait until what they delete is written elsewhere', async () => {
    const move = (write: string) => `
      export async function move(save: (all: unknown[]) => Promise<void>) {
        for await (const page of redis.scanStream({ match: 'basket:*' })) {
          const values = await redis.mget(page)
          ${write}
          await redis.unlink(...page)
        }
      }
      export const put = (id: string, basket: string) => redis.set('basket:' + id, basket, 'EX', 60)`
    expect(await purposes({ 'src/baskets.ts': CLIENT + move('await save(values)') })).toEqual(['move: buffer'])
    expect(await purposes({ 'src/baskets.ts': CLIENT + move('console.log(values)') })).toEqual(['move: cache'])
  })

  it('are scripts that read a key before they delete it', async () => {
    const script = (condition: string) => `
      local reply = redis.call('SCAN', ARGV[1], 'MATCH', ARGV[2])
      for _, key in ipairs(reply[2]) do
        ${condition}
          redis.call('DEL', key)
        end
      end
      return reply[1]`
    const files = {
      'src/jobs.lua': script("if not redis.call('GET', key .. ':lock') then"),
      'src/menus.lua': script('if key ~= ARGV[3] then'),
    }
    expect(await purposes(files)).toEqual(['src/jobs.lua: chosen', 'src/menus.lua: cache'])
  })
})
