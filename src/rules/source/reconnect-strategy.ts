import { type Client, defineRule } from '../../model'
import { connectedClients, spellSetting, whereSet } from './advice/connection'
import { describeDefault } from './advice/defaults'

/** GLIDE reconnects without end, with a growing delay, by itself: nothing has to be set. */
function isFineByDefault({ library }: Client): boolean {
  return library === 'valkey-glide'
}

function missingAdvice(client: Client): string {
  return client.library === 'bun'
    ? 'set `maxRetries` to what an outage may take, and connect again in `onclose`'
    : `set \`${spellSetting(client, 'reconnectStrategy')}\``
}

export default defineRule({
  id: 'reconnect-strategy',
  item: 'connections',
  reads: 'source',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Say how the client reconnects: for ever, with a growing, bounded delay.',
  why: 'After a failover or a restart of the server the client has to come back by itself. The defaults differ between libraries and majors: some give up for good after a while, node-redis does so after a socket timeout. A strategy that returns null or false leaves the process without Redis until it is restarted; a delay of 0 floods the server that is just coming up.',
  instead:
    'Set `retryStrategy` in ioredis and iovalkey (`clusterRetryStrategy` for a cluster), `socket.reconnectStrategy` in node-redis, as a function of the attempt with an upper bound: `(attempt) => Math.min(attempt * 100, 3000)`.',
  links: [
    'https://github.com/redis/ioredis#auto-reconnect',
    'https://github.com/redis/node-redis/blob/master/docs/client-configuration.md#reconnect-strategy',
  ],
  messages: {
    missing: 'This client does not say how it reconnects; {default}. To decide it yourself, {advice}.',
    never:
      'This client never reconnects: after the first lost connection every command fails until the process is restarted. Instead, {advice}.',
    flood:
      'This client reconnects without any delay, which floods a server that is just coming up. For a growing delay, {advice}.',
  },
  each: connectedClients,
  check(client, { violation, cannot }) {
    const setting = client.settings.reconnectStrategy
    if (setting.state === 'unknown') return cannot(setting.because)
    const advice = missingAdvice(client)
    if (setting.state === 'missing') {
      if (isFineByDefault(client)) return
      const fallback = describeDefault(client, ({ retry }) => `it waits ${retry}`)
      // The defaults do come back, in their own time: worth a remark, not a warning.
      return violation('missing', client.place, { default: fallback, advice }, { severity: 'note' })
    }
    const { at, related } = whereSet(client, setting.place)
    if (setting.value === false || setting.value === null) violation('never', at, { advice }, { related })
    if (setting.value === 0) violation('flood', at, { advice }, { related })
  },
})
