import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'

const ROOT = resolve(__dirname, '../../..')
const CACHE = join(ROOT, 'node_modules/.cache/redis-preflight-action')
const HOUR = 3_600_000
/** The longest that a build may take on a busy machine. */
export const BUILD_MS = 300_000

let bundle: Promise<string> | undefined

/**
 * The action's bundle, built by the package's own script from the sources as they are: path of its `index.js`. It is
 * built once for all test files, and again when a source file has changed since the last run.
 */
export function bundledAction(): Promise<string> {
  bundle ??= findOrBuild()
  return bundle
}

async function findOrBuild(): Promise<string> {
  const folder = join(CACHE, sourceHash())
  mkdirSync(CACHE, { recursive: true })
  while (!existsSync(folder)) {
    if (lock(`${folder}.lock`)) await buildInto(folder).finally(() => rmSync(`${folder}.lock`))
    else await setTimeout(250)
  }
  return join(folder, 'index.js')
}

/** Builds the bundle into a folder. */
async function build(out: string): Promise<void> {
  const command = ['run', '--silent', 'bundle', '--', '--out', out]
  await promisify(execFile)('npm', command, { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 })
}

async function buildInto(folder: string): Promise<void> {
  const fresh = `${folder}.new`
  rmSync(fresh, { recursive: true, force: true })
  await build(fresh)
  renameSync(fresh, folder)
  for (const name of readdirSync(CACHE)) {
    const path = join(CACHE, name)
    if (path !== folder && Date.now() - statSync(path).mtimeMs > HOUR) rmSync(path, { recursive: true, force: true })
  }
}

/** The lock names the process that holds it, so that one left behind by a killed run counts no longer. */
function lock(path: string): boolean {
  const holder = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0
  if (holder > 0 && !isRunning(holder)) rmSync(path, { force: true })
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function sourceHash(): string {
  const hash = createHash('sha256')
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).map((name) => join('src', name))
  for (const name of [...sources, 'package.json', 'package-lock.json', 'tsconfig.json'].sort()) {
    const path = join(ROOT, name)
    if (statSync(path).isFile()) hash.update(name).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}
