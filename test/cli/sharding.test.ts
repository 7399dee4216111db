import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { shareOf } from '../../src/cli/sharding'
import { readShards } from '../../src/sharding/found-files'
import { type Checkout, checkout } from '../support/checkout'
import { CLEAN, runCli } from './command'

const CLIENT = CLEAN['src/cache.ts'].replace('const redis', 'export const redis')

/** A wrapper, callers of it in other files, a flush with its test, a counter, a script, and a suppression. */
const SHOP = {
  'package.json': CLEAN['package.json'],
  'src/redis.ts': `${CLIENT}
export async function keep(key: string, value: string, ttl?: number) {
  return ttl ? redis.set(key, value, 'EX', ttl) : redis.set(key, value)
}
`,
  'src/a.ts': "import { keep } from './redis'\nexport const a = () => keep('a:1', 'x')\n",
  'src/b.ts': "import { keep } from './redis'\nexport const b = () => keep('b:1', 'x', 60)\n",
  'src/c.ts': "import { keep } from './redis'\nexport const c = () => keep('c:1', 'x')\n",
  'src/routes.ts': `import { redis } from './redis'
export const show = async (req: Request, res: Response) => redis.get('menu')
export const names = async () => redis.keys('user:*') // redis-preflight-ignore no-keys -- a handful
`,
  'src/flush.ts': `import { redis } from './redis'
export async function clearMenus() {
  const found = await redis.keys('menu:*')
  await redis.del(...found)
}
`,
  'test/flush.test.ts': "import { clearMenus } from '../src/flush'\nit('clears', async () => { await clearMenus() })\n",
  'lua/take.lua': "return redis.call('SET', KEYS[1], ARGV[1])\n",
}

/** Writes all shards of a checkout into it, as download-artifact leaves those of so many runners: each in a folder of its own. */
async function writeShards({ root }: Checkout, count: number, ...args: string[]): Promise<string[]> {
  const names = Array.from({ length: count }, (_, at) => `shards/shard-${at + 1}/part.json`)
  for (const [at, name] of names.entries()) {
    const ended = await runCli(root, ['--shard', `${at + 1}/${count}`, '--shard-file', name, ...args])
    expect(ended).toMatchObject({ code: 0, stderr: '' })
  }
  return names
}

async function reportOf({ root }: Checkout, ...args: string[]) {
  const { code, stdout, stderr } = await runCli(root, [...args, '--no-probe', '--format', 'json'])
  expect(stderr).toBe('')
  return { code, text: stdout }
}

/** What a run says that cannot do its work, in one line. */
async function refusal({ root }: Checkout, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCli(root, args)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr.trimEnd()).not.toContain('\n')
  return stderr.trimEnd().replace(/^redis-preflight: /, '')
}

const shop = checkout(SHOP)
let whole: Awaited<ReturnType<typeof reportOf>>
let names: string[]

beforeAll(async () => {
  whole = await reportOf(shop)
  names = await writeShards(shop, 3)
})

describe('merge', () => {
  it('reports what one run reports, to the byte, whatever the order of the files', async () => {
    expect(JSON.parse(whole.text).inventory.commands.length).toBeGreaterThan(7)
    expect(whole.code).toBe(1)
    expect(await reportOf(shop, 'merge', ...[...names].reverse())).toEqual(whole)
  })

  it('finds the files in a folder, and is not confused by itself or by what lies beside them', async () => {
    writeFileSync(join(shop.root, 'shards/other.json'), '{"alerts": "redis"}')
    expect(await reportOf(shop, 'merge', 'shards', names[0]!)).toEqual(whole)
    rmSync(join(shop.root, 'shards/other.json'))
    expect(await reportOf(shop)).toEqual(whole)
  })

  it('takes the options of check', async () => {
    const { root } = shop
    const { code, stdout } = await runCli(root, ['merge', 'shards', '--no-probe', '--update-baseline', '--quiet'])
    expect({ code, stdout: stdout.length > 0 }).toEqual({ code: 0, stdout: true })
    expect((await runCli(root, ['merge', 'shards', '--no-probe', '--quiet'])).code).toBe(0)
    rmSync(join(root, 'redis-preflight.baseline.json'))
    const strict = await reportOf(shop, 'merge', 'shards', '--require', 'eviction-rate')
    expect(JSON.parse(strict.text).blockers.length).toBeGreaterThan(JSON.parse(whole.text).blockers.length)
  })

  it('says what it does not take for fixes', async () => {
    expect(await refusal(shop, 'merge', 'shards', '--fix')).toContain('go with the command check, not with merge')
  })
})

