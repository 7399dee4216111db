import { ts } from '../compiler'
import { memberName, returnedExpressions } from './syntax'
import type { Tracing } from './tracing'

/** The elements that an array or a table may hold, as nodes to follow. */
export function elementsOf(tracer: Tracing, list: ts.Expression): ts.Node[] {
  const own = [...tracer.originsOf(list)].flatMap((origin) => elementsOfOrigin(tracer, origin))
  return [...own, ...addedLater(tracer, list)]
}

/** The values of a list are its own; the nodes of a cluster are clients as it is one. */
const OF_RECEIVER: ReadonlySet<string | undefined> = new Set(['values', 'nodes'])

function elementsOfOrigin(tracer: Tracing, origin: ts.Node): readonly ts.Node[] {
  if (ts.isArrayLiteralExpression(origin)) {
    return origin.elements.map((element) => (ts.isSpreadElement(element) ? element.expression : element))
  }
  if (ts.isObjectLiteralExpression(origin)) return origin.properties.flatMap(elementOfTable)
  if (ts.isNewExpression(origin)) {
    const [given] = memberName(origin.expression) === 'Set' ? (origin.arguments ?? []) : []
    return given ? elementsOf(tracer, given) : []
  }
  return ts.isCallExpression(origin) ? elementsGivenBy(tracer, origin) : []
}

function elementsGivenBy(tracer: Tracing, call: ts.CallExpression): readonly ts.Node[] {
  const [argument] = call.arguments
  const name = memberName(call.expression)
  if (name === 'all' && argument) return elementsOf(tracer, argument)
  if ((name === 'map' || name === 'flatMap') && argument) {
    const returned = tracer.functionsOf(argument).flatMap(returnedExpressions)
    return name === 'map' ? returned : returned.flatMap((list) => elementsOf(tracer, list))
  }
  const isOfReceiver = OF_RECEIVER.has(name) && ts.isPropertyAccessExpression(call.expression)
  return isOfReceiver ? [call.expression.expression] : []
}

/** Calls of a method on what an expression names: every `list.push(…)`. */
export function callsOn(tracer: Tracing, holder: ts.Node, method: string): ts.CallExpression[] {
  const symbol = tracer.symbolOf(holder)
  if (!symbol) return []
  return (tracer.names.calls.get(method) ?? []).filter((call): call is ts.CallExpression => {
    const callee = call.expression
    return (
      ts.isCallExpression(call) &&
      ts.isPropertyAccessExpression(callee) &&
      mayName(callee.expression, symbol) &&
      tracer.symbolOf(callee.expression) === symbol
    )
  })
}

/** A member is called what it is called; only a plain name may be an import under another one. */
function mayName(node: ts.Expression, symbol: ts.Symbol): boolean {
  return !ts.isPropertyAccessExpression(node) || node.name.text === symbol.name
}

/** `list.push(x)`, `set.add(x)` and `table.name = x`. */
function addedLater(tracer: Tracing, list: ts.Expression): ts.Node[] {
  const symbol = tracer.symbolOf(list)
  const name = memberName(list)
  if (!symbol || name === undefined) return []
  const pushed = ['push', 'add'].flatMap((method) =>
    callsOn(tracer, list, method).flatMap((call) => [...call.arguments]),
  )
  const assigned = (tracer.names.memberAssignments.get(name) ?? []).filter((assignment) => {
    const left = assignment.left as ts.PropertyAccessExpression | ts.ElementAccessExpression
    return tracer.symbolOf(left.expression) === symbol
  })
  return [...pushed, ...assigned.map((assignment) => assignment.right)]
}

function elementOfTable(property: ts.ObjectLiteralElementLike): ts.Node[] {
  if (ts.isPropertyAssignment(property)) return [property.initializer]
  return ts.isMethodDeclaration(property) ? [property] : []
}
