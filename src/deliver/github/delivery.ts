import { randomUUID } from 'node:crypto'
import { appendFileSync, mkdtempSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as core from '@actions/core'
import { UsageError } from '../../model'
import { writeSafely } from './file'
import { type Publication, postCheckRun, postComment, postSuggestions } from './publication'

/** The views of one report, rendered when their turn comes; one left out is not delivered. */
export interface Texts {
  readonly console: () => string
  readonly annotations?: (() => string) | undefined
  /** Told whether the annotations are in the log. */
  readonly summary?: ((isAnnotated: boolean) => string) | undefined
  /** By the output that names the file. */
  readonly files: readonly ReportFile[]
}

/** A view that later steps read from a file. */
interface ReportFile {
  /** In a warning: `the JSON report`. */
  readonly what: string
  /** The output that holds its absolute path. */
  readonly output: string
  /** As the workflow gave it; without it the runner's temporary folder gets a file of the name `fallback`, if any. */
  readonly path: string | undefined
  readonly fallback?: string
  readonly render: () => string
}

/** What later steps of the job may read. */
export interface Outputs {
  readonly verdict: string
  readonly failed: number
  readonly warnings: number
}

/** Where a report goes. */
interface Destination {
  /** The folder that is checked: relative paths are relative to it. */
  readonly dir: string
  /** What no path of the checkout may lead out of. */
  readonly workspace: string
  readonly env: NodeJS.ProcessEnv
  /** Takes secrets out of what other people's code says in an error. */
  readonly scrub: (text: string) => string
}

/**
 * Shows one report: log, files, outputs, check run, annotations, job summary, comment. Every step is tried; one that fails
 * becomes a warning, so that a full disk or an API that is down neither hides a finding nor decides about the deploy.
 * What needs the network comes last, apart from the check run, which stands in for annotations.
 */
export async function deliver(
  texts: Texts,
  outputs: Outputs,
  destination: Destination,
  publication: Publication,
): Promise<void> {
  const { env, scrub } = destination
  const attempt = <T>(what: string, step: () => T): T | undefined => {
    try {
      return step()
    } catch (error) {
      const because = error instanceof Error ? error.message : String(error)
      core.warning(scrub(`Could not write ${what}: ${because}. The verdict is not affected.`))
      return undefined
    }
  }
  attempt('the report to the log', () => printReport(texts.console, outputs.verdict))
  const files = texts.files.map(
    (file) => [file.output, attempt(file.what, () => writeFile(file, destination)) ?? ''] as const,
  )
  attempt('the outputs', () => {
    for (const [name, value] of [...Object.entries(outputs), ...files]) core.setOutput(name, value)
  })
  const annotations = (await postCheckRun(publication)) ? undefined : texts.annotations
  attempt('the annotations', () => annotations && printLines(annotations()))
  attempt('the job summary', () => texts.summary && appendSummary(texts.summary, annotations !== undefined, env))
  await postComment(publication)
  await postSuggestions(publication)
}

/**
 * The report quotes the repository's code and file names. The runner obeys whatever looks like a workflow command, so
 * it is told to stop listening until a word comes that nobody can guess (GitHub docs, "Stopping and starting workflow commands").
 */
function printReport(render: () => string, verdict: string): void {
  const text = render()
  const word = randomUUID()
  core.startGroup(`Redis preflight: ${verdict.replaceAll('-', ' ')}`)
  printLines(`::stop-commands::${word}\n${text.trimEnd()}\n::${word}::`)
  core.endGroup()
}

function printLines(text: string): void {
  if (text !== '') process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
}

function appendSummary(render: NonNullable<Texts['summary']>, isAnnotated: boolean, env: NodeJS.ProcessEnv): void {
  const file = env.GITHUB_STEP_SUMMARY
  if (!file) {
    core.info('No job summary: this runner does not offer one (GITHUB_STEP_SUMMARY is not set).')
    return
  }
  const text = render(isAnnotated)
  appendFileSync(file, text.endsWith('\n') ? text : `${text}\n`)
}

/** Returns the absolute path of the file; undefined where nobody asked for one and there is no place for it. */
function writeFile(file: ReportFile, { dir, workspace, env }: Destination): string | undefined {
  const path = file.path === undefined ? temporaryFile(file.fallback, env.RUNNER_TEMP) : resolve(dir, file.path)
  if (path !== undefined) writeSafely(path, file.render(), workspace)
  return path
}

/** Writes a file for a later job, as {@link deliver} does; answers its absolute path. Throws UsageError where that fails. */
export function keepFile(name: string, text: string, { dir, workspace, env }: Omit<Destination, 'scrub'>): string {
  try {
    const path = temporaryFile(name, env.RUNNER_TEMP) ?? join(dir, name)
    writeSafely(path, text, workspace)
    return path
  } catch (error) {
    throw new UsageError(`Could not write ${name}: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

/** A folder of its own: a job may run this action for several services. */
function temporaryFile(name: string | undefined, runnerTemp: string | undefined): string | undefined {
  return name && runnerTemp ? join(mkdtempSync(join(runnerTemp, 'redis-preflight-')), name) : undefined
}
