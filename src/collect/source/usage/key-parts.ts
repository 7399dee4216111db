import { ts } from '../compiler'
import { memberName } from '../trace/syntax'

/** One part of a key: the same `id` is the same value within one scope; `pattern` is its text, `*` where it varies. */
export interface Part {
  readonly id: string
  readonly pattern: string
}

/** Longer texts are no keys: a pattern ends here with `*`, an identity is told by its digest. */
export const MAX_LENGTH = 1000
/** Calls of these hand each element of a list to a callback. */
const EACH = new Set(['forEach', 'map', 'flatMap', 'filter'])
/** Calls whose answer nobody else can have: it makes a key that is there for one run alone. */
export const MADE_ANEW =
  /\b(?:random\w{0,40}|now|uuid\w{0,40}|v[14]|[cu]uid2?|ulid|nanoid)(?:\.(?:v\d|generate))?\s{0,5}\(/i
/** An initialiser that calls one of these gives something else each time it is evaluated; a parameter may be called so. */
export const IMPURE = new RegExp(
  `\\b(?:await|new)\\b|\\b(?:Date|next|shift|pop|incr\\w{0,40})\\s{0,5}\\(|${MADE_ANEW.source}`,
  'i',
)

/** The pattern that the parts make together; null where nothing of it is known. */
export function patternOfParts(parts: readonly Part[]): string | null {
  const pattern = parts
    .map((part) => part.pattern)
    .join('')
    .replace(/\*+/g, '*')
  if (pattern.length > MAX_LENGTH) return `${pattern.slice(0, MAX_LENGTH)}*`
  return pattern === '*' || pattern === '' ? null : pattern
}

/** A part that is written down. */
export function text(value: string): Part {
  return { id: value, pattern: value }
}

/** A part whose value is not known, told apart from others by its id. */
export function opaque(id: string): Part {
  return { id: `\${${id}}`, pattern: '*' }
}

/** The list that a variable walks over: `for (const key of keys)`, `keys.forEach((key) => …)`. */
export function listOf(declaration: ts.Declaration): ts.Expression | undefined {
  if (ts.isVariableDeclaration(declaration)) {
    const loop = declaration.parent.parent
    return ts.isForOfStatement(loop) ? loop.expression : undefined
  }
  if (!ts.isParameter(declaration) || declaration.parent.parameters[0] !== declaration) return undefined
  const call = declaration.parent.parent
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return undefined
  return EACH.has(call.expression.name.text) ? call.expression.expression : undefined
}

/** `const { id } = order` is `order.id`. */
export function destructured(declaration: ts.Declaration): { from: ts.Expression; name: string } | undefined {
  if (!ts.isBindingElement(declaration) || !ts.isObjectBindingPattern(declaration.parent)) return undefined
  const owner = declaration.parent.parent
  const name = memberName(declaration.propertyName ?? declaration.name)
  const from = ts.isVariableDeclaration(owner) ? owner.initializer : undefined
  return from && name !== undefined && !IMPURE.test(from.getText()) ? { from, name } : undefined
}
