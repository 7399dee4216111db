import { Unreadable } from '../../../files/failures'
import { lineAt, lineStarts } from '../../../files/lines'
import type { Range } from './syntax'

/** One word of HCL. A quote and the start of a heredoc are words of their own: the parser reads on from there. */
export interface Token extends Range {
  readonly kind: 'name' | 'number' | 'sign' | 'quote' | 'heredoc' | 'line' | 'end'
  readonly text: string
}

const BLANK = /(?:[ \t\r\uFEFF]|#[^\n]*|\/\/[^\n]*)+/y
const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const SIGN = /\.\.\.|::|=>|==|!=|<=|>=|&&|\|\||[-+*/%!?:=<>.,()[\]{}~]/y
const HEREDOC = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t\r]*\n/uy

/** Cuts a text of HCL into words, from wherever it is told to. */
export class Scanner {
  #starts: readonly number[] | undefined

  constructor(readonly text: string) {}

  /** The word at an offset, or the first one after blanks and comments. */
  tokenAt(from: number): Token {
    const start = this.#afterBlanks(from)
    const char = this.text[start]
    if (char === undefined) return { kind: 'end', text: 'the end of the file', start, end: start }
    if (char === '\n') return { kind: 'line', text: 'the end of the line', start, end: start + 1 }
    if (char === '"') return { kind: 'quote', text: char, start, end: start + 1 }
    return (
      this.#match('name', NAME, start) ??
      this.#match('number', NUMBER, start) ??
      this.#match('heredoc', HEREDOC, start) ??
      this.#match('sign', SIGN, start) ??
      this.fail(start, 'a character that does not belong there')
    )
  }

  /** @throws Unreadable always, naming the line of the offset */
  fail(offset: number, what: string): never {
    this.#starts ??= lineStarts(this.text)
    throw new Unreadable(`not valid HCL at line ${lineAt(this.#starts, offset)} (${what})`)
  }

  #match(kind: Token['kind'], pattern: RegExp, start: number): Token | undefined {
    pattern.lastIndex = start
    const text = pattern.exec(this.text)?.[0]
    return text === undefined ? undefined : { kind, text, start, end: start + text.length }
  }

  #afterBlanks(from: number): number {
    let at = from
    for (;;) {
      BLANK.lastIndex = at
      at += BLANK.exec(this.text)?.[0].length ?? 0
      if (!this.text.startsWith('/*', at)) return at
      const end = this.text.indexOf('*/', at + 2)
      if (end < 0) this.fail(at, 'a comment that does not end')
      at = end + 2
    }
  }
}
