import type { ProbeTarget } from '../../../model'
import { type Address, type Announced, addressOf, announcedAddress } from '../connection/address'
import { failureFrom, ProbeFailure, reasonOf, strangeReply } from '../connection/failure'
import type { Reply, Session } from '../connection/session'
import type { Visit, Visits } from './visits'

/** Where to ask first: a sentinel of the config has a login of its own, and is not given that of the servers. */
export function entranceOf(target: ProbeTarget): Address {
  const address = addressOf(target)
  if (target.sentinel === undefined) return address
  const { username: _, password: __, ...rest } = address
  const { username, password } = target.sentinel
  return { ...rest, ...(username && { username }), ...(password && { password }) }
}

/** What went wrong with a sentinel of the config, in whose place nobody looks for the password of a sentinel. */
export function sentinelFailure(error: unknown): ProbeFailure {
  const failure = failureFrom(error)
  if (failure.kind === 'wants-password')
    return new ProbeFailure(
      'the sentinel asks for a password (NOAUTH): name the environment variable that holds it in `sentinel.password-env`',
    )
  return new ProbeFailure(`the sentinel: ${failure.message}`)
}

/** Goes to the master that a sentinel watches. Throws ProbeFailure where it is not clear which, or it cannot be reached. */
export async function masterBehind(sentinel: Visit, target: ProbeTarget, visits: Visits): Promise<Visit> {
  const announced = await masterOf(sentinel.session, target.sentinel?.master)
  const { username: _, password: __, ...place } = announcedAddress(sentinel.address, announced, 'sentinel')
  const { username, password } = addressOf(target)
  const address = { ...place, ...(username && { username }), ...(password && { password }) }
  const visit = await visits.enter(address).catch((error: unknown) => {
    throw new ProbeFailure(`the master that the sentinel names: ${reasonOf(error)}`)
  })
  if (visit.mode === 'sentinel') throw new ProbeFailure('the master that the sentinel names is a sentinel itself')
  return visit
}

async function masterOf(session: Session, name: string | undefined): Promise<Announced> {
  if (name === undefined) return onlyMaster(await session.ask('masters'))
  const reply = await session.ask('masterAddress', [name])
  // No such name: a null array.
  if (reply === null)
    throw new ProbeFailure('the sentinel knows no master with that name: correct `sentinel.master` in the config')
  return addressIn(Array.isArray(reply) ? reply : [])
}

/** SENTINEL MASTERS answers one array of names and values for each master. */
function onlyMaster(reply: Reply): Announced {
  if (!Array.isArray(reply)) throw strangeReply()
  if (reply.length === 0) throw new ProbeFailure('the sentinel watches no master: set it up (`sentinel monitor`)')
  if (reply.length > 1)
    throw new ProbeFailure(
      `the sentinel watches ${reply.length} masters: name the one to probe as \`sentinel.master\` in the config`,
    )
  const fields: readonly Reply[] = Array.isArray(reply[0]) ? reply[0] : []
  return addressIn(['ip', 'port'].map((name) => fields[fields.indexOf(name) + 1] ?? null))
}

function addressIn([host, port]: readonly Reply[]): Announced {
  if (typeof host !== 'string' || typeof port !== 'string' || !/^\d{1,5}$/.test(port)) throw strangeReply()
  return { host, port: Number(port) }
}
