import { ts } from '../compiler'
import { isWithin } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { type Guard, namesIn } from './flow'
import type { Site } from './site'

/** A condition on one of these asks whether the key is new or has no TTL yet. */
const NEWNESS_CALL = /\b(?:p?ttl|exists|exec|expiretime)\w*\s*\(/i

/** `if (count === 1) expire(…)`: whoever creates the key with this write gets past the condition. */
export function asksWhetherNew(tracer: Tracer, { condition }: Guard, write: Site): boolean {
  if (!condition) return false
  if (isWithin(write.sender, condition) || NEWNESS_CALL.test(condition.getText())) return true
  return namesIn(condition).some((name) => comesFromWrite(tracer, name, write))
}

function comesFromWrite(tracer: Tracer, name: ts.Identifier, write: Site): boolean {
  const declared = tracer.checker.getSymbolAtLocation(name)?.valueDeclaration
  if (declared && ts.isParameter(declared)) return isCallbackOf(declared, write.sender)
  return valuesOf(tracer, name).some((value) => {
    return isWithin(write.sender, value) || NEWNESS_CALL.test(value.getText().slice(0, 500))
  })
}

/** All that a variable is given: where it is declared, and `ttl = await redis.ttl(key)` later on. */
export function valuesOf(tracer: Tracer, name: ts.Identifier): ts.Expression[] {
  const symbol = tracer.checker.getSymbolAtLocation(name)
  const declared = symbol?.valueDeclaration
  if (!declared) return []
  const owner = ts.findAncestor(declared, ts.isVariableDeclaration)
  const assigned = (tracer.names.assignments.get(name.text) ?? []).filter((one) => tracer.symbolOf(one.left) === symbol)
  return [...(owner?.initializer ? [owner.initializer] : []), ...assigned.map((one) => one.right)]
}

/** The parameter of a callback that receives what the write answers: `incr(key, (error, count) => …)`, `.then((count) => …)`. */
function isCallbackOf(parameter: ts.ParameterDeclaration, sender: ts.Node): boolean {
  const call = parameter.parent.parent
  if (!ts.isCallExpression(call)) return false
  return call === sender || isWithin(sender, call.expression)
}
