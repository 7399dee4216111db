import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { loadConfig } from '../../src/config'
import { knownRules } from '../../src/run'
import { checkout } from '../support/checkout'
import { CLEAN, FAULTY, runCli } from './command'

const CONFIG = 'redis-preflight.config.yml'
const WORKFLOW = '.github/workflows/redis-preflight.yml'
const repository = join(__dirname, '..', '..')
const action = parse(readFileSync(join(repository, 'action.yml'), 'utf8'))

const read = (root: string, path: string) => readFileSync(join(root, path), 'utf8')
const load = (root: string, env: NodeJS.ProcessEnv = {}) =>
  loadConfig({ cwd: root, dir: '.', overrides: {}, env, knownRules })

describe('init', () => {
  it('writes a config that loads, and a workflow whose inputs the action has', async () => {
    const { root } = checkout(FAULTY)
    const { code, stdout, stderr } = await runCli(root, ['init'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^Found 1 client \(ioredis; for cache\) and 2 commands\.\n/)
    expect(stdout).toContain('the report has 1 finding that blocks')
    const config = await load(root, { REDIS_URL: 'redis://staging' })
    expect(config).toMatchObject({ failOn: 'error', probe: { kind: 'live', plan: { targets: [{ role: 'cache' }] } } })
    const workflow = parse(read(root, WORKFLOW))
    const step = workflow.jobs.preflight.steps.at(-1)
    expect(Object.keys(step.with).filter((name) => !(name in action.inputs))).toEqual([])
    expect(Object.keys(step.env)).toEqual(['REDIS_URL'])
    expect(step.env.REDIS_URL).toMatch(/^\$\{\{ secrets\.STAGING_REDIS_URL \}\}$/)
    expect(workflow.on.push.branches).toEqual(['main'])
    expect(workflow.permissions).toEqual({ contents: 'read', 'pull-requests': 'write' })
    expect(workflow.jobs.preflight.steps[0].uses).toMatch(/^actions\/checkout@[0-9a-f]{40}$/)
  })

  it('leads to a first report: the check reads the config that it wrote', async () => {
    const { root } = checkout(CLEAN)
    await runCli(root, ['init'])
    const { code, stdout } = await runCli(root, ['--quiet'])
    expect(code).toBe(0)
    expect(stdout).toContain('READY')
  })

  it('changes no file that is there', async () => {
    const { root } = checkout({
      ...FAULTY,
      [CONFIG]: 'fail-on: note\n',
      '.github/workflows/ci.yml': 'run: npx redis-preflight\n',
    })
    const { code, stdout } = await runCli(root, ['init'])
    expect(code).toBe(0)
    expect(stdout).toContain(`kept   ${CONFIG} (was there already)`)
    expect(stdout).toContain('kept   .github/workflows/ci.yml (was there already)')
    expect(read(root, CONFIG)).toBe('fail-on: note\n')
    expect(existsSync(join(root, WORKFLOW))).toBe(false)
  })

  it('does not write through a link', async () => {
    const { root } = checkout(FAULTY)
    mkdirSync(join(root, '.github/workflows'), { recursive: true })
    symlinkSync('../../victim', join(root, WORKFLOW))
    const { code, stderr } = await runCli(root, ['init'])
    expect(code).toBe(2)
    expect(stderr).toContain('redis-preflight.yml cannot be written (something of that name is there).')
    expect(existsSync(join(root, 'victim'))).toBe(false)
  })

  it('gives a queue and a cache a server each, and both their secrets', async () => {
    const { root } = checkout({
      ...CLEAN,
      'package.json': '{"dependencies": {"ioredis": "^5.4.0", "bullmq": "^5.0.0"}}',
      'src/queue.ts': `import { Queue } from 'bullmq'
import Redis from 'ioredis'

const connection = new Redis(process.env.QUEUE ?? '', { maxRetriesPerRequest: null })
export const mails = new Queue('mails', { connection })
`,
    })
    await runCli(root, ['init'])
    const config = await load(root, {
      REDIS_URL: 'redis://a',
      REDIS_QUEUE_URL: 'redis://b',
      REDIS_CACHE_URL: 'redis://c',
    })
    if (config.probe.kind !== 'live') throw new Error(config.probe.kind)
    expect(config.probe.plan.targets.map(({ role }) => role).sort()).toEqual(['cache', 'queue'])
    const { env } = parse(read(root, WORKFLOW)).jobs.preflight.steps.at(-1)
    expect(Object.keys(env)).toHaveLength(2)
  })

  it('in the folder of a service puts the config there, and the workflow at the top', async () => {
    const files = Object.fromEntries(Object.entries(FAULTY).map(([path, text]) => [`services/shop/${path}`, text]))
    const { root, git } = checkout(files)
    git('checkout', '--quiet', '-b', "it's/a#1")
    await runCli(root, ['init', 'services/shop'])
    expect(existsSync(join(root, 'services/shop', CONFIG))).toBe(true)
    const workflow = parse(read(root, WORKFLOW))
    expect(workflow.jobs.preflight.steps.at(-1).with['working-directory']).toBe('services/shop')
    expect(workflow.on.push.branches).toEqual(["it's/a#1"])
  })

  it('leaves the pipeline to GitLab where the repository lives there', async () => {
    const { root } = checkout({ ...FAULTY, '.gitlab-ci.yml': 'stages: [test]\n' })
    const { stdout } = await runCli(root, ['init'])
    expect(existsSync(join(root, WORKFLOW))).toBe(false)
    expect(stdout).toContain('.gitlab-ci.yml')
  })

  it('says so where there is no Redis yet', async () => {
    const { root } = checkout({ 'package.json': '{}', 'a.ts': 'export {}\n' })
    writeFileSync(join(root, 'b.ts'), 'export {}\n')
    const { code, stdout } = await runCli(root, ['init'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^No Redis client was found here/)
  })
})
