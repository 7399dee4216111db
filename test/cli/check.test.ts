import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { utcDay } from '../../src/model'
import { CLEAN, createFolder, FAULTY, runCli, WITHOUT } from './command'

const folders: { remove(): void }[] = []

function folder(files: Record<string, string>): string {
  const made = createFolder(files)
  folders.push(made)
  return made.path
}

afterEach(() => {
  for (const { remove } of folders.splice(0)) remove()
})

function verdicts(json: string): Record<string, string> {
  const { checklist } = JSON.parse(json) as { checklist: { item: string; verdict: string }[] }
  return Object.fromEntries(checklist.map(({ item, verdict }) => [item, verdict]))
}

describe('check', () => {
  it('ends with 0 on a service with nothing to complain about, and does not call the unseen fine', async () => {
    const { code, stdout, stderr } = await runCli(folder(CLEAN), ['--format', 'json'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'ready', blockers: [], findings: [] })
    expect(verdicts(stdout)).toEqual({
      'memory-policy': 'not-checked',
      ttl: 'pass',
      'circuit-breaker': 'needs-a-look',
      'hit-ratio': 'not-checked',
      'eviction-rate': 'not-checked',
      'hot-keys': 'not-checked',
      'scan-not-keys': 'pass',
      connections: 'pass',
      'flush-procedure': 'not-checked',
      'no-flush': 'pass',
    })
  })

  it('ends with 1 on a KEYS call and says where it is', async () => {
    const { code, stdout, stderr } = await runCli(folder(FAULTY), [])
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    expect(stdout).toContain('NOT READY')
    expect(stdout).toContain('1 error of no-keys (src/cache.ts:15)')
    expect(stdout).toContain("return redis.keys('user:*')")
  })

  it.each([
    [['check', '.']],
    [['check', '.', '--format', 'json']],
    [['--format', 'json', 'check', '.']],
    [['--format=json']],
  ])('is the default command, with options before or after it: %j', async (args) => {
    expect((await runCli(folder(FAULTY), args)).code).toBe(1)
  })

  it('ends with 0 where Redis is not used, without loading the compiler or a client', async () => {
    const cwd = folder(WITHOUT)
    const spy =
      "process.on('exit', () => require('node:fs').writeFileSync('loaded', Object.keys(require.cache).join('\\n')))"
    writeFileSync(join(cwd, 'spy.cjs'), spy)
    const { code, stdout } = await runCli(cwd, ['--format', 'json'], {
      NODE_OPTIONS: `--require ${join(cwd, 'spy.cjs')}`,
    })
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'not-applicable', blockers: [] })
    expect(new Set(Object.values(verdicts(stdout)))).toEqual(new Set(['not-applicable']))
    const loaded = readFileSync(join(cwd, 'loaded'), 'utf8')
    expect(loaded).toContain('commander')
    expect(loaded).not.toMatch(/node_modules.(ts-morph|typescript|ioredis|yaml|ajv)\b/)
  })

  it('says through what Redis is reached where no client is in sight', async () => {
    const cwd = folder({
      'src/cache.ts':
        "import KeyvRedis from '@keyv/redis'\nexport const store = new KeyvRedis(process.env.REDIS_URL)\n",
      'package.json': '{"dependencies":{"@keyv/redis":"^4.0.0"}}',
    })
    const { stdout } = await runCli(cwd, ['--format', 'json'])
    const { checklist } = JSON.parse(stdout) as { checklist: { item: string; verdict: string; because: string }[] }
    for (const item of ['ttl', 'scan-not-keys', 'connections', 'no-flush']) {
      expect(checklist.find((one) => one.item === item)).toMatchObject({
        verdict: 'not-checked',
        because:
          item === 'connections'
            ? 'what `KeyvRedis` at src/cache.ts:2 connects with is not looked at'
            : 'Redis is used here through @keyv/redis, whose own connections and commands are not looked at',
      })
    }
  })

  it('ends with 1 where Redis is not used and an item is required all the same', async () => {
    const { code, stdout } = await runCli(folder(WITHOUT), ['--require', 'ttl', '--format', 'json'])
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: 'not-ready',
      blockers: [expect.stringMatching(/^ttl is required and is not-applicable: none of 1 source files? uses Redis$/)],
      inventory: { files: { listed: 1, analysed: 0 }, skipped: [] },
    })
  })

  it('never passes an item while a source file could not be read', async () => {
    const files = {
      ...CLEAN,
      'src/bundle.ts': `import { redis } from './cache'\n${'// padding\n'.repeat(160_000)}redis.flushall()\n`,
      'lua/lock.lua': "redis.call('SET', KEYS[1] if",
    }
    const cwd = folder(files)
    const { code, stdout } = await runCli(cwd, ['--format', 'json'])
    expect(code).toBe(0)
    const { checklist, inventory } = JSON.parse(stdout)
    expect(inventory.skipped.map(({ path }: { path: string }) => path).sort()).toEqual([
      'lua/lock.lua',
      'src/bundle.ts',
    ])
    for (const item of ['ttl', 'scan-not-keys', 'connections', 'no-flush']) {
      expect(checklist.find((line: { item: string }) => line.item === item)).toMatchObject({
        verdict: 'needs-a-look',
        because: expect.stringMatching(/2 source files could not be read \(.*src\/bundle\.ts.*\)/),
      })
    }
    const required = await runCli(cwd, ['--require', 'no-flush'])
    expect(required.code).toBe(1)
    expect(required.stdout.replace(/\s+/g, ' ')).toContain(
      'no-flush is required and is needs-a-look: 2 source files could not be read',
    )
  })

  it('writes several formats at once', async () => {
    const cwd = folder(FAULTY)
    const { code, stdout } = await runCli(cwd, [
      '--format',
      'console',
      '--format',
      'json:out/report.json,markdown:out/report.md',
    ])
    expect(code).toBe(1)
    expect(stdout).toContain('NOT READY')
    expect(JSON.parse(readFileSync(join(cwd, 'out/report.json'), 'utf8')).verdict).toBe('not-ready')
    expect(existsSync(join(cwd, 'out/report.md'))).toBe(true)
  })

  it('shows paths from the current folder, and writes them from the root of the repository', async () => {
    const cwd = folder({})
    const files = Object.entries(FAULTY).map(([name, text]) => [`services/shop/${name}`, text])
    const repository = folder(Object.fromEntries(files))
    mkdirSync(join(repository, '.git'))
    const services = join(repository, 'services')
    const { stdout } = await runCli(services, ['shop', '--format', 'console,json:../report.json'])
    expect(stdout).toContain('no-keys  shop/src/cache.ts:15')
    expect(stdout).toContain('1 error of no-keys (shop/src/cache.ts:15)')
    const { findings } = JSON.parse(readFileSync(join(repository, 'report.json'), 'utf8'))
    expect(findings[0].path).toBe('services/shop/src/cache.ts')
    expect(JSON.parse((await runCli(cwd, [services, '--format', 'json'])).stdout).findings[0].path).toBe(
      'services/shop/src/cache.ts',
    )
  })

  it('checks a folder that is named like a command', async () => {
    const files = Object.entries(FAULTY).map(([name, text]) => [`inventory/${name}`, text])
    const { code, stdout } = await runCli(folder(Object.fromEntries(files)), ['./inventory'])
    expect(code).toBe(1)
    expect(stdout).toContain('inventory/src/cache.ts:15')
  })

  it('leaves the findings out with --quiet', async () => {
    const { code, stdout } = await runCli(folder(FAULTY), ['--quiet'])
    expect(code).toBe(1)
    expect(stdout).toContain('1 error of no-keys (src/cache.ts:15)')
    expect(stdout).not.toContain("return redis.keys('user:*')")
  })
})

