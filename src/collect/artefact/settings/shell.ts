/** Stands between two commands: `&&`, `;`, `|`, a new line. */
export const BETWEEN = '\n'

/** A continued line or space; the end of a command; what is quoted, escaped or expanded later; plain text. */
const PIECE =
  /(?<space>(?:\\\r?\n|[ \t\r])+)|(?<line>\n)|(?<operator>[&;|()]+)|"(?<double>[^"]*)"?|'(?<single>[^']*)'?|\\(?<escaped>.?)|(?<text>\$\{[^}]*\}?|\$\([^)]*\)?|[^\s&;|()"'\\$]+|.)/gs

/**
 * The words of a command line as a POSIX shell splits them, with {@link BETWEEN} where one command ends. Nothing is
 * expanded. A line that begins with `-` goes on where the one before it ended, as in a compose file, where a new line
 * is a space.
 */
export function shellWords(text: string): string[] {
  const words: string[] = []
  let isOpen = false
  for (const { index, groups = {} } of text.matchAll(PIECE)) {
    const { line, operator, double, single, escaped } = groups
    const said = double ?? single ?? escaped ?? groups.text
    if (said !== undefined) words.push((isOpen ? words.pop() : '') + said)
    else if (operator !== undefined || (line !== undefined && !goesOn(text, index))) words.push(BETWEEN)
    isOpen = said !== undefined
  }
  return words
}

/** Whether what stands behind a line's end is a flag. */
function goesOn(text: string, at: number): boolean {
  return /^\s{0,80}-/.test(text.slice(at, at + 100))
}

/** `${NAME:-default}`, `${NAME-default}`, `${NAME}`, `$(NAME)`, `$NAME`; compose writes `$$` for a `$` of the shell. */
const VARIABLE = /\$?\$(?:\{(\w{1,80})(?::?-([^}]{0,200}))?[^}]{0,200}\}|\((\w{1,80})\)|(\w{1,80}))/g

/**
 * A text with its variables replaced by what is known of them, else by the default that is written beside them.
 * Undefined where one of them is not known.
 */
export function expand(text: string, known: ReadonlyMap<string, string>): string | undefined {
  let isKnown = true
  const expanded = text.replace(VARIABLE, (_, braced, fallback, called, plain) => {
    const value = known.get(braced ?? called ?? plain) ?? fallback
    if (value === undefined) isKnown = false
    return value ?? ''
  })
  return isKnown && !/[`]|\$[({]/.test(expanded) ? expanded : undefined
}
