import type { Section } from '../commands'
import { failureFrom, ProbeFailure } from '../connection/failure'
import type { Session } from '../connection/session'
import { type InfoFields, parseInfo } from './info'
import { type Answers, fieldsOf } from './sections'

/** Without one of these there is nothing to tell; they are asked for first, so that a user without INFO is refused twice at most. */
const FIRST: readonly Section[] = ['server', 'memory']
const REST: readonly Section[] = [
  'keyspace',
  'stats',
  'clients',
  'persistence',
  'cluster',
  'replication',
  'commandstats',
  'errorstats',
]

/** Reads INFO as far as it is needed to know what kind of server this is. Throws where the server tells nothing. */
export async function readFirst(session: Session): Promise<Answers> {
  const first = await askSections(session, FIRST)
  const [server, memory] = FIRST.map((section) => first.get(section))
  // The first refusal has the cause: a server at its maxclients says so once and then hangs up.
  if (server instanceof ProbeFailure && memory instanceof ProbeFailure) throw server
  return first
}

/** Reads the other sections. Throws where the server has not loaded its data yet. */
export async function readRest(session: Session, first: Answers): Promise<Answers> {
  const answers = new Map([...first, ...(await askSections(session, REST))])
  if (fieldsOf(answers, 'persistence').get('loading') === '1') {
    throw new ProbeFailure('the server is still loading its data: try again when it has started')
  }
  return answers
}

/** Asks for all sections at once; a section that is refused costs only itself. */
export async function askSections(session: Session, sections: readonly Section[]): Promise<Answers> {
  const asked = sections.map(async (section) => [section, await askSection(session, section)] as const)
  return new Map(await Promise.all(asked))
}

async function askSection(session: Session, section: Section): Promise<InfoFields | ProbeFailure> {
  try {
    const fields = parseInfo(await session.text(section))
    return fields.size > 0 ? fields : new ProbeFailure('the server answers INFO with nothing in it')
  } catch (error) {
    return failureFrom(error)
  }
}
