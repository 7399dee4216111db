import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { slowlogOf } from '../../src/collect/probe/readings/slowlog'
import slowCommands from '../../src/rules/probe/slow-commands'
import { type RedisServer, startRedis } from '../support/redis-server.mjs'
import { evidenceOf, readingsOf, readingsWith, runRule, withClient } from './support/probe'

let server: RedisServer
beforeAll(async () => {
  server = await startRedis({ config: { 'slowlog-log-slower-than': 1000, 'enable-debug-command': 'yes' } })
  await withClient(server.url, async (client) => {
    await client.eval(
      "for i = 1, 100000 do redis.call('SADD', KEYS[1], ARGV[1] .. i) end",
      1,
      'secret:users',
      'alice@example.com:',
    )
    await client.smembers('secret:users')
    await client.get('fast')
  })
})
afterAll(() => server?.stop())

describe('the slow log', () => {
  it('is read without arguments, addresses and client names', async () => {
    const readings = await readingsOf(server.url)
    expect(readings.slowlog).toMatchObject({ threshold: 1000 })
    const commands = readings.slowlog?.commands.map(({ command }) => command)
    expect(commands).toEqual(expect.arrayContaining(['EVAL', 'SMEMBERS']))
    expect(JSON.stringify(readings)).not.toMatch(/alice|secret:users|127\.0\.0\.1/)
  })

  it('becomes a finding for each command', async () => {
    const { violations } = await runRule(slowCommands, server.url)
    const messages = violations.map(({ message }) => message)
    expect(messages).toContainEqual(
      expect.stringMatching(/^EVAL took \d+\.\d ms \(1 entry in the slow log, the latest \d+ seconds? ago\)/),
    )
    expect(messages).toContainEqual(expect.stringMatching(/^SMEMBERS took \d+\.\d ms/))
  })

  it('is left as it was', async () => {
    const length = () => withClient(server.url, (client) => client.call('SLOWLOG', 'LEN'))
    const before = await length()
    await readingsOf(server.url, { windowMs: 100, sampleKeys: 100 })
    expect(await length()).toBe(before)
  })

  it('says what is invisible below its threshold', async () => {
    const other = await startRedis()
    try {
      const outcome = await runRule(slowCommands, other.url)
      expect(outcome.violations).toEqual([])
      expect(outcome.skipped).toBe(
        'commands that take from 1 to 10 ms are invisible, since slowlog-log-slower-than is 10000 µs',
      )
    } finally {
      await other.stop()
    }
  })

  it('that is off is not judged', async () => {
    const off = await startRedis({ config: { 'slowlog-log-slower-than': -1 } })
    try {
      expect(await runRule(slowCommands, off.url)).toMatchObject({
        looked: 0,
        skipped: expect.stringMatching(/switched off/),
      })
    } finally {
      await off.stop()
    }
  })

  it('weighs what is old or below 10 ms less, and leaves out what operators run', () => {
    const one = (command: string, slowestMicroseconds: number, latestSecondsAgo: number) => {
      return { command, pattern: null, count: 1, slowestMicroseconds, latestSecondsAgo }
    }
    const commands = [
      one('HGETALL', 20_000, 60),
      one('DEL', 20_000, 90_000),
      one('GET', 1500, 5),
      one('BGSAVE', 9e6, 5),
      one('SET', 800, 5),
    ]
    const { violations } = slowCommands.run(
      evidenceOf(readingsWith({ slowlog: { threshold: 500, length: 5, commands } })),
    )
    expect(violations.map(({ severity, message }) => `${severity} ${message.split(' ')[0]}`)).toEqual([
      'warning HGETALL',
      'note DEL',
      'note GET',
    ])
  })
})

describe('a reply that is strange', () => {
  const more = { threshold: 1000, nowSeconds: 1000, patternOf: () => 'user:*' }

  it('gives groups by command and pattern, and nothing of the words', () => {
    const reply = [
      [2, 990, 5000, ['hgetall', 'user:1'], '1.2.3.4:5', 'name'],
      [1, 900, 7000, ['HGETALL', 'user:2'], '1.2.3.4:5', 'name'],
      [0, 900, 7000, ['config', 'get', 'requirepass'], '', ''],
    ]
    expect(slowlogOf(reply, 3, more)).toEqual({
      threshold: 1000,
      length: 3,
      commands: [
        { command: 'HGETALL', pattern: 'user:*', count: 2, slowestMicroseconds: 7000, latestSecondsAgo: 10 },
        { command: 'CONFIG GET', pattern: null, count: 1, slowestMicroseconds: 7000, latestSecondsAgo: 100 },
      ],
    })
  })

  it.each([
    ['null', null],
    ['a text', 'OK'],
    ['a number', 3],
  ])('%s is no slow log', (_, reply) => {
    expect(slowlogOf(reply, 0, more)).toBeUndefined()
  })

  it('leaves out entries that are none, and words that are no command', () => {
    const reply = [null, [1], [1, 2, 3, 'x'], [1, 900, 3000, ['my secret', 'a']], [1, 'x', 3, ['GET', 'a']]]
    expect(slowlogOf(reply, 5, more)?.commands).toEqual([])
  })
})
