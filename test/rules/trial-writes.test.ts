import { describe, expect, it } from 'vitest'
import requireTtl from '../../src/rules/source/require-ttl'
import { analyse } from '../source/collect'
import { NO_EVIDENCE } from '../support/evidence'

/** How severe a missing TTL is, for the writes of a small file in the order of the lines. */
async function severities(code: string): Promise<(string | undefined)[]> {
  const head =
    "import Redis from 'ioredis'\nconst redis = new Redis()\nconst app = { get(path: string, handler: unknown) {} }"
  const source = await analyse({ 'src/health.ts': `${head}\n${code}\n` })
  const evidence = { ...NO_EVIDENCE, source: { status: 'collected', value: source } } as const
  return requireTtl.run(evidence).violations.map(({ severity, outcome }) => `${severity} ${outcome}`)
}

describe('a constant key that the same lines write, read back and delete', () => {
  it('is a note, however the commands are waited for', async () => {
    const found = await severities(`
      const retry = async (send: () => Promise<unknown>) => { try { return await send() } catch { return send() } }
      app.get('/a', async () => {
        await redis.set('a', 'up')
        const found = await redis.get('a')
        await redis.del('a')
        return found
      })
      export async function b() {
        try {
          await retry(() => redis.set('b', 'up'))
          await retry(() => redis.get('b'))
        } finally {
          await retry(() => redis.del('b'))
        }
      }
      export const c = () => redis.set('c', 'up').then(() => redis.get('c')).then(() => redis.del('c'))
      export const d = (done: () => void) => redis.set('d', 'up', () => redis.get('d', () => redis.del('d', done)))
      export async function e() {
        await redis.hset('e', 'state', 'up')
        await redis.hgetall('e')
        await redis.unlink('e')
      }`)
    expect(found).toEqual(['note fail', 'note fail', 'note fail', 'note fail', 'note fail'])
  })

  it('is an error where entries may pile up or keep others out', async () => {
    const found = await severities(`
      export async function many(host: string) {
        await redis.set(\`health:\${host}\`, 'up')
        await redis.get(\`health:\${host}\`)
        await redis.del(\`health:\${host}\`)
      }
      export async function taken() {
        await redis.setnx('taken', 'me')
        await redis.get('taken')
        await redis.del('taken')
      }
      export async function asked() {
        if (await redis.get('asked')) return
        await redis.set('asked', '1')
        await redis.get('asked')
        await redis.del('asked')
      }
      export async function unread() {
        await redis.set('unread', '1')
        await redis.del('unread')
      }
      export async function conditional() {
        await redis.set('conditional', '1')
        if (await redis.get('conditional')) await redis.del('conditional')
      }
      export async function delayed() {
        await redis.set('delayed', '1')
        await redis.get('delayed')
        setTimeout(() => redis.del('delayed'), 60_000)
      }
      export async function shared() {
        await redis.set('shared', '1')
        await redis.get('shared')
        await redis.del('shared')
      }
      export const isShared = () => redis.get('shared')
      app.get('/write', async () => { await redis.set('routes', '1') })
      app.get('/read', async () => { await redis.get('routes') })
      app.get('/delete', async () => { await redis.del('routes') })`)
    expect(new Set(found)).toEqual(new Set(['error fail']))
    expect(found).toHaveLength(8)
  })
})
