import { describe, expect, it } from 'vitest'
import type { Monitor } from '../../src/model'
import { analyse } from './collect'

const CACHE = `
import Redis from 'ioredis'
import { recordHit, recordMiss } from './metrics'
const redis = new Redis()
export async function read(key: string) {
  const found = await redis.get(key)
  if (found === null) recordMiss()
  else recordHit()
  return found
}
`

/** What is counted, with the doubts about it: `prom-client …: hit-ratio (doubt)`. */
async function countersOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { counters = [] } = await analyse({ 'package.json': '{"dependencies":{"ioredis":"5.4.1"}}', ...files })
  return counters.map(told)
}

function told({ name, subjects, doubts = [] }: Monitor): string {
  return `${name}: ${subjects.join(', ')}${doubts.map((doubt) => ` (${doubt})`).join('')}`
}

const NOT_OF_REDIS = 'nothing in sight shows that this cache is the one in Redis'

describe('counters of hits and misses', () => {
  it('are found where a function of the cache moves them, through a module of metrics', async () => {
    const metrics = `
      import { Counter } from 'prom-client'
      const hits = new Counter({ name: 'cache_hits_total', help: 'Hits' })
      const misses = new Counter({ name: 'cache_misses_total', help: 'Misses' })
      export const recordHit = () => hits.inc()
      export const recordMiss = () => misses.inc()
    `
    expect(await countersOf({ 'src/cache.ts': CACHE, 'src/metrics.ts': metrics })).toEqual([
      'prom-client `cache_hits_total` and `cache_misses_total`: hit-ratio',
    ])
  })

  it('are found where a function of the repository registers them, with labels', async () => {
    const metrics = `
      import client from 'prom-client'
      function registerCounterWithLabels<T extends string>(options: { name: string; help: string; labelNames: readonly T[] }) {
        return new client.Counter(options)
      }
      const hits = registerCounterWithLabels({ name: 'cache_hit_total', help: 'Hits', labelNames: ['cache_name'] as const })
      const misses = registerCounterWithLabels({ name: 'cache_miss_total', help: 'Misses', labelNames: ['cache_name'] as const })
      export const recordHit = () => hits.inc({ cache_name: 'rows' })
      export const recordMiss = () => misses.inc({ cache_name: 'rows' })
    `
    expect(await countersOf({ 'src/cache.ts': CACHE, 'src/metrics.ts': metrics })).toEqual([
      'prom-client `cache_hit_total` and `cache_miss_total`: hit-ratio',
    ])
  })

  it('do not count where only hits are counted, or nothing moves them', async () => {
    const hitsAlone = `
      import { Counter } from 'prom-client'
      const hits = new Counter({ name: 'cache_hits_total', help: 'Hits' })
      export const recordHit = () => hits.inc()
      export const recordMiss = () => {}
    `
    expect(await countersOf({ 'src/cache.ts': CACHE, 'src/metrics.ts': hitsAlone })).toEqual([])
    const stillMisses = `
      import { Counter } from 'prom-client'
      const hits = new Counter({ name: 'cache_hits_total', help: 'Hits' })
      const misses = new Counter({ name: 'cache_misses_total', help: 'Misses' })
      export const recordHit = () => hits.inc()
      export const recordMiss = () => {}
    `
    expect(await countersOf({ 'src/cache.ts': CACHE, 'src/metrics.ts': stillMisses })).toEqual([
      'prom-client `cache_hits_total` and `cache_misses_total`: hit-ratio (nothing in sight moves `misses`)',
    ])
  })

  it('are doubted where the function that moves them is never called', async () => {
    const cache = CACHE.replace(/.*recordMiss.*\n/, '')
      .replace('else recordHit()', '')
      .replace('recordHit, ', '')
    const metrics = `
      import { Counter } from 'prom-client'
      const redisHits = new Counter({ name: 'redis_cache_hits_total', help: 'Hits' })
      const redisMisses = new Counter({ name: 'redis_cache_misses_total', help: 'Misses' })
      export function noteHit() { redisHits.inc() }
      export function noteMiss() { redisMisses.inc() }
    `
    expect(await countersOf({ 'src/cache.ts': cache, 'src/metrics.ts': metrics })).toEqual([
      'prom-client `redis_cache_hits_total` and `redis_cache_misses_total`: hit-ratio (nothing in sight calls `noteHit`, which moves `redisHits`) (nothing in sight calls `noteMiss`, which moves `redisMisses`)',
    ])
  })

  it('are found where all lookups are counted before the read', async () => {
    const cache = `
      import Redis from 'ioredis'
      import { Counter } from 'prom-client'
      const redis = new Redis()
      const requests = new Counter({ name: 'menu_cache_requests_total', help: 'Requests' })
      const hits = new Counter({ name: 'menu_cache_hits_total', help: 'Hits' })
      export async function read(key: string) {
        requests.inc()
        const found = await redis.get(key)
        if (found !== null) hits.inc()
        return found
      }`
    expect(await countersOf({ 'src/cache.ts': cache })).toEqual([
      'prom-client `menu_cache_hits_total` and `menu_cache_requests_total`: hit-ratio',
    ])
  })

  it('are no counters of Redis around a cache in the process', async () => {
    const around = (lookup: string) => `
      import { AsyncLocalStorage } from 'node:async_hooks'
      import { Counter } from 'prom-client'
      import { shared } from './shared'
      const storage = new AsyncLocalStorage<Record<string, string>>()
      const near = new Map<string, string>()
      const byName: Record<string, string> = {}
      const lookups = new Counter({ name: 'access_cache', help: 'x', labelNames: ['status'] })
      export class Rights {
        private readonly held = new Map<string, string>()
        of(id: string) {
          const store = storage.getStore()
          const found = ${lookup}
          if (found) {
            lookups.inc({ status: 'hit' })
            return found
          }
          lookups.inc({ status: 'miss' })
        }
      }
      export const rights = new Rights().of('a')`
    const files = (lookup: string) => ({
      'src/redis.ts': "import Redis from 'ioredis'; export const redis = new Redis(); redis.get('a')",
      'src/rights.ts': around(lookup),
    })
    for (const lookup of ['store && store[id]', 'near.get(id)', 'this.held.get(id)', 'byName[id]']) {
      expect(await countersOf(files(lookup)), lookup).toEqual([])
    }
    expect(await countersOf(files('shared.get(id)'))).toEqual([
      `prom-client \`access_cache\`: hit-ratio (${NOT_OF_REDIS})`,
    ])
  })

  it('are doubted where the cache may not be in Redis', async () => {
    const local = `
      import { metrics } from '@opentelemetry/api'
      import { endpoints } from './pages'
      const meter = metrics.getMeter('shop')
      const lookups = meter.createCounter('endpoint_cache_total')
      export function endpoint(id: string) {
        const found = endpoints.get(id)
        lookups.add(1, { result: found === undefined ? 'miss' : 'hit' })
        return found
      }
    `
    const files = {
      'src/cache.ts': CACHE,
      'src/metrics.ts': 'export const recordHit = () => {}; export const recordMiss = () => {}',
    }
    expect(
      await countersOf({
        ...files,
        'src/endpoints.ts': local,
        'src/server.ts': "import { endpoint } from './endpoints'; endpoint('a')",
      }),
    ).toEqual([`OpenTelemetry \`endpoint_cache_total\`: hit-ratio (${NOT_OF_REDIS})`])
  })
})

