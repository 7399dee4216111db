import { describe, expect, it } from 'vitest'
import { collectArtefacts } from '../../src/collect/artefact'
import { writeRepository } from '../support/repository'

async function collect(files: Record<string, string | Buffer>) {
  const collected = await collectArtefacts(writeRepository(files), { ignore: [] })
  if (collected.status !== 'collected') throw new Error(`nothing was read: ${collected.reason}`)
  return collected.value
}

async function alerts(files: Record<string, string>) {
  return (await collect(files)).alerts.map(({ place, subject, trigger, flaws, doubts }) => {
    return { line: `${place?.path}:${place?.line}`, subject, trigger, flaws, doubts }
  })
}

const alarm = (settings: string) => `resource "aws_cloudwatch_metric_alarm" "redis" {
  namespace           = "AWS/ElastiCache"
  period              = 300
  evaluation_periods  = 2
${settings}
}
`
const HEARD = 'alarm_actions = [aws_sns_topic.ops.arn]'

describe('alarms of CloudWatch in Terraform', () => {
  it.each([
    ['CacheHitRate', 'Average', 'LessThanThreshold', '80', { below: 80 }],
    ['CacheHitRate', 'Sum', 'LessThanThreshold', '400', { below: 80 }],
    ['Evictions', 'Sum', 'GreaterThanThreshold', '0', { above: 0 }],
    ['Evictions', 'Sum', 'GreaterThanOrEqualToThreshold', '1', { above: 0 }],
    ['Evictions', 'Sum', 'GreaterThanThreshold', '600', { above: 2 }],
    ['Evictions', 'Average', 'GreaterThanThreshold', '600', { above: 10 }],
  ])('on %s, %s %s %s', async (metric, statistic, comparison, threshold, trigger) => {
    const text = alarm(`  metric_name = "${metric}"
  statistic = "${statistic}"
  comparison_operator = "${comparison}"
  threshold = ${threshold}
  ${HEARD}`)
    const subject = metric === 'Evictions' ? 'evictions' : 'hit-ratio'
    expect(await alerts({ 'main.tf': text })).toEqual([{ line: 'main.tf:1', subject, trigger, flaws: [], doubts: [] }])
  })

  it.each([
    ['LessThanThreshold', '0', HEARD, ['never fires, whatever the hit ratio is']],
    ['GreaterThanThreshold', '80', HEARD, ['fires when the hit ratio is high, not when it is low']],
    ['LessThanThreshold', '80', '', ['has no alarm action, so nobody hears of it']],
    ['LessThanThreshold', '80', 'alarm_actions = []', ['has no alarm action, so nobody hears of it']],
    [
      'LessThanThreshold',
      '80',
      `${HEARD}\n  actions_enabled = false`,
      ['has its actions switched off, so nobody hears of it'],
    ],
    ['LessThanThreshold', '80', `${HEARD}\n  count = 0`, ['is never created: a condition on it does not hold']],
  ])('that would not tell anybody: %s %s %s', async (comparison, threshold, rest, flaws) => {
    const text = alarm(`  metric_name = "CacheHitRate"
  statistic = "Average"
  comparison_operator = "${comparison}"
  threshold = ${threshold}
  ${rest}`)
    expect((await alerts({ 'main.tf': text }))[0]?.flaws).toEqual(flaws)
  })

  it('by metric math', async () => {
    const query = (id: string, name: string) => `
  metric_query {
    id = "${id}"
    metric {
      metric_name = "${name}"
      namespace   = "AWS/ElastiCache"
      period      = 300
      stat        = "Sum"
    }
  }`
    const text = `resource "aws_cloudwatch_metric_alarm" "ratio" {
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0.25
  ${HEARD}
  metric_query {
    id          = "share"
    expression  = "IF(h + m > 100, m / (h + m), 0)"
    return_data = true
  }${query('h', 'CacheHits')}${query('m', 'CacheMisses')}
}
`
    expect((await alerts({ 'main.tf': text }))[0]).toMatchObject({ trigger: { below: 75 }, flaws: [], doubts: [] })
  })

  it('count requests where they watch misses alone', async () => {
    const text = alarm(`  metric_name = "CacheMisses"
  statistic = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold = 1000000
  ${HEARD}`)
    const doubt = 'it counts requests, so that it follows the traffic rather than the hit ratio'
    expect(await alerts({ 'main.tf': text })).toMatchObject([
      { subject: 'hit-ratio', trigger: undefined, doubts: [doubt] },
    ])
  })

  it('are resolved through variables, locals, files of variables and modules of the repository', async () => {
    const module = `variable "topic" {}
variable "threshold" { default = 10 }
locals { levels = { hits = var.threshold } }
resource "aws_cloudwatch_metric_alarm" "redis" {
  for_each            = toset(["a", "b"])
  alarm_name          = "redis-\${each.key}"
  namespace           = "AWS/ElastiCache"
  metric_name         = "CacheHitRate"
  statistic           = "Average"
  period              = 60
  comparison_operator = "LessThanThreshold"
  threshold           = "\${local.levels["hits"] * 2}"
  alarm_actions       = [var.topic]
}
`
    const { alerts: found } = await collect({
      'modules/alarms/main.tf': module,
      'main.tf':
        'variable "level" {}\nmodule "alarms" {\n  source = "./modules/alarms"\n  threshold = var.level\n  topic = "arn"\n}\n',
      'terraform.tfvars': 'level = 40\n',
    })
    expect(found.map(({ name, trigger }) => [name, trigger])).toEqual([
      ['redis-a', { below: 80 }],
      ['redis-b', { below: 80 }],
    ])
  })

  it('leave open what only a run would tell', async () => {
    const text = alarm(`  metric_name = "CacheHitRate"
  statistic = "Average"
  comparison_operator = "LessThanThreshold"
  threshold = var.threshold
  alarm_actions = var.actions`)
    expect(await alerts({ 'main.tf': `variable "actions" { default = [] }\n${text}` })).toMatchObject([
      {
        trigger: undefined,
        flaws: [],
        doubts: [
          'its threshold is `var.threshold`, whose value is not known here',
          'whether it has an alarm action is not known here',
        ],
      },
    ])
  })

  it('on Memcached and on other things are counted alone', async () => {
    const { alerts: found, allAlerts } = await collect({
      'main.tf': `resource "aws_elasticache_cluster" "m" {\n  engine = "memcached"\n}\n${alarm('  metric_name = "Evictions"')}`,
    })
    expect([found.length, allAlerts]).toEqual([0, 1])
  })
})

