import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BUILD_MS, bundledAction } from '../support/bundle'
import { cleanUp, type Outcome } from '../support/runner'
import { CLEAN, ONE_FAULT } from '../support/services'
import { type Options, TOKEN, type Trouble } from './github'
import { visit, warnings } from './pull-request'

beforeAll(bundledAction, BUILD_MS)
afterAll(cleanUp)

const SECONDARY = {
  message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
}
const IN_AN_HOUR = String(Math.floor(Date.now() / 1000) + 3600)
const PRIMARY = { message: 'API rate limit exceeded for installation ID 1.' }

/** One warning that says what is missing; everything else is as in a run without trouble. */
function expectNothingLost(outcome: Outcome, warning: RegExp): void {
  expect(warnings(outcome)).toEqual([expect.stringMatching(warning)])
  expect(warnings(outcome)[0]).toMatch(/^Could not post the comment: .*The verdict is not affected\.$/)
  expect(outcome.code).toBe(1)
  expect(outcome.outputs).toMatchObject({ verdict: 'not-ready', failed: '1' })
  expect(outcome.report).toMatchObject({ verdict: 'not-ready' })
  expect(outcome.summary).toContain('Not ready to deploy')
  expect(outcome.commands.some(({ properties }) => properties.file === 'src/names.ts')).toBe(true)
}

const onCreate = (trouble: (nth: number) => Trouble): Options => ({
  trouble: (operation, nth) => (operation === 'issues/create-comment' ? trouble(nth) : undefined),
})

describe('what another try does not mend is a warning at once', () => {
  test.each<[string, Trouble, RegExp]>([
    ['401', { status: 401, body: { message: 'Bad credentials' } }, /401 \(Bad credentials\); the input `github-token`/],
    [
      '403',
      { status: 403, body: { message: 'Resource not accessible by integration' } },
      /403 \(Resource not accessible by integration\); the job needs `permissions:` with `pull-requests: write`/,
    ],
    [
      '404',
      { status: 404, body: { message: 'Not Found' } },
      /404 \(Not Found\); the job needs .*`pull-requests: write`/,
    ],
    [
      '422',
      {
        status: 422,
        body: {
          message: 'Validation Failed',
          errors: [{ resource: 'Issue', code: 'custom', message: 'it is locked' }],
        },
      },
      /422 \(Validation Failed: it is locked\)/,
    ],
    [
      '429 with a wait that is too long',
      { status: 429, body: SECONDARY, headers: { 'retry-after': '3600' } },
      /429 .*it asks to wait 3600 s/,
    ],
    ['a secondary rate limit without a wish', { status: 403, body: SECONDARY }, /its rate limit is used up/],
    [
      'the primary rate limit',
      {
        status: 403,
        body: PRIMARY,
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': IN_AN_HOUR },
      },
      /its rate limit is used up/,
    ],
    ['an answer that quotes the token', { status: 422, body: { message: `no ${TOKEN}` } }, /422 \(no \*\*\*\)/],
    [
      'a hostile answer',
      { status: 422, body: { message: 'no\n::error::owned\n##[error]x' } },
      /422 \(no ::error::owned/,
    ],
  ])('%s', async (_, trouble, warning) => {
    const { outcome, github } = await visit(
      ONE_FAULT,
      onCreate(() => trouble),
    )
    expectNothingLost(outcome, warning)
    expect(github.calls).toEqual(['issues/list-comments', 'issues/create-comment'])
    expect(outcome.commands.filter(({ name, data }) => name === 'error' && data.startsWith('owned'))).toEqual([])
  })
})

// These wait more than they work, each with a GitHub of its own.
describe.concurrent('what may pass is tried again', () => {
  test.each<[string, Trouble]>([
    ['502 from a gateway', { status: 502, body: '<html>Bad Gateway</html>' }],
    ['a connection that breaks', 'reset'],
    ['429 with retry-after', { status: 429, body: SECONDARY, headers: { 'retry-after': '2' } }],
    ['a secondary rate limit with retry-after', { status: 403, body: SECONDARY, headers: { 'retry-after': '2' } }],
  ])('%s', async (_, trouble) => {
    const { outcome, github } = await visit(
      ONE_FAULT,
      onCreate((nth) => (nth === 1 ? trouble : undefined)),
    )
    expect(warnings(outcome)).toEqual([])
    expect(github.calls).toEqual(['issues/list-comments', ...Array(2).fill('issues/create-comment')])
    expect(github.comments).toHaveLength(1)
    expect(outcome.code).toBe(1)
  })

  test.each<[string, Trouble, RegExp]>([
    ['5xx', { status: 503, body: { message: 'Service Unavailable' } }, /503 \(Service Unavailable\)/],
    ['a connection that breaks', 'reset', /127\.0\.0\.1:\d+ could not be reached \(/],
    ['no answer at all', 'silence', /127\.0\.0\.1:\d+ could not be reached \(no answer within 10 s\)/],
    ['a limit', { status: 429, body: SECONDARY, headers: { 'retry-after': '1' } }, /429 .*it asks to wait/],
  ])('but not for ever: %s', async (_, trouble, warning) => {
    const { outcome, github } = await visit(
      ONE_FAULT,
      onCreate(() => trouble),
    )
    expectNothingLost(outcome, warning)
    expect(github.calls.slice(1)).toEqual(Array(3).fill('issues/create-comment'))
  })
})

test('an API that is not there costs a clean service nothing but the comment', async () => {
  const { outcome } = await visit(CLEAN, {}, { env: { GITHUB_API_URL: 'http://127.0.0.1:1' } })
  expect(warnings(outcome)).toEqual([expect.stringMatching(/^Could not post the comment: 127\.0\.0\.1:1 could not be/)])
  expect(outcome.code).toBe(0)
  expect(outcome.outputs.verdict).toBe('ready')
})

test('a list of comments that breaks off creates no second comment', async () => {
  const others = Array.from({ length: 150 }, (_, index) => ({
    id: index + 1,
    body: 'x',
    user: { login: 'mallory', type: 'User' as const },
  }))
  const trouble: Options['trouble'] = (operation, nth) =>
    operation === 'issues/list-comments' && nth > 1 ? { status: 404, body: { message: 'Not Found' } } : undefined
  const { outcome, github } = await visit(ONE_FAULT, { comments: others, trouble })
  expectNothingLost(outcome, /404/)
  expect(github.comments).toEqual(others)
})
