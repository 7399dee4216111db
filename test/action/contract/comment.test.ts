import { afterAll, beforeAll, expect, test } from 'vitest'
import { BUILD_MS, bundledAction } from '../support/bundle'
import { checkOut, cleanUp, commit, runAction, write } from '../support/runner'
import { below, CLEAN, type Files, NO_REDIS, ONE_FAULT } from '../support/services'
import { BOT, type Comment, HEAD, startGitHub, TOKEN } from './github'
import { notices, pullRequestEvent, RUN, runOn, visit, warnings } from './pull-request'

beforeAll(bundledAction, BUILD_MS)
afterAll(cleanUp)

const MARKER = '<!-- redis-preflight:. -->'
const OLD = `${MARKER}\n### ❌ Not ready to deploy\n`
const HUMAN = { login: 'mallory', type: 'User' } as const

function comment(id: number, body: string, user: Comment['user'] = BOT): Comment {
  return { id, body, user }
}

test('a pull request with a fault gets one comment: verdict, blockers, checklist, the line at the head commit', async () => {
  const { outcome, github } = await visit(ONE_FAULT)
  expect(outcome.code).toBe(1)
  expect(warnings(outcome)).toEqual([])
  expect(github.calls).toEqual(['issues/list-comments', 'issues/create-comment'])
  const [{ body }] = github.comments as [Comment]
  expect(body.split('\n')[0]).toBe(MARKER)
  for (const part of ['❌ Not ready', '1 error of no-keys', '| ❌ |', `Commit ${HEAD}`, `(${RUN})`])
    expect(body).toContain(part)
  expect(body).toContain(`(https://github.com/octo/shop/blob/${HEAD}/src/names.ts#L4)`)
})

test('a comment on the third page is found and updated, and turns green', async () => {
  const others = Array.from({ length: 240 }, (_, index) => comment(index + 1, `Comment ${index}`, HUMAN))
  const { outcome, github } = await visit(CLEAN, { comments: [...others, comment(900, OLD)] })
  expect(outcome.code).toBe(0)
  expect(github.calls).toEqual([...Array(3).fill('issues/list-comments'), 'issues/update-comment'])
  expect(github.comments).toHaveLength(241)
  expect(github.comments.at(-1)?.body).toContain('✅ Ready to deploy')
  expect(github.comments.slice(0, -1)).toEqual(others)
})

test('what somebody else wrote with our marker, and a bot that quotes it, stay as they are', async () => {
  const quote = comment(2, `Somebody wrote ${MARKER}`)
  const comments = [comment(1, OLD, HUMAN), quote]
  const { github } = await visit(ONE_FAULT, { comments })
  expect(github.comments.slice(0, 2)).toEqual(comments)
  expect(github.comments).toHaveLength(3)
  expect(github.calls.at(-1)).toBe('issues/create-comment')
})

test("a token of a person keeps that person's comment, not the one of a bot", async () => {
  const token = 'ghp_thePersonsOwnToken'
  const comments = [comment(1, OLD), comment(2, OLD, { login: 'deployer', type: 'User' })]
  const github = await startGitHub({ comments, login: 'deployer', token })
  try {
    await runOn(github, { workspace: checkOut(CLEAN), inputs: { 'github-token': token } })
  } finally {
    await github.stop()
  }
  expect(github.comments.map(({ body }) => body.includes('✅'))).toEqual([false, true])
})

test('a token of an app that does not look like one is one all the same', async () => {
  const token = 'an-old-or-new-form-of-token'
  const github = await startGitHub({ comments: [comment(1, OLD)], token })
  try {
    await runOn(github, { workspace: checkOut(CLEAN), inputs: { 'github-token': token } })
  } finally {
    await github.stop()
  }
  expect(github.calls).toEqual(['issues/list-comments', 'users/get-authenticated', 'issues/update-comment'])
  expect(github.comments[0]?.body).toContain('✅')
})

test('of two comments the first is kept up to date and the other is deleted, that of another bot is not', async () => {
  const other = comment(3, OLD, { login: 'echo[bot]', type: 'Bot' })
  const { github } = await visit(CLEAN, { comments: [comment(1, OLD), comment(2, OLD), other] })
  expect(github.comments.map(({ id }) => id)).toEqual([1, 3])
  expect(github.comments[0]?.body).toContain('✅')
  expect(github.comments[1]).toEqual(other)
})

