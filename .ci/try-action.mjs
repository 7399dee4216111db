// Runs the committed action bundle as a GitHub runner would, under a given Node, on three small repositories.
//   node .ci/try-action.mjs [NODE-BINARY [BUNDLE]]
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const node = process.argv[2] ?? process.execPath
const bundle = resolve(process.argv[3] ?? join(import.meta.dirname, '../dist/index.js'))

const CLIENT = `import Redis from 'ioredis'

export const redis = new Redis(process.env.REDIS_URL ?? '', {
  connectTimeout: 2_000,
  commandTimeout: 1_000,
  maxRetriesPerRequest: 2,
  retryStrategy: (attempt) => Math.min(attempt * 100, 3_000),
})
redis.on('error', (error) => console.error(error.message))
`
const KEYS_CALL = `import { redis } from './redis'

export async function names() {
  return redis.keys('user:*')
}
`
const SETEX_CALL = `import { redis } from './redis'

export const keep = (id: string, text: string) => redis.setex('user:' + id, 60, text)
`
const USES_IOREDIS = '{ "name": "shop", "dependencies": { "ioredis": "^5.4.1" } }\n'

/** The repositories, and what the action must say of them. */
const CASES = [
  {
    name: 'one KEYS call',
    files: { 'package.json': USES_IOREDIS, 'src/redis.ts': CLIENT, 'src/users.ts': KEYS_CALL },
    exit: 1,
    verdict: 'not-ready',
    annotation: /^::error [^\n]*file=src\/users\.ts,line=4,col=16,[^\n]*::/m,
  },
  {
    name: 'a clean service',
    files: { 'package.json': USES_IOREDIS, 'src/redis.ts': CLIENT, 'src/users.ts': SETEX_CALL },
    exit: 0,
    verdict: 'ready',
  },
  {
    name: 'no Redis at all',
    files: { 'package.json': '{ "name": "site" }\n', 'src/index.ts': 'export const keys = Object.keys({ a: 1 })\n' },
    exit: 0,
    verdict: 'not-applicable',
  },
]

/** Writes the files into a fresh git checkout and returns its path. */
function checkOut(files) {
  const root = mkdtempSync(join(tmpdir(), 'redis-preflight-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  execFileSync('git', ['init', '-q'], { cwd: root })
  execFileSync('git', ['add', '.'], { cwd: root })
  return root
}

/** Starts the bundle with the environment of a runner on a push; no token, so nothing leaves this machine. */
function runAction(root, results) {
  const summary = join(results, 'summary.md')
  const output = join(results, 'output.txt')
  for (const file of [summary, output]) writeFileSync(file, '')
  const child = spawnSync(node, [bundle], {
    cwd: root,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_API_URL: 'http://127.0.0.1:9',
      GITHUB_WORKSPACE: root,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_OUTPUT: output,
    },
  })
  return { ...child, summary: readFileSync(summary, 'utf8'), output: readFileSync(output, 'utf8') }
}

function check({ files, exit, verdict, annotation }) {
  const root = checkOut(files)
  const results = mkdtempSync(join(tmpdir(), 'redis-preflight-results-'))
  try {
    const run = runAction(root, results)
    const said = `\n${run.stdout}\n${run.stderr}`
    assert.equal(run.status, exit, `exit code ${run.status} instead of ${exit}${said}`)
    assert.match(run.output, new RegExp(`^verdict<<(\\S+)\\n${verdict}\\n\\1$`, 'm'), `output verdict: ${run.output}`)
    assert.notEqual(run.summary.trim(), '', 'the job summary is empty')
    if (annotation) assert.match(run.stdout, annotation, `no such annotation${said}`)
    else assert.doesNotMatch(run.stdout, /^::error/m, `an ::error annotation${said}`)
  } finally {
    for (const folder of [root, results]) rmSync(folder, { recursive: true, force: true })
  }
}

const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()
let failed = 0
for (const one of CASES) {
  try {
    check(one)
    process.stdout.write(`ok      ${version}  ${one.name}\n`)
  } catch (error) {
    failed++
    process.stdout.write(`FAILED  ${version}  ${one.name}: ${error.message}\n`)
  }
}
process.exitCode = failed > 0 ? 1 : 0
