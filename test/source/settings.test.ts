import { expect, it } from 'vitest'
import { analyse } from './collect'

/** What the code says about the connect timeout of a client with these options. */
async function connectTimeout(options: string): Promise<unknown> {
  const { clients } = await analyse({
    'client.ts': `import Redis from 'ioredis'\nexport const c = new Redis(${options})\n`,
  })
  const { place: _, ...setting } = { place: undefined, ...clients[0]?.settings.connectTimeout }
  return setting
}

it('tells the value of a setting where there is one, and the largest where it is one of several', async () => {
  expect(await connectTimeout('{ connectTimeout: 2 * 1000 }')).toEqual({ state: 'set', value: 2000 })
  expect(await connectTimeout('{ connectTimeout: process.env.FAR ? 9000 : 3000 }')).toEqual({
    state: 'set',
    upTo: 9000,
  })
  expect(await connectTimeout("{ connectTimeout: parseInt(process.env.MS ?? '8000', 10) }")).toEqual({
    state: 'set',
    upTo: 8000,
  })
  expect(await connectTimeout('{ connectTimeout: Number(process.env.MS) }')).toEqual({ state: 'set' })
})

it('does not know a setting that is left out on one path', async () => {
  expect(await connectTimeout('{ connectTimeout: process.env.FAR ? 3000 : undefined }')).toEqual({
    state: 'unknown',
    because: '`process.env.FAR ? 3000 : undefined` sets it on one path only',
  })
})

it('does not take what one of several objects says for all of them', async () => {
  const { clients } = await analyse({
    'client.ts': [
      "import Redis from 'ioredis'",
      'const build = (options = {}) => new Redis({ maxRetriesPerRequest: null, connectTimeout: 3000, db: 1, ...options })',
      'export const jobs = build()',
      'export const cache = build({ maxRetriesPerRequest: 1, connectTimeout: 9000, db: 1 })',
    ].join('\n'),
  })
  const [{ settings, retries, options } = {}] = clients
  expect(retries).toEqual({ state: 'unknown', because: '`maxRetriesPerRequest` is not the same on every path' })
  expect(settings?.connectTimeout).toMatchObject({ state: 'set', upTo: 9000 })
  expect(options).toEqual({ maxRetriesPerRequest: 'set', connectTimeout: 'set', db: 1 })
})
