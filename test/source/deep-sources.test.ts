import { expect, it } from 'vitest'
import { analyse, clientLines, commandLines } from './collect'

const CLIENT = "import Redis from 'ioredis'\nexport const redis = new Redis()\n"
const HEALTHY = `${CLIENT}redis.keys('a:*')\n`

/** Sources that no person writes and machines do: each may cost itself, none the others. */
const DEEP: Record<string, string> = {
  '1,500 chained calls': `${CLIENT}redis.pipeline()${".set('a', 'b')".repeat(1500)}.exec()\n`,
  '5,000 chained calls': `${CLIENT}redis.pipeline()${".set('a', 'b')".repeat(5000)}.exec()\n`,
  '5,000 chained thens': `${CLIENT}redis.get('a')${'.then((x) => x)'.repeat(5000)}\n`,
  '20,000 parentheses': `${CLIENT}redis.set(${'('.repeat(20_000)}1${')'.repeat(20_000)}, 'x')\n`,
  '5,000 nested objects': `import Redis from 'ioredis'\nnew Redis(${'{a:'.repeat(5000)}1${'}'.repeat(5000)})\n`,
  '1,200 nested objects': `import Redis from 'ioredis'\nnew Redis(${'{a:'.repeat(1200)}1${'}'.repeat(1200)})\n`,
  '5,000 nested blocks': `${CLIENT}${'{'.repeat(5000)}redis.keys('*')${'}'.repeat(5000)}\n`,
  '5,000 conditions': `${CLIENT}declare const u: any\nredis.keys(${"u ? 'a' : ".repeat(5000)}'b')\n`,
  '5,000 property accesses': `${CLIENT}declare const o: any\no${'.a'.repeat(5000)}.redis.keys('x')\n`,
}

it.each(Object.entries(DEEP))('%s cost nothing but their own file', async (_, text) => {
  const evidence = await analyse({ 'src/deep.ts': text, 'src/healthy.ts': HEALTHY })
  expect(clientLines(evidence).join('\n')).toContain('src/healthy.ts:2 ioredis')
  expect(commandLines(evidence)).toContain('src/healthy.ts:3 KEYS a:* not-a-write')
  // Told wherever something of the file was not analysed.
  expect(evidence.skipped.map(({ path }) => path.replace(/:\d+$/, ''))).toEqual(['src/deep.ts'])
})

it.each([
  ['3,000 terms', `${CLIENT}redis.keys(${Array(3000).fill("'a'").join(' + ')})\n`, 'src/deep.ts:3 KEYS'],
  [
    '300 chained calls',
    `${CLIENT}redis.pipeline()${".set('a', 'b')".repeat(300)}.exec()\n`,
    'src/deep.ts:3 SET a never',
  ],
  ['1,000 branches', `${CLIENT}${'if (1) {} else '.repeat(1000)}redis.keys('*')\n`, 'src/deep.ts:3 KEYS - not-a-write'],
])('%s are read like anything else', async (_, text, expected) => {
  const evidence = await analyse({ 'src/deep.ts': text })
  expect(evidence.skipped).toEqual([])
  expect(commandLines(evidence).join('\n')).toContain(expected)
})

it('tells a key that takes too many steps, and goes on with what is beside it', async () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a source that holds templates
  const text = `${CLIENT}declare const a: string\nredis.set(\`${'${a}'.repeat(30_000)}\`, 'x')\nredis.keys('b:*')\n`
  const evidence = await analyse({ 'src/deep.ts': text })
  const reason = 'not analysed in full: a key is put together in too many steps'
  expect(evidence.skipped).toEqual([{ path: 'src/deep.ts', reason }])
  expect(commandLines(evidence)).toEqual(['src/deep.ts:5 KEYS b:* not-a-write'])
})

it('goes on without the file where others import it', async () => {
  const evidence = await analyse({
    'src/redis.ts': `${CLIENT}redis.pipeline()${".set('a', 'b')".repeat(5000)}.exec()\n`,
    'src/index.ts': "export * from './redis'\n",
    'src/use.ts': `import { redis } from './index'\n${HEALTHY.replace('redis = ', 'own = ').replace('redis.', 'own.')}redis.keys('b:*')\n`,
  })
  expect(commandLines(evidence).join('\n')).toContain('src/use.ts:4 KEYS a:* not-a-write')
  expect(evidence.skipped).toEqual([
    { path: 'src/redis.ts', reason: 'nested too deeply to be analysed', kind: 'source' },
  ])
})

it('more places that give a key its TTL than are compared leave it open, forks among them or not', async () => {
  const fork = 'if (short) await redis.expire(key, 5)\n  else await redis.expire(key, 50)\n'
  const text = `${CLIENT}export async function keep(key: string, short: boolean) {\n${fork.repeat(26)}await redis.set(key, '1')\n}\n`
  const { commands } = await analyse({ 'src/deep.ts': text })
  expect(commands.find(({ name }) => name === 'SET')).toMatchObject({
    ttl: 'conditional',
    because: 'its function gives TTLs in too many places to compare all of them',
  })
})
