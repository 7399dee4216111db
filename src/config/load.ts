import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Config, ITEM_IDS, type ItemId, nearest, SEVERITIES, type Severity, UsageError, utcDay } from '../model'
import { baselineOf } from './baseline'
import { ttlSeconds } from './duration'
import { type ConfigFile, readConfigFile } from './file'
import { overridesOf } from './overrides'
import { pemReader } from './pem'
import { probingOf } from './probing'
import type { Overrides, Settings } from './settings'
import { type ReadText, readText } from './text'
import { thresholdsOf } from './thresholds'
import { watchingOf } from './watching'

/** Everything that {@link loadConfig} decides from. */
export interface ConfigInputs {
  /** Absolute; other paths are relative to it. */
  readonly cwd: string
  /** The folder to check. */
  readonly dir: string
  /** A config file by name; without it the checked folder is looked through. */
  readonly configFile?: string
  readonly overrides: Overrides
  readonly env: NodeJS.ProcessEnv
  /** Gives the rule ids that a config file may name; asked only where there is one. */
  readonly knownRules: () => Promise<readonly string[]>
  /** Reads the config file and the baseline from somewhere else than the disk: as they were before a change. */
  readonly read?: ReadText
}

/**
 * The config of one run: flags over environment over file over defaults. The YAML parser and the schema validator are
 * loaded only where there is a file. Throws UsageError, one sentence with file and line or with the option's name.
 */
export async function loadConfig(inputs: ConfigInputs): Promise<Config> {
  const { cwd, configFile, overrides, env, read = readText } = inputs
  const root = await folder(cwd, inputs.dir)
  const file = await readConfigFile({ cwd, root, read, ...(configFile && { configFile }) })
  const settings = await settingsOf(file, inputs)
  const located = { ...overrides, ...(overrides.replay && { replay: resolve(cwd, overrides.replay) }) }
  const ttl = settings.fix?.['default-ttl']
  const baseline = await baselineOf({ named: settings.baseline, file, root, cwd, overrides, read })
  return {
    root,
    rules: settings.rules ?? {},
    ignore: settings.ignore ?? [],
    includeTests: settings['include-tests'] ?? false,
    immortal: settings.immortal ?? [],
    require: requiredOf(settings, overrides),
    failOn: failOnOf(settings, overrides),
    attestations: settings.attestations ?? [],
    source: overrides.source ?? true,
    probe: probingOf({ settings, overrides: located, env, readPem: pemReader(file, root) }),
    prometheus: watchingOf({ settings, overrides, env }),
    thresholds: thresholdsOf(settings),
    overrides: await overridesOf(settings.overrides),
    ...(ttl !== undefined && { fix: { defaultTtlSeconds: ttlSeconds(ttl) } }),
    ...(baseline && { baseline }),
  }
}

async function settingsOf(file: ConfigFile | undefined, { knownRules }: ConfigInputs): Promise<Settings> {
  if (!file) return {}
  const { validateSettings } = await import('./validate')
  return validateSettings(file, await knownRules(), utcDay())
}

async function folder(cwd: string, dir: string): Promise<string> {
  const root = resolve(cwd, dir)
  const info = await stat(root).catch(() => undefined)
  if (!info) throw new UsageError(`The folder ${dir} does not exist.`)
  if (!info.isDirectory()) throw new UsageError(`${dir} is a file; name the folder to check.`)
  return root
}

function failOnOf(settings: Settings, { failOn, spell }: Overrides): Severity {
  if (!failOn) return settings['fail-on'] ?? 'error'
  return oneOf(failOn, SEVERITIES, `${spelled(spell, 'fail-on')} cannot be`)
}

function requiredOf(settings: Settings, overrides: Overrides): readonly ItemId[] {
  const names = overrides.require?.filter((name) => name !== '') ?? []
  if (names.length === 0) return settings.require ?? []
  const option = spelled(overrides.spell, 'require')
  return [...new Set(names.map((name) => oneOf(name, ITEM_IDS, `${option}: there is no item`)))]
}

function spelled(spell: Overrides['spell'], option: string): string {
  return spell?.(option) ?? `--${option}`
}

function oneOf<T extends string>(name: string, allowed: readonly T[], complaint: string): T {
  const found = allowed.find((each) => each === name)
  if (found) return found
  const near = nearest(name, allowed)
  const hint = near ? `did you mean \`${near}\`?` : `choose from ${allowed.join(', ')}.`
  throw new UsageError(`${complaint} \`${name}\`; ${hint}`)
}
