import type { Tree } from '../documents/tree'
import type { Resource } from './deployments'
import { isForDevelopment } from './environment'

/** What overlays of Kustomize know a document by. */
function idOf(tree: Tree): string {
  return `${tree.at('kind')?.text} ${tree.at('metadata', 'name')?.text}`
}

/** Finds the documents that are of the same kind and name as another: a base and the overlays of Kustomize over it. */
export function alikeTo(resources: readonly Resource[]): (one: Resource) => readonly Resource[] {
  const byId = new Map<string, Resource[]>()
  for (const resource of resources) {
    const same = byId.get(idOf(resource.tree))
    if (same) same.push(resource)
    else byId.set(idOf(resource.tree), [resource])
  }
  return ({ tree }) => byId.get(idOf(tree)) ?? []
}

/** What the containers of a workload run in. */
export function podOf(tree: Tree): Tree | undefined {
  return tree.at('kind')?.text === 'Pod' ? tree.at('spec') : tree.at('spec', 'template', 'spec')
}

/** Templates whose names are not known are all alike; more overlays than this nobody keeps. */
const MAX_ALIKE = 200

/** What overlays of Kustomize say of a container: documents of the same name whose container has no image. */
export function patchesOf(tree: Tree, container: Tree, alike: readonly Resource[]): Resource[] {
  return alike.slice(0, MAX_ALIKE).flatMap((other) => {
    if (other.tree === tree || isForDevelopment(other.file.path)) return []
    const same = (podOf(other.tree)?.at('containers')?.items ?? []).find((one) => {
      return one.at('name')?.text === container.at('name')?.text && !one.at('image')
    })
    return same ? [{ file: other.file, tree: same }] : []
  })
}
