import {
  type Collected,
  inServer,
  type ProbedServer,
  type ProbeEvidence,
  type ProbePlan,
  type ProbeTarget,
  type Readings,
} from '../../model'
import { Budget } from '../timing/budget'
import { reasonOf } from './connection/failure'
import { readServer } from './server'
import { inTurns, keySourceOf, type ServerNode, serversOf, Visits } from './topology'

export { replayProbe } from './recording'

type Unreached = ProbeEvidence['unreached'][number]

/**
 * Reads every instance of the plan within `plan.budgetMs`, all at the same time, and changes nothing there. Never throws:
 * where nothing could be read the reason says what to do, in one clause that holds no secret, address or key name.
 */
export async function collectProbe(plan: ProbePlan): Promise<Collected<ProbeEvidence>> {
  const budget = new Budget(plan.budgetMs)
  const results = await Promise.all(plan.targets.map((target) => probeInstance(target, plan, budget)))
  const servers = results.flatMap(({ servers }) => servers)
  const unreached = [...results.flatMap(({ unreached }) => unreached), ...plan.missing]
  if (servers.length > 0) return { status: 'collected', value: { servers, unreached } }
  return { status: 'not-collected', reason: unreached.map(({ name, reason }) => inServer(name, reason)).join('; ') }
}

/** Primaries of one cluster that are read at the same time. */
const AT_ONCE = 8

/** What became of one instance. */
interface InstanceResult {
  readonly servers: readonly ProbedServer[]
  readonly unreached: readonly Unreached[]
}

/** Reads every server of one instance; one that cannot be read costs only itself. */
async function probeInstance(target: ProbeTarget, plan: ProbePlan, budget: Budget): Promise<InstanceResult> {
  const visits = new Visits(budget)
  try {
    const { nodes, unreached } = await serversOf(target, visits)
    const named = ({ name }: { readonly name: string }) => [target.name, name].filter((part) => part !== '').join(', ')
    const results = await inTurns(nodes, AT_ONCE, async (node): Promise<ProbedServer | Unreached> => {
      const name = named(node)
      try {
        return { name, role: target.role, readings: await readNode(node, target, plan, visits) }
      } catch (error) {
        return { name, reason: reasonOf(error) }
      }
    })
    const servers = results.filter((result) => 'readings' in result)
    const failed = results.filter((result) => 'reason' in result)
    return { servers, unreached: [...failed, ...unreached.map((one) => ({ ...one, name: named(one) }))] }
  } catch (error) {
    return { servers: [], unreached: [{ name: target.name, reason: reasonOf(error) }] }
  } finally {
    visits.close()
  }
}

async function readNode(node: ServerNode, target: ProbeTarget, plan: ProbePlan, visits: Visits): Promise<Readings> {
  const server = await node.reach()
  try {
    const wishesReplica = plan.sampleKeys > 0 && target.preferReplica === true
    const keys = await keySourceOf(node, server, wishesReplica, visits)
    return await readServer(server.session, target, plan, server.answers, keys)
  } finally {
    // A large cluster is read a few nodes at a time, and takes no more connections than that.
    server.session.close()
  }
}
