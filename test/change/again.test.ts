import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { changeSince, listingBefore } from '../../src/collect/change'
import { loadConfig } from '../../src/config'
import { type Gathered, gather, gatherAgain } from '../../src/gathering'
import type { Config, Evidence } from '../../src/model'
import { knownRules } from '../../src/run'
import { checkout } from '../support/checkout'
import { writeRepository } from '../support/repository'

type Files = Readonly<Record<string, string>>
type Change = Readonly<Record<string, string | null>>

const SOURCE = 'analysing the source as it was before the change'
const OTHERS = 'reading the other files as they were before the change'

const ALERT = `groups:
  - name: redis
    rules:
      - alert: Evictions
        expr: rate(redis_evicted_keys_total[5m]) > 0
`
const SHOP: Files = {
  '.gitignore': 'build/\n',
  'README.md': '# Shop\n\nRedis holds the sessions.\n',
  'package.json': '{ "name": "shop", "dependencies": { "ioredis": "^5.0.0" } }\n',
  'package-lock.json': '{ "packages": { "node_modules/ioredis": { "version": "5.4.1" } } }\n',
  'tsconfig.json': '{ "extends": "./aliases" }\n',
  aliases: '{ "compilerOptions": { "paths": { "~/*": ["./src/*"] } } }\n',
  'deploy/redis.rules.yml': ALERT,
  'dist/bundle.js': 'built()\n',
  'src/redis.ts': "import Redis from 'ioredis'\nexport const store = new Redis()\n",
  'src/names.ts': "import { store } from '~/redis'\nexport const names = () => store.keys('user:*')\n",
}
const NEW_CALL = "import { store } from './redis'\nexport const all = () => store.keys('a:*')\n"
const WITHOUT_REDIS: Change = {
  'package.json': '{ "name": "shop" }\n',
  'src/redis.ts': null,
  'src/names.ts': 'export const names = () => []\n',
}

async function look(root: string, config: Config): Promise<Gathered> {
  return gather({ ...config, root }, { onProgress: () => {}, today: '2026-11-30', prefilter: true })
}

/** What was looked at again for the state before a change, what was found there, and what a look at that state alone finds. */
async function beforeChange(from: Files, to: Change, arrange: (root: string) => void = () => {}) {
  const shop = checkout(from)
  arrange(shop.root)
  const ref = shop.commit()
  shop.write(to)
  shop.commit()
  const inputs = { overrides: { probe: false }, env: {}, knownRules }
  const config = await loadConfig({ cwd: shop.root, dir: '.', ...inputs })
  const { evidence, listings } = await look(shop.root, config)
  const { diff } = await changeSince({ folder: shop.root, ref, since: ref })
  const former = await listingBefore(listings!.source, diff!)
  const said: string[] = []
  const options = { onProgress: (step: string) => said.push(step), today: '2026-11-30', prefilter: true }
  const again = await gatherAgain(config, { evidence, listings: listings! }, former, options)
  const original = writeRepository(from)
  arrange(original)
  const { evidence: expected } = await look(original, config)
  return { said, now: plain(evidence), before: plain(again), expected: plain(expected), isSame: again === evidence }
}

/** Evidence without its functions. */
function plain({ source, artefact }: Evidence): unknown {
  return JSON.parse(JSON.stringify({ source, artefact }))
}

it.each<[string, Change, readonly string[]]>([
  ['the README', { 'README.md': '# Shop\n\nFlush the Redis cache with FLUSHALL.\n' }, [OTHERS]],
  ['alert rules', { 'deploy/redis.rules.yml': ALERT.replace('evicted', 'expired') }, [OTHERS]],
  ['alert rules that are gone', { 'deploy/redis.rules.yml': null }, [OTHERS]],
  ['settings that are new', { 'redis.conf': 'maxmemory 1gb\n' }, [OTHERS]],
  ['a source', { 'src/names.ts': `\n${SHOP['src/names.ts']}` }, [SOURCE]],
  ['a source that is new', { 'src/all.ts': NEW_CALL }, [SOURCE]],
  ['package.json', { 'package.json': '{ "dependencies": { "redis": "^5.0.0" } }\n' }, [SOURCE]],
  ['a lockfile', { 'package-lock.json': SHOP['package-lock.json']!.replace('5.4.1', '5.9.9') }, [SOURCE]],
  ['a lockfile that is gone', { 'package-lock.json': null }, [SOURCE]],
  ['aliases that a tsconfig extends', { aliases: '{}' }, [SOURCE]],
  ['aliases that hide those of another', { 'src/tsconfig.json': '{ "compilerOptions": { "paths": {} } }' }, [SOURCE]],
  ['the last use of Redis', WITHOUT_REDIS, [SOURCE, OTHERS]],
])('a change of %s has looked at again what it reaches, and finds what was there', async (_, to, steps) => {
  const { said, now, before, expected } = await beforeChange(SHOP, to)
  expect(said).toEqual(steps)
  expect(before).toEqual(expected)
  expect(before).not.toEqual(now)
})

it('a change of what nobody reads has nothing looked at again', async () => {
  const to = { '.gitignore': 'build/\ntmp/\n', 'logo.svg': '<svg/>\n', 'dist/bundle.js': 'rebuilt()\n' }
  const { said, before, expected, isSame } = await beforeChange(SHOP, to)
  expect({ said, isSame }).toEqual({ said: [], isSame: true })
  expect(before).toEqual(expected)
})

it('what a link leads to is found by its name, so that every name counts where there is a link', async () => {
  const link = (root: string) => symlinkSync('../shared', join(root, 'src/shared'))
  const { said, before, expected } = await beforeChange(
    { ...SHOP, 'shared/a.svg': '<svg/>' },
    { 'other/b.svg': '<svg/>' },
    link,
  )
  expect(said).toEqual([SOURCE])
  expect(before).toEqual(expected)
})
