import type { Access, ProbeTarget } from '../../../model'
import { addressOf } from '../connection/address'
import { ProbeFailure } from '../connection/failure'
import type { Session } from '../connection/session'

/** What an application should not be able to run, each with the fewest arguments that ACL DRYRUN takes. */
const DANGEROUS: readonly (readonly string[])[] = [['FLUSHALL'], ['FLUSHDB'], ['KEYS', '*']]

/**
 * What the application's user may run, or, where the config names none and the probe itself is the user `default`, what
 * that one may. Undefined where there is nobody to ask about. Throws ProbeFailure where the server does not tell.
 */
export async function readAccess(session: Session, target: ProbeTarget): Promise<Access | undefined> {
  const { appUser } = target
  const name = appUser ?? (isDefaultUser(target) ? 'default' : undefined)
  if (name === undefined) return undefined
  const may = await dryRun(session, name).catch(async (error: unknown) => {
    if (error instanceof ProbeFailure && error.kind === 'unknown-user') throw error
    return fromRules(await session.ask('getuser', [name]))
  })
  const names = (isPermitted: boolean) => DANGEROUS.filter((_, at) => may[at] === isPermitted).map(([verb]) => verb!)
  return { user: appUser === undefined ? 'default' : 'application', permitted: names(true), denied: names(false) }
}

/** Whoever gives no user name is the user `default`, with or without a password. */
function isDefaultUser(target: ProbeTarget): boolean {
  return (addressOf(target).username ?? 'default') === 'default'
}

/** ACL DRYRUN (Redis 7) answers OK, or with a text that is no error; other servers word that text differently. */
async function dryRun(session: Session, user: string): Promise<boolean[]> {
  const answers: boolean[] = []
  for (const command of DANGEROUS) answers.push((await session.ask('dryrun', [user, ...command])) === 'OK')
  return answers
}

/**
 * Reads the rules of ACL GETUSER, of which nothing else is kept: the reply also has hashes of the user's passwords. The
 * last rule that names a command or one of its categories decides (Redis 6: `-@all +@read -keys`).
 */
function fromRules(reply: unknown): boolean[] {
  const fields = Array.isArray(reply) ? reply : []
  const rules = fields[fields.indexOf('commands') + 1]
  if (!fields.includes('commands') || typeof rules !== 'string')
    throw new ProbeFailure(
      'the server does not know the user of `app-user`: correct the name in the config',
      'unknown-user',
    )
  return DANGEROUS.map(([verb]) => {
    const categories =
      verb === 'KEYS'
        ? ['@all', '@keyspace', '@read', '@slow', '@dangerous']
        : ['@all', '@keyspace', '@write', '@slow', '@dangerous']
    const names = [verb!.toLowerCase(), ...categories]
    const last = rules.split(' ').findLast((rule) => names.includes(rule.slice(1).toLowerCase()))
    return last?.startsWith('+') ?? false
  })
}
