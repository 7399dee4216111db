/** A value as JSON on lines of its own, escaped so that printing it is harmless. */
export function writeJson(value: unknown): string {
  return `${escapeInvisible(JSON.stringify(value, null, 2))}\n`
}

/**
 * The same JSON value, written so that printing it is harmless: JSON.stringify leaves C1 controls and bidirectional
 * marks as they are, and a CI runner acts on `##[…]` anywhere in a line.
 */
function escapeInvisible(json: string): string {
  return json
    .replace(
      /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .replace(/##(\w{0,20})\[/g, '##$1\\u005b')
}
