import { expect, it } from 'vitest'
import flushBatched from '../../src/rules/source/flush-batched'
import { analyse } from '../source/collect'
import { NO_EVIDENCE } from '../support/evidence'

const FIND: Record<string, string> = {
  iterator: "for await (const found of client.scanIterator({ MATCH: 'menu:*' })) keys.push(...[found].flat())",
  cursor:
    "let cursor = '0'; do { const page = await client.scan(cursor, { MATCH: 'menu:*' }); keys.push(...page.keys); cursor = page.cursor } while (cursor !== '0')",
  keys: "keys.push(...(await client.keys('menu:*')))",
}

async function adviceFor(version: string, find: string): Promise<string | undefined> {
  const source = await analyse({
    'package.json': JSON.stringify({ dependencies: { redis: version } }),
    'src/cache.ts': `import { createClient } from 'redis'
const client = createClient()
export async function dropMenus() {
  const keys: string[] = []
  ${FIND[find]}
  await client.unlink(keys)
}
`,
  })
  const { violations } = flushBatched.run({ ...NO_EVIDENCE, source: { status: 'collected', value: source } })
  return violations[0]?.message.replace(/^.*Instead, /, '')
}

it('speaks of pages only where keys come in pages', async () => {
  const gathered =
    /gather a few hundred of the keys, which the iterator of node-redis 4 gives one by one.*`unlink\(keys\)`/
  expect(await adviceFor('^4.7.0', 'iterator')).toMatch(gathered)
  expect(await adviceFor('^4.7.0', 'keys')).toMatch(gathered)
  expect(await adviceFor('^4.7.0', 'cursor')).toBe('delete each page as it comes with `unlink(keys)`.')
  expect(await adviceFor('^5.8.0', 'iterator')).toBe('delete each page as it comes with `unlink(keys)`.')
  expect(await adviceFor('^5.8.0', 'keys')).toContain('; delete each page as it comes with `unlink(keys)`.')
})
