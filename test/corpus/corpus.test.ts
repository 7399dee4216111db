import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { writeRepository } from '../support/repository'

const SCRIPT = resolve(__dirname, 'run.mjs')
const SHOP = `import Redis from 'ioredis'
const redis = new Redis()
export const names = () => redis.keys('a:*')
export const keep = (id: string) => redis.set(id, '1')
export const fine = (id: string) => redis.set(id, '1', 'EX', 60)
`

function corpus(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

/** A checkout called `shop` and labels of it, one of which the tool cannot agree with. */
function labelled(rows: readonly object[]): { labels: string; checkout: string } {
  const root = writeRepository({
    'shop/package.json': '{ "dependencies": { "ioredis": "^5.4.1" } }',
    'shop/src/shop.ts': SHOP,
    'manifest.json': JSON.stringify([{ name: 'shop', labels: 'labels/shop.jsonl', labelled: ['src/**'] }]),
    'labels/shop.jsonl': rows
      .map((row) => JSON.stringify({ path: 'src/shop.ts', client: 'ioredis', ...row }))
      .join('\n'),
  })
  return { labels: root, checkout: join(root, 'shop') }
}

it('counts what is found, what is missed and what is a false alarm', () => {
  const { labels, checkout } = labelled([
    { line: 2, rule: 'client-config', expect: 'violation', missing: ['connectTimeout'] },
    { line: 3, rule: 'no-keys', expect: 'violation' },
    { line: 9, rule: 'ttl', expect: 'violation' },
  ])
  const { status, stdout } = corpus('--labels', labels, checkout)
  expect(status).toBe(0)
  expect(stdout).toMatch(/ {2}no-keys recall +100\.0 %/)
  expect(stdout).toMatch(/! require-ttl recall +0\.0 %/)
  expect(stdout).toMatch(/! require-ttl precision +0\.0 %/)
  expect(stdout).toMatch(/ {2}clients seen +100\.0 %/)
  expect(stdout).toMatch(/! clients exact +0\.0 %/)
  expect(stdout).toMatch(/! calls recognised +50\.0 %/)
})

it('says in one sentence what is wrong with its arguments', () => {
  const { labels, checkout } = labelled([])
  for (const args of [
    [],
    ['--labels', labels],
    ['--labels', labels, `${checkout}-gone`],
    ['--labels', checkout, checkout],
  ]) {
    const { status, stderr } = corpus(...args)
    expect(status).toBe(2)
    expect(stderr).toMatch(/^corpus: [^\n]+\n$/)
  }
})
