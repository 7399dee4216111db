import { readFileSync } from 'node:fs'

/** The part of a pull request's event that matters here; a deleted fork has `head.repo: null`. */
interface PullRequest {
  readonly number?: number
  readonly head?: { readonly sha?: string; readonly repo?: { readonly full_name?: string } | null }
  readonly base?: {
    readonly ref?: string
    readonly sha?: string
    readonly repo?: { readonly full_name?: string } | null
  }
}

/** The part of a merge queue's event that matters here. */
interface MergeGroup {
  readonly base_sha?: string
  readonly base_ref?: string
}

/** What GitHub says about this run: variables and the event file. Everything may be absent, as on a laptop. */
export interface GitHubContext {
  readonly event: string
  readonly actor: string
  readonly sha: string
  readonly pullRequest?: PullRequest
  readonly mergeGroup?: MergeGroup
  /** The commit before a push. */
  readonly before?: string
  /** `https://github.com/owner/name`; absent outside of GitHub. */
  readonly repositoryUrl?: string
  /** `owner/name`; empty outside of GitHub. */
  readonly repository: string
  /** Page of this run. */
  readonly runUrl?: string
  /** The commit as the pull request shows it, which is not the merge commit that is checked out; else the commit of the run. */
  readonly headSha: string
}

/**
 * Reads the context of the run from the environment. A missing or broken event file leaves the event's details out; it
 * never throws, because the check itself does not need them.
 */
export function readContext(env: NodeJS.ProcessEnv): GitHubContext {
  const { pull_request: pullRequest, merge_group: mergeGroup, before } = readEvent(env.GITHUB_EVENT_PATH)
  const repository = env.GITHUB_REPOSITORY ?? ''
  const server = env.GITHUB_SERVER_URL?.replace(/\/+$/, '')
  const repositoryUrl = server && repository ? `${server}/${repository}` : undefined
  const runId = env.GITHUB_RUN_ID
  return {
    event: env.GITHUB_EVENT_NAME ?? '',
    actor: env.GITHUB_ACTOR ?? '',
    sha: env.GITHUB_SHA ?? '',
    ...(isObject(pullRequest) && { pullRequest }),
    ...(isObject(mergeGroup) && { mergeGroup }),
    ...(typeof before === 'string' && { before }),
    repository,
    ...(repositoryUrl && { repositoryUrl }),
    ...(repositoryUrl && runId && { runUrl: `${repositoryUrl}/actions/runs/${runId}` }),
    headSha: pullRequest?.head?.sha ?? env.GITHUB_SHA ?? '',
  }
}

interface Event {
  readonly pull_request?: PullRequest
  readonly merge_group?: MergeGroup
  readonly before?: string
}

function readEvent(path: string | undefined): Event {
  if (!path) return {}
  try {
    const payload: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isObject(payload) ? payload : {}
  } catch {
    return {}
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/**
 * Why GitHub gave this run no secrets, or undefined where it gives them: forks and Dependabot get none (GitHub docs,
 * "Events that trigger workflows" and "Dependabot on Actions").
 */
export function withheldSecrets(context: GitHubContext): string | undefined {
  const reasons = {
    fork: 'no credentials: secrets are not available to pull requests from forks',
    dependabot: 'no credentials: secrets are not available to Dependabot, unless they are stored as Dependabot secrets',
  }
  const stranger = strangerOf(context)
  return stranger && reasons[stranger]
}

/**
 * Why the token of this run can only read, or undefined where the workflow decides: also for Dependabot, whose token only
 * reads unless `permissions:` says otherwise (GitHub docs, "Troubleshooting Dependabot on GitHub Actions").
 */
export function readOnlyToken(context: GitHubContext): string | undefined {
  return strangerOf(context) === 'fork' ? 'the token of a pull request from a fork can only read' : undefined
}

function strangerOf({ event, actor, pullRequest }: GitHubContext): 'fork' | 'dependabot' | undefined {
  if (event === 'pull_request_target') return undefined
  if (event.startsWith('pull_request') && pullRequest && isFromFork(pullRequest)) return 'fork'
  return actor === 'dependabot[bot]' ? 'dependabot' : undefined
}

function isFromFork({ head, base }: PullRequest): boolean {
  if (!head) return false
  return !head.repo || head.repo.full_name !== base?.repo?.full_name
}
