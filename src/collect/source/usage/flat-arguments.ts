import type { Library } from '../../../model'
import { ts } from '../compiler'
import { unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import type { CommandFacts } from '../vocabulary'
import { expandList } from './argument-lists'
import { CALLBACK_NAME } from './set-options'

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

/** By what it is given or declared to be: the type of a key is not asked for, see `isComposed`. */
function isArray(tracer: Tracer, argument: ts.Expression): boolean {
  const node = unwrap(argument)
  if (ts.isArrayLiteralExpression(node)) return true
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return false
  const type = typeNodeOf(tracer, node)
  if (type) return ts.isArrayTypeNode(type) || ts.isTupleTypeNode(type)
  return [...tracer.originsOf(node)].some((one) => ts.isArrayLiteralExpression(one))
}

function typeNodeOf(tracer: Tracer, node: ts.Expression): ts.TypeNode | undefined {
  const declared = tracer.symbolOf(node)?.valueDeclaration
  return declared && (ts.isParameter(declared) || ts.isVariableDeclaration(declared)) ? declared.type : undefined
}

function elementsOf(
  tracer: Tracer,
  list: ts.Expression,
  all: readonly ts.Expression[],
): readonly ts.Expression[] | undefined {
  const node = unwrap(list)
  const own = ts.isArrayLiteralExpression(node) ? { args: [...node.elements], maybe: [] } : expandList(tracer, list)
  const isKnown = own.args.length > 0 && own.maybe.length === 0 && !('open' in own)
  return isKnown ? [...own.args, ...all.slice(1)] : undefined
}

function isCallback(tracer: Tracer, argument: ts.Expression): boolean {
  const node = unwrap(argument)
  if (ts.isFunctionLike(node) || (ts.isIdentifier(node) && CALLBACK_NAME.test(node.text))) return true
  return !ts.isSpreadElement(node) && tracer.functionsOf(node).length > 0
}

/** A parameter of no known type: a key, or an array of all that the command takes. */
function isOpen(tracer: Tracer, argument: ts.Expression): boolean {
  const node = unwrap(argument)
  const declared = ts.isIdentifier(node) ? tracer.symbolOf(node)?.valueDeclaration : undefined
  if (!declared || !ts.isParameter(declared)) return false
  return declared.type === undefined || declared.type.kind === ts.SyntaxKind.AnyKeyword
}
