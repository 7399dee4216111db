import { posix } from 'node:path'
import type { Skipped } from '../../../model'
import { folderOf } from '../../files/folders'
import { isRecord } from '../../files/json'
import type { Reading } from '../../files/reading'
import { ts } from '../compiler'
import { cached } from './cached'
import { isOverfull } from './manifests'

/** `paths` and `baseUrl` of one tsconfig, with everything it extends. Folders are relative to the root. */
export interface PathMapping {
  /** Folder against which the targets are resolved. */
  readonly base: string
  readonly hasBaseUrl: boolean
  /** Pattern (at most one `*`) to targets. */
  readonly paths: Readonly<Record<string, readonly string[]>>
}

/** What the mapping reader needs of the repository. */
export interface ConfigFiles {
  /** A file of the repository, or why it could not be read; undefined when there is none. */
  read(path: string): Reading | undefined
  /** Folder of a workspace package by its name, for `extends: "@repo/tsconfig/base.json"`. */
  packageFolder(name: string): string | undefined
}

/** The parts of a tsconfig that matter here, unchecked. */
interface Tsconfig {
  readonly compilerOptions?: unknown
  readonly extends?: unknown
  readonly references?: unknown
}

const CONFIG_NAMES = ['tsconfig.json', 'tsconfig.base.json', 'jsconfig.json']
const MAX_EXTENDS = 20
/** Targets of one alias that are looked at; people write one or two. */
const MAX_TARGETS = 20

/** Reads tsconfig files of the repository, the nearest one first; never from outside it and never from node_modules. */
export class TsconfigReader {
  readonly #mappings = new Map<string, PathMapping | undefined>()
  readonly #configs = new Map<string, Tsconfig | undefined>()
  /** Files that could not be read or are broken, each once. */
  readonly skipped: Skipped[] = []

  constructor(readonly files: ConfigFiles) {}

  /** The mapping that applies to files of a folder; undefined when no tsconfig above it has `paths` or `baseUrl`. */
  mappingFor(folder: string): PathMapping | undefined {
    return cached(this.#mappings, folder, () => {
      const own = CONFIG_NAMES.map((name) => posix.join(folder, name)).find((path) => this.#config(path) !== undefined)
      const mapping = own === undefined ? undefined : this.#read(own, new Set())
      return mapping ?? (folder ? this.mappingFor(folderOf(folder)) : undefined)
    })
  }

  #read(path: string, seen: Set<string>): PathMapping | undefined {
    const config = this.#config(path)
    if (config === undefined || seen.has(path) || seen.size > MAX_EXTENDS) return undefined
    seen.add(path)
    const mapping = mappingOf(folderOf(path), config.compilerOptions)
    if (mapping && isCut(mapping) && !this.skipped.some((one) => one.path === path))
      this.#skip(path, 'too many aliases')
    return mapping ?? this.#inherited(path, config, seen)
  }

  /** What a tsconfig says; undefined when there is none, or none that can be read. */
  #config(path: string): Tsconfig | undefined {
    return cached(this.#configs, path, () => this.#parse(path))
  }

  #parse(path: string): Tsconfig | undefined {
    const reading = this.files.read(path)
    if (reading === undefined) return undefined
    if (!('text' in reading)) return this.#skip(path, reading.reason)
    try {
      const { config, error } = parseLoosely(path, reading.text)
      // TypeScript takes what it can from a broken file; so do we, and say so.
      if (error) this.#skip(path, 'not valid JSON')
      return isRecord(config) ? config : {}
    } catch {
      return this.#skip(path, 'nested too deeply') // deeper than the call stack
    }
  }

  #skip(path: string, reason: string): undefined {
    this.skipped.push({ path, reason: `${reason}; its path aliases may not be known`, kind: 'config' })
  }

  #inherited(path: string, config: Tsconfig, seen: Set<string>) {
    const parents = [config.extends].flat().filter((parent): parent is string => typeof parent === 'string')
    const references = Array.isArray(config.references) ? config.references : []
    // A solution-style tsconfig holds no options itself: those of the projects it refers to apply.
    const referred = references
      .map((reference) => reference?.path)
      .filter((one): one is string => typeof one === 'string')
    for (const parent of [...parents.reverse(), ...referred.map((one) => (one.startsWith('.') ? one : `./${one}`))]) {
      const found = this.#candidates(posix.dirname(path), parent).find((one) => this.#config(one) !== undefined)
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

/** JSON with comments, as tsconfig files are written. Plain JSON, as most of them are, does not wake the compiler's parser. */
function parseLoosely(path: string, text: string): { config?: unknown; error?: unknown } {
  try {
    return { config: JSON.parse(text) }
  } catch {
    return ts.parseConfigFileTextToJson(path, text)
  }
}

function mappingOf(folder: string, options: unknown): PathMapping | undefined {
  const { baseUrl, paths } = (options ?? {}) as { baseUrl?: unknown; paths?: unknown }
  const hasBaseUrl = typeof baseUrl === 'string'
  if (!hasBaseUrl && (typeof paths !== 'object' || paths === null)) return undefined
  return {
    base: hasBaseUrl ? posix.join(folder, baseUrl) : folder,
    hasBaseUrl,
    paths: Object.fromEntries(
      Object.entries((paths ?? {}) as Record<string, unknown>).map(([pattern, targets]) => [
        pattern,
        [targets]
          .flat()
          .slice(0, MAX_TARGETS)
          .filter((target): target is string => typeof target === 'string'),
      ]),
    ),
  }
}

/** Whether only a part of the aliases is looked at. */
function isCut({ paths }: PathMapping): boolean {
  return isOverfull(paths) || Object.values(paths).some(({ length }) => length >= MAX_TARGETS)
}
