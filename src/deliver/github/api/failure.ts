/** What of an error of Octokit is looked at; a request that got no answer has no `response`. */
interface Failure {
  readonly status?: number
  readonly message?: string
  readonly request?: { readonly url?: string }
  readonly response?: {
    readonly data?: unknown
    readonly headers?: Readonly<Record<string, string | number | undefined>>
  }
}

const SAID_LIMIT = 200

/**
 * Why a request failed and what helps, as a sentence without a full stop. `permission` is what the token needs for it, as
 * a workflow spells it. It quotes GitHub: the caller takes secrets out.
 */
export function describeFailure(error: unknown, permission: string): string {
  const { status = 0, request, response, message = String(error) } = (error ?? {}) as Failure
  if (!response) return `${hostOf(request?.url)} could not be reached (${shorten(message)})`
  const said = saidBy(response.data)
  const answer = `GitHub answered ${status}${said ? ` (${said})` : ''}`
  if (isRateLimit(status, said, response.headers)) return `${answer}; ${describeWait(response.headers)}`
  if (status === 401) return `${answer}; the input \`github-token\` needs a token that is valid`
  if (status === 403 || status === 404) return `${answer}; the job needs \`permissions:\` with \`${permission}\``
  return answer
}

function saidBy(data: unknown): string {
  if (typeof data !== 'object' || data === null) return ''
  const { message, errors } = data as { message?: unknown; errors?: unknown }
  const details = Array.isArray(errors) ? errors.map((one) => (typeof one === 'string' ? one : one?.message)) : []
  return shorten([message, ...details].filter((text) => typeof text === 'string' && text !== '').join(': '))
}

function isRateLimit(status: number, said: string, headers: NonNullable<Failure['response']>['headers']): boolean {
  if (status === 429) return true
  return status === 403 && (/rate limit/i.test(said) || String(headers?.['x-ratelimit-remaining']) === '0')
}

function describeWait(headers: NonNullable<Failure['response']>['headers']): string {
  const seconds = Number(headers?.['retry-after'])
  return seconds > 0 ? `it asks to wait ${seconds} s, longer than this step does` : 'its rate limit is used up'
}

function hostOf(url: string | undefined): string {
  try {
    return new URL(url ?? '').host
  } catch {
    return "GitHub's API"
  }
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > SAID_LIMIT ? `${line.slice(0, SAID_LIMIT - 1)}…` : line
}
