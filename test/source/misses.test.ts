import { describe, expect, it } from 'vitest'
import unguardedReads from '../../src/rules/source/unguarded-reads'
import { NO_EVIDENCE } from '../support/evidence'
import { analyse } from './collect'

const HEAD = `import express from 'express'
import Redis from 'ioredis'
import { load } from './database'
const app = express()
const redis = new Redis()
`

/** What follows where each read of a file finds nothing, in the order of the lines. */
async function misses(code: string): Promise<(string | undefined)[]> {
  const { commands } = await analyse({ 'src/shop.ts': `${HEAD}${code}\n`, 'src/database.ts': DATABASE })
  return commands.flatMap(({ protection }) => (protection ? [protection.miss] : []))
}

const DATABASE = 'export async function load(id: string): Promise<object | null> { return { id } }\n'

describe('a read after whose miss the key is filled', () => {
  it.each([
    [
      'behind a return',
      `app.get('/:id', async (request, response) => {
        const id = request.params.id
        const cached = await redis.get(\`token:\${id}\`)
        if (cached) return response.json(JSON.parse(cached))
        const found = await load(id)
        await redis.set(\`token:\${id}\`, JSON.stringify(found), 'EX', 60)
        response.json(found)
      })`,
    ],
    [
      'behind a return in a try',
      `async function dish(id: string) {
        const cached = await redis.get('dish:' + id)
        if (cached !== null) {
          try { return JSON.parse(cached) } catch (error) { console.warn(error) }
        }
        const found = await load(id)
        if (found) await redis.setex('dish:' + id, 60, JSON.stringify(found))
        return found
      }
      app.get('/:id', async (request, response) => response.json(await dish(request.params.id)))`,
    ],
    [
      'in place of what was read',
      `app.get('/:id', async (request, response) => {
        let dish: string | null = await redis.get(\`dish:\${request.params.id}\`)
        if (!dish) {
          dish = JSON.stringify(await load(request.params.id))
          if (dish) await redis.set(\`dish:\${request.params.id}\`, dish, 'EX', 60)
        }
        response.send(dish)
      })`,
    ],
    [
      'or after a hit that is empty',
      `app.get('/:id', async (request, response) => {
        const cached = await redis.get(\`token:\${request.params.id}\`)
        let found: any
        if (cached && cached !== '{}') found = JSON.parse(cached)
        else {
          found = await load(request.params.id)
          redis.set(\`token:\${request.params.id}\`, JSON.stringify(found))
        }
        response.json(found)
      })`,
    ],
    [
      'or after a hit that is old',
      `app.get('/:id', async (request, response) => {
        const state = await redis.hgetall(\`token-state:\${request.params.id}\`)
        if (!state.at || Date.now() - Number(state.at) > 60_000) {
          const fresh = await load(request.params.id)
          await redis.hset(\`token-state:\${request.params.id}\`, { at: Date.now(), ...fresh })
        }
        response.json({})
      })`,
    ],
    [
      'with no more than that there is such a thing',
      `app.get('/:id', async (request, response) => {
        const isKnown = await redis.exists(\`known:\${request.params.id}\`)
        if (isKnown) return response.json({})
        const found = await load(request.params.id)
        if (!found) return response.status(404).json({})
        await redis.set(\`known:\${request.params.id}\`, 1, 'EX', 60)
        response.json({})
      })`,
    ],
    [
      'by the caller, through functions that are given the key',
      `const read = async (key: string) => { const text = await redis.get(key); return text ? JSON.parse(text) : null }
      const write = async (key: string, value: unknown) => { await redis.set(key, JSON.stringify(value), 'EX', 60) }
      async function dish(id: string) {
        const cached = await read(\`dish:\${id}\`)
        if (cached) return cached
        const found = await load(id)
        await write(\`dish:\${id}\`, found)
        return found
      }
      app.get('/:id', async (request, response) => response.json(await dish(request.params.id)))`,
    ],
  ])('is that of a cache: %s', async (_, code) => {
    expect(await misses(code)).toEqual(['filled'])
  })
})

