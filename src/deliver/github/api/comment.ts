import { ownOf } from './authorship'
import type { Client, Repository } from './client'

/** GitHub refuses a longer body (422). It counts characters; UTF-16 units are never fewer. */
const BODY_CHARACTERS = 65_536
const PAGE = 100

/** One comment that is kept up to date on a pull request. */
export interface StickyComment {
  readonly pullRequest: number
  /** Tells it from the comments of other services. */
  readonly key: string
  /** Whether to write one where there is none; one that is there is always brought up to date. */
  readonly isCreated: boolean
  /** The text within a number of UTF-16 units, in the place of another; that is empty where there is none. */
  readonly render: (limit: number, former: string) => string
}

interface Existing {
  readonly id: number
  readonly body?: string | undefined
  readonly user: { readonly login: string; readonly type: string } | null
}

/**
 * Updates the comment of this key, or creates it. Returns the ids of others of the same key and author: two runs at once
 * can both find none and create one each.
 */
export async function keepComment(
  client: Client,
  repository: Repository,
  token: string,
  comment: StickyComment,
): Promise<readonly number[]> {
  const marker = markerOf(comment.key)
  const [first, ...others] = await findOwn(client, repository, token, comment.pullRequest, marker)
  const former = first?.body?.replace(/^.*\r?\n?/, '') ?? ''
  const body = `${marker}\n${comment.render(BODY_CHARACTERS - marker.length - 1, former)}`
  if (first && !isSame(first.body, body))
    await client.rest.issues.updateComment({ ...repository, comment_id: first.id, body })
  if (!first && comment.isCreated)
    await client.rest.issues.createComment({ ...repository, issue_number: comment.pullRequest, body })
  return others.filter(({ user }) => user?.login === first?.user?.login).map(({ id }) => id)
}

/** Deletes comments; those that {@link keepComment} named. */
export async function deleteComments(client: Client, repository: Repository, ids: readonly number[]): Promise<void> {
  for (const id of ids) await client.rest.issues.deleteComment({ ...repository, comment_id: id })
}

/** The oldest first. Anybody can write our marker, so only what this token's own account wrote counts. */
async function findOwn(
  client: Client,
  repository: Repository,
  token: string,
  pullRequest: number,
  marker: string,
): Promise<Existing[]> {
  const where = { ...repository, issue_number: pullRequest, per_page: PAGE }
  const found: Existing[] = []
  for await (const { data } of client.paginate.iterator(client.rest.issues.listComments, where)) {
    found.push(...data.filter(({ body }) => body?.split(/\r?\n/, 1)[0]?.trim() === marker))
  }
  return ownOf(client, token, found)
}

/** A key can hold what ends an HTML comment, or be two dashes, which old Markdown does not take for one. */
function markerOf(key: string): string {
  const safe = encodeURIComponent(key.replace(/\p{Cs}/gu, '\ufffd'))
    .replaceAll('%2F', '/')
    .replace(/-(?=-|$)/g, '%2D')
  return `<!-- redis-preflight:${safe} -->`
}

/** GitHub keeps line ends and the end of the text as it likes. */
function isSame(one: string | undefined, other: string): boolean {
  return one?.replaceAll('\r\n', '\n').trim() === other.trim()
}
