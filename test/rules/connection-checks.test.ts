import { expect, it } from 'vitest'
import type { AnyRule } from '../../src/model'
import circuitBreaker from '../../src/rules/source/circuit-breaker'
import unguardedReads from '../../src/rules/source/unguarded-reads'
import { analyse } from '../source/collect'
import { NO_EVIDENCE } from '../support/evidence'

const HEAD = `import express from 'express'
import Redis from 'ioredis'
const app = express()
const redis = new Redis()
declare const dishes: { available: boolean }
declare const already: boolean
`

/** The severities of what a rule says of a service that answers `/:id` with what `read` gives. */
async function severities(rule: AnyRule, read: string): Promise<string[]> {
  const route = `app.get('/:id', async (request, response) => response.json(await read(request.params.id)))`
  const value = await analyse({ 'src/shop.ts': `${HEAD}${read}\n${route}\n` })
  const { violations } = rule.run({ ...NO_EVIDENCE, source: { status: 'collected', value } })
  return violations.map(({ severity }) => severity)
}

it.each([
  ["if (redis.status !== 'ready') return null", 'note'],
  ["if (!id || !(redis.status === 'ready')) return null", 'note'],
  ['if (!isRedisReady()) return null', 'note'],
  ["if (redis.status === 'reconnecting') return null", 'warning'],
  ['if (!redis.isOpen) return null', 'warning'],
  ['if (!dishes.available) return null', 'warning'],
  ['if (!already) return null', 'warning'],
  ['if (isRedisReady()) return null', 'warning'],
  ["if (!isRedisReady() && id === '') return null", 'warning'],
])('a read after `%s` that falls back is a %s', async (check, severity) => {
  const read = `const read = async (id: string) => {
    ${check}
    try { return await redis.get('dish:' + id) } catch { return null }
  }`
  expect(await severities(circuitBreaker, read)).toEqual([severity])
})

it('a read that is sent only while the client is connected fails less than others', async () => {
  const read = (check: string) => `const read = async (id: string) => (${check} ? await redis.get('dish:' + id) : null)`
  expect(await severities(unguardedReads, read('redis.status === "ready"'))).toEqual(['note'])
  expect(await severities(unguardedReads, read('id !== ""'))).not.toEqual(['note'])
})
