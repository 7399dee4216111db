import { folderOf } from '../../files/folders'
import { isRecord } from '../../files/json'

/** The parts of a package.json that name modules and versions. */
export interface Manifest {
  /** Folder of the package.json, relative to the root; empty for the root. */
  readonly folder: string
  readonly name?: string
  readonly main?: string
  readonly module?: string
  readonly types?: string
  readonly source?: string
  readonly exports?: unknown
  readonly imports?: Readonly<Record<string, unknown>>
  readonly dependencies: Readonly<Record<string, string>>
  /** True for what others install: `npm init` alone makes no such package, and a service has a way to start. */
  readonly isPublished?: boolean
}

/** Parses a package.json; undefined when it is no JSON object. Little more than names and versions is taken from it. */
export function parseManifest(path: string, text: string): Manifest | undefined {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isRecord(data)) return undefined
  const word = (name: string) => (typeof data[name] === 'string' ? { [name]: data[name] } : {})
  return {
    folder: folderOf(path),
    ...word('name'),
    ...word('main'),
    ...word('module'),
    ...word('types'),
    ...word('source'),
    exports: data.exports,
    ...(isPublished(data) && { isPublished: true }),
    ...(isRecord(data.imports) && { imports: data.imports }),
    dependencies: Object.fromEntries(
      ['peerDependencies', 'devDependencies', 'optionalDependencies', 'dependencies'].flatMap((kind) =>
        isRecord(data[kind]) ? Object.entries(data[kind]).filter(([, range]) => typeof range === 'string') : [],
      ),
    ) as Record<string, string>,
  }
}

/** The package.json nearest to a file; undefined where there is none above it. */
export function manifestAround(manifests: readonly Manifest[], path: string): Manifest | undefined {
  const around = manifests.filter(({ folder }) => folder === '' || path.startsWith(`${folder}/`))
  return around.sort((one, other) => other.folder.length - one.folder.length)[0]
}

function isPublished(data: Readonly<Record<string, unknown>>): boolean {
  const { name, scripts } = data
  if (typeof name !== 'string' || data.private === true || (isRecord(scripts) && 'start' in scripts)) return false
  return ['publishConfig', 'exports', 'files', 'types', 'typings', 'module'].some((part) => data[part] !== undefined)
}

/** Far more than any package has; each costs a look for every import. */
const MAX_PATTERNS = 1000

const patterns = new WeakMap<object, readonly string[]>()

/** The names with a `*` in a map of exports, imports or aliases, as far as they are looked at. */
export function patternsOf(map: Readonly<Record<string, unknown>>): readonly string[] {
  const known = patterns.get(map) ?? Object.keys(map).filter((name) => name.includes('*'))
  patterns.set(map, known)
  return known.length > MAX_PATTERNS ? known.slice(0, MAX_PATTERNS) : known
}

/** Whether only a part of a map's patterns is looked at. */
export function isOverfull(map: unknown): boolean {
  return isRecord(map) && patternsOf(map).length < (patterns.get(map)?.length ?? 0)
}

/** No path is longer; a longer one would be repeated for every star in it. */
const MAX_TARGET = 1000

/** File paths that a conditional export or import leads to, most source-like first. */
export function targetsOf(entry: unknown, depth = 0): string[] {
  if (typeof entry === 'string') return entry.length <= MAX_TARGET ? [entry] : []
  if (depth > 5 || !isRecord(entry))
    return Array.isArray(entry) ? entry.flatMap((one) => targetsOf(one, depth + 1)) : []
  return Object.values(entry).flatMap((one) => targetsOf(one, depth + 1))
}
