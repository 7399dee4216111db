import type { ProbeTarget } from '../../../model'
import { ProbeFailure } from '../connection/failure'
import { primariesOf, type Servers } from './cluster'
import { entranceOf, masterBehind, sentinelFailure } from './sentinel'
import type { Visit, Visits } from './visits'

export type { ServerNode, Servers } from './cluster'
export type { SlotRange } from './cluster-nodes'
export { inTurns } from './in-turns'
export { type KeySource, keySourceOf } from './key-source'
export { Visits } from './visits'

/**
 * Finds what there is to read behind the address of a target: the server itself, the master that a sentinel there
 * watches, or the primaries of the cluster that it belongs to. Throws ProbeFailure where there is nothing.
 */
export async function serversOf(target: ProbeTarget, visits: Visits): Promise<Servers> {
  const found = await enter(target, visits)
  const server = found.mode === 'sentinel' ? await masterBehind(found, target, visits) : found
  if (server.mode === 'cluster') return primariesOf(server, visits)
  return { nodes: [{ name: '', reach: async () => server }], unreached: [] }
}

async function enter(target: ProbeTarget, visits: Visits): Promise<Visit> {
  if (target.sentinel === undefined) return visits.enter(entranceOf(target))
  const visit = await visits.enter(entranceOf(target)).catch((error: unknown) => {
    throw sentinelFailure(error)
  })
  if (visit.mode === 'sentinel') return visit
  throw new ProbeFailure('this is no sentinel: take `sentinel` out of the config, or give the URL of a sentinel')
}
