import { expect, it } from 'vitest'
import { analyse } from './collect'

const CLIENT = "import Redis from 'ioredis'\nconst redis = new Redis()\n"

async function suppressions(files: Record<string, string>) {
  const { suppressions } = await analyse(files)
  return suppressions.map(
    ({ place, rules, reason, from, to }) => `${place.path}:${place.line} ${rules.join()} ${from}-${to} ${reason}`,
  )
}

it('reads comments of every form, with their rules, reasons and lines', async () => {
  const source = [
    CLIENT.trimEnd(),
    '// redis-preflight-ignore-next-line no-keys -- admin page, ten keys',
    "redis.keys('a:*')",
    "redis.keys('b:*') // redis-preflight-ignore no-keys, require-ttl -- two rules",
    "/* redis-preflight-ignore no-keys -- before the call */ redis.keys('c:*')",
    '/* redis-preflight-ignore-next-line no-flush -- on a line of its own */',
    'redis.flushall()',
    '/** redis-preflight-ignore-file require-ttl -- a store, not a cache */',
    '// redis-preflight-ignore-next-line no-keys',
    '// redis-preflight-ignore-next-line -- no rule',
    '// redis-preflight-ignored-by-nobody no-keys -- another word',
  ].join('\n')
  expect(await suppressions({ 'src/a.ts': source })).toEqual([
    'src/a.ts:3 no-keys 4-4 admin page, ten keys',
    'src/a.ts:5 no-keys,require-ttl 5-5 two rules',
    'src/a.ts:6 no-keys 6-6 before the call',
    'src/a.ts:7 no-flush 8-8 on a line of its own',
    'src/a.ts:9 require-ttl 1-12 a store, not a cache',
    'src/a.ts:10 no-keys 11-11 ',
    'src/a.ts:11  12-12 no rule',
  ])
})

it('reads comments in Lua files and in Lua inside templates, but not in other strings', async () => {
  const source = `${CLIENT}redis.eval(\`
-- redis-preflight-ignore-next-line require-ttl -- deleted by the caller
redis.call('SET', KEYS[1], '1')
\`, 1, 'k')
export const help = 'write // redis-preflight-ignore-next-line no-keys -- reason'
export const more = \`// redis-preflight-ignore no-keys -- reason\`
`
  expect(
    await suppressions({
      'src/a.ts': source,
      'scripts/lock.lua':
        "-- redis-preflight-ignore-next-line require-ttl -- freed by the owner\nredis.call('SET', KEYS[1], '1')\n",
    }),
  ).toEqual([
    'scripts/lock.lua:1 require-ttl 2-2 freed by the owner',
    'src/a.ts:4 require-ttl 5-5 deleted by the caller',
  ])
})

it('reads comments in JSX and in files that touch no Redis otherwise', async () => {
  expect(
    await suppressions({
      'src/redis.ts': CLIENT,
      'src/page.tsx':
        'export const Page = () => (\n  <p>\n    {/* redis-preflight-ignore no-keys -- in markup */}\n  </p>\n)\n',
    }),
  ).toEqual(['src/page.tsx:3 no-keys 3-3 in markup'])
})
