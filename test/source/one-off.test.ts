import { describe, expect, it } from 'vitest'
import { analyse } from './collect'

const CLIENT = "import Redis from 'ioredis'\nconst redis = new Redis()\n"

/** Which of some files are scripts that do one thing and end. */
async function oneOffs(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { clients } = await analyse(files)
  return clients.filter(({ isOneOff }) => isOneOff).map(({ place }) => place.path)
}

describe('a script that does one thing and ends', () => {
  it('is told by how its top level ends, wherever it lies', async () => {
    const ending = {
      'utils/called.ts': `${CLIENT}async function run() { await redis.get('a'); process.exit(0) }\nrun()`,
      'utils/named.ts': `${CLIENT}const dump = async () => { await redis.get('a') }\ndump().then(() => process.exit(), () => process.exit(1))`,
      'utils/in-place.js': `const Redis = require('ioredis')\nconst redis = new Redis()\n;(async () => { await redis.get('a'); process.exit(0) })()`,
      'scripts/closing.ts': `${CLIENT}async function run() { try { await redis.get('a') } finally { await redis.quit() } }\nvoid run()`,
      'tools/top-level.ts': `${CLIENT}await redis.get('a')\nawait redis.quit()`,
      'tools/when-started.js': `const Redis = require('ioredis')\nconst redis = new Redis()\nconst run = () => redis.get('a')\nif (require.main === module) run().finally(() => redis.disconnect())`,
    }
    expect(await oneOffs(ending)).toEqual(Object.keys(ending).sort())
  })

  it('may end with the failure of a command', async () => {
    const script = `${CLIENT}async function run() { redis.del('a'); await redis.get('a'); process.exit(0) }\nrun()`
    const { commands } = await analyse({ 'utils/dump.ts': script, 'utils/server.ts': script })
    const followed = commands.filter(({ protection, unheard }) => protection || unheard)
    expect(followed.map(({ place }) => place.path)).toEqual(['utils/server.ts', 'utils/server.ts'])
  })

  it('is none that serves, that others load, or that only ends in some case', async () => {
    const run = `async function run() { await redis.get('a'); process.exit(0) }\nrun()`
    expect(
      await oneOffs({
        'a/listening.ts': `${CLIENT}import http from 'node:http'\nhttp.createServer().listen(80)\n${run}`,
        'a/framework.ts': `${CLIENT}import app from 'express'\napp()\n${run}`,
        'a/endless.ts': `${CLIENT}async function run() { while (true) await redis.get('a') }\nrun().then(() => process.exit(0))`,
        'a/handled.ts': `${CLIENT}process.on('SIGTERM', () => redis.quit())\nredis.get('a')`,
        'a/asked.ts': `${CLIENT}if (process.argv.includes('--help')) process.exit(0)\nredis.get('a')`,
        'a/failing.ts': `${CLIENT}redis.get('a').catch(() => process.exit(0))`,
        'a/never-called.ts': `${CLIENT}function stop() { process.exit(0) }\nredis.get('a')`,
        'a/recursive.ts': `${CLIENT}function one() { two(); process.exit(0) }\nfunction two() { one() }`,
        'a/failed.ts': `${CLIENT}redis.get('a').then(() => process.exit(1))`,
        'a/exporting.ts': `${CLIENT}export ${run}`,
        'a/loaded.ts': `${CLIENT}${run}`,
        'a/loading.ts': `import './loaded'`,
        'a/server.ts': `${CLIENT}${run}`,
        'a/workers/mails.ts': `${CLIENT}${run}`,
      }),
    ).toEqual([])
  })
})
