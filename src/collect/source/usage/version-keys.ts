import type { ts } from '../compiler'
import { Ingredients } from './ingredients'
import type { KeyReader } from './keys'
import { keyOf, type Site } from './site'

/**
 * Patterns of the keys whose values other keys are built from: `get('menu:version')` whose answer ends up in
 * `menu:${version}:${dish}`. Raising such a value drops all that was built from it, so it has to outlive them.
 */
export function versionKeys(sites: readonly Site[], keys: KeyReader): ReadonlySet<string> {
  const reads = new Map<ts.Node, string>()
  for (const site of sites) {
    const pattern = site.facts.name === 'GET' ? patternOf(site, keys) : undefined
    if (pattern !== undefined) reads.set(site.sender, pattern)
  }
  const found = new Set<string>()
  if (reads.size === 0) return found
  for (const site of sites) {
    const key = keyOf(site)
    if (!key) continue
    for (const node of new Ingredients(keys.tracer, reads, 'part').of(key)) found.add(reads.get(node) as string)
  }
  return found
}

function patternOf(site: Site, keys: KeyReader): string | undefined {
  const key = keyOf(site)
  return (key && keys.patternOf(key)) ?? undefined
}
