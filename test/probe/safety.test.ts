import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { minimalAcl } from '../../src/collect/probe/acl'
import { COMMANDS_WITH_MORE, PROBE_COMMANDS } from '../../src/collect/probe/commands'
import { type RedisServer, startRedis } from '../support/redis-server.mjs'
import { commandsIn, listen, record } from './support/port'
import { planFor, probe, readingsOf, withClient } from './support/probe'

const WITH_MORE: readonly string[] = COMMANDS_WITH_MORE
const LIST = Object.entries(PROBE_COMMANDS).map(([name, words]) => {
  return { text: words.join(' ').toLowerCase(), hasMore: WITH_MORE.includes(name) }
})

/** Commands that are not on the list of the probe, word for word but for the words that may follow some of them. */
function strangers(sent: readonly string[]): string[] {
  return sent.filter((command) => {
    const text = command.toLowerCase()
    return !LIST.some((one) => text === one.text || (one.hasMore && text.startsWith(`${one.text} `)))
  })
}

let server: RedisServer
beforeAll(async () => {
  server = await startRedis({
    acl: [
      'user default on nopass ~* &* +@all',
      'user app on nopass ~* +@all -@dangerous',
      minimalAcl()
        .replace('ACL SETUSER preflight', 'user probe')
        .replace('>PASSWORD', '>secret')
        .replace('resetkeys ', ''),
    ],
  })
})
afterAll(() => server?.stop())

const WHOLE = { windowMs: 150, sampleKeys: 1000, appUser: 'app' }

describe('what the probe sends', () => {
  it('is on the list, word for word, from the first byte to the last', async () => {
    const port = await record(server.port)
    try {
      await readingsOf(port.url, { ...WHOLE, username: 'probe', password: 'secret' })
      const [login, ...others] = commandsIn(port.sent())
      expect(login).toEqual(['AUTH', 'probe', 'secret'])
      const sent = others.map((words) => words.join(' '))
      expect(strangers(sent)).toEqual([])
      expect(sent).toContain('INFO memory')
      expect(sent).toContain('SLOWLOG GET 128')
    } finally {
      await port.close()
    }
  })

  it('is no greeting and no CLIENT SETINFO', async () => {
    const port = await record(server.port)
    try {
      await readingsOf(port.url, WHOLE)
      const sent = commandsIn(port.sent()).map((words) => words.join(' '))
      expect(sent.slice(0, 2)).toEqual(['INFO server', 'INFO memory'])
      expect(strangers(sent)).toEqual([])
    } finally {
      await port.close()
    }
  })

  it('is what MONITOR sees, too', async () => {
    const client = new Redis(server.url)
    const monitor = await client.monitor()
    const seen: string[] = []
    try {
      const done = new Promise<void>((resolve) => {
        monitor.on('monitor', (_time: string, words: string[]) => {
          if (words[0]?.toLowerCase() === 'echo') resolve()
          else seen.push(words.join(' '))
        })
      })
      await readingsOf(server.url, WHOLE)
      await client.echo('the end')
      await done
    } finally {
      monitor.disconnect()
      client.disconnect()
    }
    // The client of this test says who it is; the probe does not.
    const others = seen.filter((command) => !/^(client setinfo|hello|info$)/i.test(command))
    expect(others.length).toBeGreaterThan(20)
    expect(strangers(others)).toEqual([])
  })

  it('reads only: the server itself says so of every command of the list', async () => {
    // Only a sentinel knows SENTINEL.
    const sentinel = await startRedis({ args: ['--sentinel'] })
    const flagsOf = (verb: string, second: string) =>
      withClient(verb === 'SENTINEL' ? sentinel.url : server.url, async (client) => {
        const sub = (await client.call('COMMAND', 'INFO', `${verb}|${second}`)) as unknown[][]
        const [info] = sub[0] ? sub : ((await client.call('COMMAND', 'INFO', verb)) as unknown[][])
        return info?.[2]
      })
    try {
      for (const [verb = '', second = ''] of Object.values<readonly string[]>(PROBE_COMMANDS)) {
        expect(await flagsOf(verb, second), `${verb} ${second}`).not.toContain('write')
      }
    } finally {
      await sentinel.stop()
    }
  })

  it('is allowed by the rights that --print-acl prints, all of it', async () => {
    const readings = await readingsOf(server.url, { ...WHOLE, username: 'probe', password: 'secret' })
    expect(readings.unread).toEqual([])
    expect(readings.access).toEqual({ user: 'application', permitted: [], denied: ['FLUSHALL', 'FLUSHDB', 'KEYS'] })
    await withClient(server.url.replace('://', '://probe:secret@'), async (client) => {
      for (const call of [
        ['GET', 'a'],
        ['SET', 'a', '1'],
        ['KEYS', '*'],
        ['FLUSHALL'],
        ['EVAL', 'return 1', '0'],
        ['CONFIG', 'SET', 'timeout', '1'],
        ['SLOWLOG', 'RESET'],
        ['CLIENT', 'LIST'],
      ]) {
        await expect(client.call(...(call as [string])), call.join(' ')).rejects.toThrow(/NOPERM/)
      }
      await client.call('ACL', 'WHOAMI')
    })
    await withClient(server.url, (client) => client.acl('LOG', 'RESET'))
  })
})

