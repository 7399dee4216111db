import { expect, it } from 'vitest'
import { analyse, commandLines } from './collect'
import { endlessTypes } from './endless-types'

const SHOP = "import Redis from 'ioredis'\nconst redis = new Redis()\nredis.keys('a:*')\n"
const SCRIPT = "redis.call('SET', KEYS[1], 1)\n"

it('tells every file that there was no time for', async () => {
  const evidence = await analyse({ 'src/a.ts': SHOP, 'src/b.ts': SHOP, 'lua/c.lua': SCRIPT }, { minutes: 0 })
  const reason = 'not looked at: what came before it took longer than 0 minutes'
  expect(evidence.skipped).toEqual([
    { path: 'src/a.ts', reason, kind: 'source' },
    { path: 'src/b.ts', reason, kind: 'source' },
  ])
  // Scripts have a bound of their own.
  expect(commandLines(evidence)).toEqual(['lua/c.lua:1 SET - never'])
})

it('gives a repository the time that it needs', async () => {
  expect((await analyse({ 'src/a.ts': SHOP })).skipped).toEqual([])
})

it('leaves out what the compiler would take years over, and nothing else', { timeout: 120_000 }, async () => {
  const evidence = await analyse({ 'src/a.ts': SHOP, 'src/endless.ts': endlessTypes() }, { minutes: 0.1 })
  const reason = 'the compiler does not come to an end with it'
  expect(evidence.skipped).toEqual([{ path: 'src/endless.ts', reason, kind: 'source' }])
  expect(commandLines(evidence)).toEqual(['src/a.ts:3 KEYS a:* not-a-write'])
})
