import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { BUILD_MS, build, bundledAction } from './support/bundle'
import { ACTION, cleanUp, scratch } from './support/runner'

afterAll(cleanUp)

function contents(folder: string): Map<string, string> {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

test(
  'a build from nothing agrees byte for byte with the one that the tests run, and names neither folder',
  async () => {
    const [first, second] = [dirname(await bundledAction()), scratch()]
    await build(second, '--no-cache')
    const files = contents(first)
    expect(contents(second)).toEqual(files)
    const here = resolve(__dirname, '../..')
    for (const [name, text] of files) {
      for (const folder of [here, second]) expect(text.includes(folder), `${name} names ${folder}`).toBe(false)
    }
  },
  2 * BUILD_MS,
)

test('the action reads the inputs that action.yml lists, and no others', () => {
  const source = readFileSync(resolve(__dirname, '../../src/deliver/github/inputs.ts'), 'utf8')
  const read = [...source.matchAll(/(?:text|flag|getInput)\('([a-z-]+)'/g)].map(([, name]) => name)
  expect([...new Set(read)].sort()).toEqual(Object.keys(ACTION.inputs).sort())
})
