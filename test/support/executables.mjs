/** Finds and installs programs that tests need from the machine. Needs no package, only Node 20. */
import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Package managers put programs here without always putting the folder on PATH. */
const USUAL_FOLDERS = ['/usr/bin', '/usr/sbin', '/usr/local/bin', '/opt/homebrew/bin', '/home/linuxbrew/.linuxbrew/bin']

/** The path of the first program of these names that is there, undefined where none is. */
export async function findProgram(...names) {
  const folders = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...USUAL_FOLDERS]
  return firstExecutable(names.flatMap((name) => folders.map((folder) => join(folder, name))))
}

/** The first of these paths that can be executed. */
export async function firstExecutable(paths) {
  for (const path of paths) {
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (isThere) return path
  }
  return undefined
}

/** Test files run side by side, and apt-get must not: whoever comes second waits and then finds the first one's work. */
export async function withInstallLock(work) {
  const lock = join(tmpdir(), 'redis-server-install.lock')
  const giveUpAt = Date.now() + 10 * 60_000
  while (!(await takeLock(lock))) {
    if (Date.now() > giveUpAt)
      throw new Error(`Another process has been installing programs for ten minutes; remove ${lock}.`)
    await wait(250)
  }
  try {
    return await work()
  } finally {
    await rm(lock, { recursive: true, force: true })
  }
}

async function takeLock(lock) {
  try {
    await mkdir(lock)
    await writeFile(join(lock, 'pid'), String(process.pid))
    return true
  } catch {
    if (await isStale(lock)) await rm(lock, { recursive: true, force: true })
    return false
  }
}

async function isStale(lock) {
  const pid = Number(await readFile(join(lock, 'pid'), 'utf8').catch(() => '0'))
  if (pid > 0) return !isAlive(pid)
  const { mtimeMs } = await stat(lock).catch(() => ({ mtimeMs: Date.now() }))
  return Date.now() - mtimeMs > 5_000
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/**
 * Installs Debian packages with apt-get, as root or with sudo that asks for no password, one after the other until
 * `find` finds what is wanted; gives what it found.
 */
export async function installWithApt(packages, find, say = () => {}) {
  await run('apt-get', ['--version'])
  const isRoot = process.getuid?.() === 0
  if (!isRoot) await run('sudo', ['-n', 'true'])
  const [command, ...before] = isRoot ? ['env'] : ['sudo', '-n', 'env']
  // RUNLEVEL=1 keeps a package from starting a server of its own on the usual port.
  const apt = [
    ...before,
    'DEBIAN_FRONTEND=noninteractive',
    'RUNLEVEL=1',
    'apt-get',
    '-q',
    '-o',
    'DPkg::Lock::Timeout=120',
  ]
  say(`Installing ${packages[0]} with apt-get (once).`)
  await run(command, [...apt, 'update']).catch(() => undefined)
  for (const name of packages) {
    await run(command, [...apt, 'install', '-y', '--no-install-recommends', name]).catch(() => undefined)
    const path = await find()
    if (path) return path
  }
  return undefined
}

/** Installs a package with brew; gives what `find` finds then. */
export async function installWithBrew(name, find, say = () => {}) {
  await run('brew', ['--version'])
  say(`Installing ${name} with brew (once).`)
  await run('brew', ['install', name])
  return find()
}
