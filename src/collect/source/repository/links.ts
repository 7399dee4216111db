import { realpathSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { Skipped } from '../../../model'
import { contains, relativeTo } from '../../../paths'
import { folderOf, foldersUpFrom } from '../../files/folders'
import { LINK_NOT_FOLLOWED } from '../../files/reading'
import { isSource } from '../../files/scope'

const CONFIG_FILE = /^(?:package|[tj]sconfig(?:\.[\w-]{1,60})?)\.json$/

/**
 * The symbolic links that hide something from the analysis: sources and folders whose target is not listed under its own
 * name, and package.json and tsconfig files, which mean something only where they lie.
 */
export function hidingLinks(root: string, links: readonly string[], paths: ReadonlySet<string>): Skipped[] {
  if (links.length === 0) return []
  const top = realpathSync.native(root)
  const folders = new Set([...paths].flatMap((path) => foldersUpFrom(folderOf(path))))
  return links.flatMap((path): Skipped[] => {
    const kind = kindOf(join(root, path), path)
    if (kind === undefined) return []
    const target = targetWithin(top, join(root, path))
    const isListed = target !== undefined && (paths.has(target) || folders.has(target))
    return isListed && kind !== 'config' ? [] : [{ path, reason: LINK_NOT_FOLLOWED, kind }]
  })
}

function kindOf(full: string, path: string): 'source' | 'config' | 'folder' | undefined {
  if (isFolder(full)) return 'folder'
  if (isSource(path)) return 'source'
  return CONFIG_FILE.test(posix.basename(path)) ? 'config' : undefined
}

function isFolder(full: string): boolean {
  try {
    return statSync(full).isDirectory()
  } catch {
    return false // leads nowhere, or in a circle
  }
}

/** Where a link leads, relative to the root; undefined when that is outside, or nowhere. */
function targetWithin(top: string, full: string): string | undefined {
  try {
    const target = realpathSync.native(full)
    return contains(top, target) ? relativeTo(top, target) : undefined
  } catch {
    return undefined
  }
}
