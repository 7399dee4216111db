import { posix } from 'node:path'
import { folderOf } from '../../files/folders'
import type { SourceText } from './checkout'
import { escapeForRegExp } from './names-in-text'

/** What is loaded under a name that is put together: a template, or `'./' + name`. Bounded: this runs over all files. */
const TEMPLATE =
  /\b(?:require|import)\s{0,20}\(\s{0,20}`(\.{1,2}\/[^`$\n]{0,200})\$\{[^{}`\n]{1,200}\}([^`$\n]{0,100})`/g
const CONCATENATION =
  /\b(?:require|import)\s{0,20}\(\s{0,20}(?:'(\.{1,2}\/[^'\n]{0,200})'|"(\.{1,2}\/[^"\n]{0,200})")\s{0,20}\+/g

/** Tells modules that others load under a name that is known at run time only: no import leads to who uses them. */
export class LoadedByName {
  #patterns: readonly RegExp[] | undefined

  constructor(readonly sources: ReadonlyMap<string, SourceText>) {}

  /** Whether a file is one. */
  has(path: string): boolean {
    this.#patterns ??= [...this.sources].flatMap(([from, { text }]) => patternsIn(from, text))
    return this.#patterns.some((pattern) => pattern.test(path))
  }
}

function patternsIn(from: string, text: string): RegExp[] {
  const templates = [...text.matchAll(TEMPLATE)].map(([, before = '', after = '']) => patternOf(from, before, after))
  const added = [...text.matchAll(CONCATENATION)].map(([, one, other]) =>
    patternOf(from, one ?? other ?? '', undefined),
  )
  return [...templates, ...added]
}

/** Paths that a name leads to; what is added behind it may be left out of a path, as an ending is. */
function patternOf(from: string, before: string, after: string | undefined): RegExp {
  // The last part may be the beginning of a name: `./driver-${name}`.
  const base = posix.join(folderOf(from), `${before}x`).slice(0, -1)
  const end = after ? escapeForRegExp(after) : ''
  return new RegExp(String.raw`^${escapeForRegExp(base)}[^/]{1,200}${end}(?:/index)?(?:\.[cm]?[jt]sx?)?$`)
}
