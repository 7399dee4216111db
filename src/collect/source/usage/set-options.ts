import { ts } from '../compiler'
import { brief, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { isLeftOutByCaller } from './left-out'
import {
  always,
  conditional,
  isTextual,
  judgeWord,
  NEVER,
  type OptionVerdict,
  partsOfType,
  TTL_WORD,
} from './option-words'
import { NOTHING_PASSED } from './passed'
import type { Shape, ShapeProperty } from './shape'
import { readShape } from './shapes'
import { Steps } from './steps'

/** Properties of option objects that carry a TTL: node-redis, @upstash/redis, valkey-glide. */
export const TTL_PROPERTIES = [
  'EX',
  'PX',
  'EXAT',
  'PXAT',
  'KEEPTTL',
  'ex',
  'px',
  'exat',
  'pxat',
  'keepTtl',
  'expiration',
  'expiry',
]
const TTL_PROPERTY = /^(?:ex|px|exat|pxat|keepttl|expiration|expiry)$/i
/** Commands whose arguments after key and value may hold a TTL, and where these begin. */
const OPTIONS_FROM: Readonly<Record<string, number>> = { SET: 2, GETSET: 2, 'JSON.SET': 3 }
/** Clients of the callback era take a function last; its type is rarely written down. */
export const CALLBACK_NAME = /^(?:cb|callback|done|next|fn|resolve|reject)$/i

/** Position of the first argument of a command that may hold a TTL; undefined for commands that take none. */
export function optionsFrom(command: string): number | undefined {
  return OPTIONS_FROM[command]
}

/** Judges the arguments that follow key and value. */
export function judgeOptions(
  tracer: Tracer,
  args: readonly ts.Expression[],
  steps: Steps = new Steps(),
): OptionVerdict {
  let best = NEVER
  for (const argument of args) {
    const verdict = judgeArgument(tracer, argument, steps)
    if (verdict.ttl === 'always') return verdict
    if (verdict.ttl === 'conditional') best = verdict
  }
  return best
}

/** Whether a flag such as XX is given: as a word, as `{ XX: true }`, as `{ condition: 'XX' }`. */
export function hasFlag(tracer: Tracer, args: readonly ts.Expression[], flag: string): boolean {
  const isFlag = (one: ts.Node | undefined) =>
    one !== undefined && ts.isStringLiteralLike(one) && one.text.toUpperCase() === flag
  return args.some((argument) => {
    if (isFlag(argument)) return true
    if (!ts.isObjectLiteralExpression(unwrap(argument))) return false
    const { properties } = readShape(tracer, argument)
    return [...properties].some(
      ([name, { value }]) =>
        (name.toUpperCase() === flag && value?.kind === ts.SyntaxKind.TrueKeyword) ||
        (name === 'condition' && isFlag(value)),
    )
  })
}

function judgeArgument(tracer: Tracer, argument: ts.Expression, steps: Steps): OptionVerdict {
  if (!steps.take()) return conditional('its options are built in too many steps')
  const node = unwrap(ts.isSpreadElement(argument) ? argument.expression : argument)
  if (ts.isStringLiteralLike(node)) return TTL_WORD.test(node.text) ? always(node.text.toUpperCase()) : NEVER
  if (ts.isNumericLiteral(node) || ts.isFunctionLike(node) || ts.isTemplateExpression(node)) return NEVER
  if (ts.isConditionalExpression(node)) {
    return either(
      [node.whenTrue, node.whenFalse].map((one) => judgeArgument(tracer, one, steps)),
      node,
    )
  }
  if (ts.isArrayLiteralExpression(node)) return judgeOptions(tracer, [...node.elements], steps)
  if (isCallbackByName(node)) return NEVER
  // Compiled CoffeeScript and `once(callback)`: a call that gives a function is a callback.
  if (ts.isCallExpression(node) && tracer.functionsOf(node).length > 0) return NEVER
  if (isTextual(tracer, node)) return judgeWord(tracer, node)
  if (ts.isSpreadElement(argument)) return judgeSpread(tracer, node, steps)
  return judgeObject(tracer, node, steps)
}

/** `callback`, and the `redis.print` of node_redis. */
function isCallbackByName(node: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'print'
  return ts.isIdentifier(node) && CALLBACK_NAME.test(node.text)
}

function judgeSpread(tracer: Tracer, node: ts.Expression, steps: Steps): OptionVerdict {
  const origins = [...tracer.originsOf(node)]
  const known = origins.filter((origin) => origin !== node && ts.isExpression(origin))
  if (known.length === 0) return conditional(`what \`...${brief(node)}\` holds is not known here`)
  return either(
    known.map((origin) => judgeArgument(tracer, origin as ts.Expression, steps)),
    node,
  )
}

function judgeObject(tracer: Tracer, node: ts.Expression, steps: Steps): OptionVerdict {
  const shape = readShape(tracer, node, NOTHING_PASSED, steps)
  if (shape.isScalar) return judgeWord(tracer, node)
  const verdict = judgeProperties(tracer, shape)
  if (verdict?.ttl === 'always' && isGivenLater(tracer, node) && mayBeLeftOut(tracer, node)) {
    return conditional(`\`${node.getText()}\` is given a value on some path only`)
  }
  if (verdict?.ttl === 'always' && isLeftOutByCaller(tracer, node)) {
    return conditional(`some callers pass no \`${node.getText()}\``)
  }
  if (verdict?.ttl !== 'conditional') return verdict ?? (shape.open === undefined ? NEVER : conditional(shape.open))
  // `{ PXAT: end }` on one path and `{ PX: length }` on the other.
  const paths = (mayBeLeftOut(tracer, node) ? [] : (shape.each ?? [])).map((properties) =>
    judgeProperties(tracer, { properties }),
  )
  return paths.length > 0 && paths.every((one) => one?.ttl === 'always') ? (paths[0] ?? verdict) : verdict
}

/** `let options`, which gets its value in statements that follow. */
function isGivenLater(tracer: Tracer, node: ts.Expression): boolean {
  const declared = ts.isIdentifier(node) ? tracer.symbolOf(node)?.valueDeclaration : undefined
  return declared !== undefined && ts.isVariableDeclaration(declared) && declared.initializer === undefined
}

/** Whether there may be a path on which nothing is given, which the shapes of what is given do not tell. */
function mayBeLeftOut(tracer: Tracer, node: ts.Expression): boolean {
  const declared = ts.isIdentifier(node) ? tracer.symbolOf(node)?.valueDeclaration : undefined
  const parameter = declared && ts.findAncestor(declared, (one) => ts.isParameter(one) || ts.isFunctionLike(one))
  if (parameter && ts.isParameter(parameter) && (parameter.questionToken || !parameter.type)) return true
  return partsOfType(tracer, node).some((one) => one.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null))
}

