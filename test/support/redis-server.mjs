/**
 * Real Redis servers for tests and for the demo: finds (or installs) redis-server, starts it on a free loopback port in
 * a temporary folder, and kills it by its pid, at the latest when this process ends. Needs no package, only Node 20.
 */
import { execFile, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import tls from 'node:tls'
import { promisify } from 'node:util'
import { findProgram, firstExecutable, installWithApt, installWithBrew, withInstallLock } from './executables.mjs'

const run = promisify(execFile)
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

const NAMES = ['redis-server', 'valkey-server']
const HOW_TO_GET_IT =
  'No redis-server was found and none could be installed: put redis-server or valkey-server on PATH ' +
  '(Debian and Ubuntu: `sudo apt-get install redis-server`; macOS: `brew install redis`) and run this again.'

/**
 * The path of a redis-server or valkey-server binary: from PATH, else installed with apt-get (as root or with sudo that
 * asks for no password), else with brew, else built by the npm package redis-memory-server.
 * @param {{ say?: (line: string) => void }} [options] `say` is told what is being installed, since that takes a while
 * @returns {Promise<string>} throws an Error whose one sentence says what to install
 */
export async function findRedisServer({ say = () => {} } = {}) {
  const found = await findBinary()
  if (found) return found
  return withInstallLock(async () => {
    const fromApt = () => installWithApt(NAMES, findBinary, say)
    const fromBrew = () => installWithBrew('redis', findBinary, say)
    for (const install of [findBinary, fromApt, fromBrew, () => buildWithNpm(say)]) {
      const path = await install().catch(() => undefined)
      if (path) return path
    }
    throw new Error(HOW_TO_GET_IT)
  })
}

const findBinary = () => findProgram(...NAMES)

async function buildWithNpm(say) {
  const folder = join(homedir(), '.cache', 'redis-binaries')
  const built = join(folder, 'stable', 'redis-server')
  if (await firstExecutable([built])) return built
  say('Building redis-server with the npm package redis-memory-server (once; takes minutes).')
  const env = { ...process.env, REDISMS_DOWNLOAD_DIR: folder }
  const npx = ['--yes', '--package=redis-memory-server', '-c', 'command -v redis-memory-server']
  const { stdout } = await run('npx', npx, { env })
  const library = join(await realpath(stdout.trim()), '..', '..', 'lib', 'index.js')
  const script = 'require(process.argv[1]).RedisBinary.getPath({}).then((path) => process.stdout.write(path))'
  const result = await run(process.execPath, ['-e', script, library], { env })
  return firstExecutable([result.stdout.trim()])
}

/** Servers that this process started and has not stopped: pid to folder. */
const running = new Map()
let cleansUp = false

function cleanUpAtExit() {
  if (cleansUp) return
  cleansUp = true
  process.on('exit', killAll)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      killAll()
      process.kill(process.pid, signal)
    })
  }
}

function killAll() {
  for (const [pid, folder] of running) {
    sendSignal(pid, 'SIGKILL')
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  running.clear()
}

function sendSignal(pid, signal) {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended already, which is what was wanted.
  }
}

/**
 * Starts a server on a free loopback port and waits until it answers.
 * @param {import('./redis-server.mjs').RedisOptions} [options]
 * @returns {Promise<import('./redis-server.mjs').RedisServer>}
 */
export async function startRedis(options = {}) {
  const binary = options.binary ?? (await findRedisServer())
  cleanUpAtExit()
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnce(binary, options)
    } catch (error) {
      // Between finding the port and binding it, another process may have taken it.
      if (attempt === 3 || !/already in use/i.test(error.message)) throw error
    }
  }
}

