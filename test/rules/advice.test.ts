import { describe, expect, it } from 'vitest'
import type { AnyRule } from '../../src/model'
import { cheapestWay } from '../../src/rules/artefact/advice/hot-keys'
import circuitBreaker from '../../src/rules/source/circuit-breaker'
import commandTimeout from '../../src/rules/source/command-timeout'
import noKeys from '../../src/rules/source/no-keys'
import requireTtl from '../../src/rules/source/require-ttl'
import unguardedReads from '../../src/rules/source/unguarded-reads'
import unhandledWrites from '../../src/rules/source/unhandled-writes'
import { analyse } from '../source/collect'
import { NO_EVIDENCE } from '../support/evidence'
import { client, command } from './evidence'

/** What a rule says about a small file on ioredis, in the order of the lines. */
async function messages(rule: AnyRule, code: string, head = IOREDIS): Promise<string[]> {
  const source = await analyse({ 'package.json': PACKAGE, 'src/shop.ts': `${head}\n${code}\n` })
  const evidence = {
    ...NO_EVIDENCE,
    source: { status: 'collected', value: source },
  } as const
  return rule.run(evidence).violations.map(({ message }) => message)
}

const PACKAGE = JSON.stringify({ dependencies: { ioredis: '^5.4.1', redis: '^5.8.0' } })
const IOREDIS = "import Redis, { Cluster } from 'ioredis'\nconst redis = new Redis()"

it('names the key that is assigned where it is handed over', async () => {
  const [found] = await messages(
    requireTtl,
    "let key\nexport const keep = (id) => redis.set((key = 'user:' + id), '1')",
  )
  expect(found).toContain('`redis` runs SET on `user:*`')
})

it('advises nothing against hot keys that a server behind HTTP does not have', () => {
  const [commands, upstash] = [[command({ name: 'GET' })], client({ kind: 'http', library: '@upstash/redis' })]
  expect(cheapestWay({ commands, client: client() }, [])).toContain('set `maxmemory-policy allkeys-lfu`')
  expect(cheapestWay({ commands, client: upstash }, [])).not.toContain('set `maxmemory-policy')
})

describe('the pattern in the advice against KEYS', () => {
  it('is the one in the code: a literal or a name, and never one that was put together', async () => {
    const found = await messages(
      noKeys,
      `
      class Store {
        constructor(readonly mask: string) {}
        all = () => redis.keys(this.mask)
      }
      export const byPattern = (pattern: string) => redis.keys(pattern)
      byPattern('never:*')
      export const byUser = (user: string) => redis.keys(\`cart:\${user}:*\`)
      export const fixed = () => redis.keys('cart:*')
      export const script = "return redis.call('KEYS', 'cart:*')"
      export const open = "return redis.call('KEYS', 'cart:' .. ARGV[1])"
      new Store('a:*')`,
    )
    expect(found.map((one) => /(?:match:|MATCH) ([^, ]+)/.exec(one)?.[1])).toEqual([
      'this.mask',
      'pattern',
      'pattern',
      "'cart:*'",
      "'cart:*'",
      'pattern',
    ])
  })
})

