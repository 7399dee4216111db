/** A range in a file of the checked repository. Lines and columns are 1-based; the end is exclusive in columns. */
export interface Place {
  /** Relative to the repository root, with `/` between folders. */
  readonly path: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Where a place begins, as a key: `src/a.ts:3:7`. */
export function spotOf({ path, line, column }: Place): string {
  return `${path}:${line}:${column}`
}

/** A path as a reader sees it who stands above the folder that the path is relative to; the prefix is that folder, or empty. */
export function below(prefix: string, path: string): string {
  return prefix === '' ? path : `${prefix}/${path}`
}

/** Orders texts by code units and not by locale: the order must not depend on the machine. */
export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** Orders places by path, line and column. */
export function comparePlaces(one: Place, other: Place): number {
  return compareTexts(one.path, other.path) || one.line - other.line || one.column - other.column
}

/** A second place that explains a finding: the option object, the wrapper's caller, the key's EXPIRE. */
export interface Related {
  readonly place: Place
  readonly message: string
}

/** A file or folder that a collector could not read, and why. Told in every report, never dropped. */
export interface Skipped {
  readonly path: string
  readonly reason: string
  /**
   * `source`: a file, or a part of one, that may hold Redis usage. `config`: a tsconfig or package.json, which costs
   * precision alone. `folder`: a submodule, a linked folder, or many files at once. `data`: a file that by its
   * bytes names no Redis client. `artefact`: a file beside the source. Absent counts as `source`.
   */
  readonly kind?: 'source' | 'config' | 'folder' | 'data' | 'artefact'
}
