import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { collectProbe } from '../../src/collect/probe'
import { loadConfig } from '../../src/config'
import type { Collected, Evidence, ProbeEvidence, RuleOutcome } from '../../src/model'
import evictionPolicy from '../../src/rules/probe/eviction-policy'
import instanceRoles from '../../src/rules/probe/instance-roles'
import { findFreePort, makeCertificates, type RedisServer, startRedis } from '../support/redis-server.mjs'
import { type RedisCluster, startCluster } from '../support/redis-topology.mjs'
import { evidenceOf, readingsWith } from './support/probe'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'redis-preflight-instances-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** From the config file and the environment to what the probe read, as the pipeline goes. */
async function probeWith(text: string, env: NodeJS.ProcessEnv): Promise<Collected<ProbeEvidence>> {
  writeFileSync(join(dir, 'redis-preflight.config.yml'), `probe: {window: 1ms, sample: 0}\n${text}`)
  const { probe } = await loadConfig({ cwd: dir, dir: '.', overrides: {}, env, knownRules: async () => [] })
  if (probe.kind !== 'live') throw new Error(`nothing to probe: ${JSON.stringify(probe)}`)
  return collectProbe(probe.plan)
}

async function evidence(text: string, env: NodeJS.ProcessEnv): Promise<ProbeEvidence> {
  const result = await probeWith(text, env)
  if (result.status !== 'collected') throw new Error(`not collected: ${result.reason}`)
  return result.value
}

describe('several instances', () => {
  let cache: RedisServer
  let jobs: RedisServer
  beforeAll(async () => {
    ;[cache, jobs] = await Promise.all([
      startRedis({ config: { 'maxmemory-policy': 'allkeys-lru' } }),
      startRedis({ acl: ['user default off', 'user probe on >pw ~* +@all'] }),
    ])
  })
  afterAll(async () => {
    await cache?.stop()
    await jobs?.stop()
  })

  const FILE = `instances:
  cache: {url-env: CACHE_URL}
  jobs: {url-env: JOBS_URL, role: queue, username-env: JOBS_USER, password-env: JOBS_PASSWORD}
  sessions: {url-env: SESSIONS_URL, role: session}
  locks: {url-env: LOCKS_URL, role: lock, password-env: LOCKS_PASSWORD}
`
  const LOGIN = { JOBS_USER: 'probe', JOBS_PASSWORD: 'pw' }

  it('are read side by side, those that cannot be are told, and each is judged by its own role', async () => {
    const nowhere = `redis://127.0.0.1:${await findFreePort()}`
    const env = { CACHE_URL: cache.url, JOBS_URL: jobs.url, SESSIONS_URL: nowhere, LOCKS_URL: jobs.url, ...LOGIN }
    const { servers, unreached } = await evidence(FILE, env)
    expect(servers.map(({ name, role, readings }) => [name, role, readings.memory.policy])).toEqual([
      ['cache', 'cache', 'allkeys-lru'],
      ['jobs', 'queue', 'noeviction'],
    ])
    expect(unreached).toEqual([
      { name: 'sessions', reason: expect.stringMatching(/^nothing takes connections/) },
      { name: 'locks', reason: 'the environment variable LOCKS_PASSWORD is not set' },
    ])
    const { looked, violations, skipped } = evictionPolicy.run(evidenceWith(servers, unreached))
    expect({ looked, violations }).toEqual({ looked: 2, violations: [] })
    expect(skipped).toMatch(/^sessions: nothing takes.*; locks: the environment variable LOCKS_PASSWORD is not set$/)
  })

  it('give a reason for each of them where none can be read', async () => {
    expect(await probeWith(FILE, { JOBS_URL: jobs.url, JOBS_USER: 'probe', JOBS_PASSWORD: 'x' })).toEqual({
      status: 'not-collected',
      reason: expect.stringMatching(/^jobs: .*WRONGPASS.*; cache: the environment variable CACHE_URL is not set; /),
    })
  })

  it('that are one server are found out', async () => {
    const env = { CACHE_URL: cache.url, SESSIONS_URL: `${cache.url}/1`, JOBS_URL: jobs.url, ...LOGIN }
    const { servers, unreached } = await evidence(FILE, env)
    const { violations } = instanceRoles.run(evidenceWith(servers, unreached))
    expect(violations).toMatchObject([{ key: 'crowded', server: 'cache', severity: 'warning' }])
    expect(violations[0]!.message).toMatch(/^cache: This is the same server as sessions \(role session\)\. /)
  })
})