describe('the advice against KEYS on what may be a cluster', () => {
  it('spells both, by the type of the client and by how it is built', async () => {
    const found = await messages(
      noKeys,
      `
      export const typed = (store: Redis | Cluster) => store.keys('a:*')
      const either = process.env.NODES ? new Cluster([]) : new Redis()
      export const built = () => either.keys('b:*')
      export const single = () => redis.keys('c:*')
      export const cluster = () => new Cluster([]).keys('d:*')`,
    )
    const both = /page with `scanStream.*; where the client is a cluster, page through every node/
    expect(found.map((one) => both.test(one))).toEqual([true, true, false, false])
    expect(found.map((one) => one.includes('cluster.nodes'))).toEqual([true, true, false, true])
  })
})

describe('the advice for a SET without a TTL', () => {
  const spelled = (found: string[]) => found.map((one) => /`((?:redis\.call|set)\(.*\))`/.exec(one)?.[1])

  it('keeps the flags that the code gives it', async () => {
    const ioredis = `
      await redis.set('a', 1, 'NX')
      await redis.set('b', 1, 'xx', 'GET')
      await redis.set('c', 1)
      await redis.eval("return redis.call('SET', KEYS[1], 1, 'NX')", 1, 'd')`
    expect(spelled(await messages(requireTtl, ioredis))).toEqual([
      "set(key, value, 'EX', seconds, 'NX')",
      "set(key, value, 'EX', seconds, 'XX', 'GET')",
      "set(key, value, 'EX', seconds)",
      "redis.call('SET', key, value, 'EX', seconds, 'NX')",
    ])
  })

  it('spells them for the client', async () => {
    const nodeRedis = `await client.set('a', '1', { NX: true, GET: true })
      await client.set('b', '1', { condition: 'XX' })`
    const head = "import { createClient } from 'redis'\nconst client = createClient()"
    expect(spelled(await messages(requireTtl, nodeRedis, head))).toEqual([
      'set(key, value, { EX: seconds, NX: true, GET: true })',
      'set(key, value, { EX: seconds, XX: true })',
    ])
    const upstash = "import { Redis } from '@upstash/redis'\nconst kv = Redis.fromEnv()"
    expect(spelled(await messages(requireTtl, "await kv.set('a', 1, { nx: true })", upstash))).toEqual([
      'set(key, value, { ex: seconds, nx: true })',
    ])
    const glide =
      "import { GlideClient } from '@valkey/valkey-glide'\nconst glide = await GlideClient.createClient({ addresses: [] })"
    const conditional = "await glide.set('a', '1', { conditionalSet: 'onlyIfExists' })"
    expect(spelled(await messages(requireTtl, conditional, glide))).toEqual([
      "set(key, value, { conditionalSet: 'onlyIfExists', expiry: { type: TimeUnit.Seconds, count: seconds } })",
    ])
  })
})

describe('the advice for a collection without a TTL', () => {
  it('bounds a queue, and lets the rest expire', async () => {
    const [pushed, scored, kept, gathered, tagged] = await messages(
      requireTtl,
      `
      export const add = (job: string) => redis.lpush('jobs', job)
      export const later = (job: string, at: number) => redis.zadd('later', at, job)
      export const like = (id: string) => redis.rpush('liked', id)
      export const gather = (id: string) => redis.sadd('inserts', id)
      export const tag = (id: string) => redis.sadd('tags', id)
      export const take = async () => [await redis.brpop('urgent', 'jobs', 0), await redis.zpopmin('later')]
      export const insert = () => redis.spop('inserts', 100)`,
    )
    expect(pushed).toContain('bound its length with LTRIM where the oldest may be lost (BRPOP takes elements from it')
    expect(scored).toContain('ZREMRANGEBYRANK where some may be lost (ZPOPMIN takes')
    expect(gathered).toContain('SCARD before you add to it (SPOP takes elements from it')
    expect(gathered).not.toContain('expire(key')
    expect(tagged).toContain('`expire(key, seconds)`')
    expect(kept).toContain('`expire(key, seconds)`')
  })

  it('knows a queue by what is read and then taken out, too', async () => {
    const [buffered, due, indexed, windowed, rebuilt] = await messages(
      requireTtl,
      `
      export const buffer = (job: string) => redis.lpush('buffer', job)
      export const flush = async () => {
        const jobs = await redis.lrange('buffer', 0, -1)
        await redis.del('buffer')
        return jobs
      }
      export const later = (at: number, job: string) => redis.zadd('due', at, job)
      export const next = async () => {
        for (const job of await redis.zrangebyscore('due', 0, Date.now())) if (await redis.zrem('due', job)) return job
      }
      export const list = (id: string) => redis.zadd('index', 1, id)
      export const prune = async () => {
        for (const id of await redis.zrange('index', 0, -1)) {
          const isThere = await redis.exists(id)
          if (!isThere) await redis.zrem('index', id)
        }
      }
      export const hit = (at: number) => redis.zadd('window', at, at)
      export const hits = async (from: number) => {
        const seen = await redis.zrangebyscore('window', from, '+inf')
        await redis.zremrangebyscore('window', 0, from)
        return seen
      }
      export const rebuild = async () => {
        const old = await redis.lrange('menu', 0, -1)
        await redis.del('menu')
        await redis.rpush('menu', ...old.reverse())
      }`,
    )
    expect(buffered).toContain(
      'LTRIM where the oldest may be lost (LRANGE with a deletion after it takes elements from it',
    )
    expect(due).toContain('(ZRANGEBYSCORE with a deletion after it takes elements from it')
    for (const one of [indexed, windowed, rebuilt]) expect(one).toContain('`expire(key, seconds)`')
  })

  it('does not tell a set to expire that another function keeps short', async () => {
    const [pruned, worked] = await messages(
      requireTtl,
      `
      export const record = (job: string) => redis.zadd('done', Date.now(), job)
      export const add = (job: string) => redis.rpush('orders', job)
      export const prune = async (most: number, taken: number) => {
        const stop = -most - 1
        await redis.zremrangebyrank('done', 0, stop)
        await redis.ltrim('orders', taken, -1)
      }`,
    )
    expect(pruned).toContain('where the sorted set is no longer needed: its entries are bounded, the key is not')
    expect(worked).not.toContain('bounded')
  })

  it('does not tell a list to be cut to a length that is', async () => {
    const [one, many] = await messages(
      requireTtl,
      `
      export const visit = (dish: string) => redis.multi().lpush('recent', dish).ltrim('recent', 0, 99).exec()
      export const come = (id: string) => redis.multi().lpush(\`at:\${id}\`, '1').ltrim(\`at:\${id}\`, 0, 9).exec()`,
    )
    expect(one).toContain('where the list is no longer needed: its entries are bounded, the key is not')
    expect(many).toContain('for the same key in the same transaction')
  })

  it('keeps what a worker has moved to its own list until its work is done', async () => {
    const [added, blocking, moved, ...others] = await messages(
      requireTtl,
      `
      export const add = (job: string) => redis.lpush('jobs', job)
      export const next = () => redis.brpoplpush('jobs', 'active', 0)
      export const move = () => redis.lmove('jobs', 'running', 'RIGHT', 'LEFT')`,
    )
    expect(added).toContain('BRPOPLPUSH takes elements from it')
    for (const one of [blocking, moved]) {
      expect(one).toContain('take each element out with LREM when its work is done')
      expect(one).not.toContain('takes elements from it')
    }
    expect(others).toEqual([])
  })

  it('quotes an expression up to a whole word', async () => {
    const [found] = await messages(
      requireTtl,
      `
      export function store(key: string, modeOrOptions: string | null, secondsOrNothing: number) {
        return redis.set(key, '1', ...(modeOrOptions != null ? (['EX', secondsOrNothing] as const) : ([] as const)))
      }`,
    )
    expect(/`([^`]*…)`/.exec(found ?? '')?.[1]).toBe("modeOrOptions != null ? (['EX', secondsOrNothing] as const)…")
  })

  it('does not tell a stream to take the bound that it has', async () => {
    const found = await messages(
      requireTtl,
      `
      export async function note(id: string, options: string[]) {
        await redis.xadd('trail', 'MAXLEN', '~', 1000, '*', 'id', id)
        await redis.xadd('audit', '*', 'id', id)
        await redis.xadd('other', ...options, '*', 'id', id)
        await redis.call('XADD', 'raw', 'MINID', '1', '*', 'id', id)
        await redis.eval("redis.call('XADD', 'cut', 'MAXLEN', '~', 1000, '*', 'id', ARGV[1])", 0, id)
        await redis.eval("redis.call('XADD', 'grown', '*', 'id', ARGV[1])", 0, id)
      }`,
    )
    expect(found.map((one) => /MAXLEN[^(]*/.exec(one)?.[0].trim())).toEqual([
      undefined,
      'MAXLEN',
      'MAXLEN, where its options do not do so',
      undefined,
      undefined,
      'MAXLEN',
    ])
  })

  it('names the keys that the callers of a function pass, where all of them are known', async () => {
    const found = await messages(
      requireTtl,
      `
      const count = (key: string) => redis.incr(key)
      export const visit = (page: string) => count('visits:' + page)
      export const login = (user: string) => count('logins:' + user)
      const note = (key: string) => redis.incr(key)
      export const tell = (key: string) => note(key)
      export const tellAll = () => note('all')
      const open = (key: string) => redis.incr(key)
      export const openShop = (shop: string) => open('shop:' + shop)`,
    )
    expect(found.map((one) => /INCR on (.*?) without/.exec(one)?.[1])).toEqual([
      'the keys of its callers (`visits:*` and `logins:*`)',
      'a key',
      '`shop:*`',
    ])
    expect(found.map((one) => one.includes('under `immortal:`'))).toEqual([true, false, true])
  })

  it('does not take for options what an HTTP client is given to add to a stream', async () => {
    const head = "import { Redis } from '@upstash/redis'\nconst redis = Redis.fromEnv()"
    const found = await messages(
      requireTtl,
      `
      export async function note(event: Record<string, string>, options: any) {
        await redis.xadd('events', '*', event)
        await redis.xadd('others', '*', event, options)
      }`,
      head,
    )
    expect(found.map((one) => /MAXLEN[^(]*/.exec(one)?.[0].trim())).toEqual([
      'MAXLEN',
      'MAXLEN, where its options do not do so',
    ])
  })
})

describe('the advice for a client without a command timeout', () => {
  it('says that commands which wait need a client of their own', async () => {
    const reading = "await redis.xreadgroup('GROUP', 'g', 'c', 'BLOCK', 5000, 'STREAMS', 'jobs', '>')"
    const [found] = await messages(commandTimeout, reading)
    expect(found).toContain('XREADGROUP waits for longer than that and needs a client of its own')
    expect(found).toContain('`duplicate({ commandTimeout: undefined })`')
    const head = "import { createClient } from 'redis'\nconst client = createClient()"
    const [other] = await messages(commandTimeout, "await client.xRead({ key: 'jobs', id: '$' }, { BLOCK: 0 })", head)
    expect(other).toContain('`duplicate({ socket: { …, socketTimeout: undefined } })`')
  })

  it('says nothing of it where none waits', async () => {
    const [found] = await messages(commandTimeout, "await redis.xread('COUNT', 10, 'STREAMS', 'jobs', '0')")
    expect(found).not.toContain('client of its own')
  })
})

describe('a read whose failure goes out of sight', () => {
  it('names what it goes to: the call that is handed the read, or the one that is handed the failure', async () => {
    const found = await messages(
      unguardedReads,
      `
      import express from 'express'
      import { traced, toMenu } from '@shop/tools'
      const app = express()
      app.get('/a', async (req, res) => res.json(await traced('menu', () => redis.get('menu:a'))))
      app.get('/b', async (req, res) => {
        res.json(await menu('menu:b'))
      })
      async function menu(key: string) {
        try {
          return await redis.get(key)
        } catch (error) {
          console.warn(error)
          return toMenu(error)
        }
      }`,
    )
    expect(found.map((one) => /what `(.*?)` makes of its failure/.exec(one)?.[1])).toEqual(['traced', 'toMenu'])
  })
})

describe('a write that nobody waits for at several places', () => {
  it('is told at each, with how many there are, so that it is mended where the write is', async () => {
    const found = await messages(
      unhandledWrites,
      `
      const announce = (room: string) => redis.publish(room, 'open')
      export const open = (room: string) => { announce(room) }
      export const close = (room: string) => { announce(room) }
      export const wait = async (room: string) => { await announce(room).catch(console.warn) }
      export const seat = (room: string) => { announce(room) }`,
    )
    expect(found).toHaveLength(3)
    expect(found[0]).toMatch(
      /^Nobody waits for `announce`, which runs PUBLISH and passes its failure on, and at 2 other places the same write is left so: /,
    )
    expect(found[0]).toContain('Catch the failure where the write is')
  })
})

describe('a write that runs for each item of a list', () => {
  it('is named, with the `catch` that it needs, and what to do with the list to wait for all of them', async () => {
    const [each, other, block] = await messages(
      unhandledWrites,
      `
      export const forget = (dishes: string[]) => { dishes.forEach((dish) => redis.del(dish)) }
      export const keep = (dishes: string[]) => { dishes.map(async (dish) => redis.expire(dish, 60)) }
      export const swap = (dishes: string[]) => {
        dishes.forEach(async (dish) => {
          await redis.set(dish, '1', 'EX', 60)
          console.log(dish)
        })
      }`,
    )
    expect(each).toMatch(/^Nobody waits for `redis.del`, which `dishes.forEach` runs for each item/)
    expect(each).toContain('to it, or wait for all of them within a `try`: `await Promise.all(dishes.map(…))`.')
    expect(other).toMatch(/^Nobody waits for `redis.expire`, which `dishes.map` runs/)
    expect(block).toMatch(
      /^Nobody waits for the functions that `dishes.forEach` runs for each item, of which each runs SET /,
    )
  })
})

describe('the handler that a read is shown for', () => {
  it('asks for what the condition around the read wants, where one does', async () => {
    const found = await messages(
      unguardedReads,
      `
      import express from 'express'
      const app = express()
      async function find(match: { id?: string; name?: string; day?: string }) {
        if ((match.id || match.name) && match.day !== undefined) {
          const cached = await redis.get('menu:' + match.id)
          if (cached) return JSON.parse(cached)
        }
        return {}
      }
      async function soup(day: string) {
        return (await redis.get('soup:' + day)) ?? ''
      }
      app.get('/none', async (req, res) => res.json(await find({ id: '1' })))
      app.get('/other', async (req, res) => res.json(await find({ day: '1' })))
      app.get('/both', async (req, res) => res.json(await find({ name: '1', day: '1' })))
      app.get('/late', async (req, res) => res.json(await find(req.query)))
      app.get('/soup', async (req, res) => res.json(await soup('1')))`,
    )
    expect(found.map((one) => /waits for it \(GET (.*?)\)/.exec(one)?.[1])).toEqual(['/both', '/soup'])
  })

  it('is any, where none does', async () => {
    const [found] = await messages(
      unguardedReads,
      `
      import express from 'express'
      const app = express()
      async function find(match: { id?: string; day?: string }) {
        return match.id ? redis.get('menu:' + match.id) : undefined
      }
      app.get('/none', async (req, res) => res.json(await find({ day: '1' })))`,
    )
    expect(found).toContain('(GET /none)')
  })
})

describe('the advice to put a circuit breaker before reads', () => {
  it('puts it around a function that only reads, and around the reads alone of one that does more', async () => {
    const found = await messages(
      circuitBreaker,
      `
      import express from 'express'
      const app = express()
      async function soups(): Promise<string[]> {
        try { return await redis.smembers('soups') } catch { return [] }
      }
      async function collect(session: string, message: string): Promise<string[]> {
        try {
          await redis.rpush(session, message)
          await new Promise((resolve) => setTimeout(resolve, 3_000))
          return await redis.lrange(session, 0, -1)
        } catch { return [message] }
      }
      app.get('/soups', async (_, response) => response.json(await soups()))
      app.get('/all', async (request, response) => response.json(await collect(request.params.id, 'x')))
      app.get('/wines', async (_, response) => {
        response.json(await redis.smembers('wines').catch(() => []))
      })`,
    )
    expect(found.map((one) => /Put one (.*?): `new/.exec(one)?.[1])).toEqual([
      'around `soups`, and around the reads alone of `collect` and `src/shop.ts`, in a function of their own, since there is more in them than these',
    ])
  })
})

