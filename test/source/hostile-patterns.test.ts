import { describe, expect, it } from 'vitest'
import { isTestCode } from '../../src/collect/files/scope'
import { mentionsRedis, namesBunClient } from '../../src/collect/source/packages'
import { REDIS_LUA } from '../../src/collect/source/repository/checkout'
import { exportedNames, isBarrel } from '../../src/collect/source/repository/exports'
import { importsOf } from '../../src/collect/source/repository/imports'
import { lockedVersion } from '../../src/collect/source/repository/versions'
import { analyse, commandLines } from './collect'

/*
 * Every text of the repository runs through these, so none may cost more than its length. No time is asserted: at the
 * largest size a pattern of quadratic cost takes minutes, and the test runs into its timeout.
 */
const SIZES = [100_000, 400_000, 1_400_000]

function filled(unit: string, size: number): string {
  return unit.repeat(Math.ceil(size / unit.length)).slice(0, size)
}

const SCANS: [string, (text: string) => unknown, readonly string[]][] = [
  ['imports', importsOf, ['from ', 'from', 'import(', 'import ( ', 'require/*', 'from/* */', "from'", ' ', '\n']],
  [
    'exported names',
    exportedNames,
    ['export {', 'export {a,', 'export type{', 'export default ', 'export\n', '/*', '//'],
  ],
  [
    'barrels',
    isBarrel,
    ['export {', 'export {}', 'export {}  ', 'export ', 'exports.a', 'exports.a ', 'module.exports '],
  ],
  ['test code', (text) => isTestCode(['ava'], text), ["'ava'", "import 'ava'\n", "/* import 'ava'\n", 'it(\n', '\n ']],
  ['Lua', (text) => REDIS_LUA.test(text), ['redis ', 'redis .', 'redis. ', 'r_call ', 'server']],
  ["Bun's client", namesBunClient, ['Bun ', 'Bun .', 'redis ', 'redis} ', 'redis }= ']],
  ['mentions', mentionsRedis, ["'", 'r', 'redi', '`bull']],
]

describe.each(SCANS)('the search for %s ends', (_, scan, units) => {
  it.each(units)('on %j', (unit) => {
    // Once alone, and once behind a start that would have to be given up at every position.
    for (const size of SIZES) for (const start of ['', 'from', 'export {']) scan(start + filled(unit, size))
  })

  it('on one start and nothing but space', () => {
    for (const start of ['from', 'export', 'export {', 'redis', 'Bun', '/*']) scan(start + ' '.repeat(1_400_000))
  })
})

describe.each(['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'])('the search in %s ends', (file) => {
  const units = [
    '\n',
    ' ',
    ' \n',
    'ioredis@^5, ',
    ', ioredis@',
    ' ioredis:\n',
    'ioredis@^5:\n',
    '"node_modules/ioredis":',
  ]
  it.each(units)('on %j', (unit) => {
    for (const size of SIZES) expect(lockedVersion(file, filled(unit, size), 'ioredis', '^5')).toBeUndefined()
  })
})

describe('a whole checkout is read', () => {
  const client = "import Redis from 'ioredis'\nexport const redis = new Redis()\n"

  it.each(['from ', 'export {', 'redis', 'redis ', 'redis.', 'client!', '[ ', '\n', '/*', '`'])(
    'with 400 kB of %j in it',
    async (unit) => {
      const evidence = await analyse({
        'src/redis.ts': `${client}redis.keys('a')\n`,
        'src/hostile.ts': `import { redis } from './redis'\n${filled(unit, 400_000)}`,
        'src/index.js': `module.exports = require('./redis')\n${filled(unit, 400_000)}`,
        'package.json': '{"dependencies":{"ioredis":"^5"}}',
        'pnpm-lock.yaml': filled(unit, 400_000),
      })
      expect(commandLines(evidence)).toContain('src/redis.ts:3 KEYS a not-a-write')
    },
  )

  it('with names in its exports that mean something in a pattern', async () => {
    const evidence = await analyse({
      'src/redis.ts': `${client}export { redis as "(a+)+$", redis as $client, redis as [ }\nexport { (((, * }\n`,
      'src/index.ts': "export * from './redis'\n",
      'src/use.ts': "import { $client } from './index'\n$client.keys('a')\n",
    })
    expect(commandLines(evidence)).toEqual(['src/use.ts:2 KEYS a not-a-write'])
  })
})
