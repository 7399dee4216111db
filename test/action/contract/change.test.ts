import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Checkout, checkout } from '../../support/checkout'
import { cleanUp, type Job, type Outcome, scratch } from '../support/runner'
import { CLEAN, type Files, KEYS_MODULE } from '../support/services'
import { type GitHub, type Options, startGitHub } from './github'
import { notices, pullRequestEvent, runOn, warnings } from './pull-request'

afterAll(cleanUp)

const LEGACY: Files = { ...CLEAN, 'src/legacy.ts': KEYS_MODULE }
const CONFIG = 'redis-preflight.config.yml'

interface PullRequest {
  readonly origin: Checkout
  readonly base: string
  readonly head: string
}

/** A repository with a branch that changes some files, merged as GitHub does it for `pull_request`. */
function pullRequest(changes: Readonly<Record<string, string | null>>, files: Files = LEGACY): PullRequest {
  const origin = checkout(files)
  origin.git('checkout', '--quiet', '-b', 'feature')
  origin.write(changes)
  const head = origin.commit('feature')
  origin.git('checkout', '--quiet', 'main')
  origin.write({ 'README.md': 'main went on\n' })
  const base = origin.commit('main goes on')
  origin.git('merge', '--quiet', '--no-ff', '-m', 'merge', 'feature')
  return { origin, base, head }
}

/** What actions/checkout leaves: so many commits of the merge, or of another commit. */
function clone({ origin }: PullRequest, depth: number, branch = 'main'): string {
  const root = join(scratch(), 'checkout')
  const url = pathToFileURL(origin.root).href
  execFileSync('git', ['clone', '--quiet', `--depth=${depth}`, `--branch=${branch}`, url, root], { stdio: 'ignore' })
  return root
}

async function check(
  pull: PullRequest,
  {
    depth = 2,
    github: options = {},
    branch,
    ...job
  }: { depth?: number; github?: Options; branch?: string } & Partial<Job>,
): Promise<{ outcome: Outcome; github: GitHub }> {
  const workspace = clone(pull, depth, branch)
  const github = await startGitHub(options)
  try {
    const payload = pullRequestEvent('octo/shop', pull.head)
    const { pull_request: request } = payload
    const event = { pull_request: { ...request, base: { ...request.base, sha: pull.base } } }
    const sha = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: workspace, encoding: 'utf8' }).trim()
    const outcome = await runOn(github, { payload: event, workspace, ...job, env: { GITHUB_SHA: sha, ...job.env } })
    return { outcome, github }
  } finally {
    await github.stop()
  }
}

const NARROW = { 'changed-only': 'true' }
const errorsOf = ({ commands }: Outcome) =>
  commands.filter(({ name, properties }) => name === 'error' && properties.file)

describe('changed-only, with two commits of history', () => {
  it('lets the legacy be, and asks GitHub nothing about the change', async () => {
    const { outcome, github } = await check(pullRequest({ 'src/new.ts': 'export {}\n' }), { inputs: NARROW })
    expect(outcome.code).toBe(0)
    expect(errorsOf(outcome)).toEqual([])
    expect(outcome.report.change).toMatchObject({ since: 'main', scope: { inside: 0, outside: 1 } })
    expect(github.questions).toEqual([])
    expect(github.comments[0]?.body).toContain(
      'Only what changed since <code>main</code> counts: 0 findings there, 1 elsewhere',
    )
  })

  it('marks and stops what the pull request brings', async () => {
    const { outcome } = await check(pullRequest({ 'src/new.ts': KEYS_MODULE }), { inputs: NARROW })
    expect(outcome.code).toBe(1)
    expect(errorsOf(outcome).map(({ properties }) => properties.file)).toEqual(['src/new.ts'])
    expect(outcome.report.change).toMatchObject({ base: { added: 1, fixed: 0 } })
  })

  it('in a folder of a larger repository', async () => {
    const below = (files: Files) =>
      Object.fromEntries(Object.entries(files).map(([path, text]) => [`shop/${path}`, text]))
    const pull = pullRequest({ 'shop/src/new.ts': KEYS_MODULE }, below(LEGACY))
    const { outcome } = await check(pull, { inputs: { ...NARROW, 'working-directory': 'shop' } })
    expect(errorsOf(outcome).map(({ properties }) => properties.file)).toEqual(['shop/src/new.ts'])
  })

  it('of a checkout of the head, where main went on meanwhile', async () => {
    const pull = pullRequest({ 'src/new.ts': KEYS_MODULE })
    const { pull_request: request } = pullRequestEvent('octo/shop', pull.head)
    const payload = { pull_request: { ...request, base: { ...request.base, sha: pull.base } } }
    const workspace = clone(pull, 100)
    execFileSync('git', ['checkout', '--quiet', pull.head], { cwd: workspace, stdio: 'ignore' })
    const github = await startGitHub()
    const outcome = await runOn(github, { payload, workspace, inputs: NARROW }).finally(() => github.stop())
    expect(outcome.report.change).toMatchObject({ scope: { inside: 1, outside: 1 } })
  })
})

