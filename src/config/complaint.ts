import type { ErrorObject } from 'ajv'
import { nearest } from '../model'
import { configSchema } from './schema'

type Path = readonly (string | number)[]

const VARIABLE = 'the name of an environment variable such as STAGING_REDIS_PASSWORD, never what is in it'
const PEM_FILE = 'the path of a PEM file within the checked folder, never its text'
const PERCENT = 'a percentage from 0 to 100'
const USER = 'a name without spaces'

/** What a value must look like, where the schema's pattern would not tell a reader. Instances are like `probe`. */
export const EXPECTED: Readonly<Record<string, string>> = {
  ignore: 'a glob such as `legacy/**`',
  baseline: 'the path of a file',
  'overrides.files': 'at least one glob such as `legacy/**`',
  'overrides.reason': 'the reason, in words',
  immortal: 'a key pattern such as `flags:*`; to silence every key, set the rule `require-ttl` to off',
  'attestations.by': 'the person or team that vouches',
  'attestations.reason': 'the reason, in words',
  'attestations.link': 'an http(s) address',
  'attestations.until': 'a date such as 2027-01-31',
  'probe.url-env': 'the name of an environment variable such as STAGING_REDIS_URL, never the URL itself',
  'probe.username-env': VARIABLE,
  'probe.password-env': VARIABLE,
  'probe.ca-env': VARIABLE,
  'probe.cert-env': VARIABLE,
  'probe.key-env': VARIABLE,
  'probe.ca-file': PEM_FILE,
  'probe.cert-file': PEM_FILE,
  'probe.key-file': PEM_FILE,
  'probe.app-user': USER,
  'probe.servername': 'a host name such as redis.example.com',
  'probe.sentinel.master': USER,
  'probe.sentinel.username-env': VARIABLE,
  'probe.sentinel.password-env': VARIABLE,
  'probe.timeout': 'a duration of at most 10 minutes such as `20s`, `500ms` or a number of seconds',
  'probe.window': 'a duration of at most 10 minutes such as `5s`, `500ms` or a number of seconds',
  'probe.sample': 'a whole number from 0 to 1000000',
  'prometheus.url-env': 'the name of an environment variable such as PROMETHEUS_URL, never the URL itself',
  'prometheus.token-env': VARIABLE,
  'prometheus.timeout': 'a duration of at most 10 minutes such as `10s`, `500ms` or a number of seconds',
  'fix.default-ttl': 'a whole number of seconds, or a duration such as `30m`, `1h` or `7d`',
  'thresholds.immortal-keys.warning': PERCENT,
  'thresholds.immortal-keys.error': PERCENT,
  'thresholds.hit-ratio.warning': PERCENT,
  'thresholds.hit-ratio.error': PERCENT,
  'thresholds.big-key-bytes': 'a size above 0 such as `512kb`, `1mb` or a number of bytes',
  'thresholds.big-key-elements': 'a whole number above 0',
  'thresholds.flush-drill-days': 'a whole number of days above 0',
}

const TYPES: Readonly<Record<string, string>> = {
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping of keys to values',
  string: 'text',
}

/** Keys that people try, each of which would put a secret into the repository, and the keys that they are to use. */
const MISPLACED: Readonly<Record<string, string>> = {
  url: 'url-env',
  uri: 'url-env',
  'redis-url': 'url-env',
  redisurl: 'url-env',
  host: 'url-env',
  port: 'url-env',
  auth: 'password-env',
  password: 'password-env',
  username: 'username-env',
  user: 'username-env',
  ca: 'ca-env',
  cert: 'cert-env',
  key: 'key-env',
}

/**
 * The first thing that is wrong with a config file, as one sentence about the value at `path`. No value is quoted that may
 * be a secret.
 */
export function complaintAbout(
  errors: readonly ErrorObject[],
  data: unknown,
  rules: readonly string[],
): { path: Path; sentence: string } {
  const error = firstOf(errors)
  const path = pointer(error.instancePath)
  if (error.keyword === 'additionalProperties') {
    const key = String(error.params.additionalProperty)
    return { path: [...path, key], sentence: unknownKey(path, key, rules) }
  }
  if (error.propertyName !== undefined) {
    const rule = 'use letters, digits, `-` and `_`, 40 at most, a letter or digit first'
    return {
      path: [...path, error.propertyName],
      sentence: `an instance cannot be called ${quoted(error.propertyName)}; ${rule}.`,
    }
  }
  return { path, sentence: faultyValue(error, path, data) }
}

