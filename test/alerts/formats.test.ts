import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { createFolder, runCli } from '../cli/command'
import { checkRules, expectFiring } from './support/promtool'

const REPOSITORY = join(__dirname, '..', '..')
const DEFAULT_LIMITS = { 'package.json': '{}' }

let folder: ReturnType<typeof createFolder>

beforeAll(() => {
  folder = createFolder(DEFAULT_LIMITS)
})
afterAll(() => folder.remove())

async function print(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCli(folder.path, ['alerts', ...args])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout
}

interface Rule {
  readonly alert: string
  readonly expr: string
  readonly for: string
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

function rulesOf(text: string): Rule[] {
  return parse(text).groups[0].rules
}

describe('Prometheus', () => {
  it('is the format without --format', async () => {
    expect(await print()).toBe(await print('--format', 'prometheus'))
  })

  it('gives every alert a duration, a severity, texts and a page that exists', async () => {
    for (const { for: duration, labels, annotations } of rulesOf(await print())) {
      expect(duration).toMatch(/^\d+m$/)
      expect(labels.severity).toMatch(/^(?:warning|critical)$/)
      expect(Object.keys(annotations)).toEqual(['summary', 'description', 'runbook_url'])
      const page = annotations.runbook_url?.split('/blob/main/')[1] ?? 'nowhere'
      expect(readFileSync(join(REPOSITORY, page), 'utf8')).not.toBe('')
    }
  })

  it('is what docs/alerts.md shows', async () => {
    const page = `# The alerts\n\n${INTRODUCTION}\n\n\`\`\`yaml\n${await print()}\`\`\`\n`
    await expect(page).toMatchFileSnapshot(join(REPOSITORY, 'docs', 'alerts.md'))
  })

  it('takes the limits of the config', async () => {
    const own = createFolder({
      'redis-preflight.config.yml':
        'thresholds: { hit-ratio: { warning: 95, error: 0 }, immortal-keys: { warning: 0, error: 60 } }\n',
    })
    try {
      const { stdout } = await runCli(own.path, ['alerts'])
      const exprs = new Map(rulesOf(stdout).map(({ alert, expr }) => [alert, expr]))
      expect(exprs.get('RedisHitRatioLow')).toContain('< 95\n')
      expect(exprs.get('RedisImmortalKeys')).toContain('> 0\n')
      expect(exprs.get('RedisImmortalKeysMany')).toContain('>= 60\n')
      expect(exprs.has('RedisHitRatioCritical')).toBe(false)
      expect(stdout).toMatch(/^# RedisHitRatioCritical is left out: /m)
      expect((await checkRules(stdout)).code).toBe(0)
    } finally {
      own.remove()
    }
  })

  it('reads the config of another folder', async () => {
    const own = createFolder({
      'shop/redis-preflight.config.yml': 'thresholds: { hit-ratio: { warning: 91 } }\n',
    })
    try {
      expect((await runCli(own.path, ['alerts', 'shop'])).stdout).toContain('< 91\n')
    } finally {
      own.remove()
    }
  })

  it('watches the selected servers alone', async () => {
    const rules = await print('--selector', '{job="cache",env=~"prod|staging"}')
    expect((await checkRules(rules)).code).toBe(0)
    const series = (job: string) => ({
      [`redis_keyspace_hits_total{job="${job}",env="prod",instance="${job}:9121"}`]: '0+100x120',
      [`redis_keyspace_misses_total{job="${job}",env="prod",instance="${job}:9121"}`]: '0+300x120',
      [`redis_memory_used_bytes{job="${job}",env="prod",instance="${job}:9121"}`]: '90x120',
      [`redis_memory_max_bytes{job="${job}",env="prod",instance="${job}:9121"}`]: '100x120',
      [`redis_instance_info{job="${job}",env="prod",instance="${job}:9121",maxmemory_policy="noeviction"}`]: '1x120',
    })
    await expectFiring(rules, { ...series('cache'), ...series('queue') }, 60, [
      'critical RedisHitRatioCritical cache:9121',
      'warning RedisHitRatioLow cache:9121',
      'warning RedisMemoryHigh cache:9121',
    ])
  })

  it('puts labels of its own on every alert, whatever is in them', async () => {
    const rules = await print('--label', 'team=shop: "a" # b', '--label', 'severity=page')
    expect((await checkRules(rules)).code).toBe(0)
    for (const { labels } of rulesOf(rules)) expect(labels).toEqual({ severity: 'page', team: 'shop: "a" # b' })
  })
})

describe('Grafana', () => {
  interface GrafanaRule {
    readonly uid: string
    readonly title: string
    readonly condition: string
    readonly data: readonly {
      readonly refId: string
      readonly datasourceUid: string
      readonly relativeTimeRange?: { readonly from: number; readonly to: number }
      readonly model: Readonly<Record<string, unknown>> & { readonly refId: string; readonly expression?: string }
    }[]
    readonly for: string
    readonly noDataState: string
    readonly execErrState: string
    readonly labels: Readonly<Record<string, string>>
    readonly annotations: Readonly<Record<string, string>>
  }

  const grafanaRules = (text: string): GrafanaRule[] => parse(text).groups[0].rules

  it('is a provisioning file with the expressions, waits and labels of Prometheus', async () => {
    const [text, prometheus] = [await print('--format', 'grafana'), rulesOf(await print())]
    const { apiVersion, groups } = parse(text)
    expect(apiVersion).toBe(1)
    expect(groups).toMatchObject([{ orgId: 1, name: 'redis-preflight', folder: 'Redis', interval: '1m' }])
    const told = grafanaRules(text).map(({ title, data, for: duration, labels }) => {
      return { alert: title, expr: data[0]?.model.expr, for: duration, labels }
    })
    expect(told).toEqual(
      prometheus.map(({ alert, expr, for: duration, labels }) => ({ alert, expr, for: duration, labels })),
    )
  })

  it('names every rule and step as Grafana wants it', async () => {
    const rules = grafanaRules(await print('--format', 'grafana'))
    expect(new Set(rules.map(({ uid }) => uid)).size).toBe(rules.length)
    for (const { uid, data, condition, noDataState, execErrState } of rules) {
      expect(uid).toMatch(/^[a-z0-9_-]{1,40}$/)
      expect(data.map(({ refId, model }) => [refId, model.refId])).toEqual([
        ['A', 'A'],
        ['B', 'B'],
        ['C', 'C'],
      ])
      expect(data.map(({ datasourceUid }) => datasourceUid)).toEqual(['prometheus', '__expr__', '__expr__'])
      expect(data[0]?.relativeTimeRange?.from).toBeGreaterThan(data[0]?.relativeTimeRange?.to ?? 0)
      expect([data[1]?.model.expression, data[2]?.model.expression]).toEqual([expect.stringContaining('$A'), 'B'])
      expect({ condition, noDataState, execErrState }).toEqual({
        condition: 'C',
        noDataState: 'OK',
        execErrState: 'Error',
      })
    }
  })

  it('has no dollar sign that provisioning would take for a variable', async () => {
    const rules = grafanaRules(await print('--format', 'grafana', '--label', 'cost=$5'))
    for (const { annotations, labels } of rules) {
      expect(Object.values(annotations).join()).not.toContain('$')
      expect(labels.cost).toBe('$$5')
    }
  })
})

/** What terraform gets: blocks by their head, with the text within. */
function blocksOf(text: string, type: string): Map<string, string> {
  const blocks = text.matchAll(new RegExp(`^resource "${type}" "(\\w+)" \\{\\n([\\s\\S]*?)\\n\\}$`, 'gm'))
  return new Map([...blocks].map(([, name = '', body = '']) => [name, body]))
}

describe('Datadog', () => {
  it('has a monitor for each alert, with the same limit in query and threshold', async () => {
    const monitors = blocksOf(await print('--format', 'datadog'), 'datadog_monitor')
    expect([...monitors.keys()]).toEqual([
      'redis_hit_ratio_low',
      'redis_hit_ratio_critical',
      'redis_evictions_rising',
      'redis_memory_high',
      'redis_memory_critical',
      'redis_connections_rejected',
      'redis_immortal_keys',
      'redis_immortal_keys_many',
    ])
    for (const [, body] of monitors) {
      const [, limit] = /query += ".* (?:<|>|>=) ([\d.]+)"/.exec(body) ?? []
      expect(body).toContain(`critical = ${limit}\n`)
      expect(body).toMatch(/message += ".*\$\{var\.redis_notify_(?:warning|critical)\}"/)
      expect(body).toMatch(/query += "(?:avg|min|change)\((?:(?:avg|max)\()?last_(?:[15]|10|15|30)m|last_1h/)
    }
    expect(monitors.get('redis_hit_ratio_critical')).toContain('tags                = ["severity:critical"]')
  })

  it('says what it has no metric for', async () => {
    expect(await print('--format', 'datadog')).toMatch(/^# Not here: RedisSlowCommand: /m)
  })

  it('takes tags as selector, and labels as tags', async () => {
    const text = await print('--format', 'datadog', '--selector', 'env:prod,!role:queue', '--label', `team=a\${b}"`)
    expect(text).toContain('sum:redis.stats.keyspace_hits{env:prod,!role:queue} by {host,redis_host,redis_port}')
    expect(text).toContain(`"team:a$\${b}\\""`)
    expect(text).not.toContain('{*}')
  })
})

describe('CloudWatch', () => {
  it('has alarms for every node, with the limits in the units of ElastiCache', async () => {
    const alarms = blocksOf(await print('--format', 'cloudwatch-terraform'), 'aws_cloudwatch_metric_alarm')
    const told = [...alarms].map(([name, body]) => {
      const value = (key: string) => new RegExp(`\\b${key} += "?([^"\\n]+)`).exec(body)?.[1]
      return [name, value('comparison_operator'), value('threshold'), value('alarm_actions')]
    })
    const [low, high] = ['LessThanThreshold', 'GreaterThanThreshold']
    const from = 'GreaterThanOrEqualToThreshold'
    const [warning, critical] = ['var.redis_warning_actions', 'var.redis_critical_actions']
    expect(told).toEqual([
      ['redis_hit_ratio_low', low, '80', warning],
      ['redis_hit_ratio_critical', low, '50', critical],
      ['redis_evictions_rising', high, '0', warning],
      ['redis_slow_command_reads', high, '5000', warning],
      ['redis_slow_command_writes', high, '5000', warning],
      ['redis_memory_high', from, '80', warning],
      ['redis_memory_critical', from, '95', critical],
      ['redis_immortal_keys', from, '1', warning],
      ['redis_immortal_keys_many', from, '25', critical],
    ])
    for (const [, body] of alarms) {
      expect(body.match(/return_data = true/g)).toHaveLength(1)
      expect(body).toContain('dimensions  = { CacheClusterId = each.value }')
    }
  })

  it('uses only metrics that its expressions name, and variables that it declares', async () => {
    const text = await print('--format', 'cloudwatch-terraform')
    for (const [, body] of blocksOf(text, 'aws_cloudwatch_metric_alarm')) {
      const ids = [...body.matchAll(/\bid += "(\w+)"/g)].map(([, id]) => id)
      const words = /expression += "(.*)"/.exec(body)?.[1]?.match(/\b[a-z]+\b/g) ?? ids
      expect([...new Set(words)].sort()).toEqual(ids.filter((id) => id !== 'value').sort())
    }
    const declared = new Set([...text.matchAll(/^variable "(\w+)"/gm)].map(([, name]) => name))
    expect(new Set([...text.matchAll(/\bvar\.(\w+)/g)].map(([, name]) => name))).toEqual(declared)
  })

  it('says what it has no metric for', async () => {
    expect(await print('--format', 'cloudwatch-terraform')).toMatch(/^# Not here: RedisConnectionsRejected: /m)
  })
})

describe('what cannot be used ends with 2 and one sentence', () => {
  it.each([
    [['--format', 'grafanna'], 'alerts has no format grafanna; did you mean grafana?'],
    [['--format', 'json'], 'alerts has no format json; use one of prometheus, grafana, datadog, cloudwatch-terraform.'],
    [['--format', 'prometheus,grafana'], /^alerts has no format prometheus,grafana; /],
    [['--selector', 'job=redis'], /^--selector takes label matchers such as job="redis",env="prod" /],
    [['--selector', 'job="a"} or vector(1) #'], /^--selector takes label matchers /],
    [['--format', 'datadog', '--selector', 'job="redis"'], /^--selector takes tags such as env:prod/],
    [['--format', 'cloudwatch-terraform', '--selector', 'a:b'], /^--selector does not go with /],
    [['--label', 'team'], '--label takes name=value, such as team=shop.'],
    [['--label', '9=a'], '--label takes name=value, such as team=shop.'],
    [['nowhere'], 'The folder nowhere does not exist.'],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await runCli(folder.path, ['alerts', ...args])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    const sentence = /^redis-preflight: (.*)\n$/.exec(stderr)?.[1]
    if (typeof message === 'string') expect(sentence).toBe(message)
    else expect(sentence).toMatch(message)
  })
})

const INTRODUCTION = `\`redis-preflight alerts\` prints these rules for Prometheus. The limits are those by which the rules of this
project judge a server, with the \`thresholds\` of the config file of the folder; \`--selector 'job="cache"'\` narrows them to some
servers, \`--label team=shop\` adds a label. \`--format grafana\` prints the same expressions as a provisioning file of Grafana,
\`--format datadog\` monitors and \`--format cloudwatch-terraform\` alarms for ElastiCache, both as Terraform; what one of these
has no metric for is told there in a comment.`
