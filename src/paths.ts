import { isAbsolute, relative, sep } from 'node:path'

/** True when `path` is `folder` or lies below it; both absolute, no link is followed. */
export function contains(folder: string, path: string): boolean {
  const way = relative(folder, path)
  // On another drive of Windows there is no relative way.
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** A path as seen from a folder, with `/` between folders. On Linux a backslash is a letter of a name and stays. */
export function relativeTo(from: string, path: string): string {
  return relative(from, path).split(sep).join('/')
}