describe('merge refuses', () => {
  const broken = (change: (text: string) => string) => {
    const text = readFileSync(join(shop.root, names[1]!), 'utf8')
    mkdirSync(join(shop.root, 'broken'), { recursive: true })
    writeFileSync(join(shop.root, 'broken/2.json'), change(text))
    return () => readShards([names[0]!, 'broken/2.json', names[2]!], shop.root)
  }

  it.each([
    ['no JSON', (text: string) => text.slice(0, -20), 'broken/2.json is no shard file;'],
    ['another file', () => '{"schemaVersion": 1}', 'broken/2.json is no shard file;'],
    ['nothing at all', () => '', 'broken/2.json is no shard file;'],
    ['one that was changed', (text: string) => text.replace('"ttl":', '"tll":'), 'broken/2.json is damaged,'],
    [
      'one of another version',
      (text: string) => text.replace(/"tool":"[^"]+"/, '"tool":"9.0.0"'),
      'broken/2.json was written by redis-preflight 9.0.0, and this is ',
    ],
  ])('%s', (_, change, sentence) => {
    expect(broken(change)).toThrow(sentence)
  })

  it('shards that are missing, that are there twice, and of another run', async () => {
    const [first, second, third] = names as [string, string, string]
    expect(await refusal(shop, 'merge', second)).toBe(
      'Shards 1 and 3 of 3 are missing; name the files of all of them, or the folder that holds them.',
    )
    expect(await refusal(shop, 'merge', first, third)).toMatch(/^Shard 2 of 3 is missing;/)
    writeFileSync(join(shop.root, 'again.json'), readFileSync(join(shop.root, first)))
    expect(await refusal(shop, 'merge', 'shards', 'again.json')).toBe(
      `${first} is shard 1 of 3, and so is again.json; name each shard once.`,
    )
    await runCli(shop.root, ['--shard', '2/2', '--shard-file', 'again.json'])
    expect(await refusal(shop, 'merge', 'shards', 'again.json')).toBe(
      `${first} is shard 1 of 3 and again.json is shard 2 of 2; merge the shards of one run.`,
    )
    rmSync(join(shop.root, 'again.json'))
  })

  it('what is not there', async () => {
    expect(() => readShards(['none.json'], shop.root)).toThrow('There is no file none.json;')
    expect(() => readShards(['src'], shop.root)).toThrow('The folder src holds no shard file;')
    expect(await refusal(shop, 'merge', 'shards', '--dir', 'none')).toBe('The folder none does not exist.')
  })

  it('shards of other files', async () => {
    for (const [path, text] of [
      ['src/a.ts', 'export {}\n'],
      ['test/flush.test.ts', ''],
      ['redis-preflight.config.yml', 'ignore: [src/c.ts]\n'],
    ] as const) {
      const before = path in SHOP ? SHOP[path as keyof typeof SHOP] : null
      shop.write({ [path]: text })
      expect(await refusal(shop, 'merge', 'shards', '--no-probe'), path).toMatch(
        /^shards\/shard-1\/part\.json was written for other files than those in .*; check out the commit/,
      )
      shop.write({ [path]: before })
    }
  })

  it('shards of no change where it is about one', async () => {
    expect(await refusal(shop, 'merge', 'shards', '--changed-since', 'main')).toBe(
      'shards/shard-1/part.json holds nothing of the state before the change; write every shard with the same --changed-since, in the action with the same `fetch-depth`.',
    )
  })
})

