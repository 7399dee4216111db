import { afterAll, beforeAll, expect, test } from 'vitest'
import { BUILD_MS, bundledAction } from '../support/bundle'
import { checkOut, cleanUp, type Outcome } from '../support/runner'
import { below, CLEAN, ONE_FAULT } from '../support/services'
import { BOT, type Comment, HEAD, startGitHub } from './github'
import { pullRequestEvent, RUN, runOn, visit, warnings } from './pull-request'

beforeAll(bundledAction, BUILD_MS)
afterAll(cleanUp)

const GREEN = '### ✅ Ready to deploy\n\nCommit 0123456'
const ON_SHOP = { id: 1, body: `<!-- redis-preflight:. -->\n${GREEN}\n`, user: BOT }
const SECRET = 'correct-horse-battery-staple'

/** The run failed with its own sentence and nothing else. */
function expectFailure(outcome: Outcome, sentence: RegExp): void {
  expect(outcome.code).toBe(2)
  const errors = outcome.commands.filter(({ name }) => name === 'error').map(({ data }) => data)
  expect(errors).toEqual([expect.stringMatching(sentence)])
  expect(outcome.outputs).toEqual({})
}

test('a run that cannot judge takes back what the comment says, and the next one that can brings it up to date', async () => {
  const github = await startGitHub({ comments: [ON_SHOP] })
  const workspace = checkOut(ONE_FAULT)
  const inputs = { 'fail-on': `${SECRET}<img src=x>`, 'redis-password': SECRET, 'check-run': 'true' }
  try {
    expectFailure(await runOn(github, { workspace, inputs }), /^The input `fail-on` cannot be `\*\*\*<img src=x>`/)
    expect(github.calls).toEqual(['checks/create', 'issues/list-comments', 'issues/update-comment'])
    const [{ body }] = github.comments as [Comment]
    expect(body).toMatch(/^<!-- redis-preflight:\. -->\n### ⚠️ Could not judge\n/)
    const [head, folded] = body.split('<details>')
    for (const part of [HEAD, RUN, 'cannot be <code>\\*\\*\\*&lt;img src=x&gt;</code>']) expect(head).toContain(part)
    expect(folded).toContain(GREEN)
    expect(body).not.toContain(SECRET)
    expect(github.checkRuns.map(({ request }) => request)).toMatchObject([
      { name: 'Redis preflight', head_sha: HEAD, conclusion: 'failure', output: { title: 'Could not judge' } },
    ])
    await runOn(github, { workspace })
    expect(github.comments).toHaveLength(1)
    expect(github.comments[0]!.body).toMatch(/^<!-- redis-preflight:\. -->\n### ❌ Not ready to deploy\n/)
    expect(github.comments[0]!.body).not.toContain('<details>')
  } finally {
    await github.stop()
  }
})

test('a service whose folder is gone is known by its name; of other services and of none nothing is said', async () => {
  const gone = { ...ON_SHOP, id: 2, body: ON_SHOP.body.replace(':.', ':services/api') }
  const job = { inputs: { 'working-directory': './services/api/' } }
  const { outcome, github } = await visit(below('services/web', CLEAN), { comments: [ON_SHOP, gone] }, job)
  expectFailure(outcome, /does not exist/)
  expect(github.comments[0]).toEqual(ON_SHOP)
  expect(github.comments[1]!.body).toMatch(
    /^<!-- redis-preflight:services\/api -->\n### ⚠️ Could not judge · services\/api\n/,
  )
  const none = await visit(CLEAN, {}, { inputs: { config: 'missing.yml' } })
  expectFailure(none.outcome, /missing\.yml does not exist/)
  expect(none.github.calls).toEqual(['issues/list-comments'])
})

test('an API that fails is one warning behind the failure; a fork and `comment: never` ask nothing', async () => {
  const trouble = () => ({ status: 403, body: { message: 'Forbidden' } })
  const { outcome } = await visit(CLEAN, { comments: [ON_SHOP], trouble }, { inputs: { config: 'missing.yml' } })
  expectFailure(outcome, /missing\.yml does not exist/)
  expect(warnings(outcome)).toEqual([
    expect.stringMatching(/^Could not post the comment: GitHub answered 403 .*write`\.$/),
  ])
  for (const job of [
    { payload: pullRequestEvent('stranger/shop'), inputs: { config: 'missing.yml', 'check-run': 'true' } },
    { inputs: { config: 'missing.yml', comment: 'never' } },
  ]) {
    const silent = await visit(CLEAN, { comments: [ON_SHOP] }, job)
    expectFailure(silent.outcome, /missing\.yml does not exist/)
    expect({ calls: silent.github.calls, warnings: warnings(silent.outcome) }).toEqual({ calls: [], warnings: [] })
  }
})
