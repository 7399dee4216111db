import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import picomatch from 'picomatch'
import type { Skipped } from '../../../model'
import { isRedisPackage } from '../packages'
import { importsOf } from './imports'
import { listFiles } from './listing'
import { type Manifest, parseManifest } from './manifests'
import { readSource } from './reading'
import { isSource, isTestCode, purposeOf } from './scope'

/** One source file with what it imports. */
export interface SourceText {
  readonly text: string
  readonly imports: readonly string[]
}

/** A checkout as the analyzer needs it: every source in scope, every package.json, nothing parsed yet. */
export interface Checkout {
  readonly root: string
  /** Every listed path, source or not. */
  readonly paths: ReadonlySet<string>
  readonly sources: ReadonlyMap<string, SourceText>
  readonly manifests: readonly Manifest[]
  readonly skipped: readonly Skipped[]
}

/** What is left out of the analysis. */
export interface ScopeOptions {
  readonly ignore: readonly string[]
  readonly includeTests: boolean
}

/** Lists and reads a checkout. Every file is read once; none is executed. */
export async function readCheckout(root: string, options: ScopeOptions): Promise<Checkout> {
  const listing = await listFiles(root)
  const isIgnored = options.ignore.length > 0 ? picomatch([...options.ignore], { dot: true }) : () => false
  const sources = new Map<string, SourceText>()
  const manifests: Manifest[] = []
  const skipped: Skipped[] = [...listing.skipped]
  for (const path of listing.paths) {
    if (posix.basename(path) === 'package.json') manifests.push(...readManifest(root, path))
    if (!isSource(path) || isIgnored(path) || !isInScope(path, options)) continue
    const reading = readSource(root, path)
    if ('text' in reading) {
      const imports = importsOf(reading.text)
      if (options.includeTests || !isTestCode(imports, reading.text)) sources.set(path, { text: reading.text, imports })
    } else if (reading.reason) skipped.push({ path, reason: reading.reason })
  }
  return { root, paths: new Set(listing.paths), sources, manifests, skipped }
}

function isInScope(path: string, options: ScopeOptions): boolean {
  const purpose = purposeOf(path)
  return purpose === 'application' || purpose === 'operator' || (purpose === 'test' && options.includeTests)
}

function readManifest(root: string, path: string): Manifest[] {
  try {
    const manifest = parseManifest(path, readFileSync(join(root, path), 'utf8'))
    return manifest && !path.includes('node_modules/') ? [manifest] : []
  } catch {
    return [] // deleted in the working tree, or a dangling link
  }
}

/** A Lua script that talks to Redis, by its text alone. */
export const REDIS_LUA = /\b(?:redis|server)\s*\.\s*p?call\b|\br(?:edis)?_?call\s*\(/i

/**
 * Whether the checkout uses Redis in any way: a source that imports a client, a Lua script, or a declared dependency.
 * Decided on text alone, so that a repository without Redis never pays for the compiler.
 */
export function usesRedis(checkout: Checkout): boolean {
  for (const [path, source] of checkout.sources) {
    if (source.imports.some(isRedisPackage)) return true
    if (path.endsWith('.lua') && REDIS_LUA.test(source.text)) return true
  }
  return checkout.manifests.some((manifest) => Object.keys(manifest.dependencies).some(isRedisPackage))
}
