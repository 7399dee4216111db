import { expect, it } from 'vitest'
import { collectSource } from '../../../src/collect/source'
import { writeRepository } from '../../support/repository'
import { endlessTypes } from '../endless-types'

it('says so where there is more of it than it can leave out', { timeout: 120_000 }, async () => {
  const files = Object.fromEntries(['b', 'c', 'd', 'e', 'f'].map((name) => [`src/${name}.ts`, endlessTypes()]))
  const source = await collectSource(writeRepository(files), { ignore: [], includeTests: false, minutes: 0.1 })
  expect(source).toEqual({
    status: 'not-collected',
    reason: 'the analysis does not come to an end (not even without src/b.ts, src/c.ts, src/d.ts)',
  })
})
