import { MAX_CONFIG_BYTES, type Reading } from '../../files/reading'
import { cached } from './cached'
import type { Checkout } from './checkout'
import type { ConfigFiles } from './tsconfig'

/** The config files of a checkout, each read once, when it is asked for. */
export function configFiles(checkout: Checkout): ConfigFiles {
  const known = new Map<string, Reading | undefined>()
  return {
    read(path) {
      return cached(known, path, () =>
        checkout.paths.has(path) ? checkout.files.text(path, MAX_CONFIG_BYTES) : undefined,
      )
    },
    packageFolder: (name) => checkout.manifests.find((manifest) => manifest.name === name)?.folder,
  }
}
