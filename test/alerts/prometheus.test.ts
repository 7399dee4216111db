import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFolder, runCli } from '../cli/command'
import { checkRules, expectAlert, expectFiring, type Series } from './support/promtool'

let rules: string
let folder: ReturnType<typeof createFolder>

beforeAll(async () => {
  folder = createFolder({ 'package.json': '{}' })
  rules = (await runCli(folder.path, ['alerts'])).stdout
})
afterAll(() => folder.remove())

const AT = 'job="redis",instance="cache:9121"'

it('is a rule file that promtool takes', async () => {
  expect(await checkRules(rules)).toEqual({ code: 0, text: expect.stringContaining('SUCCESS: 9 rules found') })
})

/** A counter that grows by so much each minute, for two hours; several numbers follow each other in equal parts. */
function counter(...rates: number[]): string {
  const minutes = 120 / rates.length
  let value = 0
  return rates
    .map((rate) => {
      const part = `${value}+${rate}x${minutes - 1}`
      value += rate * minutes
      return part
    })
    .join(' ')
}

/** The same value for two hours. */
function gauge(value: number): string {
  return `${value}x120`
}

function lookups(hits: string, misses: string, at = AT): Series {
  return { [`redis_keyspace_hits_total{${at}}`]: hits, [`redis_keyspace_misses_total{${at}}`]: misses }
}

describe('hit ratio', () => {
  it.each([
    ['is silent at 90 %', lookups(counter(900), counter(100)), []],
    ['is silent at the limit itself', lookups(counter(800), counter(200)), []],
    ['warns below 80 %', lookups(counter(799), counter(201)), ['warning RedisHitRatioLow']],
    ['only warns at 50 %', lookups(counter(500), counter(500)), ['warning RedisHitRatioLow']],
    [
      'is critical below 50 %',
      lookups(counter(499), counter(501)),
      ['critical RedisHitRatioCritical', 'warning RedisHitRatioLow'],
    ],
    [
      'is critical where nothing is found at all',
      lookups(counter(0), counter(1000)),
      ['critical RedisHitRatioCritical', 'warning RedisHitRatioLow'],
    ],
    ['is silent on a server that nobody uses', lookups(counter(0), counter(0)), []],
    ['is silent on one that is hardly used', lookups(counter(9), counter(90)), []],
    ['tells from 1,000 lookups in 10 minutes on', lookups(counter(60), counter(40)), ['warning RedisHitRatioLow']],
  ])('%s', async (_, series, alerts) => {
    await expectFiring(
      rules,
      series,
      60,
      alerts.map((alert) => `${alert} cache:9121`),
    )
  })

  it('waits before it tells', async () => {
    const series = lookups(counter(300), counter(700))
    await expectFiring(rules, series, 4, [])
    await expectFiring(rules, series, 12, ['critical RedisHitRatioCritical cache:9121'])
  })

  it('ends when it is well again', async () => {
    await expectFiring(rules, lookups(counter(100, 900), counter(900, 100)), 100, [])
  })

  it('names the server that is in trouble and no other', async () => {
    const other = 'job="redis",instance="other:9121"'
    const series = { ...lookups(counter(700), counter(300)), ...lookups(counter(990), counter(10), other) }
    await expectFiring(rules, series, 60, ['warning RedisHitRatioLow cache:9121'])
  })

  it('says what was measured and what to do', async () => {
    await expectAlert(rules, lookups(counter(655), counter(345)), 60, {
      name: 'RedisHitRatioLow',
      labels: { severity: 'warning', job: 'redis', instance: 'cache:9121' },
      annotations: {
        summary: 'Redis cache:9121: hit ratio below 80 %',
        description:
          '65.5 % of the lookups found their key; 80 % are expected. Each miss is work for the database behind the cache. After a restart or a flush it recovers by itself; otherwise look for TTLs that are too short, keys with too much variety in them, and evictions.',
        runbook_url: 'https://github.com/redis-preflight/redis-preflight/blob/main/docs/rules/hit-ratio.md',
      },
    })
  })
})

describe('evictions', () => {
  const evicted = (values: string) => ({ [`redis_evicted_keys_total{${AT}}`]: values })
  const rising = ['warning RedisEvictionsRising cache:9121']

  it.each([
    ['is silent where none happen', counter(0), 60, []],
    ['is silent where they go on as ever, however many', counter(60_000), 100, []],
    ['tells when they begin', counter(0, 100), 80, rising],
    ['tells when they double', counter(1000, 2000), 85, rising],
    ['is silent where they grow by less than half', counter(1000, 1450), 80, []],
    ['is silent where they fall', counter(1000, 100), 80, []],
    ['is silent about a single burst', '0x59 500x60', 70, []],
    ['is silent about a single burst for good', '0x59 500x60', 80, []],
    ['calms down where the new rate stays', counter(1000, 2000, 2000, 2000), 115, []],
    ['tells of a server that is new and evicts at once', counter(100), 20, rising],
  ])('%s', async (_, values, minute, alerts) => {
    await expectFiring(rules, evicted(values), minute, alerts)
  })
})

