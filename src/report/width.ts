/** Text measured in terminal columns: CJK and emoji take two, combining marks none. */

const ASCII = /^[\x20-\x7e]*$/
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u
const INVISIBLE = /^[\p{Mn}\p{Me}\p{Cf}]+$/u
// Only these join with their neighbours: marks, joiners, variation selectors, flags, skin tones, Hangul vowels and tails.
const JOINING = /\p{M}|\u200d|\p{Emoji_Modifier}|[\u1160-\u11ff\u{1f1e6}-\u{1f1ff}]/u

/** The characters as a reader sees them, an accent or a joined emoji together with its base. */
export function graphemes(text: string): string[] {
  return JOINING.test(text) ? Array.from(segmenter().segment(text), (part) => part.segment) : [...text]
}

let made: Intl.Segmenter | undefined

/** Made for the first text that needs it, which few reports have. */
function segmenter(): Intl.Segmenter {
  made ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return made
}

/** Columns that one character as a reader sees it takes. */
export function graphemeWidth(grapheme: string): 0 | 1 | 2 {
  if (ASCII.test(grapheme)) return 1
  if (INVISIBLE.test(grapheme)) return 0
  return WIDE.test(grapheme) ? 2 : 1
}

/** Columns that a text without escapes takes. */
export function displayWidth(text: string): number {
  if (ASCII.test(text)) return text.length
  return graphemes(text).reduce((sum, grapheme) => sum + graphemeWidth(grapheme), 0)
}

/** The text with spaces after it, up to a number of columns. */
export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)))
}

/** The text with spaces before it, up to a number of columns. */
export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - displayWidth(text))) + text
}

/** The start of a text within a number of columns, with an ellipsis where something is gone. */
export function truncateEnd(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text
  return `${take(graphemes(text), columns - 1).join('')}…`
}

/** The end of a text within a number of columns: for paths, where the end says most. */
export function truncateStart(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text
  return `…${take(graphemes(text).reverse(), columns - 1)
    .reverse()
    .join('')}`
}

function take(characters: readonly string[], columns: number): string[] {
  let used = 0
  const taken: string[] = []
  for (const character of characters) {
    used += graphemeWidth(character)
    if (used > columns) break
    taken.push(character)
  }
  return taken
}

/** Breaks a text at spaces into lines of at most so many columns; a longer word is broken within. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const word of text.split(' ').flatMap((part) => breakWord(part, columns))) {
    const width = displayWidth(word)
    if (line === '') {
      line = word
      used = width
    } else if (used + 1 + width <= columns) {
      line += ` ${word}`
      used += 1 + width
    } else {
      lines.push(line)
      line = word
      used = width
    }
  }
  return [...lines, line]
}

function breakWord(word: string, columns: number): string[] {
  if (displayWidth(word) <= columns) return [word]
  const pieces: string[] = []
  let rest = graphemes(word)
  while (rest.length > 0) {
    const piece = take(rest, columns)
    // A path breaks behind a folder, so that its last part can still be read and clicked.
    const slash = piece.length < rest.length ? piece.lastIndexOf('/') + 1 : 0
    const length = Math.max(1, slash || piece.length)
    pieces.push(rest.slice(0, length).join(''))
    rest = rest.slice(length)
  }
  return pieces
}
