import * as core from '@actions/core'
import type { ChangedFile } from './api/changes'
import type { GitHubContext } from './context'

/** What GitHub's API knows of a pull request: for a checkout that lacks the commit before it. */
export interface PullRequestChange {
  readonly files: readonly ChangedFile[]
  /** The text of a file of the base, by its path in the repository; undefined where it was not there. */
  readonly textBefore: (path: string) => Promise<string | undefined>
}

/**
 * Asks GitHub what a pull request changes. A reason where that cannot be told: the run is about none, there is no token,
 * or GitHub does not answer.
 */
export async function askForChange(
  { pullRequest, repository }: GitHubContext,
  token: string,
  scrub: (text: string) => string,
): Promise<PullRequestChange | { readonly reason: string }> {
  const { number, base } = pullRequest ?? {}
  const ref = base?.sha
  if (number === undefined || ref === undefined || repository === '') return { reason: 'GitHub was not asked' }
  if (token === '') return { reason: 'the input `github-token` is empty, so that GitHub cannot be asked' }
  const [owner = '', repo = ''] = repository.split('/')
  const api = await import('./api')
  const client = api.connect(token, (text) => core.debug(scrub(text)))
  const describe = (error: unknown) => scrub(api.describeFailure(error, 'contents: read, pull-requests: read'))
  try {
    const files = await api.listChangedFiles(client, { owner, repo }, number)
    const textBefore = async (path: string) => {
      try {
        return await api.readFileAt(client, { owner, repo }, path, ref)
      } catch (error) {
        throw new Error(describe(error))
      }
    }
    return { files, textBefore }
  } catch (error) {
    return { reason: describe(error) }
  }
}
