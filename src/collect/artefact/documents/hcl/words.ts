import type { Scanner, Token } from './scanner'

/** The words of one file in their order, from wherever they are asked for. */
export class Words {
  /** Where the next word is looked for. */
  at = 0
  /** Within brackets the ends of lines say nothing. */
  #isBracketed = false
  #last: { readonly at: number; readonly token: Token } | undefined

  constructor(readonly scanner: Scanner) {}

  /** The next word, which stays. */
  peek(): Token {
    let token = this.#tokenAt(this.at)
    while (this.#isBracketed && token.kind === 'line') token = this.#tokenAt(token.end)
    return token
  }

  /** Each word is asked for several times before it is taken. */
  #tokenAt(at: number): Token {
    if (this.#last?.at !== at) this.#last = { at, token: this.scanner.tokenAt(at) }
    return this.#last.token
  }

  /** The next word, taken. */
  next(): Token {
    const token = this.peek()
    this.at = token.end
    return token
  }

  /** Takes the next word where it is this sign. */
  takes(sign: string): boolean {
    const token = this.peek()
    if (token.kind !== 'sign' || token.text !== sign) return false
    this.at = token.end
    return true
  }

  /** @throws Unreadable where the next word is another one */
  expects(sign: string): void {
    if (!this.takes(sign)) this.unexpected(this.peek(), `\`${sign}\``)
  }

  /** @throws Unreadable always */
  unexpected({ text, start }: Token, expected: string): never {
    return this.scanner.fail(start, `${expected} expected, not ${text.trim().slice(0, 30)}`)
  }

  /** Whether the next word that is not the end of a line is this name. */
  isBefore(name: string): boolean {
    let token = this.#tokenAt(this.at)
    while (token.kind === 'line') token = this.#tokenAt(token.end)
    return token.kind === 'name' && token.text === name
  }

  /** Reads what stands between brackets, of which the opening one is taken. */
  bracketed<T>(read: () => T, closing: string): T {
    return this.enclosed(true, () => {
      const inner = read()
      this.expects(closing)
      return inner
    })
  }

  /** Reads with or without minding the ends of lines. */
  enclosed<T>(isBracketed: boolean, read: () => T): T {
    const before = this.#isBracketed
    this.#isBracketed = isBracketed
    const inner = read()
    this.#isBracketed = before
    return inner
  }
}
