import { describe, expect, it } from 'vitest'
import { collectArtefacts } from '../../src/collect/artefact'
import { writeRepository } from '../support/repository'

async function read(files: Record<string, string | Buffer>, minutes?: number) {
  const collected = await collectArtefacts(writeRepository(files), {
    ignore: [],
    ...(minutes !== undefined && { minutes }),
  })
  if (collected.status !== 'collected') throw new Error(`nothing was read: ${collected.reason}`)
  return collected.value
}

async function unread(files: Record<string, string | Buffer>, minutes?: number) {
  return (await read(files, minutes)).unread.map(({ path, reason }) => `${path}: ${reason}`)
}

describe('the other files of a repository', () => {
  it('are not applicable where none of them speaks of Redis', async () => {
    const root = writeRepository({
      'deploy/app.yaml': 'kind: Deployment\n',
      'README.md': '# Shop\n',
      'logo.png': 'redis',
    })
    expect(await collectArtefacts(root, { ignore: [] })).toEqual({
      status: 'not-applicable',
      reason: 'none of 2 files beside the source is about Redis',
    })
  })

  describe('of which the source uses no Redis', () => {
    const status = async (files: Record<string, string>, isUnused = true) => {
      const root = writeRepository({ 'src/shop.ts': 'export const answer = 42\n', ...files })
      return (await collectArtefacts(root, { ignore: [], isUnused })).status
    }

    it.each<[string, Record<string, string>]>([
      ['prose', { 'docs/limits.md': '# Limits\n\nA limiter needs shared storage such as Redis.\n' }],
      ['comments', { 'compose.yaml': 'services:\n  api:\n    build: .\n  # redis:\n  #   image: redis:7 # small\n' }],
      ['a comment behind', { 'deploy/app.conf': 'workers 4 # redis is not needed\n' }],
      ['other words', { COPYING: '', 'NOTICE.md': 'Redistribution in binary form\n', 'ci.yml': 'run: vcredist.exe\n' }],
    ])('are not applicable where it is only spoken of: %s', async (_, files) => {
      expect(await status(files)).toBe('not-applicable')
    })

    it.each<[string, Record<string, string>]>([
      ['a server', { 'compose.yaml': 'services:\n  redis:\n    image: redis:7\n' }],
      ['an address', { 'deploy/app.yaml': 'kind: ConfigMap\ndata:\n  CACHE: redis://cache:6379\n' }],
      ['a command to type', { 'README.md': '# Shop\n\n```sh\ndocker run redis\n```\n' }],
      ['a file about it', { 'docs/redis.md': '# Where our keys are\n' }],
      ['how to empty it', { 'docs/ops.md': '# Flush the cache\n\n1. Ask Ann.\n2. Delete `menu:*` in Redis.\n' }],
      [
        'a program in another language',
        { 'docs/a.md': 'such as Redis\n', 'jobs/main.go': 'import "github.com/redis/go-redis"\n' },
      ],
    ])('are read where there is more than words: %s', async (_, files) => {
      expect(await status(files)).toBe('collected')
    })

    it.each<[string, string, string]>([
      ['Java', 'src/Config.java', 'package a;\nimport org.springframework.data.redis.core.RedisTemplate;\n'],
      ['Python', 'jobs/main.py', 'import redis.asyncio as redis\n'],
      ['Python, a part', 'jobs/main.py', 'from redis import Redis\n'],
      ['Go', 'main.go', 'import (\n\t"context"\n\tcache "github.com/redis/go-redis/v9"\n)\n'],
      ['Ruby', 'app.rb', "require 'redis'\n"],
      ['PHP', 'app.php', '<?php\nuse Predis\\Client;\n'],
      ['Rust', 'src/main.rs', 'use redis::{Client, Commands};\n'],
      ['C#', 'Store.cs', 'using StackExchange.Redis;\r\n'],
    ])('say which source of another language uses it: %s', async (_, path, text) => {
      const compose = 'services:\n  redis:\n    image: redis:7\n'
      const root = writeRepository({ 'compose.yaml': compose, 'src/index.ts': 'export {}\n', [path]: text })
      const user = async (options: object) => {
        const found = await collectArtefacts(root, { ignore: [], ...options })
        return found.status === 'collected' ? found.value.user : found.status
      }
      expect(await user({ isUnused: true })).toBe(path)
      expect(await user({ isUsed: true })).toBe(path)
      expect(await user({ isUsed: true, ignore: [path] })).toBeUndefined()
      expect(await user({})).toBeUndefined()
    })

    it('say of no source that it uses Redis where it only speaks of it', async () => {
      const root = writeRepository({
        'compose.yaml': 'services:\n  redis:\n    image: redis:7\n',
        'src/index.ts': 'export {}\n',
        'jobs/main.py': '"""\nuse redis for what is slow\n"""\n# import redis\nname = "redis"\n',
        'main.go': '// see "github.com/redis/go-redis"\nvar name = "redis"\n',
        'vendor/redis.go': 'import "github.com/redis/go-redis/v9"\n',
        'cache/store_test.go': 'import "github.com/redis/go-redis/v9"\n',
        'services/cart/benchmarks/mget.rb': "require 'redis'\n",
      })
      const found = await collectArtefacts(root, { ignore: [], isUnused: true })
      expect(found).toMatchObject({ status: 'collected' })
      expect(found).not.toHaveProperty('value.user')
    })

    it('are read where that is not known', async () => {
      expect(await status({ 'docs/limits.md': 'such as Redis\n' }, false)).toBe('collected')
      const root = writeRepository({ 'docs/limits.md': 'such as Redis\n' })
      expect(await collectArtefacts(root, { ignore: [], isUnused: true })).toMatchObject({ status: 'collected' })
    })
  })

  it('are not looked at where the config ignores them, nor in test folders', async () => {
    const root = writeRepository({ 'old/redis.conf': 'port 1\n', 'test/redis.conf': 'port 1\n' })
    expect(await collectArtefacts(root, { ignore: ['old/**'] })).toMatchObject({ status: 'not-applicable' })
  })

  it('are told when the time is up', async () => {
    expect(await unread({ 'deploy/redis.conf': 'port 6379\n' }, 0)).toEqual([
      'deploy/redis.conf: not looked at: what came before it took longer than 0 minutes',
    ])
  })

  it('are told when they are too large, but only where they speak of what is asked', async () => {
    const large = 'maxmemory 1gb\n'.padEnd(2_100_000, '# filler\n')
    expect(await unread({ 'deploy/redis.conf': large, 'data/redis.conf.txt': 'x'.repeat(2_100_000) })).toEqual([
      'deploy/redis.conf: larger than 2 MB',
    ])
  })

  it('are no definitions of resources, which only say what may be written', async () => {
    const definition = 'kind: CustomResourceDefinition\nspec:\n  # a cache, as redis\n'.padEnd(2_100_000, '# filler\n')
    const root = writeRepository({ 'crds/cache.yaml': definition, 'k8s/config.yaml': 'kind: ConfigMap\n# redis\n' })
    expect(await collectArtefacts(root, { ignore: [] })).toMatchObject({ value: { files: 1, unread: [] } })
  })
})

