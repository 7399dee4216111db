import net from 'node:net'
import { describe, expect, it } from 'vitest'
import { findFreePort, startRedis } from '../support/redis-server.mjs'
import { listen } from './support/port'
import { probe, readingsOf, reasonOf, SHORT_BUDGET_MS, withClient } from './support/probe'

describe('a URL that is none', () => {
  it.each([
    [
      'another scheme',
      'http://127.0.0.1:6379',
      /must start with redis:\/\/, with rediss:\/\/ \(TLS\) or with unix:\/\//,
    ],
    ['a scheme of other libraries', 'redis-sentinel://127.0.0.1:26379', /must start with redis:\/\//],
    ['no scheme', 'localhost', /cannot be read: write redis:\/\/user:password@host:6379/],
    ['nothing', '', /cannot be read/],
    ['no host', 'redis://', /cannot be read/],
    ['a slash in the password', 'redis://user:12/34@127.0.0.1:6379', /percent-encoded/],
    ['a hash in the password', 'redis://user:12#34@127.0.0.1:6379', /percent-encoded/],
    ['a lone percent sign in the password', 'redis://user:100%@127.0.0.1:6379', /percent-encoded/],
    ['a port that is none', 'redis://127.0.0.1:99999', /cannot be read/],
  ])('%s', async (_, url, reason) => {
    expect(await reasonOf(url)).toMatch(reason)
  })
})

it('says that nothing listens', async () => {
  expect(await reasonOf(`redis://127.0.0.1:${await findFreePort()}`)).toMatch(/nothing takes connections/)
  expect(await reasonOf(`rediss://127.0.0.1:${await findFreePort()}`)).toMatch(/nothing takes connections/)
})

it('says that the host name is unknown', async () => {
  expect(await reasonOf('redis://redis-preflight.invalid')).toMatch(/host name of the Redis URL/)
})

describe('a server that hangs', () => {
  it('from the start', async () => {
    const server = await startRedis()
    try {
      process.kill(server.pid, 'SIGSTOP')
      expect(await reasonOf(server.url, { budgetMs: SHORT_BUDGET_MS })).toMatch(/gave no answer within 1\.5 s/)
      expect(await reasonOf(server.url, { budgetMs: SHORT_BUDGET_MS, password: 'x' })).toMatch(/gave no answer/)
      process.kill(server.pid, 'SIGCONT')
      expect((await readingsOf(server.url)).unread).toEqual([])
    } finally {
      await server.stop()
    }
  })

  it('after a few answers: what was read stands, the rest is told', async () => {
    const server = await startRedis()
    const port = await listen((socket) => {
      const through = net.connect(server.port, '127.0.0.1')
      socket.on('data', (chunk) => {
        if (!chunk.includes('keyspace')) through.write(chunk)
      })
      through.pipe(socket)
      socket.on('close', () => through.destroy())
    })
    try {
      const readings = await readingsOf(port.url, { budgetMs: SHORT_BUDGET_MS, sampleKeys: 100 })
      expect(readings.memory.policy).toBe('noeviction')
      expect(readings).not.toHaveProperty('keyspace')
      expect(readings.unread.map(({ section }) => section)).toContain('INFO keyspace')
      for (const { reason } of readings.unread) expect(reason).toMatch(/no answer within|INFO keyspace does not tell/)
    } finally {
      await port.close()
      await server.stop()
    }
  })

  it('in a script', async () => {
    const server = await startRedis({ config: { 'lua-time-limit': 50 } })
    const socket = net.connect(server.port, '127.0.0.1')
    socket.on('error', () => {})
    try {
      socket.write('EVAL "while true do end" 0\r\n')
      let reason = ''
      // The server answers BUSY only once the script has run for its time limit.
      while (!reason.includes('BUSY')) {
        const result = await probe(server.url)
        reason = result.status === 'collected' ? '' : result.reason
      }
      expect(reason).toMatch(/busy with a script.*SCRIPT KILL/)
    } finally {
      socket.destroy()
      await server.stop()
    }
  })
})

it('says that the server is loading its data', async () => {
  const first = await startRedis()
  try {
    await withClient(first.url, async (client) => {
      for (let index = 0; index < 2000; index++) client.set(`key:${index}`, 'x'.repeat(200))
      await client.save()
    })
    // 10 ms for each key, and a look at the clients after each KiB.
    const slow = { 'key-load-delay': 10_000, 'loading-process-events-interval-bytes': 1024, dir: first.folder }
    const second = await startRedis({ config: slow })
    try {
      expect(await reasonOf(second.url)).toMatch(/still loading its data/)
    } finally {
      await second.stop()
    }
  } finally {
    await first.stop()
  }
})

it('says that maxclients is reached', async () => {
  const server = await startRedis({ config: { maxclients: 1 } })
  try {
    await withClient(server.url, async (client) => {
      // The server notices only a moment later that the client that waited for it to start has gone.
      await expect.poll(() => client.ping(), { timeout: 5000 }).toBe('PONG')
      expect(await reasonOf(server.url)).toMatch(/reached its maxclients/)
      expect(await reasonOf(server.url, { password: 'x' })).toMatch(/reached its maxclients/)
    })
  } finally {
    await server.stop()
  }
})

it('says that INFO was renamed', async () => {
  const server = await startRedis({ config: { 'rename-command': 'INFO ""' } })
  try {
    expect(await reasonOf(server.url)).toMatch(/does not know this command: it was renamed/)
  } finally {
    await server.stop()
  }
})
