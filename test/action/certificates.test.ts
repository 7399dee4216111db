import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCertificates, startRedis } from '../support/redis-server.mjs'
import { BUILD_MS, bundledAction } from './support/bundle'
import { checkOut, cleanUp, runAction } from './support/runner'
import { CLEAN } from './support/services'

beforeAll(bundledAction, BUILD_MS)
afterAll(cleanUp)

test('a client certificate is used, masked line by line and never printed', async () => {
  const files = await makeCertificates({ names: ['DNS:redis.example.com'] })
  const server = await startRedis({ tls: files, config: { 'tls-auth-clients': 'yes' } })
  const secret = [files.clientCert, files.clientKey]
    .flatMap((pem) => pem.split('\n'))
    .filter((line) => line.length >= 16 && !line.startsWith('-----'))
  try {
    const outcome = await runAction({
      workspace: checkOut({ ...CLEAN, 'redis-preflight.config.yml': 'probe: {window: 1ms, sample: 0}\n' }),
      inputs: {
        'redis-url': server.url,
        'redis-ca': files.ca,
        'redis-cert': files.clientCert,
        'redis-key': files.clientKey,
        'redis-servername': 'redis.example.com',
      },
    })
    expect(outcome.report.readings.status).toBe('collected')
    expect(outcome.commands[0]?.name).toBe('add-mask')
    const masks = outcome.commands.filter(({ name }) => name === 'add-mask').map(({ data }) => data)
    expect(masks).toEqual(expect.arrayContaining(secret))
    expect(masks.filter((mask) => mask.startsWith('-----'))).toEqual([])
    for (const line of secret) expect(outcome.kept).not.toContain(line)
  } finally {
    await server.stop()
    await files.remove()
  }
})
