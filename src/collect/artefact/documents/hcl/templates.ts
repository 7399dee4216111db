import type { Scanner, Token } from './scanner'
import type { Expression, Template } from './syntax'

/** What reads the expression within `${ … }`: answers it and the offset after the closing brace. */
export type Interpolation = (from: number) => { readonly expression: Expression; readonly end: number }

/** Where the plain text of a template stops: at an escape, an interpolation, a directive, or what ends it. */
const STOP = /\\|\$\$\{|%%\{|\$\{|%\{|"|\n/
const HEREDOC_STOP = /\$\$\{|%%\{|\$\{|%\{/

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }

/**
 * A quoted string from its opening quote on.
 *
 * @throws Unreadable where it does not end on its line
 */
export function quoted(scanner: Scanner, { start, end }: Token, interpolate: Interpolation): Template {
  const parts = new Parts(scanner, interpolate)
  let at = end
  for (;;) {
    const stop = parts.upTo(STOP, at, scanner.text.length)
    const char = scanner.text[stop]
    if (char === '"') return { kind: 'template', parts: parts.all(), start, end: stop + 1 }
    if (char === undefined || char === '\n') scanner.fail(start, 'a string that does not end')
    at = char === '\\' ? parts.escape(stop) : parts.special(stop)
  }
}

/**
 * A heredoc from its marker on: `<<EOT` and `<<-EOT`. The indentation that `<<-` takes away stays, since nothing that is
 * read here minds it.
 *
 * @throws Unreadable where no line holds the marker alone
 */
export function heredoc(scanner: Scanner, { text, start, end }: Token, interpolate: Interpolation): Template {
  const marker = text.replace(/^<<-?/, '').trim()
  const closing = new RegExp(`^[ \\t]*${marker}[ \\t\\r]*$`, 'gmu')
  closing.lastIndex = end
  const last = closing.exec(scanner.text)
  if (!last) return scanner.fail(start, `a heredoc whose ${marker} is missing`)
  const parts = new Parts(scanner, interpolate)
  let at = end
  while (at < last.index) {
    const stop = parts.upTo(HEREDOC_STOP, at, last.index)
    at = stop < last.index ? parts.special(stop) : stop
  }
  return { kind: 'template', parts: parts.all(), start, end: last.index + last[0].trimEnd().length }
}

/**
 * The parts of a text that is a template as a whole: a string of Terraform's JSON syntax, whose escapes are gone already.
 *
 * @throws Unreadable for an interpolation that is none
 */
export function bare(scanner: Scanner, interpolate: Interpolation): readonly (string | Expression)[] {
  const parts = new Parts(scanner, interpolate)
  const { length } = scanner.text
  for (let at = 0; at < length; ) {
    const stop = parts.upTo(HEREDOC_STOP, at, length)
    at = stop < length ? parts.special(stop) : stop
  }
  return parts.all()
}

/** Collects the parts of one template. */
class Parts {
  readonly #parts: (string | Expression)[] = []
  #text: string[] = []

  constructor(
    readonly scanner: Scanner,
    readonly interpolate: Interpolation,
  ) {}

  /** Takes the plain text up to the first of the signs, or up to the limit; answers where it stopped. */
  upTo(signs: RegExp, from: number, limit: number): number {
    const text = this.scanner.text.slice(from, limit)
    const length = signs.exec(text)?.index ?? text.length
    this.#text.push(text.slice(0, length))
    return from + length
  }

  escape(at: number): number {
    const { text } = this.scanner
    const [character, length] = hexAt(text, at)
    if (character !== undefined && length !== undefined) {
      this.#text.push(character)
      return at + length
    }
    const char = text[at + 1] ?? ''
    this.#text.push(ESCAPES[char] ?? char)
    return at + 2
  }

  /** `$${` and `%%{` are text, `${ … }` is an interpolation, `%{ … }` a directive. */
  special(at: number): number {
    const { text } = this.scanner
    if (text[at + 1] !== '{') {
      this.#text.push(text.slice(at + 1, at + 3))
      return at + 3
    }
    this.#flush()
    if (text[at] === '%') return this.#directive(at)
    const from = text[at + 2] === '~' ? at + 3 : at + 2
    const { expression, end } = this.interpolate(from)
    this.#parts.push(expression)
    return end
  }

  all(): readonly (string | Expression)[] {
    this.#flush()
    return this.#parts
  }

  #directive(at: number): number {
    const end = this.scanner.text.indexOf('}', at)
    if (end < 0) return this.scanner.fail(at, 'a template directive that does not end')
    this.#parts.push({ kind: 'opaque', start: at, end: end + 1 })
    return end + 1
  }

  #flush(): void {
    const text = this.#text.join('')
    if (text !== '') this.#parts.push(text)
    this.#text = []
  }
}

/** The character of `\uXXXX` or `\UXXXXXXXX` and the length of the escape. */
function hexAt(text: string, at: number): [string, number] | [] {
  const digits = /^\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8}))/.exec(text.slice(at, at + 10))
  if (!digits) return []
  const code = Number.parseInt(digits[1] ?? digits[2] ?? '', 16)
  return [code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD', digits[0].length]
}
