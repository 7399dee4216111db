import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { BUILD_MS, bundledAction } from './support/bundle'
import { ACTION } from './support/runner'

// That it is the same wherever it is built is held by CI, which compares it with the committed one.
test(
  'the bundle names no folder of the machine that built it',
  async () => {
    const folder = dirname(await bundledAction())
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), 'utf8')
      for (const one of [resolve(__dirname, '../..'), folder])
        expect(text.includes(one), `${name} names ${one}`).toBe(false)
    }
  },
  BUILD_MS,
)

test('the action reads the inputs that action.yml lists, and no others', () => {
  const source = readFileSync(resolve(__dirname, '../../src/deliver/github/inputs.ts'), 'utf8')
  const read = [...source.matchAll(/(?:text|flag|getInput)\('([a-z-]+)'/g)].map(([, name]) => name)
  expect([...new Set(read)].sort()).toEqual(Object.keys(ACTION.inputs).sort())
})