describe('files that are long and repeat themselves', { timeout: 120_000 }, () => {
  const lines = (count: number, line: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => line(at)).join('')
  const pod = (at: number) =>
    `---\nkind: Pod\nmetadata: {name: redis-${at}}\nspec: {containers: [{name: redis, image: "redis:7"}]}\n`

  it.each<[string, Record<string, string>]>([
    [
      'anchors',
      { 'a.yaml': `# redis\nalert: x\n${lines(15_000, (at) => `a${at}: &a${at} {b: x}\nc${at}: *a${at}\n`)}` },
    ],
    ['services', { 'compose.yaml': `services:\n${lines(10_000, (at) => `  redis-${at}: {image: "redis:7"}\n`)}` }],
    ['manifests', { 'k8s/redis.yaml': lines(4000, pod) }],
    [
      'recordings and routes',
      {
        'r.yml': `groups:\n- rules:\n${lines(8000, (at) => `  - record: redis:r${at}\n    expr: redis:r${at + 1} + redis:r${at + 2}\n`)}${lines(2000, (at) => `  - alert: A${at}\n    expr: redis:r${at} > 1\n`)}`,
        'a.yml': `route:\n  receiver: a\n  routes:\n${lines(8000, (at) => `  - {receiver: a, matchers: [alertname=A${at}]}\n`)}receivers:\n- {name: a}\n`,
      },
    ],
  ])('are read: %s', async (_, files) => {
    expect((await read(files)).unread).toEqual([])
  })
})

describe('templates of a chart', () => {
  const chart = { 'chart/Chart.yaml': 'name: shop\n', 'chart/values.yaml': 'team: shop\n' }
  const deployment = (labels: string, image: string) => `kind: StatefulSet
metadata:
  name: redis
  labels: {{- include "shop.labels" . | nindent 4 }}
${labels}
spec:
  template:
    spec:
      topologySpreadConstraints:
        {{- range $one := .Values.spread }}
      - {{ toYaml $one | nindent 8 | trim }}
        {{- if not $one.labelSelector }}
        labelSelector: {}
        {{- end }}
        {{- end }}
      containers:
        - name: redis
          image: ${image}
          args: ["--maxmemory", "1gb", "--maxmemory-policy", "allkeys-lru"]
          env: {{- include "shop.env" . | nindent 12 }}
          - name: MORE
            value: x
`

  it('are read where an action gives the first lines of a mapping or a list', async () => {
    const text = deployment(
      '    {{- if .Values.extra }}\n    # ours\n    extra: {{ .Values.extra }}\n    {{- end }}',
      'redis:7',
    )
    const { settings, unread } = await read({ ...chart, 'chart/templates/redis.yaml': text })
    expect(unread).toEqual([])
    expect(settings).toMatchObject([{ maxmemory: { bytes: 1024 ** 3 }, policy: { name: 'allkeys-lru' } }])
  })

  it('leave a value open that an action gives alone', async () => {
    const text = 'groups:\n- name: r\n  rules:\n  - alert: {{ include "shop.name" . }}\n    expr: redis_up == 0\n'
    const { alerts } = await read({ ...chart, 'chart/templates/rules.yaml': text })
    expect(alerts).toMatchObject([{ name: expect.stringMatching(/^template_value_/) }])
  })

  it('are not missed where they are pieces of names and labels', async () => {
    const labels = '{{- define "labels" -}}\napp: [ {{ .Chart.Name }}\n{{- end }}\n# of the exporter\n'
    const image = `${labels}image: oliver006/redis_exporter\n`
    const { unread } = await read({ ...chart, 'chart/templates/_a.tpl': labels, 'chart/templates/_b.tpl': image })
    expect(unread.map(({ path }) => path)).toEqual(['chart/templates/_b.tpl'])
  })
})