describe('the config', () => {
  const YML = 'redis-preflight.config.yml'

  it('decides what blocks', async () => {
    const cwd = folder({ ...FAULTY, [YML]: 'rules: {no-keys: warning}\n' })
    expect((await runCli(cwd, [])).code).toBe(0)
    expect((await runCli(cwd, ['--fail-on', 'warning'])).code).toBe(1)
    writeFileSync(join(cwd, YML), 'rules: {no-keys: off}\n')
    const { code, stdout } = await runCli(cwd, ['--format', 'json'])
    expect(code).toBe(0)
    expect(verdicts(stdout)['scan-not-keys']).toBe('not-checked')
  })

  it('may require an item, which blocks when it was not checked', async () => {
    const { code, stdout } = await runCli(folder(CLEAN), ['--require', 'ttl, memory-policy', '--no-probe', '--quiet'])
    expect(code).toBe(1)
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'memory-policy is required and is not-checked: switched off with --no-probe',
    )
  })

  it('may vouch for an item', async () => {
    const attest = (until: string) =>
      `require: [hit-ratio]\nattestations:\n  - {item: hit-ratio, by: ops, reason: Alert tested., until: ${until}}\n`
    const ahead = utcDay(new Date(Date.now() + 30 * 24 * 3600 * 1000))
    const cwd = folder({ ...CLEAN, [YML]: attest(ahead) })
    expect((await runCli(cwd, [])).code).toBe(0)
    writeFileSync(join(cwd, YML), attest('2020-01-31'))
    const { code, stdout } = await runCli(cwd, ['--format', 'json'])
    expect(code).toBe(1)
    expect(verdicts(stdout)['hit-ratio']).toBe('fail')
    writeFileSync(join(cwd, YML), attest('2020-01-31').replace('require: [hit-ratio]\n', ''))
    const unasked = await runCli(cwd, ['--format', 'json'])
    expect(unasked.code).toBe(1)
    expect(JSON.parse(unasked.stdout).blockers).toEqual([
      'hit-ratio is no longer attested: ops vouched until 2020-01-31',
    ])
  })

  it('may name keys that are meant to last', async () => {
    const source = CLEAN['src/cache.ts'].replace(", 'EX', 3600", '')
    const cwd = folder({ ...CLEAN, 'src/cache.ts': source })
    const before = await runCli(cwd, ['--format', 'json'])
    expect(before.code).toBe(1)
    expect(JSON.parse(before.stdout).findings[0].rule).toBe('require-ttl')
    writeFileSync(join(cwd, YML), "immortal: ['user:*:profile']\n")
    const after = await runCli(cwd, ['--format', 'json'])
    expect(after.code).toBe(0)
    expect(JSON.parse(after.stdout).findings).toEqual([])
  })

  it('is refused with one sentence and exit code 2', async () => {
    const { code, stdout, stderr } = await runCli(folder({ ...CLEAN, [YML]: 'fail_on: error\n' }), [])
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr: `redis-preflight: ${YML}:1: unknown key \`fail_on\`; did you mean \`fail-on\`?\n`,
    })
  })

  it('may be named', async () => {
    const cwd = folder({ ...FAULTY, 'ci/lenient.yml': 'rules: {no-keys: note}\n' })
    expect((await runCli(cwd, ['--config', 'ci/lenient.yml'])).code).toBe(0)
    expect((await runCli(cwd, ['--config', 'ci/none.yml'])).stderr).toBe(
      'redis-preflight: The config file ci/none.yml does not exist.\n',
    )
  })
})

