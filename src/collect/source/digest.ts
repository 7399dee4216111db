import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { MAX_CONFIG_BYTES } from '../files/reading'
import type { Checkout, ScopeOptions } from './repository/checkout'
import { LOCKFILES, MAX_LOCKFILE_BYTES } from './repository/versions'

/** Settings of the compiler, by which imports are resolved: any of them may be extended by another. */
const SETTINGS = /(?:^|[./-])[jt]sconfig[^/]{0,100}\.json$/

/** What was read, and by which settings: runs with the same digest analyse the same. */
export interface ReadOptions extends ScopeOptions {
  readonly prefilter: boolean
}

/**
 * A digest of all that the analysis depends on: sources and tests, manifests, lockfiles, the compiler's settings, what
 * could not be read, and what is left out by the config. What else lies in the folder does not count.
 */
export function digestOf(checkout: Checkout, { ignore, includeTests, prefilter }: ReadOptions): string {
  const { sources, manifests, testPaths, files, skipped, leftOut } = checkout
  const hash = createHash('sha256')
  const add = (...words: readonly string[]) => hash.update(`${JSON.stringify(words)}\n`)
  add(JSON.stringify({ ignore, includeTests, prefilter, leftOut }))
  for (const [path, { text }] of sources) add('source', path, text)
  for (const manifest of manifests) add('manifest', JSON.stringify(manifest))
  for (const one of skipped) add('skipped', JSON.stringify(one))
  for (const path of testPaths) if (!sources.has(path)) addReading('test', path, files.source(path))
  for (const path of checkout.paths) {
    if (LOCKFILES.includes(posix.basename(path))) addReading('lockfile', path, files.text(path, MAX_LOCKFILE_BYTES))
    else if (SETTINGS.test(path)) addReading('settings', path, files.text(path, MAX_CONFIG_BYTES))
  }
  return hash.digest('hex')

  function addReading(kind: string, path: string, reading: ReturnType<typeof files.text>): void {
    add(kind, path, ...('text' in reading ? ['read', reading.text] : ['unread', reading.reason]))
  }
}