describe('a read of what other functions write, after whose miss nothing is asked', () => {
  it.each([
    [
      'the request is refused',
      `app.post('/:id', async (request, response) => {
        await redis.set(\`paper:\${request.params.id}\`, String(request.query.text), 'EX', 60)
        response.json({})
      })
      app.get('/:id', async (request, response) => {
        const paper = await redis.get(\`paper:\${request.params.id}\`)
        if (!paper) return response.status(404).json({ error: 'not found' })
        const author = await load(request.params.id)
        response.json({ paper, author })
      })`,
    ],
    [
      'what was read is changed and written again',
      `const save = async (id: string, paper: object) => { await redis.set(\`paper:\${id}\`, JSON.stringify(paper), 'EX', 60) }
      async function find(id: string): Promise<object | null> {
        const text = await redis.get(\`paper:\${id}\`)
        return text ? JSON.parse(text) : null
      }
      async function change(id: string, part: object) {
        const current = await find(id)
        if (!current) return
        await save(id, { ...current, ...part })
      }
      app.patch('/:id', async (request, response) => {
        await change(request.params.id, request.body)
        response.json({})
      })`,
    ],
    [
      'the function throws, and what is loaded by its callers is for a hit',
      `const save = async (id: string, paper: object) => { await redis.hset(\`paper:\${id}\`, { ...paper }) }
      async function find(id: string) {
        const paper = await redis.hgetall(\`paper:\${id}\`)
        if (!paper || !paper.title) {
          throw new Error('not found')
        }
        return paper
      }
      app.get('/:id', async (request, response) => {
        const paper = await find(request.params.id)
        const author = paper ? await load(paper.author) : await load('nobody')
        response.json({ paper, author })
      })`,
    ],
    [
      'the request is refused by a helper',
      `function refuse(response: express.Response) { return response.status(404).json({ error: 'not found' }) }
      app.put('/:id', async (request, response) => {
        response.json(await redis.set(\`paper:\${request.params.id}\`, String(request.query.text), 'EX', 60))
      })
      app.get('/:id', async (request, response) => {
        const paper = await redis.get(\`paper:\${request.params.id}\`)
        if (!paper) return refuse(response)
        response.json({ paper })
      })`,
    ],
    [
      'the request is refused by who asks through an interface',
      `interface Papers { find(id: string): Promise<string | null>; keep(id: string, text: string): Promise<void> }
      function papersIn(redis: Redis): Papers {
        return {
          find: async (id) => redis.get(\`paper:\${id}\`),
          keep: async (id, text) => { await redis.set(\`paper:\${id}\`, text, 'EX', 60) },
        }
      }
      const papers = papersIn(redis)
      app.put('/:id', async (request, response) => response.json(await papers.keep(request.params.id, request.body)))
      app.get('/:id', async (request, response) => {
        const paper = await papers.find(request.params.id)
        if (!paper) return response.status(404).json({ error: 'not found' })
        response.json({ paper })
      })`,
    ],
    [
      'it is remembered that something was done',
      `app.post('/:id', async (request, response) => {
        const id = request.params.id
        if (await redis.exists(\`reminded:\${id}\`)) return response.json({})
        await remind(id)
        await redis.set(\`reminded:\${id}\`, 1, 'EX', 86400)
        response.json({})
      })`,
    ],
    [
      'it is remembered when something was done',
      `app.post('/:id', async (request, response) => {
        const before = await redis.get(\`reminded:\${request.params.id}\`)
        if (before) return response.json({ before })
        await remind(request.params.id)
        await redis.setex(\`reminded:\${request.params.id}\`, 86400, String(Date.now()))
        response.json({})
      })`,
    ],
    [
      'a list goes into the answer as it is',
      `app.post('/:id', async (request, response) => {
        await redis.sadd(\`blocked:\${request.params.id}\`, String(request.query.url))
        response.json({})
      })
      app.get('/:id', async (request, response) => {
        response.json({ blocked: await redis.smembers(\`blocked:\${request.params.id}\`) })
      })`,
    ],
  ])('is that of the only copy: %s', async (_, code) => {
    expect(await misses(code)).toEqual(['kept'])
  })
})

describe('a read of which it is not in sight what follows on a miss', () => {
  it.each([
    [
      'something else is asked, and nothing filled',
      `app.post('/:id', async (request, response) => {
        await redis.set(\`menu:\${request.params.id}\`, String(request.query.text), 'EX', 60)
        response.json({})
      })
      app.get('/:id', async (request, response) => {
        response.json((await redis.get(\`menu:\${request.params.id}\`)) ?? (await load(request.params.id)))
      })`,
    ],
    [
      'something else may be asked by a helper that is given the response',
      `async function show(id: string, response: express.Response) { return response.json(await load(id)) }
      app.put('/:id', async (request, response) => {
        response.json(await redis.set(\`menu:\${request.params.id}\`, String(request.query.text), 'EX', 60))
      })
      app.get('/:id', async (request, response) => {
        const menu = await redis.get(\`menu:\${request.params.id}\`)
        if (!menu) return show(request.params.id, response)
        response.json({ menu })
      })`,
    ],
    ['nobody in sight writes it', "app.get('/', async (_, response) => response.json(await redis.smembers('soups')))"],
    [
      'nobody in sight calls it',
      `async function store() { await redis.set('menu', 'soup', 'EX', 60) }
      setInterval(store, 1000)
      export async function menu() { return redis.get('menu') }`,
    ],
    [
      'what remembers that something was done',
      `app.post('/sales', async (request, response) => {
        const done = await redis.get(\`sale:\${request.body.invoice}\`)
        if (done) return response.json(JSON.parse(done))
        const customer = await load(request.body.customer)
        const sale = await database.sale.create({ customer })
        await redis.set(\`sale:\${request.body.invoice}\`, JSON.stringify(sale), 'EX', 604800)
        response.json(sale)
      })`,
    ],
  ])('says nothing: %s', async (_, code) => {
    expect(await misses(code)).toEqual([undefined])
  })
})

