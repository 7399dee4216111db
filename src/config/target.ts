import { type Config, nearest, type ProbeTarget, type Role, UsageError } from '../model'
import { durationMs } from './duration'
import { ROLES } from './schema'
import type { Overrides, Settings } from './settings'

/** For the whole probe when nothing else is said. */
const DEFAULT_BUDGET_MS = 10_000

/**
 * Decides whether a server is probed, and with what. A URL on the command line wins over `probe.enabled: false` and the
 * environment. Throws UsageError for a URL or role that is none; no message ever holds the URL.
 */
export function probeOf(settings: Settings, overrides: Overrides, env: NodeJS.ProcessEnv): Config['probe'] {
  const spell = overrides.spell ?? ((option: string) => `--${option}`)
  if (overrides.probe === false) return { reason: `switched off with ${spell('no-probe')}` }
  const file = settings.probe ?? {}
  if (!overrides.redisUrl && file.enabled === false) {
    return { reason: 'switched off in the config file (probe.enabled)' }
  }
  const variable = file['url-env'] ?? 'REDIS_URL'
  const url = overrides.redisUrl || env[variable]
  if (!url) return { reason: overrides.noUrlReason ?? noUrl(file['url-env'], spell) }
  checkUrl(url, overrides.redisUrl ? spell('redis-url') : `the environment variable ${variable}`)
  return { target: targetOf(url, { file, overrides, env, role: roleOf(file.role, overrides.redisRole, spell) }) }
}

function noUrl(variable: string | undefined, spell: (option: string) => string): string {
  return variable
    ? `no Redis URL: the environment variable ${variable} (probe.url-env) is not set`
    : `no Redis URL: give ${spell('redis-url')} or set REDIS_URL`
}

function targetOf(
  url: string,
  from: { file: NonNullable<Settings['probe']>; overrides: Overrides; env: NodeJS.ProcessEnv; role: Role },
): ProbeTarget {
  const { file, overrides, env, role } = from
  const parsed = new URL(url)
  // Credentials of the environment may belong to another server than the one a complete URL names.
  const isComplete = parsed.username !== '' || parsed.password !== ''
  const username = overrides.redisUsername || (isComplete ? undefined : env.REDIS_USERNAME)
  const password = overrides.redisPassword || (isComplete ? undefined : env.REDIS_PASSWORD)
  return {
    url,
    ...(username && { username }),
    ...(password && { password }),
    ...(overrides.redisCa && { ca: overrides.redisCa }),
    role,
    budgetMs: file.timeout === undefined ? DEFAULT_BUDGET_MS : durationMs(file.timeout),
  }
}

function checkUrl(url: string, where: string): void {
  const fault = faultOf(url)
  if (fault) throw new UsageError(`${where} ${fault}`)
}

function faultOf(url: string): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed && !/^rediss?:$/.test(parsed.protocol)) {
    return 'does not start with redis:// or rediss:// (TLS); write it as redis://host:6379.'
  }
  // A password with `#`, `?` or `/` in it cuts the URL in the wrong place.
  if (!parsed?.hostname || parsed.hash !== '' || !/^(\/\d*)?$/.test(parsed.pathname) || !isDecodable(parsed)) {
    return 'is not a URL like redis://user:password@host:6379/0; percent-encode the password or give it as REDIS_PASSWORD.'
  }
  return undefined
}

function isDecodable({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username)
    decodeURIComponent(password)
    return true
  } catch {
    return false
  }
}

function roleOf(file: Role | undefined, override: string | undefined, spell: (option: string) => string): Role {
  if (!override) return file ?? 'cache'
  const role = ROLES.find((each) => each === override)
  if (role) return role
  const near = nearest(override, ROLES)
  const hint = near ? `did you mean ${near}?` : `choose one of ${ROLES.join(', ')}.`
  throw new UsageError(`${spell('redis-role')} cannot be \`${override}\`; ${hint}`)
}
