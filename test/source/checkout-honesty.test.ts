import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collectSource } from '../../src/collect/source'
import type { Skipped } from '../../src/model'
import { writeRepository } from '../support/repository'
import { analyse, analyseFolder, commandLines } from './collect'

const CLIENT = "import Redis from 'ioredis'\nexport const redis = new Redis()\n"
const KEYS = `${CLIENT}redis.keys('a:*')\n`
const PLAIN = 'export const one = 1\n'
const SCOPE = { ignore: [], includeTests: false }

function git(root: string, ...args: string[]): void {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'protocol.file.allow=always']
  execFileSync('git', ['-C', root, ...identity, ...args], { stdio: 'pipe' })
}

function commitAll(root: string): string {
  git(root, 'init', '-q')
  git(root, 'add', '-f', '.')
  git(root, 'commit', '-q', '-m', 'all')
  return root
}

function told(skipped: readonly Skipped[] | undefined): string[] {
  return (skipped ?? []).map(({ path, reason, kind }) => `${kind}: ${path}: ${reason}`)
}

async function skippedIn(root: string): Promise<string[]> {
  const source = await collectSource(root, SCOPE)
  return told(source.status === 'collected' ? source.value.skipped : 'skipped' in source ? source.skipped : [])
}

async function filesRead(root: string): Promise<string[]> {
  return commandLines(await analyseFolder(root)).map((line) => line.split(':', 1)[0] as string)
}

describe('repositories inside a repository', () => {
  const LINK = '160000,1111111111111111111111111111111111111111,'

  it('reads a submodule that is checked out, and those inside it', async () => {
    const inner = commitAll(writeRepository({ 'deep/b.ts': KEYS }))
    const middle = commitAll(writeRepository({ 'a.ts': KEYS }))
    git(middle, 'submodule', '--quiet', 'add', inner, 'inner')
    git(middle, 'commit', '-q', '-m', 'inner')
    const root = commitAll(writeRepository({ 'src/c.ts': KEYS }))
    git(root, 'submodule', '--quiet', 'add', middle, 'libs/middle')
    git(root, 'submodule', '--quiet', 'update', '--init', '--recursive')
    expect(await filesRead(root)).toEqual(['libs/middle/a.ts', 'libs/middle/inner/deep/b.ts', 'src/c.ts'])
    expect(await skippedIn(root)).toEqual([])
  })

  it('tells one that is not checked out, unless it is out of scope', async () => {
    const root = commitAll(writeRepository({ 'src/a.ts': KEYS }))
    git(root, 'update-index', '--add', '--cacheinfo', `${LINK}libs/shared`)
    git(root, 'update-index', '--add', '--cacheinfo', `${LINK}vendor/other`)
    mkdirSync(join(root, 'libs/shared'), { recursive: true })
    expect(await skippedIn(root)).toEqual(['folder: libs/shared: a submodule that is not checked out'])
    const source = await collectSource(root, { ...SCOPE, ignore: ['libs/**'] })
    expect(source.status === 'collected' && source.value.skipped).toEqual([])
  })

  it('reads a repository that somebody cloned into this one', async () => {
    const root = commitAll(writeRepository({ 'src/a.ts': KEYS }))
    mkdirSync(join(root, 'cloned/src'), { recursive: true })
    writeFileSync(join(root, 'cloned/src/b.ts'), KEYS)
    writeFileSync(join(root, 'cloned/.gitignore'), 'local/\n')
    commitAll(join(root, 'cloned'))
    expect(await filesRead(root)).toEqual(['cloned/src/b.ts', 'src/a.ts'])
  })

  it('reads no second working tree of the same repository, and says so', async () => {
    const root = commitAll(writeRepository({ 'src/a.ts': KEYS }))
    git(root, 'worktree', 'add', '-q', join(root, 'trees/feature'))
    expect(await filesRead(root)).toEqual(['src/a.ts'])
    expect(await skippedIn(root)).toEqual(['folder: trees/feature: another working tree of a repository'])
    expect(await filesRead(join(root, 'trees/feature'))).toEqual(['src/a.ts'])
  })

  it('asks the right repository inside a git hook, where git names its own', async () => {
    const root = commitAll(writeRepository({ 'src/a.ts': KEYS }))
    const other = commitAll(writeRepository({ 'src/elsewhere.ts': KEYS }))
    process.env.GIT_DIR = join(other, '.git')
    try {
      expect(await filesRead(root)).toEqual(['src/a.ts'])
    } finally {
      delete process.env.GIT_DIR
    }
  })
})

