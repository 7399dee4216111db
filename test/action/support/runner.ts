import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parse } from 'yaml'
import { bundledAction } from './bundle'
import { type Log, readLog } from './log'

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
  readonly runs: { readonly using: string; readonly main: string }
}

export const ACTION: ActionFile = parse(readFileSync(resolve(__dirname, '../../../action.yml'), 'utf8'))

/** One job: what a workflow and GitHub would give the action. */
export interface Job {
  readonly workspace: string
  /** `with:` of the workflow. */
  readonly inputs?: Readonly<Record<string, string>>
  readonly event?: string
  readonly payload?: unknown
  /** Wins over everything; undefined removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>
}

/** What the job shows. */
export interface Outcome extends Log {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
  readonly summary: string
  readonly outputs: Readonly<Record<string, string>>
  /** The JSON report that the output `report` names, where there is one. */
  readonly report: ReturnType<typeof JSON.parse> | undefined
  /** Everything that stays after the job: log as a reader sees it, summary, outputs and report. */
  readonly kept: string
}

const folders: string[] = []

/** Removes everything that the tests wrote. */
export function cleanUp(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'redis-preflight-test-'))
  folders.push(folder)
  return folder
}

/** Writes files into a fresh folder that is a git checkout with one commit. */
export function checkOut(files: Readonly<Record<string, string>>): string {
  const root = scratch()
  write(root, files)
  commit(root)
  return root
}

export function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

/** Commits all files of a folder and returns the commit's id. */
export function commit(root: string): string {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' })
  git('init', '-q')
  git('add', '.')
  git('-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '-q', '--allow-empty', '-m', 'test')
  return git('rev-parse', 'HEAD').trim()
}

/** Runs the real bundle as a runner does: inputs with the defaults of action.yml, files for outputs and summary. */
export async function runAction(job: Job): Promise<Outcome> {
  const bundle = await bundledAction()
  const files = scratch()
  const path = (name: string): string => join(files, name)
  for (const name of ['summary', 'output']) writeFileSync(path(name), '')
  writeFileSync(path('event.json'), JSON.stringify(job.payload ?? {}))
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: job.workspace,
    GITHUB_EVENT_NAME: job.event ?? 'push',
    GITHUB_EVENT_PATH: path('event.json'),
    GITHUB_ACTOR: 'octocat',
    GITHUB_REPOSITORY: 'octo/shop',
    GITHUB_SERVER_URL: 'https://github.com',
    // Nothing listens there: no test can reach GitHub.
    GITHUB_API_URL: 'http://127.0.0.1:1',
    GITHUB_SHA: 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00',
    GITHUB_STEP_SUMMARY: path('summary'),
    GITHUB_OUTPUT: path('output'),
    RUNNER_TEMP: files,
    ...inputVariables(job.inputs ?? {}),
    ...job.env,
  }
  const { code, stdout, stderr } = await start(bundle, job.workspace, env)
  const log = readLog(stdout)
  const summary = read(env.GITHUB_STEP_SUMMARY)
  const outputs = readOutputs(read(env.GITHUB_OUTPUT))
  const json = read(outputs.report)
  const kept = [log.shown, stderr, summary, JSON.stringify(outputs), json].join('\n')
  return { ...log, code, stdout, stderr, summary, outputs, kept, report: json ? JSON.parse(json) : undefined }
}

/** As the runner names them: spaces become underscores, hyphens stay (actions/runner: Worker/Handlers/Handler.cs). */
function inputVariables(given: Readonly<Record<string, string>>): Record<string, string> {
  const unknown = Object.keys(given).filter((name) => !(name in ACTION.inputs))
  if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown.join(', ')}`)
  const variable = (name: string): string => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`
  const all = Object.entries(ACTION.inputs)
  return Object.fromEntries(all.map(([name, input]) => [variable(name), given[name] ?? defaultOf(input)]))
}

/** The runner fills in expressions; the token of a job without one is empty. */
function defaultOf({ default: value = '' }: { readonly default?: string }): string {
  return value.startsWith('${{') ? '' : value
}

function start(bundle: string, cwd: string, env: NodeJS.ProcessEnv) {
  return new Promise<{ code: number; stdout: string; stderr: string }>((done) => {
    const child = execFile(
      process.execPath,
      [bundle],
      { cwd, env, maxBuffer: 64 * 1024 * 1024 },
      (_, stdout, stderr) => {
        done({ code: child.exitCode ?? -1, stdout, stderr })
      },
    )
  })
}

/** The text of a file; empty where there is none, also for devices and folders that stand in its place. */
function read(path: string | undefined): string {
  const isFile = path !== undefined && statSync(path, { throwIfNoEntry: false })?.isFile()
  return isFile ? readFileSync(path, 'utf8') : ''
}

function readOutputs(text: string): Record<string, string> {
  const entries = text.matchAll(/^([\w-]+)<<(\S+)\n(.*?)\n?\2$/gms)
  return Object.fromEntries([...entries].map(([, name, , value]) => [name!, value!]))
}
