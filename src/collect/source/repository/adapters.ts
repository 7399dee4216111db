import { adapterPackage } from '../packages'
import type { Checkout } from './checkout'

/**
 * The packages of others through which the sources reach Redis without a client of their own: imported by a source, and
 * declared by a package.json, so that an alias of the repository's own folders is none.
 */
export function adaptersOf({ sources, manifests }: Pick<Checkout, 'sources' | 'manifests'>): string[] {
  const declared = new Set(manifests.flatMap(({ dependencies }) => Object.keys(dependencies)))
  const own = new Set(manifests.map(({ name }) => name))
  const found = new Set<string>()
  for (const { imports } of sources.values()) {
    for (const specifier of imports) {
      const name = adapterPackage(specifier)
      if (name !== undefined && declared.has(name) && !own.has(name)) found.add(name)
    }
  }
  return [...found].sort()
}
