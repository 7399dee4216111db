import { ts } from 'ts-morph'
import type { Library } from '../../../model'
import { unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import type { CommandFacts } from '../vocabulary'
import { CALLBACK_NAME, expandList } from './set-options'

/** Clients that take arrays among the arguments for their elements (ioredis built/Command.js, node_redis 3 lib/commands.js). */
const FLATTENING: ReadonlySet<Library> = new Set<Library>(['ioredis', 'iovalkey', 'redis', 'unknown'])
/** Commands that do nothing with a key alone. */
const NEEDS_MORE = /^(?:SET|SETNX|GETSET|APPEND|HM?SET|SADD|[LR]PUSH|ZADD|XADD)$/
/** Takes pairs of keys and values, in an array or not, and never a TTL. */
const TAKES_PAIRS = /^M/

/** The arguments of a call, those in an array written out: `set(['key', value, 'EX', 10])`. Undefined where they are not known. */
export function flatArguments(
  call: ts.CallExpression,
  facts: CommandFacts,
  library: Library,
  tracer: Tracer,
): readonly ts.Expression[] | undefined {
  const args = call.arguments
  const [first, second] = args
  if (!first || ts.isSpreadElement(first) || !FLATTENING.has(library) || !isOfOneKey(facts)) return args
  if (isArray(tracer, first)) return elementsOf(tracer, first, args)
  if (facts.name === 'SET' && second && ts.isArrayLiteralExpression(unwrap(second))) {
    const rest = elementsOf(tracer, second, args.slice(1))
    return rest && [first, ...rest]
  }
  const isAlone = args.filter((one) => !isCallback(tracer, one)).length === 1
  return isAlone && NEEDS_MORE.test(facts.name) && isOpen(tracer, first) ? undefined : args
}

/** An array elsewhere is a list of keys. */
function isOfOneKey({ name, writes, expires, keyAt }: CommandFacts): boolean {
  return keyAt === 0 && (writes !== undefined || expires !== undefined || name === 'KEYS') && !TAKES_PAIRS.test(name)
}

function isArray({ checker }: Tracer, argument: ts.Expression): boolean {
  const node = unwrap(argument)
  if (ts.isArrayLiteralExpression(node)) return true
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) return false
  const type = checker.getTypeAtLocation(node)
  return checker.isArrayType(type) || checker.isTupleType(type)
}

function elementsOf(
  tracer: Tracer,
  list: ts.Expression,
  all: readonly ts.Expression[],
): readonly ts.Expression[] | undefined {
  const node = unwrap(list)
  const own = ts.isArrayLiteralExpression(node) ? { args: [...node.elements], maybe: [] } : expandList(tracer, list)
  const isKnown = own.args.length > 0 && own.maybe.length === 0
  return isKnown ? [...own.args, ...all.slice(1)] : undefined
}

function isCallback(tracer: Tracer, argument: ts.Expression): boolean {
  const node = unwrap(argument)
  if (ts.isFunctionLike(node) || (ts.isIdentifier(node) && CALLBACK_NAME.test(node.text))) return true
  return tracer.checker.getTypeAtLocation(node).getCallSignatures().length > 0
}

/** Of no known type: a key, or an array of all that the command takes. */
function isOpen({ checker }: Tracer, argument: ts.Expression): boolean {
  return (checker.getTypeAtLocation(argument).flags & ts.TypeFlags.Any) !== 0
}