describe('changed-only, with one commit of history', () => {
  const pull = pullRequest({ 'src/new.ts': KEYS_MODULE, 'src/legacy.ts': `// moved\n${KEYS_MODULE}` })
  const rows = KEYS_MODULE.trimEnd().split('\n')
  const added = `@@ -0,0 +1,${rows.length} @@\n${rows.map((row) => `+${row}`).join('\n')}`
  const moved = "@@ -1,2 +1,3 @@\n+// moved\n import { redis } from './redis'\n "

  it('takes the lines from GitHub', async () => {
    const changes = [
      { filename: 'src/new.ts', status: 'added', patch: added },
      { filename: 'src/legacy.ts', status: 'modified', patch: moved },
      { filename: 'gone.ts', status: 'removed', patch: '@@ -1 +0,0 @@\n-x' },
    ] as const
    const { outcome, github } = await check(pull, { depth: 1, inputs: NARROW, github: { changes } })
    expect(errorsOf(outcome).map(({ properties }) => properties.file)).toEqual(['src/new.ts'])
    expect(outcome.report.change).toEqual({ status: 'collected', since: 'main', scope: { inside: 1, outside: 1 } })
    expect(github.questions[0]).toBe('pulls/list-files')
    expect(warnings(outcome)).toEqual([])
  })

  it('counts all of a file whose patch GitHub leaves out, or whose lines are not where the patch says', async () => {
    const changes = [
      { filename: 'src/new.ts', status: 'added' },
      { filename: 'src/legacy.ts', status: 'modified', patch: moved.replace('// moved', '// elsewhere') },
    ] as const
    const { outcome } = await check(pull, { depth: 1, inputs: NARROW, github: { changes } })
    expect(outcome.report.change).toMatchObject({ scope: { inside: 2, outside: 0 } })
  })

  it('reads all pages', async () => {
    const many = Array.from({ length: 230 }, (_, n) => ({ filename: `docs/${n}.md`, status: 'added' }) as const)
    const changes = [...many, { filename: 'src/new.ts', status: 'added', patch: added } as const]
    const { outcome, github } = await check(pull, { depth: 1, inputs: NARROW, github: { changes } })
    expect(outcome.report.change).toMatchObject({ scope: { inside: 1 } })
    expect(github.questions.filter((id) => id === 'pulls/list-files')).toHaveLength(3)
  })

  it('counts everything, and says so, where GitHub does not tell', async () => {
    const trouble = (operation: string) =>
      operation === 'pulls/list-files' ? { status: 403, body: { message: 'No' } } : undefined
    const { outcome } = await check(pull, { depth: 1, inputs: NARROW, github: { trouble } })
    expect(outcome.code).toBe(1)
    expect(errorsOf(outcome)).toHaveLength(2)
    expect(warnings(outcome)[0]).toBe(
      'Every finding counts, since it is not known what changed: git does not know the commit `HEAD^1` here, and GitHub answered 403 (No); the job needs `permissions:` with `contents: read, pull-requests: read`. Check out with `fetch-depth: 2`.',
    )
    expect(outcome.report.change).toMatchObject({ status: 'not-collected' })
  })

  it('counts everything where the list is cut', async () => {
    const changes = Array.from({ length: 3000 }, (_, n) => ({ filename: `docs/${n}.md`, status: 'added' }) as const)
    const { outcome } = await check(pull, { depth: 1, inputs: NARROW, github: { changes } })
    expect(outcome.code).toBe(1)
    expect(outcome.report.change).toMatchObject({ status: 'not-collected' })
  })
})

