import { countUpTo } from '../../files/lines'
import { ts } from '../compiler'
import { memberName, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { Steps } from './steps'

/** A run of a script's text that stands in one piece in a source file, or one character that is written as an escape. */
interface Run {
  /** Where it starts in the script. */
  readonly at: number
  readonly file: ts.SourceFile | undefined
  readonly offset: number
  readonly isEscape: boolean
}

/** A place in a source file. */
export interface Position {
  readonly file: ts.SourceFile
  readonly offset: number
}

const MAX_SCRIPT = 1_000_000
const MAX_DEPTH = 10

/** A Lua script put together from the string pieces of a source file. */
export class Composition {
  /** The pieces that it is made of. */
  readonly pieces = new Set<ts.Node>()
  /** True where there is more of it than anybody reads. */
  isCut = false
  readonly #chunks: string[] = []
  readonly #runs: Run[] = []
  /** Numbers of the expressions whose values are not known, by their text. */
  readonly #holes = new Map<string, number>()
  readonly #steps = new Steps()
  #length = 0

  constructor(
    readonly tracer: Tracer,
    readonly root: ts.Node,
  ) {
    this.#add(root, 0)
  }

  get text(): string {
    return this.#chunks.join('')
  }

  /** Where a character of the text stands; undefined for what stands for an unknown value. */
  positionAt(offset: number): Position | undefined {
    const run = this.#runs[countUpTo(this.#runs.length, (at) => (this.#runs[at] as Run).at <= offset) - 1]
    return run?.file && { file: run.file, offset: run.isEscape ? run.offset : run.offset + offset - run.at }
  }

  #add(node: ts.Node, depth: number): void {
    const piece = ts.isExpression(node) ? unwrap(node) : node
    if (this.#length > MAX_SCRIPT || !this.#steps.take()) this.isCut = true
    if (this.isCut) return
    const parts = depth > MAX_DEPTH ? undefined : partsOf(this.tracer, piece)
    if (!parts) {
      this.#addConstant(piece, depth)
      return
    }
    this.pieces.add(piece)
    for (const part of parts) {
      if (part === '\n') this.#put(part, undefined, 0, false)
      else if (isLiteralText(part)) this.#addText(part)
      else this.#add(part, depth + 1)
    }
  }

  /** A constant that holds more Lua is read where it is used; anything else stands for one value. */
  #addConstant(node: ts.Node, depth: number): void {
    const origins = ts.isExpression(node) && depth <= MAX_DEPTH ? [...this.tracer.originsOf(node)] : []
    const [only] = origins
    const isText =
      only &&
      only !== node &&
      (ts.isStringLiteralLike(only) || ts.isTemplateExpression(only) || ts.isBinaryExpression(only))
    const isTrimmed = ts.isCallExpression(node) && /^trim/.test(memberName(node.expression) ?? '')
    if (origins.length === 1 && isText) this.#add(only, depth + 1)
    else if (isTrimmed && ts.isPropertyAccessExpression(node.expression))
      this.#add(node.expression.expression, depth + 1)
    else this.#put(this.#placeholder(node), undefined, 0, false)
  }

  /** The same expression is the same value: two keys built with it are compared by its name. */
  #placeholder(node: ts.Node): string {
    const text = node.getText()
    const number = this.#holes.get(text) ?? this.#holes.size + 1
    this.#holes.set(text, number)
    return `__hole_${number}`
  }

  /** Adds source text with its escapes resolved, so that everything keeps its position. */
  #addText(literal: LiteralText): void {
    const file = literal.getSourceFile()
    const source = file.text
    // A template's head and middle end with `${`, everything else with one quote.
    const end = literal.getEnd() - (ts.isTemplateHead(literal) || ts.isTemplateMiddle(literal) ? 2 : 1)
    for (let at = literal.getStart() + 1; at < end; ) {
      if (source[at] === '\\') {
        const { text, length } = escapeAt(source, at)
        this.#put(text, file, at, true)
        at += length
      } else {
        const next = source.indexOf('\\', at)
        const until = next < 0 || next > end ? end : next
        this.#put(source.slice(at, until), file, at, false)
        at = until
      }
    }
  }

  #put(text: string, file: ts.SourceFile | undefined, offset: number, isEscape: boolean): void {
    if (text === '') return
    this.#runs.push({ at: this.#length, file, offset, isEscape })
    this.#chunks.push(text)
    this.#length += text.length
  }
}

type LiteralText = ts.StringLiteralLike | ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail

function isLiteralText(node: ts.Node): node is LiteralText {
  return ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
}

/** A piece of text, or the end of a line between two. */
type Part = ts.Node | '\n'

/** The parts that a text is made of, in order; undefined when it is not put together here. */
function partsOf(tracer: Tracer, node: ts.Node): readonly Part[] | undefined {
  if (ts.isStringLiteralLike(node)) return [node]
  if (ts.isTemplateExpression(node)) {
    return [node.head, ...node.templateSpans.flatMap((span) => [span.expression, span.literal])]
  }
  if (isAddition(node)) return termsOf(node)
  return linesOf(tracer, node)
}

/** The lines of a list: its elements, what is spread in, what is put behind it with `concat`; undefined for no list. */
function linesOf(tracer: Tracer, node: ts.Node): readonly Part[] | undefined {
  if (ts.isArrayLiteralExpression(node)) {
    return node.elements.flatMap((element): readonly Part[] =>
      ts.isSpreadElement(element) ? linesBehind(tracer, element.expression) : [element, '\n'],
    )
  }
  if (!ts.isCallExpression(node) || !isConcat(node.expression)) return undefined
  return [node.expression.expression, ...node.arguments].flatMap((one) => linesBehind(tracer, one))
}

function linesBehind(tracer: Tracer, list: ts.Expression): readonly Part[] {
  const [only, ...others] = tracer.originsOf(list)
  const lines = only && others.length === 0 && only !== list ? linesOf(tracer, only) : linesOf(tracer, unwrap(list))
  return lines ?? [list, '\n']
}

/** `lines.concat`. */
export function isConcat(node: ts.Node): node is ts.PropertyAccessExpression {
  return ts.isPropertyAccessExpression(node) && node.name.text === 'concat'
}

/** `a + b`. */
export function isAddition(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken
}

/** `a + b + c` nests to the left, once for every line of a long script. */
function termsOf(addition: ts.BinaryExpression): ts.Expression[] {
  const terms: ts.Expression[] = []
  let first: ts.Expression = addition
  for (; isAddition(first); first = unwrap(first.left)) terms.push(first.right)
  return [first, ...terms.reverse()]
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '0': '\0' }

function escapeAt(source: string, at: number): { text: string; length: number } {
  const next = source[at + 1] ?? ''
  const coded = /^(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|u\{([\da-fA-F]{1,6})\})/.exec(source.slice(at + 1, at + 11))
  if (coded) {
    const code = Number.parseInt(coded[1] ?? coded[2] ?? coded[3] ?? '0', 16)
    return { text: String.fromCodePoint(Math.min(code, 0x10ffff)), length: coded[0].length + 1 }
  }
  if (next === '\r' && source[at + 2] === '\n') return { text: '', length: 3 }
  if (next === '\n') return { text: '', length: 2 }
  return { text: ESCAPES[next] ?? next, length: 2 }
}
