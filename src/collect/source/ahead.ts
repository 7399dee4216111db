import { listFiles } from '../files/listing'
import { type FileReader, MAX_CONFIG_BYTES } from '../files/reading'
import { isManifest } from '../files/scope'
import { spareMemory } from './memory'
import { dependsOnRedis } from './repository/checkout'
import { parseManifest } from './repository/manifests'

/** Reading more would cost what is to be won. */
const MAX_MANIFESTS = 300

/**
 * Lists the files below a folder whose sources are analysed next. The analysis, and the compiler with it, is loaded before
 * the list is complete: git looks for untracked files in a process of its own meanwhile.
 */
export function listForAnalysis(root: string): ReturnType<typeof listFiles> {
  return listFiles(root, loadAhead)
}

/** Only where a manifest among the tracked paths declares a client, so that it is needed in any case. */
function loadAhead(files: FileReader, tracked: readonly string[]): void {
  const manifests = tracked.filter(isManifest).slice(0, MAX_MANIFESTS)
  if (!manifests.some((path) => declaresRedis(files, path))) return
  // Loading the compiler would make it grow.
  spareMemory()
  // Whoever needs it asks again, and is told why it fails.
  import('./analysis').catch(() => {})
}

function declaresRedis(files: FileReader, path: string): boolean {
  const reading = files.text(path, MAX_CONFIG_BYTES)
  const manifest = 'text' in reading ? parseManifest(path, reading.text) : undefined
  return manifest !== undefined && dependsOnRedis(manifest)
}