describe('the spellings of the libraries', () => {
  const around = (imports: string, hit: string, miss: string) => `
    import Redis from 'ioredis'
    ${imports}
    const redis = new Redis()
    export async function read(key: string) {
      const found = await redis.get(key)
      if (found === null) { ${miss} } else { ${hit} }
      return found
    }
  `
  it.each([
    [
      'a label that says which',
      around(
        "import client from 'prom-client'; const lookups = new client.Counter({ name: 'cache_requests_total', help: 'x', labelNames: ['result'] })",
        "lookups.inc({ result: 'hit' })",
        "lookups.labels('miss').inc()",
      ),
      'prom-client `cache_requests_total`: hit-ratio',
    ],
    [
      'OpenTelemetry',
      around(
        "import { metrics } from '@opentelemetry/api'; const meter = metrics.getMeter('shop'); const h = meter.createCounter('cache.hits'), m = meter.createCounter('cache.misses')",
        'h.add(1)',
        'm.add(1)',
      ),
      'OpenTelemetry `cache.hits` and `cache.misses`: hit-ratio',
    ],
    [
      'StatsD',
      around(
        "import StatsD from 'hot-shots'; const statsd = new StatsD()",
        "statsd.increment('cache.hit')",
        "statsd.increment('cache.miss')",
      ),
      'StatsD `cache.hit` and `cache.miss`: hit-ratio',
    ],
    [
      'StatsD, a name put together',
      around(
        "import StatsD from 'hot-shots'; const statsd = new StatsD(); const PREFIX = process.env.PREFIX",
        '',
        '',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source that is read
      ).replace('return found', "statsd.increment(`${PREFIX}.cache.${found === null ? 'miss' : 'hit'}`)\nreturn found"),
      'StatsD `*.cache.hit` and `*.cache.miss`: hit-ratio',
    ],
    [
      'Datadog through its tracer',
      around(
        "import tracer from 'dd-trace'",
        "tracer.dogstatsd.increment('redis.hit')",
        "tracer.dogstatsd.increment('redis.miss')",
      ),
      'Datadog `redis.hit` and `redis.miss`: hit-ratio',
    ],
    [
      'CloudWatch',
      around(
        "import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'; const metrics = new Metrics()",
        "metrics.addMetric('CacheHit', MetricUnit.Count, 1)",
        "metrics.addMetric('CacheMiss', MetricUnit.Count, 1)",
      ),
      'CloudWatch `CacheHit` and `CacheMiss`: hit-ratio',
    ],
    [
      'a registry that goes by names',
      around(
        "import { Counter } from 'prom-client'; class Registry { all = new Map<string, Counter>(); createCounter(name: string, help: string) { this.all.set(name, new Counter({ name, help })) } incrementCounter(name: string) { this.all.get(name)?.inc() } }; const metrics = new Registry(); metrics.createCounter('cache_hits_total', 'Hits'); metrics.createCounter('cache_misses_total', 'Misses')",
        "metrics.incrementCounter('cache_hits_total')",
        "metrics.incrementCounter('cache_misses_total')",
      ),
      'prom-client `cache_hits_total` and `cache_misses_total`: hit-ratio',
    ],
    [
      'the prefix of the key as a label',
      around(
        "import { Counter } from 'prom-client'; const hits = new Counter({ name: 'cache_hits_total', help: 'x', labelNames: ['prefix'] }), misses = new Counter({ name: 'cache_misses_total', help: 'x', labelNames: ['prefix'] })",
        "hits.inc({ prefix: key.split(':')[0] })",
        "misses.inc({ prefix: key.split(':')[0] })",
      ),
      'prom-client `cache_hits_total` and `cache_misses_total`: hit-ratio, hot-keys',
    ],
  ])('%s', async (_, source, expected) => {
    expect(await countersOf({ 'src/cache.ts': source })).toEqual([expected])
  })

  it('NestJS, injected by the name of the metric', async () => {
    const provided = `
      import { makeCounterProvider } from '@willsoto/nestjs-prometheus'
      export const providers = [
        makeCounterProvider({ name: 'cache_hits_total', help: 'Hits' }),
        makeCounterProvider({ name: 'cache_misses_total', help: 'Misses' }),
      ]
    `
    const service = `
      import Redis from 'ioredis'
      import { InjectMetric } from '@willsoto/nestjs-prometheus'
      import { Counter } from 'prom-client'
      export class Cache {
        private readonly redis = new Redis()
        constructor(
          @InjectMetric('cache_hits_total') private readonly cacheHits: Counter<string>,
          @InjectMetric('cache_misses_total') private readonly cacheMisses: Counter<string>,
        ) {}
        async get(key: string) {
          const found = await this.redis.get(key)
          if (found) this.cacheHits.inc()
          else this.cacheMisses.inc()
          return found
        }
      }
    `
    expect(await countersOf({ 'src/cache.ts': service, 'src/metrics.module.ts': provided })).toEqual([
      'prom-client `cache_hits_total` and `cache_misses_total`: hit-ratio',
    ])
  })
})