describe('clusters and certificates of instances', () => {
  let cluster: RedisCluster
  beforeAll(async () => {
    cluster = await startCluster({ primaries: 2 })
  })
  afterAll(() => cluster?.stop())

  it('have their primaries compared', async () => {
    const file = 'instances:\n  cache: {url-env: A}\n  jobs: {url-env: B, role: queue}\n'
    const env = { A: cluster.primaries[0]!.url, B: cluster.primaries[1]!.url }
    const { servers, unreached } = await evidence(file, env)
    expect(servers).toHaveLength(4)
    const { violations } = instanceRoles.run(evidenceWith(servers, unreached))
    expect(violations.map(({ key, server }) => [key, server])).toEqual([
      ['opposed', expect.stringMatching(/^cache, primary .* \(slots 0-8191\)$/)],
      ['opposed', expect.stringMatching(/^cache, primary .* \(slots 8192-16383\)$/)],
    ])
    expect(violations[0]!.message).toMatch(
      /role queue needs `maxmemory-policy noeviction`, the role cache a policy that/,
    )
  })

  it('are used as the file says', async () => {
    const files = await makeCertificates({ names: ['DNS:redis.example.com'] })
    const strict = await startRedis({ tls: files, config: { 'tls-auth-clients': 'yes' } })
    try {
      writeFileSync(join(dir, 'ca.pem'), files.ca)
      writeFileSync(join(dir, 'client.pem'), files.clientCert)
      const file =
        'instances:\n  cache: {url-env: A, ca-file: ca.pem, cert-file: ./client.pem, key-env: KEY, servername: redis.example.com}\n'
      const { servers } = await evidence(file, { A: strict.url, KEY: files.clientKey })
      expect(servers).toHaveLength(1)
      expect(servers[0]!.readings.unread).toEqual([])
    } finally {
      await strict.stop()
      await files.remove()
    }
  })
})

describe('instance-roles', () => {
  const judge = (...tenants: [name: string, role: string, runId?: string][]): RuleOutcome =>
    instanceRoles.run(
      evidenceWith(
        tenants.map(([name, role, runId]) => ({
          name,
          role: role as 'cache',
          readings: readingsWith({ server: { product: 'redis', ...(runId && { runId }) } }),
        })),
      ),
    )

  it.each([
    ['cache', 'queue', 'opposed'],
    ['limiter', 'cache', 'opposed'],
    ['session', 'lock', 'opposed'],
    ['session', 'cache', 'crowded'],
    ['queue', 'lock', undefined],
    ['cache', 'cache', undefined],
    ['cache', 'pubsub', undefined],
  ])('%s and %s on one server: %s', (one, other, key) => {
    const { violations } = judge(['a', one, 'x'], ['b', other, 'x'], ['c', 'cache', 'y'])
    expect(violations.map((violation) => violation.key)).toEqual(key ? [key] : [])
  })

  it('reports a server once, with all who share it', () => {
    const { violations, looked } = judge(['a', 'cache', 'x'], ['b', 'queue', 'x'], ['c', 'session', 'x'])
    expect(looked).toBe(1)
    expect(violations).toHaveLength(1)
    expect(violations[0]!.message).toContain('b (role queue) and c (role session)')
  })

  it('cannot tell servers apart that have no run id, and has nothing to compare where there is one', () => {
    expect(judge(['a', 'cache', 'x'], ['b', 'queue'])).toMatchObject({
      looked: 1,
      violations: [],
      skipped: 'b: the server does not tell its run_id, so it may be one with another instance',
    })
    expect(judge(['', 'cache'])).toEqual({ looked: 1, violations: [] })
  })
})

function evidenceWith(servers: ProbeEvidence['servers'], unreached: ProbeEvidence['unreached'] = []): Evidence {
  return evidenceOf({ status: 'collected', value: { servers, unreached } })
}
