import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const SOURCE = /(?<!\.d)\.[cm]?[jt]sx?$/

/** Absolute paths of the TypeScript and JavaScript files that git knows in a folder, without declaration files. */
export function sourcesOf(folder) {
  const listed = execFileSync('git', ['ls-files', '-z'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  return [...new Set(listed.split('\0'))]
    .filter((path) => SOURCE.test(path))
    .map((path) => join(folder, path))
    .filter((path) => existsSync(path))
}
