import { ts } from '../compiler'
import { callersOf } from '../trace/callers'
import type { CallLike } from '../trace/index-of-names'
import { type FunctionNode, isFunctionNode, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'

/** The words of a command, as one caller of a helper hands them over. */
export interface HandedWords {
  /** The call of the helper. */
  readonly call: ts.CallExpression
  readonly name: ts.StringLiteralLike
  /** Undefined where they are not known. */
  readonly args: readonly ts.Expression[] | undefined
}

/** What the callers of a helper hand over, as far as that is known, and whether it is known of all of them. */
export interface Handed {
  readonly known: readonly HandedWords[]
  readonly isWhole: boolean
}

/**
 * A helper that sends what it is handed: `run = (...words) => client.sendCommand(words)`, `run = (name, ...args) =>
 * client[name](...args)`. Each call of it is a command of its own; undefined where the words are no parameters, or where
 * nobody calls it with words that are known.
 */
export function handedWords(tracer: Tracer, words: readonly ts.Expression[]): Handed | undefined {
  const [first] = words
  const helper = first && parameterOf(tracer, first)?.parent
  if (!helper || !isFunctionNode(helper)) return undefined
  const calls = callersOf(tracer, helper).calls.filter((call) => ts.isCallExpression(call))
  const known = calls.flatMap((call) => wordsAt(tracer, helper, call, words) ?? [])
  return known.length > 0 ? { known, isWhole: known.length === calls.length } : undefined
}

function wordsAt(
  tracer: Tracer,
  helper: FunctionNode,
  call: ts.CallExpression,
  words: readonly ts.Expression[],
): HandedWords | undefined {
  const [first, ...others] = words.map((word) => givenFor(tracer, helper, call, word))
  const name = first?.[0] && unwrap(first[0])
  if (!first || !name || !ts.isStringLiteralLike(name)) return undefined
  const isKnown = others.every((one) => one !== undefined)
  return { call, name, args: isKnown ? [...first.slice(1), ...others.flat()] : undefined }
}

/** What a word of the helper is in one call: one argument, several, or those of an array; undefined where that is not known. */
function givenFor(
  tracer: Tracer,
  helper: FunctionNode,
  call: CallLike,
  word: ts.Expression,
): readonly ts.Expression[] | undefined {
  const parameter = parameterOf(tracer, word)
  const at = parameter ? helper.parameters.indexOf(parameter) : -1
  if (!parameter || at < 0) return ts.isSpreadElement(word) ? undefined : [word]
  const args = call.arguments ?? []
  if (args.slice(0, at + 1).some(ts.isSpreadElement)) return undefined
  if (parameter.dotDotDotToken) return args.slice(at)
  const given = args[at] ?? parameter.initializer
  if (!given) return []
  const list = unwrap(given)
  if (ts.isArrayLiteralExpression(list)) return list.elements
  return ts.isSpreadElement(word) || isList(parameter) ? undefined : [given]
}

function isList({ type }: ts.ParameterDeclaration): boolean {
  return type !== undefined && (ts.isArrayTypeNode(type) || ts.isTupleTypeNode(type))
}

/** The parameter that a word is, or that is spread there. */
function parameterOf(tracer: Tracer, word: ts.Expression): ts.ParameterDeclaration | undefined {
  const node = unwrap(ts.isSpreadElement(word) ? word.expression : word)
  const declared = ts.isIdentifier(node) ? tracer.symbolOf(node)?.valueDeclaration : undefined
  return declared && ts.isParameter(declared) ? declared : undefined
}
