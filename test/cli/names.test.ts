import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkout } from '../support/checkout'
import { CLEAN, runCli } from './command'

/** Names that git quotes, shells and patterns act upon, or other systems do not allow. */
const NAMES = [
  'src/"quoted\\.ts',
  'src/"quoted".ts',
  'src/back\\slash.ts',
  'src/\\first.ts',
  'src/fold\\er/in.ts',
  'src/new\nline.ts',
  'src/tab\t.ts',
  'src/bell\u0007.ts',
  'src/sp ace/a b.ts',
  "src/it's.ts",
  'src/日本 語.ts',
  'src/e\u0301.ts',
  'src/stand-in\uf05c0.ts',
  'src/[br]*{a,b}?.ts',
  'src/$(dollar)`.ts',
  'src/#hash%20.ts',
  'src/-dash.ts',
  'src/..dots.ts',
  'c:/colon.ts',
]
const IMPORT: Readonly<Record<string, string>> = { 'src/fold\\er/in.ts': '../redis', 'src/sp ace/a b.ts': '../redis' }

function source(path: string): string {
  const redis = path.startsWith('c:') ? '../src/redis' : (IMPORT[path] ?? './redis')
  return `import { redis } from '${redis}'\n\nexport async function names() {\n  return redis.keys('user:*')\n}\n`
}

interface Found {
  readonly rule: string
  readonly path: string
  readonly outside?: true
  readonly suppressed?: object
}

it('a source of any name is analysed, accepted in a baseline, told from what changed, and fixed', async () => {
  const redis = CLEAN['src/cache.ts'].replace('const redis', 'export const redis')
  const shop = checkout({ 'package.json': CLEAN['package.json'], 'src/redis.ts': redis })
  shop.write(Object.fromEntries(NAMES.map((path) => [path, source(path)])))
  shop.commit()
  const check = async (...args: string[]) => {
    const { code, stdout, stderr } = await runCli(shop.root, ['--no-probe', ...args])
    return { code, stdout, stderr }
  }
  const found = async (...args: string[]) => {
    await check('--format', 'json:report.json', ...args)
    const report: { findings: Found[] } = JSON.parse(readFileSync(join(shop.root, 'report.json'), 'utf8'))
    const standing = report.findings.filter(
      ({ rule, outside, suppressed }) => rule === 'no-keys' && !outside && !suppressed,
    )
    return standing.map(({ path }) => path).sort()
  }
  const all = [...NAMES].sort()
  expect(await found('--update-baseline')).toEqual([])
  expect(JSON.parse(readFileSync(join(shop.root, 'redis-preflight.baseline.json'), 'utf8')).findings).toHaveLength(
    all.length,
  )
  shop.write({ 'redis-preflight.baseline.json': null })
  expect(await found()).toEqual(all)
  expect(await found('--changed-since', 'HEAD')).toEqual([])
  shop.write(Object.fromEntries(NAMES.map((path) => [path, source(path).replace('user', 'users')])))
  expect(await found('--changed-since', 'HEAD')).toEqual(all)
  const { stdout: patch } = await check('--fix-dry-run')
  execFileSync('git', ['apply', '--check', '-'], { cwd: shop.root, input: patch })
  expect(patch.match(/^\+\+\+ /gm)).toHaveLength(all.length)
  await check('--fix')
  expect(await found()).toEqual([])
  for (const path of all) expect(readFileSync(join(shop.root, path), 'utf8')).toContain('scan')
})

it('a checked folder keeps the backslash of its name, in sentences and in links', async () => {
  const shop = checkout({
    'serv\\ice/package.json': CLEAN['package.json'],
    'serv\\ice/redis.ts': CLEAN['src/cache.ts'].replace('const redis', 'export const redis'),
    'serv\\ice/names.ts': source('src/names.ts'),
  })
  const { stdout } = await runCli(shop.root, ['--no-probe', '--format', 'console,markdown:report.md', 'serv\\ice'])
  expect(stdout).toContain('serv\\ice/names.ts:4')
  expect(readFileSync(join(shop.root, 'report.md'), 'utf8')).toContain('serv\\\\ice/names.ts:4')
})
