import { posix } from 'node:path'
import { type FileReader, MAX_CONFIG_BYTES } from '../files/reading'
import { dependsOnRedis } from './repository/checkout'
import { parseManifest } from './repository/manifests'
import { keepYoungGenerationSmall } from './young-generation'

/** Reading more would cost what is to be won. */
const MAX_MANIFESTS = 300

/**
 * Loads the analysis, and the compiler with it, before the files are listed in full: git looks for untracked ones in a
 * process of its own meanwhile. Only where a manifest declares a client, so that it is needed in any case.
 *
 * @param tracked paths that git tracks
 */
export function loadAhead(files: FileReader, tracked: readonly string[]): void {
  const manifests = tracked.filter((path) => posix.basename(path) === 'package.json').slice(0, MAX_MANIFESTS)
  if (!manifests.some((path) => declaresRedis(files, path))) return
  // Loading the compiler would make it grow.
  keepYoungGenerationSmall()
  // Whoever needs it asks again, and is told why it fails.
  import('./analysis').catch(() => {})
}

function declaresRedis(files: FileReader, path: string): boolean {
  const reading = files.text(path, MAX_CONFIG_BYTES)
  const manifest = 'text' in reading ? parseManifest(path, reading.text) : undefined
  return manifest !== undefined && dependsOnRedis(manifest)
}