/** Where a key is missing, a misspelled one beside it (`url` for `url-env`) is what was meant. */
function firstOf(errors: readonly ErrorObject[]): ErrorObject {
  const first = errors[0]!
  const misspelled = errors.find(
    ({ keyword, instancePath }) => keyword === 'additionalProperties' && instancePath === first.instancePath,
  )
  return first.keyword === 'required' && misspelled ? misspelled : first
}

function faultyValue(error: ErrorObject, path: Path, data: unknown): string {
  if (error.keyword === 'required') {
    const entry = path[0] === 'instances' ? `\`${dotted(path)}\`` : `this entry of \`${path[0]}\``
    return `${entry} needs \`${error.params.missingProperty}\`.`
  }
  if (error.keyword === 'enum') return notOneOf(data, path, error.params.allowedValues as string[])
  if (path.length === 0) return 'the file must hold a mapping of keys to values.'
  return `${nameOf(path)} must be ${expected(error, kindOf(path))}.`
}

function expected(error: ErrorObject, kind: string): string {
  const type = error.keyword === 'type' ? String(error.params.type) : ''
  const container = type === 'array' || type === 'object'
  return (container ? undefined : EXPECTED[kind]) ?? TYPES[type] ?? 'something else'
}

function nameOf(path: Path): string {
  const isEntry = typeof path.at(-1) === 'number' && path[0] !== 'instances'
  return `${isEntry ? 'an entry of ' : ''}\`${dotted(path)}\``
}

function pointer(instancePath: string): (string | number)[] {
  return instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}

/** Without the indexes of lists; an instance may be called `1`. */
function dotted(path: Path): string {
  return path.filter((part) => typeof part === 'string' || path[0] === 'instances').join('.')
}

/** What a value is, whichever instance it is of: `instances.cache.url-env` is a `probe.url-env`. */
function kindOf(path: Path): string {
  return dotted(path[0] === 'instances' && path.length > 2 ? ['probe', ...path.slice(2)] : path)
}

function unknownKey(path: Path, key: string, rules: readonly string[]): string {
  const where = dotted(path)
  if (path.at(-1) === 'rules') return `there is no rule ${quoted(key)}${hint(key, rules)}`
  const better = isInstance(path) ? MISPLACED[key.toLowerCase().replace(/_/g, '-')] : undefined
  if (better) return misplaced(where, key, better)
  return `unknown key ${quoted(key)}${where && ` in \`${where}\``}${hint(key, keysAt(path))}`
}

function isInstance(path: Path): boolean {
  return (path[0] === 'probe' && path.length <= 2) || (path[0] === 'instances' && path.length > 1)
}

function misplaced(where: string, key: string, better: string): string {
  const start = `\`${where}.${key}\` does not belong in a file: `
  const option = where === 'probe' && better === 'url-env' ? 'pass --redis-url or ' : ''
  const what = better === 'url-env' ? 'the URL' : 'it'
  const place = better === 'url-env' && where.endsWith('.sentinel') ? where.replace(/\.sentinel$/, '') : where
  return `${start}${option}put ${what} into an environment variable and name that in \`${place}.${better}\`.`
}

interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>
  readonly additionalProperties?: SchemaNode | boolean
  readonly items?: SchemaNode
}

/** The keys that the schema knows at a path. */
function keysAt(path: Path): string[] {
  let node: SchemaNode | undefined = configSchema([]) as SchemaNode
  for (const part of path) {
    const any: SchemaNode | undefined =
      typeof node?.additionalProperties === 'object' ? node.additionalProperties : undefined
    node = node?.items ?? node?.properties?.[part] ?? any
  }
  return Object.keys(node?.properties ?? {}).filter((key) => key !== '$schema')
}

function hint(name: string, known: readonly string[]): string {
  const near = nearest(name, known)
  return near ? `; did you mean \`${near}\`?` : `; known are ${known.map((each) => `\`${each}\``).join(', ')}.`
}

function notOneOf(data: unknown, path: Path, allowed: readonly string[]): string {
  const value = path.reduce<unknown>((node, part) => (node as Record<string, unknown>)[part], data)
  const name = dotted(path)
  const given = typeof value === 'string' ? value : JSON.stringify(value)
  const kind = name === 'require' || name === 'attestations.item' ? 'there is no item' : `\`${name}\` cannot be`
  return `${kind} ${quoted(given)}${hint(given, allowed)}`
}

/** A name from the file, cut short and without anything that could be a URL with a password. */
function quoted(name: string): string {
  if (name.includes('://')) return '(a URL)'
  return `\`${name.length > 60 ? `${name.slice(0, 60)}…` : name}\``
}
