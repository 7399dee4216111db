import { posix } from 'node:path'
import { foldersUpFrom } from '../../files/folders'
import { isRecord } from '../../files/json'
import { packageOf } from '../packages'
import { cached } from './cached'
import { type Manifest, patternsOf, targetsOf } from './manifests'
import type { PathMapping, TsconfigReader } from './tsconfig'

const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs']
const OUTPUT_FOLDER = /(^|\/)(?:dist|build|lib|out|esm|cjs|_?types)(?=\/)/
/** `$lib/server/redis`; no package can be called so. Source: svelte.dev/docs/kit/$lib. */
const SVELTE_LIBRARY = /^\$lib(?=\/|$)/
/** Where packages keep the sources of what they build. */
const SOURCE_FOLDERS = ['src', 'lib', 'source']

/** Resolves module specifiers on the list of known files, without touching the disk. */
export class ModuleResolver {
  /** By folder, then by specifier: half a million of them in a large repository. */
  readonly #cache = new Map<string, Map<string, string | undefined>>()
  /** What path mappings make of a specifier is the same for every folder that they apply to. */
  readonly #mapped = new Map<PathMapping, Map<string, string | undefined>>()
  /** Workspace packages mean the same in every folder. */
  readonly #packageFiles = new Map<string, string | undefined>()
  readonly #packages = new Map<string, Manifest>()
  readonly #byFolder = new Map<string, Manifest>()
  /** Sources by their path without the extension. */
  readonly #byStem: ReadonlyMap<string, string>

  constructor(
    readonly files: ReadonlySet<string>,
    manifests: readonly Manifest[],
    readonly tsconfigs: TsconfigReader,
  ) {
    this.#byStem = stemsOf(files)
    for (const manifest of manifests) {
      this.#byFolder.set(manifest.folder, manifest)
      if (manifest.name && !this.#packages.has(manifest.name)) this.#packages.set(manifest.name, manifest)
    }
  }

  /** The file of the repository that a specifier means for files of a folder; undefined for npm packages and unknowns. */
  resolve(folder: string, specifier: string): string | undefined {
    return cached(
      cached(this.#cache, folder, () => new Map()),
      specifier,
      () => this.#find(folder, specifier),
    )
  }

  #find(folder: string, specifier: string): string | undefined {
    if (specifier.startsWith('.')) return this.#file(joined(folder, specifier))
    const mapping = this.tsconfigs.mappingFor(folder)
    const mapped =
      mapping &&
      cached(
        cached(this.#mapped, mapping, () => new Map()),
        specifier,
        () => this.#inMapping(mapping, specifier),
      )
    if (mapped !== undefined) return mapped
    if (specifier.startsWith('#')) return this.#packageImport(folder, specifier)
    return SVELTE_LIBRARY.test(specifier) ? this.#inSvelteLibrary(folder, specifier) : this.#inPackage(specifier)
  }

  /** The alias of SvelteKit stands in a tsconfig that it generates (`.svelte-kit/tsconfig.json`), which is in no checkout. */
  #inSvelteLibrary(folder: string, specifier: string): string | undefined {
    for (const at of foldersUpFrom(folder)) {
      const found = this.#file(posix.join(at, specifier.replace(SVELTE_LIBRARY, 'src/lib')))
      if (found) return found
    }
    return undefined
  }

  #inPackage(specifier: string): string | undefined {
    return cached(this.#packageFiles, specifier, () => this.#workspacePackage(specifier))
  }

  #file(base: string): string | undefined {
    if (base.startsWith('..')) return undefined
    // `./`, `../`, `@/lib/`: a folder, and no file of its name.
    if (base.endsWith('/')) return this.#byStem.get(posix.join(base, 'index'))
    if (this.files.has(base)) return base
    return this.#byStem.get(base.replace(/\.([cm]?)jsx?$/, '')) ?? this.#byStem.get(joined(base, './index'))
  }

