import { type Client, count, defineRule, type Reconnection } from '../../model'
import { configuredClients, spellSetting, whereSet } from './advice/connection'
import { describeDefault, duration } from './advice/defaults'

/** GLIDE reconnects without end, with a growing delay, by itself: nothing has to be set. */
function isFineByDefault({ library }: Client): boolean {
  return library === 'valkey-glide'
}

function missingAdvice(client: Client): string {
  return client.library === 'bun'
    ? 'set `maxRetries` to what an outage may take, and connect again in `onclose`'
    : `set \`${spellSetting(client, 'reconnectStrategy')}\``
}

/** Shorter delays that never grow are a flood. */
const SHORT_MS = 100
/** A strategy that was asked this often has shown whether it backs off. */
const ENOUGH_ATTEMPTS = 20
/** Who waits longer than this after {@link LONG_OUTAGE_MS} comes back when nobody expects it any more. */
const LONG_DELAY_MS = 300_000
const LONG_OUTAGE_MS = 600_000

type Fault = {
  readonly message: 'never' | 'flood' | 'givesUp' | 'tight' | 'unbounded'
  readonly data?: Readonly<Record<string, string>>
}

/** What is wrong with a strategy, by its value or by what it does in an outage. */
function faultOf(client: Client, value: unknown): Fault | undefined {
  const { reconnection, isTransient, library } = client
  const isOff = value === false || value === null || (value === 0 && library === 'bun')
  const givesUp = isOff || reconnection?.givesUp === true
  // Whoever closes the client again soon, or ends with it, need not come back.
  if (givesUp && isTransient) return undefined
  if (isOff) return { message: 'never' }
  if (value === 0) return { message: 'flood' }
  return reconnection && faultInOutage(reconnection)
}

function faultInOutage({ delaysMs, givesUp }: Reconnection): Fault | undefined {
  const total = delaysMs.reduce((sum, one) => sum + one, 0)
  if (givesUp && delaysMs.length === 0) return { message: 'never' }
  if (givesUp) {
    return { message: 'givesUp', data: { attempts: count(delaysMs.length, 'attempt'), time: duration(total) } }
  }
  const longest = Math.max(0, ...delaysMs)
  if (delaysMs.length >= ENOUGH_ATTEMPTS && longest < SHORT_MS) {
    return longest === 0 ? { message: 'flood' } : { message: 'tight', data: { delay: duration(Math.round(longest)) } }
  }
  const late = firstAfter(delaysMs, LONG_OUTAGE_MS)
  return late > LONG_DELAY_MS ? { message: 'unbounded', data: { delay: duration(late) } } : undefined
}

/** The first delay that starts once an outage has lasted this long; 0 where none does. */
function firstAfter(delaysMs: readonly number[], outageMs: number): number {
  let total = 0
  for (const delay of delaysMs) {
    if (total >= outageMs) return delay
    total += delay
  }
  return 0
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
    givesUp:
      'This client gives up for good after {attempts} ({time} without Redis): from then on every command fails until the process is restarted. Instead, {advice}.',
    tight:
      'This client tries again every {delay} for as long as it takes, which floods a server that is just coming up. For a growing delay, {advice}.',
    unbounded:
      'The delay between two attempts of this client has no bound: after ten minutes without Redis it waits {delay} for the next one, however soon the server is back. Instead, {advice}.',
    missing: 'This client does not say how it reconnects; {default}. To decide it yourself, {advice}.',
    never:
      'This client never reconnects: after the first lost connection every command fails until the process is restarted. Instead, {advice}.',
    flood:
      'This client reconnects without any delay, which floods a server that is just coming up. For a growing delay, {advice}.',
  },
  each: configuredClients,
  check(client, { violation, cannot }) {
    const setting = client.settings.reconnectStrategy
    if (setting.state === 'unknown') return cannot(setting.because)
    const advice = missingAdvice(client)
    if (setting.state === 'missing') {
      if (isFineByDefault(client) || client.isOneOff) return
      const fallback = describeDefault(client, ({ retry }) => `it waits ${retry}`)
      // The defaults do come back, in their own time: worth a remark, not a warning.
      return violation('missing', client.place, { default: fallback, advice }, { severity: 'note' })
    }
    const { at, related } = whereSet(client, setting.place)
    const fault = faultOf(client, setting.value)
    if (fault) violation(fault.message, at, { advice, ...fault.data }, { related })
  },
})
