import type { Announced } from '../connection/address'
import { ProbeFailure } from '../connection/failure'

/** Hash slots of a cluster, first and last. */
export interface SlotRange {
  readonly from: number
  readonly to: number
}

/** One line of CLUSTER NODES. */
export interface ClusterNode {
  readonly id: string
  /** Port 0 where the cluster does not know it; an empty host is the host of the node that was asked. */
  readonly announced: Announced
  readonly flags: ReadonlySet<string>
  /** Of which node it is a replica. */
  readonly primary?: string
  readonly isConnected: boolean
  /** In order. */
  readonly slots: readonly SlotRange[]
}

/** Number of hash slots in every cluster. */
export const SLOTS = 16_384

/** The largest cluster that Redis recommends has a thousand nodes. */
const MAX_NODES = 2000

/**
 * Parses the reply to CLUSTER NODES: `id ip:port@cport[,hostname] flags primary ping pong epoch link slot…`. It is the same
 * since Redis 3, but for the bus port (4) and the hostname (7). Throws ProbeFailure for anything else.
 */
export function parseClusterNodes(text: string): readonly ClusterNode[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== '')
  const nodes = lines.slice(0, MAX_NODES).map(parseLine)
  if (nodes.length === 0 || nodes.includes(undefined))
    throw new ProbeFailure('the server does not list the nodes of its cluster (CLUSTER NODES) as Redis does')
  return nodes as readonly ClusterNode[]
}

function parseLine(line: string): ClusterNode | undefined {
  const [id = '', address = '', flags = '', primary = '', , , , link, ...slots] = line.split(' ')
  const announced = parseAddress(address)
  if (!/^[0-9a-f]{8,64}$/i.test(id) || !announced || link === undefined) return undefined
  return {
    id,
    announced,
    flags: new Set(flags.split(',')),
    ...(primary !== '-' && { primary }),
    isConnected: link === 'connected',
    slots: slots.flatMap(parseSlots).sort((a, b) => a.from - b.from),
  }
}

/** IPv6 addresses have no brackets here: the port is what follows the last colon. */
function parseAddress(text: string): Announced | undefined {
  const [, host = '', port, hostname] = /^(.*):(\d{1,5})(?:@\d+)?(?:,([^,=]*))?(?:,.*)?$/.exec(text) ?? []
  if (port === undefined || host.includes(',')) return undefined
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port), ...(hostname && { hostname }) }
}

/** `0-5460` or `5461`; slots that are being moved (`[93->-id]`) are listed among those of their owner already. */
function parseSlots(text: string): SlotRange[] {
  const [, from, to = from] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? []
  return from === undefined ? [] : [{ from: Number(from), to: Number(to) }]
}

/** `slots 0-5460`, `slot 7`, `slots 0-99, 200-300 and 4 more ranges`. */
export function describeSlots(slots: readonly SlotRange[]): string {
  const shown = slots.slice(0, 2).map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`))
  const more = slots.length - shown.length
  const word = slots.length === 1 && slots[0]!.from === slots[0]!.to ? 'slot' : 'slots'
  return `${word} ${shown.join(', ')}${more > 0 ? ` and ${more} more range${more > 1 ? 's' : ''}` : ''}`
}

/** The slots that no node of the list has. */
export function unservedSlots(nodes: readonly ClusterNode[]): readonly SlotRange[] {
  const taken = nodes.flatMap(({ slots }) => slots).sort((a, b) => a.from - b.from)
  const gaps: SlotRange[] = []
  let next = 0
  for (const { from, to } of [...taken, { from: SLOTS, to: SLOTS }]) {
    if (from > next) gaps.push({ from: next, to: from - 1 })
    next = Math.max(next, to + 1)
  }
  return gaps
}
