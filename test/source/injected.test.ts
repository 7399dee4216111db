import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { analyseFolder } from './collect'

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
