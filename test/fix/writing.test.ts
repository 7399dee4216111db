import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { changesOf } from '../../src/fix/changes'
import { writeChange } from '../../src/fix/writing'
import { writeRepository } from '../support/repository'
import { check } from './support/cases'

const SOURCE = `import Redis from 'ioredis'

const redis = new Redis({ connectTimeout: 2000 })

export async function all() {
  const keys = await redis.keys('user:*')
  return keys
}
`
const PATH = 'src/cache.ts'

async function planned() {
  const root = writeRepository({ 'package.json': '{"dependencies":{"ioredis":"^5.4.0"}}', [PATH]: SOURCE })
  const { findings } = await check(root)
  const plan = () => changesOf(root, findings, { suggestions: false })
  const [change] = plan().files
  return { root, full: join(root, PATH), plan, change: change! }
}

it('two fixes of one file are both done, or the later one is left and told', async () => {
  const { root, plan, change, full } = await planned()
  expect(change.fixed.map(({ rule }) => rule).sort()).toEqual(['error-listener', 'no-keys'])
  expect(plan().left).toEqual([])
  expect(writeChange(root, change)).toBeUndefined()
  expect(readFileSync(full, 'utf8')).toBe(change.after)
})

it('a file that changed since it was read stays as it is', async () => {
  const { root, full, plan, change } = await planned()
  writeFileSync(full, `${SOURCE}// later\n`)
  expect(plan()).toMatchObject({ files: [], refused: [{ path: PATH, reason: expect.stringContaining('changed') }] })
  expect(writeChange(root, change)).toBe('it has changed since it was read')
  expect(readFileSync(full, 'utf8')).toBe(`${SOURCE}// later\n`)
  expect(readdirSync(join(root, 'src'))).toEqual(['cache.ts'])
})

it('nothing is written through a link, of a file or of a folder', async () => {
  for (const isFolder of [false, true]) {
    const { root, full, plan, change } = await planned()
    const outside = writeRepository({ 'cache.ts': SOURCE })
    if (isFolder) renameSync(join(root, 'src'), join(root, 'old'))
    else renameSync(full, join(root, 'old.ts'))
    symlinkSync(isFolder ? outside : join(outside, 'cache.ts'), isFolder ? join(root, 'src') : full)
    expect(plan().files).toEqual([])
    expect(writeChange(root, change)).toBe('it has changed since it was read')
    expect(readFileSync(join(outside, 'cache.ts'), 'utf8')).toBe(SOURCE)
    expect(readdirSync(outside)).toEqual(['cache.ts'])
  }
})

it('a folder that takes no file, and a file that may not be written, are told', async () => {
  const { root, full, change } = await planned()
  renameSync(full, join(root, 'old.ts'))
  mkdirSync(full)
  expect(writeChange(root, change)).toMatch(/changed since it was read|cannot be written/)
  const other = await planned()
  chmodSync(other.full, 0o444)
  // The superuser may write everything.
  if (process.getuid?.() !== 0) expect(writeChange(other.root, other.change)).toBe('it cannot be written (EACCES)')
})
