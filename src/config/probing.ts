import {
  inServer,
  type ProbePlan,
  type ProbeTarget,
  type Probing,
  parseRedisUrl,
  type RedisUrlFault,
  UsageError,
} from '../model'
import { durationMs, isBudget } from './duration'
import type { InstanceSettings } from './settings'
import { type Sources, targetOf } from './target'

/** What the probe may take beside the window when nothing else is said: connecting, the sample and all the rest. */
const BESIDE_WINDOW_MS = 15_000
/** Short enough to wait for, long enough for a thousand lookups on a server that is in use at all. */
const DEFAULT_WINDOW_MS = 5000
/** A share is then known to about one percentage point (binomial, 95 %). */
const DEFAULT_SAMPLE = 10_000

/**
 * Decides which servers are probed, and with what. A recording wins over all else, then a URL on the command line, which
 * wins over `probe.enabled: false`, then the instances of the file, then the environment. Throws UsageError for a URL or
 * role that is none; no message ever holds the URL.
 */
export function probingOf(given: Omit<Sources, 'spell'>): Probing {
  const { settings, overrides } = given
  const spell = overrides.spell ?? ((option: string) => `--${option}`)
  if (overrides.probe === false) return { kind: 'none', reason: `switched off with ${spell('no-probe')}` }
  if (overrides.replay) return { kind: 'replay', file: overrides.replay }
  if (!overrides.redisUrl && settings.probe?.enabled === false) {
    return { kind: 'none', reason: 'switched off in the config file (probe.enabled)' }
  }
  const sources = { ...given, spell }
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
  const target = targetOf({ name: '', url, file }, sources)
  if ('missing' in target) return { kind: 'none', reason: overrides.noUrlReason ?? target.missing }
  return { kind: 'live', plan: planOf([target], [], sources) }
}

/** An instance without a URL is told and never left out in silence; with none at all there is nothing to probe. */
function severalOf(instances: Readonly<Record<string, InstanceSettings>>, sources: Sources): Probing {
  const { overrides } = sources
  const targets: ProbeTarget[] = []
  const missing: ProbePlan['missing'][number][] = []
  for (const [name, file] of Object.entries(instances)) {
    const target = instanceOf(name, file, sources)
    if ('missing' in target) missing.push({ name, reason: target.missing })
    else targets.push(target)
  }
  if (targets.length > 0) return { kind: 'live', plan: planOf(targets, missing, sources) }
  const reasons = missing.map(({ name, reason }) => inServer(name, reason))
  return { kind: 'none', reason: overrides.noUrlReason ?? reasons.join('; ') }
}

function instanceOf(name: string, file: InstanceSettings, sources: Sources): ProbeTarget | { missing: string } {
  const variable = file['url-env']
  const url = sources.env[variable]
  if (!url) return { missing: `the environment variable ${variable} is not set` }
  checkUrl(url, `the environment variable ${variable} (instances.${name})`)
  return targetOf({ name, url, file }, sources)
}

function planOf(targets: readonly ProbeTarget[], missing: ProbePlan['missing'], sources: Sources): ProbePlan {
  const { probe = {} } = sources.settings
  return { targets, missing, ...timesOf(sources), sampleKeys: probe.sample ?? DEFAULT_SAMPLE }
}

/** The window has to fit into the time for the whole probe; where one of the two is not given, it follows the other. */
function timesOf({ settings, overrides, spell }: Sources): Pick<ProbePlan, 'budgetMs' | 'windowMs'> {
  const { timeout, window: written } = settings.probe ?? {}
  const window = overrides.window || written
  const name = overrides.window ? spell('window') : 'probe.window'
  if (window !== undefined && !isBudget(durationMs(window)))
    throw new UsageError(`${name} must be a duration of at most 10 minutes such as 5s or 500ms.`)
  if (timeout === undefined) {
    const windowMs = window === undefined ? DEFAULT_WINDOW_MS : durationMs(window)
    return { budgetMs: windowMs + BESIDE_WINDOW_MS, windowMs }
  }
  const budgetMs = durationMs(timeout)
  const windowMs = window === undefined ? Math.min(DEFAULT_WINDOW_MS, budgetMs / 4) : durationMs(window)
  if (windowMs >= budgetMs)
    throw new UsageError(`${name} must be shorter than probe.timeout (${timeout}), which is for the whole probe.`)
  return { budgetMs, windowMs }
}

function noUrl(variable: string | undefined, spell: (option: string) => string): string {
  return variable
    ? `no Redis URL: the environment variable ${variable} (probe.url-env) is not set`
    : `no Redis URL: give ${spell('redis-url')} or set REDIS_URL`
}

const FAULTS: Readonly<Record<RedisUrlFault, string>> = {
  scheme: 'does not start with redis://, rediss:// (TLS) or unix://; write it as redis://host:6379.',
  shape:
    'is not a URL like redis://user:password@host:6379/0; percent-encode the password or give it as REDIS_PASSWORD.',
  socket:
    'is not a URL like unix:///path/to/redis.sock or unix://user:password@/path/to/redis.sock; percent-encode the password.',
}

function checkUrl(url: string, where: string): void {
  const parsed = parseRedisUrl(url)
  if (typeof parsed === 'string') throw new UsageError(`${where} ${FAULTS[parsed]}`)
}
