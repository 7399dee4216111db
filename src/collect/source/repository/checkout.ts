import type { FileCounts, Skipped } from '../../../model'
import { folderOf } from '../../files/folders'
import type { Listing } from '../../files/listing'
import { type FileReader, MAX_CONFIG_BYTES } from '../../files/reading'
import { ignoring, isManifest, isSource, isTestCode, packageFolders, purposeOf } from '../../files/scope'
import { limitRoom } from '../memory'
import { bringsRedis, importsRedis, mentionsRedis, namesBunClient } from '../packages'
import { importsOf } from './imports'
import { hidingLinks } from './links'
import { isOverfull, type Manifest, parseManifest } from './manifests'

/** One source file with what it imports. */
export interface SourceText {
  readonly text: string
  readonly imports: readonly string[]
}

/** A checkout as the analyzer needs it: every source in scope, every package.json, nothing parsed yet. */
export interface Checkout {
  /** Reads whatever else is listed. */
  readonly files: FileReader
  /** Every listed path, source or not. */
  readonly paths: ReadonlySet<string>
  readonly sources: ReadonlyMap<string, SourceText>
  readonly manifests: readonly Manifest[]
  readonly skipped: readonly Skipped[]
  /** Sources that hold tests, whether they are analysed or not. */
  readonly testPaths: readonly string[]
  /** How many sources are out of scope, and why. */
  readonly leftOut: LeftOut
}

/** Sources that are not looked at on purpose, by the reason. */
export type LeftOut = NonNullable<FileCounts['leftOut']>

/** What is left out of the analysis. */
export interface ScopeOptions {
  readonly ignore: readonly string[]
  readonly includeTests: boolean
}

/** To ask after every file how much room there is would take longer than to read many. */
const PATHS_BETWEEN_LIMITS = 256

/** Reads the sources of what was listed. Every file is read once; none is executed. */
export function readCheckout({ files, paths, links, skipped }: Listing, options: ScopeOptions): Checkout {
  const reader = new CheckoutReader(files, new Names(paths, files.asked), options)
  reader.tell(hidingLinks(files.root, links, reader.paths))
  reader.tell(skipped)
  for (const [at, path] of paths.entries()) {
    if (at % PATHS_BETWEEN_LIMITS === 0) limitRoom()
    reader.read(path)
  }
  return reader.finish()
}

/** The listed paths. To ask whether there is one counts as asking about it: the answer may be another before a change. */
class Names extends Set<string> {
  constructor(
    paths: readonly string[],
    readonly asked: Set<string>,
  ) {
    super(paths)
  }

  override has(path: string): boolean {
    this.asked.add(path)
    return super.has(path)
  }
}

/**
 * The listed paths that decide by their mere names about what is collected; of others, those count that were asked about.
 * Where there are links, every path counts: it tells whether what a link leads to is listed.
 */
export function decidingPaths({ paths, links }: Listing): readonly string[] {
  return links.length > 0 ? paths : paths.filter((path) => isSource(path) || isManifest(path))
}

/** Named one by one up to this many; more are a sparse checkout, told in one line. */
const MAX_MISSING_NAMED = 3

class CheckoutReader {
  readonly sources = new Map<string, SourceText>()
  readonly manifests: Manifest[] = []
  readonly leftOut = { tests: 0, generated: 0, ignored: 0 }
  readonly testPaths: string[] = []
  readonly #skipped: Skipped[] = []
  readonly #missing: string[] = []
  readonly #packages: ReadonlySet<string>
  readonly #isIgnored: (path: string) => boolean

  constructor(
    readonly files: FileReader,
    readonly paths: ReadonlySet<string>,
    readonly options: ScopeOptions,
  ) {
    this.#packages = packageFolders(paths)
    this.#isIgnored = ignoring(options.ignore)
  }

  /** Takes over what was skipped while listing, as far as it is in scope. */
  tell(skipped: readonly Skipped[]): void {
    // What a folder is for shows in the paths below it.
    const inScope = skipped.filter(
      ({ path, kind }) => !this.#exclusionOf(kind === 'folder' ? `${path}/index.ts` : path),
    )
    this.#skipped.push(...inScope)
  }

  read(path: string): void {
    if (isManifest(path)) this.#readManifest(path)
    else if (isSource(path)) this.#readSource(path)
  }