describe('latency', () => {
  const buckets = (cmd: string, fast: number, slow: number): Series => ({
    [`redis_commands_latencies_usec_bucket{${AT},cmd="${cmd}",le="4224"}`]: counter(fast),
    [`redis_commands_latencies_usec_bucket{${AT},cmd="${cmd}",le="8448"}`]: counter(fast + slow),
    [`redis_commands_latencies_usec_bucket{${AT},cmd="${cmd}",le="16896"}`]: counter(fast + slow),
    [`redis_commands_latencies_usec_bucket{${AT},cmd="${cmd}",le="+Inf"}`]: counter(fast + slow),
    [`redis_commands_latencies_usec_count{${AT},cmd="${cmd}"}`]: counter(fast + slow),
  })
  const slow = ['warning RedisSlowCommand cache:9121']

  it.each([
    ['is silent where all calls are fast', buckets('get', 1000, 0), []],
    ['is silent where fewer than 1 in 100 is slow', buckets('get', 995, 5), []],
    ['tells where 1 in 20 is slow', buckets('hgetall', 950, 50), slow],
    ['is silent on a server that nobody uses', buckets('get', 0, 0), []],
    ['is silent below 100 calls in 10 minutes', buckets('hgetall', 0, 9), []],
    ['tells from 100 calls on', buckets('hgetall', 0, 10), slow],
    ['knows commands that wait on purpose', buckets('blpop', 0, 1000), []],
  ])('%s', async (_, series, alerts) => {
    await expectFiring(rules, series, 60, alerts)
  })

  it('names the command', async () => {
    await expectAlert(rules, buckets('config|get', 0, 1000), 60, {
      name: 'RedisSlowCommand',
      labels: { severity: 'warning', job: 'redis', instance: 'cache:9121', cmd: 'config|get' },
      annotations: {
        summary: 'Redis cache:9121: config|get takes more than 5 ms',
        description:
          '1 call in 100 takes 8.4 ms or more on the server, and every other client waits meanwhile. Look at what the command touches: big values, long ranges, scripts, one key that everybody reads.',
        runbook_url: 'https://github.com/redis-preflight/redis-preflight/blob/main/docs/rules/latency-p99.md',
      },
    })
  })
})

describe('memory', () => {
  const memory = (used: number, max: number, policy = 'noeviction'): Series => ({
    [`redis_memory_used_bytes{${AT}}`]: gauge(used),
    [`redis_memory_max_bytes{${AT}}`]: gauge(max),
    [`redis_instance_info{${AT},role="master",maxmemory_policy="${policy}"}`]: gauge(1),
  })
  const high = 'warning RedisMemoryHigh cache:9121'
  const critical = 'critical RedisMemoryCritical cache:9121'

  it.each([
    ['is silent below 80 %', memory(799, 1000), []],
    ['warns from 80 % on', memory(800, 1000), [high]],
    ['only warns below 95 %', memory(949, 1000), [high]],
    ['is critical from 95 % on', memory(950, 1000), [critical, high]],
    ['is silent where there is no limit', memory(800, 0), []],
    ['is silent on an empty server', memory(0, 1000), []],
    ['wakes nobody for a cache that is full by design', memory(1000, 1000, 'allkeys-lru'), [high]],
    ['is critical under a policy that may find nothing to evict', memory(1000, 1000, 'volatile-lru'), [critical, high]],
  ])('%s', async (_, series, alerts) => {
    await expectFiring(rules, series, 60, alerts)
  })
})

describe('rejected connections', () => {
  const rejected = (values: string) => ({ [`redis_rejected_connections_total{${AT}}`]: values })

  it.each([
    ['is silent where none are', counter(0), 60, []],
    ['is silent where they are long past', '7x120', 60, []],
    ['tells of a single one', '0x57 1x60', 60, ['critical RedisConnectionsRejected cache:9121']],
    ['ends when they do', '0x30 1x90', 60, []],
  ])('%s', async (_, values, minute, alerts) => {
    await expectFiring(rules, rejected(values), minute, alerts)
  })
})

describe('keys without a TTL', () => {
  const keys = (...databases: [all: number, expiring: number][]): Series =>
    Object.fromEntries(
      databases.flatMap(([all, expiring], index) => [
        [`redis_db_keys{${AT},db="db${index}"}`, gauge(all)],
        [`redis_db_keys_expiring{${AT},db="db${index}"}`, gauge(expiring)],
      ]),
    )
  const some = 'warning RedisImmortalKeys cache:9121'
  const many = 'critical RedisImmortalKeysMany cache:9121'

  it.each([
    ['is silent where every key has one', keys([10_000, 10_000]), []],
    ['is silent below 1 %', keys([10_000, 9901]), []],
    ['warns from 1 % on', keys([10_000, 9900]), [some]],
    ['only warns below 25 %', keys([10_000, 7501]), [some]],
    ['is critical from 25 % on', keys([10_000, 7500]), [many, some]],
    ['takes all databases of a server together', keys([9000, 9000], [1000, 0]), [some]],
    ['is silent about the settings in a small one', keys([999, 0]), []],
    ['is silent on an empty one', keys([0, 0]), []],
  ])('%s', async (_, series, alerts) => {
    await expectFiring(rules, series, 100, alerts)
  })
})
