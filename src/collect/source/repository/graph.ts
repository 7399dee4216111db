import { folderOf } from '../../files/folders'
import type { Checkout } from './checkout'
import type { ModuleResolver } from './resolution'

/** Paths of files to the paths of others that they import, or that import them. */
export type Graph = ReadonlyMap<string, readonly string[]>

/** What each source imports of the others. */
export function resolveImports(checkout: Checkout, resolver: ModuleResolver): Graph {
  const result = new Map<string, string[]>()
  for (const [path, source] of checkout.sources) {
    const folder = folderOf(path)
    const targets = source.imports.map((specifier) => resolver.resolve(folder, specifier))
    result.set(path, targets.filter((target) => target !== undefined && checkout.sources.has(target)) as string[])
  }
  return result
}

/** The other way round: who imports each source. */
export function invert(imports: Graph): Graph {
  const importers = new Map<string, string[]>()
  for (const [path, targets] of imports) {
    for (const target of targets) {
      const known = importers.get(target)
      if (known) known.push(path)
      else importers.set(target, [path])
    }
  }
  return importers
}