test('a duplicate that cannot be deleted is one warning; the comment is up to date', async () => {
  const trouble = (operation: string) =>
    operation === 'issues/delete-comment' ? { status: 403, body: { message: 'Forbidden' } } : undefined
  const { outcome, github } = await visit(CLEAN, { comments: [comment(1, OLD), comment(2, OLD)], trouble })
  expect(warnings(outcome)).toEqual([expect.stringMatching(/^Could not delete a duplicate of the comment: /)])
  expect(github.comments[0]?.body).toContain('✅')
})

test('the same result again changes nothing but the commit', async () => {
  const github = await startGitHub()
  const workspace = checkOut(ONE_FAULT)
  try {
    await runOn(github, { workspace })
    const [first] = github.comments.map(({ body }) => body)
    await runOn(github, { workspace })
    expect(github.calls.filter((call) => call !== 'issues/list-comments')).toEqual(['issues/create-comment'])
    const next = 'd00d'.repeat(10)
    await runOn(github, { workspace, payload: pullRequestEvent('octo/shop', next) })
    expect(github.comments.map(({ body }) => body)).toEqual([first?.replaceAll(HEAD, next)])
  } finally {
    await github.stop()
  }
})

test.each<[string, string, Files, readonly Comment[], readonly string[]]>([
  ['on-failure', 'a fault', ONE_FAULT, [], ['issues/list-comments', 'issues/create-comment']],
  ['on-failure', 'no fault', CLEAN, [], ['issues/list-comments']],
  ['on-failure', 'no fault any more', CLEAN, [comment(1, OLD)], ['issues/list-comments', 'issues/update-comment']],
  ['never', 'a fault', ONE_FAULT, [comment(1, OLD)], []],
  ['always', 'no fault', CLEAN, [], ['issues/list-comments', 'issues/create-comment']],
  ['always', 'no Redis', NO_REDIS, [], ['issues/list-comments']],
  ['always', 'no Redis any more', NO_REDIS, [comment(1, OLD)], ['issues/list-comments', 'issues/update-comment']],
])('`comment: %s` with %s', async (mode, _, files, comments, calls) => {
  const { github } = await visit(files, { comments }, { inputs: { comment: mode } })
  expect(github.calls).toEqual(calls)
})

test('400 findings: the comment is within the limit, says what it left out and where that is', async () => {
  const call = (index: number) => `export const f${index} = () => redis.keys('user:${index}:*')\n`
  const code = `import { redis } from '../redis'\n${Array.from({ length: 400 }, (_, index) => call(index)).join('')}`
  const { outcome, github } = await visit({ ...CLEAN, 'src/많은/names.ts': code })
  expect(outcome.report.findings.length).toBeGreaterThanOrEqual(400)
  expect(warnings(outcome).filter((text) => text.includes('comment'))).toEqual([])
  const body = github.comments[0]!.body
  expect([...body].length).toBeLessThanOrEqual(65_536)
  expect([...body].length).toBeGreaterThan(60_000)
  expect(body).toMatch(/Too long for a comment: \d+ findings left out\./)
  expect(body).toContain(`[run's summary](${RUN})`)
  expect(outcome.summary).toContain('10 of 400 annotations shown')
})

test('two services of one job keep a comment each', async () => {
  const github = await startGitHub()
  const workspace = checkOut({ ...below('services/api', ONE_FAULT), ...below('services/web', CLEAN) })
  try {
    for (const name of ['services/api', 'services/web', 'services/api'])
      await runOn(github, { workspace, inputs: { 'working-directory': name } })
    const [first, second, ...others] = github.comments.map(({ body }) => body)
    expect(others).toEqual([])
    expect(first).toMatch(/^<!-- redis-preflight:services\/api -->\n.*❌.* · services\/api\n/)
    expect(first).toContain(`/blob/${HEAD}/services/api/src/names.ts#L4)`)
    expect(second).toMatch(/^<!-- redis-preflight:services\/web -->\n.*✅.* · services\/web\n/)
  } finally {
    await github.stop()
  }
})

