import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { listen, type Port } from './support/port'
import { probe, reasonOf, SHORT_BUDGET_MS } from './support/probe'

// Ports that speak something else than Redis. An error that nobody catches fails the whole test file.

async function at<T>(port: Promise<Port>, use: (url: string) => Promise<T>): Promise<T> {
  const { url, close } = await port
  try {
    return await use(url)
  } finally {
    await close()
  }
}

it('HTTP', async () => {
  const server = createServer((_, response) => response.end('hello')).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  try {
    expect(await reasonOf(`redis://127.0.0.1:${port}`)).toMatch(/speaks HTTP, not the Redis protocol/)
    expect(await reasonOf(`rediss://127.0.0.1:${port}`)).toMatch(/no.*TLS.*use redis:\/\//)
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
})

it('a port that never says a word', async () => {
  const more = { budgetMs: SHORT_BUDGET_MS }
  const silent = () => listen((socket) => socket.resume())
  expect(await at(silent(), (url) => reasonOf(url, more))).toMatch(/gave no answer within 1\.5 s/)
  const overTls = await at(silent(), (url) => reasonOf(url.replace('redis:', 'rediss:'), more))
  expect(overTls).toMatch(/no TLS handshake within/)
})

it('a port that hangs up at once', async () => {
  expect(
    await at(
      listen((socket) => socket.end()),
      reasonOf,
    ),
  ).toMatch(/closed the connection without an answer/)
  expect(
    await at(
      listen((socket) => socket.destroy()),
      reasonOf,
    ),
  ).toMatch(/closed the connection/)
  expect(
    await at(
      listen((socket) => socket.resetAndDestroy()),
      reasonOf,
    ),
  ).toMatch(/closed the connection/)
})

it('a port that gives back what it is sent', async () => {
  expect(
    await at(
      listen((socket) => socket.pipe(socket)),
      reasonOf,
    ),
  ).toMatch(/does not speak the Redis protocol/)
})

it('a port that sends one byte of a reply now and then', async () => {
  const dribble = listen((socket) => {
    const reply = `$5000\r\n${'# Server\r\n'.repeat(500)}`
    let index = 0
    const timer = setInterval(() => socket.write(reply[index++ % reply.length] ?? ''), 50)
    socket.on('close', () => clearInterval(timer))
  })
  expect(await at(dribble, (url) => reasonOf(url, { budgetMs: SHORT_BUDGET_MS }))).toMatch(/gave no answer within/)
})

it('a port that never stops sending', async () => {
  const flood = listen((socket) => {
    const more = () => {
      while (!socket.destroyed && socket.write('x'.repeat(65_536)));
    }
    socket.write('$999999999\r\n')
    socket.on('drain', more)
    more()
  })
  expect(await at(flood, reasonOf)).toMatch(/sends far more than was asked for/)
})

it.each([
  ['a null', '$-1\r\n$-1\r\n$-1\r\n'],
  ['a null array', '*-1\r\n'],
  ['a null of RESP3', '_\r\n_\r\n'],
  ['a push message', '>1\r\n_\r\n'],
  ['a subscription', '>3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n'],
  ['an integer', ':1\r\n'],
  ['a greeting of a mail server', '220 mail.example.com ESMTP\r\n'],
  ['a greeting of SSH', 'SSH-2.0-OpenSSH_9.2\r\n'],
  ['a status that ends in a bare line feed', '+OK\n'],
  ['a bulk string without a length', '$\r\n'],
  ['bytes of zero', '\0\0\0\0'],
])('%s instead of a reply', async (_, greeting) => {
  expect(
    await at(
      listen((socket) => socket.write(greeting)),
      reasonOf,
    ),
  ).toMatch(/does not speak the Redis protocol/)
})

it('statuses that nobody asked for', async () => {
  const reason = await at(
    listen((socket) => socket.write('+OK\r\n'.repeat(20))),
    reasonOf,
  )
  expect(reason).toMatch(/INFO with nothing in it|talks before it is asked/)
})

it('a server in protected mode', async () => {
  const denied = '-DENIED Redis is running in protected mode because protected mode is enabled\r\n'
  expect(
    await at(
      listen((socket) => socket.end(denied)),
      reasonOf,
    ),
  ).toMatch(/in protected mode/)
})

describe('noise', () => {
  const pieces = [
    '+',
    '-',
    '$',
    '*',
    ':',
    '>',
    '_',
    '%',
    '-1',
    '3',
    '0',
    '\r\n',
    '\n',
    'OK',
    'ERR x',
    'abc',
    '# Memory',
  ]

  /** The same noise in every run (a linear congruential generator). */
  function noise(seed: number): string {
    let state = seed
    const next = (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((state / 2_147_483_648) * below)
    }
    return Array.from({ length: 1 + next(30) }, () => pieces[next(pieces.length)]).join('')
  }

  it('never harms the process, and is never taken for readings of memory', async () => {
    for (let seed = 1; seed <= 150; seed++) {
      const result = await at(
        listen((socket) => socket.end(noise(seed))),
        (url) => probe(url, { budgetMs: SHORT_BUDGET_MS, password: 'x' }),
      )
      if (result.status === 'collected') expect(result.value.servers[0]?.readings.memory).toEqual({})
    }
  })
})
