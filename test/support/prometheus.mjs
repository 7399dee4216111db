/**
 * Prometheus for tests: finds (or installs) it, starts it on a free loopback port in a temporary folder, and kills it by
 * its pid, at the latest when this process ends. Needs no package, only Node 20.
 */
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findProgram, installWithApt, installWithBrew, withInstallLock } from './executables.mjs'
import { findFreePort } from './redis-server.mjs'

const HOW_TO_GET_IT =
  'No promtool was found and none could be installed: put prometheus and promtool on PATH ' +
  '(Debian and Ubuntu: `sudo apt-get install prometheus`; macOS: `brew install prometheus`) and run this again.'

/**
 * The paths of prometheus and promtool: from PATH, else installed with apt-get (as root or with sudo that asks for no
 * password), else with brew.
 * @returns {Promise<{ prometheus: string, promtool: string }>} throws an Error whose one sentence says what to install
 */
export async function findPrometheus() {
  const found = await findBoth()
  if (found) return found
  return withInstallLock(async () => {
    const fromApt = () => installWithApt(['prometheus'], findBoth)
    const fromBrew = () => installWithBrew('prometheus', findBoth)
    for (const install of [findBoth, fromApt, fromBrew]) {
      const paths = await install().catch(() => undefined)
      if (paths) return paths
    }
    throw new Error(HOW_TO_GET_IT)
  })
}

async function findBoth() {
  const [prometheus, promtool] = [await findProgram('prometheus'), await findProgram('promtool')]
  return prometheus && promtool ? { prometheus, promtool } : undefined
}

/** Servers that this process started and has not stopped: pid to folder. */
const running = new Map()
let cleansUp = false

function cleanUpAtExit() {
  if (cleansUp) return
  cleansUp = true
  process.on('exit', () => {
    for (const [pid, folder] of running) {
      sendSignal(pid, 'SIGKILL')
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    }
  })
}

function sendSignal(pid, signal) {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended already, which is what was wanted.
  }
}

/**
 * Starts a Prometheus on a free loopback port with the given rule files and waits until it is ready.
 * @param {import('./prometheus.mjs').PrometheusOptions} [options]
 * @returns {Promise<import('./prometheus.mjs').PrometheusServer>}
 */
export async function startPrometheus({ rules = {}, targets = [], web } = {}) {
  const { prometheus } = await findPrometheus()
  cleanUpAtExit()
  const folder = await mkdtemp(join(tmpdir(), 'prometheus-'))
  const port = await findFreePort()
  for (const [name, text] of Object.entries(rules)) await writeFile(join(folder, name), text)
  await writeFile(join(folder, 'prometheus.yml'), configText(Object.keys(rules), targets))
  if (web !== undefined) await writeFile(join(folder, 'web.yml'), web)
  const args = [
    `--config.file=${join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--log.level=warn',
    ...(web === undefined ? [] : [`--web.config.file=${join(folder, 'web.yml')}`]),
  ]
  const child = spawn(prometheus, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  let output = ''
  child.stderr.on('data', (chunk) => (output += chunk))
  const ended = new Promise((resolve) => child.once('close', resolve).once('error', resolve))
  if (child.pid) running.set(child.pid, folder)
  const stop = async () => {
    if (child.pid) sendSignal(child.pid, 'SIGKILL')
    await ended
    running.delete(child.pid)
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  const isUp = await Promise.race([ended.then(() => false), waitUntilReady(port, web)])
  if (!isUp) {
    await stop()
    throw new Error(`${prometheus} did not start: ${output.trim().split('\n').slice(-3).join(' | ')}`)
  }
  return { port, url: `http://127.0.0.1:${port}`, stop }
}

function configText(ruleFiles, targets) {
  return `global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: ${JSON.stringify(ruleFiles)}
scrape_configs:
  - job_name: redis
    static_configs: [{ targets: ${JSON.stringify(targets)} }]
`
}

/** With a login it is ready as soon as it asks for one. */
async function waitUntilReady(port, web) {
  const giveUpAt = Date.now() + 30_000
  while (Date.now() < giveUpAt) {
    const response = await fetch(`http://127.0.0.1:${port}/-/ready`).catch(() => undefined)
    if (response?.ok || (web !== undefined && response?.status === 401)) return true
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return false
}