  #inMapping(mapping: PathMapping, specifier: string): string | undefined {
    for (const { name, star } of matchesIn(mapping.paths, specifier)) {
      for (const target of mapping.paths[name] ?? []) {
        const found = this.#file(
          posix.join(
            mapping.base,
            target.replace('*', () => star),
          ),
        )
        if (found) return found
      }
    }
    return mapping.hasBaseUrl ? this.#file(posix.join(mapping.base, specifier)) : undefined
  }

  #packageImport(folder: string, specifier: string): string | undefined {
    const at = foldersUpFrom(folder).find((one) => this.#byFolder.get(one)?.imports)
    const imports = at === undefined ? undefined : this.#byFolder.get(at)?.imports
    return at === undefined || !imports ? undefined : this.#subpath(at, imports, specifier)
  }

  #workspacePackage(specifier: string): string | undefined {
    const name = packageOf(specifier)
    const manifest = this.#packages.get(name)
    if (!manifest) return undefined
    const { folder } = manifest
    const rest = specifier.slice(name.length + 1)
    if (rest) {
      const exported = isRecord(manifest.exports) ? this.#subpath(folder, manifest.exports, `./${rest}`) : undefined
      return (
        exported ?? this.#file(posix.join(folder, rest)) ?? this.#inSources(folder, (source) => `${source}/${rest}`)
      )
    }
    const main = isRecord(manifest.exports) && '.' in manifest.exports ? manifest.exports['.'] : manifest.exports
    const entries = [manifest.source, ...targetsOf(main), manifest.module, manifest.types, manifest.main]
    return (
      this.#entry(
        folder,
        entries.filter((entry) => entry !== undefined),
      ) ??
      this.#inSources(folder, (source) => source) ??
      this.#file(folder || '.')
    )
  }

  #inSources(folder: string, pathIn: (source: string) => string): string | undefined {
    for (const source of SOURCE_FOLDERS) {
      const found = this.#file(posix.join(folder, pathIn(source)))
      if (found) return found
    }
    return undefined
  }

  #subpath(folder: string, map: Readonly<Record<string, unknown>>, specifier: string): string | undefined {
    for (const { name, star } of matchesIn(map, specifier)) {
      const found = this.#entry(
        folder,
        targetsOf(map[name]).map((one) => one.replaceAll('*', () => star)),
      )
      if (found) return found
    }
    return undefined
  }

  /** A plain checkout has no build output: `dist/index.js` is looked for as the source that it is built from. */
  #entry(folder: string, targets: readonly string[]): string | undefined {
    for (const target of targets) {
      const path = posix.join(folder, target.replace(/\.d\.([cm]?)ts$/, '.$1ts'))
      const relative = path.slice(folder ? folder.length + 1 : 0)
      const found =
        this.#file(path.replace(/\.([cm]?)ts$/, '')) ??
        this.#inSources(folder, (source) => relative.replace(OUTPUT_FOLDER, `$1${source}`)) ??
        this.#file(posix.join(folder, relative.replace(/^(?:dist|build|lib|out|esm|cjs)\//, '')))
      if (found) return found
    }
    return undefined
  }
}

/** Each stem with the file that an import without an extension means: TypeScript before JavaScript. */
function stemsOf(files: ReadonlySet<string>): Map<string, string> {
  const found = new Map<string, string>()
  const rankOf = (path: string) => EXTENSIONS.indexOf(posix.extname(path))
  for (const path of files) {
    const rank = rankOf(path)
    if (rank < 0) continue
    const stem = path.slice(0, -(EXTENSIONS[rank] as string).length)
    const other = found.get(stem)
    if (other === undefined || rank < rankOf(other)) found.set(stem, path)
  }
  return found
}

/** `posix.join`, without its care for dots where there are none but the first. */
function joined(folder: string, relative: string): string {
  const isPlain = relative.startsWith('./') && !relative.includes('.', 2) && !relative.includes('//')
  if (!isPlain || folder.startsWith('.')) return posix.join(folder, relative)
  return folder ? `${folder}/${relative.slice(2)}` : relative.slice(2)
}

/** An import fits one pattern, or two; who writes more gets no further ones tried. */
const MAX_MATCHES = 5

/** The names in a map that a specifier fits, the name itself first, with what each `*` stands for. */
function matchesIn(map: Readonly<Record<string, unknown>>, specifier: string): { name: string; star: string }[] {
  const found = Object.hasOwn(map, specifier) ? [{ name: specifier, star: '' }] : []
  for (const name of patternsOf(map)) {
    const star = matchStar(name, specifier)
    if (star !== undefined && found.push({ name, star }) >= MAX_MATCHES) break
  }
  return found
}

function matchStar(pattern: string, text: string): string | undefined {
  const at = pattern.indexOf('*')
  if (at < 0) return pattern === text ? '' : undefined
  const [before, after] = [pattern.slice(0, at), pattern.slice(at + 1)]
  const fits = text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after)
  return fits ? text.slice(before.length, text.length - after.length) : undefined
}
