import { Ajv } from 'ajv'
import { type Attestation, daysBetween, isDay, UsageError } from '../model'
import { complaintAbout, EXPECTED } from './complaint'
import { durationMs, isBudget } from './duration'
import type { ConfigFile } from './file'
import { configSchema } from './schema'
import type { InstanceSettings, Settings } from './settings'

/**
 * Holds a parsed config file against the schema. Throws UsageError for the first fault, as one sentence with file and
 * line; values are quoted only where they cannot be a secret.
 */
export function validateSettings(file: ConfigFile, rules: readonly string[], today: string): Settings {
  const validate = new Ajv({ allowUnionTypes: true, strictTypes: false, allErrors: true }).compile<Settings>(
    configSchema(rules.map((id) => ({ id }))),
  )
  if (!validate(file.data)) {
    const { path, sentence } = complaintAbout(validate.errors!, file.data, rules)
    throw at(file, path, sentence)
  }
  return checked(file, file.data, today)
}

function at(file: ConfigFile, path: readonly (string | number)[], sentence: string): UsageError {
  return new UsageError(`${file.shown}:${file.lineOf(path)}: ${sentence}`)
}

/** What a schema cannot say. */
function checked(file: ConfigFile, settings: Settings, today: string): Settings {
  checkAttestations(file, settings.attestations ?? [], today)
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

/** Nobody can know for longer than this that something outside the repository still holds. */
const MAX_ATTESTED_DAYS = 366

/** One attestation for an item, of something, until a day that exists and is not too far ahead. */
function checkAttestations(file: ConfigFile, attestations: readonly Attestation[], today: string): void {
  const seen = new Set<string>()
  for (const [index, { item, until, link, reason }] of attestations.entries()) {
    const path = ['attestations', index]
    if (seen.has(item)) throw at(file, path, `\`${item}\` is attested twice; keep one entry.`)
    seen.add(item)
    if (link === undefined && reason === undefined) {
      throw at(
        file,
        path,
        'this entry of `attestations` needs `link` or `reason`: where it is written down, or what was seen.',
      )
    }
    if (!isDay(until)) {
      throw at(file, [...path, 'until'], `\`attestations.until\` is ${until}, a day that does not exist.`)
    }
    if (daysBetween(today, until) > MAX_ATTESTED_DAYS) {
      throw at(
        file,
        [...path, 'until'],
        `\`attestations.until\` is ${until}, more than a year ahead; look again within a year.`,
      )
    }
  }
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
