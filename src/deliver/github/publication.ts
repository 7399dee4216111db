import * as core from '@actions/core'
import type { CheckRun } from './api/check-run'
import type { StickyComment } from './api/comment'
import type { SuggestedChanges, Suggestion } from './api/suggestions'
import { type GitHubContext, readOnlyToken } from './context'
import type { ActionInputs } from './inputs'
import { isBaseCheckedOut, type Workspace } from './workspace'

/** What is posted through GitHub's API, with which token and where; what is left out is not wanted. */
export interface Publication {
  readonly context: GitHubContext
  readonly token: string
  readonly comment?: StickyComment | undefined
  readonly checkRun?: (() => CheckRun) | undefined
  readonly suggestions?: SuggestedChanges | undefined
  /** Whether there is a verdict, which does not depend on what is posted. */
  readonly isJudged: boolean
  /** Why nothing is posted although it is wanted. */
  readonly obstacle?: string | undefined
  /** Takes secrets out of what GitHub says. */
  readonly scrub: (text: string) => string
}

/** What the report has to say there, rendered when its turn comes. */
interface Contents {
  /** Absent for a run that could not judge: it brings a comment up to date, and creates none. */
  readonly verdict?: string
  readonly comment: (service: string, limit: number, former: string) => string
  readonly suggestions: readonly Suggestion[]
  readonly checkRun: (service: string) => Pick<CheckRun, 'conclusion' | 'title' | 'summary' | 'annotations'>
}

/** Decides what this run posts: a comment where it is about a pull request, a check run where the workflow wants one. */
export function planPublication(
  contents: Contents,
  inputs: ActionInputs,
  context: GitHubContext,
  workspace: Pick<Workspace, 'dir' | 'name'>,
): Omit<Publication, 'scrub'> {
  const key = inputs.commentKey ?? workspace.name
  // The only service of a repository needs no name.
  const service = key === '.' ? '' : key
  const number = context.pullRequest?.number
  const { verdict } = contents
  const base = isBaseCheckedOut(context, workspace.dir)
  return {
    context,
    token: inputs.token,
    isJudged: verdict !== undefined,
    obstacle: base ? 'the checkout is the base commit, and nothing was found out about the pull request' : undefined,
    comment:
      number !== undefined && inputs.comment !== 'never'
        ? {
            pullRequest: number,
            key,
            // A repository without Redis is not to be told so with every change.
            isCreated: verdict === 'not-ready' || (inputs.comment === 'always' && verdict === 'ready'),
            render: (limit, former) => contents.comment(service, limit, former),
          }
        : undefined,
    suggestions:
      number !== undefined && contents.suggestions.length > 0
        ? { pullRequest: number, commit: context.headSha, suggestions: contents.suggestions }
        : undefined,
    checkRun:
      inputs.checkRun && context.repository !== ''
        ? () => ({
            name: `Redis preflight${service && ` (${service})`}`,
            headSha: context.headSha,
            detailsUrl: context.runUrl,
            ...contents.checkRun(service),
          })
        : undefined,
  }
}

/** Posts the check run where one is wanted. True when it is there; every failure is a warning. */
export async function postCheckRun(publication: Publication): Promise<boolean> {
  const { checkRun } = publication
  if (!checkRun || isHindered('check run', publication)) return false
  return await attempt('post the check run', 'checks: write', publication, async (api, client, repository) => {
    const left = await api.createCheckRun(client, repository, checkRun())
    if (left)
      warn(
        publication,
        `post ${left.missing} annotations of the check run`,
        api.describeFailure(left.error, 'checks: write'),
      )
  })
}

/** Keeps the comment where one is wanted; every failure is a warning. */
export async function postComment(publication: Publication): Promise<void> {
  const { comment, token } = publication
  if (!comment || isHindered('comment', publication)) return
  let duplicates: readonly number[] = []
  const permission = 'pull-requests: write'
  await attempt('post the comment', permission, publication, async (api, client, repository) => {
    duplicates = await api.keepComment(client, repository, token, comment)
  })
  if (duplicates.length === 0) return
  await attempt('delete a duplicate of the comment', permission, publication, async (api, client, repository) => {
    await api.deleteComments(client, repository, duplicates)
  })
}

/** Offers the fixes where some are wanted; every failure is a warning. */
export async function postSuggestions(publication: Publication): Promise<void> {
  const { suggestions, token } = publication
  if (!suggestions || isHindered('suggestion', publication)) return
  await attempt('suggest the fixes', 'pull-requests: write', publication, async (api, client, repository) => {
    await api.suggestChanges(client, repository, token, suggestions)
  })
}

/** Posts what a run that could not judge has to say, where that is possible: what the run itself said must stand out. */
export async function postFailure(publication: Publication): Promise<void> {
  if (hindranceOf(publication) !== undefined) return
  await postCheckRun(publication)
  await postComment(publication)
}

function hindranceOf({ context, token, obstacle }: Publication): string | undefined {
  return obstacle ?? readOnlyToken(context) ?? (token === '' ? 'the input `github-token` is empty' : undefined)
}

/** Said aloud, for whoever waits for the comment; the API is not asked. */
function isHindered(what: string, publication: Publication): boolean {
  const reason = hindranceOf(publication)
  if (reason !== undefined) core.notice(`No ${what} was posted: ${reason}. The job summary tells everything.`)
  return reason !== undefined
}

type Api = typeof import('./api')
type Step = (
  api: Api,
  client: ReturnType<Api['connect']>,
  repository: { readonly owner: string; readonly repo: string },
) => Promise<void>

/** The client is loaded here and not before: most runs do not need it. */
async function attempt(what: string, permission: string, publication: Publication, step: Step): Promise<boolean> {
  const { context, token, scrub } = publication
  const [owner = '', repo = ''] = context.repository.split('/')
  const api = await import('./api')
  try {
    await step(
      api,
      api.connect(token, (text) => core.debug(scrub(text))),
      { owner, repo },
    )
    return true
  } catch (error) {
    warn(publication, what, api.describeFailure(error, permission))
    return false
  }
}

function warn({ scrub, isJudged }: Publication, what: string, reason: string): void {
  core.warning(scrub(`Could not ${what}: ${reason}.${isJudged ? ' The verdict is not affected.' : ''}`))
}
