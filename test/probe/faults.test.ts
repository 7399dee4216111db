import net from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseInfo } from '../../src/collect/probe/readings/info'
import { momentOf, windowOf } from '../../src/collect/probe/readings/window'
import type { Readings } from '../../src/model'
import { type RedisServer, startRedis } from '../support/redis-server.mjs'
import { listen, type Port } from './support/port'
import { probe, readingsOf, withClient } from './support/probe'

/** The first look is over long before a third of the window is. */
const WISHES = { windowMs: 1500, budgetMs: 4000, sampleKeys: 100 }
const MIDDLE_MS = 500

let server: RedisServer
let port: Port | undefined
beforeEach(async () => {
  const config = { maxmemory: '100mb', 'maxmemory-policy': 'allkeys-lru', 'enable-debug-command': 'yes' }
  server = await startRedis({ config })
  await withClient(server.url, (client) => client.set('a', '1'))
})
afterEach(async () => {
  await port?.close()
  port = undefined
  await server.stop()
})

/** What is known of a server to which something happens while its counters are watched. */
async function readingsAfter(url: string, happen: () => void): Promise<Readings> {
  const probing = probe(url, WISHES)
  await setTimeout(MIDDLE_MS)
  happen()
  const result = await probing
  if (result.status !== 'collected') throw new Error(result.reason)
  return result.value.servers[0]!.readings
}

/** What was read before stands; each part that came after is told with the reason, and none of it is a zero. */
function holdsWhatWasRead(readings: Readings, reason: RegExp): void {
  expect(readings.memory).toMatchObject({ maxmemory: 100 * 1024 * 1024, policy: 'allkeys-lru' })
  expect(readings.keyspace).toEqual({ keys: 1, expires: 0 })
  expect(readings).not.toHaveProperty('window')
  const parts = readings.unread.map(({ section }) => section)
  expect(parts).toEqual(expect.arrayContaining(['the counters over time', 'PING', 'SLOWLOG']))
  for (const one of readings.unread) expect(one.reason).toMatch(reason)
}

/** Stands before the server; `spoil` may change or hold back what the server says, once it is switched on. */
async function throughProxy(spoil: (chunk: Buffer, socket: net.Socket) => void) {
  const state = { isSpoiling: false, sockets: [] as net.Socket[] }
  port = await listen((socket) => {
    state.sockets.push(socket)
    const through = net.connect(server.port, '127.0.0.1')
    through.on('error', () => socket.destroy())
    socket.on('data', (chunk) => through.write(chunk))
    through.on('data', (chunk: Buffer) => (state.isSpoiling ? spoil(chunk, socket) : socket.write(chunk)))
    socket.on('close', () => through.destroy())
  })
  return { url: port.url, state }
}

describe('in the middle of a probe, the server', () => {
  it('is killed', async () => {
    const readings = await readingsAfter(server.url, () => process.kill(server.pid, 'SIGKILL'))
    holdsWhatWasRead(readings, /closed the connection|connection failed/)
  })

  it('is stopped and stays so', async () => {
    const readings = await readingsAfter(server.url, () => process.kill(server.pid, 'SIGSTOP'))
    holdsWhatWasRead(readings, /no answer within 4 s/)
  })

  it('is stopped for a moment: nothing is lost', async () => {
    const readings = await readingsAfter(server.url, () => {
      process.kill(server.pid, 'SIGSTOP')
      void setTimeout(400).then(() => process.kill(server.pid, 'SIGCONT'))
    })
    expect(readings.unread).toEqual([])
    expect(readings.window?.stats).toMatchObject({ keyspaceHits: 0 })
  })

  it('is restarted at the same port, and can be probed again', async () => {
    const readings = await readingsAfter(server.url, () => {
      withClient(server.url, (client) => client.call('DEBUG', 'RESTART')).catch(() => {})
    })
    holdsWhatWasRead(readings, /closed the connection|connection failed/)
    await expect.poll(() => probe(server.url), { timeout: 10_000 }).toMatchObject({ status: 'collected' })
  })

  it('becomes another one behind the same connection, as after a failover behind a proxy', () => {
    const moment = (run: string, hits: number) =>
      momentOf(
        new Map([
          ['server', parseInfo(`# Server\r\nrun_id:${run}\r\nserver_time_usec:${hits * 1e6}\r\n`)],
          ['stats', parseInfo(`# Stats\r\nkeyspace_hits:${hits}\r\n`)],
        ] as const),
      )
    expect(windowOf([moment('a', 1), moment('a', 3)], undefined)).toEqual({ seconds: 2, stats: { keyspaceHits: 2 } })
    expect(() => windowOf([moment('a', 1), moment('b', 3)], undefined)).toThrow(/restarted while it was watched/)
    expect(() => windowOf([moment('a', 3), moment('a', 2)], undefined)).toThrow(/counters of the server were reset/)
  })
})

describe('in the middle of a probe, the connection', () => {
  it('is reset', async () => {
    const { url, state } = await throughProxy(() => {})
    const readings = await readingsAfter(url, () => {
      for (const socket of state.sockets) socket.resetAndDestroy()
    })
    holdsWhatWasRead(readings, /closed the connection/)
  })

  it('is half open: nothing comes any more', async () => {
    const { url, state } = await throughProxy(() => {})
    const readings = await readingsAfter(url, () => {
      state.isSpoiling = true
    })
    holdsWhatWasRead(readings, /no answer within 4 s/)
  })

  it('brings one byte now and then', async () => {
    const { url, state } = await throughProxy(async (chunk, socket) => {
      for (const byte of chunk) {
        if (socket.destroyed) return
        socket.write(Buffer.of(byte))
        await setTimeout(40)
      }
    })
    const readings = await readingsAfter(url, () => {
      state.isSpoiling = true
    })
    holdsWhatWasRead(readings, /no answer within 4 s/)
  })

  it('brings garbage', async () => {
    const { url, state } = await throughProxy((_, socket) => socket.write('%!\0garbage\r\n'))
    const readings = await readingsAfter(url, () => {
      state.isSpoiling = true
    })
    holdsWhatWasRead(readings, /does not speak the Redis protocol/)
  })

  it('brings replies of another kind', async () => {
    const { url, state } = await throughProxy((_, socket) => socket.write(':1\r\n*1\r\n$-1\r\n'.repeat(4)))
    const readings = await readingsAfter(url, () => {
      state.isSpoiling = true
    })
    expect(readings.memory.policy).toBe('allkeys-lru')
    expect(readings).not.toHaveProperty('window')
    expect(readings.unread.length).toBeGreaterThan(0)
  })

  it('brings a reply of 100 MB', async () => {
    const { url, state } = await throughProxy((_, socket) => {
      socket.write(`$${100 * 1024 * 1024}\r\n`)
      for (let part = 0; part < 100 && !socket.destroyed; part++) socket.write(Buffer.alloc(1024 * 1024, 97))
    })
    const readings = await readingsAfter(url, () => {
      state.isSpoiling = true
    })
    holdsWhatWasRead(readings, /sends far more than was asked for/)
  })
})

it('a server that is too busy to answer for a while is read all the same', async () => {
  const busy = withClient(server.url, (client) =>
    client.eval('local t = 0 for i = 1, 3e7 do t = t + i end return 1', 0),
  )
  const readings = await readingsOf(server.url, WISHES)
  await busy
  expect(readings.unread).toEqual([])
})
