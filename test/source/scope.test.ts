import { describe, expect, it } from 'vitest'
import { analyse, commandLines } from './collect'

const KEYS = "import Redis from 'ioredis'\nexport const redis = new Redis()\nredis.keys('a:*')\n"

async function isRead(path: string, text = KEYS, others: Record<string, string> = {}): Promise<boolean> {
  const evidence = await analyse({ ...others, [path]: text, 'src/always.ts': KEYS })
  return commandLines(evidence).some((line) => line.startsWith(path))
}

describe('folders that are code', () => {
  it.each([
    'src/vendors/sellers.ts',
    'app/vendor/page.tsx',
    'src/limits/min/index.ts',
    'src/spec/parse.ts',
    'src/out/mail.ts',
    'src/dist/route.ts',
    'src/build/queue.ts',
    'src/coverage/insurance.ts',
    'src/benchmarks/scores.ts',
    'src/__shared__/redis.ts',
    'src/setup.ts',
    'src/setup/redis.ts',
    'src/karma/karma.service.ts',
    'src/latest-setup.ts',
    'src/jest/jester.ts',
    'src/setup-test-account.ts',
  ])('%s', async (path) => {
    expect(await isRead(path)).toBe(true)
  })
})

describe('folders that are not, or not for this service', () => {
  it.each([
    'vendor/a.js',
    'packages/shop/vendors/a.js',
    'public/vendor/a.js',
    'apps/web/public/min/vs/editor/editor.main.js',
    'app/assets/javascripts/vendor/a.js',
    'dist/a.js',
    'packages/shop/dist/a.js',
    'packages/shop/build/a.js',
    'out/a.js',
    'coverage/a.js',
    'third_party/a.ts',
    'src/generated/a.ts',
    'src/__generated__/a.ts',
    'spec/a.ts',
    'packages/shop/spec/a.ts',
    'src/spec/parse.spec.ts',
    'benchmarks/a.ts',
    'src/__tests__/a.ts',
    'src/__mocks__/a.ts',
    'src/mocks/a.ts',
    'src/test/a.ts',
    'src/tests/a.ts',
    'src/e2e/a.ts',
    'src/fixtures/a.ts',
    'src/a.test.ts',
    'vitest.setup.ts',
    'vitest.e2e.setup.ts',
    'src/vitest.setup.redis.tsx',
    'vitest.workspace.ts',
    'jest.setup.js',
    'jest.setup-redis.js',
    'jest-global-setup.cjs',
    'jest.globalSetup.ts',
    'src/setupTests.js',
    'setup-test.ts',
    'setup-jest.ts',
    'src/test-setup.ts',
    'src/testGlobalSetup.ts',
    'src/test/setup/redis.ts',
    'src/a.d.ts',
  ])('%s', async (path) => {
    expect(await isRead(path, KEYS, { 'packages/shop/package.json': '{}' })).toBe(false)
  })
})

describe('test code by what it holds', () => {
  it.each([
    ['an import', `import { expect } from 'vitest'\n${KEYS}`],
    ['an import over several lines', `import {\n  expect,\n} from 'vitest'\n${KEYS}`],
    ['a require', `const sinon = require("sinon")\n${KEYS}`],
    ['a dynamic import', `const { test } = await import('node:test')\n${KEYS}`],
    ['a re-export', `export { expect } from 'chai'\n${KEYS}`],
    ['an import below a comment', `/* helpers */\n// of all tests\nimport 'mocha'\n${KEYS}`],
  ])('is left out: %s', async (_, text) => {
    expect(await isRead('src/a.ts', text)).toBe(false)
  })

  it.each([
    ['a line comment', `// mocked with import { vi } from 'vitest'\n${KEYS}`],
    ['a commented import', `// import { vi } from 'vitest'\n${KEYS}`],
    ['a documentation comment', `/**\n * Use it so: import { vi } from 'vitest'\n */\n${KEYS}`],
    ['a block comment', `/*\nimport { vi } from 'vitest'\n*/\n${KEYS}`],
    ['a text', `const hint = "import { vi } from 'vitest'"\n${KEYS}`],
    ['a specifier that only starts so', `import { defineConfig } from 'vitest/config'\n${KEYS}`],
  ])('is not what only mentions it: %s', async (_, text) => {
    expect(await isRead('src/a.ts', text)).toBe(true)
  })
})

it('counts what is left out, by the reason', async () => {
  const { files } = await analyse(
    {
      'src/a.ts': KEYS,
      'src/b.ts': 'export {}\n',
      'src/a.test.ts': KEYS,
      'src/suite.ts': `import 'vitest'\n${KEYS}`,
      'dist/a.js': KEYS,
      'dist/b.js': KEYS,
      'dist/c.js': KEYS,
      'legacy/a.ts': KEYS,
      'legacy/a.test.ts': KEYS,
      'src/readme.md': '',
    },
    { ignore: ['legacy/**'] },
  )
  expect(files).toEqual({ listed: 2, analysed: 1, leftOut: { tests: 2, generated: 3, ignored: 2 } })
})
