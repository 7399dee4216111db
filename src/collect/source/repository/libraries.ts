import type { PublishedPackage } from '../../../model'
import type { Checkout } from './checkout'
import type { Manifest } from './manifests'

/** Folders whose packages show what another one can do, or try it. */
const BESIDE =
  /(?:^|\/)(?:examples?|samples?|docs?|playgrounds?|bench(?:mark)?s?|website|demos?|templates?|sandbox|e2e|fixtures|[\w-]{0,40}tests?)\//i

/**
 * The packages that are published for services elsewhere: those that no service of the repository has among its
 * dependencies, itself or through another package.
 */
export function librariesOf({ manifests }: Pick<Checkout, 'manifests'>): PublishedPackage[] {
  const all = manifests.filter(({ folder }) => !BESIDE.test(`${folder}/`))
  const services = all.filter(({ isPublished }) => !isPublished)
  const byName = new Map(all.map((one) => [one.name, one]))
  // What is added while the set is walked is walked as well.
  const used = new Set(services)
  for (const { dependencies } of used) {
    for (const name of Object.keys(dependencies)) {
      const other = byName.get(name)
      if (other) used.add(other)
    }
  }
  return all.flatMap((one) => {
    const isLibrary = one.name !== undefined && !used.has(one) && !services.some((other) => isBelow(other, one))
    return isLibrary ? [{ name: one.name ?? '', folder: one.folder }] : []
  })
}

function isBelow({ folder }: Manifest, above: Manifest): boolean {
  return above.folder === '' ? folder !== '' : folder.startsWith(`${above.folder}/`)
}
