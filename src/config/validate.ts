import { Ajv, type ErrorObject } from 'ajv'
import { nearest, UsageError } from '../model'
import { durationMs, isBudget } from './duration'
import type { ConfigFile } from './file'
import { configSchema } from './schema'
import type { Settings } from './settings'

/** Keys that people try in `probe`; each of them would put a secret into the repository. */
const SECRET_KEYS = new Set(['url', 'uri', 'redis-url', 'redisurl', 'host', 'password', 'username', 'user', 'auth'])

/** What a text must look like, where the schema's pattern would not tell a reader. */
const EXPECTED: Readonly<Record<string, string>> = {
  ignore: 'a glob such as `legacy/**`',
  immortal: 'a key pattern such as `flags:*`; to silence every key, set the rule `require-ttl` to off',
  'attested.owner': 'the person or team that vouches',
  'attested.reason': 'the reason, in words',
  'attested.link': 'an http(s) address',
  'attested.expires': 'a date such as 2027-01-31',
  'probe.url-env': 'the name of an environment variable such as STAGING_REDIS_URL, never the URL itself',
  'probe.timeout': 'a duration of at most 10 minutes such as `20s`, `500ms` or a number of seconds',
  'probe.window': 'a duration of at most 10 minutes such as `5s`, `500ms` or a number of seconds',
}

const TYPES: Readonly<Record<string, string>> = {
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping of keys to values',
  string: 'text',
}

/**
 * Holds a parsed config file against the schema. Throws UsageError for the first fault, as one sentence with file and
 * line; values are quoted only where they cannot be a secret.
 */
export function validateSettings(file: ConfigFile, rules: readonly string[]): Settings {
  const validate = new Ajv({ allowUnionTypes: true, strictTypes: false }).compile<Settings>(
    configSchema(rules.map((id) => ({ id }))),
  )
  if (!validate(file.data)) throw fault(file, validate.errors![0]!, rules)
  return checked(file, file.data)
}

function fault(file: ConfigFile, error: ErrorObject, rules: readonly string[]): UsageError {
  const path = pointer(error.instancePath)
  if (error.keyword === 'additionalProperties') {
    const key = String(error.params.additionalProperty)
    return at(file, [...path, key], unknownKey(path, key, rules))
  }
  if (error.keyword === 'required') {
    return at(file, path, `this entry of \`${path[0]}\` needs \`${error.params.missingProperty}\`.`)
  }
  if (error.keyword === 'enum') return at(file, path, notOneOf(file, path, error.params.allowedValues as string[]))
  if (path.length === 0) return at(file, path, 'the file must hold a mapping of keys to values.')
  return at(file, path, `${nameOf(path)} must be ${expected(error, dotted(path))}.`)
}

function expected(error: ErrorObject, name: string): string {
  const type = error.keyword === 'type' ? String(error.params.type) : ''
  const container = type === 'array' || type === 'object'
  return (container ? undefined : EXPECTED[name]) ?? TYPES[type] ?? 'something else'
}

function nameOf(path: readonly (string | number)[]): string {
  const isEntry = typeof path.at(-1) === 'number'
  return `${isEntry ? 'an entry of ' : ''}\`${dotted(path)}\``
}

function at(file: ConfigFile, path: readonly (string | number)[], sentence: string): UsageError {
  return new UsageError(`${file.shown}:${file.lineOf(path)}: ${sentence}`)
}

function pointer(instancePath: string): (string | number)[] {
  return instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}

function dotted(path: readonly (string | number)[]): string {
  return path.filter((part) => typeof part === 'string').join('.')
}

function unknownKey(path: readonly (string | number)[], key: string, rules: readonly string[]): string {
  const where = dotted(path)
  if (where === 'probe' && SECRET_KEYS.has(key.toLowerCase().replace(/_/g, '-'))) {
    return `\`probe.${key}\` does not belong in a file: pass --redis-url or put the URL into an environment variable and name that in \`probe.url-env\`.`
  }
  if (where === 'rules') return `there is no rule ${quoted(key)}${hint(key, rules)}`
  const known = keysAt(where)
  return `unknown key ${quoted(key)}${where && ` in \`${where}\``}${hint(key, known)}`
}

function keysAt(where: string): string[] {
  const root = configSchema([]) as unknown as SchemaNode
  const node = where ? root.properties![where]! : root
  return Object.keys((node.items ?? node).properties ?? {}).filter((key) => key !== '$schema')
}

interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>
  readonly items?: SchemaNode
}

function hint(name: string, known: readonly string[]): string {
  const near = nearest(name, known)
  return near ? `; did you mean \`${near}\`?` : `; known are ${known.map((each) => `\`${each}\``).join(', ')}.`
}

function notOneOf(file: ConfigFile, path: readonly (string | number)[], allowed: readonly string[]): string {
  const value = path.reduce<unknown>((node, part) => (node as Record<string, unknown>)[part], file.data)
  const name = dotted(path)
  const given = typeof value === 'string' ? value : JSON.stringify(value)
  const kind = name === 'require' || name === 'attested.item' ? 'there is no item' : `\`${name}\` cannot be`
  return `${kind} ${quoted(given)}${hint(given, allowed)}`
}

/** A name from the file, cut short and without anything that could be a URL with a password. */
function quoted(name: string): string {
  if (name.includes('://')) return '(a URL)'
  return `\`${name.length > 60 ? `${name.slice(0, 60)}…` : name}\``
}

/** What a schema cannot say: dates that exist, one attestation for an item. */
function checked(file: ConfigFile, settings: Settings): Settings {
  const seen = new Set<string>()
  for (const [index, { item, expires }] of (settings.attested ?? []).entries()) {
    if (seen.has(item)) throw at(file, ['attested', index], `\`${item}\` is attested twice; keep one entry.`)
    seen.add(item)
    if (!isDate(expires)) {
      throw at(file, ['attested', index, 'expires'], `\`attested.expires\` is ${expires}, a day that does not exist.`)
    }
  }
  for (const name of ['timeout', 'window'] as const) {
    const duration = settings.probe?.[name]
    if (duration !== undefined && !isBudget(durationMs(duration))) {
      throw at(file, ['probe', name], `\`probe.${name}\` must be ${EXPECTED[`probe.${name}`]}.`)
    }
  }
  return settings
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