async function startOnce(binary, options) {
  const folder = await mkdtemp(join(tmpdir(), 'redis-'))
  const port = options.port ?? (await findFreePort())
  const conf = join(folder, 'redis.conf')
  await writeFile(conf, await configText(folder, port, options))
  const child = spawn(binary, [conf, ...(options.args ?? [])], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const ended = new Promise((resolve) => child.once('close', resolve).once('error', resolve))
  if (child.pid) running.set(child.pid, folder)
  // A script that forgets to stop its server can still end; cleanUpAtExit then kills it.
  const handles = [child, child.stdout, child.stderr]
  for (const handle of handles) handle.unref()
  const stop = async () => {
    for (const handle of handles) handle.ref()
    if (child.pid) sendSignal(child.pid, 'SIGKILL')
    await ended
    running.delete(child.pid)
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  const isUp = await Promise.race([ended.then(() => false), waitForAnswer(port, options.tls)])
  if (!isUp) {
    await stop()
    throw new Error(`${binary} did not start: ${output.trim().split('\n').slice(-3).join(' | ')}`)
  }
  const url = options.tls ? `rediss://localhost:${port}` : `redis://127.0.0.1:${port}`
  return { port, url, pid: child.pid, folder, stop }
}

async function configText(folder, port, { config = {}, tls: certificates, acl }) {
  const lines = ['bind 127.0.0.1', `dir ${folder}`, 'save ""', 'appendonly no', 'daemonize no']
  if (certificates) {
    lines.push(
      'port 0',
      `tls-port ${port}`,
      `tls-cert-file ${certificates.certFile}`,
      `tls-key-file ${certificates.keyFile}`,
    )
    lines.push(`tls-ca-cert-file ${certificates.caFile}`)
    if (!('tls-auth-clients' in config)) lines.push('tls-auth-clients no')
  } else lines.push(`port ${port}`)
  if (acl) {
    await writeFile(join(folder, 'users.acl'), `${acl.join('\n')}\n`)
    lines.push(`aclfile ${join(folder, 'users.acl')}`)
  }
  for (const [name, value] of Object.entries(config)) lines.push(`${name} ${value}`)
  return `${lines.join('\n')}\n`
}

/** A loopback port that nothing listens on at this moment. @returns {Promise<number>} */
export async function findFreePort() {
  const [port] = await findFreePorts(1)
  return port
}

/** Several of them, all different. @param {number} count @returns {Promise<number[]>} */
export async function findFreePorts(count) {
  const servers = Array.from({ length: count }, () => net.createServer())
  for (const server of servers)
    await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const ports = servers.map((server) => server.address().port)
  for (const server of servers) await new Promise((resolve) => server.close(resolve))
  return ports
}

async function waitForAnswer(port, certificates) {
  const giveUpAt = Date.now() + 15_000
  while (Date.now() < giveUpAt) {
    if (await answers(port, certificates)) return true
    await wait(25)
  }
  return false
}

/** Any reply counts, errors such as NOAUTH and LOADING as well: the server is there. */
function answers(port, certificates) {
  return new Promise((resolve) => {
    const socket = certificates
      ? tls.connect({ port, host: '127.0.0.1', rejectUnauthorized: false })
      : net.connect({ port, host: '127.0.0.1' })
    const finish = (result) => {
      socket.destroy()
      resolve(result)
    }
    socket.setTimeout(1_000, () => finish(false))
    socket.once('error', () => finish(false))
    socket.once('close', () => finish(false))
    socket.once('data', () => finish(true))
    // A server that asks for client certificates refuses this one only after the handshake: it is up.
    if (certificates) socket.once('secureConnect', () => finish(true))
    socket.write('PING\r\n')
  })
}

/**
 * Makes a certificate authority, a server certificate and a client certificate with the openssl command.
 * @param {{ names?: string[], authority?: string, clientDays?: number }} [options] `names`: what the server's certificate is for, as openssl
 *   writes it: `DNS:localhost`, `IP:127.0.0.1`; `authority`: its name,
 *   its own when absent; `clientDays`: for how long the client's holds, negative for one that is over
 * @returns {Promise<import('./redis-server.mjs').TlsFiles>}
 */
export async function makeCertificates({ names = ['DNS:localhost', 'IP:127.0.0.1'], authority, clientDays = 2 } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'redis-tls-'))
  const file = (name) => join(folder, name)
  const text = (name) => readFile(file(name), 'utf8')
  const openssl = (...args) => run('openssl', args, { cwd: folder })
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const sign = async (name, days, ...more) => {
    await openssl('req', ...key, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=preflight test ${name}`)
    const signer = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial']
    await openssl('x509', '-req', '-in', `${name}.csr`, ...signer, '-days', days, ...more, '-out', `${name}.crt`)
  }
  try {
    await openssl('version')
  } catch {
    throw new Error(
      'The openssl command is missing: install it (Debian and Ubuntu: `apt-get install openssl`) and run this again.',
    )
  }
  const subject = ['-subj', `/CN=${authority ?? basename(folder)}`, '-days', '2']
  await openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.crt', ...subject)
  await writeFile(file('names.ext'), `subjectAltName=${names.join(',')}\n`)
  await sign('server', '2', '-extfile', 'names.ext')
  await sign('client', String(clientDays))
  return {
    ca: await text('ca.crt'),
    caFile: file('ca.crt'),
    certFile: file('server.crt'),
    keyFile: file('server.key'),
    clientCert: await text('client.crt'),
    clientKey: await text('client.key'),
    clientCertFile: file('client.crt'),
    clientKeyFile: file('client.key'),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
