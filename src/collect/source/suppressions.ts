import { ts } from 'ts-morph'
import type { Suppression } from '../../model'

const COMMENT =
  /(?:\/\/|\/\*+|--|\{\/\*)\s*redis-preflight-ignore(-next-line|-file)?(?![\w-])[ \t]*([^\n]*?)[ \t]*(?:\*\/\}?)?[ \t]*(?=\r?\n|$)/g

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
    const [names = '', ...reason] = (match[2] ?? '').split(/(?:^|\s)--(?:\s|$)/)
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
      place: { path, line, column, endLine: line, endColumn: column + match[0].length },
      ...range,
    })
  }
  return found
}

/** Whether an offset lies in a string or a template that is not Lua: there it is text about the comment, not the comment. */
function isInString(file: ts.SourceFile, offset: number): boolean {
  let inside = false
  const visit = (node: ts.Node): void => {
    if (offset < node.getStart(file) || offset >= node.getEnd()) return
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
    if (isText) inside = !/\bp?call\s*\(/.test(node.getText(file))
    else ts.forEachChild(node, visit)
  }
  visit(file)
  return inside
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function lineAt(starts: readonly number[], offset: number): number {
  let line = starts.length
  while (line > 1 && (starts[line - 1] as number) > offset) line--
  return line
}
