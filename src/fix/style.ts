import { nodesIn, ts } from './syntax'

/** How a file is written, so that what is added looks like the rest of it. */
export interface Style {
  readonly newline: string
  /** `;`, or nothing. */
  readonly semicolon: string
  readonly quote: "'" | '"'
  /** One more level of indentation. */
  readonly indent: string
}

/** What most of the file does; where it says nothing, what Prettier does not mind. */
export function styleOf(file: ts.SourceFile): Style {
  const { text } = file
  const counts = { single: 0, double: 0, closed: 0, open: 0 }
  for (const node of nodesIn(file)) {
    if (ts.isStringLiteral(node)) counts[text[node.getStart(file)] === '"' ? 'double' : 'single']++
    if (endsWithSemicolon(node)) counts[text[node.end - 1] === ';' ? 'closed' : 'open']++
  }
  const returns = text.split('\r\n').length
  return {
    newline: returns > text.split('\n').length / 2 ? '\r\n' : '\n',
    semicolon: counts.closed > counts.open ? ';' : '',
    quote: counts.double > counts.single ? '"' : "'",
    indent: indentOf(text),
  }
}

function endsWithSemicolon(node: ts.Node): boolean {
  return (
    ts.isVariableStatement(node) ||
    ts.isExpressionStatement(node) ||
    ts.isReturnStatement(node) ||
    ts.isImportDeclaration(node)
  )
}

/** The first step inwards that the file takes. */
function indentOf(text: string): string {
  const [, first = '  '] = /\n(\t| {2,8})(?=[^\s*])/.exec(text) ?? []
  return first
}

/** What stands before the first character of the line of an offset. */
export function indentAt(text: string, offset: number): string {
  const start = lineStart(text, offset)
  return /^[\t ]*/.exec(text.slice(start, offset))?.[0] ?? ''
}

/** True where nothing but white space stands before an offset on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  return /^\s*$/.test(text.slice(lineStart(text, offset), offset))
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
}
