import { afterAll, beforeAll, expect, it } from 'vitest'
import { collectArtefacts } from '../../src/collect/artefact'
import drift from '../../src/rules/artefact/memory-drift'
import { probe, withClient } from '../probe/support/probe'
import { NO_EVIDENCE } from '../support/evidence'
import { type RedisServer, startRedis } from '../support/redis-server.mjs'
import { writeRepository } from '../support/repository'

let server: RedisServer
beforeAll(async () => {
  server = await startRedis({ config: { maxmemory: '100mb', 'maxmemory-policy': 'allkeys-lru' } })
})
afterAll(() => server.stop())

/** What the rule says of a repository and the server as it is now. */
async function said(files: Record<string, string>) {
  const artefact = await collectArtefacts(writeRepository(files), { ignore: [] })
  return drift.run({ ...NO_EVIDENCE, artefact, probe: await probe(server.url) })
}

const CONF = { 'deploy/redis.conf': 'port 6379\nmaxmemory 100mb\nmaxmemory-policy allkeys-lru\n' }

it('a server that runs on its file does not drift, and one that somebody changed does, until it is rewritten', async () => {
  expect(await said(CONF)).toEqual({ looked: 1, violations: [] })
  await withClient(server.url, (client) => client.config('SET', 'maxmemory', '0'))
  const { violations } = await said(CONF)
  expect(violations.map(({ message, place }) => [place?.line, message])).toEqual([
    [2, expect.stringMatching(/sets maxmemory to 100 MiB, but the server says 0, which is no limit/)],
  ])
  await withClient(server.url, (client) => client.config('SET', 'maxmemory', '200mb', 'maxmemory-policy', 'noeviction'))
  const changed = await said(CONF)
  expect(changed.violations.map(({ key, place }) => [place?.line, key])).toEqual([
    [2, 'maxmemory'],
    [3, 'policy'],
  ])
  for (const { message } of changed.violations) expect(message).not.toMatch(/[{}]|undefined/)
  const rewritten = CONF['deploy/redis.conf'].replace('100mb', '200mb').replace('allkeys-lru', 'noeviction')
  expect(await said({ 'deploy/redis.conf': rewritten })).toEqual({ looked: 1, violations: [] })
})

it('nothing is compared with what is for development', async () => {
  const compose = 'services:\n  redis:\n    image: redis:7\n'
  expect(await said({ 'docker-compose.dev.yml': compose, 'docker-compose.yml': compose })).toEqual({
    looked: 0,
    violations: [],
  })
})
