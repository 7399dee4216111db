import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderAlerts } from '../../src/alerts'
import { DEFAULT_THRESHOLDS, loadConfig } from '../../src/config'
import { ITEM_IDS } from '../../src/model'
import { knownRules, run } from '../../src/run'
import { type RedisServer, startRedis } from '../support/redis-server.mjs'
import { ROOT } from './shop'

const SHOP = join(ROOT, 'fixtures', 'demo-ready')

/** What an operator of the shop would have set up: the shop may do what it needs, and no more. */
const ACL = ['user default on nopass ~* &* +@all', 'user shop on >shop ~* &* +@all -@dangerous -@admin +info']

let redis: RedisServer

beforeAll(async () => {
  redis = await startRedis({ config: directives(), acl: ACL })
})

afterAll(() => redis.stop())

describe('fixtures/demo-ready', () => {
  it('is type-checked', async () => {
    expect(await node(join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', SHOP)).toEqual({ code: 0, output: '' })
  }, 60_000)

  it('passes its own tests, with Redis and with Redis stopped', async () => {
    const { code, output } = await node(join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--root', SHOP)
    expect(code, output).toBe(0)
    expect(output).toMatch(/3 passed/)
  }, 60_000)

  it('has the alerts that the command prints', async () => {
    const alerts = renderAlerts(DEFAULT_THRESHOLDS, {})
    await expect(alerts).toMatchFileSnapshot(join(SHOP, 'deploy/prometheus/redis.rules.yml'))
  })

  it('passes all ten items', async () => {
    const traffic = await startTraffic(redis.url)
    const config = await loadConfig({
      cwd: ROOT,
      dir: SHOP,
      overrides: { redisUrl: redis.url },
      env: {},
      knownRules,
    })
    // The runbook tells the date of the last drill, which will be long past when this test still runs.
    const report = await run(config, { today: '2026-12-01' }).finally(traffic.stop)
    expect(report.blockers).toEqual([])
    expect(
      Object.fromEntries(report.checklist.map(({ item, verdict, because }) => [item, [verdict, because]])),
    ).toEqual(Object.fromEntries(ITEM_IDS.map((item) => [item, ['pass', expect.any(String)]])))
    expect(report.verdict).toBe('ready')
  }, 60_000)
})

/** The server of the test is configured by the very file that the shop deploys. */
function directives(): Record<string, string> {
  const lines = readFileSync(join(SHOP, 'deploy/redis.conf'), 'utf8').split('\n')
  const pairs = lines.filter((line) => /^[a-z]/.test(line)).map((line) => line.split(/ (.*)/, 2))
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value]))
}

/** Reads products that are nearly always cached, until it is stopped. */
async function startTraffic(url: string): Promise<{ stop(): void }> {
  const client = new Redis(url)
  const fill = client.pipeline()
  for (let id = 0; id < 200; id++) fill.setex(`catalogue:product:${id}`, 3_600, '{}')
  await fill.exec()
  let visit = 0
  const timer = setInterval(() => {
    for (let reads = 0; reads < 100; reads++) void client.get(`catalogue:product:${visit++ % 210}`).catch(() => {})
  }, 20)
  return {
    stop() {
      clearInterval(timer)
      client.disconnect()
    },
  }
}

function node(...args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, REDIS_URL: redis.url, NO_COLOR: '1', VITEST: undefined },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
}
