import { describe, expect, it } from 'vitest'
import { analyse, commandLines } from './collect'

/** The key patterns of a file, in the order of the lines. */
async function keys(code: string): Promise<(string | null)[]> {
  const head = "import Redis from 'ioredis'\nimport { v4 as uuid } from 'uuid'\nconst redis = new Redis()\n"
  const { commands } = await analyse({ 'src/parcels.ts': `${head}${code}\n` })
  return commands.map(({ key }) => key)
}

describe('a key builder', () => {
  it.each(['uuid', 'now', 'date', 'next'])(
    'whose parameter is called %s, as what is made anew each time, gives a pattern',
    async (name) => {
      const builder = `const keyOf = (${name}: string) => \`parcel:\${${name}}\``
      expect(await keys(`${builder}\nexport const read = (id: string) => redis.get(keyOf(id))`)).toEqual(['parcel:*'])
    },
  )
})

const MANIFEST = '{"dependencies":{"ioredis":"5.4.1"}}'

it('a prefix that is a member of a class is known, however many barrels lie between', async () => {
  const evidence = await analyse({
    'package.json': MANIFEST,
    'core/index.ts': `export * from './transactions'`,
    'core/transactions/index.ts': `export * from './transaction'`,
    'core/transactions/transaction.ts': `export class Transaction { static keyPrefix = 'tx' }`,
    'src/store.ts': `
      import Redis from 'ioredis'
      import { Transaction } from '../core'
      const redis = new Redis()
      export const all = () => redis.keys(Transaction.keyPrefix + ':*')`,
  })
  expect(commandLines(evidence)).toEqual(['src/store.ts:5 KEYS tx:* not-a-write'])
})

it('a name that is defined for one object is not that of another', async () => {
  const evidence = await analyse({
    'package.json': MANIFEST,
    'src/classes.ts': `
      export function named(base: any) {
        const made: any = {}
        Object.defineProperty(made, 'name', { value: base.name + 'Dynamic' })
        return made
      }`,
    'src/store.ts': `
      import Redis from 'ioredis'
      import { Queue } from 'bullmq'
      import { named } from './classes'
      const redis = new Redis()
      export class Index {
        queue: Queue | undefined
        made = named(Index)
        has = (id: string) => redis.exists(this.queue.name + ':' + id)
      }`,
  })
  expect(commandLines(evidence)).toEqual(['src/store.ts:9 EXISTS *:* not-a-write'])
})

it('a text that is there for want of another is not the key', async () => {
  const { commands } = await analyse({
    'client.ts': "import Redis from 'ioredis'\nexport const redis = new Redis()\n",
    'shop.ts': `
    import { redis } from './client'

    export class Shop {
      private shop: string
      private readonly kind: string

      constructor(config: ShopConfig) {
        const { shop } = config || { shop: '' }
        this.shop = shop
        this.kind = KINDS.shop
      }

      token() {
        return redis.get('token:' + this.kind + ':' + this.shop)
      }
    }

    const KINDS = { shop: 'shop' }

    export const open = (request: any) => new Shop(request.config)
    `,
    'guests.ts': `
    import { redis } from './client'
    import type { Guest } from 'guests'

    export const greet = (guest: Guest) => redis.get('greeting:' + guest.id)
    export const greetOwner = (context: any) => greet(context.owner)
    export const greetChild = (child: string) => greet({ id: 'child:' + child } as Guest)
    `,
  })
  expect(commands.map(({ name, key }) => `${name} ${key}`)).toEqual(['GET greeting:*', 'GET token:shop:*'])
})

