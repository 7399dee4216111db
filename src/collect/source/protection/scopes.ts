import { ts } from '../compiler'
import { enclosingFunction, type FunctionNode, isFunctionNode, outermost, owningScope } from '../trace/syntax'
import { runsLater } from './background'
import { requestHandler, routedBy } from './requests'

/**
 * The function in which a node does its work: that of the callbacks around it, but never beyond a handler or a job, which are
 * handed to something as callbacks are, and are functions of their own all the same.
 */
export function workScope(node: ts.Node): ts.Node {
  const owner = owningScope(node)
  let scope = enclosingFunction(node)
  while (scope && scope !== owner && !isOfItsOwn(scope)) {
    const outer = enclosingFunction(scope)
    if (!outer) break
    scope = outer
  }
  return scope ?? owner
}

/** Whether a function answers requests itself. */
export function isHandlerScope(scope: ts.Node): boolean {
  return isFunctionNode(scope) && (requestHandler(scope) !== undefined || isRouted(scope))
}

function isOfItsOwn(scope: FunctionNode): boolean {
  const { parent } = outermost(scope)
  const isLater = (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && runsLater(parent)
  return isLater || isHandlerScope(scope)
}

function isRouted(scope: FunctionNode): boolean {
  const { parent } = outermost(scope)
  return ts.isCallExpression(parent) && routedBy(parent, outermost(scope)) !== undefined
}
