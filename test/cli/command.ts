import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** The built command, as npm installs it. */
export const CLI = join(__dirname, '..', '..', 'build', 'cli.js')

/** What one run of the command left behind. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command in a folder and waits for its end. Nothing of this process's own environment about Redis or colours gets in. */
export function runCli(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const { PATH, HOME, TMPDIR } = process.env
  const child = spawn(process.execPath, [CLI, ...args], { cwd, env: { PATH, HOME, TMPDIR, ...env } })
  const streams = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      streams[name] += text
    })
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, ...streams }))
  })
}

/** A temporary folder with the given files; `remove` takes it away. */
export function createFolder(files: Readonly<Record<string, string>>): { path: string; remove(): void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'redis-preflight-cli-')))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), text)
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** A service with nothing to complain about. */
export const CLEAN = {
  'package.json': '{"name": "clean", "dependencies": {"ioredis": "^5.4.0"}}',
  'src/cache.ts': `import Redis from 'ioredis'

const redis = new Redis({
  connectTimeout: 2000,
  commandTimeout: 1000,
  retryStrategy: (attempt) => Math.min(attempt * 100, 3000),
})
redis.on('error', (error) => report(error))

export async function remember(id: string, value: string): Promise<void> {
  await redis.set(\`user:\${id}:profile\`, value, 'EX', 3600)
}
`,
}

/** The same service with one KEYS call on line 15. */
export const FAULTY = {
  ...CLEAN,
  'src/cache.ts': `${CLEAN['src/cache.ts']}
export async function all(): Promise<string[]> {
  return redis.keys('user:*')
}
`,
}

/** A service that does not use Redis. */
export const WITHOUT = { 'package.json': '{"name": "plain"}', 'src/index.ts': 'export const answer = 42\n' }
