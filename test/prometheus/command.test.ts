import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CLEAN, createFolder, runCli } from '../cli/command'
import { findFreePort } from '../support/redis-server.mjs'
import { emptyPrometheus, type Stranger, saying, startStranger } from './support/strangers'

const TOKEN = 't0ken-8c1f'

let folder: ReturnType<typeof createFolder>
let server: Stranger

beforeAll(async () => {
  folder = createFolder(CLEAN)
  server = await startStranger((request, response) => {
    const isWelcome = request.headers.authorization === `Bearer ${TOKEN}`
    if (isWelcome) emptyPrometheus(request, response)
    else saying(`who is ${request.headers.authorization}?`, 401)(request, response)
  })
})
afterAll(async () => {
  folder.remove()
  await server.close()
})

/** The check with both reports, as one text that must not hold a secret. */
async function check(args: string[], env: NodeJS.ProcessEnv) {
  const all = ['--format', 'console,json:report.json,markdown:report.md', ...args]
  const { code, stdout, stderr } = await runCli(folder.path, all, env)
  const report = (await runCli(folder.path, ['--format', 'json', ...args], env)).stdout
  const { prometheus } = JSON.parse(report)
  return { code, prometheus, stdout, told: stdout + stderr + report }
}

describe('the check', () => {
  it('says nothing of Prometheus where nobody named one', async () => {
    const { code, prometheus, stdout } = await check([], {})
    expect({ code, prometheus }).toEqual({ code: 0, prometheus: undefined })
    expect(stdout).not.toContain('prometheus')
  })

  it('asks the one of the environment with the token', async () => {
    const { code, prometheus, stdout } = await check([], { PROMETHEUS_URL: server.url, PROMETHEUS_TOKEN: TOKEN })
    expect({ code, prometheus }).toEqual({
      code: 0,
      prometheus: {
        status: 'collected',
        alerts: 0,
        firing: 0,
        broken: 0,
        recordings: 0,
        samples: {},
        unread: [],
      },
    })
    expect(stdout).toContain('\nprometheus: 0 alerts loaded\n')
  })

  it('tells why it was not let in, and goes on', async () => {
    const { code, prometheus, told } = await check([], {
      PROMETHEUS_URL: server.url,
      PROMETHEUS_TOKEN: 'hunter2-wrong',
      REDIS_PREFLIGHT_DEBUG: '1',
    })
    expect({ code, prometheus }).toEqual({
      code: 0,
      prometheus: { status: 'not-collected', reason: expect.stringMatching(/^Prometheus does not accept the login: /) },
    })
    expect(told).not.toContain('hunter2')
  })

  it('never shows a password of the URL', async () => {
    const url = `http://admin:hunter2-wrong@127.0.0.1:${await findFreePort()}`
    const { code, prometheus, told } = await check(['--prometheus-url', url], {})
    expect({ code, prometheus }).toEqual({
      code: 0,
      prometheus: { status: 'not-collected', reason: expect.stringMatching(/^nothing takes connections at the host/) },
    })
    expect(told).not.toContain('hunter2')
  })

  it('refuses a URL that is none', async () => {
    const { code, stderr } = await runCli(folder.path, ['--prometheus-url', 'hunter2:9090'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^redis-preflight: --prometheus-url is not a URL like https:\/\/[^\n]*\n$/)
    expect(stderr).not.toContain('hunter2')
  })
})
