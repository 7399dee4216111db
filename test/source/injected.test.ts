import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { analyse, analyseFolder } from './collect'

it('a command goes through the client that a container hands over, by a list of tokens or by its class', async () => {
  const { clients, commands } = await analyseFolder(resolve(__dirname, '../../fixtures/usage/nest-injected-subclasses'))
  const placeOf = (id: number | null) => clients.find((one) => one.id === id)?.place.line
  expect(commands.map(({ name, client }) => [name, placeOf(client)])).toEqual([
    ['SET', 15],
    ['SET', 22],
    ['KEYS', 45],
  ])
  expect(clients.map(({ place }) => place.line)).toEqual([15, 22, 28, 38, 45])
})

it('a command goes through the client that awilix has under the name, whatever type the cradle is said to be of', async () => {
  const { clients, commands } = await analyse({
    'src/loader.ts': `
      import { asValue, createContainer } from 'awilix'
      import Redis from 'ioredis'
      const container = createContainer()
      export const load = () => {
        const cacheConnection = new Redis('redis://cache')
        container.register({ cacheConnection: asValue(cacheConnection), lockConnection: asValue(new Redis('redis://locks')) })
      }`,
    'src/stock.ts': `
      import type { Redis } from 'ioredis'
      interface Cradle { cacheConnection: Redis; lockConnection: Redis }
      export class Stock {
        readonly #redis: Redis
        constructor({ cacheConnection }: Cradle) { this.#redis = cacheConnection }
        read = (id: string) => this.#redis.get(\`stock:\${id}\`)
      }
      export class Locks {
        readonly redis: Redis
        constructor(cradle: Cradle) { this.redis = cradle.lockConnection }
        free = (id: string) => this.redis.del(\`lock:\${id}\`)
      }`,
  })
  const lineOf = (id: number | null) => clients.find((one) => one.id === id)?.place.line
  expect(commands.map(({ name, client }) => [name, lineOf(client)])).toEqual([
    ['GET', 6],
    ['DEL', 7],
  ])
})
