import { describe, expect, it } from 'vitest'
import type { Violation } from '../../src/model'
import { differences, markersOf } from './markers'

const text = [
  "await redis.keys('a') // fail: no-keys",
  "redis.call('KEYS', 'a') -- unsure: no-keys",
  'nothing here',
  'client[verb](name) // missed: no-keys, no-flush',
].join('\n')

describe('markersOf', () => {
  it('reads the markers at the end of lines, in TypeScript and in Lua', () => {
    expect(markersOf('bad.ts', text)).toEqual([
      { path: 'bad.ts', line: 1, kind: 'fail', rule: 'no-keys' },
      { path: 'bad.ts', line: 2, kind: 'unsure', rule: 'no-keys' },
      { path: 'bad.ts', line: 4, kind: 'missed', rule: 'no-keys' },
      { path: 'bad.ts', line: 4, kind: 'missed', rule: 'no-flush' },
    ])
  })

  it('does not take prose about markers for one', () => {
    expect(markersOf('a.ts', '// a marker looks like `// fail: no-keys` at the end of a line')).toEqual([])
  })
})

describe('differences', () => {
  const marker = { path: 'bad.ts', line: 1, kind: 'fail', rule: 'no-keys' } as const

  it('says nothing when findings and markers agree', () => {
    expect(differences('no-keys', [marker], [violation(1, 'fail')])).toEqual([])
    expect(differences('no-keys', [{ ...marker, kind: 'missed' }], [])).toEqual([])
  })

  it('tells a marker without a finding, a finding without a marker, and the wrong outcome', () => {
    expect(differences('no-keys', [marker], [])).toEqual(['bad.ts:1: marked fail, but nothing was found'])
    expect(differences('no-keys', [], [violation(2, 'fail')])).toEqual(['bad.ts:2: not marked, but fail: KEYS blocks.'])
    expect(differences('no-keys', [marker], [violation(1, 'unsure')])).toEqual([
      'bad.ts:1: marked fail, but unsure: KEYS blocks.',
    ])
  })

  it('tells a known miss that is found now, and a marker for another rule', () => {
    expect(differences('no-keys', [{ ...marker, kind: 'missed' }], [violation(1, 'fail')])).toHaveLength(1)
    expect(differences('no-keys', [{ ...marker, rule: 'no-key' }], [])).toHaveLength(1)
  })
})

function violation(line: number, outcome: 'fail' | 'unsure'): Violation {
  const place = { path: 'bad.ts', line, column: 1, endLine: line, endColumn: 2 }
  return { key: 'found', message: 'KEYS blocks.', place, severity: 'error', outcome, related: [] }
}
