import { amount, count, defineRule } from '../../model'
import { sinceStart, span } from './advice/time'
import { whyUnread } from './advice/unread'

/** Shares of maxclients, in percent. */
const WARNING_AT = 80
const ERROR_AT = 95

export default defineRule({
  id: 'connection-headroom',
  item: 'connections',
  reads: 'probe',
  severity: 'error',
  since: '0.1.0',
  summary: 'Keep room for the connections of a deploy.',
  why: 'At maxclients Redis refuses every new connection, for all services alike. A rolling deploy holds the connections of the old and the new instances at the same time, so it needs about twice the room.',
  instead:
    'Use one client for each process and share it, close what is not used, or raise `maxclients` (and the limit of open files). With `timeout 0` and `tcp-keepalive 0` the server keeps connections whose other end is long gone: set `tcp-keepalive 300`, the default.',
  links: ['https://redis.io/docs/latest/develop/reference/clients/'],
  messages: {
    full: '{percent} % of maxclients is in use ({connected} of {max}): a rolling deploy, which needs old and new connections side by side, may be refused. Share one client for each process, or raise `maxclients`.',
    rejecting:
      '{refused} refused within {window}, because maxclients is reached. Share one client for each process, or raise `maxclients`.',
    rejected:
      '{refused} refused {since}, because maxclients was reached. Look for clients that are made for each request, or raise `maxclients`.',
    lingering:
      '`timeout` and `tcp-keepalive` are both 0: connections whose other end is gone stay for good and count towards maxclients. Set `tcp-keepalive 300`, the default.',
  },
  each: ({ readings }) => [readings],
  check(readings, { violation, cannot }) {
    const { clients, stats, window, settings } = readings
    const { connected, max } = clients
    if (settings?.timeout === 0 && settings.tcpKeepalive === 0) {
      violation('lingering', null, {}, { severity: 'warning' })
    }
    const refused = (number: number) => `${count(number, 'connection')} ${number === 1 ? 'was' : 'were'}`
    const [now, ever] = [window?.stats.rejectedConnections ?? 0, stats.rejectedConnections ?? 0]
    if (window && now > 0) violation('rejecting', null, { refused: refused(now), window: span(window.seconds) })
    else if (ever > 0)
      violation('rejected', null, { refused: refused(ever), since: sinceStart(readings) }, { severity: 'warning' })
    if (connected === undefined || max === undefined || max === 0)
      return cannot(whyUnread(readings, 'INFO clients', 'connected_clients and maxclients'))
    const percent = Math.floor((connected / max) * 100)
    if (percent < WARNING_AT) return
    const data = { percent, connected: amount(connected), max: amount(max) }
    violation('full', null, data, { severity: percent >= ERROR_AT ? 'error' : 'warning' })
  },
})
