import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { BUILD_MS, build } from './support/bundle'
import { ACTION, cleanUp, scratch } from './support/runner'

afterAll(cleanUp)

function contents(folder: string): Map<string, string> {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

test(
  'two builds from nothing agree byte for byte and do not name the folder they were built in',
  async () => {
    const [first, second] = [scratch(), scratch()]
    await build(first, '--no-cache')
    await build(second, '--no-cache')
    const files = contents(first)
    expect(contents(second)).toEqual(files)
    const here = resolve(__dirname, '../..')
    for (const [name, text] of files) {
      expect(text.includes(here), `${name} names ${here}`).toBe(false)
      expect(text.includes(first), `${name} names ${first}`).toBe(false)
    }
  },
  BUILD_MS,
)

test('the action reads the inputs that action.yml lists, and no others', () => {
  const source = readFileSync(resolve(__dirname, '../../src/deliver/github/inputs.ts'), 'utf8')
  const read = [...source.matchAll(/(?:text|flag|getInput)\('([a-z-]+)'/g)].map(([, name]) => name)
  expect([...new Set(read)].sort()).toEqual(Object.keys(ACTION.inputs).sort())
})
