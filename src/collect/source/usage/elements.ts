import type { Elements } from '../../../model'
import { ts } from '../compiler'
import { unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { expandSpreads } from './argument-lists'
import type { Site } from './site'
import { isComposed, varies } from './variety'
import { isWholeRead } from './whole-reads'

/** Lists hold the same element many times, so whatever is pushed makes them longer. */
const PUSHES = /^[LR]PUSHX?$/
/** Commands whose second argument names a field. */
const FIELD_WRITES = /^(?:HSETNX|HINCRBY|HINCRBYFLOAT)$/
const ENTRIES_AT = 2
/** Words, and properties of options, that cut a stream: `MAXLEN`, `TRIM`, `trim`, `maxLen`. */
const TRIMS = /^(?:MAXLEN|MINID|TRIM)$/i

/** What a command does with the elements of its collection; undefined where its arguments do not say. */
export function readElements({ facts, args, library }: Site, tracer: Tracer): Elements | undefined {
  if (!args) return undefined
  const { args: all, open } = expandSpreads(tracer, args)
  if (!open && isWholeRead(facts.name, withoutCallbacks(all), tracer)) return 'all-read'
  // `xadd(key, id, entries, options)`: the third argument is what is added, whatever it is.
  const isApart = library === '@upstash/redis' || library === '@vercel/kv'
  const added = isApart && facts.name === 'XADD' ? all.filter((_, at) => at !== ENTRIES_AT) : all
  if (facts.name === 'XADD') return ofStream(withoutCallbacks(added), open !== undefined, tracer)
  return addsElements(facts.name, withoutCallbacks(args).slice(facts.keyAt + 1), tracer) ? 'added' : undefined
}

function withoutCallbacks(args: readonly ts.Expression[]): ts.Expression[] {
  return args.filter((one) => !ts.isFunctionLike(unwrap(one)))
}

/** XADD grows its stream unless it cuts it; options that cannot be read may do so. */
function ofStream(args: readonly ts.Expression[], isOpen: boolean, tracer: Tracer): Elements | undefined {
  const parts = args.slice(1).map(unwrap)
  if (parts.some((part) => isTrim(part))) return 'trimmed'
  const isPlain = parts.every((part) => !mayHoldOptions(part, tracer))
  return isPlain && !isOpen && parts.length > 0 ? 'added' : undefined
}

function isTrim(part: ts.Expression): boolean {
  if (ts.isStringLiteralLike(part)) return TRIMS.test(part.text)
  if (!ts.isObjectLiteralExpression(part)) return false
  return part.properties.some(({ name }) => name && ts.isIdentifier(name) && TRIMS.test(name.text))
}

/** A value whose type says that it is text or a number holds none. */
function mayHoldOptions(part: ts.Expression, tracer: Tracer): boolean {
  if (ts.isObjectLiteralExpression(part)) return part.properties.some(ts.isSpreadAssignment)
  if (ts.isArrayLiteralExpression(part) || isComposed(tracer, part)) return false
  const { flags } = tracer.checker.getTypeAtLocation(part)
  return (flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike)) === 0
}

/** Whether a write adds elements that differ from call to call: a field that is written down is the same for ever. */
function addsElements(name: string, args: readonly ts.Expression[], tracer: Tracer): boolean {
  const [first, , third] = args
  if (!first) return false
  if (PUSHES.test(name)) return true
  if (name === 'SADD') return args.some((one) => varies(tracer, one))
  if (FIELD_WRITES.test(name)) return varies(tracer, first)
  if (/^HM?SET$/.test(name)) return fieldsOf(args).some((one) => varies(tracer, one))
  if (name === 'ZINCRBY') return args[1] !== undefined && varies(tracer, args[1])
  return name === 'ZADD' && membersOf(args, third).some((one) => varies(tracer, one))
}

/** `hset(key, field, value, …)`, `hset(key, { [field]: value })`. What a variable holds is not known to be any number of fields. */
function fieldsOf(args: readonly ts.Expression[]): ts.Expression[] {
  const [first, ...others] = args
  const literal = first && unwrap(first)
  if (literal && ts.isObjectLiteralExpression(literal)) return computedNames(literal)
  return others.length === 0 ? [] : args.filter((one, at) => at % 2 === 0 && !ts.isSpreadElement(one))
}

function computedNames({ properties }: ts.ObjectLiteralExpression): ts.Expression[] {
  return properties.flatMap(({ name }) => (name && ts.isComputedPropertyName(name) ? [name.expression] : []))
}

/** `zadd(key, score, member)`, `zAdd(key, { score, value })`, `zadd(key, { [member]: score })`, lists of them. */
function membersOf(args: readonly ts.Expression[], third: ts.Expression | undefined): ts.Expression[] {
  const named = args.flatMap(namedMembers)
  if (named.length > 0) return named
  const last = third ?? args[1]
  return last && !ts.isSpreadElement(last) ? [args.at(-1) ?? last] : []
}

function namedMembers(argument: ts.Expression): ts.Expression[] {
  const node = unwrap(argument)
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(namedMembers)
  if (!ts.isObjectLiteralExpression(node)) return []
  const values = node.properties.flatMap((property) => {
    const isMember = property.name && /^(?:value|member|element)$/.test(property.name.getText())
    if (ts.isShorthandPropertyAssignment(property)) return isMember ? [property.name] : []
    return isMember && ts.isPropertyAssignment(property) ? [property.initializer] : []
  })
  return [...values, ...computedNames(node)]
}
