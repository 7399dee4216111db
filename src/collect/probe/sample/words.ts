/** Longer keys are cut: what follows counts as varying. */
const MAX_LENGTH = 256
const MAX_PARTS = 16
const MAX_WORD = 24

const SEGMENTS = /[:/|#{}]+|[^:/|#{}]+/g
const PARTS = /[._-]+|[^._-]+/g
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi

/** What varies from key to key, and whatever may be a name, stands as this. */
export const ANY = '*'

/**
 * Takes a key apart at `: / | # { }` and `. - _`: `[part, delimiter, part, ...]`, an odd number of texts. A part that is a
 * number, a date, a UUID, an address or anything else but a word is `*` already; whether a word may stay is decided by
 * the other keys. The key is bytes or text; linear in its length.
 */
export function partsOf(key: string): string[] {
  const parts: string[] = []
  const text = key.length > MAX_LENGTH ? key.slice(0, MAX_LENGTH) + ANY : key
  for (const [segment] of text.matchAll(SEGMENTS)) {
    if (/^[:/|#{}]/.test(segment)) addDelimiter(parts, segment)
    else if (segment.includes('@')) parts.push(ANY)
    else addSegment(parts, segment.replace(UUID, ANY))
  }
  if (parts.length % 2 === 0) parts.push('')
  return parts.length <= 2 * MAX_PARTS ? parts : [...parts.slice(0, 2 * MAX_PARTS), ANY]
}

function addSegment(parts: string[], segment: string): void {
  for (const [text] of segment.matchAll(PARTS)) {
    const numbered = /^([a-z]{2,})\d+$/i.exec(text)?.[1]
    if (/^[._-]/.test(text)) addDelimiter(parts, text)
    else if (numbered !== undefined && isWord(numbered)) {
      parts.push(numbered)
      addDelimiter(parts, '')
      parts.push(ANY)
    } else parts.push(isWord(text) ? text : ANY)
  }
}

/** Delimiters may follow one another, or come first. */
function addDelimiter(parts: string[], delimiter: string): void {
  if (parts.length % 2 === 0) parts.push('')
  parts.push(delimiter)
}

/**
 * Whether a part could be a word that a programmer wrote: letters only, or a version like `v2`. Hex digits, base64 and
 * other random letters are none: they change case all the time, or go on without a vowel.
 */
function isWord(part: string): boolean {
  if (/^v\d{1,2}$/.test(part)) return true
  if (!/^[A-Za-z]+$/.test(part) || part.length > MAX_WORD) return false
  if (part.length >= 8 && /^[a-f]+$/i.test(part)) return false
  const changes = part.match(/[a-z][A-Z]/g)?.length ?? 0
  return changes * 3 <= part.length && !/[^aeiouy]{7}/i.test(part)
}

/** Parts as a pattern. Varying parts that only `. - _` part are one: a date or an identifier has those in it. */
export function patternFrom(parts: readonly string[]): string {
  return parts
    .join('')
    .replace(/\*(?:[._-]*\*)+/g, ANY)
    .replace(/(^|[:/|#{}])[._-]+\*/g, `$1${ANY}`)
    .replace(/\*[._-]+(?=$|[:/|#{}])/g, ANY)
}
