import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectPrometheus } from '../../src/collect/prometheus'
import type { PrometheusEvidence, PrometheusTarget } from '../../src/model'
import { createFolder, runCli } from '../cli/command'
import { type PrometheusServer, startPrometheus } from '../support/prometheus.mjs'
import { type Stranger, saying, startStranger } from './support/strangers'

/** Two servers, one of them with little memory left. */
const METRICS = `# TYPE redis_keyspace_hits_total counter
redis_keyspace_hits_total 10
# TYPE redis_keyspace_misses_total counter
redis_keyspace_misses_total 30
redis_evicted_keys_total{node="a"} 4
redis_evicted_keys_total{node="b"} 4
redis_memory_used_bytes 99
redis_memory_max_bytes 100
`

const RULES = `groups:
  - name: ours
    rules:
      - record: redis:hit_ratio
        expr: redis_keyspace_hits_total / (redis_keyspace_hits_total + redis_keyspace_misses_total)
      - alert: HitRatioLow
        expr: redis:hit_ratio < 0.8
        labels: { severity: page, team: shop }
        annotations: { summary: Look at it }
      - alert: MemoryHigh
        expr: redis_memory_used_bytes / redis_memory_max_bytes > 0.9
        for: 1h
      - alert: Broken
        expr: redis_evicted_keys_total * on (job) redis_evicted_keys_total > 0
`

function ask(url: string, given: Partial<PrometheusTarget> = {}) {
  return collectPrometheus({ url, budgetMs: 20_000, ...given })
}

async function evidenceOf(url: string): Promise<PrometheusEvidence> {
  const result = await ask(url)
  if (result.status !== 'collected') throw new Error(`not collected: ${result.reason}`)
  return result.value
}

/** Asks again until it is so: Prometheus scrapes and evaluates once a second. */
async function eventually(url: string, isSo: (evidence: PrometheusEvidence) => boolean): Promise<PrometheusEvidence> {
  const giveUpAt = Date.now() + 60_000
  let evidence = await evidenceOf(url)
  while (!isSo(evidence) && Date.now() < giveUpAt) {
    await new Promise((resolve) => setTimeout(resolve, 250))
    evidence = await evidenceOf(url)
  }
  return evidence
}

describe('a Prometheus that watches Redis', () => {
  let exporter: Stranger
  let server: PrometheusServer

  beforeAll(async () => {
    exporter = await startStranger(saying(METRICS, 200, { 'content-type': 'text/plain; version=0.0.4' }))
    server = await startPrometheus({ rules: { 'ours.yml': RULES }, targets: [`127.0.0.1:${exporter.port}`] })
  })
  afterAll(async () => {
    await server.stop()
    await exporter.close()
  })

  it('tells its alerts: what they ask for, how they are, and which of them fire', async () => {
    const isSettled = ({ alerts }: PrometheusEvidence) =>
      alerts.some(({ state }) => state === 'firing') &&
      alerts.some(({ state }) => state === 'pending') &&
      alerts.some(({ health }) => health === 'err')
    const { alerts, recordings, unread } = await eventually(server.url, isSettled)
    expect(alerts).toEqual([
      {
        name: 'HitRatioLow',
        expression: 'redis:hit_ratio < 0.8',
        forSeconds: 0,
        labels: { severity: 'page', team: 'shop' },
        health: 'ok',
        state: 'firing',
      },
      {
        name: 'MemoryHigh',
        expression: 'redis_memory_used_bytes / redis_memory_max_bytes > 0.9',
        forSeconds: 3600,
        labels: {},
        health: 'ok',
        state: 'pending',
      },
      {
        name: 'Broken',
        expression: 'redis_evicted_keys_total * on (job) redis_evicted_keys_total > 0',
        forSeconds: 0,
        labels: {},
        health: 'err',
        lastError: expect.stringContaining('many-to-many'),
        state: 'inactive',
      },
    ])
    expect(recordings).toEqual([
      {
        name: 'redis:hit_ratio',
        expression: 'redis_keyspace_hits_total / (redis_keyspace_hits_total + redis_keyspace_misses_total)',
      },
    ])
    expect(unread).toEqual([])
  })

  it('tells how many series the metrics have', async () => {
    const { samples } = await eventually(server.url, ({ samples }) => Object.keys(samples ?? {}).length > 2)
    expect(samples).toMatchObject({
      redis_keyspace_hits_total: 1,
      redis_keyspace_misses_total: 1,
      redis_evicted_keys_total: 2,
    })
    expect(samples).not.toHaveProperty('redis_memory_used_bytes')
  })
})

describe('a Prometheus with the printed alerts and nothing to watch', () => {
  let server: PrometheusServer
  const folder = createFolder({ 'package.json': '{}' })

  beforeAll(async () => {
    const rules = (await runCli(folder.path, ['alerts'])).stdout
    server = await startPrometheus({ rules: { 'printed.yml': rules } })
  })
  afterAll(async () => {
    await server.stop()
    folder.remove()
  })

  it('has evaluated all of them without an error, and has no samples', async () => {
    const isEvaluated = ({ alerts }: PrometheusEvidence) => alerts.every(({ health }) => health !== 'unknown')
    const { alerts, samples } = await eventually(server.url, isEvaluated)
    expect(alerts).toHaveLength(9)
    expect(new Set(alerts.map(({ health, state }) => `${health} ${state}`))).toEqual(new Set(['ok inactive']))
    expect(alerts.map(({ name }) => name)).toContain('RedisEvictionsRising')
    expect(samples).toEqual({})
  })
})

describe('a Prometheus with a login', () => {
  // The password is `test`, as bcrypt has it.
  const WEB = 'basic_auth_users: { admin: $2b$12$hNf2lSsxfm0.i4a.1kVpSOVyBCfIB51VRjgBUyv6kdnyTlgWj81Ay }\n'
  let server: PrometheusServer

  beforeAll(async () => {
    server = await startPrometheus({ web: WEB })
  })
  afterAll(() => server.stop())

  it('is asked with user and password', async () => {
    expect(await ask(server.url, { username: 'admin', password: 'test' })).toMatchObject({ status: 'collected' })
  })

  it.each([
    [{}, /^Prometheus wants a login: give a token \(PROMETHEUS_TOKEN, /],
    [{ username: 'admin', password: 'hunter2' }, /^Prometheus does not accept the login: /],
    [{ token: 'hunter2' }, /^Prometheus does not accept the login: /],
  ])('says so where it is not let in: %j', async (login, reason) => {
    expect(await ask(server.url, login)).toEqual({ status: 'not-collected', reason: expect.stringMatching(reason) })
  })
})
