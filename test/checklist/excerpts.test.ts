import { describe, expect, it } from 'vitest'
import { excerptsOf } from '../../src/checklist'
import type { Finding, Place } from '../../src/model'
import { place } from './evidence'

function finding(at: Place | null, ...related: Place[]): Finding {
  return {
    rule: 'no-keys',
    item: 'scan-not-keys',
    origin: 'source',
    severity: 'error',
    outcome: 'fail',
    place: at,
    message: '',
    help: '',
    fingerprint: '',
    related: related.map((other) => ({ place: other, message: '' })),
  }
}

describe('excerpts', () => {
  const text = (path: string) =>
    path === 'gone.ts' ? undefined : Array.from({ length: 30 }, (_, i) => `${path} ${i + 1}`).join('\r\n')

  it('hold three lines around findings and related places', () => {
    const excerpts = excerptsOf([finding(place('a.ts', 2), place('b.ts', 29)), finding(place('a.ts', 8))], text)
    expect([...excerpts.get('a.ts')!.keys()]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    expect([...excerpts.get('b.ts')!]).toEqual([26, 27, 28, 29, 30].map((line) => [line, `b.ts ${line}`]))
  })

  it('hold only the beginning of a long place', () => {
    const long = { ...place('a.ts', 5), endLine: 30 }
    expect(
      [
        ...excerptsOf([finding(long)], text)
          .get('a.ts')!
          .keys(),
      ].at(-1),
    ).toBe(18)
  })

  it('are empty where there is no text', () => {
    expect(excerptsOf([finding(null), finding(place('gone.ts', 1))], text).size).toBe(0)
    expect(excerptsOf([finding(place('a.ts', 1))]).size).toBe(0)
  })

  it('blot out a password whose name is further up than the lines shown', () => {
    const lines = ['redis.auth(', '', '', '', '', "  'hunter2',", ')', "redis.keys('*')"]
    const shown = excerptsOf([finding(place('a.ts', 8))], () => lines.join('\r\n')).get('a.ts')!
    expect([...shown]).toEqual([
      [5, ''],
      [6, "  '*******',"],
      [7, ')'],
      [8, "redis.keys('*')"],
    ])
  })

  it.each([
    ["new Redis('redis://app:hunter2@host:6379')", "new Redis('redis://app:*******@host:6379')"],
    ['new Redis("rediss://:p@ss@host")', 'new Redis("rediss://:****@host")'],
    ["const options = { password: 'hunter2', port: 1 }", "const options = { password: '*******', port: 1 }"],
    ['const c = { "REDIS_PASSWORD": "hunter2" }', 'const c = { "REDIS_PASSWORD": "*******" }'],
    ["new Redis({ url, token: 'AXyz' })", "new Redis({ url, token: '****' })"],
    ["redisPassword = 'hunter2'", "redisPassword = '*******'"],
    ["await redis.auth('hunter2')", "await redis.auth('*******')"],
    // No secret in these: a frame that hides what it is about is useless.
    ["redis.set('auth:token:' + id + ':x', 1)", "redis.set('auth:token:' + id + ':x', 1)"],
    ["const TOKEN_PREFIX = 'auth:'", "const TOKEN_PREFIX = 'auth:'"],
    [`new Redis(\`redis://\${user}:\${password}@host\`)`, `new Redis(\`redis://\${user}:\${password}@host\`)`],
    ['{ password: process.env.REDIS_PASSWORD }', '{ password: process.env.REDIS_PASSWORD }'],
  ])('blot out passwords: %s', (line, shown) => {
    expect(
      excerptsOf([finding(place('a.ts', 1))], () => line)
        .get('a.ts')!
        .get(1),
    ).toBe(shown)
  })
})
