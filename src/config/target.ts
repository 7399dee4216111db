import { nearest, type ProbeTarget, parseRedisUrl, type RedisUrl, type Role, UsageError } from '../model'
import type { ReadPem } from './pem'
import { ROLES } from './schema-of-servers'
import type { InstanceSettings, Overrides, SentinelSettings, Settings } from './settings'

/** What the decision is made from. */
export interface Sources {
  readonly settings: Settings
  readonly overrides: Overrides
  readonly env: NodeJS.ProcessEnv
  readonly spell: (option: string) => string
  readonly readPem: ReadPem
}

/** One instance to probe: its name (empty where there is only one), its checked URL and its settings in the file. */
interface Instance {
  readonly name: string
  readonly url: string
  readonly file: Partial<InstanceSettings>
}

/** A variable that the file names and that is not there. Not an error: a pull request from a fork has no secrets. */
class Unset extends Error {}

/**
 * Puts a target together, or says which environment variable it lacks. An option or input decides for the only instance;
 * of several, each has its own settings, and options fill in what it leaves open. Throws UsageError.
 */
export function targetOf(instance: Instance, sources: Sources): ProbeTarget | { readonly missing: string } {
  try {
    return targetWith(instance, sources)
  } catch (error) {
    if (error instanceof Unset) return { missing: error.message }
    throw error
  }
}

function targetWith({ name, url, file }: Instance, sources: Sources): ProbeTarget {
  const { overrides, spell } = sources
  const login = loginOf({ name, url, file }, sources)
  const tls = tlsOf(name, file, sources)
  const { sentinel } = file
  return {
    name,
    url,
    ...login,
    ...(Object.keys(tls).length > 0 && { tls }),
    ...(sentinel && { sentinel: sentinelOf(sentinel, sources) }),
    role: roleOf(file.role, name === '' ? overrides.redisRole : undefined, spell),
    ...(file['app-user'] && { appUser: file['app-user'] }),
    ...(file['prefer-replica'] && { preferReplica: true }),
  }
}

function loginOf({ name, url, file }: Instance, sources: Sources): Pick<ProbeTarget, 'username' | 'password'> {
  const { overrides, env } = sources
  const { username: inUrl, password: alsoInUrl } = parseRedisUrl(url) as RedisUrl
  const isComplete = inUrl !== '' || alsoInUrl !== ''
  const isNamed = file['username-env'] !== undefined || file['password-env'] !== undefined
  // Credentials of the file or the environment may belong to another server than the one of a complete URL.
  const own = overrides.redisUrl && isComplete ? {} : file
  const general = isComplete || isNamed || name !== '' ? {} : env
  const choose = (option: string | undefined, variable: string | undefined, rest: string | undefined) =>
    chosen(name, option, () => variableOf(variable, sources)) ?? rest
  const username = choose(overrides.redisUsername, own['username-env'], general.REDIS_USERNAME)
  const password = choose(overrides.redisPassword, own['password-env'], general.REDIS_PASSWORD)
  return { ...(username && { username }), ...(password && { password }) }
}

/** The one instance goes by the option before the file, the instances of a file the other way round. */
function chosen(name: string, option: string | undefined, own: () => string | undefined): string | undefined {
  return (name === '' ? option || own() : own() || option) || undefined
}

function variableOf(variable: string | undefined, { env }: Sources): string | undefined {
  if (variable === undefined) return undefined
  if (!env[variable]) throw new Unset(`the environment variable ${variable} is not set`)
  return env[variable]
}

function tlsOf(name: string, file: Partial<InstanceSettings>, sources: Sources): NonNullable<ProbeTarget['tls']> {
  const { overrides } = sources
  const where = name === '' ? ['probe'] : ['instances', name]
  const pem = (option: string | undefined, kind: 'ca' | 'cert' | 'key') => {
    const path = file[`${kind}-file`]
    return chosen(name, option, () =>
      path === undefined ? variableOf(file[`${kind}-env`], sources) : sources.readPem(path, [...where, `${kind}-file`]),
    )
  }
  const ca = pem(overrides.redisCa, 'ca')
  const cert = pem(overrides.redisCert, 'cert')
  const key = pem(overrides.redisKey, 'key')
  const servername = chosen(name, overrides.redisServername, () => file.servername)
  return { ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }), ...(servername && { servername }) }
}

function sentinelOf(file: SentinelSettings, sources: Sources): NonNullable<ProbeTarget['sentinel']> {
  const username = variableOf(file['username-env'], sources)
  const password = variableOf(file['password-env'], sources)
  return { ...(file.master && { master: file.master }), ...(username && { username }), ...(password && { password }) }
}

function roleOf(file: Role | undefined, override: string | undefined, spell: (option: string) => string): Role {
  if (!override) return file ?? 'cache'
  const role = ROLES.find((each) => each === override)
  if (role) return role
  const near = nearest(override, ROLES)
  const hint = near ? `did you mean ${near}?` : `choose one of ${ROLES.join(', ')}.`
  throw new UsageError(`${spell('redis-role')} cannot be \`${override}\`; ${hint}`)
}
