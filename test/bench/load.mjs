// A steady load on a server, and how long its requests take from the moment at which each was due.
//   node load.mjs PORT SECONDS
// Prints the number of requests and their 99th percentile in milliseconds as JSON. Requests are sent when they are due,
// whether or not earlier ones have been answered, so that a pause of the server is not hidden by a client that waits.
import { createRequire } from 'node:module'
import { setTimeout } from 'node:timers/promises'

const { Redis } = createRequire(import.meta.url)('ioredis')

/** Far below what a server can do, so that the percentile is that of the server and not of a queue. */
const PER_MILLISECOND = 1

const [port, seconds] = process.argv.slice(2).map(Number)
const client = new Redis(port, '127.0.0.1', { disableClientInfo: true })
await client.ping()

const times = []
const startedAt = performance.now()
const pending = []
for (let due = 0; due < seconds * 1000; ) {
  const now = performance.now() - startedAt
  for (; due <= now && due < seconds * 1000; due++) {
    const at = startedAt + due
    for (let one = 0; one < PER_MILLISECOND; one++)
      pending.push(client.get(`key:${(due * 7919) % 1_000_000}`).then(() => times.push(performance.now() - at)))
  }
  await setTimeout(1)
}
await Promise.all(pending)
client.disconnect()
times.sort((a, b) => a - b)
process.stdout.write(JSON.stringify({ requests: times.length, p99: times[Math.floor(times.length * 0.99)] }))