describe('what is listed and cannot be read', () => {
  it('tells links that hide sources or folders, and none whose target is listed anyway', async () => {
    const outside = writeRepository({ 'secret.ts': KEYS })
    const root = writeRepository({ 'src/a.ts': KEYS, 'docs/readme.md': '' })
    symlinkSync(join(outside, 'secret.ts'), join(root, 'src/linked.ts'))
    symlinkSync(outside, join(root, 'src/outside'))
    symlinkSync(join(outside, 'none.ts'), join(root, 'src/dangling.ts'))
    symlinkSync('a.ts', join(root, 'src/same.ts'))
    symlinkSync('src', join(root, 'source'))
    symlinkSync('.', join(root, 'loop'))
    symlinkSync('docs/readme.md', join(root, 'README.md'))
    mkdirSync(join(root, 'test'))
    symlinkSync(join(outside, 'secret.ts'), join(root, 'test/linked.ts'))
    const expected = [
      'source: src/dangling.ts: a symbolic link, not followed',
      'source: src/linked.ts: a symbolic link, not followed',
      'folder: src/outside: a symbolic link, not followed',
    ]
    expect(await skippedIn(root)).toEqual(expected)
    git(root, 'init', '-q')
    expect(await skippedIn(root)).toEqual(expected) // untracked
    commitAll(root)
    expect(await skippedIn(root)).toEqual(expected) // tracked
  })

  it('reads nothing through a folder that was replaced by a link', async () => {
    const outside = writeRepository({ 'b.ts': KEYS })
    const root = commitAll(writeRepository({ 'src/a.ts': KEYS, 'lib/b.ts': PLAIN }))
    rmSync(join(root, 'lib'), { recursive: true })
    symlinkSync(outside, join(root, 'lib'))
    expect(await filesRead(root)).toEqual(['src/a.ts'])
    expect((await skippedIn(root)).join('\n')).toContain('source: lib/b.ts: outside of the checked folder')
  })

  it('names a few deleted files, and counts the many of a sparse checkout', async () => {
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`apps/shop/src/${at}.ts`, PLAIN]))
    const root = commitAll(writeRepository({ 'src/a.ts': KEYS, 'src/b.ts': PLAIN, ...many, 'test/c.ts': PLAIN }))
    for (const path of ['src/b.ts', 'test/c.ts']) rmSync(join(root, path))
    expect(await skippedIn(root)).toEqual(['folder: src/b.ts: tracked by git, but not in the working tree'])
    writeFileSync(join(root, 'src/b.ts'), PLAIN)
    rmSync(join(root, 'apps'), { recursive: true })
    expect(await skippedIn(root)).toEqual(['folder: apps/shop/src: 12 tracked files are not in the working tree'])
  })

  it('opens no device, pipe or link in place of a source or a package.json', async () => {
    const outside = writeRepository({ 'package.json': '{"name":"secret","dependencies":{"ioredis":"1.0.0"}}' })
    const root = writeRepository({ 'src/a.ts': KEYS, 'one/x.md': '', 'two/x.md': '' })
    execFileSync('mkfifo', [join(root, 'src/pipe.ts'), join(root, 'two/package.json')])
    symlinkSync('/dev/zero', join(root, 'package.json'))
    symlinkSync('/dev/zero', join(root, 'src/zero.ts'))
    symlinkSync('/dev/zero', join(root, 'tsconfig.json'))
    symlinkSync(join(outside, 'package.json'), join(root, 'one/package.json'))
    expect(await skippedIn(root)).toEqual([
      'config: one/package.json: a symbolic link, not followed',
      'config: package.json: a symbolic link, not followed',
      'source: src/pipe.ts: not a regular file',
      'source: src/zero.ts: a symbolic link, not followed',
      'config: tsconfig.json: a symbolic link, not followed',
      'config: two/package.json: not a regular file; what it depends on is not known',
    ])
    expect((await analyseFolder(root)).clients.map(({ version }) => version)).toEqual([undefined])
  })

  it('tells a package.json and a tsconfig that are broken or too large, once each', async () => {
    const evidence = await analyse({
      'src/a.ts': KEYS,
      'src/deep/b.ts': PLAIN,
      'package.json': '{ "dependencies": ',
      'tsconfig.json': '{{{{ not json',
      'big/package.json': `{ "name": "${'x'.repeat(1_000_000)}" }`,
      'big/tsconfig.json': `{ "extends": "${'x'.repeat(1_000_000)}" }`,
      'big/a.ts': "import 'b'\n",
      'nested/tsconfig.json': '['.repeat(100_000),
      'nested/a.ts': "import 'b'\n",
      'test/fixtures/package.json': '{ broken, but nobody minds',
    })
    expect(told(evidence.skipped)).toEqual([
      'config: big/package.json: larger than 1 MB; what it depends on is not known',
      'config: big/tsconfig.json: larger than 1 MB; its path aliases may not be known',
      'config: nested/tsconfig.json: nested too deeply; its path aliases may not be known',
      'config: package.json: not valid JSON; what it depends on is not known',
      'config: tsconfig.json: not valid JSON; its path aliases may not be known',
    ])
  })

  it('says that it read nothing when the folder itself cannot be listed', async () => {
    const root = writeRepository({ 'a-file': '' })
    expect(await collectSource(join(root, 'none'), SCOPE)).toEqual({
      status: 'not-collected',
      reason: 'the folder could not be listed (ENOENT)',
    })
    expect((await collectSource(join(root, 'a-file'), SCOPE)).status).toBe('not-collected')
  })
})

