import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Checkout, checkout } from '../support/checkout'
import { CLEAN, runCli } from './command'

const LEGACY = `import { redis } from './redis'

export async function names() {
  return redis.keys('user:*')
}
`

/** The clean service, and one call of KEYS that has been there for years. */
function service(): Checkout {
  const exported = CLEAN['src/cache.ts'].replace('const redis', 'export const redis')
  return checkout({ 'package.json': CLEAN['package.json'], 'src/redis.ts': exported, 'src/legacy.ts': LEGACY })
}

async function check({ root }: Checkout, ...args: string[]) {
  const { code, stdout, stderr } = await runCli(root, ['--no-probe', '--format', 'console,json:out/r.json', ...args])
  const file = join(root, 'out/r.json')
  // The console breaks its lines where they are full.
  const said = stdout.replace(/\s+/g, ' ')
  return { code, stdout, said, stderr, report: existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined }
}

const rulesIn = (report: { findings: { rule: string; outside?: true; suppressed?: object }[] }) =>
  report.findings.filter(({ outside, suppressed }) => !outside && !suppressed).map(({ rule }) => rule)

describe('--changed-since', () => {
  it('lets pass what was there before, and says how much that is', async () => {
    const shop = service()
    shop.write({ 'src/legacy.ts': LEGACY.replace('names', 'allNames') })
    const { code, said, report } = await check(shop, '--changed-since', 'main')
    expect(code).toBe(0)
    expect(said).toContain('only what changed since `main` counts: 0 findings there, 1 elsewhere')
    expect(said).toContain('against `main`: 0 new findings, 0 mended')
    expect(said).toContain('✗ fail SCAN instead of KEYS')
    expect(report.change).toEqual({
      status: 'collected',
      since: 'main',
      scope: { inside: 0, outside: 1 },
      base: { added: 0, fixed: 0 },
    })
  })

  it('stops what the change brings', async () => {
    const shop = service()
    shop.write({ 'src/new.ts': LEGACY, 'src/legacy.ts': LEGACY })
    const { code, report } = await check(shop, '--changed-since', 'main')
    expect(code).toBe(1)
    expect(report.blockers).toEqual(['1 error of no-keys (src/new.ts:4)'])
  })

  it('stops a write whose TTL was taken away lines below it', async () => {
    const shop = service()
    const long = "await redis.set(\n    id,\n    value,\n    'EX',\n    3600,\n  )"
    const text = readFileSync(join(shop.root, 'src/redis.ts'), 'utf8').replace(/await redis\.set\(.*\)/, long)
    shop.write({ 'src/redis.ts': text })
    shop.commit()
    shop.write({ 'src/redis.ts': text.replace("    'EX',\n    3600,\n", '') })
    const { report } = await check(shop, '--changed-since', 'main')
    expect(rulesIn(report)).toContain('require-ttl')
  })

  it('stops a write whose TTL was another statement, far from it', async () => {
    const shop = service()
    const code = (rest: string) => `import { redis } from './redis'

export async function count(id: string) {
  await redis.incr('visits')
  const many = id.length
  const more = many + 1
  const most = more + 1
${rest}  return most
}
`
    shop.write({ 'src/visits.ts': code("  await redis.expire('visits', 60)\n") })
    shop.commit()
    expect((await check(shop, '--changed-since', 'main')).code).toBe(0)
    shop.write({ 'src/visits.ts': code('') })
    const { report } = await check(shop, '--changed-since', 'main')
    expect(rulesIn(report)).toContain('require-ttl')
  })

  it('counts what was mended, and what stays of a moved file', async () => {
    const shop = service()
    shop.git('mv', 'src/legacy.ts', 'src/moved.ts')
    const moved = await check(shop, '--changed-since', 'main')
    expect(moved.report.change).toMatchObject({ scope: { inside: 0, outside: 1 }, base: { added: 0, fixed: 0 } })
    shop.write({ 'src/moved.ts': null })
    const { code, report } = await check(shop, '--changed-since', 'main')
    expect(code).toBe(0)
    expect(report.change).toMatchObject({ scope: { inside: 0, outside: 0 }, base: { added: 0, fixed: 1 } })
  })

  it('takes what was there before from what is there, where the change reaches none of it', async () => {
    const shop = service()
    shop.write({ 'logo.svg': '<svg/>\n' })
    const { report } = await check(shop, '--changed-since', 'main')
    expect(report.change).toMatchObject({ scope: { inside: 0, outside: 1 }, base: { added: 0, fixed: 0 } })
  })

  it('tells what the change does to the gate', async () => {
    const shop = service()
    shop.write({ '.github/workflows/ci.yml': 'on: push\njobs: { a: { steps: [{ run: npx redis-preflight }] } }\n' })
    shop.commit()
    shop.write({
      'redis-preflight.config.yml': 'rules: { no-keys: off }\n',
      '.github/workflows/ci.yml': 'on: push\njobs: {}\n',
      '.github/workflows/other.yml': 'on: push\njobs: {}\n',
    })
    const { stdout, report } = await check(shop, '--changed-since', 'main')
    expect(report.weakened).toEqual([
      '`no-keys` is switched off',
      '`.github/workflows/ci.yml`, which runs this check, is changed',
    ])
    expect(stdout).toContain('This change loosens the gate itself')
  })

  it('says when the config before the change cannot be used', async () => {
    const shop = service()
    shop.write({ 'redis-preflight.config.yml': 'rules: { no-kyes: off }\n' })
    shop.commit()
    shop.write({ 'redis-preflight.config.yml': 'rules: { no-keys: off }\n' })
    const { report } = await check(shop, '--changed-since', 'main')
    expect(report.weakened).toEqual([])
    expect(report.unweighed).toBe(
      'the config before it is not usable (redis-preflight.config.yml:1: there is no rule `no-kyes`; did you mean `no-keys`?)',
    )
  })

  it('refuses a commit that git does not know', async () => {
    const { code, stdout, stderr } = await check(service(), '--changed-since', 'nope')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toBe('redis-preflight: --changed-since: git does not know the commit `nope` here.\n')
  })
})

