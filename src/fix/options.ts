import type { Client } from '../model'
import { type Construction, optionsLiteral, takesOptions } from './constructions'
import type { Change, Source } from './source'
import { indentAt, isFirstOnLine } from './style'
import { ts, unwrap } from './syntax'

/** One option that is to be set. */
export interface Wish {
  /** The objects that it stands in: `socket`. */
  readonly within: readonly string[]
  readonly name: string
  readonly value: string
}

/** Sets options that a client lacks, in the literal at its construction; undefined where there is no place for one. */
export function setOptions(
  source: Source,
  construction: Construction,
  client: Client,
  wishes: readonly Wish[],
): readonly Change[] | undefined {
  const literal = optionsLiteral(construction, client)
  if (!literal) return takesOptions(construction, client) ? [asArgument(construction, rendered(wishes))] : undefined
  const changes: Change[] = []
  for (const wish of wishes) {
    const own = setOption(source, literal, wish, wishes)
    if (!own) return undefined
    // Where an object is made, it is made once for all that stand in it.
    changes.push(...own.filter((one) => !changes.some(({ start, text }) => start === one.start && text === one.text)))
  }
  return changes
}

function setOption(
  source: Source,
  literal: ts.ObjectLiteralExpression,
  wish: Wish,
  all: readonly Wish[],
): Change[] | undefined {
  let object = literal
  for (const [depth, name] of wish.within.entries()) {
    if (object.properties.length === 0) return refilled(source, object, inside(all, wish.within.slice(0, depth)))
    const property = object.properties.find((one) => one.name && nameOf(one.name) === name)
    if (!property)
      return addProperty(source, object, `${name}: ${rendered(inside(all, wish.within.slice(0, depth + 1)))}`)
    const value = ts.isPropertyAssignment(property) ? unwrap(property.initializer) : undefined
    if (!value || !ts.isObjectLiteralExpression(value)) return undefined
    object = value
  }
  if (object.properties.length === 0) return refilled(source, object, inside(all, wish.within))
  return addProperty(source, object, `${wish.name}: ${wish.value}`)
}

function nameOf(name: ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : undefined
}

/** The wishes that stand in an object, seen from there. */
function inside(all: readonly Wish[], path: readonly string[]): Wish[] {
  return all
    .filter(({ within }) => path.every((name, at) => within[at] === name))
    .map((one) => ({ ...one, within: one.within.slice(path.length) }))
}

function rendered(wishes: readonly Wish[]): string {
  const groups = new Map<string, string>()
  for (const wish of wishes) {
    const [first] = wish.within
    if (first === undefined) groups.set(wish.name, wish.value)
    else groups.set(first, rendered(inside(wishes, [first])))
  }
  return `{ ${[...groups].map(([key, value]) => `${key}: ${value}`).join(', ')} }`
}

function refilled({ file, text }: Source, object: ts.ObjectLiteralExpression, wishes: readonly Wish[]) {
  const [start, end] = [object.getStart(file), object.end]
  const isPlain = /^\{\s*\}$/.test(text.slice(start, end))
  return isPlain ? [{ start, end, text: rendered(wishes) }] : undefined
}

function asArgument(construction: Construction, object: string): Change {
  const args = construction.arguments ?? []
  const last = args.at(-1)
  const start = last ? last.end : construction.end - 1
  return { start, end: start, text: last ? `, ${object}` : object }
}

/**
 * An option among the others, on a line of its own where they have one: behind the last, or before what is spread in, so
 * that whoever hands that over still has the last word.
 */
export function addProperty(source: Source, object: ts.ObjectLiteralExpression, option: string): Change[] {
  const spread = object.properties.find((one) => ts.isSpreadAssignment(one) && !isWrittenHere(one.expression))
  return spread ? before(source, spread, option) : behindLast(source, object, option)
}

/** `cond && { tls }`, `cond ? {} : { tls }`: all of it can be seen. */
function isWrittenHere(expression: ts.Expression): boolean {
  const node = unwrap(expression)
  if (ts.isConditionalExpression(node)) return isWrittenHere(node.whenTrue) && isWrittenHere(node.whenFalse)
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) {
    return isWrittenHere(node.right)
  }
  return ts.isObjectLiteralExpression(node)
}

function before({ file, text, style }: Source, property: ts.Node, option: string): Change[] {
  const start = property.getStart(file)
  const separator = isFirstOnLine(text, start) ? style.newline + indentAt(text, start) : ' '
  return [{ start, end: start, text: `${option},${separator}` }]
}

function behindLast(
  { file, text, style }: Source,
  { properties }: ts.ObjectLiteralExpression,
  option: string,
): Change[] {
  const last = properties.at(-1)!
  const first = last.getStart(file)
  // With a comma behind the last property, that is where the list ends.
  const { end } = properties.hasTrailingComma ? properties : last
  const insertion = (start: number, what: string): Change => ({ start, end: start, text: what })
  if (!isFirstOnLine(text, first)) {
    return [insertion(end, properties.hasTrailingComma ? ` ${option},` : `, ${option}`)]
  }
  const line = style.newline + indentAt(text, first) + option
  const [comment = ''] = /^[\t ]*\/(?:\/[^\r\n]*|\*[^\r\n*]*\*\/[\t ]*(?=[\r\n]))/.exec(text.slice(end)) ?? []
  if (comment === '') return [insertion(end, properties.hasTrailingComma ? `${line},` : `,${line}`)]
  // A comment at the end of the line is about that line.
  const comma = properties.hasTrailingComma ? [] : [insertion(end, ',')]
  return [...comma, insertion(end + comment.length, `${line},`)]
}
