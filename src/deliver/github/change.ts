import type { GitHubContext } from './context'
import { commitsAt, isBaseCheckedOut } from './workspace'

/** The commit that a run's change is compared with. */
export interface ChangeToReview {
  /** As git in the checkout knows it. */
  readonly ref: string
  /** As readers know it. */
  readonly since: string
}

/** What `before` of a push is that created its branch. */
const NOTHING = /^0+$/

/**
 * What the change of this run is compared with; undefined for a run that is about none: a schedule, a deployment, a
 * branch that was just created, and `pull_request_target` where the base is checked out.
 *
 * On `pull_request` GitHub checks out a merge commit whose first parent is the base, so two commits of history suffice; a
 * workflow that checks out the head instead is compared from where it parted from the base.
 */
export function changeToReview(context: GitHubContext, dir: string): ChangeToReview | undefined {
  const { event, pullRequest, mergeGroup, before, sha, headSha } = context
  if (event === 'push') return before && !NOTHING.test(before) ? { ref: before, since: before.slice(0, 7) } : undefined
  if (mergeGroup?.base_sha)
    return { ref: mergeGroup.base_sha, since: shortName(mergeGroup.base_ref) ?? mergeGroup.base_sha.slice(0, 7) }
  const base = pullRequest?.base
  if (!base?.sha || isBaseCheckedOut(context, dir)) return undefined
  const since = base.ref ?? base.sha.slice(0, 7)
  const [head, ...parents] = commitsAt(dir)
  const isMerge = head !== headSha && (head === sha || parents.includes(headSha))
  return { ref: isMerge ? 'HEAD^1' : base.sha, since }
}

function shortName(ref: string | undefined): string | undefined {
  return ref?.replace(/^refs\/heads\//, '')
}