describe('look-alikes', () => {
  it.each([
    [
      'hits of a page',
      "import { Counter } from 'prom-client'; const hits = new Counter({ name: 'http_hits', help: 'x' }), misses = new Counter({ name: 'http_misses', help: 'x' }); export const recordHit = () => hits.inc(); export const recordMiss = () => misses.inc()",
    ],
    [
      'a cache in the process',
      "import { Counter } from 'prom-client'; const hits = new Counter({ name: 'lru_cache_hits', help: 'x' }), misses = new Counter({ name: 'lru_cache_misses', help: 'x' }); export const recordHit = () => hits.inc(); export const recordMiss = () => misses.inc()",
    ],
    [
      'the cached prompt of a model',
      "import { Counter } from 'prom-client'; const hits = new Counter({ name: 'prompt_cache_hit_tokens', help: 'x' }), misses = new Counter({ name: 'prompt_cache_miss_tokens', help: 'x' }); export const recordHit = () => hits.inc(); export const recordMiss = () => misses.inc()",
    ],
    [
      'a comment',
      '// cache_hits_total: hits.inc(), cache_misses_total: misses.inc()\nexport const recordHit = () => {}; export const recordMiss = () => {}',
    ],
    [
      'a React component',
      "export const Counter = (props: { name: string }) => props.name; export const recordHit = () => Counter({ name: 'cache hit' }); export const recordMiss = () => console.count('cache miss')",
    ],
  ])('%s counts nothing', async (_, metrics) => {
    expect(await countersOf({ 'src/cache.ts': CACHE, 'src/metrics.ts': metrics })).toEqual([])
  })

  it('a helper of nobody knows what is doubted', async () => {
    const metrics =
      "declare const stats: any; export const recordHit = () => stats.increment('cache.hit'); export const recordMiss = () => stats.increment('cache.miss')"
    expect(await countersOf({ 'src/cache.ts': CACHE, 'src/metrics.ts': metrics })).toEqual([
      'counters `cache.hit` and `cache.miss`: hit-ratio (`stats.increment` is of no metrics library that is known here)',
    ])
  })
})