/** Undefined where none of the properties carries a TTL. */
function judgeProperties(tracer: Tracer, { properties }: Shape): OptionVerdict | undefined {
  for (const [name, property] of properties) {
    if (!TTL_PROPERTY.test(name) || isSwitchedOff(property)) continue
    const doubt = doubtOf(tracer, name, property)
    return doubt === undefined ? always(name) : conditional(doubt)
  }
  return undefined
}

/** Why a property may not be there, or may be undefined; undefined when it always has a value. */
function doubtOf(tracer: Tracer, name: string, property: ShapeProperty): string | undefined {
  if (property.maybe) return `\`${name}\` is set on some path only`
  const { value } = property
  if (!value) return undefined
  const isOptional = partsOfType(tracer, value).some((one) => one.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null))
  return isOptional || isLeftOutByCaller(tracer, value) ? `\`${name}: ${brief(value)}\` may be undefined` : undefined
}

/** `{ EX: undefined }` is no TTL. */
function isSwitchedOff({ value }: ShapeProperty): boolean {
  if (!value) return false
  return value.kind === ts.SyntaxKind.FalseKeyword || (ts.isIdentifier(value) && value.text === 'undefined')
}

function either(verdicts: readonly OptionVerdict[], node: ts.Node): OptionVerdict {
  const [first] = verdicts
  if (first && verdicts.every((one) => one.ttl === first.ttl)) return first
  return conditional(`the TTL depends on \`${brief(node)}\``)
}
