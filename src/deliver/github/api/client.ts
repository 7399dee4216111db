import { getOctokit } from '@actions/github'
import { retry } from '@octokit/plugin-retry'
import { throttling } from '@octokit/plugin-throttling'

/** One answer, all of them together: nobody waits longer for a comment. */
const TRY_MS = 10_000
const TOTAL_MS = 90_000
/** Retries of one request, after 1 and after 4 seconds where the server fails. */
const RETRIES = 2
/** The longest wait that GitHub may ask for; without a wish of its own it wants a minute. */
const LONGEST_WAIT_S = 30
/** What another try does not change; 403 and 429 are tried again by the throttling where they are a rate limit. */
const FINAL = [400, 401, 403, 404, 410, 413, 422, 429, 451]

/** GitHub's REST API within the bounds of this room. */
export type Client = ReturnType<typeof getOctokit>

/** The repository as the API names it. */
export interface Repository {
  readonly owner: string
  readonly repo: string
}

/**
 * A client for the API at GITHUB_API_URL. `debug` takes what Octokit has to say to developers, which would else be printed.
 */
export function connect(token: string, debug: (text: string) => void): Client {
  const end = Date.now() + TOTAL_MS
  const log = { debug: () => {}, info: () => {}, warn: debug, error: debug }
  const isWorthWaiting = (seconds: number, _: unknown, __: unknown, retries: number) =>
    retries < RETRIES && seconds <= LONGEST_WAIT_S && Date.now() + seconds * 1000 < end
  return getOctokit(
    token,
    {
      log,
      retry: { retries: RETRIES, doNotRetry: FINAL },
      throttle: { onRateLimit: isWorthWaiting, onSecondaryRateLimit: isWorthWaiting },
    },
    limitTime(end),
    retry,
    throttling,
  )
}

/** The innermost plugin: the limit holds for each try, and the end of all for every one of them. */
function limitTime(end: number) {
  return (octokit: Pick<Client, 'hook'>) => {
    octokit.hook.wrap('request', async (request, options) => {
      const left = Math.max(1, Math.min(TRY_MS, end - Date.now()))
      const controller = new AbortController()
      const timer = setTimeout(() => controller.abort(new Error(`no answer within ${Math.ceil(left / 1000)} s`)), left)
      try {
        // The hook of the token is within this one and reads these very options; a copy would not reach it.
        options.request = { ...options.request, signal: controller.signal }
        return await request(options)
      } finally {
        clearTimeout(timer)
      }
    })
    return {}
  }
}
