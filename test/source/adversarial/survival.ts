import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collectSource } from '../../../src/collect/source'
import type { Place } from '../../../src/model'
import { rules } from '../../../src/rules'
import { NO_EVIDENCE } from '../../support/evidence'
import { writeRepository } from '../../support/repository'
import type { Repository } from './case'

/**
 * Sources that nobody writes by hand, or only to harm: none of them may crash the analyzer or keep it busy beyond the
 * test runner's limit, and every place that is told lies within its file. The untouched neighbour is always read.
 */
const NEIGHBOUR = "import Redis from 'ioredis'\n\nexport const all = (neighbour: Redis) => neighbour.keys('*')\n"

/** Makes a test of each repository: nothing escapes, the neighbour is read, every place lies within its file. */
export function testRepositories(groups: Readonly<Record<string, Readonly<Record<string, Repository>>>>): void {
  for (const [group, cases] of Object.entries(groups)) {
    describe(group, () => {
      for (const [name, make] of Object.entries(cases)) it(name, () => survives(make))
    })
  }
}

async function survives(make: Repository): Promise<void> {
  const root = writeRepository({ ...make(), 'zz-neighbour/all.ts': NEIGHBOUR })
  const source = await collectSource(root, { ignore: [], includeTests: false })
  if (source.status !== 'collected') throw new Error(source.reason)
  const { commands, clients } = source.value
  const neighbour = commands.filter(({ place }) => place.path === 'zz-neighbour/all.ts')
  expect(neighbour.map(({ name, place }) => `${name} ${place.line}`)).toEqual(['KEYS 3'])
  const found = rules.flatMap((rule) => rule.run({ ...NO_EVIDENCE, source }).violations)
  const places = [...commands, ...clients, ...found].flatMap(({ place }) => place ?? [])
  expect(outside(root, places)).toEqual([])
}

/** Places that name a line or a column that their file does not have. */
function outside(root: string, places: readonly Place[]): Place[] {
  const lengths = new Map<string, readonly number[]>()
  return places.filter(({ path, line, column, endLine }) => {
    const known = lengths.get(path) ?? lengthsOfLines(join(root, path))
    lengths.set(path, known)
    const length = known[line - 1]
    return length === undefined || known[endLine - 1] === undefined || column < 1 || column > length + 1
  })
}

function lengthsOfLines(path: string): readonly number[] {
  const bytes = readFileSync(path)
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8'
  const isBigEndian = bytes[0] === 0xfe && bytes[1] === 0xff
  const text = isBigEndian ? Buffer.from(bytes).swap16().toString('utf16le') : bytes.toString(encoding)
  return text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => line.length)
}