it('leaves keys, TTLs, counters and configuration as they were', async () => {
  const state = () =>
    withClient(server.url, async (client) => {
      const stats = await client.info('stats')
      return {
        keys: (await client.keys('*')).sort(),
        values: await client.mget('a', 'b'),
        expires: await client.call('PEXPIRETIME', 'b'),
        config: await client.config('GET', '*'),
        counters: stats.match(/^(keyspace_hits|keyspace_misses|expired_keys|evicted_keys|acl_access_denied_\w+):/gm),
        errors: (await client.info('errorstats')).replace(/^#.*$/m, ''),
        log: ((await client.acl('LOG')) as unknown[]).length,
      }
    })
  await withClient(server.url, async (client) => {
    await client.set('a', '1')
    await client.set('b', '2', 'EX', 1000)
  })
  const before = await state()
  await readingsOf(server.url, { ...WHOLE, username: 'probe', password: 'secret' })
  expect(await state()).toEqual(before)
})

describe('secrets', () => {
  const USER = 'gr%C3%BCn.user'
  const PASSWORD = 'hüsh/hush:se@cret%21?#'
  const encoded = encodeURIComponent(PASSWORD)
  const spellings = [
    PASSWORD,
    encoded,
    encodeURI(PASSWORD),
    Buffer.from(PASSWORD).toString('hex'),
    'hush',
    'gr%C3',
    'grün',
  ]

  const isClean = (text: string, more: readonly string[] = []) => {
    for (const secret of [...spellings, ...more]) expect(text.includes(secret), `${secret} in ${text}`).toBe(false)
  }

  it('are in no reason and no readings, whatever goes wrong', async () => {
    // A server that answers with what it was sent is as bad as it gets.
    const parrot = await listen((socket) => {
      socket.on('data', (chunk) => socket.write(`-ERR you said ${chunk.toString().replace(/\r\n/g, ' ')}\r\n`))
    })
    const shouting = await listen((socket) => {
      socket.on('data', () => socket.write(`-${PASSWORD} ${encoded}\r\n`))
    })
    const hosts = [`127.0.0.1:${server.port}`, '127.0.0.1:1', 'secret-host.invalid']
    const urls = [...hosts, new URL(parrot.url).host, new URL(shouting.url).host].flatMap((host) => [
      `redis://${USER}:${encoded}@${host}`,
      `rediss://${USER}:${encoded}@${host}`,
      `redis://:${encoded}@${host}/0`,
      `http://${USER}:${encoded}@${host}`,
      `redis://${USER}:${PASSWORD}@${host}`,
    ])
    try {
      for (const url of urls) {
        const result = await probe(url, { budgetMs: 600 })
        isClean(JSON.stringify(result), ['secret-host', '127.0.0.1', new URL(parrot.url).port])
      }
    } finally {
      await parrot.close()
      await shouting.close()
    }
  })

  it('are in no INFO text that comes back as a reading', async () => {
    const result = await probe(server.url, { username: 'probe', password: 'secret' })
    expect(result.status).toBe('collected')
    expect(JSON.stringify(result)).not.toMatch(/secret|127\.0\.0\.1|redis-server/)
  })

  it('are not printed, even with all debug output on, and the process ends by itself', async () => {
    const login = { username: 'probe', password: PASSWORD }
    const ended = await probeInProcess({ url: server.url, ...login })
    expect(ended.code).toBe(0)
    expect(ended.stderr).toContain('ioredis:')
    isClean(ended.stdout + ended.stderr, [PASSWORD.slice(5)])
    expect(JSON.parse(ended.stdout)).toMatchObject({ status: 'not-collected' })
  })
})

describe('the process', () => {
  it.each([
    ['after readings', () => server.url],
    ['after a refused connection', () => 'redis://127.0.0.1:1'],
    ['after a TLS handshake that never ends', () => server.url.replace('redis:', 'rediss:')],
  ])('ends by itself %s, with nothing on stderr', async (_, url) => {
    const ended = await probeInProcess({ url: url() }, {})
    expect(ended).toMatchObject({ code: 0, stderr: '' })
  })

  it('ends by itself after a server that hangs', async () => {
    const silent = await listen((socket) => socket.resume())
    try {
      expect(await probeInProcess({ url: silent.url }, {})).toMatchObject({ code: 0, stderr: '' })
    } finally {
      await silent.close()
    }
  })

  it('does not load ioredis before there is something to probe', async () => {
    const script = `
      require(${JSON.stringify(BUILT)})
      process.stdout.write(String(Object.keys(require.cache).some((path) => path.includes('ioredis'))))`
    expect((await runNode(script, {})).stdout).toBe('false')
  })
})

/** The collector as it is shipped; `npm test` builds it. */
const BUILT = join(__dirname, '..', '..', 'build', 'collect', 'probe', 'index.js')

/** Probes in a process of its own, which prints the result and then has to end without being told to. */
function probeInProcess(
  target: { url: string; username?: string; password?: string },
  env: NodeJS.ProcessEnv = { DEBUG: '*' },
) {
  const { url, ...login } = target
  const whole = JSON.stringify(planFor(url, { ...login, budgetMs: 1000 }))
  return runNode(
    `require(${JSON.stringify(BUILT)}).collectProbe(${whole}).then((result) => process.stdout.write(JSON.stringify(result)))`,
    env,
  )
}

async function runNode(script: string, env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, ['-e', script], { env: { PATH: process.env.PATH, ...env } })
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text
    })
  }
  const code = await new Promise((resolve) => child.once('close', resolve))
  return { code, ...output }
}
