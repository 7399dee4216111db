import { ts } from '../compiler'
import { callsOn } from '../trace/elements'
import { unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { isConcat } from './composition'
import { commonAncestor, guardsBetween } from './flow'

/** Lists within lists. */
const MAX_DEPTH = 4

/** Arguments with the arrays that are spread in written out. */
export interface Expanded {
  readonly args: readonly ts.Expression[]
  /** Elements that are pushed on some path only. */
  readonly maybe: readonly ts.Expression[]
  /** What is spread in and not known. */
  readonly open?: ts.Expression
}

/** Writes out `...args` where the array is a literal, with what is pushed to it. */
export function expandSpreads(tracer: Tracer, args: readonly ts.Expression[]): Expanded {
  return united(args.map((one) => (ts.isSpreadElement(one) ? expandList(tracer, one.expression) : written(one))))
}

/** The elements of an array: those of its literal, of what is spread in or added with `concat`, and what is pushed to it. */
export function expandList(tracer: Tracer, list: ts.Expression, depth = 0): Expanded {
  const [only, ...others] = tracer.originsOf(list)
  if (!only || others.length > 0 || depth > MAX_DEPTH) return { args: [], maybe: [], open: list }
  const joined = concatenated(only)
  if (joined) return united(joined.map((one) => expandPart(tracer, one, depth)))
  if (!ts.isArrayLiteralExpression(only)) return { args: [], maybe: [], open: list }
  const pushed = pushesTo(tracer, list)
  const argumentsOf = (isGuarded: boolean) =>
    pushed.filter((one) => one.isGuarded === isGuarded).flatMap(({ call }) => [...call.arguments])
  const elements = only.elements.map((one) =>
    ts.isSpreadElement(one) ? expandList(tracer, one.expression, depth + 1) : written(one),
  )
  return united([...elements, { args: argumentsOf(false), maybe: argumentsOf(true) }])
}

/** `first`, `second` and `third` of `first.concat(second, third)`. */
function concatenated(node: ts.Node): readonly ts.Expression[] | undefined {
  if (!ts.isCallExpression(node) || !isConcat(node.expression)) return undefined
  return [node.expression.expression, ...node.arguments]
}

/** What is added with `concat` may be an array or one element. */
function expandPart(tracer: Tracer, part: ts.Expression, depth: number): Expanded {
  const node = unwrap(part)
  const isElement = ts.isStringLiteralLike(node) || ts.isNumericLiteral(node) || ts.isTemplateExpression(node)
  return isElement ? written(node) : expandList(tracer, node, depth + 1)
}

function written(argument: ts.Expression): Expanded {
  return { args: [argument], maybe: [] }
}

function united(all: readonly Expanded[]): Expanded {
  const open = all.find((one) => one.open)?.open
  const [args, maybe] = [all.flatMap((one) => one.args), all.flatMap((one) => one.maybe)]
  return { args, maybe, ...(open && { open }) }
}

/** What is pushed to a list, and whether that is on some path only. */
export function pushesTo(tracer: Tracer, list: ts.Expression): { call: ts.CallExpression; isGuarded: boolean }[] {
  return callsOn(tracer, unwrap(list), 'push').map((call) => ({
    call,
    isGuarded: guardsBetween(call, commonAncestor(call, list)).length > 0,
  }))
}
