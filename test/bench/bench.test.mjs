import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { kindOf, ratioGoal } from './goals.mjs'
import { readUsage } from './measure.mjs'
import { REDIS_FILES, writeMonorepo } from './monorepo.mjs'
import { PEERS } from './peers.mjs'
import { sourcesOf } from './sources.mjs'
import { compare, costPerFile, median, summarise } from './statistics.mjs'
import { comparisonTable, growthTable, probeTable, ratioText } from './tables.mjs'
import { differences } from './verify.mjs'

const SCRIPT = resolve(import.meta.dirname, 'run.mjs')
const CLI = resolve(import.meta.dirname, '../../build/cli.js')
const scratch = mkdtempSync(join(tmpdir(), 'redis-preflight-bench-test-'))

afterAll(() => rmSync(scratch, { recursive: true, force: true }))

describe('statistics', () => {
  it('take the middle, of an even number the mean of two', () => {
    expect(median([9, 1, 2])).toBe(2)
    expect(median([4, 1, 2, 9])).toBe(3)
  })

  it('compare medians, with the range of the runs side by side', () => {
    const pairs = [
      { ours: { wall: 2 }, peer: { wall: 1 } },
      { ours: { wall: 3 }, peer: { wall: 1 } },
      { ours: { wall: 9 }, peer: { wall: 2 } },
    ]
    expect(compare(pairs)).toEqual({ ratio: 3, least: 2, most: 4.5 })
  })

  it('leave out what a run could not tell', () => {
    expect(summarise([{ wall: 1, cpu: 2 }, { wall: 3 }])).toEqual({ wall: 2, cpu: undefined, peak: undefined })
  })

  it('take the reading off the cost of an added file', () => {
    const smaller = { files: 1000, ours: 1, reading: 0.1 }
    expect(costPerFile(smaller, { files: 11_000, ours: 2, reading: 0.6 })).toBeCloseTo(0.05)
  })
})

describe('what a program used', () => {
  it('is read from GNU time, also where the program failed', () => {
    const text = 'Command exited with non-zero status 1\n0.75 0.25 2048\n'
    expect(readUsage(text)).toEqual({ cpu: 1, peak: 2 })
  })

  it('is read from BSD time', () => {
    const text =
      '        1.20 real         0.75 user         0.25 sys\n             2097152  maximum resident set size\n'
    expect(readUsage(text)).toEqual({ cpu: 1, peak: 2 })
  })
})

describe('differences between two reports', () => {
  const finding = {
    path: 'a.ts',
    line: 3,
    column: 7,
    rule: 'no-keys',
    outcome: 'fail',
    severity: 'error',
    message: 'KEYS',
  }
  const report = (findings, clients = []) => ({ findings, inventory: { clients, commands: [] } })

  it('are none where only the numbers of clients differ', () => {
    const client = { path: 'a.ts', line: 1, library: 'ioredis' }
    const [one, other] = [report([finding], [{ ...client, id: 0 }]), report([finding], [{ ...client, id: 1 }])]
    expect(differences(one, other)).toEqual([])
  })

  it('name what is lost and what is only found by the quick one', () => {
    expect(differences(report([]), report([finding]))).toEqual(['+ a.ts:3:7 no-keys fail error: KEYS'])
    expect(differences(report([finding]), report([]))).toEqual(['- a.ts:3:7 no-keys fail error: KEYS'])
  })

  it('count', () => {
    expect(differences(report([finding]), report([finding, finding]))).toHaveLength(1)
  })
})

describe('tables', () => {
  const inventory = { files: { listed: 2000, analysed: 40 }, clients: [{}], commands: [{}] }

  it('say which goals are met, and why a peer is left out', () => {
    const peer = (name) => PEERS.find((one) => one.name === name)
    const used = { wall: 0.1, cpu: 0.1, peak: 10 }
    const rows = [
      { peer: peer('git-grep'), ratio: 8, least: 7, most: 9, used },
      { peer: peer('ast-grep'), ratio: 0.8, least: 0.75, most: 0.9, used },
      { peer: peer('eslint'), failure: 'it could not be installed' },
    ]
    const ours = { wall: 0.8, cpu: 1, peak: 310 }
    const text = comparisonTable('shop', { kind: kindOf({ inventory }), inventory, sources: 2100, ours, rows })
    expect(text).toMatch(/redis-preflight .* ≤ 300 MiB \| \*\*missed\*\*/)
    expect(text).toMatch(/git-grep .* ≤ 12× +\| met/)
    expect(text).toMatch(/ast-grep .* ≤ 0\.70× +\| \*\*missed\*\*/)
    expect(text).toMatch(/eslint +\| left out .*\n\neslint was left out: it could not be installed\./)
  })

  it('show growth without a goal for the first size', () => {
    const steps = [
      { files: 1000, ours: 1, reading: 0.1 },
      { files: 10_000, ours: 1.5, reading: 0.4, perFile: 0.0222 },
    ]
    expect(growthTable(steps)).toMatch(/\| 10000 .* 0\.022 ms .* met/)
  })

  it('show what a probe adds to the load beside it', () => {
    const text = probeTable({ keys: 1_000_000, seconds: 6.2, without: 1.1, with: 2.3, slow: 0 })
    expect(text).toMatch(/the whole probe +\| 6\.20 s +\| ≤ 20 s \| met/)
    expect(text).toMatch(/added +\| 1\.20 ms \| ≤ 1 ms \| \*\*missed\*\*/)
  })

  it('write ratios as people say them', () => {
    expect([12, 8.44, 0.7, 1 / 40].map(ratioText)).toEqual(['12×', '8.44×', '0.70×', '1/40'])
  })

  it('have no goal for small repositories', () => {
    expect(PEERS.map(({ name }) => ratioGoal(name, 'small')).filter(Boolean)).toEqual([])
  })
})

it('every package of a peer is pinned to one version', () => {
  const versions = PEERS.flatMap(({ packages = {} }) => Object.values(packages))
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
})

it('the generated monorepo differs in its plain files alone, and only the others are parsed', () => {
  const report = join(scratch, 'report.json')
  writeMonorepo(scratch, 250)
  expect(sourcesOf(scratch)).toHaveLength(250 + REDIS_FILES)
  const { status } = spawnSync(process.execPath, [CLI, 'check', scratch, '--no-probe', '--format', `json:${report}`])
  expect(status).toBe(1)
  const { files, commands } = JSON.parse(readFileSync(report, 'utf8')).inventory
  expect(files).toMatchObject({ listed: 250 + REDIS_FILES, analysed: REDIS_FILES })
  expect(commands).toHaveLength(2 * (REDIS_FILES - 1))
})

it('says in one sentence what is wrong with its arguments', () => {
  for (const args of [
    [],
    ['--verify', '--growth'],
    ['--runs', '0', scratch],
    ['--runs', 'many', scratch],
    ['--node', join(scratch, 'gone'), scratch],
    ['--peers', 'grep', scratch],
    ['--fast', scratch],
    [join(scratch, 'gone')],
  ]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8' })
    expect({ args, status, stdout }).toEqual({ args, status: 2, stdout: '' })
    expect(stderr).toMatch(/^bench: [^\n]+\n$/)
  }
})
