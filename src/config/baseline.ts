import { type Baseline, type BaselineEntry, UsageError } from '../model'
import { type ReadText, shownPath } from './text'

/** Raised when an entry can no longer be read as it was written. */
export const BASELINE_VERSION = 1

/** A baseline holds one line for each finding of a legacy repository; more is a mistake. */
const MAX_BYTES = 64 * 1024 * 1024

/** Where a baseline is and how its text is read; undefined for a file that is not there. */
interface BaselineSource {
  /** Absolute. */
  readonly path: string
  /** For sentences: paths are shown relative to it. */
  readonly cwd: string
  readonly isUpdated: boolean
  readonly read: ReadText
}

/**
 * The accepted findings of a baseline file. A file that is not there is an empty one where it is about to be written.
 * Throws UsageError, one sentence with the file, for one that is missing or is no baseline.
 */
export async function readBaseline({ path, cwd, isUpdated, read }: BaselineSource): Promise<Baseline> {
  const file = shownPath(cwd, path)
  const text = await read(path, `baseline ${file}`, MAX_BYTES)
  if (text === undefined && !isUpdated) {
    throw new UsageError(`The baseline ${file} does not exist; write it with --update-baseline.`)
  }
  return { file, path, isUpdated, entries: text === undefined ? [] : entriesOf(text, file) }
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
