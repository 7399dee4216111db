import { ts } from 'ts-morph'
import type { Suppression } from '../../model'

const COMMENT = /(?:\/\/|\/\*{1,2}|--|\{\/\*)[ \t]{0,20}redis-preflight-ignore(-next-line|-file)?(?![\w-])([^\n]*)/g
/**
 * Suppression comments of one file: `redis-preflight-ignore rule -- reason` for its own line, `-next-line` for the line
 * after it, `-file` for all. Several rules are separated by commas. In Lua the comment starts with `--`.
 */
export function findSuppressions(path: string, text: string, file?: ts.SourceFile): Suppression[] {
  if (!text.includes('redis-preflight-ignore')) return []
  const starts = lineStarts(text)
  const found: Suppression[] = []
  for (const match of text.matchAll(COMMENT)) {
    if (file && isInString(file, match.index)) continue
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

/** Whether an offset lies in a string or a template that is not Lua: there it is text about the comment, not the comment. */
function isInString(file: ts.SourceFile, offset: number): boolean {
  // Step by step instead of by recursion: sources can nest deeper than the call stack.
  for (let node: ts.Node | undefined = file; node; ) {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      return !/\bp?call\s*\(/.test(node.getText(file))
    }
    node = ts.forEachChild(node, (child) =>
      offset >= child.getStart(file) && offset < child.getEnd() ? child : undefined,
    )
  }
  return false
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** 1-based, by halving: a hostile file may hold a comment on each of its lines. */
function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] as number) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