describe('a pull request that switches the gate off', () => {
  const off = { [CONFIG]: 'rules: { no-keys: off }\n' }

  it.each([
    ['told by git', 2],
    ['told by GitHub', 1],
  ])('is told on top of the comment, %s', async (_, depth) => {
    const changes = [{ filename: CONFIG, status: 'added', patch: '@@ -0,0 +1 @@\n+rules: { no-keys: off }' }] as const
    const { outcome, github } = await check(pullRequest(off), { depth, github: { changes } })
    expect(outcome.code).toBe(0)
    const [, ...lines] = github.comments[0]!.body.split('\n')
    expect(lines.slice(0, 3)).toEqual([
      '> [!WARNING]',
      '> This change loosens the gate itself:',
      '> - <code>no-keys</code> is switched off',
    ])
    expect(outcome.summary).toContain('This change loosens the gate itself')
  })

  it.each([
    ['told by git', 2],
    ['told by GitHub', 1],
  ])('does not get by with `config-from: base`, %s', async (_, depth) => {
    const { outcome } = await check(pullRequest(off), { depth, inputs: { 'config-from': 'base' } })
    expect(outcome.code).toBe(1)
    expect(errorsOf(outcome).map(({ properties }) => properties.file)).toEqual(['src/legacy.ts'])
  })

  it('is judged by the config of the base, also where that names a baseline', async () => {
    const files = { ...LEGACY, [CONFIG]: 'rules: { no-keys: off }\n' }
    const { outcome } = await check(pullRequest({ [CONFIG]: 'rules: { no-keys: error }\n' }, files), {
      depth: 1,
      inputs: { 'config-from': 'base' },
      github: { baseFiles: { [CONFIG]: files[CONFIG]! } },
    })
    expect(outcome.code).toBe(0)
  })

  it('cannot be judged by a config that is not known', async () => {
    const trouble = (operation: string) =>
      operation.startsWith('pulls/') ? { status: 404, body: { message: 'No' } } : undefined
    const { outcome } = await check(pullRequest(off), {
      depth: 1,
      inputs: { 'config-from': 'base' },
      github: { trouble },
    })
    expect(outcome.code).toBe(2)
    expect(outcome.outputs.verdict).toBeUndefined()
    expect(outcome.commands.find(({ name }) => name === 'error')?.data).toMatch(
      /^The config before the change is not known: /,
    )
  })

  it('is not passed over in silence where the state before is not known', async () => {
    const trouble = (operation: string) =>
      operation.startsWith('pulls/') ? { status: 404, body: { message: 'No' } } : undefined
    const { github } = await check(pullRequest(off), { depth: 1, github: { trouble } })
    expect(github.comments[0]?.body).toContain('What the change does to the gate itself is not known')
  })
})

describe('other events', () => {
  const pull = pullRequest({ 'src/new.ts': KEYS_MODULE })

  it('a merge queue is compared with what it merges into', async () => {
    const payload = { merge_group: { base_sha: pull.base, base_ref: 'refs/heads/main' } }
    const { outcome, github } = await check(pull, { event: 'merge_group', payload, inputs: NARROW })
    expect(outcome.report.change).toMatchObject({ since: 'main', scope: { inside: 1, outside: 1 } })
    expect(github.comments).toEqual([])
  })

  it('a push is compared with the push before it, where only that counts', async () => {
    const payload = { before: pull.base }
    const { outcome } = await check(pull, { event: 'push', payload, inputs: NARROW })
    expect(outcome.report.change).toMatchObject({ since: pull.base.slice(0, 7), scope: { inside: 1, outside: 1 } })
  })

  it.each([
    ['deployment', { deployment: { id: 1 } }],
    ['push', { before: '0'.repeat(40) }],
  ])('%s is about no change, so everything counts', async (event, payload) => {
    const { outcome } = await check(pull, { event, payload, inputs: NARROW })
    expect(outcome.code).toBe(1)
    expect(errorsOf(outcome)).toHaveLength(2)
    expect(notices(outcome)).toContain(`Every finding counts: a run for \`${event}\` is about no change.`)
  })
})

