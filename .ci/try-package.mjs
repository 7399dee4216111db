// Installs the packed package into an empty folder, as npx does, and runs its command there under the given Nodes.
//   node .ci/try-package.mjs TARBALL NODE-BINARY...
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Larger, and something that users do not need has slipped in. */
const MOST_BYTES = 1_500_000

const [tarball, ...nodes] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'redis-preflight-package-'))
try {
  assert.ok(statSync(tarball).size < MOST_BYTES, `the package has ${statSync(tarball).size} bytes`)
  writeFileSync(join(folder, 'package.json'), '{ "name": "shop", "dependencies": { "ioredis": "^5.4.1" } }\n')
  writeFileSync(
    join(folder, 'users.ts'),
    "import Redis from 'ioredis'\n\nconst redis = new Redis()\nexport const names = () => redis.keys('user:*')\n",
  )
  const install = ['install', '--silent', '--no-save', '--no-audit', '--no-fund', resolve(tarball)]
  execFileSync('npm', install, { cwd: folder, stdio: 'inherit' })
  for (const node of nodes) {
    const run = (...args) => {
      const command = join(folder, 'node_modules/.bin/redis-preflight')
      return spawnSync(node, [command, ...args], { cwd: folder, encoding: 'utf8' })
    }
    const check = run('--no-probe', '--format', 'console,json:report.json,html:report.html,sarif:report.sarif')
    assert.equal(check.status, 1, `${check.stdout}\n${check.stderr}`)
    assert.match(check.stdout, /no-keys {2}users\.ts:4:34/)
    for (const file of ['report.json', 'report.html', 'report.sarif']) assert.ok(existsSync(join(folder, file)), file)
    assert.equal(run('init').status, 0)
    assert.ok(existsSync(join(folder, 'redis-preflight.config.yml')))
    const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()
    process.stdout.write(`ok      ${version}  redis-preflight ${run('--version').stdout.trim()} from the tarball\n`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
