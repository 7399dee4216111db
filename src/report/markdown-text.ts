import { blotSecrets, type Place } from '../model'
import { plainCode, plainText } from './plain'
import { addressOf, isWebAddress, shownPath, type View } from './view'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', $: '&#36;' }

/**
 * Text that GitHub shows as it is: no markup, HTML, table cell, mention, issue reference, autolink, emoji or formula
 * comes out of it. A zero-width space (as an entity) breaks what has no escape of its own.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[&<>$]/g, (character) => ENTITIES[character] ?? character)
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replace(/@(?=\w)/g, '@&#8203;')
    .replace(/(?<!&)#/g, '\\#')
    .replace(/#(?=\d)(?<!&#)/g, '#&#8203;')
    .replace(/\bGH-(?=\d)/gi, 'GH-&#8203;')
    .replace(/:(?=\/\/|[\w+-]+:)/g, ':&#8203;')
    .replace(/\bwww\./gi, 'www&#8203;.')
    .replace(/^(?=[-+=]|\d+[.)]\s|::)/, '&#8203;')
}

/** A message as Markdown: what stands between backticks becomes code, everything is escaped. */
export function markdownText(text: string, limit = 2000): string {
  const plain = plainText(text, limit)
  return plain
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? markdownCode(part) : escapeMarkdown(part)))
    .join('')
}

/** Inline code; as HTML, because a backtick or a pipe within would end a Markdown code span or a table cell. */
export function markdownCode(text: string): string {
  return `<code>${escapeMarkdown(plainCode(text))}</code>`
}

/** A place as `path:line`, linked to the source where the view knows its address. */
export function placeLink(place: Place, view: View): string {
  const path = blotSecrets(shownPath(place.path, view))
  const label = escapeMarkdown(`${plainText(path, 400)}:${place.line}`)
  const address = addressOf(place, view)
  if (address === undefined) return label
  return `[${label}](${address})`
}

/** A link to a web page, or plain text where the address is no web address. */
export function pageLink(label: string, address: string): string {
  if (!isWebAddress(address)) return escapeMarkdown(label)
  return `[${escapeMarkdown(label)}](${address})`
}

/** A fenced block whose fence no line inside can close. */
export function fence(code: string, language = ''): string {
  const longest = Math.max(2, ...Array.from(code.matchAll(/`+/g), ([run]) => run.length))
  const marks = '`'.repeat(longest + 1)
  return `${marks}${language}\n${code}\n${marks}`
}
