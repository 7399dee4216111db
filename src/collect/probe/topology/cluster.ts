import type { ProbeEvidence } from '../../../model'
import { type Announced, announcedAddress } from '../connection/address'
import { ProbeFailure, reasonOf } from '../connection/failure'
import { fieldsOf, replicationOf, serverOf } from '../readings/sections'
import { type ClusterNode, describeSlots, parseClusterNodes, type SlotRange, unservedSlots } from './cluster-nodes'
import type { Visit, Visits } from './visits'

/** One server to be read. */
export interface ServerNode {
  /** Which node of its cluster it is; empty where there is no cluster. */
  readonly name: string
  /** The slots that it owns in its cluster. */
  readonly slots?: readonly SlotRange[]
  /** Replicas as the cluster knows them; undefined where there is no cluster and the server itself knows. */
  readonly replicas?: readonly Announced[]
  /** Goes there. Throws ProbeFailure. */
  reach(): Promise<Visit>
}

/** The servers behind one address, and what of them cannot be read. */
export interface Servers {
  readonly nodes: readonly ServerNode[]
  readonly unreached: ProbeEvidence['unreached']
}

/**
 * The primaries of the cluster that a node belongs to. Throws ProbeFailure where none of them serves a slot. A user who may
 * not ask for the nodes gets the node at hand, and is told that there are others.
 */
export async function primariesOf(seed: Visit, visits: Visits): Promise<Servers> {
  const listed = await seed.session.text('nodes').catch((error: unknown) => ({ reason: reasonOf(error) }))
  if (typeof listed !== 'string') {
    const others = { name: 'the other nodes of the cluster', reason: `CLUSTER NODES: ${listed.reason}` }
    return { nodes: [{ name: 'the node of the URL', reach: async () => seed }], unreached: [others] }
  }
  const all = parseClusterNodes(listed)
  // A node without slots keeps no keys: it is new, or it failed and another one has taken its slots over.
  const serving = all.filter(({ slots }) => slots.length > 0)
  if (serving.length === 0)
    throw new ProbeFailure(
      'this is a node of a Redis Cluster in which no node serves a slot: set the cluster up (`redis-cli --cluster create`)',
    )
  const met = new Set([runIdOf(seed)])
  const gaps = unservedSlots(serving)
  const unserved = { name: describeSlots(gaps), reason: 'no primary of the cluster serves them' }
  return {
    nodes: [...serving].sort(bySeedFirst).map((node) => nodeOf(node, all, { seed, visits, met })),
    unreached: gaps.length > 0 ? [unserved] : [],
  }
}

/** The counters of the node at hand were looked at when it was entered: it must not wait for its turn. */
function bySeedFirst(a: ClusterNode, b: ClusterNode): number {
  return Number(b.flags.has('myself')) - Number(a.flags.has('myself')) || a.slots[0]!.from - b.slots[0]!.from
}

/** What is needed to go from one node to the next. */
interface Round {
  readonly seed: Visit
  readonly visits: Visits
  /** Run ids of the nodes that were met. */
  readonly met: Set<string | undefined>
}

function nodeOf(node: ClusterNode, all: readonly ClusterNode[], round: Round): ServerNode {
  const { seed } = round
  const replicas = all.filter(({ primary, isConnected, flags }) => primary === node.id && isConnected && isUp(flags))
  return {
    name: `primary ${node.id.slice(0, 8)} (${describeSlots(node.slots)})`,
    slots: node.slots,
    replicas: replicas.map(({ announced }) => dialled(announced, seed)),
    reach: () => (node.flags.has('myself') ? Promise.resolve(seed) : reachPrimary(node, round)),
  }
}

function isUp(flags: ClusterNode['flags']): boolean {
  return !['fail', 'fail?', 'handshake', 'noaddr'].some((flag) => flags.has(flag))
}

async function reachPrimary({ announced, flags }: ClusterNode, { seed, visits, met }: Round): Promise<Visit> {
  if (flags.has('fail'))
    throw new ProbeFailure(
      'the cluster counts this primary as failed, and no replica has taken its slots over: start it again',
    )
  const visit = await visits.enter(announcedAddress(seed.address, dialled(announced, seed), 'cluster'))
  if (visit.mode !== 'cluster')
    throw new ProbeFailure('the address that the cluster announces leads to a server outside of the cluster')
  const runId = runIdOf(visit)
  // As behind one forwarded port: the same server must not be taken for two.
  if (runId !== undefined && met.has(runId))
    throw new ProbeFailure('the address that the cluster announces for it leads to another node of the cluster')
  met.add(runId)
  if (fieldsOf(visit.answers, 'replication').has('role') && replicationOf(visit.answers) !== 'master')
    throw new ProbeFailure('this node is a replica by now: the cluster failed over while it was probed, probe it again')
  return visit
}

function runIdOf({ answers }: Visit): string | undefined {
  return serverOf(answers).runId
}

/** Over TLS the hostname is what the certificate is for; in the open the address needs no name resolution. */
function dialled(announced: Announced, { address }: Visit): Announced {
  return address.tls && announced.hostname ? { ...announced, host: announced.hostname } : announced
}
