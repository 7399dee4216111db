import { randomUUID } from 'node:crypto'
import { appendFileSync, mkdtempSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as core from '@actions/core'
import { writeSafely } from './file'

/** The views of one report, rendered when their turn comes; one left out is not delivered. */
export interface Texts {
  readonly console: () => string
  readonly annotations?: (() => string) | undefined
  readonly summary?: (() => string) | undefined
  readonly json: () => string
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
  /** File for the JSON report; without it the runner's temporary folder gets one. */
  readonly jsonFile?: string | undefined
  readonly env: NodeJS.ProcessEnv
  /** Takes secrets out of what other people's code says in an error. */
  readonly scrub: (text: string) => string
}

/**
 * Shows one report: log, annotations, job summary, JSON file, outputs. Every step is tried; one that fails becomes a
 * warning, so that a full disk or a read-only summary neither hides a finding nor decides about the deploy.
 */
export function deliver(texts: Texts, outputs: Outputs, destination: Destination): void {
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
  attempt('the annotations', () => texts.annotations && printLines(texts.annotations()))
  attempt('the job summary', () => texts.summary && appendSummary(texts.summary, env))
  const file = attempt('the JSON report', () => writeJson(texts.json, destination))
  attempt('the outputs', () => {
    for (const [name, value] of Object.entries({ ...outputs, report: file ?? '' })) core.setOutput(name, value)
  })
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

function appendSummary(render: () => string, env: NodeJS.ProcessEnv): void {
  const file = env.GITHUB_STEP_SUMMARY
  if (!file) {
    core.info('No job summary: this runner does not offer one (GITHUB_STEP_SUMMARY is not set).')
    return
  }
  const text = render()
  appendFileSync(file, text.endsWith('\n') ? text : `${text}\n`)
}

/** Returns the absolute path of the file; undefined where nobody asked for one and there is no place for it. */
function writeJson(render: () => string, { dir, workspace, jsonFile, env }: Destination): string | undefined {
  if (jsonFile === undefined && !env.RUNNER_TEMP) return undefined
  const file = jsonFile === undefined ? temporaryFile(env.RUNNER_TEMP!) : resolve(dir, jsonFile)
  writeSafely(file, render(), workspace)
  return file
}

/** A folder of its own: a job may run this action for several services. */
function temporaryFile(runnerTemp: string): string {
  return join(mkdtempSync(join(runnerTemp, 'redis-preflight-')), 'report.json')
}
