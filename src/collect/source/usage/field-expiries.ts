import { ts } from '../compiler'
import { unwrap } from '../trace/syntax'
import type { Site } from './site'

/** Adds or changes fields, which are named in its second argument. */
const WRITES_FIELDS = /^H(?:M?SET|SETNX|INCRBY|INCRBYFLOAT)$/

/**
 * Whether HEXPIRE gives a TTL to all fields that a command writes. Redis deletes a hash with its last field, so a hash of
 * which every field expires is bounded (redis.io/docs/latest/commands/hexpire).
 *
 * @param fields what HEXPIRE is given after its key
 */
export function coversFields({ args = [], facts }: Site, fields: readonly ts.Expression[]): boolean {
  if (!WRITES_FIELDS.test(facts.name)) return false
  const written = writtenIn(args.slice(facts.keyAt + 1))
  const expiring = new Set(fields.flatMap(textsOf))
  return written.length > 0 && written.every((one) => expiring.has(one))
}

/** `hset(key, field, value, …)`, `hSet(key, { [field]: value })`, `hSet(key, entries)`. */
function writtenIn(args: readonly ts.Expression[]): string[] {
  const [first] = args
  if (!first || ts.isSpreadElement(first)) return []
  if (args.length > 1) return args.filter((_, at) => at % 2 === 0).flatMap(textsOf)
  const node = unwrap(first)
  if (!ts.isObjectLiteralExpression(node)) return [`Object.keys(${node.getText()})`]
  return node.properties.map((one) => (one.name ? nameText(one.name) : one.getText()))
}

/** A computed name as its expression is written, any other as a text in quotes. */
function nameText(name: ts.PropertyName): string {
  return ts.isComputedPropertyName(name) ? name.expression.getText() : `'${name.text}'`
}

function textsOf(expression: ts.Expression): string[] {
  const node = unwrap(expression)
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(textsOf)
  return [ts.isStringLiteralLike(node) ? `'${node.text}'` : node.getText()]
}
