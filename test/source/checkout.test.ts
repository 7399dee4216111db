import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collectSource } from '../../src/collect/source'
import { writeRepository } from '../support/repository'
import { analyse, analyseFolder, commandLines } from './collect'

const CLIENT = "import Redis from 'ioredis'\nexport const redis = new Redis()\n"
const KEYS = `${CLIENT}redis.keys('a:*')\n`

describe('which files are read', () => {
  it('honours .gitignore in a git checkout and reads untracked files', async () => {
    const root = writeRepository({ 'src/a.ts': KEYS, 'ignored/b.ts': KEYS, '.gitignore': 'ignored/\n' })
    execFileSync('git', ['init', '-q', root])
    execFileSync('git', ['-C', root, 'add', 'src'])
    writeFileSync(join(root, 'untracked.ts'), KEYS)
    expect(commandLines(await analyseFolder(root))).toEqual([
      'src/a.ts:3 KEYS a:* not-a-write',
      'untracked.ts:3 KEYS a:* not-a-write',
    ])
  })

  it('honours .gitignore in a folder that is no git checkout, nested files included', async () => {
    const evidence = await analyse({
      'src/a.ts': KEYS,
      'src/.gitignore': 'local/\n*.skip.ts\n',
      'src/local/b.ts': KEYS,
      'src/c.skip.ts': KEYS,
      'node_modules/x/d.ts': KEYS,
    })
    expect(commandLines(evidence)).toEqual(['src/a.ts:3 KEYS a:* not-a-write'])
  })

  it('leaves out tests, mocks, generated code, declarations and bundles, but not folders that only sound like them', async () => {
    const evidence = await analyse({
      'src/a.ts': KEYS,
      'app/api/docs/route.ts': KEYS,
      'src/testing-tools.ts': KEYS,
      'src/latest/b.ts': KEYS,
      'src/a.test.ts': KEYS,
      'src/__mocks__/a.ts': KEYS,
      'test/a.ts': KEYS,
      'dist/a.js': KEYS,
      'public/vendor/a.js': KEYS,
      'src/a.min.js': KEYS,
      'src/a.d.ts': KEYS,
    })
    expect(commandLines(evidence).map((line) => line.split(':')[0])).toEqual([
      'app/api/docs/route.ts',
      'src/a.ts',
      'src/latest/b.ts',
      'src/testing-tools.ts',
    ])
  })

  it('leaves out what the config ignores, and reads tests when asked to', async () => {
    const files = { 'src/a.ts': KEYS, 'src/a.test.ts': KEYS, 'legacy/b.ts': KEYS }
    expect(commandLines(await analyse(files, { ignore: ['legacy/**'], includeTests: true }))).toEqual([
      'src/a.test.ts:3 KEYS a:* not-a-write',
      'src/a.ts:3 KEYS a:* not-a-write',
    ])
  })

  it('says that a repository without Redis has none', async () => {
    const root = writeRepository({
      'src/a.ts': 'export const keys = Object.keys({})\n',
      'package.json': '{"dependencies":{"express":"4"}}',
    })
    expect(await collectSource(root, { ignore: [], includeTests: false })).toEqual({
      status: 'not-applicable',
      reason: 'none of 1 source files uses Redis',
      skipped: [],
      files: { listed: 1, analysed: 0, leftOut: { tests: 0, generated: 0, ignored: 0 } },
    })
  })
})

