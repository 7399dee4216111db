import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RedisServer, startRedis } from '../support/redis-server.mjs'
import { cases, textOf } from './support/cases'
import { runSource } from './support/runs'

let server: RedisServer
beforeAll(async () => {
  server = await startRedis()
})
afterAll(() => server?.stop())

const running = cases.filter(({ before, after }) => existsSync(after) && /\bmain\b/.test(textOf(before)))

describe('a program does the same after its fixes', () => {
  it.each(running)('$rule/$name', async ({ rule, before, after }) => {
    const old = await runSource(before, server.url)
    const fixed = await runSource(after, server.url)
    expect(fixed.answer).toEqual(old.answer)
    expect(fixed.keys).toEqual(old.keys)
    if (rule === 'no-keys') {
      expect(old.keysCalls).toBeGreaterThan(0)
      expect(fixed.keysCalls).toBe(0)
    }
  })
})
