import type { Unheard } from '../../../model'
import { ts } from '../compiler'
import { brief, memberName, unwrap, withoutAwait } from '../trace/syntax'
import { placeOf } from '../usage/site'

/** Run a function for each item; none of them gives a promise. */
const LOOPS = /^(?:forEach|map|flatMap|filter|some|every|find)$/

/** Where the promise of a write is dropped, and what is called there. */
export function unheardAt(node: ts.Node, write: ts.Node): Unheard {
  const call = ts.isCallExpression(node) ? node : undefined
  const callee = call?.expression
  const isOwn = callee !== undefined && callee.pos <= write.pos && write.end <= callee.end
  const at = callee && ts.isPropertyAccessExpression(callee) ? callee.name : (callee ?? node)
  const each = call && loopOf(call)
  const called = brief(callee ?? node, 50) || (memberName(node) ?? '')
  return { place: placeOf(isOwn ? write : at), called, ...(each && { each }) }
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
