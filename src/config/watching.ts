import { UsageError, type Watching } from '../model'
import { durationMs, isBudget } from './duration'
import type { Overrides, Settings } from './settings'

const DEFAULT_BUDGET_MS = 10_000

/** What the decision is made from. */
interface Sources {
  readonly settings: Settings
  readonly overrides: Overrides
  readonly env: NodeJS.ProcessEnv
}

/**
 * Decides whether a running Prometheus is asked, and with what login: a URL on the command line before the variable that
 * the file names before PROMETHEUS_URL. A login within the URL wins over a token, which may belong to another server.
 * Throws UsageError for a URL that is none; no message ever holds it.
 */
export function watchingOf(sources: Sources): Watching {
  const { settings, overrides, env } = sources
  const spell = overrides.spell ?? ((option: string) => `--${option}`)
  if (overrides.probe === false) return { kind: 'none', reason: `switched off with ${spell('no-probe')}` }
  if (overrides.source === false) return { kind: 'none', reason: 'not looked at, only the server was asked for' }
  const { 'url-env': named, timeout } = settings.prometheus ?? {}
  const variable = named ?? 'PROMETHEUS_URL'
  const url = overrides.prometheusUrl || env[variable]
  if (!url) return { kind: 'none', reason: overrides.noUrlReason ?? noUrl(named, spell) }
  const address = addressIn(
    url,
    overrides.prometheusUrl ? spell('prometheus-url') : `the environment variable ${variable}`,
  )
  if (address.username !== undefined) return live(address, timeout)
  const token = tokenOf(sources)
  if ('missing' in token) return { kind: 'none', reason: overrides.noUrlReason ?? token.missing }
  return live({ ...address, ...token }, timeout)
}

function noUrl(variable: string | undefined, spell: (option: string) => string): string {
  return variable
    ? `no Prometheus URL: the environment variable ${variable} (prometheus.url-env) is not set`
    : `no Prometheus URL: give ${spell('prometheus-url')} or set PROMETHEUS_URL`
}

/** None at all where nobody named one; a variable that the file names has to be there. */
function tokenOf({ settings, overrides, env }: Sources): { readonly token?: string } | { readonly missing: string } {
  const named = settings.prometheus?.['token-env']
  const token = (overrides.prometheusToken || env[named ?? 'PROMETHEUS_TOKEN'])?.trim()
  if (token) return { token }
  return named ? { missing: `the environment variable ${named} (prometheus.token-env) is not set` } : {}
}

interface Address {
  readonly url: string
  readonly username?: string
  readonly password?: string
  readonly token?: string
}

function live(address: Address, timeout: number | string | undefined): Watching {
  const budgetMs = timeout === undefined ? DEFAULT_BUDGET_MS : durationMs(timeout)
  if (!isBudget(budgetMs))
    throw new UsageError('prometheus.timeout must be a duration of at most 10 minutes such as 10s or 500ms.')
  return { kind: 'live', target: { ...address, budgetMs } }
}

function addressIn(text: string, where: string): Address {
  const parsed = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined
  if (!parsed || !/^https?:$/.test(parsed.protocol)) {
    throw new UsageError(
      `${where} is not a URL like https://prometheus.example.com; it starts with http:// or https://.`,
    )
  }
  if (parsed.search !== '' || parsed.hash !== '') {
    throw new UsageError(
      `${where} must be the address below which /api/v1/rules answers, without \`?\` and \`#\`; percent-encode them in a password.`,
    )
  }
  const { username, password } = parsed
  const [user, secret] = [decoded(username, where), decoded(password, where)]
  parsed.username = ''
  parsed.password = ''
  return { url: parsed.href, ...((user !== '' || secret !== '') && { username: user, password: secret }) }
}

function decoded(part: string, where: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new UsageError(`${where}: user and password must be percent-encoded.`)
  }
}
