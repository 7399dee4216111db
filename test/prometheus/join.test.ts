import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadConfig } from '../../src/config'
import type { Finding } from '../../src/model'
import { knownRules, run } from '../../src/run'
import { CLEAN, createFolder, runCli } from '../cli/command'
import { type PrometheusServer, startPrometheus } from '../support/prometheus.mjs'
import { writeRepository } from '../support/repository'
import { type Stranger, saying, startStranger } from './support/strangers'

const SCRAPED = { 'content-type': 'text/plain; version=0.0.4' }
/** A cache that finds one key in ten, and evicts. */
const METRICS = `redis_keyspace_hits_total 1
redis_keyspace_misses_total 9
redis_evicted_keys_total 7
`
const RATIO = 'redis_keyspace_hits_total / (redis_keyspace_hits_total + redis_keyspace_misses_total)'

let printed: string
let exporter: Stranger

beforeAll(async () => {
  const folder = createFolder({ 'package.json': '{}' })
  printed = (await runCli(folder.path, ['alerts'])).stdout
  folder.remove()
  exporter = await startStranger(saying(METRICS, 200, SCRAPED))
})
afterAll(() => exporter.close())

/** The findings of the two rules on alerts, as `rule: message`, for a repository and what a Prometheus has loaded. */
async function findingsWith(server: PrometheusServer, files: Readonly<Record<string, string>>) {
  const root = writeRepository({ ...CLEAN, ...files })
  const overrides = { prometheusUrl: server.url }
  const config = await loadConfig({ cwd: root, dir: '.', overrides, env: {}, knownRules })
  const { findings, checklist } = await run(config)
  const about = findings.filter(({ rule }: Finding) => /^(?:hit-ratio|eviction)-alert$/.test(rule))
  const looked = new Map(checklist.flatMap(({ rules }) => rules).map(({ rule, looked }) => [rule, looked]))
  return { told: about.map(({ rule, outcome, message }) => `${outcome} ${rule}: ${message}`), about, looked }
}

/** Asks again until Prometheus has scraped and evaluated. */
async function eventually(
  server: PrometheusServer,
  files: Readonly<Record<string, string>>,
  isSo: (told: readonly string[]) => boolean,
) {
  const giveUpAt = Date.now() + 60_000
  let result = await findingsWith(server, files)
  while (!isSo(result.told) && Date.now() < giveUpAt) result = await findingsWith(server, files)
  return result
}

describe('the printed alerts, loaded and with samples', () => {
  let server: PrometheusServer
  beforeAll(async () => {
    server = await startPrometheus({ rules: { 'a.yml': printed }, targets: [`127.0.0.1:${exporter.port}`] })
  })
  afterAll(() => server.stop())

  it('count although the repository has none', async () => {
    const { told, looked } = await eventually(server, {}, (all) => all.length === 0)
    expect(told).toEqual([])
    expect(looked.get('hit-ratio-alert')).toBeGreaterThan(0)
    expect(looked.get('eviction-alert')).toBeGreaterThan(0)
  })

  it('stay what they are where the repository has them too', async () => {
    expect((await eventually(server, { 'ops/alerts.yml': printed }, (all) => all.length === 0)).told).toEqual([])
  })

  it('leave a doubt about those that are in the repository alone', async () => {
    const own = printed.replaceAll('RedisHitRatioLow', 'OurHitRatio')
    const { about } = await eventually(server, { 'ops/alerts.yml': own }, (all) => all.length === 1)
    expect(about).toMatchObject([
      {
        rule: 'hit-ratio-alert',
        outcome: 'unsure',
        place: { path: 'ops/alerts.yml' },
        message: expect.stringContaining('not among the rules that the running Prometheus has loaded'),
      },
    ])
  })
})

describe('alerts that would not fire', () => {
  it('for want of samples are told', async () => {
    const server = await startPrometheus({ rules: { 'a.yml': printed } })
    try {
      const { told } = await findingsWith(server, {})
      expect(told.sort()).toEqual([
        expect.stringMatching(
          /^fail eviction-alert: The alert RedisEvictionsRising .*redis_evicted_keys_total, of which/,
        ),
        expect.stringMatching(/^fail hit-ratio-alert: The alert RedisHitRatioCritical .*has no sample at this moment/),
        expect.stringMatching(/^fail hit-ratio-alert: The alert RedisHitRatioLow .*has no sample at this moment/),
      ])
    } finally {
      await server.stop()
    }
  })

  it('because they cannot be evaluated, and those that fire now, are told', async () => {
    const rules = `groups:
  - name: ours
    rules:
      - { alert: HitRatioLow, expr: '${RATIO} < 0.8', labels: { severity: page } }
      - { alert: Evictions, expr: 'rate(redis_evicted_keys_total[1m]) * on (job) group_left () redis_keyspace_hits_total > 0', labels: { severity: page } }
`
    const two = `${METRICS}redis_keyspace_hits_total{x="y"} 1\n`
    const crowd = await startStranger(saying(two, 200, SCRAPED))
    const server = await startPrometheus({ rules: { 'a.yml': rules }, targets: [`127.0.0.1:${crowd.port}`] })
    try {
      const isSo = (all: readonly string[]) =>
        all.some((text) => text.includes('fires at this moment')) &&
        all.some((text) => text.includes('cannot be evaluated'))
      const { told } = await eventually(server, {}, isSo)
      expect(told).toContainEqual(
        expect.stringMatching(
          /^fail hit-ratio-alert: The alert HitRatioLow fires at this moment, says the running Prometheus/,
        ),
      )
      expect(told).toContainEqual(
        expect.stringMatching(/^fail eviction-alert: The alert Evictions is on evictions, but it cannot be evaluated/),
      )
    } finally {
      await server.stop()
      await crowd.close()
    }
  })
})