it('a key that only a caller far off gives, through the type that it knows, is known', async () => {
  const evidence = await analyse({
    'package.json': MANIFEST,
    'core/index.ts': `export * from './storage'\nexport * from './journey'`,
    'core/storage.ts': `export interface JourneyStorage { save(key: string, data: string): Promise<void> }`,
    'core/journey.ts': `
      import { JourneyStorage } from './storage'
      export class Journey {
        private static storage: JourneyStorage
        static setStorage(storage: JourneyStorage) { this.storage = storage }
        constructor(readonly id: string) {}
        async checkpoint() {
          const key = ['journey', this.id].join(':')
          await Journey.storage.save(key, JSON.stringify(this.id))
        }
      }`,
    'store/storage.ts': `
      import Redis from 'ioredis'
      import { JourneyStorage } from '../core'
      const redis = new Redis()
      export class RedisStorage implements JourneyStorage {
        async save(key: string, data: string) { await redis.set(key, data) }
      }`,
    'store/index.ts': `
      import { Journey } from '../core'
      import { RedisStorage } from './storage'
      export const start = () => Journey.setStorage(new RedisStorage())`,
  })
  expect(commandLines(evidence)).toEqual(['store/storage.ts:6 SET journey:* never'])
})

it('the keys of a list are known where all of its elements are', async () => {
  const lists = `
    export const a = (ids: string[]) => redis.mget(ids.map((id) => \`dish:\${id}\`))
    export const b = (ids: string[]) => redis.del(...ids.map((id) => 'menu:' + id))
    export const c = (rows: [string, string][]) => redis.mset(rows.flatMap(([id, row]) => ['row:' + id, row]))
    export const d = (rows: [string, string][]) => redis.mset(rows.map(([id, row]) => [\`pair:\${id}\`, row]))
    export const e = (id: string, row: string) => redis.mset({ [\`named:\${id}\`]: row })
    export const f = async (ids: string[]) => {
      const keys: string[] = []
      for (const id of ids) keys.push(\`late:\${id}\`)
      await redis.unlink(keys)
    }
    export const g = (ids: string[], all: string[]) => redis.mget([...ids.map((id) => \`dish:\${id}\`), ...all])
    export const h = (ids: string[]) => redis.mget(ids)
    export const i = (row: string) => redis.mset({ last: row })`
  expect(await keys(lists)).toEqual(['dish:*', 'menu:*', 'row:*', 'pair:*', 'named:*', 'late:*', null, null, 'last'])
})

it('the keys of a script are those that its calls give it, in the spelling of each client', async () => {
  const script = (n: number) =>
    `const s${n} = \`redis.call('SET', KEYS[1], 1) redis.call('INCR', ARGV[1]) redis.call('GET', KEYS[2])\``
  const evidence = await analyse({
    'package.json': '{"dependencies":{"ioredis":"5.4.1","redis":"5.1.0","@upstash/redis":"1.34.0"}}',
    'src/plain.ts': `
      import Redis from 'ioredis'
      const redis = new Redis()
      ${script(1)}
      export const a = (id: string) => redis.eval(s1, 1, \`plain:\${id}\`, 'counted')
      export const b = (id: string) => redis.eval(s1, 1, \`other:\${id}\`, 'counted')`,
    'src/node.ts': `
      import { createClient } from 'redis'
      const client = createClient()
      ${script(2)}
      export const a = (id: string) => client.eval(s2, { keys: [\`node:\${id}\`, 'second'], arguments: [id] })`,
    'src/rest.ts': `
      import { Redis } from '@upstash/redis'
      const redis = Redis.fromEnv()
      ${script(3)}
      export const a = (id: string) => redis.eval(s3, [\`rest:\${id}\`], ['counted'])
      export const b = (keys: string[]) => redis.eval('return redis.call("GET", KEYS[1])', keys, [])`,
  })
  const scripted = evidence.commands.filter(({ via }) => via === 'lua')
  expect(scripted.map(({ place, name, key, keys }) => [place.path, name, keys ?? key])).toEqual([
    ['src/node.ts', 'SET', 'node:*'],
    ['src/node.ts', 'INCR', null],
    ['src/node.ts', 'GET', 'second'],
    ['src/plain.ts', 'SET', ['plain:*', 'other:*']],
    ['src/plain.ts', 'INCR', 'counted'],
    ['src/plain.ts', 'GET', null],
    ['src/rest.ts', 'SET', 'rest:*'],
    ['src/rest.ts', 'INCR', 'counted'],
    ['src/rest.ts', 'GET', null],
    ['src/rest.ts', 'GET', null],
  ])
})
