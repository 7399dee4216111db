import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Overrides } from '../../src/config'
import { loadConfig } from '../../src/config'

let dir: string
beforeEach(() => {
  dir = realpathSync(mkdtempSync(join(tmpdir(), 'redis-preflight-baseline-')))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const ENTRY = { fingerprint: 'a1', rule: 'no-keys', path: 'src/a.ts', message: 'Found it.' }
const FILE = JSON.stringify({ version: 1, findings: [ENTRY] })

async function load(files: Readonly<Record<string, string>>, overrides: Overrides = {}) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true })
    writeFileSync(join(dir, name), text)
  }
  return loadConfig({ cwd: dir, dir: 'shop', overrides, env: {}, knownRules: async () => ['no-keys', 'no-flush'] })
}

describe('the baseline', () => {
  it.each<[string, Record<string, string>, Overrides, string]>([
    ['of the option', { 'known.json': FILE, 'shop/a.ts': '' }, { baseline: 'known.json' }, 'known.json'],
    [
      'of the config, relative to it',
      { 'shop/ci/known.json': FILE, 'shop/redis-preflight.config.yml': 'baseline: ci/known.json\n' },
      {},
      'shop/ci/known.json',
    ],
    ['with the usual name', { 'shop/redis-preflight.baseline.json': FILE }, {}, 'shop/redis-preflight.baseline.json'],
  ])('is the one %s', async (_, files, overrides, shown) => {
    const { baseline } = await load(files, overrides)
    expect(baseline).toEqual({ file: shown, path: join(dir, shown), isUpdated: false, entries: [ENTRY] })
  })

  it('is none where nobody names one, and an empty one where it is about to be written', async () => {
    expect((await load({ 'shop/a.ts': '' })).baseline).toBeUndefined()
    expect((await load({}, { updateBaseline: true })).baseline).toMatchObject({ isUpdated: true, entries: [] })
  })

  it.each<[string, string, string]>([
    ['no JSON', '{', 'The baseline known.json is no JSON; mend it, or write it anew with --update-baseline.'],
    [
      'the marks of a conflict',
      '{\n<<<<<<< ours\n',
      'The baseline known.json is no JSON; it holds the marks of a merge conflict; resolve it, or write it anew with --update-baseline.',
    ],
    [
      'something else',
      '[]',
      'known.json is no baseline: it must hold `version` and `findings`; write it with --update-baseline.',
    ],
    [
      'a later version',
      '{"version": 9, "findings": []}',
      'known.json is a baseline of version 9, which this release does not know; write it anew with --update-baseline.',
    ],
    ['no list', '{"version": 1, "findings": {}}', 'known.json: `findings` must be a list.'],
    [
      'a broken entry',
      JSON.stringify({ version: 1, findings: [ENTRY, { ...ENTRY, path: 3 }] }),
      'known.json: entry 2 of `findings` needs `fingerprint`, `rule`, `path` and `message`.',
    ],
  ])('that holds %s is refused', async (_, text, message) => {
    await expect(load({ 'known.json': text, 'shop/a.ts': '' }, { baseline: 'known.json' })).rejects.toThrow(message)
  })

  it('that is named and not there is refused', async () => {
    await expect(load({ 'shop/a.ts': '' }, { baseline: 'known.json' })).rejects.toThrow(
      'The baseline known.json does not exist; write it with --update-baseline.',
    )
  })

  it.each([
    ['../known.json', 'known.json', undefined],
    ['link.json', 'link.json', '../known.json'],
    ['gone.json', 'gone.json', '../not-there.json'],
    ['folder/known.json', 'folder', '..'],
  ])('of a config that leads out of the checked folder (%s) is refused', async (name, link, target) => {
    mkdirSync(join(dir, 'shop'))
    if (target) symlinkSync(target, join(dir, 'shop', link))
    const files = { 'known.json': FILE, 'shop/redis-preflight.config.yml': `fail-on: error\nbaseline: ${name}\n` }
    const complaint =
      'shop/redis-preflight.config.yml:2: `baseline` leads out of the checked folder; name the file with --baseline.'
    await expect(load(files, { updateBaseline: true })).rejects.toThrow(complaint)
  })

  it('with the usual name that is a link out of the checked folder is not written through', async () => {
    mkdirSync(join(dir, 'shop'))
    symlinkSync('../victim', join(dir, 'shop/redis-preflight.baseline.json'))
    await expect(load({}, { updateBaseline: true })).rejects.toThrow(
      'redis-preflight.baseline.json leads out of the checked folder; name the file with --baseline.',
    )
  })
})

describe('overrides', () => {
  it('match paths by globs', async () => {
    const config = `overrides:
  - files: ['legacy/**', '*.gen.ts']
    rules: { no-keys: off }
    reason: goes in May
`
    const { overrides } = await load({ 'shop/redis-preflight.config.yml': config })
    const [one] = overrides
    expect(one).toMatchObject({ rules: { 'no-keys': 'off' }, reason: 'goes in May' })
    expect(['legacy/a/b.ts', 'x.gen.ts', 'legacy/.hidden.ts', 'src/a.ts'].map((path) => one!.matches(path))).toEqual([
      true,
      true,
      true,
      false,
    ])
  })

  it.each([
    ['overrides: [{ files: [a], rules: { no-kyes: off } }]', '1: there is no rule `no-kyes`; did you mean `no-keys`?'],
    ['overrides: [{ files: [a], rules: { no-keys: soft } }]', '1: '],
    ['overrides: [{ files: [] , rules: { no-keys: off } }]', '1: '],
    ['overrides: [{ rules: { no-keys: off } }]', '1: this entry of `overrides` needs `files`.'],
    ['baseline: ""', '1: `baseline` must be the path of a file.'],
  ])('%s is refused with the line', async (text, message) => {
    await expect(load({ 'shop/redis-preflight.config.yml': text })).rejects.toThrow(message)
  })
})
