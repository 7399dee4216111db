import { blotSecrets } from '../model'

/**
 * Text from the checked repository (file names, keys, source, messages that quote them) is hostile until it went
 * through here: it can hold terminal escapes, bidirectional overrides, commands for the CI runner, and passwords.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this finds
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g
// Bidirectional marks, line and paragraph separators, invisible spaces, tag characters, lone surrogates.
const DECEPTIVE =
  /[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|[\u{e0000}-\u{e007f}]|\p{Cs}|[\ufff9-\ufffb]/gu

/**
 * One line of text without anything a terminal or a CI runner acts upon. Each unsafe character becomes a visible one
 * of the same UTF-16 length, so columns still fit. Tabs stay when `keepTabs` is set (the code frame expands them).
 */
export function plainCode(text: string, keepTabs = false): string {
  const visible = text
    .replace(CONTROL, (character) => (keepTabs && character === '\t' ? character : controlPicture(character)))
    .replace(DECEPTIVE, (character) => '\ufffd'.repeat(character.length))
  return blotSecrets(visible)
}

/** A message on one line: white space collapsed, escapes made visible, secrets masked, cut at `limit` characters. */
export function plainText(text: string, limit = 4000): string {
  const head = text.length > limit * 2 ? text.slice(0, limit * 2) : text
  return cut(plainCode(head.replace(/[\s\u2028\u2029]+/g, ' ').trim()), limit)
}

/** Cuts at a number of UTF-16 units, never inside a character, and says so with an ellipsis. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  return `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

function controlPicture(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  return code === 0x7f ? '\u2421' : '\ufffd'
}

/**
 * Output for a log that a CI runner reads: GitHub acts on lines that start with `::` and, like Azure Pipelines and
 * TeamCity, on `##[…]` anywhere (runner: ActionCommand.cs). Both get a look-alike character.
 */
export function defuseRunnerCommands(text: string): string {
  return text.replace(/##(\w{0,20})\[/g, '##$1❲').replace(/^(\s*)::/gm, '$1∷')
}