describe('a comment in the source', () => {
  const silenced = (comment: string) => ({
    ...FAULTY,
    'src/cache.ts': FAULTY['src/cache.ts'].replace('  return redis.keys', `  ${comment}\n  return redis.keys`),
  })

  it('silences a finding when it gives a reason', async () => {
    const cwd = folder(silenced('// redis-preflight-ignore-next-line no-keys -- an operator starts it by hand'))
    const { code, stdout } = await runCli(cwd, ['--format', 'json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout).findings).toMatchObject([
      { rule: 'no-keys', suppressed: { kind: 'comment', reason: 'an operator starts it by hand' } },
    ])
  })

  it('silences nothing without one, and is told', async () => {
    const cwd = folder(silenced('// redis-preflight-ignore-next-line no-keys'))
    const { code, stdout } = await runCli(cwd, ['--format', 'json'])
    expect(code).toBe(1)
    expect(JSON.parse(stdout).findings.map(({ rule }: { rule: string }) => rule)).toEqual([
      'no-keys',
      'suppression-reason',
    ])
  })

  it('is told when it is left over', async () => {
    const files = {
      ...CLEAN,
      'src/cache.ts': `${CLEAN['src/cache.ts']}// redis-preflight-ignore-next-line no-keys -- once\n`,
    }
    const { code, stdout } = await runCli(folder(files), ['--format', 'json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout).findings).toMatchObject([{ rule: 'unused-suppression', item: 'scan-not-keys' }])
    expect(verdicts(stdout)['scan-not-keys']).toBe('needs-a-look')
  })
})
