import { ts } from 'ts-morph'
import type { Command, Skipped } from '../../../model'
import { looksLikeLua, readLua } from '../lua'
import { callsOn } from '../trace/members'
import { memberName, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import type { Guard } from './guard'
import { commandsOfScript } from './lua-commands'
import { placeOf, placeOfRange } from './site'

/** A Lua script put together from the string pieces of a source file. */
interface Composition {
  text: string
  /** For each character of the text: where it stands; undefined for what stands for an unknown value. */
  readonly origins: (Position | undefined)[]
  readonly pieces: Set<ts.Node>
  /** Numbers of the expressions whose values are not known, by their text. */
  readonly holes: Map<string, number>
}

interface Position {
  readonly file: ts.SourceFile
  readonly offset: number
}

const MAX_SCRIPT = 1_000_000
const MAX_DEPTH = 10

/** Commands of Lua scripts in string literals, templates, concatenations and joined arrays, at their own lines. */
export function luaTextCommands(tracer: Tracer, guard: Guard): Command[] {
  const roots = [...new Set(tracer.names.luaTexts.map((node) => wholeText(tracer, node)))]
  const compositions = roots.flatMap((root) => {
    const composition = guard.run(root, () => compose(tracer, root))
    return composition ? [{ root, composition }] : []
  })
  const included = new Set(
    compositions.flatMap(({ root, composition }) => [...composition.pieces].filter((piece) => piece !== root)),
  )
  const found = new Map<string, Command>()
  for (const { root, composition } of compositions) {
    if (included.has(root) || !looksLikeLua(composition.text)) continue
    for (const command of guard.run(root, () => commandsOf(root, composition, guard.skipped)) ?? []) {
      const { place } = command
      const id = `${place.path}:${place.line}:${place.column}`
      // A piece shared by several scripts is reported once, for the script that leaves its key without a TTL.
      if (!found.has(id) || command.ttl === 'never') found.set(id, command)
    }
  }
  return [...found.values()]
}

function commandsOf(root: ts.Node, { text, origins }: Composition, skipped: Skipped[]): Command[] {
  const result = readScriptOrExpression(text.slice(0, MAX_SCRIPT))
  if ('error' in result) {
    const { path, line } = placeOf(root)
    skipped.push({ path: `${path}:${line}`, reason: `a Lua script could not be parsed: ${result.error}` })
    return []
  }
  return commandsOfScript(result.commands, (offset, length) => {
    const start = origins[offset]
    return start && placeOfRange(start.file, start.offset, start.offset + length)
  })
}

/** A piece of Lua may be an expression that other scripts are built around: `"redis.call('GET', k) or '0'"`. */
function readScriptOrExpression(text: string): ReturnType<typeof readLua> {
  const script = readLua(text)
  if (!('error' in script)) return script
  const prefix = 'return '
  const expression = readLua(prefix + text)
  if ('error' in expression) return script
  return { commands: expression.commands.map((command) => ({ ...command, offset: command.offset - prefix.length })) }
}

/** The largest expression of which a string is a part: a concatenation, a `[…].join('\n')`. */
function wholeText(tracer: Tracer, node: ts.Node): ts.Node {
  let whole = node
  for (;;) {
    const { parent } = whole
    const isPart =
      (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.PlusToken) ||
      ts.isParenthesizedExpression(parent) ||
      (ts.isArrayLiteralExpression(parent) && isJoined(tracer, parent))
    if (!isPart) return whole
    whole = parent
  }
}

function isJoined(tracer: Tracer, array: ts.ArrayLiteralExpression): boolean {
  const { parent } = array
  if (ts.isPropertyAccessExpression(parent)) return parent.name.text === 'join'
  return ts.isVariableDeclaration(parent) && callsOn(tracer, parent.name, 'join').length > 0
}

function compose(tracer: Tracer, root: ts.Node): Composition {
  const composition: Composition = { text: '', origins: [], pieces: new Set(), holes: new Map() }
  addPiece(tracer, composition, root, 0)
  return composition
}

function addPiece(tracer: Tracer, to: Composition, node: ts.Node, depth: number): void {
  const piece = ts.isExpression(node) ? unwrap(node) : node
  if (to.text.length > MAX_SCRIPT || depth > MAX_DEPTH) return
  const parts = partsOf(piece)
  if (!parts) {
    addConstant(tracer, to, piece, depth)
    return
  }
  to.pieces.add(piece)
  for (const part of parts) {
    if (part === '\n') addUnknown(to, part)
    else if (isLiteralText(part)) addText(to, part)
    else addPiece(tracer, to, part, depth + 1)
  }
}

type LiteralText = ts.StringLiteralLike | ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail

function isLiteralText(node: ts.Node): node is LiteralText {
  return ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
}

/** The parts that a text is made of, in order; undefined when it is not put together here. */
function partsOf(node: ts.Node): readonly (ts.Node | '\n')[] | undefined {
  if (ts.isStringLiteralLike(node)) return [node]
  if (ts.isTemplateExpression(node)) {
    return [node.head, ...node.templateSpans.flatMap((span) => [span.expression, span.literal])]
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) return [node.left, node.right]
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap((element) => [element, '\n' as const])
  return undefined
}

/** A constant that holds more Lua is read where it is used; anything else stands for one value. */
function addConstant(tracer: Tracer, to: Composition, node: ts.Node, depth: number): void {
  const origins = ts.isExpression(node) ? [...tracer.originsOf(node)] : []
  const [only] = origins
  const isText =
    only &&
    only !== node &&
    (ts.isStringLiteralLike(only) || ts.isTemplateExpression(only) || ts.isBinaryExpression(only))
  const isTrimmed = ts.isCallExpression(node) && /^trim/.test(memberName(node.expression) ?? '')
  if (origins.length === 1 && isText) addPiece(tracer, to, only, depth + 1)
  else if (isTrimmed && ts.isPropertyAccessExpression(node.expression))
    addPiece(tracer, to, node.expression.expression, depth + 1)
  else addUnknown(to, placeholder(to, node))
}

/** The same expression is the same value: two keys built with it are compared by its name. */
function placeholder(to: Composition, node: ts.Node): string {
  const text = node.getText()
  const number = to.holes.get(text) ?? to.holes.size + 1
  to.holes.set(text, number)
  return `__hole_${number}`
}

function addUnknown(to: Composition, text: string): void {
  to.text += text
  for (let at = 0; at < text.length; at++) to.origins.push(undefined)
}

/** Adds source text with its escapes resolved, character by character, so that every one keeps its position. */
function addText(to: Composition, literal: LiteralText): void {
  const file = literal.getSourceFile()
  // A template's head and middle end with `${`, everything else with one quote.
  const end = literal.getEnd() - (ts.isTemplateHead(literal) || ts.isTemplateMiddle(literal) ? 2 : 1)
  const source = file.text
  for (let at = literal.getStart() + 1; at < end; ) {
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