it('is found through a client that is a limiter as well, by who fills what it reads', async () => {
  const code = `import { RateLimiterRedis } from 'rate-limiter-flexible'
    export const limiter = new RateLimiterRedis({ storeClient: redis, points: 10, duration: 60 })
    const read = async (key: string) => redis.get(key)
    const write = async (key: string, value: string) => { await redis.set(key, value, 'EX', 60) }
    async function account(id: string) {
      const cached = await read(\`account:\${id}\`)
      if (cached !== null) return JSON.parse(cached)
      const found = await load(id)
      await write(\`account:\${id}\`, JSON.stringify(found))
      return found
    }
    const hits = async (key: string) => redis.get('hits:' + key)
    app.get('/hits', async (_, response) => response.json(await hits('all')))`
  expect(await misses(`${code}\napp.get('/', async (_, response) => response.json(await account('1')))`)).toEqual([
    'filled',
  ])
  const unfilled = code.replace('await write(', 'console.log(')
  expect(await misses(`${unfilled}\napp.get('/', async (_, response) => response.json(await account('1')))`)).toEqual(
    [],
  )
})

it('is found behind keys that are built in a variable, and handlers that call what callbackify has made', async () => {
  const read = `import { callbackify } from 'node:util'
    import { RateLimiterRedis } from 'rate-limiter-flexible'
    export const limiter = new RateLimiterRedis({ storeClient: redis, points: 10, duration: 60 })
    const keys = { owner: ({ id }) => \`owner:\${id}\`, seen: ({ id }) => \`seen:\${id}\` }
    async function cachedOwner(id: string) { const key = keys.owner({ id }); return await redis.get(key) }
    async function keepOwner(id: string, owner: string) { const key = keys.owner({ id }); await redis.setex(key, 600, owner) }
    async function seen(id: string) { const key = keys.seen({ id }); return await redis.get(key) }
    async function ownerOf(id: string) {
      const cached = await cachedOwner(id)
      if (cached) return cached
      const owner = JSON.stringify(await load(id))
      await keepOwner(id, owner)
      return owner
    }
    const ownerOfCallback = callbackify(ownerOf)
    const seenCallback = callbackify(seen)
    export { ownerOfCallback as ownerOf, seenCallback as seenAt }
  `
  const handler = `import * as shop from './shop'
    import express from 'express'
    const app = express()
    app.get('/:id', (request, response, next) => {
      shop.ownerOf(request.params.id, (error, owner) => {
        if (error) return next(error)
        shop.seenAt(request.params.id, (error, at) => response.json({ owner, at }))
      })
    })
  `
  const { commands } = await analyse({ 'src/shop.ts': HEAD + read, 'src/database.ts': DATABASE, 'src/app.ts': handler })
  expect(commands.map(({ name, protection }) => [name, protection?.miss, protection?.reached])).toEqual([
    ['GET', 'filled', 'request'],
    ['SETEX', undefined, undefined],
    ['GET', undefined, undefined],
  ])
  expect(commands.flatMap(({ unheard = [] }) => unheard)).toEqual([])
})

