import { type Client, defineRule, type SourceEvidence } from '../../model'
import { connectedClients, spellSetting } from './advice/connection'
import { defaultsOf, libraryTitle } from './advice/defaults'

/** GLIDE and Bun emit no `error` event: there is nothing to listen to, so they are not looked at. */
function emittingClients(evidence: SourceEvidence): Client[] {
  return connectedClients(evidence).filter((client) => {
    const rows = defaultsOf(client)
    return rows.length === 0 || rows.some(({ unheardError }) => unheardError !== null)
  })
}

export default defineRule({
  id: 'error-listener',
  item: 'connections',
  reads: 'source',
  severity: 'error',
  since: '0.1.0',
  summary: 'Listen to the `error` event of every client.',
  why: 'A client reports a lost connection as an `error` event. On node-redis an event that nobody listens to is an uncaught exception (SocketClosedUnexpectedlyError): the first dropped connection ends the process. ioredis and iovalkey only print `[ioredis] Unhandled error event` and reconnect, so there it is a warning: the outage is missing from the logs and metrics that somebody watches.',
  instead:
    "Attach the listener where the client is made, before it connects: `client.on('error', (error) => logger.error(error))`.",
  links: [
    'https://github.com/redis/node-redis#events',
    'https://github.com/redis/ioredis#error-handling',
    'https://nodejs.org/api/events.html#error-events',
  ],
  messages: {
    crash:
      'Nothing listens to the `error` event of this client: {library} throws it instead, so the first dropped connection ends the process. Add `{advice}` where the client is made.',
    log: 'Nothing listens to the `error` event of this client: {library} only prints `[ioredis] Unhandled error event`, so no log or alert sees the outage. Add `{advice}` where the client is made.',
  },
  each: emittingClients,
  check(client, { violation, cannot }) {
    const setting = client.settings.errorListener
    if (setting.state === 'unknown') return cannot(setting.because)
    if (setting.state === 'set') return
    const rows = defaultsOf(client)
    if (rows.length === 0)
      return cannot(`it is not known what ${libraryTitle(client)} does with an error that is not heard`)
    const data = { library: libraryTitle(client), advice: spellSetting(client, 'errorListener') }
    if (rows.some(({ unheardError }) => unheardError === 'crash')) violation('crash', client.place, data)
    else violation('log', client.place, data, { severity: 'warning' })
  },
})
