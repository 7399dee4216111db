import type { ArtefactEvidence, Evidence, Place, Role, ServerSettings } from '../../../model'
import { MUST_STAY } from '../../advice/eviction'

/** Settings of a server as a rule judges them. */
export interface JudgedServer {
  readonly settings: ServerSettings
  /** What it is for, where that is known. */
  readonly role?: KnownRole
  /** Other files for which the same may be said; they are told beside the first. */
  readonly others: readonly Place[]
  /** False for those others. */
  readonly isFirst: boolean
}

/** A role and how it is known. */
export interface KnownRole {
  readonly role: Role
  /** False where the code keeps such things in Redis, and it is not sure that it does so on this server. */
  readonly isSure: boolean
  /** Where the code says so. */
  readonly place?: Place
}

/**
 * Settings that production may run on: those that are plainly deployed, or, where there are none of that kind, those that
 * may as well be for a laptop. Files for development are left out, and so is what stands at the same place twice.
 */
export function judgedSettings({ settings }: ArtefactEvidence): ServerSettings[] {
  const candidates = settings.filter(({ isForDevelopment }) => !isForDevelopment)
  const deployed = candidates.filter(({ isMaybeLocal }) => !isMaybeLocal)
  const seen = new Set<string>()
  return (deployed.length > 0 ? deployed : candidates).filter(({ place, maxmemory, policy, limit }) => {
    const key = [maxmemory?.place ?? place, policy?.place ?? place, limit?.place].map(spotOf).join(' ')
    return !seen.has(key) && seen.add(key)
  })
}

function spotOf(place: Place | undefined): string {
  return place ? `${place.path}:${place.line}:${place.column}` : ''
}

/** The settings to judge, with what each server is for: by its name, or by the code where there is one server only. */
export function judgedServers(evidence: ArtefactEvidence, all: Evidence): JudgedServer[] {
  const judged = judgedSettings(evidence)
  const isOnly = new Set(judged.map(({ name }) => name)).size === 1
  const coded = isOnly ? roleInSource(all) : undefined
  const open = judged.filter((settings) => settings.isMaybeLocal && isUnlimited(settings)).sort(byLength)
  return judged.map((settings) => {
    const role = roleOf(settings, coded)
    const isFirst = !open.includes(settings) || open[0] === settings
    const others = open[0] === settings ? open.slice(1).map(({ place }) => place) : []
    return { settings, ...(role && { role }), others, isFirst }
  })
}

/** `docker-compose.yml` comes before `docker-compose.mysql.yml`. */
function byLength({ place: one }: ServerSettings, { place: other }: ServerSettings): number {
  return one.path.length - other.path.length
}

/** Whether nothing bounds the memory of a server. */
export function isUnlimited({ maxmemory, bounded }: ServerSettings): boolean {
  return bounded === undefined && (maxmemory === undefined || maxmemory.bytes === 0)
}

/** A name that says otherwise than the code, where there is one server for all of it, says nothing. */
function roleOf({ role }: ServerSettings, coded: KnownRole | undefined): KnownRole | undefined {
  if (role === undefined) return coded
  const isContradicted = coded !== undefined && MUST_STAY[coded.role] !== undefined && MUST_STAY[role] === undefined
  return isContradicted ? undefined : { role, isSure: true }
}

/** What the code keeps in Redis: what must not be deleted comes before all else. */
function roleInSource({ source }: Evidence): KnownRole | undefined {
  if (source.status !== 'collected') return undefined
  const users = [...source.value.consumers, ...source.value.clients]
  const roles = new Set(users.map(({ role }) => role))
  const user = users.find(({ role }) => MUST_STAY[role] !== undefined)
  if (user) return { role: user.role, isSure: roles.size === 1 && user.role === 'queue', place: user.place }
  const [first] = users
  return first && roles.size === 1 && first.role === 'cache'
    ? { role: 'cache', isSure: false, place: first.place }
    : undefined
}

/** How a message calls a server: by the name that its file gives it, else by the file. */
export function nameOfServer({ name, format, place }: ServerSettings): string {
  return name === '' ? `The server of ${place.path.slice(place.path.lastIndexOf('/') + 1)}` : `\`${name}\` (${format})`
}
