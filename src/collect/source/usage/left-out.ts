import { ts } from '../compiler'
import { callersOf } from '../trace/callers'
import { propertyName } from '../trace/members'
import { isFunctionNode, memberName, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'

/**
 * Whether an expression is what a parameter holds, without a default, and a caller in sight leaves it out: `put(key, value)`,
 * where those who have some pass `options`; `put(key, value, {})`, where some pass a `ttl`.
 */
export function isLeftOutByCaller(tracer: Tracer, expression: ts.Expression): boolean {
  const node = unwrap(expression)
  const declared = ts.isIdentifier(node) ? tracer.symbolOf(node)?.valueDeclaration : undefined
  if (!declared || !(ts.isParameter(declared) || ts.isBindingElement(declared))) return false
  if (declared.initializer || declared.dotDotDotToken) return false
  const parameter = ts.isParameter(declared) ? declared : declared.parent.parent
  if (!ts.isParameter(parameter) || !isFunctionNode(parameter.parent)) return false
  const { parent, initializer } = parameter
  const at = parent.parameters.indexOf(parameter)
  const member = ts.isParameter(declared) ? undefined : memberName(declared.propertyName ?? declared.name)
  return callersOf(tracer, parent).calls.some((call) => {
    if (call.arguments?.slice(0, at + 1).some(ts.isSpreadElement)) return false
    const passed = call.arguments?.[at] ?? initializer
    return passed ? member !== undefined && lacks(passed, member) : true
  })
}

/** Whether an object literal surely has no such property. */
function lacks(passed: ts.Expression, member: string): boolean {
  const node = unwrap(passed)
  if (!ts.isObjectLiteralExpression(node)) return false
  return node.properties.every((one) => {
    const name = ts.isSpreadAssignment(one) ? undefined : propertyName(one.name)
    return name !== undefined && name !== member
  })
}
