import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exampleOf, findOperation, type Match, objectionsToAnswer, objectionsToRequest } from './description'

export const TOKEN = 'ghs_8c1fTheTokenOfThisJob'
export const HEAD = 'a11ce00000000000000000000000000000000001'
export const PULL = 7

export interface Comment {
  readonly id: number
  body: string
  readonly user: { readonly login: string; readonly type: 'Bot' | 'User' }
}

/** One file of the pull request. */
export interface ChangedFile {
  readonly filename: string
  readonly status: 'added' | 'modified' | 'removed' | 'renamed'
  readonly patch?: string
}

/** One comment of a review. */
export interface ReviewComment {
  readonly path: string
  readonly line: number
  readonly start_line?: number
  readonly side?: string
  readonly start_side?: string
  readonly body: string
  readonly user?: Comment['user']
}

interface CheckRun {
  readonly id: number
  readonly request: Record<string, unknown>
  readonly annotations: Record<string, unknown>[]
}

interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** What happens to a request instead of the real answer. */
export type Trouble = Answer | 'reset' | 'silence' | undefined

export interface Options {
  /** Stored already, oldest first. */
  readonly comments?: readonly Comment[]
  /** Whose token it is; an app has no user of its own. */
  readonly login?: string
  readonly token?: string
  readonly trouble?: (operation: string, nth: number) => Trouble
  /** Comments of reviews that are there already. */
  readonly suggestions?: readonly ReviewComment[]
  /** What the pull request changes, as GitHub lists it. */
  readonly changes?: readonly ChangedFile[]
  /** Files of the base. */
  readonly baseFiles?: Readonly<Record<string, string>>
  /** Path of the API, as GitHub Enterprise has one. */
  readonly base?: string
}

export const BOT = { login: 'github-actions[bot]', type: 'Bot' } as const

/** A loopback GitHub: its description decides about every request and every answer. */
export interface GitHub {
  readonly url: string
  /** Operations about comments and check runs, in the order in which they came. */
  readonly calls: readonly string[]
  /** Operations that ask what the pull request changes. */
  readonly questions: readonly string[]
  readonly comments: readonly Comment[]
  readonly checkRuns: readonly CheckRun[]
  /** Comments of reviews, on lines. */
  readonly suggestions: readonly ReviewComment[]
  /** What was wrong with requests; a test that does not expect any must see none. */
  readonly objections: readonly string[]
  stop(): Promise<void>
}

