import type { Collected, ProbeEvidence, ProbeTarget } from '../../model'
import { type Address, addressOf } from './address'
import type { Section } from './commands'
import { ProbeFailure } from './failure'
import { type InfoFields, parseInfo } from './info'
import { type Answers, fieldsOf, modeOf, readingsOf } from './readings'
import { Session } from './session'

/** Without one of these there is nothing to tell; they are asked for first, so that a user without INFO is refused twice at most. */
const FIRST: readonly Section[] = ['server', 'memory']
const REST: readonly Section[] = ['keyspace', 'stats', 'clients', 'persistence', 'cluster']

/**
 * Reads the staging server within `target.budgetMs` and changes nothing there. Never throws: where nothing could be read
 * the reason says what to do, in one clause that holds no secret, address or key name.
 */
export async function collectProbe(target: ProbeTarget): Promise<Collected<ProbeEvidence>> {
  const startedAt = performance.now()
  let session: Session | undefined
  try {
    const address = addressOf(target)
    session = await Session.open(address, target.budgetMs)
    await logIn(session, address)
    const answers = await readServer(session)
    const readings = readingsOf(answers, performance.now() - startedAt)
    return { status: 'collected', value: { readings, role: target.role } }
  } catch (error) {
    return { status: 'not-collected', reason: reasonOf(error) }
  } finally {
    session?.close()
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof ProbeFailure) return error.message
  // A fault of our own; its message is not shown, because nobody knows what is in it.
  return `the probe itself failed (${error instanceof Error ? error.name : typeof error}): please report this`
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

async function readServer(session: Session): Promise<Answers> {
  const first = await readSections(session, FIRST)
  const [server, memory] = FIRST.map((section) => first.get(section))
  // The first refusal has the cause: a server at its maxclients says so once and then hangs up.
  if (server && memory && 'reason' in server && 'reason' in memory) throw new ProbeFailure(server.reason)
  refuseOtherModes(first)
  const answers = new Map([...first, ...(await readSections(session, REST))])
  refuseOtherModes(answers)
  if (fieldsOf(answers, 'persistence').get('loading') === '1') {
    throw new ProbeFailure('the server is still loading its data: try again when it has started')
  }
  return answers
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

/** Asks for all sections at once; a section that is refused costs only itself. */
async function readSections(session: Session, sections: readonly Section[]): Promise<Answers> {
  const asked = sections.map(async (section) => [section, await readSection(session, section)] as const)
  return new Map(await Promise.all(asked))
}

async function readSection(session: Session, section: Section): Promise<InfoFields | { reason: string }> {
  try {
    const fields = parseInfo(await session.ask(section))
    return fields.size > 0 ? fields : { reason: 'the server answers INFO with nothing in it' }
  } catch (error) {
    return { reason: reasonOf(error) }
  }
}
