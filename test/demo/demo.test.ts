import net from 'node:net'
import { expect, it } from 'vitest'
import { execute } from './shop'

it('npm run demo: starts a server, shows the report, tells the exit code of a deploy job, and leaves nothing running', async () => {
  const { code, output } = await execute(['test/demo.mjs'])
  expect(output).toContain('noeviction')
  expect(output).toContain('eviction-policy')
  expect(output).toMatch(/Exit code 1: a deploy job that needs this check stops here\./)
  expect(code).toBe(0)
  const [, port] = /redis:\/\/127\.0\.0\.1:(\d+)/.exec(output) ?? []
  expect(await isListening(Number(port))).toBe(false)
})

function isListening(port: number): Promise<boolean> {
  const socket = net.connect({ port, host: '127.0.0.1' })
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
  }).finally(() => socket.destroy()) as Promise<boolean>
}
