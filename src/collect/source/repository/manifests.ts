import { posix } from 'node:path'

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
}

/** Parses a package.json; a broken one is as good as none, since nothing but names and versions is taken from it. */
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
    folder: posix.dirname(path) === '.' ? '' : posix.dirname(path),
    ...word('name'),
    ...word('main'),
    ...word('module'),
    ...word('types'),
    ...word('source'),
    exports: data.exports,
    ...(isRecord(data.imports) && { imports: data.imports }),
    dependencies: Object.fromEntries(
      ['peerDependencies', 'devDependencies', 'optionalDependencies', 'dependencies'].flatMap((kind) =>
        isRecord(data[kind]) ? Object.entries(data[kind]).filter(([, range]) => typeof range === 'string') : [],
      ),
    ) as Record<string, string>,
  }
}

/** File paths that a conditional export or import leads to, most source-like first. */
export function targetsOf(entry: unknown, depth = 0): string[] {
  if (typeof entry === 'string') return [entry]
  if (depth > 5 || !isRecord(entry))
    return Array.isArray(entry) ? entry.flatMap((one) => targetsOf(one, depth + 1)) : []
  return Object.values(entry).flatMap((one) => targetsOf(one, depth + 1))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
