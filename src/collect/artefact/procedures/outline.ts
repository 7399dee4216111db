import MarkdownIt, { type Token } from 'markdown-it'

/** A piece of code in a document: a listing, or a span within a line. */
export interface Code {
  readonly text: string
  /** 0-based line on which it starts. */
  readonly line: number
}

/** A heading with all that is below it, up to the next of its level. */
export interface Section {
  readonly title: string
  /** Titles of the sections around it, from the outermost on. */
  readonly above: readonly string[]
  /** 0-based line of the heading; 0 for a document without one. */
  readonly line: number
  /** 0-based line after its last one. */
  readonly end: number
}

/** A document as sections, prose and code. */
export interface Outline {
  readonly sections: readonly Section[]
  /** Its lines, those of listings left empty. */
  readonly prose: readonly string[]
  readonly code: readonly Code[]
}

/** More headings than any document of a person has. */
const MAX_SECTIONS = 2000

const parser = new MarkdownIt('commonmark', { html: true }).enable('table')

/**
 * Reads the structure of a Markdown document. Links, emphasis and HTML are passed over.
 *
 * @param title of the document as a whole, where its front matter gives one
 */
export function readOutline(markdown: string, title?: Title): Outline {
  const lines = markdown.split('\n')
  const tokens: Token[] = []
  // Only blocks: spans of code are found in the lines, and nothing else within a line matters.
  parser.block.parse(markdown, parser, {}, tokens)
  const prose = [...lines]
  const listings: Code[] = []
  for (const { type, map, content } of tokens) {
    if ((type !== 'fence' && type !== 'code_block') || !map) continue
    listings.push({ text: content, line: type === 'fence' ? map[0] + 1 : map[0] })
    for (let at = map[0]; at < map[1]; at++) prose[at] = ''
  }
  return { sections: sectionsOf(tokens, lines.length, title), prose, code: [...listings, ...prose.flatMap(spansOf)] }
}

/** `` `SCAN` ``, ``` ``a`b`` ```. */
function spansOf(line: string, at: number): Code[] {
  return [...line.matchAll(/(`{1,3})([^`\n]{1,300})\1/g)].map(([, , text = '']) => ({ text: text.trim(), line: at }))
}

/** A title that stands in the front matter. */
export interface Title {
  readonly text: string
  /** 0-based. */
  readonly line: number
}

function sectionsOf(tokens: readonly Token[], lineCount: number, title?: Title): Section[] {
  const headings = tokens.flatMap(({ type, level, tag, map }, at) => {
    if (type !== 'heading_open' || level > 0 || !map) return []
    return [{ title: titleOf(tokens[at + 1]?.content ?? ''), rank: Number(tag.slice(1)), line: map[0] }]
  })
  const whole = title ? [{ title: title.text, rank: 0.5, line: title.line }] : []
  const kept = [...whole, ...headings].slice(0, MAX_SECTIONS)
  if (kept.length === 0) return [{ title: '', above: [], line: 0, end: lineCount }]
  const path: { title: string; rank: number }[] = []
  return kept.map(({ title, rank, line }, at) => {
    while ((path.at(-1)?.rank ?? 0) >= rank) path.pop()
    const above = path.map((one) => one.title)
    path.push({ title, rank })
    const next = kept.slice(at + 1).find((one) => one.rank <= rank)
    return { title, above, line, end: next?.line ?? lineCount }
  })
}

/** Without the marks of emphasis and code, and the target of a link. */
function titleOf(inline: string): string {
  return inline
    .replace(/\]\([^)\n]{0,500}\)/g, '')
    .replace(/[`*_[\]]/g, '')
    .trim()
}
