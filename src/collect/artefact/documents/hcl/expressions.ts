import { Unreadable } from '../../../files/failures'
import { MAX_DEPTH, MAX_VALUES } from '../tree'
import type { Token } from './scanner'
import type { Expression, ObjectEntry } from './syntax'
import { heredoc, quoted } from './templates'
import { Words } from './words'

/** How strongly the operators bind (HCL native syntax specification, "Operations"). */
const STRENGTH: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
}

const WORDS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null }

/** More operators or steps in a row than anybody writes. */
const MAX_CHAIN = 500

/** Reads the expressions of one file; each starts at an offset that it is given and ends where `at` stands afterwards. */
export class ExpressionReader extends Words {
  #depth = 0
  #values = 0

  /** @throws Unreadable for what is no expression, too deep or too much */
  read(): Expression {
    this.#depth++
    if (this.#depth > MAX_DEPTH) throw new Unreadable('nested too deeply')
    const test = this.#binary(0)
    const expression = this.takes('?') ? this.#conditional(test) : test
    this.#depth--
    return expression
  }

  #conditional(test: Expression): Expression {
    const yes = this.read()
    this.expects(':')
    const no = this.read()
    return { kind: 'conditional', test, yes, no, start: test.start, end: no.end }
  }

  #binary(weakest: number): Expression {
    let left = this.#unary()
    for (let links = 0; ; links++) {
      if (links > MAX_CHAIN) throw new Unreadable(`more than ${MAX_CHAIN} operators in a row`)
      const { kind, text } = this.peek()
      const strength = kind === 'sign' ? (STRENGTH[text] ?? 0) : 0
      if (strength <= weakest) return left
      this.next()
      const right = this.#binary(strength)
      left = { kind: 'binary', operator: text, left, right, start: left.start, end: right.end }
    }
  }

  #unary(): Expression {
    const { start, text } = this.peek()
    if (text !== '!' && text !== '-') return this.#steps(this.#term())
    this.next()
    this.#depth++
    if (this.#depth > MAX_DEPTH) throw new Unreadable('nested too deeply')
    const operand = this.#unary()
    this.#depth--
    return { kind: 'unary', operator: text, operand, start, end: operand.end }
  }

  /** `.name`, `[index]`, and the splats `.*` and `[*]`. */
  #steps(first: Expression): Expression {
    let of = first
    for (let links = 0; ; links++) {
      if (links > MAX_CHAIN) throw new Unreadable(`more than ${MAX_CHAIN} steps in a row`)
      const { start } = of
      if (this.takes('.')) {
        const { kind, text, end } = this.next()
        if (kind === 'name') of = { kind: 'member', of, name: text, start, end }
        else of = { kind: 'opaque', start, end }
      } else if (this.takes('[')) {
        const at = this.bracketed(() => (this.takes('*') ? undefined : this.read()), ']')
        of = at ? { kind: 'index', of, at, start, end: this.at } : { kind: 'opaque', start, end: this.at }
      } else return of
    }
  }

  #term(): Expression {
    this.#values++
    if (this.#values > MAX_VALUES) throw new Unreadable('more values than are looked through')
    const token = this.next()
    const { start, end, text, kind } = token
    if (kind === 'number') return { kind: 'literal', value: Number(text), start, end }
    if (kind === 'name') return this.#named(token)
    if (kind === 'quote' || kind === 'heredoc') return this.#template(token)
    if (text === '(') {
      const expression = this.bracketed(() => this.read(), ')')
      return { ...expression, start, end: this.at }
    }
    if (text === '[') return this.#list(start)
    if (text === '{') return this.#object(start)
    return this.unexpected(token, 'a value')
  }

  #named({ text, start, end }: Token): Expression {
    const word = WORDS[text]
    if (word !== undefined) return { kind: 'literal', value: word, start, end }
    let name = text
    while (this.takes('::')) name += `::${this.next().text}`
    if (!this.takes('(')) return { kind: 'name', name, start, end: this.at }
    const items = this.#items(')')
    return { kind: 'call', name, items, start, end: this.at }
  }

  #template(token: Token): Expression {
    const read = token.kind === 'quote' ? quoted : heredoc
    const template = read(this.scanner, token, (from) => this.interpolation(from))
    this.at = template.end
    return template
  }

  /** The expression of `${ … }` from behind the opening brace on. */
  interpolation(from: number): { readonly expression: Expression; readonly end: number } {
    this.at = from
    const expression = this.bracketed(() => {
      const inner = this.read()
      this.takes('~')
      return inner
    }, '}')
    return { expression, end: this.at }
  }

  #list(start: number): Expression {
    if (this.isBefore('for')) return this.#loop(start, ']')
    const items = this.#items(']')
    return { kind: 'list', items, start, end: this.at }
  }

  /** Values between commas, up to the closing bracket; `...` after the last one spreads it, and so hides it. */
  #items(closing: string): Expression[] {
    const items: Expression[] = []
    this.bracketed(() => {
      while (this.peek().text !== closing) {
        const item = this.read()
        items.push(this.takes('...') ? { kind: 'opaque', start: item.start, end: item.end } : item)
        if (!this.takes(',')) break
      }
    }, closing)
    return items
  }

  #object(start: number): Expression {
    if (this.isBefore('for')) return this.#loop(start, '}')
    const entries: ObjectEntry[] = []
    this.enclosed(false, () => {
      for (;;) {
        while (this.peek().kind === 'line' || this.peek().text === ',') this.next()
        if (this.takes('}')) return
        entries.push(this.#entry())
        const { kind, text } = this.peek()
        if (kind !== 'line' && text !== ',' && text !== '}') this.unexpected(this.peek(), 'a comma')
      }
    })
    return { kind: 'object', entries, start, end: this.at }
  }

  #entry(): ObjectEntry {
    const key = this.read()
    if (!this.takes('=')) this.expects(':')
    const value = this.read()
    const { start, end } = key
    return { key: key.kind === 'name' ? { kind: 'literal', value: key.name, start, end } : key, value }
  }

  /** `[for x in list : …]` and `{for k, v in map : … => …}`, read over. */
  #loop(start: number, closing: string): Expression {
    this.bracketed(() => {
      this.next()
      do this.next()
      while (this.takes(','))
      this.next()
      this.read()
      this.expects(':')
      this.read()
      if (this.takes('=>')) this.read()
      this.takes('...')
      if (this.peek().text === 'if') {
        this.next()
        this.read()
      }
    }, closing)
    return { kind: 'opaque', start, end: this.at }
  }
}
