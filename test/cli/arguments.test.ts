import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CLI, createFolder, FAULTY, runCli, WITHOUT } from './command'

let cwd: string
let remove: () => void

beforeAll(() => {
  ;({ path: cwd, remove } = createFolder({ ...FAULTY, 'a-file': '' }))
})

afterAll(() => remove())

describe('bad arguments end with 2 and one sentence', () => {
  it.each([
    [['nowhere'], 'The folder nowhere does not exist.'],
    [['a-file'], 'a-file is a file; name the folder to check.'],
    [['inventry'], 'The folder inventry does not exist; did you mean the command `inventory`?'],
    [['a', 'b'], 'too many arguments. Expected 1 argument but got 2. Run `redis-preflight --help` for the options.'],
    [
      ['--fomat', 'json'],
      "unknown option '--fomat' (Did you mean --format?). Run `redis-preflight --help` for the options.",
    ],
    [['--format'], "option '--format <format[:file]>' argument missing. Run `redis-preflight --help` for the options."],
    [['--fail-on', 'eror'], '--fail-on cannot be `eror`; did you mean `error`?'],
    [['--require', 'memory'], /^--require: there is no item `memory`; choose from memory-policy, ttl, /],
    [['--redis-role', 'cash', '--redis-url', 'redis://h'], '--redis-role cannot be `cash`; did you mean cache?'],
    [['--format', 'jsn'], /^--format does not know "jsn"; did you mean json\?/],
    [['--format', 'json:a-file/x'], /^Cannot write the json report to .*a-file\/x \(a part of its path is a file\)/],
    [['inventory', '--format', 'markdown'], 'inventory has no format markdown; use console or json.'],
    [['explain'], "missing required argument 'rule|item'. Run `redis-preflight --help` for the options."],
    [['explain', 'no-kyes'], 'There is no rule or item `no-kyes`; did you mean `no-keys`?'],
    [['explain', 'zzz'], /^There is no rule or item `zzz`; known are circuit-breaker, .*, no-flush\.$/],
    [
      ['--redis-url', 'localhost:6379'],
      '--redis-url does not start with redis://, rediss:// (TLS) or unix://; write it as redis://host:6379.',
    ],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await runCli(cwd, args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^redis-preflight: .*\n$/)
    const sentence = stderr.replace('redis-preflight: ', '').trimEnd()
    if (typeof message === 'string') expect(sentence).toBe(message)
    else expect(sentence).toMatch(message)
  })

  it('with a stack only where it is asked for, and without secrets even then', async () => {
    const args = ['--redis-url', 'https://:hunter2@host']
    expect((await runCli(cwd, args)).stderr.split('\n')).toHaveLength(2)
    const debugged = await runCli(cwd, args, { REDIS_PREFLIGHT_DEBUG: '1' })
    expect(debugged.code).toBe(2)
    expect(debugged.stderr).toMatch(/\n\s+at /)
    expect(debugged.stderr).not.toContain('hunter2')
  })

  it.each([
    [['--redis-ulr=redis://:hunter2@host']],
    [['redis://:hunter2@host']],
    [['explain', 'redis://:hunter2@host']],
    [['--config', 'redis://:hunter2@host']],
    [['--redis-url', 'redis://:hunter2#@host']],
  ])('and never shows a password: %j', async (args) => {
    const { code, stdout, stderr } = await runCli(cwd, args)
    expect(code).toBe(2)
    expect(stdout + stderr).not.toContain('hunter2')
  })
})

describe('the other commands', () => {
  it('print the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8'))
    expect(await runCli(cwd, ['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  })

  it.each([[['--help']], [['help']], [['check', '--help']], [['help', 'inventory']]])(
    'print help: %j',
    async (args) => {
      const { code, stdout, stderr } = await runCli(cwd, args)
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toContain('--redis-url <url>')
    },
  )

  it('give examples and exit codes in the help', async () => {
    const { stdout } = await runCli(cwd, ['-h'])
    expect(stdout).toContain('redis-preflight explain no-keys')
    expect(stdout).toContain('Exit codes: 0 ready')
  })

  it.each([
    ['no-keys', 'Do not run KEYS in application code.'],
    ['suppression-reason', 'Give the reason in every comment that silences a rule.'],
    ['connections', 'reconnect-strategy'],
    ['hit-ratio', 'Would someone be told when the hit ratio falls'],
    ['flush-procedure', 'flush-runbook'],
  ])('explain %s', async (topic, text) => {
    const { code, stdout, stderr } = await runCli(cwd, ['explain', topic])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain(topic)
    expect(stdout).toContain(text)
  })

  it('list what is in the source, whatever is wrong with it', async () => {
    const { code, stdout } = await runCli(cwd, ['inventory'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/src\/cache\.ts:3 +ioredis/)
    expect(stdout).toMatch(/src\/cache\.ts:11 +SET +user:\*:profile +always/)
    expect(stdout).toMatch(/src\/cache\.ts:15 +KEYS +user:\*/)
  })

  it('list it as data', async () => {
    const { code, stdout } = await runCli(cwd, ['inventory', '.', '--format', 'json'])
    expect(code).toBe(0)
    const { inventory, ...rest } = JSON.parse(stdout)
    expect(Object.keys(rest)).toEqual(['schemaVersion', 'tool'])
    expect(inventory.commands.map(({ command }: { command: string }) => command)).toEqual(['SET', 'KEYS'])
  })

  it('say so where there is nothing to list', async () => {
    const plain = createFolder(WITHOUT)
    try {
      const { code, stdout } = await runCli(plain.path, ['inventory'])
      expect(code).toBe(0)
      expect(stdout).toMatch(/^Nothing to list: .*\.\n\n0 of 1 source file analysed\n$/)
    } finally {
      plain.remove()
    }
  })
})

describe('the output', () => {
  const hasColor = async (args: string[], env: NodeJS.ProcessEnv = {}) =>
    (await runCli(cwd, ['explain', 'no-keys', ...args], env)).stdout.includes('\u001b[')

  it('is coloured only where that is wanted', async () => {
    expect(await hasColor([])).toBe(false)
    expect(await hasColor(['--color'])).toBe(true)
    expect(await hasColor([], { FORCE_COLOR: '1' })).toBe(true)
    expect(await hasColor([], { FORCE_COLOR: '0' })).toBe(false)
    expect(await hasColor([], { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false)
    expect(await hasColor(['--color'], { NO_COLOR: '1' })).toBe(true)
    expect(await hasColor(['--no-color'], { FORCE_COLOR: '1' })).toBe(false)
  })

  it.each([
    { args: ['--format', 'json'], ends: 1 },
    { args: ['--help'], ends: 0 },
  ])('may be cut off by the reader: $args', async ({ args, ends }) => {
    const child = spawn(process.execPath, [CLI, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.destroy()
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    const code = await new Promise((resolve) => child.once('close', resolve))
    expect({ code, stderr }).toEqual({ code: ends, stderr: '' })
  })
})
