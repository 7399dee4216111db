import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { writeRepository } from '../support/repository'

const SCRIPT = resolve(__dirname, 'run.mjs')
const SHOP = "import Redis from 'ioredis'\nexport const redis = new Redis()\nredis.keys('shop:*')\n"

function fuzz(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

it('finds nothing in 30 mutations of the fixtures', { timeout: 600_000 }, () => {
  const { status, stdout, stderr } = fuzz('--seed', '1', '--cases', '30')
  expect({ status, stderr, stdout }).toMatchObject({
    status: 0,
    stderr: '',
    stdout: expect.stringMatching(/^seed 1: 30 cases of \d+ files, 0 failures\n$/),
  })
})

it('reads the folders that it is given, and makes one case of a seed by itself', () => {
  const root = writeRepository({ 'src/shop.ts': SHOP, 'src/notes.md': 'none' })
  expect(fuzz(root, '--seed', '7', '--case', '12').stdout).toBe('seed 7: 1 cases of 1 files, 0 failures\n')
})

it('says in one sentence what is wrong with its arguments', () => {
  const empty = writeRepository({ 'notes.md': 'none' })
  for (const args of [[`${empty}-gone`], [empty], ['--seed', 'x'], ['--cases'], ['--cases', '-1'], ['--colour']]) {
    const { status, stderr } = fuzz(...args)
    expect(status).toBe(2)
    expect(stderr).toMatch(/^fuzz: [^\n]+\n$/)
  }
})