describe('monitors of Datadog', () => {
  const monitor = (query: string, message = 'look @slack-cache') =>
    JSON.stringify({ name: 'Redis', type: 'query alert', query, message }, null, 2)

  it.each([
    [
      'avg(last_5m):avg:redis.stats.keyspace_hits{*} / (avg:redis.stats.keyspace_hits{*} + avg:redis.stats.keyspace_misses{*}) < 0.8',
      { below: 80 },
    ],
    [
      'min(last_1h):100 - 100 * sum:redis.stats.keyspace_hits{env:prod} by {host}.rollup(avg, 60) / (sum:redis.stats.keyspace_hits{env:prod} by {host} + default_zero(sum:redis.stats.keyspace_misses{env:prod} by {host})) > 20',
      { below: 80 },
    ],
    ['avg(last_5m):avg:aws.elasticache.cache_hit_rate{*} < 80', { below: 80 }],
    ['avg(last_5m):per_second(sum:redis.keys.evicted{*}) > 5', { above: 5 }],
    ['change(avg(last_5m),last_5m):sum:redis.keys.evicted{*} > 300', { above: 1 }],
    ["avg(last_4h):anomalies(avg:aws.elasticache.evictions{*}, 'basic', 2) >= 1", { isRising: true }],
  ])('%s', async (query, trigger) => {
    expect(await alerts({ 'monitor.json': monitor(query) })).toMatchObject([{ trigger, flaws: [], doubts: [] }])
  })

  it('that look at the running total never resolve, and those without a handle tell nobody', async () => {
    const query = 'avg(last_5m):sum:redis.keys.evicted{*} > 0'
    const total = 'compares the total since the server started: once above, it stays so and tells of no later eviction'
    expect((await alerts({ 'monitor.json': monitor(query, 'evictions, mail ops@example.com') }))[0]?.flaws).toEqual([
      total,
      'notifies nobody: its message holds no @handle',
    ])
  })
})

