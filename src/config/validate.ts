import { Ajv } from 'ajv'
import { UsageError } from '../model'
import { complaintAbout, EXPECTED } from './complaint'
import { durationMs, isBudget } from './duration'
import type { ConfigFile } from './file'
import { configSchema } from './schema'
import type { InstanceSettings, Settings } from './settings'

/**
 * Holds a parsed config file against the schema. Throws UsageError for the first fault, as one sentence with file and
 * line; values are quoted only where they cannot be a secret.
 */
export function validateSettings(file: ConfigFile, rules: readonly string[]): Settings {
  const validate = new Ajv({ allowUnionTypes: true, strictTypes: false, allErrors: true }).compile<Settings>(
    configSchema(rules.map((id) => ({ id }))),
  )
  if (!validate(file.data)) {
    const { path, sentence } = complaintAbout(validate.errors!, file.data, rules)
    throw at(file, path, sentence)
  }
  return checked(file, file.data)
}

function at(file: ConfigFile, path: readonly (string | number)[], sentence: string): UsageError {
  return new UsageError(`${file.shown}:${file.lineOf(path)}: ${sentence}`)
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
  const instances = Object.entries(settings.instances ?? {}).map(([name, one]) => [['instances', name], one] as const)
  for (const [path, one] of [[['probe'], settings.probe ?? {}] as const, ...instances]) checkPem(file, path, one)
  return settings
}

/** Each PEM text from one place, and a client certificate with its key. */
function checkPem(file: ConfigFile, path: readonly string[], settings: Partial<InstanceSettings>): void {
  const where = path.join('.')
  const keysOf = (kind: 'ca' | 'cert' | 'key') =>
    ([`${kind}-file`, `${kind}-env`] as const).filter((key) => settings[key])
  for (const kind of ['ca', 'cert', 'key'] as const) {
    const [key, other] = keysOf(kind)
    if (key && other)
      throw at(file, [...path, other], `\`${where}.${key}\` and \`${where}.${other}\` are both there; keep one.`)
  }
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
