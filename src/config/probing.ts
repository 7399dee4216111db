import { nearest, type ProbePlan, type ProbeTarget, type Probing, type Role, UsageError } from '../model'
import { durationMs, isBudget } from './duration'
import { ROLES } from './schema'
import type { InstanceSettings, Overrides, Settings } from './settings'

/** For the whole probe when nothing else is said: connecting, the window, the sample. */
const DEFAULT_BUDGET_MS = 20_000
/** Short enough to wait for, long enough for a thousand lookups on a server that is in use at all. */
const DEFAULT_WINDOW_MS = 5000
/** A share is then known to about one percentage point (binomial, 95 %). */
const DEFAULT_SAMPLE = 10_000

/** What the decision is made from. */
interface Sources {
  readonly settings: Settings
  readonly overrides: Overrides
  readonly env: NodeJS.ProcessEnv
  readonly spell: (option: string) => string
}

/**
 * Decides which servers are probed, and with what. A recording wins over all else, then a URL on the command line, which
 * wins over `probe.enabled: false`, then the instances of the file, then the environment. Throws UsageError for a URL or
 * role that is none; no message ever holds the URL.
 */
export function probingOf(settings: Settings, overrides: Overrides, env: NodeJS.ProcessEnv): Probing {
  const spell = overrides.spell ?? ((option: string) => `--${option}`)
  if (overrides.probe === false) return { kind: 'none', reason: `switched off with ${spell('no-probe')}` }
  if (overrides.replay) return { kind: 'replay', file: overrides.replay }
  if (!overrides.redisUrl && settings.probe?.enabled === false) {
    return { kind: 'none', reason: 'switched off in the config file (probe.enabled)' }
  }
  const sources = { settings, overrides, env, spell }
  const instances = overrides.redisUrl ? {} : (settings.instances ?? {})
  return Object.keys(instances).length > 0 ? severalOf(instances, sources) : singleOf(sources)
}

function singleOf(sources: Sources): Probing {
  const { settings, overrides, env, spell } = sources
  const file = settings.probe ?? {}
  const variable = file['url-env'] ?? 'REDIS_URL'
  const url = overrides.redisUrl || env[variable]
  if (!url) return { kind: 'none', reason: overrides.noUrlReason ?? noUrl(file['url-env'], spell) }
  checkUrl(url, overrides.redisUrl ? spell('redis-url') : `the environment variable ${variable}`)
  return { kind: 'live', plan: planOf([targetOf('', url, file, sources)], [], sources) }
}

/** An instance without a URL is told and never left out in silence; with none at all there is nothing to probe. */
function severalOf(instances: Readonly<Record<string, InstanceSettings>>, sources: Sources): Probing {
  const { overrides, env } = sources
  const targets: ProbeTarget[] = []
  const missing: ProbePlan['missing'][number][] = []
  for (const [name, instance] of Object.entries(instances)) {
    const variable = instance['url-env']
    const url = env[variable]
    if (url) {
      checkUrl(url, `the environment variable ${variable} (instances.${name})`)
      targets.push(targetOf(name, url, instance, sources))
    } else missing.push({ name, reason: `the environment variable ${variable} is not set` })
  }
  if (targets.length > 0) return { kind: 'live', plan: planOf(targets, missing, sources) }
  const variables = Object.values(instances).map((instance) => instance['url-env'])
  const unset = `no Redis URL: none of the environment variables ${variables.join(', ')} (instances) is set`
  return { kind: 'none', reason: overrides.noUrlReason ?? unset }
}

function planOf(targets: readonly ProbeTarget[], missing: ProbePlan['missing'], sources: Sources): ProbePlan {
  const { settings, overrides, spell } = sources
  const { probe = {} } = settings
  const window = overrides.window || probe.window
  if (overrides.window && !isBudget(durationMs(overrides.window)))
    throw new UsageError(`${spell('window')} must be a duration of at most 10 minutes such as 5s or 500ms.`)
  return {
    targets,
    missing,
    budgetMs: probe.timeout === undefined ? DEFAULT_BUDGET_MS : durationMs(probe.timeout),
    windowMs: window === undefined ? DEFAULT_WINDOW_MS : durationMs(window),
    sampleKeys: probe.sample ?? DEFAULT_SAMPLE,
  }
}

function noUrl(variable: string | undefined, spell: (option: string) => string): string {
  return variable
    ? `no Redis URL: the environment variable ${variable} (probe.url-env) is not set`
    : `no Redis URL: give ${spell('redis-url')} or set REDIS_URL`
}

function targetOf(name: string, url: string, file: Partial<InstanceSettings>, sources: Sources): ProbeTarget {
  const { overrides, env, spell } = sources
  const parsed = new URL(url)
  // Credentials of the environment may belong to another server than the one a complete URL or a named instance is.
  const isComplete = parsed.username !== '' || parsed.password !== '' || name !== ''
  const username = overrides.redisUsername || (isComplete ? undefined : env.REDIS_USERNAME)
  const password = overrides.redisPassword || (isComplete ? undefined : env.REDIS_PASSWORD)
  const ca = overrides.redisCa
  return {
    name,
    url,
    ...(username && { username }),
    ...(password && { password }),
    ...(ca && { tls: { ca } }),
    role: roleOf(file.role, name === '' ? overrides.redisRole : undefined, spell),
    ...(file['app-user'] && { appUser: file['app-user'] }),
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
