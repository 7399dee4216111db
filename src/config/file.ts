import { open, realpath } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import type { Document, LineCounter, ParsedNode } from 'yaml'
import { UsageError } from '../model'

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

/**
 * Finds and parses the config file: the one named, or the one in the checked folder; undefined where there is none.
 * The file is data: nothing in it is executed. Throws UsageError for a file that is missing, doubled, too big or broken.
 */
export async function readConfigFile(options: {
  readonly cwd: string
  readonly root: string
  readonly configFile?: string
}): Promise<ConfigFile | undefined> {
  const { cwd, root, configFile } = options
  const named = configFile === undefined ? undefined : resolve(cwd, configFile)
  const file = named === undefined ? await find(root) : { path: named, text: await readText(named, show(cwd, named)) }
  if (!file) return undefined
  const shown = show(cwd, file.path)
  if (file.text === undefined) throw new UsageError(`The config file ${shown} does not exist.`)
  return { ...(await parse(file.text.replace(/^\uFEFF/, ''), shown)), folder: dirname(file.path) }
}

function show(cwd: string, path: string): string {
  const short = relative(cwd, path)
  return short.startsWith('..') ? path : short
}

async function find(root: string): Promise<{ path: string; text: string } | undefined> {
  const found: { name: string; path: string; text: string }[] = []
  for (const name of CONFIG_FILES) {
    const path = join(root, name)
    await refuseLinkOut(root, path, name)
    const text = await readText(path, name)
    if (text !== undefined) found.push({ name, path, text })
  }
  if (found.length > 1) {
    const names = found.map(({ name }) => name).join(' and ')
    throw new UsageError(`${names} are both there, and only one config file can count; remove one or name it.`)
  }
  return found[0]
}

/** The checkout may be a stranger's pull request: a link in it must not lead to files of the machine. */
async function refuseLinkOut(root: string, path: string, shown: string): Promise<void> {
  const [folder, target] = await Promise.all([root, path].map((one) => realpath(one).catch(() => undefined)))
  if (folder === undefined || target === undefined) return
  if (relative(folder, target).startsWith('..')) {
    throw new UsageError(
      `The config file ${shown} is a link that leads out of the checked folder; name the file with --config.`,
    )
  }
}

/** The text of a file, undefined where there is none; at most one byte over the limit is ever read. */
async function readText(path: string, shown: string): Promise<string | undefined> {
  try {
    const handle = await open(path, 'r')
    try {
      if (!(await handle.stat()).isFile()) throw new UsageError(`The config file ${shown} is not a file.`)
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(MAX_BYTES + 1), 0, MAX_BYTES + 1, 0)
      if (bytesRead > MAX_BYTES) throw new UsageError(`The config file ${shown} is larger than 256 KiB.`)
      return decode(buffer.subarray(0, bytesRead), shown)
    } finally {
      await handle.close()
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    if (error instanceof UsageError) throw error
    throw new UsageError(`The config file ${shown} cannot be read (${code ?? 'unknown error'}).`)
  }
}

function decode(bytes: Uint8Array, shown: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UsageError(`The config file ${shown} is not UTF-8 text.`)
  }
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
