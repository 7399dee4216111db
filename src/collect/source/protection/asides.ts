import { ts } from '../compiler'
import { enclosingFunction, nodesIn } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { isTransparent } from './positions'

/** What a request is answered through, and what settles the promise that somebody waits for instead. */
const ANSWERING =
  /^_?(?:res|resp|response|reply|h|ctx|context|c|next|resolve|reject|callback|cb|done|controller|stream|writer|event)$/

/** Whether nobody waits for a promise where it stands: it is a statement of its own, with all that is chained to it. */
export function isLeft(promise: ts.Node): boolean {
  const { parent } = wholeOf(promise)
  return ts.isExpressionStatement(parent) || ts.isVoidExpression(parent)
}

/**
 * Whether what is left to itself is a side effect, and no part of the answer: `notify(team)` is one, and
 * `load(id).then((found) => response.json(found))` is not.
 */
export function isAside(promise: ts.Node, tracer: Tracer): boolean {
  const whole = wholeOf(promise)
  if (answersIn(whole)) return false
  let root: ts.Node = whole
  while (ts.isCallExpression(root) || ts.isPropertyAccessExpression(root)) {
    const inner = ts.isCallExpression(root) ? tracer.functionsOf(root.expression).filter(enclosingFunction) : []
    // A function within the handler answers through what the handler was given.
    if (inner.some(answersIn)) return false
    root = root.expression
  }
  return true
}

function wholeOf(promise: ts.Node): ts.Node {
  let at = promise
  for (;;) {
    const { parent } = at
    const isChained = ts.isPropertyAccessExpression(parent) && ts.isCallExpression(parent.parent)
    if (isTransparent(parent, at)) at = parent
    else if (isChained && parent.expression === at && parent.parent.expression === parent) at = parent.parent
    else return at
  }
}

function answersIn(node: ts.Node): boolean {
  for (const one of nodesIn(node)) if (ts.isIdentifier(one) && ANSWERING.test(one.text)) return true
  return false
}
