import { plainCode } from '../plain'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** An element with attributes and content; the content is XML already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content: readonly string[] = [],
): string {
  const given = Object.entries(attributes).flatMap(([key, value]) => {
    return value === undefined ? [] : [` ${key}="${escapeXml(plainCode(String(value)))}"`]
  })
  const open = `<${name}${given.join('')}`
  return content.length === 0 ? `${open}/>` : `${open}>${content.join('')}</${name}>`
}

/** Lines of text as the content of an element. */
export function textOf(lines: readonly string[]): string {
  return lines.map((line) => escapeXml(plainCode(line))).join('\n')
}

/** A whole document. */
export function documentOf(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
}

/**
 * Text of one line as XML or HTML. What XML 1.0 cannot hold in any spelling (controls, lone surrogates) was made visible before,
 * but for the two characters that are none. A CI runner that is shown the file acts on `::` at the start of a line and
 * on `##[`, so these are written as references.
 */
export function escapeXml(text: string): string {
  return text
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
    .replace(/^(\s*):/, '$1&#58;')
    .replace(/##(\w{0,20})\[/g, '##$1&#91;')
}