export async function startGitHub(options: Options = {}): Promise<GitHub> {
  const comments = (options.comments ?? []).map((comment) => ({ ...comment }))
  const state: State = {
    calls: [],
    questions: [],
    comments,
    checkRuns: [],
    suggestions: [...(options.suggestions ?? [])],
    objections: [],
    quietUntil: 0,
  }
  const server = createServer(async (request, response) => {
    const answer = await answerTo(request, state, options).catch((error): Trouble => {
      state.objections.push(String(error))
      return { status: 500, body: { message: String(error) } }
    })
    if (answer === 'silence') return
    if (answer === 'reset' || answer === undefined) request.socket.destroy()
    else send(response, answer)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${options.base ?? ''}`
  const stop = () => {
    server.closeAllConnections()
    return new Promise<void>((done) => server.close(() => done()))
  }
  return { ...state, url, stop }
}

interface State {
  readonly calls: string[]
  readonly questions: string[]
  readonly comments: Comment[]
  readonly checkRuns: CheckRun[]
  readonly suggestions: ReviewComment[]
  readonly objections: string[]
  /** Before that moment GitHub wants to hear nothing. */
  quietUntil: number
}

const QUESTIONS: ReadonlySet<string> = new Set(['pulls/list-files', 'repos/get-content'])

async function answerTo(request: IncomingMessage, state: State, options: Options): Promise<Trouble> {
  const { base = '', trouble } = options
  const url = new URL(request.url ?? '', 'http://github')
  const method = request.method ?? ''
  const match = url.pathname.startsWith(base) ? findOperation(method, url.pathname.slice(base.length)) : undefined
  if (!match) return object(state, [`${method} ${url.pathname} is not described`], { status: 404 })
  const kept = QUESTIONS.has(match.id) ? state.questions : state.calls
  const nth = kept.push(match.id) && kept.filter((id) => id === match.id).length
  if (Date.now() < state.quietUntil) object(state, [`${match.id} came before GitHub wanted to hear anything again`])
  const bytes: Buffer[] = []
  for await (const chunk of request) bytes.push(chunk)
  const text = Buffer.concat(bytes).toString()
  const body = text === '' ? undefined : JSON.parse(text)
  const objections = objectionsToRequest(match, url.searchParams, body)
  if (!request.headers['user-agent']) objections.push('GitHub wants a user agent')
  if (objections.length > 0) return object(state, objections)
  const met = trouble?.(match.id, nth)
  if (met !== undefined) return notice(met, state)
  if (request.headers.authorization !== `token ${options.token ?? TOKEN}`)
    return { status: 401, body: { message: 'Bad credentials' } }
  const answer = perform(match, url, body, state, options)
  if (answer.status === 422) object(state, [JSON.stringify(answer.body)])
  return object(state, objectionsToAnswer(match, answer.status, answer.body), answer)
}

function object(state: State, objections: readonly string[], answer?: Answer): Answer {
  state.objections.push(...objections)
  return answer ?? { status: 422, body: { message: 'Validation Failed', errors: objections } }
}

function notice(met: Trouble, state: State): Trouble {
  const seconds = typeof met === 'object' ? Number(met.headers?.['retry-after'] ?? 0) : 0
  state.quietUntil = Math.max(state.quietUntil, Date.now() + seconds * 1000)
  return met
}

function perform(match: Match, url: URL, body: Record<string, unknown>, state: State, options: Options): Answer {
  const { id, parameters } = match
  if (id === 'users/get-authenticated') return whoami(match, options)
  if (parameters.owner !== 'octo' || parameters.repo !== 'shop') return missing()
  if (id === 'checks/create' || id === 'checks/update') return keepCheckRun(match, body, state)
  const aboutChange = aboutTheChange(match, url, body, state, options)
  if (aboutChange) return aboutChange
  if (parameters.issue_number !== undefined && Number(parameters.issue_number) !== PULL) return missing()
  if (id === 'issues/list-comments') return listComments(match, url, state)
  const found = state.comments.find((comment) => comment.id === Number(parameters.comment_id))
  if (id === 'issues/create-comment') {
    const user = options.login ? ({ login: options.login, type: 'User' } as const) : BOT
    const comment = { id: 1000 + state.comments.length, body: '', user }
    return writeComment(match, comment, String(body.body), 201, () => state.comments.push(comment))
  }
  if (!found) return missing()
  if (id === 'issues/update-comment') return writeComment(match, found, String(body.body), 200)
  state.comments.splice(state.comments.indexOf(found), 1)
  return { status: 204 }
}

function aboutTheChange(
  match: Match,
  url: URL,
  body: Record<string, unknown>,
  state: State,
  options: Options,
): Answer | undefined {
  switch (match.id) {
    case 'pulls/list-files':
      return listFiles(match, url, options)
    case 'repos/get-content':
      return showFile(match, options)
    case 'pulls/list-review-comments':
      return listSuggestions(match, url, state)
    case 'pulls/create-review':
      return keepReview(match, body, state)
  }
  return undefined
}

function missing(): Answer {
  return {
    status: 404,
    body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' },
  }
}

function unprocessable(message: string): Answer {
  const errors = [{ resource: 'Resource', code: 'custom', field: 'data', message }]
  return {
    status: 422,
    body: { message: 'Validation Failed', errors, documentation_url: 'https://docs.github.com/rest' },
  }
}

function whoami(match: Match, { login }: Options): Answer {
  if (login) return { status: 200, body: { ...exampleOf(match, 200), login } }
  return { status: 403, body: { message: 'Resource not accessible by integration', documentation_url: 'https://docs' } }
}

/** GitHub counts characters; the description does not say so (mshick/add-pr-comment#93). */
function writeComment(match: Match, comment: Comment, text: string, status: 200 | 201, store = () => {}): Answer {
  if ([...text].length > 65_536) return unprocessable('Body is too long (maximum is 65536 characters)')
  comment.body = text
  store()
  return { status, body: shown(match, comment, status) }
}

function shown(match: Match, comment: Comment, status: number) {
  const example = exampleOf(match, status)
  const user = { ...(example.user as object), ...comment.user }
  return { ...example, id: comment.id, body: comment.body, user }
}

function listComments(match: Match, url: URL, { comments }: State): Answer {
  return page(
    url,
    comments.map((comment) => shown(match, comment, 200)),
  )
}

function listFiles(match: Match, url: URL, { changes = [] }: Options): Answer {
  const example = exampleOf(match, 200)
  return page(
    url,
    // GitHub leaves out the patch of what is binary or too large.
    changes.map((change) => ({ ...example, patch: undefined, ...change })),
  )
}

function showFile(match: Match, { baseFiles = {} }: Options): Answer {
  const path = match.parameters.path ?? ''
  const text = baseFiles[path]
  if (text === undefined) return missing()
  const content = Buffer.from(text).toString('base64')
  const links = { self: 'https://a', git: 'https://a', html: 'https://a' }
  const file = { type: 'file', encoding: 'base64', size: text.length, name: path, path, content, sha: HEAD }
  return {
    status: 200,
    body: { ...file, url: 'https://a', git_url: 'https://a', html_url: 'https://a', download_url: null, _links: links },
  }
}

function listSuggestions(match: Match, url: URL, { suggestions }: State): Answer {
  const example = exampleOf(match, 200)
  const user = example.user as object
  return page(
    url,
    suggestions.map(({ path, line, body, user: author = BOT }) => {
      return { ...example, path, line, body, user: { ...user, ...author } }
    }),
  )
}

/** Rules that the description tells in prose only. */
function keepReview(match: Match, body: Record<string, unknown>, state: State): Answer {
  const {
    event,
    commit_id: sha,
    comments = [],
  } = body as { event?: string; commit_id?: string; comments?: ReviewComment[] }
  if (event === undefined) return unprocessable('a review without event stays pending')
  if (event === 'COMMENT' && body.body === undefined && comments.length === 0) return unprocessable('it says nothing')
  if (comments.some(({ side, body: text }) => side !== 'RIGHT' || text === ''))
    return unprocessable('not on the new lines')
  if (comments.some(({ line, start_line: start }) => start !== undefined && start >= line))
    return unprocessable('start_line must precede the end line')
  if (!/^[0-9a-f]{40}$/.test(String(sha))) return unprocessable('commit_id is not part of the pull request')
  state.suggestions.push(...comments)
  return { status: 200, body: exampleOf(match, 200) }
}

function page(url: URL, all: readonly unknown[]): Answer {
  const size = Math.min(100, Number(url.searchParams.get('per_page') ?? 30))
  const number = Number(url.searchParams.get('page') ?? 1)
  const body = all.slice((number - 1) * size, number * size)
  if (number * size >= all.length) return { status: 200, body }
  const next = new URL(url.pathname, 'http://host')
  next.search = new URLSearchParams({ per_page: String(size), page: String(number + 1) }).toString()
  return { status: 200, body, headers: { link: `<{origin}${next.pathname}${next.search}>; rel="next"` } }
}

/** Rules that the description tells in prose only. */
function keepCheckRun(match: Match, body: Record<string, unknown>, state: State): Answer {
  const {
    status,
    conclusion,
    head_sha: sha,
    output,
  } = body as { status?: string; conclusion?: string; head_sha?: string; output?: CheckOutput }
  if (status === 'completed' && conclusion === undefined) return unprocessable('conclusion is missing')
  const annotations = output?.annotations ?? []
  const spread = annotations.find((one) => one.start_line !== one.end_line && one.start_column !== undefined)
  if (spread) return unprocessable('columns are for annotations on one line')
  if (annotations.some((one) => [...one.message].length > 65_536)) return unprocessable('a message is too long')
  const known = state.checkRuns.find(({ id }) => id === Number(match.parameters.check_run_id))
  if (match.id === 'checks/update' && !known) return missing()
  if (!known && sha !== HEAD && !/^c0ffee/.test(String(sha))) return unprocessable(`No commit found for SHA: ${sha}`)
  const run = known ?? { id: 4 + state.checkRuns.length, request: body, annotations: [] }
  run.annotations.push(...annotations)
  if (!known) state.checkRuns.push(run)
  const code = known ? 200 : 201
  return { status: code, body: { ...exampleOf(match, code), id: run.id, name: String(body.name ?? 'x') } }
}

interface CheckOutput {
  readonly annotations?: { start_line: number; end_line: number; start_column?: number; message: string }[]
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  const origin = `http://${response.req.headers.host}`
  const link = headers.link?.replace('{origin}', origin)
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  const type = typeof body === 'string' ? 'text/html' : 'application/json; charset=utf-8'
  response.writeHead(status, { ...(text && { 'content-type': type }), ...headers, ...(link && { link }) })
  response.end(text)
}
