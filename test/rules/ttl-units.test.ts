import { expect, it } from 'vitest'
import ttlUnits from '../../src/rules/source/ttl-units'
import { analyse } from '../source/collect'
import { NO_EVIDENCE } from '../support/evidence'

it('tells one thing of one place, the worst of what it may be given', async () => {
  const source = await analyse({
    'src/replies.ts': `import Redis from 'ioredis'
const redis = new Redis()
export async function reply(id: string, days?: number, isLong?: boolean) {
  const interval = isLong ? 90_000_000_000 : days ? 4 * 24 * 3600 * 1000 : 3600
  await redis.set(id, '1', 'EX', interval)
}
export const both = (id: string) => redis.set(id, '1', 'EX', 0).then(() => redis.expire(id, -1))
`,
  })
  const evidence = { ...NO_EVIDENCE, source: { status: 'collected', value: source } } as const
  const { violations } = ttlUnits.run(evidence)
  expect(
    violations.map(({ place, severity, message }) => `${place?.line} ${severity} ${message.slice(0, 41)}`),
  ).toEqual([
    '5 error `EX` takes seconds, but `interval` is in ',
    '7 error SET with a TTL of 0 fails with "invalid e',
    '7 warning EXPIRE with a TTL of -1 deletes the key a',
  ])
})
