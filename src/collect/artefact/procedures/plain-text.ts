/** Front matter of a document: `---`, lines of YAML, `---` at the very start. */
const FENCE = /^---[ \t]{0,20}$/
/** Underlines of reStructuredText that Markdown does not know as such. */
const RST_UNDERLINE = /^([~^"'*+#])\1{2,199}$/

/** A document without what only machines read. */
export interface Stripped {
  /** As many lines as the file has, so that places stay right. */
  readonly markdown: string
  /** The lines of the front matter; empty where there is none. */
  readonly frontMatter: string
}

/** Takes front matter and comments out of a document, and turns the headings and listings of other formats into Markdown's. */
export function strip(path: string, text: string): Stripped {
  const lines = withoutComments(text).split(/\r\n|\n|\r/)
  const end = FENCE.test(lines[0] ?? '') ? lines.findIndex((line, at) => at > 0 && FENCE.test(line)) : -1
  const frontMatter = end > 0 ? lines.slice(1, end) : []
  const body = lines.map((line, at) => (at <= end ? '' : line))
  return { markdown: asMarkdown(path, body).join('\n'), frontMatter: frontMatter.join('\n') }
}

function asMarkdown(path: string, lines: readonly string[]): string[] {
  if (/\.(?:adoc|asciidoc)$/i.test(path)) return lines.map(ofAsciiDoc)
  if (/\.rst$/i.test(path))
    return lines.map((line, at) => ofRestructured(line, lines[at - 1] ?? '', lines[at + 1] ?? ''))
  return [...lines]
}

/** `== Title`, `----` around a listing. */
function ofAsciiDoc(line: string): string {
  if (/^(?:-{4,99}|\.{4,99})$/.test(line)) return '```'
  if (/^\[[^\]\n]{0,200}\]$/.test(line)) return ''
  return line.replace(/^={1,6}(?= )/, (marks) => '#'.repeat(marks.length))
}

/** A title is underlined with any mark; Markdown knows two of them. */
function ofRestructured(line: string, before: string, after: string): string {
  if (/^\.\. code(?:-block)?::/.test(line)) return ''
  const isTitle = line.trim() !== '' && RST_UNDERLINE.test(after) && !RST_UNDERLINE.test(line)
  if (isTitle) return `### ${line}`
  return RST_UNDERLINE.test(line) && before.trim() !== '' ? '' : line
}

/** Comments of HTML are instructions to whoever edits, not to whoever reads; their line breaks stay. */
function withoutComments(text: string): string {
  let rest = text
  let kept = ''
  for (;;) {
    const from = rest.indexOf('<!--')
    const to = from < 0 ? -1 : rest.indexOf('-->', from)
    if (to < 0) return kept + rest
    kept += rest.slice(0, from) + rest.slice(from, to).replace(/[^\r\n]/g, '')
    rest = rest.slice(to + 3)
  }
}
