import { dirname, join, resolve } from 'node:path'
import type { Document, LineCounter, ParsedNode } from 'yaml'
import { UsageError } from '../model'
import { leadsOut, type ReadText, shownPath } from './text'

/** The names under which the config file is looked for in the checked folder. */
export const CONFIG_FILES = [
  'redis-preflight.config.yml',
  'redis-preflight.config.yaml',
  'redis-preflight.config.json',
] as const

/** A config file holds a few dozen lines; more is a mistake or an attack. */
const MAX_BYTES = 256 * 1024
/** Aliases may repeat this many nodes in all, which stops "billion laughs" files. */
const MAX_ALIASES = 100

/** A config file, parsed but not validated. */
export interface ConfigFile {
  /** As errors name it: relative to the current folder where it lies inside. */
  readonly shown: string
  /** Absolute; what it names is relative to it. */
  readonly folder: string
  readonly data: unknown
  /** 1-based line of the key or list entry at the end of a path of keys and indexes. */
  lineOf(path: readonly (string | number)[]): number
}

/** Where the config file may be, and how its text is read. */
interface Whereabouts {
  readonly cwd: string
  readonly root: string
  readonly configFile?: string
  readonly read: ReadText
}

/**
 * Finds and parses the config file: the one named, or the one in the checked folder; undefined where there is none.
 * The file is data: nothing in it is executed. Throws UsageError for a file that is missing, doubled, too big or broken.
 */
export async function readConfigFile(whereabouts: Whereabouts): Promise<ConfigFile | undefined> {
  const { cwd, configFile } = whereabouts
  const file = configFile === undefined ? await find(whereabouts) : await named(configFile, whereabouts)
  if (!file) return undefined
  return { ...(await parse(file.text.replace(/^\uFEFF/, ''), shownPath(cwd, file.path))), folder: dirname(file.path) }
}

async function named(configFile: string, { cwd, read }: Whereabouts): Promise<{ path: string; text: string }> {
  const path = resolve(cwd, configFile)
  const name = `config file ${shownPath(cwd, path)}`
  const text = await read(path, name, MAX_BYTES)
  if (text === undefined) throw new UsageError(`The ${name} does not exist.`)
  return { path, text }
}

async function find({ root, read }: Whereabouts): Promise<{ path: string; text: string } | undefined> {
  const found: { name: string; path: string; text: string }[] = []
  for (const name of CONFIG_FILES) {
    const path = join(root, name)
    if (await leadsOut(root, path)) {
      throw new UsageError(
        `The config file ${name} is a link that leads out of the checked folder; name the file with --config.`,
      )
    }
    const text = await read(path, `config file ${name}`, MAX_BYTES)
    if (text !== undefined) found.push({ name, path, text })
  }
  if (found.length > 1) {
    const names = found.map(({ name }) => name).join(' and ')
    throw new UsageError(`${names} are both there, and only one config file can count; remove one or name it.`)
  }
  return found[0]
}

/** JSON is read by the YAML parser too, since that one knows the lines; what is not JSON is refused before. */
async function parse(text: string, shown: string): Promise<Omit<ConfigFile, 'folder'>> {
  const { LineCounter, parseDocument } = await import('yaml')
  const lines = new LineCounter()
  // No pretty errors: they quote the file, and someone may have put a password there.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const fault = document.errors[0] ?? document.warnings[0]
  if (fault) throw new UsageError(`${shown}:${lines.linePos(fault.pos[0]).line}: ${sentence(fault.message)}`)
  if (shown.endsWith('.json')) refuseWhatIsNotJson(text, shown)
  return { shown, data: toData(document, shown), lineOf: (path) => lineOf(document, lines, path) }
}

function toData(document: Document.Parsed, shown: string): unknown {
  try {
    const data: unknown = document.toJS({ maxAliasCount: MAX_ALIASES }) ?? {}
    // An alias inside its own anchor makes a value without end, which no settings have.
    JSON.stringify(data)
    return data
  } catch {
    throw new UsageError(`${shown}: the YAML aliases in it do not resolve to a finite value; write the values out.`)
  }
}

function refuseWhatIsNotJson(text: string, shown: string): void {
  if (text.trim() === '') return
  try {
    JSON.parse(text)
  } catch {
    throw new UsageError(`${shown}: is YAML and not JSON; quote all keys and texts, or name the file .yml.`)
  }
}

function sentence(message: string): string {
  const line = message.split('\n')[0]!.trim()
  return /[.!?]$/.test(line) ? line : `${line}.`
}

function lineOf(document: Document.Parsed, lines: LineCounter, path: readonly (string | number)[]): number {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents
  const offset = keyOffset(parent, path.at(-1)) ?? (document.getIn(path, true) as ParsedNode | undefined)?.range?.[0]
  return offset === undefined ? 1 : lines.linePos(offset).line
}

/** Where a key stands in a mapping; its value may begin on a later line. */
function keyOffset(parent: unknown, key: string | number | undefined): number | undefined {
  const items = (parent as { items?: unknown[] } | null)?.items
  const pair = items?.find((item) => (item as { key?: { value?: unknown } }).key?.value === key)
  return (pair as { key?: ParsedNode } | undefined)?.key?.range?.[0]
}
