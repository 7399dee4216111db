import { execFile } from 'node:child_process'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { startRedis } from '../support/redis-server.mjs'
import { checkOnce } from './bundle.mjs'
import { median } from './statistics.mjs'

const LOAD = resolve(import.meta.dirname, 'load.mjs')
const KEYS = 1_000_000
/** Longer than a whole probe with its window of five seconds. */
const LOAD_SECONDS = 9

const run = promisify(execFile)

/**
 * Measures what a probe costs a server of a million keys under a steady load: how long the probe takes, and the 99th
 * percentile of the load with a probe and without, in runs that alternate.
 */
export async function measureProbe({ node, command, runs, scratch, tell }) {
  tell(`filling a server with ${KEYS} keys`)
  const server = await startRedis({
    args: ['--maxmemory', '2gb', '--maxmemory-policy', 'allkeys-lru'],
    config: { 'enable-debug-command': 'yes', 'slowlog-log-slower-than': 1000 },
  })
  try {
    await ask(server, ['DEBUG', 'POPULATE', String(KEYS), 'key', '64'])
    const found = { probe: [], without: [], with: [], slow: 0 }
    await load(node, server, 2)
    for (let round = 1; round <= runs; round++) {
      tell(`run ${round} of ${runs}`)
      found.without.push((await load(node, server, LOAD_SECONDS)).p99)
      await ask(server, ['SLOWLOG', 'RESET'])
      const [loaded, took] = await Promise.all([
        load(node, server, LOAD_SECONDS),
        probe({ node, command, server, scratch }),
      ])
      found.with.push(loaded.p99)
      found.probe.push(took)
      found.slow += Number(await ask(server, ['SLOWLOG', 'LEN']))
    }
    return {
      keys: KEYS,
      seconds: median(found.probe),
      without: median(found.without),
      with: median(found.with),
      slow: found.slow,
    }
  } finally {
    await server.stop()
  }
}

async function load(node, server, seconds) {
  return JSON.parse((await run(node, [LOAD, String(server.port), String(seconds)])).stdout)
}

async function probe({ node, command, server, scratch }) {
  const report = join(scratch, 'probe.json')
  const args = [command, 'probe', '--redis-url', server.url, '--format', `json:${report}`]
  const { readings } = await checkOnce({ file: node, args, accepts: [0, 1] }, report)
  if (readings.status !== 'collected') throw new Error(`the server was not probed: ${readings.reason}`)
  return readings.servers[0].tookMs / 1000
}

async function ask(server, words) {
  return (await run('redis-cli', ['-p', String(server.port), ...words])).stdout
}
