import { expect, it } from 'vitest'
import { analyse } from './collect'

it('is told with the TTL in the branch beside it, where there are several', async () => {
  const { commands } = await analyse({
    'store.ts': [
      "import Redis from 'ioredis'",
      'const redis = new Redis()',
      'export async function keep(key: string, value: string, ttl: number | undefined, isCluster: boolean) {',
      '  if (isCluster) {',
      "    await (ttl ? redis.set(key, value, 'EX', ttl) : redis.set(key, value))",
      '    return',
      '  }',
      '  const pipeline = redis.pipeline()',
      '  if (ttl) {',
      "    pipeline.set(key, value, 'EX', ttl)",
      '  } else {',
      '    pipeline.set(key, value)',
      '  }',
      '  await pipeline.exec()',
      '}',
    ].join('\n'),
  })
  const told = commands.filter(({ ttl }) => ttl === 'conditional')
  expect(told.map(({ place, related }) => [place.line, related[0]?.place.line])).toEqual([
    [5, 5],
    [12, 10],
  ])
})
