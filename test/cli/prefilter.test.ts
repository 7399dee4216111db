import { describe, expect, it } from 'vitest'
import { writeRepository } from '../support/repository'
import { runCli } from './command'

const PLAIN = { 'src/sum.ts': 'export const sum = (a: number, b: number) => a + b\n' }
const SHOP = {
  ...PLAIN,
  'package.json': '{ "dependencies": { "ioredis": "^5.4.1" } }',
  'src/redis.ts': "import Redis from 'ioredis'\nexport const redis = new Redis()\n",
  'src/names.ts': "import { redis } from './redis'\nexport const names = () => redis.keys('a:*')\n",
}

async function report(files: Readonly<Record<string, string>>, command: string, ...options: string[]) {
  const { stdout } = await runCli(writeRepository(files), [command, '--no-probe', '--format', 'json', ...options])
  return JSON.parse(stdout)
}

describe('--no-prefilter', () => {
  it('parses every source and finds the same', async () => {
    const [quick, full] = [await report(SHOP, 'check'), await report(SHOP, 'check', '--no-prefilter')]
    expect(quick.findings).not.toEqual([])
    expect(full.findings).toEqual(quick.findings)
    expect(quick.inventory.files).toMatchObject({ listed: 3, analysed: 2 })
    expect(full.inventory.files).toMatchObject({ listed: 3, analysed: 3 })
  })

  it('works for the inventory as well', async () => {
    const { inventory } = await report(SHOP, 'inventory', '--no-prefilter')
    expect(inventory.files.analysed).toBe(3)
    expect(inventory.commands).toHaveLength(1)
  })

  it('looks through a repository without Redis and still says that it has none', async () => {
    const [quick, full] = [await report(PLAIN, 'check'), await report(PLAIN, 'check', '--no-prefilter')]
    expect(full.checklist).toEqual(quick.checklist)
    expect(quick.inventory.files).toMatchObject({ listed: 1, analysed: 0 })
    expect(full.inventory.files).toMatchObject({ listed: 1, analysed: 1 })
  })
})
