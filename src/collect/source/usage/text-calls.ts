import { ts } from '../compiler'
import { memberName, unwrap } from '../trace/syntax'
import type { Part } from './key-parts'

/** A piece of a text: what is written down, or an expression that gives it. */
export type Piece = string | ts.Expression

const PLACEHOLDER = /%[sdijoO]/

/**
 * The pieces of a text that a call only puts together: `String(id)`, `a.concat(b)`, `format('user:%s', id)`,
 * `KEY.replace('{id}', id)`; undefined for any other call.
 *
 * @param constant the text of an expression that is nothing but text
 */
export function piecesOf(
  call: ts.CallExpression,
  constant: (expression: ts.Expression) => string | undefined,
): readonly Piece[] | undefined {
  const callee = unwrap(call.expression)
  const name = memberName(callee) ?? ''
  const [first, second] = call.arguments
  const receiver = ts.isPropertyAccessExpression(callee) ? callee.expression : undefined
  if (name === 'format' && first) return formatted(constant(first), call.arguments.slice(1))
  if (!receiver) return name === 'String' && first ? [first] : undefined
  if (name === 'toString') return [receiver]
  if (name === 'concat') return [receiver, ...call.arguments]
  return /^replace(?:All)?$/.test(name) && first && second ? replaced(constant(receiver), first, second) : undefined
}

function formatted(template: string | undefined, values: readonly ts.Expression[]): readonly Piece[] | undefined {
  const texts = template?.split(PLACEHOLDER)
  // A date is formatted as well, with other placeholders.
  if (!texts || texts.length < 2 || texts.length !== values.length + 1) return undefined
  return texts.flatMap((text, at) => [text, ...values.slice(at, at + 1)])
}

/** What is replaced is there once: a placeholder for one value. */
function replaced(text: string | undefined, what: ts.Expression, value: ts.Expression): readonly Piece[] | undefined {
  const texts = ts.isStringLiteralLike(what) ? text?.split(what.text) : undefined
  const [before, after, ...others] = texts ?? []
  const isOnce = before !== undefined && after !== undefined && others.length === 0
  return isOnce && !ts.isFunctionLike(unwrap(value)) ? [before, value, after] : undefined
}

/** The text of parts that are all written down; undefined where one of them varies. */
export function textOfParts(parts: readonly Part[]): string | undefined {
  return parts.every(({ id, pattern }) => id === pattern) ? parts.map(({ id }) => id).join('') : undefined
}

/** `parts` of `parts.filter(Boolean)`, which leaves out what is not there. */
export function withoutFilter(list: ts.Expression): ts.Expression {
  const isFilter = ts.isCallExpression(list) && list.arguments[0]?.getText() === 'Boolean'
  const callee = isFilter ? unwrap(list.expression) : undefined
  return callee && ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : list
}
