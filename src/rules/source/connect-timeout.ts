import { type Client, defineRule, listSome, type SourceEvidence } from '../../model'
import { configuredClients, isNodeRedisBefore, spellSetting, whereSet } from './advice/connection'
import { defaultsOf, describeDefault, duration, libraryTitle } from './advice/defaults'

/** Longer than this, a request that waits for the connection is lost anyway. */
const FAILS_FAST_MS = 5000

/** GLIDE gives up after 2 s by itself: nothing has to be set. */
function isBoundedByDefault(client: Client): boolean {
  const rows = defaultsOf(client)
  return rows.length > 0 && rows.every(({ connectTimeoutMs }) => connectTimeoutMs < FAILS_FAST_MS)
}

/** On node-redis 3 the option does not bound one attempt, so it is no remedy there. */
function advice(client: Client): string {
  return isNodeRedisBefore(client, 4)
    ? 'upgrade to node-redis 5 and set `socket: { connectTimeout: 2000 }` (in version 3 `connect_timeout` ends reconnecting for good once it is used up)'
    : `set \`${spellSetting(client, 'connectTimeout')}\``
}

function isSlow(ms: unknown): ms is number {
  return typeof ms === 'number' && ms > FAILS_FAST_MS
}

/** Queues and stores that are handed an address, or options, make clients of their own, whose options are not read. */
function doubtOwnConnections({ consumers }: SourceEvidence): string | undefined {
  const own = consumers.filter(({ client }) => client === null)
  if (own.length === 0) return undefined
  const where = listSome(own.map(({ name, place }) => `\`${name}\` at ${place.path}:${place.line}`))
  return `what ${where} ${own.length === 1 ? 'connects' : 'connect'} with is not looked at`
}

export default defineRule({
  id: 'connect-timeout',
  item: 'connections',
  reads: 'source',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Bound the time that a client waits for a connection, at most 5 seconds.',
  why: 'When the server or the way to it is gone, packets are dropped in silence and a connection attempt ends by its timeout alone. Until then requests pile up behind it; defaults of up to 10 seconds are longer than users wait.',
  instead:
    'Set the limit where the client is made: `connectTimeout` in ioredis and iovalkey (under `redisOptions` for a cluster), `socket.connectTimeout` in node-redis (under `defaults` for a cluster).',
  links: [
    'https://redis.github.io/ioredis/interfaces/CommonRedisOptions.html',
    'https://github.com/redis/node-redis/blob/master/docs/client-configuration.md',
  ],
  messages: {
    missing: 'This client sets no connect timeout; {default}. To fail fast, {advice}.',
    slow: 'A connect timeout of {given} does not fail fast: requests wait that long while the server is away. For at most 5 s, {advice}.',
    off: 'This switches the connect timeout of {library} off: an attempt ends only when the operating system gives up. To fail fast, {advice}.',
  },
  doubt: doubtOwnConnections,
  each: configuredClients,
  check(client, { violation, cannot }) {
    // Whoever starts a script can wait for the default, and stop it.
    if (client.isOneOff) return
    const setting = client.settings.connectTimeout
    if (setting.state === 'missing') {
      if (isBoundedByDefault(client)) return
      const fallback = describeDefault(client, ({ connectTimeoutMs }) => duration(connectTimeoutMs))
      return violation('missing', client.place, { default: fallback, advice: advice(client) })
    }
    const { at, related } = whereSet(client, setting.place)
    const data = { library: libraryTitle(client), advice: advice(client) }
    const slow = (given: string) => violation('slow', at, { ...data, given }, { related })
    const { upTo } = setting
    if (setting.state === 'set' && (setting.value === 0 || setting.value === null || setting.value === false)) {
      violation('off', at, data, { related })
    } else if (setting.state === 'set' && isSlow(setting.value)) {
      slow(duration(setting.value))
    } else if (isSlow(upTo)) {
      slow(`up to ${duration(upTo)}`)
    } else if (setting.state === 'unknown') {
      cannot(setting.because)
    }
  },
})