test('two runs with keys of their own keep a comment each, and a key cannot break out of its marker', async () => {
  const github = await startGitHub()
  const workspace = checkOut(CLEAN)
  const hostile = 'a --><img src=x>\n<!-- é'
  try {
    for (const key of ['source', hostile, 'source', hostile])
      await runOn(github, { workspace, inputs: { 'comment-key': key } })
    expect(github.comments).toHaveLength(2)
    expect(github.comments[0]?.body.split('\n')[0]).toBe('<!-- redis-preflight:source -->')
    const [line, ...rest] = github.comments[1]!.body.split('\n')
    expect(line).toMatch(/^<!-- redis-preflight:[\w%/.!'()*~-]+ -->$/)
    expect(line?.slice(5, -4)).not.toContain('--')
    expect(rest.join('\n')).not.toContain('<img')
  } finally {
    await github.stop()
  }
})

test('the token of a fork can only read, so nothing is posted; annotations and summary are there', async () => {
  const job = { payload: pullRequestEvent('stranger/shop'), inputs: { 'check-run': 'true' } }
  const { outcome, github } = await visit(ONE_FAULT, {}, job)
  expect(github.calls).toEqual([])
  expect(notices(outcome)).toContainEqual(
    expect.stringMatching(/^No comment was posted: the token of a pull request from a fork/),
  )
  expect(notices(outcome)).toContainEqual(expect.stringMatching(/^No check run was posted: /))
  expect(outcome.commands.some(({ properties }) => properties.file === 'src/names.ts')).toBe(true)
  expect(outcome.summary).toContain('Not ready')
  expect(outcome.code).toBe(1)
})

test('the token of Dependabot reads unless the workflow says otherwise: it is tried', async () => {
  const env = { GITHUB_ACTOR: 'dependabot[bot]' }
  expect((await visit(ONE_FAULT, {}, { env })).github.comments).toHaveLength(1)
  const trouble = (operation: string) =>
    operation === 'issues/create-comment' ? { status: 403, body: { message: 'Resource not accessible' } } : undefined
  const { outcome } = await visit(ONE_FAULT, { trouble }, { env })
  expect(warnings(outcome)).toContainEqual(
    expect.stringContaining('the job needs `permissions:` with `pull-requests: write`'),
  )
  expect(outcome.code).toBe(1)
})

test('an empty token is told, not tried', async () => {
  const { outcome, github } = await visit(ONE_FAULT, {}, { inputs: { 'github-token': '' } })
  expect(github.calls).toEqual([])
  expect(notices(outcome)).toContainEqual(expect.stringMatching(/^No comment was posted: the input `github-token`/))
})

test.each(['push', 'merge_group', 'deployment', 'schedule', 'issue_comment'])(
  'an event without a pull request has no comment: %s',
  async (event) => {
    const { outcome, github } = await visit(ONE_FAULT, {}, { event, payload: {} })
    expect(github.calls).toEqual([])
    expect([...warnings(outcome), ...notices(outcome)]).toEqual([])
    expect(outcome.code).toBe(1)
  },
)

test('under pull_request_target the comment is about what is checked out, never about the base in its name', async () => {
  const workspace = checkOut(CLEAN)
  const base = commit(workspace)
  write(workspace, below('head', ONE_FAULT))
  commit(`${workspace}/head`)
  const payload = pullRequestEvent('stranger/shop')
  const job = { workspace, event: 'pull_request_target', payload, env: { GITHUB_SHA: base } }
  const github = await startGitHub()
  try {
    const onBase = await runOn(github, job)
    expect(github.calls).toEqual([])
    expect(notices(onBase)).toContainEqual(expect.stringContaining('the checkout is the base commit'))
    await runOn(github, { ...job, inputs: { 'working-directory': 'head' } })
    expect(github.comments.map(({ body }) => body.includes('❌ Not ready'))).toEqual([true])
  } finally {
    await github.stop()
  }
})

test('GitHub Enterprise: the API below a path, links to its own server', async () => {
  const env = { GITHUB_SERVER_URL: 'https://git.example.com' }
  const { outcome, github } = await visit(ONE_FAULT, { base: '/api/v3' }, { env })
  expect(warnings(outcome)).toEqual([])
  expect(github.comments[0]?.body).toContain(`https://git.example.com/octo/shop/blob/${HEAD}/src/names.ts#L4`)
  expect(github.comments[0]?.body).not.toContain('https://github.com/octo')
})

test.each([
  ['comment', 'sometimes', /^The input `comment` is "sometimes"; write always, on-failure or never\.$/],
  ['comment-key', 'k'.repeat(101), /^The input `comment-key` has 101 characters; write at most 100\.$/],
  ['check-run', 'yes', /^The input `check-run` is "yes"; write true or false\.$/],
])('bad input: %s', async (name, value, sentence) => {
  const outcome = await runAction({ workspace: checkOut(CLEAN), inputs: { [name]: value, 'github-token': TOKEN } })
  expect(outcome.code).toBe(2)
  expect(outcome.commands.filter(({ name }) => name === 'error').map(({ data }) => data)).toEqual([
    expect.stringMatching(sentence),
  ])
})
