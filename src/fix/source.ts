import { createHash } from 'node:crypto'
import { lineStarts, placeIn } from '../collect/files/lines'
import type { Edit, Place } from '../model'
import { type Style, styleOf } from './style'
import { nodesIn, SYNTAX_ALONE, ts } from './syntax'

/** A replacement by offsets. */
export interface Change {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** One source that findings are mended in: its text, its syntax, and the way in which it is written. */
export class Source {
  readonly digest: string
  readonly #starts: readonly number[]
  readonly #given = new Map<ts.Node, Set<string>>()
  #names: ReadonlySet<string> | undefined
  #style: Style | undefined

  private constructor(
    readonly path: string,
    readonly text: string,
    readonly file: ts.SourceFile,
  ) {
    this.digest = digestOf(text)
    this.#starts = lineStarts(text)
  }

  /** Undefined for a file that a program writes, and for one that the compiler cannot read without a complaint. */
  static open(path: string, text: string): Source | undefined {
    if (isGenerated(text)) return undefined
    const kind = /\.[cm]?js$/.test(path) ? ts.ScriptKind.JSX : undefined
    const file = ts.createSourceFile(path, text, SYNTAX_ALONE, true, kind)
    const { parseDiagnostics } = file as unknown as { parseDiagnostics: readonly unknown[] }
    return parseDiagnostics.length > 0 ? undefined : new Source(path, text, file)
  }

  get style(): Style {
    this.#style ??= styleOf(this.file)
    return this.#style
  }

  /** Whether types can be written here. */
  get isTyped(): boolean {
    return /\.[cm]?tsx?$/.test(this.path)
  }

  /** The innermost node that covers exactly a place. */
  nodeAt(place: Place): ts.Node | undefined {
    const [start, end] = [this.#offset(place.line, place.column), this.#offset(place.endLine, place.endColumn)]
    let found: ts.Node | undefined
    const visit = (node: ts.Node): void => {
      if (node.end < end || node.getStart(this.file) > start) return
      if (node.end === end && node.getStart(this.file) === start) found = node
      ts.forEachChild(node, visit)
    }
    visit(this.file)
    return found
  }

  /** The place of a node, as the collector tells it. */
  placeOf(node: ts.Node): Place {
    return placeIn(this.path, this.#starts, node.getStart(this.file), node.end)
  }

  edit({ start, end, text }: Change): Edit {
    return { place: placeIn(this.path, this.#starts, start, end), text }
  }

  /** A name that nothing in the file has. */
  freshName(wish: string): string {
    this.#names ??= new Set([...nodesIn(this.file)].filter(ts.isIdentifier).map(({ text }) => text))
    let name = wish
    for (let number = 2; this.#names.has(name); number++) name = `${wish}${number}`
    return name
  }

  /** A name for a declaration beside a statement: nobody else gets it there. */
  freshNameBeside(statement: ts.Statement, wish: string): string {
    const { parent } = statement
    const scope = ts.isCaseOrDefaultClause(parent) ? parent.parent : parent
    const given = this.#given.get(scope) ?? new Set()
    let name = this.freshName(wish)
    for (let number = 2; given.has(name); number++) name = this.freshName(`${wish}${number}`)
    this.#given.set(scope, given.add(name))
    return name
  }

  /** Whether a comment stands between two offsets that lie outside of strings. */
  hasComment(start: number, end: number): boolean {
    return /\/[/*]/.test(this.text.slice(start, end))
  }

  #offset(line: number, column: number): number {
    return (this.#starts[line - 1] ?? 0) + column - 1
  }
}

/** What tells one text from every other. */
export function digestOf(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex')
}

/** What generators write at the top of their files, so that nobody edits them. */
const GENERATED = /@generated\b|\bdo not (?:edit|modify)\b|\bauto-?generated\b|\bgenerated (?:by|from)\b/i

function isGenerated(text: string): boolean {
  const head = text.slice(0, 2000)
  const [comments = ''] = /^(?:\s*(?:\/\/[^\n\r]*|\/\*[\s\S]*?\*\/|#![^\n\r]*))+/.exec(head) ?? []
  return GENERATED.test(comments)
}
