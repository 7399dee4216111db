import { posix } from 'node:path'
import { ts } from 'ts-morph'
import type { Skipped } from '../../../model'

/** `paths` and `baseUrl` of one tsconfig, with everything it extends. Folders are relative to the root. */
export interface PathMapping {
  /** Folder against which the targets are resolved. */
  readonly base: string
  readonly hasBaseUrl: boolean
  /** Pattern (at most one `*`) to targets. */
  readonly paths: readonly (readonly [string, readonly string[]])[]
}

/** What the mapping reader needs of the repository. */
export interface ConfigFiles {
  /** Text of a file of the repository; undefined when there is none. */
  text(path: string): string | undefined
  /** Folder of a workspace package by its name, for `extends: "@repo/tsconfig/base.json"`. */
  packageFolder(name: string): string | undefined
}

const CONFIG_NAMES = ['tsconfig.json', 'tsconfig.base.json', 'jsconfig.json']
const MAX_EXTENDS = 20

/** Reads tsconfig files of the repository, the nearest one first; never from outside it and never from node_modules. */
export class TsconfigReader {
  readonly #mappings = new Map<string, PathMapping | undefined>()
  readonly skipped: Skipped[] = []

  constructor(readonly files: ConfigFiles) {}

  /** The mapping that applies to files of a folder; undefined when no tsconfig above it has `paths` or `baseUrl`. */
  mappingFor(folder: string): PathMapping | undefined {
    if (this.#mappings.has(folder)) return this.#mappings.get(folder)
    const own = CONFIG_NAMES.map((name) => posix.join(folder, name)).find((path) => this.files.text(path) !== undefined)
    const mapping =
      (own === undefined ? undefined : this.#read(own, new Set())) ??
      (folder ? this.mappingFor(parentOf(folder)) : undefined)
    this.#mappings.set(folder, mapping)
    return mapping
  }

  #read(path: string, seen: Set<string>): PathMapping | undefined {
    const text = this.files.text(path)
    if (text === undefined || seen.has(path) || seen.size > MAX_EXTENDS) return undefined
    seen.add(path)
    const { config, error } = ts.parseConfigFileTextToJson(path, text)
    if (error && !config) this.skipped.push({ path, reason: 'not valid JSON; its path aliases are not known' })
    if (typeof config !== 'object' || config === null) return undefined
    const own = mappingOf(posix.dirname(path) === '.' ? '' : posix.dirname(path), config.compilerOptions)
    return own ?? this.#inherited(path, config, seen)
  }

  #inherited(path: string, config: { extends?: unknown; references?: unknown }, seen: Set<string>) {
    const parents = [config.extends].flat().filter((parent): parent is string => typeof parent === 'string')
    const references = Array.isArray(config.references) ? config.references : []
    // A solution-style tsconfig holds no options itself: those of the projects it refers to apply.
    const referred = references
      .map((reference) => reference?.path)
      .filter((one): one is string => typeof one === 'string')
    for (const parent of [...parents.reverse(), ...referred.map((one) => (one.startsWith('.') ? one : `./${one}`))]) {
      const found = this.#candidates(posix.dirname(path), parent).find((one) => this.files.text(one) !== undefined)
      const mapping = found && this.#read(found, seen)
      if (mapping) return mapping
    }
    return undefined
  }

  #candidates(folder: string, parent: string): string[] {
    const base = parent.startsWith('.') ? posix.join(folder, parent) : this.#inPackage(parent)
    return base === undefined || base.startsWith('..') ? [] : [base, `${base}.json`, posix.join(base, 'tsconfig.json')]
  }

  #inPackage(specifier: string): string | undefined {
    const parts = specifier.split('/')
    const length = specifier.startsWith('@') ? 2 : 1
    const folder = this.files.packageFolder(parts.slice(0, length).join('/'))
    return folder === undefined ? undefined : posix.join(folder, ...parts.slice(length))
  }
}

function mappingOf(folder: string, options: unknown): PathMapping | undefined {
  const { baseUrl, paths } = (options ?? {}) as { baseUrl?: unknown; paths?: unknown }
  const hasBaseUrl = typeof baseUrl === 'string'
  if (!hasBaseUrl && (typeof paths !== 'object' || paths === null)) return undefined
  return {
    base: hasBaseUrl ? posix.join(folder, baseUrl) : folder,
    hasBaseUrl,
    paths: Object.entries((paths ?? {}) as Record<string, unknown>).map(([pattern, targets]) => [
      pattern,
      [targets].flat().filter((target): target is string => typeof target === 'string'),
    ]),
  }
}

function parentOf(folder: string): string {
  const parent = posix.dirname(folder)
  return parent === '.' ? '' : parent
}
