import { Unreadable } from '../../../files/failures'
import { MAX_DEPTH, MAX_VALUES } from '../tree'
import { ExpressionReader } from './expressions'
import { Scanner, type Token } from './scanner'
import type { Attribute, Block, Body } from './syntax'

// Why a reader of our own: none of the packages that read HCL gives places and is kept. @cdktf/hcl2json is archived with
// CDKTF, hcl2-parser is a GopherJS build without places, codemirror-lang-hcl mends errors silently and brings an editor
// along, the tree-sitter grammar is built natively at installation.

/**
 * The blocks and attributes of a file in the native syntax of HCL 2, as Terraform and OpenTofu write it.
 *
 * @throws Unreadable for what is not HCL, too deep or too much
 */
export function parseHcl(text: string): Body {
  return new BodyReader(new ExpressionReader(new Scanner(text))).read('end', 0)
}

class BodyReader {
  #items = 0

  constructor(readonly reader: ExpressionReader) {}

  /** What stands up to the end of the file, or up to the brace that closes a block. */
  read(closing: 'end' | '}', depth: number): Body {
    if (depth > MAX_DEPTH) throw new Unreadable('nested too deeply')
    const attributes: Attribute[] = []
    const blocks: Block[] = []
    for (;;) {
      const token = this.reader.next()
      if (token.kind === 'line') continue
      if (closes(token, closing)) return { attributes, blocks }
      if (token.kind !== 'name') this.reader.unexpected(token, 'the name of an attribute or a block')
      this.#items++
      if (this.#items > MAX_VALUES) throw new Unreadable('more values than are looked through')
      if (this.reader.takes('=')) attributes.push(this.#attribute(token))
      else blocks.push(this.#block(token, depth))
      this.#expectsEnd(closing)
    }
  }

  #attribute({ text: name, start }: Token): Attribute {
    const value = this.reader.read()
    return { name, value, start, end: value.end }
  }

  #block({ text: type, start }: Token, depth: number): Block {
    const labels: string[] = []
    while (!this.reader.takes('{')) {
      const token = this.reader.peek()
      if (token.kind !== 'name' && token.kind !== 'quote') this.reader.unexpected(token, '`=` or `{`')
      const label = token.kind === 'name' ? this.reader.next().text : labelOf(this.reader)
      labels.push(label)
    }
    const end = this.reader.at
    return { type, labels, body: this.read('}', depth + 1), start, end }
  }

  /** Each attribute and block stands on lines of its own, but for a block on one line. */
  #expectsEnd(closing: 'end' | '}'): void {
    const token = this.reader.peek()
    if (token.kind === 'line' || token.kind === 'end') return
    if (closing !== '}' || token.text !== '}') this.reader.unexpected(token, 'the end of the line')
  }
}

function closes({ kind, text }: Token, closing: 'end' | '}'): boolean {
  return closing === 'end' ? kind === 'end' : kind === 'sign' && text === closing
}

/** A label in quotes, which holds no interpolation. */
function labelOf(reader: ExpressionReader): string {
  const label = reader.read()
  const parts = label.kind === 'template' ? label.parts : []
  return parts.filter((part) => typeof part === 'string').join('')
}
