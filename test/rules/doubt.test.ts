import { expect, it } from 'vitest'
import type { Command } from '../../src/model'
import noFlush from '../../src/rules/source/no-flush'
import noKeys from '../../src/rules/source/no-keys'
import requireTtl from '../../src/rules/source/require-ttl'
import unguardedReads from '../../src/rules/source/unguarded-reads'
import { analyse } from '../source/collect'
import { NO_EVIDENCE } from '../support/evidence'
import { client, command, evidence } from './evidence'

it.each([noKeys, noFlush, requireTtl])(
  '$id doubts its sight where clients are built and no command is recognised',
  (rule) => {
    const run = (commands: Command[]) => rule.run(evidence({ clients: [client({})], commands })).skipped
    expect(run([])).toBe('a client is built here, but no command that goes through one was recognised')
    expect(run([command({ via: 'lua' })])).toContain('no command')
    expect(run([command({})])).toBeUndefined()
  },
)

it('a command that is only known when it runs is doubted, unless a library sends it', async () => {
  const run = async (code: string, rule = noFlush) => {
    const source = await analyse({
      'package.json': '{ "dependencies": { "ioredis": "^5.0.0", "rate-limit-redis": "^4.0.0" } }',
      'src/redis.ts': `import Redis from 'ioredis'\nconst redis = new Redis()\nexport const read = () => redis.get('a')\n${code}`,
    })
    return rule.run({ ...NO_EVIDENCE, source: { status: 'collected', value: source } }).skipped
  }
  const open = 'export const send = (name: string, ...args: string[]) => (redis as any)[name](...args)'
  const limited = `import { RedisStore } from 'rate-limit-redis'
    export const store = new RedisStore({ sendCommand: (...args: string[]) => redis.call(...args) })`
  expect(await run(open)).toBe('which command is sent at src/redis.ts:4 is decided at run time')
  expect(await run(open, noKeys)).toBe('which command is sent at src/redis.ts:4 is decided at run time')
  expect(await run(limited)).toBeUndefined()
})

it('unguarded-reads says which reads it did not follow', async () => {
  const source = await analyse({
    'package.json': '{ "dependencies": { "ioredis": "^5.0.0", "express": "^5.0.0" } }',
    'src/shop.ts': [
      "import Redis from 'ioredis'",
      "import express from 'express'",
      'const redis = new Redis()',
      "express().get('/:id', async (request, response) => {",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source that is read
      '  const [one] = await redis.pipeline().get(`a:${request.params.id}`).get("b").exec()',
      '  response.json([one, await redis.get("c").catch(() => null)])',
      '})',
    ].join('\n'),
  })
  const run = unguardedReads.run({ ...NO_EVIDENCE, source: { status: 'collected', value: source } })
  expect(run).toMatchObject({ looked: 1, skipped: '2 reads in pipelines and transactions are not followed' })
})
