import type { Place } from '../../../model'
import { type Content, Tree } from '../documents/tree'

/** Stands in a text where a part of it is not known: `{env:${var.env}}` becomes `{env:￼}`. */
export const HOLE = '\uFFFC'

/** Longer texts and lists are not built: a few lines can describe gigabytes. */
const MAX_TEXT = 200_000
const MAX_ITEMS = 10_000

/** A value that only a run of Terraform would tell. */
export function unknown(written: string, place: Place): Tree {
  return new Tree(null, place, written.slice(0, MAX_WRITTEN))
}

const MAX_WRITTEN = 500

/** The same value at another place. */
export function placed(tree: Tree, place: Place): Tree {
  return new Tree(tree.content, place, tree.unknown)
}

/** A list, or an unknown one where it would be too long. */
export function listOf(items: readonly Tree[], place: Place): Tree {
  return items.length > MAX_ITEMS ? unknown('a long list', place) : new Tree(items, place)
}

/** Texts joined, with a hole for each part that is not known. */
export function joined(parts: readonly (string | Tree)[], place: Place): Tree {
  const texts = parts.map((part) => (typeof part === 'string' ? part : (part.text ?? HOLE)))
  const length = texts.reduce((sum, text) => sum + text.length, 0)
  if (length > MAX_TEXT) return unknown('a long text', place)
  return new Tree(texts.join(''), place)
}

/** Whether a value and all parts of it are known, as far as one look tells: a text has no holes. */
export function isKnown({ unknown: written, content }: Tree): boolean {
  return written === undefined && !(typeof content === 'string' && content.includes(HOLE))
}

/** True or false, also as a text, as Terraform converts them; undefined for anything else and what is not known. */
export function truth(tree: Tree): boolean | undefined {
  if (tree.content === true || tree.content === 'true') return true
  return tree.content === false || tree.content === 'false' ? false : undefined
}

/**
 * How something that is not known is written, or a known text; empty for the rest. For following references in it: lists
 * are looked into a little way alone, since a few lines can describe a list without end.
 */
export function writtenIn(tree: Tree, depth = 0): string {
  if (tree.unknown !== undefined || depth > 2) return tree.unknown ?? ''
  const parts = tree.items.slice(0, 20).map((item) => writtenIn(item, depth + 1))
  return tree.text ?? parts.join(', ').slice(0, MAX_WRITTEN)
}

/** A plain value. */
export function plain(content: Exclude<Content, readonly Tree[] | ReadonlyMap<string, Tree>>, place: Place): Tree {
  return new Tree(content, place)
}
