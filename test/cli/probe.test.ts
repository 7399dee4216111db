import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFreePort, type RedisServer, startRedis } from '../support/redis-server.mjs'
import { CLEAN, createFolder, type Ended, runCli, WITHOUT } from './command'

const PASSWORD = 'correct:horse/battery@staple'
const URL_PASSWORD = encodeURIComponent(PASSWORD)

let server: RedisServer
let folder: ReturnType<typeof createFolder>

beforeAll(async () => {
  folder = createFolder(CLEAN)
  const config = { maxmemory: '64mb', 'maxmemory-policy': 'allkeys-lru' }
  server = await startRedis({ config, acl: [`user default on >${PASSWORD} ~* +@all`] })
})

afterAll(async () => {
  await server?.stop()
  folder.remove()
})

function noSecret({ stdout, stderr }: Ended): void {
  for (const secret of [PASSWORD, URL_PASSWORD]) expect(stdout + stderr).not.toContain(secret)
}

function memoryPolicy(json: string) {
  return JSON.parse(json).checklist.find(({ item }: { item: string }) => item === 'memory-policy')
}

describe('a server that answers', () => {
  const login = () => ({ REDIS_URL: server.url, REDIS_PASSWORD: PASSWORD })

  it('is probed on REDIS_URL', async () => {
    const ended = await runCli(
      folder.path,
      ['--window', '200ms', '--format', 'json', '--require', 'memory-policy'],
      login(),
    )
    noSecret(ended)
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(ended.stdout).readings).toMatchObject({
      status: 'collected',
      servers: [{ name: '', role: 'cache', memory: { maxmemory: 64 * 1024 * 1024, policy: 'allkeys-lru' } }],
    })
    expect(memoryPolicy(ended.stdout)).toMatchObject({
      verdict: 'pass',
      because: expect.stringMatching(/^maxmemory is 64 MiB with allkeys-lru, right for the role cache/),
    })
  })

  it('is judged by what it is for', async () => {
    const ended = await runCli(folder.path, ['--window', '200ms', '--format', 'json', '--redis-role', 'queue'], login())
    expect(ended.code).toBe(1)
    expect(memoryPolicy(ended.stdout).verdict).toBe('fail')
  })

  it('is left alone with --no-probe', async () => {
    const { code, stdout } = await runCli(folder.path, ['--window', '200ms', '--format', 'json', '--no-probe'], login())
    expect(code).toBe(0)
    expect(memoryPolicy(stdout)).toMatchObject({ verdict: 'not-checked', because: 'switched off with --no-probe' })
  })

  it('is judged even where the repository does not use Redis', async () => {
    const plain = createFolder(WITHOUT)
    try {
      const { code, stdout } = await runCli(plain.path, ['--window', '200ms', '--format', 'json'], login())
      expect(code).toBe(0)
      expect(JSON.parse(stdout).verdict).toBe('ready')
      expect(memoryPolicy(stdout).verdict).toBe('pass')
    } finally {
      plain.remove()
    }
  })
})

describe('a server that does not let us in', () => {
  it.each(['console', 'json', 'markdown', 'annotations'])(
    'costs its own items only, and no format shows the password: %s',
    async (format) => {
      const url = server.url.replace('://', `://someone:${URL_PASSWORD}@`)
      const ended = await runCli(folder.path, ['--window', '200ms', '--format', format, '--redis-url', url])
      noSecret(ended)
      expect(ended).toMatchObject({ code: 0, stderr: '' })
    },
  )

  it('blocks where its items are required', async () => {
    const url = `redis://:${URL_PASSWORD}@127.0.0.1:${await findFreePort()}`
    const ended = await runCli(folder.path, [
      '--window',
      '200ms',
      '--format',
      'json',
      '--require',
      'memory-policy',
      '--redis-url',
      url,
    ])
    noSecret(ended)
    expect(ended.code).toBe(1)
    expect(JSON.parse(ended.stdout).blockers).toEqual([
      expect.stringMatching(/^memory-policy is required and is not-checked: \S/),
    ])
    expect(JSON.parse(ended.stdout).checklist[1].verdict).toBe('pass')
  })
})

describe('redis-preflight probe', () => {
  const login = () => ({ REDIS_URL: server.url, REDIS_PASSWORD: PASSWORD })
  const QUICK = ['--window', '200ms']

  it('looks at the server alone, and calls nothing of the source fine', async () => {
    const ended = await runCli(folder.path, ['probe', ...QUICK, '--format', 'json'], login())
    noSecret(ended)
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    const { verdict, checklist, inventory } = JSON.parse(ended.stdout)
    expect(verdict).toBe('ready')
    expect(inventory.files).toEqual({ listed: 0, analysed: 0 })
    const verdicts = Object.fromEntries(checklist.map(({ item, verdict: one }: Record<string, string>) => [item, one]))
    expect(verdicts).toMatchObject({ 'memory-policy': 'pass', ttl: 'not-checked', connections: 'not-checked' })
    expect(Object.values(verdicts).filter((one) => one === 'pass')).toHaveLength(1)
  })

  it('records, and another machine judges the recording', async () => {
    const args = ['probe', ...QUICK, '--record', 'out/readings.json', '--quiet']
    noSecret(await runCli(folder.path, args, login()))
    const replayed = await runCli(folder.path, ['--replay', 'out/readings.json', '--format', 'json'])
    expect(replayed).toMatchObject({ code: 0, stderr: '' })
    expect(memoryPolicy(replayed.stdout).verdict).toBe('pass')
    expect(JSON.parse(replayed.stdout).readings.recordedAt).toMatch(/^20\d\d-/)
  })

  it('prints the rights that it needs without asking anybody', async () => {
    const { code, stdout, stderr } = await runCli(folder.path, ['probe', '--print-acl'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^ACL SETUSER preflight on >PASSWORD resetkeys %R~\* .*-@all .*\+info.*\n$/)
    expect(stdout).not.toMatch(/\+(keys|get|set|eval|flushall|flushdb|acl\|getuser|config\|set)\b/)
  })

  it.each([
    [['probe'], /There is no server to probe: no Redis URL/],
    [['--print-acl'], /--print-acl goes with the command `probe`/],
    [['probe', '--window', 'soon', '--redis-url', 'redis://h'], /--window must be a duration of at most 10 minutes/],
    [['--replay', 'missing.json'], /The recording .*missing\.json cannot be read; name a file/],
    [['--no-probe', '--record', 'x.json'], /There is nothing to record: switched off with --no-probe/],
  ])('%j is refused in one sentence', async (args, sentence) => {
    const { code, stderr } = await runCli(folder.path, args)
    expect(code).toBe(2)
    expect(stderr).toMatch(sentence)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})