describe('a repository without Redis', () => {
  it('is never found where an unread source may use it', async () => {
    const huge = `import { createClient } from 'redis'\n${'// filler\n'.repeat(200_000)}`
    for (const content of [huge, Buffer.from('\0\0\0\0require("bullmq")\0\0\0'), Buffer.from('redis', 'utf16le')]) {
      const source = await collectSource(writeRepository({ 'src/a.ts': PLAIN, 'src/unread.ts': content }), SCOPE)
      expect(source.status === 'collected' && told(source.value.skipped)).toHaveLength(1)
    }
  })

  it('is found where the unread ones are data, and they are told', async () => {
    const source = await collectSource(
      writeRepository({
        'src/a.ts': PLAIN,
        'src/data.js': `export default '${'x'.repeat(1_600_000)}'`,
        'dist/b.js': '',
      }),
      SCOPE,
    )
    expect(source).toEqual({
      status: 'not-applicable',
      reason: 'none of 1 source files uses Redis',
      skipped: [{ path: 'src/data.js', reason: 'larger than 1.5 MB', kind: 'data' }],
      files: { listed: 1, analysed: 0, leftOut: { tests: 0, generated: 1, ignored: 0 } },
    })
  })

  it.each([
    ['import of bun', "import { serve } from 'bun'\nserve({})\n", 'not-applicable'],
    ["bun's client", "import { RedisClient } from 'bun'\nnew RedisClient()\n", 'collected'],
    ['the global', "await Bun.redis.get('a')\n", 'collected'],
    ['a constructor of the global', 'export const store = new Bun.RedisClient(url)\n', 'collected'],
    ['a part of the global', 'const { redis, file } = Bun\n', 'collected'],
    ['another part of it', 'const { file, serve } = Bun\n', 'not-applicable'],
  ])('is told by more than the runtime: %s', async (_, text, expected) => {
    const root = writeRepository({ 'src/a.ts': text, 'package.json': '{"dependencies":{"bun":"1"}}' })
    expect((await collectSource(root, SCOPE)).status).toBe(expected)
  })

  it.each([
    ['an adapter of others', '@keyv/redis', '@keyv/redis', 'collected'],
    ['one in a subfolder', 'cache-manager-ioredis-yet/dist', 'cache-manager-ioredis-yet', 'collected'],
    ['an alias of an own folder', '@/redis', 'ioredis-mock', 'not-applicable'],
    ['what only mocks it', 'ioredis-mock', 'ioredis-mock', 'not-applicable'],
  ])('is told by %s', async (_, specifier, name, expected) => {
    const files = {
      'src/a.ts': `import store from '${specifier}'\nexport default store\n`,
      'package.json': JSON.stringify({ dependencies: { [name]: '1' } }),
    }
    expect((await collectSource(writeRepository(files), SCOPE)).status).toBe(expected)
  })

  it.each([
    ['the part without Redis', 'RateLimiterMemory', 'not-applicable'],
    ['the part that talks to it', 'RateLimiterRedis', 'collected'],
  ])('is told by what of a package is used: %s', async (_, name, expected) => {
    const files = {
      'src/a.ts': `import { ${name} } from 'rate-limiter-flexible'\nexport const limiter = new ${name}(options)\n`,
      'package.json': '{"dependencies":{"rate-limiter-flexible":"8"}}',
    }
    expect((await collectSource(writeRepository(files), SCOPE)).status).toBe(expected)
  })

  it('is not told by what only tests depend on', async () => {
    const files = { 'src/a.ts': PLAIN, 'test/fixtures/app/package.json': '{"dependencies":{"ioredis":"5"}}' }
    expect((await collectSource(writeRepository(files), SCOPE)).status).toBe('not-applicable')
  })
})

describe('path aliases', () => {
  it('take signs of replacement patterns literally', async () => {
    const evidence = await analyse({
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
      'package.json': '{ "imports": { "#lib/*": "./lib/*.ts" } }',
      'src/$&.ts': CLIENT,
      "lib/$'.ts": CLIENT,
      'src/use.ts': 'import { redis } from "@/$&"\nredis.keys("a")\n',
      'src/other.ts': 'import { redis } from "#lib/$\'"\nredis.keys("b")\n',
    })
    expect(commandLines(evidence)).toEqual(['src/other.ts:2 KEYS b not-a-write', 'src/use.ts:2 KEYS a not-a-write'])
    expect(evidence.commands.map(({ client }) => client)).not.toContain(null)
  })
})
