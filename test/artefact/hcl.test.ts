// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is Terraform that fills them
import { describe, expect, it } from 'vitest'
import { collectArtefacts } from '../../src/collect/artefact'
import { parseHcl } from '../../src/collect/artefact/documents/hcl/parser'
import { writeRepository } from '../support/repository'

describe('HCL', () => {
  it('is read with its blocks, comments, heredocs and line ends of any kind', () => {
    const text = [
      '\uFEFF# a comment',
      'resource "a" "b" { // another',
      '  one = { "x" = 1, y: [2, 3,], (z) = -4 } /* and',
      '  another */',
      '  two = <<-EOT',
      '    $${kept} %%{kept} ${var.x ? "a" : f(1, [for k, v in m : k if v]...)} "quoted"',
      '    EOT',
      '  inner { three = a.b[0].c[*].d || !false }',
      '}',
      '',
    ].join('\r\n')
    const { blocks } = parseHcl(text)
    expect(blocks).toMatchObject([
      {
        type: 'resource',
        labels: ['a', 'b'],
        body: {
          attributes: [
            { name: 'one', value: { kind: 'object', entries: [{}, { value: { items: [{}, {}] } }, {}] } },
            {
              name: 'two',
              value: { kind: 'template', parts: ['    ${kept} %{kept} ', { kind: 'conditional' }, ' "quoted"\r\n'] },
            },
          ],
          blocks: [{ type: 'inner', body: { attributes: [{ value: { operator: '||' } }] } }],
        },
      },
    ])
    const [{ start = 0, end = 0 } = {}] = blocks
    expect(text.slice(start, end)).toBe('resource "a" "b" {')
  })

  it.each([
    ['a = "x', 1],
    ['a = 1\nb = "${x"', 2],
    ['a = 1 b = 2', 1],
    ['a {\n  b = [1, 2\n}', 3],
    ['\u0000', 1],
    ['a = /* x', 1],
  ])('that is none names the line: %j', (text, line) => {
    expect(() => parseHcl(text)).toThrow(`not valid HCL at line ${line} `)
  })

  it.each([
    ['lists', `a = ${'['.repeat(100_000)}`],
    ['templates', `a = ${'"${'.repeat(100_000)}`],
    ['blocks', 'a {\n'.repeat(100_000)],
    ['negations', `a = ${'!'.repeat(100_000)}true`],
  ])('is not followed without end into %s', (_, text) => {
    expect(() => parseHcl(text)).toThrow('nested too deeply')
  })

  it('that describes gigabytes in a few lines is left unknown', async () => {
    const locals = Array.from({ length: 60 }, (_, at) => `  l${at + 1} = "\${local.l${at}}\${local.l${at}}"`)
    const text = `locals {\n  l0 = "xxxxxxxxxx"\n${locals.join('\n')}\n}\nresource "google_redis_instance" "r" {\n  redis_configs = { maxmemory-policy = local.l60 }\n}\n`
    const collected = await collectArtefacts(writeRepository({ 'redis.tf': text }), { ignore: [] })
    expect(collected).toMatchObject({ value: { settings: [{ name: 'r', policy: { name: null } }], unread: [] } })
  })

  it('that describes endless lists in a few lines is left alone', async () => {
    const locals = Array.from({ length: 60 }, (_, at) => `  l${at + 1} = [local.l${at}, local.l${at}]`)
    const settings = '  redis_configs = { maxmemory-policy = unheard(local.l60) }'
    const dashboard = 'resource "aws_cloudwatch_dashboard" "d" {\n  dashboard_body = jsonencode(local.l60)\n}'
    const text = `locals {\n  l0 = []\n${locals.join('\n')}\n}\nresource "google_redis_instance" "r" {\n${settings}\n}\n${dashboard}\n`
    const collected = await collectArtefacts(writeRepository({ 'redis.tf': text }), { ignore: [] })
    expect(collected).toMatchObject({ value: { settings: [{ name: 'r', policy: { name: null } }], unread: [] } })
  })

  it('in the JSON syntax of Terraform says the same', async () => {
    const root = writeRepository({
      'main.tf.json': JSON.stringify({
        variable: { policy: { default: 'allkeys-lru' } },
        resource: { azurerm_redis_cache: { c: { redis_configuration: [{ maxmemory_policy: '${var.policy}' }] } } },
      }),
    })
    const collected = await collectArtefacts(root, { ignore: [] })
    expect(collected).toMatchObject({
      value: { settings: [{ name: 'c', policy: { name: 'allkeys-lru' } }], unread: [] },
    })
  })
})
