import type { Collected, ProbedServer, ProbeEvidence, ProbePlan, ProbeTarget } from '../../model'
import { type Address, addressOf } from './connection/address'
import { Budget } from './connection/budget'
import { ProbeFailure, reasonOf } from './connection/failure'
import { Session } from './connection/session'
import { type Answers, modeOf } from './readings/sections'
import { readFirst, readRest, readServer } from './server'

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
  const reasons = unreached.map(({ name, reason }) => (name === '' ? reason : `${name}: ${reason}`))
  return { status: 'not-collected', reason: reasons.join('; ') }
}

/** What became of one instance. */
interface InstanceResult {
  readonly servers: readonly ProbedServer[]
  readonly unreached: readonly Unreached[]
}

async function probeInstance(target: ProbeTarget, plan: ProbePlan, budget: Budget): Promise<InstanceResult> {
  const { name, role } = target
  let session: Session | undefined
  try {
    const address = addressOf(target)
    session = await Session.open(address, budget)
    await logIn(session, address)
    const first = await readFirst(session)
    refuseOtherModes(first)
    const answers = await readRest(session, first)
    refuseOtherModes(answers)
    const readings = await readServer(session, target, plan, answers)
    return { servers: [{ name, role, readings }], unreached: [] }
  } catch (error) {
    return { servers: [], unreached: [{ name, reason: reasonOf(error) }] }
  } finally {
    session?.close()
  }
}

async function logIn(session: Session, { username, password }: Address): Promise<void> {
  if (username === undefined) {
    if (password !== undefined) await session.ask('auth', [password]).catch(allowNeedlessPassword)
    return
  }
  await session.ask('auth', [username, password ?? ''])
  await verifyUser(session, username)
}

/** A server without a password refuses AUTH and goes on serving everybody. */
function allowNeedlessPassword(error: unknown): void {
  if (!(error instanceof ProbeFailure && error.kind === 'no-password-set')) throw error
}

/** A proxy may accept AUTH and serve another user. A user who may not ask ACL WHOAMI has to be taken at AUTH's word. */
async function verifyUser(session: Session, username: string): Promise<void> {
  const user = await session.ask('whoami').catch(() => username)
  if (user !== username) throw new ProbeFailure('the server logged the probe in as another user than the one given')
}

/** One node says nothing certain about the others, and a sentinel holds no data at all. */
function refuseOtherModes(answers: Answers): void {
  const mode = modeOf(answers)
  if (mode === 'sentinel') {
    throw new ProbeFailure('this is a sentinel, which holds no data: give the URL of the master that it watches')
  }
  if (mode === 'cluster') {
    throw new ProbeFailure(
      'this is one node of a Redis Cluster: standalone servers only are probed so far, and one node cannot vouch for the others',
    )
  }
}
