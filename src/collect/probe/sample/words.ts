/** Longer keys are cut: what follows counts as varying. */
const MAX_LENGTH = 256
const MAX_PARTS = 12
const MAX_WORD = 24
/** Where more pieces than this come out, the key is cut anyway. */
const MAX_PIECES = 2 * MAX_PARTS + 3

const STRONG = /([:/|#{}]+)/
const WEAK = /([._-]+)/
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi
const UUID_LENGTH = 36

/** What varies from key to key, and whatever may be a name, stands as this. */
export const ANY = '*'

/**
 * Takes a key apart at `: / | # { }` and `. - _`: `[part, delimiter, part, ...]`, an odd number of texts. A part that is a
 * number, a date, a UUID, an address or anything else but a word is `*` already; whether a word may stay is decided by
 * the other keys. The key is bytes or text; linear in its length.
 */
export function partsOf(key: string): string[] {
  const text = key.length > MAX_LENGTH ? key.slice(0, MAX_LENGTH) + ANY : key
  const parts: string[] = []
  for (const [index, piece] of text.split(STRONG, MAX_PIECES).entries()) {
    if (index % 2 === 1) parts.push(piece)
    else addSegment(parts, piece)
  }
  return parts.length <= 2 * MAX_PARTS + 1 ? parts : [...parts.slice(0, 2 * MAX_PARTS), ANY]
}

/** What stands between two strong delimiters: an address, or parts between weak ones. Most often it is one part. */
function addSegment(parts: string[], segment: string): void {
  if (!/[._@-]/.test(segment) || segment.includes('@')) {
    addPart(parts, segment)
    return
  }
  const text = segment.length < UUID_LENGTH ? segment : segment.replace(UUID, ANY)
  for (const [index, piece] of text.split(WEAK, MAX_PIECES).entries()) {
    if (index % 2 === 1) parts.push(piece)
    else addPart(parts, piece)
  }
}

/** A word and a number without a delimiter, as in `cart7`, are two parts. */
function addPart(parts: string[], part: string): void {
  const word = part === '' || isWord(part) ? part : /^([a-z]{2,})\d+$/i.exec(part)?.[1]
  if (word === undefined || (word !== '' && !isWord(word))) parts.push(ANY)
  else if (word === part) parts.push(part)
  else parts.push(word, '', ANY)
}

/**
 * Whether a part could be a word that a programmer wrote: letters only, or a version like `v2`. Hex digits, base64 and
 * other random letters are none: they change case all the time, or go on without a vowel.
 */
function isWord(part: string): boolean {
  if (part.length > MAX_WORD || !/^[A-Za-z]+$/.test(part)) return /^v\d{1,2}$/.test(part)
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