describe('CloudFormation', () => {
  const template = `AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Level: { Type: Number, Default: 80 }
Resources:
  Topic: { Type: 'AWS::SNS::Topic' }
  HitRate:
    Type: AWS::CloudWatch::Alarm
    Properties:
      AlarmName: !Sub '\${AWS::StackName}-hit-rate'
      Namespace: AWS/ElastiCache
      MetricName: CacheHitRate
      Statistic: Average
      Period: 300
      ComparisonOperator: LessThanThreshold
      Threshold: !Ref Level
      AlarmActions: [!Ref Topic]
  Parameters:
    Type: AWS::ElastiCache::ParameterGroup
    Properties:
      CacheParameterGroupFamily: redis7
      Properties: { maxmemory-policy: allkeys-lru }
  Cache:
    Type: AWS::ElastiCache::ReplicationGroup
    Properties: { CacheParameterGroupName: !Ref Parameters }
`

  it('is read with its functions', async () => {
    const { alerts: found, settings, monitors } = await collect({ 'stack.yaml': template })
    expect(found).toMatchObject([
      { name: '…-hit-rate', place: { line: 6 }, trigger: { below: 80 }, flaws: [], doubts: [] },
    ])
    expect(settings).toMatchObject([{ name: 'Cache', policy: { name: 'allkeys-lru', place: { line: 21 } } }])
    expect(monitors).toMatchObject([{ name: 'CloudWatch metrics of ElastiCache', kind: 'collector' }])
  })
})

describe('managed servers', () => {
  it('follow the parameter group that they name', async () => {
    const { settings } = await collect({
      'redis.tf': `resource "aws_elasticache_parameter_group" "cache" {
  family = "redis7"
  parameter {
    name  = "maxmemory-policy"
    value = "allkeys-lfu"
  }
}
resource "aws_elasticache_replication_group" "cache" {
  parameter_group_name = aws_elasticache_parameter_group.cache.name
}
resource "aws_elasticache_replication_group" "plain" {
  parameter_group_name = "default.redis7"
}
resource "aws_elasticache_replication_group" "open" {
  parameter_group_name = var.group
}
resource "aws_elasticache_cluster" "other" {
  engine = "memcached"
}
resource "azurerm_redis_cache" "azure" {
  redis_configuration {
    maxmemory_policy = "noeviction"
  }
}
resource "google_redis_instance" "google" {
  count = 0
}
`,
    })
    expect(
      settings.map(({ name, policy, bounded }) => [name, policy?.name, policy?.place.line, bounded?.split(' ')[0]]),
    ).toEqual([
      ['cache', 'allkeys-lfu', 5, 'ElastiCache'],
      ['plain', 'volatile-lru', 12, 'ElastiCache'],
      ['open', null, 15, 'ElastiCache'],
      ['azure', 'noeviction', 22, 'Azure'],
    ])
  })
})

