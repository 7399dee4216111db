import { isAdapterPackage, namesPart, packageOf } from '../packages'
import type { Checkout } from './checkout'

/**
 * The packages of others through which the sources reach Redis without a client of their own: imported by a source, and
 * declared by a package.json, so that an alias of the repository's own folders is none.
 */
export function adaptersOf({ sources, manifests }: Pick<Checkout, 'sources' | 'manifests'>): string[] {
  const own = new Set(manifests.map(({ name }) => name))
  const names = manifests.flatMap(({ dependencies }) => Object.keys(dependencies))
  const declared = new Set(names.filter((name) => isAdapterPackage(name) && !own.has(name)))
  // Most repositories declare none, and need not have all their imports looked at.
  if (declared.size === 0) return []
  const imported = new Set(
    [...sources.values()].flatMap(({ imports, text }) => imports.filter((one) => namesPart(one, text))),
  )
  const found = new Set([...imported].map(packageOf))
  return [...declared].filter((name) => found.has(name)).sort()
}
