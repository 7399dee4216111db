import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { Library } from '../../../model'
import { versionPackages } from '../packages'
import type { Checkout } from './checkout'

/** The version of a client package: as installed where a lockfile says so, else the range of the package.json. */
export interface ClientVersion {
  readonly version: string
  readonly major?: number
}

const LOCKFILES = ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock']
const MAX_LOCKFILE_BYTES = 64 * 1024 * 1024

/** Finds client versions, the manifest and the lockfile nearest to the importing file first. */
export class VersionFinder {
  readonly #locks = new Map<string, string>()
  readonly #known = new Map<string, ClientVersion | undefined>()

  constructor(readonly checkout: Checkout) {}

  /** The version of a library that files of a folder get; undefined when no manifest declares it. */
  versionFor(path: string, library: Library): ClientVersion | undefined {
    const folder = posix.dirname(path)
    const id = `${folder}\0${library}`
    if (!this.#known.has(id)) this.#known.set(id, this.#find(folder === '.' ? '' : folder, library))
    return this.#known.get(id)
  }

  #find(folder: string, library: Library): ClientVersion | undefined {
    for (const at of ancestors(folder)) {
      const manifest = this.checkout.manifests.find((one) => one.folder === at)
      const name = versionPackages(library).find((one) => manifest && Object.hasOwn(manifest.dependencies, one))
      if (!manifest || !name) continue
      const range = manifest.dependencies[name] ?? ''
      const version = this.#locked(at, name, range) ?? range
      const major = /\d+/.exec(version)?.[0]
      return { version, ...(major !== undefined && { major: Number(major) }) }
    }
    return undefined
  }

  #locked(folder: string, name: string, range: string): string | undefined {
    const versions = ancestors(folder).flatMap((at) =>
      LOCKFILES.filter((file) => this.checkout.paths.has(posix.join(at, file))).map((file) =>
        lockedVersion(file, this.#lockText(posix.join(at, file)), name, range),
      ),
    )
    return versions.find((version) => version !== undefined)
  }

  #lockText(path: string): string {
    const known = this.#locks.get(path)
    if (known !== undefined) return known
    let text = ''
    try {
      const bytes = readFileSync(join(this.checkout.root, path))
      text = bytes.length <= MAX_LOCKFILE_BYTES ? bytes.toString('utf8') : ''
    } catch {
      // deleted in the working tree: the range has to do
    }
    this.#locks.set(path, text)
    return text
  }
}

/** Lockfiles are large and regular: the one line that matters is found by its shape, not by parsing all of it. */
function lockedVersion(file: string, text: string, name: string, range: string): string | undefined {
  const escaped = name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  const wanted = range.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  const shapes: Record<string, RegExp[]> = {
    'package-lock.json': [new RegExp(`"node_modules/${escaped}":\\s*\\{\\s*"version":\\s*"([^"]+)"`)],
    'pnpm-lock.yaml': [
      new RegExp(`^\\s+'?${escaped}'?:\\n\\s+specifier: '?${wanted}'?\\n\\s+version: '?(\\d[^\\s('"]*)`, 'm'),
      new RegExp(`^\\s+'?/?${escaped}[@/](\\d[^:('"\\s]*)`, 'm'),
    ],
    'yarn.lock': [
      new RegExp(`^"?(?:[^\\n]*, ?)?"?${escaped}@(?:npm:)?${wanted}"?[^\\n]*:\\n\\s+version:? "?([^"\\n]+)`, 'm'),
    ],
    'bun.lock': [new RegExp(`"${escaped}": \\["${escaped}@([^"]+)"`)],
  }
  for (const shape of shapes[file] ?? []) {
    const version = shape.exec(text)?.[1]
    if (version) return version
  }
  return undefined
}

function ancestors(folder: string): string[] {
  const all = [folder]
  for (let at = folder; at !== ''; ) {
    at = posix.dirname(at) === '.' ? '' : posix.dirname(at)
    all.push(at)
  }
  return all
}