describe('files that are hard to read', () => {
  it('reads on past broken TypeScript, empty files and odd encodings, with lines and columns right', async () => {
    const evidence = await analyse({
      'src/broken.ts': `${KEYS}function ( { if (\nclass {{{\n`,
      'src/empty.ts': '',
      'src/latin1.ts': Buffer.from(`// caf\u00e9\n${CLIENT}const \u00fc = redis.keys('\u00e9:*')\n`, 'latin1'),
      'src/utf16.ts': Buffer.from(`\ufeff${KEYS}`, 'utf16le'),
      'src/utf16be.ts': Buffer.from(`\ufeff${KEYS}`, 'utf16le').swap16(),
      'src/utf8.ts': `${CLIENT}redis.keys('\ufffd\u00e9:*')\n`,
      'src/bom.ts': `\ufeff${KEYS}`,
      'src/crlf.ts': KEYS.replaceAll('\n', '\r\n'),
    })
    expect(commandLines(evidence)).toEqual([
      'src/bom.ts:3 KEYS a:* not-a-write',
      'src/broken.ts:3 KEYS a:* not-a-write',
      'src/crlf.ts:3 KEYS a:* not-a-write',
      'src/latin1.ts:4 KEYS \u00e9:* not-a-write',
      'src/utf16.ts:3 KEYS a:* not-a-write',
      'src/utf16be.ts:3 KEYS a:* not-a-write',
      'src/utf8.ts:3 KEYS \ufffd\u00e9:* not-a-write',
    ])
    expect(evidence.commands.find(({ place }) => place.path === 'src/latin1.ts')?.place.column).toBe(17)
  })

  it('tells which files it did not read: binary content, more than 1.5 MB', async () => {
    const evidence = await analyse({
      'src/a.ts': KEYS,
      'src/binary.ts': Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2]),
      'src/huge.ts': `${KEYS}${'// filler\n'.repeat(500_000)}`,
    })
    expect(evidence.skipped).toEqual([
      { path: 'src/binary.ts', reason: 'binary content in a source file', kind: 'data' },
      { path: 'src/huge.ts', reason: 'larger than 1.5 MB', kind: 'source' },
    ])
    expect(commandLines(evidence)).toEqual(['src/a.ts:3 KEYS a:* not-a-write'])
  })

  it('follows no symbolic link, neither in circles nor out of the workspace', async () => {
    const outside = writeRepository({ 'secret.ts': KEYS })
    const root = writeRepository({ 'src/a.ts': KEYS })
    symlinkSync(root, join(root, 'src/loop'))
    symlinkSync(join(outside, 'secret.ts'), join(root, 'src/linked.ts'))
    symlinkSync(outside, join(root, 'outside'))
    symlinkSync('/nowhere/at/all.ts', join(root, 'src/dangling.ts'))
    expect(commandLines(await analyseFolder(root))).toEqual(['src/a.ts:3 KEYS a:* not-a-write'])
    execFileSync('git', ['init', '-q', root])
    execFileSync('git', ['-C', root, 'add', '.'])
    expect(commandLines(await analyseFolder(root))).toEqual(['src/a.ts:3 KEYS a:* not-a-write'])
  })

  it('survives nesting deeper than the call stack, circular imports and wrappers that call each other', async () => {
    const evidence = await analyse({
      'src/deep.ts': `import './redis'\nexport const x = ${'('.repeat(20_000)}1${')'.repeat(20_000)}\n`,
      'src/long.ts': `import { redis } from './redis'\nexport const list = [${'redis, '.repeat(10_000)}]\n`,
      'src/redis.ts': `import { wrap } from './wrap'\n${CLIENT}export const get = () => wrap(get())\nredis.keys(key())\nfunction key(): string { return other() + ':*' }\nfunction other(): string { return key() }\n`,
      'src/wrap.ts':
        "import { get } from './redis'\nexport const wrap = (c: any): any => get() ?? wrap(c)\nwrap(1).keys('*')\n",
      'src/names.ts':
        "import { redis } from './redis'\nconst constructor = '__proto__'\nredis.keys(constructor)\nredis.set('hasOwnProperty', '1')\n",
    })
    expect(commandLines(evidence)).toContain('src/names.ts:3 KEYS __proto__ not-a-write')
    expect(commandLines(evidence)).toContain('src/names.ts:4 SET hasOwnProperty never')
    expect(commandLines(evidence).filter((line) => line.startsWith('src/redis.ts:5 KEYS'))).toHaveLength(1)
  })

  it('takes a tsconfig with comments, and does without one that is broken or extends itself', async () => {
    const use = "import { redis } from '@/redis'\nredis.keys('*')\n"
    const evidence = await analyse({
      'a/tsconfig.json': '// aliases\n{ "compilerOptions": { /* all */ "paths": { "@/*": ["./src/*"] } }, }\n',
      'a/src/redis.ts': CLIENT,
      'a/src/use.ts': use,
      'b/tsconfig.json': '{ "extends": "./other.json" }',
      'b/other.json': '{ "extends": "./tsconfig.json" }',
      'b/redis.ts': CLIENT,
      'c/tsconfig.json': '{{{{ not json',
      'c/redis.ts': CLIENT,
      'd/tsconfig.json': '{ "extends": "../../../../etc/passwd" }',
      'd/redis.ts': CLIENT,
      'package.json': '{ also broken',
    })
    expect(commandLines(evidence)).toEqual(['a/src/use.ts:2 KEYS - not-a-write'])
    expect(evidence.clients).toHaveLength(4)
  })

  it('reads a folder that cannot be listed as far as it goes', async () => {
    const root = writeRepository({ 'src/a.ts': KEYS, 'file-instead-of-folder': '' })
    mkdirSync(join(root, 'empty'))
    expect(commandLines(await analyseFolder(root))).toEqual(['src/a.ts:3 KEYS a:* not-a-write'])
  })
})
