// `npm run demo`: a real redis-server with a bad policy, a small shop with planted faults, and what redis-preflight says.
// Ends with 0 when the check blocked the deploy as it should, with 1 when it did not.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startDemoRedis } from './demo/staging.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const cli = join(root, 'build', 'cli.js')
const say = (text) => process.stdout.write(`${text}\n`)

/** Runs the check with this terminal as its own, so that colours and progress are the real ones; gives its exit code. */
function check(url) {
  const args = [cli, 'check', join('fixtures', 'demo'), '--redis-url', url]
  say(`$ node ${[relative(root, cli), ...args.slice(1)].join(' ')}\n`)
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? `none (${signal})`))
  })
}

async function main() {
  if (!existsSync(cli)) throw new Error('build/cli.js is missing: run `npm ci` (or `npm run build:cli`) first.')
  const staging = await startDemoRedis({ say })
  try {
    say(`The staging server of this demo: ${staging.description}, on a free loopback port.`)
    say(
      'The service: fixtures/demo, a small shop; its lines say which faults were planted and which look-alikes are fine.',
    )
    const code = await check(staging.url)
    say(
      `\nExit code ${code}: ${code === 1 ? 'a deploy job that needs this check stops here.' : 'the demo expected 1.'}`,
    )
    if (code === 1) say('That is what the demo wanted to show, so `npm run demo` itself ends with 0.')
    process.exitCode = code === 1 ? 0 : 1
  } finally {
    await staging.stop()
  }
}

main().catch((error) => {
  process.stderr.write(`The demo could not run: ${error.message}\n`)
  process.exitCode = 1
})