  finish(): Checkout {
    const { files, paths, sources, manifests, testPaths, leftOut } = this
    return { files, paths, sources, manifests, testPaths, leftOut, skipped: [...this.#skipped, ...this.#tellMissing()] }
  }

  #readSource(path: string): void {
    const exclusion = this.#exclusionOf(path)
    if (exclusion) {
      this.leftOut[exclusion]++
      if (exclusion === 'tests') this.testPaths.push(path)
      return
    }
    const reading = this.files.source(path)
    if ('text' in reading) this.#keepSource(path, reading.text)
    else if (reading.isMissing) this.#missing.push(path)
    else this.#skipped.push({ path, reason: reading.reason, kind: mayHoldRedis(this.files, path) ? 'source' : 'data' })
  }

  #keepSource(path: string, text: string): void {
    const imports = importsOf(text)
    const isTest =
      isTestCode(imports, text) || (this.options.includeTests && purposeOf(path, this.#packages) === 'test')
    if (isTest) this.testPaths.push(path)
    if (isTest && !this.options.includeTests) this.leftOut.tests++
    else this.sources.set(path, { text, imports })
  }

  #readManifest(path: string): void {
    if (this.#exclusionOf(path)) return
    const reading = this.files.text(path, MAX_CONFIG_BYTES)
    const manifest = 'text' in reading ? parseManifest(path, reading.text) : undefined
    if (manifest) this.#keepManifest(path, manifest)
    else if ('isMissing' in reading && reading.isMissing) this.#missing.push(path)
    else {
      const reason = 'text' in reading ? 'not valid JSON' : reading.reason
      this.#skipped.push({ path, reason: `${reason}; what it depends on is not known`, kind: 'config' })
    }
  }

  #keepManifest(path: string, manifest: Manifest): void {
    this.manifests.push(manifest)
    if (!isOverfull(manifest.exports) && !isOverfull(manifest.imports)) return
    this.#skipped.push({ path, reason: 'too many patterns; some imports may not be followed', kind: 'config' })
  }

  #exclusionOf(path: string): keyof LeftOut | undefined {
    if (this.#isIgnored(path)) return 'ignored'
    const purpose = purposeOf(path, this.#packages)
    if (purpose === 'generated') return 'generated'
    return purpose === 'test' && !this.options.includeTests ? 'tests' : undefined
  }

  #tellMissing(): Skipped[] {
    const missing = this.#missing
    if (missing.length <= MAX_MISSING_NAMED) {
      return missing.map((path) => ({ path, reason: 'tracked by git, but not in the working tree', kind: 'folder' }))
    }
    const reason = `${missing.length} tracked files are not in the working tree`
    return [{ path: commonFolder(missing) || '.', reason, kind: 'folder' }]
  }
}

function commonFolder(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => folderOf(path).split('/'))
  const differs = first.findIndex((name, at) => others.some((parts) => parts[at] !== name))
  return (differs < 0 ? first : first.slice(0, differs)).join('/')
}

/** A Lua script that talks to Redis, by its text alone. */
export const REDIS_LUA = /\b(?:redis|server)\s{0,100}\.\s{0,100}p?call\b|\br(?:edis)?_?call\s{0,100}\(/i

/**
 * Whether the checkout uses Redis in any way: a source that imports a client, a Lua script, or a declared dependency.
 * Decided on text alone, so that a repository without Redis never pays for the compiler.
 */
export function usesRedis(checkout: Checkout): boolean {
  for (const [path, { text, imports }] of checkout.sources) {
    if (imports.some((specifier) => importsRedis(specifier, text)) || namesBunClient(text)) return true
    if (path.endsWith('.lua') && REDIS_LUA.test(text)) return true
  }
  return checkout.manifests.some(dependsOnRedis)
}

/** Whether a package declares a client, or what brings one. */
export function dependsOnRedis({ dependencies }: Manifest): boolean {
  return Object.keys(dependencies).some(bringsRedis)
}

/** Enough for every bundle; a larger file counts as one that may hold anything. */
const MAX_SEARCHED_BYTES = 64_000_000

/** Whether a source that was not read may use Redis after all. */
export function mayHideRedis({ skipped }: Checkout): boolean {
  return skipped.some(({ kind }) => kind === 'source')
}

/**
 * Searches the bytes of a file that was not read (too large, no text, a link) for the name of a client: most such files
 * are data, and `.ts` is an ending of videos, too.
 */
function mayHoldRedis(files: FileReader, path: string): boolean {
  const reading = files.bytes(path, MAX_SEARCHED_BYTES)
  // UTF-16 without a byte order mark has a NUL beside every letter.
  return !('bytes' in reading) || mentionsRedis(reading.bytes.toString('latin1').replaceAll('\0', ''))
}
