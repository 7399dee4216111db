import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { collectArtefacts } from '../../src/collect/artefact'
import { collectSource } from '../../src/collect/source'
import { NO_EVIDENCE } from '../support/evidence'
import { loadRule, repository } from './collection'
import { differences, readMarkers } from './markers'

let root: string
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'redis-preflight-rule-')))
  mkdirSync(join(root, 'src'))
  symlinkSync(join(repository, 'src/model'), join(root, 'src/model'))
  symlinkSync(join(repository, 'package.json'), join(root, 'package.json'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const SCRIPT = join(repository, 'test/rules/new-rule.mjs')
const make = (...args: string[]) => spawnSync(process.execPath, [SCRIPT, ...args, '--root', root], { encoding: 'utf8' })
const load = (reads: string, name: string) =>
  loadRule({ folder: 'source', name, path: join(root, 'src/rules', reads, `${name}.ts`) })

describe('npm run new-rule', () => {
  it('writes a rule about the source that finds what its fixtures mark', async () => {
    const { status, stdout } = make('no-debug', '--item', 'no-flush', '--command', 'DEBUG')
    expect(status).toBe(0)
    expect(stdout).toContain('wrote src/rules/source/no-debug.ts')
    const rule = await load('source', 'no-debug')
    const version = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')).version
    expect(rule).toMatchObject({ id: 'no-debug', item: 'no-flush', reads: 'source', since: version })
    const home = join(root, 'fixtures/rules/no-debug')
    const source = await collectSource(home, { ignore: [], includeTests: false })
    const { violations } = rule.run({ ...NO_EVIDENCE, source })
    expect(violations).toHaveLength(1)
    expect(differences('no-debug', readMarkers(home), violations)).toEqual([])
  })

  it('writes a rule about other files, with a repository that fails', async () => {
    expect(make('some-alert', '--item', 'hit-ratio', '--reads', 'artefact').status).toBe(0)
    const home = join(root, 'fixtures/rules/some-alert/bad')
    const artefact = await collectArtefacts(home, { ignore: [], isUsed: true })
    expect((await load('artefact', 'some-alert')).run({ ...NO_EVIDENCE, artefact }).violations).toHaveLength(1)
    expect(readFileSync(join(home, 'EXPECTED'), 'utf8')).toBe('fail: some-alert\n')
  })

  it('writes a rule about the server', async () => {
    expect(make('used-memory', '--item', 'memory-policy', '--reads', 'probe').status).toBe(0)
    expect(await load('probe', 'used-memory')).toMatchObject({ id: 'used-memory', reads: 'probe' })
  })

  it('changes no file that is there', () => {
    make('no-debug', '--item', 'ttl')
    const { status, stderr } = make('no-debug', '--item', 'ttl')
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'new-rule: src/rules/source/no-debug.ts is there already; choose another name\n',
    })
  })

  it.each([
    [[], /^new-rule: the rule needs one name in kebab-case: npm run new-rule/],
    [['NoKeys', '--item', 'ttl'], /kebab-case/],
    [['no-debug'], /^new-rule: --item must be one of memory-policy, ttl, /],
    [['no-debug', '--item', 'ttl', '--reads', 'tests'], /--reads must be one of source, probe, artefact/],
    [['no-debug', '--itme', 'ttl'], /Unknown option '--itme'/],
  ])('%j is refused with one sentence', (args, sentence) => {
    const { status, stderr } = make(...args)
    expect(status).toBe(2)
    expect(stderr).toMatch(sentence)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})