describe('suggest-fixes', () => {
  const SUGGEST = { 'suggest-fixes': 'true' }
  const OFFER = `import { redis } from './redis'

export async function names(): Promise<string[]> {
  const names = await redis.keys('user:*')
  return names
}
`

  const pull = pullRequest({ 'src/new.ts': OFFER })
  let first: Awaited<ReturnType<typeof check>>
  beforeAll(async () => {
    first = await check(pull, { inputs: SUGGEST })
  })

  it('offers the safe fixes as suggestions in one review, with the lines that they replace', () => {
    const { outcome, github } = first
    expect(outcome.code).toBe(1)
    expect(github.calls.filter((id) => id === 'pulls/create-review')).toHaveLength(1)
    const [suggestion, ...others] = github.suggestions
    expect(others).toEqual([])
    expect(suggestion).toMatchObject({ path: 'src/new.ts', line: 4, side: 'RIGHT' })
    expect(suggestion).not.toHaveProperty('start_line')
    const [, code = ''] = /^`{3,}suggestion\n([\s\S]*?)\n`{3,}$/m.exec(suggestion!.body) ?? []
    expect(code).toContain("redis.scanStream({ match: 'user:*', count: 100 })")
    expect(code.split('\n').every((line) => line.startsWith('  '))).toBe(true)
    expect(suggestion?.body).toMatch(/^<!-- redis-preflight-fix:[0-9a-f]{16} -->\n\*\*\[no-keys\]/)
  })

  it.each([
    ['does not offer twice what it offered once', {}, false],
    ['is not kept from it by what a stranger wrote', { user: { login: 'eve', type: 'User' } as const }, true],
  ])('%s', async (_, author, isOffered) => {
    const suggestions = first.github.suggestions.map((one) => ({ ...one, ...author }))
    const { github } = await check(pull, { inputs: SUGGEST, github: { suggestions } })
    expect(github.calls.includes('pulls/create-review')).toBe(isOffered)
  })

  it.each([
    ['is not wanted', { 'src/new.ts': OFFER }, {}],
    ['is on lines that the pull request leaves alone', { 'src/legacy.ts': `// more\n${OFFER}` }, SUGGEST],
  ])('offers nothing that %s', async (_, changes, inputs) => {
    const { github } = await check(pullRequest(changes, { ...CLEAN, 'src/legacy.ts': OFFER }), { inputs })
    expect(github.suggestions).toEqual([])
  })

  it('offers nothing where the merge has other lines than the head', async () => {
    const origin = checkout({ ...CLEAN, 'src/names.ts': '// one\n// two\n// three\n// four\n// five\n' })
    origin.git('checkout', '--quiet', '-b', 'feature')
    origin.write({ 'src/names.ts': `// one\n// two\n// three\n// four\n// five\n${OFFER}` })
    const head = origin.commit('feature')
    origin.git('checkout', '--quiet', 'main')
    origin.write({ 'src/names.ts': '// zero\n// one\n// two\n// three\n// four\n// five\n' })
    const base = origin.commit('main')
    origin.git('merge', '--quiet', '--no-ff', '-m', 'merge', 'feature')
    const { github, outcome } = await check({ origin, base, head }, { inputs: SUGGEST })
    expect(outcome.code).toBe(1)
    expect(github.suggestions).toEqual([])
  })

  it('that GitHub refuses are a warning, and the verdict stays', async () => {
    const trouble = (operation: string) =>
      operation === 'pulls/create-review'
        ? { status: 422, body: { message: 'line must be part of the diff' } }
        : undefined
    const { outcome } = await check(pullRequest({ 'src/new.ts': OFFER }), { inputs: SUGGEST, github: { trouble } })
    expect(outcome.code).toBe(1)
    expect(warnings(outcome)).toEqual([
      'Could not suggest the fixes: GitHub answered 422 (line must be part of the diff). The verdict is not affected.',
    ])
  })
})
