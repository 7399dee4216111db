import { ts } from 'ts-morph'
import type { Command } from '../../../model'
import { looksLikeLua, readLua } from '../lua'
import { memberName, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { placeOfRange } from './site'

/** A Lua script put together from the string pieces of a source file. */
interface Composition {
  text: string
  /** For each character of the text: where it stands; undefined for what stands for an unknown value. */
  readonly origins: (Position | undefined)[]
  readonly pieces: Set<ts.Node>
}

interface Position {
  readonly file: ts.SourceFile
  readonly offset: number
}

const MAX_SCRIPT = 1_000_000

export type LuaCommandFound = Omit<Command, 'operator'>

/** Commands of Lua scripts in string literals, templates, concatenations and joined arrays, at their own lines. */
export function findLuaCommands(tracer: Tracer, onError: (path: ts.Node, reason: string) => void): LuaCommandFound[] {
  const roots = [...new Set(tracer.names.luaTexts.map(wholeText))]
  const compositions = roots.map((root) => ({ root, composition: compose(tracer, root) }))
  const included = new Set(compositions.flatMap(({ root, composition }) => [...composition.pieces].filter((piece) => piece !== root)))
  const found = new Map<string, LuaCommandFound>()
  for (const { root, composition } of compositions) {
    if (included.has(root) || !looksLikeLua(composition.text)) continue
    for (const command of commandsOf(root, composition, onError)) {
      const { place } = command
      const id = `${place.path}:${place.line}:${place.column}`
      // A piece shared by several scripts is reported once, for the script that leaves its key without a TTL.
      if (!found.has(id) || command.ttl === 'never') found.set(id, command)
    }
  }
  return [...found.values()]
}

function commandsOf(root: ts.Node, composition: Composition, onError: (node: ts.Node, reason: string) => void): LuaCommandFound[] {
  const result = readLua(composition.text.slice(0, MAX_SCRIPT))
  if ('error' in result) {
    onError(root, `a Lua script could not be parsed: ${result.error}`)
    return []
  }
  return result.commands.flatMap((command) => {
    const start = composition.origins[command.offset]
    if (!start) return []
    return [
      {
        place: placeOfRange(start.file, start.offset, start.offset + command.length),
        name: command.name,
        client: null,
        library: 'unknown' as const,
        receiver: 'redis.call',
        key: command.key,
        ttl: command.ttl,
        because: command.because,
        via: 'lua' as const,
        ...(command.unsure !== undefined && { unsure: command.unsure }),
        related: [],
      },
    ]
  })
}

/** The largest expression of which a string is a part: a concatenation, a `[…].join('\n')`. */
function wholeText(node: ts.Node): ts.Node {
  let whole = node
  for (;;) {
    const { parent } = whole
    const isPart =
      (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.PlusToken) ||
      ts.isParenthesizedExpression(parent) ||
      (ts.isArrayLiteralExpression(parent) && isJoined(parent))
    if (!isPart) return whole
    whole = parent
  }
}

function isJoined(array: ts.ArrayLiteralExpression): boolean {
  return ts.isPropertyAccessExpression(array.parent) && array.parent.name.text === 'join'
}

function compose(tracer: Tracer, root: ts.Node): Composition {
  const composition: Composition = { text: '', origins: [], pieces: new Set() }
  addPiece(tracer, composition, root, 0)
  return composition
}

function addPiece(tracer: Tracer, to: Composition, node: ts.Node, depth: number): void {
  const piece = ts.isExpression(node) ? unwrap(node) : node
  if (to.text.length > MAX_SCRIPT || depth > 10) return
  if (ts.isStringLiteralLike(piece)) {
    to.pieces.add(piece)
    addText(to, piece, piece.getStart() + 1, piece.getEnd() - 1)
  } else if (ts.isTemplateExpression(piece)) {
    to.pieces.add(piece)
    addText(to, piece.head, piece.head.getStart() + 1, piece.head.getEnd() - 2)
    for (const span of piece.templateSpans) {
      addPiece(tracer, to, span.expression, depth + 1)
      const isLast = span.literal.kind === ts.SyntaxKind.TemplateTail
      addText(to, span.literal, span.literal.getStart() + 1, span.literal.getEnd() - (isLast ? 1 : 2))
    }
  } else if (ts.isBinaryExpression(piece) && piece.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    to.pieces.add(piece)
    addPiece(tracer, to, piece.left, depth + 1)
    addPiece(tracer, to, piece.right, depth + 1)
  } else if (ts.isArrayLiteralExpression(piece)) {
    to.pieces.add(piece)
    for (const element of piece.elements) {
      addPiece(tracer, to, element, depth + 1)
      addUnknown(to, '\n')
    }
  } else addConstant(tracer, to, piece, depth)
}

/** A constant that holds more Lua is read where it is used; anything else stands for one value. */
function addConstant(tracer: Tracer, to: Composition, node: ts.Node, depth: number): void {
  const origins = ts.isExpression(node) ? [...tracer.originsOf(node)] : []
  const [only] = origins
  const isText = only && only !== node && (ts.isStringLiteralLike(only) || ts.isTemplateExpression(only) || ts.isBinaryExpression(only))
  const isTrimmed = ts.isCallExpression(node) && /^trim/.test(memberName(node.expression) ?? '')
  if (origins.length === 1 && isText) addPiece(tracer, to, only, depth + 1)
  else if (isTrimmed && ts.isPropertyAccessExpression(node.expression)) addPiece(tracer, to, node.expression.expression, depth + 1)
  else addUnknown(to, `__hole_${to.origins.length}`)
}

function addUnknown(to: Composition, text: string): void {
  to.text += text
  for (let at = 0; at < text.length; at++) to.origins.push(undefined)
}

/** Adds source text with its escapes resolved, character by character, so that every one keeps its position. */
function addText(to: Composition, literal: ts.Node, start: number, end: number): void {
  const file = literal.getSourceFile()
  const source = file.text
  for (let at = start; at < end; ) {
    const { text, length } = source[at] === '\\' ? escapeAt(source, at) : { text: source[at] as string, length: 1 }
    for (const char of text) to.origins.push({ file, offset: at }, ...(char.length > 1 ? [{ file, offset: at }] : []))
    to.text += text
    at += length
  }
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
