import { ts } from '../compiler'
import { unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { literalOf } from './literals'

/** These answer with everything, whatever they are given. */
const WHOLE = /^(?:HGETALL|HKEYS|HVALS|SMEMBERS)$/
/** The two ends that stand for the whole of a range, in the order in which a command takes them. */
const ENDS: Readonly<Record<string, RegExp>> = {
  LRANGE: /^0 -1$/,
  ZRANGE: /^(?:0 -1|-inf \+?inf|\+?inf -inf)$/,
  ZREVRANGE: /^0 -1$/,
  ZRANGEBYSCORE: /^-inf \+?inf$/,
  ZREVRANGEBYSCORE: /^\+?inf -inf$/,
  XRANGE: /^- \+$/,
  XREVRANGE: /^\+ -$/,
}
/** What may follow the ends without making the answer shorter. */
const HARMLESS = /^(?:WITHSCORES|WITHSCORE|BYSCORE|REV)$/i
const HARMLESS_OPTION = /^(?:rev|byScore|withScores|BY)$/i

/** Whether a command answers with a whole collection, however large it is. */
export function isWholeRead(name: string, args: readonly ts.Expression[], tracer: Tracer): boolean {
  if (WHOLE.test(name)) return args.length > 0
  const ends = Object.hasOwn(ENDS, name) ? ENDS[name] : undefined
  if (!ends) return false
  const [, first, second, ...options] = args
  const glide = first && unwrap(first)
  if (glide && ts.isObjectLiteralExpression(glide)) return ends.test(endsOf(glide, tracer)) && second === undefined
  if (!first || !second) return false
  const given = [first, second].map((one) => wordOf(one, tracer)).join(' ')
  return ends.test(given) && options.every((one) => isHarmless(one, tracer))
}

function wordOf(expression: ts.Expression, tracer: Tracer): string {
  const node = unwrap(expression)
  if (ts.isPrefixUnaryExpression(node)) return node.getText().replace(/\s+/g, '').replace('Infinity', 'inf')
  if (ts.isIdentifier(node) && node.text === 'Infinity') return 'inf'
  return String(literalOf(tracer, node) ?? '?')
}

/** `{ start: 0, end: -1 }` of valkey-glide. */
function endsOf(literal: ts.ObjectLiteralExpression, tracer: Tracer): string {
  const values = new Map(
    literal.properties.filter(ts.isPropertyAssignment).map((one) => [one.name.getText(), one.initializer]),
  )
  const [start, end] = [values.get('start'), values.get('end')]
  const isOnly = literal.properties.length === 2 && start !== undefined && end !== undefined
  return isOnly ? `${wordOf(start, tracer)} ${wordOf(end, tracer)}` : ''
}

function isHarmless(option: ts.Expression, tracer: Tracer): boolean {
  const node = unwrap(option)
  if (!ts.isObjectLiteralExpression(node)) return HARMLESS.test(wordOf(node, tracer))
  return node.properties.every(({ name }) => name !== undefined && HARMLESS_OPTION.test(name.getText()))
}
