import type { Skipped, Suppression } from '../../model'
import { reasonOf } from '../files/failures'
import { countUpTo, lineAt, lineStarts } from '../files/lines'
import { ts } from './compiler'
import type { SourceText } from './repository/checkout'

const COMMENT = /(?:\/\/|\/\*{1,2}|--|\{\/\*)[ \t]{0,20}redis-preflight-ignore(-next-line|-file)?(?![\w-])([^\r\n]*)/g

/**
 * The suppression comments of all sources.
 *
 * @param parsed the sources that have been parsed, by path: what looks like a comment in a string of theirs is none
 * @param skipped told of what could not be read
 */
export function findSuppressions(
  sources: ReadonlyMap<string, SourceText>,
  parsed: ReadonlyMap<string, ts.SourceFile>,
  skipped: Skipped[],
): Suppression[] {
  return [...sources].flatMap(([path, { text }]) => {
    try {
      return suppressionsIn(path, text, parsed.get(path))
    } catch (error) {
      skipped.push({ path, reason: `its comments could not be read: ${reasonOf(error)}` })
      return []
    }
  })
}

/**
 * Suppression comments of one file: `redis-preflight-ignore rule -- reason` for its own line, `-next-line` for the line
 * after it, `-file` for all. Several rules are separated by commas. In Lua the comment starts with `--`.
 */
function suppressionsIn(path: string, text: string, file?: ts.SourceFile): Suppression[] {
  if (!text.includes('redis-preflight-ignore')) return []
  const starts = lineStarts(text)
  const texts = file ? textsIn(file) : []
  const found: Suppression[] = []
  for (const match of text.matchAll(COMMENT)) {
    if (isWithinAny(texts, match.index)) continue
    const line = lineAt(starts, match.index)
    const [said = ''] = (match[2] ?? '').split('*/', 1)
    const [names = '', ...reason] = said.trim().split(/(?:^|\s)--(?:\s|$)/)
    const column = match.index - (starts[line - 1] ?? 0) + 1
    const range =
      match[1] === '-file'
        ? { from: 1, to: starts.length }
        : match[1]
          ? { from: line + 1, to: line + 1 }
          : { from: line, to: line }
    found.push({
      rules: names.split(/[\s,]+/).filter(Boolean),
      reason: reason.join(' -- ').trim(),
      place: { path, line, column, endLine: line, endColumn: column + match[0].trimEnd().length },
      ...range,
    })
  }
  return found
}

/** Start and end of a text that is not Lua, where a comment is text about the comment and not the comment. */
type Range = readonly [start: number, end: number]

/** The strings and templates of a file, in one walk: a hostile file may hold a comment on each of its lines. */
function textsIn(file: ts.SourceFile): Range[] {
  const found: Range[] = []
  // A stack of our own instead of recursion: sources can nest deeper than the call stack.
  const open: ts.Node[] = [file]
  for (let node = open.pop(); node; node = open.pop()) {
    if (isText(node) && !/\bp?call\s*\(/.test(node.getText(file))) found.push([node.getStart(file), node.end])
    ts.forEachChild(node, (child) => {
      open.push(child)
    })
  }
  return found.sort(([one], [other]) => one - other)
}

function isText(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
}

function isWithinAny(ranges: readonly Range[], offset: number): boolean {
  const before = countUpTo(ranges.length, (at) => (ranges[at] as Range)[0] <= offset)
  return before > 0 && offset < (ranges[before - 1] as Range)[1]
}
