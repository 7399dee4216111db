import { type Announced, announcedAddress } from '../connection/address'
import { ProbeFailure, reasonOf } from '../connection/failure'
import type { Session } from '../connection/session'
import { parseInfo } from '../readings/info'
import { type Answers, fieldsOf, replicationOf, serverOf } from '../readings/sections'
import type { ServerNode } from './cluster'
import type { SlotRange } from './cluster-nodes'
import type { Visit, Visits } from './visits'

/** Where keys are looked at. */
export interface KeySource {
  /** The server itself, or one of its replicas, which holds the same keys. */
  readonly session: Session
  readonly isReplica: boolean
  /** The slots that the server owns, where it keeps a table of keys for each of them. */
  readonly slots?: readonly number[]
  /** Why it is not the replica that was asked for. */
  readonly noReplica?: string
}

/** Replicas that are tried. */
const MAX_TRIES = 3

/** The keys of a server: looked at on a healthy replica where that is wished and there is one, else on the server. */
export async function keySourceOf(
  { slots, replicas }: ServerNode,
  server: Visit,
  wishesReplica: boolean,
  visits: Visits,
): Promise<KeySource> {
  const tables = slots && hasTables(server.answers) ? { slots: slots.flatMap(numbersOf) } : {}
  const own = { session: server.session, isReplica: false, ...tables }
  if (!wishesReplica || replicationOf(server.answers) === 'replica') return own
  const candidates = replicas ?? replicasIn(server.answers)
  let reason = 'no replica is connected'
  for (const announced of candidates.slice(0, MAX_TRIES)) {
    try {
      return { session: await openReplica(announced, server, visits), isReplica: true, ...tables }
    } catch (error) {
      reason = reasonOf(error)
    }
  }
  return { ...own, noReplica: `keys are looked at on the primary: ${reason}` }
}

/** Nodes of a cluster have had a table for each slot since Redis 7.4 and Valkey 8. */
function hasTables(answers: Answers): boolean {
  const { product, version = '' } = serverOf(answers)
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (product === 'valkey') return major >= 8
  return product === 'redis' && (major > 7 || (major === 7 && minor >= 4))
}

function numbersOf({ from, to }: SlotRange): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

/** `slave0:ip=10.0.0.2,port=6379,state=online,offset=98,lag=0`, those that lag least first. */
function replicasIn(answers: Answers): Announced[] {
  const lines = [...fieldsOf(answers, 'replication')].filter(([name]) => /^(?:slave|replica)\d+$/.test(name))
  const replicas = lines.map(([, text]) => new Map(text.split(',').map((part) => pairOf(part))))
  return replicas
    .filter((fields) => fields.get('state') === 'online' && /^\d{1,5}$/.test(fields.get('port') ?? ''))
    .sort((a, b) => Number(a.get('lag')) - Number(b.get('lag')))
    .map((fields) => ({ host: fields.get('ip') ?? '', port: Number(fields.get('port')) }))
}

function pairOf(text: string): [string, string] {
  const equals = text.indexOf('=')
  return [text.slice(0, equals), text.slice(equals + 1)]
}

async function openReplica(announced: Announced, { address, mode }: Visit, visits: Visits): Promise<Session> {
  const isCluster = mode === 'cluster'
  const session = await visits.open(announcedAddress(address, announced, isCluster ? 'cluster' : 'primary'))
  const replication = parseInfo(await session.text('replication'))
  if (replication.get('master_link_status') !== 'up')
    throw new ProbeFailure('the replica has lost the connection to its primary')
  // Without it a replica of a cluster sends every question about a key on to its primary.
  if (isCluster) await session.ask('readonly')
  return session
}