describe('how long a request waits in an outage', () => {
  it.each([
    ['the client gives up', "redis.get('soup')"],
    ['the timer runs out that bounds the read', "withTimeout(redis.get('soup'))"],
  ])('is until %s', async (until, read) => {
    const [found] = await messages(
      circuitBreaker,
      `
      import express from 'express'
      const app = express()
      async function withTimeout<T>(reply: Promise<T>): Promise<T> {
        const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('late')), 500))
        return Promise.race([reply, late])
      }
      async function soup(): Promise<string | null> {
        try { return await ${read} } catch { return null }
      }
      app.get('/soup', async (_, response) => response.json(await soup()))`,
    )
    expect(found).toContain(`every request waits until ${until}.`)
  })
})

describe('a count that is taken back', () => {
  it('is a warning that names the count with a TTL, where that is of the same key', async () => {
    const found = await messages(
      requireTtl,
      `
      export const up = (id: string) => redis.multi().incrby(\`spent:\${id}\`, 5).expire(\`spent:\${id}\`, 60).exec()
      export const down = (id: string) => redis.decrby(\`spent:\${id}\`, 5)
      export const other = (id: string) => redis.decrby(\`other:\${id}\`, 5)
      export const any = (key: string) => redis.decrby(key, 5)`,
    )
    expect(found.map((one) => /INCRBY gives this key one where it counts up/.test(one))).toEqual([true, false, false])
    const source = await analyse({
      'src/spent.ts': `import Redis from 'ioredis'
        const redis = new Redis()
        export const up = (id: string) => redis.multi().incr(\`n:\${id}\`).expire(\`n:\${id}\`, 60).exec()
        export const down = (id: string) => redis.decr(\`n:\${id}\`)`,
    })
    const { violations } = requireTtl.run({ ...NO_EVIDENCE, source: { status: 'collected', value: source } })
    expect(violations).toMatchObject([{ severity: 'warning', outcome: 'fail' }])
  })
})