describe('--changed-since', () => {
  it('holds the state before the change as well, and names its commit', async () => {
    const changed = checkout(SHOP)
    changed.git('switch', '--quiet', '-c', 'feature')
    changed.write({ 'src/c.ts': SHOP['src/c.ts'].replace('c:1', 'c:2'), 'src/b.ts': null })
    changed.commit()
    changed.write({ 'src/d.ts': SHOP['src/a.ts'].replace('a:1', 'd:1') })
    await writeShards(changed, 2, '--changed-since', 'main')
    const expected = await reportOf(changed, '--changed-since', 'main')
    expect(JSON.parse(expected.text).change).toMatchObject({ status: 'collected', base: {} })
    expect(await reportOf(changed, 'merge', 'shards', '--changed-since', 'main')).toEqual(expected)
    expect(await refusal(changed, 'merge', 'shards', '--changed-since', 'HEAD')).toMatch(
      /^shards\/shard-1\/part\.json was compared with the commit [0-9a-f]{12}, and this merge is with [0-9a-f]{12};/,
    )
  })

  it('is the user’s mistake where git does not know it', async () => {
    expect(await refusal(shop, '--shard', '1/2', '--changed-since', 'none')).toContain('git does not know the commit')
  })
})

describe('--shard', () => {
  const DEFAULTS = { probe: true, prefilter: true }

  it('says what it found, where it is and what comes next, and writes beside the folder where nobody says otherwise', async () => {
    const { code, stdout } = await runCli(shop.root, ['check', '.', '--shard', '1/1'])
    const file = 'redis-preflight-shard-1-of-1.json'
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `shard 1 of 1: 10 commands in 6 files, written to ${file}\nnext: \`redis-preflight merge\` with this file gives the report\n`,
    })
    expect(await reportOf(shop, 'merge', file)).toEqual(whole)
    rmSync(join(shop.root, file))
  })

  it.each([
    ['0/4', 'with 4 in all, the first is 1/4 and the last 4/4'],
    ['5/4', 'with 4 in all, the first is 1/4 and the last 4/4'],
    ['1/0', 'there can be 1 to 256 shards'],
    ['2/1000', 'there can be 1 to 256 shards'],
    ['a/b', 'write which of how many, such as 2/4'],
    ['2', 'write which of how many, such as 2/4'],
  ])('%s is refused', (shard, because) => {
    expect(() => shareOf({ ...DEFAULTS, shard })).toThrow(`--shard is "${shard}"; ${because}.`)
  })

  it.each([
    [{ format: ['json'] }, '--format goes with `redis-preflight merge`'],
    [{ updateBaseline: true }, '--update-baseline goes with `redis-preflight merge`'],
    [{ redisUrl: 'redis://localhost' }, '--redis-url goes with `redis-preflight merge`'],
    [{ fixDryRun: true }, '--fix needs all that is found'],
  ])('goes with no %j', (options, sentence) => {
    expect(() => shareOf({ ...DEFAULTS, shard: '1/2', ...options })).toThrow(sentence)
  })

  it('goes with no other command', async () => {
    expect(await refusal(shop, 'inventory', '--shard', '1/2')).toContain(
      'go with the command check, not with inventory',
    )
    expect(() => shareOf({ ...DEFAULTS, shardFile: 'a.json' })).toThrow('--shard-file goes with --shard')
  })

  it('names the option of a file that cannot be written', async () => {
    expect(await refusal(shop, '--shard', '1/2', '--shard-file', 'package.json/x')).toContain('with --shard-file.')
  })

  it('writes no secret down', async () => {
    const secret = 'hunter2-of-the-shop'
    const leaky = checkout({
      ...SHOP,
      'src/leak.ts': `import { redis } from './redis'
export const leak = () => redis.set('leak:${secret}', process.env.X ?? 'redis://app:another-one@host/0')
export const login = () => redis.call('AUTH', 'a-third-one')
`,
    })
    await runCli(leaky.root, ['--shard', '1/1'], { REDIS_URL: `redis://:${secret}@localhost:1` })
    const text = readFileSync(join(leaky.root, 'redis-preflight-shard-1-of-1.json'), 'utf8')
    expect(text).toContain('leak:***')
    for (const one of [secret, 'another-one', 'a-third-one']) expect(text).not.toContain(one)
  })
})