describe('INFO, read by the service itself', () => {
  const scrape = (last: string) => `
    import Redis from 'ioredis'
    import { Gauge } from 'prom-client'
    const redis = new Redis()
    const hitRatioGauge = new Gauge({ name: 'shop_ratio', help: 'x' })
    export async function scrape() {
      const info = await redis.info('stats')
      const hits = Number(/keyspace_hits:(\\d+)/.exec(info)?.[1])
      const misses = Number(/keyspace_misses:(\\d+)/.exec(info)?.[1])
      const evicted = Number(/evicted_keys:(\\d+)/.exec(info)?.[1])
      ${last}
    }
  `
  it('counts where it is recorded or logged', async () => {
    const expected = ['INFO read by the service: hit-ratio, evictions']
    expect(
      await countersOf({ 'src/scrape.ts': scrape('hitRatioGauge.set(hits / (hits + misses)); return evicted') }),
    ).toEqual(expected)
    expect(await countersOf({ 'src/scrape.ts': scrape('console.log({ hits, misses, evicted })') })).toEqual(expected)
  })

  it('is doubted where it is handed on, and none where it is not asked for', async () => {
    const doubt = 'it is not in sight where the numbers go: nothing in the file logs or records them'
    expect(await countersOf({ 'src/scrape.ts': scrape('return { hits, misses, evicted }') })).toEqual([
      `INFO read by the service: hit-ratio, evictions (${doubt})`,
    ])
    const named =
      "import Redis from 'ioredis'\nexport const redis = new Redis()\n// keyspace_hits and keyspace_misses\nredis.info('stats')"
    expect(await countersOf({ 'src/scrape.ts': named })).toEqual([])
  })
})
