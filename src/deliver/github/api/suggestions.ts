import { ownOf } from './authorship'
import type { Client, Repository } from './client'

const PAGE = 100

/** Lines of a file that a reviewer is offered others for. */
export interface Suggestion {
  /** In the repository. */
  readonly path: string
  /** Both ends inclusive, in the head of the pull request. */
  readonly startLine: number
  readonly line: number
  /** The same for the same fault: what was offered once is not offered again. */
  readonly key: string
  /** Markdown. */
  readonly body: string
}

/** Where suggestions go. */
export interface SuggestedChanges {
  readonly pullRequest: number
  /** The head of the pull request: the lines are those of this commit. */
  readonly commit: string
  readonly suggestions: readonly Suggestion[]
}

/** Offers what was not offered before, all in one review, so that its readers are told once. */
export async function suggestChanges(
  client: Client,
  repository: Repository,
  token: string,
  { pullRequest, commit, suggestions }: SuggestedChanges,
): Promise<void> {
  const where = { ...repository, pull_number: pullRequest }
  const found = await client.paginate(client.rest.pulls.listReviewComments, { ...where, per_page: PAGE })
  const own = await ownOf(
    client,
    token,
    found.filter(({ body }) => body.includes(MARK)),
  )
  const fresh = suggestions.filter(({ key }) => !own.some(({ body }) => body.startsWith(markerOf(key))))
  if (fresh.length === 0) return
  const comments = fresh.map(({ path, startLine, line, key, body }) => ({
    path,
    line,
    side: 'RIGHT',
    // GitHub refuses a range that begins where it ends.
    ...(startLine < line && { start_line: startLine, start_side: 'RIGHT' }),
    body: `${markerOf(key)}\n${body}`,
  }))
  await client.rest.pulls.createReview({ ...where, commit_id: commit, event: 'COMMENT', comments })
}

const MARK = '<!-- redis-preflight-fix:'

function markerOf(key: string): string {
  return `${MARK}${key} -->`
}
