import { expect } from 'vitest'
import { checkOut, type Job, type Outcome, runAction } from '../support/runner'
import type { Files } from '../support/services'
import { type GitHub, HEAD, type Options, PULL, startGitHub, TOKEN } from './github'

export const RUN = 'https://github.com/octo/shop/actions/runs/99'

/** The event of a pull request of the repository itself, or of a fork. */
export function pullRequestEvent(from = 'octo/shop', sha = HEAD) {
  const base = { ref: 'main', sha: 'b'.repeat(40), repo: { full_name: 'octo/shop' } }
  return { pull_request: { number: PULL, head: { sha, repo: { full_name: from } }, base } }
}

/** What one run left on a GitHub of its own. */
export interface Visit {
  readonly outcome: Outcome
  readonly github: GitHub
}

/** Runs the action on a pull request, with a GitHub that is there for this run alone. */
export async function visit(files: Files, options: Options = {}, job: Partial<Job> = {}): Promise<Visit> {
  const github = await startGitHub(options)
  try {
    const outcome = await runOn(github, { workspace: checkOut(files), ...job })
    return { outcome, github }
  } finally {
    await github.stop()
  }
}

/** Runs the action on a pull request, and holds it to what every run must keep. */
export async function runOn(github: GitHub, job: Job): Promise<Outcome> {
  const outcome = await runAction({
    event: 'pull_request',
    payload: pullRequestEvent(),
    ...job,
    inputs: { 'github-token': TOKEN, ...job.inputs },
    env: { GITHUB_API_URL: github.url, GITHUB_RUN_ID: '99', ...job.env },
  })
  expect(github.objections).toEqual([])
  expect(outcome.kept).not.toContain(TOKEN)
  expect(outcome.stderr).toBe('')
  return outcome
}

export const warnings = (outcome: Outcome): string[] =>
  outcome.commands.filter(({ name }) => name === 'warning').map(({ data }) => data)

export const notices = (outcome: Outcome): string[] =>
  outcome.commands.filter(({ name }) => name === 'notice').map(({ data }) => data)
