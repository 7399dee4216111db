// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these strings hold variables of a shell
import { describe, expect, it } from 'vitest'
import { collectArtefacts } from '../../src/collect/artefact'
import { expand, shellWords } from '../../src/collect/artefact/settings/shell'
import { bytesOf, composeBytesOf, quantityOf } from '../../src/collect/artefact/settings/sizes'
import { writeRepository } from '../support/repository'

const GIB = 1024 ** 3
const GOOD = 'maxmemory 1gb\nmaxmemory-policy allkeys-lru\n'

async function collect(files: Record<string, string | Buffer>) {
  const collected = await collectArtefacts(writeRepository(files), { ignore: [] })
  if (collected.status !== 'collected') throw new Error(`nothing was read: ${collected.reason}`)
  return collected.value
}

/** The settings as `path:line name maxmemory policy`. */
async function settingsIn(files: Record<string, string | Buffer>): Promise<string[]> {
  const { settings } = await collect(files)
  return settings.map(({ place, name, maxmemory, policy }) => {
    return [`${place.path}:${place.line}`, name, maxmemory?.bytes, policy?.name].map(String).join(' ')
  })
}

describe('a file that cannot be read', () => {
  const bomb = [
    'a: &a [redis, redis, redis, redis, redis, redis, redis, redis, redis]',
    ...['b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name, index) => {
      const before = String.fromCharCode('a'.charCodeAt(0) + index)
      return `${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`
    }),
    'services:',
    '  redis: { image: redis, labels: *h }',
  ].join('\n')

  it.each<[string, string, string | Buffer, RegExp]>([
    ['an alias bomb', 'docker-compose.yml', bomb, /more values than are looked through/],
    ['a deep file', 'docker-compose.prod.yml', `services: {redis: ${'['.repeat(10_000)}${']'.repeat(10_000)}}`, /deep/],
    ['a deep block', 'k8s/redis.yaml', deepBlock(1900), /deep/],
    ['broken YAML', 'compose.yaml', 'services:\n  redis: {image: redis\n  x: [', /not valid YAML at line \d/],
    ['a broken manifest', 'k8s/redis.yaml', 'kind: Pod\nmetadata: {name: redis\n', /not valid YAML at line \d/],
    ['broken values', 'chart/values.yaml', 'redis:\n\t- x: {{\n', /not valid YAML at line \d/],
    ['10 MB', 'helm/values.yaml', `redis: {}\n${'x: "filler filler filler"\n'.repeat(420_000)}`, /larger than 2 MB/],
    [
      'a template',
      'chart/templates/redis.yaml',
      'kind: Pod\nspec:\n  image: redis:7\n {{ .Values.x }}: [',
      /a template that is not YAML/,
    ],
  ])('is told with its reason, and nothing else is lost: %s', async (_, path, text, reason) => {
    const { unread, settings } = await collect({ [path]: text, 'deploy/redis.conf': GOOD })
    expect(unread).toEqual([expect.objectContaining({ path, reason: expect.stringMatching(reason), kind: 'artefact' })])
    expect(unread[0]?.topics).toContain('server-settings')
    expect(settings.map(({ place }) => place.path)).toEqual(['deploy/redis.conf'])
  })

  it('is no configuration, where it is binary', async () => {
    const binary = Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256))
    expect(await settingsIn({ 'deploy/redis.conf': binary, 'ops/redis-cache.conf': GOOD })).toEqual([
      `ops/redis-cache.conf:1  ${GIB} allkeys-lru`,
    ])
  })
})

describe('a configuration file', () => {
  it('may have a byte order mark and lines of Windows', async () => {
    expect(await settingsIn({ 'deploy/redis.conf': `\uFEFFport 6379\r\n${GOOD.replaceAll('\n', '\r\n')}` })).toEqual([
      `deploy/redis.conf:1  ${GIB} allkeys-lru`,
    ])
  })

  it('may include itself', async () => {
    expect(await settingsIn({ 'deploy/redis.conf': `${GOOD}include ./redis.conf\n` })).toEqual([])
    expect(await settingsIn({ 'deploy/redis.conf': `${GOOD}include nowhere.conf\n` })).toEqual([
      'deploy/redis.conf:1  null null',
    ])
  })

  it('may hold thousands of directives, in a value of a manifest as well', async () => {
    const lines = Array.from({ length: 40_000 }, (_, index) => `    maxmemory ${index}mb`).join('\n')
    const manifest = `kind: ConfigMap\nmetadata:\n  name: cache\ndata:\n  redis.conf: |\n${lines}\n`
    expect(await settingsIn({ 'k8s/cache.yaml': manifest })).toEqual([
      `k8s/cache.yaml:5 cache ${39_999 * 1024 ** 2} undefined`,
    ])
  })

  it('outside of the repository is not read', async () => {
    const compose = (source: string) =>
      `services:\n  redis:\n    image: redis:7\n    command: redis-server /r.conf\n    volumes: ["${source}:/r.conf"]\n`
    for (const source of ['../outside.conf', '/etc/hostname', './missing.conf']) {
      expect(await settingsIn({ 'docker-compose.prod.yml': compose(source) })).toEqual([
        'docker-compose.prod.yml:2 redis null null',
      ])
    }
  })
})

