import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { loadConfig } from '../../../src/config'
import { changesOf } from '../../../src/fix/changes'
import { writeChange } from '../../../src/fix/writing'
import type { Report } from '../../../src/model'
import { knownRules, run } from '../../../src/run'
import { writeRepository } from '../../support/repository'

const FIXTURES = join(__dirname, '..', '..', '..', 'fixtures', 'fix')

/** Versions that the first part of the name of a case stands for. */
const DEPENDENCIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ioredis: { ioredis: '6.0.0' },
  ioredis5: { ioredis: '5.4.1' },
  iovalkey: { iovalkey: '0.4.0' },
  redis5: { redis: '5.12.1' },
  redis4: { redis: '4.7.0' },
  upstash: { '@upstash/redis': '1.35.0' },
  bullmq: { ioredis: '5.4.1', bullmq: '5.1.0' },
}

/** One folder of fixtures/fix: a source, and what becomes of it. */
export interface FixCase {
  readonly rule: string
  readonly name: string
  /** `.ts` */
  readonly extension: string
  /** Absolute paths; without `after` the source stays as it is. */
  readonly before: string
  readonly after: string
  /** With what is only suggested. */
  readonly suggested: string
}

export const cases: readonly FixCase[] = readdirSync(FIXTURES, { withFileTypes: true })
  .filter((one) => one.isDirectory())
  .flatMap(({ name: rule }) => readdirSync(join(FIXTURES, rule)).map((name) => caseIn(rule, name)))

function caseIn(rule: string, name: string): FixCase {
  const folder = join(FIXTURES, rule, name)
  const extension = extname(readdirSync(folder).find((file) => file.startsWith('before.')) ?? '')
  const file = (kind: string) => join(folder, `${kind}${extension}`)
  return { rule, name, extension, before: file('before'), after: file('after'), suggested: file('suggested') }
}

export function textOf(file: string): string {
  return readFileSync(file, 'utf8')
}

/** A repository with the source of a case alone. */
export function repositoryOf({ name, extension, before }: FixCase): { root: string; path: string } {
  const dependencies = DEPENDENCIES[name.split('-')[0] ?? '']
  if (!dependencies) throw new Error(`${name}: the first word names no client`)
  const path = `src/case${extension}`
  const manifest = JSON.stringify({ name: 'case', dependencies })
  const config = 'fix:\n  default-ttl: 1h\n'
  const root = writeRepository({
    'package.json': manifest,
    [path]: readFileSync(before),
    'redis-preflight.config.yml': config,
  })
  return { root, path }
}

export async function check(root: string): Promise<Report> {
  return run(await loadConfig({ cwd: root, dir: '.', overrides: { probe: false }, env: {}, knownRules }))
}

/** Fixes the source of a repository in place; answers what the file is then, and what was found before. */
export async function fix({ root, path }: { root: string; path: string }, suggestions: boolean) {
  const report = await check(root)
  const changes = changesOf(root, report.findings, { suggestions })
  const problems = changes.files.flatMap((file) => writeChange(root, file) ?? [])
  return { report, changes, problems, text: textOf(join(root, path)) }
}

/** As {@link fix}, again and again while fixes are left because of others. */
export async function fixAll(repository: { root: string; path: string }, suggestions: boolean) {
  const first = await fix(repository, suggestions)
  let last = first
  const files = [...first.changes.files]
  for (let runs = 1; last.changes.left.length > 0 && runs < 3; runs++) {
    last = await fix(repository, suggestions)
    files.push(...last.changes.files)
  }
  return { ...last, report: first.report, files }
}

/** What a case is expected to become. */
export function expectedOf({ before, after, suggested }: FixCase, suggestions: boolean): string {
  const file = [...(suggestions ? [suggested] : []), after].find(existsSync) ?? before
  return textOf(file)
}
