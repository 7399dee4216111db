import type { ts } from '../compiler'
import { clientOfType } from '../trace/client-types'
import type { Recogniser } from './recognition'

/** Whether a client is a cluster on some paths and a single server on others: `Redis | Cluster`, a choice of two. */
export function mayBeCluster(recogniser: Recogniser, receiver: ts.Expression): boolean {
  const { checker } = recogniser.tracer
  const type = checker.getTypeAtLocation(receiver)
  const typed = type.isUnion() ? type.types.map((one) => clientOfType(checker, one)) : []
  const built = recogniser.constructionsOf(receiver).map((one) => recogniser.construction(one))
  const kinds = new Set([...typed, ...built].flatMap((one) => one?.kind ?? []))
  return kinds.has('cluster') && kinds.size > 1
}
