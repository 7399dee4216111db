import { posix } from 'node:path'
import type { Library } from '../../../model'
import { folderOf, foldersUpFrom } from '../../files/folders'
import { versionPackages } from '../packages'
import { cached } from './cached'
import type { Checkout } from './checkout'
import { escapeForRegExp } from './names-in-text'

/** The version of a client package: as installed where a lockfile says so, else the range of the package.json. */
export interface ClientVersion {
  readonly version: string
  /** As users of the client count it: `@redis/client` 1 is what `redis` 4 is made of. */
  readonly major?: number
}

/** What the parts of node-redis, and a wrapper of it, are counted as until its major 5, of which all parts have the number. */
const COUNTED_AS: Readonly<Record<string, number>> = { '@redis/client': 4, '@node-redis/client': 4, 'async-redis': 3 }

/** Where package managers write down what is installed. */
export const LOCKFILES = ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock']
/** Larger ones are not read. */
export const MAX_LOCKFILE_BYTES = 64_000_000
/** Each costs a search through the lockfile. For further ones the range has to do, and is shown as one. */
const MAX_QUESTIONS = 50

/** Finds client versions, the manifest and the lockfile nearest to the importing file first. */
export class VersionFinder {
  readonly #locks = new Map<string, string>()
  readonly #known = new Map<string, ClientVersion | undefined>()
  readonly #answers = new Map<string, Map<string, string | undefined>>()

  constructor(readonly checkout: Checkout) {}

  /**
   * The version of a library that files of a folder get: what the nearest manifest declares, else the only one that the
   * repository has, which package managers put where all find it. Undefined when that is none, or one of several.
   */
  versionFor(path: string, library: Library): ClientVersion | undefined {
    const folder = folderOf(path)
    const id = `${folder}\0${library}`
    if (!this.#known.has(id)) this.#known.set(id, this.#declared(folder, library) ?? this.#onlyOne(library))
    return this.#known.get(id)
  }

  #onlyOne(library: Library): ClientVersion | undefined {
    const names = versionPackages(library)
    const declaring = this.checkout.manifests.filter(({ dependencies }) => {
      return names.some((one) => Object.hasOwn(dependencies, one))
    })
    const [first, ...others] = declaring.map(({ folder }) => this.#declared(folder, library))
    return others.every((one) => one?.version === first?.version) ? first : undefined
  }

  #declared(folder: string, library: Library): ClientVersion | undefined {
    for (const at of foldersUpFrom(folder)) {
      const manifest = this.checkout.manifests.find((one) => one.folder === at)
      const name = versionPackages(library).find((one) => manifest && Object.hasOwn(manifest.dependencies, one))
      if (!manifest || !name) continue
      const range = manifest.dependencies[name] ?? ''
      const version = this.#locked(at, name, range) ?? range
      const major = majorOf(name, version)
      return { version, ...(major !== undefined && { major }) }
    }
    return undefined
  }

  #locked(folder: string, name: string, range: string): string | undefined {
    for (const at of foldersUpFrom(folder)) {
      for (const file of LOCKFILES.filter((one) => this.checkout.paths.has(posix.join(at, one)))) {
        const version = this.#lookUp(posix.join(at, file), file, name, range)
        if (version !== undefined) return version
      }
    }
    return undefined
  }

  /** Many packages share a lockfile and ask the same of it. */
  #lookUp(path: string, file: string, name: string, range: string): string | undefined {
    const answers = this.#answers.get(path) ?? new Map<string, string | undefined>()
    this.#answers.set(path, answers)
    const question = `${name}@${range}`
    if (!answers.has(question) && answers.size < MAX_QUESTIONS) {
      answers.set(question, lockedVersion(file, this.#lockText(path), name, range))
    }
    return answers.get(question)
  }

  #lockText(path: string): string {
    return cached(this.#locks, path, () => {
      // One that is gone, too large or a link is as good as none: the range has to do, and is shown as one.
      const reading = this.checkout.files.text(path, MAX_LOCKFILE_BYTES)
      return 'text' in reading ? reading.text : ''
    })
  }
}

function majorOf(name: string, version: string): number | undefined {
  const digits = /\d{1,6}/.exec(version)?.[0]
  if (digits === undefined) return undefined
  const major = Number(digits)
  return major < 5 && Object.hasOwn(COUNTED_AS, name) ? COUNTED_AS[name] : major
}

/**
 * The version that a lockfile says, by the shape of the lines about the package: lockfiles are large and regular. Every
 * repetition is bounded and stays within its line, so that a hostile one costs no more than its length.
 */
export function lockedVersion(file: string, text: string, name: string, range: string): string | undefined {
  if (range.length > MAX_RANGE) return undefined
  if (file === 'yarn.lock') return yarnVersion(text, name, range)
  const escaped = escapeForRegExp(name)
  const shapes: Record<string, RegExp[]> = {
    'package-lock.json': [
      new RegExp(`"node_modules/${escaped}":\\s{0,20}\\{\\s{0,80}"version":\\s{0,20}"([^"\\n]{1,100})"`),
    ],
    'pnpm-lock.yaml': [
      new RegExp(
        `^[ \\t]{1,40}'?${escaped}'?:\\r?\\n[ \\t]{1,40}specifier: '?${escapeForRegExp(range)}'?\\r?\\n[ \\t]{1,40}version: '?(\\d[^\\s('"]{0,100})`,
        'm',
      ),
      new RegExp(`^[ \\t]{1,40}'?/?${escaped}[@/](\\d[^:('"\\s]{0,100})`, 'm'),
    ],
    'bun.lock': [new RegExp(`"${escaped}": \\["${escaped}@([^"\\n]{1,100})"`)],
  }
  for (const shape of shapes[file] ?? []) {
    const version = shape.exec(text)?.[1]
    if (version) return version
  }
  return undefined
}

/** Longer ranges are addresses, which no lockfile repeats as a version. */
const MAX_RANGE = 200

/** One entry of yarn.lock, classic or berry: all ranges that it answers, and in the next line the version. */
const YARN_ENTRY = /^([^\s#][^\n]{0,10000}):\r?\n[ \t]{1,20}version:? "?([^"\r\n]{1,100})/gm

function yarnVersion(text: string, name: string, range: string): string | undefined {
  const wanted = [`${name}@${range}`, `${name}@npm:${range}`]
  for (const [, head = '', version] of text.matchAll(YARN_ENTRY)) {
    const answered = head.includes(name) ? head.split(/, ?/).map((one) => one.replaceAll('"', '')) : []
    if (answered.some((one) => wanted.includes(one))) return version
  }
  return undefined
}
