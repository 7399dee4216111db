import type { Checkout } from './checkout'
import { MAX_CONFIG_BYTES, type Reading } from './reading'
import type { ConfigFiles } from './tsconfig'

/** The config files of a checkout, each read once, when it is asked for. */
export function configFiles(checkout: Checkout): ConfigFiles {
  const known = new Map<string, Reading | undefined>()
  return {
    read(path) {
      if (!known.has(path)) {
        known.set(path, checkout.paths.has(path) ? checkout.files.text(path, MAX_CONFIG_BYTES) : undefined)
      }
      return known.get(path)
    },
    packageFolder: (name) => checkout.manifests.find((manifest) => manifest.name === name)?.folder,
  }
}
