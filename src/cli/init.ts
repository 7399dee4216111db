import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { CONFIG_FILES } from '../config'
import { describeInit, type Facts, factsOf, type PlannedFile, planInit } from '../init'
import { type Report, UsageError } from '../model'
import { relativeTo } from '../paths'
import { repositoryOf } from './paths'

/**
 * Writes the config and the workflow that a repository lacks, by what a first report says of it. No file that is there is
 * changed. Answers what to tell the user. Throws UsageError where the folder could not be looked through or written to.
 */
export async function init(root: string, cwd: string, report: Report): Promise<string> {
  const { unexamined } = report.inventory
  if (unexamined !== undefined) throw new UsageError(`There is nothing to start from: ${unexamined}.`)
  const top = repositoryOf(root) ?? root
  const facts = survey(root, top, report)
  const config = CONFIG_FILES.find((name) => existsSync(join(root, name)))
  const written: string[] = []
  for (const file of planInit(facts, config !== undefined)) {
    const path = join(file.base === 'top' ? top : root, file.path)
    await create(path, file)
    written.push(relative(cwd, path))
  }
  const kept = [...(config ? [relative(cwd, join(root, config))] : []), ...(facts.workflow ? [facts.workflow] : [])]
  return describeInit(facts, written, kept)
}

/** Never over a file that is there: `wx` fails instead, also for a link to nowhere. */
async function create(path: string, { text }: PlannedFile): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text, { flag: 'wx' })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const because = code === 'EEXIST' ? 'something of that name is there' : (code ?? 'unknown error')
    throw new UsageError(`${path} cannot be written (${because}).`)
  }
}

function survey(root: string, top: string, report: Report): Facts {
  const workflow = workflowsOf(top).find((path) => textOf(join(top, path)).includes('redis-preflight'))
  return {
    ...factsOf(report),
    folder: relativeTo(top, root),
    branch: branchOf(top),
    ...(workflow !== undefined && { workflow }),
    isGitLab: existsSync(join(top, '.gitlab-ci.yml')) && !existsSync(join(top, '.github')),
  }
}

function workflowsOf(top: string): string[] {
  const folder = '.github/workflows'
  try {
    return readdirSync(join(top, folder))
      .filter((name) => /\.ya?ml$/.test(name))
      .map((name) => `${folder}/${name}`)
  } catch {
    return []
  }
}

/** What origin calls its main branch, else the branch that is checked out: git keeps both names in files. */
function branchOf(top: string): string {
  const [, remote] =
    /^ref: refs\/remotes\/origin\/(.+)$/m.exec(textOf(join(top, '.git/refs/remotes/origin/HEAD'))) ?? []
  const [, own] = /^ref: refs\/heads\/(.+)$/m.exec(textOf(join(top, '.git/HEAD'))) ?? []
  return remote ?? own ?? 'main'
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