describe('the advice on a counter without a TTL', () => {
  const advised = async (code: string) =>
    (await messages(requireTtl, code)).filter((one) => /runs H?INCR/.test(one)).map((one) => /an id/.test(one))

  it('is to keep it where its answers are ids: in a key, as a field, as a member', async () => {
    const found = await advised(`
      export async function inKey(name: string) {
        const id = await redis.incr('user:last')
        await redis.set(\`user:\${id}\`, name, 'EX', 60)
      }
      export async function asField(text: string) {
        const id = String(await redis.incrby('job:last', 1))
        await redis.hset('jobs', id, text)
        await redis.hset('more-jobs', { [id]: text })
      }
      export const asMember = () => redis.hincrby('last', 'order', 1).then((id) => redis.sadd('orders', id))
      export const inCallback = (text: string) =>
        redis.incr('note:last', (error, id) => redis.set('note:' + id, text, 'EX', 60))
      export const inScript = \`
        local id = ARGV[1]
        if id == '' then id = '' .. redis.call('INCR', KEYS[1]) end
        redis.call('HSET', KEYS[2], id, ARGV[2])\`
      export const inScriptAsKey = \`redis.call('SET', 'job:' .. tostring(redis.call('INCR', KEYS[1])), 1)\``)
    expect(found).toEqual([true, true, true, true, true, true])
  })

  it('is a TTL where they choose one of a few, are values, or make a moment unique', async () => {
    const found = await advised(`
      export async function turn(text: string) {
        const turn = await redis.incr('turn')
        await redis.rpush(\`queue:\${turn % 4}\`, text)
      }
      export async function asValue() {
        const count = await redis.incr('visits')
        await redis.hset('today', 'visits', count)
        await redis.zadd('pages', count, 'home')
      }
      export async function beside() {
        const nth = await redis.incr('calls')
        await redis.zadd('log', Date.now(), \`\${Date.now()}-\${nth}\`)
        await redis.get(\`calls:\${nth}\`)
      }
      export const inScript = \`
        local nth = redis.call('INCR', KEYS[1])
        redis.call('ZADD', KEYS[2], ARGV[1], ARGV[1] .. ':' .. nth)
        redis.call('SET', KEYS[3] .. nth % 4, 1)\``)
    expect(found).toEqual([false, false, false, false])
  })
})
