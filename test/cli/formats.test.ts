import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from 'sarif'
import { describe, expect, it } from 'vitest'
import { CLEAN, createFolder, runCli } from './command'

const KEYS = `${CLEAN['src/cache.ts']}
export const names = () => redis.keys('user:*')
export const carts = () => redis.keys('cart:*')
`

function sarifOf(folder: string) {
  const log: Log = JSON.parse(readFileSync(join(folder, 'out.sarif'), 'utf8'))
  return log.runs[0]!.results!.filter(({ ruleId }) => ruleId === 'no-keys')
}

describe('formats for other programs, of a real run', () => {
  it('SARIF: fingerprints stay when lines move, and each finding has its own', async () => {
    const before = createFolder({ ...CLEAN, 'src/cache.ts': KEYS })
    const after = createFolder({ ...CLEAN, 'src/cache.ts': `// one\n// two\n\n${KEYS}` })
    try {
      for (const { path } of [before, after]) {
        const { code, stderr } = await runCli(path, ['--no-probe', '--quiet', '--format', 'sarif:out.sarif'])
        expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
      }
      const [old, moved] = [sarifOf(before.path), sarifOf(after.path)]
      const lines = (results: typeof old) =>
        results.map(({ locations }) => locations![0]!.physicalLocation!.region!.startLine)
      const hashes = (results: typeof old) => results.map((one) => one.partialFingerprints!.primaryLocationLineHash)
      expect(lines(old)).toEqual([14, 15])
      expect(lines(moved)).toEqual([17, 18])
      expect(hashes(moved)).toEqual(hashes(old))
      expect(new Set(hashes(old)).size).toBe(2)
    } finally {
      before.remove()
      after.remove()
    }
  })

  it('every format goes into a file of its own in one run, and names the finding', async () => {
    const folder = createFolder({ ...CLEAN, 'src/cache.ts': KEYS })
    try {
      const names = ['sarif', 'junit', 'gitlab', 'checkstyle', 'rdjson', 'html']
      const formats = names.map((name) => `${name}:out/${name}`).join(',')
      const { code, stdout } = await runCli(folder.path, ['--no-probe', '--quiet', '--format', formats])
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      for (const name of names) {
        const text = readFileSync(join(folder.path, 'out', name), 'utf8')
        expect(text, name).toContain('no-keys')
        expect(text, name).toContain('src/cache.ts')
      }
    } finally {
      folder.remove()
    }
  })
})
