import { posix } from 'node:path'

/** The folder of a path relative to the root; empty for the root itself. */
export function folderOf(path: string): string {
  const folder = posix.dirname(path)
  return folder === '.' ? '' : folder
}

/** A folder and every folder above it up to the root (empty), nearest first. */
export function foldersUpFrom(folder: string): string[] {
  const all = [folder]
  for (let at = folder; at !== ''; ) {
    at = folderOf(at)
    all.push(at)
  }
  return all
}
