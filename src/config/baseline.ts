import { join, resolve } from 'node:path'
import { BASELINE_VERSION, type Baseline, type BaselineEntry, UsageError } from '../model'
import type { ConfigFile } from './file'
import type { Overrides } from './settings'
import { leadsOut, type ReadText, shownPath } from './text'

/** A baseline holds one line for each finding of a legacy repository; more is a mistake. */
const MAX_BYTES = 64 * 1024 * 1024

/** Where a baseline is written, and looked for, without anybody having named a file. */
const DEFAULT_FILE = 'redis-preflight.baseline.json'

/** Everything that says where the baseline is, and what becomes of it. */
interface BaselineInputs {
  /** As the config file names it. */
  readonly named: string | undefined
  readonly file: ConfigFile | undefined
  readonly root: string
  readonly cwd: string
  readonly overrides: Pick<Overrides, 'baseline' | 'updateBaseline' | 'isBaselineOptional'>
  readonly read: ReadText
}

/**
 * The accepted findings: of the file that the option names, of the one that the config names, or of the one with the
 * usual name, if that is there. Undefined where there is none and none is to be written. Throws UsageError, one sentence
 * with the file, for one that is missing, leads out of the checked folder, or is no baseline.
 */
export async function baselineOf(inputs: BaselineInputs): Promise<Baseline | undefined> {
  const { cwd, overrides, read } = inputs
  const isUpdated = overrides.updateBaseline ?? false
  const path = await pathOf(inputs)
  const file = shownPath(cwd, path)
  const text = await read(path, `baseline ${file}`, MAX_BYTES)
  if (text !== undefined) return { file, path, isUpdated, entries: entriesOf(text, file) }
  if (isUpdated) return { file, path, isUpdated, entries: [] }
  const isNamed = Boolean(overrides.baseline) || inputs.named !== undefined
  if (!isNamed || overrides.isBaselineOptional) return undefined
  throw new UsageError(`The baseline ${file} does not exist; write it with --update-baseline.`)
}

async function pathOf({ named, file, root, cwd, overrides }: BaselineInputs): Promise<string> {
  if (overrides.baseline) return resolve(cwd, overrides.baseline)
  const path = named && file ? resolve(file.folder, named) : join(root, DEFAULT_FILE)
  if (!(await leadsOut(root, path))) return path
  // The checkout may be a stranger's, and with --update-baseline it says what is written over.
  const where = named && file ? `${file.shown}:${file.lineOf(['baseline'])}: \`baseline\`` : DEFAULT_FILE
  throw new UsageError(`${where} leads out of the checked folder; name the file with --baseline.`)
}

function entriesOf(text: string, file: string): BaselineEntry[] {
  const data = parse(text, file)
  if (typeof data !== 'object' || data === null || !('version' in data) || !('findings' in data)) {
    throw new UsageError(
      `${file} is no baseline: it must hold \`version\` and \`findings\`; write it with --update-baseline.`,
    )
  }
  if (data.version !== BASELINE_VERSION) {
    throw new UsageError(
      `${file} is a baseline of version ${JSON.stringify(data.version)}, which this release does not know; write it anew with --update-baseline.`,
    )
  }
  if (!Array.isArray(data.findings)) throw new UsageError(`${file}: \`findings\` must be a list.`)
  return data.findings.map((entry: unknown, index) => {
    if (isEntry(entry)) return entry
    throw new UsageError(
      `${file}: entry ${index + 1} of \`findings\` needs \`fingerprint\`, \`rule\`, \`path\` and \`message\`.`,
    )
  })
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const hint = /^(?:<{7}|={7}|>{7})/m.test(text) ? 'it holds the marks of a merge conflict; resolve it' : 'mend it'
    throw new UsageError(`The baseline ${file} is no JSON; ${hint}, or write it anew with --update-baseline.`)
  }
}

function isEntry(entry: unknown): entry is BaselineEntry {
  const { fingerprint, rule, path, message } = (entry ?? {}) as Record<string, unknown>
  const isPath = path === null || typeof path === 'string'
  return typeof fingerprint === 'string' && typeof rule === 'string' && isPath && typeof message === 'string'
}