it('makes the difference between a source to go on to and a request to refuse, whatever the words of the key', async () => {
  const code = `
    const session = async (id: string) => {
      const cached = await redis.get(\`session:\${id}\`)
      if (cached) return cached
      const found = await load(id)
      await redis.set(\`session:\${id}\`, JSON.stringify(found), 'EX', 60)
      return found
    }
    const cached = async (id: string) => redis.get(\`cache:\${id}\`)
    app.get('/:id', async (request, response) => response.json(await session(request.params.id)))
    app.put('/:id', async (request, response) => response.json(await redis.set(\`cache:\${request.params.id}\`, '1', 'EX', 60)))
    app.get('/cached/:id', async (request, response) => response.json(await cached(request.params.id)))`
  const source = await analyse({ 'src/shop.ts': HEAD + code, 'src/database.ts': DATABASE })
  const { violations } = unguardedReads.run({ ...NO_EVIDENCE, source: { status: 'collected', value: source } })
  expect(violations.map(({ severity, message }) => `${severity}: ${message.split('. ').at(-1)}`)).toEqual([
    'error: Instead, take a failure for a miss: `await redis.get(…).catch(() => null)`, with the error logged, and go on to the source of the data.',
    'warning: Instead, answer 503 with Retry-After rather than an unexpected error: nothing in sight is asked where it finds nothing, so Redis holds the only copy, and an empty answer would be a wrong one.',
  ])
})

it('takes what is only counted for the only copy', async () => {
  const code = `
    const orders = async (id: string) => redis.get(\`orders:\${id}\`)
    app.get('/:id', async (request, response) => response.json((await orders(request.params.id)) ?? (await load('orders'))))
    app.put('/:id', async (request, response) => {
      await redis.multi().incrby(\`orders:\${request.params.id}\`, 1).expire(\`orders:\${request.params.id}\`, 60).exec()
      response.end()
    })`
  const source = await analyse({ 'src/shop.ts': HEAD + code, 'src/database.ts': DATABASE })
  const { violations } = unguardedReads.run({ ...NO_EVIDENCE, source: { status: 'collected', value: source } })
  expect(violations.map(({ severity }) => severity)).toEqual(['warning'])
})

it('takes a list for the only copy, where nobody is seen to fill it anew', async () => {
  const code = `
    const talk = async (id: string) => (await redis.lrange(id, 0, 99)).concat(await unseen(id))
    const dish = async (id: string) => (await redis.get(id)) ?? (await unseen(id))
    app.get('/:id', async (request, response) => response.json(await talk(request.params.id)))
    app.get('/dish/:id', async (request, response) => response.json(await dish(request.params.id)))`
  const source = await analyse({ 'src/shop.ts': HEAD + code, 'src/database.ts': DATABASE })
  const { violations } = unguardedReads.run({ ...NO_EVIDENCE, source: { status: 'collected', value: source } })
  expect(violations.map(({ severity }) => severity)).toEqual(['warning', 'error'])
})

it('does not take what is read off a queue for a read of a cache', async () => {
  const code = `
    export const take = async (id: string) => {
      const buffered = await redis.lrange(\`buffer:\${id}\`, 0, -1)
      await redis.del(\`buffer:\${id}\`)
      return buffered.length > 0 ? buffered : load(id)
    }
    app.get('/buffers/:id', async (request, response) => response.json(await take(request.params.id)))`
  const source = await analyse({ 'src/shop.ts': HEAD + code, 'src/database.ts': DATABASE })
  const { violations } = unguardedReads.run({ ...NO_EVIDENCE, source: { status: 'collected', value: source } })
  expect(violations.map(({ severity, message }) => `${severity}: ${message.split('. ').at(-1)}`)).toEqual([
    'warning: Instead, answer 503 with Retry-After rather than an unexpected error: what it reads is then taken out, so Redis holds the only copy, and an empty answer would be a wrong one.',
  ])
})

it('takes what is written without a TTL wherever it is for a store, where it is not in sight what follows on a miss', async () => {
  const code = `
    const read = async (id: string) => redis.hget('papers', id)
    const forget = async (id: string) => redis.get(\`draft:\${id}\`)
    app.get('/:id', async (request, response) => response.json((await read(request.params.id)) ?? (await load('paper'))))
    app.put('/:id', async (request, response) => response.json(await redis.hset('papers', request.params.id, '1')))
    app.get('/draft/:id', async (request, response) => response.json((await forget(request.params.id)) ?? (await load('draft'))))
    app.put('/draft/:id', async (request, response) => response.json(await redis.set(\`draft:\${request.params.id}\`, '1', 'EX', 60)))`
  const source = await analyse({ 'src/shop.ts': HEAD + code, 'src/database.ts': DATABASE })
  const { violations } = unguardedReads.run({ ...NO_EVIDENCE, source: { status: 'collected', value: source } })
  expect(violations.map(({ severity, message }) => `${severity}: ${message.split('. ')[1]?.slice(0, 92)}`)).toEqual([
    'warning: Instead, answer 503 with Retry-After rather than an unexpected error if Redis holds the only',
    'error: Instead, take a failure for a miss: `await redis.get(…).catch(() => null)`, with the error l',
  ])
})
