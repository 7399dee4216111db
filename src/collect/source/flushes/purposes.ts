import { type Client, type Command, claimsKey, type OtherPurpose } from '../../../model'
import { isMigrationFile } from '../../files/scope'
import type { Site } from '../usage/site'
import type { Meeting } from './search'

/** The parts of the analysis that tell what deleted keys were for. */
interface Known {
  readonly sites: readonly Site[]
  commandAt(site: Site): Command | undefined
  clientOf(site: Site): Client | undefined
}

/** What a function is for that deletes keys, as far as its file and the clients say: those of a queue are no cache. */
export function purposeByPlace(path: string, sites: readonly Site[], known: Known): OtherPurpose | undefined {
  if (isMigrationFile(path)) return 'migration'
  const clients = sites.flatMap((site) => known.clientOf(site) ?? [])
  const keeper = clients.find(({ role }) => role === 'session' || role === 'queue')
  return keeper && !isCacheToo(keeper, known) ? 'sessions-or-jobs' : undefined
}

/** Whether the code itself stores values for a while through the client that it hands to a queue or a session store. */
function isCacheToo(client: Client, { sites, clientOf, commandAt }: Known): boolean {
  return sites.some((site) => {
    if (!/^(?:SET|P?SETEX)$/.test(site.facts.name) || clientOf(site) !== client) return false
    const command = commandAt(site)
    return command?.ttl === 'always' && !claimsKey(command)
  })
}

/** `releaseAllLocks`, `unlock`, `lock:*`; neither `block` nor `clock`. */
const LOCK = /(?<![A-Za-z])(?:un)?lock|Lock/

/** What it is for, as far as its name and the keys say that it finds. */
export function purposeByKeys(
  name: string,
  { find, isChosen, isRead, isMoved }: Meeting,
  known: Known,
): OtherPurpose | undefined {
  if (LOCK.test(name) || LOCK.test(find.pattern ?? '')) return 'locks'
  if (isChosen) return 'chosen'
  if (isMoved) return 'buffer'
  return isRead && find.pattern !== null && isBuffer(find.pattern, known) ? 'buffer' : undefined
}

/** Whether keys of a pattern are written, and never with a TTL: what is read before it is deleted is not lost. */
function isBuffer(pattern: string, { sites, commandAt }: Known): boolean {
  const core = coreOf(pattern)
  if (core === '') return false
  const commands = sites.flatMap((site) => commandAt(site) ?? []).filter(({ key }) => key?.includes(core))
  const isBounded = commands.some(({ name, ttl }) => /EXPIRE/.test(name) || ttl === 'always' || ttl === 'conditional')
  return !isBounded && commands.some(({ ttl }) => ttl === 'never')
}

/** The longest constant part of a pattern: clients put a prefix before it that the pattern spells out. */
function coreOf(pattern: string): string {
  const parts = pattern.split('*').map((part) => part.replace(/^:+|:+$/g, ''))
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '')
}