describe('--update-baseline', () => {
  const FILE = 'redis-preflight.baseline.json'

  it('accepts what there is; from then on only what is new blocks', async () => {
    const shop = service()
    expect((await check(shop)).code).toBe(1)
    const accepted = await check(shop, '--update-baseline')
    expect(accepted.code).toBe(0)
    expect(accepted.said).toContain(`1 finding accepted in the baseline \`${FILE}\`; 1 of them in this run`)
    shop.write({ 'src/legacy.ts': `\n\n${LEGACY}` })
    const moved = await check(shop)
    expect(moved.code).toBe(0)
    expect(moved.report.baseline).toEqual({ file: FILE, known: 1, added: 0, unseen: 0, stale: [] })
    shop.write({ 'src/new.ts': LEGACY })
    expect((await check(shop)).report.blockers).toEqual(['1 error of no-keys (src/new.ts:4)'])
  })

  it('is written in the same way twice, tells stale entries, and drops them when it is written again', async () => {
    const shop = service()
    await check(shop, '--update-baseline')
    const first = readFileSync(join(shop.root, FILE), 'utf8')
    await check(shop, '--update-baseline')
    expect(readFileSync(join(shop.root, FILE), 'utf8')).toBe(first)
    shop.write({ 'src/legacy.ts': LEGACY.replace("keys('user:*')", "get('user:1')") })
    const stale = await check(shop)
    expect(stale.said).toContain('1 entry of it is stale, `--update-baseline` removes it')
    expect(readFileSync(join(shop.root, FILE), 'utf8')).toBe(first)
    await check(shop, '--update-baseline')
    expect(JSON.parse(readFileSync(join(shop.root, FILE), 'utf8')).findings).not.toContainEqual(
      expect.objectContaining({ rule: 'no-keys' }),
    )
  })

  it('writes nothing where the check itself could not be done', async () => {
    const shop = service()
    const { code, stderr } = await check(shop, '--update-baseline', '--fail-on', 'never')
    expect(code).toBe(2)
    expect(stderr).toContain('--fail-on cannot be `never`')
    expect(existsSync(join(shop.root, FILE))).toBe(false)
  })
})

it('400 findings of a legacy repository become one line, and what is new is shown', async () => {
  const shop = service()
  const many = Array.from({ length: 400 }, (_, n) => `export const f${n} = () => redis.keys('k${n}:*')\n`).join('')
  shop.write({ 'src/many.ts': `import { redis } from './redis'\n${many}` })
  shop.commit()
  shop.write({ 'src/new.ts': LEGACY })
  const { code, stdout, said } = await check(shop, '--changed-since', 'main')
  expect(code).toBe(1)
  expect(said).toContain('1 finding there, 401 elsewhere')
  expect(stdout.match(/✗ error {2}no-keys/g)).toHaveLength(1)
})
