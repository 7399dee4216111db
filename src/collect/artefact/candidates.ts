import { posix } from 'node:path'
import picomatch from 'picomatch'
import { purposeOf } from '../files/scope'

/** Files that never say anything about a server, however often they name Redis. */
const NEVER =
  /(?:^|\/)(?:package(?:-lock)?\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|[jt]sconfig[^/]{0,60}\.json|composer\.json|CHANGELOG\.mdx?|LICENSE[^/]{0,20}|\.all-contributorsrc)$/i
/** Texts of an interface, in many languages. */
const TRANSLATIONS = /(?:^|\/)(?:locales?|i18n|translations?|lang|langs|languages)\//
const TEST_PURPOSES = new Set(['generated', 'test'])

/**
 * The listed files that readers may look at: no sources of tests, no generated folders, nothing that the config ignores.
 *
 * @param ignore globs relative to the root
 */
export function candidatesOf(paths: readonly string[], ignore: readonly string[]): string[] {
  const isIgnored = ignore.length > 0 ? picomatch([...ignore], { dot: true }) : () => false
  const packages = new Set(paths.filter((path) => posix.basename(path) === 'package.json').map(posix.dirname))
  return paths.filter((path) => {
    if (NEVER.test(path) || TRANSLATIONS.test(path) || isIgnored(path)) return false
    return !TEST_PURPOSES.has(purposeOf(path, packages))
  })
}
