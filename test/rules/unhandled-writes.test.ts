import { expect, it } from 'vitest'
import unhandledWrites from '../../src/rules/source/unhandled-writes'
import { analyse } from '../source/collect'
import { NO_EVIDENCE } from '../support/evidence'

async function told(options: string): Promise<string[]> {
  const source = `import Redis from 'ioredis'
const redis = new Redis(process.env.REDIS_URL, ${options})
export function seen(id: string): void {
  redis.set(id, '1', 'EX', 60)
}
`
  const value = await analyse({ 'package.json': '{"dependencies":{"ioredis":"5.4.1"}}', 'src/seen.ts': source })
  const { violations } = unhandledWrites.run({ ...NO_EVIDENCE, source: { status: 'collected', value } })
  return violations.map(({ severity, message }) => `${severity}: ${message}`)
}

it('says that a write fails in an outage, or only where Redis refuses it', async () => {
  const [usual] = await told('{}')
  expect(usual).toMatch(/^error: .* when Redis is down, the unhandled rejection ends the process/)
  const [kept] = await told('{ maxRetriesPerRequest: null }')
  expect(kept).toMatch(/^warning: .* when Redis refuses it \(out of memory, or a replica\), the unhandled rejection/)
  const [bounded] = await told('{ maxRetriesPerRequest: null, commandTimeout: 1000 }')
  expect(bounded).toMatch(/^error: .* when Redis is down/)
})
