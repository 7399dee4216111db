import { expect, it } from 'vitest'
import { analyse } from './collect'

const SOURCES = {
  'src/a.ts': "import Redis from 'ioredis'\nexport const a = new Redis()\n",
  'src/b.ts': "import { createClient } from 'redis'\nexport const b = createClient()\n",
}
const MANIFEST = JSON.stringify({ dependencies: { ioredis: '^5.4.0', redis: '^4.6.0' } })

async function versions(files: Record<string, string>): Promise<string[]> {
  const { clients } = await analyse(files)
  return clients.map(({ library, version, major }) => `${library} ${version ?? '-'} ${major ?? '-'}`)
}

it.each([
  ['no lockfile: the range', {}, ['ioredis ^5.4.0 5', 'redis ^4.6.0 4']],
  [
    'npm',
    {
      'package-lock.json': JSON.stringify(
        {
          packages: {
            'node_modules/ioredis': { version: '5.6.1', integrity: 'x' },
            'node_modules/redis': { version: '4.7.1' },
          },
        },
        null,
        2,
      ),
    },
    ['ioredis 5.6.1 5', 'redis 4.7.1 4'],
  ],
  [
    'pnpm',
    {
      'pnpm-lock.yaml':
        "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n      ioredis:\n        specifier: ^5.4.0\n        version: 5.6.1\n      redis:\n        specifier: ^4.6.0\n        version: 4.7.1(patch)\n",
    },
    ['ioredis 5.6.1 5', 'redis 4.7.1 4'],
  ],
  [
    'yarn 1',
    {
      'yarn.lock':
        'cluster-key-slot@^1.1.0:\n  version "1.1.2"\n\nioredis@^5.0.0, ioredis@^5.4.0:\n  version "5.6.1"\n\nredis@^4.6.0:\n  version "4.7.1"\n',
    },
    ['ioredis 5.6.1 5', 'redis 4.7.1 4'],
  ],
  [
    'yarn 4',
    {
      'yarn.lock':
        '"ioredis@npm:^5.4.0":\n  version: 5.6.1\n  resolution: "ioredis@npm:5.6.1"\n\n"redis@npm:^4.6.0":\n  version: 4.7.1\n',
    },
    ['ioredis 5.6.1 5', 'redis 4.7.1 4'],
  ],
  [
    'bun',
    {
      'bun.lock':
        '{\n "packages": {\n  "ioredis": ["ioredis@5.6.1", "", {}],\n  "redis": ["redis@4.7.1", "", {}],\n }\n}\n',
    },
    ['ioredis 5.6.1 5', 'redis 4.7.1 4'],
  ],
])('%s', async (_, lockfile: Record<string, string>, expected) => {
  expect(await versions({ ...SOURCES, 'package.json': MANIFEST, ...lockfile })).toEqual(expected)
})

it('takes the manifest nearest to the file and the lockfile of the workspace above it', async () => {
  const client = "import Redis from 'ioredis'\nexport const a = new Redis()\n"
  expect(
    await versions({
      'package.json': MANIFEST,
      'apps/old/package.json': JSON.stringify({ dependencies: { ioredis: '4.28.5' } }),
      'apps/old/src/a.ts': client,
      'apps/none/src/a.ts': client,
    }),
  ).toEqual(['ioredis ^5.4.0 5', 'ioredis 4.28.5 4'])
})

it('takes the only version of the repository where no manifest around the file declares one', async () => {
  const client = "import Redis from 'ioredis'\nexport const a = new Redis()\n"
  const files = {
    'package.json': '{}',
    'apps/web/package.json': MANIFEST,
    'bun.lock': '{\n "packages": {\n  "ioredis": ["ioredis@5.7.0", "", {}],\n }\n}\n',
    'packages/auth/package.json': '{}',
    'packages/auth/src/a.ts': client,
  }
  expect(await versions(files)).toEqual(['ioredis 5.7.0 5'])
  const other = { 'apps/old/package.json': JSON.stringify({ dependencies: { ioredis: '4.28.5' } }) }
  const two = { ...files, ...other, 'bun.lock': '{}' }
  expect(await versions(two)).toEqual(['ioredis - -'])
})

it('says nothing where nothing declares the package', async () => {
  expect(await versions({ 'src/a.ts': SOURCES['src/a.ts'] })).toEqual(['ioredis - -'])
})

it.each([
  ['@redis/client', '^1.6.0', 4],
  ['@redis/client', '^5.8.0', 5],
  ['@node-redis/client', '^1.0.0', 4],
  ['async-redis', '^2.0.0', 3],
])('counts %s %s as node-redis %d', async (name, range, major) => {
  const client = `import { createClient } from '${name}'\nexport const a = createClient()\n`
  const manifest = JSON.stringify({ dependencies: { [name]: range } })
  expect(await versions({ 'src/a.ts': client, 'package.json': manifest })).toEqual([`redis ${range} ${major}`])
})
