import { list, type ProbedServer, type ProbeEvidence } from '../model'

/**
 * Which servers were read, how long it took and what could not be read, in one line: `redis 7.2.4 probed in 5.2 s; could
 * not read SLOWLOG (…)`. Holds texts of the server; the caller makes them harmless for its format.
 */
export function describeServers({ servers, unreached, recordedAt }: ProbeEvidence): string {
  const products = new Map<string, string[]>()
  for (const { name, readings } of servers) {
    const product = productOf(readings)
    products.set(product, [...(products.get(product) ?? []), name])
  }
  const names = [...products].map(([product, group]) => (group[0] === '' ? product : `${list(group)} (${product})`))
  const seconds = Math.max(...servers.map(({ readings }) => readings.tookMs)) / 1000
  const how =
    recordedAt === undefined ? `probed in ${seconds.toFixed(1)} s` : `as recorded on ${recordedAt.slice(0, 10)}`
  const [only, ...others] = servers
  const ping = others.length === 0 ? only?.readings.roundTrip : undefined
  const distance = ping && recordedAt === undefined ? `, PING takes ${ping.medianMs.toFixed(1)} ms from here` : ''
  const gaps = [
    ...unreached.map(({ name, reason }) => `${name} (${reason})`),
    ...servers.flatMap(({ name, readings }) => gapsOf(readings.unread, name)),
  ]
  return `${list(names)} ${how}${distance}${gaps.length > 0 ? `; could not read ${gaps.join(', ')}` : ''}`
}

function productOf({ server }: ProbedServer['readings']): string {
  return [server.product, server.version].filter(Boolean).join(' ')
}

/** Parts that cannot be read for the same reason are told together. */
function gapsOf(unread: ProbedServer['readings']['unread'], name: string): string[] {
  const byReason = new Map<string, string[]>()
  for (const { section, reason } of unread) byReason.set(reason, [...(byReason.get(reason) ?? []), section])
  return [...byReason].map(([reason, sections]) => `${list(sections)}${name && ` of ${name}`} (${reason})`)
}
