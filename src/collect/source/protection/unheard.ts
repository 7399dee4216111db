import type { Unheard } from '../../../model'
import { ts } from '../compiler'
import { brief, type FunctionNode, isFunctionNode, memberName, unwrap, withoutAwait } from '../trace/syntax'
import { placeOf } from '../usage/site'
import { isTimer } from './background'

/** Run a function for each item; none of them gives a promise. */
const LOOPS = /^(?:forEach|map|flatMap|filter|some|every|find)$/

/** Where the promise of a write is dropped, and what is called there. */
export function unheardAt(node: ts.Node, write: ts.Node): Unheard {
  return ts.isCallExpression(node) ? atCall(node, write) : { place: placeOf(node), called: nameOf(node) }
}

function atCall(call: ts.CallExpression, write: ts.Node): Unheard {
  const callee = call.expression
  const target = unwrap(callee)
  if (isFunctionNode(target)) return { place: placeOf(headOf(target)), called: shellOf(target) }
  const isOwn = callee.pos <= write.pos && write.end <= callee.end
  const at = ts.isPropertyAccessExpression(callee) ? callee.name : callee
  const each = loopOf(call)
  const isTimed = isTimer(call)
  return {
    place: placeOf(isOwn ? write : at),
    called: nameOf(callee),
    ...(each && { each }),
    ...(isTimed && { isTimed }),
  }
}

function nameOf(node: ts.Node): string {
  return brief(node, 50) || (memberName(node) ?? '')
}

/** What is told of a function that is called where it is written: it may hold several writes, and is to be mended once. */
function headOf(called: FunctionNode): ts.Node {
  return called.modifiers?.[0] ?? called.name ?? called.parameters[0] ?? called
}

function shellOf({ modifiers }: FunctionNode): string {
  const isAsync = modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword)
  return `(${isAsync ? 'async ' : ''}() => { … })()`
}

/** `dishes.forEach((dish) => redis.del(dish))`. */
function loopOf({ expression, arguments: [callback] }: ts.CallExpression): Unheard['each'] {
  const callee = unwrap(expression)
  if (!ts.isPropertyAccessExpression(callee) || !LOOPS.test(callee.name.text) || !callback) return undefined
  const loop = brief(callee, 50)
  const list = brief(callee.expression, 40)
  const work = unwrap(callback)
  const body = ts.isArrowFunction(work) && !ts.isBlock(work.body) ? withoutAwait(work.body) : undefined
  const run = body && ts.isCallExpression(body) ? brief(body.expression, 50) : undefined
  return { loop, list, ...(run !== undefined && { run }) }
}