describe('alert policies of Google Cloud', () => {
  const threshold = (metric: string, comparison: string, value: number, aligner = 'ALIGN_RATE') => `conditions {
    condition_threshold {
      filter          = "resource.type = \\"x\\" AND metric.type = \\"${metric}\\""
      comparison      = "COMPARISON_${comparison}"
      threshold_value = ${value}
      aggregations {
        alignment_period   = "60s"
        per_series_aligner = "${aligner}"
      }
    }
  }`
  const policy = (...conditions: string[]) =>
    `resource "google_monitoring_alert_policy" "redis" {\n  notification_channels = ["ops"]\n${conditions.join('\n')}\n}\n`
  const outcome = async (text: string) =>
    (await alerts({ 'alerts.tf': text })).map(({ subject, trigger, doubts }) => [subject, trigger, ...doubts])

  it.each([
    ['redis.googleapis.com/stats/evicted_keys', 'ALIGN_DELTA', 'evictions', { above: 2 }],
    ['redis.googleapis.com/cluster/stats/total_evicted_keys_count', 'ALIGN_DELTA', 'evictions', { above: 2 }],
    ['memorystore.googleapis.com/instance/stats/total_evicted_keys_count', 'ALIGN_RATE', 'evictions', { above: 120 }],
    ['memorystore.googleapis.com/instance/stats/average_expired_keys', 'ALIGN_RATE', 'other', undefined],
  ])('on %s by %s', async (metric, aligner, subject, trigger) => {
    expect(await outcome(policy(threshold(metric, 'GT', 120, aligner)))).toEqual([[subject, trigger]])
  })

  const both = [
    threshold('redis.googleapis.com/clients/connected', 'GT', 100),
    threshold('redis.googleapis.com/stats/cache_hit_ratio', 'LT', 0.8),
  ]

  it('are looked at condition by condition', async () => {
    expect(await outcome(policy('combiner = "OR"', ...both))).toEqual([
      ['connections', undefined],
      ['hit-ratio', { below: 80 }],
    ])
    const joint = 'it fires only together with its other conditions'
    expect(await outcome(policy('combiner = "AND"', ...both))).toEqual([
      ['connections', undefined, joint],
      ['hit-ratio', { below: 80 }, joint],
    ])
  })

  it('are read in PromQL, and told where they are in another language', async () => {
    const query = (language: string, text: string) =>
      `conditions {\n condition_${language}_query_language {\n  query = "${text}"\n }\n}`
    const promql = 'rate(redis_googleapis_com:stats_evicted_keys[5m]) > 0'
    expect(await outcome(policy(query('prometheus', promql)))).toEqual([['evictions', { above: 0 }]])
    expect(await outcome(policy(query('monitoring', 'fetch redis.googleapis.com/Instance')))).toEqual([
      ['other', undefined, 'its query could not be read'],
    ])
    expect(await outcome(`# redis\n${policy(query('prometheus', 'up == 0'))}`)).toEqual([])
  })
})

describe('infrastructure that cannot be read', () => {
  it.each([
    [
      'a brace that is missing',
      'resource "aws_elasticache_cluster" "redis" {\n  engine = "redis"\n',
      'not valid HCL at line 3 (the name of an attribute or a block expected, not the end of the file)',
    ],
    [
      'a heredoc that does not end',
      'locals {\n  redis = <<EOT\nx\n',
      'not valid HCL at line 2 (a heredoc whose EOT is missing)',
    ],
    ['lists in lists', `redis = ${'['.repeat(5000)}`, 'nested too deeply'],
    ['an endless sum', `redis = 1${' + 1'.repeat(200_000)}`, 'more than 500 operators in a row'],
  ])('is told: %s', async (_, text, reason) => {
    const { unread } = await collect({ 'redis.tf': text })
    expect(unread).toMatchObject([{ path: 'redis.tf', reason, topics: ['alerts', 'metrics', 'server-settings'] }])
  })

  it('costs nothing else: a broken neighbour leaves the rest as it is', async () => {
    const { settings, unread } = await collect({
      'redis.tf': 'resource "google_redis_instance" "cache" {}\r\n',
      'variables.tf': 'variable "x" {',
    })
    expect(settings).toMatchObject([{ name: 'cache', policy: { name: 'volatile-lru' } }])
    expect(unread.map(({ path }) => path)).toEqual(['variables.tf'])
  })
})

it('thousands of servers get the parameter groups that they name', async () => {
  const pair = (_: unknown, n: number) => `resource "aws_elasticache_replication_group" "s${n}" {
  replication_group_id = "redis-${n}"
  parameter_group_name = aws_elasticache_parameter_group.p${n}.name
}
resource "aws_elasticache_parameter_group" "p${n}" {
  family = "redis7"
  parameter {
    name  = "maxmemory-policy"
    value = "${n % 2 ? 'allkeys-lru' : 'noeviction'}"
  }
}
`
  const { settings } = await collect({ 'main.tf': Array.from({ length: 3000 }, pair).join('') })
  const policies = settings.map(({ policy }) => policy?.name)
  expect(policies).toHaveLength(3000)
  expect(policies.slice(0, 2).sort()).toEqual(['allkeys-lru', 'noeviction'])
})