describe('a compose file', () => {
  const file = (service: string) => ({ 'docker-compose.prod.yml': `services:\n  redis:\n${service}` })

  it.each([
    ['command: redis-server --maxmemory 1gb', GIB],
    ['command: "redis-server --maxmemory 1gb --maxmemory 2gb"', 2 * GIB],
    ['command: ["redis-server", "--maxmemory 1gb"]', GIB],
    ['command: --maxmemory 1gb', GIB],
    ['command: sh -c "redis-server --maxmemory 1gb"', GIB],
    ["command: bash -c 'cd /data && exec redis-server --maxmemory 1gb; echo --maxmemory 2gb'", GIB],
    ['entrypoint: redis-server\n    command: [--maxmemory, 1gb]', GIB],
    ['command: redis-server --maxmemory ${LIMIT:-1gb}', GIB],
    ['command: redis-server --maxmemory ${LIMIT}', null],
    ['command: ./start.sh', null],
    ['command: sh -c "envsubst < /t > /r.conf && redis-server /r.conf"', null],
    ['command: redis-server --maxmemory $$LIMIT\n    environment: { LIMIT: 1gb }', GIB],
    ['environment: { REDIS_ARGS: "--maxmemory 1gb" }', undefined],
  ])('%s', async (command, bytes) => {
    expect(await settingsIn(file(`    image: redis:7\n    ${command}\n`))).toEqual([
      `docker-compose.prod.yml:2 redis ${bytes} ${bytes === null && !command.includes('LIMIT') ? null : undefined}`,
    ])
  })

  it('starts what it calls a server, whoever has built it', async () => {
    expect(await settingsIn(file('    image: acme/kv:1\n    command: redis-server --maxmemory 1gb\n'))).toEqual([
      `docker-compose.prod.yml:2 redis ${GIB} undefined`,
    ])
    expect(await settingsIn(file('    image: acme/redis:1\n'))).toEqual(['docker-compose.prod.yml:2 redis null null'])
    expect(await settingsIn(file('    image: redislabs/redisinsight\n'))).toEqual([])
  })
})

describe('a command line', () => {
  it.each([
    ['redis-server  --a "b c" d\\ e', ['redis-server', '--a', 'b c', 'd e']],
    ['a && b;c | d', ['a', '\n', 'b', '\n', 'c', '\n', 'd']],
    ['a \\\n  --b', ['a', '--b']],
    ['a\n--b\nc', ['a', '--b', '\n', 'c']],
    ['a "unclosed', ['a', 'unclosed']],
    ['x${A:-b c}y $(date +%s)', ['x${A:-b c}y', '$(date +%s)']],
    ["''", ['']],
  ])('%j is split as a shell splits it', (text, words) => {
    expect(shellWords(text)).toEqual(words)
  })

  it.each([
    ['${A:-1gb}', '1gb'],
    ['${A-1gb}', '1gb'],
    ['${A}', undefined],
    ['$KNOWN', 'yes'],
    ['$$KNOWN', 'yes'],
    ['$(KNOWN)', 'yes'],
    ['$(free -m | awk 1)', undefined],
    ['`free`', undefined],
    ['plain', 'plain'],
  ])('%s stands for %j', (text, value) => {
    expect(expand(text, new Map([['KNOWN', 'yes']]))).toBe(value)
  })

  it('may be long', () => {
    for (const text of ['"', '\\', '${', '$(', "' ", '&', ' -', '\n']) {
      expect(shellWords(text.repeat(200_000)).length).toBeGreaterThanOrEqual(0)
    }
  })
})

describe('a size', () => {
  it.each([
    ['1gb', GIB],
    ['1GB', GIB],
    ['1g', 1e9],
    ['100', 100],
    ['75%', null],
    ['1.5gb', null],
    ['${X}', null],
  ])('of redis.conf: %s', (written, bytes) => expect(bytesOf(written)).toBe(bytes))

  it.each([
    ['512M', 512 * 1024 ** 2],
    ['1.5g', 1.5 * GIB],
    ['1gb', GIB],
    ['half', undefined],
  ])('of a compose file: %s', (written, bytes) => expect(composeBytesOf(written)).toBe(bytes))

  it.each([
    ['512Mi', 512 * 1024 ** 2],
    ['1G', 1e9],
    ['1Gi', GIB],
    ['1g', undefined],
    ['128974848', 128974848],
  ])('of Kubernetes: %s', (written, bytes) => expect(quantityOf(written)).toBe(bytes))
})

function deepBlock(depth: number): string {
  const lines = Array.from({ length: depth }, (_, level) => `${' '.repeat(level)}a:`)
  return ['kind: Pod', 'name: redis', ...lines].join('\n')
}
